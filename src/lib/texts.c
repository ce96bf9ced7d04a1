/* texts.c — maps as texts: formatted, made of other files; and the pages of the checks. */
#include "lib/lib.h"

#include <string.h>

/* Takes what became of the text. */
static void settle(struct cjm_result *result, struct conversion *c, bool fine, enum outcome otherwise)
{
	if (fine)
		lib_result_add(result, STR(""), &c->text);
	if (!fine && c->why.len)
		lib_result_note(result, otherwise, buf_as_str(&c->why));
	else if (!fine || c->found.error_count)
		lib_result_note(result, OUTCOME_MISTAKES, STR(""));
	lib_add_findings(&result->findings, &result->arena, &c->sources, &c->found);
	conversion_finish(c);
}

struct text_call {
	struct cjm_project *project;
	const char *path, *form; /* or the id of a check */
	bool names;
	struct cjm_result *result;
};

static void format(void *call)
{
	struct text_call *t = call;
	struct cjm_project *project = t->project;
	const char *path = t->path;
	bool names = t->names;
	struct cjm_result *result = t->result = lib_result_new();
	struct buf text = { 0 };
	struct conversion c;
	conversion_init(&c);
	if (lib_result_read(result, project, path, &text)) {
		struct str known = project_path(&project->project, path);
		bool fine = names ? convert_naming(&c, &project->project, known, buf_as_str(&text)) : convert_layout(&c, known, buf_as_str(&text));
		settle(result, &c, fine, OUTCOME_FAILED);
	} else {
		conversion_finish(&c);
	}
	buf_finish(&text);
}

struct cjm_result *cjm_format(struct cjm_project *project, const char *path, bool names)
{
	struct text_call call = { .project = project, .path = path, .names = names };
	return lib_try(format, &call, &call.result);
}

const char *cjm_import_format_at(size_t index)
{
	return index < IMPORT_FORMAT_COUNT ? import_format_name((enum import_format)index) : NULL;
}

static void import(void *call)
{
	struct text_call *t = call;
	struct cjm_project *project = t->project;
	const char *path = t->path, *named = t->form;
	struct cjm_result *result = t->result = lib_result_new();
	struct import_request r = { .format = named ? import_format_named(str_of(named)) : IMPORT_FORMAT_COUNT };
	struct buf bytes = { 0 };
	struct conversion c;
	conversion_init(&c);
	if (named && r.format == IMPORT_FORMAT_COUNT) {
		lib_result_note(result, OUTCOME_REFUSED, str_fmt(&result->arena, "unknown format `%s`", named));
		conversion_finish(&c);
	} else if (lib_result_read(result, project, path, &bytes)) {
		settle(result, &c, convert_import(&c, r, project_path(&project->project, path), buf_as_str(&bytes)), OUTCOME_REFUSED);
	} else {
		conversion_finish(&c);
	}
	buf_finish(&bytes);
}

struct cjm_result *cjm_import(struct cjm_project *project, const char *path, const char *format_name)
{
	struct text_call call = { .project = project, .path = path, .form = format_name };
	return lib_try(import, &call, &call.result);
}

static void explain(void *call)
{
	struct text_call *t = call;
	const char *id = t->path, *form = t->form;
	static const char *const FORMS[] = { [PAGE_TEXT] = "text", [PAGE_MARKDOWN] = "markdown", [PAGE_MAN] = "man" };
	enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS };
	struct cjm_result *result = t->result = lib_result_new();
	const struct check_row *row = check_of(str_of(id));
	struct buf page = { 0 };
	int at = 0;
	while (at < FORM_COUNT && strcmp(FORMS[at], form) != 0)
		at++;
	if (!row) {
		lib_result_note(result, OUTCOME_REFUSED, str_fmt(&result->arena, "unknown check `%s`", id));
	} else if (at == FORM_COUNT) {
		lib_result_note(result, OUTCOME_REFUSED, str_fmt(&result->arena, "unknown form `%s`; use one of: text, markdown, man", form));
	} else {
		check_write_page(row, (enum page_form)at, &page);
		lib_result_add(result, STR(""), &page);
	}
	buf_finish(&page);
}

struct cjm_result *cjm_explain(const char *id, const char *form)
{
	struct text_call call = { .path = id, .form = form };
	return lib_try(explain, &call, &call.result);
}
