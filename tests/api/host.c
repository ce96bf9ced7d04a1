/* host.c — a program of somebody else's, in C and in C++: it has functions that are called like ours, and jansson's with HAS_JANSSON. It
 * draws a map of a folder to its standard output: host FOLDER MAP [SETTING WORD]… */
#include <cjm.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAS_JANSSON
#include <jansson.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif
/* None of these is for the library: whoever of it calls one, ends. */
#define MINE(type, name) type name(void) { fprintf(stderr, "the library calls the host's " #name "\n"); abort(); }
MINE(void *, arena_init)
MINE(void *, arena_alloc)
MINE(void *, buf_add)
MINE(void *, str_of)
MINE(void *, map_read)
MINE(void *, plan_new)
MINE(void *, names_add)
MINE(void *, source_add)
#ifndef HAS_JANSSON
MINE(void *, json_string)
MINE(void *, json_key)
#endif
int json_open = 7; /* and not only functions */
#ifdef __cplusplus
}
#endif

/* What jansson makes of the file's name: its own json_string is called, and not ours. */
static bool json_is_fine(const char *word)
{
	bool fine = true;
#ifdef HAS_JANSSON
	json_t *list = json_pack("[s]", word);
	json_array_append_new(list, json_string(word));
	char *text = json_dumps(list, JSON_COMPACT);
	char wanted[256];
	snprintf(wanted, sizeof wanted, "[\"%s\",\"%s\"]", word, word);
	fine = text && strcmp(text, wanted) == 0;
	free(text);
	json_decref(list);
#endif
	return fine && word && json_open == 7;
}

int main(int count, char **words)
{
	struct cjm_project *project = count > 2 ? cjm_project_new_in(words[1]) : NULL;
	struct cjm_request *request = cjm_request_new(CJM_BUILD);
	if (!project || strcmp(cjm_version(), CJM_VERSION) != 0)
		return 2;
	cjm_request_add(request, words[2]);
	for (int i = 3; i + 1 < count; i += 2)
		if (!cjm_request_set(request, words[i], words[i + 1]))
			return 2;
	struct cjm_result *result = cjm_run(project, request);
	for (size_t i = 0; i < cjm_result_count(result); i++)
		fwrite(cjm_result_bytes(result, i), 1, cjm_result_length(result, i), stdout);
	fprintf(stderr, "%s%s", cjm_findings_text(cjm_result_findings(result)), cjm_result_why(result));
	int status = cjm_result_status(result);
	cjm_result_free(result);
	cjm_request_free(request);
	cjm_project_free(project);
	return json_is_fine(words[2]) ? status : 4;
}
