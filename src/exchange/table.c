/* table.c — from a table to a journey, whichever way it stands. First each lane gets a meaning (columns.def); then each record, a
 * row or a column, becomes a stage, or a step of the stage above where the stage is the same. What has no meaning known here goes
 * into a lane of the team's own: nothing is dropped. */
#include "exchange/table_lanes.h"
#include "exchange/cells.h"
#include "exchange/headings.h"
#include "exchange/table_feelings.h"

enum { HEADS_MOST = 400 };

static struct arena *arena(struct reader *r)
{
	return &r->i->arena;
}

static void keep(struct reader *r, struct str source)
{
	account_keep(&r->i->account, source);
}

/* ---- what is said where ---- */

static enum statement_kind statement_for(enum column_kind kind)
{
	static const enum statement_kind STATEMENTS[COLUMN_COUNT] = {
		[COLUMN_TOUCHPOINT] = KIND_AT, [COLUMN_CHANNEL] = KIND_AT, [COLUMN_THOUGHT] = KIND_THINK, [COLUMN_QUOTE] = KIND_QUOTE, [COLUMN_PAIN] = KIND_PAIN,
		[COLUMN_GAIN] = KIND_GAIN, [COLUMN_OPPORTUNITY] = KIND_OPPORTUNITY, [COLUMN_GOAL] = KIND_STAGE_GOAL, [COLUMN_EXPECTS] = KIND_EXPECTS,
		[COLUMN_QUESTION] = KIND_QUESTION, [COLUMN_METRIC] = KIND_MEASURE, [COLUMN_FRONT] = KIND_FRONT, [COLUMN_BACK] = KIND_BACK,
		[COLUMN_SUPPORT] = KIND_SUPPORT, [COLUMN_EVIDENCE] = KIND_EVIDENCE, [COLUMN_OWNER] = KIND_OWNER, [COLUMN_KEYWORD] = KIND_KEYWORD,
		[COLUMN_INSIGHT] = KIND_INSIGHT, [COLUMN_MOMENT] = KIND_MOMENT,
	};
	return STATEMENTS[kind];
}

static bool is_only_said_of_stages(enum column_kind kind)
{
	return kind == COLUMN_QUESTION;
}

static bool is_said(const struct draft_items *items, enum statement_kind kind)
{
	for (size_t i = 0; i < items->once.len; i++)
		if (items->once.at[i] == kind)
			return true;
	return false;
}

static void add_note(struct reader *r, struct lane *lane, struct draft_items *items, struct str text)
{
	lane_name(r, lane);
	struct draft_item note = { .kind = KIND_NOTE, .text = text, .name = lane->name };
	VEC_PUSH(arena(r), &items->list, note);
}

/* "🔴 …": how bad it is, as many teams mark it. */
static const char *severity_of(struct str *text)
{
	static const struct {
		const char *sign, *level;
	} SIGNS[] = { { "🔴", "high" }, { "🟠", "medium" }, { "🟡", "medium" }, { "🟢", "low" } };
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		if (str_starts(*text, SIGNS[i].sign) && plain_trim(str_slice(*text, 4, text->len)).len) {
			*text = plain_trim(str_slice(*text, 4, text->len));
			return SIGNS[i].level;
		}
	return NULL;
}

/* What is said to be missing where a cell says "none"; NULL where the language has no word for that. */
static const char *dimension_of(enum statement_kind kind)
{
	static const struct {
		enum statement_kind kind;
		const char *dimension;
	} ROWS[] = {
		{ KIND_AT, "touchpoint" }, { KIND_THINK, "thought" }, { KIND_QUOTE, "quote" }, { KIND_PAIN, "pain" }, { KIND_GAIN, "gain" }, { KIND_OPPORTUNITY, "opportunity" },
		{ KIND_MEASURE, "metric" }, { KIND_OWNER, "owner" }, { KIND_FRONT, "front" }, { KIND_BACK, "back" }, { KIND_SUPPORT, "support" }, { KIND_EVIDENCE, "evidence" },
		{ KIND_KEYWORD, "keyword" },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if (ROWS[i].kind == kind)
			return ROWS[i].dimension;
	return NULL;
}

static void add_text(struct reader *r, struct lane *lane, struct draft_items *items, struct str text)
{
	enum statement_kind kind = statement_for(lane->kind);
	if (lane->kind == COLUMN_OWN || is_said(items, kind)) {
		add_note(r, lane, items, text);
		return;
	}
	if (dimension_of(kind) && cell_says_nothing(arena(r), text)) {
		struct draft_item none = { .kind = KIND_NO, .text = text, .name = str_of(dimension_of(kind)) };
		VEC_PUSH(arena(r), &items->list, none);
		return;
	}
	if (!statement_of(kind)->is_many)
		VEC_PUSH(arena(r), &items->once, kind);
	struct draft_item item = { .kind = kind, .severity = kind == KIND_PAIN ? severity_of(&text) : NULL };
	item.text = text;
	VEC_PUSH(arena(r), &items->list, item);
}

static bool is_list_of_names(enum column_kind kind)
{
	return kind == COLUMN_TOUCHPOINT || kind == COLUMN_CHANNEL || kind == COLUMN_PERSON || kind == COLUMN_KEYWORD;
}

static bool may_be_sentences(enum column_kind kind)
{
	return kind == COLUMN_THOUGHT || kind == COLUMN_QUOTE || kind == COLUMN_PAIN || kind == COLUMN_QUESTION;
}

static void add_people(struct reader *r, struct lane *lane, struct draft_step *step, struct table_cell cell)
{
	struct pieces items = plain_items(arena(r), cell.text, true);
	for (size_t k = 0; k < items.list.len; k++) {
		struct draft_person *person = draft_describe_person(&r->i->draft, person_read_label(arena(r), items.list.at[k]));
		draft_add_person(&r->i->draft, &r->journey->people, person);
		if (step)
			draft_add_person(&r->i->draft, &step->people, person);
		else
			add_note(r, lane, &r->stage->items, items.list.at[k]);
	}
}

static void add_cell(struct reader *r, size_t record, struct lane *lane, struct draft_step *step, struct table_cell cell)
{
	struct draft_items *items = step && !is_only_said_of_stages(lane->kind) ? &step->items : &r->stage->items;
	if (lane->kind == COLUMN_FEELING || (lane->kind == COLUMN_SCORE && lane_find(r, COLUMN_FEELING) == r->lane_count)) {
		table_add_feeling(r, record, items, lane, cell);
		return;
	}
	struct pieces pieces = plain_items(arena(r), cell.text, is_list_of_names(lane->kind));
	if (!pieces.list.len || lane->kind == COLUMN_SCORE)
		return;
	keep(r, cell.source);
	if (lane->kind == COLUMN_PERSON) {
		add_people(r, lane, step, cell);
	} else {
		if (lane->also_feels && lane_find(r, COLUMN_FEELING) == r->lane_count && lane_find(r, COLUMN_SCORE) == r->lane_count)
			table_add_implied_feeling(r, items, cell);
		for (size_t k = 0; k < pieces.list.len; k++) {
			struct pieces sentences = { 0 };
			if (may_be_sentences(lane->kind))
				plain_sentences(arena(r), pieces.list.at[k], &sentences);
			else
				VEC_PUSH(arena(r), &sentences.list, pieces.list.at[k]);
			for (size_t n = 0; n < sentences.list.len; n++)
				add_text(r, lane, items, sentences.list.at[n]);
		}
	}
}

/* ---- records ---- */

/* A new stage, or the one before where the label is the same or missing. */
static void begin_record(struct reader *r, struct str label, struct str text)
{
	if (r->stage && (!label.len || str_equal(label, r->stage_label)))
		return;
	if (!label.len)
		text = heading_of_stage(r->i, r->table);
	if (!text.len)
		text = r->journey->text;
	r->stage = draft_add_stage(&r->i->draft, r->journey, text);
	r->stage_label = label;
}

static struct str number_of(struct reader *r, size_t record)
{
	size_t number = lane_find(r, COLUMN_NUMBER);
	return number < r->lane_count ? plain_line(arena(r), lane_cell(r, record, number).text) : (struct str){ 0 };
}

/* The number where it says more than the order does. */
static struct str numbered(struct reader *r, size_t record, struct str text)
{
	struct str n = number_of(r, record);
	return n.len && !r->drops_numbers ? str_fmt(arena(r), "%.*s. %.*s", STR_ARG(n), STR_ARG(text)) : text;
}

/* The steps that the record's cell names. What else the record holds goes to its step, where it has just one. */
static struct draft_step *add_steps(struct reader *r, size_t record, bool counts_steps, bool is_counted)
{
	size_t lane = lane_find(r, COLUMN_STEP), before = r->stage->steps.len;
	struct pieces steps = lane < r->lane_count ? plain_items(arena(r), lane_cell(r, record, lane).text, false) : (struct pieces){ 0 };
	struct str number = counts_steps ? plain_line(arena(r), lane_cell(r, record, r->stage_lane).text) : (struct str){ 0 };
	if (counts_steps)
		keep(r, lane_cell(r, record, r->stage_lane).source);
	if (steps.list.len)
		keep(r, lane_cell(r, record, lane).source);
	for (size_t k = 0; k < steps.list.len; k++) {
		struct str text = k == 0 && r->stage_lane == r->lane_count ? numbered(r, record, steps.list.at[k]) : steps.list.at[k];
		if (k == 0 && number.len && !is_counted)
			text = str_fmt(arena(r), "%.*s. %.*s", STR_ARG(number), STR_ARG(text));
		draft_add_step(&r->i->draft, r->stage, text);
	}
	return r->stage->steps.len == before + 1 ? r->stage->steps.at[before] : NULL;
}

/* "Total | 12 | …" is no stage: its words become a comment at the journey's end. */
static bool set_aside(struct reader *r, size_t record)
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
		keep(r, lane_cell(r, record, lane).source);
	if (sums_up && r->stage)
		draft_add_remark(&r->i->draft, &r->journey->remarks_at_end, all);
	return sums_up && r->stage;
}

static void read_records(struct reader *r)
{
	/* Stages that are only numbered, with steps beside them, are one stage with numbered steps. */
	bool counts_steps = r->stage_lane < r->lane_count && lane_is_numbering(r, r->stage_lane) && lane_find(r, COLUMN_STEP) < r->lane_count;
	bool is_counted = counts_steps && lane_is_counting(r, r->stage_lane);
	for (size_t record = 1; record < record_count(r); record++) {
		if (set_aside(r, record))
			continue;
		struct str label = r->stage_lane < r->lane_count && !counts_steps ? plain_line(arena(r), lane_cell(r, record, r->stage_lane).text) : (struct str){ 0 };
		struct str number = r->stage_lane < r->lane_count ? number_of(r, record) : (struct str){ 0 }, key = number.len ? str_fmt(arena(r), "%.*s %.*s", STR_ARG(number), STR_ARG(label)) : label;
		if (label.len)
			keep(r, lane_cell(r, record, r->stage_lane).source);
		if (number.len || r->drops_numbers) /* the order says as much */
			keep(r, lane_cell(r, record, lane_find(r, COLUMN_NUMBER)).source);
		begin_record(r, key, label.len ? numbered(r, record, label) : label);
		struct draft_step *step = add_steps(r, record, counts_steps, is_counted);
		for (size_t lane = 0; lane < r->lane_count; lane++) {
			enum column_kind kind = r->lanes[lane].kind;
			if (lane != r->stage_lane && kind != COLUMN_STEP && kind != COLUMN_NUMBER)
				add_cell(r, record, &r->lanes[lane], step, lane_cell(r, record, lane));
		}
	}
}

/* Once: the same heads stand above one small table after the other. */
static void note_lane(struct reader *r, struct str text)
{
	const struct pieces *remarks = &r->journey->remarks;
	for (size_t i = 0; i < remarks->list.len && i < HEADS_MOST; i++)
		if (str_equal(remarks->list.at[i], text))
			return;
	draft_add_remark(&r->i->draft, &r->journey->remarks, text);
}

/* What each lane was taken for, as a comment: it can be checked, and the original names are not lost. */
static void note_lanes(struct reader *r)
{
	for (size_t lane = 0; lane < r->lane_count && lane < HEADS_MOST; lane++) {
		const struct lane *l = &r->lanes[lane];
		enum statement_kind kind = statement_for(l->kind);
		const char *word = l->kind == COLUMN_STAGE ? "stage" : l->kind == COLUMN_STEP ? "step" : l->kind == COLUMN_FEELING || l->kind == COLUMN_SCORE ? "feel"
			: l->kind == COLUMN_PERSON ? "by" : l->kind == COLUMN_NUMBER ? "the order" : kind ? statement_of(kind)->word : NULL;
		bool says_more = word && l->head.len && !(str_equal(str_lower(arena(r), l->head), str_of(word)));
		if (l->kind != COLUMN_OWN || l->name.len) /* a comment, the name of a lane of the team's own that says something, or the statement's word */
			keep(r, lane_cell(r, 0, lane).source);
		if (says_more && l->kind != COLUMN_OWN)
			note_lane(r, str_fmt(arena(r), "%s: %.*s", word, STR_ARG(l->head)));
	}
}

/* "Row | Content": heads that name no lane, but are words of the original. */
static void note_head(struct reader *r, enum table_shape shape, const struct table *t)
{
	if (shape != TABLE_ONE_STAGE || column_kind_of(arena(r), table_cell_at(t, 0, 0).text) != COLUMN_LABEL)
		return;
	keep(r, table_cell_at(t, 0, 0).source);
	keep(r, table_cell_at(t, 0, 1).source);
	note_lane(r, str_fmt(arena(r), "%.*s: %.*s", STR_ARG(table_cell_at(t, 0, 0).text), STR_ARG(table_cell_at(t, 0, 1).text)));
}

static void vote_for_language(struct reader *r)
{
	if (r->language && !r->i->draft.language.len)
		r->i->draft.language = str_of(r->language);
}

/* "Journey: Buying a car", "Persona: Anna (34)" above the table. */
static void read_notes(struct reader *r)
{
	for (size_t i = 0; i < r->table->notes.len; i++) {
		const struct table_note *note = &r->table->notes.at[i];
		struct str value = { 0 };
		enum cell_key key = cell_key_of(arena(r), note->text, &value);
		keep(r, note->source);
		if (key == CELL_TITLE)
			r->journey->text = value;
		else if (key == CELL_PERSONA)
			draft_add_person(&r->i->draft, &r->journey->people, draft_describe_person(&r->i->draft, person_read(arena(r), value)));
		else if (key == CELL_SCENARIO && !r->has_scenario)
			draft_add_item(&r->i->draft, &r->journey->items, KIND_SCENARIO, value);
		else
			draft_add_remark(&r->i->draft, &r->journey->remarks, note->text);
		r->has_scenario = r->has_scenario || key == CELL_SCENARIO;
	}
}

/* A row without a head of its own goes on with the lane above, as where a spreadsheet merged the heads. */
static struct table with_lanes_whole(struct reader *r, const struct table *t)
{
	struct table whole = *t;
	whole.rows.at = NULL;
	whole.rows.len = whole.rows.cap = 0;
	for (size_t row = 0; row < t->rows.len; row++) {
		struct table_row copy = { 0 };
		struct table_row *above = whole.rows.len > 1 ? &whole.rows.at[whole.rows.len - 1] : NULL;
		bool goes_on = above && !table_cell_at(t, row, 0).text.len;
		for (size_t column = 0; column < table_width(t); column++) {
			struct table_cell cell = table_cell_at(t, row, column);
			if (!goes_on)
				VEC_PUSH(arena(r), &copy.cells, cell);
			else if (cell.text.len)
				keep(r, cell.source), above->cells.at[column].text = str_fmt(arena(r), "%.*s\n%.*s", STR_ARG(above->cells.at[column].text), STR_ARG(cell.text));
		}
		if (!goes_on)
			VEC_PUSH(arena(r), &whole.rows, copy);
	}
	return whole;
}

/* Two columns: the lanes stand in the first, and what the one stage has in them in the second. */
static struct table turned_to_one_record(struct reader *r, const struct table *t)
{
	struct table turned = *t;
	enum column_kind head = column_kind_of(arena(r), table_cell_at(t, 0, 0).text);
	turned.rows.at = NULL;
	turned.rows.len = turned.rows.cap = 0;
	struct table_row heads = { 0 }, values = { 0 };
	for (size_t row = lane_is_known(head) ? 0 : 1; row < t->rows.len; row++) {
		struct table_cell a = table_cell_at(t, row, 0), b = table_cell_at(t, row, 1);
		VEC_PUSH(arena(r), &heads.cells, a);
		VEC_PUSH(arena(r), &values.cells, b);
	}
	VEC_PUSH(arena(r), &turned.rows, heads);
	VEC_PUSH(arena(r), &turned.rows, values);
	return turned;
}

struct draft_journey *table_read(struct import *i, const struct table *t, enum table_shape shape, struct draft_journey *into)
{
	struct reader r = { .i = i, .table = t, .is_turned = shape == TABLE_STAGE_A_COLUMN };
	struct table turned;
	r.journey = into ? into : draft_add_journey(&i->draft, heading_of_journey(i, t));
	heading_note_generic(i, t, r.journey);
	if (shape == TABLE_ONE_STAGE) {
		turned = turned_to_one_record(&r, t);
		r.table = &turned;
	} else if (r.is_turned) {
		turned = with_lanes_whole(&r, t);
		r.table = &turned;
	}
	r.lane_count = r.is_turned ? r.table->rows.len : table_width(r.table);
	lanes_classify(&r);
	if (shape == TABLE_ONE_STAGE) {
		lane_make_own(&r, r.stage_lane);
		r.stage_lane = r.lane_count;
	}
	lanes_declare_own(&r);
	read_notes(&r);
	note_lanes(&r);
	note_head(&r, shape, t);
	vote_for_language(&r);
	read_records(&r);
	return r.journey;
}
