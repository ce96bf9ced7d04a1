/* fold.c — what one sentence says already is not told a second time: how a measure was taken, what came of an action, which pain
 * an opportunity no longer answers because it is closed. */
#include "diff/work.h"

/* A measure that was taken again has another date, another number of answers, another source: one line says it all. */
static bool is_about_measuring(const char *property)
{
	static const char *const WORDS[] = { "date", "n", "from", "assumed", "predicted" };
	for (size_t i = 0; property && i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_is(str_of(property), WORDS[i]))
			return true;
	return false;
}

static struct str how_measured(struct diff *d, const struct thing *t)
{
	const struct measure *measure = (const struct measure *)t;
	const struct metric *metric = (const struct metric *)t;
	struct date date = t->kind == KIND_MEASURE ? measure->date : metric->date;
	struct value n = t->kind == KIND_MEASURE ? measure->n : metric->n;
	struct str none = { 0 };
	struct str notes[] = {
		date.year ? locale_date(d->locale, &d->arena, date) : none,
		n.given ? FILL(d, sample, locale_value(d->locale, &d->arena, n)) : none,
		t->basis.predicted ? label(d->locale, LABEL_predicted) : t->basis.assumed ? label(d->locale, LABEL_assumed) : none,
	};
	return locale_list(d->locale, &d->arena, notes, 3);
}

static bool is_property(const struct change *c, const char *word)
{
	return c->property && str_is(str_of(c->property), word);
}

static void fold_measuring(struct diff *d, size_t first)
{
	struct change *value = NULL;
	for (size_t i = first; i < d->changes.len; i++) {
		struct change *c = &d->changes.at[i];
		if ((c->kind == KIND_MEASURE || c->kind == KIND_METRIC) && is_property(c, "value") && c->sign == CHANGE_CHANGED)
			value = c;
	}
	if (!value)
		return;
	for (size_t i = first; i < d->changes.len; i++)
		if (d->changes.at[i].new == value->new && is_about_measuring(d->changes.at[i].property))
			d->changes.at[i].is_written_elsewhere = true;
	struct str how = how_measured(d, value->new);
	if (how.len) {
		value->sentence = FILL(d, diff_with, value->sentence, how);
		value->detail = FILL(d, diff_with, value->detail, how);
	}
}

/* What came of an action is told with its being done. */
static void fold_result(struct diff *d, size_t first)
{
	struct change *done = NULL;
	for (size_t i = first; i < d->changes.len; i++) {
		struct change *c = &d->changes.at[i];
		if (c->kind != KIND_ACTION)
			return;
		if (is_property(c, "status") && str_is(c->to, "done"))
			done = c;
		if (done && done->new == c->new && is_property(c, "result") && c->to.len) {
			c->is_written_elsewhere = true;
			done->sentence = FILL(d, diff_with, done->sentence, diff_quoted_text(d, c->to));
			done->detail = FILL(d, diff_with, done->detail, diff_quoted_text(d, c->to));
		}
	}
}

/* Everything that `these` names and `others` doesn't was closed. */
static bool only_closed_are_missing(const struct diff *d, const struct things *these, const struct things *others, bool is_old)
{
	for (size_t i = 0; i < these->len; i++) {
		const struct thing *partner = is_old ? diff_new_of(d, these->at[i]) : diff_old_of(d, these->at[i]);
		if (partner ? !things_hold(others, partner) : !diff_settled_by(d, these->at[i], is_old))
			return false;
	}
	return true;
}

static const struct things *answered_by(const struct thing *t)
{
	return t->kind == KIND_OPPORTUNITY ? &((const struct opportunity *)t)->answers : &((const struct action *)t)->answers;
}

/* An opportunity no longer answers a pain that is closed: the closing says so. One that is only no longer told leaves it without
 * anything that it answers, and that is worth a line. */
static void fold_answers(struct diff *d, size_t first)
{
	for (size_t i = first; i < d->changes.len; i++) {
		struct change *c = &d->changes.at[i];
		if (!is_property(c, "for") || (c->kind != KIND_OPPORTUNITY && c->kind != KIND_ACTION))
			continue;
		const struct things *old = answered_by(c->old), *new = answered_by(c->new);
		c->is_written_elsewhere = only_closed_are_missing(d, old, new, true) && only_closed_are_missing(d, new, old, false);
	}
}

void diff_fold_changes(struct diff *d, size_t first)
{
	fold_measuring(d, first);
	fold_result(d, first);
	fold_answers(d, first);
}
