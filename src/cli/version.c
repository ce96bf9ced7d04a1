/* version.c — `cjm --version`: what this program is, and what it can do on this machine. */
#include "cli/cli.h"

static const struct feature FEATURES[] = {
#define FEATURE(name, in_module, files) { name, in_module, files },
#include "cli/features.def"
#undef FEATURE
};

int print_version(void)
{
	printf("cjm " CJM_VERSION "\nlanguage: edition %d\n", language_edition());
	for (size_t i = 0; i < sizeof FEATURES / sizeof *FEATURES; i++) {
		struct buf lacks = { 0 };
		feature_lacks(&FEATURES[i], &lacks);
		printf("%s: %s%s\n", FEATURES[i].name, lacks.len ? "no, " : "yes", lacks.len ? lacks.at : "");
		buf_finish(&lacks);
	}
	return STATUS_FINE;
}
