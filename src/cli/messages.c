/* messages.c — messages on standard error, bytes on standard output. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Files are called as whoever made them liked: nothing of it acts. */
static void print_message(const char *english, va_list args)
{
	struct arena arena = { 0 };
	struct buf out = { 0 };
	buf_text(&out, "cjm: ");
	buf_visible(&out, str_fmt_args(&arena, english, args), VISIBLE_NAME);
	buf_char(&out, '\n');
	print_errors(buf_as_str(&out));
	buf_finish(&out);
	arena_finish(&arena);
}

int say(int status, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	print_message(format, args);
	va_end(args);
	return status;
}

/* --color first, then NO_COLOR (any value, https://no-color.org), then whether anyone could see it. */
bool color_wanted(const struct options *o, FILE *stream)
{
	const char *said = o->values[OPTION_COLOR];
	if (said && strcmp(said, "always") == 0)
		return true;
	if (said && strcmp(said, "never") == 0)
		return false;
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	return !(no_color && *no_color) && isatty(fileno(stream)) && !(term && strcmp(term, "dumb") == 0);
}

int print_outcome(enum outcome outcome, struct str why)
{
	if (why.len && outcome == OUTCOME_FAILED)
		world_error("%.*s", STR_ARG(why));
	else if (why.len)
		usage_error("%.*s", STR_ARG(why));
	return outcome == OUTCOME_FINE ? STATUS_FINE : outcome == OUTCOME_MISTAKES ? STATUS_MISTAKES : outcome == OUTCOME_REFUSED ? STATUS_USAGE : STATUS_WORLD;
}

void print_errors(struct str text)
{
	if (text.len)
		fwrite(text.at, 1, text.len, stderr);
}

void print_findings(const struct sources *s, struct findings *found, const struct options *o)
{
	struct buf out = { 0 };
	findings_print(s, found, color_wanted(o, stderr), &out);
	print_errors(buf_as_str(&out));
	buf_finish(&out);
}

void print_new_findings(struct repeats *r, struct str path, struct str findings)
{
	if (findings.len && repeats_add(r, path, findings))
		print_errors(findings);
}

void print_repeats(struct repeats *r)
{
	struct str others = repeats_finish(r);
	if (others.len)
		note("%.*s", STR_ARG(others));
}

void print_findings_of(const struct sources *s, const struct findings *found, const char *id, const struct options *o)
{
	struct buf out = { 0 };
	for (size_t i = 0; i < found->len; i++)
		if (strcmp(found->at[i].id, id) == 0)
			finding_print(s, &found->at[i], color_wanted(o, stderr), &out);
	print_errors(buf_as_str(&out));
	buf_finish(&out);
}

int print_bytes(struct buf *bytes)
{
	bool fine = write_stdout(buf_as_str(bytes));
	buf_finish(bytes);
	return fine ? STATUS_FINE : STATUS_WORLD;
}

bool write_stdout(struct str bytes)
{
	errno = 0;
	bool fine = (!bytes.len || fwrite(bytes.at, 1, bytes.len, stdout) == bytes.len) && fflush(stdout) == 0;
	return fine || errno == EPIPE || !world_error("cannot write to standard output: %s", said(strerror(errno)));
}
