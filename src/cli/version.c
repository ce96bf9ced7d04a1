/* version.c — `cjm --version`: what this program is, and what it can do on this machine. */
#include "cjm/library.h"
#include "cli/cli.h"

static const struct feature { const char *name; bool in_module; const char *files; } FEATURES[] = {
#define FEATURE(name, in_module, files) { name, in_module, files },
#include "cli/features.def"
#undef FEATURE
};

int print_version(void)
{
	printf("cjm " CJM_VERSION);
	printf(said("\nlanguage: edition %d\n"), language_edition());
	for (size_t i = 0; i < sizeof FEATURES / sizeof *FEATURES; i++) {
		struct buf lacks = { 0 };
		library_lacks(FEATURES[i].files, FEATURES[i].in_module, &lacks);
		printf(said("%s: %s%s\n"), said(FEATURES[i].name), said(lacks.len ? "no, " : "yes"), lacks.len ? lacks.at : "");
		buf_finish(&lacks);
	}
	return STATUS_FINE;
}
