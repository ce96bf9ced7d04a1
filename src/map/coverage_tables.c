/* coverage_tables.c — personas and channels against stages, touchpoints against what they should have. */
#include "cjm/coverage.h"

bool coverage_cell(const struct coverage_table *t, size_t row, size_t column)
{
	return t->cells[row * t->columns + column];
}

size_t coverage_cells(const struct coverage_table *t)
{
	return t->rows.len * t->columns;
}

struct tally { /* a table while it is filled */
	struct coverage_table table;
	struct names index; /* a thing's address → its row + 1, so that no search is needed */
	struct arena *arena;
};

static void tally_init(struct tally *t, size_t columns, struct arena *a)
{
	*t = (struct tally){ .table.columns = columns, .arena = a };
	names_init(&t->index, a);
}

static void add_row(struct tally *t, const struct thing *thing)
{
	size_t *row = ARENA_NEW(t->arena, size_t);
	*row = t->table.rows.len;
	if (!names_add_address(&t->index, thing, row))
		VEC_PUSH(t->arena, &t->table.rows, (struct thing *)thing);
}

static void begin_cells(struct tally *t)
{
	t->table.cells = arena_alloc(t->arena, coverage_cells(&t->table) + 1);
}

static void mark_row(struct tally *t, size_t row, size_t column)
{
	bool *cell = &t->table.cells[row * t->table.columns + column];
	t->table.covered += !*cell;
	*cell = true;
}

static void mark_cell(struct tally *t, const struct thing *thing, size_t column)
{
	const size_t *row = names_find_address(&t->index, thing);
	if (row)
		mark_row(t, *row, column);
}

/* ---- personas ---- */

struct presence { /* what one stage tells of who is in it */
	struct tally *tally;
	size_t stage;
};

static void mark_all_named(struct presence *p, const struct things *by)
{
	for (size_t i = 0; i < by->len; i++)
		mark_cell(p->tally, by->at[i], p->stage);
}

static void note_whose(void *presence, const struct thing *t)
{
	if (thing_people(t))
		mark_all_named(presence, thing_people(t));
}

static void mark_everyone(struct presence *p)
{
	for (size_t i = 0; i < p->tally->table.rows.len; i++)
		mark_row(p->tally, i, p->stage);
}

struct coverage_table coverage_personas(const struct journey *j, struct arena *a)
{
	struct tally t;
	tally_init(&t, j->stages.len, a);
	for (size_t i = 0; i < j->personas.len; i++)
		add_row(&t, j->personas.at[i]);
	begin_cells(&t);
	FOR_EACH(struct stage, stage, j->stages) {
		struct presence p = { &t, stage_i };
		bool is_everyones = false;
		thing_walk(&stage->thing, note_whose, &p);
		FOR_EACH(struct step, step, stage->steps)
			is_everyones |= step->by.len == 0;
		FOR_EACH(struct feeling, feeling, stage->content.feelings)
			is_everyones |= feeling->by.len == 0;
		if (is_everyones)
			mark_everyone(&p);
	}
	return t.table;
}

/* ---- channels ---- */

static void each_channel(const struct content *c, void (*visit)(struct tally *t, const struct channel *channel, size_t column), struct tally *t, size_t column)
{
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, touchpoint, touch->touchpoints) {
			const struct channel *channel = touch_channel(c, touch, touchpoint);
			if (channel)
				visit(t, channel, column);
		}
}

static void add_channel(struct tally *t, const struct channel *channel, size_t column)
{
	(void)column;
	add_row(t, &channel->thing);
}

static void mark_channel(struct tally *t, const struct channel *channel, size_t column)
{
	mark_cell(t, &channel->thing, column);
}

static void each_channel_of_stages(const struct journey *j, void (*visit)(struct tally *t, const struct channel *channel, size_t column), struct tally *t)
{
	FOR_EACH(struct stage, stage, j->stages) {
		each_channel(&stage->content, visit, t, stage_i);
		FOR_EACH(struct step, step, stage->steps)
			each_channel(&step->content, visit, t, stage_i);
	}
}

struct coverage_table coverage_channels(const struct journey *j, struct arena *a)
{
	struct tally t;
	tally_init(&t, j->stages.len, a);
	each_channel_of_stages(j, add_channel, &t);
	begin_cells(&t);
	each_channel_of_stages(j, mark_channel, &t);
	return t.table;
}

/* ---- touchpoints ---- */

static void each_touch(const struct journey *j, void (*visit)(struct tally *t, const struct content *c, const struct touch *touch, const struct touchpoint *p),
	struct tally *t)
{
	FOR_EACH(struct stage, stage, j->stages) {
		FOR_EACH(struct touch, touch, stage->content.touches)
			FOR_EACH(struct touchpoint, p, touch->touchpoints)
				visit(t, &stage->content, touch, p);
		FOR_EACH(struct step, step, stage->steps)
			FOR_EACH(struct touch, step_touch, step->content.touches)
				FOR_EACH(struct touchpoint, step_p, step_touch->touchpoints)
					visit(t, &step->content, step_touch, step_p);
	}
}

static void add_used(struct tally *t, const struct content *c, const struct touch *touch, const struct touchpoint *p)
{
	(void)c, (void)touch;
	if (p->thing.is_declared)
		add_row(t, &p->thing);
}

static void mark_use(struct tally *t, const struct content *c, const struct touch *touch, const struct touchpoint *p)
{
	const struct thing *thing = &p->thing;
	mark_cell(t, thing, TOUCHPOINT_USED);
	if (touch_channel(c, touch, p))
		mark_cell(t, thing, TOUCHPOINT_CHANNEL);
	if (c->feelings.len)
		mark_cell(t, thing, TOUCHPOINT_FEELING);
	if (c->measures.len)
		mark_cell(t, thing, TOUCHPOINT_METRIC);
}

static void mark_declared(struct tally *t, const struct touchpoint *p)
{
	if (p->channel)
		mark_cell(t, &p->thing, TOUCHPOINT_CHANNEL);
	if (p->owner)
		mark_cell(t, &p->thing, TOUCHPOINT_OWNER);
}

struct coverage_table coverage_touchpoints(const struct map *m, const struct journey *j, struct arena *a)
{
	struct tally t;
	tally_init(&t, TOUCHPOINT_COLUMNS, a);
	FOR_EACH(struct touchpoint, p, m->touchpoints)
		if (p->thing.is_declared && p->thing.span.file == m->file)
			add_row(&t, &p->thing);
	each_touch(j, add_used, &t);
	begin_cells(&t);
	FOR_EACH(struct touchpoint, declared, t.table.rows)
		mark_declared(&t, declared);
	each_touch(j, mark_use, &t);
	return t.table;
}

const char *touchpoint_column_word(enum touchpoint_column column)
{
	static const char *const WORDS[] = { "used", "channel", "owner", "feeling", "metric" };
	return WORDS[column];
}
