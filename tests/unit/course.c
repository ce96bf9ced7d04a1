/* course.c — the main line, what leaves it, and the figures of the feelings along it: small maps, and what is right for each. */
#include "check.h"
#include "read_map.h"

#include "cjm/course.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void add_steps(struct buf *out, const struct step *const *steps, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_fmt(out, "%s%.*s", i ? " " : "", STR_ARG(steps[i]->thing.id));
}

/* "a b c | out a>x 30% | side a>s=c | back b=a": the line, then each branch with its own steps and where it ends. */
static void write_paths(const struct paths *p, struct buf *out)
{
	static const char *const KINDS[] = { "side", "back", "out", "end" };
	add_steps(out, p->line, p->line_count);
	for (size_t i = 0; i < p->branches.len; i++) {
		const struct branch *b = &p->branches.at[i];
		buf_fmt(out, " | %s %.*s>", KINDS[b->kind], STR_ARG(b->first.from->thing.id));
		add_steps(out, b->steps, b->step_count);
		buf_fmt(out, "=%.*s", STR_ARG(b->end->thing.id));
		if (!isnan(b->share)) {
			buf_char(out, ' ');
			buf_number(out, b->share, 2);
			buf_char(out, '%');
		}
	}
}

struct walked {
	struct sources sources;
	struct findings found;
	struct map *map;
	const struct journey *journey;
	struct arena arena;
};

static struct walked *reading_of(const char *steps)
{
	struct walked *r = calloc(1, sizeof *r);
	struct buf text = { 0 };
	sources_init(&r->sources);
	findings_init(&r->found);
	arena_init(&r->arena);
	buf_fmt(&text, "%s%s", strstr(steps, "journey") ? "" : "journey \"J\"\n  stage \"S\"\n", steps);
	r->map = read_map_text(&r->sources, "course.cjm", buf_as_str(&text), &r->found);
	r->journey = (const struct journey *)r->map->journeys.at[0];
	CHECK(!r->found.len);
	if (r->found.len)
		printf("%s: %.*s\n", steps, STR_ARG(r->found.at[0].message));
	buf_finish(&text);
	return r;
}

static void finish_walked(struct walked *r)
{
	arena_finish(&r->arena);
	map_free(r->map);
	findings_finish(&r->found);
	sources_finish(&r->sources);
	free(r);
}

static const struct persona *persona_named(const struct map *m, const char *name)
{
	FOR_EACH(struct persona, p, m->personas)
		if (name && str_is(p->thing.name, name))
			return p;
	return NULL;
}

#define STEP(name, rest) "    step " name " \"" name "\" " rest "\n"

static void test_paths(void)
{
	static const struct {
		const char *map, *who, *right;
	} CASES[] = {
		{ STEP("a", "") STEP("b", "") STEP("c", ""), NULL, "a b c" },
		{ STEP("a", "exit"), NULL, "a" },
		{ STEP("a", "") STEP("x", "exit"), NULL, "a x" },
		/* an exit between steps is a way out beside the way on */
		{ STEP("a", "") STEP("x", "exit") STEP("b", ""), NULL, "a b | out a>x=x" },
		/* the largest share that reaches the end, not the largest */
		{ STEP("a", "next ok 10% next x 90%") STEP("x", "exit") STEP("ok", "") STEP("b", ""), NULL, "a ok b | out a>x=x 90%" },
		{ STEP("a", "next b 69% next x 31%") STEP("b", "") STEP("x", "exit"), NULL, "a b | out a>x=x 31%" },
		{ STEP("a", "next b 30% next c 70%") STEP("b", "next d") STEP("c", "next d") STEP("d", ""), NULL, "a c d | side a>b=d 30%" },
		{ STEP("a", "next b next c") STEP("b", "next d") STEP("c", "next d") STEP("d", ""), NULL, "a b d | side a>c=d" },
		/* what is not said is what the others leave over */
		{ STEP("a", "next b 30% next c") STEP("b", "next d") STEP("c", "next d") STEP("d", ""), NULL, "a c d | side a>b=d 30%" },
		{ STEP("a", "next b 40% next c next d") STEP("b", "next d") STEP("c", "next d") STEP("d", ""), NULL, "a b d | side a>c=d | side a>=d" },
		{ STEP("a", "") STEP("b", "next a 80% next c 20%") STEP("c", ""), NULL, "a b c | back b>=a 80%" },
		{ STEP("a", "next r 80% next c 20%") STEP("r", "next a") STEP("c", ""), NULL, "a c | back a>r=a 80%" },
		/* over a branch's own fork */
		{ STEP("a", "next b 90% next s 10%") STEP("s", "next b 50% next x 50%") STEP("x", "exit") STEP("b", ""), NULL,
			"a b | side a>s=b 10% | out s>x=x 50%" },
		{ STEP("a", "next b 90% next s 10%") STEP("s", "next x") STEP("x", "exit") STEP("b", ""), NULL, "a b | out a>s x=x 10%" },
		/* two ways to one exit */
		{ STEP("a", "next b 90% next x 10%") STEP("b", "next c 80% next x 20%") STEP("x", "exit") STEP("c", ""), NULL,
			"a b c | out a>x=x 10% | out b>=x 20%" },
		/* no branch reaches the end: the line ends at the fork */
		{ STEP("a", "") STEP("b", "next x 60% next y 40%") STEP("x", "exit") STEP("y", "exit"), NULL, "a b | out b>x=x 60% | out b>y=y 40%" },
		/* … but not at an earlier fork whose branches come together again */
		{ STEP("a", "next b 70% next c 30%") STEP("b", "next d") STEP("c", "next d") STEP("d", "next e 60% next f 40%") STEP("e", "exit") STEP("f", "exit"), NULL,
			"a b d | side a>c=d 30% | out d>e=e 60% | out d>f=f 40%" },
		{ STEP("a", "next ok 95% next bad 5%") STEP("ok", "next z") STEP("bad", "exit") STEP("z", "next help 8%") STEP("help", "exit"), NULL,
			"a ok z | out a>bad=bad 5% | out z>help=help 8%" },
		{ STEP("a", "next y 10% next b 90%") STEP("y", "exit") STEP("b", "next z") STEP("z", "next b 30%"), NULL, "a b z | out a>y=y 10% | back z>=b 30%" },
		{ STEP("a", "next b 60% next c 40%") STEP("b", "next pay") STEP("c", "next pay") STEP("pay", "next again 20% next x 80%") STEP("again", "next pay")
			STEP("x", "exit"), NULL, "a b pay | side a>c=pay 40% | back pay>again=pay 20% | out pay>x=x 80%" },
		{ STEP("a", "next b 50%") STEP("b", "next a"), NULL, "a | back a>b=a 50%" },
		/* a persona passes over the steps of others, and takes its own at a fork */
		{ "persona p \"P\"\npersona q \"Q\"\njourney \"J\"\n  persona p, q\n  stage \"S\"\n" STEP("a", "") STEP("b", "by p") STEP("c", "by q") STEP("d", ""), "q",
			"a c d" },
		{ "persona p \"P\"\npersona q \"Q\"\njourney \"J\"\n  persona p, q\n  stage \"S\"\n" STEP("a", "next b 80% next c 20%") STEP("b", "by p next d")
			STEP("c", "by q next d") STEP("d", ""), "q", "a c d" },
		{ "persona p \"P\"\npersona q \"Q\"\njourney \"J\"\n  persona p, q\n  stage \"S\"\n" STEP("a", "next b 80% next x 20%") STEP("b", "")
			STEP("x", "by p exit") STEP("c", ""), "q", "a b c" },
		/* whoever feels something at the step of another is there */
		{ "persona p \"P\"\npersona q \"Q\"\njourney \"J\"\n  persona p, q\n  stage \"S\"\n" STEP("a", "") STEP("b", "by p feel -1 by q") STEP("c", "by p feel -2")
			STEP("d", ""), "q", "a b d" },
		/* the shares of a fork of others are none of theirs */
		{ "persona p \"P\"\npersona q \"Q\"\njourney \"J\"\n  persona p, q\n  stage \"S\"\n" STEP("a", "by p next d 70% next b 30%") STEP("b", "by q")
			STEP("d", ""), "q", "b d" },
	};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct walked *r = reading_of(CASES[i].map);
		struct paths p = paths_of(r->journey, persona_named(r->map, CASES[i].who), &r->arena);
		struct buf written = { 0 };
		write_paths(&p, &written);
		CHECK(str_is(buf_as_str(&written), CASES[i].right));
		if (!str_is(buf_as_str(&written), CASES[i].right))
			printf("%s is “%.*s”, not “%s”\n", CASES[i].map, STR_ARG(buf_as_str(&written)), CASES[i].right);
		buf_finish(&written);
		finish_walked(r);
	}
}

/* "mean highest lowest drop end memory memory-if", "-" for what there is none of; levels from -1 to 1 */
static void test_figures(void)
{
	static const struct {
		const char *map, *right;
	} CASES[] = {
		{ STEP("a", "feel +1") STEP("b", "feel 0"), "0.25 0.5 0 0.5 0 mixed mixed" },
		{ STEP("a", "feel 0") STEP("b", "feel +1") STEP("c", "feel 0"), "0.167 0.5 0 0.5 0 mixed mixed" }, /* a quarter of the scale is one of four notches */
		{ STEP("a", "feel +2") STEP("b", "feel 0"), "0.5 1 0 1 0 good good" },
		{ STEP("a", "feel +1 and -1") STEP("b", "feel 0"), "0 0.5 -0.5 - 0 mixed mixed" },
		{ STEP("a", "feel -1 and +1") STEP("b", "feel 0"), "0 0.5 -0.5 - 0 mixed mixed" },
		{ STEP("a", "feel +2") STEP("b", "feel +1 and -2"), "0.375 1 -1 1.25 -0.25 bad bad" },
		{ STEP("a", "feel +2") STEP("b", "feel -2 and +1"), "0.375 1 -1 1.25 -0.25 bad bad" },
		{ STEP("a", "feel +2 to -2"), "0 1 -1 2 -1 bad bad" },
		{ STEP("a", "feel +1") STEP("b", "feel +2 or -2 \"anger\" if \"broken\""), "0.75 1 0.5 - 1 good bad" },
		/* who leaves is not in the curve of those who go on */
		{ STEP("a", "feel +1 next ok 10% next x 90%") STEP("x", "exit feel -2") STEP("ok", "feel +2"), "0.75 1 0.5 - 1 good good" },
		{ "journey \"J\"\n  stage \"S\"\n    feel -2\n" STEP("a", "feel +1") "  stage \"T\"\n    feel +2\n", "0.167 1 -1 - 1 mixed mixed" },
		{ STEP("a", ""), "- - - - - none none" },
	};
	static const char *const MEMORY[] = { "none", "good", "mixed", "bad" };
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct walked *r = reading_of(CASES[i].map);
		struct course c = course_of(r->journey, NULL, &r->arena);
		double figures[] = { c.mean, c.highest, c.lowest, c.drop_from ? c.drop : NAN, c.end ? feeling_finish(c.end->feeling) : NAN };
		struct buf written = { 0 };
		for (size_t k = 0; k < sizeof figures / sizeof *figures; k++) {
			if (isnan(figures[k]))
				buf_char(&written, '-');
			else
				buf_number(&written, figures[k], 3);
			buf_char(&written, ' ');
		}
		buf_fmt(&written, "%s %s", MEMORY[c.memory], MEMORY[c.memory_if]);
		CHECK(str_is(buf_as_str(&written), CASES[i].right));
		if (!str_is(buf_as_str(&written), CASES[i].right))
			printf("%s is “%.*s”, not “%s”\n", CASES[i].map, STR_ARG(buf_as_str(&written)), CASES[i].right);
		buf_finish(&written);
		finish_walked(r);
	}
}

static void test_recovery(void)
{
	struct walked *r = reading_of(STEP("a", "feel -2") STEP("b", "feel -1") STEP("c", "") STEP("d", "feel +1"));
	struct course c = course_of(r->journey, NULL, &r->arena);
	CHECK(c.low && str_is(c.low->place->id, "a"));
	CHECK(c.recovery && str_is(c.recovery->place->id, "d") && c.recovery_steps == 3 && c.is_recovery_in_steps);
	finish_walked(r);
	r = reading_of(STEP("a", "feel 0") STEP("b", "feel -1"));
	c = course_of(r->journey, NULL, &r->arena);
	CHECK(c.low && !c.recovery);
	finish_walked(r);
	r = reading_of(STEP("a", "feel -2") "  stage s \"S\"\n    feel +1\n"); /* a stage is no number of steps away */
	c = course_of(r->journey, NULL, &r->arena);
	CHECK(c.recovery && !c.is_recovery_in_steps);
	finish_walked(r);
}

/* The turn of a loop is no matter of where a step stands in the text. */
static void test_loops(void)
{
	struct walked *r = reading_of(STEP("a", "next b 60% next s 40%") STEP("b", "next c") STEP("s", "next b") STEP("c", "next a 10% next d 90%") STEP("d", ""));
	struct paths p = paths_of(r->journey, NULL, &r->arena);
	size_t back = 0;
	for (size_t i = 0; i < p.ways.len; i++)
		if (path_way_leads_back(&p, &p.ways.at[i])) {
			back++;
			CHECK(str_is(p.ways.at[i].from->thing.id, "c") && str_is(p.ways.at[i].to->thing.id, "a"));
		}
	CHECK(back == 1);
	finish_walked(r);
}

/* Of exclusive branches only the one that the line takes counts, and a stage's own time stands for its steps'. */
static void test_times(void)
{
	struct walked *r = reading_of("journey \"J\"\n  stage \"S\"\n" STEP("a", "wait 10 min next b 60% next c 40%") STEP("b", "wait 20 min next d")
		STEP("c", "wait 5 h next d") STEP("d", "takes 3 min") "  stage \"T\"\n    wait 2 days\n" STEP("e", "wait 1 h"));
	struct course c = course_of(r->journey, NULL, &r->arena);
	struct times all = course_times(&c, NULL), first = course_times(&c, (const struct stage *)r->journey->stages.at[0]);
	CHECK(fabs(all.waits.high - (30.0 / 1440 + 2)) < 1e-9 && fabs(all.takes.low - 3.0 / 1440) < 1e-9);
	CHECK(fabs(first.waits.low - 30.0 / 1440) < 1e-9 && first.waits.low == first.waits.high);
	CHECK(!course_times(&c, (const struct stage *)r->journey->stages.at[1]).takes.given);
	finish_walked(r);
}

/* Of ranges the lower ends are added up, and the higher ones; of what several take, the one that may take longest. */
static void test_ranges_of_time(void)
{
	struct walked *r = reading_of("journey \"J\"\n  stage \"S\"\n" STEP("a", "wait 2..5 min takes 1 h") STEP("b", "wait 10 min takes 0.5..1 days"));
	struct course c = course_of(r->journey, NULL, &r->arena);
	struct times t = course_times(&c, NULL);
	CHECK(fabs(t.waits.low - 12.0 / 1440) < 1e-9 && fabs(t.waits.high - 15.0 / 1440) < 1e-9);
	CHECK(fabs(t.takes.low - 13.0 / 24) < 1e-9 && fabs(t.takes.high - 25.0 / 24) < 1e-9);
	CHECK(fabs(t.all.low - t.waits.low - t.takes.low) < 1e-9 && fabs(t.all.high - t.waits.high - t.takes.high) < 1e-9);
	finish_walked(r);
}

int main(void)
{
	test_paths();
	test_figures();
	test_recovery();
	test_loops();
	test_times();
	test_ranges_of_time();
	return check_report();
}
