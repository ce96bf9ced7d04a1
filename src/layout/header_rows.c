/* header_rows.c — sets the header's cards in rows: texts share the width, figures stand beside them in columns. */
#include "cjm/cards.h"
#include "cjm/header.h"
#include "layout/header_sections.h"

#include <math.h>

/* Rather than leave the figures alone in a row of their own, texts give way by so much. */
static const double TEXTS_YIELD = 0.88;

enum {
	CARD_PADDING = 12, CARD_GAP = 10, MEASURE_WIDTH = 116, STEP = 24, STEPS_MOST = 500, TEXT_CARD_LEAST = 290,
	CARD_TOP = 8, SMALL_TOP = 11, NAME_TOP = 17, /* a mere name stands level with the middle of its avatar */
	BESIDE_AVATAR = 14, NAME_LEAST = 190, STACKED_MOST = 3, /* of a card with nothing but a name */
};

/* A persona of whom only the name is known, or one of many: such cards stay small, and all alike. */
static bool is_bare(const struct header_card *c)
{
	return c->persona && (c->blocks.len == 1 || c->is_small);
}

/* Of many people the names may take two lines, where that leaves the others room. */
static double name_width(struct layout *l, const struct block *b, bool is_narrow)
{
	double whole = layout_width(l, b->role, b->text);
	return is_narrow ? fmin(whole, fmax(whole * 0.6, text_longest_word(l->plan->ruler, role_font(b->role), b->text))) : whole;
}

static double least_width(struct layout *l, const struct header_card *c, bool is_narrow)
{
	if (c->measure) {
		double kicker = layout_width(l, ROLE_KICKER, c->kicker) + 2 * CARD_PADDING + 2;
		double widest = kicker > MEASURE_WIDTH ? kicker : MEASURE_WIDTH;
		for (size_t i = 0; i < c->blocks.len; i++) {
			double need = c->blocks.at[i].text.len ? layout_width(l, c->blocks.at[i].role, c->blocks.at[i].text) + 2 * CARD_PADDING + 2 : 0;
			widest = need > widest ? need : widest;
		}
		return widest > 260 ? 260 : widest;
	}
	if (is_bare(c)) {
		double need = 0;
		for (size_t i = 0; i < c->blocks.len; i++)
			need = fmax(need, name_width(l, &c->blocks.at[i], is_narrow && c->is_small));
		need += 2 * CARD_PADDING + c->avatar + BESIDE_AVATAR + 2;
		return need < NAME_LEAST ? NAME_LEAST : need > TEXT_CARD_LEAST ? TEXT_CARD_LEAST : need;
	}
	return TEXT_CARD_LEAST + (c->avatar > 0 ? 60 : 0);
}

static void set_least_widths(struct layout *l, bool is_narrow)
{
	struct plan *p = l->plan;
	double widest_bare = 0;
	for (size_t i = 0; i < p->header_cards.len; i++) {
		struct header_card *c = &p->header_cards.at[i];
		c->least = least_width(l, c, is_narrow);
		widest_bare = is_bare(c) && c->least > widest_bare ? c->least : widest_bare;
	}
	for (size_t i = 0; i < p->header_cards.len; i++)
		if (is_bare(&p->header_cards.at[i]))
			p->header_cards.at[i].least = widest_bare;
}

static double set_card(struct layout *l, struct header_card *c)
{
	double left = CARD_PADDING + (c->avatar > 0 ? c->avatar + BESIDE_AVATAR : 0);
	struct lines kicker = layout_wrap(l, ROLE_KICKER, c->kicker, c->width - left - CARD_PADDING);
	double top = c->is_small ? SMALL_TOP : is_bare(c) ? NAME_TOP : CARD_TOP;
	c->kicker_y = top + font_ascent(role_font(ROLE_KICKER));
	double y = top + role_line_height(ROLE_KICKER) * (double)(kicker.len ? kicker.len : c->is_small ? 0 : 1) + (c->is_small ? 0 : 3);
	c->kicker_lines = kicker;
	c->kicker_x = left;
	y = header_sections_set(l, c, left, top, y, c->width - left - CARD_PADDING);
	y += CARD_TOP;
	double least = c->avatar > 0 ? c->avatar + 2 * CARD_TOP : 60;
	return y > least ? y : least;
}

/* How high it is at its width; what is in it is set by set_card, at the width that it has in the end. */
static double height_of_card(struct layout *l, struct header_card *c)
{
	for (size_t i = 0; i < c->tried.len; i++)
		if (fabs(c->tried.at[i].width - c->width) < 1e-9)
			return c->tried.at[i].height;
	struct card_size size = { c->width, set_card(l, c) };
	VEC_PUSH(l->arena, &c->tried, size);
	return size.height;
}

static size_t first_figure_of(const struct plan *p, size_t first, size_t last)
{
	size_t i = first;
	while (i <= last && !p->header_cards.at[i].measure)
		i++;
	return i;
}

/* The least width at which no word is broken. */
static double whole_width(struct layout *l, const struct header_card *c)
{
	double word = text_longest_word(l->plan->ruler, role_font(ROLE_KICKER), c->kicker);
	for (size_t i = 0; i < c->blocks.len; i++)
		word = fmax(word, text_longest_word(l->plan->ruler, role_font(c->blocks.at[i].role), c->blocks.at[i].text));
	return 2 * CARD_PADDING + (c->avatar > 0 ? c->avatar + BESIDE_AVATAR : 0) + word + 1;
}

/* All give alike, but none gives what its words need while another has more. */
static void take_width(struct layout *l, struct header_card *cards, size_t count, double missing)
{
	size_t open = count;
	for (size_t i = 0; i < count; i++)
		cards[i].width = cards[i].least;
	for (size_t turn = 0; turn < count && missing > 0 && open; turn++) {
		double each = missing / (double)open;
		open = 0;
		for (size_t i = 0; i < count; i++) {
			double spare = fmax(0, cards[i].width - whole_width(l, &cards[i])), taken = fmin(each, spare);
			cards[i].width -= taken;
			missing -= taken;
			open += spare > each;
		}
	}
	for (size_t i = 0; i < count && missing > 0; i++)
		cards[i].width -= missing / (double)count;
}

/* What is missing all give; what is left is handed out in steps, each to the card that is highest. Mere names stay small where nothing needs them to fill the row. */
static void share_width(struct layout *l, struct header_card *cards, size_t count, double left, bool fills)
{
	bool any_grows = false;
	double step = fmax(STEP, left / STEPS_MOST); /* of a drawing that is a thousand stages wide the cards need not fit as closely */
	take_width(l, cards, count, -left);
	for (size_t i = 0; i < count; i++) {
		cards[i].height = height_of_card(l, &cards[i]);
		any_grows |= !is_bare(&cards[i]);
	}
	while (count && left > 0 && (any_grows || fills)) {
		struct header_card *highest = NULL;
		double more = left < step ? left : step;
		for (size_t i = 0; i < count; i++)
			if ((!any_grows || !is_bare(&cards[i])) && (!highest || cards[i].height > highest->height || (cards[i].height >= highest->height && cards[i].width < highest->width)))
				highest = &cards[i];
		highest->width += more;
		highest->height = height_of_card(l, highest);
		left -= more;
	}
}

/* Sets the texts of a row side by side in what the figures leave, and gives their height. */
static double place_texts(struct layout *l, size_t first, size_t count, double y, double width, bool fills)
{
	struct plan *p = l->plan;
	double x = p->margin, height = 0, left = width - (double)(count - 1) * CARD_GAP;
	struct header_card *cards = p->header_cards.at + first;
	for (size_t i = 0; i < count; i++)
		left -= cards[i].least;
	share_width(l, cards, count, left, fills);
	for (size_t i = 0; i < count; i++) {
		set_card(l, &cards[i]);
		cards[i].x = x;
		cards[i].y = y;
		x += cards[i].width + CARD_GAP;
		height = cards[i].height > height ? cards[i].height : height;
	}
	for (size_t i = 0; i < count; i++)
		cards[i].height = height;
	return height;
}

static double figures_width(struct layout *l, size_t first, size_t last, size_t per_column)
{
	double width = 0;
	for (size_t i = first; i <= last; i += per_column) {
		double widest = 0;
		for (size_t k = i; k <= last && k < i + per_column; k++) {
			double need = l->plan->header_cards.at[k].least;
			widest = need > widest ? need : widest;
		}
		width += widest + CARD_GAP;
	}
	return width;
}

static double place_figures(struct layout *l, size_t first, size_t last, double x, double y, size_t per_column, double height)
{
	struct plan *p = l->plan;
	double bottom = y;
	size_t rows = last - first + 1 < per_column ? last - first + 1 : per_column;
	double each = (height - (double)(rows - 1) * CARD_GAP) / (double)rows;
	for (size_t i = first; i <= last; i += per_column) {
		double widest = figures_width(l, i, i + per_column - 1 < last ? i + per_column - 1 : last, per_column) - CARD_GAP, top = y;
		for (size_t k = i; k <= last && k < i + per_column; k++) {
			struct header_card *c = &p->header_cards.at[k];
			c->x = x;
			c->y = top;
			c->width = widest;
			c->height = set_card(l, c);
			c->height = each > c->height ? each : c->height;
			top += c->height + CARD_GAP;
			bottom = top - CARD_GAP > bottom ? top - CARD_GAP : bottom;
		}
		x += widest + CARD_GAP;
	}
	return bottom;
}

struct stacking { /* of figures beside texts */
	size_t per_column;
	double height; /* of the row */
};

static struct stacking try_stacking(struct layout *l, size_t first, size_t figure, size_t last, double y, double width, size_t per_column)
{
	double side = figures_width(l, figure, last, per_column), texts = place_texts(l, first, figure - first, y, width - side, true);
	double figures = place_figures(l, figure, last, 0, y, per_column, 0) - y;
	return (struct stacking){ per_column, texts > figures ? texts : figures };
}

/* In columns of so many as make the row the least high; the columns are about equally full. */
static struct stacking best_stacking(struct layout *l, size_t first, size_t figure, size_t last, double y, double width)
{
	size_t count = last - figure + 1;
	struct stacking best = { 0 };
	for (size_t columns = count; columns && (count + columns - 1) / columns <= STACKED_MOST; columns--) {
		size_t per_column = (count + columns - 1) / columns;
		if (per_column == best.per_column)
			continue;
		struct stacking tried = try_stacking(l, first, figure, last, y, width, per_column);
		if (!best.per_column || tried.height < best.height - 0.5)
			best = tried;
	}
	return best;
}

static double place_row(struct layout *l, size_t first, size_t last, double y, double width)
{
	struct plan *p = l->plan;
	size_t figure = first_figure_of(p, first, last), texts = figure - first;
	if (!texts) {
		double bottom = place_figures(l, first, last, p->margin, y, 1, 0);
		return place_figures(l, first, last, p->margin, y, 1, bottom - y); /* all as high as the highest */
	}
	if (figure > last)
		return y + place_texts(l, first, texts, y, width, false);
	struct stacking best = best_stacking(l, first, figure, last, y, width);
	double side = figures_width(l, figure, last, best.per_column), height = place_texts(l, first, texts, y, width - side, true);
	double bottom = place_figures(l, figure, last, p->margin + width - side + CARD_GAP, y, best.per_column, height);
	for (size_t i = first; i < figure; i++)
		p->header_cards.at[i].height = bottom - y;
	return bottom;
}

/* Figures beside texts may stack in twos, and stay together. */
static bool figures_fit(struct layout *l, size_t first, double texts, double width)
{
	size_t last = l->plan->header_cards.len - 1;
	return texts + figures_width(l, first, last, last > first ? 2 : 1) <= width || texts * TEXTS_YIELD + figures_width(l, first, last, 1) <= width;
}

static double place_rows(struct layout *l, double y, bool is_narrow)
{
	struct plan *p = l->plan;
	double width = p->width - 2 * p->margin;
	size_t first = 0;
	set_least_widths(l, is_narrow);
	while (first < p->header_cards.len) {
		double used = p->header_cards.at[first].least;
		size_t last = first;
		while (last + 1 < p->header_cards.len) {
			bool begins_figures = p->header_cards.at[last + 1].measure && !p->header_cards.at[last].measure;
			if (begins_figures && !figures_fit(l, last + 1, used, width))
				break;
			if (begins_figures) {
				last = p->header_cards.len - 1;
				break;
			}
			double next = p->header_cards.at[last + 1].least;
			if (used + CARD_GAP + next > width)
				break;
			used += CARD_GAP + next;
			last++;
		}
		y = place_row(l, first, last, y, width) + CARD_GAP;
		first = last + 1;
	}
	return y;
}

double header_rows_place(struct layout *l, double y)
{
	double end = place_rows(l, y, false);
	bool has_names = false;
	for (size_t i = 0; i < l->plan->header_cards.len; i++)
		has_names |= l->plan->header_cards.at[i].is_small;
	if (!has_names)
		return end;
	double narrow = place_rows(l, y, true);
	return narrow < end - 1 ? narrow : place_rows(l, y, false);
}
