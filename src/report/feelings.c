/* feelings.c — the curve in words. What follows from the feelings is worked out in src/map/course.c; here it is said. */
#include "report/report.h"

#include "cjm/counts.h"

#include <math.h>

enum { TIES_NAMED = 3, PERSONAS_SUMMED = 4 };

/* ---- points in words ---- */

static struct md part_words(struct report *r, const struct feeling *part)
{
	return md_text(r, locale_feeling_part(r->words, &r->arena, r->map->scale, part));
}

static struct md feeling_words(struct report *r, const struct feeling *f)
{
	return md_text(r, locale_feeling(r->words, &r->arena, r->map->scale, f));
}

/* "+2 joy at “Gets the parcel” (After the purchase)" */
static struct md point_words(struct report *r, struct md feeling, const struct thing *at)
{
	bool is_step = at->kind == KIND_STEP;
	const struct step *step = (const struct step *)at;
	struct md place = md_quoted(r, thing_label(at)), remark = is_step && step->off_brand ? md_label(r, LABEL_off_brand) : MD_NONE;
	struct md where = MD_JOIN(r, label(r->words, LABEL_list_comma).at, is_step ? md_name(r, &step->stage->thing) : MD_NONE, remark);
	return md_is_empty(where) ? MD_FILL(r, LABEL_point, feeling, place) : MD_FILL(r, LABEL_point_of_stage, feeling, place, where);
}

/* Without its condition, which is told apart. */
static struct md felt_words(struct report *r, const struct felt *f)
{
	struct feeling certain = *f->feeling;
	certain.or = NULL;
	return point_words(r, feeling_words(r, &certain), f->place);
}

/* "+2 joy at “Gets it”, or −2 anger if it is late" */
static struct md end_words(struct report *r, const struct felt *f)
{
	const struct feeling *or = f->feeling->or;
	struct md certain = felt_words(r, f);
	return !or ? certain : MD_FILL(r, or->if_text.len ? LABEL_feeling_or_if : LABEL_feeling_or, certain, part_words(r, or), md_text(r, or->if_text));
}

struct listing { /* a few things in words, and how many more there are */
	struct md words[TIES_NAMED + 1];
	size_t count;
};

/* Whether the next one is still named: of thousands, the words of three are made. */
static bool is_named(struct listing *l)
{
	return l->count++ < TIES_NAMED;
}

static void write_listing(struct report *r, struct md name, struct listing *l)
{
	if (l->count > TIES_NAMED)
		l->words[TIES_NAMED] = md_text(r, label_with(r->words, &r->arena, LABEL_more, str_fmt(&r->arena, "%zu", l->count - TIES_NAMED)));
	write_named(r, name, md_join(r, label(r->words, LABEL_list_semicolon).at, l->words, TIES_NAMED + 1));
}

/* ---- what stands out ---- */

/* All parts of one level, as far as they are few. */
static void write_points(struct report *r, const struct course *c, struct md name, double level)
{
	struct listing l = { .count = 0 };
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct felt *f = &c->felts.at[i];
		const struct feeling *parts[] = { f->feeling, f->feeling->and, f->feeling->to };
		for (int k = 0; k < 3; k++)
			if (parts[k] && fabs(parts[k]->level - level) < 1e-9 && is_named(&l))
				l.words[l.count - 1] = point_words(r, part_words(r, parts[k]), f->place);
	}
	write_listing(r, name, &l);
}

static struct md score_words(struct report *r, double level)
{
	struct range s = r->map->scale;
	double value = round(((s.low + s.high) / 2 + level * (s.high - s.low) / 2) * 100) / 100;
	return md_text(r, locale_score(r->words, &r->arena, s, value));
}

static bool has_same_words(const struct feeling *f, const struct feeling *part)
{
	return !part || !part->is_placed || str_equal(part->thing.text, f->thing.text);
}

/* One word stands for all feelings only where none has another. */
static bool is_one_feeling(const struct course *c)
{
	const struct feeling *f = c->peak.part;
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct feeling *other = c->felts.at[i].feeling;
		if (!has_same_words(f, other) || !has_same_words(f, other->and) || !has_same_words(f, other->to))
			return false;
	}
	return true;
}

static void write_extremes(struct report *r, const struct course *c)
{
	if (c->felts.len == 1 && c->highest - c->lowest < 1e-9) { /* one is no course */
		write_points(r, c, md_label(r, LABEL_col_feeling), c->highest);
		return;
	}
	if (c->highest - c->lowest < 1e-9) {
		bool is_one = is_one_feeling(c);
		write_bullet(r, is_one ? MD_FILL(r, LABEL_flat_curve, part_words(r, c->peak.part)) : MD_FILL(r, LABEL_level_curve, score_words(r, c->highest)));
		return;
	}
	write_fact(r, LABEL_curve_mean, score_words(r, c->mean));
	write_points(r, c, md_label(r, LABEL_curve_highest), c->highest);
	write_points(r, c, md_label(r, LABEL_curve_lowest), c->lowest);
}

static struct md name_for(struct report *r, enum label id, const struct persona *who)
{
	return who && r->courses.len > 1 ? MD_FILL(r, LABEL_in_brackets, md_label(r, id), md_name(r, &who->thing)) : md_label(r, id);
}

void report_extremes(struct report *r)
{
	if (r->courses.len > PERSONAS_SUMMED)
		return;
	for (size_t i = 0; i < r->courses.len; i++) {
		const struct course *c = &r->courses.at[i];
		if (!c->placed || c->highest - c->lowest < 1e-9)
			continue;
		write_points(r, c, name_for(r, LABEL_curve_lowest, c->who), c->lowest);
		write_points(r, c, name_for(r, LABEL_curve_highest, c->who), c->highest);
	}
}

/* What would be felt if something happened counts in no figure, so it is told beside them. */
static void write_conditions(struct report *r, const struct course *c)
{
	struct listing l = { .count = 0 };
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct feeling *or = c->felts.at[i].feeling->or;
		if (!or || !is_named(&l))
			continue;
		struct md point = point_words(r, part_words(r, or), c->felts.at[i].place);
		l.words[l.count - 1] = or->if_text.len ? MD_FILL(r, LABEL_point_if, point, md_text(r, or->if_text)) : point;
	}
	write_listing(r, md_label(r, LABEL_curve_conditions), &l);
}

/* Words of which nobody says where they stand: no figure counts them. */
static void write_unplaced(struct report *r, const struct course *c)
{
	struct listing l = { .count = 0 };
	for (size_t i = 0; i < c->felts.len; i++) {
		const struct felt *f = &c->felts.at[i];
		const struct feeling *parts[] = { f->feeling, f->feeling->and, f->feeling->to };
		for (int k = 0; k < 3; k++)
			if (parts[k] && !parts[k]->is_placed && is_named(&l))
				l.words[l.count - 1] = point_words(r, part_words(r, parts[k]), f->place);
	}
	write_listing(r, md_label(r, LABEL_curve_unplaced), &l);
}

static void write_drop(struct report *r, const struct course *c)
{
	if (!c->drop_from)
		return;
	bool is_within = c->drop_from == c->drop_to;
	struct md start = is_within ? MD_NONE : c->drop_from->place == c->drop_to->place ? feeling_words(r, c->drop_from->feeling) : felt_words(r, c->drop_from);
	write_fact(r, LABEL_curve_drop, is_within ? felt_words(r, c->drop_to) : MD_FILL(r, LABEL_from_to, start, felt_words(r, c->drop_to)));
}

static double lowest_part(const struct feeling *f)
{
	double lowest = f->level;
	const struct feeling *parts[] = { f->and, f->to };
	for (int i = 0; i < 2; i++)
		lowest = parts[i] && parts[i]->level < lowest ? parts[i]->level : lowest;
	return lowest;
}

/* Told after the lowest point, it is of that one: not where a whole stage is felt to be lower, from which no recovery is known. */
static void write_recovery(struct report *r, const struct course *c)
{
	static const enum label WORDS[] = { LABEL_recovery_here, LABEL_recovery_next, LABEL_recovery_later };
	if (!c->low || lowest_part(c->low->feeling) > c->lowest || (!c->recovery && c->is_recovery_unknown))
		return;
	size_t steps = c->recovery_steps;
	enum label words = c->is_recovery_in_steps ? WORDS[steps < 2 ? steps : 2] : LABEL_recovery_sometime;
	write_fact(r, LABEL_curve_recovery, !c->recovery ? md_label(r, LABEL_recovery_none) : MD_FILL(r, words, felt_words(r, c->recovery), md_number(r, (double)steps, 0)));
}

/* ---- ways out ---- */

struct branch_labels {
	enum label name, share, some;
};

static const struct branch_labels BRANCHES[] = {
	[BRANCH_SIDE] = { LABEL_side_way, LABEL_side_way_share, LABEL_side_way_some },
	[BRANCH_BACK] = { LABEL_way_back, LABEL_way_back_share, LABEL_way_back_some },
	[BRANCH_OUT] = { LABEL_way_out, LABEL_way_out_share, LABEL_way_out_some },
	[BRANCH_END] = { LABEL_side_way, LABEL_side_way_share, LABEL_side_way_some },
};

/* “Calls”, “Waits”: what lies between the fork and the end. */
static struct md steps_between(struct report *r, const struct branch *b)
{
	struct md_list steps = { 0 };
	for (size_t i = 0; i < b->step_count; i++)
		if (b->steps[i] != b->end)
			md_add(r, &steps, md_quoted(r, thing_label(&b->steps[i]->thing)));
	return md_joined(r, label(r->words, LABEL_list_comma).at, &steps);
}

/* "90% of those at “Pays” leave at “Gives up”, feeling −2" */
static struct md branch_words(struct report *r, const struct course *c, const struct branch *b)
{
	const struct branch_labels *l = &BRANCHES[b->kind];
	const struct feeling *f = branch_feeling(b, c->who);
	struct md fork = md_quoted(r, thing_label(&b->first.from->thing)), end = md_quoted(r, thing_label(&b->end->thing)), between = steps_between(r, b);
	struct md who = isnan(b->share) ? MD_FILL(r, l->some, fork, end) : MD_FILL(r, l->share, md_value(r, b->first.way->share), fork, end);
	who = md_is_empty(between) ? who : MD_FILL(r, LABEL_way_over, who, between);
	return f ? MD_FILL(r, LABEL_way_out_felt, who, feeling_words(r, f)) : who;
}

/* Those who leave first, then those who go round or another way. */
static void write_branches(struct report *r, const struct course *c)
{
	for (int leaves = 1; leaves >= 0; leaves--)
		for (size_t i = 0; i < c->paths.branches.len; i++) {
			const struct branch *b = &c->paths.branches.at[i];
			if ((b->kind == BRANCH_OUT) == (leaves == 1))
				write_fact(r, BRANCHES[b->kind].name, branch_words(r, c, b));
		}
}

/* Those that no verdict may leave out. */
static struct md heavy_ways_out(struct report *r, const struct course *c)
{
	struct md_list all = { 0 };
	for (size_t i = 0; i < c->paths.branches.len; i++)
		if (branch_weighs(&c->paths.branches.at[i]))
			md_add(r, &all, branch_words(r, c, &c->paths.branches.at[i]));
	return md_joined(r, label(r->words, LABEL_list_semicolon).at, &all);
}

/* ---- what is remembered ---- */

static struct md memory_words(struct report *r, const struct course *c)
{
	struct md whole = md_choice(r, LABEL_memory_good, c->memory), worse = md_choice(r, LABEL_memory_good, c->memory_if);
	struct str condition = c->memory_condition ? c->memory_condition->if_text : (struct str){ 0 };
	if (c->memory_if != c->memory)
		whole = condition.len ? MD_FILL(r, LABEL_memory_if, whole, worse, md_text(r, condition)) : MD_FILL(r, LABEL_memory_else, whole, worse);
	struct md leave = heavy_ways_out(r, c);
	return md_is_empty(leave) ? whole : MD_FILL(r, LABEL_memory_goes_on, whole, leave);
}

static void write_memory(struct report *r, const struct course *c)
{
	if (!c->end || !c->memory)
		return;
	struct md peak = point_words(r, part_words(r, c->peak.part), c->peak.felt->place), end = felt_words(r, c->end), whole = memory_words(r, c);
	write_fact(r, LABEL_curve_memory, c->peak.felt == c->end ? MD_FILL(r, LABEL_memory_one, end, whole) : MD_FILL(r, LABEL_memory_two, peak, end, whole));
}

static void write_curve(struct report *r, const struct course *c)
{
	if (c->placed) {
		write_extremes(r, c);
		write_drop(r, c);
		write_recovery(r, c);
		if (c->last)
			write_fact(r, LABEL_curve_end, end_words(r, c->last));
	}
	write_conditions(r, c);
	write_unplaced(r, c);
	write_memory(r, c);
	write_branches(r, c);
}

static void write_moments(struct report *r)
{
	struct things moments = things_of(r, KIND_MOMENT);
	write_heading(r, 3, md_label(r, LABEL_moments));
	FOR_EACH(struct thing, m, moments) {
		struct md text = md_text(r, m->text), place = md_place(r, m);
		write_bullet(r, md_is_empty(text) ? place : MD_FILL(r, LABEL_in_brackets, text, place));
	}
}

void report_feelings(struct report *r)
{
	struct courses all = r->courses;
	write_heading(r, 2, md_label(r, LABEL_report_feelings));
	for (size_t i = 0; i < all.len; i++) {
		if (all.len > 1)
			write_heading(r, 3, md_name(r, &all.at[i].who->thing));
		write_curve(r, &all.at[i]);
	}
	write_moments(r);
}

/* ---- how long it takes ---- */

static void days_phrase(struct report *r, enum label id, struct range days)
{
	write_fact(r, id, days.given ? md_text(r, locale_days(r->words, &r->arena, days)) : MD_NONE);
}

/* What was measured in units of time speaks of the same, or of a part of it: beside each other, a reader sees which. */
static void write_measured_times(struct report *r)
{
	struct md_list all = { 0 };
	struct things measures = things_of(r, KIND_MEASURE);
	struct distinct_measures measured = measures_distinct(&measures, &r->arena);
	for (size_t i = 0; i < measured.list.len; i++) {
		const struct measure *m = measured.list.at[i].measure;
		struct value v = measure_value(m);
		if (v.given && unit_days(v.unit) > 0 && m->metric)
			md_add(r, &all, MD_JOIN(r, " ", md_name(r, &m->metric->thing), md_value(r, v)));
	}
	write_fact(r, LABEL_times_measured, md_joined(r, label(r->words, LABEL_list_semicolon).at, &all));
}

static bool any_times(const struct courses *all)
{
	for (size_t i = 0; i < all->len; i++)
		if (course_times(&all->at[i], NULL).all.given)
			return true;
	return false;
}

static void write_times(struct report *r, const struct course *c)
{
	struct times t = course_times(c, NULL);
	days_phrase(r, LABEL_times_waits, t.waits);
	days_phrase(r, LABEL_times_takes, t.takes);
	if (t.waits.given && t.takes.given)
		days_phrase(r, LABEL_times_all, t.all);
}

/* What was measured is nobody's in particular: where each persona has a heading, it stands before them. */
void report_times(struct report *r)
{
	const struct courses *all = &r->courses;
	if (!any_times(all))
		return;
	write_heading(r, 2, md_label(r, LABEL_report_times));
	if (all->len > 1)
		write_measured_times(r);
	for (size_t i = 0; i < all->len; i++) {
		if (all->len > 1)
			write_heading(r, 3, md_name(r, &all->at[i].who->thing));
		write_times(r, &all->at[i]);
	}
	if (all->len == 1)
		write_measured_times(r);
}
