/* mermaid_task.c — takes a task's line apart at its colons. */
#include "exchange/mermaid_task.h"

#include <string.h>

enum { FIELDS_MOST = 64 };

struct fields {
	struct str whole;
	size_t colons[FIELDS_MOST], behind[FIELDS_MOST]; /* where each colon begins and ends */
	int count;
};

/* Also the wide colon of Chinese and Japanese. More colons than fit only occur in nonsense; the last ones count. */
static void find_fields(struct str line, struct fields *f)
{
	*f = (struct fields){ .whole = line };
	for (size_t at = 0; at < line.len;) {
		size_t from = at;
		uint32_t code = utf8_next(line, &at);
		if (code != ':' && code != 0xFF1A)
			continue;
		if (f->count == FIELDS_MOST) {
			memmove(f->colons, f->colons + 1, (FIELDS_MOST - 1) * sizeof *f->colons);
			memmove(f->behind, f->behind + 1, (FIELDS_MOST - 1) * sizeof *f->behind);
			f->count--;
		}
		f->colons[f->count] = from;
		f->behind[f->count++] = at;
	}
}

/* What stands between colon i and the next one. */
static struct str field(const struct fields *f, int i)
{
	return plain_trim(str_slice(f->whole, f->behind[i], i + 1 < f->count ? f->colons[i + 1] : f->whole.len));
}

static struct str after_field(const struct fields *f, int i)
{
	return i + 1 < f->count ? plain_trim(str_slice(f->whole, f->behind[i + 1], f->whole.len)) : (struct str){ 0 };
}

/* "4", "4.5", "4/5" */
static bool read_score(struct str s, double *score)
{
	size_t slash = str_find(s, '/');
	double of;
	if (slash < s.len && !(number_read(plain_trim(str_slice(s, slash + 1, s.len)), &of) && of == 5))
		return false;
	return number_read(plain_trim(str_slice(s, 0, slash)), score) && *score > -1000 && *score < 1000;
}

/* "2, User": the colon behind the score became a comma. */
static bool read_score_with_comma(struct str s, struct mermaid_task *t)
{
	size_t comma = str_find(s, ',');
	if (comma == s.len || !read_score(plain_trim(str_slice(s, 0, comma)), &t->score))
		return false;
	t->people = plain_trim(str_slice(s, comma + 1, s.len));
	return true;
}

/* "Open the tool -> 3: User" */
static bool read_score_with_arrow(struct str name, struct mermaid_task *t)
{
	static const char *const ARROWS[] = { "->", "=>", "\xE2\x86\x92" };
	for (int i = 0; i < 3; i++)
		for (size_t len = strlen(ARROWS[i]), at = name.len; at >= len; at--) {
			if (memcmp(name.at + at - len, ARROWS[i], len) != 0)
				continue;
			if (!read_score(plain_trim(str_slice(name, at, name.len)), &t->score))
				break;
			t->name = plain_trim(str_slice(name, 0, at - len));
			return t->name.len;
		}
	return false;
}

static void read_scoreless(const struct fields *f, struct mermaid_task *t)
{
	t->name = plain_trim(str_slice(f->whole, 0, f->count ? f->colons[0] : f->whole.len));
	if (f->count == 1 && (t->has_score = read_score_with_comma(field(f, 0), t))) {
		t->guess = TASK_WITH_COMMA;
	} else if (f->count && (t->has_score = read_score_with_arrow(t->name, t))) {
		t->people = str_slice(f->whole, f->behind[0], f->whole.len);
		t->guess = TASK_WITH_ARROW;
	} else {
		t->guess = TASK_WITHOUT_SCORE;
		bool short_word = f->count >= 2 && field(f, 0).len <= 3; /* "x", "?": meant as a score */
		t->unread = short_word ? field(f, 0) : t->unread;
		t->people = short_word ? after_field(f, 0) : f->count ? field(f, f->count - 1) : t->people;
		t->name = short_word || !f->count ? t->name : plain_trim(str_slice(f->whole, 0, f->colons[f->count - 1]));
	}
}

static void read_fields(struct str line, struct mermaid_task *t)
{
	struct fields f;
	find_fields(line, &f);
	int at = f.count - 2;
	while (at >= 0 && !read_score(field(&f, at), &t->score))
		at--;
	if (at < 0 && f.count && read_score(field(&f, f.count - 1), &t->score))
		at = f.count - 1;
	t->has_score = at >= 0;
	if (at < 0) {
		read_scoreless(&f, t);
		return;
	}
	t->name = plain_trim(str_slice(line, 0, f.colons[at]));
	t->people = after_field(&f, at);
}

static bool has_score(struct str line)
{
	struct fields f;
	double score;
	find_fields(line, &f);
	for (int at = 0; at < f.count; at++)
		if (read_score(field(&f, at), &score))
			return true;
	return false;
}

/* "Task: 5: Me  # a remark": behind the score a hash that stands alone begins a comment. Gives what stands before it. */
static struct str cut_remark(struct str line, struct str *remark)
{
	int tries = 0;
	for (size_t at = 1; at + 1 < line.len && tries < 16; at++) {
		if (line.at[at] != '#' || !strchr(" \t", line.at[at - 1]) || !strchr(" \t#", line.at[at + 1]))
			continue;
		struct str before = plain_trim(str_slice(line, 0, at));
		tries++;
		if (!has_score(before))
			continue;
		*remark = str_slice(line, at + 1, line.len);
		return before;
	}
	return line;
}

struct mermaid_task mermaid_read_task(struct str line)
{
	struct mermaid_task t = { 0 };
	line = cut_remark(line, &t.remark);
	read_fields(line, &t);
	return t;
}

bool mermaid_has_colon(struct str line)
{
	struct fields f;
	find_fields(line, &f);
	return f.count > 0;
}

bool mermaid_is_task_named(struct str line)
{
	struct fields f;
	double score;
	find_fields(line, &f);
	return f.count > 1 && str_find(line, ' ') > f.colons[0] && read_score(field(&f, 0), &score);
}
