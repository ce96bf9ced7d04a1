/* json.c — a map out of its own JSON. */
#include "exchange/json/json.h"

/* "unexpected token near '}'": what it is, and where, in the language of messages. */
static struct str said_by_jansson(struct arena *a, struct str text)
{
	static const struct str NEAR = { " near '", 7 };
	size_t at = str_find_text(text, 0, NEAR);
	struct str what = said_str(str_slice(text, 0, at));
	if (at == text.len)
		return what;
	return str_fmt(a, "%.*s near '%.*s'", STR_ARG(what), STR_ARG(str_slice(text, at + NEAR.len, text.len ? text.len - 1 : 0)));
}

static bool report_unreadable(struct import *i, const json_error_t *error)
{
	uint32_t line = error->line > 0 && (uint32_t)error->line <= i->source->line_count ? (uint32_t)error->line : i->source->line_count;
	struct str at = line_text(i->source, line);
	struct finding *f = import_report(i, SEVERITY_ERROR, "import-nothing", at, "this is not valid JSON: %.*s", STR_ARG(said_by_jansson(&i->arena, str_of(error->text))));
	if (!at.len)
		f->span = (struct span){ i->file, i->source->lines[line - 1], 0 };
	return false;
}

static bool is_map(struct unpack *r, const json_t *root)
{
	json_t *version = unpack_member(r, root, "cjm");
	if (!json_is_object(root) || !(version || unpack_member(r, root, "journey")))
		return import_report_nothing(r->i, "map", "JSON must be as `cjm build -f json` writes it");
	if (json_is_number(version) && r->lib.json_number_value(version) > 1)
		import_report(r->i, SEVERITY_WARNING, "import-json", (struct str){ 0 }, "this JSON was written by a newer cjm; unknown parts are left out");
	return true;
}

static bool write_map(struct unpack *r, json_t *root)
{
	unpack_mend(r, root);
	json_t *scale = unpack_member(r, root, "scale"), *low = json_is_array(scale) ? r->lib.json_array_get(scale, 0) : NULL;
	r->has_negative_scale = !json_is_number(low) || r->lib.json_number_value(low) < 0;
	unpack_collect_targets(r, root);
	unpack_report_unknown_keys(r, KIND_FILE, root);
	unpack_write_fields(r, KIND_FILE, root, 0);
	if (unpack_member(r, root, "shown"))
		import_report(r->i, SEVERITY_INFO, "import-json", (struct str){ 0 }, "this JSON contains a part of a map: what was not selected is missing");
	if (r->from_files)
		import_report(r->i, SEVERITY_INFO, "import-json", (struct str){ 0 }, "the content of included files is in this file now");
	if (!import_has_journey(r->i, r->journey))
		return false;
	if (!r->journeys_written && (unpack_member(r, root, "journey") || !r->out->len))
		return import_report_nothing(r->i, "journey", "a journey is an object with a text: \"journey\": [ { \"text\": \"A visit\" } ]");
	return unpack_try(r);
}

bool import_json(struct import *i)
{
	struct unpack r = { .i = i, .out = i->written };
	struct buf message = { 0 };
	json_error_t error;
	bool fine = jansson_load(&r.lib, &message);
	if (!fine)
		import_report(i, SEVERITY_ERROR, "import-nothing", (struct str){ 0 }, "%s", message.at);
	buf_finish(&message);
	if (!fine)
		return false;
	names_init(&r.targets, &i->arena);
	names_init(&r.names, &i->arena);
	names_init(&r.called, &i->arena);
	json_t *root = jansson_read(&r.lib, i->source->text, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (!root)
		return report_unreadable(i, &error);
	struct jansson_root held = { .lib = &r.lib, .root = root };
	jansson_guard(&held);
	fine = is_map(&r, root) && write_map(&r, root);
	unpack_report_rest(&r);
	jansson_drop(&held);
	buf_finish(&r.path);
	return fine;
}
