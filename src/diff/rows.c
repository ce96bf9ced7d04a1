/* rows.c — the rows of fields.def by what they stand in, so that a thing's own rows are found without reading them all. */
#include "diff/work.h"

/* `review every` stands in a statement of its own but is the journey's. */
static enum statement_kind holder_of(const struct field *f)
{
	return f->parent == KIND_REVIEW ? KIND_JOURNEY : f->parent;
}

void diff_rows_index(struct diff *d)
{
	size_t count[KIND_COUNT] = { 0 };
	for (size_t i = 0; i < FIELD_COUNT; i++)
		count[holder_of(&FIELDS[i])]++;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		d->work->rows[kind] = arena_alloc(&d->arena, (count[kind] + 1) * sizeof **d->work->rows);
		d->work->rows[kind][count[kind]] = (uint16_t)FIELD_COUNT;
		count[kind] = 0;
	}
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		enum statement_kind kind = holder_of(&FIELDS[i]);
		d->work->rows[kind][count[kind]++] = (uint16_t)i;
	}
}

void diff_row_walk(const struct field *f, const void *at, void (*visit)(void *context, const struct field *f, struct thing *t), void *context)
{
	const void *member = (const char *)at + f->offset;
	if (!field_holds_things(f))
		return;
	if (f->type == MEMBER_POINTER && *(struct thing *const *)member)
		visit(context, f, *(struct thing *const *)member);
	const struct things *things = f->type == MEMBER_THINGS ? member : NULL;
	for (size_t i = 0; things && i < things->len; i++)
		visit(context, f, things->at[i]);
}

void diff_children_walk(const struct diff *d, enum statement_kind parent, const void *at,
	void (*visit)(void *context, const struct field *f, struct thing *t), void *context)
{
	for (const uint16_t *row = d->work->rows[parent]; *row != FIELD_COUNT; row++)
		diff_row_walk(&FIELDS[*row], at, visit, context);
}
