/* exchange.c — one importer, then the formatter: what comes out is laid out like any other map. */
#include "cjm/fmt.h"
#include "exchange/documents/document.h"
#include "exchange/importers.h"
#include "exchange/json/json.h"
#include "exchange/mermaid/mermaid.h"
#include "exchange/plain/decode.h"
#include "exchange/tables/table.h"
#include "exchange/workbooks/workbook.h"

const struct importer *importer_of(enum import_format format)
{
	static const struct importer IMPORTERS[IMPORT_FORMAT_COUNT] = {
#define IMPORTER(format, word, read, what, otherwise, traits) [IMPORT_##format] = { word, read, what, otherwise, traits },
#include "exchange/importers.def"
	};
	return &IMPORTERS[format];
}

const char *import_format_name(enum import_format format)
{
	return importer_of(format)->word;
}

bool import_has_lanes(enum import_format format)
{
	return importer_of(format)->traits & HAS_LANES;
}

bool import_has_sheets(enum import_format format)
{
	return importer_of(format)->traits & HAS_SHEETS;
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
static bool format_map(struct str map, struct buf *out)
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
		import_report(i, SEVERITY_INFO, "import-language", (struct str){ 0 }, "the language of the map was guessed as `%.*s`",
			STR_ARG(language));
	else if (i->draft.has_no_labels)
		import_report(i, SEVERITY_INFO, "import-language", (struct str){ 0 },
			"headings, legend and months are in English: there is no translation for the language of this text");
}

static void settle_draft(struct import *i)
{
	draft_settle_scale(&i->draft);
	import_report_scales(i);
	draft_guess_language(&i->draft);
	report_language(i);
	account_report(&i->account, i->found);
}

/* Text is made ready to be read; what is none is read from its bytes, and makes its texts itself. */
static void begin_import(struct import *i, const struct importer *importer, struct str path)
{
	bool is_text = !(importer->traits & IS_NO_TEXT);
	i->file = is_text ? import_add_source(i->sources, path, i->bytes, i->found) : source_add(i->sources, path, (struct str){ 0 }, i->found);
	i->source = i->sources->files.at[i->file - 1];
	arena_init(&i->arena);
	draft_init(&i->draft, &i->arena);
	account_init(&i->account, &i->arena, i->source, i->file);
	column_book_init(&i->columns, &i->arena);
}

bool import_map(enum import_format format, struct sources *s, struct str path, struct str bytes, struct import_options options, struct buf *out, struct findings *found)
{
	struct buf written = { 0 };
	struct import i = { .sources = s, .found = found, .bytes = bytes, .options = options, .written = &written };
	const struct importer *importer = importer_of(format);
	begin_import(&i, importer, path);
	bool fine = importer->read(&i);
	if (fine && !(importer->traits & WRITES_MAP)) {
		settle_draft(&i);
		draft_write(&i.draft, &written);
	}
	arena_finish(&i.arena); /* the map is laid out in its place */
	if (fine && !format_map(buf_as_str(&written), out)) {
		struct finding *f = finding_add(found, SEVERITY_ERROR, "import-broken", (struct span){ 0 }, "the map made from %.*s has errors", STR_ARG(i.source->path));
		f->hint = STR("this is a bug in cjm; please report it with the file");
	}
	buf_finish(&written);
	return fine;
}
