/* options.c — reads the command line by the rows of options.def. */
#include "cli/cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct option_row OPTIONS[OPTION_COUNT] = {
#define OPTION(id, letter, name, value, help) { letter, name, value, help },
#include "cli/options.def"
};

static int report_unknown_option(const struct command *c, const char *word)
{
	const char *nearest = NULL, *bare = word + (word[0] == '-') + (word[0] == '-' && word[1] == '-');
	int least = 3;
	for (int id = 0; id < OPTION_COUNT; id++) {
		bool is_long = OPTIONS[id].name[2]; /* anything is near to a word of two letters */
		int distance = is_long && command_allows(c, (enum option_id)id) ? str_distance(str_of(bare), str_of(OPTIONS[id].name), 2) : least;
		if (distance < least) {
			least = distance;
			nearest = OPTIONS[id].name;
		}
	}
	if (nearest)
		return usage_error("`cjm %s` has no option %s; did you mean --%s?", c->name, word, nearest);
	return usage_error("`cjm %s` has no option %s; `cjm %s --help` lists them", c->name, word, c->name);
}

/* "--deps"; of a compiler's own, which are written in capitals, also "-MD". */
static const char *long_name(const char *word)
{
	return word[1] == '-' ? word + 2 : word[1] >= 'A' && word[1] <= 'Z' && word[2] ? word + 1 : "";
}

/* The option that a word names, its value behind '=' or the letter in *attached; OPTION_COUNT for none. */
static enum option_id option_named(const struct command *c, const char *word, const char **attached)
{
	*attached = NULL;
	for (int id = 0; id < OPTION_COUNT; id++) {
		size_t len = strlen(OPTIONS[id].name);
		if (!command_allows(c, (enum option_id)id)) /* two commands may each have a --format of their own */
			continue;
		const char *name = long_name(word);
		if (strncmp(name, OPTIONS[id].name, len) == 0 && (name[len] == 0 || name[len] == '=')) {
			*attached = name[len] == '=' ? name + len + 1 : NULL;
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
	*o = (struct options){ .operands = memory_new(((size_t)count + 1) * sizeof *o->operands), .lanes = memory_new(((size_t)count + 1) * sizeof *o->lanes) };
	o->given = memory_new(((size_t)count + 1) * sizeof *o->given);
	bool only_operands = false;
	for (int i = 0; i < count; i++) {
		const char *word = words[i], *attached;
		if (only_operands || word[0] != '-' || word[1] == 0) {
			o->operands[o->operand_count++] = word;
			if (!*word)
				return usage_error("argument %d of `cjm %s` is empty", o->operand_count, c->name), false;
			continue;
		}
		if (strcmp(word, "--") == 0) {
			only_operands = true;
			continue;
		}
		enum option_id id = option_named(c, word, &attached);
		if (id == OPTION_COUNT)
			return report_unknown_option(c, word), false;
		if (!OPTIONS[id].value && attached)
			return usage_error("--%s takes no value", OPTIONS[id].name), false;
		bool is_missing = OPTIONS[id].value && !attached && i + 1 == count;
		o->values[id] = !OPTIONS[id].value || is_missing ? "" : attached ? attached : words[++i];
		/* A script calls so whose variable has no value; no selection is one, too, in place of the project's. */
		if (is_missing || (OPTIONS[id].value && !*o->values[id] && id != OPTION_SHOW))
			return usage_error("--%s needs a value: %s", OPTIONS[id].name, OPTIONS[id].value), false;
		if (id == OPTION_LANE)
			o->lanes[o->lane_count++] = o->values[id];
		o->given[o->given_count++] = (struct given_option){ id, o->values[id] };
	}
	return true;
}

void options_free(struct options *o)
{
	memory_free(o->operands);
	memory_free(o->lanes);
	memory_free(o->given);
}

bool option_given(const struct options *o, enum option_id id)
{
	return o->values[id] != NULL;
}

/* ---- as settings of a request ---- */

bool options_to_request(const struct options *o, struct request *r)
{
	struct buf why = { 0 };
	bool fine = true;
	for (int i = 0; fine && i < o->given_count; i++) {
		const char *name = OPTIONS[o->given[i].id].name;
		if (request_has(r->task, name) && strcmp(name, "format") != 0)
			fine = request_set(r, name, str_of(o->given[i].value), &why);
	}
	fine = fine && request_settle(r, &why);
	if (why.len)
		usage_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	request_set_build_day(r, getenv("SOURCE_DATE_EPOCH"));
	return fine;
}

int option_choice(const struct options *o, enum option_id id, const char *const *words)
{
	struct buf known = { 0 };
	for (int i = 0; words[i]; i++)
		if (strcasecmp(words[i], o->values[id]) == 0)
			return i;
	names_propose_words(words, str_of(o->values[id]), "use one of: ", &known);
	usage_error("--%s cannot be `%s`; %.*s", OPTIONS[id].name, o->values[id], STR_ARG(buf_as_str(&known)));
	buf_finish(&known);
	return -1;
}

bool option_jobs(const struct options *o, size_t *jobs)
{
	enum { MOST = 999 };
	const char *said = o->values[OPTION_JOBS];
	double number = 0;
	if (said && !(number_read(str_of(said), &number) && number >= 1 && number <= MOST && floor(number) >= number))
		return usage_error("--jobs takes a whole number from 1 to %d, not `%s`", MOST, said), false;
	*jobs = said ? (size_t)number : disk_cores();
	return true;
}

bool option_format(const struct options *o, enum option_id format, enum option_id output, struct request *r)
{
	const char *file = output < OPTION_COUNT ? o->values[output] : NULL;
	struct buf why = { 0 };
	bool fine = request_set_format(r, o->values[format], file && !disk_is_folder(file) ? file : "", &why);
	if (!fine)
		usage_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return fine;
}
