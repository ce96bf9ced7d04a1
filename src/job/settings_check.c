/* settings_check.c — what a check can be asked for. */
#include "job/settings_words.h"

bool set_fail_on(struct asked *a)
{
	int chosen = choose_word(a);
	if (chosen >= 0)
		a->request->fail_on = (enum severity)(SEVERITY_INFO + chosen);
	a->request->has_fail_on |= chosen >= 0;
	return chosen >= 0;
}

bool set_min_severity(struct asked *a)
{
	int chosen = choose_word(a);
	if (chosen >= 0)
		a->request->min_severity = (enum severity)(SEVERITY_INFO + chosen);
	return chosen >= 0;
}

bool set_statistics(struct asked *a)
{
	return set_flag(a, &a->request->has_statistics);
}

static bool take_checks(struct asked *a, struct texts *ids)
{
	struct arena *arena = &a->request->arena;
	split_tags(a->word, arena, ids);
	for (size_t i = 0; i < ids->list.len; i++) {
		struct str id = ids->list.at[i], nearest = check_nearest(id, arena);
		if (check_of(id))
			continue;
		if (nearest.len)
			buf_fmt(a->why, "unknown check `%.*s`; did you mean `%.*s`?", STR_ARG(id), STR_ARG(nearest));
		else
			buf_fmt(a->why, "unknown check `%.*s`; `cjm explain` lists all checks", STR_ARG(id));
		return false;
	}
	return true;
}

/* A check that never runs would find nothing, and everything would look fine. */
bool set_only(struct asked *a)
{
	size_t before = a->request->only.list.len;
	bool fine = take_checks(a, &a->request->only);
	if (fine && a->request->only.list.len == before) { /* a list without a check would run them all */
		buf_fmt(a->why, "unknown check `%.*s`; `cjm explain` lists all checks", STR_ARG(a->word));
		return false;
	}
	for (size_t i = 0; i < a->request->only.list.len && fine; i++) {
		struct str id = a->request->only.list.at[i];
		fine = check_job_runs(check_of(id));
		if (!fine)
			buf_fmt(a->why, "`cjm check` does not run `%.*s`; `cjm explain %.*s` says when it is reported", STR_ARG(id), STR_ARG(id));
	}
	return fine;
}

bool set_skip(struct asked *a)
{
	return take_checks(a, &a->request->skip);
}

bool set_coverage(struct asked *a)
{
	return set_flag(a, &a->request->has_coverage);
}

/* ---- findings that are set aside ---- */

static bool set_use(struct asked *a, enum baseline_use use)
{
	struct request *r = a->request;
	bool is_second = r->baseline.len && r->baseline_use != use, is_file = a->word.len && !str_is(a->word, "-");
	if (is_second)
		buf_said(a->why, "use only one of --baseline, --write-baseline and --prune-baseline");
	else if (!is_file)
		buf_fmt(a->why, "--%s needs a file", setting_name(a->setting));
	r->baseline = a->word;
	r->baseline_use = use;
	return !is_second && is_file;
}

bool set_baseline(struct asked *a)
{
	return set_use(a, BASELINE_READ);
}

bool set_write_baseline(struct asked *a)
{
	return set_use(a, BASELINE_WRITE);
}

bool set_prune_baseline(struct asked *a)
{
	return set_use(a, BASELINE_PRUNE);
}

/* ---- together ---- */

static struct str in_both(const struct texts *a, const struct texts *b)
{
	for (size_t i = 0; i < a->list.len; i++)
		for (size_t k = 0; k < b->list.len; k++)
			if (str_equal(a->list.at[i], b->list.at[k]))
				return a->list.at[i];
	return (struct str){ 0 };
}

bool check_settings_fit(const struct request *r, struct buf *why)
{
	struct str twice = in_both(&r->only, &r->skip);
	bool is_part = r->only.list.len || r->skip.list.len || r->tags.list.len || r->without.list.len;
	if (twice.len)
		buf_fmt(why, "check `%.*s` is in --only and in --skip; remove one of the two", STR_ARG(twice));
	else if (r->has_coverage && !r->check_format->cover)
		buf_text(why, "--coverage is a table; use -f text, or -f json for all figures");
	else if (r->has_statistics && r->check_format != check_format_at(0))
		buf_text(why, "--statistics is a table; use -f text");
	else if (r->baseline.len && r->baseline_use == BASELINE_WRITE && is_part) /* the others would come back */
		buf_text(why, "--write-baseline needs all findings; remove --only, --skip, --tag and --without-tag");
	return !why->len;
}
