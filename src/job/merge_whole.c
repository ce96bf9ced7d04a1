/* merge_whole.c — a merge from its three texts to its result: with the line ends of ours, and the same whichever edit is ours. */
#include "job/merge.h"

#include <string.h>

void merging_init(struct merging *m)
{
	*m = (struct merging){ 0 };
	arena_init(&m->arena);
}

void merging_finish(struct merging *m)
{
	buf_finish(&m->text);
	arena_finish(&m->arena);
}

/* ---- line ends ---- */

static struct str ending_of(struct str text)
{
	size_t feeds = 0, pairs = 0, returns = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool is_pair = text.at[i] == '\n' && i && text.at[i - 1] == '\r';
		pairs += is_pair;
		feeds += text.at[i] == '\n' && !is_pair;
		returns += text.at[i] == '\r';
	}
	if (!feeds && !returns)
		return (struct str){ 0 };
	return feeds || pairs ? pairs > feeds ? STR("\r\n") : STR("\n") : STR("\r");
}

static struct str with_ending(struct arena *a, struct str text, struct str old, struct str new)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < text.len;) {
		size_t end = str_find_text(text, at, old);
		buf_str(&b, str_slice(text, at, end));
		if (end < text.len)
			buf_str(&b, new);
		at = end + old.len;
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

/* As everything below reads it. */
static struct str with_feeds(struct arena *a, struct str text)
{
	bool is_plain = !memchr(text.len ? text.at : "", '\r', text.len);
	return is_plain ? text : with_ending(a, text, str_is(ending_of(text), "\r") ? STR("\r") : STR("\r\n"), STR("\n"));
}

static void begin_texts(struct merging *m, struct str base, struct str ours, struct str theirs)
{
	const struct str texts[] = { base, ours, theirs };
	struct str own = ending_of(ours), others = ending_of(theirs);
	m->ending = own.len ? own : others.len ? others : STR("\n");
	for (size_t i = 0; i < MERGED_TEXTS; i++)
		m->texts[i] = with_feeds(&m->arena, texts[i]);
}

void merging_take(struct merging *m, struct str text)
{
	buf_clear(&m->text);
	buf_str(&m->text, str_is(m->ending, "\n") ? text : with_ending(&m->arena, text, STR("\n"), m->ending));
}

/* ---- one way ---- */

/* A merge without conflicts is a map without errors: if it is not, something was read in another way than it was meant. */
static bool reads_well(struct str text)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	ast_free(ast_parse(&sources, source_add(&sources, STR("map.cjm"), text, &found), &found));
	bool fine = !found.error_count;
	findings_finish(&found);
	sources_finish(&sources);
	return fine;
}

static void run_finish(struct merge_run *r)
{
	for (int side = 0; side < MERGE_SIDES; side++) {
		ast_free(r->sides[side].ast);
		findings_finish(&r->sides[side].found);
		sources_finish(&r->sides[side].sources);
	}
}

/* False where it is given up. */
static bool merge_one_way(struct merging *m, struct str base, struct str ours, struct str theirs, struct str *merged)
{
	const struct str texts[MERGE_SIDES] = { base, ours, theirs };
	struct merge_run r = { .m = m, .arena = &m->arena };
	m->conflicts = 0;
	for (int side = 0; side < MERGE_SIDES; side++)
		merge_read(&r, side, texts[side]);
	if (!r.is_given_up) {
		merge_match(&r);
		merge_items(&r);
		merge_remarks(&r);
		*merged = merge_edited(&r, 0, (uint32_t)merge_source(&r, OF_OURS).len);
	}
	run_finish(&r);
	return !r.is_given_up && (m->conflicts || (reads_well(*merged) && merge_says_once(base, ours, theirs, *merged)));
}

/* ---- and the other way round ---- */

/* Each conflict settled for one of its sides. */
static struct str settled(struct arena *a, struct str text, bool for_other)
{
	struct buf b = { 0 };
	bool in_current = false, in_other = false;
	while (text.len) {
		struct str line = str_next(&text, '\n');
		bool begins = !in_current && !in_other && str_is(line, "<<<<<<< current"), turns = in_current && str_is(line, "======="), ends = in_other && str_is(line, ">>>>>>> other");
		if (!begins && !turns && !ends && !(for_other ? in_current : in_other))
			buf_fmt(&b, "%.*s\n", STR_ARG(line));
		in_current = begins || (in_current && !turns);
		in_other = turns || (in_other && !ends);
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static bool says_the_same(struct merging *m, struct str one, struct str other)
{
	struct merge_run r = { .m = m, .arena = &m->arena };
	merge_read(&r, OF_BASE, STR(""));
	merge_read(&r, OF_OURS, one);
	merge_read(&r, OF_THEIRS, other);
	bool same = r.is_given_up || str_equal(r.sides[OF_OURS].root->whole, r.sides[OF_THEIRS].root->whole);
	run_finish(&r);
	return same;
}

/* The merge of two edits is what both say, whichever is ours: one that is not is nobody's to decide. */
static bool merge_both_ways(struct merging *m, struct str *merged)
{
	struct str back;
	const struct str base = m->texts[0], ours = m->texts[1], theirs = m->texts[2];
	bool fine = merge_one_way(m, base, theirs, ours, &back);
	size_t conflicts = m->conflicts;
	fine = merge_one_way(m, base, ours, theirs, merged) && fine && conflicts == m->conflicts;
	for (int other = 0; fine && other < (conflicts ? 2 : 1); other++)
		fine = says_the_same(m, settled(&m->arena, *merged, other), settled(&m->arena, back, !other));
	return fine;
}

bool merge_maps(struct merging *m, struct str base, struct str ours, struct str theirs)
{
	struct str merged;
	begin_texts(m, base, ours, theirs);
	bool is_ours = str_equal(m->texts[0], m->texts[2]) || str_equal(m->texts[1], m->texts[2]), is_theirs = str_equal(m->texts[0], m->texts[1]);
	m->conflicts = 0;
	buf_clear(&m->text);
	if (is_ours)
		buf_str(&m->text, ours);
	else if (is_theirs)
		merging_take(m, m->texts[2]);
	else if (merge_both_ways(m, &merged))
		merging_take(m, merged);
	else
		return false;
	return true;
}
