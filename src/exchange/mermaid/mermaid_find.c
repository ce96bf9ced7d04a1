/* mermaid_find.c — finds journey diagrams in files of any kind, line by line. */
#include "exchange/mermaid/mermaid_finder.h"
#include "exchange/mermaid/mermaid_task.h"
#include "exchange/plain/words.h"

#include <string.h>

enum { FRONT_LONGEST = 2000 }; /* lines of settings above a diagram */

/* ---- lines ---- */

bool finder_at_end(const struct finder *f)
{
	return f->line > f->source->line_count;
}

struct str finder_next(struct finder *f)
{
	return line_text(f->source, f->line++);
}

size_t line_indentation(struct str line)
{
	size_t blanks = 0;
	while (blanks < line.len && (line.at[blanks] == ' ' || line.at[blanks] == '\t'))
		blanks++;
	return blanks;
}

struct str line_without_quote_mark(struct str line)
{
	size_t blanks = line_indentation(line);
	return blanks < line.len && line.at[blanks] == '>' ? str_slice(line, blanks + 1, line.len) : line;
}

bool line_contains(struct str s, const char *what)
{
	return str_find_text(s, 0, str_of(what)) < s.len;
}

static bool is_rule(struct str trimmed)
{
	for (size_t i = 0; i < trimmed.len; i++)
		if (trimmed.at[i] != trimmed.at[0])
			return false;
	return trimmed.len >= 3 && strchr("-=*_~^.", trimmed.at[0]);
}

bool line_closes(struct str trimmed)
{
	static const char *const SIGNS[] = { "{{<", "{{%", "{{/", "{%", "}}", "[/", "{mermaid", "#+end", "#+END", "@end", "\"\"\"", "'''", "*/", "-->", "`", "|", NULL };
	bool is_tag = str_starts(trimmed, "</") && !str_starts(trimmed, "</br");
	return text_starts_with_one_of(trimmed, SIGNS) || is_tag || is_rule(trimmed) || line_fence(trimmed);
}

/* What closes only what held the diagram; a rule or a table begins something else as well. */
static bool is_closing_alone(struct str trimmed)
{
	static const char *const SIGNS[] = { "{{< /", "{{</", "{{% /", "{{%/", "{% end", "}}", "[/", "{mermaid", "#+end", "#+END", "@end", NULL };
	return text_starts_with_one_of(trimmed, SIGNS) || (trimmed.len && line_fence(trimmed) == trimmed.len);
}

/* What a diagram says before its first task. */
static const char *const BEGINNINGS[] = { "title", "section", "accTitle", "accDescr", "%%", NULL };

/* Whether the line begins a diagram, and what stands behind its word: "journey", "journey;", "journey title Lunch". */
static bool opens_journey(struct str trimmed, struct str *rest)
{
	struct str behind = { 0 };
	if (!mermaid_begins_with(trimmed, "journey", &behind))
		return false;
	bool opens = !behind.len || behind.at[0] == ';';
	for (size_t i = 0; BEGINNINGS[i] && !opens; i++)
		opens = mermaid_begins_with(behind, BEGINNINGS[i], &(struct str){ 0 });
	*rest = str_starts(behind, ";") ? plain_trim(str_slice(behind, 1, behind.len)) : behind;
	return opens;
}

/* ---- a block of lines that may hold a diagram ---- */

void finder_mark(struct finder *f, struct str markup)
{
	VEC_PUSH(f->arena, &f->markup.list, markup);
}

/* One line above the word; false where it is neither setting nor comment. */
static bool read_above(struct finder *f, struct str line, struct mermaid_block *b, bool *in_front, bool *in_directive, bool is_first)
{
	struct str trimmed = plain_trim(line), rest;
	if (*in_front) {
		*in_front = !str_starts(trimmed, "---");
		VEC_PUSH(f->arena, &b->front.list, line);
		return true;
	}
	if (*in_directive || str_starts(trimmed, "%%")) {
		*in_directive = (*in_directive || str_starts(trimmed, "%%{")) && !line_contains(trimmed, "}%%");
		size_t end = str_find_text(trimmed, 0, STR("}%%"));
		struct str upto = str_slice(trimmed, 0, end + 3), behind = plain_trim(str_slice(trimmed, end + 3, trimmed.len));
		VEC_PUSH(f->arena, &b->lines.list, upto);
		return !behind.len || read_above(f, behind, b, in_front, in_directive, false);
	}
	if (is_first && str_starts(trimmed, "---")) {
		*in_front = true;
		return true;
	}
	if (!opens_journey(trimmed, &rest))
		return !trimmed.len;
	b->journey_line = trimmed;
	finder_mark(f, str_slice(trimmed, 0, strlen("journey")));
	VEC_PUSH(f->arena, &b->lines.list, rest);
	return true;
}

/* The lines up to the one that says `journey` are settings and comments; anything else there, and it is no journey: false. */
static bool split_at_word(struct finder *f, const struct pieces *lines, struct mermaid_block *b)
{
	bool in_front = false, in_directive = false, seen_any = false;
	for (size_t i = 0; i < lines->list.len; i++) {
		struct str line = lines->list.at[i];
		if (b->journey_line.len)
			VEC_PUSH(f->arena, &b->lines.list, line);
		else if (!read_above(f, line, b, &in_front, &in_directive, !seen_any))
			return false;
		seen_any = seen_any || plain_trim(line).len;
	}
	return b->journey_line.len;
}

bool finder_take(struct finder *f, const struct pieces *lines, bool in_html)
{
	struct mermaid_block b = { .heading = f->heading, .heading_source = f->heading_source, .in_html = in_html };
	bool found = split_at_word(f, lines, &b);
	b.markup = f->markup;
	f->markup = (struct pieces){ 0 };
	if (found)
		VEC_PUSH(f->arena, &f->blocks.list, b);
	return found;
}

/* ---- bare diagrams ---- */

/* Only settings and comments stand before this line: then the file is the diagram, or one after the other. */
static bool begins_block(struct finder *f, uint32_t journey_line, struct pieces *above)
{
	struct mermaid_block b = { 0 };
	if (journey_line - f->fresh > FRONT_LONGEST || (f->fresh > 1 && !f->is_all_diagrams))
		return false;
	for (uint32_t line = f->fresh; line <= journey_line; line++) {
		struct str text = line_text(f->source, line);
		VEC_PUSH(f->arena, &above->list, text);
	}
	f->is_all_diagrams = split_at_word(f, above, &b);
	f->markup.list.len = 0;
	return f->is_all_diagrams;
}

/* "…: 3", as every task has it and prose rarely. */
static bool has_score(struct str line)
{
	for (size_t i = 0; i < line.len; i++) {
		size_t next = i + 1;
		while (line.at[i] == ':' && next < line.len && line.at[next] == ' ')
			next++;
		if (line.at[i] == ':' && next < line.len && plain_is_digit(line.at[next]))
			return true;
		i = next - 1;
	}
	return false;
}

static bool ends_bare(struct str line, struct str trimmed)
{
	return (line_closes(trimmed) && !has_score(trimmed)) || str_starts(line, "# ") || str_starts(line, "##");
}

/* One backtick without its fellow: there a template of a script ends. The part before it; all of the line where there is none. */
static struct str before_closing_tick(struct str line)
{
	size_t ticks = 0, last = line.len;
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] == '`') {
			ticks++;
			last = i;
		}
	return str_slice(line, 0, ticks % 2 ? last : line.len);
}

static bool starts_diagram(struct str trimmed)
{
	return text_starts_with_one_of(trimmed, BEGINNINGS);
}

/* `journey` alone on a line may be a word of a sentence: what follows at once has to be of a diagram, and a task among it. */
static bool is_diagram(const struct pieces *lines)
{
	struct str rest = { 0 };
	opens_journey(plain_trim(lines->list.at[0]), &rest);
	bool begun = rest.len > 0;
	for (size_t i = 1; i < lines->list.len; i++) {
		struct str trimmed = plain_trim(lines->list.at[i]);
		if (trimmed.len && mermaid_read_task(trimmed).has_score)
			return true;
		begun = begun || starts_diagram(trimmed);
		if ((trimmed.len && !begun) || (mermaid_has_colon(trimmed) && !starts_diagram(trimmed)))
			return begun;
	}
	return false;
}

static void pass_closing(struct finder *f)
{
	struct str line = finder_at_end(f) ? (struct str){ 0 } : line_text(f->source, f->line);
	if (!is_closing_alone(plain_trim(line)))
		return;
	finder_mark(f, line);
	f->line++;
}

/* Among prose it ends with what no diagram holds, or where a blank line is followed by a line at the edge that is no task. */
static bool read_among_prose(struct finder *f, uint32_t journey_line, struct str opening)
{
	struct pieces lines = { 0 };
	bool after_blank = false, closes = false;
	size_t edge = line_indentation(line_text(f->source, journey_line));
	VEC_PUSH(f->arena, &lines.list, opening);
	for (f->line = journey_line + 1; !finder_at_end(f) && !closes; f->line++) {
		struct str line = line_text(f->source, f->line), trimmed = plain_trim(line), part = before_closing_tick(line), rest;
		bool prose = after_blank && trimmed.len && line_indentation(line) <= edge && !has_score(line) && !str_starts(trimmed, "section") &&
			!str_starts(trimmed, "%%");
		if (ends_bare(line, trimmed) || prose || opens_journey(trimmed, &rest))
			break;
		closes = part.len < line.len;
		after_blank = !trimmed.len;
		VEC_PUSH(f->arena, &lines.list, part);
	}
	if (!is_diagram(&lines)) {
		f->line = journey_line + 1;
		return false;
	}
	pass_closing(f);
	return finder_take(f, &lines, false);
}

/* To the end of the file, or what ends the place that held it, or the next one. */
static bool read_to_end(struct finder *f, uint32_t journey_line, struct pieces *lines)
{
	for (f->line = journey_line + 1; !finder_at_end(f); f->line++) {
		struct str line = line_text(f->source, f->line), trimmed = plain_trim(line), rest;
		if ((line_closes(trimmed) && !has_score(trimmed)) || opens_journey(trimmed, &rest))
			break;
		VEC_PUSH(f->arena, &lines->list, line);
	}
	pass_closing(f);
	return finder_take(f, lines, false);
}

/* The word `journey` that a diagram begins with: first on its line, or right behind the backtick of a script's template. */
static struct str opening_of(struct str trimmed)
{
	struct str before = before_closing_tick(trimmed), rest;
	struct str word = before.len < trimmed.len ? str_slice(trimmed, before.len + 1, trimmed.len) : trimmed;
	size_t directive = str_find_text(word, 0, STR("}%%"));
	word = directive < word.len ? plain_trim(str_slice(word, directive + 3, word.len)) : word;
	return opens_journey(word, &rest) ? word : (struct str){ 0 };
}

static bool read_bare(struct finder *f, uint32_t journey_line, struct str opening)
{
	struct pieces above = { 0 };
	f->markup.list.len = 0;
	return begins_block(f, journey_line, &above) ? read_to_end(f, journey_line, &above) : read_among_prose(f, journey_line, opening);
}

/* ---- what stands above ---- */

/* "## Heading", or a line with a rule below it. */
static void note_heading(struct finder *f, struct str line)
{
	struct str trimmed = plain_trim(line), below = finder_at_end(f) ? (struct str){ 0 } : plain_trim(line_text(f->source, f->line));
	size_t hashes = 0;
	while (hashes < trimmed.len && trimmed.at[hashes] == '#')
		hashes++;
	bool is_heading = hashes && hashes <= 6, is_ruled = trimmed.len && trimmed.len < 200 && is_rule(below) && !is_rule(trimmed);
	if (!is_heading && !is_ruled)
		return;
	f->heading = plain_line(f->arena, plain_markdown(f->arena, plain_trim(str_slice(trimmed, is_heading ? hashes : 0, trimmed.len))));
	f->heading_source = line;
}

/* "<body>", "</p>" */
static void note_tags(struct finder *f, struct str line)
{
	for (size_t at = 0; at + 1 < line.len; at++) {
		bool opens = line.at[at] == '<' && (strchr("/!", line.at[at + 1]) || ((line.at[at + 1] | 32) >= 'a' && (line.at[at + 1] | 32) <= 'z'));
		if (!opens)
			continue;
		struct str rest = str_slice(line, at, line.len), tag = str_slice(rest, 0, str_find(rest, '>') + 1);
		VEC_PUSH(f->arena, &f->blocks.markup.list, tag);
		at += tag.len - 1;
	}
}

struct mermaid_blocks mermaid_find(const struct source *source, struct arena *a)
{
	struct finder f = { .source = source, .arena = a, .line = 1, .fresh = 1 };
	while (!finder_at_end(&f)) {
		uint32_t number = f.line;
		size_t blocks = f.blocks.list.len;
		struct str line = finder_next(&f), opening = opening_of(plain_trim(line));
		bool is_read = (opening.len && read_bare(&f, number, opening)) || finder_read_container(&f, line);
		if (!is_read) {
			note_heading(&f, line);
			note_tags(&f, line);
		}
		f.fresh = is_read && f.blocks.list.len > blocks ? f.line : f.fresh;
	}
	return f.blocks;
}
