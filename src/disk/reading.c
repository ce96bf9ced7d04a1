/* reading.c — any file that the call names, and for a project ordinary ones only. */
#include "disk/opened.h"
#include "cjm/said.h"

#include <string.h>

enum { LINKS_MOST = 40 }; /* one behind the other; more are a circle */

bool disk_exists(const char *path)
{
	struct stat st;
	return system_look(path, &st);
}

bool disk_is_folder(const char *path)
{
	struct stat st;
	return system_look(path, &st) && S_ISDIR(st.st_mode);
}

bool disk_is_stream(const char *path)
{
	struct stat st;
	return strcmp(path, "-") == 0 || (system_look(path, &st) && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
}

bool disk_can_read_again(const char *path)
{
	struct stat st;
	return strcmp(path, "-") != 0 && system_look(path, &st) && S_ISREG(st.st_mode);
}

/* Where only the ending was left out, it is named. */
static void add_unreadable(const char *path, const char *reason, struct buf *why)
{
	struct buf map = { 0 };
	buf_fmt(&map, "%s.cjm", path);
	buf_fmt(why, "cannot read %s: %s", strcmp(path, "-") == 0 ? said("standard input") : path, said(reason));
	if (!disk_exists(path) && disk_exists(map.at))
		buf_fmt(why, "; did you mean %s?", map.at);
	buf_finish(&map);
}

bool disk_read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was, struct buf *why)
{
	const char *reason = "";
	bool fine = system_read(f, path, true, out, was, &reason);
	if (!fine)
		add_unreadable(path, reason, why);
	return fine;
}

bool disk_read(struct files *f, const char *path, struct buf *out, struct buf *why)
{
	struct stat was;
	return disk_read_to_rewrite(f, path, out, &was, why);
}

/* ---- for a project ---- */

/* What is there of a path, and the rest of it. */
static void add_place(struct str path, struct buf *real)
{
	struct buf folder = { 0 }, unused = { 0 };
	struct str known = path;
	bool is_found = false;
	while (!is_found && known.len > 1) {
		known = path_folder(str_slice(known, 0, known.len - str_ends(known, "/")));
		buf_clear(&folder);
		buf_str(&folder, known.len ? known : STR("."));
		is_found = system_resolve(folder.at, real, &unused);
	}
	if (is_found)
		buf_fmt(real, "/%.*s", STR_ARG(str_slice(path, known.len, path.len)));
	buf_finish(&folder);
	buf_finish(&unused);
}

static void add_end_of_links(const char *path, struct buf *real)
{
	struct buf at = { 0 }, target = { 0 };
	int links = 0;
	buf_text(&at, path);
	for (; links < LINKS_MOST && system_link(at.at, &target); links++) {
		struct buf next = { 0 };
		if (target.at[0] != '/')
			buf_str(&next, path_folder(buf_as_str(&at)));
		buf_str(&next, buf_as_str(&target));
		buf_finish(&at);
		at = next;
		buf_clear(&target);
	}
	if (links && links < LINKS_MOST)
		add_place(buf_as_str(&at), real);
	buf_finish(&at);
	buf_finish(&target);
}

static bool resolve_path(void *context, const char *path, struct buf *real, struct buf *why)
{
	(void)context;
	bool fine = system_resolve(path, real, why);
	if (!fine)
		add_end_of_links(path, real);
	return fine;
}

static bool read_ordinary(void *files, const char *path, struct buf *bytes, struct buf *why)
{
	const char *reason = "";
	struct stat st;
	bool fine = system_read(files, path, false, bytes, &st, &reason);
	if (!fine)
		buf_said(why, reason);
	return fine;
}

static bool read_named(void *files, const char *path, struct buf *bytes, struct buf *why)
{
	return disk_read(files, path, bytes, why);
}

static void note_input(void *files, const char *path)
{
	struct stat st;
	if (system_look(path, &st))
		files_note_read(files, &st);
}

static bool is_input(void *files, const char *path)
{
	struct buf why = { 0 };
	enum disk_result result = files_may_write(files, path, "", &why);
	buf_finish(&why);
	return result == DISK_REFUSED;
}

static void pass_over(void *listing, struct str what)
{
	(void)listing, (void)what; /* who reads a file is told */
}

struct listed_maps { void (*visit)(void *visitor, const char *path); void *visitor; };

static void visit_listed(void *listing, const char *path)
{
	const struct listed_maps *l = listing;
	l->visit(l->visitor, path);
}

static void each_map(void *files, const char *folder, void (*visit)(void *visitor, const char *path), void *visitor)
{
	(void)files;
	disk_walk(folder, &(struct disk_walk){ visit_listed, pass_over, pass_over, &(struct listed_maps){ visit, visitor }, NULL, NULL });
}

struct disk disk_of(struct files *f)
{
	return (struct disk){ f, resolve_path, read_ordinary, read_named, note_input, is_input, files_replace, each_map };
}
