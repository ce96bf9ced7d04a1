/* values.c — what a member of a struct says: as the author writes it, and as the map's own language tells it. */
#include "cjm/units.h"
#include "diff/work.h"

#include <math.h>

/* ---- equal, empty ---- */

bool diff_member_is_empty(const void *member, enum member_type type)
{
	switch (type) {
	case MEMBER_STR: return ((const struct str *)member)->len == 0;
	case MEMBER_TEXTS: return ((const struct texts *)member)->list.len == 0;
	case MEMBER_VALUE: return !((const struct value *)member)->given;
	case MEMBER_RANGE: return !((const struct range *)member)->given;
	case MEMBER_DATE: return !((const struct date *)member)->year;
	case MEMBER_BOOL: return !*(const bool *)member;
	case MEMBER_CHOICE: return !*(const unsigned int *)member;
	case MEMBER_NUMBER: return false;
	case MEMBER_THINGS: return ((const struct things *)member)->len == 0;
	case MEMBER_POINTER: return !*(struct thing *const *)member;
	case MEMBER_OWN: return ((const struct own_fields *)member)->list.len == 0;
	}
	return true;
}

/* "7 days" is "1 week", "31.0%" is "31%". */
bool diff_values_equal(struct value a, struct value b)
{
	if (a.given != b.given || !a.given)
		return a.given == b.given;
	const struct counted closed = { .is_closed = true };
	int low, high;
	return value_order(value_low(a), value_low(b), closed, &low) && !low && value_order(value_high(a), value_high(b), closed, &high) && !high;
}

/* ---- paths ---- */

/* Without "./" and "folder/..": two ways to write one path. */
static struct str tidy_path(struct arena *a, struct str path)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < path.len;) {
		struct str part = str_slice(path, at, path.len);
		part.len = str_find(part, '/');
		at += part.len + 1;
		size_t above = b.len ? b.len - 1 : 0; /* where the folder begins that ".." leaves */
		while (above && b.at[above - 1] != '/')
			above--;
		if (str_is(part, "."))
			continue;
		if (str_is(part, "..") && b.len > 1 && !str_equal((struct str){ b.at + above, b.len - above }, STR("../")))
			b.len = above;
		else
			buf_fmt(&b, "%.*s%s", STR_ARG(part), at <= path.len ? "/" : "");
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

/* "https://…" has no folder to be seen from. */
static bool is_address(struct str path)
{
	return str_find(path, ':') < str_find(path, '/');
}

struct str diff_path_seen(struct diff *d, const struct thing *t, struct str path, bool is_old)
{
	return path.len && !is_address(path) ? tidy_path(&d->arena, map_path(is_old ? d->old.map : d->new.map, t, path, &d->arena)) : path;
}

/* ---- choices in the map's language ---- */

/* 0 where the author wrote none of the words. */
static struct str choice_written(int choices, unsigned int choice)
{
	return choice ? str_of(choices_of(choices)[choice - 1]) : (struct str){ 0 };
}

/* `no step` is said in a stage, everything else also in a step. */
static struct str dimension_text(struct diff *d, unsigned int dimension)
{
	enum statement_kind kind = KIND_NONE;
	struct str word = choice_written(CHOICES_dimension, dimension);
	static const enum statement_kind PARENTS[] = { KIND_STEP, KIND_STAGE, KIND_FILE };
	for (int i = 0; i < 3 && kind == KIND_NONE; i++)
		kind = statement_find(PARENTS[i], word);
	if (str_is(word, "feeling") || str_is(word, "thought"))
		kind = str_is(word, "feeling") ? KIND_FEEL : KIND_THINK;
	return kind == KIND_NONE || !dimension ? word : diff_kind_word(d, kind);
}

static struct str choice_text(struct diff *d, int choices, unsigned int choice)
{
	return choices == CHOICES_dimension ? dimension_text(d, choice) : locale_choice(d->locale, choices, choice);
}

/* ---- feelings ---- */

static void add_signed(double number, struct buf *out)
{
	if (number > 0)
		buf_char(out, '+');
	buf_number(out, number, 2);
}

/* That of the new map; where it was deleted, that of the old one. */
struct range diff_scale(const struct diff *d)
{
	return d->new.map->journeys.len || !d->old.map->journeys.len ? d->new.map->scale : d->old.map->scale;
}

double diff_on_scale(const struct diff *d, double level)
{
	struct range scale = diff_scale(d);
	return (scale.low + scale.high) / 2 + level * (scale.high - scale.low) / 2;
}

/* Old and new are told on one scale, so that they can be compared. */
static double shared_value(const struct diff *d, const struct feeling *f)
{
	const struct range *old = &d->old.map->scale, *new = &d->new.map->scale;
	return old->low == new->low && old->high == new->high ? f->value : diff_on_scale(d, f->level);
}

static struct str part_text(void *diff, const struct feeling *f)
{
	struct diff *d = diff;
	struct str number = f->is_placed ? locale_score(d->locale, &d->arena, diff_scale(d), shared_value(d, f)) : (struct str){ 0 };
	struct str text = f->thing.text.len ? diff_quoted_text(d, f->thing.text) : (struct str){ 0 };
	if (!number.len || !text.len)
		return number.len ? number : text;
	return f->is_guessed ? FILL(d, feeling_guessed, number, text) : FILL(d, diff_noun, number, text);
}

static struct str words_text(void *diff, struct str text)
{
	return diff_tidy_text(diff, text);
}

static struct str reasons_text(void *diff, const struct things *reasons)
{
	struct diff *d = diff;
	struct buf b = { 0 };
	for (size_t i = 0; i < reasons->len; i++)
		buf_fmt(&b, "%.*s%.*s", STR_ARG(i ? label(d->locale, LABEL_list_semicolon) : STR("")), STR_ARG(diff_tidy_text(d, reasons->at[i]->text)));
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* "+1 “satisfaction” and −1 “anxiety”" */
struct str diff_feeling_text(struct diff *d, const struct feeling *f)
{
	return locale_feeling_text(d->locale, &d->arena, f, (struct feeling_phrasing){ d, part_text, words_text, reasons_text });
}

static void add_part_written(const char *word, const struct feeling *f, struct buf *out)
{
	if (!f)
		return;
	bool is_written = f->is_placed && !f->is_guessed;
	buf_fmt(out, "%s%s%s", out->len ? " " : "", word, *word ? " " : "");
	if (is_written)
		add_signed(f->value, out);
	if (f->thing.text.len)
		buf_fmt(out, "%s\"%.*s\"", is_written ? " " : "", STR_ARG(f->thing.text));
	if (f->if_text.len)
		buf_fmt(out, " if \"%.*s\"", STR_ARG(f->if_text));
	FOR_EACH(struct thing, reason, f->because)
		buf_fmt(out, " because \"%.*s\"", STR_ARG(reason->text));
}

static struct str feeling_written(struct diff *d, const struct feeling *f)
{
	struct buf b = { 0 };
	add_part_written("", f, &b);
	add_part_written("and", f->and, &b);
	add_part_written("to", f->to, &b);
	add_part_written("or", f->or, &b);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

/* ---- things that are referred to ---- */

static const struct thing *what_it_is_about(const struct thing *t)
{
	switch (t->kind) {
	case KIND_MEASURE: return (const struct thing *)((const struct measure *)t)->metric;
	case KIND_EFFECT: return (const struct thing *)((const struct effect *)t)->metric;
	case KIND_NEXT: return (const struct thing *)((const struct way *)t)->step;
	case KIND_FOLLOWS: case KIND_DETAIL: return (const struct thing *)((const struct detail *)t)->journey;
	default: return NULL;
	}
}

static struct str list_written(struct diff *d, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR_ARG(diff_thing_written(d, things->at[i])));
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

struct str diff_thing_written(struct diff *d, const struct thing *t)
{
	const struct thing *about = what_it_is_about(t);
	switch (t->kind) {
	case KIND_FEEL: case KIND_FEEL_AND: case KIND_FEEL_TO: case KIND_FEEL_OR: return feeling_written(d, (const struct feeling *)t);
	case KIND_AT: return list_written(d, &((const struct touch *)t)->touchpoints);
	case KIND_NO: return choice_written(CHOICES_dimension, ((const struct nothing *)t)->dimension);
	case KIND_THEME_COLOR: return choice_written(CHOICES_theme_color, ((const struct theme_color_entry *)t)->role);
	case KIND_REQUIRE: case KIND_WHERE: return diff_thing_label(d, t);
	case KIND_DROP: case KIND_WAIT: case KIND_TAKES: return ((const struct quantity *)t)->value.written;
	default: return about ? diff_thing_written(d, about) : t->name.len ? t->name : t->text;
	}
}

/* Teams, people, places and measures are known by their names alone; what somebody said stands in quotation marks. */
static bool is_known_by_name(enum statement_kind kind)
{
	return kind == KIND_TEAM || kind == KIND_PERSONA || kind == KIND_SEGMENT || kind == KIND_CHANNEL || kind == KIND_TOUCHPOINT || kind == KIND_METRIC ||
		kind == KIND_SOURCE;
}

static struct str condition_text(struct diff *d, const struct condition *c)
{
	return str_fmt(&d->arena, "%.*s %.*s %.*s", STR_ARG(c->thing.name), STR_ARG(c->compare), STR_ARG(c->value));
}

static const struct thing *metric_named(const struct map *m, struct str name)
{
	for (size_t i = 0; m && i < m->metrics.len; i++)
		if (str_equal(m->metrics.at[i]->name, name))
			return m->metrics.at[i];
	return NULL;
}

/* The new map's name of it on both sides: a metric that is renamed changes no requirement. */
static struct str figure_text(struct diff *d, struct str name)
{
	struct str figure = locale_figure(d->locale, name);
	const struct thing *in_new = metric_named(d->new.map, name), *metric = in_new ? in_new : metric_named(d->old.map, name);
	return figure.len ? figure : metric ? diff_tidy_text(d, thing_label(metric)) : name;
}

static const struct thing *place_named(const struct map *m, struct str name)
{
	for (size_t i = 0; m && i < m->journeys.len; i++)
		FOR_EACH(struct stage, stage, ((const struct journey *)m->journeys.at[i])->stages) {
			if (str_equal(stage->thing.name, name))
				return &stage->thing;
			FOR_EACH(struct step, step, stage->steps)
				if (str_equal(step->thing.name, name))
					return &step->thing;
		}
	return NULL;
}

/* What a requirement is of: a part of the map, a stage or a step. */
static struct str scope_text(struct diff *d, struct str name)
{
	struct str part = locale_part(d->locale, name);
	const struct thing *in_new = place_named(d->new.map, name), *place = in_new ? in_new : place_named(d->old.map, name);
	return part.len ? locale_within(d->locale, &d->arena, part) : place ? diff_tidy_text(d, thing_label(place)) : name;
}

struct str diff_limit_text(struct diff *d, const struct requirement *r)
{
	struct str figure = figure_text(d, r->thing.name), known = label_choice(d->locale, LABEL_observed, r->known), limit = locale_value(d->locale, &d->arena, r->limit);
	struct str name = known.len ? LABEL_FILL(d->locale, &d->arena, LABEL_in_brackets, figure, known) : figure;
	return str_fmt(&d->arena, "%.*s %.*s %.*s", STR_ARG(name), STR_ARG(locale_comparison(r->compare)), STR_ARG(limit));
}

/* As the report has it: "Coverage ≥ 10% (channels)" */
static struct str requirement_text(struct diff *d, const struct requirement *r)
{
	return r->of.len ? LABEL_FILL(d->locale, &d->arena, LABEL_in_brackets, diff_limit_text(d, r), scope_text(d, r->of)) : diff_limit_text(d, r);
}

struct str diff_thing_label(struct diff *d, const struct thing *t)
{
	const struct thing *about = what_it_is_about(t);
	switch (t->kind) {
	case KIND_FEEL: case KIND_FEEL_AND: case KIND_FEEL_TO: case KIND_FEEL_OR: return diff_feeling_text(d, (const struct feeling *)t);
	case KIND_RULE: return diff_tidy_text(d, t->name);
	case KIND_REQUIRE: return requirement_text(d, (const struct requirement *)t);
	case KIND_WHERE: return condition_text(d, (const struct condition *)t);
	case KIND_DROP: case KIND_WAIT: case KIND_TAKES: return locale_value(d->locale, &d->arena, ((const struct quantity *)t)->value);
	case KIND_WORKSHOP: case KIND_TESTED: case KIND_VALIDATED:
		if (!t->text.len)
			return locale_date(d->locale, &d->arena, ((const struct dated *)t)->date);
		break;
	default: break;
	}
	if (about)
		return diff_thing_label(d, about);
	if (t->kind == KIND_NO)
		return choice_text(d, CHOICES_dimension, ((const struct nothing *)t)->dimension);
	if (t->kind == KIND_THEME_COLOR)
		return diff_thing_written(d, t);
	if (is_known_by_name(t->kind))
		return diff_tidy_text(d, locale_name(d->locale, t));
	return t->text.len ? diff_quoted_text(d, t->kind == KIND_DETAIL || t->kind == KIND_FOLLOWS ? detail_label((const struct detail *)t) : t->text) : diff_tidy_text(d, diff_thing_written(d, t));
}

static struct str things_text(struct diff *d, const struct things *things)
{
	struct str *parts = arena_alloc(&d->arena, (things->len + 1) * sizeof *parts);
	for (size_t i = 0; i < things->len; i++)
		parts[i] = diff_thing_label(d, things->at[i]);
	return locale_list(d->locale, &d->arena, parts, things->len);
}

/* ---- members ---- */

static struct str range_written(struct diff *d, const struct range *r)
{
	struct buf b = { 0 };
	buf_number(&b, r->low, 6);
	buf_text(&b, "..");
	buf_number(&b, r->high, 6);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

static struct str texts_joined(struct diff *d, const struct texts *texts)
{
	struct str *parts = arena_alloc(&d->arena, (texts->list.len + 1) * sizeof *parts);
	for (size_t i = 0; i < texts->list.len; i++)
		parts[i] = diff_tidy_text(d, texts->list.at[i]);
	return locale_list(d->locale, &d->arena, parts, texts->list.len);
}

static const struct thing *own_lane_named(const struct map *m, struct str name)
{
	FOR_EACH(struct journey, j, m->journeys)
		FOR_EACH(struct thing, lane, j->lanes)
			if (str_equal(lane->name, name))
				return lane;
	return NULL;
}

/* As the drawing heads it: a lane by its label, one of the map's own by its text. */
static struct str lane_text(struct diff *d, struct str word)
{
	int lane = choice_find(CHOICES_lane, word);
	const struct thing *in_new = own_lane_named(d->new.map, word), *own = in_new ? in_new : own_lane_named(d->old.map, word);
	return lane ? locale_choice(d->locale, CHOICES_lane, (unsigned int)lane) : diff_tidy_text(d, own ? thing_label(own) : word);
}

static struct str lanes_text(struct diff *d, const struct texts *lanes)
{
	struct str *parts = arena_alloc(&d->arena, (lanes->list.len + 1) * sizeof *parts);
	for (size_t i = 0; i < lanes->list.len; i++)
		parts[i] = lane_text(d, lanes->list.at[i]);
	return locale_list(d->locale, &d->arena, parts, lanes->list.len);
}

struct texts diff_own_texts(struct diff *d, const struct own_fields *own)
{
	struct texts texts = { 0 };
	for (size_t i = 0; i < own->list.len; i++)
		VEC_PUSH(&d->arena, &texts.list, str_fmt(&d->arena, "%.*s: %.*s", STR_ARG(own->list.at[i].name), STR_ARG(own->list.at[i].value)));
	return texts;
}

static int choices_of_slot(enum statement_kind kind, int slot)
{
	return statement_of(kind)->slots[slot].detail;
}

struct str diff_member_written(struct diff *d, const void *member, enum member_type type, enum statement_kind kind, int slot)
{
	if (diff_member_is_empty(member, type))
		return (struct str){ 0 };
	switch (type) {
	case MEMBER_STR: return *(const struct str *)member;
	case MEMBER_TEXTS: return texts_joined(d, member);
	case MEMBER_OWN: {
		struct texts texts = diff_own_texts(d, member);
		return texts_joined(d, &texts);
	}
	case MEMBER_VALUE: return ((const struct value *)member)->written;
	case MEMBER_RANGE: return range_written(d, member);
	case MEMBER_DATE: return date_text(&d->arena, *(const struct date *)member);
	case MEMBER_BOOL: return STR("yes");
	case MEMBER_CHOICE: return choice_written(choices_of_slot(kind, slot), *(const unsigned int *)member);
	case MEMBER_NUMBER: {
		struct buf b = { 0 };
		buf_number(&b, *(const double *)member, 6);
		struct str s = buf_take(&b, &d->arena);
		buf_finish(&b);
		return s;
	}
	case MEMBER_THINGS: return list_written(d, member);
	case MEMBER_POINTER: return diff_thing_written(d, *(struct thing *const *)member);
	}
	return (struct str){ 0 };
}

/* Where a number is one: "2.3" of a version, or of a column, is a name in every language. */
static bool is_quantity(enum statement_kind kind)
{
	return kind == KIND_AGE || kind == KIND_FREQUENCY || kind == KIND_OWN;
}

/* Prose stands in quotation marks, words and numbers do not. */
static struct str slot_text(struct diff *d, struct str text, enum statement_kind kind, int slot)
{
	enum slot_type type = statement_of(kind)->slots[slot].type;
	struct str tidy = diff_tidy_text(d, text);
	if (kind == KIND_OF)
		return scope_text(d, tidy);
	return type == SLOT_TEXT ? diff_quoted_text(d, text) : type == SLOT_ANY && is_quantity(kind) ? locale_any(d->locale, &d->arena, tidy) : tidy;
}

static struct str range_text(struct diff *d, const struct range *r)
{
	struct buf b = { 0 };
	locale_number(d->locale, r->low, 6, &b);
	buf_text(&b, "..");
	locale_number(d->locale, r->high, 6, &b);
	struct str s = buf_take(&b, &d->arena);
	buf_finish(&b);
	return s;
}

struct str diff_member_text(struct diff *d, const void *member, enum member_type type, enum statement_kind kind, int slot)
{
	if (diff_member_is_empty(member, type))
		return (struct str){ 0 };
	switch (type) {
	case MEMBER_STR: return slot_text(d, *(const struct str *)member, kind, slot);
	case MEMBER_VALUE: return locale_value(d->locale, &d->arena, *(const struct value *)member);
	case MEMBER_RANGE: return range_text(d, member);
	case MEMBER_DATE: return locale_date(d->locale, &d->arena, *(const struct date *)member);
	case MEMBER_CHOICE: return choice_text(d, choices_of_slot(kind, slot), *(const unsigned int *)member);
	case MEMBER_TEXTS: return kind == KIND_LANES ? lanes_text(d, member) : texts_joined(d, member);
	case MEMBER_THINGS: return things_text(d, member);
	case MEMBER_POINTER: return diff_thing_label(d, *(struct thing *const *)member);
	default: return diff_member_written(d, member, type, kind, slot);
	}
}
