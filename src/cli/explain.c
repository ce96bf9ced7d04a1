/* explain.c — `cjm explain`: every check has a page. */
#include "cli/cli.h"

const char *const PAGE_FORMS[] = { "text", "markdown", "man", NULL };

static bool add_page(const char *id, enum page_form form, struct buf *out)
{
	struct arena arena = { 0 };
	const struct check_row *row = check_of(str_of(id));
	struct str nearest = row ? (struct str){ 0 } : check_nearest(str_of(id), &arena);
	if (row)
		check_write_page(row, form, out);
	else if (nearest.len)
		usage_error("unknown check `%s`; did you mean `%.*s`?", id, STR_ARG(nearest));
	else
		usage_error("unknown check `%s`; `cjm explain` lists all checks", id);
	arena_finish(&arena);
	return row != NULL;
}

int run_explain(const struct options *o)
{
	struct buf out = { 0 };
	int form = option_given(o, OPTION_PAGE_FORMAT) ? option_choice(o, OPTION_PAGE_FORMAT, PAGE_FORMS) : PAGE_TEXT;
	bool known = form >= 0;
	for (int i = 0; known && i < o->operand_count; i++) {
		if (i)
			buf_char(&out, '\n');
		known = add_page(o->operands[i], (enum page_form)form, &out);
	}
	if (known && !o->operand_count && form == PAGE_TEXT)
		check_write_list(&out);
	else if (known && !o->operand_count)
		check_write_manual((enum page_form)form, &out);
	int status = print_bytes(&out);
	return known ? status : STATUS_USAGE;
}
