/* curve.c — what must hold for the curve of every drawing, over all samples and sixty generated maps: no word and no box lies on a face, a
 * star, a line, another word or box, or the border between two stages; and all that is felt, and every way that the curve shows, is there
 * to read. */
#include "generate.h"
#include "named.h"
#include "read_map.h"
#include "samples.h"
#include "sight.h"

#include "cjm/all.h"
#include "cjm/curves.h"
#include "cjm/drawing.h"

#include <math.h>

enum { MAPS = 60, BOXES_MOST = 4000 };

struct thing_drawn {
	struct box box;
	const char *what;
	const struct point *of; /* a word, a face and a star of one point may touch */
	bool is_text;           /* a word or a box */
};

struct drawn { /* in one band */
	struct arena arena;
	VEC(struct thing_drawn) list;
};

static void add(struct drawn *d, struct box box, const char *what, const struct point *of, bool is_text)
{
	VEC_PUSH(&d->arena, &d->list, ((struct thing_drawn){ box, what, of, is_text }));
}

static void add_point(struct drawn *d, const struct point *p)
{
	double r = p->radius * 0.71; /* the square within */
	add(d, (struct box){ p->x - r, p->y - r, p->x + r, p->y + r }, "a face", p, false);
	add(d, (struct box){ p->x - p->radius, p->y - 2, p->x + p->radius, p->y + 2 }, "a face", p, false);
	if (p->is_moment)
		add(d, (struct box){ p->star_x - 6, p->star_y - 6, p->star_x + 6, p->star_y + 6 }, "a star", p, false);
	if (p->label.height > 0)
		add(d, box_at(p->label.left, p->label.top, p->label.width, p->label.height), "a word", p, true);
}

/* Where the line is at each pixel, as small boxes. */
static void add_line(struct drawn *d, const struct curve_line *line)
{
	for (size_t i = 1; i < line->stops.len; i++) {
		const struct curve_stop *a = &line->stops.at[i - 1], *b = a + 1;
		double length = fabs(b->x - a->x) + fabs(b->y - a->y);
		for (double s = 0; s < length; s += 4) {
			double t = s / length, x = a->x + (b->x - a->x) * (1.5 * t - 1.5 * t * t + t * t * t), y = a->y + (b->y - a->y) * (3 * t * t - 2 * t * t * t);
			add(d, (struct box){ x - 1, y - 1, x + 1, y + 1 }, "a line", NULL, false);
		}
	}
}

static void add_fork(struct drawn *d, const struct curve *c, const struct point *p)
{
	const struct point *main = p->kind == POINT_OR && p->partner ? &c->points.at[p->partner - 1] : NULL;
	if (main && main->x == p->x)
		add(d, (struct box){ p->x - 1, fmin(p->y, main->y), p->x + 1, fmax(p->y, main->y) }, "a line", NULL, false);
}

static bool is_wider_than_its_stage(const struct plan *p, const struct curve_note *n)
{
	for (size_t i = 0; i < p->stages.len; i++)
		if (n->left + n->width / 2 >= p->stages.at[i].x - 8 && n->left + n->width / 2 <= p->stages.at[i].x + p->stages.at[i].width + 8)
			return n->width + 24 > p->stages.at[i].width;
	return false;
}

static void draw_all(struct drawn *d, const struct plan *p, const struct curves *c)
{
	for (size_t i = 0; i < c->list.len; i++) {
		for (size_t k = 0; k < c->list.at[i].points.len; k++) {
			add_point(d, &c->list.at[i].points.at[k]);
			add_fork(d, &c->list.at[i], &c->list.at[i].points.at[k]);
		}
		for (size_t k = 0; k < c->list.at[i].lines.len; k++)
			add_line(d, &c->list.at[i].lines.at[k]);
	}
	for (size_t i = 0; i < c->notes.len; i++) {
		const struct curve_note *n = &c->notes.at[i];
		add(d, box_at(n->left, n->top, n->width, n->height), "a box", NULL, true);
		bool is_wide = is_wider_than_its_stage(p, n);
		for (size_t k = 0; k < c->borders.len && !is_wide; k++)
			check_that(n->left > c->borders.at[k] || n->left + n->width < c->borders.at[k], "a box lies on the border between two stages");
		check_that(n->left >= c->left && n->left + n->width <= c->right && n->top >= c->band_top && n->top + n->height <= c->band_top + c->band_height, "a box leaves the band");
	}
	for (size_t i = 0; i < c->borders.len; i++)
		add(d, (struct box){ c->borders.at[i] - 1, c->band_top, c->borders.at[i] + 1, c->band_top + c->band_height }, "a border", NULL, false);
}

static void hold_apart(const struct plan *p, const struct curves *c)
{
	struct drawn d = { 0 };
	arena_init(&d.arena);
	draw_all(&d, p, c);
	for (size_t i = 0; i < d.list.len && d.list.len < BOXES_MOST; i++)
		for (size_t k = 0; k < d.list.len && d.list.at[i].is_text; k++) {
			const struct thing_drawn *a = &d.list.at[i], *b = &d.list.at[k];
			bool is_once = k > i || !b->is_text, is_box_on_border = !a->of && str_is(str_of(b->what), "a border");
			if (i != k && is_once && !is_box_on_border && !boxes_apart(a->box, b->box, 0.6))
				check_that(false, "%s%s%.*s lies on %s at %.0f, %.0f", a->what, a->of ? " of " : "", a->of ? (int)a->of->word.len : 0, a->of ? a->of->word.at : "", b->what, b->box.left, b->box.top);
		}
	check_that(true, " ");
	arena_finish(&d.arena);
}

/* ---- nothing is dropped ---- */

struct said {
	struct str text;
	const struct feeling *lost;
};

static void seek_feeling(void *context, const struct thing *t)
{
	struct said *s = context;
	if (t->kind == KIND_FEEL && !s->lost)
		s->lost = unsaid_part(s->text, (const struct feeling *)t);
}

static void hold_ways(const struct plan *p, struct str said)
{
	struct layout l = { .plan = (struct plan *)p, .arena = &((struct plan *)p)->arena };
	struct paths paths = paths_of(p->journey, NULL, l.arena);
	for (size_t i = 0; i < paths.ways.len; i++) {
		const struct way *way = paths.ways.at[i].way;
		if (!way || !curve_shows_way(&l, &paths.ways.at[i]))
			continue;
		check_that(!way->share.given || is_written(said, locale_value(p->locale, l.arena, way->share)), "the share of a way that the curve shows is nowhere");
		check_that(!way->when.len || is_written(said, way->when), "“%.*s” is nowhere", STR_ARG(way->when));
	}
}

/* The shapes of the lane alone. */
static struct scene *scene_of_curves(const struct plan *p, const struct swimlane *lane)
{
	struct theme theme;
	theme_of(NULL, STR("light"), &theme);
	struct drawing d = drawing_begin(p, &theme);
	draw_feelings(&d, &d.scene->root, lane);
	return d.scene;
}

static void hold_said(const struct plan *p, const struct swimlane *lane, struct ruler *m)
{
	struct scene *scene = scene_of_curves(p, lane);
	struct sight v;
	sight_init(&v, scene, m);
	struct said s = { .text = all_text(&v) };
	journey_walk(p->journey, seek_feeling, &s);
	check_that(!s.lost, "“%.*s” is not all there", STR_ARG(s.lost ? s.lost->thing.text : STR("")));
	hold_ways(p, s.text);
	sight_finish(&v);
	scene_free(scene);
}

/* ---- maps ---- */

static void hold_journey(const struct map *map, const struct journey *j, struct ruler *m)
{
	struct plan *p = plan_new(map, j, m, (struct plan_options){ 0 });
	for (size_t i = 0; i < p->lanes.len; i++) {
		if (!p->lanes.at[i].curves)
			continue;
		hold_said(p, &p->lanes.at[i], m);
		for (const struct curves *c = p->lanes.at[i].curves; c; c = c->next)
			hold_apart(p, c);
	}
	plan_free(p);
}

static void hold_map(const char *path, struct str text, struct ruler *m)
{
	struct sources s;
	struct findings found;
	check_case();
	sources_init(&s);
	findings_init(&found);
	struct map *map = read_map_text(&s, path, text, &found);
	FOR_EACH(struct journey, j, map->journeys)
		if (!j->is_included)
			hold_journey(map, j, m);
	map_free(map);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
}

/* Each band of its own tells what makes its lowest and its highest point, where the map says what does. */
static void hold_bands(struct ruler *m)
{
	static const char TEXT[] = "language en\npersona a \"A\"\npersona b \"B\"\npersona c \"C\"\npersona d \"D\"\njourney \"J\"\n  persona a, b, c, d\n  stage \"S\"\n"
		"    step \"1\"\n      feel -2 by a\n      feel +2 by b\n      feel -1 by c\n      feel 0 by d\n      pain \"Low\"\n      gain \"High\"\n"
		"    step \"2\"\n      feel 0 by a\n      feel 0 by b\n      feel 0 by c\n      feel 0 by d\n"
		"    step \"3\"\n      feel 1 by a\n      feel -1 by b\n      feel 1 by c\n      feel 0 by d\n";
	static const char *const WANT[] = { "Low", "High", "Low", "" };
	struct sources s;
	struct findings found;
	sources_init(&s);
	findings_init(&found);
	snprintf(map_name, sizeof map_name, "bands");
	struct map *map = read_map_text(&s, "bands.cjm", str_of(TEXT), &found);
	struct plan *p = plan_new(map, (const struct journey *)map->journeys.at[0], m, (struct plan_options){ 0 });
	size_t band = 0;
	for (size_t i = 0; i < p->lanes.len; i++)
		for (const struct curves *c = p->lanes.at[i].curves; c; c = c->next, band++) {
			struct str text = c->notes.len ? c->notes.at[0].title.at[0] : (struct str){ 0 };
			check_that(c->notes.len <= 1 && band < 4 && str_is(text, WANT[band]), "band %zu tells “%.*s”", band, STR_ARG(text));
			hold_apart(p, c);
		}
	check_that(band == 4, "%zu bands", band);
	plan_free(p);
	map_free(map);
	findings_finish(&found);
	sources_finish(&s);
}

static void hold_samples(struct ruler *m)
{
	check_that(sample_at(0) != NULL, "there are no samples here");
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(map_name, sizeof map_name, "%s", sample_at(i));
		check_that(read_whole(map_name, &text), "cannot be read");
		hold_map(map_name, buf_as_str(&text), m);
		buf_finish(&text);
	}
}

int main(void)
{
	struct ruler *m = ruler_new();
	hold_samples(m);
	hold_bands(m);
	for (uint32_t i = 0; i < MAPS; i++) {
		struct buf text = { 0 };
		generate_map(i, &text);
		snprintf(map_name, sizeof map_name, "generated %u (%s)", i, generated_sort(i));
		hold_map("generated.cjm", buf_as_str(&text), m);
		buf_finish(&text);
	}
	ruler_free(m);
	return check_report();
}
