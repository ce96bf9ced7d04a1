/* signs.c — the line signs of channels, as their table has them: each within its box, each found by all that the table says, and no two channels of
 * a drawing with the same one. */
#include "check.h"
#include "read_map.h"

#include "cjm/all.h"
#include "cjm/drawing.h"
#include "scene/signs.h"

#include <math.h>
#include <string.h>

static const double LEAST = 1.4, MOST = 14.6; /* where the middle of a line may run in the box of 16 */

static const char *const KNOWN[] = {
#define KNOWN_CHANNEL(name, kind, mode) name,
#define KNOWN_METRIC(name, text, low, high, better)
#include "map/known.def"
};
enum { KNOWN_COUNT = sizeof KNOWN / sizeof *KNOWN };

typedef void draw_sign_fn(struct drawing *, struct shape *, double x, double y, struct color);

static void check_named(bool holds, const char *what, struct str name)
{
	char detail[120];
	snprintf(detail, sizeof detail, "%.*s", STR_ARG(name));
	check_count(holds, __FILE__, __LINE__, what, detail);
}

static bool lists(const char *list, char between, struct str word)
{
	for (struct str rest = str_of(list); rest.len;)
		if (str_equal(str_next(&rest, between), word))
			return true;
	return false;
}

/* ---- the table ---- */

static void check_lines(const struct line_sign *s)
{
	double low[2] = { 16, 16 }, high[2] = { 0, 0 };
	for (size_t i = 0; i < s->step_count; i++)
		for (int k = 0; k < path_numbers(s->steps[i].op); k++) {
			double at = s->steps[i].at[k];
			low[k % 2] = fmin(low[k % 2], at), high[k % 2] = fmax(high[k % 2], at);
		}
	check_named(s->step_count && s->steps[0].op == 'M', "a sign begins somewhere", str_of(s->id));
	check_named(fmin(low[0], low[1]) >= LEAST && fmax(high[0], high[1]) <= MOST, "a sign stays within its box", str_of(s->id));
	check_named(fmax(high[0] - low[0], high[1] - low[1]) >= 11.4, "a sign is as large as its kin", str_of(s->id));
	check_named(fabs(low[0] + high[0] - 16) <= 1.2 && fabs(low[1] + high[1] - 16) <= 2, "a sign is in the middle of its box", str_of(s->id));
}

static void test_lines(void)
{
	const struct line_sign *s;
	for (size_t i = 0; (s = sign_at(i)); i++)
		check_lines(s);
}

static void check_listed_once(const char *list, char between, size_t row)
{
	const struct line_sign *s;
	for (struct str rest = str_of(list); rest.len;) {
		struct str word = str_next(&rest, between);
		for (size_t i = 0; (s = sign_at(i)); i++)
			check_named(i == row || !lists(between == '|' ? s->words : s->emoji, between, word), "of one sign only", word);
	}
}

static void check_found(struct arena *a, const struct line_sign *s)
{
	for (struct str rest = str_of(s->emoji); rest.len;) {
		struct str emoji = str_next(&rest, ' ');
		check_named(sign_of_emoji(emoji) == s, "an emoji gives its sign", emoji);
		check_named(sign_of_emoji(str_fmt(a, "%.*s\xEF\xB8\x8F", STR_ARG(emoji))) == s, "and with a variation selector", emoji);
	}
	for (struct str rest = str_of(s->words); rest.len;) {
		struct str word = str_next(&rest, '|');
		struct channel c = { .thing = { .kind = KIND_CHANNEL, .text = str_upper(a, word) }, .mode = MODE_NONE };
		check_named(str_equal(str_bare(a, word), word), "a word is bare", word);
		check_named(sign_claimed(a, &c, CLAIM_WORDS) == s, "a word gives its sign", word);
	}
}

static void test_found(void)
{
	struct arena a;
	const struct line_sign *s;
	arena_init(&a);
	for (size_t i = 0; (s = sign_at(i)); i++) {
		check_found(&a, s);
		check_listed_once(s->emoji, ' ', i);
		check_listed_once(s->words, '|', i);
	}
	arena_finish(&a);
}

/* By its name, and in whichever language it is called as we call it. */
static void test_well_known(void)
{
	struct arena a;
	const struct locale *l;
	arena_init(&a);
	for (size_t i = 0; i < KNOWN_COUNT; i++) {
		struct channel named = { .thing = { .kind = KIND_CHANNEL, .name = str_of(KNOWN[i]) } };
		const struct line_sign *s = sign_claimed(&a, &named, CLAIM_NAME);
		check_named(s != NULL, "a well-known channel has a sign", named.thing.name);
		for (size_t k = 0; s && (l = locale_at(k)); k++) {
			struct channel called = { .thing = { .kind = KIND_CHANNEL, .text = locale_name(l, &named.thing) } };
			check_named(sign_claimed(&a, &called, CLAIM_WORDS) == s, "and by its label", called.thing.text);
		}
	}
	arena_finish(&a);
}

/* ---- channels of a map ---- */

static const struct {
	const char *declared, *looks; /* signs by their ids, texts as they are written, "o" for a ring */
} CASES[] = {
	{ "channel a \"Online store\" mode digital", "SCREEN" }, /* no shop */
	{ "channel a \"Store\" mode physical", "SHOP" },
	{ "channel a \"App Store\"", "A" }, /* its words don't agree */
	{ "channel a \"Salon de coiffure\"", "S" }, { "channel a \"Pub\"", "P" },
	{ "channel a \"Téléphone du voisin\"", "PHONE" }, { "channel a \"Réseaux sociaux\"", "SHARE" }, { "channel a \"コンビニ\"", "SHOP" },
	{ "channel a \"Billboard\" icon \"B\"", "B" }, { "channel a \"Plakat\"", "MEGAPHONE" }, { "channel a \"Kinospot\" kind paid", "MEGAPHONE" },
	{ "channel a \"Hausmeister\" mode human", "PERSON" }, { "channel a \"Website\" icon \"📦\"", "PARCEL" }, { "channel a \"Zähler\" icon \"⚡\"", "⚡" },
	{ "channel phone \"Service\" icon \"☎️\"", "PHONE" }, { "channel a \"المكتب\"", "م" }, { "channel a \"窓口\"", "PERSON" }, { "channel a \"!\"", "o" },
	/* who is surer of a sign has it, whatever their order; the next one has a letter that nobody has */
	{ "channel a \"Portal\" mode digital|channel web \"Web\"", "P SCREEN" }, { "channel mail|channel letter", "LETTER L" },
	{ "channel a \"Extranet\"|channel b \"Intranet\"|channel c \"Ex\"", "E I X" },
	{ "channel a \"Foo\" icon \"F\"|channel b \"Far\"", "F A" }, { "channel a \"Post\" icon \"📧\"|channel email", "ENVELOPE E" },
	{ "channel a \"A\"|channel b \"A\"", "A A" }, { "channel a \"One\" icon \"📦\"|channel b \"Two\" icon \"📦\"", "PARCEL PARCEL" },
};

static struct map *map_of(struct sources *sources, struct findings *found, const char *declared)
{
	struct buf text = { 0 };
	for (struct str rest = str_of(declared); rest.len;) {
		buf_str(&text, str_next(&rest, '|'));
		buf_char(&text, '\n');
	}
	buf_text(&text, "journey \"J\"\n");
	struct map *m = read_map_text(sources, "signs.cjm", buf_as_str(&text), found);
	buf_finish(&text);
	return m;
}

static void check_case_of(size_t i)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct map *m = map_of(&sources, &found, CASES[i].declared);
	struct buf got = { 0 };
	struct channel_look *looks = channel_looks(&m->arena, locale_at(0), (const struct channel *const *)m->channels.at, m->channels.len);
	for (size_t k = 0; k < m->channels.len; k++)
		buf_fmt(&got, "%s%s%.*s", k ? " " : "", looks[k].sign ? looks[k].sign->id : looks[k].text.len ? "" : "o", STR_ARG(looks[k].text));
	check_named(str_is(buf_as_str(&got), CASES[i].looks), CASES[i].declared, buf_as_str(&got));
	buf_finish(&got);
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
}

static void test_channels(void)
{
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		check_case_of(i);
}

/* ---- drawn ---- */

/* The first path of this width that a group holds, or a group in it: a sign's lines. */
static const struct shape *find_sign(const struct shape *group, double width)
{
	const struct shape *found = NULL;
	for (const struct shape *s = group->first; s && !found; s = s->next)
		found = s->kind == SHAPE_GROUP ? find_sign(s, width) : s->kind == SHAPE_PATH && fabs(s->paint.stroke_width - width) < 1e-9 ? s : NULL;
	return found;
}

struct drawn_map {
	struct sources sources;
	struct findings found;
	struct ruler *ruler;
	struct theme theme;
	struct map *map;
	struct plan *plan;
	struct scene *scene;
};

static void draw_map(struct drawn_map *d, const char *text, const char *theme)
{
	sources_init(&d->sources);
	findings_init(&d->found);
	d->ruler = ruler_new();
	d->map = read_map_text(&d->sources, "signs.cjm", str_of(text), &d->found);
	d->plan = plan_new(d->map, (const struct journey *)d->map->journeys.at[0], d->ruler, (struct plan_options){ 0 });
	theme_of(d->map, str_of(theme), &d->theme);
	d->scene = draw_swimlane(d->plan, &d->theme);
}

static void drop_map(struct drawn_map *d)
{
	scene_free(d->scene);
	plan_free(d->plan);
	map_free(d->map);
	ruler_free(d->ruler);
	findings_finish(&d->found);
	sources_finish(&d->sources);
}

static void check_drawn(const char *language, const char *channel, const char *theme_name, bool is_turned)
{
	struct drawn_map d;
	char text[200];
	snprintf(text, sizeof text, "language %s\njourney \"J\"\n  stage \"S\"\n    step \"A\"\n      at \"T\" via %s\n", language, channel);
	draw_map(&d, text, theme_name);
	const struct shape *drawn = find_sign(&d.scene->root, 1.4 * CHANNEL_SIGN / SIGN_BOX);
	struct channel named = { .thing = { .name = str_of(channel) } };
	const struct line_sign *s = sign_claimed(&d.map->arena, &named, CLAIM_NAME);
	check_named(drawn && drawn->step_count == s->step_count, "a sign is drawn with all of its lines", named.thing.name);
	double is = drawn ? drawn->steps[1].at[0] - drawn->steps[0].at[0] : 0, was = (s->steps[1].at[0] - s->steps[0].at[0]) * CHANNEL_SIGN / SIGN_BOX;
	check_named(fabs(is - (is_turned ? -was : was)) < 1e-6, "a sign is turned only where it shows a direction", named.thing.name);
	check_named(drawn && color_contrast(drawn->paint.stroke, d.theme.background) >= 3, "a sign is seen", d.theme.name);
	drop_map(&d);
}

static void test_drawn(void)
{
	const char *theme;
	for (size_t i = 0; (theme = theme_name_at(i)); i++) {
		check_drawn("fr", "phone", theme, false);
		check_drawn("ar", "phone", theme, false);
		check_drawn("fr", "delivery", theme, false);
		check_drawn("ar", "delivery", theme, true);
	}
}

/* Ticks, hands, question marks and strokes read the same from either side; an arrow does not. */
static void check_kept(const char *what, draw_sign_fn *draw, bool is_kept)
{
	struct scene *from_left = scene_new(), *from_right = scene_new();
	struct theme theme;
	theme_of(NULL, (struct str){ 0 }, &theme);
	from_left->width = from_right->width = 100;
	from_right->lang = STR("ar");
	draw(&(struct drawing){ .scene = from_left, .theme = &theme }, &from_left->root, 50, 50, theme.text);
	draw(&(struct drawing){ .scene = from_right, .theme = &theme }, &from_right->root, 50, 50, theme.text);
	scene_mirror(from_right);
	const struct shape *a = from_left->root.first, *b = from_right->root.first;
	for (; a->kind != SHAPE_PATH; a = a->next, b = b->next)
		continue;
	bool same = true;
	for (size_t i = 0; i < a->step_count; i++)
		for (int k = 0; k < path_numbers(a->steps[i].op); k++)
			same &= fabs(a->steps[i].at[k] - b->steps[i].at[k]) < 1e-9;
	check_named(same == is_kept, "what has a direction of its own keeps it", str_of(what));
	scene_free(from_left);
	scene_free(from_right);
}

static void draw_finished(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	(void)color;
	draw_status(d, into, x, y, ACTION_FINISHED);
}

static void draw_question(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	draw_no_place(d, into, x, y, 7, color, false);
}

static void draw_nearly(struct drawing *d, struct shape *into, double x, double y, struct color color)
{
	draw_about(d, into, x, y, 9, color);
}

static void test_directions(void)
{
	check_kept("tick", draw_check, true);
	check_kept("done", draw_finished, true);
	check_kept("clock", draw_clock, true);
	check_kept("question mark", draw_question, true);
	check_kept("about", draw_nearly, true);
	check_kept("unwanted", draw_unwanted, true);
	check_kept("arrow", draw_go, false);
	check_kept("way out", draw_exit, false);
}

/* The line to a conditional emotion is seen where its band is strongest, whatever its colour. */
static void check_fork(const char *feeling, const char *theme_name)
{
	struct drawn_map d;
	char text[200];
	snprintf(text, sizeof text, "language en\njourney \"J\"\n  stage \"S\"\n    step \"A\"\n      feel %s\n    step \"B\"\n      feel 0\n", feeling);
	draw_map(&d, text, theme_name);
	const struct shape *fork = find_sign(&d.scene->root, 1.75);
	struct color good = color_mix(d.theme.band_good, d.theme.background, d.theme.band_opacity), bad = color_mix(d.theme.band_bad, d.theme.background, d.theme.band_opacity);
	check_named(fork && color_contrast(fork->paint.stroke, *feeling == '+' ? good : bad) >= 3, feeling, d.theme.name);
	drop_map(&d);
}

static void test_forks(void)
{
	const char *theme;
	for (size_t i = 0; (theme = theme_name_at(i)); i++) {
		check_fork("+2 or +1 if \"late\"", theme);
		check_fork("-2 or -1 if \"late\"", theme);
	}
}

static bool is_same_marker(const struct shape *a, const struct shape *b)
{
	bool same = a->kind == b->kind && a->step_count == b->step_count && memcmp(&a->paint.fill, &b->paint.fill, sizeof a->paint.fill) == 0;
	for (size_t i = 0; same && i < a->step_count && a->steps[i].op != 'Z'; i++)
		same = fabs(a->steps[i].at[0] - b->steps[i].at[0]) < 1e-9 && fabs(a->steps[i].at[1] - b->steps[i].at[1]) < 1e-9;
	return same;
}

/* More people than there are colours: the legend tells each of them from all others, and whoever shares a shape has a letter too. */
static void test_markers(void)
{
	enum { PEOPLE = PERSONA_HUES * PERSONA_HUES };
	struct scene *scene = scene_new();
	struct theme theme;
	theme_of(NULL, (struct str){ 0 }, &theme);
	for (size_t i = 0; i < PEOPLE; i++)
		draw_persona_marker(&(struct drawing){ .scene = scene, .theme = &theme }, &scene->root, 50, 50, 5, NULL, i);
	for (const struct shape *a = scene->root.first; a; a = a->next)
		for (const struct shape *b = a->next; b; b = b->next)
			CHECK(!is_same_marker(a, b));
	CHECK(!persona_marker_is_shared(0, PERSONA_HUES) && !persona_marker_is_shared(PERSONA_HUES - 1, PERSONA_HUES));
	CHECK(!persona_marker_is_shared(0, PERSONA_HUES + 1) && persona_marker_is_shared(1, PERSONA_HUES + 1) && persona_marker_is_shared(PERSONA_HUES, PERSONA_HUES + 1));
	scene_free(scene);
}

int main(void)
{
	test_drawn();
	test_markers();
	test_forks();
	test_directions();
	test_lines();
	test_found();
	test_well_known();
	test_channels();
	return check_report();
}
