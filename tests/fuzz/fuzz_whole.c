/* fuzz_whole.c — any bytes as a map, what it includes, a CSV file and a picture, through the façade of the library: every product, view, theme and language. It
 * must end with an answer, never with a bug in cjm, and what is XML or JSON can be read as such. */
#include "shapes.h"

#include "cjm.h"

#include <stdlib.h>
#include <string.h>

static const char *const PATHS[PARTS_MOST] = { "a.cjm", "b.cjm", "data.csv", "logo.svg" };
static const char *const FREE[][5] = { /* settings that take any text, and texts for them */
	{ "theme", "dark", "print", "contrast", "shop" },
	{ "stage", "1", "2..3", "purchase", "Purchase" },
	{ "persona", "camille", "marc", "1", "nobody" },
	{ "lanes", "steps", "pains", "feelings,quotes", "steps,front,back" },
	{ "without", "steps", "pains", "feelings", "pains,gains" },
	{ "client", "", "", "", "" },
	{ "report", "", "", "", "" },
	{ "rows", "1", "2", "3", "9" },
	{ "pages", "1", "2", "3", "9" },
	{ "show", "board", "client", "team", "x" },
};

static const char *nth_word(enum cjm_task task, const char *setting, size_t n)
{
	size_t count = 0;
	while (cjm_setting_word(task, setting, count))
		count++;
	return count ? cjm_setting_word(task, setting, n % count) : NULL;
}

static struct cjm_request *request_of(const unsigned char *choices)
{
	enum cjm_task task = choices[0] % 8 == 7 ? CJM_CHECK : CJM_BUILD;
	struct cjm_request *r = cjm_request_new(task);
	cjm_request_add(r, PATHS[0]);
	cjm_request_set(r, "today", "2026-10-15");
	const char *format = nth_word(task, "format", choices[1]);
	/* Cairo takes a hundred times as long as all else: seldom. */
	bool is_slow = format && (!strcmp(format, "png") || !strcmp(format, "pdf"));
	cjm_request_set(r, "format", is_slow && choices[2] % 16 ? "svg" : format);
	cjm_request_set(r, "lang", choices[3] % 4 ? nth_word(task, "lang", choices[3] / 4) : NULL);
	if (choices[4] % 3)
		cjm_request_set(r, "view", nth_word(task, "view", choices[4] / 3));
	if (choices[5] % 8 == 1)
		cjm_request_set(r, "paper", nth_word(task, "paper", choices[5] / 8));
	if (choices[6] % 2) {
		const char *const *free = FREE[choices[6] / 2 % (sizeof FREE / sizeof *FREE)];
		cjm_request_set(r, free[0], free[1 + choices[7] % 4]);
	}
	return r;
}

static void examine(const struct cjm_result *result)
{
	const struct cjm_findings *found = cjm_result_findings(result);
	for (size_t i = 0; i < cjm_findings_count(found); i++)
		if (!strcmp(cjm_finding_id(cjm_findings_at(found, i)), "internal-error"))
			fault("a bug in cjm", str_of(cjm_finding_message(cjm_findings_at(found, i))));
	cjm_findings_text(found);
	for (size_t i = 0; i < cjm_result_count(result); i++) {
		const char *at = cjm_result_bytes(result, i);
		size_t length = cjm_result_length(result, i);
		if (length > 4 && (!memcmp(at, "<svg", 4) || !memcmp(at, "<?xml", 5)))
			must_be_xml("an output that is no XML", at, length);
		else if (length > 1 && *at == '{')
			must_be_json("an output that is no JSON", at, length);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = input_of(data, size);
	struct cjm_project *project = cjm_project_new(NULL);
	for (size_t i = 0; i < PARTS_MOST; i++)
		if (!i || in.parts[i].len)
			cjm_project_put(project, PATHS[i], in.parts[i].at, in.parts[i].len);
	struct cjm_request *request = request_of(in.choices);
	struct cjm_result *result = cjm_run(project, request);
	examine(result);
	cjm_result_free(result);
	cjm_request_free(request);
	cjm_project_free(project);
	return 0;
}
