/* import.c — `cjm import`: a map made of what is already there. */
#include "cli/cli.h"

#include <string.h>

static const char *const FORMATS[] = { "mermaid", "markdown", "csv", "json", "xlsx", NULL };

static int format_named(const char *word)
{
	for (int i = 0; FORMATS[i]; i++)
		if (strcmp(FORMATS[i], word) == 0)
			return i;
	return -1;
}

static int report_usage(const struct options *o)
{
	if (o->operand_count != 2)
		return usage_error("what is to be imported? For example: cjm import diagram.mmd -o map.cjm");
	return usage_error("`%s` cannot be imported; it is one of: mermaid, markdown, csv, xlsx, json, or nothing, and cjm looks what the file is", o->operands[0]);
}

static bool read_journey(const struct options *o, int *journey)
{
	double number = 0;
	*journey = 0;
	if (!option_given(o, OPTION_JOURNEY))
		return true;
	if (number_read(str_of(o->values[OPTION_JOURNEY]), &number) && number >= 1 && number < 1e6 && number == (double)(int)number) {
		*journey = (int)number;
		return true;
	}
	usage_error("--journey takes the number of a diagram or table of the file, from 1, not `%s`", o->values[OPTION_JOURNEY]);
	return false;
}

static int deliver_map(const struct options *o, struct files *files, struct str map)
{
	const char *output = o->values[OPTION_OUTPUT];
	if (output && strcmp(output, "-") != 0)
		return write_file(files, output, map, "");
	return write_stdout(map) ? STATUS_FINE : STATUS_WORLD;
}

struct import_order { /* what is to be imported */
	const char *path;
	int format; /* -1: as the file says */
	struct import_options options;
};

/* False after telling. */
static bool settle_format(struct import_order *order, struct str bytes, struct findings *found, int *status)
{
	enum import_format format = (enum import_format)order->format;
	*status = STATUS_MISTAKES;
	if (order->format < 0 && !import_guess(str_of(order->path), bytes, &format, found))
		return false;
	order->format = (int)format;
	if (order->options.sheet.len && format != IMPORT_XLSX)
		*status = usage_error("--sheet names a sheet of a workbook, and %s is read as %s", order->path, FORMATS[format]);
	else if (order->options.lane_count && (format == IMPORT_MERMAID || format == IMPORT_JSON))
		*status = usage_error("--lane says which lane a column of a table is, and %s is read as %s", order->path, FORMATS[format]);
	else
		return true;
	return false;
}

static int import_file(const struct options *o, struct import_order *order)
{
	struct sources sources;
	struct findings found;
	struct files files;
	struct buf bytes = { 0 }, map = { 0 };
	int status = STATUS_WORLD;
	sources_init(&sources);
	findings_init(&found);
	files_init(&files);
	if (read_file(&files, order->path, &bytes)) {
		bool fine = settle_format(order, buf_as_str(&bytes), &found, &status);
		if (fine) {
			fine = import_map((enum import_format)order->format, &sources, str_of(order->path), buf_as_str(&bytes), order->options, &map, &found);
			status = !fine || found.error_count ? STATUS_MISTAKES : STATUS_FINE;
		}
		print_findings(&sources, &found, o);
		int delivered = fine ? deliver_map(o, &files, buf_as_str(&map)) : STATUS_FINE;
		status = delivered > status ? delivered : status;
	}
	files_finish(&files);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&bytes);
	buf_finish(&map);
	return status;
}

static bool read_lanes(const struct options *o, struct import_options *options)
{
	bool fine = true;
	struct buf all = { 0 };
	for (int i = 0; fine && i < o->lane_count; i++) {
		fine = import_lane_is_known(str_of(o->lanes[i]));
		import_list_lanes(&all);
		if (!fine)
			usage_error("--lane takes the head of a column and the lane that it is, as in \"Failure control=support\", not `%s`; lanes are: %s", o->lanes[i], all.at);
		buf_finish(&all);
	}
	options->lanes = o->lanes;
	options->lane_count = (size_t)o->lane_count;
	return fine;
}

int run_import(const struct options *o)
{
	struct import_order order = { .format = -1, .options.sheet = str_of(o->values[OPTION_SHEET]) };
	if (o->operand_count == 2)
		order.format = format_named(o->operands[0]);
	bool names_only_kind = o->operand_count == 1 && format_named(o->operands[0]) >= 0 && !disk_exists(o->operands[0]);
	if (o->operand_count < 1 || o->operand_count > 2 || names_only_kind || (o->operand_count == 2 && order.format < 0))
		return report_usage(o);
	if (!read_journey(o, &order.options.journey) || !read_lanes(o, &order.options))
		return STATUS_USAGE;
	if (o->values[OPTION_OUTPUT] && disk_is_folder(o->values[OPTION_OUTPUT]))
		return usage_error("-o takes the name of a map here: -o %s/map.cjm", o->values[OPTION_OUTPUT]);
	order.path = o->operands[o->operand_count - 1];
	if (str_ends(str_of(order.path), ".cjm") && disk_exists(order.path))
		return usage_error("%s is a map already; to draw it: cjm build %s", order.path, order.path);
	return import_file(o, &order);
}
