/* table_notes.c — "Journey: Buying a car", "Persona: Anna (34)", and below it "Age: 34", "Goal: …" of that person. */
#include "exchange/tables/table_notes.h"
#include "exchange/words/cells.h"

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

static struct draft_person *meet_person(struct table_reader *r, struct str text)
{
	struct draft_person *person = draft_describe_person(&r->i->draft, person_read(arena(r), text));
	draft_add_person(&r->i->draft, &r->journey->people, person);
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
			who = meet_person(r, value);
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
			who = meet_person(r, value);
		else if (key == CELL_SCENARIO && !scenario_of(r->journey).len)
			draft_add_item(&r->i->draft, &r->journey->items, KIND_SCENARIO, value);
		else if (!add_fact(r, who, note->text))
			draft_add_remark(&r->i->draft, r->table->section ? &r->stage->remarks : &r->journey->remarks, note->text);
	}
}
