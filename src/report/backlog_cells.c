/* backlog_cells.c — what stands in each cell of the backlog. */
#include "cjm/backlog.h"
#include "cjm/scores.h"

#include <math.h>

struct item { /* a row, with what only some kinds have */
	const struct backlog *b;
	const struct thing *t;
	const struct journey *journey;
	const struct pain *pain;
	const struct opportunity *opportunity;
	const struct action *action;
	const struct decision *decision;
};

static struct item item_of(const struct backlog *b, const struct backlog_row *r)
{
	const void *t = r->thing;
	enum statement_kind kind = r->thing->kind;
	return (struct item){
		b, t, r->journey, kind == KIND_PAIN ? t : NULL, kind == KIND_OPPORTUNITY ? t : NULL, kind == KIND_ACTION ? t : NULL, kind == KIND_DECISION ? t : NULL,
	};
}

/* ---- texts ---- */

static const struct told_cell NOTHING;

static struct told_cell of_text(struct str text)
{
	return (struct told_cell){ .text = text };
}

static struct told_cell of_name(const struct item *i, const struct thing *t)
{
	return !t ? NOTHING : of_text(i->b->words ? locale_name(i->b->words, t) : thing_label(t));
}

static struct told_cell of_choice(const struct item *i, int choices, unsigned int choice)
{
	if (!choice)
		return NOTHING;
	return of_text(i->b->words ? locale_choice(i->b->words, choices, choice) : str_of(choices_of(choices)[choice - 1]));
}

static struct told_cell of_level(const struct item *i, enum level level)
{
	if (!level)
		return NOTHING;
	return of_text(i->b->words ? label_choice(i->b->words, LABEL_level_low, level) : str_of(choices_of(CHOICES_level)[level - 1]));
}

static struct told_cell of_texts(const struct item *i, const char *between, const struct str *parts, size_t count)
{
	struct buf all = { 0 };
	for (size_t k = 0; k < count; k++)
		if (parts[k].len)
			buf_fmt(&all, "%s%.*s", all.len ? between : "", STR_ARG(parts[k]));
	struct told_cell cell = of_text(buf_take(&all, i->b->arena));
	buf_finish(&all);
	return cell;
}

static const char *between_names(const struct item *i)
{
	return i->b->words ? i->b->words->list : "; ";
}

static struct told_cell of_names(const struct item *i, const struct things *things)
{
	struct str *names = arena_alloc(i->b->arena, (things->len + 1) * sizeof *names);
	for (size_t k = 0; k < things->len; k++)
		names[k] = of_name(i, things->at[k]).text;
	return of_texts(i, between_names(i), names, things->len);
}

/* Ids with a blank between them, for programs; names for people. */
static struct told_cell of_references(const struct item *i, const struct things *things)
{
	struct str *ids = arena_alloc(i->b->arena, (things->len + 1) * sizeof *ids);
	if (i->b->words)
		return of_names(i, things);
	for (size_t k = 0; k < things->len; k++)
		ids[k] = thing_reference(i->b->arena, things->at[k], i->journey);
	return of_texts(i, " ", ids, things->len);
}

/* ---- figures ---- */

static struct told_cell of_value(const struct item *i, struct value v)
{
	if (!v.given)
		return NOTHING;
	struct told_cell cell = of_text(i->b->words ? locale_value(i->b->words, i->b->arena, v) : v.written);
	if (!i->b->words && v.unit.len && str_find_text(v.written, 0, v.unit) == v.written.len)
		cell.text = str_fmt(i->b->arena, "%.*s %.*s", STR_ARG(v.written), STR_ARG(v.unit));
	if (!v.is_range)
		cell.value = v;
	return cell;
}

static struct told_cell of_number(const struct item *i, double number, int decimals)
{
	if (isnan(number))
		return NOTHING;
	return of_value(i, (struct value){ .given = true, .number = number, .written = str_number(i->b->arena, number, decimals) });
}

static struct told_cell of_score(const struct item *i, enum score score)
{
	double s = i->opportunity ? opportunity_score(i->opportunity, score) : NAN;
	return of_number(i, s, fabs(s) >= 100 ? 0 : score_decimals(s) > 2 ? score_decimals(s) : 2);
}

static struct told_cell of_date(const struct item *i, struct date d)
{
	if (!d.year)
		return NOTHING;
	struct told_cell cell = of_text(i->b->words ? locale_date(i->b->words, i->b->arena, d) : date_text(i->b->arena, d));
	cell.date = d;
	return cell;
}

/* ---- where it stands ---- */

static const struct step *step_of(const struct item *i)
{
	return i->t->parent && i->t->parent->kind == KIND_STEP ? (const struct step *)i->t->parent : NULL;
}

static const struct stage *stage_of(const struct item *i)
{
	const struct step *step = step_of(i);
	return step ? step->stage : i->t->parent && i->t->parent->kind == KIND_STAGE ? (const struct stage *)i->t->parent : NULL;
}

static struct told_cell cell_journey(const struct item *i)
{
	return of_name(i, &i->journey->thing);
}

static struct told_cell cell_phase(const struct item *i)
{
	const struct stage *stage = stage_of(i);
	return stage && stage->phase ? of_name(i, &stage->phase->thing) : NOTHING;
}

static struct told_cell cell_stage(const struct item *i)
{
	const struct stage *stage = stage_of(i);
	return stage ? of_name(i, &stage->thing) : NOTHING;
}

static struct told_cell cell_step(const struct item *i)
{
	const struct step *step = step_of(i);
	return step ? of_name(i, &step->thing) : NOTHING;
}

/* ---- what it is ---- */

static struct told_cell cell_kind(const struct item *i)
{
	return of_text(i->b->words ? locale_word(i->b->words, i->t->kind) : str_of(kind_word(i->t->kind)));
}

static struct told_cell cell_id(const struct item *i)
{
	return of_text(i->t->id);
}

static struct told_cell cell_text(const struct item *i)
{
	return of_text(thing_label(i->t));
}

static struct told_cell cell_severity(const struct item *i)
{
	if (i->b->words && i->pain && i->pain->severity)
		return of_text(label_choice(i->b->words, LABEL_degree_low, i->pain->severity));
	return i->pain ? of_level(i, i->pain->severity) : NOTHING;
}

static struct told_cell cell_frequency(const struct item *i)
{
	if (!i->pain || !i->pain->frequency.len)
		return NOTHING;
	struct told_cell cell = of_text(i->b->words ? locale_any(i->b->words, i->b->arena, i->pain->frequency) : i->pain->frequency);
	double percent = pain_frequency(i->pain);
	if (percent >= 0)
		cell.value = (struct value){ .given = true, .is_percent = true, .number = percent, .written = i->pain->frequency };
	return cell;
}

static struct told_cell cell_impact(const struct item *i)
{
	return i->opportunity ? of_level(i, i->opportunity->impact) : NOTHING;
}

static struct told_cell cell_effort(const struct item *i)
{
	return i->opportunity ? of_level(i, i->opportunity->effort) : NOTHING;
}

/* The team that answers for it; of a decision those who take it. */
static struct told_cell cell_owner(const struct item *i)
{
	const struct team *owner = i->pain ? i->pain->owner : i->opportunity ? i->opportunity->owner : i->action ? i->action->owner : NULL;
	return i->decision ? of_names(i, &i->decision->by) : owner ? of_name(i, &owner->thing) : NOTHING;
}

static struct told_cell cell_due(const struct item *i)
{
	return of_date(i, i->action ? i->action->due : i->decision ? i->decision->due : (struct date){ 0 });
}

static struct told_cell cell_status(const struct item *i)
{
	if (i->decision)
		return of_choice(i, CHOICES_decision_status, i->decision->status);
	return i->action ? of_choice(i, CHOICES_action_status, i->action->status) : NOTHING;
}

static struct told_cell cell_for(const struct item *i)
{
	return i->opportunity ? of_references(i, &i->opportunity->answers) : i->action ? of_references(i, &i->action->answers) : NOTHING;
}

/* What it rests on, and what is in doubt of it. */
static struct told_cell cell_source(const struct item *i)
{
	static const char *const DOUBTS[] = { [CERTAINTY_UNSAID] = "", [CERTAINTY_OBSERVED] = "", [CERTAINTY_ASSUMED] = "assumed", [CERTAINTY_PREDICTED] = "predicted" };
	struct str doubt = i->b->words ? locale_doubt(i->b->words, i->journey, i->t) : str_of(DOUBTS[certainty_of(i->journey, i->t)]);
	return of_texts(i, between_names(i), (struct str[]){ of_names(i, &i->t->basis.sources).text, doubt }, 2);
}

static struct told_cell cell_tag(const struct item *i)
{
	return of_texts(i, " ", i->t->tags.list.at, i->t->tags.list.len);
}

static struct told_cell cell_link(const struct item *i)
{
	struct told_cell cell = of_text(thing_link(i->t));
	cell.link = thing_href(i->t);
	return cell;
}

static struct told_cell cell_persona(const struct item *i)
{
	return i->pain ? of_names(i, &i->pain->by) : i->opportunity ? of_names(i, &i->opportunity->by) : NOTHING;
}

/* "The form is long (9 interviews); nobody asks (assumed)" */
static struct str reasons_text(const struct item *i, const struct things *reasons)
{
	const struct locale *l = i->b->words;
	struct str *texts = arena_alloc(i->b->arena, (reasons->len + 1) * sizeof *texts);
	bool are_sourced = false;
	FOR_EACH(struct thing, t, *reasons) {
		struct str parts[] = { locale_names(l, i->b->arena, &t->basis.sources), locale_doubt(l, i->journey, t) };
		struct str basis = locale_list(l, i->b->arena, parts, 2);
		texts[t_i] = basis.len ? LABEL_FILL(l, i->b->arena, LABEL_in_brackets, t->text, basis) : t->text;
		are_sourced |= t->basis.sources.len > 0;
	}
	return are_sourced ? of_texts(i, label(l, LABEL_list_semicolon).at, texts, reasons->len).text : locale_reasons(l, i->b->arena, reasons);
}

static struct told_cell cell_because(const struct item *i)
{
	if (!i->pain)
		return NOTHING;
	if (i->b->words)
		return of_text(reasons_text(i, &i->pain->because));
	return of_names(i, &i->pain->because);
}

static struct told_cell cell_cost(const struct item *i)
{
	return i->action ? of_value(i, i->action->cost) : NOTHING;
}

static struct str effect_text(const struct item *i, const struct effect *e)
{
	struct arena *a = i->b->arena;
	if (!e->metric)
		return (struct str){ 0 };
	struct str value = i->b->words ? locale_effect(i->b->words, a, e) : of_value(i, e->value).text;
	return str_fmt(a, "%.*s %.*s", STR_ARG(of_name(i, &e->metric->thing).text), STR_ARG(value));
}

static struct told_cell cell_effect(const struct item *i)
{
	if (!i->action)
		return NOTHING;
	const struct things *effects = &i->action->effects;
	struct str *texts = arena_alloc(i->b->arena, (effects->len + 1) * sizeof *texts);
	FOR_EACH(struct effect, e, *effects)
		texts[e_i] = effect_text(i, e);
	return of_texts(i, between_names(i), texts, effects->len);
}

static struct told_cell cell_result(const struct item *i)
{
	return i->action ? of_text(i->action->result) : NOTHING;
}

static struct told_cell cell_reach(const struct item *i)
{
	return i->opportunity ? of_value(i, i->opportunity->reach) : NOTHING;
}

static struct told_cell cell_confidence(const struct item *i)
{
	return i->opportunity ? of_value(i, i->opportunity->confidence) : NOTHING;
}

static struct told_cell cell_importance(const struct item *i)
{
	return i->opportunity ? of_value(i, i->opportunity->importance) : NOTHING;
}

static struct told_cell cell_satisfaction(const struct item *i)
{
	return i->opportunity ? of_value(i, i->opportunity->satisfaction) : NOTHING;
}

static struct told_cell cell_value(const struct item *i)
{
	return of_score(i, SCORE_VALUE);
}

static struct told_cell cell_ulwick(const struct item *i)
{
	return of_score(i, SCORE_ULWICK);
}

static struct told_cell cell_rice(const struct item *i)
{
	return of_score(i, SCORE_RICE);
}

static struct told_cell cell_answers(const struct item *i)
{
	return i->action ? of_names(i, &i->action->questions) : NOTHING;
}

/* What a client does not get; an expected effect can be that while its action isn't. */
static struct told_cell cell_internal(const struct item *i)
{
	bool is_effect = false;
	if (i->action)
		FOR_EACH(struct thing, e, i->action->effects)
			is_effect |= e->basis.internal;
	enum statement_kind kind = i->t->basis.internal ? KIND_INTERNAL : KIND_EFFECT;
	if (!i->t->basis.internal && !is_effect)
		return NOTHING;
	return of_text(i->b->words ? kind == KIND_INTERNAL ? label(i->b->words, LABEL_yes) : locale_word(i->b->words, kind) : str_of(kind == KIND_INTERNAL ? "yes" : kind_word(kind)));
}

/* ---- the table ---- */

static const struct {
	const char *head;
	enum label label;
	int width;
	bool is_edited;
	struct told_cell (*cell)(const struct item *i);
} COLUMNS[] = {
#define BACKLOG(id, head, label, width, is_edited) { head, label, width, is_edited, cell_##id },
#include "report/backlog.def"
};

struct told_cell backlog_cell(const struct backlog *b, const struct backlog_row *r, enum backlog_column c)
{
	struct item item = item_of(b, r);
	return COLUMNS[c].cell(&item);
}

struct str backlog_head(const struct backlog *b, enum backlog_column c)
{
	return b->words ? label(b->words, COLUMNS[c].label) : str_of(COLUMNS[c].head);
}

const char *backlog_keyword(enum backlog_column c)
{
	return COLUMNS[c].head;
}

int backlog_width(enum backlog_column c)
{
	return COLUMNS[c].width;
}

bool backlog_is_edited(enum backlog_column c)
{
	return COLUMNS[c].is_edited;
}

int backlog_choices(const struct thing *t, enum backlog_column c)
{
	if (c == BACKLOG_status)
		return t->kind == KIND_ACTION ? (int)CHOICES_action_status : t->kind == KIND_DECISION ? (int)CHOICES_decision_status : -1;
	bool is_level = (c == BACKLOG_severity && t->kind == KIND_PAIN) || ((c == BACKLOG_impact || c == BACKLOG_effort) && t->kind == KIND_OPPORTUNITY);
	return is_level ? (int)CHOICES_level : -1;
}
