/* rolled.c — in words: the metrics of a detailed map, and what the stage that names it says otherwise. */
#include "cjm/locale.h"
#include "cjm/rollup.h"

struct str locale_figure_of(const struct locale *l, struct arena *a, struct str metric, struct str stage, struct value v)
{
	struct str place = stage.len ? str_fmt(a, " (%.*s)", STR_ARG(locale_isolated(l, a, stage))) : (struct str){ 0 };
	return str_fmt(a, "%.*s%.*s%s%.*s", STR_ARG(metric), STR_ARG(place), l->colon, STR_ARG(locale_isolated(l, a, locale_value(l, a, v))));
}

static struct str figure_words(const struct locale *l, struct arena *a, const struct measure *m)
{
	const struct thing *stage = measure_stage(m);
	return locale_figure_of(l, a, locale_name(l, &m->metric->thing), stage ? thing_label(stage) : (struct str){ 0 }, measure_value(m));
}

struct str locale_rolled_figures(const struct locale *l, struct arena *a, const struct rollup *r, size_t most)
{
	struct buf b = { 0 };
	FOR_EACH(struct measure, m, r->measures)
		if (m_i < most)
			buf_fmt(&b, "%s%.*s", b.len ? label(l, LABEL_list_semicolon).at : "", STR_ARG(figure_words(l, a, m)));
	if (r->measures.len > most)
		buf_fmt(&b, "%s%.*s", label(l, LABEL_list_semicolon).at, STR_ARG(label_with(l, a, LABEL_more, str_number(a, (double)(r->measures.len - most), 0))));
	struct str text = buf_take(&b, a);
	buf_finish(&b);
	return text;
}

static struct str clash_words(const struct locale *l, const struct rollup_clash *c)
{
	if (c->about == ROLLUP_FIGURE)
		return locale_name(l, &c->said->metric->thing);
	return locale_word(l, c->about == ROLLUP_DROP ? KIND_DROP : KIND_FEEL);
}

struct str locale_rolled_clashes(const struct locale *l, struct arena *a, const struct rollup *r)
{
	struct str *parts = arena_alloc(a, (r->clashes.len + 1) * sizeof *parts);
	for (size_t i = 0; i < r->clashes.len; i++)
		parts[i] = clash_words(l, &r->clashes.at[i]);
	return r->clashes.len ? label_with(l, a, LABEL_computed_clash, locale_list(l, a, parts, r->clashes.len)) : (struct str){ 0 };
}
