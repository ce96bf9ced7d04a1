/* page.c — a page's beginning and end, and the small things that several views need. */
#include "view/page.h"

struct layout page_begin(const struct view_request *r)
{
	struct plan *p = plan_begin(r->map, r->journey, r->ruler, r->options);
	return (struct layout){ .plan = p, .arena = &p->arena, .options = r->options };
}

void page_finish(struct layout *l)
{
	plan_free(l->plan);
}

static struct scene *draw_in(const struct plan *p, const struct theme *theme, page_drawer *draw, const void *view)
{
	struct drawing d = drawing_begin(p, theme);
	draw(view, &d);
	return drawing_end(&d);
}

struct scene *page_draw(const struct view_request *r, const struct plan *p, page_drawer *draw, const void *view)
{
	for (size_t i = 0; i < VIEW_OTHERS_MOST && r->others[i]; i++)
		r->in_others[i] = draw_in(p, r->others[i], draw, view);
	return draw_in(p, r->theme, draw, view);
}

/* ---- channels and personas ---- */

static void note_channels_of(struct layout *l, const struct content *c)
{
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints) {
			const struct channel *channel = touch_channel(c, touch, t);
			if (channel)
				plan_channel_index(l, channel);
		}
}

void page_note_channels(struct layout *l)
{
	FOR_EACH(struct stage, stage, l->plan->journey->stages) {
		FOR_EACH(struct step, step, stage->steps)
			note_channels_of(l, &step->content);
		note_channels_of(l, &stage->content);
	}
}

struct persona_list {
	struct arena *arena;
	struct things list;
};

static void add_personas(struct persona_list *p, const struct things *personas)
{
	for (size_t i = 0; i < personas->len; i++)
		things_note(p->arena, &p->list, personas->at[i]);
}

static void note_personas(void *list, const struct thing *t)
{
	if (thing_people(t))
		add_personas(list, thing_people(t));
}

struct things page_personas(struct layout *l)
{
	struct persona_list p = { .arena = l->arena };
	add_personas(&p, &l->plan->journey->personas);
	journey_walk(l->plan->journey, note_personas, &p);
	return p.list;
}

/* ---- placing ---- */

double layout_at_least(double a, double b)
{
	return a > b ? a : b;
}

double role_lines_height(enum role role, struct lines lines)
{
	return text_lines_height(role_font(role), lines);
}

double stages_width(const struct plan *p)
{
	const struct stage_box *last = &p->stages.at[p->stages.len - 1];
	return last->x + last->width - p->stages.at[0].x;
}

/* ---- drawing ---- */

struct shape *draw_box(struct drawing *d, struct shape *into, double x, double y, double width, double height, double radius, struct color fill, struct color line)
{
	double inset = line.none ? 0 : 0.5;
	struct shape *s = scene_rect(d->scene, into, x + inset, y + inset, width - 2 * inset, height - 2 * inset, radius);
	s->paint.fill = fill;
	s->paint.stroke = line;
	return s;
}

struct shape *draw_dashed(struct shape *s)
{
	s->paint.dash = 4;
	s->paint.gap = 3;
	return s;
}

double section_height(void)
{
	return role_line_height(ROLE_KICKER) + 10;
}

void draw_section(struct drawing *d, struct shape *into, double y, struct str text)
{
	const struct plan *p = d->plan;
	struct str upper = str_upper(&d->scene->arena, text);
	double baseline = y + middle_baseline(ROLE_KICKER, 1, role_line_height(ROLE_KICKER));
	draw_standing(d, draw_text(d, into, ROLE_KICKER, p->margin, baseline, ANCHOR_LEFT, upper, d->theme->muted));
	double end = p->margin + text_width(p->ruler, role_font(ROLE_KICKER), upper) + 12, middle = y + role_line_height(ROLE_KICKER) / 2;
	if (end < p->width - p->margin)
		draw_line(d, into, end, middle, p->width - p->margin, middle, d->theme->line, 1);
}

void draw_empty(struct drawing *d, struct shape *into, double y, struct str text)
{
	draw_text(d, into, ROLE_SUBTITLE, d->plan->margin, y + font_ascent(role_font(ROLE_SUBTITLE)), ANCHOR_LEFT, text, d->theme->muted);
}
