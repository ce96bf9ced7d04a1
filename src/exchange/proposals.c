/* proposals.c — what can be imported, for who has named something else. */
#include "cjm/exchange.h"

void import_propose_format(struct str word, struct buf *out)
{
	struct arena arena = { 0 };
	struct names known;
	names_init(&known, &arena);
	for (int i = 0; i < IMPORT_FORMAT_COUNT; i++)
		names_add(&known, str_of(import_format_name((enum import_format)i)), &known);
	names_propose_all(&known, word, "use one of: ", out);
	arena_finish(&arena);
}

void import_propose_lane(struct str word, struct buf *out)
{
	struct arena arena = { 0 };
	struct names known;
	names_init(&known, &arena);
	for (size_t i = 0; import_lane_at(i).len; i++)
		names_add(&known, import_lane_at(i), &known);
	names_propose_all(&known, word, "lanes are: ", out);
	arena_finish(&arena);
}

bool import_is_named(struct str path)
{
	static const char *const ENDINGS[] = { ".mmd", ".mermaid", ".md", ".markdown", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json", NULL };
	for (size_t i = 0; ENDINGS[i]; i++)
		if (str_ends(path, ENDINGS[i]))
			return true;
	return false;
}
