/* exchange.c — one importer, then the formatter: what comes out is laid out like any other map. */
#include "cjm/fmt.h"
#include "exchange/documents/document.h"
#include "exchange/json/json.h"
#include "exchange/mermaid/mermaid.h"
#include "exchange/plain/decode.h"
#include "exchange/tables/table.h"
#include "exchange/workbooks/workbook.h"

const char *import_format_name(enum import_format format)
{
	static const char *const NAMES[IMPORT_FORMAT_COUNT] = {
		[IMPORT_MERMAID] = "mermaid", [IMPORT_MARKDOWN] = "markdown", [IMPORT_CSV] = "csv", [IMPORT_XLSX] = "xlsx", [IMPORT_JSON] = "json",
	};
	return NAMES[format];
}

enum import_format import_format_named(struct str word)
{
	enum import_format format = 0;
	while (format < IMPORT_FORMAT_COUNT && !str_is(word, import_format_name(format)))
		format++;
	return format;
}

/* What an importer writes has no mistakes; if it ever had, it is given out as it is rather than formatted, so that no word is
 * lost, and false says so. */
static bool format(struct str map, struct buf *out)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("imported"), map, &found), &found);
	bool fine = !found.error_count;
	if (fine)
		ast_format(&sources, a, out);
	else
		buf_str(out, map);
	ast_free(a);
	findings_finish(&found);
	sources_finish(&sources);
	return fine;
}

static void report_language(struct import *i)
{
	struct str language = i->draft.language;
	if (language.len)
		import_report(i, SEVERITY_INFO, "import-language", (struct str){ 0 }, "the language of the drawing's own words is taken to be `%.*s`", STR_ARG(language));
	else if (i->draft.has_no_labels)
		import_report(i, SEVERITY_INFO, "import-language", (struct str){ 0 }, "the drawing's own words are English: there are none in the language of this text");
}

/* Text is made ready to be read; a workbook's texts come out of it later. */
static uint32_t add_original(enum import_format which, struct sources *s, struct str path, struct str bytes, struct findings *found)
{
	return which == IMPORT_XLSX ? source_add(s, path, (struct str){ 0 }, found) : import_add_source(s, path, bytes, found);
}

static bool read_draft(struct import *i, enum import_format which, struct str bytes)
{
	switch (which) {
	case IMPORT_MERMAID: return import_mermaid(i);
	case IMPORT_MARKDOWN: return import_markdown(i);
	case IMPORT_CSV: return import_csv(i);
	case IMPORT_XLSX: return import_xlsx(i, bytes);
	default: return false;
	}
}

static void settle_draft(struct import *i)
{
	draft_settle_scale(&i->draft);
	import_report_scales(i);
	draft_guess_language(&i->draft);
	report_language(i);
	account_report(&i->account, i->found);
}

bool import_map(enum import_format which, struct sources *s, struct str path, struct str bytes, struct import_options options, struct buf *out, struct findings *found)
{
	struct import i = { .sources = s, .found = found, .file = add_original(which, s, path, bytes, found), .options = options };
	struct buf written = { 0 };
	i.source = s->files.at[i.file - 1];
	arena_init(&i.arena);
	draft_init(&i.draft, &i.arena);
	account_init(&i.account, &i.arena, i.source, i.file);
	column_book_init(&i.columns, &i.arena);
	bool fine = which == IMPORT_JSON ? import_json(&i, &written) : read_draft(&i, which, bytes);
	if (fine && which != IMPORT_JSON) {
		settle_draft(&i);
		draft_write(&i.draft, &written);
	}
	if (fine && !format(buf_as_str(&written), out)) {
		struct finding *f = finding_add(found, SEVERITY_ERROR, "import-broken", (struct span){ 0 }, "what was made of %.*s is no map yet", STR_ARG(i.source->path));
		f->hint = STR("this is a mistake of cjm; please report it with the file");
	}
	buf_finish(&written);
	arena_finish(&i.arena);
	return fine;
}
