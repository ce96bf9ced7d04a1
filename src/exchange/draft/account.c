/* account.c — walks the words of the original that nobody spoke for, line by line, and tells them by the block that they stand in. */
#include "exchange/draft/account.h"
#include "exchange/plain/plain.h"
#include "cjm/unicode.h"

#include <string.h>

/* Why a byte is spoken for: they only say how the original is made, or its words are in the map, which counts more. */
enum { MARKUP = 1, KEPT };
enum { QUOTED_MOST = 5, QUOTED_LONGEST = 60 };

void account_init(struct account *a, struct arena *arena, const struct source *source, uint32_t file)
{
	*a = (struct account){ .arena = arena, .source = source, .file = file, .spoken_for = arena_alloc(arena, source->text.len + 1) };
	memset(a->spoken_for, 0, source->text.len + 1);
}

static bool is_of_source(const struct account *a, struct str s)
{
	struct str text = a->source->text;
	return s.len && (uintptr_t)s.at >= (uintptr_t)text.at && (uintptr_t)s.at + s.len <= (uintptr_t)text.at + text.len;
}

static struct account *account_of(struct account *a, struct str slice)
{
	while (a && !is_of_source(a, slice))
		a = a->also;
	return a;
}

static void speak_for(struct account *a, struct str slice, unsigned char why)
{
	if (!(a = account_of(a, slice)))
		return;
	unsigned char *at = a->spoken_for + (slice.at - a->source->text.at);
	for (size_t k = 0; k < slice.len; k++)
		at[k] = at[k] > why ? at[k] : why;
}

void account_keep(struct account *a, struct str slice)
{
	speak_for(a, slice, KEPT);
}

void account_markup(struct account *a, struct str slice)
{
	speak_for(a, slice, MARKUP);
}

void account_block(struct account *a, struct str slice, bool is_foreign)
{
	struct account_block block = { slice, is_foreign };
	if ((a = account_of(a, slice)))
		VEC_PUSH(a->arena, &a->blocks, block);
}

/* ---- what is left ---- */

struct left_words { /* out of one block, or of the lines between two things that were kept */
	uint32_t first, last;                /* lines, from 1; 0 for none yet */
	struct str pieces[QUOTED_MOST];      /* what stands between words that were kept */
	size_t piece_count;
	bool has_kept;                       /* words of the same lines were */
};

/* Where the next word begins that nobody spoke for; the end where there is none. Sets whether kept ones stand before it. */
static size_t next_left(const struct account *a, size_t at, size_t end, bool *has_kept)
{
	struct str text = a->source->text;
	while (at < end) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);
		bool is_word = unicode_is_word(code);
		if (is_word && !a->spoken_for[from])
			return from;
		*has_kept = *has_kept || (is_word && a->spoken_for[from] == KEPT);
	}
	return end;
}

/* Up to what was kept, or what parts the cells of a table. */
static size_t end_of_piece(const struct account *a, size_t at, size_t end)
{
	struct str text = a->source->text;
	size_t words_end = at;
	while (at < end && !a->spoken_for[at] && text.at[at] != '|' && text.at[at] != '\t') {
		uint32_t code = utf8_next(text, &at);
		words_end = unicode_is_blank(code) || code == ',' || code == ';' || code == '"' ? words_end : at;
	}
	return words_end;
}

static void add_line(const struct account *a, struct left_words *left, uint32_t line)
{
	struct str text = line_text(a->source, line);
	size_t at = (size_t)(text.at - a->source->text.at), end = at + text.len;
	while ((at = next_left(a, at, end, &left->has_kept)) < end) {
		size_t from = at;
		at = end_of_piece(a, at, end);
		left->first = left->first ? left->first : line;
		left->last = line;
		if (left->piece_count < QUOTED_MOST)
			left->pieces[left->piece_count] = str_slice(a->source->text, from, at);
		left->piece_count++;
	}
}

static bool has_words(const struct account *a, uint32_t line, bool *has_left)
{
	struct str text = line_text(a->source, line);
	size_t at = (size_t)(text.at - a->source->text.at), end = at + text.len;
	bool has_kept = false;
	*has_left = next_left(a, at, end, &has_kept) < end;
	return has_kept || *has_left;
}

/* ---- telling ---- */

struct import_place { /* where the report goes */
	struct findings *found;
	enum severity severity;
	struct span span;
};

static void quote_pieces(const struct left_words *left, struct buf *out)
{
	size_t shown = left->piece_count < QUOTED_MOST ? left->piece_count : QUOTED_MOST;
	for (size_t i = 0; i < shown; i++) {
		bool is_cut;
		struct str s = plain_quoted(left->pieces[i], QUOTED_LONGEST, &is_cut);
		buf_fmt(out, "%s“%.*s%s”", i ? ", " : "", STR_ARG(s), is_cut ? "…" : "");
	}
	if (left->piece_count > shown)
		buf_and_more(out, left->piece_count - shown);
}

static struct finding *report_pieces(const struct import_place *at, const struct left_words *left)
{
	struct buf pieces = { 0 };
	struct finding *f;
	quote_pieces(left, &pieces);
	if (left->first == left->last)
		f = finding_add(at->found, at->severity, "import-left-out", at->span, by_count(left->piece_count, "%.*s is left out", "%.*s are left out"), STR_ARG(buf_as_str(&pieces)));
	else
		f = finding_add(at->found, at->severity, "import-left-out", at->span, by_count(left->piece_count, "%.*s (lines %u to %u) is left out", "%.*s (lines %u to %u) are left out"),
			STR_ARG(buf_as_str(&pieces)), left->first, left->last);
	buf_finish(&pieces);
	return f;
}

static struct finding *report_lines(const struct import_place *at, const struct left_words *left, bool is_foreign)
{
	if (left->first == left->last)
		return finding_add(at->found, at->severity, "import-left-out", at->span,
			is_foreign ? "this line is left out: it does not belong to a journey" : "this line is left out");
	return finding_add(at->found, at->severity, "import-left-out", at->span,
		is_foreign ? "lines %u to %u are left out: they do not belong to a journey" : "lines %u to %u are left out", left->first, left->last);
}

static void report_left(const struct account *a, struct findings *found, const struct left_words *left, const struct account_block *block)
{
	if (!left->first)
		return;
	struct span span = { a->file, (uint32_t)(left->pieces[0].at - a->source->text.at), (uint32_t)left->pieces[0].len };
	struct import_place at = { found, block ? SEVERITY_WARNING : SEVERITY_INFO, span };
	struct finding *f = left->has_kept ? report_pieces(&at, left) : report_lines(&at, left, block && block->is_foreign);
	f->hint = block ? STR("add what belongs in the map by hand") : (struct str){ 0 };
}

static const struct account_block *block_at(const struct account *a, size_t *which, uint32_t line)
{
	size_t at = (size_t)(line_text(a->source, line).at - a->source->text.at);
	while (*which < a->blocks.len) {
		const struct account_block *b = &a->blocks.at[*which];
		size_t from = (size_t)(b->slice.at - a->source->text.at);
		if (at < from)
			return NULL;
		if (at < from + b->slice.len)
			return b;
		++*which;
	}
	return NULL;
}

static void report_left_in_text(const struct account *a, struct findings *found)
{
	const struct account_block *block = NULL;
	struct left_words left = { 0 };
	size_t which = 0;
	for (uint32_t line = 1; line <= a->source->line_count; line++) {
		bool has_left;
		const struct account_block *here = block_at(a, &which, line);
		bool says = has_words(a, line, &has_left);
		if (here != block || (!here && says && !has_left)) {
			report_left(a, found, &left, block);
			left = (struct left_words){ 0 };
		}
		block = here;
		add_line(a, &left, line);
		if (!block && left.has_kept) { /* beside the tables each line speaks for itself */
			report_left(a, found, &left, block);
			left = (struct left_words){ 0 };
		}
	}
	report_left(a, found, &left, block);
}

void account_report(const struct account *a, struct findings *found)
{
	for (; a; a = a->also)
		report_left_in_text(a, found);
}
