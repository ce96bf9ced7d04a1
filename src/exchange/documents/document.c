/* document.c — what stands above a table of a document: headings, and lines that say whose journey it is. */
#include "exchange/documents/document.h"
#include "exchange/words/cells.h"
#include "exchange/words/person.h"
#include "exchange/documents/html.h"

enum { KEY_LONGEST = 40 };

static void set_heading(struct document *d, int level, struct str text, struct str source)
{
	d->headings[level] = (struct heading){ .level = level, .text = text, .source = source };
	for (int below = level + 1; below < HEADING_LEVELS; below++)
		d->headings[below] = (struct heading){ 0 };
}

/* "## Persona", "**Scenario:**": what it is the key of stands below. */
static enum cell_key key_alone(struct document *d, struct str text)
{
	struct str value;
	while (str_ends(text, ":"))
		text.len--;
	if (!text.len || text.len > KEY_LONGEST)
		return CELL_NO_KEY;
	enum cell_key key = cell_key_of(&d->i->arena, str_fmt(&d->i->arena, "%.*s: x", STR_ARG(text)), &value);
	return key == CELL_TITLE ? CELL_NO_KEY : key;
}

static void push_note(struct document *d, struct str text, struct str source)
{
	struct table_note note = { text, source };
	VEC_PUSH(&d->i->arena, &d->notes, note);
	d->notes_level = (d->people_level ? d->people_level : HEADING_PARAGRAPH) - 1;
	while (d->notes_level && !d->headings[d->notes_level].text.len)
		d->notes_level--;
}

static void note_key_alone(struct document *d, int level, struct str text, struct str source)
{
	d->alone_key = key_alone(d, text);
	d->alone = d->alone_key ? source : (struct str){ 0 };
	if (d->alone_key == CELL_PERSONA)
		d->people_level = level;
}

/* "### Ana" right below "## Personas"; not "### Goals". */
static bool is_name(struct document *d, int level, struct str text)
{
	enum { NAME_WORDS = 5 };
	const struct heading *above = &d->headings[d->people_level];
	bool says_something = cell_fact_of(&d->i->arena, text) != KIND_NONE || column_kind_of(&d->i->columns, text) != COLUMN_OWN;
	return d->people_level && level == d->people_level + 1 && key_alone(d, above->text) == CELL_PERSONA && !says_something && outline_words_in(text) <= NAME_WORDS;
}

void document_heading(struct document *d, int level, struct str text, struct str source)
{
	struct str value;
	set_heading(d, level, text, source);
	if (level <= d->notes_level)
		d->notes.len = 0;
	d->people_level = level <= d->people_level ? 0 : d->people_level;
	if (is_name(d, level, text)) {
		account_keep(&d->i->account, d->headings[d->people_level].source);
		push_note(d, str_fmt(&d->i->arena, "persona: %.*s", STR_ARG(text)), source);
		return;
	}
	note_key_alone(d, level, text, source);
	if (cell_key_of(&d->i->arena, text, &value) == CELL_PERSONA) { /* "## Persona: Ana": for the next table, wherever it stands */
		d->people_level = level;
		push_note(d, text, source);
	}
}

/* "Goal: Get to class", below the line that names her, or below "## Persona"; there, too, what else is said with a key. */
static bool describes_person(struct document *d, struct str text)
{
	size_t colon = str_find(text, ':');
	struct str value;
	bool is_named = d->people_level;
	for (size_t k = 0; k < d->notes.len; k++)
		is_named = is_named || cell_key_of(&d->i->arena, d->notes.at[k].text, &value) == CELL_PERSONA;
	if (!is_named || colon + 1 >= text.len || colon >= KEY_LONGEST)
		return false;
	return (d->people_level && d->people_level < HEADING_PARAGRAPH) || cell_fact_of(&d->i->arena, str_slice(text, 0, colon)) != KIND_NONE;
}

/* "Ana (34): designer", below "## Personas": a person each, as nothing else has an age. */
static bool is_aged_name(struct document *d, struct str text)
{
	return d->people_level && person_read_label(&d->i->arena, str_slice(text, 0, str_find(text, ':'))).age.len;
}

/* "**Persona**" and below it "Ana, 34, nurse"; a whole sentence names nobody. */
static bool take_value(struct document *d, struct str text, struct str source)
{
	enum { NAME_WORDS = 4 };
	if (!d->alone.len || !text.len || source.at < d->alone.at)
		return false;
	if (d->alone_key == CELL_PERSONA && (outline_words_in(person_read(&d->i->arena, text).name) > NAME_WORDS || str_ends(text, ":")))
		return false;
	struct str all = { d->alone.at, (size_t)(source.at + source.len - d->alone.at) };
	const char *key = d->alone_key != CELL_PERSONA ? "scenario" : person_key_is_of_several(&d->i->arena, d->alone) ? "personas" : "persona";
	push_note(d, str_fmt(&d->i->arena, "%s: %.*s", key, STR_ARG(text)), all);
	d->alone = (struct str){ 0 };
	return true;
}

/* Lines that say whose journey it is belong to the table below; other prose does not. */
bool document_take_note(struct document *d, struct str text, struct str source)
{
	struct str value;
	enum cell_key key = cell_key_of(&d->i->arena, text, &value);
	if (key == CELL_NO_KEY && !describes_person(d, text))
		return false;
	account_keep(&d->i->account, d->alone);
	d->alone = (struct str){ 0 };
	if (key == CELL_TITLE)
		set_heading(d, 1, value, source);
	else
		push_note(d, key == CELL_NO_KEY && is_aged_name(d, text) ? str_fmt(&d->i->arena, "persona: %.*s", STR_ARG(text)) : text, source);
	return true;
}

void document_take_line(struct document *d, struct str text, struct str source)
{
	enum { LINE_LONGEST = 240 };
	if (document_take_note(d, text, source) || !source.len || source.len >= LINE_LONGEST || take_value(d, text, source))
		return;
	note_key_alone(d, HEADING_PARAGRAPH, text, source);
	while (str_ends(text, ":"))
		text.len--;
	set_heading(d, HEADING_PARAGRAPH, text, source);
}

struct table document_table_below(struct document *d)
{
	struct table t = { 0 };
	for (int level = 1; level < HEADING_LEVELS; level++)
		if (d->headings[level].text.len)
			VEC_PUSH(&d->i->arena, &t.path, d->headings[level]);
	for (size_t k = 0; k < d->notes.len; k++)
		VEC_PUSH(&d->i->arena, &t.notes, d->notes.at[k]);
	d->notes.len = 0;
	return t;
}

static bool holds_table(struct arena *a, struct str text, size_t at)
{
	struct html_tag tag;
	int tables = 0;
	while (tables < 2 && html_next_tag(a, text, &at, &tag)) {
		if (str_is(tag.name, "table") && tag.closes)
			return false;
		tables += str_is(tag.name, "table");
	}
	return tables == 2;
}

bool document_only_lays_out(struct document *d, struct str text, size_t at)
{
	enum { LAYOUTS_MOST = 20 };
	struct table outer = { 0 };
	if (d->layouts == LAYOUTS_MOST || !holds_table(&d->i->arena, text, at))
		return false;
	d->layouts++;
	html_read_table(d->i, text, &at, &outer);
	return table_shape_of(&d->i->columns, &outer) == TABLE_UNKNOWN;
}

void document_add_table(struct document *d, const struct table *t)
{
	outline_add_table(&d->outline);
	VEC_PUSH(&d->i->arena, &d->tables.list, *t);
}
