/* summary.c — the curve of a summary: never wider than the slide, with its scale beside it, a band for each of four people and more, and no face
 * on another where steps are many; for maps made here, and sixty generated ones. */
#include "check.h"
#include "generate.h"
#include "read_map.h"

#include "cjm/all.h"

#include <math.h>
#include <stdio.h>

enum { MAPS = 60, FACES_MOST = 600 };

static char map_name[96];
static double slide_width, slide_height; /* 0: as usual */

struct circle {
	double x, y, radius;
};

struct found {
	struct circle faces[FACES_MOST];
	size_t faces_len, dots, curves, highs, lows; /* highs, lows: how often the ends of the scale are written */
	size_t crossed; /* numbers of a scale that its middle line goes through */
	size_t broken;  /* lines of the names of stages that are no whole words */
	size_t stage_lines, numbers; /* the most lines of a name; stages that have a name or a number */
	size_t labels;  /* that the curve has: texts with a halo */
	size_t pains;
	double right;   /* how far the faces reach */
	double height;
};

/* Texts without a halo that begin on the dashed line of a band, read from the left: the numbers of a scale inside it. */
static size_t crossed_by(const struct shape *curve, const struct shape *line)
{
	double left = line->steps[0].at[0], y = line->steps[0].at[1];
	size_t count = 0;
	for (const struct shape *s = curve->first; s; s = s->next)
		count += s->kind == SHAPE_TEXT && s->paint.stroke_width < 3 && s->anchor == ANCHOR_LEFT && s->x >= left && s->y > y && s->y - s->font.size < y;
	return count;
}

static size_t crossed_in(const struct shape *curve)
{
	size_t count = 0;
	for (const struct shape *s = curve->first; s; s = s->next)
		count += s->kind == SHAPE_PATH && s->paint.gap > 0 && s->step_count == 2 && s->steps[0].at[0] > 0 ? crossed_by(curve, s) : 0;
	return count;
}

/* Of maps whose stages are called so. */
static size_t broken_in(const struct shape *stage)
{
	static const char *const WHOLE[] = { "Confirmation", "commande", "Confirmation commande" };
	size_t count = 0;
	for (const struct shape *s = stage->first; s; s = s->next)
		for (size_t i = 0; s->kind == SHAPE_TEXT && i < s->line_count; i++) {
			bool is_whole = s->lines[i].len && s->lines[i].at[0] >= '0' && s->lines[i].at[0] <= '9';
			for (size_t k = 0; k < sizeof WHOLE / sizeof *WHOLE; k++)
				is_whole |= str_is(s->lines[i], WHOLE[k]);
			count += !is_whole;
		}
	return count;
}

static void seek(struct found *f, const struct shape *s, double x, double y, bool in_face)
{
	if (s->kind == SHAPE_CIRCLE && in_face && f->faces_len < FACES_MOST && s->radius >= 6)
		f->faces[f->faces_len++] = (struct circle){ x + s->x, y + s->y, s->radius };
	if (s->kind == SHAPE_CIRCLE && in_face && s->radius >= 6)
		f->right = fmax(f->right, x + s->x + s->radius);
	f->dots += s->kind == SHAPE_CIRCLE && in_face && s->radius < 4 && s->radius > 2.5;
	f->labels += s->kind == SHAPE_TEXT && s->paint.stroke_width >= 3;
	f->highs += s->kind == SHAPE_TEXT && s->line_count == 1 && str_is(s->lines[0], "+2");
	f->lows += s->kind == SHAPE_TEXT && s->line_count == 1 && str_is(s->lines[0], "−2");
	if (s->kind != SHAPE_GROUP)
		return;
	f->broken += str_is(s->class, "stage") ? broken_in(s) : 0;
	for (const struct shape *child = s->first; child && str_is(s->class, "stage"); child = child->next)
		if (child->kind == SHAPE_TEXT) {
			f->numbers++;
			f->stage_lines = f->stage_lines > child->line_count ? f->stage_lines : child->line_count;
		}
	f->pains += str_is(s->class, "pain");
	if (str_is(s->class, "curve")) {
		f->curves++;
		f->crossed += crossed_in(s);
	}
	for (const struct shape *child = s->first; child; child = child->next)
		seek(f, child, x + s->x, y + s->y, in_face || str_is(s->class, "feeling"));
}

static bool touch(const struct circle *a, const struct circle *b)
{
	double apart = hypot(a->x - b->x, a->y - b->y);
	return apart > 3 && apart < a->radius + b->radius; /* less: the ring around a face */
}

static const struct view *summary_view(void)
{
	size_t i = 0;
	while (view_names()[i] && !str_is(str_of(view_names()[i]), "summary"))
		i++;
	return view_at(i);
}

static struct found draw(struct str text, struct ruler *m)
{
	struct found f = { 0 };
	struct sources s;
	struct findings findings;
	struct theme theme;
	sources_init(&s);
	findings_init(&findings);
	struct map *map = read_map_text(&s, "map.cjm", text, &findings);
	theme_of(map, STR(""), &theme);
	FOR_EACH(struct journey, j, map->journeys) {
		struct view_request r = { .map = map, .journey = j, .ruler = m, .theme = &theme, .slide_width = slide_width, .slide_height = slide_height };
		struct view_report report = { 0 };
		struct scene *scene = summary_view()->draw(&r, &report);
		if (!check_holds(scene && scene->width <= 1600))
			printf("%s: %.0f wide\n", map_name, scene ? scene->width : 0);
		f.height = scene ? scene->height : 0;
		if (scene)
			seek(&f, &scene->root, 0, 0, false);
		if (!check_holds(!f.crossed))
			printf("%s: %zu numbers of the scale are crossed\n", map_name, f.crossed);
		scene_free(scene);
		view_report_finish(&report);
	}
	map_free(map);
	findings_finish(&findings);
	sources_finish(&s);
	return f;
}

static size_t touching(const struct found *f)
{
	size_t count = 0;
	for (size_t i = 0; i < f->faces_len; i++)
		for (size_t k = 0; k < i; k++)
			count += touch(&f->faces[i], &f->faces[k]);
	return count;
}

static void expect(size_t got, size_t want, const char *what)
{
	if (!check_holds(got == want))
		printf("%s: %zu %s instead of %zu\n", map_name, got, what, want);
}

static struct str long_map(struct buf *b, size_t steps)
{
	buf_text(b, "language en\npersona a \"Ana\"\njourney \"Long\"\n  persona a\n");
	for (size_t i = 0; i < steps; i++) {
		if (i % 10 == 0)
			buf_fmt(b, "  stage \"Stage %zu\"\n", i / 10 + 1);
		buf_fmt(b, "    step \"Step %zu\" feel %d \"word\"\n", i + 1, (int)(i / 3 % 5) - 2);
	}
	return buf_as_str(b);
}

static struct str stages_map(struct buf *b, size_t stages)
{
	buf_text(b, "language en\njourney \"Wide\"\n");
	for (size_t i = 0; i < stages; i++)
		buf_fmt(b, "  stage \"A stage %zu\"\n    step \"Step\" feel 1\n", i + 1);
	return buf_as_str(b);
}

static struct str named_map(struct buf *b, size_t stages)
{
	buf_text(b, "language en\njourney \"Named\"\n");
	for (size_t i = 0; i < stages; i++)
		buf_fmt(b, "  stage s%zu \"Confirmation commande\"\n    step \"Step\" feel 1\n", i + 1);
	return buf_as_str(b);
}

static struct str two_map(struct buf *b, size_t steps)
{
	buf_text(b, "language en\npersona p0 \"Ana\"\npersona p1 \"Ben\"\njourney \"Two\"\n  persona p0, p1\n  stage \"Stage\"\n");
	for (size_t i = 0; i < steps; i++)
		buf_fmt(b, "    step \"Step %zu\"\n      feel %d by p0\n      feel %d by p1\n", i + 1, (int)(i % 5) - 2, (int)(i * 3 % 5) - 2);
	return buf_as_str(b);
}

/* Of four people, each with pain points of their own. */
static struct str people_map(struct buf *b, size_t steps)
{
	static const int FELT[] = { -2, 1, 0, 2, -1, -2, 2 };
	buf_text(b, "language en\npersona p0 \"Ana\"\npersona p1 \"Ben\"\npersona p2 \"Cleo\"\npersona p3 \"Dan\"\njourney \"People\"\n  persona p0, p1, p2, p3\n");
	for (size_t i = 0; i < steps; i++) {
		if (i % 6 == 0)
			buf_fmt(b, "  stage \"Stage %zu\"\n", i / 6 + 1);
		buf_fmt(b, "    step \"Step %zu\"\n      pain \"Something goes wrong in step %zu\" severity high\n      opportunity \"An idea for step %zu\" impact high effort low\n", i + 1, i + 1, i + 1);
		for (size_t k = 0; k < 4; k++)
			buf_fmt(b, "      feel %d \"word\" by p%zu\n", FELT[(i * (k + 2) + k) % 7], k);
	}
	return buf_as_str(b);
}

/* Three people, who feel the same in every step. */
static struct str alike_map(struct buf *b, size_t steps)
{
	buf_text(b, "language en\npersona p0 \"Ana\"\npersona p1 \"Ben\"\npersona p2 \"Cleo\"\njourney \"Alike\"\n  persona p0, p1, p2\n  stage \"Stage\"\n");
	for (size_t i = 0; i < steps; i++)
		buf_fmt(b, "    step \"Step %zu\"\n      feel 1 by p0\n      feel 1 by p1\n      feel 1 by p2\n", i + 1);
	return buf_as_str(b);
}

/* Where a number has no room in its stage either, there is none; and a name of many words is no tower. */
static void hold_stages(struct ruler *m)
{
	struct buf many = { 0 }, tall = { 0 };
	snprintf(map_name, sizeof map_name, "thirty stages on narrow paper");
	slide_width = 559;
	slide_height = 794;
	struct found f = draw(stages_map(&many, 30), m);
	slide_width = slide_height = 0;
	expect(f.numbers, 0, "numbers in chevrons that are narrower than these");
	snprintf(map_name, sizeof map_name, "stages with names of many words");
	buf_text(&tall, "language en\njourney \"J\"\n");
	for (size_t i = 0; i < 14; i++)
		buf_fmt(&tall, "  stage s%zu \"To be or not to be is what he asks us all in this one\"\n    step \"Step\" feel 1\n", i);
	f = draw(buf_as_str(&tall), m);
	expect(f.stage_lines > 5, 0, "names of more than five lines");
	expect(f.numbers, 14, "stages with a name or a number");
	buf_finish(&many);
	buf_finish(&tall);
}

/* However narrow the paper, a face stands at the height of what is felt. */
static void hold_heights(struct ruler *m)
{
	struct buf alike = { 0 };
	snprintf(map_name, sizeof map_name, "three who feel alike");
	slide_width = 559;
	slide_height = 794;
	struct found f = draw(alike_map(&alike, 14), m);
	slide_width = slide_height = 0;
	size_t apart = 0;
	for (size_t i = 1; i < f.faces_len; i++)
		apart += fabs(f.faces[i].y - f.faces[0].y) > 0.01;
	expect(apart, 0, "faces at another height than what is felt");
	expect(f.faces_len >= 42, 1, "face for each of them in each step");
	buf_finish(&alike);
}

/* The highest point is told even where its stage is too narrow for what makes it. */
static void hold_labels(struct ruler *m)
{
	static const int FELT[] = { 1, 0, 1, 0, 2, -1, 1, 0, 1, -2, 0, 1, 0 };
	struct buf map = { 0 };
	buf_text(&map, "language en\njourney \"J\"\n");
	for (size_t i = 0; i < sizeof FELT / sizeof *FELT; i++) {
		if (i == 0 || i == 4 || i == 5)
			buf_fmt(&map, "  stage s%zu \"Stage\"\n", i);
		buf_fmt(&map, "    step \"Step %zu\" feel %d \"felt\"\n", i, FELT[i]);
		if (i == 4)
			buf_text(&map, "      gain \"The stock is seen while one chooses\"\n");
	}
	snprintf(map_name, sizeof map_name, "a narrow stage");
	expect(draw(buf_as_str(&map), m).labels, 2, "labels");
	buf_finish(&map);
}

/* Where nothing else needs the room, more than the three worst are named. */
static void hold_items(struct ruler *m)
{
	struct buf map = { 0 };
	buf_text(&map, "language en\njourney \"J\"\n  stage s \"Stage\"\n");
	for (int i = 0; i < 8; i++)
		buf_fmt(&map, "    step \"Step %d\" feel %d \"felt\"\n      pain \"Pain %d\" severity high\n", i, i % 3 - 1, i);
	snprintf(map_name, sizeof map_name, "nothing but pain points");
	expect(draw(buf_as_str(&map), m).pains, 6, "pain points");
	buf_finish(&map);
}

static void hold_made(struct ruler *m)
{
	static const char FOUR[] = "language en\npersona a \"A\"\npersona b \"B\"\npersona c \"C\"\npersona d \"D\"\njourney \"J\"\n  persona a, b, c, d\n  stage \"S\"\n"
		"    step \"1\"\n      feel -2 by a\n      feel +2 by b\n      feel -1 by c\n      feel 0 by d\n    step \"2\"\n      feel 0 by a\n      feel 0 by b\n      feel 0 by c\n      feel 0 by d\n";
	struct buf many = { 0 }, wide = { 0 }, people = { 0 };
	snprintf(map_name, sizeof map_name, "four people");
	struct found f = draw(str_of(FOUR), m);
	expect(f.curves, 4, "curves");
	expect(f.highs, 4, "upper ends of the scale");
	expect(f.lows, 4, "lower ends of the scale");
	snprintf(map_name, sizeof map_name, "eighty steps");
	f = draw(long_map(&many, 80), m);
	expect(f.curves, 1, "curves");
	expect(f.highs, 1, "upper ends of the scale");
	expect(touching(&f), 0, "faces that touch");
	if (!check_holds(f.dots > 0))
		printf("%s: no step is a dot\n", map_name);
	snprintf(map_name, sizeof map_name, "four people, thirty steps");
	f = draw(people_map(&people, 30), m);
	expect(f.curves, 4, "curves");
	expect((size_t)f.height, 900, "pixels of height");
	snprintf(map_name, sizeof map_name, "forty stages");
	draw(stages_map(&wide, 40), m);
	for (size_t stages = 8; stages <= 24; stages += 4) {
		struct buf named = { 0 };
		snprintf(map_name, sizeof map_name, "%zu stages with names", stages);
		f = draw(named_map(&named, stages), m);
		expect(f.broken, 0, "broken words");
		buf_finish(&named);
	}
	for (size_t steps = 20; steps <= 40; steps += 20) {
		struct buf two = { 0 };
		snprintf(map_name, sizeof map_name, "two people, %zu steps", steps);
		f = draw(two_map(&two, steps), m);
		expect(f.curves, steps > 20 ? 2 : 1, "bands");
		buf_finish(&two);
	}
	buf_finish(&many);
	buf_finish(&people);
	buf_finish(&wide);
}

static void hold_inside(struct found f)
{
	if (!check_holds(f.right <= 1560))
		printf("%s: a face reaches beyond its band, to %.1f\n", map_name, f.right);
}

int main(void)
{
	struct ruler *m = ruler_new();
	hold_made(m);
	hold_heights(m);
	hold_labels(m);
	hold_items(m);
	hold_stages(m);
	for (uint32_t i = 0; i < MAPS; i++) {
		struct buf text = { 0 };
		generate_map(i, &text);
		snprintf(map_name, sizeof map_name, "generated %u (%s)", i, generated_sort(i));
		hold_inside(draw(buf_as_str(&text), m));
		buf_finish(&text);
	}
	struct buf crowded = { 0 }; /* its last column is less wide than a face */
	generate_map(10144, &crowded);
	snprintf(map_name, sizeof map_name, "generated 10144");
	hold_inside(draw(buf_as_str(&crowded), m));
	buf_finish(&crowded);
	ruler_free(m);
	return check_report();
}
