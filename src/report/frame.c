/* frame.c — the report's beginning: which map this is, why it exists, what is to be reached and found out; and for whom. */
#include "report/report.h"
#include "cjm/units.h"

/* ---- which map ---- */

static void kind_phrase(struct report *r)
{
	const struct journey *j = r->journey;
	struct md version = j->version.len ? md_text(r, label_with(r->words, &r->arena, LABEL_version, j->version)) : MD_NONE;
	write_paragraph(r, MD_JOIN(r, label(r->words, LABEL_list_point).at, md_choice(r, LABEL_map_journey, j->kind ? j->kind : JOURNEY_JOURNEY), md_choice(r, LABEL_state_current, j->state),
		version, md_choice(r, LABEL_map_draft, j->status)));
}

static void write_drawing(struct report *r)
{
	if (r->options.drawing.len)
		write_paragraph(r, md_picture(r, r->options.drawing, thing_label(&r->journey->thing)));
}

static struct md followed_text(struct report *r, const struct detail *d)
{
	if (!d)
		return MD_NONE;
	return d->journey ? md_name(r, &d->journey->thing) : md_link(r, d->elsewhere ? md_name(r, &d->elsewhere->thing) : md_text(r, detail_label(d)), &d->thing);
}

static struct md rhythm_text(struct report *r, struct value every)
{
	return md_text(r, locale_rhythm(r->words, &r->arena, every));
}

static struct md freshness_text(struct report *r)
{
	const struct journey *j = r->journey;
	struct date next = date_after(j->reviewed, j->review_every);
	bool late = next.year && map_judges(r->map, JUDGED_DATES) && r->options.today.year && date_last_day(next) < date_first_day(r->options.today);
	struct md due = next.year ? MD_FILL(r, LABEL_next_review, md_date(r, next)) : MD_NONE;
	return MD_JOIN(r, label(r->words, LABEL_list_point).at, md_date(r, j->reviewed), rhythm_text(r, j->review_every), due, late ? md_bold(r, md_label(r, LABEL_overdue)) : MD_NONE);
}

static void write_dated(struct report *r, enum label id, const struct things *things)
{
	FOR_EACH(struct dated, d, *things)
		write_fact(r, id, md_dated(r, d));
}

/* ---- why, what for ---- */

static struct md goal_figures(struct report *r, const struct goal *g)
{
	struct md from = md_value(r, g->from), to = md_value(r, g->to), name = g->metric ? md_name(r, &g->metric->thing) : md_label(r, LABEL_col_value);
	struct md way = MD_NONE;
	if (g->from.given && g->to.given)
		way = MD_FILL(r, LABEL_goal_way, name, from, to);
	else if (g->to.given)
		way = MD_FILL(r, LABEL_goal_to, name, to);
	else if (g->from.given)
		way = MD_FILL(r, LABEL_goal_from, name, from);
	else if (g->metric)
		way = name;
	struct md due = md_date(r, g->due);
	return md_is_empty(due) ? way : md_is_empty(way) ? due : MD_FILL(r, LABEL_goal_by, way, due);
}

struct md md_goal(struct report *r, const struct goal *g)
{
	return MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_text(r, g->thing.text), goal_figures(r, g));
}

static void write_goals(struct report *r)
{
	FOR_EACH(struct goal, g, r->journey->goals)
		write_fact(r, LABEL_goal, md_goal(r, g));
}

static const struct things *questions_of(const struct thing *t)
{
	return t->kind == KIND_INSIGHT ? &((const struct insight *)t)->questions
		: t->kind == KIND_ACTION ? &((const struct action *)t)->questions : &((const struct step *)t)->answers;
}

struct question_answers { /* all things of a kind that name the question */
	struct md_list names;
	const struct thing *last;
};

static void note_question_answer(struct report *r, struct names *answers, const struct thing *question, const struct thing *t)
{
	struct question_answers *all = names_find_address(answers, question);
	if (!all) {
		all = ARENA_NEW(&r->arena, struct question_answers);
		names_add_address(answers, question, all);
	}
	if (all->last != t)
		md_add(r, &all->names, md_text(r, thing_label(t)));
	all->last = t;
}

/* A question's address → struct question_answers. */
static struct names answers_by(struct report *r, enum statement_kind kind)
{
	struct things things = things_of(r, kind);
	struct names answers;
	names_init(&answers, &r->arena);
	FOR_EACH(struct thing, t, things)
		FOR_EACH(struct thing, question, *questions_of(t))
			note_question_answer(r, &answers, question, t);
	return answers;
}

struct answers_by_kind { struct names insights, actions, steps; };

static struct md names_of_answers(struct report *r, const struct names *answers, const struct question *q)
{
	const struct question_answers *all = names_find_address(answers, q);
	return all ? md_joined(r, label(r->words, LABEL_list_semicolon).at, &all->names) : MD_NONE;
}

/* What was found out answers before what is done does, and either before a step; those say in their own place what they answer, too. */
static struct md answer_of(struct report *r, const struct answers_by_kind *all, const struct question *q)
{
	struct md said = q->answer ? md_reply(r, q->answer) : MD_NONE;
	struct md answer = MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, said, names_of_answers(r, &all->insights, q));
	if (md_is_empty(answer))
		answer = names_of_answers(r, &all->actions, q);
	if (md_is_empty(answer))
		answer = names_of_answers(r, &all->steps, q);
	return md_is_empty(answer) && map_judges(r->map, JUDGED_ANSWERS) ? md_fill(r, LABEL_no_answer, &MD_NONE, 0) : answer;
}

static void write_questions(struct report *r)
{
	struct things questions = things_of(r, KIND_QUESTION);
	struct answers_by_kind all = { answers_by(r, KIND_INSIGHT), answers_by(r, KIND_ACTION), answers_by(r, KIND_STEP) };
	FOR_EACH(struct question, q, questions)
		write_bullet(r, MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_text(r, q->thing.text), answer_of(r, &all, q)));
}

static void write_why(struct report *r)
{
	write_heading(r, 2, md_label(r, LABEL_report_why));
	FOR_EACH(struct thing, why, r->journey->whys)
		write_paragraph(r, md_with_basis(r, md_sentence(r, why->text), why));
	write_goals(r);
	write_heading(r, 3, md_label(r, LABEL_questions));
	write_questions(r);
}

void report_title(struct report *r)
{
	write_heading(r, 1, md_text(r, thing_label(&r->journey->thing)));
	kind_phrase(r);
	write_paragraph(r, md_bold(r, md_text(r, locale_shown(r->words, &r->arena, r->map, r->journey))));
	write_drawing(r);
}

/* Who is no stakeholder, and of whom more is said than a name. */
static void write_teams(struct report *r)
{
	struct things teams = things_named(r, KIND_TEAM, &r->journey->stakeholders), said = { 0 };
	FOR_EACH(struct thing, t, teams)
		if (!md_is_empty(md_facts(r, t)))
			VEC_PUSH(&r->arena, &said, t);
	write_fact(r, LABEL_sheet_teams, md_names_with_facts(r, &said));
}

void report_frame(struct report *r)
{
	static const bool WRITTEN[KIND_COUNT] = { /* here, or in a section of its own */
		[KIND_KIND_OF] = true, [KIND_STATE] = true, [KIND_FOLLOWS] = true, [KIND_STATUS] = true, [KIND_VERSION] = true, [KIND_JOURNEY_PERSONA] = true,
		[KIND_JOURNEY_SEGMENT] = true, [KIND_SCENARIO] = true, [KIND_SCOPE_OF] = true, [KIND_OWNER] = true, [KIND_STAKEHOLDERS] = true, [KIND_WHY] = true,
		[KIND_GOAL] = true, [KIND_QUESTION] = true, [KIND_REVIEWED] = true, [KIND_WORKSHOP] = true, [KIND_TESTED] = true, [KIND_VALIDATED] = true,
		[KIND_INSIGHT] = true, [KIND_WISH] = true, [KIND_PRACTICE] = true, [KIND_EVENT] = true, [KIND_OPPORTUNITY] = true, [KIND_ACTION] = true,
		[KIND_DECISION] = true,
		[KIND_RESOURCE] = true, [KIND_MEASURE] = true, [KIND_REQUIRE] = true, [KIND_RULE] = true, [KIND_LANE] = true, [KIND_LANES] = true, [KIND_TAG] = true,
		[KIND_OWN] = true, [KIND_SHOW] = true, [KIND_PHASE] = true, [KIND_STAGE] = true,
	};
	const struct journey *j = r->journey;
	write_heading(r, 2, md_label(r, LABEL_report_frame));
	write_fact(r, LABEL_scenario, md_text(r, j->scenario));
	write_fact(r, LABEL_scope, md_text(r, j->scope));
	write_fact(r, LABEL_segment, md_names_with_facts(r, &j->segments));
	write_fact(r, LABEL_follows_map, followed_text(r, j->follows));
	write_fact(r, LABEL_owner, j->owner ? md_name(r, &j->owner->thing) : MD_NONE);
	write_fact(r, LABEL_stakeholders, md_names_with_facts(r, &j->stakeholders));
	write_teams(r);
	if (j->reviewed.year)
		write_fact(r, LABEL_last_review, freshness_text(r));
	else
		write_fact(r, LABEL_review_interval, md_value(r, j->review_every));
	write_dated(r, LABEL_workshop, &j->workshops);
	write_dated(r, LABEL_walked_through, &j->tests);
	write_dated(r, LABEL_seen_by_customers, &j->validations);
	write_others(r, &j->thing, WRITTEN);
	write_why(r);
}

/* ---- who ---- */

/* "Camille Martin (34 years, buyer, Lyon)." */
static void write_identity(struct report *r, const struct persona *p, bool has_heading)
{
	const struct str parts[] = { p->role, locale_age(r->words, &r->arena, p->age), p->location };
	struct md facts = md_text(r, locale_list(r->words, &r->arena, parts, 3)), name = md_bold(r, md_name(r, &p->thing));
	if (!has_heading)
		facts = md_is_empty(facts) ? name : MD_FILL(r, LABEL_in_brackets, name, facts);
	write_paragraph(r, md_is_empty(facts) ? facts : MD_JOIN(r, "", facts, md_label(r, LABEL_full_stop)));
	write_line(r, md_sentence(r, p->about));
}

/* Where the journey is about it, it was told there. */
static struct md segment_of(struct report *r, const struct persona *p)
{
	bool is_named = false;
	FOR_EACH(struct segment, s, r->journey->segments)
		is_named |= s == p->segment;
	struct md name = p->segment ? md_name(r, &p->segment->thing) : MD_NONE;
	return !p->segment || is_named ? name : md_with_facts(r, name, &p->segment->thing);
}

static void write_persona(struct report *r, const struct persona *p, bool has_heading)
{
	static const bool WRITTEN[KIND_COUNT] = {
		[KIND_ABOUT] = true, [KIND_ROLE] = true, [KIND_AGE] = true, [KIND_LOCATION] = true, [KIND_PERSONA_SEGMENT] = true, [KIND_PERSONA_GOAL] = true,
		[KIND_NEED] = true, [KIND_EXPECTS] = true, [KIND_FRUSTRATION] = true, [KIND_BEHAVIOR] = true, [KIND_MOTIVATION] = true, [KIND_PREFERS] = true,
		[KIND_QUOTE] = true, [KIND_IMAGE] = true, [KIND_COLOR] = true, [KIND_TAG] = true, [KIND_OWN] = true,
	};
	if (has_heading)
		write_heading(r, 3, md_name(r, &p->thing));
	write_identity(r, p, has_heading);
	write_fact(r, LABEL_wants, md_claims(r, &p->goals));
	write_fact(r, LABEL_needs, md_claims(r, &p->needs));
	write_fact(r, LABEL_expects, md_claims(r, &p->expects));
	write_fact(r, LABEL_frustrations, md_claims(r, &p->frustrations));
	write_fact(r, LABEL_behaviours, md_claims(r, &p->behaviors));
	write_fact(r, LABEL_motivations, md_claims(r, &p->motivations));
	write_fact(r, LABEL_prefers, md_names(r, &p->prefers));
	write_fact(r, LABEL_segment, segment_of(r, p));
	write_fact(r, LABEL_lane_images, p->image ? md_text(r, p->image->caption) : MD_NONE);
	write_others(r, &p->thing, WRITTEN);
	write_fact(r, LABEL_sources, md_basis(r, &p->thing));
	FOR_EACH(struct saying, q, p->quotes)
		write_fact(r, LABEL_says, md_saying(r, q));
}

static bool write_person(struct report *r, const struct persona *p, bool has_heading)
{
	write_persona(r, p, has_heading);
	bool is_told = !heading_waits(r, 3);
	drop_heading(r, 3);
	return is_told;
}

/* Whom nobody stands for yet. */
static void write_open_segments(struct report *r)
{
	struct things open = map_open_segments(r->map, &r->arena);
	write_heading(r, 3, md_label(r, LABEL_segments_open));
	FOR_EACH(struct thing, s, open)
		write_bullet(r, md_with_facts(r, md_name(r, s), s));
}

void report_people(struct report *r)
{
	struct things others = things_named(r, KIND_PERSONA, &r->journey->personas), named = { 0 }; /* by a step, or in a quote */
	bool are_several = r->journey->personas.len + others.len > 1;
	write_heading(r, 2, md_label(r, LABEL_report_people));
	FOR_EACH(struct persona, p, r->journey->personas)
		if (!write_person(r, p, are_several)) /* nothing was said below its heading, and so it wouldn't be either */
			VEC_PUSH(&r->arena, &named, &p->thing);
	FOR_EACH(struct persona, other, others)
		write_person(r, other, are_several);
	write_heading(r, 3, md_label(r, LABEL_people_named));
	FOR_EACH(struct thing, p, named)
		write_bullet(r, md_name(r, p));
	write_open_segments(r);
}
