/* table_people.c — a column for each person, and what the cells of one say. */
#include "exchange/tables/table_people.h"
#include "exchange/words/cells.h"
#include "exchange/feelings/feelings.h"
#include "exchange/tables/headings.h"
#include "exchange/tables/table_feelings.h"
#include "exchange/tables/table_whole.h"
#include "cjm/unicode.h"

enum { PEOPLE_MOST = 200 };

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

/* ---- who is meant ---- */

static void add_name(struct import *i, struct pieces *names, struct str name)
{
	name = str_lower(&i->arena, plain_line(&i->arena, name));
	if (name.len && names->list.len < PEOPLE_MOST)
		VEC_PUSH(&i->arena, &names->list, name);
}

static void add_names_of_column(struct import *i, const struct table *t, size_t column, struct pieces *names)
{
	for (size_t row = 1; row < t->rows.len; row++) {
		struct pieces items = plain_items(&i->arena, table_cell_at(t, row, column).text, true);
		for (size_t k = 0; k < items.list.len; k++)
			add_name(i, names, person_read_label(&i->arena, items.list.at[k]).name);
	}
}

struct pieces people_named(struct import *i, const struct tables *tables)
{
	struct pieces names = { 0 };
	for (size_t k = 0; k < tables->list.len; k++) {
		const struct table *t = &tables->list.at[k];
		struct str value;
		for (size_t n = 0; n < t->notes.len; n++)
			if (cell_key_of(&i->arena, t->notes.at[n].text, &value) == CELL_PERSONA) {
				struct pieces items = plain_items(&i->arena, value, true);
				struct people_said people = people_read(&i->arena, value, true);
				for (size_t p = 0; p < people.list.len; p++)
					add_name(i, &names, people.list.at[p].name);
				for (size_t p = 0; p < items.list.len; p++)
					add_name(i, &names, person_read_label(&i->arena, items.list.at[p]).name);
			}
		for (size_t c = 0; c < table_width(t); c++)
			if (column_kind_of(&i->columns, table_cell_at(t, 0, c).text) == COLUMN_PERSON)
				add_names_of_column(i, t, c, &names);
	}
	return names;
}

static bool is_named(struct import *i, struct str text)
{
	struct str name = str_lower(&i->arena, person_read_label(&i->arena, plain_line(&i->arena, text)).name);
	for (size_t k = 0; name.len && k < i->people.list.len; k++)
		if (str_equal(i->people.list.at[k], name))
			return true;
	return false;
}

/* ---- which tables ---- */

/* "Feelings of the personas", "By persona". */
static bool heading_speaks_of_people(struct import *i, const struct heading *h)
{
	for (struct str rest = h->text; rest.len;) {
		struct str word = str_next(&rest, ' ');
		if (column_kind_of(&i->columns, word) == COLUMN_PERSON || (str_ends(word, "s") && column_kind_of(&i->columns, str_slice(word, 0, word.len - 1)) == COLUMN_PERSON))
			return true;
	}
	return false;
}

static bool holds_a_lane(struct import *i, const struct table *t)
{
	for (size_t c = 1; c < table_width(t); c++) {
		enum column_kind kind = column_kind_of(&i->columns, table_cell_at(t, 0, c).text);
		if (kind != COLUMN_OWN)
			return true;
	}
	for (size_t row = 1; row < t->rows.len && row < PEOPLE_MOST; row++)
		if (lane_is_known(column_kind_of(&i->columns, table_cell_at(t, row, 0).text)))
			return true;
	return false;
}

static bool holds_only_numbers(struct import *i, const struct table *t)
{
	size_t numbers = 0;
	for (size_t row = 1; row < t->rows.len; row++)
		for (size_t c = 1; c < table_width(t); c++) {
			struct str text = plain_trim(table_cell_at(t, row, c).text);
			double number;
			if (text.len && !number_read(str_slice(text, str_starts(text, "+"), text.len), &number) && !cell_means_nothing(&i->arena, text))
				return false;
			numbers += text.len > 0;
		}
	return numbers > 0;
}

/* "Stage / Persona" in the corner, a heading that speaks of people, or numbers below one that speaks of feelings. */
static bool is_of_people(struct import *i, const struct table *t)
{
	struct str corner = table_cell_at(t, 0, 0).text;
	const struct heading *h = heading_right_above(t);
	for (size_t at = 0; at < corner.len; at++)
		if ((corner.at[at] == '/' || corner.at[at] == '\\') && column_kind_of(&i->columns, str_slice(corner, at + 1, corner.len)) == COLUMN_PERSON)
			return true;
	if (!h)
		return false;
	enum column_kind kind = column_kind_of(&i->columns, h->text);
	return heading_speaks_of_people(i, h) || ((kind == COLUMN_FEELING || kind == COLUMN_SCORE) && holds_only_numbers(i, t));
}

static size_t named_in_head(struct import *i, const struct table *t)
{
	size_t named = 0;
	for (size_t c = 1; c < table_width(t) && c < PEOPLE_MOST; c++)
		named += is_named(i, table_cell_at(t, 0, c).text);
	return named;
}

static size_t named_in_side(struct import *i, const struct table *t)
{
	size_t named = 0;
	for (size_t row = 1; row < t->rows.len && row < PEOPLE_MOST; row++)
		named += is_named(i, table_cell_at(t, row, 0).text);
	return named;
}

enum table_shape people_shape(struct import *i, const struct table *t)
{
	size_t width = table_width(t), rows = t->rows.len;
	if (rows < 2 || width < 3 || rows > PEOPLE_MOST || width > PEOPLE_MOST || holds_a_lane(i, t))
		return TABLE_UNKNOWN;
	enum column_kind corner = column_kind_of(&i->columns, table_cell_at(t, 0, 0).text);
	if (corner == COLUMN_PERSON || (named_in_side(i, t) == rows - 1 && corner != COLUMN_STAGE))
		return TABLE_STAGE_A_COLUMN;
	bool may_be = corner == COLUMN_STAGE || corner == COLUMN_OWN || corner == COLUMN_LABEL;
	return may_be && (named_in_head(i, t) == width - 1 || is_of_people(i, t)) ? TABLE_STAGE_A_ROW : TABLE_UNKNOWN;
}

bool people_are_a_journey(struct import *i, const struct table *t)
{
	const struct heading *h = heading_right_above(t);
	enum column_kind corner = column_kind_of(&i->columns, table_cell_at(t, 0, 0).text), kind = h ? column_kind_of(&i->columns, h->text) : COLUMN_OWN;
	return corner == COLUMN_STAGE || kind == COLUMN_FEELING || kind == COLUMN_SCORE;
}

/* ---- lanes ---- */

static bool is_felt(const struct table_reader *r, size_t record, size_t lane)
{
	struct feeling_guess g = feeling_read(r->i->lexicon, &r->i->arena, lane_cell(r, record, lane).text, r->lanes[lane].column);
	return g.is_known || g.is_missing;
}

/* More of the lanes' cells tell a feeling than do not. */
static bool holds_feelings(const struct table_reader *r)
{
	size_t felt = 0, others = 0;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		for (size_t record = 1; r->lanes[lane].kind == COLUMN_ONE_PERSON && record < record_count(r); record++)
			if (plain_trim(lane_cell(r, record, lane).text).len)
				*(is_felt(r, record, lane) ? &felt : &others) += 1;
	return felt > others;
}

static void report_person(struct table_reader *r, size_t lane, bool feels)
{
	static const char *const SENTENCES[2][2] = {
		{ "this column was read as a person, and its cells as that person's actions", "this column was read as a person, and its cells as that person's emotions" },
		{ "this row was read as a person, and its cells as that person's actions", "this row was read as a person, and its cells as that person's emotions" },
	};
	import_report(r->i, SEVERITY_INFO, "import-person", lane_cell(r, 0, lane).source, "%s", SENTENCES[r->is_turned][feels]);
}

/* The person in "Emotion (Ana)" or "Émotion d'Ana", where others speak of her, too; empty for none. */
static struct str name_in_head(struct import *i, struct str head)
{
	struct str lower = plain_lower_in_place(&i->arena, head);
	for (size_t k = 0; k < i->people.list.len; k++) {
		struct str name = i->people.list.at[k];
		size_t at = str_find_text(lower, 0, name), end = at + name.len;
		bool begins = at < lower.len && (!at || ((unsigned char)lower.at[at - 1] < 0x80 && !unicode_is_letter((unsigned char)lower.at[at - 1])));
		if (begins && plain_has_letters(name) && !unicode_is_letter(plain_code_at(lower, end)))
			return str_slice(head, at, end);
	}
	return (struct str){ 0 };
}

/* Whose the lane is, if it is of that kind; empty for nobody's. */
static struct str name_of_kind(struct table_reader *r, size_t lane, enum column_kind kind)
{
	const struct table_lane *l = &r->lanes[lane];
	bool may_be = lane != r->stage_lane && !l->is_by_hand && !l->is_given && column_kind_of(&r->i->columns, l->head) == kind;
	return may_be ? name_in_head(r->i, l->head) : (struct str){ 0 };
}

/* Lanes of one kind, each with another name in its head, are a person's each. */
static void give_lanes_to_people(struct table_reader *r, enum column_kind kind)
{
	struct str first = { 0 };
	bool are_several = false;
	for (size_t lane = 0; lane < r->lane_count && lane < PEOPLE_MOST; lane++) {
		struct str name = name_of_kind(r, lane, kind);
		are_several = are_several || (first.len && name.len && !str_equal(first, name));
		first = first.len ? first : name;
	}
	for (size_t lane = 0; are_several && lane < r->lane_count && lane < PEOPLE_MOST; lane++) {
		struct table_lane *l = &r->lanes[lane];
		struct str name = name_of_kind(r, lane, kind), word = str_of(statement_of(kind == COLUMN_STEP ? KIND_STEP : KIND_FEEL)->word);
		if (!name.len)
			continue;
		draft_add_remark(&r->i->draft, &r->journey->remarks, str_fmt(arena(r), "%.*s: %.*s", STR_ARG(word), STR_ARG(l->head)));
		lane_settle_scale(r, lane, l->head);
		l->kind = COLUMN_ONE_PERSON;
		l->head = name;
		l->is_given = true;
		l->feels = kind == COLUMN_FEELING;
	}
}

void people_classify(struct table_reader *r, bool all)
{
	give_lanes_to_people(r, COLUMN_FEELING);
	give_lanes_to_people(r, COLUMN_STEP);
	const struct heading *above = heading_right_above(r->table);
	size_t first = r->lane_count;
	if (all) { /* whatever the corner is called */
		r->stage_lane = 0;
		r->lanes[0].kind = COLUMN_STAGE;
	}
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		struct table_lane *l = &r->lanes[lane];
		if (lane == r->stage_lane || !l->head.len || !(all || l->is_given || (l->kind == COLUMN_OWN && (l->is_of_faces || is_named(r->i, l->head)))))
			continue;
		l->kind = COLUMN_ONE_PERSON;
		if (!l->is_given)
			lane_settle_scale(r, lane, all && above ? above->text : l->head);
		first = lane < first ? lane : first;
	}
	if (first == r->lane_count)
		return;
	bool they_feel = holds_feelings(r);
	for (size_t lane = first; lane < r->lane_count; lane++)
		if (r->lanes[lane].kind == COLUMN_ONE_PERSON) {
			r->lanes[lane].feels = r->lanes[lane].is_given ? r->lanes[lane].feels : they_feel;
			r->lanes[lane].person = draft_describe_person(&r->i->draft, person_read_label(arena(r), r->lanes[lane].head));
			draft_add_person(&r->i->draft, &r->journey->people, r->lanes[lane].person);
		}
	report_person(r, first, r->lanes[first].feels);
	if (they_feel && all && above && column_kind_of(&r->i->columns, above->text) == COLUMN_FEELING) {
		account_keep(&r->i->account, above->source);
		draft_add_remark(&r->i->draft, &r->journey->remarks, str_fmt(arena(r), "feel: %.*s", STR_ARG(above->text)));
	}
}

static void add_steps(struct table_reader *r, struct table_lane *lane, struct table_cell cell)
{
	struct pieces items = plain_items(arena(r), cell.text, false);
	for (size_t k = 0; k < items.list.len; k++) {
		struct draft_step *step = draft_add_step(&r->i->draft, r->stage, items.list.at[k]);
		draft_add_person(&r->i->draft, &step->people, lane->person);
	}
}

bool people_add_cell(struct table_reader *r, struct table_lane *lane, struct draft_step *step, struct table_cell cell)
{
	if (lane->kind != COLUMN_ONE_PERSON)
		return false;
	cell_keep(r, cell);
	if (lane->feels)
		table_add_feeling_of(r, step ? &step->items : &r->stage->items, lane, cell);
	else
		add_steps(r, lane, cell);
	return true;
}

/* ---- lists of people ---- */

/* What only a journey says. */
static bool is_of_journeys(enum column_kind kind)
{
	static const bool IS[COLUMN_COUNT] = {
		[COLUMN_JOURNEY] = true, [COLUMN_STAGE] = true, [COLUMN_NUMBER] = true, [COLUMN_STEP] = true, [COLUMN_TOUCHPOINT] = true, [COLUMN_CHANNEL] = true,
		[COLUMN_FEELING] = true, [COLUMN_SCORE] = true, [COLUMN_FRONT] = true, [COLUMN_BACK] = true, [COLUMN_SUPPORT] = true, [COLUMN_MOMENT] = true, [COLUMN_METRIC] = true,
	};
	return IS[kind];
}

static enum statement_kind person_fact_kind(enum column_kind kind)
{
	static const enum statement_kind FACTS[COLUMN_COUNT] = {
		[COLUMN_GOAL] = KIND_PERSONA_GOAL, [COLUMN_PAIN] = KIND_FRUSTRATION, [COLUMN_EXPECTS] = KIND_EXPECTS, [COLUMN_QUOTE] = KIND_QUOTE,
	};
	return FACTS[kind] ? FACTS[kind] : KIND_ABOUT;
}

/* As a list with a person a row. */
static bool is_list(struct import *i, const struct table *t)
{
	size_t said = 0;
	for (size_t c = 1; c < table_width(t); c++) {
		enum column_kind kind = column_kind_of(&i->columns, table_cell_at(t, 0, c).text);
		if (is_of_journeys(kind))
			return false;
		said += person_fact_kind(kind) != KIND_ABOUT;
	}
	return said && t->rows.len > 1 && t->rows.len < PEOPLE_MOST;
}

static bool is_turned_list(struct import *i, const struct table *t)
{
	const struct heading *h = heading_right_above(t);
	bool says = column_kind_of(&i->columns, table_cell_at(t, 0, 0).text) == COLUMN_PERSON || (table_width(t) > 1 && named_in_head(i, t) == table_width(t) - 1);
	if (!says && !(h && heading_speaks_of_people(i, h)))
		return false;
	struct table rows = table_turned(i, t);
	return is_list(i, &rows);
}

/* "Persona | Goal", or "Name | Age | Goal" below "Personas". */
static bool is_list_of_rows(struct import *i, const struct table *t)
{
	const struct heading *h = heading_right_above(t);
	enum column_kind corner = column_kind_of(&i->columns, table_cell_at(t, 0, 0).text);
	return (corner == COLUMN_PERSON || (corner == COLUMN_NAME && h && heading_speaks_of_people(i, h))) && is_list(i, t);
}

bool people_are_listed(struct import *i, const struct table *t)
{
	return is_list_of_rows(i, t) || is_turned_list(i, t);
}

/* By the lane that the head names; "Age" and "Job" name none. */
static enum statement_kind fact_of_head(struct import *i, struct str head)
{
	enum statement_kind kind = person_fact_kind(column_kind_of(&i->columns, head)), fact = kind == KIND_ABOUT ? cell_fact_of(&i->arena, head) : KIND_NONE;
	return fact == KIND_NONE || fact == KIND_PERSONA ? kind : fact;
}

/* What a head was taken for, as table.c has it for lanes. */
static void note_head(struct import *i, struct table_cell head)
{
	enum statement_kind kind = fact_of_head(i, head.text);
	struct pieces *remarks = &i->draft.journeys.at[0]->remarks;
	struct str word = str_of(statement_of(kind)->word), text = str_fmt(&i->arena, "%.*s of a persona: %.*s", STR_ARG(word), STR_ARG(head.text));
	account_keep(&i->account, head.source);
	for (size_t k = 0; k < remarks->list.len; k++)
		if (str_equal(remarks->list.at[k], text))
			return;
	if (kind != KIND_ABOUT && !str_equal(str_lower(&i->arena, head.text), word))
		draft_add_remark(&i->draft, remarks, text);
}

static void add_cell_facts(struct import *i, struct draft_person *person, struct table_cell head, struct table_cell cell)
{
	enum statement_kind kind = fact_of_head(i, head.text);
	struct str line = plain_line(&i->arena, cell.text);
	struct pieces items = plain_items(&i->arena, cell.text, false);
	if (!items.list.len)
		return;
	account_keep(&i->account, cell.source);
	note_head(i, head);
	if (kind == KIND_ABOUT)
		draft_add_fact(&i->draft, person, kind, str_fmt(&i->arena, "%.*s: %.*s", STR_ARG(head.text), STR_ARG(line)));
	for (size_t k = 0; k < items.list.len && kind != KIND_ABOUT; k++)
		draft_add_fact(&i->draft, person, kind, items.list.at[k]);
}

void people_read_list(struct import *i, const struct table *t)
{
	bool is_turned = !is_list_of_rows(i, t);
	struct table rows = is_turned ? table_turned(i, t) : *t;
	import_report(i, SEVERITY_INFO, "import-person", t->line, is_turned ? "the columns of this table were read as people" : "the rows of this table were read as people");
	account_keep(&i->account, table_cell_at(t, 0, 0).source);
	for (size_t row = 1; row < rows.rows.len; row++) {
		struct table_cell name = table_cell_at(&rows, row, 0);
		if (!plain_line(&i->arena, name.text).len)
			continue;
		struct draft_person *person = draft_describe_person(&i->draft, person_read_label(&i->arena, plain_line(&i->arena, name.text)));
		account_keep(&i->account, name.source);
		if (i->draft.journeys.len == 1)
			draft_add_person(&i->draft, &i->draft.journeys.at[0]->people, person);
		for (size_t c = 1; c < table_width(&rows); c++)
			add_cell_facts(i, person, table_cell_at(&rows, 0, c), table_cell_at(&rows, row, c));
	}
}

/* ---- the journey of the same stages ---- */

static bool has_all_stages(struct import *i, const struct draft_journey *j, const struct table *t, enum table_shape shape)
{
	size_t count = shape == TABLE_STAGE_A_COLUMN ? table_width(t) : t->rows.len;
	for (size_t k = 1; k < count; k++) {
		struct str name = shape == TABLE_STAGE_A_COLUMN ? table_cell_at(t, 0, k).text : table_cell_at(t, k, 0).text;
		if (!draft_find_stage(&i->draft, j, plain_line(&i->arena, name)))
			return false;
	}
	return true;
}

struct draft_journey *people_find_journey(struct import *i, const struct table *t, enum table_shape shape)
{
	for (size_t k = 0; k < i->draft.journeys.len && k < PEOPLE_MOST; k++)
		if (has_all_stages(i, i->draft.journeys.at[k], t, shape))
			return i->draft.journeys.at[k];
	return NULL;
}
