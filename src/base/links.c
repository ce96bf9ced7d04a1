/* links.c — which links may be followed. A journey may come from a stranger, and whoever opens its drawing clicks. */
#include "cjm/base.h"
#include "cjm/unicode.h"

/* ---- what hides where a link leads ---- */

static bool is_at_an_end(struct str s, size_t from, size_t to)
{
	return from == 0 || to == s.len;
}

/* Readers leave control characters out, and blanks at the ends, and then look again. */
static bool has_hidden(struct str link)
{
	for (size_t at = 0; at < link.len;) {
		size_t from = at;
		uint32_t code = utf8_next(link, &at);
		if (code == UTF8_BAD || unicode_is_control(code) || unicode_is_direction_control(code))
			return true;
		if (is_at_an_end(link, from, at) && (unicode_is_blank(code) || unicode_is_invisible(code)))
			return true;
	}
	return false;
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* "&#58;", "&colon;": some readers resolve entities twice. "R&D.pdf" has none. */
static bool has_entity(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		size_t end = i + 1;
		while (s.at[i] == '&' && end < s.len && is_plain(s.at[end]))
			end++;
		if (s.at[i] == '&' && end < s.len && (s.at[end] == ';' || s.at[end] == '#'))
			return true;
	}
	return false;
}

/* A dot, a slash or a control character written in hexadecimal: nobody but a server that looks twice has a use for it in a path. */
static bool has_encoded_way(struct str path)
{
	for (size_t i = 0; i + 2 < path.len; i++) {
		int high = path.at[i] == '%' ? hex_digit(path.at[i + 1]) : -1, low = high < 0 ? -1 : hex_digit(path.at[i + 2]);
		int byte = low < 0 ? ' ' : high * 16 + low;
		if (byte < ' ' || byte == 0x7F || byte == '.' || byte == '/' || byte == '\\')
			return true;
	}
	return false;
}

/* ---- where it leads ---- */

/* Where a scheme would have to be: all before the first slash, question mark or number sign. */
static struct str head_of(struct str link)
{
	size_t end = 0;
	while (end < link.len && link.at[end] != '/' && link.at[end] != '?' && link.at[end] != '#')
		end++;
	return str_slice(link, 0, end);
}

static struct str path_of(struct str link)
{
	struct str path = str_slice(link, 0, str_find(link, '?'));
	return str_slice(path, 0, str_find(path, '#'));
}

/* "//example.org/…": a name, a number or "[::1]", after the name of a user or none. */
static bool has_host(struct str rest)
{
	struct str host = str_starts(rest, "//") ? head_of(str_slice(rest, 2, rest.len)) : (struct str){ 0 };
	size_t user = str_find(host, '@');
	host = str_slice(host, user < host.len ? user + 1 : 0, host.len);
	return host.len && (is_plain(host.at[0]) || host.at[0] == '[' || (unsigned char)host.at[0] >= 0x80);
}

static bool has_mailbox(struct str rest)
{
	struct str box = path_of(rest);
	size_t at = str_find(box, '@');
	return at > 0 && at + 1 < box.len;
}

static enum link_fault fault_of_address(struct str scheme, struct str rest)
{
	if (str_is_small(scheme, "mailto"))
		return has_mailbox(rest) ? LINK_FINE : LINK_LEADS_NOWHERE;
	if (str_is_small(scheme, "http") || str_is_small(scheme, "https"))
		return has_host(rest) ? LINK_FINE : LINK_LEADS_NOWHERE;
	return LINK_OF_ANOTHER_KIND;
}

enum link_fault link_fault(struct str link)
{
	struct str head = head_of(link);
	size_t colon = str_find(head, ':');
	if (!link.len)
		return LINK_LEADS_NOWHERE;
	if (has_hidden(link) || has_entity(str_slice(link, 0, str_find(link, '?'))))
		return LINK_HIDES;
	if (str_find(link, '\\') < link.len) /* a slash, to browsers */
		return LINK_HAS_BACKSLASH;
	if (colon < head.len)
		return fault_of_address(str_slice(head, 0, colon), str_slice(link, colon + 1, link.len));
	if (link.at[0] == '/')
		return LINK_BEGINS_AT_THE_ROOT;
	return has_encoded_way(path_of(link)) ? LINK_HIDES : LINK_FINE;
}

bool link_is_safe(struct str link)
{
	return link_fault(link) == LINK_FINE;
}

bool link_is_address(struct str link)
{
	struct str head = head_of(link);
	return link_is_safe(link) && str_find(head, ':') < head.len;
}

int link_climb(struct str link)
{
	struct str path = path_of(link);
	int depth = 0, highest = 0;
	for (size_t at = 0; at < path.len && !link_is_address(link);) {
		struct str rest = str_slice(path, at, path.len), part = str_slice(rest, 0, str_find(rest, '/'));
		at += part.len + 1;
		if (str_is(part, ".."))
			depth--;
		else if (part.len && !str_is(part, "."))
			depth++;
		highest = depth < highest ? depth : highest;
	}
	return -highest;
}

enum { NAME_LONGEST = 24 };

static bool is_name(struct str s)
{
	return s.len && s.len <= NAME_LONGEST && str_find(s, '?') == s.len && str_find(s, '=') == s.len && str_find(s, '&') == s.len && str_find(s, '%') == s.len;
}

/* The place behind the scheme: "example.org" of "https://example.org/a". */
static struct str host_of(struct str address)
{
	size_t at = str_find(address, ':') + 1;
	while (at < address.len && address.at[at] == '/')
		at++;
	struct str host = head_of(str_slice(address, at, address.len));
	bool is_mail = str_is_small(str_slice(address, 0, str_find(address, ':')), "mailto");
	size_t user = is_mail ? host.len : str_find(host, '@'); /* "https://a.example@b.example" leads to b */
	return str_slice(host, user < host.len ? user + 1 : 0, host.len);
}

struct str link_name(struct str link)
{
	if (!link_is_address(link))
		return link;
	struct str s = link;
	while (s.len && s.at[s.len - 1] == '/')
		s.len--;
	size_t from = s.len;
	while (s.at[from - 1] != '/' && s.at[from - 1] != '#' && s.at[from - 1] != ':') /* the scheme's is there */
		from--;
	struct str last = str_slice(s, from, s.len);
	return is_name(last) ? last : host_of(link);
}
