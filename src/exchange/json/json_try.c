/* json_try.c — the map that was written is read as any other. What is a mistake in it (a feeling beyond the scale, the same name twice) is
 * taken out again, and told by its place in the JSON: its author never saw our lines. */
#include "exchange/json/json.h"
#include "cjm/map.h"

#include <string.h>

enum { ROUNDS_MOST = 20 };

struct trial {
	struct unpack *r;
	const struct source *source; /* of this round */
	bool *cut;                   /* by line, from 0: it is left out */
	struct str *instead;         /* by line: what stands there from the next round on */
	size_t line_count;           /* the same in every round */
	int renamed;
};

static size_t indentation_of(struct str line)
{
	size_t blanks = 0;
	while (blanks < line.len && line.at[blanks] == ' ')
		blanks++;
	return blanks;
}

/* Each line that was written has a path; lines without one are empty. */
static struct str path_of(const struct trial *t, size_t line)
{
	size_t low = 0, high = t->r->written.len;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (t->r->written.at[middle].at <= line)
			low = middle;
		else
			high = middle;
	}
	return high ? t->r->written.at[low].path : (struct str){ 0 };
}

/* From places to lines: names may grow longer. */
static void number_lines(struct unpack *r)
{
	size_t line = 0, at = 0;
	for (size_t i = 0; i < r->written.len; i++) {
		for (; at < r->written.at[i].at; at++)
			line += r->out->at[at] == '\n';
		r->written.at[i].at = line;
	}
}

static void cut_block(struct trial *t, uint32_t line)
{
	size_t edge = indentation_of(line_text(t->source, line));
	t->cut[line - 1] = true;
	for (line++; line <= t->line_count; line++) {
		struct str below = line_text(t->source, line);
		if (below.len && indentation_of(below) <= edge)
			return;
		t->cut[line - 1] = true;
	}
}

/* The line with another name; what that is. */
static struct str give_other_name(struct trial *t, uint32_t line, struct span name)
{
	struct arena *arena = &t->r->i->arena;
	struct str text = line_text(t->source, line);
	size_t at = name.at - t->source->lines[line - 1];
	struct str before = str_slice(text, 0, at), taken = str_slice(text, at, at + name.len), behind = str_slice(text, at + name.len, text.len);
	t->renamed++;
	struct str made = str_fmt(arena, "%.*s-%d", STR_ARG(taken), t->renamed + 1);
	t->instead[line - 1] = str_fmt(arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(made), STR_ARG(behind));
	return made;
}

static void take_out(struct trial *t, const struct finding *f)
{
	struct arena *arena = &t->r->i->arena;
	uint32_t line = line_of(t->source, f->span.at);
	struct str hint = STR("it was left out");
	if (t->cut[line - 1] || t->instead[line - 1].len)
		return;
	if (strcmp(f->id, "duplicate-name") == 0) {
		struct str name = give_other_name(t, line, f->span);
		hint = str_fmt(arena, "it is now named `%.*s`", STR_ARG(name));
	} else {
		cut_block(t, line);
		hint = f->hint.len ? str_fmt(arena, "it was left out; %.*s", STR_ARG(said_str(f->hint))) : hint;
	}
	unpack_report_at(t->r, path_of(t, line - 1), str_fmt(arena, "%.*s", STR_ARG(f->message)), hint);
}

/* Lines that are left out stay empty until the end, so that each keeps its number. */
static void write_again(struct trial *t, bool is_last)
{
	struct buf out = { 0 };
	for (uint32_t line = 1; line <= t->line_count; line++) {
		struct str *instead = &t->instead[line - 1];
		if (is_last && t->cut[line - 1])
			continue;
		if (!t->cut[line - 1])
			buf_str(&out, instead->len ? *instead : line_text(t->source, line));
		if (line < t->line_count)
			buf_char(&out, '\n');
		*instead = (struct str){ 0 };
	}
	buf_clear(t->r->out);
	buf_str(t->r->out, buf_as_str(&out));
	buf_finish(&out);
}

static void prepare_trial(struct trial *t, const struct source *source)
{
	t->source = source;
	t->line_count = source->line_count;
	if (t->cut)
		return;
	number_lines(t->r);
	t->cut = arena_alloc(&t->r->i->arena, t->line_count * sizeof *t->cut);
	t->instead = arena_alloc(&t->r->i->arena, t->line_count * sizeof *t->instead);
}

/* Whether files of data are where they should be is not asked here: the map may be meant for another folder. */
static bool is_ours(const struct finding *f)
{
	return f->severity == SEVERITY_ERROR && f->span.file && !str_starts(str_of(f->id), "data");
}

/* One round; false when there was nothing more to take out. */
static bool try_once(struct trial *t)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	uint32_t file = source_add(&sources, STR("imported"), buf_as_str(t->r->out), &found);
	prepare_trial(t, sources.files.at[file - 1]);
	map_free(map_read(&sources, file, NULL, &found));
	bool again = false;
	for (size_t i = 0; i < found.len; i++)
		if (is_ours(&found.at[i])) {
			take_out(t, &found.at[i]);
			again = true;
		}
	write_again(t, !again);
	findings_finish(&found);
	sources_finish(&sources);
	return again;
}

bool unpack_try(struct unpack *r)
{
	struct trial t = { .r = r };
	for (int round = 0; round < ROUNDS_MOST; round++)
		if (!try_once(&t))
			return true;
	import_report(r->i, SEVERITY_ERROR, "import-broken", (struct str){ 0 }, "this JSON contradicts itself in too many places")->hint = STR("correct what is listed above, and import it again");
	return false;
}
