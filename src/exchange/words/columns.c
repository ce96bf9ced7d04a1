/* columns.c — looks a heading up in columns.def: the longest phrase that it holds, and of equals the one that comes first. */
#include "exchange/words/columns.h"
#include "exchange/words/phrases.h"

#include <string.h>

enum { HEADING_LONGEST = 160, WHOLE_BONUS = 1000 };

/* ---- one phrase ---- */

/* How well the phrase fits: 0 for not at all. */
static int weight_of(const struct phrase_text *h, struct str phrase, size_t *place)
{
	*place = 0;
	if (str_starts(phrase, "="))
		return phrase_is_all(h, str_slice(phrase, 1, phrase.len)) ? WHOLE_BONUS + plain_count(phrase) : 0;
	bool is_last = str_ends(phrase, "=");
	phrase.len -= is_last;
	*place = phrase_at(h, phrase);
	if (*place == h->text.len || (is_last && *place + phrase.len < h->text.len))
		return 0;
	bool whole = !str_ends(phrase, "*") && phrase_is_all(h, phrase);
	int weight = plain_count(phrase) * (phrase_has_blanks(phrase) ? 1 : 3); /* a sign says as much as a few letters */
	return weight + (whole ? WHOLE_BONUS : 0);
}

/* "You look for step-by-step pain points", but not "What does the customer think?" */
static bool is_in_sentence(const struct phrase_text *h, struct str part, struct str phrase)
{
	enum { SHORT_WORDS = 4, SHARE = 3, SHORT_LETTERS = 12, SHARE_OF_LETTERS = 6 };
	if (str_ends(part, "?") || str_ends(part, "？") || str_find(part, ':') < part.len)
		return false;
	if (phrase_has_blanks(phrase))
		return h->count > SHORT_WORDS && SHARE * phrase_words(phrase) < h->count;
	return plain_count(h->text) > SHORT_LETTERS && SHARE_OF_LETTERS * plain_count(phrase) < plain_count(h->text);
}

/* ---- a heading ---- */

static struct column_guess guess_part(struct arena *a, struct str part)
{
	static const struct {
		enum column_kind kind;
		const char *language, *phrases;
	} ROWS[] = {
#define COLUMN(kind, language, phrases) { COLUMN_##kind, language, phrases },
#include "exchange/words/columns.def"
	};
	struct phrase_text h = phrase_text_of(a, part, (struct phrase_style){ .signs = "#'°№.", .words_most = 24, .without_brackets = true });
	struct column_guess best = { 0 };
	int best_weight = 0;
	size_t best_place = 0;
	for (size_t i = 0; h.text.len && i < sizeof ROWS / sizeof *ROWS; i++) {
		const char *rest = ROWS[i].phrases;
		for (struct str phrase; (phrase = phrase_next(&h, &rest)).len;) {
			size_t place;
			int weight = weight_of(&h, phrase, &place);
			if (weight && weight == best_weight && place == best_place && best.kind == ROWS[i].kind && best.language && strcmp(best.language, ROWS[i].language) != 0)
				best.language = NULL; /* "Fase", in half a dozen languages */
			if (!weight || weight < best_weight || (weight == best_weight && place >= best_place))
				continue;
			best = (struct column_guess){ .kind = ROWS[i].kind, .language = ROWS[i].language, .is_whole = weight >= WHOLE_BONUS,
				.is_in_sentence = is_in_sentence(&h, part, phrase) };
			best_weight = weight;
			best_place = place;
		}
	}
	return best;
}

/* "Actions & pain points", "Мысли и эмоции", "思考・感情" */
static size_t joint_at(struct str s, size_t at)
{
	static const char *const JOINTS[] = { "&", "/", "+", ",", "\xE3\x83\xBB", "\xE3\x80\x81", "\xEF\xBC\x8F", " and ", " et ", " und ", " y ", " e ", " и ", "と", "与", "和" };
	for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
		if (str_starts(str_slice(s, at, s.len), JOINTS[i]))
			return strlen(JOINTS[i]);
	return 0;
}

static struct column_guess guess_heading(struct arena *a, struct str heading)
{
	struct column_guess first = { 0 };
	bool thinks = false, feels = false;
	size_t from = 0, parts = 0;
	for (size_t at = 0; at <= heading.len; at++) {
		size_t joint = at < heading.len ? joint_at(heading, at) : 1;
		if (!joint)
			continue;
		struct column_guess part = guess_part(a, str_slice(heading, from, at));
		first = first.kind == COLUMN_OWN ? part : first;
		thinks = thinks || part.kind == COLUMN_THOUGHT;
		feels = feels || part.kind == COLUMN_FEELING;
		from = at + joint;
		at = from - 1;
		parts++;
	}
	if (parts < 2)
		return first;
	if (thinks && feels) {
		first.kind = COLUMN_THOUGHT;
		first.also_feels = true;
	}
	/* The whole may be one name in spite of the joint: "jobs to be done", "voice of customer / quotes". */
	return first.kind == COLUMN_OWN ? guess_part(a, heading) : first;
}

/* "Kundenaktionen", "klantacties": whose it is, written together with what it is. */
static size_t behind_customer(struct str heading)
{
	static const char *const WHOSE[] = { "kunden", "nutzer", "benutzer", "anwender", "klant", "gebruikers", "kunde", "kund", "bruger", "bruker", "användar" };
	size_t longest = 0;
	for (size_t i = 0; i < sizeof WHOSE / sizeof *WHOSE; i++)
		if (str_starts_small(heading, WHOSE[i]) && strlen(WHOSE[i]) > longest)
			longest = strlen(WHOSE[i]);
	return longest;
}

static bool is_said_of_customers(enum column_kind kind)
{
	return kind >= COLUMN_STEP && kind <= COLUMN_QUESTION && kind != COLUMN_SCORE;
}

static struct column_guess guess_compound(struct arena *a, struct str heading)
{
	struct column_guess whole = guess_heading(a, heading), part = { 0 };
	size_t behind = whole.kind == COLUMN_OWN ? behind_customer(heading) : 0;
	if (behind)
		part = guess_heading(a, str_slice(heading, behind, heading.len));
	return is_said_of_customers(part.kind) ? part : whole;
}

void column_book_init(struct column_book *c, struct arena *a)
{
	c->arena = a;
	names_init(&c->known, a);
}

struct column_guess column_guess(struct column_book *c, struct str heading)
{
	struct str text = str_slice(heading, 0, HEADING_LONGEST);
	struct column_guess *known = names_find(&c->known, text);
	if (!known) {
		known = ARENA_NEW(c->arena, struct column_guess);
		struct arena_mark before = arena_mark(c->arena);
		*known = guess_compound(c->arena, text);
		arena_rewind(c->arena, before);
		names_add(&c->known, str_copy(c->arena, text), known);
	}
	return *known;
}

enum column_kind column_kind_of(struct column_book *c, struct str heading)
{
	return column_guess(c, heading).kind;
}
