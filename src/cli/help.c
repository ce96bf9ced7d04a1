/* help.c — `cjm`, `cjm help WORD`: every keyword is explained from its row in the table. */
#include "cli/cli.h"

#include <string.h>

void print_overview(FILE *stream)
{
	fputs("cjm " CJM_VERSION, stream);
	fputs(said(" — customer journey maps from text\n\n"
		   "  cjm build map.cjm        draws map.svg next to it\n\n"
		   "Commands:\n"), stream);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(stream, "  %-9s %s\n", COMMANDS[i].name, said(COMMANDS[i].summary));
	fputs(said("\n`cjm COMMAND --help` describes a command, `cjm help WORD` a keyword.\n"
		   "The smallest map:\n\n"
		   "  journey \"Morning coffee\"\n"
		   "    stage \"Order\"\n"
		   "      step \"Orders at the till\" via store feel +1 \"welcome\"\n"), stream);
}

static void note_nearer(const char *known, const char *word, int *limit, struct str *nearest)
{
	int distance = str_distance(str_of(known), str_of(word), *limit);
	if (distance < *limit) {
		*limit = distance;
		*nearest = str_of(known);
	}
}

/* "stage` or `step": what a word of another language means; nothing for one that means none. */
static void add_synonyms(struct str bare, struct buf *out)
{
	const char *meant;
	for (size_t i = 0; (meant = synonym_of(bare, i)); i++)
		buf_fmt(out, "%s%s", i ? said("` or `") : "", meant);
}

static int help_without(const char *word, struct str nearest)
{
	struct arena arena;
	struct buf meant = { 0 };
	arena_init(&arena);
	add_synonyms(term_bare(&arena, str_of(word)), &meant);
	if (meant.len)
		nearest = buf_as_str(&meant);
	if (nearest.len)
		usage_error("`%s` is neither a keyword nor a command; did you mean `%.*s`?", word, STR_ARG(nearest));
	else
		usage_error("`%s` is neither a keyword nor a command; `cjm help words` and `cjm help` list them", word);
	buf_finish(&meant);
	arena_finish(&arena);
	return STATUS_USAGE;
}

/* A former keyword, or another spelling: the current one follows. */
static void print_retired(const char *word, struct buf *out)
{
	enum statement_kind shown = KIND_NONE;
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (size_t i = 0; statement_old_word((enum statement_kind)kind, i); i++)
			if (strcmp(statement_old_word((enum statement_kind)kind, i), word) == 0) {
				bool is_new = shown == KIND_NONE || strcmp(statement_of(shown)->word, statement_of((enum statement_kind)kind)->word) != 0;
				if (is_new)
					buf_fmt(out, "%s is now written %s\n\n", word, statement_of((enum statement_kind)kind)->word);
				shown = (enum statement_kind)kind;
				statement_write_help(shown, out);
			}
}

static int help_on_word(const char *word)
{
	struct buf out = { 0 };
	struct str nearest = { 0 };
	int limit = 3;
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		note_nearer(COMMANDS[i].name, word, &limit, &nearest);
	for (int kind = 0; kind < KIND_NONE; kind++) {
		const char *known = statement_of((enum statement_kind)kind)->word;
		if (statement_is_called((enum statement_kind)kind, str_of(word)))
			statement_write_help((enum statement_kind)kind, &out);
		note_nearer(known, word, &limit, &nearest);
	}
	print_retired(word, &out);
	if (!out.len)
		return help_without(word, nearest);
	return print_bytes(&out);
}

static int help_on_all(int form)
{
	struct buf out = { 0 };
	if (form == HELP_JSON)
		help_write_json(&out);
	else {
		statements_write_words(&out);
		buf_char(&out, '\n');
		for (int kind = 0; kind < KIND_NONE; kind++)
			statement_write_help((enum statement_kind)kind, &out);
	}
	return print_bytes(&out);
}

int run_help(const struct options *o)
{
	bool has_form = option_given(o, OPTION_HELP_FORMAT), is_all = option_given(o, OPTION_ALL);
	int form = has_form ? option_choice(o, OPTION_HELP_FORMAT, HELP_FORMS) : HELP_TEXT;
	if (form < 0)
		return STATUS_USAGE;
	if (is_all && !o->operand_count)
		return help_on_all(form);
	if (is_all)
		return usage_error("--all takes no word; leave out `%s` or --all", o->operands[0]);
	if (has_form)
		return usage_error("-f is for `cjm help --all`");
	if (!o->operand_count) {
		print_overview(stdout);
		return STATUS_FINE;
	}
	if (strcmp(o->operands[0], "words") == 0) {
		struct buf out = { 0 };
		statements_write_words(&out);
		return print_bytes(&out);
	}
	const struct command *c = command_of(o->operands[0]);
	if (!c)
		return help_on_word(o->operands[0]);
	return print_command_help(c);
}
