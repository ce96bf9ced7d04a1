/* files.c — reading: any file that the call names, and what a map names inside the project only. The one place where files are opened to be read. */
#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 256 * 1024 * 1024 };

/* ---- reading ---- */

static bool read_stream(int fd, struct buf *out, const char **why)
{
	char chunk[65536];
	for (;;) {
		ssize_t got = read(fd, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			*why = strerror(errno);
			return false;
		}
		if (got == 0)
			return true;
		if (out->len + (size_t)got > FILE_MOST) {
			*why = "it is larger than 256 MB";
			return false;
		}
		buf_add(out, chunk, (size_t)got);
	}
}

/* What a map names must end some day and give the same bytes again: a pipe may do neither. NULL for an ordinary file. */
static const char *why_not_ordinary(const struct stat *st)
{
	static const struct {
		mode_t type;
		const char *why;
	} ROWS[] = {
		{ S_IFDIR, "it is a folder" }, { S_IFIFO, "it is a pipe, and no file" }, { S_IFSOCK, "it is a socket, and no file" },
		{ S_IFCHR, "it is a device, and no file" }, { S_IFBLK, "it is a device, and no file" },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if ((st->st_mode & S_IFMT) == ROWS[i].type)
			return ROWS[i].why;
	return NULL;
}

static const char *why_not_opened(void)
{
	return errno == ENOENT ? "there is no such file" : errno == EACCES ? "you have no right to read it" : strerror(errno);
}

/* Every file that is read is opened here, so none is read without the run knowing of it. */
static bool read_open(struct files *f, int fd, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	if (fstat(fd, st) != 0) {
		*why = strerror(errno);
		return false;
	}
	*why = may_be_stream && !S_ISDIR(st->st_mode) ? NULL : why_not_ordinary(st);
	if (*why)
		return false;
	files_note_read(f, st);
	return read_stream(fd, out, why);
}

/* A pipe would hold up the opening already, and a device may do something when it is opened: what must be an ordinary file is looked at
 * before, and again once it is open. */
static bool read_path(struct files *f, const char *path, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	if (!may_be_stream && stat(path, st) == 0 && (*why = why_not_ordinary(st)))
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (may_be_stream ? 0 : O_NONBLOCK));
	if (fd < 0) {
		*why = why_not_opened();
		return false;
	}
	bool fine = read_open(f, fd, may_be_stream, out, st, why);
	close(fd);
	return fine;
}

bool file_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

/* Where only the ending was left out, it is named. */
static void tell_unreadable(const char *path, const char *why)
{
	struct buf map = { 0 };
	buf_fmt(&map, "%s.cjm", path);
	if (!file_exists(path) && file_exists(map.at))
		world_error("%s cannot be read: %s; did you mean %s?", path, why, map.at);
	else
		world_error("%s cannot be read: %s", strcmp(path, "-") == 0 ? "standard input" : path, why);
	buf_finish(&map);
}

bool read_to_rewrite(struct files *f, const char *path, struct buf *out, struct stat *was)
{
	const char *why = "";
	bool fine = strcmp(path, "-") == 0 ? read_open(f, STDIN_FILENO, true, out, was, &why) : read_path(f, path, true, out, was, &why);
	if (!fine)
		tell_unreadable(path, why);
	return fine;
}

bool read_file(struct files *f, const char *path, struct buf *out)
{
	struct stat was;
	return read_to_rewrite(f, path, out, &was);
}

bool can_be_read_again(const char *path)
{
	struct stat st;
	return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* ---- the project ---- */

void project_init(struct project *p, struct files *files)
{
	*p = (struct project){ .files = files };
	arena_init(&p->arena);
	names_init(&p->paths, &p->arena);
	names_init(&p->noted, &p->arena);
}

void project_finish(struct project *p)
{
	arena_finish(&p->arena);
}

/* The project is the checkout that the map stands in; without one, the map's own folder. */
void project_set_root(struct project *p, const char *map_path)
{
	struct buf folder = { 0 };
	buf_str(&folder, path_folder(str_of(strcmp(map_path, "-") == 0 ? "" : map_path)));
	char *real = realpath(folder.len ? folder.at : ".", NULL);
	buf_finish(&folder);
	p->root = (struct str){ 0 };
	if (!real)
		return;
	struct str here = str_copy(&p->arena, str_of(real));
	p->root = here;
	for (struct str up = here; up.len > 1;) {
		char *git = (char *)str_fmt(&p->arena, "%.*s/.git", STR_ARG(up)).at;
		if (access(git, F_OK) == 0) {
			p->root = up;
			break;
		}
		up = path_folder(up);
		up.len -= up.len > 1;
	}
	free(real);
}

static bool is_inside(struct str root, struct str real)
{
	return root.len && real.len > root.len && memcmp(real.at, root.at, root.len) == 0 && (real.at[root.len] == '/' || root.len == 1);
}

/* "maps/../shared/a.cjm" → "shared/a.cjm": only for showing and for knowing a file again. */
static struct str tidy(struct arena *a, struct str path)
{
	struct buf out = { 0 };
	for (size_t at = 0; at < path.len;) {
		size_t end = at;
		while (end < path.len && path.at[end] != '/')
			end++;
		struct str part = str_slice(path, at, end);
		struct str before = buf_as_str(&out);
		bool goes_up = str_is(part, "..") && before.len && !str_ends(before, "../");
		if (goes_up)
			out.len = path_folder(str_slice(before, 0, before.len - 1)).len;
		else if (!str_is(part, ".") && (part.len || at == 0))
			buf_fmt(&out, "%.*s%s", STR_ARG(part), end < path.len ? "/" : "");
		at = end + 1;
	}
	struct str s = buf_take(&out, a);
	buf_finish(&out);
	return s;
}

/* A path is relative to the file that names it. */
static struct str path_from(struct project *p, struct str from, struct str path)
{
	struct str folder = str_is(from, "-") ? (struct str){ 0 } : path_folder(from);
	return path.len && path.at[0] == '/' ? path : str_fmt(&p->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
}

/* The file's real path when it lies in the project; NULL with a sentence in why. To be freed. */
static char *real_inside(struct project *p, struct str from, struct str path, struct str *shown, struct buf *why)
{
	struct str whole = path_from(p, from, path);
	*shown = tidy(&p->arena, whole);
	char *real = realpath(str_terminated(&p->arena, whole), NULL);
	if (!real)
		buf_fmt(why, "`%.*s` cannot be read: %s", STR_ARG(path), errno == ENOENT ? "there is no such file" : strerror(errno));
	else if (!is_inside(p->root, str_of(real))) {
		buf_fmt(why, "`%.*s` lies outside the project (%.*s)", STR_ARG(path), STR_ARG(p->root));
		free(real);
		real = NULL;
	}
	return real;
}

/* The shown path is kept by the real one: whoever comes second gets the first one's. */
static struct str known_path(struct project *p, const char *real, struct str shown)
{
	struct str key = str_copy(&p->arena, str_of(real)), *known = names_find(&p->paths, key);
	if (known)
		return *known;
	known = ARENA_NEW(&p->arena, struct str);
	*known = shown;
	names_add(&p->paths, key, known);
	return shown;
}

struct str project_path(struct project *p, const char *path)
{
	char *real = realpath(path, NULL);
	struct str known = real ? known_path(p, real, tidy(&p->arena, str_of(path))) : str_of(path);
	free(real);
	return known;
}

void project_note_read(struct project *p, struct str from, struct str path)
{
	struct stat st;
	if (stat(str_terminated(&p->arena, path_from(p, from, path)), &st) == 0)
		files_note_read(p->files, &st);
}

bool project_read(void *project, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	struct project *p = project;
	struct str shown;
	char *real = real_inside(p, from, path, &shown, why);
	if (!real)
		return false;
	const char *reason = "";
	struct stat st;
	bool fine = read_path(p->files, real, false, text, &st, &reason);
	if (!fine)
		buf_fmt(why, "`%.*s` cannot be read: %s", STR_ARG(path), reason);
	buf_str(found, known_path(p, real, shown));
	free(real);
	return fine;
}

/* Links are followed by whoever reads the drawing, so the path is taken as it is written; a folder that cannot be found is the outermost. */
static int depth_of(void *project, struct str from)
{
	const struct project *p = project;
	struct buf folder = { 0 };
	buf_str(&folder, str_is(from, "-") ? (struct str){ 0 } : path_folder(from));
	char *real = realpath(folder.len ? folder.at : ".", NULL);
	int depth = 0;
	for (size_t i = p->root.len; real && is_inside(p->root, str_of(real)) && real[i]; i++)
		depth += real[i] == '/' || (i == p->root.len && p->root.len == 1);
	free(real);
	buf_finish(&folder);
	return depth;
}

static bool read_picture(void *project, struct str from, struct str path, struct buf *bytes, struct buf *why)
{
	struct str shown;
	const char *reason = "";
	struct project *p = project;
	struct stat st;
	char *real = real_inside(p, from, path, &shown, why);
	bool fine = real && read_path(p->files, real, false, bytes, &st, &reason);
	if (real && !fine)
		buf_fmt(why, "`%.*s` cannot be read: %s", STR_ARG(path), reason);
	free(real);
	return fine;
}

struct reader project_reader(struct project *p)
{
	return (struct reader){ p, project_read, depth_of, read_picture };
}
