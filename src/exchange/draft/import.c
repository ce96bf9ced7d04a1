/* import.c — what the importers share: places in the original, and findings at them. */
#include "exchange/draft/import.h"
#include "exchange/plain/plain.h"

#include <stdarg.h>

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

struct finding *import_report(struct import *i, enum severity severity, const char *id, struct str at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str message = str_fmt_args(&i->arena, format, args);
	va_end(args);
	return finding_add(i->found, severity, id, at.len ? import_span(i, at) : (struct span){ 0 }, "%.*s", STR_ARG(message));
}

bool import_has_journey(struct import *i, size_t count)
{
	bool has_it = (size_t)i->options.journey <= count;
	if (!has_it)
		import_report(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "unknown journey %d; the file has %zu", i->options.journey, count);
	return has_it;
}

bool import_report_nothing(struct import *i, const char *what, const char *hint)
{
	struct finding *f = finding_add(i->found, SEVERITY_ERROR, "import-nothing", (struct span){ 0 }, "no %s found in %.*s", said(what), STR_ARG(i->source->path));
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
