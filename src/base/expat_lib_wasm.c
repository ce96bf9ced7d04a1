/* expat_lib_wasm.c — what reading an SVG needs of Expat, for the WebAssembly module: XML 1.0 with namespaces, whole in memory, in UTF-8 or ISO-8859-1. What a
 * DOCTYPE declares is not read: whoever asks refuses such a file. */
#include "base/expat_lib.h"
#include "cjm/memory.h"

#include <string.h>

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"
#define XMLNS_SPACE "http://www.w3.org/2000/xmlns/"
#define BLANKS " \t\r\n"

struct xml_name { struct str prefix, local, whole; };

struct xml_binding { /* of a prefix to a namespace, at this depth and below */
	struct str prefix, uri;
	size_t depth;
};

struct xml_attribute {
	struct xml_name name;
	struct str value;
};

struct XML_ParserStruct {
	struct arena arena;
	struct str rest;
	void *user;
	XML_StartElementHandler open;
	XML_EndElementHandler close;
	XML_CharacterDataHandler text;
	XML_StartDoctypeDeclHandler doctype;
	XML_SkippedEntityHandler skipped;
	XML_ProcessingInstructionHandler instruction;
	VEC(struct xml_name) tags; /* that are open */
	VEC(struct xml_binding) bindings;
	VEC(struct xml_attribute) attributes;
	bool is_stopped, has_root, has_doctype, has_foreign_entities;
};

/* ---- words ---- */

static bool takes(XML_Parser p, const char *word)
{
	bool is_there = str_starts(p->rest, word);
	p->rest = str_slice(p->rest, is_there ? strlen(word) : 0, p->rest.len);
	return is_there;
}

static bool is_blank(char c)
{
	return c && strchr(BLANKS, c);
}

/* Whether there were any. */
static bool skip_blanks(XML_Parser p)
{
	size_t len = 0;
	while (len < p->rest.len && is_blank(p->rest.at[len]))
		len++;
	p->rest = str_slice(p->rest, len, p->rest.len);
	return len > 0;
}

/* All up to the mark, which is passed; false where there is none. */
static bool take_until(XML_Parser p, const char *mark, struct str *taken)
{
	size_t at = str_find_text(p->rest, 0, str_of(mark));
	if (at >= p->rest.len)
		return false;
	*taken = str_slice(p->rest, 0, at);
	p->rest = str_slice(p->rest, at + strlen(mark), p->rest.len);
	return true;
}

static bool is_name_sign(char c, bool is_first)
{
	bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (unsigned char)c >= 0x80;
	return is_letter || (!is_first && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
}

static struct str take_name(XML_Parser p)
{
	size_t len = 0;
	while (len < p->rest.len && is_name_sign(p->rest.at[len], !len))
		len++;
	struct str name = str_slice(p->rest, 0, len);
	p->rest = str_slice(p->rest, len, p->rest.len);
	return name;
}

/* At most one colon, with a name on each side. */
static bool take_qualified(XML_Parser p, struct xml_name *name)
{
	struct str whole = take_name(p);
	size_t colon = str_find(whole, ':');
	bool has_prefix = colon < whole.len;
	*name = (struct xml_name){ has_prefix ? str_slice(whole, 0, colon) : (struct str){ 0 }, has_prefix ? str_slice(whole, colon + 1, whole.len) : whole, whole };
	return name->local.len && (!has_prefix || name->prefix.len) && is_name_sign(*name->local.at, true) && str_find(name->local, ':') == name->local.len;
}

/* ---- references ---- */

static bool read_number(struct str digits, uint32_t *code)
{
	bool is_hex = str_starts(digits, "x");
	*code = 0;
	digits = str_slice(digits, is_hex, digits.len);
	for (size_t i = 0; i < digits.len; i++) {
		int digit = hex_digit(digits.at[i]);
		if (digit < 0 || (!is_hex && digit > 9) || *code > 0x10FFFF)
			return false;
		*code = *code * (is_hex ? 16 : 10) + (uint32_t)digit;
	}
	return digits.len && xml_may_hold(*code);
}

/* Behind the '&'. A name that is declared elsewhere stands for nothing; in a text that is told. */
static bool take_reference(XML_Parser p, bool is_in_text, struct buf *out)
{
	static const char *const NAMES[][2] = { { "lt", "<" }, { "gt", ">" }, { "amp", "&" }, { "quot", "\"" }, { "apos", "'" } };
	struct str word;
	uint32_t code;
	if (!take_until(p, ";", &word))
		return false;
	if (str_starts(word, "#")) {
		bool fine = read_number(str_slice(word, 1, word.len), &code);
		if (fine)
			buf_utf8(out, code);
		return fine;
	}
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (str_is(word, NAMES[i][0])) {
			buf_text(out, NAMES[i][1]);
			return true;
		}
	for (size_t i = 0; i < word.len; i++)
		if (!is_name_sign(word.at[i], !i))
			return false;
	if (is_in_text && p->has_foreign_entities && p->skipped)
		p->skipped(p->user, str_terminated(&p->arena, word), 0);
	return word.len && p->has_foreign_entities;
}

/* ---- attributes ---- */

static bool take_value(XML_Parser p, struct str *value)
{
	struct buf out = { 0 };
	char quote = p->rest.len ? *p->rest.at : 0;
	bool fine = quote == '"' || quote == '\'', is_closed = false;
	p->rest = str_slice(p->rest, 1, p->rest.len);
	while (fine && !is_closed) {
		char c = p->rest.len ? *p->rest.at : '<';
		p->rest = str_slice(p->rest, 1, p->rest.len);
		is_closed = c == quote;
		if (c == '&')
			fine = take_reference(p, false, &out);
		else if (c == '<')
			fine = false;
		else if (!is_closed)
			buf_char(&out, is_blank(c) ? ' ' : c);
	}
	*value = buf_take(&out, &p->arena);
	buf_finish(&out);
	return fine;
}

/* A blank would be taken for what parts a namespace from a name. */
static bool bind_prefix(XML_Parser p, struct str prefix, struct str uri)
{
	bool is_xml = str_is(prefix, "xml"), names_xml = str_is(uri, XML_SPACE);
	if (str_is(prefix, "xmlns") || is_xml != names_xml || str_is(uri, XMLNS_SPACE) || (prefix.len && !uri.len) || str_find(uri, ' ') < uri.len)
		return false;
	VEC_PUSH(&p->arena, &p->bindings, ((struct xml_binding){ prefix, uri, p->tags.len }));
	return true;
}

static bool take_attribute(XML_Parser p)
{
	struct xml_attribute a;
	bool has_name = take_qualified(p, &a.name);
	skip_blanks(p);
	bool has_sign = has_name && takes(p, "=");
	skip_blanks(p);
	if (!has_sign || !take_value(p, &a.value))
		return false;
	for (size_t i = 0; i < p->attributes.len; i++)
		if (str_equal(p->attributes.at[i].name.whole, a.name.whole))
			return false;
	VEC_PUSH(&p->arena, &p->attributes, a);
	if (str_is(a.name.whole, "xmlns"))
		return bind_prefix(p, (struct str){ 0 }, a.value);
	return !str_is(a.name.prefix, "xmlns") || bind_prefix(p, a.name.local, a.value);
}

/* "namespace name"; NULL where the prefix means nothing. */
static const char *expand(XML_Parser p, const struct xml_name *name, bool is_attribute)
{
	if (!name->prefix.len && is_attribute)
		return str_terminated(&p->arena, name->local);
	if (str_is(name->prefix, "xml"))
		return str_fmt(&p->arena, XML_SPACE " %.*s", STR_ARG(name->local)).at;
	for (size_t i = p->bindings.len; i-- > 0;) {
		const struct xml_binding *b = &p->bindings.at[i];
		if (str_equal(b->prefix, name->prefix))
			return b->uri.len ? str_fmt(&p->arena, "%.*s %.*s", STR_ARG(b->uri), STR_ARG(name->local)).at : str_terminated(&p->arena, name->local);
	}
	return name->prefix.len ? NULL : str_terminated(&p->arena, name->local);
}

/* Names and values in turn, but for those that bind prefixes. */
static const char **expanded_attributes(XML_Parser p)
{
	const char **list = arena_alloc(&p->arena, (2 * p->attributes.len + 1) * sizeof *list);
	size_t count = 0;
	for (size_t i = 0; i < p->attributes.len; i++) {
		const struct xml_attribute *a = &p->attributes.at[i];
		if (str_is(a->name.whole, "xmlns") || str_is(a->name.prefix, "xmlns"))
			continue;
		const char *name = expand(p, &a->name, true);
		for (size_t k = 0; name && k < count; k += 2)
			name = strcmp(list[k], name) == 0 ? NULL : name; /* the same twice, by two prefixes */
		if (!name)
			return NULL;
		list[count++] = name;
		list[count++] = str_terminated(&p->arena, a->value);
	}
	return list;
}

/* ---- tags ---- */

static void end_tag(XML_Parser p)
{
	const char *name = expand(p, &p->tags.at[p->tags.len - 1], false);
	p->close(p->user, name);
	while (p->bindings.len && p->bindings.at[p->bindings.len - 1].depth == p->tags.len)
		p->bindings.len--;
	p->tags.len--;
}

static bool take_start(XML_Parser p)
{
	struct xml_name name;
	if (!take_qualified(p, &name) || (!p->tags.len && p->has_root))
		return false;
	p->has_root = true;
	VEC_PUSH(&p->arena, &p->tags, name);
	p->attributes.len = 0;
	bool has_blank = skip_blanks(p), is_empty;
	while (!(is_empty = takes(p, "/>")) && !takes(p, ">")) {
		if (!has_blank || !take_attribute(p))
			return false;
		has_blank = skip_blanks(p);
	}
	const char *expanded = expand(p, &name, false), **attributes = expanded_attributes(p);
	if (!expanded || !attributes)
		return false;
	p->open(p->user, expanded, attributes);
	if (is_empty)
		end_tag(p);
	return true;
}

static bool take_end(XML_Parser p)
{
	struct xml_name name;
	if (!take_qualified(p, &name) || !p->tags.len || !str_equal(name.whole, p->tags.at[p->tags.len - 1].whole))
		return false;
	skip_blanks(p);
	if (!takes(p, ">"))
		return false;
	end_tag(p);
	return true;
}

/* ---- all else ---- */

static bool take_comment(XML_Parser p)
{
	struct str taken;
	return take_until(p, "--", &taken) && takes(p, ">");
}

static bool take_instruction(XML_Parser p)
{
	struct str target = take_name(p), data;
	bool has_blank = skip_blanks(p), is_own = target.len == 3 && str_is(str_lower(&p->arena, target), "xml");
	if (!target.len || is_own || str_find(target, ':') < target.len || !take_until(p, "?>", &data) || (data.len && !has_blank))
		return false;
	if (p->instruction)
		p->instruction(p->user, str_terminated(&p->arena, target), str_terminated(&p->arena, data));
	return true;
}

static bool take_quoted(XML_Parser p)
{
	struct str taken;
	skip_blanks(p);
	return takes(p, "\"") ? take_until(p, "\"", &taken) : takes(p, "'") && take_until(p, "'", &taken);
}

static bool take_doctype(XML_Parser p)
{
	struct xml_name name;
	if (p->has_doctype || p->has_root || !skip_blanks(p) || !take_qualified(p, &name))
		return false;
	p->has_doctype = true;
	skip_blanks(p);
	bool is_public = takes(p, "PUBLIC"), is_system = !is_public && takes(p, "SYSTEM");
	if ((is_public && !take_quoted(p)) || ((is_public || is_system) && !take_quoted(p)))
		return false;
	p->has_foreign_entities = is_public || is_system;
	skip_blanks(p);
	bool has_subset = takes(p, "[");
	if (!has_subset && !takes(p, ">"))
		return false;
	if (p->doctype)
		p->doctype(p->user, str_terminated(&p->arena, name.whole), NULL, NULL, has_subset);
	return !has_subset; /* else it is refused by who asks */
}

static bool take_literal(XML_Parser p)
{
	struct str taken;
	if (!p->tags.len || !take_until(p, "]]>", &taken))
		return false;
	if (p->text)
		p->text(p->user, taken.at, (int)taken.len);
	return true;
}

static bool take_text(XML_Parser p)
{
	struct buf out = { 0 };
	bool fine = true;
	while (p->rest.len && *p->rest.at != '<' && fine && !p->is_stopped) {
		char c = *p->rest.at;
		fine = !(c == ']' && str_starts(p->rest, "]]>")) && (p->tags.len || is_blank(c));
		p->rest = str_slice(p->rest, 1, p->rest.len);
		if (fine && c == '&')
			fine = take_reference(p, true, &out);
		else
			buf_char(&out, c);
	}
	if (fine && p->tags.len && p->text && out.len)
		p->text(p->user, out.at, (int)out.len);
	buf_finish(&out);
	return fine;
}

static bool take_part(XML_Parser p)
{
	return takes(p, "<!--") ? take_comment(p) : takes(p, "<?") ? take_instruction(p) : takes(p, "<![CDATA[") ? take_literal(p) : takes(p, "<!DOCTYPE") ? take_doctype(p)
		: takes(p, "</") ? take_end(p) : takes(p, "<") ? take_start(p) : take_text(p);
}

/* ---- the whole ---- */

/* What the first line says of itself: the encoding; false where that is not one that is read. */
static bool take_declaration(XML_Parser p, bool *is_latin)
{
	struct str declaration, value;
	*is_latin = false;
	if (!(str_starts(p->rest, "<?xml") && p->rest.len > 5 && is_blank(p->rest.at[5])))
		return true;
	if (!take_until(p, "?>", &declaration) || str_find_text(declaration, 0, STR("version")) == declaration.len)
		return false;
	value = str_slice(declaration, str_find_text(declaration, 0, STR("encoding")), declaration.len);
	if (!value.len)
		return true;
	value = str_slice(value, str_find(value, '=') + 1, value.len);
	value = str_upper(&p->arena, str_trim(value));
	value = str_slice(value, 1, value.len);
	value = str_slice(value, 0, str_find(value, value.at[-1]));
	*is_latin = str_is(value, "ISO-8859-1");
	return *is_latin || str_is(value, "UTF-8") || str_is(value, "US-ASCII");
}

/* With line feeds alone at the ends of lines; false where a character is none of XML's. */
static bool clean(struct str bytes, bool is_latin, struct buf *out)
{
	for (size_t at = 0; at < bytes.len;) {
		size_t plain = at;
		while (plain < bytes.len && bytes.at[plain] >= ' ' && bytes.at[plain] < 0x7F)
			plain++;
		buf_add(out, bytes.at + at, plain - at);
		if ((at = plain) == bytes.len)
			break;
		uint32_t code = is_latin ? (unsigned char)bytes.at[at++] : utf8_next(bytes, &at);
		if (code == UTF8_BAD || !(xml_may_hold(code) || code == '\r'))
			return false;
		if (code == '\r' && at < bytes.len && bytes.at[at] == '\n')
			continue;
		buf_utf8(out, code == '\r' ? '\n' : code);
	}
	return true;
}

static enum XML_Status parse(XML_Parser p, const char *at, int len, int is_final)
{
	struct buf text = { 0 };
	bool is_latin = false;
	(void)is_final;
	p->rest = str_without_mark((struct str){ at, (size_t)len });
	bool fine = take_declaration(p, &is_latin) && clean(p->rest, is_latin, &text);
	p->rest = buf_as_str(&text);
	while (fine && p->rest.len && !p->is_stopped)
		fine = take_part(p);
	buf_finish(&text);
	return fine && !p->is_stopped && p->has_root && !p->tags.len ? XML_STATUS_OK : XML_STATUS_ERROR;
}

static XML_Parser parser_new(const XML_Char *encoding, XML_Char separator)
{
	(void)encoding, (void)separator;
	return memory_new(sizeof(struct XML_ParserStruct));
}

static void parser_free(XML_Parser p)
{
	arena_finish(&p->arena);
	memory_free(p);
}

static enum XML_Status parser_stop(XML_Parser p, XML_Bool resumable)
{
	(void)resumable;
	p->is_stopped = true;
	return XML_STATUS_OK;
}

static void on_text(XML_Parser p, XML_CharacterDataHandler take) { p->text = take; }
static void on_elements(XML_Parser p, XML_StartElementHandler open, XML_EndElementHandler close) { p->open = open, p->close = close; }
static void on_instruction(XML_Parser p, XML_ProcessingInstructionHandler take) { p->instruction = take; }
static void on_skipped(XML_Parser p, XML_SkippedEntityHandler take) { p->skipped = take; }
static void on_doctype(XML_Parser p, XML_StartDoctypeDeclHandler take) { p->doctype = take; }
static enum XML_Error error_of(XML_Parser p) { (void)p; return XML_ERROR_SYNTAX; }
static void set_user(XML_Parser p, void *user) { p->user = user; }

bool expat_load(struct expat_lib *lib, struct buf *message)
{
	(void)message;
	*lib = (struct expat_lib){
		.XML_Parse = parse, .XML_ParserCreateNS = parser_new, .XML_ParserFree = parser_free, .XML_SetCharacterDataHandler = on_text, .XML_SetElementHandler = on_elements,
		.XML_SetProcessingInstructionHandler = on_instruction, .XML_SetSkippedEntityHandler = on_skipped, .XML_SetStartDoctypeDeclHandler = on_doctype,
		.XML_GetErrorCode = error_of, .XML_SetUserData = set_user, .XML_StopParser = parser_stop,
	};
	return true;
}
