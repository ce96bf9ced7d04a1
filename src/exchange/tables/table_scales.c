/* table_scales.c — lanes of feelings and scores: what their cells hold, and what the numbers there stand on. */
#include "exchange/feelings/feelings.h"
#include "exchange/tables/table_lanes.h"

static struct feeling_guess cell_feeling(const struct table_reader *r, size_t record, size_t lane)
{
	return feeling_read(r->i->lexicon, &r->i->arena, lane_cell(r, record, lane).text, r->lanes[lane].column);
}

static bool is_empty_cell(const struct table_reader *r, size_t record, size_t lane)
{
	return !plain_trim(lane_cell(r, record, lane).text).len;
}

/* More numbers than other things; without a lane of feelings words that are known do as well. */
static bool holds_scores(const struct table_reader *r, size_t lane, bool words_do)
{
	size_t numbers = 0, others = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		struct feeling_guess g = cell_feeling(r, record, lane);
		bool counts = g.has_number || (g.is_known && (words_do || !g.feelings[0].word.len));
		numbers += counts;
		others += !counts && !g.is_missing && !is_empty_cell(r, record, lane);
	}
	return words_do && others ? 2 * others < numbers : numbers > others;
}

/* "Careful — 3", "Sad (1)": in every cell, so that none of them says anything else. */
static bool has_number_in_each(const struct table_reader *r, size_t lane)
{
	struct feeling_column numbers = { .has_numbers = true };
	size_t count = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		if (is_empty_cell(r, record, lane))
			continue;
		if (!feeling_read(r->i->lexicon, &r->i->arena, lane_cell(r, record, lane).text, numbers).has_number)
			return false;
		count++;
	}
	return count > 1;
}

/* What stands in the cells by themselves: it says how the others are meant. */
static void read_column(struct table_reader *r, size_t lane)
{
	struct feeling_column column = { 0 };
	for (size_t record = 1; record < record_count(r); record++) {
		double level;
		int count = 0;
		struct str text = plain_line(&r->i->arena, lane_cell(r, record, lane).text);
		if (signs_read(text, (struct feeling_column){ 0 }, &level, &count))
			column.signs = count > column.signs ? count : column.signs;
		else
			column.has_numbers = column.has_numbers || cell_feeling(r, record, lane).is_only_number;
	}
	column.has_numbers = column.has_numbers || has_number_in_each(r, lane);
	r->lanes[lane].column = column;
}

/* The whole of which all fractions of a lane are, where plain numbers may be meant of it, too; else 0. */
static double only_whole(const struct table_reader *r, size_t lane)
{
	double whole = 0, highest = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		struct feeling_guess g = cell_feeling(r, record, lane);
		if (g.of[0] > 0 && whole > 0 && g.of[0] != whole)
			return 0;
		whole = g.of[0] > 0 ? g.of[0] : whole;
		double value = g.has_number && g.feelings[0].has_value ? g.feelings[0].value : 0;
		highest = value < 0 ? whole + 1 : value > highest ? value : highest;
	}
	return highest <= whole ? whole : 0;
}

/* From the heading, else from what the cells say. */
void lane_settle_scale(struct table_reader *r, size_t which, struct str heading)
{
	struct table_lane *lane = &r->lanes[which];
	struct stated_scale stated = scale_of_heading(r->i->lexicon, &r->i->arena, heading);
	struct draft_scale scale = { .is_stated = stated.is_stated, .is_turned = stated.is_turned, .low = stated.low, .high = stated.high, .whole = stated.whole };
	read_column(r, which);
	lane->column.has_numbers = lane->column.has_numbers || stated.is_stated || stated.whole > 0;
	if (!scale.is_stated && scale.whole == 0)
		scale.whole = only_whole(r, which);
	if (!scale.is_stated && scale.whole == 0)
		scale.journey = r->journey;
	scale.source = r->is_turned ? table_cell_at(r->table, which, 0).source : table_cell_at(r->table, 0, which).source;
	lane->scale = draft_scale_like(&r->i->draft, scale);
}

struct draft_scale *lane_scale(struct table_reader *r, const struct table_lane *lane, double of)
{
	if (of == 0 || of == lane->scale->whole || (lane->scale->is_stated && of == lane->scale->high))
		return lane->scale;
	return draft_scale_like(&r->i->draft, (struct draft_scale){ .is_turned = lane->scale->is_turned, .whole = of, .source = lane->scale->source });
}

bool lane_is_of_points(const struct table_reader *r, size_t lane)
{
	int points = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		struct feeling_guess g = cell_feeling(r, record, lane);
		if (!is_empty_cell(r, record, lane))
			points += g.is_known && !g.feelings[0].word.len && !g.feelings[1].word.len ? 1 : -1;
	}
	return points > 0;
}

void lanes_settle_scores(struct table_reader *r)
{
	size_t feeling = lane_find(r, COLUMN_FEELING), score = lane_find(r, COLUMN_SCORE);
	bool has_feelings = feeling < r->lane_count;
	if (has_feelings)
		lane_settle_scale(r, feeling, r->lanes[feeling].head);
	if (score == r->lane_count)
		return;
	lane_settle_scale(r, score, r->lanes[score].head);
	if (!holds_scores(r, score, !has_feelings) || (has_feelings && holds_scores(r, feeling, false)))
		lane_make_own(r, score);
}
