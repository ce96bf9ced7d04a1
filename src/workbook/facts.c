/* facts.c — what a thing says by the rows of fields.def, in the words of the workbook: its properties in a cell each, or in brackets behind its text. So a
 * new statement is in the workbook without another word. */
#include "workbook/book.h"
#include "cjm/fields.h"

/* What says nothing of a journey: how a map is read, checked, selected from and drawn, and where figures are read from. */
bool is_of_the_file(enum statement_kind kind)
{
	bool is_path = map_is_path(kind) && kind != KIND_DETAIL && kind != KIND_FOLLOWS && kind != KIND_IMAGE;
	return is_path || kind == KIND_RULE || kind == KIND_SHOW || kind == KIND_LANE || kind == KIND_LANES || kind == KIND_DATA || kind == KIND_ICON || kind == KIND_FOCUS ||
		statement_takes_color(kind);
}

/* ---- properties ---- */

void book_members(const struct out_book *b, const struct thing *t, member_visitor *visit, void *context)
{
	for (size_t row = b->fields.first[t->kind]; row; row = b->fields.next[row - 1]) {
		const struct field *f = &FIELDS[row - 1];
		struct thing_member m = { "", (const char *)t + f->offset, f->type, f->kind, 0, field_holds_things(f) };
		if (!f->only_names && !member_is_empty(m.at, m.type))
			visit(context, &m);
	}
}

static struct str range_text(struct out_book *b, const struct range *r)
{
	return LABEL_FILL(b->words, &b->arena, LABEL_value_range, told_number(b, r->low, 6).text, told_number(b, r->high, 6).text);
}

static struct str own_text(struct out_book *b, const struct own_fields *own)
{
	struct buf lines = { 0 };
	for (size_t i = 0; i < own->list.len; i++)
		buf_fmt(&lines, "%s%.*s%s%.*s", lines.len ? "\n" : "", STR_ARG(own->list.at[i].name), b->words->colon, STR_ARG(locale_any(b->words, &b->arena, own->list.at[i].value)));
	struct str s = buf_take(&lines, &b->arena);
	buf_finish(&lines);
	return s;
}

static struct told_cell told_held(struct out_book *b, const void *member, enum member_type type)
{
	struct thing *one = type == MEMBER_POINTER ? pointer_at(member) : NULL;
	struct things only = { &one, one ? 1 : 0, 1 };
	return told_items(b, type == MEMBER_POINTER ? &only : member);
}

struct told_cell told_member(struct out_book *b, const struct thing_member *m)
{
	if (m->holds_things)
		return told_held(b, m->at, m->type);
	switch (m->type) {
	case MEMBER_STR: return told_text(locale_any(b->words, &b->arena, *(const struct str *)m->at));
	case MEMBER_TEXTS: return told_text(locale_list(b->words, &b->arena, ((const struct texts *)m->at)->list.at, ((const struct texts *)m->at)->list.len));
	case MEMBER_VALUE: return told_value(b, *(const struct value *)m->at);
	case MEMBER_RANGE: return told_text(range_text(b, m->at));
	case MEMBER_DATE: return told_date(b, *(const struct date *)m->at);
	case MEMBER_BOOL: return told_label(b, LABEL_yes);
	case MEMBER_CHOICE: return told_text(locale_choice(b->words, statement_of(m->kind)->slots[m->slot].detail, *(const unsigned int *)m->at));
	case MEMBER_NUMBER: return told_number(b, *(const double *)m->at, 6);
	case MEMBER_THINGS: return told_names(b, m->at);
	case MEMBER_POINTER: return told_name(b, pointer_at(m->at));
	case MEMBER_OWN: return told_text(own_text(b, m->at));
	}
	return (struct told_cell){ 0 };
}

/* ---- an item: its text, and in brackets all that is said of it ---- */

struct item_facts {
	struct out_book *b;
	const struct thing *item;
	VEC(struct str) list;
};

static void add_fact(struct item_facts *f, struct str fact)
{
	if (fact.len)
		VEC_PUSH(&f->b->arena, &f->list, fact);
}

/* "Legal", "served", "12 Jan 2027" and "Camille" speak for themselves; "high", "yes" and a number don't. */
static bool speaks_for_itself(const struct thing_member *m)
{
	int choices = statement_of(m->kind)->slots[m->slot].detail;
	bool is_person = m->kind == KIND_SAID_BY || m->kind == KIND_BY_TEAM;
	return is_person || m->kind == KIND_OWN || (m->type == MEMBER_DATE && m->kind == KIND_DATE_OF) ||
		(m->type == MEMBER_CHOICE && choices != CHOICES_level && choices != CHOICES_answer && choices != CHOICES_better);
}

static struct str named_fact(struct out_book *b, enum statement_kind kind, struct str said)
{
	return str_fmt(&b->arena, "%.*s%s%.*s", STR_ARG(locale_word(b->words, kind)), b->words->colon, STR_ARG(said));
}

static struct str one_line(struct out_book *b, struct str s)
{
	struct buf line = { 0 };
	for (struct str rest = s; rest.len;) {
		struct str part = str_next(&rest, '\n');
		buf_fmt(&line, "%s%.*s", line.len ? b->words->list : "", STR_ARG(part));
	}
	struct str one = buf_take(&line, &b->arena);
	buf_finish(&line);
	return one;
}

/* By the words of the statement itself: the step of a `next` and the metric of an effect are its text already. */
static void add_argument(void *facts, const struct thing_member *m)
{
	struct item_facts *f = facts;
	bool is_its_text = m->type == MEMBER_POINTER || m->type == MEMBER_THINGS || m->kind == KIND_REQUIRE || m->kind == KIND_EFFECT || m->kind == KIND_NO || m->kind == KIND_FEEL;
	if (!is_its_text)
		add_fact(f, told_member(f->b, m).text);
}

static void add_property(void *facts, const struct thing_member *m)
{
	struct item_facts *f = facts;
	struct out_book *b = f->b;
	if (is_of_the_file(m->kind) || m->kind == KIND_OF || m->kind == KIND_CAPTION)
		return;
	struct str said = one_line(b, told_member(b, m).text);
	if (m->kind == KIND_N)
		add_fact(f, label_with(b->words, &b->arena, LABEL_sample, said));
	else if (m->type == MEMBER_BOOL)
		add_fact(f, locale_word(b->words, m->kind));
	else if (said.len)
		add_fact(f, speaks_for_itself(m) ? said : named_fact(b, m->kind, said));
}

struct str told_basis_text(struct out_book *b, const struct thing *t)
{
	struct str parts[] = { locale_names(b->words, &b->arena, &thing_basis(t)->sources), locale_doubt(b->words, b->journey, t) };
	return locale_list(b->words, &b->arena, parts, 2);
}

static struct str requirement_text(struct out_book *b, const struct requirement *q)
{
	struct str figure = locale_required_figure(b->words, b->map, q), known = label_choice(b->words, LABEL_observed, q->known), place = q->of.len ? locale_required_place(b->words, &b->arena, b->journey, q) : (struct str){ 0 };
	struct str name = known.len ? LABEL_FILL(b->words, &b->arena, LABEL_in_brackets, figure, known) : figure;
	struct str said = str_fmt(&b->arena, "%.*s %.*s %.*s", STR_ARG(name), STR_ARG(locale_comparison(q->compare)), STR_ARG(locale_value(b->words, &b->arena, q->limit)));
	return place.len ? LABEL_FILL(b->words, &b->arena, LABEL_in_brackets, said, place) : said;
}

static struct str effect_text(struct out_book *b, const struct effect *e)
{
	return str_fmt(&b->arena, "%.*s %.*s", STR_ARG(told_name(b, e->metric ? &e->metric->thing : NULL).text), STR_ARG(locale_effect(b->words, &b->arena, e)));
}

static struct str title_of(struct out_book *b, const struct thing *t)
{
	switch ((int)t->kind) {
	case KIND_NEXT: return told_name(b, ((const struct way *)t)->step ? &((const struct way *)t)->step->thing : NULL).text;
	case KIND_EFFECT: return str_trim(effect_text(b, (const struct effect *)t));
	case KIND_REQUIRE: return requirement_text(b, (const struct requirement *)t);
	case KIND_IMAGE: return ((const struct image *)t)->caption;
	case KIND_FOLLOWS:
	case KIND_DETAIL: {
		const struct detail *d = (const struct detail *)t;
		const struct journey *journey = d->journey ? d->journey : d->elsewhere;
		return told_name(b, journey ? &journey->thing : t).text;
	}
	case KIND_NO: {
		struct str of = locale_part(b->words, str_of(choices_of(CHOICES_dimension)[((const struct nothing *)t)->dimension - 1]));
		return t->text.len ? str_fmt(&b->arena, "%.*s%s%.*s", STR_ARG(of), b->words->colon, STR_ARG(t->text)) : of;
	}
	default: return t->text.len ? t->text : locale_name(b->words, t);
	}
}

/* "Why twice? (Camille, 12 interviews)" */
struct str told_item(struct out_book *b, const struct thing *t)
{
	struct item_facts f = { .b = b, .item = t };
	struct str title = title_of(b, t);
	members_of_slots(t, add_argument, &f);
	book_members(b, t, add_property, &f);
	add_fact(&f, told_basis_text(b, t));
	add_fact(&f, t->basis.internal ? book_label(b, LABEL_internal) : (struct str){ 0 });
	struct str more = locale_list(b->words, &b->arena, f.list.at, f.list.len);
	return !more.len ? title : title.len ? LABEL_FILL(b->words, &b->arena, LABEL_in_brackets, title, more) : more;
}

struct told_cell told_items(struct out_book *b, const struct things *things)
{
	struct buf lines = { 0 };
	FOR_EACH(struct thing, t, *things) {
		struct str item = told_item(b, t);
		buf_fmt(&lines, "%s%.*s", lines.len && item.len ? "\n" : "", STR_ARG(item));
	}
	struct told_cell cell = told_text(buf_take(&lines, &b->arena));
	buf_finish(&lines);
	return cell;
}
