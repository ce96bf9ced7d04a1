/* json.c — writing JSON. Control characters are escaped, everything else stays UTF-8 as it is. */
#include "cjm/json.h"

static void add_escaped(struct buf *out, unsigned char c)
{
	if (c == '"' || c == '\\')
		buf_fmt(out, "\\%c", c);
	else if (c == '\n')
		buf_text(out, "\\n");
	else if (c < 0x20 || c == 0x7F)
		buf_fmt(out, "\\u00%x%x", c >> 4, c & 15u);
	else
		buf_char(out, (char)c);
}

void json_string(struct buf *out, struct str s)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i++)
		add_escaped(out, (unsigned char)s.at[i]);
	buf_char(out, '"');
}

void json_open(struct json *j, char bracket)
{
	buf_char(j->out, bracket);
	j->depth++;
	j->first = true;
}

void json_close(struct json *j, char bracket)
{
	j->depth--;
	if (!j->first)
		buf_fmt(j->out, "\n%*s", j->depth * 2, "");
	buf_char(j->out, bracket);
	j->first = false;
}

void json_item(struct json *j)
{
	buf_fmt(j->out, "%s\n%*s", j->first ? "" : ",", j->depth * 2, "");
	j->first = false;
}

void json_key(struct json *j, const char *name)
{
	json_item(j);
	json_string(j->out, str_of(name));
	buf_text(j->out, ": ");
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
