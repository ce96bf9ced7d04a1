/* table_lanes.c — what the lanes of a table mean. */
#include "exchange/tables/table_lanes.h"
#include "exchange/words/cells.h"
#include "exchange/words/durations.h"
#include "exchange/feelings/feelings.h"
#include "exchange/tables/lane_choice.h"
#include "exchange/tables/table_properties.h"

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

struct str lane_number(const struct table_reader *r, size_t record, size_t lane)
{
	struct str text = plain_line(&r->i->arena, lane_cell(r, record, lane).text);
	while (text.len > 1 && (text.at[0] == '#' || text.at[0] == '('))
		text = str_slice(text, 1, text.len);
	while (text.len > 1 && (str_ends(text, ".") || str_ends(text, ")") || str_ends(text, ":")))
		text.len--;
	return text;
}

/* Plain counting: 1, 2, 3 … */
bool lane_is_counting(const struct table_reader *r, size_t lane)
{
	for (size_t record = 1; record < record_count(r); record++) {
		double number;
		struct str text = lane_number(r, record, lane);
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

/* "Emotion" in words, and "Emotional curve" in numbers or faces: points of the same feeling. */
static void find_points(struct table_reader *r)
{
	size_t words = r->lane_count, points = r->lane_count;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (r->lanes[lane].kind == COLUMN_FEELING)
			*(lane_is_of_points(r, lane) ? &points : &words) = lane;
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

/* The names of the stages below those of their phases, without a head of their own. */
static bool find_headless_stages(struct table_reader *r)
{
	struct table_lane *phases = &r->lanes[0], *stages = &r->lanes[1];
	bool may_be = r->lane_count > 2 && stages->kind == COLUMN_OWN && !stages->head.len && (phases->kind == COLUMN_STAGE || (phases->kind == COLUMN_OWN && !phases->head.len));
	if (!may_be || (phases->kind == COLUMN_OWN && lane_find(r, COLUMN_STAGE) < r->lane_count) || !is_phase_of(r, 0, 1))
		return false;
	phases->kind = COLUMN_PHASE;
	stages->kind = COLUMN_STAGE;
	return true;
}

/* Beside the stages a coarser lane of them, or one without a head: phases. */
static void find_phases(struct table_reader *r)
{
	if (find_headless_stages(r))
		return;
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

/* Beside the frontstage or the backstage "Customer" is what she does and "Support" what carries it; "Step" then names the stages. */
static void settle_blueprint(struct table_reader *r)
{
	size_t none = r->lane_count, step = lane_find(r, COLUMN_STEP);
	bool is_one = lane_find(r, COLUMN_FRONT) < none || lane_find(r, COLUMN_BACK) < none, may_name = lane_find(r, COLUMN_STAGE) == none;
	for (size_t lane = 0; is_one && lane < none; lane++) {
		struct table_lane *l = &r->lanes[lane];
		if (l->kind != COLUMN_OWN || l->is_by_hand)
			continue;
		if (cell_is_customer(arena(r), l->head) && (step == none || (may_name && !r->lanes[step].is_by_hand))) {
			l->kind = COLUMN_STEP;
			if (step < none)
				r->lanes[step].kind = COLUMN_STAGE;
			step = lane;
			may_name = false;
		} else if (cell_is_systems(arena(r), l->head) && lane_find(r, COLUMN_SUPPORT) == none) {
			l->kind = COLUMN_SUPPORT;
		}
	}
}

/* A lane of the team's own in which only faces, arrows or signs stand. */
static bool lane_is_of_faces(const struct table_reader *r, size_t lane)
{
	size_t faces = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		struct str text = plain_line(&r->i->arena, lane_cell(r, record, lane).text);
		struct feeling_guess g = feeling_read(r->i->lexicon, &r->i->arena, text, (struct feeling_column){ 0 });
		if (text.len && (!g.is_known || g.has_number || g.feelings[0].word.len || (unsigned char)text.at[0] < 0x80))
			return false;
		faces += text.len > 0;
	}
	return faces > 1;
}

/* Where nothing else tells what is felt, faces do: one lane of them is the feelings, several are a person each. */
static void settle_faces(struct table_reader *r)
{
	size_t faces = r->lane_count, count = 0;
	if (lane_find(r, COLUMN_FEELING) < r->lane_count || lane_find(r, COLUMN_SCORE) < r->lane_count)
		return;
	for (size_t lane = 0; lane < r->lane_count && lane < CLASSIFIED_MOST; lane++)
		if (r->lanes[lane].kind == COLUMN_OWN && !r->lanes[lane].is_by_hand && r->lanes[lane].head.len && lane_is_of_faces(r, lane)) {
			r->lanes[lane].is_of_faces = true;
			faces = lane;
			count++;
		}
	if (count == 1)
		r->lanes[faces].kind = COLUMN_FEELING;
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
		struct column_guess g = lane < CLASSIFIED_MOST ? head_guess(&r->i->columns, lane_cell(r, 0, lane)) : (struct column_guess){ 0 };
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
	settle_blueprint(r);
	settle_faces(r);
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

/* ---- tables of the same stages ---- */

enum { STAGES_MOST = 200 };

/* In order; *records is in how many rows or columns they stand. */
static struct pieces stages_in_order(const struct table_reader *r, size_t *records)
{
	struct pieces stages = { 0 };
	for (size_t record = 1; record < record_count(r) && stages.list.len < STAGES_MOST; record++) {
		struct str text = plain_line(&r->i->arena, lane_cell(r, record, r->stage_lane).text);
		if (text.len && !(stages.list.len && str_equal(text, stages.list.at[stages.list.len - 1])))
			VEC_PUSH(&r->i->arena, &stages.list, text);
		++*records;
	}
	return stages;
}

static bool has_lane_of(const struct table_reader *r, const struct table_lane *lane)
{
	for (size_t k = 0; k < r->lane_count; k++) {
		bool is_same = lane->kind == COLUMN_OWN ? str_equal(r->lanes[k].head, lane->head) : r->lanes[k].kind == lane->kind;
		if (k != r->stage_lane && is_same)
			return true;
	}
	return false;
}

bool table_is_layer_of(struct import *i, const struct table *t, enum table_shape shape, const struct table *other, enum table_shape other_shape)
{
	struct table_reader a = { .i = i, .table = t, .is_turned = shape == TABLE_STAGE_A_COLUMN }, b = { .i = i, .table = other, .is_turned = other_shape == TABLE_STAGE_A_COLUMN };
	size_t records = 0, other_records = 0;
	lanes_classify(&a);
	lanes_classify(&b);
	if (a.stage_lane == a.lane_count || b.stage_lane == b.lane_count)
		return false;
	struct pieces stages = stages_in_order(&a, &records), others = stages_in_order(&b, &other_records);
	bool is_same = stages.list.len && records == stages.list.len && others.list.len == stages.list.len;
	for (size_t k = 0; k < stages.list.len && is_same; k++)
		is_same = str_equal(stages.list.at[k], others.list.at[k]);
	for (size_t lane = 0; lane < a.lane_count && is_same; lane++)
		if (lane != a.stage_lane && a.lanes[lane].kind != COLUMN_NUMBER && a.lanes[lane].kind != COLUMN_PHASE)
			is_same = !has_lane_of(&b, &a.lanes[lane]);
	return is_same;
}
