/* journey_signs.c — what tells a journey from a list of people, a glossary, a change log or a plan. */
#include "exchange/tables/journey_signs.h"
#include "exchange/words/cells.h"
#include "exchange/tables/lane_choice.h"
#include "exchange/tables/table_lanes.h"

/* Lists of other things have goals, owners, questions, metrics and numbers as well. */
static bool is_only_of_journeys(enum column_kind kind)
{
	static const bool IS[COLUMN_COUNT] = {
		[COLUMN_STAGE] = true, [COLUMN_STEP] = true, [COLUMN_TOUCHPOINT] = true, [COLUMN_CHANNEL] = true, [COLUMN_FEELING] = true, [COLUMN_SCORE] = true,
		[COLUMN_THOUGHT] = true, [COLUMN_QUOTE] = true, [COLUMN_PAIN] = true, [COLUMN_GAIN] = true, [COLUMN_EXPECTS] = true, [COLUMN_FRONT] = true,
		[COLUMN_BACK] = true, [COLUMN_SUPPORT] = true, [COLUMN_EVIDENCE] = true, [COLUMN_MOMENT] = true,
	};
	return IS[kind];
}

bool is_lane_of_others(enum column_kind kind)
{
	return lane_is_known(kind) && !is_only_of_journeys(kind);
}

static void add_head(struct import *i, struct table_cell head, struct journey_signs *signs)
{
	struct column_guess g = head_guess(&i->columns, head);
	signs->is_by_hand = signs->is_by_hand || head.choice;
	signs->has[g.kind] = signs->has[g.kind] || !g.is_in_sentence;
	signs->is_of_others = signs->is_of_others || cell_heads_other(&i->arena, head.text);
}

static void count_answers(struct import *i, const struct table *t, struct journey_signs *signs)
{
	enum { ROWS_MOST = 40, COLUMNS_MOST = 40 };
	for (size_t row = 1; row < t->rows.len && row < ROWS_MOST; row++)
		for (size_t c = 1; c < t->rows.at[row].cells.len && c < COLUMNS_MOST; c++) {
			struct str text = plain_trim(table_cell_at(t, row, c).text);
			signs->cells += text.len > 0;
			signs->answers += text.len && cell_says_whether(&i->arena, text);
		}
}

void journey_signs_add(struct import *i, const struct table *t, enum table_shape shape, struct journey_signs *signs)
{
	enum { HEADS_MOST = 200 };
	bool are_rows = shape != TABLE_STAGE_A_ROW;
	size_t count = are_rows ? t->rows.len : t->rows.len ? table_width(t) : 0;
	for (size_t k = 0; k < count && k < HEADS_MOST; k++)
		add_head(i, are_rows ? table_cell_at(t, k, 0) : table_cell_at(t, 0, k), signs);
	count_answers(i, t, signs);
	signs->is_list_of_others = signs->is_list_of_others || (are_rows && table_width(t) == 2 && cell_heads_other(&i->arena, table_cell_at(t, 0, 0).text)
		&& cell_heads_other(&i->arena, table_cell_at(t, 0, 1).text));
}

static size_t only_of_journeys(const struct journey_signs *signs)
{
	size_t count = 0;
	for (size_t kind = 0; kind < COLUMN_COUNT; kind++)
		count += signs->has[kind] && is_only_of_journeys(kind);
	/* An inventory of touchpoints has channels, too; a score says the same as a feeling. */
	count -= signs->has[COLUMN_TOUCHPOINT] && signs->has[COLUMN_CHANNEL];
	return count - (signs->has[COLUMN_FEELING] && signs->has[COLUMN_SCORE]);
}

bool journey_signs_are_weak(const struct journey_signs *signs)
{
	return !signs->is_by_hand && only_of_journeys(signs) < 2;
}

size_t journey_signs_count(const struct journey_signs *signs)
{
	bool others = false;
	for (size_t kind = 0; kind < COLUMN_COUNT; kind++)
		others = others || (signs->has[kind] && is_lane_of_others(kind));
	if (signs->is_by_hand)
		return COLUMN_COUNT;
	if (signs->answers > 1 && 2 * signs->answers > signs->cells)
		return 0; /* "Tool | Touchpoints | Price": a comparison */
	if (signs->is_list_of_others || (signs->is_of_others && journey_signs_are_weak(signs)))
		return 0;
	return only_of_journeys(signs) + (others && signs->has[COLUMN_STAGE]); /* "Stage | Owner" */
}
