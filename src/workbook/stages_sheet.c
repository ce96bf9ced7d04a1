/* stages_sheet.c — the journey as a table: each stage, its steps, what is met there and how it feels. */
#include "workbook/book.h"
#include "cjm/course.h"

enum stages_column { G_JOURNEY, G_PHASE, G_STAGE, G_STEP, G_FEELING, G_WORDS, G_MOMENT, G_TOUCHPOINTS, G_WAIT, G_TAKES, G_DROP, G_OWNER, G_COUNT };

static void add_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[G_COUNT] = {
		[G_JOURNEY] = { LABEL_col_journey, 24 }, [G_PHASE] = { LABEL_col_phase, 18 }, [G_STAGE] = { LABEL_col_stage, 22 }, [G_STEP] = { LABEL_col_step, 32 },
		[G_FEELING] = { LABEL_col_feeling, 11 }, [G_WORDS] = { LABEL_col_felt, 40 }, [G_MOMENT] = { LABEL_col_moment, 24 },
		[G_TOUCHPOINTS] = { LABEL_col_touchpoint, 30 }, [G_WAIT] = { LABEL_col_wait, 14 }, [G_TAKES] = { LABEL_col_takes, 14 }, [G_DROP] = { LABEL_col_lost, 12 },
		[G_OWNER] = { LABEL_owner, 18 },
	};
	for (int i = 0; i < G_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

static struct told_cell told_feelings(struct out_book *b, const struct things *feelings)
{
	struct str *words = arena_alloc(&b->arena, (feelings->len + 1) * sizeof *words);
	FOR_EACH(struct feeling, f, *feelings) {
		struct str felt = locale_feeling(b->words, &b->arena, b->map->scale, f);
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

static void fill(struct out_book *b, struct told_cell *cells, const struct content *c)
{
	cells[G_FEELING] = told_number(b, book_on_scale(b, content_feeling(c)), 1);
	cells[G_WORDS] = told_feelings(b, &c->feelings);
	cells[G_MOMENT] = told_text(!c->moment ? (struct str){ 0 } : c->moment->text.len ? c->moment->text : book_label(b, LABEL_yes));
	cells[G_TOUCHPOINTS] = told_touches(b, c);
	cells[G_WAIT] = told_value(b, quantity_value(c->wait));
	cells[G_TAKES] = told_value(b, quantity_value(c->takes));
	cells[G_OWNER] = told_name(b, c->owner ? &c->owner->thing : NULL);
}

static struct told_cell *add_row(struct out_table *t, const struct journey *j, const struct stage *stage)
{
	struct out_book *b = t->book;
	struct told_cell *cells = out_row(t);
	cells[G_JOURNEY] = told_name(b, b->journey_count > 1 ? &j->thing : NULL);
	cells[G_PHASE] = told_name(b, stage->phase ? &stage->phase->thing : NULL);
	cells[G_STAGE] = told_name(b, &stage->thing);
	return cells;
}

/* What is said of the whole stage has a row of its own. */
static void add_stage(struct out_table *t, const struct journey *j, const struct stage *stage)
{
	struct told_cell *cells = add_row(t, j, stage);
	fill(t->book, cells, &stage->content);
	cells[G_DROP] = told_value(t->book, quantity_value(stage->drop));
	FOR_EACH(struct step, step, stage->steps) {
		cells = add_row(t, j, stage);
		cells[G_STEP] = told_name(t->book, &step->thing);
		fill(t->book, cells, &step->content);
	}
}

void write_stage_sheet(struct out_book *b)
{
	struct out_table t = out_table_of(b);
	add_columns(&t);
	size_t *begins = arena_alloc(&b->arena, (b->journey_count + 1) * sizeof *begins);
	for (size_t i = 0; i < b->journey_count; i++) {
		begins[i] = t.rows.len;
		FOR_EACH(struct stage, stage, b->journeys[i]->stages)
			add_stage(&t, b->journeys[i], stage);
	}
	out_write(&t, LABEL_report_stages);
	add_curve_chart(&t, G_JOURNEY, G_STEP, G_FEELING, begins, b->journey_count);
}
