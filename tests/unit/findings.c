/* findings.c — a list of findings is its maker's: whoever adds to one leaves all others as they are. */
#include "check.h"

#include "cjm/check.h"

#include <string.h>

static const char MAP[] =
	"rule retired-word error\n"
	"rule unknown-name info\n"
	"journey \"J\" via stroe\n"
	"  stage \"S\"\n"
	"    step \"A\" via stroe feel +1\n"
	"    step \"B\"\n"
	"      pain \"P\" from nobody\n";

static void print_all(const struct sources *s, const struct findings *f, struct buf *out)
{
	for (size_t i = 0; i < f->len; i++)
		finding_print(s, &f->at[i], false, out);
}

static size_t errors_in(const struct findings *f)
{
	size_t errors = 0;
	for (size_t i = 0; i < f->len; i++)
		errors += f->at[i].severity == SEVERITY_ERROR;
	return errors;
}

/* Of the first with this id; SEVERITY_NONE where there is none. */
static enum severity severity_of(const struct findings *f, const char *id)
{
	for (size_t i = 0; i < f->len; i++)
		if (strcmp(f->at[i].id, id) == 0)
			return f->at[i].severity;
	return SEVERITY_NONE;
}

static void check_what_checking_leaves(void)
{
	struct sources s;
	struct findings read, found;
	struct arena arena = { 0 };
	struct check_kept kept;
	struct buf before = { 0 }, after = { 0 };
	sources_init(&s);
	findings_init(&read);
	findings_init(&found);
	struct map *m = map_read(&s, source_add(&s, STR("a.cjm"), str_of(MAP), &read), NULL, &read);
	print_all(&s, &read, &before);
	CHECK(read.error_count && read.error_count == errors_in(&read));
	CHECK(severity_of(&read, "unknown-name") == SEVERITY_ERROR);
	check_map(m, &read, &(struct check_options){ 0 }, &found);
	check_keep(&kept, m, &(struct check_options){ 0 }, &arena);
	check_together(&(struct check_kept *){ &kept }, 1, &s, &(struct check_options){ 0 }, &found);
	arena_finish(&arena);
	print_all(&s, &read, &after);
	CHECK(str_equal(buf_as_str(&before), buf_as_str(&after)));
	CHECK(found.len > read.len && found.error_count == errors_in(&found));
	CHECK(severity_of(&found, "unknown-name") == SEVERITY_INFO); /* the map's rule holds for what reading found, too */
	findings_finish(&read); /* a copy needs nothing of what it was made of */
	buf_clear(&after);
	print_all(&s, &found, &after);
	findings_sort(&found);
	CHECK(found.error_count == errors_in(&found));
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	buf_finish(&before);
	buf_finish(&after);
}

static void check_repeated(void)
{
	struct findings f;
	findings_init(&f);
	for (int i = 0; i < 3; i++)
		finding_add(&f, SEVERITY_ERROR, "x", (struct span){ 1, 5, 1 }, "%s", i < 2 ? "the same" : "another");
	finding_add(&f, SEVERITY_INFO, "x", (struct span){ 0 }, "without a place");
	finding_add(&f, SEVERITY_WARNING, "x", (struct span){ 1, 2, 1 }, "before");
	findings_sort(&f);
	CHECK(f.len == 4 && f.error_count == 2);
	CHECK(str_is(f.at[0].message, "before") && str_is(f.at[3].message, "without a place"));
	CHECK(str_is(f.at[1].message, "the same") && str_is(f.at[2].message, "another")); /* as reported, not by their words */
	findings_finish(&f);
}

int main(void)
{
	check_what_checking_leaves();
	check_repeated();
	return check_report();
}
