/* sources_sheet.c — what the claims of the journeys rest on. */
#include "workbook/book.h"

#include <math.h>

enum source_column { S_NAME, S_KIND, S_N, S_DATE, S_CLAIMS, S_LINK, S_COUNT };

struct source_use {
	const struct origin *origin;
	size_t claims;
};

struct source_uses {
	struct out_book *b;
	VEC(struct source_use) list; /* in the order in which they are first named */
};

/* A source that several maps name is one. */
static bool is_same(const struct origin *a, const struct origin *b)
{
	return a == b || (a->thing.is_declared && b->thing.is_declared && a->kind == b->kind && str_equal(a->thing.name, b->thing.name) && str_equal(a->thing.text, b->thing.text) &&
		str_equal(a->n.written, b->n.written) && str_equal(a->link, b->link) && date_last_day(a->date) == date_last_day(b->date));
}

static void note_source(struct source_uses *u, const struct origin *o, bool is_claim)
{
	for (size_t i = 0; i < u->list.len; i++)
		if (is_same(u->list.at[i].origin, o)) {
			u->list.at[i].claims += is_claim;
			return;
		}
	struct source_use use = { o, is_claim };
	VEC_PUSH(&u->b->arena, &u->list, use);
}

static void note_claim(void *uses, const struct thing *t)
{
	FOR_EACH(struct origin, o, *thing_sources(t))
		note_source(uses, o, thing_is_claim(t));
}

/* What is said of a persona is no claim of a journey. */
static void note_of_persona(void *uses, const struct thing *t)
{
	FOR_EACH(struct origin, o, *thing_sources(t))
		note_source(uses, o, false);
}

static void add_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[S_COUNT] = {
		[S_NAME] = { LABEL_col_source, 34 }, [S_KIND] = { LABEL_col_kind, 18 }, [S_N] = { LABEL_col_n, 12 }, [S_DATE] = { LABEL_col_date, 14 },
		[S_CLAIMS] = { LABEL_col_claims, 10 }, [S_LINK] = { LABEL_col_link, 40 },
	};
	for (int i = 0; i < S_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

static void add_source(struct out_table *t, const struct other_columns *others, const struct source_use *u)
{
	struct out_book *b = t->book;
	const struct origin *o = u->origin;
	struct told_cell *cells = out_row(t);
	cells[S_NAME] = told_name(b, &o->thing);
	cells[S_KIND] = told_text(locale_choice(b->words, CHOICES_source_kind, o->kind));
	cells[S_N] = told_value(b, o->n);
	cells[S_DATE] = told_date(b, o->date);
	cells[S_CLAIMS] = told_number(b, (double)u->claims, 0);
	cells[S_LINK] = told_text(thing_link(&o->thing));
	cells[S_LINK].link = thing_href(&o->thing);
	fill_others(t, others, &o->thing, cells);
}

void write_source_sheet(struct out_book *b)
{
	static const bool TOLD[KIND_COUNT] = { [KIND_SOURCE_KIND] = true, [KIND_N] = true, [KIND_DATE_OF] = true, [KIND_LINK] = true };
	struct other_columns others = { .told = TOLD };
	struct source_uses uses = { .b = b };
	struct out_table t = out_table_of(b);
	add_columns(&t);
	add_other_columns(&t, &others, KIND_SOURCE);
	for (size_t i = 0; i < b->journey_count; i++)
		journey_walk(book_journey(b, i), note_claim, &uses);
	for (size_t i = 0; i < b->journey_count; i++)
		journey_walk_personas(book_journey(b, i), note_of_persona, &uses);
	for (size_t i = 0; i < uses.list.len; i++)
		add_source(&t, &others, &uses.list.at[i]);
	out_write(&t, LABEL_sources);
}
