/* rename.c — `cjm rename`: another name for something in all maps of a project, as a patch or at once. */
#include "cli/cli.h"

#include "cjm/rename.h"

#include <string.h>

struct rename_call {
	const struct options *o;
	struct files files;
	struct project project;
	struct renaming renaming;
	bool only_finds; /* which things are meant; later all that says their name */
	int status;
};

static void raise_status(struct rename_call *c, int status)
{
	c->status = status > c->status ? status : c->status;
}

static void take_map(void *call, const char *path)
{
	struct rename_call *c = call;
	struct buf text = { 0 };
	if (!read_file(&c->files, path, &text))
		raise_status(c, STATUS_WORLD);
	else if (c->only_finds)
		renaming_find(&c->renaming, str_of(path), buf_as_str(&text));
	else if (c->status == STATUS_FINE)
		raise_status(c, print_outcome(renaming_collect(&c->renaming, str_of(path), buf_as_str(&text)), c->renaming.why));
	buf_finish(&text);
}

static void take_path(struct rename_call *c, const char *path)
{
	if (disk_is_folder(path)) {
		raise_status(c, each_map_below(path, take_map, c));
		disk_each_wanted(path, path_is_document, take_map, c);
	} else {
		take_map(c, path);
	}
}

/* Half of a project with the new name would have maps that refer to nothing. */
static int write_files(struct rename_call *c)
{
	size_t count = c->renaming.files.len;
	struct buf why = { 0 };
	struct rewriting *files = arena_alloc(&c->renaming.arena, (count + 1) * sizeof *files);
	for (size_t i = 0; i < count; i++) {
		const struct renamed_file *f = c->renaming.files.at[i];
		files[i] = (struct rewriting){ .path = f->path.at, .before = renaming_bytes(&c->renaming, f, f->before), .after = renaming_bytes(&c->renaming, f, f->after) };
	}
	int status = disk_rewrite_all(&c->files, files, count, &why) == DISK_FINE ? STATUS_FINE : world_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return status;
}

static int show_patch(struct rename_call *c)
{
	struct buf out = { 0 };
	renaming_write_patch(&c->renaming, color_wanted(c->o, stdout), &out);
	return print_bytes(&out);
}

static int rename_all(struct rename_call *c)
{
	struct buf root = { 0 };
	if (!renaming_find_project(&c->renaming, &root))
		raise_status(c, print_outcome(OUTCOME_FAILED, c->renaming.why));
	c->only_finds = c->status == STATUS_FINE;
	for (int i = 3; i < c->o->operand_count && c->only_finds; i++)
		take_path(c, c->o->operands[i]);
	if (c->o->operand_count == 3 && c->only_finds)
		take_path(c, root.at);
	c->only_finds = false;
	if (c->status == STATUS_FINE)
		raise_status(c, print_outcome(renaming_choose(&c->renaming), c->renaming.why));
	for (int i = 3; i < c->o->operand_count && c->status == STATUS_FINE; i++)
		take_path(c, c->o->operands[i]);
	if (c->status == STATUS_FINE)
		take_path(c, root.at);
	buf_finish(&root);
	if (c->status != STATUS_FINE)
		return c->status;
	int status = print_outcome(renaming_settle(&c->renaming), c->renaming.why);
	return status != STATUS_FINE ? status : option_given(c->o, OPTION_RENAME_WRITE) ? write_files(c) : show_patch(c);
}

int run_rename(const struct options *o)
{
	struct rename_call c = { .o = o };
	if (o->operand_count < 3)
		return usage_error("a kind and two names are needed. For example: cjm rename persona camille ines");
	files_init(&c.files);
	project_init(&c.project, &c.files.disk);
	bool fine = renaming_init(&c.renaming, &c.project, str_of(o->operands[0]), str_of(o->operands[1]), str_of(o->operands[2]));
	int status = fine ? rename_all(&c) : usage_error("%.*s", STR_ARG(c.renaming.why));
	renaming_finish(&c.renaming);
	project_finish(&c.project);
	files_finish(&c.files);
	return status;
}
