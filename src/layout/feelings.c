/* feelings.c — what a feeling says, part by part: the one account of it for the curves, the flow and the matrix. */
#include "cjm/curves.h"

static bool repeats_reasons(const struct feeling_parts *p, size_t i)
{
	for (size_t k = i + 1; k < p->len; k++)
		if (reasons_are_same(&p->at[k].feeling->because, &p->at[i].feeling->because))
			return true;
	return false;
}

static struct str words_of(struct layout *l, const struct feeling *part, bool with_word, bool with_reason)
{
	struct str words[] = {
		with_word ? part->thing.text : (struct str){ 0 }, part->if_text.len ? label_with(l->plan->locale, l->arena, LABEL_condition, part->if_text) : (struct str){ 0 },
		with_reason ? layout_reasons(l, &part->because, "\n") : (struct str){ 0 },
	};
	return layout_join(l, "\n", words, 3);
}

static void add_part(struct layout *l, struct feeling_parts *p, const struct feeling *part, enum point_kind kind)
{
	struct str joint = kind == POINT_AND ? STR("+") : kind == POINT_TO ? str_of(l->plan->locale->becomes) : (struct str){ 0 };
	if (part)
		p->at[p->len++] = (struct feeling_part){ part, kind, joint, { 0 }, { 0 } };
}

struct feeling_parts feeling_parts(struct layout *l, const struct feeling *f)
{
	struct feeling_parts p = { 0 };
	bool is_turned = f->and && f->and->level > f->level;
	add_part(l, &p, is_turned ? f->and : f, POINT_MAIN);
	add_part(l, &p, is_turned ? f : f->and, POINT_AND);
	add_part(l, &p, f->to, POINT_TO);
	add_part(l, &p, f->or, POINT_OR);
	for (size_t i = 0; i < p.len; i++) {
		bool with_reason = !repeats_reasons(&p, i);
		p.at[i].words = words_of(l, p.at[i].feeling, true, with_reason);
		p.at[i].more = words_of(l, p.at[i].feeling, false, with_reason);
	}
	return p;
}
