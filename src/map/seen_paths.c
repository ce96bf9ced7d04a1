/* seen_paths.c — paths as they are seen from the main file's folder, whichever file says them. */
#include "map/json_parts.h"

/* A path as seen from the main file's folder: "../shared/a.cjm" where it lies beside it. */
struct str map_path_from_main(const struct map *m, struct str path, struct arena *a)
{
	struct str main = path_folder(m->sources->files.at[m->file - 1]->path);
	size_t shared = 0;
	struct str up = STR("");
	for (size_t i = 0; i < main.len && i < path.len && main.at[i] == path.at[i]; i++)
		shared = main.at[i] == '/' ? i + 1 : shared;
	if ((path.len && path.at[0] == '/') != (main.len && main.at[0] == '/') || str_starts(str_slice(main, shared, main.len), ".."))
		return path;
	for (size_t i = shared; i < main.len; i++)
		if (main.at[i] == '/')
			up = str_fmt(a, "../%.*s", STR_ARG(up));
	return up.len ? str_fmt(a, "%.*s%.*s", STR_ARG(up), (int)(path.len - shared), path.at + shared) : str_slice(path, shared, path.len);
}

struct str map_path(const struct map *m, const struct thing *t, struct str path, struct arena *a)
{
	const struct source *s = source_of(m->sources, t->span);
	if (!s || t->span.file == m->file || !path.len || path.at[0] == '/')
		return path;
	return map_path_from_main(m, str_fmt(a, "%.*s%.*s", STR_ARG(path_folder(s->path)), STR_ARG(path)), a);
}

bool map_is_path(enum statement_kind kind)
{
	return kind == KIND_LOGO || kind == KIND_IMAGE || kind == KIND_DATA || kind == KIND_FOLLOWS || kind == KIND_DETAIL;
}
