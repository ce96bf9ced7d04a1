/* view_pages.c — what must hold for views on pages, over all samples and some generated maps, on every paper: nothing crosses the edge of a page or runs
 * into its foot; what the drawing says stands on a page, and nothing on anything else; the smallest text can be read; the pages are numbered. */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "samples.h"

#include "cjm/all.h"
#include "cjm/paint.h"
#include "cjm/view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAPS = 12, MAPS_APART = 31, PAPERS_APART = 3, REPORTED_MOST = 40, TOLD_MOST = 90 };

static const double SLACK = 1.01; /* of a pixel: a border reaches half a pixel beyond its box */

static struct {
	char map[96];
	const char *view;
	int paper, reported;
	bool is_portrait, is_sample;
} now;

static void check_that(bool holds, const char *what, struct str said, double figure)
{
	if (check_holds(holds) || now.reported++ >= REPORTED_MOST)
		return;
	printf("%s, %s, paper %d%s: %s: “%.*s” (%g)\n", now.map, now.view, now.paper, now.is_portrait ? ", portrait" : "", what, STR_ARG(str_slice(said, 0, said.len > TOLD_MOST ? TOLD_MOST : said.len)), figure);
}

/* ---- what a scene says, and where ---- */

struct said {
	struct str words;
	bool is_found;
};

struct words_said {
	struct arena arena;
	VEC(struct said) list;
};

static bool has_class(const struct shape *group, const char *class)
{
	return str_is(group->class, class);
}

/* Without blanks and what parts items: where a line ends with that it is not written. */
static struct str letters_of(struct arena *a, struct str words)
{
	static const char *const BETWEEN[] = { " ", "\xC2\xA0", "\xC2\xB7", "|", "\xE3\x83\xBB" };
	struct buf b = { 0 };
	for (size_t at = 0; at < words.len;) {
		size_t skipped = 0;
		for (size_t i = 0; i < sizeof BETWEEN / sizeof *BETWEEN && !skipped; i++)
			skipped = str_starts(str_slice(words, at, words.len), BETWEEN[i]) ? strlen(BETWEEN[i]) : 0;
		if (!skipped)
			buf_char(&b, words.at[at]);
		at += skipped ? skipped : 1;
	}
	struct str letters = buf_take(&b, a);
	buf_finish(&b);
	return letters;
}

/* What is neither a title nor a foot, which pages have in other words. */
static void collect_words(struct words_said *w, const struct shape *s, const struct shape *parent)
{
	bool is_marker = parent && has_class(parent, "ways"); /* the number of a cut, which is elsewhere on pages */
	if (s->kind == SHAPE_TEXT && s->part != TEXT_ORNAMENT && !is_marker) {
		struct said said = { .words = letters_of(&w->arena, text_words(&w->arena, s)) };
		VEC_PUSH(&w->arena, &w->list, said);
	}
	for (const struct shape *child = s->kind == SHAPE_GROUP && !has_class(s, "title") && !has_class(s, "legend") ? s->first : NULL; child; child = child->next)
		collect_words(w, child, s);
}

static void find_words(struct words_said *whole, const struct words_said *page)
{
	for (size_t i = 0; i < whole->list.len; i++)
		for (size_t k = 0; k < page->list.len && !whole->list.at[i].is_found; k++)
			whole->list.at[i].is_found = str_equal(whole->list.at[i].words, page->list.at[k].words);
}

/* ---- each page ---- */

struct text_place {
	double left, top, right, bottom;
	const struct shape *text;
};

struct page_edges {
	struct arena arena;
	VEC(struct text_place) texts; /* but those of its foot */
	double width, foot; /* the upper edge of its foot */
	double least;       /* pixels of the smallest text */
	bool has_number;
};

static double foot_of(const struct scene *s)
{
	for (const struct shape *child = s->root.first; child; child = child->next)
		if (child->kind == SHAPE_GROUP && has_class(child, "legend"))
			return child->y;
	return s->height;
}

static void hold_box(const struct page_edges *e, double left, double top, double right, double bottom, struct str what)
{
	check_that(left >= -SLACK && top >= -SLACK && right <= e->width + SLACK, "reaches beyond the page", what, right - e->width);
	check_that(bottom <= e->foot + SLACK, "reaches into the foot", what, bottom - e->foot);
}

static void hold_text(struct page_edges *e, const struct shape *s, double x, double y, bool is_in_foot)
{
	double left = s->anchor == ANCHOR_LEFT ? x : s->anchor == ANCHOR_MIDDLE ? x - s->width / 2 : x - s->width;
	double last = y + (double)(s->line_count ? s->line_count - 1 : 0) * s->line_height;
	e->least = fmin(e->least, s->font.size);
	e->has_number |= is_in_foot && s->part == TEXT_ORNAMENT && str_find(s->lines[0], '/') < s->lines[0].len;
	struct text_place place = { left, y - s->font.size * 0.7, left + s->width, last, s };
	if (!is_in_foot)
		VEC_PUSH(&e->arena, &e->texts, place);
	hold_box(e, left, y - s->font.size, left + s->width, is_in_foot ? 0 : last, s->line_count ? s->lines[0] : (struct str){ 0 });
}

static void hold_shape(struct page_edges *e, const struct shape *s, double x, double y, bool is_in_foot)
{
	x += s->x;
	y += s->y;
	if (s->kind == SHAPE_TEXT)
		hold_text(e, s, x, y, is_in_foot);
	if (s->kind == SHAPE_RECT || s->kind == SHAPE_IMAGE)
		hold_box(e, x, y, x + s->width, is_in_foot ? 0 : y + s->height, STR("a box"));
	is_in_foot |= s->kind == SHAPE_GROUP && has_class(s, "legend");
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		hold_shape(e, child, x, y, is_in_foot || (!s->class.len && child->kind != SHAPE_GROUP)); /* signs of the legend that a view draws itself */
}

static int by_top(const void *a, const void *b)
{
	double x = ((const struct text_place *)a)->top, y = ((const struct text_place *)b)->top;
	return x < y ? -1 : x > y;
}

/* Nothing stands where something else does. */
static void hold_apart(const struct page_edges *e)
{
	if (e->texts.len)
		qsort(e->texts.at, e->texts.len, sizeof *e->texts.at, by_top);
	for (size_t i = 0; i < e->texts.len; i++)
		for (size_t k = i + 1; k < e->texts.len && e->texts.at[k].top < e->texts.at[i].bottom; k++) {
			const struct text_place *a = &e->texts.at[i], *b = &e->texts.at[k];
			bool is_on = fmin(a->right, b->right) - fmax(a->left, b->left) > 1 && fmin(a->bottom, b->bottom) - fmax(a->top, b->top) > 1;
			check_that(!is_on, "lies on another text", a->text->lines[0], a->top);
		}
}

/* ---- heads of ways beside the numbers of their cuts ---- */

struct spot_seen { double x, y; };

struct spot_list {
	struct arena arena;
	VEC(struct spot_seen) numbers, tips;
};

static bool is_head(const struct shape *s)
{
	return s->kind == SHAPE_PATH && s->step_count == 4 && s->steps[1].op == 'L' && s->steps[3].op == 'Z' && !s->paint.fill.none && s->paint.stroke.none;
}

static void note_spots(struct spot_list *l, const struct shape *s, double x, double y)
{
	if (s->kind == SHAPE_CIRCLE && s->radius > 9 && s->paint.stroke_width > 1)
		VEC_PUSH(&l->arena, &l->numbers, ((struct spot_seen){ x + s->x, y + s->y }));
	if (is_head(s))
		VEC_PUSH(&l->arena, &l->tips, ((struct spot_seen){ x + s->steps[1].at[0], y + s->steps[1].at[1] }));
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		note_spots(l, child, x + s->x, y + s->y);
}

/* Close before its step a way comes in level: a steep head would be hidden by the number. */
static void hold_heads(const struct scene *s)
{
	struct spot_list l = { 0 };
	note_spots(&l, &s->root, 0, 0);
	for (size_t i = 0; i < l.tips.len; i++)
		for (size_t k = 0; k < l.numbers.len; k++) {
			double across = fabs(l.tips.at[i].x - l.numbers.at[k].x), down = fabs(l.tips.at[i].y - l.numbers.at[k].y);
			check_that(across > 24 || down > 20 || down < 1, "a head is behind the number of its way", STR(""), down);
		}
	arena_finish(&l.arena);
}

static void hold_page(const struct scene *s, double scale, struct paper_size paper, size_t number, size_t count)
{
	struct page_edges e = { .width = s->width, .foot = foot_of(s), .least = INFINITY };
	double readable = paper.is_slide ? 16 * fmin(paper.width, paper.height) / 900 : 8;
	check_that(scene_fault(s) == NULL, "a page is no scene", s->title, 0);
	check_that(fabs(s->width * scale - paper.width) < 0.01 && fabs(s->height * scale - paper.height) < 0.01, "a page is not as large as its paper", s->title, s->height * scale);
	check_that(s->page.number == number && s->page.count == count, "a page has another number", s->title, (double)s->page.number);
	arena_init(&e.arena);
	hold_shape(&e, &s->root, 0, 0, false);
	hold_apart(&e);
	arena_finish(&e.arena);
	if (now.is_sample)
		hold_heads(s);
	check_that(!now.is_sample || e.least * scale >= readable - 0.001, "text is too small", s->title, e.least * scale);
	check_that(e.has_number == (count > 1), "its number is not on a page", s->title, (double)number);
}

/* ---- numbers where ways are cut ---- */

enum { NUMBERS_MOST = 400 };

struct numbers { size_t ends[NUMBERS_MOST]; };

static void count_numbers(struct numbers *n, const struct shape *s)
{
	const struct shape *before = NULL;
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; before = child, child = child->next) {
		count_numbers(n, child);
		if (child->kind != SHAPE_TEXT || !before || before->kind != SHAPE_CIRCLE || before->radius < 6 || fabs(before->x - child->x) > 0.01 || fabs(before->y + 4 - child->y) > 0.01)
			continue;
		size_t number = 0;
		for (size_t i = 0; i < child->lines[0].len; i++)
			number = number * 10 + (size_t)(child->lines[0].at[i] - '0');
		if (number < NUMBERS_MOST)
			n->ends[number]++;
	}
}

static void hold_numbers(const struct numbers *n)
{
	bool is_over = false;
	for (size_t i = 1; i < NUMBERS_MOST; i++) {
		check_that(!n->ends[i] || (n->ends[i] == 2 && !is_over), "a number of a cut way has not two ends, or comes without those before it", STR(""), (double)i);
		is_over |= !n->ends[i];
	}
}

/* ---- a view on a paper ---- */

static struct scenes pages_of_view(const struct view *v, const struct view_request *r, struct paper_size paper, size_t most, struct arena *a)
{
	struct view_report report = { 0 };
	double text = view_least_text(v, paper.is_slide), least = paper.is_slide ? 16 / text * fmin(paper.width, paper.height) / 900 : 8 / text;
	struct page_wish wish = { .width = paper.width, .height = paper.height, .margin = paper.margin, .least_scale = least, .most = most };
	struct scenes pages = view_pages(v, r, wish, a, &report);
	check_that(report.result == VIEW_DRAWN && pages.list.len, "there are no pages", buf_as_str(&report.message), (double)report.result);
	view_report_finish(&report);
	return pages;
}

static void hold_paper(const struct view *v, const struct view_request *r, struct words_said *whole)
{
	struct paper_size paper = paper_size((enum paper)now.paper, now.is_portrait);
	struct arena a;
	arena_init(&a);
	struct scenes pages = pages_of_view(v, r, paper, 0, &a);
	for (size_t i = 0; i < whole->list.len; i++)
		whole->list.at[i].is_found = false;
	struct numbers numbers = { 0 };
	for (size_t i = 0; i < pages.list.len; i++) {
		count_numbers(&numbers, &pages.list.at[i]->root);
		struct words_said page = { 0 };
		arena_init(&page.arena);
		collect_words(&page, &pages.list.at[i]->root, NULL);
		find_words(whole, &page);
		hold_page(pages.list.at[i], pages.scale, paper, i + 1, pages.list.len);
		check_that(page.list.len > 0 || !whole->list.len || (!i && !now.is_sample), "nothing stands on a page", pages.list.at[i]->title, (double)i);
		arena_finish(&page.arena);
		scene_free(pages.list.at[i]);
	}
	if (strcmp(v->name, "flow") == 0)
		hold_numbers(&numbers);
	for (size_t i = 0; i < whole->list.len; i++)
		check_that(whole->list.at[i].is_found, "stands on no page", whole->list.at[i].words, (double)pages.list.len);
	arena_finish(&a);
}

/* It has room, however small it becomes. */
static void hold_one_page(const struct view *v, const struct view_request *r)
{
	struct arena a;
	arena_init(&a);
	struct scenes pages = pages_of_view(v, r, paper_size(PAPER_A5, false), 1, &a);
	check_that(pages.list.len == 1, "one page was asked for", STR(""), (double)pages.list.len);
	for (size_t i = 0; i < pages.list.len; i++)
		scene_free(pages.list.at[i]);
	arena_finish(&a);
}

static void hold_view(const struct view *v, const struct view_request *r, uint32_t number)
{
	struct view_report report = { 0 };
	struct words_said whole = { 0 };
	struct scene *s = v->draw(r, &report);
	arena_init(&whole.arena);
	now.view = v->name;
	now.paper = 0;
	if (s)
		collect_words(&whole, &s->root, NULL);
	for (int paper = PAPER_FIT + 1; s && paper < PAPER_COUNT; paper++) {
		now.paper = paper;
		now.is_portrait = (paper + (int)number) % 2 == 0;
		if (now.is_sample || (uint32_t)paper % PAPERS_APART == number % PAPERS_APART)
			hold_paper(v, r, &whole);
	}
	if (s && now.is_sample)
		hold_one_page(v, r);
	scene_free(s);
	view_report_finish(&report);
	arena_finish(&whole.arena);
}

/* ---- maps ---- */

static void hold_map(const char *path, struct str text, struct ruler *ruler, uint32_t number)
{
	struct sources s;
	struct findings found;
	struct theme theme;
	check_case();
	sources_init(&s);
	findings_init(&found);
	theme_of(NULL, STR("light"), &theme);
	struct map *m = read_map_text(&s, path, text, &found);
	FOR_EACH(struct journey, j, m->journeys) {
		struct view_request r = { .map = m, .journey = j, .ruler = ruler, .theme = &theme };
		r.options.brand_header = number % 3 ? (struct str){ 0 } : STR("Petit Pas · Expérience client");
		r.options.brand_footer = number % 3 ? (struct str){ 0 } : STR("Not for publication");
		for (size_t i = 1; view_at(i) && !j->is_included; i++) /* the swimlane's: pages.c */
			if (view_has_pages(view_at(i)))
				hold_view(view_at(i), &r, number);
	}
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
}

static void hold_samples(struct ruler *ruler)
{
	uint32_t number = 0;
	check_that(sample_at(0) != NULL, "there are no samples here", STR(""), 0);
	now.is_sample = true;
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(now.map, sizeof now.map, "%s", sample_at(i));
		check_that(read_whole(now.map, &text), "cannot be read", STR(""), 0);
		hold_map(now.map, buf_as_str(&text), ruler, number++);
		buf_finish(&text);
	}
}

static void hold_generated(struct ruler *ruler)
{
	const char *maps = getenv("MAPS");
	now.is_sample = false;
	for (uint32_t i = 0; i < (maps ? (uint32_t)atoi(maps) : MAPS); i++) {
		struct buf text = { 0 };
		uint32_t number = i * MAPS_APART;
		generate_map(number, &text);
		snprintf(now.map, sizeof now.map, "generated map %u (%s)", (unsigned)number, generated_sort(number));
		hold_map("generated.cjm", buf_as_str(&text), ruler, number);
		buf_finish(&text);
	}
}

int main(void)
{
	struct ruler *ruler = ruler_new();
	hold_samples(ruler);
	hold_generated(ruler);
	if (now.reported > REPORTED_MOST)
		printf("… and %d more\n", now.reported - REPORTED_MOST);
	ruler_free(ruler);
	return check_report();
}
