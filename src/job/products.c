/* products.c — the table of products. */
#include "job/job.h"

#include <string.h>

enum { EACH_JOURNEY = false, ALL_JOURNEYS = true };

static const struct product PRODUCTS[] = {
#define PRODUCT(name, ending, heeds, holds_all, needs_a_journey, is_drawing, help) { #name, ending, help, heeds, holds_all, needs_a_journey, is_drawing, make_##name },
#include "job/products.def"
};

const struct product *product_at(size_t index)
{
	return index < sizeof PRODUCTS / sizeof *PRODUCTS ? &PRODUCTS[index] : NULL;
}

const struct product *product_named(struct str name)
{
	for (size_t i = 0; product_at(i); i++)
		if (str_is(name, PRODUCTS[i].name))
			return &PRODUCTS[i];
	return NULL;
}

const struct product *product_of_file(const char *path)
{
	struct str name = str_of(path);
	for (size_t i = 0; product_at(i); i++) {
		size_t len = strlen(product_at(i)->ending);
		if (name.len > len && str_ends(name, product_at(i)->ending) && name.at[name.len - len - 1] == '.')
			return product_at(i);
	}
	return NULL;
}

struct str stem_in_folder(struct arena *a, struct str folder, struct str stem, struct str below)
{
	struct str name = below.len ? str_slice(stem, below.len + !str_ends(below, "/"), stem.len) : path_name(stem);
	return str_fmt(a, "%.*s%s%.*s", STR_ARG(folder), str_ends(folder, "/") ? "" : "/", STR_ARG(name));
}
