/* job.c — reads a map, takes the part of it that is meant, and makes what the product's row says. */
#include "job/job.h"

#include "cjm/places.h"

#include <stdarg.h>

/* ---- what is said of it ---- */

struct finding *job_note(struct job *j, enum severity severity, const char *id, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str message = str_fmt_args(&j->arena, format, args);
	va_end(args);
	return finding_add(&j->found, severity, id, (struct span){ 0 }, "%.*s", STR_ARG(message));
}

enum outcome job_stop(struct job *j, enum outcome outcome, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	j->why = str_fmt_args(&j->arena, format, args);
	va_end(args);
	return outcome;
}

long job_day(const struct job *j)
{
	return j->request->has_today ? j->request->today : day_of_reviews(j->map);
}

/* ---- which of the map ---- */

static void read_map(struct job *j, struct str text)
{
	project_begin_inputs(j->project);
	project_set_root(j->project, j->path.at);
	project_note_input(j->project, STR("-"), j->path);
	j->map = project_text_read(j->project, &j->sources, j->path, text, true, &j->settings, &j->found);
	project_note_named(j->project, j->map);
}

static bool asks_for_a_part(const struct request *r)
{
	const struct texts *const PARTS[] = { &r->stages, &r->personas, &r->lanes, &r->lanes_out, &r->tags, &r->without };
	bool asks = r->has_show;
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		asks |= PARTS[i]->list.len > 0;
	return asks;
}

static bool declares_show(const struct map *m, struct str name)
{
	FOR_EACH(struct journey, journey, m->journeys)
		FOR_EACH(struct show, show, journey->shows)
			if (!journey->is_included && str_equal(show->thing.name, name))
				return true;
	return false;
}

/* What the project shows of each map, where nobody asks for another part. */
static void take_project_show(struct job *j)
{
	const struct project_settings *of = j->map->project;
	if (!of || !of->show.len || asks_for_a_part(j->request) || !j->map->journeys.len)
		return;
	if (declares_show(j->map, of->show)) {
		j->own = *j->request;
		j->own.show = of->show;
		j->request = &j->own;
		return;
	}
	struct finding *f = finding_add(&j->found, SEVERITY_INFO, "unknown-name", span_of_member(&of->thing, &of->show),
		"%.*s has no selection `%.*s`, so all of it is shown", STR_ARG(j->path), STR_ARG(of->show));
	f->hint = str_fmt(&j->found.arena, "declare it in the journey: show %.*s lanes steps, feelings; or build without it: --show \"\"", STR_ARG(of->show));
}

static void check_tags(struct job *j)
{
	struct arena arena = { 0 };
	struct names known;
	names_init(&known, &arena);
	map_tags(j->map, &known);
	selection_check(&j->shown, &j->found, &known);
	arena_finish(&arena);
}

/* False where the map has no such part; that is a mistake, unless a map may lack it. */
static bool select_part(struct job *j)
{
	bool is_named;
	take_project_show(j);
	j->shown = selection_of(j->request, j->map, &j->found, &is_named);
	if (j->request->is_for_client || selection_is_for_client(&j->shown))
		map_leave_out_internal(j->map);
	bool is_there = selection_ask(&j->shown, j->request, j->map, &j->found);
	check_tags(j);
	map_select(j->map, j->shown);
	return (is_named && is_there) || j->request->may_lack;
}

static bool refuse_project_theme(struct job *j, const struct project_settings *of)
{
	struct finding *f = finding_add(&j->found, SEVERITY_ERROR, "unknown-theme", span_of_member(&of->thing, &of->theme),
		"unknown theme `%.*s`, which the project sets for all maps", STR_ARG(of->theme));
	f->hint = str_fmt(&j->found.arena, "%.*s; to use a brand's own, include in %.*s the file that declares it", STR_ARG(list_themes(j->map, of->theme, &j->arena)), STR_ARG(j->path));
	return false;
}

static bool choose_theme(struct job *j)
{
	if (theme_of(j->map, theme_meant(j->map, j->request->theme), &j->theme))
		return true;
	if (!j->request->theme.len)
		return refuse_project_theme(j, j->map->project);
	struct finding *f = job_note(j, SEVERITY_ERROR, "unknown-theme", "unknown theme `%.*s`", STR_ARG(j->request->theme));
	f->hint = str_fmt(&j->found.arena, "%.*s; a map can declare its own: theme brand", STR_ARG(list_themes(j->map, j->request->theme, &j->arena)));
	return false;
}

/* "there are: today, \"Coffee\"": as a request takes them. */
static struct str list_journeys(struct job *j)
{
	struct buf b = { 0 }, near = { 0 };
	struct names known;
	names_init(&known, &j->arena);
	FOR_EACH(struct journey, journey, j->map->journeys) {
		const struct thing *t = &journey->thing;
		names_add(&known, t->name.len ? t->name : t->text, journey);
		buf_fmt(&b, t->name.len ? "%s%.*s" : "%s\"%.*s\"", b.len ? ", " : "", STR_ARG(t->name.len ? t->name : t->text));
	}
	names_propose(&known, j->request->journey, &near);
	struct str list = b.len ? str_fmt(&j->found.arena, "%.*schoose one of: %.*s", STR_ARG(buf_as_str(&near)), STR_ARG(buf_as_str(&b))) : STR("the map has no journey");
	buf_finish(&b);
	buf_finish(&near);
	return list;
}

static void report_no_journey(struct job *j)
{
	struct finding *f;
	if (j->request->journey.len) {
		f = job_note(j, SEVERITY_ERROR, "unknown-name", "unknown journey `%.*s`", STR_ARG(j->request->journey));
		f->hint = list_journeys(j);
		return;
	}
	f = job_note(j, SEVERITY_ERROR, "no-journey", "%.*s has no journey to draw", STR_ARG(j->path));
	f->hint = j->map->is_for_client ? STR("add one: journey \"…\"; internal journeys are left out for a client") : STR("add one: journey \"…\"");
}

static bool choose_journeys(struct job *j)
{
	bool has_something = true;
	const struct request *r = j->request;
	FOR_EACH(struct journey, journey, j->map->journeys) {
		if (!request_means(r, journey) || !selection_has(&j->shown, journey))
			continue;
		VEC_PUSH(&j->arena, &j->journeys, journey);
		has_something &= selection_shows(&j->shown, journey, r, &j->found);
	}
	if (!has_something)
		return false;
	bool is_fine = j->journeys.len || r->may_lack || !r->product->needs_a_journey || j->map->asts.at[0]->is_newer;
	if (!is_fine)
		report_no_journey(j);
	return is_fine;
}

/* ---- what the drawing's reader should know ---- */

static void note_language(struct job *j)
{
	bool is_known;
	struct str language = j->request->language.len ? j->request->language : j->map->language;
	locale_of(language, &is_known);
	if (is_known)
		return;
	struct span said = j->request->language.len ? (struct span){ 0 } : map_span_of_member(j->map, &j->map->language);
	struct finding *f = finding_add(&j->found, SEVERITY_INFO, "no-labels", said,
		"no translation for `%.*s`: headings, legend and months are in English", STR_ARG(language));
	f->hint = STR("your own texts stay as they are; for headings in another language, use its code: en, fr, de, es, ar or ja");
}

static void note_measuring(struct job *j)
{
	struct str example;
	enum text_trouble trouble = ruler_trouble(j->ruler, &example);
	if (trouble == TEXT_BY_PANGO && !j->theme.family.len)
		job_note(j, SEVERITY_INFO, "measured-here", "`%.*s` was measured with the fonts of this computer; another computer may break its lines differently", STR_ARG(example));
	else if (trouble == TEXT_GUESSED && !ruler_may_have_fonts())
		job_note(j, SEVERITY_WARNING, "measured-roughly", "`%.*s` could only be measured roughly; the native program measures it with the fonts of a computer", STR_ARG(example));
	else if (trouble == TEXT_GUESSED)
		job_note(j, SEVERITY_WARNING, "measured-roughly", "`%.*s` could only be measured roughly; install libpango-1.0-0 and libpangoft2-1.0-0", STR_ARG(example));
}

static void choose_font(struct job *j)
{
	if (ruler_use_theme(j->ruler, &j->theme))
		return;
	struct span said = span_of_member(&j->theme.spec->thing, &j->theme.spec->font);
	struct finding *f = finding_add(&j->found, SEVERITY_WARNING, "fonts", said, "font `%.*s` is not installed",
		STR_ARG(j->theme.family));
	f->hint = STR("lines are broken as for the default font, so a text may look narrow or wide in its card; install the font, or remove `font`");
}

/* ---- making ---- */

static bool draws(const struct product *p)
{
	return p->is_drawing || p->heeds & DRAWS_ALL_VIEWS;
}

void job_prepare(struct job *j, const struct product *p)
{
	if (j->request->product->needs_a_journey)
		note_language(j);
	if (draws(p))
		choose_font(j);
}

struct str job_file_name(struct job *j, const struct product *p, const struct journey *journey)
{
	const struct request *r = j->request;
	bool several = j->journeys.len > 1 && !p->holds_all, is_view = p->is_drawing && r->view != view_at(0);
	if (r->is_discarded || (r->file.len && !several && p == r->product))
		return r->file;
	return str_fmt(&j->arena, "%.*s%s%.*s%s%s.%s", STR_ARG(r->stem), several ? "-" : "", STR_ARG(several ? journey->thing.id : STR("")),
		is_view ? "-" : "", is_view ? r->view->name : "", p->ending);
}

static enum outcome make_files(struct job *j, const struct product *p)
{
	size_t each = p->holds_all ? j->journeys.len : 1, files = p->holds_all ? 1 : j->journeys.len;
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0; i < files && outcome == OUTCOME_FINE; i++) {
		struct made made = { .name = job_file_name(j, p, p->holds_all ? NULL : j->journeys.at[i]), .product = p };
		outcome = p->make(j, i, each, &made.bytes);
		VEC_PUSH(&j->arena, &j->made, made);
	}
	return outcome;
}

static enum outcome make_product(struct job *j, const struct product *p)
{
	if (!draws(p))
		return make_files(j, p);
	enum outcome outcome = make_files(j, p);
	note_measuring(j);
	return outcome;
}

static enum outcome make_all(struct job *j)
{
	const struct product *p = j->request->product, *embedded = j->request->embedded;
	if (j->journeys.len > 1 && !p->holds_all && j->request->is_one_file)
		return job_stop(j, OUTCOME_REFUSED, "%.*s has %zu journeys; choose one with --journey, or write a PDF", STR_ARG(j->path), j->journeys.len);
	if (embedded && j->request->is_one_file)
		return job_stop(j, OUTCOME_REFUSED, "--embed writes the drawing next to the report; use -o with a file or folder");
	job_prepare(j, embedded ? embedded : p);
	enum outcome outcome = embedded ? make_product(j, embedded) : OUTCOME_FINE;
	return outcome == OUTCOME_FINE ? make_product(j, p) : outcome;
}

/* ---- the whole ---- */

bool job_begin(struct job *j, const struct request *r, struct project *p, struct str path, struct str text)
{
	*j = (struct job){ .request = r, .project = p };
	arena_init(&j->arena);
	sources_init(&j->sources);
	findings_init(&j->found);
	j->path = str_copy(&j->arena, path);
	j->ruler = ruler_new(); /* a font of its own must not be used for the next map */
	read_map(j, text);
	bool is_named = select_part(j);
	j->is_begun = is_named && !j->found.error_count && choose_theme(j) && choose_journeys(j);
	if (j->is_begun)
		job_read_details(j);
	/* A folder also holds files that only declare what others include. */
	j->is_left_out = j->is_begun && r->may_lack && !j->journeys.len;
	return j->is_begun;
}

enum outcome job_run(struct job *j, const struct request *r, struct project *p, struct str path, struct str text)
{
	if (!job_begin(j, r, p, path, text))
		return OUTCOME_MISTAKES;
	return j->is_left_out ? OUTCOME_FINE : make_all(j);
}

void job_finish(struct job *j)
{
	for (size_t i = 0; i < j->made.len; i++)
		buf_finish(&j->made.at[i].bytes);
	ruler_free(j->ruler);
	job_drop_details(j);
	map_free(j->map);
	map_free(j->settings);
	findings_finish(&j->found);
	sources_finish(&j->sources);
	arena_finish(&j->arena);
}
