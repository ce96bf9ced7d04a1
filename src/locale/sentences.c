/* sentences.c — what takes more than one word: labels with several blanks, feelings, lists. Whole patterns are translated,
 * so that each language keeps its own order and grammar. */
#include "cjm/locale.h"
#include "cjm/unicode.h"

/* What a word before a blank becomes where these letters follow it: « si il » is « s’il », «o 8» is «u 8». */
static const struct sound_joint {
	const char *language, *word, *follows, *becomes;
} JOINTS[] = {
	{ "fr", "si ", "il ", "s’" }, { "fr", "si ", "ils ", "s’" },
	{ "es", " o ", "o", " u " }, { "es", " o ", "ho", " u " }, { "es", " o ", "8", " u " }, { "es", " o ", "11 ", " u " }, { "es", " o ", "11\xC2\xA0", " u " },
	{ "es", " y ", "i", " e " }, { "es", " y ", "hi", " e " },
};

enum { LEFT_TO_RIGHT_MARK = 0x200E }; /* counts as a letter that is written so */
#define LEFT_TO_RIGHT "\xE2\x80\x8E"

static bool may_hold_rtl(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] >= 0xD6) /* before it there are Latin, Greek, Cyrillic and Armenian letters */
			return true;
	return false;
}

static void insert_in_rtl(const struct locale *l, struct str text, struct buf *out)
{
	enum unicode_way first = WAY_NONE, last = WAY_NONE, written = WAY_NONE;
	bool is_apart = str_starts(text, l->open);
	for (size_t at = 0, begin = 0; at < text.len && !is_apart; begin = at) {
		uint32_t code = utf8_next(text, &at);
		is_apart |= !begin && unicode_is_direction_control(code);
		last = unicode_way(code);
		first = begin ? first : last;
		written = written == WAY_NONE && code != LEFT_TO_RIGHT_MARK ? last : written;
	}
	bool is_foreign = written == WAY_LTR && !is_apart;
	buf_text(out, is_foreign && first != WAY_LTR ? LEFT_TO_RIGHT : "");
	buf_str(out, text);
	buf_text(out, is_foreign && last != WAY_LTR ? LEFT_TO_RIGHT : "");
}

void locale_insert(const struct locale *l, struct str text, struct buf *out)
{
	enum unicode_way last = WAY_NONE;
	if (l->is_rtl) {
		insert_in_rtl(l, text, out);
		return;
	}
	buf_str(out, text);
	for (size_t at = 0, is_needed = may_hold_rtl(text); at < text.len && is_needed;) {
		enum unicode_way way = unicode_way(utf8_next(text, &at));
		last = way == WAY_NONE ? last : way;
	}
	buf_text(out, last == WAY_RTL ? LEFT_TO_RIGHT : "");
}

struct str locale_set_in(const struct locale *l, struct arena *a, struct str text)
{
	struct buf b = { 0 };
	locale_insert(l, text, &b);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

void locale_fill(const struct locale *l, struct str with, struct buf *out)
{
	for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++) {
		const struct sound_joint *j = &JOINTS[i];
		if (!str_starts(with, j->follows) || !str_is(str_of(l->code), j->language) || !str_ends(buf_as_str(out), j->word)) /* what fails most first */
			continue;
		out->len -= str_of(j->word).len;
		buf_text(out, j->becomes);
		break;
	}
	locale_insert(l, with, out);
}

struct str text_filled(const struct locale *l, struct arena *a, struct str pattern, const struct str *with, size_t count)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < pattern.len; at++) {
		size_t blank = pattern.at[at] == '%' && at + 1 < pattern.len ? (size_t)(pattern.at[at + 1] - '1') : count;
		if (blank < count) {
			locale_fill(l, with[blank], &b);
			at++;
		} else {
			buf_char(&b, pattern.at[at]);
		}
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str label_filled(const struct locale *l, struct arena *a, enum label id, const struct str *with, size_t count)
{
	return text_filled(l, a, label(l, id), with, count);
}

static struct str joined(const struct locale *l, struct arena *a, enum label between, const struct str *parts, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < count; i++)
		if (parts[i].len) {
			if (b.len)
				buf_str(&b, label(l, between));
			buf_str(&b, parts[i]);
		}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_list(const struct locale *l, struct arena *a, const struct str *parts, size_t count)
{
	return joined(l, a, LABEL_list_comma, parts, count);
}

struct str locale_points(const struct locale *l, struct arena *a, const struct str *parts, size_t count)
{
	return joined(l, a, LABEL_list_point, parts, count);
}

struct str locale_names(const struct locale *l, struct arena *a, const struct things *things)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < things->len; i++) {
		if (i)
			buf_str(&b, label(l, LABEL_list_comma));
		buf_str(&b, locale_name(l, things->at[i]));
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_takers(const struct locale *l, struct arena *a, const struct step *s)
{
	return s->is_by_others ? label(l, LABEL_people_others) : locale_names(l, a, &s->by);
}

/* "a; b": parts that are lists themselves. */
static struct str parted_list(const struct locale *l, struct arena *a, const struct str *parts, size_t count)
{
	return joined(l, a, LABEL_list_semicolon, parts, count);
}

static struct str list_filled(const struct locale *l, struct arena *a, enum label id, struct str list)
{
	return list.len ? label_with(l, a, id, list) : list;
}

/* "2–4, 6": of numbers in their order. */
static struct str number_list(const struct locale *l, struct arena *a, const size_t *numbers, size_t count)
{
	struct buf b = { 0 };
	for (size_t i = 0, last; i < count; i = last + 1) {
		for (last = i; last + 1 < count && numbers[last + 1] == numbers[last] + 1;)
			last++;
		buf_text(&b, i ? l->list : "");
		locale_number(l, (double)numbers[i], 0, &b);
		buf_text(&b, last > i ? "–" : "");
		if (last > i)
			locale_number(l, (double)numbers[last], 0, &b);
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static struct str shown_stages(const struct locale *l, struct arena *a, const struct show *s)
{
	const size_t one = s->stage_count;
	if (!s->numbers.list.len)
		return (struct str){ 0 };
	enum label id = s->numbers.list.len == 1 ? LABEL_shown_stage : LABEL_shown_stages;
	return LABEL_FILL(l, a, id, number_list(l, a, s->numbers.list.at, s->numbers.list.len), number_list(l, a, &one, 1));
}

static struct str lane_name(const struct locale *l, const struct things *own_lanes, struct str word)
{
	FOR_EACH(struct lane, own, *own_lanes)
		if (str_equal(own->thing.name, word))
			return thing_label(&own->thing);
	int id = choice_find(CHOICES_lane, word);
	return id ? locale_choice(l, CHOICES_lane, id) : word;
}

static struct str lane_list(const struct locale *l, struct arena *a, const struct show *s, const struct texts *lanes)
{
	struct str *names = arena_alloc(a, (lanes->list.len + 1) * sizeof *names);
	for (size_t i = 0; i < lanes->list.len; i++)
		names[i] = lane_name(l, &s->own_lanes, lanes->list.at[i]);
	return locale_list(l, a, names, lanes->list.len);
}

/* "Opportunities (1), Actions (2)". What is in a lane that isn't shown goes for that. */
static struct str answers_out(const struct locale *l, struct arena *a, const struct show *s)
{
	struct str parts[LANE_COUNT];
	size_t count = 0;
	for (int id = LANE_NONE + 1; id < LANE_COUNT; id++)
		if (s->answers_out[id] && !s->hides[id])
			parts[count++] = LABEL_FILL(l, a, LABEL_in_brackets, locale_choice(l, CHOICES_lane, id), number_list(l, a, &s->answers_out[id], 1));
	return locale_list(l, a, parts, count);
}

static struct str show_text(const struct locale *l, struct arena *a, const struct show *s)
{
	struct str parts[] = {
		thing_label(&s->thing), shown_stages(l, a, s), list_filled(l, a, LABEL_only_named, locale_names(l, a, &s->personas)),
		list_filled(l, a, LABEL_shown_lanes, lane_list(l, a, s, &s->lanes)), list_filled(l, a, LABEL_hidden_lanes, lane_list(l, a, s, &s->lanes_out)),
		list_filled(l, a, LABEL_answers_out, answers_out(l, a, s)),
	};
	return parted_list(l, a, parts, sizeof parts / sizeof *parts);
}

struct str locale_nothing(const struct locale *l, const struct map *m, enum label none)
{
	return label(l, map_judges(m, JUDGED_COVERAGE) ? none : LABEL_nothing_here);
}

struct str locale_shown(const struct locale *l, struct arena *a, const struct map *m, const struct journey *j)
{
	const struct texts *tags = &m->shown.tags, *without = &m->shown.without;
	struct str parts[] = {
		{ 0 }, list_filled(l, a, LABEL_only_tagged, locale_list(l, a, tags->list.at, tags->list.len)),
		list_filled(l, a, LABEL_without_tagged, locale_list(l, a, without->list.at, without->list.len)),
	};
	FOR_EACH(struct show, s, m->shown.shows)
		if (s->thing.parent == &j->thing)
			parts[0] = show_text(l, a, s);
	return parted_list(l, a, parts, 3);
}

struct str locale_away(const struct locale *l, struct arena *a, const struct way *way)
{
	return label_with(l, a, LABEL_away, thing_label(way->thing.node ? &way->step->thing : &way->step->stage->thing));
}

struct str locale_rival(const struct locale *l, struct arena *a, const struct rival *rival)
{
	if (!rival->position.given)
		return rival->thing.text;
	return LABEL_FILL(l, a, LABEL_in_brackets, rival->thing.text, locale_value(l, a, rival->position));
}

struct str locale_score(const struct locale *l, struct arena *a, struct range scale, double value)
{
	struct buf b = { 0 };
	if (scale.low < 0)
		locale_signed(l, value, 2, &b);
	else
		locale_number(l, value, 2, &b);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_feeling_part(const struct locale *l, struct arena *a, struct range scale, const struct feeling *f)
{
	if (!f->is_placed)
		return f->thing.text;
	struct str parts[] = { locale_score(l, a, scale, f->value), f->thing.text };
	return !f->thing.text.len ? parts[0] : label_filled(l, a, f->is_guessed ? LABEL_feeling_guessed : LABEL_feeling, parts, 2);
}

struct str locale_doubt(const struct locale *l, const struct journey *j, const struct thing *t)
{
	enum certainty c = certainty_of(j, t);
	return certainty_is_doubt(c) ? label(l, c == CERTAINTY_PREDICTED ? LABEL_predicted : LABEL_assumed) : (struct str){ 0 };
}

struct str locale_reasons(const struct locale *l, struct arena *a, const struct things *reasons)
{
	struct buf b = { 0 };
	FOR_EACH(struct thing, r, *reasons) {
		struct str doubt = reason_is_as_sure(r) ? (struct str){ 0 } : locale_doubt(l, thing_journey(r), r);
		if (b.len)
			buf_str(&b, label(l, LABEL_list_semicolon));
		buf_str(&b, doubt.len ? LABEL_FILL(l, a, LABEL_in_brackets, r->text, doubt) : r->text);
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str locale_face_remark(const struct locale *l, struct arena *a, const struct feeling *f)
{
	struct str none = { 0 }, remarks[] = { f->is_guessed ? label(l, LABEL_estimated) : none, locale_doubt(l, thing_journey(&f->thing), &f->thing) };
	return locale_list(l, a, remarks, 2);
}

struct str locale_remarked(const struct locale *l, struct arena *a, struct str words, const struct feeling *f)
{
	struct str remark = locale_face_remark(l, a, f);
	return words.len && remark.len ? LABEL_FILL(l, a, LABEL_in_brackets, words, remark) : words.len ? words : remark;
}

static bool is_reason_of_all(const struct feeling *f)
{
	const struct feeling *parts[] = { f->and, f->to, f->or };
	for (int i = 0; i < 3; i++)
		if (parts[i] && !reasons_are_same(&parts[i]->because, &f->because))
			return false;
	return f->because.len > 0;
}

/* A part that may have a reason of its own. */
struct plain_writer {
	const struct locale *locale;
	struct arena *arena;
	const struct feeling_phrasing *how;
	bool reason_is_of_all;
};

static struct str part_of(const struct plain_writer *t, const struct feeling *part)
{
	return t->how->part(t->how->context, part);
}

/* What is said so far of a part, with the reason that is its own. */
static struct str with_reason(const struct plain_writer *t, struct str said, const struct feeling *part)
{
	struct str reasons = t->reason_is_of_all ? STR("") : t->how->reasons(t->how->context, &part->because);
	return reasons.len ? LABEL_FILL(t->locale, t->arena, LABEL_feeling_part_because, said, reasons) : said;
}

/* Its reason stands behind the condition. */
static struct str with_or(const struct plain_writer *t, struct str said, const struct feeling *or)
{
	struct str part = part_of(t, or), condition = or->if_text.len ? t->how->text(t->how->context, or->if_text) : (struct str){ 0 };
	said = LABEL_FILL(t->locale, t->arena, condition.len ? LABEL_feeling_or_if : LABEL_feeling_or, said, part, condition);
	return with_reason(t, said, or);
}

struct str locale_feeling_text(const struct locale *l, struct arena *a, const struct feeling *f, struct feeling_phrasing how)
{
	const struct plain_writer t = { l, a, &how, is_reason_of_all(f) };
	struct str said = with_reason(&t, part_of(&t, f), f);
	if (f->and)
		said = LABEL_FILL(l, a, LABEL_feeling_and, said, with_reason(&t, part_of(&t, f->and), f->and));
	if (f->to)
		said = LABEL_FILL(l, a, LABEL_feeling_to, said, with_reason(&t, part_of(&t, f->to), f->to));
	if (f->or)
		said = with_or(&t, said, f->or);
	struct str reasons = t.reason_is_of_all ? how.reasons(how.context, &f->because) : STR("");
	return reasons.len ? LABEL_FILL(l, a, LABEL_feeling_because, said, reasons) : said;
}

struct plain_phrasing {
	const struct locale *locale;
	struct arena *arena;
	struct range scale;
};

static struct str plain_part(void *context, const struct feeling *part)
{
	const struct plain_phrasing *t = context;
	return locale_feeling_part(t->locale, t->arena, t->scale, part);
}

static struct str plain_text(void *context, struct str text)
{
	(void)context;
	return text;
}

static struct str plain_reasons(void *context, const struct things *reasons)
{
	const struct plain_phrasing *t = context;
	return locale_reasons(t->locale, t->arena, reasons);
}

struct str locale_feeling(const struct locale *l, struct arena *a, struct range scale, const struct feeling *f)
{
	struct plain_phrasing plain = { l, a, scale };
	return locale_feeling_text(l, a, f, (struct feeling_phrasing){ &plain, plain_part, plain_text, plain_reasons });
}
