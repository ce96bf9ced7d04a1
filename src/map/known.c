/* known.c — channels, metrics and sources that need no declaration (known.def). */
#include "map/bind.h"

#include "cjm/references.h"

struct known_channel {
	const char *name;
	enum channel_kind kind;
	enum mode mode;
};

static const struct known_channel KNOWN_CHANNELS[] = {
#define KNOWN_CHANNEL(name, kind, mode) { name, CHANNEL_##kind, MODE_##mode },
#include "map/known.def"
};

struct known_metric {
	const char *name, *text;
	double low, high;
	enum better better;
};

static const struct known_metric KNOWN_METRICS[] = {
#define KNOWN_METRIC(name, text, low, high, better) { name, text, low, high, BETTER_##better },
#include "map/known.def"
};

/* A channel is met as such. */
const char *bind_well_known_at(enum statement_kind kind, size_t index)
{
	switch (kind) {
	case KIND_CHANNEL: case KIND_TOUCHPOINT: return index < sizeof KNOWN_CHANNELS / sizeof *KNOWN_CHANNELS ? KNOWN_CHANNELS[index].name : NULL;
	case KIND_METRIC: return index < sizeof KNOWN_METRICS / sizeof *KNOWN_METRICS ? KNOWN_METRICS[index].name : NULL;
	case KIND_SOURCE: return choices_of(CHOICES_source_kind)[index];
	default: return NULL;
	}
}

bool bind_is_well_known(enum statement_kind kind, struct str name)
{
	const char *known;
	if (kind == KIND_SOURCE)
		return choice_find(CHOICES_source_kind, name) != 0;
	for (size_t i = 0; (known = bind_well_known_at(kind, i)); i++)
		if (str_is(name, known))
			return true;
	return false;
}

static bool fill_channel(struct channel *c, struct str name)
{
	for (size_t i = 0; i < sizeof KNOWN_CHANNELS / sizeof *KNOWN_CHANNELS; i++) {
		if (!str_is(name, KNOWN_CHANNELS[i].name))
			continue;
		c->kind = c->kind ? c->kind : KNOWN_CHANNELS[i].kind;
		c->mode = c->mode ? c->mode : KNOWN_CHANNELS[i].mode;
		return true;
	}
	return false;
}

static bool fill_metric(struct metric *m, struct str name)
{
	for (size_t i = 0; i < sizeof KNOWN_METRICS / sizeof *KNOWN_METRICS; i++) {
		const struct known_metric *k = &KNOWN_METRICS[i];
		if (!str_is(name, k->name))
			continue;
		m->thing.text = m->thing.text.len ? m->thing.text : str_of(k->text);
		m->kind = m->kind ? m->kind : METRIC_EXPERIENCE;
		m->better = m->better ? m->better : k->better;
		if (!m->range.given && k->low < k->high)
			m->range = (struct range){ true, k->low, k->high };
		return true;
	}
	return false;
}

void bind_fill_known(struct map *m)
{
	FOR_EACH(struct channel, c, m->channels)
		fill_channel(c, c->thing.name);
	FOR_EACH(struct metric, metric, m->metrics)
		fill_metric(metric, metric->thing.name);
	FOR_EACH(struct origin, o, m->origins)
		if (!o->kind)
			o->kind = (enum source_kind)choice_find(CHOICES_source_kind, o->thing.name);
}

static struct thing *known_channel(struct binder *b, struct str name)
{
	struct channel known = { .kind = CHANNEL_NONE };
	if (!fill_channel(&known, name))
		return NULL;
	struct channel *c = (struct channel *)bind_new_thing(b, KIND_CHANNEL, NULL);
	fill_channel(c, name);
	bind_append(b, &b->map->channels, &c->thing);
	return &c->thing;
}

static struct thing *known_metric(struct binder *b, struct str name)
{
	struct metric known = { .kind = METRIC_NONE };
	if (!fill_metric(&known, name))
		return NULL;
	struct metric *m = (struct metric *)bind_new_thing(b, KIND_METRIC, NULL);
	fill_metric(m, name);
	bind_append(b, &b->map->metrics, &m->thing);
	return &m->thing;
}

static struct thing *known_source(struct binder *b, struct str name)
{
	int kind = choice_find(CHOICES_source_kind, name);
	if (!kind)
		return NULL;
	struct origin *o = (struct origin *)bind_new_thing(b, KIND_SOURCE, NULL);
	o->kind = (enum source_kind)kind;
	bind_append(b, &b->map->origins, &o->thing);
	return &o->thing;
}

static struct thing *channel_named(struct binder *b, struct str name)
{
	struct thing *t = names_find(&b->global.names[SPACE_CHANNELS], name);
	return t ? t : bind_well_known(b, KIND_CHANNEL, name);
}

static struct thing *new_touchpoint(struct binder *b, struct thing *channel)
{
	struct touchpoint *t = (struct touchpoint *)bind_new_thing(b, KIND_TOUCHPOINT, NULL);
	t->thing.text = channel->text;
	t->channel = (struct channel *)channel;
	bind_append(b, &b->map->touchpoints, &t->thing);
	return &t->thing;
}

/* `at email`: a channel that is met as such is a touchpoint too. */
static struct thing *touchpoint_of_channel(struct binder *b, struct str name)
{
	struct thing *c = channel_named(b, name);
	return c ? new_touchpoint(b, c) : NULL;
}

struct thing *bind_well_known(struct binder *b, enum statement_kind kind, struct str name)
{
	struct thing *t = kind == KIND_CHANNEL ? known_channel(b, name) : kind == KIND_METRIC ? known_metric(b, name)
		: kind == KIND_SOURCE ? known_source(b, name) : kind == KIND_TOUCHPOINT ? touchpoint_of_channel(b, name) : NULL;
	if (!t)
		return NULL;
	t->name = t->id = name;
	names_add(&b->global.names[bind_space_of(kind)], name, t);
	return t;
}

/* ---- met by a way alone ---- */

static struct touchpoint *known_touchpoint(struct binder *b, struct thing *channel)
{
	struct name_scope *all = &b->global;
	if (!channel->name.len) {
		const struct called *c = bind_called(b, all, SPACE_TOUCHPOINTS, channel->text);
		return c ? (struct touchpoint *)c->thing : NULL;
	}
	struct thing *t = names_find(&all->names[SPACE_TOUCHPOINTS], channel->name);
	return (struct touchpoint *)(t ? t : bind_well_known(b, KIND_TOUCHPOINT, channel->name));
}

/* A touchpoint that has the channel's name and goes another way is another one. */
static struct thing *channel_itself(struct binder *b, struct channel *channel)
{
	struct touchpoint *t = known_touchpoint(b, &channel->thing);
	if (t && (!t->channel || t->channel == channel))
		return &t->thing;
	t = (struct touchpoint *)new_touchpoint(b, &channel->thing);
	t->thing.text = thing_label(&channel->thing);
	bind_id_later(b, &t->thing);
	return &t->thing;
}

struct thing *bind_met(struct binder *b, struct channel *channel)
{
	struct thing *t = names_find(&b->meetings, channel->thing.id);
	if (!t) {
		t = channel_itself(b, channel);
		names_add(&b->meetings, channel->thing.id, t);
	}
	return t;
}

static void meet_channel(struct binder *b, struct thing *place, struct content *c)
{
	struct touch *touch = (struct touch *)bind_new_thing(b, KIND_AT, place);
	touch->thing.span = place->span;
	touch->thing.word = place->word;
	bind_append(b, &touch->touchpoints, bind_met(b, c->via));
	bind_append(b, &c->touches, &touch->thing);
}

static void meet_touchpoints(struct binder *b, struct thing *place, struct content *c)
{
	if (c->via && !c->touches.len)
		meet_channel(b, place, c);
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints)
			t->is_met = true;
}

void bind_meetings(struct binder *b)
{
	FOR_EACH(struct journey, j, b->map->journeys)
		FOR_EACH(struct stage, stage, j->stages) {
			meet_touchpoints(b, &stage->thing, &stage->content);
			FOR_EACH(struct step, step, stage->steps)
				meet_touchpoints(b, &step->thing, &step->content);
		}
}

static const struct channel_word {
	const char *called, *name;
} CHANNEL_WORDS[] = {
#define CALLED(called, name) { called, name },
#include "map/channel_words.def"
};

const char *channel_word_at(size_t index, const char **meant)
{
	bool is_there = index < sizeof CHANNEL_WORDS / sizeof *CHANNEL_WORDS;
	*meant = is_there ? CHANNEL_WORDS[index].name : NULL;
	return is_there ? CHANNEL_WORDS[index].called : NULL;
}

struct str bind_channel_meant(struct arena *a, struct str name)
{
	struct str bare = str_bare(a, name);
	const char *called, *meant;
	for (size_t i = 0; (called = channel_word_at(i, &meant)); i++)
		if (str_is(bare, called))
			return str_of(meant);
	return (struct str){ 0 };
}

struct str bind_nearest_known(enum statement_kind kind, struct str name)
{
	struct arena a;
	struct names known;
	arena_init(&a);
	names_init(&known, &a);
	const char *at;
	for (size_t i = 0; (at = bind_well_known_at(kind, i)); i++)
		names_add(&known, str_of(at), &known);
	struct str nearest = names_nearest(&known, name); /* a name in a table, which outlives the arena */
	arena_finish(&a);
	return nearest;
}
