/* checked.c — what the checks say of a map, for those who only want to know: afterwards the findings are again those of reading. */
#include "cli/cli.h"

#include "cjm/check.h"

long day_of_reviews(const struct map *m)
{
	long day = 0;
	FOR_EACH(struct journey, j, m->journeys) {
		long then = j->reviewed.year && !j->is_included ? date_last_day(j->reviewed) : 0;
		day = then > day ? then : day;
	}
	return day;
}

static struct checked begin_check(const struct map *m, struct check_options options, struct arena *a)
{
	struct sources *s = m->sources;
	struct checked c = { s, arena_alloc(a, (s->findings.len + 1) * sizeof *c.findings), s->findings.len, s->error_count };
	for (size_t i = 0; i < c.count; i++)
		c.findings[i] = s->findings.at[i];
	check_map(m, 0, &options);
	findings_sort(s, 0);
	return c;
}

struct checked check_begin(const struct map *m, long today, struct arena *a)
{
	return begin_check(m, (struct check_options){ .today = today }, a);
}

void check_end(const struct checked *c)
{
	for (size_t i = 0; i < c->count; i++)
		c->sources->findings.at[i] = c->findings[i];
	c->sources->findings.len = c->count;
	c->sources->error_count = c->error_count;
}

static void count_findings(const struct map *m, struct check_options options, size_t counts[SEVERITY_ERROR + 1])
{
	struct arena arena = { 0 };
	struct checked c = begin_check(m, options, &arena);
	for (size_t i = 0; i < m->sources->findings.len; i++)
		counts[m->sources->findings.at[i].severity]++;
	check_end(&c);
	arena_finish(&arena);
}

void check_count(const struct map *m, long today, size_t counts[SEVERITY_ERROR + 1])
{
	count_findings(m, (struct check_options){ .today = today }, counts);
}

size_t check_errors(const struct map *m, long today)
{
	size_t counts[SEVERITY_ERROR + 1] = { 0 };
	count_findings(m, (struct check_options){ .today = today, .least = SEVERITY_ERROR }, counts);
	return counts[SEVERITY_ERROR];
}
