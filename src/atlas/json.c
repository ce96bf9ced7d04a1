/* json.c — an atlas as programs read it: docs/schema/atlas.schema.json. Journeys are named by their number in the list, from 0. */
#include "atlas/atlas.h"

#include "cjm/coverage.h"

#include <math.h>
#include <string.h>

/* ---- a journey ---- */

static void pain_member(struct json *j, const struct atlas_pain *p)
{
	if (!p->text.len)
		return;
	json_key(j, "worst-pain");
	json_open(j, '{');
	json_text(j, "text", p->text);
	atlas_json_choice(j, "severity", CHOICES_level, p->severity);
	atlas_json_text(j, "frequency", p->frequency);
	atlas_json_text(j, "stage", p->stage);
	json_close(j, '}');
}

static void add_computed_figures(struct json *j, const struct atlas_computed *c)
{
	json_open_list(j, "figures");
	for (size_t i = 0; i < c->figure_count; i++) {
		json_open_item(j);
		json_text(j, "metric", c->figures[i].metric.text);
		atlas_json_text(j, "stage", c->figures[i].stage_title);
		atlas_json_value(j, "value", c->figures[i].value);
		atlas_json_value(j, "target", c->figures[i].target);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void computed_member(struct json *j, const struct atlas_computed *c)
{
	if (!c->title.len)
		return;
	json_key(j, "computed");
	json_open(j, '{');
	json_text(j, "from", c->title);
	if (c->row != ATLAS_NONE)
		json_number(j, "journey", (double)c->row);
	atlas_json_level(j, "mean", c->mean);
	atlas_json_level(j, "lowest", c->lowest);
	atlas_json_number(j, "lost-percent", c->lost);
	pain_member(j, &c->pain);
	if (c->figure_count)
		add_computed_figures(j, c);
	json_close(j, '}');
}

struct stage_points { /* of each stage the first point, and of each point the next of its stage; + 1 */
	size_t *first, *next;
};

static struct stage_points points_by_stage(const struct atlas_row *r, struct arena *a)
{
	struct stage_points points = { arena_alloc(a, (r->stages.len + 1) * sizeof(size_t)), arena_alloc(a, (r->points.len + 1) * sizeof(size_t)) };
	for (size_t i = r->points.len; i-- > 0;) {
		size_t *first = &points.first[r->points.at[i].stage];
		points.next[i] = *first;
		*first = i + 1;
	}
	return points;
}

static void add_curve(struct json *j, const struct atlas_row *r, const struct stage_points *points, size_t stage)
{
	json_open_list(j, "curve");
	for (size_t next = points->first[stage]; next; next = points->next[next - 1]) {
		const struct atlas_point *p = &r->points.at[next - 1];
		json_open_item(j);
		if (r->curves.len > 1)
			json_text(j, "of", r->curves.at[p->curve].text);
		atlas_json_level(j, "value", p->level);
		if (p->is_doubt)
			json_truth(j, "doubt", true);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_stages(struct json *j, const struct atlas_row *r)
{
	struct arena arena;
	arena_init(&arena);
	struct stage_points points = points_by_stage(r, &arena);
	json_open_list(j, "stages");
	for (size_t i = 0; i < r->stages.len; i++) {
		const struct atlas_stage *s = &r->stages.at[i];
		json_open_item(j);
		json_text(j, "name", s->name);
		atlas_json_level(j, "mean", s->mean);
		atlas_json_level(j, "lowest", s->lowest);
		atlas_json_value(j, "drop", s->drop);
		add_curve(j, r, &points, i);
		if (s->has_detail && !s->computed.title.len)
			atlas_json_text(j, "detail-missing", s->detail);
		computed_member(j, &s->computed);
		json_close(j, '}');
	}
	json_close(j, ']');
	arena_finish(&arena);
}

static void add_figures(struct json *j, const struct atlas_row *r)
{
	static const char *const VERDICTS[] = { "missed", "", "met" };
	json_open_list(j, "figures");
	for (size_t i = 0; i < r->figures.len; i++) {
		const struct atlas_figure *f = &r->figures.at[i];
		json_open_item(j);
		json_text(j, "metric", f->metric.text);
		atlas_json_text(j, "stage", f->stage == ATLAS_NONE ? (struct str){ 0 } : r->stages.at[f->stage].name);
		atlas_json_value(j, "value", f->value);
		atlas_json_value(j, "target", f->target);
		atlas_json_text(j, "target-is", str_of(VERDICTS[f->verdict + 1]));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_people(struct json *j, const struct atlas_row *r)
{
	json_open_list(j, "personas");
	for (size_t i = 0; i < r->people.len; i++) {
		json_item(j);
		json_string(j->out, r->people.at[i].text);
	}
	json_close(j, ']');
}

static void add_maturity(struct json *j, const struct atlas_row *r)
{
	static const char *const CLAIMS[MATURITY_CLAIMS] = {
#define MATURITY(id, level) #id,
#include "map/maturity.def"
	};
	if (!r->level)
		return;
	json_key(j, "maturity");
	json_open(j, '{');
	json_number(j, "level", r->level);
	json_number(j, "of", MATURITY_LEVELS);
	json_open_list(j, "missing");
	for (int i = 0; i < MATURITY_CLAIMS; i++)
		if (!r->holds[i] && maturity_claim_level(i) == r->level + 1) {
			json_item(j);
			json_string(j->out, str_of(CLAIMS[i]));
		}
	json_close(j, ']');
	json_close(j, '}');
}

static void add_requirements(struct json *j, const struct atlas_row *r)
{
	json_key(j, "requirements");
	json_open(j, '{');
	json_number(j, "of", (double)r->required);
	json_texts(j, "broken", r->requirements.at, r->requirements.len);
	json_close(j, '}');
}

static void add_coverage(struct json *j, const struct atlas_row *r)
{
	if (!r->has_coverage)
		return;
	json_key(j, "coverage");
	json_open(j, '{');
	json_share(j, r->covered, r->cells);
	json_close(j, '}');
}

static void add_lessons(struct json *j, const struct atlas_row *r)
{
	json_open_list(j, "lessons");
	for (size_t i = 0; i < r->lessons.len; i++) {
		json_open_item(j);
		json_text(j, "kind", str_of(kind_word(r->lessons.at[i].kind)));
		json_text(j, "text", r->lessons.at[i].text);
		atlas_json_text(j, "stage", r->lessons.at[i].stage);
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* The stages that lead to it; of a journey that is not asked for the title alone. */
static void add_parts(struct json *j, const struct atlas_row *r)
{
	if (r->part_of.len)
		json_open_list(j, "part-of");
	for (size_t i = 0; i < r->part_of.len; i++) {
		const struct atlas_part *p = &r->part_of.at[i];
		json_open_item(j);
		json_text(j, "title", p->journey);
		json_text(j, "stage", p->stage);
		if (p->row != ATLAS_NONE)
			json_number(j, "journey", (double)p->row);
		json_close(j, '}');
	}
	if (r->part_of.len)
		json_close(j, ']');
}

static void add_frame(struct json *j, const struct atlas_row *r)
{
	json_text(j, "title", r->title);
	json_text(j, "file", r->file);
	json_text(j, "id", r->id);
	atlas_json_text(j, "domain", r->domain);
	json_text(j, "rank", atlas_rank_word(r->rank));
	add_parts(j, r);
	atlas_json_text(j, "owner", r->owner);
	atlas_json_choice(j, "kind", CHOICES_journey_kind, r->kind);
	atlas_json_choice(j, "state", CHOICES_state, r->state);
	atlas_json_choice(j, "status", CHOICES_journey_status, r->status);
	atlas_json_text(j, "version", r->version);
	add_people(j, r);
	atlas_json_date(j, "reviewed", r->reviewed);
	atlas_json_date(j, "review-due", r->due);
}

static void add_row(struct json *j, const struct atlas *a, const struct atlas_row *r)
{
	json_open_item(j);
	add_frame(j, r);
	json_number(j, "steps", (double)r->steps);
	atlas_json_level(j, "mean", r->mean);
	atlas_json_level(j, "lowest", r->lowest);
	atlas_json_level(j, "highest", r->highest);
	json_number(j, "pains", (double)r->pains);
	pain_member(j, &r->pain);
	json_number(j, "open-actions", (double)r->open);
	json_number(j, "targets", (double)r->judged);
	json_number(j, "targets-met", (double)r->met);
	if (!a->is_for_client) {
		json_number(j, "review-days-late", (double)r->days_late);
		json_number(j, "late-actions", (double)r->late);
		add_coverage(j, r);
		add_maturity(j, r);
		add_requirements(j, r);
	}
	add_stages(j, r);
	add_figures(j, r);
	add_lessons(j, r);
	json_close(j, '}');
}

/* ---- what they have in common ---- */

static void add_shared(struct json *j, const struct atlas *a)
{
	json_open_list(j, "touchpoints");
	for (size_t i = 0; i < a->shared.len; i++) {
		const struct atlas_shared *s = &a->shared.at[i];
		json_open_item(j);
		json_text(j, "name", s->name.text);
		atlas_json_text(j, "channel", s->channel);
		atlas_json_text(j, "owner", s->owner);
		atlas_json_level(j, "mean", s->mean);
		json_open_list(j, "in");
		for (size_t k = 0; k < s->told.len; k++) {
			const struct atlas_use *use = atlas_use_told(a, s->told.at[k]);
			json_open_item(j);
			json_number(j, "journey", (double)s->told.at[k].row);
			json_number(j, "uses", (double)use->places);
			atlas_json_level(j, "mean", use->mean);
			json_close(j, '}');
		}
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_telling(struct json *j, const struct atlas *a, struct atlas_told told)
{
	const struct atlas_idea *i = atlas_idea_told(a, told);
	json_open_item(j);
	json_number(j, "journey", (double)told.row);
	atlas_json_text(j, "stage", i->stage);
	atlas_json_choice(j, "impact", CHOICES_level, i->impact);
	atlas_json_choice(j, "effort", CHOICES_level, i->effort);
	atlas_json_number(j, "value", i->value);
	atlas_json_choice(j, "severity", CHOICES_level, i->severity);
	atlas_json_date(j, "due", i->due);
	atlas_json_choice(j, "status", CHOICES_action_status, i->status);
	if (i->is_late)
		json_truth(j, "late", true);
	atlas_json_text(j, "owner", i->owner);
	json_close(j, '}');
}

static void add_ideas(struct json *j, const struct atlas *a)
{
	json_open_list(j, "opportunities");
	for (size_t i = 0; i < a->ranked.len; i++) {
		json_open_item(j);
		json_text(j, "text", atlas_idea_told(a, a->ranked.at[i].told.at[0])->name.text);
		json_open_list(j, "in");
		for (size_t k = 0; k < a->ranked.at[i].told.len; k++)
			add_telling(j, a, a->ranked.at[i].told.at[k]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_persons(struct json *j, const struct atlas *a)
{
	json_open_list(j, "personas");
	for (size_t i = 0; i < a->people.len; i++) {
		json_open_item(j);
		json_text(j, "name", a->people.at[i].name.text);
		json_open_list(j, "journeys");
		for (size_t k = 0; k < a->people.at[i].rows.len; k++) {
			json_item(j);
			buf_fmt(j->out, "%zu", a->people.at[i].rows.at[k]);
		}
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_open_stages(struct json *j, const struct atlas *a)
{
	json_open_list(j, "stages-without-detail");
	for (size_t i = 0; i < a->open_stages.len; i++) {
		json_open_item(j);
		json_number(j, "journey", (double)a->open_stages.at[i].row);
		json_text(j, "stage", a->rows.at[a->open_stages.at[i].row].stages.at[a->open_stages.at[i].index].name);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_clashes(struct json *j, const struct atlas *a)
{
	json_open_list(j, "contradictions");
	for (size_t i = 0; i < a->clashes.len; i++) {
		const struct atlas_clash *c = &a->clashes.at[i];
		const struct atlas_stage *s = &a->rows.at[c->row].stages.at[c->stage];
		json_open_item(j);
		json_number(j, "journey", (double)c->row);
		json_text(j, "stage", s->name);
		json_text(j, "detail", s->computed.title);
		if (c->about == ROLLUP_DROP) {
			atlas_json_value(j, "said-lost", s->drop);
			atlas_json_number(j, "computed-lost-percent", s->computed.lost);
		} else if (c->about == ROLLUP_FIGURE) {
			json_text(j, "metric", c->here->metric.text);
			atlas_json_value(j, "said", c->here->value);
			atlas_json_value(j, "computed", c->there->value);
		} else {
			atlas_json_level(j, "said-mean", s->mean);
			atlas_json_level(j, "computed-mean", s->computed.mean);
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_faults(struct json *j, const struct atlas *a)
{
	static const char *const KINDS[FAULT_KINDS] = { [FAULT_MISSING] = "detail-missing", [FAULT_FAULTY] = "detail-with-errors", [FAULT_SEVERAL] = "detail-of-several", [FAULT_AMBIGUOUS] = "detail-ambiguous", [FAULT_CYCLE] = "cycle", [FAULT_SKIPPED] = "skipped-level", [FAULT_ORPHAN] = "orphan" };
	json_open_list(j, "level-findings");
	for (size_t i = 0; i < a->faults.len; i++) {
		const struct atlas_fault *f = &a->faults.at[i];
		json_open_item(j);
		json_text(j, "kind", str_of(KINDS[f->kind]));
		json_number(j, "journey", (double)f->row);
		atlas_json_text(j, "stage", f->stage == ATLAS_NONE ? (struct str){ 0 } : a->rows.at[f->row].stages.at[f->stage].name);
		atlas_json_text(j, "other", f->other);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_totals(struct json *j, const struct atlas *a)
{
	json_key(j, "totals");
	json_open(j, '{');
	json_number(j, "journeys", (double)a->rows.len);
	json_number(j, "stages", (double)a->stages);
	json_number(j, "personas", (double)a->people.len);
	json_number(j, "touchpoints", (double)a->touchpoints);
	json_number(j, "open-actions", (double)a->open);
	if (!a->is_for_client) {
		json_number(j, "late-reviews", (double)a->late_reviews);
		json_number(j, "late-actions", (double)a->late);
		json_number(j, "requirements-broken", (double)a->broken);
		json_number(j, "maps-with-errors", (double)a->faulty);
	}
	json_close(j, '}');
}

void atlas_write_json(const struct atlas *a, struct buf *out)
{
	struct json j = { .out = out };
	json_open(&j, '{');
	json_number(&j, "cjm-atlas", 1);
	json_text(&j, "language", str_of(a->words->code));
	if (!a->is_for_client && a->today)
		atlas_json_date(&j, "today", date_of_day(a->today));
	add_totals(&j, a);
	json_open_list(&j, "journeys");
	for (size_t i = 0; i < a->rows.len; i++)
		add_row(&j, a, &a->rows.at[i]);
	json_close(&j, ']');
	add_shared(&j, a);
	add_ideas(&j, a);
	add_persons(&j, a);
	atlas_write_changes(&j, a);
	json_texts(&j, "domains-without-journey", a->open_domains.at, a->open_domains.len);
	json_texts(&j, "segments-without-journey", a->open_segments.at, a->open_segments.len);
	add_open_stages(&j, a);
	if (!a->is_for_client)
		add_clashes(&j, a), add_faults(&j, a);
	json_close(&j, '}');
	buf_char(out, '\n');
}
