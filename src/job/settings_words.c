/* settings_words.c — the words that settings take: formats, views, papers, languages. */
#include "job/settings_words.h"
#include "cjm/report.h"

const char *format_word(enum task task, size_t index)
{
	const struct product *p = task == TASK_BUILD ? product_at(index) : NULL;
	const struct changes_product *c = task == TASK_DIFF ? changes_product_at(index) : NULL;
	const struct check_format *f = task == TASK_CHECK ? check_format_at(index) : NULL;
	const struct atlas_product *a = task == TASK_ATLAS ? atlas_product_at(index) : NULL;
	return p ? p->name : c ? c->name : f ? f->name : a ? a->name : NULL;
}

const char *severity_word(enum task task, size_t index)
{
	static const char *const WORDS[] = { "info", "warning", "error" };
	(void)task;
	return index < sizeof WORDS / sizeof *WORDS ? WORDS[index] : NULL;
}

const char *view_word(enum task task, size_t index)
{
	(void)task;
	return view_at(index) ? view_at(index)->name : NULL;
}

/* A report shows one drawing: those that hold one journey can be shown. */
const char *embed_word(enum task task, size_t index)
{
	(void)task;
	for (size_t i = 0; product_at(i); i++)
		if (product_at(i)->is_drawing && !product_at(i)->holds_all && !index--)
			return product_at(i)->name;
	return NULL;
}

const char *paper_word(enum task task, size_t index)
{
	(void)task;
	return index < PAPER_COUNT ? choices_of(CHOICES_paper)[index] : NULL; /* of a theme's, in the same order */
}

const char *csv_reader_word(enum task task, size_t index)
{
	(void)task;
	return csv_reader_name(index);
}

const char *lang_word(enum task task, size_t index)
{
	(void)task;
	return locale_at(index) ? locale_at(index)->code : NULL;
}

const char *tongue_word(enum task task, size_t index)
{
	(void)task;
	return tongue_code_at(index);
}

const char *order_word(enum task task, size_t index)
{
	(void)task;
	return atlas_order_name(index);
}

const char *kind_words(enum task task, size_t index)
{
	(void)task;
	return index < JOURNEY_EXPERIENCE ? choices_of(CHOICES_journey_kind)[index] : NULL;
}

const char *no_words(enum task task, size_t index)
{
	(void)task, (void)index;
	return NULL;
}
