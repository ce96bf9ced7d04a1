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
	const char *format = said(english);
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	char *message = memory_new((size_t)len + 1);
	struct buf out = { 0 };
	vsnprintf(message, (size_t)len + 1, format, again);
	va_end(again);
	buf_text(&out, "cjm: ");
	buf_visible(&out, str_of(message), VISIBLE_NAME);
	buf_char(&out, '\n');
	fwrite(out.at, 1, out.len, stderr);
	buf_finish(&out);
	memory_free(message);
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

void reports_init(struct reports *r, struct arena *a)
{
	*r = (struct reports){ .arena = a };
	names_init(&r->told, a);
}

void report_findings(struct reports *r, struct str path, struct str findings)
{
	enum { NAMED_MOST = 3 };
	if (!findings.len)
		return;
	if (!names_find(&r->told, findings)) {
		names_add(&r->told, str_copy(r->arena, findings), r);
		print_errors(findings);
		return;
	}
	if (r->other_count++ < NAMED_MOST)
		buf_fmt(&r->others, "%s%.*s", r->others.len ? ", " : "", STR_ARG(path));
	else if (r->other_count == NAMED_MOST + 1)
		buf_text(&r->others, ", …");
}

void reports_finish(struct reports *r)
{
	if (r->other_count)
		note(by_count(r->other_count, "%zu more map has the same findings: %.*s", "%zu more maps have the same findings: %.*s"), r->other_count, STR_ARG(buf_as_str(&r->others)));
	buf_finish(&r->others);
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
