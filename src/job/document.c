/* document.c — maps inside Markdown: finds the fences. Containers (lists, quotations) are known by what stands in front of a fence. */
#include "cjm/document.h"

enum { FENCE_LEAST = 3, CODE_INDENT = 4 };

struct reading_lines {
	struct markdown_maps *d;
	size_t at;          /* of the next line */
	uint32_t number;    /* of the line that was read last, from 1 */
	bool in_comment;
};

struct fence_line { /* "  - ```cjm view=matrix" */
	size_t lead;        /* bytes in front of it */
	char mark;
	size_t length;
	struct str signs;
	struct str words;
	bool has_container; /* a sign of one stands in front of it */
};

static bool ends_small(struct str s, const char *ending)
{
	size_t length = str_of(ending).len;
	return s.len >= length && str_is_small(str_slice(s, s.len - length, s.len), ending);
}

bool path_is_document(struct str path)
{
	return ends_small(path, ".md") || ends_small(path, ".markdown");
}

/* ---- lines ---- */

static bool next_line(struct reading_lines *r, struct str *line)
{
	struct str text = r->d->text;
	if (r->at >= text.len)
		return false;
	size_t end = r->at + str_find(str_slice(text, r->at, text.len), '\n');
	*line = str_slice(text, r->at, end > r->at && text.at[end - 1] == '\r' ? end - 1 : end);
	r->at = end < text.len ? end + 1 : end;
	r->number++;
	return true;
}

static bool is_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != ' ' && s.at[i] != '\t')
			return false;
	return true;
}

/* Of "- " or "10. " at this place; 0: none stands there. */
static size_t item_mark(struct str s, size_t at)
{
	size_t end = at;
	while (end < s.len && end < at + 9 && s.at[end] >= '0' && s.at[end] <= '9')
		end++;
	bool is_mark = end < s.len && (end > at ? s.at[end] == '.' || s.at[end] == ')' : s.at[end] == '-' || s.at[end] == '*' || s.at[end] == '+');
	return is_mark && end + 1 < s.len && s.at[end + 1] == ' ' ? end + 2 - at : 0;
}

static size_t lead_of(struct str line, bool *has_container)
{
	size_t at = 0;
	while (at < line.len) {
		size_t mark = line.at[at] == '>' ? 1 : item_mark(line, at);
		if (!mark && line.at[at] != ' ' && line.at[at] != '\t')
			break;
		*has_container |= mark > 0;
		at += mark ? mark : 1;
	}
	return at;
}

/* Four blanks are code of their own kind, but in a list. */
static bool is_in_list(struct str text, size_t at, size_t indent)
{
	while (at && indent) {
		size_t end = at - 1;
		for (at = end; at && text.at[at - 1] != '\n'; at--)
			;
		struct str line = str_slice(text, at, end);
		size_t blanks = 0;
		while (blanks < line.len && line.at[blanks] == ' ')
			blanks++;
		if (blanks >= indent || is_blank(line))
			continue;
		if (item_mark(line, blanks))
			return true;
		indent = blanks;
	}
	return false;
}

static bool opens_fence(struct str line, struct fence_line *f)
{
	*f = (struct fence_line){ 0 };
	f->lead = lead_of(line, &f->has_container);
	f->mark = f->lead < line.len ? line.at[f->lead] : 0;
	if (f->mark != '`' && f->mark != '~')
		return false;
	while (f->lead + f->length < line.len && line.at[f->lead + f->length] == f->mark)
		f->length++;
	f->signs = str_slice(line, f->lead, f->lead + f->length);
	f->words = str_trim(str_slice(line, f->lead + f->length, line.len));
	return f->length >= FENCE_LEAST && (f->mark == '~' || str_find(f->words, '`') == f->words.len);
}

static size_t cut_of(struct str line, size_t lead)
{
	size_t at = 0;
	while (at < lead && at < line.len && (line.at[at] == ' ' || line.at[at] == '\t' || line.at[at] == '>'))
		at++;
	return at;
}

static bool closes_fence(struct str line, const struct fence_line *f)
{
	struct str rest = str_trim(str_slice(line, cut_of(line, f->lead), line.len));
	size_t length = 0;
	while (length < rest.len && rest.at[length] == f->mark)
		length++;
	return length >= f->length && is_blank(str_slice(rest, length, rest.len));
}

/* A list or a quotation ends with what is not in it, and its fences with it. */
static bool leaves_container(struct str line, const struct fence_line *f)
{
	size_t cut = cut_of(line, f->lead);
	return f->has_container && cut < f->lead && !is_blank(str_slice(line, cut, line.len));
}

/* ---- pictures ---- */

static struct str until(struct str s, const char *ends)
{
	for (size_t i = 0; i < s.len; i++)
		for (const char *end = ends; *end; end++)
			if (s.at[i] == *end)
				return str_slice(s, 0, i);
	return s;
}

static struct str behind(struct str s, const char *mark)
{
	size_t at = str_find_text(s, 0, str_of(mark));
	return str_slice(s, at + str_of(mark).len, s.len);
}

/* "%20" is a blank. */
static struct str path_of_url(struct arena *a, struct str url)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < url.len; i++) {
		int high = url.at[i] == '%' && i + 2 < url.len ? hex_digit(url.at[i + 1]) : -1, low = high >= 0 ? hex_digit(url.at[i + 2]) : -1;
		buf_char(&b, low >= 0 && high + low ? (char)(high * 16 + low) : url.at[i]);
		i += low >= 0 && high + low ? 2 : 0;
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

/* A line that is a picture alone, with or without a link around it, in Markdown or HTML: what it shows. */
static bool shows_picture(struct str line, struct str *url)
{
	bool is_linked = str_starts(line, "[![");
	*url = (struct str){ 0 };
	if (is_linked || str_starts(line, "![")) {
		struct str target = str_trim(behind(line, "]("));
		*url = str_starts(target, "<") ? until(str_slice(target, 1, target.len), ">") : until(target, ") \t");
		return str_ends(line, ")") || str_ends(line, "}");
	}
	if (str_starts(line, "<") && str_find_text(line, 0, STR("<img ")) < line.len) {
		struct str source = behind(behind(line, "<img "), "src=");
		*url = source.len ? until(str_slice(source, 1, source.len), source.at[0] == '\'' ? "'" : "\"") : source;
	}
	return url->len;
}

static bool is_file(struct str url)
{
	struct str scheme = until(url, "/");
	return url.len && url.at[0] != '/' && url.at[0] != '#' && str_find(scheme, ':') == scheme.len;
}

/* Those that follow, each on a line; blank lines may stand between them. */
static void find_pictures(struct reading_lines r, struct document_map *m)
{
	struct str line, url;
	while (next_line(&r, &line)) {
		bool is_contained = false;
		struct str shown = str_trim(str_slice(line, lead_of(line, &is_contained), line.len));
		if (!shown.len)
			continue;
		if (!shows_picture(shown, &url) || !is_file(url))
			return;
		VEC_PUSH(&r.d->arena, &m->pictures.list, path_of_url(&r.d->arena, until(url, "?#")));
	}
}

/* ---- maps ---- */

/* A fence in a comment: behind it. */
static void leave_comment(struct reading_lines *r)
{
	struct reading_lines ahead = *r;
	struct str line;
	while (next_line(&ahead, &line))
		if (str_find_text(line, 0, STR("-->")) < line.len) {
			*r = ahead;
			r->in_comment = false;
			return;
		}
}

/* In front of a paragraph in the same container: marks of items are blanks there. */
static struct str before_paragraph(struct arena *a, struct str line, size_t lead)
{
	struct str before = str_copy(a, str_slice(line, 0, lead));
	for (size_t i = 0; i < before.len; i++)
		if (before.at[i] != '>' && before.at[i] != '\t')
			((char *)before.at)[i] = ' ';
	return before;
}

static void read_fence(struct reading_lines *r, const struct fence_line *f, struct document_map *m)
{
	struct buf text = { 0 };
	struct str line;
	struct reading_lines before = *r;
	m->unclosed = f->signs;
	for (uint32_t i = 0; i < r->number; i++)
		buf_char(&text, '\n');
	for (bool goes_on = true; goes_on && next_line(r, &line); before = *r) {
		if (leaves_container(line, f)) {
			*r = before;
			break;
		}
		goes_on = !closes_fence(line, f);
		uint32_t cut = (uint32_t)cut_of(line, f->lead);
		if (goes_on) {
			VEC_PUSH(&r->d->arena, &m->cut, cut);
			VEC_PUSH(&r->d->arena, &m->starts, (uint32_t)(line.at - r->d->text.at));
			buf_fmt(&text, "%.*s\n", STR_ARG(str_slice(line, cut, line.len)));
		} else {
			m->unclosed = (struct str){ 0 };
		}
	}
	m->text = buf_take(&text, &r->d->arena);
	buf_finish(&text);
}

/* "cjm view=matrix", "CJM", and as Pandoc and Quarto write it "{.cjm view=matrix}": what stands behind the language. */
static bool is_of_language(struct str words, struct str *rest)
{
	struct str inside = words, first;
	bool has_braces = str_starts(words, "{") && str_ends(words, "}");
	if (has_braces)
		inside = str_trim(str_slice(words, 1, words.len - 1));
	first = until(inside, has_braces ? " \t" : " \t{");
	*rest = str_slice(inside, first.len, inside.len);
	return str_is_small(first, has_braces ? ".cjm" : "cjm");
}

static bool is_skipped(struct str words)
{
	while (words.len) {
		struct str word = until(words, " \t");
		if (str_is(word, "skip"))
			return true;
		words = str_slice(words, word.len + (word.len < words.len), words.len);
	}
	return false;
}

/* What stands in front of each line of a map: as in front of its fence, where the mark of an item is blank below. */
static struct str prefix_of(struct arena *a, struct str opening, size_t lead)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < lead; i++)
		buf_char(&b, opening.at[i] == '>' || opening.at[i] == '\t' ? opening.at[i] : ' ');
	struct str prefix = buf_take(&b, a);
	buf_finish(&b);
	return prefix;
}

/* A tab leads to the next fourth column. */
static size_t columns_of(struct str line, size_t lead)
{
	size_t columns = 0;
	for (size_t i = 0; i < lead; i++)
		columns += line.at[i] == '\t' ? CODE_INDENT - columns % CODE_INDENT : 1;
	return columns;
}

static void take_fence(struct reading_lines *r, struct str opening, const struct fence_line *f)
{
	struct document_map m = { .line = r->number };
	bool in_comment = r->in_comment;
	size_t first = r->at;
	read_fence(r, f, &m);
	if (!is_of_language(f->words, &m.words) || is_skipped(m.words))
		return;
	m.first = first;
	m.prefix = prefix_of(&r->d->arena, opening, f->lead);
	m.before = in_comment ? (struct str){ 0 } : before_paragraph(&r->d->arena, opening, f->lead);
	if (in_comment)
		leave_comment(r);
	m.end = r->at;
	find_pictures(*r, &m);
	VEC_PUSH(&r->d->arena, &r->d->maps, m);
}

static void note_comment(struct reading_lines *r, struct str line)
{
	if (!r->in_comment && str_starts(str_trim(line), "<!--"))
		r->in_comment = true;
	if (str_find_text(line, 0, STR("-->")) < line.len)
		r->in_comment = false;
}

void document_read(struct markdown_maps *d, struct str path, struct str text)
{
	*d = (struct markdown_maps){ .path = path, .text = text };
	struct reading_lines r = { .d = d, .at = text.len - str_without_mark(text).len };
	struct fence_line f;
	struct str line;
	for (size_t start = r.at; next_line(&r, &line); start = r.at) {
		if (!opens_fence(line, &f))
			note_comment(&r, line);
		else if (f.has_container || columns_of(line, f.lead) < CODE_INDENT || is_in_list(text, start, columns_of(line, f.lead)))
			take_fence(&r, line, &f);
	}
}

void document_finish(struct markdown_maps *d)
{
	arena_finish(&d->arena);
}
