/* json.c — writing JSON. Controls of any kind are escaped, everything else stays UTF-8 as it is. */
#include "cjm/json.h"
#include "cjm/unicode.h"

static void add_escaped(struct buf *out, uint32_t code)
{
	if (code == '"' || code == '\\')
		buf_fmt(out, "\\%c", (char)code);
	else if (code == '\n')
		buf_text(out, "\\n");
	else if (code == UTF8_BAD) /* JSON is UTF-8, whatever a file is called */
		buf_utf8(out, 0xFFFD);
	else
		buf_fmt(out, "\\u%x%x%x%x", code >> 12 & 15u, code >> 8 & 15u, code >> 4 & 15u, code & 15u);
}

static bool needs_escape(uint32_t code)
{
	return code == '"' || code == '\\' || code == UTF8_BAD || unicode_is_control(code) || unicode_is_direction_control(code);
}

void json_string(struct buf *out, struct str s)
{
	size_t done = 0, at = 0;
	buf_char(out, '"');
	while (at < s.len) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		if (!needs_escape(code))
			continue;
		buf_str(out, str_slice(s, done, from));
		add_escaped(out, code);
		done = at;
	}
	buf_str(out, str_slice(s, done, s.len));
	buf_char(out, '"');
}

void json_date(struct buf *out, struct date d)
{
	buf_char(out, '"');
	date_write(d, out);
	buf_char(out, '"');
}

void json_open(struct json *j, char bracket)
{
	buf_char(j->out, bracket);
	j->depth++;
	j->first = true;
}

void json_open_list(struct json *j, const char *name)
{
	json_key(j, name);
	json_open(j, '[');
}

void json_open_item(struct json *j)
{
	json_item(j);
	json_open(j, '{');
}

void json_close(struct json *j, char bracket)
{
	j->depth--;
	if (!j->first && !j->is_compact)
		buf_fmt(j->out, "\n%*s", j->depth * 2, "");
	buf_char(j->out, bracket);
	j->first = false;
}

void json_item(struct json *j)
{
	buf_text(j->out, j->first ? "" : ",");
	if (!j->is_compact)
		buf_fmt(j->out, "\n%*s", j->depth * 2, "");
	j->first = false;
}

void json_key(struct json *j, const char *name)
{
	json_item(j);
	json_string(j->out, str_of(name));
	buf_text(j->out, j->is_compact ? ":" : ": ");
}

void json_text(struct json *j, const char *name, struct str text)
{
	json_key(j, name);
	json_string(j->out, text);
}

void json_number(struct json *j, const char *name, double number)
{
	json_key(j, name);
	buf_number(j->out, number, 6);
}

void json_count(struct json *j, size_t count)
{
	json_item(j);
	buf_fmt(j->out, "%zu", count);
}

void json_truth(struct json *j, const char *name, bool is_true)
{
	json_key(j, name);
	buf_text(j->out, is_true ? "true" : "false");
}

void json_texts(struct json *j, const char *name, const struct str *texts, size_t count)
{
	json_key(j, name);
	json_open(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_item(j);
		json_string(j->out, texts[i]);
	}
	json_close(j, ']');
}
