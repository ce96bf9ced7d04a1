/* wrap.c — fills lines with a paragraph's pieces. First as full as they go; then, for the few lines that a card or a
 * title has, as even as they can be without a line more. */
#include "wrap.h"
#include "cluster.h"
#include "cut.h"

#include <string.h>

enum {
	MOST_EVENED = 4,      /* lines; a longer text reads as running text, and is filled */
	EVENING_STEPS = 8,    /* of a binary search */
	MOST_EVENED_PIECES = 400,
	MOST_SCRATCH = 4 << 20, /* bytes kept for the next call */
};

struct filling {
	size_t unwilling; /* grows with the lines that end where it is no pleasure, most where it is within a word */
	bool has_torn;
	bool has_long_item; /* that might run on */
	bool begins_below;  /* behind what takes part of the first line nothing has room */
	double held;        /* of what was measured to see whether it fits, and does: the longest */
};

/* ---- lines ---- */

/* Where a line may end: the last place that fits, of each willingness. */
struct chances {
	size_t ends[WILLINGNESS_COUNT]; /* the piece behind it; 0 where there is none */
	double lengths[WILLINGNESS_COUNT];
};

static struct chances find_chances(const struct wrapper *w, size_t first, double width)
{
	const struct piece *pieces = w->pieces;
	struct chances c = { 0 };
	double length = 0;
	for (size_t i = first; i < w->count && line_fits(length + pieces[i].width, width); i++) {
		const struct piece *p = &pieces[i];
		double shown = length + p->shown;
		if (line_fits(shown, width)) {
			c.ends[p->behind] = i + 1;
			c.lengths[p->behind] = shown;
		}
		length += p->width + p->blanks;
	}
	return c;
}

/* Whether what begins there, up to the next place where a line ends freely, is longer than a line. */
static bool is_long_item(const struct wrapper *w, size_t first, double width, struct filling *f)
{
	const struct piece *pieces = w->pieces;
	double length = 0;
	for (size_t i = first; i < w->count && line_fits(length, width); i++) {
		if (pieces[i].behind == BREAK_FREELY) {
			bool fits = line_fits(length + pieces[i].shown, width);
			f->held = fits && length + pieces[i].shown > f->held ? length + pieces[i].shown : f->held;
			return !fits;
		}
		length += pieces[i].width + pieces[i].blanks;
	}
	return first < w->count;
}

/* Items begin lines of their own, as far as they fit on one. */
static enum willingness willing_end(const struct wrapper *w, const struct chances *c, double width, struct filling *f)
{
	enum willingness willing = BREAK_FREELY;
	while (willing > BREAK_NEVER && !c->ends[willing])
		willing--;
	bool may_run_on = willing == BREAK_FREELY && c->ends[BREAK_IN_ITEM] > c->ends[BREAK_FREELY] && is_long_item(w, c->ends[BREAK_FREELY], width, f);
	f->has_long_item |= may_run_on;
	return may_run_on && w->runs_on ? BREAK_IN_ITEM : willing;
}

static struct wrapped_line next_line(struct wrapper *w, size_t first, double width, double indent, size_t *next, struct filling *f)
{
	const struct piece *pieces = w->pieces;
	struct chances c = find_chances(w, first, width - indent);
	enum willingness willing = willing_end(w, &c, width, f);
	if (willing == BREAK_NEVER) {
		f->has_torn = true;
		return wrap_tear_off(w, first, width - indent, next);
	}
	size_t end = c.ends[willing];
	f->unwilling += willing == BREAK_AT_NEED || willing == BREAK_IN_ITEM ? 1 : willing == BREAK_IN_WORD ? MOST_EVENED_PIECES : 0;
	*next = end;
	return (struct wrapped_line){ first, pieces[first].from, pieces[end - 1].to, c.lengths[willing] };
}

/* Behind what the first line begins with there may be no room for a word that has room on a line of its own: it is not torn. */
static bool begins_below(const struct wrapper *w, double width)
{
	const struct piece *p = &w->pieces[0];
	return w->indent > 0 && !line_fits(w->indent + p->shown, width) && line_fits(p->shown, width);
}

/* Into m->lines. */
static struct filling fill_lines(struct wrapper *w, double width)
{
	struct ruler *m = w->m;
	struct filling f = { 0 };
	double indent = w->indent;
	m->lines.len = 0;
	if (w->indent > 0 && w->count)
		f.held = w->indent + w->pieces[0].shown;
	if (w->count && begins_below(w, width)) {
		f.begins_below = true;
		VEC_PUSH(&m->scratch, &m->lines, ((struct wrapped_line){ 0 }));
		indent = 0;
	}
	for (size_t first = 0; first < w->count; indent = 0)
		VEC_PUSH(&m->scratch, &m->lines, next_line(w, first, width, indent, &first, &f));
	return f;
}

/* Long items run on where that spares a line. Tearing changes the pieces, so nothing is filled again then. */
static struct filling fill_shortest(struct wrapper *w, double width)
{
	struct filling f = fill_lines(w, width);
	size_t lines = w->m->lines.len;
	if (!f.has_long_item || f.has_torn)
		return f;
	w->runs_on = true;
	struct filling on = fill_lines(w, width);
	if (w->m->lines.len < lines)
		return on;
	w->runs_on = false;
	return fill_lines(w, width);
}

static double widest_line(const struct wrapper *w)
{
	double widest = 0;
	for (size_t i = 0; i < w->m->lines.len; i++) {
		double width = w->m->lines.at[i].width + (i ? 0 : w->indent);
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* ---- looks ---- */

/* No width below this can do: one line would not hold its share, or a piece would be torn. */
static double narrowest_width(const struct wrapper *w, size_t lines)
{
	double all = w->indent, widest = 0;
	for (size_t i = 0; i < w->count; i++) {
		const struct piece *p = &w->pieces[i];
		widest = p->shown > widest ? p->shown : widest;
		all += p->width;
	}
	double share = all / (double)lines;
	return share > widest ? share : widest;
}

/* The narrowest width that needs neither more lines nor worse ends. */
static void even_out(struct wrapper *w, struct filling before)
{
	size_t lines = w->m->lines.len;
	double enough = widest_line(w), least = narrowest_width(w, lines);
	bool is_filled = true;
	for (int step = 0; step < EVENING_STEPS && enough - least > w->font.size / 4; step++) {
		double width = (enough + least) / 2;
		struct filling f = fill_lines(w, width);
		is_filled = w->m->lines.len <= lines && f.unwilling <= before.unwilling && !f.has_torn;
		if (is_filled)
			enough = widest_line(w);
		else
			least = width;
	}
	if (!is_filled)
		fill_lines(w, enough);
}

static struct wrapped_line join_pieces(const struct wrapper *w, size_t first, size_t end)
{
	const struct piece *pieces = w->pieces;
	struct wrapped_line line = { first, pieces[first].from, pieces[end - 1].to, 0 };
	for (size_t i = first; i + 1 < end; i++)
		line.width += pieces[i].width + pieces[i].blanks;
	line.width += pieces[end - 1].shown;
	return line;
}

/* The last place before `end` where the line ends freely; its first piece's end when there is none. */
static size_t free_end(const struct wrapper *w, const struct wrapped_line *line, size_t end)
{
	while (end > line->first + 1 && w->pieces[end - 1].behind != BREAK_FREELY)
		end--;
	return end;
}

/* A last line of one short word gets the word before it for company, when the line above can spare it. */
static void befriend_last(const struct wrapper *w, double width)
{
	struct ruler *m = w->m;
	struct wrapped_line *last = &m->lines.at[m->lines.len - 1], *above = last - 1;
	if (last->first + 1 < w->count || last->width > width / 4 || last->first < above->first + 2)
		return;
	size_t end = free_end(w, above, last->first - 1);
	struct wrapped_line joined = join_pieces(w, end, w->count);
	if (end < above->first + 2 || !line_fits(joined.width, width))
		return;
	*above = join_pieces(w, above->first, end);
	*last = joined;
}

static void improve_lines(struct wrapper *w, double width, struct filling f)
{
	size_t lines = w->m->lines.len;
	if (f.has_torn || lines < 2)
		return;
	if (lines > MOST_EVENED)
		befriend_last(w, width);
	else if (w->count <= MOST_EVENED_PIECES)
		even_out(w, f);
}

/* ---- paragraphs ---- */

/* What the line shows: without the point that would join it to the next. */
static struct str shown_part(const struct wrapper *w, const struct wrapped_line *line)
{
	struct str s = part_of(w, line->from, line->to);
	return line->to < w->text.len ? str_slice(s, 0, s.len - break_point_at_end(s)) : s;
}

/* Pieces that were shaped by themselves may come out differently side by side, and so may letters that join: what counts is the line. */
static double width_as_drawn(const struct wrapper *w, const struct wrapped_line *line, bool is_sum)
{
	struct str shown = shown_part(w, line);
	return is_sum && shown.len == line->to - line->from ? line->width : text_width(w->m, w->font, shown);
}

/* How wide these lines at least need it to come out the same, from one width down: every line ends where it is most willing of all places that
 * fit, and none of these is lost or gained before the widest line has no room. Below 0 where they hold at one width only: torn ones, those that were
 * moved for the last one's sake, and what is decided by how many lines another way would take. */
static double least_width(const struct wrapper *w, struct filling f)
{
	double widest = widest_line(w);
	bool is_exact = f.has_torn || f.has_long_item || f.begins_below || w->m->lines.len > MOST_EVENED;
	return is_exact ? -1 : widest > f.held ? widest : f.held;
}

static const struct kept_lines *keep_lines(const struct wrapper *w, struct cut_paragraph *cut, struct kept_lines lines)
{
	const struct ruler *m = w->m;
	lines.len = m->lines.len;
	struct kept_lines *k = cut_keep_lines(w->m, cut, lines);
	for (size_t i = 0; i < m->lines.len; i++) {
		const struct wrapped_line *line = &m->lines.at[i];
		double drawn = width_as_drawn(w, line, k->is_of_table && !cut->has_joined) + (i ? 0 : w->indent);
		k->drawn = drawn > k->drawn ? drawn : k->drawn;
		k->at[i] = (struct line_slice){ line->from, line->from + shown_part(w, line).len };
	}
	return k;
}

static const struct kept_lines *lines_of(struct ruler *m, struct cut_paragraph *cut, struct str text, double width, double indent)
{
	struct kept_lines lines = { .most = width, .indent = indent, .is_of_table = ruler_trouble(m, NULL) == TEXT_KNOWN };
	const struct kept_lines *known = cut_lines_at(cut, &lines);
	if (known)
		return known;
	struct wrapper w = { m, cut->font, text, cut->pieces, cut->len, indent, false };
	struct filling f = fill_shortest(&w, width);
	lines.least = least_width(&w, f);
	known = cut_lines_like(cut, &lines);
	if (known)
		return known;
	improve_lines(&w, width, f);
	return keep_lines(&w, cut, lines);
}

static void wrap_paragraph(struct ruler *m, struct font font, struct str text, double width, double indent, double *widest)
{
	struct cut_paragraph *cut = cut_find(m, font, text);
	double whole = indent + (cut ? cut->whole : text_width(m, font, text));
	if (!(whole > width + SLACK)) {
		VEC_PUSH(&m->scratch, &m->slices, text);
		*widest = whole > *widest ? whole : *widest;
		m->holds = whole > m->holds ? whole : m->holds;
		return;
	}
	const struct kept_lines *lines = lines_of(m, cut ? cut : cut_of(m, font, text), text, width, indent);
	for (size_t i = 0; i < lines->len; i++)
		VEC_PUSH(&m->scratch, &m->slices, str_slice(text, lines->at[i].from, lines->at[i].to));
	*widest = lines->drawn > *widest ? lines->drawn : *widest;
	double holds = lines->least < 0 ? width : lines->least;
	m->holds = holds > m->holds ? holds : m->holds;
}

/* The text up to the next end of line, without blanks at its ends; the rest stays in *text. */
static struct str next_paragraph(struct str *text)
{
	size_t end = str_find(*text, '\n');
	struct str paragraph = text_trim(str_slice(*text, 0, end));
	*text = str_slice(*text, end + 1, text->len);
	return paragraph;
}

static void drop_scratch(struct ruler *m)
{
	if (m->scratch.total <= MOST_SCRATCH)
		return;
	arena_finish(&m->scratch);
	memset(&m->pieces, 0, sizeof m->pieces);
	memset(&m->lines, 0, sizeof m->lines);
	memset(&m->slices, 0, sizeof m->slices);
	memset(&m->word_breaks, 0, sizeof m->word_breaks);
}

struct lines text_wrap(struct ruler *m, struct arena *a, struct font font, struct str text, double width)
{
	return text_wrap_behind(m, a, font, text, width, 0);
}

struct lines text_wrap_behind(struct ruler *m, struct arena *a, struct font font, struct str text, double width, double indent)
{
	struct lines lines = { 0 };
	bool has_gap = false;
	font = font_for_text(font, text); /* all its paragraphs: they are drawn as one text */
	m->slices.len = 0;
	m->holds = 0;
	while (text.len) {
		struct str paragraph = next_paragraph(&text);
		if (paragraph.len && has_gap && m->slices.len)
			VEC_PUSH(&m->scratch, &m->slices, str_slice(paragraph, 0, 0));
		has_gap = !paragraph.len;
		if (paragraph.len)
			wrap_paragraph(m, font, paragraph, width, m->slices.len ? 0 : indent, &lines.width);
	}
	lines.len = m->slices.len;
	lines.at = arena_alloc(a, lines.len * sizeof *lines.at);
	if (lines.len)
		memcpy(lines.at, m->slices.at, lines.len * sizeof *lines.at);
	drop_scratch(m);
	return lines;
}

double text_wrap_holds(const struct ruler *m)
{
	return m->holds;
}

/* Those between which no line ends, not even by such a break, count as one. */
static double longest_piece(struct cut_paragraph *cut, enum willingness breaks_at)
{
	double longest = 0, before = 0;
	if (cut->longest[breaks_at] >= 0)
		return cut->longest[breaks_at];
	for (size_t i = 0; i < cut->len; i++) {
		const struct piece *p = &cut->pieces[i];
		longest = before + p->shown > longest ? before + p->shown : longest;
		before = p->behind < breaks_at ? before + p->width + p->blanks : 0;
	}
	return cut->longest[breaks_at] = longest;
}

static double longest_of(struct ruler *m, struct font font, struct str text, enum willingness breaks_at)
{
	double longest = 0;
	font = font_for_text(font, text);
	while (text.len) {
		double here = longest_piece(cut_of(m, font, next_paragraph(&text)), breaks_at);
		longest = here > longest ? here : longest;
	}
	drop_scratch(m);
	return longest;
}

double text_longest_word(struct ruler *m, struct font font, struct str text)
{
	return longest_of(m, font, text, BREAK_AT_NEED);
}

double text_longest_whole(struct ruler *m, struct font font, struct str text)
{
	return longest_of(m, font, text, BREAK_FREELY);
}
