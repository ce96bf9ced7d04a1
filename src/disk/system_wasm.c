/* system_wasm.c — the files that the host of the WebAssembly module has. */
#include "cjm/host.h"
#include "cjm/said.h"
#include "disk/opened.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool is_done(int error)
{
	errno = error;
	return !error;
}

/* Takes the bytes. */
static void take_bytes(struct host_bytes *bytes, struct buf *out)
{
	buf_add(out, bytes->at ? bytes->at : "", bytes->len);
	free(bytes->at);
}

static const char *reason(void)
{
	return errno == ENOENT ? "no such file" : errno == EACCES ? "permission denied" : strerror(errno);
}

bool system_look(const char *path, struct stat *st)
{
	static const mode_t MODES[] = { [HOST_FILE] = S_IFREG, [HOST_FOLDER] = S_IFDIR, [HOST_OTHER] = S_IFCHR };
	struct host_look look = { 0 };
	*st = (struct stat){ 0 };
	if (!is_done(host_look(path, &look)))
		return false;
	st->st_dev = look.device;
	st->st_ino = look.inode;
	st->st_mode = MODES[look.kind] | (look.is_protected ? 0 : S_IWUSR);
	st->st_nlink = look.links;
	st->st_size = (off_t)look.size;
	st->st_mtim.tv_sec = (time_t)(look.changed / 1000000000);
	st->st_mtim.tv_nsec = (long)(look.changed % 1000000000);
	return true;
}

/* Links are the host's business. */
bool system_link(const char *path, struct buf *target)
{
	(void)path;
	(void)target;
	return false;
}

bool system_resolve(const char *path, struct buf *real, struct buf *why)
{
	struct host_bytes found = { 0 };
	bool fine = is_done(host_resolve(path, &found));
	if (fine)
		take_bytes(&found, real);
	else
		buf_said(why, errno == ENOENT ? "no such file" : strerror(errno));
	return fine;
}

bool system_read(struct files *f, const char *path, bool may_be_stream, struct buf *out, struct stat *st, const char **why)
{
	bool is_stdin = may_be_stream && strcmp(path, "-") == 0;
	struct host_bytes bytes = { 0 };
	bool is_there = is_stdin || system_look(path, st);
	if (is_there && !is_stdin && (S_ISDIR(st->st_mode) || (!may_be_stream && !S_ISREG(st->st_mode)))) {
		*why = S_ISDIR(st->st_mode) ? "it is a folder" : "it is a device, not a file";
		return false;
	}
	if (!is_there || !is_done(host_read(path, &bytes))) {
		*why = reason();
		return false;
	}
	if (!is_stdin)
		files_note_read(f, st);
	take_bytes(&bytes, out);
	return true;
}
