/* update.c — `cjm update`: an edited backlog back into its map, as a patch or at once. */
#include "cli/cli.h"

struct update { /* one call of the command */
	const struct options *o;
	struct files files;
	struct project project;
};

/* A patch that is shown says what would be written; nothing is while a cell is mistaken. */
static int deliver(struct update *u, const char *path, const struct stat *was, struct str before, struct str after, bool has_mistakes)
{
	struct buf out = { 0 };
	int status = has_mistakes ? STATUS_MISTAKES : STATUS_FINE;
	if (str_equal(before, after) || (has_mistakes && option_given(u->o, OPTION_WRITE)))
		return status;
	if (option_given(u->o, OPTION_WRITE))
		return rewrite_file(&u->files, path, was, after);
	unified_diff(str_of(path), before, after, color_wanted(u->o, stdout), &out);
	if (!write_stdout(buf_as_str(&out)))
		status = STATUS_WORLD;
	buf_finish(&out);
	return status;
}

static int update_map(struct update *u, const char *path, const char *table)
{
	struct buf text = { 0 }, bytes = { 0 };
	struct conversion c;
	struct stat was;
	int status = STATUS_WORLD;
	conversion_init(&c);
	if (read_to_rewrite(&u->files, path, &text, &was) && read_file(&u->files, table, &bytes)) {
		bool is_fine = convert_update(&c, &u->project, str_of(path), buf_as_str(&text), str_of(table), buf_as_str(&bytes));
		bool has_mistakes = c.found.error_count;
		print_findings(&c.sources, &c.found, u->o);
		status = is_fine ? deliver(u, path, &was, buf_as_str(&text), buf_as_str(&c.text), has_mistakes) : STATUS_MISTAKES;
	}
	conversion_finish(&c);
	buf_finish(&text);
	buf_finish(&bytes);
	return status;
}

int run_update(const struct options *o)
{
	struct update u = { .o = o };
	if (o->operand_count != 2)
		return usage_error("two files are needed, the map and its edited backlog. For example: cjm update map.cjm backlog.xlsx");
	files_init(&u.files);
	project_init(&u.project, &u.files.disk);
	int status = update_map(&u, o->operands[0], o->operands[1]);
	project_finish(&u.project);
	files_finish(&u.files);
	return status;
}
