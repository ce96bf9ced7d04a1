/* members.c — what the tables know of a thing, in words: its text, and each of its properties by the row of fields.def. What no
 * section tells in a way of its own is told so, and a new statement is in the report without another word. */
#include "report/report.h"

#include "cjm/counts.h"
#include "cjm/unicode.h"

/* How it looks is no matter of a text. */
static bool is_for_the_eye(enum statement_kind kind)
{
	return statement_takes_color(kind) || kind == KIND_ICON;
}

static struct md range_of(struct report *r, const struct range *range)
{
	return MD_JOIN(r, " … ", md_number(r, range->low, 6), md_number(r, range->high, 6));
}

/* Its value is written with its sign, as everywhere. */
static bool is_feeling(enum statement_kind kind)
{
	return kind == KIND_FEEL || kind == KIND_FEEL_AND || kind == KIND_FEEL_TO || kind == KIND_FEEL_OR;
}

struct md md_member(struct report *r, const void *member, enum member_type type, enum statement_kind kind, int slot)
{
	switch (type) {
	case MEMBER_STR: return kind == KIND_VERSION ? md_text(r, *(const struct str *)member) : md_text(r, locale_any(r->words, &r->arena, *(const struct str *)member));
	case MEMBER_TEXTS: return md_texts(r, member);
	case MEMBER_VALUE: return md_value(r, *(const struct value *)member);
	case MEMBER_RANGE: return ((const struct range *)member)->given ? range_of(r, member) : MD_NONE;
	case MEMBER_DATE: return md_date(r, *(const struct date *)member);
	case MEMBER_BOOL: return *(const bool *)member ? md_label(r, LABEL_yes) : MD_NONE;
	case MEMBER_CHOICE: return md_text(r, locale_choice(r->words, statement_of(kind)->slots[slot].detail, *(const unsigned int *)member));
	case MEMBER_NUMBER: return is_feeling(kind) ? md_text(r, locale_score(r->words, &r->arena, r->map->scale, *(const double *)member)) : md_number(r, *(const double *)member, 6);
	case MEMBER_THINGS: return md_names(r, member);
	case MEMBER_OWN: return MD_NONE; /* in a section of its own */
	case MEMBER_POINTER: return pointer_at(member) ? md_name(r, pointer_at(member)) : MD_NONE;
	}
	return MD_NONE;
}

/* "served" and "digital" speak for themselves; "high", "yes" and "lower" don't. */
static bool speaks_for_itself(const struct field *f)
{
	const struct slot *slot = statement_of(f->kind)->slots;
	return f->type == MEMBER_CHOICE && slot->detail != CHOICES_level && slot->detail != CHOICES_answer && slot->detail != CHOICES_better;
}

/* What stands in it is told with all that it says. */
static struct md held_members(struct report *r, const void *member, const struct field *f)
{
	const char *comma = label(r->words, LABEL_list_comma).at;
	struct md_list all = { 0 };
	struct thing *one = f->type == MEMBER_POINTER ? pointer_at(member) : NULL;
	struct things only = { &one, one ? 1 : 0, 1 };
	FOR_EACH(struct thing, t, *(f->type == MEMBER_POINTER ? &only : (const struct things *)member))
		md_add(r, &all, MD_JOIN(r, comma, md_with_basis(r, md_with_facts(r, md_text(r, t->text), t), t), t->basis.internal ? md_label(r, LABEL_internal) : MD_NONE));
	return md_joined(r, comma, &all);
}

/* "influence: high"; what is only there or not is its word alone. */
static struct md fact_of(struct report *r, const struct thing *t, const struct field *f)
{
	if (map_is_path(f->kind) || is_for_the_eye(f->kind) || f->kind == KIND_TAG || f->kind == KIND_OWN) /* these have a section */
		return MD_NONE;
	const void *member = (const char *)t + f->offset;
	struct md said = field_holds_things(f) ? held_members(r, member, f) : md_member(r, member, f->type, f->kind, 0), word = md_text(r, locale_word(r->words, f->kind));
	if (md_is_empty(said))
		return said;
	if (f->kind == KIND_SEGMENT_SHARE)
		return MD_FILL(r, LABEL_share_of_customers, said);
	return f->type == MEMBER_BOOL ? word : speaks_for_itself(f) ? said : MD_JOIN(r, r->words->colon, word, said);
}

static void add_fact(struct report *r, struct buf *facts, struct md fact)
{
	if (!md_is_empty(fact))
		buf_fmt(facts, "%.*s%.*s", STR_ARG(facts->len ? label(r->words, LABEL_list_comma) : STR("")), STR_ARG(fact.s));
}

/* "Calls −2": of a metric in percent points, as everywhere. */
static struct md effect_facts(struct report *r, const struct effect *e)
{
	return MD_JOIN(r, " ", e->metric ? md_name(r, &e->metric->thing) : MD_NONE, md_text(r, locale_effect(r->words, &r->arena, e)));
}

/* "Pages viewed: 9 pages, target 6 pages, n = 61,300, Sep 2026": with the metric's own unit and target. */
static struct md measure_facts(struct report *r, const struct measure *m)
{
	struct value n = measure_n(m);
	return MD_JOIN(r, label(r->words, LABEL_list_comma).at, MD_JOIN(r, r->words->colon, m->metric ? md_name(r, &m->metric->thing) : MD_NONE, md_value(r, measure_value(m))),
		md_with(r, LABEL_target, md_target(r, m)), n.given ? MD_FILL(r, LABEL_sample, md_value(r, n)) : MD_NONE, md_date(r, measure_date(m)));
}

struct md md_facts(struct report *r, const struct thing *t)
{
	struct buf facts = { 0 };
	if (t->kind == KIND_EFFECT)
		return effect_facts(r, (const struct effect *)t);
	if (t->kind == KIND_MEASURE)
		return measure_facts(r, (const struct measure *)t);
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == t->kind)
			add_fact(r, &facts, md_member(r, (const char *)t + ARG_FIELDS[i].offset, ARG_FIELDS[i].type, t->kind, ARG_FIELDS[i].slot));
	for (size_t row = r->fields.first[t->kind]; row; row = r->fields.next[row - 1])
		add_fact(r, &facts, fact_of(r, t, &FIELDS[row - 1]));
	struct md m = { buf_take(&facts, &r->arena) };
	buf_finish(&facts);
	return m;
}

struct md md_with_facts(struct report *r, struct md name, const struct thing *t)
{
	struct md facts = md_facts(r, t);
	return md_is_empty(facts) ? name : md_is_empty(name) ? facts : MD_FILL(r, LABEL_in_brackets, name, facts);
}

struct md md_names_with_facts(struct report *r, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++)
		add_fact(r, &b, md_with_facts(r, md_name(r, things->at[i]), things->at[i]));
	struct md m = { buf_take(&b, &r->arena) };
	buf_finish(&b);
	return m;
}

struct str with_capital(struct report *r, struct str word)
{
	struct buf b = { 0 };
	size_t at = 0;
	if (word.len)
		buf_utf8(&b, unicode_upper(utf8_next(word, &at)));
	buf_str(&b, str_slice(word, at, word.len));
	struct str s = buf_take(&b, &r->arena);
	buf_finish(&b);
	return s;
}

static void thing_phrase(struct report *r, struct md word, const struct thing *t)
{
	write_named(r, word, md_with_basis(r, md_with_facts(r, md_text(r, thing_label(t)), t), t));
}

void write_member(struct report *r, const struct thing *t, const struct field *f)
{
	const void *member = (const char *)t + f->offset;
	struct md word = md_kind(r, f->kind);
	if (!field_holds_things(f)) {
		write_named(r, word, md_member(r, member, f->type, f->kind, 0));
		return;
	}
	if (f->type == MEMBER_POINTER && pointer_at(member))
		thing_phrase(r, word, pointer_at(member));
	for (size_t i = 0; f->type == MEMBER_THINGS && i < ((const struct things *)member)->len; i++)
		thing_phrase(r, word, ((const struct things *)member)->at[i]);
}

void gather_plan(struct report *r)
{
	names_init(&r->plan, &r->arena);
	FOR_EACH(struct action, a, r->journey->actions) {
		struct action_place place = action_place_in(a, r->journey);
		const void *at = place.step ? (const void *)place.step : place.stage;
		struct things *there = at ? names_find_address(&r->plan, at) : NULL;
		if (at && !there) {
			there = ARENA_NEW(&r->arena, struct things);
			names_add_address(&r->plan, at, there);
		}
		if (there)
			VEC_PUSH(&r->arena, there, &a->thing);
	}
}

void write_plan_at(struct report *r, const void *stage_or_step)
{
	const struct things *there = r->form == &FORM_PLAIN ? names_find_address(&r->plan, stage_or_step) : NULL;
	for (size_t i = 0; there && i < there->len; i++)
		thing_phrase(r, md_kind(r, KIND_ACTION), there->at[i]);
}

void write_others(struct report *r, const struct thing *t, const bool written[KIND_COUNT])
{
	for (size_t row = r->fields.first[t->kind]; row; row = r->fields.next[row - 1])
		if (!written[FIELDS[row - 1].kind])
			write_member(r, t, &FIELDS[row - 1]);
}

/* ---- what is declared, and named ---- */

struct named_walk {
	struct report *r;
	enum statement_kind kind;
	struct names known;
	struct things list;
};

static void note_named(void *walk, struct thing *t)
{
	struct named_walk *w = walk;
	if (t->kind != w->kind || !t->is_declared || names_find_address(&w->known, t))
		return;
	names_add_address(&w->known, t, t);
	VEC_PUSH(&w->r->arena, &w->list, t);
}

struct things things_named(struct report *r, enum statement_kind kind, const struct things *told)
{
	struct named_walk w = { .r = r, .kind = kind };
	names_init(&w.known, &r->arena);
	FOR_EACH(struct thing, t, *told)
		names_add_address(&w.known, t, t);
	thing_names(&r->journey->thing, note_named, &w);
	return w.list;
}
