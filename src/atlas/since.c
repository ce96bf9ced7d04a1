/* since.c — what has changed since another time: an older atlas of the same maps, row by row. */
#include "atlas/atlas.h"

#include "cjm/coverage.h"

#include <math.h>

/* ---- which row was which: by its file and name, then by its file, then by its title ---- */

struct older_rows { struct names by_name, by_file, by_title; };

static struct str name_key(struct arena *a, const struct atlas_row *r)
{
	return str_fmt(a, "%.*s#%.*s", STR_ARG(r->place), STR_ARG(r->id));
}

static void take_row(struct atlas *a, struct atlas_row *r, const struct atlas_row *found)
{
	if (r->before || !found || a->is_still[found - a->older->rows.at])
		return;
	a->is_still[found - a->older->rows.at] = true;
	r->before = found;
}

void atlas_find_changes(struct atlas *a)
{
	struct older_rows old;
	struct names *const all[] = { &old.by_name, &old.by_file, &old.by_title };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		names_init(all[i], &a->arena);
	a->is_still = arena_alloc(&a->arena, (a->older ? a->older->rows.len : 0) + 1);
	for (size_t i = 0; a->older && i < a->older->rows.len; i++) {
		struct atlas_row *r = &a->older->rows.at[i];
		names_add(&old.by_name, name_key(&a->arena, r), r);
		if (r->is_alone)
			names_add(&old.by_file, r->place, r);
		names_add(&old.by_title, atlas_key(&a->arena, r->title), r);
	}
	for (size_t i = 0; i < a->rows.len; i++)
		take_row(a, &a->rows.at[i], names_find(&old.by_name, name_key(&a->arena, &a->rows.at[i])));
	for (size_t i = 0; i < a->rows.len; i++)
		if (a->rows.at[i].is_alone)
			take_row(a, &a->rows.at[i], names_find(&old.by_file, a->rows.at[i].place));
	for (size_t i = 0; i < a->rows.len; i++)
		take_row(a, &a->rows.at[i], names_find(&old.by_title, atlas_key(&a->arena, a->rows.at[i].title)));
}

/* ---- figures ---- */

enum since_figure { SINCE_MEAN, SINCE_LOWEST, SINCE_PAINS, SINCE_OPEN, SINCE_MET, SINCE_COVERAGE, SINCE_LEVEL, SINCE_COUNT };

static const struct {
	enum label head;
	const char *member;
	bool judges;
} FIGURES[SINCE_COUNT] = {
	[SINCE_MEAN] = { LABEL_curve_mean, "mean", false }, [SINCE_LOWEST] = { LABEL_curve_lowest, "lowest", false }, [SINCE_PAINS] = { LABEL_lane_pains, "pains", false },
	[SINCE_OPEN] = { LABEL_atlas_open, "open-actions", false }, [SINCE_MET] = { LABEL_targets_met, "targets-met", false },
	[SINCE_COVERAGE] = { LABEL_coverage, "coverage-percent", true }, [SINCE_LEVEL] = { LABEL_diff_maturity, "maturity", true },
};

/* As it is told, so that what looks the same is the same: emotions in tenths, from -2 to +2; NAN where it is not told. */
static double figure_of(const struct atlas_row *r, enum since_figure figure)
{
	switch (figure) {
	case SINCE_MEAN: return round(r->mean * ATLAS_SCALE * 10) / 10;
	case SINCE_LOWEST: return round(r->lowest * ATLAS_SCALE * 10) / 10;
	case SINCE_PAINS: return (double)r->pains;
	case SINCE_OPEN: return (double)r->open;
	case SINCE_MET: return r->judged ? (double)r->met : NAN;
	case SINCE_COVERAGE: return r->has_coverage ? coverage_percent(r->covered, r->cells) : NAN;
	case SINCE_LEVEL: return r->level ? r->level : NAN;
	case SINCE_COUNT: break;
	}
	return NAN;
}

static bool is_told(const struct atlas *a, enum since_figure figure)
{
	return !FIGURES[figure].judges || !a->is_for_client;
}

static bool differs(double a, double b)
{
	return isnan(a) || isnan(b) ? isnan(a) != isnan(b) : a < b || a > b;
}

static bool has_changed(const struct atlas *a, const struct atlas_row *r)
{
	bool is = !str_equal(r->title, r->before->title);
	for (int i = 0; i < SINCE_COUNT; i++)
		is |= is_told(a, (enum since_figure)i) && differs(figure_of(r, (enum since_figure)i), figure_of(r->before, (enum since_figure)i));
	return is;
}

void atlas_list_changes(struct atlas *a, struct atlas_wish wish)
{
	for (size_t i = 0; a->older && i < a->rows.len; i++) {
		const struct atlas_row *r = &a->rows.at[i];
		if (!r->before || has_changed(a, r))
			VEC_PUSH(&a->arena, &a->changes, ((struct atlas_change){ r->before ? SINCE_CHANGED : SINCE_NEW, (long)i, r->before }));
	}
	for (size_t i = 0; a->older && i < a->older->rows.len; i++) {
		const struct atlas_row *r = &a->older->rows.at[i];
		if (!a->is_still[i] && atlas_is_asked_for(a, r, wish))
			VEC_PUSH(&a->arena, &a->changes, ((struct atlas_change){ SINCE_REMOVED, ATLAS_NONE, r }));
	}
}

/* ---- told ---- */

static struct str figure_words(struct tabling *t, const struct atlas_row *r, enum since_figure figure)
{
	double number = r ? figure_of(r, figure) : NAN;
	if (isnan(number))
		return (struct str){ 0 };
	switch (figure) {
	case SINCE_MEAN: return atlas_score(t->atlas, t->arena, r->mean);
	case SINCE_LOWEST: return atlas_score(t->atlas, t->arena, r->lowest);
	case SINCE_COVERAGE: return locale_percent(t->words, t->arena, number);
	case SINCE_LEVEL: return str_fmt(t->arena, "%d/%d", r->level, MATURITY_LEVELS);
	default: return tabling_number(t, number, 0);
	}
}

/* "−1 → +0.5"; of a journey that is on one side only, its figure; nothing where it is the same. */
static void put_figure(struct tabling *t, const struct atlas_row *before, const struct atlas_row *now, enum since_figure figure)
{
	struct str was = figure_words(t, before, figure), is = figure_words(t, now, figure);
	if (before && now && !differs(figure_of(before, figure), figure_of(now, figure)))
		tabling_put(t, (struct str){ 0 });
	else if (before && now)
		tabling_put(t, str_fmt(t->arena, "%.*s %s %.*s", STR_ARG(was.len ? was : STR("–")), t->words->becomes, STR_ARG(is.len ? is : STR("–"))));
	else
		tabling_put(t, now ? is : was);
}

struct atlas_table atlas_table_of_changes(const struct atlas *a, struct arena *arena)
{
	static const enum label KINDS[SINCE_KINDS] = { [SINCE_NEW] = LABEL_atlas_is_new, [SINCE_REMOVED] = LABEL_atlas_is_removed, [SINCE_CHANGED] = LABEL_diff_sign_changed };
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label_with(a->words, arena, LABEL_atlas_since, locale_date(a->words, arena, a->since)));
	tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_diff_what, false);
	for (int i = 0; i < SINCE_COUNT; i++)
		if (is_told(a, (enum since_figure)i))
			tabling_column(&t, FIGURES[i].head, true);
	for (size_t i = 0; i < a->changes.len; i++) {
		const struct atlas_change *c = &a->changes.at[i];
		const struct atlas_row *now = c->row == ATLAS_NONE ? NULL : &a->rows.at[c->row];
		tabling_row(&t);
		tabling_put(&t, now ? now->shown : c->before->title)->row = c->row;
		tabling_put(&t, label(a->words, KINDS[c->kind]));
		for (int k = 0; k < SINCE_COUNT; k++)
			if (is_told(a, (enum since_figure)k))
				put_figure(&t, c->before, now, (enum since_figure)k);
	}
	return table;
}

/* For programs, emotions are as exact as in the rows. */
static void write_figure(struct json *j, const struct atlas_row *of, enum since_figure figure)
{
	if (figure == SINCE_MEAN || figure == SINCE_LOWEST)
		atlas_json_level(j, FIGURES[figure].member, figure == SINCE_MEAN ? of->mean : of->lowest);
	else
		atlas_json_number(j, FIGURES[figure].member, figure_of(of, figure));
}

static void write_before(struct json *j, const struct atlas *a, const struct atlas_row *before)
{
	json_key(j, "before");
	json_open(j, '{');
	json_text(j, "title", before->title);
	for (int i = 0; i < SINCE_COUNT; i++)
		if (is_told(a, (enum since_figure)i))
			write_figure(j, before, (enum since_figure)i);
	json_close(j, '}');
}

void atlas_write_changes(struct json *j, const struct atlas *a)
{
	static const char *const KINDS[SINCE_KINDS] = { [SINCE_NEW] = "new", [SINCE_REMOVED] = "removed", [SINCE_CHANGED] = "changed" };
	if (!a->older)
		return;
	json_key(j, "changes");
	json_open(j, '{');
	atlas_json_date(j, "since", a->since);
	json_open_list(j, "journeys");
	for (size_t i = 0; i < a->changes.len; i++) {
		const struct atlas_change *c = &a->changes.at[i];
		json_open_item(j);
		json_text(j, "change", str_of(KINDS[c->kind]));
		if (c->row != ATLAS_NONE)
			json_number(j, "journey", (double)c->row);
		if (c->before)
			write_before(j, a, c->before);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}
