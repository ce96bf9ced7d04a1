/* cells.c — numbers and dates from CSV files: a table of cells, each read right or refused with its place, and never another number. */
#include "check.h"

#include "cjm/map.h"

struct table_read {
	struct str csv;
};

static bool read_csv(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	const struct table_read *r = context;
	(void)from, (void)why;
	buf_str(text, r->csv);
	buf_str(found, path);
	return true;
}

/* What the metric's value is written as; else, in brackets, the cell at which it was refused. */
static void check_value(int line, const char *metric, const char *csv, const char *expected)
{
	struct sources sources;
	struct findings found;
	struct table_read reading = { str_of(csv) };
	struct reader reader = { .context = &reading, .read = read_csv };
	struct buf text = { 0 }, result = { 0 };
	buf_fmt(&text, "metric m \"M\" data \"d.csv\" column v %s\n", metric);
	sources_init(&sources);
	findings_init(&found);
	struct map *map = map_read(&sources, source_add(&sources, STR("map.cjm"), buf_as_str(&text), &found), &reader, &found);
	const struct metric *m = (const struct metric *)map->metrics.at[0];
	for (size_t i = 0; i < found.len; i++) {
		const struct finding *f = &found.at[i];
		struct str file = source_of(&sources, f->span)->text;
		buf_fmt(&result, "[%.*s]", STR_ARG(str_slice(file, f->span.at, f->span.at + f->span.len)));
	}
	for (size_t i = 0; m->data && i < m->data->earlier.len; i++)
		buf_fmt(&result, "%.*s → ", STR_ARG(m->data->earlier.at[i].value.written));
	if (m->value.given)
		buf_str(&result, m->value.written);
	check_count(str_is(buf_as_str(&result), expected), __FILE__, line, csv, result.at ? result.at : "nothing");
	map_free(map);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
	buf_finish(&result);
}

#define VALUE(metric, csv, expected) check_value(__LINE__, metric, csv, expected)
#define CELL(cell, expected) VALUE("", "v;w\n" cell ";x\n", expected)

static void check_numbers(void)
{
	CELL("31", "31");
	CELL("31.5", "31.5");
	CELL("31,5", "31.5");
	CELL("1 234,5", "1234.5");
	CELL("1'234.50", "1234.5");
	CELL("1.234.567,89", "1234567.89");
	CELL(".5", "0.5");
	CELL("-.5", "-0.5");
	CELL(",25", "0.25");
	CELL("-,25", "-0.25");
	CELL("0.125", "0.125");
	CELL("-0,125", "-0.125");
	CELL("1234,567", "1234.567");
	CELL("0.0000001", "0.0000001");
	CELL("7123456789.5", "7123456789.5");
	CELL("5-", "-5");
	CELL("5 −", "-5");
	CELL("−5", "-5");
	CELL("- 5", "-5");
	CELL("+5", "5");
	CELL("-$5", "-5 $");
	CELL("$-5", "-5 $");
	CELL("€ 40", "40 €");
	CELL("40 €", "40 €");
	CELL("CHF 40", "40 CHF");
	CELL("US$ 40", "40 US$");
	CELL("18 min", "18 min");
	CELL("31 %", "31%");
	CELL("%31", "31%");
	CELL("12 €/month", "12 €/month");
	CELL("20 °C", "20 °C");
}

static void check_refused(void)
{
	static const char *const CELLS[] = {
		"<5", ">5", "~5", "≈5", "≤ 5", "±5", "–5", "--5", "+-5", "-5-", "(5)", "(5", "5)", "5*", "5+", "5?", "5.", "5,-", "5k", "5 Mio", "5 h 30", "1e5", "0x1F",
		"Q3", "W12", "A-5", "ca. 5", "n=5", "5 = 5", "5 (est.)", "5-7", "5 - 7", "1/2", "2026-10-01", "12:30", "1,23,456", "1 2345", "12345 678", "1.234 567",
		"$5 €", "n/a", "-", "%", "$", "#REF!", "1000000000000000",
	};
	for (size_t i = 0; i < sizeof CELLS / sizeof *CELLS; i++) {
		struct buf csv = { 0 }, expected = { 0 };
		buf_fmt(&csv, "v;w\n%s;x\n", CELLS[i]);
		buf_fmt(&expected, "[%s]", CELLS[i]);
		check_value(__LINE__, "", csv.at, expected.at);
		buf_finish(&csv);
		buf_finish(&expected);
	}
	CELL("", "[]");
}

static void check_decimal_signs(void)
{
	VALUE("", "v\tw\n4.125\tx\n", "[4.125]"); /* 4.125 or 4125: nothing tells */
	CELL("4.125", "[4.125]");
	CELL("1,234", "[1,234]");
	VALUE("where w = a", "v\tw\n4.125\ta\n4.5\tb\n", "4.125");       /* its column tells */
	VALUE("where w = a", "v;w\n4.125;a\n1.234.567;b\n", "4125");
	VALUE("where w = a", "v\tw\tu\n4.125\ta\t0.7\n", "4.125");        /* or another one */
	VALUE("where w = a", "v;w;u\n4.125;a;0,7\n", "4125");
	VALUE("where w = a", "v;w;u;t\n4.125;a;0,7;0.7\n", "[4.125]");    /* or two of them, each another */
	VALUE("", "v,w\n4.125,x\n", "4.125");                             /* or the commas between the cells */
	VALUE("", "v,w\n\"1,234\",x\n", "1234");
}

static void check_percents(void)
{
	VALUE("target 30%", "v\n31\n", "31%");
	VALUE("target 30%", "v\n0.31\n", "[0.31]"); /* a percentage, or a part of one? */
	VALUE("target 30%", "v\n1\n", "[1]");
	VALUE("target 30%", "v\n0\n", "0%");
	VALUE("target 30%", "v\n0.31%\n", "0.31%");
	VALUE("where w = a target 30%", "v;w\n0.5;a\n31.5;b\n", "0.5%");
	VALUE("target 30% range 0..1", "v\n0.31\n", "0.31");
	VALUE("unit \"%\"", "v\n0.31\n", "[0.31]");
	VALUE("where w = a target 30%", "v;w\n0.31;a\n35%;b\n", "[0.31]"); /* what says percent tells nothing of what does not */
	VALUE("unit min target 0.5 h", "v\n18\n", "18 min");
	VALUE("target 5 min", "v\n18\n", "18 min");
	VALUE("n-column n", "v;n\n18;12%\n", "[12%]18");
}

/* An earlier reading is refused as the latest would be; before the value stand the earlier ones. */
static void check_earlier(void)
{
#define COURSE "date-column w where w = latest "
	VALUE(COURSE "target 40%", "w;v\n2026-01;31%\n2026-02;35%\n", "31% → 35%");
	VALUE(COURSE "target 40%", "w;v\n2026-01;31\n2026-02;35%\n", "31% → 35%");
	VALUE(COURSE "target 40%", "w;v\n2026-01;0.31\n2026-02;35%\n", "[0.31]35%");
	VALUE(COURSE "range 0..100", "w;v\n2026-01;31%\n2026-02;0.35\n", "[0.35]");
	VALUE(COURSE, "w;v\n2026-01;31%\n2026-02;0.35\n", "[0.35]");
	VALUE(COURSE "range 0..1", "w;v\n2026-01;31%\n2026-02;0.35\n", "31% → 0.35");
	VALUE(COURSE "range 0..100", "w;v\n2026-01;0.31\n2026-02;0.35\n", "0.31 → 0.35");
	VALUE(COURSE "where k = b", "w;k;v\n2026-01;a;31%\n2026-02;b;0.35\n", "0.35"); /* another row's percents are another figure's */
	VALUE(COURSE, "w;v\n2026-01;$5\n2026-02;£6\n", "[$5]6 £");
	VALUE(COURSE, "w;v\n2026-01;n/a\n2026-02;\n2026-03;6\n", "6"); /* a month without a figure */
	VALUE(COURSE, "w;v\n2026-01;$5\n2026-01;£5\n2026-02;£6\n", "6 £"); /* several things */
#undef COURSE
}

static void check_order(void)
{
	VALUE("where w = latest", "v,w\n1,2026-09\n2,2026-10\n", "2");
	VALUE("where w = latest", "v,w\n1,2026-Q4\n2,2026-Q3\n", "1");
	VALUE("where w = latest", "v,w\n1,2026-10-01T09:00\n2,2026-10-01T10:00\n", "2");
	VALUE("where w = latest", "v,w\n1,9\n2,10\n", "2");
	VALUE("where w = latest", "v,w\n1,202609\n2,202610\n", "2");
	VALUE("where w = latest", "v,w\n1,9/2026\n2,10/2026\n", "[9/2026]");
	VALUE("where w = latest", "v,w\n1,01.10.2026\n2,30.09.2026\n", "[01.10.2026]");
	VALUE("where w = latest", "v,w\n1,10.2025\n2,9.2026\n", "[10.2025]");
	VALUE("where w = latest", "v,w\n1,Oct 2026\n2,Nov 2026\n", "[Oct 2026]");
	VALUE("where w = latest", "v,w\n1,2026-09\n2,Nov 2026\n", "[Nov 2026]");
	VALUE("where w = latest", "v,w\n1,2026-09\n2,\n", "[]");
	VALUE("where w >= 2026-10", "v,w\n1,2026-09\n2,2026-10\n", "2");
	VALUE("where w > 9", "v,w\n1,9\n2,10\n", "2");
	VALUE("where w = 9.0", "v,w\n1,9\n2,10\n", "1");
	VALUE("where w = 0", "v,w\n1,1\n2,-0.0\n", "2");
	VALUE("where w = 2026-Q4", "v,w\n1,2026-Q3\n2,2026-12\n", "2"); /* which end on one day */
	VALUE("where w = 2026", "v,w\n1,2025\n2,2026.0\n", "2");       /* a number and a year */
	VALUE("where w = 2026", "v,w\n1,2025\n2,2026-12-31\n", "2");
	VALUE("where w = 2026 where u = a", "v,w,u\n1,2026,b\n2,2026-12-31,a\n3,2026.0,b\n", "2");
}

/* How the cells are parted, and what quotes hold. */
static void check_parts(void)
{
	VALUE("", "sep=;\nv;w\n1;x\n", "1");
	VALUE("", "sep=;;;\nv;w\n1;x\n", "1");
	VALUE("where w = x", "v|w\n1|y\n2|x\n", "2");
	VALUE("where w = \"x;y\"", "v;w\n1;\"x\"\n2;\"x;y\"\n", "2");
	VALUE("where w = \"x\\\"y\"", "v,w\r\n1,x\r\n\"2\" ,\"x\"\"y\" \r\n", "2");
}

int main(void)
{
	check_parts();
	check_numbers();
	check_refused();
	check_decimal_signs();
	check_percents();
	check_earlier();
	check_order();
	return check_report();
}
