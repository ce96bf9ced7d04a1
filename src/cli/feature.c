/* feature.c — whether the libraries of a feature are installed: they are opened, as it would. */
#include "cjm/library.h"
#include "cli/cli.h"

#include <string.h>

/* One of several names, with | between them. */
static bool is_installed(struct str names)
{
	struct buf message = { 0 };
	bool is_there = false;
	while (names.len && !is_there) {
		const char *bar = memchr(names.at, '|', names.len);
		struct buf file = { 0 };
		buf_fmt(&file, "%.*s", (int)(bar ? (size_t)(bar - names.at) : names.len), names.at);
		struct library one = { "", "", "", { file.at } };
		is_there = library_open(&one, &message);
		names = str_slice(names, bar ? (size_t)(bar - names.at) + 1 : names.len, names.len);
		buf_finish(&file);
	}
	buf_finish(&message);
	return is_there;
}

void feature_lacks(const struct feature *f, struct buf *why)
{
	for (const char *at = f->files; *at;) {
		size_t len = strcspn(at, " ");
		if (!is_installed((struct str){ at, len }))
			buf_fmt(why, "%s%.*s", why->len ? ", " : "", (int)strcspn(at, " |"), at);
		at += len + (at[len] == ' ');
	}
	if (why->len)
		buf_text(why, " not installed");
}
