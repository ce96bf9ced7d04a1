/* watch_wasm.c — a host that watches files calls the module again. */
#include "cjm/disk.h"

const char *watch_init(struct watch *w)
{
	*w = (struct watch){ 0 };
	return "only the native program can";
}

void watch_finish(struct watch *w)
{
	(void)w;
}

void watch_inputs(struct watch *w, const char *const *paths, size_t count, const struct names *read)
{
	(void)w, (void)paths, (void)count, (void)read;
}

bool watch_wait(const struct watch *w, const struct outputs *outputs)
{
	(void)w, (void)outputs;
	return false;
}

bool watch_look(const struct watch *w)
{
	(void)w;
	return false;
}
