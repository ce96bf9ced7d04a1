/* cards.c — a card is a few runs of text below each other. Here they are broken to a width and given their places. */
#include "cjm/cards.h"
#include "cjm/unicode.h"

#include <math.h>
#include <string.h>

enum {
	BAR_AIR = 3, CHANNEL_AIR = 5, SMALL_MARK_ROOM = 14, ESTIMATE_ROOM = 4, DOT_STEP = 8, DOTS_GAP = 8, BAR_HEIGHT = 6, COURSE_HEIGHT = 26,
	SEVERITY_ROOM = 29, PILL_INSET = 6, PILL_AIR = 1, TAIL_APART = 4,
};

struct padding card_padding(const struct card *c)
{
	static const struct padding PADDINGS[CARD_STYLE_COUNT] = {
		[CARD_PLAIN] = { TEXT_INSET, 8, 1, 2 }, [CARD_STEP] = { TEXT_INSET, 8, 5, 5 }, [CARD_TOUCHPOINT] = { TEXT_INSET, 8, 4, 4 }, [CARD_THOUGHT] = { TEXT_INSET, 6, 3, 3 },
		[CARD_PAIN] = { TEXT_INSET, 8, 5, 5 }, [CARD_GAIN] = { TEXT_INSET, 8, 5, 5 }, [CARD_OPPORTUNITY] = { TEXT_INSET, 8, 5, 5 }, [CARD_MEASURE] = { TEXT_INSET, 8, 1, 2 },
		[CARD_WORK] = { TEXT_INSET, 8, 4, 4 }, [CARD_NOTE] = { TEXT_INSET, 8, 5, 5 }, [CARD_NONE] = { TEXT_INSET, 6, 6, 6 }, [CARD_PLAN] = { TEXT_INSET, 8, 5, 5 },
		[CARD_PANEL] = { 10, 10, 7, 8 }, [CARD_IMAGE] = { 0, 0, 0, 0 },
	};
	struct padding p = PADDINGS[c->style];
	p.top += c->has_rim;
	p.bottom += c->has_rim || c->has_thick_edge;
	return p;
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

void card_expect(struct layout *l, struct card *c, size_t blocks)
{
	if (c->blocks.cap)
		return;
	c->blocks.at = arena_alloc(l->arena, blocks * sizeof *c->blocks.at);
	c->blocks.cap = blocks;
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

double channel_sign_width(struct ruler *m, const struct channel *c, double size)
{
	double icon = c && c->icon.len ? text_width(m, role_font(ROLE_TAG), c->icon) + (channel_is_boxed(c) ? 2 * CHANNEL_BOX_PADDING : 0) : 0;
	return icon > size ? icon : size;
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
	case MARK_CHANNEL: return channel_sign_width(l->plan->ruler, b->channel, CHANNEL_SIGN) + CHANNEL_AIR;
	case MARK_CLOCK: case MARK_GO: case MARK_EXIT: case MARK_CHECK: case MARK_STAR: case MARK_STAGE: case MARK_POINT:
	case MARK_UNWANTED: case MARK_MISSED: case MARK_STATUS: case MARK_COMPUTED: case MARK_CLASH: return SMALL_MARK_ROOM;
	case MARK_PILL: return PILL_INSET;
	case MARK_FELT: return b->felt->is_guessed ? SMALL_MARK_ROOM + ESTIMATE_ROOM : SMALL_MARK_ROOM;
	default: return 0;
	}
}

static double dots_width(const struct block *b)
{
	return b->mark == MARK_DOTS ? 3 * DOT_STEP + DOTS_GAP : b->mark == MARK_STAKES ? 5 * DOT_STEP + DOTS_GAP : 0;
}

static double muted_width(struct layout *l, const struct block *b)
{
	return b->right_muted.len ? (b->right.len ? 5 : 0) + layout_width(l, ROLE_SMALL, b->right_muted) : 0;
}

static double right_width(struct layout *l, const struct block *b)
{
	if (!b->right.len && !b->right_muted.len) /* most have none */
		return 0;
	double strong = b->right.len ? layout_width(l, ROLE_STRONG, b->right) : 0, muted = muted_width(l, b);
	return strong + muted > 0 ? 10 + strong + muted : 0;
}

static double first_indent(const struct block *b)
{
	return b->mark == MARK_SEVERITY ? SEVERITY_ROOM : 0;
}

/* ---- how wide a card would like to be ---- */

double card_longest_word(struct layout *l, const struct card *c)
{
	struct padding p = card_padding(c);
	double widest = 0;
	for (size_t i = 0; i < c->blocks.len; i++) {
		const struct block *b = &c->blocks.at[i];
		double hang = b->hangs ? block_indent(l, b - 1) : 0;
		double word = hang + text_longest_word(l->plan->ruler, role_font(b->role), b->text) + block_indent(l, b) + (b->mark == MARK_PILL ? PILL_INSET : 0);
		double right = right_width(l, b) - 10;
		widest = word > widest ? word : widest;
		widest = right > widest ? right : widest;
	}
	return widest + p.left + p.right + 1;
}

enum { TITLE_LINES_MOST = 3 };

double card_least_width(struct layout *l, const struct card *c)
{
	struct padding p = card_padding(c);
	double least = card_longest_word(l, c);
	const struct block *title = c->blocks.len ? &c->blocks.at[0] : NULL;
	/* Ragged lines are about an eighth shorter than they could be. */
	double share = title ? layout_width(l, title->role, title->text) * 1.12 / TITLE_LINES_MOST + block_indent(l, title) + p.left + p.right : 0;
	share = share > COLUMN_MOST ? COLUMN_MOST : share;
	return share > least ? share : least;
}

/* ---- setting ---- */

static void hold_from(struct layout *l, double width)
{
	l->holds = width > l->holds ? width : l->holds;
}

static void place_mark(struct block *b, double x, double width)
{
	struct font f = role_font(b->role);
	b->mark_y = b->y - f.size * 0.36; /* the middle of the small letters */
	b->mark_x = x + (b->mark == MARK_CHANNEL ? 0 : b->mark == MARK_SEVERITY ? 3.5 : 5);
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
static double place_dots(struct layout *l, struct block *b, double y, double width, double indent)
{
	double last = b->lines.len ? text_width(l->plan->ruler, role_font(b->role), b->lines.at[b->lines.len - 1]) : 0;
	bool fits = last + dots_width(b) <= width - indent;
	double height = role_line_height(b->role);
	if (fits)
		hold_from(l, last + dots_width(b) + indent);
	b->mark_x = fits ? b->x + last + DOTS_GAP + 3 : b->x + 3;
	b->mark_y = y - role_font(b->role).size * 0.36 - (fits ? height : 0);
	return fits ? 0 : 12;
}

/* From the first baseline to the last. */
static double below_first(const struct block *b)
{
	return b->lines.len ? (double)(b->lines.len - 1) * text_pitch(role_font(b->role), b->lines.at, b->lines.len) : 0;
}

/* At the end of the last line, below it where that has no room. */
static double set_value(struct layout *l, struct block *b, double x, double width, double baseline)
{
	double room = right_width(l, b), last = b->lines.len ? layout_width(l, b->role, b->lines.at[b->lines.len - 1]) : 0;
	bool same_line = last + room <= width;
	if (same_line)
		hold_from(l, last + room);
	double below = same_line ? 0 : role_line_height(b->right.len ? ROLE_STRONG : ROLE_SMALL);
	b->right_muted_x = x + width;
	b->right_x = x + width - muted_width(l, b);
	b->right_y = baseline + below + below_first(b);
	return below;
}

/* In a list the dots stay with their text: on a line of their own they would stand between two items. */
static struct lines wrap_block(struct layout *l, struct block *b, double width, double indent)
{
	struct ruler *ruler = l->plan->ruler;
	double room = width - indent;
	b->first_indent = first_indent(b);
	b->lines = b->first_indent > 0 ? text_wrap_behind(ruler, l->arena, role_font(b->role), b->text, room, b->first_indent) : layout_wrap(l, b->role, b->text, room);
	hold_from(l, text_wrap_holds(ruler) + indent);
	if (b->first_indent > 0 || !b->is_item || dots_fit(l, b, room))
		return b->lines;
	b->lines = layout_wrap(l, b->role, b->text, room - dots_width(b));
	hold_from(l, text_wrap_holds(ruler) + dots_width(b) + indent);
	return b->lines;
}

static double set_block(struct layout *l, struct block *b, double x, double y, double width)
{
	if (b->mark == MARK_BAR) {
		b->x = x;
		b->y = y + BAR_AIR;
		b->width = width;
		return y + BAR_AIR + BAR_HEIGHT + 2;
	}
	if (b->mark == MARK_COURSE) {
		b->x = x;
		b->y = y + 4;
		b->width = width;
		b->height = COURSE_HEIGHT;
		return y + 4 + COURSE_HEIGHT + 4;
	}
	double indent = b->hangs ? block_indent(l, b - 1) : block_indent(l, b), height = role_line_height(b->role);
	struct font font = role_font(b->role);
	b->lines = wrap_block(l, b, width, indent);
	b->x = x + indent;
	b->y = y + (height - (font_ascent(font) + font_descent(font))) / 2 + font_ascent(font);
	place_mark(b, x, width);
	double end = y + height + below_first(b) + (b->role == ROLE_NUMBER ? layout_air_below(font, b->text) : 0);
	if (b->mark == MARK_PILL) {
		b->width = b->lines.width + 2 * PILL_INSET;
		b->height = below_first(b) + font_ascent(font) + font_descent(font) + 2 * PILL_AIR;
		end += 2 * PILL_AIR;
	}
	if (dots_width(b))
		end += place_dots(l, b, b->y + below_first(b) + (b->lines.len ? height : 0), width, indent);
	if (right_width(l, b) > 0)
		end += set_value(l, b, x, width, b->y);
	return end;
}

/* What its sign takes before it; the dots of a severity are in the text's own indent. */
static double tail_indent(struct layout *l, const struct block *b)
{
	return first_indent(b) > 0 ? 0 : block_indent(l, b);
}

/* With a point before it, unless it begins with a sign. */
static struct str tail_text(struct layout *l, const struct block *b)
{
	struct str point = str_trim(str_of(l->plan->locale->point + strlen("\xC2\xA0")));
	return b->mark ? b->text : str_fmt(l->arena, "%.*s\xC2\xA0%.*s", STR_ARG(point), STR_ARG(b->text));
}

/* "Warehouse · Logistics": behind the text before it. False where that leaves no room. */
static bool set_tail(struct layout *l, struct block *b, double x, double width)
{
	const struct block *before = b - 1;
	/* Where lines run from the right, the scene is mirrored as a whole, and what a text measures is too rough to go on behind it. */
	if (!b->is_tail || !before->lines.len || language_is_rtl(l->plan->language))
		return false;
	struct str text = tail_text(l, b);
	double begin = before->x + layout_width(l, before->role, before->lines.at[before->lines.len - 1]) + (b->mark ? DOTS_GAP : TAIL_APART);
	double indent = tail_indent(l, b), needed = first_indent(b) + indent + layout_width(l, b->role, text);
	if (begin + needed > x + width)
		return false;
	hold_from(l, begin + needed - x);
	b->lines = (struct lines){ .at = arena_alloc(l->arena, sizeof *b->lines.at), .len = text.len > 0, .width = needed - indent };
	b->lines.at[0] = text;
	b->first_indent = first_indent(b);
	b->x = begin + indent;
	b->y = before->y + below_first(before);
	place_mark(b, begin, needed);
	return true;
}

/* What the last line of the block before wants to be away from its first one. */
static double lack_above(const struct block *b)
{
	const struct lines above = (b - 1)->lines;
	return above.len && b->lines.len ? text_lack_between(role_font((b - 1)->role), above.at[above.len - 1], b->lines.at[0]) : 0;
}

double blocks_set(struct layout *l, struct block *blocks, size_t count, double x, double y, double width)
{
	for (size_t i = 0; i < count; i++) {
		bool small = blocks[i].role == ROLE_TAG || blocks[i].role == ROLE_SMALL;
		if (i && set_tail(l, &blocks[i], x, width))
			continue;
		double air = !i ? 0 : blocks[i].role == ROLE_KICKER ? 10 : blocks[i].mark == MARK_CHANNEL ? 3 : blocks[i].role == ROLE_PILL ? 4 : small ? 2 : 0;
		double end = set_block(l, &blocks[i], x, y + air, width), lack = i ? fmax(lack_above(&blocks[i]) - air, 0) : 0;
		y = (lack > 0 ? set_block(l, &blocks[i], x, y + air + lack, width) : end) + (blocks[i].role == ROLE_KICKER ? 3 : 0);
	}
	return y;
}

enum { STRIP_TOP = 4, STRIP_BOTTOM = 3 };
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
	l->holds = 0;
	if (c->style == CARD_IMAGE) {
		measure_picture(l, c, width);
		l->holds = width;
		return;
	}
	struct padding p = card_padding(c);
	if (c->is_bare) /* no ground, so less air around its text */
		p.top = STRIP_TOP, p.bottom = STRIP_BOTTOM;
	c->width = width;
	c->height = blocks_set(l, c->blocks.at, c->blocks.len, p.left, p.top, width - p.left - p.right) + p.bottom;
	l->holds += p.left + p.right;
}
