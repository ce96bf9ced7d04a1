/* tables.c — which tables of a file are journeys, and what belongs together: tables with the same head are judged together; those of one
 * stage each are the stages of the journey whose heading they share, and headings of the same rank make journeys. */
#include "exchange/words/cells.h"
#include "exchange/tables/facts.h"
#include "exchange/tables/headings.h"
#include "exchange/tables/journey_signs.h"
#include "exchange/tables/lane_choice.h"
#include "exchange/tables/table_people.h"
#include "exchange/tables/table_whole.h"

#define LANES_ARE_KNOWN "name the columns, for example: stage, step, touchpoint, emotion, pain point, opportunity"

struct chosen {
	const struct table *table;
	struct kind_of_table *kind; /* with its like; NULL where it is the only one, and unknown */
	enum table_shape shape;
	bool is_stage;      /* all of it is one stage, called by the heading above it */
	bool goes_on;       /* belongs to the journey before; */
	bool stage_goes_on; /* and to its last stage */
	bool is_layer;      /* and has further lanes of all its stages */
	bool is_weak;       /* it may be something else */
	size_t signs;       /* what the journey that begins here says of being one */
};

struct table_choice {
	VEC(struct chosen) list;
	VEC(const struct table *) lists; /* of people */
	VEC(struct chosen) people; /* a lane for each person: read last, as they may add to the stages of a journey */
};

/* ---- what they are ---- */

/* Tables with the same head, below headings of the same rank: they are judged together. */
struct kind_of_table {
	struct table_evidence evidence;
	bool has_stages; /* some of them are stages of one journey */
	size_t signs;    /* most that one of them says of being a journey */
};

struct cell_kinds { struct names by_head; };

static struct str head_of(struct import *i, const struct table *t)
{
	const struct heading *h = heading_right_above(t);
	struct buf key = { 0 };
	buf_fmt(&key, "%d", h ? h->level : 0);
	for (size_t c = 0; t->rows.len && c < t->rows.at[0].cells.len; c++)
		buf_fmt(&key, "|%.*s", STR_ARG(t->rows.at[0].cells.at[c].text));
	struct str taken = buf_take(&key, &i->arena);
	buf_finish(&key);
	return taken;
}

static struct kind_of_table *kind_of_table(struct import *i, struct cell_kinds *kinds, const struct table *t)
{
	struct str head = head_of(i, t);
	struct kind_of_table *kind = names_find(&kinds->by_head, head);
	if (!kind) {
		kind = ARENA_NEW(&i->arena, struct kind_of_table);
		names_add(&kinds->by_head, head, kind);
	}
	return kind;
}

static struct cell_kinds kinds_of(struct import *i, const struct tables *tables)
{
	enum { TOGETHER_MOST = 200 };
	struct cell_kinds kinds;
	names_init(&kinds.by_head, &i->arena);
	for (size_t k = 0; k < tables->list.len; k++) {
		struct kind_of_table *kind = kind_of_table(i, &kinds, &tables->list.at[k]);
		if (!tables->list.at[k].section && kind->evidence.tables < TOGETHER_MOST)
			table_add_evidence(&i->columns, &tables->list.at[k], &kind->evidence);
	}
	return kinds;
}

static bool has_same_head(const struct table *a, const struct table *b)
{
	if (!a->rows.len || !b->rows.len || a->rows.at[0].cells.len != b->rows.at[0].cells.len)
		return false;
	for (size_t c = 0; c < a->rows.at[0].cells.len; c++)
		if (!str_equal(table_cell_at(a, 0, c).text, table_cell_at(b, 0, c).text))
			return false;
	return true;
}

/* ---- what belongs together ---- */

static bool has_same_side(const struct table *a, const struct table *b)
{
	if (a->rows.len != b->rows.len)
		return false;
	for (size_t row = 1; row < a->rows.len; row++)
		if (!str_equal(table_cell_at(a, row, 0).text, table_cell_at(b, row, 0).text))
			return false;
	return true;
}

static size_t lanes_shared(struct import *i, const struct table *a, const struct table *b)
{
	bool has[COLUMN_COUNT] = { false };
	size_t shared = 0;
	for (size_t c = 0; c < table_width(a); c++)
		has[column_kind_of(&i->columns, table_cell_at(a, 0, c).text)] = true;
	for (size_t c = 0; c < table_width(b); c++) {
		enum column_kind kind = column_kind_of(&i->columns, table_cell_at(b, 0, c).text);
		shared += has[kind] && lane_is_known(kind);
		has[kind] = false;
	}
	return shared;
}

static bool is_called_journey(struct import *i, const struct table *t)
{
	const struct heading *near = heading_nearest(i, t);
	return near && heading_names_journey(i, near);
}

/* Stages of one journey stand below one heading, each below one of its own that names no journey. */
static bool is_next_stage(struct import *i, const struct chosen *c, const struct chosen *before)
{
	const struct heading *above = heading_above(i, c->table);
	if (c->shape != before->shape || !heading_is_same(above, heading_above(i, before->table)))
		return false;
	if (is_called_journey(i, c->table) || is_called_journey(i, before->table))
		return false;
	return c->shape == TABLE_ONE_STAGE || (above && (has_same_head(c->table, before->table) || lanes_shared(i, c->table, before->table) >= 2));
}

static bool goes_on(struct import *i, const struct chosen *c, const struct chosen *before)
{
	const struct heading *near = heading_right_above(c->table);
	if (c->is_stage && before->is_stage && is_next_stage(i, c, before))
		return true;
	if (c->shape != before->shape || c->shape == TABLE_ONE_STAGE || !near || !heading_is_same(near, heading_right_above(before->table)))
		return false;
	return c->shape == TABLE_STAGE_A_COLUMN ? has_same_side(c->table, before->table) : has_same_head(c->table, before->table);
}

static bool has_same_name(struct import *i, const struct table *a, const struct table *b)
{
	return heading_is_same(heading_nearest(i, a), heading_nearest(i, b));
}

/* Below the same heading, or each below one of its own, beside the other's, that names no journey. */
static bool are_beside(struct import *i, const struct table *a, const struct table *b)
{
	bool are_parts = heading_is_same(heading_above(i, a), heading_above(i, b)) && !is_called_journey(i, a) && !is_called_journey(i, b);
	return has_same_name(i, a, b) || are_parts;
}

/* With the stages of the tables of the journey before, and other lanes. */
static bool is_layer(struct import *i, const struct table_choice *choice, const struct chosen *c)
{
	enum { LAYERS_MOST = 20 };
	size_t last = choice->list.len;
	for (size_t k = last; k > 0 && last - k < LAYERS_MOST && !c->is_stage; k--) {
		const struct chosen *b = &choice->list.at[k - 1];
		if (b->is_stage || !are_beside(i, c->table, b->table) || !table_is_layer_of(i, c->table, c->shape, b->table, b->shape))
			return false;
		if (!b->goes_on)
			return true;
	}
	return false;
}

static bool may_be_label(const struct heading *h)
{
	enum { LABEL_LONGEST = 80 };
	bool is_sentence = str_ends(h->text, ".") || str_ends(h->text, "!") || str_ends(h->text, "。");
	return h->level == HEADING_PARAGRAPH && h->text.len <= LABEL_LONGEST && !is_sentence;
}

/* "**Stage 2: Pay**" right above each of several tables below one heading is a heading, too. */
static void lift_labels(struct tables *tables)
{
	for (size_t k = 0; k + 1 < tables->list.len; k++) {
		struct table *t = &tables->list.at[k], *next = &tables->list.at[k + 1];
		const struct heading *near = heading_right_above(t);
		if (!near || near->level >= HEADING_PARAGRAPH || !has_same_head(t, next) || !heading_is_same(near, heading_right_above(next)))
			continue;
		struct heading *label = &t->path.at[t->path.len - 1], *label_next = &next->path.at[next->path.len - 1];
		if (may_be_label(label) && may_be_label(label_next) && !str_equal(label->text, label_next->text))
			label->is_label = label_next->is_label = true;
	}
	for (size_t k = 0; k < tables->list.len; k++)
		for (size_t h = 0; h < tables->list.at[k].path.len; h++)
			if (tables->list.at[k].path.at[h].is_label)
				tables->list.at[k].path.at[h].level = HEADING_PARAGRAPH - 1;
}

/* ---- choosing ---- */

/* "Question | Purpose", "Term | Meaning": heads of lists of something else. */
static bool has_other_heads(struct import *i, const struct table *t)
{
	size_t foreign = 0, width = t->rows.len ? table_width(t) : 0;
	for (size_t c = 0; c < width; c++) {
		struct str head = table_cell_at(t, 0, c).text;
		if (cell_heads_other(&i->arena, head))
			return true;
		foreign += is_lane_of_others(column_kind_of(&i->columns, head));
	}
	return 2 * foreign >= width;
}

/* Names of stages are short. */
static bool may_name_stages(const struct table *t)
{
	enum { NAME_COLUMNS = 30 };
	int columns = 0;
	for (size_t row = 1; row < t->rows.len; row++)
		columns += str_columns(table_cell_at(t, row, 0).text);
	return t->rows.len > 1 && (size_t)columns <= NAME_COLUMNS * (t->rows.len - 1);
}

static void choose_only(struct import *i, const struct table *t, struct table_choice *choice)
{
	struct chosen only = { .table = t, .shape = TABLE_STAGE_A_ROW };
	VEC_PUSH(&i->arena, &choice->list, only);
	struct finding *f = import_report(i, SEVERITY_WARNING, "import-table", t->line, "unknown column headers; the first column was read as the stages");
	f->hint = STR(LANES_ARE_KNOWN);
}

/* An outline knows what belongs together. */
static void choose_section(struct import *i, const struct table *t, struct table_choice *choice)
{
	struct chosen c = { .table = t, .shape = TABLE_ONE_STAGE, .kind = ARENA_NEW(&i->arena, struct kind_of_table), .is_stage = true };
	c.goes_on = t->section != SECTION_BEGINS;
	c.stage_goes_on = t->section == SECTION_IS_STEP;
	VEC_PUSH(&i->arena, &choice->list, c);
}

/* A table below the heading of an outline's stage. */
static bool is_within_section(const struct chosen *c, const struct chosen *before)
{
	return c->is_stage && before->table->section && heading_is_same(heading_right_above(c->table), heading_right_above(before->table));
}

static void choose_table(struct import *i, struct cell_kinds *kinds, const struct table *t, struct table_choice *choice)
{
	struct chosen c = { .table = t, .kind = kind_of_table(i, kinds, t) }, people = { .table = t, .shape = people_shape(i, t) };
	struct chosen *before = choice->list.len ? &choice->list.at[choice->list.len - 1] : NULL;
	if (people_are_listed(i, t)) {
		VEC_PUSH(&i->arena, &choice->lists, t);
		return;
	}
	if (people.shape != TABLE_UNKNOWN) {
		VEC_PUSH(&i->arena, &choice->people, people);
		return;
	}
	c.shape = table_shape_by(&c.kind->evidence);
	if (c.shape == TABLE_UNKNOWN)
		return;
	c.is_stage = table_is_one_stage(i, t, c.shape);
	c.goes_on = before && (is_within_section(&c, before) || goes_on(i, &c, before));
	c.is_layer = !c.goes_on && is_layer(i, choice, &c);
	c.stage_goes_on = c.goes_on && heading_is_same(heading_right_above(t), heading_right_above(before->table));
	c.goes_on = c.goes_on || c.is_layer;
	c.kind->has_stages = c.kind->has_stages || (c.is_stage && c.goes_on && !c.stage_goes_on);
	VEC_PUSH(&i->arena, &choice->list, c);
}

/* ---- tables of something else ---- */

/* What the tables of one journey, from the k-th on, and those of the same kind say of being one. */
static struct journey_signs signs_of_journey(struct import *i, const struct table_choice *choice, size_t k)
{
	struct journey_signs signs = { 0 };
	for (size_t n = k; n < choice->list.len && (n == k || choice->list.at[n].goes_on); n++) {
		const struct chosen *c = &choice->list.at[n];
		signs.is_by_hand = signs.is_by_hand || c->table->section; /* outlines are judged where they are read */
		journey_signs_add(i, c->table, c->shape, &signs);
	}
	return signs;
}

static void report_weak(struct import *i, const struct table *t)
{
	struct finding *f = import_report(i, SEVERITY_INFO, "import-table", t->line, "this table has few columns of a journey; it may be something else");
	f->hint = STR(LANES_ARE_KNOWN);
}

/* A list of people, a plan or a glossary is no journey; least of all beside one. Those of one kind stay together. */
static void leave_others_out(struct import *i, struct table_choice *choice)
{
	enum { SURE = 2 };
	size_t most = 0, kept = 0;
	bool stays = true;
	for (size_t k = 0; k < choice->list.len; k++) {
		struct chosen *c = &choice->list.at[k];
		struct journey_signs signs = c->goes_on ? (struct journey_signs){ 0 } : signs_of_journey(i, choice, k);
		c->signs = journey_signs_count(&signs);
		c->is_weak = journey_signs_are_weak(&signs);
		c->kind->signs = c->signs > c->kind->signs ? c->signs : c->kind->signs;
		most = c->signs > most ? c->signs : most;
	}
	for (size_t k = 0; k < choice->list.len; k++) {
		struct chosen c = choice->list.at[k];
		stays = c.goes_on ? stays : c.kind->signs >= (most >= SURE ? SURE : 1);
		if (!stays)
			continue;
		if (c.is_weak && !c.goes_on)
			report_weak(i, c.table);
		choice->list.at[kept++] = c;
	}
	choice->list.len = kept;
}

static struct table_choice choose_tables(struct import *i, const struct tables *tables)
{
	struct table_choice choice = { 0 };
	struct cell_kinds kinds = kinds_of(i, tables);
	i->people = people_named(i, tables);
	i->is_of_several_people = headings_name_several_people(i, tables);
	for (size_t k = 0; k < tables->list.len; k++)
		if (tables->list.at[k].section)
			choose_section(i, &tables->list.at[k], &choice);
		else
			choose_table(i, &kinds, &tables->list.at[k], &choice);
	bool is_unknown = !choice.list.len;
	leave_others_out(i, &choice);
	if (is_unknown && !choice.people.len && tables->list.len == 1 && may_name_stages(&tables->list.at[0]) && !has_other_heads(i, &tables->list.at[0]))
		choose_only(i, &tables->list.at[0], &choice);
	return choice;
}

static size_t journeys_in(const struct table_choice *choice)
{
	size_t count = 0;
	for (size_t k = 0; k < choice->list.len; k++)
		count += !choice->list.at[k].goes_on;
	return count;
}

/* ---- reading ---- */

/* One stage, or the first of several, is called by the heading above its own. */
static bool is_called_by_whole(struct import *i, const struct table_choice *choice, size_t k)
{
	const struct chosen *c = &choice->list.at[k], *next = k + 1 < choice->list.len ? c + 1 : NULL;
	bool has_stages = next && next->goes_on && !next->stage_goes_on;
	if (next && next->is_layer)
		return !has_same_name(i, c->table, next->table) && heading_above(i, c->table);
	return c->is_stage && !is_called_journey(i, c->table) && (c->shape == TABLE_ONE_STAGE || has_stages || (c->kind && c->kind->has_stages && heading_above(i, c->table)));
}

/* "Journey: Buying a car" on a line above. */
static struct str title_of(struct import *i, const struct table *t)
{
	struct str value = { 0 };
	for (size_t k = 0; k < t->notes.len; k++)
		if (cell_key_of(&i->arena, t->notes.at[k].text, &value) == CELL_TITLE)
			return value;
	return (struct str){ 0 };
}

static struct str name_of(struct import *i, const struct table_choice *choice, size_t k)
{
	const struct table *t = choice->list.at[k].table;
	struct str title = title_of(i, t);
	return title.len ? title : is_called_by_whole(i, choice, k) ? heading_of_whole(i, t) : heading_of_journey(i, t);
}

/* "## Behind the scenes", above some lanes of the journey: a comment. */
static void note_layer(struct import *i, const struct chosen *c, const struct chosen *next, struct draft_journey *journey)
{
	const struct heading *h = c->is_layer || (next && next->is_layer) ? heading_right_above(c->table) : NULL;
	if (!h || h->level >= HEADING_PARAGRAPH || str_equal(h->text, journey->text) || heading_is_generic(&i->arena, h->text))
		return;
	account_keep(&i->account, h->source);
	draft_add_remark(&i->draft, &journey->remarks, h->text);
}

static void read_chosen(struct import *i, const struct table_choice *choice, size_t wanted)
{
	struct draft_journey *journey = NULL;
	size_t number = 0;
	for (size_t k = 0; k < choice->list.len; k++) {
		const struct chosen *c = &choice->list.at[k];
		number += !c->goes_on;
		if (wanted && wanted != number) {
			account_markup(&i->account, c->table->slice); /* nobody asked for it */
			continue;
		}
		journey = c->goes_on ? journey : draft_add_journey(&i->draft, name_of(i, choice, k));
		note_layer(i, c, k + 1 < choice->list.len ? c + 1 : NULL, journey);
		table_read(i, c->table, (struct table_how){ .shape = c->shape, .stage_goes_on = c->stage_goes_on, .merges = c->is_layer }, journey);
	}
}

static bool report_no_journey(struct import *i)
{
	return import_report_nothing(i, "journey", "name its columns, for example: stage, step, touchpoint, emotion, pain point, opportunity");
}

/* Into the journey that has its stages, which tell the people from them; else it is one of its own, where it says of stages or feelings that it is. */
static void read_people(struct import *i, const struct chosen *c, bool may_begin)
{
	enum table_shape other = c->shape == TABLE_STAGE_A_ROW ? TABLE_STAGE_A_COLUMN : TABLE_STAGE_A_ROW;
	struct draft_journey *journey = people_find_journey(i, c->table, c->shape), *turned = journey ? NULL : people_find_journey(i, c->table, other);
	struct table_how how = { .shape = turned ? other : c->shape, .are_people = true };
	journey = journey ? journey : turned;
	how.merges = journey;
	if (journey || (may_begin && people_are_a_journey(i, c->table)))
		table_read(i, c->table, how, journey ? journey : draft_add_journey(&i->draft, heading_of_journey(i, c->table)));
}

bool tables_import(struct import *i, const struct tables *found)
{
	struct tables tables = { 0 };
	for (size_t k = 0; k < found->list.len; k++) {
		account_block(&i->account, found->list.at[k].slice, true);
		if (found->list.at[k].section) {
			VEC_PUSH(&i->arena, &tables.list, found->list.at[k]);
			continue;
		}
		struct table even = table_with_kinds_as_lanes(i, table_with_sections(i, table_with_one_head(i, table_evened(i, &found->list.at[k]))));
		table_add_parts(i, &even, &tables);
	}
	lane_choices_apply(i, &tables);
	facts_take(i, &tables);
	lift_labels(&tables);
	struct table_choice choice = choose_tables(i, &tables);
	size_t count = journeys_in(&choice), wanted = (size_t)i->options.journey;
	if (!count && !choice.people.len)
		return report_no_journey(i);
	if (!import_has_journey(i, count))
		return false;
	read_chosen(i, &choice, wanted);
	for (size_t k = 0; k < choice.people.len; k++)
		read_people(i, &choice.people.at[k], !wanted);
	for (size_t k = 0; k < choice.lists.len && i->draft.journeys.len; k++)
		people_read_list(i, choice.lists.at[k]);
	return i->draft.journeys.len || report_no_journey(i);
}
