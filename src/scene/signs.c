/* signs.c — which sign stands for which channel. What the map says of its icon holds first; then what a channel is called; then of what kind it
 * is. A sign stands for one channel of a drawing only, so that it says the same everywhere, also in grey: the next one has a letter of its name. */
#include "scene/signs.h"
#include "cjm/unicode.h"

#include <string.h>

#define SIGN(id, turns, never, channels, emoji, words, ...) static const struct path_step STEPS_##id[] = { __VA_ARGS__ };
#include "scene/signs.def"

static const struct line_sign SIGNS[] = {
#define SIGN(id, turns, never, channels, emoji, words, ...) { #id, turns, MODE_##never, channels, emoji, words, STEPS_##id, sizeof STEPS_##id / sizeof *STEPS_##id },
#include "scene/signs.def"
};
enum { SIGN_COUNT = sizeof SIGNS / sizeof *SIGNS };

const struct line_sign *sign_at(size_t index)
{
	return index < SIGN_COUNT ? &SIGNS[index] : NULL;
}

static bool lists(const char *list, char between, struct str word)
{
	for (struct str rest = str_of(list); rest.len && word.len;)
		if (str_equal(str_next(&rest, between), word))
			return true;
	return false;
}

/* ---- by its icon ---- */

static struct str without_selector(struct str icon)
{
	static const char *const SELECTORS[] = { "\xEF\xB8\x8F", "\xEF\xB8\x8E" };
	for (int i = 0; i < 2; i++)
		if (str_ends(icon, SELECTORS[i]))
			icon.len -= strlen(SELECTORS[i]);
	return icon;
}

const struct line_sign *sign_of_emoji(struct str icon)
{
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (lists(SIGNS[i].emoji, ' ', without_selector(icon)))
			return &SIGNS[i];
	return NULL;
}

/* ---- by what it is called ---- */

static const struct line_sign *sign_of_name(struct str name)
{
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (lists(SIGNS[i].channels, ' ', name))
			return &SIGNS[i];
	return NULL;
}

/* What the well-known channels are called in our languages. */
static bool is_label(struct arena *a, const struct line_sign *s, struct str bare)
{
	const struct locale *l;
	for (struct str rest = str_of(s->channels); rest.len;) {
		struct thing known = { .kind = KIND_CHANNEL, .name = str_next(&rest, ' ') };
		for (size_t i = 0; (l = locale_at(i)); i++)
			if (str_equal(str_bare(a, locale_name(l, &known)), bare))
				return true;
	}
	return false;
}

static struct str hyphened(struct arena *a, struct str bare)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < bare.len;) {
		uint32_t code = utf8_next(bare, &at);
		if (unicode_is_blank(code))
			buf_char(&b, '-');
		else
			buf_utf8(&b, code);
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static const struct line_sign *sign_of_whole(struct arena *a, struct str bare)
{
	struct str word = hyphened(a, bare);
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (lists(SIGNS[i].words, '|', word) || is_label(a, &SIGNS[i], bare))
			return &SIGNS[i];
	return NULL;
}

/* The next run of letters, digits and hyphens; empty behind the last. */
static struct str next_word(struct str s, size_t *at)
{
	size_t from = *at, end = *at;
	while (*at < s.len) {
		uint32_t code = utf8_next(s, at);
		bool is_word = unicode_is_word(code) || code == '-' || code == 0x2011;
		if (!is_word && end > from)
			break;
		from = is_word ? from : *at;
		end = *at;
	}
	return str_slice(s, from, end);
}

/* One that all of its words that we know agree on. */
static const struct line_sign *sign_of_words(struct str bare)
{
	const struct line_sign *found = NULL;
	struct str word;
	for (size_t at = 0; (word = next_word(bare, &at)).len;)
		for (size_t i = 0; i < SIGN_COUNT; i++) {
			if (!lists(SIGNS[i].words, '|', word))
				continue;
			if (found && found != &SIGNS[i])
				return NULL;
			found = &SIGNS[i];
		}
	return found;
}

static const struct line_sign *sign_of_label(struct arena *a, struct str label)
{
	struct str bare = str_bare(a, label);
	const struct line_sign *s = bare.len ? sign_of_whole(a, bare) : NULL;
	return s ? s : sign_of_words(bare);
}

/* Its label says what it is; its name is often shorter. */
static const struct line_sign *sign_called(struct arena *a, const struct channel *c)
{
	const struct line_sign *s = sign_of_label(a, c->thing.text);
	return s ? s : sign_of_label(a, c->thing.name);
}

/* ---- by its kind ---- */

static const struct line_sign *sign_of_kind(const struct channel *c)
{
	if (c->kind == CHANNEL_PAID)
		return sign_of_name(STR("ads"));
	return c->mode == MODE_HUMAN ? sign_of_name(STR("in-person")) : c->mode == MODE_DIGITAL ? sign_of_name(STR("web")) : NULL;
}

static const struct line_sign *sign_by(struct arena *a, const struct channel *c, enum sign_claim claim)
{
	const struct line_sign *s = claim == CLAIM_NAME ? sign_of_name(c->thing.name) : claim == CLAIM_WORDS ? sign_called(a, c) : sign_of_kind(c);
	return s && (!s->never || s->never != c->mode) ? s : NULL;
}

/* Its kind says little, and nothing of one that is known better. */
const struct line_sign *sign_claimed(struct arena *a, const struct channel *c, enum sign_claim claim)
{
	if (c->icon.len || claim == CLAIM_ICON)
		return claim == CLAIM_ICON ? sign_of_emoji(c->icon) : NULL;
	if (claim == CLAIM_KIND && (sign_by(a, c, CLAIM_NAME) || sign_by(a, c, CLAIM_WORDS)))
		return NULL;
	return sign_by(a, c, claim);
}

/* ---- of all channels in a drawing ---- */

struct looks {
	struct arena *arena;
	struct channel_look *at;
	size_t count;
};

static bool is_taken(const struct looks *all, size_t before, struct channel_look look)
{
	for (size_t i = 0; i < before; i++)
		if (look.sign ? all->at[i].sign == look.sign : look.text.len && str_equal(all->at[i].text, look.text))
			return true;
	return false;
}

static bool is_empty(const struct channel_look *look)
{
	return !look->sign && !look->text.len;
}

/* A letter of its name that no other channel has; where all are taken, the first. The Arabic article begins half of all names. */
static struct str letter_of(const struct looks *all, struct str name)
{
	struct str first = { 0 };
	for (size_t at = str_starts(name, "ال") ? strlen("ال") : 0; at < name.len;) {
		size_t from = at;
		uint32_t code = utf8_next(name, &at);
		if (!unicode_is_letter(code) && !unicode_is_digit(code))
			continue;
		struct str letter = str_upper(all->arena, str_slice(name, from, at));
		if (!is_taken(all, all->count, (struct channel_look){ .text = letter }))
			return letter;
		first = first.len ? first : letter;
	}
	return first;
}

static void take_icon(const struct looks *all, size_t i, const struct channel *c)
{
	struct channel_look *look = &all->at[i];
	look->sign = sign_claimed(all->arena, c, CLAIM_ICON);
	look->text = look->sign ? (struct str){ 0 } : c->icon;
	look->is_boxed = look->text.len && channel_is_boxed(c);
	look->is_twin = is_taken(all, i, *look);
}

static void take_claimed(const struct looks *all, size_t i, const struct channel *c, enum sign_claim claim)
{
	struct channel_look look = { .sign = sign_claimed(all->arena, c, claim) };
	if (look.sign && !is_taken(all, all->count, look))
		all->at[i] = look;
}

static void take_letter(const struct looks *all, size_t i, struct str name)
{
	struct channel_look look = { .text = letter_of(all, name), .is_boxed = true };
	look.is_twin = is_taken(all, all->count, look);
	all->at[i] = look;
}

struct channel_look *channel_looks(struct arena *a, const struct locale *l, const struct channel *const *channels, size_t count)
{
	struct looks all = { a, arena_alloc(a, (count + 1) * sizeof *all.at), count };
	memset(all.at, 0, (count + 1) * sizeof *all.at);
	for (size_t i = 0; i < count; i++)
		take_icon(&all, i, channels[i]);
	for (int claim = CLAIM_NAME; claim < CLAIM_COUNT; claim++)
		for (size_t i = 0; i < count; i++)
			if (is_empty(&all.at[i]))
				take_claimed(&all, i, channels[i], (enum sign_claim)claim);
	for (size_t i = 0; i < count; i++)
		if (is_empty(&all.at[i]))
			take_letter(&all, i, locale_name(l, &channels[i]->thing));
	return all.at;
}
