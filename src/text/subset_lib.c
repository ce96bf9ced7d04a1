/* subset_lib.c — opens fontconfig, HarfBuzz and its subsetter. */
#include "text/subset_lib.h"
#include "cjm/library.h"

static const struct library FONTCONFIG = { "--embed-fonts needs fontconfig", "fontconfig", "libfontconfig1", { "libfontconfig.so.1" } };
static const struct library HARFBUZZ = { "--embed-fonts needs HarfBuzz", "HarfBuzz", "libharfbuzz0b", { "libharfbuzz.so.0" } };
static const struct library SUBSETTER = { "--embed-fonts needs HarfBuzz's subsetter", "HarfBuzz's subsetter", "libharfbuzz-subset0", { "libharfbuzz-subset.so.0" } };

static const char *const FC_NAMES[] = {
#define FC(name) #name,
#include "text/subset_lib.def"
};
static const char *const HB_NAMES[] = {
#define HB(name) #name,
#include "text/subset_lib.def"
};
static const char *const HB_SUBSET_NAMES[] = {
#define HB_SUBSET(name) #name,
#include "text/subset_lib.def"
};

bool subset_lib_load(struct subset_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&SUBSETTER, HB_SUBSET_NAMES, &lib->subset, message) && LIBRARY_LOAD(&HARFBUZZ, HB_NAMES, &lib->hb, message) &&
		LIBRARY_LOAD(&FONTCONFIG, FC_NAMES, &lib->fc, message);
}
