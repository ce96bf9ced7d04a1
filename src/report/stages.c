/* stages.c — the journey stage by stage: a table to see it whole, then a short section each. What has a table of its own
 * further down (pains, opportunities, measures, keywords, actions) is only named here, or not at all. */
#include "report/report.h"

#include "cjm/counts.h"

/* ---- the table ---- */

struct tally { /* of a stage */
	size_t steps, pains, opportunities;
	double low, high;
	bool is_felt;
	struct things touchpoints;
};

static size_t count_shown(struct report *r, const struct things *things)
{
	size_t count = 0;
	for (size_t i = 0; i < things->len; i++)
		count += !leaves_out(r, things->at[i]);
	return count;
}

static void note_feeling(struct tally *t, const struct feeling *f)
{
	if (!f || !f->is_placed)
		return;
	t->low = !t->is_felt || f->value < t->low ? f->value : t->low;
	t->high = !t->is_felt || f->value > t->high ? f->value : t->high;
	t->is_felt = true;
}

static void tally_content(struct report *r, struct tally *t, const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings)
		if (!leaves_out(r, &f->thing)) {
			note_feeling(t, f);
			note_feeling(t, f->and);
			note_feeling(t, f->to);
		}
	t->pains += count_shown(r, &c->pains);
	t->opportunities += count_shown(r, &c->opportunities);
}

static struct tally tally_of(struct report *r, const struct stage *s)
{
	struct tally t = { .touchpoints = stage_touchpoints(s, &r->arena) };
	tally_content(r, &t, &s->content);
	FOR_EACH(struct step, step, s->steps)
		if (!leaves_out(r, &step->thing)) {
			t.steps++;
			tally_content(r, &t, &step->content);
		}
	return t;
}

static struct md span_of(struct report *r, const struct tally *t)
{
	if (!t->is_felt)
		return MD_NONE;
	struct md low = md_text(r, locale_score(r->words, &r->arena, r->map->scale, t->low));
	struct md high = md_text(r, locale_score(r->words, &r->arena, r->map->scale, t->high));
	return t->low == t->high ? low : MD_JOIN(r, " … ", low, high);
}

static void say_overview(struct report *r)
{
	static const struct column COLUMNS[] = {
		{ LABEL_col_stage, NULL, false }, { LABEL_col_steps, NULL, true }, { LABEL_lane_touchpoints, NULL, true }, { LABEL_lane_feelings, NULL, false },
		{ LABEL_lane_pains, NULL, true }, { LABEL_lane_opportunities, NULL, true }, { LABEL_col_lost, NULL, true }, { LABEL_owner, NULL, false },
	};
	struct table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	FOR_EACH(struct stage, s, r->journey->stages) {
		if (leaves_out(r, &s->thing))
			continue;
		struct tally t = tally_of(r, s);
		const struct md cells[] = {
			md_name(r, &s->thing), md_count(r, t.steps), md_count(r, t.touchpoints.len), span_of(r, &t), md_count(r, t.pains),
			md_count(r, t.opportunities), md_value(r, s->drop), s->content.owner ? md_name(r, &s->content.owner->thing) : MD_NONE,
		};
		table_row(r, &table, cells);
	}
	say_table(r, &table);
}

/* ---- what is said in a stage or a step ---- */

static void say_each(struct report *r, enum label id, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		if (!leaves_out(r, things->at[i]))
			say_fact(r, id, md_with_basis(r, md_text(r, thing_label(things->at[i])), &things->at[i]->basis));
}

static struct md realised(struct report *r, const struct things *opportunities)
{
	struct str *names = arena_alloc(&r->arena, (opportunities->len + 1) * sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < opportunities->len; i++)
		if (!leaves_out(r, opportunities->at[i]))
			names[count++] = thing_label(opportunities->at[i]);
	return count ? md_text(r, label_with(r->words, &r->arena, LABEL_realises, locale_list(r->words, &r->arena, names, count))) : MD_NONE;
}

static void say_gains(struct report *r, const struct things *gains)
{
	FOR_EACH(struct gain, g, *gains) {
		struct md cause = MD_NONE;
		FOR_EACH(struct thing, t, g->causes)
			if (!leaves_out(r, t))
				cause = MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, cause, md_text(r, label_with(r->words, &r->arena, LABEL_cause, t->text)));
		struct md text = md_with_basis(r, md_text(r, thing_label(&g->thing)), &g->thing.basis);
		if (!leaves_out(r, &g->thing))
			say_fact(r, LABEL_lane_gains, MD_JOIN(r, " — ", text, cause, realised(r, &g->realises)));
	}
}

/* What can be looked up is told without its source. */
static void say_plainly(struct report *r, enum label id, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		if (!leaves_out(r, things->at[i]))
			say_fact(r, id, md_with_doubt(r, md_text(r, thing_label(things->at[i])), &things->at[i]->basis));
}

static void say_saying(struct report *r, enum label id, const struct saying *s, struct md words)
{
	struct md who = md_names(r, &s->by), name = md_label(r, id);
	if (!leaves_out(r, &s->thing))
		say_named(r, md_is_empty(who) ? name : MD_FILL(r, LABEL_in_brackets, name, who), words);
}

/* A quotation says where it was heard, a thought only whether it was made up. */
static void say_sayings(struct report *r, const struct content *c)
{
	FOR_EACH(struct saying, s, c->thoughts)
		say_saying(r, LABEL_thinks, s, md_with_doubt(r, md_quoted(r, s->thing.text), &s->thing.basis));
	FOR_EACH(struct saying, s, c->quotes)
		say_saying(r, LABEL_says, s, md_with_basis(r, md_quoted(r, s->thing.text), &s->thing.basis));
}

static void say_names_of(struct report *r, enum label id, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++)
		if (!leaves_out(r, things->at[i]))
			buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_semicolon) : STR("")), STR_ARG(md_text(r, thing_label(things->at[i])).s));
	say_fact(r, id, (struct md){ str_copy(&r->arena, buf_as_str(&b)) });
	buf_finish(&b);
}

static void say_work(struct report *r, enum label id, const struct things *works)
{
	FOR_EACH(struct work, w, *works) {
		struct md what = md_text(r, w->thing.text), who = md_names(r, &w->by);
		if (!leaves_out(r, &w->thing))
			say_fact(r, id, md_is_empty(who) ? what : MD_FILL(r, LABEL_in_brackets, what, who));
	}
}

static void say_promises(struct report *r, const struct things *promises)
{
	FOR_EACH(struct promise, p, *promises) {
		struct md what = md_text(r, p->thing.text), kept = md_choice(r, LABEL_kept_yes, p->delivered);
		if (!leaves_out(r, &p->thing))
			say_fact(r, LABEL_col_promise, MD_JOIN(r, " — ", md_with_doubt(r, what, &p->thing.basis), kept));
	}
}

/* The team's own lanes keep their own names. */
static void say_notes(struct report *r, const struct things *notes)
{
	FOR_EACH(struct note, n, *notes) {
		struct md name = n->lane ? md_name(r, &n->lane->thing) : md_label(r, LABEL_lane_notes);
		if (!leaves_out(r, &n->thing))
			say_named(r, name, md_with_basis(r, md_text(r, n->thing.text), &n->thing.basis));
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

static void say_nones(struct report *r, const struct things *nones)
{
	FOR_EACH(struct nothing, n, *nones) {
		struct md none = md_label(r, LABEL_none_found), why = md_text(r, n->thing.text);
		if (!leaves_out(r, &n->thing))
			say_fact(r, label_of_dimension(n->dimension), md_is_empty(why) ? md_with_basis(r, none, &n->thing.basis) : MD_FILL(r, LABEL_in_brackets, none, why));
	}
}

static void say_times(struct report *r, const struct content *c)
{
	say_fact(r, LABEL_col_wait, md_value(r, c->wait));
	say_fact(r, LABEL_col_takes, md_value(r, c->takes));
}

/* Feelings that are somebody's, or several: a line each. A single one stands beside its step. */
static bool feelings_stand_apart(const struct content *c)
{
	return c->feelings.len > 1 || (c->feelings.len && ((const struct feeling *)c->feelings.at[0])->by.len);
}

static struct md feeling_words(struct report *r, const struct feeling *f)
{
	return md_with_doubt(r, md_text(r, locale_feeling(r->words, &r->arena, r->map->scale, f)), &f->thing.basis);
}

static void say_feelings(struct report *r, const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		if (leaves_out(r, &f->thing) || (r->is_in_item && !feelings_stand_apart(c)))
			continue;
		struct md who = md_names(r, &f->by), felt = feeling_words(r, f);
		say_named(r, md_is_empty(who) ? md_label(r, LABEL_col_feeling) : who, felt);
	}
	say_fact(r, LABEL_col_because, md_text(r, c->because));
}

static void say_content(struct report *r, const struct content *c)
{
	say_feelings(r, c);
	if (c->moment && !leaves_out(r, c->moment))
		say_fact(r, LABEL_col_moment, md_is_empty(md_text(r, c->moment->text)) ? md_label(r, LABEL_yes) : md_text(r, c->moment->text));
	say_times(r, c);
	say_sayings(r, c);
	say_names_of(r, LABEL_lane_pains, &c->pains);
	say_gains(r, &c->gains);
	say_names_of(r, LABEL_lane_opportunities, &c->opportunities);
	say_promises(r, &c->promises);
	say_plainly(r, LABEL_lane_evidence, &c->evidence);
	say_work(r, LABEL_lane_front, &c->fronts);
	say_work(r, LABEL_lane_back, &c->backs);
	say_work(r, LABEL_lane_support, &c->supports);
	say_plainly(r, LABEL_lane_policies, &c->policies);
	say_each(r, LABEL_lane_insights, &c->insights);
	say_each(r, LABEL_lane_wishes, &c->wishes);
	say_each(r, LABEL_lane_practices, &c->practices);
	say_notes(r, &c->notes);
	say_nones(r, &c->nones);
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

/* "Gets the confirmation (69 %, if the payment goes through)" */
static struct md way_words(struct report *r, const struct way *w)
{
	struct md when = w->when.len ? md_text(r, label_with(r->words, &r->arena, LABEL_condition, w->when)) : MD_NONE;
	struct md step = md_name(r, &w->step->thing), facts = MD_JOIN(r, label(r->words, LABEL_list_comma).at, md_value(r, w->share), when);
	return md_is_empty(facts) ? step : MD_FILL(r, LABEL_in_brackets, step, facts);
}

static void say_ways(struct report *r, const struct step *s)
{
	FOR_EACH(struct way, w, s->nexts)
		if (w->step && !leaves_out(r, &w->thing) && !leaves_out(r, &w->step->thing))
			say_fact(r, LABEL_col_next, way_words(r, w));
}

static void say_step(struct report *r, const struct step *s)
{
	const struct content *c = &s->content;
	const struct feeling *f = c->feelings.len && !feelings_stand_apart(c) ? (const struct feeling *)c->feelings.at[0] : NULL;
	struct md felt = f && !leaves_out(r, &f->thing) ? feeling_words(r, f) : MD_NONE;
	struct md title = md_bold(r, md_name(r, &s->thing)), stakes = MD_NONE;
	if (c->intensity.given)
		stakes = md_text(r, label_with(r->words, &r->arena, LABEL_stakes, locale_value(r->words, &r->arena, c->intensity)));
	say_item(r, MD_JOIN(r, " · ", title, md_names(r, &s->by), touches_of(r, c), felt, stakes,
		s->exit ? md_label(r, LABEL_exit) : MD_NONE, s->off_brand ? md_label(r, LABEL_off_brand) : MD_NONE));
	r->is_in_item = true;
	say_content(r, c);
	say_fact(r, LABEL_col_realises, md_names(r, &s->realises));
	say_ways(r, s);
	r->is_in_item = false;
}

static struct md detail_of(struct report *r, const struct detail *d)
{
	if (!d)
		return MD_NONE;
	return d->journey ? md_name(r, &d->journey->thing) : md_link(r, md_text(r, d->thing.text), d->thing.text);
}

static void say_stage(struct report *r, const struct stage *s)
{
	say_heading(r, 3, md_name(r, &s->thing));
	say_fact(r, LABEL_col_aim, md_texts(r, &s->goals));
	say_fact(r, LABEL_expects, md_claims(r, &s->expects));
	say_fact(r, LABEL_lane_touchpoints, touches_of(r, &s->content));
	say_fact(r, LABEL_col_detail, detail_of(r, s->detail));
	say_content(r, &s->content);
	FOR_EACH(struct step, step, s->steps)
		if (!leaves_out(r, &step->thing))
			say_step(r, step);
}

void report_stages(struct report *r)
{
	say_heading(r, 2, md_label(r, LABEL_report_stages));
	say_overview(r);
	FOR_EACH(struct stage, s, r->journey->stages)
		if (!leaves_out(r, &s->thing))
			say_stage(r, s);
}
