/* tear.c — words that are too wide for a line are torn between their clusters. */
#include "wrap.h"
#include "cluster.h"

#include <string.h>

enum { BACKING = 4 }; /* clusters that a torn word's end may be moved back so as not to look worse still */

static double cluster_width(const struct wrapper *w, size_t at, size_t *end)
{
	*end = text_cluster_end(w->text, at);
	struct str cluster = part_of(w, at, *end);
	w->m->whole = w->text;
	double width = text_ends_soft(cluster) ? 0 : text_width(w->m, w->font, cluster);
	w->m->whole.len = 0;
	return width;
}

/* What is torn is changed: what others know of the paragraph is left as it is. */
static void own_pieces(struct wrapper *w)
{
	struct ruler *m = w->m;
	if (w->pieces == m->pieces.at)
		return;
	m->pieces.len = 0;
	for (size_t i = 0; i < w->count; i++)
		VEC_PUSH(&m->scratch, &m->pieces, w->pieces[i]);
	w->pieces = m->pieces.at;
}

/* From now on the piece is the sum of its clusters, so that what is torn off can be taken from it: measuring the rest
 * anew each time would cost the square of its length. */
static void loosen_piece(const struct wrapper *w, struct piece *p)
{
	if (p->is_loose)
		return;
	double hyphen = p->shown - p->width;
	p->is_loose = true;
	p->width = 0;
	for (size_t at = p->from; at < p->to;)
		p->width += cluster_width(w, at, &at);
	p->shown = p->width + hyphen;
}

/* The last places passed while tearing, newest at [0]. */
struct tear {
	size_t ends[BACKING + 2];
	double lengths[BACKING + 2];
	size_t count;
};

static void pass_place(struct tear *t, size_t end, double length)
{
	size_t kept = t->count < BACKING + 1 ? t->count : BACKING + 1;
	memmove(t->ends + 1, t->ends, kept * sizeof *t->ends);
	memmove(t->lengths + 1, t->lengths, kept * sizeof *t->lengths);
	t->ends[0] = end;
	t->lengths[0] = length;
	t->count = kept + 1;
}

static void pass_what_fits(const struct wrapper *w, const struct piece *p, double width, struct tear *t)
{
	double length = 0;
	for (size_t at = p->from; at < p->to;) {
		length += cluster_width(w, at, &at);
		double hyphen = text_ends_soft(part_of(w, p->from, at)) ? text_width(w->m, w->font, STR("\xC2\xAD")) : 0;
		if (t->count && !line_fits(length + hyphen, width))
			break;
		pass_place(t, at, length);
	}
}

/* Which of the places to take: the newest, unless a line would begin with a full stop or the like. */
static size_t bearable_place(const struct wrapper *w, const struct piece *p, const struct tear *t)
{
	if (t->ends[0] >= p->to)
		return 0;
	for (size_t i = 0; i + 1 < t->count && i < BACKING; i++)
		if (break_is_bearable(w->text, t->ends[i + 1], t->ends[i]))
			return i;
	return 0;
}

/* Leaves of the piece what stands behind `end`, blanks skipped, when what stands before it has `length`. */
static void keep_rest(const struct wrapper *w, struct piece *p, size_t end, double length)
{
	struct str rest = text_trim(part_of(w, end, p->to));
	p->from = rest.len ? (size_t)(rest.at - w->text.at) : p->to;
	length += text_width(w->m, w->font, part_of(w, end, p->from));
	p->width -= length;
	p->shown -= length;
}

struct wrapped_line wrap_tear_off(struct wrapper *w, size_t first, double width, size_t *next)
{
	own_pieces(w);
	struct piece *p = &w->pieces[first];
	struct tear t = { 0 };
	loosen_piece(w, p);
	pass_what_fits(w, p, width, &t);
	size_t place = bearable_place(w, p, &t);
	struct str taken = text_trim(part_of(w, p->from, t.ends[place]));
	struct wrapped_line line = { first, p->from, p->from + taken.len, text_width(w->m, w->font, taken) };
	keep_rest(w, p, t.ends[place], t.lengths[place]);
	*next = p->from < p->to ? first : first + 1;
	return line;
}
