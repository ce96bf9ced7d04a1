/* json_reader_wasm.c — reads JSON (RFC 8259), and says what is wrong in jansson's own words. */
#include "cjm/said.h"
#include "exchange/json/json_reader_wasm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 2048, NEAR_MOST = 20 };

/* ---- words ---- */

enum json_token { TOKEN_END = 256, TOKEN_INVALID, TOKEN_STRING, TOKEN_INTEGER, TOKEN_REAL, TOKEN_TRUE, TOKEN_FALSE, TOKEN_NULL };

struct json_reading {
	struct str text;
	size_t at, from; /* the word begins there */
	int token, line, depth;
	struct buf string;
	json_error_t *error;
};

/* What is told first counts; with the word, where it is short. */
static void fail_at(struct json_reading *r, const char *what)
{
	struct str near = str_slice(r->text, r->from, r->at);
	struct buf out = { 0 };
	if (r->error->text[0])
		return;
	buf_text(&out, what);
	if (near.len && near.len <= NEAR_MOST)
		buf_fmt(&out, " near '%.*s'", STR_ARG(near));
	else if (!near.len)
		buf_said(&out, " near end of file");
	struct str said = str_slice(buf_as_str(&out), 0, sizeof r->error->text - 1);
	memcpy(r->error->text, said.at, said.len);
	r->error->line = 1;
	for (size_t i = 0; i < r->at; i++)
		r->error->line += r->text.at[i] == '\n';
	buf_finish(&out);
}

static int sign_at(const struct json_reading *r, size_t at)
{
	return at < r->text.len ? (unsigned char)r->text.at[at] : -1;
}

static bool is_digit_at(const struct json_reading *r)
{
	int c = sign_at(r, r->at);
	return c >= '0' && c <= '9';
}

static bool is_letter_at(const struct json_reading *r)
{
	int c = sign_at(r, r->at) | 32;
	return c >= 'a' && c <= 'z';
}

/* Four digits behind "\u". */
static bool take_code(struct json_reading *r, uint32_t *code)
{
	*code = 0;
	for (int i = 0; i < 4; i++) {
		int digit = r->at < r->text.len ? hex_digit(r->text.at[r->at]) : -1;
		r->at += r->at < r->text.len;
		if (digit < 0)
			return false;
		*code = *code << 4 | (uint32_t)digit;
	}
	return true;
}

static const char SIGNS[] = "\"\\/bfnrt", MEANT[] = "\"\\/\b\f\n\r\t"; /* behind a backslash */

static bool take_escape(struct json_reading *r)
{
	uint32_t code;
	int c = sign_at(r, r->at);
	r->at += c >= 0;
	bool fine = c > 0 && (strchr(SIGNS, c) || (c == 'u' && take_code(r, &code)));
	if (!fine)
		fail_at(r, "invalid escape");
	return fine;
}

/* Half of a pair alone is none. */
static bool decode_code(struct json_reading *string, struct buf *out, char what[40])
{
	uint32_t code, low = 0;
	string->at += 2;
	take_code(string, &code);
	bool is_high = code >= 0xD800 && code < 0xDC00, has_low = is_high && str_starts(str_slice(string->text, string->at, string->text.len), "\\u");
	if (has_low) {
		string->at += 2;
		take_code(string, &low);
	}
	snprintf(what, 40, has_low ? "invalid Unicode '\\u%04X\\u%04X'" : "invalid Unicode '\\u%04X'", (unsigned)code, (unsigned)low);
	buf_utf8(out, is_high ? 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF) : code);
	return is_high ? low >= 0xDC00 && low < 0xE000 : !(code >= 0xDC00 && code < 0xE000);
}

/* Once it is whole. */
static bool decode_string(struct json_reading *r, size_t from)
{
	struct json_reading string = { .text = str_slice(r->text, from, r->at - 1) };
	char what[40];
	buf_clear(&r->string);
	while (string.at < string.text.len) {
		const char *at = string.text.at + string.at;
		bool is_escape = *at == '\\';
		if (is_escape && at[1] == 'u') {
			if (!decode_code(&string, &r->string, what))
				return fail_at(r, what), false;
			continue;
		}
		buf_char(&r->string, is_escape ? MEANT[strchr(SIGNS, at[1]) - SIGNS] : *at);
		string.at += is_escape ? 2 : 1;
	}
	return true;
}

static int scan_string(struct json_reading *r)
{
	char what[40];
	size_t from = r->at;
	for (int c; (c = sign_at(r, r->at)) != '"';) {
		if (c >= 0 && c <= 0x1F) {
			snprintf(what, sizeof what, c == '\n' ? "unexpected newline" : "control character 0x%x", (unsigned)c);
			return fail_at(r, what), TOKEN_INVALID;
		}
		if (c < 0)
			return fail_at(r, "premature end of input"), TOKEN_INVALID;
		r->at++;
		if (c == '\\' && !take_escape(r))
			return TOKEN_INVALID;
	}
	r->at++;
	return decode_string(r, from) ? TOKEN_STRING : TOKEN_INVALID;
}

static void skip_digits(struct json_reading *r)
{
	while (is_digit_at(r))
		r->at++;
}

static int scan_real(struct json_reading *r)
{
	if (sign_at(r, r->at) == '.') {
		r->at++;
		if (!is_digit_at(r))
			return TOKEN_INVALID;
		skip_digits(r);
	}
	if ((sign_at(r, r->at) | 32) == 'e') {
		r->at++;
		r->at += sign_at(r, r->at) == '+' || sign_at(r, r->at) == '-';
		if (!is_digit_at(r))
			return TOKEN_INVALID;
		skip_digits(r);
	}
	return TOKEN_REAL;
}

static int scan_number(struct json_reading *r)
{
	r->at -= sign_at(r, r->at - 1) != '-';
	bool is_zero = sign_at(r, r->at) == '0';
	if (!is_digit_at(r))
		return TOKEN_INVALID;
	r->at++;
	if (is_zero && is_digit_at(r))
		return TOKEN_INVALID;
	skip_digits(r);
	int c = sign_at(r, r->at);
	return c == '.' || c == 'e' || c == 'E' ? scan_real(r) : TOKEN_INTEGER;
}

static int scan_word(struct json_reading *r)
{
	while (is_letter_at(r))
		r->at++;
	struct str word = str_slice(r->text, r->from, r->at);
	return str_is(word, "true") ? TOKEN_TRUE : str_is(word, "false") ? TOKEN_FALSE : str_is(word, "null") ? TOKEN_NULL : TOKEN_INVALID;
}

static void scan(struct json_reading *r)
{
	while (r->at < r->text.len && strchr(" \t\n\r", r->text.at[r->at]) && r->text.at[r->at])
		r->at++;
	r->from = r->at;
	int c = sign_at(r, r->at);
	if (c < 0) {
		r->token = TOKEN_END;
		return;
	}
	bool is_letter = is_letter_at(r);
	size_t whole = r->at;
	utf8_next(r->text, &whole);
	r->at = c >= 0x80 ? whole : r->at + 1;
	r->token = c > 0 && strchr("{}[]:,", c) ? c : c == '"' ? scan_string(r) : c == '-' || (c >= '0' && c <= '9') ? scan_number(r) : is_letter ? scan_word(r) : TOKEN_INVALID;
}

/* ---- values ---- */

static json_t *read_value(struct json_reading *r);

static json_t *drop(struct json_reading *r, json_t *json, const char *what)
{
	fail_at(r, what);
	json_node_free(json);
	return NULL;
}

static json_t *read_object(struct json_reading *r)
{
	json_t *json = json_node_new(JSON_OBJECT);
	scan(r);
	for (bool goes_on = r->token != '}'; goes_on;) {
		if (r->token != TOKEN_STRING)
			return drop(r, json, "string or '}' expected");
		struct buf key = r->string;
		r->string = (struct buf){ 0 };
		const char *fault = str_find(buf_as_str(&key), 0) < key.len ? "NUL byte in object key not supported" : json_node_find(json, buf_as_str(&key)) ? "duplicate object key" : NULL;
		if (!fault)
			scan(r);
		fault = fault ? fault : r->token != ':' ? "':' expected" : NULL;
		if (!fault)
			scan(r);
		json_t *value = fault ? NULL : read_value(r);
		if (value)
			json_node_add(json, buf_as_str(&key), value);
		buf_finish(&key);
		if (!value)
			return drop(r, json, fault ? fault : "");
		scan(r);
		goes_on = r->token == ',';
		if (goes_on)
			scan(r);
	}
	return r->token == '}' ? json : drop(r, json, "'}' expected");
}

static json_t *read_array(struct json_reading *r)
{
	json_t *json = json_node_new(JSON_ARRAY);
	scan(r);
	for (bool goes_on = r->token != ']'; goes_on && r->token != TOKEN_END;) {
		json_t *value = read_value(r);
		if (!value)
			return drop(r, json, "");
		json_node_add(json, STR(""), value);
		scan(r);
		goes_on = r->token == ',';
		if (goes_on)
			scan(r);
	}
	return r->token == ']' ? json : drop(r, json, "']' expected");
}

static json_t *read_number(struct json_reading *r)
{
	json_t *json = json_node_new(r->token == TOKEN_REAL ? JSON_REAL : JSON_INTEGER);
	struct buf digits = { 0 };
	buf_str(&digits, str_slice(r->text, r->from, r->at));
	json_node_of(json)->number = strtod(digits.at, NULL);
	buf_finish(&digits);
	return json;
}

static json_t *read_value(struct json_reading *r)
{
	json_t *json = NULL;
	if (++r->depth > DEEPEST)
		return drop(r, NULL, "maximum parsing depth reached");
	switch (r->token) {
	case '{': json = read_object(r); break;
	case '[': json = read_array(r); break;
	case TOKEN_STRING: json = json_node_new(JSON_STRING), buf_str(&json_node_of(json)->text, buf_as_str(&r->string)); break;
	case TOKEN_INTEGER: case TOKEN_REAL: json = read_number(r); break;
	case TOKEN_TRUE: json = json_node_new(JSON_TRUE); break;
	case TOKEN_FALSE: json = json_node_new(JSON_FALSE); break;
	case TOKEN_NULL: json = json_node_new(JSON_NULL); break;
	case TOKEN_INVALID: fail_at(r, "invalid token"); break;
	default: fail_at(r, "unexpected token"); break;
	}
	r->depth--;
	return json;
}

json_t *json_read_text(const char *at, size_t len, size_t flags, json_error_t *error)
{
	struct json_reading r = { .text = { at, len }, .error = error };
	*error = (json_error_t){ 0 };
	scan(&r);
	json_t *json = NULL;
	if (!(flags & JSON_DECODE_ANY) && r.token != '{' && r.token != '[')
		fail_at(&r, "'[' or '{' expected");
	else if ((json = read_value(&r)))
		scan(&r);
	if (json && r.token != TOKEN_END)
		json = drop(&r, json, "end of file expected");
	buf_finish(&r.string);
	return json;
}
