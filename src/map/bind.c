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

void bind_scope_init(struct binder *b, struct name_scope *s)
{
	for (int i = 0; i < SPACE_COUNT; i++) {
		names_init(&s->names[i], bind_arena(b));
		names_init(&s->texts[i], bind_arena(b));
	}
	names_init(&s->ids, &b->scratch);
	names_init(&s->id_counts, &b->scratch);
}

struct arena *bind_arena(struct binder *b)
{
	return &b->map->arena;
}

void bind_end(struct binder *b)
{
	arena_finish(&b->scratch);
	arena_finish(&b->ranks);
}

struct name_scope *bind_scope_of(struct binder *b, enum space space)
{
	return space < FIRST_JOURNEY_SPACE ? &b->global : b->journey_scope;
}

/* ---- values ---- */

static struct str joined_paragraphs(struct binder *b, const struct node *n, int slot)
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
		.is_range = a->kind == ARG_RANGE,
		.number = a->number,
		.high = a->high,
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
	struct pending p = { b->journey_scope, owner, member, type, a, (enum statement_kind)slot->detail, slot->type == SLOT_REF_OR_TEXT, b->is_again };
	VEC_PUSH(&b->scratch, &b->pending[b->top], p);
}

static bool is_reference(enum slot_type type)
{
	return type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT;
}

static void note_outer(struct binder *b, struct thing *thing, const struct node *n)
{
	const struct arg *a = outside_is_named(n->kind) ? node_arg(n, 0) : NULL;
	if (a)
		VEC_PUSH(&b->scratch, &b->outers.list, ((struct outer){ n->kind, thing, a }));
}

/* Puts what fills a slot into a member of a struct. */
static void store_value(struct binder *b, struct thing *owner, void *member, enum member_type type, const struct node *n, int slot_index)
{
	const struct slot *slot = &statement_of(n->kind)->slots[slot_index];
	if (type == MEMBER_BOOL) {
		*(bool *)member = true;
		return;
	}
	const struct arg *only = type == MEMBER_OWN ? node_arg(n, slot_index) : NULL;
	if (only) {
		VEC_PUSH(bind_arena(b), &((struct own_fields *)member)->list, ((struct own_field){ n->own, arg_written(bind_arena(b), only) }));
		return;
	}
	if (slot->type == SLOT_TEXT) {
		struct str text = joined_paragraphs(b, n, slot_index);
		note_outer(b, owner, n);
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

static void report_duplicate(struct binder *b, const struct thing *again, const struct thing *first)
{
	struct finding *f = finding_add(b->found, SEVERITY_ERROR, "duplicate-name", again->word, "there is already a %s named `%.*s`",
		kind_noun(first->kind), STR_ARG(again->name));
	f->hint = STR("rename one of the two");
	f->other = first->word;
	f->other_note = STR("the first is here");
}

static void keep_name(struct binder *b, struct thing *t)
{
	enum space space = bind_space_of(t->kind);
	if (space == SPACE_NONE || (space >= FIRST_JOURNEY_SPACE && !b->journey_scope))
		return;
	struct name_scope *scope = bind_scope_of(b, space);
	struct thing *first = t->name.len ? names_add(&scope->names[space], t->name, t) : NULL;
	if (first)
		report_duplicate(b, t, first);
	if (t->text.len)
		bind_called_add(b, scope, t);
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
	const struct ranked_statement *a = left, *b = right;
	return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->node->span.at > b->node->span.at) - (a->node->span.at < b->node->span.at);
}

/* A phase's stages stand among those beside it: the journey has them all in the order of the text. */
static size_t row_of(const struct binder *b, enum statement_kind parent, enum statement_kind kind)
{
	kind = kind == KIND_PHASE ? KIND_STAGE : kind;
	size_t row = kind == KIND_REVIEW ? field_of(b, KIND_REVIEW, KIND_EVERY) : field_of(b, parent, kind);
	return row ? row : FIELD_COUNT + 1; /* where a claim comes from: last, as in the JSON */
}

/* The statements that stand in n, in the order of the rows; the caller rewinds b->ranks. */
struct ranked_statement *bind_ranked(struct binder *b, const struct node *n, size_t *count)
{
	size_t len = 0;
	for (const struct node *child = n->first; child; child = child->next)
		len++;
	struct ranked_statement *children = arena_alloc(&b->ranks, len * sizeof *children);
	bool in_order = true;
	*count = 0;
	for (const struct node *child = n->first; child; child = child->next) {
		struct ranked_statement r = { child, row_of(b, n->kind, child->kind) };
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
	struct arena_mark before = arena_mark(&b->ranks);
	struct ranked_statement *children = bind_ranked(b, n, &count);
	for (size_t i = 0; i < count; i++)
		bind_node(b, kind, parent, owner, children[i].node);
	arena_rewind(&b->ranks, before);
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
			t->text = joined_paragraphs(b, n, i);
	}
}

void bind_append(struct binder *b, struct things *things, struct thing *t)
{
	VEC_PUSH(bind_arena(b), things, t);
}

/* The first row of words that name something, NULL for none. */
static const struct word_field *word_field(enum statement_kind kind)
{
	for (size_t i = 0; i < WORD_FIELD_COUNT; i++)
		if (WORD_FIELDS[i].kind == kind)
			return &WORD_FIELDS[i];
	return NULL;
}

/* Slots with a row of their own. A word that has to name something is no name of what says it. */
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
		const struct word_field *word = word_field(n->kind);
		if (word && word->must && word->slot == f->slot) {
			struct slot reference = { .type = SLOT_REF, .is_optional = true, .detail = (int)word->other };
			add_pending(b, t, member, f->type, a, &reference);
			t->name = (struct str){ 0 };
		} else {
			store_value(b, t, member, f->type, n, f->slot);
		}
	}
}

static void after_stage(struct binder *b, struct stage *stage, struct journey *journey, struct phase *phase)
{
	if (phase)
		bind_append(b, &journey->stages, &stage->thing);
	stage->journey = journey;
	stage->phase = phase;
	stage->index = stage->hue = journey->stages.len - 1;
	FOR_EACH(struct step, step, stage->steps) {
		step->stage = stage;
		step->index = journey->step_count++;
	}
}

static void bind_again(struct binder *b, enum statement_kind parent_kind, void *parent, struct thing *owner, const struct node *n)
{
	b->is_again = true;
	bind_node(b, parent_kind, parent, owner, n);
	b->is_again = false;
}

/* A reason belongs to what it follows. Where that is a whole feeling, each part that has none of its own has it as well. */
static void share_reasons(struct binder *b, struct feeling *f, const struct node *n)
{
	struct feeling *parts[] = { f->and, f->to, f->or };
	bool follows_part = false;
	for (int i = 0; i < 3; i++)
		parts[i] = parts[i] && parts[i]->because.len ? NULL : parts[i];
	for (const struct node *child = n->first; child; child = child->next) {
		for (int i = 0; i < 3 && child->kind == KIND_BECAUSE && follows_part; i++)
			if (parts[i])
				bind_again(b, parts[i]->thing.kind, parts[i], &parts[i]->thing, child);
		follows_part |= map_is_feeling(child->kind);
	}
}

static struct thing *bind_thing(struct binder *b, const struct node *n, struct thing *owner)
{
	struct thing *t = bind_new_thing(b, n->kind, owner);
	t->is_declared = true;
	t->span = n->span;
	t->node = n;
	read_slots(b, t, n);
	if (!t->word.len)
		t->word = n->word;
	struct name_scope *outer = b->journey_scope;
	if (n->kind == KIND_JOURNEY) {
		b->journey_scope = ARENA_NEW(bind_arena(b), struct name_scope);
		bind_scope_init(b, b->journey_scope);
		b->journey_scope->journey = (const struct journey *)t;
		VEC_PUSH(bind_arena(b), &b->map->journey_names, b->journey_scope);
		((struct journey *)t)->is_included = n->span.file != b->map->file;
	}
	keep_name(b, t);
	bind_id_later(b, t);
	store_args(b, t, n);
	bind_children(b, n->kind, t, t, n);
	if (n->kind == KIND_FEEL)
		share_reasons(b, (struct feeling *)t, n);
	if (map_is_feeling(n->kind)) {
		struct pending p = { .member = t };
		VEC_PUSH(&b->scratch, &b->feelings_to_scale, p);
	}
	if (n->kind == KIND_JOURNEY)
		b->journey_scope = outer;
	if (n->kind == KIND_DATA)
		bind_append(b, &b->datas, t);
	note_outer(b, t, n);
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
	bool was_again = b->is_again;
	b->is_again |= n->is_handed_on;
	for (uint32_t i = 0; i < n->arg_count; i++)
		add_pending(b, t, &t->basis.sources, MEMBER_THINGS, &n->args[i], &SOURCES);
	b->is_again = was_again;
}

/* Each word of a slot that may name something. */
static void note_words(struct binder *b, const struct node *n)
{
	const struct word_field *f = n->arg_count && n->args[0].kind == ARG_WORD ? word_field(n->kind) : NULL;
	for (uint32_t i = 0; f && !f->must && i < n->arg_count; i++)
		if (n->args[i].slot == f->slot)
			VEC_PUSH(&b->scratch, &b->maybe_named, ((struct maybe_named){ b->journey_scope, n, &n->args[i] }));
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
	note_words(b, n);
	if (!thing_size(n->kind)) {
		store_value(b, owner, member, f->type, n, 0);
		return;
	}
	struct thing *holder = f->only_names ? owner->parent : owner, *t = bind_thing(b, n, holder);
	if (f->type == MEMBER_THINGS)
		bind_append(b, member, t);
	else
		*(struct thing **)member = t;
	if (n->kind == KIND_STAGE)
		after_stage(b, (struct stage *)t, (struct journey *)holder, holder == owner ? NULL : (struct phase *)owner);
}
