/* check_document.c — the maps of a document in Markdown, each checked by itself: what is found has the places of the document. */
#include "cjm/document.h"
#include "job/job.h"

bool document_has_map(struct str path, struct str text)
{
	struct markdown_maps d;
	document_read(&d, path, text);
	bool has_map = d.maps.len > 0;
	document_finish(&d);
	return has_map;
}

/* Its text has its place in the document, so there is no other like it. */
static uint32_t file_of(const struct sources *all, struct str text)
{
	for (size_t i = all->files.len; i > 0; i--)
		if (str_equal(all->files.at[i - 1]->text, text))
			return (uint32_t)i;
	return 0;
}

uint32_t document_place_columns(struct sources *all, const struct document_map *m)
{
	uint32_t file = file_of(all, m->text);
	if (!file)
		return 0;
	struct source *source = all->files.at[file - 1];
	uint32_t *shifts = arena_alloc(&all->arena, (source->line_count + 1) * sizeof *shifts);
	for (uint32_t line = 0; line < source->line_count; line++)
		shifts[line] = line >= m->line && line - m->line < m->cut.len ? m->cut.at[line - m->line] : 0;
	source->shifts = shifts;
	return file;
}

void document_lacks_map(struct str path, struct buf *why)
{
	struct arena a = { 0 };
	buf_fmt(why, "%.*s has no map: cjm reads its code blocks of the language cjm. To convert a table or an outline: cjm import %.*s", STR_ARG(path), STR_ARG(path_for_shell(&a, path)));
	arena_finish(&a);
}

/* Building refuses these words, and a picture behind a block that nothing closes. */
static void judge_fence(struct check_job *c, const struct document_map *m, uint32_t file, struct findings *read)
{
	struct request words;
	struct buf why = { 0 };
	struct str name;
	const struct source *source = c->sources.files.at[file - 1];
	struct span fence = { file, source->lines[m->line - 1], 0 };
	request_init(&words, TASK_BUILD);
	if (!document_words(m, &words, &name, &why))
		finding_add(read, SEVERITY_ERROR, "wrong-value", fence, "%.*s", STR_ARG(buf_as_str(&why)));
	if (m->unclosed.len)
		finding_add(read, SEVERITY_ERROR, "open-text", fence, "the code block is not closed")->hint = str_fmt(&read->arena, "add %.*s below the map", STR_ARG(m->unclosed));
	request_finish(&words);
	buf_finish(&why);
}

void check_job_add_document(struct check_job *c, struct str path, struct str text)
{
	struct markdown_maps d;
	document_read(&d, path, text);
	for (size_t i = 0; i < d.maps.len; i++) {
		struct buf packed = { 0 };
		check_job_piece(c->request, c->project, path, d.maps.at[i].text, &packed);
		c->is_in_document = true;
		check_job_take(c, buf_as_str(&packed));
		c->is_in_document = false;
		uint32_t file = document_place_columns(&c->sources, &d.maps.at[i]);
		if (file)
			judge_fence(c, &d.maps.at[i], file, &c->found);
		buf_finish(&packed);
	}
	document_finish(&d);
}
