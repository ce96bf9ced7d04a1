/* table_cells.c — what a cell says, and of what: by the lane that it stands in. What has no meaning known here goes into a lane of the
 * team's own: nothing is dropped. */
#include "exchange/tables/table_cells.h"
#include "exchange/tables/table_feelings.h"
#include "exchange/tables/table_people.h"
#include "exchange/tables/table_properties.h"
#include "exchange/words/cells.h"
#include "exchange/words/durations.h"

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

enum statement_kind lane_statement(enum column_kind kind)
{
	static const enum statement_kind STATEMENTS[COLUMN_COUNT] = {
		[COLUMN_TOUCHPOINT] = KIND_AT, [COLUMN_CHANNEL] = KIND_AT, [COLUMN_THOUGHT] = KIND_THINK, [COLUMN_QUOTE] = KIND_QUOTE, [COLUMN_PAIN] = KIND_PAIN,
		[COLUMN_GAIN] = KIND_GAIN, [COLUMN_OPPORTUNITY] = KIND_OPPORTUNITY, [COLUMN_GOAL] = KIND_STAGE_GOAL, [COLUMN_EXPECTS] = KIND_EXPECTS,
		[COLUMN_QUESTION] = KIND_QUESTION, [COLUMN_METRIC] = KIND_MEASURE, [COLUMN_FRONT] = KIND_FRONT, [COLUMN_BACK] = KIND_BACK,
		[COLUMN_SUPPORT] = KIND_SUPPORT, [COLUMN_EVIDENCE] = KIND_EVIDENCE, [COLUMN_OWNER] = KIND_OWNER, [COLUMN_KEYWORD] = KIND_KEYWORD,
		[COLUMN_INSIGHT] = KIND_INSIGHT, [COLUMN_MOMENT] = KIND_MOMENT, [COLUMN_TAKES] = KIND_TAKES, [COLUMN_WAIT] = KIND_WAIT,
	};
	return STATEMENTS[kind];
}

static bool is_only_of_stages(enum column_kind kind)
{
	return kind == COLUMN_QUESTION;
}

static bool has_kind(const struct draft_items *items, enum statement_kind kind)
{
	for (size_t i = 0; i < items->once.len; i++)
		if (items->once.at[i] == kind)
			return true;
	return false;
}

static void add_note(struct table_reader *r, struct table_lane *lane, struct draft_items *items, struct str text)
{
	lane_name(r, lane);
	struct draft_item note = { .kind = KIND_NOTE, .text = text, .name = lane->name };
	VEC_PUSH(arena(r), &items->list, note);
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

/* With what the words themselves say of it, and what other cells may. */
static void push_item(struct table_reader *r, struct draft_items *items, enum statement_kind kind, struct str text)
{
	struct draft_item item = { .kind = kind, .is_bare = kind == KIND_TAKES || kind == KIND_WAIT || kind == KIND_OWNER };
	const char *severity = kind == KIND_PAIN ? level_take_sign(&text) : NULL;
	struct str value = kind == KIND_MEASURE ? measure_split(arena(r), &text) : (struct str){ 0 };
	struct draft_property own = severity ? (struct draft_property){ .kind = KIND_SEVERITY, .text = str_of(severity), .is_bare = true }
		: (struct draft_property){ .kind = KIND_MEASURE, .text = value, .is_bare = true };
	item.text = kind == KIND_OWNER ? draft_team(&r->i->draft, text) : text;
	if (own.text.len)
		VEC_PUSH(arena(r), &item.properties, own);
	VEC_PUSH(arena(r), &items->list, item);
	if (kind == KIND_PAIN || kind == KIND_OPPORTUNITY || kind == KIND_MEASURE)
		property_note_item(r, items);
}

static bool is_said(const struct draft_items *items, enum statement_kind kind, struct str text)
{
	enum { LOOKED_AT_MOST = 200 };
	for (size_t k = 0; k < items->list.len && k < LOOKED_AT_MOST; k++)
		if (items->list.at[k].kind == kind && str_equal(items->list.at[k].text, text))
			return true;
	return false;
}

static void add_text(struct table_reader *r, struct table_lane *lane, struct draft_items *items, struct str text)
{
	enum statement_kind kind = lane_statement(lane->kind);
	if (r->repeats && is_said(items, kind, text))
		return;
	if (lane->kind == COLUMN_OWN || has_kind(items, kind)) {
		add_note(r, lane, items, text);
		return;
	}
	if (dimension_of(kind) && cell_means_nothing(arena(r), text)) {
		struct draft_item none = { .kind = KIND_NO, .text = text, .name = str_of(dimension_of(kind)) };
		VEC_PUSH(arena(r), &items->list, none);
		return;
	}
	bool is_time = kind == KIND_TAKES || kind == KIND_WAIT;
	struct str time = is_time ? duration_read(arena(r), text, unit_of_heading(arena(r), lane->head)) : (struct str){ 0 };
	if (is_time && !time.len) {
		add_note(r, lane, items, text);
		return;
	}
	if (!statement_of(kind)->is_many)
		VEC_PUSH(arena(r), &items->once, kind);
	push_item(r, items, kind, is_time ? time : text);
}

static bool is_list_of_names(enum column_kind kind)
{
	return kind == COLUMN_TOUCHPOINT || kind == COLUMN_CHANNEL || kind == COLUMN_PERSON || kind == COLUMN_KEYWORD || kind == COLUMN_OWNER;
}

static bool may_be_sentences(enum column_kind kind)
{
	return kind == COLUMN_THOUGHT || kind == COLUMN_QUOTE || kind == COLUMN_PAIN || kind == COLUMN_QUESTION;
}

static void add_people(struct table_reader *r, struct table_lane *lane, struct draft_step *step, struct table_cell cell)
{
	struct pieces items = plain_items(arena(r), cell.text, true);
	for (size_t k = 0; k < items.list.len; k++) {
		struct draft_person *person = draft_describe_person(&r->i->draft, person_read_label(arena(r), items.list.at[k]));
		draft_add_person(&r->i->draft, &r->journey->people, person);
		if (step)
			draft_add_person(&r->i->draft, &step->people, person);
		else if (person != r->felt_by)
			add_note(r, lane, &r->stage->items, items.list.at[k]);
	}
}

void record_add_cell(struct table_reader *r, size_t record, struct table_lane *lane, struct draft_step *step, struct table_cell cell)
{
	if (people_add_cell(r, lane, step, cell))
		return;
	struct draft_items *items = step && !is_only_of_stages(lane->kind) ? &step->items : &r->stage->items;
	if (lane->kind == COLUMN_FEELING || (lane->kind == COLUMN_SCORE && lane_find(r, COLUMN_FEELING) == r->lane_count)) {
		table_add_feeling(r, record, items, lane, cell);
		return;
	}
	struct pieces pieces = plain_items(arena(r), cell.text, is_list_of_names(lane->kind));
	if (!pieces.list.len || lane->kind == COLUMN_SCORE)
		return;
	cell_keep(r, cell);
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

void record_add_properties(struct table_reader *r, size_t record, struct draft_step *step)
{
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		if (!lane_is_property(r->lanes[lane].kind))
			continue;
		property_add(r, &r->lanes[lane], step ? &step->items : &r->stage->items, lane_cell(r, record, lane));
		cell_keep(r, lane_cell(r, record, lane));
	}
	r->said.len = 0;
}
