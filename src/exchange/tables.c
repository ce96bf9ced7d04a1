/* tables.c — which tables of a file are journeys, and what belongs together. */
#include "exchange/headings.h"

struct chosen {
	const struct table *table;
	enum table_shape shape;
	bool goes_on; /* a further stage of the journey before */
};

struct choice { VEC(struct chosen) list; };

/* Small tables of one stage each, one below the other, are the stages of one journey. */
static struct choice choose_tables(struct import *i, const struct tables *tables)
{
	struct choice choice = { 0 };
	for (size_t k = 0; k < tables->list.len; k++) {
		struct chosen c = { &tables->list.at[k], table_shape_of(&i->arena, &tables->list.at[k]), false };
		struct chosen *before = choice.list.len ? &choice.list.at[choice.list.len - 1] : NULL;
		c.goes_on = c.shape == TABLE_ONE_STAGE && before && before->shape == TABLE_ONE_STAGE;
		if (c.shape != TABLE_UNKNOWN)
			VEC_PUSH(&i->arena, &choice.list, c);
	}
	if (!choice.list.len && tables->list.len == 1) {
		struct chosen only = { &tables->list.at[0], TABLE_STAGE_A_ROW, false };
		VEC_PUSH(&i->arena, &choice.list, only);
		struct finding *f = import_tell(i, SEVERITY_WARNING, "import-table", tables->list.at[0].line, "no lane of this table is known; its first column is taken for the stages");
		f->hint = STR("lanes are known by names such as stage, action, touchpoint, feeling, pain point, opportunity");
	}
	return choice;
}

static size_t journeys_in(const struct choice *choice)
{
	size_t count = 0;
	for (size_t k = 0; k < choice->list.len; k++)
		count += !choice->list.at[k].goes_on;
	return count;
}

bool tables_import(struct import *i, const struct tables *tables)
{
	for (size_t k = 0; k < tables->list.len; k++)
		account_block(&i->account, tables->list.at[k].slice, "none of it belongs to a journey");
	struct choice choice = choose_tables(i, tables);
	size_t count = journeys_in(&choice), wanted = (size_t)i->options.journey, number = 0;
	struct draft_journey *journey = NULL;
	if (!count)
		return import_tell_nothing(i, "table of a journey", "its lanes have names such as stage, action, touchpoint, feeling, pain point, opportunity");
	if (wanted > count) {
		import_tell(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "there is no journey %d; the file has %d", (int)wanted, (int)count);
		return false;
	}
	for (size_t k = 0; k < choice.list.len; k++) {
		const struct chosen *c = &choice.list.at[k];
		number += !c->goes_on;
		if (wanted && wanted != number)
			continue;
		journey = table_read(i, c->table, c->shape, c->goes_on ? journey : NULL);
		if (c->shape == TABLE_ONE_STAGE && !c->goes_on)
			journey->text = heading_of_whole(i, c->table).len ? heading_of_whole(i, c->table) : import_file_title(i);
	}
	return true;
}
