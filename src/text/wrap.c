/* wrap.c — fills lines with a paragraph's pieces. First as full as they go; then, for the few lines that a card or a
 * title has, as even as they can be without a line more. */
#include "breaks.h"
#include "cluster.h"

#include <string.h>

enum {
	MOST_EVENED = 4,      /* lines; a longer text reads as running text, and is filled */
	EVENING_STEPS = 8,    /* of a binary search */
	MOST_EVENED_PIECES = 400,
	BACKING = 4,          /* clusters that a torn word's end may be moved back so as not to look worse still */
	MOST_SCRATCH = 4 << 20, /* bytes kept for the next call */
};

#define SLACK 1e-6 /* so that a width that was computed by another road, and rounded, still fits */

struct wrapper {
	struct measure *m;
	struct font font;
	struct str text; /* the paragraph */
	struct extent hyphen;
};

struct filling {
	size_t unwilling; /* lines that end where it is no pleasure */
	bool has_torn;
};

static bool fits(const struct wrapper *w, struct extent e, double width)
{
	return !(extent_width(w->font, e) > width + SLACK);
}

static struct extent shown(const struct wrapper *w, const struct piece *p, struct extent with_ink)
{
	return p->ends_soft ? extent_sum(with_ink, w->hyphen) : with_ink;
}

static struct line line_of(const struct wrapper *w, size_t first, size_t end, struct extent e)
{
	const struct piece *pieces = w->m->pieces.at;
	return (struct line){ first, pieces[first].from, pieces[end - 1].to, extent_width(w->font, e) };
}

/* ---- words that are too wide ---- */

/* From now on the piece is the sum of its clusters, so that what is torn off can be taken from it: measuring the rest
 * anew each time would cost the square of its length. */
static void loosen(const struct wrapper *w, struct piece *p)
{
	if (p->is_torn)
		return;
	p->is_torn = true;
	p->ink = (struct extent){ 0 };
	for (size_t at = p->from; at < p->to;) {
		size_t end = text_cluster_end(w->text, at);
		p->ink = extent_sum(p->ink, measure_extent(w->m, w->font.face, str_slice(w->text, at, end)));
		at = end;
	}
}

/* The last places passed while tearing, newest at [0]. */
struct tear {
	size_t ends[BACKING + 2];
	struct extent sums[BACKING + 2];
	size_t count;
};

static void pass(struct tear *t, size_t end, struct extent sum)
{
	size_t kept = t->count < BACKING + 1 ? t->count : BACKING + 1;
	memmove(t->ends + 1, t->ends, kept * sizeof *t->ends);
	memmove(t->sums + 1, t->sums, kept * sizeof *t->sums);
	t->ends[0] = end;
	t->sums[0] = sum;
	t->count = kept + 1;
}

static void pass_what_fits(const struct wrapper *w, const struct piece *p, double width, struct tear *t)
{
	struct extent sum = { 0 };
	for (size_t at = p->from; at < p->to;) {
		size_t end = text_cluster_end(w->text, at);
		sum = extent_sum(sum, measure_extent(w->m, w->font.face, str_slice(w->text, at, end)));
		if (t->count && !fits(w, end == p->to ? shown(w, p, sum) : sum, width))
			break;
		pass(t, end, sum);
		at = end;
	}
}

/* Which of the places to take: the newest, unless a line would begin with a full stop or the like. */
static size_t bearable(const struct wrapper *w, const struct piece *p, const struct tear *t)
{
	if (t->ends[0] >= p->to)
		return 0;
	for (size_t i = 0; i + 1 < t->count && i < BACKING; i++)
		if (break_is_bearable(w->text, t->ends[i + 1], t->ends[i]))
			return i;
	return 0;
}

/* Takes what fits, at least one cluster, off the piece. *next is the piece that the next line begins with. */
static struct line tear_off(const struct wrapper *w, size_t first, double width, size_t *next)
{
	struct piece *p = &w->m->pieces.at[first];
	struct tear t = { 0 };
	loosen(w, p);
	pass_what_fits(w, p, width, &t);
	size_t place = bearable(w, p, &t);
	struct str taken = text_trim(str_slice(w->text, p->from, t.ends[place]));
	struct str rest = text_trim(str_slice(w->text, t.ends[place], p->to));
	struct line line = { first, p->from, p->from + taken.len, text_width(w->m, w->font, taken) };
	p->ink.units -= t.sums[place].units;
	p->ink.clusters -= t.sums[place].clusters;
	p->from = rest.len ? (size_t)(rest.at - w->text.at) : p->to;
	*next = rest.len ? first : first + 1;
	return line;
}

/* ---- lines ---- */

/* The places passed on a line, by willingness. */
struct chance {
	size_t end; /* behind the last piece; 0 when there was none */
	struct extent e;
};

static struct line next_line(const struct wrapper *w, size_t first, double width, size_t *next, struct filling *f)
{
	const struct piece *pieces = w->m->pieces.at;
	size_t count = w->m->pieces.len;
	struct chance chances[WILLINGNESS_COUNT] = { 0 };
	struct extent sum = { 0 };
	for (size_t i = first; i < count; i++) {
		const struct piece *p = &pieces[i];
		struct extent ink = extent_sum(sum, p->ink), e = shown(w, p, ink);
		if (!fits(w, ink, width))
			break;
		if (fits(w, e, width))
			chances[i + 1 == count ? BREAK_NEVER : p->behind] = (struct chance){ i + 1, e };
		sum = extent_sum(ink, p->blanks);
	}
	/* BREAK_NEVER stands for the text's end here: when all fits, there is nothing to choose. */
	static const enum willingness ORDER[] = { BREAK_NEVER, BREAK_FREELY, BREAK_AT_NEED, BREAK_IN_WORD };
	for (size_t i = 0; i < COUNT(ORDER); i++) {
		const struct chance *c = &chances[ORDER[i]];
		if (!c->end)
			continue;
		f->unwilling += i > 1;
		*next = c->end;
		return line_of(w, first, c->end, c->e);
	}
	f->has_torn = true;
	return tear_off(w, first, width, next);
}

/* Into m->lines. */
static struct filling fill(const struct wrapper *w, double width)
{
	struct measure *m = w->m;
	struct filling f = { 0 };
	m->lines.len = 0;
	for (size_t first = 0; first < m->pieces.len;)
		VEC_PUSH(&m->scratch, &m->lines, next_line(w, first, width, &first, &f));
	return f;
}

static double widest_line(const struct measure *m)
{
	double widest = 0;
	for (size_t i = 0; i < m->lines.len; i++)
		widest = m->lines.at[i].width > widest ? m->lines.at[i].width : widest;
	return widest;
}

/* ---- looks ---- */

/* No width below this can do: one line would not hold its share, or a piece would be torn. */
static double narrowest(const struct wrapper *w, size_t lines)
{
	struct extent all = { 0 };
	double widest = 0;
	for (size_t i = 0; i < w->m->pieces.len; i++) {
		const struct piece *p = &w->m->pieces.at[i];
		double width = extent_width(w->font, shown(w, p, p->ink));
		widest = width > widest ? width : widest;
		all = extent_sum(all, p->ink);
	}
	double share = extent_width(w->font, all) / (double)lines;
	return share > widest ? share : widest;
}

/* The narrowest width that needs neither more lines nor worse ends. */
static void even_out(const struct wrapper *w, struct filling before)
{
	size_t lines = w->m->lines.len;
	double enough = widest_line(w->m), least = narrowest(w, lines);
	bool is_filled = true;
	for (int step = 0; step < EVENING_STEPS && enough - least > w->font.size / 8; step++) {
		double width = (enough + least) / 2;
		struct filling f = fill(w, width);
		is_filled = w->m->lines.len <= lines && f.unwilling <= before.unwilling;
		if (is_filled)
			enough = widest_line(w->m);
		else
			least = width;
	}
	if (!is_filled)
		fill(w, enough);
}

static size_t willing_end(const struct wrapper *w, const struct line *line, size_t end)
{
	while (end > line->first + 1 && w->m->pieces.at[end - 1].behind != BREAK_FREELY)
		end--;
	return end;
}

static struct extent line_extent(const struct wrapper *w, size_t first, size_t end)
{
	struct extent e = { 0 };
	for (size_t i = first; i < end; i++) {
		const struct piece *p = &w->m->pieces.at[i];
		struct extent ink = extent_sum(e, p->ink);
		e = i + 1 == end ? shown(w, p, ink) : extent_sum(ink, p->blanks);
	}
	return e;
}

/* A last line of one short word gets the word before it for company, when the line above can spare it. */
static void befriend_last(const struct wrapper *w, double width)
{
	struct measure *m = w->m;
	struct line *last = &m->lines.at[m->lines.len - 1], *above = last - 1;
	if (last->first + 1 < m->pieces.len || last->width > width / 4)
		return;
	size_t end = willing_end(w, above, last->first - 1);
	struct extent joined = line_extent(w, end, m->pieces.len);
	if (end < above->first + 2 || !fits(w, joined, width))
		return;
	*above = line_of(w, above->first, end, line_extent(w, above->first, end));
	*last = line_of(w, end, m->pieces.len, joined);
}

static void improve(const struct wrapper *w, double width, struct filling f)
{
	size_t lines = w->m->lines.len;
	if (f.has_torn || lines < 2)
		return;
	if (lines > MOST_EVENED)
		befriend_last(w, width);
	else if (w->m->pieces.len <= MOST_EVENED_PIECES)
		even_out(w, f);
}

/* ---- paragraphs ---- */

static void wrap_paragraph(struct measure *m, struct font font, struct str text, double width, double *widest)
{
	double whole = text_width(m, font, text);
	if (!(whole > width + SLACK)) {
		VEC_PUSH(&m->scratch, &m->slices, text);
		*widest = whole > *widest ? whole : *widest;
		return;
	}
	struct wrapper w = { m, font, text, measure_hyphen(m, font.face) };
	measure_pieces(m, font.face, text);
	improve(&w, width, fill(&w, width));
	for (size_t i = 0; i < m->lines.len; i++) {
		const struct line *line = &m->lines.at[i];
		VEC_PUSH(&m->scratch, &m->slices, str_slice(text, line->from, line->to));
		*widest = line->width > *widest ? line->width : *widest;
	}
}

/* The text up to the next end of line, without blanks at its ends; the rest stays in *text. */
static struct str next_paragraph(struct str *text)
{
	size_t end = str_find(*text, '\n');
	struct str paragraph = text_trim(str_slice(*text, 0, end));
	*text = str_slice(*text, end + 1, text->len);
	return paragraph;
}

static void drop_scratch(struct measure *m)
{
	if (m->scratch.total <= MOST_SCRATCH)
		return;
	arena_finish(&m->scratch);
	memset(&m->pieces, 0, sizeof m->pieces);
	memset(&m->lines, 0, sizeof m->lines);
	memset(&m->slices, 0, sizeof m->slices);
	memset(&m->word_breaks, 0, sizeof m->word_breaks);
}

struct lines text_wrap(struct measure *m, struct arena *a, struct font font, struct str text, double width)
{
	struct lines lines = { 0 };
	bool has_gap = false;
	m->slices.len = 0;
	while (text.len) {
		struct str paragraph = next_paragraph(&text);
		if (paragraph.len && has_gap && m->slices.len)
			VEC_PUSH(&m->scratch, &m->slices, str_slice(paragraph, 0, 0));
		has_gap = !paragraph.len;
		if (paragraph.len)
			wrap_paragraph(m, font, paragraph, width, &lines.width);
	}
	lines.len = m->slices.len;
	lines.at = arena_alloc(a, lines.len * sizeof *lines.at);
	if (lines.len)
		memcpy(lines.at, m->slices.at, lines.len * sizeof *lines.at);
	drop_scratch(m);
	return lines;
}

double text_longest_word(struct measure *m, struct font font, struct str text)
{
	double longest = 0;
	while (text.len) {
		struct wrapper w = { .m = m, .font = font, .text = next_paragraph(&text), .hyphen = measure_hyphen(m, font.face) };
		measure_pieces(m, font.face, w.text);
		struct extent word = { 0 };
		for (size_t i = 0; i < m->pieces.len; i++) {
			const struct piece *p = &m->pieces.at[i];
			word = extent_sum(word, p->ink);
			double width = extent_width(font, shown(&w, p, word));
			longest = width > longest ? width : longest;
			if (p->behind >= BREAK_AT_NEED)
				word = (struct extent){ 0 };
		}
	}
	drop_scratch(m);
	return longest;
}
