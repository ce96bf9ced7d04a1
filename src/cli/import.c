/* import.c — `cjm import`: a map made of what is already there. */
#include "cli/cli.h"

#include <string.h>

static int report_usage(const struct options *o)
{
	struct buf kinds = { 0 };
	if (o->operand_count != 2)
		return usage_error("missing file. For example: cjm import diagram.mmd -o map.cjm");
	import_propose_format(str_of(o->operands[0]), &kinds);
	usage_error("unknown format `%s`; %s; without a format, cjm detects it", o->operands[0], kinds.at);
	buf_finish(&kinds);
	return STATUS_USAGE;
}

static bool read_journey(const struct options *o, int *journey)
{
	double number = 0;
	*journey = 0;
	if (!option_given(o, OPTION_IMPORT_JOURNEY))
		return true;
	if (number_read(str_of(o->values[OPTION_IMPORT_JOURNEY]), &number) && number >= 1 && number < 1e6 && number == (double)(int)number) {
		*journey = (int)number;
		return true;
	}
	usage_error("--journey takes the number of a diagram or table in the file, from 1, not `%s`", o->values[OPTION_IMPORT_JOURNEY]);
	return false;
}

static int deliver_map(const struct options *o, struct files *files, struct str map)
{
	const char *output = o->values[OPTION_IMPORT_OUTPUT];
	if (output && strcmp(output, "-") != 0)
		return write_file(files, output, map, "");
	return write_stdout(map) ? STATUS_FINE : STATUS_WORLD;
}

static int import_bytes(const struct options *o, struct files *files, const char *path, struct import_request r, struct str bytes)
{
	struct conversion c;
	conversion_init(&c);
	bool fine = convert_import(&c, r, str_of(path), bytes);
	int status = fine && !c.found.error_count ? STATUS_FINE : c.why.len ? usage_error("%.*s", STR_ARG(buf_as_str(&c.why))) : STATUS_MISTAKES;
	print_findings(&c.sources, &c.found, o);
	if (!fine && !c.why.len)
		note("to begin a map from a template: cjm new");
	int delivered = fine ? deliver_map(o, files, buf_as_str(&c.text)) : STATUS_FINE;
	conversion_finish(&c);
	return delivered > status ? delivered : status;
}

static int import_file(const struct options *o, const char *path, struct import_request r)
{
	struct files files;
	struct buf bytes = { 0 };
	files_init(&files);
	files.makes_maps = true;
	int status = read_file(&files, path, &bytes) ? import_bytes(o, &files, path, r, buf_as_str(&bytes)) : STATUS_WORLD;
	files_finish(&files);
	buf_finish(&bytes);
	return status;
}

static void refuse_lane(const char *said)
{
	struct buf all = { 0 };
	import_propose_lane(str_of(strchr(said, '=') ? strchr(said, '=') + 1 : said), &all);
	usage_error("--lane takes a column header and its lane, as in \"Failure control=support\", not `%s`; %s", said, all.at);
	buf_finish(&all);
}

static bool read_lanes(const struct options *o, struct import_options *options)
{
	bool fine = true;
	for (int i = 0; fine && i < o->lane_count; i++) {
		fine = import_lane_is_known(str_of(o->lanes[i]));
		if (!fine)
			refuse_lane(o->lanes[i]);
	}
	options->lanes = o->lanes;
	options->lane_count = (size_t)o->lane_count;
	return fine;
}

/* Of one word that is a kind and no file, the file is missing. */
static bool names_only_kind(const struct options *o)
{
	return o->operand_count == 1 && import_format_named(str_of(o->operands[0])) != IMPORT_FORMAT_COUNT && !disk_exists(o->operands[0]);
}

static int refuse_map(struct str path)
{
	struct arena a = { 0 };
	int status = usage_error("%.*s is already a map. To draw it: cjm build %.*s", STR_ARG(path), STR_ARG(path_for_shell(&a, path)));
	arena_finish(&a);
	return status;
}

int run_import(const struct options *o)
{
	struct import_request r = { .format = IMPORT_FORMAT_COUNT, .options.sheet = str_of(o->values[OPTION_SHEET]) };
	const char *output = o->values[OPTION_IMPORT_OUTPUT], *path = o->operand_count ? o->operands[o->operand_count - 1] : "";
	if (o->operand_count == 2)
		r.format = import_format_named(str_of(o->operands[0]));
	bool lacks_kind = o->operand_count == 2 && r.format == IMPORT_FORMAT_COUNT;
	if (o->operand_count < 1 || o->operand_count > 2 || names_only_kind(o) || lacks_kind)
		return report_usage(o);
	if (!read_journey(o, &r.options.journey) || !read_lanes(o, &r.options))
		return STATUS_USAGE;
	if (output && disk_is_folder(output))
		return usage_error("-o takes the name of a map here: -o %s/map.cjm", output);
	if (str_ends(str_of(path), ".cjm") && disk_exists(path))
		return refuse_map(str_of(path));
	return import_file(o, path, r);
}
