/* outline_turned.c — an outline that stands the other way: a heading for each lane, and below it what the stages have in it, each behind the
 * stage's name, or its number where they are listed. It is a table with a stage a column. */
#include "exchange/documents/outline.h"

enum { STAGES_MOST = 200 };

struct turned {
	struct outline *o;
	struct names places;   /* of stages by their names in small letters: the column */
	struct table *table;
	size_t shared;         /* stages that a further lane names, too */
	uint64_t lanes;        /* OUTLINE_LANE */
	bool has_numbers;      /* some lanes go by those of the list */
	const struct outline_node *listed; /* "Stages": a numbered list of all of them; NULL where there is none */
};

static struct arena *arena(struct turned *t)
{
	return &t->o->i->arena;
}

static bool names_part(const struct outline_node *n)
{
	return n->kind == OUTLINE_HEADING || (n->label.len && (n->has_colon || n->is_strong) && n->kind != OUTLINE_TEXT);
}

static bool is_made_of_parts(const struct outline_node *lane)
{
	for (size_t k = 0; k < lane->children.len; k++)
		if (!names_part(lane->children.at[k]))
			return false;
	return lane->children.len && !lane->said.len;
}

static bool is_numbered_list(const struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->kind != OUTLINE_ITEM || n->children.at[k]->number != (int)k + 2) /* kept plus one */
			return false;
	return n->children.len > 1 && n->children.len <= STAGES_MOST && !n->said.len;
}

static const struct outline_node *list_of_stages(struct outline *o, const struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		if (is_numbered_list(n->children.at[k]) && outline_names_stages(o, outline_label_of(o, n->children.at[k])))
			return n->children.at[k];
	return NULL;
}

/* As many as there are stages; "Next steps" are none of them. */
static bool goes_by_number(const struct turned *t, const struct outline_node *lane)
{
	bool fits = t->listed && is_numbered_list(lane) && lane->children.len == t->listed->children.len;
	return fits && !is_made_of_parts(lane) && !outline_is_aside(t->o, outline_label_of(t->o, lane));
}

/* The column of the stage, a new one where the name is new. */
static size_t column_of(struct turned *t, const struct outline_node *n)
{
	struct str name = outline_label_of(t->o, n);
	struct table_row *head = &t->table->rows.at[0];
	uintptr_t known = (uintptr_t)names_add(&t->places, str_lower(arena(t), name), (void *)head->cells.len);
	struct table_cell cell = { .source = n->label.len ? n->label : n->lines.at[0], .text = name };
	if (known)
		return known;
	VEC_PUSH(arena(t), &head->cells, cell);
	return head->cells.len - 1;
}

static struct str all_of(struct turned *t, const struct outline_node *n)
{
	struct buf out = { 0 };
	if (n->label.len && names_part(n))
		buf_str(&out, outline_text_behind(t->o, n));
	else if (n->kind == OUTLINE_ITEM)
		buf_str(&out, outline_text_of(t->o, n));
	outline_add_lines(t->o, n, &out);
	struct str text = buf_take(&out, arena(t));
	buf_finish(&out);
	return text;
}

/* A stage that one lane names twice stands in a second row: it is read as a lane that goes on. */
static void add_lane(struct turned *t, const struct outline_node *lane)
{
	struct table_row row = { 0 };
	struct table_cell label = { .source = lane->label.len ? lane->label : lane->lines.at[0], .text = outline_label_of(t->o, lane) };
	size_t before = t->table->rows.at[0].cells.len;
	bool by_number = goes_by_number(t, lane);
	t->lanes |= OUTLINE_LANE(lane->lane);
	t->has_numbers = t->has_numbers || by_number;
	VEC_PUSH(arena(t), &row.cells, label);
	for (size_t k = 0; k < lane->children.len && k < STAGES_MOST; k++) {
		const struct outline_node *n = lane->children.at[k];
		size_t column = column_of(t, by_number ? t->listed->children.at[k] : n);
		struct table_cell cell = { .source = outline_source_of(n), .text = all_of(t, n) };
		t->shared += column < before;
		while (row.cells.len <= column)
			VEC_PUSH(arena(t), &row.cells, (struct table_cell){ 0 });
		if (row.cells.at[column].text.len) {
			VEC_PUSH(arena(t), &t->table->rows, row);
			row = (struct table_row){ 0 };
			while (row.cells.len <= column)
				VEC_PUSH(arena(t), &row.cells, (struct table_cell){ 0 });
		}
		row.cells.at[column] = cell;
	}
	VEC_PUSH(arena(t), &t->table->rows, row);
}

static void take_list(struct turned *t, const struct outline_node *n)
{
	t->listed = list_of_stages(t->o, n);
	if (t->listed)
		t->table->rows.at[0].cells.at[0] = (struct table_cell){ .source = t->listed->lines.at[0], .text = outline_label_of(t->o, t->listed) };
	for (size_t k = 0; t->listed && k < t->listed->children.len; k++)
		column_of(t, t->listed->children.at[k]);
}

bool outline_turn(struct outline *o, const struct outline_node *n, struct table *table)
{
	struct turned t = { .o = o, .table = table };
	struct table_row head = { 0 };
	const struct outline_node *first = NULL, *last = NULL;
	names_init(&t.places, &o->i->arena);
	VEC_PUSH(&o->i->arena, &head.cells, (struct table_cell){ 0 });
	VEC_PUSH(&o->i->arena, &table->rows, head);
	take_list(&t, n);
	for (size_t k = 0; k < n->children.len; k++) {
		const struct outline_node *lane = n->children.at[k];
		if (lane != t.listed && (!lane->is_lane || !(goes_by_number(&t, lane) || is_made_of_parts(lane))))
			continue;
		if (lane != t.listed)
			add_lane(&t, lane);
		first = first ? first : lane;
		last = lane;
	}
	if (t.shared < 2 || !outline_is_journey_of(n, t.lanes, table->rows.at[0].cells.len - 1))
		return false;
	if (t.has_numbers)
		import_report(o->i, SEVERITY_INFO, "import-table", t.listed->lines.at[0], "the numbers in the lists below were read as the numbers of these stages");
	table->line = first->lines.at[0];
	table->slice = outline_lines_between(o, first, last);
	return true;
}
