/* inputs.c — which files a map is made of, told from its text alone: so all of a run's are known before anything is written. */
#include "cjm/project.h"

struct included {
	struct str from, path;
};

struct inputs { /* of one map */
	struct project *project;
	struct arena arena;
	VEC(struct included) waiting;
};

/* A text where a journey's name could stand is a map's path; one that leads to something else, such as a drawing, is no input. */
static bool names_a_file(const struct node *n, const struct arg *a)
{
	bool is_file = n->kind == KIND_INCLUDE || n->kind == KIND_DATA || n->kind == KIND_IMAGE || n->kind == KIND_LOGO;
	bool is_map = statement_of(n->kind)->slots[a->slot].type == SLOT_REF_OR_TEXT && str_ends(a->text, ".cjm");
	return a->kind == ARG_TEXT && (is_file || is_map);
}

static void note_node(struct project *p, struct str from, const struct node *n)
{
	for (uint32_t i = 0; i < n->arg_count; i++)
		if (names_a_file(n, &n->args[i]))
			project_note_input(p, from, n->args[i].text);
}

void project_note_named(struct project *p, const struct map *m)
{
	for (size_t i = 0; i < m->asts.len; i++)
		for (const struct node *n = m->asts.at[i]->root->first; n; n = node_after(n))
			note_node(p, m->sources->files.at[m->asts.at[i]->file - 1]->path, n);
}

/* ---- without reading what the map means ---- */

static void note_text(struct inputs *i, struct str path, struct str text)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, path, text, &found), &found);
	for (const struct node *n = ast->root->first; n; n = node_after(n)) {
		const struct arg *a = n->kind == KIND_INCLUDE ? node_arg(n, 0) : NULL;
		note_node(i->project, path, n);
		if (a)
			VEC_PUSH(&i->arena, &i->waiting, ((struct included){ str_copy(&i->arena, path), str_copy(&i->arena, a->text) }));
	}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
}

static void read_included(struct inputs *i, struct included file)
{
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	bool fine = project_read(i->project, file.from, file.path, &text, &found, &why);
	struct str path = str_copy(&i->project->arena, buf_as_str(&found));
	if (fine && !names_add(&i->project->noted, path, i->project))
		note_text(i, path, buf_as_str(&text));
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
}

void project_note_inputs(struct project *p, const char *path, struct str text)
{
	struct inputs i = { .project = p };
	arena_init(&i.arena);
	note_text(&i, str_of(path), text);
	for (size_t at = 0; at < i.waiting.len; at++)
		read_included(&i, i.waiting.at[at]);
	arena_finish(&i.arena);
}

/* ---- for whoever asks whether they are the same elsewhere ---- */

/* From the top on, whichever of both ways it is known by. */
static void add_below(struct names *others, struct str root, struct str path)
{
	if (path_is_below(root, path))
		path = str_slice(path, root.len + 1, path.len);
	if (!str_starts(path, "/") && !str_starts(path, "../"))
		names_add(others, str_copy(others->arena, path), others);
}

void project_add_named_files(const struct disk *disk, struct str root, struct str path, struct str text, struct names *others)
{
	struct project p;
	struct str folder = path_folder(path);
	project_init(&p, disk);
	project_fix_root(&p, root.at);
	project_note_inputs(&p, str_terminated(others->arena, path), text);
	for (size_t i = 0; i < p.inputs.len; i++)
		add_below(others, root, p.inputs.entries[i].name);
	for (; folder.len; folder = path_folder(str_slice(folder, 0, folder.len - 1)))
		names_add(others, str_fmt(others->arena, "%.*sproject.cjm", STR_ARG(folder)), others);
	names_add(others, STR("project.cjm"), others);
	project_finish(&p);
}
