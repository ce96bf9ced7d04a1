/* apart.c — journeys with one title: what tells them apart goes behind it, and never the name of a file. */
#include "atlas/atlas.h"

struct namesakes { VEC(struct atlas_row *) list; };

static struct str domain_of(const struct atlas *a, const struct atlas_row *r)
{
	(void)a;
	return r->domain;
}

static struct str state_of(const struct atlas *a, const struct atlas_row *r)
{
	return r->state ? label_choice(a->words, LABEL_state_current, r->state) : (struct str){ 0 };
}

static struct str version_of(const struct atlas *a, const struct atlas_row *r)
{
	(void)a;
	return r->version;
}

static struct str owner_of(const struct atlas *a, const struct atlas_row *r)
{
	(void)a;
	return r->owner;
}

static struct str (*const TRAITS[])(const struct atlas *a, const struct atlas_row *r) = { domain_of, state_of, version_of, owner_of };
enum { TRAIT_COUNT = sizeof TRAITS / sizeof *TRAITS };

/* One of them may lack it. */
static bool tells_apart(struct atlas *a, const struct namesakes *n, size_t k)
{
	struct names seen;
	names_init(&seen, &a->arena);
	for (size_t i = 0; i < n->list.len; i++)
		if (names_add(&seen, atlas_key(&a->arena, TRAITS[k](a, n->list.at[i])), n->list.at[i]))
			return false;
	return true;
}

static void show(struct atlas *a, struct atlas_row *r, struct str what)
{
	if (what.len)
		r->shown = str_fmt(&a->arena, "%.*s (%.*s)", STR_ARG(r->title), STR_ARG(locale_isolated(a->words, &a->arena, what)));
}

static void tell(struct atlas *a, const struct namesakes *n)
{
	size_t k = 0;
	while (k < TRAIT_COUNT && !tells_apart(a, n, k))
		k++;
	for (size_t i = 0; i < n->list.len; i++)
		show(a, n->list.at[i], k < TRAIT_COUNT ? TRAITS[k](a, n->list.at[i]) : str_number(&a->arena, (double)(i + 1), 0));
}

void atlas_tell_apart(struct atlas *a)
{
	struct names by_title;
	names_init(&by_title, &a->arena);
	for (size_t i = 0; i < a->rows.len; i++) {
		struct atlas_row *r = &a->rows.at[i];
		struct str key = atlas_key(&a->arena, r->title);
		struct namesakes *n = key.len ? names_find(&by_title, key) : NULL;
		r->shown = r->title;
		if (key.len && !n)
			names_add(&by_title, key, n = ARENA_NEW(&a->arena, struct namesakes));
		if (n)
			VEC_PUSH(&a->arena, &n->list, r);
	}
	for (size_t i = 0; i < by_title.len; i++) {
		const struct namesakes *n = by_title.entries[i].thing;
		if (n->list.len > 1)
			tell(a, n);
	}
}
