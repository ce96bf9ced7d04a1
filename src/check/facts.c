/* facts.c — what is known of a journey before its checks run: one walk, so that no check has to search. */
#include "check/check.h"
#include "cjm/counts.h"

#include <math.h>

static void add_all(struct keys *keys, const struct things *things)
{
	for (size_t i = 0; i < things->len; i++)
		keys_add(keys, key_of(things->at[i]));
}

static void add_thing(struct keys *keys, const void *thing)
{
	if (thing)
		keys_add(keys, key_of(thing));
}

static void note_offer(struct facts *f, const struct thing *parent, size_t names)
{
	add_thing(&f->planned, place_stage(parent));
	if (!names)
		add_thing(&f->open_offers, parent);
}

static void note_opportunity(struct facts *f, const struct opportunity *o)
{
	VEC_PUSH(f->arena, &f->opportunities, (struct thing *)&o->thing);
	add_all(&f->answered, &o->answers);
	note_offer(f, o->thing.parent, o->answers.len);
}

static void note_action(struct facts *f, const struct action *a)
{
	add_all(&f->questions, &a->questions);
	FOR_EACH(struct effect, e, a->effects)
		add_thing(&f->measured, e->metric);
	if (a->status == ACTION_DROPPED)
		return;
	add_all(&f->answered, &a->answers);
	add_all(&f->acted_on, &a->answers);
	note_offer(f, a->thing.parent, a->answers.len);
	if (!a->answers.len && a->thing.parent->kind != KIND_JOURNEY)
		keys_add(&f->open_actions, key_of(a->thing.parent));
}

static void note_measure(struct facts *f, const struct measure *m)
{
	VEC_PUSH(f->arena, &f->measures, m);
	struct things *of_metric = names_find_address(&f->by_metric, m->metric);
	if (!of_metric) {
		of_metric = ARENA_NEW(f->arena, struct things);
		names_add_address(&f->by_metric, m->metric, of_metric);
	}
	VEC_PUSH(f->arena, of_metric, (struct thing *)&m->thing);
	struct date taken = measure_date(m);
	if (taken.year && date_last_day(taken) > keys_get(&f->taken, key_of(m->metric)))
		keys_set(&f->taken, key_of(m->metric), date_last_day(taken));
	if (m->thing.parent && m->thing.parent->kind != KIND_JOURNEY)
		add_thing(&f->measured, m->metric);
}

static void note_place(struct facts *f, const struct thing *t)
{
	if (!t->name.len)
		return;
	struct named_place *place = names_find(&f->places, t->name);
	if (!place) {
		place = ARENA_NEW(f->arena, struct named_place);
		names_add(&f->places, t->name, place);
	}
	*(t->kind == KIND_STAGE ? &place->stage : &place->step) = t;
}

static void note_step(struct facts *f, const struct step *s)
{
	note_place(f, &s->thing);
	add_all(&f->questions, &s->answers);
	f->branches |= s->nexts.len > 0;
	FOR_EACH(struct way, way, s->nexts)
		add_thing(&f->entered, way->step);
}

static void note_touch(struct facts *f, const struct touch *touch)
{
	FOR_EACH(struct touchpoint, p, touch->touchpoints) {
		struct name_use use = { place_content(&touch->thing), touch, p };
		VEC_PUSH(f->arena, &f->uses, use);
	}
}

static void note_sources(struct facts *f, const struct things *sources)
{
	FOR_EACH(struct origin, o, *sources)
		f->source_kinds |= 1u << o->kind;
}

static void note_evidence(struct facts *f, const struct thing *t)
{
	const struct things *sources = thing_sources(t);
	note_sources(f, sources);
	if (t->basis.predicted && !sources->len)
		VEC_PUSH(f->arena, &f->predicted, (struct thing *)t);
	size_t silent = f->claims.silent, all = f->claims.all;
	claims_add(&f->claims, t);
	if (f->claims.all > all)
		VEC_PUSH(f->arena, &f->claimed, (struct thing *)t);
	if (f->claims.silent > silent && t->kind != KIND_QUOTE && t->kind != KIND_MOMENT)
		VEC_PUSH(f->arena, &f->bare, (struct thing *)t);
}

/* Only what is declared at the top: the rest is where it is written. */
static void note_use(void *context, struct thing *named)
{
	if (!named->parent)
		add_thing(&((struct facts *)context)->used, named);
}

static void note_thing(void *context, const struct thing *t)
{
	struct facts *f = context;
	f->count[t->kind]++;
	note_evidence(f, t);
	switch (t->kind) {
	case KIND_OPPORTUNITY: note_opportunity(f, (const struct opportunity *)t); break;
	case KIND_ACTION: note_action(f, (const struct action *)t); break;
	case KIND_MEASURE: note_measure(f, (const struct measure *)t); break;
	case KIND_PAIN: add_thing(&f->hurting, place_stage(t)); break;
	case KIND_STAGE: note_place(f, t); break;
	case KIND_STEP: note_step(f, (const struct step *)t); break;
	case KIND_INSIGHT: add_all(&f->questions, &((const struct insight *)t)->questions); break;
	case KIND_AT: note_touch(f, (const struct touch *)t); break;
	default: break;
	}
}

/* ---- the stage where something is bought ---- */

static size_t count_words(struct str text)
{
	size_t count = 0;
	bool in_word = false;
	for (size_t i = 0; i < text.len; i++) {
		bool apart = text.at[i] == ' ' || text.at[i] == '-';
		count += !apart && !in_word;
		in_word = !apart;
	}
	return count;
}

/* A stage is the purchase when that is what it is called, in a word or two: "Purchase", "L'achat"; not "After the purchase". */
static bool is_purchase(const struct stage *s)
{
	static const char *const BUYING[] = {
		"purchase", "purchasing", "buy", "buying", "order", "ordering", "checkout", "payment", "achat", "acheter", "commande", "paiement",
		"kauf", "kaufen", "bestellung", "bestellen", "compra", "comprar", "pedido", "شراء", "الشراء", "購入", "注文", NULL,
	};
	static const char *const AROUND[] = {
		"post", "pre", "after", "before", "après", "avant", "nach", "vor", "después", "antes", "بعد", "قبل", "後", "前", NULL,
	};
	struct str text = s->thing.text;
	if (str_is(s->thing.name, "purchase"))
		return true;
	return count_words(text) <= 2 && word_is_in(text, BUYING) && !word_is_in(text, AROUND);
}

static const struct stage *find_purchase(const struct journey *j)
{
	FOR_EACH(struct stage, s, j->stages)
		if (is_purchase(s))
			return s;
	return NULL;
}

/* ---- from early draft to map ---- */

enum { SORTS_OF_DRAFT = 3, SORTS_OF_MAP = 5 };

static size_t any_of(const struct facts *f, const enum statement_kind *kinds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (f->count[kinds[i]])
			return 1;
	return 0;
}
#define KINDS(...) (const enum statement_kind[]){ __VA_ARGS__ }
#define ANY_OF(f, ...) any_of(f, KINDS(__VA_ARGS__), sizeof KINDS(__VA_ARGS__) / sizeof *KINDS(__VA_ARGS__))

static size_t any_goal(const struct journey *j)
{
	FOR_EACH(struct stage, stage, j->stages) {
		if (stage->content.goals.len)
			return 1;
		FOR_EACH(struct step, step, stage->steps)
			if (step->content.goals.len)
				return 1;
	}
	return 0;
}

/* Whoever says what they want, need or do: who they are, in a line above a table, makes no map of it. */
static size_t any_known(const struct journey *j)
{
	FOR_EACH(struct persona, p, j->personas)
		if (persona_is_known(p))
			return 1;
	return j->segments.len > 0;
}

/* How many of ten sorts of content are there, beside steps and feelings. */
static size_t sorts_of(const struct facts *f, const struct journey *j)
{
	return ANY_OF(f, KIND_AT) + any_goal(j) + any_known(j) + ANY_OF(f, KIND_THINK, KIND_QUOTE) + ANY_OF(f, KIND_PAIN, KIND_GAIN) +
		ANY_OF(f, KIND_OPPORTUNITY, KIND_ACTION) + ANY_OF(f, KIND_MEASURE) + (f->source_kinds != 0) +
		ANY_OF(f, KIND_FRONT, KIND_BACK, KIND_SUPPORT, KIND_EVIDENCE, KIND_POLICY) +
		ANY_OF(f, KIND_MOMENT, KIND_PROMISE, KIND_WISH, KIND_INSIGHT, KIND_WHY, KIND_GOAL, KIND_QUESTION);
}

/* Whoever owns or reviews it keeps it as a map, however little is in it. What calls itself a draft is not held to more. */
static enum check_degree degree_of(const struct facts *f, const struct journey *j)
{
	size_t sorts = sorts_of(f, j);
	bool is_kept = j->owner || j->reviewed.year || j->status > STATUS_DRAFT;
	enum check_degree degree = is_kept || sorts >= SORTS_OF_MAP ? DEGREE_MAP : sorts >= SORTS_OF_DRAFT ? DEGREE_DRAFT : DEGREE_SKETCH;
	return j->status == STATUS_DRAFT && degree == DEGREE_MAP ? DEGREE_DRAFT : degree;
}

static void note_lost(struct facts *f)
{
	for (size_t i = 0; i < f->paths.branches.len; i++) {
		const struct branch *b = &f->paths.branches.at[i];
		bool has_condition = b->first.way && b->first.way->when.len;
		if (b->kind == BRANCH_OUT && !has_condition && !isnan(b->share))
			keys_set(&f->lost, key_of(b->first.from), keys_get(&f->lost, key_of(b->first.from)) + lround(b->share * LOST_PARTS));
	}
}

struct facts *facts_new(const struct journey *j, long today, struct arena *a)
{
	struct facts *f = ARENA_NEW(a, struct facts);
	struct keys *all[] = {
		&f->answered, &f->acted_on, &f->open_offers, &f->open_actions, &f->hurting, &f->planned, &f->acted_through,
		&f->lost, &f->taken, &f->questions, &f->measured, &f->used, &f->entered,
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		all[i]->arena = a;
	f->arena = a;
	names_init(&f->by_metric, a);
	names_init(&f->places, a);
	f->answers = answers_new(j, a);
	journey_walk(j, note_thing, f);
	f->courses = courses_of(j, a);
	f->paths = f->courses.at[0].who ? paths_of(j, NULL, a) : f->courses.at[0].paths;
	note_lost(f);
	FOR_EACH(struct opportunity, o, f->opportunities)
		if (keys_has(&f->acted_on, key_of(o)))
			add_all(&f->acted_through, &o->answers);
	FOR_EACH(struct persona, p, j->personas)
		FOR_EACH(struct saying, q, p->quotes)
			note_sources(f, &q->thing.basis.sources);
	thing_names(&j->thing, note_use, f);
	f->degree = degree_of(f, j);
	f->stale_before = today - journey_stale_days(j);
	f->purchase = find_purchase(j);
	return f;
}
