/* scene_sample.c — scenes built by hand, with everything in them that a painter must know. */
#include "scene_sample.h"

#include <stdio.h>
#include <string.h>

static const unsigned char PICTURE[] = {
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
	0x00, 0x00, 0x00, 0x18, 0x00, 0x00, 0x00, 0x10, 0x08, 0x03, 0x00, 0x00, 0x00, 0x3b, 0xfa, 0x4f,
	0xa7, 0x00, 0x00, 0x00, 0x0c, 0x50, 0x4c, 0x54, 0x45, 0x00, 0x00, 0x00, 0xf2, 0xb4, 0x17, 0x3b,
	0x6f, 0xd4, 0x2e, 0x9e, 0x5b, 0x80, 0x6d, 0xdb, 0xa9, 0x00, 0x00, 0x00, 0x30, 0x49, 0x44, 0x41,
	0x54, 0x78, 0xda, 0x63, 0x60, 0x42, 0x02, 0xcc, 0x48, 0x80, 0x81, 0x12, 0x09, 0x46, 0x10, 0xc0,
	0x22, 0xc1, 0xc8, 0x88, 0x22, 0xc3, 0x80, 0x26, 0x0e, 0x97, 0x61, 0x40, 0x17, 0x87, 0xc9, 0xd0,
	0x53, 0x02, 0xa7, 0xab, 0x70, 0xfb, 0x03, 0xb7, 0xcf, 0x89, 0x0d, 0x44, 0x00, 0x7d, 0x52, 0x03,
	0x2a, 0x17, 0x29, 0x21, 0x87, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
	0x82,
};

static struct color color_of(unsigned rgb)
{
	return (struct color){ (uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, false };
}

static struct font font_of(enum face face, double size)
{
	return (struct font){ face, size, 0 };
}

static struct shape *add_rect(struct scene *s, struct shape *into, const double box[4], double radius, unsigned fill, int stroke)
{
	struct shape *rect = scene_rect(s, into, box[0], box[1], box[2], box[3], radius);
	rect->paint.fill = color_of(fill);
	if (stroke >= 0)
		rect->paint.stroke = color_of((unsigned)stroke);
	return rect;
}

static struct shape *add_text(struct scene *s, struct shape *into, struct font font, double x, double y, enum anchor anchor,
	unsigned ink, const char *text)
{
	struct shape *shape = scene_text(s, into, font, x, y, anchor, str_of(text));
	shape->paint.fill = color_of(ink);
	return shape;
}

/* Lines between bars: "one|two". */
static struct shape *add_lines(struct scene *s, struct shape *into, struct font font, double x, double y, enum anchor anchor, const char *text)
{
	struct str at[8];
	struct lines lines = { .at = at };
	struct str rest = str_of(text);
	while (lines.len < 8) {
		size_t end = str_find(rest, '|');
		at[lines.len++] = str_slice(rest, 0, end);
		if (end == rest.len)
			break;
		rest = str_slice(rest, end + 1, rest.len);
	}
	struct shape *shape = scene_lines(s, into, font, x, y, anchor, lines);
	shape->paint.fill = color_of(0x1d2330);
	return shape;
}

static void add_chevron(struct scene *s, struct shape *into, double width, unsigned fill)
{
	struct shape *path = scene_path(s, into);
	const double corners[][2] = { { 0, 0 }, { width - 14, 0 }, { width, 22 }, { width - 14, 44 }, { 0, 44 }, { 14, 22 } };
	for (int i = 0; i < 6; i++)
		path_to(s, path, i ? 'L' : 'M', corners[i]);
	path_to(s, path, 'Z', NULL);
	path->paint.fill = color_of(fill);
}

static void add_header(struct scene *s)
{
	struct shape *header = scene_group(s, &s->root, STR("header"), 36, 36);
	add_text(s, header, font_of(FACE_BOLD, 28), 0, 26, ANCHOR_LEFT, 0x1d2330, "Achat d’une poussette en ligne");
	add_text(s, header, font_of(FACE_REGULAR, 14), 0, 52, ANCHOR_LEFT, 0x5b6475, "Carte de parcours client · état actuel");
	add_lines(s, header, font_of(FACE_REGULAR, 12.5), 1808, 20, ANCHOR_RIGHT, "Responsable : Équipe CX|Sources : 12 entretiens (n = 840)");
	struct shape *card = scene_group(s, header, STR("persona"), 0, 72);
	card->id = STR("camille");
	card->title = STR("Camille, 34 ans & \"future\" <maman>");
	struct shape *edge = add_rect(s, card, (const double[]){ 0.5, 0.5, 470, 100 }, 10, 0xffffff, 0xe3e6ee);
	edge->paint.stroke_width = 1;
	struct str picture = { (const char *)PICTURE, sizeof PICTURE };
	struct shape *photo = scene_image(s, card, 14, 14, 54, 54, picture);
	photo->is_round = true;
	photo->paint.stroke = color_of(0x3b6fd4);
	photo->paint.stroke_width = 2;
	scene_image(s, card, 400, 20, 60, 20, picture);
	struct shape *label = add_text(s, card, font_of(FACE_SEMIBOLD, 11), 82, 24, ANCHOR_LEFT, 0x6a7385, "PERSONA");
	label->font.spacing = 0.66;
	add_text(s, card, font_of(FACE_BOLD, 15), 82, 46, ANCHOR_LEFT, 0x1d2330, "Camille, 34 ans, future maman 👩🏽‍🍼");
	add_text(s, card, font_of(FACE_ITALIC, 13), 82, 66, ANCHOR_LEFT, 0x3b4354, "« Je veux être sûre de ne pas me tromper. »");
	struct shape *old = add_text(s, card, font_of(FACE_REGULAR, 13), 82, 86, ANCHOR_LEFT, 0x3b4354, "struck & <gone>");
	old->struck = true;
}

static void add_stages(struct scene *s)
{
	static const char *const NAMES[] = { "Prise de conscience", "Considération", "Décision", "Achat", "Après-achat" };
	static const unsigned HUES[] = { 0x3b6fd4, 0x5b5bd6, 0x8547c4, 0xc0417e, 0xd9632b };
	for (int i = 0; i < 5; i++) {
		struct shape *stage = scene_group(s, &s->root, STR("stage"), 176 + i * 336, 240);
		stage->id = str_of(NAMES[i]);
		stage->title = str_of(NAMES[i]);
		if (i == 1)
			stage->link = STR("https://example.org/?a=1&b=\"2\"");
		if (i == 2)
			stage->link = STR("javascript:alert(1)");
		add_chevron(s, stage, 328, HUES[i]);
		add_text(s, stage, font_of(FACE_SEMIBOLD, 15), 24, 27, ANCHOR_LEFT, 0xffffff, NAMES[i]);
		struct bookmark bookmark = { str_of(NAMES[i]), 176 + i * 336, 240, 1 };
		VEC_PUSH(&s->arena, &s->bookmarks, bookmark);
		VEC_PUSH(&s->arena, &s->frame.column_cuts, 176 + (i + 1) * 336 - 4);
	}
}

static void add_steps(struct scene *s)
{
	struct shape *lane = scene_group(s, &s->root, STR("lane actions"), 0, 300);
	add_text(s, lane, font_of(FACE_SEMIBOLD, 12.5), 36, 24, ANCHOR_LEFT, 0x3b4354, "Actions");
	for (int i = 0; i < 10; i++) {
		struct shape *step = scene_group(s, lane, STR("step"), 176 + i * 168, 0);
		step->id = STR("step");
		add_rect(s, step, (const double[]){ 0, 0, 160, 52 }, 8, i % 2 ? 0xf5f7fb : 0xfdeeee, -1);
		struct shape *card = add_rect(s, step, (const double[]){ 0.5, 60.5, 159, 52 }, 8, 0xf1f2f5, 0xc3c9d6);
		card->paint.dash = 3;
		card->paint.gap = 2;
		add_lines(s, step, font_of(FACE_REGULAR, 13), 10, 21, ANCHOR_LEFT, "Compare trois|modèles");
		struct shape *dot = scene_circle(s, step, 12, 78, 4);
		dot->paint.fill = color_of(0xc0417e);
		add_text(s, step, font_of(FACE_REGULAR, 13), 24, 82, ANCHOR_LEFT, 0x1d2330, "Site d’avis");
		add_text(s, step, font_of(FACE_REGULAR, 11.5), 24, 100, ANCHOR_LEFT, 0x6a7385, "réseaux sociaux");
	}
}

static void add_face(struct scene *s, struct shape *into, double x, double y, double mood)
{
	struct shape *face = scene_group(s, into, STR("feeling"), x, y);
	struct shape *head = scene_circle(s, face, 0, 0, 13);
	head->paint.fill = color_of(0xffffff);
	head->paint.stroke = color_of(mood > 0 ? 0x2e9e5b : 0xd64545);
	head->paint.stroke_width = 2.5;
	struct shape *mouth = scene_path(s, face);
	path_to(s, mouth, 'M', (const double[]){ -5.5, 4.3 });
	path_to(s, mouth, 'C', (const double[]){ -2, 4.3 + 3 * mood, 2, 4.3 + 3 * mood, 5.5, 4.3 });
	mouth->paint.stroke = head->paint.stroke;
	mouth->paint.stroke_width = 1.8;
	mouth->paint.round_caps = true;
	add_text(s, face, font_of(FACE_REGULAR, 11.5), 0, 30, ANCHOR_MIDDLE, 0x4a5365, mood > 0 ? "joie" : "frustration");
}

static void add_curve(struct scene *s)
{
	const struct stop stops[] = { { 0, color_of(0x2e9e5b), 0.16 }, { 0.5, color_of(0xffffff), 0 }, { 1, color_of(0xd64545), 0.16 } };
	struct shape *lane = scene_group(s, &s->root, STR("lane feelings"), 176, 430);
	add_text(s, lane, font_of(FACE_SEMIBOLD, 12.5), -140, 20, ANCHOR_LEFT, 0x3b4354, "Émotions");
	struct shape *band = scene_rect(s, lane, 0, 0, 1676, 216, 8);
	band->paint.gradient = scene_gradient(s, STR("1 mood"), stops, 3);
	struct shape *middle = scene_path(s, lane);
	path_to(s, middle, 'M', (const double[]){ 0, 108 });
	path_to(s, middle, 'L', (const double[]){ 1676, 108 });
	middle->paint.stroke = color_of(0xc9cfdb);
	middle->paint.dash = 3;
	middle->paint.gap = 4;
	struct shape *curve = scene_path(s, lane);
	curve->paint.stroke = color_of(0x3b4354);
	curve->paint.stroke_width = 2.5;
	path_to(s, curve, 'M', (const double[]){ 80, 60 });
	for (int i = 0; i < 9; i++) {
		double x = 80 + 168 * i, from = i % 2 ? 150 : 60, to = i % 2 ? 60 : 150;
		path_to(s, curve, 'C', (const double[]){ x + 84, from, x + 84, to, x + 168, to });
	}
	for (int i = 0; i < 10; i++)
		add_face(s, lane, 80 + 168 * i, i % 2 ? 150 : 60, i % 2 ? -1 : 1);
}

/* Every script at every anchor, on a rule that shows where the anchor is. */
static void add_scripts(struct scene *s)
{
	static const char *const TEXTS[] = {
		"Latin Ǆ ﬁ 1.5 (a)", "Ελληνικά, кириллица", "שלום עולם (abc) 1.", "مرحبا بالعالم (abc) 1.", "顧客の旅「地図」", "客户旅程地图，简体", "ภาษาไทยง่ายมาก",
		"हिन्दी यात्रा", "😀 👍🏽 🇫🇷 ❤️ ★ ●○○", "Amazon مع Prime و 31 %",
	};
	struct shape *lane = scene_group(s, &s->root, STR("scripts"), 176, 670);
	for (int anchor = 0; anchor < 3; anchor++) {
		double x = 60 + 560 * anchor;
		struct shape *rule = scene_path(s, lane);
		path_to(s, rule, 'M', (const double[]){ x, 0 });
		path_to(s, rule, 'L', (const double[]){ x, 360 });
		rule->paint.stroke = color_of(0xd64545);
		rule->paint.stroke_width = 0.5;
		for (int i = 0; i < 10; i++)
			add_text(s, lane, font_of((enum face)(i % FACE_COUNT), 16), x, 20 + 26 * i, (enum anchor)anchor, 0x1d2330, TEXTS[i]);
		add_lines(s, lane, font_of(FACE_REGULAR, 13), x, 290, (enum anchor)anchor, "first line|the second one||after a gap");
		add_lines(s, lane, font_of(FACE_REGULAR, 13), x + 180, 290, (enum anchor)anchor, "رحلة العميل|Amazon والسوق||last is English");
		struct shape *spaced = add_text(s, lane, font_of(FACE_SEMIBOLD, 11), x + 180, 20, (enum anchor)anchor, 0x6a7385, "S P A C E D");
		spaced->font.spacing = 3;
		struct shape *narrow = add_text(s, lane, font_of(FACE_REGULAR, 13), x + 180, 46, (enum anchor)anchor, 0x1d2330, "measured too narrow");
		narrow->width = 80;
	}
}

static void add_bars(struct scene *s)
{
	struct shape *lane = scene_group(s, &s->root, STR("lane metrics"), 176, 1060);
	for (int i = 0; i < 5; i++) {
		add_rect(s, lane, (const double[]){ i * 336, 10, 328, 6 }, 3, 0xe9ecf3, -1);
		struct shape *bar = add_rect(s, lane, (const double[]){ i * 336, 10, 180, 6 }, 10, 0xd9952b, -1);
		bar->paint.fill_opacity = 0.5 + i * 0.1;
		add_text(s, lane, font_of(FACE_BOLD, 13), i * 336 + 328, 4, ANCHOR_RIGHT, 0x1d2330, "31 %");
	}
	static const double ROWS[] = { 424, 660, 1040 };
	for (int i = 0; i < 3; i++)
		VEC_PUSH(&s->arena, &s->frame.row_cuts, ROWS[i]);
}

struct scene *sample_scene(void)
{
	struct scene *s = scene_new();
	s->width = 1880;
	s->height = 1120;
	s->background = color_of(0xffffff);
	s->lang = STR("fr");
	s->title = STR("Achat d’une poussette <en> ligne & \"après\"");
	s->description = STR("Le parcours de Camille, de la publicité au service après-vente.");
	s->author = STR("Équipe CX");
	s->frame.label_width = 168;
	s->frame.heading_top = 236;
	s->frame.heading_bottom = 292;
	s->root.class = STR("journey");
	struct bookmark journey = { STR("Achat d’une poussette"), 36, 36, 0 };
	VEC_PUSH(&s->arena, &s->bookmarks, journey);
	add_header(s);
	add_stages(s);
	add_steps(s);
	add_curve(s);
	add_scripts(s);
	add_bars(s);
	return s;
}

static void add_long_step(struct scene *s, int i)
{
	double x = 168 + 168.0 * i;
	char name[32];
	snprintf(name, sizeof name, "step-%d", i);
	struct shape *step = scene_group(s, &s->root, STR("step"), x, 100);
	step->id = str_copy(&s->arena, str_of(name));
	add_rect(s, step, (const double[]){ 0, 0, 160, 52 }, 8, 0xf5f7fb, -1);
	add_lines(s, step, font_of(FACE_REGULAR, 13), 10, 21, ANCHOR_LEFT, "Compare trois|modèles");
	add_rect(s, step, (const double[]){ 0.5, 60.5, 159, 52 }, 8, 0xffffff, 0xc3c9d6);
	add_text(s, step, font_of(FACE_REGULAR, 13), 24, 82, ANCHOR_LEFT, 0x1d2330, "Site d’avis");
	add_text(s, step, font_of(FACE_REGULAR, 11.5), 24, 100, ANCHOR_LEFT, 0x6a7385, "réseaux sociaux");
	add_rect(s, step, (const double[]){ 0, 240, 160, 40 }, 0, 0xfdeeee, -1);
	add_text(s, step, font_of(FACE_REGULAR, 13), 10, 264, ANCHOR_LEFT, 0x1d2330, "Pas de prix affiché");
	add_face(s, step, 80, 180, i % 2 ? -1 : 1);
	VEC_PUSH(&s->arena, &s->frame.column_cuts, x + 164);
}

struct scene *sample_long(int steps)
{
	struct scene *s = scene_new();
	s->width = 200 + 168.0 * steps;
	s->height = 420;
	s->background = color_of(0xffffff);
	s->lang = STR("fr");
	s->title = STR("A long journey");
	s->frame.label_width = 160;
	for (int i = 0; i < steps; i++)
		add_long_step(s, i);
	return s;
}
