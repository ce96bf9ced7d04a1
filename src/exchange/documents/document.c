/* document.c — what stands above a table of a document: headings, and lines that say whose journey it is. */
#include "exchange/documents/document.h"
#include "exchange/words/cells.h"
#include "exchange/documents/html.h"

static void set_heading(struct document *d, int level, struct str text, struct str source)
{
	d->headings[level] = (struct heading){ .level = level, .text = text, .source = source };
	for (int below = level + 1; below < HEADING_LEVELS; below++)
		d->headings[below] = (struct heading){ 0 };
}

void document_heading(struct document *d, int level, struct str text, struct str source)
{
	set_heading(d, level, text, source);
	if (level <= d->notes_level)
		d->notes.len = 0;
}

/* "Goal: Get to class", below the line that names her. */
static bool describes_person(struct document *d, struct str text)
{
	enum { KEY_LONGEST = 40 };
	size_t colon = str_find(text, ':');
	struct str value;
	bool is_named = false;
	for (size_t k = 0; k < d->notes.len; k++)
		is_named = is_named || cell_key_of(&d->i->arena, d->notes.at[k].text, &value) == CELL_PERSONA;
	return is_named && colon + 1 < text.len && colon < KEY_LONGEST && cell_fact_of(&d->i->arena, str_slice(text, 0, colon)) != KIND_NONE;
}

/* Lines that say whose journey it is belong to the table below; other prose does not. */
bool document_take_note(struct document *d, struct str text, struct str source)
{
	struct table_note note = { text, source };
	struct str value;
	enum cell_key key = cell_key_of(&d->i->arena, text, &value);
	if (key == CELL_NO_KEY && !describes_person(d, text))
		return false;
	if (key == CELL_TITLE)
		set_heading(d, 1, value, source);
	else
		VEC_PUSH(&d->i->arena, &d->notes, note);
	for (d->notes_level = HEADING_PARAGRAPH - 1; d->notes_level && !d->headings[d->notes_level].text.len;)
		d->notes_level--;
	return true;
}

void document_take_line(struct document *d, struct str text, struct str source)
{
	enum { LINE_LONGEST = 240 };
	if (document_take_note(d, text, source) || !source.len || source.len >= LINE_LONGEST)
		return;
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
