/* ids.c — what a thing is called from outside: its name, else its place and its words; never which one it is among others. So an
 * edit changes the ids of what it touches, and no other. */
#include "map/bind.h"

#include <string.h>

enum { ID_LONGEST = 48 };

/* ---- whose ids must differ ---- */

/* Those of one journey, or of the top of the map, that are looked up together: pains, gains and opportunities, stages, and so on. */
static struct str id_key(struct binder *b, const struct thing *t, struct str id)
{
	int space = bind_space_of(t->kind) ? (int)bind_space_of(t->kind) : SPACE_COUNT + (int)t->kind;
	char *key = arena_alloc(&b->scratch, id.len + 2); /* by hand: every thing of a map passes here */
	key[0] = (char)(space & 0x7F);
	key[1] = (char)(space >> 7);
	if (id.len)
		memcpy(key + 2, id.at, id.len);
	return (struct str){ key, id.len + 2 };
}

/* What may be named so without being declared: then no text may take the name as its id. */
static bool is_well_known(struct binder *b, enum statement_kind kind, struct str name)
{
	return bind_is_well_known(kind, name) || (kind == KIND_TOUCHPOINT && names_find(&b->global.names[SPACE_CHANNELS], name));
}

static bool has_name(const struct thing *t)
{
	return t->name.len && bind_space_of(t->kind) != SPACE_NONE;
}

static bool take_id(struct binder *b, struct name_scope *scope, struct thing *t, struct str id)
{
	if (!has_name(t) && is_well_known(b, t->kind, id))
		return false;
	if (names_add(&scope->ids, id_key(b, t, id), t))
		return false;
	t->id = id;
	return true;
}

static int *count_of(struct binder *b, struct name_scope *scope, const struct thing *t, struct str base)
{
	struct str key = id_key(b, t, base);
	int *count = names_find(&scope->id_counts, key);
	if (!count) {
		count = ARENA_NEW(&b->scratch, int);
		*count = 1;
		names_add(&scope->id_counts, key, count);
	}
	return count;
}

/* "-2" and so on keeps the same words in the same place apart. */
static void take_next(struct binder *b, struct name_scope *scope, struct thing *t, struct str base)
{
	int *count = count_of(b, scope, t, base);
	while (!take_id(b, scope, t, str_fmt(bind_arena(b), "%.*s-%d", STR_ARG(base), ++*count)))
		;
}

/* ---- words ---- */

static struct str file_name(struct str path)
{
	size_t slash = path.len;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	return str_slice(path, slash, path.len);
}

static struct str words_of(struct binder *b, const struct thing *t)
{
	const struct requirement *r = (const struct requirement *)t;
	switch (t->kind) {
	case KIND_DATA: case KIND_IMAGE: return file_name(t->text); /* it may be named from several folders */
	case KIND_REQUIRE: return str_fmt(&b->scratch, "%.*s %.*s", STR_ARG(t->name), STR_ARG(r->of));
	default: return t->name.len ? t->name : t->text;
	}
}

/* Four digits that tell apart what begins alike. */
static struct str digits_of(struct binder *b, struct str s)
{
	static const char DIGITS[] = "0123456789abcdef";
	uint32_t hash = 2166136261u; /* FNV-1a */
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.at[i]) * 16777619u;
	char *text = arena_alloc(&b->scratch, 4);
	for (int i = 0; i < 4; i++)
		text[i] = DIGITS[(hash >> (i * 4) ^ hash >> (16 + i * 4)) & 15];
	return (struct str){ text, 4 };
}

/* The first so many signs, up to the end of a word where one ends in their second half. */
static struct str beginning_of_slug(struct str slug)
{
	size_t end = 0, half = 0;
	for (int signs = 0; end < slug.len && signs < ID_LONGEST; signs++) {
		utf8_next(slug, &end);
		half = signs == ID_LONGEST / 2 ? end : half;
	}
	size_t word = end;
	while (end < slug.len && word > half && slug.at[word] != '-')
		word--;
	end = word > half ? word : end;
	while (end && slug.at[end - 1] == '-')
		end--;
	return str_slice(slug, 0, end);
}

/* "Nobody says when" is nobody-says-when. What is long is cut, what has no letter is called what it is, and digits tell the rest. */
static struct str short_words(struct binder *b, const struct thing *t)
{
	struct str words = words_of(b, t), slug = str_slug(&b->scratch, words), begin = beginning_of_slug(slug);
	if (begin.len && begin.len == slug.len)
		return slug;
	struct str digits = digits_of(b, slug.len ? slug : words);
	return begin.len ? str_fmt(&b->scratch, "%.*s-%.*s", STR_ARG(begin), STR_ARG(digits))
		: str_fmt(&b->scratch, "%s-%.*s", kind_word(t->kind), STR_ARG(digits));
}

/* What it stands in, as far as that has an id; nothing where that is the map or the journey as a whole. */
static struct str place_of_id(const struct thing *t)
{
	for (t = t->parent; t && t->kind != KIND_JOURNEY; t = t->parent)
		if (t->id.len)
			return t->id;
	return (struct str){ 0 };
}

static struct str id_from_place(struct binder *b, const struct thing *t)
{
	struct str place = place_of_id(t), words = short_words(b, t);
	if (!place.len)
		return str_copy(bind_arena(b), words);
	char *id = arena_alloc(bind_arena(b), place.len + 1 + words.len); /* by hand: nearly every thing of a map passes here */
	memcpy(id, place.at, place.len);
	id[place.len] = '.';
	memcpy(id + place.len + 1, words.at, words.len);
	return (struct str){ id, place.len + 1 + words.len };
}

/* ---- all things of a map ---- */

void bind_id_later(struct binder *b, struct thing *t)
{
	enum space space = bind_space_of(t->kind);
	struct name_scope *scope = space == SPACE_NONE ? (b->journey_scope ? b->journey_scope : &b->global) : bind_scope_of(b, space);
	struct unnamed u = { .scope = scope, .thing = t };
	if (has_name(t) && !take_id(b, scope, t, t->name))
		take_next(b, scope, t, t->name);
	if (!t->id.len && (t->text.len || t->name.len))
		VEC_PUSH(&b->scratch, &b->unnamed[b->top], u);
}

/* What it stands in says something, and waits for its own id. */
static bool is_waiting(const struct thing *place)
{
	for (; place; place = place->parent)
		if (place->text.len && !place->id.len)
			return true;
	return false;
}

/* First come all that have their words alone; so nothing is renamed by another that is said twice. */
void bind_ids(struct binder *b)
{
	for (int top = 0; top <= KIND_JOURNEY; top++)
		for (size_t i = 0; i < b->unnamed[top].len; i++) {
			struct unnamed *u = &b->unnamed[top].at[i];
			u->is_repeated = is_waiting(u->thing->parent) || !take_id(b, u->scope, u->thing, id_from_place(b, u->thing));
		}
	for (int top = 0; top <= KIND_JOURNEY; top++)
		for (size_t i = 0; i < b->unnamed[top].len; i++) {
			struct unnamed *u = &b->unnamed[top].at[i];
			struct str id = u->is_repeated ? id_from_place(b, u->thing) : (struct str){ 0 };
			if (u->is_repeated && !take_id(b, u->scope, u->thing, id))
				take_next(b, u->scope, u->thing, id);
		}
	for (int top = 0; top <= KIND_JOURNEY; top++)
		b->unnamed[top].len = 0;
}

/* ---- again ---- */

/* What had none when it was read, since its words were found later, gets none now. */
static void give_id(void *binder, const struct thing *t)
{
	struct thing *changed = (struct thing *)t;
	if (!changed->id.len)
		return;
	changed->id = (struct str){ 0 };
	bind_id_later(binder, changed);
}

/* In the order in which they were bound. */
static void give_ids(struct binder *b, struct thing *t)
{
	b->top = t->kind;
	b->journey_scope = NULL;
	if (t->kind == KIND_JOURNEY) {
		b->journey_scope = ARENA_NEW(bind_arena(b), struct name_scope);
		bind_scope_init(b, b->journey_scope);
	}
	thing_walk(t, give_id, b);
}

void map_give_ids(struct map *m)
{
	struct binder *b = ARENA_NEW(&m->arena, struct binder);
	b->map = m;
	bind_scope_init(b, &b->global);
	FOR_EACH(struct channel, c, m->channels)
		if (c->thing.name.len)
			names_add(&b->global.names[SPACE_CHANNELS], c->thing.name, c);
	for (int is_made_by_use = 0; is_made_by_use < 2; is_made_by_use++) {
		for (size_t i = 0; i < FIELD_COUNT; i++) {
			struct things *list = (struct things *)((char *)m + FIELDS[i].offset);
			bool is_list = FIELDS[i].parent == KIND_FILE && FIELDS[i].type == MEMBER_THINGS;
			for (size_t k = 0; is_list && k < list->len; k++)
				if (list->at[k]->is_declared == !is_made_by_use)
					give_ids(b, list->at[k]);
		}
		bind_ids(b);
	}
	bind_end(b);
}
