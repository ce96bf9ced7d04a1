/* parts.c — what a drawing is made of for who does not see it: the roles of an SVG and the tags of a PDF come from here. */
#include "cjm/scene.h"

static const struct {
	const char *word;
	enum part part;
} PARTS[] = {
#define PART(word, part) { word, part },
#include "parts.def"
#undef PART
};

enum part group_part(const struct shape *group)
{
	struct str class = group->class, word = str_next(&class, ' ');
	if (group->title.len)
		return PART_FIGURE;
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (str_is(word, PARTS[i].word))
			return PARTS[i].part;
	return word.len ? PART_ITEM : PART_NONE;
}

static const struct shape *text_in(const struct shape *group, enum text_part part)
{
	const struct shape *text = group->first;
	while (text && !(text->kind == SHAPE_TEXT && text->part == part && !text->paint.fill.none && text->line_count))
		text = text->next;
	return text;
}

const struct shape *group_name_text(const struct shape *group)
{
	const struct shape *name = text_in(group, TEXT_NAME);
	return name ? name : text_in(group, TEXT_KICKER);
}

/* What a heading says it is, and which: "DECISION Whether guests may pay". */
struct str group_name(struct arena *a, const struct shape *group)
{
	const struct shape *name = group_name_text(group), *words = text_in(group, TEXT_WORDS), *text = name ? name : words;
	if (name && name->part == TEXT_KICKER && words)
		return str_fmt(a, "%.*s %.*s", STR_ARG(text_words(a, name)), STR_ARG(text_words(a, words)));
	return text ? text_words(a, text) : (struct str){ 0 };
}

struct str text_words(struct arena *a, const struct shape *text)
{
	struct buf words = { 0 };
	for (size_t i = 0; i < text->line_count; i++) {
		struct str line = text->lines[i];
		bool is_glued = i && i <= 16 && text->glued >> (i - 1) & 1, is_hyphened = i < 16 && text->hyphened >> i & 1;
		if (words.len && line.len && !is_glued)
			buf_char(&words, ' ');
		buf_str(&words, str_slice(line, 0, line.len - (is_hyphened && str_ends(line, "-"))));
	}
	struct str joined = buf_take(&words, a);
	buf_finish(&words);
	return joined;
}
