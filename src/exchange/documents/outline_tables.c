/* outline_tables.c — a table (label | content) for each stage of an outline, and for each of its steps that has lanes of its own. */
#include "exchange/documents/outline.h"
#include "exchange/words/cells.h"
#include "exchange/tables/headings.h"

#include <string.h>

struct writer {
	struct outline *o;
	struct table journey;   /* the headings above its stages, and the notes that belong to it */
	struct tables *tables;
	size_t stages;          /* of this journey */
};

static struct arena *arena(struct writer *w)
{
	return &w->o->i->arena;
}

/* ---- slices of the original ---- */

static const char *end_of(const struct outline_node *n)
{
	while (n->children.len)
		n = n->children.at[n->children.len - 1];
	struct str last = n->lines.at[n->lines.len - 1];
	return last.at + last.len;
}

/* Blocks are whole lines. */
static struct str slice_from(struct writer *w, const struct outline_node *n, const char *end)
{
	const char *from = n->lines.at[0].at, *begin = w->o->i->source->text.at;
	while (from > begin && from[-1] != '\n')
		from--;
	return (struct str){ from, (size_t)(end - from) };
}

static struct str source_between(const char *from, const char *to)
{
	return from && to > from ? plain_trim((struct str){ from, (size_t)(to - from) }) : (struct str){ 0 };
}

struct str outline_source_of(const struct outline_node *n)
{
	return source_between(n->lines.at[0].at, end_of(n));
}

struct str outline_lines_between(struct outline *o, const struct outline_node *first, const struct outline_node *last)
{
	struct writer w = { .o = o };
	return slice_from(&w, first, end_of(last));
}

static struct str whole_source(const struct outline_node *n)
{
	struct str last = n->lines.at[n->lines.len - 1];
	return source_between(n->lines.at[0].at, last.at + last.len);
}

/* That of a heading is the whole line, as tables have it. */
static struct str name_source(struct writer *w, const struct outline_node *n)
{
	if (n->kind == OUTLINE_HEADING && !w->o->is_html)
		return plain_trim(slice_from(w, n, n->lines.at[0].at + n->lines.at[0].len));
	return outline_goes_on_behind_name(w->o, n) ? n->label : whole_source(n);
}

/* ---- rows ---- */

static void push_row(struct writer *w, struct table *t, struct table_cell label, struct table_cell content)
{
	struct table_row row = { 0 };
	VEC_PUSH(arena(w), &row.cells, label);
	VEC_PUSH(arena(w), &row.cells, content);
	VEC_PUSH(arena(w), &t->rows, row);
}

void outline_add_lines(struct outline *o, const struct outline_node *n, struct buf *out)
{
	for (size_t k = 0; k < n->children.len; k++) {
		struct str text = outline_text_of(o, n->children.at[k]);
		buf_fmt(out, "%s%.*s", out->len && text.len ? "\n" : "", STR_ARG(text));
		outline_add_lines(o, n->children.at[k], out);
	}
}

/* All that stands below a label, an item a line. */
static void add_lane(struct writer *w, struct table *t, const struct outline_node *n)
{
	struct buf out = { 0 };
	struct table_cell label = { .source = n->label.len ? n->label : n->lines.at[0], .text = outline_label_of(w->o, n) }, content = { 0 };
	if (n->label.len)
		buf_str(&out, outline_text_behind(w->o, n));
	outline_add_lines(w->o, n, &out);
	content.text = buf_take(&out, arena(w));
	content.source = source_between(label.source.at + label.source.len, end_of(n));
	buf_finish(&out);
	push_row(w, t, label, content);
}

static void add_plain(struct writer *w, struct table *t, const char *lane, struct str text, struct str source)
{
	push_row(w, t, (struct table_cell){ .text = str_of(lane) }, (struct table_cell){ .source = source, .text = text });
}

static void add_note(struct writer *w, struct table *t, const struct outline_node *n)
{
	struct table_note note = { plain_line(arena(w), outline_text_of(w->o, n)), whole_source(n) };
	VEC_PUSH(arena(w), &t->notes, note);
	for (size_t k = 0; k < n->children.len; k++)
		add_note(w, t, n->children.at[k]);
}

/* Labels in plain letters name lanes among bullets: others beside them are lanes, too. */
static bool has_plain_lanes(const struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->is_lane && n->children.at[k]->kind == OUTLINE_ITEM && !n->children.at[k]->is_strong)
			return true;
	return false;
}

static bool is_of_own(const struct outline_node *n, bool plain_ones_are)
{
	enum { LABEL_WORDS = 3 };
	if (n->kind == OUTLINE_HEADING)
		return true;
	bool is_label = n->is_strong || n->kind == OUTLINE_LABEL || (plain_ones_are && n->has_colon && outline_words_in(n->label) <= LABEL_WORDS);
	return n->label.len && is_label && n->kind != OUTLINE_TITLE && (n->has_colon || !n->said.len);
}

static bool has_steps(const struct outline_node *n)
{
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->is_section || (n->children.at[k]->is_lane && n->children.at[k]->lane == COLUMN_STEP))
			return true;
	return false;
}

/* An item without lanes, in the list of the steps that have some, is a step, too. */
static bool is_step_among(const struct outline_node *stage, const struct outline_node *n)
{
	bool is_among = false;
	for (size_t k = 0; k < stage->children.len && !is_among; k++) {
		const struct outline_node *c = stage->children.at[k];
		is_among = c->is_section && c->kind == OUTLINE_ITEM && c->rank == n->rank && c->mark == n->mark;
	}
	return n->is_section || (is_among && n->kind == OUTLINE_ITEM && !n->is_lane && !n->label.len && !n->is_quote);
}

static size_t asides_called(struct outline *o, const struct outline_node *stages, struct str name)
{
	size_t count = 0;
	for (size_t s = 0; s < stages->children.len; s++)
		for (size_t k = 0; stages->children.at[s]->is_stage && k < stages->children.at[s]->children.len; k++)
			count += str_equal(outline_name_of(o, stages->children.at[s]->children.at[k]), name);
	return count;
}

static bool is_last_stage(const struct outline_node *n)
{
	const struct outline_node *last = NULL;
	size_t count = 0;
	for (size_t k = 0; n->is_stage && k < n->parent->children.len; k++)
		if (n->parent->children.at[k]->is_stage) {
			last = n->parent->children.at[k];
			count++;
		}
	return n == last && count > 1;
}

/* "### Key takeaways" below the last stage alone is said of the whole, though its level is that of a lane. */
static bool is_of_whole(struct outline *o, const struct outline_node *n, const struct outline_node *c)
{
	bool is_apart = c->kind == OUTLINE_HEADING || c->kind == OUTLINE_TITLE || (c->kind == OUTLINE_LABEL && !c->said.len);
	return is_apart && !c->is_lane && is_last_stage(n) && outline_is_aside(o, outline_name_of(o, c)) && asides_called(o, n->parent, outline_name_of(o, c)) == 1;
}

/* Lanes are rows; so are labels that the field does not know, and items without any are what the person does, where nothing else says it. */
static void add_rows(struct writer *w, struct table *t, const struct outline_node *n, bool takes_steps)
{
	bool plain_ones_are = has_plain_lanes(n);
	for (size_t k = 0; k < n->children.len; k++) {
		const struct outline_node *c = n->children.at[k];
		if (is_step_among(n, c) || is_of_whole(w->o, n, c))
			continue;
		if (c->is_lane || is_of_own(c, plain_ones_are)) {
			add_lane(w, t, c);
			continue;
		}
		bool is_step = c->kind == OUTLINE_ITEM && takes_steps;
		if (is_step || c->is_quote)
			add_plain(w, t, is_step ? "step" : "quote", outline_text_of(w->o, c), whole_source(c));
		else if (c->kind == OUTLINE_ITEM || c->kind == OUTLINE_TEXT)
			add_note(w, t, c);
		for (size_t b = 0; (is_step || c->is_quote) && b < c->children.len; b++)
			add_note(w, t, c->children.at[b]);
	}
}

/* ---- tables ---- */

static struct table table_for(struct writer *w, const struct outline_node *stage, const struct outline_node *n)
{
	struct table t = w->journey;
	int level = (int)t.path.len + 1;
	struct heading name = { .level = level < HEADING_PARAGRAPH ? level : HEADING_PARAGRAPH - 1, .text = outline_name_of(w->o, stage), .source = name_source(w, stage) };
	t.path.at = NULL;
	t.path.len = t.path.cap = 0;
	for (size_t k = 0; k < w->journey.path.len; k++)
		VEC_PUSH(arena(w), &t.path, w->journey.path.at[k]);
	VEC_PUSH(arena(w), &t.path, name);
	t.line = n->lines.at[0];
	t.section = w->stages ? SECTION_GOES_ON : SECTION_BEGINS;
	push_row(w, &t, (struct table_cell){ 0 }, (struct table_cell){ 0 });
	if (w->stages++)
		t.notes.len = t.notes.cap = 0, t.notes.at = NULL;
	return t;
}

static void add_step(struct writer *w, const struct outline_node *stage, const struct outline_node *n)
{
	struct table t = table_for(w, stage, n);
	t.section = SECTION_IS_STEP;
	t.slice = slice_from(w, n, end_of(n));
	add_plain(w, &t, "step", outline_text_of(w->o, n), whole_source(n));
	add_rows(w, &t, n, false);
	VEC_PUSH(arena(w), &w->tables->list, t);
}

static void add_stage(struct writer *w, const struct outline_node *n)
{
	const struct outline_node *step = NULL;
	struct table t = table_for(w, n, n);
	bool is_one_step = outline_goes_on_behind_name(w->o, n) && !has_steps(n);
	struct table_note said = { outline_text_behind(w->o, n), n->said };
	for (size_t k = 0; k < n->children.len && !step; k++)
		step = is_step_among(n, n->children.at[k]) ? n->children.at[k] : NULL;
	t.slice = slice_from(w, n, step ? slice_from(w, step, end_of(step)).at - 1 : end_of(n));
	if (is_one_step)
		add_plain(w, &t, "step", said.text, said.source);
	else if (outline_goes_on_behind_name(w->o, n))
		VEC_PUSH(arena(w), &t.notes, said);
	add_rows(w, &t, n, !has_steps(n) && !is_one_step);
	VEC_PUSH(arena(w), &w->tables->list, t);
	for (size_t k = 0; k < n->children.len; k++)
		if (is_step_among(n, n->children.at[k]))
			add_step(w, n, n->children.at[k]);
}

/* ---- journeys ---- */

static void add_heading(struct writer *w, struct str text, struct str source)
{
	int level = (int)w->journey.path.len + 1;
	struct heading h = { .level = level < HEADING_PARAGRAPH ? level : HEADING_PARAGRAPH - 1, .text = text, .source = source };
	if (text.len)
		VEC_PUSH(arena(w), &w->journey.path, h);
}

static void add_headings_above(struct writer *w, const struct outline_node *n)
{
	if (n->parent)
		add_headings_above(w, n->parent);
	struct str name = n->kind == OUTLINE_ROOT ? (struct str){ 0 } : outline_name_of(w->o, n);
	bool says_nothing = w->journey.path.len && outline_names_stages(w->o, name) && !heading_is_generic(arena(w), name);
	if (n->kind != OUTLINE_LABEL && !says_nothing)
		add_heading(w, name, n->kind == OUTLINE_ROOT ? name : name_source(w, n));
}

/* In plain text the first line, apart from the stages below: neither a sentence nor a key. */
static bool is_title_of_text(struct writer *w, const struct outline_node *n)
{
	enum { TITLE_WORDS = 8 };
	const struct outline_node *first = n->kind == OUTLINE_ROOT && n->children.len > 1 ? n->children.at[0] : NULL;
	if (!first || first->kind != OUTLINE_TEXT || first->is_quote || first->lines.len != 1 || n->children.at[1]->kind == OUTLINE_HEADING || w->o->is_html)
		return false;
	struct str text = plain_trim(first->lines.at[0]);
	bool is_sentence = text.len && strchr(".,;!?", text.at[text.len - 1]), is_key = str_find(text, ':') < text.len;
	return !is_sentence && !is_key && outline_words_in(text) <= TITLE_WORDS;
}

/* Where all headings are of one level, the first of them is the title. */
static void add_heading_beside(struct writer *w, const struct outline_node *n)
{
	if (!w->journey.path.len && is_title_of_text(w, n))
		add_heading(w, outline_text_of(w->o, n->children.at[0]), whole_source(n->children.at[0]));
	for (size_t k = 0; k < n->children.len && !n->children.at[k]->is_stage && !w->journey.path.len; k++) {
		const struct outline_node *c = n->children.at[k];
		if ((c->kind == OUTLINE_HEADING || c->kind == OUTLINE_TITLE) && !c->is_lane && !outline_is_aside(w->o, outline_name_of(w->o, c)))
			add_heading(w, outline_name_of(w->o, c), name_source(w, c));
	}
}

/* "Persona: Anna", "Scenario: …", "Journey: …" beside the stages or above; below "Persona" the line that says the name. */
static void take_note(struct writer *w, struct outline_node *n, bool of_people)
{
	struct str value, text = outline_text_of(w->o, n);
	struct table_note note = { text, whole_source(n) };
	enum cell_key key = cell_key_of(arena(w), text, &value);
	if (of_people && n->label.len && outline_lane_of(w->o, n->label, 2) == COLUMN_NAME) {
		note.text = str_fmt(arena(w), "persona: %.*s", STR_ARG(outline_text_behind(w->o, n)));
		key = CELL_PERSONA;
	}
	bool is_fact = key == CELL_NO_KEY && of_people && n->label.len && n->said.len && cell_fact_of(arena(w), outline_label_of(w->o, n)) != KIND_NONE;
	if ((key == CELL_NO_KEY && !is_fact) || n->is_done || (key == CELL_TITLE && n->kind == OUTLINE_HEADING))
		return;
	n->is_done = true;
	const struct heading *last = w->journey.path.len ? &w->journey.path.at[w->journey.path.len - 1] : NULL;
	if (key == CELL_TITLE && (!last || last->source.at < note.source.at)) /* that of the file counts less than the heading below it */
		add_heading(w, value, note.source);
	else if (key == CELL_TITLE)
		return;
	else
		VEC_PUSH(arena(w), &w->journey.notes, note);
}

static void take_notes_below(struct writer *w, struct outline_node *n, bool of_people)
{
	for (size_t k = 0; k < n->children.len; k++) {
		take_note(w, n->children.at[k], of_people);
		take_notes_below(w, n->children.at[k], of_people);
	}
}

static void take_notes(struct writer *w, struct outline_node *n)
{
	if (n->parent)
		take_notes(w, n->parent);
	for (size_t k = 0; k < n->children.len && !n->gave_notes; k++) {
		struct outline_node *c = n->children.at[k];
		struct str name = c->kind == OUTLINE_TEXT ? (struct str){ 0 } : outline_name_of(w->o, c);
		if (c->is_stage)
			continue;
		if (!c->holds_sections)
			take_note(w, c, false);
		if (!c->is_lane && outline_is_aside(w->o, name))
			take_notes_below(w, c, outline_is_of_people(w->o, name));
	}
	n->gave_notes = true;
}

static void add_journey(struct writer *w, struct outline_node *n)
{
	w->journey = (struct table){ 0 };
	w->stages = 0;
	add_headings_above(w, n);
	add_heading_beside(w, n);
	take_notes(w, n);
	for (size_t k = 0; k < n->children.len; k++)
		if (n->children.at[k]->is_stage)
			add_stage(w, n->children.at[k]);
}

static void add_turned(struct writer *w, struct outline_node *n)
{
	struct table t = { 0 };
	if (!outline_turn(w->o, n, &t))
		return;
	w->journey = (struct table){ 0 };
	add_headings_above(w, n);
	take_notes(w, n);
	t.path.at = w->journey.path.at, t.path.len = t.path.cap = w->journey.path.len;
	t.notes.at = w->journey.notes.at, t.notes.len = t.notes.cap = w->journey.notes.len;
	VEC_PUSH(arena(w), &w->tables->list, t);
}

static void add_journeys_below(struct writer *w, struct outline_node *n)
{
	if (n->is_lane || n->kind == OUTLINE_TEXT)
		return;
	if (outline_find_stages(w->o, n))
		add_journey(w, n);
	else if (n->holds_lanes)
		add_turned(w, n);
	for (size_t k = 0; k < n->children.len; k++)
		if (!n->children.at[k]->is_stage)
			add_journeys_below(w, n->children.at[k]);
}

/* In the order in which they stand; the part of an outline ends where a table begins in it. */
static void merge_tables(struct arena *a, struct tables *tables, const struct tables *sections)
{
	struct tables all = { 0 };
	size_t next = 0;
	for (size_t k = 0; k < sections->list.len; k++) {
		struct table t = sections->list.at[k];
		for (; next < tables->list.len && tables->list.at[next].slice.at < t.slice.at; next++)
			VEC_PUSH(a, &all.list, tables->list.at[next]);
		if (next < tables->list.len && tables->list.at[next].slice.at < t.slice.at + t.slice.len)
			t.slice.len = (size_t)(tables->list.at[next].slice.at - t.slice.at);
		VEC_PUSH(a, &all.list, t);
	}
	for (; next < tables->list.len; next++)
		VEC_PUSH(a, &all.list, tables->list.at[next]);
	*tables = all;
}

void outline_add_tables(struct outline *o, struct tables *tables)
{
	struct tables sections = { 0 };
	struct writer w = { .o = o, .tables = &sections };
	outline_judge(o, o->root);
	add_journeys_below(&w, o->root);
	merge_tables(&o->i->arena, tables, &sections);
}
