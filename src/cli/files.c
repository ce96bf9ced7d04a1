/* files.c — reports what went wrong with a file on standard error, with the exit status that it means. */
#include "cli/cli.h"

#include <string.h>

/* Reports the sentence, if there is one, and drops it. */
static int report_why(int status, struct buf *why)
{
	if (why->len && status == STATUS_USAGE)
		usage_error("%.*s", STR_ARG(buf_as_str(why)));
	else if (why->len)
		world_error("%.*s", STR_ARG(buf_as_str(why)));
	buf_finish(why);
	return status;
}

static int status_of(enum disk_result result, struct buf *why)
{
	return report_why(result == DISK_FINE ? STATUS_FINE : result == DISK_REFUSED ? STATUS_USAGE : STATUS_WORLD, why);
}

bool read_file(struct files *f, const char *path, struct buf *out)
{
	struct stat was;
	return read_to_rewrite(f, path, out, &was);
}

bool read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was)
{
	struct buf why = { 0 };
	bool fine = disk_read_to_rewrite(f, path, out, was, &why);
	report_why(fine ? STATUS_FINE : STATUS_WORLD, &why);
	return fine;
}

bool reads_stdin(const struct options *o)
{
	for (int i = 0; i < o->operand_count; i++)
		if (strcmp(o->operands[i], "-") == 0)
			return true;
	return false;
}

bool reads_stream(const struct options *o)
{
	for (int i = 0; i < o->operand_count; i++)
		if (disk_is_stream(o->operands[i]))
			return true;
	return false;
}

int root_exists(const struct options *o)
{
	const char *root = o->values[OPTION_ROOT];
	return !root || disk_is_folder(root) ? STATUS_FINE : usage_error("--root needs an existing folder, not %s", root);
}

int begin_project(struct project *p, const struct files *f, const struct options *o)
{
	const char *root = o->values[OPTION_ROOT];
	project_init(p, &f->disk);
	if (option_given(o, OPTION_STDIN_FILENAME) && !reads_stdin(o))
		return usage_error("--stdin-filename is for standard input; add - as the map");
	if (root && disk_is_folder(root))
		project_fix_root(p, root);
	return root_exists(o);
}

const char *path_named(const struct options *o, const char *path)
{
	return strcmp(path, "-") == 0 && option_given(o, OPTION_STDIN_FILENAME) ? o->values[OPTION_STDIN_FILENAME] : path;
}

void hold_stdin(struct project *p, const struct options *o, const char *path, struct str text)
{
	const char *named = path_named(o, path);
	if (named != path) {
		project_overlay(p, named, text);
		project_note_input(p, STR("-"), str_of(named));
	}
}

int write_file(struct files *f, const char *path, struct str bytes, const char *whose)
{
	struct buf why = { 0 };
	enum disk_result result = disk_write(f, path, bytes, whose, &why);
	return status_of(result, &why);
}

int file_may_be_written(const struct files *f, const char *path, const char *whose)
{
	struct buf why = { 0 };
	enum disk_result result = disk_may_write(f, path, whose, &why);
	return status_of(result, &why);
}

int rewrite_file(struct files *f, const char *path, const struct stat *was, struct str bytes)
{
	struct buf why = { 0 };
	enum disk_result result = disk_rewrite(f, path, was, bytes, &why);
	return status_of(result, &why);
}

int make_folders_of(const char *path)
{
	struct buf why = { 0 };
	enum disk_result result = disk_make_folders_of(path, &why) ? DISK_FINE : DISK_FAILED;
	return status_of(result, &why);
}

int put_output(struct outputs *o, const char *path, struct str bytes, const char *whose)
{
	struct buf why = { 0 };
	enum disk_result result = outputs_put(o, path, bytes, whose, &why);
	return status_of(result, &why);
}

struct visitor {
	void (*visit)(void *context, const char *map);
	void *context;
	size_t maps;
};

static void visit_map(void *visitor, const char *path)
{
	struct visitor *v = visitor;
	v->maps++;
	v->visit(v->context, path);
}

static void tell(void *visitor, struct str what)
{
	(void)visitor;
	note("%.*s", STR_ARG(what));
}

int each_map_below(const char *folder, void (*visit)(void *context, const char *map), void *context)
{
	return disk_walk(folder, &(struct disk_walk){ visit, tell, tell, context, NULL, NULL }) ? STATUS_FINE : STATUS_WORLD;
}

int each_map_of(const char *folder, void (*visit)(void *context, const char *map), void *context)
{
	struct visitor v = { visit, context, 0 };
	return !disk_walk(folder, &(struct disk_walk){ visit_map, tell, tell, &v, NULL, NULL }) ? STATUS_WORLD : v.maps ? STATUS_FINE : usage_error("%s has no map: no file in it ends in .cjm", folder);
}
