/* completion_paths.c — within the quotes of what names a file: the files of the project that it can name. */
#include "lsp/completion.h"

#include "cjm/token.h"

struct path_offer {
	struct lsp_completion *c;
	struct str own; /* the document's path */
};

struct path_kind { /* what names files */
	enum statement_kind kind;
	const char *endings[5];
};

static const struct path_kind KINDS[] = {
	{ KIND_INCLUDE, { ".cjm" } }, { KIND_DETAIL, { ".cjm" } }, { KIND_DATA, { ".csv" } },
	{ KIND_IMAGE, { ".png", ".jpg", ".jpeg", ".svg" } }, { KIND_LOGO, { ".png", ".jpg", ".jpeg", ".svg" } },
};

/* Where the text begins that the line is in: behind its quote; 0 where it is in none. */
static size_t text_start(struct str line)
{
	for (size_t at = 0; at < line.len;) {
		const char *mark = token_closing_mark(str_slice(line, at, line.len));
		if (line.at[at] == '#' && (!at || line.at[at - 1] == ' ' || line.at[at - 1] == '\t'))
			return 0; /* a comment */
		utf8_next(line, &at);
		if (!mark)
			continue;
		size_t begin = at;
		while (at < line.len && !str_starts(str_slice(line, at, line.len), mark))
			at += line.at[at] == '\\' && at + 1 < line.len ? 2 : 1;
		if (at >= line.len)
			return begin;
		at += str_of(mark).len;
	}
	return 0;
}

/* The path of a file as a map names it: from the folder of the map. */
static struct str from_folder(struct arena *a, struct str map, struct str file)
{
	struct buf b = { 0 };
	size_t same = 0;
	for (size_t i = 0; i < map.len && i < file.len && map.at[i] == file.at[i]; i++)
		same = map.at[i] == '/' ? i + 1 : same;
	for (size_t i = same; i < map.len; i++)
		if (map.at[i] == '/')
			buf_text(&b, "../");
	buf_str(&b, str_slice(file, same, file.len));
	struct str taken = buf_take(&b, a);
	buf_finish(&b);
	return taken;
}

static void offer_path(void *offer, const char *path)
{
	struct path_offer *o = offer;
	struct lsp *l = o->c->l;
	struct str known = str_copy(&l->scratch, project_path(&l->project, path));
	if (!str_equal(known, o->own))
		lsp_write_item(o->c, (struct lsp_item){ .kind = ITEM_FILE, .label = from_folder(&l->scratch, o->own, known) });
}

static void offer_files(struct lsp_completion *c, const struct path_kind *kind)
{
	struct lsp *l = c->l;
	const struct lsp_document *d = c->spot.document;
	struct path_offer o = { c, d->path };
	project_set_root(&l->project, d->path.at);
	const char *root = str_terminated(&l->scratch, buf_as_str(&l->project.root));
	for (const char *const *ending = kind->endings; *ending; ending++) {
		for (size_t i = 0; i < l->documents.len; i++) {
			const struct lsp_document *other = l->documents.entries[i].thing;
			if (other->is_open && str_ends(other->path, *ending) && path_is_below(buf_as_str(&l->project.root), other->path))
				offer_path(&o, other->path.at);
		}
		if (*root && l->host->each_file)
			l->host->each_file(root, *ending, SIZE_MAX, offer_path, &o);
	}
}

void lsp_offer_paths(struct lsp_completion *c, struct str line)
{
	size_t start = text_start(line);
	struct str before = str_trim(str_slice(line, 0, start ? start - 1 : 0));
	if (!start || line.at[start - 1] != '"')
		return;
	size_t word = before.len;
	while (word && before.at[word - 1] != ' ' && before.at[word - 1] != '\t')
		word--;
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		if (str_is(str_slice(before, word, before.len), statement_of(KINDS[i].kind)->word)) {
			c->start = c->spot.at - (uint32_t)(line.len - start);
			offer_files(c, &KINDS[i]);
		}
}
