/* stages.c — the stages' chevrons, the bars of phases above them, and what stands under them. */
#include "cjm/cards.h"
#include "cjm/strip.h"
#include "layout/rolled.h"

#include <math.h>

enum { OWNER_APART = 9, OWNER_INSET = 6, NOTES_AIR = 6, NOTES_END = 6, CHEVRON_AIR = 16, DROP_APART = 14 };

static void add_note(struct layout *l, struct stage_box *box, enum role role, enum mark mark, struct str text, struct span span)
{
	struct block b = { .role = role, .mark = mark, .text = text, .span = span };
	if (text.len)
		VEC_PUSH(l->arena, &box->notes, b);
}

double chevron_width(const struct plan *p, const struct stage_box *box)
{
	return p->joined ? p->joined->width : box->width;
}

bool chevron_is_first(const struct plan *p, const struct stage_box *box)
{
	return p->joined ? p->joined == p->marks.at : box == p->stages.at;
}

/* Beside the title where that leaves room on one line, else below it in words. */
static bool owner_fits(struct layout *l, struct stage_box *box, struct str name)
{
	double inset = chevron_is_first(l->plan, box) ? TEXT_INSET : CHEVRON_INSET;
	double needed = inset + box->title.width + OWNER_APART + layout_width(l, ROLE_SMALL, name) + CHEVRON_TIP + OWNER_INSET;
	return box->title.len == 1 && needed <= chevron_width(l->plan, box);
}

static void collect_notes(struct layout *l, struct stage_box *box)
{
	const struct stage *s = box->stage;
	const struct locale *words = l->plan->locale;
	struct str none = { 0 };
	FOR_EACH(struct thing, goal, s->content.goals)
		add_note(l, box, ROLE_GOAL, MARK_NONE, layout_text(l, goal), goal->span);
	FOR_EACH(struct thing, expected, s->content.expects)
		add_note(l, box, ROLE_TAG, MARK_NONE, locale_pair(words, l->arena, LABEL_expects, layout_text(l, expected)), expected->span);
	if (s->content.moment) {
		struct str moment[] = { s->content.moment->text.len ? s->content.moment->text : label(words, LABEL_moment), layout_claim_words(l, s->content.moment) };
		add_note(l, box, ROLE_TAG, MARK_STAR, layout_items(l, moment, 2), s->content.moment->span);
	}
	add_note(l, box, ROLE_TAG, MARK_CLOCK, layout_times(l, &s->content), thing_at(content_first_time(&s->content)));
	struct str owner = s->content.owner ? locale_name(words, &s->content.owner->thing) : none;
	struct rolled_notes rolled = layout_rolled(l, s);
	for (size_t i = 0; i < rolled.list.len; i++)
		VEC_PUSH(l->arena, &box->notes, rolled.list.at[i]);
	box->owner_span = thing_statement_at(&s->thing, KIND_OWNER);
	if (owner.len && owner_fits(l, box, owner))
		box->owner = owner;
	else
		add_note(l, box, ROLE_TAG, MARK_NONE, layout_pair(l, LABEL_owner, owner), box->owner_span);
	struct str reasons = layout_reasons(l, &s->content.because, label(words, LABEL_list_semicolon).at);
	add_note(l, box, ROLE_TAG, MARK_NONE, reasons.len ? label_with(words, l->arena, LABEL_because, reasons) : none, thing_at(things_first(&s->content.because)));
	struct value stakes = s->content.intensity;
	add_note(l, box, ROLE_TAG, MARK_NONE, stakes.given ? label_with(words, l->arena, LABEL_stakes, locale_value(words, l->arena, stakes)) : none, thing_statement_at(&s->thing, KIND_INTENSITY));
	add_note(l, box, ROLE_TAG, MARK_NONE, layout_claim_words(l, &s->thing), (struct span){ 0 });
	for (size_t i = 0; i < box->chips.len; i++)
		VEC_PUSH(l->arena, &box->notes, box->chips.at[i]);
}

void chevrons_measure(struct layout *l)
{
	struct plan *p = l->plan;
	p->chevron_height = 36;
	for (size_t i = 0; i < p->stages.len; i++) {
		struct stage_box *box = &p->stages.at[i];
		box->title = layout_wrap(l, ROLE_STAGE, thing_label(&box->stage->thing), chevron_width(p, box) - CHEVRON_INSET - CHEVRON_TIP - 12);
		double height = text_lines_height(role_font(ROLE_STAGE), box->title) + CHEVRON_AIR;
		p->chevron_height = height > p->chevron_height ? height : p->chevron_height;
	}
}

/* ---- phases: bars above the chevrons ---- */

void phases_add(struct layout *l, struct phase_bars *bars, const struct stage *stage, double x, double width)
{
	struct phase_bar *last = bars->list.len ? &bars->list.at[bars->list.len - 1] : NULL;
	bool is_open = last && last->phase == stage->phase;
	if (is_open)
		last->width = x + width - last->x;
	else if (stage->phase || last) /* without a phase: it only ends the bar before */
		VEC_PUSH(l->arena, &bars->list, ((struct phase_bar){ .phase = stage->phase, .x = x, .width = width }));
}

static double bar_height(const struct phase_bar *bar)
{
	return text_lines_height(role_font(ROLE_LANE), bar->title) + 10;
}

void phases_measure(struct layout *l, struct phase_bars *bars)
{
	size_t kept = 0;
	bars->height = 0;
	for (size_t i = 0; i < bars->list.len; i++) {
		struct phase_bar bar = bars->list.at[i];
		if (!bar.phase)
			continue;
		bar.title = layout_wrap(l, ROLE_LANE, thing_label(&bar.phase->thing), bar.width - 2 * PHASE_INSET);
		bars->height = bar_height(&bar) > bars->height ? bar_height(&bar) : bars->height;
		bars->list.at[kept++] = bar;
	}
	bars->list.len = kept;
}

double phases_room(const struct phase_bars *bars)
{
	return bars->height > 0 ? bars->height + PHASE_AIR : 0;
}

void phases_place(struct layout *l)
{
	struct plan *p = l->plan;
	for (size_t i = 0; i < p->stages.len; i++)
		phases_add(l, &p->phases, p->stages.at[i].stage, p->joined ? p->joined->x : p->stages.at[i].x, chevron_width(p, &p->stages.at[i]));
	phases_measure(l, &p->phases);
	p->strip_y += phases_room(&p->phases);
}

/* Without a stage, or with nothing in any, one sentence says so, as in the other views. */
static void note_if_empty(struct layout *l)
{
	struct plan *p = l->plan;
	if ((p->stages.len && p->lanes.len) || p->page)
		return;
	double top = p->stages.len ? p->strip_height : 0;
	p->empty = layout_wrap(l, ROLE_SUBTITLE, locale_nothing(p->locale, p->map, LABEL_no_steps), p->width - 2 * p->margin);
	p->empty_y = top + font_ascent(role_font(ROLE_SUBTITLE));
	p->strip_height = top + (double)p->empty.len * role_line_height(ROLE_SUBTITLE) + 24;
}

/* How many leave, behind a door that the legend explains, stands at the right end of the last note where it has room there. */
static double set_drop(struct layout *l, struct stage_box *box, double y, double width)
{
	const struct quantity *q = box->is_continued ? NULL : box->stage->drop;
	struct str text = q && q->value.given ? layout_with_doubt(l, locale_value(l->plan->locale, l->arena, q->value), &q->thing) : (struct str){ 0 };
	if (!text.len)
		return y;
	add_note(l, box, ROLE_TAG, MARK_EXIT, text, thing_statement_at(&box->stage->thing, KIND_DROP));
	box->notes.at[box->notes.len - 1].count = 1; /* a figure and its sign */
	struct block *drop = &box->notes.at[box->notes.len - 1], *before = box->notes.len > 1 ? drop - 1 : NULL;
	double end = blocks_set(l, drop, 1, TEXT_INSET, y, width), needed = drop->lines.width + block_indent(l, drop) + DROP_APART;
	struct str last = before && before->lines.len ? before->lines.at[before->lines.len - 1] : (struct str){ 0 };
	if (!before || before->x - TEXT_INSET + layout_width(l, before->role, last) + needed > width)
		return end;
	double right = TEXT_INSET + width - drop->lines.width - drop->x, down = before->y + (double)(before->lines.len - 1) * role_line_height(before->role) - drop->y;
	drop->x += right;
	drop->mark_x += right;
	drop->y += down;
	drop->mark_y += down;
	return y;
}

/* Gives their height, and some air. */
static double set_notes(struct layout *l, struct stage_box *box)
{
	double top = l->plan->chevron_height + NOTES_AIR, width = box->width - TEXT_INSET - OWNER_INSET;
	if (!box->is_continued)
		collect_notes(l, box);
	double y = set_drop(l, box, blocks_set(l, box->notes.at, box->notes.len, TEXT_INSET, top, width), width);
	return box->notes.len ? y + NOTES_END - l->plan->chevron_height : 0;
}

void stages_measure(struct layout *l)
{
	struct plan *p = l->plan;
	double notes = 0;
	phases_place(l);
	chevrons_measure(l);
	for (size_t i = 0; i < p->stages.len; i++) {
		double height = set_notes(l, &p->stages.at[i]);
		notes = height > notes ? height : notes;
	}
	p->strip_height = p->chevron_height + (notes > 0 ? notes : NOTES_END);
	if (p->joined) {
		p->marks_y = p->strip_y;
		p->marks_height = p->chevron_height;
	}
	note_if_empty(l);
}
