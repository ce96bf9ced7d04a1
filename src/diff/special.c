/* special.c — how each sort of change is told, and whether it is better or worse for the customer: feelings, measures, pains,
 * touchpoints and moves have words of their own, all others share one pattern. */
#include "cjm/units.h"
#include "diff/work.h"

#include <math.h>

/* ---- whom a sentence is about ---- */

/* "pain point “…” — " before what is said of it; nothing where the heading names it. */
static struct str phrase_about(struct diff *d, const struct thing *t, struct str rest)
{
	if (!diff_has_a_heading(t))
		rest = FILL(d, diff_about, diff_thing_phrase(d, t), rest);
	if (t && !diff_has_a_heading(t) && !diff_has_a_heading(t->parent))
		rest = FILL(d, diff_about, diff_thing_phrase(d, t->parent), rest);
	return rest;
}

static struct str phrase_within(struct diff *d, const struct thing *t, struct str rest)
{
	return t->parent && !diff_has_a_heading(t->parent) ? phrase_about(d, t->parent, rest) : rest;
}

static const struct thing *thing_of(const struct change *c)
{
	return c->new ? c->new : c->old;
}

static struct str plain_label(struct diff *d, const struct thing *t)
{
	bool is_measure = t->kind == KIND_MEASURE || t->kind == KIND_EFFECT || t->kind == KIND_NEXT;
	return t->text.len && !is_measure ? diff_tidy_text(d, t->text) : diff_thing_label(d, t);
}

void diff_write_sentence(struct diff *d, struct change *c, const struct thing *t, struct str rest)
{
	c->sentence = phrase_about(d, t, rest);
	c->subject = diff_has_a_heading(t) ? (struct str){ 0 } : plain_label(d, t);
	c->detail = rest;
}

/* ---- things that came, went or moved ---- */

/* What closed a pain: "done: action “…”", "opportunity “…” (step “…”)", "looked for, none found". */
struct str diff_closing_text(struct diff *d, const struct thing *pain)
{
	const struct thing *by = diff_settled_by(d, pain, true), *through = diff_settled_through(d, pain);
	if (by->kind == KIND_NO) /* of pain points, as the pain has just been named */
		return by->text.len ? diff_word_and(d, KIND_NO, diff_quoted_text(d, by->text)) : diff_kind_word(d, KIND_NO);
	if (by->kind == KIND_ACTION)
		return FILL(d, diff_done, diff_thing_phrase(d, by));
	return through ? FILL(d, diff_with, diff_thing_phrase(d, through), diff_thing_phrase(d, by)) : diff_thing_phrase(d, by);
}

/* A step that is a part of another one is neither new nor missing. */
static struct str came_or_went(struct diff *d, const struct thing *t, bool is_new, struct str text)
{
	const struct thing *whole = diff_part_of(d, t);
	struct str of = whole ? diff_thing_label(d, whole) : (struct str){ 0 };
	if (whole)
		return str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(is_new ? FILL(d, diff_split, of) : FILL(d, diff_merged, of)), d->locale->colon, STR_ARG(text));
	return is_new ? FILL(d, diff_added, text) : FILL(d, diff_removed, text);
}

void diff_write_thing(struct diff *d, struct change *c)
{
	const struct thing *t = thing_of(c);
	bool is_new = c->sign == CHANGE_ADDED, may_be_settled = t->kind == KIND_PAIN && !d->work->is_whole_journey;
	const struct thing *by = may_be_settled ? diff_settled_by(d, t, !is_new) : NULL;
	bool is_silent = d->options.is_future && !is_new; /* what the future state does not repeat has not gone */
	struct str text = is_silent ? diff_thing_phrase(d, t) : diff_thing_described(d, t);
	struct str sentence = by && !is_new ? FILL(d, diff_closed_by, text, diff_closing_text(d, t)) : came_or_went(d, t, is_new, text);
	c->sentence = phrase_within(d, t, t->kind == KIND_NO && is_new ? text : sentence);
	c->subject = t->kind == KIND_NO ? diff_thing_phrase(d, t) : plain_label(d, t);
	c->detail = diff_thing_facts(d, t);
	if (by && by->kind == KIND_NO)
		diff_pairs_set(&d->arena, &d->work->settled, by, t);
	c->is_written_elsewhere |= t->kind == KIND_NO && diff_pairs_find(&d->work->settled, t); /* it stands behind the pain */
	if (by && !is_new)
		c->detail = locale_list(d->locale, &d->arena, (struct str[]){ label(d->locale, LABEL_diff_sign_closed), c->detail, diff_closing_text(d, t) }, 3);
	c->better = !by ? 0 : is_new ? -1 : 1;
}

void diff_write_move(struct diff *d, struct change *c, const struct thing *from, const struct thing *to)
{
	c->from = from ? diff_thing_written(d, from) : (struct str){ 0 };
	c->to = to ? diff_thing_written(d, to) : (struct str){ 0 };
	diff_write_sentence(d, c, c->new, FILL(d, diff_moved_from, from ? diff_thing_label(d, from) : label(d->locale, LABEL_diff_whole)));
}

static struct str now_after(struct diff *d, const struct thing *before)
{
	return before ? FILL(d, diff_moved_after, diff_thing_label(d, before)) : label(d->locale, LABEL_diff_moved_first);
}

void diff_write_step_move(struct diff *d, struct change *c, const struct merged_stage *s, size_t index)
{
	const struct stage *from = s->steps.at[index].old->stage;
	const struct thing *before = NULL;
	if (s->old != from) {
		diff_write_move(d, c, &from->thing, &s->new->thing);
		return;
	}
	for (size_t i = 0; i < index; i++)
		before = s->steps.at[i].new ? &s->steps.at[i].new->thing : before;
	c->to = before ? diff_thing_written(d, before) : (struct str){ 0 };
	diff_write_sentence(d, c, c->new, now_after(d, before));
}

void diff_write_stage_move(struct diff *d, struct change *c, const struct diff_journey *j, size_t index)
{
	const struct thing *before = NULL;
	for (size_t i = 0; i < index; i++)
		before = j->stages.at[i].new ? &j->stages.at[i].new->thing : before;
	c->to = before ? diff_thing_written(d, before) : (struct str){ 0 };
	diff_write_sentence(d, c, c->new, now_after(d, before));
}

/* ---- words ---- */

void diff_write_wording(struct diff *d, struct change *c)
{
	const struct thing *t = c->new;
	const struct slot *slots = statement_of(t->kind)->slots;
	bool is_a_name = slots[0].type == SLOT_NAME && t->kind != KIND_PAIN && t->kind != KIND_GAIN && t->kind != KIND_OPPORTUNITY && t->kind != KIND_ACTION &&
		t->kind != KIND_INSIGHT && t->kind != KIND_QUESTION;
	struct str from = c->from.len ? diff_quoted_text(d, c->from) : STR("–"), to = c->to.len ? diff_quoted_text(d, c->to) : STR("–");
	struct str change = diff_becomes_text(d, from, to);
	if (!diff_has_a_heading(t))
		change = FILL(d, diff_noun, diff_kind_word(d, t->kind), change);
	c->sentence = phrase_within(d, t, is_a_name ? FILL(d, diff_renamed, change) : FILL(d, diff_reworded, change));
	c->subject = diff_has_a_heading(t) ? (struct str){ 0 } : plain_label(d, t);
	c->detail = locale_pair(d->locale, &d->arena, LABEL_diff_before, from);
}

static struct str in_code(struct diff *d, struct str name)
{
	return name.len ? diff_tidy_text(d, name) : STR("–");
}

void diff_write_name(struct diff *d, struct change *c)
{
	struct str change = str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(label(d->locale, LABEL_word_name)), d->locale->colon,
		STR_ARG(diff_becomes_text(d, in_code(d, c->from), in_code(d, c->to))));
	diff_write_sentence(d, c, c->new, change);
}

/* "requirement: abandon <= 33% → abandon <= 25%" */
void diff_write_rewritten(struct diff *d, struct change *c, struct str from, struct str to)
{
	c->sentence = phrase_within(d, c->new, diff_word_and(d, c->kind, diff_becomes_text(d, from, to)));
	c->subject = to;
	c->detail = locale_pair(d->locale, &d->arena, LABEL_diff_before, from);
}

void diff_write_text(struct diff *d, struct change *c, enum statement_kind kind)
{
	if (c->sign == CHANGE_CHANGED) {
		diff_write_sentence(d, c, c->new, diff_word_and(d, kind, diff_becomes_text(d, diff_quoted_text(d, c->from), diff_quoted_text(d, c->to))));
		return;
	}
	bool is_new = c->to.len > 0;
	diff_write_sentence(d, c, c->new, is_new ? diff_word_and(d, kind, diff_quoted_text(d, c->to))
		: FILL(d, diff_removed, FILL(d, diff_noun, diff_kind_word(d, kind), diff_quoted_text(d, c->from))));
}

/* ---- numbers ---- */

static struct str signed_number(struct diff *d, double number, int decimals)
{
	struct buf b = { 0 };
	if (number > 0)
		buf_char(&b, '+');
	buf_number(&b, number, decimals);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* "−7 points", "+0.7", "−10 min"; nothing where the units differ. */
static struct str difference_text(struct diff *d, struct value old, struct value new)
{
	if (!value_shares_scale(old, new, (struct counted){ .is_closed = true }))
		return (struct str){ 0 };
	int a = value_decimals(old.written), b = value_decimals(new.written);
	struct value v = { .given = true, .number = new.number - old.number, .unit = new.unit };
	v.written = signed_number(d, v.number, a > b ? a : b);
	number_read(v.written, &v.number);
	struct str text = locale_value(d->locale, &d->arena, v);
	return old.is_percent ? label_counted(d->locale, &d->arena, LABEL_count_point, v.number, text) : text;
}

/* ---- properties ---- */

static bool is_measured_value(const struct thing *t, enum statement_kind property)
{
	return t && property == KIND_METRIC_VALUE && (t->kind == KIND_MEASURE || t->kind == KIND_METRIC);
}

/* A target that was set elsewhere while the value stayed may be met or missed by that alone. */
static struct str moved_target_note(struct diff *d, const struct change *c, enum statement_kind property)
{
	bool is_measure = property == KIND_TARGET && c->sign == CHANGE_CHANGED && c->new->kind == KIND_MEASURE;
	if (!is_measure && (property != KIND_TARGET || c->sign != CHANGE_CHANGED || c->new->kind != KIND_METRIC))
		return (struct str){ 0 };
	struct measure old = { .metric = (struct metric *)c->old }, new = { .metric = (struct metric *)c->new }; /* what a metric says of itself */
	const struct measure *a = is_measure ? (const struct measure *)c->old : &old, *b = is_measure ? (const struct measure *)c->new : &new;
	int was = measure_verdict(a), is = measure_verdict(b);
	if (was * is >= 0 || !diff_values_equal(measure_value(a), measure_value(b)))
		return (struct str){ 0 };
	struct str text = locale_value(d->locale, &d->arena, measure_target(b));
	struct str notes[] = { is > 0 ? FILL(d, diff_target_met, text) : FILL(d, diff_target_missed, text), label(d->locale, LABEL_diff_same_value) };
	return locale_list(d->locale, &d->arena, notes, 2);
}

static struct str target_note(struct diff *d, const struct thing *old, const struct thing *new)
{
	if (old->kind != KIND_MEASURE || ((const struct measure *)new)->later)
		return (struct str){ 0 };
	const struct measure *a = (const struct measure *)old, *b = (const struct measure *)new;
	int was = measure_verdict(a), is = measure_verdict(b);
	struct value target = measure_target(b);
	struct str text = target.given ? locale_value(d->locale, &d->arena, target) : (struct str){ 0 };
	if (is > 0 && was <= 0)
		return new->basis.predicted ? FILL(d, diff_target_expected, text) : FILL(d, diff_target_met, text);
	return is < 0 && was > 0 ? FILL(d, diff_target_missed, text) : is < 0 ? label_with(d->locale, &d->arena, LABEL_target, text) : (struct str){ 0 };
}

/* "CES: 3.9 → 4.6 (+0.7), better" */
static void write_measured(struct diff *d, struct change *c, const void *old, const void *new, struct str from, struct str to)
{
	const struct thing *t = c->new->kind == KIND_MEASURE && ((const struct measure *)c->new)->metric ? &((const struct measure *)c->new)->metric->thing : c->new;
	struct str change = diff_becomes_text(d, from, to), by = difference_text(d, *(const struct value *)old, *(const struct value *)new);
	if (by.len)
		change = LABEL_FILL(d->locale, &d->arena, LABEL_in_brackets, change, by);
	struct str verdict = c->better > 0 ? label(d->locale, LABEL_diff_better) : c->better < 0 ? label(d->locale, LABEL_diff_worse) : (struct str){ 0 };
	struct str parts[] = { change, verdict, target_note(d, c->old, c->new) };
	c->subject = diff_thing_label(d, t);
	c->detail = locale_list(d->locale, &d->arena, parts, 3);
	c->sentence = str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(c->subject), d->locale->colon, STR_ARG(c->detail));
}

static struct str due_text(struct diff *d, struct date old, struct date new, struct str from, struct str to)
{
	long days = date_last_day(new) - date_last_day(old);
	struct str change = diff_becomes_text(d, from, to);
	return days > 0 ? FILL(d, diff_later, change) : days < 0 ? FILL(d, diff_earlier, change) : change;
}

static struct str changed_value(struct diff *d, const struct change *c, enum statement_kind property,
	const void *old, const void *new, struct str from, struct str to)
{
	if (c->sign == CHANGE_ADDED)
		return to;
	if (c->sign == CHANGE_REMOVED)
		return FILL(d, diff_no_more, from);
	if (property == KIND_DUE || property == KIND_METRIC_DUE || property == KIND_GOAL_DUE)
		return due_text(d, *(const struct date *)old, *(const struct date *)new, from, to);
	struct str change = diff_becomes_text(d, from, to);
	struct str verdict = c->better > 0 ? label(d->locale, LABEL_diff_better) : c->better < 0 ? label(d->locale, LABEL_diff_worse) : (struct str){ 0 };
	return locale_list(d->locale, &d->arena, (struct str[]){ change, verdict, moved_target_note(d, c, property) }, 3);
}

static bool is_done(const struct thing *t, enum statement_kind property, const void *new)
{
	return t && t->kind == KIND_ACTION && property == KIND_ACTION_STATUS && *(const unsigned int *)new == ACTION_DONE;
}

static void write_done(struct diff *d, struct change *c, const struct thing *t)
{
	c->sentence = FILL(d, diff_done, diff_thing_phrase(d, t));
	c->subject = plain_label(d, t);
	c->detail = label(d->locale, LABEL_status_done);
}

void diff_write_member(struct diff *d, struct change *c, enum statement_kind property, enum member_type type,
	const void *old, const void *new, struct str from, struct str to)
{
	const struct thing *t = thing_of(c);
	struct str word = diff_property_word(d, t, property);
	c->better = diff_better_member(d, t, property, type, old, new);
	if (is_measured_value(t, property) && c->sign == CHANGE_CHANGED)
		write_measured(d, c, old, new, from, to);
	else if (is_done(t, property, new))
		write_done(d, c, t);
	else if (type == MEMBER_BOOL)
		diff_write_sentence(d, c, t, c->sign == CHANGE_ADDED ? FILL(d, diff_now, word) : FILL(d, diff_not_now, word));
	else if (property == KIND_FOR && c->sign == CHANGE_REMOVED)
		diff_write_sentence(d, c, t, FILL(d, diff_answers_nothing, from));
	else
		diff_write_sentence(d, c, t, str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(word), d->locale->colon,
			STR_ARG(changed_value(d, c, property, old, new, from, to))));
}

/* ---- coverage ---- */

static struct str dimension_name(struct diff *d, enum coverage_dimension dimension)
{
	static const enum label NAMES[COVER_COUNT] = {
		LABEL_lane_steps, LABEL_lane_touchpoints, LABEL_lane_feelings, LABEL_lane_thoughts, LABEL_lane_pains, LABEL_lane_opportunities, LABEL_lane_measures,
		LABEL_owner, LABEL_sources,
	};
	return label(d->locale, NAMES[dimension]);
}

/* A change for each dimension; the first of them is told for all. */
void diff_write_coverage(struct diff *d, const struct stage *old, const struct stage *new, bool is_gained)
{
	struct str names[COVER_COUNT];
	size_t count = 0, first = d->changes.len;
	for (int c = 0; c < COVER_COUNT && map_judges(d->new.map, JUDGED_CELLS); c++) {
		bool was = stage_covers(old, (enum coverage_dimension)c), is = stage_covers(new, (enum coverage_dimension)c);
		struct str word = str_of(coverage_word((enum coverage_dimension)c)), none = { 0 };
		if (was == is || is != is_gained)
			continue;
		struct change *change = diff_note_property(d, &old->thing, &new->thing, "coverage", was ? word : none, is ? word : none);
		change->is_written_elsewhere |= count > 0;
		names[count++] = dimension_name(d, (enum coverage_dimension)c);
	}
	if (!count)
		return;
	struct str all = locale_list(d->locale, &d->arena, names, count);
	struct change *text = &d->changes.at[first];
	text->detail = text->sentence = is_gained ? FILL(d, diff_covered, all) : FILL(d, diff_uncovered, all);
}
