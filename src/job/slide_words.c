/* slide_words.c — what shapes of a slide are called that have no words of their own, in the map's language. */
#include "job/job.h"

#include "cjm/locale.h"

struct str slide_word(const void *locale, struct str class)
{
	static const struct {
		const char *class;
		enum label label;
	} WORDS[] = {
		{ "stages", LABEL_report_stages }, { "stage", LABEL_stage }, { "phases", LABEL_word_phase }, { "phase", LABEL_word_phase }, { "metric", LABEL_word_metric },
		{ "persona", LABEL_persona }, { "purpose", LABEL_goal }, { "curve", LABEL_lane_feelings }, { "ways", LABEL_page_flow }, { "zone", LABEL_page_priorities },
		{ "coverage", LABEL_coverage }, { "table", LABEL_page_table }, { "image", LABEL_word_picture }, { "logo", LABEL_word_logo }, { "connectors", LABEL_rests_on },
	};
	struct str first = str_next(&class, ' ');
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_is(first, WORDS[i].class))
			return label(locale, WORDS[i].label);
	return (struct str){ 0 };
}
