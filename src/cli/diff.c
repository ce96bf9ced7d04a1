/* diff.c — `cjm diff`: two maps, or a future one and the one it follows, or what git hands over. */
#include "cli/cli.h"

#include "cjm/git.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct call { /* of the command */
	const struct options *o;
	struct request request;
	struct arena arena;
	struct files files;
	struct comparison comparison;
	const char *old_file, *new_file; /* where they are read from; no old one: the new one says which it follows */
	struct str old_path, new_path;   /* what they are called */
	bool is_for_git; /* nothing but a failure of the world may end with another code than 0 */
	struct git git;        /* asked only where git calls for a map that names other files */
	struct git_origin origins[2]; /* of the old and the new one */
	bool is_git_asked, has_git;
};

/* ---- what was asked for ---- */

static bool goes_to_stdout(const struct call *c)
{
	const char *output = c->o->values[OPTION_DIFF_OUTPUT];
	return !output || strcmp(output, "-") == 0;
}

/* git pages its output itself and tells so. */
static bool wants_color(const struct call *c)
{
	const char *pager = getenv("GIT_PAGER_IN_USE"), *no_color = getenv("NO_COLOR");
	bool by_git = c->is_for_git && pager && *pager && !(no_color && *no_color) && !c->o->values[OPTION_COLOR];
	return by_git || (goes_to_stdout(c) && color_wanted(c->o, stdout));
}

static bool read_options(struct call *c)
{
	if (!option_format(c->o, OPTION_DIFF_FORMAT, OPTION_DIFF_OUTPUT, &c->request) || !options_to_request(c->o, &c->request))
		return false;
	const struct changes_product *p = c->request.changes;
	if (p->form & CHANGES_BINARY && goes_to_stdout(c) && isatty(STDOUT_FILENO)) {
		usage_error("cannot write %s to a terminal; use -o FILE", p->name);
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

static void take_from_git(struct call *c)
{
	const char **words = c->o->operands;
	c->is_for_git = true;
	c->old_file = words[1];
	c->old_path = str_of(words[0]);
	c->new_file = words[4];
	c->new_path = str_of(c->o->operand_count == 9 ? words[7] : words[0]);
}

/* git has not settled a conflict in it. */
static int print_unmerged(const char *path)
{
	struct buf out = { 0 };
	buf_visible(&out, str_of(path), VISIBLE_NAME);
	buf_text(&out, ": unmerged\n");
	return print_bytes(&out);
}

/* For git's own comparison. */
static int print_facts(const char *path)
{
	struct buf text = { 0 }, out = { 0 };
	struct files files;
	int status = STATUS_WORLD;
	files_init(&files);
	if (read_file(&files, path, &text)) {
		write_facts(str_of(path), buf_as_str(&text), &out);
		status = print_bytes(&out);
	}
	files_finish(&files);
	buf_finish(&text);
	return status;
}

/* ---- the two maps ---- */

/* What comes through a pipe is taken to stand beside the file that it is compared with: so its includes are found. */
static struct str path_of(struct call *c, const char *file, const char *other)
{
	return strcmp(file, "-") == 0 && strcmp(other, "-") != 0 ? str_fmt(&c->arena, "%.*s-", STR_ARG(path_folder(str_of(other)))) : str_of(file);
}

static bool take_operands(struct call *c)
{
	const struct options *o = c->o;
	const char **words = o->operands;
	if (is_called_by_git(o)) {
		take_from_git(c);
		return true;
	}
	if (o->operand_count == 1 && c->request.is_future) {
		c->new_file = words[0];
		c->new_path = str_of(words[0]);
		return true;
	}
	if (o->operand_count != 2) {
		usage_error("missing maps. For example: cjm diff old.cjm new.cjm, or cjm diff future.cjm --future");
		return false;
	}
	if (strcmp(words[0], "-") == 0 && strcmp(words[1], "-") == 0) {
		usage_error("only one of the two maps can be standard input");
		return false;
	}
	c->old_file = words[0];
	c->new_file = words[1];
	c->old_path = path_of(c, words[0], words[1]);
	c->new_path = path_of(c, words[1], words[0]);
	return true;
}

/* git hands over one file, by its object, and does not say of which revision. That of the working tree has zeros for an object. */
static void find_includes(struct call *c, struct side *s, const char *object, struct str path, struct str text)
{
	struct git_origin *origin = &c->origins[s == &c->comparison.new];
	bool is_working = strspn(object, "0") == strlen(object), names_files = str_find_text(text, 0, STR("include")) < text.len || str_find_text(text, 0, STR("data")) < text.len;
	if (is_working || !names_files || strcmp(object, ".") == 0)
		return;
	if (!c->is_git_asked)
		c->has_git = open_repository(&c->git, &c->files, &c->arena, NULL) == STATUS_FINE;
	c->is_git_asked = true;
	if (c->has_git)
		git_origin_find(origin, &c->git, path, str_of(object), text, project_add_named_files);
	s->includes = origin->is_of == GIT_OF_ITS_OWN ? INCLUDES_OWN : origin->is_of == GIT_OF_HEAD ? INCLUDES_HEAD : INCLUDES_NOW;
	if (origin->is_of == GIT_OF_UNKNOWN)
		return;
	s->disk = &origin->tree.disk;
	s->root = origin->tree.root;
}

static bool read_side(struct call *c, struct side *s, const char *file, struct str path)
{
	struct buf text = { 0 };
	bool fine = read_file(&c->files, file, &text);
	if (fine && c->is_for_git)
		find_includes(c, s, c->o->operands[s == &c->comparison.old ? 2 : 5], path, buf_as_str(&text));
	if (fine)
		comparison_read(&c->comparison, s, path, buf_as_str(&text));
	buf_finish(&text);
	return fine;
}

/* ---- what comes out ---- */

static int deliver_comparison(struct call *c, struct str bytes)
{
	if (!goes_to_stdout(c))
		return write_file(&c->files, c->o->values[OPTION_DIFF_OUTPUT], bytes, "");
	return write_stdout(bytes) ? STATUS_FINE : STATUS_WORLD;
}

/* git stops at the first failure of what it calls, and shows only what stands on standard output. */
static int report_mistakes(struct call *c, struct buf *out)
{
	struct comparison *compared = &c->comparison;
	if (c->is_for_git && c->request.changes->form & CHANGES_READ) {
		comparison_write_mistakes(compared, out);
		return deliver_comparison(c, buf_as_str(out));
	}
	if (side_has_mistakes(&compared->old))
		print_findings(&compared->old.sources, &compared->old.found, c->o);
	if (side_has_mistakes(&compared->new))
		print_findings(&compared->new.sources, &compared->new.found, c->o);
	return c->is_for_git ? STATUS_FINE : STATUS_MISTAKES;
}

static int compare_and_deliver(struct call *c)
{
	struct comparison *compared = &c->comparison;
	struct buf out = { 0 };
	if ((c->old_file && !read_side(c, &compared->old, c->old_file, c->old_path)) || !read_side(c, &compared->new, c->new_file, c->new_path))
		return STATUS_WORLD;
	enum outcome outcome = comparison_run(compared, &out);
	int status = print_outcome(outcome, compared->why);
	if (c->request.changes->form & CHANGES_DRAWN && outcome != OUTCOME_MISTAKES)
		print_findings_of(&compared->new.sources, &compared->new.found, "no-picture", c->o);
	if (outcome == OUTCOME_MISTAKES && !compared->why.len)
		status = report_mistakes(c, &out);
	else if (outcome == OUTCOME_FINE)
		status = deliver_comparison(c, buf_as_str(&out));
	buf_finish(&out);
	return status == STATUS_FINE && option_given(c->o, OPTION_EXIT_CODE) && !comparison_is_same(compared) ? STATUS_MISTAKES : status;
}

static int run_call(struct call *c)
{
	if (!read_options(c) || !take_operands(c))
		return STATUS_USAGE;
	c->request.names_files = c->is_for_git;
	c->request.has_color = wants_color(c);
	files_init(&c->files);
	comparison_init(&c->comparison, &c->request, &c->files.disk);
	int status = root_exists(c->o);
	if (option_given(c->o, OPTION_ROOT))
		c->comparison.old.root = c->comparison.new.root = str_of(c->o->values[OPTION_ROOT]);
	status = status == STATUS_FINE ? compare_and_deliver(c) : status;
	comparison_finish(&c->comparison);
	git_origin_close(&c->origins[0]);
	git_origin_close(&c->origins[1]);
	if (c->is_git_asked)
		git_close(&c->git);
	files_finish(&c->files);
	return status;
}

int run_diff(const struct options *o)
{
	struct call c = { .o = o };
	if (are_folders(o) || option_given(o, OPTION_GIT))
		return run_diff_trees(o);
	if (option_given(o, OPTION_TEXTCONV) && option_given(o, OPTION_CLIENT))
		return usage_error("--textconv is not allowed with --client: it prints the map as it is written");
	if (option_given(o, OPTION_TEXTCONV))
		return o->operand_count == 1 ? print_facts(o->operands[0]) : usage_error("--textconv takes one map");
	if (o->operand_count == 1 && getenv("GIT_DIFF_PATH_COUNTER") && !option_given(o, OPTION_FUTURE))
		return print_unmerged(o->operands[0]);
	arena_init(&c.arena);
	request_init(&c.request, TASK_DIFF);
	int status = run_call(&c);
	request_finish(&c.request);
	arena_finish(&c.arena);
	return status;
}
