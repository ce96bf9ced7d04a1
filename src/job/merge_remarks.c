/* merge_remarks.c — comments: those that theirs wrote come into ours, those that it took out go. */
#include "job/merge.h"

struct remark_text {
	struct str text;
	bool is_own_line;
	uint32_t at;
};

static struct remark_text remark_at(const struct merge_run *r, enum merge_side side, size_t index)
{
	const struct comment *c = &r->sides[side].ast->comments.at[index];
	return (struct remark_text){ str_trim(str_slice(merge_source(r, side), c->span.at, c->span.at + c->span.len)), c->on_own_line, c->span.at };
}

static size_t *count_of(struct merge_run *r, struct names *counts, struct str text)
{
	size_t *count = names_find(counts, text);
	if (!count)
		names_add(counts, text, count = ARENA_NEW(r->arena, size_t));
	return count;
}

static struct names count_in(struct merge_run *r, const struct ast *ast, struct str text)
{
	struct names counts;
	names_init(&counts, r->arena);
	for (size_t i = 0; i < ast->comments.len; i++) {
		struct span s = ast->comments.at[i].span;
		++*count_of(r, &counts, str_copy(r->arena, str_trim(str_slice(text, s.at, s.at + s.len))));
	}
	return counts;
}

static struct names count_remarks(struct merge_run *r, enum merge_side side)
{
	return count_in(r, r->sides[side].ast, merge_source(r, side));
}

/* ---- those of a statement ---- */

/* On its lines, where it has lines of its own: what stands on the line of others stays there when it goes. */
static struct span lines_with_remarks(const struct merge_run *r, const struct merge_item *i)
{
	bool owns = merge_owns_lines(r, i);
	uint32_t at = owns ? merge_line_start(r, i->side, merge_start(i)) : merge_start(i);
	return (struct span){ .at = at, .len = (owns ? merge_line_end(r, i->side, merge_end(i)) : merge_end(i)) - at };
}

static size_t first_from(const struct merge_run *r, enum merge_side side, uint32_t at)
{
	const struct ast *ast = r->sides[side].ast;
	size_t i = 0;
	while (i < ast->comments.len && ast->comments.at[i].span.at < at)
		i++;
	return i;
}

bool merge_has_same_remarks(const struct merge_run *r, const struct merge_item *a, const struct merge_item *b)
{
	struct span in_a = lines_with_remarks(r, a), in_b = lines_with_remarks(r, b);
	size_t i = first_from(r, a->side, in_a.at), end = first_from(r, a->side, in_a.at + in_a.len);
	size_t k = first_from(r, b->side, in_b.at), end_b = first_from(r, b->side, in_b.at + in_b.len);
	bool same = end - i == end_b - k;
	for (; same && i < end; i++, k++)
		same = str_equal(remark_at(r, a->side, i).text, remark_at(r, b->side, k).text);
	return same;
}

/* ---- what theirs wrote ---- */

/* It came with the statement whose lines it is in. */
static bool came_along(const struct merge_run *r, const struct merge_item *i, uint32_t at)
{
	for (size_t k = 0; k < i->items.len; k++) {
		const struct merge_item *item = i->items.at[k];
		bool holds = at >= merge_start(item) && at < merge_line_end(r, OF_THEIRS, merge_end(item));
		if (holds && item->is_put && merge_owns_lines(r, item))
			return true;
		if (holds && came_along(r, item, at))
			return true;
	}
	return false;
}

/* The next statement behind a place, in the order of the text, that ours has. */
static struct merge_item *next_in_ours(const struct merge_item *i, uint32_t at)
{
	for (size_t k = 0; k < i->items.len; k++) {
		struct merge_item *item = i->items.at[k], *ours = item->peers[OF_OURS];
		if (merge_start(item) > at && ours && !ours->is_gone)
			return ours;
		if (merge_end(item) > at && (ours = next_in_ours(item, at)))
			return ours;
	}
	return NULL;
}

/* The first statement of the line, if it is. */
static struct merge_item *item_on_line(const struct merge_run *r, struct merge_item *i, uint32_t line)
{
	for (size_t k = 0; k < i->items.len; k++) {
		struct merge_item *item = i->items.at[k], *found;
		if (merge_line_start(r, i->side, merge_start(item)) == line && merge_is_first_on_line(r, item))
			return item;
		if (merge_end(item) > line && (found = item_on_line(r, item, line)))
			return found;
	}
	return NULL;
}

/* One that goes leaves its place to another. */
static bool has_remark(const struct merge_run *r, const bool *goes, uint32_t from, uint32_t to)
{
	const struct ast *ast = r->sides[OF_OURS].ast;
	for (size_t i = 0; i < ast->comments.len; i++)
		if (!goes[i] && ast->comments.at[i].span.at >= from && ast->comments.at[i].span.at < to)
			return true;
	return false;
}

/* Behind a statement where it is behind one; else a line of its own above what follows it. */
static void put_remark(struct merge_run *r, const bool *goes, struct remark_text remark)
{
	struct str text = merge_source(r, OF_OURS);
	struct merge_item *theirs = remark.is_own_line ? NULL : item_on_line(r, r->sides[OF_THEIRS].root, merge_line_start(r, OF_THEIRS, remark.at));
	struct merge_item *ours = theirs ? theirs->peers[OF_OURS] : next_in_ours(r->sides[OF_THEIRS].root, remark.at);
	uint32_t at = ours ? merge_line_start(r, OF_OURS, merge_start(ours)) : (uint32_t)text.len, end = ours ? merge_line_end(r, OF_OURS, at) : at;
	bool fits_behind = theirs && ours && !ours->is_gone && merge_is_first_on_line(r, ours) && !has_remark(r, goes, at, end);
	if (fits_behind) {
		end -= end > at && text.at[end - 1] == '\n';
		merge_edit(r, end, end, str_fmt(r->arena, "  %.*s", STR_ARG(remark.text)));
		return;
	}
	struct str indentation = ours ? merge_indentation(r, OF_OURS, at) : STR("");
	bool lacks_end = at == text.len && at && text.at[at - 1] != '\n';
	merge_edit(r, at, at, str_fmt(r->arena, "%s%.*s%.*s\n", lacks_end ? "\n" : "", STR_ARG(indentation), STR_ARG(remark.text)));
}

/* ---- what theirs took out ---- */

static void take_out_remark(struct merge_run *r, struct remark_text remark)
{
	struct str text = merge_source(r, OF_OURS);
	uint32_t at = remark.at, end = merge_line_end(r, OF_OURS, at);
	while (at && (text.at[at - 1] == ' ' || text.at[at - 1] == '\t'))
		at--;
	end -= !remark.is_own_line && end > at && text.at[end - 1] == '\n';
	merge_edit(r, at, end, (struct str){ 0 });
}

static void take_out_remarks(struct merge_run *r, struct names *base, struct names *ours, struct names *theirs, bool *goes)
{
	for (size_t i = 0; i < r->sides[OF_OURS].ast->comments.len; i++) {
		struct remark_text remark = remark_at(r, OF_OURS, i);
		size_t was = *count_of(r, base, remark.text), is = *count_of(r, theirs, remark.text), *left = count_of(r, ours, remark.text);
		goes[i] = was > is && *left > is;
		if (!goes[i])
			continue;
		take_out_remark(r, remark);
		--*left;
	}
}

/* ---- what must not be lost ---- */

/* How often each comment is in what the edits so far make of ours; they are still to be made. */
static struct names count_merged(struct merge_run *r, struct str *merged)
{
	size_t count = r->edits.len;
	struct merge_edit *edits = arena_alloc(r->arena, (count + 1) * sizeof *edits);
	struct sources sources;
	struct findings found;
	for (size_t i = 0; i < count; i++)
		edits[i] = r->edits.at[i];
	struct str text = *merged = merge_edited(r, 0, (uint32_t)merge_source(r, OF_OURS).len);
	r->edits.len = 0;
	for (size_t i = 0; i < count; i++)
		VEC_PUSH(r->arena, &r->edits, edits[i]);
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR("merged"), text, &found), &found);
	struct names counts = count_in(r, ast, text);
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return counts;
}

static size_t count_wanted(size_t was, size_t ours, size_t theirs)
{
	bool is_fewer = ours < was || theirs < was;
	return (ours < theirs) == is_fewer ? ours : theirs;
}

/* A comment above a statement that theirs moved stayed where it was in ours, and what stood there is taken out. */
static void put_back_lost(struct merge_run *r, const bool *goes)
{
	struct str text;
	struct names base = count_remarks(r, OF_BASE), ours = count_remarks(r, OF_OURS), theirs = count_remarks(r, OF_THEIRS), merged = count_merged(r, &text);
	for (int side = OF_THEIRS; side >= OF_OURS; side--)
		for (size_t i = 0; i < r->sides[side].ast->comments.len; i++) {
			struct remark_text remark = remark_at(r, (enum merge_side)side, i);
			size_t *is = count_of(r, &merged, remark.text);
			if (*is >= count_wanted(*count_of(r, &base, remark.text), *count_of(r, &ours, remark.text), *count_of(r, &theirs, remark.text)))
				continue;
			if (r->m->conflicts && str_find_text(text, 0, remark.text) < text.len) /* it is in the text of one */
				continue;
			if (side == OF_OURS)
				merge_give_up(r);
			else
				put_remark(r, goes, remark);
			++*is;
		}
}

void merge_remarks(struct merge_run *r)
{
	struct names base = count_remarks(r, OF_BASE), ours = count_remarks(r, OF_OURS), theirs = count_remarks(r, OF_THEIRS), seen;
	bool *goes = arena_alloc(r->arena, r->sides[OF_OURS].ast->comments.len + 1);
	names_init(&seen, r->arena);
	take_out_remarks(r, &base, &ours, &theirs, goes);
	for (size_t i = 0; i < r->sides[OF_THEIRS].ast->comments.len; i++) {
		struct remark_text remark = remark_at(r, OF_THEIRS, i);
		size_t was = *count_of(r, &base, remark.text), is = *count_of(r, &ours, remark.text), turn = ++*count_of(r, &seen, remark.text);
		if (turn > was && turn > is && !came_along(r, r->sides[OF_THEIRS].root, remark.at))
			put_remark(r, goes, remark);
	}
	if (!r->is_given_up)
		put_back_lost(r, goes);
}
