/* history.c — a map's revisions, each held against the one before it: so a journey is known again under another name, and a pain point is closed only for
 * a reason that the map gives. */
#include "cjm/history.h"

#include "job/job.h"

#include "cjm/counts.h"
#include "cjm/course.h"

#include <math.h>

struct reading_back { /* from the newest to the oldest */
	struct history *h;
	struct comparison *newer; /* whose old side is the newer revision; NULL: none yet */
	const struct locale *words;
	struct range scale;
	VEC(struct history_entry) broken; /* the newest ones, as long as nobody knows which journeys there are */
	const struct revision *newest; /* that `newer` is of */
	size_t told; /* revisions */
	VEC(size_t) places; /* of each journey of the history among those of the newer map; journeys.len: it is not there yet */
};

void history_init(struct history *h, const struct request *r)
{
	*h = (struct history){ .request = r };
	arena_init(&h->arena);
}

void history_finish(struct history *h)
{
	arena_finish(&h->arena);
}

static enum outcome stop(struct history *h, enum outcome outcome, struct str why)
{
	h->why = str_copy(&h->arena, why);
	return outcome;
}

/* ---- the figures of one journey ---- */

static void count_pain(void *count, const struct thing *t)
{
	*(size_t *)count += t->kind == KIND_PAIN;
}

static struct history_figure *figure_of(struct history *h, struct history_entry *e, const struct metric *metric, const struct locale *words)
{
	for (size_t i = 0; i < e->figures.len; i++)
		if (str_equal(e->figures.at[i].metric, metric->thing.id))
			return &e->figures.at[i];
	struct history_figure f = { .value = NAN, .metric = str_copy(&h->arena, metric->thing.id), .name = str_copy(&h->arena, locale_name(words, &metric->thing)) };
	VEC_PUSH(&h->arena, &e->figures, f);
	return &e->figures.at[e->figures.len - 1];
}

static void add_figures(struct history *h, struct history_entry *e, const struct journey *j, const struct locale *words)
{
	struct distinct_measures measures = journey_measures(j, &h->arena);
	for (size_t i = 0; i < measures.list.len; i++) {
		const struct measure *m = measures.list.at[i].measure;
		struct value v = measure_value(m);
		if (!m->metric || !v.given)
			continue;
		struct history_figure *f = figure_of(h, e, m->metric, words);
		struct str written = locale_value(words, &h->arena, v);
		f->value = f->written.len ? f->value : v.number;
		f->written = f->written.len ? str_fmt(&h->arena, "%.*s%.*s%.*s", STR_ARG(f->written), STR_ARG(label(words, LABEL_list_semicolon)), STR_ARG(written)) : str_copy(&h->arena, written);
	}
}

static struct history_entry entry_of(struct reading_back *b, const struct journey *j, const struct revision *r)
{
	struct history_entry e = { .revision = r };
	struct arena *a = &b->h->arena;
	struct courses courses = courses_of(j, a);
	struct coverage c = coverage_count(j, a);
	double level = courses_mean(&courses), half = (b->scale.high - b->scale.low) / 2;
	journey_walk(j, count_pain, &e.open);
	e.coverage = coverage_percent(c.covered, c.total);
	e.feeling = isnan(level) ? NAN : (b->scale.low + b->scale.high) / 2 + level * half;
	e.scored = isnan(e.feeling) ? (struct str){ 0 } : locale_score(b->words, a, b->scale, e.feeling);
	add_figures(b->h, &e, j, b->words);
	return e;
}

/* ---- one revision ---- */

static const struct journey *journey_at(const struct map *m, size_t place)
{
	return place < m->journeys.len ? (const struct journey *)m->journeys.at[place] : NULL;
}

static size_t index_of(const struct map *m, const struct thing *journey)
{
	size_t place = 0;
	while (place < m->journeys.len && m->journeys.at[place] != journey)
		place++;
	return place;
}

static void begin_journeys(struct reading_back *b, const struct map *newest)
{
	struct history *h = b->h;
	struct str asked = h->request->language;
	h->language = str_copy(&h->arena, asked.len ? asked : newest->language);
	b->words = locale_of(h->language, NULL);
	b->scale = newest->scale;
	for (size_t i = 0; i < newest->journeys.len; i++) {
		const struct journey *j = journey_at(newest, i);
		if (!(h->request->journey.len ? thing_is_called(&j->thing, h->request->journey) : !j->is_included))
			continue;
		VEC_PUSH(&h->arena, &h->journeys, ((struct history_journey){ .id = str_copy(&h->arena, j->thing.id), .title = str_copy(&h->arena, thing_label(&j->thing)) }));
		VEC_PUSH(&h->arena, &b->places, i);
	}
}

static size_t count_closed(const struct diff *d, const struct journey *new)
{
	size_t count = 0;
	for (size_t i = 0; i < d->changes.len; i++) {
		const struct change *c = &d->changes.at[i];
		const struct diff_journey *j = d->groups.at[c->group].journey;
		count += c->kind == KIND_PAIN && !c->property && c->sign == CHANGE_REMOVED && c->better > 0 && j && j->new == new;
	}
	return count;
}

static void drop_entries(struct reading_back *b, const struct revision *r)
{
	for (size_t i = 0; i < b->h->journeys.len; i++) {
		struct history_journey *j = &b->h->journeys.at[i];
		if (j->entries.len && j->entries.at[j->entries.len - 1].revision == r)
			j->entries.len--;
	}
	b->told--;
}

/* ---- whether what changed in a shared file matters here ---- */

struct named_here { struct arena arena; struct things list; };

static const struct thing *top_of(const struct thing *t)
{
	while (t && t->parent)
		t = t->parent;
	return t;
}

static void note_named(void *named, struct thing *t)
{
	struct named_here *n = named;
	things_note(&n->arena, &n->list, (struct thing *)top_of(t));
}

/* What the file's own journeys name, and what that names. */
static void note_all_named(struct named_here *n, const struct map *m)
{
	FOR_EACH(struct journey, j, m->journeys)
		if (!j->is_included)
			thing_names(&j->thing, note_named, n);
	for (size_t i = 0; i < n->list.len; i++)
		if (n->list.at[i]->kind != KIND_JOURNEY)
			thing_names(n->list.at[i], note_named, n);
}

static bool concerns_journeys(const struct diff *d)
{
	struct named_here named = { .list = { 0 } };
	bool is_concern = false;
	arena_init(&named.arena);
	note_all_named(&named, d->old.map);
	note_all_named(&named, d->new.map);
	for (size_t i = 0; i < d->changes.len && !is_concern; i++) {
		const struct change *c = &d->changes.at[i];
		const struct thing *old = top_of(c->old), *new = top_of(c->new), *any = new ? new : old;
		bool is_declared = any && any->name.len && any->kind != KIND_JOURNEY;
		is_concern = !is_declared || (old && things_hold(&named.list, old)) || (new && things_hold(&named.list, new));
	}
	arena_finish(&named.arena);
	return is_concern;
}

/* What the newer revision closed is known once the one before it is read; and so is where its journeys were. */
static void look_back(struct reading_back *b, const struct map *older)
{
	struct history *h = b->h;
	const struct map *newer = b->newer->old.map;
	struct diff *d = diff_new((struct diff_side){ .map = older }, (struct diff_side){ .map = newer }, (struct diff_options){ .language = h->language });
	for (size_t i = 0; i < h->journeys.len; i++) {
		struct history_journey *j = &h->journeys.at[i];
		const struct journey *new = journey_at(newer, b->places.at[i]);
		for (size_t k = j->entries.len; new && k-- > 0;)
			if (!j->entries.at[k].errors) {
				j->entries.at[k].closed = count_closed(d, new);
				break;
			}
		b->places.at[i] = new ? index_of(older, diff_old_of(d, &new->thing)) : SIZE_MAX;
	}
	if (b->newest->is_of_others && !concerns_journeys(d))
		drop_entries(b, b->newest);
	diff_free(d);
}

static void add_entries(struct reading_back *b, const struct map *m, const struct revision *r, size_t errors)
{
	struct history *h = b->h;
	b->told++;
	for (size_t i = 0; i < h->journeys.len; i++) {
		const struct journey *j = errors ? NULL : journey_at(m, b->places.at[i]);
		if (j)
			VEC_PUSH(&h->arena, &h->journeys.at[i].entries, entry_of(b, j, r));
		else if (errors)
			VEC_PUSH(&h->arena, &h->journeys.at[i].entries, ((struct history_entry){ .revision = r, .errors = errors, .feeling = NAN, .coverage = NAN }));
	}
}

static void drop_newer(struct reading_back *b)
{
	if (b->newer)
		comparison_finish(b->newer);
	b->newer = NULL;
}

/* Takes over the comparison, which holds the map. */
static enum outcome take_revision(struct reading_back *b, struct comparison *c, const struct revision *r)
{
	struct history *h = b->h;
	bool is_first = !h->journeys.len;
	if (is_first && c->why.len)
		return stop(h, OUTCOME_REFUSED, c->why);
	size_t errors = c->old.found.error_count;
	if (is_first && errors && r->is_of_others) {
		VEC_PUSH(&h->arena, &b->broken, ((struct history_entry){ .revision = r, .errors = errors }));
		return OUTCOME_FINE;
	}
	if (is_first && errors)
		return stop(h, OUTCOME_REFUSED, str_fmt(&h->arena, "%.*s has errors in its newest revision; `cjm check` lists them", STR_ARG(r->path)));
	if (is_first)
		begin_journeys(b, c->old.map);
	if (is_first && !h->journeys.len)
		return stop(h, OUTCOME_REFUSED, h->request->journey.len ? str_fmt(&h->arena, "unknown journey `%.*s` in %.*s", STR_ARG(h->request->journey), STR_ARG(r->path))
			: str_fmt(&h->arena, "%.*s has no journey", STR_ARG(r->path)));
	for (size_t i = 0; is_first && i < b->broken.len; i++)
		add_entries(b, NULL, b->broken.at[i].revision, b->broken.at[i].errors);
	if (b->newer && !errors)
		look_back(b, c->old.map);
	add_entries(b, c->old.map, r, errors);
	return OUTCOME_FINE;
}

static enum outcome read_revision(struct reading_back *b, const struct revision *r, const struct revision_reader *reader, struct comparison *c)
{
	struct buf text = { 0 }, why = { 0 }, path = { 0 };
	comparison_init(c, b->h->request, NULL);
	buf_str(&path, r->path);
	bool fine = reader->open(reader->context, r, &c->old.disk, &c->old.root, &why) && c->old.disk->read_named(c->old.disk->context, path.at, &text, &why);
	if (fine)
		comparison_read(c, &c->old, r->path, buf_as_str(&text));
	bool is_elsewhere = !fine && r->is_of_others && c->old.disk; /* on a branch where the map has another name, or none */
	enum outcome outcome = fine ? take_revision(b, c, r) : is_elsewhere ? OUTCOME_FINE : stop(b->h, OUTCOME_FAILED, buf_as_str(&why));
	buf_finish(&text);
	buf_finish(&why);
	buf_finish(&path);
	return outcome;
}

/* Of more than are asked for, the oldest. */
static void leave_out_rest(struct reading_back *b, const struct revision *revisions, size_t count)
{
	struct history *h = b->h;
	for (size_t i = count; i-- > 0 && h->most && b->told > h->most;) {
		size_t before = b->told;
		for (size_t k = 0; k < h->journeys.len; k++) {
			struct history_journey *j = &h->journeys.at[k];
			if (j->entries.len && j->entries.at[j->entries.len - 1].revision == &revisions[i]) {
				j->entries.len--;
				b->told = before - 1;
			}
		}
	}
}

/* From the top on, whichever of both ways it is known by. */
static void note_other(struct names *others, struct str root, struct str path)
{
	if (path_is_below(root, path))
		path = str_slice(path, root.len + 1, path.len);
	if (!str_starts(path, "/") && !str_starts(path, "../"))
		names_add(others, str_copy(others->arena, path), others);
}

bool history_note_others(struct history *h, const struct revision *r, const struct revision_reader *reader, struct names *others)
{
	struct comparison c;
	struct buf text = { 0 }, why = { 0 }, path = { 0 };
	comparison_init(&c, h->request, NULL);
	buf_str(&path, r->path);
	bool fine = reader->open(reader->context, r, &c.old.disk, &c.old.root, &why) && c.old.disk->read_named(c.old.disk->context, path.at, &text, &why);
	if (fine) {
		comparison_read(&c, &c.old, r->path, buf_as_str(&text));
		for (size_t i = 0; i < c.old.project->inputs.len; i++)
			note_other(others, c.old.root, c.old.project->inputs.entries[i].name);
	}
	h->why = str_copy(&h->arena, buf_as_str(&why));
	comparison_finish(&c);
	buf_finish(&text);
	buf_finish(&why);
	buf_finish(&path);
	return fine;
}

enum outcome history_read(struct history *h, const struct revision *revisions, size_t count, const struct revision_reader *reader)
{
	struct reading_back b = { .h = h };
	struct comparison both[2];
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0, next = 0; i < count && outcome == OUTCOME_FINE && (!h->most || b.told <= h->most); i++) { /* one more tells what the last one closed */
		struct comparison *c = &both[next];
		outcome = read_revision(&b, &revisions[i], reader, c);
		bool is_kept = outcome == OUTCOME_FINE && c->old.map && !c->old.found.error_count;
		if (is_kept) {
			drop_newer(&b);
			b.newer = c;
			b.newest = &revisions[i];
			next = !next;
		} else {
			comparison_finish(c);
		}
	}
	drop_newer(&b);
	leave_out_rest(&b, revisions, count);
	return outcome;
}
