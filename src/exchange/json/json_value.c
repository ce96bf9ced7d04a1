/* json_value.c — what stands behind a statement's word: texts, amounts, references. Values are checked before they are written, so that
 * no text can become a statement. References are ids; each is written as the thing's name, or as its text where it has none. */
#include "exchange/json/json.h"
#include "cjm/token.h"
#include "exchange/plain/bare.h"
#include "cjm/fmt.h"

#include <math.h>
#include <string.h>

static struct arena *arena(struct unpack *r)
{
	return &r->i->arena;
}

/* ---- arguments: each adds " ARG" to the line, or nothing and false ---- */

static bool add_bare(struct unpack *r, struct str s)
{
	struct str plain = token_plain(arena(r), s);
	buf_fmt(r->out, " %.*s", STR_ARG(plain));
	return true;
}

/* A text that says nothing is no text of the language; what lacks one is kept. */
static bool add_text(struct unpack *r, struct str s)
{
	if (token_is_empty(s))
		unpack_report(r, "this has no text", NULL, "it is kept; give it one: \"text\": \"…\"");
	buf_char(r->out, ' ');
	fmt_quote(r->out, token_is_empty(s) ? STR("…") : s);
	return true;
}

/* A word, a number, a date; anything else stands in quotes, which means the same. */
static bool add_any(struct unpack *r, struct str s)
{
	struct date date;
	bool bare = bare_is_name(s) || bare_is_number(s) || bare_is_value(SLOT_PERCENT, s) || (s.len > 4 && date_read(s, &date));
	return bare ? add_bare(r, s) : add_text(r, s);
}

static bool add_string(struct unpack *r, const struct slot *slot, struct str s)
{
	switch (slot->type) {
	case SLOT_ANY: return add_any(r, s);
	case SLOT_WORD: case SLOT_NAME: return bare_is_name(s) && add_bare(r, s);
	case SLOT_COLOR: return bare_is_color(s) && add_bare(r, s);
	case SLOT_COMPARE: return bare_is_compare(s) && add_bare(r, s);
	default: return add_text(r, s);
	}
}

/* ---- an amount: { "number": 31, "unit": "%", "written": "31%" }, or only a part of that ---- */

struct json_amount {
	bool has_number;
	double number;
	struct str unit;
};

/* "31%", "2 min", "month" (one of them) taken apart. */
static struct json_amount amount_written(struct str written)
{
	struct json_amount a = { 0 };
	bool is_minus = str_starts(written, "\xE2\x88\x92");
	size_t begin = is_minus ? 3 : 0, end = begin;
	while (end < written.len && strchr("0123456789+-.", written.at[end]))
		end++;
	a.has_number = number_read(str_slice(written, begin, end), &a.number);
	a.number = a.has_number && is_minus ? -a.number : a.number;
	a.unit = str_slice(written, a.has_number ? end : 0, written.len);
	while (str_starts(a.unit, " "))
		a.unit = str_slice(a.unit, 1, a.unit.len);
	return a;
}

static bool is_safe_unit(enum statement_kind kind, struct str unit)
{
	return statement_find(kind, unit) == KIND_NONE;
}

static bool add_made(struct unpack *r, enum statement_kind kind, enum slot_type type, struct json_amount a)
{
	struct buf made = { 0 };
	buf_number(&made, a.number, NUMBER_DECIMALS);
	if (str_is(a.unit, "%") || (type == SLOT_PERCENT && !a.unit.len))
		buf_char(&made, '%');
	else if (bare_is_unit(a.unit) && is_safe_unit(kind, a.unit))
		buf_fmt(&made, " %.*s", STR_ARG(a.unit));
	bool fits = bare_is_value(type, buf_as_str(&made));
	if (fits)
		add_bare(r, buf_as_str(&made));
	buf_finish(&made);
	return fits;
}

static bool add_written(struct unpack *r, enum statement_kind kind, enum slot_type type, struct str written)
{
	struct json_amount a = amount_written(written);
	bool fits = is_safe_unit(kind, a.unit) && bare_is_value(type, written);
	return fits ? add_bare(r, written) : a.has_number && add_made(r, kind, type, a);
}

/* { "low": 2, "high": 5, "unit": "min" } */
static bool add_ends(struct unpack *r, enum slot_type type, const json_t *value)
{
	struct buf made = { 0 };
	buf_number(&made, r->lib.json_number_value(unpack_member(r, value, "low")), NUMBER_DECIMALS);
	buf_text(&made, "..");
	buf_number(&made, r->lib.json_number_value(unpack_member(r, value, "high")), NUMBER_DECIMALS);
	buf_fmt(&made, " %.*s", STR_ARG(unpack_text(r, value, "unit")));
	bool fits = bare_is_value(type, buf_as_str(&made));
	if (fits)
		add_bare(r, buf_as_str(&made));
	buf_finish(&made);
	return fits;
}

/* As it was written, where that says the same as the number and the unit. Whoever edits a number seldom edits both: the number wins. A
 * unit that is a word of the language would begin a statement. */
bool unpack_add_value(struct unpack *r, enum statement_kind kind, enum slot_type type, const json_t *value)
{
	if (json_is_number(unpack_member(r, value, "low")) && json_is_number(unpack_member(r, value, "high")))
		return add_ends(r, type, value);
	json_t *number = json_is_number(value) ? (json_t *)value : unpack_member(r, value, "number"), *text = unpack_member(r, value, "written");
	struct str written = json_is_string(value) ? unpack_string(r, value) : unpack_string(r, text);
	struct json_amount said = amount_written(written), meant = said;
	if (!json_is_number(number))
		return written.len && add_written(r, kind, type, written);
	meant.number = r->lib.json_number_value(number);
	if (json_is_string(unpack_member(r, value, "unit")))
		meant.unit = unpack_string(r, unpack_member(r, value, "unit"));
	bool is_same = str_equal(meant.unit, said.unit) && (said.has_number ? fabs(meant.number - said.number) <= 1e-6 * fabs(said.number) : meant.number <= 1);
	if (is_same && is_safe_unit(kind, said.unit) && bare_is_value(type, written))
		return add_bare(r, written);
	if (written.len)
		unpack_report(r, "the number and unit differ from the written text", text, "the number and the unit were used");
	return add_made(r, kind, type, meant);
}

static bool add_range(struct unpack *r, const json_t *value)
{
	json_t *low = json_is_array(value) ? r->lib.json_array_get(value, 0) : NULL, *high = low ? r->lib.json_array_get(value, 1) : NULL;
	if (!json_is_number(low) || !json_is_number(high) || !(r->lib.json_number_value(low) < r->lib.json_number_value(high)))
		return false;
	buf_char(r->out, ' ');
	buf_number(r->out, r->lib.json_number_value(low), 6);
	buf_text(r->out, "..");
	buf_number(r->out, r->lib.json_number_value(high), 6);
	return true;
}

static bool add_number(struct unpack *r, const json_t *value)
{
	double number = json_is_number(value) ? r->lib.json_number_value(value) : 0;
	if (!json_is_number(value) && !number_read(unpack_string(r, value), &number))
		return false;
	buf_text(r->out, number > 0 && r->has_negative_scale ? " +" : " ");
	buf_number(r->out, number, 6);
	return true;
}

static bool add_date(struct unpack *r, struct str s)
{
	struct date date;
	return date_read(s, &date) && add_bare(r, s);
}

/* ---- references ---- */

const char *unpack_space(enum statement_kind kind)
{
	static const char *const SPACES[KIND_COUNT] = {
#define SPACE(kind, space) [KIND_##kind] = #space,
#include "map/fields.def"
	};
	return SPACES[kind] ? SPACES[kind] : "";
}

struct str unpack_target_key(struct unpack *r, enum statement_kind kind, struct str id)
{
	return str_fmt(arena(r), "%s %.*s", unpack_space(kind), STR_ARG(id));
}

struct str unpack_target_here(struct unpack *r, enum statement_kind kind, struct str id)
{
	return unpack_target_key(r, kind, str_fmt(arena(r), "#%zu/%.*s", r->journey, STR_ARG(id)));
}

struct target *unpack_target(struct unpack *r, enum statement_kind kind, struct str id)
{
	struct target *t = names_find(&r->targets, unpack_target_here(r, kind, id));
	if (!t)
		t = names_find(&r->targets, unpack_target_key(r, kind, id));
	return t || kind != KIND_ACTION ? t : unpack_target(r, KIND_PAIN, id); /* what a resource is for may be what no action takes up yet */
}

/* Only what is declared at the top may come into being by its text. */
static bool can_be_made(enum statement_kind kind)
{
	return statement_fits(kind, KIND_FILE) && kind != KIND_JOURNEY && kind != KIND_THEME;
}

static bool add_reference(struct unpack *r, enum statement_kind kind, const json_t *value, bool is_first)
{
	struct str id = unpack_string(r, value);
	const struct target *t = unpack_target(r, kind, id);
	bool by_name = t && t->name.len && bare_is_name(t->name);
	if (!id.len || (!t && !can_be_made(kind)) || (t && !by_name && !t->text.len)) {
		unpack_report(r, "unknown id", value, UNPACK_LEFT_OUT);
		return false;
	}
	buf_text(r->out, is_first ? "" : ",");
	return by_name ? add_bare(r, t->name) : add_text(r, t ? t->text : id);
}

bool unpack_add_references(struct unpack *r, enum statement_kind kind, const json_t *list)
{
	bool any = false;
	for (size_t i = 0; json_is_array(list) && i < r->lib.json_array_size(list); i++)
		any = add_reference(r, kind, r->lib.json_array_get(list, i), !any) || any;
	return any;
}

static bool add_list(struct unpack *r, const struct slot *slot, const json_t *list)
{
	bool any = false;
	const struct slot item = { .type = slot->type == SLOT_COLORS ? SLOT_COLOR : slot->type == SLOT_WORDS ? SLOT_WORD : slot->type };
	for (size_t i = 0; json_is_array(list) && i < r->lib.json_array_size(list); i++) {
		struct str s = unpack_string(r, r->lib.json_array_get(list, i));
		size_t before = r->out->len;
		buf_text(r->out, any ? "," : "");
		if (add_string(r, &item, s))
			any = true;
		else
			r->out->len = before;
	}
	return any;
}

/* ---- a slot with what the JSON has for it ---- */

bool unpack_add_argument(struct unpack *r, enum statement_kind kind, const struct slot *slot, enum member_type type, const json_t *value)
{
	switch (type) {
	case MEMBER_OWN: case MEMBER_STR: return json_is_string(value) && add_string(r, slot, unpack_string(r, value));
	case MEMBER_TEXTS: return add_list(r, slot, value);
	case MEMBER_VALUE: return unpack_add_value(r, kind, slot->type, value);
	case MEMBER_RANGE: return add_range(r, value);
	case MEMBER_DATE: return add_date(r, unpack_string(r, value));
	case MEMBER_BOOL: return json_is_true(value);
	case MEMBER_CHOICE: return choice_find(slot->detail, unpack_string(r, value)) && add_bare(r, unpack_string(r, value));
	case MEMBER_NUMBER: return add_number(r, value);
	case MEMBER_THINGS: return unpack_add_references(r, (enum statement_kind)slot->detail, value);
	case MEMBER_POINTER: return add_reference(r, (enum statement_kind)slot->detail, value, true);
	}
	return false;
}

const struct arg_field *unpack_arg_field(enum statement_kind kind, int slot)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && ARG_FIELDS[i].slot == slot)
			return &ARG_FIELDS[i];
	return NULL;
}

static bool has_value(struct unpack *r, const json_t *object)
{
	return unpack_member(r, object, "number") || unpack_member(r, object, "written") || unpack_member(r, object, "low");
}

/* The keys of a wait's value stand among its own. */
static const json_t *argument_value(struct unpack *r, const struct arg_field *f, const json_t *object)
{
	return !f ? NULL : f != inline_value(f->kind) ? unpack_member(r, object, f->key) : has_value(r, object) ? object : NULL;
}

static void report_misfit(struct unpack *r, const json_t *said)
{
	const json_t *text = unpack_member(r, said, unpack_member(r, said, "written") ? "written" : "number");
	unpack_report(r, "this value does not fit", text ? text : said, UNPACK_LEFT_OUT);
}

/* A note's slot may hold the name of a lane of the team's own. */
static bool add_given(struct unpack *r, const struct arg_field *f, const struct slot *slot, const json_t *said)
{
	static const struct slot LANE = { .type = SLOT_REF, .is_optional = true, .detail = KIND_LANE };
	size_t mark = *f->key ? unpack_enter(r, f->key) : r->path.len, reported = r->reported, before = r->out->len;
	bool fits = unpack_add_argument(r, f->kind, f->kind == KIND_NOTE ? &LANE : slot, f->type, said);
	r->out->len = fits ? r->out->len : before;
	if (!fits && r->reported == reported)
		report_misfit(r, said);
	unpack_leave(r, mark);
	return fits || slot->is_optional;
}

/* False when something that the statement needs is not there. */
bool unpack_add_slot(struct unpack *r, enum statement_kind kind, int index, const json_t *object)
{
	const struct slot *slot = &statement_of(kind)->slots[index];
	const struct arg_field *f = unpack_arg_field(kind, index);
	if (f && f->type == MEMBER_NUMBER && json_is_true(unpack_member(r, object, "guessed"))) /* the word will tell it again */
		return slot->is_optional;
	const json_t *said = argument_value(r, f, object);
	if (said)
		return add_given(r, f, slot, said);
	if (slot->type == SLOT_NAME || slot->type == SLOT_WORD) {
		struct str name = unpack_text(r, object, "name");
		return (bare_is_name(name) && add_bare(r, name)) || slot->is_optional;
	}
	if (slot->type == SLOT_TEXT || slot->type == SLOT_REF_OR_TEXT) {
		bool has_text = json_is_string(unpack_member(r, object, "text"));
		return has_text || !slot->is_optional ? add_text(r, unpack_text(r, object, "text")) : true;
	}
	return slot->is_optional;
}
