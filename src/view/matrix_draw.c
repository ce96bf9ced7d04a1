/* matrix_draw.c — the matrix in its colours: a tint for what is there, an empty box for what is missing. */
#include "view/matrix.h"

static const struct color NONE = { .none = true };

bool matrix_shows(const struct matrix *m, size_t row)
{
	for (size_t i = 0; m->paged && m->paged->page != ALL_PAGES && i < m->sections.len; i++) {
		const struct matrix_section *s = &m->sections.at[i];
		if (row >= s->first && row < s->end)
			return m->paged->sheets.groups.at[i].bands.at[0].lanes.at[0].items.at[row - s->first].page == m->paged->page;
	}
	return true;
}

bool matrix_is_ticked(const struct matrix_cell *c)
{
	return (c->state == CELL_COVERED || c->state == CELL_ASSUMED) && !c->names.len && !c->faces.len && !c->count;
}

size_t faces_in_row(double width)
{
	double fit = (width - 2 * MATRIX_PADDING) / MATRIX_FACE_STEP;
	return fit < 1 ? 1 : (size_t)fit;
}

/* A channel need not be everywhere: its part is told without praise or blame. */
static void draw_share(struct drawing *d, struct shape *into, double x, double y, double width, size_t done, size_t of, bool is_judged, bool is_again)
{
	const struct theme *t = d->theme;
	struct str text = str_fmt(&d->scene->arena, "%zu/%zu", done, of);
	double part = of ? (double)done / (double)of : 1;
	double room = text_width(d->plan->ruler, role_font(ROLE_STRONG), text) + 10;
	draw_text(d, into, ROLE_STRONG, x, y + 4.5, ANCHOR_LEFT, text, t->strong_text)->part = is_again ? TEXT_ORNAMENT : TEXT_WORDS;
	draw_box(d, into, x + room, y - 3, width - room, 6, 3, t->bar, NONE);
	if (part > 0)
		draw_box(d, into, x + room, y - 3, layout_at_least((width - room) * part, 6), 6, 3, !is_judged ? t->bar_unknown : part < 1 ? t->bar_near : t->bar_met, NONE);
}

static void draw_branch(struct drawing *d, struct shape *into, double x, double y, double radius)
{
	struct shape *branch = scene_path(d->scene, into);
	path_to(d->scene, branch, 'M', (double[]){ x - radius - 4, y - radius });
	path_to(d->scene, branch, 'C', (double[]){ x - radius - 4, y - radius * 0.4, x - radius - 3, y, x - radius, y });
	branch->paint.stroke = d->theme->curve;
	branch->paint.stroke_width = 1.2;
	branch->paint.round_caps = true;
}

/* It hangs off the main line: fine, the first part of it at the end of a branch. */
static void draw_aside(struct drawing *d, struct shape *into, const struct matrix_face *face)
{
	struct face_look look = face_look_of(face->feeling);
	look.is_fine = true;
	if (!face->joint.len)
		draw_branch(d, into, 0, 0, MATRIX_FACE);
	draw_face(d, into, 0, 0, MATRIX_FACE, face->feeling->level, look);
}

/* As one hangs in its cell. */
static void draw_aside_sign(struct drawing *d, struct shape *into, const struct legend_item *item)
{
	double x = item->x + 11, y = item->y - 4;
	if (item->kind != LEGEND_OWN)
		return;
	draw_branch(d, into, x, y, MATRIX_SMALL_FACE);
	draw_face(d, into, x, y, MATRIX_SMALL_FACE, 0.4, (struct face_look){ .is_fine = true });
}

/* Over a bracket where it is felt of the whole stage. */
static void draw_felt(struct drawing *d, struct shape *into, const struct matrix_face *face, double x, double y)
{
	struct shape *g = scene_group(d->scene, into, STR("feeling"), x, y);
	g->span = face->feeling->thing.span;
	g->title = str_copy(&d->scene->arena, face->title);
	if (face->is_aside && face->feeling->is_placed)
		draw_aside(d, g, face);
	else
		draw_feeling_sign(d, g, 0, 0, face->feeling->is_placed ? MATRIX_FACE : MATRIX_SMALL_FACE, face->feeling);
	if (face->of_stage)
		draw_line(d, g, -MATRIX_FACE, MATRIX_FACE + 2.5, MATRIX_FACE, MATRIX_FACE + 2.5, d->theme->muted, 1.2);
	if (face->joint.len)
		draw_text(d, g, ROLE_SMALL, -MATRIX_FACE_STEP / 2.0, 3.5, ANCHOR_MIDDLE, face->joint, d->theme->label);
}

static void draw_faces(struct drawing *d, struct shape *into, const struct matrix_cell *c, double x, double y, double width, double height)
{
	size_t in_row = faces_in_row(width), rows = (c->faces.len + in_row - 1) / in_row;
	for (size_t i = 0; i < c->faces.len; i++) {
		size_t row = i / in_row, in_this = row + 1 < rows || c->faces.len % in_row == 0 ? in_row : c->faces.len % in_row;
		double left = x + width / 2 - (double)(in_this - 1) * MATRIX_FACE_STEP / 2;
		double top = y + height / 2 - (double)(rows - 1) * MATRIX_FACE_STEP / 2;
		draw_felt(d, into, &c->faces.at[i], left + (double)(i % in_row) * MATRIX_FACE_STEP, top + (double)row * MATRIX_FACE_STEP);
	}
}

/* The more there is, the stronger the tint; never so strong that the figure on it could not be read. */
static struct color tint_of(const struct drawing *d, const struct matrix_row *row, const struct matrix_cell *c)
{
	if (row->channel)
		return color_mix(draw_channel_hue(d, row->channel), d->theme->background, 0.12);
	if (!c->count)
		return d->theme->step;
	return color_mix(d->theme->accent, d->theme->background, 0.09 + 0.19 * (double)c->count / (double)(row->most ? row->most : 1));
}

static void draw_covered(struct drawing *d, struct shape *into, const struct matrix_row *row, const struct matrix_cell *c, const struct stage_box *box)
{
	double x = box->x, y = row->y, width = box->width, height = row->height;
	if (c->state == CELL_ASSUMED)
		draw_dashed(draw_box(d, draw_told(d, into, label(d->plan->locale, LABEL_assumed)), x, y, width, height, 6, tint_of(d, row, c), d->theme->accent));
	else
		draw_box(d, into, x, y, width, height, 6, tint_of(d, row, c), line_around(d->theme, tint_of(d, row, c)));
	if (c->names.len)
		draw_lines(d, into, ROLE_SMALL, x + MATRIX_PADDING, y + middle_of_lines(ROLE_SMALL, c->names, height), ANCHOR_LEFT, c->names, d->theme->text);
	else if (c->faces.len)
		draw_faces(d, into, c, x, y, width, height);
	else if (c->count)
		draw_text(d, into, ROLE_STRONG, x + width / 2, y + middle_baseline(ROLE_STRONG, 1, height), ANCHOR_MIDDLE,
			str_fmt(&d->scene->arena, "%zu", c->count), d->theme->strong_text);
	else
		draw_check(d, draw_told(d, into, label(d->plan->locale, LABEL_covered)), x + width / 2, y + height / 2, d->theme->accent);
}

static void draw_state(struct drawing *d, struct shape *into, const struct matrix_row *row, const struct stage_box *box)
{
	const struct matrix_cell *c = &row->cells[box->stage->index];
	const struct theme *t = d->theme;
	double x = box->x, y = row->y, width = box->width, height = row->height, middle = x + width / 2;
	switch (c->state) {
	case CELL_COVERED:
	case CELL_ASSUMED:
		draw_covered(d, into, row, c, box);
		break;
	case CELL_NONE_FOUND:
		draw_box(d, into, x, y, width, height, 6, t->step, line_around(t, t->step));
		draw_check(d, draw_told(d, into, label(d->plan->locale, LABEL_none_found)), middle, y + height / 2, t->muted);
		break;
	case CELL_GAP:
		draw_box(d, into, x, y, width, height, 6, t->background, t->pain_edge);
		draw_line(d, draw_told(d, into, label(d->plan->locale, LABEL_gap)), middle - 5, y + height / 2, middle + 5, y + height / 2, t->pain_edge, 1.6);
		break;
	case CELL_STATES:
		break;
	case CELL_QUIET:
		draw_line(d, into, middle - 3, y + height / 2, middle + 3, y + height / 2, t->work_line, 1.2);
		break;
	}
}

/* Its shapes stand in the row, but for what it or its stage says. */
static void draw_cell(struct drawing *d, struct shape *into, const struct matrix_row *row, const struct stage_box *box)
{
	struct shape *before = into->last;
	struct span span = row->cells[box->stage->index].span;
	draw_state(d, into, row, box);
	for (struct shape *s = before ? before->next : into->first; s; s = s->next)
		if (!s->span.file)
			s->span = span.file ? span : box->stage->thing.span;
}

static void draw_across(struct drawing *d, struct shape *into, const struct matrix_row *row)
{
	double x = d->plan->stages.at[0].x, width = stages_width(d->plan);
	draw_box(d, into, x, row->y, width, row->height, 6, d->theme->background, d->theme->card_line);
	draw_lines(d, into, ROLE_SMALL, x + MATRIX_PADDING, row->y + middle_of_lines(ROLE_SMALL, row->across, row->height), ANCHOR_LEFT, row->across, d->theme->text)->span = row->across_span;
}

static void draw_row(struct drawing *d, struct shape *into, const struct matrix *m, const struct matrix_row *row, bool is_judged)
{
	const struct plan *p = d->plan;
	struct shape *g = scene_group(d->scene, into, STR("row"), 0, 0);
	const struct thing *thing = row->channel ? &row->channel->thing : row->persona ? &row->persona->thing : NULL;
	if (thing) {
		draw_id(d, g, kind_word(thing->kind), thing->id);
		g->span = thing->span;
	}
	double x = p->margin, middle = row->y + row->height / 2;
	if (row->channel)
		draw_channel(d, g, x, middle, row->channel, CHANNEL_SIGN_IN_TABLE);
	if (row->persona)
		draw_box(d, g, x, middle - 1.5, 13, 3, 1.5, draw_persona_color(d, row->persona, row->persona_index), NONE);
	draw_standing(d, draw_lines(d, g, ROLE_LANE, x + row->sign_room, row->y + middle_of_lines(ROLE_LANE, row->label, row->height), ANCHOR_LEFT, row->label, d->theme->label));
	if (row->across.len) {
		draw_across(d, g, row);
		return;
	}
	for (size_t i = 0; i < p->stages.len; i++)
		draw_cell(d, g, row, &p->stages.at[i]);
	if (m->sum_width > 0)
		draw_share(d, g, m->sum_x, middle, m->sum_width, row->covered, p->journey->stages.len, is_judged, false);
}

static void draw_shares(const struct matrix *m, struct drawing *d, struct shape *into)
{
	struct shape *g = scene_group(d->scene, into, STR("coverage"), 0, 0);
	bool is_again = m->paged && m->paged->sheets.parts.len && m->paged->page > m->paged->sheets.parts.at[0].page; /* told above the first rows of these stages */
	for (size_t i = 0; m->stage_covered && i < d->plan->stages.len; i++) {
		const struct stage_box *box = &d->plan->stages.at[i];
		draw_share(d, g, box->x + CHEVRON_TIP, m->share_y + MATRIX_SHARE / 2.0 - 3, box->width - 2 * CHEVRON_TIP, m->stage_covered[box->stage->index], COVER_COUNT, true, is_again);
	}
}

static void note_cuts(const struct matrix *m, struct drawing *d)
{
	for (size_t i = 0; i < m->rows.len; i++)
		VEC_PUSH(&d->scene->arena, &d->scene->frame.row_cuts, m->rows.at[i].y + m->rows.at[i].height + MATRIX_ROW_GAP / 2.0);
}

static bool is_shown(const struct matrix *m, const struct matrix_section *s)
{
	bool is = false;
	for (size_t i = s->first; i < s->end; i++)
		is |= matrix_shows(m, i);
	return is;
}

void matrix_draw(const struct matrix *m, struct drawing *d)
{
	struct shape *root = &d->scene->root;
	draw_title(d, root);
	if (!m->is_title_only) {
		draw_stages(d, root);
		draw_shares(m, d, root);
	}
	for (size_t i = 0; i < m->sections.len; i++) {
		const struct matrix_section *s = &m->sections.at[i];
		if (!is_shown(m, s))
			continue;
		struct shape *g = scene_group(d->scene, root, str_of(s->class), 0, 0);
		draw_section(d, g, s->y, s->title);
		for (size_t k = s->first; k < s->end; k++)
			if (matrix_shows(m, k))
				draw_row(d, g, m, &m->rows.at[k], s->is_judged);
	}
	draw_footer(d, root);
	for (size_t i = 0; i < d->plan->legend.len; i++)
		draw_aside_sign(d, root, &d->plan->legend.at[i]);
	note_cuts(m, d);
}
