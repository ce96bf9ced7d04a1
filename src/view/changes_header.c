/* changes_header.c — what a diff comes to, above its stages: how many changes are better and worse, what stayed, the story of a future
 * state, and the figures of the whole. */
#include "view/changes.h"

struct str changes_counted(struct changes_view *v, enum label id, size_t count)
{
	struct buf written = { 0 };
	locale_number(v->l.plan->locale, (double)count, 0, &written);
	struct str s = label_counted(v->l.plan->locale, v->l.arena, id, (double)count, buf_as_str(&written));
	buf_finish(&written);
	return s;
}

/* ---- the verdict ---- */

struct verdict_tally {
	size_t better, worse, other;
};

/* As many as the telling in words has lines. */
static bool is_told(const struct changes_view *v, const struct change *c)
{
	const struct diff_journey *j = v->d->groups.at[c->group].journey;
	return !c->is_written_elsewhere && (!j || j == v->j);
}

static struct verdict_tally tally_of(const struct changes_view *v)
{
	struct verdict_tally t = { 0 };
	for (size_t i = 0; i < v->d->changes.len; i++) {
		const struct change *c = &v->d->changes.at[i];
		if (is_told(v, c))
			*(c->better > 0 ? &t.better : c->better < 0 ? &t.worse : &t.other) += 1;
	}
	return t;
}

static struct str verdict_of(struct changes_view *v)
{
	struct verdict_tally t = tally_of(v);
	bool any = t.better + t.worse + t.other > 0;
	struct str none = { 0 }, parts[] = {
		any ? none : label(v->l.plan->locale, LABEL_diff_none),
		t.better ? changes_counted(v, LABEL_diff_count_better, t.better) : none, t.worse ? changes_counted(v, LABEL_diff_count_worse, t.worse) : none,
		t.other ? changes_counted(v, LABEL_diff_count_other, t.other) : none, v->unchanged ? changes_counted(v, LABEL_diff_unchanged, v->unchanged) : none,
	};
	return layout_items(&v->l, parts, sizeof parts / sizeof *parts);
}

static void add_words(struct changes_view *v, struct header_card *c, enum role role, struct str text)
{
	struct block b = { .role = role, .text = text, .is_item = role == ROLE_GOAL };
	if (text.len)
		VEC_PUSH(v->l.arena, &c->blocks, b);
}

static void add_part(struct changes_view *v, struct header_card *c, const struct story_part *part)
{
	add_words(v, c, ROLE_KICKER, str_upper(v->l.arena, part->heading));
	for (size_t i = 0; i < part->lines.len; i++)
		add_words(v, c, ROLE_GOAL, part->lines.at[i].text);
}

/* ---- where no story is told: what became better, and what worse ---- */

enum { LISTED_MOST = 5 };

/* "Pays — feels better: …" */
static struct str sentence_with_place(struct changes_view *v, const struct change *c)
{
	const struct diff_group *g = &v->d->groups.at[c->group];
	const struct thing *place = g->step ? g->step : g->stage;
	const struct locale *words = v->l.plan->locale;
	bool is_closed = c->kind == KIND_PAIN && c->sign == CHANGE_REMOVED && c->better > 0 && c->named.len; /* its card tells how bad it was, and by what */
	struct str said = is_closed ? locale_pair(words, v->l.arena, LABEL_diff_sign_closed, c->named) : c->sentence;
	return place ? LABEL_FILL(words, v->l.arena, LABEL_diff_about, thing_label(place), said) : said;
}

/* Pain points come first, then emotions, then metrics, then all else. */
static int listed_after(const struct change *c)
{
	return c->kind == KIND_PAIN ? 0 : c->kind == KIND_FEEL ? 1 : c->kind == KIND_MEASURE ? 2 : 3;
}

static void add_listed(struct changes_view *v, struct header_card *card, int better, enum label heading, size_t count)
{
	size_t listed = 0, most = count > LISTED_MOST ? LISTED_MOST - 1 : count;
	if (!count)
		return;
	if (card->blocks.len > 1) /* the first stands below the verdict */
		VEC_PUSH(v->l.arena, &card->sections, card->blocks.len);
	add_words(v, card, ROLE_KICKER, str_upper(v->l.arena, label(v->l.plan->locale, heading)));
	for (int rank = 0; rank <= 3; rank++)
		for (size_t i = 0; i < v->d->changes.len && listed < most; i++) {
			const struct change *c = &v->d->changes.at[i];
			bool is_one = is_told(v, c) && (better > 0 ? c->better > 0 : c->better < 0) && listed_after(c) == rank;
			if (is_one)
				add_words(v, card, ROLE_GOAL, sentence_with_place(v, c));
			listed += is_one;
		}
	if (count > most)
		add_words(v, card, ROLE_GOAL, layout_label_with(&v->l, LABEL_more, layout_count(&v->l, count - most)));
}

static void add_verdict(struct changes_view *v)
{
	struct header_card c = { .kicker = str_upper(v->l.arena, label(v->l.plan->locale, LABEL_diff_what)), .span = v->journey.thing.span };
	add_words(v, &c, ROLE_STRONG, verdict_of(v));
	for (size_t i = 0; i < v->j->story.len; i++) {
		if (i) /* the first stands below the verdict */
			VEC_PUSH(v->l.arena, &c.sections, c.blocks.len);
		add_part(v, &c, &v->j->story.at[i]);
	}
	struct verdict_tally t = tally_of(v);
	add_listed(v, &c, 1, LABEL_diff_better, v->j->story.len ? 0 : t.better);
	add_listed(v, &c, -1, LABEL_diff_worse, v->j->story.len ? 0 : t.worse);
	VEC_PUSH(v->l.arena, &v->l.plan->header_cards, c);
}

/* ---- the figures ---- */

static void add_figure(struct changes_view *v, const struct figure *f)
{
	struct plan *p = v->l.plan;
	struct header_card c = { .kicker = str_upper(v->l.arena, f->label), .measure = ARENA_NEW(v->l.arena, struct measure) };
	struct block number = { .role = ROLE_NUMBER, .text = locale_becomes(p->locale, v->l.arena, f->from, f->to) };
	struct block verdict = { .role = ROLE_TAG, .text = f->better ? label(p->locale, f->better > 0 ? LABEL_diff_better : LABEL_diff_worse) : (struct str){ 0 } };
	if (!verdict.text.len)
		verdict.text = STR("\xC2\xA0"); /* all cards are equally high */
	VEC_PUSH(v->l.arena, &c.blocks, number);
	VEC_PUSH(v->l.arena, &c.blocks, verdict);
	VEC_PUSH(v->l.arena, &p->header_cards, c);
}

void changes_add_header(struct changes_view *v)
{
	add_verdict(v);
	for (int i = 0; i < FIGURE_COUNT; i++)
		if (v->j->figures[i].label.len && !str_equal(v->j->figures[i].from, v->j->figures[i].to))
			add_figure(v, &v->j->figures[i]);
}
