#include "read_map.h"

#include <stdio.h>

bool read_whole(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		return false;
	for (int c; (c = getc(f)) != EOF;)
		buf_char(out, (char)c);
	fclose(f);
	return true;
}

static bool read_included(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	size_t slash = from.len;
	(void)context;
	while (slash && from.at[slash - 1] != '/')
		slash--;
	buf_fmt(found, "%.*s%.*s", (int)slash, from.at, STR_ARG(path));
	if (read_whole(found->at, text))
		return true;
	buf_fmt(why, "cannot read `%.*s`", STR_ARG(path));
	return false;
}

struct map *read_map_text(struct sources *s, const char *path, struct str text, struct findings *found)
{
	static const struct reader READER = { .read = read_included };
	return map_read(s, source_add(s, str_of(path), text, found), &READER, found);
}
