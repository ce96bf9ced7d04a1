/* outline_label.c — what a line of an outline is called: its label, its name, and what kind of section a heading announces (outlines.def). */
#include "exchange/documents/outline.h"
#include "exchange/documents/html.h"
#include "exchange/plain/words.h"
#include "exchange/words/phrases.h"
#include "cjm/unicode.h"

#include <string.h>

enum { LABEL_LONGEST = 120, PLAIN_LONGEST = 60, PLAIN_WORDS = 5 };

/* ---- labels ---- */

/* "🎯 **Actions**": pictures before a label are none of it, and stay out of its way. */
static size_t behind_pictures(struct str s)
{
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		if (code < 0x80 ? code != ' ' : unicode_is_word(code) || (code >= 0x2010 && code < 0x2030) || (code >= 0xFF00 && code < 0xFFF0) || (code >= 0x3000 && code < 0x3100))
			return from;
	}
	return s.len;
}

static size_t colon_behind(struct str s, size_t at)
{
	return str_starts(str_slice(s, at, s.len), ":") ? 1 : str_starts(str_slice(s, at, s.len), "：") ? 3 : 0;
}

static size_t dash_behind(struct str s, size_t at)
{
	struct str rest = str_slice(s, at, s.len);
	return str_starts(rest, "–") || str_starts(rest, "—") || str_starts(rest, "→") ? 3 : str_starts(rest, "- ") || str_starts(rest, "| ") ? 1 : str_starts(rest, "=>") || str_starts(rest, "->") ? 2 : 0;
}

static bool ends_with_colon(struct str s)
{
	return str_ends(s, ":") || str_ends(s, "：");
}

/* Where the words in bold end, and where what follows them begins; false where the line does not begin in bold. */
static bool find_strong(struct str s, size_t from, size_t *inner, size_t *end, size_t *behind)
{
	static const struct {
		const char *open, *close;
	} MARKS[] = { { "***", "***" }, { "**", "**" }, { "__", "__" }, { "*", "*" }, { "_", "_" }, { "`", "`" }, { "<b>", "</b>" }, { "<strong>", "</strong>" } };
	for (size_t k = 0; k < sizeof MARKS / sizeof *MARKS; k++) {
		size_t width = strlen(MARKS[k].close);
		if (!str_starts(str_slice(s, from, s.len), MARKS[k].open))
			continue;
		*inner = from + strlen(MARKS[k].open);
		for (*end = *inner + 1; *end < s.len && *end < *inner + LABEL_LONGEST; ++*end)
			if (str_starts(str_slice(s, *end, s.len), MARKS[k].close)) {
				*behind = *end + width;
				return true;
			}
		return false;
	}
	return false;
}

static bool read_strong(struct str s, size_t from, struct outline_node *n)
{
	size_t inner, end, behind;
	if (!find_strong(s, from, &inner, &end, &behind))
		return false;
	struct str rest = plain_trim(str_slice(s, behind, s.len));
	size_t bracket = str_starts(rest, "(") ? str_find(rest, ')') + 1 : 0, colon = bracket < rest.len ? colon_behind(rest, bracket) : 0;
	if (bracket && colon) /* "**Actions** (what she does): …" */
		behind += (size_t)(rest.at - (s.at + behind)) + bracket, rest = str_slice(rest, bracket, rest.len);
	colon = colon_behind(rest, 0);
	n->has_colon = colon || ends_with_colon(plain_trim(str_slice(s, inner, end)));
	size_t dash = dash_behind(rest, 0);
	if (!n->has_colon && !dash && rest.len && !str_starts(rest, "("))
		return false;
	n->label = str_slice(s, from, behind);
	n->said = plain_trim(str_slice(rest, colon ? colon : n->has_colon ? 0 : dash, rest.len));
	n->is_strong = true;
	return true;
}

size_t outline_words_in(struct str s)
{
	size_t count = 0;
	bool inside = false;
	for (size_t at = 0; at < s.len;) {
		bool is_word = unicode_is_word(utf8_next(s, &at));
		count += is_word && !inside;
		inside = is_word;
	}
	return count;
}

/* "then he waits. Feeling" is none. */
static bool has_sign_that_parts(struct str s)
{
	for (size_t at = 0; at < s.len; at++)
		if (s.at[at] == ';' || s.at[at] == '|' || (s.at[at] == '.' && at + 1 < s.len && s.at[at + 1] == ' ' && at && !plain_is_digit(s.at[at - 1])))
			return true;
	return false;
}

static bool is_label(struct str s)
{
	return plain_has_letters(s) && !has_sign_that_parts(s) && s.len <= PLAIN_LONGEST && outline_words_in(s) <= PLAIN_WORDS;
}

/* "Actions: sees a leaflet", "Actions – sees a leaflet" */
static bool read_plain(struct str s, size_t from, struct outline_node *n)
{
	for (size_t at = from + 1; at < s.len && at < from + LABEL_LONGEST; at++) {
		size_t colon = colon_behind(s, at), dash = s.at[at - 1] == ' ' ? dash_behind(s, at) : 0, behind = at + colon + dash;
		bool ends = behind >= s.len || s.at[behind] == ' ' || colon == 3;
		if (!(colon || dash) || !ends)
			continue;
		struct str label = plain_trim(str_slice(s, from, at));
		if (!is_label(label))
			return false;
		n->label = label;
		n->said = plain_trim(str_slice(s, behind, s.len));
		n->has_colon = colon;
		return true;
	}
	return false;
}

bool outline_read_label(struct str line, struct outline_node *n)
{
	size_t from = behind_pictures(line);
	return read_strong(line, from, n) || read_plain(line, from, n);
}

/* ---- what labels and headings mean ---- */

struct str outline_plain(struct outline *o, struct str source)
{
	return o->is_html ? html_text(&o->i->arena, source) : plain_markdown(&o->i->arena, source);
}

static struct str without_colon(struct str s)
{
	while (ends_with_colon(s))
		s = plain_trim(str_slice(s, 0, s.len - (str_ends(s, ":") ? 1 : 3)));
	return s;
}

enum column_kind outline_lane_of(struct outline *o, struct str label, size_t words_most)
{
	struct str text = plain_trim(outline_plain(o, label));
	text = without_colon(text);
	if (text.len > LABEL_LONGEST || outline_words_in(text) > words_most)
		return COLUMN_OWN;
	return column_kind_of(&o->i->columns, text);
}

enum { OF_JOURNEYS, OF_PEOPLE, OF_ASIDES, OF_STAGES };

static const struct words_row ROWS[] = {
#define JOURNEY(text) { .list = OF_JOURNEYS, .words = text },
#define PEOPLE(text) { .list = OF_PEOPLE, .words = text },
#define ASIDE(text) { .list = OF_ASIDES, .words = text },
#define STAGES(text) { .list = OF_STAGES, .words = text },
#include "exchange/documents/outlines.def"
};

static bool has_phrase_of(struct outline *o, struct str name, int list)
{
	struct arena_mark before = arena_mark(&o->i->arena);
	struct phrase_text text = phrase_text_of(&o->i->arena, str_slice(name, 0, LABEL_LONGEST), (struct phrase_style){ .signs = "'", .words_most = PHRASE_WORDS_MOST, .is_exact = true });
	bool is_found = false;
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS && !is_found; i++) {
		const char *rest = ROWS[i].list == list ? ROWS[i].words : "";
		for (struct str phrase; !is_found && (phrase = phrase_next(&text, &rest)).len;)
			is_found = phrase_at(&text, phrase) < text.text.len;
	}
	arena_rewind(&o->i->arena, before);
	return is_found;
}

bool outline_names_journey(struct outline *o, struct str name)
{
	return has_phrase_of(o, name, OF_JOURNEYS);
}

bool outline_is_of_people(struct outline *o, struct str name)
{
	return has_phrase_of(o, name, OF_PEOPLE);
}

bool outline_is_aside(struct outline *o, struct str name)
{
	return has_phrase_of(o, name, OF_ASIDES) || outline_is_of_people(o, name);
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (plain_is_digit(s.at[i]))
			return true;
	return false;
}

bool outline_names_stages(struct outline *o, struct str name)
{
	enum { NAME_WORDS = 3 };
	return !has_digit(name) && outline_words_in(name) <= NAME_WORDS && has_phrase_of(o, name, OF_STAGES);
}

/* "Stages" names all of them, "Stage 2" or "Phase de choix" one. */
bool outline_names_stage(struct outline *o, struct str name)
{
	enum { NAME_WORDS = 14 };
	enum column_kind kind = outline_lane_of(o, name, NAME_WORDS);
	if (kind != COLUMN_STAGE)
		return kind == COLUMN_STEP && has_digit(name);
	return has_digit(name) || (outline_words_in(name) > 1 && !outline_names_stages(o, name) && !outline_names_journey(o, name));
}

/* ---- what nodes say ---- */

static struct str joined_lines(struct arena *a, const struct outline_node *n)
{
	struct buf out = { 0 };
	if (n->lines.len == 1)
		return n->lines.at[0];
	for (size_t k = 0; k < n->lines.len; k++) {
		bool breaks = k && (str_ends(n->lines.at[k - 1], "\\") || str_ends(n->lines.at[k - 1], "  "));
		buf_fmt(&out, "%s%.*s", !k ? "" : breaks ? "\n" : " ", STR_ARG(n->lines.at[k]));
	}
	struct str s = buf_take(&out, a);
	buf_finish(&out);
	return s;
}

struct str outline_text_of(struct outline *o, const struct outline_node *n)
{
	return plain_trim(outline_plain(o, joined_lines(&o->i->arena, n)));
}

struct str outline_label_of(struct outline *o, const struct outline_node *n)
{
	struct str source = n->label.len ? n->label : n->lines.at[0];
	struct str text = without_colon(plain_line(&o->i->arena, outline_plain(o, source)));
	return str_slice(text, behind_pictures(text), text.len);
}

/* "**Awareness** – sees an ad": the first is its name. "Stage 1: Awareness" is one name, and so is what has no label. */
bool outline_goes_on_behind_name(struct outline *o, const struct outline_node *n)
{
	bool has_both = n->label.len && n->said.len && (n->is_strong || n->has_colon) && n->kind != OUTLINE_HEADING;
	return has_both && !(outline_words_in(n->label) <= 2 && outline_names_stage(o, outline_label_of(o, n))) && !(n->is_strong && str_starts(n->said, "("));
}

struct str outline_name_of(struct outline *o, const struct outline_node *n)
{
	return outline_goes_on_behind_name(o, n) ? outline_label_of(o, n) : without_colon(plain_line(&o->i->arena, outline_text_of(o, n)));
}

struct str outline_text_behind(struct outline *o, const struct outline_node *n)
{
	struct outline_node behind = *n;
	if (n->label.len || !n->lines.len) {
		behind.lines.at = NULL;
		behind.lines.len = behind.lines.cap = 0;
		VEC_PUSH(&o->i->arena, &behind.lines, n->said);
		for (size_t k = 1; k < n->lines.len; k++)
			VEC_PUSH(&o->i->arena, &behind.lines, n->lines.at[k]);
	}
	return outline_text_of(o, &behind);
}
