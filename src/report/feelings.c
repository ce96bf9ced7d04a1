/* feelings.c — the curve in words: its highest and lowest points, its largest drop, its end, and what is likely to be
 * remembered. After Kahneman, memory keeps the strongest moment and the end rather than the sum; where a good and a bad moment
 * are equally strong the bad one is kept, and of several the latest. */
#include "report/report.h"

#include <math.h>

enum { TIES_NAMED = 3 };

struct point {
	const struct feeling *felt;  /* the statement */
	const struct feeling *value; /* the part of it that this point stands for: itself, its `and`, its `to` */
	const struct thing *place;   /* the step, or the stage where it has none */
};

struct curve {
	VEC(struct point) points;
	const struct persona *whose; /* NULL: everybody's */
};

/* A feeling that names nobody is everybody's. */
static bool is_felt_by(const struct feeling *f, const struct persona *who)
{
	if (!who || !f->by.len)
		return true;
	for (size_t i = 0; i < f->by.len; i++)
		if (f->by.at[i] == &who->thing)
			return true;
	return false;
}

/* What is felt at the same time is two points of one moment; what would be felt if something happened is none. */
static void add_points(struct report *r, struct curve *c, const struct content *content, const struct thing *place)
{
	FOR_EACH(struct feeling, f, content->feelings) {
		const struct feeling *parts[] = { f, f->and, f->to };
		if (leaves_out(r, &f->thing) || !is_felt_by(f, c->whose))
			continue;
		for (int i = 0; i < 3; i++)
			if (parts[i]) {
				struct point p = { f, parts[i], place };
				VEC_PUSH(&r->arena, &c->points, p);
			}
	}
}

static struct curve curve_of(struct report *r, const struct persona *whose)
{
	struct curve c = { .whose = whose };
	FOR_EACH(struct stage, stage, r->journey->stages) {
		if (leaves_out(r, &stage->thing))
			continue;
		add_points(r, &c, &stage->content, &stage->thing);
		FOR_EACH(struct step, step, stage->steps)
			if (!leaves_out(r, &step->thing))
				add_points(r, &c, &step->content, &step->thing);
	}
	return c;
}

/* ---- points in words ---- */

static struct md feeling_words(struct report *r, const struct feeling *f)
{
	struct str score = locale_score(r->words, &r->arena, r->map->scale, f->value);
	return md_text(r, f->thing.text.len ? LABEL_FILL(r->words, &r->arena, LABEL_feeling, score, f->thing.text) : score);
}

/* "+2 joy at “Gets the parcel” (After the purchase)" */
static struct md point_words(struct report *r, const struct point *p)
{
	bool is_step = p->place->kind == KIND_STEP;
	const struct step *step = (const struct step *)p->place;
	struct md feeling = feeling_words(r, p->value), place = md_quoted(r, thing_label(p->place));
	struct md remark = is_step && step->off_brand ? md_label(r, LABEL_off_brand) : MD_NONE;
	struct md where = MD_JOIN(r, ", ", is_step ? md_name(r, &step->stage->thing) : MD_NONE, remark);
	return md_is_empty(where) ? MD_FILL(r, LABEL_point, feeling, place) : MD_FILL(r, LABEL_point_of_stage, feeling, place, where);
}

/* All points of one level, as far as they are few. */
static void say_points(struct report *r, const struct curve *c, enum label id, double level)
{
	struct md words[TIES_NAMED + 1] = { MD_NONE };
	size_t count = 0;
	for (size_t i = 0; i < c->points.len; i++)
		if (c->points.at[i].value->level == level && count++ < TIES_NAMED)
			words[count - 1] = point_words(r, &c->points.at[i]);
	if (count > TIES_NAMED)
		words[TIES_NAMED] = md_text(r, label_with(r->words, &r->arena, LABEL_more, str_fmt(&r->arena, "%zu", count - TIES_NAMED)));
	say_fact(r, id, md_join(r, label(r->words, LABEL_list_semicolon).at, words, TIES_NAMED + 1));
}

/* ---- what stands out ---- */

static void say_extremes(struct report *r, const struct curve *c)
{
	double high = -2, low = 2;
	for (size_t i = 0; i < c->points.len; i++) {
		double level = c->points.at[i].value->level;
		high = level > high ? level : high;
		low = level < low ? level : low;
	}
	if (high == low) {
		say_bullet(r, MD_FILL(r, LABEL_flat_curve, feeling_words(r, c->points.at[0].value)));
		return;
	}
	say_points(r, c, LABEL_curve_highest, high);
	say_points(r, c, LABEL_curve_lowest, low);
}

/* From one moment to the next: parts of the same mixed feeling are no drop. */
static void say_drop(struct report *r, const struct curve *c)
{
	double deepest = 0;
	const struct point *from = NULL, *to = NULL;
	for (size_t i = 1; i < c->points.len; i++) {
		const struct point *a = &c->points.at[i - 1], *b = &c->points.at[i];
		double drop = a->value->level - b->value->level;
		bool same_moment = a->felt == b->felt && b->value == b->felt->and;
		if (!same_moment && drop > deepest + 1e-9) {
			deepest = drop;
			from = a;
			to = b;
		}
	}
	if (!from)
		return;
	struct md start = from->place == to->place ? feeling_words(r, from->value) : point_words(r, from);
	say_fact(r, LABEL_curve_drop, MD_FILL(r, LABEL_from_to, start, point_words(r, to)));
}

static const struct point *peak_of(const struct curve *c)
{
	const struct point *peak = &c->points.at[0];
	for (size_t i = 1; i < c->points.len; i++) {
		const struct point *p = &c->points.at[i];
		double strength = fabs(p->value->level), best = fabs(peak->value->level);
		bool is_worse_or_later = p->value->level < 0 || peak->value->level >= 0;
		if (strength > best + 1e-9 || (strength > best - 1e-9 && is_worse_or_later))
			peak = p;
	}
	return peak;
}

static enum label memory_of(double level)
{
	return level >= 0.25 ? LABEL_memory_good : level <= -0.25 ? LABEL_memory_bad : LABEL_memory_mixed;
}

static void say_memory(struct report *r, const struct curve *c)
{
	const struct point *peak = peak_of(c), *end = &c->points.at[c->points.len - 1];
	struct md whole = md_label(r, memory_of((peak->value->level + end->value->level) / 2));
	struct md told = peak == end ? MD_FILL(r, LABEL_memory_one, point_words(r, end), whole)
		: MD_FILL(r, LABEL_memory_two, point_words(r, peak), point_words(r, end), whole);
	say_fact(r, LABEL_curve_memory, told);
}

static void say_curve(struct report *r, const struct persona *whose)
{
	struct curve c = curve_of(r, whose);
	if (!c.points.len)
		return;
	say_extremes(r, &c);
	say_drop(r, &c);
	say_fact(r, LABEL_curve_end, point_words(r, &c.points.at[c.points.len - 1]));
	say_memory(r, &c);
}

static bool curves_differ(struct report *r)
{
	if (r->journey->personas.len < 2)
		return false;
	struct things feelings = things_of(r, KIND_FEEL);
	FOR_EACH(struct feeling, f, feelings)
		if (f->by.len)
			return true;
	return false;
}

static void say_moments(struct report *r)
{
	struct things moments = things_of(r, KIND_MOMENT);
	say_heading(r, 3, md_label(r, LABEL_moments));
	FOR_EACH(struct thing, m, moments) {
		struct md text = md_text(r, m->text), place = md_place(r, m);
		say_bullet(r, md_is_empty(text) ? place : MD_FILL(r, LABEL_in_brackets, text, place));
	}
}

void report_feelings(struct report *r)
{
	say_heading(r, 2, md_label(r, LABEL_report_feelings));
	if (curves_differ(r)) {
		FOR_EACH(struct persona, p, r->journey->personas) {
			say_heading(r, 3, md_name(r, &p->thing));
			say_curve(r, p);
		}
	} else {
		say_curve(r, NULL);
	}
	say_moments(r);
}
