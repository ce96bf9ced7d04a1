/* mermaid_read.c — one `journey` diagram, line by line. What Mermaid reads comes out the same; what it stumbles over or cuts off (colons
 * in names and sections, a hash, a semicolon, a missing score) is read as it was meant, and told. */
#include "exchange/mermaid/mermaid_diagram.h"
#include "exchange/mermaid/mermaid_task.h"

#include <string.h>

static struct arena *arena(struct diagram *d)
{
	return &d->i->arena;
}

/* What a line says is in the map; of a copy the whole line is, since its parts are no slices of the source. */
static void keep_text(struct diagram *d, struct str s)
{
	account_keep(&d->i->account, d->is_copy ? d->here : s);
}

static void mark_up(struct diagram *d, struct str line, struct str rest)
{
	account_markup(&d->i->account, d->is_copy ? d->here : rest.len ? str_slice(line, 0, (size_t)(rest.at - line.at)) : line);
}

/* "<br>", "<br\t/>", "</br>" of any case: how long it is; 0 for anything else. */
static size_t break_at(struct str s)
{
	size_t at = 1 + (s.len > 1 && s.at[1] == '/');
	if (s.len < at + 3 || s.at[0] != '<' || (s.at[at] | 32) != 'b' || (s.at[at + 1] | 32) != 'r')
		return 0;
	for (at += 2; at < s.len && strchr(" \t/", s.at[at]); at++)
		;
	return at < s.len && s.at[at] == '>' ? at + 1 : 0;
}

/* "#quot;", "#35;" are Mermaid's own entities. At those of HTML it stops; here they are what they were meant to be. */
static uint32_t entity_at(struct diagram *d, struct str s, size_t *len)
{
	struct str rest = str_slice(s, 1, 11);
	size_t end = s.at[0] == '#' || s.at[0] == '&' ? str_find(rest, ';') : rest.len;
	struct str name = str_slice(rest, 0, end);
	bool is_number = name.len && plain_is_digit(name.at[0]) && s.at[0] == '#';
	uint32_t code = end < rest.len && name.len ? plain_entity(is_number ? str_fmt(arena(d), "#%.*s", STR_ARG(name)) : name) : 0;
	*len = end + 2;
	return code == ' ' ? 0 : code; /* "#7;" is no character that anybody means */
}

static struct str text_of(struct diagram *d, struct str s)
{
	struct buf out = { 0 };
	for (size_t at = 0; at < s.len;) {
		size_t len, pause = break_at(str_slice(s, at, s.len));
		uint32_t code = entity_at(d, str_slice(s, at, s.len), &len);
		if (code)
			buf_utf8(&out, code);
		else
			buf_char(&out, pause ? ' ' : s.at[at]);
		at += code ? len : pause ? pause : 1;
	}
	struct str text = plain_line(arena(d), buf_take(&out, arena(d)));
	buf_finish(&out);
	return text;
}

/* ---- comments ---- */

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

/* "section Wash:", as a heading: Mermaid cuts it there. */
static struct str without_colon_behind(struct str text)
{
	text = plain_trim(text);
	while (str_ends(text, ":") || str_ends(text, "：")) {
		text.len -= str_ends(text, ":") ? 1 : 3;
		text = plain_trim(text);
	}
	return text;
}

static void read_section(struct diagram *d, struct str rest)
{
	struct str name = text_of(d, without_colon_behind(without_colon(rest)));
	keep_text(d, rest);
	if (!name.len) {
		name = str_fmt(arena(d), "… %d", (int)++d->nameless_sections);
		import_report(d->i, SEVERITY_WARNING, "import-section", d->here, "this section has no name")->hint = STR("give the stage a name");
	}
	begin_section(d, name);
}

static struct draft_stage *stage_for_task(struct diagram *d)
{
	if (d->stage)
		return d->stage;
	begin_section(d, (struct str){ 0 }); /* named when the title is known */
	import_report(d->i, SEVERITY_INFO, "import-section", d->here, "this task has no section; its stage is named after the journey");
	return d->stage;
}

/* ---- tasks ---- */

/* At a comma, also those of Chinese, Japanese and Arabic, or at a semicolon, which only other diagrams know. */
static size_t end_of_person(struct str people, size_t *behind)
{
	size_t at = 0, from = 0;
	while (at < people.len) {
		from = at;
		uint32_t code = utf8_next(people, &at);
		*behind = at;
		if (code == ',' || code == 0xFF0C || code == 0x3001 || code == 0x060C || (code == ';' && !mermaid_ends_entity(people, from)))
			return from;
	}
	*behind = people.len;
	return people.len;
}

static void add_people(struct diagram *d, struct draft_step *step, struct str people)
{
	while (people.len) {
		size_t behind, comma = end_of_person(people, &behind);
		struct str text = text_of(d, str_slice(people, 0, comma));
		if (text.len) {
			struct draft_person *person = draft_person(&d->i->draft, text);
			draft_add_person(&d->i->draft, &d->journey->people, person);
			if (!draft_add_person(&d->i->draft, &step->people, person))
				import_report(d->i, SEVERITY_INFO, "import-people", d->here, "`%.*s` is in this task twice", STR_ARG(text));
		}
		people = str_slice(people, behind, people.len);
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

static void report_guess(struct diagram *d, enum task_guess guess)
{
	static const char *const SENTENCES[] = {
		[TASK_WITH_COMMA] = "Mermaid requires a colon instead of this comma; read as score and people",
		[TASK_WITH_ARROW] = "Mermaid requires a colon instead of this arrow; read as score and people",
		[TASK_WITHOUT_SCORE] = "this task has no numeric score",
	};
	if (guess == TASK_AS_WRITTEN)
		return;
	struct finding *f = import_report(d->i, SEVERITY_WARNING, "import-score", d->here, "%s", SENTENCES[guess]);
	if (guess == TASK_WITHOUT_SCORE)
		f->hint = STR("it is kept without an emotion");
}

static void note_nobody(struct diagram *d, const struct draft_step *step)
{
	if (step->people.list.len)
		return;
	d->nobody = d->nobody_count++ ? d->nobody : d->here;
}

static void keep_task(struct diagram *d, const struct mermaid_task *t)
{
	const struct str parts[] = { t->name, t->people, t->unread, t->remark, t->number };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		keep_text(d, parts[i]);
}

static void read_task(struct diagram *d, struct str line)
{
	struct mermaid_task t = mermaid_read_task(line);
	keep_task(d, &t);
	struct draft_stage *stage = stage_for_task(d);
	struct str name = text_of(d, t.name);
	report_guess(d, t.guess);
	if (!name.len) {
		import_report(d->i, SEVERITY_WARNING, "import-line", d->here, "this task has no name");
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
	note_nobody(d, step);
	VEC_PUSH(arena(d), &d->tasks, step);
}

/* A line without any colon: a statement of other diagrams, else a task that is not finished. */
static void read_stray(struct diagram *d, struct str line)
{
	static const char *const WORDS[] = { "click", "style", "classDef", "class", "linkStyle", "direction", "subgraph", "end", "callback", NULL };
	struct str rest;
	for (int i = 0; WORDS[i]; i++)
		if (mermaid_begins_with(line, WORDS[i], &rest)) {
			import_report(d->i, SEVERITY_WARNING, "import-line", d->here, "`%s` belongs to other diagrams; the line is kept as a comment", WORDS[i]);
			add_remark(d, line);
			keep_text(d, line);
			return;
		}
	read_task(d, line);
}

/* ---- all other lines ---- */

/* What was said before stays as a comment. */
static void set_text(struct diagram *d, struct str *text, const char *word, struct str value)
{
	keep_text(d, value);
	value = text_of(d, value);
	if (text->len && value.len && !str_equal(*text, value))
		add_remark(d, str_fmt(arena(d), "%s: %.*s", word, STR_ARG(*text)));
	*text = value.len ? value : *text;
}

static void add_description(struct diagram *d, struct str text)
{
	keep_text(d, text);
	text = text_of(d, text);
	if (text.len)
		VEC_PUSH(arena(d), &d->description.list, text);
}

/* Inside "accDescr { … }". Gives how much of the line that is: what stands behind the brace is a statement again. */
static size_t read_description(struct diagram *d, struct str line)
{
	size_t close = str_find(line, '}');
	add_description(d, plain_trim(str_slice(line, 0, close)));
	d->in_description = close == line.len;
	return close + 1;
}

/* "accDescr: …", "accDescr { … }", and the brace on the line below. */
static size_t begin_description(struct diagram *d, struct str rest)
{
	d->awaits_description = !rest.len;
	if (str_starts(rest, "{"))
		return 1 + read_description(d, str_slice(rest, 1, rest.len));
	add_description(d, without_colon(rest));
	return rest.len;
}

static bool read_word(struct diagram *d, struct str line)
{
	struct str rest;
	if (mermaid_is_task_named(line))
		return false;
	bool is_title = mermaid_begins_with(line, "title", &rest), is_section = !is_title && mermaid_begins_with(line, "section", &rest);
	if (!is_title && !is_section && !mermaid_begins_with(line, "accTitle", &rest))
		return false;
	mark_up(d, line, rest);
	if (is_section)
		read_section(d, rest);
	else
		set_text(d, is_title ? &d->title : &d->acc_title, is_title ? "title" : "accTitle", without_colon(rest));
	return true;
}

/* Settings of the drawing, up to their end; behind it a statement may stand. */
static size_t read_directive(struct diagram *d, struct str line)
{
	size_t end = 0;
	while (end < line.len && !str_starts(str_slice(line, end, line.len), "}%%"))
		end++;
	d->in_directive = end == line.len;
	account_markup(&d->i->account, d->is_copy ? d->here : str_slice(line, 0, end + 3));
	return end + 3;
}

/* A line of "#" is a comment, if it is not an entity that begins a name. */
static bool is_comment(struct str line)
{
	size_t end = 1;
	while (end < line.len && end < 12 && line.at[end] != ';' && line.at[end] != ' ')
		end++;
	bool is_entity = end > 1 && end < line.len && line.at[end] == ';' && mermaid_ends_entity(line, end);
	return str_starts(line, "%%") || (str_starts(line, "#") && !is_entity);
}

static size_t read_comment(struct diagram *d, struct str line)
{
	size_t at = 0;
	while (at < line.len && (line.at[at] == '%' || line.at[at] == '#'))
		at++;
	keep_text(d, line);
	add_remark(d, str_slice(line, at, line.len));
	return line.len;
}

static size_t read_statement(struct diagram *d, struct str line)
{
	size_t end = mermaid_statement_end(line);
	struct str first = plain_trim(str_slice(line, 0, end));
	if (!first.len || read_word(d, first))
		return end + 1;
	if (mermaid_has_colon(first))
		read_task(d, first);
	else
		read_stray(d, first);
	return end + 1;
}

/* Gives how much of the line it has read. */
static size_t read_part(struct diagram *d, struct str line)
{
	struct str rest;
	bool opens = d->awaits_description && (str_starts(line, "{") || str_starts(line, ":"));
	d->awaits_description = false;
	if (d->in_directive || str_starts(line, "%%{"))
		return read_directive(d, line);
	if (d->in_description)
		return read_description(d, line);
	if (opens)
		return begin_description(d, line);
	if (is_comment(line))
		return read_comment(d, line);
	if (!mermaid_begins_with(line, "accDescr", &rest) || mermaid_is_task_named(line))
		return read_statement(d, line);
	mark_up(d, line, rest);
	return line.len - rest.len + begin_description(d, rest);
}

static size_t blanks_before(struct str line)
{
	size_t at = 0;
	for (size_t next = 0; next < line.len && plain_is_blank(utf8_next(line, &next));)
		at = next;
	return at;
}

static void read_line(struct diagram *d, struct str line)
{
	for (line = plain_trim(line); line.len; line = str_slice(line, blanks_before(line), line.len))
		line = str_slice(line, read_part(d, line), line.len);
}

static struct str without_quotes(struct str s)
{
	bool quoted = s.len > 1 && strchr("\"'", s.at[0]) && s.at[s.len - 1] == s.at[0];
	return quoted ? str_slice(s, 1, s.len - 1) : s;
}

/* "key: value" between dashes above the diagram: the title counts, settings of the drawing don't, the rest is kept. */
static void read_front_line(struct diagram *d, struct str line)
{
	struct str rest, text = plain_trim(line);
	bool is_nested = line.len && strchr(" \t", line.at[0]);
	if (!text.len || str_starts(text, "---"))
		return;
	d->in_settings = is_nested ? d->in_settings : mermaid_begins_with(text, "config", &rest) || mermaid_begins_with(text, "displayMode", &rest);
	if (d->in_settings) {
		account_markup(&d->i->account, text);
	} else if (!is_nested && mermaid_begins_with(text, "title", &rest)) {
		mark_up(d, text, rest);
		keep_text(d, rest);
		d->front_title = text_of(d, without_quotes(without_colon(rest)));
	} else {
		keep_text(d, text);
		add_remark(d, text);
	}
}

/* ---- when all of it is read ---- */

static struct str whole_description(struct diagram *d)
{
	struct buf all = { 0 };
	for (size_t i = 0; i < d->description.list.len; i++)
		buf_fmt(&all, i ? "\n%.*s" : "%.*s", STR_ARG(d->description.list.at[i]));
	struct str text = buf_take(&all, arena(d));
	buf_finish(&all);
	return text;
}

static void add_descriptions(struct diagram *d)
{
	struct str title = d->journey->text;
	if (d->description.list.len)
		draft_add_item(&d->i->draft, &d->journey->items, KIND_SCENARIO, whole_description(d));
	if (d->acc_title.len && !str_equal(d->acc_title, title))
		draft_add_remark(&d->i->draft, &d->journey->remarks, str_fmt(arena(d), "accTitle: %.*s", STR_ARG(d->acc_title)));
	if (d->front_title.len && !str_equal(d->front_title, title))
		draft_add_remark(&d->i->draft, &d->journey->remarks, str_fmt(arena(d), "title: %.*s", STR_ARG(d->front_title)));
}

static void finish_diagram(struct diagram *d, const struct mermaid_block *b)
{
	struct str title = d->title.len ? d->title : d->front_title.len ? d->front_title : d->acc_title.len ? d->acc_title : b->heading;
	if (title.at == b->heading.at)
		account_keep(&d->i->account, b->heading_source);
	d->journey->text = title.len ? title : import_file_title(d->i);
	for (size_t i = 0; i < d->journey->stages.len; i++)
		if (!d->journey->stages.at[i]->text.len)
			d->journey->stages.at[i]->text = d->journey->text;
	take_remarks(d, &d->journey->remarks_at_end);
	add_descriptions(d);
	diagram_settle(d);
}

void diagram_read(struct import *i, const struct mermaid_block *b)
{
	struct diagram d = { .i = i, .journey = draft_add_journey(&i->draft, (struct str){ 0 }), .journey_line = b->journey_line };
	for (size_t k = 0; k < b->front.list.len; k++)
		read_front_line(&d, b->front.list.at[k]);
	take_remarks(&d, &d.journey->remarks);
	for (size_t k = 0; k < b->lines.list.len; k++) {
		d.here = plain_trim(b->lines.list.at[k]);
		struct str line = b->in_html ? plain_unescape_html(&i->arena, d.here) : d.here;
		d.is_copy = line.at != d.here.at;
		read_line(&d, line);
	}
	finish_diagram(&d, b);
}
