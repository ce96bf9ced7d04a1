/* matrix.c — the rows of the matrix, and the places of rows and columns. Knows nothing of colours. */
#include "view/matrix.h"

enum { LABEL_LEAST = 132, LABEL_MOST = 220, STAGE_LEAST = 128, STAGE_MOST = 250, STAGE_STRETCHED_MOST = 320, SIGN_ROOM = 20, CHANNEL_AIR = 4, LABEL_AIR = 10 };

/* ---- rows ---- */

/* As much for all of them as the widest sign takes. */
static double channel_room(struct matrix *m)
{
	double widest = CHANNEL_SIGN_IN_TABLE;
	for (size_t i = 0; i < m->l.plan->channels_used.len; i++)
		widest = layout_at_least(widest, channel_sign_width(m->l.plan->ruler, m->l.plan->channels_used.at[i], CHANNEL_SIGN_IN_TABLE));
	return widest + CHANNEL_AIR;
}

static struct matrix_row *add_row(struct matrix *m, struct str label, double sign_room)
{
	struct matrix_row row = { .height = MATRIX_CELL, .sign_room = sign_room };
	row.cells = arena_alloc(m->l.arena, (m->l.plan->journey->stages.len + 1) * sizeof *row.cells);
	row.label = layout_wrap(&m->l, ROLE_LANE, label, m->label_width - sign_room - LABEL_AIR);
	row.height = layout_at_least(row.height, role_lines_height(ROLE_LANE, row.label) + 8);
	VEC_PUSH(m->l.arena, &m->rows, row);
	return &m->rows.at[m->rows.len - 1];
}

static void add_section(struct matrix *m, struct str title, const char *class, bool is_judged)
{
	struct matrix_section s = { .title = title, .class = class, .first = m->rows.len, .end = m->rows.len, .is_judged = is_judged };
	VEC_PUSH(m->l.arena, &m->sections, s);
}

static void end_section(struct matrix *m)
{
	struct matrix_section *s = &m->sections.at[m->sections.len - 1];
	s->end = m->rows.len;
	if (s->first == s->end)
		m->sections.len--;
}

static void sum_row(struct matrix_row *row, size_t stages)
{
	for (size_t i = 0; i < stages; i++) {
		const struct matrix_cell *cell = &row->cells[i];
		row->covered += cell->state == CELL_COVERED || cell->state == CELL_ASSUMED || cell->state == CELL_NONE_FOUND;
		row->most = cell->count > row->most ? cell->count : row->most;
	}
}

static void add_dimensions(struct matrix *m)
{
	static const enum label LABELS[COVER_COUNT] = {
		LABEL_lane_steps, LABEL_lane_touchpoints, LABEL_lane_feelings, LABEL_lane_thoughts, LABEL_lane_pains, LABEL_lane_opportunities,
		LABEL_lane_measures, LABEL_owner, LABEL_sources,
	};
	const struct plan *p = m->l.plan;
	add_section(m, label(p->locale, LABEL_coverage), "coverage", true);
	for (int d = 0; d < COVER_COUNT; d++) {
		struct matrix_row *row = add_row(m, label(p->locale, LABELS[d]), 0);
		FOR_EACH(struct stage, stage, p->journey->stages) {
			struct matrix_cell *cell = &row->cells[stage->index];
			cell->count = matrix_count(m, stage, (enum coverage_dimension)d);
			cell->state = matrix_state_of(stage, (enum coverage_dimension)d, cell->count);
			cell->span = cell->state == CELL_NONE_FOUND ? thing_at(stage_stated_none(stage, (enum coverage_dimension)d)) : (struct span){ 0 };
			m->stage_covered[stage->index] += cell->state != CELL_GAP;
		}
		sum_row(row, p->journey->stages.len);
	}
	end_section(m);
}

/* ---- channels ---- */

struct name_list {
	struct matrix *m;
	struct buf text;      /* a name a line */
	struct span first;    /* where the first of them is met */
	struct things shown;  /* each touchpoint once */
	const struct channel *channel;
};

/* A line of its own. The remark stands in brackets: where a line ends, a point would make it look like a name. */
static void add_name(struct layout *l, struct buf *names, const struct touchpoint *t, struct str remark)
{
	struct str name = locale_name(l->plan->locale, &t->thing);
	if (remark.len && !str_equal(remark, name))
		name = LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, name, remark);
	buf_fmt(names, "%s%.*s", names->len ? "\n" : "", STR_ARG(name));
}

static void note_touchpoints(struct name_list *n, const struct content *c)
{
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints) {
			if (touch_channel(c, touch, t) != n->channel || !things_note(n->m->l.arena, &n->shown, &t->thing))
				continue;
			n->first = n->shown.len > 1 ? n->first : touch->thing.span;
			struct str remark = t->wanted == ANSWER_NO ? label(n->m->l.plan->locale, LABEL_touch_unwanted) : (struct str){ 0 };
			add_name(&n->m->l, &n->text, t, remark);
		}
}

static void fill_channel_cell(struct matrix *m, struct matrix_row *row, const struct stage *stage)
{
	struct name_list n = { .m = m, .channel = row->channel };
	struct matrix_cell *cell = &row->cells[stage->index];
	FOR_EACH(struct step, step, stage->steps)
		note_touchpoints(&n, &step->content);
	note_touchpoints(&n, &stage->content);
	double width = m->stage_width - 2 * MATRIX_PADDING;
	cell->span = n.first;
	cell->names = layout_wrap(&m->l, ROLE_SMALL, buf_take(&n.text, m->l.arena), width);
	if (matrix_has(m, stage))
		row->height = layout_at_least(row->height, role_lines_height(ROLE_SMALL, cell->names) + 2 * MATRIX_PADDING);
	buf_finish(&n.text);
}

static void add_channel(struct matrix *m, const struct channel *channel, const struct coverage_table *t, size_t index)
{
	const struct plan *p = m->l.plan;
	struct matrix_row *row = add_row(m, locale_name(p->locale, &channel->thing), channel_room(m));
	row->channel = channel;
	FOR_EACH(struct stage, stage, p->journey->stages) {
		fill_channel_cell(m, row, stage);
		row->cells[stage->index].state = coverage_cell(t, index, stage->index) ? CELL_COVERED : CELL_QUIET;
	}
	sum_row(row, p->journey->stages.len);
}

/* Touchpoints that nobody said the channel of. */
static void add_unknown_channel(struct matrix *m)
{
	const struct plan *p = m->l.plan;
	struct matrix_row *row = add_row(m, label(p->locale, LABEL_no_channel), 0);
	bool has_any = false;
	FOR_EACH(struct stage, stage, p->journey->stages) {
		fill_channel_cell(m, row, stage);
		row->cells[stage->index].state = row->cells[stage->index].names.len ? CELL_COVERED : CELL_QUIET;
		has_any |= row->cells[stage->index].names.len > 0;
	}
	sum_row(row, p->journey->stages.len);
	m->rows.len -= !has_any;
}

static struct str channel_name(const struct locale *words, const struct channel *c)
{
	return c ? locale_name(words, &c->thing) : (struct str){ 0 };
}

/* What is wanted and met nowhere stands in no stage. */
static void add_missed(struct matrix *m)
{
	const struct plan *p = m->l.plan;
	struct buf names = { 0 };
	struct span first = { 0 };
	FOR_EACH(struct touchpoint, t, p->map->touchpoints) {
		if (!touchpoint_is_missed(p->map, t))
			continue;
		first = names.len ? first : t->thing.span;
		add_name(&m->l, &names, t, channel_name(p->locale, t->channel));
	}
	if (names.len && !m->first_stage) { /* said once */
		struct matrix_row *row = add_row(m, label(p->locale, LABEL_wanted_unused), 0);
		row->across_span = first;
		row->across = layout_wrap(&m->l, ROLE_SMALL, buf_take(&names, m->l.arena), stages_width(p) - 2 * MATRIX_PADDING);
		row->height = layout_at_least(row->height, role_lines_height(ROLE_SMALL, row->across) + 2 * MATRIX_PADDING);
	}
	buf_finish(&names);
}

static void add_channels(struct matrix *m)
{
	const struct plan *p = m->l.plan;
	struct coverage_table t = coverage_channels(p->journey, m->l.arena);
	add_section(m, label(p->locale, LABEL_channels), "channels", false);
	FOR_EACH(struct channel, channel, t.rows)
		add_channel(m, channel, &t, channel_i);
	add_unknown_channel(m);
	add_missed(m);
	end_section(m);
}

/* ---- personas ---- */

static void note_faces(struct matrix *m, struct matrix_cell *cell, const struct content *c, const struct paths *paths, const struct step *step)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		bool theirs = things_are_of(&f->by, paths->who) && (f->by.len || !step || step_is_of(step, paths->who));
		if (!theirs)
			continue;
		struct feeling_parts parts = feeling_parts(&m->l, f);
		for (size_t i = 0; i < parts.len; i++) {
			struct str joint = parts.at[i].kind == POINT_OR ? STR("/") : parts.at[i].joint;
			struct str title = locale_remarked(m->l.plan->locale, m->l.arena, parts.at[i].words, parts.at[i].feeling);
			struct matrix_face face = { parts.at[i].feeling, joint, title, step && paths->places[step->index] != PATH_MAIN, !step };
			VEC_PUSH(m->l.arena, &cell->faces, face);
		}
	}
}

static void fill_persona_cell(struct matrix *m, struct matrix_row *row, const struct stage *stage, const struct paths *paths, bool is_there)
{
	struct matrix_cell *cell = &row->cells[stage->index];
	cell->state = is_there ? CELL_COVERED : map_judges(m->l.plan->map, JUDGED_CELLS) ? CELL_GAP : CELL_QUIET;
	if (!is_there)
		return;
	FOR_EACH(struct step, step, stage->steps)
		note_faces(m, cell, &step->content, paths, step);
	note_faces(m, cell, &stage->content, paths, NULL);
	size_t in_row = faces_in_row(m->stage_width), rows = (cell->faces.len + in_row - 1) / in_row;
	if (matrix_has(m, stage))
		row->height = layout_at_least(row->height, (double)rows * MATRIX_FACE_STEP + 2 * 6);
}

static void add_personas(struct matrix *m)
{
	const struct plan *p = m->l.plan;
	struct coverage_table t = coverage_personas(p->journey, m->l.arena);
	bool is_judged = map_judges(p->map, JUDGED_CELLS);
	add_section(m, label(p->locale, LABEL_personas), "personas", is_judged);
	FOR_EACH(struct persona, persona, t.rows) {
		struct matrix_row *row = add_row(m, thing_label(&persona->thing), SIGN_ROOM);
		row->persona = persona;
		row->persona_index = persona_i;
		struct paths paths = paths_of(p->journey, persona, m->l.arena);
		FOR_EACH(struct stage, stage, p->journey->stages)
			fill_persona_cell(m, row, stage, &paths, coverage_cell(&t, persona_i, stage->index));
		sum_row(row, p->journey->stages.len);
	}
	end_section(m);
}

/* ---- columns ---- */

double matrix_label_width(struct matrix *m)
{
	double widest = LABEL_LEAST;
	FOR_EACH(struct persona, persona, m->l.plan->journey->personas)
		widest = layout_at_least(widest, layout_width(&m->l, ROLE_LANE, thing_label(&persona->thing)) + SIGN_ROOM + LABEL_AIR);
	for (size_t i = 0; i < m->l.plan->channels_used.len; i++)
		widest = layout_at_least(widest, layout_width(&m->l, ROLE_LANE, locale_name(m->l.plan->locale, &m->l.plan->channels_used.at[i]->thing)) + channel_room(m) + LABEL_AIR);
	return widest > LABEL_MOST ? LABEL_MOST : widest;
}

/* All stages are as wide as the one that needs most: a table is read by its columns. */
double matrix_stage_width(struct matrix *m)
{
	double widest = STAGE_LEAST;
	FOR_EACH(struct stage, stage, m->l.plan->journey->stages) {
		struct str title = thing_label(&stage->thing);
		double whole = layout_width(&m->l, ROLE_STAGE, title) * 0.6, word = text_longest_word(m->l.plan->ruler, role_font(ROLE_STAGE), title);
		widest = layout_at_least(widest, layout_at_least(whole, word) + CHEVRON_INSET + CHEVRON_TIP + 14);
	}
	return widest > STAGE_MOST ? STAGE_MOST : widest;
}

bool matrix_has(const struct matrix *m, const struct stage *stage)
{
	return stage->index >= m->first_stage && stage->index <= m->last_stage;
}

/* Gives where the next would begin. */
double matrix_add_columns(struct matrix *m, double x)
{
	struct plan *p = m->l.plan;
	FOR_EACH(struct stage, stage, p->journey->stages) {
		struct stage_box box = { .stage = stage, .first_column = stage->index - m->first_stage, .last_column = stage->index - m->first_stage, .x = x, .width = m->stage_width };
		struct column column = { .x = x, .width = m->stage_width, .stage = stage };
		if (!matrix_has(m, stage))
			continue;
		VEC_PUSH(m->l.arena, &p->stages, box);
		VEC_PUSH(m->l.arena, &p->columns, column);
		x += m->stage_width + PAGE_GAP;
	}
	return x;
}

static void place_columns(struct matrix *m)
{
	struct plan *p = m->l.plan;
	m->label_width = matrix_label_width(m) + PAGE_GAP;
	m->sum_width = map_judges(p->map, JUDGED_CELLS) ? MATRIX_SUM_WIDTH : 0;
	double gap = m->sum_width > 0 ? MATRIX_SUM_GAP : -PAGE_GAP; /* else the page ends with the last stage */
	double count = (double)p->journey->stages.len, width = matrix_stage_width(m), around = 2 * p->margin + m->label_width + m->sum_width + gap;
	double room = count > 0 ? (PAGE_LEAST + 100 - around) / count - PAGE_GAP : 0;
	if (room > width)
		width = room > STAGE_STRETCHED_MOST ? STAGE_STRETCHED_MOST : room;
	double x = p->margin + m->label_width;
	m->stage_width = width;
	m->sum_x = matrix_add_columns(m, x) + gap;
	p->label_width = m->label_width;
	p->width = layout_at_least(m->sum_x + m->sum_width + p->margin, PAGE_LEAST * 0.8);
}

/* ---- the whole ---- */

static double place_rows(struct matrix *m, double y)
{
	for (size_t i = 0; i < m->sections.len; i++) {
		struct matrix_section *s = &m->sections.at[i];
		s->y = y;
		y += section_height();
		for (size_t k = s->first; k < s->end; k++) {
			m->rows.at[k].y = y;
			y += m->rows.at[k].height + MATRIX_ROW_GAP;
		}
		y += SECTION_GAP - MATRIX_ROW_GAP;
	}
	return y;
}

static bool is_on_page(const struct matrix *m, size_t row, size_t stage)
{
	return stage >= m->first_stage && stage <= m->last_stage && stage < m->l.plan->journey->stages.len && matrix_shows(m, row);
}

static struct shown_curves shown_faces(const struct matrix *m)
{
	struct shown_curves shown = { 0 };
	for (size_t i = 0; i < m->rows.len; i++)
		for (size_t k = m->first_stage; is_on_page(m, i, k); k++)
			for (size_t n = 0; n < m->rows.at[i].cells[k].faces.len; n++) {
				const struct matrix_face *face = &m->rows.at[i].cells[k].faces.at[n];
				legend_note_face(&shown.basis, face->feeling);
				shown.side_way |= face->is_aside;
				shown.stage_felt |= face->of_stage;
				shown.no_place |= !face->feeling->is_placed;
			}
	return shown;
}

static void add_states(struct matrix *m)
{
	static const struct {
		enum matrix_state state;
		int kind;
		enum label label;
	} ITEMS[] = {
		{ CELL_COVERED, LEGEND_COVERED, LABEL_covered }, { CELL_NONE_FOUND, LEGEND_NONE_FOUND, LABEL_none_found }, { CELL_GAP, LEGEND_GAP, LABEL_gap },
	};
	bool used[CELL_STATES] = { false }, has_tick = false;
	for (size_t i = 0; i < m->rows.len; i++)
		for (size_t k = m->first_stage; is_on_page(m, i, k); k++) {
			used[m->rows.at[i].cells[k].state] = true;
			has_tick |= matrix_is_ticked(&m->rows.at[i].cells[k]);
		}
	for (size_t i = 0; i < sizeof ITEMS / sizeof *ITEMS; i++) {
		bool is_tick = has_tick && ITEMS[i].state == CELL_COVERED;
		struct legend_item item = { .text = label(m->l.plan->locale, ITEMS[i].label) };
		item.kind = is_tick ? LEGEND_COVERED_TICK : ITEMS[i].kind;
		if (is_tick || (used[ITEMS[i].state] && map_judges(m->l.plan->map, JUDGED_CELLS)))
			legend_add(&m->l, item);
	}
	m->has_assumed = used[CELL_ASSUMED];
}

void matrix_add_legend(struct matrix *m)
{
	add_states(m);
	struct shown_curves shown = shown_faces(m);
	struct legend_item aside = { .kind = LEGEND_OWN, .text = label(m->l.plan->locale, LABEL_off_main) };
	if (shown.side_way)
		legend_add(&m->l, aside);
	shown.side_way = false;
	legend_add_curves(&m->l, &shown);
	if (m->has_assumed) {
		shown.basis.is_shown[CERTAINTY_ASSUMED] = true;
		shown.basis.sign = SHOWN_ON_CELLS;
	}
	legend_add_basis(&m->l, shown.basis);
}

/* Without what is covered it tells where people are met, and who is there. */
struct str matrix_subject(struct matrix *m)
{
	const struct locale *words = m->l.plan->locale;
	struct str parts[] = { label(words, LABEL_channels), label(words, LABEL_personas) };
	return map_judges(m->l.plan->map, JUDGED_CELLS) ? label(words, LABEL_view_matrix) : layout_join(&m->l, words->list, parts, 2);
}

void matrix_begin(struct matrix *m)
{
	struct plan *p = m->l.plan;
	if (map_judges(p->map, JUDGED_CELLS))
		m->stage_covered = arena_alloc(m->l.arena, (p->journey->stages.len + 1) * sizeof *m->stage_covered);
	page_note_channels(&m->l);
}

void matrix_collect(struct matrix *m)
{
	if (!m->l.plan->stages.len)
		return;
	if (map_judges(m->l.plan->map, JUDGED_CELLS))
		add_dimensions(m);
	add_channels(m);
	add_personas(m);
}

struct str matrix_note(struct matrix *m)
{
	struct str notes[] = { unshown_foot(&m->l, ON_MATRIX, NULL), coverage_text(&m->l) };
	return layout_items(&m->l, notes, 2);
}

static void matrix_place(struct matrix *m)
{
	struct plan *p = m->l.plan;
	matrix_begin(m);
	m->last_stage = SIZE_MAX;
	place_columns(m);
	p->strip_y = title_place(&m->l, matrix_subject(m));
	phases_place(&m->l);
	chevrons_measure(&m->l);
	matrix_collect(m);
	m->share_y = p->strip_y + p->chevron_height + 4;
	m->grid_end = place_rows(m, m->share_y + (m->stage_covered ? MATRIX_SHARE : MATRIX_ROW_GAP));
	p->footer_y = m->grid_end;
	matrix_add_legend(m);
	footer_set(&m->l, matrix_note(m));
}

static void draw_placed(const void *matrix, struct drawing *d)
{
	matrix_draw(matrix, d);
}

struct scene *view_matrix(const struct view_request *r, struct view_report *report)
{
	(void)report;
	struct matrix m = { .l = page_begin(r) };
	matrix_place(&m);
	struct scene *s = page_draw(r, m.l.plan, draw_placed, &m);
	page_finish(&m.l);
	return s;
}
