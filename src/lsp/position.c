/* position.c — lines and characters as editors count them: characters are units of UTF-16 unless the two agreed on bytes. */
#include "lsp/lsp.h"

enum { LONG_LINE = 4096 }; /* bytes */

void lsp_lines_init(struct lsp_lines *lines, struct arena *a, struct str text)
{
	*lines = (struct lsp_lines){ .text = text, .marks.text = text };
	size_t longest = 0;
	VEC_PUSH(a, &lines->starts, 0);
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\n' || (text.at[i] == '\r' && (i + 1 == text.len || text.at[i + 1] != '\n'))) {
			longest = i - lines->starts.at[lines->starts.len - 1] > longest ? i - lines->starts.at[lines->starts.len - 1] : longest;
			VEC_PUSH(a, &lines->starts, (uint32_t)i + 1);
		}
	if (longest > LONG_LINE || text.len - lines->starts.at[lines->starts.len - 1] > LONG_LINE)
		utf8_marks_make(&lines->marks, a, text);
}

/* Without what ends it. */
static struct str line_at(const struct lsp_lines *lines, size_t line)
{
	size_t end = line + 1 < lines->starts.len ? lines->starts.at[line + 1] : lines->text.len, from = lines->starts.at[line];
	if (line + 1 < lines->starts.len)
		end--;
	if (end > from && line + 1 < lines->starts.len && lines->text.at[end] == '\n' && lines->text.at[end - 1] == '\r')
		end--;
	return str_slice(lines->text, from, end);
}

/* How many units the character there has, which goes on to *at. */
static size_t units_at(struct str s, size_t *at, bool is_utf8)
{
	size_t from = *at;
	uint32_t code = utf8_next(s, at);
	return is_utf8 ? *at - from : code != UTF8_BAD && code > 0xFFFF ? 2 : 1;
}

size_t lsp_offset(const struct lsp_lines *lines, double line, double character, bool is_utf8)
{
	if (!(line >= 0))
		return 0;
	if (line >= (double)lines->starts.len)
		return lines->text.len;
	struct str s = line_at(lines, (size_t)line);
	size_t at = 0;
	for (double units = 0; at < s.len;) {
		size_t next = at;
		units += (double)units_at(s, &next, is_utf8);
		if (units > character)
			break;
		at = next;
	}
	return lines->starts.at[(size_t)line] + at;
}

size_t lsp_line_at(const struct lsp_lines *lines, size_t at)
{
	size_t low = 0, high = lines->starts.len;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (lines->starts.at[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

void lsp_write_position(struct json *out, const char *key, const struct lsp_lines *lines, size_t at, bool is_utf8)
{
	size_t line = lsp_line_at(lines, at), from = lines->starts.at[line];
	size_t units = is_utf8 ? at - from : utf8_count(&lines->marks, from, at).units;
	json_key(out, key);
	json_open(out, '{');
	json_number(out, "line", (double)line);
	json_number(out, "character", (double)units);
	json_close(out, '}');
}

void lsp_write_range(struct json *out, const char *key, const struct lsp_lines *lines, size_t from, size_t to, bool is_utf8)
{
	if (key)
		json_key(out, key);
	json_open(out, '{');
	lsp_write_position(out, "start", lines, from, is_utf8);
	lsp_write_position(out, "end", lines, to, is_utf8);
	json_close(out, '}');
}
