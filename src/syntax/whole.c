/* whole.c — after the last line: units, values and numbers that a statement still lacks, or cannot have. */
#include "syntax/build.h"

#include <math.h>

static void check_units(struct parser *p, const struct node *n)
{
	for (uint32_t i = 0; i < n->arg_count && !n->is_guess; i++)
		if (slot_is_time(statement_of(n->kind)->slots[n->args[i].slot].type) && !n->args[i].unit.len)
			report_no_unit(p, n, &n->args[i]);
}

/* "feel", and neither a number nor a word: of the slots that stand for each other one is needed. */
static void check_either(struct parser *p, const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots, *first = NULL, *second = NULL;
	for (int i = 0; slots[i].type && !n->is_guess; i++) {
		if (slots[i].is_either && n->filled >> i & 1)
			return;
		if (slots[i].is_either)
			*(first ? &second : &first) = &slots[i];
	}
	if (first && second)
		report_missing_either(p, n, first, second);
}

/* ---- numbers that cannot be ---- */

#define NONE INFINITY
static const struct limit LIMITS[] = {
#define LIMIT(kind, low, high) { KIND_##kind, low, high, false, false, false },
#define SHARE(kind) { KIND_##kind, 0, 100, true, false, false },
#define WHOLE(kind) { KIND_##kind, 0, NONE, false, true, false },
#define SOME(kind) { KIND_##kind, 0, NONE, false, false, true },
#include "limits.def"
};
#undef NONE

static bool is_within(const struct limit *l, const struct arg *a)
{
	double largest = a->kind == ARG_RANGE || a->high > a->number ? a->high : a->number;
	bool is_number = a->kind == ARG_NUMBER || a->kind == ARG_PERCENT || a->kind == ARG_AMOUNT || a->kind == ARG_RANGE;
	bool is_meant = is_number && (!l->of_percent || a->kind == ARG_PERCENT);
	if (!is_meant)
		return true;
	return a->number >= l->low && largest <= l->high && !(l->is_whole && a->number != floor(a->number)) && !(l->is_some && a->number <= l->low);
}

/* The first row that it breaks says it. */
static void check_limits(struct parser *p, const struct node *n)
{
	bool is_reported = n->is_guess || !n->arg_count;
	for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS && !is_reported; i++)
		for (uint32_t k = 0; LIMITS[i].kind == n->kind && k < n->arg_count && !is_reported; k++)
			if (!is_within(&LIMITS[i], &n->args[k])) {
				report_out_of_limits(p, n, &n->args[k], &LIMITS[i]);
				is_reported = true;
			}
}

/* ---- what is missing ---- */

static bool has_data(const struct node *n)
{
	for (const struct node *child = n->first; child; child = child->next)
		if (child->kind == KIND_DATA)
			return true;
	return false;
}

static void check_node(struct parser *p, const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	check_units(p, n);
	check_either(p, n);
	check_limits(p, n);
	for (int i = 0; slots[i].type && !n->is_guess; i++) {
		bool has_name = slots[0].type == SLOT_NAME && slots[i].type == SLOT_TEXT && (n->filled & 1); /* then that is its label */
		if ((slots[i].is_optional && !(slots[i].or_data && !has_data(n))) || n->filled >> i & 1 || has_name)
			continue;
		report_missing(p, n, &slots[i]);
		return;
	}
}

void build_check_missing(struct parser *p)
{
	for (const struct node *n = p->ast->root->first; n; n = node_after(n))
		check_node(p, n);
}
