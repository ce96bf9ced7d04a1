/* diff_trees.c — `cjm diff` of two folders, or of two revisions: all maps of both, in one report or as a drawing for each that changed. */
#include "cli/cli.h"

#include "cjm/git.h"

#include <string.h>

struct trees_call {
	const struct options *o;
	struct request request;
	struct files files;
	struct trees trees;
	struct disk_below old, new;
	struct git git;
	struct git_tree old_tree, new_tree;
	struct git_paths paths;
	struct str root; /* of --root, from the top of the repository on */
};

static bool is_drawn(const struct trees_call *c)
{
	return c->request.changes->form & CHANGES_DRAWN;
}

static int refuse_what_is_for_two(const struct options *o)
{
	static const enum option_id ONES[] = { OPTION_FUTURE, OPTION_JOURNEY, OPTION_TEXTCONV };
	for (size_t i = 0; i < sizeof ONES / sizeof *ONES; i++)
		if (option_given(o, ONES[i]))
			return usage_error("--%s is for single maps", OPTIONS[ONES[i]].name);
	return STATUS_FINE;
}

static struct str stem_of(const char *folder)
{
	struct str s = str_of(folder);
	while (s.len > 1 && str_ends(s, "/"))
		s.len--;
	return s;
}

static int read_options(struct trees_call *c)
{
	const char *output = c->o->values[OPTION_DIFF_OUTPUT];
	bool is_folder = output && strcmp(output, "-") != 0 && (disk_is_folder(output) || str_ends(str_of(output), "/"));
	int status = refuse_what_is_for_two(c->o);
	status = status == STATUS_FINE && !option_given(c->o, OPTION_GIT) ? root_exists(c->o) : status; /* a revision may have a folder that is no more */
	if (status != STATUS_FINE)
		return status;
	if (!option_format(c->o, OPTION_DIFF_FORMAT, OPTION_DIFF_OUTPUT, &c->request) || !options_to_request(c->o, &c->request))
		return STATUS_USAGE;
	if (is_drawn(c) && !is_folder)
		return usage_error("-f %s draws each changed map into its own file; use -o with a folder: -o changes/", c->request.changes->name);
	if (!is_drawn(c) && is_folder)
		return usage_error("-f %s writes one report; use -o with a file", c->request.changes->name);
	c->request.names_files = true;
	c->request.has_color = (is_drawn(c) || !output || strcmp(output, "-") == 0) && color_wanted(c->o, stdout);
	c->request.stem = is_folder ? stem_of(output) : (struct str){ 0 };
	return STATUS_FINE;
}

/* ---- what is on both sides ---- */

struct side_listing {
	struct trees_call *call;
	struct map_tree *side;
	size_t skipped; /* bytes of the folder's own name */
};

static void add_listed(void *listing, const char *path)
{
	struct side_listing *l = listing;
	tree_add(&l->call->trees, l->side, str_slice(str_of(path), l->skipped, str_of(path).len));
}

/* The root is the checkout in which the folder stands, else the folder. */
static int open_side(struct trees_call *c, struct map_tree *side, struct disk_below *below, const char *folder)
{
	struct side_listing listing = { c, side, str_of(folder).len + !str_ends(str_of(folder), "/") };
	struct project probe;
	disk_below_init(below, &c->files.disk, folder);
	project_init(&probe, &below->disk);
	project_set_root(&probe, "-");
	side->disk = &below->disk;
	side->root = option_given(c->o, OPTION_ROOT) ? disk_real(&c->files.disk, c->o->values[OPTION_ROOT], &c->trees.arena) : str_copy(&c->trees.arena, buf_as_str(&probe.root));
	project_finish(&probe);
	return each_map_below(folder, add_listed, &listing);
}

/* ---- what comes out ---- */

static int deliver_drawings(struct trees_call *c)
{
	int status = STATUS_FINE;
	for (size_t i = 0; i < c->trees.made.len && status == STATUS_FINE; i++)
		status = file_may_be_written(&c->files, c->trees.made.at[i].name.at, "");
	for (size_t i = 0; i < c->trees.made.len && status == STATUS_FINE; i++) {
		status = make_folders_of(c->trees.made.at[i].name.at);
		if (status == STATUS_FINE)
			status = write_file(&c->files, c->trees.made.at[i].name.at, buf_as_str(&c->trees.made.at[i].bytes), c->trees.made.at[i].name.at);
	}
	return status;
}

static int deliver_report(struct trees_call *c, struct str bytes)
{
	const char *output = c->o->values[OPTION_DIFF_OUTPUT];
	int status = is_drawn(c) ? deliver_drawings(c) : STATUS_FINE;
	if (status == STATUS_FINE && !is_drawn(c) && output && strcmp(output, "-") != 0)
		return write_file(&c->files, output, bytes, "");
	return status != STATUS_FINE || write_stdout(bytes) ? status : STATUS_WORLD;
}

static int compare_and_deliver(struct trees_call *c)
{
	struct buf out = { 0 };
	enum outcome outcome = trees_compare(&c->trees, &out);
	int status = print_outcome(outcome, c->trees.why);
	fwrite(c->trees.said.len ? c->trees.said.at : "", 1, c->trees.said.len, stderr);
	if (status == STATUS_FINE)
		status = deliver_report(c, buf_as_str(&out));
	buf_finish(&out);
	bool differs = option_given(c->o, OPTION_EXIT_CODE) && !trees_are_same(&c->trees);
	return status == STATUS_FINE && (c->trees.has_mistakes || differs) ? STATUS_MISTAKES : status;
}

/* ---- two folders ---- */

static int compare_folders(struct trees_call *c)
{
	const char **folders = c->o->operands;
	for (int i = 0; i < 2; i++)
		if (!disk_is_folder(folders[i]))
			return usage_error("%s is not a folder; a folder can only be compared with a folder", folders[i]);
	int status = open_side(c, &c->trees.old, &c->old, folders[0]);
	status = status == STATUS_FINE ? open_side(c, &c->trees.new, &c->new, folders[1]) : status;
	if (status == STATUS_FINE && !c->trees.old.maps.len && !c->trees.new.maps.len)
		status = usage_error("%s and %s have no maps", folders[0], folders[1]);
	status = status == STATUS_FINE ? compare_and_deliver(c) : status;
	disk_below_finish(&c->old);
	disk_below_finish(&c->new);
	return status;
}

/* ---- two revisions, or one and the working tree ---- */

/* Whether the first operand is a revision; one that could be either has to be said more clearly. */
static int tell_revision(struct trees_call *c, bool *is_revision)
{
	const char *word = c->o->operand_count ? c->o->operands[0] : "";
	struct git_range r = git_range_of(str_of(word));
	struct str commit;
	struct buf why = { 0 };
	bool is_path = disk_exists(word), is_hyphen = word[0] == '-';
	*is_revision = *word && (is_hyphen || git_commit(&c->git, r.old, &commit, &why));
	int status = why.len ? world_error("%.*s", STR_ARG(buf_as_str(&why))) : STATUS_FINE;
	buf_finish(&why);
	if (status != STATUS_FINE)
		return status;
	if (*is_revision && is_path && !is_hyphen)
		return usage_error("`%s` is a revision and a path; for the path use ./%s, for the revision %s^0", word, word, word);
	if (*word && !*is_revision && !is_path && c->o->operand_count)
		return usage_error("unknown revision or path `%s`; to list revisions: git log --oneline", word);
	return STATUS_FINE;
}

static int take_paths(struct trees_call *c, int from)
{
	for (int i = from; i < c->o->operand_count; i++)
		if (!git_paths_add(&c->git, &c->paths, c->o->operands[i]))
			return usage_error("%s is outside the repository", c->o->operands[i]);
	return STATUS_FINE;
}

static void add_if_wanted(void *listing, struct str path)
{
	struct side_listing *l = listing;
	if (git_paths_hold(&l->call->paths, path))
		tree_add(&l->call->trees, l->side, path);
}

/* Those that are named. */
static void add_documents(struct trees_call *c, struct map_tree *side)
{
	for (size_t i = 0; i < c->paths.list.len; i++)
		tree_add_document(&c->trees, side, c->paths.list.at[i]);
}

static int open_revision(struct trees_call *c, struct map_tree *side, struct git_tree *tree, struct str commit)
{
	struct side_listing listing = { .call = c, .side = side };
	int status = open_commit(tree, &c->git, commit);
	side->disk = &tree->disk;
	side->root = !c->root.len ? tree->root : str_fmt(&c->trees.arena, "%.*s/%.*s", STR_ARG(tree->root), STR_ARG(c->root));
	if (status == STATUS_FINE)
		git_tree_maps(tree, add_if_wanted, &listing), add_documents(c, side);
	return status;
}

static int open_working_tree(struct trees_call *c)
{
	struct side_listing listing = { .call = c, .side = &c->trees.new };
	struct buf why = { 0 };
	disk_below_init(&c->new, &c->files.disk, c->git.top.len ? c->git.top.at : ".");
	c->trees.new.disk = &c->new.disk;
	c->trees.new.root = option_given(c->o, OPTION_ROOT) ? disk_real_below(&c->files.disk, c->o->values[OPTION_ROOT], c->git.top, c->root, &c->trees.arena) : c->git.top;
	int status = git_working_maps(&c->git, add_if_wanted, &listing, &why) ? STATUS_FINE : world_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	add_documents(c, &c->trees.new);
	return status;
}

static int compare_revisions(struct trees_call *c)
{
	struct str old = { 0 }, new = { 0 };
	bool is_revision;
	int status = tell_revision(c, &is_revision);
	if (status != STATUS_FINE)
		return status;
	struct git_range r = git_range_of(is_revision ? str_of(c->o->operands[0]) : STR("HEAD"));
	status = find_range(&c->git, &r, &old, &new);
	status = status == STATUS_FINE ? take_paths(c, is_revision) : status;
	if (status == STATUS_FINE && option_given(c->o, OPTION_ROOT) && !git_path(&c->git, c->o->values[OPTION_ROOT], &c->root))
		status = usage_error("%s is outside the repository", c->o->values[OPTION_ROOT]);
	status = status == STATUS_FINE ? open_revision(c, &c->trees.old, &c->old_tree, old) : status;
	if (status == STATUS_FINE)
		status = r.is_range ? open_revision(c, &c->trees.new, &c->new_tree, new) : open_working_tree(c);
	if (status == STATUS_FINE && c->paths.list.len && !c->trees.old.maps.len && !c->trees.new.maps.len)
		status = usage_error("neither side has a map at %.*s", STR_ARG(c->paths.list.at[0]));
	status = status == STATUS_FINE ? compare_and_deliver(c) : status;
	disk_below_finish(&c->new);
	return status;
}

static int compare_in_repository(struct trees_call *c)
{
	int status = open_repository(&c->git, &c->files, &c->trees.arena, c->o->operand_count ? c->o->operands[c->o->operand_count - 1] : NULL);
	status = status == STATUS_FINE ? compare_revisions(c) : status;
	git_tree_close(&c->old_tree);
	git_tree_close(&c->new_tree);
	git_close(&c->git);
	return status;
}

bool are_folders(const struct options *o)
{
	return o->operand_count == 2 && (disk_is_folder(o->operands[0]) || disk_is_folder(o->operands[1]));
}

int run_diff_trees(const struct options *o)
{
	struct trees_call c = { .o = o };
	request_init(&c.request, TASK_DIFF);
	int status = read_options(&c);
	if (status == STATUS_FINE) {
		files_init(&c.files);
		trees_init(&c.trees, &c.request);
		status = option_given(o, OPTION_GIT) ? compare_in_repository(&c) : compare_folders(&c);
		trees_finish(&c.trees);
		files_finish(&c.files);
	}
	request_finish(&c.request);
	return status;
}
