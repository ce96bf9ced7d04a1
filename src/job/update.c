/* update.c — an edited backlog back into its map: each edit at its place, and nothing else. */
#include "job/update.h"

#include "cjm/document.h"

#include <math.h>
#include <stdlib.h>

/* ---- the edits of the text ---- */

static struct str text_of(const struct updating *u)
{
	return u->map->sources->files.at[u->map->file - 1]->text;
}

static void add_fix(struct updating *u, size_t at, size_t len, struct str text)
{
	struct fix fix = { { u->map->file, (uint32_t)at, (uint32_t)len }, text };
	VEC_PUSH(&u->arena, &u->fixes, fix);
}

static const struct node *property_of(const struct thing *t, enum statement_kind kind)
{
	const struct node *n = t->node->first;
	while (n && n->kind != kind)
		n = n->next;
	return n;
}

static struct span values_of(const struct node *n)
{
	struct span s = n->args[0].span, last = n->args[n->arg_count - 1].span;
	s.len = last.at + last.len - s.at;
	return s;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* With the blanks before it, and with its line where nothing else stands there. */
static void take_out(struct updating *u, const struct node *n)
{
	struct str text = text_of(u);
	size_t from = n->span.at, to = n->span.at + n->span.len;
	while (from && is_blank(text.at[from - 1]))
		from--;
	bool begins_line = !from || text.at[from - 1] == '\n';
	while (begins_line && to < text.len && is_blank(text.at[to]))
		to++;
	bool ends_line = to >= text.len || text.at[to] == '\n' || text.at[to] == '\r';
	if (begins_line && !ends_line)
		from = n->span.at;
	while (begins_line && ends_line && to < text.len && (text.at[to] == '\r' || text.at[to] == '\n'))
		if (text.at[to++] == '\n')
			break;
	add_fix(u, from, to - from, (struct str){ 0 });
}

static void write_value(struct updating *u, const struct thing *t, enum statement_kind kind, struct str value)
{
	const struct node *n = property_of(t, kind);
	if (n && value.len) {
		struct span s = values_of(n);
		if (!str_equal(str_slice(text_of(u), s.at, s.at + s.len), value))
			add_fix(u, s.at, s.len, value);
	} else if (n) {
		take_out(u, n);
	} else if (value.len) {
		add_fix(u, t->node->span.at + t->node->span.len, 0, str_fmt(&u->arena, " %s %.*s", statement_of(kind)->word, STR_ARG(value)));
	}
}

/* ---- cells ---- */

static bool is_figure(enum statement_kind kind)
{
	enum slot_type type = statement_of(kind)->slots[0].type;
	return type == SLOT_NUMBER || type == SLOT_PERCENT || type == SLOT_VALUE;
}

/* As a workbook holds it: a score has more decimals than are written. */
static bool is_same_number(struct updating *u, size_t row, enum backlog_column c, struct str given)
{
	struct value told = backlog_cell(&u->told, &u->told.rows.at[row], c).value;
	bool is_percent = str_ends(given, "%");
	double number;
	return told.given && told.is_percent == is_percent && number_read(str_slice(given, 0, given.len - is_percent), &number) && fabs(number - told.number) < 1e-6;
}

/* As the map says it, in either wording. */
static bool is_as_told(struct updating *u, size_t row, enum backlog_column c, struct str given, bool is_exact)
{
	struct str told = backlog_cell(&u->told, &u->told.rows.at[row], c).text, keyword = backlog_cell(&u->keywords, &u->keywords.rows.at[row], c).text;
	if (is_same_number(u, row, c, given))
		return true;
	if (is_exact)
		return str_equal(given, told) || str_equal(given, keyword);
	struct str folded = update_folded(u, given);
	return str_equal(folded, update_folded(u, told)) || str_equal(folded, update_folded(u, keyword));
}

static enum statement_kind kind_for(const struct thing *t, enum backlog_column c)
{
	bool is_decider = c == BACKLOG_owner && t->kind == KIND_DECISION;
	return statement_find(t->kind, str_of(is_decider ? "by" : backlog_keyword(c)));
}

static void take_cell(struct updating *u, size_t row, enum backlog_column c, const struct import_cell *cell)
{
	const struct thing *t = u->told.rows.at[row].thing;
	enum statement_kind kind = kind_for(t, c);
	struct str value, label = thing_label(t);
	if (kind == KIND_NONE && cell->text.len)
		finding_add(&u->c->found, SEVERITY_ERROR, "update-value", cell->span, "%s “%.*s” cannot have `%s`", kind_noun(t->kind), STR_ARG(label), backlog_keyword(c));
	if (kind == KIND_NONE || is_as_told(u, row, c, cell->text, is_figure(kind)) || !update_value(u, t, c, kind, cell, &value))
		return;
	if (t->span.file == u->map->file) {
		write_value(u, t, kind, value);
		return;
	}
	struct str path = u->map->sources->files.at[t->span.file - 1]->path;
	struct finding *f = finding_add(&u->c->found, SEVERITY_ERROR, "update-value", cell->span, "%s “%.*s” is declared in another file", kind_noun(t->kind), STR_ARG(label));
	f->hint = str_fmt(&u->c->found.arena, "change it there: %.*s", STR_ARG(path));
}

/* What people may edit, but a tool has no business to. */
static void look_at_cell(struct updating *u, size_t row, enum backlog_column c, const struct import_cell *cell)
{
	static const bool SAID[BACKLOG_COLUMNS] = {
		[BACKLOG_stage] = true, [BACKLOG_step] = true, [BACKLOG_phase] = true, [BACKLOG_text] = true, [BACKLOG_frequency] = true, [BACKLOG_for] = true, [BACKLOG_source] = true, [BACKLOG_tag] = true, [BACKLOG_link] = true,
		[BACKLOG_value] = true, [BACKLOG_ulwick] = true, [BACKLOG_rice] = true, [BACKLOG_persona] = true, [BACKLOG_because] = true, [BACKLOG_cost] = true, [BACKLOG_effect] = true, [BACKLOG_result] = true, [BACKLOG_answers] = true,
		[BACKLOG_internal] = true,
	};
	const struct thing *t = u->told.rows.at[row].thing;
	if (SAID[c] && !is_as_told(u, row, c, cell->text, false)) {
		struct finding *f = finding_add(&u->c->found, SEVERITY_WARNING, "update-left-out", cell->span, "`%s` of %s “%.*s” differs from the map and is not written to it", backlog_keyword(c),
			kind_noun(t->kind), STR_ARG(thing_label(t)));
		bool is_score = c == BACKLOG_value || c == BACKLOG_ulwick || c == BACKLOG_rice;
		f->hint = is_score ? STR("change what it is computed from: impact, effort, reach, confidence, importance or satisfaction") : STR("change it in the map by hand");
	}
}

/* The company's own fields: their heads are their names. */
static void look_at_own(struct updating *u, size_t index, const struct import_row *row)
{
	const struct thing *t = u->told.rows.at[index].thing;
	const struct import_row *heads = u->sheet->rows.at[u->heads];
	for (size_t i = 0; i < heads->cells.len && i < row->cells.len; i++) {
		const struct import_cell *cell = &row->cells.at[i];
		struct str head = heads->cells.at[i].text;
		if (!head.len || !names_find(&u->told.own, head) || str_equal(update_folded(u, cell->text), update_folded(u, thing_own(t, head))))
			continue;
		struct finding *f = finding_add(&u->c->found, SEVERITY_WARNING, "update-left-out", cell->span, "`%.*s` of %s “%.*s” differs from the map and is not written to it", STR_ARG(head),
			kind_noun(t->kind), STR_ARG(thing_label(t)));
		f->hint = STR("change it in the map by hand");
	}
}

/* ---- rows ---- */

static bool has_words(struct updating *u, const struct import_row *row, size_t index, enum backlog_column c)
{
	const struct import_cell *cell = update_cell(u, row, c);
	return !cell || !cell->text.len || is_as_told(u, index, c, cell->text, false);
}

/* The map's row that this one is; SIZE_MAX for none, and for several. */
static size_t find_row(struct updating *u, const struct import_row *row, const struct import_cell *id)
{
	size_t found = SIZE_MAX, count = 0;
	for (size_t i = 0; i < u->told.rows.len; i++)
		if (str_equal(u->told.rows.at[i].thing->id, id->text) && has_words(u, row, i, BACKLOG_kind) && has_words(u, row, i, BACKLOG_journey)) {
			found = i;
			count++;
		}
	return count == 1 ? found : SIZE_MAX;
}

static void report_row(struct updating *u, const struct import_cell *id, const char *sentence)
{
	finding_add(&u->c->found, SEVERITY_ERROR, "update-row", id->span, "id “%.*s” %s", STR_ARG(id->text), said(sentence));
}

static void take_row(struct updating *u, const struct import_row *row)
{
	const struct import_cell *id = update_cell(u, row, BACKLOG_id);
	size_t index = id && id->text.len ? find_row(u, row, id) : SIZE_MAX;
	if (!id || !id->text.len) {
		finding_add(&u->c->found, SEVERITY_ERROR, "update-row", row->cells.at[0].span, "row has no id, so it is not an item of the map");
		return;
	}
	if (index == SIZE_MAX || u->is_met[index]) {
		report_row(u, id, index == SIZE_MAX ? "is not an item of the map’s backlog" : "is in the table twice");
		return;
	}
	u->is_met[index] = true;
	for (int c = 0; c < BACKLOG_COLUMNS; c++) {
		const struct import_cell *cell = update_cell(u, row, (enum backlog_column)c);
		if (cell && backlog_is_edited((enum backlog_column)c))
			take_cell(u, index, (enum backlog_column)c, cell);
		else if (cell)
			look_at_cell(u, index, (enum backlog_column)c, cell);
	}
	look_at_own(u, index, row);
}

static void report_missing(struct updating *u)
{
	size_t missing = 0;
	for (size_t i = 0; i < u->told.rows.len; i++)
		missing += !u->is_met[i];
	if (missing)
		finding_add(&u->c->found, SEVERITY_INFO, "update-row", (struct span){ 0 },
			by_count(missing, "%zu item of the map is not in the table and stays as it is", "%zu items of the map are not in the table and stay as they are"), missing);
}

/* ---- columns that nobody takes ---- */

static bool is_taken(const struct updating *u, size_t column)
{
	struct str head = u->sheet->rows.at[u->heads]->cells.at[column].text;
	for (int c = 0; c < BACKLOG_COLUMNS; c++)
		if (u->columns[c] == (int)column)
			return true;
	return !head.len || names_find(&u->told.own, head);
}

static void report_columns(struct updating *u)
{
	const struct import_row *heads = u->sheet->rows.at[u->heads];
	for (size_t i = 0; i < heads->cells.len; i++)
		if (!is_taken(u, i)) {
			struct finding *f = finding_add(&u->c->found, SEVERITY_WARNING, "update-left-out", heads->cells.at[i].span, "column “%.*s” is not written to the map", STR_ARG(heads->cells.at[i].text));
			f->hint = STR("add what belongs in the map by hand");
		}
}

/* ---- the whole ---- */

static int by_place(const void *left, const void *right)
{
	const struct fix *a = left, *b = right;
	return (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

/* Several that are put in at one place stay in their order. */
static void sort_fixes(struct updating *u)
{
	for (size_t i = 1; i < u->fixes.len; i++)
		for (size_t k = i; k && by_place(&u->fixes.at[k - 1], &u->fixes.at[k]) > 0; k--) {
			struct fix kept = u->fixes.at[k];
			u->fixes.at[k] = u->fixes.at[k - 1];
			u->fixes.at[k - 1] = kept;
		}
}

static void write_edited(struct updating *u, struct buf *out)
{
	struct str text = text_of(u);
	size_t at = 0;
	sort_fixes(u);
	for (size_t i = 0; i < u->fixes.len; i++) {
		const struct fix *f = &u->fixes.at[i];
		size_t end = f->span.at + f->span.len;
		if (f->span.at > at)
			buf_str(out, str_slice(text, at, f->span.at));
		buf_str(out, f->text);
		at = end > at ? end : at; /* never back: something may be put in where something else is taken out */
	}
	buf_str(out, str_slice(text, at, text.len));
}

/* The text is laid out again where it was laid out before. */
static bool lay_out(struct updating *u, struct str path, struct str before, struct str edited)
{
	struct conversion old, new;
	conversion_init(&old);
	conversion_init(&new);
	bool was = convert_layout(&old, path, before) && str_equal(buf_as_str(&old.text), before), is_fine = convert_layout(&new, path, edited);
	if (is_fine)
		buf_str(&u->c->text, was ? buf_as_str(&new.text) : edited);
	else
		finding_add_internal(&u->c->found, "the updated map has errors");
	conversion_finish(&old);
	conversion_finish(&new);
	return is_fine;
}

static bool update(struct updating *u, struct str path, struct str text, struct str table, struct str bytes)
{
	struct import_sheets sheets = { 0 };
	struct buf edited = { 0 };
	if (!import_sheets_of(&u->c->sources, table, bytes, &u->arena, &sheets, &u->c->found) || !update_find_table(u, &sheets, table))
		return false;
	u->has_days = sheets.has_days;
	u->is_from_1904 = sheets.is_from_1904;
	report_columns(u);
	for (size_t i = u->heads + 1; i < u->sheet->rows.len; i++)
		take_row(u, u->sheet->rows.at[i]);
	report_missing(u);
	write_edited(u, &edited);
	bool is_fine = true;
	if (u->fixes.len)
		is_fine = lay_out(u, path, text, buf_as_str(&edited));
	else
		buf_str(&u->c->text, text);
	buf_finish(&edited);
	return is_fine;
}

bool convert_update(struct conversion *c, struct project *p, struct str path, struct str text, struct str table, struct str bytes)
{
	struct updating u = { .c = c };
	struct reader reader = project_reader(p);
	if (document_refuse(c, path, text))
		return false;
	reader.picture = NULL;
	project_set_root(p, str_terminated(&c->sources.arena, path));
	u.map = map_read(&c->sources, source_add(&c->sources, path, text, &c->found), &reader, &c->found);
	bool is_fine = !c->found.error_count && update(&u, path, text, table, bytes);
	map_free(u.map);
	arena_finish(&u.arena);
	return is_fine;
}
