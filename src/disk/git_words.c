/* git_words.c — what people call a commit, a range of commits, a path. */
#include "disk/git_run.h"

struct git_range git_range_of(struct str word)
{
	size_t dots = str_find_text(word, 0, STR(".."));
	struct git_range r = { .old = str_slice(word, 0, dots), .is_range = dots < word.len };
	r.is_from_base = str_starts(str_slice(word, dots, word.len), "...");
	r.new = str_slice(word, dots + (r.is_from_base ? 3 : 2), word.len);
	r.old = r.old.len ? r.old : STR("HEAD");
	r.new = r.new.len ? r.new : STR("HEAD");
	return r;
}

/* A failure of git has said why. */
static bool fail(struct buf *why, bool *is_failure)
{
	*is_failure = why->len;
	return false;
}

static bool find_commit(struct git *g, struct str word, struct str *commit, struct buf *why, bool *is_failure)
{
	if (git_commit(g, word, commit, why))
		return true;
	fail(why, is_failure);
	if (!why->len && str_starts(word, "-"))
		buf_fmt(why, "a revision cannot begin with a hyphen: %.*s", STR_ARG(word));
	else if (!why->len)
		buf_fmt(why, "unknown revision `%.*s`; to list revisions: git log --oneline", STR_ARG(word));
	return false;
}

bool git_range_find(struct git *g, const struct git_range *r, struct str *old, struct str *new, struct buf *why, bool *is_failure)
{
	*is_failure = false;
	if (!find_commit(g, r->old, old, why, is_failure) || (r->is_range && !find_commit(g, r->new, new, why, is_failure)))
		return false;
	if (!r->is_from_base || git_merge_base(g, *old, *new, old, why))
		return true;
	fail(why, is_failure);
	if (!why->len)
		buf_fmt(why, "%.*s and %.*s have no commit in common", STR_ARG(r->old), STR_ARG(r->new));
	return false;
}

/* ---- since when ---- */

static bool version_first(struct git *g, struct git_version *version, struct buf *why)
{
	static const char *const WORDS[] = { "log", "--max-parents=0", "--no-color", "--format=%H %cs", "HEAD", "--", NULL };
	struct str line;
	bool fine = git_ask_for_line(g, WORDS, &line, why);
	*version = git_version_read(line);
	return fine;
}

static bool version_before(struct git *g, const char *date, struct git_version *version, struct buf *why)
{
	const char *const words[] = { "log", "-1", "--no-color", "--format=%H %cs", str_fmt(&g->arena, "--before=%sT00:00:00Z", date).at, "HEAD", "--", NULL };
	struct str line;
	bool fine = git_ask_for_line(g, words, &line, why);
	*version = git_version_read(line);
	return fine;
}

static bool refuse_day(struct git *g, const char *day, struct buf *why, bool *is_failure)
{
	struct git_version first;
	if (!version_first(g, &first, why))
		buf_text(why, why->len ? "" : "the repository has no commit");
	else
		buf_fmt(why, "the repository has no commit before %s; the first is of %.*s", day, STR_ARG(first.date));
	*is_failure = false;
	return false;
}

bool git_since(struct git *g, struct str word, struct git_version *version, struct date *day, struct buf *why, bool *is_failure)
{
	struct str commit;
	bool is_day = date_read(word, day) && day->month;
	*is_failure = false;
	day->day = day->day ? day->day : 1; /* a month stands for its first day */
	if (is_day) {
		const char *written = str_fmt(&g->arena, "%04d-%02d-%02d", day->year, day->month, day->day).at;
		return version_before(g, written, version, why) || (why->len ? fail(why, is_failure) : refuse_day(g, written, why, is_failure));
	}
	if (!find_commit(g, word, &commit, why, is_failure))
		return false;
	if (!git_version_of(g, commit, version, why))
		return fail(why, is_failure);
	return date_read(version->date, day);
}

/* ---- paths ---- */

bool git_paths_add(struct git *g, struct git_paths *paths, const char *path)
{
	struct str from_top;
	bool is_inside = git_path(g, path, &from_top);
	if (is_inside)
		VEC_PUSH(&g->arena, &paths->list, from_top);
	return is_inside;
}

bool git_paths_hold(const struct git_paths *paths, struct str path)
{
	bool is_one = !paths->list.len;
	for (size_t i = 0; i < paths->list.len && !is_one; i++)
		is_one = !paths->list.at[i].len || str_equal(path, paths->list.at[i]) || path_is_below(paths->list.at[i], path);
	return is_one;
}
