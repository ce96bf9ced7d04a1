/* list_json.c — the table of checks as data. */
#include "cjm/check.h"
#include "cjm/json.h"

static void add_check(struct json *j, const struct check_row *row)
{
	json_open_item(j);
	json_text(j, "id", str_of(row->id));
	json_text(j, "severity", str_of(choices_of(CHOICES_setting)[row->severity]));
	json_text(j, "family", str_of(row->family));
	json_text(j, "finds", str_of(said(row->sentence)));
	json_text(j, "fix", str_of(said(row->way_out)));
	json_close(j, '}');
}

void checks_write_json(struct json *j)
{
	for (size_t i = 0; check_at(i); i++)
		add_check(j, check_at(i));
}
