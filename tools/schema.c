/* schema.c — writes docs/schema/map.schema.json from the tables that the JSON itself is written from (statements.def and
 * fields.def), so that it can't go stale. `make schema` runs it; tests/report holds that the file is what it would write, and
 * lets a validator of another make judge every sample's JSON by it.
 *
 * A definition for each kind of thing, named as its row in statements.def in small letters. Whatever is not described is
 * forbidden, so a member that the schema does not know fails the tests. */
#include "cjm/coverage.h"
#include "cjm/fields.h"

#include <stdio.h>

struct out {
	struct buf buf;
	int depth;
	bool first;
};

/* ---- JSON ---- */

static void begin_line(struct out *o)
{
	buf_fmt(&o->buf, "%s\n%*s", o->first ? "" : ",", o->depth * 2, "");
	o->first = false;
}

static void write_string(struct out *o, const char *s)
{
	buf_char(&o->buf, '"');
	for (; *s; s++)
		buf_fmt(&o->buf, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	buf_char(&o->buf, '"');
}

static void write_key(struct out *o, const char *name)
{
	begin_line(o);
	write_string(o, name);
	buf_text(&o->buf, ": ");
}

static void begin_value(struct out *o, char bracket)
{
	buf_char(&o->buf, bracket);
	o->depth++;
	o->first = true;
}

static void end_value(struct out *o, char bracket)
{
	o->depth--;
	if (!o->first)
		buf_fmt(&o->buf, "\n%*s", o->depth * 2, "");
	buf_char(&o->buf, bracket);
	o->first = false;
}

static void write_pair(struct out *o, const char *name, const char *value)
{
	write_key(o, name);
	write_string(o, value);
}

/* ---- what a member looks like ---- */

static const char *definition_of(enum statement_kind kind)
{
	static const char *const NAMES[] = {
#define STATEMENT(kind, word, parents, occurs, help, ...) #kind,
#include "statements.def"
	};
	static char small[64];
	size_t i = 0;
	for (; NAMES[kind][i]; i++)
		small[i] = NAMES[kind][i] == '_' ? '-' : NAMES[kind][i] >= 'A' && NAMES[kind][i] <= 'Z' ? (char)(NAMES[kind][i] + 32) : NAMES[kind][i];
	small[i] = 0;
	return small;
}

static void reference_to(struct out *o, const char *definition)
{
	write_key(o, "$ref");
	buf_fmt(&o->buf, "\"#/definitions/%s\"", definition);
}

static void write_enum(struct out *o, const char *const *words)
{
	write_key(o, "enum");
	begin_value(o, '[');
	for (; *words; words++) {
		begin_line(o);
		write_string(o, *words);
	}
	end_value(o, ']');
}

/* A thing that stands here is written out, one that stands elsewhere by its name. */
static void thing_or_name(struct out *o, enum statement_kind kind, bool is_reference)
{
	if (is_reference || !thing_size(kind)) {
		reference_to(o, "name");
	} else if (kind_is_plain(kind)) { /* its text, where it says nothing else */
		write_key(o, "anyOf");
		buf_fmt(&o->buf, "[{ \"type\": \"string\" }, { \"$ref\": \"#/definitions/%s\" }]", definition_of(kind));
	} else {
		reference_to(o, definition_of(kind));
	}
}

static void begin_list(struct out *o)
{
	write_pair(o, "type", "array");
	write_key(o, "items");
	begin_value(o, '{');
}

static void write_member(struct out *o, const char *name, const char *help, enum member_type type, enum statement_kind kind, int slot)
{
	write_key(o, name);
	begin_value(o, '{');
	/* Beside a $ref nothing else counts in this draft: a description goes in front of it all the same, for people. */
	if (help)
		write_pair(o, "description", help);
	switch (type) {
	case MEMBER_STR: write_pair(o, "type", "string"); break;
	case MEMBER_TEXTS:
		begin_list(o);
		write_pair(o, "type", "string");
		end_value(o, '}');
		break;
	case MEMBER_VALUE: reference_to(o, "value"); break;
	case MEMBER_RANGE: reference_to(o, "range"); break;
	case MEMBER_DATE: reference_to(o, "date"); break;
	case MEMBER_BOOL: reference_to(o, "yes"); break;
	case MEMBER_CHOICE: write_enum(o, choices_of(statement_of(kind)->slots[slot < 0 ? 0 : slot].detail)); break;
	case MEMBER_NUMBER: write_pair(o, "type", "number"); break;
	case MEMBER_THINGS:
		begin_list(o);
		thing_or_name(o, kind, slot >= 0);
		end_value(o, '}');
		break;
	case MEMBER_POINTER: thing_or_name(o, kind, slot >= 0); break;
	case MEMBER_OWN: break; /* patternProperties */
	}
	end_value(o, '}');
}

static void write_simple(struct out *o, const char *name, const char *type, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	if (help)
		write_pair(o, "description", help);
	write_pair(o, "type", type);
	end_value(o, '}');
}

static void yes_member(struct out *o, const char *name, const char *help)
{
	write_member(o, name, help, MEMBER_BOOL, KIND_NONE, -1);
}

/* ---- a thing ---- */

static bool is_word_slot(enum slot_type type)
{
	return type == SLOT_NAME || type == SLOT_WORD;
}

static bool has_slot(enum statement_kind kind, bool (*is)(enum slot_type), bool must)
{
	const struct slot *slots = statement_of(kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (is(slots[i].type) && (!must || !slots[i].is_optional))
			return true;
	return false;
}

static bool is_text_slot(enum slot_type type)
{
	return type == SLOT_TEXT;
}

/* A text in place of a name stands for itself: another map's file. */
static bool is_path_slot(enum slot_type type)
{
	return type == SLOT_REF_OR_TEXT;
}

static bool is_reference_slot(enum slot_type type)
{
	return type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT;
}

static void fields_of(struct out *o, enum statement_kind parent)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &FIELDS[i];
		const struct statement *row = statement_of(f->kind);
		if (f->parent == parent && f->type != MEMBER_OWN)
			write_member(o, row->word, row->help, f->type, f->kind, f->only_names ? 0 : -1);
		else if (parent == KIND_JOURNEY && f->parent == KIND_REVIEW)
			write_member(o, "review every", statement_of(KIND_REVIEW)->help, f->type, f->kind, -1);
	}
}

static bool is_time(enum statement_kind kind)
{
	return statement_of(kind)->slots[0].type == SLOT_TIME;
}

/* Also of the definition of a value. */
static void value_members(struct out *o, bool may_be_range)
{
	write_simple(o, "number", "number", NULL);
	if (may_be_range) {
		write_simple(o, "low", "number", "the lower end of a range, instead of `number`");
		write_simple(o, "high", "number", "the higher end of a range");
	}
	write_simple(o, "unit", "string", "%, EUR, min …");
	write_simple(o, "written", "string", "as the author wrote it");
}

static void args_of(struct out *o, enum statement_kind kind)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		if (f->kind == kind && f == inline_value(kind))
			value_members(o, is_time(kind));
		else if (f->kind == kind)
			write_member(o, f->key, NULL, f->type, kind, f->slot);
	}
}

static void basis_of(struct out *o, enum statement_kind kind)
{
	static const enum statement_kind WORDS[] = { KIND_ASSUMED, KIND_PREDICTED, KIND_INTERNAL };
	if (statement_fits(KIND_FROM, kind))
		write_member(o, "from", statement_of(KIND_FROM)->help, MEMBER_THINGS, KIND_FROM, 0);
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (statement_fits(WORDS[i], kind))
			yes_member(o, statement_of(WORDS[i])->word, statement_of(WORDS[i])->help);
}

static void write_required(struct out *o, const char *name)
{
	begin_line(o);
	write_string(o, name);
}

/* A length of time has one number, or two. */
static void require_value(struct out *o, const struct arg_field *f)
{
	if (*f->key)
		write_required(o, f->key);
	else if (!is_time(f->kind))
		write_required(o, "number");
}

static void required_of(struct out *o, enum statement_kind kind)
{
	bool text = has_slot(kind, is_text_slot, true);
	write_key(o, "required");
	begin_value(o, '[');
	if (text || has_slot(kind, is_word_slot, true))
		write_required(o, "id");
	if (text)
		write_required(o, "text");
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		const struct slot *slot = &statement_of(kind)->slots[f->slot];
		if (f->kind == kind && !slot->is_optional && !is_reference_slot(slot->type))
			require_value(o, f);
	}
	end_value(o, ']');
	if (is_time(kind)) {
		write_key(o, "anyOf");
		buf_text(&o->buf, "[{ \"required\": [\"number\"] }, { \"required\": [\"low\", \"high\", \"unit\"] }]");
	}
}

static void close_object(struct out *o)
{
	end_value(o, '}');
	write_key(o, "additionalProperties");
	buf_text(&o->buf, "false");
	end_value(o, '}');
}

static void course_of(struct out *o, enum statement_kind kind)
{
	if (kind == KIND_MEASURE)
		yes_member(o, "past", "an earlier reading of a metric that was measured again here: it does not count in any figure");
	write_key(o, "earlier");
	begin_value(o, '{');
	write_pair(o, "description", "the readings before this one, earliest first, including those of the CSV file");
	write_pair(o, "type", "array");
	write_key(o, "items");
	buf_text(&o->buf, "{ \"type\": \"object\", \"required\": [\"date\", \"value\"], \"additionalProperties\": false, \"properties\": "
		"{ \"date\": { \"$ref\": \"#/definitions/date\" }, \"value\": { \"$ref\": \"#/definitions/value\" }, \"n\": { \"$ref\": \"#/definitions/value\" } } }");
	end_value(o, '}');
}

/* Beside the members that are known, a company's own. */
static void close_thing(struct out *o, enum statement_kind kind)
{
	end_value(o, '}');
	if (statement_fits(KIND_OWN, kind)) {
		write_key(o, "patternProperties");
		buf_text(&o->buf, "{ \"^x-.\": { \"description\": \"a custom field\", \"type\": \"string\" } }");
	}
	write_key(o, "additionalProperties");
	buf_text(&o->buf, "false");
	end_value(o, '}');
}

static void write_thing(struct out *o, enum statement_kind kind)
{
	bool is_top = statement_fits(kind, KIND_FILE);
	write_key(o, definition_of(kind));
	begin_value(o, '{');
	write_pair(o, "description", statement_of(kind)->help);
	write_pair(o, "type", "object");
	required_of(o, kind);
	write_key(o, "properties");
	begin_value(o, '{');
	if (has_slot(kind, is_word_slot, false) || has_slot(kind, is_text_slot, false))
		write_simple(o, "id", "string", "unique among the items of its kind, at the top level of the file or in its journey; it does not change unless the name, or the parent and the text, change");
	if (has_slot(kind, is_word_slot, false))
		write_simple(o, "name", "string", "the name from the map");
	if (has_slot(kind, is_text_slot, false) || has_slot(kind, is_path_slot, false))
		write_simple(o, "text", "string", "the text from the map; paragraphs are separated by a line feed");
	if (is_top || kind == KIND_AT) {
		write_key(o, "declared");
		begin_value(o, '{');
		write_pair(o, "description", is_top ? "false: created by its first use" : "false: only a channel was given, which is the touchpoint itself");
		write_key(o, "const");
		buf_text(&o->buf, "false");
		end_value(o, '}');
	}
	if (is_top) {
		write_simple(o, "file", "string", "the included file that contains it, relative to the folder of the main file");
	}
	args_of(o, kind);
	if (map_is_feeling(kind))
		yes_member(o, "guessed", "the value was estimated from the word. An unknown word has no value");
	fields_of(o, kind);
	basis_of(o, kind);
	if (kind == KIND_MEASURE || kind == KIND_METRIC)
		course_of(o, kind);
	close_thing(o, kind);
}

/* ---- what is no thing ---- */

static void value_definitions(struct out *o)
{
	buf_text(&o->buf,
		"\n    \"name\": { \"description\": \"the id of a thing\", \"type\": \"string\", \"minLength\": 1 },"
		"\n    \"yes\": { \"const\": true },"
		"\n    \"date\": { \"type\": \"string\", \"pattern\": \"^[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$\" },"
		"\n    \"range\": { \"type\": \"array\", \"items\": { \"type\": \"number\" }, \"minItems\": 2, \"maxItems\": 2 },"
		"\n    \"place\": {"
		"\n      \"type\": \"object\","
		"\n      \"properties\": {"
		"\n        \"note\": { \"type\": \"string\" },"
		"\n        \"file\": { \"type\": \"string\" },"
		"\n        \"line\": { \"type\": \"integer\", \"minimum\": 1 },"
		"\n        \"column\": { \"type\": \"integer\", \"minimum\": 1 }"
		"\n      },"
		"\n      \"additionalProperties\": false"
		"\n    },"
		"\n    \"finding\": {"
		"\n      \"description\": \"the findings of the checks; without a position if a finding concerns no line\","
		"\n      \"type\": \"object\","
		"\n      \"required\": [\"severity\", \"id\", \"message\"],"
		"\n      \"properties\": {"
		"\n        \"severity\": { \"enum\": [\"info\", \"warning\", \"error\"] },"
		"\n        \"id\": { \"type\": \"string\" },"
		"\n        \"message\": { \"type\": \"string\" },"
		"\n        \"hint\": { \"type\": \"string\" },"
		"\n        \"file\": { \"type\": \"string\" },"
		"\n        \"line\": { \"type\": \"integer\", \"minimum\": 1 },"
		"\n        \"column\": { \"type\": \"integer\", \"minimum\": 1 },"
		"\n        \"other\": { \"$ref\": \"#/definitions/place\" }"
		"\n      },"
		"\n      \"additionalProperties\": false"
		"\n    }");
	o->first = false;
}

static void value_definition(struct out *o)
{
	write_key(o, "value");
	begin_value(o, '{');
	write_pair(o, "type", "object");
	write_key(o, "required");
	begin_value(o, '[');
	write_required(o, "number");
	end_value(o, ']');
	write_key(o, "properties");
	begin_value(o, '{');
	value_members(o, false);
	close_object(o);
}

static void count_member(struct out *o, const char *name, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	if (help)
		write_pair(o, "description", help);
	write_pair(o, "type", "integer");
	write_key(o, "minimum");
	buf_char(&o->buf, '0');
	end_value(o, '}');
}

static void dimension_words(struct out *o, void (*each)(struct out *o, const char *word))
{
	for (int d = 0; d < COVER_COUNT; d++)
		each(o, coverage_word((enum coverage_dimension)d));
}

static void share_members(struct out *o)
{
	count_member(o, "covered", "cells");
	count_member(o, "of", "cells");
	count_member(o, "percent", "rounded, but 100 only if everything is covered and 0 only if nothing is; absent if there is nothing to cover");
}

static void share_definition(struct out *o)
{
	write_key(o, "share");
	begin_value(o, '{');
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	share_members(o);
	count_member(o, "observed", "for a dimension of claims: stages in which an item of it has a source");
	close_object(o);
}

static void share_of_dimension(struct out *o, const char *word)
{
	write_key(o, word);
	begin_value(o, '{');
	reference_to(o, "share");
	end_value(o, '}');
}

static void table_member(struct out *o, const char *name, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	write_pair(o, "description", help);
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	share_members(o);
	write_key(o, "rows");
	begin_value(o, '{');
	begin_list(o);
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "id", "string", "the thing's id");
	write_member(o, "has", NULL, MEMBER_TEXTS, KIND_NONE, -1);
	close_object(o);
	end_value(o, '}');
	close_object(o);
}

static void gaps_member(struct out *o)
{
	write_key(o, "gaps");
	begin_value(o, '{');
	begin_list(o);
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "stage", "string", "the stage's id");
	write_key(o, "dimension");
	begin_value(o, '{');
	write_key(o, "enum");
	begin_value(o, '[');
	dimension_words(o, write_required);
	end_value(o, ']');
	end_value(o, '}');
	close_object(o);
	end_value(o, '}');
}

static void claims_member(struct out *o)
{
	write_key(o, "claims");
	begin_value(o, '{');
	write_pair(o, "description", "the claims of the journey, as counted by `require observed`");
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	count_member(o, "of", "claims");
	count_member(o, "observed", "with a source; a measured value without a source has those of its metric");
	count_member(o, "predicted", "of the others: marked as predicted");
	count_member(o, "assumed", "of the others: marked as assumed");
	count_member(o, "silent", "the rest, without any of these");
	close_object(o);
}

static void coverage_definition(struct out *o)
{
	write_key(o, "coverage");
	begin_value(o, '{');
	write_pair(o, "description", "how much of a journey is filled in: a cell for each stage and dimension");
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "journey", "string", "the journey's id");
	share_members(o);
	count_member(o, "observed", "cells of emotions, thoughts, pain points and metrics in which an item has a source");
	count_member(o, "assumed", "covered cells of these dimensions in which no item has a source");
	count_member(o, "observable", "stages multiplied by these four dimensions");
	claims_member(o);
	write_key(o, "dimensions");
	begin_value(o, '{');
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	dimension_words(o, share_of_dimension);
	close_object(o);
	gaps_member(o);
	table_member(o, "personas", "the stages of each, by their ids");
	table_member(o, "channels", "the stages in which each is used, by their ids");
	table_member(o, "touchpoints", "the details of each");
	write_member(o, "wanted_unused", "touchpoints of the main file that are marked `wanted yes` but not used, by their ids", MEMBER_TEXTS, KIND_NONE, -1);
	write_member(o, "unwanted_used", "touchpoints that the journey uses although they are marked `wanted no`, by their ids", MEMBER_TEXTS, KIND_NONE, -1);
	close_object(o);
}

static void plain_list(struct out *o, const char *name)
{
	write_member(o, name, NULL, MEMBER_TEXTS, KIND_NONE, -1);
}

static void felt_member(struct out *o, const char *name, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	write_pair(o, "description", help);
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "step", "string", "the step's id");
	write_simple(o, "stage", "string", "the stage's id, if the emotion is of the whole stage");
	write_simple(o, "value", "number", "on the map's scale");
	close_object(o);
}

static void branches_member(struct out *o, const char *name, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	write_pair(o, "description", help);
	begin_list(o);
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "from", "string", "the fork's id");
	plain_list(o, "over");
	write_simple(o, "to", "string", "the id of the step where it joins, loops back or ends");
	write_simple(o, "share", "number", "of the customers who reach the fork, in percent");
	write_simple(o, "value", "number", "the emotion at the exit");
	close_object(o);
	end_value(o, '}');
}

static void days_member(struct out *o, const char *name, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	write_pair(o, "description", help);
	write_key(o, "anyOf");
	buf_text(&o->buf, "[{ \"type\": \"number\" }, { \"type\": \"object\", \"required\": [\"low\", \"high\"], \"additionalProperties\": false, \"properties\": "
		"{ \"low\": { \"type\": \"number\" }, \"high\": { \"type\": \"number\" } } }]");
	end_value(o, '}');
}

static void course_definition(struct out *o)
{
	write_key(o, "course");
	begin_value(o, '{');
	write_pair(o, "description", "the main line and its figures, for all personas or for one; docs/report.md has the formulas");
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "journey", "string", "the journey's id");
	write_simple(o, "persona", "string", "the persona's id, if emotions or steps differ by persona");
	plain_list(o, "line");
	write_simple(o, "mean", "number", "the mean of the emotions along the line, on the map's scale");
	write_simple(o, "highest", "number", "the highest of them, on the map's scale");
	write_simple(o, "lowest", "number", "the lowest of them, on the map's scale");
	write_key(o, "drop");
	begin_value(o, '{');
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "by", "number", "the size of the drop, on the map's scale");
	felt_member(o, "from", "where it begins");
	felt_member(o, "to", "where it ends");
	close_object(o);
	felt_member(o, "low", "the last of the lowest points");
	felt_member(o, "recovery", "the first point after it at or above the middle");
	count_member(o, "recovery-steps", "the number of steps from the lowest point to the recovery; only if both are steps");
	felt_member(o, "peak", "the strongest moment");
	felt_member(o, "end", "the last point");
	write_simple(o, "memory", "string", "good, mixed or bad");
	write_simple(o, "memory-if", "string", "the same if the conditional emotions occur, if that differs");
	days_member(o, "wait-days", "waiting time along the line; the lowest and the highest total if a step has a range");
	days_member(o, "takes-days", "active time along the line; in the same form");
	branches_member(o, "side-ways", "branches that return to the line");
	branches_member(o, "loops", "branches that lead back");
	branches_member(o, "ways-out", "branches that end in an exit");
	branches_member(o, "other-ends", "branches that end without an exit");
	close_object(o);
}

static void words_member(struct out *o, const char *name, const char *help)
{
	write_key(o, name);
	begin_value(o, '{');
	write_pair(o, "description", help);
	begin_list(o);
	write_pair(o, "type", "string");
	end_value(o, '}');
	end_value(o, '}');
}

static void rolled_figures(struct out *o)
{
	write_key(o, "figures");
	begin_value(o, '{');
	write_pair(o, "description", "its metrics: those of the whole map or, if it has none, those of its stages");
	begin_list(o);
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "metric", "string", "its title");
	write_simple(o, "stage", "string", "the stage that it is of; absent for the whole map");
	write_simple(o, "number", "number", "absent for a range");
	write_simple(o, "percent", "boolean", "true if it is a percentage");
	write_simple(o, "unit", "string", "as the map writes it");
	write_simple(o, "written", "string", "the value as the map writes it");
	close_object(o);
	end_value(o, '}');
}

static void rollup_definition(struct out *o)
{
	write_key(o, "rolled-up");
	begin_value(o, '{');
	write_pair(o, "description", "what the detailed map of a stage of an experience map computes");
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "journey", "string", "the id of the experience map");
	write_simple(o, "stage", "string", "the id of its stage");
	write_simple(o, "from", "string", "the title of the detailed map");
	write_simple(o, "mean", "number", "the mean of its emotions, on the scale of the experience map");
	write_simple(o, "lowest", "number", "the lowest of them, on the same scale");
	write_simple(o, "lost-percent", "number", "the share of customers that drop off at one of its stages");
	write_simple(o, "worst-pain", "string", "its worst pain point");
	rolled_figures(o);
	write_simple(o, "contradicts", "boolean", "true if the stage says otherwise");
	words_member(o, "contradictions", "of what: emotion, drop-off, or the id of a metric");
	close_object(o);
}

static void list_member(struct out *o, const char *name, const char *definition)
{
	write_key(o, name);
	begin_value(o, '{');
	begin_list(o);
	reference_to(o, definition);
	end_value(o, '}');
	end_value(o, '}');
}

/* Where only a part of the map was asked for. */
static void write_shown(struct out *o)
{
	write_key(o, "shown");
	begin_value(o, '{');
	write_pair(o, "description", "the part of the map that is included; absent for the whole map");
	write_pair(o, "type", "object");
	write_key(o, "properties");
	begin_value(o, '{');
	write_simple(o, "show", "string", "the name of the selection; only journeys that have it are included");
	words_member(o, "stages", "only these stages, by id");
	words_member(o, "personas", "only these personas, by id, and what applies to everybody");
	words_member(o, "lanes", "only what is drawn in these lanes; steps stay");
	words_member(o, "without-lanes", "without what is drawn in these lanes");
	words_member(o, "tag", "only items with one of these tags, or inside such items; stages and steps stay");
	words_member(o, "without-tag", "without items with one of these tags");
	end_value(o, '}');
	write_key(o, "additionalProperties");
	buf_text(&o->buf, "false");
	end_value(o, '}');
}

static void write_root(struct out *o)
{
	write_pair(o, "$schema", "http://json-schema.org/draft-07/schema#");
	write_pair(o, "title", "A customer journey map, as `cjm build -f json` writes it");
	write_pair(o, "description", "Version 1: while it stays 1, members are only added. Generated by tools/schema.c; do not edit.");
	write_pair(o, "type", "object");
	write_key(o, "required");
	begin_value(o, '[');
	write_required(o, "cjm");
	end_value(o, ']');
	write_key(o, "properties");
	begin_value(o, '{');
	write_key(o, "cjm");
	buf_text(&o->buf, "{ \"description\": \"the version of this format\", \"const\": 1 }");
	write_shown(o);
	fields_of(o, KIND_FILE);
	list_member(o, "coverage", "coverage");
	list_member(o, "courses", "course");
	list_member(o, "rollup", "rolled-up");
	list_member(o, "findings", "finding");
	end_value(o, '}');
	write_key(o, "additionalProperties");
	buf_text(&o->buf, "false");
}

int main(void)
{
	struct out o = { 0 };
	begin_value(&o, '{');
	write_root(&o);
	write_key(&o, "definitions");
	begin_value(&o, '{');
	value_definitions(&o);
	value_definition(&o);
	share_definition(&o);
	coverage_definition(&o);
	course_definition(&o);
	rollup_definition(&o);
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (thing_size((enum statement_kind)kind))
			write_thing(&o, (enum statement_kind)kind);
	end_value(&o, '}');
	end_value(&o, '}');
	buf_char(&o.buf, '\n');
	bool fine = fwrite(o.buf.at, 1, o.buf.len, stdout) == o.buf.len && fflush(stdout) == 0;
	buf_finish(&o.buf);
	return fine ? 0 : 1;
}
