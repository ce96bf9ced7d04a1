/* check_job.c — several maps, checked one by one and together. */
#include "job/check_piece.h"
#include "cjm/document.h"

#include <stdlib.h>

/* ---- one job ---- */

void check_job_init(struct check_job *c, const struct request *r, struct project *p)
{
	*c = (struct check_job){ .request = r, .project = p };
	arena_init(&c->arena);
	struct names *all[] = { &c->files, &c->read, &c->shared, &c->tags, &c->settings };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		names_init(all[i], &c->arena);
	sources_init(&c->sources);
	findings_init(&c->found);
	findings_init(&c->aside);
	findings_init(&c->failed);
}

void check_job_finish(struct check_job *c)
{
	findings_finish(&c->found);
	findings_finish(&c->aside);
	findings_finish(&c->failed);
	sources_finish(&c->sources);
	arena_finish(&c->arena);
}

/* ---- what a piece has found ---- */

/* One that another map has brought in already is not taken twice, unless it has changed meanwhile: then places would be wrong. */
static uint32_t take_file(struct check_job *c, const struct check_file *f)
{
	const uint32_t *known = names_find(&c->files, f->place);
	if (known && str_equal(c->sources.files.at[*known - 1]->text, f->text))
		return *known;
	uint32_t *number = ARENA_NEW(&c->arena, uint32_t);
	*number = source_take(&c->sources, f->path, f->text);
	names_add(&c->files, str_copy(&c->arena, f->place), number);
	names_add(&c->files, c->sources.files.at[*number - 1]->path, number);
	return *number;
}

uint32_t check_job_take_file(struct check_job *c, struct str path, struct str text)
{
	struct str place = project_place(c->project, path);
	return take_file(c, &(struct check_file){ path, place.len ? place : path, text });
}

static void note_mistake(struct check_job *c, const struct finding *f)
{
	const struct check_row *row = check_of(str_of(f->id));
	bool is_known = c->mistaken.len && c->mistaken.at[c->mistaken.len - 1] == f->span.file;
	if (f->severity == SEVERITY_ERROR && row && row->keeps_from_reading && !is_known)
		VEC_PUSH(&c->arena, &c->mistaken, f->span.file);
}

static void take_findings(struct check_job *c, struct parcel *p, bool is_wanted)
{
	size_t count = 0;
	parcel_size(p, &count);
	for (size_t i = 0; i < count && !p->is_broken; i++) {
		struct finding f = { 0 };
		parcel_finding(p, &f);
		if (!is_wanted || p->is_broken)
			continue;
		const struct check_row *row = check_of(str_of(f.id));
		f.id = row ? row->id : f.id;
		note_mistake(c, &f);
		finding_take(&c->found, f);
	}
}

/* Of a file that was known before, its places are. */
static void take_places(struct check_job *c, struct parcel *p, size_t known)
{
	size_t count = 0;
	parcel_size(p, &count);
	for (size_t i = 0; i < count && !p->is_broken; i++) {
		struct str tag = { 0 };
		parcel_shared(p, &tag);
		names_add(&c->tags, tag, c);
	}
	parcel_size(p, &count);
	for (size_t i = 0; i < count && !p->is_broken; i++) {
		struct check_place place = { .is_meant = false };
		check_place_carry(&place, p);
		if (place.span.file > known)
			VEC_PUSH(&c->arena, &c->places, place);
	}
}

static bool take_settings(struct check_job *c, const struct check_settings *of, const uint32_t *files)
{
	if (!of->file)
		return true;
	struct str path = c->sources.files.at[files[of->file - 1] - 1]->path;
	struct check_settings *kept = ARENA_NEW(&c->arena, struct check_settings);
	*kept = *of;
	return !names_add(&c->settings, path, kept);
}

static bool is_read(struct check_job *c, uint32_t main, const struct check_file *files)
{
	const uint32_t *known = main ? names_find(&c->files, files[main - 1].place) : NULL;
	return known && names_find(&c->read, c->sources.files.at[*known - 1]->path);
}

static void take_map(struct check_job *c, struct parcel *p, uint32_t main, size_t known)
{
	struct check_kept *kept = ARENA_NEW(&c->arena, struct check_kept);
	names_add(&c->read, c->sources.files.at[p->files[main - 1] - 1]->path, c);
	p->arena = &c->found.arena;
	take_findings(c, p, true);
	p->arena = &c->arena;
	check_kept_carry(kept, p);
	take_places(c, p, known);
	if (!p->is_broken)
		VEC_PUSH(&c->arena, &c->maps, kept);
}

bool check_job_take(struct check_job *c, struct str packed)
{
	struct arena arena = { 0 };
	struct parcel p = { .left = packed, .arena = &c->found.arena, .shared = &c->shared };
	size_t count = 0, known = c->sources.files.len;
	parcel_size(&p, &count);
	p.is_broken |= count > packed.len;
	struct check_file *files = arena_alloc(&arena, (p.is_broken ? 0 : count) * sizeof *files);
	uint32_t *numbers = arena_alloc(&arena, (p.is_broken ? 0 : count) * sizeof *numbers), main;
	struct check_settings of;
	for (size_t i = 0; i < count && !p.is_broken; i++)
		check_file_carry(&files[i], &p);
	PARCEL(&p, main);
	PARCEL(&p, of);
	p.is_broken |= main > count || of.file > count;
	if (!p.is_broken && (c->is_in_document || !is_read(c, main, files))) {
		for (size_t i = 0; i < count; i++)
			numbers[i] = take_file(c, &files[i]);
		p.files = numbers;
		p.file_count = count;
		take_findings(c, &p, take_settings(c, &of, numbers));
		if (main)
			take_map(c, &p, main, known);
	}
	arena_finish(&arena);
	return !p.is_broken;
}

void check_job_add(struct check_job *c, struct str path, struct str text)
{
	struct buf packed = { 0 };
	if (path_is_document(path)) {
		check_job_add_document(c, path, text);
		return;
	}
	check_job_piece(c->request, c->project, path, text, &packed);
	check_job_take(c, buf_as_str(&packed));
	buf_finish(&packed);
}

/* ---- all of them ---- */

/* What the caller says, else the strictest of what the projects say. */
static enum severity severity_that_fails(const struct check_job *c)
{
	enum severity least = SEVERITY_NONE;
	for (size_t i = 0; i < c->settings.len && !c->request->has_fail_on; i++) {
		const struct check_settings *s = c->settings.entries[i].thing;
		if (s->fail_on && (!least || (enum severity)s->fail_on < least))
			least = (enum severity)s->fail_on;
	}
	return least ? least : c->request->fail_on;
}

void check_job_fail(struct check_job *c, struct str path, const char *why)
{
	if (c->request->check_format == check_format_at(0))
		return;
	const uint32_t *known = names_find(&c->files, path);
	uint32_t file = known ? *known : take_file(c, &(struct check_file){ path, path, STR("") });
	finding_add(&c->failed, SEVERITY_ERROR, "unreadable-file", (struct span){ file, 0, 0 }, "%s", why);
}

static int by_place(const void *left, const void *right)
{
	const struct check_place *a = left, *b = right;
	if (a->span.file != b->span.file)
		return a->span.file < b->span.file ? -1 : 1;
	return (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

const struct check_place *check_place_at(const struct check_job *c, struct span span)
{
	size_t low = 0, high = c->places.len;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (by_place(&c->places.at[middle], &(struct check_place){ .span = span }) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low && c->places.at[low - 1].span.file == span.file ? &c->places.at[low - 1] : NULL;
}

static void hold_together(struct check_job *c)
{
	struct check_options options = check_options_of(c->request);
	struct findings together, english;
	findings_init(&together);
	check_together(c->maps.at, c->maps.len, &c->sources, &options, &together);
	if (check_needs_english(c->request)) {
		int before = tongue_speak(TONGUE_ENGLISH);
		findings_init(&english);
		check_together(c->maps.at, c->maps.len, &c->sources, &options, &english);
		tongue_speak(before);
		findings_take_english(&together, &english);
		findings_finish(&english);
	}
	for (size_t i = 0; i < together.len; i++)
		finding_copy(&c->found, &together.at[i]);
	findings_finish(&together);
}

/* What could not be read keeps the whole map from being drawn, wherever it stands. */
static bool is_meant(const struct check_job *c, const struct selection *meant, const struct finding *f)
{
	const struct check_row *row = check_of(str_of(f->id));
	const struct check_place *place = check_place_at(c, f->span);
	bool concerns_all = !f->span.file || (row && (str_is(str_of(row->family), "text") || str_is(str_of(row->family), "data")));
	return concerns_all || (place ? place->is_meant : selection_means(meant, NULL));
}

static void keep_what_is_meant(struct check_job *c)
{
	struct selection meant = { .tags = c->request->tags, .without = c->request->without };
	size_t kept = 0;
	if (!meant.tags.list.len && !meant.without.list.len)
		return;
	for (size_t i = 0; i < c->found.len; i++) {
		bool stays = is_meant(c, &meant, &c->found.at[i]);
		c->found.error_count -= !stays && c->found.at[i].severity == SEVERITY_ERROR;
		if (stays)
			c->found.at[kept++] = c->found.at[i];
	}
	c->found.len = kept;
	selection_check(&meant, &c->found, &c->tags);
}

void check_job_settle(struct check_job *c)
{
	check_job_read_details(c);
	if (c->places.len)
		qsort(c->places.at, c->places.len, sizeof *c->places.at, by_place);
	hold_together(c);
	keep_what_is_meant(c);
	findings_sort(&c->found);
}

enum outcome check_job_has_run(const struct check_job *c, struct buf *why)
{
	const struct texts *only = &c->request->only;
	for (size_t i = 0; i < c->maps.len; i++)
		if (c->maps.at[i]->has_errors)
			return OUTCOME_FINE;
	for (size_t i = 0; i < only->list.len; i++) {
		struct str id = only->list.at[i];
		if (check_was_run(check_of(id), c->maps.at, c->maps.len))
			continue;
		buf_fmt(why, check_skips_drafts(check_of(id)) ? "check `%.*s` was not run: it is skipped for drafts, and every journey is one"
			: "check `%.*s` was not run: it is skipped for early drafts, and every journey is one", STR_ARG(id)); /* NOLINT: literals */
		return OUTCOME_REFUSED;
	}
	return OUTCOME_FINE;
}

void check_job_leave_out(struct check_job *c)
{
	enum severity fails = severity_that_fails(c), least = c->request->min_severity < fails ? c->request->min_severity : fails;
	size_t kept = 0;
	for (size_t i = 0; i < c->found.len; i++)
		if (c->found.at[i].severity >= least)
			c->found.at[kept++] = c->found.at[i];
	c->below = c->found.len - kept;
	c->found.len = kept;
	for (size_t i = 0; i < c->failed.len; i++)
		finding_copy(&c->found, &c->failed.at[i]);
	findings_sort(&c->found);
}

void check_job_write(const struct check_job *c, struct buf *out)
{
	const struct request *r = c->request;
	struct check_report report = {
		.sources = &c->sources, .findings = &c->found, .aside = c->has_baseline ? &c->aside : NULL, .aside_is_older = r->is_compared, .below = c->below, .maps = c->maps.at, .map_count = c->maps.len, .tool_version = STR(CJM_VERSION), .fail_on = severity_that_fails(c),
		.part = { .tags = r->tags, .without = r->without }, .has_color = r->has_color, .has_statistics = r->has_statistics, .width = r->width,
	};
	r->check_format->write(&report, out);
}

bool check_job_fails(const struct check_job *c)
{
	enum severity least = severity_that_fails(c);
	for (size_t i = 0; i < c->found.len; i++)
		if (c->found.at[i].severity >= least)
			return true;
	return false;
}
