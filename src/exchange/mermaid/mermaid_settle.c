/* mermaid_settle.c — what only the whole of a diagram tells: who takes part, how high scores go, whether tasks and people are swapped. */
#include "exchange/mermaid/mermaid_diagram.h"

static struct arena *arena(struct diagram *d)
{
	return &d->i->arena;
}

/* ---- people ---- */

static bool same_people(const struct draft_people *a, const struct draft_people *b)
{
	bool same = a->list.len == b->list.len;
	for (size_t i = 0; same && i < a->list.len; i++)
		same = a->list.at[i] == b->list.at[i];
	return same;
}

/* Mermaid shows nobody there; a map takes a step without people for everybody's. */
static void report_nobody(struct diagram *d)
{
	struct finding *f;
	if (!d->nobody_count || !d->journey->people.list.len)
		return;
	if (d->nobody_count == 1)
		f = import_report(d->i, SEVERITY_INFO, "import-people", d->nobody, "this task has no person, but others do; the step applies to everyone");
	else
		f = import_report(d->i, SEVERITY_INFO, "import-people", d->nobody,
			"this task and %d more have no person, but others do; these steps apply to everyone",
			(int)d->nobody_count - 1);
	f->hint = STR("add who takes the step: by NAME");
}

/* Where everybody does everything, saying it once is enough. */
static void settle_people(struct diagram *d)
{
	bool all_same = true;
	for (size_t i = 0; i < d->tasks.len; i++)
		all_same = all_same && same_people(&d->tasks.at[i]->people, &d->tasks.at[0]->people);
	for (size_t i = 0; all_same && i < d->tasks.len; i++)
		d->tasks.at[i]->people.list.len = 0;
	report_nobody(d);
}

/* ---- task and person, swapped ---- */

struct tasks_seen {
	size_t names, name_columns; /* how many different ones, and how long they are together */
	size_t people, people_columns, sentences; /* sentences: people with a blank in their names */
	size_t alone;               /* tasks that one person does */
};

static struct tasks_seen look_at_tasks(struct diagram *d)
{
	struct tasks_seen seen = { .people = d->journey->people.list.len };
	struct names names;
	names_init(&names, arena(d));
	for (size_t i = 0; i < d->tasks.len; i++) {
		struct str text = d->tasks.at[i]->text;
		seen.alone += d->tasks.at[i]->people.list.len == 1;
		if (names_add(&names, text, d))
			continue;
		seen.names++;
		seen.name_columns += (size_t)str_columns(text);
	}
	for (size_t i = 0; i < seen.people; i++) {
		struct str text = d->journey->people.list.at[i]->text;
		seen.people_columns += (size_t)str_columns(text);
		seen.sentences += str_find(text, ' ') < text.len;
	}
	return seen;
}

/* "User: 3: Opens the app", line after line: one task, and a person for each. With several tasks, each of them again and again, the
 * people have to read like sentences too: long, most of them of several words. */
static void warn_of_swap(struct diagram *d)
{
	struct tasks_seen seen = look_at_tasks(d);
	size_t count = d->tasks.len;
	if (count < 4 || seen.alone * 4 < count * 3 || seen.people * 2 <= count)
		return;
	bool long_people = seen.people_columns * seen.names > seen.name_columns * seen.people * 3 / 2 && seen.sentences * 2 >= seen.people;
	struct finding *f;
	if (seen.names == 1)
		f = import_report(d->i, SEVERITY_WARNING, "import-swapped", d->journey_line,
			"every task is named `%.*s`, and nearly every one has a different person: task and person may be swapped", STR_ARG(d->tasks.at[0]->text));
	else if (seen.names * 2 <= count && seen.names < seen.people && long_people)
		f = import_report(d->i, SEVERITY_WARNING, "import-swapped", d->journey_line,
			"%d tasks have only %d names, such as `%.*s`, and nearly every one has a different person: task and person may be swapped", (int)count,
			(int)seen.names, STR_ARG(d->tasks.at[0]->text));
	else
		return;
	f->hint = STR("Mermaid's order is task: score: people");
}

/* Mermaid's faces go from 1 to 5. More than that is somebody's scale of ten, which has to be kept. */
static void settle_scale(struct diagram *d)
{
	double low = d->has_score && d->lowest < 1 ? (d->lowest < 0 ? d->lowest : 0) : 1;
	double high = !d->has_score || d->highest <= 5 ? 5 : d->highest <= 10 ? 10 : d->highest;
	draft_widen_scale(&d->i->draft, low, high);
	if (high == 5 && low == 1)
		return;
	struct buf range = { 0 };
	buf_number(&range, low, 2);
	buf_text(&range, "..");
	buf_number(&range, high, 2);
	struct finding *f = import_report(d->i, SEVERITY_WARNING, "import-scale", d->journey_line, "some scores are outside Mermaid's 1 to 5; the scale was guessed as %s",
		range.at);
	f->hint = STR("Mermaid draws them all with the same face; check `scale` at the top of the map");
	buf_finish(&range);
}

void diagram_settle(struct diagram *d)
{
	warn_of_swap(d);
	settle_people(d);
	settle_scale(d);
}
