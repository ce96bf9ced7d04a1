/* checked.c — what the checks say of a map, for the file that is made of it. */
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

static void check(const struct map *m, const struct findings *read, struct check_options options, struct findings *found)
{
	check_map(m, read, &options, found);
	findings_sort(found);
}

void check_all(const struct map *m, const struct findings *read, long today, struct findings *found)
{
	check(m, read, (struct check_options){ .today = today }, found);
}

static void count_findings(const struct map *m, const struct findings *read, struct check_options options, size_t counts[SEVERITY_ERROR + 1])
{
	struct findings found;
	findings_init(&found);
	check(m, read, options, &found);
	for (size_t i = 0; i < found.len; i++)
		counts[found.at[i].severity]++;
	findings_finish(&found);
}

void check_count(const struct map *m, const struct findings *read, long today, size_t counts[SEVERITY_ERROR + 1])
{
	count_findings(m, read, (struct check_options){ .today = today }, counts);
}

size_t check_errors(const struct map *m, const struct findings *read, long today)
{
	size_t counts[SEVERITY_ERROR + 1] = { 0 };
	count_findings(m, read, (struct check_options){ .today = today, .least = SEVERITY_ERROR }, counts);
	return counts[SEVERITY_ERROR];
}
