/* log.c — `cjm log`: the course of a map over its revisions in git. */
#include "cli/cli.h"

#include "cjm/git.h"
#include "cjm/history.h"

const char *const LOG_FORMS[] = { "text", "md", "json", NULL };

struct log_call {
	const struct options *o;
	struct request request;
	struct arena arena;
	struct files files;
	struct git git;
	struct git_tree tree; /* of the revision that is read */
	bool has_tree;
	size_t most;
	VEC(struct revision) revisions;
};

static bool open_revision(void *call, const struct revision *r, const struct disk **disk, struct str *root, struct buf *why)
{
	struct log_call *c = call;
	if (c->has_tree)
		git_tree_close(&c->tree);
	c->has_tree = git_tree_open(&c->tree, &c->git, r->commit, why);
	*disk = &c->tree.disk;
	*root = c->tree.root;
	return c->has_tree;
}

static struct revision revision_of(const struct git_version *v)
{
	return (struct revision){ v->commit, v->date, v->subject, v->path, v->is_of_others };
}

/* Those that changed only what the map reads, at any time, are among them. */
static int find_revisions(struct log_call *c, struct history *h)
{
	const char *map = c->o->operands[0];
	struct revision_reader reader = { c, open_revision };
	struct git_versions versions = { { 0 } };
	struct names others;
	struct str head, path;
	struct buf why = { 0 };
	names_init(&others, &c->arena);
	const struct git_range here = git_range_of(STR("HEAD"));
	int status = find_range(&c->git, &here, &head, NULL);
	if (status == STATUS_FINE && !git_path(&c->git, map, &path))
		return usage_error("%s is outside the repository", map);
	bool fine = status != STATUS_FINE || git_versions_of(&c->git, head, path, &versions, &why);
	if (fine && status == STATUS_FINE && !versions.list.len)
		status = usage_error(disk_exists(map) ? "%s has no revisions in git; to add it: git add %s" : "%s has no revisions in git, and there is no such file", map, map);
	for (size_t i = 0; fine && status == STATUS_FINE && i < versions.list.len && i <= c->most; i++) {
		struct revision r = revision_of(&versions.list.at[i]);
		if (!history_note_others(h, &r, &reader, &others))
			status = world_error("%.*s", STR_ARG(h->why));
	}
	fine = fine && (status != STATUS_FINE || git_versions_with(&c->git, head, &others, &versions, &why));
	for (size_t i = 0; i < versions.list.len; i++)
		VEC_PUSH(&c->arena, &c->revisions, revision_of(&versions.list.at[i]));
	status = fine ? status : world_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return status;
}

static int write_log(struct log_call *c, enum history_form form)
{
	struct history h;
	struct buf out = { 0 };
	struct revision_reader reader = { c, open_revision };
	history_init(&h, &c->request);
	h.most = c->most == SIZE_MAX - 1 ? 0 : c->most;
	int status = find_revisions(c, &h);
	status = status == STATUS_FINE ? print_outcome(history_read(&h, c->revisions.at, c->revisions.len, &reader), h.why) : status;
	if (status == STATUS_FINE) {
		history_write(&h, form, &out);
		status = print_bytes(&out);
	}
	history_finish(&h);
	return status;
}

static int read_options(struct log_call *c, int *form)
{
	const char *most = c->o->values[OPTION_REVISIONS];
	double number = 0;
	*form = option_given(c->o, OPTION_LOG_FORMAT) ? option_choice(c->o, OPTION_LOG_FORMAT, LOG_FORMS) : HISTORY_TEXT;
	if (*form < 0 || !options_to_request(c->o, &c->request))
		return STATUS_USAGE;
	if (most && (!number_read(str_of(most), &number) || number < 1 || number > 1e9))
		return usage_error("--number is a number of revisions, such as 10, not `%s`", most);
	c->most = most ? (size_t)number : SIZE_MAX - 1;
	return c->o->operand_count == 1 ? STATUS_FINE : usage_error("`cjm log` takes one map. For example: cjm log map.cjm");
}

static int run_call(struct log_call *c, int form)
{
	files_init(&c->files);
	int status = open_repository(&c->git, &c->files, &c->arena, c->o->operands[0]);
	status = status == STATUS_FINE ? write_log(c, (enum history_form)form) : status;
	if (c->has_tree)
		git_tree_close(&c->tree);
	git_close(&c->git);
	files_finish(&c->files);
	return status;
}

int run_log(const struct options *o)
{
	struct log_call c = { .o = o };
	int form;
	arena_init(&c.arena);
	request_init(&c.request, TASK_DIFF);
	int status = read_options(&c, &form);
	status = status == STATUS_FINE ? run_call(&c, form) : status;
	request_finish(&c.request);
	arena_finish(&c.arena);
	return status;
}
