/* grammar.c — the grammar of docs/spec.md, in EBNF, from the table that the parser reads. tests/spec holds it against the parser both ways. */
#include "grammar.h"

#include <string.h>

static const char *const NAMES[KIND_COUNT] = {
#define STATEMENT(kind, word, parents, occurs, help, ...) #kind,
#include "statements.def"
	"none", "file",
};

/* stage-goal: the row's own name, since several statements share a word. */
static void add_name(struct buf *out, enum statement_kind kind)
{
	for (const char *c = NAMES[kind]; *c; c++)
		buf_char(out, *c == '_' ? '-' : *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c);
}

static const char *const VALUES[] = {
	[SLOT_NAME] = "name", [SLOT_WORD] = "word", [SLOT_WORDS] = "word, { \",\", word }", [SLOT_REF] = "reference", [SLOT_REFS] = "reference, { \",\", reference }",
	[SLOT_REF_OR_TEXT] = "reference", [SLOT_TEXT] = "text", [SLOT_ANY] = "anything", [SLOT_NUMBER] = "number", [SLOT_PERCENT] = "percentage",
	[SLOT_VALUE] = "value", [SLOT_DURATION] = "duration", [SLOT_TIME] = "time", [SLOT_DATE] = "date", [SLOT_RANGE] = "range", [SLOT_COMPARE] = "comparison",
	[SLOT_COLOR] = "colour", [SLOT_COLORS] = "colour, { \",\", colour }",
};

static void add_slot(struct buf *out, const struct slot *slot)
{
	if (slot->type != SLOT_CHOICE) {
		buf_text(out, VALUES[slot->type]);
		return;
	}
	buf_text(out, "( ");
	for (const char *const *c = choices_of(slot->detail); *c; c++)
		buf_fmt(out, "%s\"%s\"", c == choices_of(slot->detail) ? "" : " | ", *c);
	buf_text(out, " )");
}

static void add_slots(struct buf *out, const struct slot *slots)
{
	if (slots[0].is_either) {
		buf_text(out, ", ( ");
		add_slot(out, &slots[0]);
		buf_text(out, ", [ ");
		add_slot(out, &slots[1]);
		buf_text(out, " ] | ");
		add_slot(out, &slots[1]);
		buf_text(out, " )");
		return;
	}
	if (slots[0].type == SLOT_NAME && slots[0].is_optional && slots[1].type == SLOT_TEXT) { /* a name alone is its label */
		buf_text(out, ", ( name, [ text ] | text )");
		slots += 2;
	} else if (slots[0].type == SLOT_NAME && slots[1].type == SLOT_TEXT) {
		buf_text(out, ", name, [ text ]");
		slots += 2;
	}
	for (; slots->type; slots++) {
		buf_text(out, slots->is_optional ? ", [ " : ", ");
		add_slot(out, slots);
		buf_text(out, slots->is_optional ? " ]" : "");
	}
}

enum { COLUMNS = 120 };

static void add_members(struct buf *out, enum statement_kind parent, const char *before)
{
	int count = 0;
	size_t line = out->len;
	for (int kind = 0; kind < KIND_NONE; kind++) {
		if (!statement_fits((enum statement_kind)kind, parent))
			continue;
		buf_text(out, count++ ? " | " : before);
		if (out->len - line > COLUMNS) {
			buf_text(out, "\n    ");
			line = out->len;
		}
		add_name(out, (enum statement_kind)kind);
		buf_text(out, statement_of((enum statement_kind)kind)->is_many ? "" : "?");
	}
	buf_text(out, count ? " }" : "");
}

void add_grammar(struct buf *out)
{
	buf_text(out, "```ebnf\nfile = ");
	add_members(out, KIND_FILE, "{ ");
	buf_text(out, " ;\n\n");
	for (int kind = 0; kind < KIND_NONE; kind++) {
		add_name(out, (enum statement_kind)kind);
		buf_fmt(out, " = \"%s\"", statement_of((enum statement_kind)kind)->word);
		add_slots(out, statement_of((enum statement_kind)kind)->slots);
		add_members(out, (enum statement_kind)kind, ", { ");
		buf_text(out, " ;\n");
	}
	buf_text(out, "```\n");
}
