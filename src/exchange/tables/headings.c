/* headings.c — which heading names the journey, and which a stage of it. What says only what kind of thing follows (generic.def) is
 * climbed past. */
#include "exchange/tables/headings.h"
#include "exchange/words/cells.h"
#include "exchange/words/columns.h"
#include "exchange/plain/words.h"
#include "cjm/unicode.h"

static struct str take_heading(struct import *i, const struct heading *h)
{
	account_keep(&i->account, h->source);
	return h->text;
}

/* ---- what a heading says ---- */

/* The longest of the words that the text begins with; 0 for none. */
static size_t longest_start(const char *words, struct str text)
{
	size_t longest = 0;
	for (struct str rest = str_of(words); rest.len;) {
		struct str word = str_next(&rest, ' ');
		if (word.len > longest && str_equal(word, str_slice(text, 0, word.len)))
			longest = word.len;
	}
	return longest;
}

struct generic { const char *nouns, *fillers; };

/* The first row belongs to every language. */
static const struct generic GENERICS[] = {
#define GENERIC(nouns, fillers) { nouns, fillers },
#include "exchange/tables/generic.def"
};

enum { GENERIC_COUNT = sizeof GENERICS / sizeof *GENERICS };

static bool has_no_blanks(struct str word)
{
	size_t at = 0;
	return utf8_next(word, &at) >= 0x2E80;
}

/* "旅程地图" is "旅程" and "地图". */
static bool pieces_fit(const struct generic *row, struct str word, bool *has_noun)
{
	while (word.len) {
		size_t noun = longest_start(row->nouns, word), filler = longest_start(row->fillers, word);
		*has_noun = *has_noun || noun >= filler;
		if (!noun && !filler)
			return false;
		word = str_slice(word, noun > filler ? noun : filler, word.len);
	}
	return true;
}

static bool word_fits(const struct generic *row, struct str word, bool *has_noun)
{
	if (has_no_blanks(word))
		return pieces_fit(row, word, has_noun);
	for (int k = 0; k < 2; k++) {
		const struct generic *r = k ? &GENERICS[0] : row;
		bool is_noun = words_have(r->nouns, ' ', word);
		*has_noun = *has_noun || is_noun;
		if (is_noun || words_have(r->fillers, ' ', word))
			return true;
	}
	return false;
}

static struct str next_word(struct str *rest)
{
	size_t from = 0, at = 0, end;
	while (at < rest->len && !unicode_is_word(utf8_next(*rest, &at)))
		from = at;
	for (end = at = from; at < rest->len && unicode_is_word(utf8_next(*rest, &at));)
		end = at;
	struct str word = str_slice(*rest, from, end);
	*rest = str_slice(*rest, end, rest->len);
	return word;
}

static bool row_fits(const struct generic *row, struct str text)
{
	bool has_noun = false, has_words = false;
	for (struct str word; (word = next_word(&text)).len;) {
		bool is_number_before = !has_words && plain_is_digit(word.at[0]);
		if (!is_number_before && !word_fits(row, word, &has_noun))
			return false;
		has_words = has_words || !is_number_before;
	}
	return has_noun;
}

bool heading_is_generic(struct arena *a, struct str text)
{
	struct arena_mark before = arena_mark(a);
	struct str lower = str_lower(a, text);
	bool is_generic = false;
	for (int row = 0; row < GENERIC_COUNT && !is_generic; row++)
		is_generic = row_fits(&GENERICS[row], lower);
	arena_rewind(a, before);
	return is_generic;
}

/* ---- which one is meant ---- */

static bool is_name(struct import *i, const struct heading *h)
{
	return h->level < HEADING_PARAGRAPH && !heading_is_generic(&i->arena, h->text);
}

const struct heading *heading_right_above(const struct table *t)
{
	for (size_t k = t->path.len; k > 0; k--)
		if (t->path.at[k - 1].level < HEADING_PARAGRAPH)
			return &t->path.at[k - 1];
	return t->path.len ? &t->path.at[0] : NULL;
}

const struct heading *heading_nearest(struct import *i, const struct table *t)
{
	for (size_t k = t->path.len; k > 0; k--)
		if (is_name(i, &t->path.at[k - 1]))
			return &t->path.at[k - 1];
	return t->path.len ? &t->path.at[0] : NULL;
}

static bool names_person(struct import *i, const struct heading *h)
{
	struct str value;
	return h->level < HEADING_PARAGRAPH && cell_key_of(&i->arena, h->text, &value) == CELL_PERSONA;
}

bool headings_name_several_people(struct import *i, const struct tables *tables)
{
	const char *first = NULL;
	for (size_t k = 0; k < tables->list.len; k++)
		for (size_t n = 0; n < tables->list.at[k].path.len; n++) {
			const struct heading *h = &tables->list.at[k].path.at[n];
			if (!names_person(i, h))
				continue;
			if (first && first != h->source.at)
				return true;
			first = h->source.at;
		}
	return false;
}

/* The one that names the journey's only person says whose it is, not what it is called, where one above does. */
static const struct heading *heading_above_person(struct import *i, const struct table *t, const struct heading *near)
{
	bool is_hers = near && !i->is_of_several_people && names_person(i, near);
	for (size_t k = t->path.len; is_hers && k > 0; k--)
		if (&t->path.at[k - 1] < near && is_name(i, &t->path.at[k - 1]))
			return &t->path.at[k - 1];
	return near;
}

struct str heading_of_journey(struct import *i, const struct table *t)
{
	const struct heading *h = heading_above_person(i, t, heading_nearest(i, t));
	return h ? take_heading(i, h) : import_file_title(i);
}

static bool is_noted(const struct draft_journey *j, struct str text)
{
	for (size_t k = 0; k < j->remarks.list.len; k++)
		if (str_equal(j->remarks.list.at[k], text))
			return true;
	return false;
}

void heading_note_generic(struct import *i, const struct table *t, struct draft_journey *j)
{
	const struct heading *near = heading_nearest(i, t);
	for (size_t k = 0; k < t->path.len; k++) {
		const struct heading *h = &t->path.at[k];
		if (h != near && h->level < HEADING_PARAGRAPH && heading_is_generic(&i->arena, h->text) && !is_noted(j, take_heading(i, h)))
			draft_add_remark(&i->draft, &j->remarks, h->text);
	}
}

bool heading_is_same(const struct heading *a, const struct heading *b)
{
	return a && b ? a->source.at == b->source.at && str_equal(a->text, b->text) : a == b;
}

/* "Stage 1: Install", "Phase 2" */
static bool names_stage(struct import *i, const struct heading *h)
{
	struct column_guess g = column_guess(&i->columns, h->text);
	return g.kind == COLUMN_STAGE && !g.is_in_sentence && !h->is_journey;
}

/* What stands before "1", "A:", "·" or a dash: the kind of thing that is counted. */
static struct str kind_word(struct str text)
{
	size_t end = 0;
	for (size_t at = 0; at < text.len; end = at) {
		uint32_t code = utf8_next(text, &at);
		if (code == ':' || code == 0xFF1A || code == 0xB7 || code == 0x2013 || code == 0x2014 || code == '#' || (code < 0x80 && plain_is_digit((char)code)))
			break;
	}
	return plain_trim(str_slice(text, 0, end));
}

static struct str last_word(struct str text)
{
	size_t at = text.len;
	while (at && text.at[at - 1] != ' ')
		at--;
	return str_slice(text, at, text.len);
}

bool heading_names_journey(struct import *i, const struct heading *h)
{
	struct str word = kind_word(h->text);
	return h->is_journey || column_kind_of(&i->columns, word) == COLUMN_JOURNEY || column_kind_of(&i->columns, last_word(word)) == COLUMN_JOURNEY;
}

struct str heading_of_stage(struct import *i, const struct table *t)
{
	const struct heading *near = heading_above_person(i, t, heading_nearest(i, t));
	for (size_t k = 0; near && k < t->path.len; k++) {
		const struct heading *h = &t->path.at[k];
		if (is_name(i, h) && h != near && !str_equal(h->text, near->text) && names_stage(i, h))
			return str_fmt(&i->arena, "%.*s — %.*s", STR_ARG(take_heading(i, h)), STR_ARG(take_heading(i, near)));
	}
	return near ? take_heading(i, near) : (struct str){ 0 };
}

const struct heading *heading_above(struct import *i, const struct table *t)
{
	const struct heading *near = heading_nearest(i, t);
	for (size_t k = t->path.len; near && k > 0; k--) {
		const struct heading *h = &t->path.at[k - 1];
		if (is_name(i, h) && !str_equal(h->text, near->text) && !names_stage(i, h))
			return h;
	}
	return NULL;
}

struct str heading_of_whole(struct import *i, const struct table *t)
{
	const struct heading *h = heading_above(i, t);
	return h ? take_heading(i, h) : import_file_title(i);
}
