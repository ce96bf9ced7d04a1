/* new.c — `cjm new`: a map to begin with, from a template, from other maps, or from the answers to four questions. */
#include "cli/cli.h"

#include <string.h>

struct new_call {
	const struct options *o;
	const struct template_row *row;
	enum template_language language;
	bool has_language;
	struct files files;
	struct project project;
	struct arena arena;
	struct template_parts parts;
	const char *output; /* "-", or the file that the map is to be in */
	size_t taken;       /* journeys */
	int status;
};

static int list_templates(void)
{
	struct buf out = { 0 };
	buf_text(&out, "Templates for a map:\n\n");
	for (size_t i = 0; template_at(i); i++) {
		const struct template_row *row = template_at(i);
		const char *of = row->origin == FROM_MAP ? " MAP" : row->origin == FROM_FOLDER ? " FOLDER" : "";
		buf_fmt(&out, "  %s%s%*s%s\n", row->name, of, (int)(20 - strlen(row->name) - strlen(of)), "", row->summary);
	}
	buf_text(&out, "\nFor example: cjm new stages -o map.cjm, or in French: cjm new stages -o carte.cjm --lang fr\n");
	int status = write_stdout(buf_as_str(&out)) ? STATUS_FINE : STATUS_WORLD;
	buf_finish(&out);
	return status;
}

/* ---- what is written ---- */

static int refuse_existing(const char *output)
{
	if (disk_is_folder(output))
		return usage_error("-o takes the name of a map here: -o %s/map.cjm", output);
	if (disk_exists(output))
		return usage_error("%s already exists; choose another name", output);
	return STATUS_FINE;
}

/* What is given away is a map: it is read as one where it will stand. */
static int prove(struct new_call *c, const char *path, struct str text)
{
	struct sources sources;
	struct findings found;
	struct map *settings;
	sources_init(&sources);
	findings_init(&found);
	project_set_root(&c->project, path);
	struct map *map = project_text_read(&c->project, &sources, str_of(path), text, false, &settings, &found);
	int status = found.error_count ? STATUS_MISTAKES : STATUS_FINE;
	if (found.error_count)
		print_findings(&sources, &found, c->o);
	map_free(map);
	map_free(settings);
	findings_finish(&found);
	sources_finish(&sources);
	return status;
}

static int deliver_new(struct new_call *c, struct str draft)
{
	struct conversion laid;
	const char *path = strcmp(c->output, "-") == 0 ? "new.cjm" : c->output;
	conversion_init(&laid);
	bool fine = convert_layout(&laid, str_of(path), draft);
	if (!fine)
		print_findings(&laid.sources, &laid.found, c->o);
	int status = !fine ? STATUS_MISTAKES : prove(c, path, buf_as_str(&laid.text));
	if (status == STATUS_FINE && strcmp(c->output, "-") == 0)
		status = write_stdout(buf_as_str(&laid.text)) ? STATUS_FINE : STATUS_WORLD;
	else if (status == STATUS_FINE)
		status = write_file(&c->files, c->output, buf_as_str(&laid.text), "");
	conversion_finish(&laid);
	return status;
}

/* ---- what it is made of ---- */

static bool is_meant(const struct new_call *c, const struct journey *j)
{
	const char *name = c->o->values[OPTION_JOURNEY];
	return !j->is_included && (!name || str_is(j->thing.name, name) || str_is(j->thing.text, name));
}

/* A template of a map takes one journey, one of a folder all of them but experience maps and future states. */
static void take_journeys(struct new_call *c, const struct map *map, const char *path)
{
	struct str from_here = path_from_file(&c->arena, str_of(strcmp(c->output, "-") == 0 ? "new.cjm" : c->output), str_of(path));
	if (!c->has_language && !c->taken && str_is(map->language, TEMPLATE_LANGUAGES[TEMPLATE_FR]))
		c->language = TEMPLATE_FR;
	FOR_EACH(struct journey, j, map->journeys) {
		bool is_of_folder = c->row->origin == FROM_FOLDER;
		if (!is_meant(c, j) || (is_of_folder ? j->kind == JOURNEY_EXPERIENCE || j->state == STATE_FUTURE : c->taken++ > 0))
			continue;
		if (is_of_folder) {
			c->taken++;
			template_add_stage(j, from_here, &c->parts);
		} else {
			template_take_journey(c->row, c->language, j, from_here, &c->parts);
		}
	}
}

static void take_map(void *call, const char *path)
{
	struct new_call *c = call;
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	struct map *settings;
	if (!read_file(&c->files, path, &text)) {
		c->status = STATUS_WORLD;
		return;
	}
	sources_init(&sources);
	findings_init(&found);
	project_set_root(&c->project, path);
	struct map *map = project_text_read(&c->project, &sources, str_of(path), buf_as_str(&text), false, &settings, &found);
	if (found.error_count) {
		print_findings(&sources, &found, c->o);
		c->status = STATUS_MISTAKES;
	} else {
		take_journeys(c, map, path);
	}
	map_free(map);
	map_free(settings);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
}

static int take_origin(struct new_call *c)
{
	const char *path = c->o->operands[1];
	if (c->row->origin == FROM_MAP && (strcmp(path, "-") == 0 || disk_is_folder(path)))
		return usage_error("`%s` needs one map: cjm new %s map.cjm", c->row->name, c->row->name);
	if (c->row->origin == FROM_FOLDER && !disk_is_folder(path))
		return usage_error("`%s` needs a folder of maps: cjm new %s maps", c->row->name, c->row->name);
	if (c->row->origin == FROM_MAP)
		take_map(c, path);
	else
		c->status = each_map_of(path, take_map, c);
	if (c->status == STATUS_FINE && !c->taken)
		return usage_error("%s has no such journey", path);
	if (c->status == STATUS_FINE && c->row->origin == FROM_MAP && c->taken > 1)
		return usage_error("%s has %zu journeys; choose one: --journey NAME", path, c->taken);
	return c->status;
}

static int write_template(struct new_call *c)
{
	struct buf out = { 0 };
	int status = c->row->origin == FROM_NOTHING ? STATUS_FINE : take_origin(c);
	if (status == STATUS_FINE) {
		buf_str(&c->parts.file, path_name(str_of(strcmp(c->output, "-") == 0 ? "map.cjm" : c->output)));
		template_write(c->row, c->language, &c->parts, &out);
		status = deliver_new(c, buf_as_str(&out));
	}
	buf_finish(&out);
	return status;
}

/* ---- four questions ---- */

static bool ask(enum template_question question, struct new_call *c, struct buf *answer)
{
	printf("%s: ", template_question(question, c->language));
	fflush(stdout);
	for (int next; (next = getchar()) != '\n';) {
		if (next == EOF)
			return false;
		if (next >= ' ' && next != 127)
			buf_char(answer, (char)next);
	}
	return true;
}

static const char *free_name(struct arena *a)
{
	const char *name = "map.cjm";
	for (int n = 2; disk_exists(name); n++)
		name = str_terminated(a, str_fmt(a, "map-%d.cjm", n));
	return name;
}

static int write_answers(struct new_call *c)
{
	struct buf answers[TEMPLATE_QUESTION_COUNT] = { 0 }, out = { 0 };
	struct str given[TEMPLATE_QUESTION_COUNT];
	bool fine = list_templates() == STATUS_FINE;
	printf("Or answer four questions:\n\n");
	for (int i = 0; i < TEMPLATE_QUESTION_COUNT; i++) {
		fine = fine && ask((enum template_question)i, c, &answers[i]);
		given[i] = buf_as_str(&answers[i]);
	}
	if (!c->o->values[OPTION_NEW_OUTPUT])
		c->output = free_name(&c->arena);
	template_answered(given, c->language, &out);
	int status = fine ? deliver_new(c, buf_as_str(&out)) : usage_error("\nno map is written, for the questions were not answered");
	if (status == STATUS_FINE && strcmp(c->output, "-") != 0)
		note("%s is written; to see what to fill in next: cjm check %s", c->output, c->output);
	for (int i = 0; i < TEMPLATE_QUESTION_COUNT; i++)
		buf_finish(&answers[i]);
	buf_finish(&out);
	return status;
}

/* ---- what is asked for ---- */

static int find_template(struct new_call *c)
{
	const char *name = c->o->operands[0];
	c->row = template_of(str_of(name));
	const struct template_row *nearest = template_nearest(str_of(name));
	if (!c->row && nearest)
		return usage_error("unknown template `%s`; did you mean `%s`?", name, nearest->name);
	if (!c->row)
		return usage_error("unknown template `%s`; `cjm new` lists them", name);
	if (c->row->origin == FROM_NOTHING && c->o->operand_count > 1)
		return usage_error("`%s` needs no map. To write it into a file: cjm new %s -o %s", name, name, c->o->operands[1]);
	if (c->row->origin == FROM_NOTHING && option_given(c->o, OPTION_JOURNEY))
		return usage_error("`%s` needs no map, so --journey does not apply", name);
	if (c->row->origin != FROM_NOTHING && c->o->operand_count != 2)
		return usage_error("`%s` needs a %s: cjm new %s %s -o new.cjm", name, c->row->origin == FROM_MAP ? "map" : "folder", name, c->row->origin == FROM_MAP ? "map.cjm" : "maps");
	return STATUS_FINE;
}

int run_new(const struct options *o)
{
	int language = option_given(o, OPTION_NEW_LANG) ? option_choice(o, OPTION_NEW_LANG, TEMPLATE_LANGUAGES) : TEMPLATE_EN;
	if (language < 0)
		return STATUS_USAGE;
	bool asks = !o->operand_count && at_terminal();
	if (!o->operand_count && !asks)
		return list_templates();
	struct new_call c = { .o = o, .language = (enum template_language)language, .has_language = option_given(o, OPTION_NEW_LANG), .output = o->values[OPTION_NEW_OUTPUT] };
	c.output = c.output ? c.output : "-";
	files_init(&c.files);
	int status = begin_project(&c.project, &c.files, o);
	status = status == STATUS_FINE && !asks ? find_template(&c) : status;
	status = status == STATUS_FINE && strcmp(c.output, "-") != 0 ? refuse_existing(c.output) : status;
	status = status != STATUS_FINE ? status : asks ? write_answers(&c) : write_template(&c);
	template_parts_finish(&c.parts);
	project_finish(&c.project);
	files_finish(&c.files);
	arena_finish(&c.arena);
	return status;
}
