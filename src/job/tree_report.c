/* tree_report.c — what changed in many maps: a list of them first, each with what changed for the customer, then the changes map by map. */
#include "job/trees.h"

#include "cjm/json.h"

static const struct group_row { /* in the order of the list */
	enum pair_state state;
	enum label label;
	const char *word; /* for programs */
	bool is_one_line; /* paths only, so that many of them do not hide what did change */
	bool is_included; /* those that changed only in what they include */
} GROUPS[] = {
	{ PAIR_CHANGED, LABEL_diff_maps_changed, "changed", false, false }, { PAIR_ADDED, LABEL_diff_maps_added, "added", false, false },
	{ PAIR_REMOVED, LABEL_diff_maps_removed, "removed", false, false }, { PAIR_MOVED, LABEL_diff_maps_moved, "moved", false, false },
	{ PAIR_CHANGED, LABEL_diff_maps_included, "changed", true, true }, { PAIR_SAME, LABEL_diff_maps_same, "same", true, false },
	{ PAIR_NOT_COMPARED, LABEL_diff_maps_faulty, "errors", false, false },
};
enum { GROUP_COUNT = sizeof GROUPS / sizeof *GROUPS };

/* ---- what a list says of one of the maps ---- */

struct summary_parts {
	VEC(struct str) list;
};

static void add_figures(struct trees *t, const struct locale *words, const struct diff_journey *j, struct summary_parts *parts)
{
	for (int i = 0; i < FIGURE_COUNT; i++) {
		const struct figure *f = &j->figures[i];
		if (f->label.len && f->from.len && f->to.len && !str_equal(f->from, f->to))
			VEC_PUSH(&t->arena, &parts->list, str_fmt(&t->arena, "%.*s %.*s %s %.*s", STR_ARG(f->label), STR_ARG(f->from), words->becomes, STR_ARG(f->to)));
	}
}

static void add_counts(struct trees *t, const struct diff *d, struct summary_parts *parts)
{
	static const enum label LABELS[] = { LABEL_diff_count_worse, LABEL_diff_count_other, LABEL_diff_count_better };
	for (int better = 1; better >= -1; better -= 1) {
		size_t count = 0;
		for (size_t i = 0; i < d->changes.len; i++)
			count += !d->changes.at[i].is_written_elsewhere && d->changes.at[i].better == better;
		struct str written = str_number(&t->arena, (double)count, 0);
		if (count)
			VEC_PUSH(&t->arena, &parts->list, label_counted(d->locale, &t->arena, LABELS[better + 1], (double)count, written));
	}
}

/* Titles, then the figures that changed; where none did, how many changes there are. */
struct str tree_summary(struct trees *t, const struct comparison *c)
{
	const struct diff *d = c->diffs.at[0];
	struct summary_parts titles = { 0 }, parts = { 0 };
	for (size_t i = 0; i < d->journeys.len; i++) {
		VEC_PUSH(&t->arena, &titles.list, d->journeys.at[i]->title);
		if (d->journeys.at[i]->old && d->journeys.at[i]->new)
			add_figures(t, d->locale, d->journeys.at[i], &parts);
	}
	bool is_on_both = !diff_is_same(d) && !parts.list.len && c->old.map->journeys.len && c->new.map->journeys.len;
	if (is_on_both || !d->journeys.len)
		add_counts(t, d, &parts);
	struct str title = locale_list(d->locale, &t->arena, titles.list.at, titles.list.len), rest = locale_points(d->locale, &t->arena, parts.list.at, parts.list.len);
	return title.len && rest.len ? str_fmt(&t->arena, "%.*s%s%.*s", STR_ARG(title), d->locale->colon, STR_ARG(rest)) : title.len ? str_copy(&t->arena, title) : rest;
}

/* ---- for people ---- */

/* That which is asked for, else the one that all maps share, else English. */
static const struct locale *words_of(const struct trees *t)
{
	struct str code = t->request->language;
	for (size_t i = 0; i < t->pairs.len && !t->request->language.len; i++) {
		struct str own = t->pairs.at[i].language;
		if (own.len && code.len && !str_equal(own, code))
			return locale_of(STR("en"), NULL);
		code = own.len ? own : code;
	}
	return locale_of(code.len ? code : STR("en"), NULL);
}

static void add_text(const struct trees *t, bool is_markdown, struct str text, struct buf *out)
{
	(void)t;
	if (is_markdown)
		buf_markdown(out, text);
	else
		buf_visible(out, text, VISIBLE_NAME);
}

static void add_paths(const struct trees *t, bool is_markdown, const struct tree_pair *pair, struct buf *out)
{
	add_text(t, is_markdown, pair->new.len ? pair->new : pair->old, out);
	if (pair->old.len && pair->new.len && !str_equal(pair->old, pair->new)) {
		buf_text(out, " (");
		add_text(t, is_markdown, pair->old, out);
		buf_char(out, ')');
	}
}

static bool is_in(const struct tree_pair *pair, const struct group_row *group)
{
	return pair->state == group->state && pair->is_told_elsewhere == group->is_included;
}

static size_t count_in(const struct trees *t, const struct group_row *group)
{
	size_t count = 0;
	for (size_t i = 0; i < t->pairs.len; i++)
		count += is_in(&t->pairs.at[i], group);
	return count;
}

static void add_item(const struct trees *t, bool is_markdown, const struct tree_pair *pair, struct buf *out)
{
	buf_text(out, is_markdown ? "- " : "  ");
	add_paths(t, is_markdown, pair, out);
	if (pair->summary.len) {
		buf_text(out, " — ");
		add_text(t, is_markdown, pair->summary, out);
	}
	buf_char(out, '\n');
}

static void add_group(const struct trees *t, const struct locale *words, const struct group_row *group, bool is_markdown, struct buf *out)
{
	struct arena a;
	size_t count = count_in(t, group), told = 0;
	bool has_color = t->request->has_color && !is_markdown;
	if (!count)
		return;
	arena_init(&a);
	struct str heading = LABEL_FILL(words, &a, LABEL_diff_with, label(words, group->label), str_number(&a, (double)count, 0));
	const char *mark = is_markdown ? "**" : has_color ? "\x1b[1m" : "", *end = is_markdown ? "**" : has_color ? "\x1b[0m" : "";
	buf_fmt(out, "%s%s%.*s%s%s", out->len && is_markdown ? "\n" : "", mark, STR_ARG(heading), end, group->is_one_line ? words->colon : is_markdown ? "\n\n" : "\n");
	for (size_t i = 0; i < t->pairs.len; i++) {
		const struct tree_pair *pair = &t->pairs.at[i];
		if (!is_in(pair, group))
			continue;
		if (group->is_one_line)
			buf_text(out, told++ ? words->list : ""), add_paths(t, is_markdown, pair, out);
		else
			add_item(t, is_markdown, pair, out);
	}
	buf_text(out, group->is_one_line ? "\n" : "");
	arena_finish(&a);
}

static bool nothing_is_told(const struct trees *t)
{
	size_t count = 0;
	for (int i = 0; i < GROUP_COUNT; i++)
		count += count_in(t, &GROUPS[i]);
	return !count;
}

static void write_for_people(const struct trees *t, struct buf *out)
{
	const struct locale *words = words_of(t);
	bool is_markdown = t->request->changes->make == change_md;
	for (int i = 0; i < GROUP_COUNT; i++)
		add_group(t, words, &GROUPS[i], is_markdown, out);
	if (is_markdown && nothing_is_told(t))
		buf_fmt(out, "%.*s\n", STR_ARG(label(words, LABEL_diff_none)));
	for (size_t i = 0; i < t->pairs.len; i++)
		if (t->pairs.at[i].told.len && !t->pairs.at[i].is_told_elsewhere)
			buf_fmt(out, "\n%.*s", STR_ARG(str_trim(buf_as_str(&t->pairs.at[i].told)))), buf_char(out, '\n');
}

/* ---- a page that leads to the others ---- */

/* A path as an address: what is no letter, digit or "-._~/" is written by its bytes. */
static void add_address(struct str path, struct buf *out)
{
	static const char *const DIGITS = "0123456789ABCDEF";
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
		if (is_plain)
			buf_char(out, (char)c);
		else
			buf_fmt(out, "%%%c%c", DIGITS[c >> 4], DIGITS[c & 15]);
	}
}

static void add_entry(const struct trees *t, const struct tree_pair *pair, struct buf *out)
{
	struct buf paths = { 0 };
	bool has_page = pair->state == PAIR_CHANGED || pair->state == PAIR_ADDED || pair->state == PAIR_REMOVED;
	add_paths(t, false, pair, &paths);
	buf_text(out, "<li>");
	if (has_page) {
		buf_text(out, "<a href=\"./");
		add_address(path_without_ending(pair->new.len ? pair->new : pair->old), out);
		buf_text(out, ".html\">");
	}
	buf_xml(out, buf_as_str(&paths));
	buf_text(out, has_page ? "</a>" : "");
	if (pair->summary.len) {
		buf_text(out, " — ");
		buf_xml(out, pair->summary);
	}
	buf_text(out, "</li>\n");
	buf_finish(&paths);
}

static bool is_made(const struct trees *t, struct str name)
{
	for (size_t i = 0; i < t->made.len; i++)
		if (str_equal(t->made.at[i].name, name))
			return true;
	return false;
}

/* index.html, unless a map is called so. */
static struct str index_name(struct trees *t)
{
	struct str name = str_fmt(&t->arena, "%.*s/index.html", STR_ARG(t->request->stem));
	for (size_t i = 2; is_made(t, name); i++)
		name = str_fmt(&t->arena, "%.*s/index-%zu.html", STR_ARG(t->request->stem), i);
	return name;
}

void trees_write_index(struct trees *t)
{
	struct made made = { .name = index_name(t) };
	const struct locale *words = words_of(t);
	struct buf style = { 0 };
	struct theme theme;
	theme_of(NULL, STR("light"), &theme);
	change_page_style(&theme, NULL, &style);
	change_page_begin(str_of(words->code), label(words, LABEL_diff_what), buf_as_str(&style), &made.bytes);
	for (int i = 0; i < GROUP_COUNT; i++) {
		struct str count = str_number(&t->arena, (double)count_in(t, &GROUPS[i]), 0);
		if (!count_in(t, &GROUPS[i]))
			continue;
		buf_text(&made.bytes, "<h2>");
		buf_xml(&made.bytes, LABEL_FILL(words, &t->arena, LABEL_diff_with, label(words, GROUPS[i].label), count));
		buf_text(&made.bytes, "</h2>\n<ul>\n");
		for (size_t k = 0; k < t->pairs.len; k++)
			if (is_in(&t->pairs.at[k], &GROUPS[i]))
				add_entry(t, &t->pairs.at[k], &made.bytes);
		buf_text(&made.bytes, "</ul>\n");
	}
	change_page_end(&made.bytes);
	VEC_PUSH(&t->arena, &t->made, made);
	buf_finish(&style);
}

/* ---- for programs ---- */

/* A document within another one: its lines are indented further. */
static void add_document(struct json *j, const char *key, struct str text)
{
	json_key(j, key);
	text = str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		buf_char(j->out, text.at[i]);
		if (text.at[i] == '\n')
			buf_fmt(j->out, "%*s", j->depth * 2, "");
	}
}

static void add_pair(struct json *j, const struct tree_pair *pair)
{
	json_item(j);
	json_open(j, '{');
	for (int i = 0; i < GROUP_COUNT; i++)
		if (is_in(pair, &GROUPS[i]))
			json_text(j, "change", str_of(GROUPS[i].word));
	if (pair->old.len)
		json_text(j, "old", pair->old);
	if (pair->new.len)
		json_text(j, "new", pair->new);
	if (pair->summary.len)
		json_text(j, "summary", pair->summary);
	if (pair->told.len)
		add_document(j, "diff", buf_as_str(&pair->told));
	json_close(j, '}');
}

static void write_for_programs(const struct trees *t, struct buf *out)
{
	struct json j = { .out = out };
	json_open(&j, '{');
	json_number(&j, "cjm-diff-maps", 1);
	json_truth(&j, "same", trees_are_same(t) && !t->has_mistakes);
	json_key(&j, "maps");
	json_open(&j, '[');
	for (size_t i = 0; i < t->pairs.len; i++)
		if (t->pairs.at[i].state != PAIR_IDENTICAL)
			add_pair(&j, &t->pairs.at[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}

void trees_write(const struct trees *t, struct buf *out)
{
	if (t->request->changes->make == change_json)
		write_for_programs(t, out);
	else
		write_for_people(t, out);
}
