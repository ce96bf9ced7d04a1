/* merge_match.c — the three texts as trees, and which statement became which: the same words in the same statement first, then the same name, then the
 * nearest of its kind, then the same name anywhere. */
#include "job/merge.h"

#include <stdlib.h>

/* ---- trees ---- */

static void add_argument(struct buf *out, const struct arg *a)
{
	bool is_text = a->kind == ARG_TEXT, has_unit = a->unit.len && !(a->unit.at >= a->text.at && a->unit.at < a->text.at + a->text.len);
	buf_fmt(out, is_text ? " \"%.*s\"" : " %.*s", STR_ARG(a->text));
	if (has_unit)
		buf_fmt(out, " %.*s", STR_ARG(a->unit));
}

static struct str words_of(struct merge_run *r, const struct node *n, uint32_t arguments)
{
	struct buf b = { 0 };
	buf_str(&b, node_word(n));
	for (uint32_t i = 0; i < n->arg_count && i < arguments; i++)
		add_argument(&b, &n->args[i]);
	struct str s = buf_take(&b, r->arena);
	buf_finish(&b);
	return s;
}

/* By its name or, where it has none, its first words; what can be said once by its keyword. */
static struct str key_of(struct merge_run *r, const struct node *n)
{
	return words_of(r, n, statement_of(n->kind)->is_many ? 1 : 0);
}

bool merge_is_content(const struct merge_item *i)
{
	return i->node->kind < KIND_NONE && !statement_of(i->node->kind)->is_property;
}

static int compare_whole(const void *a, const void *b)
{
	const struct merge_item *x = *(struct merge_item *const *)a, *y = *(struct merge_item *const *)b;
	bool ordered = merge_is_content(x) && merge_is_content(y);
	int order = ordered ? 0 : merge_is_content(x) - merge_is_content(y);
	order = order || ordered ? order : str_compare(x->whole, y->whole);
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* What stands in it in an order that says nothing is sorted. */
static struct str whole_of(struct merge_run *r, const struct merge_item *i)
{
	struct buf b = { 0 };
	struct { VEC(struct merge_item *) list; } sorted = { 0 };
	buf_fmt(&b, "%.*s\n", STR_ARG(i->own));
	for (size_t k = 0; k < i->items.len; k++)
		VEC_PUSH(r->arena, &sorted.list, i->items.at[k]);
	if (sorted.list.len)
		qsort(sorted.list.at, sorted.list.len, sizeof *sorted.list.at, compare_whole);
	for (size_t k = 0; k < sorted.list.len; k++)
		buf_fmt(&b, "\x1f%.*s", STR_ARG(sorted.list.at[k]->whole));
	buf_char(&b, '\x1e');
	struct str s = buf_take(&b, r->arena);
	buf_finish(&b);
	return s;
}

/* What is said of a reason as well is told once. */
static struct merge_item *item_of(struct merge_run *r, enum merge_side side, struct merge_item *parent, const struct node *n)
{
	struct merge_item *i = ARENA_NEW(r->arena, struct merge_item);
	bool is_file = n->kind == KIND_FILE;
	*i = (struct merge_item){ .node = n, .side = side, .parent = parent };
	i->own = is_file ? STR("") : words_of(r, n, UINT32_MAX);
	i->key = is_file ? STR("") : key_of(r, n);
	i->peers[side] = i;
	for (const struct node *child = n->first; child; child = child->next)
		if (!child->is_handed_on) {
			struct merge_item *item = item_of(r, side, i, child);
			item->index = i->items.len;
			VEC_PUSH(r->arena, &i->items, item);
		}
	i->whole = whole_of(r, i);
	return i;
}

void merge_read(struct merge_run *r, enum merge_side side, struct str text)
{
	struct merge_text *t = &r->sides[side];
	sources_init(&t->sources);
	findings_init(&t->found);
	t->ast = ast_parse(&t->sources, source_add(&t->sources, STR("map.cjm"), text, &t->found), &t->found);
	t->text = t->sources.files.at[0]->text;
	if (t->found.error_count || t->ast->is_newer)
		merge_give_up(r);
	t->root = item_of(r, side, NULL, t->ast->root);
}

/* ---- who became whom ---- */

static void join(struct merge_item *a, struct merge_item *b)
{
	a->peers[b->side] = b;
	b->peers[a->side] = a;
}

static struct str own_words(const struct merge_item *i)
{
	return i->own;
}

static struct str key_words(const struct merge_item *i)
{
	return i->key;
}

/* Each with the first that says the same and has no peer yet. */
static void join_alike(struct merge_run *r, struct merge_item *a, struct merge_item *b, struct str (*says)(const struct merge_item *i))
{
	struct names by;
	names_init(&by, r->arena);
	for (size_t i = b->items.len; i-- > 0;) {
		struct merge_item *item = b->items.at[i];
		struct merge_item **next = names_find(&by, says(item));
		if (item->peers[a->side])
			continue;
		if (!next)
			names_add(&by, says(item), next = ARENA_NEW(r->arena, struct merge_item *));
		item->put_at = *next ? (uint32_t)(*next)->index + 1 : 0; /* the one behind it that says the same */
		*next = item;
	}
	for (size_t i = 0; i < a->items.len; i++) {
		struct merge_item *item = a->items.at[i], **first = item->peers[b->side] ? NULL : names_find(&by, says(item));
		if (!first || !*first || (*first)->node->kind != item->node->kind)
			continue;
		struct merge_item *found = *first;
		*first = found->put_at ? b->items.at[found->put_at - 1] : NULL;
		join(item, found);
	}
	for (size_t i = 0; i < b->items.len; i++)
		b->items.at[i]->put_at = 0;
}

static struct str next_word(struct str *rest)
{
	struct str word = str_next(rest, ' ');
	if (str_starts(word, "\""))
		word = str_slice(word, 1, word.len);
	return str_ends(word, "\"") ? str_slice(word, 0, word.len - 1) : word;
}

/* Of the words of both, the share that both have. */
static double words_in_common(struct merge_run *r, const struct merge_item *a, const struct merge_item *b)
{
	struct names words;
	size_t same = 0, all = 0;
	names_init(&words, r->arena);
	for (struct str rest = a->own; rest.len; all++)
		names_add(&words, next_word(&rest), r);
	for (struct str rest = b->own; rest.len; all++)
		same += names_find(&words, next_word(&rest)) != NULL;
	return 2.0 * (double)same / (double)all;
}

/* Words in common, and statements in it: about half of them make another wording of the same. */
static bool is_like(struct merge_run *r, const struct merge_item *a, const struct merge_item *b)
{
	struct names inside;
	size_t same_inside = 0;
	names_init(&inside, r->arena);
	for (size_t i = 0; i < a->items.len; i++)
		names_add(&inside, a->items.at[i]->whole, r);
	for (size_t i = 0; i < b->items.len; i++)
		same_inside += names_find(&inside, b->items.at[i]->whole) != NULL;
	return a->node->kind == KIND_FEEL || words_in_common(r, a, b) > 0.6 || (same_inside && 4 * same_inside >= a->items.len + b->items.len);
}

static void join_nearest(struct merge_run *r, struct merge_item *a, struct merge_item *b)
{
	size_t from = 0;
	for (size_t i = 0; i < a->items.len; i++)
		for (size_t k = from; !a->items.at[i]->peers[b->side] && k < b->items.len; k++) {
			struct merge_item *x = a->items.at[i], *y = b->items.at[k];
			if (y->peers[a->side] || y->node->kind != x->node->kind || !is_like(r, x, y))
				continue;
			join(x, y);
			from = k + 1;
		}
}

static void join_below(struct merge_run *r, struct merge_item *a, struct merge_item *b)
{
	join_alike(r, a, b, own_words);
	join_alike(r, a, b, key_words);
	join_nearest(r, a, b);
	for (size_t i = 0; i < a->items.len; i++)
		if (a->items.at[i]->peers[b->side])
			join_below(r, a->items.at[i], a->items.at[i]->peers[b->side]);
}

/* ---- what went into another statement ---- */

static void collect_strays(struct merge_run *r, struct merge_item *i, enum merge_side other, struct names *by)
{
	for (size_t k = 0; k < i->items.len; k++) {
		struct merge_item *item = i->items.at[k], **known = names_find(by, item->key);
		if (!item->peers[other] && merge_is_content(item) && !known) {
			names_add(by, item->key, known = ARENA_NEW(r->arena, struct merge_item *));
			*known = item;
		} else if (!item->peers[other] && known) {
			*known = NULL; /* of several nobody can tell which it is */
		}
		collect_strays(r, item, other, by);
	}
}

/* In other words, too: only one that has nearly all of them. */
static struct merge_item *alike_among(struct merge_run *r, const struct names *news, const struct merge_item *old)
{
	enum { STRAYS_MOST = 300 };
	struct merge_item *best = NULL;
	double most = 0.7;
	for (size_t i = 0; i < news->len && news->len <= STRAYS_MOST; i++) {
		struct merge_item *item = *(struct merge_item **)news->entries[i].thing;
		bool fits = item && item->node->kind == old->node->kind && !item->peers[old->side];
		double share = fits ? words_in_common(r, old, item) : 0;
		if (share > most)
			most = share, best = item;
	}
	return best;
}

static void join_reworded(struct merge_run *r, const struct names *olds, const struct names *news, enum merge_side side)
{
	for (size_t i = 0; i < olds->len; i++) {
		struct merge_item *old = *(struct merge_item **)olds->entries[i].thing, *new = old && !old->peers[side] ? alike_among(r, news, old) : NULL;
		if (!new)
			continue;
		join(old, new);
		join_below(r, old, new);
	}
}

static void join_strays(struct merge_run *r, struct merge_item *a, struct merge_item *b)
{
	struct names olds, news;
	names_init(&olds, r->arena);
	names_init(&news, r->arena);
	collect_strays(r, a, b->side, &olds);
	collect_strays(r, b, a->side, &news);
	for (size_t i = 0; i < olds.len; i++) {
		struct merge_item *x = *(struct merge_item **)olds.entries[i].thing, **y = names_find(&news, olds.entries[i].name);
		if (!x || !y || !*y || x->peers[b->side] || (*y)->peers[a->side] || x->node->kind != (*y)->node->kind)
			continue;
		join(x, *y);
		join_below(r, x, *y);
	}
	join_reworded(r, &olds, &news, b->side);
}

/* Of a statement's contents in both, the fewest that left the order: those that are not in its longest part. */
static void find_moved(struct merge_run *r, struct merge_item *now, enum merge_side base)
{
	size_t count = now->items.len, *length = arena_alloc(r->arena, (count + 1) * sizeof *length), *before = arena_alloc(r->arena, (count + 1) * sizeof *before), best = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		struct merge_item *item = now->items.at[i], *was = item->peers[base];
		item->is_moved = was && was->parent->peers[now->side] != now;
		length[i] = was && !item->is_moved && merge_is_content(item);
		before[i] = SIZE_MAX;
		for (size_t k = 0; length[i] && k < i; k++)
			if (length[k] && now->items.at[k]->peers[base]->index < was->index && length[k] + 1 > length[i])
				length[i] = length[k] + 1, before[i] = k;
		best = length[i] && (best == SIZE_MAX || length[i] > length[best]) ? i : best;
		find_moved(r, item, base);
	}
	for (size_t i = 0; i < count; i++)
		now->items.at[i]->is_moved |= length[i] > 0;
	for (size_t i = best; i != SIZE_MAX; i = before[i])
		now->items.at[i]->is_moved = false;
}

static void match_all_below(struct merge_item *base)
{
	for (size_t i = 0; i < base->items.len; i++) {
		struct merge_item *item = base->items.at[i];
		if (item->peers[OF_OURS] && item->peers[OF_THEIRS])
			join(item->peers[OF_OURS], item->peers[OF_THEIRS]);
		match_all_below(item);
	}
}

static struct merge_item *first_in(const struct merge_item *i, enum statement_kind kind)
{
	for (size_t k = 0; k < i->items.len; k++)
		if (i->items.at[k]->node->kind == kind)
			return i->items.at[k];
	return NULL;
}

static bool is_of_same_people(const struct merge_item *a, const struct merge_item *b)
{
	const struct merge_item *by_a = first_in(a, KIND_SAID_BY), *by_b = first_in(b, KIND_SAID_BY);
	return by_a && by_b ? str_equal(by_a->own, by_b->own) : by_a == by_b;
}

/* Where there was no feeling, two that both put in for the same people are two opinions of one. */
static void join_first_feelings(struct merge_item *ours, struct merge_item *theirs)
{
	if (ours->peers[OF_BASE] && first_in(ours->peers[OF_BASE], KIND_FEEL))
		return;
	for (size_t i = 0; i < ours->items.len; i++)
		for (size_t k = 0; k < theirs->items.len; k++) {
			struct merge_item *a = ours->items.at[i], *b = theirs->items.at[k];
			bool are_feelings = a->node->kind == KIND_FEEL && b->node->kind == KIND_FEEL;
			if (are_feelings && !a->peers[OF_THEIRS] && !b->peers[OF_OURS] && is_of_same_people(a, b))
				join(a, b);
		}
}

/* What both put in where neither was. */
static void join_added(struct merge_run *r, struct merge_item *ours)
{
	struct merge_item *theirs = ours->peers[OF_THEIRS];
	if (theirs) {
		struct merge_item *const sides[] = { ours, theirs };
		struct { VEC(struct merge_item *) list; } held = { 0 };
		for (size_t s = 0; s < 2; s++) /* those that the base has are no additions: they keep apart */
			for (size_t i = 0; i < sides[s]->items.len; i++) {
				struct merge_item *item = sides[s]->items.at[i];
				if (item->peers[OF_BASE] && !item->peers[s ? OF_OURS : OF_THEIRS]) {
					item->peers[s ? OF_OURS : OF_THEIRS] = item;
					VEC_PUSH(r->arena, &held.list, item);
				}
			}
		join_alike(r, ours, theirs, own_words);
		join_alike(r, ours, theirs, key_words);
		join_first_feelings(ours, theirs);
		for (size_t i = 0; i < held.list.len; i++)
			held.list.at[i]->peers[held.list.at[i]->side == OF_OURS ? OF_THEIRS : OF_OURS] = NULL;
	}
	for (size_t i = 0; i < ours->items.len; i++)
		join_added(r, ours->items.at[i]);
}

void merge_match(struct merge_run *r)
{
	struct merge_item *base = r->sides[OF_BASE].root;
	for (int side = OF_OURS; side <= OF_THEIRS; side++) {
		join(base, r->sides[side].root);
		join_below(r, base, r->sides[side].root);
		join_strays(r, base, r->sides[side].root);
		find_moved(r, r->sides[side].root, OF_BASE);
	}
	join(r->sides[OF_OURS].root, r->sides[OF_THEIRS].root);
	match_all_below(base);
	join_added(r, r->sides[OF_OURS].root);
}
