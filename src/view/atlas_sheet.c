/* atlas_sheet.c — the pages of an atlas, and text on them. */
#include "view/atlas_sheet.h"

#include "cjm/picture.h"

#include <math.h>
#include <string.h>

static struct font font_of(enum sheet_role role)
{
	static const struct font FONTS[SHEET_ROLES] = {
		[SHEET_TITLE] = { FACE_BOLD, 27, -0.5 }, [SHEET_TOTAL] = { FACE_BOLD, 23, 0 }, [SHEET_HEAD] = { FACE_BOLD, 18, 0 }, [SHEET_NAME] = { FACE_SEMIBOLD, 16, 0 },
		[SHEET_FIGURE] = { FACE_BOLD, 18, 0 }, [SHEET_CELL] = { FACE_SEMIBOLD, 12.5, 0 }, [SHEET_MEAN] = { FACE_BOLD, 14.5, 0 }, [SHEET_BODY] = { FACE_REGULAR, 12.5, 0 },
		[SHEET_STRONG] = { FACE_SEMIBOLD, 12.5, 0 }, [SHEET_META] = { FACE_REGULAR, 11.5, 0 }, [SHEET_LATE] = { FACE_BOLD, 11.5, 0 }, [SHEET_CAPS] = { FACE_SEMIBOLD, 11, 0.5 },
	};
	return FONTS[role];
}

double sheet_line(enum sheet_role role)
{
	return font_line_height(font_of(role));
}

double sheet_width(struct atlas_sheet *s, enum sheet_role role, struct str text)
{
	return text_width(s->view->ruler, font_of(role), text);
}

double sheet_longest(struct atlas_sheet *s, enum sheet_role role, struct str text)
{
	return ceil(text_longest_word(s->view->ruler, font_of(role), text));
}

struct sheet_text sheet_lay(struct atlas_sheet *s, enum sheet_role role, struct str text, double width)
{
	struct sheet_text t = { .role = role, .lines = text_wrap(s->view->ruler, s->arena, font_of(role), text, fmax(width, 1)) };
	t.height = text_lines_height(font_of(role), t.lines);
	return t;
}

double sheet_put(struct atlas_sheet *s, struct shape *into, double x, double y, enum anchor anchor, struct sheet_text text, struct color color)
{
	struct font font = font_of(text.role);
	if (!text.lines.len)
		return y;
	double baseline = y + (font_line_height(font) - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
	struct shape *shape = scene_lines(s->d.scene, into, font, x, baseline, anchor, text.lines);
	shape->paint.fill = color;
	shape->width = text.lines.width;
	shape->part = text.role == SHEET_NAME || text.role == SHEET_HEAD || text.role == SHEET_TITLE ? TEXT_NAME : TEXT_WORDS;
	return y + text.height;
}

double sheet_say(struct atlas_sheet *s, struct shape *into, enum sheet_role role, double x, double y, double width, struct str text, struct color color)
{
	return sheet_put(s, into, x, y, ANCHOR_LEFT, sheet_lay(s, role, text, width), color);
}

struct color sheet_heat(const struct atlas_sheet *s, double level)
{
	if (isnan(level))
		return s->theme->background;
	double at = (level + 1) / 2 * (FEELING_HUES - 1);
	int low = at >= FEELING_HUES - 1 ? FEELING_HUES - 2 : at < 0 ? 0 : (int)at;
	return color_mix(s->theme->heat[low + 1], s->theme->heat[low], at - low);
}

struct color sheet_late(const struct atlas_sheet *s)
{
	return s->theme->pain_edge;
}

/* ---- what it is, and its totals ---- */

enum { TOTAL_GAP = 28 };

static double width_of_total(struct atlas_sheet *s, const struct atlas_total *t)
{
	return fmax(sheet_width(s, SHEET_TOTAL, t->figure), fmax(sheet_width(s, SHEET_META, t->name), sheet_width(s, SHEET_META, t->more)));
}

static void draw_total(struct atlas_sheet *s, struct shape *into, const struct atlas_total *t, double x, double y)
{
	const struct theme *theme = s->theme;
	draw_line(&s->d, into, x - TOTAL_GAP / 2.0, y + 2, x - TOTAL_GAP / 2.0, y + 54, theme->card_line, 1);
	y = sheet_say(s, into, SHEET_TOTAL, x, y, s->width, t->figure, t->is_late ? sheet_late(s) : theme->strong_text);
	y = sheet_say(s, into, SHEET_META, x, y, s->width, t->name, t->is_late ? sheet_late(s) : theme->label);
	sheet_say(s, into, SHEET_META, x, y, s->width, t->more, theme->muted);
}

/* At the right of the title; where they have no room there, below it. */
static void draw_totals(struct atlas_sheet *s, struct shape *into, double title_width)
{
	struct atlas_totals totals = atlas_totals_of(s->atlas, s->arena);
	double widths[sizeof totals.at / sizeof *totals.at], all = 0, x, top = s->y;
	for (size_t i = 0; i < totals.len; i++)
		all += (widths[i] = width_of_total(s, &totals.at[i])) + (i ? TOTAL_GAP : 0);
	bool is_beside = SHEET_MARGIN + title_width + 2 * TOTAL_GAP + all <= s->width - SHEET_MARGIN;
	x = is_beside ? s->width - SHEET_MARGIN - all : SHEET_MARGIN + TOTAL_GAP / 2.0;
	top += is_beside ? 0 : 62;
	for (size_t i = 0; i < totals.len; i++) {
		if (x + widths[i] > s->width - SHEET_MARGIN + 1 && !is_beside)
			x = SHEET_MARGIN + TOTAL_GAP / 2.0, top += 66;
		draw_total(s, into, &totals.at[i], x, top);
		x += widths[i] + TOTAL_GAP;
	}
	s->y = top + 66;
}

/* The brand's, on the first page; gives how much room it takes. */
static double draw_logo(struct atlas_sheet *s, struct shape *into)
{
	enum { HIGH = 46, WIDE = 180 };
	double width, height;
	picture_size(s->theme->logo, &width, &height);
	if (!(width > 0) || !(height > 0) || s->scenes.list.len)
		return 0;
	double scale = fmin(HIGH / height, WIDE / width);
	scene_image(s->d.scene, into, SHEET_MARGIN, s->y, width * scale, height * scale, s->theme->logo);
	return width * scale + 18;
}

/* Shorter on the pages behind the first. */
static void draw_head(struct atlas_sheet *s)
{
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("title"), 0, 0);
	double left = SHEET_MARGIN + draw_logo(s, g), room = s->width - left - SHEET_MARGIN, y = s->y;
	struct sheet_text title = sheet_lay(s, SHEET_TITLE, atlas_title(s->atlas), room), subtitle = sheet_lay(s, SHEET_BODY, atlas_subtitle(s->atlas, s->arena), room);
	struct sheet_text brand = sheet_lay(s, SHEET_META, s->theme->header, room);
	y = sheet_put(s, g, left, y, ANCHOR_LEFT, title, s->theme->strong_text);
	y = sheet_put(s, g, left, y, ANCHOR_LEFT, subtitle, s->theme->muted);
	y = sheet_put(s, g, left, y, ANCHOR_LEFT, brand, s->theme->muted);
	if (s->scenes.list.len)
		s->y = y + 14;
	else
		draw_totals(s, g, left - SHEET_MARGIN + fmax(title.lines.width, fmax(subtitle.lines.width, brand.lines.width)));
}

/* ---- pages ---- */

void sheet_note_height(struct atlas_sheet *s, double height)
{
	s->is_too_low |= !sheet_fits(s, height);
}

/* ---- channels: of those that are called the same one stands for all, whatever maps they are from ---- */

enum { CHANNEL_ROOM = 5 };

static void find_channels(struct atlas_sheet *s)
{
	const struct atlas *a = s->atlas;
	s->channels = ARENA_NEW(s->arena, struct plan);
	*s->channels = (struct plan){ .ruler = s->view->ruler, .locale = a->words, .language = str_of(a->words->code) };
	names_init(&s->channel_of, s->arena);
	for (size_t i = 0; i < a->shared.len; i++)
		if (a->shared.at[i].via && !names_add(&s->channel_of, a->shared.at[i].channel, (void *)a->shared.at[i].via))
			VEC_PUSH(s->arena, &s->channels->channels_used, a->shared.at[i].via);
	s->looks = drawing_looks(s->channels, s->arena);
}

static const struct channel *channel_named(const struct atlas_sheet *s, const struct atlas_cell *c)
{
	const struct channel *known = c->via ? names_find(&s->channel_of, c->text) : NULL;
	return known ? known : c->via;
}

double sheet_channel_width(struct atlas_sheet *s, const struct atlas_cell *c)
{
	return c->via ? channel_sign_width(s->view->ruler, channel_named(s, c), CHANNEL_SIGN) + CHANNEL_ROOM : 0;
}

void sheet_draw_channel(struct atlas_sheet *s, struct shape *into, double x, double y, const struct atlas_cell *c)
{
	if (c->via)
		draw_channel(&s->d, into, x, y, channel_named(s, c), CHANNEL_SIGN);
}

/* ---- where a page begins ---- */

enum { FOOT = 60 };

bool sheet_fits(const struct atlas_sheet *s, double height)
{
	return !(s->height > 0) || s->y + height <= s->height - FOOT;
}

double sheet_room(const struct atlas_sheet *s)
{
	return s->height - FOOT - s->y;
}

void sheet_begin(struct atlas_sheet *s)
{
	struct scene *scene = scene_new();
	const struct atlas *a = s->atlas;
	if (!s->channels)
		find_channels(s);
	s->d = (struct drawing){ .scene = scene, .theme = s->theme, .plan = s->channels, .looks = s->looks };
	names_init(&s->d.ids, &scene->arena);
	scene->width = s->width;
	scene->background = s->theme->background;
	scene->lang = str_of(a->words->code);
	scene->title = str_copy(&scene->arena, atlas_title(a));
	scene->description = str_copy(&scene->arena, atlas_subtitle(a, s->arena));
	scene->family = str_copy(&scene->arena, s->theme->family);
	VEC_PUSH(&scene->arena, &scene->bookmarks, ((struct bookmark){ .label = scene->title }));
	s->y = 18;
	draw_head(s);
}

/* ---- the foot: what the colours and the lines mean ---- */

enum { KEY_BOX = 34, KEY_LINE = 34, KEY_AIR = 10, KEY_GAP = 24, NUMBER_ROOM = 72 };

static void draw_scale(struct atlas_sheet *s, struct shape *into, double x, double y)
{
	for (int level = -ATLAS_SCALE; level <= ATLAS_SCALE; level++, x += KEY_BOX) {
		double share = (double)level / ATLAS_SCALE;
		struct color fill = sheet_heat(s, share);
		struct shape *box = scene_rect(s->d.scene, into, x, y - 1, KEY_BOX - 2, sheet_line(SHEET_META) + 2, 4);
		box->paint.fill = fill;
		box->paint.stroke = line_around(s->theme, fill);
		sheet_put(s, into, x + (KEY_BOX - 2) / 2.0, y, ANCHOR_MIDDLE, sheet_lay(s, SHEET_META, atlas_score(s->atlas, s->arena, share), KEY_BOX), s->theme->strong_text);
	}
}

/* "assumed, predicted, future state": why a curve is broken, where one is. */
static struct str broken_words(struct atlas_sheet *s)
{
	bool is_doubt = false, is_future = false;
	for (size_t i = 0; i < s->atlas->rows.len; i++) {
		const struct atlas_row *r = &s->atlas->rows.at[i];
		is_future |= r->state == STATE_FUTURE && r->points.len > 1;
		for (size_t k = 0; k < r->points.len; k++)
			is_doubt |= r->points.at[k].is_doubt;
	}
	const struct locale *words = s->atlas->words;
	struct str parts[3];
	size_t count = 0;
	if (is_doubt)
		parts[count++] = label(words, LABEL_assumed), parts[count++] = label(words, LABEL_predicted);
	if (is_future)
		parts[count++] = label_choice(words, LABEL_state_current, STATE_FUTURE);
	return locale_list(words, s->arena, parts, count);
}

static void draw_broken_key(struct atlas_sheet *s, struct shape *into, double x, double y, struct sheet_text text)
{
	double middle = y + sheet_line(SHEET_META) / 2;
	struct shape *line = draw_line(&s->d, into, x, middle, x + KEY_LINE, middle, s->theme->accent, 2.5);
	line->paint.dash = 6, line->paint.gap = 5, line->paint.round_caps = true;
	sheet_put(s, into, x + KEY_LINE + KEY_AIR, y, ANCHOR_LEFT, text, s->theme->muted);
}

/* What pills and signs mean, where the page has some: a line of its own. */
static void draw_signs_key(struct atlas_sheet *s, struct shape *into, double y)
{
	enum { SIGN = 12 };
	const struct locale *words = s->atlas->words;
	double x = SHEET_MARGIN;
	if (s->has_pill) {
		struct sheet_text text = sheet_lay(s, SHEET_META, label(words, LABEL_quick_win_means), s->width / 2);
		sheet_put(s, into, x, y, ANCHOR_LEFT, text, s->theme->muted);
		x += text.lines.width + KEY_GAP;
	}
	for (enum action_status status = ACTION_NONE + 1; status <= ACTION_DROPPED; status++) {
		struct sheet_text text = sheet_lay(s, SHEET_META, locale_choice(words, CHOICES_action_status, status), s->width / 4);
		if (!s->has_status[status])
			continue;
		draw_action_status(&s->d, into, x + SIGN / 2.0 - 1, y + sheet_line(SHEET_META) / 2, status, words);
		sheet_put(s, into, x + SIGN + 2, y, ANCHOR_LEFT, text, s->theme->muted);
		x += SIGN + text.lines.width + KEY_GAP;
	}
	if (s->has_unfelt) {
		struct sheet_text text = sheet_lay(s, SHEET_META, label(words, LABEL_atlas_unfelt), s->width / 4);
		draw_check(&s->d, into, x + SIGN / 2.0, y + sheet_line(SHEET_META) / 2, s->theme->label);
		sheet_put(s, into, x + SIGN + 2, y, ANCHOR_LEFT, text, s->theme->muted);
	}
	s->has_pill = s->has_unfelt = false;
	memset(s->has_status, 0, sizeof s->has_status);
}

static void draw_foot(struct atlas_sheet *s, double y)
{
	struct shape *g = scene_group(s->d.scene, &s->d.scene->root, STR("legend"), 0, 0);
	draw_line(&s->d, g, SHEET_MARGIN, y, s->width - SHEET_MARGIN, y, s->theme->line, 1);
	double room = s->width - 2 * SHEET_MARGIN - (s->height > 0 ? NUMBER_ROOM : 0), x = SHEET_MARGIN + (2 * ATLAS_SCALE + 1) * KEY_BOX + KEY_AIR;
	struct str why = broken_words(s);
	struct sheet_text brand = sheet_lay(s, SHEET_META, s->theme->footer, room / 3), broken = sheet_lay(s, SHEET_META, why, room / 3);
	double taken = x - SHEET_MARGIN + (brand.lines.width > 0 ? brand.lines.width + KEY_GAP : 0) + (why.len ? KEY_GAP + KEY_LINE + KEY_AIR + broken.lines.width : 0);
	struct sheet_text legend = sheet_lay(s, SHEET_META, label(s->atlas->words, LABEL_atlas_legend), room - taken);
	draw_scale(s, g, SHEET_MARGIN, y + 7);
	sheet_put(s, g, x, y + 7, ANCHOR_LEFT, legend, s->theme->muted);
	if (why.len)
		draw_broken_key(s, g, x + legend.lines.width + KEY_GAP, y + 7, broken);
	sheet_put(s, g, SHEET_MARGIN + room, y + 7, ANCHOR_RIGHT, brand, s->theme->muted);
	draw_signs_key(s, g, y + 11 + fmax(legend.height, fmax(broken.height, sheet_line(SHEET_META))));
}

static void end_page(struct atlas_sheet *s)
{
	struct scene *scene = s->d.scene;
	double foot = s->height > 0 ? s->height - FOOT + 4 : s->y + 12;
	draw_foot(s, foot);
	scene->height = s->height > 0 ? s->height : foot + FOOT;
	VEC_PUSH(s->arena, &s->scenes.list, scene);
}

void sheet_turn(struct atlas_sheet *s)
{
	end_page(s);
	sheet_begin(s);
}

/* "2 / 16", once it is known how many there are. */
static void number_page(struct atlas_sheet *s, struct scene *scene, size_t number)
{
	scene->page.number = number;
	scene->page.count = s->scenes.list.len;
	if (scene->page.count < 2)
		return;
	s->d.scene = scene;
	struct shape *g = scene_group(scene, &scene->root, STR("legend"), 0, 0);
	struct sheet_text text = sheet_lay(s, SHEET_META, str_fmt(s->arena, "%zu / %zu", number, scene->page.count), NUMBER_ROOM);
	sheet_put(s, g, s->width - SHEET_MARGIN, s->height - FOOT + 4 + 7, ANCHOR_RIGHT, text, s->theme->muted);
	if (g->last)
		g->last->part = TEXT_ORNAMENT;
}

void sheet_finish(struct atlas_sheet *s)
{
	end_page(s);
	for (size_t i = 0; i < s->scenes.list.len; i++) {
		struct scene *scene = s->scenes.list.at[i];
		if (s->height > 0)
			number_page(s, scene, i + 1);
		if (language_is_rtl(scene->lang)) {
			scene->direction = DIRECTION_RTL;
			scene_mirror(scene);
		}
	}
}
