/* draw_stages.c — the stages' chevrons with what stands under them, and the bars of phases above. */
#include "cjm/drawing.h"
#include "cjm/layout.h"
#include "cjm/strip.h"

static struct shape *chevron_at(struct drawing *d, struct shape *into, double x, double width, double height, bool first, struct color color)
{
	struct shape *s = scene_path(d->scene, into);
	double tip = CHEVRON_TIP, notch = first ? 0 : tip, half = height / 2;
	path_to(d->scene, s, 'M', (double[]){ x, 0 });
	path_to(d->scene, s, 'L', (double[]){ x + width - tip, 0 });
	path_to(d->scene, s, 'L', (double[]){ x + width, half });
	path_to(d->scene, s, 'L', (double[]){ x + width - tip, height });
	path_to(d->scene, s, 'L', (double[]){ x, height });
	path_to(d->scene, s, 'L', (double[]){ x + notch, half });
	path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = color;
	return s;
}

struct shape *draw_chevron(struct drawing *d, struct shape *into, double width, double height, bool first, struct color color)
{
	return chevron_at(d, into, 0, width, height, first, color);
}

static struct shape *title_at(struct drawing *d, struct shape *into, double x, struct lines title, double height, bool first, struct color color)
{
	double inset = first ? TEXT_INSET : CHEVRON_INSET;
	return draw_standing(d, draw_lines(d, into, ROLE_STAGE, x + inset, middle_of_lines(ROLE_STAGE, title, height), ANCHOR_LEFT, title, color));
}

struct shape *draw_stage_title(struct drawing *d, struct shape *into, struct lines title, double height, bool first, struct color color)
{
	return title_at(d, into, 0, title, height, first, color);
}

struct str draw_detail_link(struct drawing *d, const struct stage *s)
{
	return s->detail && !d->plan->stands_alone ? detail_output(s->detail, STR(".svg"), &d->scene->arena) : (struct str){ 0 };
}

static void draw_phase(struct drawing *d, struct shape *into, const struct phase_bar *bar, double height)
{
	struct color ground = d->theme->bar;
	struct font font = role_font(ROLE_LANE);
	double text = text_lines_height(font, bar->title), air = font_line_height(font) - font_ascent(font) - font_descent(font);
	struct shape *g = scene_group(d->scene, into, STR("phase"), bar->x, 0);
	draw_id(d, g, "phase", bar->phase->thing.id);
	g->span = bar->phase->thing.span;
	struct shape *box = scene_rect(d->scene, g, 0, 0, bar->width, height, 4);
	box->paint.fill = ground;
	struct shape *title = draw_lines(d, g, ROLE_LANE, PHASE_INSET, (height - text + air) / 2 + font_ascent(font), ANCHOR_LEFT, bar->title,
		color_contrast(d->theme->strong_text, ground) >= 4.5 ? d->theme->strong_text : color_readable_on(ground));
	draw_carried(d, draw_standing(d, title), box);
}

void draw_phases(struct drawing *d, struct shape *into, const struct phase_bars *bars, double x, double y)
{
	if (!bars->list.len)
		return;
	struct shape *g = scene_group(d->scene, into, STR("phases"), x, y - bars->height - PHASE_AIR);
	for (size_t i = 0; i < bars->list.len; i++)
		draw_phase(d, g, &bars->list.at[i], bars->height);
}

enum { OWNER_INSET = 6, RULE = 2 }; /* from the chevron's tip */

static void draw_owner(struct drawing *d, struct shape *into, const struct stage_box *box, double end, struct color hue, const struct shape *chevron)
{
	double y = middle_baseline(ROLE_SMALL, 1, d->plan->chevron_height);
	struct shape *owner = draw_text(d, into, ROLE_SMALL, end - CHEVRON_TIP - OWNER_INSET, y, ANCHOR_RIGHT, box->owner, draw_stage_ink(d->theme, hue));
	owner->span = box->owner_span;
	draw_carried(d, owner, chevron);
}

/* Where the page is in the journey; the stages that are on it are told by their own chevrons, of which one alone has its place here. */
static void draw_marks(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	for (size_t i = 0; i < p->marks.len && p->marks_y > 0; i++) {
		const struct stage_mark *mark = &p->marks.at[i];
		if (mark == p->joined)
			continue;
		struct shape *g = scene_group(d->scene, into, STR("mark"), mark->x, p->marks_y);
		struct color hue = draw_stage_color(d->theme, mark->stage->hue), ground = mark->is_present ? hue : d->theme->ground;
		struct shape *chevron = draw_chevron(d, g, mark->width, p->marks_height, i == 0, ground);
		if (!mark->is_present && mark->has_room) /* an edge would cross what is wider */
			chevron->paint.stroke = line_around(d->theme, ground);
		if (!mark->title.len)
			continue;
		struct shape *text = draw_text(d, g, p->marks_role, mark->width / 2, middle_baseline(p->marks_role, 1, p->marks_height), ANCHOR_MIDDLE, mark->title,
			mark->is_present ? draw_stage_ink(d->theme, hue) : d->theme->muted);
		text->part = TEXT_ORNAMENT;
	}
}

/* A chevron among those of all stages has a rule below it, as wide as what belongs to it. */
static void draw_head(struct drawing *d, struct shape *into, const struct stage_box *box, struct color hue)
{
	const struct plan *p = d->plan;
	bool is_first = chevron_is_first(p, box);
	double x = p->joined ? p->joined->x - box->x : 0, width = chevron_width(p, box);
	if (p->joined)
		scene_rect(d->scene, into, 0, p->chevron_height, box->width, RULE, 0)->paint.fill = hue;
	const struct shape *chevron = chevron_at(d, into, x, width, p->chevron_height, is_first, hue);
	draw_carried(d, title_at(d, into, x, box->title, p->chevron_height, is_first, draw_stage_ink(d->theme, hue)), chevron);
	if (box->owner.len)
		draw_owner(d, into, box, x + width, hue, chevron);
}

void draw_stages(struct drawing *d, struct shape *into)
{
	const struct plan *p = d->plan;
	draw_marks(d, into);
	draw_phases(d, into, &p->phases, 0, p->strip_y);
	struct shape *strip = scene_group(d->scene, into, STR("stages"), 0, p->strip_y);
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		struct shape *g = scene_group(d->scene, strip, STR("stage"), box->x, 0);
		draw_id(d, g, "stage", box->stage->thing.id);
		g->span = box->stage->thing.span;
		g->link = draw_detail_link(d, box->stage);
		struct color hue = draw_stage_color(d->theme, box->stage->hue);
		draw_head(d, g, box, hue);
		draw_blocks(d, g, box->notes.at, box->notes.len, d->theme->text);
	}
	draw_lines(d, strip, ROLE_SUBTITLE, p->margin, p->empty_y, ANCHOR_LEFT, p->empty, d->theme->muted);
}
