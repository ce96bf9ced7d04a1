/* version.c — which library runs. */
#include "cjm.h"

const char *cjm_version(void)
{
	return CJM_VERSION;
}
