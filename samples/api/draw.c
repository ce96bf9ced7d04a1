/* draw.c — another program draws a map with libcjm: text in, SVG out, no file and no command.
 *
 *   cc draw.c -lcjm -lm -ldl -pthread -o draw && ./draw > coffee.svg */
#include "cjm/all.h"

#include <stdio.h>

static const char MAP[] =
	"journey \"Morning coffee\"\n"
	"  stage \"Order\"\n"
	"    step \"Orders at the till\" via store feel +1 \"welcome\"\n"
	"  stage \"Wait\"\n"
	"    step \"Waits for the name call\" feel -2 \"forgotten\"\n";

static int print_mistakes(const struct sources *sources, const struct findings *found)
{
	struct buf out = { 0 };
	for (size_t i = 0; i < found->len; i++)
		finding_print(sources, &found->at[i], false, &out);
	fwrite(out.at, 1, out.len, stderr);
	buf_finish(&out);
	return 1;
}

static void draw_map(const struct map *map, struct buf *svg)
{
	struct theme theme;
	struct ruler *ruler = ruler_new();
	theme_of(map, STR("light"), &theme);
	struct plan *plan = plan_new(map, (const struct journey *)map->journeys.at[0], ruler, (struct plan_options){ 0 });
	struct scene *scene = draw_swimlane(plan, &theme);
	paint_svg(scene, (struct svg_options){ 0 }, svg);
	scene_free(scene);
	plan_free(plan);
	ruler_free(ruler);
}

int main(void)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	uint32_t file = source_add(&sources, STR("coffee.cjm"), str_of(MAP), &found);
	struct map *map = map_read(&sources, file, NULL, &found);
	struct buf svg = { 0 };
	int status = found.error_count ? print_mistakes(&sources, &found) : 0;
	if (!status && map->journeys.len)
		draw_map(map, &svg);
	fwrite(svg.at, 1, svg.len, stdout);
	buf_finish(&svg);
	map_free(map);
	findings_finish(&found);
	sources_finish(&sources);
	return status;
}
