/* ast.c — the tree's dump, dates and units of time. */
#include "cjm/ast.h"

struct node *node_after(const struct node *n)
{
	if (n->first)
		return n->first;
	while (n && !n->next)
		n = n->parent;
	return n ? n->next : NULL;
}

const struct arg *node_arg(const struct node *n, int slot)
{
	for (uint32_t i = 0; i < n->arg_count; i++)
		if (n->args[i].slot == slot)
			return &n->args[i];
	return NULL;
}

struct span arg_inside(const struct arg *arg)
{
	return arg->inside ? (struct span){ arg->span.file, arg->inside, arg->inside_len } : arg->span;
}

/* What is handed on stands elsewhere. */
struct span node_extent(const struct node *n)
{
	struct span all = n->span;
	for (const struct node *child = n->first; child; child = child->next) {
		struct span within = child->is_handed_on ? n->span : node_extent(child);
		uint32_t end = within.at + within.len;
		all.len = end > all.at + all.len ? end - all.at : all.len;
	}
	return all;
}

struct str arg_written(struct arena *a, const struct arg *arg)
{
	if (arg->unit.len && arg->unit.at != arg->text.at)
		return str_fmt(a, "%.*s %.*s", STR_ARG(arg->text), STR_ARG(arg->unit));
	if (arg->kind != ARG_PERCENT)
		return arg->text;
	size_t digits = arg->text.len;
	while (digits && !(arg->text.at[digits - 1] >= '0' && arg->text.at[digits - 1] <= '9'))
		digits--;
	return str_fmt(a, "%.*s%%", (int)digits, arg->text.at);
}

static void dump_arg(const struct arg *a, struct buf *out)
{
	buf_char(out, ' ');
	if (a->kind != ARG_TEXT) {
		buf_str(out, a->text);
		if (a->unit.len && a->unit.at != a->text.at)
			buf_fmt(out, " %.*s", STR_ARG(a->unit));
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < a->text.len; i++)
		buf_text(out, a->text.at[i] == '\n' ? "\\n" : (char[]){ a->text.at[i], 0 });
	buf_char(out, '"');
}

static void dump_node(const struct node *n, int depth, struct buf *out)
{
	buf_fmt(out, "%*s%.*s", depth * 2, "", STR_ARG(n->kind == KIND_FILE ? STR("file") : node_word(n)));
	for (uint32_t i = 0; i < n->arg_count; i++)
		dump_arg(&n->args[i], out);
	buf_text(out, n->is_handed_on ? " (handed on)\n" : n->in_block || n->kind == KIND_FILE ? "\n" : " (same line)\n");
	for (const struct node *child = n->first; child; child = child->next)
		dump_node(child, depth + 1, out);
}

void ast_dump(const struct ast *a, struct buf *out)
{
	dump_node(a->root, 0, out);
	for (size_t i = 0; i < a->comments.len; i++)
		buf_fmt(out, "comment at %d%s\n", (int)a->comments.at[i].span.at, a->comments.at[i].on_own_line ? "" : " (end of line)");
}

double unit_days(struct str unit)
{
	static const struct {
		const char *word;
		double days;
	} UNITS[] = {
		{ "s", 1.0 / 86400 }, { "sec", 1.0 / 86400 }, { "second", 1.0 / 86400 }, { "seconds", 1.0 / 86400 },
		{ "min", 1.0 / 1440 }, { "mins", 1.0 / 1440 }, { "minute", 1.0 / 1440 }, { "minutes", 1.0 / 1440 },
		{ "h", 1.0 / 24 }, { "hour", 1.0 / 24 }, { "hours", 1.0 / 24 }, { "d", 1 }, { "day", 1 }, { "days", 1 },
		{ "week", 7 }, { "weeks", 7 }, { "month", 30.4375 }, { "months", 30.4375 }, { "quarter", 91.3125 },
		{ "quarters", 91.3125 }, { "year", 365.25 }, { "years", 365.25 },
	};
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
		if (str_is(unit, UNITS[i].word))
			return UNITS[i].days;
	return 0;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
	static const int LENGTHS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : LENGTHS[month - 1];
}

static bool read_digits(struct str s, int *number)
{
	*number = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		*number = *number * 10 + (s.at[i] - '0');
	}
	return s.len > 0 && s.len < 6;
}

bool date_read(struct str s, struct date *date)
{
	int year, month = 0, day = 0;
	*date = (struct date){ 0 };
	if (s.len < 4 || !read_digits(str_slice(s, 0, 4), &year) || year < 1)
		return false;
	if (s.len == 7 && s.at[4] == '-' && (s.at[5] == 'Q' || s.at[5] == 'q') && s.at[6] >= '1' && s.at[6] <= '4') {
		*date = (struct date){ .year = (int16_t)year, .quarter = (uint8_t)(s.at[6] - '0') };
		return true;
	}
	bool has_month = s.len >= 7 && s.at[4] == '-', has_day = s.len == 10 && s.at[7] == '-';
	if ((s.len != 4 && s.len != 7 && s.len != 10) || (s.len >= 7 && !has_month) || (s.len == 10 && !has_day))
		return false;
	if (has_month && (!read_digits(str_slice(s, 5, 7), &month) || month < 1 || month > 12))
		return false;
	if (has_day && (!read_digits(str_slice(s, 8, 10), &day) || day < 1 || day > month_length(year, month)))
		return false;
	*date = (struct date){ .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day };
	return true;
}

/* Days since 1970-01-01 in the Gregorian calendar: years counted from March, so that the leap day is the last one. */
static long days_of(int year, int month, int day)
{
	long y = month <= 2 ? year - 1 : year;
	long era_day = 365 * y + y / 4 - y / 100 + y / 400;
	long year_day = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era_day + year_day - 719468;
}

long date_first_day(struct date d)
{
	int month = d.month ? d.month : d.quarter ? d.quarter * 3 - 2 : 1;
	return days_of(d.year, month, d.day ? d.day : 1);
}

long date_last_day(struct date d)
{
	int month = d.month ? d.month : d.quarter ? d.quarter * 3 : 12;
	return days_of(d.year, month, d.day ? d.day : month_length(d.year, month));
}

void date_write(struct date d, struct buf *out)
{
	buf_fmt(out, "%04d", d.year);
	if (d.quarter)
		buf_fmt(out, "-Q%d", d.quarter);
	if (d.month)
		buf_fmt(out, "-%02d", d.month);
	if (d.day)
		buf_fmt(out, "-%02d", d.day);
}

struct date date_of_day(long day)
{
	int year = 1970 + (int)(day / 365.2425);
	while (days_of(year, 1, 1) > day)
		year--;
	while (days_of(year + 1, 1, 1) <= day)
		year++;
	int month = 12;
	while (days_of(year, month, 1) > day)
		month--;
	return (struct date){ .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)(day - days_of(year, month, 1) + 1) };
}
