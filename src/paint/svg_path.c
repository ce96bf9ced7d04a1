/* svg_path.c — the way of a path: each point by its place, as a person reads it; or, in a page, which is sent, by how far it is from the last one, which is a
 * third shorter. Distances are those between rounded places, so that nothing adds up. */
#include "svg.h"

#include <math.h>
#include <stdlib.h>

struct pen {
	struct buf *out;
	double from[2];
	long x, y, start_x, start_y; /* tenths of a pixel */
	char op;                     /* written last: it goes on without being told again */
	bool has_point;              /* the last number has a decimal point: another point begins the next */
};

static long tenths(double number)
{
	return lround(number * 10);
}

/* There are thousands in a page: written from their ends, and added at once. */
static void put_tenths(struct pen *pen, long number, bool is_first)
{
	bool is_negative = number < 0, has_whole = labs(number) >= 10;
	bool is_apart = is_first || is_negative || (!has_whole && number && pen->has_point);
	char text[24];
	size_t at = sizeof text;
	unsigned long rest = (unsigned long)labs(number), whole = rest / 10;
	if (rest % 10) {
		text[--at] = (char)('0' + rest % 10);
		text[--at] = '.';
	}
	for (bool is_due = whole || !rest; is_due; is_due = whole /= 10)
		text[--at] = (char)('0' + whole % 10);
	if (is_negative)
		text[--at] = '-';
	if (!is_apart)
		text[--at] = ' ';
	buf_add(pen->out, text + at, sizeof text - at);
	pen->has_point = rest % 10;
}

static void put_op(struct pen *pen, char op, const long *numbers, int count)
{
	bool is_told = op == pen->op && op != 'M';
	if (!is_told)
		buf_char(pen->out, op);
	for (int i = 0; i < count; i++)
		put_tenths(pen, numbers[i], !i && !is_told);
	pen->op = op;
}

static void put_step(struct pen *pen, const struct path_step *step)
{
	long by[6] = { 0 }, numbers = path_numbers(step->op);
	if (step->op == 'Z') {
		put_op(pen, 'z', by, 0);
		pen->x = pen->start_x;
		pen->y = pen->start_y;
		return;
	}
	for (int i = 0; i < numbers; i++)
		by[i] = tenths(step->at[i] - pen->from[i % 2]) - (step->op == 'M' ? 0 : i % 2 ? pen->y : pen->x);
	pen->x = tenths(step->at[numbers - 2] - pen->from[0]);
	pen->y = tenths(step->at[numbers - 1] - pen->from[1]);
	if (step->op == 'M') {
		pen->start_x = pen->x;
		pen->start_y = pen->y;
		put_op(pen, 'M', by, 2);
	} else if (step->op == 'L' && !by[1]) {
		put_op(pen, 'h', by, 1);
	} else if (step->op == 'L' && !by[0]) {
		put_op(pen, 'v', by + 1, 1);
	} else {
		put_op(pen, step->op == 'L' ? 'l' : 'c', by, (int)numbers);
	}
}

static void put_places(struct buf *out, const struct shape *path)
{
	for (size_t i = 0; i < path->step_count; i++) {
		const struct path_step *step = &path->steps[i];
		buf_char(out, step->op);
		for (int k = 0; k < path_numbers(step->op); k++) {
			if (k)
				buf_char(out, ' ');
			buf_number(out, step->at[k], 2);
		}
	}
}

void svg_path(struct svg *w, const struct shape *path)
{
	struct pen pen = { .out = w->out, .from = { w->from_x, w->from_y } };
	if (!w->looks.styles) {
		put_places(w->out, path);
		return;
	}
	for (size_t i = 0; i < path->step_count; i++)
		put_step(&pen, &path->steps[i]);
}
