/* slide.c — text on a slide. */
#include "view/slide.h"

struct font slide_font(enum slide_role role)
{
	static const struct font FONTS[SLIDE_ROLES] = {
		[SLIDE_TITLE] = { FACE_BOLD, 30, -0.5 },
		[SLIDE_TITLE_LONG] = { FACE_BOLD, 24, -0.3 },
		[SLIDE_TITLE_LONGEST] = { FACE_BOLD, 19, 0 },
		[SLIDE_FIGURE] = { FACE_BOLD, 28, 0 },
		[SLIDE_HEAD] = { FACE_SEMIBOLD, 18, 0 },
		[SLIDE_ITEM] = { FACE_SEMIBOLD, 16, 0 },
		[SLIDE_RANK] = { FACE_BOLD, 18, 0 },
		[SLIDE_NUMBER] = { FACE_BOLD, 16, 0 },
		[SLIDE_BODY] = { FACE_REGULAR, 16, 0 },
		[SLIDE_QUOTE] = { FACE_ITALIC, 15, 0 },
		[SLIDE_STAGE] = { FACE_SEMIBOLD, 15, 0 },
		[SLIDE_META] = { FACE_REGULAR, 14, 0 },
		[SLIDE_PILL] = { FACE_SEMIBOLD, 14, 0 },
		[SLIDE_CAPS] = { FACE_SEMIBOLD, 13, 0.78 },
		[SLIDE_FOOT] = { FACE_REGULAR, 13, 0 },
	};
	return FONTS[role];
}

double slide_line(enum slide_role role)
{
	return font_line_height(slide_font(role));
}

double slide_width(struct layout *l, enum slide_role role, struct str text)
{
	return text_width(l->plan->ruler, slide_font(role), text);
}

struct lines slide_wrap(struct layout *l, enum slide_role role, struct str text, double width)
{
	return text_wrap(l->plan->ruler, l->arena, slide_font(role), text, width < 1 ? 1 : width);
}

double slide_height(enum slide_role role, struct lines lines)
{
	return text_lines_height(slide_font(role), lines);
}

static double baseline_in(struct font font, double top)
{
	return top + (font_line_height(font) - font_ascent(font) - font_descent(font)) / 2 + font_ascent(font);
}

double slide_baseline(enum slide_role role, double top)
{
	return baseline_in(slide_font(role), top);
}

struct slide_text slide_text(struct layout *l, enum slide_role role, struct str text, double width, struct span span)
{
	struct slide_text t = { .role = role, .lines = slide_wrap(l, role, text, width), .span = span };
	t.height = slide_height(role, t.lines);
	return t;
}

enum { TITLE_LINES_MOST = 2 };

double slide_title_size(struct ruler *ruler, struct arena *a, struct str text, double width)
{
	int role = SLIDE_TITLE;
	while (role < SLIDE_TITLE_LONGEST && text_wrap(ruler, a, slide_font((enum slide_role)role), text, width).len > TITLE_LINES_MOST)
		role++;
	return slide_font((enum slide_role)role).size;
}

static struct font font_of(const struct slide_text *t)
{
	struct font font = slide_font(t->role);
	if (t->size > 0) {
		font.spacing *= t->size / font.size;
		font.size = t->size;
	}
	return font;
}

struct slide_text slide_title(struct layout *l, double size, struct str text, double width, struct span span)
{
	struct slide_text t = { .role = SLIDE_TITLE, .span = span, .size = size > 0 ? size : slide_title_size(l->plan->ruler, l->arena, text, width) };
	t.lines = text_wrap(l->plan->ruler, l->arena, font_of(&t), text, width < 1 ? 1 : width);
	t.height = text_lines_height(font_of(&t), t.lines) + layout_air_below(font_of(&t), text);
	return t;
}

struct str slide_parts(struct layout *l, enum slide_role role, const struct str *parts, size_t count, double width, size_t *left_out)
{
	struct str said = { 0 };
	for (size_t i = 0; i < count; i++) {
		struct str longer = layout_items(l, (struct str[]){ said, parts[i] }, 2);
		bool has_room = !said.len || slide_width(l, role, longer) <= width;
		said = has_room ? longer : said;
		*left_out += !has_room;
	}
	return said;
}

struct shape *slide_draw(struct drawing *d, struct shape *into, double x, double top, enum anchor anchor, struct slide_text text, struct color color)
{
	if (!text.lines.len)
		return NULL;
	struct shape *s = scene_lines(d->scene, into, font_of(&text), x, baseline_in(font_of(&text), top), anchor, text.lines);
	s->paint.fill = color;
	s->span = text.span;
	s->part = text.role == SLIDE_HEAD || text.role == SLIDE_ITEM || text.role == SLIDE_STAGE ? TEXT_NAME : text.role == SLIDE_CAPS ? TEXT_KICKER : TEXT_WORDS;
	return s;
}

struct shape *slide_draw_line(struct drawing *d, struct shape *into, enum slide_role role, double x, double baseline, enum anchor anchor, struct str text, struct color color)
{
	if (!text.len)
		return NULL;
	struct shape *s = scene_text(d->scene, into, slide_font(role), x, baseline, anchor, text);
	s->paint.fill = color;
	s->width = text_width(d->plan->ruler, slide_font(role), text);
	return s;
}
