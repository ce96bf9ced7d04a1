/* changes_cards.c — where a part of a diff's drawing stands in the text, a card with its sign, and a lane of such cards. */
#include "view/changes.h"

struct span changes_span(const struct changes_view *v, const struct thing *new, const struct thing *old)
{
	struct span span = new ? new->span : old ? old->span : (struct span){ 0 };
	span.file += !new && span.file ? (uint32_t)v->d->new.map->sources->files.len : 0;
	return span;
}

const struct step *changes_step_at(const struct change_column *c, bool is_old, size_t index)
{
	if (is_old && c->gone)
		return index < c->gone_run ? c->gone[index].old : NULL;
	if (index >= c->run || (is_old && c->here->is_moved))
		return NULL;
	return is_old ? c->here[index].old : c->here[index].new;
}

struct change_card *changes_add_card(struct changes_view *v, struct swimlane *lane, enum card_style style, size_t first, size_t last)
{
	struct change_card *c = ARENA_NEW(v->l.arena, struct change_card);
	c->card.style = style;
	c->card.first_column = first;
	c->card.last_column = last;
	VEC_PUSH(v->l.arena, &lane->cards, &c->card);
	return c;
}

void changes_push_lane(struct changes_view *v, struct swimlane *lane, const char *class, struct str label)
{
	if (!lane->cards.len && !lane->curves)
		return;
	lane->class = class;
	lane->label = layout_wrap(&v->l, ROLE_LANE, label, LABEL_WIDTH - 10);
	VEC_PUSH(v->l.arena, &v->l.plan->lanes, *lane);
}
