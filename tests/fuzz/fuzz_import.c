/* fuzz_import.c — any bytes as a diagram, a table or JSON (FORMAT says which, when it is compiled): what comes out is a map without
 * a mistake, formatted. */
#include "cjm/all.h"

#include <stdlib.h>
#include <string.h>

static bool is_good(struct str map)
{
	struct sources sources;
	struct buf again = { 0 };
	sources_init(&sources);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("a.cjm"), map));
	bool good = !sources.error_count;
	if (good)
		ast_format(&sources, a, &again);
	good = good && str_equal(buf_as_str(&again), map);
	ast_free(a);
	if (good) {
		struct map *m = map_read(&sources, 1, NULL);
		for (size_t i = 0; i < sources.findings.len; i++)
			good = good && (sources.findings.at[i].severity != SEVERITY_ERROR || strncmp(sources.findings.at[i].id, "data", 4) == 0);
		map_free(m);
	}
	sources_finish(&sources);
	buf_finish(&again);
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sources sources;
	struct buf map = { 0 }, printed = { 0 };
	sources_init(&sources);
	bool fine = import_map(FORMAT, &sources, STR("original"), (struct str){ (const char *)data, size }, (struct import_options){ 0 }, &map);
	findings_sort(&sources, 0);
	for (size_t i = 0; i < sources.findings.len && i < 50; i++)
		finding_print(&sources, &sources.findings.at[i], true, &printed);
	if (fine && !is_good(buf_as_str(&map)))
		abort();
	sources_finish(&sources);
	buf_finish(&map);
	buf_finish(&printed);
	return 0;
}
