/* table.c — from a table to a journey, whichever way it stands. First each lane gets a meaning (columns.def); then each record, a
 * row or a column, becomes a stage, or a step of the stage above where the stage is the same. */
#include "exchange/feelings/feeling_numbers.h"
#include "exchange/tables/headings.h"
#include "exchange/tables/table_cells.h"
#include "exchange/tables/table_notes.h"
#include "exchange/tables/table_people.h"
#include "exchange/tables/table_properties.h"
#include "exchange/tables/table_whole.h"
#include "exchange/words/cells.h"

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

static struct table_cell cell_in_full(struct table_reader *r, size_t record, size_t lane);

static bool has_step_by(const struct draft_stage *stage, const struct draft_person *person)
{
	for (size_t k = 0; k < stage->steps.len; k++)
		for (size_t n = 0; n < stage->steps.at[k]->people.list.len; n++)
			if (stage->steps.at[k]->people.list.at[n] == person)
				return true;
	return false;
}

/* NULL where the record names nobody, or several. */
static struct draft_person *person_of(struct table_reader *r, size_t record)
{
	size_t lane = lane_find(r, COLUMN_PERSON);
	struct pieces people = lane < r->lane_count ? plain_items(arena(r), cell_in_full(r, record, lane).text, true) : (struct pieces){ 0 };
	return people.list.len == 1 ? draft_describe_person(&r->i->draft, person_read_label(arena(r), people.list.at[0])) : NULL;
}

/* The rows of one person, then those of the next: she walks the same stages. NULL for a new stage. */
static struct draft_stage *stage_walked_by_others(struct table_reader *r, size_t record, struct str text)
{
	struct draft_person *person = person_of(r, record);
	struct draft_stage *stage = person ? draft_find_stage(&r->i->draft, r->journey, text) : NULL;
	return stage && !has_step_by(stage, person) ? stage : NULL;
}

/* A new stage, or the one before where the label is the same or missing. True for a new one. */
static bool begin_record(struct table_reader *r, size_t record, struct str label, struct str text)
{
	if (r->has_new_stage) {
		r->has_new_stage = false;
		return true;
	}
	if (r->stage && (!label.len || str_equal(label, r->stage_label)))
		return false;
	if (!label.len)
		text = heading_of_stage(r->i, r->table);
	if (!text.len)
		text = r->journey->text;
	r->stage = r->merges ? draft_find_stage(&r->i->draft, r->journey, text) : stage_walked_by_others(r, record, text);
	r->stage = r->stage ? r->stage : draft_add_stage(&r->i->draft, r->journey, text);
	r->stage_label = label;
	return true;
}

static struct str cell_line(struct table_reader *r, size_t record, size_t lane)
{
	return lane < r->lane_count ? plain_line(arena(r), lane_cell(r, record, lane).text) : (struct str){ 0 };
}

static struct str label_of(struct table_reader *r, size_t record)
{
	struct str label = r->counts_steps ? (struct str){ 0 } : cell_line(r, record, r->stage_lane);
	return record > 1 && cell_goes_on(arena(r), label) ? (struct str){ 0 } : label;
}

/* A phase goes on where its cell is blank: it was merged. */
static void add_phase(struct table_reader *r, size_t record)
{
	size_t lane = lane_find(r, COLUMN_PHASE);
	struct str text = cell_line(r, record, lane);
	if (text.len)
		cell_keep(r, lane_cell(r, record, lane));
	r->phase = text.len ? text : r->phase;
	r->stage->phase = r->stage->phase.len ? r->stage->phase : r->phase;
}

static struct str number_of(struct table_reader *r, size_t record)
{
	size_t lane = lane_find(r, COLUMN_NUMBER);
	return lane < r->lane_count ? lane_number(r, record, lane) : (struct str){ 0 };
}

/* The number where it says more than the order does. */
static struct str numbered_text(struct table_reader *r, size_t record, struct str text)
{
	struct str n = number_of(r, record);
	if (n.len)
		cell_keep(r, lane_cell(r, record, lane_find(r, COLUMN_NUMBER)));
	return n.len && !r->drops_numbers ? str_fmt(arena(r), "%.*s. %.*s", STR_ARG(n), STR_ARG(text)) : text;
}

/* What parts one stage from the next: its name, and its number where stages have one. Empty where the stage before goes on. */
static struct str key_of(struct table_reader *r, size_t record)
{
	struct str label = label_of(r, record), number = label.len && !r->numbers_steps ? number_of(r, record) : (struct str){ 0 };
	return number.len ? str_fmt(arena(r), "%.*s %.*s", STR_ARG(number), STR_ARG(label)) : label;
}

/* Beside one name of a stage, repeated or merged, stand several numbers: those of its steps. Where all stages have the same name the
 * numbers tell them apart. */
static bool numbers_are_steps(struct table_reader *r)
{
	size_t number = lane_find(r, COLUMN_NUMBER), goes_on = 0, others = 0;
	struct str before = { 0 };
	if (r->stage_lane == r->lane_count || number == r->lane_count || r->stage_lane == number || lane_find(r, COLUMN_STEP) == r->lane_count)
		return r->stage_lane == r->lane_count;
	for (size_t record = 1; record < record_count(r); record++) {
		struct str label = label_of(r, record);
		bool is_same = before.len && (!label.len || str_equal(label, before));
		goes_on += is_same && number_of(r, record).len;
		others += before.len && (!is_same || !label.len);
		before = label.len ? label : before;
	}
	return goes_on && others;
}

static bool has_items(struct table_reader *r, size_t record, size_t lane)
{
	return lane < r->lane_count && plain_items(arena(r), lane_cell(r, record, lane).text, false).list.len;
}

static bool is_blank(struct table_reader *r, size_t record)
{
	size_t lane = 0;
	while (lane < r->lane_count && !lane_cell(r, record, lane).text.len)
		lane++;
	return lane == r->lane_count;
}

/* What the record's cell names; "n/a" is no action. */
static struct pieces actions_of(struct table_reader *r, size_t record)
{
	size_t lane = lane_find(r, COLUMN_STEP);
	struct pieces actions = lane < r->lane_count ? plain_items(arena(r), lane_cell(r, record, lane).text, false) : (struct pieces){ 0 };
	if (actions.list.len != 1 || !number_is_missing(r->i->lexicon, arena(r), actions.list.at[0]))
		return actions;
	cell_keep(r, lane_cell(r, record, lane));
	return (struct pieces){ 0 };
}

/* ---- the rows of one stage ---- */

static struct run run_from(struct table_reader *r, size_t record)
{
	struct run run = { 0 };
	struct str first = key_of(r, record);
	for (; record < record_count(r); record++) {
		struct str key = key_of(r, record);
		if (run.count && key.len && !str_equal(key, first))
			break;
		run.count += !is_blank(r, record);
		run.actions += actions_of(r, record).list.len > 0;
	}
	return run;
}

/* The lane that can lend its words to a step without an action: where it happens, or what the organisation does there. */
static size_t naming_lane(struct table_reader *r, size_t record)
{
	static const enum column_kind NAMES[] = { COLUMN_TOUCHPOINT, COLUMN_CHANNEL, COLUMN_FRONT };
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		size_t lane = lane_find(r, NAMES[i]);
		if (has_items(r, record, lane) && !cell_means_nothing(arena(r), lane_cell(r, record, lane).text))
			return lane;
	}
	return r->lane_count;
}

static void report_named(struct table_reader *r, size_t record, size_t lane)
{
	enum { REPORTED_MOST = 20 };
	bool by_front = r->lanes[lane].kind == COLUMN_FRONT;
	bool has_actions = lane_find(r, COLUMN_STEP) < r->lane_count;
	if (has_actions && r->i->reported_rows++ < REPORTED_MOST)
		import_report(r->i, SEVERITY_INFO, "import-step", lane_cell(r, record, lane).source,
			by_front ? "this has no action; its step is named after the frontstage action" : "this has no action; its step is named after its touchpoint");
	else if (!has_actions && !r->has_reported_steps)
		import_report(r->i, SEVERITY_INFO, "import-step", r->table->line,
			by_front ? "this table has no actions; if a stage has several rows, each is a step named after the frontstage action"
				: "this table has no actions; if a stage has several rows, each is a step named after its touchpoint");
	r->has_reported_steps = true;
}

static struct draft_step *add_named_step(struct table_reader *r, size_t record, size_t lane)
{
	struct str text = cell_line(r, record, lane);
	report_named(r, record, lane);
	return draft_add_step(&r->i->draft, r->stage, r->numbers_steps ? numbered_text(r, record, text) : text);
}

/* The steps that the record's cell names; gives how many. */
static size_t add_steps(struct table_reader *r, size_t record)
{
	size_t lane = lane_find(r, COLUMN_STEP);
	struct pieces steps = actions_of(r, record);
	struct str number = r->counts_steps ? lane_number(r, record, r->stage_lane) : (struct str){ 0 };
	if (r->counts_steps && (r->is_counted || steps.list.len))
		cell_keep(r, lane_cell(r, record, r->stage_lane));
	if (steps.list.len)
		cell_keep(r, lane_cell(r, record, lane));
	for (size_t k = 0; k < steps.list.len; k++) {
		struct str text = k == 0 && r->numbers_steps ? numbered_text(r, record, steps.list.at[k]) : steps.list.at[k];
		if (k == 0 && number.len && !r->is_counted)
			text = str_fmt(arena(r), "%.*s. %.*s", STR_ARG(number), STR_ARG(text));
		draft_add_step(&r->i->draft, r->stage, text);
	}
	return steps.list.len;
}

static struct draft_step *last_step(const struct table_reader *r)
{
	return r->stage->steps.len ? r->stage->steps.at[r->stage->steps.len - 1] : NULL;
}

/* As lists out of other programs have it: a row for each thing that is said, each with its stage and its step again. The same person's, where
 * rows name people. */
static bool repeats_step(struct table_reader *r, size_t record)
{
	size_t lane = lane_find(r, COLUMN_STEP), person = lane_find(r, COLUMN_PERSON);
	struct str text = cell_line(r, record, lane);
	bool is_same = text.len && r->stage->steps.len && str_equal(text, cell_line(r, record - 1, lane));
	return is_same && (person == r->lane_count || !cell_line(r, record, person).len || person_of(r, record) == person_of(r, record - 1))
		&& plain_items(arena(r), text, false).list.len == 1;
}

/* To which step belongs what stands in the record; NULL for the stage. A row that says all of its stage speaks of the stage where it
 * names several steps, or none; so does the stage's first row without an action where the rows below have them. Any other row is one
 * of its steps: of that it names last, else one called by its touchpoint, else the one before. */
static struct draft_step *step_of(struct table_reader *r, size_t record, bool begins)
{
	bool has_label = label_of(r, record).len, is_all = begins && r->run.count == 1 && (has_label || record_count(r) == 2);
	bool heads_others = begins && r->run.actions && has_label;
	r->joins = false;
	r->repeats = !begins && repeats_step(r, record);
	if (r->repeats) {
		cell_keep(r, lane_cell(r, record, lane_find(r, COLUMN_STEP)));
		return last_step(r);
	}
	size_t added = add_steps(r, record), naming = naming_lane(r, record);
	if (added)
		return is_all && added > 1 ? NULL : last_step(r);
	if (naming < r->lane_count && !is_all && !heads_others)
		return add_named_step(r, record, naming);
	r->joins = !begins;
	return begins ? NULL : last_step(r);
}

/* "Total | 12 | …" is no stage: its words become a comment at the journey's end. */
static bool set_aside(struct table_reader *r, size_t record)
{
	struct buf out = { 0 };
	size_t filled = 0;
	bool sums_up = false;
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		struct str text = plain_line(arena(r), lane_cell(r, record, lane).text);
		sums_up = sums_up || (text.len && !filled && cell_sums_up(arena(r), text));
		if (text.len && filled++)
			buf_text(&out, " | ");
		buf_str(&out, text);
	}
	struct str all = buf_take(&out, arena(r));
	buf_finish(&out);
	for (size_t lane = 0; sums_up && r->stage && lane < r->lane_count; lane++)
		cell_keep(r, lane_cell(r, record, lane));
	if (sums_up && r->stage)
		draft_add_remark(&r->i->draft, &r->journey->remarks_at_end, all);
	return sums_up && r->stage;
}

/* A mark that says "as above" stands for what stands above; among feelings an arrow is one. So does a blank left of the stages, where one
 * person's rows stand below her name. */
static struct table_cell cell_in_full(struct table_reader *r, size_t record, size_t lane)
{
	struct table_cell cell = lane_cell(r, record, lane);
	enum column_kind kind = r->lanes[lane].kind;
	bool is_merged = kind == COLUMN_PERSON && lane < r->stage_lane && r->stage_lane < r->lane_count;
	if (is_merged && !plain_trim(cell.text).len && r->person_record)
		cell.text = lane_cell(r, r->person_record, lane).text;
	if ((kind == COLUMN_FEELING || kind == COLUMN_SCORE) && str_is(plain_line(arena(r), cell.text), "↑"))
		return cell;
	for (size_t above = record; above > 1 && cell_goes_on(arena(r), cell.text); above--)
		cell.text = lane_cell(r, above - 1, lane).text;
	return cell;
}

static bool tells_feeling(struct table_reader *r, size_t record)
{
	return has_items(r, record, lane_find(r, COLUMN_FEELING)) || has_items(r, record, lane_find(r, COLUMN_SCORE));
}

static void read_record(struct table_reader *r, size_t record)
{
	struct str label = label_of(r, record), key = key_of(r, record);
	if (cell_line(r, record, lane_find(r, COLUMN_PERSON)).len)
		r->person_record = record;
	if (r->stage_lane < r->lane_count && !r->counts_steps) /* its words, or a mark that says them again */
		cell_keep(r, lane_cell(r, record, r->stage_lane));
	if (r->drops_numbers) /* the order says as much */
		cell_keep(r, lane_cell(r, record, lane_find(r, COLUMN_NUMBER)));
	bool begins = begin_record(r, record, key, label.len && !r->numbers_steps ? numbered_text(r, record, label) : label);
	if (begins)
		r->run = run_from(r, record);
	add_phase(r, record);
	struct draft_step *step = step_of(r, record, begins);
	r->felt_by = step || !tells_feeling(r, record) ? NULL : person_of(r, record);
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		enum column_kind kind = r->lanes[lane].kind;
		if (lane != r->stage_lane && kind != COLUMN_STEP && kind != COLUMN_NUMBER && kind != COLUMN_PHASE && !lane_is_property(kind))
			record_add_cell(r, record, &r->lanes[lane], step, cell_in_full(r, record, lane));
	}
	record_add_properties(r, record, step);
}

static void read_records(struct table_reader *r)
{
	/* Stages that are only numbered, with steps beside them, are one stage with numbered steps. */
	r->counts_steps = lane_is_numbering_steps(r);
	r->is_counted = r->counts_steps && lane_is_counting(r, r->stage_lane);
	r->numbers_steps = numbers_are_steps(r);
	for (size_t record = 1; record < record_count(r); record++)
		if (!is_blank(r, record) && !set_aside(r, record))
			read_record(r, record);
}

static void vote_for_language(struct table_reader *r)
{
	if (r->language && !r->i->draft.language.len)
		r->i->draft.language = str_of(r->language);
}

static struct table table_in_one_direction(struct import *i, const struct table *t, enum table_shape shape)
{
	return shape == TABLE_ONE_STAGE ? table_turned_to_one_record(i, t) : table_with_lanes_whole(i, t, shape == TABLE_STAGE_A_COLUMN);
}

/* The stage that a part of an outline is; a step's is the one before. */
static void begin_section(struct table_reader *r)
{
	const struct heading *name = &r->table->path.at[r->table->path.len - 1];
	account_keep(&r->i->account, name->source);
	r->has_new_stage = !r->stage;
	r->stage = r->stage ? r->stage : draft_add_stage(&r->i->draft, r->journey, name->text);
}

void table_read(struct import *i, const struct table *t, struct table_how how, struct draft_journey *journey)
{
	struct table whole = table_in_one_direction(i, t, how.shape);
	struct table_reader r = { .i = i, .table = &whole, .is_turned = how.shape == TABLE_STAGE_A_COLUMN, .journey = journey, .merges = how.merges };
	r.stage = how.stage_goes_on && journey->stages.len ? journey->stages.at[journey->stages.len - 1] : NULL;
	heading_note_generic(i, t, journey);
	lanes_classify(&r);
	lanes_settle_scores(&r);
	if (how.shape == TABLE_ONE_STAGE) {
		lane_make_own(&r, r.stage_lane);
		r.stage_lane = r.lane_count;
	}
	people_classify(&r, how.are_people);
	if (t->section)
		begin_section(&r);
	lanes_declare_own(&r);
	notes_read(&r);
	heads_note(&r, how.shape, t);
	vote_for_language(&r);
	read_records(&r);
}
