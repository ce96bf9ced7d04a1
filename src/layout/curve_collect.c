/* curve_collect.c — whose feelings are drawn: all in one band, or each in a band of their own. */
#include "cjm/curves.h"
#include "layout/curve.h"
#include "layout/curve_edges.h"
#include "layout/curve_faces.h"
#include "layout/curve_lines.h"
#include "layout/curve_notes.h"

enum { BANDS_FROM = 4, DENSE_FROM = 12, BANDS_MOST = 60, POINTS_MOST = 4000, AXIS_LEAST = 60 };

static bool has_anything(const struct curves *c)
{
	bool any = c->asides[0].len || c->asides[1].len;
	for (size_t i = 0; i < c->list.len; i++)
		any |= c->list.at[i].points.len > 0;
	return any;
}

/* The scale's ends and its middle in the map's own numbers, left of the band. */
static void set_axis(struct layout *l, struct curves *c)
{
	struct range scale = l->plan->map->scale;
	double values[] = { scale.high, (scale.low + scale.high) / 2, scale.low };
	for (int i = 0; i < 3 && l->plan->label_width >= AXIS_LEAST; i++)
		c->axis[i] = locale_score(l->plan->locale, l->arena, scale, values[i]);
}

static struct feelings *collect_feelings(struct layout *l, struct curve_source source, struct str called)
{
	struct feelings *f = ARENA_NEW(l->arena, struct feelings);
	f->source = source;
	f->curves.called = called;
	f->curves.is_one_of_several = source.is_one_of_several;
	f->columns = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->columns);
	f->aside_widths = arena_alloc(l->arena, l->plan->columns.len * sizeof *f->aside_widths);
	for (size_t i = 0; i < l->plan->columns.len; i++)
		f->columns[i].curves = &f->curves;
	for (size_t i = 0; i < source.count; i++)
		VEC_PUSH(l->arena, &f->curves.list, ((struct curve){ .persona = source.who[i], .index = source.first_index + i }));
	curve_faces_collect(l, f);
	if (!has_anything(&f->curves))
		return NULL;
	set_axis(l, &f->curves);
	curve_lines_collect(l, f);
	curve_edges_collect(l, f);
	curve_notes_collect(l, f);
	return f;
}

/* Until the widths are known, a point's x is its column. */
void curves_collect_from(struct layout *l, struct swimlane *lane, struct curve_source source)
{
	struct feelings *f = collect_feelings(l, source, (struct str){ 0 });
	lane->curves = f ? &f->curves : NULL;
}

static const struct curves *band_of(const struct curves *bands, const struct persona *who)
{
	while (bands && bands->list.at[0].persona != who)
		bands = bands->next;
	return bands;
}

/* Each persona in a band of their own. */
static void collect_bands(struct layout *l, struct swimlane *lane, struct curve_source all)
{
	struct curves **end = &lane->curves;
	for (size_t i = 0; i < all.count; i++) {
		struct curve_source one = all;
		one.count = 1;
		one.is_dense = all.count >= DENSE_FROM && all.has_notes;
		one.courses = all.courses + i;
		one.who = all.who + i;
		one.first_index = i;
		one.whole = band_of(all.whole, all.who[i]);
		struct str name = all.who[i] ? thing_label(&all.who[i]->thing) : label(l->plan->locale, LABEL_lane_feelings);
		struct feelings *f = collect_feelings(l, one, name);
		if (!f)
			continue;
		*end = &f->curves;
		end = &f->curves.next;
	}
}

static struct curve_source source_of_all(struct layout *l)
{
	struct courses courses = *layout_courses(l);
	struct curve_source source = { .courses = arena_alloc(l->arena, courses.len * sizeof(struct course *)), .who = arena_alloc(l->arena, courses.len * sizeof(struct persona *)) };
	for (size_t i = 0; i < courses.len; i++)
		if (curve_is_felt_by(l, courses.at[i].who)) {
			source.courses[source.count] = &courses.at[i];
			source.who[source.count++] = courses.at[i].who;
		}
	return source;
}

void curves_collect(struct layout *l, struct swimlane *lane, const struct curves *whole)
{
	struct curve_source source = source_of_all(l);
	source.has_notes = true;
	source.whole = whole;
	/* Dozens of bands are long, but as many lines in one are a tangle; each takes room for every column. */
	bool has_bands = source.count >= BANDS_FROM && source.count <= BANDS_MOST && source.count * l->plan->columns.len <= POINTS_MOST;
	(has_bands ? collect_bands : curves_collect_from)(l, lane, source);
}

size_t curves_collect_apart(struct layout *l, struct swimlane *lane, size_t most)
{
	enum { CROSSING_FROM = 28 }; /* columns: where even two lines cross so often that none is followed */
	struct curve_source source = source_of_all(l);
	source.words_by_stage = true;
	if (source.count < (l->plan->columns.len < CROSSING_FROM ? BANDS_FROM : 2))
		return 0;
	source.count = source.count < most ? source.count : most;
	collect_bands(l, lane, source);
	return source.count;
}
