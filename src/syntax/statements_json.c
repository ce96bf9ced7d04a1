/* statements_json.c — the table of statements as data, for programs that write maps or edit them. */
#include "cjm/ast.h"
#include "cjm/json.h"
#include "cjm/said.h"

#include <string.h>

static const char *const SLOT_IDS[] = {
	[SLOT_NAME] = "name", [SLOT_WORD] = "word", [SLOT_WORDS] = "words", [SLOT_CHOICE] = "choice", [SLOT_REF] = "reference", [SLOT_REFS] = "references",
	[SLOT_REF_OR_TEXT] = "reference or text", [SLOT_TEXT] = "text", [SLOT_ANY] = "anything", [SLOT_NUMBER] = "number", [SLOT_PERCENT] = "percentage",
	[SLOT_VALUE] = "value", [SLOT_DURATION] = "duration", [SLOT_TIME] = "time", [SLOT_DATE] = "date", [SLOT_RANGE] = "range", [SLOT_COMPARE] = "comparison",
	[SLOT_COLOR] = "colour", [SLOT_COLORS] = "colours",
};

static void add_words(struct json *j, const char *name, const char *const *words)
{
	json_key(j, name);
	json_open(j, '[');
	for (; words && *words; words++) {
		json_item(j);
		json_string(j->out, str_of(*words));
	}
	json_close(j, ']');
}

static const char *place_name(enum statement_kind kind)
{
	return kind == KIND_FILE ? "file" : statement_of(kind)->word;
}

/* Each word once: several statements are called metric. */
static void add_places(struct json *j, const char *name, enum statement_kind kind, bool is_parent)
{
	const char *seen[KIND_COUNT + 1] = { NULL };
	size_t count = 0;
	for (int i = 0; i < KIND_COUNT; i++) {
		enum statement_kind other = (enum statement_kind)i;
		bool fits = is_parent ? statement_fits(kind, other) : i < KIND_NONE && statement_fits(other, kind);
		for (size_t k = 0; fits && k < count; k++)
			fits = strcmp(seen[k], place_name(other)) != 0;
		if (fits)
			seen[count++] = place_name(other);
	}
	add_words(j, name, seen);
}

static void add_slot(struct json *j, const struct slot *slot)
{
	bool names_a_thing = slot->type == SLOT_REF || slot->type == SLOT_REFS || slot->type == SLOT_REF_OR_TEXT;
	json_open_item(j);
	json_text(j, "type", str_of(SLOT_IDS[slot->type]));
	if (names_a_thing)
		json_text(j, "of", str_of(statement_of((enum statement_kind)slot->detail)->word));
	if (slot->type == SLOT_CHOICE)
		add_words(j, "choices", choices_of(slot->detail));
	json_truth(j, "required", !slot->is_optional && !slot->is_either);
	if (slot->is_either)
		json_truth(j, "oneIsRequired", true);
	json_close(j, '}');
}

static void add_keyword(struct json *j, enum statement_kind kind)
{
	const struct statement *row = statement_of(kind);
	json_open_item(j);
	json_text(j, "word", str_of(row->word));
	add_places(j, "in", kind, true);
	json_truth(j, "many", row->is_many);
	json_open_list(j, "takes");
	for (int i = 0; row->slots[i].type; i++)
		add_slot(j, &row->slots[i]);
	json_close(j, ']');
	add_places(j, "contains", kind, false);
	json_text(j, "help", str_of(said(row->help)));
	json_text(j, "example", str_of(statement_example(kind, KIND_NONE)));
	json_close(j, '}');
}

void statements_write_json(struct json *j)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		add_keyword(j, (enum statement_kind)kind);
}
