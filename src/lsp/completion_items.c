/* completion_items.c — the items of a completion: keywords with their help and a snippet, names with what they are, choices and other values. */
#include "lsp/completion.h"

#include "cjm/fmt.h"
#include "cjm/locale.h"
#include "cjm/references.h"
#include "cjm/units.h"

enum { SYNONYM_LEAST = 2 /* letters of a word of another language, before it is offered */ };

void lsp_write_item(struct lsp_completion *c, struct lsp_item item)
{
	struct str text = item.text.len ? item.text : item.label;
	if (!item.label.len || names_add(&c->offered, item.label, c))
		return;
	json_item(c->out);
	json_open(c->out, '{');
	json_text(c->out, "label", item.label);
	json_number(c->out, "kind", item.kind);
	if (item.detail.len)
		json_text(c->out, "detail", item.detail);
	if (item.help.len)
		lsp_write_markdown(c->out, "documentation", item.help);
	if (item.filter.len)
		json_text(c->out, "filterText", item.filter);
	if (item.is_late)
		json_text(c->out, "sortText", str_fmt(&c->l->scratch, "~%.*s", STR_ARG(item.label)));
	if (item.order)
		json_text(c->out, "sortText", str_fmt(&c->l->scratch, " %02d", item.order));
	if (item.is_snippet)
		json_number(c->out, "insertTextFormat", 2);
	json_key(c->out, "textEdit");
	lsp_write_edit(c->l, c->out, &c->spot.reading->places, (struct span){ c->spot.reading->file, c->start, c->spot.at - c->start }, text);
	json_close(c->out, '}');
}

/* ---- keywords ---- */

static void add_choices(struct buf *b, int number, int choices)
{
	buf_fmt(b, "${%d|", number);
	for (const char *const *word = choices_of(choices); *word; word++)
		buf_fmt(b, "%s%s", word == choices_of(choices) ? "" : ",", *word);
	buf_text(b, "|}");
}

static void add_slot(struct buf *b, int number, const struct slot *slot)
{
	buf_char(b, ' ');
	switch (slot->type) {
	case SLOT_TEXT: buf_fmt(b, "\"$%d\"", number); break;
	case SLOT_CHOICE: add_choices(b, number, slot->detail); break;
	default: buf_fmt(b, "$%d", number);
	}
}

/* The keyword, with a place for whatever it needs. */
static struct str snippet_of(struct lsp_completion *c, enum statement_kind kind)
{
	const struct statement *s = statement_of(kind);
	struct buf b = { 0 };
	int number = 0;
	buf_text(&b, s->word);
	for (int i = 0; s->slots[i].type; i++)
		if (!s->slots[i].is_optional && !s->slots[i].is_either && !s->slots[i].or_data)
			add_slot(&b, ++number, &s->slots[i]);
	struct str taken = buf_take(&b, &c->l->scratch);
	buf_finish(&b);
	return taken;
}

static struct str help_of(struct lsp_completion *c, enum statement_kind kind)
{
	return str_fmt(&c->l->scratch, "%s\n\n```cjm\n%.*s\n```", said(statement_of(kind)->help), STR_ARG(example_said(&c->l->scratch, statement_example(kind, KIND_NONE))));
}

static bool is_there(const struct node *parent, enum statement_kind kind)
{
	for (const struct node *n = parent->first; n; n = n->next)
		if (n->kind == kind && !n->is_handed_on)
			return true;
	return false;
}

static void offer_statement(struct lsp_completion *c, enum statement_kind kind, struct str filter)
{
	const struct statement *s = statement_of(kind);
	struct lsp_item item = { .kind = ITEM_KEYWORD, .label = str_of(s->word), .detail = str_of(said(s->help)), .help = help_of(c, kind), .filter = filter, .is_late = filter.len };
	item.is_snippet = c->l->has_snippets;
	if (item.is_snippet)
		item.text = snippet_of(c, kind);
	if (filter.len)
		item.detail = str_fmt(&c->l->scratch, "%.*s: %s", STR_ARG(filter), said(s->help));
	lsp_write_item(c, item);
}

typedef const char *meaning_row(size_t index, const char **meant);

/* A word of another language, or a newcomer's, that begins as what was typed: "doul" means pain, "tél" phone. */
static bool is_meant(const struct lsp_completion *c, meaning_row *row_at, struct str word)
{
	const char *meant, *foreign;
	for (size_t i = 0; c->bare.len && (foreign = row_at(i, &meant)); i++) {
		bool is_whole = str_is(c->bare, foreign); /* "2 j" */
		if (str_is(word, meant) && (is_whole || (c->bare.len >= SYNONYM_LEAST && str_equal(str_slice(str_of(foreign), 0, c->bare.len), c->bare))))
			return true;
	}
	return false;
}

/* A word that only means it is offered by what was typed, whatever its accents: once, and so never beside itself. */
static struct str filter_of(const struct lsp_completion *c, struct str label, bool is_meant)
{
	return is_meant && !str_starts(label, str_terminated(&c->l->scratch, c->bare)) ? c->typed : (struct str){ 0 };
}

void lsp_offer_statements(struct lsp_completion *c, const struct node *parent)
{
	for (int i = 0; i < KIND_NONE; i++) {
		enum statement_kind kind = (enum statement_kind)i;
		if (statement_fits(kind, parent->kind) && (statement_of(kind)->is_many || !is_there(parent, kind)))
			offer_statement(c, kind, filter_of(c, str_of(statement_of(kind)->word), is_meant(c, synonym_at, str_of(statement_of(kind)->word))));
	}
}

/* ---- values ---- */

static void offer_choices(struct lsp_completion *c, int choices, const char *detail)
{
	const char *meant = c->bare.len ? choice_meant(c->bare, choices) : NULL;
	for (const char *const *word = choices_of(choices); *word; word++) {
		struct str filter = filter_of(c, str_of(*word), is_meant(c, choice_word_at, str_of(*word)) || (meant && str_is(str_of(meant), *word)));
		lsp_write_item(c, (struct lsp_item){ .kind = ITEM_CHOICE, .label = str_of(*word), .detail = str_of(said(detail)), .filter = filter, .is_late = filter.len });
	}
}

static struct str quoted(struct lsp_completion *c, struct str text)
{
	struct buf b = { 0 };
	fmt_quote(&b, text);
	struct str taken = buf_take(&b, &c->l->scratch);
	buf_finish(&b);
	return taken;
}

static void offer_name(struct lsp_completion *c, const struct known_name *known, enum statement_kind kind)
{
	struct arena *a = &c->l->scratch;
	struct lsp_item item = { .kind = ITEM_REFERENCE, .label = known->name, .text = known->is_text ? quoted(c, known->name) : known->name };
	struct str title = known->thing ? known->thing->text : (struct str){ 0 };
	const char *noun = kind_noun(known->thing ? known->thing->kind : kind);
	if (known->is_text && str_find(known->name, '\n') < known->name.len)
		return;
	item.detail = known->is_text || !title.len ? str_fmt(a, "%s%s", noun, known->thing ? "" : said(" (built-in)")) : str_fmt(a, "%s %.*s", noun, STR_ARG(str_fmt(a, "“%.*s”", STR_ARG(title))));
	if (known->is_text && c->typed.len)
		item.filter = known->name;
	else if (kind == KIND_CHANNEL || kind == KIND_TOUCHPOINT)
		item.filter = filter_of(c, known->name, is_meant(c, channel_word_at, known->name));
	lsp_write_item(c, item);
}

/* What is being written answers, explains or needs something else; a course alone may lead back to where it is. */
static bool is_around(const struct lsp_completion *c, const struct thing *t)
{
	bool is_place = !t || !t->node || t->span.file != c->spot.reading->file || t->kind == KIND_STEP || t->kind == KIND_STAGE || t->kind == KIND_JOURNEY;
	for (const struct node *n = is_place ? NULL : c->open; n; n = n->parent)
		if (n->kind == t->kind && n->word.at == t->node->word.at)
			return true;
	return false;
}

static void offer_names(struct lsp_completion *c, const struct node *n, int slot)
{
	enum statement_kind kinds[2];
	size_t count = kinds_named_in(n->kind, slot, kinds);
	for (size_t i = 0; i < count; i++) {
		struct known_names names = map_names_at(c->spot.reading->map, c->spot.reading->file, c->start, kinds[i], &c->l->scratch);
		for (size_t k = 0; k < names.list.len; k++)
			if (!is_around(c, names.list.at[k].thing))
				offer_name(c, &names.list.at[k], kinds[i]);
	}
}

static void offer_checks(struct lsp_completion *c)
{
	for (size_t i = 0; check_at(i); i++)
		if (check_may_be_off(check_at(i)))
			lsp_write_item(c, (struct lsp_item){ .kind = ITEM_VALUE, .label = str_of(check_at(i)->id), .detail = str_of(said(check_at(i)->sentence)) });
}

static void offer_day(struct lsp_completion *c, long day, const char *detail)
{
	lsp_write_item(c, (struct lsp_item){ .kind = ITEM_VALUE, .label = date_text(&c->l->scratch, date_of_day(day)), .detail = str_of(said(detail)) });
}

/* What was done or measured was so by today. */
static bool is_past(enum statement_kind kind)
{
	return kind == KIND_REVIEWED || kind == KIND_TESTED || kind == KIND_VALIDATED || kind == KIND_DATE_OF;
}

static void offer_dates(struct lsp_completion *c, enum statement_kind kind)
{
	long today = c->l->host->today;
	if (is_past(kind)) {
		offer_day(c, today, "today");
		return;
	}
	FOR_EACH(struct journey, j, c->spot.reading->map->journeys)
		if (j->reviewed.year && j->review_every.given)
			offer_day(c, date_last_day(date_after(j->reviewed, j->review_every)), "the next review");
	offer_day(c, today, "today");
	offer_day(c, today + 30, "in 30 days");
	offer_day(c, today + 91, "in three months");
	offer_day(c, today + 365, "in a year");
}

static void offer_words(struct lsp_completion *c, enum statement_kind kind)
{
	if (kind == KIND_RULE)
		offer_checks(c);
	if (kind == KIND_LANES || kind == KIND_LANES_OUT)
		offer_choices(c, CHOICES_lane, "a lane");
	for (size_t i = 0; (kind == KIND_LANGUAGE || kind == KIND_PROJECT_LANGUAGE) && locale_at(i); i++)
		lsp_write_item(c, (struct lsp_item){ .kind = ITEM_VALUE, .label = str_of(locale_at(i)->code), .detail = str_of(said("a language")) });
	for (size_t i = 0; kind == KIND_PROJECT_THEME && theme_name_at(i); i++)
		lsp_write_item(c, (struct lsp_item){ .kind = ITEM_VALUE, .label = str_of(theme_name_at(i)), .detail = str_of(said("a theme")) });
}

void lsp_offer_units(struct lsp_completion *c)
{
	for (size_t i = 0; unit_at(i); i++) {
		struct str filter = filter_of(c, str_of(unit_at(i)), is_meant(c, unit_word_at, str_of(unit_at(i))));
		lsp_write_item(c, (struct lsp_item){ .kind = ITEM_UNIT, .label = str_of(unit_at(i)), .detail = str_of(said("a unit of time")), .filter = filter, .is_late = filter.len });
	}
}

void lsp_offer_values(struct lsp_completion *c, const struct node *n, int slot)
{
	const struct slot *s = &statement_of(n->kind)->slots[slot];
	if (s->type == SLOT_CHOICE)
		offer_choices(c, s->detail, statement_of(n->kind)->help);
	if (s->type == SLOT_DATE)
		offer_dates(c, n->kind);
	if (s->type == SLOT_NUMBER)
		lsp_offer_numbers(c, n->kind);
	if (s->type == SLOT_WORD || s->type == SLOT_WORDS)
		offer_words(c, n->kind);
	offer_names(c, n, slot);
}
