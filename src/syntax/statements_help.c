/* statements_help.c — what `cjm help` says of a keyword, from its row in the table. */
#include "cjm/ast.h"
#include "cjm/said.h"

#include <string.h>

static const char *word_of(enum statement_kind kind)
{
	return kind == KIND_FILE ? said("the top level of a file") : statement_of(kind)->word;
}

static void print_slot(const struct slot *slot, struct buf *out)
{
	buf_fmt(out, "  %s", slot->type == SLOT_CHOICE ? said("one of these:") : slot_name(slot->type));
	for (const char *const *c = slot->type == SLOT_CHOICE ? choices_of(slot->detail) : NULL; c && *c; c++)
		buf_fmt(out, "%s %s", c == choices_of(slot->detail) ? "" : ",", *c);
	buf_fmt(out, "%s\n", slot->is_either ? said(" (at least one of the two)") : slot->is_optional ? said(" (optional)") : "");
}

/* Several statements are called metric, and some are allowed in more than one of them. */
static bool was_listed(enum statement_kind kind, int parent)
{
	for (int other = 0; other < parent; other++)
		if (statement_fits(kind, (enum statement_kind)other) && strcmp(word_of((enum statement_kind)other), word_of((enum statement_kind)parent)) == 0)
			return true;
	return false;
}

static void print_parents(enum statement_kind kind, struct buf *out)
{
	int count = 0;
	for (int parent = 0; parent < KIND_COUNT; parent++)
		if (statement_fits(kind, (enum statement_kind)parent) && !was_listed(kind, parent))
			buf_fmt(out, "%s%s", count++ ? ", " : "", word_of((enum statement_kind)parent));
}

void statement_write_help(enum statement_kind kind, struct buf *out)
{
	const struct statement *row = statement_of(kind);
	buf_fmt(out, "%s — %s\n", row->word, said(row->help));
	buf_said(out, "  goes in: ");
	print_parents(kind, out);
	buf_fmt(out, "%s\n", row->is_many ? said("; any number of times") : said("; at most once"));
	for (int i = 0; row->slots[i].type; i++) {
		const char *takes = said("  takes: ");
		buf_fmt(out, "%*s", i ? str_columns(str_of(takes)) : 0, i ? "" : takes);
		print_slot(&row->slots[i], out);
	}
	int count = 0;
	for (int child = 0; child < KIND_NONE; child++)
		if (statement_fits((enum statement_kind)child, kind))
			buf_fmt(out, "%s%s", count++ ? ", " : said("  contains: "), statement_of((enum statement_kind)child)->word);
	struct arena arena = { 0 };
	buf_fmt(out, "%s  example: %s\n\n", count ? "\n" : "", str_terminated(&arena, example_said(&arena, statement_example(kind, KIND_NONE))));
	arena_finish(&arena);
}

/* The first place where a keyword is allowed decides where it is listed: each is listed once. */
static enum statement_kind first_place(enum statement_kind kind)
{
	static const enum statement_kind PLACES[] = { KIND_FILE, KIND_JOURNEY, KIND_STAGE, KIND_STEP };
	for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
		if (statement_fits(kind, PLACES[i]))
			return PLACES[i];
	return KIND_NONE;
}

static void print_words_of(enum statement_kind place, const char *heading, struct buf *out)
{
	buf_fmt(out, "\n%s\n", said(heading));
	for (int i = 0; i < KIND_NONE; i++) {
		enum statement_kind kind = (enum statement_kind)i;
		if (first_place(kind) != place)
			continue;
		buf_fmt(out, "  %-16s ", statement_of(kind)->word);
		if (place == KIND_NONE)
			print_parents(kind, out);
		buf_fmt(out, "%s%s\n", place == KIND_NONE ? ": " : "", said(statement_of(kind)->help));
	}
}

void statements_write_words(struct buf *out)
{
	buf_said(out, "The keywords; `cjm help WORD` describes each.\n");
	print_words_of(KIND_FILE, "At the top of a file:", out);
	print_words_of(KIND_JOURNEY, "In a journey:", out);
	print_words_of(KIND_STAGE, "In a stage (most of them also in a step):", out);
	print_words_of(KIND_STEP, "Only in a step:", out);
	print_words_of(KIND_NONE, "In other statements:", out);
}
