/* details_table.c — the map as a table: a row for each stage and each step, a column for each lane that has something, and one for what a stage or step says of
 * itself; above it what the journey says of itself. The same as the drawing, for narrow screens and for who does not see it. */
#include "report/details.h"

struct things_row { /* a stage, a step, or the journey */
	const struct thing *of;
	struct things in_lane[LANE_COUNT];
	struct names in_own; /* a lane of the team's own → struct things */
};

struct lane_table {
	struct details *d;
	struct names rows; /* thing → struct things_row */
	bool is_used[LANE_COUNT];
	struct names lanes; /* of the team's own, by address: struct lane */
};

static const struct lane *own_lane(const struct thing *t)
{
	return t->kind == KIND_NOTE ? ((const struct note *)t)->lane : NULL;
}

static struct things_row *row_of(struct lane_table *t, const struct thing *of)
{
	struct things_row *row = names_find_address(&t->rows, of);
	if (row)
		return row;
	row = ARENA_NEW(&t->d->r->arena, struct things_row);
	row->of = of;
	names_init(&row->in_own, &t->d->r->arena);
	names_add_address(&t->rows, of, row);
	return row;
}

/* Where such a thing stands in the row. */
static struct things *cell_of(struct lane_table *t, struct things_row *row, const struct thing *thing)
{
	const struct lane *own = own_lane(thing);
	if (!own) {
		t->is_used[thing_lane(thing)] = true;
		return &row->in_lane[thing_lane(thing)];
	}
	struct things *cell = names_find_address(&row->in_own, own);
	if (cell)
		return cell;
	cell = ARENA_NEW(&t->d->r->arena, struct things);
	names_add_address(&row->in_own, own, cell);
	names_add_address(&t->lanes, own, (void *)own);
	return cell;
}

static void add_thing(void *table, const struct thing *thing)
{
	struct lane_table *t = table;
	const struct thing *of = thing->parent;
	if ((!detail_of(t->d, thing) && thing->kind != KIND_AT) || thing->kind == KIND_STEP || thing->kind == KIND_STAGE || !of)
		return;
	VEC_PUSH(&t->d->r->arena, cell_of(t, row_of(t, of), thing), (struct thing *)thing);
}

/* ---- items of lanes ---- */

/* Of a metric what it is measured by; its article has the rest. */
static struct md measure_about(struct report *r, const struct measure *m)
{
	struct value n = measure_n(m);
	struct md due = md_due_alone(r, m);
	due = md_is_empty(due) ? due : MD_JOIN(r, r->words->colon, md_text(r, locale_word(r->words, KIND_METRIC_DUE)), due);
	return MD_JOIN(r, " · ", md_with(r, LABEL_target, md_target(r, m)), due, n.given ? MD_FILL(r, LABEL_sample, md_value(r, n)) : MD_NONE, md_date(r, measure_date(m)));
}

/* By which channel, who answers for it, whether it is wanted: as a card says it. Of several each by its name. */
static struct md touch_about(struct report *r, const struct touch *t)
{
	struct md_list about = { 0 };
	md_add(r, &about, t->touchpoints.len && t->via ? md_name(r, &t->via->thing) : MD_NONE);
	FOR_EACH(struct touchpoint, p, t->touchpoints) {
		struct md channel = p->channel && p->channel != t->via ? md_name(r, &p->channel->thing) : MD_NONE, owner = p->owner ? md_name(r, &p->owner->thing) : MD_NONE;
		struct md wanted = p->wanted ? md_label(r, p->wanted == ANSWER_YES ? LABEL_word_wanted : LABEL_touch_unwanted) : MD_NONE;
		struct md all = MD_JOIN(r, t->touchpoints.len > 1 ? label(r->words, LABEL_list_comma).at : " · ", channel, owner, wanted);
		md_add(r, &about, t->touchpoints.len > 1 && !md_is_empty(all) ? MD_JOIN(r, r->words->colon, md_name(r, &p->thing), all) : all);
	}
	return md_joined(r, " · ", &about);
}

static struct md about_of(struct report *r, const struct thing *t)
{
	switch ((int)t->kind) {
	case KIND_NO: return MD_NONE; /* the lane says of what */
	case KIND_FEEL: return md_names(r, &((const struct feeling *)t)->by);
	case KIND_MEASURE: return measure_about(r, (const struct measure *)t);
	case KIND_AT: return touch_about(r, (const struct touch *)t);
	default: return md_facts(r, t);
	}
}

static struct md internal_mark(struct report *r, const struct thing *t)
{
	return t->basis.internal || thing_basis(t)->internal ? md_label(r, LABEL_internal) : MD_NONE;
}

static void put_item(struct lane_table *t, const struct thing *thing, const char *tag)
{
	struct report *r = t->d->r;
	struct md more = MD_JOIN(r, " · ", about_of(r, thing), md_basis(r, thing), details_own(t->d, thing), internal_mark(r, thing));
	bool has_color = thing->kind == KIND_PAIN || thing->kind == KIND_GAIN || thing->kind == KIND_OPPORTUNITY;
	buf_fmt(r->out, "<%s%s%s>%.*s", tag, has_color ? " class=" : "", has_color ? kind_word(thing->kind) : "", STR_ARG(detail_link(t->d, thing).s));
	if (!md_is_empty(more))
		md_put(r->out, " <small>", more, "</small>");
}

static struct md lane_name(struct lane_table *t, enum lane_id id, const struct thing *own)
{
	struct report *r = t->d->r;
	return own ? md_name(r, own) : md_text(r, locale_choice(r->words, CHOICES_lane, id));
}

/* What narrow screens write above what stands in it. The name is HTML already. */
static void put_data_lane(struct buf *out, struct md name)
{
	const char *quote = html_is_bare(name.s) ? "" : "\"";
	buf_fmt(out, " data-lane=%s%.*s%s", quote, STR_ARG(name.s), quote);
}

/* As a list where there are several. */
static void put_cell(struct lane_table *t, const struct things_row *row, enum lane_id id, const struct thing *own)
{
	struct report *r = t->d->r;
	const struct things *things = !row ? NULL : own ? names_find_address(&row->in_own, own) : &row->in_lane[id];
	size_t count = things ? things->len : 0;
	buf_text(r->out, "<td");
	if (count)
		put_data_lane(r->out, lane_name(t, id, own));
	buf_text(r->out, count > 1 ? "><ul>" : ">");
	for (size_t i = 0; i < count; i++)
		put_item(t, things->at[i], count > 1 ? "li" : "p");
	buf_text(r->out, count > 1 ? "</ul>" : "");
}

static bool is_column(const struct lane_table *t, enum lane_id id)
{
	return t->is_used[id] && id != LANE_STEPS && id != LANE_NONE;
}

/* ---- what a stage, a step or the journey says of itself ---- */

static bool is_in_column(struct lane_table *t, const struct thing *thing)
{
	return thing->kind == KIND_AT || thing->kind == KIND_STAGE || thing->kind == KIND_STEP || (detail_of(t->d, thing) && thing_lane(thing) != LANE_STEPS) || own_lane(thing);
}

/* A channel is told with where it is met; lanes and parts are how the map is looked at. */
static bool is_told_in_table(struct lane_table *t, const struct thing *of, const struct field *f)
{
	const struct things *things = f->type == MEMBER_THINGS ? (const void *)((const char *)of + f->offset) : NULL;
	bool is_held = field_holds_things(f) && things && things->len && is_in_column(t, things->at[0]);
	return is_held || f->kind == KIND_VIA || f->kind == KIND_PHASE || f->kind == KIND_LANE || f->kind == KIND_LANES || f->kind == KIND_SHOW;
}

static void put_facts(struct lane_table *t, const struct thing *of)
{
	struct report *r = t->d->r;
	const struct phase *phase = of->kind == KIND_STAGE ? ((const struct stage *)of)->phase : NULL;
	if (phase)
		details_put_fact(t->d, md_text(r, with_capital(r, locale_word(r->words, KIND_PHASE))), MD_JOIN(r, " · ", md_name(r, &phase->thing), internal_mark(r, &phase->thing)));
	for (size_t row = r->fields.first[of->kind]; row; row = r->fields.next[row - 1])
		if (!is_told_in_table(t, of, &FIELDS[row - 1]))
			details_put_field(t->d, of, &FIELDS[row - 1]);
	details_put_own(t->d, of);
	details_put_basis(t->d, of);
	if (of->basis.internal)
		details_put_fact(t->d, md_text(r, with_capital(r, label(r->words, LABEL_internal))), md_label(r, LABEL_yes));
}

static void put_facts_cell(struct lane_table *t, const struct thing *of)
{
	struct report *r = t->d->r;
	struct buf facts = { 0 }, *out = r->out;
	r->out = &facts;
	put_facts(t, of);
	r->out = out;
	buf_text(out, "<td");
	if (facts.len)
		put_data_lane(out, md_label(r, LABEL_page_details));
	buf_fmt(out, facts.len ? "><dl>%.*s</dl>" : ">", STR_ARG(buf_as_str(&facts)));
	buf_finish(&facts);
}

/* ---- rows ---- */

static void put_row(struct lane_table *t, const struct thing *of, struct md head)
{
	struct report *r = t->d->r;
	const struct things_row *row = names_find_address(&t->rows, of);
	buf_fmt(r->out, "<tr%s><th scope=row>%.*s", of->kind == KIND_STAGE ? " class=stage" : "", STR_ARG(head.s));
	if (of->kind == KIND_JOURNEY)
		buf_text(r->out, "<td>");
	else
		put_facts_cell(t, of);
	for (int id = 0; id < LANE_COUNT; id++)
		if (is_column(t, (enum lane_id)id))
			put_cell(t, row, (enum lane_id)id, NULL);
	for (size_t i = 0; i < t->lanes.len; i++)
		put_cell(t, row, LANE_NONE, t->lanes.entries[i].thing);
	buf_text(r->out, "</tr>\n"); /* with its end, or the end of the line would be in the last cell */
}

static void put_heads(struct lane_table *t)
{
	struct report *r = t->d->r;
	md_put(r->out, "<thead><tr><th scope=col>", md_label(r, LABEL_report_stages), "");
	md_put(r->out, "<th scope=col>", md_label(r, LABEL_page_details), "");
	for (int id = 0; id < LANE_COUNT; id++)
		if (is_column(t, (enum lane_id)id))
			md_put(r->out, "<th scope=col>", lane_name(t, (enum lane_id)id, NULL), "");
	for (size_t i = 0; i < t->lanes.len; i++)
		md_put(r->out, "<th scope=col>", lane_name(t, LANE_NONE, t->lanes.entries[i].thing), "");
	buf_text(r->out, "</tr></thead>\n");
}

static void put_journey(struct lane_table *t)
{
	struct report *r = t->d->r;
	md_put(r->out, "<div class=\"about\"><p>", detail_title(t->d, &r->journey->thing), "</p><dl>");
	t->d->tells_named = true;
	put_facts(t, &r->journey->thing);
	t->d->tells_named = false;
	buf_text(r->out, "</dl>");
	if (r->options.left_out.len)
		md_put(r->out, "<p>", md_text(r, r->options.left_out), "");
	buf_text(r->out, "</div>\n");
}

void details_table(struct details *d)
{
	struct lane_table t = { .d = d };
	const struct journey *j = d->r->journey;
	names_init(&t.rows, &d->r->arena);
	names_init(&t.lanes, &d->r->arena);
	journey_walk(j, add_thing, &t);
	buf_text(d->r->out, "<table>\n");
	put_heads(&t);
	FOR_EACH(struct stage, stage, j->stages) {
		buf_text(d->r->out, "<tbody>");
		put_row(&t, &stage->thing, detail_link(d, &stage->thing));
		FOR_EACH(struct step, step, stage->steps)
			put_row(&t, &step->thing, detail_link(d, &step->thing));
		buf_text(d->r->out, "</tbody>\n");
	}
	if (names_find_address(&t.rows, &j->thing)) {
		buf_text(d->r->out, "<tbody>");
		put_row(&t, &j->thing, md_label(d->r, LABEL_lane_journey));
		buf_text(d->r->out, "</tbody>\n");
	}
	buf_text(d->r->out, "</table>\n");
	put_journey(&t);
}
