/* new.c — `cjm new`: a map to begin with, from a template, from other maps, or from the answers to four questions. */
#include "cli/cli.h"

#include <string.h>

struct new_call {
	const struct options *o;
	struct files files;
	struct project project;
	struct beginning beginning;
	const char *output; /* the file; NULL: standard output */
	bool has_got_ending;
	int status;
};

static int list_templates(bool asks)
{
	struct buf out = { 0 };
	buf_said(&out, "Templates for a map:\n\n");
	template_list(&out);
	buf_said(&out, "\nFor example: cjm new stages -o map.cjm; --lang en or --lang fr chooses the language of the map\n");
	buf_said(&out, asks ? "\nOr answer four questions:\n\n" : "");
	return print_bytes(&out);
}

/* ---- what is written ---- */

static int refuse_existing(const char *output)
{
	if (disk_is_folder(output))
		return usage_error("-o takes the name of a map here: -o %s/map.cjm", output);
	return disk_exists(output) ? usage_error("%s already exists; choose another name", output) : STATUS_FINE;
}

static int deliver_new(struct new_call *c, struct str text)
{
	struct conversion made;
	conversion_init(&made);
	int status = beginning_write(&c->beginning, &made, text) ? STATUS_FINE : STATUS_MISTAKES;
	if (status != STATUS_FINE)
		print_findings(&made.sources, &made.found, c->o);
	else if (c->output)
		status = write_file(&c->files, c->output, buf_as_str(&made.text), "");
	else
		status = write_stdout(buf_as_str(&made.text)) ? STATUS_FINE : STATUS_WORLD;
	conversion_finish(&made);
	return status;
}

/* ---- what it is made of ---- */

static void take_map(void *call, const char *path)
{
	struct new_call *c = call;
	struct conversion read;
	struct buf text = { 0 };
	conversion_init(&read);
	if (!read_file(&c->files, path, &text)) {
		c->status = STATUS_WORLD;
	} else if (!beginning_take(&c->beginning, &read, path, buf_as_str(&text))) {
		print_findings(&read.sources, &read.found, c->o);
		c->status = STATUS_MISTAKES;
	}
	conversion_finish(&read);
	buf_finish(&text);
}

static int take_origin(struct new_call *c)
{
	const char *path = c->o->operands[1], *name = c->beginning.row->name;
	bool is_of_folder = c->beginning.row->origin == FROM_FOLDER;
	if (is_of_folder != disk_is_folder(path))
		return is_of_folder ? usage_error("`%s` needs a folder of maps, not %s", name, path) : usage_error("`%s` needs a single map, not the folder %s", name, path);
	c->beginning.folder = is_of_folder ? path : NULL;
	if (is_of_folder) {
		int status = each_map_of(path, take_map, c);
		c->status = status > c->status ? status : c->status;
	} else {
		take_map(c, path);
	}
	if (c->status == STATUS_FINE && !c->beginning.taken)
		return usage_error("%s has no such journey", path);
	if (c->status == STATUS_FINE && !is_of_folder && c->beginning.taken > 1)
		return usage_error("%s has %zu journeys; choose one: --journey NAME", path, c->beginning.taken);
	return c->status;
}

/* ---- four questions ---- */

static bool ask(enum template_question question, struct new_call *c, struct buf *answer)
{
	printf("%s ", template_question(question, c->beginning.language));
	fflush(stdout);
	return read_answer(answer);
}

/* What has no ending would be no map for an editor, an atlas or a folder that is checked. */
static void give_ending(struct new_call *c)
{
	struct str name = path_name(str_of(c->output));
	c->has_got_ending = !disk_is_folder(c->output) && str_find(name, '.') == name.len;
	if (c->has_got_ending)
		c->beginning.path = c->output = str_terminated(&c->beginning.arena, str_fmt(&c->beginning.arena, "%s.cjm", c->output));
}

/* Nobody's map is written over. */
static void choose_name(struct new_call *c)
{
	for (int n = 2; disk_exists(c->output); n++)
		c->output = str_terminated(&c->beginning.arena, str_fmt(&c->beginning.arena, "map-%d.cjm", n));
	c->beginning.path = c->output;
}

static int ask_and_write(struct new_call *c)
{
	struct buf answers[TEMPLATE_QUESTION_COUNT] = { 0 }, out = { 0 };
	struct str given[TEMPLATE_QUESTION_COUNT];
	bool fine = list_templates(true) == STATUS_FINE;
	for (int i = 0; i < TEMPLATE_QUESTION_COUNT; i++) {
		fine = fine && ask((enum template_question)i, c, &answers[i]);
		given[i] = buf_as_str(&answers[i]);
	}
	if (!option_given(c->o, OPTION_NEW_OUTPUT))
		choose_name(c);
	template_answered(given, c->beginning.language, &out);
	int status = fine ? deliver_new(c, buf_as_str(&out)) : usage_error("no map is written: the questions were not answered");
	if (status == STATUS_FINE && c->output)
		note("%s is written; to see what to fill in next: cjm check %.*s", c->output, STR_ARG(path_for_shell(&c->beginning.arena, str_of(c->output))));
	for (int i = 0; i < TEMPLATE_QUESTION_COUNT; i++)
		buf_finish(&answers[i]);
	buf_finish(&out);
	return status;
}

/* ---- what is asked for ---- */

static int find_template(struct new_call *c)
{
	struct buf why = { 0 };
	bool fine = beginning_choose(&c->beginning, c->o->operands, (size_t)c->o->operand_count, &why);
	if (!fine)
		usage_error("%.*s", STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	return fine ? STATUS_FINE : STATUS_USAGE;
}

static int write_template(struct new_call *c)
{
	int status = find_template(c);
	if (status == STATUS_FINE && c->beginning.row->origin != FROM_NOTHING)
		status = take_origin(c);
	status = status == STATUS_FINE ? deliver_new(c, STR("")) : status;
	if (status == STATUS_FINE && c->has_got_ending)
		note("%s is written: maps have names that end with .cjm", c->output);
	return status;
}

int run_new(const struct options *o)
{
	bool asks = !o->operand_count && at_terminal();
	int language = option_given(o, OPTION_NEW_LANG) ? option_choice(o, OPTION_NEW_LANG, TEMPLATE_LANGUAGES) : (int)template_language_of(str_of(tongue_code())); /* who reads messages in a language writes in it */
	if (language < 0)
		return STATUS_USAGE;
	bool is_stream = option_given(o, OPTION_NEW_OUTPUT) && strcmp(o->values[OPTION_NEW_OUTPUT], "-") == 0;
	if (!o->operand_count && !asks)
		return list_templates(false);
	struct new_call c = { .o = o, .output = is_stream ? NULL : o->values[OPTION_NEW_OUTPUT] ? o->values[OPTION_NEW_OUTPUT] : asks ? "map.cjm" : NULL };
	c.beginning = (struct beginning){ .project = &c.project, .language = (enum template_language)language, .has_language = option_given(o, OPTION_NEW_LANG),
		.path = c.output ? c.output : "map.cjm", .journey = o->values[OPTION_JOURNEY] };
	files_init(&c.files);
	c.files.makes_maps = true;
	int status = begin_project(&c.project, &c.files, o);
	if (status == STATUS_FINE && option_given(o, OPTION_NEW_OUTPUT) && c.output) {
		give_ending(&c);
		status = refuse_existing(c.output);
	}
	status = status != STATUS_FINE ? status : asks ? ask_and_write(&c) : write_template(&c);
	beginning_finish(&c.beginning);
	project_finish(&c.project);
	files_finish(&c.files);
	return status;
}
