/* said.c — messages in other languages: tables of constants, which tools/messages makes of the .po files. */
#include "cjm/said.h"

#include <string.h>

#include "base/said.def"

/* Texts one behind the other, found by adding up their sizes, and keys of one byte: pointers and hashes of all would take as much room as a fifth of the texts. */
struct tongue_row {
	const char *code;
	const char *const *english;
	const unsigned char *keys; /* of the English message */
	const uint16_t *sizes;
	const void *texts;         /* of a counted message all forms, each terminated */
	size_t count;
	size_t (*form)(size_t count);
};

static const struct tongue_row TONGUES[] = {
	{ "en", NULL, NULL, NULL, NULL, 0, NULL },
#define TONGUE(name, code) { code, ENGLISH_##name, KEYS_##name, SIZES_##name, &TEXTS_##name, sizeof KEYS_##name, form_##name },
	SAID_TONGUES
#undef TONGUE
};
enum { TONGUE_COUNT = sizeof TONGUES / sizeof *TONGUES };

/* The only thing that changes and is nobody's: a message is made far from the request that it answers. */
static _Thread_local int spoken;

const char *const *tongue_codes(void)
{
	static const char *const CODES[TONGUE_COUNT + 1] = {
		"en",
#define TONGUE(name, code) code,
		SAID_TONGUES
#undef TONGUE
	};
	return CODES;
}

const char *tongue_code_at(size_t index)
{
	return index < TONGUE_COUNT ? TONGUES[index].code : NULL;
}

const char *tongue_code(void)
{
	return TONGUES[spoken].code;
}

/* In capitals or not; codes are ASCII. */
static bool is_code(struct str said, const char *code)
{
	size_t i = 0;
	while (i < said.len && code[i] && (said.at[i] | 0x20) == (code[i] | 0x20))
		i++;
	return i == said.len && !code[i];
}

static bool is_no_locale(struct str bare)
{
	return is_code(bare, "C") || is_code(bare, "POSIX");
}

int tongue_of(struct str code)
{
	size_t end = 0;
	while (end < code.len && !memchr("_.@-", code.at[end], 4))
		end++;
	struct str bare = str_slice(code, 0, end);
	if (is_no_locale(bare))
		return TONGUE_ENGLISH;
	for (int i = 0; i < TONGUE_COUNT; i++)
		if (is_code(bare, TONGUES[i].code))
			return i;
	return TONGUE_NONE;
}

int tongue_wanted(const char *list, const char *const *locales, size_t count)
{
	struct str locale = { 0 };
	for (size_t i = 0; i < count && !locale.len; i++)
		locale = str_of(locales[i]);
	int of_locale = tongue_of(locale);
	if (is_no_locale(str_slice(locale, 0, str_find(locale, '.'))))
		return TONGUE_ENGLISH;
	for (struct str rest = str_of(list); rest.len;) {
		int tongue = tongue_of(str_next(&rest, ':'));
		if (tongue != TONGUE_NONE)
			return tongue;
	}
	return of_locale == TONGUE_NONE ? TONGUE_ENGLISH : of_locale;
}

int tongue_speak(int tongue)
{
	int before = spoken;
	if (tongue >= 0 && tongue < TONGUE_COUNT)
		spoken = tongue;
	return before;
}

/* As tools/messages computes it. */
static unsigned char key_of(struct str s)
{
	unsigned key = 0;
	for (size_t i = 0; i < s.len; i++)
		key = (key * 31 + (unsigned char)s.at[i]) & 255;
	return (unsigned char)key;
}

static const char *text_at(const struct tongue_row *t, size_t index)
{
	size_t at = 0;
	for (size_t i = 0; i < index; i++)
		at += t->sizes[i];
	return (const char *)t->texts + at;
}

static const char *find_said(struct str english)
{
	const struct tongue_row *t = &TONGUES[spoken];
	const unsigned char *end = t->keys + t->count;
	unsigned char key = key_of(english);
	for (const unsigned char *k = t->keys; k < end && (k = memchr(k, key, (size_t)(end - k))); k++)
		if (str_is(english, t->english[k - t->keys]))
			return text_at(t, (size_t)(k - t->keys));
	return NULL;
}

const char *said(const char *english)
{
	const char *found = spoken == TONGUE_ENGLISH || !english ? NULL : find_said(str_of(english));
	return found ? found : english;
}

struct str said_str(struct str english)
{
	const char *found = spoken == TONGUE_ENGLISH || !english.len ? NULL : find_said(english);
	return found ? str_of(found) : english;
}

void buf_said(struct buf *b, const char *english)
{
	buf_text(b, said(english));
}

const char *said_of_count(size_t count, const char *one)
{
	const char *form = spoken == TONGUE_ENGLISH ? NULL : find_said(str_of(one));
	for (size_t i = form ? TONGUES[spoken].form(count) : 0; i > 0; i--)
		form += strlen(form) + 1;
	return form;
}

/* One of words: a colour such as #2F5FB3 is none. */
static bool begins_comment(struct str rest, size_t at, bool is_all)
{
	char before = at ? rest.at[at - 1] : is_all ? '\n' : rest.at[-1];
	return str_starts(str_slice(rest, at, rest.len), "# ") && (before == '\n' || before == ' ');
}

void buf_example(struct buf *b, const char *example)
{
	for (struct str rest = str_of(example); rest.len;) {
		size_t line = str_find(rest, '\n'), open = 0, end;
		while (open < line && rest.at[open] != '"' && !begins_comment(rest, open, rest.at == example))
			open++;
		for (end = open + 1; end < line && (rest.at[open] == '#' || rest.at[end] != '"');)
			end++;
		if (open < line && rest.at[open] == '#')
			end = line; /* a comment, without its line feed */
		else
			end = end < line ? end + 1 : line < rest.len ? line + 1 : rest.len; /* a text that is never closed ends with its line */
		buf_str(b, str_slice(rest, 0, open));
		buf_str(b, said_str(str_slice(rest, open, end)));
		rest = str_slice(rest, end, rest.len);
	}
}

struct str example_said(struct arena *a, const char *example)
{
	struct buf b = { 0 };
	buf_example(&b, example);
	struct str text = buf_take(&b, a);
	buf_finish(&b);
	return text;
}
