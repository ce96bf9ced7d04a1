/* jpeg_lib.c — opens libjpeg-turbo. */
#include "base/jpeg_lib.h"
#include "cjm/library.h"

static const struct library LIBRARY = { "reading JPEG pictures needs the library libjpeg-turbo", "libjpeg-turbo", "libturbojpeg0", { "libturbojpeg.so.0" } };
static const char *const NAMES[] = {
#define FUNCTION(name) #name,
#include "base/jpeg_lib.def"
};
_Static_assert(sizeof(struct jpeg_lib) == sizeof(void *[sizeof NAMES / sizeof *NAMES]), "a pointer for each name");

bool jpeg_load(struct jpeg_lib *lib, struct buf *message)
{
	return LIBRARY_LOAD(&LIBRARY, NAMES, lib, message);
}
