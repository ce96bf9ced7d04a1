/* write.c — the tables of an atlas for a terminal, as Markdown and as CSV. */
#include "atlas/atlas.h"

#include "cjm/coverage.h"
#include "cjm/csv.h"

#include <math.h>

/* ---- for a terminal ---- */

enum { AIR = 2 }; /* between columns */

struct shown_column {
	size_t index;
	int width, least; /* least: of its longest word */
	bool is_number;
};

struct shown_table {
	const struct atlas_table *table;
	struct arena *arena;
	VEC(struct shown_column) columns; /* without those in which nothing stands */
};

/* The next word of a text, with the blanks before it; empty at its end. */
static struct str next_word(struct str text, size_t at)
{
	size_t end = at;
	while (end < text.len && text.at[end] == ' ')
		end++;
	while (end < text.len && text.at[end] != ' ')
		end++;
	return str_slice(text, at, end);
}

static void note_text(struct shown_column *c, struct str text)
{
	c->width = str_columns(text) > c->width ? str_columns(text) : c->width;
	for (size_t at = 0; at < text.len;) {
		struct str word = next_word(text, at);
		int width = str_columns(str_trim(word));
		c->least = width > c->least ? width : c->least;
		at += word.len;
	}
}

static struct shown_table shown_of(const struct atlas_table *t, struct arena *arena)
{
	struct shown_table shown = { .table = t, .arena = arena };
	for (size_t i = 0; i < t->columns.len; i++) {
		struct shown_column c = { .index = i, .is_number = t->columns.at[i].is_number };
		for (size_t r = 0; r < t->rows.len; r++)
			note_text(&c, t->rows.at[r][i].text);
		if (!c.width)
			continue;
		note_text(&c, t->columns.at[i].head);
		VEC_PUSH(arena, &shown.columns, c);
	}
	return shown;
}

static int width_of(const struct shown_table *s)
{
	int width = -AIR;
	for (size_t i = 0; i < s->columns.len; i++)
		width += s->columns.at[i].width + AIR;
	return width;
}

/* The widest column gives way, word by word, until all fit or none can. */
static void fit(struct shown_table *s, int width)
{
	for (int over = width_of(s) - width; over > 0; over--) {
		struct shown_column *widest = NULL;
		for (size_t i = 0; i < s->columns.len; i++) {
			struct shown_column *c = &s->columns.at[i];
			if (c->width > c->least && (!widest || c->width > widest->width))
				widest = c;
		}
		if (!widest)
			return;
		widest->width--;
	}
}

static void pad(struct buf *out, int columns)
{
	for (int i = 0; i < columns; i++)
		buf_char(out, ' ');
}

/* As many words as fit, taken off the text. */
static struct str take_line(struct str *text, int width)
{
	size_t end = 0;
	*text = str_trim(*text);
	while (end < text->len) {
		struct str word = next_word(*text, end);
		if (end && str_columns(str_slice(*text, 0, end + word.len)) > width)
			break;
		end += word.len;
	}
	struct str line = str_slice(*text, 0, end);
	*text = str_slice(*text, end, text->len);
	return line;
}

static void write_line(const struct shown_table *s, struct str *texts, struct buf *out)
{
	int waiting = 0; /* blanks that stand before what follows, if anything does */
	for (size_t i = 0; i < s->columns.len; i++) {
		const struct shown_column *c = &s->columns.at[i];
		struct str line = take_line(&texts[i], c->width);
		int air = c->width - str_columns(line);
		if (line.len) {
			pad(out, waiting + (c->is_number ? air : 0));
			buf_visible(out, line, VISIBLE_LINE);
			waiting = 0;
		}
		waiting += (line.len ? c->is_number ? 0 : air : c->width) + AIR;
	}
	buf_char(out, '\n');
}

static bool has_text(const struct str *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_trim(texts[i]).len)
			return true;
	return false;
}

/* A text breaks no line, and controls nothing. */
static void write_row(const struct shown_table *s, const struct atlas_cell *cells, struct buf *out)
{
	struct str *texts = arena_alloc(s->arena, (s->columns.len + 1) * sizeof *texts);
	for (size_t i = 0; i < s->columns.len; i++)
		texts[i] = cells ? cells[s->columns.at[i].index].text : s->table->columns.at[s->columns.at[i].index].head;
	while (has_text(texts, s->columns.len))
		write_line(s, texts, out);
}

static void write_table(const struct atlas_table *t, int width, struct arena *arena, struct buf *out)
{
	struct shown_table shown = shown_of(t, arena);
	fit(&shown, width);
	buf_fmt(out, "\n%.*s%s%.*s\n", STR_ARG(t->title), t->note.len ? " · " : "", STR_ARG(t->note));
	write_row(&shown, NULL, out);
	for (size_t r = 0; r < t->rows.len; r++)
		write_row(&shown, t->rows.at[r], out);
}

static struct str totals_text(const struct atlas *a, struct arena *arena)
{
	struct atlas_totals totals = atlas_totals_of(a, arena);
	struct buf b = { 0 };
	for (size_t i = 0; i < totals.len; i++) {
		const struct atlas_total *t = &totals.at[i];
		buf_fmt(&b, "%s%.*s%s%.*s%s%.*s", i ? label(a->words, LABEL_list_point).at : "", STR_ARG(t->name), a->words->colon, STR_ARG(t->figure), t->more.len ? a->words->list : "", STR_ARG(t->more));
	}
	struct str text = buf_take(&b, arena);
	buf_finish(&b);
	return text;
}

void atlas_write_text(const struct atlas *a, int width, struct buf *out)
{
	struct arena arena;
	arena_init(&arena);
	struct atlas_tables tables = atlas_tables_of(a, &arena);
	struct str subtitle = atlas_subtitle(a, &arena);
	buf_fmt(out, "%.*s%s%.*s\n", STR_ARG(atlas_title(a)), subtitle.len ? label(a->words, LABEL_list_point).at : "", STR_ARG(subtitle));
	for (struct str rest = totals_text(a, &arena); rest.len;) {
		struct str line = take_line(&rest, width);
		buf_fmt(out, "%.*s\n", STR_ARG(line));
	}
	for (size_t i = 0; i < tables.list.len; i++)
		write_table(&tables.list.at[i], width, &arena, out);
	arena_finish(&arena);
}

/* ---- Markdown ---- */

static void write_markdown_table(const struct atlas_table *t, struct buf *out)
{
	buf_text(out, "\n## ");
	buf_markdown(out, t->title);
	buf_fmt(out, "\n\n%.*s%s", STR_ARG(t->note), t->note.len ? "\n\n" : "");
	for (size_t c = 0; c < t->columns.len; c++) {
		buf_text(out, c ? " | " : "| ");
		buf_markdown(out, t->columns.at[c].head);
	}
	buf_text(out, " |\n");
	for (size_t c = 0; c < t->columns.len; c++)
		buf_fmt(out, "%s---%s", c ? " | " : "| ", t->columns.at[c].is_number ? ":" : "");
	buf_text(out, " |\n");
	for (size_t r = 0; r < t->rows.len; r++) {
		for (size_t c = 0; c < t->columns.len; c++) {
			const char *bold = t->rows.at[r][c].is_late ? "**" : "";
			buf_fmt(out, "%s%s", c ? " | " : "| ", bold);
			buf_markdown(out, t->rows.at[r][c].text);
			buf_text(out, bold);
		}
		buf_text(out, " |\n");
	}
}

void atlas_write_markdown(const struct atlas *a, struct buf *out)
{
	struct arena arena;
	arena_init(&arena);
	struct atlas_tables tables = atlas_tables_of(a, &arena);
	struct str subtitle = atlas_subtitle(a, &arena);
	buf_text(out, "# ");
	buf_markdown(out, atlas_title(a));
	buf_text(out, subtitle.len ? "\n\n" : "");
	buf_markdown(out, subtitle);
	buf_text(out, "\n\n");
	buf_markdown(out, totals_text(a, &arena));
	buf_char(out, '\n');
	for (size_t i = 0; i < tables.list.len; i++)
		write_markdown_table(&tables.list.at[i], out);
	arena_finish(&arena);
}

/* ---- CSV: a row a journey, as programs read it ---- */

struct atlas_line { struct buf *out; struct arena arena; bool is_begun; };

static void csv_text(struct atlas_line *l, struct str text)
{
	csv_write_cell(text, ',', !l->is_begun, l->out);
	l->is_begun = true;
}

static void csv_number(struct atlas_line *l, double number)
{
	buf_text(l->out, l->is_begun ? "," : "");
	l->is_begun = true;
	if (!isnan(number)) /* a negative one is no formula */
		buf_number(l->out, number, 6);
}

static void csv_choice(struct atlas_line *l, int choices, unsigned int choice)
{
	csv_text(l, choice ? str_of(choices_of(choices)[choice - 1]) : (struct str){ 0 });
}

static void csv_date(struct atlas_line *l, struct date d)
{
	csv_text(l, d.year ? date_text(&l->arena, d) : (struct str){ 0 });
}

static void csv_people(struct atlas_line *l, const struct atlas_row *r)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < r->people.len; i++)
		buf_fmt(&b, "%s%.*s", i ? "; " : "", STR_ARG(r->people.at[i].text));
	csv_text(l, buf_as_str(&b));
	buf_finish(&b);
}

static void csv_judgements(struct atlas_line *l, const struct atlas_row *r)
{
	csv_number(l, r->level ? r->level : NAN);
	csv_number(l, r->has_coverage ? coverage_percent(r->covered, r->cells) : NAN);
	csv_number(l, (double)r->days_late);
	csv_number(l, (double)r->late);
	csv_number(l, (double)r->required);
	csv_number(l, (double)r->broken);
}

/* The journeys that it is part of, each once. */
static void csv_parts(struct atlas_line *l, const struct atlas_row *r)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < r->part_of.len; i++)
		if (!i || !str_equal(r->part_of.at[i].journey, r->part_of.at[i - 1].journey))
			buf_fmt(&b, "%s%.*s", b.len ? "; " : "", STR_ARG(r->part_of.at[i].journey));
	csv_text(l, buf_as_str(&b));
	buf_finish(&b);
}

static void write_csv_row(struct atlas_line *l, const struct atlas *a, const struct atlas_row *r)
{
	l->is_begun = false;
	csv_text(l, r->title);
	csv_text(l, r->file);
	csv_text(l, r->id);
	csv_text(l, r->owner);
	csv_choice(l, CHOICES_journey_kind, r->kind);
	csv_choice(l, CHOICES_state, r->state);
	csv_choice(l, CHOICES_journey_status, r->status);
	csv_text(l, r->version);
	csv_people(l, r);
	csv_date(l, r->reviewed);
	csv_date(l, r->due);
	csv_number(l, (double)r->stages.len);
	csv_number(l, (double)r->steps);
	csv_number(l, r->mean * ATLAS_SCALE);
	csv_number(l, r->lowest * ATLAS_SCALE);
	csv_text(l, r->pain.text);
	csv_choice(l, CHOICES_level, r->pain.severity);
	csv_number(l, (double)r->pains);
	csv_number(l, (double)r->open);
	csv_number(l, (double)r->met);
	csv_number(l, (double)r->judged);
	if (!a->is_for_client)
		csv_judgements(l, r);
	csv_text(l, r->domain);
	csv_text(l, atlas_rank_word(r->rank));
	csv_parts(l, r);
	buf_text(l->out, "\r\n");
}

void atlas_write_csv(const struct atlas *a, struct buf *out)
{
	struct atlas_line line = { .out = out };
	arena_init(&line.arena);
	buf_text(out, "journey,file,id,owner,kind,state,status,version,personas,reviewed,due,stages,steps,mean,lowest,pain,severity,pains,open-actions,targets-met,targets");
	buf_text(out, a->is_for_client ? "" : ",maturity,coverage,days-late,late-actions,requirements,requirements-broken");
	buf_text(out, ",domain,rank,part-of\r\n");
	for (size_t i = 0; i < a->rows.len; i++)
		write_csv_row(&line, a, &a->rows.at[i]);
	arena_finish(&line.arena);
}
