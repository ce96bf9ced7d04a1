/* mermaid_find.c — finds journey diagrams in files of any kind, line by line. */
#include "exchange/mermaid.h"
#include "exchange/mermaid_task.h"

#include <string.h>

struct finder {
	const struct source *source;
	struct arena *arena;
	uint32_t line;        /* the next one, from 1 */
	struct str heading;
	struct mermaid_blocks blocks;
};

static bool at_end(const struct finder *f)
{
	return f->line > f->source->line_count;
}

static struct str next_line(struct finder *f)
{
	return line_text(f->source, f->line++);
}

static size_t indentation_of(struct str line)
{
	size_t blanks = 0;
	while (blanks < line.len && (line.at[blanks] == ' ' || line.at[blanks] == '\t'))
		blanks++;
	return blanks;
}

static bool is_word(struct str s, const char *word)
{
	size_t len = strlen(word);
	if (s.len != len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((s.at[i] | 32) != word[i])
			return false;
	return true;
}

static bool contains(struct str s, const char *what)
{
	size_t len = strlen(what);
	for (size_t i = 0; i + len <= s.len; i++)
		if (memcmp(s.at + i, what, len) == 0)
			return true;
	return false;
}

static bool is_journey(struct str trimmed)
{
	return is_word(trimmed, "journey") || is_word(trimmed, "journey;");
}

static bool is_rule(struct str trimmed)
{
	for (size_t i = 0; i < trimmed.len; i++)
		if (trimmed.at[i] != trimmed.at[0])
			return false;
	return trimmed.len >= 3 && strchr("-=*_~^", trimmed.at[0]);
}

/* ---- a block of lines that may hold a diagram ---- */

/* The lines up to the one that says `journey` are settings and comments; anything else there, and it is no journey. */
static bool split_block(struct finder *f, const struct pieces *lines, struct mermaid_block *b)
{
	bool in_front = false, in_directive = false, seen_any = false;
	for (size_t i = 0; i < lines->list.len; i++) {
		struct str line = lines->list.at[i], trimmed = plain_trim(line);
		if (b->journey_line.len) {
			VEC_PUSH(f->arena, &b->lines.list, line);
			continue;
		}
		if (in_front) {
			in_front = !str_starts(trimmed, "---");
			VEC_PUSH(f->arena, &b->front.list, line);
		} else if (in_directive || str_starts(trimmed, "%%")) {
			in_directive = (in_directive || str_starts(trimmed, "%%{")) && !contains(trimmed, "}%%");
			VEC_PUSH(f->arena, &b->lines.list, line);
		} else if (!seen_any && str_starts(trimmed, "---")) {
			in_front = true;
		} else if (is_journey(trimmed)) {
			b->journey_line = trimmed;
		} else if (trimmed.len) {
			return false;
		}
		seen_any = seen_any || trimmed.len;
	}
	return b->journey_line.len;
}

static bool take_block(struct finder *f, const struct pieces *lines, bool in_html)
{
	struct mermaid_block b = { .heading = f->heading, .in_html = in_html };
	bool found = split_block(f, lines, &b);
	if (found)
		VEC_PUSH(f->arena, &f->blocks.list, b);
	return found;
}

/* ---- containers ---- */

static struct str without_quote_mark(struct str line)
{
	size_t blanks = indentation_of(line);
	return blanks < line.len && line.at[blanks] == '>' ? str_slice(line, blanks + 1, line.len) : line;
}

/* ``` or ~~~ or :::, at least three of them; 0 for any other line. */
static size_t fence_length(struct str trimmed)
{
	size_t len = 0;
	while (len < trimmed.len && trimmed.at[len] == trimmed.at[0])
		len++;
	return len >= 3 && strchr("`~:", trimmed.at[0]) ? len : 0;
}

static void read_fence(struct finder *f, struct str opening)
{
	struct pieces lines = { 0 };
	struct str fence = plain_trim(without_quote_mark(opening));
	size_t len = fence_length(fence);
	bool quoted = str_starts(plain_trim(opening), ">");
	while (!at_end(f)) {
		struct str line = next_line(f);
		line = quoted ? without_quote_mark(line) : line;
		struct str trimmed = plain_trim(line);
		if (trimmed.len && trimmed.at[0] == fence.at[0] && fence_length(trimmed) >= len && fence_length(trimmed) == trimmed.len)
			break;
		VEC_PUSH(f->arena, &lines.list, line);
	}
	take_block(f, &lines, false);
}

static bool opens_html(struct str line)
{
	static const char *const MARKS[] = { "class=\"mermaid", "class='mermaid", "class=mermaid", "language-mermaid", "<mermaid",
		"text/x-mermaid", "text/mermaid", "type=\"mermaid", "type='mermaid", "type=mermaid" };
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (contains(line, MARKS[i]))
			return true;
	return false;
}

static void read_html(struct finder *f, struct str opening)
{
	struct pieces lines = { 0 };
	size_t end = opening.len;
	while (end && opening.at[end - 1] != '>') /* behind the last tag of the line */
		end--;
	struct str line = str_slice(opening, end, opening.len);
	if (contains(opening, "</")) /* opened and closed at once */
		return;
	for (;;) {
		size_t close = 0;
		while (close + 1 < line.len && !(line.at[close] == '<' && line.at[close + 1] == '/'))
			close++;
		bool closes = close + 1 < line.len;
		struct str part = closes ? str_slice(line, 0, close) : line;
		VEC_PUSH(f->arena, &lines.list, part);
		if (closes || at_end(f))
			break;
		line = next_line(f);
	}
	take_block(f, &lines, !contains(opening, "<script")); /* what a script holds is not escaped */
}

static bool opens_directive(struct str trimmed)
{
	return str_starts(trimmed, "..") && contains(trimmed, "::") && contains(trimmed, "mermaid");
}

static void read_directive(struct finder *f, struct str opening)
{
	struct pieces lines = { 0 };
	size_t edge = indentation_of(opening);
	while (!at_end(f)) {
		struct str line = line_text(f->source, f->line), trimmed = plain_trim(line);
		if (trimmed.len && indentation_of(line) <= edge)
			break;
		f->line++;
		bool is_option = !lines.list.len && str_starts(trimmed, ":");
		if (!is_option && (trimmed.len || lines.list.len))
			VEC_PUSH(f->arena, &lines.list, line);
	}
	take_block(f, &lines, false);
}

/* ---- bare diagrams ---- */

/* Only settings and comments stand before this line: then the file is the diagram, and goes on to its end. */
static bool begins_file(struct finder *f, uint32_t journey_line)
{
	struct pieces lines = { 0 };
	struct mermaid_block b = { 0 };
	if (journey_line > 2000)
		return false;
	for (uint32_t line = 1; line <= journey_line; line++)
		VEC_PUSH(f->arena, &lines.list, line_text(f->source, line));
	return split_block(f, &lines, &b);
}

static bool ends_bare(struct str line, struct str trimmed)
{
	bool heading = str_starts(line, "# ") || str_starts(line, "##");
	return is_rule(trimmed) || heading || fence_length(trimmed) || str_starts(trimmed, "</") || str_starts(trimmed, "`") || str_starts(trimmed, "|");
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
	static const char *const WORDS[] = { "title", "section", "accTitle", "accDescr", "%%" };
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_starts(trimmed, WORDS[i]))
			return true;
	return false;
}

/* `journey` alone on a line may be a word of a sentence: what follows at once has to be of a diagram, and a task among it. */
static bool is_diagram(const struct pieces *lines)
{
	bool begun = false;
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

/* Among prose it ends with what no diagram holds, or where a blank line is followed by a line at the edge that is no task. */
static bool read_among_prose(struct finder *f, uint32_t journey_line, struct str opening)
{
	struct pieces lines = { 0 };
	bool after_blank = false, closes = false;
	size_t edge = indentation_of(line_text(f->source, journey_line));
	VEC_PUSH(f->arena, &lines.list, opening);
	for (f->line = journey_line + 1; !at_end(f) && !closes; f->line++) {
		struct str line = line_text(f->source, f->line), trimmed = plain_trim(line), part = before_closing_tick(line);
		bool prose = after_blank && trimmed.len && indentation_of(line) <= edge && !has_score(line) && !str_starts(trimmed, "section") &&
			!str_starts(trimmed, "%%");
		if (ends_bare(line, trimmed) || prose || is_journey(trimmed))
			break;
		closes = part.len < line.len;
		after_blank = !trimmed.len;
		VEC_PUSH(f->arena, &lines.list, part);
	}
	if (is_diagram(&lines))
		return take_block(f, &lines, false);
	f->line = journey_line + 1;
	return false;
}

static bool read_file(struct finder *f)
{
	struct pieces lines = { 0 };
	for (f->line = 1; !at_end(f);) {
		struct str line = next_line(f);
		VEC_PUSH(f->arena, &lines.list, line);
	}
	return take_block(f, &lines, false);
}

/* The word `journey` that a diagram begins with: alone on its line, or right behind the backtick of a script's template. */
static struct str opening_of(struct str trimmed)
{
	struct str before = before_closing_tick(trimmed);
	struct str word = before.len < trimmed.len ? str_slice(trimmed, before.len + 1, trimmed.len) : trimmed;
	return is_journey(word) ? word : (struct str){ 0 };
}

static bool read_bare(struct finder *f, uint32_t journey_line, struct str opening)
{
	return begins_file(f, journey_line) ? read_file(f) : read_among_prose(f, journey_line, opening);
}

/* ---- what stands above ---- */

/* "## Heading", or a line with a rule below it. */
static void note_heading(struct finder *f, struct str line)
{
	struct str trimmed = plain_trim(line), below = at_end(f) ? (struct str){ 0 } : plain_trim(line_text(f->source, f->line));
	size_t hashes = 0;
	while (hashes < trimmed.len && trimmed.at[hashes] == '#')
		hashes++;
	if (hashes && hashes <= 6)
		f->heading = plain_line(f->arena, plain_markdown(f->arena, plain_trim(str_slice(trimmed, hashes, trimmed.len))));
	else if (trimmed.len && trimmed.len < 200 && is_rule(below) && !is_rule(trimmed))
		f->heading = plain_line(f->arena, plain_markdown(f->arena, trimmed));
}

struct mermaid_blocks mermaid_find(const struct source *source, struct arena *a)
{
	struct finder f = { .source = source, .arena = a, .line = 1 };
	while (!at_end(&f)) {
		uint32_t number = f.line;
		struct str line = next_line(&f), trimmed = plain_trim(line);
		struct str opening = opening_of(trimmed);
		if (opening.len && read_bare(&f, number, opening))
			continue;
		if (fence_length(plain_trim(without_quote_mark(line))))
			read_fence(&f, line);
		else if (opens_html(line))
			read_html(&f, line);
		else if (opens_directive(trimmed))
			read_directive(&f, line);
		else
			note_heading(&f, line);
	}
	return f.blocks;
}
