/* mermaid.c — `journey` diagrams of Mermaid. What Mermaid reads comes out the same; what it stumbles over or cuts off (colons in
 * names and sections, a hash, a missing score) is read as it was meant, and told. */
#include "exchange/import.h"
#include "exchange/mermaid.h"
#include "exchange/mermaid_task.h"

#include <string.h>

struct diagram {
	struct import *i;
	struct draft_journey *journey;
	struct draft_stage *stage; /* NULL before the first section */
	struct str title, acc_title, description, front_title;
	struct pieces remarks;     /* to stand before what comes next */
	struct str journey_line, here; /* slices of the source, for findings */
	bool in_directive, in_description;
	double lowest, highest;
	bool has_score;
	size_t task_count, nameless_sections;
	VEC(struct draft_step *) tasks;
};

static struct arena *arena(struct diagram *d)
{
	return &d->i->arena;
}

/* "#quot;", "#35;" are Mermaid's own entities; those of HTML it shows as they are, except where a page holds the diagram. */
static struct str text_of(struct diagram *d, struct str s)
{
	struct buf out = { 0 };
	for (size_t at = 0; at < s.len; at++) {
		struct str rest = str_slice(s, at + 1, at + 11);
		size_t end = s.at[at] == '#' ? str_find(rest, ';') : rest.len;
		struct str name = str_slice(rest, 0, end);
		bool is_number = name.len && plain_is_digit(name.at[0]);
		uint32_t code = end < rest.len && name.len ? plain_entity(is_number ? str_fmt(arena(d), "#%.*s", STR_ARG(name)) : name) : 0;
		code = code == ' ' ? 0 : code; /* "#7;" is no character that anybody means */
		bool is_break = s.at[at] == '<' && (str_starts(rest, "br>") || str_starts(rest, "br/>") || str_starts(rest, "br />"));
		if (code)
			buf_utf8(&out, code);
		else
			buf_char(&out, is_break ? ' ' : s.at[at]);
		at += code ? end + 1 : is_break ? str_find(rest, '>') + 1 : 0;
	}
	struct str text = plain_line(arena(d), buf_as_str(&out));
	buf_finish(&out);
	return text;
}

/* ---- words at the beginning of a line ---- */

/* Behind "title", "section" …, whatever their case, with a blank or a colon behind them. */
static bool begins_with(struct str line, const char *word, struct str *rest)
{
	size_t len = strlen(word);
	if (line.len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((line.at[i] | 32) != (word[i] | 32))
			return false;
	if (line.len > len && !strchr(" \t:{", line.at[len]) && !str_starts(str_slice(line, len, line.len), "\xC2\xA0"))
		return false;
	*rest = plain_trim(str_slice(line, len, line.len));
	return true;
}

static struct str without_colon(struct str s)
{
	return str_starts(s, ":") ? plain_trim(str_slice(s, 1, s.len)) : s;
}

static void take_remarks(struct diagram *d, struct pieces *to)
{
	for (size_t i = 0; i < d->remarks.list.len; i++)
		VEC_PUSH(arena(d), &to->list, d->remarks.list.at[i]);
	d->remarks.list.len = 0;
}

static void add_remark(struct diagram *d, struct str text)
{
	draft_add_remark(&d->i->draft, &d->remarks, text);
}

/* ---- sections ---- */

static void begin_section(struct diagram *d, struct str name)
{
	d->stage = draft_add_stage(&d->i->draft, d->journey, name);
	take_remarks(d, &d->stage->remarks);
}

static void read_section(struct diagram *d, struct str rest)
{
	struct str name = text_of(d, without_colon(rest));
	if (!name.len) {
		name = str_fmt(arena(d), "… %d", (int)++d->nameless_sections);
		import_tell(d->i, SEVERITY_WARNING, "import-section", d->here, "this section has no name")->hint = STR("give the stage one");
	}
	begin_section(d, name);
}

static struct draft_stage *stage_for_task(struct diagram *d)
{
	if (d->stage)
		return d->stage;
	begin_section(d, (struct str){ 0 }); /* named when the title is known */
	import_tell(d->i, SEVERITY_INFO, "import-section", d->here, "no section stands before this task; its stage is named as the journey");
	return d->stage;
}

/* ---- tasks ---- */

static void add_people(struct diagram *d, struct draft_step *step, struct str people)
{
	while (people.len) {
		size_t comma = str_find(people, ',');
		struct str text = text_of(d, str_slice(people, 0, comma));
		if (text.len) {
			struct draft_person *person = draft_person(&d->i->draft, text);
			draft_add_person(&d->i->draft, &d->journey->people, person);
			if (!draft_add_person(&d->i->draft, &step->people, person))
				import_tell(d->i, SEVERITY_INFO, "import-people", d->here, "`%.*s` stands twice in this task", STR_ARG(text));
		}
		people = str_slice(people, comma + 1, people.len);
	}
}

static void add_score(struct diagram *d, struct draft_step *step, double score)
{
	struct draft_item item = { .kind = KIND_FEEL, .feelings = { { .has_value = true, .value = score } } };
	VEC_PUSH(arena(d), &step->items.list, item);
	d->lowest = d->has_score && d->lowest < score ? d->lowest : score;
	d->highest = d->has_score && d->highest > score ? d->highest : score;
	d->has_score = true;
}

static void tell_guess(struct diagram *d, enum task_guess guess)
{
	static const char *const SENTENCES[] = {
		[TASK_WITH_COMMA] = "a comma stands where Mermaid wants a colon; read as score and people",
		[TASK_WITH_ARROW] = "an arrow stands where Mermaid wants a colon; read as score and people",
		[TASK_WITHOUT_SCORE] = "this task has no score that is a number",
	};
	if (guess == TASK_AS_WRITTEN)
		return;
	struct finding *f = import_tell(d->i, SEVERITY_WARNING, "import-score", d->here, "%s", SENTENCES[guess]);
	if (guess == TASK_WITHOUT_SCORE)
		f->hint = STR("it is kept without a feeling");
}

static void read_task(struct diagram *d, struct str line)
{
	struct mermaid_task t = mermaid_read_task(line);
	struct draft_stage *stage = stage_for_task(d);
	struct str name = text_of(d, t.name);
	tell_guess(d, t.guess);
	if (!name.len) {
		import_tell(d->i, SEVERITY_WARNING, "import-line", d->here, "this task has no name");
		name = STR("…");
	}
	struct draft_step *step = draft_add_step(&d->i->draft, stage, name);
	add_remark(d, t.remark);
	if (t.unread.len)
		add_remark(d, str_fmt(arena(d), "score: %.*s", STR_ARG(t.unread)));
	take_remarks(d, &step->remarks);
	if (t.has_score)
		add_score(d, step, t.score);
	add_people(d, step, t.people);
	VEC_PUSH(arena(d), &d->tasks, step);
}

/* A line without any colon: a statement of other diagrams, else a task that is not finished. */
static void read_stray(struct diagram *d, struct str line)
{
	static const char *const WORDS[] = { "click", "style", "classDef", "class", "linkStyle", "direction", "subgraph", "end", "callback", NULL };
	struct str rest;
	for (int i = 0; WORDS[i]; i++)
		if (begins_with(line, WORDS[i], &rest)) {
			import_tell(d->i, SEVERITY_WARNING, "import-line", d->here, "`%s` belongs to other diagrams; the line is kept as a comment", WORDS[i]);
			add_remark(d, line);
			return;
		}
	read_task(d, line);
}

/* ---- all other lines ---- */

static void read_description(struct diagram *d, struct str line)
{
	size_t close = str_find(line, '}');
	struct str text = plain_trim(str_slice(line, 0, close));
	if (text.len)
		d->description = d->description.len ? str_fmt(arena(d), "%.*s\n%.*s", STR_ARG(d->description), STR_ARG(text)) : text;
	d->in_description = close == line.len;
}

static bool read_word(struct diagram *d, struct str line)
{
	struct str rest;
	if (mermaid_is_task_named(line))
		return false;
	if (begins_with(line, "title", &rest)) {
		d->title = text_of(d, without_colon(rest));
	} else if (begins_with(line, "section", &rest)) {
		read_section(d, rest);
	} else if (begins_with(line, "accTitle", &rest)) {
		d->acc_title = text_of(d, without_colon(rest));
	} else if (begins_with(line, "accDescr", &rest)) {
		if (str_starts(rest, "{"))
			read_description(d, str_slice(rest, 1, rest.len));
		else
			d->description = text_of(d, without_colon(rest));
	} else {
		return false;
	}
	return true;
}

static void read_line(struct diagram *d, struct str line)
{
	line = plain_trim(line);
	if (d->in_directive) {
		d->in_directive = !strstr(str_terminated(arena(d), line), "}%%");
	} else if (d->in_description) {
		read_description(d, line);
	} else if (!line.len) {
		return;
	} else if (str_starts(line, "%%{")) {
		d->in_directive = !strstr(str_terminated(arena(d), line), "}%%");
	} else if (str_starts(line, "%%") || str_starts(line, "#")) {
		size_t at = 0;
		while (at < line.len && (line.at[at] == '%' || line.at[at] == '#'))
			at++;
		add_remark(d, str_slice(line, at, line.len));
	} else if (!read_word(d, line)) {
		if (mermaid_has_colon(line))
			read_task(d, line);
		else
			read_stray(d, line);
	}
}

/* "key: value" between dashes above the diagram: the title counts, settings of the drawing don't, the rest is kept. */
static void read_front_line(struct diagram *d, struct str line)
{
	struct str rest, text = plain_trim(line);
	bool is_nested = line.len && strchr(" \t", line.at[0]);
	if (!text.len || str_starts(text, "---"))
		return;
	if (begins_with(text, "title", &rest)) {
		struct pieces unquoted = { 0 };
		plain_sentences(arena(d), without_colon(rest), &unquoted);
		if (unquoted.list.len == 1)
			d->front_title = text_of(d, unquoted.list.at[0]);
	} else if (!is_nested && !begins_with(text, "config", &rest)) {
		add_remark(d, text);
	}
}

/* ---- when all of it is read ---- */

static bool same_people(const struct draft_people *a, const struct draft_people *b)
{
	bool same = a->list.len == b->list.len;
	for (size_t i = 0; same && i < a->list.len; i++)
		same = a->list.at[i] == b->list.at[i];
	return same;
}

/* Where everybody does everything, saying it once is enough. */
static void settle_people(struct diagram *d)
{
	bool all_same = true;
	for (size_t i = 0; i < d->tasks.len; i++)
		all_same = all_same && same_people(&d->tasks.at[i]->people, &d->tasks.at[0]->people);
	for (size_t i = 0; all_same && i < d->tasks.len; i++)
		d->tasks.at[i]->people.list.len = 0;
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
		f = import_tell(d->i, SEVERITY_WARNING, "import-swapped", d->journey_line,
			"every task is called `%.*s`, and nearly every one has another person: task and person may be swapped", STR_ARG(d->tasks.at[0]->text));
	else if (seen.names * 2 <= count && seen.names < seen.people && long_people)
		f = import_tell(d->i, SEVERITY_WARNING, "import-swapped", d->journey_line,
			"%d tasks have only %d names, such as `%.*s`, and nearly every one has another person: task and person may be swapped", (int)count,
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
	struct finding *f = import_tell(d->i, SEVERITY_WARNING, "import-scale", d->journey_line, "scores go beyond Mermaid's 1 to 5; the scale is taken to be %s",
		range.at);
	f->hint = STR("Mermaid draws them all with the same face; check `scale` at the top of the map");
	buf_finish(&range);
}

static void add_description(struct diagram *d)
{
	struct str title = d->journey->text;
	if (d->description.len)
		draft_add_item(&d->i->draft, &d->journey->items, KIND_SCENARIO, d->description);
	if (d->acc_title.len && !str_equal(d->acc_title, title))
		draft_add_remark(&d->i->draft, &d->journey->remarks, str_fmt(arena(d), "accTitle: %.*s", STR_ARG(d->acc_title)));
	if (d->front_title.len && !str_equal(d->front_title, title))
		draft_add_remark(&d->i->draft, &d->journey->remarks, str_fmt(arena(d), "title: %.*s", STR_ARG(d->front_title)));
}

static void finish_diagram(struct diagram *d, struct str heading)
{
	struct str title = d->title.len ? d->title : d->front_title.len ? d->front_title : d->acc_title.len ? d->acc_title : heading;
	d->journey->text = title.len ? title : import_file_title(d->i);
	for (size_t i = 0; i < d->journey->stages.len; i++)
		if (!d->journey->stages.at[i]->text.len)
			d->journey->stages.at[i]->text = d->journey->text;
	take_remarks(d, &d->journey->remarks_at_end);
	add_description(d);
	warn_of_swap(d);
	settle_people(d);
	settle_scale(d);
}

static void read_diagram(struct import *i, const struct mermaid_block *b)
{
	struct diagram d = { .i = i, .journey = draft_add_journey(&i->draft, (struct str){ 0 }), .journey_line = b->journey_line };
	for (size_t k = 0; k < b->front.list.len; k++)
		read_front_line(&d, b->front.list.at[k]);
	take_remarks(&d, &d.journey->remarks);
	for (size_t k = 0; k < b->lines.list.len; k++) {
		d.here = plain_trim(b->lines.list.at[k]);
		read_line(&d, b->in_html ? plain_unescape_html(&i->arena, d.here) : d.here);
	}
	finish_diagram(&d, b->heading);
}

bool import_mermaid(struct import *i)
{
	struct mermaid_blocks blocks = mermaid_find(i->source, &i->arena);
	size_t wanted = (size_t)i->options.journey;
	if (!blocks.list.len)
		return import_tell_nothing(i, "Mermaid journey", "a diagram begins with a line that says: journey");
	if (wanted > blocks.list.len) {
		import_tell(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "there is no journey %d; the file has %d", (int)wanted, (int)blocks.list.len);
		return false;
	}
	for (size_t k = 0; k < blocks.list.len; k++)
		if (!wanted || wanted == k + 1)
			read_diagram(i, &blocks.list.at[k]);
	return true;
}
