/* words.c — the language's own words (statements, choices, figures) in the map's language. */
#include "cjm/locale.h"
#include "cjm/unicode.h"

struct str locale_word(const struct locale *l, enum statement_kind kind)
{
	static const uint16_t WORDS[KIND_COUNT] = { /* label + 1 */
#define WORD(kind, id) [KIND_##kind] = LABEL_word_##id + 1,
#include "locale/words.def"
	};
	return WORDS[kind] ? label(l, (enum label)(WORDS[kind] - 1)) : str_of(statement_of(kind)->word);
}

static enum label first_choice(int choices)
{
	switch (choices) {
	case CHOICES_level: return LABEL_level_low;
	case CHOICES_known: return LABEL_observed;
	case CHOICES_action_status: return LABEL_status_idea;
	case CHOICES_decision_status: return LABEL_decision_asked;
	case CHOICES_intent: return LABEL_intent_informational;
	case CHOICES_delivered: return LABEL_kept_yes;
	case CHOICES_state: return LABEL_state_current;
	case CHOICES_journey_kind: return LABEL_map_journey;
	case CHOICES_source_kind: return LABEL_source_interviews;
	case CHOICES_answer: return LABEL_choice_yes;
	case CHOICES_served: return LABEL_choice_served;
	case CHOICES_team_kind: return LABEL_choice_internal;
	case CHOICES_work_kind: return LABEL_work_people;
	case CHOICES_channel_kind: return LABEL_choice_owned;
	case CHOICES_mode: return LABEL_choice_digital;
	case CHOICES_metric_kind: return LABEL_choice_experience;
	case CHOICES_better: return LABEL_choice_higher;
	case CHOICES_journey_status: return LABEL_choice_draft;
	default: return LABEL_COUNT;
	}
}

/* Its headings are no row of labels: some are a column's or a section's too. */
static struct str lane_label(const struct locale *l, unsigned int lane)
{
	static const enum label NAMES[LANE_COUNT] = {
#define LANE_NAME(id, name) [LANE_##id] = LABEL_##name,
#include "locale/lanes.def"
	};
	return label(l, NAMES[lane]);
}

struct str locale_choice(const struct locale *l, int choices, unsigned int choice)
{
	enum label first = first_choice(choices);
	if (!choice)
		return (struct str){ 0 };
	if (choices == CHOICES_lane)
		return lane_label(l, choice);
	return first == LABEL_COUNT ? str_of(choices_of(choices)[choice - 1]) : label_choice(l, first, choice);
}

struct named {
	const char *name;
	enum label id;
};

static struct str label_named(const struct locale *l, const struct named *rows, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(name, rows[i].name))
			return label(l, rows[i].id);
	return (struct str){ 0 };
}

struct str locale_figure(const struct locale *l, struct str name)
{
	static const struct named FIGURES[] = {
#define FIGURE_NAME(name, id) { name, LABEL_##id },
#define PART_NAME(name, id)
#include "locale/figures.def"
	};
	return label_named(l, FIGURES, sizeof FIGURES / sizeof *FIGURES, name);
}

struct str locale_part(const struct locale *l, struct str name)
{
	static const struct named PARTS[] = {
#define FIGURE_NAME(name, id)
#define PART_NAME(name, id) { name, LABEL_##id },
#include "locale/figures.def"
	};
	return label_named(l, PARTS, sizeof PARTS / sizeof *PARTS, name);
}

/* "RICE score", "Ulwick score": an abbreviation, and a person's name. */
static bool keeps_capital(struct str heading, size_t first)
{
	size_t at = first;
	uint32_t second = first < heading.len ? utf8_next(heading, &at) : 0;
	return unicode_lower(second) != second || str_starts(heading, "Ulwick");
}

struct str locale_within(const struct locale *l, struct arena *a, struct str heading)
{
	size_t first = 0;
	if (l->capital_nouns || !heading.len)
		return heading;
	utf8_next(heading, &first);
	if (keeps_capital(heading, first))
		return heading;
	return str_fmt(a, "%.*s%.*s", STR_ARG(str_lower(a, str_slice(heading, 0, first))), STR_ARG(str_slice(heading, first, heading.len))); /* NOLINT: one word in two parts */
}

struct str locale_comparison(struct str written)
{
	return str_is(written, "<=") ? STR("≤") : str_is(written, ">=") ? STR("≥") : written;
}

/* ---- requirements ---- */

struct str locale_required_figure(const struct locale *l, const struct map *m, const struct requirement *q)
{
	struct str figure = locale_figure(l, q->thing.name);
	FOR_EACH(struct metric, metric, m->metrics)
		if (!figure.len && str_equal(metric->thing.name, q->thing.name))
			return locale_name(l, &metric->thing);
	return figure.len ? figure : q->thing.name;
}

struct str locale_required_place(const struct locale *l, struct arena *a, const struct journey *j, const struct requirement *q)
{
	struct str part = locale_part(l, q->of);
	if (part.len)
		return locale_within(l, a, part);
	FOR_EACH(struct stage, stage, j->stages) {
		if (str_equal(stage->thing.name, q->of))
			return locale_name(l, &stage->thing);
		FOR_EACH(struct step, step, stage->steps)
			if (str_equal(step->thing.name, q->of))
				return locale_name(l, &step->thing);
	}
	return q->of;
}
