/* dump.c — one stage of the pipeline as text, for goldens: dump ast|map|plan|scene|diag FILE */
#include "cjm/all.h"

#include <stdio.h>
#include <string.h>

static bool read_included(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	size_t slash = from.len;
	(void)context;
	while (slash && from.at[slash - 1] != '/')
		slash--;
	buf_fmt(found, "%.*s%.*s", (int)slash, from.at, STR_ARG(path));
	FILE *f = fopen(found->at, "rb");
	if (!f) {
		buf_fmt(why, "cannot read `%.*s`", STR_ARG(path));
		return false;
	}
	for (int c; (c = getc(f)) != EOF;)
		buf_char(text, (char)c);
	fclose(f);
	return true;
}

static void dump_journeys(const char *stage, const struct map *m, struct buf *out)
{
	struct ruler *ruler = ruler_new();
	struct theme theme;
	theme_of(m, (struct str){ 0 }, &theme);
	FOR_EACH(struct journey, j, m->journeys) {
		if (j->is_included)
			continue;
		struct plan *p = plan_new(m, j, ruler, (struct plan_options){ 0 });
		struct scene *s = draw_swimlane(p, &theme);
		if (strcmp(stage, "plan") == 0)
			plan_dump(p, out);
		else if (strcmp(stage, "scene") == 0)
			scene_dump(s, out);
		else
			paint_svg(s, (struct svg_options){ 0 }, out);
		scene_free(s);
		plan_free(p);
	}
	ruler_free(ruler);
}

int main(int count, char **words)
{
	struct buf text = { 0 }, by = { 0 }, why = { 0 }, out = { 0 };
	struct sources sources;
	struct findings found;
	struct reader reader = { .read = read_included };
	if (count < 3 || !read_included(NULL, (struct str){ 0 }, str_of(words[2]), &text, &by, &why))
		return 2;
	sources_init(&sources);
	findings_init(&found);
	uint32_t file = source_add(&sources, str_of(words[2]), buf_as_str(&text), &found);
	struct map *m = map_read(&sources, file, &reader, &found);
	findings_sort(&found);
	if (strcmp(words[1], "ast") == 0)
		ast_dump(m->asts.at[0], &out);
	else if (strcmp(words[1], "map") == 0)
		map_dump(m, &out);
	else if (strcmp(words[1], "json") == 0)
		map_json(m, &out);
	else if (strcmp(words[1], "diag") == 0)
		for (size_t i = 0; i < found.len; i++)
			finding_print(&sources, &found.at[i], false, &out);
	else
		dump_journeys(words[1], m, &out);
	if (out.len)
		fwrite(out.at, 1, out.len, stdout);
	buf_finish(&text);
	buf_finish(&by);
	buf_finish(&why);
	buf_finish(&out);
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
	return 0;
}
