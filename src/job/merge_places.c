/* merge_places.c — where in ours a statement of theirs goes: behind what it stands behind there. Where both put something in at one place, that goes first
 * whose words do, so that it is the same whichever side is ours. */
#include "job/merge.h"

struct put_place {
	struct merge_item *behind; /* of ours; NULL: nothing of the same statement is before it */
	const struct merge_item *put; /* of theirs, which was put there before; NULL: none */
};

/* Both texts have it there, so that what else they put in has a place before or behind it. */
static bool is_fixed(const struct merge_item *ours, const struct merge_item *theirs)
{
	return ours && theirs && ours->is_moved == theirs->is_moved && theirs->parent->peers[OF_OURS] == ours->parent;
}

static bool goes_away(const struct merge_item *ours)
{
	const struct merge_item *theirs = ours->peers[OF_THEIRS];
	return theirs ? theirs->is_moved && !ours->is_moved : ours->peers[OF_BASE] && !ours->is_moved;
}

/* What ours alone has put in there, from its first to its last; what goes away is between them or not. */
static struct merge_item *behind_additions(struct merge_item *parent, struct merge_item *behind, const struct merge_item *theirs)
{
	struct merge_item *first = NULL, *last = NULL;
	for (size_t i = behind ? behind->index + 1 : 0; i < parent->items.len; i++) {
		struct merge_item *item = parent->items.at[i];
		if (is_fixed(item, item->peers[OF_THEIRS]))
			break;
		if (goes_away(item))
			continue;
		first = first ? first : item;
		last = item;
	}
	return first && str_compare(first->own, theirs->own) < 0 ? last : behind;
}

static struct merge_item *fixed_before(const struct merge_item *i)
{
	for (size_t k = i->index; k-- > 0;) {
		struct merge_item *before = i->parent->items.at[k];
		if (is_fixed(before->peers[OF_OURS], before->peers[OF_THEIRS]))
			return before->peers[OF_OURS];
	}
	return NULL;
}

bool merge_is_at_same_place(const struct merge_item *ours, const struct merge_item *theirs)
{
	return theirs->parent->peers[OF_OURS] == ours->parent && fixed_before(ours) == fixed_before(theirs);
}

static struct put_place find_place(struct merge_item *parent, const struct merge_item *theirs)
{
	struct put_place place = { 0 };
	for (size_t i = theirs->index; i-- > 0;) {
		struct merge_item *before = theirs->parent->items.at[i], *peer = before->peers[OF_OURS];
		if (before->is_put) {
			place.put = before;
			return place;
		}
		if (is_fixed(peer, before) && !peer->is_gone) {
			place.behind = peer;
			break;
		}
	}
	place.behind = behind_additions(parent, place.behind, theirs);
	return place;
}

/* Where the lines that stand in a statement begin: behind that of its own words. */
uint32_t merge_block_start(const struct merge_run *r, const struct merge_item *parent)
{
	uint32_t end = merge_head_end(parent);
	if (parent->node->kind == KIND_FILE)
		return parent->items.len ? merge_line_start(r, OF_OURS, merge_start(parent->items.at[0])) : (uint32_t)merge_source(r, OF_OURS).len;
	for (size_t i = 0; i < parent->items.len; i++)
		if (!merge_is_first_on_line(r, parent->items.at[i]) && merge_line_start(r, OF_OURS, merge_start(parent->items.at[i])) == merge_line_start(r, OF_OURS, end))
			end = merge_end(parent->items.at[i]) > end && merge_is_one_line(r, parent->items.at[i]) ? merge_end(parent->items.at[i]) : end;
	return merge_line_end(r, OF_OURS, end);
}

static void put_at(struct merge_run *r, struct merge_item *theirs, const struct put_place *place, uint32_t at, struct str text)
{
	struct str ours = merge_source(r, OF_OURS);
	bool is_behind_lines = place->put && place->put->is_put_as_lines;
	bool lacks_end = at == ours.len && at && ours.at[at - 1] != '\n' && str_ends(text, "\n") && !is_behind_lines;
	theirs->is_put = true;
	theirs->put_at = at;
	theirs->is_put_as_lines = str_ends(text, "\n");
	merge_edit(r, at, at, lacks_end ? str_fmt(r->arena, "\n%.*s", STR_ARG(text)) : text);
}

static struct str with_line_above(struct merge_run *r, const struct merge_item *theirs, struct str block)
{
	struct str text = merge_source(r, OF_THEIRS);
	uint32_t start = merge_line_start(r, OF_THEIRS, merge_start(theirs)), above = start ? merge_line_start(r, OF_THEIRS, start - 1) : 0;
	bool is_apart = start && merge_is_first_on_line(r, theirs) && !str_trim(str_slice(text, above, start)).len;
	return is_apart ? str_fmt(r->arena, "\n%.*s", STR_ARG(block)) : block;
}

void merge_put_block(struct merge_run *r, struct merge_item *parent, struct merge_item *theirs, struct str block)
{
	struct put_place place = find_place(parent, theirs);
	bool is_behind_line = place.behind && (merge_is_first_on_line(r, place.behind) || parent->node->kind == KIND_FILE);
	bool may_hold = parent->node->kind == KIND_FILE || merge_is_first_on_line(r, parent);
	if (!place.put && !is_behind_line && !may_hold)
		merge_give_up(r);
	block = with_line_above(r, theirs, block);
	uint32_t behind_put = !place.put ? 0 : place.put->is_put_as_lines ? place.put->put_at : merge_line_end(r, OF_OURS, place.put->put_at);
	put_at(r, theirs, &place, place.put ? behind_put : is_behind_line ? merge_line_end(r, OF_OURS, merge_end(place.behind)) : merge_block_start(r, parent), block);
}

static bool stands_in_line(const struct merge_run *r, const struct merge_item *parent, const struct merge_item *theirs)
{
	return !merge_is_first_on_line(r, theirs) && merge_is_one_line(r, theirs) && parent->node->kind != KIND_FILE;
}

/* On the line of others, where it is on such a line in theirs. */
void merge_put(struct merge_run *r, struct merge_item *parent, struct merge_item *theirs, struct str lines)
{
	struct put_place place = find_place(parent, theirs);
	bool is_behind_line = place.behind && merge_is_first_on_line(r, place.behind), is_in_line = stands_in_line(r, parent, theirs) && !is_behind_line;
	bool is_behind_block = place.put && place.put->is_put_as_lines;
	if (!is_in_line || is_behind_block) {
		merge_put_block(r, parent, theirs, lines);
		return;
	}
	uint32_t at = place.put ? place.put->put_at : place.behind ? merge_end(place.behind) : merge_head_end(parent);
	put_at(r, theirs, &place, at, str_fmt(r->arena, " %.*s", STR_ARG(str_trim(lines))));
}
