/* personas.c — what stands on a persona's sheet, and where: the person at the left, panels beside them, the curve below.
 * Knows nothing of colours. */
#include "view/personas.h"

#include <math.h>

enum { SHEET_LEAST = 1128, WHO_WIDTH = 300, WHO_MOST = 440, WHO_GAP = 18, PANEL_LEAST = 240, PAINS_MOST = 40, SHEET_GAP = 24 };

/* ---- who ---- */

static void add_who(struct layout *l, struct persona_sheet *s, enum role role, struct str text, struct span span)
{
	if (!text.len)
		return;
	struct block *more = arena_grow(l->arena, s->who, s->who_len * sizeof *more, (s->who_len + 1) * sizeof *more);
	more[s->who_len++] = (struct block){ .role = role, .text = text, .span = span };
	s->who = more;
}

/* `at`: where its words stand; its certainty is that of t. */
static void add_claim(struct layout *l, struct persona_sheet *s, enum role role, struct str text, const struct thing *t, struct span at)
{
	struct str parts[] = { text, layout_claim_words(l, t) };
	add_who(l, s, role, layout_items(l, parts, 2), at);
}

static void collect_who(struct layout *l, struct persona_sheet *s)
{
	const struct persona *p = s->persona;
	const struct locale *words = l->plan->locale;
	add_who(l, s, ROLE_NUMBER, persona_title(l, p), (struct span){ 0 });
	struct str facts[] = { p->role, p->location };
	add_who(l, s, ROLE_STRONG, layout_items(l, facts, 2), thing_statement_at(&p->thing, p->role.len ? KIND_ROLE : KIND_LOCATION));
	if (p->segment)
		add_who(l, s, ROLE_GOAL, locale_pair(words, l->arena, LABEL_segment, segment_label(l, p->segment)), thing_declared_at(&p->segment->thing));
	add_claim(l, s, ROLE_BODY, p->about, &p->thing, thing_statement_at(&p->thing, KIND_ABOUT));
	FOR_EACH(struct saying, q, p->quotes)
		add_claim(l, s, words->slants ? ROLE_ITALIC : ROLE_GOAL, layout_saying_text(l, q), &q->thing, q->thing.span);
}

/* ---- panels ---- */

static struct card *add_panel(struct layout *l, struct persona_sheet *s, enum card_style style, enum label heading)
{
	struct card *c = card_new(l, &s->panels, style, NULL);
	card_add(l, c, ROLE_KICKER, str_upper(l->arena, label(l->plan->locale, heading)));
	return c;
}

static struct card *add_claims_panel(struct layout *l, struct persona_sheet *s, enum card_style style, enum label heading, const struct thing *first)
{
	struct card *c = card_new(l, &s->panels, style, NULL);
	struct str parts[] = { label(l->plan->locale, heading), layout_doubt(l, first) };
	c->certainty = certainty_of(l->plan->journey, first);
	card_add(l, c, ROLE_KICKER, str_upper(l->arena, layout_items(l, parts, 2)));
	return c;
}

static void add_texts(struct layout *l, struct persona_sheet *s, enum label heading, const struct things *things)
{
	struct card *c = NULL;
	FOR_EACH(struct thing, t, *things) {
		c = c ? c : add_panel(l, s, CARD_PANEL, heading);
		block_of(card_mark(l, c, ROLE_BODY, MARK_POINT, layout_text(l, t)), t);
	}
}

static void add_channels(struct layout *l, struct persona_sheet *s)
{
	const struct persona *p = s->persona;
	struct card *c = p->prefers.len ? add_panel(l, s, CARD_PANEL, LABEL_prefers) : NULL;
	FOR_EACH(struct channel, channel, p->prefers) {
		struct block *b = card_mark(l, c, ROLE_BODY, MARK_CHANNEL, locale_name(l->plan->locale, &channel->thing));
		if (block_at(b, thing_statement_at(&p->thing, KIND_PREFERS)))
			b->channel = channel;
	}
}

struct their { /* what this journey holds of theirs */
	struct layout *l;
	const struct persona *persona;
	struct things pains, gains;
};

static void note_theirs(void *context, const struct thing *t)
{
	struct their *w = context;
	const struct things *by = t->kind == KIND_PAIN ? &((const struct pain *)t)->by : t->kind == KIND_GAIN ? &((const struct gain *)t)->by : NULL;
	if (by && things_are_of(by, w->persona))
		VEC_PUSH(w->l->arena, t->kind == KIND_PAIN ? &w->pains : &w->gains, (struct thing *)t);
}

static void add_pain(struct layout *l, struct card *c, const struct pain *pain)
{
	struct block *b = block_of(card_add(l, c, ROLE_BODY, thing_label(&pain->thing)), &pain->thing);
	if (b)
		b->is_item = true;
	if (b && pain->severity) {
		b->mark = MARK_DOTS;
		b->count = (int)pain->severity;
	}
}

static void add_more(struct layout *l, struct card *c, size_t more)
{
	if (more)
		card_add(l, c, ROLE_TAG, label_with(l->plan->locale, l->arena, LABEL_more, layout_count(l, more)));
}

/* The worst first, those alike in the order of the journey; those as sure as each other in a panel of their own, whose edge says so. */
static void add_pains_of(struct layout *l, struct persona_sheet *s, const struct things *pains, enum certainty certainty)
{
	struct card *c = NULL;
	size_t shown = 0, all = 0;
	for (int severity = LEVEL_HIGH; severity >= LEVEL_NONE; severity--)
		FOR_EACH(struct pain, pain, *pains) {
			if ((int)pain->severity != severity || certainty_of(l->plan->journey, &pain->thing) != certainty || all++ >= PAINS_MOST)
				continue;
			c = c ? c : add_claims_panel(l, s, CARD_PAIN, LABEL_lane_pains, &pain->thing);
			add_pain(l, c, pain);
			shown++;
		}
	if (c)
		add_more(l, c, all - shown);
}

static void add_gains_of(struct layout *l, struct persona_sheet *s, const struct things *gains, enum certainty certainty)
{
	struct card *c = NULL;
	size_t all = 0;
	FOR_EACH(struct gain, gain, *gains) {
		if (certainty_of(l->plan->journey, &gain->thing) != certainty || all++ >= PAINS_MOST)
			continue;
		c = c ? c : add_claims_panel(l, s, CARD_GAIN, LABEL_lane_gains, &gain->thing);
		block_of(card_mark(l, c, ROLE_BODY, MARK_POINT, thing_label(&gain->thing)), &gain->thing);
	}
	if (c)
		add_more(l, c, all > PAINS_MOST ? all - PAINS_MOST : 0);
}

static void collect_panels(struct layout *l, struct persona_sheet *s)
{
	const struct persona *p = s->persona;
	struct their their = { .l = l, .persona = p };
	journey_walk(l->plan->journey, note_theirs, &their);
	add_texts(l, s, LABEL_wants, &p->goals);
	add_texts(l, s, LABEL_needs, &p->needs);
	add_texts(l, s, LABEL_expects, &p->expects);
	add_texts(l, s, LABEL_motivations, &p->motivations);
	add_texts(l, s, LABEL_behaviours, &p->behaviors);
	add_channels(l, s);
	add_texts(l, s, LABEL_frustrations, &p->frustrations);
	for (int certainty = CERTAINTY_UNSAID; certainty <= CERTAINTY_PREDICTED; certainty++)
		add_pains_of(l, s, &their.pains, (enum certainty)certainty);
	for (int certainty = CERTAINTY_UNSAID; certainty <= CERTAINTY_PREDICTED; certainty++)
		add_gains_of(l, s, &their.gains, (enum certainty)certainty);
}

/* ---- places ---- */

struct columns { /* of panels */
	size_t count;
	double each;     /* how wide one is */
	double *ends;    /* of each column */
	size_t *of_card; /* the column of each panel */
};

size_t panels_beside(struct layout *l, const struct persona_sheet *s, double width)
{
	size_t fit = (size_t)((width + PAGE_GAP) / (PANEL_LEAST + PAGE_GAP)), panels = s->panels.cards.len, count = fit < 1 || !panels ? 1 : fit > panels ? panels : fit;
	double word = 0;
	for (size_t i = 0; i < panels; i++)
		word = fmax(word, card_longest_word(l, s->panels.cards.at[i]));
	while (count > 1 && (width + PAGE_GAP) / (double)count - PAGE_GAP < word) /* fewer columns rather than a broken word */
		count--;
	return count;
}

static struct columns columns_for(struct layout *l, const struct persona_sheet *s, double width)
{
	size_t panels = s->panels.cards.len;
	struct columns c = { .count = panels_beside(l, s, width) };
	c.each = (width + PAGE_GAP) / (double)c.count - PAGE_GAP;
	c.ends = arena_alloc(l->arena, c.count * sizeof *c.ends);
	c.of_card = arena_alloc(l->arena, panels * sizeof *c.of_card);
	return c;
}

static size_t highest_column(const struct columns *c)
{
	size_t highest = 0;
	for (size_t k = 1; k < c->count; k++)
		highest = c->ends[k] < c->ends[highest] ? k : highest;
	return highest;
}

/* The tallest first, each to the column that ends highest: so the columns end about level. */
static void share_out(struct layout *l, struct persona_sheet *s, struct columns *c)
{
	size_t panels = s->panels.cards.len;
	bool *taken = arena_alloc(l->arena, panels * sizeof *taken);
	for (size_t i = 0; i < panels; i++)
		card_measure(l, s->panels.cards.at[i], c->each);
	for (size_t n = 0; n < panels; n++) {
		size_t tallest = panels, column = highest_column(c);
		for (size_t i = 0; i < panels; i++)
			if (!taken[i] && (tallest == panels || s->panels.cards.at[i]->height > s->panels.cards.at[tallest]->height))
				tallest = i;
		taken[tallest] = true;
		c->of_card[tallest] = column;
		c->ends[column] += s->panels.cards.at[tallest]->height + PAGE_GAP;
	}
}

/* In each column the panels keep their order, and the columns stand by their first. */
static double place_panels(struct layout *l, struct persona_sheet *s, double x, double y, double width)
{
	if (!s->panels.cards.len)
		return y;
	struct columns c = columns_for(l, s, width);
	share_out(l, s, &c);
	size_t *rank = arena_alloc(l->arena, c.count * sizeof *rank), met = 0;
	double *ends = arena_alloc(l->arena, c.count * sizeof *ends), bottom = y;
	for (size_t i = 0; i < s->panels.cards.len; i++) {
		struct card *card = s->panels.cards.at[i];
		size_t column = c.of_card[i];
		if (ends[column] == 0) {
			rank[column] = met++;
			ends[column] = y;
		}
		card->x = x + (double)rank[column] * (c.each + PAGE_GAP);
		card->y = ends[column];
		ends[column] += card->height + PAGE_GAP;
		bottom = layout_at_least(bottom, ends[column] - PAGE_GAP);
	}
	return bottom;
}

/* Little text stands beside the portrait, more below it. */
static double place_who(struct layout *l, struct persona_sheet *s, double width)
{
	double beside = SHEET_PADDING + 2 * PORTRAIT + WHO_GAP, room = width - 2 * PORTRAIT - WHO_GAP;
	double height = blocks_set(l, s->who, s->who_len, beside, 0, room), top = SHEET_PADDING + PORTRAIT - height / 2;
	if (height <= 2 * PORTRAIT) {
		blocks_set(l, s->who, s->who_len, beside, top, room);
		return SHEET_PADDING + 2 * PORTRAIT;
	}
	return blocks_set(l, s->who, s->who_len, SHEET_PADDING, SHEET_PADDING + 2 * PORTRAIT + 12, width);
}

/* No word of a name or a role is broken where the panels can spare what it needs. */
static double who_width(struct layout *l, const struct persona_sheet *s)
{
	double word = 0;
	for (size_t i = 0; i < s->who_len; i++)
		word = fmax(word, text_longest_word(l->plan->ruler, role_font(s->who[i].role), s->who[i].text) + block_indent(l, &s->who[i]) + 1);
	return fmax(fmin(word, WHO_MOST), WHO_WIDTH);
}

static void place_sheet(struct layout *l, struct persona_sheet *s, double y, double width)
{
	bool is_alone = !s->panels.cards.len;
	s->x = l->plan->margin;
	s->y = y;
	s->width = width;
	double beside = who_width(l, s), who = place_who(l, s, is_alone ? width - 2 * SHEET_PADDING : beside);
	double left = SHEET_PADDING + beside + 28;
	double panels = place_panels(l, s, left, SHEET_PADDING, width - left - SHEET_PADDING);
	s->height = layout_at_least(who, panels) + SHEET_PADDING;
	if (s->traces.len)
		s->height = trace_place(l, &s->traces.at[0], width, s->height) + SHEET_PADDING;
}

void personas_collect(struct personas *p)
{
	struct things list = page_personas(&p->l);
	for (size_t i = 0; i < list.len; i++) {
		const struct persona *who = (const struct persona *)list.at[i];
		struct persona_sheet s = { .persona = who, .index = (list.len < 2 ? curve_index_of : curve_number_of)(&p->l, who) };
		s.picture = s.persona->image ? s.persona->image->bytes : (struct str){ 0 };
		collect_who(&p->l, &s);
		collect_panels(&p->l, &s);
		trace_collect(&p->l, &s);
		VEC_PUSH(p->l.arena, &p->sheets, s);
	}
}

static void note_panel(struct shown_curves *shown, bool *dots, const struct card *panel)
{
	legend_note_card(&shown->basis, panel);
	for (size_t i = 0; i < panel->blocks.len; i++)
		*dots |= panel->blocks.at[i].mark == MARK_DOTS;
}

void personas_add_legend(struct personas *p)
{
	struct shown_curves shown = { 0 };
	bool dots = false;
	for (size_t i = 0; i < p->sheets.len; i++) {
		const struct persona_sheet *s = &p->sheets.at[i];
		for (size_t k = 0; k < s->traces.len; k++)
			if (s->traces.at[k].feelings.curves && persona_shows(p, i, TRACES_BAND, k))
				legend_note_curves(&shown, s->traces.at[k].feelings.curves);
		for (size_t k = 0; k < s->panels.cards.len; k++)
			if (persona_shows(p, i, PANELS_BAND, k))
				note_panel(&shown, &dots, s->panels.cards.at[k]);
	}
	struct legend_item moment = { .kind = LEGEND_STAR, .text = label(p->l.plan->locale, LABEL_moment) };
	struct legend_item severity = { .kind = LEGEND_DOTS, .text = label(p->l.plan->locale, LABEL_severity) };
	if (shown.star)
		legend_add(&p->l, moment);
	if (dots)
		legend_add(&p->l, severity);
	legend_add_curves(&p->l, &shown);
	legend_add_basis(&p->l, shown.basis);
}

void personas_place(struct personas *p)
{
	struct plan *plan = p->l.plan;
	plan->label_width = 0; /* nothing to repeat at a page's left */
	page_note_channels(&p->l);
	personas_collect(p);
	double width = p->sheets.len ? SHEET_LEAST : PAGE_LEAST - 2 * plan->margin;
	for (size_t i = 0; i < p->sheets.len; i++)
		if (p->sheets.at[i].traces.len)
			width = layout_at_least(width, trace_least_width(&p->l, &p->sheets.at[i].traces.at[0]));
	plan->width = width + 2 * plan->margin;
	double y = plan->strip_y = title_place(&p->l, label(plan->locale, LABEL_view_personas));
	for (size_t i = 0; i < p->sheets.len; i++) {
		place_sheet(&p->l, &p->sheets.at[i], y, width);
		y += p->sheets.at[i].height + SHEET_GAP;
	}
	plan->footer_y = p->sheets.len ? y : y + 60;
	personas_add_legend(p);
	footer_set(&p->l, unshown_foot(&p->l, ON_PERSONAS, NULL));
}

static void draw_placed(const void *personas, struct drawing *d)
{
	personas_draw(personas, d);
}

struct scene *view_personas(const struct view_request *r, struct view_report *report)
{
	(void)report;
	struct personas p = { .l = page_begin(r) };
	personas_place(&p);
	struct scene *s = page_draw(r, p.l.plan, draw_placed, &p);
	page_finish(&p.l);
	return s;
}
