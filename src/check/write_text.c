/* write_text.c — what the checks found, for people at a terminal. */
#include "check/write.h"

static void write_words(const char *before, const struct texts *words, struct buf *out)
{
	for (size_t i = 0; i < words->list.len; i++)
		buf_fmt(out, "%s%.*s", i ? ", " : before, STR_ARG(words->list.at[i]));
}

/* The findings of a part must not be taken for those of the whole. */
static void write_part(const struct check_report *r, struct buf *out)
{
	write_words("Shown: only findings tagged ", &r->part.tags, out);
	write_words(r->part.tags.list.len ? ", without those tagged " : "Shown: all findings except those tagged ", &r->part.without, out);
	if (r->part.tags.list.len || r->part.without.list.len)
		buf_text(out, ".\n");
}

void check_write_text(const struct check_report *r, struct buf *out)
{
	struct buf rest = { 0 };
	for (size_t i = 0; i < r->findings->len; i++)
		finding_print(r->sources, &r->findings->at[i], r->has_color, out);
	findings_print_summary(r->findings, out);
	write_part(r, &rest);
	check_write_worst(r, &rest);
	if (r->has_coverage)
		check_write_coverage(r, r->width, &rest);
	buf_visible(out, buf_as_str(&rest), VISIBLE_TEXT);
	buf_finish(&rest);
}
