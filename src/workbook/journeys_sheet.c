/* journeys_sheet.c — which journeys the workbook is of, whose they are, and which part of them is shown. */
#include "workbook/book.h"

enum journeys_column {
	J_TITLE, J_KIND, J_STATE, J_STATUS, J_VERSION, J_SHOWN, J_PERSONAS, J_SEGMENTS, J_OWNER, J_STAKEHOLDERS, J_SCENARIO, J_SCOPE, J_WHY, J_GOALS, J_QUESTIONS, J_INSIGHTS,
	J_REVIEWED, J_REVIEW, J_COUNT,
};

static void add_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[J_COUNT] = {
		[J_TITLE] = { LABEL_col_text, 44 }, [J_KIND] = { LABEL_col_kind, 22 }, [J_STATE] = { LABEL_col_journey_state, 18 }, [J_STATUS] = { LABEL_col_state, 14 },
		[J_VERSION] = { LABEL_col_version, 12 }, [J_SHOWN] = { LABEL_col_shown, 34 }, [J_PERSONAS] = { LABEL_persona, 24 }, [J_SEGMENTS] = { LABEL_segment, 24 },
		[J_OWNER] = { LABEL_owner, 20 }, [J_STAKEHOLDERS] = { LABEL_stakeholders, 34 }, [J_SCENARIO] = { LABEL_scenario, 44 }, [J_SCOPE] = { LABEL_scope, 34 },
		[J_WHY] = { LABEL_report_why, 44 }, [J_GOALS] = { LABEL_goal, 44 }, [J_QUESTIONS] = { LABEL_questions, 44 }, [J_INSIGHTS] = { LABEL_report_learnt, 44 },
		[J_REVIEWED] = { LABEL_last_review, 16 }, [J_REVIEW] = { LABEL_review_interval, 18 },
	};
	for (int i = 0; i < J_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

static void add_journey(struct out_table *t, const struct other_columns *o, const struct journey *j)
{
	struct out_book *b = t->book;
	struct told_cell *cells = out_row(t);
	cells[J_TITLE] = told_name(b, &j->thing);
	cells[J_KIND] = told_text(locale_choice(b->words, CHOICES_journey_kind, j->kind));
	cells[J_STATE] = told_text(locale_choice(b->words, CHOICES_state, j->state));
	cells[J_STATUS] = told_text(locale_choice(b->words, CHOICES_journey_status, j->status));
	cells[J_VERSION] = told_text(j->version);
	cells[J_SHOWN] = told_text(locale_shown(b->words, &b->arena, b->map, j));
	cells[J_PERSONAS] = told_names(b, &j->personas);
	cells[J_SEGMENTS] = told_names(b, &j->segments);
	cells[J_OWNER] = told_name(b, j->owner ? &j->owner->thing : NULL);
	cells[J_STAKEHOLDERS] = told_names(b, &j->stakeholders);
	cells[J_SCENARIO] = told_text(j->scenario);
	cells[J_SCOPE] = told_text(j->scope);
	cells[J_WHY] = told_items(b, &j->whys);
	cells[J_GOALS] = told_items(b, &j->goals);
	cells[J_QUESTIONS] = told_items(b, &j->questions);
	cells[J_INSIGHTS] = told_items(b, &j->insights);
	cells[J_REVIEWED] = told_date(b, j->reviewed);
	cells[J_REVIEW] = told_value(b, j->review_every);
	fill_others(t, o, &j->thing, cells);
}

void write_journey_sheet(struct out_book *b)
{
	static const bool TOLD[KIND_COUNT] = {
		[KIND_KIND_OF] = true, [KIND_STATE] = true, [KIND_STATUS] = true, [KIND_VERSION] = true, [KIND_JOURNEY_PERSONA] = true, [KIND_JOURNEY_SEGMENT] = true, [KIND_OWNER] = true,
		[KIND_STAKEHOLDERS] = true, [KIND_SCENARIO] = true, [KIND_SCOPE_OF] = true, [KIND_WHY] = true, [KIND_GOAL] = true, [KIND_QUESTION] = true, [KIND_INSIGHT] = true, [KIND_REVIEWED] = true,
		[KIND_WISH] = true, [KIND_OPPORTUNITY] = true, [KIND_ACTION] = true, [KIND_DECISION] = true, [KIND_MEASURE] = true, [KIND_STAGE] = true, /* on other sheets */
	};
	struct other_columns others = { .told = TOLD };
	struct out_table t = out_table_of(b);
	add_columns(&t);
	add_other_columns(&t, &others, KIND_JOURNEY);
	for (size_t i = 0; i < b->journey_count; i++)
		add_journey(&t, &others, book_journey(b, i));
	out_write(&t, LABEL_sheet_journeys);
}
