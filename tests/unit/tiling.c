/* tiling.c — tests of how a drawing is cut into pages: readable, whole, about equally full, at the ends of stages. */
#include "check.h"

#include "paint/tiling.h"

#include <math.h>

enum { WIDTH = 785, HEIGHT = 539 }; /* points: what a sheet of A4 has between its margins */

static struct scene *scene_of(double width, double height, double label_width)
{
	struct scene *s = scene_new();
	s->width = width;
	s->height = height;
	s->frame.label_width = label_width;
	return s;
}

static void cut_columns(struct scene *s, const double *widths, size_t count, size_t stage)
{
	double x = s->frame.label_width;
	for (size_t i = 0; i < count; i++) {
		x += widths[i];
		VEC_PUSH(&s->arena, &s->frame.column_cuts, x);
		if ((i + 1) % stage == 0)
			VEC_PUSH(&s->arena, &s->frame.stage_cuts, x);
	}
}

static struct scene *scene_of_columns(size_t count, double width, size_t stage)
{
	struct scene *s = scene_of(160 + (double)count * width + 40, 500, 160);
	double widths[64];
	for (size_t i = 0; i < count && i < 64; i++)
		widths[i] = width;
	cut_columns(s, widths, count < 64 ? count : 64, stage);
	return s;
}

static double length_of(struct pixel_span span)
{
	return span.to - span.from;
}

static bool is_cut(const double *cuts, size_t count, double at)
{
	for (size_t i = 0; i < count; i++)
		if (fabs(cuts[i] - at) < 0.01)
			return true;
	return false;
}

/* One page follows the other, none is larger than the paper, text stays at 6 points. */
static void hold_pages(const struct scene *s, const struct tiling *t)
{
	double from = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		double strip = i ? length_of(t->labels) : 0;
		CHECK(fabs(t->columns[i].from - from) < 0.01 && length_of(t->columns[i]) > 0);
		CHECK((length_of(t->columns[i]) + strip) * t->scale <= WIDTH + 0.01);
		from = t->columns[i].to;
	}
	CHECK(fabs(from - s->width) < 0.01);
	CHECK(t->scale >= 6.0 / 13.0 - 1e-9 && t->scale <= 0.75);
}

/* What used to fill one page to the brim and leave the rest to the next is shared out. */
static void test_even(void)
{
	struct scene *s = scene_of_columns(12, 140, 1);
	struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT);
	hold_pages(s, &t);
	CHECK(t.column_count == 2 && t.row_count == 1);
	double first = length_of(t.columns[0]), second = length_of(t.columns[1]) + length_of(t.labels);
	CHECK(fabs(first - second) <= 140 + 40);
	CHECK(t.scale == 0.75 || fmax(first, second) * t.scale > WIDTH - 1);
	scene_free(s);
}

static void test_rows(void)
{
	struct scene *s = scene_of(1200, 1500, 0);
	s->frame.heading_top = 200;
	s->frame.heading_bottom = 250;
	for (double y = 300; y < 1500; y += 100)
		VEC_PUSH(&s->arena, &s->frame.row_cuts, y);
	struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT);
	hold_pages(s, &t);
	CHECK(t.row_count == 2);
	CHECK(fabs(length_of(t.rows[0]) - length_of(t.rows[1]) - 50) <= 100);
	scene_free(s);
}

/* Two pages end with a stage, where that costs little; within one where a stage is longer than a page. */
static void test_stages(void)
{
	for (size_t count = 12; count <= 16; count++) {
		struct scene *s = scene_of_columns(count, 150, 4);
		struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT);
		hold_pages(s, &t);
		CHECK(t.column_count == 2);
		for (size_t i = 0; i + 1 < t.column_count; i++)
			CHECK(is_cut(s->frame.stage_cuts.at, s->frame.stage_cuts.len, t.columns[i].to));
		scene_free(s);
	}
	struct scene *s = scene_of_columns(40, 150, 20);
	struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT);
	hold_pages(s, &t);
	for (size_t i = 0; i + 1 < t.column_count; i++)
		CHECK(is_cut(s->frame.column_cuts.at, s->frame.column_cuts.len, t.columns[i].to));
	scene_free(s);
}

/* Ends at stages never cost a page. */
static void test_fewest(void)
{
	for (size_t count = 2; count <= 60; count++)
		for (size_t stage = 2; stage < 9; stage++) {
			struct scene *s = scene_of_columns(count, 168, stage), *plain = scene_of_columns(count, 168, 1);
			struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT), u = tile_scene(&plain->arena, plain, WIDTH, HEIGHT);
			hold_pages(s, &t);
			CHECK(t.column_count == u.column_count && t.row_count == u.row_count);
			CHECK(t.scale >= 0.79 * u.scale);
			scene_free(s);
			scene_free(plain);
		}
}

static void test_without_cuts(void)
{
	struct scene *s = scene_of(5000, 6000, 0);
	struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT);
	hold_pages(s, &t);
	CHECK(t.column_count == 3 && t.row_count == 6);
	CHECK(fabs(length_of(t.columns[0]) - length_of(t.columns[2])) < 1 && fabs(length_of(t.rows[0]) - length_of(t.rows[5])) < 1);
	scene_free(s);
}

/* A lane that is higher than a page is cut between its cards; where that can't be, the page holds it all, in smaller letters. */
static void test_high_lanes(void)
{
	for (int has_cuts = 0; has_cuts < 2; has_cuts++) {
		struct scene *s = scene_of(1200, 3000, 0);
		double lanes[] = { 300, 2700, 2900 };
		for (int i = 0; i < 3; i++)
			VEC_PUSH(&s->arena, &s->frame.row_cuts, lanes[i]);
		for (double y = 510; y < 2600 && has_cuts; y += 210)
			VEC_PUSH(&s->arena, &s->frame.card_cuts, y);
		struct tiling t = tile_scene(&s->arena, s, WIDTH, HEIGHT);
		for (size_t i = 0; i + 1 < t.row_count; i++)
			CHECK(is_cut(lanes, 3, t.rows[i].to) || is_cut(s->frame.card_cuts.at, s->frame.card_cuts.len, t.rows[i].to));
		CHECK(has_cuts ? t.scale >= 6.0 / 13.0 : fabs(t.scale - HEIGHT / 2400.0) < 0.01);
		scene_free(s);
	}
}

int main(void)
{
	test_high_lanes();
	test_even();
	test_rows();
	test_stages();
	test_fewest();
	test_without_cuts();
	return check_report();
}
