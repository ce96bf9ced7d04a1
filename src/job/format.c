/* format.c — the format of a request: what is said, else what the name of its file ends in. */
#include "job/settings_words.h"

#include <string.h>

/* What the name ends in: "jpg"; empty for one without an ending. */
static const char *ending_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	return dot && dot > name ? dot + 1 : "";
}

/* NULL for a word that is no format. */
static const char *format_called(const char *word, enum task task)
{
	const char *format;
	if (word_is(str_of(word), "txt"))
		word = "text";
	for (size_t i = 0; (format = format_word(task, i)); i++)
		if (word_is(str_of(word), format))
			return format;
	return NULL;
}

static bool refuse_ending(struct request *r, const char *file, const char *ending, struct buf *why)
{
	const char *format;
	struct names known;
	names_init(&known, &r->arena);
	for (size_t i = 0; (format = format_word(r->task, i)); i++)
		names_add(&known, str_of(format), r);
	buf_fmt(why, "cannot write %s as `%s`; ", file, ending);
	names_propose_all(&known, str_of(ending), "use one of: ", why);
	return false;
}

bool request_set_format(struct request *r, const char *said, const char *file, struct buf *why)
{
	const char *ending = ending_of(file), *by_name = format_called(ending, r->task), *word = said ? said : by_name;
	if (!said && *ending && !by_name)
		return refuse_ending(r, file, ending, why);
	if (word && !request_set(r, "format", str_of(word), why))
		return false;
	bool belies = said && by_name && !word_is(str_of(said), by_name);
	if (belies)
		buf_fmt(why, "-f is %s, but the name of %s means %s; remove one of the two", format_called(said, r->task), file, by_name);
	return !belies;
}

/* Also what today is, where nobody says. */
void request_set_build_day(struct request *r, const char *epoch)
{
	double seconds;
	r->has_build_day = epoch && number_read(str_of(epoch), &seconds) && seconds >= 0 && seconds < 1e11;
	if (!r->has_build_day)
		return;
	r->build_day = (long)(seconds / 86400);
	r->today = r->has_today ? r->today : r->build_day;
	r->has_today = true;
}
