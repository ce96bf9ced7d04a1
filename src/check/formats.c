/* formats.c — the table of forms. */
#include "check/write.h"

static const struct check_format FORMATS[] = {
#define FORMAT(name, cover, always_covers, help) { #name, help, cover, always_covers, check_write_##name },
#include "check/formats.def"
};

const struct check_format *check_format_at(size_t index)
{
	return index < sizeof FORMATS / sizeof *FORMATS ? &FORMATS[index] : NULL;
}
