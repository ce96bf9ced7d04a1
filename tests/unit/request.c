/* request.c — what can be asked for, by the tables: every setting and word is taken, every product is made without a disk, and the same each time. */
#include "cjm/all.h"
#include "check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const enum task TASKS[] = { TASK_BUILD, TASK_CHECK, TASK_DIFF, TASK_ATLAS };

static const char MAP[] =
	"persona ana \"Ana\"\n"
	"journey \"Coffee\"\n"
	"  stage \"Order\"\n"
	"    step \"Orders\" via store feel +1 \"welcome\"\n"
	"      pain \"Waits\" severity high\n"
	"      opportunity \"Order ahead\"\n";
static const char LATER[] =
	"journey \"Coffee\"\n"
	"  stage \"Order\"\n"
	"    step \"Orders\" via store feel +2 \"delighted\"\n"
	"    step \"Pays\" via app feel 0\n";

static bool can_set(enum task task, const char *setting, struct str word, struct buf *why)
{
	struct request r;
	request_init(&r, task);
	bool fine = request_set(&r, setting, word, why);
	request_finish(&r);
	return fine;
}

static struct str in_capitals(const char *word, char *room)
{
	size_t i = 0;
	for (; word[i]; i++)
		room[i] = (char)toupper((unsigned char)word[i]);
	return (struct str){ room, i };
}

static void hold_setting(enum task task, const char *setting)
{
	struct buf why = { 0 };
	char room[64];
	const char *word;
	size_t count = 0;
	for (; (word = request_word_at(task, setting, count)); count++) {
		CHECK(can_set(task, setting, str_of(word), &why) && !why.len);
		CHECK(can_set(task, setting, in_capitals(word, room), &why) && !why.len);
	}
	if (count) {
		CHECK(!can_set(task, setting, STR("no such word"), &why));
		for (size_t i = 0; i < count; i++) /* what there is, is named */
			CHECK(strstr(why.at, request_word_at(task, setting, i)) != NULL);
	}
	buf_finish(&why);
}

static bool is_as_before(const struct request *a, const struct request *b)
{
	size_t from = sizeof a->arena; /* which only grows */
	return memcmp((const char *)a + from, (const char *)b + from, sizeof *a - from) == 0;
}

/* What is refused changes nothing: not what was set, nor by half. */
static void hold_refusal(enum task task, const char *setting, const char *fine, const char *wrong)
{
	struct request r, before;
	struct buf why = { 0 };
	request_init(&r, task);
	CHECK(request_set(&r, setting, str_of(fine), &why));
	memcpy(&before, &r, sizeof r);
	CHECK(!request_set(&r, setting, str_of(wrong), &why) && why.len && is_as_before(&r, &before));
	buf_finish(&why);
	request_finish(&r);
}

static void test_refusals(void)
{
	for (size_t t = 0; t < sizeof TASKS / sizeof *TASKS; t++)
		for (size_t i = 0; request_setting_at(TASKS[t], i); i++) {
			const char *setting = request_setting_at(TASKS[t], i), *word = request_word_at(TASKS[t], setting, 0);
			if (word)
				hold_refusal(TASKS[t], setting, word, "no such word");
		}
	hold_refusal(TASK_BUILD, "today", "2026-10-15", "2026-10");
	hold_refusal(TASK_BUILD, "scale", "3", "99");
	hold_refusal(TASK_CHECK, "only", "no-owner", "no-goal,no-such-check");
	hold_refusal(TASK_CHECK, "skip", "no-owner", "no-goal,no-such-check");
	hold_refusal(TASK_BUILD, "client", "", "no");
	hold_refusal(TASK_BUILD, "lines", "", "false");
	hold_refusal(TASK_DIFF, "future", "", "0");
	hold_refusal(TASK_CHECK, "coverage", "", "off");
}

static void test_settings(void)
{
	struct buf why = { 0 };
	for (size_t t = 0; t < sizeof TASKS / sizeof *TASKS; t++) {
		size_t count = 0;
		for (; request_setting_at(TASKS[t], count); count++)
			hold_setting(TASKS[t], request_setting_at(TASKS[t], count));
		CHECK(count > 3);
		CHECK(!can_set(TASKS[t], "no-such-setting", STR("x"), &why) && why.len);
	}
	CHECK(!can_set(TASK_BUILD, "scale", STR("0"), &why) && !can_set(TASK_BUILD, "scale", STR("21"), &why) && can_set(TASK_BUILD, "scale", STR("0.5"), &why));
	CHECK(!can_set(TASK_BUILD, "today", STR("2026-10"), &why) && can_set(TASK_BUILD, "today", STR("2026-10-15"), &why));
	CHECK(can_set(TASK_BUILD, "lang", STR("fr_FR"), &why) && !can_set(TASK_BUILD, "lang", STR("xx"), &why));
	buf_finish(&why);
}

static bool is_flag(const char *setting)
{
	struct buf why = { 0 };
	bool fine = can_set(TASK_BUILD, setting, STR(""), &why) && !can_set(TASK_BUILD, setting, STR("2"), &why);
	buf_finish(&why);
	return fine;
}

/* A setting that only some products heed is refused with each of the others, and with none of those. */
static void test_heeds(void)
{
	for (size_t i = 0; request_setting_at(TASK_BUILD, i); i++)
		for (size_t k = 0; product_at(k); k++) {
			struct request r;
			struct buf why = { 0 };
			request_init(&r, TASK_BUILD);
			const char *setting = request_setting_at(TASK_BUILD, i), *word = request_word_at(TASK_BUILD, setting, 0);
			if (strcmp(setting, "format") != 0 && request_set(&r, setting, word ? str_of(word) : is_flag(setting) ? STR("") : STR("2"), &why)) {
				r.product = product_at(k);
				unsigned int heeded = r.product->heeds | (r.embedded ? r.embedded->heeds : 0);
				CHECK(request_settle(&r, &why) == !(r.given & ~heeded));
				CHECK(!(r.given & ~heeded) == !why.len);
			}
			buf_finish(&why);
			request_finish(&r);
		}
}

static bool is_made_by_libraries(enum outcome outcome)
{
	return outcome == OUTCOME_FAILED && !getenv("CI");
}

static void add_all(struct buf *to, const struct job *j)
{
	for (size_t i = 0; i < j->made.len; i++)
		buf_str(to, buf_as_str(&j->made.at[i].bytes));
}

static void build(const struct product *p, const struct view *view, struct buf *out)
{
	struct request r;
	struct project project;
	struct job j;
	request_init(&r, TASK_BUILD);
	project_init(&project, NULL);
	r.product = p;
	r.view = view;
	r.stem = STR("out/map");
	enum outcome outcome = job_run(&j, &r, &project, STR("map.cjm"), STR(MAP));
	CHECK(outcome == OUTCOME_FINE || (is_made_by_libraries(outcome) && j.why.len));
	CHECK(outcome != OUTCOME_FINE || (j.made.len == 1 && j.made.at[0].bytes.len && str_ends(j.made.at[0].name, p->ending) && str_starts(j.made.at[0].name, "out/map")));
	add_all(out, &j);
	job_finish(&j);
	project_finish(&project);
	request_finish(&r);
}

static void test_products(void)
{
	for (size_t i = 0; product_at(i); i++)
		for (size_t v = 0; view_at(v) && (!v || product_at(i)->is_drawing); v++) {
			struct buf once = { 0 }, again = { 0 };
			build(product_at(i), view_at(v), &once);
			build(product_at(i), view_at(v), &again);
			CHECK(str_equal(buf_as_str(&once), buf_as_str(&again)));
			buf_finish(&once);
			buf_finish(&again);
		}
}

static void test_comparisons(void)
{
	for (size_t i = 0; changes_product_at(i); i++) {
		struct request r;
		struct comparison c;
		struct buf out = { 0 };
		request_init(&r, TASK_DIFF);
		r.changes = changes_product_at(i);
		comparison_init(&c, &r, NULL);
		comparison_read(&c, &c.old, STR("old.cjm"), STR(MAP));
		comparison_read(&c, &c.new, STR("new.cjm"), STR(LATER));
		enum outcome outcome = comparison_run(&c, &out);
		CHECK((outcome == OUTCOME_FINE && out.len && !comparison_is_same(&c)) || (is_made_by_libraries(outcome) && c.why.len));
		comparison_finish(&c);
		buf_finish(&out);
		request_finish(&r);
	}
}

static void test_checks(void)
{
	for (size_t i = 0; check_format_at(i); i++) {
		struct request r;
		struct project project;
		struct check_job c;
		struct buf out = { 0 };
		request_init(&r, TASK_CHECK);
		project_init(&project, NULL);
		r.check_format = check_format_at(i);
		check_job_init(&c, &r, &project);
		check_job_add(&c, STR("a.cjm"), STR(MAP));
		check_job_add(&c, STR("b.cjm"), STR("journey \"Broken\"\n  stge \"A\"\n"));
		check_job_settle(&c);
		check_job_write(&c, &out);
		CHECK(c.maps.len == 2 && c.found.error_count && check_job_fails(&c) && out.len);
		check_job_finish(&c);
		project_finish(&project);
		buf_finish(&out);
		request_finish(&r);
	}
}

/* What is asked for and isn't there is a mistake of the map, or leaves it out. */
static void test_lacking(void)
{
	for (int may_lack = 0; may_lack < 2; may_lack++) {
		struct request r;
		struct project project;
		struct job j;
		request_init(&r, TASK_BUILD);
		project_init(&project, NULL);
		r.journey = STR("Tea");
		r.stem = STR("map");
		r.may_lack = may_lack;
		enum outcome outcome = job_run(&j, &r, &project, STR("map.cjm"), STR(MAP));
		CHECK(outcome == (may_lack ? OUTCOME_FINE : OUTCOME_MISTAKES) && j.is_left_out == may_lack && !j.made.len && (j.found.error_count == 0) == may_lack);
		job_finish(&j);
		project_finish(&project);
		request_finish(&r);
	}
}

int main(void)
{
	test_settings();
	test_refusals();
	test_heeds();
	test_products();
	test_comparisons();
	test_checks();
	test_lacking();
	return check_report();
}
