/* project_maps.c — all maps of a project: those on the disk, with the texts that the editor has, and those that only the editor has. */
#include "lsp/lsp.h"

#include "cjm/document.h"

struct map_walk {
	struct lsp *l;
	struct names seen; /* by the path by which the project knows it */
	lsp_map_visitor *visit;
	void *context;
};

static void take_map(void *walk, const char *path)
{
	struct map_walk *w = walk;
	struct buf text = { 0 }, why = { 0 };
	struct str known = project_path(&w->l->project, path);
	if (!names_add(&w->seen, str_copy(&w->l->scratch, known), w) && project_text(&w->l->project, path, &text, &why))
		w->visit(w->context, known, buf_as_str(&text));
	buf_finish(&text);
	buf_finish(&why);
}

static void walk_folder(struct map_walk *w, struct str folder, size_t most)
{
	if (folder.len && w->l->host->each_file)
		w->l->host->each_file(str_terminated(&w->l->scratch, folder), ".cjm", most, take_map, w);
}

/* A text that was never saved is in no folder. */
static void take_open(struct map_walk *w, struct str below)
{
	for (size_t i = 0; i < w->l->documents.len; i++) {
		const struct lsp_document *d = w->l->documents.entries[i].thing;
		if (d->is_open && (!below.len || path_is_below(below, d->path)))
			take_map(w, d->path.at);
	}
}

static void take_markdown(void *walk, const char *path)
{
	if (path_is_document(str_of(path)))
		take_map(walk, path);
}

static void begin_walk(struct map_walk *w, struct lsp *l, lsp_map_visitor *visit, void *context)
{
	*w = (struct map_walk){ .l = l, .visit = visit, .context = context };
	names_init(&w->seen, &l->scratch);
}

void lsp_each_map(struct lsp *l, const struct lsp_document *d, lsp_map_visitor *visit, void *context)
{
	struct map_walk w;
	begin_walk(&w, l, visit, context);
	take_map(&w, d->path.at);
	project_set_root(&l->project, d->path.at);
	struct str root = str_copy(&l->scratch, buf_as_str(&l->project.root));
	walk_folder(&w, root, SIZE_MAX);
	take_open(&w, root);
}

void lsp_each_map_below(struct lsp *l, struct str folder, size_t most, lsp_map_visitor *visit, void *context)
{
	struct map_walk w;
	begin_walk(&w, l, visit, context);
	walk_folder(&w, folder, most);
}

void lsp_each_markdown(struct lsp *l, const struct lsp_document *d, lsp_map_visitor *visit, void *context)
{
	struct map_walk w;
	begin_walk(&w, l, visit, context);
	project_set_root(&l->project, d->path.at);
	struct str root = str_copy(&l->scratch, buf_as_str(&l->project.root));
	if (root.len && l->host->each_file)
		l->host->each_file(root.at, "", SIZE_MAX, take_markdown, &w);
}

void lsp_each_map_of_folders(struct lsp *l, lsp_map_visitor *visit, void *context)
{
	struct map_walk w;
	begin_walk(&w, l, visit, context);
	for (size_t i = 0; i < l->folders.list.len; i++)
		walk_folder(&w, l->folders.list.at[i], SIZE_MAX);
	take_open(&w, (struct str){ 0 });
}
