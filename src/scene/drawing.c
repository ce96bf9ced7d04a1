/* drawing.c — the frame of every drawing: what it is, the ids in it, and at the end where it may be cut and which way it is read. */
#include "cjm/drawing.h"
#include "cjm/cards.h"
#include "scene/signs.h"

#include <math.h>
#include <stdlib.h>

/* Lines are slices of one text. */
struct running_line drawing_running_line(struct drawing *d, struct lines lines, const struct shape *shape)
{
	if (!lines.len)
		return (struct running_line){ 0 };
	const char *from = lines.at[0].at, *to = lines.at[lines.len - 1].at + lines.at[lines.len - 1].len;
	return (struct running_line){ str_copy(&d->scene->arena, (struct str){ from, (size_t)(to - from) }), shape };
}

struct span drawing_theme_span(const struct drawing *d, enum statement_kind kind)
{
	return d->theme->spec ? thing_statement_at(&d->theme->spec->thing, kind) : (struct span){ 0 };
}

void draw_carried(struct drawing *d, const struct shape *text, const struct shape *ground)
{
	if (text)
		VEC_PUSH(&d->scene->arena, &d->scene->frame.carried, ((struct carried_text){ text, ground }));
}

struct shape *draw_told(struct drawing *d, struct shape *into, struct str title)
{
	struct shape *g = scene_group(d->scene, into, STR("sign"), 0, 0);
	g->title = str_copy(&d->scene->arena, title);
	return g;
}

void draw_id(struct drawing *d, struct shape *group, const char *prefix, struct str id)
{
	struct arena *a = &d->scene->arena;
	struct str base = id.len ? str_fmt(a, "%s-%.*s", prefix, STR_ARG(id)) : str_of(prefix);
	int *count = names_find(&d->ids, base);
	if (!count) {
		count = ARENA_NEW(a, int);
		names_add(&d->ids, base, count);
	}
	++*count;
	group->id = *count > 1 ? str_fmt(a, "%.*s.%d", STR_ARG(base), *count) : base;
}

enum { STAGES_NAMED = 12 };

static void add_stage_names(struct buf *b, const struct plan *row, size_t *named)
{
	for (size_t i = 0; i < row->stages.len && *named < STAGES_NAMED; i++) {
		if (row->page && row->page->is_row && row->stages.at[i].is_continued)
			continue;
		buf_fmt(b, "%s%.*s", (*named)++ ? ", " : ": ", STR_ARG(thing_label(&row->stages.at[i].stage->thing)));
	}
}

static struct str description_of(struct drawing *d)
{
	const struct plan *p = d->plan;
	struct buf b = { 0 };
	for (size_t i = 0; i < p->subtitle.len; i++)
		buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(p->subtitle.at[i]));
	size_t named = 0;
	add_stage_names(&b, p, &named);
	for (size_t i = 0; i < p->rows.len; i++)
		add_stage_names(&b, p->rows.at[i], &named);
	struct str s = buf_take(&b, &d->scene->arena);
	buf_finish(&b);
	return s;
}

static void set_description(struct drawing *d)
{
	const struct plan *p = d->plan;
	struct scene *s = d->scene;
	s->width = p->width;
	s->height = p->height;
	s->background = d->theme->background;
	s->lang = str_copy(&s->arena, p->language);
	s->title = str_copy(&s->arena, thing_label(&p->journey->thing));
	s->description = description_of(d);
	s->author = p->journey->owner ? str_copy(&s->arena, locale_name(p->locale, &p->journey->owner->thing)) : (struct str){ 0 };
	if (p->page) {
		s->page.number = p->page->number;
		s->page.count = p->page->count;
	}
	s->family = str_copy(&s->arena, d->theme->family);
}

static void add_column_cuts(struct scene *s, const struct plan *p)
{
	for (size_t i = 0; i < p->columns.len; i++) {
		double cut = p->columns.at[i].x + p->columns.at[i].width + 4;
		VEC_PUSH(&s->arena, &s->frame.column_cuts, cut);
		if (i + 1 == p->columns.len || p->columns.at[i + 1].stage != p->columns.at[i].stage)
			VEC_PUSH(&s->arena, &s->frame.stage_cuts, cut);
	}
}

static int by_top(const void *a, const void *b)
{
	double x = (*(const struct card *const *)a)->y, y = (*(const struct card *const *)b)->y;
	return (x > y) - (x < y);
}

/* Below cards, above others, and through none. A card's sign stands out a little. */
static void add_card_cuts(struct scene *s, const struct swimlane *lane)
{
	enum { ABOVE_CARD = 2 };
	struct arena scratch = { 0 };
	const struct card **cards = arena_alloc(&scratch, (lane->cards.len + 1) * sizeof *cards);
	double end = 0; /* of the cards above */
	for (size_t i = 0; i < lane->cards.len; i++)
		cards[i] = lane->cards.at[i];
	if (lane->cards.len)
		qsort(cards, lane->cards.len, sizeof *cards, by_top);
	for (size_t i = 0, above = 0; i < lane->cards.len; i++) {
		double y = cards[i]->y - ABOVE_CARD;
		for (; above < i && cards[above]->y < y; above++)
			end = fmax(end, cards[above]->y + cards[above]->height);
		if (end > 0 && end <= y)
			VEC_PUSH(&s->arena, &s->frame.card_cuts, lane->y + y);
	}
	arena_finish(&scratch);
}

static void add_row(struct scene *s, const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++) {
		VEC_PUSH(&s->arena, &s->frame.row_cuts, p->lanes.at[i].y + p->lanes.at[i].height);
		add_card_cuts(s, &p->lanes.at[i]);
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		struct bookmark b = { .label = str_copy(&s->arena, thing_label(&p->stages.at[i].stage->thing)), .x = p->stages.at[i].x, .y = p->strip_y, .level = 1 };
		if (!p->stages.at[i].is_continued)
			VEC_PUSH(&s->arena, &s->bookmarks, b);
	}
}

/* Of rows each has its own columns and its own heading: none is repeated, and no cut goes through all of them. */
static void set_cuts(struct drawing *d)
{
	const struct plan *p = d->plan;
	struct scene *s = d->scene;
	s->frame.label_width = p->margin + p->label_width - 4;
	s->frame.heading_top = s->frame.heading_bottom = p->strip_y;
	if (!p->rows.len) {
		s->frame.heading_top = p->strip_y - phases_room(&p->phases);
		s->frame.heading_bottom = p->strip_y + p->chevron_height;
		add_column_cuts(s, p);
	}
	struct bookmark top = { .label = s->title, .x = 0, .y = 0, .level = 0 };
	if (s->page.number <= 1)
		VEC_PUSH(&s->arena, &s->bookmarks, top);
	for (size_t i = 0; i < p->rows.len; i++)
		add_row(s, p->rows.at[i]);
	add_row(s, p);
}

const struct channel_look *drawing_looks(const struct plan *p, struct arena *a)
{
	return channel_looks(a, p->locale, p->channels_used.at, p->channels_used.len);
}

struct drawing drawing_begin(const struct plan *p, const struct theme *theme)
{
	struct drawing d = { .scene = scene_new(), .plan = p, .theme = theme };
	names_init(&d.ids, &d.scene->arena);
	d.looks = drawing_looks(p, &d.scene->arena);
	set_description(&d);
	return d;
}

struct scene *drawing_end(struct drawing *d)
{
	set_cuts(d);
	if (language_is_rtl(d->plan->language)) {
		d->scene->direction = DIRECTION_RTL;
		scene_mirror(d->scene);
	}
	return d->scene;
}
