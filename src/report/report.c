/* report.c — the order in which a report says what it has to say. */
#include "report/report.h"

static void (*const SECTIONS[])(struct report *r) = {
	report_title, report_summary, report_frame, report_people, report_feelings, report_times, report_stages, report_touchpoints, report_promises, report_pains, report_opportunities,
	report_actions, report_measures, report_limits, report_keywords, report_learnt, report_resources, report_coverage, report_sources,
	report_tags, report_own, report_maturity,
};

static void write_report(struct report *r, const struct map *m, const struct journey *j, struct report_options options)
{
	r->map = m;
	r->journey = j;
	r->options = options;
	r->words = locale_of(options.language.len ? options.language : m->language, NULL);
	field_order_all(&r->fields);
	gather_things(r);
	r->courses = courses_of(j, &r->arena);
	for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
		SECTIONS[i](r);
}

void report_markdown(const struct map *m, const struct journey *j, struct report_options options, struct buf *out)
{
	struct report r = { .form = &FORM_MARKDOWN, .out = out };
	write_report(&r, m, j, options);
	arena_finish(&r.arena);
}

void report_html(const struct map *m, const struct journey *j, struct report_options options, struct buf *contents, struct buf *out)
{
	struct report r = { .form = &FORM_HTML, .contents = contents, .out = out };
	write_report(&r, m, j, options);
	html_end(&r);
	arena_finish(&r.arena);
}
