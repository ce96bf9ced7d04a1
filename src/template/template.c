/* template.c — the table of templates, and their texts with the marks filled in. */
#include "template/template.h"

#include "template/texts.def"

#include <string.h>

const char *const TEMPLATE_LANGUAGES[] = { "en", "fr", NULL };

enum template_language template_language_of(struct str code)
{
	for (int i = 0; TEMPLATE_LANGUAGES[i]; i++)
		if (str_is(code, TEMPLATE_LANGUAGES[i]))
			return (enum template_language)i;
	return TEMPLATE_EN;
}

#define TEXT_OF(lines) { lines, sizeof lines / sizeof *lines }
static const struct template_row TEMPLATES[] = {
#define TEMPLATE(id, name, origin, summary) { name, origin, summary, { TEXT_OF(id##_en), TEXT_OF(id##_fr) } },
#include "template/templates.def"
};
#define TEMPLATE_COUNT (sizeof TEMPLATES / sizeof *TEMPLATES)

const struct template_row *template_at(size_t index)
{
	return index < TEMPLATE_COUNT ? &TEMPLATES[index] : NULL;
}

const struct template_row *template_of(struct str name)
{
	for (size_t i = 0; i < TEMPLATE_COUNT; i++)
		if (str_is(name, TEMPLATES[i].name))
			return &TEMPLATES[i];
	return NULL;
}

const struct template_row *template_nearest(struct str name)
{
	const char *meant;
	for (size_t i = 0; (meant = said_word_meant(name, i)); i++)
		if (template_of(str_of(meant)))
			return template_of(str_of(meant));
	for (size_t i = 0; i < TEMPLATE_COUNT; i++)
		if (str_distance(name, str_of(TEMPLATES[i].name), 2) <= 2)
			return &TEMPLATES[i];
	return NULL;
}

void template_list(struct buf *out)
{
	for (size_t i = 0; i < TEMPLATE_COUNT; i++) {
		const char *of = TEMPLATES[i].origin == FROM_MAP ? said(" MAP") : TEMPLATES[i].origin == FROM_FOLDER ? said(" FOLDER") : "";
		buf_fmt(out, "  %s%s%*s%s\n", TEMPLATES[i].name, of, (int)(20 - strlen(TEMPLATES[i].name) - strlen(of)), "", said(TEMPLATES[i].summary));
	}
}

void template_parts_finish(struct template_parts *p)
{
	buf_finish(&p->file);
	buf_finish(&p->folder);
	buf_finish(&p->path);
	buf_finish(&p->title);
	buf_finish(&p->follows);
	buf_finish(&p->people);
	buf_finish(&p->body);
}

void add_text(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"' || text.at[i] == '\\')
			buf_char(out, '\\');
		if (text.at[i] == '\n')
			buf_text(out, "\\n");
		else
			buf_char(out, text.at[i]);
	}
	buf_char(out, '"');
}

void add_reference(struct buf *out, const struct thing *t)
{
	if (t->name.len)
		buf_str(out, t->name);
	else
		add_text(out, t->text);
}

static const struct buf *part_of(const struct template_parts *p, struct str mark)
{
	const struct { const char *mark; const struct buf *part; } PARTS[] = {
		{ "file", &p->file }, { "folder", &p->folder }, { "path", &p->path }, { "title", &p->title }, { "follows", &p->follows }, { "people", &p->people }, { "body", &p->body },
	};
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (str_is(mark, PARTS[i].mark))
			return PARTS[i].part;
	return NULL;
}

/* A line that is nothing but an empty mark is left out. */
static void write_line(struct str line, const struct template_parts *p, struct buf *out)
{
	const char *open = memchr(line.at, '{', line.len), *close = open ? memchr(open, '}', line.len - (size_t)(open - line.at)) : NULL;
	const struct buf *part = close ? part_of(p, (struct str){ open + 1, (size_t)(close - open) - 1 }) : NULL;
	if (!part) {
		buf_str(out, line);
	} else if (part->len || open != line.at) {
		buf_str(out, str_slice(line, 0, (size_t)(open - line.at)));
		buf_str(out, buf_as_str(part));
		buf_str(out, str_slice(line, (size_t)(close - line.at) + 1, line.len));
	}
}

void template_write(const struct template_row *t, enum template_language language, const struct template_parts *p, struct buf *out)
{
	for (size_t i = 0; i < t->texts[language].count; i++)
		write_line(str_of(t->texts[language].lines[i]), p, out);
}
