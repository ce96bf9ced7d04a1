/* twins.c — things that came into being by their text and differ from another by a slip: a capital, a sign between words, an accent, a
 * letter. What a word can become by its grammar (a plural, another ending) is no slip, nor is another number or another single letter.
 *
 * A slip of one letter leaves the first half or the second as it is, so things are looked up by either: no pair is asked for that has
 * not half of its letters in common. */
#include "check/check.h"
#include "cjm/unicode.h"

#include <string.h>

enum { LETTERS_MOST = 96, LETTERS_LEAST = 4, PILE_MOST = 16 };

static const uint32_t BEGINS = 0x80000000u; /* of a letter: a word begins with it */

struct wording { /* a thing by its text, or by its name */
	const struct thing *thing;
	const uint32_t *letters;
	size_t len;
	uint64_t digits; /* of all its digits: they have to be the same */
	bool is_name;
};

struct piled {
	size_t index, below; /* among all; in the pile, + 1 */
};

struct twins {
	struct checking *c;
	VEC(struct wording) all;
	VEC(struct piled) piled;
	struct keys whole, piles, suspects;
	struct keys uses; /* of things, how often each is named: counted when first asked for */
	bool are_counted;
};

/* ---- what counts of a text ---- */

static bool is_sign_of_writing(uint32_t code)
{
	static const char SIGNS[] = "-_.,;:!?'\"()[]/\\|`*~";
	bool is_wide = (code >= 0x2010 && code <= 0x205E) || (code >= 0x3001 && code <= 0x301F) || code == 0x30FB || code == 0xB7 || code == 0xAB || code == 0xBB;
	return (code < 0x80 && code && strchr(SIGNS, (int)code)) || is_wide || unicode_is_invisible(code);
}

static uint32_t plain_letter(uint32_t code)
{
	bool is_full_width = code >= 0xFF01 && code <= 0xFF5E;
	return unicode_lower(unicode_base(is_full_width ? code - 0xFF01 + '!' : code));
}

/* Signs and blanks part words and count for nothing else; between two digits they do. */
static size_t letters_of(struct str s, uint32_t *letters)
{
	size_t len = 0;
	bool parts = true;
	for (size_t at = 0; at < s.len;) {
		if (len + 2 >= LETTERS_MOST) /* a sentence, which nobody types twice */
			return 0;
		uint32_t code = utf8_next(s, &at), letter = plain_letter(code);
		if (unicode_is_blank(code) || is_sign_of_writing(letter) || unicode_is_mark(code)) {
			parts = parts || !unicode_is_mark(code);
			continue;
		}
		if (parts && len && unicode_is_digit(letter) && unicode_is_digit(letters[len - 1] & ~BEGINS))
			letters[len++] = ' ' | BEGINS;
		letters[len++] = letter | (parts ? BEGINS : 0);
		parts = false;
		if (letter == 0xDF) { /* ß */
			letters[len - 1] = 's' | (letters[len - 1] & BEGINS);
			letters[len++] = 's';
		}
	}
	return len;
}

static uint64_t mix_hash(uint64_t hash, uint32_t letter)
{
	return (hash ^ (letter & ~BEGINS)) * UINT64_C(0x9E3779B97F4A7C15) + 0x51;
}

static uint64_t hash_of(const struct wording *t, size_t from, size_t to, uint64_t seed)
{
	uint64_t hash = mix_hash(seed, (uint32_t)t->thing->kind);
	for (size_t i = from; i < to; i++)
		hash = mix_hash(hash, t->letters[i]);
	return hash ^ hash >> 31;
}

static void add_wording(struct twins *w, const struct thing *thing, struct str words, bool is_name)
{
	uint32_t letters[LETTERS_MOST];
	struct wording t = { .thing = thing, .len = letters_of(words, letters), .is_name = is_name };
	if (!t.len)
		return;
	uint32_t *kept = arena_alloc(w->c->arena, t.len * sizeof *kept);
	memcpy(kept, letters, t.len * sizeof *kept);
	t.letters = kept;
	for (size_t i = 0; i < t.len; i++)
		if (unicode_is_digit(letters[i] & ~BEGINS) || letters[i] == (' ' | BEGINS))
			t.digits = mix_hash(t.digits, letters[i]);
	VEC_PUSH(w->c->arena, &w->all, t);
}

static void add_all(struct twins *w, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++) {
		const struct thing *t = things->at[i];
		if (t->text.len)
			add_wording(w, t, t->text, false);
		if (t->name.len)
			add_wording(w, t, t->name, true);
	}
}

/* ---- how likely a slip is ---- */

enum slip { SLIP_NONE, SLIP_PERHAPS, SLIP_OF_A_LETTER, SLIP_OF_SIGNS };

static size_t word_begin(const struct wording *t, size_t at)
{
	while (at && !(t->letters[at] & BEGINS))
		at--;
	return at;
}

static size_t word_end(const struct wording *t, size_t at)
{
	at++;
	while (at < t->len && !(t->letters[at] & BEGINS))
		at++;
	return at;
}

static uint32_t letter_at(const struct wording *t, size_t at)
{
	return at < t->len ? t->letters[at] & ~BEGINS : 0;
}

/* Of a script with capitals: in others one sign is often a word. */
static bool may_slip(const struct wording *t, size_t at)
{
	uint32_t code = letter_at(t, at);
	return unicode_is_letter(code) && unicode_upper(code) != code;
}

/* A word of so many letters, and neither its first letter, which is seldom missed, nor the last, where its ending is. */
static bool is_inside(const struct wording *t, size_t from, size_t to, size_t least)
{
	size_t begin = word_begin(t, from), end = word_end(t, from);
	return end - begin >= least && from > begin && to + 1 < end;
}

/* A letter more than the other has. */
static enum slip slip_of_one_more(const struct wording *t, size_t at)
{
	size_t begin = word_begin(t, at), end = word_end(t, at);
	bool is_doubled = (at > begin && letter_at(t, at) == letter_at(t, at - 1)) || (at + 1 < end && letter_at(t, at) == letter_at(t, at + 1));
	if (!may_slip(t, at))
		return SLIP_NONE;
	return is_doubled && end - begin >= 5 ? SLIP_OF_A_LETTER : is_inside(t, at, at, 7) ? SLIP_PERHAPS : SLIP_NONE;
}

/* Two that differ from `at` on, and have the same `rest` last letters. */
static enum slip slip_of_others(const struct wording *a, const struct wording *b, size_t at, size_t rest)
{
	size_t differ = a->len - at - rest;
	bool is_swap = differ == 2 && letter_at(a, at) == letter_at(b, at + 1) && letter_at(a, at + 1) == letter_at(b, at);
	if (!may_slip(a, at) || !may_slip(b, at))
		return SLIP_NONE;
	if (is_swap)
		return is_inside(a, at, at + 1, 5) && is_inside(b, at, at + 1, 5) ? SLIP_OF_A_LETTER : SLIP_NONE;
	return differ == 1 && is_inside(a, at, at, 6) && is_inside(b, at, at, 6) ? SLIP_PERHAPS : SLIP_NONE;
}

static enum slip slip_between(const struct wording *a, const struct wording *b)
{
	size_t least = a->len < b->len ? a->len : b->len, begin = 0, rest = 0;
	if (a->digits != b->digits || a->len > least + 1 || b->len > least + 1)
		return SLIP_NONE;
	while (begin < least && letter_at(a, begin) == letter_at(b, begin))
		begin++;
	while (rest < least - begin && letter_at(a, a->len - 1 - rest) == letter_at(b, b->len - 1 - rest))
		rest++;
	if (a->len == b->len)
		return begin == least ? SLIP_OF_SIGNS : slip_of_others(a, b, begin, rest);
	return begin + rest < least ? SLIP_NONE : slip_of_one_more(a->len > b->len ? a : b, begin);
}

/* ---- which of the two is reported ---- */

static void count_use(void *twins, struct thing *named)
{
	struct keys *uses = &((struct twins *)twins)->uses;
	keys_set(uses, key_of(named), keys_get(uses, key_of(named)) + 1);
}

static long uses_of(struct twins *w, const struct thing *t)
{
	for (size_t i = 0; !w->are_counted && i < w->c->map->journeys.len; i++)
		thing_names(w->c->map->journeys.at[i], count_use, w);
	w->are_counted = true;
	return keys_get(&w->uses, key_of(t));
}

static bool is_settled(const struct thing *t)
{
	return t->is_declared || t->name.len;
}

/* Where it isn't plain that it is a slip, what is settled (declared, or said oftener) has to stand against what was said once. */
static bool is_slip_for(struct twins *w, const struct thing *slipped, const struct thing *meant)
{
	return uses_of(w, slipped) <= 1 && (is_settled(meant) || uses_of(w, meant) > 1);
}

static bool comes_first(struct twins *w, const struct thing *a, const struct thing *b)
{
	if (is_settled(a) != is_settled(b))
		return is_settled(a);
	return uses_of(w, a) >= uses_of(w, b);
}

static void report_twin(struct twins *w, const struct wording *slipped, const struct wording *meant)
{
	struct checking *c = w->c;
	const struct thing *t = slipped->thing;
	bool is_typed = t->word.len > 0; /* a channel that is met as such is no text of anybody's */
	if (!is_typed || keys_has(&w->suspects, key_of(t)) || !check_concerns(c, t))
		return;
	keys_add(&w->suspects, key_of(t));
	const char *word = kind_word(t->kind);
	bool by_name = meant->is_name && meant->thing->text.len;
	struct str name = meant->thing->name;
	struct finding *f = by_name
		? REPORT(c, t->word, "%.*s and `%.*s` may be the same %s", STR_ARG(thing_phrase(c, t)), STR_ARG(name), kind_noun(t->kind))
		: REPORT(c, t->word, "%.*s and %.*s may be the same %s", STR_ARG(thing_phrase(c, t)), STR_ARG(thing_phrase(c, meant->thing)), kind_noun(t->kind));
	struct arena *a = &c->found->arena;
	finding_set_hint(f, name.len ? str_fmt(a, "write `%.*s` where you mean it; if they are two, declare this one too: %s NAME \"%.*s\"", STR_ARG(name), word, STR_ARG(t->text))
		: str_fmt(a, "write both the same way; if they are two, declare both at the top: %s NAME \"…\"", word));
	if (meant->thing->word.file)
		finding_set_other(f, meant->thing->word, str_fmt(a, "%.*s is here", STR_ARG(thing_phrase(c, meant->thing))));
}

/* One letter tells many people apart; there it is only a guess. */
static enum slip slip_of_things(const struct wording *a, const struct wording *b)
{
	bool may_be_one = a->thing != b->thing && a->thing->kind == b->thing->kind && !(is_settled(a->thing) && is_settled(b->thing));
	enum slip slip = may_be_one ? slip_between(a, b) : SLIP_NONE;
	return slip == SLIP_OF_A_LETTER && a->thing->kind == KIND_PERSONA ? SLIP_PERHAPS : slip;
}

static void compare_wordings(struct twins *w, const struct wording *a, const struct wording *b)
{
	enum slip slip = slip_of_things(a, b);
	if (slip == SLIP_NONE)
		return;
	bool first = comes_first(w, a->thing, b->thing);
	const struct wording *meant = first ? a : b, *slipped = first ? b : a;
	if (slip != SLIP_PERHAPS || is_slip_for(w, slipped->thing, meant->thing))
		report_twin(w, slipped, meant);
}

/* ---- who is asked for ---- */

static void look_among_the_same(struct twins *w, size_t index)
{
	const struct wording *t = &w->all.at[index];
	uint64_t key = hash_of(t, 0, t->len, 1);
	size_t other = (size_t)keys_get(&w->whole, key);
	if (other)
		compare_wordings(w, &w->all.at[other - 1], t);
	else
		keys_set(&w->whole, key, (long)index + 1);
}

/* A pile holds what has the same half and the same digits. Of a high one only the last are asked for. */
static void look_in_pile(struct twins *w, size_t index, uint64_t key)
{
	size_t below = (size_t)keys_get(&w->piles, key), other = below;
	for (int i = 0; other && i < PILE_MOST; i++) {
		const struct piled *p = &w->piled.at[other - 1];
		compare_wordings(w, &w->all.at[p->index], &w->all.at[index]);
		other = p->below;
	}
	struct piled own = { index, below };
	VEC_PUSH(w->c->arena, &w->piled, own);
	keys_set(&w->piles, key, (long)w->piled.len);
}

static void look_by_half(struct twins *w, size_t index, size_t half)
{
	const struct wording *t = &w->all.at[index];
	look_in_pile(w, index, hash_of(t, 0, half, t->digits ^ half << 1));
	look_in_pile(w, index, hash_of(t, t->len - half, t->len, t->digits ^ (half << 1 | 1)));
}

/* Two that differ by one letter: the shorter one's length tells what is half. */
static void look_for_twins(struct twins *w, size_t index)
{
	size_t len = w->all.at[index].len, half = (len - 1) / 2, of_shorter = (len - 2) / 2;
	look_among_the_same(w, index);
	if (len < LETTERS_LEAST || keys_has(&w->suspects, key_of(w->all.at[index].thing)))
		return;
	look_by_half(w, index, half);
	if (of_shorter != half)
		look_by_half(w, index, of_shorter);
}

void check_near_twin(struct checking *c, const struct thing *t)
{
	const struct map *m = c->map;
	const struct things *const LISTS[] = { &m->origins, &m->teams, &m->segments, &m->personas, &m->channels, &m->touchpoints, &m->metrics };
	struct twins w = { .c = c, .whole.arena = c->arena, .piles.arena = c->arena, .suspects.arena = c->arena, .uses.arena = c->arena };
	(void)t;
	for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++)
		add_all(&w, LISTS[i]);
	for (size_t i = 0; i < w.all.len; i++)
		look_for_twins(&w, i);
}
