/* phrases.c — the words of a comparison: patterns filled, things named, their properties behind them. Whatever comes from a map
 * becomes one line without control characters here, so that no output can be steered by a text. */
#include "diff/work.h"

struct str diff_kind_word(struct diff *d, enum statement_kind kind)
{
	return locale_word(d->locale, kind);
}

/* What an opportunity is for it answers; what a step or a gain is for it realises. */
struct str diff_property_word(struct diff *d, const struct thing *t, enum statement_kind property)
{
	bool realises = property == KIND_FOR && t && (t->kind == KIND_STEP || t->kind == KIND_GAIN);
	return realises ? label(d->locale, LABEL_word_realises) : diff_kind_word(d, property);
}

/* ---- texts ---- */

static bool is_blank_or_control(uint32_t code)
{
	return code <= ' ' || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

static bool is_tidy(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c < ' ' || c == 0x7F || c == 0xC2 || c == 0xE2 || (c == ' ' && (i == 0 || i + 1 == text.len || text.at[i + 1] == ' ')))
			return false;
	}
	return true;
}

struct str diff_tidy_text(struct diff *d, struct str text)
{
	struct buf b = { 0 };
	bool blank_waits = false;
	if (is_tidy(text))
		return text;
	for (size_t i = 0; i < text.len;) {
		uint32_t code = utf8_next(text, &i);
		if (is_blank_or_control(code)) {
			blank_waits = true;
			continue;
		}
		if (blank_waits && b.len)
			buf_char(&b, ' ');
		blank_waits = false;
		buf_utf8(&b, code == UTF8_BAD ? 0xFFFD : code);
	}
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

struct str diff_quoted_text(struct diff *d, struct str text)
{
	return locale_quoted(d->locale, &d->arena, diff_tidy_text(d, text));
}

struct str diff_becomes_text(struct diff *d, struct str from, struct str to)
{
	/* Where one reads from the right, numbers with signs would join into one text from the left; isolates are no text for a terminal. */
	const char *mark = d->locale->is_rtl ? "\u200F" : "";
	return str_fmt(&d->arena, "%.*s %s%s%s %.*s", STR_ARG(from), mark, d->locale->becomes, mark, STR_ARG(to));
}

struct str diff_word_and(struct diff *d, enum statement_kind kind, struct str value)
{
	return str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(diff_kind_word(d, kind)), d->locale->colon, STR_ARG(value));
}

/* ---- things ---- */

/* Where no blank parts a name from the word before it, quotation marks do: 測定値「NPS」. */
static bool runs_into(struct diff *d, struct str called)
{
	struct str joint = label(d->locale, LABEL_diff_noun);
	size_t at = 0;
	bool begins_with_letter = called.len && unicode_is_word(utf8_next(called, &at)) && unicode_digit(utf8_next(called, &(size_t){ 0 })) < 0;
	for (at = 0; at < called.len && !str_starts(str_slice(called, at, called.len), d->locale->open); at++)
		;
	return str_find(joint, ' ') == joint.len && begins_with_letter && at == called.len;
}

struct str diff_named(struct diff *d, enum statement_kind kind, struct str called)
{
	return FILL(d, diff_noun, diff_kind_word(d, kind), runs_into(d, called) ? locale_quoted(d->locale, &d->arena, called) : called);
}

/* "remark “no pain point”" */
static struct str remark_of_none(struct diff *d, struct str of)
{
	return FILL(d, diff_remark, diff_quoted_text(d, FILL(d, diff_none_of, of)));
}

/* "pain point “…”" */
struct str diff_thing_phrase(struct diff *d, const struct thing *t)
{
	struct str called = diff_thing_label(d, t);
	if (t->kind == KIND_NO)
		return remark_of_none(d, called);
	if (t->kind == KIND_REQUIRE || t->kind == KIND_WHERE) /* words and signs, which would run on from the noun */
		called = diff_quoted_text(d, called);
	return called.len ? diff_named(d, t->kind, called) : diff_kind_word(d, t->kind);
}

enum { FACTS_MOST = 24, LINE_MOST = 160 };

struct bracketed { /* what stands in brackets behind a thing */
	struct str at[FACTS_MOST];
	size_t len, bytes, most; /* most: bytes that may be filled; 0: any number */
	size_t more;             /* facts that found no room */
};

static void add_fact(struct bracketed *f, struct str fact)
{
	bool is_full = f->len + 1 >= FACTS_MOST || (f->most && f->len && f->bytes + fact.len > f->most);
	if (!fact.len)
		return;
	f->more += is_full;
	if (is_full)
		return;
	f->at[f->len++] = fact;
	f->bytes += fact.len;
}

static void add_how_many_more(struct diff *d, struct bracketed *f)
{
	if (f->more)
		f->at[f->len++] = label_with(d->locale, &d->arena, LABEL_more, str_fmt(&d->arena, "%zu", f->more));
}

/* Its label says these already. */
static bool is_in_the_label(enum statement_kind thing, enum statement_kind property)
{
	return property == KIND_OF || property == KIND_FEEL_AND || property == KIND_FEEL_TO || property == KIND_FEEL_OR || (thing == KIND_FEEL && property == KIND_FEEL);
}

static void add_quantity(struct diff *d, struct bracketed *f, const struct thing *q)
{
	if (q)
		add_fact(f, diff_word_and(d, q->kind, diff_thing_label(d, q)));
}

static struct str pair_of(struct diff *d, struct str word, struct str said)
{
	return str_fmt(&d->arena, "%.*s%s%.*s", STR_ARG(word), d->locale->colon, STR_ARG(said));
}

static void add_property(struct diff *d, struct bracketed *f, const struct thing *t, const struct field *row)
{
	const void *member = (const char *)t + row->offset;
	if (inline_value(row->kind))
		add_quantity(d, f, pointer_at(member));
	if (field_holds_things(row) || is_in_the_label(t->kind, row->kind) || diff_member_is_empty(member, row->type))
		return;
	if (row->type == MEMBER_BOOL)
		add_fact(f, diff_kind_word(d, row->kind));
	else
		add_fact(f, pair_of(d, diff_property_word(d, t, row->kind), diff_member_text(d, member, row->type, row->kind, 0)));
}

static void add_arguments(struct diff *d, struct bracketed *f, const struct thing *t)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *row = &ARG_FIELDS[i];
		const void *member = (const char *)t + row->offset;
		bool is_value = row->type == MEMBER_VALUE || row->type == MEMBER_DATE || row->type == MEMBER_TEXTS || row->type == MEMBER_STR || t->kind == KIND_RULE;
		if (row->kind == t->kind && is_value && t->kind != KIND_REQUIRE && t->kind != KIND_WHERE && !diff_member_is_empty(member, row->type))
			add_fact(f, diff_member_text(d, member, row->type, row->kind, row->slot));
	}
}

/* ---- what stands in a journey, a stage or a step that came or went ---- */

struct contents {
	struct diff *d;
	struct bracketed *facts;
};

/* What did not come or go with it is told where it is now. */
static bool has_partner(const struct diff *d, const struct thing *t)
{
	return diff_new_of(d, t) || diff_old_of(d, t);
}

static bool has_a_line(enum statement_kind kind)
{
	return kind == KIND_STAGE || kind == KIND_STEP || kind == KIND_PAIN || kind == KIND_OPPORTUNITY;
}

static void add_content(void *context, const struct field *f, struct thing *t)
{
	struct contents *c = context;
	(void)f;
	const struct things *touchpoints = t->kind == KIND_AT ? &((struct touch *)t)->touchpoints : NULL;
	if (has_partner(c->d, t) || has_a_line(t->kind) || inline_value(t->kind)) /* of these the value is told already */
		return;
	for (size_t i = 0; touchpoints && i < touchpoints->len; i++)
		add_fact(c->facts, diff_thing_label(c->d, touchpoints->at[i]));
	if (t->kind == KIND_FEEL)
		add_fact(c->facts, diff_feeling_text(c->d, (struct feeling *)t));
	else if (t->kind == KIND_MOMENT && !t->text.len)
		add_fact(c->facts, label(c->d->locale, LABEL_moment));
	else if (!touchpoints)
		add_fact(c->facts, diff_thing_phrase(c->d, t));
}

static bool is_asked_for_first(enum statement_kind kind, const enum statement_kind *first, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (first[i] == kind)
			return true;
	return false;
}

/* As long as the line stays readable, in the order in which a reader would ask for it. */
static void add_contents(struct diff *d, struct bracketed *f, const struct thing *t)
{
	static const enum statement_kind FIRST[] = {
		KIND_AT, KIND_FEEL, KIND_MOMENT, KIND_STAGE_GOAL, KIND_DROP, KIND_WAIT, KIND_TAKES, KIND_EXIT, KIND_THINK, KIND_QUOTE, KIND_KEYWORD, KIND_GAIN,
	};
	enum { FIRST_COUNT = sizeof FIRST / sizeof *FIRST };
	struct contents c = { d, f };
	for (size_t i = 0; i <= FIRST_COUNT; i++)
		for (const uint16_t *row = d->work->rows[t->kind]; *row != FIELD_COUNT; row++) {
			enum statement_kind kind = FIELDS[*row].kind;
			if (i < FIRST_COUNT ? FIRST[i] != kind : is_asked_for_first(kind, FIRST, FIRST_COUNT))
				continue;
			add_property(d, f, t, &FIELDS[*row]);
			diff_row_walk(&FIELDS[*row], t, add_content, &c);
		}
}

/* ---- what stands in a pain point, an action or a question that came or went ---- */

static struct str effect_text(struct diff *d, const struct effect *e)
{
	struct str parts[] = { e->metric ? diff_thing_label(d, &e->metric->thing) : (struct str){ 0 }, locale_effect(d->locale, &d->arena, e) };
	return parts[0].len ? str_fmt(&d->arena, "%.*s %.*s", STR_ARG(parts[0]), STR_ARG(parts[1])) : parts[1];
}

/* "reason: “No time” (source: Interviews)" */
static void add_held(void *context, const struct field *f, struct thing *t)
{
	struct contents *c = context;
	struct diff *d = c->d;
	if (!field_holds_things(f) || has_partner(d, t) || inline_value(t->kind) || is_in_the_label(t->parent ? t->parent->kind : KIND_NONE, t->kind) || has_a_line(t->kind))
		return;
	struct str said = t->kind == KIND_EFFECT ? effect_text(d, (const struct effect *)t) : diff_thing_label(d, t);
	struct str facts = t->kind == KIND_EFFECT ? (struct str){ 0 } : diff_thing_facts(d, t);
	said = facts.len ? FILL(d, diff_with, said, facts) : said;
	add_fact(c->facts, pair_of(d, diff_kind_word(d, t->kind), said));
}

/* Where it is known from: a future is not observed. */
static void add_sources(struct diff *d, struct bracketed *f, const struct thing *t)
{
	if (!d->options.is_future && t->basis.sources.len)
		add_fact(f, pair_of(d, diff_kind_word(d, KIND_FROM), diff_member_text(d, &t->basis.sources, MEMBER_THINGS, KIND_FROM, 0)));
}

static bool tells_reasons(const struct thing *t)
{
	return t->kind != KIND_FEEL && t->kind != KIND_FEEL_AND && t->kind != KIND_FEEL_TO && t->kind != KIND_FEEL_OR; /* its words do */
}

struct counts {
	const struct diff *d;
	size_t of[KIND_COUNT];
};

static void count_content(void *context, const struct field *f, struct thing *t)
{
	struct counts *c = context;
	c->of[f->kind] += !has_partner(c->d, t);
}

/* A journey holds too much to be told in a line. */
static void add_counts(struct diff *d, struct bracketed *f, const struct thing *t)
{
	static const struct {
		enum statement_kind kind;
		enum label label;
	} COUNTED[] = {
		{ KIND_STAGE, LABEL_diff_stages }, { KIND_GAIN, LABEL_lane_gains }, { KIND_MEASURE, LABEL_lane_measures }, { KIND_ACTION, LABEL_lane_plan },
	};
	struct counts c = { .d = d };
	diff_children_walk(d, t->kind, t, count_content, &c);
	for (size_t i = 0; i < sizeof COUNTED / sizeof *COUNTED; i++)
		if (c.of[COUNTED[i].kind])
			add_fact(f, locale_pair(d->locale, &d->arena, COUNTED[i].label, str_fmt(&d->arena, "%zu", c.of[COUNTED[i].kind])));
}

static void add_all(struct diff *d, struct bracketed *f, const struct thing *t)
{
	struct contents c = { d, f };
	for (const uint16_t *row = d->work->rows[t->kind]; *row != FIELD_COUNT; row++) {
		add_property(d, f, t, &FIELDS[*row]);
		if (tells_reasons(t))
			diff_row_walk(&FIELDS[*row], t, add_held, &c);
	}
}

struct str diff_thing_facts(struct diff *d, const struct thing *t)
{
	bool is_place = t->kind == KIND_STAGE || t->kind == KIND_STEP;
	struct bracketed facts = { .most = is_place ? LINE_MOST : 0 };
	add_arguments(d, &facts, t);
	if (t->kind == KIND_JOURNEY)
		add_counts(d, &facts, t);
	else if (is_place)
		add_contents(d, &facts, t);
	else
		add_all(d, &facts, t);
	if (t->kind == KIND_NO && t->text.len)
		add_fact(&facts, diff_quoted_text(d, t->text));
	add_sources(d, &facts, t);
	if (!basis_is_silent(thing_basis(t)) && !d->options.is_future)
		add_fact(&facts, locale_doubt(d->locale, thing_journey(t), t));
	add_how_many_more(d, &facts);
	return locale_list(d->locale, &d->arena, facts.at, facts.len);
}

struct str diff_thing_described(struct diff *d, const struct thing *t)
{
	struct str phrase = diff_thing_phrase(d, t), facts = diff_thing_facts(d, t);
	return facts.len ? FILL(d, diff_with, phrase, facts) : phrase;
}

/* ---- what a change is about ---- */

bool diff_has_a_heading(const struct thing *t)
{
	return !t || t->kind == KIND_STAGE || t->kind == KIND_STEP || t->kind == KIND_JOURNEY;
}

static struct str without_start(struct str s, struct str start)
{
	return s.len >= start.len && str_equal(str_slice(s, 0, start.len), start) ? str_slice(s, start.len, s.len) : s;
}

void diff_set_about(struct diff *d, struct change *c)
{
	const struct thing *own = c->new ? c->new : c->old, *about = own, *partner;
	if (diff_has_a_heading(own))
		return;
	while (!diff_has_a_heading(about->parent))
		about = about->parent;
	partner = c->new || about == own ? NULL : diff_new_of(d, about);
	c->about = partner ? partner : about;
	c->named = diff_thing_phrase(d, c->about);
	if (about == own)
		return;
	c->subject = c->about->text.len ? diff_tidy_text(d, c->about->text) : diff_thing_label(d, c->about);
	c->detail = without_start(c->sentence, FILL(d, diff_about, diff_thing_phrase(d, about), STR("")));
}
