/* draw_cards.c — what each kind of card looks like, as a table; a card's blocks are drawn the same everywhere. */
#include "cjm/drawing.h"

struct card_look { /* of a card style; colours are members of the theme */
	struct color fill, line, edge; /* .none: not painted */
	double radius;
	bool is_silent; /* no ground at all: only its text */
};

static const struct color NONE = { .none = true };

/* Where people leave has a line in the colour of the door beside its words; what happens without us is hollow. */
static struct card_look look_of_step(const struct theme *t, const struct card *c)
{
	if (c->is_off_brand)
		return (struct card_look){ t->background, t->work_line, NONE, 7, false };
	return (struct card_look){ t->step, c->is_exit ? t->pain_edge : NONE, NONE, 7, false };
}

static struct card_look look_of(const struct theme *t, const struct card *c)
{
	switch (c->style) {
	case CARD_STEP: return look_of_step(t, c);
	case CARD_TOUCHPOINT: return (struct card_look){ t->background, t->card_line, NONE, 7, false };
	case CARD_PAIN: return (struct card_look){ c->is_strong ? t->pain_strong : t->pain, NONE, t->pain_edge, 7, false };
	case CARD_GAIN: return (struct card_look){ t->gain, NONE, t->gain_edge, 7, false };
	case CARD_OPPORTUNITY: return (struct card_look){ c->is_strong ? t->opportunity_strong : t->opportunity, NONE, t->opportunity_edge, 7, false };
	case CARD_WORK: return (struct card_look){ t->work, t->work_line, NONE, 7, false };
	case CARD_NOTE: case CARD_PANEL: return (struct card_look){ t->note, NONE, NONE, 7, false };
	case CARD_PLAN: return (struct card_look){ t->background, t->card_line, NONE, 7, false };
	default: return (struct card_look){ NONE, NONE, NONE, 0, true };
	}
}

/* Square at the edge, round on the other side. */
static struct shape *draw_edged(struct drawing *d, struct shape *into, double width, double height, double r, struct color fill)
{
	struct shape *s = scene_path(d->scene, into);
	double k = r * 0.5523;
	path_to(d->scene, s, 'M', (double[]){ 0, 0 });
	path_to(d->scene, s, 'L', (double[]){ width - r, 0 });
	path_to(d->scene, s, 'C', (double[]){ width - r + k, 0, width, r - k, width, r });
	path_to(d->scene, s, 'L', (double[]){ width, height - r });
	path_to(d->scene, s, 'C', (double[]){ width, height - r + k, width - r + k, height, width - r, height });
	path_to(d->scene, s, 'L', (double[]){ 0, height });
	path_to(d->scene, s, 'Z', NULL);
	s->paint.fill = fill;
	return s;
}

/* What is assumed or predicted has a broken line: its edge, else the line around it, else one beside its text. */
static void break_line(const struct card *c, struct shape *line)
{
	if (certainty_is_doubt(c->certainty))
		line->paint.dash = 4, line->paint.gap = 3;
}

static struct card_look with_visible_border(const struct theme *t, struct card_look look)
{
	if (look.line.none && !look.is_silent)
		look.line = line_around(t, look.fill);
	return look;
}

static void draw_ground(struct drawing *d, struct shape *into, const struct card *c)
{
	bool is_doubt = certainty_is_doubt(c->certainty);
	struct card_look look = with_visible_border(d->theme, look_of(d->theme, c));
	if (c->is_bare) {
		break_line(c, draw_line(d, into, 0, 2, 0, c->height - 2, is_doubt ? d->theme->muted : d->theme->card_line, is_doubt ? 1.5 : 1));
		return;
	}
	if (look.is_silent) {
		if (is_doubt)
			break_line(c, draw_line(d, into, -3, 1, -3, c->height - 1, d->theme->muted, 1.5));
		return;
	}
	if (!look.edge.none) {
		struct shape *ground = draw_edged(d, into, c->width, c->height, look.radius, look.fill);
		ground->paint.stroke = look.line;
		if (!look.line.none) /* it runs below the edge */
			break_line(c, ground);
		double edge = c->is_strong ? 5 : 3;
		break_line(c, draw_line(d, into, edge / 2, 0, edge / 2, c->height, look.edge, edge));
		return;
	}
	if (is_doubt && !c->is_exit)
		look.line = d->theme->muted;
	double inset = look.line.none ? 0 : 0.5;
	struct shape *s = scene_rect(d->scene, into, inset, inset, c->width - 2 * inset, c->height - 2 * inset, look.radius);
	s->paint.fill = look.fill;
	s->paint.stroke = look.line;
	break_line(c, s);
}

/* ---- blocks ---- */

static struct color block_color(const struct theme *t, const struct block *b, struct color title)
{
	switch (b->role) {
	case ROLE_TAG: case ROLE_SMALL: case ROLE_KICKER: return t->muted;
	case ROLE_GOAL: case ROLE_ITALIC: return t->label;
	case ROLE_STRONG: case ROLE_HEADING: case ROLE_NUMBER: return t->strong_text;
	case ROLE_PILL: return t->pill_text;
	default: return title;
	}
}

static void draw_point(struct drawing *d, struct shape *into, double x, double y)
{
	scene_circle(d->scene, into, x, y, 2)->paint.fill = d->theme->muted;
}

/* All air below: accents stand in the room above, but Arabic letters reach further down than others. */
static void draw_pill(struct drawing *d, struct shape *into, const struct block *b)
{
	double top = b->y - font_ascent(role_font(b->role));
	scene_rect(d->scene, into, b->x - (b->width - b->lines.width) / 2, top, b->width, b->height, 4)->paint.fill = d->theme->pill;
}

/* The channel's name, unless the text beside the sign or the one below begins with it. */
static struct str channel_title(const struct locale *l, const struct block *b, const struct block *next)
{
	struct str name = b->channel ? locale_name(l, &b->channel->thing) : (struct str){ 0 };
	bool is_told = str_equal(b->text, name) || (next && next->hangs && str_equal(str_slice(next->text, 0, name.len), name));
	return is_told ? (struct str){ 0 } : name;
}

/* A star says what it marks, and the signs of a severity and of an action stand for words: whoever does not see them is told. */
static struct str mark_title(struct drawing *d, const struct block *b, const struct block *next)
{
	const struct locale *l = d->plan->locale;
	if (b->mark == MARK_DOTS || b->mark == MARK_SEVERITY)
		return locale_pair(l, &d->scene->arena, LABEL_severity, label_choice(l, LABEL_level_low, (unsigned int)b->count));
	if (b->mark == MARK_CHANNEL)
		return channel_title(l, b, next);
	if (b->mark == MARK_COMPUTED)
		return label(l, LABEL_computed_means);
	if (b->mark == MARK_EXIT && b->count)
		return label(l, LABEL_word_drop);
	if (b->mark == MARK_STATUS)
		return label(l, (enum label)(LABEL_status_todo + b->count));
	if (b->mark == MARK_STAR && !str_starts(b->text, label(l, LABEL_moment).at))
		return label(l, LABEL_moment);
	return (struct str){ 0 };
}

static void draw_mark(struct drawing *d, struct shape *into, const struct block *b)
{
	const struct theme *t = d->theme;
	switch (b->mark) {
	case MARK_CHANNEL: draw_channel(d, into, b->mark_x, b->mark_y, b->channel, CHANNEL_SIGN); break;
	case MARK_CLOCK: draw_clock(d, into, b->mark_x, b->mark_y, t->muted); break;
	case MARK_GO: draw_go(d, into, b->mark_x, b->mark_y, t->accent); break;
	case MARK_EXIT: draw_exit(d, into, b->mark_x, b->mark_y, t->pain_edge); break;
	case MARK_CHECK: draw_check(d, into, b->mark_x, b->mark_y, t->opportunity_edge); break;
	case MARK_FELT: draw_feeling_sign(d, into, b->mark_x, b->mark_y, 5, b->felt); break;
	case MARK_UNWANTED: draw_unwanted(d, into, b->mark_x, b->mark_y, t->pain_edge); break;
	case MARK_MISSED: draw_missed(d, into, b->mark_x, b->mark_y, t->accent); break;
	case MARK_COMPUTED: draw_computed(d, into, b->mark_x, b->mark_y, t->accent); break;
	case MARK_CLASH: draw_clash(d, into, b->mark_x, b->mark_y, t->pain_edge); break;
	case MARK_STAR: draw_star(d, into, b->mark_x, b->mark_y, 6); break;
	case MARK_POINT: draw_point(d, into, b->mark_x, b->mark_y); break;
	case MARK_STAGE: draw_stage_sign(d, into, b->mark_x, b->mark_y, draw_stage_sign_color(t, (size_t)b->count)); break;
	case MARK_DOTS: case MARK_SEVERITY: draw_dots(d, into, b->mark_x, b->mark_y, b->count, 3, t->pain_edge); break;
	case MARK_STATUS: draw_status(d, into, b->mark_x, b->mark_y, (enum action_sign)b->count); break;
	case MARK_PILL: draw_pill(d, into, b); break;
	case MARK_STAKES: draw_dots(d, into, b->mark_x, b->mark_y, b->count, 5, t->accent); break;
	case MARK_BAR: draw_bar(d, into, b->x, b->y, b->width, b->measure); break;
	case MARK_COURSE: draw_course(d, into, b); break;
	default: break;
	}
}

/* A first line that begins further in is a text by itself. */
static void draw_block_text(struct drawing *d, struct shape *into, const struct block *b, struct color color)
{
	struct lines first = { b->lines.at, b->lines.len && b->first_indent > 0, b->lines.width }, rest = b->lines;
	if (first.len) {
		shape_of(draw_lines(d, into, b->role, b->x + b->first_indent, b->y, ANCHOR_LEFT, first, color), b->span);
		rest.at++;
		rest.len--;
	}
	double y = b->y + (double)first.len * text_pitch(role_font(b->role), b->lines.at, b->lines.len);
	bool is_pill = b->mark == MARK_PILL; /* in its middle: how wide a text is comes out a little different in each font */
	shape_of(draw_lines(d, into, b->role, is_pill ? b->x + b->lines.width / 2 : b->x, y, is_pill ? ANCHOR_MIDDLE : ANCHOR_LEFT, rest, color), b->span);
}

void draw_blocks(struct drawing *d, struct shape *into, const struct block *blocks, size_t count, struct color title)
{
	for (size_t i = 0; i < count; i++) {
		const struct block *b = &blocks[i];
		struct str told = mark_title(d, b, i + 1 < count ? b + 1 : NULL);
		draw_mark(d, told.len ? draw_told(d, into, told) : into, b);
		if (b->is_item)
			draw_point(d, into, b->point_x, b->point_y);
		draw_block_text(d, into, b, block_color(d->theme, b, title));
		if (b->right.len)
			draw_text(d, into, ROLE_STRONG, b->right_x, b->right_y, ANCHOR_RIGHT, b->right, d->theme->strong_text);
		if (b->right_muted.len)
			draw_text(d, into, ROLE_SMALL, b->right_muted_x, b->right_y, ANCHOR_RIGHT, b->right_muted, d->theme->muted);
	}
}

/* ---- cards ---- */

static struct str class_of(const struct drawing *d, const struct card *c)
{
	static const char *const CERTAINTY[] = { "", " observed", " assumed", " predicted" };
	const char *word = c->style == CARD_IMAGE ? "image" : c->thing ? kind_word(c->thing->kind) : "card";
	if (!*CERTAINTY[c->certainty] && !c->is_exit && !c->is_off_brand)
		return str_of(word);
	return str_fmt(&d->scene->arena, "%s%s%s%s", word, CERTAINTY[c->certainty], c->is_exit ? " exit" : "", c->is_off_brand ? " off-brand" : "");
}

/* What has no id of its own, or is met in many places, is told by its place. */
static struct str id_of(const struct drawing *d, const struct card *c)
{
	const struct metric *m = c->thing->kind == KIND_MEASURE ? ((const struct measure *)c->thing)->metric : NULL;
	struct str id = m ? m->thing.id : c->thing->id;
	bool is_own = c->thing->id.len && c->thing->kind != KIND_TOUCHPOINT;
	if (is_own || !c->place)
		return id;
	return str_fmt(&d->scene->arena, "%.*s%s%.*s", STR_ARG(c->place->id), id.len ? "." : "", STR_ARG(id));
}

/* Its own link, to a ticket; else a source's, which leads from the quote or pain that rests on it to where it can be read. */
static struct str link_of(const struct card *c)
{
	struct str own = c->thing ? thing_href(c->thing) : (struct str){ 0 };
	const struct things *sources = c->thing ? &c->thing->basis.sources : NULL;
	return own.len || !sources || !sources->len ? own : thing_href(sources->at[0]);
}

void draw_card(struct drawing *d, struct shape *into, const struct card *c)
{
	struct shape *g = scene_group(d->scene, into, class_of(d, c), c->x, c->y);
	if (c->thing)
		draw_id(d, g, c->style == CARD_IMAGE ? "image" : kind_word(c->thing->kind), id_of(d, c));
	g->span = c->span;
	g->link = str_copy(&d->scene->arena, link_of(c));
	if (c->picture.len)
		draw_focus(d, scene_image(d->scene, g, 0, 0, c->picture_width, c->picture_height, c->picture), c->focus, c->blocks.len ? c->blocks.at[0].text : (struct str){ 0 });
	draw_ground(d, g, c);
	bool quiet = c->style == CARD_NONE || c->is_off_brand;
	draw_blocks(d, g, c->blocks.at, c->blocks.len, quiet ? d->theme->muted : d->theme->text);
}
