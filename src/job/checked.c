/* checked.c — what the checks say of a map, for products that hold it: a list of their own beside what reading found. */
#include "job/job.h"

long day_of_reviews(const struct map *m)
{
	long day = 0;
	FOR_EACH(struct journey, j, m->journeys) {
		long then = j->reviewed.year && !j->is_included ? date_last_day(j->reviewed) : 0;
		day = then > day ? then : day;
	}
	return day;
}

void job_check(const struct job *j, struct findings *found)
{
	findings_init(found);
	check_map(j->map, &j->found, &(struct check_options){ .today = job_day(j) }, found);
	findings_sort(found);
}

size_t count_errors(const struct map *m, const struct findings *read)
{
	struct findings found;
	findings_init(&found);
	check_map(m, read, &(struct check_options){ .today = day_of_reviews(m), .least = SEVERITY_ERROR }, &found);
	findings_sort(&found);
	size_t errors = found.error_count;
	findings_finish(&found);
	return errors;
}

void find_broken(const struct map *m, long today, struct findings *broken)
{
	static const struct str ONLY[] = { { "require-broken", sizeof "require-broken" - 1 } };
	struct findings none;
	findings_init(broken);
	findings_init(&none);
	check_map(m, &none, &(struct check_options){ .today = today, .only = ONLY, .only_count = 1 }, broken);
	findings_finish(&none);
}
