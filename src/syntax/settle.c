/* settle.c — a word of a list of kinds in the other number, or as it once was, becomes today's: after it, all readers, the formatter among
 * them, know one word. `lanes pain` means `lanes pains`, unless the journey has a lane of its own of that name. */
#include "syntax/settle.h"


static void report_retired_choice(struct findings *found, const struct arg *arg, const char *today)
{
	struct finding *f = finding_add(found, SEVERITY_WARNING, "retired-word", arg->span, "`%.*s` is now written `%s`", STR_ARG(arg->text), today);
	f->hint = STR("`cjm fmt` updates it; the meaning stays the same");
	finding_add_fix(found, f, arg->span, str_of(today));
}

struct settled_words {
	struct findings *found;
	struct arena arena;
	const struct node *journey; /* whose lanes these are */
	struct names lanes;
};

/* False where it is a word of today, or none of these. */
static bool settle_choice(struct findings *found, struct arg *arg, int choices)
{
	const char *since, *today = choice_once(choices, arg->text, &since);
	if (!today || arg->kind != ARG_WORD)
		return false;
	if (since)
		report_retired_choice(found, arg, today);
	arg->text = str_of(today);
	return true;
}

static bool is_own_lane(struct settled_words *s, const struct node *lanes, struct str word)
{
	const struct node *journey = lanes->parent && lanes->parent->kind == KIND_SHOW ? lanes->parent->parent : lanes->parent;
	if (s->journey != journey) {
		names_init(&s->lanes, &s->arena);
		for (const struct node *n = journey ? journey->first : NULL; n; n = n->next)
			if (n->kind == KIND_LANE && node_arg(n, 0))
				names_add(&s->lanes, node_arg(n, 0)->text, s);
		s->journey = journey;
	}
	return names_find(&s->lanes, word);
}

static bool is_word_of(int choices, struct str word)
{
	for (const char *const *known = choices_of(choices); *known; known++)
		if (str_is(word, *known))
			return true;
	return false;
}

/* Of coverage it names a table, else a dimension, else a stage or step; of everything else only these. */
static void settle_part(struct findings *found, const struct node *n, struct arg *arg)
{
	const struct arg *figure = n->parent ? node_arg(n->parent, 0) : NULL;
	if (figure && str_is(figure->text, "coverage") && !is_word_of(CHOICES_table, arg->text) && !is_word_of(CHOICES_dimension, arg->text) && !settle_choice(found, arg, CHOICES_table))
		settle_choice(found, arg, CHOICES_dimension);
}

static void settle_node(struct settled_words *s, struct node *n)
{
	struct findings *found = s->found;
	const struct slot *slots = statement_of(n->kind)->slots;
	for (uint32_t i = 0; i < n->arg_count; i++) {
		struct arg *arg = &n->args[i];
		if (slots[arg->slot].type == SLOT_CHOICE && !is_word_of(slots[arg->slot].detail, arg->text))
			settle_choice(found, arg, slots[arg->slot].detail);
		else if ((n->kind == KIND_LANES || n->kind == KIND_LANES_OUT) && !is_word_of(CHOICES_lane, arg->text) && !is_own_lane(s, n, arg->text))
			settle_choice(found, arg, CHOICES_lane);
		else if (n->kind == KIND_OF)
			settle_part(found, n, arg);
	}
}

/* ---- the value of a metric ---- */

static const struct node *value_node(const struct node *metric)
{
	const struct node *n = metric->first;
	while (n && n->kind != KIND_METRIC_VALUE)
		n = n->next;
	return n;
}

static void report_two_values(struct findings *found, const struct node *said, const struct arg *arg)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "said-twice", arg->span, "the value of this metric is given more than once");
	f->hint = STR("keep one of them");
	f->other = said->word;
	f->other_note = STR("the other is here");
}

static void put_in_order(struct node *parent, struct node *n)
{
	struct node *before = NULL;
	for (struct node *child = parent->first; child && child->span.at < n->span.at; child = child->next)
		before = child;
	n->parent = parent;
	n->next = before ? before->next : parent->first;
	*(before ? &before->next : &parent->first) = n;
	if (!n->next)
		parent->last = n;
}

/* `metric nps "NPS" 31`, as where it is measured, says `value 31`. */
static void settle_value(struct findings *found, struct ast *a, struct node *metric)
{
	enum { VALUE = 2 };
	const struct node *said = value_node(metric);
	for (uint32_t i = 0; i < metric->arg_count; i++) {
		if (metric->args[i].slot != VALUE)
			continue;
		struct node *n = ARENA_NEW(&a->arena, struct node);
		struct arg *arg = ARENA_NEW(&a->arena, struct arg);
		*arg = metric->args[i];
		arg->slot = 0;
		*n = (struct node){ .kind = KIND_METRIC_VALUE, .filled = 1, .span = arg->span, .word = arg->span, .args = arg, .arg_count = 1 };
		if (said)
			report_two_values(found, said, arg);
		put_in_order(metric, n);
		metric->args[i] = metric->args[--metric->arg_count]; /* the order of arguments says nothing */
		return;
	}
}

void settle_words(struct findings *found, struct ast *a)
{
	struct settled_words s = { .found = found };
	arena_init(&s.arena);
	for (struct node *n = a->root->first; n; n = node_after(n)) {
		settle_node(&s, n);
		if (n->kind == KIND_METRIC)
			settle_value(found, a, n);
	}
	arena_finish(&s.arena);
}
