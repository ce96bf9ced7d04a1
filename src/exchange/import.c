/* import.c — one importer, then the formatter: what comes out is laid out like any other map. */
#include "exchange/import.h"
#include "cjm/fmt.h"

#include <stdarg.h>
#include <stdio.h>

/* A workbook has a text for each of its sheets. */
static uint32_t file_of(const struct import *i, struct str s)
{
	for (uint32_t k = 0; k < i->sources->files.len; k++) {
		struct str text = i->sources->files.at[k]->text;
		if ((uintptr_t)s.at >= (uintptr_t)text.at && (uintptr_t)s.at < (uintptr_t)text.at + text.len)
			return k + 1;
	}
	return i->file;
}

struct span import_span(const struct import *i, struct str s)
{
	uint32_t file = file_of(i, s);
	return (struct span){ file, (uint32_t)(s.at - i->sources->files.at[file - 1]->text.at), (uint32_t)s.len };
}

struct str import_lines(const struct import *i, uint32_t first, uint32_t last)
{
	struct str from = line_text(i->source, first), to = line_text(i->source, last);
	return (struct str){ from.at, (size_t)(to.at + to.len - from.at) };
}

struct finding *import_tell(struct import *i, enum severity severity, const char *id, struct str at, const char *format, ...)
{
	va_list args;
	char message[400];
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	return finding_add(i->sources, severity, id, at.len ? import_span(i, at) : (struct span){ 0 }, "%s", message);
}

bool import_tell_nothing(struct import *i, const char *what, const char *hint)
{
	struct finding *f = finding_add(i->sources, SEVERITY_ERROR, "import-nothing", (struct span){ 0 }, "there is no %s in %.*s", what, STR_ARG(i->source->path));
	f->hint = str_of(hint);
	return false;
}

struct str import_file_title(struct import *i)
{
	struct str path = i->source->path;
	size_t slash = path.len, dot;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	path = str_slice(path, slash, path.len);
	for (dot = path.len; dot && path.at[dot - 1] != '.';)
		dot--;
	path = dot > 1 ? str_slice(path, 0, dot - 1) : path;
	struct str title = plain_line(&i->arena, path);
	return title.len && !str_is(title, "-") ? title : STR("Journey");
}

/* What an importer writes has no mistakes; if it ever had, it is given out as it is rather than formatted, so that no word is
 * lost, and false says so. */
static bool format(struct str map, struct buf *out)
{
	struct sources sources;
	sources_init(&sources);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("imported"), map));
	bool fine = !sources.error_count;
	if (fine)
		ast_format(&sources, a, out);
	else
		buf_str(out, map);
	ast_free(a);
	sources_finish(&sources);
	return fine;
}

static void tell_language(struct import *i)
{
	struct str language = i->draft.language;
	if (language.len)
		import_tell(i, SEVERITY_INFO, "import-language", (struct str){ 0 }, "the language of the drawing's own words is taken to be `%.*s`", STR_ARG(language));
	else if (i->draft.has_no_labels)
		import_tell(i, SEVERITY_INFO, "import-language", (struct str){ 0 }, "the drawing's own words are English: there are none in the language of this text");
}

/* Text is made ready to be read; a workbook's texts come out of it later. */
static uint32_t add_original(enum import_format which, struct sources *s, struct str path, struct str bytes)
{
	return which == IMPORT_XLSX ? source_add(s, path, (struct str){ 0 }) : import_add_source(s, path, bytes);
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
	import_tell_scales(i);
	draft_guess_language(&i->draft);
	tell_language(i);
	account_tell(&i->account, i->sources);
}

bool import_map(enum import_format which, struct sources *s, struct str path, struct str bytes, struct import_options options, struct buf *out)
{
	struct import i = { .sources = s, .file = add_original(which, s, path, bytes), .options = options };
	struct buf written = { 0 };
	i.source = s->files.at[i.file - 1];
	arena_init(&i.arena);
	draft_init(&i.draft, &i.arena);
	account_init(&i.account, &i.arena, i.source, i.file);
	bool fine = which == IMPORT_JSON ? import_json(&i, &written) : read_draft(&i, which, bytes);
	if (fine && which != IMPORT_JSON) {
		settle_draft(&i);
		draft_write(&i.draft, &written);
	}
	if (fine && !format(buf_as_str(&written), out)) {
		struct finding *f = finding_add(s, SEVERITY_ERROR, "import-broken", (struct span){ 0 }, "what was made of %.*s is no map yet", STR_ARG(i.source->path));
		f->hint = STR("this is a mistake of cjm; please report it with the file");
	}
	buf_finish(&written);
	arena_finish(&i.arena);
	return fine;
}
