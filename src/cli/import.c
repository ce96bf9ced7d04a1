/* import.c — `cjm import`: a map made of what is already there. */
#include "cli/cli.h"

#include <string.h>

static const char *const FORMATS[] = { "mermaid", "markdown", "csv", "json", "xlsx", NULL };

static int format_named(const char *word)
{
	for (int i = 0; FORMATS[i]; i++)
		if (strcmp(FORMATS[i], word) == 0)
			return i;
	usage_error("`%s` cannot be imported; it is one of: mermaid, markdown, csv, json, xlsx", word);
	return -1;
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

static int deliver(const struct options *o, struct files *files, struct str map)
{
	const char *output = o->values[OPTION_OUTPUT];
	if (output && strcmp(output, "-") != 0)
		return write_file(files, output, map, "");
	return write_stdout(map) ? STATUS_FINE : STATUS_WORLD;
}

static int import_file(const struct options *o, enum import_format format, const char *path, struct import_options options)
{
	struct sources sources;
	struct files files;
	struct buf bytes = { 0 }, map = { 0 };
	int status = STATUS_WORLD;
	sources_init(&sources);
	files_init(&files);
	if (read_file(&files, path, &bytes)) {
		bool fine = import_map(format, &sources, str_of(path), buf_as_str(&bytes), options, &map);
		status = !fine || sources.error_count ? STATUS_MISTAKES : STATUS_FINE;
		tell_findings(&sources, 0, o);
		int delivered = fine ? deliver(o, &files, buf_as_str(&map)) : STATUS_FINE;
		status = delivered > status ? delivered : status;
	}
	files_finish(&files);
	sources_finish(&sources);
	buf_finish(&bytes);
	buf_finish(&map);
	return status;
}

int run_import(const struct options *o)
{
	struct import_options options = { .sheet = str_of(o->values[OPTION_SHEET]) };
	if (o->operand_count != 2)
		return usage_error("what is to be imported? For example: cjm import mermaid diagram.mmd -o map.cjm");
	int format = format_named(o->operands[0]);
	if (format < 0 || !read_journey(o, &options.journey))
		return STATUS_USAGE;
	if (option_given(o, OPTION_SHEET) && format != IMPORT_XLSX)
		return usage_error("--sheet names a sheet of a workbook, and %s is read as %s", o->operands[1], FORMATS[format]);
	if (o->values[OPTION_OUTPUT] && is_folder(o->values[OPTION_OUTPUT]))
		return usage_error("-o takes the name of a map here: -o %s/map.cjm", o->values[OPTION_OUTPUT]);
	return import_file(o, (enum import_format)format, o->operands[1], options);
}
