/* headings.c — which heading names the journey, and which a stage of it. */
#include "exchange/headings.h"
#include "exchange/columns.h"

static struct str take(struct import *i, const struct heading *h)
{
	account_keep(&i->account, h->source);
	return h->text;
}

/* Only without any heading, the paragraph right above. */
static const struct heading *nearest(const struct table *t)
{
	for (size_t k = t->path.len; k > 0; k--)
		if (t->path.at[k - 1].level < HEADING_PARAGRAPH)
			return &t->path.at[k - 1];
	return t->path.len ? &t->path.at[0] : NULL;
}

struct str heading_of_journey(struct import *i, const struct table *t)
{
	const struct heading *h = nearest(t);
	return h ? take(i, h) : import_file_title(i);
}

static bool names_stage(struct import *i, const struct heading *h)
{
	return column_kind_of(&i->arena, h->text) == COLUMN_STAGE;
}

struct str heading_of_stage(struct import *i, const struct table *t)
{
	const struct heading *near = nearest(t);
	for (size_t k = 0; near && k < t->path.len; k++) {
		const struct heading *h = &t->path.at[k];
		if (h->level < HEADING_PARAGRAPH && h != near && !str_equal(h->text, near->text) && names_stage(i, h))
			return str_fmt(&i->arena, "%.*s — %.*s", STR_ARG(take(i, h)), STR_ARG(take(i, near)));
	}
	return near ? take(i, near) : (struct str){ 0 };
}

struct str heading_of_whole(struct import *i, const struct table *t)
{
	const struct heading *near = nearest(t);
	for (size_t k = t->path.len; k > 0; k--) {
		const struct heading *h = &t->path.at[k - 1];
		if (h->level < HEADING_PARAGRAPH && !str_equal(h->text, near->text) && !names_stage(i, h))
			return take(i, h);
	}
	return (struct str){ 0 };
}
