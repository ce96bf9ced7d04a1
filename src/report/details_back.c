/* details_back.c — what an opportunity is worth, and what names a thing, in its article: so a page leads back along its links. */
#include "report/details.h"

#include "cjm/scores.h"

static const struct { enum score score; enum label name; } SCORES_TOLD[] = { { SCORE_RICE, LABEL_col_rice }, { SCORE_ULWICK, LABEL_col_ulwick } };
enum { SCORES_TOLD_COUNT = sizeof SCORES_TOLD / sizeof *SCORES_TOLD };

void details_put_scores(struct details *d, const struct opportunity *o)
{
	for (size_t i = 0; i < SCORES_TOLD_COUNT; i++)
		details_put_fact(d, md_label(d->r, SCORES_TOLD[i].name), md_score(d->r, o, SCORES_TOLD[i].score));
}

/* ---- what names it, kind by kind ---- */

/* "high", "8 Jan 2027", "Payments": what a fact says without its name, as far as it is short. */
static struct md brief_fact(struct details *d, const struct thing *t, const struct field *f)
{
	struct report *r = d->r;
	const void *member = (const char *)t + f->offset;
	bool is_level = f->type == MEMBER_CHOICE && statement_of(f->kind)->slots[0].detail == CHOICES_level;
	bool is_cost = f->type == MEMBER_VALUE && t->kind == KIND_ACTION; /* other numbers say nothing without their names */
	if (!is_cost && f->type != MEMBER_CHOICE && f->type != MEMBER_DATE && f->type != MEMBER_POINTER)
		return MD_NONE;
	struct md said = field_holds_things(f) ? MD_NONE : md_member(r, member, f->type, f->kind, 0);
	return is_level && !md_is_empty(said) ? MD_JOIN(r, r->words->colon, md_text(r, locale_word(r->words, f->kind)), said) : said;
}

/* "RICE score 22 992 · Ulwick score 15" */
static struct md brief_scores(struct details *d, const struct opportunity *o)
{
	struct md brief = MD_NONE;
	for (size_t i = 0; i < SCORES_TOLD_COUNT; i++) {
		struct md score = md_score(d->r, o, SCORES_TOLD[i].score);
		brief = MD_JOIN(d->r, " · ", brief, md_is_empty(score) ? score : MD_JOIN(d->r, " ", md_label(d->r, SCORES_TOLD[i].name), score));
	}
	return brief;
}

/* Of what is done about something one sees at once how it stands, but not again whose it is where that is told. */
static struct md brief_of(struct details *d, const struct thing *t, const struct thing *told_by)
{
	struct md brief = MD_NONE;
	if (t->kind != KIND_ACTION && t->kind != KIND_OPPORTUNITY && t->kind != KIND_PAIN && t->kind != KIND_DECISION)
		return brief;
	for (size_t row = d->r->fields.first[t->kind]; row; row = d->r->fields.next[row - 1])
		if (FIELDS[row - 1].type != MEMBER_POINTER || pointer_at((const char *)t + FIELDS[row - 1].offset) != told_by)
			brief = MD_JOIN(d->r, " · ", brief, brief_fact(d, t, &FIELDS[row - 1]));
	return t->kind == KIND_OPPORTUNITY ? MD_JOIN(d->r, " · ", brief, brief_scores(d, (const struct opportunity *)t)) : brief;
}

static void put_naming(struct details *d, const struct thing *t, const struct thing *named)
{
	struct md brief = brief_of(d, t, named);
	bool is_card = t->kind == KIND_OPPORTUNITY || t->kind == KIND_PAIN || t->kind == KIND_ACTION || t->kind == KIND_GAIN;
	buf_fmt(d->r->out, "<dd%s%s>%.*s", is_card ? " class=" : "", is_card ? kind_word(t->kind) : "", STR_ARG(detail_link(d, t).s));
	if (!md_is_empty(brief))
		md_put(d->r->out, " <small>", brief, "</small>");
}

static void put_naming_of(struct details *d, const struct article *article, enum statement_kind kind)
{
	bool is_named = false;
	FOR_EACH(struct thing, t, article->back) {
		if (t->kind != kind)
			continue;
		if (!is_named)
			details_put_name(d, detail_word(d, kind));
		is_named = true;
		put_naming(d, t, article->thing);
	}
}

/* What answers it first, then what is done. */
void details_put_back(struct details *d, const struct article *article)
{
	bool is_told[KIND_COUNT] = { [KIND_OPPORTUNITY] = true, [KIND_ACTION] = true };
	if (!article->back.len)
		return;
	buf_text(d->r->out, "<dl>");
	put_naming_of(d, article, KIND_OPPORTUNITY);
	put_naming_of(d, article, KIND_ACTION);
	FOR_EACH(struct thing, t, article->back) {
		if (!is_told[t->kind])
			put_naming_of(d, article, t->kind);
		is_told[t->kind] = true;
	}
	buf_text(d->r->out, "</dl>");
}
