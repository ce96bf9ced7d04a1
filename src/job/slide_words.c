/* slide_words.c — what shapes of a slide are called that have no words of their own, in the map's language. */
#include "job/job.h"

#include "cjm/locale.h"

struct str slide_word(const void *locale, struct str class)
{
	static const struct {
		const char *class;
		enum label label;
	} WORDS[] = {
		{ "logo", LABEL_word_logo },
	};
	struct str first = str_next(&class, ' ');
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_is(first, WORDS[i].class))
			return label(locale, WORDS[i].label);
	return first;
}
