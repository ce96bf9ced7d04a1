/* fuzz_two.c — two edits of a map: what `cjm diff` says of them in each format, and what `cjm merge` makes of them. A merge without conflict is a map that can be
 * read wherever its three texts can. */
#include "shapes.h"

#include "cjm.h"
#include "cjm/merge.h"

#include <string.h>

static bool is_readable(struct str text)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("a.cjm"), text, &found), &found);
	bool is = !found.error_count;
	ast_free(a);
	findings_finish(&found);
	sources_finish(&sources);
	return is;
}

static void merge_them(const struct input *in)
{
	struct merging m;
	for (int i = 0; i < 3; i++)
		if (!is_readable(in->parts[i]))
			return;
	merging_init(&m);
	if (merge_maps(&m, in->parts[0], in->parts[1], in->parts[2]) && !m.conflicts && !is_readable(buf_as_str(&m.text)))
		fault("a merge that cannot be read", buf_as_str(&m.text));
	merging_finish(&m);
}

static void compare_them(const struct input *in)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_request *request = cjm_request_new(CJM_DIFF);
	cjm_project_put(project, "a.cjm", in->parts[0].at, in->parts[0].len);
	cjm_project_put(project, "b.cjm", in->parts[1].at, in->parts[1].len);
	cjm_request_add(request, "a.cjm");
	cjm_request_add(request, "b.cjm");
	size_t count = 0;
	while (cjm_setting_word(CJM_DIFF, "format", count))
		count++;
	const char *format = cjm_setting_word(CJM_DIFF, "format", in->choices[1] % count);
	cjm_request_set(request, "format", !strcmp(format, "png") || !strcmp(format, "pdf") ? "svg" : format);
	struct cjm_result *result = cjm_run(project, request);
	const struct cjm_findings *found = cjm_result_findings(result);
	for (size_t i = 0; i < cjm_findings_count(found); i++)
		if (!strcmp(cjm_finding_id(cjm_findings_at(found, i)), "internal-error"))
			fault("a bug in cjm", str_of(cjm_finding_message(cjm_findings_at(found, i))));
	if (cjm_result_status(result) == CJM_FINE && str_equal(in->parts[0], in->parts[1]) && cjm_result_differs(result))
		fault("a map that differs from itself", in->parts[0]);
	for (size_t i = 0; i < cjm_result_count(result); i++) {
		const char *at = cjm_result_bytes(result, i);
		if (!strncmp(at, "<svg", 4))
			must_be_xml("a drawing that is no XML", at, cjm_result_length(result, i));
	}
	cjm_result_free(result);
	cjm_request_free(request);
	cjm_project_free(project);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = input_of(data, size);
	if (in.choices[0] % 2)
		merge_them(&in);
	else
		compare_them(&in);
	return 0;
}
