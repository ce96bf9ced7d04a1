/* draw.c — another program draws a map with libcjm: text in, SVG out, no file and no command.
 *
 *   cc draw.c $(pkg-config --cflags --libs cjm) -o draw && ./draw > coffee.svg */
#include <cjm.h>

#include <stdio.h>
#include <string.h>

static const char MAP[] =
	"journey \"Morning coffee\"\n"
	"  stage \"Order\"\n"
	"    step \"Orders at the till\" via store feel +1 \"welcome\"\n"
	"  stage \"Wait\"\n"
	"    step \"Waits for the name call\" feel -2 \"forgotten\"\n";

int main(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_request *request = cjm_request_new(CJM_BUILD);
	cjm_project_put(project, "coffee.cjm", MAP, strlen(MAP));
	cjm_request_add(request, "coffee.cjm");
	cjm_request_set(request, "format", "svg");

	struct cjm_result *result = cjm_run(project, request);
	int status = cjm_result_status(result);
	if (status == CJM_FINE)
		fwrite(cjm_result_bytes(result, 0), 1, cjm_result_length(result, 0), stdout);
	fprintf(stderr, "%s%s", cjm_findings_text(cjm_result_findings(result)), cjm_result_why(result));

	cjm_result_free(result);
	cjm_request_free(request);
	cjm_project_free(project);
	return status;
}
