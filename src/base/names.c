/* names.c — from words to things: a hash table that is walked in the order of adding. */
#include "cjm/said.h"

#include <string.h>

static uint32_t hash_of(struct str name)
{
	uint32_t hash = 2166136261u; /* FNV-1a */
	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.at[i]) * 16777619u;
	return hash;
}

void names_init(struct names *n, struct arena *a)
{
	*n = (struct names){ .arena = a };
}

static size_t slot_of(const struct names *n, struct str name, uint32_t hash)
{
	size_t slot = hash & (n->slot_count - 1);
	while (n->slots[slot]) {
		const struct name_entry *e = &n->entries[n->slots[slot] - 1];
		if (e->hash == hash && str_equal(e->name, name))
			break;
		slot = (slot + 1) & (n->slot_count - 1);
	}
	return slot;
}

void *names_find(const struct names *n, struct str name)
{
	if (!n->slot_count)
		return NULL;
	uint32_t index = n->slots[slot_of(n, name, hash_of(name))];
	return index ? n->entries[index - 1].thing : NULL;
}

static void rebuild_slots(struct names *n)
{
	size_t count = n->slot_count ? n->slot_count * 2 : 16;
	n->slots = arena_grow(n->arena, n->slots, n->slot_count * sizeof *n->slots, count * sizeof *n->slots); /* first, for it may not come back */
	memset(n->slots, 0, count * sizeof *n->slots);
	n->slot_count = count;
	for (size_t i = 0; i < n->len; i++)
		n->slots[slot_of(n, n->entries[i].name, n->entries[i].hash)] = (uint32_t)i + 1;
}

void *names_add(struct names *n, struct str name, void *thing)
{
	if (n->len * 2 >= n->slot_count)
		rebuild_slots(n);
	uint32_t hash = hash_of(name);
	size_t slot = slot_of(n, name, hash);
	if (n->slots[slot])
		return n->entries[n->slots[slot] - 1].thing;
	vec_reserve(n->arena, (void **)&n->entries, n->len, &n->cap, sizeof *n->entries);
	n->entries[n->len++] = (struct name_entry){ name, thing, hash };
	n->slots[slot] = (uint32_t)n->len;
	return NULL;
}

static struct str key_of(const void *const *address)
{
	return (struct str){ (const char *)address, sizeof *address };
}

void *names_find_address(const struct names *n, const void *address)
{
	return names_find(n, key_of(&address));
}

void *names_add_address(struct names *n, const void *address, void *thing)
{
	void *known = names_find_address(n, address);
	const void **kept = known ? NULL : ARENA_NEW(n->arena, const void *);
	if (known)
		return known;
	*kept = address;
	return names_add(n, key_of(kept), thing);
}

struct str names_add_numbered(struct names *n, struct names *counts, struct str name, void *thing)
{
	size_t *count = names_find(counts, name);
	struct str unused;
	if (!count) {
		count = ARENA_NEW(counts->arena, size_t);
		names_add(counts, name, count);
	}
	do
		unused = ++*count == 1 ? name : str_fmt(n->arena, "%.*s-%zu", STR_ARG(name), *count);
	while (names_add(n, unused, thing));
	return unused;
}

struct str names_nearest(const struct names *n, struct str name)
{
	struct str nearest = { 0 };
	/* A third of the letters may be wrong; a very short word has to be nearly right. */
	int letters = 0;
	for (size_t at = 0; at < name.len; letters++)
		utf8_next(name, &at);
	int limit = letters < 4 ? 1 : (letters + 2) / 3;
	if (limit > 4)
		limit = 4;
	for (size_t i = 0; i < n->len && i < 5000; i++) {
		int distance = str_distance(name, n->entries[i].name, limit);
		if (distance > limit || distance >= letters)
			continue;
		nearest = n->entries[i].name;
		limit = distance - 1;
		if (limit < 0)
			break;
	}
	return nearest;
}

const char *said_word_meant(struct str word, size_t index)
{
	static const char *const ROWS[][2] = {
#define SAID(word, meant) { word, meant },
#include "base/said_words.def"
	};
	struct arena a = { 0 };
	struct str bare = str_bare(&a, word);
	const char *meant = NULL;
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS && !meant; i++)
		if (str_is(bare, ROWS[i][0]) && index-- == 0)
			meant = ROWS[i][1];
	arena_finish(&a);
	return meant;
}

/* What the word means goes before what is written like it: `page` is no `png`. */
static struct str proposed(const struct names *n, struct str name)
{
	const char *meant;
	for (size_t i = 0; (meant = said_word_meant(name, i)); i++)
		for (size_t k = 0; k < n->len; k++)
			if (str_is(n->entries[k].name, meant))
				return n->entries[k].name;
	return names_nearest(n, name);
}

void names_propose(const struct names *n, struct str name, struct buf *b)
{
	struct str nearest = proposed(n, name);
	if (nearest.len)
		buf_fmt(b, "did you mean `%.*s`? ", STR_ARG(nearest));
}

void names_propose_all(const struct names *n, struct str name, const char *lead, struct buf *b)
{
	names_propose(n, name, b);
	for (size_t i = 0; i < n->len; i++)
		buf_fmt(b, "%s%.*s", i ? ", " : said(lead), STR_ARG(n->entries[i].name));
}

void names_propose_words(const char *const *words, struct str name, const char *lead, struct buf *b)
{
	struct arena arena = { 0 };
	struct names known;
	names_init(&known, &arena);
	for (int i = 0; words[i]; i++)
		names_add(&known, str_of(words[i]), &known);
	names_propose_all(&known, name, lead, b);
	arena_finish(&arena);
}
