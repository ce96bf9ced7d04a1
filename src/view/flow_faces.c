/* flow_faces.c — how a step or a stage feels: in words, part by part; and as one face where all feel the same, else one for each who
 * feels differently. Who feels more than one thing there has two, of the first and of the last: a mean of them is felt by nobody. */
#include "cjm/curves.h"
#include "view/flow.h"

#include <math.h>

enum { SMALL_FACE = 8, FACES_APART = 6, WHOSE_HEIGHT = 13, WHOSE_RADIUS = 4, WHOSE_APART = 3, BEFORE_NAME = 6, INITIAL_WIDEST = 18, MARKERS_MOST = 2, AROUND_FACES = 10, FACES_TOGETHER = 2, ALIKE = 100 /* levels differ by more than a part of this */ };

struct blocks flow_felt(struct layout *l, const struct feeling *f, bool always)
{
	struct feeling_parts parts = feeling_parts(l, f);
	const struct locale *words = l->plan->locale;
	struct blocks felt = { 0 };
	for (size_t i = 0; i < parts.len; i++) {
		const struct feeling_part *part = &parts.at[i];
		struct str said = part->words;
		if (!said.len && (parts.len > 1 || always))
			said = locale_score(words, l->arena, l->plan->map->scale, part->feeling->value);
		if (!said.len)
			continue;
		said = part->joint.len ? layout_join(l, " ", (struct str[]){ part->joint, said }, 2) : said;
		if (!i && f->by.len)
			said = str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(layout_labels(l, &f->by, words->list)), words->colon, STR_ARG(said));
		felt.at[felt.len++] = (struct block){ .role = ROLE_TAG, .mark = MARK_FELT, .text = said, .felt = part->feeling, .span = part->feeling->thing.span };
	}
	return felt;
}

/* ---- whose ---- */

static bool is_only(const struct things *personas, const struct thing *persona, struct str first)
{
	for (size_t i = 0; i < personas->len; i++)
		if (personas->at[i] != persona && str_equal(str_slice(thing_label(personas->at[i]), 0, first.len), first))
			return false;
	return first.len > 0;
}

/* The first letter of a name, two where another begins with the same; a number where that does not do, or is too wide for a face. */
static struct str short_name(struct layout *l, const struct things *personas, size_t index)
{
	struct str name = thing_label(personas->at[index]), first = { 0 };
	for (int letters = 0; letters < 2 && first.len < name.len; letters++) {
		first = str_slice(name, 0, text_cluster_end(name, first.len));
		if (is_only(personas, personas->at[index], first) && layout_width(l, ROLE_SMALL, first) <= INITIAL_WIDEST)
			return first;
	}
	return str_fmt(l->arena, "%zu", index + 1);
}

void flow_name_personas(struct flow_view *f)
{
	f->personas = page_personas(&f->l);
	f->initials = arena_alloc(f->l.arena, (f->personas.len + 1) * sizeof *f->initials);
	f->indices = arena_alloc(f->l.arena, (f->personas.len + 1) * sizeof *f->indices);
	for (size_t i = 0; i < f->personas.len; i++) {
		f->indices[i] = curve_number_of(&f->l, (const struct persona *)f->personas.at[i]);
		if (persona_marker_is_shared(f->indices[i], f->personas.len))
			f->initials[i] = short_name(&f->l, &f->personas, i);
	}
}

struct whole_feeling {
	double first, last;
	size_t count;
	struct str word;
	enum certainty certainty;
	struct span span; /* of the only one */
	bool is_estimated;
};

/* A face that stands for several feelings is broken where all of them are in doubt. */
static enum certainty surer_of(enum certainty a, enum certainty b)
{
	return !certainty_is_doubt(a) || a == b ? a : !certainty_is_doubt(b) ? b : CERTAINTY_ASSUMED;
}

static void add_feeling(struct layout *l, struct whole_feeling *m, const struct feeling *f)
{
	enum certainty certainty = certainty_of(thing_journey(&f->thing), &f->thing);
	const struct feeling *other = f->to ? f->to : f->and;
	double first = isnan(f->level) && other ? other->level : f->level, last = other && !isnan(other->level) ? other->level : first;
	if (isnan(first))
		return;
	m->first = m->count ? m->first : first;
	m->last = last;
	m->certainty = m->count ? surer_of(m->certainty, certainty) : certainty;
	m->is_estimated |= feeling_is_estimated(f);
	m->span = m->count ? (struct span){ 0 } : f->thing.span;
	m->word = m->count++ ? (struct str){ 0 } : locale_remarked(l->plan->locale, l->arena, f->thing.text, f);
}

/* Their own feelings; where they have none, those that are everybody's. */
static struct whole_feeling felt_by(struct layout *l, const struct content *c, const struct thing *persona)
{
	struct whole_feeling own = { 0 }, all = { 0 };
	FOR_EACH(struct feeling, f, c->feelings) {
		if (f->by.len && things_hold(&f->by, persona))
			add_feeling(l, &own, f);
		else if (!f->by.len)
			add_feeling(l, &all, f);
	}
	return own.count ? own : all;
}

/* ---- faces ---- */

static struct str word_of_person(struct layout *l, const struct thing *persona, struct str word)
{
	struct str name = thing_label(persona);
	return word.len ? str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(name), l->plan->locale->colon, STR_ARG(word)) : name;
}

static void add_to_face(struct layout *l, struct step_face *face, const struct step_face *other)
{
	face->title = layout_join(l, "\n", (struct str[]){ face->title, other->title }, 2);
	face->certainty = surer_of(face->certainty, other->certainty);
	face->is_estimated |= other->is_estimated;
	face->span = face->span.file == other->span.file && face->span.at == other->span.at ? face->span : (struct span){ 0 };
	if (face->count++ < MARKERS_MOST && face->level == other->level)
		face->people[face->count - 1] = other->people[0];
	else
		face->unnamed++;
}

static bool is_alike(double a, double b)
{
	return (a - b) * ALIKE < 1 && (b - a) * ALIKE < 1;
}

/* Who feels as another does shares the face. */
static void add_face(struct flow_view *f, struct step_box *b, struct step_face face)
{
	for (size_t i = 0; i < b->faces.len; i++)
		if (is_alike(b->faces.at[i].level, face.level) && is_alike(b->faces.at[i].last, face.last)) {
			face.level = b->faces.at[i].level;
			add_to_face(&f->l, &b->faces.at[i], &face);
			return;
		}
	VEC_PUSH(f->l.arena, &b->faces, face);
}

static struct step_face face_of(struct str title, size_t person, struct whole_feeling felt)
{
	return (struct step_face){
		.level = felt.first, .last = felt.last, .title = title, .people = { person }, .count = 1, .certainty = felt.certainty, .is_estimated = felt.is_estimated, .span = felt.span,
	};
}

/* Three faces at most: the last of them tells of the others. */
static void leave_out_rest(struct layout *l, struct step_box *b)
{
	for (size_t i = FACES_MOST; i < b->faces.len; i++)
		add_to_face(l, &b->faces.at[FACES_MOST - 1], &b->faces.at[i]);
	b->faces.len = b->faces.len > FACES_MOST ? FACES_MOST : b->faces.len;
}

static size_t markers_of(const struct step_face *face)
{
	return face->count - face->unnamed;
}

static void name_rest(struct layout *l, struct step_face *face)
{
	if (face->unnamed)
		face->more = layout_wrap(l, ROLE_TAG, str_fmt(l->arena, "+%zu", face->unnamed), 1e9);
}

/* Its marker, and its letter where it has one. */
static double width_of_one(struct ruler *m, const struct flow_view *f, size_t person)
{
	struct str letter = f->initials[person];
	return 2 * WHOSE_RADIUS + (letter.len ? WHOSE_APART + text_width(m, role_font(ROLE_TAG), letter) : 0);
}

static double width_of_all(struct ruler *m, const struct flow_view *f, const struct step_face *face)
{
	double width = face->more.len ? face->more.width + WHOSE_APART : 0;
	for (size_t i = 0; i < markers_of(face); i++)
		width += width_of_one(m, f, face->people[i]) + (i ? WHOSE_APART : 0);
	return width;
}

static double faces_of_one(const struct step_face *face)
{
	return is_alike(face->level, face->last) ? 1 : 2;
}

/* Each face stands above its markers, in the middle of the wider of the two. */
static void place_faces(struct flow_view *f, struct step_box *b)
{
	struct layout *l = &f->l;
	double right = 0;
	b->face_radius = b->faces.len > 1 ? SMALL_FACE : BOX_FACE;
	for (size_t i = 0; i < b->faces.len; i++) {
		struct step_face *face = &b->faces.at[i];
		name_rest(l, face);
		double whose = b->faces.len > 1 ? width_of_all(l->plan->ruler, f, face) : 0, width = layout_at_least(faces_of_one(face) * (2 * b->face_radius + FACES_TOGETHER) - FACES_TOGETHER, whose);
		face->x = right + (i ? FACES_APART : 0) + width / 2;
		right = face->x + width / 2;
	}
	b->faces_width = right;
}

void flow_collect_faces(struct flow_view *f, struct step_box *b)
{
	const struct content *c = &b->step->content;
	for (size_t i = 0; i < f->personas.len; i++) {
		struct whole_feeling felt = felt_by(&f->l, c, f->personas.at[i]);
		if (felt.count)
			add_face(f, b, face_of(word_of_person(&f->l, f->personas.at[i], felt.word), i, felt));
	}
	struct whole_feeling felt = felt_by(&f->l, c, NULL);
	if (!f->personas.len && felt.count)
		add_face(f, b, face_of(felt.word, 0, felt));
	leave_out_rest(&f->l, b);
	place_faces(f, b);
	b->is_moment = c->moment != NULL;
}

double faces_beside(const struct step_box *b)
{
	double width = b->faces.len ? b->faces_width : b->is_moment ? 2 * BOX_FACE : 0;
	return width > 0 ? width + AROUND_FACES : 0;
}

double faces_bottom(const struct step_box *b)
{
	if (!b->faces.len)
		return b->is_moment ? BOX_PADDING + 2 * BOX_FACE : 0;
	return BOX_PADDING + 2 * b->face_radius + (b->faces.len > 1 ? WHOSE_HEIGHT : 0);
}

/* ---- drawing ---- */

static void draw_whose(const struct flow_view *f, struct drawing *d, struct shape *into, const struct step_face *face, double top)
{
	enum { MIDDLE = 7, DOWN = 11 };
	struct ruler *m = f->l.plan->ruler;
	double x = -width_of_all(m, f, face) / 2;
	for (size_t i = 0; i < markers_of(face); i++) {
		size_t person = face->people[i];
		draw_persona_marker(d, into, x + WHOSE_RADIUS, top + MIDDLE, WHOSE_RADIUS, (const struct persona *)f->personas.at[person], f->indices[person]);
		if (f->initials[person].len)
			draw_text(d, into, ROLE_TAG, x + 2 * WHOSE_RADIUS + WHOSE_APART, top + DOWN, ANCHOR_LEFT, f->initials[person], d->theme->text);
		x += width_of_one(m, f, person) + WHOSE_APART;
	}
	draw_lines(d, into, ROLE_TAG, x, top + DOWN, ANCHOR_LEFT, face->more, d->theme->text);
}

void draw_faces(const struct flow_view *f, struct drawing *d, struct shape *into, const struct step_box *b)
{
	double left = b->width - BOX_PADDING - b->faces_width, radius = b->face_radius, y = BOX_PADDING + radius, right = b->width - BOX_PADDING - BOX_FACE;
	for (size_t i = 0; i < b->faces.len; i++) {
		const struct step_face *face = &b->faces.at[i];
		struct shape *g = scene_group(d->scene, into, STR("feeling"), left + face->x, y);
		g->title = str_copy(&d->scene->arena, face->title);
		g->span = face->span;
		struct face_look look = { .is_broken = certainty_is_doubt(face->certainty), .is_estimated = face->is_estimated };
		double apart = (faces_of_one(face) - 1) * (radius + FACES_TOGETHER / 2.0);
		draw_face(d, g, -apart, 0, radius, face->level, look);
		if (apart > 0)
			draw_face(d, g, apart, 0, radius, face->last, look);
		if (b->faces.len > 1)
			draw_whose(f, d, g, face, radius);
		right = left + face->x + apart;
	}
	if (b->is_moment)
		draw_star(d, into, b->faces.len ? right + radius : right, b->faces.len ? BOX_PADDING : BOX_PADDING + BOX_FACE, b->faces.len > 1 ? 5.5 : 7)->span = b->step->content.moment->span;
}

/* ---- legend ---- */

void flow_add_persona_legend(struct flow_view *f)
{
	bool are_apart = false;
	for (size_t i = 0; i < f->boxes.len; i++)
		are_apart |= f->boxes.at[i].faces.len > 1 && flow_shows(f, f->boxes.at[i].system);
	for (size_t i = 0; are_apart && i < f->personas.len; i++) {
		struct legend_item item = { .kind = LEGEND_OWN, .index = i, .text = thing_label(f->personas.at[i]), .persona = (const struct persona *)f->personas.at[i] };
		legend_add(&f->l, item);
		double letter = layout_width(&f->l, ROLE_SMALL, f->initials[i]);
		f->l.plan->legend.at[f->l.plan->legend.len - 1].sign_room = 2 * WHOSE_RADIUS + BEFORE_NAME + (letter > 0 ? WHOSE_APART + letter : 0);
	}
}

void draw_persona_legend(const struct flow_view *f, struct drawing *d, struct shape *into)
{
	for (size_t i = 0; i < d->plan->legend.len; i++) {
		const struct legend_item *item = &d->plan->legend.at[i];
		if (item->kind == LEGEND_OWN) {
			draw_persona_marker(d, into, item->x + WHOSE_RADIUS, item->y - WHOSE_RADIUS, WHOSE_RADIUS, item->persona, f->indices[item->index]);
			if (f->initials[item->index].len)
				draw_text(d, into, ROLE_SMALL, item->x + 2 * WHOSE_RADIUS + WHOSE_APART, item->y, ANCHOR_LEFT, f->initials[item->index], d->theme->text);
		}
	}
}
