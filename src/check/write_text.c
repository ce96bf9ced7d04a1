/* write_text.c — what the checks found, for people at a terminal. */
#include "check/write.h"

static struct str list_words(const struct texts *words, struct arena *a)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < words->list.len; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR_ARG(words->list.at[i]));
	struct str list = buf_take(&b, a);
	buf_finish(&b);
	return list;
}

/* The findings of a part must not be taken for those of the whole. */
static void write_part(const struct check_report *r, struct buf *out)
{
	struct arena a = { 0 };
	struct str tags = list_words(&r->part.tags, &a), without = list_words(&r->part.without, &a);
	if (tags.len && without.len)
		buf_fmt(out, "Shown: only findings tagged %.*s, without those tagged %.*s.\n", STR_ARG(tags), STR_ARG(without));
	else if (tags.len)
		buf_fmt(out, "Shown: only findings tagged %.*s.\n", STR_ARG(tags));
	else if (without.len)
		buf_fmt(out, "Shown: all findings except those tagged %.*s.\n", STR_ARG(without));
	arena_finish(&a);
}

/* What is not shown must not be taken for what is not there. */
static void write_not_shown(const struct check_report *r, struct buf *out)
{
	size_t aside = r->aside ? r->aside->len : 0;
	if (aside && r->aside_is_older)
		buf_fmt(out, by_count(aside, "%zu finding was there before\n", "%zu findings were there before\n"), aside); /* NOLINT: literals */
	else if (aside)
		buf_fmt(out, by_count(aside, "%zu finding is set aside by the baseline\n", "%zu findings are set aside by the baseline\n"), aside); /* NOLINT: literals */
	if (r->below)
		buf_fmt(out, by_count(r->below, "%zu finding below --min-severity is not shown\n", "%zu findings below --min-severity are not shown\n"), r->below); /* NOLINT */
}

void check_write_text(const struct check_report *r, struct buf *out)
{
	struct buf rest = { 0 };
	for (size_t i = 0; i < r->findings->len && !r->has_statistics; i++)
		finding_print(r->sources, &r->findings->at[i], r->has_color, out);
	if (r->has_statistics)
		check_write_statistics(r, r->width, out);
	findings_print_summary(r->findings, out);
	write_not_shown(r, &rest);
	write_part(r, &rest);
	if (!r->has_statistics)
		check_write_worst(r, &rest);
	for (size_t i = 0; i < r->map_count; i++)
		buf_str(&rest, r->maps[i]->coverage);
	buf_visible(out, buf_as_str(&rest), VISIBLE_TEXT);
	buf_finish(&rest);
}
