/* table.c — from a table to a journey, whichever way it stands. First each lane gets a meaning (columns.def); then each record, a
 * row or a column, becomes a stage, or a step of the stage above where the stage is the same. What has no meaning known here goes
 * into a lane of the team's own: nothing is dropped. */
#include "exchange/table.h"
#include "exchange/columns.h"
#include "exchange/feelings.h"

enum { CLASSIFIED_MOST = 200, HEADS_MOST = 400 };

struct lane { /* what a column, or a row of a table that stands the other way, holds */
	enum column_kind kind;
	struct str head;
	struct str name;   /* of a lane of the team's own */
	bool numbers_count, also_feels;
};

struct reader {
	struct import *i;
	struct draft_journey *journey;
	struct draft_stage *stage;
	const struct table *table;
	struct lane *lanes;
	size_t lane_count;
	bool is_turned;          /* a stage a column */
	size_t stage_lane;       /* lane_count for none */
	struct str stage_label;  /* of the record before */
	bool drops_numbers;      /* the stages are only counted */
	const char *language;    /* most of the heads' */
};

static struct arena *arena(struct reader *r)
{
	return &r->i->arena;
}

static struct table_cell cell_at(const struct table *t, size_t row, size_t column)
{
	const struct table_row *r = &t->rows.at[row];
	return column < r->cells.len ? r->cells.at[column] : (struct table_cell){ 0 };
}

static size_t width_of(const struct table *t)
{
	size_t width = 0;
	for (size_t i = 0; i < t->rows.len; i++)
		width = t->rows.at[i].cells.len > width ? t->rows.at[i].cells.len : width;
	return width;
}

/* The table as records × lanes, whichever way it stands. */
static struct table_cell lane_cell(const struct reader *r, size_t record, size_t lane)
{
	return r->is_turned ? cell_at(r->table, lane, record) : cell_at(r->table, record, lane);
}

static size_t record_count(const struct reader *r)
{
	return r->is_turned ? width_of(r->table) : r->table->rows.len;
}

/* ---- which way it stands ---- */

static bool is_lane(enum column_kind kind)
{
	return kind != COLUMN_OWN && kind != COLUMN_STAGE && kind != COLUMN_NUMBER && kind != COLUMN_NAME && kind != COLUMN_LABEL;
}

static bool is_heading_for_stages(enum column_kind kind)
{
	return kind == COLUMN_STAGE || kind == COLUMN_NUMBER || kind == COLUMN_NAME;
}

enum table_shape table_shape_of(struct arena *a, const struct table *t)
{
	size_t in_head = 0, in_side = 0, width = width_of(t);
	if (t->rows.len < 2 || width < 2)
		return TABLE_UNKNOWN;
	enum column_kind corner = column_kind_of(a, cell_at(t, 0, 0).text);
	for (size_t c = 0; c < width && c < CLASSIFIED_MOST; c++)
		in_head += is_lane(column_kind_of(a, cell_at(t, 0, c).text));
	for (size_t row = 1; row < t->rows.len && row < CLASSIFIED_MOST; row++)
		in_side += is_lane(column_kind_of(a, cell_at(t, row, 0).text));
	bool side_wins = in_side > in_head || (in_side && in_side * 2 >= t->rows.len - 1 && in_head <= in_side && !cell_at(t, 0, 0).text.len);
	if (side_wins && in_side >= 2 && width == 2)
		return TABLE_ONE_STAGE;
	if (side_wins && (in_side >= 2 || is_heading_for_stages(corner) || !cell_at(t, 0, 0).text.len))
		return TABLE_STAGE_A_COLUMN;
	bool has_stages = is_heading_for_stages(corner);
	for (size_t c = 1; c < width && c < CLASSIFIED_MOST; c++)
		has_stages = has_stages || is_heading_for_stages(column_kind_of(a, cell_at(t, 0, c).text));
	return in_head >= 2 || (in_head && has_stages) || corner == COLUMN_STAGE ? TABLE_STAGE_A_ROW : TABLE_UNKNOWN;
}

/* ---- what the lanes mean ---- */

static bool is_all_numbers(const struct reader *r, size_t lane)
{
	size_t numbers = 0;
	for (size_t record = 1; record < record_count(r); record++) {
		struct str text = plain_trim(lane_cell(r, record, lane).text);
		if (!text.len)
			continue;
		struct feeling_guess g = feeling_read(&r->i->arena, text, true);
		if (!g.has_number || g.feelings[0].word.len)
			return false;
		numbers++;
	}
	return numbers > 0;
}

/* Plain counting: 1, 2, 3 … */
static bool is_counting(const struct reader *r, size_t lane)
{
	for (size_t record = 1; record < record_count(r); record++) {
		double number;
		struct str text = plain_trim(lane_cell(r, record, lane).text);
		if (!number_read(text, &number) || number != (double)record)
			return false;
	}
	return record_count(r) > 1;
}

/* "1", "2a", "3a'": numbers of stages that have no names. */
static bool is_numbering(const struct reader *r, size_t lane)
{
	for (size_t record = 1; record < record_count(r); record++) {
		struct str text = plain_trim(lane_cell(r, record, lane).text);
		if (text.len > 5 || (text.len && !plain_is_digit(text.at[0])))
			return false;
	}
	return record_count(r) > 1;
}

static size_t find_lane(const struct reader *r, enum column_kind kind)
{
	size_t lane = 0;
	while (lane < r->lane_count && r->lanes[lane].kind != kind)
		lane++;
	return lane;
}

static void make_own(struct reader *r, size_t lane)
{
	if (lane < r->lane_count)
		r->lanes[lane].kind = COLUMN_OWN;
}

/* A second lane of a kind keeps its own name, so that "pain" and "problem" side by side stay two. */
static void keep_kinds_apart(struct reader *r)
{
	bool seen[COLUMN_COUNT] = { false };
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		enum column_kind kind = r->lanes[lane].kind;
		if (seen[kind])
			make_own(r, lane);
		seen[kind] = true;
	}
	if (seen[COLUMN_TOUCHPOINT])
		make_own(r, find_lane(r, COLUMN_CHANNEL));
}

static void choose_stage_lane(struct reader *r)
{
	size_t stage = find_lane(r, COLUMN_STAGE), name = find_lane(r, COLUMN_NAME), number = find_lane(r, COLUMN_NUMBER);
	if (name < r->lane_count && (stage == r->lane_count || is_numbering(r, stage))) {
		if (stage < r->lane_count)
			r->lanes[stage].kind = COLUMN_NUMBER;
		stage = name;
	}
	if (stage == r->lane_count && r->lane_count && (r->lanes[0].kind == COLUMN_OWN || r->lanes[0].kind == COLUMN_LABEL))
		stage = 0;
	if (stage == r->lane_count && number < r->lane_count && find_lane(r, COLUMN_STEP) == r->lane_count)
		stage = number;
	if (stage < r->lane_count)
		r->lanes[stage].kind = COLUMN_STAGE;
	make_own(r, find_lane(r, COLUMN_NAME));
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (r->lanes[lane].kind == COLUMN_NUMBER && is_counting(r, lane))
			r->drops_numbers = true; /* the order says as much */
	r->stage_lane = stage;
	for (size_t lane = 0; lane < r->lane_count; lane++)
		if (lane != stage && (r->lanes[lane].kind == COLUMN_STAGE || r->lanes[lane].kind == COLUMN_LABEL))
			make_own(r, lane);
}

/* Words of a face and points of the same feeling belong together. */
static void settle_scores(struct reader *r)
{
	size_t feeling = find_lane(r, COLUMN_FEELING), score = find_lane(r, COLUMN_SCORE);
	if (feeling < r->lane_count)
		r->lanes[feeling].numbers_count = is_all_numbers(r, feeling);
	if (score == r->lane_count)
		return;
	if (!is_all_numbers(r, score) || (feeling < r->lane_count && r->lanes[feeling].numbers_count))
		make_own(r, score);
	else
		r->lanes[score].numbers_count = true;
}

static void name_lane(struct reader *r, struct lane *lane)
{
	if (!lane->name.len)
		lane->name = draft_lane(&r->i->draft, r->journey, lane->head.len ? lane->head : STR("…"));
}

/* Lanes of the team's own, in the order in which they stand. */
static void declare_own_lanes(struct reader *r)
{
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		bool holds_something = false;
		for (size_t record = 1; record < record_count(r) && !holds_something; record++)
			holds_something = plain_items(arena(r), lane_cell(r, record, lane).text, false).list.len;
		if (r->lanes[lane].kind == COLUMN_OWN && lane != r->stage_lane && holds_something)
			name_lane(r, &r->lanes[lane]);
	}
}

static void classify(struct reader *r)
{
	size_t votes = 0;
	r->lanes = arena_alloc(arena(r), r->lane_count * sizeof *r->lanes);
	for (size_t lane = 0; lane < r->lane_count; lane++) {
		r->lanes[lane].head = plain_line(arena(r), lane_cell(r, 0, lane).text);
		struct column_guess g = lane < CLASSIFIED_MOST ? column_guess(arena(r), r->lanes[lane].head) : (struct column_guess){ 0 };
		r->lanes[lane].kind = g.kind;
		r->lanes[lane].also_feels = g.also_feels;
		if (g.language && (!votes || r->language == g.language)) /* a majority vote in one pass */
			r->language = g.language, votes++;
		else if (g.language)
			votes--;
	}
	for (size_t lane = 0; lane < r->lane_count; lane++) /* "Step: 1, 2a, 2b" */
		if (r->lanes[lane].kind == COLUMN_STEP && is_numbering(r, lane))
			r->lanes[lane].kind = COLUMN_NUMBER;
	keep_kinds_apart(r);
	choose_stage_lane(r);
	settle_scores(r);
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
	return kind == COLUMN_GOAL || kind == COLUMN_EXPECTS || kind == COLUMN_QUESTION;
}

static bool is_said(const struct draft_items *items, enum statement_kind kind)
{
	for (size_t i = items->list.len; i > 0 && i + 50 > items->list.len; i--)
		if (items->list.at[i - 1].kind == kind)
			return true;
	return false;
}

static void add_note(struct reader *r, struct lane *lane, struct draft_items *items, struct str text)
{
	name_lane(r, lane);
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

static void add_text(struct reader *r, struct lane *lane, struct draft_items *items, struct str text)
{
	enum statement_kind kind = statement_for(lane->kind);
	bool only_once = !statement_of(kind)->is_many && is_said(items, kind);
	if (lane->kind == COLUMN_OWN || only_once) {
		add_note(r, lane, items, text);
		return;
	}
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

/* "feel" with what the cell says, and the points of the lane beside it, where one holds them. */
static void add_feeling(struct reader *r, size_t record, struct draft_items *items, const struct lane *lane, struct table_cell cell)
{
	size_t score = find_lane(r, COLUMN_SCORE);
	struct feeling_guess g = feeling_read(arena(r), cell.text, lane->numbers_count);
	if (lane->kind == COLUMN_FEELING && score < r->lane_count) {
		struct feeling_guess points = feeling_read(arena(r), lane_cell(r, record, score).text, true);
		if (points.has_number) {
			g.feelings[0].has_value = g.has_number = g.is_known = true;
			g.feelings[0].value = points.feelings[0].value;
			g.of = points.of;
			g.joint = NULL;
			g.feelings[0].word = plain_line(arena(r), cell.text);
		}
	}
	if (g.has_number)
		draft_note_number(&r->i->draft, g.feelings[0].value, g.of);
	if (!g.is_known && r->i->told_feelings++ < 20) {
		struct finding *f = import_tell(r->i, SEVERITY_INFO, "import-feeling", cell.source, "how this feels could not be told; it is taken as the middle of the scale");
		f->hint = STR("give the number that fits");
	}
	struct draft_item item = { .kind = KIND_FEEL, .feelings = { g.feelings[0], g.feelings[1] }, .joint = g.joint };
	VEC_PUSH(arena(r), &items->list, item);
}

/* Where thoughts and feelings share a lane, the words stay thoughts; how they feel makes the curve. */
static void add_implied_feeling(struct reader *r, struct draft_items *items, struct table_cell cell)
{
	struct feeling_guess g = feeling_read(arena(r), cell.text, false);
	if (!g.is_known || g.has_number)
		return;
	struct draft_item item = { .kind = KIND_FEEL, .feelings = { { .level = g.feelings[0].level }, { .level = g.feelings[1].level } }, .joint = g.joint };
	VEC_PUSH(arena(r), &items->list, item);
	import_tell(r->i, SEVERITY_INFO, "import-feeling", cell.source, "the feeling was told from this thought");
}

static void add_people(struct reader *r, struct lane *lane, struct draft_step *step, struct table_cell cell)
{
	struct pieces items = plain_items(arena(r), cell.text, true);
	for (size_t k = 0; k < items.list.len; k++) {
		struct draft_person *person = draft_person(&r->i->draft, items.list.at[k]);
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
	struct pieces pieces = plain_items(arena(r), cell.text, is_list_of_names(lane->kind));
	if (!pieces.list.len)
		return;
	if (lane->kind == COLUMN_FEELING || (lane->kind == COLUMN_SCORE && find_lane(r, COLUMN_FEELING) == r->lane_count)) {
		add_feeling(r, record, items, lane, cell);
	} else if (lane->kind == COLUMN_PERSON) {
		add_people(r, lane, step, cell);
	} else if (lane->kind != COLUMN_SCORE) {
		if (lane->also_feels && find_lane(r, COLUMN_FEELING) == r->lane_count)
			add_implied_feeling(r, items, cell);
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
		text = r->table->heading.len ? r->table->heading : r->journey->text;
	r->stage = draft_add_stage(&r->i->draft, r->journey, text);
	r->stage_label = label;
}

static struct str number_of(struct reader *r, size_t record)
{
	size_t number = find_lane(r, COLUMN_NUMBER);
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
	size_t lane = find_lane(r, COLUMN_STEP), before = r->stage->steps.len;
	struct pieces steps = lane < r->lane_count ? plain_items(arena(r), lane_cell(r, record, lane).text, false) : (struct pieces){ 0 };
	struct str number = counts_steps ? plain_line(arena(r), lane_cell(r, record, r->stage_lane).text) : (struct str){ 0 };
	for (size_t k = 0; k < steps.list.len; k++) {
		struct str text = k == 0 && r->stage_lane == r->lane_count ? numbered(r, record, steps.list.at[k]) : steps.list.at[k];
		if (k == 0 && number.len && !is_counted)
			text = str_fmt(arena(r), "%.*s. %.*s", STR_ARG(number), STR_ARG(text));
		draft_add_step(&r->i->draft, r->stage, text);
	}
	return r->stage->steps.len == before + 1 ? r->stage->steps.at[before] : NULL;
}

static void read_records(struct reader *r)
{
	/* Stages that are only numbered, with steps beside them, are one stage with numbered steps. */
	bool counts_steps = r->stage_lane < r->lane_count && is_numbering(r, r->stage_lane) && find_lane(r, COLUMN_STEP) < r->lane_count;
	bool is_counted = counts_steps && is_counting(r, r->stage_lane);
	for (size_t record = 1; record < record_count(r); record++) {
		struct str label = r->stage_lane < r->lane_count && !counts_steps ? plain_line(arena(r), lane_cell(r, record, r->stage_lane).text) : (struct str){ 0 };
		struct str number = r->stage_lane < r->lane_count ? number_of(r, record) : (struct str){ 0 }, key = number.len ? str_fmt(arena(r), "%.*s %.*s", STR_ARG(number), STR_ARG(label)) : label;
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
		if (says_more && l->kind != COLUMN_OWN)
			note_lane(r, str_fmt(arena(r), "%s: %.*s", word, STR_ARG(l->head)));
	}
}

/* "Row | Content": heads that name no lane, but are words of the original. */
static void note_head(struct reader *r, enum table_shape shape, const struct table *t)
{
	if (shape == TABLE_ONE_STAGE && column_kind_of(arena(r), cell_at(t, 0, 0).text) == COLUMN_LABEL)
		note_lane(r, str_fmt(arena(r), "%.*s: %.*s", STR_ARG(cell_at(t, 0, 0).text), STR_ARG(cell_at(t, 0, 1).text)));
}

static void vote_for_language(struct reader *r)
{
	if (r->language && !r->i->draft.language.len)
		r->i->draft.language = str_of(r->language);
}

/* Two columns: the lanes stand in the first, and what the one stage has in them in the second. */
static struct table turned_to_one_record(struct reader *r, const struct table *t)
{
	struct table turned = *t;
	enum column_kind head = column_kind_of(arena(r), cell_at(t, 0, 0).text);
	turned.rows.at = NULL;
	turned.rows.len = turned.rows.cap = 0;
	struct table_row heads = { 0 }, values = { 0 };
	for (size_t row = is_lane(head) ? 0 : 1; row < t->rows.len; row++) {
		struct table_cell a = cell_at(t, row, 0), b = cell_at(t, row, 1);
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
	struct table one;
	r.journey = into ? into : draft_add_journey(&i->draft, t->title);
	if (shape == TABLE_ONE_STAGE) {
		one = turned_to_one_record(&r, t);
		r.table = &one;
	}
	r.lane_count = r.is_turned ? r.table->rows.len : width_of(r.table);
	classify(&r);
	if (shape == TABLE_ONE_STAGE) {
		make_own(&r, r.stage_lane);
		r.stage_lane = r.lane_count;
	}
	declare_own_lanes(&r);
	note_lanes(&r);
	note_head(&r, shape, t);
	vote_for_language(&r);
	read_records(&r);
	return r.journey;
}
