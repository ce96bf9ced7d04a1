/* summary_foot.c — the foot of the slide: the signs that need a word, what is left out, what the map rests on, and the brand's line. */
#include "view/summary.h"

#include "cjm/footer.h"

#include <math.h>

enum { BOTTOM = 10, FOOT_GAP = 40, NOTES_APART = 14 };

static const struct span NOWHERE = { 0 };

/* ---- signs ---- */

static void add_sign(struct summary *s, int kind, struct str said)
{
	struct legend_item item = { .text = said };
	item.kind = kind;
	legend_add(&s->l, item);
}

/* Broken lines: of faces, or of cards too. */
static void note_cards(struct shown_basis *b, const struct summary_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (certainty_is_doubt(items[i].certainty)) {
			b->is_shown[items[i].certainty] = true;
			b->sign = SHOWN_ON_CARDS;
		}
}

/* Only what is there has an entry; each stands behind the one before it. */
static void collect_signs(struct summary *s)
{
	const struct locale *words = s->l.plan->locale;
	struct shown_curves shown = { 0 };
	s->l.plan->legend.len = 0;
	if (s->feelings.curves)
		legend_note_curves(&shown, s->feelings.curves);
	if (shown.star)
		add_sign(s, LEGEND_STAR, label(words, LABEL_moment));
	if (shown.off_brand)
		add_sign(s, LEGEND_OFF_BRAND, label(words, LABEL_off_brand));
	shown.basis.is_shown[CERTAINTY_OBSERVED] = false; /* a whole line is as usual */
	note_cards(&shown.basis, s->pains.at, s->shown_pains);
	note_cards(&shown.basis, s->opportunities.at, s->shown_opportunities);
	legend_add_basis(&s->l, shown.basis);
	double x = 0;
	for (size_t i = 0; i < s->l.plan->legend.len; i++) {
		struct legend_item *item = &s->l.plan->legend.at[i];
		item->x = x;
		x += item->sign_room + slide_width(&s->l, SLIDE_FOOT, item->text) + NOTES_APART;
	}
	s->signs_width = x;
}

/* ---- the whole ---- */

static void count_left_out(struct summary *s)
{
	size_t people = s->bands ? s->bands : SUMMARY_PERSONAS_MOST;
	summary_leave_out(s, LABEL_report_stages, s->stages_unnamed, 0);
	if (s->people.len > people)
		summary_leave_out(s, LABEL_personas, s->people.len, people);
	if (!s->room.foot) {
		summary_leave_out(s, LABEL_sources, s->digest.sources, 0);
		summary_leave_out(s, LABEL_stakeholders, s->l.plan->journey->stakeholders.len, 0);
	}
	summary_leave_out_rest(s);
}

/* Signs are before the note; above it where the two have no room on one line. */
double summary_foot_place(struct summary *s, double y)
{
	double width = s->width - 2 * SLIDE_MARGIN;
	count_left_out(s);
	collect_signs(s);
	s->brand_foot = slide_text(&s->l, SLIDE_FOOT, s->l.options.brand_footer, width, NOWHERE);
	double brand = s->brand_foot.lines.width > 0 && s->width >= SUMMARY_NARROW ? s->brand_foot.lines.width + FOOT_GAP : 0, signs = s->width >= SUMMARY_NARROW ? s->signs_width : 0;
	s->left_out = slide_text(&s->l, SLIDE_FOOT, summary_left_out(s, width - brand), width, NOWHERE);
	s->foot = slide_text(&s->l, SLIDE_FOOT, s->room.foot ? s->l.plan->foot : (struct str){ 0 }, width, s->l.plan->journey->thing.span);
	s->are_signs_beside = signs > 0 && s->left_out.lines.len <= 1 && s->left_out.lines.width + signs + brand <= width;
	s->signs_height = s->signs_width > 0 && !s->are_signs_beside ? slide_line(SLIDE_FOOT) : 0;
	s->foot_y = y;
	double used = s->left_out.lines.width + (s->are_signs_beside ? signs : 0), first = fmax(s->left_out.height, s->are_signs_beside ? slide_line(SLIDE_FOOT) : 0);
	s->is_brand_beside = s->left_out.lines.len <= 1 && first > 0 && used + s->brand_foot.lines.width + FOOT_GAP <= width;
	s->notes_height = s->signs_height + fmax(first, s->is_brand_beside ? s->brand_foot.height : 0);
	return y + s->notes_height + s->foot.height + (s->is_brand_beside ? 0 : s->brand_foot.height) + BOTTOM;
}

static void draw_signs(const struct summary *s, struct drawing *d, struct shape *into)
{
	double top = s->foot_y;
	for (size_t i = 0; i < d->plan->legend.len; i++) {
		const struct legend_item *item = &d->plan->legend.at[i];
		double x = SLIDE_MARGIN + item->x;
		draw_legend_sign(d, into, item, x, top + slide_line(SLIDE_FOOT) / 2);
		slide_draw_line(d, into, SLIDE_FOOT, x + item->sign_room, slide_baseline(SLIDE_FOOT, top), ANCHOR_LEFT, item->text, d->theme->muted);
	}
}

void summary_draw_foot(const struct summary *s, struct drawing *d)
{
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("legend"), 0, 0);
	double y = s->foot_y, right = s->width - SLIDE_MARGIN;
	draw_signs(s, d, g);
	slide_draw(d, g, SLIDE_MARGIN + (s->are_signs_beside ? s->signs_width : 0), y + s->signs_height, ANCHOR_LEFT, s->left_out, d->theme->muted);
	slide_draw(d, g, SLIDE_MARGIN, y + s->notes_height, ANCHOR_LEFT, s->foot, d->theme->muted);
	double beside = s->is_brand_beside ? y + s->signs_height : y + s->notes_height + s->foot.height;
	struct shape *brand = slide_draw(d, g, s->is_brand_beside ? right : SLIDE_MARGIN, beside, s->is_brand_beside ? ANCHOR_RIGHT : ANCHOR_LEFT, s->brand_foot, d->theme->muted);
	shape_of(brand, drawing_theme_span(d, KIND_FOOTER));
	d->scene->frame.footer = drawing_running_line(d, s->brand_foot.lines, brand);
}
