/* repeats.c — what a drawing says is said once, and a sign that needs a word has one wherever it occurs, and nowhere else. */
#include "check.h"
#include "read_map.h"

#include "cjm/all.h"

#include <string.h>

struct drawn { /* a map, and what is drawn of it */
	struct sources sources;
	struct findings found;
	struct map *map;
	struct theme theme;
	struct ruler *ruler;
	struct arena arena;
	struct view_report report;
	struct scenes scenes;
};

static struct view_request begin(struct drawn *d, const char *text, const char *theme)
{
	*d = (struct drawn){ .ruler = ruler_new() };
	arena_init(&d->arena);
	sources_init(&d->sources);
	findings_init(&d->found);
	theme_of(NULL, str_of(theme), &d->theme);
	d->map = read_map_text(&d->sources, "map.cjm", str_of(text), &d->found);
	return (struct view_request){ .map = d->map, .journey = (const struct journey *)d->map->journeys.at[0], .ruler = d->ruler, .theme = &d->theme };
}

static void end(struct drawn *d)
{
	for (size_t i = 0; i < d->scenes.list.len; i++)
		scene_free(d->scenes.list.at[i]);
	view_report_finish(&d->report);
	map_free(d->map);
	findings_finish(&d->found);
	sources_finish(&d->sources);
	arena_finish(&d->arena);
	ruler_free(d->ruler);
}

static void draw_view(struct drawn *d, const struct view_request *r, const char *view)
{
	for (size_t i = 0; view_at(i); i++)
		if (strcmp(view_at(i)->name, view) == 0)
			VEC_PUSH(&d->arena, &d->scenes.list, view_at(i)->draw(r, &d->report));
}

static void draw_deck(struct drawn *d, const struct view_request *r)
{
	struct paper_size size = paper_size(PAPER_16_9, false);
	struct page_wish wish = { .width = size.width, .height = size.height, .margin = size.margin, .least_scale = 16.0 / 13 * size.height / 900, .is_deck = true };
	d->scenes = view_deck(r, wish, &d->arena, &d->report);
}

static bool is_in_class(const struct shape *s, const char *class)
{
	struct str words = s->class;
	return s->kind == SHAPE_GROUP && str_is(str_next(&words, ' '), class);
}

/* Texts that begin so, in groups of that class; "" for everywhere. */
static size_t count_texts(const struct shape *s, const char *class, const char *text, bool is_inside)
{
	bool inside = is_inside || !*class || is_in_class(s, class);
	size_t count = 0, long_enough = strlen(text);
	if (s->kind == SHAPE_TEXT)
		return inside && s->line_count && s->lines[0].len >= long_enough && memcmp(s->lines[0].at, text, long_enough) == 0;
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		count += count_texts(child, class, text, inside);
	return count;
}

static size_t texts_in(const char *map, const char *view, const char *class, const char *text)
{
	struct drawn d;
	struct view_request r = begin(&d, map, "light");
	draw_view(&d, &r, view);
	size_t count = d.scenes.list.len ? count_texts(&d.scenes.list.at[0]->root, class, text, false) : 0;
	end(&d);
	return count;
}

/* ---- an exit that two people reach with different feelings ---- */

static void test_exit(void)
{
	static const char MAP[] = "persona ann \"Ann\"\npersona bob \"Bob\"\njourney \"Shoes\"\n  persona ann\n  persona bob\n  stage \"Buy\"\n    step \"Fills in the form\"\n      feel -1 \"annoyed\" by ann\n"
		"      feel 0 \"calm\" by bob\n      next 31% leaves if \"the card is refused\"\n      next 69% done\n    step leaves \"Leaves\" exit\n      feel -2 \"angry\" by ann\n      feel -1 \"sad\" by bob\n"
		"    step done \"Gets the mail\"\n      feel +1 \"glad\" by ann\n      feel +2 \"proud\" by bob\n";
	CHECK(texts_in(MAP, "swimlane", "", "31% leave") == 1);
	CHECK(texts_in(MAP, "swimlane", "", "if the card is refused") == 1);
}

/* ---- signs and their words ---- */

static const char TICKED[] = "persona ann \"Ann\"\npersona bob \"Bob\"\njourney \"Shoes\"\n  persona ann\n  persona bob\n  stage \"Find\"\n    step \"Searches\" feel +1 \"curious\"\n  stage \"Buy\"\n"
	"    step \"Fills in the form\" by ann\n    step \"Signs\" by bob feel +1 \"glad\" by bob\n";

/* A tick in a cell is in the legend too, and so it is where coverage is no matter of the drawing. */
static size_t ticks_in(const char *map, bool for_client, const char *class)
{
	struct drawn d;
	struct view_request r = begin(&d, map, "light");
	if (for_client)
		map_leave_out_internal(d.map);
	draw_view(&d, &r, "matrix");
	size_t count = count_texts(&d.scenes.list.at[0]->root, class, "covered", false);
	end(&d);
	return count;
}

static void test_tick(void)
{
	CHECK(ticks_in(TICKED, false, "legend") == 1);
	CHECK(ticks_in(TICKED, true, "legend") == 1);
	CHECK(ticks_in("persona ann \"Ann\"\njourney \"Shoes\"\n  persona ann\n  stage \"Find\"\n    step \"Searches\" feel +1 \"curious\"\n", true, "legend") == 0);
}

static void test_summary(void)
{
	static const char SIGNS[] = "journey \"Shoes\"\n  stage \"Buy\"\n    step \"Searches\" feel +1 \"curious\" assumed\n    step \"Pays\" feel -1 \"tense\"\n      moment-of-truth\n"
		"    step \"Walks\" off-brand feel +2 \"proud\"\n";
	static const char NONE[] = "journey \"Shoes\"\n  stage \"Buy\"\n    step \"Searches\" feel +1 \"curious\"\n    step \"Pays\" feel -1 \"tense\"\n";
	struct drawn d;
	struct view_request r = begin(&d, SIGNS, "light");
	const struct locale *words = locale_of(STR("en"), &(bool){ false });
	struct str said[] = { label(words, LABEL_moment), label(words, LABEL_off_brand), label(words, LABEL_assumed) };
	draw_view(&d, &r, "summary");
	for (size_t i = 0; i < 3; i++) {
		char text[64];
		snprintf(text, sizeof text, "%.*s", STR_ARG(said[i]));
		CHECK(count_texts(&d.scenes.list.at[0]->root, "legend", text, false) == 1);
		CHECK(texts_in(NONE, "summary", "legend", text) == 0);
	}
	end(&d);
}

/* ---- where a slide is in the journey ---- */

static const char STAGES[] = "team shop \"Shop\"\njourney \"Shoes\"\n  stakeholders shop\n  stage \"Find\"\n    step \"a\"\n    step \"b\"\n  stage \"Choose\"\n    step \"c\"\n    step \"d\"\n  stage \"Buy\"\n    step \"e\"\n"
	"    step \"f\"\n  stage \"Wear\"\n    step \"g\"\n    step \"h\"\n";

static bool is_seen(const struct shape *chevron, struct color paper)
{
	const struct color *fill = &chevron->paint.fill;
	return !chevron->paint.stroke.none || fill->r != paper.r || fill->g != paper.g || fill->b != paper.b;
}

static void hold_marks(const struct scene *s, const struct shape *shape, struct color paper, size_t *unseen, size_t *marks)
{
	if (is_in_class(shape, "mark")) {
		++*marks;
		*unseen += !is_seen(shape->first, paper);
	}
	for (const struct shape *child = shape->kind == SHAPE_GROUP ? shape->first : NULL; child; child = child->next)
		hold_marks(s, child, paper, unseen, marks);
}

static void test_marks(void)
{
	for (size_t i = 0; theme_name_at(i); i++) {
		struct drawn d;
		struct view_request r = begin(&d, STAGES, theme_name_at(i));
		size_t unseen = 0, marks = 0;
		draw_deck(&d, &r);
		for (size_t k = 0; k < d.scenes.list.len; k++)
			hold_marks(d.scenes.list.at[k], &d.scenes.list.at[k]->root, d.theme.background, &unseen, &marks);
		CHECK(marks > 0);
		CHECK(unseen == 0);
		end(&d);
	}
}

/* On a slide of two stages each is named by its own chevron alone; a heading above a table is not the head of its first column as well. */
static void test_named_once(void)
{
	static const char *const NAMES[] = { "Find", "Choose", "Buy", "Wear", "Stakeholders", "STAKEHOLDERS" };
	struct drawn d;
	struct view_request r = begin(&d, STAGES, "light");
	draw_deck(&d, &r);
	for (size_t k = 1; k < d.scenes.list.len; k++)
		for (size_t i = 0; i < 4; i++)
			CHECK(count_texts(&d.scenes.list.at[k]->root, "mark", NAMES[i], false) + count_texts(&d.scenes.list.at[k]->root, "stages", NAMES[i], false) <= 1);
	size_t heads = 0;
	for (size_t k = 0; k < d.scenes.list.len; k++)
		heads += count_texts(&d.scenes.list.at[k]->root, "corner", NAMES[5], false);
	CHECK(heads == 0);
	end(&d);
}

int main(void)
{
	test_exit();
	test_tick();
	test_summary();
	test_marks();
	test_named_once();
	return check_report();
}
