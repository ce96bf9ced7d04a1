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

static int compare_starts(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
	return (x->span.at > y->span.at) - (x->span.at < y->span.at);
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
	for (const struct node *n = t->ast->root->first; n; n = node_after(n))
		VEC_PUSH(r->arena, &t->nodes, n);
	if (t->nodes.len)
		qsort(t->nodes.at, t->nodes.len, sizeof *t->nodes.at, compare_starts);
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
	struct arena_mark mark = arena_mark(r->arena);
	struct names inside;
	size_t same_inside = 0;
	names_init(&inside, r->arena);
	for (size_t i = 0; i < a->items.len; i++)
		names_add(&inside, a->items.at[i]->whole, r);
	for (size_t i = 0; i < b->items.len; i++)
		same_inside += names_find(&inside, b->items.at[i]->whole) != NULL;
	bool is = a->node->kind == KIND_FEEL || words_in_common(r, a, b) > 0.6 || (same_inside && 4 * same_inside >= a->items.len + b->items.len);
	arena_rewind(r->arena, mark);
	return is;
}

struct merge_items { VEC(struct merge_item *) list; };

static struct merge_items without_peer(struct merge_run *r, struct merge_item *parent, enum merge_side other)
{
	struct merge_items left = { 0 };
	for (size_t i = 0; i < parent->items.len; i++)
		if (!parent->items.at[i]->peers[other])
			VEC_PUSH(r->arena, &left.list, parent->items.at[i]);
	return left;
}

/* In the order of both. Where much is left, only among as many neighbours. */
static void join_nearest(struct merge_run *r, struct merge_item *a, struct merge_item *b)
{
	enum { PAIRS_MOST = 250000, NEIGHBOURS = 48 };
	struct merge_items old = without_peer(r, a, b->side), new = without_peer(r, b, a->side);
	bool is_much = old.list.len && new.list.len > PAIRS_MOST / old.list.len;
	long from = 0, drift = 0; /* drift: how much further on the last was found */
	for (size_t i = 0; i < old.list.len; i++) {
		struct merge_item *x = old.list.at[i];
		long count = (long)new.list.len, first = (long)i + drift - NEIGHBOURS, end = (long)i + drift + NEIGHBOURS + 1;
		end = !is_much || end > count ? count : end;
		for (long k = is_much && first > from ? first : from; !x->peers[b->side] && k < end; k++) {
			struct merge_item *y = new.list.at[k];
			if (y->node->kind != x->node->kind || !is_like(r, x, y))
				continue;
			join(x, y);
			from = k + 1;
			drift = k - (long)i;
		}
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

struct order_end { /* the end of a run of items that are in the order of the base */
	struct merge_item *item;
	struct order_end *before; /* the one that the run goes on from */
};

struct order_ends { VEC(struct order_end *) list; }; /* of runs of one length: each begins further up in the base than those before it */

/* The first of these ends that stands before the item in the base; NULL for none. */
static struct order_end *end_before(const struct order_ends *ends, const struct merge_item *was, enum merge_side base)
{
	size_t from = 0, to = ends->list.len;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (ends->list.at[middle]->item->peers[base]->index < was->index)
			to = middle;
		else
			from = middle + 1;
	}
	return from < ends->list.len ? ends->list.at[from] : NULL;
}

/* Of a statement's contents in both, the fewest that left the order: those that are not in its longest part. */
static void find_moved(struct merge_run *r, struct merge_item *now, enum merge_side base)
{
	size_t count = now->items.len, longest = 0;
	struct order_ends *ends = arena_alloc(r->arena, (count + 1) * sizeof *ends); /* by length - 1 */
	for (size_t i = 0; i < count; i++) {
		struct merge_item *item = now->items.at[i], *was = item->peers[base];
		bool has_left = was && was->parent->peers[now->side] != now, is_ordered = was && !has_left && merge_is_content(item);
		item->is_moved = has_left || is_ordered;
		find_moved(r, item, base);
		if (!is_ordered)
			continue;
		size_t from = 0, to = longest; /* how long the longest run is that it goes on */
		while (from < to) {
			size_t middle = from + (to - from) / 2;
			if (end_before(&ends[middle], was, base))
				from = middle + 1;
			else
				to = middle;
		}
		struct order_end *end = ARENA_NEW(r->arena, struct order_end);
		*end = (struct order_end){ item, from ? end_before(&ends[from - 1], was, base) : NULL };
		VEC_PUSH(r->arena, &ends[from].list, end);
		longest = from + 1 > longest ? from + 1 : longest;
	}
	for (struct order_end *end = longest ? ends[longest - 1].list.at[0] : NULL; end; end = end->before)
		end->item->is_moved = false;
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

struct merge_queue { struct merge_items items; size_t next; };

/* Of the people of whom a feeling is said. */
static struct merge_queue *queue_of(struct merge_run *r, struct names *queues, const struct merge_item *feeling)
{
	const struct merge_item *by = first_in(feeling, KIND_SAID_BY);
	struct str people = by ? by->own : STR("");
	struct merge_queue *queue = names_find(queues, people);
	if (!queue)
		names_add(queues, people, queue = ARENA_NEW(r->arena, struct merge_queue));
	return queue;
}

/* Where there was no feeling, two that both put in for the same people are two opinions of one. */
static void join_first_feelings(struct merge_run *r, struct merge_item *ours, struct merge_item *theirs)
{
	struct names queues;
	if (ours->peers[OF_BASE] && first_in(ours->peers[OF_BASE], KIND_FEEL))
		return;
	names_init(&queues, r->arena);
	struct merge_items here = without_peer(r, ours, OF_THEIRS), there = without_peer(r, theirs, OF_OURS);
	for (size_t i = 0; i < there.list.len; i++)
		if (there.list.at[i]->node->kind == KIND_FEEL)
			VEC_PUSH(r->arena, &queue_of(r, &queues, there.list.at[i])->items.list, there.list.at[i]);
	for (size_t i = 0; i < here.list.len; i++) {
		struct merge_queue *queue = here.list.at[i]->node->kind == KIND_FEEL ? queue_of(r, &queues, here.list.at[i]) : NULL;
		if (queue && queue->next < queue->items.list.len)
			join(here.list.at[i], queue->items.list.at[queue->next++]);
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
		join_first_feelings(r, ours, theirs);
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
