/* trees.c — all maps of two folders, pair by pair: so many of them need no more memory than their reports. */
#include "job/trees.h"

#include "cjm/document.h"

void trees_init(struct trees *t, const struct request *r)
{
	*t = (struct trees){ .request = r };
	arena_init(&t->arena);
	names_init(&t->old.within, &t->arena);
	names_init(&t->new.within, &t->arena);
}

void trees_finish(struct trees *t)
{
	for (size_t i = 0; i < t->pairs.len; i++)
		buf_finish(&t->pairs.at[i].told);
	for (size_t i = 0; i < t->made.len; i++)
		buf_finish(&t->made.at[i].bytes);
	buf_finish(&t->said);
	arena_finish(&t->arena);
}

void tree_add(struct trees *t, struct map_tree *side, struct str path)
{
	VEC_PUSH(&t->arena, &side->maps, str_copy(&t->arena, path));
}

void tree_add_document(struct trees *t, struct map_tree *side, struct str path)
{
	struct markdown_maps d;
	struct buf text = { 0 }, why = { 0 };
	if (path_is_document(path) && tree_text(side, path, &text, &why)) {
		document_read(&d, path, buf_as_str(&text));
		struct texts keys = document_keys(&d, &d.arena);
		for (size_t i = 0; i < keys.list.len; i++) {
			struct str within = str_fmt(&t->arena, "%.*s#%.*s", STR_ARG(path), STR_ARG(keys.list.at[i])), *held = ARENA_NEW(&t->arena, struct str);
			*held = str_copy(&t->arena, d.maps.at[i].text);
			names_add(&side->within, within, held);
			tree_add(t, side, within);
		}
		document_finish(&d);
	}
	buf_finish(&text);
	buf_finish(&why);
}

static enum outcome stop(struct trees *t, enum outcome outcome, struct str why)
{
	t->why = str_copy(&t->arena, why);
	return outcome;
}

static bool is_read(const struct trees *t)
{
	return t->request->changes->form & CHANGES_READ;
}

static bool is_drawn(const struct trees *t)
{
	return t->request->changes->form & CHANGES_DRAWN;
}

/* ---- what comes of a pair ---- */

static void tell_mistakes(struct trees *t, struct tree_pair *pair, struct comparison *c)
{
	pair->state = PAIR_NOT_COMPARED;
	t->has_mistakes = true;
	if (is_read(t))
		comparison_write_mistakes(c, &pair->told);
	else if (side_has_mistakes(&c->old))
		findings_print(&c->old.sources, &c->old.found, false, &t->said);
	if (!is_read(t) && side_has_mistakes(&c->new))
		findings_print(&c->new.sources, &c->new.found, false, &t->said);
}

/* "below/the/stem/maps/coffee-refund.svg" */
static struct str drawing_name(struct trees *t, const struct tree_pair *pair, const struct diff_journey *j, size_t count)
{
	struct str stem = path_without_ending(pair->new.len ? pair->new : pair->old), id = !j ? STR("") : j->new ? j->new->thing.id : j->old->thing.id;
	return str_fmt(&t->arena, "%.*s/%.*s%s%.*s.%s", STR_ARG(t->request->stem), STR_ARG(stem), count > 1 ? "-" : "",
		STR_ARG(count > 1 ? str_slug(&t->arena, id) : STR("")), t->request->changes->ending);
}

static size_t count_changed(const struct diff *d)
{
	size_t count = 0;
	for (size_t i = 0; i < d->journeys.len; i++)
		count += journey_differs(d, d->journeys.at[i]);
	return count;
}

/* Each journey of the map that changed, in a file of its own; all of them where only what they share did. */
static enum outcome draw_journeys(struct trees *t, const struct tree_pair *pair, struct comparison *c)
{
	const struct diff *d = c->diffs.at[0];
	bool is_any = count_changed(d) == 0;
	size_t count = is_any ? d->journeys.len : count_changed(d);
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0; i < d->journeys.len && outcome == OUTCOME_FINE; i++) {
		struct made made = { 0 };
		c->only = d->journeys.at[i];
		if (!is_any && !journey_differs(d, c->only))
			continue;
		outcome = t->request->changes->make(c, &made.bytes);
		made.name = drawing_name(t, pair, c->only, count);
		VEC_PUSH(&t->arena, &t->made, made);
	}
	return outcome == OUTCOME_FINE ? outcome : stop(t, outcome, c->why);
}

static enum outcome draw_pair(struct trees *t, const struct tree_pair *pair, struct comparison *c)
{
	struct made made = { .name = drawing_name(t, pair, NULL, 1) };
	if (!(t->request->changes->form & CHANGES_WHOLE))
		return draw_journeys(t, pair, c);
	bool can_be = c->diffs.at[0]->journeys.len || t->request->changes->make == change_html;
	enum outcome outcome = can_be ? t->request->changes->make(c, &made.bytes) : OUTCOME_FINE;
	if (made.bytes.len)
		VEC_PUSH(&t->arena, &t->made, made);
	return outcome == OUTCOME_FINE ? outcome : stop(t, outcome, c->why);
}

static enum pair_state state_of(const struct tree_pair *pair, const struct comparison *c)
{
	bool is_moved = !str_equal(pair->old, pair->new);
	return !pair->old.len ? PAIR_ADDED : !pair->new.len ? PAIR_REMOVED : !comparison_is_same(c) ? PAIR_CHANGED : is_moved ? PAIR_MOVED : PAIR_SAME;
}

static enum outcome tell_pair(struct trees *t, struct tree_pair *pair, struct comparison *c)
{
	pair->state = state_of(pair, c);
	pair->summary = tree_summary(t, c);
	pair->language = str_copy(&t->arena, c->diffs.at[0]->language);
	tree_note_changes(t, pair, c);
	if (is_drawn(t))
		return comparison_is_same(c) ? OUTCOME_FINE : draw_pair(t, pair, c);
	bool has_part = !is_read(t) || pair->state == PAIR_CHANGED || pair->state == PAIR_ADDED || pair->state == PAIR_REMOVED;
	return has_part ? t->request->changes->make(c, &pair->told) : OUTCOME_FINE;
}

/* ---- the pairs ---- */

/* An empty map where there is none: so one that came or went is told as a whole. */
static void read_sides(struct trees *t, const struct tree_pair *pair, struct comparison *c, struct str old, struct str new)
{
	c->old.disk = t->old.disk;
	c->new.disk = t->new.disk;
	c->old.root = t->old.root;
	c->new.root = t->new.root;
	comparison_read(c, &c->old, pair->old.len ? pair->old : pair->new, old);
	comparison_read(c, &c->new, pair->new.len ? pair->new : pair->old, new);
}

static enum outcome compare_texts(struct trees *t, struct tree_pair *pair, struct str old, struct str new)
{
	struct comparison c;
	comparison_init(&c, t->request, NULL);
	read_sides(t, pair, &c, old, new);
	enum outcome outcome = comparison_match(&c);
	if (outcome == OUTCOME_FINE)
		outcome = tell_pair(t, pair, &c);
	else if (outcome == OUTCOME_MISTAKES)
		tell_mistakes(t, pair, &c), outcome = OUTCOME_FINE;
	else
		stop(t, outcome, c.why);
	comparison_finish(&c);
	return outcome;
}

/* One link that leads nowhere hides no other map. */
static void tell_unreadable(struct trees *t, struct tree_pair *pair, struct str why_not_old, struct str why_not_new)
{
	bool both = why_not_old.len && why_not_new.len, is_one = !pair->old.len || !pair->new.len;
	const char *format = both || is_one ? "it cannot be read: %.*s" : why_not_old.len ? "the old version cannot be read: %.*s" : "the new version cannot be read: %.*s";
	struct str why = why_not_new.len ? why_not_new : why_not_old;
	pair->state = PAIR_NOT_COMPARED;
	pair->summary = str_fmt(&t->arena, format, STR_ARG(why));
	t->has_mistakes = true;
	if (is_read(t))
		return;
	buf_visible(&t->said, pair->new.len ? pair->new : pair->old, VISIBLE_NAME);
	buf_fmt(&t->said, ": %.*s\n", STR_ARG(pair->summary));
}

/* Lines that a document has above it are no part of a map. */
static struct str own_text(struct str path, const struct buf *text)
{
	struct str document, key, own = buf_as_str(text);
	while (document_split(path, &document, &key) && str_starts(own, "\n"))
		own = str_slice(own, 1, own.len);
	return own;
}

static enum outcome compare_pair(struct trees *t, struct tree_reading *r, struct tree_pair *pair)
{
	struct buf old = { 0 }, new = { 0 }, why_old = { 0 }, why_new = { 0 };
	enum outcome outcome = OUTCOME_FINE;
	bool fine = !pair->old.len || tree_text(&t->old, pair->old, &old, &why_old);
	fine = (!pair->new.len || tree_text(&t->new, pair->new, &new, &why_new)) && fine;
	struct str own_old = own_text(pair->old, &old), own_new = own_text(pair->new, &new);
	if (!fine)
		tell_unreadable(t, pair, buf_as_str(&why_old), buf_as_str(&why_new));
	else if (str_equal(pair->old, pair->new) && tree_is_same(r, pair->new, own_old, own_new))
		pair->state = PAIR_IDENTICAL;
	else
		outcome = compare_texts(t, pair, buf_as_str(&old), buf_as_str(&new));
	if (pair->state == PAIR_SAME && str_equal(own_old, own_new)) /* what changed in a file that it names is nothing to it */
		pair->state = PAIR_IDENTICAL;
	buf_finish(&old);
	buf_finish(&new);
	buf_finish(&why_old);
	buf_finish(&why_new);
	return outcome;
}

enum outcome trees_compare(struct trees *t, struct buf *out)
{
	struct tree_reading r;
	enum outcome outcome = OUTCOME_FINE;
	trees_pair(t);
	tree_reading_init(&r, t);
	for (size_t i = 0; i < t->pairs.len && outcome == OUTCOME_FINE; i++)
		outcome = compare_pair(t, &r, &t->pairs.at[i]);
	tree_reading_finish(&r);
	trees_find_told_elsewhere(t);
	if (outcome == OUTCOME_FINE)
		trees_write(t, out);
	if (outcome == OUTCOME_FINE && t->request->changes->make == change_html)
		trees_write_index(t);
	return outcome;
}

bool trees_are_same(const struct trees *t)
{
	for (size_t i = 0; i < t->pairs.len; i++) {
		enum pair_state state = t->pairs.at[i].state;
		if (state != PAIR_SAME && state != PAIR_IDENTICAL && state != PAIR_MOVED)
			return false;
	}
	return true;
}
