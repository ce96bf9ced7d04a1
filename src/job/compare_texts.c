/* compare_texts.c — comparisons that are read; and, for a log of many files, of which file each is. */
#include "job/compare.h"

/* What a side names may be of another time than it is, and then it says so. */
static enum side_includes includes_of(const struct side *s)
{
	return s->map && s->map->includes.list.len ? s->includes : INCLUDES_OWN;
}

static void add_remark(const struct comparison *c, struct buf *shown)
{
	struct str said = c->request->language, code = said.len ? said : c->new.map->language;
	enum side_includes old = includes_of(&c->old), new = includes_of(&c->new), shown_of = old > new ? old : new;
	if (shown_of != INCLUDES_OWN)
		buf_fmt(shown, " (%.*s)", STR_ARG(label(locale_of(code, NULL), shown_of == INCLUDES_HEAD ? LABEL_diff_includes_head : LABEL_diff_includes_now)));
}

static struct str both_paths(struct comparison *c)
{
	struct buf shown = { 0 };
	buf_visible(&shown, c->new.path, VISIBLE_NAME);
	if (!str_equal(c->old.path, c->new.path)) {
		buf_text(&shown, " (");
		buf_visible(&shown, c->old.path, VISIBLE_NAME);
		buf_char(&shown, ')');
	}
	add_remark(c, &shown);
	struct str paths = buf_take(&shown, &c->arena);
	buf_finish(&shown);
	return paths;
}

static bool is_markdown(const struct comparison *c)
{
	return c->request->changes->make == change_md;
}

/* A map that was only laid out anew takes one line, so that many of them do not hide what did change. */
static void write_unchanged(struct comparison *c, struct buf *out)
{
	const struct locale *words = c->diffs.at[0]->locale;
	struct str none = label(words, LABEL_diff_none), path = both_paths(c);
	if (is_markdown(c)) {
		buf_text(out, "- ");
		buf_markdown(out, path);
	} else {
		buf_str(out, path);
	}
	buf_fmt(out, "%s%.*s\n", words->colon, STR_ARG(none));
}

static void write_header(struct comparison *c, struct buf *out)
{
	struct str path = both_paths(c);
	bool color = c->request->has_color;
	if (is_markdown(c)) {
		buf_text(out, "# ");
		buf_markdown(out, path);
		buf_text(out, "\n\n");
	} else {
		buf_fmt(out, "%s%.*s%s\n", color ? "\x1b[1m" : "", STR_ARG(path), color ? "\x1b[0m" : "");
	}
}

static enum outcome write_changes(struct comparison *c, struct buf *out)
{
	bool names_files = c->request->names_files;
	if (names_files && comparison_is_same(c)) {
		write_unchanged(c, out);
		return OUTCOME_FINE;
	}
	if (names_files)
		write_header(c, out);
	for (size_t i = 0; i < c->diffs.len; i++) {
		struct buf one = { 0 };
		if (is_markdown(c))
			diff_markdown(c->diffs.at[i], &one);
		else
			diff_text(c->diffs.at[i], c->request->has_color, &one);
		buf_fmt(out, "%s%.*s", i && (one.len || is_markdown(c)) ? "\n" : "", STR_ARG(buf_as_str(&one)));
		buf_finish(&one);
	}
	if (names_files)
		buf_char(out, '\n');
	return OUTCOME_FINE;
}

enum outcome change_text(struct comparison *c, struct buf *out)
{
	return write_changes(c, out);
}

enum outcome change_md(struct comparison *c, struct buf *out)
{
	return write_changes(c, out);
}

enum outcome change_json(struct comparison *c, struct buf *out)
{
	if (c->diffs.len > 1)
		return comparison_stop(c, OUTCOME_REFUSED, "%.*s has several journeys that follow others; choose one with --journey", STR_ARG(c->new.path));
	diff_json(c->diffs.at[0], out);
	return OUTCOME_FINE;
}

/* ---- where a map has mistakes ---- */

/* Every line indented: in Markdown that is code, whatever it says. */
static void write_indented(struct buf *out, struct str text)
{
	while (text.len)
		buf_fmt(out, "    %.*s\n", STR_ARG(str_next(&text, '\n')));
}

enum side_with_errors { OF_BOTH, OF_OLD, OF_NEW, OF_INCLUDES, OF_HEAD, OF_INCLUDES_TOO, OF_HEAD_TOO };

static void write_mistakes(const struct comparison *c, enum side_with_errors side, struct str findings, struct buf *out)
{
	static const char *const SHOWN[] = {
		"Not compared because both versions of this map have errors:\n", "Not compared because the old version of this map has errors:\n",
		"Not compared because this map has errors:\n",
		"Not compared: the old version does not fit the included files as they are in the working tree. To read those of its revision: cjm diff --git OLD..NEW\n",
		"Not compared: the old version does not fit the included files as they are in HEAD. To read those of its revision: cjm diff --git OLD..NEW\n",
		"Not compared: this version does not fit the included files as they are in the working tree. To read those of its revision: cjm diff --git OLD..NEW\n",
		"Not compared: this version does not fit the included files as they are in HEAD. To read those of its revision: cjm diff --git OLD..NEW\n",
	};
	static const char *const NOT_SHOWN[] = {
		"Not compared because both versions of this map have errors; `cjm check` lists them\n",
		"Not compared because the old version of this map has errors; `cjm check` lists them\n", "Not compared because this map has errors; `cjm check` lists them\n",
		"Not compared: the old version does not fit the included files as they are in the working tree. To read those of its revision: cjm diff --git OLD..NEW\n",
		"Not compared: the old version does not fit the included files as they are in HEAD. To read those of its revision: cjm diff --git OLD..NEW\n",
		"Not compared: this version does not fit the included files as they are in the working tree. To read those of its revision: cjm diff --git OLD..NEW\n",
		"Not compared: this version does not fit the included files as they are in HEAD. To read those of its revision: cjm diff --git OLD..NEW\n",
	};
	bool are_shown = !c->request->is_for_client; /* each shows the line that it stands on */
	buf_text(out, are_shown ? SHOWN[side] : NOT_SHOWN[side]);
	if (!are_shown)
		return;
	if (is_markdown(c)) {
		buf_char(out, '\n');
		write_indented(out, findings);
	} else {
		buf_str(out, findings);
	}
}

/* Neither version is to blame for what its includes were at another time. */
static enum side_with_errors to_blame(const struct side *s, enum side_with_errors side)
{
	enum side_includes of = includes_of(s);
	return of == INCLUDES_NOW ? (side == OF_NEW ? OF_INCLUDES_TOO : OF_INCLUDES) : of == INCLUDES_HEAD ? (side == OF_NEW ? OF_HEAD_TOO : OF_HEAD) : side;
}

/* Both sides read what they include from the same place: a mistake there is one, not two. */
void comparison_write_mistakes(struct comparison *c, struct buf *out)
{
	struct buf old = { 0 }, new = { 0 };
	bool color = c->request->has_color && !is_markdown(c);
	write_header(c, out);
	if (side_has_mistakes(&c->old))
		findings_print(&c->old.sources, &c->old.found, color, &old);
	if (side_has_mistakes(&c->new))
		findings_print(&c->new.sources, &c->new.found, color, &new);
	bool are_same = str_equal(buf_as_str(&old), buf_as_str(&new));
	if (are_same)
		write_mistakes(c, to_blame(&c->new, OF_NEW) == OF_NEW ? OF_BOTH : to_blame(&c->new, OF_NEW), buf_as_str(&new), out);
	if (old.len && !are_same)
		write_mistakes(c, to_blame(&c->old, OF_OLD), buf_as_str(&old), out);
	if (new.len && !are_same)
		write_mistakes(c, to_blame(&c->new, OF_NEW), buf_as_str(&new), out);
	buf_char(out, '\n');
	buf_finish(&old);
	buf_finish(&new);
}

/* ---- facts ---- */

void write_facts(struct str path, struct str text, struct buf *out)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, path, text, &found), &found);
	if (ast->is_newer) /* nothing of it is understood, and all of it may differ */
		buf_visible(out, text, VISIBLE_TEXT);
	else
		map_facts(ast, out);
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
}
