/* curve_faces.c — which faces there are: what is felt in each step and stage, by whose curve, and what of it stands beside the curve. */
#include "layout/curve_faces.h"
#include "layout/curve_asides.h"
#include "cjm/columns.h"

#include <math.h>

struct collecting { /* what one step or stage says */
	struct layout *l;
	struct feelings *f;
	const struct thing *place;
	size_t column;
	size_t first, last; /* what it says beside the curve stands across these */
};

/* One star says it for all that is felt there. */
static bool has_star(const struct curve *c, const struct thing *place)
{
	for (size_t i = c->points.len; i-- > 0 && c->points.at[i].place == place;)
		if (c->points.at[i].is_moment)
			return true;
	return false;
}

static size_t add_point(struct collecting *c, size_t curve, const struct feeling_part *said, const struct feeling *whole, size_t main)
{
	const struct feeling *part = said->feeling;
	enum point_kind kind = said->kind;
	struct curve *to = &c->f->curves.list.at[curve];
	const struct content *content = content_of((struct thing *)c->place);
	struct point p = {
		.feeling = part, .whole = whole, .place = c->place, .x = (double)c->column, .level = part->level, .radius = kind == POINT_OR ? CURVE_SMALL_FACE : CURVE_FACE,
		.kind = main || kind == POINT_OR ? kind : POINT_MAIN, .word = part->thing.text, .more = said->more, .partner = main, .is_moment = !main && content->moment && !has_star(to, c->place),
	};
	p.moment = p.is_moment ? content->moment->span : (struct span){ 0 };
	VEC_PUSH(c->l->arena, &to->points, p);
	return to->points.len;
}

static void add_aside(struct collecting *c, size_t curve, const struct feeling_part *part, bool is_first)
{
	struct aside a = { .feeling = part->feeling, .place = c->place, .curve = curve, .is_below = !part->feeling->is_placed, .begins = is_first, .first = c->first, .last = c->last };
	a.words = part->words;
	a.joint = is_first ? (struct str){ 0 } : part->joint;
	curve_aside_add(c->l, c->f, a);
	double each = curve_aside_width(c->l, &a) / (double)(c->last - c->first + 1);
	for (size_t i = c->first; i <= c->last; i++)
		c->f->aside_widths[i] = fmax(c->f->aside_widths[i], each);
}

/* On the curve; what has no place on the scale stands below the band, what is said beside the curve above it. */
static void add_feeling(struct collecting *c, size_t curve, const struct feeling *f, bool is_on_curve)
{
	struct feeling_parts parts = feeling_parts(c->l, f);
	bool is_first = true;
	for (size_t i = 0, main = 0; i < parts.len; i++) {
		const struct feeling_part *part = &parts.at[i];
		if (is_on_curve && part->feeling->is_placed) {
			size_t added = add_point(c, curve, part, f, main);
			main = main ? main : added;
			continue;
		}
		add_aside(c, curve, part, is_first);
		is_first = false;
	}
}

/* What is said of a stage is a point of the curve where its steps on the line say nothing. */
static bool is_point_of(const struct collecting *c, const struct feeling *f, size_t curve)
{
	const struct curve_source *source = &c->f->source;
	const struct course *course = source->courses[curve];
	for (size_t i = 0; i < course->felts.len; i++) {
		const struct felt *felt = &course->felts.at[i];
		if (felt->place->kind == KIND_STAGE && felt->is_point && (source->drawn_as ? source->drawn_as(source->context, felt->feeling, f) : felt->feeling == f))
			return true;
	}
	return false;
}

static bool is_felt_by(const struct collecting *c, const struct feeling *f, size_t curve)
{
	const struct persona *who = c->f->source.who[curve];
	return feeling_is_of(f, who) && (f->by.len || c->place->kind != KIND_STEP || step_is_of((const struct step *)c->place, who));
}

static bool is_on_curve(const struct collecting *c, const struct feeling *f, size_t curve)
{
	return is_felt_by(c, f, curve) && (c->place->kind == KIND_STEP || is_point_of(c, f, curve));
}

static size_t count_feelings(const struct collecting *c, const struct content *content, size_t curve)
{
	size_t count = 0;
	FOR_EACH(struct feeling, f, content->feelings)
		count += is_on_curve(c, f, curve);
	return count;
}

struct shared { /* the first who feels it, and what they have of it */
	bool is_known;
	size_t curve, points, above, below;
};

static void note_shared(struct curves *c, const struct shared *s)
{
	struct curve *first = &c->list.at[s->curve];
	for (size_t i = s->points; i < first->points.len; i++)
		first->points.at[i].is_shared = true;
	for (size_t i = s->above; i < c->asides[0].len; i++)
		c->asides[0].at[i].is_shared = true;
	for (size_t i = s->below; i < c->asides[1].len; i++)
		c->asides[1].at[i].is_shared = true;
}

/* Who feels the same shares the faces; but where somebody feels several things their own faces follow each other, so that the
 * curve need not run back to another's. A point of anybody's curve is not told beside it. */
static void add_to_curves(struct collecting *c, const struct content *content, const struct feeling *f)
{
	struct curves *curves = &c->f->curves;
	struct shared first = { 0 };
	bool on_any = false;
	for (size_t i = 0; i < curves->list.len; i++)
		on_any |= is_on_curve(c, f, i);
	for (size_t i = 0; i < curves->list.len; i++) {
		if (on_any ? !is_on_curve(c, f, i) : !is_felt_by(c, f, i))
			continue;
		if (first.is_known && (!on_any || count_feelings(c, content, i) == 1)) {
			note_shared(curves, &first);
			continue;
		}
		if (!first.is_known)
			first = (struct shared){ true, i, curves->list.at[i].points.len, curves->asides[0].len, curves->asides[1].len };
		add_feeling(c, i, f, on_any);
	}
}

static void add_feelings(struct collecting *c, const struct content *content)
{
	FOR_EACH(struct feeling, f, content->feelings)
		add_to_curves(c, content, f);
}

/* Curve by curve: those of one persona follow each other. */
static void sort_into_columns(struct layout *l, struct feelings *f)
{
	for (size_t i = 0; i < f->curves.list.len; i++)
		for (size_t k = 0; k < f->curves.list.at[i].points.len; k++) {
			struct spot s = { &f->curves.list.at[i], i, k };
			VEC_PUSH(l->arena, &f->columns[(size_t)curve_point(s)->x].list, s);
		}
}

/* On a page or in a row that a stage does not begin: what is felt of the whole of it stands where it begins. */
static bool goes_on(const struct feelings *f, const struct plan *p, const struct stage_box *box)
{
	const struct step *first = p->columns.at[box->first_column].step;
	if (f->source.words_by_stage) /* not all steps have columns: who made them says where a stage goes on */
		return box->is_continued;
	return p->page && first && &first->thing != box->stage->steps.at[0];
}

void curve_faces_collect(struct layout *l, struct feelings *f)
{
	const struct plan *p = l->plan;
	for (size_t i = 0; i < p->stages.len; i++) {
		const struct stage_box *box = &p->stages.at[i];
		struct collecting of_stage = { l, f, &box->stage->thing, middle_column(box), box->first_column, box->last_column };
		for (size_t col = box->first_column; col <= box->last_column; col++) {
			const struct step *step = p->columns.at[col].step;
			bool by_stage = f->source.words_by_stage;
			if (step)
				add_feelings(&(struct collecting){ l, f, &step->thing, col, by_stage ? box->first_column : col, by_stage ? box->last_column : col }, &step->content);
		}
		if (!goes_on(f, p, box))
			add_feelings(&of_stage, &box->stage->content);
	}
	sort_into_columns(l, f);
}
