/* likeness.c — how alike two texts are, and two steps by what stands in them. Runs of three letters are few enough to
 * compare quickly and forgive a slip, another order of words and another ending; where a letter is a word, runs of two. */
#include "diff/work.h"
#include "cjm/unicode.h"

#include <math.h>

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static struct grams sorted_grams(uint32_t *at, size_t len)
{
	if (len)
		qsort(at, len, sizeof *at, by_value);
	return (struct grams){ at, len };
}

static uint32_t color_mix(uint32_t hash, uint32_t more)
{
	return (hash ^ more) * 16777619u;
}

/* Letters and digits in lower case, one blank between words and at both ends. */
static size_t letters_of(struct arena *a, struct str text, uint32_t **letters, bool *is_wide)
{
	uint32_t *at = arena_alloc(a, (text.len + 2) * sizeof *at);
	size_t len = 0;
	at[len++] = ' ';
	*is_wide = false;
	for (size_t i = 0; i < text.len;) {
		uint32_t code = utf8_next(text, &i);
		*is_wide |= code >= 0x2E80 && code != UTF8_BAD;
		if (unicode_is_word(code))
			at[len++] = unicode_lower(code);
		else if (!unicode_is_invisible(code) && at[len - 1] != ' ')
			at[len++] = ' ';
	}
	if (at[len - 1] != ' ')
		at[len++] = ' ';
	*letters = at;
	return len;
}

struct grams diff_grams_of_text(struct arena *a, struct str text)
{
	uint32_t *letters;
	bool is_wide;
	size_t count = letters_of(a, text, &letters, &is_wide), run = is_wide ? 2 : 3;
	if (count < run)
		return (struct grams){ 0 };
	for (size_t i = 0; i + run <= count; i++) {
		uint32_t hash = 2166136261u;
		for (size_t k = 0; k < run; k++)
			hash = color_mix(hash, letters[i + k]);
		letters[i] = hash;
	}
	return sorted_grams(letters, count - run + 1);
}

struct content_facts {
	struct diff *d;
	struct arena *arena;
	VEC(uint32_t) facts;
};

static void note_fact(struct content_facts *c, enum statement_kind kind, struct str said)
{
	uint32_t hash = color_mix(2166136261u, (uint32_t)kind);
	for (size_t i = 0; i < said.len; i++)
		hash = color_mix(hash, (unsigned char)said.at[i]);
	VEC_PUSH(c->arena, &c->facts, hash);
}

static struct str level_written(struct diff *d, double level)
{
	struct buf b = { 0 };
	if (!isnan(level))
		buf_number(&b, level, 6);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* A touchpoint that was declared keeps its name in a translation; of one that is but a text, the channel stays. */
static struct str way_met(const struct touch *at)
{
	const struct touchpoint *p = at->touchpoints.len ? (const struct touchpoint *)at->touchpoints.at[0] : NULL;
	const struct channel *channel = at->via || !p ? at->via : p->channel;
	return p && p->thing.is_declared ? p->thing.name : channel ? channel->thing.name : (struct str){ 0 };
}

/* Where the new map is written in another language, words are no fact: that something of this kind is said is one, and how good a
 * feeling, how bad a pain is. */
static struct str fact_of(struct diff *d, const struct thing *t)
{
	bool is_translated = !str_equal(d->old.map->language, d->new.map->language);
	if (is_translated && t->kind == KIND_AT)
		return way_met((const struct touch *)t);
	if (!t->text.len || !is_translated)
		return diff_thing_written(d, t);
	if (t->kind == KIND_FEEL)
		return level_written(d, ((const struct feeling *)t)->level);
	return t->kind == KIND_PAIN ? level_written(d, ((const struct pain *)t)->severity) : (struct str){ 0 };
}

static void add_fact(void *context, const struct field *f, struct thing *t)
{
	struct content_facts *c = context;
	note_fact(c, f->kind, fact_of(c->d, t));
}

struct grams diff_grams_of_content(struct diff *d, struct arena *a, const struct thing *t)
{
	struct content_facts c = { .d = d, .arena = a };
	diff_children_walk(d, t->kind, t, add_fact, &c);
	return sorted_grams(c.facts.at, c.facts.len);
}

static void add_member(struct content_facts *c, const void *member, enum member_type type, enum statement_kind kind, int slot)
{
	if (!diff_member_is_empty(member, type))
		note_fact(c, kind, diff_member_written(c->d, member, type, kind, slot));
}

static void add_everything(struct content_facts *c, const struct thing *t);

static void add_with_content(void *context, const struct field *f, struct thing *t)
{
	add_fact(context, f, t);
	add_everything(context, t);
}

static void add_everything(struct content_facts *c, const struct thing *t)
{
	const struct basis *b = &t->basis;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind)
			add_member(c, (const char *)t + ARG_FIELDS[i].offset, ARG_FIELDS[i].type, ARG_FIELDS[i].kind, ARG_FIELDS[i].slot);
	for (const uint16_t *row = c->d->work->rows[t->kind]; *row != FIELD_COUNT; row++)
		if (!field_holds_things(&FIELDS[*row]))
			add_member(c, (const char *)t + FIELDS[*row].offset, FIELDS[*row].type, FIELDS[*row].kind, 0);
	add_member(c, &b->sources, MEMBER_THINGS, KIND_FROM, 0);
	add_member(c, &b->predicted, MEMBER_BOOL, KIND_PREDICTED, 0);
	add_member(c, &b->internal, MEMBER_BOOL, KIND_INTERNAL, 0);
	diff_children_walk(c->d, t->kind, t, add_with_content, c);
}

struct grams diff_grams_of_everything(struct diff *d, struct arena *a, const struct thing *t)
{
	struct content_facts c = { .d = d, .arena = a };
	add_everything(&c, t);
	return sorted_grams(c.facts.at, c.facts.len);
}

double diff_likeness(struct grams a, struct grams b)
{
	size_t common = 0, i = 0, k = 0;
	while (i < a.len && k < b.len) {
		if (a.at[i] == b.at[k])
			common++, i++, k++;
		else if (a.at[i] < b.at[k])
			i++;
		else
			k++;
	}
	return a.len + b.len ? 2.0 * (double)common / (double)(a.len + b.len) : 0;
}
