/* json_report.c — where in the JSON we are, and what is told of it. */
#include "exchange/json/json.h"

enum { REPORT_MOST = 20 };

static struct arena *arena(struct unpack *r)
{
	return &r->i->arena;
}

/* ---- reading what jansson holds ---- */

json_t *unpack_member(const struct unpack *r, const json_t *object, const char *key)
{
	json_t *value = json_is_object(object) ? r->lib.json_object_get(object, key) : NULL;
	return json_is_null(value) ? NULL : value;
}

/* Texts are looked at before their place is known, too, and then again. */
static void report_controls_left_out(struct unpack *r)
{
	if (r->path.len)
		import_report(r->i, SEVERITY_INFO, "import-encoding", (struct str){ 0 }, "%.*s: invisible control characters were left out", STR_ARG(buf_as_str(&r->path)));
}

struct str unpack_string(struct unpack *r, const json_t *value)
{
	struct buf out = { 0 };
	if (!json_is_string(value))
		return (struct str){ 0 };
	if (plain_clean((struct str){ r->lib.json_string_value(value), r->lib.json_string_length(value) }, &out))
		report_controls_left_out(r);
	struct str text = buf_take(&out, arena(r));
	buf_finish(&out);
	return text;
}

struct str unpack_text(struct unpack *r, const json_t *object, const char *key)
{
	return unpack_string(r, unpack_member(r, object, key));
}

/* ---- where we are, and what is told ---- */

size_t unpack_enter(struct unpack *r, const char *key)
{
	size_t mark = r->path.len;
	buf_text(&r->path, mark ? "." : "");
	buf_text(&r->path, key);
	return mark;
}

size_t unpack_enter_item(struct unpack *r, size_t index)
{
	size_t mark = r->path.len;
	buf_fmt(&r->path, "[%d]", (int)index);
	return mark;
}

void unpack_leave(struct unpack *r, size_t mark)
{
	r->path.len = mark;
}

void unpack_report_at(struct unpack *r, struct str path, struct str message, struct str hint)
{
	if (r->reported++ >= REPORT_MOST)
		return;
	struct finding *f = import_report(r->i, SEVERITY_WARNING, "import-json", (struct str){ 0 }, "%.*s%s%.*s", STR_ARG(path), path.len ? said(": ") : "", STR_ARG(said_str(message)));
	f->hint = str_fmt(&r->i->found->arena, "%.*s", STR_ARG(hint)); /* it outlives the import */
}

static void add_shown(struct unpack *r, const json_t *value, struct buf *out)
{
	struct str s = unpack_string(r, value);
	size_t end = 0;
	while (end < s.len && end < 80)
		utf8_next(s, &end);
	if (json_is_string(value))
		buf_fmt(out, ": `%.*s%s`", STR_ARG(str_slice(s, 0, end)), end < s.len ? "…" : "");
	else if (json_is_number(value)) {
		buf_text(out, ": `");
		buf_number(out, r->lib.json_number_value(value), 6);
		buf_char(out, '`');
	} else if (value)
		buf_said(out, json_is_array(value) ? ": a list" : json_is_object(value) ? ": an object" : json_is_true(value) ? ": `true`" : ": `false`");
}

void unpack_report(struct unpack *r, const char *what, const json_t *value, const char *hint)
{
	struct buf message = { 0 };
	if (r->reported >= REPORT_MOST) {
		r->reported++;
		return;
	}
	buf_said(&message, what);
	add_shown(r, value, &message);
	unpack_report_at(r, str_fmt(arena(r), "%.*s", STR_ARG(buf_as_str(&r->path))), buf_take(&message, arena(r)), str_of(hint));
	buf_finish(&message);
}

void unpack_report_rest(struct unpack *r)
{
	if (r->reported > REPORT_MOST)
		import_report(r->i, SEVERITY_WARNING, "import-json", (struct str){ 0 }, "%d more such places were left out", (int)(r->reported - REPORT_MOST));
}
