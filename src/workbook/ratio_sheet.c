/* ratio_sheet.c — opportunities by impact and effort, for a chart: a row for each pair of levels that any has. */
#include "workbook/book.h"
#include "cjm/scores.h"

enum ratio_column { V_IMPACT, V_EFFORT, V_RATIO, V_COUNT, V_NAMES, V_COLUMNS };

static void add_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[V_COLUMNS] = {
		[V_IMPACT] = { LABEL_col_impact, 14 }, [V_EFFORT] = { LABEL_col_effort, 14 }, [V_RATIO] = { LABEL_col_ratio, 14 }, [V_COUNT] = { LABEL_col_number, 16 },
		[V_NAMES] = { LABEL_col_opportunity, 70 },
	};
	for (int i = 0; i < V_COLUMNS; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

struct ratio_gathering {
	struct out_book *b;
	enum level impact, effort; /* that are asked for */
	const struct opportunity *first;
	VEC(struct str) names;
};

static void gather(void *gathering, const struct thing *t)
{
	struct ratio_gathering *g = gathering;
	const struct opportunity *o = (const struct opportunity *)t;
	if (t->kind != KIND_OPPORTUNITY || o->impact != g->impact || o->effort != g->effort)
		return;
	g->first = g->first ? g->first : o;
	VEC_PUSH(&g->b->arena, &g->names, thing_label(t));
}

/* A number, for the chart, that reads as its word. */
static struct told_cell told_degree(struct out_book *b, enum level level)
{
	struct told_cell cell = told_number(b, level, 0);
	struct str word = label_choice(b->words, LABEL_level_low, level);
	cell.code = str_fmt(&b->arena, "\"%.*s\"", STR_ARG(word));
	return cell;
}

static void add_pair(struct out_table *t, enum level impact, enum level effort)
{
	struct out_book *b = t->book;
	struct ratio_gathering g = { .b = b, .impact = impact, .effort = effort };
	for (size_t i = 0; i < b->journey_count; i++)
		journey_walk(book_journey(b, i), gather, &g);
	if (!g.first)
		return;
	struct told_cell *cells = out_row(t);
	cells[V_IMPACT] = told_degree(b, impact);
	cells[V_EFFORT] = told_degree(b, effort);
	cells[V_RATIO] = told_number(b, opportunity_score(g.first, SCORE_VALUE), 3);
	cells[V_COUNT] = told_number(b, (double)g.names.len, 0);
	cells[V_NAMES] = told_text(locale_list(b->words, &b->arena, g.names.at, g.names.len));
}

void write_ratio_sheet(struct out_book *b)
{
	struct out_table t = out_table_of(b);
	add_columns(&t);
	for (int impact = LEVEL_HIGH; impact >= LEVEL_LOW; impact--)
		for (int effort = LEVEL_LOW; effort <= LEVEL_HIGH; effort++)
			add_pair(&t, (enum level)impact, (enum level)effort);
	out_write(&t, LABEL_col_ratio);
	add_bubble_chart(&t, V_EFFORT, V_IMPACT, V_COUNT, V_NAMES);
}
