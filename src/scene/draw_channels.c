/* draw_channels.c — what stands for a channel beside words: its line sign, its icon, a letter of its name. */
#include "cjm/drawing.h"
#include "scene/signs.h"

static const double LINE_WIDTH = 1.4, LINE_WIDTH_LARGE = 1.2, LARGE_FROM = 20; /* units of the sign's own; pixels */

/* One that isn't among the channels used stands alone. */
static struct channel_look look_of(struct drawing *d, const struct channel *c)
{
	for (size_t i = 0; i < d->plan->channels_used.len; i++)
		if (d->plan->channels_used.at[i] == c)
			return d->looks[i];
	return *channel_looks(&d->scene->arena, d->plan->locale, &c, 1);
}

static void set_step(struct path_step *step, const struct path_step *of, double x, double y, double unit, bool is_turned)
{
	*step = *of;
	for (int k = 0; k < path_numbers(of->op); k += 2) {
		step->at[k] = x + unit * (is_turned ? SIGN_BOX - of->at[k] : of->at[k]);
		step->at[k + 1] = y + unit * (of->at[k + 1] - SIGN_BOX / 2.0);
	}
}

/* A sign that was drawn at the same place of a card before has the same steps, and is told by them again. */
static struct drawn_sign *drawn_before(struct drawing *d, const struct line_sign *sign, double x, double y, double size)
{
	for (size_t i = 0; i < sizeof d->signs / sizeof *d->signs; i++) {
		struct drawn_sign *s = &d->signs[i];
		if (s->sign == sign && !(s->x < x || x < s->x || s->y < y || y < s->y || s->size < size || size < s->size))
			return s;
	}
	return NULL;
}

/* A scene that is read from the right is turned at its end, each path by itself: there none is shared. What shows no direction is turned before, so that it stays. */
static void draw_sign(struct drawing *d, struct shape *into, double x, double y, const struct line_sign *sign, struct color color, double size)
{
	bool is_from_right = language_is_rtl(d->plan->language);
	const struct drawn_sign *before = is_from_right ? NULL : drawn_before(d, sign, x, y, size);
	struct shape *s = scene_path(d->scene, into);
	double unit = size / SIGN_BOX;
	s->step_count = sign->step_count;
	s->steps = before ? before->steps : arena_alloc(&d->scene->arena, sign->step_count * sizeof *s->steps);
	for (size_t i = 0; i < sign->step_count && !before; i++)
		set_step(&s->steps[i], &sign->steps[i], x, y, unit, is_from_right && !sign->turns);
	if (!before)
		d->signs[d->sign_count++ % (sizeof d->signs / sizeof *d->signs)] = (struct drawn_sign){ sign, x, y, size, s->steps };
	s->paint.stroke = color;
	s->paint.stroke_width = unit * (size < LARGE_FROM ? LINE_WIDTH : LINE_WIDTH_LARGE);
	s->paint.round_caps = true;
}

static void draw_written(struct drawing *d, struct shape *into, double x, double y, const struct channel_look *look, struct color color, double size)
{
	double written = text_width(d->plan->ruler, role_font(ROLE_TAG), look->text), width = written + (look->is_boxed ? 2 * CHANNEL_BOX_PADDING : 0);
	width = width > size ? width : size;
	if (look->is_boxed) {
		struct shape *box = scene_rect(d->scene, into, x + 0.6, y - size / 2 + 0.6, width - 1.2, size - 1.2, 3);
		box->paint.stroke = color;
		box->paint.stroke_width = size / SIGN_BOX * LINE_WIDTH;
	}
	draw_text(d, into, ROLE_TAG, x + width / 2, y + 4, ANCHOR_MIDDLE, look->text, d->theme->label)->part = TEXT_ORNAMENT; /* of the channel's name */
}

static void draw_ring(struct drawing *d, struct shape *into, double x, double y, struct color color, double size)
{
	struct shape *ring = scene_circle(d->scene, into, x + size / 2, y, size * 0.3);
	ring->paint.stroke = color;
	ring->paint.stroke_width = size / SIGN_BOX * LINE_WIDTH;
}

void draw_channel(struct drawing *d, struct shape *into, double x, double y, const struct channel *c, double size)
{
	if (!c) {
		draw_ring(d, into, x, y, d->theme->muted, size);
		return;
	}
	struct channel_look look = look_of(d, c);
	struct color color = draw_channel_color(d, c, look.is_twin);
	if (look.sign)
		draw_sign(d, into, x, y, look.sign, color, size);
	else if (look.text.len)
		draw_written(d, into, x, y, &look, color, size);
	else
		draw_ring(d, into, x, y, color, size);
}
