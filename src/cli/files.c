/* files.c — reading inside the project only, writing whole or not at all. */
#include "cli/cli.h"

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

static bool read_path(const char *path, struct buf *out, const char **why)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		*why = errno == ENOENT ? "there is no such file" : errno == EACCES ? "you have no right to read it" : strerror(errno);
		return false;
	}
	bool folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
	if (folder)
		*why = "it is a folder";
	bool fine = !folder && read_stream(fd, out, why);
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

bool read_file(const char *path, struct buf *out)
{
	const char *why = "";
	bool fine = strcmp(path, "-") == 0 ? read_stream(STDIN_FILENO, out, &why) : read_path(path, out, &why);
	if (!fine)
		tell_unreadable(path, why);
	return fine;
}

/* ---- the project ---- */

void project_init(struct project *p)
{
	*p = (struct project){ 0 };
	arena_init(&p->arena);
	names_init(&p->paths, &p->arena);
}

void project_finish(struct project *p)
{
	arena_finish(&p->arena);
}

static struct str folder_of(struct str path)
{
	size_t slash = path.len;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	return str_slice(path, 0, slash);
}

/* The project is the checkout that the map stands in; without one, the map's own folder. */
void project_set_root(struct project *p, const char *map_path)
{
	struct buf folder = { 0 };
	buf_str(&folder, folder_of(str_of(strcmp(map_path, "-") == 0 ? "" : map_path)));
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
		up = folder_of(up);
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
			out.len = folder_of(str_slice(before, 0, before.len - 1)).len;
		else if (!str_is(part, ".") && (part.len || at == 0))
			buf_fmt(&out, "%.*s%s", STR_ARG(part), end < path.len ? "/" : "");
		at = end + 1;
	}
	struct str s = buf_take(&out, a);
	buf_finish(&out);
	return s;
}

/* The file's real path when it lies in the project; NULL with a sentence in why. To be freed. */
static char *real_inside(struct project *p, struct str from, struct str path, struct str *shown, struct buf *why)
{
	struct str folder = str_is(from, "-") ? (struct str){ 0 } : folder_of(from);
	struct str whole = path.len && path.at[0] == '/' ? path : str_fmt(&p->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
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

bool project_read(void *project, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	struct project *p = project;
	struct str shown;
	char *real = real_inside(p, from, path, &shown, why);
	if (!real)
		return false;
	const char *reason = "";
	bool fine = read_path(real, text, &reason);
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
	buf_str(&folder, str_is(from, "-") ? (struct str){ 0 } : folder_of(from));
	char *real = realpath(folder.len ? folder.at : ".", NULL);
	int depth = 0;
	for (size_t i = p->root.len; real && is_inside(p->root, str_of(real)) && real[i]; i++)
		depth += real[i] == '/' || (i == p->root.len && p->root.len == 1);
	free(real);
	buf_finish(&folder);
	return depth;
}

struct reader project_reader(struct project *p)
{
	return (struct reader){ p, project_read, depth_of };
}

bool project_read_picture(struct project *p, struct str from, struct str path, struct buf *bytes, struct buf *why)
{
	struct str shown;
	const char *reason = "";
	char *real = real_inside(p, from, path, &shown, why);
	if (!real)
		return false;
	bool fine = read_path(real, bytes, &reason);
	free(real);
	if (!fine)
		buf_fmt(why, "`%.*s` cannot be read: %s", STR_ARG(path), reason);
	else if (!str_starts(buf_as_str(bytes), "\x89PNG\r\n\x1a\n"))
		buf_fmt(why, "`%.*s` is no PNG; save it as one", STR_ARG(path));
	else
		return true;
	return false;
}

/* ---- writing ---- */

bool is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.len) {
		ssize_t done = write(fd, bytes.at, bytes.len);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes = str_slice(bytes, (size_t)done, bytes.len);
	}
	return true;
}

static bool tell_unwritable(const char *path)
{
	world_error("%s cannot be written: %s", path, errno == ENOENT ? "there is no such folder" : errno == EACCES ? "you have no right to" : strerror(errno));
	return false;
}

static bool write_device(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return tell_unwritable(path);
	bool fine = write_all(fd, bytes);
	int error = errno;
	fine = close(fd) == 0 && fine;
	errno = error;
	return fine || tell_unwritable(path);
}

bool write_file(const char *path, struct str bytes)
{
	struct stat st;
	bool exists = stat(path, &st) == 0;
	if (exists && !S_ISREG(st.st_mode))
		return write_device(path, bytes);
	char *real = exists ? realpath(path, NULL) : NULL; /* a link stays a link, what it points to is replaced */
	const char *target = real ? real : path;
	struct buf beside = { 0 };
	buf_fmt(&beside, "%.*s.cjm-XXXXXX", STR_ARG(folder_of(str_of(target))));
	int fd = mkstemp(beside.at);
	bool fine = fd >= 0 && write_all(fd, bytes);
	mode_t mask = umask(0);
	umask(mask);
	fine = fine && fchmod(fd, exists ? st.st_mode & 0777 : 0666 & ~mask) == 0;
	int error = errno;
	if (fd >= 0 && close(fd) != 0 && fine) {
		error = errno;
		fine = false;
	}
	if (fine && rename(beside.at, target) != 0) {
		error = errno;
		fine = false;
	}
	if (!fine && fd >= 0)
		unlink(beside.at);
	buf_finish(&beside);
	free(real);
	errno = error;
	return fine || tell_unwritable(path);
}

bool make_folders_of(const char *path)
{
	struct buf folder = { 0 };
	bool fine = true;
	for (size_t i = 0; path[i] && fine; i++) {
		if (i && path[i] == '/')
			fine = mkdir(folder.at, 0777) == 0 || errno == EEXIST;
		buf_char(&folder, path[i]);
	}
	buf_finish(&folder);
	return fine || tell_unwritable(path);
}
