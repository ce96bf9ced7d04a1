/* draft.c — a draft grows, and is written as a map. Every text goes through fmt_quote, every comment onto one clean line, so that
 * nothing in an original can mean more than text. */
#include "exchange/draft/draft.h"
#include "exchange/plain/bare.h"
#include "cjm/token.h"
#include "cjm/fmt.h"

#include <math.h>

void draft_init(struct draft *d, struct arena *arena)
{
	*d = (struct draft){ .arena = arena, .low = -2, .high = 2 };
	names_init(&d->people_by_text, arena);
	names_init(&d->teams_by_text, arena);
	names_init(&d->used_names, arena);
	names_init(&d->name_counts, arena);
}

struct draft_journey *draft_add_journey(struct draft *d, struct str text)
{
	struct draft_journey *j = ARENA_NEW(d->arena, struct draft_journey);
	j->text = text;
	j->people.is_journeys = true;
	VEC_PUSH(d->arena, &d->journeys, j);
	return j;
}

struct draft_stage *draft_add_stage(struct draft *d, struct draft_journey *j, struct str text)
{
	struct draft_stage *stage = ARENA_NEW(d->arena, struct draft_stage);
	stage->text = text;
	VEC_PUSH(d->arena, &j->stages, stage);
	return stage;
}

/* "2. Look", "**look**": what stands behind the number. */
static struct str bare_stage_name(struct draft *d, struct str text)
{
	size_t at = 0;
	while (at < text.len && (plain_is_digit(text.at[at]) || text.at[at] == '.' || text.at[at] == ')' || text.at[at] == ' '))
		at++;
	return str_lower(d->arena, at < text.len ? str_slice(text, at, text.len) : text);
}

struct draft_stage *draft_find_stage(struct draft *d, const struct draft_journey *j, struct str text)
{
	struct str name = bare_stage_name(d, text);
	for (size_t i = 0; name.len && i < j->stages.len; i++)
		if (str_equal(bare_stage_name(d, j->stages.at[i]->text), name))
			return j->stages.at[i];
	return NULL;
}

struct draft_step *draft_add_step(struct draft *d, struct draft_stage *stage, struct str text)
{
	struct draft_step *step = ARENA_NEW(d->arena, struct draft_step);
	step->text = text;
	VEC_PUSH(d->arena, &stage->steps, step);
	return step;
}

/* A name of its own: the text's, else "person", "person-2" and so on. */
static struct str unused_name(struct draft *d, struct str text, const char *otherwise)
{
	struct str base = plain_name(d->arena, text), name;
	if (!base.len)
		base = str_of(otherwise);
	int *count = names_find(&d->name_counts, base);
	if (!count) {
		count = ARENA_NEW(d->arena, int);
		names_add(&d->name_counts, base, count);
	}
	do
		name = ++*count == 1 ? base : str_fmt(d->arena, "%.*s-%d", STR_ARG(base), *count);
	while (names_add(&d->used_names, name, d));
	return name;
}

/* The key tells people apart that are called alike. */
static struct draft_person *person_under(struct draft *d, struct str key, struct str text)
{
	struct draft_person *person = names_find(&d->people_by_text, key);
	if (person)
		return person;
	person = ARENA_NEW(d->arena, struct draft_person);
	person->text = text;
	person->name = unused_name(d, text, "person");
	names_add(&d->people_by_text, key, person);
	VEC_PUSH(d->arena, &d->people, person);
	return person;
}

struct draft_person *draft_person(struct draft *d, struct str text)
{
	return person_under(d, text, text);
}

struct str draft_team(struct draft *d, struct str text)
{
	struct draft_team *team = names_find(&d->teams_by_text, text);
	if (!team) {
		team = ARENA_NEW(d->arena, struct draft_team);
		*team = (struct draft_team){ unused_name(d, text, "team"), text };
		names_add(&d->teams_by_text, text, team);
		VEC_PUSH(d->arena, &d->teams, team);
	}
	return team->name;
}

/* Words that are said twice are said once. */
void draft_add_fact(struct draft *d, struct draft_person *person, enum statement_kind kind, struct str text)
{
	if (!text.len)
		return;
	for (size_t i = 0; i < person->items.list.len; i++) {
		struct draft_item *item = &person->items.list.at[i];
		if (item->kind != kind || (statement_of(kind)->is_many && !str_equal(item->text, text)))
			continue;
		if (!str_equal(item->text, text))
			item->text = str_fmt(d->arena, "%.*s; %.*s", STR_ARG(item->text), STR_ARG(text));
		return;
	}
	draft_add_item(d, &person->items, kind, text);
}

static bool has_fact(const struct draft_person *person, enum statement_kind kind, struct str text)
{
	for (size_t i = 0; i < person->items.list.len; i++)
		if (person->items.list.at[i].kind == kind && str_equal(person->items.list.at[i].text, text))
			return true;
	return !text.len;
}

struct draft_person *draft_describe_person(struct draft *d, struct person_said said)
{
	struct draft_person *person = draft_person(d, said.name);
	bool is_same = has_fact(person, KIND_AGE, said.age) && has_fact(person, KIND_ROLE, said.role) && has_fact(person, KIND_ABOUT, said.about);
	if (person->items.list.len && !is_same) /* "Ana, 34" and "Ana, 60" are two */
		person = person_under(d, str_fmt(d->arena, "%.*s\n%.*s\n%.*s\n%.*s", STR_ARG(said.name), STR_ARG(said.age), STR_ARG(said.role), STR_ARG(said.about)), said.name);
	draft_add_fact(d, person, KIND_AGE, said.age);
	draft_add_fact(d, person, KIND_ROLE, said.role);
	draft_add_fact(d, person, KIND_ABOUT, said.about);
	return person;
}

bool draft_add_person(struct draft *d, struct draft_people *people, struct draft_person *person)
{
	if (person->seen[people->is_journeys] == people)
		return false;
	person->seen[people->is_journeys] = people;
	VEC_PUSH(d->arena, &people->list, person);
	return true;
}

void draft_add_item(struct draft *d, struct draft_items *items, enum statement_kind kind, struct str text)
{
	struct draft_item item = { .kind = kind, .text = text };
	VEC_PUSH(d->arena, &items->list, item);
}

void draft_add_remark(struct draft *d, struct pieces *remarks, struct str text)
{
	text = plain_line(d->arena, text);
	if (text.len)
		VEC_PUSH(d->arena, &remarks->list, text);
}

struct str draft_lane(struct draft *d, struct draft_journey *j, struct str text)
{
	for (size_t i = 0; i < j->items.list.len; i++)
		if (j->items.list.at[i].kind == KIND_LANE && str_equal(j->items.list.at[i].text, text) && !str_starts(j->items.list.at[i].name, "x-"))
			return j->items.list.at[i].name;
	struct draft_item lane = { .kind = KIND_LANE, .text = text, .name = unused_name(d, text, "lane") };
	VEC_PUSH(d->arena, &j->items.list, lane);
	return lane.name;
}

void draft_widen_scale(struct draft *d, double low, double high)
{
	d->low = d->has_scale && d->low < low ? d->low : low;
	d->high = d->has_scale && d->high > high ? d->high : high;
	d->has_scale = true;
}

/* ---- scales of numbers ---- */

static bool is_like(const struct draft_scale *s, const struct draft_scale *t)
{
	if (s->is_stated != t->is_stated || s->is_turned != t->is_turned || s->whole != t->whole)
		return false;
	return s->is_stated ? s->low == t->low && s->high == t->high : s->whole > 0 || s->journey == t->journey;
}

struct draft_scale *draft_scale_like(struct draft *d, struct draft_scale wanted)
{
	for (size_t i = 0; i < d->scales.len; i++)
		if (is_like(d->scales.at[i], &wanted))
			return d->scales.at[i];
	struct draft_scale *scale = ARENA_NEW(d->arena, struct draft_scale);
	*scale = wanted;
	VEC_PUSH(d->arena, &d->scales, scale);
	return scale;
}

void draft_note_number(struct draft_scale *scale, double number, bool has_plus)
{
	double lowest = has_plus && !scale->is_stated && scale->whole == 0 ? -number : number;
	scale->lowest = scale->count && scale->lowest < lowest ? scale->lowest : lowest;
	scale->highest = scale->count && scale->highest > number ? scale->highest : number;
	scale->count++;
}

/* Of plain numbers the usual scale that holds all of them: -2..2, 1..5, 0..10 … */
static void guess_plain(struct draft_scale *s)
{
	static const struct {
		double low, high;
	} USUAL[] = { { 1, 5 }, { 0, 5 }, { 1, 7 }, { 1, 10 }, { 0, 10 }, { -2, 2 }, { -3, 3 }, { -5, 5 }, { -10, 10 }, { 0, 20 }, { 0, 100 }, { -100, 100 } };
	for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
		if (USUAL[i].low <= s->lowest && USUAL[i].high >= s->highest) {
			s->low = USUAL[i].low;
			s->high = USUAL[i].high;
			return;
		}
	s->low = s->lowest < 0 ? s->lowest : 0;
	s->high = s->highest > s->lowest ? s->highest : s->lowest + 1;
}

static void find_ends(struct draft_scale *s)
{
	enum { FROM_ONE_MOST = 10 }; /* "3/5" counts from 1, "30/100" from 0 */
	if (s->is_stated) {
		s->is_widened = s->lowest < s->low || s->highest > s->high;
		s->low = s->lowest < s->low ? s->lowest : s->low;
		s->high = s->highest > s->high ? s->highest : s->high;
	} else if (s->whole > 0) {
		s->low = s->lowest < 0 ? s->lowest : s->lowest >= 1 && s->whole <= FROM_ONE_MOST ? 1 : 0;
		s->high = s->highest > s->whole ? s->highest : s->whole;
	} else {
		guess_plain(s);
	}
}

/* Guesses that another one makes unlikely: 1 and 2 beside -1 and -2, 0..5 beside 1..5. */
static void bring_together(struct draft_scale *s, const struct draft_scale *other)
{
	bool same_end = s->high == other->high && s->low >= 0 && other->low >= 0 && other->low < s->low;
	bool both_plain = s->whole == 0 && other->whole == 0 && !other->is_stated;
	bool signed_too = both_plain && other->low < 0 && other->low < s->low && s->highest <= other->high;
	if (s->is_stated || s->is_turned != other->is_turned || !other->count || !(same_end || signed_too))
		return;
	s->low = other->low;
	s->high = other->high;
}

static bool is_used_more(const struct draft_scale *s, const struct draft_scale *t)
{
	return s->count > t->count || (s->count == t->count && s->is_stated && !t->is_stated);
}

void draft_settle_scale(struct draft *d)
{
	const struct draft_scale *most = NULL;
	for (size_t i = 0; i < d->scales.len; i++)
		if (d->scales.at[i]->count)
			find_ends(d->scales.at[i]);
	for (size_t i = 0; i < d->scales.len; i++)
		for (size_t k = 0; k < d->scales.len && d->scales.at[i]->count; k++)
			bring_together(d->scales.at[i], d->scales.at[k]);
	for (size_t i = 0; i < d->scales.len; i++)
		if (d->scales.at[i]->count && (!most || is_used_more(d->scales.at[i], most)))
			most = d->scales.at[i];
	if (most)
		draft_widen_scale(d, most->low, most->high);
}

/* On the scale of the map. */
static double value_of(const struct draft *d, const struct draft_feeling *f)
{
	const struct draft_scale *s = f->scale;
	if (!f->has_value)
		return d->low + (f->level + 2) / 4 * (d->high - d->low);
	double value = s && s->is_turned ? s->low + s->high - f->value : f->value;
	if (!s || (s->low == d->low && s->high == d->high))
		return value;
	return floor((d->low + (value - s->low) / (s->high - s->low) * (d->high - d->low)) * 10 + 0.5) / 10;
}

/* ---- writing ---- */

static void begin_line(struct buf *out, int depth, const char *word)
{
	buf_fmt(out, "%*s%s", depth * 2, "", word);
}

static void add_text(struct buf *out, struct str text)
{
	buf_char(out, ' ');
	fmt_quote(out, token_is_empty(text) ? STR("…") : text);
}

static void write_remarks(struct buf *out, int depth, const struct pieces *remarks)
{
	for (size_t i = 0; i < remarks->list.len; i++)
		buf_fmt(out, "%*s# %.*s\n", depth * 2, "", STR_ARG(remarks->list.at[i]));
}

static void write_feeling(const struct draft *d, struct buf *out, const struct draft_feeling *f)
{
	double value = value_of(d, f);
	bool is_word_alone = f->is_unplaced && !f->has_value && f->word.len;
	if (!is_word_alone) {
		buf_text(out, value > 0 && d->low < 0 ? " +" : " ");
		buf_number(out, value, 6);
	}
	if (f->word.len)
		add_text(out, f->word);
}

static void write_property(struct buf *out, const struct draft_property *p)
{
	if (p->name.len)
		buf_fmt(out, " %.*s", STR_ARG(p->name));
	else if (p->kind != KIND_MEASURE)
		buf_fmt(out, " %s", statement_of(p->kind)->word);
	if (p->is_bare)
		buf_fmt(out, " %.*s", STR_ARG(p->text));
	else
		add_text(out, p->text);
}

static void write_item(const struct draft *d, struct buf *out, int depth, const struct draft_item *item)
{
	if (item->remark.len)
		buf_fmt(out, "%*s# %.*s\n", depth * 2, "", STR_ARG(item->remark));
	begin_line(out, depth, item->kind == KIND_OWN ? "" : statement_of(item->kind)->word);
	if (item->name.len)
		buf_fmt(out, "%s%.*s", item->kind == KIND_OWN ? "" : " ", STR_ARG(item->name));
	if (item->kind == KIND_FEEL)
		write_feeling(d, out, &item->feelings[0]);
	else if (item->is_bare || (item->kind == KIND_AGE && bare_is_number(item->text)))
		buf_fmt(out, " %.*s", STR_ARG(item->text));
	else
		add_text(out, item->text);
	if (item->joint) {
		buf_fmt(out, " %s", item->joint);
		write_feeling(d, out, &item->feelings[1]);
	}
	if (item->person)
		buf_fmt(out, " by %.*s", STR_ARG(item->person->name));
	for (size_t i = 0; i < item->properties.len; i++)
		write_property(out, &item->properties.at[i]);
	buf_char(out, '\n');
}

/* Fields of the team's own first: below another thing they would be that thing's. */
static void write_items(const struct draft *d, struct buf *out, int depth, const struct draft_items *items)
{
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < items->list.len; i++)
			if ((items->list.at[i].kind == KIND_OWN) == own)
				write_item(d, out, depth, &items->list.at[i]);
}

/* "by a, b"; a long list of a journey's goes on in a further statement. */
static void write_people(struct buf *out, int depth, const char *word, const struct draft_people *people)
{
	size_t line = out->len;
	for (size_t i = 0; i < people->list.len; i++) {
		bool goes_on = i && (!people->is_journeys || out->len - line < 80);
		if (i && !goes_on) {
			buf_char(out, '\n');
			line = out->len;
		}
		if (!goes_on)
			begin_line(out, depth, word);
		buf_fmt(out, "%s%.*s", goes_on ? ", " : " ", STR_ARG(people->list.at[i]->name));
	}
	if (people->list.len)
		buf_char(out, '\n');
}

static void write_step(const struct draft *d, struct buf *out, int depth, const struct draft_step *step)
{
	write_remarks(out, depth, &step->remarks);
	begin_line(out, depth, "step");
	add_text(out, step->text);
	buf_char(out, '\n');
	write_people(out, depth + 1, "by", &step->people);
	write_items(d, out, depth + 1, &step->items);
}

static void write_stage(const struct draft *d, struct buf *out, int depth, const struct draft_stage *stage)
{
	buf_char(out, '\n');
	write_remarks(out, depth, &stage->remarks);
	begin_line(out, depth, "stage");
	add_text(out, stage->text);
	buf_char(out, '\n');
	write_items(d, out, depth + 1, &stage->items);
	for (size_t i = 0; i < stage->steps.len; i++)
		write_step(d, out, depth + 1, stage->steps.at[i]);
}

/* Stages of one phase that follow one another stand below it. */
static void write_stages(const struct draft *d, struct buf *out, const struct draft_journey *j)
{
	struct str phase = { 0 };
	for (size_t i = 0; i < j->stages.len; i++) {
		const struct draft_stage *stage = j->stages.at[i];
		if (stage->phase.len && !str_equal(stage->phase, phase)) {
			buf_char(out, '\n');
			begin_line(out, 1, "phase");
			add_text(out, stage->phase);
			buf_char(out, '\n');
		}
		phase = stage->phase;
		write_stage(d, out, phase.len ? 2 : 1, stage);
	}
}

static void write_journey(const struct draft *d, struct buf *out, const struct draft_journey *j)
{
	buf_char(out, '\n');
	write_remarks(out, 0, &j->remarks);
	begin_line(out, 0, "journey");
	add_text(out, j->text);
	buf_char(out, '\n');
	write_people(out, 1, "persona", &j->people);
	write_items(d, out, 1, &j->items);
	write_stages(d, out, j);
	write_remarks(out, 1, &j->remarks_at_end);
}

void draft_write(const struct draft *d, struct buf *out)
{
	if (d->language.len)
		buf_fmt(out, "language %.*s\n", STR_ARG(d->language));
	if (d->has_scale) {
		buf_text(out, "scale ");
		buf_number(out, d->low, 6);
		buf_text(out, "..");
		buf_number(out, d->high, 6);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
	for (size_t i = 0; i < d->teams.len; i++) {
		buf_fmt(out, "team %.*s", STR_ARG(d->teams.at[i]->name));
		add_text(out, d->teams.at[i]->text);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < d->people.len; i++) {
		buf_fmt(out, "persona %.*s", STR_ARG(d->people.at[i]->name));
		add_text(out, d->people.at[i]->text);
		buf_char(out, '\n');
		write_items(d, out, 1, &d->people.at[i]->items);
	}
	for (size_t i = 0; i < d->journeys.len; i++)
		write_journey(d, out, d->journeys.at[i]);
}
