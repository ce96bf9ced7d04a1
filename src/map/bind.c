/* bind.c — from statements to things: each becomes a thing of its own or fills a member of one, by the rows of fields.def.
 * Names are kept on the way; references wait until all of them are known (resolve.c), so nothing has to be declared before
 * it is used. Names refer, texts create.
 *
 * All of it happens in the order of the rows, whatever the order of the lines: formatting a map, or taking it out as JSON and
 * reading it back, changes neither an id nor what is made first. */
#include "map/bind.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum space bind_space_of(enum statement_kind kind)
{
	static const uint8_t SPACES[KIND_COUNT] = {
#define SPACE(kind, space) [KIND_##kind] = SPACE_##space,
#include "map/fields.def"
	};
	return (enum space)SPACES[kind];
}

void bind_scope_init(struct scope *s, struct arena *a)
{
	for (int i = 0; i < SPACE_COUNT; i++) {
		names_init(&s->names[i], a);
		names_init(&s->texts[i], a);
	}
}

struct arena *bind_arena(struct binder *b)
{
	return &b->map->arena;
}

struct scope *bind_scope_of(struct binder *b, enum space space)
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
		text = buf_take(&joined, bind_arena(b));
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
		.written = arg_written(bind_arena(b), a),
	};
}

void bind_push_text(struct binder *b, struct texts *texts, struct str text)
{
	VEC_PUSH(bind_arena(b), &texts->list, text);
}

static void add_pending(struct binder *b, struct thing *owner, void *member, enum member_type type, const struct arg *a, const struct slot *slot)
{
	struct pending p = { b->journey_scope, owner, member, type, a, (enum statement_kind)slot->detail, slot->type == SLOT_REF_OR_TEXT };
	VEC_PUSH(bind_arena(b), &b->pending[b->top], p);
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
			bind_push_text(b, member, text);
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
			VEC_PUSH(bind_arena(b), &b->lane_words, word);
		}
		switch (type) {
		case MEMBER_STR: *(struct str *)member = arg_written(bind_arena(b), a); break;
		case MEMBER_TEXTS: bind_push_text(b, member, arg_written(bind_arena(b), a)); break;
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
	enum space space = bind_space_of(t->kind);
	if (space == SPACE_NONE || (space >= FIRST_JOURNEY_SPACE && !b->journey_scope))
		return;
	struct scope *scope = bind_scope_of(b, space);
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
	int space = bind_space_of(t->kind) ? (int)bind_space_of(t->kind) : SPACE_COUNT + (int)t->kind;
	char *key = arena_alloc(bind_arena(b), id.len + 2); /* by hand: every thing of a map passes here */
	key[0] = (char)(space & 0x7F);
	key[1] = (char)(space >> 7);
	if (id.len)
		memcpy(key + 2, id.at, id.len);
	return (struct str){ key, id.len + 2 };
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
		count = ARENA_NEW(bind_arena(b), int);
		names_add(&b->id_counts, key, count);
	}
	return count;
}

static struct str file_name(struct str path)
{
	size_t slash = path.len;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	return str_slice(path, slash, path.len);
}

/* The name, else the text in small letters with hyphens; "-2" and so on keeps the same text apart. */
void bind_id(struct binder *b, struct thing *t)
{
	struct str text = t->kind == KIND_DATA ? file_name(t->text) : t->text; /* a file may be named from several folders */
	struct str base = t->name.len ? t->name : str_slug(bind_arena(b), str_slice(text, 0, ID_LONGEST * 3));
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
		id = !base.len ? str_fmt(bind_arena(b), "%d", *count) : *count > 1 ? str_fmt(bind_arena(b), "%.*s-%d", STR_ARG(base), *count) : base;
	} while (!take_id(b, t, id));
}

struct thing *bind_new_thing(struct binder *b, enum statement_kind kind, struct thing *parent)
{
	struct thing *t = arena_alloc(bind_arena(b), thing_size(kind));
	t->kind = kind;
	t->parent = parent;
	return t;
}

/* The row of fields.def, + 1; 0 where there is none. */
static size_t field_of(const struct binder *b, enum statement_kind parent, enum statement_kind kind)
{
	size_t row = b->fields.first[parent];
	while (row && FIELDS[row - 1].kind != kind)
		row = b->fields.next[row - 1];
	return row;
}

static int by_row(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->node->span.at > b->node->span.at) - (a->node->span.at < b->node->span.at);
}

static size_t row_of(const struct binder *b, enum statement_kind parent, enum statement_kind kind)
{
	size_t row = kind == KIND_REVIEW ? field_of(b, KIND_REVIEW, KIND_EVERY) : field_of(b, parent, kind);
	return row ? row : FIELD_COUNT + 1; /* where a claim comes from: last, as in the JSON */
}

/* The statements that stand in n, in the order of the rows. */
struct ranked *bind_ranked(struct binder *b, const struct node *n, size_t *count)
{
	size_t len = 0;
	for (const struct node *child = n->first; child; child = child->next)
		len++;
	struct ranked *children = arena_alloc(bind_arena(b), len * sizeof *children);
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
	struct ranked *children = bind_ranked(b, n, &count);
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
		if (!a && f->type == MEMBER_NUMBER)
			*(double *)member = NAN;
		if (!a)
			continue;
		if (n->kind == KIND_NOTE) {
			struct slot lane = { .type = SLOT_REF, .is_optional = true, .detail = KIND_LANE };
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

void bind_append(struct binder *b, struct things *things, struct thing *t)
{
	VEC_PUSH(bind_arena(b), things, t);
}

/* A reason belongs to what it follows. Where that is a whole feeling, it is the reason of each part that has none of its own. */
static void share_reason(struct feeling *f, const struct node *n)
{
	struct feeling *parts[] = { f->and, f->to, f->or };
	bool follows_all = false, follows_part = false;
	for (const struct node *child = n->first; child; child = child->next) {
		follows_all |= child->kind == KIND_BECAUSE && follows_part;
		follows_part |= map_is_feeling(child->kind);
	}
	for (int i = 0; i < 3 && follows_all; i++)
		if (parts[i] && !parts[i]->because.len)
			parts[i]->because = f->because;
}

static struct thing *bind_thing(struct binder *b, const struct node *n, struct thing *owner)
{
	struct thing *t = bind_new_thing(b, n->kind, owner);
	t->is_declared = true;
	t->span = n->span;
	read_slots(b, t, n);
	if (!t->word.len)
		t->word = n->word;
	struct scope *outer = b->journey_scope;
	if (n->kind == KIND_JOURNEY) {
		b->journey_scope = ARENA_NEW(bind_arena(b), struct scope);
		bind_scope_init(b->journey_scope, bind_arena(b));
		b->journey_scope->journey = (const struct journey *)t;
		VEC_PUSH(bind_arena(b), &b->scopes, b->journey_scope);
		((struct journey *)t)->is_included = n->span.file != b->map->file;
	}
	keep_name(b, t);
	if (t->name.len)
		bind_id(b, t);
	else if (t->text.len)
		VEC_PUSH(bind_arena(b), &b->unnamed[b->top], t);
	store_args(b, t, n);
	bind_children(b, n->kind, t, t, n);
	if (n->kind == KIND_FEEL)
		share_reason((struct feeling *)t, n);
	if (map_is_feeling(n->kind)) {
		struct pending p = { .member = t };
		VEC_PUSH(bind_arena(b), &b->feelings_to_scale, p);
	}
	if (n->kind == KIND_JOURNEY)
		b->journey_scope = outer;
	if (n->kind == KIND_DATA)
		bind_append(b, &b->datas, t);
	return t;
}

static void bind_claim(struct binder *b, struct thing *t, const struct node *n)
{
	static const struct slot SOURCES = { .type = SLOT_REFS, .detail = KIND_SOURCE };
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

void bind_node(struct binder *b, enum statement_kind parent_kind, void *parent, struct thing *owner, const struct node *n)
{
	if (is_claim_word(n->kind)) {
		bind_claim(b, owner, n);
		return;
	}
	if (n->kind == KIND_REVIEW) { /* only holds `every`, which is the journey's */
		bind_children(b, KIND_REVIEW, parent, owner, n);
		return;
	}
	size_t row = field_of(b, parent_kind, n->kind);
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
		bind_append(b, member, t);
	else
		*(struct thing **)member = t;
	if (n->kind == KIND_STAGE)
		after_stage(b, (struct stage *)t, (struct journey *)owner);
}
