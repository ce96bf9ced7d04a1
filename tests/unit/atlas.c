/* atlas.c — what must hold for the drawing of an atlas, over many generated maps, in every theme, as one drawing and on pages: no text leaves it, lies on
 * another or is hard to read, and every journey is in it. */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "sight.h"

#include "cjm/all.h"

#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
enum { ATLASES = 4 };
#else
enum { ATLASES = 30 };
#endif
enum { MAPS_EACH = 7, REPORTED_MOST = 30 };

static const double SLACK = 0.6; /* of a pixel */
static int reported;

static void check_text(bool holds, int number, const char *theme, const char *what, const struct item *item)
{
	if (check_holds(holds) || reported++ >= REPORTED_MOST)
		return;
	printf("atlas %d, %s: \"%.*s\" %s at %.0f, %.0f\n", number, theme, item ? (int)item->line.len : 0, item ? item->line.at : "", what, item ? item->box.left : 0, item ? item->box.top : 0);
}

static void hold_inside(const struct sight *v, int number, const char *theme)
{
	struct box whole = { 0, 0, v->scene->width, v->scene->height };
	const struct item *outside = NULL;
	for (size_t i = 0; i < v->items.len && !outside; i++)
		if (!box_within(v->items.at[i].box, whole, SLACK))
			outside = &v->items.at[i];
	check_text(!outside, number, theme, "lies outside the drawing", outside);
}

static void hold_apart(const struct sight *v, int number, const char *theme)
{
	const struct item *on = NULL;
	for (size_t i = 0; i < v->texts.len && !on; i++)
		for (size_t k = i + 1; k < v->texts.len && !on; k++)
			if (!boxes_apart(v->items.at[v->texts.at[i]].box, v->items.at[v->texts.at[k]].box, SLACK))
				on = &v->items.at[v->texts.at[k]];
	check_text(!on, number, theme, "lies on another text", on);
}

static void hold_contrast(const struct sight *v, int number, const char *theme)
{
	const struct item *pale = NULL;
	for (size_t i = 0; i < v->texts.len && !pale; i++) {
		const struct item *t = &v->items.at[v->texts.at[i]];
		struct color below = color_at(v, v->texts.at[i], (t->box.left + t->box.right) / 2, t->box.top);
		if (color_contrast(t->shape->paint.fill, below) < 4.5)
			pale = t;
	}
	check_text(!pale, number, theme, "is hard to read", pale);
}

static void hold_page(const struct scene *s, struct ruler *ruler, int number, const char *theme)
{
	struct sight v;
	CHECK(!scene_fault(s));
	sight_init(&v, s, ruler);
	hold_inside(&v, number, theme);
	hold_apart(&v, number, theme);
	hold_contrast(&v, number, theme);
	sight_finish(&v);
}

static size_t rows_in(const struct shape *root)
{
	size_t rows = 0;
	for (const struct shape *s = root->first; s; s = s->next)
		rows += s->kind == SHAPE_GROUP && str_is(s->class, "journey");
	return rows;
}

static void hold_drawing(const struct atlas *a, struct ruler *ruler, int number, const char *name, double width, double height)
{
	struct theme theme;
	struct arena arena;
	size_t rows = 0;
	arena_init(&arena);
	theme_of(NULL, str_of(name), &theme);
	struct scenes scenes = draw_atlas(&(struct atlas_view){ .atlas = a, .ruler = ruler, .theme = &theme, .width = width, .height = height }, &arena);
	for (size_t i = 0; i < scenes.list.len; i++) {
		hold_page(scenes.list.at[i], ruler, number, name);
		rows += rows_in(&scenes.list.at[i]->root);
		scene_free(scenes.list.at[i]);
	}
	CHECK(rows == a->rows.len && (height > 0 || scenes.list.len == 1));
	arena_finish(&arena);
}

static void add_generated(struct atlas *a, uint32_t number)
{
	struct buf text = { 0 };
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	generate_map(number, &text);
	struct map *m = read_map_text(&sources, "generated.cjm", buf_as_str(&text), &found);
	atlas_add(a, m, &(struct atlas_given){ .file = STR("generated.cjm") });
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
}

static void hold_atlas(int number, const struct locale *words)
{
	struct atlas a;
	struct ruler *ruler = ruler_new();
	atlas_init(&a, words, 20742);
	for (int i = 0; i < MAPS_EACH; i++)
		add_generated(&a, (uint32_t)(number * MAPS_EACH + i));
	atlas_settle(&a, (struct atlas_wish){ .order = (enum atlas_order)(number % ATLAS_BY_COUNT) });
	a.is_drawn = true;
	hold_drawing(&a, ruler, number, theme_name_at((size_t)number % 4), ATLAS_WIDTH, 0);
	hold_drawing(&a, ruler, number, theme_name_at((size_t)(number + 1) % 4), ATLAS_LEAST_WIDTH + number * 17, 930);
	ruler_free(ruler);
	atlas_finish(&a);
}

int main(void)
{
	for (int i = 0; i < ATLASES; i++) {
		size_t count = 0;
		while (locale_at(count))
			count++;
		check_case();
		hold_atlas(i, locale_at((size_t)i % count));
	}
	check_case_end();
	printf("%d passed, %d failed\n", checks_passed, checks_failed);
	return checks_failed > 0;
}
