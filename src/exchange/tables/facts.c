/* facts.c — a table of keys and values is read as the lines that it is. */
#include "exchange/tables/facts.h"
#include "exchange/words/cells.h"
#include "exchange/tables/headings.h"
#include "exchange/tables/table_lanes.h"

enum row_kind { ROW_OTHER, ROW_FACT, ROW_WHO /* one that no stage has */, ROW_LANE };

static bool is_of_a_stage(enum column_kind kind)
{
	return lane_is_known(kind) && kind != COLUMN_PAIN && kind != COLUMN_GOAL && kind != COLUMN_EXPECTS && kind != COLUMN_QUOTE && kind != COLUMN_PERSON && kind != COLUMN_GAIN;
}

static struct str as_line(struct import *i, struct table_cell key, struct table_cell value)
{
	struct str text = plain_line(&i->arena, key.text);
	while (str_ends(text, ":"))
		text.len--;
	return str_fmt(&i->arena, "%.*s: %.*s", STR_ARG(text), STR_ARG(value.text));
}

static enum row_kind row_kind_of(struct import *i, const struct table *t, size_t row)
{
	struct arena_mark before = arena_mark(&i->arena);
	struct str key = table_cell_at(t, row, 0).text, value;
	enum statement_kind fact = cell_fact_of(&i->arena, key);
	bool is_frame = cell_key_of(&i->arena, as_line(i, table_cell_at(t, row, 0), table_cell_at(t, row, 1)), &value) != CELL_NO_KEY;
	arena_rewind(&i->arena, before);
	if (is_frame || fact == KIND_PERSONA || fact == KIND_AGE || fact == KIND_LOCATION || fact == KIND_ROLE)
		return ROW_WHO;
	if (is_of_a_stage(column_kind_of(&i->columns, key)))
		return ROW_LANE;
	return fact != KIND_NONE ? ROW_FACT : ROW_OTHER;
}

/* At least half of the rows are said of a person, one of them of nothing else, and none is a lane of a stage. */
static bool is_of_facts(struct import *i, const struct table *t)
{
	enum { ROWS_MOST = 40 };
	size_t counts[ROW_LANE + 1] = { 0 };
	if (table_width(t) != 2 || t->rows.len > ROWS_MOST)
		return false;
	for (size_t row = 0; row < t->rows.len; row++)
		counts[row_kind_of(i, t, row)]++;
	return counts[ROW_WHO] && !counts[ROW_LANE] && (counts[ROW_WHO] + counts[ROW_FACT]) * 2 >= t->rows.len && counts[ROW_WHO] + counts[ROW_FACT] >= 2;
}

/* ---- as lines ---- */

static bool is_name(struct import *i, const struct table *t, size_t row)
{
	struct str value;
	return cell_fact_of(&i->arena, table_cell_at(t, row, 0).text) == KIND_PERSONA
		|| cell_key_of(&i->arena, as_line(i, table_cell_at(t, row, 0), table_cell_at(t, row, 1)), &value) == CELL_PERSONA;
}

static struct str row_source(const struct table *t, size_t row)
{
	struct str from = table_cell_at(t, row, 0).source, to = table_cell_at(t, row, 1).source;
	return !from.len ? to : !to.len || to.at < from.at ? from : (struct str){ from.at, (size_t)(to.at + to.len - from.at) };
}

static void add_row(struct import *i, struct table *to, const struct table *facts, size_t row)
{
	struct table_cell key = table_cell_at(facts, row, 0), value = table_cell_at(facts, row, 1);
	struct table_note note = { as_line(i, key, value), row_source(facts, row) };
	if (!key.text.len)
		note.text = value.text;
	if (note.text.len)
		VEC_PUSH(&i->arena, &to->notes, note);
}

static bool is_persona_alone(struct import *i, const struct heading *h) /* "Personas" */
{
	struct str value;
	return cell_key_of(&i->arena, str_fmt(&i->arena, "%.*s: x", STR_ARG(h->text)), &value) == CELL_PERSONA;
}

/* Below "## Persona: Ana", or "## Personas" and "### Ana". */
static void add_heading_as_name(struct import *i, struct table *to, const struct table *facts)
{
	struct str value;
	for (size_t k = facts->path.len; k > 0; k--) {
		const struct heading *h = &facts->path.at[k - 1], *above = k > 1 ? &facts->path.at[k - 2] : NULL;
		if (h->level >= HEADING_PARAGRAPH)
			continue;
		struct table_note note = { h->text, h->source };
		if (above && is_persona_alone(i, above))
			note.text = str_fmt(&i->arena, "Persona: %.*s", STR_ARG(h->text));
		else if (cell_key_of(&i->arena, h->text, &value) != CELL_PERSONA)
			return;
		VEC_PUSH(&i->arena, &to->notes, note);
		return;
	}
}

/* The name first: the rest is said of it. */
static void add_facts(struct import *i, struct table *to, const struct table *facts)
{
	bool has_name = false;
	for (size_t row = 0; row < facts->rows.len; row++)
		if (is_name(i, facts, row) && table_cell_at(facts, row, 1).text.len) {
			add_row(i, to, facts, row);
			has_name = true;
		}
	if (!has_name)
		add_heading_as_name(i, to, facts);
	for (size_t row = 0; row < facts->rows.len; row++)
		if (!is_name(i, facts, row))
			add_row(i, to, facts, row);
}

static struct table *journey_near(struct import *i, struct tables *tables, const bool *are_facts, size_t at)
{
	for (size_t k = at + 1; k < tables->list.len; k++)
		if (!are_facts[k] && table_shape_of(&i->columns, &tables->list.at[k]) != TABLE_UNKNOWN)
			return &tables->list.at[k];
	for (size_t k = at; k > 0; k--)
		if (!are_facts[k - 1] && table_shape_of(&i->columns, &tables->list.at[k - 1]) != TABLE_UNKNOWN)
			return &tables->list.at[k - 1];
	return NULL;
}

void facts_take(struct import *i, struct tables *tables)
{
	bool *are_facts = arena_alloc(&i->arena, (tables->list.len + 1) * sizeof *are_facts);
	size_t kept = 0;
	for (size_t k = 0; k < tables->list.len; k++)
		are_facts[k] = is_of_facts(i, &tables->list.at[k]);
	for (size_t k = 0; k < tables->list.len; k++) {
		struct table *to = are_facts[k] ? journey_near(i, tables, are_facts, k) : NULL;
		are_facts[k] = to;
		if (to)
			add_facts(i, to, &tables->list.at[k]);
	}
	for (size_t k = 0; k < tables->list.len; k++)
		if (!are_facts[k])
			tables->list.at[kept++] = tables->list.at[k];
	tables->list.len = kept;
}
