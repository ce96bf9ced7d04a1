/* source.c — takes a file's text, makes it safe to read on, and knows its lines. */
#include "cjm/picture.h"
#include "cjm/source.h"
#include "cjm/unicode.h"

#include <string.h>

enum { REPORTED_OF_A_KIND = 10, LONG_LINE = 4096 /* bytes */ };

void sources_init(struct sources *s)
{
	*s = (struct sources){ 0 };
	arena_init(&s->arena);
}

void sources_finish(struct sources *s)
{
	arena_finish(&s->arena);
	*s = (struct sources){ 0 };
}

static void index_lines(struct arena *a, struct source *source)
{
	const char *text = source->text.at, *end = text + source->text.len, *at = text;
	uint32_t count = 1;
	while (at < end && (at = memchr(at, '\n', (size_t)(end - at))))
		at++, count++;
	source->lines = arena_alloc(a, count * sizeof *source->lines);
	source->line_count = 1;
	for (at = text; source->line_count < count; source->lines[source->line_count++] = (uint32_t)(at - text))
		at = (const char *)memchr(at, '\n', (size_t)(end - at)) + 1;
}

static void mark_long_lines(struct arena *a, struct source *source)
{
	source->marks.text = source->text;
	for (uint32_t line = 1; line <= source->line_count; line++)
		if (line_text(source, line).len > LONG_LINE) {
			utf8_marks_make(&source->marks, a, source->text);
			return;
		}
}

static void report_bad_byte(struct findings *found, struct span span, unsigned char byte)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "unreadable-text", span, "the byte %02X is not UTF-8 text", byte);
	f->hint = STR("save the file as UTF-8");
}

static void report_control(struct findings *found, struct span span, uint32_t code)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "unreadable-text", span, "control character U+%04X in the text", code);
	f->hint = STR("remove it; it may have been copied from another program");
}

static void report_direction(struct findings *found, struct span span, uint32_t code)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "hidden-direction", span,
		"the invisible control character U+%04X changes how this line appears", code);
	f->hint = STR("remove it; Arabic and Hebrew texts do not need it");
}

/* Replaces what must not go on, by as many bytes as it had, so that every place stays true. */
static void clean_text(struct findings *found, uint32_t file, char *bytes, size_t len)
{
	struct str text = { bytes, len };
	int bad = 0, controls = 0, directions = 0;
	for (size_t at = 0; at < len;) {
		size_t from = at;
		unsigned char byte = (unsigned char)bytes[at];
		if (byte >= 0x20 && byte < 0x7F) {
			at++;
			continue;
		}
		uint32_t code = utf8_next(text, &at);
		struct span span = { file, (uint32_t)from, (uint32_t)(at - from) };
		bool control = unicode_is_control(code) && code != '\n' && code != '\r' && code != '\t';
		if (code == UTF8_BAD && bad++ < REPORTED_OF_A_KIND)
			report_bad_byte(found, span, byte);
		if (control && controls++ < REPORTED_OF_A_KIND)
			report_control(found, span, code);
		if (unicode_is_direction_control(code) && directions++ < REPORTED_OF_A_KIND)
			report_direction(found, span, code);
		if (code == UTF8_BAD || control || unicode_is_direction_control(code))
			memset(bytes + from, code == UTF8_BAD ? '?' : ' ', at - from);
	}
}

/* By its mark, or by letters with a zero beside each. */
static bool is_utf16(struct str t)
{
	if (str_starts(t, "\xFF\xFE") || str_starts(t, "\xFE\xFF"))
		return true;
	return t.len >= 4 && ((t.at[0] && !t.at[1] && t.at[2] && !t.at[3]) || (!t.at[0] && t.at[1] && !t.at[2] && t.at[3]));
}

static void report_utf16(struct findings *found, uint32_t file)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "unreadable-text", (struct span){ file, 0, 0 }, "this file is UTF-16, but maps must be UTF-8");
	f->hint = STR("save it as UTF-8: most editors offer it as the encoding under \"Save as\"");
}

/* Lines that end with a carriage return alone, and none that ends as lines do now. */
static bool is_old_mac(struct str t)
{
	return str_find(t, '\r') + 1 < t.len && str_find(t, '\n') == t.len;
}

/* Told once, and read as it is meant. */
static void mend_old_mac(struct findings *found, uint32_t file, char *bytes, size_t len)
{
	struct span first = { file, (uint32_t)str_find((struct str){ bytes, len }, '\r'), 1 };
	struct finding *f = finding_add(found, SEVERITY_ERROR, "unreadable-text", first, "this file has classic Mac line ends (carriage return only)");
	f->hint = STR("save it with the line ends of Unix (LF) or Windows (CRLF)");
	for (size_t i = 0; i < len; i++)
		bytes[i] = bytes[i] == '\r' ? '\n' : bytes[i];
}

static void report_picture(struct findings *found, uint32_t file, struct str path)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "unreadable-text", (struct span){ file, 0, 0 }, "this file is a picture, but maps are text");
	f->hint = str_fmt(&found->arena, "to show it, name it in a map: image \"%.*s\"", STR_ARG(path));
}

uint32_t source_add(struct sources *s, struct str path, struct str text, struct findings *found)
{
	struct source *source = ARENA_NEW(&s->arena, struct source);
	bool utf16 = is_utf16(text), picture = picture_kind_of(text) != PICTURE_IS_NONE;
	if (utf16 || picture) /* nothing of it can be read: one mistake, not one for every byte */
		text = (struct str){ 0 };
	text = str_without_mark(text);
	source->path = str_copy(&s->arena, path);
	source->text = str_copy(&s->arena, text);
	source->is_unreadable = utf16 || picture;
	VEC_PUSH(&s->arena, &s->files, source);
	if (is_old_mac(text))
		mend_old_mac(found, (uint32_t)s->files.len, (char *)source->text.at, text.len);
	index_lines(&s->arena, source);
	if (utf16)
		report_utf16(found, (uint32_t)s->files.len);
	if (picture)
		report_picture(found, (uint32_t)s->files.len, path);
	clean_text(found, (uint32_t)s->files.len, (char *)source->text.at, source->text.len);
	mark_long_lines(&s->arena, source);
	return (uint32_t)s->files.len;
}

uint32_t source_take(struct sources *s, struct str path, struct str text)
{
	struct source *source = ARENA_NEW(&s->arena, struct source);
	source->path = str_copy(&s->arena, path);
	source->text = str_copy(&s->arena, text);
	index_lines(&s->arena, source);
	mark_long_lines(&s->arena, source);
	VEC_PUSH(&s->arena, &s->files, source);
	return (uint32_t)s->files.len;
}

const struct source *source_of(const struct sources *s, struct span span)
{
	return span.file ? s->files.at[span.file - 1] : NULL;
}

uint32_t line_of(const struct source *source, uint32_t at)
{
	uint32_t low = 0, high = source->line_count;
	while (high - low > 1) {
		uint32_t middle = (low + high) / 2;
		if (source->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low + 1;
}

struct str line_text(const struct source *source, uint32_t line)
{
	uint32_t from = source->lines[line - 1];
	size_t to = line < source->line_count ? source->lines[line] - 1 : source->text.len;
	if (to > from && source->text.at[to - 1] == '\r')
		to--;
	return str_slice(source->text, from, to);
}

struct place place_of(const struct sources *s, struct span span)
{
	const struct source *source = source_of(s, span);
	if (!source)
		return (struct place){ 0 };
	struct place p = { .path = source->path, .line = line_of(source, span.at), .column = 1 };
	p.column += (uint32_t)utf8_count(&source->marks, source->lines[p.line - 1], span.at).characters;
	p.column += source->shifts ? source->shifts[p.line - 1] : 0;
	return p;
}
