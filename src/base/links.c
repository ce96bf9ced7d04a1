/* links.c — which links may be written out. A journey may come from a stranger, and whoever opens its drawing clicks. */
#include "cjm/base.h"

static bool has_control(struct str link)
{
	for (size_t i = 0; i < link.len; i++)
		if ((unsigned char)link.at[i] < ' ' || link.at[i] == 0x7F)
			return true;
	return false;
}

static bool is_utf8(struct str link)
{
	for (size_t i = 0; i < link.len;)
		if (utf8_next(link, &i) == UTF8_BAD)
			return false;
	return true;
}

/* Where a scheme would have to be: all before the first slash, question mark or number sign. */
static struct str head_of(struct str link)
{
	size_t end = 0;
	while (end < link.len && link.at[end] != '/' && link.at[end] != '?' && link.at[end] != '#')
		end++;
	return str_slice(link, 0, end);
}

static bool same_letters(struct str s, const char *lower)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) /* a shorter `lower` ends in 0, which no letter equals */
			return false;
	}
	return !lower[s.len];
}

static bool scheme_is_safe(struct str scheme)
{
	return same_letters(scheme, "http") || same_letters(scheme, "https") || same_letters(scheme, "mailto");
}

/* Browsers skip control characters inside a scheme, and some readers resolve entities twice: neither gets a chance. */
bool link_is_safe(struct str link)
{
	if (!link.len || has_control(link) || !is_utf8(link))
		return false;
	struct str head = head_of(link);
	size_t colon = str_find(head, ':');
	if (colon < head.len)
		return scheme_is_safe(str_slice(head, 0, colon));
	return str_find(head, '&') == head.len;
}

bool link_is_address(struct str link)
{
	struct str head = head_of(link);
	return link_is_safe(link) && str_find(head, ':') < head.len;
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
	struct str rest = str_slice(address, at, address.len);
	return head_of(rest);
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
