/* deck.c — the slides of a journey: the summary, one or two stages a slide, the priorities where all of them can be read on one, all opportunities, the
 * action plan, the blueprint if there is one, and what the map rests on. */
#include "view/deck.h"

#include <math.h>
#include <string.h>

enum { SECTIONS = 3 };

struct deck {
	const struct view_request *request;
	struct page_wish wish;
	struct page_ground ground;
	struct arena *arena;
	struct view_report *report;
	struct scenes slides;
	size_t count; /* of all of them, known before the first is drawn */
};

/* A summary says what it leaves out of what is told in full on other slides; all others together have one note, on the last of them. */
static struct scene *draw_named(const struct deck *k, const char *name)
{
	struct view_request request = *k->request;
	request.options.is_counted_elsewhere |= strcmp(name, "summary") != 0;
	request.slide_width = SLIDE_HEIGHT * k->wish.width / k->wish.height;
	for (size_t i = 0; view_at(i); i++)
		if (strcmp(view_at(i)->name, name) == 0)
			return view_at(i)->draw(&request, k->report);
	return NULL;
}

static double scale_on(const struct scene *s, const struct page_wish *wish)
{
	return fmin(wish->width / s->width, wish->height / s->height);
}

/* Without any of them the table of opportunities says the same. */
static void note_scored(void *found, const struct thing *t)
{
	const struct opportunity *o = t->kind == KIND_OPPORTUNITY ? (const struct opportunity *)t : NULL;
	*(bool *)found |= o && o->impact && o->effort;
}

enum { NUMBER_ABOVE = 8 }; /* the lower edge */

static struct scene *draw_priorities(const struct deck *k)
{
	bool has_any = false;
	thing_walk(&k->request->journey->thing, note_scored, &has_any);
	struct scene *s = has_any ? draw_named(k, "priorities") : NULL;
	if (!s || scale_on(s, &k->wish) >= k->wish.least_scale) {
		static const double NEAR = 4;
		double whole = s ? s->width * k->wish.height / k->wish.width : 0;
		if (s) /* room of its own: a foot may be as wide as the slide */
			s->height += VIEW_NUMBER_HIGH;
		if (s && fabs(s->height - whole) < NEAR)
			s->height = whole; /* it has margins of its own */
		return s;
	}
	scene_free(s);
	return NULL;
}

static void add_slide(struct deck *k, struct scene *s)
{
	if (!s)
		return;
	VEC_PUSH(k->arena, &k->slides.list, s);
	s->frame.is_one_page |= !(s->page.scale > 0);
	s->page.number = k->slides.list.len;
	s->page.count = k->count;
}

/* As large as the slide, whatever size its text was laid out in; what is too high for that is fitted to it. */
static struct scene *covering(struct scene *s, const struct page_wish *wish)
{
	double scale = wish->width / s->width;
	if (fabs(s->height * scale - wish->height) < 0.01)
		s->page.scale = scale;
	return s;
}

/* In the outline each stage is named once, where its slides begin; what else there is by what it is. */
static void name_slide(struct scene *s, struct str name)
{
	s->bookmarks.len = 0;
	if (name.len)
		VEC_PUSH(&s->arena, &s->bookmarks, ((struct bookmark){ .label = str_copy(&s->arena, name), .x = s->direction == DIRECTION_RTL ? s->width : 0, .level = 1 }));
}

/* "9 / 12", as other slides have it: the view does not know that it is one of several. */
static void draw_number(struct deck *k, struct scene *s)
{
	bool is_rtl = s->direction == DIRECTION_RTL;
	struct str number = str_fmt(k->arena, "%zu / %zu", k->slides.list.len + 1, k->count);
	struct shape *text = scene_text(s, &s->root, role_font(ROLE_SMALL), is_rtl ? MARGIN : s->width - MARGIN, s->height - NUMBER_ABOVE, is_rtl ? ANCHOR_LEFT : ANCHOR_RIGHT, number);
	text->paint.fill = k->request->theme->muted;
	text->width = text_width(k->request->ruler, text->font, number);
	text->part = TEXT_ORNAMENT;
	text->is_from_right = is_rtl;
}

static void add_section(struct deck *k, struct deck_section *s)
{
	for (size_t i = 0; i < s->pages; i++)
		add_slide(k, covering(deck_draw(s, i, k->slides.list.len + 1, k->count), &k->wish));
	deck_finish(s);
}

static void add_pages(struct deck *k, struct page_list *pages, struct str name)
{
	for (size_t i = 0; i < pages->list.len; i++) {
		pages->list.at[i].number = k->slides.list.len + 1;
		pages->list.at[i].count = k->count;
		struct view_request request = *k->request;
		request.options.is_counted_elsewhere = true;
		struct scene *s = view_draw_page(&request, &pages->list.at[i], k->wish.width / pages->list.at[i].width, k->report);
		if (s && name.len)
			name_slide(s, i ? (struct str){ 0 } : name);
		add_slide(k, s);
	}
}

/* ---- titles: all of one size, the largest in which none takes a third line ---- */

static const double TITLE_PART = 0.65; /* of a slide's width; figures and the brand's line stand beside it */

struct deck_titles {
	struct deck *deck;
	double width, size;
};

static void try_title(struct deck_titles *t, struct str title)
{
	t->size = fmin(t->size, slide_title_size(t->deck->request->ruler, t->deck->arena, title, t->width * TITLE_PART));
}

static void note_title(void *search, const struct thing *t)
{
	if (t->kind == KIND_PAIN || (t->kind == KIND_GOAL && t->parent && t->parent->kind == KIND_STAGE))
		try_title(search, thing_label(t));
}

static double title_size(struct deck *k)
{
	struct deck_titles search = { k, SLIDE_HEIGHT * k->wish.width / k->wish.height, slide_font(SLIDE_TITLE).size };
	try_title(&search, thing_label(&k->request->journey->thing));
	journey_walk(k->request->journey, note_title, &search);
	return search.size;
}

/* ---- stages, and what lies behind them ---- */

static const unsigned int BEHIND = 1u << LANE_FRONT | 1u << LANE_BACK | 1u << LANE_SUPPORT, BEFORE = 1u << LANE_EVIDENCE | 1u << LANE_STEPS;

static void note_work(void *found, const struct thing *t)
{
	*(bool *)found |= t->kind == KIND_FRONT || t->kind == KIND_BACK || t->kind == KIND_SUPPORT;
}

static struct page_list pages_with(const struct deck *k, struct page_wish wish, unsigned int lanes)
{
	const struct view_request *r = k->request;
	wish.lanes = lanes;
	wish.without_others = lanes & BEHIND;
	struct plan_options options = r->options;
	options.is_counted_elsewhere = true;
	return pages_on(&k->ground, r->map, r->journey, r->ruler, options, wish, k->arena);
}

struct scenes view_deck(const struct view_request *request, struct page_wish wish, struct arena *a, struct view_report *report)
{
	struct view_request titled = *request, *r = &titled;
	wish.is_told_elsewhere = true;
	struct deck k = { .request = r, .wish = wish, .ground = page_ground_of(r->map, r->journey, r->ruler, r->options, &wish, a), .arena = a, .report = report };
	double width = SLIDE_HEIGHT * wish.width / wish.height;
	titled.slide_title = title_size(&k);
	k.wish.title_size = wish.title_size = titled.slide_title * wish.height / SLIDE_HEIGHT;
	bool has_work = false;
	journey_walk(r->journey, note_work, &has_work);
	struct page_list stages = pages_with(&k, wish, has_work ? ~BEHIND : 0), blueprint = has_work ? pages_with(&k, wish, BEHIND | BEFORE) : (struct page_list){ 0 };
	if (!stages.list.len)
		view_does_not_fit(r, report);
	struct deck_section sections[SECTIONS] = { deck_backlog(r, width, SLIDE_HEIGHT), deck_plan(r, width, SLIDE_HEIGHT), deck_sources(r, k.ground.whole, width, SLIDE_HEIGHT) };
	struct scene *summary = draw_named(&k, "summary"), *priorities = draw_priorities(&k);
	k.count = (summary != NULL) + stages.list.len + (priorities != NULL) + blueprint.list.len;
	for (int i = 0; i < SECTIONS; i++)
		k.count += sections[i].pages;
	const struct locale *words = sections[0].l.plan->locale;
	struct str blueprint_name = str_copy(a, label_choice(words, LABEL_map_journey, JOURNEY_BLUEPRINT));
	if (summary)
		summary->bookmarks.len = 1; /* the journey */
	if (priorities)
		name_slide(priorities, label(words, LABEL_view_priorities));
	add_slide(&k, summary);
	add_pages(&k, &stages, (struct str){ 0 });
	if (priorities)
		draw_number(&k, priorities);
	add_slide(&k, priorities ? covering(priorities, &k.wish) : NULL);
	add_section(&k, &sections[0]);
	add_section(&k, &sections[1]);
	add_pages(&k, &blueprint, blueprint_name);
	add_section(&k, &sections[2]);
	k.slides.scale = stages.scale;
	return k.slides;
}
