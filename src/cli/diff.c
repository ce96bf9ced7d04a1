/* diff.c — `cjm diff`: two maps, or a future one and the one it follows, or what git hands over; told, drawn or listed. */
#include "cli/diff.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const FORMATS[] = { "text", "md", "json", "svg", "png", "pdf", NULL };
static const char *const PAPERS[] = { "fit", "a4", "a3", "letter", "tabloid", "16:9", NULL };

/* ---- what was asked for ---- */

static bool read_scale(const struct options *o, double *scale)
{
	*scale = 2;
	if (!option_given(o, OPTION_SCALE) || (number_read(str_of(o->values[OPTION_SCALE]), scale) && *scale >= 0.1 && *scale <= 20))
		return true;
	usage_error("--scale takes a number from 0.1 to 20, not `%s`", o->values[OPTION_SCALE]);
	return false;
}

static bool goes_to_stdout(const struct comparison *c)
{
	const char *output = c->o->values[OPTION_DIFF_OUTPUT];
	return !output || strcmp(output, "-") == 0;
}

static bool read_options(struct comparison *c)
{
	static const char *const WHENS[] = { "auto", "always", "never", NULL };
	const struct options *o = c->o;
	int format = option_format(o, OPTION_DIFF_FORMAT, OPTION_DIFF_OUTPUT, FORMATS);
	c->format = (enum diff_format)format;
	c->paper = option_given(o, OPTION_PAPER) ? option_choice(o, OPTION_PAPER, PAPERS) : -1;
	if (format < 0 || !read_scale(o, &c->scale) || (option_given(o, OPTION_PAPER) && c->paper < 0))
		return false;
	if (option_given(o, OPTION_COLOR) && option_choice(o, OPTION_COLOR, WHENS) < 0)
		return false;
	if ((c->format == FORMAT_PNG || c->format == FORMAT_PDF) && goes_to_stdout(c) && isatty(STDOUT_FILENO)) {
		usage_error("a %s is nothing for a terminal; give a file to -o", FORMATS[c->format]);
		return false;
	}
	return true;
}

/* ---- how git calls: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH MESSAGE] ---- */

static bool is_mode(const char *word)
{
	return strcmp(word, ".") == 0 || (strlen(word) == 6 && strspn(word, "01234567") == 6);
}

static bool is_called_by_git(const struct options *o)
{
	return (o->operand_count == 7 || o->operand_count == 9) && is_mode(o->operands[3]) && is_mode(o->operands[6]);
}

static void take_from_git(struct comparison *c)
{
	const char **words = c->o->operands;
	c->for_git = true;
	c->old.file = words[1];
	c->old.path = str_of(words[0]);
	c->new.file = words[4];
	c->new.path = str_of(c->o->operand_count == 9 ? words[7] : words[0]);
}

/* ---- reading ---- */

/* A map and the one that it follows: who is asked for says where the other one is. */
static bool follows_itself(const struct comparison *c)
{
	return option_given(c->o, OPTION_FUTURE) && c->o->operand_count == 1;
}

/* What comes through a pipe is taken to stand beside the file that it is compared with: so its includes are found. */
static struct str path_of(struct comparison *c, const char *file, const char *other)
{
	return strcmp(file, "-") == 0 && strcmp(other, "-") != 0 ? str_fmt(&c->arena, "%.*s-", STR_ARG(path_folder(str_of(other)))) : str_of(file);
}

static void read_text(struct comparison *c, struct side *s, struct str text)
{
	sources_init(&s->sources);
	findings_init(&s->found);
	project_init(&s->project, &c->files.disk);
	s->is_read = true;
	struct buf path = { 0 };
	buf_str(&path, s->path);
	project_set_root(&s->project, path.len ? path.at : "-");
	buf_finish(&path);
	struct reader reader = project_reader(&s->project);
	reader.picture = s->is_drawn ? reader.picture : NULL;
	s->map = map_read(&s->sources, source_add(&s->sources, s->path, text, &s->found), &reader, &s->found);
	project_note_named(&s->project, s->map);
	if (s->for_client && follows_itself(c))
		map_leave_out_internal(s->map);
}

static bool read_side(struct comparison *c, struct side *s)
{
	struct buf text = { 0 };
	bool fine = read_file(&c->files, s->file, &text);
	if (fine)
		read_text(c, s, buf_as_str(&text));
	buf_finish(&text);
	return fine;
}

static void finish_side(struct side *s)
{
	if (!s->is_read)
		return;
	map_free(s->map);
	findings_finish(&s->found);
	sources_finish(&s->sources);
	project_finish(&s->project);
}

/* What is mistaken in a map is not in its model, and would be told as gone. */
static bool has_mistakes(const struct side *s)
{
	return s->is_read && s->found.error_count;
}

static bool print_mistakes(struct comparison *c, struct side *s)
{
	if (has_mistakes(s))
		print_findings(&s->sources, &s->found, c->o);
	return has_mistakes(s);
}

/* ---- for a client ---- */

static bool is_internal(const struct thing *t)
{
	for (; t; t = t->parent)
		if (t->basis.internal)
			return true;
	return false;
}

static void keep_as_later(void *diff, const struct thing *old)
{
	((struct thing *)old)->basis.internal |= is_internal(diff_new_of(diff, old));
}

/* What has become internal since isn't told as gone, with its words: it is internal in both. */
static void leave_out_internal(struct comparison *c)
{
	struct diff *d = diff_new((struct diff_side){ .map = c->old.map }, (struct diff_side){ .map = c->new.map }, (struct diff_options){ 0 });
	map_walk(c->old.map, NULL, keep_as_later, d);
	diff_free(d);
	map_leave_out_internal(c->old.map);
	map_leave_out_internal(c->new.map);
}

/* ---- which journeys ---- */

static const struct journey *journey_named(const struct map *m, struct str name)
{
	FOR_EACH(struct journey, j, m->journeys)
		if (thing_is_called(&j->thing, name))
			return j;
	return NULL;
}

static const struct journey *only_journey(const struct map *m)
{
	const struct journey *only = NULL;
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included) {
			if (only)
				return NULL;
			only = j;
		}
	return only;
}

static struct diff_options options_of(const struct comparison *c, bool is_future)
{
	return (struct diff_options){ .language = str_of(c->o->values[OPTION_LANG]), .is_future = is_future };
}

static size_t errors_of(const struct comparison *c, const struct map *m)
{
	return check_errors(m, m == c->new.map ? &c->new.found : &c->old.found, day_of_reviews(m));
}

static void compare_sides(struct comparison *c, struct diff_side old, struct diff_side new, bool is_future)
{
	old.errors = errors_of(c, old.map);
	new.errors = errors_of(c, new.map);
	struct diff *d = diff_new(old, new, options_of(c, is_future));
	VEC_PUSH(&c->arena, &c->diffs, d);
}

/* The one that is not called so on one side may have another name there, or be new or gone: both maps as a whole tell which. */
static void find_partner(const struct comparison *c, struct diff_side *old, struct diff_side *new)
{
	struct diff *d = diff_new((struct diff_side){ .map = old->map }, (struct diff_side){ .map = new->map }, options_of(c, option_given(c->o, OPTION_FUTURE)));
	if (!old->journey)
		old->journey = (const struct journey *)diff_old_of(d, &new->journey->thing);
	else
		new->journey = (const struct journey *)diff_new_of(d, &old->journey->thing);
	old->lacks_it = !old->journey;
	new->lacks_it = !new->journey;
	diff_free(d);
}

static int compare_maps(struct comparison *c)
{
	struct diff_side old = { .map = c->old.map, .name = c->old.path }, new = { .map = c->new.map, .name = c->new.path };
	struct str wanted = str_of(c->o->values[OPTION_JOURNEY]);
	if (wanted.len) {
		new.journey = journey_named(c->new.map, wanted);
		old.journey = journey_named(c->old.map, wanted);
		if (!old.journey && !new.journey)
			return usage_error("there is no journey named `%.*s` in %.*s or %.*s", STR_ARG(wanted), STR_ARG(old.name), STR_ARG(new.name));
		if (!old.journey || !new.journey)
			find_partner(c, &old, &new);
	}
	compare_sides(c, old, new, option_given(c->o, OPTION_FUTURE));
	return STATUS_FINE;
}

/* A journey of the same map, or of the file that `follows` names. */
static int find_followed(struct comparison *c, const struct journey *future, struct diff_side *old)
{
	*old = (struct diff_side){ .map = c->new.map, .journey = future->follows->journey, .name = c->new.path };
	if (old->journey)
		return STATUS_FINE;
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	bool fine = !c->old.is_read && project_read(&c->new.project, c->new.path, future->follows->thing.text, &text, &found, &why);
	if (fine) {
		c->old.path = str_copy(&c->arena, buf_as_str(&found));
		read_text(c, &c->old, buf_as_str(&text));
		*old = (struct diff_side){ .map = c->old.map, .journey = only_journey(c->old.map), .name = c->old.path };
	}
	int status = !fine ? world_error("%.*s", STR_ARG(why.len ? buf_as_str(&why) : STR("several journeys follow other files; choose one with --journey"))) : STATUS_FINE;
	if (fine && print_mistakes(c, &c->old))
		status = STATUS_MISTAKES;
	else if (fine && !old->journey)
		status = usage_error("%.*s does not hold one journey only; include it and follow the journey by its name", STR_ARG(old->name));
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
	return status;
}

static int compare_future(struct comparison *c)
{
	struct str wanted = str_of(c->o->values[OPTION_JOURNEY]);
	int status = STATUS_FINE;
	FOR_EACH(struct journey, j, c->new.map->journeys) {
		bool is_wanted = wanted.len ? journey_named(c->new.map, wanted) == j : !j->is_included;
		if (!is_wanted || !j->follows || status != STATUS_FINE)
			continue;
		struct diff_side old, new = { .map = c->new.map, .journey = j, .name = c->new.path };
		status = find_followed(c, j, &old);
		if (status == STATUS_FINE)
			compare_sides(c, old, new, true);
	}
	if (status == STATUS_FINE && !c->diffs.len)
		status = usage_error("%.*s holds no journey that follows another one; say which: follows NAME", STR_ARG(c->new.path));
	return status;
}

/* ---- what comes out ---- */

static bool is_same(const struct comparison *c)
{
	for (size_t i = 0; i < c->diffs.len; i++)
		if (!diff_is_same(c->diffs.at[i]))
			return false;
	return true;
}

/* git pages its output itself and tells so. */
static bool wants_color(const struct comparison *c)
{
	const char *pager = getenv("GIT_PAGER_IN_USE"), *no_color = getenv("NO_COLOR");
	bool by_git = c->for_git && pager && *pager && !(no_color && *no_color) && !c->o->values[OPTION_COLOR];
	return by_git || (goes_to_stdout(c) && color_wanted(c->o, stdout));
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
	struct str paths = buf_take(&shown, &c->arena);
	buf_finish(&shown);
	return paths;
}

/* A map that was only laid out anew takes one line, so that many of them do not hide what did change. */
static void add_unchanged(struct comparison *c, struct buf *out)
{
	const struct locale *words = c->diffs.at[0]->locale;
	struct str none = label(words, LABEL_diff_none), path = both_paths(c);
	buf_text(out, c->format == FORMAT_MD ? "- " : "");
	if (c->format == FORMAT_MD)
		buf_markdown(out, path);
	else
		buf_str(out, path);
	buf_fmt(out, "%s%.*s\n", words->colon, STR_ARG(none));
}

/* git tells of many files in a row: each is named before what changed in it. */
static void add_header(struct comparison *c, bool color, struct buf *out)
{
	struct str path = both_paths(c);
	if (c->format == FORMAT_MD) {
		buf_text(out, "# ");
		buf_markdown(out, path);
		buf_text(out, "\n\n");
	} else {
		buf_fmt(out, "%s%.*s%s\n", color ? "\x1b[1m" : "", STR_ARG(path), color ? "\x1b[0m" : "");
	}
}

static void write_markdown(struct comparison *c, struct buf *out)
{
	if (c->for_git && is_same(c)) {
		add_unchanged(c, out);
		return;
	}
	if (c->for_git)
		add_header(c, false, out);
	for (size_t i = 0; i < c->diffs.len; i++) {
		struct buf written = { 0 };
		diff_markdown(c->diffs.at[i], &written);
		buf_fmt(out, "%s%.*s", i ? "\n" : "", STR_ARG(buf_as_str(&written)));
		buf_finish(&written);
	}
	if (c->for_git)
		buf_char(out, '\n');
}

static void write_text(struct comparison *c, struct buf *out)
{
	bool color = wants_color(c);
	if (c->for_git && is_same(c)) {
		add_unchanged(c, out);
		return;
	}
	if (c->for_git)
		add_header(c, color, out);
	for (size_t i = 0; i < c->diffs.len; i++) {
		struct buf written = { 0 };
		diff_text(c->diffs.at[i], color, &written);
		buf_fmt(out, "%s%.*s", i && written.len ? "\n" : "", STR_ARG(buf_as_str(&written)));
		buf_finish(&written);
	}
	if (c->for_git)
		buf_char(out, '\n');
}

static int make_output(struct comparison *c, struct buf *out)
{
	if (c->format == FORMAT_JSON && c->diffs.len > 1)
		return usage_error("%.*s holds several journeys that follow others; choose one with --journey", STR_ARG(c->new.path));
	if (c->format == FORMAT_TEXT)
		write_text(c, out);
	if (c->format == FORMAT_MD)
		write_markdown(c, out);
	if (c->format == FORMAT_JSON)
		diff_json(c->diffs.at[0], out);
	return c->format >= FORMAT_SVG ? comparison_draw(c, out) : STATUS_FINE;
}

static int deliver_comparison(struct comparison *c, struct str bytes)
{
	if (!goes_to_stdout(c))
		return write_file(&c->files, c->o->values[OPTION_DIFF_OUTPUT], bytes, "");
	return write_stdout(bytes) ? STATUS_FINE : STATUS_WORLD;
}

/* ---- where a map has mistakes ---- */

/* Every line indented: in Markdown that is code, whatever it says. */
static void add_indented(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t end = at + str_find(str_slice(text, at, text.len), '\n');
		buf_fmt(out, "    %.*s\n", STR_ARG(str_slice(text, at, end)));
		at = end + 1;
	}
}

static void add_mistakes(const struct comparison *c, const char *whose, struct str findings, struct buf *out)
{
	bool are_shown = !c->new.for_client; /* each shows the line that it stands on */
	buf_fmt(out, "Not compared, as %s mistakes%s\n", whose, are_shown ? ":" : "; `cjm check` tells them");
	if (!are_shown)
		return;
	if (c->format == FORMAT_MD) {
		buf_char(out, '\n');
		add_indented(out, findings);
	} else {
		buf_str(out, findings);
	}
}

/* Both sides read what they include from the working tree: a mistake there is one, not two. */
static void add_mistakes_of_both(struct comparison *c, bool color, struct buf *out)
{
	struct buf old = { 0 }, new = { 0 };
	if (has_mistakes(&c->old))
		add_findings(&c->old.sources, &c->old.found, color, &old);
	if (has_mistakes(&c->new))
		add_findings(&c->new.sources, &c->new.found, color, &new);
	bool are_same = str_equal(buf_as_str(&old), buf_as_str(&new));
	if (are_same)
		add_mistakes(c, "both versions of this map have", buf_as_str(&new), out);
	if (old.len && !are_same)
		add_mistakes(c, "the old version of this map has", buf_as_str(&old), out);
	if (new.len && !are_same)
		add_mistakes(c, "this map has", buf_as_str(&new), out);
	buf_finish(&old);
	buf_finish(&new);
}

/* git stops at the first failure of what it calls, and shows only what stands on standard output. */
static int refuse_comparison(struct comparison *c)
{
	struct buf out = { 0 };
	if (!c->for_git || c->format > FORMAT_MD) {
		print_mistakes(c, &c->old);
		print_mistakes(c, &c->new);
		return c->for_git ? STATUS_FINE : STATUS_MISTAKES;
	}
	bool color = c->format == FORMAT_TEXT && wants_color(c);
	add_header(c, color, &out);
	add_mistakes_of_both(c, color, &out);
	buf_char(&out, '\n');
	int status = deliver_comparison(c, buf_as_str(&out));
	buf_finish(&out);
	return status;
}

static int compare_and_write(struct comparison *c)
{
	bool future = follows_itself(c);
	c->new.is_drawn = c->format == FORMAT_SVG || c->format == FORMAT_PNG || c->format == FORMAT_PDF;
	if ((!future && !read_side(c, &c->old)) || !read_side(c, &c->new))
		return STATUS_WORLD;
	if (has_mistakes(&c->old) || has_mistakes(&c->new))
		return refuse_comparison(c);
	if (c->new.for_client && !future)
		leave_out_internal(c);
	int status = future ? compare_future(c) : compare_maps(c);
	struct buf out = { 0 };
	if (status == STATUS_FINE)
		status = make_output(c, &out);
	if (status == STATUS_FINE)
		status = deliver_comparison(c, buf_as_str(&out));
	buf_finish(&out);
	return status == STATUS_FINE && option_given(c->o, OPTION_EXIT_CODE) && !is_same(c) ? STATUS_MISTAKES : status;
}

/* ---- for git's own comparison ---- */

static int print_facts(const char *path)
{
	struct buf text = { 0 }, out = { 0 };
	struct sources sources;
	struct findings found;
	struct files files;
	int status = STATUS_WORLD;
	files_init(&files);
	if (read_file(&files, path, &text)) {
		sources_init(&sources);
		findings_init(&found);
		struct ast *ast = ast_parse(&sources, source_add(&sources, str_of(path), buf_as_str(&text), &found), &found);
		if (ast->is_newer) /* nothing of it is understood, and all of it may differ */
			buf_visible(&out, buf_as_str(&text), VISIBLE_TEXT);
		else
			map_facts(ast, &out);
		status = write_stdout(buf_as_str(&out)) ? STATUS_FINE : STATUS_WORLD;
		ast_free(ast);
		findings_finish(&found);
		sources_finish(&sources);
	}
	files_finish(&files);
	buf_finish(&text);
	buf_finish(&out);
	return status;
}

/* ---- the command ---- */

static bool take_operands(struct comparison *c)
{
	const struct options *o = c->o;
	if (is_called_by_git(o)) {
		take_from_git(c);
		return true;
	}
	if (o->operand_count == 1 && option_given(o, OPTION_FUTURE)) {
		c->new.file = o->operands[0];
		c->new.path = str_of(o->operands[0]);
		return true;
	}
	if (o->operand_count != 2) {
		usage_error("which two maps? For example: cjm diff old.cjm new.cjm, or cjm diff future.cjm --future");
		return false;
	}
	if (strcmp(o->operands[0], "-") == 0 && strcmp(o->operands[1], "-") == 0) {
		usage_error("standard input can be one of the two maps only");
		return false;
	}
	c->old.file = o->operands[0];
	c->new.file = o->operands[1];
	c->old.path = path_of(c, c->old.file, c->new.file);
	c->new.path = path_of(c, c->new.file, c->old.file);
	return true;
}

int run_diff(const struct options *o)
{
	struct comparison c = { .o = o };
	c.old.for_client = c.new.for_client = option_given(o, OPTION_CLIENT);
	if (option_given(o, OPTION_TEXTCONV) && c.new.for_client)
		return usage_error("--textconv prints a map as it is written; --client cannot leave anything out of that");
	if (option_given(o, OPTION_TEXTCONV))
		return o->operand_count == 1 ? print_facts(o->operands[0]) : usage_error("--textconv takes one map");
	if (o->operand_count == 1 && getenv("GIT_DIFF_PATH_COUNTER") && !option_given(o, OPTION_FUTURE)) { /* git has not settled a conflict in it */
		struct buf out = { 0 };
		buf_visible(&out, str_of(o->operands[0]), VISIBLE_NAME);
		buf_text(&out, ": unmerged\n");
		bool fine = write_stdout(buf_as_str(&out));
		buf_finish(&out);
		return fine ? STATUS_FINE : STATUS_WORLD;
	}
	arena_init(&c.arena);
	files_init(&c.files);
	int status = read_options(&c) && take_operands(&c) ? compare_and_write(&c) : STATUS_USAGE;
	for (size_t i = 0; i < c.diffs.len; i++)
		diff_free(c.diffs.at[i]);
	finish_side(&c.old);
	finish_side(&c.new);
	files_finish(&c.files);
	arena_finish(&c.arena);
	return status;
}
