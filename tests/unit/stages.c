/* stages.c — a stage changes nothing that an earlier one made; and what one makes that isn't as the next relies on is told as a mistake of
 * cjm's, never a crash. */
#include "check.h"
#include "read_map.h"
#include "samples.h"

#include "cjm/all.h"

#include <math.h>
#include <stdlib.h>

/* ---- mistakes of our own ---- */

static const char MAP[] =
	"persona ada \"Ada\"\n"
	"journey \"J\"\n"
	"  persona ada\n"
	"  stage \"S\"\n"
	"    step \"A\" via store feel +1\n"
	"      pain slow \"Slow\" because \"Far\"\n"
	"    step \"B\"\n"
	"      opportunity \"Faster\" for slow\n"
	"  stage \"T\"\n";

struct specimen {
	struct sources sources;
	struct findings found;
	struct map *map;
};

static void begin_specimen(struct specimen *r, const char *path, struct str text)
{
	sources_init(&r->sources);
	findings_init(&r->found);
	r->map = read_map_text(&r->sources, path, text, &r->found);
}

static void end_specimen(struct specimen *r)
{
	map_free(r->map);
	findings_finish(&r->found);
	sources_finish(&r->sources);
}

/* One more finding, a mistake of cjm's, and it can be shown like any other. */
static void hold_reported(const struct specimen *r, const struct findings *found, bool holds, const char *what)
{
	struct buf out = { 0 };
	const struct finding *last = found->len ? &found->at[found->len - 1] : NULL;
	bool is_reported = !holds && last && strcmp(last->id, "internal-error") == 0 && last->severity == SEVERITY_ERROR && found->error_count;
	for (size_t i = 0; i < found->len; i++)
		finding_print(&r->sources, &found->at[i], false, &out);
	check_count(is_reported, __FILE__, __LINE__, what, "isn't told as a mistake of cjm");
	buf_finish(&out);
}

static struct journey *journey_in(const struct specimen *r)
{
	return (struct journey *)r->map->journeys.at[0];
}

static struct node *node_in(const struct specimen *r, enum statement_kind kind)
{
	struct node *n = r->map->asts.at[0]->root->first;
	while (n && n->kind != kind)
		n = node_after(n);
	return n;
}

static void break_tree(struct specimen *r, int how)
{
	struct node *step = node_in(r, KIND_STEP);
	struct node *const swapped = step->next;
	switch (how) {
	case 0: step->parent = NULL; break;
	case 1: step->span.len += 100000; break;
	case 2: step->args[0].span.file = 7; break;
	case 3: step->args[0].slot = 200; break;
	case 4: step->parent->last = NULL; break;
	default: swapped->span.at = 0; break;
	}
}

static void break_map(struct specimen *r, int how)
{
	struct stage *stage = (struct stage *)journey_in(r)->stages.at[0], *other = (struct stage *)journey_in(r)->stages.at[1];
	struct step *step = (struct step *)stage->steps.at[0];
	static struct thing nothing = { .kind = KIND_NONE };
	switch (how) {
	case 0: step->thing.parent = &other->thing; break;
	case 1: other->thing.id = stage->thing.id; break;
	case 2: step->thing.word.at += 100000; break;
	case 3: journey_in(r)->personas.at[0] = NULL; break;
	case 4: journey_in(r)->personas.at[0] = &nothing; break;
	case 5: step->thing.kind = KIND_LANGUAGE; break;
	default: r->map->asts.len = 0; break;
	}
}

static void check_broken_trees(void)
{
	for (int how = 0; how < 6; how++) {
		struct specimen r;
		char name[40];
		snprintf(name, sizeof name, "tree broken in way %d", how);
		begin_specimen(&r, "a.cjm", str_of(MAP));
		CHECK(!r.found.len);
		break_tree(&r, how);
		hold_reported(&r, &r.found, ast_holds(&r.sources, r.map->asts.at[0], &r.found), name);
		end_specimen(&r);
	}
}

static void check_broken_maps(void)
{
	for (int how = 0; how < 7; how++) {
		struct specimen r;
		char name[40];
		snprintf(name, sizeof name, "map broken in way %d", how);
		begin_specimen(&r, "a.cjm", str_of(MAP));
		CHECK(!r.found.len);
		size_t files = r.map->asts.len;
		break_map(&r, how);
		hold_reported(&r, &r.found, map_holds(r.map, &r.found), name);
		r.map->asts.len = files; /* they are freed with the map */
		end_specimen(&r);
	}
}

static void check_broken_findings(void)
{
	static const struct span NOWHERE[] = { { 9, 0, 1 }, { 1, 1000000, 1 }, { 1, 0, 1000000 } };
	for (size_t i = 0; i < sizeof NOWHERE / sizeof *NOWHERE; i++) {
		struct specimen r;
		begin_specimen(&r, "a.cjm", str_of(MAP));
		finding_add(&r.found, SEVERITY_ERROR, "some-id", NOWHERE[i], "a finding");
		hold_reported(&r, &r.found, findings_hold(&r.sources, &r.found), "a finding that stands nowhere");
		CHECK(r.found.len == 2 && str_is(r.found.at[0].message, "a finding")); /* nothing is lost but the place */
		end_specimen(&r);
	}
}

static void break_plan(struct plan *p, int how)
{
	switch (how) {
	case 0: p->width = NAN; break;
	case 1: p->columns.at[1].x = -200; break;
	case 2: p->stages.at[0].last_column = 99; break;
	case 3: p->lanes.at[0].cards.at[0]->y = p->height; break;
	case 4: p->lanes.at[0].cards.at[0]->height = INFINITY; break;
	default: p->lanes.at[1].y = 0; break;
	}
}

static void break_scene(struct scene *s, int how)
{
	struct shape *rect = scene_rect(s, &s->root, 0, 0, 10, 10, 0), *path = scene_path(s, &s->root);
	path_to(s, path, 'M', (double[]){ 0, 0 });
	switch (how) {
	case 0: s->height = 0; break;
	case 1: rect->x = NAN; break;
	case 2: rect->width = INFINITY; break;
	case 3: path->steps[0].at[1] = NAN; break;
	case 4: rect->paint.gradient = 99; break;
	case 5: s->root.last = rect; break;
	default: scene_group(s, &s->root, STR("x"), 0, 0)->first = rect; break;
	}
}

static void check_broken_drawings(void)
{
	struct specimen r;
	struct theme theme;
	struct ruler *ruler = ruler_new();
	begin_specimen(&r, "a.cjm", str_of(MAP));
	theme_of(r.map, (struct str){ 0 }, &theme);
	for (int how = 0; how < 7; how++) {
		struct plan *p = plan_new(r.map, journey_in(&r), ruler, (struct plan_options){ 0 });
		struct scene *s = draw_swimlane(p, &theme);
		CHECK(!plan_fault(p) && !scene_fault(s));
		break_plan(p, how);
		break_scene(s, how);
		CHECK(plan_fault(p));
		CHECK(scene_fault(s));
		scene_free(s);
		plan_free(p);
	}
	end_specimen(&r);
	ruler_free(ruler);
}

/* ---- nothing changes ---- */

/* All that reading made: texts, trees, the map. */
static void write_reading(const struct specimen *r, struct buf *out)
{
	for (size_t i = 0; i < r->sources.files.len; i++)
		buf_str(out, r->sources.files.at[i]->text);
	for (size_t i = 0; i < r->map->asts.len; i++)
		ast_dump(r->map->asts.at[i], out);
	map_dump(r->map, out);
	map_json_with(r->map, (struct json_options){ .has_coverage = true, .findings = &r->found }, out);
}

static void hold_same(const struct specimen *r, struct str before, const char *path, const char *what)
{
	struct buf after = { 0 };
	write_reading(r, &after);
	char name[300];
	snprintf(name, sizeof name, "%s: %s changed what was read", path, what);
	check_count(str_equal(before, buf_as_str(&after)), __FILE__, __LINE__, name, "");
	buf_finish(&after);
}

static void hold_painting(const struct scene *s, const char *path)
{
	struct buf before = { 0 }, after = { 0 }, painted = { 0 };
	struct paint_report report = { 0 };
	scene_dump(s, &before);
	paint_svg(s, (struct svg_options){ 0 }, &painted);
	paint_png(s, 0.25, &painted, &report);
	paint_pdf((struct scene *[]){ (struct scene *)s }, 1, (struct pdf_options){ PAPER_A4, false, "2026-01-01T00:00:00Z" }, &painted, &report);
	scene_dump(s, &after);
	check_count(str_equal(buf_as_str(&before), buf_as_str(&after)), __FILE__, __LINE__, path, "painting changed the scene");
	paint_report_finish(&report);
	buf_finish(&before);
	buf_finish(&after);
	buf_finish(&painted);
}

static void hold_drawing(const struct specimen *r, const struct journey *j, const char *path)
{
	struct buf before = { 0 }, after = { 0 };
	struct theme theme;
	struct ruler *ruler = ruler_new();
	theme_of(r->map, (struct str){ 0 }, &theme);
	struct plan *p = plan_new(r->map, j, ruler, (struct plan_options){ 0 });
	plan_dump(p, &before);
	struct scene *s = draw_swimlane(p, &theme);
	hold_painting(s, path);
	plan_dump(p, &after);
	check_count(str_equal(buf_as_str(&before), buf_as_str(&after)), __FILE__, __LINE__, path, "drawing changed the plan");
	for (size_t i = 0; view_at(i); i++) {
		struct view_report report = { 0 };
		struct view_request request = { .map = r->map, .journey = j, .ruler = ruler, .theme = &theme };
		scene_free(view_at(i)->draw(&request, &report));
		check_count(report.result != VIEW_BROKEN, __FILE__, __LINE__, path, view_at(i)->name);
		view_report_finish(&report);
	}
	scene_free(s);
	plan_free(p);
	ruler_free(ruler);
	buf_finish(&before);
	buf_finish(&after);
}

static void write_texts(const struct specimen *r, const struct journey *j)
{
	struct buf out = { 0 }, message = { 0 };
	report_markdown(r->map, j, (struct report_options){ 0 }, &out);
	report_backlog(&j, 1, (struct report_options){ 0 }, &out);
	graph_dot(r->map, j, (struct graph_options){ 0 }, &out, &message);
	buf_finish(&out);
	buf_finish(&message);
}

static void check_all_of(const struct specimen *r)
{
	struct findings found;
	struct arena arena = { 0 };
	struct check_kept kept;
	struct map *map = r->map;
	findings_init(&found);
	check_map(map, &r->found, &(struct check_options){ 0 }, &found);
	check_keep(&kept, map, &(struct check_options){ 0 }, &arena);
	check_together(&(struct check_kept *){ &kept }, 1, &r->sources, &(struct check_options){ 0 }, &found);
	CHECK(findings_hold(&r->sources, &found));
	arena_finish(&arena);
	findings_finish(&found);
}

static void hold_file(const char *path)
{
	struct specimen r;
	struct buf text = { 0 }, before = { 0 };
	read_whole(path, &text);
	begin_specimen(&r, path, buf_as_str(&text));
	write_reading(&r, &before);
	check_all_of(&r);
	hold_same(&r, buf_as_str(&before), path, "checking");
	FOR_EACH(struct journey, j, r.map->journeys) {
		hold_drawing(&r, j, path);
		write_texts(&r, j);
	}
	hold_same(&r, buf_as_str(&before), path, "drawing and reporting");
	diff_free(diff_new((struct diff_side){ .map = r.map }, (struct diff_side){ .map = r.map }, (struct diff_options){ 0 }));
	hold_same(&r, buf_as_str(&before), path, "comparing");
	end_specimen(&r);
	buf_finish(&text);
	buf_finish(&before);
}

static void hold_samples(void)
{
	CHECK(sample_at(0) != NULL);
	for (size_t i = 0; sample_at(i); i++)
		hold_file(sample_at(i));
}

int main(void)
{
	check_broken_trees();
	check_broken_maps();
	check_broken_findings();
	check_broken_drawings();
	hold_samples();
	return check_report();
}
