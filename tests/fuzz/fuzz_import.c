/* fuzz_import.c — any bytes as a diagram, a table or JSON (FORMAT says which, when it is compiled): what comes out is a map without
 * a mistake, formatted. */
#include "cjm/all.h"

#include <stdlib.h>
#include <string.h>

static bool is_good(struct str map)
{
	struct sources sources;
	struct findings found;
	struct buf again = { 0 };
	sources_init(&sources);
	findings_init(&found);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("a.cjm"), map, &found), &found);
	bool good = !found.error_count;
	if (good)
		ast_format(&sources, a, &again);
	good = good && str_equal(buf_as_str(&again), map);
	ast_free(a);
	if (good) {
		struct map *m = map_read(&sources, 1, NULL, &found);
		for (size_t i = 0; i < found.len; i++)
			good = good && (found.at[i].severity != SEVERITY_ERROR || strncmp(found.at[i].id, "data", 4) == 0);
		map_free(m);
	}
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&again);
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sources sources;
	struct findings found;
	struct buf map = { 0 }, printed = { 0 };
	sources_init(&sources);
	findings_init(&found);
	bool fine = import_map(FORMAT, &sources, STR("original"), (struct str){ (const char *)data, size }, (struct import_options){ 0 }, &map, &found);
	findings_sort(&found);
	for (size_t i = 0; i < found.len && i < 50; i++)
		finding_print(&sources, &found.at[i], true, &printed);
	if (fine && !is_good(buf_as_str(&map)))
		abort();
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&map);
	buf_finish(&printed);
	return 0;
}
