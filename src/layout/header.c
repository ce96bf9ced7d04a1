/* header.c — above the stages: title, what map it is, who keeps it; then who, why and what for, in a row of cards. */
#include "layout/layout.h"

enum { CARD_PADDING = 14, CARD_GAP = 16, AVATAR = 54, MEASURE_WIDTH = 158, TEXT_CARD_LEAST = 290, PERSONA_MOST = 520, ROW_PER = 6 };

static struct str say(struct layout *l, enum label id, struct str with)
{
	return with.len ? label_with(l->plan->locale, l->arena, id, with) : (struct str){ 0 };
}

static struct str pair(struct layout *l, enum label id, struct str text)
{
	return text.len ? locale_pair(l->plan->locale, l->arena, id, text) : (struct str){ 0 };
}

/* ---- title ---- */

static struct str subtitle_of(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	const struct locale *words = l->plan->locale;
	struct str parts[] = {
		label_choice(words, LABEL_map_journey, j->kind ? j->kind : JOURNEY_JOURNEY),
		label_choice(words, LABEL_state_current, j->state),
		j->scope,
		j->follows ? say(l, LABEL_follows, j->follows->journey ? thing_label(&j->follows->journey->thing) : j->follows->thing.text) : (struct str){ 0 },
		say(l, LABEL_version, j->version),
	};
	return join(l, " · ", parts, 5);
}

static struct str rhythm_of(struct layout *l, struct value v)
{
	if (!v.given)
		return (struct str){ 0 };
	return say(l, LABEL_every, locale_value(l->plan->locale, l->arena, v));
}

static struct str source_label(struct layout *l, const struct origin *o)
{
	const struct locale *words = l->plan->locale;
	struct buf n = { 0 };
	if (o->n.given) {
		buf_text(&n, " (n = ");
		locale_number(words, o->n.number, 0, &n);
		buf_char(&n, ')');
	}
	struct str s = str_fmt(l->arena, "%.*s%.*s", STR_ARG(locale_name(words, &o->thing)), STR_ARG(buf_as_str(&n)));
	buf_finish(&n);
	return s;
}

static struct str sources_of(struct layout *l)
{
	struct str parts[8] = { { 0 } };
	const struct things *origins = &l->plan->map->origins;
	for (size_t i = 0; i < origins->len && i < 8; i++)
		parts[i] = source_label(l, (const struct origin *)origins->at[i]);
	return pair(l, LABEL_sources, join(l, ", ", parts, 8));
}

static struct str meta_of(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	const struct locale *words = l->plan->locale;
	struct str review[] = {
		j->reviewed.year ? say(l, LABEL_reviewed, locale_date(words, l->arena, j->reviewed)) : (struct str){ 0 },
		rhythm_of(l, j->review_every),
	};
	struct str first[] = { j->owner ? pair(l, LABEL_owner, locale_name(words, &j->owner->thing)) : (struct str){ 0 }, join(l, ", ", review, 2) };
	struct str lines[] = { join(l, " · ", first, 2), sources_of(l), pair(l, LABEL_stakeholders, labels_of(l, &j->stakeholders, ", ")) };
	return join(l, "\n", lines, 3);
}

/* The title takes what the notes on the right leave; on a narrow drawing the notes go below it. */
static double place_title(struct layout *l)
{
	struct plan *p = l->plan;
	double y = p->margin - 8, width = p->width - 2 * p->margin;
	if (l->options.brand_header.len) {
		p->brand_header = wrap(l, ROLE_META, l->options.brand_header, width);
		p->brand_y = y + font_ascent(role_font(ROLE_META));
		y += (double)p->brand_header.len * line_height(ROLE_META) + 8;
	}
	if (l->options.logo_width > 0 && l->options.logo_height > 0) {
		p->logo_height = 46;
		p->logo_width = l->options.logo_width * 46 / l->options.logo_height;
		if (p->logo_width > 180) {
			p->logo_height *= 180 / p->logo_width;
			p->logo_width = 180;
		}
	}
	p->title_x = p->margin + (p->logo_width > 0 ? p->logo_width + 18 : 0);
	struct str meta = meta_of(l);
	double room = p->margin + width - p->title_x, title = width_of(l, ROLE_TITLE, thing_label(&p->journey->thing));
	double for_meta = room * 0.42;
	p->meta = wrap(l, ROLE_META, meta, for_meta);
	bool beside = title + p->meta.width + 30 <= room || room > 1100;
	double title_room = beside && p->meta.len ? room - p->meta.width - 30 : room;
	p->title = wrap(l, ROLE_TITLE, thing_label(&p->journey->thing), title_room);
	p->title_y = y + font_ascent(role_font(ROLE_TITLE));
	double left = y + (double)p->title.len * line_height(ROLE_TITLE);
	p->subtitle = wrap(l, ROLE_SUBTITLE, subtitle_of(l), title_room);
	p->subtitle_y = left + 2 + font_ascent(role_font(ROLE_SUBTITLE));
	left += (double)p->subtitle.len * line_height(ROLE_SUBTITLE) + 4;
	double meta_height = (double)p->meta.len * line_height(ROLE_META);
	if (!beside) {
		p->meta = wrap(l, ROLE_META, meta, room);
		p->meta_y = left + 4 + font_ascent(role_font(ROLE_META));
		return left + 4 + (double)p->meta.len * line_height(ROLE_META) + 16;
	}
	double bottom = left > y + meta_height ? left : y + meta_height;
	if (p->logo_height > 0 && bottom < p->margin - 8 + p->logo_height)
		bottom = p->margin - 8 + p->logo_height;
	p->meta_y = bottom - meta_height + font_ascent(role_font(ROLE_META));
	return bottom + 18;
}

/* ---- cards ---- */

static struct header_card *add_card(struct layout *l, struct str kicker)
{
	struct header_card c = { .kicker = str_upper(l->arena, kicker) };
	VEC_PUSH(l->arena, &l->plan->header_cards, c);
	return &l->plan->header_cards.at[l->plan->header_cards.len - 1];
}

static void add_block(struct layout *l, struct header_card *c, enum role role, struct str text)
{
	struct block b = { .role = role, .text = text };
	if (text.len)
		VEC_PUSH(l->arena, &c->blocks, b);
}

static struct str texts_joined(struct layout *l, const struct texts *texts)
{
	return join(l, "; ", texts->list.at, texts->list.len);
}

static void persona_card(struct layout *l, const struct persona *p)
{
	const struct locale *words = l->plan->locale;
	struct header_card *c = add_card(l, label(words, LABEL_persona));
	c->persona = p;
	c->has_avatar = true;
	struct str age = p->age.len && p->age.at[0] >= '0' && p->age.at[0] <= '9' && p->age.len < 4
		? str_fmt(l->arena, "%.*s %.*s", STR_ARG(p->age), STR_ARG(label(words, LABEL_unit_years))) : p->age;
	bool name_has_age = p->age.len && thing_label(&p->thing).len > p->age.len && str_find(thing_label(&p->thing), ',') < thing_label(&p->thing).len;
	struct str name[] = { thing_label(&p->thing), name_has_age || str_is(STR("en"), words->code) == false || !p->age.len ? (name_has_age ? (struct str){ 0 } : age) : p->age };
	add_block(l, c, ROLE_HEADING, join(l, ", ", name, 2));
	struct str facts[] = { p->role, p->location, p->segment ? locale_name(words, &p->segment->thing) : (struct str){ 0 } };
	add_block(l, c, ROLE_BODY, join(l, " · ", facts, 3));
	add_block(l, c, ROLE_BODY, p->about);
	add_block(l, c, ROLE_GOAL, pair(l, LABEL_wants, texts_joined(l, &p->goals)));
	add_block(l, c, ROLE_GOAL, pair(l, LABEL_needs, texts_joined(l, &p->needs)));
	add_block(l, c, ROLE_GOAL, pair(l, LABEL_expects, texts_joined(l, &p->expects)));
	add_block(l, c, ROLE_GOAL, pair(l, LABEL_frustrations, texts_joined(l, &p->frustrations)));
	add_block(l, c, ROLE_GOAL, pair(l, LABEL_prefers, labels_of(l, &p->prefers, ", ")));
	FOR_EACH(struct saying, q, p->quotes)
		add_block(l, c, ROLE_ITALIC, locale_quoted(words, l->arena, q->thing.text));
}

static struct str goal_figures(struct layout *l, const struct goal *g)
{
	const struct locale *words = l->plan->locale;
	struct str from = g->from.given ? locale_value(words, l->arena, g->from) : (struct str){ 0 };
	struct str to = g->to.given ? locale_value(words, l->arena, g->to) : (struct str){ 0 };
	struct str way[] = { from, to };
	struct str figures = join(l, " → ", way, 2);
	if (g->metric && figures.len)
		figures = str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(locale_name(words, &g->metric->thing)), words->colon, STR_ARG(figures));
	struct str parts[] = { figures, g->by.year ? say(l, LABEL_by_date, locale_date(words, l->arena, g->by)) : (struct str){ 0 } };
	return join(l, " · ", parts, 2);
}

static void goal_card(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	if (!j->goals.len)
		return;
	struct header_card *c = add_card(l, label(l->plan->locale, LABEL_goal));
	FOR_EACH(struct goal, g, j->goals) {
		add_block(l, c, ROLE_STRONG, g->thing.text);
		add_block(l, c, ROLE_GOAL, goal_figures(l, g));
	}
}

static void why_card(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	if (!j->whys.len && !j->scenario.len)
		return;
	struct header_card *c = add_card(l, label(l->plan->locale, j->whys.len ? LABEL_why : LABEL_scenario));
	FOR_EACH(struct thing, why, j->whys)
		if (!is_left_out(l, why))
			add_block(l, c, ROLE_BODY, why->text);
	add_block(l, c, ROLE_GOAL, j->whys.len ? pair(l, LABEL_scenario, j->scenario) : j->scenario);
}

static void measure_card(struct layout *l, const struct measure *m)
{
	const struct locale *words = l->plan->locale;
	struct value value = measure_value(m), target = measure_target(m);
	if (!m->metric || !value.given)
		return;
	struct header_card *c = add_card(l, locale_name(words, &m->metric->thing));
	c->measure = m;
	add_block(l, c, ROLE_NUMBER, locale_value(words, l->arena, value));
	struct block bar = { .role = ROLE_TAG, .mark = MARK_BAR, .measure = m };
	VEC_PUSH(l->arena, &c->blocks, bar);
	if (target.given)
		add_block(l, c, ROLE_SMALL, say(l, LABEL_target, locale_value(words, l->arena, target)));
}

/* A metric that is declared with a value speaks for the whole journey; one that the journey measures itself comes first. */
static void measure_cards(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	FOR_EACH(struct measure, m, j->measures)
		measure_card(l, m);
	FOR_EACH(struct metric, metric, l->plan->map->metrics) {
		bool measured = false;
		FOR_EACH(struct measure, m, j->measures)
			measured |= m->metric == metric;
		if (measured || !metric->value.given)
			continue;
		struct measure *m = ARENA_NEW(l->arena, struct measure);
		m->thing.kind = KIND_MEASURE;
		m->metric = metric;
		measure_card(l, m);
	}
}

/* ---- in rows ---- */

static double least_width(struct layout *l, const struct header_card *c)
{
	if (c->measure) {
		double kicker = width_of(l, ROLE_KICKER, c->kicker) + 2 * CARD_PADDING + 2;
		double widest = kicker > MEASURE_WIDTH ? kicker : MEASURE_WIDTH;
		for (size_t i = 0; i < c->blocks.len; i++) {
			double need = c->blocks.at[i].text.len ? width_of(l, c->blocks.at[i].role, c->blocks.at[i].text) + 2 * CARD_PADDING + 2 : 0;
			widest = need > widest ? need : widest;
		}
		return widest > 260 ? 260 : widest;
	}
	return TEXT_CARD_LEAST + (c->has_avatar ? 60 : 0);
}

static double set_card(struct layout *l, struct header_card *c)
{
	double left = CARD_PADDING + (c->has_avatar ? AVATAR + 14 : 0);
	struct lines kicker = wrap(l, ROLE_KICKER, c->kicker, c->width - left - CARD_PADDING);
	c->kicker_y = 12 + font_ascent(role_font(ROLE_KICKER));
	double y = 12 + line_height(ROLE_KICKER) * (double)(kicker.len ? kicker.len : 1) + 3;
	struct block k = { .role = ROLE_KICKER, .lines = kicker, .x = left, .y = c->kicker_y, .text = c->kicker };
	y = blocks_set(l, c->blocks.at, c->blocks.len, left, y, c->width - left - CARD_PADDING) + 12;
	VEC_PUSH(l->arena, &c->blocks, k); /* last, already set: drawn like the others */
	double least = c->has_avatar ? AVATAR + 24 : 60;
	return y > least ? y : least;
}

/* Cards fill each row: those of text share what is left; a row of figures alone stays at the left. */
static double place_row(struct layout *l, size_t first, size_t last, double y, double width)
{
	struct plan *p = l->plan;
	double used = (double)(last - first) * CARD_GAP, height = 0, x = p->margin;
	size_t texts = 0;
	for (size_t i = first; i <= last; i++) {
		struct header_card *c = &p->header_cards.at[i];
		c->width = least_width(l, c);
		used += c->width;
		texts += !c->measure;
	}
	double left = width - used;
	for (size_t i = first; i <= last; i++) {
		struct header_card *c = &p->header_cards.at[i];
		double more = !c->measure ? left / (double)texts : 0;
		if (c->persona && texts > 1 && c->width + more > PERSONA_MOST)
			more = PERSONA_MOST - c->width > 0 ? PERSONA_MOST - c->width : 0;
		if (!c->measure) {
			texts--;
			left -= more;
		}
		c->width += more;
		c->x = x;
		c->y = y;
		x += c->width + CARD_GAP;
		c->height = set_card(l, c);
		height = c->height > height ? c->height : height;
	}
	for (size_t i = first; i <= last; i++)
		p->header_cards.at[i].height = height;
	return y + height;
}

static double place_rows(struct layout *l, double y)
{
	struct plan *p = l->plan;
	double width = p->width - 2 * p->margin;
	size_t first = 0;
	while (first < p->header_cards.len) {
		double used = least_width(l, &p->header_cards.at[first]);
		size_t last = first;
		while (last + 1 < p->header_cards.len) {
			double next = least_width(l, &p->header_cards.at[last + 1]);
			bool starts_figures = p->header_cards.at[last + 1].measure && !p->header_cards.at[last].measure;
			size_t figures = p->header_cards.len - last - 1;
			if (starts_figures && used + (double)figures * (MEASURE_WIDTH + CARD_GAP) > width && figures > 1)
				break; /* figures stay together */
			if (used + CARD_GAP + next > width || last - first + 1 >= ROW_PER + 2)
				break;
			used += CARD_GAP + next;
			last++;
		}
		y = place_row(l, first, last, y, width) + CARD_GAP;
		first = last + 1;
	}
	return y;
}

void header_place(struct layout *l)
{
	struct plan *p = l->plan;
	double y = place_title(l);
	FOR_EACH(struct persona, persona, p->journey->personas)
		persona_card(l, persona);
	why_card(l);
	goal_card(l);
	measure_cards(l);
	p->strip_y = place_rows(l, y) + 4;
}
