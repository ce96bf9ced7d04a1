/* cards.c — a card is a few runs of text below each other. Here they are broken to a width and given their places. */
#include "cjm/cards.h"
#include "cjm/unicode.h"

enum { MARK_ROOM = 16, SMALL_MARK_ROOM = 14, ESTIMATE_ROOM = 4, DOT_STEP = 8, DOTS_GAP = 8, BAR_HEIGHT = 6, COURSE_HEIGHT = 26, CARD_LINES_MOST = 6 };

struct padding card_padding(enum card_style style)
{
	static const struct padding PADDINGS[CARD_STYLE_COUNT] = {
		[CARD_PLAIN] = { 0, 4, 2, 2 }, [CARD_STEP] = { 10, 10, 8, 9 }, [CARD_TOUCHPOINT] = { 10, 10, 8, 8 }, [CARD_THOUGHT] = { 2, 6, 2, 3 },
		[CARD_PAIN] = { 13, 10, 7, 8 }, [CARD_GAIN] = { 13, 10, 7, 8 }, [CARD_OPPORTUNITY] = { 13, 10, 7, 8 }, [CARD_MEASURE] = { 2, 2, 1, 3 },
		[CARD_WORK] = { 10, 10, 7, 8 }, [CARD_NOTE] = { 10, 10, 7, 8 }, [CARD_NONE] = { 2, 4, 6, 4 }, [CARD_PLAN] = { 12, 10, 7, 8 },
		[CARD_PANEL] = { 10, 10, 7, 8 }, [CARD_IMAGE] = { 0, 0, 0, 0 },
	};
	return PADDINGS[style];
}

struct card *card_new(struct layout *l, struct swimlane *lane, enum card_style style, const struct thing *thing)
{
	struct card *c = ARENA_NEW(l->arena, struct card);
	c->style = style;
	c->thing = thing;
	c->span = thing_at(thing);
	c->certainty = thing ? certainty_of(l->plan->journey, thing) : CERTAINTY_UNSAID;
	VEC_PUSH(l->arena, &lane->cards, c);
	return c;
}

struct block *card_add(struct layout *l, struct card *c, enum role role, struct str text)
{
	if (!text.len)
		return NULL;
	struct block b = { .role = role, .text = text };
	VEC_PUSH(l->arena, &c->blocks, b);
	return &c->blocks.at[c->blocks.len - 1];
}

struct block *card_mark(struct layout *l, struct card *c, enum role role, enum mark mark, struct str text)
{
	struct block *b = card_add(l, c, role, text);
	if (b)
		b->mark = mark;
	return b;
}

struct block *block_at(struct block *b, struct span span)
{
	if (b)
		b->span = span;
	return b;
}

struct block *block_of(struct block *b, const struct thing *t)
{
	return block_at(b, thing_at(t));
}

struct span thing_at(const struct thing *t)
{
	return t ? t->span : (struct span){ 0 };
}

struct span thing_statement_at(const struct thing *t, enum statement_kind kind)
{
	for (const struct node *n = t && t->node ? t->node->first : NULL; n; n = n->next)
		if (n->kind == kind)
			return n->span;
	return (struct span){ 0 };
}

struct span thing_declared_at(const struct thing *t)
{
	return t->is_declared ? t->span : (struct span){ 0 };
}

const struct thing *things_first(const struct things *list)
{
	return list->len ? list->at[0] : NULL;
}

/* ---- what room a sign takes ---- */

double channel_sign_width(struct ruler *m, const struct channel *c)
{
	double box = channel_is_boxed(c) ? 2 * CHANNEL_BOX_PADDING : 0;
	return c && c->icon.len ? text_width(m, role_font(ROLE_TAG), c->icon) + box : CHANNEL_DOT;
}

bool channel_is_boxed(const struct channel *c)
{
	size_t at = 0;
	uint32_t first = c && c->icon.len ? utf8_next(c->icon, &at) : 0;
	return unicode_is_letter(first) || (first > ' ' && first < 0x80);
}

double block_indent(struct layout *l, const struct block *b)
{
	if (b->is_item)
		return SMALL_MARK_ROOM;
	switch (b->mark) {
	case MARK_CHANNEL: return channel_sign_width(l->plan->ruler, b->channel) + MARK_ROOM - CHANNEL_DOT;
	case MARK_CLOCK: case MARK_GO: case MARK_EXIT: case MARK_CHECK: case MARK_STAR: case MARK_STAGE: case MARK_POINT:
	case MARK_UNWANTED: case MARK_MISSED: return SMALL_MARK_ROOM;
	case MARK_FELT: return b->felt->is_guessed ? SMALL_MARK_ROOM + ESTIMATE_ROOM : SMALL_MARK_ROOM;
	default: return 0;
	}
}

static double dots_width(const struct block *b)
{
	return b->mark == MARK_DOTS ? 3 * DOT_STEP + DOTS_GAP : b->mark == MARK_STAKES ? 5 * DOT_STEP + DOTS_GAP : 0;
}

static double right_width(struct layout *l, const struct block *b)
{
	if (!b->right.len)
		return 0;
	double muted = b->right_muted.len ? 5 + layout_width(l, ROLE_SMALL, b->right_muted) : 0;
	return 10 + layout_width(l, ROLE_STRONG, b->right) + muted;
}

/* ---- how wide a card would like to be ---- */

double card_longest_word(struct layout *l, const struct card *c)
{
	struct padding p = card_padding(c->style);
	double widest = 0;
	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct block *b = &c->blocks.at[i];
		double word = text_longest_word(l->plan->ruler, role_font(b->role), b->text) + block_indent(l, b);
		double right = right_width(l, b) - 10;
		widest = word > widest ? word : widest;
		widest = right > widest ? right : widest;
	}
	return widest + p.left + p.right + 1;
}

static int lines_at(struct layout *l, const struct card *c, double width)
{
	struct padding p = card_padding(c->style);
	int lines = 0;
	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct block *b = &c->blocks.at[i];
		double room = width - p.left - p.right - block_indent(l, b), whole = layout_width(l, b->role, b->text) * 1.1;
		lines += room > 1 ? (int)(whole / room) + 1 : 1;
	}
	return lines;
}

double card_wanted_width(struct layout *l, const struct card *c, int lines)
{
	struct padding p = card_padding(c->style);
	double widest = card_longest_word(l, c);
	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct block *b = &c->blocks.at[i];
		/* Ragged lines are about an eighth shorter than they could be. */
		double whole = layout_width(l, b->role, b->text) + dots_width(b);
		double share = (whole < 90 ? whole : whole * 1.12 / lines) + block_indent(l, b) + p.left + p.right;
		if (b->right.len)
			share = whole + right_width(l, b) + p.left + p.right;
		widest = share > widest ? share : widest;
	}
	/* A card of many parts had better be wide than so high that its lane yawns beside it. */
	while (widest < COLUMN_MOST && lines_at(l, c, widest) > CARD_LINES_MOST)
		widest += 16;
	return widest;
}

/* ---- setting ---- */

static void place_mark(struct block *b, double x, double width)
{
	struct font f = role_font(b->role);
	b->mark_y = b->y - f.size * 0.36; /* the middle of the small letters */
	b->mark_x = x + (b->mark == MARK_CHANNEL ? 0 : 5);
	b->point_x = b->mark_x;
	b->point_y = b->mark_y;
	if (!dots_width(b))
		return;
	(void)width;
}

static bool dots_fit(struct layout *l, const struct block *b, double width)
{
	double last = b->lines.len ? text_width(l->plan->ruler, role_font(b->role), b->lines.at[b->lines.len - 1]) : 0;
	return last + dots_width(b) <= width;
}

/* Severity follows the last line where it has room, else it takes a line of its own: never over a text. */
static double place_dots(struct layout *l, struct block *b, double x, double y, double width)
{
	double last = b->lines.len ? text_width(l->plan->ruler, role_font(b->role), b->lines.at[b->lines.len - 1]) : 0;
	bool fits = dots_fit(l, b, width);
	double height = role_line_height(b->role);
	b->mark_x = fits ? x + last + DOTS_GAP + 3 : x + 3;
	b->mark_y = y - role_font(b->role).size * 0.36 - (fits ? height : 0);
	return fits ? 0 : 12;
}

static double set_value(struct layout *l, struct block *b, double x, double width, double baseline)
{
	double room = right_width(l, b), name = b->lines.width;
	bool same_line = b->lines.len == 1 && name + room <= width;
	double muted = b->right_muted.len ? 5 + layout_width(l, ROLE_SMALL, b->right_muted) : 0;
	b->right_muted_x = x + width;
	b->right_x = x + width - muted;
	b->right_y = same_line ? baseline : baseline + role_line_height(ROLE_STRONG) + (double)(b->lines.len - 1) * role_line_height(b->role);
	return same_line ? 0 : role_line_height(ROLE_STRONG);
}

/* In a list the dots stay with their text: on a line of their own they would stand between two items. */
static struct lines wrap_block(struct layout *l, struct block *b, double width)
{
	b->lines = layout_wrap(l, b->role, b->text, width);
	return !b->is_item || dots_fit(l, b, width) ? b->lines : layout_wrap(l, b->role, b->text, width - dots_width(b));
}

static double set_block(struct layout *l, struct block *b, double x, double y, double width)
{
	if (b->mark == MARK_BAR) {
		b->x = x;
		b->y = y + 4;
		b->width = width;
		return y + 4 + BAR_HEIGHT + 4;
	}
	if (b->mark == MARK_COURSE) {
		b->x = x;
		b->y = y + 4;
		b->width = width;
		b->height = COURSE_HEIGHT;
		return y + 4 + COURSE_HEIGHT + 4;
	}
	double indent = block_indent(l, b), height = role_line_height(b->role);
	struct font font = role_font(b->role);
	b->lines = wrap_block(l, b, width - indent);
	b->x = x + indent;
	b->y = y + (height - (font_ascent(font) + font_descent(font))) / 2 + font_ascent(font);
	place_mark(b, x, width);
	double end = y + (double)b->lines.len * height;
	if (dots_width(b))
		end += place_dots(l, b, b->x, b->y + (double)b->lines.len * height, width - indent);
	if (b->right.len)
		end += set_value(l, b, x, width, b->y);
	return end;
}

double blocks_set(struct layout *l, struct block *blocks, size_t count, double x, double y, double width)
{
	for (size_t i = 0; i < count; i++) {
		bool small = blocks[i].role == ROLE_TAG || blocks[i].role == ROLE_SMALL;
		double air = !i ? 0 : blocks[i].role == ROLE_KICKER ? 10 : small ? 2 : 0;
		y = set_block(l, &blocks[i], x, y + air, width) + (blocks[i].role == ROLE_KICKER ? 3 : 0);
	}
	return y;
}

enum { PICTURE_HIGHEST = 150, CAPTION_AIR = 5 };

/* As wide as its place, unless that would make it too high: then it keeps its shape and stands at the left, or, where it says which part
 * matters, is cut to that. The caption stands below. */
static void measure_picture(struct layout *l, struct card *c, double width)
{
	double ratio = c->natural_width > 0 ? c->natural_height / c->natural_width : 0;
	bool is_too_high = width * ratio > PICTURE_HIGHEST;
	c->picture_width = is_too_high && !c->focus ? PICTURE_HIGHEST / ratio : width;
	c->picture_height = is_too_high ? PICTURE_HIGHEST : width * ratio;
	c->width = c->blocks.len ? width : c->picture_width;
	c->height = c->picture_height;
	if (c->blocks.len)
		c->height = blocks_set(l, c->blocks.at, c->blocks.len, 0, c->picture_height + (c->picture.len ? CAPTION_AIR : 0), width);
}

void card_measure(struct layout *l, struct card *c, double width)
{
	if (c->style == CARD_IMAGE) {
		measure_picture(l, c, width);
		return;
	}
	struct padding p = card_padding(c->style);
	c->width = width;
	c->height = blocks_set(l, c->blocks.at, c->blocks.len, p.left, p.top, width - p.left - p.right) + p.bottom;
}
