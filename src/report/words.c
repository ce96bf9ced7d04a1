/* words.c — names, dates, figures and places as the report writes them. */
#include "report/report.h"

struct md md_name(struct report *r, const struct thing *t)
{
	return t ? md_text(r, locale_name(r->words, t)) : MD_NONE;
}

struct md md_names(struct report *r, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++)
		buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_comma) : STR("")), STR_ARG(md_name(r, things->at[i]).s));
	struct md m = { buf_take(&b, &r->arena) };
	buf_finish(&b);
	return m;
}

/* ---- sentences ---- */

static bool ends_a_sentence(struct str s)
{
	static const char *const ENDS[] = { ".", "!", "?", "…", "。", "！", "？", "؟", "”", "»", "」", "\"", "." };
	for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
		if (str_ends(s, ENDS[i]))
			return true;
	return false;
}

struct md md_sentence(struct report *r, struct str text)
{
	struct str s = str_trim(text);
	if (!s.len || ends_a_sentence(s))
		return md_text(r, s);
	return md_text(r, str_fmt(&r->arena, "%.*s%.*s", STR_ARG(s), STR_ARG(label(r->words, LABEL_full_stop))));
}

/* Each in its own direction; some scripts have nothing between two. */
static struct md sentences_joined(struct report *r, struct md_list *all)
{
	for (size_t i = 0; i < all->parts.len && all->parts.len > 1; i++)
		all->parts.at[i].s = locale_set_in(r->words, &r->arena, all->parts.at[i].s);
	return md_joined(r, str_terminated(&r->arena, MD_FILL(r, LABEL_two_sentences, MD_NONE, MD_NONE).s), all);
}

struct md md_texts(struct report *r, const struct texts *texts)
{
	struct md_list all = { 0 };
	for (size_t i = 0; i < texts->list.len; i++) {
		/* A single wish needs no full stop; several are parted by theirs. */
		struct md m = texts->list.len > 1 ? md_sentence(r, texts->list.at[i]) : md_text(r, texts->list.at[i]);
		md_add(r, &all, m);
	}
	return sentences_joined(r, &all);
}

/* ---- figures ---- */

struct md md_value(struct report *r, struct value v)
{
	return v.given ? md_text(r, locale_value(r->words, &r->arena, v)) : MD_NONE;
}

struct md md_number(struct report *r, double number, int decimals)
{
	struct buf b = { 0 };
	locale_number(r->words, number, decimals, &b);
	struct md m = md_text(r, buf_as_str(&b));
	buf_finish(&b);
	return m;
}

struct md md_count(struct report *r, size_t count)
{
	return count ? md_number(r, (double)count, 0) : MD_NONE;
}

struct md md_date(struct report *r, struct date d)
{
	return d.year ? md_text(r, locale_date(r->words, &r->arena, d)) : MD_NONE;
}

struct md md_choice(struct report *r, enum label first, unsigned int choice)
{
	return md_text(r, label_choice(r->words, first, choice));
}

struct md md_counted_choice(struct report *r, enum label first, unsigned int choice, size_t count)
{
	if (!choice || !count)
		return MD_NONE;
	struct buf b = { 0 };
	locale_number(r->words, (double)count, 0, &b);
	struct md m = md_text(r, label_counted(r->words, &r->arena, (enum label)((unsigned int)first + choice - 1), (double)count, buf_as_str(&b)));
	buf_finish(&b);
	return m;
}

struct md md_level(struct report *r, enum level level)
{
	return md_choice(r, LABEL_degree_low, level);
}

struct md md_yes_no(struct report *r, enum answer answer)
{
	return answer == ANSWER_NONE ? MD_NONE : md_label(r, answer == ANSWER_YES ? LABEL_yes : LABEL_no);
}

struct md md_saying(struct report *r, const struct saying *s)
{
	struct md about = MD_JOIN(r, label(r->words, LABEL_list_comma).at, md_basis(r, &s->thing), md_date(r, s->date)), words = md_quoted(r, s->thing.text);
	return md_is_empty(about) ? words : MD_FILL(r, LABEL_in_brackets, words, about);
}

struct md md_dated(struct report *r, const struct dated *d)
{
	struct md text = md_text(r, d->thing.text), date = md_date(r, d->date);
	return md_is_empty(text) ? date : md_is_empty(date) ? text : MD_FILL(r, LABEL_in_brackets, text, date);
}

/* ---- where it comes from, where it stands ---- */

static struct md doubt_text(struct report *r, const struct thing *t)
{
	return md_text(r, locale_doubt(r->words, r->journey, t));
}

struct md md_basis(struct report *r, const struct thing *t)
{
	return MD_JOIN(r, r->words->list, md_names(r, &thing_basis(t)->sources), doubt_text(r, t));
}

static struct md with_brackets(struct report *r, struct md m, struct md more)
{
	return md_is_empty(more) || md_is_empty(m) ? m : MD_FILL(r, LABEL_in_brackets, m, more);
}

struct md md_with_basis(struct report *r, struct md m, const struct thing *t)
{
	return with_brackets(r, m, md_basis(r, t));
}

struct md md_with_doubt(struct report *r, struct md m, const struct thing *t)
{
	return with_brackets(r, m, doubt_text(r, t));
}

struct md md_known(struct report *r, const struct thing *t, struct value n, struct date date)
{
	struct md count = n.given ? MD_FILL(r, LABEL_sample, md_value(r, n)) : MD_NONE;
	return MD_JOIN(r, label(r->words, LABEL_list_comma).at, md_basis(r, t), count, md_date(r, date));
}

static struct md with_known(struct report *r, struct md said, struct md known)
{
	return md_is_empty(known) || md_is_empty(said) ? said : MD_FILL(r, LABEL_in_brackets, said, known);
}

struct md md_quantity(struct report *r, const struct quantity *q)
{
	return !q ? MD_NONE : with_known(r, md_value(r, q->value), md_known(r, &q->thing, q->n, q->date));
}

struct md md_reply(struct report *r, const struct reply *answer)
{
	return with_known(r, md_text(r, answer->thing.text), md_known(r, &answer->thing, answer->n, answer->date));
}

struct md md_claims(struct report *r, const struct things *things)
{
	struct md_list all = { 0 };
	FOR_EACH(struct thing, t, *things) {
		bool has_basis = !md_is_empty(md_basis(r, t)), are_several = things->len > 1;
		struct md m = are_several && !has_basis ? md_sentence(r, t->text) : md_with_basis(r, md_text(r, t->text), t);
		if (are_several && has_basis)
			m = MD_JOIN(r, "", m, md_label(r, LABEL_full_stop));
		md_add(r, &all, m);
	}
	return sentences_joined(r, &all);
}

/* Each with its sources: unless none has any, then in the words that drawings have for them. */
struct md md_reasons(struct report *r, const struct things *reasons)
{
	struct md_list all = { 0 };
	bool are_sourced = false;
	FOR_EACH(struct thing, t, *reasons)
		are_sourced |= t->basis.sources.len > 0;
	FOR_EACH(struct thing, said, *reasons)
		md_add(r, &all, md_with_basis(r, md_text(r, said->text), said));
	return are_sourced ? md_joined(r, label(r->words, LABEL_list_semicolon).at, &all) : md_text(r, locale_reasons(r->words, &r->arena, reasons));
}

struct md md_place(struct report *r, const struct thing *t)
{
	const struct thing *p = t->parent;
	while (p && p->kind != KIND_STEP && p->kind != KIND_STAGE)
		p = p->parent;
	if (!p)
		return MD_NONE;
	if (p->kind == KIND_STAGE)
		return md_name(r, p);
	return MD_JOIN(r, " › ", md_name(r, &((const struct step *)p)->stage->thing), md_name(r, p));
}

/* ---- gathering ---- */

static void gather_thing(void *report, const struct thing *t)
{
	struct report *r = report;
	VEC_PUSH(&r->arena, &r->things[t->kind], (struct thing *)t);
}

void gather_things(struct report *r)
{
	journey_walk(r->journey, gather_thing, r);
}

struct things things_of(const struct report *r, enum statement_kind kind)
{
	return r->things[kind];
}
