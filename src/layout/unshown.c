/* unshown.c — counts what a drawing leaves out by design. It walks the rows of fields.def, so a new statement is counted once unshown.def names it; a unit
 * test holds that it is named there, or shown. */
#include "cjm/unshown.h"
#include "cjm/curves.h"

#include "cjm/fields.h"
#include "cjm/footer.h"

#include <string.h>

/* ---- the table ---- */

struct unshown_entry { enum statement_kind parent, kind; }; /* a KIND_NONE parent: wherever it stands */

struct unshown_row {
	unsigned int forms;
	const struct unshown_entry *entries; /* as many as there are; a KIND_NONE ends them */
};

#define OF(kind) { KIND_NONE, KIND_##kind }
#define IN(parent, kind) { KIND_##parent, KIND_##kind }
#define UNSHOWN(forms, why, ...) { forms, (const struct unshown_entry[]){ __VA_ARGS__, { KIND_NONE, KIND_NONE } } },
static const struct unshown_row ROWS[] = {
#include "layout/unshown.def"
};
#undef OF
#undef IN

struct unshown { /* of some forms */
	bool anywhere[KIND_COUNT];
	uint8_t in[KIND_COUNT][(KIND_COUNT + 7) / 8]; /* by parent, a bit for each kind */
};

static void note_rows(struct unshown *u, unsigned int forms)
{
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		for (size_t k = 0; (ROWS[i].forms & forms) && ROWS[i].entries[k].kind != KIND_NONE; k++) {
			enum statement_kind parent = ROWS[i].entries[k].parent, kind = ROWS[i].entries[k].kind;
			if (parent == KIND_NONE)
				u->anywhere[kind] = true;
			else
				u->in[parent][kind / 8] |= (uint8_t)(1u << kind % 8);
		}
}

static bool is_unshown(const struct unshown *u, enum statement_kind parent, enum statement_kind kind)
{
	return u->anywhere[kind] || (u->in[parent][kind / 8] >> kind % 8 & 1);
}

/* ---- what it is counted as ---- */

/* In this order; what is declared, and then used, is counted where it is used: a touchpoint as often as somebody meets it. All else is a detail. */
static const struct { enum statement_kind kind; enum label name; } GROUPS[] = {
	{ KIND_STAGE, LABEL_report_stages }, { KIND_STEP, LABEL_lane_steps }, { KIND_PAIN, LABEL_lane_pains }, { KIND_OPPORTUNITY, LABEL_lane_opportunities }, { KIND_ACTION, LABEL_summary_actions },
	{ KIND_DECISION, LABEL_decisions }, { KIND_MEASURE, LABEL_lane_measures }, { KIND_FEEL, LABEL_lane_feelings }, { KIND_THINK, LABEL_lane_thoughts },
	{ KIND_QUOTE, LABEL_lane_quotes }, { KIND_GAIN, LABEL_lane_gains }, { KIND_AT, LABEL_lane_touchpoints },
	{ KIND_PERSONA, LABEL_personas }, { KIND_INSIGHT, LABEL_lane_insights }, { KIND_WISH, LABEL_lane_wishes }, { KIND_PROMISE, LABEL_lane_promises }, { KIND_EVIDENCE, LABEL_lane_evidence },
	{ KIND_FRONT, LABEL_lane_front }, { KIND_BACK, LABEL_lane_back }, { KIND_SUPPORT, LABEL_lane_support }, { KIND_POLICY, LABEL_lane_policies }, { KIND_KEYWORD, LABEL_lane_keywords },
	{ KIND_QUESTION, LABEL_questions }, { KIND_WHY, LABEL_why }, { KIND_GOAL, LABEL_goal }, { KIND_EVENT, LABEL_lane_events }, { KIND_RESOURCE, LABEL_lane_resources },
	{ KIND_PRACTICE, LABEL_lane_practices }, { KIND_NOTE, LABEL_lane_notes }, { KIND_IMAGE, LABEL_lane_images }, { KIND_REQUIRE, LABEL_report_limits }, { KIND_CHANNEL, LABEL_channels },
	{ KIND_PERSONA_GOAL, LABEL_wants }, { KIND_STAGE_GOAL, LABEL_wants }, { KIND_NEED, LABEL_needs }, { KIND_EXPECTS, LABEL_expects }, { KIND_FRUSTRATION, LABEL_frustrations },
	{ KIND_BEHAVIOR, LABEL_behaviours }, { KIND_MOTIVATION, LABEL_motivations }, { KIND_FROM, LABEL_left_out_references }, { KIND_TAG, LABEL_report_tags }, { KIND_OWN, LABEL_report_own },
};
enum { GROUPS_COUNT = sizeof GROUPS / sizeof *GROUPS };

struct unshown_count {
	struct unshown table;
	struct arena *arena;
	const struct names *notes;
	const struct journey *journey;
	const struct journey *own_lanes; /* whose lanes show custom fields; NULL: none does */
	struct field_order order;
	bool has_lanes;        /* each says that there is none of what it is for */
	bool draws_steps_only; /* a stage without a step is not drawn, whatever stands in it */
	bool in_empty_stage;
	size_t counts[GROUPS_COUNT + 1]; /* the last: details */
};

static void add(struct unshown_count *c, enum statement_kind kind, size_t count)
{
	size_t group = 0;
	while (group < GROUPS_COUNT && GROUPS[group].kind != kind)
		group++;
	c->counts[group] += count;
}

/* ---- the walk ---- */

static const enum unshown_as AS[] = { UNSHOWN_COUNTED, UNSHOWN_NAMED, UNSHOWN_FIRST_SOURCE };

void unshown_note(struct names *notes, const struct thing *t, enum unshown_as as)
{
	names_add_address(notes, t, (void *)&AS[as]);
}

static bool is_noted(const struct unshown_count *c, const struct thing *t, enum unshown_as as)
{
	const enum unshown_as *noted = c->notes ? names_find_address(c->notes, t) : NULL;
	return noted && *noted == as;
}

static bool is_drawn(const struct journey *j, const struct lane *lane)
{
	bool is_listed = !j->lane_order.list.len;
	for (size_t i = 0; i < j->lane_order.list.len; i++)
		is_listed |= thing_is_called(&lane->thing, j->lane_order.list.at[i]);
	return is_listed;
}

static bool has_own_lane(const struct journey *j, const struct thing *t, struct str field)
{
	while (t && t->kind != KIND_STAGE)
		t = t->parent;
	if (t && j)
		FOR_EACH(struct lane, lane, j->lanes)
			if (str_equal(lane->thing.name, field) && is_drawn(j, lane))
				return true;
	return false;
}

/* Custom fields, but for those in a lane of their name. */
static size_t own_of(const struct unshown_count *c, const struct thing *t)
{
	size_t count = 0;
	for (size_t i = 0; i < t->own.list.len; i++)
		count += !has_own_lane(c->own_lanes, t, t->own.list.at[i].name);
	return count;
}

static size_t size_of(const void *at, enum member_type type)
{
	return type == MEMBER_THINGS ? ((const struct things *)at)->len : type == MEMBER_TEXTS ? ((const struct texts *)at)->list.len : 1;
}

static bool walk_thing(struct unshown_count *c, const struct thing *t);

/* Places hold what others are: a stage is missing where nothing that stands in it is shown. */
static bool is_place(enum statement_kind kind)
{
	return kind == KIND_PHASE || kind == KIND_STAGE || kind == KIND_STEP;
}

static bool has_no_lane(const struct thing *t)
{
	enum dimension d = t->kind == KIND_NO ? ((const struct nothing *)t)->dimension : DIMENSION_NONE;
	return d == DIMENSION_FEELING || d == DIMENSION_OWNER || d == DIMENSION_SOURCE || d == DIMENSION_MOMENT;
}

/* Whether something of it is shown. */
static bool visit_thing(struct unshown_count *c, enum statement_kind parent, const struct thing *t)
{
	if (is_noted(c, t, UNSHOWN_COUNTED))
		return true;
	bool hides = c->in_empty_stage || is_unshown(&c->table, parent, t->kind) || (c->has_lanes && has_no_lane(t)), is_shown = !hides, was_empty = c->in_empty_stage;
	c->in_empty_stage = was_empty || (c->draws_steps_only && t->kind == KIND_STAGE && !((const struct stage *)t)->steps.len);
	if (!hides || is_place(t->kind))
		is_shown |= walk_thing(c, t);
	c->in_empty_stage = was_empty;
	if (hides && (t->kind != KIND_STAGE || !is_shown))
		add(c, is_noted(c, t, UNSHOWN_NAMED) ? KIND_NONE : t->kind, t->kind == KIND_AT ? ((const struct touch *)t)->touchpoints.len : 1);
	return is_shown;
}

static bool visit_row(struct unshown_count *c, const struct thing *t, const struct field *f)
{
	const void *member = (const char *)t + f->offset;
	enum statement_kind parent = f->parent;
	bool is_shown = false;
	if (f->only_names || member_is_empty(member, f->type))
		return false;
	if (!field_holds_things(f)) {
		if (is_unshown(&c->table, parent, f->kind))
			add(c, f->kind, f->type == MEMBER_OWN ? own_of(c, t) : size_of(member, f->type));
		return false;
	}
	struct thing *one = f->type == MEMBER_POINTER ? pointer_at(member) : NULL;
	struct things in = f->type == MEMBER_THINGS ? *(const struct things *)member : (struct things){ &one, 1, 1 };
	for (size_t i = 0; i < in.len; i++)
		is_shown |= visit_thing(c, parent, in.at[i]);
	return is_shown;
}

static bool walk_rows(struct unshown_count *c, const struct thing *t, enum statement_kind rows)
{
	bool is_shown = false;
	for (size_t row = c->order.first[rows]; row; row = c->order.next[row - 1])
		is_shown |= visit_row(c, t, &FIELDS[row - 1]);
	return is_shown;
}

static bool walk_thing(struct unshown_count *c, const struct thing *t)
{
	const struct basis *b = &t->basis;
	if (b->sources.len && is_unshown(&c->table, t->kind, KIND_FROM))
		add(c, KIND_FROM, b->sources.len - is_noted(c, t, UNSHOWN_FIRST_SOURCE));
	if (is_unshown(&c->table, t->kind, KIND_ASSUMED) && (b->assumed || (!b->sources.len && !b->predicted && certainty_of(c->journey, t) == CERTAINTY_ASSUMED)))
		add(c, KIND_ASSUMED, 1); /* silence beside a source says the same */
	if (b->predicted && is_unshown(&c->table, t->kind, KIND_PREDICTED))
		add(c, KIND_PREDICTED, 1);
	if (t->kind == KIND_JOURNEY) /* how often it is reviewed is its own */
		walk_rows(c, t, KIND_REVIEW);
	return walk_rows(c, t, t->kind);
}

/* ---- what is declared, and named by the journey ---- */

struct declared {
	struct arena *arena;
	struct names known; /* by its address */
	struct things list;
};

static void note_named(void *declared, struct thing *t)
{
	struct declared *d = declared;
	bool is_declared = t->kind == KIND_SOURCE || t->kind == KIND_TEAM || t->kind == KIND_SEGMENT || t->kind == KIND_CHANNEL || t->kind == KIND_TOUCHPOINT || t->kind == KIND_METRIC || t->kind == KIND_PERSONA;
	if (is_declared && t->is_declared && !names_add_address(&d->known, t, t))
		VEC_PUSH(d->arena, &d->list, t);
}

static const struct things *declared_of(struct layout *l)
{
	if (l->declared)
		return l->declared;
	struct declared *d = ARENA_NEW(l->arena, struct declared);
	d->arena = l->arena;
	names_init(&d->known, l->arena);
	thing_names(&l->plan->journey->thing, note_named, d);
	things_names(&d->list, note_named, d); /* more are found on the way */
	return l->declared = &d->list;
}

void plan_leave_out_unshown(struct layout *l, unsigned int forms, const struct names *notes)
{
	const struct locale *words = l->plan->locale;
	if (l->options.is_counted_elsewhere)
		return;
	struct unshown_count *c = ARENA_NEW(l->arena, struct unshown_count);
	c->arena = l->arena;
	c->notes = notes;
	c->journey = l->plan->journey;
	c->own_lanes = forms & (ON_SWIMLANE | ON_DECK) ? l->plan->journey : NULL;
	c->has_lanes = forms & (ON_SWIMLANE | ON_DECK);
	c->draws_steps_only = forms & ON_FLOW;
	field_order_all(&c->order);
	note_rows(&c->table, forms);
	walk_thing(c, &l->plan->journey->thing);
	const struct things *declared = declared_of(l);
	for (size_t i = 0; i < declared->len; i++)
		visit_thing(c, KIND_FILE, declared->at[i]);
	for (size_t i = 0; i <= GROUPS_COUNT; i++)
		if (c->counts[i])
			plan_leave_out(l, label(words, i < GROUPS_COUNT ? GROUPS[i].name : LABEL_left_out_details), c->counts[i]);
}

/* ---- what a swimlane shows at its curves ---- */

void unshown_note_callouts(struct arena *a, const struct curves *curves, struct things *called_out)
{
	for (const struct curves *c = curves; c; c = c->next)
		for (size_t k = 0; k < c->notes.len; k++) {
			const struct curve_note *n = &c->notes.at[k];
			if (n->thing && !map_is_feeling(n->thing->kind) && n->thing->basis.sources.len && n->detail.len && (n->kind == NOTE_LOWEST || n->kind == NOTE_HIGHEST))
				things_note(a, called_out, n->thing);
		}
}

static void note_said_by(void *found, const struct thing *t)
{
	if (t->kind == KIND_FEEL)
		*(size_t *)found += ((const struct feeling *)t)->by.len > 0;
}

/* A curve alone is not named. After the legend. */
static void leave_out_whose(struct layout *l)
{
	size_t count = 0;
	bool is_named = false;
	for (size_t i = 0; i < l->plan->legend.len; i++)
		is_named |= l->plan->legend.at[i].kind == LEGEND_PERSONA;
	is_named |= l->plan->page && curves_are_several(l); /* each page says of whom it tells */
	for (size_t i = 0; i < l->plan->lanes.len; i++)
		is_named |= l->plan->lanes.at[i].curves && l->plan->lanes.at[i].curves->next;
	if (!is_named && l->plan->journey->personas.len > 1)
		journey_walk(l->plan->journey, note_said_by, &count);
	plan_leave_out(l, label(l->plan->locale, LABEL_left_out_details), count);
}

static void note_callouts(struct arena *a, const struct plan *p, struct things *called_out)
{
	for (size_t i = 0; i < p->lanes.len; i++)
		unshown_note_callouts(a, p->lanes.at[i].curves, called_out);
}

void plan_leave_out_of_swimlane(struct layout *l, bool has_small_cast)
{
	struct names notes;
	struct things called_out = l->plan->called_out;
	names_init(&notes, l->arena);
	if (!l->plan->page)
		note_callouts(l->arena, l->plan, &called_out);
	for (size_t i = 0; i < l->plan->rows.len; i++)
		note_callouts(l->arena, l->plan->rows.at[i], &called_out);
	FOR_EACH(struct thing, t, called_out)
		unshown_note(&notes, t, UNSHOWN_FIRST_SOURCE);
	FOR_EACH(struct thing, t, l->plan->unlisted)
		unshown_note(&notes, t, UNSHOWN_COUNTED);
	plan_leave_out_unshown(l, ON_SWIMLANE | (has_small_cast ? ON_SMALL_CAST : 0), &notes);
	leave_out_whose(l);
}

/* ---- the note ---- */

enum { NAMES_MOST = 9 };

struct str layout_left_out(struct layout *l, enum label id)
{
	if (l->options.is_counted_elsewhere)
		return (struct str){ 0 };
	return layout_label_with(l, id, layout_left_out_names(l));
}

static size_t kinds_left_out(const struct plan *p)
{
	size_t kinds = 0;
	for (size_t i = 0; i < p->left_out.len; i++)
		kinds += p->left_out.at[i].count > 0;
	return kinds;
}

static struct str kind_left_out(struct layout *l, const struct not_drawn *n)
{
	return LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, n->name, layout_count(l, n->count));
}

/* Of kinds that have no room for their names. */
static struct str others_left_out(struct layout *l, size_t count)
{
	struct not_drawn others = { label(l->plan->locale, LABEL_left_out_others), count };
	return kind_left_out(l, &others);
}

struct str layout_left_out_names(struct layout *l)
{
	const struct plan *p = l->plan;
	struct str parts[NAMES_MOST + 1];
	size_t count = 0, kinds = kinds_left_out(p), more = 0;
	for (size_t i = 0; i < p->left_out.len; i++) {
		const struct not_drawn *n = &p->left_out.at[i];
		if (n->count && (count < NAMES_MOST - 1 || kinds <= NAMES_MOST)) /* the last place is not for "other items (5)" where it has room for their name */
			parts[count++] = kind_left_out(l, n);
		else
			more += n->count;
	}
	if (more)
		parts[count++] = others_left_out(l, more);
	return layout_join(l, p->locale->list, parts, count);
}

/* However many: to a reader they say nothing of what is missing. */
static bool is_mere_detail(const struct layout *l, const struct not_drawn *n)
{
	return str_equal(n->name, label(l->plan->locale, LABEL_left_out_details)) || str_equal(n->name, label(l->plan->locale, LABEL_left_out_references));
}

struct weighed { /* one of what is left out, for the order in which it is told */
	bool is_mere, is_told;
};

static bool weighs_more(const struct plan *p, const struct weighed *of, size_t a, size_t b)
{
	return of[a].is_mere == of[b].is_mere ? p->left_out.at[a].count > p->left_out.at[b].count : of[b].is_mere;
}

static size_t heaviest(const struct plan *p, const struct weighed *of)
{
	size_t next = SIZE_MAX;
	for (size_t i = 0; i < p->left_out.len; i++)
		if (p->left_out.at[i].count && !of[i].is_told && (next == SIZE_MAX || weighs_more(p, of, i, next)))
			next = i;
	return next;
}

struct str layout_left_out_most(struct layout *l, size_t most)
{
	const struct plan *p = l->plan;
	size_t kinds = kinds_left_out(p), count = 0, more = 0;
	struct str *parts = arena_alloc(l->arena, (kinds + 1) * sizeof *parts);
	struct weighed *of = arena_alloc(l->arena, (p->left_out.len + 1) * sizeof *of);
	for (size_t i = 0; i < p->left_out.len; i++) /* once: a summary asks a hundred times */
		of[i].is_mere = is_mere_detail(l, &p->left_out.at[i]);
	for (size_t k = 0; k < kinds && k < most; k++) {
		size_t next = heaviest(p, of);
		of[next].is_told = true;
		parts[count++] = kind_left_out(l, &p->left_out.at[next]);
	}
	for (size_t i = 0; i < p->left_out.len; i++)
		more += of[i].is_told ? 0 : p->left_out.at[i].count;
	if (more)
		parts[count++] = others_left_out(l, more);
	return layout_join(l, p->locale->list, parts, count);
}

struct str unshown_foot(struct layout *l, unsigned int forms, const struct names *notes)
{
	plan_leave_out_unshown(l, forms, notes);
	return layout_left_out(l, LABEL_not_drawn);
}

struct str unshown_in_table(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options, struct arena *a)
{
	struct plan *plan = plan_begin_in(a, m, j, ruler, options);
	struct layout l = { .plan = plan, .arena = a, .options = options };
	plan_leave_out_unshown(&l, ON_TABLE, NULL);
	return layout_left_out(&l, LABEL_table_left_out);
}
