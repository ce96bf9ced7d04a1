/* backlog.c — pains, wishes, opportunities, decisions and actions as rows that a tracker imports. */
#include "cjm/report.h"

struct backlog {
	struct report_options options;
	const struct journey *journey;
	struct buf *out;
	struct arena arena;
	struct names own; /* fields of the company: a column each, in the order in which they are first said */
	bool is_first; /* cell of its row */
};

static const char *const COLUMNS[] = {
	"kind", "id", "journey", "stage", "step", "text", "severity", "frequency", "impact", "effort", "owner", "due", "status", "for", "source", "phase", "tag", "link",
};

/* ---- cells ---- */

/* Spreadsheets of some languages take the signs of full width for the same. */
static bool starts_formula(struct str s)
{
	static const char *const SIGNS[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
	bool starts = false;
	for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
		starts |= str_starts(s, SIGNS[i]);
	return starts;
}

/* Apostrophes in front of such a sign count too, so that taking one off gives every text back. */
static bool is_formula(struct str s)
{
	size_t at = 0;
	while (at < s.len && s.at[at] == '\'')
		at++;
	return starts_formula(str_slice(s, at, s.len));
}

static bool needs_quotes(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '"' || s.at[i] == ',' || s.at[i] == '\n' || s.at[i] == '\r')
			return true;
	return s.len && (s.at[0] == ' ' || s.at[s.len - 1] == ' ');
}

static void write_cell(struct backlog *b, struct str s)
{
	bool quotes = needs_quotes(s);
	buf_text(b->out, b->is_first ? "" : ",");
	b->is_first = false;
	buf_text(b->out, quotes ? "\"" : "");
	buf_text(b->out, is_formula(s) ? "'" : "");
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_char(b->out, '"');
		buf_char(b->out, s.at[i]);
	}
	buf_text(b->out, quotes ? "\"" : "");
}

static void write_word(struct backlog *b, int choices, unsigned int choice)
{
	write_cell(b, choice ? str_of(choices_of(choices)[choice - 1]) : (struct str){ 0 });
}

/* Ids stand with a blank between them, words of the map with a semicolon. */
static void write_ids(struct backlog *b, const struct things *things)
{
	struct buf all = { 0 };
	struct arena a = { 0 };
	for (size_t i = 0; i < things->len; i++)
		buf_fmt(&all, "%s%.*s", all.len ? " " : "", STR_ARG(thing_reference(&a, things->at[i], b->journey)));
	write_cell(b, buf_as_str(&all));
	buf_finish(&all);
	arena_finish(&a);
}

/* What a thing rests on, and what is in doubt of it. */
static void write_sources(struct backlog *b, const struct thing *t)
{
	static const char *const DOUBTS[] = { [CERTAINTY_UNSAID] = "", [CERTAINTY_OBSERVED] = "", [CERTAINTY_ASSUMED] = "assumed", [CERTAINTY_PREDICTED] = "predicted" };
	struct buf all = { 0 };
	FOR_EACH(struct thing, source, t->basis.sources)
		buf_fmt(&all, "%s%.*s", all.len ? "; " : "", STR_ARG(thing_label(source)));
	const char *doubt = DOUBTS[certainty_of(b->journey, t)];
	buf_fmt(&all, "%s%s", all.len && *doubt ? "; " : "", doubt);
	write_cell(b, buf_as_str(&all));
	buf_finish(&all);
}

static void write_tags(struct backlog *b, const struct texts *tags)
{
	struct buf all = { 0 };
	for (size_t i = 0; i < tags->list.len; i++)
		buf_fmt(&all, "%s%.*s", i ? " " : "", STR_ARG(tags->list.at[i]));
	write_cell(b, buf_as_str(&all));
	buf_finish(&all);
}

static void write_date(struct backlog *b, struct date d)
{
	struct buf s = { 0 };
	if (d.year)
		date_write(d, &s);
	write_cell(b, buf_as_str(&s));
	buf_finish(&s);
}

/* ---- rows ---- */

struct backlog_row { /* what only some kinds have */
	struct str frequency;
	enum level severity, impact, effort;
	const struct team *owner;
	struct date due;
	enum action_status status;
	enum decision_status decision;
	const struct things *answers, *deciders;
};

/* The team that answers for it; of a decision those who take it. */
static void write_owners(struct backlog *b, const struct backlog_row *r)
{
	struct buf all = { 0 };
	if (r->owner)
		buf_str(&all, thing_label(&r->owner->thing));
	for (size_t i = 0; r->deciders && i < r->deciders->len; i++)
		buf_fmt(&all, "%s%.*s", all.len ? "; " : "", STR_ARG(thing_label(r->deciders->at[i])));
	write_cell(b, buf_as_str(&all));
	buf_finish(&all);
}

static void add_row(struct backlog *b, const struct thing *t, const struct backlog_row *r)
{
	static const struct things NONE = { 0 };
	const struct thing *place = t->parent;
	const struct step *step = place && place->kind == KIND_STEP ? (const struct step *)place : NULL;
	const struct thing *stage = step ? &step->stage->thing : place && place->kind == KIND_STAGE ? place : NULL;
	const struct phase *phase = stage ? ((const struct stage *)stage)->phase : NULL;
	b->is_first = true;
	write_cell(b, str_of(kind_word(t->kind)));
	write_cell(b, t->id);
	write_cell(b, thing_label(&b->journey->thing));
	write_cell(b, stage ? thing_label(stage) : (struct str){ 0 });
	write_cell(b, step ? thing_label(&step->thing) : (struct str){ 0 });
	write_cell(b, thing_label(t));
	write_word(b, CHOICES_level, r->severity);
	write_cell(b, r->frequency);
	write_word(b, CHOICES_level, r->impact);
	write_word(b, CHOICES_level, r->effort);
	write_owners(b, r);
	write_date(b, r->due);
	write_word(b, r->decision ? CHOICES_decision_status : CHOICES_action_status, r->decision ? r->decision : r->status);
	write_ids(b, r->answers ? r->answers : &NONE);
	write_sources(b, t);
	write_cell(b, phase ? thing_label(&phase->thing) : (struct str){ 0 });
	write_tags(b, &t->tags);
	write_cell(b, thing_link(t));
	for (size_t i = 0; i < b->own.len; i++)
		write_cell(b, thing_own(t, b->own.entries[i].name));
	buf_text(b->out, "\r\n");
}

static bool is_of_backlog(const struct thing *t)
{
	return t->kind == KIND_PAIN || t->kind == KIND_OPPORTUNITY || t->kind == KIND_ACTION || t->kind == KIND_DECISION || t->kind == KIND_WISH;
}

static void note_own(void *backlog, const struct thing *t)
{
	struct backlog *b = backlog;
	for (size_t i = 0; i < t->own.list.len && is_of_backlog(t); i++)
		names_add(&b->own, t->own.list.at[i].name, b);
}

static void add_if_of_backlog(void *backlog, const struct thing *t)
{
	struct backlog *b = backlog;
	struct backlog_row r = { 0 };
	if (!is_of_backlog(t))
		return;
	if (t->kind == KIND_PAIN) {
		const struct pain *p = (const struct pain *)t;
		r = (struct backlog_row){ .frequency = p->frequency, .severity = p->severity, .owner = p->owner };
	} else if (t->kind == KIND_OPPORTUNITY) {
		const struct opportunity *o = (const struct opportunity *)t;
		r = (struct backlog_row){ .impact = o->impact, .effort = o->effort, .owner = o->owner, .answers = &o->answers };
	} else if (t->kind == KIND_ACTION) {
		const struct action *a = (const struct action *)t;
		r = (struct backlog_row){ .owner = a->owner, .due = a->due, .status = a->status, .answers = &a->answers };
	} else if (t->kind == KIND_DECISION) {
		const struct decision *d = (const struct decision *)t;
		r = (struct backlog_row){ .deciders = &d->by, .due = d->due, .decision = d->status };
	}
	add_row(b, t, &r);
}

void report_backlog(const struct journey *const *journeys, size_t count, struct report_options options, struct buf *out)
{
	struct backlog b = { .options = options, .out = out, .is_first = true };
	names_init(&b.own, &b.arena);
	for (size_t i = 0; i < count; i++)
		journey_walk(journeys[i], note_own, &b);
	for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
		write_cell(&b, str_of(COLUMNS[i]));
	for (size_t i = 0; i < b.own.len; i++)
		write_cell(&b, b.own.entries[i].name);
	buf_text(out, "\r\n");
	for (size_t i = 0; i < count; i++) {
		b.journey = journeys[i];
		journey_walk(journeys[i], add_if_of_backlog, &b);
	}
	arena_finish(&b.arena);
}
