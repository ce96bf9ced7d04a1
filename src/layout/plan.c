/* plan.c — the order in which a layout is made, and its dump. */
#include "layout/layout.h"

#include <stdlib.h>

struct str layout_join(struct layout *l, const char *separator, const struct str *parts, size_t count)
{
	struct str only = { 0 };
	size_t filled = 0;
	for (size_t i = 0; i < count; i++)
		if (parts[i].len && !filled++)
			only = parts[i];
	if (filled < 2)
		return only.len ? str_copy(l->arena, only) : only;
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (!parts[i].len)
			continue;
		if (b.len)
			buf_text(&b, separator);
		buf_str(&b, parts[i]);
	}
	struct str joined = buf_take(&b, l->arena);
	buf_finish(&b);
	return joined;
}

struct str layout_saying(struct layout *l, const struct saying *s)
{
	struct str parts[] = {
		locale_quoted(l->plan->locale, l->arena, s->thing.text),
		s->date.year ? locale_date(l->plan->locale, l->arena, s->date) : (struct str){ 0 },
	};
	return layout_join(l, SEPARATOR, parts, 2);
}

struct str layout_doubt(struct layout *l, const struct thing *t)
{
	return locale_doubt(l->plan->locale, l->plan->journey, t);
}

static struct str with_internal(struct layout *l, struct str doubt, const struct thing *t)
{
	bool is_internal = t->basis.internal || thing_basis(t)->internal;
	struct str parts[] = { doubt, is_internal ? label(l->plan->locale, LABEL_internal) : (struct str){ 0 } };
	return layout_join(l, SEPARATOR, parts, 2);
}

struct str layout_claim_words(struct layout *l, const struct thing *t)
{
	return with_internal(l, layout_doubt(l, t), t);
}

struct str layout_card_words(struct layout *l, const struct thing *t)
{
	return with_internal(l, thing_basis(t)->predicted ? label(l->plan->locale, LABEL_predicted) : (struct str){ 0 }, t);
}

struct str layout_with_doubt(struct layout *l, struct str said, const struct thing *t)
{
	struct str words = layout_claim_words(l, t);
	return words.len && said.len ? LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, said, words) : said;
}

struct str layout_told(struct layout *l, const struct thing *t)
{
	return layout_with_doubt(l, thing_label(t), t);
}

/* "wait 6 min", "wait 6 min (assumed)" */
struct str layout_quantity(struct layout *l, enum label id, const struct quantity *q)
{
	if (!q || !q->value.given)
		return (struct str){ 0 };
	const struct locale *words = l->plan->locale;
	return layout_with_doubt(l, label_with(words, l->arena, id, locale_value(words, l->arena, q->value)), &q->thing);
}

struct str layout_labels(struct layout *l, const struct things *things, const char *separator)
{
	if (!things->len)
		return (struct str){ 0 };
	struct str *parts = arena_alloc(l->arena, things->len * sizeof *parts);
	for (size_t i = 0; i < things->len; i++)
		parts[i] = locale_name(l->plan->locale, things->at[i]);
	return layout_join(l, separator, parts, things->len);
}

struct str layout_course(struct layout *l, const struct measure *m)
{
	enum { TOLD_MOST = 6 };
	const struct locale *words = l->plan->locale;
	struct readings earlier = measure_earlier(m);
	struct buf b = { 0 };
	for (size_t i = 0; i < earlier.len; i++) {
		bool is_told = earlier.len <= TOLD_MOST || !i || i + 3 > earlier.len;
		if (!i)
			buf_fmt(&b, "%.*s%s", STR_ARG(locale_date(words, l->arena, earlier.at[0].date)), words->colon);
		if (is_told || i == 1)
			buf_fmt(&b, "%.*s %s ", STR_ARG(is_told ? locale_value(words, l->arena, earlier.at[i].value) : STR("…")), words->becomes);
	}
	if (earlier.len)
		buf_str(&b, locale_value(words, l->arena, measure_value(m)));
	struct str s = buf_take(&b, l->arena);
	buf_finish(&b);
	return s;
}

/* Width and height stand big-endian at bytes 16 and 20 of every PNG (its IHDR chunk comes first). */
static double png_side(struct str png, size_t at)
{
	double side = 0;
	for (size_t i = 0; i < 4; i++)
		side = side * 256 + (unsigned char)png.at[at + i];
	return side;
}

void layout_picture_size(struct str png, double *width, double *height)
{
	*width = png.len ? png_side(png, 16) : 0;
	*height = png.len ? png_side(png, 20) : 0;
}

size_t plan_channel_index(struct plan *p, const struct channel *c)
{
	for (size_t i = 0; i < p->channels_used.len; i++)
		if (p->channels_used.at[i] == c)
			return i;
	VEC_PUSH(&p->arena, &p->channels_used, c);
	return p->channels_used.len - 1;
}

struct plan *plan_begin(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options)
{
	struct plan *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	arena_init(&p->arena);
	p->map = m;
	p->journey = j;
	p->language = str_copy(&p->arena, options.language.len ? options.language : m->language);
	p->locale = locale_of(p->language, NULL);
	p->ruler = ruler;
	p->margin = MARGIN;
	p->label_width = LABEL_WIDTH + GAP;
	p->coverage = coverage_count(j, &p->arena);
	return p;
}

struct plan *plan_new(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options)
{
	struct plan *p = plan_begin(m, j, ruler, options);
	struct layout l = { .plan = p, .arena = &p->arena, .options = options };
	columns_make(&l);
	lanes_collect(&l);
	columns_give_widths(&l);
	header_place(&l);
	stages_measure(&l);
	arrows_route(&l);
	lanes_place(&l);
	footer_place(&l);
	return p;
}

void plan_free(struct plan *p)
{
	if (!p)
		return;
	arena_finish(&p->arena);
	free(p);
}

/* ---- dump ---- */

static void dump_box(const char *what, double x, double y, double width, double height, struct buf *out)
{
	buf_fmt(out, "%s ", what);
	double numbers[] = { x, y, width, height };
	for (int i = 0; i < 4; i++) {
		buf_number(out, numbers[i], 1);
		buf_text(out, i < 3 ? " " : "");
	}
}

static void dump_lines(struct lines lines, struct buf *out)
{
	for (size_t i = 0; i < lines.len; i++)
		buf_fmt(out, "%s%.*s", i ? " / " : " | ", STR_ARG(lines.at[i]));
}

static void dump_blocks(const struct block *blocks, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		dump_lines(blocks[i].lines, out);
	buf_char(out, '\n');
}

static void dump_line(const struct curve_line *line, struct buf *out)
{
	static const char *const KINDS[] = { "main line", "side way", "way out" };
	buf_fmt(out, "  %s", KINDS[line->kind]);
	for (size_t i = 0; i < line->stops.len; i++) {
		buf_text(out, i ? " \xE2\x86\x92 " : " ");
		buf_number(out, line->stops.at[i].x, 1);
		buf_char(out, ',');
		buf_number(out, line->stops.at[i].y, 1);
	}
	buf_char(out, '\n');
}

static void dump_lane(const struct swimlane *lane, struct buf *out)
{
	dump_box("lane", 0, lane->y, 0, lane->height, out);
	dump_lines(lane->label, out);
	buf_char(out, '\n');
	for (size_t i = 0; i < lane->cards.len; i++) {
		const struct card *c = lane->cards.at[i];
		dump_box("  card", c->x, c->y, c->width, c->height, out);
		dump_blocks(c->blocks.at, c->blocks.len, out);
	}
	for (size_t i = 0; lane->curves && i < lane->curves->list.len; i++) {
		for (size_t k = 0; k < lane->curves->list.at[i].points.len; k++) {
			const struct point *p = &lane->curves->list.at[i].points.at[k];
			dump_box("  face", p->x, p->y, p->radius, p->label.top, out);
			dump_lines(p->label.lines, out);
			buf_char(out, '\n');
		}
		for (size_t k = 0; k < lane->curves->list.at[i].lines.len; k++)
			dump_line(&lane->curves->list.at[i].lines.at[k], out);
	}
}

void plan_dump(const struct plan *p, struct buf *out)
{
	dump_box("plan", 0, 0, p->width, p->height, out);
	buf_char(out, '\n');
	for (size_t i = 0; i < p->header_cards.len; i++) {
		const struct header_card *c = &p->header_cards.at[i];
		dump_box("header", c->x, c->y, c->width, c->height, out);
		dump_blocks(c->blocks.at, c->blocks.len, out);
	}
	for (size_t i = 0; i < p->phases.list.len; i++) {
		const struct phase_bar *bar = &p->phases.list.at[i];
		dump_box("phase", bar->x, p->strip_y - phases_room(&p->phases), bar->width, p->phases.height, out);
		dump_lines(bar->title, out);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *s = &p->stages.at[i];
		dump_box("stage", s->x, p->strip_y, s->width, p->chevron_height, out);
		dump_lines(s->title, out);
		dump_blocks(s->notes.at, s->notes.len, out);
	}
	for (size_t i = 0; i < p->arrows.len; i++) {
		const struct arrow *a = &p->arrows.at[i];
		dump_box("way", a->from_x, a->to_x, p->arrows_y + a->y, a->label_x, out);
		dump_lines(a->label, out);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < p->lanes.len; i++)
		dump_lane(&p->lanes.at[i], out);
	dump_box("footer", 0, p->footer_y, 0, 0, out);
	dump_lines(p->coverage_lines, out);
	buf_char(out, '\n');
}
