/* bind.c — from statements to things. First every statement becomes a thing or fills a member of one (by the rows of
 * fields.def), names being kept; then, when all names are known, every reference is resolved. So nothing has to be declared
 * before it is used. Names refer, texts create.
 *
 * All of it happens in the order of the rows, whatever the order of the lines: formatting a map, or taking it out as JSON and
 * reading it back, changes neither an id nor what is made first. */
#include "map/data.h"
#include "map/fields.h"

#include <stdlib.h>
#include <string.h>

enum space { /* where names are looked up: first those of the whole map, then those of one journey */
	SPACE_NONE, SPACE_SOURCES, SPACE_TEAMS, SPACE_SEGMENTS, SPACE_PERSONAS, SPACE_CHANNELS, SPACE_TOUCHPOINTS, SPACE_METRICS, SPACE_THEMES,
	SPACE_JOURNEYS, SPACE_STAGES, SPACE_STEPS, SPACE_LANES, SPACE_QUESTIONS, SPACE_CLAIMS, SPACE_ACTIONS, SPACE_COUNT,
	FIRST_JOURNEY_SPACE = SPACE_STAGES,
};

struct scope { /* the names of one journey, or of the whole map */
	struct names names[SPACE_COUNT];
	struct names texts[SPACE_COUNT]; /* by what they are called, for references in quotes */
};

struct pending { /* a reference to resolve once all names are known */
	struct scope *scope;
	struct thing *owner;
	void *member;
	enum member_type type;
	const struct arg *arg;
	enum statement_kind kind;
	bool text_stands_for_itself;
};

enum { INCLUDE_DEPTH = 40 };

struct binder {
	struct map *map;
	struct sources *sources;
	const struct reader *reader;
	uint16_t (*field_of)[KIND_COUNT]; /* [parent][kind]: index + 1 into FIELDS */
	struct scope global, *journey_scope;
	struct names ids;       /* "SPACE ID" */
	struct names id_counts; /* "SPACE BASE" → int */
	struct names told; /* unknown names, by kind */
	enum statement_kind top; /* of the statement at the top of a file that is being bound */
	VEC(struct pending) pending[KIND_JOURNEY + 1]; /* by top */
	VEC(struct thing *) unnamed[KIND_JOURNEY + 1]; /* these get their ids when all names are taken */
	VEC(struct pending) feelings_to_scale; /* .member: struct feeling */
	VEC(struct pending) lane_words;        /* of `lanes`: built-in ones or the journey's own */
	struct things datas;                   /* struct data */
	uint32_t included_from[INCLUDE_DEPTH];
	int include_depth;
	bool scale_is_main;
};

static enum space space_of(enum statement_kind kind)
{
	static const uint8_t SPACES[KIND_COUNT] = {
#define SPACE(kind, space) [KIND_##kind] = SPACE_##space,
#include "map/fields.def"
	};
	return (enum space)SPACES[kind];
}

static void scope_init(struct scope *s, struct arena *a)
{
	for (int i = 0; i < SPACE_COUNT; i++) {
		names_init(&s->names[i], a);
		names_init(&s->texts[i], a);
	}
}

static struct arena *arena(struct binder *b)
{
	return &b->map->arena;
}

static struct scope *scope_of(struct binder *b, enum space space)
{
	return space < FIRST_JOURNEY_SPACE ? &b->global : b->journey_scope;
}

/* ---- values ---- */

static struct str paragraphs(struct binder *b, const struct node *n, int slot)
{
	struct str text = { 0 };
	struct buf joined = { 0 };
	int count = 0;
	for (uint32_t i = 0; i < n->arg_count; i++) {
		if (n->args[i].slot != slot)
			continue;
		if (count == 1)
			buf_str(&joined, text);
		if (count++)
			buf_char(&joined, '\n');
		text = n->args[i].text;
		if (count > 1)
			buf_str(&joined, text);
	}
	if (count > 1)
		text = buf_take(&joined, arena(b));
	buf_finish(&joined);
	return text;
}

static struct value value_of(struct binder *b, const struct arg *a)
{
	return (struct value){
		.given = true,
		.is_percent = a->kind == ARG_PERCENT,
		.number = a->number,
		.unit = a->unit,
		.written = arg_written(arena(b), a),
	};
}

static void push_text(struct binder *b, struct texts *texts, struct str text)
{
	VEC_PUSH(arena(b), &texts->list, text);
}

static void add_pending(struct binder *b, struct thing *owner, void *member, enum member_type type, const struct arg *a, const struct slot *slot)
{
	struct pending p = { b->journey_scope, owner, member, type, a, (enum statement_kind)slot->detail, slot->type == SLOT_REF_OR_TEXT };
	VEC_PUSH(arena(b), &b->pending[b->top], p);
}

static bool is_reference(enum slot_type type)
{
	return type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT;
}

/* Puts what fills a slot into a member of a struct. */
static void store(struct binder *b, struct thing *owner, void *member, enum member_type type, const struct node *n, int slot_index)
{
	const struct slot *slot = &statement_of(n->kind)->slots[slot_index];
	if (type == MEMBER_BOOL) {
		*(bool *)member = true;
		return;
	}
	if (slot->type == SLOT_TEXT) {
		struct str text = paragraphs(b, n, slot_index);
		if (type == MEMBER_TEXTS)
			push_text(b, member, text);
		else
			*(struct str *)member = text;
		return;
	}
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct arg *a = &n->args[i];
		if (a->slot != slot_index)
			continue;
		if (is_reference(slot->type)) {
			add_pending(b, owner, member, type, a, slot);
			continue;
		}
		if (n->kind == KIND_LANES) {
			struct pending word = { .scope = b->journey_scope, .arg = a };
			VEC_PUSH(arena(b), &b->lane_words, word);
		}
		switch (type) {
		case MEMBER_STR: *(struct str *)member = arg_written(arena(b), a); break;
		case MEMBER_TEXTS: push_text(b, member, arg_written(arena(b), a)); break;
		case MEMBER_VALUE: *(struct value *)member = value_of(b, a); break;
		case MEMBER_RANGE: *(struct range *)member = (struct range){ true, a->number, a->high }; break;
		case MEMBER_DATE: *(struct date *)member = a->date; break;
		case MEMBER_CHOICE: *(unsigned int *)member = (unsigned int)choice_find(slot->detail, a->text); break;
		case MEMBER_NUMBER: *(double *)member = a->number; break;
		default: break;
		}
	}
}

/* ---- things ---- */

static void tell_duplicate(struct binder *b, const struct thing *again, const struct thing *first)
{
	struct finding *f = finding_add(b->sources, SEVERITY_ERROR, "duplicate-name", again->word, "there is already a %s named `%.*s`",
		kind_word(first->kind), STR_ARG(again->name));
	f->hint = STR("give one of the two another name");
	f->other = first->word;
	f->other_note = STR("the first is here");
}

static void keep_name(struct binder *b, struct thing *t)
{
	enum space space = space_of(t->kind);
	if (space == SPACE_NONE || (space >= FIRST_JOURNEY_SPACE && !b->journey_scope))
		return;
	struct scope *scope = scope_of(b, space);
	struct thing *first = t->name.len ? names_add(&scope->names[space], t->name, t) : NULL;
	if (first)
		tell_duplicate(b, t, first);
	if (t->text.len)
		names_add(&scope->texts[space], t->text, t);
}

enum { ID_LONGEST = 48 };

/* Ids are unique where names are: among pains, gains and opportunities together, among stages, and so on. */
static struct str id_key(struct binder *b, const struct thing *t, struct str id)
{
	int space = space_of(t->kind) ? (int)space_of(t->kind) : SPACE_COUNT + (int)t->kind;
	return str_fmt(arena(b), "%d %.*s", space, STR_ARG(id));
}

/* What may be named so without being declared: then no text may take the name as its id. */
static bool is_well_known(struct binder *b, enum statement_kind kind, struct str name)
{
	bool is_channel = kind == KIND_CHANNEL || kind == KIND_TOUCHPOINT;
	bool known = kind == KIND_SOURCE && choice_find(CHOICES_source_kind, name);
#define KNOWN_CHANNEL(word, kind, mode) known = known || (is_channel && str_is(name, word));
#define KNOWN_METRIC(word, text, low, high, better) known = known || (kind == KIND_METRIC && str_is(name, word));
#include "map/known.def"
	return known || (kind == KIND_TOUCHPOINT && names_find(&b->global.names[SPACE_CHANNELS], name));
}

static bool take_id(struct binder *b, struct thing *t, struct str id)
{
	if (!t->name.len && is_well_known(b, t->kind, id))
		return false;
	if (names_add(&b->ids, id_key(b, t, id), t))
		return false;
	t->id = id;
	return true;
}

static int *id_count(struct binder *b, const struct thing *t, struct str base)
{
	struct str key = id_key(b, t, base);
	int *count = names_find(&b->id_counts, key);
	if (!count) {
		count = ARENA_NEW(arena(b), int);
		names_add(&b->id_counts, key, count);
	}
	return count;
}

/* The name, else the text in small letters with hyphens; "-2" and so on keeps the same text apart. */
static void give_id(struct binder *b, struct thing *t)
{
	struct str base = t->name.len ? t->name : str_slug(arena(b), str_slice(t->text, 0, ID_LONGEST * 3));
	size_t end = 0;
	for (int clusters = 0; end < base.len && clusters < ID_LONGEST; clusters++)
		utf8_next(base, &end);
	while (end && base.at[end - 1] == '-')
		end--;
	base.len = end;
	int *count = id_count(b, t, base);
	struct str id;
	do {
		++*count;
		id = !base.len ? str_fmt(arena(b), "%d", *count) : *count > 1 ? str_fmt(arena(b), "%.*s-%d", STR_ARG(base), *count) : base;
	} while (!take_id(b, t, id));
}

static struct thing *new_thing(struct binder *b, enum statement_kind kind, struct thing *parent)
{
	struct thing *t = arena_alloc(arena(b), thing_size(kind));
	t->kind = kind;
	t->parent = parent;
	return t;
}

static void bind_node(struct binder *b, enum statement_kind parent_kind, void *parent, struct thing *owner, const struct node *n);

struct ranked { /* a statement and the row that it follows */
	const struct node *node;
	size_t row;
};

static int by_row(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->node->span.at > b->node->span.at) - (a->node->span.at < b->node->span.at);
}

static size_t row_of(const struct binder *b, enum statement_kind parent, enum statement_kind kind)
{
	size_t row = kind == KIND_REVIEW ? b->field_of[KIND_REVIEW][KIND_EVERY] : b->field_of[parent][kind];
	return row ? row : FIELD_COUNT + 1; /* where a claim comes from: last, as in the JSON */
}

/* The statements that stand in n, in the order of the rows. */
static struct ranked *ranked_children(struct binder *b, const struct node *n, size_t *count)
{
	size_t len = 0;
	for (const struct node *child = n->first; child; child = child->next)
		len++;
	struct ranked *children = arena_alloc(arena(b), len * sizeof *children);
	bool in_order = true;
	*count = 0;
	for (const struct node *child = n->first; child; child = child->next) {
		struct ranked r = { child, row_of(b, n->kind, child->kind) };
		in_order = in_order && (!*count || children[*count - 1].row <= r.row);
		children[(*count)++] = r;
	}
	if (!in_order)
		qsort(children, len, sizeof *children, by_row);
	return children;
}

static void bind_children(struct binder *b, enum statement_kind kind, void *parent, struct thing *owner, const struct node *n)
{
	size_t count;
	struct ranked *children = ranked_children(b, n, &count);
	for (size_t i = 0; i < count; i++)
		bind_node(b, kind, parent, owner, children[i].node);
}

static void read_slots(struct binder *b, struct thing *t, const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++) {
		const struct arg *a = node_arg(n, i);
		if (!a)
			continue;
		if (i == 0 || t->word.len == 0)
			t->word = a->span;
		if (slots[i].type == SLOT_NAME || slots[i].type == SLOT_WORD)
			t->name = a->text;
		else if (slots[i].type == SLOT_TEXT)
			t->text = paragraphs(b, n, i);
	}
}

/* Slots with a row of their own. A slot of a word that may name a lane of the team's own is a reference too. */
static void store_args(struct binder *b, struct thing *t, const struct node *n)
{
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		if (f->kind != n->kind)
			continue;
		void *member = (char *)t + f->offset;
		const struct arg *a = node_arg(n, f->slot);
		if (!a)
			continue;
		if (n->kind == KIND_NOTE) {
			struct slot lane = { SLOT_REF, true, KIND_LANE };
			add_pending(b, t, member, f->type, a, &lane);
			t->name = (struct str){ 0 };
		} else {
			store(b, t, member, f->type, n, f->slot);
		}
	}
}

static void after_stage(struct binder *b, struct stage *stage, struct journey *journey)
{
	stage->journey = journey;
	stage->index = journey->stages.len - 1;
	FOR_EACH(struct step, step, stage->steps) {
		step->stage = stage;
		step->index = journey->step_count++;
	}
	(void)b;
}

static void append(struct binder *b, struct things *things, struct thing *t)
{
	VEC_PUSH(arena(b), things, t);
}

static struct thing *bind_thing(struct binder *b, const struct node *n, struct thing *owner)
{
	struct thing *t = new_thing(b, n->kind, owner);
	t->is_declared = true;
	t->span = n->span;
	read_slots(b, t, n);
	if (!t->word.len)
		t->word = n->word;
	struct scope *outer = b->journey_scope;
	if (n->kind == KIND_JOURNEY) {
		b->journey_scope = ARENA_NEW(arena(b), struct scope);
		scope_init(b->journey_scope, arena(b));
		((struct journey *)t)->is_included = n->span.file != b->map->file;
	}
	keep_name(b, t);
	if (t->name.len)
		give_id(b, t);
	else if (t->text.len)
		VEC_PUSH(arena(b), &b->unnamed[b->top], t);
	store_args(b, t, n);
	bind_children(b, n->kind, t, t, n);
	if (n->kind == KIND_FEEL || n->kind == KIND_FEEL_AND || n->kind == KIND_FEEL_TO || n->kind == KIND_FEEL_OR) {
		struct pending p = { .member = t };
		VEC_PUSH(arena(b), &b->feelings_to_scale, p);
	}
	if (n->kind == KIND_JOURNEY)
		b->journey_scope = outer;
	if (n->kind == KIND_DATA)
		append(b, &b->datas, t);
	return t;
}

static void bind_claim(struct binder *b, struct thing *t, const struct node *n)
{
	static const struct slot SOURCES = { SLOT_REFS, false, KIND_SOURCE };
	if (n->kind == KIND_ASSUMED)
		t->basis.assumed = true;
	else if (n->kind == KIND_PREDICTED)
		t->basis.predicted = true;
	else if (n->kind == KIND_INTERNAL)
		t->basis.internal = true;
	else
		for (uint32_t i = 0; i < n->arg_count; i++)
			add_pending(b, t, &t->basis.sources, MEMBER_THINGS, &n->args[i], &SOURCES);
}

static bool is_claim_word(enum statement_kind kind)
{
	return kind == KIND_FROM || kind == KIND_ASSUMED || kind == KIND_PREDICTED || kind == KIND_INTERNAL;
}

static void bind_node(struct binder *b, enum statement_kind parent_kind, void *parent, struct thing *owner, const struct node *n)
{
	if (is_claim_word(n->kind)) {
		bind_claim(b, owner, n);
		return;
	}
	if (n->kind == KIND_REVIEW) { /* only holds `every`, which is the journey's */
		bind_children(b, KIND_REVIEW, parent, owner, n);
		return;
	}
	int row = b->field_of[parent_kind][n->kind];
	if (!row)
		return;
	const struct field *f = &FIELDS[row - 1];
	void *member = (char *)parent + f->offset;
	if (!thing_size(n->kind)) {
		store(b, owner, member, f->type, n, 0);
		return;
	}
	struct thing *t = bind_thing(b, n, owner);
	if (f->type == MEMBER_THINGS)
		append(b, member, t);
	else
		*(struct thing **)member = t;
	if (n->kind == KIND_STAGE)
		after_stage(b, (struct stage *)t, (struct journey *)owner);
}

/* ---- references ---- */

static struct thing *well_known(struct binder *b, enum statement_kind kind, struct str name);

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

/* A team that declares `metric nps "…"` means the NPS that everyone knows: what it leaves open is filled in. */
static void fill_known(struct map *m)
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
	struct channel *c = (struct channel *)new_thing(b, KIND_CHANNEL, NULL);
	fill_channel(c, name);
	append(b, &b->map->channels, &c->thing);
	return &c->thing;
}

static struct thing *known_metric(struct binder *b, struct str name)
{
	struct metric known = { .kind = METRIC_NONE };
	if (!fill_metric(&known, name))
		return NULL;
	struct metric *m = (struct metric *)new_thing(b, KIND_METRIC, NULL);
	fill_metric(m, name);
	append(b, &b->map->metrics, &m->thing);
	return &m->thing;
}

static struct thing *known_source(struct binder *b, struct str name)
{
	int kind = choice_find(CHOICES_source_kind, name);
	if (!kind)
		return NULL;
	struct origin *o = (struct origin *)new_thing(b, KIND_SOURCE, NULL);
	o->kind = (enum source_kind)kind;
	append(b, &b->map->origins, &o->thing);
	return &o->thing;
}

static struct thing *channel_named(struct binder *b, struct str name)
{
	struct thing *t = names_find(&b->global.names[SPACE_CHANNELS], name);
	return t ? t : well_known(b, KIND_CHANNEL, name);
}

/* `at email`: a channel that is met as such is a touchpoint too. */
static struct thing *touchpoint_of_channel(struct binder *b, struct str name)
{
	struct thing *c = channel_named(b, name);
	if (!c)
		return NULL;
	struct touchpoint *t = (struct touchpoint *)new_thing(b, KIND_TOUCHPOINT, NULL);
	t->thing.text = c->text;
	t->channel = (struct channel *)c;
	append(b, &b->map->touchpoints, &t->thing);
	return &t->thing;
}

/* What needs no declaration comes into being when it is first used. */
static struct thing *well_known(struct binder *b, enum statement_kind kind, struct str name)
{
	struct thing *t = kind == KIND_CHANNEL ? known_channel(b, name) : kind == KIND_METRIC ? known_metric(b, name)
		: kind == KIND_SOURCE ? known_source(b, name) : kind == KIND_TOUCHPOINT ? touchpoint_of_channel(b, name) : NULL;
	if (!t)
		return NULL;
	t->name = t->id = name;
	names_add(&b->global.names[space_of(kind)], name, t);
	return t;
}

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

static struct thing *made_of_text(struct binder *b, const struct pending *p)
{
	enum space space = space_of(p->kind);
	struct scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : p->scope;
	struct thing *t = names_find(&scope->texts[space], p->arg->text);
	struct things *list = list_for(b->map, p->kind);
	if (t || !list)
		return t;
	t = new_thing(b, p->kind, NULL);
	t->text = p->arg->text;
	t->span = t->word = p->arg->span;
	give_id(b, t);
	names_add(&scope->texts[space], t->text, t);
	append(b, list, t);
	return t;
}

static void tell_unknown_name(struct binder *b, const struct pending *p, const struct names *known)
{
	const char *word = kind_word(p->kind);
	struct str key = str_fmt(arena(b), "%s %.*s", word, STR_ARG(p->arg->text));
	uintptr_t told = (uintptr_t)names_add(&b->told, key, (void *)(uintptr_t)(b->sources->findings.len + 1));
	if (told) { /* one mistake, told where it stands first */
		struct finding *first = &b->sources->findings.at[told - 1];
		if (first->span.file == p->arg->span.file && first->span.at > p->arg->span.at)
			first->span = p->arg->span;
		return;
	}
	struct finding *f = finding_add(b->sources, SEVERITY_ERROR, "unknown-name", p->arg->span, "there is no %s named `%.*s`", word, STR_ARG(p->arg->text));
	struct str nearest = names_nearest(known, p->arg->text);
	struct arena *a = &b->sources->arena;
	if (p->kind == KIND_CHANNEL && !nearest.len) {
#define KNOWN_CHANNEL(name, kind, mode) if (!nearest.len && str_distance(p->arg->text, STR(name), 2) <= 2 && p->arg->text.len > 3) nearest = STR(name);
#include "map/known.def"
	}
	if (nearest.len) {
		f->hint = str_fmt(a, "did you mean `%.*s`?", STR_ARG(nearest));
		struct thing *meant = names_find(known, nearest);
		if (meant && meant->word.file) {
			f->other = meant->word;
			f->other_note = str_fmt(a, "`%.*s` is here", STR_ARG(nearest));
		}
	} else if (list_for(b->map, p->kind)) {
		f->hint = str_fmt(a, "declare it at the top (%s %.*s \"…\"), or write it in quotes to use it as it is (\"%.*s\")", word,
			STR_ARG(p->arg->text), STR_ARG(p->arg->text));
	} else {
		f->hint = str_fmt(a, "give the %s that you mean this name: %s %.*s \"…\"", word, word, STR_ARG(p->arg->text));
	}
}

static struct thing *look_up(struct binder *b, const struct pending *p)
{
	enum space space = space_of(p->kind);
	struct scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : p->scope;
	if (p->arg->kind == ARG_TEXT)
		return p->text_stands_for_itself ? names_find(&scope->texts[space], p->arg->text) : made_of_text(b, p);
	struct thing *t = names_find(&scope->names[space], p->arg->text);
	return t ? t : well_known(b, p->kind, p->arg->text);
}

static void resolve(struct binder *b, const struct pending *p)
{
	enum space space = space_of(p->kind);
	struct scope *scope = space < FIRST_JOURNEY_SPACE ? &b->global : p->scope;
	if (!scope) /* a journey's name outside any journey: said as misplaced already */
		return;
	struct thing *t = look_up(b, p);
	if (!t && p->text_stands_for_itself && p->arg->kind == ARG_TEXT) {
		p->owner->text = p->arg->text;
		return;
	}
	if (!t) {
		tell_unknown_name(b, p, &scope->names[space]);
		return;
	}
	if (p->type == MEMBER_THINGS)
		append(b, p->member, t);
	else
		*(struct thing **)p->member = t;
}

/* ---- lanes ---- */

static void check_lane_word(struct binder *b, const struct pending *p)
{
	struct names known;
	if (choice_find(CHOICES_lane, p->arg->text) || (p->scope && names_find(&p->scope->names[SPACE_LANES], p->arg->text)))
		return;
	names_init(&known, arena(b));
	for (const char *const *word = choices_of(CHOICES_lane); *word; word++)
		names_add(&known, str_of(*word), b);
	for (size_t i = 0; p->scope && i < p->scope->names[SPACE_LANES].len; i++)
		names_add(&known, p->scope->names[SPACE_LANES].entries[i].name, b);
	struct finding *f = finding_add(b->sources, SEVERITY_ERROR, "unknown-name", p->arg->span, "there is no lane named `%.*s`", STR_ARG(p->arg->text));
	struct str nearest = names_nearest(&known, p->arg->text);
	f->hint = nearest.len ? str_fmt(&b->sources->arena, "did you mean `%.*s`?", STR_ARG(nearest))
		: str_fmt(&b->sources->arena, "a lane of your own is declared in the journey: lane %.*s \"…\"", STR_ARG(p->arg->text));
}

/* ---- feelings ---- */

static void scale_feeling(struct binder *b, struct feeling *f)
{
	struct range r = b->map->scale;
	double middle = (r.low + r.high) / 2, half = (r.high - r.low) / 2;
	if (f->value < r.low || f->value > r.high) {
		struct finding *e = finding_add(b->sources, SEVERITY_ERROR, "feeling-out-of-scale", f->thing.word, "this feeling lies outside the scale");
		struct buf hint = { 0 };
		buf_text(&hint, "the scale goes from ");
		buf_number(&hint, r.low, 2);
		buf_text(&hint, " to ");
		buf_number(&hint, r.high, 2);
		buf_text(&hint, "; another one is set at the top of the file: scale 1..5");
		e->hint = buf_take(&hint, &b->sources->arena);
		buf_finish(&hint);
	}
	f->level = (f->value - middle) / half;
	f->level = f->level < -1 ? -1 : f->level > 1 ? 1 : f->level;
}

/* ---- files ---- */

static void bind_file(struct binder *b, uint32_t file);

static bool is_being_included(const struct binder *b, uint32_t file)
{
	for (int i = 0; i < b->include_depth; i++)
		if (b->included_from[i] == file)
			return true;
	return false;
}

/* Another map of the same run may have brought the file in already: then its text is here, but not what it says. */
static bool is_in_map(const struct binder *b, uint32_t file)
{
	for (size_t i = 0; i < b->map->asts.len; i++)
		if (b->map->asts.at[i]->file == file)
			return true;
	return false;
}

static void include(struct binder *b, const struct node *n)
{
	const struct arg *a = node_arg(n, 0);
	if (!a)
		return;
	push_text(b, &b->map->includes, a->text);
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	const struct source *from = source_of(b->sources, n->span);
	bool fine = b->reader && b->reader->read(b->reader->context, from->path, a->text, &text, &found, &why);
	uint32_t file = 0;
	for (size_t i = 0; fine && i < b->sources->files.len && !file; i++)
		if (str_equal(b->sources->files.at[i]->path, buf_as_str(&found)))
			file = (uint32_t)i + 1;
	bool is_bound = file && is_in_map(b, file);
	if (!fine) {
		struct finding *f = finding_add(b->sources, SEVERITY_ERROR, "include", a->span, "%.*s", STR_ARG(why.len ? buf_as_str(&why) : STR("nothing can be included here")));
		f->hint = STR("the path is taken from the folder of the including file");
	} else if (is_bound && is_being_included(b, file)) {
		struct finding *f = finding_add(b->sources, SEVERITY_ERROR, "include", a->span, "the files include each other in a circle");
		f->hint = STR("take one of these lines out; what both need can stand in a third file");
	} else if (!is_bound && b->include_depth == INCLUDE_DEPTH) {
		finding_add(b->sources, SEVERITY_ERROR, "include", a->span, "the files include each other too deeply");
	} else if (!is_bound) {
		bind_file(b, file ? file : source_add(b->sources, buf_as_str(&found), buf_as_str(&text)));
	}
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
}

/* The main file's language and scale hold; an included file's do where the main one says none. */
static bool is_overruled(const struct binder *b, const struct node *n)
{
	bool is_main = n->span.file == b->map->file;
	if (n->kind == KIND_LANGUAGE)
		return !is_main && b->map->has_language;
	return !is_main && b->map->scale.given;
}

static void bind_file(struct binder *b, uint32_t file)
{
	struct ast *ast = ast_parse(b->sources, file);
	VEC_PUSH(arena(b), &b->map->asts, ast);
	b->included_from[b->include_depth++] = file;
	/* What rules the whole file comes first, so that the order of lines does not matter. */
	for (const struct node *n = ast->root->first; n; n = n->next)
		if ((n->kind == KIND_LANGUAGE || n->kind == KIND_SCALE) && !is_overruled(b, n)) {
			bind_node(b, KIND_FILE, b->map, NULL, n);
			b->map->has_language |= n->kind == KIND_LANGUAGE;
		}
	size_t count;
	struct ranked *children = ranked_children(b, ast->root, &count);
	for (size_t i = 0; i < count; i++) {
		const struct node *n = children[i].node;
		b->top = n->kind;
		if (n->kind == KIND_INCLUDE)
			include(b, n);
		else if (n->kind != KIND_LANGUAGE && n->kind != KIND_SCALE)
			bind_node(b, KIND_FILE, b->map, NULL, n);
	}
	b->include_depth--;
}

static void index_fields(struct binder *b)
{
	b->field_of = arena_alloc(arena(b), sizeof(uint16_t[KIND_COUNT][KIND_COUNT]));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		b->field_of[FIELDS[i].parent][FIELDS[i].kind] = (uint16_t)(i + 1);
}

/* By what stands at the top, so that it makes no difference which file says it. */
static void finish_names(struct binder *b)
{
	for (int top = 0; top <= KIND_JOURNEY; top++)
		for (size_t i = 0; i < b->unnamed[top].len; i++)
			give_id(b, b->unnamed[top].at[i]);
	for (int top = 0; top <= KIND_JOURNEY; top++)
		for (size_t i = 0; i < b->pending[top].len; i++)
			resolve(b, &b->pending[top].at[i]);
}

struct map *map_read(struct sources *s, uint32_t file, const struct reader *reader)
{
	struct map *m = calloc(1, sizeof *m);
	if (!m)
		abort();
	arena_init(&m->arena);
	m->sources = s;
	m->file = file;
	struct binder *b = ARENA_NEW(&m->arena, struct binder);
	b->map = m;
	b->sources = s;
	b->reader = reader;
	scope_init(&b->global, &m->arena);
	names_init(&b->ids, &m->arena);
	names_init(&b->id_counts, &m->arena);
	names_init(&b->told, &m->arena);
	index_fields(b);
	bind_file(b, file);
	if (!m->language.len)
		m->language = STR("en");
	if (!m->scale.given || m->scale.low >= m->scale.high)
		m->scale = (struct range){ m->scale.given, -2, 2 };
	fill_known(m);
	finish_names(b);
	for (size_t i = 0; i < b->lane_words.len; i++)
		check_lane_word(b, &b->lane_words.at[i]);
	for (size_t i = 0; i < b->feelings_to_scale.len; i++)
		scale_feeling(b, b->feelings_to_scale.at[i].member);
	data_fill(m, reader, &b->datas);
	return m;
}

void map_free(struct map *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->asts.len; i++)
		ast_free(m->asts.at[i]);
	arena_finish(&m->arena);
	free(m);
}
