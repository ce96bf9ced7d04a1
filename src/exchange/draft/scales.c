/* scales.c — says what the numbers of feelings were taken for. */
#include "exchange/draft/import.h"

static void add_range(struct buf *out, const struct draft_scale *s)
{
	buf_number(out, s->low, 6);
	buf_said(out, " to ");
	buf_number(out, s->high, 6);
}

static bool is_new(const struct draft *d, size_t which)
{
	const struct draft_scale *s = d->scales.at[which];
	for (size_t i = 0; i < which; i++) {
		const struct draft_scale *other = d->scales.at[i];
		if (other->count && other->low == s->low && other->high == s->high)
			return false;
	}
	return s->count > 0;
}

/* "1 to 5, 0 to 10"; gives how many. */
static size_t list_scales(const struct draft *d, struct buf *out)
{
	size_t count = 0;
	for (size_t i = 0; i < d->scales.len; i++)
		if (is_new(d, i)) {
			buf_text(out, count++ ? ", " : "");
			add_range(out, d->scales.at[i]);
		}
	return count;
}

static const struct draft_scale *first_guessed(const struct draft *d)
{
	for (size_t i = 0; i < d->scales.len; i++)
		if (d->scales.at[i]->count && !d->scales.at[i]->is_stated)
			return d->scales.at[i];
	return NULL;
}

static void report_stated(struct import *i, const struct draft_scale *s)
{
	struct buf range = { 0 };
	add_range(&range, s);
	if (s->is_turned)
		import_report(i, SEVERITY_WARNING, "import-scale", s->source, "the lowest number is the best here; all numbers were reversed on the scale of %.*s", STR_ARG(buf_as_str(&range)))
			->hint = STR("in the map a higher number is a better emotion");
	if (s->is_widened)
		import_report(i, SEVERITY_WARNING, "import-scale", s->source, "some numbers are outside the scale of the heading; the scale was extended to %.*s", STR_ARG(buf_as_str(&range)))
			->hint = STR("check the numbers for typing errors");
	buf_finish(&range);
}

void import_report_scales(struct import *i)
{
	const struct draft *d = &i->draft;
	const struct draft_scale *guessed = first_guessed(d);
	struct draft_scale map = { .low = d->low, .high = d->high };
	struct buf scales = { 0 }, range = { 0 };
	add_range(&range, &map);
	if (list_scales(d, &scales) > 1)
		import_report(i, SEVERITY_INFO, "import-scale", guessed ? guessed->source : (struct str){ 0 }, "the emotions use several scales (%.*s); all were converted to %.*s",
			STR_ARG(buf_as_str(&scales)), STR_ARG(buf_as_str(&range)))->hint = STR("if a scale was guessed wrong, add it to the heading: Emotion (0-10)");
	else if (guessed)
		import_report(i, SEVERITY_INFO, "import-scale", guessed->source, "the scale of the emotions was guessed as %.*s", STR_ARG(buf_as_str(&range)))
			->hint = STR("if it is another, add it to the heading, as in Emotion (0-10), and import again");
	for (size_t k = 0; k < d->scales.len; k++)
		if (d->scales.at[k]->count)
			report_stated(i, d->scales.at[k]);
	buf_finish(&scales);
	buf_finish(&range);
}
