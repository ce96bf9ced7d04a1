/* changes.c — the merged journey of a diff: its stages, columns and steps. */
#include "view/changes.h"

/* ---- stages and columns ---- */

static bool is_kept(const struct merged_step *m)
{
	return m->old && m->new && !m->is_moved;
}

static bool *changed_steps(struct changes_view *v)
{
	const struct diff *d = v->d;
	bool *changed = arena_alloc(v->l.arena, ((v->j->new ? v->j->new->step_count : 0) + 1) * sizeof *changed);
	for (size_t i = 0; i < d->changes.len; i++) {
		const struct diff_group *g = &d->groups.at[d->changes.at[i].group];
		if (g->journey == v->j && g->step && !d->changes.at[i].is_written_elsewhere && diff_old_of(d, g->step))
			changed[((const struct step *)g->step)->index] = true;
	}
	return changed;
}

/* Nothing is told of it, and it has nothing of its own to show but its face. */
static bool is_quiet(const struct changes_view *v, const struct merged_step *m)
{
	return is_kept(m) && !v->changed[m->new->index];
}

static bool may_share(const struct changes_view *v, const struct merged_step *m)
{
	return is_quiet(v, m) && !m->new->content.moment && !m->old->content.moment;
}

static void add_column(struct changes_view *v, struct stage *stage, const struct merged_step *here, const struct merged_step *gone)
{
	struct drawn_step *s = ARENA_NEW(v->l.arena, struct drawn_step);
	const struct thing *shown = here ? &here->new->thing : &gone->old->thing;
	s->step.thing = *shown;
	s->step.thing.span = changes_span(v, here ? shown : NULL, shown);
	s->step.stage = stage;
	s->step.index = v->journey.step_count++;
	s->column = v->columns.len;
	VEC_PUSH(v->l.arena, &stage->steps, &s->step.thing);
	VEC_PUSH(v->l.arena, &v->columns, ((struct change_column){ .here = here, .gone = gone, .gone_run = gone ? 1 : 0, .run = here ? 1 : 0, .is_quiet = here && !gone && is_quiet(v, here) }));
}

/* A run between two steps that stayed: what is gone comes first in it, then what came. Where room is scarce, more that are gone than came share
 * the last column. */
static size_t add_run(struct changes_view *v, struct stage *stage, const struct merged_stage *m, size_t from)
{
	size_t gone = from, end = from;
	while (gone < m->steps.len && !m->steps.at[gone].new)
		gone++;
	end = gone;
	while (end < m->steps.len && m->steps.at[end].new && !is_kept(&m->steps.at[end]))
		end++;
	size_t came = end - gone, left = gone - from, most = v->by_stage && left > came ? came ? came : 1 : left > came ? left : came;
	for (size_t i = 0; i < most; i++)
		add_column(v, stage, gone + i < end ? &m->steps.at[gone + i] : NULL, from + i < gone ? &m->steps.at[from + i] : NULL);
	v->columns.at[v->columns.len - 1].gone_run += left > most ? left - most : 0;
	return end;
}

/* What stayed as it was makes room for what did not: steps in a row share a column, but not a moment of truth, whose star is its own. */
static size_t add_kept(struct changes_view *v, struct stage *stage, const struct merged_stage *m, size_t from)
{
	size_t end = from + 1;
	while (may_share(v, &m->steps.at[from]) && end < m->steps.len && may_share(v, &m->steps.at[end]))
		end++;
	add_column(v, stage, &m->steps.at[from], NULL);
	v->columns.at[v->columns.len - 1].run = end - from;
	v->unchanged += is_quiet(v, &m->steps.at[from]) ? end - from : 0;
	return end;
}

/* One for all its stages: their bar is drawn once. */
static struct phase *gone_phase(struct changes_view *v, const struct phase *phase)
{
	if (v->gone_phase_of == phase)
		return v->gone_phase;
	v->gone_phase_of = phase;
	v->gone_phase = ARENA_NEW(v->l.arena, struct phase);
	*v->gone_phase = *phase;
	v->gone_phase->thing.span = changes_span(v, NULL, &phase->thing);
	return v->gone_phase;
}

/* What is gone stands in the phase that it had, as it is now. */
static struct phase *phase_of(struct changes_view *v, const struct merged_stage *m)
{
	struct phase *phase = m->new ? m->new->phase : m->old->phase;
	const struct thing *now = m->new || !phase ? NULL : diff_new_of(v->d, &phase->thing);
	return now ? (struct phase *)now : m->new || !phase ? phase : gone_phase(v, phase);
}

static void add_stage(struct changes_view *v, const struct merged_stage *m)
{
	struct stage *stage = ARENA_NEW(v->l.arena, struct stage);
	stage->thing = m->new ? m->new->thing : m->old->thing;
	stage->thing.span = changes_span(v, m->new ? &m->new->thing : NULL, &stage->thing);
	stage->journey = &v->journey;
	stage->phase = phase_of(v, m);
	stage->index = v->journey.stages.len;
	for (size_t i = 0; i < m->steps.len;) {
		if (is_kept(&m->steps.at[i]))
			i = add_kept(v, stage, m, i);
		else
			i = add_run(v, stage, m, i);
	}
	if (!stage->steps.len)
		VEC_PUSH(v->l.arena, &v->columns, (struct change_column){ 0 });
	VEC_PUSH(v->l.arena, &v->journey.stages, &stage->thing);
}

static void make_journey(struct changes_view *v)
{
	const struct journey *shown = v->j->new ? v->j->new : v->j->old;
	v->journey = *shown;
	v->journey.thing.span = changes_span(v, v->j->new ? &shown->thing : NULL, &shown->thing);
	v->journey.stages = (struct things){ 0 };
	v->journey.step_count = 0;
	v->changed = changed_steps(v);
	for (size_t i = 0; i < v->j->stages.len; i++)
		add_stage(v, &v->j->stages.at[i]);
}

/* ---- the lane of steps ---- */

static struct str old_text(struct changes_view *v, const struct thing *old)
{
	return locale_pair(v->l.plan->locale, v->l.arena, LABEL_diff_before, locale_quoted(v->l.plan->locale, v->l.arena, thing_label(old)));
}

static struct str moved_to(struct changes_view *v, const struct step *old)
{
	const struct step *new = (const struct step *)diff_new_of(v->d, &old->thing);
	if (!new || diff_new_of(v->d, &old->stage->thing) == &new->stage->thing)
		return label(v->l.plan->locale, LABEL_diff_sign_moved);
	struct str stage = locale_quoted(v->l.plan->locale, v->l.arena, thing_label(&new->stage->thing));
	return LABEL_FILL(v->l.plan->locale, v->l.arena, LABEL_diff_moved_to, stage);
}

/* "split from “…”" where it is a part of what was there before, else what its sign says. */
static struct str came_or_went(struct changes_view *v, const struct step *s, bool is_new)
{
	const struct locale *words = v->l.plan->locale;
	const struct thing *whole = diff_part_of(v->d, &s->thing);
	if (!whole)
		return label(words, is_new ? LABEL_diff_sign_added : LABEL_diff_sign_removed);
	struct str of = locale_quoted(words, v->l.arena, thing_label(whole));
	return is_new ? LABEL_FILL(words, v->l.arena, LABEL_diff_split, of) : LABEL_FILL(words, v->l.arena, LABEL_diff_merged, of);
}

static void add_gone(struct changes_view *v, struct swimlane *lane, size_t column, const struct merged_step *m)
{
	struct change_card *c = changes_add_card(v, lane, CARD_STEP, column, column);
	c->has_sign = true;
	c->sign = m->is_moved ? CHANGE_MOVED : CHANGE_REMOVED;
	c->is_struck = !m->is_moved;
	c->is_quiet = true;
	c->class = m->is_moved ? STR("step moved-away") : STR("step removed");
	c->card.span = changes_span(v, diff_new_of(v->d, &m->old->thing), &m->old->thing);
	c->card.certainty = certainty_of(m->old->stage->journey, &m->old->thing);
	card_add(&v->l, &c->card, ROLE_BODY, thing_label(&m->old->thing));
	card_add(&v->l, &c->card, ROLE_TAG, m->is_moved ? moved_to(v, m->old) : came_or_went(v, m->old, false));
}

/* "3 steps unchanged", and which. */
static void add_run_card(struct changes_view *v, struct swimlane *lane, size_t column, const struct change_column *run)
{
	struct change_card *c = changes_add_card(v, lane, CARD_STEP, column, column);
	struct str *names = arena_alloc(v->l.arena, run->run * sizeof *names);
	c->is_quiet = true;
	c->class = STR("step unchanged");
	c->card.span = run->here->new->thing.span;
	for (size_t i = 0; i < run->run; i++)
		names[i] = thing_label(&run->here[i].new->thing);
	card_add(&v->l, &c->card, ROLE_BODY, changes_counted(v, LABEL_diff_unchanged, run->run));
	card_add(&v->l, &c->card, ROLE_TAG, layout_items(&v->l, names, run->run));
}

static void add_here(struct changes_view *v, struct swimlane *lane, size_t column, const struct merged_step *m, bool changed)
{
	struct change_card *c = changes_add_card(v, lane, CARD_STEP, column, column);
	c->has_sign = !m->old || m->is_moved || changed;
	c->sign = !m->old ? CHANGE_ADDED : m->is_moved ? CHANGE_MOVED : CHANGE_CHANGED;
	c->card.has_rim = c->sign == CHANGE_MOVED;
	c->card.has_thick_edge = c->sign == CHANGE_ADDED;
	c->is_quiet = !c->has_sign;
	c->card.span = m->new->thing.span;
	c->card.certainty = certainty_of(m->new->stage->journey, &m->new->thing);
	c->class = !m->old ? STR("step added") : m->is_moved ? STR("step moved") : changed ? STR("step changed") : STR("step");
	card_add(&v->l, &c->card, ROLE_BODY, thing_label(&m->new->thing));
	if (!m->old)
		card_add(&v->l, &c->card, ROLE_TAG, came_or_went(v, m->new, true));
	if (m->is_moved)
		card_add(&v->l, &c->card, ROLE_TAG, label(v->l.plan->locale, LABEL_diff_sign_moved));
	if (m->old && !str_is_same(m->old->thing.text, m->new->thing.text))
		card_add(&v->l, &c->card, ROLE_TAG, old_text(v, &m->old->thing));
}

static void add_steps(struct changes_view *v)
{
	struct swimlane lane = { .id = LANE_STEPS };
	for (size_t i = 0; i < v->columns.len; i++) {
		const struct change_column *c = &v->columns.at[i];
		for (size_t k = 0; k < c->gone_run; k++)
			add_gone(v, &lane, i, &c->gone[k]);
		if (c->run > 1)
			add_run_card(v, &lane, i, c);
		else if (c->here)
			add_here(v, &lane, i, c->here, c->here->old && v->changed[c->here->new->index]);
	}
	changes_push_lane(v, &lane, "steps", label(v->l.plan->locale, LABEL_lane_steps));
}

/* ---- the strip of stages ---- */

static struct str mark_of_stage(struct changes_view *v, const struct merged_stage *m)
{
	const struct locale *words = v->l.plan->locale;
	struct str parts[] = {
		!m->old ? label(words, LABEL_diff_sign_added) : !m->new ? label(words, LABEL_diff_sign_removed)
			: m->is_moved ? label(words, LABEL_diff_sign_moved) : (struct str){ 0 },
		m->old && m->new && !str_is_same(m->old->thing.text, m->new->thing.text) ? old_text(v, &m->old->thing) : (struct str){ 0 },
	};
	return layout_items(&v->l, parts, 2);
}

static void place_strip(struct changes_view *v)
{
	struct plan *p = v->l.plan;
	double bottom = p->chevron_height;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		struct block b = { .role = ROLE_TAG, .text = mark_of_stage(v, &v->j->stages.at[i]) };
		if (!b.text.len)
			continue;
		VEC_PUSH(v->l.arena, &box->notes, b);
		double y = blocks_set(&v->l, box->notes.at, box->notes.len, CHEVRON_TIP, p->chevron_height + 8, box->width - CHEVRON_TIP - 8);
		bottom = layout_at_least(bottom, y);
	}
	p->strip_height = bottom + 12;
	p->arrows_y = p->strip_y + p->strip_height;
}

/* ---- the whole ---- */

static void add_legend(struct changes_view *v)
{
	static const enum label SIGNS[CHANGE_SIGNS] = { LABEL_diff_sign_added, LABEL_diff_sign_removed, LABEL_diff_sign_changed, LABEL_diff_sign_moved };
	for (size_t i = 0; i < CHANGE_SIGNS; i++) {
		struct legend_item item = { .kind = LEGEND_OWN, .index = i, .text = label(v->l.plan->locale, SIGNS[i]) };
		legend_add(&v->l, item);
	}
	static const enum label CURVES[] = { LABEL_diff_before, LABEL_diff_after };
	for (size_t i = 0; i < 2 && v->has_feelings; i++) {
		struct legend_item item = { .kind = LEGEND_OWN, .index = CHANGE_SIGNS + i, .text = label(v->l.plan->locale, CURVES[i]) };
		legend_add(&v->l, item);
	}
	struct shown_curves shown = { 0 };
	for (size_t i = 0; i < v->l.plan->lanes.len; i++) {
		const struct swimlane *lane = &v->l.plan->lanes.at[i];
		if (lane->curves)
			legend_note_curves(&shown, lane->curves);
		for (size_t k = 0; k < lane->cards.len; k++)
			legend_note_card(&shown.basis, lane->cards.at[k]);
	}
	legend_add_curves(&v->l, &shown);
	shown.basis.sign = v->has_feelings ? SHOWN_ON_FACES : shown.basis.sign; /* a line stands for a curve here */
	legend_add_basis(&v->l, shown.basis);
}

/* The version is part of the subtitle: both are told. */
static void join_versions(struct changes_view *v)
{
	bool have_both = v->j->old && v->j->new && !v->d->options.is_future; /* a future state counts its own */
	if (have_both && v->j->old->version.len && v->j->new->version.len && !str_equal(v->j->old->version, v->j->new->version))
		v->journey.version = str_fmt(v->l.arena, "%.*s %s %.*s", STR_ARG(v->j->old->version), v->l.plan->locale->becomes, STR_ARG(v->j->new->version));
}

static void changes_place(struct changes_view *v)
{
	struct plan *p = v->l.plan;
	make_journey(v);
	join_versions(v);
	columns_make(&v->l);
	for (size_t i = 0; i < v->columns.len; i++)
		v->l.plan->columns.at[i].is_narrow = v->columns.at[i].is_quiet;
	add_steps(v);
	changes_add_feelings(v);
	changes_add_lanes(v);
	columns_give_widths(&v->l);
	double y = title_place(&v->l, label(p->locale, LABEL_diff_what));
	changes_add_header(v);
	p->strip_y = header_rows_place(&v->l, y) + 4;
	phases_place(&v->l);
	chevrons_measure(&v->l);
	place_strip(v);
	lanes_place(&v->l);
	add_legend(v);
	footer_set(&v->l, (struct str){ 0 });
}

static void changes_begin(struct changes_view *v, const struct diff *d, const struct diff_journey *j, const struct view_request *r, bool by_stage)
{
	struct plan_options options = r->options;
	options.language = d->language;
	*v = (struct changes_view){ .d = d, .j = j, .by_stage = by_stage };
	v->l.plan = plan_begin(j->new ? d->new.map : d->old.map, &v->journey, r->ruler, options);
	v->l.plan->is_tight = by_stage;
	v->l.arena = &v->l.plan->arena;
	v->l.options = options;
	changes_place(v);
}

/* Each change under its step, where that fits a page. */
struct scene *draw_changes(const struct diff *d, const struct diff_journey *j, const struct view_request *r)
{
	struct changes_view v;
	changes_begin(&v, d, j, r, false);
	if (v.l.plan->width > WIDTH_FULL || v.l.plan->height > v.l.plan->width) {
		page_finish(&v.l);
		changes_begin(&v, d, j, r, true);
	}
	struct drawing drawing = drawing_begin(v.l.plan, r->theme);
	changes_draw(&v, &drawing);
	struct scene *s = drawing_end(&drawing);
	page_finish(&v.l);
	return s;
}
