/* collect_customer.c — the lanes of what the customer does, meets, sees, thinks and goes through: a function a lane turns a stage's or
 * step's content into cards. */
#include "cjm/columns.h"
#include "cjm/curves.h"
#include "cjm/picture.h"
#include "layout/collect.h"
#include "layout/sources.h"

/* "realises: One-step payment" */
static struct str realised(const struct collector *c, const struct things *opportunities)
{
	return layout_label_with(c->l, LABEL_realises, layout_labels(c->l, opportunities, c->words->list));
}

static void add_ways(struct collector *c, struct card *card, const struct step *step)
{
	FOR_EACH(struct way, way, step->nexts) {
		const struct path_way as_path = { .from = step, .to = way->step, .way = way };
		if (!way->step || (curve_shows_way(c->l, &as_path) && !columns_part(c->l->plan, step, way->step)))
			continue;
		/* An arrow shows where it leads; without a condition there is nothing more to say than the step itself. */
		struct str parts[] = {
			way->share.given ? locale_value(c->words, c->l->arena, way->share) : (struct str){ 0 },
			layout_label_with(c->l, LABEL_condition, way->when),
			way->when.len && !columns_part(c->l->plan, step, way->step) ? (struct str){ 0 } : layout_label_with(c->l, LABEL_goes_to, thing_label(&way->step->thing)),
		};
		block_of(card_mark(c->l, card, ROLE_TAG, MARK_GO, layout_with_doubt(c->l, layout_join(c->l, " ", parts, 3), &way->thing)), &way->thing);
	}
}

/* What the map says of a stage that isn't shown with it. */
static void add_ways_out(struct collector *c, struct card *card, const struct step *step)
{
	FOR_EACH(struct way, way, step->aways) {
		struct str parts[] = {
			way->share.given ? locale_value(c->words, c->l->arena, way->share) : (struct str){ 0 }, layout_label_with(c->l, LABEL_condition, way->when),
			layout_label_with(c->l, LABEL_goes_to, locale_away(c->words, c->l->arena, way)),
		};
		block_of(card_mark(c->l, card, ROLE_TAG, MARK_GO, layout_with_doubt(c->l, layout_join(c->l, " ", parts, 3), &way->thing)), &way->thing);
	}
}

static struct str reasons_of(const struct collector *c, const struct things *reasons)
{
	return layout_label_with(c->l, LABEL_because, layout_reasons(c->l, reasons, label(c->words, LABEL_list_semicolon).at));
}

static struct str owner_text(const struct collector *c, const struct team *owner)
{
	return locale_pair(c->words, c->l->arena, LABEL_owner, collect_team(c, owner));
}

/* What the person wants of this step and expects of it; a stage says it below its name. */
static void add_wishes_of_person(struct collector *c, struct card *card, const struct content *content)
{
	FOR_EACH(struct thing, goal, content->goals)
		block_of(card_add(c->l, card, ROLE_TAG, locale_pair(c->words, c->l->arena, LABEL_wants, layout_text(c->l, goal))), goal);
	FOR_EACH(struct thing, expected, content->expects)
		block_of(card_add(c->l, card, ROLE_TAG, locale_pair(c->words, c->l->arena, LABEL_expects, layout_text(c->l, expected))), expected);
}

/* Small facts stand behind each other where a line has room for them. */
static void go_on(const struct card *card, struct block *b)
{
	if (b && card->blocks.len > 2)
		b->is_tail = true;
}

void collect_step(struct collector *c, const struct content *content)
{
	if (!c->place || c->place->kind != KIND_STEP) {
		collect_none(c, content, DIMENSION_STEP);
		return;
	}
	const struct step *step = (const struct step *)c->place;
	struct card *card = collect_card(c, CARD_STEP, &step->thing);
	card->is_exit = step->exit;
	card->is_off_brand = step->off_brand;
	card_add(c->l, card, ROLE_BODY, thing_label(&step->thing));
	if (step->by.len || step->is_by_others)
		block_at(card_add(c->l, card, ROLE_TAG, locale_takers(c->words, c->l->arena, step)), thing_statement_at(&step->thing, KIND_BY));
	add_wishes_of_person(c, card, content);
	struct str doubt = content->moment ? layout_claim_words(c->l, content->moment) : (struct str){ 0 };
	if (content->moment && (content->moment->text.len || !content->feelings.len || doubt.len)) {
		struct str moment[] = { content->moment->text.len ? content->moment->text : label(c->words, LABEL_moment), doubt };
		block_of(card_mark(c->l, card, ROLE_TAG, MARK_STAR, layout_items(c->l, moment, 2)), content->moment);
	}
	go_on(card, block_of(card_mark(c->l, card, ROLE_TAG, MARK_CLOCK, layout_times(c->l, content)), content_first_time(content)));
	add_ways(c, card, step);
	add_ways_out(c, card, step);
	if (step->exit)
		block_at(card_mark(c->l, card, ROLE_TAG, MARK_EXIT, label(c->words, LABEL_exit)), thing_statement_at(&step->thing, KIND_EXIT));
	struct buf stakes = { 0 };
	if (content->intensity.given)
		buf_number(&stakes, content->intensity.number, 0);
	struct str parts[] = {
		step->off_brand ? label(c->words, LABEL_off_brand) : (struct str){ 0 },
		layout_label_with(c->l, LABEL_stakes, buf_as_str(&stakes)),
		reasons_of(c, &content->because),
		realised(c, &step->realises),
		content->owner ? owner_text(c, content->owner) : (struct str){ 0 },
		layout_card_words(c->l, &step->thing),
	};
	go_on(card, collect_tag(c, card, parts, 6));
	buf_finish(&stakes);
}

/* Where it is met, and how. */
struct meeting {
	const struct touchpoint *t;
	const struct thing *met;
	const struct channel *way;
};

static void add_name(struct collector *c, struct card *card, const struct meeting *m)
{
	struct block *title = card_mark(c->l, card, ROLE_BODY, MARK_CHANNEL, locale_name(c->words, &m->t->thing));
	if (title) {
		title->channel = m->way;
		title->span = m->t->thing.is_declared ? m->t->thing.span : m->met->span;
	}
	if (m->way)
		plan_channel_index(c->l, m->way);
}

/* One that is wanted and met nowhere stands in the strip. */
static void add_wanted(struct collector *c, struct card *card, const struct touchpoint *t)
{
	if (c->at.of_journey)
		card_mark(c->l, card, ROLE_SMALL, MARK_MISSED, label(c->words, LABEL_touch_missed));
	else if (t->wanted == ANSWER_NO)
		card_mark(c->l, card, ROLE_SMALL, MARK_UNWANTED, label(c->words, LABEL_touch_unwanted));
}

static void add_touchpoint(struct collector *c, const struct meeting *m)
{
	struct card *card = collect_card(c, CARD_TOUCHPOINT, &m->t->thing);
	struct str name = locale_name(c->words, &m->t->thing), channel = m->way ? locale_name(c->words, &m->way->thing) : (struct str){ 0 };
	struct str parts[] = { str_equal(channel, name) ? (struct str){ 0 } : channel, collect_other_team(c, m->t->owner) };
	card->span = m->met->span;
	card_expect(c->l, card, 1 + (parts[0].len || parts[1].len));
	add_name(c, card, m);
	struct block *facts = card_add(c->l, card, ROLE_SMALL, layout_items(c->l, parts, 2));
	if (facts)
		facts->hangs = facts->is_tail = true;
	add_wanted(c, card, m->t);
}

/* Of several in a step the sign tells the channel, and the legend what it means. An owner that they share stands below all of them. */
static void add_touchpoints(struct collector *c, const struct meeting *meetings, size_t count)
{
	struct card *card = collect_card(c, CARD_TOUCHPOINT, &meetings->t->thing);
	struct str shared = collect_other_team(c, meetings->t->owner);
	bool is_shared = true;
	card->span = meetings->met->span;
	for (size_t i = 0; i < count; i++)
		is_shared &= meetings[i].t->owner == meetings->t->owner;
	for (size_t i = 0; i < count; i++) {
		add_name(c, card, &meetings[i]);
		struct block *owner = card_add(c->l, card, ROLE_SMALL, is_shared ? (struct str){ 0 } : collect_other_team(c, meetings[i].t->owner));
		if (owner && card->blocks.len > 1)
			owner->hangs = owner->is_tail = true;
		add_wanted(c, card, meetings[i].t);
	}
	card_add(c->l, card, ROLE_SMALL, is_shared ? shared : (struct str){ 0 });
}

void collect_touchpoints(struct collector *c, const struct content *content)
{
	VEC(struct meeting) all = { 0 };
	bool are_alike = true; /* one line goes around them */
	FOR_EACH(struct touch, touch, content->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			VEC_PUSH(c->l->arena, &all, ((struct meeting){ t, &touch->thing, touch_channel(content, touch, t) }));
	for (size_t i = 1; i < all.len; i++)
		are_alike &= certainty_of(c->l->plan->journey, &all.at[i].t->thing) == certainty_of(c->l->plan->journey, &all.at->t->thing);
	if (all.len > 1 && are_alike)
		add_touchpoints(c, all.at, all.len);
	for (size_t i = 0; i < all.len && !(all.len > 1 && are_alike); i++)
		add_touchpoint(c, &all.at[i]);
	collect_none(c, content, DIMENSION_TOUCHPOINT);
}

void collect_missed(struct collector *c)
{
	const struct map *m = c->l->plan->map;
	FOR_EACH(struct touchpoint, t, m->touchpoints)
		if (touchpoint_is_missed(m, t))
			add_touchpoint(c, &(struct meeting){ t, &t->thing, t->channel });
}

void collect_evidence(struct collector *c, const struct content *content)
{
	collect_simple(c, &content->evidence, CARD_NOTE, ROLE_BODY);
	collect_none(c, content, DIMENSION_EVIDENCE);
}

void collect_images(struct collector *c, const struct content *content)
{
	const struct image *image = content->image;
	if (!image || (!image->bytes.len && !image->caption.len))
		return;
	struct card *card = collect_card(c, CARD_IMAGE, c->place);
	card->span = image->thing.span;
	card->picture = image->bytes;
	card->focus = image->focus;
	picture_size(image->bytes, &card->natural_width, &card->natural_height);
	block_at(card_add(c->l, card, ROLE_SMALL, image->caption), thing_statement_at(&image->thing, KIND_CAPTION));
}

static struct str said_on(const struct collector *c, struct date d)
{
	return d.year ? locale_date(c->words, c->l->arena, d) : (struct str){ 0 };
}

static void add_sayings(struct collector *c, const struct things *sayings, bool with_sources)
{
	FOR_EACH(struct saying, s, *sayings) {
		struct card *card = collect_card(c, CARD_THOUGHT, &s->thing);
		struct str key = with_sources ? sources_key(c->l, &s->thing.basis.sources) : (struct str){ 0 }, said[] = { locale_quoted(c->words, c->l->arena, s->thing.text), key };
		card_add(c->l, card, c->words->slants && s->thing.kind == KIND_THINK ? ROLE_ITALIC : ROLE_BODY, layout_join(c->l, "", said, 2));
		struct str parts[] = {
			layout_labels(c->l, &s->by, c->words->list),
			with_sources && !key.len ? layout_labels(c->l, &s->thing.basis.sources, c->words->list) : (struct str){ 0 },
			said_on(c, s->date),
			layout_card_words(c->l, &s->thing),
		};
		collect_tag(c, card, parts, 4);
	}
}

void collect_thoughts(struct collector *c, const struct content *content)
{
	add_sayings(c, &content->thoughts, false);
	collect_none(c, content, DIMENSION_THOUGHT);
}

void collect_quotes(struct collector *c, const struct content *content)
{
	add_sayings(c, &content->quotes, true);
	collect_none(c, content, DIMENSION_QUOTE);
}

void collect_pains(struct collector *c, const struct content *content)
{
	FOR_EACH(struct pain, p, content->pains) {
		struct card *card = collect_card(c, CARD_PAIN, &p->thing);
		card->is_strong = p->severity == LEVEL_HIGH;
		card_add(c->l, card, card->is_strong ? ROLE_STRONG : ROLE_BODY, p->thing.text);
		struct str parts[] = {
			layout_labels(c->l, &p->by, c->words->list), locale_any(c->words, c->l->arena, p->frequency), reasons_of(c, &p->because), collect_other_team(c, p->owner),
			link_name(p->link), layout_card_words(c->l, &p->thing),
		};
		collect_severity(c, card, p->severity, layout_items(c->l, parts, 6));
		if (card->blocks.len > 1)
			card->blocks.at[card->blocks.len - 1].is_tail = content->pains.len > 1; /* in a stack, lines are dear */
	}
	collect_none(c, content, DIMENSION_PAIN);
}

void collect_gains(struct collector *c, const struct content *content)
{
	FOR_EACH(struct gain, g, content->gains) {
		struct card *card = collect_card(c, CARD_GAIN, &g->thing);
		card_add(c->l, card, ROLE_BODY, g->thing.text);
		struct str parts[] = { layout_labels(c->l, &g->by, c->words->list), reasons_of(c, &g->because), realised(c, &g->realises), layout_card_words(c->l, &g->thing) };
		collect_tag(c, card, parts, 4);
	}
	collect_none(c, content, DIMENSION_GAIN);
}
