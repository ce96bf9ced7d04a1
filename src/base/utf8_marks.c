/* utf8_marks.c — counts the characters of parts of a text without walking through all of it. */
#include "cjm/base.h"

enum { MARK_EVERY = 256 }; /* bytes */

static struct utf8_count count_on(struct str text, size_t from, size_t to, struct utf8_count before)
{
	struct str part = str_slice(text, 0, to);
	for (size_t at = from; at < part.len;) {
		uint32_t code = utf8_next(part, &at);
		before.characters++;
		before.units += code != UTF8_BAD && code > 0xFFFF ? 2 : 1;
	}
	return before;
}

void utf8_marks_make(struct utf8_marks *m, struct arena *a, struct str text)
{
	*m = (struct utf8_marks){ .text = text };
	struct utf8_mark mark = { 0 };
	for (size_t at = 0; at < text.len; mark.at = at) {
		VEC_PUSH(a, &m->list, mark);
		for (size_t end = m->list.len * MARK_EVERY; at < text.len && at < end;) {
			size_t from = at;
			utf8_next(text, &at);
			mark.before = count_on(text, from, at, mark.before);
		}
	}
}

/* Of the text up to there; all marks but the first are up to three bytes behind where they are looked for. */
static struct utf8_count count_before(const struct utf8_marks *m, size_t at)
{
	size_t index = at / MARK_EVERY;
	if (!m->list.len)
		return count_on(m->text, 0, at, (struct utf8_count){ 0 });
	index = index < m->list.len ? index : m->list.len - 1;
	if (m->list.at[index].at > at)
		index--;
	return count_on(m->text, m->list.at[index].at, at, m->list.at[index].before);
}

struct utf8_count utf8_count(const struct utf8_marks *m, size_t from, size_t to)
{
	if (!m->list.len || to - from < MARK_EVERY)
		return count_on(m->text, from, to, (struct utf8_count){ 0 });
	struct utf8_count all = count_before(m, to), before = count_before(m, from);
	return (struct utf8_count){ all.characters - before.characters, all.units - before.units };
}
