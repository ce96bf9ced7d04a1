/* json_told.c — members of the JSON of an atlas; nothing is written of what is not said. */
#include "atlas/atlas.h"

#include <math.h>

void atlas_json_text(struct json *j, const char *name, struct str text)
{
	if (text.len)
		json_text(j, name, text);
}

void atlas_json_level(struct json *j, const char *name, double level)
{
	if (!isnan(level))
		json_number(j, name, level * ATLAS_SCALE);
}

void atlas_json_number(struct json *j, const char *name, double number)
{
	if (!isnan(number))
		json_number(j, name, number);
}

void atlas_json_choice(struct json *j, const char *name, int choices, unsigned int choice)
{
	if (choice)
		json_text(j, name, str_of(choices_of(choices)[choice - 1]));
}

void atlas_json_date(struct json *j, const char *name, struct date d)
{
	if (!d.year)
		return;
	json_key(j, name);
	json_date(j->out, d);
}

/* As in the map's JSON. */
void atlas_json_value(struct json *j, const char *name, struct value v)
{
	if (!v.given)
		return;
	json_key(j, name);
	json_open(j, '{');
	json_number(j, "number", v.number);
	if (v.is_range)
		json_number(j, "high", v.high);
	if (v.is_percent)
		json_truth(j, "percent", true);
	atlas_json_text(j, "unit", v.unit);
	json_text(j, "written", v.written);
	json_close(j, '}');
}
