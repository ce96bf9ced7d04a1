/* tags.c — the team's own words, and what has each of them; custom fields; what is internal. */
#include "report/report.h"

struct tagged { /* of all tags, in the order in which they are first said */
	struct report *r;
	struct names tags; /* → struct things */
};

static void add_thing(void *tagged, const struct thing *t)
{
	struct tagged *all = tagged;
	for (size_t i = 0; i < t->tags.list.len; i++) {
		struct things *list = names_find(&all->tags, t->tags.list.at[i]);
		if (!list) {
			list = ARENA_NEW(&all->r->arena, struct things);
			names_add(&all->tags, t->tags.list.at[i], list);
		}
		VEC_PUSH(&all->r->arena, list, (struct thing *)t);
	}
}

/* Of what has no words of its own: the metric of a value, what an effect says, the step that a way leads to. */
static struct md subject_of(struct report *r, const struct thing *t)
{
	const struct way *way = (const struct way *)t;
	const struct measure *m = (const struct measure *)t;
	switch (t->kind) {
	case KIND_EFFECT: return md_facts(r, t);
	case KIND_MEASURE: return m->metric ? md_name(r, &m->metric->thing) : MD_NONE;
	case KIND_NEXT: return way->step ? md_name(r, &way->step->thing) : MD_NONE;
	default: return MD_NONE;
	}
}

static struct md with_place(struct report *r, struct md name, const struct thing *t)
{
	struct md place = md_place(r, t);
	return md_is_empty(name) ? place : md_is_empty(place) ? name : MD_FILL(r, LABEL_in_brackets, name, place);
}

/* "Two forms"; what has no words of its own by what it is about, or what it is, and where: "way on (Purchase › Pays)". */
static struct md name_of(struct report *r, const struct thing *t)
{
	struct md name = md_name(r, t), subject = subject_of(r, t);
	return !md_is_empty(name) ? name : with_place(r, md_is_empty(subject) ? md_text(r, locale_word(r->words, t->kind)) : subject, t);
}

static struct md names_of(struct report *r, const struct things *list)
{
	struct md *names = arena_alloc(&r->arena, list->len * sizeof *names);
	for (size_t i = 0; i < list->len; i++)
		names[i] = name_of(r, list->at[i]);
	return md_join(r, label(r->words, LABEL_list_semicolon).at, names, list->len);
}

void report_tags(struct report *r)
{
	struct tagged all = { .r = r };
	names_init(&all.tags, &r->arena);
	map_walk(r->map, r->journey, add_thing, &all);
	write_heading(r, 2, md_label(r, LABEL_report_tags));
	for (size_t i = 0; i < all.tags.len; i++)
		write_named(r, md_text(r, all.tags.entries[i].name), names_of(r, all.tags.entries[i].thing));
}

/* ---- custom fields ---- */

static void write_own(void *report, const struct thing *t)
{
	struct report *r = report;
	struct md *fields = arena_alloc(&r->arena, (t->own.list.len + 1) * sizeof *fields);
	if (!t->own.list.len)
		return;
	for (size_t i = 0; i < t->own.list.len; i++) {
		const struct own_field *f = &t->own.list.at[i];
		fields[i] = MD_JOIN(r, r->words->colon, md_text(r, f->name), md_text(r, locale_any(r->words, &r->arena, f->value)));
	}
	write_named(r, name_of(r, t), md_join(r, label(r->words, LABEL_list_comma).at, fields, t->own.list.len));
}

void report_own(struct report *r)
{
	write_heading(r, 2, md_label(r, LABEL_report_own));
	map_walk(r->map, r->journey, write_own, r);
}

/* ---- what is internal ---- */

struct internal_things { struct report *r; struct things by_kind[KIND_COUNT]; };

static void note_internal(void *internal, const struct thing *t)
{
	struct internal_things *all = internal;
	if (t->basis.internal)
		VEC_PUSH(&all->r->arena, &all->by_kind[t->kind], (struct thing *)t);
}

static struct md internal_name(struct report *r, const struct thing *t)
{
	struct md name = md_name(r, t), said = with_place(r, md_is_empty(name) ? subject_of(r, t) : name, t); /* its word is before it */
	return md_is_empty(said) ? name_of(r, t) : said;
}

/* A report for a client has nothing of it. */
void report_internal(struct report *r)
{
	struct internal_things *all = ARENA_NEW(&r->arena, struct internal_things);
	all->r = r;
	map_walk(r->map, r->journey, note_internal, all);
	write_heading(r, 2, md_label(r, LABEL_report_internal));
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct md_list names = { 0 };
		FOR_EACH(struct thing, t, all->by_kind[kind])
			md_add(r, &names, internal_name(r, t));
		if (names.parts.len)
			write_named(r, md_text(r, with_capital(r, locale_word(r->words, (enum statement_kind)kind))), md_joined(r, label(r->words, LABEL_list_semicolon).at, &names));
	}
}
