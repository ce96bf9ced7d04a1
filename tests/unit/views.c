/* views.c — what must hold for the drawings beside the swimlane, over all samples and many generated maps: no text leaves its
 * place, nothing lies on anything else, everything can be read; and what the flow's layout engine is given is never too much
 * for it.
 *
 *   views                       all of it
 *   views NUMBER VIEW [THEME]   writes the view of a generated map as SVG, to be looked at */
#include "check.h"
#include "generate.h"
#include "read_map.h"
#include "samples.h"
#include "sight.h"

#include "cjm/all.h"
#include "cjm/flow.h"
#include "view/flow.h"

#include <math.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__)
enum { MAPS = 150, THEMES_EVERY = 10, SECONDS_MOST = 60 };
#else
enum { MAPS = 1050, THEMES_EVERY = 7, SECONDS_MOST = 10 };
#endif
enum { REPORTED_MOST = 40 };


static struct {
	char map[96];
	const char *view, *with;
	int reported;
} now;

static void check_that(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void check_that(bool holds, const char *format, ...)
{
	if (check_holds(holds) || now.reported++ >= REPORTED_MOST)
		return;
	va_list args;
	va_start(args, format);
	printf("%s, %s%s: ", now.map, now.view, now.with);
	vprintf(format, args);
	putchar('\n');
	va_end(args);
}

/* ---- every view ---- */

static void hold_inside(const struct sight *v)
{
	const struct item *outside = item_outside(v);
	check_that(!outside, "\"%.*s\" lies outside the drawing (%.0f to %.0f, %.0f to %.0f of %.0f × %.0f)",
		STR_ARG(brief_text(outside ? outside->line : STR(""))),
		outside ? outside->box.left : 0, outside ? outside->box.right : 0, outside ? outside->box.top : 0, outside ? outside->box.bottom : 0,
		v->scene->width, v->scene->height);
}

static void hold_texts_apart(struct sight *v)
{
	const struct item *a, *b;
	bool are_apart = !texts_overlap(v, &a, &b);
	check_that(are_apart, "\"%.*s\" and \"%.*s\" lie on each other at %.0f, %.0f", STR_ARG(brief_text(a ? a->line : STR(""))),
		STR_ARG(brief_text(b ? b->line : STR(""))),
		b ? b->box.left : 0, b ? b->box.top : 0);
}

/* A ground of its own, painted between the two, keeps a line off a text. */
static bool is_covered(const struct sight *v, size_t shape, size_t text)
{
	struct box ink = v->items.at[text].box;
	for (size_t i = shape + 1; i < text; i++)
		if (v->items.at[i].is_filled && (v->items.at[i].shape->kind == SHAPE_RECT || v->items.at[i].shape->kind == SHAPE_CIRCLE) && box_within(ink, v->items.at[i].box, 2))
			return true;
	return false;
}

/* The line of no feeling runs behind words, and where generated maps are crowded those of the curve, too: no word is left out. */
static bool may_touch(const struct item *s)
{
	return s->in_curve && !s->is_filled && (s->shape->paint.dash > 0 || *now.map == 'g');
}

static void hold_texts_off_shapes(const struct sight *v)
{
	const struct item *text = NULL, *shape = NULL;
	bool hidden = false;
	for (size_t i = 0; i < v->texts.len && !shape; i++) {
		text = &v->items.at[v->texts.at[i]];
		struct box ink = { text->box.left + SIGHT_SLACK, text->box.top + SIGHT_SLACK, text->box.right - SIGHT_SLACK, text->box.bottom - SIGHT_SLACK };
		for (size_t k = 0; k < v->items.len && !shape; k++) {
			const struct item *s = &v->items.at[k];
			if (s->shape->kind == SHAPE_TEXT || may_touch(s) || boxes_apart(s->box, ink, 0))
				continue;
			hidden = k > v->texts.at[i] && s->is_filled && item_contains(s, (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2);
			if (hidden || (outline_crosses(s, ink) && !is_covered(v, k, v->texts.at[i])))
				shape = s;
		}
	}
	static const char *const KINDS[] = { "group", "rectangle", "circle", "path", "text", "picture" };
	check_that(!shape, "\"%.*s\" %s a %s at %.0f, %.0f", STR_ARG(brief_text(text ? text->line : STR(""))), hidden ? "is hidden by" : "is touched by",
		KINDS[shape ? shape->shape->kind : 0], shape ? shape->box.left : 0, shape ? shape->box.top : 0);
}

static void hold_contrast(const struct sight *v)
{
	static const double PARTS[] = { 0.02, 0.5, 0.98 };
	double worst = 21;
	const struct item *text = NULL;
	for (size_t i = 0; i < v->texts.len; i++) {
		const struct item *t = &v->items.at[v->texts.at[i]];
		for (int k = 0; k < 6; k++) {
			double x = t->box.left + PARTS[k % 3] * (t->box.right - t->box.left), y = k < 3 ? t->box.top : t->box.bottom;
			double contrast = color_contrast(t->shape->paint.fill, color_at(v, v->texts.at[i], x, y));
			if (contrast < worst) {
				worst = contrast;
				text = t;
			}
		}
	}
	check_that(worst >= 4.5, "\"%.*s\" has a contrast of %.2f : 1", STR_ARG(brief_text(text ? text->line : STR(""))), worst);
}

/* ---- groups of one class lie beside each other: cards, cells, sheets ---- */

struct grounds {
	struct arena arena;
	VEC(struct box) at;
};

static void collect_grounds(struct grounds *g, const struct shape *group, const char *class, double x, double y)
{
	for (const struct shape *s = group->first; s; s = s->next) {
		if (s->kind != SHAPE_GROUP)
			continue;
		double left = x + s->x, top = y + s->y;
		const struct shape *first = s->first;
		size_t word = strlen(class);
		bool is_meant = str_starts(s->class, class) && (s->class.len == word || s->class.at[word] == ' ');
		if (is_meant && first && first->kind == SHAPE_RECT) {
			struct box b = box_at(left + first->x, top + first->y, first->width, first->height);
			VEC_PUSH(&g->arena, &g->at, b);
		}
		collect_grounds(g, s, class, left, top);
	}
}

static void hold_apart(const struct scene *s, const char *class)
{
	struct grounds g = { 0 };
	arena_init(&g.arena);
	collect_grounds(&g, &s->root, class, s->root.x, s->root.y);
	size_t wrong = 0;
	for (size_t i = 0; i < g.at.len; i++)
		for (size_t k = i + 1; k < g.at.len; k++)
			wrong += !boxes_apart(g.at.at[i], g.at.at[k], SIGHT_SLACK);
	check_that(!wrong, "%zu pairs of the class `%s` lie on each other", wrong, class);
	arena_finish(&g.arena);
}

/* ---- the flow ---- */

static bool is_inside_step(const struct step_box *b, struct flow_spot s, double by)
{
	return s.x > b->x + by && s.x < b->x + b->width - by && s.y > b->y + by && s.y < b->y + b->height - by;
}

static struct box of_step(const struct step_box *b)
{
	return box_at(b->x, b->y, b->width, b->height);
}

static void hold_boxes(const struct flow_view *f)
{
	bool beside = true, in_band = true;
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		const struct system *s = &f->systems.at[b->system];
		in_band &= box_within(of_step(b), (struct box){ s->left, s->top, s->right, s->bottom }, SIGHT_SLACK);
		for (size_t k = i + 1; k < f->boxes.len; k++)
			beside &= boxes_apart(of_step(b), of_step(&f->boxes.at[k]), SIGHT_SLACK);
	}
	check_that(beside, "two steps lie on each other");
	check_that(in_band, "a step leaves its band");
}

static void hold_stages(const struct flow_view *f)
{
	bool under = true, beside = true;
	for (size_t i = 0; i < f->systems.len; i++)
		for (size_t k = 0; k + 1 < f->systems.at[i].parts.len; k++)
			beside &= f->systems.at[i].parts.at[k].x + f->systems.at[i].parts.at[k].width <= f->systems.at[i].parts.at[k + 1].x;
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		const struct system *s = &f->systems.at[b->system];
		bool found = false;
		for (size_t k = 0; k < s->parts.len; k++)
			found |= s->parts.at[k].stage == b->step->stage && b->x >= s->parts.at[k].x && b->x + b->width <= s->parts.at[k].x + s->parts.at[k].width;
		under &= found;
	}
	check_that(beside, "two stages lie on each other");
	check_that(under, "a step does not stand under its stage");
}

static double gap_to(double value, double from, double to)
{
	return value < from ? from - value : value > to ? value - to : 0;
}

static double distance_to(const struct step_box *b, struct flow_spot s)
{
	return gap_to(s.x, b->x, b->x + b->width) + gap_to(s.y, b->y, b->y + b->height);
}

/* Along a cut a way may swing to and fro: it passes it no oftener than to get to its step. */
static bool passes_again(const struct way_line *w)
{
	const struct way_piece *p = w->pieces.at;
	for (size_t k = 0; k + 3 < w->pieces.len; k++)
		if (p[k].system == p[k + 2].system && p[k + 1].system == p[k + 3].system)
			return true;
	return false;
}

/* Ways begin and end at their steps, run on without a break, and pass no other step's box. */
static void hold_ways(const struct flow_view *f)
{
	size_t loose = 0, broken = 0, crossing = 0, again = 0;
	for (size_t i = 0; i < f->ways.len; i++) {
		const struct way_line *w = &f->ways.at[i];
		const struct step_box *from = &f->boxes.at[w->edge->from->index], *to = &f->boxes.at[w->edge->to->index];
		again += passes_again(w);
		loose += distance_to(from, w->pieces.at[0].points.at[0]) > 3 || distance_to(to, w->tip) > 3;
		for (size_t k = 0; k < w->pieces.len; k++) {
			const struct way_piece *p = &w->pieces.at[k];
			broken += k && (p->points.at[0].y != w->pieces.at[k - 1].points.at[w->pieces.at[k - 1].points.len - 1].y || p->comes != w->pieces.at[k - 1].goes || !p->comes);
			for (size_t n = 0; n < f->boxes.len; n++)
				for (size_t m = 0; &f->boxes.at[n] != from && &f->boxes.at[n] != to && m < p->samples.len; m++)
					if (is_inside_step(&f->boxes.at[n], p->samples.at[m], 4)) {
						crossing++;
						break;
					}
		}
	}
	check_that(!loose, "%zu ways do not touch their steps", loose);
	check_that(!broken, "%zu ways do not go on where they were cut", broken);
	check_that(!again, "%zu ways pass a cut to and fro", again);
	check_that(!crossing, "%zu ways lead through a step that is not theirs", crossing);
}

/* The heads that end at a step lie beside each other, where its shortest side has room for all of them. */
static void hold_heads(const struct flow_view *f)
{
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		double wanted = 0, room = (b->width < b->height ? b->width : b->height) - 16;
		for (size_t k = 0; k < f->ways.len; k++)
			wanted += f->ways.at[k].edge->to->index == i ? 2 * way_head_half(&f->ways.at[k]) + 2 : 0;
		for (size_t k = 0; k < f->ways.len && wanted <= room; k++)
			for (size_t n = 0; n < k; n++) {
				const struct way_line *v = &f->ways.at[k], *w = &f->ways.at[n];
				double apart = fabs(v->tip.x - w->tip.x) + fabs(v->tip.y - w->tip.y);
				if (v->edge->to->index == i && w->edge->to->index == i)
					check_that(apart > way_head_half(v) + way_head_half(w) - SIGHT_SLACK, "two ways to “%.*s” end %.1f apart", STR_ARG(thing_label(&b->step->thing)), apart);
			}
	}
}

static void hold_labels(const struct flow_view *f)
{
	size_t on_box = 0, on_label = 0, covered = 0, count = 0;
	for (size_t i = 0; i < f->ways.len; i++) {
		const struct way_line *w = &f->ways.at[i];
		if (w->label_height <= 0)
			continue;
		struct box label = box_at(w->label_x, w->label_y, w->label_width, w->label_height);
		count++;
		covered += w->is_covered;
		for (size_t k = 0; k < f->boxes.len; k++)
			on_box += !boxes_apart(label, of_step(&f->boxes.at[k]), SIGHT_SLACK);
		for (size_t k = i + 1; k < f->ways.len; k++) {
			const struct way_line *o = &f->ways.at[k];
			on_label += o->label_height > 0 && !boxes_apart(label, box_at(o->label_x, o->label_y, o->label_width, o->label_height), SIGHT_SLACK);
		}
	}
	check_that(!on_box, "%zu labels lie on a step", on_box);
	check_that(!on_label, "%zu labels lie on another", on_label);
	check_that(covered <= 1 + count / 10, "%zu of %zu labels found no free place", covered, count);
}

static bool is_felt(const struct step *step, double level)
{
	FOR_EACH(struct feeling, f, step->content.feelings) {
		const struct feeling *parts[] = { f, f->and, f->to };
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			if (parts[i] && fabs(parts[i]->level - level) < 0.011)
				return true;
	}
	return false;
}

/* No text of a step stands below its faces or touches them, each shows who feels so, and what somebody feels. */
static void hold_faces(const struct flow_view *f)
{
	size_t touching = 0, too_many = 0, unnamed = 0, unfelt = 0;
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step_box *b = &f->boxes.at[i];
		double left = b->width - BOX_PADDING - b->faces_width;
		too_many += b->faces.len > 3;
		for (size_t k = 0; k < b->faces.len; k++)
			unnamed += b->faces.len > 1 && (b->faces.at[k].count <= b->faces.at[k].unnamed || b->faces.at[k].people[0] >= f->personas.len || !b->faces.at[k].title.len), unfelt += !is_felt(b->step, b->faces.at[k].level) || !is_felt(b->step, b->faces.at[k].last);
		for (size_t k = 0; b->faces.len && k < b->blocks.len; k++) {
			const struct block *block = &b->blocks.at[k];
			bool is_beside = block->y - font_ascent(role_font(block->role)) < faces_bottom(b);
			touching += is_beside && block->x + block->lines.width > left - 2;
		}
	}
	check_that(!touching, "%zu texts of steps touch a face", touching);
	check_that(!too_many, "%zu steps have more than three faces", too_many);
	check_that(!unnamed, "%zu faces beside others are nobody's", unnamed);
	check_that(!unfelt, "%zu faces are of what nobody feels", unfelt);
}

static void hold_flow(const struct view_request *r)
{
	struct flow_view f = { .l = page_begin(r) };
	struct buf message = { 0 };
	flow_collect(&f);
	if (f.boxes.len && flow_place(&f, &message) == FLOW_DONE) {
		flow_fold(&f);
		hold_boxes(&f);
		hold_faces(&f);
		hold_stages(&f);
		hold_ways(&f);
		hold_heads(&f);
		hold_labels(&f);
	}
	page_finish(&f.l);
	buf_finish(&message);
}

/* ---- a map ---- */

static struct str dump_of(const struct scene *s, struct buf *out)
{
	buf_clear(out);
	scene_dump(s, out);
	return buf_as_str(out);
}

struct seeking { /* the words of feelings on the sheets */
	struct str said;
	const struct journey *journey;
	const struct feeling *lost;
};

static void seek_feeling(void *context, const struct thing *t)
{
	struct seeking *s = context;
	const struct feeling *f = (const struct feeling *)t;
	bool is_theirs = false;
	FOR_EACH(struct persona, persona, s->journey->personas)
		is_theirs |= t->kind == KIND_FEEL && feeling_is_of(f, persona) && (f->by.len || t->parent->kind != KIND_STEP || step_is_of((const struct step *)t->parent, persona));
	const struct feeling *lost = is_theirs ? unsaid_part(s->said, f) : NULL;
	s->lost = lost ? lost : s->lost;
}

static void hold_feelings(struct sight *v, const struct journey *j)
{
	struct seeking s = { all_text(v), j, NULL };
	journey_walk(j, seek_feeling, &s);
	check_that(!s.lost, "the words of “%.*s” are not all there", STR_ARG(brief_text(s.lost ? s.lost->thing.text : STR(""))));
}

static void hold_scene(const struct view *view, struct view_request r, struct ruler *shown, bool is_first)
{
	struct view_report report = { 0 };
	check_case();
	struct scene *s = view->draw(&r, &report);
	bool may_refuse = str_is(str_of(view->name), "flow") && report.result == VIEW_TOO_LARGE;
	check_that(s || may_refuse, "is not drawn: %.*s", STR_ARG(buf_as_str(&report.message)));
	struct sight v;
	if (s) {
		sight_init(&v, s, shown);
		hold_contrast(&v);
		if (is_first) {
			hold_inside(&v);
			hold_texts_apart(&v);
			hold_texts_off_shapes(&v);
			hold_apart(s, "opportunity");
			hold_apart(s, "persona");
			hold_apart(s, "zone");
			hold_apart(s, "step");
			if (str_is(str_of(view->name), "personas"))
				hold_feelings(&v, r.journey);
		}
		sight_finish(&v);
	}
	scene_free(s);
	view_report_finish(&report);
	check_case_end();
}

static void hold_view(const struct view *view, struct view_request r, struct ruler *shown, bool all_themes)
{
	struct theme theme;
	now.view = view->name;
	for (size_t i = 0; theme_name_at(i) && (all_themes || !i); i++) {
		theme_of(NULL, str_of(theme_name_at(i)), &theme);
		r.theme = &theme;
		now.with = i ? theme_name_at(i) : "";
		hold_scene(view, r, shown, !i);
	}
	now.with = "";
	check_case();
	if (str_is(str_of(view->name), "flow"))
		hold_flow(&r);
	check_case_end();
}

static void hold_map(const char *path, struct str text, struct ruler *drawn, struct ruler *shown, bool all_themes)
{
	struct sources s;
	struct findings found;
	struct theme light;
	sources_init(&s);
	findings_init(&found);
	theme_of(NULL, STR("light"), &light);
	struct map *m = read_map_text(&s, path, text, &found);
	FOR_EACH(struct journey, j, m->journeys)
		for (size_t i = 1; view_at(i) && !j->is_included; i++) {
			struct view_request r = { .map = m, .journey = j, .ruler = drawn, .theme = &light };
			if (all_themes)
				r.options.brand_header = r.options.brand_footer = STR("A brand, its line and its words");
			hold_view(view_at(i), r, shown, all_themes);
		}
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
}

static void hold_samples(struct ruler *drawn, struct ruler *shown, const char *fonts)
{
	CHECK(sample_at(0) != NULL);
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(now.map, sizeof now.map, "%s%s", sample_at(i), fonts);
		CHECK(read_whole(sample_at(i), &text));
		hold_map(sample_at(i), buf_as_str(&text), drawn, shown, !*fonts);
		buf_finish(&text);
	}
}

static void hold_samples_in(const char *family, struct ruler *drawn)
{
	struct ruler *shown = ruler_new();
	char fonts[48];
	snprintf(fonts, sizeof fonts, ", shown in %s", family);
	if (ruler_use_family(shown, str_of(family)))
		hold_samples(drawn, shown, fonts);
	ruler_free(shown);
}

/* ---- one map in other words ---- */

/* Draws a view of a map given as text; NULL where it is not drawn, and then *result says why. */
static struct scene *draw_text_map(const char *view, const char *text, const char *language, enum view_result *result, struct buf *message)
{
	struct sources s;
	struct findings found;
	struct theme light;
	struct ruler *ruler = ruler_new();
	struct scene *scene = NULL;
	sources_init(&s);
	findings_init(&found);
	theme_of(NULL, STR("light"), &light);
	struct map *m = read_map_text(&s, "map.cjm", str_of(text), &found);
	for (size_t i = 0; view_at(i); i++) {
		if (strcmp(view_at(i)->name, view) != 0)
			continue;
		struct view_request r = { .map = m, .journey = (const struct journey *)m->journeys.at[0], .ruler = ruler, .theme = &light, .options = { .language = str_of(language) } };
		struct view_report report = { 0 };
		scene = view_at(i)->draw(&r, &report);
		*result = report.result;
		buf_str(message, buf_as_str(&report.message));
		view_report_finish(&report);
	}
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	ruler_free(ruler);
	return scene;
}

static bool shows_text(const struct shape *group, const char *text)
{
	for (const struct shape *s = group->first; s; s = s->next) {
		if (s->kind == SHAPE_GROUP && shows_text(s, text))
			return true;
		for (size_t i = 0; s->kind == SHAPE_TEXT && i < s->line_count; i++)
			if (str_is(s->lines[i], text))
				return true;
	}
	return false;
}

static void check_words(const char *view, const char *map, const char *language, const char *const *words, size_t count)
{
	enum view_result result = VIEW_FAILED;
	struct buf message = { 0 };
	struct scene *s = draw_text_map(view, map, language, &result, &message);
	CHECK(s && result == VIEW_DRAWN);
	for (size_t i = 0; s && i < count; i++)
		check_count(shows_text(&s->root, words[i]), __FILE__, __LINE__, view, words[i]);
	scene_free(s);
	buf_finish(&message);
}

static const char SMALL[] =
	"persona ann \"Ann\"\n  goal \"Be home by six\"\n"
	"persona bob \"Bob\"\n"
	"journey \"Trip\"\n"
	"  persona ann, bob\n"
	"  stage \"Leave\"\n"
	"    step go \"Goes\" at \"Gate\" via web feel +2 \"glad\" by ann\n"
	"      by ann\n"
	"      next back 25% if \"it rains\"\n"
	"      next on 75%\n"
	"    step back \"Turns back\" exit feel -2 \"wet\" by ann\n"
	"      by ann\n"
	"  stage \"Arrive\"\n"
	"    step on \"Walks on\" wait 3 min\n"
	"    pain \"Cold feet\" severity high\n"
	"    opportunity \"Lend umbrellas\" impact high effort low\n"
	"    opportunity \"Build a roof\" impact low effort high reach 4000 confidence 50% importance 8 satisfaction 5.5\n"
	"    opportunity \"Ask the weather\"\n";

static void test_words(void)
{
	static const char *const MATRIX[] = { "Trip", "Coverage matrix", "COVERAGE", "CHANNELS", "PERSONAS", "Gate", "Ann", "Bob", "1/2", "gap" };
	static const char *const PRIORITIES[] = { "High impact", "Low effort", "QUICK WINS", "Lend umbrellas", "Build a roof", "RICE: 250\xC2\xA0· Ulwick: 10.5", "NOT SCORED YET", "Ask the weather" };
	static const char *const PERSONAS[] = { "Ann", "Bob", "GOALS", "Be home by six", "Cold feet", "wet", "glad" };
	static const char *const FLOW[] = { "Goes", "Turns back", "Walks on", "25%", "it rains", "75%", "wait 3\xC2\xA0min", "leaves here", "Leave", "Arrive" };
	static const char *const FRENCH[] = { "25 %", "sortie du parcours" };
	check_words("matrix", SMALL, "en", MATRIX, 10);
	check_words("priorities", SMALL, "en", PRIORITIES, 8);
	check_words("personas", SMALL, "en", PERSONAS, 7);
	check_words("flow", SMALL, "en", FLOW, 10);
	check_words("flow", SMALL, "fr", FRENCH + 1, 1);
}

static const struct shape *group_titled(const struct shape *group, const char *title)
{
	const struct shape *found = NULL;
	for (const struct shape *s = group->first; s && !found; s = s->next)
		if (s->kind == SHAPE_GROUP)
			found = str_is(s->title, title) ? s : group_titled(s, title);
	return found;
}

/* The marker of the second persona, below a face and in the legend. */
static bool shows_square(const struct shape *s)
{
	bool found = s->kind == SHAPE_PATH && s->step_count == 5 && s->paint.stroke_width == 1.5 && !s->paint.fill.none;
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child && !found; child = child->next)
		found = shows_square(child);
	return found;
}

/* Who feels differently has a face of their own: the mean of glad and angry is nobody's feeling. */
static void test_faces(const char *feelings, const char *const *titles, size_t count)
{
	enum view_result result = VIEW_FAILED;
	struct buf map = { 0 }, message = { 0 };
	buf_fmt(&map, "persona ann \"Ann\"\npersona bob \"Bob\"\npersona cem \"Cem\"\npersona dan \"Dan\"\npersona bea \"Bea\"\n"
		"journey \"Trip\"\n  persona ann, bob, cem, dan, bea\n  stage \"Leave\"\n    step go \"Goes\" at \"A gate with a long name\" via web\n%s", feelings);
	struct scene *s = draw_text_map("flow", map.at, "en", &result, &message);
	CHECK(s && result == VIEW_DRAWN);
	const struct shape *before = NULL;
	for (size_t i = 0; s && i < count; i++) {
		const struct shape *face = group_titled(&s->root, titles[i]);
		check_count(face != NULL, __FILE__, __LINE__, "faces", titles[i]);
		CHECK(!before || !face || before->x < face->x);
		before = face;
	}
	CHECK(s && shows_square(&s->root) == (count > 1) && !shows_text(&s->root, "Bo"));
	scene_free(s);
	buf_finish(&map);
	buf_finish(&message);
}

static void test_faces_of_personas(void)
{
	test_faces("      feel +1 \"glad\" by ann\n      feel -1 \"angry\" by bob\n", (const char *[]){ "Ann: glad", "Bob: angry" }, 2);
	test_faces("      feel -1 \"angry\" by bob\n      feel +1 \"glad\"\n", (const char *[]){ "Ann: glad\nCem: glad\nDan: glad\nBea: glad", "Bob: angry" }, 2);
	test_faces("      feel +1 \"glad\"\n", (const char *[]){ "Ann: glad\nBob: glad\nCem: glad\nDan: glad\nBea: glad" }, 1);
	test_faces("      feel +1 by ann\n      feel -1 by bob\n      feel 0 by cem\n      feel +2 by dan\n      feel -2 by bea\n",
		(const char *[]){ "Ann", "Bob", "Cem\nDan\nBea" }, 3);
}

/* Nothing to show is said in the drawing's language. */
static void test_empty(void)
{
	static const char EMPTY[] = "journey \"Nothing yet\"\n";
	static const char *const VIEWS[][2] = {
		{ "priorities", "This journey has no opportunities yet." }, { "personas", "This journey has no personas yet." }, { "flow", "This journey has no steps yet." },
		{ "summary", "This journey has no steps yet." },
	};
	for (size_t i = 0; i < 4; i++)
		check_words(VIEWS[i][0], EMPTY, "en", &VIEWS[i][1], 1);
	check_words("matrix", EMPTY, "en", (const char *const[]){ "Nothing yet" }, 1);
}

/* What is internal stays out of what a client gets. */
static void test_client(void)
{
	static const char MAP[] = "persona ann \"Ann\"\njourney \"Trip\"\n  persona ann\n  stage \"Leave\"\n    step \"Goes\"\n      feel -1 \"secretly\" internal\n"
		"      pain \"Hidden pain\" internal\n      opportunity \"Hidden chance\" impact high effort low internal\n";
	static const char *const HIDDEN[][2] = { { "priorities", "Hidden chance" }, { "personas", "Hidden pain" }, { "personas", "secretly" } };
	for (size_t i = 0; i < 3; i++) {
		struct sources s;
		struct findings found;
		struct theme light;
		struct ruler *ruler = ruler_new();
		sources_init(&s);
		findings_init(&found);
		theme_of(NULL, STR("light"), &light);
		struct map *m = read_map_text(&s, "map.cjm", str_of(MAP), &found);
		for (int client = 0; client < 2; client++) {
			if (client)
				map_leave_out_internal(m);
			for (size_t k = 0; view_at(k); k++) {
				if (strcmp(view_at(k)->name, HIDDEN[i][0]) != 0)
					continue;
				struct view_request r = { .map = m, .journey = (const struct journey *)m->journeys.at[0], .ruler = ruler, .theme = &light };
				struct view_report report = { 0 };
				struct scene *scene = view_at(k)->draw(&r, &report);
				CHECK(shows_text(&scene->root, HIDDEN[i][1]) == !client);
				scene_free(scene);
				view_report_finish(&report);
			}
		}
		map_free(m);
		findings_finish(&found);
		sources_finish(&s);
		ruler_free(ruler);
	}
}

/* ---- the engine's limits ---- */

static void add_chain(struct buf *map, int steps)
{
	buf_text(map, "journey \"Chain\"\n");
	for (int i = 0; i < steps; i++) {
		if (i % 10 == 0)
			buf_fmt(map, "  stage s%d \"Stage\"\n", i / 10);
		buf_fmt(map, "    step a%d \"Step\"\n", i);
	}
}

static double processor_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* whatever else the machine is doing */
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static enum view_result flow_of_text(const struct buf *map, struct buf *message)
{
	enum view_result result = VIEW_FAILED;
	double begin = processor_seconds();
	buf_clear(message);
	struct scene *s = draw_text_map("flow", map->at, "en", &result, message);
	double took = processor_seconds() - begin;
	CHECK((s != NULL) == (result == VIEW_DRAWN));
	CHECK((message->len > 0) == (result != VIEW_DRAWN));
	if (took > SECONDS_MOST)
		printf("a flow took %.1f s\n", took);
	CHECK(took <= SECONDS_MOST);
	scene_free(s);
	return result;
}

static void test_long(void)
{
	struct buf map = { 0 }, message = { 0 };
	add_chain(&map, FLOW_MOST_RANKS);
	CHECK(flow_of_text(&map, &message) == VIEW_DRAWN);
	buf_clear(&map);
	add_chain(&map, FLOW_MOST_RANKS + 1);
	CHECK(flow_of_text(&map, &message) == VIEW_TOO_LARGE);
	CHECK(message.at && strstr(message.at, "201 steps in a row (at most 200)"));
	buf_clear(&map);
	add_chain(&map, 100000);
	CHECK(flow_of_text(&map, &message) == VIEW_TOO_LARGE);
	buf_finish(&map);
	buf_finish(&message);
}

/* From every step to each of the `far` next, with conditions: what takes the engine longest. */
static void add_tangle(struct buf *map, int steps, int far)
{
	buf_text(map, "journey \"Tangle\"\n  stage \"One\"\n");
	for (int i = 0; i < steps; i++) {
		buf_fmt(map, "    step a%d \"Step\"\n", i);
		for (int k = 1; k <= far && i + k < steps; k++)
			buf_fmt(map, "      next a%d if \"so\"\n", i + k);
		if (i > far)
			buf_fmt(map, "      next a%d if \"again\"\n", i - far);
	}
}

static void test_tangled(void)
{
	struct buf map = { 0 }, message = { 0 };
	bool drawn = false, refused = false;
	for (int far = 4; far < 60; far += far / 3) {
		buf_clear(&map);
		add_tangle(&map, 60, far);
		enum view_result result = flow_of_text(&map, &message);
		drawn |= result == VIEW_DRAWN;
		refused |= result == VIEW_TOO_LARGE;
		CHECK(result == VIEW_DRAWN || result == VIEW_TOO_LARGE);
	}
	CHECK(drawn && refused);
	buf_clear(&map);
	add_tangle(&map, 3000, 20); /* far beyond every limit: told at once */
	CHECK(flow_of_text(&map, &message) == VIEW_TOO_LARGE);
	buf_finish(&map);
	buf_finish(&message);
}

/* Many steps side by side are no trouble. */
static void test_wide(void)
{
	struct buf map = { 0 }, message = { 0 };
	buf_text(&map, "journey \"Fan\"\n  stage \"One\"\n    step a \"Step\"\n");
	for (int i = 0; i < 400; i++)
		buf_fmt(&map, "      next b%d if \"so\"\n", i);
	for (int i = 0; i < 400; i++)
		buf_fmt(&map, "    step b%d \"Step\" exit\n", i);
	CHECK(flow_of_text(&map, &message) == VIEW_DRAWN);
	buf_finish(&map);
	buf_finish(&message);
}

/* The engine keeps nothing from one drawing to the next. */
static void test_same_again(void)
{
	struct buf first = { 0 }, again = { 0 }, other = { 0 }, map = { 0 }, message = { 0 };
	enum view_result result;
	struct scene *a = draw_text_map("flow", SMALL, "en", &result, &message);
	add_chain(&map, 30);
	struct scene *b = draw_text_map("flow", map.at, "en", &result, &message), *c = draw_text_map("flow", SMALL, "en", &result, &message);
	CHECK(str_equal(dump_of(a, &first), dump_of(c, &again)));
	CHECK(!str_equal(dump_of(a, &first), dump_of(b, &other)));
	scene_free(a);
	scene_free(b);
	scene_free(c);
	struct buf *bufs[] = { &first, &again, &other, &map, &message };
	for (int i = 0; i < 5; i++)
		buf_finish(bufs[i]);
}

/* ---- to be looked at ---- */

static int write_one(int number, const char *view, const char *theme)
{
	struct buf text = { 0 }, out = { 0 };
	struct sources s;
	struct findings found;
	struct theme t;
	struct ruler *ruler = ruler_new();
	generate_map((uint32_t)number, &text);
	sources_init(&s);
	findings_init(&found);
	theme_of(NULL, str_of(theme), &t);
	struct map *m = read_map_text(&s, "generated.cjm", buf_as_str(&text), &found);
	for (size_t i = 0; view_at(i); i++)
		if (strcmp(view_at(i)->name, view) == 0) {
			struct view_request r = { .map = m, .journey = (const struct journey *)m->journeys.at[0], .ruler = ruler, .theme = &t };
			struct view_report report = { 0 };
			struct scene *scene = view_at(i)->draw(&r, &report);
			if (scene)
				paint_svg(scene, (struct svg_options){ 0 }, &out);
			scene_free(scene);
			view_report_finish(&report);
		}
	fwrite(out.at, 1, out.len, stdout);
	buf_finish(&text);
	buf_finish(&out);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	ruler_free(ruler);
	return 0;
}

int main(int count, char **words)
{
	if (count > 2)
		return write_one(atoi(words[1]), words[2], count > 3 ? words[3] : "light");
	now.view = now.with = "";
	test_words();
	test_faces_of_personas();
	test_empty();
	test_client();
	test_long();
	test_tangled();
	test_wide();
	test_same_again();
	struct ruler *ruler = ruler_new();
	struct buf text = { 0 };
	hold_samples(ruler, ruler, "");
	hold_samples_in("Inter", ruler);
	hold_samples_in("Liberation Sans", ruler);
	for (uint32_t i = 0; i < MAPS; i++) {
		buf_clear(&text);
		generate_map(i, &text);
		snprintf(now.map, sizeof now.map, "generated %u (%s)", i, generated_sort(i));
		hold_map("generated.cjm", buf_as_str(&text), ruler, ruler, i % THEMES_EVERY == 0);
	}
	if (now.reported > REPORTED_MOST)
		printf("… and %d more\n", now.reported - REPORTED_MOST);
	ruler_free(ruler);
	buf_finish(&text);
	return check_report();
}
