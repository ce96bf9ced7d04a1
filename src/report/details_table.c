/* details_table.c — the map as a table: a row for each stage and each step, a column for each lane that has something. The same as the drawing, for narrow
 * screens and for who does not see it. */
#include "report/details.h"

struct things_row { /* a stage, a step, or the journey */
	const struct thing *of;
	struct things things;
};

struct lane_table {
	struct details *d;
	struct names rows; /* thing → struct things_row */
	bool is_used[LANE_COUNT];
	struct things lanes; /* of the team's own: struct lane */
};

static const struct lane *own_lane(const struct thing *t)
{
	return t->kind == KIND_NOTE ? ((const struct note *)t)->lane : NULL;
}

static bool is_in_lane(const struct thing *t, enum lane_id id, const struct thing *own)
{
	const struct lane *lane = own_lane(t);
	return lane || own ? lane && &lane->thing == own : thing_lane(t) == id;
}

static struct things_row *row_of(struct lane_table *t, const struct thing *of)
{
	struct things_row *row = known_of(&t->rows, of);
	if (row)
		return row;
	row = ARENA_NEW(&t->d->r->arena, struct things_row);
	row->of = of;
	note_known(t->d->r, &t->rows, of, row);
	return row;
}

static void note_lane(struct lane_table *t, const struct thing *thing)
{
	const struct lane *own = own_lane(thing);
	if (!own) {
		t->is_used[thing_lane(thing)] = true;
		return;
	}
	for (size_t i = 0; i < t->lanes.len; i++)
		if (t->lanes.at[i] == &own->thing)
			return;
	VEC_PUSH(&t->d->r->arena, &t->lanes, (struct thing *)&own->thing);
}

static void add_thing(void *table, const struct thing *thing)
{
	struct lane_table *t = table;
	const struct thing *of = thing->parent;
	if ((!detail_of(t->d, thing) && thing->kind != KIND_AT) || thing->kind == KIND_STEP || thing->kind == KIND_STAGE || !of)
		return;
	note_lane(t, thing);
	VEC_PUSH(&t->d->r->arena, &row_of(t, of)->things, (struct thing *)thing);
}

/* ---- writing ---- */

static void put_item(struct lane_table *t, const struct thing *thing)
{
	struct report *r = t->d->r;
	struct md about = thing->kind == KIND_FEEL ? MD_NONE : md_facts(r, thing), basis = md_basis(r, thing);
	struct md more = MD_JOIN(r, " · ", thing->kind == KIND_MEASURE || thing->kind == KIND_AT ? MD_NONE : about, basis);
	buf_fmt(r->out, "<li class=\"%s\">%.*s", kind_word(thing->kind), STR_ARG(detail_link(t->d, thing).s));
	if (!md_is_empty(more))
		buf_fmt(r->out, " <small>%.*s</small>", STR_ARG(more.s));
	buf_text(r->out, "</li>");
}

static struct md lane_name(struct lane_table *t, enum lane_id id, const struct thing *own)
{
	struct report *r = t->d->r;
	return own ? md_name(r, own) : md_text(r, locale_choice(r->words, CHOICES_lane, id));
}

static void put_cell(struct lane_table *t, const struct things_row *row, enum lane_id id, const struct thing *own)
{
	struct report *r = t->d->r;
	bool is_begun = false;
	for (size_t i = 0; row && i < row->things.len; i++) {
		if (!is_in_lane(row->things.at[i], id, own))
			continue;
		if (!is_begun)
			buf_fmt(r->out, "<td data-lane=\"%.*s\"><ul>", STR_ARG(lane_name(t, id, own).s));
		is_begun = true;
		put_item(t, row->things.at[i]);
	}
	buf_text(r->out, is_begun ? "</ul></td>" : "<td></td>");
}

static bool is_column(const struct lane_table *t, enum lane_id id)
{
	return t->is_used[id] && id != LANE_STEPS && id != LANE_NONE;
}

static void put_row(struct lane_table *t, const struct thing *of, struct md head)
{
	struct report *r = t->d->r;
	const struct things_row *row = known_of(&t->rows, of);
	buf_fmt(r->out, "<tr class=\"%s\"><th scope=\"row\">%.*s</th>", kind_word(of->kind), STR_ARG(head.s));
	for (int id = 0; id < LANE_COUNT; id++)
		if (is_column(t, (enum lane_id)id))
			put_cell(t, row, (enum lane_id)id, NULL);
	for (size_t i = 0; i < t->lanes.len; i++)
		put_cell(t, row, LANE_NONE, t->lanes.at[i]);
	buf_text(r->out, "</tr>\n");
}

static void put_heads(struct lane_table *t)
{
	struct report *r = t->d->r;
	buf_fmt(r->out, "<thead><tr><th scope=\"col\">%.*s</th>", STR_ARG(md_label(r, LABEL_report_stages).s));
	for (int id = 0; id < LANE_COUNT; id++)
		if (is_column(t, (enum lane_id)id))
			buf_fmt(r->out, "<th scope=\"col\">%.*s</th>", STR_ARG(lane_name(t, (enum lane_id)id, NULL).s));
	for (size_t i = 0; i < t->lanes.len; i++)
		buf_fmt(r->out, "<th scope=\"col\">%.*s</th>", STR_ARG(lane_name(t, LANE_NONE, t->lanes.at[i]).s));
	buf_text(r->out, "</tr></thead>\n");
}

static struct md step_head(struct lane_table *t, const struct step *s)
{
	struct md head = detail_link(t->d, &s->thing);
	const struct thing *moment = s->content.moment;
	struct md star = moment ? MD_JOIN(t->d->r, " ", md_text(t->d->r, STR("★")), moment->text.len ? md_text(t->d->r, moment->text) : md_label(t->d->r, LABEL_moment)) : MD_NONE;
	return md_is_empty(star) ? head : (struct md){ str_fmt(&t->d->r->arena, "%.*s <small>%.*s</small>", STR_ARG(head.s), STR_ARG(star.s)) };
}

void details_table(struct details *d)
{
	struct lane_table t = { .d = d };
	const struct journey *j = d->r->journey;
	names_init(&t.rows, &d->r->arena);
	journey_walk(j, add_thing, &t);
	buf_text(d->r->out, "<table>\n");
	put_heads(&t);
	FOR_EACH(struct stage, stage, j->stages) {
		buf_text(d->r->out, "<tbody>");
		put_row(&t, &stage->thing, detail_link(d, &stage->thing));
		FOR_EACH(struct step, step, stage->steps)
			put_row(&t, &step->thing, step_head(&t, step));
		buf_text(d->r->out, "</tbody>\n");
	}
	if (known_of(&t.rows, &j->thing)) {
		buf_text(d->r->out, "<tbody>");
		put_row(&t, &j->thing, md_label(d->r, LABEL_lane_journey));
		buf_text(d->r->out, "</tbody>\n");
	}
	buf_text(d->r->out, "</table>\n");
}
