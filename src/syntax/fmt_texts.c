/* fmt_texts.c — texts as they are written again: in quotes, a paragraph a line. */
#include "syntax/fmt.h"
#include "cjm/token.h"

static bool needs_code(uint32_t code)
{
	return code == 0x2028 || code == 0x2029; /* editors end a line there; a text holds no controls but tabs */
}

void fmt_quote(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);
		if (code == '"' || code == '\\')
			buf_fmt(out, "\\%c", (char)code);
		else if (code == '\n')
			buf_text(out, "\\n");
		else if (needs_code(code))
			buf_fmt(out, "\\u{%X}", code);
		else
			buf_add(out, text.at + from, at - from);
	}
	buf_char(out, '"');
}

bool fmt_is_prose(const struct entry *e, const struct arg *a)
{
	return a->kind == ARG_TEXT && statement_of(e->node->kind)->slots[a->slot].type == SLOT_TEXT;
}

/* A text that says nothing is none of the language: an empty line stays with the one above it. */
size_t fmt_paragraph_end(struct str text)
{
	for (size_t end = str_find(text, '\n'); end < text.len;) {
		struct str below = str_slice(text, end + 1, text.len);
		size_t next = str_find(below, '\n');
		if (!token_is_empty(str_slice(text, 0, end)) && !token_is_empty(str_slice(below, 0, next)))
			return end;
		end += 1 + next;
	}
	return text.len;
}

/* Each line of a text is a paragraph of its own. */
static void add_paragraphs(struct entry *e, struct arena *arena, struct str text)
{
	for (;;) {
		size_t end = fmt_paragraph_end(text);
		struct paragraph p = { .text = str_slice(text, 0, end) };
		VEC_PUSH(arena, &e->paragraphs, p);
		if (end == text.len)
			return;
		text = str_slice(text, end + 1, text.len);
	}
}

void fmt_make_paragraphs(struct entry *e, struct arena *arena)
{
	for (uint32_t i = 0; i < e->node->arg_count; i++)
		if (fmt_is_prose(e, &e->node->args[i]))
			add_paragraphs(e, arena, e->node->args[i].text);
	for (struct entry *child = e->first; child; child = child->next)
		fmt_make_paragraphs(child, arena);
}
