/* keys.c — sets and small maps that are asked, never walked in a way that shows: so addresses may be keys. */
#include "check/check.h"

static size_t slot_of(const struct keys *k, uint64_t key)
{
	size_t slot = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & (k->slot_count - 1);
	while (k->slots[slot].key && k->slots[slot].key != key)
		slot = (slot + 1) & (k->slot_count - 1);
	return slot;
}

static void enlarge_slots(struct keys *k)
{
	struct key_slot *old = k->slots;
	size_t old_count = k->slot_count;
	k->slot_count = old_count ? old_count * 2 : 32;
	k->slots = arena_alloc(k->arena, k->slot_count * sizeof *k->slots);
	for (size_t i = 0; i < old_count; i++)
		if (old[i].key)
			k->slots[slot_of(k, old[i].key)] = old[i];
}

/* The key's slot, there from now on; NULL for no key. */
static struct key_slot *slot_for(struct keys *k, uint64_t key)
{
	if (!key)
		return NULL;
	if (k->len * 2 >= k->slot_count)
		enlarge_slots(k);
	struct key_slot *slot = &k->slots[slot_of(k, key)];
	k->len += !slot->key;
	slot->key = key;
	return slot;
}

void keys_set(struct keys *k, uint64_t key, long value)
{
	struct key_slot *slot = slot_for(k, key);
	if (slot)
		slot->value = value;
}

void keys_add(struct keys *k, uint64_t key)
{
	slot_for(k, key);
}

bool keys_has(const struct keys *k, uint64_t key)
{
	return k->slot_count && key && k->slots[slot_of(k, key)].key == key;
}

long keys_get(const struct keys *k, uint64_t key)
{
	return keys_has(k, key) ? k->slots[slot_of(k, key)].value : 0;
}

uint64_t key_of(const void *thing)
{
	return (uint64_t)(uintptr_t)thing;
}

uint64_t key_of_place(struct span span)
{
	return span.file ? (uint64_t)span.file << 32 | span.at : 0;
}
