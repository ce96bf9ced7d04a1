/* tree_pairs.c — which map of a folder became which: one at the same path, else one of the same content, else the one with the most lines in
 * common. Only maps that share an uncommon line, or a file's name, are held against each other, so that many maps take no more than their number. */
#include "job/trees.h"

#include <stdlib.h>

enum { BEARERS_MOST = 16 }; /* a line that more maps have tells none of them */

struct stray_map { /* a map whose path is on one side only */
	struct str path;
	struct buf text;
	VEC(struct str) lines; /* without blanks at their ends, and no empty ones */
	struct stray_map *partner;
};

struct bearers { /* of a line */
	VEC(struct stray_map *) list; /* of the new side; one more than the most is the last that is kept */
};

struct likeness {
	struct stray_map *old, *new;
	double share; /* of the lines of both that each has */
};

struct tree_pairing {
	struct trees *t;
	struct arena arena;
	VEC(struct stray_map *) old, new;
};

/* ---- by path ---- */

static int compare_paths(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void push_pair(struct trees *t, struct str old, struct str new)
{
	VEC_PUSH(&t->arena, &t->pairs, ((struct tree_pair){ .old = old, .new = new }));
}

static struct stray_map *stray_of(struct tree_pairing *p, struct str path)
{
	struct stray_map *s = ARENA_NEW(&p->arena, struct stray_map);
	s->path = path;
	return s;
}

static void pair_by_path(struct tree_pairing *p)
{
	struct trees *t = p->t;
	size_t i = 0, k = 0;
	if (t->old.maps.len)
		qsort(t->old.maps.at, t->old.maps.len, sizeof *t->old.maps.at, compare_paths);
	if (t->new.maps.len)
		qsort(t->new.maps.at, t->new.maps.len, sizeof *t->new.maps.at, compare_paths);
	while (i < t->old.maps.len || k < t->new.maps.len) {
		int order = i == t->old.maps.len ? 1 : k == t->new.maps.len ? -1 : str_compare(t->old.maps.at[i], t->new.maps.at[k]);
		if (!order)
			push_pair(t, t->old.maps.at[i], t->new.maps.at[k]);
		else if (order < 0)
			VEC_PUSH(&p->arena, &p->old, stray_of(p, t->old.maps.at[i]));
		else
			VEC_PUSH(&p->arena, &p->new, stray_of(p, t->new.maps.at[k]));
		i += order <= 0;
		k += order >= 0;
	}
}

/* ---- by content ---- */

static void split_lines(struct tree_pairing *p, struct stray_map *s)
{
	for (struct str rest = buf_as_str(&s->text); rest.len;) {
		struct str line = str_trim(str_next(&rest, '\n'));
		if (line.len)
			VEC_PUSH(&p->arena, &s->lines, line);
	}
}

/* One that cannot be read is like no other. */
static void read_stray(struct tree_pairing *p, const struct map_tree *side, struct stray_map *s)
{
	struct buf why = { 0 };
	if (!tree_text(side, s->path, &s->text, &why))
		buf_clear(&s->text);
	buf_finish(&why);
	split_lines(p, s);
}

static void read_strays(struct tree_pairing *p)
{
	for (size_t i = 0; i < p->old.len; i++)
		read_stray(p, &p->t->old, p->old.at[i]);
	for (size_t i = 0; i < p->new.len; i++)
		read_stray(p, &p->t->new, p->new.at[i]);
}

static void marry(struct stray_map *old, struct stray_map *new)
{
	old->partner = new;
	new->partner = old;
}

static struct bearers *bearers_of(struct tree_pairing *p, struct names *by, struct str what)
{
	struct bearers *b = names_find(by, what);
	if (!b) {
		b = ARENA_NEW(&p->arena, struct bearers);
		names_add(by, what, b);
	}
	return b;
}

/* Of several with the same content the first one at each side, in the order of their paths. */
static void pair_by_content(struct tree_pairing *p)
{
	struct names by;
	names_init(&by, &p->arena);
	for (size_t i = p->new.len; i-- > 0;) {
		struct stray_map *s = p->new.at[i];
		struct bearers *b = bearers_of(p, &by, buf_as_str(&s->text));
		VEC_PUSH(&p->arena, &b->list, s);
	}
	for (size_t i = 0; i < p->old.len; i++) {
		struct bearers *b = p->old.at[i]->text.len ? names_find(&by, buf_as_str(&p->old.at[i]->text)) : NULL;
		if (b && b->list.len)
			marry(p->old.at[i], b->list.at[--b->list.len]);
	}
}

/* ---- by likeness ---- */

static void add_bearer(struct tree_pairing *p, struct names *by, struct str what, struct stray_map *s)
{
	struct bearers *b = bearers_of(p, by, what);
	bool is_in = b->list.len && b->list.at[b->list.len - 1] == s;
	if (!is_in && b->list.len <= BEARERS_MOST)
		VEC_PUSH(&p->arena, &b->list, s);
}

static struct str name_as_line(struct tree_pairing *p, const struct stray_map *s)
{
	return str_fmt(&p->arena, "\n%.*s", STR_ARG(path_name(s->path)));
}

/* Of two lists of lines, how many the shorter way round: each line as often as both have it. */
static double share_in_common(struct tree_pairing *p, const struct stray_map *old, const struct stray_map *new)
{
	struct names counts;
	names_init(&counts, &p->arena);
	size_t same = 0, all = old->lines.len + new->lines.len;
	for (size_t i = 0; i < old->lines.len; i++) {
		size_t *count = names_find(&counts, old->lines.at[i]);
		if (!count)
			names_add(&counts, old->lines.at[i], count = ARENA_NEW(&p->arena, size_t));
		++*count;
	}
	for (size_t i = 0; i < new->lines.len; i++) {
		size_t *count = names_find(&counts, new->lines.at[i]);
		same += count && *count && (*count)--;
	}
	return all ? 2.0 * (double)same / (double)all : 0;
}

struct suitors {
	VEC(struct likeness) list;
};

static void add_suitors(struct tree_pairing *p, const struct names *by, struct str what, struct stray_map *old, struct names *seen, struct suitors *suitors)
{
	const struct bearers *b = names_find(by, what);
	for (size_t i = 0; b && b->list.len <= BEARERS_MOST && i < b->list.len; i++) {
		struct stray_map *new = b->list.at[i];
		if (new->partner || names_add(seen, new->path, new))
			continue;
		double share = share_in_common(p, old, new);
		if (share >= 0.5)
			VEC_PUSH(&p->arena, &suitors->list, ((struct likeness){ old, new, share }));
	}
}

static int compare_likeness(const void *a, const void *b)
{
	const struct likeness *x = a, *y = b;
	int by_path = str_compare(x->old->path, y->old->path);
	return x->share > y->share ? -1 : x->share < y->share ? 1 : by_path ? by_path : str_compare(x->new->path, y->new->path);
}

static void pair_by_likeness(struct tree_pairing *p)
{
	struct names by;
	struct suitors suitors = { 0 };
	names_init(&by, &p->arena);
	for (size_t i = 0; i < p->new.len; i++) {
		struct stray_map *s = p->new.at[i];
		for (size_t k = 0; !s->partner && k < s->lines.len; k++)
			add_bearer(p, &by, s->lines.at[k], s);
		if (!s->partner)
			add_bearer(p, &by, name_as_line(p, s), s);
	}
	for (size_t i = 0; i < p->old.len; i++) {
		struct stray_map *s = p->old.at[i];
		struct names seen;
		names_init(&seen, &p->arena);
		for (size_t k = 0; !s->partner && k < s->lines.len; k++)
			add_suitors(p, &by, s->lines.at[k], s, &seen, &suitors);
		if (!s->partner)
			add_suitors(p, &by, name_as_line(p, s), s, &seen, &suitors);
	}
	if (suitors.list.len)
		qsort(suitors.list.at, suitors.list.len, sizeof *suitors.list.at, compare_likeness);
	for (size_t i = 0; i < suitors.list.len; i++)
		if (!suitors.list.at[i].old->partner && !suitors.list.at[i].new->partner)
			marry(suitors.list.at[i].old, suitors.list.at[i].new);
}

/* ---- all of them ---- */

static int compare_pairs(const void *a, const void *b)
{
	const struct tree_pair *x = a, *y = b;
	int order = str_compare(x->new.len ? x->new : x->old, y->new.len ? y->new : y->old);
	return order ? order : (x->new.len == 0) - (y->new.len == 0);
}

static void push_strays(struct tree_pairing *p)
{
	for (size_t i = 0; i < p->old.len; i++)
		push_pair(p->t, p->old.at[i]->path, p->old.at[i]->partner ? p->old.at[i]->partner->path : STR(""));
	for (size_t i = 0; i < p->new.len; i++)
		if (!p->new.at[i]->partner)
			push_pair(p->t, STR(""), p->new.at[i]->path);
}

static void finish_strays(struct tree_pairing *p)
{
	for (size_t i = 0; i < p->old.len; i++)
		buf_finish(&p->old.at[i]->text);
	for (size_t i = 0; i < p->new.len; i++)
		buf_finish(&p->new.at[i]->text);
}

void trees_pair(struct trees *t)
{
	struct tree_pairing p = { .t = t };
	arena_init(&p.arena);
	pair_by_path(&p);
	read_strays(&p);
	if (p.old.len && p.new.len) {
		pair_by_content(&p);
		pair_by_likeness(&p);
	}
	push_strays(&p);
	if (t->pairs.len)
		qsort(t->pairs.at, t->pairs.len, sizeof *t->pairs.at, compare_pairs);
	finish_strays(&p);
	arena_finish(&p.arena);
}

/* ---- without folders ---- */

static bool has_path(const struct map_texts *of, struct str path)
{
	for (size_t i = 0; i < of->list.len; i++)
		if (str_equal(of->list.at[i].path, path))
			return true;
	return false;
}

static struct stray_map *stray_text(struct tree_pairing *p, const struct map_text *m)
{
	struct stray_map *s = stray_of(p, m->path);
	buf_str(&s->text, m->text);
	split_lines(p, s);
	return s;
}

void maps_find_renamed(const struct map_texts *old, const struct map_texts *new, struct names *became)
{
	struct tree_pairing p = { 0 };
	arena_init(&p.arena);
	for (size_t i = 0; i < old->list.len; i++)
		if (!has_path(new, old->list.at[i].path))
			VEC_PUSH(&p.arena, &p.old, stray_text(&p, &old->list.at[i]));
	for (size_t i = 0; i < new->list.len; i++)
		if (!has_path(old, new->list.at[i].path))
			VEC_PUSH(&p.arena, &p.new, stray_text(&p, &new->list.at[i]));
	pair_by_content(&p);
	pair_by_likeness(&p);
	for (size_t i = 0; i < p.old.len; i++)
		if (p.old.at[i]->partner)
			names_add(became, str_copy(became->arena, p.old.at[i]->path), (char *)str_terminated(became->arena, p.old.at[i]->partner->path));
	finish_strays(&p);
	arena_finish(&p.arena);
}
