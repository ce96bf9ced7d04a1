/* package_parts.c — what of a package does not depend on who unpacks it and reads its XML. */
#include "cjm/said.h"
#include "exchange/workbooks/package.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void package_trouble(struct package *p, const char *english, ...)
{
	va_list args;
	char message[400];
	if (p->trouble.len)
		return;
	va_start(args, english);
	vsnprintf(message, sizeof message, said(english), args);
	va_end(args);
	p->lacks_memory = !buf_may_add(&p->trouble, message, strlen(message)); /* libxml2 may be between this function and who asked */
}

struct str part_attribute(struct package_part *x, const char *name)
{
	return part_attribute_in(x, name, "");
}

bool part_is_true(struct package_part *x, const char *name)
{
	struct str value = part_attribute(x, name);
	return str_is(value, "1") || str_is(value, "true");
}

/* In strict files the namespaces have other names; both end alike. */
struct str part_relation(struct package_part *x)
{
	return part_attribute_in(x, "id", "/relationships");
}
