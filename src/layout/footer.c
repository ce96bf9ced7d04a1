/* footer.c — the legend of what is really used, coverage in a line, and the brand's own line. */
#include "cjm/footer.h"
#include "cjm/header.h"
#include "cjm/unshown.h"
#include "layout/page.h"

#include <math.h>

enum { SIGN_ROOM = 15, CHANNEL_AIR = 5, GAPS_NAMED = 3, ABOVE_LEGEND = 8, ABOVE_FOOT = 4, ABOVE_BRAND = 4, BELOW_ALL = 3, BELOW_PAGE = 6, APART = 16, COLUMN_LINES_MOST = 6, COLUMNS_MOST = 4 };

static const double BELOW_SHARE = 0.3, BELOW_SHARE_OF_PAGE = 0.6; /* of the margin: a page has its number there */

static double sign_room(struct layout *l, const struct legend_item *item)
{
	bool is_wide = item->kind == LEGEND_PERSONA || item->kind == LEGEND_OBSERVED || item->kind == LEGEND_DASHED || item->kind >= LEGEND_SIDE_WAY;
	if (item->kind == LEGEND_CHANNEL)
		return channel_sign_width(l->plan->ruler, item->channel, CHANNEL_SIGN) + CHANNEL_AIR;
	return item->kind == LEGEND_QUICK_WIN ? 20 : item->kind == LEGEND_DOTS ? 30 : is_wide ? 22 : SIGN_ROOM;
}

void legend_add(struct layout *l, struct legend_item item)
{
	item.sign_room = sign_room(l, &item);
	if (item.text.len)
		VEC_PUSH(l->arena, &l->plan->legend, item);
}

static void add_label(struct layout *l, int kind, enum label id)
{
	struct legend_item item = { .text = label(l->plan->locale, id) };
	item.kind = kind;
	legend_add(l, item);
}

struct used_marks { /* what the drawing holds, so that the legend explains nothing else */
	bool computed, star, dots, clock, unwanted, missed, drop, quick_win, has_connectors, states[3];
	struct shown_curves curves;
	struct shown_basis basis;
};

void legend_note_face(struct shown_basis *s, const struct feeling *f)
{
	s->is_shown[certainty_of(thing_journey(&f->thing), &f->thing)] = true;
	s->is_estimated |= f->is_guessed;
}

/* What asks for no source says nothing by its whole line. */
void legend_note_card(struct shown_basis *s, const struct card *c)
{
	bool is_marked = certainty_is_doubt(c->certainty) || c->style == CARD_PAIN || c->style == CARD_GAIN;
	s->is_shown[c->certainty] |= is_marked;
	s->sign = is_marked && s->sign == SHOWN_ON_FACES ? SHOWN_ON_CARDS : s->sign;
}

/* A whole line is explained where something rests on a source; assumed and predicted share a sign, for both are drawn broken. */
void legend_add_basis(struct layout *l, struct shown_basis s)
{
	static const int WHOLE[] = { LEGEND_OBSERVED_FACE, LEGEND_OBSERVED, LEGEND_OBSERVED_FACE }, BROKEN[] = { LEGEND_DASHED_FACE, LEGEND_DASHED, LEGEND_COVERED_ASSUMED };
	const struct locale *words = l->plan->locale;
	const bool *is = s.is_shown;
	struct str none = { 0 }, broken[] = {
		is[CERTAINTY_ASSUMED] ? label(words, LABEL_assumed) : none, is[CERTAINTY_PREDICTED] ? label(words, LABEL_predicted) : none,
	};
	struct legend_item item = { .text = layout_join(l, words->list, broken, 2) };
	item.kind = BROKEN[s.sign];
	if (is[CERTAINTY_OBSERVED])
		add_label(l, WHOLE[s.sign], is[CERTAINTY_UNSAID] ? LABEL_observed_or_unsaid : LABEL_observed);
	legend_add(l, item);
	if (s.is_estimated)
		add_label(l, LEGEND_ESTIMATED, LABEL_estimated);
}

static void look_at_card(struct used_marks *u, const struct card *c)
{
	legend_note_card(&u->basis, c);
	for (size_t i = 0; i < c->blocks.len; i++) {
		u->dots |= c->blocks.at[i].mark == MARK_DOTS || c->blocks.at[i].mark == MARK_SEVERITY;
		u->clock |= c->blocks.at[i].mark == MARK_CLOCK;
		u->star |= c->blocks.at[i].mark == MARK_STAR;
		u->unwanted |= c->blocks.at[i].mark == MARK_UNWANTED;
		u->quick_win |= c->blocks.at[i].mark == MARK_PILL;
		if (c->blocks.at[i].mark == MARK_STATUS)
			u->states[c->blocks.at[i].count] = true;
		u->missed |= c->blocks.at[i].mark == MARK_MISSED;
	}
}

void legend_note_curves(struct shown_curves *shown, const struct curves *curves)
{
	for (size_t k = 0; k < curves->list.len; k++) {
		const struct curve *c = &curves->list.at[k];
		for (size_t i = 0; i < c->points.len; i++) {
			shown->star |= c->points.at[i].is_moment;
			shown->way_out |= c->points.at[i].is_exit_alone && !curves->has_notes && c->points.at[i].word.len; /* its sign, and not its words */
			legend_note_face(&shown->basis, c->points.at[i].feeling);
		}
		for (size_t i = 0; i < c->lines.len; i++) {
			shown->side_way |= c->lines.at[i].kind == LINE_SIDE;
			shown->way_out |= c->lines.at[i].kind == LINE_OUT;
			for (size_t at = 0; at < c->lines.at[i].stops.len && c->lines.at[i].stops.len > 1; at++) {
				const struct thing *place = c->lines.at[i].stops.at[at].place;
				shown->off_brand |= place && place->kind == KIND_STEP && ((const struct step *)place)->off_brand;
			}
		}
	}
	for (int below = 0; below < 2; below++)
		for (size_t i = 0; i < curves->asides[below].len; i++)
			legend_note_face(&shown->basis, curves->asides[below].at[i].feeling);
	shown->stage_felt |= curves->brackets.len > 0;
	shown->no_place |= curves->asides[1].len > 0;
	if (curves->next)
		legend_note_curves(shown, curves->next);
}

void legend_add_curves(struct layout *l, const struct shown_curves *shown)
{
	const struct {
		bool is_shown;
		int kind;
		enum label label;
	} items[] = {
		{ shown->side_way, LEGEND_SIDE_WAY, LABEL_curve_side }, { shown->way_out, LEGEND_WAY_OUT, LABEL_curve_exit }, { shown->off_brand, LEGEND_OFF_BRAND, LABEL_off_brand },
		{ shown->stage_felt, LEGEND_STAGE_FELT, LABEL_curve_stage }, { shown->no_place, LEGEND_NO_PLACE, LABEL_curve_no_place },
	};
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (items[i].is_shown)
			add_label(l, items[i].kind, items[i].label);
}

static void add_basis(struct shown_basis *to, const struct shown_basis *more)
{
	for (int c = 0; c <= CERTAINTY_PREDICTED; c++)
		to->is_shown[c] |= more->is_shown[c];
	to->sign = more->sign > to->sign ? more->sign : to->sign;
	to->is_estimated |= more->is_estimated;
}

/* Notes of a stage, which are no card. */
static void look_at_notes(struct used_marks *u, const struct stage_box *box)
{
	for (size_t i = 0; i < box->notes.len; i++) {
		u->computed |= box->notes.at[i].mark == MARK_COMPUTED;
		u->dots |= box->notes.at[i].mark == MARK_SEVERITY;
	}
}

static void look_at_row(struct used_marks *marks, const struct plan *p)
{
	struct used_marks u = *marks;
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		for (size_t k = 0; k < lane->cards.len; k++)
			look_at_card(&u, lane->cards.at[k]);
		if (lane->curves)
			legend_note_curves(&u.curves, lane->curves);
	}
	for (size_t i = 0; i < p->stages.len; i++) { /* on a page where it goes on its notes are not there */
		const struct stage_box *box = &p->stages.at[i];
		u.drop |= !box->is_continued && box->stage->drop && box->stage->drop->value.given;
		u.star |= !box->is_continued && box->stage->content.moment;
		look_at_notes(&u, box);
	}
	u.has_connectors |= p->connectors.len > 0;
	*marks = u;
}

static struct used_marks look_at_plan(const struct plan *p)
{
	struct used_marks u = { 0 };
	look_at_row(&u, p);
	for (size_t i = 0; i < p->rows.len; i++)
		look_at_row(&u, p->rows.at[i]);
	u.star |= u.curves.star;
	add_basis(&u.basis, &u.curves.basis);
	return u;
}

static bool is_explained(const struct plan *p, size_t persona)
{
	for (size_t i = 0; i < p->legend.len; i++)
		if (p->legend.at[i].index == persona)
			return true;
	return false;
}

static void collect_personas(struct layout *l, const struct plan *row)
{
	for (size_t i = 0; i < row->lanes.len; i++) {
		const struct curves *curves = row->lanes.at[i].curves; /* bands of their own have names */
		for (size_t k = 0; curves && curves->list.len > 1 && k < curves->list.len; k++) {
			const struct curve *c = &curves->list.at[k];
			if (is_explained(l->plan, c->index))
				continue;
			struct legend_item item = { .kind = LEGEND_PERSONA, .persona = c->persona, .index = c->index };
			item.text = c->persona ? thing_label(&c->persona->thing) : label(l->plan->locale, LABEL_lane_feelings);
			legend_add(l, item);
		}
	}
}

static void collect_legend(struct layout *l)
{
	struct plan *p = l->plan;
	struct used_marks u = look_at_plan(p);
	collect_personas(l, p);
	for (size_t i = 0; i < p->rows.len; i++)
		collect_personas(l, p->rows.at[i]);
	for (size_t i = 0; i < p->channels_used.len; i++) {
		if (!page_has_channel(p, p->channels_used.at[i]))
			continue;
		struct legend_item item = { .kind = LEGEND_CHANNEL, .channel = p->channels_used.at[i], .index = i };
		item.text = locale_name(p->locale, &p->channels_used.at[i]->thing);
		legend_add(l, item);
	}
	if (u.unwanted)
		add_label(l, LEGEND_UNWANTED, LABEL_touch_unwanted);
	if (u.missed)
		add_label(l, LEGEND_MISSED, LABEL_touch_missed);
	if (u.drop)
		add_label(l, LEGEND_DROP, LABEL_word_drop);
	if (u.computed)
		add_label(l, LEGEND_COMPUTED, LABEL_computed_means);
	if (u.star)
		add_label(l, LEGEND_STAR, LABEL_moment);
	if (u.dots)
		add_label(l, LEGEND_DOTS, LABEL_severity);
	for (int i = ACTION_OPEN; i <= ACTION_FINISHED; i++)
		if (u.states[i])
			add_label(l, LEGEND_STATUS_TODO + i, (enum label)(LABEL_status_todo + i));
	if (u.quick_win)
		add_label(l, LEGEND_QUICK_WIN, LABEL_quick_win_means);
	if (u.has_connectors)
		add_label(l, LEGEND_CONNECTOR, LABEL_rests_on);
	legend_add_curves(l, &u.curves);
	legend_add_basis(l, u.basis);
}

static struct str dimension_label(struct layout *l, enum coverage_dimension d)
{
	return label(l->plan->locale, (enum label)(LABEL_dimension_step + (int)d));
}

static struct str gaps_of(struct layout *l)
{
	const struct coverage *c = &l->plan->coverage;
	struct str named[GAPS_NAMED + 1] = { { 0 } };
	for (size_t i = 0; i < c->gaps.len && i < GAPS_NAMED; i++)
		named[i] = str_fmt(l->arena, "%.*s%.*s",
			STR_ARG(label_with(l->plan->locale, l->arena, LABEL_without, thing_label(&c->gaps.at[i].stage->thing))),
			STR_ARG(dimension_label(l, c->gaps.at[i].dimension)));
	if (c->gaps.len > GAPS_NAMED)
		named[GAPS_NAMED] = label_with(l->plan->locale, l->arena, LABEL_more, layout_count(l, c->gaps.len - GAPS_NAMED));
	return layout_join(l, l->plan->locale->list, named, GAPS_NAMED + 1);
}

struct str coverage_text(struct layout *l)
{
	const struct coverage *c = &l->plan->coverage;
	const struct locale *words = l->plan->locale;
	if (!c->total || !coverage_is_shown(l->plan->journey) || !map_judges(l->plan->map, JUDGED_COVERAGE))
		return (struct str){ 0 };
	struct str percent = locale_percent(words, l->arena, coverage_percent(c->covered, c->total)), cells = str_fmt(l->arena, "%zu/%zu", c->covered, c->total);
	struct str text = str_fmt(l->arena, "%.*s %.*s", STR_ARG(label(words, LABEL_coverage)), STR_ARG(LABEL_FILL(words, l->arena, LABEL_in_brackets, locale_isolated(words, l->arena, percent), locale_isolated(words, l->arena, cells))));
	if (!c->gaps.len)
		return text;
	struct str count = label_counted(words, l->arena, LABEL_count_gap, (double)c->gaps.len, layout_count(l, c->gaps.len));
	struct str gaps = layout_join(l, words->colon, (struct str[]){ count, gaps_of(l) }, 2);
	return layout_items(l, (struct str[]){ text, gaps }, 2);
}

/* At the right end of the last line of what the map rests on, or of the legend where that is followed by columns. */
static bool brand_fits(struct layout *l, double width)
{
	const struct plan *p = l->plan;
	const struct lines *foot = &p->foot_lines;
	bool is_alone = !foot->len || p->footer_lines.len != 1 || p->page;
	if (p->foot_columns.len) /* unless the note stands there */
		return p->legend.len && !p->coverage_lines.len && p->footer_lines.len == 1 && legend_width(l) + APART + p->footer_lines.width <= width;
	return !is_alone && layout_width(l, ROLE_SMALL, foot->at[foot->len - 1]) + APART + p->footer_lines.width <= width;
}

/* The narrowest that a text becomes in so many lines, nearly, with no word torn; in more, where it has more paragraphs. */
static struct lines lines_of(struct layout *l, struct str text, size_t most)
{
	enum { TRIES = 5 };
	double whole = layout_width(l, ROLE_SMALL, text) + 1, low = fmax(whole / (double)most, text_longest_word(l->plan->ruler, role_font(ROLE_SMALL), text));
	struct lines lines = layout_wrap(l, ROLE_SMALL, text, low);
	double high = fmin(low * 1.15, whole); /* hardly ever more than its share of the whole */
	if (lines.len <= most)
		return lines;
	if ((lines = layout_wrap(l, ROLE_SMALL, text, high)).len > most)
		lines = layout_wrap(l, ROLE_SMALL, text, high = fmax(whole, low));
	for (int i = 0; i < TRIES && lines.len <= most; i++) {
		struct lines tried = layout_wrap(l, ROLE_SMALL, text, (low + high) / 2);
		*(tried.len <= most ? &high : &low) = (low + high) / 2;
		lines = tried.len <= most ? tried : lines;
	}
	return lines;
}

/* Side by side, as high as the highest, as low as the width allows. False where that needs more lines than `most`. */
static bool set_columns(struct layout *l, const struct str *texts, size_t count, double width, size_t most)
{
	struct plan *p = l->plan;
	for (size_t high = 1; high <= most; high++) {
		double x = p->margin;
		p->foot_columns.len = 0;
		for (size_t i = 0; i < count && x <= p->margin + width; i++) {
			struct foot_column column = { lines_of(l, texts[i], high), x };
			if (column.lines.len > high)
				break;
			x += column.lines.width + APART;
			VEC_PUSH(l->arena, &p->foot_columns, column);
		}
		if (p->foot_columns.len == count && x - APART <= p->margin + width)
			return true;
	}
	p->foot_columns.len = 0;
	return false;
}

/* The lines of the foot and the note, as columns where these are lower than one below the other. On pages the foot is as wide as they are. */
static bool foot_in_columns(struct layout *l, struct str note, double width)
{
	struct str texts[COLUMNS_MOST], rest = l->plan->foot;
	size_t count = 0, stacked = 0;
	while (rest.len && count < COLUMNS_MOST)
		texts[count++] = str_next(&rest, '\n');
	if (rest.len || l->plan->page || (note.len && count == COLUMNS_MOST))
		return false;
	if (note.len)
		texts[count++] = note;
	for (size_t i = 0; i < count; i++)
		stacked += layout_wrap(l, ROLE_SMALL, texts[i], width).len;
	return count > 1 && set_columns(l, texts, count, width, stacked - 1 < COLUMN_LINES_MOST ? stacked - 1 : COLUMN_LINES_MOST);
}

static double columns_end(const struct plan *p)
{
	double most = 0;
	for (size_t i = 0; i < p->foot_columns.len; i++)
		most = fmax(most, text_lines_height(role_font(ROLE_SMALL), p->foot_columns.at[i].lines));
	return p->foot_y + most - role_line_height(ROLE_SMALL);
}

/* Below the legend, whose last baseline `end` is: what the map rests on, and the note. Gives its own. */
static double set_foot(struct layout *l, struct str note, double end, double width)
{
	struct plan *p = l->plan;
	double line = role_line_height(ROLE_SMALL);
	bool is_beside = p->legend.len && end <= p->legend.at[0].y && legend_width(l) + layout_width(l, ROLE_SMALL, note) + 20 <= width;
	if (foot_in_columns(l, is_beside ? (struct str){ 0 } : note, width)) {
		p->foot_y = p->legend.len ? end + line + ABOVE_FOOT : end;
		p->coverage_lines = is_beside ? layout_wrap(l, ROLE_SMALL, note, width) : (struct lines){ 0 };
		p->coverage_y = end;
		return columns_end(p);
	}
	p->coverage_lines = layout_wrap(l, ROLE_SMALL, note, width);
	p->coverage_y = is_beside || !p->legend.len ? end : end + line + 4;
	end = p->coverage_lines.len ? p->coverage_y + (double)(p->coverage_lines.len - 1) * text_pitch(role_font(ROLE_SMALL), p->coverage_lines.at, p->coverage_lines.len) : end;
	p->foot_lines = layout_wrap(l, ROLE_SMALL, p->foot, width);
	if (p->foot_lines.len) {
		p->foot_y = end + line + ABOVE_FOOT;
		end = p->foot_y + (double)(p->foot_lines.len - 1) * text_pitch(role_font(ROLE_SMALL), p->foot_lines.at, p->foot_lines.len);
	}
	return end;
}

/* In what the columns leave at the right, if it needs no more lines than they have. */
static bool brand_is_column(struct layout *l, double width)
{
	struct plan *p = l->plan;
	const struct foot_column *last = p->foot_columns.len ? &p->foot_columns.at[p->foot_columns.len - 1] : NULL;
	size_t most = 0;
	for (size_t i = 0; i < p->foot_columns.len; i++)
		most = p->foot_columns.at[i].lines.len > most ? p->foot_columns.at[i].lines.len : most;
	struct lines lines = last ? lines_of(l, l->options.brand_footer, most) : (struct lines){ 0 };
	bool fits = last && lines.len <= most && last->x + last->lines.width + APART + lines.width <= p->margin + width;
	p->footer_lines = fits ? lines : p->footer_lines;
	return fits;
}

/* Beside what stands at the foot where there is room, else below it. Gives where all of it ends. */
static double set_brand(struct layout *l, double end, double width)
{
	struct plan *p = l->plan;
	double line = role_line_height(ROLE_SMALL);
	p->footer_lines = layout_wrap(l, ROLE_SMALL, l->options.brand_footer, width);
	p->footer_at_right = brand_fits(l, width);
	p->footer_text_y = p->footer_at_right ? (p->foot_columns.len ? p->legend_end : end) : end + line + ABOVE_BRAND;
	if (!p->footer_at_right && (p->footer_at_right = brand_is_column(l, width)))
		p->footer_text_y = p->foot_y;
	return p->footer_text_y > end ? p->footer_text_y + (double)(p->footer_lines.len - 1) * line : end;
}

void footer_set(struct layout *l, struct str note)
{
	struct plan *p = l->plan;
	double width = p->width - 2 * p->margin;
	double y = p->footer_y + ABOVE_LEGEND + font_ascent(role_font(ROLE_SMALL));
	p->legend_end = legend_place(l, y, width);
	double end = p->foot_end = set_foot(l, note, p->legend_end, width);
	if (l->options.brand_footer.len)
		end = set_brand(l, end, width);
	p->height = end + (p->page ? BELOW_PAGE + p->margin * BELOW_SHARE_OF_PAGE : BELOW_ALL + p->margin * BELOW_SHARE);
}

void footer_place(struct layout *l)
{
	bool has_foot = !l->plan->page || l->plan->page->has_foot;
	struct str notes[2] = { { 0 } };
	collect_legend(l);
	if (has_foot) {
		plan_leave_out_of_swimlane(l, header_has_small_cast(l->plan));
		notes[0] = layout_left_out(l, LABEL_not_drawn), notes[1] = coverage_text(l);
	}
	if (!has_foot || (l->plan->page && l->plan->page->is_told_elsewhere))
		l->plan->foot = (struct str){ 0 };
	footer_set(l, layout_items(l, notes, 2));
}
