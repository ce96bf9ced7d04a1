/* selected.c — by tags, or by a name that the map gives: which part of it is meant, and which findings speak of that. */
#include "job/job.h"

#include <stdlib.h>

/* ---- what was asked for ---- */

void split_tags(struct str list, struct arena *a, struct texts *tags)
{
	while (list.len) {
		struct str tag = str_trim(str_next(&list, ','));
		if (tag.len)
			VEC_PUSH(a, &tags->list, tag);
	}
}

static void note_unknown(struct findings *found, const struct names *known, const struct texts *tags)
{
	for (size_t i = 0; i < tags->list.len; i++) {
		struct str tag = tags->list.at[i], nearest = names_nearest(known, tag);
		if (names_find(known, tag))
			continue;
		struct finding *f = finding_add(found, SEVERITY_WARNING, "unknown-tag", (struct span){ 0 }, "unknown tag `%.*s`", STR_ARG(tag));
		f->hint = nearest.len ? str_fmt(&found->arena, "did you mean `%.*s`?", STR_ARG(nearest)) : str_fmt(&found->arena, "add the tag to a statement: tag %.*s", STR_ARG(tag));
	}
}

void selection_check(const struct selection *wanted, struct findings *found, const struct names *known)
{
	note_unknown(found, known, &wanted->tags);
	note_unknown(found, known, &wanted->without);
}

/* ---- selections that a map gives a name ---- */

static void add_all(struct arena *a, struct texts *to, const struct texts *from)
{
	for (size_t i = 0; i < from->list.len; i++)
		VEC_PUSH(a, &to->list, from->list.at[i]);
}

/* "there are: board, lawyers" */
static struct str list_shows(const struct map *m, struct str wanted, struct arena *a)
{
	struct buf b = { 0 };
	struct names known;
	names_init(&known, a);
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct show, s, j->shows)
			names_add(&known, s->thing.name, s);
	names_propose(&known, wanted, &b);
	for (size_t i = 0; i < known.len; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "choose one of: ", STR_ARG(known.entries[i].name));
	struct str list = known.len ? buf_take(&b, a) : STR("declare one in a journey: show board stages purchase");
	buf_finish(&b);
	return list;
}

static void report_no_show(const struct map *m, struct findings *found, struct str wanted)
{
	struct finding *f = finding_add(found, SEVERITY_ERROR, "unknown-name", (struct span){ 0 }, "unknown selection `%.*s`", STR_ARG(wanted));
	f->hint = list_shows(m, wanted, &found->arena);
}

static void add_named_shows(const struct request *r, struct map *m, struct selection *s)
{
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct show, show, j->shows)
			if (!j->is_included && str_equal(show->thing.name, r->show)) {
				VEC_PUSH(&m->arena, &s->shows, &show->thing);
				add_all(&m->arena, &s->tags, &show->tags);
				add_all(&m->arena, &s->without, &show->without);
			}
}

struct selection selection_of(const struct request *r, struct map *m, struct findings *found, bool *is_named)
{
	struct selection s = { .is_of_shows = r->show.len > 0, .keeps_steps = !request_draws_lanes(r) };
	add_all(&m->arena, &s.tags, &r->tags);
	add_all(&m->arena, &s.without, &r->without);
	if (r->show.len)
		add_named_shows(r, m, &s);
	*is_named = !r->show.len || s.shows.len;
	if (!*is_named && (!r->may_lack || found->error_count))
		report_no_show(m, found, r->show);
	return s;
}

bool selection_has(const struct selection *s, const struct journey *j)
{
	FOR_EACH(struct show, show, s->shows)
		if (show->thing.parent == &j->thing)
			return true;
	return !s->is_of_shows;
}

bool selection_is_for_client(const struct selection *s)
{
	FOR_EACH(struct show, show, s->shows)
		if (show->audience == AUDIENCE_CLIENT)
			return true;
	return false;
}

/* ---- which parts of maps it is about ---- */

static void note_place(void *standing, const struct thing *t)
{
	struct standing *s = standing;
	if (t->span.file)
		VEC_PUSH(s->arena, &s->list, t);
}

static int by_place(const void *left, const void *right)
{
	const struct thing *a = *(const struct thing *const *)left, *b = *(const struct thing *const *)right;
	if (a->span.file != b->span.file)
		return a->span.file < b->span.file ? -1 : 1;
	return (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

struct standing things_standing(struct map *const *maps, size_t count, struct arena *a)
{
	struct standing standing = { .arena = a };
	for (size_t i = 0; i < count; i++)
		map_walk(maps[i], NULL, note_place, &standing);
	if (standing.list.len)
		qsort(standing.list.at, standing.list.len, sizeof *standing.list.at, by_place);
	return standing;
}

bool selection_means(const struct selection *wanted, const struct thing *t)
{
	return thing_is_among(t, &wanted->tags, &wanted->without);
}

/* ---- whether there is any ---- */

static bool is_missed_by_view(const struct show *show, const struct journey *j, const struct request *r, struct findings *found)
{
	const struct product *p = r->embedded ? r->embedded : r->product;
	enum lane_id lane = p->is_drawing ? view_needs(r->view) : LANE_NONE;
	if (!show || !lane || !show->hides[lane])
		return false;
	const char *word = choices_of(CHOICES_lane)[lane - 1];
	struct finding *f = finding_add(found, SEVERITY_ERROR, "nothing-to-show", (struct span){ 0 }, "journey “%.*s” has nothing to show in view `%s` without lane `%s`",
		STR_ARG(thing_label(&j->thing)), r->view->name, word);
	f->hint = str_fmt(&found->arena, "add the lane: --lanes %s", word);
	return true;
}

bool selection_shows(const struct selection *s, const struct journey *j, const struct request *r, struct findings *found)
{
	const struct show *show = selection_show_of(s, j);
	struct filled_lanes lanes = { 0 };
	size_t filled = 0;
	struct buf empty = { 0 };
	if (show && show->lanes.list.len)
		lanes = journey_filled_lanes(j, &found->arena);
	for (size_t i = 0; show && i < show->lanes.list.len; i++) {
		bool fills = lane_is_filled(&lanes, show->lanes.list.at[i]);
		filled += fills;
		if (!fills)
			buf_fmt(&empty, "%s%.*s", empty.len ? ", " : "", STR_ARG(show->lanes.list.at[i]));
	}
	bool has_stages = !show || !show->stages.len || j->stages.len, has_lanes = !show || !show->lanes.list.len || filled;
	if (!has_stages)
		selection_report_nothing(found, SEVERITY_ERROR, j, (struct str){ 0 });
	else if (empty.len)
		selection_report_nothing(found, has_lanes ? SEVERITY_WARNING : SEVERITY_ERROR, j, buf_as_str(&empty));
	buf_finish(&empty);
	return has_stages && has_lanes && !is_missed_by_view(show, j, r, found);
}
