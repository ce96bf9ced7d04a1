/* update.c — `cjm update`: an edited backlog back into its map, as a patch or at once. */
#include "cli/cli.h"

/* A patch that is shown says what would be written; nothing is while a cell is mistaken. */
static int deliver_update(const struct options *o, struct files *files, const struct stat *was, struct str before, const struct conversion *c)
{
	struct buf out = { 0 };
	struct str after = buf_as_str(&c->text);
	int status = c->found.error_count ? STATUS_MISTAKES : STATUS_FINE;
	if (str_equal(before, after) || (status && option_given(o, OPTION_WRITE)))
		return status;
	if (option_given(o, OPTION_WRITE))
		return rewrite_file(files, o->operands[0], was, after);
	unified_diff(str_of(o->operands[0]), before, after, color_wanted(o, stdout), &out);
	return print_bytes(&out) == STATUS_FINE ? status : STATUS_WORLD;
}

static int update_map(const struct options *o, struct files *files, struct project *project, struct conversion *c)
{
	struct buf text = { 0 }, bytes = { 0 };
	struct stat was;
	int status = STATUS_WORLD;
	if (read_to_rewrite(files, o->operands[0], &text, &was) && read_file(files, o->operands[1], &bytes)) {
		bool is_fine = convert_update(c, project, str_of(o->operands[0]), buf_as_str(&text), str_of(o->operands[1]), buf_as_str(&bytes));
		print_findings(&c->sources, &c->found, o);
		status = is_fine ? deliver_update(o, files, &was, buf_as_str(&text), c) : STATUS_MISTAKES;
	}
	buf_finish(&text);
	buf_finish(&bytes);
	return status;
}

int run_update(const struct options *o)
{
	struct files files;
	struct project project;
	struct conversion c;
	if (o->operand_count != 2)
		return usage_error("two files are needed, the map and its edited backlog. For example: cjm update map.cjm backlog.xlsx");
	files_init(&files);
	int status = begin_project(&project, &files, o);
	conversion_init(&c);
	if (status == STATUS_FINE)
		status = update_map(o, &files, &project, &c);
	conversion_finish(&c);
	project_finish(&project);
	files_finish(&files);
	return status;
}
