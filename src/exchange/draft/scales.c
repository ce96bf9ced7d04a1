/* scales.c — says what the numbers of feelings were taken for. */
#include "exchange/draft/import.h"

static void add_range(struct buf *out, const struct draft_scale *s)
{
	buf_number(out, s->low, 6);
	buf_text(out, " to ");
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
		import_report(i, SEVERITY_WARNING, "import-scale", s->source, "the lowest number is the best here; all were turned around on the scale of %.*s", STR_ARG(buf_as_str(&range)))
			->hint = STR("in the map a higher number feels better");
	if (s->is_widened)
		import_report(i, SEVERITY_WARNING, "import-scale", s->source, "numbers go beyond the scale that the heading says; it was widened to %.*s", STR_ARG(buf_as_str(&range)))
			->hint = STR("look for a slip among the numbers");
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
		import_report(i, SEVERITY_INFO, "import-scale", guessed ? guessed->source : (struct str){ 0 }, "the feelings are numbered on several scales (%.*s); all were brought to %.*s",
			STR_ARG(buf_as_str(&scales)), STR_ARG(buf_as_str(&range)))->hint = STR("say the scale in the heading where one was guessed wrong: Emotion (0-10)");
	else if (guessed)
		import_report(i, SEVERITY_INFO, "import-scale", guessed->source, "the numbers of feelings are taken to go from %.*s", STR_ARG(buf_as_str(&range)))
			->hint = STR("if they do not, say it in the heading, as in Emotion (0-10), and import again");
	for (size_t k = 0; k < d->scales.len; k++)
		if (d->scales.at[k]->count)
			report_stated(i, d->scales.at[k]);
	buf_finish(&scales);
	buf_finish(&range);
}
