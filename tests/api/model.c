/* model.c — maps of a folder as the accessors give them, a line of JSON each: tests/api/run holds it against what `cjm build -f json` says. */
#include <cjm.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_string(const char *s)
{
	putchar('"');
	for (; *s; s++)
		if (*s == '"' || *s == '\\')
			printf("\\%c", *s);
		else if ((unsigned char)*s < ' ')
			printf("\\u%04x", *s);
		else
			putchar(*s);
	putchar('"');
}

static void write_pair(const char *name, const char *text)
{
	write_string(name);
	putchar(':');
	write_string(text);
}

static void write_place(const char *name, struct cjm_place p)
{
	printf(",\"%s\":[", name);
	write_string(p.path);
	printf(",%zu,%zu,%zu,%zu,%zu,%zu]", p.line, p.column, p.end_line, p.end_column, p.offset, p.length);
}

static void write_thing(const struct cjm_thing *t, bool is_whole);

static void write_property(const struct cjm_property *p)
{
	printf("{");
	write_pair("name", cjm_property_name(p));
	printf(",\"type\":%d,\"number\":%.15g,\"high\":%.15g,", (int)cjm_property_type(p), isnan(cjm_property_number(p)) ? -999 : cjm_property_number(p),
		isnan(cjm_property_high(p)) ? -999 : cjm_property_high(p));
	write_pair("unit", cjm_property_unit(p));
	write_place("place", cjm_property_place(p));
	printf(",\"texts\":[");
	for (size_t i = 0; i < cjm_property_count(p) && cjm_property_type(p) != CJM_THINGS; i++) {
		printf("%s", i ? "," : "");
		write_string(cjm_property_text_at(p, i));
	}
	printf("],\"things\":[");
	for (size_t i = 0; i < cjm_property_count(p) && cjm_property_type(p) == CJM_THINGS; i++) {
		printf("%s", i ? "," : "");
		write_thing(cjm_property_thing_at(p, i), false);
	}
	printf("]}");
}

/* One that is named elsewhere is written without what stands in it. */
static void write_thing(const struct cjm_thing *t, bool is_whole)
{
	printf("{");
	write_pair("kind", cjm_thing_kind(t));
	putchar(',');
	write_pair("name", cjm_thing_name(t));
	putchar(',');
	write_pair("text", cjm_thing_text(t));
	putchar(',');
	write_pair("id", cjm_thing_id(t));
	write_place("place", cjm_thing_place(t));
	if (is_whole || !*cjm_thing_id(t)) {
		printf(",\"properties\":[");
		for (size_t i = 0; i < cjm_thing_property_count(t); i++) {
			printf("%s", i ? "," : "");
			write_property(cjm_thing_property_at(t, i));
		}
		printf("]");
	}
	if (is_whole) {
		printf(",\"things\":[");
		for (const struct cjm_thing *in = cjm_thing_first(t, NULL); in; in = cjm_thing_next(in, NULL)) {
			if (cjm_thing_parent(in) != t)
				abort();
			printf("%s", in == cjm_thing_first(t, NULL) ? "" : ",");
			write_thing(in, true);
		}
		printf("]");
	}
	printf("}");
}

int main(int count, char **words)
{
	for (int i = 2; i < count; i++) {
		struct cjm_project *project = cjm_project_new_in(words[1]);
		if (!project)
			return 2;
		struct cjm_map *map = cjm_map_read(project, words[i]);
		cjm_project_free(project); /* the map holds all that it needs */
		write_thing(cjm_map_file(map), true);
		putchar('\n');
		cjm_map_free(map);
	}
	return 0;
}
