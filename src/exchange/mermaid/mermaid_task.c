/* mermaid_task.c — takes a task's line apart at its colons. */
#include "exchange/mermaid/mermaid_task.h"

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
static struct str field_at(const struct fields *f, int i)
{
	return plain_trim(str_slice(f->whole, f->behind[i], i + 1 < f->count ? f->colons[i + 1] : f->whole.len));
}

static struct str after_field(const struct fields *f, int i)
{
	return i + 1 < f->count ? plain_trim(str_slice(f->whole, f->behind[i + 1], f->whole.len)) : (struct str){ 0 };
}

/* Digits and signs of full width, as Chinese and Japanese keyboards have them, made plain ones. False where it is too long for a score. */
static bool make_narrow(struct str s, char *out, size_t room)
{
	size_t len = 0;
	for (size_t at = 0; at < s.len && len < room;) {
		uint32_t code = utf8_next(s, &at);
		code = code >= 0xFF0B && code <= 0xFF19 ? code - 0xFEE0 : code;
		if (code >= 0x80)
			return false;
		out[len++] = (char)code;
	}
	if (len == room)
		return false;
	out[len] = '\0';
	return len > 0;
}

/* "4", "4.5", "4/5", "４" */
static bool read_score(struct str s, double *score)
{
	char narrow[40];
	if (!make_narrow(s, narrow, sizeof narrow))
		return false;
	s = str_of(narrow);
	size_t slash = str_find(s, '/');
	double of;
	if (slash < s.len && !(number_read(plain_trim(str_slice(s, slash + 1, s.len)), &of) && of == 5))
		return false;
	return number_read(plain_trim(str_slice(s, 0, slash)), score) && *score > -1000 && *score < 1000;
}

/* ---- other signs where a colon should be ---- */

struct sign { /* a comma or an arrow */
	size_t at, behind;
	bool is_arrow;
};

/* The comma of a number ("2,5 kg") is none. */
static bool is_decimal_comma(struct str s, size_t at)
{
	return s.at[at] == ',' && at && plain_is_digit(s.at[at - 1]) && at + 1 < s.len && plain_is_digit(s.at[at + 1]);
}

/* The next one; where there is none, the end of the text, and false. */
static bool find_sign(struct str s, size_t from, struct sign *sign)
{
	static const char *const SIGNS[] = { "->", "=>", "\xE2\x86\x92", ",", "\xEF\xBC\x8C" };
	for (size_t at = from; at < s.len; at++)
		for (int i = 0; i < 5; i++)
			if (str_starts(str_slice(s, at, s.len), SIGNS[i]) && !is_decimal_comma(s, at)) {
				*sign = (struct sign){ at, at + strlen(SIGNS[i]), i < 3 };
				return true;
			}
	*sign = (struct sign){ s.len, s.len, false };
	return false;
}

/* Names hold commas: behind one, only a small number is taken for a score. */
static bool read_score_behind(struct sign sign, struct str s, double *score)
{
	return read_score(s, score) && (sign.is_arrow || (*score >= -10 && *score <= 10));
}

/* "2, User": the colon behind the score became a comma. */
static bool read_score_first(struct str s, struct mermaid_task *t)
{
	struct sign sign;
	t->number = find_sign(s, 0, &sign) ? plain_trim(str_slice(s, 0, sign.at)) : (struct str){ 0 };
	if (!read_score(t->number, &t->score))
		return false;
	t->people = plain_trim(str_slice(s, sign.behind, s.len));
	t->guess = sign.is_arrow ? TASK_WITH_ARROW : TASK_WITH_COMMA;
	return true;
}

/* "Task, 3" or "Task -> 3", and with people "Task, 3, User"; of several numbers the last that people follow, else the last word. */
static bool read_score_inside(struct str s, bool with_people, struct mermaid_task *t)
{
	struct sign sign, next;
	bool found = false, goes_on = find_sign(s, 0, &sign);
	for (; goes_on; sign = next) {
		double score;
		goes_on = find_sign(s, sign.behind, &next);
		struct str name = plain_trim(str_slice(s, 0, sign.at));
		bool wanted = goes_on ? with_people : !found;
		struct str number = plain_trim(str_slice(s, sign.behind, next.at));
		if (!wanted || !name.len || !read_score_behind(sign, number, &score))
			continue;
		t->number = number;
		t->name = name;
		t->score = score;
		t->people = plain_trim(str_slice(s, next.behind, s.len));
		t->guess = sign.is_arrow ? TASK_WITH_ARROW : TASK_WITH_COMMA;
		found = true;
	}
	return found;
}

/* The same before a colon: "Task, 3: User". */
static bool read_score_before(const struct fields *f, int colon, struct mermaid_task *t)
{
	if (!read_score_inside(plain_trim(str_slice(f->whole, 0, f->colons[colon])), false, t))
		return false;
	t->people = plain_trim(str_slice(f->whole, f->behind[colon], f->whole.len));
	return true;
}

static bool read_score_with_signs(const struct fields *f, struct mermaid_task *t)
{
	if (!f->count)
		return read_score_inside(f->whole, true, t);
	if (f->count == 1 && read_score_first(field_at(f, 0), t)) {
		t->name = plain_trim(str_slice(f->whole, 0, f->colons[0]));
		return true;
	}
	return read_score_before(f, 0, t) || (f->count > 1 && read_score_before(f, f->count - 1, t));
}

static void read_scoreless(const struct fields *f, struct mermaid_task *t)
{
	t->has_score = read_score_with_signs(f, t);
	if (t->has_score)
		return;
	t->guess = TASK_WITHOUT_SCORE;
	t->name = plain_trim(str_slice(f->whole, 0, f->count ? f->colons[0] : f->whole.len));
	bool short_word = f->count >= 2 && field_at(f, 0).len <= 3; /* "x", "?": meant as a score */
	t->unread = short_word ? field_at(f, 0) : t->unread;
	t->people = short_word ? after_field(f, 0) : f->count ? field_at(f, f->count - 1) : t->people;
	t->name = short_word || !f->count ? t->name : plain_trim(str_slice(f->whole, 0, f->colons[f->count - 1]));
}

static void read_fields(struct str line, struct mermaid_task *t)
{
	struct fields f;
	find_fields(line, &f);
	int at = f.count - 2;
	while (at >= 0 && !read_score(field_at(&f, at), &t->score))
		at--;
	if (at < 0 && f.count && read_score(field_at(&f, f.count - 1), &t->score))
		at = f.count - 1;
	t->has_score = at >= 0;
	if (at < 0) {
		read_scoreless(&f, t);
		return;
	}
	t->number = field_at(&f, at);
	t->name = plain_trim(str_slice(line, 0, f.colons[at]));
	t->people = after_field(&f, at);
}

static bool has_score(struct str line)
{
	struct fields f;
	double score;
	find_fields(line, &f);
	for (int at = 0; at < f.count; at++)
		if (read_score(field_at(&f, at), &score))
			return true;
	return false;
}

static bool begins_remark(struct str line, size_t at)
{
	return (line.at[at] == '#' && strchr(" \t#", line.at[at + 1])) || (line.at[at] == '%' && line.at[at + 1] == '%');
}

/* "Task: 5: Me  # a remark": behind the score a hash that stands alone begins a comment, and so does "%%". Gives what stands before. */
static struct str cut_remark(struct str line, struct str *remark)
{
	int tries = 0;
	for (size_t at = 1; at + 1 < line.len && tries < 16; at++) {
		if (!strchr(" \t", line.at[at - 1]) || !begins_remark(line, at))
			continue;
		struct str before = plain_trim(str_slice(line, 0, at));
		tries++;
		if (!has_score(before))
			continue;
		while (at < line.len && (line.at[at] == '#' || line.at[at] == '%'))
			at++;
		*remark = str_slice(line, at, line.len);
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
	return f.count > 1 && str_find(line, ' ') > f.colons[0] && read_score(field_at(&f, 0), &score);
}

/* ---- statements ---- */

bool mermaid_begins_with(struct str line, const char *word, struct str *rest)
{
	size_t len = strlen(word);
	if (line.len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((line.at[i] | 32) != (word[i] | 32))
			return false;
	if (line.len > len && !strchr(" \t:{;", line.at[len]) && !str_starts(str_slice(line, len, line.len), "\xC2\xA0"))
		return false;
	*rest = plain_trim(str_slice(line, len, line.len));
	return true;
}

static bool is_word_of_entity(char c)
{
	return plain_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

bool mermaid_ends_entity(struct str line, size_t semicolon)
{
	size_t at = semicolon;
	while (at && is_word_of_entity(line.at[at - 1]))
		at--;
	bool is_coded = at && line.at[at - 1] == '#' && at > 1 && line.at[at - 2] == '&'; /* "&#59;" */
	return at < semicolon && at && (is_coded || line.at[at - 1] == '#' || line.at[at - 1] == '&');
}

static bool is_keyword_line(struct str line)
{
	static const char *const WORDS[] = { "title", "section", "accTitle", "accDescr" };
	struct str rest;
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (mermaid_begins_with(line, WORDS[i], &rest))
			return true;
	return false;
}

static bool is_whole(struct str line)
{
	struct mermaid_task t = is_keyword_line(line) ? (struct mermaid_task){ 0 } : mermaid_read_task(line);
	return is_keyword_line(line) || (t.has_score && t.guess == TASK_AS_WRITTEN && t.name.len);
}

/* All of it, or what stands before its own semicolon. */
static bool begins_statement(struct str s)
{
	size_t end = 0;
	while (end < s.len && (s.at[end] != ';' || mermaid_ends_entity(s, end)))
		end++;
	return str_starts(s, "%%") || is_whole(plain_trim(str_slice(s, 0, end))) || is_whole(s);
}

size_t mermaid_statement_end(struct str line)
{
	enum { TRIED_MOST = 16, SEEN_MOST = 500 };
	int tries = 0;
	for (size_t at = 0; at < line.len && tries < TRIED_MOST; at++) {
		if (line.at[at] != ';' || mermaid_ends_entity(line, at))
			continue;
		struct str before = plain_trim(str_slice(line, 0, at)), behind = plain_trim(str_slice(line, at + 1, at + 1 + SEEN_MOST));
		tries++;
		if (at + 1 == line.len || (is_whole(before) && begins_statement(behind)))
			return at;
	}
	return line.len;
}
