/* document_write.c — what a fence asks for, where its findings are, and the pictures that are put in behind it. */
#include "cjm/document.h"
#include "job/job.h"

/* ---- what the words ask for ---- */

static bool is_word_sign(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* The next of `view=matrix stage="2..4" client`; signs between them, such as braces, mean nothing. False where there is none left. */
static bool next_word(struct str *words, struct str *name, struct str *value)
{
	size_t at = 0, end;
	while (at < words->len && !is_word_sign(words->at[at]))
		at++;
	for (end = at; end < words->len && is_word_sign(words->at[end]); end++)
		;
	*name = str_slice(*words, at, end);
	*words = str_slice(*words, end, words->len);
	*value = (struct str){ 0 };
	if (!str_starts(*words, "="))
		return name->len;
	*words = str_slice(*words, 1, words->len);
	bool is_quoted = str_starts(*words, "\"");
	if (is_quoted)
		*words = str_slice(*words, 1, words->len);
	*value = str_next(words, is_quoted ? '"' : ' ');
	if (!is_quoted && str_ends(*value, "}"))
		*value = str_slice(*value, 0, value->len - 1);
	return name->len;
}

bool document_words(const struct document_map *m, struct request *r, struct str *name, struct buf *why)
{
	struct str words = m->words, word, value;
	*name = (struct str){ 0 };
	while (next_word(&words, &word, &value)) {
		const char *setting = str_terminated(&r->arena, word);
		if (str_is(word, "file"))
			*name = path_without_ending(path_name(value));
		else if (!request_has(TASK_BUILD, setting) || str_is(word, "format"))
			return buf_fmt(why, "`%.*s` is no option of a map in Markdown; use options of cjm build, such as view=priorities, or file or skip", STR_ARG(word)), false;
		else if (!request_set(r, setting, str_copy(&r->arena, value), why))
			return false;
	}
	return request_settle(r, why);
}

/* ---- where its findings are ---- */

struct moved { /* from a map of its own into the document */
	const struct source *from, *to;
	const struct document_map *m;
	uint32_t file;
};

static uint32_t moved_offset(const struct moved *v, uint32_t at)
{
	uint32_t line = line_of(v->from, at), column = at - v->from->lines[line - 1], of_map = line - v->m->line - 1;
	uint32_t cut = line > v->m->line && of_map < v->m->cut.len ? v->m->cut.at[of_map] : 0;
	uint32_t moved = line <= v->to->line_count ? v->to->lines[line - 1] + cut + column : (uint32_t)v->to->text.len;
	return moved < v->to->text.len ? moved : (uint32_t)v->to->text.len;
}

static void move_span(const struct moved *v, struct span *s)
{
	if (s->file != v->file)
		return;
	uint32_t at = moved_offset(v, s->at), end = moved_offset(v, s->at + s->len);
	*s = (struct span){ s->file, at, end > at ? end - at : 0 };
}

void document_place(const struct markdown_maps *d, const struct document_map *m, struct job *j)
{
	struct findings again; /* of the document's characters, which those of the map were told already */
	struct moved v = { .m = m };
	for (size_t i = 0; i < j->sources.files.len && !v.file; i++)
		if (str_equal(j->sources.files.at[i]->path, j->path))
			v.file = (uint32_t)i + 1;
	if (!v.file)
		return;
	findings_init(&again);
	uint32_t whole = source_add(&j->sources, j->path, d->text, &again);
	findings_finish(&again);
	v.from = j->sources.files.at[v.file - 1];
	v.to = j->sources.files.at[whole - 1];
	for (size_t i = 0; i < j->found.len; i++) {
		struct finding *f = &j->found.at[i];
		move_span(&v, &f->span);
		move_span(&v, &f->other);
		for (size_t k = 0; k < f->fix_count; k++)
			move_span(&v, &f->fixes[k].span);
	}
	j->sources.files.at[v.file - 1] = (struct source *)v.to;
}

/* ---- pictures that are put in ---- */

bool document_may_write(const struct project *p, struct str path)
{
	struct buf real = { 0 };
	project_real(p, path, &real);
	bool is_inside = path_is_below(buf_as_str(&p->root), buf_as_str(&real));
	buf_finish(&real);
	return is_inside;
}

/* As a link in Markdown has it. */
static void put_url(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		bool is_plain = is_word_sign((char)c) || c == '/' || c == '.' || c == '~' || c >= 0x80;
		if (is_plain)
			buf_char(out, (char)c);
		else
			buf_fmt(out, "%%%c%c", "0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15]);
	}
}

static struct str line_behind(struct str text, size_t at)
{
	return str_slice(text, at, at + str_find(str_slice(text, at, text.len), '\n'));
}

static bool is_blank_beside(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r' && line.at[i] != '>')
			return false;
	return true;
}

static void put_blank(struct buf *out, struct str before, const char *end)
{
	while (before.len && before.at[before.len - 1] == ' ')
		before.len--;
	buf_fmt(out, "%.*s%s", STR_ARG(before), end);
}

static void put_picture(const struct markdown_maps *d, const struct document_picture *p, bool is_last, const char *end, struct buf *out)
{
	if (out->len && out->at[out->len - 1] != '\n')
		buf_text(out, end);
	put_blank(out, p->before, end);
	buf_fmt(out, "%.*s![", STR_ARG(p->before));
	buf_markdown(out, p->alt);
	buf_text(out, "](");
	put_url(out, p->path);
	buf_fmt(out, ")%s", end);
	if (is_last && p->at < d->text.len && !is_blank_beside(line_behind(d->text, p->at)))
		put_blank(out, p->before, end);
}

void document_write(const struct markdown_maps *d, const struct document_picture *pictures, size_t count, struct buf *out)
{
	size_t at = 0;
	const char *end = str_find_text(d->text, 0, STR("\r\n")) < d->text.len ? "\r\n" : "\n";
	for (size_t i = 0; i < count; i++) {
		buf_str(out, str_slice(d->text, at, pictures[i].at));
		at = pictures[i].at;
		put_picture(d, &pictures[i], i + 1 == count || pictures[i + 1].at != at, end, out);
	}
	buf_str(out, str_slice(d->text, at, d->text.len));
}
