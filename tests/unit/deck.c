/* deck.c — what must hold for the slides of a deck, over all samples and some generated maps, on 16:9 and 4:3: they are numbered, as wide as the slide, no text
 * leaves it, and on the deck's own slides none lies on another; each action, opportunity and source stands on them, and what is done behind the stages once. */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "samples.h"

#include "cjm/all.h"

#include <math.h>

enum { MAPS = 30, MAPS_APART = 41, REPORTED_MOST = 30 };

static const double SLACK = 1.5; /* of a pixel */
static const char STATES[] = "a plan of all states";

static struct {
	char map[96];
	size_t slide;
	int reported;
} now;

static void check_that(bool holds, const char *what, struct str which)
{
	if (check_holds(holds) || now.reported++ >= REPORTED_MOST)
		return;
	printf("%s, slide %zu: %s (%.*s)\n", now.map, now.slide + 1, what, STR_ARG(which));
}

/* ---- texts and where they stand ---- */

struct placed_text {
	const struct shape *text;
	double left, top, right, bottom;
};

struct placed_texts {
	struct arena arena;
	VEC(struct placed_text) list;
};

static void gather(struct placed_texts *t, const struct shape *s, double x, double y)
{
	if (s->kind == SHAPE_GROUP) {
		for (const struct shape *child = s->first; child; child = child->next)
			gather(t, child, x + s->x, y + s->y);
		return;
	}
	if (s->kind != SHAPE_TEXT || !s->line_count || s->paint.fill.none || s->width <= 0)
		return;
	double line = s->line_height > 0 ? s->line_height : font_line_height(s->font), left = x + s->x - s->width * (s->anchor == ANCHOR_LEFT ? 0 : s->anchor == ANCHOR_MIDDLE ? 0.5 : 1);
	double top = y + s->y - font_ascent(s->font), bottom = y + s->y + (double)(s->line_count - 1) * line + font_descent(s->font);
	VEC_PUSH(&t->arena, &t->list, ((struct placed_text){ s, left, top, left + s->width, bottom }));
}

static bool overlap(const struct placed_text *a, const struct placed_text *b)
{
	return a->left + SLACK < b->right && b->left + SLACK < a->right && a->top + SLACK < b->bottom && b->top + SLACK < a->bottom;
}

static void hold_texts(const struct scene *s, bool is_own)
{
	struct placed_texts t = { 0 };
	arena_init(&t.arena);
	gather(&t, &s->root, 0, 0);
	for (size_t i = 0; i < t.list.len; i++) {
		const struct placed_text *a = &t.list.at[i];
		check_that(a->left > -SLACK && a->right < s->width + SLACK && a->top > -SLACK && a->bottom < s->height + SLACK, "a text leaves its slide", a->text->lines[0]);
		for (size_t k = 0; k < i && is_own; k++)
			check_that(!overlap(a, &t.list.at[k]), "a text lies on another", a->text->lines[0]);
	}
	arena_finish(&t.arena);
}

/* ---- which slides ---- */

static bool holds_class(const struct shape *s, const char *class)
{
	bool is_there = s->kind == SHAPE_GROUP && str_is(s->class, class);
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child && !is_there; child = child->next)
		is_there = holds_class(child, class);
	return is_there;
}

/* Of tables, or of bars alone. */
static bool is_own(const struct scene *s)
{
	return holds_class(&s->root, "heading");
}

static void count_groups(const struct shape *s, struct span span, const char *class, size_t *count)
{
	if (s->kind != SHAPE_GROUP)
		return;
	struct str words = s->class;
	*count += s->span.file == span.file && s->span.at == span.at && str_is(str_next(&words, ' '), class);
	for (const struct shape *child = s->first; child; child = child->next)
		count_groups(child, span, class, count);
}

struct deck_held {
	const struct scenes *deck;
	bool is_generated;
};

static size_t count_on(const struct deck_held *h, const struct thing *t, const char *class, bool on_own)
{
	size_t count = 0;
	for (size_t i = 0; i < h->deck->list.len; i++)
		if (is_own(h->deck->list.at[i]) == on_own)
			count_groups(&h->deck->list.at[i]->root, t->span, class, &count);
	return count;
}

static void hold_thing(void *held, const struct thing *t)
{
	const struct deck_held *h = held;
	now.slide = 0;
	if (t->kind == KIND_ACTION)
		check_that(count_on(h, t, "action", true) == 1, "an action stands in the plan never, or twice", thing_label(t));
	if (t->kind == KIND_OPPORTUNITY)
		check_that(count_on(h, t, "row", true) == 1, "an opportunity stands in the backlog never, or twice", thing_label(t));
	if ((t->kind == KIND_FRONT || t->kind == KIND_BACK || t->kind == KIND_SUPPORT) && !h->is_generated)
		check_that(count_on(h, t, t->kind == KIND_FRONT ? "front" : t->kind == KIND_BACK ? "back" : "support", false) == 1, "what is done behind a stage stands on no slide, or on several", thing_label(t));
	if (t->kind == KIND_SEGMENT)
		check_that(count_on(h, t, "row", true) == 1, "a segment has no row, or several", thing_label(t));
	for (size_t i = 0; thing_sources(t) && i < thing_sources(t)->len; i++)
		check_that(count_on(h, thing_sources(t)->at[i], "row", true) == 1, "a source has no row, or several", thing_label(thing_sources(t)->at[i]));
}

/* The journey, then each stage once. */
static void hold_outline(const struct scenes *deck, const struct journey *j, bool is_generated)
{
	size_t tops = 0;
	for (size_t i = 0; i < deck->list.len; i++)
		for (size_t k = 0; k < deck->list.at[i]->bookmarks.len; k++)
			tops += deck->list.at[i]->bookmarks.at[k].level == 0;
	check_that(tops == 1, "the outline has another number of roots than one", thing_label(&j->thing));
	FOR_EACH(struct stage, stage, j->stages) {
		size_t count = 0;
		for (size_t i = 0; i < deck->list.len; i++)
			for (size_t k = 0; k < deck->list.at[i]->bookmarks.len; k++)
				count += str_equal(deck->list.at[i]->bookmarks.at[k].label, thing_label(&stage->thing));
		check_that(is_generated || count == 1, "a stage stands in the outline never, or twice", thing_label(&stage->thing));
	}
}

/* ---- titles ---- */

struct title_found {
	const struct shape *text; /* the largest on a slide, of those that stand in its heading */
	const struct shape *group;
};

static void find_title(const struct shape *s, bool is_within, struct title_found *t)
{
	if (s->kind == SHAPE_TEXT && is_within && s->font.face == FACE_BOLD && (!t->text || s->font.size > t->text->font.size))
		t->text = s;
	if (s->kind != SHAPE_GROUP)
		return;
	bool begins = str_is(s->class, "title") || str_is(s->class, "heading") || str_is(s->class, "header");
	for (const struct shape *child = s->first; child; child = child->next)
		find_title(child, is_within || begins, t);
}

static struct str first_line(const struct shape *text)
{
	return text->line_count ? text->lines[0] : (struct str){ 0 };
}

struct title_check {
	const struct scenes *deck;
	struct str said;
	size_t first, last; /* slides of one series */
};

/* "Adresse demandée deux fois (2/2)": a slide of the series has a card of it. */
static void hold_named(void *check, const struct thing *t)
{
	const struct title_check *c = check;
	struct str name = thing_label(t);
	if (t->kind != KIND_PAIN || !name.len || !str_equal(str_slice(c->said, 0, name.len < c->said.len ? name.len : c->said.len), name))
		return;
	size_t count = 0;
	for (size_t i = c->first; i <= c->last && i < c->deck->list.len; i++)
		count_groups(&c->deck->list.at[i]->root, t->span, "pain", &count);
	check_that(count > 0, "a title names what no slide of its series shows", c->said);
}

static struct str whole_title(const struct scene *slide, struct arena *a)
{
	struct title_found t = { 0 };
	struct buf b = { 0 };
	find_title(&slide->root, false, &t);
	for (size_t i = 0; t.text && i < t.text->line_count; i++)
		buf_fmt(&b, "%s%.*s", i ? " " : "", STR_ARG(t.text->lines[i]));
	struct str whole = buf_take(&b, a);
	buf_finish(&b);
	return whole;
}

static bool is_digit(struct str s, size_t at)
{
	return at < s.len && s.at[at] >= '0' && s.at[at] <= '9';
}

/* "… (2/3)": which of how many; where its number stands, or SIZE_MAX. */
static size_t series_at(struct str title)
{
	for (size_t i = title.len; i-- > 1;)
		if (title.at[i] == '/' && is_digit(title, i - 1) && is_digit(title, i + 1) && !is_digit(title, i - 2) && !is_digit(title, i + 2))
			return i - 1;
	return SIZE_MAX;
}

/* All slides of a series are called the same, but for their number. */
static void hold_series(const struct scenes *deck, struct title_check *c, struct arena *a)
{
	size_t at = series_at(c->said);
	c->first = c->last = now.slide;
	if (at == SIZE_MAX)
		return;
	size_t number = (size_t)(c->said.at[at] - '0'), count = (size_t)(c->said.at[at + 2] - '0');
	c->first = now.slide + 1 > number ? now.slide + 1 - number : 0;
	c->last = c->first + count - 1;
	struct str first = whole_title(deck->list.at[c->first], a);
	bool are_alike = first.len == c->said.len && str_equal(str_slice(first, 0, at), str_slice(c->said, 0, at)) && first.at[at] == '1' && str_equal(str_slice(first, at + 1, first.len), str_slice(c->said, at + 1, c->said.len));
	check_that(are_alike, "slides of one series have different titles", c->said);
}

/* All of one size, as a reader sees them who turns from one slide to the next. */
static void hold_titles(const struct scenes *deck, const struct journey *j, const struct page_wish *wish)
{
	double size = 0;
	struct arena texts;
	arena_init(&texts);
	for (now.slide = 0; now.slide < deck->list.len; now.slide++) {
		const struct scene *s = deck->list.at[now.slide];
		struct title_found t = { 0 };
		find_title(&s->root, false, &t);
		check_that(t.text != NULL, "a slide has no title", s->title);
		if (!t.text)
			continue;
		double own = t.text->font.size * fmin(wish->width / s->width, wish->height / s->height);
		check_that(!size || fabs(own - size) < 0.02 * size, "a title is of another size than those before it", first_line(t.text));
		size = size > 0 ? size : own;
		struct title_check check = { deck, whole_title(s, &texts), 0, 0 };
		hold_series(deck, &check, &texts);
		if (now.slide > 0 && s->page.scale > 0)
			journey_walk(j, hold_named, &check);
	}
	arena_finish(&texts);
}

/* ---- the plan: what is said of each action, and nothing more ---- */

struct signs_seen {
	struct buf drawn[ACTION_DROPPED + 1]; /* each state's sign, as its shapes follow each other */
	size_t in_legend;
};

static void write_shapes(const struct shape *s, struct buf *out)
{
	if (s->kind != SHAPE_GROUP)
		buf_fmt(out, "%d %d %zu;", (int)s->kind, (int)!s->paint.fill.none, s->kind == SHAPE_PATH ? s->step_count : 0);
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		write_shapes(child, out);
}

static bool has_frame(const struct shape *s)
{
	bool found = s->kind == SHAPE_RECT && !s->paint.stroke.none;
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child && !found; child = child->next)
		found = has_frame(child);
	return found;
}

/* A group with a name and no text says a sign in words. */
static const struct shape *sign_in(const struct shape *s)
{
	for (const struct shape *child = s->first; child; child = child->next)
		if (child->kind == SHAPE_GROUP && child->title.len)
			return child;
	return NULL;
}

static void look_at_actions(const struct shape *s, const struct journey *j, struct signs_seen *seen)
{
	if (s->kind != SHAPE_GROUP)
		return;
	if (str_is(s->class, "action")) {
		check_that(!has_frame(s), "an action has a bar, though nobody said when it begins", s->title);
		FOR_EACH(struct action, a, j->actions)
			if (a->thing.span.at == s->span.at && sign_in(s) && !seen->drawn[a->status].len)
				write_shapes(sign_in(s), &seen->drawn[a->status]);
	}
	if (str_is(s->class, "states"))
		for (const struct shape *child = s->first; child; child = child->next)
			seen->in_legend += child->kind == SHAPE_GROUP && child->title.len;
	for (const struct shape *child = s->first; child; child = child->next)
		look_at_actions(child, j, seen);
}

/* Each state has a sign that no other has, whatever its colour, and the slide explains all of them. */
static void hold_states(const struct scenes *deck, const struct journey *j)
{
	struct signs_seen seen = { 0 };
	for (size_t i = 0; i < deck->list.len; i++)
		if (is_own(deck->list.at[i]))
			look_at_actions(&deck->list.at[i]->root, j, &seen);
	for (int a = ACTION_IDEA; a <= ACTION_DROPPED; a++)
		for (int b = ACTION_IDEA; b <= ACTION_DROPPED; b++)
			check_that(seen.drawn[a].len && (a == b || !str_equal(buf_as_str(&seen.drawn[a]), buf_as_str(&seen.drawn[b]))), "two states of actions have the same sign, or one has none", STR(""));
	check_that(seen.in_legend == ACTION_DROPPED, "the plan does not explain each of its signs once", STR(""));
	for (int a = 0; a <= ACTION_DROPPED; a++)
		buf_finish(&seen.drawn[a]);
}

static void hold_deck(const struct map *m, const struct journey *j, struct ruler *ruler, enum paper paper, bool is_generated)
{
	struct paper_size size = paper_size(paper, false);
	struct theme theme;
	struct arena a;
	struct view_report report = { 0 };
	arena_init(&a);
	theme_of(m, STR(""), &theme);
	struct view_request request = { .map = m, .journey = j, .ruler = ruler, .theme = &theme };
	struct page_wish wish = { .width = size.width, .height = size.height, .margin = size.margin, .least_scale = 16.0 / 13 * size.height / 900, .is_deck = true };
	struct scenes deck = view_deck(&request, wish, &a, &report);
	for (now.slide = 0; now.slide < deck.list.len; now.slide++) {
		struct scene *s = deck.list.at[now.slide];
		check_that(scene_fault(s) == NULL, "a slide is no scene", s->title);
		check_that(s->page.number == now.slide + 1 && s->page.count == deck.list.len, "a slide has another number than its place", s->title);
		check_that(is_generated || s->page.scale <= 0 || fabs(s->width / s->height - size.width / size.height) < 0.001, "a slide is not of the paper's shape", s->title);
		hold_texts(s, is_own(s));
	}
	hold_outline(&deck, j, is_generated);
	if (str_is(str_of(now.map), STATES))
		hold_states(&deck, j);
	if (!is_generated)
		hold_titles(&deck, j, &wish);
	struct things open = map_open_segments(m, &a);
	FOR_EACH(struct thing, segment, j->segments)
		hold_thing(&(struct deck_held){ &deck, is_generated }, segment);
	FOR_EACH(struct thing, other, open)
		hold_thing(&(struct deck_held){ &deck, is_generated }, other);
	journey_walk(j, hold_thing, &(struct deck_held){ &deck, is_generated });
	for (size_t i = 0; i < deck.list.len; i++)
		scene_free(deck.list.at[i]);
	view_report_finish(&report);
	arena_finish(&a);
}

/* ---- maps ---- */

static void hold_map(const char *path, struct str text, struct ruler *ruler, bool is_generated)
{
	struct sources s;
	struct findings found;
	check_case();
	sources_init(&s);
	findings_init(&found);
	struct map *m = read_map_text(&s, path, text, &found);
	FOR_EACH(struct journey, j, m->journeys)
		for (int paper = 0; paper < 2 && !j->is_included; paper++)
			hold_deck(m, j, ruler, paper ? PAPER_4_3 : PAPER_16_9, is_generated);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
}

static void hold_samples(struct ruler *ruler)
{
	check_that(sample_at(0) != NULL, "there are no samples here", STR(""));
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(now.map, sizeof now.map, "%s", sample_at(i));
		check_that(read_whole(now.map, &text), "cannot be read", STR(""));
		hold_map(now.map, buf_as_str(&text), ruler, false);
		buf_finish(&text);
	}
}

static void hold_plan(struct ruler *ruler)
{
	static const char MAP[] = "journey \"J\"\n  action \"One\" status idea\n  action \"Two\" status todo due 2027-01-08\n  action \"Three\" status doing due 2027-02-08\n"
		"  action \"Four\" status done due 2026-01-08\n  action \"Five\" status dropped\n  action \"Six\"\n  stage \"A\"\n    step \"one\" feel +1 \"x\"\n";
	snprintf(now.map, sizeof now.map, "%s", STATES);
	hold_map("states.cjm", STR(MAP), ruler, false);
}

int main(void)
{
	struct ruler *ruler = ruler_new();
	hold_plan(ruler);
	hold_samples(ruler);
	for (uint32_t i = 0; i < MAPS; i++) {
		struct buf text = { 0 };
		generate_map(i * MAPS_APART, &text);
		snprintf(now.map, sizeof now.map, "generated map %u (%s)", (unsigned)(i * MAPS_APART), generated_sort(i * MAPS_APART));
		hold_map("generated.cjm", buf_as_str(&text), ruler, true);
		buf_finish(&text);
	}
	ruler_free(ruler);
	return check_report();
}
