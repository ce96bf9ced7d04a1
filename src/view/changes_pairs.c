/* changes_pairs.c — where a diff changes too much for a column of cards under every step: the cards of a stage share its width. What left
 * stands at the left, what came beside it, and below them what changed; each says of which step it is. */
#include "view/changes.h"

enum {
	TEXT_LEAST = 60,   /* characters that the edges of a card are worth */
	HALVES_LEAST = 4,  /* columns that are wide enough to be parted; in fewer, what came stands below what left */
};

struct paired { /* the cards of a lane in one stage, and the two halves of its columns */
	struct changes_view *v;
	struct card **cards;
	size_t count;
	size_t first[2], last[2];
	size_t texts[2]; /* how much stands in each */
	bool has_pairs;
};

static const struct change_card *change_of(const struct card *c)
{
	return (const struct change_card *)c;
}

static bool holds_sign(const struct paired *cell, enum change_sign sign)
{
	for (size_t i = 0; i < cell->count; i++)
		if (change_of(cell->cards[i])->sign == sign)
			return true;
	return false;
}

/* In the middle of the columns in which something changed; false where there are too few of them. */
static bool halve(struct paired *cell, const struct stage_box *box)
{
	const struct column *columns = cell->v->l.plan->columns.at;
	size_t wide = 0, passed = 0, at = box->first_column;
	for (size_t i = box->first_column; i <= box->last_column; i++)
		wide += !columns[i].is_narrow;
	for (; wide >= HALVES_LEAST && passed < wide / 2; at++)
		passed += !columns[at].is_narrow;
	cell->first[0] = box->first_column;
	cell->last[1] = box->last_column;
	cell->last[0] = at - 1;
	cell->first[1] = at;
	return wide >= HALVES_LEAST;
}

static size_t text_of(const struct card *c)
{
	size_t text = TEXT_LEAST;
	for (size_t i = 0; i < c->blocks.len; i++)
		text += c->blocks.at[i].text.len;
	return text;
}

static size_t side_of(const struct paired *cell, const struct card *c)
{
	enum change_sign sign = change_of(c)->sign;
	if (cell->has_pairs && (sign == CHANGE_REMOVED || sign == CHANGE_ADDED))
		return sign == CHANGE_ADDED;
	return cell->texts[1] < cell->texts[0];
}

static void name_place(struct changes_view *v, struct card *c, const struct thing *place)
{
	if (place)
		card_add(&v->l, c, ROLE_TAG, locale_quoted(v->l.plan->locale, v->l.arena, thing_label(place)));
}

static const struct diff_group *group_of(const struct changes_view *v, const struct card *c)
{
	return &v->d->groups.at[change_of(c)->change->group];
}

static void arrange(struct paired *cell)
{
	const struct plan *p = cell->v->l.plan;
	const struct stage_box *box = &p->stages.at[p->columns.at[cell->cards[0]->first_column].stage->index];
	bool has_halves = halve(cell, box) && cell->count > 1;
	cell->has_pairs = holds_sign(cell, CHANGE_REMOVED) && holds_sign(cell, CHANGE_ADDED);
	for (size_t i = 0; i < cell->count; i++) {
		struct card *c = cell->cards[i];
		name_place(cell->v, c, group_of(cell->v, c)->step);
		size_t side = side_of(cell, c);
		c->first_column = has_halves ? cell->first[side] : box->first_column;
		c->last_column = has_halves ? cell->last[side] : box->last_column;
		cell->texts[side] += text_of(c);
	}
}

void changes_pair(struct changes_view *v, struct swimlane *lane)
{
	const struct column *columns = v->l.plan->columns.at;
	struct card **cards = lane->cards.at;
	for (size_t i = 0, end; i < lane->cards.len; i = end) {
		for (end = i + 1; end < lane->cards.len && columns[cards[end]->first_column].stage == columns[cards[i]->first_column].stage;)
			end++;
		arrange(&(struct paired){ .v = v, .cards = cards + i, .count = end - i });
	}
}

void changes_loosen(struct changes_view *v, struct swimlane *lane)
{
	lane->of_journey = true;
	for (size_t i = 0; i < lane->cards.len; i++) {
		struct card *c = lane->cards.at[i];
		const struct diff_group *g = group_of(v, c);
		name_place(v, c, g->step ? g->step : g->stage);
		c->of_journey = true;
	}
}
