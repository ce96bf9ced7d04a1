/* fmt.c — `cjm fmt`: lays maps out anew, or says what would change. */
#include "cli/cli.h"

#include <string.h>

struct fmt { /* one call of the command */
	const struct options *o;
	struct files files;
	struct project project;
	bool only_checks, shows_diff, gives_names;
	int status;
};

static void raise_status(struct fmt *f, int status)
{
	f->status = status > f->status ? status : f->status;
}

/* False after telling why the text is left alone. */
static bool convert(struct fmt *f, const char *path, struct str text, struct conversion *c)
{
	const char *named = path_named(f->o, path);
	struct str name = strcmp(named, "-") == 0 ? STR("standard input") : str_of(named);
	hold_stdin(&f->project, f->o, path, text);
	bool fine = convert_file(c, &f->project, f->gives_names, name, text);
	print_findings(&c->sources, &c->found, f->o);
	if (!fine)
		raise_status(f, c->why.len ? print_outcome(c->is_refused ? OUTCOME_REFUSED : OUTCOME_FAILED, buf_as_str(&c->why)) : STATUS_MISTAKES);
	return fine;
}

/* ---- what to do with it ---- */

static void show_difference(struct fmt *f, const char *path, struct str before, struct str after)
{
	struct buf out = { 0 };
	const char *named = path_named(f->o, path);
	if (f->only_checks)
		raise_status(f, STATUS_MISTAKES);
	if (f->shows_diff)
		unified_diff(str_of(strcmp(named, "-") == 0 ? "map.cjm" : named), before, after, color_wanted(f->o, stdout), &out);
	else
		buf_visible(&out, str_of(named), VISIBLE_NAME), buf_char(&out, '\n');
	raise_status(f, print_bytes(&out));
}

static void deliver_text(struct fmt *f, const char *path, const struct stat *was, struct str before, struct str after)
{
	bool is_stream = strcmp(path, "-") == 0, only_tells = f->only_checks || f->shows_diff, is_same = str_equal(before, after);
	if (!is_same && only_tells)
		show_difference(f, path, before, after);
	else if (is_stream && !only_tells)
		raise_status(f, write_stdout(after) ? STATUS_FINE : STATUS_WORLD);
	else if (!is_same)
		raise_status(f, rewrite_file(&f->files, path, was, after));
}

static void format_path(void *fmt, const char *path)
{
	struct fmt *f = fmt;
	struct buf text = { 0 };
	struct conversion c;
	struct stat was;
	conversion_init(&c);
	if (!read_to_rewrite(&f->files, path, &text, &was))
		raise_status(f, STATUS_WORLD);
	else if (convert(f, path, buf_as_str(&text), &c))
		deliver_text(f, path, &was, buf_as_str(&text), buf_as_str(&c.text));
	else if (strcmp(path, "-") == 0 && !f->only_checks && !f->shows_diff)
		raise_status(f, print_bytes(&text)); /* an editor that filters through the command keeps its text */
	conversion_finish(&c);
	buf_finish(&text);
}

int run_fmt(const struct options *o)
{
	struct fmt f = { .o = o, .only_checks = option_given(o, OPTION_CHECK), .shows_diff = option_given(o, OPTION_DIFF), .gives_names = option_given(o, OPTION_NAME) };
	if (!o->operand_count)
		return usage_error("missing map. For example: cjm fmt map.cjm");
	files_init(&f.files);
	f.status = begin_project(&f.project, &f.files, o);
	for (int i = 0; i < o->operand_count && f.status != STATUS_USAGE; i++) {
		if (disk_is_folder(o->operands[i]))
			raise_status(&f, each_map_of(o->operands[i], format_path, &f));
		else
			format_path(&f, o->operands[i]);
	}
	project_finish(&f.project);
	files_finish(&f.files);
	return f.status;
}
