/* resolve.c — when all names are known: each reference finds its thing, or the author is told. */
#include "map/bind.h"

#include "cjm/coverage.h"

static struct things *list_for(struct map *m, enum statement_kind kind)
{
	switch (kind) {
	case KIND_SOURCE: return &m->origins;
	case KIND_TEAM: return &m->teams;
	case KIND_SEGMENT: return &m->segments;
	case KIND_PERSONA: return &m->personas;
	case KIND_CHANNEL: return &m->channels;
	case KIND_TOUCHPOINT: return &m->touchpoints;
	case KIND_METRIC: return &m->metrics;
	default: return NULL;
	}
}

/* `at "Parcel service"`, where a channel is declared so: it is met as such, as by its name. */
static struct thing *met_channel(struct binder *b, struct str text)
{
	const struct called *c = bind_called(b, &b->global, SPACE_CHANNELS, text);
	return c && c->thing->is_declared ? bind_met(b, (struct channel *)c->thing) : NULL;
}

static struct thing *made_of_text(struct binder *b, const struct pending *p)
{
	enum space space = bind_space_of(p->kind);
	struct name_scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : p->scope;
	struct thing *t = bind_meant(b, p, bind_called(b, scope, space, p->arg->text));
	struct things *list = list_for(b->map, p->kind);
	if (t || !list)
		return t;
	if (p->kind == KIND_TOUCHPOINT && (t = met_channel(b, p->arg->text)))
		return t;
	if (bind_crossing(b, p->kind, p->arg->text))
		return NULL;
	t = bind_new_thing(b, p->kind, NULL);
	t->text = p->arg->text;
	t->span = t->word = p->arg->span;
	bind_id_later(b, t);
	bind_called_add(b, scope, t);
	bind_append(b, list, t);
	return t;
}

/* A thousand mistakes are not read one by one, and each is compared with every name. */
static struct str nearest_of(struct binder *b, const struct names *known, struct str name)
{
	enum { COMPARED_MOST = 2000000 };
	b->compared += known->len;
	return b->compared > COMPARED_MOST ? (struct str){ 0 } : names_nearest(known, name);
}

static void report_unknown_name(struct binder *b, const struct pending *p, const struct names *known)
{
	const struct thing *crossing = bind_crossing(b, p->kind, p->arg->text);
	if (!crossing && b->lost_include && bind_space_of(p->kind) < FIRST_JOURNEY_SPACE) {
		names_add(&b->not_reported, p->arg->text, b);
		return;
	}
	const char *word = kind_word(p->kind);
	struct str key = str_fmt(bind_arena(b), "%s %.*s", word, STR_ARG(p->arg->text));
	uintptr_t reported = (uintptr_t)names_add(&b->reported, key, (void *)(uintptr_t)(b->found->len + 1));
	if (reported) { /* one mistake, told where it stands first */
		struct finding *first = &b->found->at[reported - 1];
		if (first->span.file == p->arg->span.file && first->span.at > p->arg->span.at)
			first->span = p->arg->span;
		if (first->fix_count && !p->is_again)
			finding_add_fix(b->found, first, p->arg->span, first->fixes[0].text);
		return;
	}
	if (crossing) {
		bind_report_crossing(b, p, crossing);
		return;
	}
	struct finding *f = finding_add(b->found, SEVERITY_ERROR, "unknown-name", p->arg->span, "unknown %s `%.*s`", kind_noun(p->kind), STR_ARG(p->arg->text));
	struct arena *a = &b->found->arena;
	struct str channel = p->kind == KIND_CHANNEL ? bind_channel_meant(a, p->arg->text) : (struct str){ 0 };
	if (channel.len) {
		f->hint = str_fmt(a, "did you mean `%.*s`? Put one of your own in quotes: \"%.*s\"", STR_ARG(channel), STR_ARG(p->arg->text));
		finding_add_fix(b->found, f, f->span, channel);
		return;
	}
	struct str nearest = nearest_of(b, known, p->arg->text);
	if (!nearest.len)
		nearest = bind_nearest_known(p->kind, p->arg->text);
	if (nearest.len) {
		finding_suggest(b->found, f, nearest);
		struct thing *meant = names_find(known, nearest);
		if (meant && meant->word.file) {
			f->other = meant->word;
			f->other_note = str_fmt(a, "`%.*s` is here", STR_ARG(nearest));
		}
	} else if (clock_end(p->arg->text, 0)) {
		f->hint = clock_hint();
	} else if (list_for(b->map, p->kind)) {
		f->hint = str_fmt(a, "declare it at the top (%s %.*s \"…\"), or put it in quotes to use it as text (\"%.*s\")", word,
			STR_ARG(p->arg->text), STR_ARG(p->arg->text));
	} else if (p->arg->kind == ARG_TEXT) {
		f->hint = str_fmt(a, "write its text exactly as it is declared, or give it a name and use that: %s NAME \"…\"", word);
	} else {
		f->hint = str_fmt(a, "give this name to the item you mean: %s %.*s \"…\"", word, STR_ARG(p->arg->text));
	}
}

const struct name_scope *bind_followed_names(const struct map *m, const struct name_scope *scope)
{
	const struct journey *old = scope->journey && scope->journey->follows ? scope->journey->follows->journey : NULL;
	for (size_t i = 0; i < m->journey_names.len && old; i++)
		if (m->journey_names.at[i]->journey == old)
			return m->journey_names.at[i];
	return NULL;
}

/* A future state answers the pains and realises the opportunities of the map that it follows, so it may name them. */
static struct thing *look_up_followed(struct binder *b, const struct pending *p, enum space space)
{
	struct thing *t = NULL;
	size_t most = b->map->journey_names.len; /* two may follow each other */
	for (const struct name_scope *s = bind_followed_names(b->map, p->scope); s && !t && most; s = bind_followed_names(b->map, s), most--)
		t = p->arg->kind == ARG_TEXT ? bind_meant(b, p, bind_called(b, s, space, p->arg->text)) : names_find(&s->names[space], p->arg->text);
	return t;
}

static struct thing *look_up(struct binder *b, const struct pending *p)
{
	enum space space = bind_space_of(p->kind);
	struct name_scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : p->scope;
	struct thing *t;
	if (p->arg->kind == ARG_TEXT)
		t = p->text_stands_for_itself ? bind_meant(b, p, bind_called(b, scope, space, p->arg->text)) : made_of_text(b, p);
	else if (!(t = names_find(&scope->names[space], p->arg->text)))
		t = bind_well_known(b, p->kind, p->arg->text);
	if (!t && space == SPACE_ACTIONS) { /* what a resource is for: an action, or what no action takes up yet */
		space = SPACE_CLAIMS;
		t = p->arg->kind == ARG_TEXT ? bind_meant(b, p, bind_called(b, scope, space, p->arg->text)) : names_find(&scope->names[space], p->arg->text);
	}
	return !t && space == SPACE_CLAIMS ? look_up_followed(b, p, space) : t;
}

bool bind_may_have_name(enum statement_kind kind)
{
	const struct slot *slot = &statement_of(kind)->slots[0];
	return slot->type == SLOT_NAME && slot->is_optional;
}

/* ---- who is named ---- */

const struct thing *bind_channel_itself(const struct thing *t)
{
	const struct channel *c = t->kind == KIND_TOUCHPOINT && !t->is_declared ? ((const struct touchpoint *)t)->channel : NULL;
	return c ? &c->thing : t;
}

/* What the words name, which need not be what they lead to: `at "Parcel service"` may lead to a touchpoint that has the channel's name. */
static const struct thing *named_by(struct binder *b, const struct arg *arg, const struct thing *t)
{
	t = bind_channel_itself(t);
	bool is_of_channel = t->kind == KIND_TOUCHPOINT && t->is_declared && arg->kind == ARG_TEXT && !str_is_same(t->text, arg->text);
	const struct called *channel = is_of_channel ? bind_called(b, &b->global, SPACE_CHANNELS, arg->text) : NULL;
	return channel ? channel->thing : t;
}

static void note_reference(struct binder *b, const struct arg *arg, enum statement_kind kind, const struct thing *t)
{
	struct reference r = { arg->span, kind, arg->kind == ARG_TEXT, t ? named_by(b, arg, t) : NULL };
	VEC_PUSH(bind_arena(b), &b->map->references, r);
}

/* Its title in quotes is text, so its name is, too: who builds, checks or shows the map looks for it. */
static bool is_journey_elsewhere(struct binder *b, const struct pending *p)
{
	if (p->kind != KIND_JOURNEY)
		return false;
	struct detail *d = (struct detail *)p->owner;
	b->map->looks_elsewhere = true;
	d->is_name = b->reader && b->reader->has_journey && b->reader->has_journey(b->reader->context, p->arg->text);
	return d->is_name;
}

void bind_resolve(struct binder *b, const struct pending *p)
{
	enum space space = bind_space_of(p->kind);
	struct name_scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : p->scope;
	if (!scope) /* a journey's name outside any journey: said as misplaced already */
		return;
	struct thing *t = look_up(b, p);
	if (!t && p->text_stands_for_itself && (p->arg->kind == ARG_TEXT || is_journey_elsewhere(b, p))) {
		p->owner->text = p->arg->text;
		return;
	}
	if (!p->is_again)
		note_reference(b, p->arg, p->kind, t);
	if (!t)
		report_unknown_name(b, p, &scope->names[space]);
	else if (p->type == MEMBER_THINGS)
		bind_append(b, p->member, t);
	else
		*(struct thing **)p->member = t;
}

/* ---- what stands where it cannot ---- */

static bool is_reference(enum slot_type type)
{
	return type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT;
}

/* Among the names of the whole map: whose journey it would be of is not known. */
static void refer_stray(struct binder *b, const struct node *n)
{
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct arg *arg = &n->args[i];
		const struct slot *slot = &statement_of(n->kind)->slots[arg->slot];
		enum statement_kind kind = is_reference(slot->type) ? (enum statement_kind)slot->detail : KIND_NONE;
		enum space space = kind == KIND_NONE ? SPACE_NONE : bind_space_of(kind);
		if (space == SPACE_NONE || space >= FIRST_JOURNEY_SPACE)
			continue;
		const struct called *called = arg->kind == ARG_TEXT ? bind_called(b, &b->global, space, arg->text) : NULL;
		const struct thing *t = arg->kind == ARG_WORD ? names_find(&b->global.names[space], arg->text) : called && !called->next ? called->thing : NULL;
		if (t)
			note_reference(b, arg, kind, t);
	}
}

void bind_refer_strays(struct binder *b)
{
	for (size_t i = 0; i < b->map->asts.len; i++)
		for (size_t k = 0; k < b->map->asts.at[i]->strays.len; k++) {
			const struct node *stray = b->map->asts.at[i]->strays.at[k];
			for (const struct node *n = stray; n; n = node_after(n)) /* it has no parent, so its end is the end */
				refer_stray(b, n);
		}
}

/* ---- words that may name something ---- */

static void report_unknown_lane(struct binder *b, const struct maybe_named *w)
{
	struct names known;
	names_init(&known, bind_arena(b));
	for (const char *const *word = choices_of(CHOICES_lane); *word; word++)
		names_add(&known, str_of(*word), b);
	for (size_t i = 0; w->scope && i < w->scope->names[SPACE_LANES].len; i++)
		names_add(&known, w->scope->names[SPACE_LANES].entries[i].name, b);
	struct finding *f = finding_add(b->found, SEVERITY_ERROR, "unknown-name", w->arg->span, "unknown lane `%.*s`", STR_ARG(w->arg->text));
	struct str nearest = names_nearest(&known, w->arg->text);
	if (nearest.len)
		finding_suggest(b->found, f, nearest);
	else
		f->hint = str_fmt(&b->found->arena, "declare your own lane in the journey: lane %.*s \"…\"", STR_ARG(w->arg->text));
}

static bool names_lanes(enum statement_kind kind)
{
	return kind == KIND_LANES || kind == KIND_LANES_OUT;
}

/* The words of the language go first: a built-in lane, a part of `coverage`. */
static bool is_word_of_language(const struct maybe_named *w)
{
	const struct arg *figure = w->node->kind == KIND_OF && w->node->parent ? node_arg(w->node->parent, 0) : NULL;
	if (names_lanes(w->node->kind))
		return choice_find(CHOICES_lane, w->arg->text) != 0;
	return figure && str_is(figure->text, "coverage") && coverage_has_part(w->arg->text);
}

void bind_refer_if_named(struct binder *b, const struct maybe_named *w)
{
	if (is_word_of_language(w))
		return;
	for (size_t i = 0; i < WORD_FIELD_COUNT; i++) {
		const struct word_field *f = &WORD_FIELDS[i];
		enum space space = f->kind == w->node->kind ? bind_space_of(f->other) : SPACE_NONE;
		struct name_scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : w->scope;
		const struct thing *t = space != SPACE_NONE && scope ? names_find(&scope->names[space], w->arg->text) : NULL;
		if (t) {
			note_reference(b, w->arg, f->other, t);
			return;
		}
	}
	if (names_lanes(w->node->kind))
		report_unknown_lane(b, w);
}
