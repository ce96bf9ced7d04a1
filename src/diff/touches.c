/* touches.c — where a step meets the customer, before and after. */
#include "diff/work.h"

struct touch_use { /* of a touchpoint, through a channel of its own or none */
	const struct thing *touchpoint, *via;
	bool is_matched;
};

struct touch_uses { VEC(struct touch_use) list; };

static struct touch_uses uses_of(struct diff *d, const struct content *c)
{
	struct touch_uses uses = { 0 };
	if (!c)
		return uses;
	FOR_EACH(struct touch, touch, c->touches)
		for (size_t i = 0; touch->thing.is_declared && i < touch->touchpoints.len; i++) { /* else the channel alone was said, and is compared */
			struct touch_use use = { touch->touchpoints.at[i], (const struct thing *)touch->via, false };
			VEC_PUSH(&d->arena, &uses.list, use);
		}
	return uses;
}

static void match_uses(struct diff *d, struct touch_uses *old, struct touch_uses *new, bool also_via,
	void (*found)(struct diff *d, const struct touch_use *old, const struct touch_use *new))
{
	for (size_t i = 0; i < new->list.len; i++)
		for (size_t k = 0; k < old->list.len && !new->list.at[i].is_matched; k++) {
			struct touch_use *a = &old->list.at[k], *b = &new->list.at[i];
			if (a->is_matched || !diff_pairs_hold(d, a->touchpoint, b->touchpoint) || (also_via && !diff_pairs_hold(d, a->via, b->via)))
				continue;
			a->is_matched = b->is_matched = true;
			if (found)
				found(d, a, b);
		}
}

static struct change *note_touch(struct diff *d, enum change_sign sign, const struct touch_use *old, const struct touch_use *new)
{
	struct change *c = diff_note_change(d, sign, old ? old->touchpoint : NULL, new ? new->touchpoint : NULL);
	c->kind = KIND_AT;
	c->from = old ? diff_thing_written(d, old->touchpoint) : (struct str){ 0 };
	c->to = new ? diff_thing_written(d, new->touchpoint) : (struct str){ 0 };
	return c;
}

static void note_other_way(struct diff *d, const struct touch_use *old, const struct touch_use *new)
{
	struct str none = STR("–");
	struct str change = diff_becomes_text(d, old->via ? diff_thing_label(d, old->via) : none, new->via ? diff_thing_label(d, new->via) : none);
	struct change *c = note_touch(d, CHANGE_CHANGED, old, new);
	c->property = "via";
	c->from = old->via ? diff_thing_written(d, old->via) : (struct str){ 0 };
	c->to = new->via ? diff_thing_written(d, new->via) : (struct str){ 0 };
	c->sign = c->from.len && c->to.len ? CHANGE_CHANGED : c->to.len ? CHANGE_ADDED : CHANGE_REMOVED;
	diff_write_sentence(d, c, new->touchpoint, diff_word_and(d, KIND_VIA, change));
}

static struct str use_text(struct diff *d, const struct touch_use *use)
{
	struct str text = diff_named(d, KIND_AT, diff_thing_label(d, use->touchpoint));
	return use->via ? FILL(d, diff_with, text, diff_thing_label(d, use->via)) : text;
}

static const struct touch_use *only_one_left(const struct touch_uses *uses)
{
	const struct touch_use *only = NULL;
	for (size_t i = 0; i < uses->list.len; i++)
		if (!uses->list.at[i].is_matched) {
			if (only)
				return NULL;
			only = &uses->list.at[i];
		}
	return only;
}

static void note_left(struct diff *d, const struct touch_uses *uses, enum change_sign sign)
{
	for (size_t i = 0; i < uses->list.len; i++) {
		const struct touch_use *use = &uses->list.at[i];
		if (use->is_matched)
			continue;
		struct change *c = sign == CHANGE_ADDED ? note_touch(d, sign, NULL, use) : note_touch(d, sign, use, NULL);
		c->sentence = sign == CHANGE_ADDED ? FILL(d, diff_added, use_text(d, use)) : FILL(d, diff_removed, use_text(d, use));
		c->subject = diff_thing_label(d, use->touchpoint);
		c->detail = use->via ? diff_thing_label(d, use->via) : (struct str){ 0 };
	}
}

/* Uses are a set: `at a, b` is `at a` and `at b`. */
void diff_compare_touches(struct diff *d, const struct content *old_content, const struct content *new_content)
{
	struct touch_uses old = uses_of(d, old_content), new = uses_of(d, new_content);
	match_uses(d, &old, &new, true, NULL);
	match_uses(d, &old, &new, false, note_other_way);
	const struct touch_use *gone = only_one_left(&old), *come = only_one_left(&new);
	if (gone && come) {
		struct change *c = note_touch(d, CHANGE_CHANGED, gone, come);
		c->sentence = FILL(d, diff_touch_swapped, use_text(d, come), diff_thing_label(d, gone->touchpoint));
		c->subject = diff_thing_label(d, come->touchpoint);
		c->detail = locale_pair(d->locale, &d->arena, LABEL_diff_before, diff_thing_label(d, gone->touchpoint));
		return;
	}
	note_left(d, &old, CHANGE_REMOVED);
	note_left(d, &new, CHANGE_ADDED);
}
