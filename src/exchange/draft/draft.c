/* draft.c — a draft grows. */
#include "exchange/draft/draft.h"

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
	names_init(&j->stages_by_name, d->arena);
	j->people.is_journeys = true;
	VEC_PUSH(d->arena, &d->journeys, j);
	return j;
}

/* "2. Look", "**look**": what stands behind the number. */
static struct str bare_stage_name(struct draft *d, struct str text)
{
	size_t at = 0;
	while (at < text.len && (plain_is_digit(text.at[at]) || text.at[at] == '.' || text.at[at] == ')' || text.at[at] == ' '))
		at++;
	return str_lower(d->arena, at < text.len ? str_slice(text, at, text.len) : text);
}

struct draft_stage *draft_add_stage(struct draft *d, struct draft_journey *j, struct str text)
{
	struct draft_stage *stage = ARENA_NEW(d->arena, struct draft_stage);
	stage->text = text;
	VEC_PUSH(d->arena, &j->stages, stage);
	names_add(&j->stages_by_name, bare_stage_name(d, text), stage);
	return stage;
}

struct draft_stage *draft_find_stage(struct draft *d, const struct draft_journey *j, struct str text)
{
	struct str name = bare_stage_name(d, text);
	return name.len ? names_find(&j->stages_by_name, name) : NULL;
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
	struct str base = plain_name(d->arena, text);
	return names_add_numbered(&d->used_names, &d->name_counts, base.len ? base : str_of(otherwise), d);
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
