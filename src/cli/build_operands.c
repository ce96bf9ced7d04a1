/* build_operands.c — what stands behind `cjm build`: whether it is one map or several, and what is no map. */
#include "cli/cli.h"

bool names_several(const struct options *o)
{
	return o->operand_count > 1 || disk_is_folder(o->operands[0]);
}

bool names_document(const struct options *o)
{
	for (int i = 0; i < o->operand_count; i++)
		if (path_is_document(str_of(o->operands[i])))
			return true;
	return false;
}

int refuse_one_file(const char *output)
{
	if (disk_exists(output) || product_of_file(output))
		return usage_error("several maps cannot be written to one file of this format; use -o with a folder, or one of: pdf, html, csv, xlsx, json");
	return usage_error("folder %s does not exist; to create it, end its name with /: -o %s/", output, output);
}

const char *output_among_operands(const struct options *o)
{
	for (int i = 1; i < o->operand_count; i++)
		if (product_of_file(o->operands[i]) && !disk_exists(o->operands[i]))
			return o->operands[i];
	return NULL;
}
