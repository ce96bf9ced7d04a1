/* stages.c — the journey stage by stage: a table to see it whole, then a short section each. What has a table of its own
 * further down (pains, opportunities, measures, keywords, actions) is only named here, or not at all. */
#include "report/report.h"

#include "cjm/counts.h"

#include <math.h>

/* ---- the table ---- */

struct stage_tally { /* of a stage */
	size_t steps, pains, opportunities;
	double low, high;
	bool is_felt;
	struct things touchpoints;
};

static void note_feeling(struct stage_tally *t, const struct feeling *f)
{
	if (!f || !f->is_placed)
		return;
	t->low = !t->is_felt || f->value < t->low ? f->value : t->low;
	t->high = !t->is_felt || f->value > t->high ? f->value : t->high;
	t->is_felt = true;
}

static void tally_content(struct stage_tally *t, const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		note_feeling(t, f);
		note_feeling(t, f->and);
		note_feeling(t, f->to);
	}
	t->pains += c->pains.len;
	t->opportunities += c->opportunities.len;
}

static struct stage_tally tally_of(struct report *r, const struct stage *s)
{
	struct stage_tally t = { .touchpoints = stage_touchpoints(s, &r->arena), .steps = s->steps.len };
	tally_content(&t, &s->content);
	FOR_EACH(struct step, step, s->steps)
		tally_content(&t, &step->content);
	return t;
}

static struct md span_of(struct report *r, const struct stage_tally *t)
{
	if (!t->is_felt)
		return MD_NONE;
	struct md low = md_text(r, locale_score(r->words, &r->arena, r->map->scale, t->low));
	struct md high = md_text(r, locale_score(r->words, &r->arena, r->map->scale, t->high));
	return t->low == t->high ? low : MD_JOIN(r, " … ", low, high);
}

static struct md days_of(struct report *r, struct range days)
{
	return days.given ? md_text(r, locale_days(r->words, &r->arena, days)) : MD_NONE;
}

static void write_overview(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_phase, false }, { LABEL_col_stage, false }, { LABEL_col_steps, true }, { LABEL_lane_touchpoints, true },
		{ LABEL_lane_feelings, false },
		{ LABEL_lane_pains, true }, { LABEL_lane_opportunities, true }, { LABEL_times_waits, true }, { LABEL_times_takes, true }, { LABEL_col_lost, true }, { LABEL_owner, false },
	};
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	FOR_EACH(struct stage, s, r->journey->stages) {
		struct stage_tally t = tally_of(r, s);
		struct times times = courses_times(&r->courses, s);
		const struct md cells[] = {
			s->phase ? md_name(r, &s->phase->thing) : MD_NONE, md_name(r, &s->thing), md_count(r, t.steps), md_count(r, t.touchpoints.len),
			span_of(r, &t), md_count(r, t.pains), md_count(r, t.opportunities), days_of(r, times.waits), days_of(r, times.takes), md_quantity(r, s->drop), s->content.owner ? md_name(r, &s->content.owner->thing) : MD_NONE,
		};
		table_row(r, &table, cells);
	}
	write_table(r, &table);
	report_handoffs(r);
}

/* ---- what is said in a stage or a step ---- */

/* How one row of fields.def is told: the member of t, under a label. */
typedef void writer(struct report *r, const struct thing *t, enum label id, const void *member);

static void write_things(struct report *r, enum label id, const struct things *things, struct md (*words_of)(struct report *r, const struct thing *t))
{
	for (size_t i = 0; i < things->len; i++)
		write_fact(r, id, words_of(r, things->at[i]));
}

static struct md with_basis(struct report *r, const struct thing *t)
{
	return md_with_basis(r, md_text(r, thing_label(t)), t);
}

static void write_each(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_things(r, id, member, with_basis);
}

static struct md realised_text(struct report *r, const struct things *opportunities)
{
	struct str *names = arena_alloc(&r->arena, (opportunities->len + 1) * sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < opportunities->len; i++)
		names[count++] = thing_label(opportunities->at[i]);
	return count ? md_text(r, label_with(r->words, &r->arena, LABEL_realises, locale_list(r->words, &r->arena, names, count))) : MD_NONE;
}

static struct md gain_words(struct report *r, const struct thing *t)
{
	const struct gain *g = (const struct gain *)t;
	struct md who = md_names(r, &g->by), what = with_basis(r, t);
	struct md because = md_with(r, LABEL_because, md_reasons(r, &g->because));
	return MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_is_empty(who) ? what : MD_FILL(r, LABEL_in_brackets, what, who), because, realised_text(r, &g->realises));
}

static void write_gains(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_things(r, id, member, gain_words);
}

static void write_saying(struct report *r, enum label id, const struct saying *s, struct md words)
{
	struct md who = md_names(r, &s->by), name = md_label(r, id);
	write_named(r, md_is_empty(who) ? name : MD_FILL(r, LABEL_in_brackets, name, who), words);
}

static void write_thoughts(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	FOR_EACH(struct saying, s, *(const struct things *)member)
		write_saying(r, id, s, md_with_basis(r, md_quoted(r, s->thing.text), &s->thing));
}

static void write_quotes(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	FOR_EACH(struct saying, s, *(const struct things *)member)
		write_saying(r, id, s, md_saying(r, s));
}

static void write_names_of(struct report *r, const struct thing *t, enum label id, const void *member)
{
	const struct things *things = member;
	struct buf b = { 0 };
	(void)t;
	for (size_t i = 0; i < things->len; i++)
		buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_semicolon) : STR("")), STR_ARG(md_text(r, thing_label(things->at[i])).s));
	write_fact(r, id, (struct md){ str_copy(&r->arena, buf_as_str(&b)) });
	buf_finish(&b);
}

/* In notes there is no table of pain points further down that says how bad each is, why, and who found it. */
static struct md pain_words(struct report *r, const struct thing *t)
{
	const struct pain *p = (const struct pain *)t;
	struct str level = label_choice(r->words, LABEL_degree_low, p->severity);
	struct md severity = level.len ? md_text(r, locale_pair(r->words, &r->arena, LABEL_col_severity, level)) : MD_NONE;
	return MD_JOIN(r, label(r->words, LABEL_list_dash).at, with_basis(r, t), severity, md_text(r, locale_any(r->words, &r->arena, p->frequency)), md_with(r, LABEL_because, md_reasons(r, &p->because)));
}

static void write_pains(struct report *r, const struct thing *t, enum label id, const void *member)
{
	if (r->form == &FORM_PLAIN)
		write_things(r, id, member, pain_words);
	else
		write_names_of(r, t, id, member);
}

static struct md work_words(struct report *r, const struct thing *t)
{
	const struct work *w = (const struct work *)t;
	struct md who = MD_JOIN(r, r->words->list, md_text(r, locale_choice(r->words, CHOICES_work_kind, w->kind)), md_names(r, &w->by));
	return md_is_empty(who) ? with_basis(r, t) : MD_FILL(r, LABEL_in_brackets, with_basis(r, t), who);
}

static void write_work(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_things(r, id, member, work_words);
}

static struct md promise_words(struct report *r, const struct thing *t)
{
	return MD_JOIN(r, label(r->words, LABEL_list_dash).at, with_basis(r, t), md_choice(r, LABEL_kept_yes, ((const struct promise *)t)->delivered));
}

static void write_promises(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_things(r, id, member, promise_words);
}

/* The team's own lanes keep their own names. */
static void write_notes(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	FOR_EACH(struct note, n, *(const struct things *)member) {
		struct md name = n->lane ? md_name(r, &n->lane->thing) : md_label(r, id);
		write_named(r, name, with_basis(r, &n->thing));
	}
}

static enum label label_of_dimension(enum dimension d)
{
	static const enum label LABELS[] = {
		[DIMENSION_NONE] = LABEL_lane_notes, [DIMENSION_STEP] = LABEL_col_steps, [DIMENSION_TOUCHPOINT] = LABEL_lane_touchpoints,
		[DIMENSION_FEELING] = LABEL_lane_feelings, [DIMENSION_THOUGHT] = LABEL_lane_thoughts, [DIMENSION_PAIN] = LABEL_lane_pains,
		[DIMENSION_GAIN] = LABEL_lane_gains, [DIMENSION_OPPORTUNITY] = LABEL_lane_opportunities, [DIMENSION_METRIC] = LABEL_lane_measures,
		[DIMENSION_OWNER] = LABEL_owner, [DIMENSION_SOURCE] = LABEL_sources, [DIMENSION_MOMENT] = LABEL_moments,
		[DIMENSION_KEYWORD] = LABEL_lane_keywords, [DIMENSION_FRONT] = LABEL_lane_front, [DIMENSION_BACK] = LABEL_lane_back,
		[DIMENSION_SUPPORT] = LABEL_lane_support, [DIMENSION_EVIDENCE] = LABEL_lane_evidence, [DIMENSION_RESOURCE] = LABEL_lane_resources,
		[DIMENSION_QUOTE] = LABEL_lane_quotes,
	};
	return LABELS[d];
}

static void write_nones(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t, (void)id;
	FOR_EACH(struct nothing, n, *(const struct things *)member) {
		struct md none = md_label(r, LABEL_none_found), why = MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, md_text(r, n->thing.text), md_basis(r, &n->thing));
		write_fact(r, label_of_dimension(n->dimension), md_is_empty(why) ? none : MD_FILL(r, LABEL_in_brackets, none, why));
	}
}

static void write_quantity(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_fact(r, id, md_quantity(r, (const struct quantity *)pointer_at(member)));
}

static void write_claims(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_fact(r, id, md_claims(r, member));
}

/* Feelings that are somebody's, or several: a line each. A single one stands beside its step. */
static bool feelings_stand_apart(const struct content *c)
{
	return c->feelings.len > 1 || (c->feelings.len && ((const struct feeling *)c->feelings.at[0])->by.len);
}

static struct md feeling_words(struct report *r, const struct feeling *f)
{
	return md_with_basis(r, md_text(r, locale_feeling(r->words, &r->arena, r->map->scale, f)), &f->thing);
}

static void write_sourced_reasons(struct report *r, const struct feeling *f)
{
	bool are_sourced = false;
	FOR_EACH(struct thing, because, f->because)
		are_sourced |= because->basis.sources.len > 0;
	if (are_sourced)
		write_fact(r, LABEL_col_because, md_reasons(r, &f->because));
}

/* A feeling is told with its reasons; what these rest on stands below it. */
static void write_reasons_of(struct report *r, const struct feeling *f)
{
	const struct feeling *all[] = { f, f->and, f->to, f->or };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i])
			write_sourced_reasons(r, all[i]);
}

static void write_feelings(struct report *r, const struct thing *t, enum label id, const void *member)
{
	const struct content *c = content_of((struct thing *)t);
	(void)member;
	FOR_EACH(struct feeling, f, c->feelings) {
		struct md who = md_names(r, &f->by), felt = feeling_words(r, f);
		if (!r->is_in_item || feelings_stand_apart(c))
			write_named(r, md_is_empty(who) ? md_label(r, id) : who, felt);
		write_reasons_of(r, f);
	}
	write_fact(r, LABEL_col_because, md_reasons(r, &c->because));
}

static void write_moment(struct report *r, const struct thing *t, enum label id, const void *member)
{
	const struct thing *moment = pointer_at(member);
	(void)t;
	if (moment)
		write_fact(r, id, md_with_basis(r, moment->text.len ? md_text(r, moment->text) : md_label(r, LABEL_yes), moment));
}

/* ---- steps ---- */

static struct md touches_of(struct report *r, const struct content *c)
{
	struct buf b = { 0 };
	FOR_EACH(struct touch, touch, c->touches) {
		struct md names = md_names(r, &touch->touchpoints), via = touch->via ? md_name(r, &touch->via->thing) : MD_NONE;
		buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_comma) : STR("")),
			STR_ARG(md_is_empty(via) ? names.s : MD_FILL(r, LABEL_in_brackets, names, via).s));
	}
	struct md m = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m;
}

/* "Gets the confirmation (69 %, if the payment goes through; tickets, n 120)" */
static struct md way_words(struct report *r, const struct way *w, struct md step)
{
	struct md when = w->when.len ? md_text(r, label_with(r->words, &r->arena, LABEL_condition, w->when)) : MD_NONE;
	struct md facts = MD_JOIN(r, label(r->words, LABEL_list_comma).at, md_value(r, w->share), when);
	facts = MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, facts, md_known(r, &w->thing, w->n, w->date));
	return md_is_empty(facts) ? step : MD_FILL(r, LABEL_in_brackets, step, facts);
}

static void write_ways(struct report *r, const struct thing *t, enum label id, const void *member)
{
	FOR_EACH(struct way, way, ((const struct step *)t)->aways)
		write_fact(r, id, way_words(r, way, md_text(r, locale_away(r->words, &r->arena, way))));
	FOR_EACH(struct way, w, *(const struct things *)member)
		if (w->step)
			write_fact(r, id, way_words(r, w, md_name(r, &w->step->thing)));
}

static void write_touches(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)member;
	if (t->kind == KIND_STAGE) /* a step's stand behind its name */
		write_fact(r, id, touches_of(r, content_of((struct thing *)t)));
}

static void write_detail(struct report *r, const struct thing *t, enum label id, const void *member)
{
	const struct detail *d = (const struct detail *)pointer_at(member);
	if (!d)
		return;
	write_fact(r, id, d->journey ? md_name(r, &d->journey->thing) : md_link(r, md_text(r, detail_label(d)), &d->thing));
	write_computed(r, (const struct stage *)t);
}

static struct md stakes_of(struct report *r, enum label id, struct value v)
{
	return v.given ? md_text(r, label_with(r->words, &r->arena, id, locale_value(r->words, &r->arena, v))) : MD_NONE;
}

/* A stage's stands in the table above, what is at stake in a step behind its name. */
static void write_owner(struct report *r, const struct thing *t, enum label id, const void *member)
{
	if (t->kind == KIND_STEP && pointer_at(member))
		write_fact(r, id, md_name(r, pointer_at(member)));
}

static void write_stakes(struct report *r, const struct thing *t, enum label id, const void *member)
{
	if (t->kind == KIND_STAGE)
		write_bullet(r, stakes_of(r, id, *(const struct value *)member));
}

static void write_realised(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)t;
	write_fact(r, id, md_names(r, member));
}

static void write_image(struct report *r, const struct thing *t, enum label id, const void *member)
{
	const struct image *image = (const struct image *)pointer_at(member);
	(void)t;
	if (image)
		write_fact(r, id, md_text(r, image->caption));
}

/* It is told in a place of its own: behind the step's name, in the overview or in a section's table. */
static void write_elsewhere(struct report *r, const struct thing *t, enum label id, const void *member)
{
	(void)r, (void)t, (void)id, (void)member;
}

/* All that stands in a stage or a step, in the order of fields.def; what has no row here is told by the tables alone. */
static void write_content(struct report *r, const struct thing *t)
{
	static const struct { writer *write; enum label id; } WRITERS[KIND_COUNT] = {
		[KIND_STAGE_GOAL] = { write_claims, LABEL_col_aim }, [KIND_EXPECTS] = { write_claims, LABEL_expects },
		[KIND_DETAIL] = { write_detail, LABEL_col_detail },
		[KIND_AT] = { write_touches, LABEL_lane_touchpoints }, [KIND_FEEL] = { write_feelings, LABEL_col_feeling },
		[KIND_INTENSITY] = { write_stakes, LABEL_stakes },
		[KIND_MOMENT] = { write_moment, LABEL_col_moment }, [KIND_WAIT] = { write_quantity, LABEL_col_wait },
		[KIND_TAKES] = { write_quantity, LABEL_col_takes },
		[KIND_THINK] = { write_thoughts, LABEL_thinks }, [KIND_QUOTE] = { write_quotes, LABEL_says }, [KIND_BECAUSE] = { write_elsewhere, 0 },
		[KIND_PAIN] = { write_pains, LABEL_lane_pains }, [KIND_GAIN] = { write_gains, LABEL_lane_gains },
		[KIND_OPPORTUNITY] = { write_names_of, LABEL_lane_opportunities }, [KIND_PROMISE] = { write_promises, LABEL_col_promise },
		[KIND_EVIDENCE] = { write_each, LABEL_lane_evidence }, [KIND_FRONT] = { write_work, LABEL_lane_front },
		[KIND_BACK] = { write_work, LABEL_lane_back },
		[KIND_SUPPORT] = { write_work, LABEL_lane_support }, [KIND_POLICY] = { write_each, LABEL_lane_policies },
		[KIND_OWNER] = { write_owner, LABEL_owner },
		[KIND_INSIGHT] = { write_each, LABEL_lane_insights }, [KIND_WISH] = { write_each, LABEL_lane_wishes },
		[KIND_PRACTICE] = { write_each, LABEL_lane_practices },
		[KIND_NOTE] = { write_notes, LABEL_lane_notes }, [KIND_NO] = { write_nones, LABEL_lane_notes }, [KIND_FOR] = { write_realised, LABEL_col_realises },
		[KIND_NEXT] = { write_ways, LABEL_col_next },
		[KIND_QUESTION] = { write_elsewhere, 0 }, [KIND_ANSWERS] = { write_names_of, LABEL_col_for }, [KIND_DROP] = { write_elsewhere, 0 }, [KIND_STEP] = { write_elsewhere, 0 },
		[KIND_BY] = { write_elsewhere, 0 }, [KIND_VIA] = { write_elsewhere, 0 }, [KIND_ACTION] = { write_elsewhere, 0 }, [KIND_EVENT] = { write_elsewhere, 0 }, [KIND_DECISION] = { write_elsewhere, 0 },
		[KIND_RESOURCE] = { write_elsewhere, 0 },
		[KIND_MEASURE] = { write_elsewhere, 0 }, [KIND_KEYWORD] = { write_elsewhere, 0 }, [KIND_REQUIRE] = { write_elsewhere, 0 },
		[KIND_RULE] = { write_elsewhere, 0 },
		[KIND_EXIT] = { write_elsewhere, 0 }, [KIND_OFF_BRAND] = { write_elsewhere, 0 }, [KIND_IMAGE] = { write_image, LABEL_lane_images }, [KIND_TAG] = { write_elsewhere, 0 },
		[KIND_OWN] = { write_elsewhere, 0 },
	};
	for (size_t row = r->fields.first[t->kind]; row; row = r->fields.next[row - 1]) {
		const struct field *f = &FIELDS[row - 1];
		if (WRITERS[f->kind].write && !(r->form == &FORM_PLAIN && notes_tell(f->kind)))
			WRITERS[f->kind].write(r, t, WRITERS[f->kind].id, (const char *)t + f->offset);
		else
			write_member(r, t, f);
	}
}

static void write_step(struct report *r, const struct step *s)
{
	const struct content *c = &s->content;
	const struct feeling *f = c->feelings.len && !feelings_stand_apart(c) ? (const struct feeling *)c->feelings.at[0] : NULL;
	struct md felt = f ? feeling_words(r, f) : MD_NONE;
	struct md title = md_with_basis(r, md_bold(r, md_name(r, &s->thing)), &s->thing), stakes = stakes_of(r, LABEL_stakes, c->intensity);
	write_item(r, MD_JOIN(r, label(r->words, LABEL_list_point).at, title, md_text(r, locale_takers(r->words, &r->arena, s)), touches_of(r, c), felt, stakes,
		s->exit ? md_label(r, LABEL_exit) : MD_NONE, s->off_brand ? md_label(r, LABEL_off_brand) : MD_NONE));
	r->is_in_item = true;
	write_content(r, &s->thing);
	write_plan_at(r, s);
	r->is_in_item = false;
}

void report_stage(struct report *r, const struct stage *s)
{
	write_heading(r, 3, md_with_doubt(r, md_name(r, &s->thing), &s->thing));
	write_fact(r, LABEL_col_phase, s->phase ? md_name(r, &s->phase->thing) : MD_NONE);
	write_fact(r, LABEL_sources, md_names(r, &s->thing.basis.sources));
	write_content(r, &s->thing);
	write_plan_at(r, s);
	FOR_EACH(struct step, step, s->steps)
		write_step(r, step);
}

void report_stages(struct report *r)
{
	write_heading(r, 2, md_label(r, LABEL_report_stages));
	write_overview(r);
	FOR_EACH(struct stage, s, r->journey->stages)
		report_stage(r, s);
}
