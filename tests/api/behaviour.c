/* behaviour.c — what cjm.h promises, held by a program that knows nothing else: where files come from, who owns what, what is told where
 * something is wrong. Its argument is an empty folder. Ends with "N passed, N failed". */
#include <cjm.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int passed, failed;

static void check(bool holds, const char *what)
{
	passed += holds;
	failed += !holds;
	if (!holds)
		printf("%s\n", what);
}

#define CHECK(holds) check((holds), #holds)

static const char MAP[] = "include \"shared.cjm\"\njourney \"Coffee\"\n  stage \"Order\"\n    step \"Orders\" at till feel +1 \"welcome\"\n";
static const char SHARED[] = "touchpoint till \"The till\"\n";
static const char OTHER[] = "touchpoint till \"The counter\"\n";

static struct cjm_result *build(struct cjm_project *project, const char *path, const char *setting, const char *word)
{
	struct cjm_request *request = cjm_request_new(CJM_BUILD);
	cjm_request_add(request, path);
	if (setting)
		cjm_request_set(request, setting, word);
	struct cjm_result *result = cjm_run(project, request);
	cjm_request_free(request);
	return result;
}

/* Whether a drawing of the map says it. */
static bool says(struct cjm_project *project, const char *path, const char *words)
{
	struct cjm_result *result = build(project, path, NULL, NULL);
	bool found = cjm_result_status(result) == CJM_FINE && strstr(cjm_result_bytes(result, 0), words);
	cjm_result_free(result);
	return found;
}

static void put(struct cjm_project *project, const char *path, const char *text)
{
	CHECK(cjm_project_put(project, path, text, strlen(text)));
}

static void save(const char *folder, const char *name, const char *text)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	fputs(text, f);
	fclose(f);
}

/* ---- files ---- */

static void test_memory(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	put(project, "maps/coffee.cjm", MAP);
	CHECK(!says(project, "maps/coffee.cjm", "The till"));
	put(project, "maps/shared.cjm", SHARED);
	CHECK(says(project, "maps/coffee.cjm", "The till"));
	put(project, "maps/shared.cjm", OTHER);
	CHECK(says(project, "maps/coffee.cjm", "The counter") && !says(project, "maps/coffee.cjm", "The till"));
	CHECK(says(project, "./maps/../maps/coffee.cjm", "The counter"));
	cjm_project_take_back(project, "maps/shared.cjm");
	cjm_project_take_back(project, "maps/nothing.cjm");
	CHECK(!says(project, "maps/coffee.cjm", "The counter"));
	CHECK(!cjm_project_put(project, "../coffee.cjm", MAP, sizeof MAP - 1));
	CHECK(!cjm_project_put(project, "/coffee.cjm", MAP, sizeof MAP - 1));
	CHECK(!cjm_project_put(project, "maps/../..", MAP, sizeof MAP - 1));
	CHECK(cjm_project_put(project, "empty.cjm", NULL, 0));
	cjm_project_free(project);
}

static void test_folder(const char *folder)
{
	char outside[4096], inside[4096], sub[4096];
	snprintf(outside, sizeof outside, "%s/outside.cjm", folder);
	snprintf(inside, sizeof inside, "%s/in/linked.cjm", folder);
	snprintf(sub, sizeof sub, "%s/in", folder);
	save(folder, "outside.cjm", "journey \"Secret\"\n  stage \"S\"\n");
	save(folder, "in/coffee.cjm", MAP);
	save(folder, "in/shared.cjm", SHARED);
	save(folder, "in/climbs.cjm", "include \"../outside.cjm\"\njourney \"C\"\n  stage \"D\"\n");
	CHECK(symlink(outside, inside) == 0);
	struct cjm_project *project = cjm_project_new_in(sub);
	CHECK(project && says(project, "coffee.cjm", "The till"));
	put(project, "shared.cjm", OTHER);
	CHECK(says(project, "coffee.cjm", "The counter"));
	cjm_project_take_back(project, "shared.cjm");
	CHECK(says(project, "coffee.cjm", "The till"));
	put(project, "new.cjm", MAP);
	CHECK(says(project, "new.cjm", "The till"));
	const char *const OUT[] = { "linked.cjm", "../outside.cjm", outside, "climbs.cjm" };
	for (size_t i = 0; i < sizeof OUT / sizeof *OUT; i++) {
		struct cjm_result *result = build(project, OUT[i], NULL, NULL);
		CHECK(cjm_result_status(result) != CJM_FINE && cjm_result_count(result) == 0);
		CHECK(strstr(cjm_result_why(result), "outside the project") || strstr(cjm_findings_text(cjm_result_findings(result)), "outside the project"));
		cjm_result_free(result);
	}
	cjm_project_free(project);
	CHECK(!cjm_project_new_in(outside));
	CHECK(!cjm_project_new_in("/there/is/no/such/folder"));
	char before[4096];
	CHECK(getcwd(before, sizeof before) && chdir(sub) == 0); /* a folder is the one that it was, wherever the host works later */
	project = cjm_project_new_in(".");
	CHECK(chdir("/") == 0 && project && says(project, "coffee.cjm", "The till"));
	CHECK(chdir(before) == 0);
	cjm_project_free(project);
}

static int reads, settings_asked_for;
static char last_path[256];

static bool read_mine(void *context, const char *path, struct cjm_bytes *bytes)
{
	settings_asked_for += strcmp(path, "project.cjm") == 0; /* it has none */
	reads += strcmp(path, "project.cjm") != 0;
	snprintf(last_path, sizeof last_path, "%s", path);
	if (strcmp(path, "maps/coffee.cjm") == 0)
		cjm_bytes_add(bytes, MAP, sizeof MAP - 1);
	else if (strcmp(path, "maps/shared.cjm") == 0) {
		cjm_bytes_add(bytes, context, 10); /* in pieces */
		cjm_bytes_add(bytes, (const char *)context + 10, strlen(context) - 10);
	} else {
		if (strcmp(path, "locked.cjm") == 0)
			cjm_bytes_add(bytes, "the key is lost", 15);
		return false;
	}
	return true;
}

static void test_functions(void)
{
	char shared[] = "touchpoint till \"The till\"\n";
	struct cjm_disk disk = { shared, read_mine };
	struct cjm_project *project = cjm_project_new(&disk);
	disk.read = NULL; /* it was copied */
	CHECK(says(project, "maps/coffee.cjm", "The till") && reads == 2 && strcmp(last_path, "maps/shared.cjm") == 0);
	put(project, "maps/shared.cjm", OTHER);
	CHECK(says(project, "maps/coffee.cjm", "The counter") && reads == 3);
	struct cjm_result *result = build(project, "locked.cjm", NULL, NULL);
	CHECK(cjm_result_status(result) == CJM_WORLD && strcmp(cjm_result_why(result), "cannot read locked.cjm: the key is lost") == 0);
	cjm_result_free(result);
	result = build(project, "nothing.cjm", NULL, NULL);
	CHECK(cjm_result_status(result) == CJM_WORLD && strstr(cjm_result_why(result), "no such file"));
	cjm_result_free(result);
	int before = reads;
	result = build(project, "../project/maps/coffee.cjm", NULL, NULL);
	cjm_result_free(result);
	result = build(project, "../secret.cjm", NULL, NULL);
	CHECK(cjm_result_status(result) == CJM_WORLD && strcmp(last_path, "../secret.cjm") != 0 && strcmp(last_path, "secret.cjm") != 0);
	cjm_result_free(result);
	CHECK(reads <= before + 2);
	before = reads;
	cjm_project_free(project);
	CHECK(reads == before && settings_asked_for > 0);
}

/* ---- requests ---- */

/* Each word that is told is taken, and only those. */
static void test_settings(enum cjm_task task)
{
	size_t settings = 0;
	for (const char *setting; (setting = cjm_setting_at(task, settings)); settings++) {
		struct cjm_request *request = cjm_request_new(task);
		const char *word;
		size_t words = 0;
		for (; (word = cjm_setting_word(task, setting, words)); words++)
			CHECK(cjm_request_set(request, setting, word) && !*cjm_request_why(request));
		CHECK(!words || (!cjm_request_set(request, setting, "no such word") && *cjm_request_why(request)));
		cjm_request_free(request);
	}
	CHECK(settings > 2);
	struct cjm_request *request = cjm_request_new(task);
	CHECK(!*cjm_request_why(request));
	CHECK(!cjm_request_set(request, "colour", "red") && strstr(cjm_request_why(request), "colour"));
	CHECK(cjm_request_set(request, "format", cjm_setting_word(task, "format", 0)) && !*cjm_request_why(request));
	CHECK(!cjm_setting_word(task, "colour", 0));
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_result *result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_USAGE && *cjm_result_why(result) && cjm_result_count(result) == 0);
	cjm_result_free(result);
	cjm_project_free(project);
	cjm_request_free(request);
}

static void test_several(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_request *request = cjm_request_new(CJM_BUILD);
	put(project, "two.cjm", "journey a \"A\"\n  stage \"S\"\njourney b \"B\"\n  stage \"S\"\n");
	put(project, "wrong.cjm", "journey \"C\"\n  stagee \"S\"\n");
	cjm_request_add(request, "two.cjm");
	cjm_request_add(request, "wrong.cjm");
	struct cjm_result *result = cjm_run(project, request);
	cjm_request_free(request);
	cjm_project_free(project);
	CHECK(cjm_result_status(result) == CJM_MISTAKES && !*cjm_result_why(result) && cjm_result_count(result) == 2);
	CHECK(strcmp(cjm_result_path(result, 0), "two-a.svg") == 0 && strcmp(cjm_result_path(result, 1), "two-b.svg") == 0);
	CHECK(cjm_result_length(result, 0) == strlen(cjm_result_bytes(result, 0)) && cjm_result_length(result, 0) > 1000);
	CHECK(!*cjm_result_path(result, 2) && !*cjm_result_bytes(result, 2) && !cjm_result_length(result, 2) && !cjm_result_differs(result));
	const struct cjm_findings *findings = cjm_result_findings(result);
	const struct cjm_finding *finding = cjm_findings_at(findings, 0);
	CHECK(cjm_findings_count(findings) == 1 && !cjm_findings_at(findings, 1) && cjm_finding_severity(finding) == CJM_ERROR);
	const struct cjm_place place = cjm_finding_place(finding), other = cjm_finding_other(finding);
	CHECK(strcmp(place.path, "wrong.cjm") == 0 && place.line == 2 && place.column == 3 && place.end_line == 2 && place.end_column == 9);
	CHECK(place.offset == 14 && place.length == 6 && !*other.path && !other.line && !*cjm_finding_other_note(finding));
	CHECK(strstr(cjm_finding_hint(finding), "stage") && *cjm_finding_message(finding) && *cjm_finding_id(finding));
	CHECK(strstr(cjm_findings_text(findings), "wrong.cjm:2:3: error: ") && strstr(cjm_findings_text(findings), "1 error\n"));
	cjm_result_free(result);
}

/* Whoever makes the edits of a finding has a map without it. */
static void test_edits(void)
{
	const char *text = "journey \"A\"\n  stage \"S\"\n    step \"T\" via stroe feel +1\n";
	struct cjm_project *project = cjm_project_new(NULL);
	put(project, "a.cjm", text);
	struct cjm_map *map = cjm_map_read(project, "a.cjm");
	const struct cjm_finding *finding = cjm_findings_at(cjm_map_findings(map), 0);
	CHECK(finding && cjm_finding_edit_count(finding) == 1);
	const struct cjm_place place = cjm_finding_edit_place(finding, 0);
	CHECK(place.line == 3 && strncmp(text + place.offset, "stroe", place.length) == 0 && strcmp(cjm_finding_edit_text(finding, 0), "store") == 0);
	CHECK(!*cjm_finding_edit_place(finding, 1).path && !*cjm_finding_edit_text(finding, 1));
	char mended[256];
	snprintf(mended, sizeof mended, "%.*s%s%s", (int)place.offset, text, cjm_finding_edit_text(finding, 0), text + place.offset + place.length);
	cjm_map_free(map);
	put(project, "a.cjm", mended);
	map = cjm_map_read(project, "a.cjm");
	CHECK(cjm_findings_count(cjm_map_findings(map)) == 0);
	cjm_map_free(map);
	cjm_project_free(project);
}

static void test_check(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_request *request = cjm_request_new(CJM_CHECK);
	put(project, "a.cjm", "journey \"A\"\n  stage \"S\"\n    step \"T\"\n      pain \"P\"\n      action \"Do\" due 2020-01-01\n");
	cjm_request_add(request, "a.cjm");
	CHECK(cjm_request_set(request, "only", "action-overdue"));
	struct cjm_result *result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_FINE && cjm_findings_count(cjm_result_findings(result)) == 0);
	cjm_result_free(result);
	CHECK(cjm_request_set(request, "today", "2026-10-15") && cjm_request_set(request, "fail-on", "warning") && cjm_request_set(request, "format", "json"));
	CHECK(!cjm_request_set(request, "today", "yesterday") && *cjm_request_why(request));
	result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_MISTAKES && cjm_findings_count(cjm_result_findings(result)) == 1);
	CHECK(cjm_result_count(result) == 1 && strstr(cjm_result_bytes(result, 0), "action-overdue") && cjm_result_bytes(result, 0)[0] == '{');
	cjm_result_free(result);
	cjm_request_free(request);
	cjm_project_free(project);
}

static void test_diff(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_request *request = cjm_request_new(CJM_DIFF);
	put(project, "old.cjm", MAP);
	put(project, "new.cjm", "include \"shared.cjm\"\njourney \"Coffee\"\n  stage \"Order\"\n    step \"Orders\" at till feel -1 \"lost\"\n");
	put(project, "shared.cjm", SHARED);
	cjm_request_add(request, "old.cjm");
	struct cjm_result *result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_USAGE);
	cjm_result_free(result);
	cjm_request_add(request, "new.cjm");
	result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_FINE && cjm_result_differs(result) && strstr(cjm_result_bytes(result, 0), "feels worse"));
	cjm_result_free(result);
	put(project, "new.cjm", MAP);
	result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_FINE && !cjm_result_differs(result));
	cjm_result_free(result);
	put(project, "new.cjm", "jorney \"A\"\n");
	result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_MISTAKES && cjm_findings_count(cjm_result_findings(result)) == 1 && !cjm_result_differs(result));
	cjm_result_free(result);
	cjm_request_add(request, "old.cjm");
	result = cjm_run(project, request);
	CHECK(cjm_result_status(result) == CJM_USAGE && *cjm_result_why(result));
	cjm_result_free(result);
	cjm_request_free(request);
	cjm_project_free(project);
}

/* ---- the model ---- */

static void test_map(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_map *map = cjm_map_read(project, "nothing.cjm");
	CHECK(strcmp(cjm_map_why(map), "cannot read nothing.cjm: no such file") == 0 && !cjm_thing_first(cjm_map_file(map), NULL));
	cjm_map_free(map);
	put(project, "a.cjm", MAP);
	put(project, "shared.cjm", SHARED);
	map = cjm_map_read(project, "a.cjm");
	cjm_project_free(project);
	const struct cjm_thing *file = cjm_map_file(map), *journey = cjm_thing_first(file, "journey"), *till = cjm_thing_first(file, "touchpoint");
	CHECK(!*cjm_map_why(map) && !cjm_thing_parent(file) && !*cjm_thing_kind(file) && cjm_findings_count(cjm_map_findings(map)) == 0);
	CHECK(strcmp(cjm_thing_place(till).path, "shared.cjm") == 0 && strcmp(cjm_thing_place(journey).path, "a.cjm") == 0 && cjm_thing_place(journey).line == 2);
	const struct cjm_thing *stage = cjm_thing_first(journey, "stage"), *step = cjm_thing_first(stage, "step"), *feel = cjm_thing_first(step, "feel");
	CHECK(cjm_thing_parent(step) == stage && !cjm_thing_next(step, "step") && !cjm_thing_next(feel, "feel") && !cjm_thing_first(step, "pain"));
	const struct cjm_property *value = cjm_thing_property(feel, "value"), *at = cjm_thing_property(cjm_thing_first(step, "at"), "touchpoint");
	CHECK(cjm_property_type(value) == CJM_NUMBER && cjm_property_number(value) == 1 && cjm_property_high(value) == 1 && cjm_property_place(value).column == 32);
	CHECK(cjm_property_type(at) == CJM_THINGS && cjm_property_count(at) == 1 && cjm_property_thing_at(at, 0) == till && !cjm_property_thing_at(at, 1));
	CHECK(!cjm_thing_property(feel, "colour") && !cjm_thing_property_at(feel, 99) && !*cjm_property_text_at(value, 1) && !*cjm_property_text(at));
	cjm_map_free(map);
}

/* ---- texts ---- */

static bool holds_text(const struct cjm_result *result, const char *text)
{
	return cjm_result_count(result) == 1 && strstr(cjm_result_bytes(result, 0), text);
}

static void test_format(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	put(project, "a.cjm", "journey   \"A\"\n  stage \"S\"\n      step \"B\"   feel +1\n");
	put(project, "wrong.cjm", "journey \"A\"\n  stagge \"S\"\n");
	struct cjm_result *plain = cjm_format(project, "a.cjm", false), *named = cjm_format(project, "a.cjm", true), *wrong = cjm_format(project, "wrong.cjm", false);
	struct cjm_result *missing = cjm_format(project, "missing.cjm", false);
	cjm_project_free(project);
	CHECK(cjm_result_status(plain) == CJM_FINE && holds_text(plain, "    step \"B\" feel +1\n") && !*cjm_result_why(plain) && !*cjm_result_path(plain, 0));
	CHECK(cjm_result_status(named) == CJM_FINE && holds_text(named, "step b \"B\""));
	CHECK(cjm_result_status(wrong) == CJM_MISTAKES && cjm_result_count(wrong) == 0 && cjm_findings_count(cjm_result_findings(wrong)) > 0);
	CHECK(strcmp(cjm_finding_place(cjm_findings_at(cjm_result_findings(wrong), 0)).path, "wrong.cjm") == 0);
	CHECK(cjm_result_status(missing) == CJM_WORLD && strstr(cjm_result_why(missing), "missing.cjm") && cjm_result_count(missing) == 0);
	cjm_result_free(plain);
	cjm_result_free(named);
	cjm_result_free(wrong);
	cjm_result_free(missing);
}

static void test_import(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	put(project, "day.mmd", "journey\n  title My day\n  section Go to work\n    Make tea: 5: Me\n");
	struct cjm_result *guessed = cjm_import(project, "day.mmd", NULL), *told = cjm_import(project, "day.mmd", "mermaid"), *other = cjm_import(project, "day.mmd", "nothing");
	struct cjm_result *missing = cjm_import(project, "missing.mmd", NULL);
	cjm_project_free(project);
	CHECK(cjm_result_status(guessed) == CJM_FINE && holds_text(guessed, "step \"Make tea\"") && cjm_findings_count(cjm_result_findings(guessed)) > 0);
	CHECK(cjm_result_status(told) == CJM_FINE && strcmp(cjm_result_bytes(told, 0), cjm_result_bytes(guessed, 0)) == 0);
	CHECK(cjm_result_status(other) == CJM_USAGE && strstr(cjm_result_why(other), "nothing") && cjm_result_count(other) == 0);
	CHECK(cjm_result_status(missing) == CJM_WORLD && strstr(cjm_result_why(missing), "missing.mmd"));
	CHECK(strcmp(cjm_import_format_at(0), "mermaid") == 0 && !cjm_import_format_at(99));
	cjm_result_free(guessed);
	cjm_result_free(told);
	cjm_result_free(other);
	cjm_result_free(missing);
}

/* The language is a thread's own, and a request's own while it runs. */
static void test_messages(void)
{
	struct cjm_project *project = cjm_project_new(NULL);
	struct cjm_request *request = cjm_request_new(CJM_CHECK);
	static const char MAP[] = "journey \"A\"\n  stage \"S\"\n    step \"B\" via stroe\n";
	cjm_project_put(project, "a.cjm", MAP, sizeof MAP - 1);
	cjm_request_add(request, "a.cjm");
	CHECK(cjm_request_set(request, "messages", "fr") && !cjm_request_set(request, "messages", "tlh"));
	struct cjm_result *french = cjm_run(project, request);
	struct cjm_map *english = cjm_map_read(project, "a.cjm");
	CHECK(strstr(cjm_findings_text(cjm_result_findings(french)), "canal"));
	CHECK(strstr(cjm_findings_text(cjm_map_findings(english)), "unknown channel"));
	CHECK(cjm_messages("fr_FR.UTF-8") && !cjm_messages("tlh"));
	struct cjm_result *page = cjm_explain("no-owner", "text");
	CHECK(strstr(cjm_result_bytes(page, 0), "Pourquoi"));
	cjm_messages("en");
	cjm_result_free(french);
	cjm_result_free(page);
	cjm_map_free(english);
	cjm_request_free(request);
	cjm_project_free(project);
}

static void test_explain(void)
{
	struct cjm_result *text = cjm_explain("no-owner", "text"), *markdown = cjm_explain("no-owner", "markdown"), *unknown = cjm_explain("no-such", "text");
	struct cjm_result *form = cjm_explain("no-owner", "html");
	CHECK(cjm_result_status(text) == CJM_FINE && holds_text(text, "no-owner"));
	CHECK(cjm_result_status(markdown) == CJM_FINE && holds_text(markdown, "no-owner") && strcmp(cjm_result_bytes(text, 0), cjm_result_bytes(markdown, 0)) != 0);
	CHECK(cjm_result_status(unknown) == CJM_USAGE && strstr(cjm_result_why(unknown), "no-such") && cjm_result_count(unknown) == 0);
	CHECK(cjm_result_status(form) == CJM_USAGE && strstr(cjm_result_why(form), "html"));
	cjm_result_free(text);
	cjm_result_free(markdown);
	cjm_result_free(unknown);
	cjm_result_free(form);
}

/* ---- many at once ---- */

static void *draw_often(void *project)
{
	static const char *const FORMATS[] = { "svg", "json", "md", "png", "pdf", "csv" };
	char *all = calloc(1, sizeof FORMATS / sizeof *FORMATS * sizeof(unsigned long));
	for (int turn = 0; turn < 3; turn++)
		for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
			struct cjm_project *mine = cjm_project_new_in(project);
			struct cjm_result *result = build(mine, "coffee.cjm", "format", FORMATS[i]);
			unsigned long sum = 5381;
			for (size_t k = 0; k < cjm_result_length(result, 0); k++)
				sum = sum * 33 + (unsigned char)cjm_result_bytes(result, 0)[k];
			((unsigned long *)(void *)all)[i] += sum;
			cjm_result_free(result);
			cjm_project_free(mine);
		}
	return all;
}

static void test_threads(const char *folder)
{
	enum { THREADS = 4 };
	pthread_t threads[THREADS];
	char path[4096];
	snprintf(path, sizeof path, "%s/in", folder);
	char *alone = draw_often(path);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, draw_often, path);
	for (int i = 0; i < THREADS; i++) {
		void *sums;
		pthread_join(threads[i], &sums);
		CHECK(memcmp(sums, alone, 6 * sizeof(unsigned long)) == 0);
		free(sums);
	}
	free(alone);
}

int main(int count, char **words)
{
	if (count != 2)
		return 2;
	cjm_project_free(NULL);
	cjm_request_free(NULL);
	cjm_result_free(NULL);
	cjm_map_free(NULL);
	test_memory();
	test_folder(words[1]);
	test_functions();
	test_settings(CJM_BUILD);
	test_settings(CJM_CHECK);
	test_settings(CJM_DIFF);
	test_several();
	test_edits();
	test_check();
	test_diff();
	test_map();
	test_format();
	test_import();
	test_explain();
	test_messages();
	test_threads(words[1]);
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0;
}
