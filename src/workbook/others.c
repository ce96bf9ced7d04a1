/* others.c — columns for all that a thing says and the sheet has no column of its own for, in the order of fields.def; and sheets that are made of such
 * columns alone, for what journeys name. */
#include "workbook/book.h"
#include "cjm/unicode.h"

enum { WIDTH = 20, WIDTH_ITEMS = 34 };

static struct str with_capital(struct out_book *b, struct str word)
{
	struct buf out = { 0 };
	size_t at = 0;
	if (word.len)
		buf_utf8(&out, unicode_upper(utf8_next(word, &at)));
	buf_str(&out, str_slice(word, at, word.len));
	struct str s = buf_take(&out, &b->arena);
	buf_finish(&out);
	return s;
}

static void add_column(struct out_table *t, struct other_columns *o, enum statement_kind kind, struct str head, bool holds_things)
{
	if ((o->told && o->told[kind]) || o->at[kind] || is_of_the_file(kind))
		return;
	o->at[kind] = 1 + out_column(t, with_capital(t->book, head), holds_things ? WIDTH_ITEMS : WIDTH);
}

/* Who is it known from; what a client does not get. */
static void add_marks(struct out_table *t, struct other_columns *o, enum statement_kind kind)
{
	if (statement_fits(KIND_FROM, kind))
		add_column(t, o, KIND_FROM, book_label(t->book, LABEL_col_source), false);
	if (statement_fits(KIND_INTERNAL, kind))
		add_column(t, o, KIND_INTERNAL, book_label(t->book, LABEL_col_internal), false);
}

void add_other_columns(struct out_table *t, struct other_columns *o, enum statement_kind kind)
{
	struct out_book *b = t->book;
	for (size_t row = b->fields.first[kind]; row; row = b->fields.next[row - 1]) {
		const struct field *f = &FIELDS[row - 1];
		if (!f->only_names)
			add_column(t, o, f->kind, f->kind == KIND_TAG ? book_label(b, LABEL_report_tags) : f->kind == KIND_OWN ? book_label(b, LABEL_report_own) : locale_word(b->words, f->kind),
				field_holds_things(f));
	}
	add_marks(t, o, kind);
}

struct row_filling {
	struct out_book *b;
	const struct other_columns *o;
	struct told_cell *cells;
};

/* Behind what a stage or another thing of the same row says there. */
static void fill_cell(const struct row_filling *f, enum statement_kind kind, struct told_cell said)
{
	struct told_cell *cell = f->o->at[kind] ? &f->cells[f->o->at[kind] - 1] : NULL;
	if (!cell || !said.text.len)
		return;
	*cell = cell->text.len ? told_text(str_fmt(&f->b->arena, "%.*s\n%.*s", STR_ARG(cell->text), STR_ARG(said.text))) : said;
}

/* "Waiting time": what a cell holds without a mark of its own. */
static void note_internal(const struct row_filling *f, const struct thing_member *m)
{
	struct thing *one = m->type == MEMBER_POINTER ? pointer_at(m->at) : NULL;
	struct things only = { &one, one ? 1 : 0, 1 };
	bool is_internal = false;
	FOR_EACH(struct thing, t, *(m->type == MEMBER_POINTER ? &only : (const struct things *)m->at))
		is_internal |= t->basis.internal;
	if (is_internal)
		fill_cell(f, KIND_INTERNAL, told_text(with_capital(f->b, locale_word(f->b->words, m->kind))));
}

static void fill_member(void *filling, const struct thing_member *m)
{
	const struct row_filling *f = filling;
	if (f->o->at[m->kind])
		fill_cell(f, m->kind, told_member(f->b, m));
	else if (m->holds_things && f->o->marks && f->o->marks[m->kind])
		note_internal(f, m);
}

void fill_others(struct out_table *t, const struct other_columns *o, const struct thing *thing, struct told_cell *cells)
{
	struct row_filling f = { t->book, o, cells };
	fill_cell(&f, KIND_INTERNAL, thing->basis.internal ? told_label(t->book, LABEL_yes) : (struct told_cell){ 0 });
	book_members(t->book, thing, fill_member, &f);
	fill_cell(&f, KIND_FROM, told_text(told_basis_text(t->book, thing)));
}

/* ---- sheets of what journeys name ---- */

struct declared_walk {
	struct out_book *b;
	struct names known;      /* by its address */
	struct things declared;
};

static void note_named(void *naming, struct thing *t)
{
	struct declared_walk *n = naming;
	if (!t->is_declared || (t->kind != KIND_PERSONA && t->kind != KIND_TEAM && t->kind != KIND_SEGMENT && t->kind != KIND_CHANNEL && t->kind != KIND_TOUCHPOINT))
		return;
	if (!names_add_address(&n->known, t, t))
		VEC_PUSH(&n->b->arena, &n->declared, t);
}

/* Rows that say the same are of one that several maps declare. */
static bool is_new_row(struct out_book *b, struct names *rows, const struct out_table *t, const struct told_cell *cells)
{
	struct buf all = { 0 };
	for (size_t i = 0; i < t->columns.len; i++)
		buf_fmt(&all, "%.*s\x1f", STR_ARG(cells[i].text));
	bool is_new = !names_add(rows, str_copy(&b->arena, buf_as_str(&all)), b);
	buf_finish(&all);
	return is_new;
}

static bool says_more(const struct out_table *t, const struct told_cell *cells)
{
	for (size_t i = 1; i < t->columns.len; i++)
		if (cells[i].text.len)
			return true;
	return false;
}

/* None where no row has more than a name, for names stand elsewhere. */
static void write_declared(struct out_book *b, const struct things *declared, enum statement_kind kind, enum label name)
{
	struct out_table t = out_table_of(b);
	struct other_columns o = { 0 };
	struct names rows;
	bool has_any = false;
	names_init(&rows, &b->arena);
	out_column(&t, with_capital(b, locale_word(b->words, kind)), WIDTH_ITEMS);
	add_other_columns(&t, &o, kind);
	FOR_EACH(struct thing, d, *declared) {
		if (d->kind != kind)
			continue;
		struct told_cell *cells = out_row(&t);
		cells[0] = told_name(b, d);
		fill_others(&t, &o, d, cells);
		has_any |= says_more(&t, cells);
		if (!is_new_row(b, &rows, &t, cells))
			t.rows.len--;
	}
	t.frozen = 1;
	if (has_any)
		out_write(&t, name);
}

void write_named_sheets(struct out_book *b)
{
	static const struct { enum statement_kind kind; enum label name; } SHEETS[] = {
		{ KIND_PERSONA, LABEL_personas }, { KIND_SEGMENT, LABEL_sheet_segments }, { KIND_TEAM, LABEL_sheet_teams }, { KIND_CHANNEL, LABEL_channels },
	};
	struct declared_walk n = { .b = b };
	names_init(&n.known, &b->arena);
	for (size_t i = 0; i < b->journey_count; i++)
		thing_names(&book_journey(b, i)->thing, note_named, &n);
	things_names(&n.declared, note_named, &n); /* more are found on the way */
	for (size_t i = 0; i < sizeof SHEETS / sizeof *SHEETS; i++)
		write_declared(b, &n.declared, SHEETS[i].kind, SHEETS[i].name);
}
