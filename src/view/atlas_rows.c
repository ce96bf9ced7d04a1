/* atlas_rows.c — a row a journey: who, its stages by what is felt there with the curve across them, and what is to be done. */
#include "view/atlas_rows.h"

#include "cjm/coverage.h"

#include <math.h>

enum { AVATAR = 34, SAMPLE = 26, CELLS_MOST = 6, CELL_LEAST = 114, FIGURES_TOP = 42, TARGETS_MOST = 140 };

/* No word of a heading is broken. */
static double width_for(struct atlas_sheet *s, enum label head, double width)
{
	return fmax(width, sheet_longest(s, SHEET_CAPS, str_upper(s->arena, label(s->atlas->words, head))));
}

/* The first figure that misses its target, with it: the rest has a table. */
static struct str missed_of(struct atlas_sheet *s, const struct atlas_row *r)
{
	const struct locale *words = s->atlas->words;
	for (size_t i = 0; i < r->figures.len; i++) {
		const struct atlas_figure *f = &r->figures.at[i];
		struct str target = f->target.given ? label_with(words, s->arena, LABEL_target, locale_value(words, s->arena, f->target)) : (struct str){ 0 };
		if (f->verdict < 0)
			return atlas_points(s->atlas, s->arena, (struct str[]){ locale_figure_of(words, s->arena, f->metric.text, (struct str){ 0 }, f->value), target }, 2);
	}
	return (struct str){ 0 };
}

/* Nor one of a metric's name. */
static double width_for_targets(struct atlas_sheet *s, double width)
{
	double longest = 0;
	for (size_t i = 0; i < s->atlas->rows.len; i++)
		longest = fmax(longest, sheet_longest(s, SHEET_META, missed_of(s, &s->atlas->rows.at[i])));
	return fmax(width_for(s, LABEL_targets_met, width), fmin(longest, TARGETS_MOST));
}

static struct row_columns columns_of(struct atlas_sheet *s)
{
	static const struct { double journey, coverage, pain, actions, targets, requirements; } WIDTHS[] = { { 236, 70, 150, 78, 78, 88 }, { 300, 84, 200, 92, 84, 100 }, { 380, 88, 256, 92, 88, 104 } };
	bool is_judged = !s->atlas->is_for_client;
	int size = s->width >= 2000 ? 2 : s->width >= 1600;
	struct row_columns c = {
		.journey = SHEET_MARGIN, .journey_width = WIDTHS[size].journey, .pain_width = WIDTHS[size].pain,
		.actions_width = width_for(s, LABEL_atlas_open, WIDTHS[size].actions), .targets_width = width_for_targets(s, WIDTHS[size].targets),
		.coverage_width = is_judged ? width_for(s, LABEL_coverage, WIDTHS[size].coverage) : 0,
		.requirements_width = is_judged ? width_for(s, LABEL_atlas_broken, WIDTHS[size].requirements) : 0,
	};
	double right = s->width - SHEET_MARGIN;
	c.requirements = right - c.requirements_width;
	c.targets = c.requirements - (is_judged ? SHEET_GAP : 0) - c.targets_width;
	c.actions = c.targets - SHEET_GAP - c.actions_width;
	c.pain = c.actions - 2 * SHEET_GAP - c.pain_width;
	c.coverage = c.pain - (is_judged ? 2 * SHEET_GAP : 0) - c.coverage_width;
	c.heat = c.journey + c.journey_width + SHEET_GAP;
	c.heat_width = c.coverage - 2 * SHEET_GAP - c.heat;
	return c;
}

/* ---- the journey ---- */

static struct str people_of(struct atlas_sheet *s, const struct atlas_row *r)
{
	struct str *names = arena_alloc(s->arena, (r->people.len + 1) * sizeof *names);
	for (size_t i = 0; i < r->people.len; i++)
		names[i] = r->people.at[i].text;
	return locale_list(s->atlas->words, s->arena, names, r->people.len);
}

static struct str state_of(struct atlas_sheet *s, const struct atlas_row *r)
{
	const struct locale *words = s->atlas->words;
	struct str kind = r->kind == JOURNEY_JOURNEY ? (struct str){ 0 } : label_choice(words, LABEL_map_journey, r->kind);
	struct str state = r->state ? label_choice(words, LABEL_state_current, r->state) : (struct str){ 0 };
	struct str status = r->status ? label_choice(words, LABEL_map_draft, r->status) : (struct str){ 0 };
	return atlas_points(s->atlas, s->arena, (struct str[]){ kind, state, r->version, status }, 4);
}

static struct str review_of(struct atlas_sheet *s, const struct atlas_row *r)
{
	struct str next = atlas_review(s->atlas, s->arena, r);
	if (next.len)
		return locale_pair(s->atlas->words, s->arena, LABEL_atlas_due, next);
	return r->reviewed.year ? label_with(s->atlas->words, s->arena, LABEL_reviewed, locale_date(s->atlas->words, s->arena, r->reviewed)) : (struct str){ 0 };
}

static void lay_journey(struct atlas_sheet *s, struct journey_row *j)
{
	const struct atlas_row *r = j->row;
	double width = j->columns.journey_width - AVATAR - 10 - SHEET_GAP;
	struct str about[] = { r->curves.len > 1 ? (struct str){ 0 } : people_of(s, r), r->owner };
	j->name = sheet_lay(s, SHEET_NAME, r->shown, width);
	j->about = sheet_lay(s, SHEET_BODY, atlas_points(s->atlas, s->arena, about, 2), width);
	j->state = sheet_lay(s, SHEET_META, state_of(s, r), width - 16);
	j->level = sheet_lay(s, SHEET_META, r->level ? str_fmt(s->arena, "%d/%d", r->level, MATURITY_LEVELS) : (struct str){ 0 }, width);
	j->review = sheet_lay(s, r->days_late ? SHEET_LATE : SHEET_META, review_of(s, r), width);
	double people = 0;
	j->people = arena_alloc(s->arena, (r->curves.len + 1) * sizeof *j->people);
	for (size_t i = 0; r->curves.len > 1 && i < r->curves.len; i++) {
		j->people[i] = sheet_lay(s, SHEET_BODY, r->curves.at[i].text, width - SAMPLE);
		people += j->people[i].height;
	}
	j->height = fmax(j->height, people + j->name.height + j->about.height + j->state.height + j->level.height + j->review.height + 26);
}

static struct str initials_of(struct atlas_sheet *s, struct str name)
{
	struct buf b = { 0 };
	size_t at = 0;
	for (int words = 0; words < 2 && at < name.len; words++) {
		size_t end = text_cluster_end(name, at);
		buf_str(&b, str_slice(name, at, end));
		while (at < name.len && name.at[at] != ' ')
			at++;
		while (at < name.len && name.at[at] == ' ')
			at++;
	}
	struct str initials = str_upper(s->arena, buf_as_str(&b));
	buf_finish(&b);
	return initials;
}

static void draw_person(struct atlas_sheet *s, struct shape *into, const struct atlas_row *r, double y)
{
	if (!r->people.len)
		return;
	struct color color = atlas_person_color(s, r->people.at[0].key);
	struct shape *ring = scene_circle(s->d.scene, into, SHEET_MARGIN + AVATAR / 2.0, y + AVATAR / 2.0, AVATAR / 2.0 - 1);
	ring->paint.fill = s->theme->avatar;
	ring->paint.stroke = color;
	ring->paint.stroke_width = 1.6;
	struct sheet_text text = sheet_lay(s, SHEET_STRONG, initials_of(s, r->people.at[0].text), AVATAR * 2);
	sheet_put(s, into, SHEET_MARGIN + AVATAR / 2.0, y + AVATAR / 2.0 - text.height / 2, ANCHOR_MIDDLE, text, s->theme->strong_text);
	if (into->last && into->last->kind == SHAPE_TEXT)
		into->last->part = TEXT_ORNAMENT;
}

static void draw_level(struct atlas_sheet *s, struct shape *into, const struct journey_row *j, double x, double y)
{
	enum { SQUARE = 9, STEP = 11 };
	if (!j->row->level)
		return;
	struct shape *sign = draw_told(&s->d, into, locale_pair(s->atlas->words, s->arena, LABEL_diff_maturity, str_fmt(s->arena, "%d/%d", j->row->level, MATURITY_LEVELS)));
	for (int i = 0; i < MATURITY_LEVELS; i++) {
		struct shape *square = scene_rect(s->d.scene, sign, x + i * STEP, y + 3, SQUARE, SQUARE, 1.5);
		square->paint.stroke = s->theme->label;
		square->paint.stroke_width = 1;
		if (i < j->row->level)
			square->paint.fill = s->theme->label;
	}
	sheet_put(s, into, x + MATURITY_LEVELS * STEP + 5, y, ANCHOR_LEFT, j->level, s->theme->text);
}

static void draw_journey(struct atlas_sheet *s, struct shape *into, const struct journey_row *j)
{
	const struct theme *t = s->theme;
	double x = SHEET_MARGIN + AVATAR + 10, y = 8;
	draw_person(s, into, j->row, y + 2);
	y = sheet_put(s, into, x, y, ANCHOR_LEFT, j->name, t->strong_text);
	for (size_t i = 0; j->row->curves.len > 1 && i < j->row->curves.len; i++) {
		draw_line(&s->d, into, x, y + 9, x + SAMPLE - 6, y + 9, atlas_curve_color(s, j->row, i), 2.5);
		y = sheet_put(s, into, x + SAMPLE, y, ANCHOR_LEFT, j->people[i], t->label);
	}
	y = sheet_put(s, into, x, y, ANCHOR_LEFT, j->about, t->label) + 3;
	if (j->state.lines.len) {
		struct color line = j->row->state == STATE_FUTURE ? t->accent : t->card_line;
		struct shape *pill = scene_rect(s->d.scene, into, x, y, j->state.lines.width + 16, j->state.height + 3, 8);
		pill->paint.stroke = line;
		pill->paint.stroke_width = 1;
		y = sheet_put(s, into, x + 8, y + 1.5, ANCHOR_LEFT, j->state, t->label) + 5;
	}
	draw_level(s, into, j, x, y);
	y += j->level.height;
	sheet_put(s, into, x, y + 2, ANCHOR_LEFT, j->review, j->row->days_late ? sheet_late(s) : t->label);
}

/* ---- its stages ---- */

static void lay_cells(struct atlas_sheet *s, struct journey_row *j)
{
	size_t count = j->row->stages.len, most = (size_t)fmax(1, floor((j->columns.heat_width + SHEET_GAP / 2.0) / (CELL_LEAST + SHEET_GAP / 2.0)));
	size_t columns = count < CELLS_MOST ? CELLS_MOST : count;
	j->in_line = columns > most ? most : columns;
	j->lines = count ? (count + j->in_line - 1) / j->in_line : 1;
	j->cell_width = (j->columns.heat_width - (double)(j->in_line - 1) * SHEET_GAP / 2) / (double)j->in_line;
	for (size_t i = 0; i < count; i++)
		j->text_height = fmax(j->text_height, sheet_lay(s, SHEET_CELL, j->row->stages.at[i].name, j->cell_width - 2 * SHEET_PADDING).height);
	double extra = fmax(0, j->text_height - sheet_line(SHEET_CELL));
	j->line_height = ATLAS_ROW - 6 + extra;
	j->height = fmax(j->height, (double)j->lines * (j->line_height + SHEET_GAP / 2.0));
}

static void draw_cell(struct atlas_sheet *s, struct shape *into, const struct journey_row *j, size_t i)
{
	const struct atlas_stage *stage = &j->row->stages.at[i];
	double x = atlas_cell_x(j, i), y = atlas_cell_y(j, i);
	struct color fill = sheet_heat(s, stage->mean);
	struct shape *g = scene_group(s->d.scene, into, STR("words"), 0, 0), *box = scene_rect(s->d.scene, g, x, y, j->cell_width, j->line_height, 4);
	box->paint.fill = fill;
	box->paint.stroke = line_around(s->theme, fill);
	y = sheet_say(s, g, SHEET_CELL, x + SHEET_PADDING, y + 5, j->cell_width - 2 * SHEET_PADDING, stage->name, s->theme->strong_text);
	sheet_say(s, g, SHEET_MEAN, x + SHEET_PADDING, y, j->cell_width, atlas_score(s->atlas, s->arena, stage->mean), s->theme->strong_text);
}

/* ---- what is to be done ---- */

static void lay_pain(struct atlas_sheet *s, struct journey_row *j)
{
	struct atlas_pain p = atlas_pain_told(s->atlas, s->arena, &j->row->pain);
	j->pain = sheet_lay(s, SHEET_STRONG, p.text, j->columns.pain_width);
	j->pain_meta = sheet_lay(s, SHEET_META, atlas_points(s->atlas, s->arena, (struct str[]){ p.stage, p.frequency }, 2), j->columns.pain_width - (p.severity ? 28 : 0));
	j->height = fmax(j->height, j->pain.height + j->pain_meta.height + 24);
}

static void lay_targets(struct atlas_sheet *s, struct journey_row *j)
{
	j->missed = sheet_lay(s, SHEET_META, missed_of(s, j->row), j->columns.targets_width);
	j->height = fmax(j->height, FIGURES_TOP + sheet_line(SHEET_BODY) + j->missed.height + 12);
}

static void draw_pain(struct atlas_sheet *s, struct shape *into, const struct journey_row *j)
{
	const struct atlas_pain *p = &j->row->pain;
	double y = (ATLAS_ROW - j->pain.height - j->pain_meta.height) / 2, x = j->columns.pain;
	y = sheet_put(s, into, x, fmax(y, 8), ANCHOR_LEFT, j->pain, s->theme->strong_text);
	if (p->severity) {
		struct shape *sign = draw_told(&s->d, into, label_choice(s->atlas->words, LABEL_degree_low, p->severity));
		draw_dots(&s->d, sign, x + 4, y + 8, (int)p->severity, LEVEL_HIGH, s->theme->pain_edge);
		x += 28;
	}
	sheet_put(s, into, x, y, ANCHOR_LEFT, j->pain_meta, s->theme->label);
}

struct str sheet_count(struct atlas_sheet *s, size_t count)
{
	struct buf b = { 0 };
	locale_number(s->atlas->words, (double)count, 0, &b);
	struct str text = buf_take(&b, s->arena);
	buf_finish(&b);
	return text;
}

static struct str some_of(struct atlas_sheet *s, size_t some, size_t all)
{
	return LABEL_FILL(s->atlas->words, s->arena, LABEL_some_of, sheet_count(s, some), sheet_count(s, all));
}

static void draw_coverage(struct atlas_sheet *s, struct shape *into, const struct journey_row *j)
{
	const struct atlas_row *r = j->row;
	double y = 42;
	if (!r->has_coverage || !(j->columns.coverage_width > 0))
		return;
	struct str percent = locale_percent(s->atlas->words, s->arena, coverage_percent(r->covered, r->cells));
	y = sheet_say(s, into, SHEET_NAME, j->columns.coverage, y, s->width, percent, s->theme->strong_text) + 4;
	double width = j->columns.coverage_width - 12;
	scene_rect(s->d.scene, into, j->columns.coverage, y, width, 6, 3)->paint.fill = s->theme->bar;
	if (r->covered)
		scene_rect(s->d.scene, into, j->columns.coverage, y, fmax(6, width * (double)r->covered / (double)r->cells), 6, 3)->paint.fill = s->theme->bar_unknown;
}

static void draw_figures(struct atlas_sheet *s, struct shape *into, const struct journey_row *j)
{
	const struct atlas_row *r = j->row;
	const struct theme *t = s->theme;
	double top = FIGURES_TOP, y = sheet_say(s, into, SHEET_FIGURE, j->columns.actions, top, s->width, sheet_count(s, r->open), t->strong_text);
	if (r->late)
		sheet_say(s, into, SHEET_LATE, j->columns.actions, y, j->columns.actions_width, locale_pair(s->atlas->words, s->arena, LABEL_overdue, sheet_count(s, r->late)), sheet_late(s));
	if (r->judged)
		y = sheet_say(s, into, SHEET_BODY, j->columns.targets, top + 4, j->columns.targets_width, some_of(s, r->met, r->judged), t->text);
	if (r->judged)
		sheet_put(s, into, j->columns.targets, y, ANCHOR_LEFT, j->missed, t->label);
	if (!r->required)
		return;
	if (!r->broken)
		draw_check(&s->d, draw_told(&s->d, into, label(s->atlas->words, LABEL_yes)), j->columns.requirements + 5, top + 12, t->opportunity_edge);
	sheet_say(s, into, r->broken ? SHEET_LATE : SHEET_BODY, j->columns.requirements + (r->broken ? 0 : 18), top + 4, j->columns.requirements_width - 18, some_of(s, r->broken, r->required),
		r->broken ? sheet_late(s) : t->text);
}

/* ---- a row ---- */

static struct journey_row lay_row(struct atlas_sheet *s, size_t index, struct row_columns columns)
{
	struct journey_row j = { .row = &s->atlas->rows.at[index], .index = index, .columns = columns, .height = ATLAS_ROW };
	lay_journey(s, &j);
	lay_cells(s, &j);
	lay_pain(s, &j);
	lay_targets(s, &j);
	return j;
}

static void draw_row(struct atlas_sheet *s, const struct journey_row *j)
{
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("journey"), 0, s->y);
	draw_id(&s->d, g, "journey", j->row->id);
	if (link_is_safe(j->row->link))
		g->link = str_copy(&s->d.scene->arena, j->row->link);
	draw_journey(s, g, j);
	for (size_t i = 0; i < j->row->stages.len; i++)
		draw_cell(s, g, j, i);
	atlas_draw_curve(s, g, j);
	draw_coverage(s, g, j);
	draw_pain(s, g, j);
	draw_figures(s, g, j);
	s->y += j->height;
	draw_line(&s->d, g, SHEET_MARGIN, j->height, s->width - SHEET_MARGIN, j->height, s->theme->line, 1);
	VEC_PUSH(&s->d.scene->arena, &s->d.scene->bookmarks, ((struct bookmark){ .label = str_copy(&s->d.scene->arena, j->row->shown), .y = s->y - j->height, .level = 1 }));
	VEC_PUSH(&s->d.scene->arena, &s->d.scene->frame.row_cuts, s->y);
}

struct column_name { double x, width; enum label name; };

static void draw_names(struct atlas_sheet *s, const struct row_columns *c)
{
	const struct column_name names[] = {
		{ c->journey, c->journey_width, LABEL_col_journey }, { c->heat, c->heat_width, LABEL_col_feeling }, { c->coverage, c->coverage_width, LABEL_coverage },
		{ c->pain, c->pain_width, atlas_pain_head(s->atlas) }, { c->actions, c->actions_width, LABEL_atlas_open }, { c->targets, c->targets_width, LABEL_targets_met },
		{ c->requirements, c->requirements_width, LABEL_atlas_broken },
	};
	struct sheet_text texts[sizeof names / sizeof *names];
	double height = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		texts[i] = sheet_lay(s, SHEET_CAPS, names[i].width > 0 ? str_upper(s->arena, label(s->atlas->words, names[i].name)) : (struct str){ 0 }, names[i].width);
		height = fmax(height, texts[i].height);
	}
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("heads"), 0, s->y);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		sheet_put(s, g, names[i].x, height - texts[i].height, ANCHOR_LEFT, texts[i], s->theme->label);
	draw_line(&s->d, g, SHEET_MARGIN, height + 5, s->width - SHEET_MARGIN, height + 5, s->theme->strong_text, 1.6);
	s->y += height + 6;
}

void sheet_rows(struct atlas_sheet *s)
{
	struct row_columns columns = columns_of(s);
	draw_names(s, &columns);
	for (size_t i = 0; i < s->atlas->rows.len; i++) {
		struct journey_row j = lay_row(s, i, columns);
		if (i && !sheet_fits(s, j.height)) {
			sheet_turn(s);
			draw_names(s, &columns);
		}
		sheet_note_height(s, j.height);
		draw_row(s, &j);
	}
	s->y += 24;
}
