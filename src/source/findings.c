/* findings.c — what is wrong: collected, ordered, and printed for people. */
#include "cjm/said.h"
#include "cjm/source.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void findings_init(struct findings *f)
{
	*f = (struct findings){ 0 };
	arena_init(&f->arena);
}

void findings_finish(struct findings *f)
{
	arena_finish(&f->arena);
	*f = (struct findings){ 0 };
}

static struct finding *push_finding(struct findings *found, struct finding f)
{
	VEC_PUSH(&found->arena, found, f);
	found->error_count += f.severity == SEVERITY_ERROR;
	return &found->at[found->len - 1];
}

void finding_add_fix(struct findings *found, struct finding *f, struct span span, struct str text)
{
	size_t size = f->fix_count * sizeof *f->fixes;
	f->fixes = arena_grow(&found->arena, f->fixes, size, size + sizeof *f->fixes);
	f->fixes[f->fix_count++] = (struct fix){ span, str_copy(&found->arena, text) };
}

void finding_suggest(struct findings *found, struct finding *f, struct str meant)
{
	f->hint = str_fmt(&found->arena, "did you mean `%.*s`?", STR_ARG(meant));
	finding_add_fix(found, f, f->span, meant);
}

bool finding_is_certain(const struct finding *f)
{
	return f->fix_count && str_find_text(f->hint, 0, said_str(STR("did you mean"))) == f->hint.len;
}

struct finding *finding_copy(struct findings *found, const struct finding *f)
{
	struct finding copy = *f;
	copy.message = str_copy(&found->arena, f->message);
	copy.english = str_copy(&found->arena, f->english);
	copy.hint = str_copy(&found->arena, f->hint);
	copy.other_note = str_copy(&found->arena, f->other_note);
	copy.fixes = NULL;
	copy.fix_count = 0;
	for (size_t i = 0; i < f->fix_count; i++)
		finding_add_fix(found, &copy, f->fixes[i].span, f->fixes[i].text);
	return push_finding(found, copy);
}

void finding_take(struct findings *found, struct finding f)
{
	push_finding(found, f);
}

struct finding *finding_add(struct findings *found, enum severity severity, const char *id, struct span span, const char *english, ...)
{
	const char *format = said(english);
	va_list args, again;
	va_start(args, english);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	char *message = arena_alloc(&found->arena, (size_t)len + 1);
	vsnprintf(message, (size_t)len + 1, format, again);
	va_end(again);
	va_end(args);
	return push_finding(found, (struct finding){ .severity = severity, .id = id, .span = span, .message = { message, (size_t)len } });
}

/* ---- mistakes of our own ---- */

void finding_add_internal(struct findings *found, const char *what)
{
	finding_add(found, SEVERITY_ERROR, "internal-error", (struct span){ 0 }, "this is a bug in cjm: %s", what)->hint = STR("please report it, with the map");
}

static bool is_place(const struct sources *s, struct span span)
{
	return !span.file || (span.file <= s->files.len && (size_t)span.at + span.len <= s->files.at[span.file - 1]->text.len);
}

bool findings_hold(const struct sources *s, struct findings *found)
{
	size_t count = found->len, wrong = 0;
	for (size_t i = 0; i < count; i++) {
		struct finding *f = &found->at[i];
		bool is_whole = f->message.len && f->severity && is_place(s, f->span) && is_place(s, f->other);
		if (!is_whole)
			f->span = f->other = (struct span){ 0 };
		wrong += !is_whole;
	}
	if (wrong)
		finding_add_internal(found, "a finding has no position or no message");
	return !wrong;
}

/* ---- their order ---- */

void finding_say(struct finding *f)
{
	f->message = said_str(f->message);
	f->hint = said_str(f->hint);
	f->other_note = said_str(f->other_note);
}

static int by_place(const struct finding *a, const struct finding *b)
{
	uint32_t file_a = a->span.file - 1, file_b = b->span.file - 1; /* 0, no place, becomes the largest */
	if (file_a != file_b)
		return file_a < file_b ? -1 : 1;
	if (a->span.at != b->span.at)
		return a->span.at < b->span.at ? -1 : 1;
	return (int)b->severity - (int)a->severity;
}

static int by_place_and_turn(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = by_place(a, b);
	return order ? order : a->turn < b->turn ? -1 : 1;
}

void findings_drop(struct findings *f, size_t index)
{
	f->error_count -= f->at[index].severity == SEVERITY_ERROR;
	f->len--;
	memmove(f->at + index, f->at + index + 1, (f->len - index) * sizeof *f->at);
}

static bool is_repeated(const struct findings *f, size_t kept, const struct finding *again)
{
	for (size_t i = kept; i && by_place(&f->at[i - 1], again) == 0; i--)
		if (str_equal(f->at[i - 1].message, again->message))
			return true;
	return false;
}

void findings_sort(struct findings *f)
{
	size_t kept = 0;
	for (size_t i = 0; i < f->len; i++) {
		f->at[i].turn = i;
		finding_say(&f->at[i]);
	}
	if (f->len)
		qsort(f->at, f->len, sizeof *f->at, by_place_and_turn);
	for (size_t i = 0; i < f->len; i++) {
		bool repeated = is_repeated(f, kept, &f->at[i]);
		f->error_count -= repeated && f->at[i].severity == SEVERITY_ERROR;
		if (!repeated)
			f->at[kept++] = f->at[i];
	}
	f->len = kept;
}

/* ---- for people ---- */

static const char *const SEVERITY_WORDS[] = { "", "info:", "warning:", "error:" };
static const char *const SEVERITY_COLORS[] = { "", "\033[36m", "\033[33m", "\033[31m" };
enum { WINDOW = 120 }; /* columns of a long line that are shown */

const char *severity_lead(enum severity severity)
{
	return said(SEVERITY_WORDS[severity]);
}

static const char *style_code(bool color, const char *code)
{
	return color ? code : "";
}

/* The part of a long line around the place, cut between characters. */
static void window_of(struct str line, size_t at, size_t len, size_t *from, size_t *to)
{
	*from = 0;
	*to = line.len;
	if (line.len <= WINDOW)
		return;
	if (len > WINDOW / 2)
		len = WINDOW / 2;
	*from = at > WINDOW / 3 ? at - WINDOW / 3 : 0;
	*to = at + len + WINDOW / 2 < line.len ? at + len + WINDOW / 2 : line.len;
	while (*from && ((unsigned char)line.at[*from] & 0xC0) == 0x80)
		(*from)--;
	while (*to < line.len && ((unsigned char)line.at[*to] & 0xC0) == 0x80)
		(*to)++;
}

static int columns_between(struct str line, size_t from, size_t to)
{
	struct buf shown = { 0 };
	buf_visible(&shown, str_slice(line, from, to), VISIBLE_LINE);
	int columns = str_columns(buf_as_str(&shown));
	buf_finish(&shown);
	return columns;
}

static void print_line(const struct sources *s, struct span span, bool color, const char *caret_color, struct buf *out)
{
	const struct source *source = source_of(s, span);
	uint32_t number = line_of(source, span.at);
	struct str line = line_text(source, number);
	size_t at = span.at - source->lines[number - 1], from, to;
	if (at > line.len)
		at = line.len;
	size_t end = at + span.len < line.len ? at + span.len : line.len;
	window_of(line, at, end - at, &from, &to);
	buf_fmt(out, "%s%5d |%s %s", style_code(color, "\033[2m"), (int)number, style_code(color, "\033[0m"), from ? "…" : "");
	buf_visible(out, str_slice(line, from, to), VISIBLE_LINE);
	buf_fmt(out, "%s\n%s      |%s ", to < line.len ? "…" : "", style_code(color, "\033[2m"), style_code(color, "\033[0m"));
	int indent = columns_between(line, from, at) + (from ? 1 : 0);
	int width = columns_between(line, at, end < to ? end : to);
	buf_fmt(out, "%*s%s", indent, "", style_code(color, caret_color));
	for (int i = 0; i < width || i == 0; i++)
		buf_char(out, '^');
	buf_fmt(out, "%s\n", style_code(color, "\033[0m"));
}

static void print_place(const struct sources *s, struct span span, struct buf *out)
{
	struct place p = place_of(s, span);
	buf_visible(out, p.path, VISIBLE_NAME);
	buf_fmt(out, ":%d:%d", (int)p.line, (int)p.column);
}

void finding_print(const struct sources *s, const struct finding *f, bool color, struct buf *out)
{
	const char *severity_color = SEVERITY_COLORS[f->severity];
	if (f->span.file) {
		buf_text(out, style_code(color, "\033[1m"));
		print_place(s, f->span, out);
		buf_fmt(out, ":%s ", style_code(color, "\033[0m"));
	} else {
		buf_text(out, "cjm: ");
	}
	buf_fmt(out, "%s%s%s ", style_code(color, severity_color), severity_lead(f->severity), style_code(color, "\033[0m"));
	buf_visible(out, said_str(f->message), VISIBLE_LINE);
	buf_fmt(out, " %s[%s]%s\n", style_code(color, "\033[2m"), f->id, style_code(color, "\033[0m"));
	if (f->span.file)
		print_line(s, f->span, color, severity_color, out);
	if (f->hint.len) {
		buf_text(out, f->span.file ? "      = " : "   = ");
		buf_visible(out, said_str(f->hint), VISIBLE_LINE);
		buf_char(out, '\n');
	}
	if (f->other.file) {
		buf_text(out, "      = ");
		buf_visible(out, said_str(f->other_note), VISIBLE_LINE);
		buf_said(out, ": ");
		print_place(s, f->other, out);
		buf_char(out, '\n');
	}
}

static const char *form_for(enum severity severity, size_t count)
{
	return severity == SEVERITY_ERROR ? by_count(count, "%d error", "%d errors")
		: severity == SEVERITY_WARNING ? by_count(count, "%d warning", "%d warnings") : by_count(count, "%d info", "%d info");
}

void findings_print_summary(const struct findings *f, struct buf *out)
{
	int counts[4] = { 0 };
	for (size_t i = 0; i < f->len; i++)
		counts[f->at[i].severity]++;
	bool any = false;
	for (int severity = SEVERITY_ERROR; severity > SEVERITY_NONE; severity--)
		if (counts[severity]) {
			buf_text(out, any ? ", " : "");
			buf_fmt(out, form_for((enum severity)severity, (size_t)counts[severity]), counts[severity]); /* NOLINT: literals above */
			any = true;
		}
	if (any)
		buf_char(out, '\n');
}

void findings_print(const struct sources *s, struct findings *f, bool color, struct buf *out)
{
	enum { SHOWN = 100 };
	findings_sort(f);
	for (size_t i = 0; i < f->len && i < SHOWN; i++)
		finding_print(s, &f->at[i], color, out);
	if (f->len > SHOWN)
		buf_fmt(out, "… and %zu more\n", f->len - SHOWN);
	findings_print_summary(f, out);
}
