/* report.c — the order in which a report says what it has to say. */
#include "report/details.h"

static void (*const SECTIONS[])(struct report *r) = {
	report_title, report_summary, report_frame, report_people, report_feelings, report_times, report_stages, report_touchpoints, report_promises, report_pains, report_opportunities,
	report_actions, report_measures, report_limits, report_keywords, report_learnt, report_resources, report_coverage, report_sources,
	report_tags, report_own, report_internal, report_maturity,
};

static void begin_report(struct report *r, const struct map *m, const struct journey *j, struct report_options options)
{
	r->map = m;
	r->journey = j;
	r->options = options;
	r->words = locale_of(options.language.len ? options.language : m->language, NULL);
	field_order_all(&r->fields);
	gather_things(r);
	r->courses = courses_of(j, &r->arena);
}

void report_finish(struct report *r)
{
	buf_finish(&r->scratch);
	arena_finish(&r->arena);
}

static void write_report(struct report *r, const struct map *m, const struct journey *j, struct report_options options)
{
	begin_report(r, m, j, options);
	for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
		SECTIONS[i](r);
}

void report_markdown(const struct map *m, const struct journey *j, struct report_options options, struct buf *out)
{
	struct report r = { .form = &FORM_MARKDOWN, .out = out };
	write_report(&r, m, j, options);
	report_finish(&r);
}

struct str *report_stages_plain(const struct map *m, const struct journey *j, struct report_options options, struct arena *a)
{
	struct buf out = { 0 };
	struct report r = { .form = &FORM_PLAIN, .out = &out };
	struct str *all = arena_alloc(a, (j->stages.len + 1) * sizeof *all);
	begin_report(&r, m, j, options);
	gather_plan(&r);
	FOR_EACH(struct stage, s, j->stages) {
		report_stage(&r, s);
		all[s_i] = buf_take(&out, a);
	}
	report_finish(&r);
	buf_finish(&out);
	return all;
}

/* ---- as parts of a page ---- */

static struct str place_key(struct arena *a, struct span span)
{
	return str_fmt(a, "%zu:%zu", (size_t)span.file, (size_t)span.at);
}

static void note_place(struct report_parts *parts, struct span span, const struct article *article)
{
	struct str *to = ARENA_NEW(&parts->arena, struct str);
	if (!span.file || !article)
		return;
	*to = str_fmt(&parts->arena, "#%.*s", STR_ARG(article->number));
	names_add(&parts->places, place_key(&parts->arena, span), to);
}

/* Mixed, changing and conditional emotions are one, with a face each. */
static void note_parts(struct report_parts *parts, const struct feeling *f, const struct article *article)
{
	const struct feeling *const others[] = { f->and, f->to, f->or };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i]) {
			note_place(parts, others[i]->thing.span, article);
			note_parts(parts, others[i], article);
		}
}

/* A way between two steps is gone with either of them: it belongs to the one that not all personas take. */
static void note_ways(const struct details *d, struct report_parts *parts, const struct step *step)
{
	FOR_EACH(struct way, way, step->nexts) {
		const struct article *end = detail_of(d, way->step && way->step->by.len && !step->by.len ? &way->step->thing : &step->thing);
		struct str *to = ARENA_NEW(&parts->arena, struct str);
		if (!end)
			continue;
		*to = str_fmt(&parts->arena, "#%.*s", STR_ARG(end->number));
		names_add(&parts->ways, place_key(&parts->arena, way->thing.span), to);
	}
}

static void note_places(const struct details *d, struct report_parts *parts)
{
	for (size_t i = 0; i < d->list.len; i++) {
		const struct thing *t = d->list.at[i]->thing;
		note_place(parts, t->span, d->list.at[i]);
		if (t->kind == KIND_FEEL)
			note_parts(parts, (const struct feeling *)t, d->list.at[i]);
		if (t->kind == KIND_STEP)
			note_ways(d, parts, (const struct step *)t);
	}
	FOR_EACH(struct touch, touch, d->touches)
		note_place(parts, touch->thing.span, touch->touchpoints.len ? detail_of(d, touch->touchpoints.at[0]) : touch->via ? detail_of(d, &touch->via->thing) : NULL);
}

struct str report_place(struct report_parts *parts, struct span span)
{
	const struct str *to = names_find(&parts->places, place_key(&parts->arena, span));
	return to ? *to : (struct str){ 0 };
}

struct str report_owner(struct report_parts *parts, struct span span)
{
	const struct str *to = names_find(&parts->ways, place_key(&parts->arena, span));
	return to ? *to : report_place(parts, span);
}

void report_html(const struct map *m, const struct journey *j, struct report_options options, struct report_parts *parts)
{
	struct report r = { .form = &FORM_HTML, .contents = &parts->contents, .out = &parts->report };
	struct details d;
	names_init(&parts->places, &parts->arena);
	names_init(&parts->ways, &parts->arena);
	names_init(&r.headings, &r.arena);
	names_init(&r.heading_counts, &r.arena);
	write_report(&r, m, j, options);
	html_end(&r);
	details_gather(&d, &r);
	note_places(&d, parts);
	parts->told = options.told_before + d.list.len;
	r.out = &parts->table;
	details_table(&d);
	r.out = &parts->details;
	details_write(&d);
	report_finish(&r);
}

void report_parts_finish(struct report_parts *parts)
{
	buf_finish(&parts->contents);
	buf_finish(&parts->report);
	buf_finish(&parts->table);
	buf_finish(&parts->details);
	arena_finish(&parts->arena);
}
