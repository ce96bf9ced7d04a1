/* flow_draw.c — the flow in its colours: stages as bands under their chevrons, steps as cards, ways as lines as heavy as their
 * share. */
#include "view/flow.h"

#include <math.h>

static const struct color NONE = { .none = true };
static const double LINE_RIM = 1.5;
static const double HANGING = 2; /* less than labels are apart */

/* ---- stages ---- */

static void draw_part(struct drawing *d, struct shape *into, const struct system *s, const struct stage_part *part, double x)
{
	const struct theme *t = d->theme;
	struct color hue = draw_stage_color(t, part->stage->hue), band = color_mix(hue, t->background, 0.07);
	struct shape *g = scene_group(d->scene, into, STR("stage"), x, s->y);
	draw_id(d, g, "stage", part->stage->thing.id);
	g->span = part->stage->thing.span;
	g->link = draw_detail_link(d, part->stage);
	draw_box(d, g, 0, s->chevron_height + 4, part->width, s->band_height, 8, band, line_around(t, band));
	draw_chevron(d, g, part->width, s->chevron_height, part->is_first, hue);
	draw_stage_title(d, g, part->title, s->chevron_height, part->is_first, draw_stage_ink(t, hue));
	draw_blocks(d, scene_group(d->scene, g, STR("notes"), 0, s->chevron_height + 4 + 8), part->notes.at, part->notes.len, t->text);
}

/* ---- ways ---- */

static struct color way_color(const struct theme *t, const struct way_line *w)
{
	return w->goes_back ? t->accent : t->curve;
}

/* Around so much of the line, to keep it apart from one that it runs along. */
static void draw_rim(struct drawing *d, struct shape *into, const struct way_line *w, const struct flow_spot *at, size_t count, double x, double y)
{
	struct shape *rim = scene_path(d->scene, into);
	double half = w->weight / 2 + LINE_RIM;
	for (size_t i = 0; i < 2 * count; i++) {
		size_t n = i < count ? i : 2 * count - 1 - i;
		struct flow_spot before = at[n ? n - 1 : 0], after = at[n + 1 < count ? n + 1 : n];
		double dx = after.x - before.x, dy = after.y - before.y, length = sqrt(dx * dx + dy * dy), side = i < count ? half : -half;
		if (length > 0)
			path_to(d->scene, rim, rim->step_count ? 'L' : 'M', (double[]){ at[n].x + x - dy / length * side, at[n].y + y + dx / length * side });
	}
	path_to(d->scene, rim, 'Z', NULL);
	rim->paint.fill = d->theme->background;
}

static void draw_piece(struct drawing *d, struct shape *into, const struct way_line *w, const struct way_piece *p, double x, double y)
{
	for (size_t i = 0; i < p->along.len; i++)
		draw_rim(d, into, w, &p->samples.at[p->along.at[i].first], p->along.at[i].count, x, y);
	struct shape *line = scene_path(d->scene, into);
	for (size_t i = 0; i < p->points.len; i += i ? 3 : 1) {
		const struct flow_spot *at = &p->points.at[i];
		if (i)
			path_to(d->scene, line, 'C', (double[]){ at[0].x + x, at[0].y + y, at[1].x + x, at[1].y + y, at[2].x + x, at[2].y + y });
		else
			path_to(d->scene, line, 'M', (double[]){ at[0].x + x, at[0].y + y });
	}
	line->paint.stroke = way_color(d->theme, w);
	line->paint.stroke_width = w->weight;
	if (w->goes_back)
		line->paint.dash = 6, line->paint.gap = 4;
}

/* From the end of the line to the tip, as wide as the line needs. */
static void draw_head(struct drawing *d, struct shape *into, struct flow_spot from, struct flow_spot tip, double half, struct color color)
{
	double dx = tip.x - from.x, dy = tip.y - from.y, length = dx * dx + dy * dy;
	if (length < 0.01)
		return;
	double root = length > 1 ? length : 1;
	for (int i = 0; i < 24; i++) /* its square root, by Newton: the same on every machine */
		root = (root + length / root) / 2;
	double nx = -dy / root * half, ny = dx / root * half;
	struct shape *head = scene_path(d->scene, into);
	path_to(d->scene, head, 'M', (double[]){ from.x + nx, from.y + ny });
	path_to(d->scene, head, 'L', (double[]){ tip.x, tip.y });
	path_to(d->scene, head, 'L', (double[]){ from.x - nx, from.y - ny });
	path_to(d->scene, head, 'Z', NULL);
	head->paint.fill = color;
}

/* The last piece, which ends at its step. A rim keeps the head apart from those beside it. */
static void draw_end(struct drawing *d, struct shape *into, const struct way_line *w, const struct way_piece *p, double x, double y)
{
	static const double RIM = 2.5;
	const struct flow_spot *last = &p->points.at[p->points.len - 1];
	struct flow_spot from = { last->x + x, last->y + y }, tip = { w->tip.x + x, w->tip.y + y };
	double half = way_head_half(w);
	draw_head(d, into, from, tip, half + RIM, d->theme->background);
	draw_piece(d, into, w, p, x, y);
	draw_head(d, into, from, tip, half, way_color(d->theme, w));
}

static void draw_marker(struct drawing *d, struct shape *into, double x, double y, size_t number, struct color color)
{
	if (!number) {
		scene_circle(d->scene, into, x, y, 3.4)->paint.fill = color;
		return;
	}
	double half = number < 100 ? MARKER : number < 1000 ? MARKER + 4 : MARKER + 8; /* as wide as its digits */
	struct shape *disc = number < 100 ? scene_circle(d->scene, into, x, y, MARKER) : scene_rect(d->scene, into, x - half, y - MARKER, 2 * half, 2 * MARKER, MARKER);
	disc->paint.fill = d->theme->background;
	disc->paint.stroke = color;
	disc->paint.stroke_width = 1.3;
	draw_text(d, into, ROLE_TAG, x, y + 4, ANCHOR_MIDDLE, str_fmt(&d->scene->arena, "%zu", number), d->theme->text);
}

/* Of the `next` that says it; none for what the order of the steps says. */
static struct span way_span(const struct way_line *w)
{
	return w->edge->way ? w->edge->way->thing.span : (struct span){ 0 };
}

static void draw_way(const struct flow_view *f, struct drawing *d, struct shape *into, const struct way_line *w)
{
	struct shape *g = scene_group(d->scene, into, STR("next"), 0, 0);
	g->span = way_span(w);
	g->title = draw_way_title(d, w->edge->from, w->edge->to);
	for (size_t i = 0; i < w->pieces.len; i++) {
		const struct way_piece *p = &w->pieces.at[i];
		const struct system *s = &f->systems.at[p->system];
		double x = system_x(f, s), y = system_y(s);
		if (!flow_shows(f, p->system))
			continue;
		if (i + 1 == w->pieces.len)
			draw_end(d, g, w, p, x, y);
		else
			draw_piece(d, g, w, p, x, y);
	}
}

/* Over all lines, so that none hides a number. */
static void draw_markers(const struct flow_view *f, struct drawing *d, struct shape *into, const struct way_line *w)
{
	for (size_t i = 0; i < w->pieces.len; i++) {
		const struct way_piece *p = &w->pieces.at[i];
		const struct system *s = &f->systems.at[p->system];
		const struct flow_spot *first = &p->points.at[0], *last = &p->points.at[p->points.len - 1];
		double x = system_x(f, s), y = system_y(s);
		if (!flow_shows(f, p->system))
			continue;
		if (p->comes)
			draw_marker(d, into, first->x + x, first->y + y, p->comes_as, way_color(d->theme, w));
		if (p->goes)
			draw_marker(d, into, last->x + x, last->y + y, p->goes_as, way_color(d->theme, w));
	}
}

static void draw_label(const struct flow_view *f, struct drawing *d, struct shape *into, const struct way_line *w)
{
	if (w->label_height <= 0 || !flow_shows(f, w->label_system))
		return;
	struct shape *g = scene_group(d->scene, into, STR("next"), 0, 0);
	g->span = way_span(w);
	g->title = draw_way_title(d, w->edge->from, w->edge->to);
	const struct system *s = &f->systems.at[w->label_system];
	double x = w->label_x + system_x(f, s), y = w->label_y + system_y(s), middle = x + w->label_width / 2;
	if (w->is_covered) /* letters of Arabic hang below their line */
		draw_box(d, g, x, y, w->label_width, w->label_height + HANGING, 4, d->theme->background, NONE);
	double share = y + middle_baseline(ROLE_LANE, 1, role_line_height(ROLE_LANE));
	double first = w->leads_out ? layout_at_least(role_lines_height(ROLE_LANE, w->share), role_line_height(ROLE_LANE)) : role_lines_height(ROLE_LANE, w->share);
	double when = y + first + middle_baseline(ROLE_TAG, 1, role_line_height(ROLE_TAG));
	if (w->leads_out)
		draw_exit(d, g, middle - w->share.width / 2 - (w->share.len ? 2 : 0), share - 4, d->theme->pain_edge);
	draw_lines(d, g, ROLE_LANE, middle + (w->leads_out ? EXIT_SIGN / 2.0 : 0), share, ANCHOR_MIDDLE, w->share, d->theme->strong_text);
	draw_lines(d, g, ROLE_TAG, middle, when, ANCHOR_MIDDLE, w->when, d->theme->text);
}

/* ---- steps ---- */

static void draw_step(const struct flow_view *f, struct drawing *d, struct shape *into, const struct step_box *b)
{
	const struct theme *t = d->theme;
	const struct system *s = &f->systems.at[b->system];
	struct shape *g = scene_group(d->scene, into, str_fmt(&d->scene->arena, "step%s%s", b->step->exit ? " exit" : "", b->step->off_brand ? " off-brand" : ""),
		b->x + system_x(f, s), b->y + system_y(s));
	draw_id(d, g, "step", b->step->thing.id);
	g->span = b->step->thing.span;
	bool is_doubt = certainty_is_doubt(b->certainty);
	struct shape *box = draw_box(d, g, 0, 0, b->width, b->height, 8, t->background, b->step->exit ? t->pain_edge : is_doubt ? t->muted : b->step->off_brand ? t->work_line : t->card_line);
	if (is_doubt)
		draw_dashed(box);
	if (b->step->off_brand) /* hollow, as in the swimlane */
		box->paint.fill = NONE;
	draw_box(d, g, 7, 9, 3, b->height - 18, 1.5, draw_stage_color(t, b->step->stage->hue), NONE);
	draw_blocks(d, g, b->blocks.at, b->blocks.len, b->step->off_brand ? t->muted : t->text);
	draw_faces(f, d, g, b);
}

/* ---- the whole ---- */

static void note_places(const struct flow_view *f, struct drawing *d)
{
	struct scene *s = d->scene;
	for (size_t i = 0; i < f->systems.len && !f->paged; i++) {
		const struct system *system = &f->systems.at[i];
		VEC_PUSH(&s->arena, &s->frame.row_cuts, system->y + system->chevron_height + 4 + system->band_height + SECTION_GAP / 2.0);
	}
}

void flow_draw(const struct flow_view *f, struct drawing *d)
{
	struct shape *root = &d->scene->root;
	draw_title(d, root);
	for (size_t i = 0; i < f->systems.len; i++) {
		const struct system *s = &f->systems.at[i];
		if (!flow_shows(f, i))
			continue;
		draw_phases(d, root, &s->phases, system_x(f, s), s->y);
		for (size_t k = 0; k < s->parts.len; k++)
			draw_part(d, root, s, &s->parts.at[k], s->parts.at[k].x + system_x(f, s));
	}
	struct shape *ways = scene_group(d->scene, root, STR("ways"), 0, 0);
	for (int along = 0; along < 2; along++)
		for (size_t i = 0; i < f->ways.len; i++)
			if (f->ways.at[i].runs_along == along && flow_shows_way(f, &f->ways.at[i]))
				draw_way(f, d, ways, &f->ways.at[i]);
	for (size_t i = 0; i < f->boxes.len; i++)
		if (flow_shows(f, f->boxes.at[i].system))
			draw_step(f, d, root, &f->boxes.at[i]);
	struct shape *labels = scene_group(d->scene, root, STR("ways"), 0, 0);
	for (size_t i = 0; i < f->ways.len; i++)
		draw_label(f, d, labels, &f->ways.at[i]);
	for (size_t i = 0; i < f->ways.len; i++)
		draw_markers(f, d, labels, &f->ways.at[i]);
	if (!f->systems.len)
		draw_empty(d, root, d->plan->strip_y, locale_nothing(d->plan->locale, d->plan->map, LABEL_no_steps));
	draw_footer(d, root);
	draw_persona_legend(f, d, root);
	note_places(f, d);
}
