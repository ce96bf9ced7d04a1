/* drawn.c — maps as they are drawn, and what is wrong with them. A map with mistakes keeps the pages that it had. */
#include "preview/parts.h"

#include "cjm/json.h"

#include <string.h>

enum { FINDINGS_MOST = 100 /* that are listed; all are counted */ };

/* ---- which maps there are ---- */

struct preview_map *preview_map_at(struct preview *p, size_t number)
{
	return !number ? &p->index : number <= p->maps.len ? p->maps.at[number - 1] : NULL;
}

struct preview_map *preview_map_of(struct preview *p, const char *path)
{
	struct preview_map *m = names_find(&p->known, str_of(path));
	if (m)
		return m;
	m = ARENA_NEW(&p->arena, struct preview_map);
	m->path = str_copy(&p->arena, str_of(path));
	arena_init(&m->arena);
	VEC_PUSH(&p->arena, &p->maps, m);
	m->number = p->maps.len;
	names_add(&p->known, m->path, m);
	return m;
}

static void add_map(void *preview, const char *path)
{
	preview_map_of(preview, path);
}

void preview_find_maps(struct preview *p)
{
	for (size_t i = 0; i < p->folders.len; i++)
		p->host->each_map(p->host->context, p->folders.at[i].at, add_map, p);
}

bool preview_has_index(const struct preview *p)
{
	return p->operands != 1 || p->folders.len || (p->maps.len == 1 && p->maps.at[0]->pages.len > 1);
}

/* ---- what is told of them ---- */

struct telling { /* a state that is being written */
	struct preview *preview;
	struct preview_map *map;
	struct buf out;
	struct json json;
	size_t errors, warnings;
	bool keeps; /* what is shown was drawn before */
};

static void tell_begin(struct telling *t, struct preview *p, struct preview_map *m)
{
	*t = (struct telling){ .preview = p, .map = m };
	t->json = (struct json){ .out = &t->out, .is_compact = true };
	json_open(&t->json, '{');
	json_text(&t->json, "path", m->path);
	json_truth(&t->json, "goes", p->host->show);
	json_open_list(&t->json, "findings");
	arena_finish(&m->arena);
	arena_init(&m->arena);
	memset(&m->files, 0, sizeof m->files);
}

static size_t file_number(struct preview_map *m, struct str path)
{
	size_t at = 0;
	while (at < m->files.len && !str_equal(m->files.at[at], path))
		at++;
	if (at == m->files.len)
		VEC_PUSH(&m->arena, &m->files, str_copy(&m->arena, path));
	return at;
}

static void tell_place(struct telling *t, const struct sources *s, struct span span)
{
	struct place place = place_of(s, span);
	json_number(&t->json, "file", (double)file_number(t->map, place.path));
	json_text(&t->json, "path", place.path);
	json_number(&t->json, "line", place.line);
	json_number(&t->json, "column", place.column);
}

static void tell_finding(struct telling *t, const struct sources *s, const struct finding *f)
{
	if (f->severity < SEVERITY_WARNING)
		return;
	t->errors += f->severity == SEVERITY_ERROR;
	t->warnings += f->severity == SEVERITY_WARNING;
	if (t->errors + t->warnings > FINDINGS_MOST)
		return;
	json_open_item(&t->json);
	json_truth(&t->json, "error", f->severity == SEVERITY_ERROR);
	json_text(&t->json, "id", str_of(f->id));
	json_text(&t->json, "message", f->message);
	if (f->hint.len)
		json_text(&t->json, "hint", f->hint);
	if (f->span.file)
		tell_place(t, s, f->span);
	json_close(&t->json, '}');
}

static void tell_findings(struct telling *t, const struct sources *s, struct findings *found)
{
	findings_sort(found);
	for (size_t i = 0; i < found->len; i++)
		tell_finding(t, s, &found->at[i]);
}

/* That something has no place in a map: it cannot be read, or a library is missing. */
static void tell_why(struct telling *t, struct str why)
{
	if (!why.len)
		return;
	t->errors++;
	json_open_item(&t->json);
	json_truth(&t->json, "error", true);
	json_text(&t->json, "message", why);
	json_close(&t->json, '}');
}

/* As a part of the drawing names the file that it is said in: the map's own by nothing. */
static void tell_files(struct telling *t)
{
	struct preview_map *m = t->map;
	json_open_list(&t->json, "files");
	for (size_t i = 0; i < m->files.len; i++) {
		json_open_item(&t->json);
		json_text(&t->json, "path", m->files.at[i]);
		json_text(&t->json, "named", i ? path_from_file(&m->arena, m->files.at[0], m->files.at[i]) : STR(""));
		json_close(&t->json, '}');
	}
	json_close(&t->json, ']');
}

static void tell_summary(struct telling *t)
{
	struct buf said_so = { 0 };
	if (t->errors)
		buf_fmt(&said_so, by_count(t->errors, "%d error", "%d errors"), (int)t->errors);
	if (t->warnings) {
		buf_text(&said_so, t->errors ? ", " : "");
		buf_fmt(&said_so, by_count(t->warnings, "%d warning", "%d warnings"), (int)t->warnings);
	}
	json_text(&t->json, "summary", buf_as_str(&said_so));
	buf_finish(&said_so);
}

static void tell_end(struct telling *t)
{
	struct preview_map *m = t->map;
	json_close(&t->json, ']');
	json_number(&t->json, "errors", (double)t->errors);
	json_truth(&t->json, "keeps", t->keeps);
	tell_summary(t);
	json_truth(&t->json, "index", preview_has_index(t->preview));
	tell_files(t);
	json_open_list(&t->json, "versions");
	for (size_t i = 0; i < m->pages.len; i++)
		json_count(&t->json, m->pages.at[i].version);
	json_close(&t->json, ']');
	json_close(&t->json, '}');
	buf_finish(&m->state);
	m->state = t->out;
	m->is_drawn = true;
}

/* ---- pages ---- */

static void take_page(struct preview *p, struct preview_map *m, size_t at, struct str bytes)
{
	if (at >= m->pages.len)
		VEC_PUSH(&p->arena, &m->pages, ((struct preview_page){ { 0 }, 0 }));
	struct preview_page *page = &m->pages.at[at];
	if (page->version && str_equal(buf_as_str(&page->bytes), bytes))
		return;
	buf_clear(&page->bytes);
	buf_str(&page->bytes, bytes);
	page->version = ++p->versions;
}

static void take_pages(struct preview *p, struct preview_map *m, const struct job *j)
{
	for (size_t i = 0; i < j->made.len; i++)
		take_page(p, m, i, buf_as_str(&j->made.at[i].bytes));
	for (size_t i = j->made.len; i < m->pages.len; i++)
		buf_finish(&m->pages.at[i].bytes);
	m->pages.len = j->made.len;
}

static void begin_project(struct preview *p, struct project *project)
{
	project_init(project, p->host->disk);
	if (p->wish.root)
		project_fix_root(project, p->wish.root);
	if (p->host->hold)
		p->host->hold(p->host->context, project);
}

static void finish_project(struct preview *p, struct project *project)
{
	for (size_t i = 0; i < project->read.len; i++)
		if (!names_find(&p->read, project->read.entries[i].name))
			names_add(&p->read, str_copy(&p->arena, project->read.entries[i].name), p);
	project_finish(project);
}

/* ---- one map ---- */

static struct request page_request(const struct preview *p)
{
	struct request r;
	if (p->wish.look)
		r = *p->wish.look;
	else
		request_init(&r, TASK_BUILD);
	r.product = product_of_file("map.html");
	r.stem = STR("map");
	r.has_lines = true;
	return r;
}

/* Its own comes first. */
static void note_files(struct preview_map *m, const struct job *j)
{
	const struct source *own = source_of(&j->sources, (struct span){ .file = j->map->file });
	if (own)
		file_number(m, own->path);
	for (size_t i = 0; i < j->sources.files.len; i++)
		file_number(m, j->sources.files.at[i]->path);
}

static void draw_map(struct preview *p, struct preview_map *m, struct project *project, struct telling *t)
{
	struct job j;
	struct request request = page_request(p);
	struct buf text = { 0 }, why = { 0 };
	if (project_text(project, m->path.at, &text, &why)) {
		enum outcome outcome = job_run(&j, &request, project, project_path(project, m->path.at), buf_as_str(&text));
		note_files(m, &j);
		tell_findings(t, &j.sources, &j.found);
		tell_why(t, j.why);
		t->keeps = outcome != OUTCOME_FINE;
		if (outcome == OUTCOME_FINE)
			take_pages(p, m, &j);
		job_finish(&j);
	} else {
		tell_why(t, buf_as_str(&why));
		t->keeps = true;
	}
	if (!p->wish.look)
		request_finish(&request);
	buf_finish(&text);
	buf_finish(&why);
}

/* ---- all of them ---- */

static void begin_index(const struct preview *p, struct request *r)
{
	request_init(r, TASK_ATLAS);
	request_set_format(r, "html", "", &(struct buf){ 0 });
	r->today = p->wish.today;
	if (!p->wish.look)
		return;
	r->theme = p->wish.look->theme;
	r->language = p->wish.look->language;
	r->is_for_client = p->wish.look->is_for_client;
}

/* Each of its journeys leads to its page. The links of one with mistakes lead nowhere: it has no rows. */
static void add_to_index(struct preview *p, struct atlas_job *j, const struct preview_map *m, struct telling *t)
{
	struct buf text = { 0 }, why = { 0 };
	size_t before = j->atlas.rows.len;
	if (!project_text(j->project, m->path.at, &text, &why))
		tell_why(t, p->folders.len ? (struct str){ 0 } : buf_as_str(&why)); /* what is in a folder may go */
	else if (!atlas_job_add(j, m->path, m->path, buf_as_str(&text)))
		tell_findings(t, &j->sources, &j->found);
	for (size_t i = before; i < j->atlas.rows.len; i++)
		atlas_job_link(j, i, str_fmt(&j->arena, "../map/%zu/%zu", m->number, i - before + 1));
	buf_finish(&text);
	buf_finish(&why);
}

static void draw_index(struct preview *p, struct preview_map *m, struct project *project, struct telling *t)
{
	struct request request;
	struct atlas_job j;
	struct buf out = { 0 };
	begin_index(p, &request);
	atlas_job_init(&j, &request, project);
	for (size_t i = 0; i < p->maps.len; i++)
		add_to_index(p, &j, p->maps.at[i], t);
	enum outcome outcome = atlas_job_settle(&j);
	if (outcome == OUTCOME_FINE)
		outcome = atlas_job_make(&j, &out);
	t->keeps = outcome != OUTCOME_FINE;
	if (outcome == OUTCOME_FINE)
		take_page(p, m, 0, buf_as_str(&out));
	else if (!t->errors)
		tell_why(t, j.why);
	atlas_job_finish(&j);
	request_finish(&request);
	buf_finish(&out);
}

void preview_draw(struct preview *p, struct preview_map *m)
{
	struct project project;
	struct telling t;
	if (m->is_drawn)
		return;
	begin_project(p, &project);
	tell_begin(&t, p, m);
	(m->number ? draw_map : draw_index)(p, m, &project, &t);
	tell_end(&t);
	finish_project(p, &project);
}
