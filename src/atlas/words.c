/* words.c — an atlas in the words of its language: its title, its totals, and what stands in one cell. */
#include "atlas/atlas.h"

#include <math.h>

struct str atlas_points(const struct atlas *a, struct arena *arena, const struct str *parts, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		if (parts[i].len)
			buf_fmt(&b, "%s%.*s", !b.len ? "" : a->is_drawn ? a->words->point : label(a->words, LABEL_list_point).at, STR_ARG(parts[i]));
	struct str text = buf_take(&b, arena);
	buf_finish(&b);
	return text;
}

enum label atlas_pain_head(const struct atlas *a)
{
	for (size_t i = 0; i < a->rows.len; i++)
		if (a->rows.at[i].pain.is_ranked)
			return LABEL_atlas_worst;
	return LABEL_lane_pains;
}

struct atlas_pain atlas_pain_told(const struct atlas *a, struct arena *arena, const struct atlas_pain *p)
{
	if (p->is_ranked || p->of < 2)
		return *p;
	if (atlas_pain_head(a) != LABEL_atlas_worst)
		return (struct atlas_pain){ .text = LABEL_FILL(a->words, arena, LABEL_in_brackets, p->text, label_with(a->words, arena, LABEL_more, str_number(arena, (double)p->of - 1, 0))) };
	return (struct atlas_pain){ .text = LABEL_FILL(a->words, arena, LABEL_in_brackets, label(a->words, LABEL_lane_pains), str_number(arena, (double)p->of, 0)) };
}

struct str atlas_title(const struct atlas *a)
{
	return label(a->words, LABEL_atlas);
}

static struct str date_words(const struct atlas *a, struct arena *arena, struct date d)
{
	return d.year ? locale_date(a->words, arena, d) : (struct str){ 0 };
}

struct str atlas_subtitle(const struct atlas *a, struct arena *arena)
{
	struct str day = !a->today ? (struct str){ 0 } : label_with(a->words, arena, LABEL_atlas_as_of, date_words(a, arena, date_of_day(a->today)));
	struct str faulty = a->faulty ? locale_pair(a->words, arena, LABEL_atlas_faulty, str_number(arena, (double)a->faulty, 0)) : (struct str){ 0 };
	return atlas_points(a, arena, (struct str[]){ a->is_for_client ? (struct str){ 0 } : day, a->is_for_client ? (struct str){ 0 } : faulty }, 2);
}

struct str atlas_score(const struct atlas *a, struct arena *arena, double level)
{
	struct buf b = { 0 };
	if (isnan(level))
		return (struct str){ 0 };
	locale_signed(a->words, level * ATLAS_SCALE, 1, &b);
	struct str text = buf_take(&b, arena);
	buf_finish(&b);
	return text;
}

struct str atlas_review(const struct atlas *a, struct arena *arena, const struct atlas_row *r)
{
	struct range days = { true, (double)r->days_late, (double)r->days_late };
	struct str late = r->days_late ? label_with(a->words, arena, LABEL_atlas_overdue_by, locale_days(a->words, arena, days)) : (struct str){ 0 };
	return atlas_points(a, arena, (struct str[]){ date_words(a, arena, r->due.year ? r->due : (struct date){ 0 }), late }, 2);
}

/* ---- totals ---- */

static struct str counted(const struct atlas *a, struct arena *arena, size_t count)
{
	struct buf b = { 0 };
	locale_number(a->words, (double)count, 0, &b);
	struct str text = buf_take(&b, arena);
	buf_finish(&b);
	return text;
}

static void add_total(struct atlas_totals *t, struct str name, struct str figure, struct str more, bool is_late)
{
	t->at[t->len++] = (struct atlas_total){ name, figure, more, is_late };
}

struct atlas_totals atlas_totals_of(const struct atlas *a, struct arena *arena)
{
	const struct locale *words = a->words;
	struct atlas_totals t = { .len = 0 };
	struct str stages = locale_pair(words, arena, LABEL_diff_stages, counted(a, arena, a->stages));
	add_total(&t, label(words, LABEL_sheet_journeys), counted(a, arena, a->rows.len), stages, false);
	add_total(&t, label(words, LABEL_personas), counted(a, arena, a->people.len), (struct str){ 0 }, false);
	if (!a->is_for_client)
		add_total(&t, label(words, LABEL_atlas_late_reviews), counted(a, arena, a->late_reviews), (struct str){ 0 }, a->late_reviews);
	add_total(&t, label(words, LABEL_atlas_open), counted(a, arena, a->open), (struct str){ 0 }, false);
	if (a->is_for_client)
		return t;
	add_total(&t, label(words, LABEL_figure_overdue), counted(a, arena, a->late), (struct str){ 0 }, a->late);
	add_total(&t, label(words, LABEL_atlas_broken), counted(a, arena, a->broken), (struct str){ 0 }, a->broken);
	return t;
}
