/* fmt.c — `cjm fmt`: lays maps out anew, or says what would change. */
#include "cli/cli.h"
#include "cli/unified.h"

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

/* ---- one text ---- */

static void count_nodes(const struct node *n, size_t counts[2])
{
	for (; n; n = n->next) {
		counts[0]++;
		for (uint32_t i = 0; i < n->arg_count; i++) /* a text of two lines becomes two texts */
			for (size_t at = 0; at <= n->args[i].text.len; at++)
				counts[1] += at == n->args[i].text.len || n->args[i].text.at[at] == '\n';
		count_nodes(n->first, counts);
	}
}

/* Formats what was formatted: nothing may change, and nothing may be missing. A mistake of the formatter's own must never cost
 * the author a word. */
static bool is_faithful(const struct ast *before, struct str formatted)
{
	struct sources sources;
	struct findings found;
	struct buf again = { 0 };
	size_t counts_before[2] = { 0 }, counts_after[2] = { 0 };
	sources_init(&sources);
	findings_init(&found);
	struct ast *after = ast_parse(&sources, source_add(&sources, STR("formatted"), formatted, &found), &found);
	ast_format(&sources, after, &again);
	count_nodes(before->root->first, counts_before);
	count_nodes(after->root->first, counts_after);
	bool faithful = !found.error_count && str_equal(buf_as_str(&again), formatted) && before->comments.len == after->comments.len &&
		memcmp(counts_before, counts_after, sizeof counts_before) == 0;
	ast_free(after);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&again);
	return faithful;
}

/* False after telling why the text is left alone. */
static bool format_text(struct fmt *f, const char *path, struct str text, struct buf *formatted)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, str_of(strcmp(path, "-") == 0 ? "standard input" : path), text, &found), &found);
	bool fine = !found.error_count;
	print_findings(&sources, &found, f->o);
	if (!fine) {
		raise_status(f, STATUS_MISTAKES);
	} else {
		ast_format(&sources, ast, formatted);
		fine = is_faithful(ast, buf_as_str(formatted));
		if (!fine)
			raise_status(f, world_error("%s is left alone: laying it out would change it, which is a mistake of cjm; please report it", path));
	}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return fine;
}

/* The text with names, for which everything in it has to be known. False after telling why the text is left alone. */
static bool name_text(struct fmt *f, const char *path, struct str text, struct buf *named)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	project_set_root(&f->project, path);
	struct reader reader = project_reader(&f->project);
	reader.picture = NULL;
	struct map *map = map_read(&sources, source_add(&sources, str_of(strcmp(path, "-") == 0 ? "standard input" : path), text, &found), &reader, &found);
	bool fine = !found.error_count;
	if (fine) {
		map_give_names(map, named);
	} else {
		print_findings(&sources, &found, f->o);
		raise_status(f, STATUS_MISTAKES);
	}
	map_free(map);
	findings_finish(&found);
	sources_finish(&sources);
	return fine;
}

static bool make_text(struct fmt *f, const char *path, struct str text, struct buf *made)
{
	struct buf named = { 0 };
	bool fine = !f->gives_names || name_text(f, path, text, &named);
	fine = fine && format_text(f, path, f->gives_names ? buf_as_str(&named) : text, made);
	buf_finish(&named);
	return fine;
}

/* ---- what to do with it ---- */

static void show_text(struct fmt *f, struct str text)
{
	if (!write_stdout(text))
		raise_status(f, STATUS_WORLD);
}

static void show_difference(struct fmt *f, const char *path, struct str before, struct str after)
{
	struct buf out = { 0 };
	if (f->only_checks)
		raise_status(f, STATUS_MISTAKES);
	if (f->shows_diff)
		unified_diff(str_of(strcmp(path, "-") == 0 ? "map.cjm" : path), before, after, color_wanted(f->o, stdout), &out);
	else
		buf_visible(&out, str_of(path), VISIBLE_NAME), buf_char(&out, '\n');
	show_text(f, buf_as_str(&out));
	buf_finish(&out);
}

static void format_path(struct fmt *f, const char *path)
{
	struct buf text = { 0 }, formatted = { 0 };
	struct stat was;
	bool is_stream = strcmp(path, "-") == 0;
	if (!read_to_rewrite(&f->files, path, &text, &was)) {
		raise_status(f, STATUS_WORLD);
	} else if (make_text(f, path, buf_as_str(&text), &formatted)) {
		bool same = str_equal(buf_as_str(&text), buf_as_str(&formatted));
		if (!same && (f->only_checks || f->shows_diff))
			show_difference(f, path, buf_as_str(&text), buf_as_str(&formatted));
		else if (is_stream && !f->only_checks && !f->shows_diff)
			show_text(f, buf_as_str(&formatted));
		else if (!same)
			raise_status(f, rewrite_file(&f->files, path, &was, buf_as_str(&formatted)));
	} else if (is_stream && !f->only_checks && !f->shows_diff) {
		show_text(f, buf_as_str(&text)); /* an editor that filters through the command keeps its text */
	}
	buf_finish(&text);
	buf_finish(&formatted);
}

static void format_below(void *fmt, const char *path)
{
	format_path(fmt, path);
}

int run_fmt(const struct options *o)
{
	struct fmt f = { .o = o, .only_checks = option_given(o, OPTION_CHECK), .shows_diff = option_given(o, OPTION_DIFF), .gives_names = option_given(o, OPTION_NAME) };
	if (!o->operand_count)
		return usage_error("which map? For example: cjm fmt map.cjm");
	files_init(&f.files);
	project_init(&f.project, &f.files.disk);
	for (int i = 0; i < o->operand_count; i++) {
		if (disk_is_folder(o->operands[i]))
			raise_status(&f, each_map_below(o->operands[i], format_below, &f));
		else
			format_path(&f, o->operands[i]);
	}
	project_finish(&f.project);
	files_finish(&f.files);
	return f.status;
}
