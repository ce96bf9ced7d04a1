/* values.h — what a property can be: a choice, a value, a range, texts, a list of things. */
#ifndef CJM_VALUES_H
#define CJM_VALUES_H

#include "cjm/base.h"

/* ---- choices: an enum for each CHOICES row of grammar/statements.def, in its order ---- */

/* 0 is always "not said". */
enum level { LEVEL_NONE, LEVEL_LOW, LEVEL_MEDIUM, LEVEL_HIGH };
enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };
enum delivered { DELIVERED_NONE, DELIVERED_YES, DELIVERED_PARTLY, DELIVERED_NO };
enum served { SERVED_NONE, SERVED_NOW, SERVED_TARGET };
enum work_kind { WORK_NONE, WORK_PEOPLE, WORK_TECHNOLOGY, WORK_PROCESS, WORK_POLICY };
enum team_kind { TEAM_NONE, TEAM_INTERNAL, TEAM_PARTNER };
enum channel_kind { CHANNEL_NONE, CHANNEL_OWNED, CHANNEL_PAID, CHANNEL_EARNED, CHANNEL_PARTNER };
enum mode { MODE_NONE, MODE_DIGITAL, MODE_HUMAN, MODE_PHYSICAL };
enum metric_kind { METRIC_NONE, METRIC_EXPERIENCE, METRIC_OPERATIONAL, METRIC_BUSINESS };
enum better { BETTER_NONE, BETTER_HIGHER, BETTER_LOWER };
enum source_kind {
	SOURCE_NONE, SOURCE_INTERVIEWS, SOURCE_SURVEY, SOURCE_ANALYTICS, SOURCE_CRM, SOURCE_SUPPORT, SOURCE_FRONTLINE, SOURCE_FOCUS_GROUP,
	SOURCE_WORKSHOP, SOURCE_REVIEWS,
};
enum setting { SETTING_NONE, SETTING_OFF, SETTING_INFO, SETTING_WARNING, SETTING_ERROR };
enum state { STATE_NONE, STATE_CURRENT, STATE_FUTURE };
enum journey_kind { JOURNEY_NONE, JOURNEY_JOURNEY, JOURNEY_DAY, JOURNEY_BLUEPRINT, JOURNEY_EXPERIENCE };
enum journey_status { STATUS_NONE, STATUS_DRAFT, STATUS_REVIEW, STATUS_APPROVED, STATUS_ARCHIVED };
enum action_status { ACTION_NONE, ACTION_IDEA, ACTION_TODO, ACTION_DOING, ACTION_DONE, ACTION_DROPPED };
enum decision_status { DECISION_NONE, DECISION_ASKED, DECISION_TAKEN, DECISION_REFUSED };
enum focus { FOCUS_NONE, FOCUS_CENTER, FOCUS_LEFT, FOCUS_RIGHT, FOCUS_TOP, FOCUS_BOTTOM };
enum intent { INTENT_NONE, INTENT_INFORMATIONAL, INTENT_NAVIGATIONAL, INTENT_COMMERCIAL, INTENT_TRANSACTIONAL };
enum base_theme { BASE_NONE, BASE_LIGHT, BASE_DARK, BASE_PRINT, BASE_CONTRAST };
enum theme_color {
	THEME_COLOR_NONE, THEME_COLOR_TEXT, THEME_COLOR_MUTED, THEME_COLOR_BACKGROUND, THEME_COLOR_CARD, THEME_COLOR_LINE, THEME_COLOR_ACCENT,
	THEME_COLOR_PAIN, THEME_COLOR_OPPORTUNITY, THEME_COLOR_MOMENT, THEME_COLOR_STAGES,
};
enum lane_id { /* in the order in which they are drawn where `lanes` says no other */
	LANE_NONE, LANE_STEPS, LANE_TOUCHPOINTS, LANE_EVIDENCE, LANE_IMAGES, LANE_FEELINGS, LANE_THOUGHTS, LANE_QUOTES, LANE_PAINS, LANE_GAINS,
	LANE_OPPORTUNITIES, LANE_MEASURES, LANE_KEYWORDS, LANE_PROMISES, LANE_POLICIES, LANE_WISHES, LANE_INSIGHTS, LANE_PRACTICES, LANE_NOTES,
	LANE_RESOURCES, LANE_PLAN, LANE_QUESTIONS, LANE_EVENTS, LANE_FRONT, LANE_BACK, LANE_SUPPORT, LANE_COUNT,
};
enum dimension {
	DIMENSION_NONE, DIMENSION_STEP, DIMENSION_TOUCHPOINT, DIMENSION_FEELING, DIMENSION_THOUGHT, DIMENSION_PAIN, DIMENSION_GAIN,
	DIMENSION_OPPORTUNITY, DIMENSION_METRIC, DIMENSION_OWNER, DIMENSION_SOURCE, DIMENSION_MOMENT, DIMENSION_KEYWORD, DIMENSION_FRONT,
	DIMENSION_BACK, DIMENSION_SUPPORT, DIMENSION_EVIDENCE, DIMENSION_RESOURCE, DIMENSION_QUOTE,
};

enum audience { AUDIENCE_NONE, AUDIENCE_CLIENT, AUDIENCE_TEAM };
enum known { KNOWN_NONE, KNOWN_OBSERVED, KNOWN_ASSUMED }; /* how: something rests on a source, or nothing does */

/* ---- values and lists ---- */

struct value {
	bool given;
	bool is_percent;
	bool is_range;      /* of time only: from `number` to `high` */
	double number, high;
	struct str unit;    /* "EUR", "min"; empty for none */
	struct str written; /* as the author wrote it */
};

struct range {
	bool given;
	double low, high;
};

struct texts { VEC(struct str) list; };

/* Pointers to things; which kind is said where it is used. Walk with FOR_EACH. */
struct things {
	struct thing **at;
	uint32_t len, cap; /* a step has three dozen of these lists */
};

#define FOR_EACH(type, name, things) \
	for (size_t name##_i = 0; name##_i < (things).len; name##_i++) \
		for (type *name = (type *)(things).at[name##_i], *name##_once = name; name##_once; name##_once = NULL)

struct thing;
struct persona;

bool things_hold(const struct things *list, const struct thing *t);
/* Of the people of whom something is said: `who` is among them, or all are, for none is named. Always for NULL. */
bool things_are_of(const struct things *by, const struct persona *who);
/* Adds it unless it is there already, or NULL: true when it was new. */
bool things_note(struct arena *a, struct things *list, const struct thing *t);

#endif
