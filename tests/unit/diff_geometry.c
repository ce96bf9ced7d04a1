/* diff_geometry.c — what must hold for the drawing of every diff: no text outside the drawing, on another text or on the edge of
 * a shape, and all of it readable. Over generated maps and what a mutation made of each, and over pairs of unlike maps. */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "sight.h"
#include "stands.h"

#include "cjm/changes.h"
#include "cjm/all.h"

#include "paint/tiling.h"

#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
enum { PAIRS = 90 };
#else
enum { PAIRS = 700 };
#endif
enum { SORTS = 15, REPORTED_MOST = 30 };

static int reported;
static char about[96];

static void check_that(bool holds, const char *what, struct str a, struct str b, double x, double y)
{
	if (!check_holds(holds) && reported++ < REPORTED_MOST)
		printf("%s: %s: \"%.*s\" \"%.*s\" at %.0f, %.0f\n", about, what, (int)(a.len < 60 ? a.len : 60), a.at, (int)(b.len < 60 ? b.len : 60), b.at, x, y);
}

/* ---- what the scene must hold ---- */

static void hold_inside(const struct sight *v)
{
	const struct item *out = item_outside(v);
	check_that(!out, "outside the drawing", out ? out->line : STR(""), STR(""), out ? out->box.left : 0, out ? out->box.top : 0);
}

static void hold_texts_apart(struct sight *v)
{
	const struct item *a, *b;
	bool are_apart = !texts_overlap(v, &a, &b);
	check_that(are_apart, "texts on each other", b ? a->line : STR(""), b ? b->line : STR(""), b ? b->box.left : 0, b ? b->box.top : 0);
}

/* Lines of the curves may run behind a word. */
static void hold_texts_off_shapes(const struct sight *v)
{
	const struct item *text = NULL, *shape = NULL;
	for (size_t i = 0; i < v->texts.len && !shape; i++) {
		text = &v->items.at[v->texts.at[i]];
		struct box ink = { text->box.left + SIGHT_SLACK, text->box.top + SIGHT_SLACK, text->box.right - SIGHT_SLACK, text->box.bottom - SIGHT_SLACK };
		for (size_t k = 0; k < v->items.len && !shape; k++) {
			const struct item *s = &v->items.at[k];
			if (s->shape->kind == SHAPE_TEXT || (s->in_curve && !s->is_filled) || boxes_apart(s->box, ink, 0))
				continue;
			bool hidden = k > v->texts.at[i] && s->is_filled && item_contains(s, (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2);
			if (hidden || outline_crosses(s, ink))
				shape = s;
		}
	}
	check_that(!shape, "text touched by a shape", text ? text->line : STR(""), STR(""), shape ? shape->box.left : 0, shape ? shape->box.top : 0);
}

static void hold_contrast(const struct sight *v, const char *theme)
{
	double worst = 21;
	const struct item *text = NULL;
	for (size_t i = 0; i < v->texts.len; i++) {
		const struct item *t = &v->items.at[v->texts.at[i]];
		for (int k = 0; k < 2; k++) {
			double x = t->box.left + 0.5 * (t->box.right - t->box.left), y = k ? t->box.top : t->box.bottom;
			double contrast = color_contrast(t->shape->paint.fill, color_at(v, v->texts.at[i], x, y));
			if (contrast < worst) {
				worst = contrast;
				text = t;
			}
		}
	}
	check_that(worst >= 4.5, "too little contrast", text ? text->line : STR(""), str_of(theme), worst, 0);
}

/* ---- a pair of maps ---- */

struct seeking {
	struct str said;
	const struct feeling *lost;
};

static void seek_feeling(void *context, const struct thing *t)
{
	struct seeking *s = context;
	const struct feeling *lost = t->kind == KIND_FEEL ? unsaid_part(s->said, (const struct feeling *)t) : NULL;
	s->lost = lost ? lost : s->lost;
}

/* Of what is felt now all words are there. */
static void hold_feelings(struct sight *v, const struct journey *j)
{
	struct seeking s = { all_text(v), NULL };
	journey_walk(j, seek_feeling, &s);
	check_that(!s.lost, "a feeling is not drawn with all its words", s.lost ? s.lost->thing.text : STR(""), STR(""), 0, 0);
}

/* ---- where each part stands: in the new map, else in the old one ---- */

static void hold_spans(const struct diff *d, const struct shape *s)
{
	uint32_t new_files = (uint32_t)d->new.map->sources->files.len;
	bool is_old = s->span.file > new_files, is_gone = s->kind == SHAPE_GROUP && str_ends(s->class, " removed") && !s->title.len; /* a card of another change says which */
	struct span span = { is_old ? s->span.file - new_files : s->span.file, s->span.at, s->span.len };
	const struct node *n = span.file ? map_node_with_span(is_old ? d->old.map : d->new.map, span) : NULL;
	struct str class = s->kind == SHAPE_GROUP ? s->class : (struct str){ 0 };
	bool is_of_way = str_starts(class, "step") || str_starts(class, "stage ") || str_is(class, "stage") || str_starts(class, "feeling") || str_is(class, "phase");
	check_that(n || !s->span.file, "a part stands nowhere in the maps", class, STR(""), s->x, s->y);
	check_that(n || !is_of_way, "a part does not know its line", class, STR(""), s->x, s->y);
	check_that(!is_of_way || !is_gone || is_old, "what is gone stands in the new map", class, STR(""), s->x, s->y);
	check_that(!str_is(class, "feeling before") || is_old, "what was felt before stands in the new map", class, STR(""), s->x, s->y);
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		hold_spans(d, child);
}

static bool is_curved(const struct shape *s)
{
	for (size_t i = 0; s->kind == SHAPE_PATH && i < s->step_count; i++)
		if (s->steps[i].op == 'C')
			return true;
	return false;
}

/* Where there is room, no word lies on a line of what was felt before, either. */
static void hold_words_off_lines(const struct sight *v)
{
	for (size_t i = 0; i < v->texts.len; i++) {
		const struct item *text = &v->items.at[v->texts.at[i]];
		for (size_t k = 0; k < v->items.len && text->in_curve; k++) {
			const struct item *line = &v->items.at[k];
			bool crosses = line->in_curve && !line->is_filled && is_curved(line->shape) && outline_crosses(line, text->box);
			check_that(!crosses, "a word on a line", text->line, STR(""), text->box.left, text->box.top);
		}
	}
}

/* On paper no page ends within a text or a card, however high a lane is. */
static void hold_pages(struct sight *v)
{
	enum { WIDTH = 785, HEIGHT = 539 }; /* points: what a sheet of A4 has between its margins */
	struct tiling t = tile_scene(&v->arena, v->scene, WIDTH, HEIGHT);
	for (size_t i = 0; i + 1 < t.row_count; i++)
		for (size_t k = 0; k < v->items.len; k++) {
			const struct item *item = &v->items.at[k];
			bool is_card = item->shape->kind == SHAPE_RECT && item->shape->radius >= 7;
			if (item->shape->kind == SHAPE_TEXT || is_card)
				check_that(t.rows[i].to <= item->box.top + SIGHT_SLACK || t.rows[i].to >= item->box.bottom - SIGHT_SLACK, is_card ? "a page ends within a card" : "a page ends within a text",
					item->line, STR(""), t.rows[i].to, item->box.top);
		}
}

static bool is_roomy; /* the pair that is being looked at */

static void hold_drawing(const struct diff *d, const struct diff_journey *j, struct ruler *m, bool all_themes)
{
	for (size_t i = 0; theme_name_at(i) && (all_themes || i == 0); i++) {
		struct theme theme;
		struct sight v;
		theme_of(NULL, str_of(theme_name_at(i)), &theme);
		struct view_request r = { .map = d->new.map, .journey = j->new, .ruler = m, .theme = &theme };
		struct scene *s = draw_changes(d, j, &r);
		sight_init(&v, s, m);
		hold_contrast(&v, theme_name_at(i));
		if (i == 0) {
			hold_inside(&v);
			hold_pages(&v);
			hold_texts_apart(&v);
			hold_texts_off_shapes(&v);
			hold_spans(d, &s->root);
			if (is_roomy)
				hold_words_off_lines(&v);
			if (j->new)
				hold_feelings(&v, j->new);
		}
		sight_finish(&v);
		scene_free(s);
	}
}

static void hold_pair(struct str old, struct str new, struct ruler *m, bool all_themes)
{
	struct sources sources[2];
	struct findings found[2];
	struct map *maps[2];
	struct str texts[] = { old, new };
	for (int i = 0; i < 2; i++) {
		sources_init(&sources[i]);
		findings_init(&found[i]);
		maps[i] = read_map_text(&sources[i], "generated.cjm", texts[i], &found[i]);
	}
	struct diff *d = diff_new((struct diff_side){ .map = maps[0] }, (struct diff_side){ .map = maps[1] }, (struct diff_options){ 0 });
	for (size_t i = 0; i < d->journeys.len; i++)
		hold_drawing(d, d->journeys.at[i], m, all_themes);
	diff_free(d);
	for (int i = 0; i < 2; i++) {
		map_free(maps[i]);
		findings_finish(&found[i]);
		sources_finish(&sources[i]);
	}
}

/* ---- mutations ---- */

static uint32_t next_number(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static int depth_of(struct str line)
{
	int depth = 0;
	while ((size_t)depth < line.len && line.at[depth] == ' ')
		depth++;
	return depth;
}

/* Feelings get other numbers, here and there a sentence another end, and one line in `rare` goes with what stands in it. */
static void mutate_map(struct str text, uint32_t seed, struct buf *out)
{
	uint32_t state = seed * 2654435761u + 1, rare = 12 + seed % 30;
	int gone = -1;
	for (size_t at = 0; at < text.len;) {
		size_t end = at + str_find(str_slice(text, at, text.len), '\n');
		struct str line = str_slice(text, at, end);
		struct str said = str_trim(line);
		int depth = depth_of(line);
		at = end + 1;
		if (gone >= 0 && depth > gone)
			continue;
		gone = -1;
		uint32_t dice = next_number(&state);
		if (depth >= 2 && dice % rare == 0 && !str_starts(said, "\"") && !str_starts(said, "lane")) {
			gone = depth;
			continue;
		}
		if (str_starts(said, "feel ") && dice % 3 == 0)
			buf_fmt(out, "%*sfeel %d \"%s\"\n", depth, "", (int)(dice / 8 % 5) - 2, dice % 2 ? "otherwise" : "another feeling altogether");
		else
			buf_fmt(out, "%.*s\n", STR_ARG(line));
		if (str_starts(said, "step ") && dice % 5 == 0)
			buf_fmt(out, "%*spain \"It takes %d minutes\" severity high\n", depth + 2, "", (int)(dice % 50));
	}
}

int main(int count, char **words)
{
	struct buf old = { 0 }, new = { 0 };
	struct ruler *m = ruler_new();
	uint32_t first = count > 1 ? (uint32_t)atoi(words[1]) : 0, last = count > 1 ? first + 1 : PAIRS;
	for (uint32_t i = first; i < last; i++) {
		buf_clear(&old);
		buf_clear(&new);
		generate_map(i, &old);
		if (i % 4 == 3)
			generate_map(i + SORTS, &new);
		else
			mutate_map(buf_as_str(&old), i + 7, &new);
		snprintf(about, sizeof about, "pair %u (%s)", i, generated_sort(i));
		check_case();
		hold_pair(buf_as_str(&old), buf_as_str(&new), m, i % 10 == 0);
		if (count > 2) /* the pair itself, to be looked at */
			fwrite(words[2][0] == 'o' ? old.at : new.at, 1, words[2][0] == 'o' ? old.len : new.len, stdout);
	}
	static const char BEGIN[] = "language en\njourney \"J\"\n  stage \"S\"\n    step a \"Asks\"\n      feel %s\n    step b \"Buys\"\n      feel %s\n    step c \"Pays\"\n      feel 0 \"calm\"\n";
	snprintf(about, sizeof about, "a pair with room");
	is_roomy = true;
	check_case();
	buf_clear(&old);
	buf_clear(&new);
	buf_fmt(&old, BEGIN, "-1 \"effort\"", "0 \"calm\"");
	buf_fmt(&new, BEGIN, "+1 \"relief\" and 0 \"light tension\"", "+1 \"glad\"");
	hold_pair(buf_as_str(&old), buf_as_str(&new), m, false);
	ruler_free(m);
	buf_finish(&old);
	buf_finish(&new);
	return check_report();
}
