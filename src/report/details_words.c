/* details_words.c — what things are called in a page, as links to their articles, and what is said of those that have none. */
#include "report/details.h"

static struct md links_of(struct details *d, const struct things *things)
{
	struct md_list all = { 0 };
	FOR_EACH(struct thing, t, *things)
		md_add(d->r, &all, detail_link(d, t));
	return md_joined(d->r, label(d->r->words, LABEL_list_comma).at, &all);
}

static struct md title_words(struct details *d, const struct thing *t)
{
	struct report *r = d->r;
	switch ((int)t->kind) {
	case KIND_FEEL: return md_text(r, locale_feeling(r->words, &r->arena, r->map->scale, (const struct feeling *)t));
	case KIND_THINK:
	case KIND_QUOTE: return md_quoted(r, t->text);
	case KIND_MEASURE: {
		const struct measure *m = (const struct measure *)t;
		struct md value = md_value(r, measure_value(m)), name = m->metric ? md_name(r, &m->metric->thing) : MD_NONE;
		return MD_JOIN(r, r->words->colon, name, value);
	}
	case KIND_AT: {
		const struct touch *touch = (const struct touch *)t;
		return touch->touchpoints.len ? links_of(d, &touch->touchpoints) : touch->via ? detail_link(d, &touch->via->thing) : MD_NONE;
	}
	case KIND_FOLLOWS:
	case KIND_DETAIL: {
		const struct detail *detail = (const struct detail *)t;
		const struct journey *journey = detail->journey ? detail->journey : detail->elsewhere;
		struct md name = md_name(r, journey ? &journey->thing : t);
		return detail->journey ? name : md_link(r, name, t);
	}
	default: return md_name(r, t);
	}
}

struct md detail_word(struct details *d, enum statement_kind kind)
{
	return md_kind(d->r, kind);
}

struct md detail_title(struct details *d, const struct thing *t)
{
	struct md title = title_words(d, t);
	return md_is_empty(title) ? detail_word(d, t->kind) : title;
}

/* Where a link to it leads, without "#"; empty: nowhere. */
static struct str told_at(struct details *d, const struct thing *t)
{
	const struct article *article = detail_of(d, t);
	const struct report_options *o = &d->r->options;
	const struct journey *journey = t->kind == KIND_DETAIL || t->kind == KIND_FOLLOWS ? ((const struct detail *)t)->journey : NULL;
	return article ? article->number : journey && o->place_of_journey ? o->place_of_journey(o->context, journey) : (struct str){ 0 };
}

static struct md anchor_to(struct details *d, struct str place, struct md title)
{
	struct buf b = { 0 };
	buf_html_value(&b, "<a href", "#", place);
	buf_char(&b, '>');
	buf_str(&b, title.s);
	buf_text(&b, "</a>");
	struct md link = { buf_take(&b, &d->r->arena) };
	buf_finish(&b);
	return link;
}

/* Asked for many times of each thing: made once. */
struct md detail_link(struct details *d, const struct thing *t)
{
	struct article *article = detail_of(d, t);
	struct str place = article ? article->number : told_at(d, t);
	if (article && md_is_empty(article->link))
		article->link = anchor_to(d, place, detail_title(d, t));
	return article ? article->link : place.len ? anchor_to(d, place, detail_title(d, t)) : detail_title(d, t);
}

/* ---- what stands in a thing, or is named by it ---- */

/* "Web shop (web)": the channel where it stands beside the touchpoint, not where it is all that is said. */
static struct md touch_words(struct details *d, const struct touch *t)
{
	struct md title = title_words(d, &t->thing);
	return t->touchpoints.len && t->via ? MD_FILL(d->r, LABEL_in_brackets, title, detail_link(d, &t->via->thing)) : title;
}

/* "Gets the receipt (69%, if the card is accepted)" */
static struct md way_words(struct details *d, const struct way *w)
{
	struct report *r = d->r;
	struct md to = w->step ? detail_link(d, &w->step->thing) : MD_NONE, share = md_value(r, w->share), when = w->when.len ? md_text(r, w->when) : MD_NONE;
	struct md about = MD_JOIN(r, label(r->words, LABEL_list_comma).at, share, md_is_empty(when) ? when : MD_JOIN(r, r->words->colon, md_text(r, locale_word(r->words, KIND_WHEN)), when),
		w->n.given ? MD_FILL(r, LABEL_sample, md_value(r, w->n)) : MD_NONE, md_date(r, w->date));
	return md_is_empty(about) ? to : MD_FILL(r, LABEL_in_brackets, to, about);
}

/* "Calls −2" */
static struct md effect_words(struct details *d, const struct effect *e)
{
	return MD_JOIN(d->r, " ", e->metric ? detail_link(d, &e->metric->thing) : MD_NONE, md_text(d->r, locale_effect(d->r->words, &d->r->arena, e)));
}

static struct md said_words(struct details *d, const struct thing *t)
{
	switch ((int)t->kind) {
	case KIND_AT: return touch_words(d, (const struct touch *)t);
	case KIND_NEXT: return way_words(d, (const struct way *)t);
	case KIND_EFFECT: return effect_words(d, (const struct effect *)t);
	default: return md_with_facts(d->r, title_words(d, t), t); /* of a length of time that alone: its name stands before it */
	}
}

/* As md_basis, with links. */
static struct md basis_words(struct details *d, const struct thing *t)
{
	return MD_JOIN(d->r, d->r->words->list, links_of(d, &thing_basis(t)->sources), md_text(d->r, locale_doubt(d->r->words, d->r->journey, t)));
}

struct md detail_held(struct details *d, const struct thing *t)
{
	struct report *r = d->r;
	if (told_at(d, t).len)
		return detail_link(d, t);
	struct md said = said_words(d, t), basis = basis_words(d, t);
	said = md_is_empty(said) ? detail_title(d, t) : said;
	said = md_is_empty(basis) ? said : MD_FILL(r, LABEL_in_brackets, said, basis);
	return MD_JOIN(r, " · ", said, t->basis.internal ? md_label(r, LABEL_internal) : MD_NONE);
}

struct md detail_named(struct details *d, const struct thing *t)
{
	struct md link = detail_link(d, t), facts = d->tells_named ? MD_JOIN(d->r, " · ", md_facts(d->r, t), md_basis(d->r, t)) : MD_NONE;
	return md_is_empty(facts) ? link : (struct md){ str_fmt(&d->r->arena, "%.*s <small>%.*s</small>", STR_ARG(link.s), STR_ARG(facts.s)) };
}

void details_put_language(struct buf *out, struct str language)
{
	if (language.len)
		buf_html_value(out, " lang", "", language);
}
