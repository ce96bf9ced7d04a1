/* table_properties.c — finds what a cell speaks of: the pains, opportunities or metrics of its record. One word is said of all of them, as
 * many as there are of each. */
#include "exchange/tables/table_properties.h"
#include "exchange/plain/bare.h"
#include "exchange/plain/words.h"

#include <string.h>

struct row {
	enum column_kind column;
	enum column_kind of[2];      /* whichever the table has, the first before the second */
	enum statement_kind property; /* KIND_MEASURE: the value of the metric itself; KIND_OWN: the language has no word for it */
	const char *own;              /* the field for what is no value of the property */
};

static const struct row ROWS[] = {
	{ COLUMN_SEVERITY, { COLUMN_PAIN, COLUMN_PAIN }, KIND_SEVERITY, "x-severity" },
	{ COLUMN_FREQUENCY, { COLUMN_PAIN, COLUMN_PAIN }, KIND_FREQUENCY, "x-frequency" },
	{ COLUMN_IMPACT, { COLUMN_OPPORTUNITY, COLUMN_OPPORTUNITY }, KIND_IMPACT, "x-impact" },
	{ COLUMN_EFFORT, { COLUMN_OPPORTUNITY, COLUMN_OPPORTUNITY }, KIND_EFFORT, "x-effort" },
	{ COLUMN_PRIORITY, { COLUMN_OPPORTUNITY, COLUMN_PAIN }, KIND_OWN, "x-priority" },
	{ COLUMN_VALUE, { COLUMN_METRIC, COLUMN_METRIC }, KIND_MEASURE, "x-value" },
	{ COLUMN_TARGET, { COLUMN_METRIC, COLUMN_METRIC }, KIND_TARGET, "x-target" },
};

static const struct row *row_of(enum column_kind kind)
{
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
		if (ROWS[i].column == kind)
			return &ROWS[i];
	return NULL;
}

bool lane_is_property(enum column_kind kind)
{
	return row_of(kind);
}

const char *property_word(enum column_kind kind)
{
	return row_of(kind)->own + strlen("x-");
}

static enum column_kind spoken_of(const struct table_reader *r, const struct row *row)
{
	for (int k = 0; k < 2; k++)
		if (lane_find(r, row->of[k]) < r->lane_count)
			return row->of[k];
	return COLUMN_OWN;
}

bool property_is_alone(const struct table_reader *r, enum column_kind kind)
{
	return spoken_of(r, row_of(kind)) == COLUMN_OWN;
}

void property_note_item(struct table_reader *r, struct draft_items *items)
{
	struct said said = { items, items->list.len - 1 };
	VEC_PUSH(&r->i->arena, &r->said, said);
}

/* ---- what a cell says ---- */

static const struct {
	const char *level, *sign;
} SIGNS[] = {
#define LEVEL_SIGN(level, sign) { level, sign },
#include "exchange/tables/levels.def"
};

enum { SIGN_COUNT = sizeof SIGNS / sizeof *SIGNS };

const char *level_take_sign(struct str *text)
{
	for (size_t i = 0; i < SIGN_COUNT; i++) {
		struct str behind = plain_trim(str_slice(*text, strlen(SIGNS[i].sign), text->len));
		if (str_starts(*text, SIGNS[i].sign) && behind.len) {
			*text = behind;
			return SIGNS[i].level;
		}
	}
	return NULL;
}

/* "🔴 High", "High 🔴": the word. */
static struct str without_sign(struct str s)
{
	level_take_sign(&s);
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (str_ends(s, SIGNS[i].sign) && !str_is(s, SIGNS[i].sign))
			s = plain_trim(str_slice(s, 0, s.len - strlen(SIGNS[i].sign)));
	return s;
}

const char *level_read(struct arena *a, struct str text)
{
	static const struct words_row LEVEL_ROWS[] = {
#define LEVEL(level, text) { .words = text, .name = level },
#include "exchange/tables/levels.def"
	};
	static const struct words_table LEVELS = WORDS_TABLE(LEVEL_ROWS, ',');
	struct str word = without_sign(str_lower(a, plain_line(a, text)));
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (str_is(word, SIGNS[i].sign))
			return SIGNS[i].level;
	const struct words_row *row = words_find(&LEVELS, 0, word);
	return row ? row->name : NULL;
}

/* "12 %" and "1,5" as the language writes them; empty for no value. */
static struct str value_read(struct arena *a, struct str text)
{
	struct str s = plain_line(a, text);
	struct buf out = { 0 };
	for (size_t i = 0; i < s.len; i++)
		if (!(s.at[i] == ' ' && i + 1 < s.len && s.at[i + 1] == '%'))
			buf_char(&out, s.at[i] == ',' && i && i + 1 < s.len && plain_is_digit(s.at[i - 1]) && i + 4 != s.len ? '.' : s.at[i]);
	struct str value = buf_take(&out, a);
	buf_finish(&out);
	return bare_is_value(SLOT_VALUE, value) ? value : (struct str){ 0 };
}

struct str measure_split(struct arena *a, struct str *text)
{
	size_t colon = text->len;
	for (size_t i = 0; i < text->len; i++)
		colon = text->at[i] == ':' || text->at[i] == '=' ? i : colon;
	size_t last = text->len, first = str_find(*text, ' ');
	while (last && text->at[last - 1] != ' ')
		last--;
	struct str behind = str_slice(*text, colon + 1, text->len), end = str_slice(*text, last, text->len), start = str_slice(*text, 0, first);
	struct str value = colon && colon < text->len ? value_read(a, behind) : (struct str){ 0 };
	for (size_t i = 0; i < text->len && !value.len; i++)
		if (strchr("<>,;", text->at[i]) || str_starts(str_slice(*text, i, text->len), "≤") || str_starts(str_slice(*text, i, text->len), "≥"))
			return value; /* a limit, or several */
	if (value.len) {
		*text = plain_trim(str_slice(*text, 0, colon));
	} else if (last && str_ends(end, "%") && (value = value_read(a, end)).len) {
		*text = plain_trim(str_slice(*text, 0, last));
	} else if (first < text->len && str_ends(start, "%") && (value = value_read(a, start)).len) {
		*text = plain_trim(str_slice(*text, first, text->len));
	}
	return value;
}

static struct draft_property property_of(struct table_reader *r, const struct row *row, struct str text)
{
	struct arena *a = &r->i->arena;
	struct str value = { 0 };
	if (row->property == KIND_MEASURE || row->property == KIND_TARGET || row->property == KIND_FREQUENCY)
		value = value_read(a, text);
	else if (row->property != KIND_OWN)
		value = str_of(level_read(a, text));
	if (row->property == KIND_FREQUENCY && !str_ends(value, "%"))
		return (struct draft_property){ .kind = KIND_FREQUENCY, .text = text };
	if (value.len)
		return (struct draft_property){ .kind = row->property, .text = value, .is_bare = true };
	return (struct draft_property){ .kind = KIND_OWN, .name = str_of(row->own), .text = text };
}

/* A drawing shows a field of the team's own where a lane of its name asks for it. */
static void declare_field(struct table_reader *r, const struct table_lane *lane, struct str name)
{
	struct draft_items *items = &r->journey->items;
	for (size_t i = 0; i < items->list.len; i++)
		if (items->list.at[i].kind == KIND_LANE && str_equal(items->list.at[i].name, name))
			return;
	struct draft_item item = { .kind = KIND_LANE, .name = name, .text = lane->head };
	VEC_PUSH(&r->i->arena, &items->list, item);
}

static enum column_kind column_of(enum statement_kind kind)
{
	return kind == KIND_PAIN ? COLUMN_PAIN : kind == KIND_OPPORTUNITY ? COLUMN_OPPORTUNITY : COLUMN_METRIC;
}

/* Where a metric says its value itself, a cell beside it fits no more. */
static bool has_property(const struct draft_item *item, enum statement_kind kind)
{
	for (size_t i = 0; i < item->properties.len; i++)
		if (item->properties.at[i].kind == kind)
			return true;
	return false;
}

/* What fits no single thing is a field of the step, or of the stage. */
static void add_field(struct table_reader *r, const struct table_lane *lane, struct draft_items *items, const struct pieces *pieces)
{
	struct str name = str_of(row_of(lane->kind)->own), text = pieces->list.at[0];
	for (size_t i = 1; i < pieces->list.len; i++)
		text = str_fmt(&r->i->arena, "%.*s; %.*s", STR_ARG(text), STR_ARG(pieces->list.at[i]));
	declare_field(r, lane, name);
	for (size_t i = 0; i < items->list.len; i++) {
		struct draft_item *item = &items->list.at[i];
		if (item->kind == KIND_OWN && str_equal(item->name, name)) { /* once on each */
			item->text = str_fmt(&r->i->arena, "%.*s; %.*s", STR_ARG(item->text), STR_ARG(text));
			return;
		}
	}
	struct draft_item item = { .kind = KIND_OWN, .name = name, .text = text };
	VEC_PUSH(&r->i->arena, &items->list, item);
}

void property_add(struct table_reader *r, const struct table_lane *lane, struct draft_items *otherwise, struct table_cell cell)
{
	const struct row *row = row_of(lane->kind);
	enum column_kind of = spoken_of(r, row);
	struct pieces pieces = plain_items(&r->i->arena, cell.text, false);
	VEC(struct draft_item *) items = { 0 };
	for (size_t i = 0; i < r->said.len; i++) {
		struct draft_item *item = &r->said.at[i].items->list.at[r->said.at[i].at];
		if (column_of(item->kind) == of && !has_property(item, row->property))
			VEC_PUSH(&r->i->arena, &items, item);
	}
	if (pieces.list.len && !(items.len && (pieces.list.len == 1 || pieces.list.len == items.len)))
		add_field(r, lane, otherwise, &pieces);
	else
		for (size_t i = 0; i < items.len && pieces.list.len; i++) {
			struct draft_property p = property_of(r, row, pieces.list.at[pieces.list.len == 1 ? 0 : i]);
			if (p.kind == KIND_OWN)
				declare_field(r, lane, p.name);
			VEC_PUSH(&r->i->arena, &items.at[i]->properties, p);
		}
}
