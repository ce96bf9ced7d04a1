/* measures.c — whether a target is met, whatever units the value and the target are told in. */
#include "check.h"

#include "cjm/map.h"

static void check_verdict(const char *metric, const char *measured, int verdict)
{
	struct sources sources;
	struct buf text = { 0 };
	buf_fmt(&text, "metric m \"M\" %s\njourney \"J\"\n  stage \"S\"\n    step \"T\"\n      metric m %s\n", metric, measured);
	sources_init(&sources);
	struct map *map = map_read(&sources, source_add(&sources, STR("map.cjm"), buf_as_str(&text)), NULL);
	const struct stage *stage = (const struct stage *)((const struct journey *)map->journeys.at[0])->stages.at[0];
	const struct measure *m = (const struct measure *)((const struct step *)stage->steps.at[0])->content.measures.at[0];
	check_count(measure_verdict(m) == verdict, __FILE__, __LINE__, "another verdict", text.at);
	map_free(map);
	sources_finish(&sources);
	buf_finish(&text);
}

int main(void)
{
	check_verdict("better lower target 5 min", "4 min", 1);
	check_verdict("better lower target 5 min", "18 min", -1);
	check_verdict("better lower target 5 min", "0.5 h", -1);
	check_verdict("better lower target 30 min", "0.5 h", 1);
	check_verdict("better higher target 30 min", "0.5 h", 1);
	check_verdict("better lower target 30 days", "8 weeks", -1);
	check_verdict("better lower target 30 days", "4 weeks", 1);
	check_verdict("better lower", "2 h target 90 min", -1);
	check_verdict("unit min better lower target 5", "0.5 h", -1); /* a plain number is in the metric's unit */
	check_verdict("unit min better lower target 1 h", "18", 1);
	check_verdict("better lower target 5", "4 min", 1);           /* or in that of its fellow */
	check_verdict("better higher target 5 calls", "1 call", -1);  /* one of several */
	check_verdict("better higher target 30%", "31%", 1);
	check_verdict("better lower target 5 EUR", "4 min", 0);       /* nothing to compare */
	check_verdict("target 5 min", "4 min", 0);
	check_verdict("better lower target 5 min", "", 0);
	return check_report();
}
