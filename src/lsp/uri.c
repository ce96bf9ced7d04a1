/* uri.c — a document's URI and the path by which the project knows it. What is in no file, such as a text that was never saved, lies in a folder of
 * its own that no disk has: "/~untitled/Untitled-1". */
#include "lsp/lsp.h"

#include <string.h>

static void decode(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		int high = i + 2 < s.len && s.at[i] == '%' ? hex_digit(s.at[i + 1]) : -1, low = high >= 0 ? hex_digit(s.at[i + 2]) : -1;
		bool is_escape = low >= 0 && high * 16 + low;
		buf_char(out, is_escape ? (char)(high * 16 + low) : s.at[i]);
		i += is_escape ? 2 : 0;
	}
}

static void encode(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
		if (is_plain)
			buf_char(out, (char)c);
		else
			buf_fmt(out, "%%%x%x", c >> 4, c & 15u);
	}
}

struct str lsp_path_of_uri(struct arena *a, struct str uri)
{
	struct buf path = { 0 };
	struct str rest = uri, scheme = str_next(&rest, ':');
	if (str_is(scheme, "file") && str_starts(rest, "///")) {
		decode(&path, str_slice(rest, 2, rest.len));
	} else {
		bool has_host = str_starts(rest, "//");
		buf_fmt(&path, "/~%.*s%s/", STR_ARG(scheme), has_host ? "~" : "");
		decode(&path, str_slice(rest, has_host ? 2 : 0, rest.len));
	}
	struct str taken = buf_take(&path, a);
	buf_finish(&path);
	return taken;
}

struct str lsp_uri_of_path(const struct lsp *l, struct arena *a, struct str path)
{
	struct buf uri = { 0 };
	const struct lsp_document *d = lsp_document_by_path(l, path);
	if (d)
		return d->uri;
	if (str_starts(path, "/~")) {
		struct str rest = str_slice(path, 2, path.len), scheme = str_next(&rest, '/');
		bool has_host = str_ends(scheme, "~");
		buf_fmt(&uri, "%.*s:%s", (int)(scheme.len - has_host), scheme.at, has_host ? "//" : "");
		encode(&uri, rest);
	} else {
		buf_text(&uri, "file://");
		encode(&uri, path);
	}
	struct str taken = buf_take(&uri, a);
	buf_finish(&uri);
	return taken;
}
