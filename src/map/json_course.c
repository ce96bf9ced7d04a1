/* json_course.c — the main line of each journey, what leaves it, and the figures that follow, as docs/report.md defines them. */
#include "map/json_parts.h"

#include "cjm/course.h"
#include "cjm/rollup.h"
#include "cjm/units.h"

#include <math.h>

struct course_writer {
	struct json *json;
	struct range scale;
};

static void value_member(const struct course_writer *t, const char *name, double level)
{
	if (!isnan(level))
		json_number(t->json, name, (t->scale.low + t->scale.high) / 2 + level * (t->scale.high - t->scale.low) / 2);
}

static void number_member(const struct course_writer *t, const char *name, double number)
{
	if (!isnan(number))
		json_number(t->json, name, number);
}

/* A number; where somebody said from … to, the least and the most. */
static void days_member(const struct course_writer *t, const char *name, struct range days)
{
	if (!days.given)
		return;
	if (number_order(days.low, days.high) == 0) {
		json_number(t->json, name, days.low);
		return;
	}
	json_key(t->json, name);
	json_open(t->json, '{');
	json_number(t->json, "low", days.low);
	json_number(t->json, "high", days.high);
	json_close(t->json, '}');
}

static void steps_member(const struct course_writer *t, const char *name, const struct step *const *steps, size_t count)
{
	json_key(t->json, name);
	json_open(t->json, '[');
	for (size_t i = 0; i < count; i++) {
		json_item(t->json);
		json_string(t->json->out, steps[i]->thing.id);
	}
	json_close(t->json, ']');
}

/* { "step": "pay", "value": -1 } */
static void place_member(const struct course_writer *t, const char *name, const struct felt *f, double level)
{
	if (!f)
		return;
	json_key(t->json, name);
	json_open(t->json, '{');
	json_text(t->json, f->place->kind == KIND_STEP ? "step" : "stage", f->place->id);
	value_member(t, "value", level);
	json_close(t->json, '}');
}

static void drop_member(const struct course_writer *t, const struct course *c)
{
	if (!c->drop_from)
		return;
	json_key(t->json, "drop");
	json_open(t->json, '{');
	json_number(t->json, "by", c->drop * (t->scale.high - t->scale.low) / 2);
	place_member(t, "from", c->drop_from, c->drop_from == c->drop_to ? feeling_start(c->drop_from->feeling) : feeling_finish(c->drop_from->feeling));
	place_member(t, "to", c->drop_to, c->drop_from == c->drop_to ? feeling_finish(c->drop_to->feeling) : feeling_start(c->drop_to->feeling));
	json_close(t->json, '}');
}

static void feelings_members(const struct course_writer *t, const struct course *c)
{
	static const char *const MEMORY[] = { "", "good", "mixed", "bad" };
	value_member(t, "mean", c->mean);
	value_member(t, "highest", c->highest);
	value_member(t, "lowest", c->lowest);
	drop_member(t, c);
	if (c->low) {
		place_member(t, "low", c->low, feeling_least(c->low->feeling));
		place_member(t, "recovery", c->recovery, c->recovery ? feeling_mean(c->recovery->feeling) : NAN);
		if (c->is_recovery_in_steps)
			json_number(t->json, "recovery-steps", (double)c->recovery_steps);
	}
	place_member(t, "peak", c->peak.felt, c->peak.part ? c->peak.part->level : NAN);
	place_member(t, "end", c->end, c->end ? feeling_finish(c->end->feeling) : NAN);
	if (c->memory)
		json_text(t->json, "memory", str_of(MEMORY[c->memory]));
	if (c->memory_if != c->memory)
		json_text(t->json, "memory-if", str_of(MEMORY[c->memory_if]));
}

static void add_branch(const struct course_writer *t, const struct course *c, const struct branch *b)
{
	const struct feeling *f = b->kind == BRANCH_OUT ? branch_feeling(b, c->who) : NULL;
	json_item(t->json);
	json_open(t->json, '{');
	json_text(t->json, "from", b->first.from->thing.id);
	steps_member(t, "over", b->steps, b->step_count);
	json_text(t->json, "to", b->end->thing.id);
	number_member(t, "share", b->share);
	value_member(t, "value", f ? feeling_mean(f) : NAN);
	json_close(t->json, '}');
}

static void branches_member(const struct course_writer *t, const char *name, const struct course *c, enum branch_kind kind)
{
	json_key(t->json, name);
	json_open(t->json, '[');
	for (size_t i = 0; i < c->paths.branches.len; i++)
		if (c->paths.branches.at[i].kind == kind)
			add_branch(t, c, &c->paths.branches.at[i]);
	json_close(t->json, ']');
}

static void add_course(const struct course_writer *t, const struct journey *j, const struct course *c)
{
	static const char *const BRANCHES[] = { [BRANCH_SIDE] = "side-ways", [BRANCH_BACK] = "loops", [BRANCH_OUT] = "ways-out", [BRANCH_END] = "other-ends" };
	struct times times = course_times(c, NULL);
	json_item(t->json);
	json_open(t->json, '{');
	json_text(t->json, "journey", j->thing.id);
	if (c->who)
		json_text(t->json, "persona", c->who->thing.id);
	steps_member(t, "line", c->paths.line, c->paths.line_count);
	feelings_members(t, c);
	days_member(t, "wait-days", times.waits);
	days_member(t, "takes-days", times.takes);
	for (int kind = 0; kind < (int)(sizeof BRANCHES / sizeof *BRANCHES); kind++)
		branches_member(t, BRANCHES[kind], c, (enum branch_kind)kind);
	json_close(t->json, '}');
}

void json_courses(struct json *out, const struct map *m)
{
	const struct course_writer t = { out, m->scale };
	json_open(out, '[');
	FOR_EACH(struct journey, j, m->journeys) {
		struct arena arena = { 0 };
		struct courses all = courses_of(j, &arena);
		for (size_t i = 0; i < all.len; i++)
			add_course(&t, j, &all.at[i]);
		arena_finish(&arena);
	}
	json_close(out, ']');
}

/* ---- what detailed maps compute ---- */

static void add_figure(const struct course_writer *t, const struct measure *m)
{
	struct value v = measure_value(m);
	json_item(t->json);
	json_open(t->json, '{');
	const struct thing *stage = measure_stage(m);
	json_text(t->json, "metric", thing_label(&m->metric->thing));
	if (stage)
		json_text(t->json, "stage", thing_label(stage));
	if (!v.is_range)
		json_number(t->json, "number", v.number);
	if (v.is_percent)
		json_truth(t->json, "percent", true);
	if (v.unit.len)
		json_text(t->json, "unit", v.unit);
	json_text(t->json, "written", v.written);
	json_close(t->json, '}');
}

/* What the stage contradicts of it: "emotion", "drop-off", or a metric by its id. */
static void add_clashes(const struct course_writer *t, const struct rollup *r)
{
	json_truth(t->json, "contradicts", true);
	json_key(t->json, "contradictions");
	json_open(t->json, '[');
	for (size_t i = 0; i < r->clashes.len; i++) {
		const struct rollup_clash *c = &r->clashes.at[i];
		json_item(t->json);
		json_string(t->json->out, c->about == ROLLUP_FIGURE ? c->said->metric->thing.id : str_of(c->about == ROLLUP_DROP ? "drop-off" : "emotion"));
	}
	json_close(t->json, ']');
}

static void add_figures(const struct course_writer *t, const struct rollup *r)
{
	json_key(t->json, "figures");
	json_open(t->json, '[');
	FOR_EACH(struct measure, m, r->measures)
		add_figure(t, m);
	json_close(t->json, ']');
}

static void add_rollup(const struct course_writer *t, const struct map *m, const struct stage *s, const struct rollup *r)
{
	json_item(t->json);
	json_open(t->json, '{');
	json_text(t->json, "journey", s->journey->thing.id);
	json_text(t->json, "stage", s->thing.id);
	json_text(t->json, "from", thing_label(&r->journey->thing));
	value_member(t, "mean", r->mean);
	value_member(t, "lowest", r->lowest);
	number_member(t, "lost-percent", r->lost);
	if (r->worst)
		json_text(t->json, "worst-pain", thing_label(&r->worst->thing));
	if (r->measures.len)
		add_figures(t, r);
	if (r->clashes.len && !m->is_for_client)
		add_clashes(t, r);
	json_close(t->json, '}');
}

void json_rollups(struct json *out, const struct map *m)
{
	const struct course_writer t = { out, m->scale };
	struct arena arena = { 0 };
	bool is_begun = false;
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct stage, s, j->stages) {
			struct rollup r = rollup_of(s, &arena);
			if (!r.journey)
				continue;
			if (!is_begun) {
				json_key(out, "rollup");
				json_open(out, '[');
			}
			is_begun = true;
			add_rollup(&t, m, s, &r);
		}
	if (is_begun)
		json_close(out, ']');
	arena_finish(&arena);
}
