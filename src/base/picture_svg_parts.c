/* picture_svg_parts.c — counts what the parts of an SVG draw, as a browser would that draws each as often as it is named. */
#include "base/picture_svg.h"

#include <math.h>

enum { CLAIMS_MOST = 100000, HEIGHT_MOST = 10 };
static const double LAYER_COST = 10000, DASHES_COST = 50000, POINT_COST = 20, CROSSING_COST = .125;

void svg_parts_open(struct svg_parts *p, struct arena *a, struct svg_part part)
{
	part.holder = p->list.len ? p->open : 0;
	part.id = str_copy(a, part.id);
	part.classes = str_copy(a, part.classes);
	p->open = p->list.len;
	VEC_PUSH(a, &p->list, part);
}

void svg_parts_close(struct svg_parts *p)
{
	struct svg_part *part = &p->list.at[p->open];
	part->to = p->list.len;
	p->open = part->holder;
}

void svg_parts_use(struct svg_parts *p, struct arena *a, struct str id)
{
	struct svg_claim claim = { p->list.len - 1, SVG_COST_USE, str_copy(a, id) };
	VEC_PUSH(a, &p->claims, claim);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number begins at a digit or a point that goes on with none: "1-.5.5" has three. Each pair is a point, and lines may cross each other. */
void svg_parts_trace(struct svg_parts *p, struct str points)
{
	double numbers = 0;
	bool in_number = false, has_point = false;
	for (size_t i = 0; i < points.len; i++) {
		char c = points.at[i];
		bool is_part = is_digit(c) || c == '.', begins = is_part && (!in_number || (c == '.' && has_point));
		numbers += begins;
		has_point = is_part && (c == '.' || (has_point && !begins));
		in_number = is_part;
	}
	struct svg_part *part = &p->list.at[p->list.len - 1];
	part->points += numbers / 2;
	part->cost += numbers * POINT_COST + numbers * numbers * CROSSING_COST;
}

/* ---- the rules of style sheets, to the parts that they mean ---- */

struct svg_sum {
	double cost;
	int height; /* how many parts one behind the other draw each other */
	bool is_open, is_done;
};

struct svg_tally {
	const struct svg_parts *parts;
	struct arena *arena;
	struct names ids, rules; /* → struct svg_part *, → struct svg_rule * */
	VEC(struct svg_claim) claims; /* all, in the order of their parts */
	double *costs, *points; /* of all parts before this */
	struct svg_sum *sums;   /* by ordinal */
	int depth;
};

static void index_rules(struct svg_tally *t)
{
	for (size_t i = 0; i < t->parts->rules.len; i++) {
		struct svg_rule *rule = &t->parts->rules.at[i], *first = names_find(&t->rules, rule->selector);
		if (first) {
			rule->next = first->next;
			first->next = rule;
		} else {
			names_add(&t->rules, rule->selector, rule);
		}
	}
}

static void claim_by(struct svg_tally *t, size_t part, struct str selector)
{
	for (const struct svg_rule *rule = names_find(&t->rules, selector); rule && t->claims.len <= CLAIMS_MOST; rule = rule->next) {
		struct svg_claim claim = { part, rule->cost, rule->to };
		VEC_PUSH(t->arena, &t->claims, claim);
	}
}

static void claim_by_rules(struct svg_tally *t, size_t i)
{
	const struct svg_part *part = &t->parts->list.at[i];
	claim_by(t, i, STR("*"));
	claim_by(t, i, part->name);
	if (part->id.len)
		claim_by(t, i, str_fmt(t->arena, "#%.*s", STR_ARG(part->id)));
	for (struct str rest = part->classes; rest.len;) {
		size_t end = 0;
		while (end < rest.len && (unsigned char)rest.at[end] > ' ')
			end++;
		if (end)
			claim_by(t, i, str_fmt(t->arena, ".%.*s", (int)end, rest.at));
		rest = str_slice(rest, end + 1, rest.len);
	}
}

static void gather(struct svg_tally *t)
{
	size_t own = 0;
	for (size_t i = 0; i < t->parts->list.len && t->claims.len <= CLAIMS_MOST; i++) {
		struct svg_part *part = &t->parts->list.at[i];
		t->costs[i + 1] = t->costs[i] + part->cost;
		t->points[i + 1] = t->points[i] + part->points;
		if (part->id.len)
			names_add(&t->ids, part->id, part);
		for (; own < t->parts->claims.len && t->parts->claims.at[own].part == i; own++)
			VEC_PUSH(t->arena, &t->claims, t->parts->claims.at[own]);
		if (t->parts->rules.len)
			claim_by_rules(t, i);
	}
}

/* ---- the sum ---- */

static size_t first_claim(const struct svg_tally *t, size_t part)
{
	size_t low = 0, high = t->claims.len;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (t->claims.at[middle].part < part)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct svg_sum sum_of(struct svg_tally *t, size_t part);

static double cost_of_claim(struct svg_tally *t, const struct svg_claim *c, int *height)
{
	const struct svg_part *part = &t->parts->list.at[c->part], *target = c->to.len ? names_find(&t->ids, c->to) : NULL;
	struct svg_sum other = target ? sum_of(t, (size_t)(target - t->parts->list.at)) : (struct svg_sum){ 0 };
	*height = other.height + 1 > *height ? other.height + 1 : *height;
	switch (c->cost) {
	case SVG_COST_USE: return other.cost;
	case SVG_COST_LAYER: return other.cost + LAYER_COST;
	case SVG_COST_PAINT: return other.cost * (double)(part->to - c->part);
	case SVG_COST_MARKERS: return other.cost * (t->points[part->to] - t->points[c->part]);
	case SVG_COST_DASHES: return DASHES_COST * (double)(part->to - c->part);
	default: return 0;
	}
}

/* Of a part and all it holds. */
static struct svg_sum sum_of(struct svg_tally *t, size_t part)
{
	struct svg_sum *sum = &t->sums[part];
	size_t to = t->parts->list.at[part].to;
	if (sum->is_done)
		return *sum;
	if (sum->is_open || t->depth > HEIGHT_MOST)
		return (struct svg_sum){ .cost = INFINITY };
	sum->is_open = true;
	t->depth++;
	sum->cost = t->costs[to] - t->costs[part];
	for (size_t i = first_claim(t, part); i < t->claims.len && t->claims.at[i].part < to && sum->cost < INFINITY; i++)
		sum->cost += cost_of_claim(t, &t->claims.at[i], &sum->height);
	if (sum->height > HEIGHT_MOST)
		sum->cost = INFINITY;
	t->depth--;
	sum->is_open = false;
	sum->is_done = true;
	return *sum;
}

double svg_parts_cost(struct svg_parts *p, struct arena *a)
{
	size_t count = p->list.len;
	struct svg_tally t = { .parts = p, .arena = a };
	names_init(&t.ids, a);
	names_init(&t.rules, a);
	t.costs = arena_alloc(a, (count + 1) * sizeof *t.costs);
	t.points = arena_alloc(a, (count + 1) * sizeof *t.points);
	t.sums = arena_alloc(a, (count + 1) * sizeof *t.sums);
	if (p->claims.len > CLAIMS_MOST || !count)
		return INFINITY;
	index_rules(&t);
	gather(&t);
	return t.claims.len > CLAIMS_MOST ? INFINITY : sum_of(&t, 0).cost + (double)p->css * (double)count;
}
