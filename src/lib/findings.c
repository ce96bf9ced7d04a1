/* findings.c — what was found, as other programs get it. */
#include "lib/lib.h"

#include "cjm/said.h"
#include "cjm/source.h"

struct cjm_place lib_place(const struct sources *s, struct span span, const char *path)
{
	if (!span.file)
		return (struct cjm_place){ .path = "" };
	const struct place begin = place_of(s, span), end = place_of(s, (struct span){ span.file, span.at + span.len, 0 });
	return (struct cjm_place){ path, begin.line, begin.column, end.line, end.column, span.at, span.len };
}

static struct cjm_place place_in(struct arena *a, const struct sources *s, struct span span)
{
	return lib_place(s, span, span.file ? str_terminated(a, source_of(s, span)->path) : "");
}

static const struct lib_edit *copied_edits(struct arena *a, const struct sources *s, const struct finding *f)
{
	struct lib_edit *edits = arena_alloc(a, f->fix_count * sizeof *edits);
	for (size_t i = 0; i < f->fix_count; i++)
		edits[i] = (struct lib_edit){ place_in(a, s, f->fixes[i].span), str_terminated(a, f->fixes[i].text) };
	return edits;
}

static struct cjm_finding copied(struct arena *a, const struct sources *s, const struct finding *f)
{
	static const enum cjm_severity SEVERITIES[] = { [SEVERITY_INFO] = CJM_INFO, [SEVERITY_WARNING] = CJM_WARNING, [SEVERITY_ERROR] = CJM_ERROR };
	return (struct cjm_finding){
		SEVERITIES[f->severity], f->id, str_terminated(a, said_str(f->message)), str_terminated(a, said_str(f->hint)), str_terminated(a, said_str(f->other_note)),
		place_in(a, s, f->span), place_in(a, s, f->other), copied_edits(a, s, f), f->fix_count,
	};
}

static void add_text(struct cjm_findings *f, struct arena *a, const struct sources *s, const struct findings *found)
{
	struct buf text = { 0 };
	buf_text(&text, f->text);
	for (size_t i = 0; i < found->len; i++)
		finding_print(s, &found->at[i], false, &text);
	findings_print_summary(found, &text);
	f->text = str_terminated(a, buf_as_str(&text));
	buf_finish(&text);
}

void lib_add_findings(struct cjm_findings *f, struct arena *a, const struct sources *s, const struct findings *found)
{
	for (size_t i = 0; i < found->len; i++)
		VEC_PUSH(a, f, copied(a, s, &found->at[i]));
	add_text(f, a, s, found);
}

size_t cjm_findings_count(const struct cjm_findings *findings) { return findings->len; }
const char *cjm_findings_text(const struct cjm_findings *findings) { return findings->text; }

const struct cjm_finding *cjm_findings_at(const struct cjm_findings *findings, size_t index)
{
	return index < findings->len ? &findings->at[index] : NULL;
}

enum cjm_severity cjm_finding_severity(const struct cjm_finding *finding) { return finding->severity; }
const char *cjm_finding_id(const struct cjm_finding *finding) { return finding->id; }
const char *cjm_finding_message(const struct cjm_finding *finding) { return finding->message; }
const char *cjm_finding_hint(const struct cjm_finding *finding) { return finding->hint; }
struct cjm_place cjm_finding_place(const struct cjm_finding *finding) { return finding->place; }
struct cjm_place cjm_finding_other(const struct cjm_finding *finding) { return finding->other; }
const char *cjm_finding_other_note(const struct cjm_finding *finding) { return finding->other_note; }

size_t cjm_finding_edit_count(const struct cjm_finding *finding) { return finding->edit_count; }

struct cjm_place cjm_finding_edit_place(const struct cjm_finding *finding, size_t index)
{
	return index < finding->edit_count ? finding->edits[index].place : (struct cjm_place){ .path = "" };
}

const char *cjm_finding_edit_text(const struct cjm_finding *finding, size_t index)
{
	return index < finding->edit_count ? finding->edits[index].text : "";
}
