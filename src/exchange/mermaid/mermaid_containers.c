/* mermaid_containers.c — what documents put diagrams into: fences, elements of a page, directives. */
#include "exchange/mermaid/mermaid_finder.h"
#include "exchange/plain/words.h"

#include <string.h>

/* ---- fences ---- */

size_t line_fence(struct str trimmed)
{
	size_t len = 0;
	while (len < trimmed.len && trimmed.at[len] == trimmed.at[0])
		len++;
	return len >= 3 && strchr("`~:", trimmed.at[0]) ? len : 0;
}

/* "```mermaid", "~~~ {.mermaid loc=img}": all of it is markup but what a `title="…"` says. */
static void mark_opening(struct finder *f, struct str opening)
{
	static const char *const KEYS[] = { "title=\"", "caption=\"" };
	size_t from = opening.len, to;
	for (size_t at = 0; at < opening.len && from == opening.len; at++)
		for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
			from = str_starts(str_slice(opening, at, opening.len), KEYS[i]) ? at + strlen(KEYS[i]) : from;
	for (to = from; to < opening.len && opening.at[to] != '"';)
		to++;
	finder_mark(f, str_slice(opening, 0, from));
	finder_mark(f, str_slice(opening, to, opening.len));
}

static void read_fence(struct finder *f, struct str opening)
{
	struct pieces lines = { 0 };
	struct str fence = plain_trim(line_without_quote_mark(opening));
	size_t len = line_fence(fence);
	bool quoted = str_starts(plain_trim(opening), ">");
	mark_opening(f, opening);
	while (!finder_at_end(f)) {
		struct str line = finder_next(f);
		line = quoted ? line_without_quote_mark(line) : line;
		struct str trimmed = plain_trim(line);
		if (trimmed.len && trimmed.at[0] == fence.at[0] && line_fence(trimmed) >= len && line_fence(trimmed) == trimmed.len)
			break;
		VEC_PUSH(f->arena, &lines.list, line);
	}
	finder_take(f, &lines, false);
}

/* ---- elements of a page ---- */

/* Where in the line one of the marks of a diagram's element stands; its end for none. */
static size_t html_mark(struct str line)
{
	static const char *const MARKS[] = { "class=\"mermaid", "class='mermaid", "class=mermaid", "language-mermaid", "<mermaid",
		"text/x-mermaid", "text/mermaid", "type=\"mermaid", "type='mermaid", "type=mermaid", NULL };
	for (size_t at = 0; at < line.len; at++)
		if (text_starts_with_one_of(str_slice(line, at, line.len), MARKS))
			return at;
	return line.len;
}

static size_t name_end(struct str s, size_t at)
{
	while (at < s.len && ((s.at[at] | 32) >= 'a' ? (s.at[at] | 32) <= 'z' : plain_is_digit(s.at[at])))
		at++;
	return at;
}

/* "pre" of `<pre class="mermaid">`; empty where the tag began on a line above. */
static struct str element_of(struct str line, size_t mark)
{
	size_t open = mark + 1;
	while (open && line.at[open - 1] != '<')
		open--;
	return open ? str_slice(line, open, name_end(line, open)) : (struct str){ 0 };
}

static bool same_name(struct str a, struct str b)
{
	bool same = a.len == b.len;
	for (size_t i = 0; same && i < a.len; i++)
		same = (a.at[i] | 32) == (b.at[i] | 32);
	return same;
}

/* Where the element closes on this line, and not the "<b>" of a task; the line's end where it does not. */
static size_t closing_tag(struct str line, struct str element)
{
	for (size_t at = 0; at + 1 < line.len; at++) {
		if (line.at[at] != '<' || line.at[at + 1] != '/')
			continue;
		struct str name = str_slice(line, at + 2, name_end(line, at + 2));
		if (element.len ? same_name(name, element) : !same_name(name, STR("br")))
			return at;
	}
	return line.len;
}

static void read_html(struct finder *f, struct str opening, size_t mark)
{
	struct pieces lines = { 0 };
	struct str element = element_of(opening, mark), line;
	size_t end = opening.len;
	while (end && opening.at[end - 1] != '>') /* behind the last tag of the line */
		end--;
	line = str_slice(opening, end, opening.len);
	if (line_contains(opening, "</")) /* opened and closed at once */
		return;
	finder_mark(f, str_slice(opening, 0, end));
	for (;;) {
		size_t close = closing_tag(line, element);
		struct str part = str_slice(line, 0, close);
		VEC_PUSH(f->arena, &lines.list, part);
		finder_mark(f, str_slice(line, close, line.len));
		if (close < line.len || finder_at_end(f))
			break;
		line = finder_next(f);
	}
	finder_take(f, &lines, !line_contains(opening, "<script")); /* what a script holds is not escaped */
}

/* ---- directives of reStructuredText ---- */

static bool opens_directive(struct str trimmed)
{
	return str_starts(trimmed, "..") && line_contains(trimmed, "::") && line_contains(trimmed, "mermaid");
}

static void read_directive(struct finder *f, struct str opening)
{
	struct pieces lines = { 0 };
	size_t edge = line_indentation(opening);
	finder_mark(f, opening);
	while (!finder_at_end(f)) {
		struct str line = line_text(f->source, f->line), trimmed = plain_trim(line);
		if (trimmed.len && line_indentation(line) <= edge)
			break;
		f->line++;
		bool is_option = !lines.list.len && str_starts(trimmed, ":");
		if (!is_option && (trimmed.len || lines.list.len))
			VEC_PUSH(f->arena, &lines.list, line);
		else if (is_option && !str_starts(trimmed, ":caption:") && !str_starts(trimmed, ":alt:"))
			finder_mark(f, line);
	}
	finder_take(f, &lines, false);
}

/* ---- shortcodes of site generators, blocks of AsciiDoc, Org and wikis ---- */

static bool opens_shortcode(struct str trimmed)
{
	static const char *const SIGNS[] = { "{{<", "{{%", "{{#", "{%", "[mermaid", "[source", "{mermaid", "@start", "#+begin", "#+BEGIN", NULL };
	return text_starts_with_one_of(trimmed, SIGNS) && line_contains(trimmed, "mermaid") && !line_contains(trimmed, "/mermaid") && !line_contains(trimmed, "endmermaid");
}

/* AsciiDoc has a rule below its "[mermaid]", and one at the end. */
static void read_shortcode(struct finder *f, struct str opening)
{
	struct pieces lines = { 0 };
	mark_opening(f, opening);
	for (uint32_t first = f->line; !finder_at_end(f);) {
		struct str line = finder_next(f);
		if (!line_closes(plain_trim(line)))
			VEC_PUSH(f->arena, &lines.list, line);
		else
			finder_mark(f, line);
		if (line_closes(plain_trim(line)) && f->line > first + 1)
			break;
	}
	finder_take(f, &lines, false);
}

bool finder_read_container(struct finder *f, struct str line)
{
	size_t mark = html_mark(line);
	f->markup.list.len = 0;
	if (line_fence(plain_trim(line_without_quote_mark(line))))
		read_fence(f, line);
	else if (opens_shortcode(plain_trim(line)))
		read_shortcode(f, line);
	else if (mark < line.len)
		read_html(f, line, mark);
	else if (opens_directive(plain_trim(line)))
		read_directive(f, line);
	else
		return false;
	return true;
}
