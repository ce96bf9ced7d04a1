/* options.c — reads the command line by the rows of options.def. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
	char letter;
	const char *name, *value, *help;
} OPTIONS[] = {
#define OPTION(id, letter, name, value, help) { letter, name, value, help },
#include "cli/options.def"
};

static bool command_allows(const struct command *c, enum option_id id)
{
	for (const enum option_id *o = c->options; *o != OPTION_COUNT; o++)
		if (*o == id)
			return true;
	return id == OPTION_HELP || id == OPTION_COLOR;
}

static int report_unknown_option(const struct command *c, const char *word)
{
	struct str nearest = { 0 };
	const char *bare = word + (word[0] == '-') + (word[0] == '-' && word[1] == '-');
	for (int id = 0; id < OPTION_COUNT; id++)
		if (command_allows(c, (enum option_id)id) && str_distance(str_of(bare), str_of(OPTIONS[id].name), 2) <= 2)
			nearest = str_of(OPTIONS[id].name);
	if (nearest.len)
		return usage_error("`cjm %s` has no option %s; did you mean --%.*s?", c->name, word, STR_ARG(nearest));
	return usage_error("`cjm %s` has no option %s; `cjm %s --help` lists them", c->name, word, c->name);
}

/* The option that a word names, its value behind '=' or the letter in *attached; OPTION_COUNT for none. */
static enum option_id option_named(const struct command *c, const char *word, const char **attached)
{
	*attached = NULL;
	for (int id = 0; id < OPTION_COUNT; id++) {
		size_t len = strlen(OPTIONS[id].name);
		if (!command_allows(c, (enum option_id)id)) /* two commands may each have a --format of their own */
			continue;
		if (word[1] == '-' && strncmp(word + 2, OPTIONS[id].name, len) == 0 && (word[2 + len] == 0 || word[2 + len] == '=')) {
			*attached = word[2 + len] == '=' ? word + 3 + len : NULL;
			return (enum option_id)id;
		}
		if (word[1] != '-' && word[1] == OPTIONS[id].letter && (word[2] == 0 || OPTIONS[id].value)) {
			*attached = word[2] ? word + 2 : NULL;
			return (enum option_id)id;
		}
	}
	return OPTION_COUNT;
}

bool options_read(const struct command *c, int count, char **words, struct options *o)
{
	*o = (struct options){ .operands = calloc((size_t)count + 1, sizeof *o->operands), .lanes = calloc((size_t)count + 1, sizeof *o->lanes) };
	bool only_operands = false;
	for (int i = 0; i < count; i++) {
		const char *word = words[i], *attached;
		if (only_operands || word[0] != '-' || word[1] == 0) {
			o->operands[o->operand_count++] = word;
			continue;
		}
		if (strcmp(word, "--") == 0) {
			only_operands = true;
			continue;
		}
		enum option_id id = option_named(c, word, &attached);
		if (id == OPTION_COUNT) {
			report_unknown_option(c, word);
			return false;
		}
		if (!OPTIONS[id].value && attached) {
			usage_error("--%s takes no value", OPTIONS[id].name);
			return false;
		}
		if (OPTIONS[id].value && !attached && i + 1 == count) {
			usage_error("--%s needs a value: %s", OPTIONS[id].name, OPTIONS[id].value);
			return false;
		}
		o->values[id] = !OPTIONS[id].value ? "" : attached ? attached : words[++i];
		if (id == OPTION_LANE)
			o->lanes[o->lane_count++] = o->values[id];
	}
	return true;
}

void options_free(struct options *o)
{
	free(o->operands);
	free(o->lanes);
}

bool option_given(const struct options *o, enum option_id id)
{
	return o->values[id] != NULL;
}

bool option_day(const struct options *o, bool *is_written, long *day)
{
	const char *said = o->values[OPTION_TODAY], *epoch = getenv("SOURCE_DATE_EPOCH");
	struct date d;
	double seconds;
	*is_written = true;
	if (said && (!date_read(str_of(said), &d) || !d.day)) {
		usage_error("--today takes a day such as 2026-10-15, not `%s`", said);
		return false;
	}
	if (said)
		*day = date_first_day(d);
	else if (epoch && number_read(str_of(epoch), &seconds) && seconds >= 0 && seconds < 1e11)
		*day = (long)(seconds / 86400);
	else
		*is_written = false;
	return true;
}

int option_choice(const struct options *o, enum option_id id, const char *const *words)
{
	struct buf all = { 0 };
	for (int i = 0; words[i]; i++) {
		if (strcasecmp(words[i], o->values[id]) == 0) {
			buf_finish(&all);
			return i;
		}
		buf_fmt(&all, "%s%s", i ? ", " : "", words[i]);
	}
	usage_error("--%s cannot be `%s`; it is one of: %.*s", OPTIONS[id].name, o->values[id], STR_ARG(buf_as_str(&all)));
	buf_finish(&all);
	return -1;
}

static int report_no_language(const char *said)
{
	struct buf all = { 0 };
	const char *code = language_called(str_of(said));
	for (size_t i = 0; locale_at(i); i++)
		buf_fmt(&all, "%s%s", i ? ", " : "", locale_at(i)->code);
	if (code && strstr(all.at, code))
		usage_error("--lang takes a code: --lang %s", code);
	else
		usage_error("--lang cannot be `%s`; it is one of: %.*s", said, STR_ARG(buf_as_str(&all)));
	buf_finish(&all);
	return STATUS_USAGE;
}

bool option_language(struct options *o)
{
	bool known;
	if (!option_given(o, OPTION_LANG))
		return true;
	const struct locale *locale = locale_of(str_of(o->values[OPTION_LANG]), &known);
	if (!known)
		report_no_language(o->values[OPTION_LANG]);
	else
		o->values[OPTION_LANG] = locale->code;
	return known;
}

/* What the name of a file ends in: "jpg"; empty for one without an ending, for a folder and for standard output. */
static const char *ending_of(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL, *name = slash ? slash + 1 : path, *dot = name ? strrchr(name, '.') : NULL;
	return dot && dot > name && !disk_is_folder(path) ? dot + 1 : "";
}

/* -1 for an ending that is no format. */
static int format_by_ending(const char *ending, const char *const *names)
{
	if (strcasecmp(ending, "txt") == 0)
		ending = "text";
	for (int i = 0; names[i]; i++)
		if (strcasecmp(ending, names[i]) == 0)
			return i;
	return -1;
}

int option_format(const struct options *o, enum option_id format, enum option_id output, const char *const *names)
{
	const char *file = o->values[output], *ending = ending_of(file);
	int by_name = format_by_ending(ending, names), chosen = option_given(o, format) ? option_choice(o, format, names) : -1;
	if (option_given(o, format) && chosen >= 0 && by_name >= 0 && by_name != chosen) {
		usage_error("-f says %s and the name of %s says %s; leave one of the two out", names[chosen], file, names[by_name]);
		return -1;
	}
	if (option_given(o, format))
		return chosen;
	if (!*ending)
		return 0;
	if (by_name < 0) {
		struct buf all = { 0 };
		for (int i = 0; names[i]; i++)
			buf_fmt(&all, "%s%s", i ? ", " : "", names[i]);
		usage_error("%s cannot be written as `%s`; the format is one of: %.*s", file, ending, STR_ARG(buf_as_str(&all)));
		buf_finish(&all);
	}
	return by_name;
}

void print_command_help(const struct command *c, FILE *stream)
{
	fprintf(stream, "cjm %s %s\n\n%s.\n\n%s", c->name, c->usage, c->summary, c->text);
	fputs("\nOptions:\n", stream);
	for (int id = 0; id < OPTION_COUNT; id++) {
		if (!command_allows(c, (enum option_id)id))
			continue;
		char left[64];
		snprintf(left, sizeof left, "%c%c%s --%s %s", OPTIONS[id].letter ? '-' : ' ', OPTIONS[id].letter ? OPTIONS[id].letter : ' ',
			OPTIONS[id].letter ? "," : " ", OPTIONS[id].name, OPTIONS[id].value ? OPTIONS[id].value : "");
		fprintf(stream, "  %-28s %s\n", left, OPTIONS[id].help);
	}
}
