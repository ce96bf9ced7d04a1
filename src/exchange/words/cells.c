/* cells.c — looks cells up in cells.def. */
#include "exchange/words/cells.h"
#include "exchange/plain/words.h"
#include "cjm/unicode.h"

enum { CELL_LONGEST = 200 };
enum { OF_NOTHING, OF_TOTALS, OF_MARKS, OF_OTHERS, OF_ANSWERS, OF_CUSTOMERS, OF_SYSTEMS, OF_KEYS, OF_FACTS };

static const struct words_row ROWS[] = {
#define NOTHING(text) { .list = OF_NOTHING, .words = text },
#define TOTAL(text) { .list = OF_TOTALS, .words = text },
#define AGAIN(text) { .list = OF_MARKS, .words = text },
#define OTHER(text) { .list = OF_OTHERS, .words = text },
#define YES_NO(text) { .list = OF_ANSWERS, .words = text },
#define CUSTOMER(text) { .list = OF_CUSTOMERS, .words = text },
#define SYSTEMS(text) { .list = OF_SYSTEMS, .words = text },
#define KEY(key, text) { .list = OF_KEYS, .words = text, .value = CELL_##key },
#define FACT(kind, text) { .list = OF_FACTS, .words = text, .value = KIND_##kind },
#include "exchange/words/cells.def"
};

static const struct words_table CELLS = WORDS_TABLE(ROWS, ',');

/* In small letters, without the full stop or the marks of emphasis around it. */
static struct str simplified_cell(struct arena *a, struct str cell)
{
	struct str s = plain_line(a, str_slice(cell, 0, CELL_LONGEST));
	while (str_ends(s, ".") || str_ends(s, "!") || str_ends(s, "*"))
		s = plain_trim(str_slice(s, 0, s.len - 1));
	while (str_starts(s, "*"))
		s = plain_trim(str_slice(s, 1, s.len));
	return str_lower(a, s);
}

/* It is asked of every cell, so what it takes to answer is given back. */
static bool is_in_list(struct arena *a, int list, struct str cell)
{
	struct arena_mark before = arena_mark(a);
	bool is_found = words_find(&CELLS, list, simplified_cell(a, cell));
	arena_rewind(a, before);
	return is_found;
}

bool cell_means_nothing(struct arena *a, struct str cell)
{
	return is_in_list(a, OF_NOTHING, cell);
}

bool cell_sums_up(struct arena *a, struct str cell)
{
	return is_in_list(a, OF_TOTALS, cell);
}

bool cell_heads_other(struct arena *a, struct str head)
{
	return is_in_list(a, OF_OTHERS, head);
}

bool cell_says_whether(struct arena *a, struct str cell)
{
	return is_in_list(a, OF_ANSWERS, cell);
}

bool cell_is_customer(struct arena *a, struct str head)
{
	return is_in_list(a, OF_CUSTOMERS, head);
}

bool cell_is_systems(struct arena *a, struct str head)
{
	return is_in_list(a, OF_SYSTEMS, head);
}

bool cell_goes_on(struct arena *a, struct str cell)
{
	return words_find(&CELLS, OF_MARKS, str_lower(a, plain_line(a, str_slice(cell, 0, CELL_LONGEST))));
}

static size_t colon_at(struct str s, size_t *behind)
{
	for (size_t at = 0; at < s.len && at < CELL_LONGEST;) {
		size_t place = at;
		uint32_t code = utf8_next(s, &at);
		*behind = at;
		if (code == ':' || code == 0xFF1A)
			return place;
	}
	return s.len;
}

/* "1. Persona (main):", "Persona 2", "Persona B", "👤 Persona": the word alone. */
static struct str bare_key(struct arena *a, struct str key)
{
	struct str s = simplified_cell(a, key);
	size_t bracket = str_find(s, '(');
	s = bracket ? str_slice(s, 0, bracket) : s;
	for (size_t at = 0, next = 0; at < s.len; at = next) { /* pictures, too */
		uint32_t code = utf8_next(s, &next);
		if (unicode_is_letter(code) || code == '(') {
			s = str_slice(s, at, s.len);
			break;
		}
	}
	while (s.len && (plain_is_digit(s.at[s.len - 1]) || s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '#' || s.at[s.len - 1] == ':'))
		s.len--;
	return s;
}

/* "persona b" is a persona; "vive a" is a word of its own. */
static const struct words_row *row_of_key(int list, struct str key)
{
	const struct words_row *row = key.len ? words_find(&CELLS, list, key) : NULL;
	bool is_lettered = key.len > 2 && key.at[key.len - 2] == ' ' && key.at[key.len - 1] >= 'a' && key.at[key.len - 1] <= 'z';
	return row || !is_lettered ? row : words_find(&CELLS, list, str_slice(key, 0, key.len - 2));
}

enum cell_key cell_key_of(struct arena *a, struct str line, struct str *value)
{
	size_t behind = 0, colon = colon_at(line, &behind);
	if (colon == line.len)
		return CELL_NO_KEY;
	struct arena_mark before = arena_mark(a);
	struct str key = bare_key(a, str_slice(line, 0, colon));
	const struct words_row *row = row_of_key(OF_KEYS, key);
	arena_rewind(a, before);
	struct str said = row ? plain_line(a, str_slice(line, behind, line.len)) : (struct str){ 0 };
	if (!said.len)
		return CELL_NO_KEY;
	*value = said;
	return (enum cell_key)row->value;
}

enum statement_kind cell_fact_of(struct arena *a, struct str key)
{
	struct arena_mark before = arena_mark(a);
	struct str word = bare_key(a, key);
	const struct words_row *row = row_of_key(OF_FACTS, word);
	arena_rewind(a, before);
	return row ? (enum statement_kind)row->value : KIND_NONE;
}
