/* baseline.c — findings that a team sets aside for now: a file with a line each, in the order of bytes. A line has no number that changes while the
 * map is worked on: no line numbers, and counts and days of a message are a "#". Paths are relative to the file's folder, however the run was called. */
#include "job/job.h"
#include "job/trees.h"

#include <stdlib.h>
#include <string.h>

#define HEADER "# Findings that `cjm check --baseline` sets aside."

void baseline_init(struct baseline *b, struct project *p, const char *path)
{
	struct buf real = { 0 };
	*b = (struct baseline){ .project = p };
	arena_init(&b->arena);
	names_init(&b->entries, &b->arena);
	project_real(p, str_of(path), &real);
	b->path = str_copy(&b->arena, buf_as_str(&real));
	buf_finish(&real);
}

void baseline_finish(struct baseline *b)
{
	arena_finish(&b->arena);
}

static bool is_entry(struct str line)
{
	return line.len && !str_starts(line, "#");
}

static void add_entry(struct baseline *b, struct str line)
{
	struct baseline_entry *e = names_find(&b->entries, line);
	if (!e) {
		e = ARENA_NEW(&b->arena, struct baseline_entry);
		e->line = str_copy(&b->arena, line);
		names_add(&b->entries, e->line, e);
	}
	e->count++;
}

static struct str next_line(struct str *rest)
{
	struct str line = str_next(rest, '\n');
	return str_slice(line, 0, line.len - (line.len && line.at[line.len - 1] == '\r'));
}

bool baseline_read(struct baseline *b, struct str text)
{
	if (!str_starts(text, HEADER))
		return false;
	for (struct str rest = text; rest.len;) {
		struct str line = next_line(&rest);
		if (is_entry(line))
			add_entry(b, line);
	}
	return true;
}

/* ---- what a finding is called in it ---- */

static bool is_of_number(char c)
{
	return c >= '0' && c <= '9';
}

/* Where a quotation of the map's own words ends: numbers in it are the author's. */
static size_t quotation_at(struct str s, size_t at)
{
	static const struct {
		const char *opens, *closes;
	} QUOTES[] = { { "“", "”" }, { "`", "`" } };
	for (size_t i = 0; i < sizeof QUOTES / sizeof *QUOTES; i++) {
		size_t end = at + strlen(QUOTES[i].opens);
		if (!str_starts(str_slice(s, at, s.len), QUOTES[i].opens))
			continue;
		while (end < s.len && !str_starts(str_slice(s, end, s.len), QUOTES[i].closes))
			end++;
		return end < s.len ? end + strlen(QUOTES[i].closes) : at;
	}
	return at;
}

/* "27.78%" and "2026-10-01" are a number each. */
static size_t number_at(struct str s, size_t at)
{
	size_t end = at;
	while (end < s.len && (is_of_number(s.at[end]) || (end > at && strchr(".,-:", s.at[end]) && end + 1 < s.len && is_of_number(s.at[end + 1]))))
		end++;
	return end;
}

static void add_normalized(struct str message, struct buf *out)
{
	struct buf text = { 0 };
	for (size_t at = 0; at < message.len;) {
		size_t quoted = quotation_at(message, at), number = number_at(message, at), end = quoted > at ? quoted : at + 1;
		if (number > at)
			buf_char(&text, '#');
		else
			buf_str(&text, str_slice(message, at, end));
		at = number > at ? number : end;
	}
	buf_visible(out, buf_as_str(&text), VISIBLE_LINE);
	buf_finish(&text);
}

void baseline_add_place(const struct thing *t, struct buf *out)
{
	if (!t)
		return;
	baseline_add_place(t->parent, out);
	if (t->kind != KIND_JOURNEY && t->kind != KIND_STAGE && t->kind != KIND_STEP)
		return;
	buf_text(out, t->kind == KIND_JOURNEY ? "" : " › ");
	buf_visible(out, thing_label(t), VISIBLE_LINE);
}

/* Relative to the baseline's folder; a name that would look like a remark begins with "./". */
static struct str path_in(const struct baseline *b, struct str path)
{
	struct buf real = { 0 }, shown = { 0 };
	struct arena a = { 0 };
	project_real(b->project, path, &real);
	struct str relative = str_is(path, "-") ? path : path_from_file(&a, b->path, buf_as_str(&real));
	if (str_starts(relative, "#"))
		buf_text(&shown, "./");
	buf_visible(&shown, relative, VISIBLE_NAME);
	struct str s = buf_take(&shown, &((struct baseline *)b)->arena);
	arena_finish(&a);
	buf_finish(&real);
	buf_finish(&shown);
	return s;
}

struct aside_run { /* what the lines are about */
	struct baseline *baseline;
	const struct check_job *job;
	struct arena arena;
	struct str *paths;   /* of the files that were read */
	struct names read;   /* the same → its file's index + 1 */
};

static void begin_run(struct aside_run *r, struct baseline *b, const struct check_job *c)
{
	*r = (struct aside_run){ .baseline = b, .job = c };
	arena_init(&r->arena);
	names_init(&r->read, &r->arena);
	r->paths = arena_alloc(&r->arena, (c->sources.files.len + 1) * sizeof *r->paths);
	for (size_t i = 0; i < c->sources.files.len; i++) {
		r->paths[i] = path_in(b, c->sources.files.at[i]->path);
		names_add(&r->read, r->paths[i], &r->paths[i]);
	}
}

static struct str line_of_finding(struct aside_run *r, const struct finding *f)
{
	struct buf line = { 0 };
	const struct check_place *place = check_place_at(r->job, f->span);
	buf_fmt(&line, "%.*s: %s: ", STR_ARG(r->paths[f->span.file - 1]), f->id);
	if (place && place->label.len)
		buf_fmt(&line, "%.*s: ", STR_ARG(place->label));
	add_normalized(f->english.len ? f->english : f->message, &line);
	struct str s = buf_take(&line, &r->arena);
	buf_finish(&line);
	return s;
}

/* What could not be read is in no drawing, so nobody lives with it. */
static bool may_be_set_aside(const struct finding *f)
{
	const struct check_row *row = check_of(str_of(f->id));
	return f->span.file && row && check_may_be_off(row);
}

/* ---- entries without a finding ---- */

/* The two texts before the first ": " that a check's id follows, which are the file's and the check's. */
static const struct check_row *parts_of(struct str line, struct str *path)
{
	for (size_t at = 0; at + 2 < line.len; at++) {
		struct str rest = str_slice(line, at + 2, line.len);
		const char *end = str_starts(str_slice(line, at, line.len), ": ") ? memchr(rest.at, ':', rest.len) : NULL;
		const struct check_row *row = end ? check_of(str_slice(rest, 0, (size_t)(end - rest.at))) : NULL;
		*path = str_slice(line, 0, at);
		if (row)
			return row;
	}
	return NULL;
}

static bool is_named_in(const struct texts *ids, const char *id)
{
	for (size_t i = 0; i < ids->list.len; i++)
		if (str_is(ids->list.at[i], id))
			return true;
	return false;
}

static bool has_run(const struct request *r, const struct check_row *row)
{
	return (!r->only.list.len || is_named_in(&r->only, row->id)) && !is_named_in(&r->skip, row->id) && !r->tags.list.len && !r->without.list.len;
}

/* A file with mistakes is not read as a whole, so that checks may have passed over something. */
static bool has_mistakes(const struct check_job *c, size_t file)
{
	for (size_t i = 0; i < c->mistaken.len; i++)
		if (!c->mistaken.at[i] || c->mistaken.at[i] == file)
			return true;
	return false;
}

static bool is_on_disk(const struct baseline *b, struct str path)
{
	struct buf whole = { 0 };
	buf_fmt(&whole, "%.*s%.*s", STR_ARG(path_folder(b->path)), STR_ARG(path));
	bool is_there = str_is(path, "-") || project_has(b->project, buf_as_str(&whole));
	buf_finish(&whole);
	return is_there;
}

static bool is_whole_project(const struct aside_run *r)
{
	struct str path;
	const struct baseline *b = r->baseline;
	for (size_t i = 0; i < b->entries.len; i++)
		if (parts_of(b->entries.entries[i].name, &path) && !names_find(&r->read, path) && is_on_disk(b, path))
			return false;
	return true;
}

/* A file that only others include, or that has no journey: which checks look at what it declares depends on the journeys that use it. */
static bool has_own_journey(const struct check_job *c, size_t file)
{
	for (size_t i = 0; i < c->maps.len; i++)
		for (size_t k = 0; c->maps.at[i]->file == file && k < c->maps.at[i]->journeys.len; k++)
			if (!c->maps.at[i]->journeys.at[k].is_included)
				return true;
	return false;
}

/* Only what this run would have found. */
static bool is_stale(const struct aside_run *r, struct str line, bool is_whole)
{
	struct str path;
	const struct check_row *row = parts_of(line, &path);
	if (!row)
		return true; /* a check that is no more */
	const struct str *read = names_find(&r->read, path);
	if (!read)
		return !is_on_disk(r->baseline, path);
	size_t file = (size_t)(read - r->paths) + 1;
	return has_run(r->job->request, row) && (is_whole || (!row->needs_all && has_own_journey(r->job, file))) && !has_mistakes(r->job, file);
}

void check_job_set_aside(struct check_job *c, struct baseline *b)
{
	struct aside_run r;
	size_t kept = 0;
	begin_run(&r, b, c);
	c->has_baseline = true;
	for (size_t i = 0; i < c->found.len; i++) {
		const struct finding *f = &c->found.at[i];
		struct baseline_entry *e = may_be_set_aside(f) ? names_find(&b->entries, line_of_finding(&r, f)) : NULL;
		bool goes = e && e->used < e->count;
		if (goes)
			finding_copy(&c->aside, f);
		else
			c->found.at[kept++] = *f;
		if (goes)
			e->used++;
		c->found.error_count -= goes && f->severity == SEVERITY_ERROR;
	}
	c->found.len = kept;
	bool is_whole = is_whole_project(&r);
	for (size_t i = 0; i < b->entries.len; i++) {
		struct baseline_entry *e = b->entries.entries[i].thing;
		e->is_stale = e->used < e->count && is_stale(&r, e->line, is_whole);
	}
	arena_finish(&r.arena);
}

/* ---- writing ---- */

static int by_bytes(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static void write_entries(const struct check_job *c, struct baseline *b, struct buf *out)
{
	struct aside_run r;
	VEC(struct str) lines = { 0 };
	begin_run(&r, b, c);
	for (size_t i = 0; i < c->found.len; i++)
		if (may_be_set_aside(&c->found.at[i]))
			VEC_PUSH(&r.arena, &lines, line_of_finding(&r, &c->found.at[i]));
	if (lines.len)
		qsort(lines.at, lines.len, sizeof *lines.at, by_bytes);
	buf_text(out, HEADER "\n# To remove those that are corrected: cjm check PATH… --prune-baseline FILE\n");
	for (size_t i = 0; i < lines.len; i++)
		buf_fmt(out, "%.*s\n", STR_ARG(lines.at[i]));
	arena_finish(&r.arena);
}

static void prune_entries(const struct baseline *b, struct str text, struct buf *out)
{
	for (struct str rest = text; rest.len;) {
		struct str before = rest, line = next_line(&rest);
		struct baseline_entry *e = is_entry(line) ? names_find(&b->entries, line) : NULL;
		if (!e || !e->is_stale || e->kept++ < e->used)
			buf_str(out, str_slice(before, 0, before.len - rest.len));
	}
}

static struct map_texts texts_of(const struct check_job *c, struct baseline *b)
{
	struct aside_run r;
	struct map_texts texts = { { 0 } };
	begin_run(&r, b, c);
	for (size_t i = 0; i < c->sources.files.len; i++)
		VEC_PUSH(&b->arena, &texts.list, ((struct map_text){ r.paths[i], c->sources.files.at[i]->text }));
	arena_finish(&r.arena);
	return texts;
}

/* What was found in a map that has another name now was not found anew. */
static void take_older(struct baseline *b, struct str text, const struct names *became)
{
	for (struct str rest = text; rest.len;) {
		struct str line = next_line(&rest), path = { 0 };
		const char *now = is_entry(line) && parts_of(line, &path) ? names_find(became, path) : NULL;
		if (now)
			line = str_fmt(&b->arena, "%s%.*s", now, STR_ARG(str_slice(line, path.len, line.len)));
		if (is_entry(line))
			add_entry(b, line);
	}
}

void check_job_set_aside_older(struct check_job *c, const struct check_job *older, struct str now, struct str then)
{
	struct baseline before, after;
	struct names became;
	struct buf text = { 0 };
	baseline_init(&before, older->project, str_fmt(&c->arena, "%.*s/-", STR_ARG(then)).at);
	baseline_init(&after, c->project, str_fmt(&c->arena, "%.*s/-", STR_ARG(now)).at);
	names_init(&became, &after.arena);
	const struct map_texts old = texts_of(older, &before), new = texts_of(c, &after);
	maps_find_renamed(&old, &new, &became);
	write_entries(older, &before, &text);
	take_older(&after, buf_as_str(&text), &became);
	check_job_set_aside(c, &after);
	baseline_finish(&before);
	baseline_finish(&after);
	buf_finish(&text);
}

/* ---- its file ---- */

/* False with a sentence where it cannot be read or is none. */
static enum outcome read_file(struct baseline *b, const char *path, struct buf *text, struct buf *why)
{
	if (!project_text(b->project, path, text, why))
		return OUTCOME_FAILED;
	if (baseline_read(b, buf_as_str(text)))
		return OUTCOME_FINE;
	buf_fmt(why, "%s is not a baseline; to write one, use the name of a new file", path);
	return OUTCOME_REFUSED;
}

static enum outcome replace_file(const struct baseline *b, const char *path, struct str before, struct str after, struct buf *why)
{
	const struct disk *disk = b->project->disk;
	if (before.at && str_equal(before, after))
		return OUTCOME_FINE;
	if (!disk || !disk->replace)
		return OUTCOME_FAILED;
	enum disk_result result = disk->replace(disk->context, &(struct replacing){ path, before, after }, 1, why);
	return result == DISK_FINE ? OUTCOME_FINE : result == DISK_REFUSED ? OUTCOME_REFUSED : OUTCOME_FAILED;
}

static enum outcome write_baseline(struct check_job *c, struct baseline *b, const char *path, struct buf *why)
{
	struct baseline old;
	struct buf before = { 0 }, after = { 0 };
	enum outcome outcome = OUTCOME_FINE;
	baseline_init(&old, b->project, path);
	bool exists = project_look(b->project, str_of(path), &before) != HELD_NONE;
	buf_clear(&before);
	if (exists)
		outcome = read_file(&old, path, &before, why);
	write_entries(c, b, &after);
	if (outcome == OUTCOME_FINE)
		outcome = replace_file(b, path, exists ? buf_as_str(&before) : (struct str){ 0 }, buf_as_str(&after), why);
	if (outcome == OUTCOME_FINE && baseline_read(b, buf_as_str(&after)))
		check_job_set_aside(c, b);
	baseline_finish(&old);
	buf_finish(&before);
	buf_finish(&after);
	return outcome;
}

static void note_stale(struct check_job *c, const struct baseline *b, const char *path, const char *sentence)
{
	for (size_t i = 0; i < b->entries.len; i++) {
		const struct baseline_entry *e = b->entries.entries[i].thing;
		for (size_t left = e->is_stale ? e->count - e->used : 0; left; left--)
			VEC_PUSH(&c->arena, &c->notes.list, str_fmt(&c->arena, sentence, path, STR_ARG(e->line))); /* NOLINT: literals of this file */
	}
}

static bool is_input(const struct project *p, const char *path)
{
	return p->disk && p->disk->is_input && p->disk->is_input(p->disk->context, path);
}

enum outcome check_job_use_baseline(struct check_job *c, struct buf *why)
{
	struct baseline b;
	const enum baseline_use use = c->request->baseline_use;
	const char *path = str_terminated(&c->arena, c->request->baseline);
	struct buf text = { 0 }, pruned = { 0 };
	if (!c->request->baseline.len)
		return OUTCOME_FINE;
	for (size_t i = 0; i < c->sources.files.len && use != BASELINE_READ; i++) /* another process may have read them */
		project_note_input(c->project, STR("-"), c->sources.files.at[i]->path);
	if (use != BASELINE_READ && is_input(c->project, path)) {
		buf_fmt(why, "%s is an input; use another file for the baseline", path);
		return OUTCOME_REFUSED;
	}
	baseline_init(&b, c->project, path);
	enum outcome outcome = use == BASELINE_WRITE ? write_baseline(c, &b, path, why) : read_file(&b, path, &text, why);
	if (use != BASELINE_WRITE && outcome == OUTCOME_FINE) {
		check_job_set_aside(c, &b);
		prune_entries(&b, buf_as_str(&text), &pruned);
	}
	if (use == BASELINE_PRUNE && outcome == OUTCOME_FINE)
		outcome = replace_file(&b, path, buf_as_str(&text), buf_as_str(&pruned), why);
	if (outcome == OUTCOME_FINE)
		note_stale(c, &b, path, use == BASELINE_PRUNE ? "removed from %s: %.*s" : "%s has an entry without a finding: %.*s");
	buf_finish(&text);
	buf_finish(&pruned);
	baseline_finish(&b);
	return outcome;
}
