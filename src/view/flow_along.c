/* flow_along.c — ways back that run along another way for a while: the engine leads several through the same gap, and a fine line on or beside a
 * heavy one is not seen. */
#include "view/flow.h"

#include <math.h>

enum { CELL = 6, ALONG_LEAST = 12 }; /* pixels; samples, a few pixels apart */

struct cell_grid { /* where lines of ways lead on, a bit a square */
	double left, top;
	size_t columns, rows;
	unsigned char *bits;
};

static size_t cell_at(const struct cell_grid *g, double x, double y)
{
	double column = fmin(fmax((x - g->left) / CELL, 0), (double)g->columns - 1), row = fmin(fmax((y - g->top) / CELL, 0), (double)g->rows - 1);
	return (size_t)row * g->columns + (size_t)column;
}

static bool is_marked(const struct cell_grid *g, struct flow_spot s)
{
	size_t at = cell_at(g, s.x, s.y);
	return g->bits[at / 8] >> at % 8 & 1;
}

static void mark_way(struct cell_grid *g, const struct way_line *w)
{
	double half = w->weight / 2 + 1;
	for (size_t k = 0; k < w->pieces.len; k++)
		for (size_t n = 0; n < w->pieces.at[k].samples.len; n++)
			for (int corner = 0; corner < 4; corner++) {
				size_t at = cell_at(g, w->pieces.at[k].samples.at[n].x + (corner & 1 ? half : -half), w->pieces.at[k].samples.at[n].y + (corner & 2 ? half : -half));
				g->bits[at / 8] = (unsigned char)(g->bits[at / 8] | 1 << at % 8);
			}
}

static struct cell_grid grid_around(const struct flow_view *f)
{
	struct cell_grid g = { 0 };
	double right = 0, bottom = 0;
	for (size_t i = 0; i < f->ways.len; i++)
		for (size_t k = 0; k < f->ways.at[i].pieces.len; k++)
			for (size_t n = 0; n < f->ways.at[i].pieces.at[k].samples.len; n++) {
				struct flow_spot s = f->ways.at[i].pieces.at[k].samples.at[n];
				g.left = fmin(g.left, s.x);
				g.top = fmin(g.top, s.y);
				right = fmax(right, s.x);
				bottom = fmax(bottom, s.y);
			}
	g.columns = (size_t)((right - g.left) / CELL) + 1;
	g.rows = (size_t)((bottom - g.top) / CELL) + 1;
	g.bits = arena_alloc(f->l.arena, g.columns * g.rows / 8 + 1);
	return g;
}

static void find_runs(struct flow_view *f, const struct cell_grid *g, struct way_line *w, struct way_piece *p)
{
	for (size_t n = 0, first = 0; n <= p->samples.len; n++) {
		if (n < p->samples.len && is_marked(g, p->samples.at[n]))
			continue;
		if (n - first >= ALONG_LEAST) {
			VEC_PUSH(f->l.arena, &p->along, ((struct along_run){ first, n - first }));
			w->runs_along = true;
		}
		first = n + 1;
	}
}

void flow_find_along(struct flow_view *f)
{
	size_t back = 0;
	for (size_t i = 0; i < f->ways.len; i++)
		back += f->ways.at[i].goes_back;
	if (!back)
		return;
	struct cell_grid g = grid_around(f);
	for (size_t i = 0; i < f->ways.len; i++)
		if (!f->ways.at[i].goes_back)
			mark_way(&g, &f->ways.at[i]);
	for (size_t i = 0; i < f->ways.len; i++)
		for (size_t k = 0; k < f->ways.at[i].pieces.len && f->ways.at[i].goes_back; k++)
			find_runs(f, &g, &f->ways.at[i], &f->ways.at[i].pieces.at[k]);
}
