/* path.c — the parts of a path as it is written; nothing is looked up. */
#include "cjm/base.h"

#include <string.h>

struct str path_name(struct str path)
{
	return str_slice(path, path_folder(path).len, path.len);
}

struct str path_folder(struct str path)
{
	size_t slash = path.len;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	return str_slice(path, 0, slash);
}

struct str path_without_ending(struct str path)
{
	size_t dot = path.len;
	while (dot && path.at[dot - 1] != '.' && path.at[dot - 1] != '/')
		dot--;
	return dot > 1 && path.at[dot - 1] == '.' && path.at[dot - 2] != '/' ? str_slice(path, 0, dot - 1) : path;
}

static void cut_end(struct buf *out, size_t len)
{
	out->len = len;
	out->at[len] = 0;
}

/* Above the root there is only the root again; above where a relative path begins lies what nobody knows here. */
static void go_up(struct buf *out)
{
	size_t above = path_folder(buf_as_str(out)).len;
	struct str last = str_slice(buf_as_str(out), above, out->len);
	if (last.len && !str_is(last, ".."))
		cut_end(out, above > 1 ? above - 1 : above);
	else if (out->len != 1 || out->at[0] != '/')
		buf_text(out, out->len ? "/.." : "..");
}

void path_tidy(struct buf *out, struct str path)
{
	if (path.len && path.at[0] == '/')
		buf_char(out, '/');
	for (struct str rest = path; rest.len;) {
		struct str part = str_next(&rest, '/');
		if (str_is(part, ".."))
			go_up(out);
		else if (part.len && !str_is(part, "."))
			buf_fmt(out, "%s%.*s", out->len && out->at[out->len - 1] != '/' ? "/" : "", STR_ARG(part));
	}
}

bool path_is_below(struct str folder, struct str path)
{
	if (str_is(folder, ".")) /* where relative paths begin */
		return path.len && path.at[0] != '/' && !str_is(path, ".") && !str_is(path, "..") && !str_starts(path, "../");
	bool begins = folder.len && path.len > folder.len && memcmp(path.at, folder.at, folder.len) == 0;
	return begins && (folder.at[folder.len - 1] == '/' || path.at[folder.len] == '/');
}

static struct str tidied(struct arena *a, struct str path)
{
	struct buf tidy = { 0 };
	path_tidy(&tidy, path);
	struct str s = buf_take(&tidy, a);
	buf_finish(&tidy);
	return s;
}

struct str path_beside(struct arena *a, struct str file, struct str path)
{
	return tidied(a, str_fmt(a, "%.*s%.*s", STR_ARG(path_folder(file)), STR_ARG(path)));
}

/* How much of two paths is the same folders. */
static size_t same_folders(struct str a, struct str b)
{
	size_t same = 0;
	for (size_t i = 0; i < a.len && i < b.len && a.at[i] == b.at[i]; i++)
		if (a.at[i] == '/')
			same = i + 1;
	return same;
}

struct str path_from_file(struct arena *a, struct str file, struct str other)
{
	struct str from = path_folder(tidied(a, file)), to = tidied(a, other);
	size_t same = same_folders(from, to);
	bool is_related = str_starts(from, "/") == str_starts(to, "/");
	struct buf path = { 0 };
	from = str_slice(from, same, from.len);
	while (from.len && is_related) {
		struct str folder = str_next(&from, '/');
		is_related = !str_is(folder, "..");
		buf_text(&path, "../");
	}
	buf_str(&path, str_slice(to, same, to.len));
	struct str found = is_related ? str_copy(a, buf_as_str(&path)) : path_name(to);
	buf_finish(&path);
	return found;
}

static bool is_plain_in_shell(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 || (c && strchr("_./-,+@%=:", c));
}

/* Double quotes are those of every shell; what is special within them needs single ones. */
struct str path_for_shell(struct arena *a, struct str path)
{
	struct buf b = { 0 };
	bool is_plain = path.len > 0, is_special = false;
	for (size_t i = 0; i < path.len; i++) {
		is_plain = is_plain && is_plain_in_shell(path.at[i]);
		is_special = is_special || strchr("\"$`\\!", path.at[i]);
	}
	buf_text(&b, is_plain ? "" : is_special ? "'" : "\"");
	buf_text(&b, path.len && path.at[0] == '-' ? "./" : "");
	for (size_t i = 0; i < path.len; i++) {
		if (path.at[i] == '\'' && is_special)
			buf_text(&b, "'\\''");
		else
			buf_char(&b, path.at[i]);
	}
	buf_text(&b, is_plain ? "" : is_special ? "'" : "\"");
	struct str quoted = buf_take(&b, a);
	buf_finish(&b);
	return quoted;
}
