/* widths.c — how wide the stages of a swimlane are, by what is said of them. */
#include "check.h"
#include "read_map.h"

#include "cjm/all.h"
#include "cjm/layout.h"

/* A map of `others` stages with two steps each, and one with a single step. Gives the width of this stage, and of the drawing. */
static double stage_width(size_t others, const char *said, double *drawing)
{
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	struct ruler *ruler = ruler_new();
	sources_init(&sources);
	findings_init(&found);
	buf_text(&text, "language en\njourney \"J\"\n");
	for (size_t i = 0; i < others; i++)
		buf_fmt(&text, "  stage \"Stage %zu\"\n    step \"Looks at the shelves\"\n    step \"Asks somebody\"\n", i + 1);
	buf_fmt(&text, "  stage \"Pay\"\n    step \"Pays\"\n%s", said);
	struct map *m = read_map_text(&sources, "widths.cjm", buf_as_str(&text), &found);
	struct plan *p = plan_new(m, (const struct journey *)m->journeys.at[0], ruler, (struct plan_options){ .rows = 1 });
	double width = p->stages.at[others].width;
	*drawing = p->width;
	plan_free(p);
	map_free(m);
	ruler_free(ruler);
	buf_finish(&text);
	findings_finish(&found);
	sources_finish(&sources);
	return width;
}

/* Where one lane after the other gives columns what spares it a line, the drawing of a map with much to say is so high at most. */
static double sample_height(const char *path)
{
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	struct ruler *ruler = ruler_new();
	sources_init(&sources);
	findings_init(&found);
	CHECK(read_whole(path, &text));
	struct map *m = read_map_text(&sources, path, buf_as_str(&text), &found);
	struct plan *p = plan_new(m, (const struct journey *)m->journeys.at[0], ruler, (struct plan_options){ .rows = 1 });
	double height = p->height;
	plan_free(p);
	map_free(m);
	ruler_free(ruler);
	buf_finish(&text);
	findings_finish(&found);
	sources_finish(&sources);
	return height;
}

int main(void)
{
	CHECK(sample_height("samples/achat-en-ligne-futur.cjm") < 1730);
	CHECK(sample_height("samples/achat-en-ligne.cjm") < 1445);
	CHECK(sample_height("samples/b2b-onboarding.cjm") < 1620);
	static const char OF_STEP[] = "      pain \"Slow\"\n", OF_STAGE[] = "    pain \"Slow\"\n";
	double drawing;
	CHECK(stage_width(4, OF_STEP, &drawing) < 200 && drawing < 1600);
	CHECK(stage_width(4, OF_STAGE, &drawing) >= 200 && drawing < 1600);
	CHECK(stage_width(7, OF_STAGE, &drawing) < 200 && drawing <= WIDTH_FULL); /* there is no room left */
	return check_report();
}
