/* rank.c — which finding matters most: by severity; then the first of each check before the second of any, so that one gap reported
 * ten times does not hide the others; then by what it is about; then by its place. */
#include "check/write.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *id, *heading;
} FAMILIES[] = {
#define FAMILY(id, heading) { id, heading },
#include "check/families.def"
};

enum { FAMILY_COUNT = sizeof FAMILIES / sizeof *FAMILIES };

static int weight_of(const struct check_row *row)
{
	int i = 0;
	while (row && i < FAMILY_COUNT && strcmp(FAMILIES[i].id, row->family) != 0)
		i++;
	return row ? i : FAMILY_COUNT;
}

const char *check_heading(const struct check_row *row)
{
	return FAMILIES[weight_of(row)].heading;
}

struct ranked_finding {
	size_t index;     /* among the findings */
	enum severity severity;
	long times;       /* how often its check was reported before */
	int weight;
};

static int by_weight(const void *left, const void *right)
{
	const struct ranked_finding *a = left, *b = right;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (a->times != b->times)
		return a->times < b->times ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

size_t *check_order(const struct findings *found, struct arena *a)
{
	struct ranked_finding *ranked = arena_alloc(a, (found->len + 1) * sizeof *ranked);
	size_t *order = arena_alloc(a, (found->len + 1) * sizeof *order);
	struct keys reported = { .arena = a };
	for (size_t i = 0; i < found->len; i++) {
		const struct finding *f = &found->at[i];
		const struct check_row *row = check_of(str_of(f->id));
		uint64_t key = row ? key_of(row) : 1;
		ranked[i] = (struct ranked_finding){ i, f->severity, keys_get(&reported, key), weight_of(row) };
		keys_set(&reported, key, ranked[i].times + 1);
	}
	if (found->len)
		qsort(ranked, found->len, sizeof *ranked, by_weight);
	for (size_t i = 0; i < found->len; i++)
		order[i] = ranked[i].index;
	return order;
}

size_t *check_ranks(const struct findings *found, struct arena *a)
{
	size_t *order = check_order(found, a), *ranks = arena_alloc(a, (found->len + 1) * sizeof *ranks);
	for (size_t i = 0; i < found->len; i++)
		ranks[order[i]] = i + 1;
	return ranks;
}

enum { MANY = 5, WORST = 3 };

void check_write_worst(const struct check_report *r, struct buf *out)
{
	struct arena arena = { 0 };
	if (r->findings->len <= MANY)
		return;
	size_t *order = check_order(r->findings, &arena);
	buf_said(out, "\nThe three that matter most:\n");
	for (int i = 0; i < WORST; i++) {
		buf_text(out, "  ");
		add_short(r, &r->findings->at[order[i]], severity_lead(r->findings->at[order[i]].severity), out);
	}
	arena_finish(&arena);
}
