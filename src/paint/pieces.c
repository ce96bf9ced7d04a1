/* pieces.c — which small shapes of a page's drawings are the same but for their place. All are written where they stand, and noted; once all drawings are
 * there, those that save something are taken out. */
#include "pieces.h"

#include <math.h>
#include <string.h>

struct shared_piece {
	struct str text; /* as written at 0, 0 */
	size_t count, number; /* number: from 1; 0: it stays where it is */
};

struct piece_use {
	struct shared_piece *piece;
	size_t drawing, from, to; /* in the bytes of its drawing */
	double x, y;
};

struct svg_pieces {
	struct arena arena;
	struct names known; /* text → struct shared_piece */
	VEC(struct piece_use) uses;
	size_t drawing; /* that is painted, from 1 */
	struct buf text;
	struct piece_box { double left, top, right, bottom; } box; /* of the first shape of the one that is written, where there is one */
	struct piece_use open;
	size_t line_looks, line_end; /* of the line that was written last: where its looks begin, and where it ends; 0: there is none */
};

struct svg_pieces *svg_pieces_new(void)
{
	struct arena arena = { 0 };
	struct svg_pieces *p = ARENA_NEW(&arena, struct svg_pieces);
	p->arena = arena;
	names_init(&p->known, &p->arena);
	return p;
}

void svg_pieces_free(struct svg_pieces *p)
{
	struct arena arena = p ? p->arena : (struct arena){ 0 };
	if (p)
		buf_finish(&p->text);
	arena_finish(&arena);
}

void svg_pieces_begin(struct svg_pieces *p)
{
	p->drawing++;
	p->line_looks = 0;
}

/* ---- where a shape is ---- */

static struct piece_box box_of_path(const struct shape *path)
{
	struct piece_box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	for (size_t i = 0; i < path->step_count; i++)
		for (int k = 0; k < path_numbers(path->steps[i].op); k += 2) {
			const double *at = path->steps[i].at + k;
			box = (struct piece_box){ fmin(box.left, at[0]), fmin(box.top, at[1]), fmax(box.right, at[0]), fmax(box.bottom, at[1]) };
		}
	return box;
}

static struct piece_box box_of(const struct shape *shape)
{
	double r = shape->radius;
	switch (shape->kind) {
	case SHAPE_RECT: return (struct piece_box){ shape->x, shape->y, shape->x + shape->width, shape->y + shape->height };
	case SHAPE_CIRCLE: return (struct piece_box){ shape->x - r, shape->y - r, shape->x + r, shape->y + r };
	default: return box_of_path(shape);
	}
}

static bool is_on(struct piece_box around, struct piece_box box)
{
	const double NEAR = 6;
	return box.left >= around.left - NEAR && box.top >= around.top - NEAR && box.right <= around.right + NEAR && box.bottom <= around.bottom + NEAR;
}

static bool is_small(struct piece_box box)
{
	return box.right - box.left <= 120 && box.bottom - box.top <= 40;
}

/* Nothing of it may be its own: a place in the text, whether it is told or not, an owner, a gradient of its drawing. */
static bool may_be_shared(const struct svg *w, const struct shape *shape)
{
	bool is_plain = shape->kind == SHAPE_RECT || shape->kind == SHAPE_CIRCLE || (shape->kind == SHAPE_PATH && shape->step_count);
	return is_plain && !shape->paint.gradient && !svg_has_place(w, shape);
}

/* ---- as drawings are painted ---- */

static void put_shifted(struct svg *w, const struct shape *shape, struct str looks)
{
	struct svg_pieces *p = w->options.page->pieces;
	struct buf *out = w->out;
	w->out = w->looks.out = &p->text;
	w->from_x = p->open.x;
	w->from_y = p->open.y;
	svg_geometry(w, shape);
	buf_str(w->out, looks);
	w->from_x = w->from_y = 0;
	w->out = w->looks.out = out;
}

static void begin_piece(struct svg_pieces *p, const struct shape *shape, struct piece_box box, size_t from)
{
	bool is_path = shape->kind == SHAPE_PATH;
	p->box = box;
	p->open = (struct piece_use){ NULL, p->drawing, from, from, is_path ? shape->steps[0].at[0] : shape->x, is_path ? shape->steps[0].at[1] : shape->y };
	buf_clear(&p->text);
}

void piece_end(struct svg *w)
{
	struct svg_pieces *p = w->options.page ? w->options.page->pieces : NULL;
	if (!p || !p->open.drawing)
		return;
	struct str text = buf_as_str(&p->text);
	struct shared_piece *piece = names_find(&p->known, text);
	if (!piece) {
		piece = ARENA_NEW(&p->arena, struct shared_piece);
		piece->text = str_copy(&p->arena, text);
		names_add(&p->known, piece->text, piece);
	}
	piece->count++;
	p->open.piece = piece;
	VEC_PUSH(&p->arena, &p->uses, p->open);
	p->open = (struct piece_use){ 0 };
}

static bool is_line(const struct shape *shape)
{
	return shape && shape->kind == SHAPE_PATH && shape->paint.fill.none;
}

/* Lines of one look in a row, as those of a grid, are one path. shape: what was written from `from`; NULL: nothing that has company. */
static void join_lines(struct svg *w, const struct shape *shape, size_t from)
{
	static const char BEGIN[] = "<path d=\"";
	struct svg_pieces *p = w->options.page->pieces;
	struct str all = buf_as_str(w->out);
	bool is_next = is_line(shape) && p->line_looks && p->line_end == from && str_equal(str_slice(all, p->line_looks, from), str_slice(all, w->looks_at, all.len));
	if (is_next) {
		size_t d = from + sizeof BEGIN - 1, length = all.len - d;
		memmove(w->out->at + p->line_looks - 1, w->out->at + d, length + 1);
		w->looks_at -= d - p->line_looks + 1;
		w->out->len = p->line_looks - 1 + length;
	}
	p->line_looks = is_line(shape) ? w->looks_at : 0;
	p->line_end = w->out->len;
}

void piece_add(struct svg *w, const struct shape *shape, size_t from)
{
	struct svg_pieces *p = w->options.page ? w->options.page->pieces : NULL;
	if (!p)
		return;
	bool is_one = may_be_shared(w, shape) && w->out->len > from;
	struct piece_box box = is_one ? box_of(shape) : (struct piece_box){ 0 };
	if (p->open.drawing && !(is_one && is_on(p->box, box)))
		piece_end(w);
	if (!is_one || (!p->open.drawing && !is_small(box))) {
		join_lines(w, is_one ? shape : NULL, from);
		return;
	}
	if (!p->open.drawing)
		begin_piece(p, shape, box, from);
	put_shifted(w, shape, str_slice(buf_as_str(w->out), w->looks_at, w->out->len));
	p->open.to = w->out->len;
}

/* ---- once all are there ---- */

/* What is written for one use of it, and around it where it stands once. */
enum { USE_LENGTH = 34, AROUND_LENGTH = 14 };

void svg_pieces_settle(struct svg_pieces *p, struct buf *shared)
{
	size_t number = 0;
	for (size_t i = 0; i < p->known.len; i++) {
		struct shared_piece *piece = p->known.entries[i].thing;
		if (piece->count * piece->text.len <= piece->count * USE_LENGTH + piece->text.len + AROUND_LENGTH)
			continue;
		buf_text(shared, number ? "" : "<svg class=unseen aria-hidden=true><defs>");
		piece->number = ++number;
		buf_fmt(shared, "<g id=s%zu>%.*s</g>\n", number, STR_ARG(piece->text));
	}
	buf_text(shared, number ? "</defs></svg>\n" : "");
}

static void put_use(const struct piece_use *use, struct buf *out)
{
	buf_fmt(out, "<use href=#s%zu x=", use->piece->number);
	buf_number(out, use->x, 1);
	buf_text(out, " y=");
	buf_number(out, use->y, 1);
	buf_text(out, " />");
}

/* They are in the order of the drawings, of which a page may have a thousand. */
static size_t first_use(const struct svg_pieces *p, size_t drawing)
{
	size_t low = 0, high = p->uses.len;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (p->uses.at[middle].drawing < drawing)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void svg_pieces_put(const struct svg_pieces *p, size_t drawing, struct str svg, struct buf *out)
{
	size_t at = 0;
	for (size_t i = first_use(p, drawing + 1); i < p->uses.len && p->uses.at[i].drawing == drawing + 1; i++) {
		const struct piece_use *use = &p->uses.at[i];
		if (!use->piece->number)
			continue;
		buf_str(out, str_slice(svg, at, use->from));
		put_use(use, out);
		at = use->to;
	}
	buf_str(out, str_slice(svg, at, svg.len));
}
