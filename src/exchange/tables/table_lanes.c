/* table_lanes.c — which way a table stands, and what its lanes mean. */
#include "exchange/tables/table_lanes.h"
#include "exchange/words/cells.h"
#include "exchange/words/durations.h"
#include "exchange/tables/lane_choice.h"
#include "exchange/feelings/feelings.h"
#include "exchange/tables/table_properties.h"

enum { CLASSIFIED_MOST = 200 };

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

struct table_cell table_cell_at(const struct table *t, size_t row, size_t column)
{
	const struct table_row *r = &t->rows.at[row];
	return column < r->cells.len ? r->cells.at[column] : (struct table_cell){ 0 };
}

size_t table_width(const struct table *t)
{
	size_t width = 0;
	for (size_t i = 0; i < t->rows.len; i++)
		width = t->rows.at[i].cells.len > width ? t->rows.at[i].cells.len : width;
	return width;
}

void cell_keep(struct table_reader *r, struct table_cell cell)
{
	account_keep(&r->i->account, cell.source);
	for (const struct table_cell *also = cell.also; also; also = also->also)
		account_keep(&r->i->account, also->source);
}

/* The table as records × lanes, whichever way it stands. */
struct table_cell lane_cell(const struct table_reader *r, size_t record, size_t lane)
{
	return r->is_turned ? table_cell_at(r->table, lane, record) : table_cell_at(r->table, record, lane);
}

size_t record_count(const struct table_reader *r)
{
	return r->is_turned ? table_width(r->table) : r->table->rows.len;
}

/* ---- which way it stands ---- */

bool lane_is_known(enum column_kind kind)
{
	return kind != COLUMN_OWN && kind != COLUMN_JOURNEY && kind != COLUMN_STAGE && kind != COLUMN_NUMBER && kind != COLUMN_NAME && kind != COLUMN_LABEL && kind < COLUMN_PHASE;
}

static bool is_heading_for_stages(enum column_kind kind)
{
	return kind == COLUMN_STAGE || kind == COLUMN_NUMBER || kind == COLUMN_NAME;
}

/* A lane is named by a short heading: a word in a sentence says nothing of it. */
static bool names_lane(struct arena *a, struct table_cell head)
{
	struct column_guess g = head_guess(a, head);
	return lane_is_known(g.kind) && !g.is_in_sentence;
}

/* "Detail", "What happens", "Owner": no stage is called so. */
static bool is_bare_head(struct arena *a, struct table_cell head)
{
	enum column_kind kind = head_guess(a, head).kind;
	return kind == COLUMN_DESCRIPTION || kind == COLUMN_LABEL || lane_is_known(kind);
}

void table_add_evidence(struct arena *a, const struct table *t, struct table_evidence *e)
{
	size_t width = table_width(t), rows = t->rows.len;
	struct table_cell corner = rows ? table_cell_at(t, 0, 0) : (struct table_cell){ 0 };
	e->width = width > e->width ? width : e->width;
	e->head_cells = e->width ? e->width - 1 : 0;
	e->side_cells += rows ? rows - 1 : 0;
	e->in_head = 0;
	e->tables++;
	e->head_is_bare = true; /* by its first cell, where tables share it: stages of several journeys are rarely called alike */
	for (size_t c = 0; rows && c < width && c < CLASSIFIED_MOST; c++) {
		struct table_cell head = table_cell_at(t, 0, c);
		e->in_head += names_lane(a, head);
		e->head_names_stages = e->head_names_stages || is_heading_for_stages(head_guess(a, head).kind);
		e->head_is_bare = e->head_is_bare && (c == 0 || (c > 1 && e->tables > 1) || is_bare_head(a, head));
	}
	for (size_t row = 1; row < rows && row < CLASSIFIED_MOST; row++)
		e->in_side += names_lane(a, table_cell_at(t, row, 0));
	e->corner_is_empty = !corner.text.len;
	e->corner_names_stages = is_heading_for_stages(head_guess(a, corner).kind);
}

/* The lanes stand where the larger share of the words is known as such: a stage may be called "Problem", too. */
enum table_shape table_shape_by(const struct table_evidence *e)
{
	bool side_wins = e->in_side * e->head_cells > e->in_head * e->side_cells;
	if (!e->side_cells || e->width < 2)
		return TABLE_UNKNOWN;
	if (side_wins && e->in_side >= 2 && (e->width == 2 || e->head_is_bare))
		return TABLE_ONE_STAGE;
	if (side_wins && (e->in_side >= 2 || e->corner_names_stages || e->corner_is_empty))
		return TABLE_STAGE_A_COLUMN;
	return e->in_head >= 2 || (e->in_head && e->head_names_stages) || e->corner_names_stages ? TABLE_STAGE_A_ROW : TABLE_UNKNOWN;
}

enum table_shape table_shape_of(struct arena *a, const struct table *t)
{
	struct table_evidence e = { 0 };
	table_add_evidence(a, t, &e);
	return table_shape_by(&e);
}

/* ---- what the lanes mean ---- */

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

/* Plain counting: 1, 2, 3 … */
bool lane_is_counting(const struct table_reader *r, size_t lane)
{
	for (size_t record = 1; record < record_count(r); record++) {
		double number;
		struct str text = plain_trim(lane_cell(r, record, lane).text);
		if (!cell_sums_up(&r->i->arena, text) && (!number_read(text, &number) || number != (double)record))
			return false;
	}
	return record_count(r) > 1;
}

/* "1", "2a", "3a'": numbers of stages that have no names. */
static bool lane_is_numbering(const struct table_reader *r, size_t lane)
{
	for (size_t record = 1; record < record_count(r); record++) {
		struct str text = plain_trim(lane_cell(r, record, lane).text);
		if (!cell_sums_up(&r->i->arena, text) && (text.len > 5 || (text.len && !plain_is_digit(text.at[0]))))
			return false;
	}
	return record_count(r) > 1;
}

bool lane_is_numbering_steps(const struct table_reader *r)
{
	return r->stage_lane < r->lane_count && lane_is_numbering(r, r->stage_lane) && lane_find(r, COLUMN_STEP) < r->lane_count;
}

size_t lane_find(const struct table_reader *r, enum column_kind kind)
{
	size_t lane = 0;
	while (lane < r->lane_count && r->lanes[lane].kind != kind)
		lane++;
	return lane;
}

void lane_make_own(struct table_reader *r, size_t lane)
{
	if (lane < r->lane_count)
		r->lanes[lane].kind = COLUMN_OWN;
}

/* More of its cells are a number, a face or an arrow without words than anything else. */
static bool is_of_points(const struct table_reader *r, size_t lane)
{
	int points = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		struct feeling_guess g = cell_feeling(r, record, lane);
		if (!is_empty_cell(r, record, lane))
			points += g.is_known && !g.feelings[0].word.len && !g.feelings[1].word.len ? 1 : -1;
	}
	return points > 0;
}

/* "Emotion" in words, and "Emotional curve" in numbers or faces: points of the same feeling. */
static void find_points(struct table_reader *r)
{
	size_t words = r->lane_count, points = r->lane_count;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (r->lanes[lane].kind == COLUMN_FEELING)
			*(is_of_points(r, lane) ? &points : &words) = lane;
	if (words < r->lane_count && points < r->lane_count && lane_find(r, COLUMN_SCORE) == r->lane_count)
		r->lanes[points].kind = COLUMN_SCORE;
}

/* What somebody said by hand is that lane, and no other is. */
static void yield_to_choices(struct table_reader *r)
{
	bool is_chosen[COLUMN_COUNT] = { false };
	for (size_t lane = 0; lane < r->lane_count; lane++)
		is_chosen[r->lanes[lane].kind] = is_chosen[r->lanes[lane].kind] || r->lanes[lane].is_by_hand;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (is_chosen[r->lanes[lane].kind] && !r->lanes[lane].is_by_hand)
			lane_make_own(r, lane);
}

/* A second lane of a kind keeps its own name, so that "pain" and "problem" side by side stay two. */
static void keep_kinds_apart(struct table_reader *r)
{
	bool seen[COLUMN_COUNT] = { false };
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		enum column_kind kind = r->lanes[lane].kind;
		if (seen[kind] && !(r->lanes[lane].is_by_hand && kind != COLUMN_STAGE))
			lane_make_own(r, lane);
		seen[kind] = true;
	}
	if (seen[COLUMN_TOUCHPOINT])
		lane_make_own(r, lane_find(r, COLUMN_CHANNEL));
}

/* Where the lane says something else than before, the first record included. */
static bool changes_at(const struct table_reader *r, size_t record, size_t lane, struct str *before)
{
	struct str text = plain_line(&r->i->arena, lane_cell(r, record, lane).text);
	bool changes = text.len && !str_equal(text, *before);
	*before = text.len ? text : *before;
	return changes;
}

/* Several stages to one of its cells, or to a cell and the blank ones that follow it; never one stage to two. */
static bool is_phase_of(const struct table_reader *r, size_t phase, size_t stage)
{
	struct str phase_before = { 0 }, stage_before = { 0 };
	size_t phases = 0, stages = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		bool next_phase = changes_at(r, record, phase, &phase_before), next_stage = changes_at(r, record, stage, &stage_before);
		phases += next_phase;
		stages += next_stage;
		if ((next_phase && !next_stage) || (next_stage && !phase_before.len))
			return false;
	}
	return phases && phases < stages;
}

/* Beside the stages a coarser lane of them, or one without a head: phases. */
static void find_phases(struct table_reader *r)
{
	size_t a = lane_find(r, COLUMN_STAGE), b = a + 1;
	while (b < r->lane_count && r->lanes[b].kind != COLUMN_STAGE)
		b++;
	if (lane_find(r, COLUMN_PHASE) < r->lane_count || a == r->lane_count)
		return;
	if (b >= r->lane_count && a > 0 && r->lanes[0].kind == COLUMN_OWN && !r->lanes[0].head.len) {
		b = a;
		a = 0;
	}
	if (b >= r->lane_count || lane_is_numbering(r, a) || lane_is_numbering(r, b))
		return;
	if (r->lanes[a].is_whole && is_phase_of(r, a, b))
		r->lanes[a].kind = COLUMN_PHASE;
	else if (r->lanes[b].is_whole && is_phase_of(r, b, a))
		r->lanes[b].kind = COLUMN_PHASE;
}

static void choose_stage_lane(struct table_reader *r)
{
	size_t stage = lane_find(r, COLUMN_STAGE), name = lane_find(r, COLUMN_NAME), number = lane_find(r, COLUMN_NUMBER);
	if (name < r->lane_count && (stage == r->lane_count || lane_is_numbering(r, stage))) {
		if (stage < r->lane_count)
			r->lanes[stage].kind = COLUMN_NUMBER;
		stage = name;
	}
	if (stage == r->lane_count && r->lane_count && !r->lanes[0].is_by_hand && (r->lanes[0].kind == COLUMN_OWN || r->lanes[0].kind == COLUMN_LABEL))
		stage = 0;
	if (stage == r->lane_count && number < r->lane_count && lane_find(r, COLUMN_STEP) == r->lane_count)
		stage = number;
	if (stage < r->lane_count)
		r->lanes[stage].kind = COLUMN_STAGE;
	lane_make_own(r, lane_find(r, COLUMN_NAME));
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (r->lanes[lane].kind == COLUMN_NUMBER && lane_is_counting(r, lane))
			r->drops_numbers = true; /* the order says as much */
	r->stage_lane = stage;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (lane != stage && (r->lanes[lane].kind == COLUMN_STAGE || r->lanes[lane].kind == COLUMN_LABEL))
			lane_make_own(r, lane);
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

void lane_name(struct table_reader *r, struct table_lane *lane)
{
	if (!lane->name.len)
		lane->name = draft_lane(&r->i->draft, r->journey, lane->head.len ? lane->head : STR("…"));
}

void lanes_declare_own(struct table_reader *r)
{
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		bool holds_something = false;
		for (size_t record = 1; record < record_count(r) && !holds_something; record++)
			holds_something = plain_items(arena(r), lane_cell(r, record, lane).text, false).list.len;
		if (r->lanes[lane].kind == COLUMN_OWN && lane != r->stage_lane && holds_something)
			lane_name(r, &r->lanes[lane]);
	}
}

/* "Step: 1, 2, 3 | Description: …": then the description is the step. */
static void settle_descriptions(struct table_reader *r, bool steps_are_numbers)
{
	bool takes = steps_are_numbers && lane_find(r, COLUMN_STEP) == r->lane_count && lane_find(r, COLUMN_STAGE) == r->lane_count;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (r->lanes[lane].kind == COLUMN_DESCRIPTION) {
			r->lanes[lane].kind = takes ? COLUMN_STEP : COLUMN_OWN;
			takes = false;
		}
}

/* "Attente" is what is expected, and a wait: where nothing but lengths of time stands below, a wait. */
static void settle_waits(struct table_reader *r)
{
	size_t lane = lane_find(r, COLUMN_EXPECTS), times = 0;
	if (lane == r->lane_count || r->lanes[lane].is_by_hand || lane_find(r, COLUMN_WAIT) < r->lane_count)
		return;
	for (size_t record = 1; record < record_count(r); record++) {
		struct str text = plain_line(arena(r), lane_cell(r, record, lane).text);
		bool is_time = duration_read(arena(r), text, (struct str){ 0 }).len;
		if (text.len && !is_time && !cell_means_nothing(arena(r), text))
			return;
		times += is_time;
	}
	if (times)
		r->lanes[lane].kind = COLUMN_WAIT;
}

void lanes_classify(struct table_reader *r)
{
	r->lane_count = r->is_turned ? r->table->rows.len : table_width(r->table);
	size_t votes = 0;
	bool only_numbered = false;
	if (!r->i->lexicon)
		r->i->lexicon = lexicon_new(arena(r));
	r->lanes = arena_alloc(arena(r), r->lane_count * sizeof *r->lanes);
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		r->lanes[lane].head = plain_line(arena(r), lane_cell(r, 0, lane).text);
		struct column_guess g = lane < CLASSIFIED_MOST ? head_guess(arena(r), lane_cell(r, 0, lane)) : (struct column_guess){ 0 };
		r->lanes[lane].kind = g.kind == COLUMN_JOURNEY ? COLUMN_OWN : g.kind;
		r->lanes[lane].is_by_hand = lane_cell(r, 0, lane).choice;
		r->lanes[lane].also_feels = g.also_feels;
		g.language = lane_cell(r, 0, lane).source.len ? g.language : NULL; /* no word of the original */
		r->lanes[lane].is_whole = g.is_whole || !r->lanes[lane].head.len;
		if (g.language && (!votes || r->language == g.language)) /* a majority vote in one pass */
			r->language = g.language, votes++;
		else if (g.language)
			votes--;
	}
	yield_to_choices(r);
	for (size_t lane = 0; lane < r->lane_count; lane++) /* "Step: 1, 2a, 2b" */
		if (r->lanes[lane].kind == COLUMN_STEP && !r->lanes[lane].is_by_hand && lane_is_numbering(r, lane))
			r->lanes[lane].kind = COLUMN_NUMBER, only_numbered = true;
	settle_descriptions(r, only_numbered);
	settle_waits(r);
	find_points(r);
	find_phases(r);
	keep_kinds_apart(r);
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (lane_is_property(r->lanes[lane].kind) && property_is_alone(r, r->lanes[lane].kind))
			lane_make_own(r, lane);
	choose_stage_lane(r);
}

bool table_is_one_stage(struct import *i, const struct table *t, enum table_shape shape)
{
	struct table_reader r = { .i = i, .table = t };
	if (shape != TABLE_STAGE_A_ROW)
		return shape == TABLE_ONE_STAGE;
	lanes_classify(&r);
	return r.stage_lane == r.lane_count || lane_is_numbering_steps(&r);
}
