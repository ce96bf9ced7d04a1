/* stages_sheet.c — the journey as a table: each stage, its steps, what is met there and how it feels. */
#include "workbook/book.h"

#include <math.h>
#include <stddef.h>

enum stages_column { G_JOURNEY, G_PHASE, G_STAGE, G_STEP, G_BY, G_FEELING, G_WORDS, G_MOMENT, G_TOUCHPOINTS, G_WAIT, G_TAKES, G_DROP, G_OWNER, G_SOURCE, G_COUNT };

/* What else is said there, a column each; pain points, opportunities and what is done are in the backlog. */
static const struct {
	enum label head;
	size_t offset; /* of the things in struct content */
} LISTS[] = {
	{ LABEL_col_aim, offsetof(struct content, goals) }, { LABEL_expects, offsetof(struct content, expects) }, { LABEL_lane_thoughts, offsetof(struct content, thoughts) },
	{ LABEL_lane_quotes, offsetof(struct content, quotes) }, { LABEL_lane_gains, offsetof(struct content, gains) }, { LABEL_lane_promises, offsetof(struct content, promises) },
	{ LABEL_lane_evidence, offsetof(struct content, evidence) }, { LABEL_lane_policies, offsetof(struct content, policies) },
	{ LABEL_lane_insights, offsetof(struct content, insights) }, { LABEL_lane_practices, offsetof(struct content, practices) }, { LABEL_lane_front, offsetof(struct content, fronts) },
	{ LABEL_lane_back, offsetof(struct content, backs) }, { LABEL_lane_support, offsetof(struct content, supports) }, { LABEL_lane_keywords, offsetof(struct content, keywords) },
	{ LABEL_lane_resources, offsetof(struct content, resources) }, { LABEL_lane_events, offsetof(struct content, events) }, { LABEL_lane_notes, offsetof(struct content, notes) },
};
enum { LANE_LISTS = sizeof LISTS / sizeof *LISTS, NOTES = LANE_LISTS - 1, LIST_WIDTH = 34 };

static void add_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[G_COUNT] = {
		[G_JOURNEY] = { LABEL_col_journey, 24 }, [G_PHASE] = { LABEL_col_phase, 18 }, [G_STAGE] = { LABEL_col_stage, 22 }, [G_STEP] = { LABEL_col_step, 32 },
		[G_BY] = { LABEL_persona, 18 }, [G_FEELING] = { LABEL_col_feeling, 11 }, [G_WORDS] = { LABEL_col_felt, 40 }, [G_MOMENT] = { LABEL_col_moment, 24 },
		[G_TOUCHPOINTS] = { LABEL_col_touchpoint, 30 }, [G_WAIT] = { LABEL_col_wait, 14 }, [G_TAKES] = { LABEL_col_takes, 14 }, [G_DROP] = { LABEL_col_lost, 12 },
		[G_OWNER] = { LABEL_owner, 18 }, [G_SOURCE] = { LABEL_col_source, 34 },
	};
	for (int i = 0; i < G_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
	for (size_t i = 0; i < LANE_LISTS; i++)
		out_column(t, book_label(t->book, LISTS[i].head), LIST_WIDTH);
}

/* As its author wrote it; on the scale of the workbook where maps with others are in it. */
static struct str part_words(void *book, const struct feeling *part)
{
	struct out_book *b = book;
	struct feeling f = *part;
	if (f.is_placed && !book_shares_scale(b, b->map))
		f.value = round(book_on_scale(b, f.level) * 10) / 10;
	return locale_feeling_part(b->words, &b->arena, b->scale, &f);
}

static struct str same_words(void *book, struct str text)
{
	(void)book;
	return text;
}

static struct str reason_words(void *book, const struct things *reasons)
{
	struct out_book *b = book;
	struct buf all = { 0 };
	FOR_EACH(struct thing, reason, *reasons) /* each with what it rests on */
		buf_fmt(&all, "%.*s%.*s", STR_ARG(all.len ? label(b->words, LABEL_list_semicolon) : STR("")), STR_ARG(told_item(b, reason)));
	struct str words = buf_take(&all, &b->arena);
	buf_finish(&all);
	return words;
}

static struct told_cell told_feelings(struct out_book *b, const struct things *feelings)
{
	struct str *words = arena_alloc(&b->arena, (feelings->len + 1) * sizeof *words);
	FOR_EACH(struct feeling, f, *feelings) {
		struct str felt = locale_feeling_text(b->words, &b->arena, f, (struct feeling_phrasing){ b, part_words, same_words, reason_words });
		words[f_i] = f->by.len ? LABEL_FILL(b->words, &b->arena, LABEL_in_brackets, felt, locale_names(b->words, &b->arena, &f->by)) : felt;
	}
	return told_text(locale_list(b->words, &b->arena, words, feelings->len));
}

static struct told_cell told_touches(struct out_book *b, const struct content *c)
{
	struct things touched = { 0 };
	FOR_EACH(struct touch, touch, c->touches) {
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			things_note(&b->arena, &touched, &t->thing);
		if (!touch->touchpoints.len)
			things_note(&b->arena, &touched, touch->via ? &touch->via->thing : NULL);
	}
	return told_names(b, &touched);
}

/* ---- what is known of it ---- */

/* How many were asked or counted, and when. */
static struct str counted_text(struct out_book *b, const struct thing *t)
{
	const struct quantity *q = t->kind == KIND_WAIT || t->kind == KIND_TAKES || t->kind == KIND_DROP ? (const struct quantity *)t : NULL;
	struct str n = q && q->n.given ? label_with(b->words, &b->arena, LABEL_sample, told_value(b, q->n).text) : (struct str){ 0 };
	struct str parts[] = { told_basis_text(b, t), n, q ? told_date(b, q->date).text : (struct str){ 0 } };
	return locale_list(b->words, &b->arena, parts, 3);
}

struct told_sources { /* of one row */
	struct out_book *b;
	VEC(struct str) parts;
};

static void add_basis(struct told_sources *s, enum label head, const struct thing *t)
{
	struct str basis = t ? counted_text(s->b, t) : (struct str){ 0 };
	struct str pair = basis.len ? locale_pair(s->b->words, &s->b->arena, head, basis) : (struct str){ 0 };
	bool is_known = !pair.len;
	for (size_t i = 0; i < s->parts.len; i++)
		is_known |= str_equal(s->parts.at[i], pair);
	if (!is_known)
		VEC_PUSH(&s->b->arena, &s->parts, pair);
}

static const struct thing *thing_of(const struct quantity *q)
{
	return q ? &q->thing : NULL;
}

static struct told_cell told_sources(struct out_book *b, const struct thing *place, const struct content *c, const struct quantity *drop)
{
	struct told_sources s = { .b = b };
	add_basis(&s, place->kind == KIND_STEP ? LABEL_col_step : LABEL_col_stage, place);
	FOR_EACH(struct thing, feeling, c->feelings)
		add_basis(&s, LABEL_col_feeling, feeling);
	add_basis(&s, LABEL_col_moment, c->moment);
	add_basis(&s, LABEL_col_wait, thing_of(c->wait));
	add_basis(&s, LABEL_col_takes, thing_of(c->takes));
	add_basis(&s, LABEL_col_lost, thing_of(drop));
	return told_text(str_trim(locale_points(b->words, &b->arena, s.parts.at, s.parts.len)));
}

/* ---- lists ---- */

/* Those of a lane of the team's own stand in its column. */
static struct told_cell told_notes(struct out_book *b, const struct things *notes)
{
	struct things loose = { 0 };
	FOR_EACH(struct note, note, *notes)
		if (!note->lane)
			VEC_PUSH(&b->arena, &loose, &note->thing);
	return told_items(b, &loose);
}

/* ---- rows ---- */

static void fill(struct out_book *b, struct told_cell *cells, const struct content *c)
{
	cells[G_FEELING] = told_number(b, book_on_scale(b, content_feeling(c)), 1);
	cells[G_WORDS] = told_feelings(b, &c->feelings);
	cells[G_MOMENT] = told_text(!c->moment ? (struct str){ 0 } : c->moment->text.len ? c->moment->text : book_label(b, LABEL_yes));
	cells[G_TOUCHPOINTS] = told_touches(b, c);
	cells[G_WAIT] = told_value(b, quantity_value(c->wait));
	cells[G_TAKES] = told_value(b, quantity_value(c->takes));
	cells[G_OWNER] = told_name(b, c->owner ? &c->owner->thing : NULL);
	for (size_t i = 0; i < LANE_LISTS; i++)
		cells[G_COUNT + i] = told_items(b, (const struct things *)((const char *)c + LISTS[i].offset));
	cells[G_COUNT + NOTES] = told_notes(b, &c->notes);
}

static struct told_cell *add_row(struct out_table *t, const struct journey *j, const struct stage *stage)
{
	struct out_book *b = t->book;
	struct told_cell *cells = out_row(t);
	cells[G_JOURNEY] = told_name(b, b->journey_count > 1 ? &j->thing : NULL);
	cells[G_PHASE] = told_text(stage->phase ? told_item(b, &stage->phase->thing) : (struct str){ 0 });
	cells[G_STAGE] = told_name(b, &stage->thing);
	return cells;
}

static void fill_row(struct out_table *t, const struct stage_columns *s, size_t journey, struct thing *place, struct told_cell *cells)
{
	const struct quantity *drop = place->kind == KIND_STAGE ? ((const struct stage *)place)->drop : NULL;
	fill(t->book, cells, content_of(place));
	cells[G_SOURCE] = told_sources(t->book, place, content_of(place), drop);
	cells[G_DROP] = told_value(t->book, quantity_value(drop));
	fill_curves(t, s, journey, place, cells);
	fill_lanes(t, s, place, cells);
	fill_others(t, &s->others, place, cells);
}

/* What is said of the whole stage has a row of its own. */
static void add_stage(struct out_table *t, const struct stage_columns *s, size_t journey, struct stage *stage)
{
	const struct journey *j = t->book->journeys[journey];
	fill_row(t, s, journey, &stage->thing, add_row(t, j, stage));
	FOR_EACH(struct step, step, stage->steps) {
		struct told_cell *cells = add_row(t, j, stage);
		cells[G_STEP] = told_name(t->book, &step->thing);
		cells[G_BY] = step->is_by_others ? told_text(locale_takers(t->book->words, &t->book->arena, step)) : told_names(t->book, &step->by);
		fill_row(t, s, journey, &step->thing, cells);
	}
}

void write_stage_sheet(struct out_book *b)
{
	struct out_table t = out_table_of(b);
	static const bool TOLD[KIND_COUNT] = {
		[KIND_STAGE_GOAL] = true, [KIND_EXPECTS] = true, [KIND_THINK] = true, [KIND_QUOTE] = true, [KIND_GAIN] = true, [KIND_PROMISE] = true, [KIND_EVIDENCE] = true, [KIND_POLICY] = true,
		[KIND_INSIGHT] = true, [KIND_PRACTICE] = true, [KIND_FRONT] = true, [KIND_BACK] = true, [KIND_SUPPORT] = true, [KIND_KEYWORD] = true, [KIND_RESOURCE] = true, [KIND_EVENT] = true,
		[KIND_NOTE] = true, [KIND_AT] = true, [KIND_VIA] = true, [KIND_FEEL] = true, [KIND_MOMENT] = true, [KIND_WAIT] = true, [KIND_TAKES] = true, [KIND_DROP] = true, [KIND_OWNER] = true,
		[KIND_BY] = true, [KIND_FROM] = true, [KIND_STEP] = true,
		[KIND_PAIN] = true, [KIND_WISH] = true, [KIND_OPPORTUNITY] = true, [KIND_ACTION] = true, [KIND_DECISION] = true, /* in the backlog */
		[KIND_MEASURE] = true, /* with the metrics */
	};
	static const bool MARKS[KIND_COUNT] = { [KIND_FEEL] = true, [KIND_MOMENT] = true, [KIND_WAIT] = true, [KIND_TAKES] = true, [KIND_DROP] = true };
	struct stage_columns s = { .others = { .told = TOLD, .marks = MARKS }, .curves = { .journey = G_JOURNEY, .step = G_STEP, .journey_count = b->journey_count } };
	add_columns(&t);
	add_other_columns(&t, &s.others, KIND_STAGE);
	add_other_columns(&t, &s.others, KIND_STEP);
	add_lane_columns(&t, &s);
	add_curve_columns(&t, &s);
	size_t *begins = arena_alloc(&b->arena, (b->journey_count + 1) * sizeof *begins);
	s.curves.begins = begins;
	for (size_t i = 0; i < b->journey_count; i++) {
		begins[i] = t.rows.len;
		FOR_EACH(struct stage, stage, book_journey(b, i)->stages)
			add_stage(&t, &s, i, stage);
	}
	out_write(&t, LABEL_report_stages);
	add_curve_chart(&t, &s.curves);
}
