/* atlas.c — the rows of an atlas: which of them are asked for, and in which order. */
#include "atlas/atlas.h"

#include <math.h>
#include <stdlib.h>

void atlas_init(struct atlas *a, const struct locale *words, long today)
{
	*a = (struct atlas){ .words = words, .today = today };
	arena_init(&a->arena);
	names_init(&a->segments, &a->arena);
	names_init(&a->walked, &a->arena);
	names_init(&a->faulty_paths, &a->arena);
	names_init(&a->faulty_titles, &a->arena);
	names_init(&a->read, &a->arena);
}

void atlas_finish(struct atlas *a)
{
	arena_finish(&a->arena);
}

const struct channel *atlas_channel_of(struct arena *a, const struct channel *c)
{
	if (!c)
		return NULL;
	struct channel *kept = ARENA_NEW(a, struct channel);
	kept->thing = (struct thing){ .kind = KIND_CHANNEL, .name = str_copy(a, c->thing.name), .text = str_copy(a, c->thing.text) };
	kept->kind = c->kind;
	kept->mode = c->mode;
	kept->color = str_copy(a, c->color);
	kept->icon = str_copy(a, c->icon);
	return kept;
}

/* ---- which ---- */

bool atlas_is_asked_for(struct atlas *a, const struct atlas_row *r, struct atlas_wish wish)
{
	struct str owner = atlas_key(&a->arena, wish.owner);
	bool is_theirs = !wish.owner.len || (r->owner.len && str_equal(atlas_key(&a->arena, r->owner), owner)) || (r->owner_name.len && str_equal(atlas_key(&a->arena, r->owner_name), owner));
	return is_theirs && (!wish.kind || r->kind == wish.kind);
}

/* ---- in which order: of equals, the one that was read first goes first ---- */

struct ordered { const struct atlas_row *row; size_t index; };

static int order_of(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return a < b ? -1 : a > b;
}

/* What says nothing stands last. */
static int text_order(struct str a, struct str b)
{
	return a.len && b.len ? str_compare(a, b) : !a.len - !b.len;
}

static int finally(const struct ordered *a, const struct ordered *b)
{
	return a->index < b->index ? -1 : a->index > b->index;
}

#define ORDER(name, comparison) \
	static int by_##name(const void *left, const void *right) \
	{ \
		const struct ordered *a = left, *b = right; \
		int order = (comparison); \
		return order ? order : finally(a, b); \
	}

static double due_of(const struct atlas_row *r)
{
	return r->due.year ? (double)date_last_day(r->due) : NAN;
}

static double covered_of(const struct atlas_row *r)
{
	return r->has_coverage ? (double)r->covered / (double)r->cells : NAN;
}

static double level_of(const struct atlas_row *r)
{
	return r->level ? r->level : NAN;
}

ORDER(file, 0)
ORDER(title, text_order(a->row->title, b->row->title))
ORDER(owner, text_order(a->row->owner, b->row->owner))
ORDER(review, order_of(due_of(a->row), due_of(b->row)))
ORDER(feeling, order_of(a->row->mean, b->row->mean))
ORDER(coverage, order_of(covered_of(a->row), covered_of(b->row)))
ORDER(maturity, order_of(level_of(a->row), level_of(b->row)))
ORDER(actions, a->row->late != b->row->late ? (a->row->late > b->row->late ? -1 : 1) : order_of((double)b->row->open, (double)a->row->open))

static const struct {
	const char *name;
	int (*compare)(const void *left, const void *right);
} ORDERS[ATLAS_BY_COUNT] = {
	[ATLAS_BY_FILE] = { "file", by_file }, [ATLAS_BY_TITLE] = { "title", by_title }, [ATLAS_BY_OWNER] = { "owner", by_owner }, [ATLAS_BY_REVIEW] = { "review", by_review },
	[ATLAS_BY_FEELING] = { "feeling", by_feeling }, [ATLAS_BY_COVERAGE] = { "coverage", by_coverage }, [ATLAS_BY_MATURITY] = { "maturity", by_maturity },
	[ATLAS_BY_ACTIONS] = { "actions", by_actions },
};

const char *atlas_order_name(size_t index)
{
	return index < ATLAS_BY_COUNT ? ORDERS[index].name : NULL;
}

/* Whatever names a row by its number names it by the new one. */
static void renumber(struct atlas *a, const long *places)
{
	size_t kept = 0;
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].stages.len; k++) {
			struct atlas_computed *c = &a->rows.at[i].stages.at[k].computed;
			c->row = c->row == ATLAS_NONE ? ATLAS_NONE : places[c->row];
		}
	for (size_t i = 0; i < a->rows.len; i++)
		for (size_t k = 0; k < a->rows.at[i].part_of.len; k++)
			a->rows.at[i].part_of.at[k].row = places[a->rows.at[i].part_of.at[k].row];
	for (size_t i = 0; i < a->clashes.len; i++) {
		struct atlas_clash clash = a->clashes.at[i];
		clash.row = places[clash.row];
		if (clash.row != ATLAS_NONE)
			a->clashes.at[kept++] = clash;
	}
	a->clashes.len = kept;
	kept = 0;
	for (size_t i = 0; i < a->faults.len; i++) {
		struct atlas_fault fault = a->faults.at[i];
		fault.row = places[fault.row];
		if (fault.row != ATLAS_NONE)
			a->faults.at[kept++] = fault;
	}
	a->faults.len = kept;
}

static void choose_rows(struct atlas *a, struct atlas_wish wish)
{
	size_t count = 0, all = a->rows.len;
	struct atlas_row *rows = arena_alloc(&a->arena, (all + 1) * sizeof *rows);
	long *places = arena_alloc(&a->arena, (all + 1) * sizeof *places);
	struct ordered *order = arena_alloc(&a->arena, (all + 1) * sizeof *order);
	for (size_t i = 0; i < all; i++)
		if (atlas_is_asked_for(a, &a->rows.at[i], wish))
			order[count++] = (struct ordered){ &a->rows.at[i], i };
	if (count)
		qsort(order, count, sizeof *order, ORDERS[wish.order].compare);
	for (size_t i = 0; i < all; i++)
		places[i] = ATLAS_NONE;
	for (size_t i = 0; i < count; i++) {
		rows[i] = *order[i].row;
		places[order[i].index] = (long)i;
	}
	a->is_part = count < all;
	a->rows.at = rows;
	a->rows.len = a->rows.cap = count;
	renumber(a, places);
}

static void count_all(struct atlas *a)
{
	for (size_t i = 0; i < a->rows.len; i++) {
		const struct atlas_row *r = &a->rows.at[i];
		a->stages += r->stages.len;
		a->late_reviews += r->days_late > 0;
		a->open += r->open;
		a->late += r->late;
		a->broken += r->broken;
	}
}

/* What a stage's detailed map computes is told also where that map is not asked for. */
void atlas_settle(struct atlas *a, struct atlas_wish wish)
{
	a->words = a->words ? a->words : locale_of((struct str){ 0 }, NULL);
	atlas_tell_apart(a);
	atlas_roll_up(a);
	atlas_find_faults(a);
	atlas_rank(a);
	atlas_find_changes(a);
	choose_rows(a, wish);
	atlas_list_changes(a, wish);
	count_all(a);
	atlas_merge(a);
}
