/* members.c — what two things differ in themselves, row by row of fields.def, so that no property can be forgotten. */
#include "diff/members.h"

static bool texts_equal(const struct texts *a, const struct texts *b)
{
	bool equal = a->list.len == b->list.len;
	for (size_t i = 0; equal && i < a->list.len; i++)
		equal = str_is_same(a->list.at[i], b->list.at[i]);
	return equal;
}

/* What is named of a journey that is only known has no partner: it is the same by its name, else by its words. */
static bool is_known_as(const struct diff *d, const struct thing *old, const struct thing *new)
{
	bool has_partner = diff_new_of(d, old) || diff_old_of(d, new), is_named = old->name.len || new->name.len;
	return !has_partner && old->kind == new->kind && (is_named ? str_equal(old->name, new->name) : str_is_same(old->text, new->text));
}

static bool is_same_reference(const struct diff *d, const struct thing *old, const struct thing *new)
{
	return diff_pairs_hold(d, old, new) || is_known_as(d, old, new);
}

/* In whatever order they were written. */
static bool references_equal(const struct diff *d, const struct things *old, const struct things *new)
{
	if (old->len != new->len)
		return false;
	for (size_t i = 0; i < old->len; i++) {
		bool found = is_same_reference(d, old->at[i], new->at[i]);
		for (size_t k = 0; k < new->len && !found; k++)
			found = is_same_reference(d, old->at[i], new->at[k]);
		if (!found)
			return false;
	}
	return true;
}

static bool dates_equal(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day && a.quarter == b.quarter;
}

static bool members_equal(const struct diff *d, const struct member *m)
{
	const struct range *a = m->old, *b = m->new;
	switch (m->type) {
	case MEMBER_STR: return str_is_same(*(const struct str *)m->old, *(const struct str *)m->new);
	case MEMBER_TEXTS: return texts_equal(m->old, m->new);
	case MEMBER_VALUE: return diff_values_equal(*(const struct value *)m->old, *(const struct value *)m->new);
	case MEMBER_RANGE: return a->low == b->low && a->high == b->high;
	case MEMBER_DATE: return dates_equal(*(const struct date *)m->old, *(const struct date *)m->new);
	case MEMBER_BOOL: return *(const bool *)m->old == *(const bool *)m->new;
	case MEMBER_CHOICE: return *(const unsigned int *)m->old == *(const unsigned int *)m->new;
	case MEMBER_NUMBER: return *(const double *)m->old == *(const double *)m->new;
	case MEMBER_THINGS: return references_equal(d, m->old, m->new);
	case MEMBER_POINTER: return diff_pairs_hold(d, *(struct thing *const *)m->old, *(struct thing *const *)m->new);
	case MEMBER_OWN: return false; /* compared field by field */
	}
	return true;
}

/* The word for what stands in a statement itself: the value of a measure, the date of a workshop. */
static enum statement_kind argument_word(enum statement_kind kind, int slot)
{
	static const struct {
		enum statement_kind kind;
		int slot;
		enum statement_kind word;
	} WORDS[] = {
		{ KIND_MEASURE, 1, KIND_METRIC_VALUE }, { KIND_MEASURE, 0, KIND_METRIC }, { KIND_EFFECT, 1, KIND_METRIC_VALUE }, { KIND_EFFECT, 0, KIND_METRIC },
		{ KIND_RULE, 1, KIND_ACTION_STATUS }, { KIND_WORKSHOP, 0, KIND_DATE_OF }, { KIND_TESTED, 0, KIND_DATE_OF }, { KIND_VALIDATED, 0, KIND_DATE_OF },
		{ KIND_EVENT, 0, KIND_DATE_OF }, { KIND_NEXT, 1, KIND_SEGMENT_SHARE }, { KIND_FOLLOWS, 0, KIND_JOURNEY }, { KIND_DETAIL, 0, KIND_JOURNEY },
		{ KIND_NOTE, 0, KIND_LANE },
	};
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (WORDS[i].kind == kind && WORDS[i].slot == slot)
			return WORDS[i].word;
	return kind;
}

static void note_member(struct diff *d, const struct member *m)
{
	struct str from = diff_member_text(d, m->old, m->type, m->kind, m->slot), to = diff_member_text(d, m->new, m->type, m->kind, m->slot);
	if (str_equal(from, to) && d->options.is_future && m->type >= MEMBER_THINGS) /* the same person, told anew */
		return;
	if (str_equal(from, to)) { /* two things of one name */
		from = diff_tidy_text(d, diff_member_written(d, m->old, m->type, m->kind, m->slot));
		to = diff_tidy_text(d, diff_member_written(d, m->new, m->type, m->kind, m->slot));
	}
	struct change *c = diff_note_property(d, m->old_thing, m->new_thing, m->word, diff_member_written(d, m->old, m->type, m->kind, m->slot),
		diff_member_written(d, m->new, m->type, m->kind, m->slot));
	diff_write_member(d, c, m->is_argument ? argument_word(m->kind, m->slot) : m->kind, m->type, m->old, m->new, from, to);
}

/* What one list says and the other does not. */
static struct texts only_in(struct diff *d, const struct texts *these, const struct texts *those)
{
	struct texts only = { 0 };
	struct names known;
	names_init(&known, &d->arena);
	for (size_t i = 0; i < those->list.len; i++)
		names_add(&known, str_fold_same(&d->arena, those->list.at[i]), d);
	for (size_t i = 0; i < these->list.len; i++)
		if (!names_find(&known, str_fold_same(&d->arena, these->list.at[i])))
			VEC_PUSH(&d->arena, &only.list, these->list.at[i]);
	return only;
}

/* A list of sentences: each of them comes or goes by itself, the only one of both is one that changed. */
static void note_texts(struct diff *d, const struct member *m)
{
	struct texts gone = only_in(d, m->old, m->new), come = only_in(d, m->new, m->old);
	static const struct str NONE;
	if (gone.list.len == 1 && come.list.len == 1) {
		diff_write_text(d, diff_note_property(d, m->old_thing, m->new_thing, m->word, gone.list.at[0], come.list.at[0]), m->kind);
		return;
	}
	for (size_t i = 0; i < gone.list.len; i++)
		diff_write_text(d, diff_note_property(d, m->old_thing, m->new_thing, m->word, gone.list.at[i], NONE), m->kind);
	for (size_t i = 0; i < come.list.len; i++)
		diff_write_text(d, diff_note_property(d, m->old_thing, m->new_thing, m->word, NONE, come.list.at[i]), m->kind);
	if (!gone.list.len && !come.list.len) /* said twice, or no longer */
		note_member(d, m);
}

static bool same_texts_in_any_order(struct diff *d, const struct texts *old, const struct texts *new)
{
	return old->list.len == new->list.len && !only_in(d, old, new).list.len && !only_in(d, new, old).list.len;
}

/* Where the order says something: lanes from top to bottom, hues from left to right. */
static bool is_ordered(enum statement_kind kind)
{
	return kind == KIND_LANES || kind == KIND_LANES_OUT || kind == KIND_THEME_COLOR;
}

/* Two paths that name the same file are one. Where the same words name two, the whole paths are told. */
static void compare_paths(struct diff *d, struct member m)
{
	const struct str *old = m.old, *new = m.new;
	struct str was = diff_path_seen(d, m.old_thing, *old, true), is = diff_path_seen(d, m.new_thing, *new, false);
	if (str_equal(was, is))
		return;
	if (str_equal(*old, *new))
		m.old = &was, m.new = &is;
	note_member(d, &m);
}

void diff_compare_member(struct diff *d, const struct member *m)
{
	if (m->type == MEMBER_STR && map_is_path(m->kind)) {
		compare_paths(d, *m);
		return;
	}
	if (members_equal(d, m))
		return;
	if (m->type != MEMBER_TEXTS || is_ordered(m->kind))
		note_member(d, m);
	else if (!same_texts_in_any_order(d, m->old, m->new))
		note_texts(d, m);
}

/* ---- a thing's own rows ---- */

static struct member member_at(const struct thing *old, const struct thing *new, size_t offset)
{
	return (struct member){ .old_thing = old, .new_thing = new, .old = (const char *)old + offset, .new = (const char *)new + offset };
}

/* A journey that is referred to, by its name or by its file. */
static bool is_another_journey(const struct thing *t)
{
	return t->kind == KIND_DETAIL || t->kind == KIND_FOLLOWS;
}

bool diff_is_written_as_one(const struct thing *t)
{
	return map_is_feeling(t->kind) || t->kind == KIND_REQUIRE || t->kind == KIND_WHERE || is_another_journey(t);
}

static bool is_the_same_journey(struct diff *d, const struct detail *old, const struct detail *new)
{
	if (old->journey || new->journey)
		return old->journey && new->journey && diff_pairs_hold(d, &old->journey->thing, &new->journey->thing);
	if (old->title.len && str_equal(old->title, new->title)) /* its file has moved */
		return true;
	return str_equal(diff_path_seen(d, &old->thing, old->thing.text, true), diff_path_seen(d, &new->thing, new->thing.text, false));
}

void diff_compare_as_one(struct diff *d, const struct thing *old, const struct thing *new)
{
	struct str from = diff_thing_label(d, old), to = diff_thing_label(d, new);
	if (map_is_feeling(new->kind))
		diff_compare_feelings(d, (const struct feeling *)old, (const struct feeling *)new);
	else if (is_another_journey(new) && is_the_same_journey(d, (const struct detail *)old, (const struct detail *)new))
		return;
	else if (is_another_journey(new) && str_equal(from, to)) /* two files of one name: their folders tell them apart */
		diff_write_rewritten(d, diff_note_property(d, old, new, "journey", diff_thing_written(d, old), diff_thing_written(d, new)), diff_quoted_text(d, old->text), diff_quoted_text(d, new->text));
	else if (is_another_journey(new))
		diff_write_rewritten(d, diff_note_property(d, old, new, "journey", diff_thing_written(d, old), diff_thing_written(d, new)), from, to);
	else if (new->kind == KIND_REQUIRE && str_equal(diff_limit_text(d, (const struct requirement *)old), diff_limit_text(d, (const struct requirement *)new)))
		return; /* what it is of is a property */
	else if (!str_equal(from, to))
		diff_write_rewritten(d, diff_note_property(d, old, new, "limit", diff_thing_written(d, old), diff_thing_written(d, new)), from, to);
}

void diff_compare_arguments(struct diff *d, const struct thing *old, const struct thing *new)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		if (f->kind != new->kind || diff_is_written_as_one(new) || inline_value(f->kind))
			continue;
		struct member m = member_at(old, new, f->offset);
		m.type = f->type;
		m.kind = f->kind;
		m.is_argument = true;
		m.slot = f->slot;
		m.word = f->key;
		diff_compare_member(d, &m);
	}
}

bool diff_differs_by_nature(const struct diff *d, enum statement_kind parent, enum statement_kind kind)
{
	return parent == KIND_JOURNEY && d->options.is_future &&
		(kind == KIND_STATE || kind == KIND_FOLLOWS || kind == KIND_STATUS || kind == KIND_VERSION || kind == KIND_REVIEWED || kind == KIND_REVIEW ||
			kind == KIND_EVERY || kind == KIND_LANES || kind == KIND_WORKSHOP || kind == KIND_TESTED || kind == KIND_VALIDATED);
}

static const struct value NO_VALUE;

static const struct value *quantity_at(const struct thing *t, const struct field *f)
{
	const struct thing *q = pointer_at((const char *)t + f->offset);
	return q ? (const struct value *)((const char *)q + inline_value(f->kind)->offset) : &NO_VALUE;
}

/* How long a step takes is told of the step; what it rests on, of itself. */
static void compare_quantity(struct diff *d, const struct field *f, const struct thing *old, const struct thing *new)
{
	if (!inline_value(f->kind))
		return;
	struct member m = { old, new, quantity_at(old, f), quantity_at(new, f), MEMBER_VALUE, f->kind, inline_value(f->kind)->slot, statement_of(f->kind)->word, false };
	diff_compare_member(d, &m);
}

/* One field of the company, by its name: "x-jira: ABC-12" before and after, empty where there is none. */
static void compare_own_field(struct diff *d, struct member m, struct str name)
{
	struct str values[] = { thing_own(m.old_thing, name), thing_own(m.new_thing, name) };
	struct texts texts[2] = { 0 };
	for (int i = 0; i < 2; i++)
		if (values[i].len)
			VEC_PUSH(&d->arena, &texts[i].list, str_fmt(&d->arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(values[i])));
	m.type = MEMBER_TEXTS;
	m.old = &texts[0];
	m.new = &texts[1];
	m.word = str_terminated(&d->arena, name);
	diff_compare_member(d, &m);
}

static void compare_own(struct diff *d, struct member m)
{
	const struct own_fields *old = m.old, *new = m.new;
	for (size_t i = 0; i < old->list.len; i++)
		compare_own_field(d, m, old->list.at[i].name);
	for (size_t i = 0; i < new->list.len; i++)
		if (!thing_own(m.old_thing, new->list.at[i].name).len)
			compare_own_field(d, m, new->list.at[i].name);
}

void diff_compare_fields(struct diff *d, enum statement_kind parent, const struct thing *old, const struct thing *new)
{
	for (const uint16_t *row = d->work->rows[parent]; *row != FIELD_COUNT; row++) {
		const struct field *f = &FIELDS[*row];
		if (f->kind == KIND_INCLUDE || diff_differs_by_nature(d, parent, f->kind))
			continue;
		if (field_holds_things(f)) {
			compare_quantity(d, f, old, new);
			continue;
		}
		if (f->kind == KIND_FEEL_IF)
			continue;
		struct member m = member_at(old, new, f->offset);
		m.type = f->type;
		m.kind = f->kind;
		m.word = f->kind == KIND_EVERY ? "review every" : statement_of(f->kind)->word;
		if (m.type == MEMBER_OWN)
			compare_own(d, m);
		else
			diff_compare_member(d, &m);
	}
}

static void compare_flag(struct diff *d, const struct thing *old, const struct thing *new, enum statement_kind kind, const bool *was, const bool *is)
{
	struct member m = { old, new, was, is, MEMBER_BOOL, kind, 0, statement_of(kind)->word, false };
	diff_compare_member(d, &m);
}

/* Silence among things that have sources is an assumption, whether that is written down or not. */
static bool is_equally_assumed(const struct thing *old, const struct thing *new)
{
	const struct journey *a = thing_journey(old), *b = thing_journey(new);
	bool differs = old->basis.assumed != new->basis.assumed;
	bool is_only_stated = a && b && (basis_is_silent(&old->basis) || basis_is_silent(&new->basis));
	return !differs || (is_only_stated && certainty_of(a, old) == certainty_of(b, new));
}

/* The future has not been observed. */
void diff_compare_basis(struct diff *d, const struct thing *old, const struct thing *new)
{
	if (d->options.is_future)
		return;
	const struct basis *a = &old->basis, *b = &new->basis;
	struct member sources = { old, new, &a->sources, &b->sources, MEMBER_THINGS, KIND_FROM, 0, "from", false };
	diff_compare_member(d, &sources);
	if (!is_equally_assumed(old, new))
		compare_flag(d, old, new, KIND_ASSUMED, &a->assumed, &b->assumed);
	compare_flag(d, old, new, KIND_PREDICTED, &a->predicted, &b->predicted);
	compare_flag(d, old, new, KIND_INTERNAL, &a->internal, &b->internal);
}

void diff_compare_words(struct diff *d, const struct thing *old, const struct thing *new)
{
	if (diff_is_written_as_one(new))
		return;
	bool is_path = map_is_path(new->kind); /* the same words in another folder name another file */
	struct str was = is_path ? diff_path_seen(d, old, old->text, true) : old->text, is = is_path ? diff_path_seen(d, new, new->text, false) : new->text;
	if (is_path && !str_equal(was, is))
		diff_write_rewritten(d, diff_note_property(d, old, new, "text", was, is), diff_quoted_text(d, was), diff_quoted_text(d, is));
	else if (!is_path && !str_is_same(was, is))
		diff_write_wording(d, diff_note_property(d, old, new, "text", was, is));
	if (!str_equal(old->name, new->name) && !d->options.is_future)
		diff_write_name(d, diff_note_property(d, old, new, "name", old->name, new->name));
}
