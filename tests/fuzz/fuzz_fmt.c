/* fuzz_fmt.c — any bytes as a map: what can be read without a mistake is formatted, and then formatting again changes nothing, the
 * model is the same, and no comment is lost. */
#include "cjm/all.h"

#include <stdlib.h>

struct formatting {
	struct buf formatted, model;
	size_t comments;
	bool is_valid;
};

static void examine_text(struct str text, struct formatting *o)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("a.cjm"), text, &found), &found);
	o->is_valid = !found.error_count;
	o->comments = a->comments.len;
	if (o->is_valid) {
		ast_format(&sources, a, &o->formatted);
		struct map *m = map_read(&sources, 1, NULL, &found);
		map_json(m, &o->model);
		map_free(m);
	}
	ast_free(a);
	findings_finish(&found);
	sources_finish(&sources);
}

static void finish_formatting(struct formatting *o)
{
	buf_finish(&o->formatted);
	buf_finish(&o->model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct formatting once = { 0 }, twice = { 0 };
	examine_text((struct str){ (const char *)data, size }, &once);
	if (once.is_valid) {
		examine_text(buf_as_str(&once.formatted), &twice);
		bool kept = twice.is_valid && str_equal(buf_as_str(&once.formatted), buf_as_str(&twice.formatted)) &&
			str_equal(buf_as_str(&once.model), buf_as_str(&twice.model)) && once.comments == twice.comments;
		if (!kept)
			abort();
	}
	finish_formatting(&once);
	finish_formatting(&twice);
	return 0;
}
