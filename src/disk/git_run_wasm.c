/* git_run_wasm.c — no program can be started in the module. */
#include "disk/git_run.h"
#include "cjm/said.h"

static bool say_native_only(struct buf *why)
{
	buf_said(why, "revisions are read by the native program only, since it can run git");
	return false;
}

bool git_run(struct git *g, const char *const *arguments, struct buf *out, struct buf *said, int *status, struct buf *why)
{
	(void)g, (void)arguments, (void)out, (void)said, (void)status;
	return say_native_only(why);
}

bool git_ask(struct git *g, const char *const *arguments, struct buf *out, struct buf *why)
{
	(void)g, (void)arguments, (void)out;
	return say_native_only(why);
}

bool git_object(struct git *g, struct str object, struct buf *bytes, struct buf *why)
{
	(void)g, (void)object, (void)bytes;
	return say_native_only(why);
}

void git_answers_finish(struct git *g)
{
	(void)g;
}
