/* table_notes.c — "Journey: Buying a car", "Persona: Anna (34)", and below it "Age: 34", "Goal: …" of that person; and what the heads are called. */
#include "exchange/tables/table_notes.h"
#include "exchange/tables/table_cells.h"
#include "exchange/tables/table_properties.h"
#include "exchange/words/cells.h"

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

/* Those that a line names; gives the last. */
static struct draft_person *meet_people(struct table_reader *r, struct str line, struct str value)
{
	struct people_said people = people_read(arena(r), value, person_key_is_of_several(arena(r), str_slice(line, 0, str_find(line, ':'))));
	struct draft_person *person = NULL;
	for (size_t k = 0; k < people.list.len; k++) {
		person = draft_describe_person(&r->i->draft, people.list.at[k]);
		draft_add_person(&r->i->draft, &r->journey->people, person);
	}
	return person;
}

/* "Goal: Bread; quickly": each of them. False for a line that says nothing of a person. */
static bool add_fact(struct table_reader *r, struct draft_person *who, struct str line)
{
	size_t colon = str_find(line, ':');
	enum statement_kind kind = colon < line.len ? cell_fact_of(arena(r), str_slice(line, 0, colon)) : KIND_NONE;
	if (!who || kind == KIND_NONE || kind == KIND_PERSONA)
		return false;
	struct pieces pieces = plain_items(arena(r), str_slice(line, colon + 1, line.len), false);
	for (size_t k = 0; k < pieces.list.len; k++) {
		struct pieces words = { 0 };
		if (kind == KIND_QUOTE)
			plain_sentences(arena(r), pieces.list.at[k], &words);
		else
			VEC_PUSH(arena(r), &words.list, pieces.list.at[k]);
		for (size_t n = 0; n < words.list.len; n++)
			draft_add_fact(&r->i->draft, who, kind, words.list.at[n]);
	}
	return true;
}

/* The name out of a table of facts: "Name: Ana". */
static bool is_name(struct table_reader *r, struct str line, struct str *value)
{
	size_t colon = str_find(line, ':');
	*value = plain_line(arena(r), str_slice(line, colon + 1, line.len));
	return value->len && cell_fact_of(arena(r), str_slice(line, 0, colon)) == KIND_PERSONA;
}

/* "## Persona: Ana" */
static struct draft_person *meet_in_headings(struct table_reader *r)
{
	struct draft_person *who = NULL;
	for (size_t k = 0; k < r->table->path.len; k++) {
		const struct heading *h = &r->table->path.at[k];
		struct str value;
		if (h->level < HEADING_PARAGRAPH && cell_key_of(arena(r), h->text, &value) == CELL_PERSONA) {
			account_keep(&r->i->account, h->source);
			who = meet_people(r, h->text, value);
		}
	}
	return who;
}

/* The scenario that the journey has; empty for none. */
static struct str scenario_of(const struct draft_journey *j)
{
	for (size_t i = 0; i < j->items.list.len; i++)
		if (j->items.list.at[i].kind == KIND_SCENARIO)
			return j->items.list.at[i].text;
	return (struct str){ 0 };
}

void notes_read(struct table_reader *r)
{
	struct draft_person *who = meet_in_headings(r);
	for (size_t i = 0; i < r->table->notes.len; i++) {
		const struct table_note *note = &r->table->notes.at[i];
		struct str value = { 0 };
		enum cell_key key = cell_key_of(arena(r), note->text, &value);
		account_keep(&r->i->account, note->source);
		if ((key == CELL_TITLE && str_equal(r->journey->text, value)) || (key == CELL_SCENARIO && str_equal(scenario_of(r->journey), value)))
			continue;
		if (key == CELL_PERSONA || (key == CELL_NO_KEY && is_name(r, note->text, &value)))
			who = meet_people(r, note->text, value);
		else if (key == CELL_SCENARIO && !scenario_of(r->journey).len)
			draft_add_item(&r->i->draft, &r->journey->items, KIND_SCENARIO, value);
		else if (!add_fact(r, who, note->text))
			draft_add_remark(&r->i->draft, r->table->section ? &r->stage->remarks : &r->journey->remarks, note->text);
	}
}

/* ---- heads ---- */

enum { HEADS_MOST = 400 };

/* Once: the same heads stand above one small table after the other. */
static void note_lane(struct table_reader *r, struct str text)
{
	const struct pieces *remarks = &r->journey->remarks;
	for (size_t i = 0; i < remarks->list.len && i < HEADS_MOST; i++)
		if (str_equal(remarks->list.at[i], text))
			return;
	draft_add_remark(&r->i->draft, &r->journey->remarks, text);
}

static void note_taken_for(struct table_reader *r, const char *word, struct str head)
{
	if (head.len && !str_equal(str_lower(arena(r), head), str_of(word)))
		note_lane(r, str_fmt(arena(r), "%s: %.*s", word, STR_ARG(head)));
}

/* What the lane was taken for, in the language's words; NULL where it has none. */
static const char *word_of(struct table_reader *r, size_t lane)
{
	static const char *const WORDS[COLUMN_COUNT] = {
		[COLUMN_STAGE] = "stage", [COLUMN_PHASE] = "phase", [COLUMN_STEP] = "step", [COLUMN_FEELING] = "feel", [COLUMN_SCORE] = "feel", [COLUMN_PERSON] = "by", [COLUMN_NUMBER] = "the order",
	};
	enum column_kind kind = r->lanes[lane].kind;
	if (lane == r->stage_lane && column_kind_of(&r->i->columns, r->lanes[lane].head) == COLUMN_PERSON) /* above the names of people, beside stages */
		return "persona";
	if (lane_is_property(kind))
		return property_word(kind);
	return WORDS[kind] ? WORDS[kind] : lane_statement(kind) ? statement_of(lane_statement(kind))->word : NULL;
}

/* As comments: it can be checked, and the original names are not lost. */
static void note_lanes(struct table_reader *r)
{
	for (size_t k = 0; k < r->table->path.len; k++)
		if (r->table->path.at[k].is_journey) {
			cell_keep(r, r->table->path.at[k].column);
			note_taken_for(r, "journey", r->table->path.at[k].column.text);
		}
	for (size_t lane = 0; lane < r->lane_count && lane < HEADS_MOST; lane++) {
		const struct table_lane *l = &r->lanes[lane];
		const char *word = word_of(r, lane);
		if (l->kind != COLUMN_OWN || l->name.len)
			cell_keep(r, lane_cell(r, 0, lane)); /* a comment, the name of a lane of the team's own, or the statement's word */
		if (word && l->kind != COLUMN_OWN)
			note_taken_for(r, word, l->head);
	}
}

/* "Row | Content": heads that name no lane, but are words of the original. */
static void note_names_of_columns(struct table_reader *r, enum table_shape shape, const struct table *t)
{
	if (shape != TABLE_ONE_STAGE || t->section || lane_is_known(column_kind_of(&r->i->columns, table_cell_at(t, 0, 0).text)))
		return;
	cell_keep(r, table_cell_at(t, 0, 0));
	cell_keep(r, table_cell_at(t, 0, 1));
	struct str first = table_cell_at(t, 0, 0).text, second = table_cell_at(t, 0, 1).text;
	if (first.len || second.len)
		note_lane(r, first.len && second.len ? str_fmt(arena(r), "%.*s: %.*s", STR_ARG(first), STR_ARG(second)) : first.len ? first : second);
}

void heads_note(struct table_reader *r, enum table_shape shape, const struct table *t)
{
	note_lanes(r);
	note_names_of_columns(r, shape, t);
}
