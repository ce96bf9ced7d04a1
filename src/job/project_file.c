/* project_file.c — project.cjm: the settings of all maps below its folder, found upwards from a map. They apply as the outermost: what a map says
 * itself, and what a request says, hold. */
#include "job/job.h"
#include "cjm/places.h"

/* ---- where there is one ---- */

/* A map may have that name as well. Whatever is none was meant to be settings, and is told where it says no `project`. */
static bool is_settings(struct str text)
{
	struct sources sources;
	struct findings found;
	bool has_settings = false, has_journey = false;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR(PROJECT_FILE), text, &found), &found);
	for (const struct node *n = ast->root->first; n; n = n->next) {
		has_settings |= n->kind == KIND_PROJECT;
		has_journey |= n->kind == KIND_JOURNEY;
	}
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return has_settings || !has_journey;
}

bool project_finds_file(const struct project *p, struct str folder)
{
	struct buf path = { 0 }, text = { 0 };
	buf_fmt(&path, "%.*s/" PROJECT_FILE, STR_ARG(folder));
	enum held held = project_look(p, buf_as_str(&path), &text);
	bool is_there = held == HELD_UNREADABLE || (held == HELD_READ && is_settings(buf_as_str(&text)));
	buf_finish(&path);
	buf_finish(&text);
	return is_there;
}

bool project_has_file(struct project *p, struct str folder)
{
	bool *known = names_find(&p->files, folder);
	if (known)
		return *known;
	known = ARENA_NEW(&p->arena, bool);
	*known = project_finds_file(p, folder);
	names_add(&p->files, str_copy(&p->arena, folder), known);
	return *known;
}

void project_see_from_here(const struct project *p, struct str real, struct buf *path)
{
	struct buf here = { 0 }, back = { 0 };
	struct arena a = { 0 };
	project_real(p, STR("."), &here);
	buf_text(&here, "/-");
	struct str way = str_starts(buf_as_str(path), "/") ? path_from_file(&a, buf_as_str(&here), real) : STR("");
	if (way.len)
		project_real(p, way, &back);
	if (way.len && str_equal(buf_as_str(&back), real)) {
		buf_clear(path);
		buf_str(path, way);
	}
	arena_finish(&a);
	buf_finish(&here);
	buf_finish(&back);
}

/* ---- what may stand in it, and where it may stand ---- */

static const char HINT_MOVE[] = "move it to a map, or to a file that maps include";
static const char HINT_BEGIN[] = "write the settings below `project`: project fail-on warning; if the file is a map or a library, give it another name";

static const char HINT_RENAME[] = "if it is a map, give it another name; if not, write the settings below `project`, and move the journey to a map";

static bool is_project_file(const struct sources *s, struct span span)
{
	const struct source *source = source_of(s, span);
	return source && str_is(path_name(source->path), PROJECT_FILE);
}

static void refuse(struct findings *found, struct span span, struct str hint, const char *sentence, const char *word)
{
	finding_add(found, SEVERITY_ERROR, "project-file", span, sentence, word)->hint = hint; /* NOLINT: literals of this file */
}

static const struct node *root_of(const struct map *m)
{
	return m->asts.at[0]->root;
}

static void judge_statement(const struct node *n, struct findings *found)
{
	const char *word = statement_of(n->kind)->word;
	if (n->kind == KIND_RULE || n->kind == KIND_LANGUAGE)
		refuse(found, n->word, STR("indent it below `project`"), "`%s` is not allowed outside of `project` in project.cjm", word);
	else if (n->kind != KIND_PROJECT && n->kind != KIND_EDITION)
		refuse(found, n->word, str_of(HINT_MOVE), "`%s` is not allowed in project.cjm, which holds settings only", word);
}

static const struct node *first_of(const struct map *m, enum statement_kind kind)
{
	for (const struct node *n = root_of(m)->first; n; n = n->next)
		if (n->kind == kind)
			return n;
	return NULL;
}

static void judge_project_file(const struct map *m, struct findings *found)
{
	const struct node *settings = first_of(m, KIND_PROJECT), *first = root_of(m)->first, *journey = first_of(m, KIND_JOURNEY);
	for (const struct node *n = first; settings && n; n = n->next)
		judge_statement(n, found);
	if (!settings && journey)
		finding_add(found, SEVERITY_WARNING, "project-file", journey->word, "%s has no `project`, so it is read as a map and its folder has no settings", PROJECT_FILE)->hint = STR(HINT_RENAME);
	else if (!settings)
		refuse(found, first ? first->word : (struct span){ m->file, 0, 0 }, str_of(HINT_BEGIN), "%s has no `project`", PROJECT_FILE);
}

static void judge_settings(const struct map *m, const struct project_settings *s, struct findings *found)
{
	const char *code = s->language.len ? language_called(s->language) : NULL;
	if (!is_project_file(m->sources, s->thing.span))
		refuse(found, s->thing.word, STR("move it to the file project.cjm in the root folder of the project"), "`%s` is not allowed in a map", "project");
	else if (s->thing.span.file != m->file)
		refuse(found, s->thing.word, STR("remove the `include`; the settings apply to all maps below their folder"), "%s cannot be included", PROJECT_FILE);
	if (code)
		finding_add(found, SEVERITY_ERROR, "wrong-value", span_of_member(&s->thing, &s->language), "`language` takes a code, not the language's name")->hint =
			str_fmt(&found->arena, "write `language %s`", code);
}

static void judge(const struct map *m, struct findings *found)
{
	if (is_project_file(m->sources, (struct span){ .file = m->file }))
		judge_project_file(m, found);
	if (m->settings)
		judge_settings(m, m->settings, found);
}

/* ---- reading ---- */

static struct map *read_map(const struct reader *reader, struct sources *s, uint32_t file, const struct map *settings, struct findings *found)
{
	struct map *m = map_read(s, file, reader, found);
	judge(m, found);
	m->project = settings ? settings->settings : NULL;
	if (m->project && m->project->language.len && !m->has_language)
		m->language = m->project->language;
	return m;
}

struct map *project_map_read(struct project *p, struct sources *s, uint32_t file, const struct map *settings, struct findings *found)
{
	struct reader reader = project_reader(p);
	return read_map(&reader, s, file, settings, found);
}

struct map *project_settings_read(struct project *p, struct sources *s, struct findings *found)
{
	struct buf text = { 0 }, why = { 0 };
	if (!p->file.len)
		return NULL;
	bool fine = project_found_text(p, p->file.at, &text, &why);
	if (!fine)
		finding_add(found, SEVERITY_ERROR, "include", (struct span){ 0 }, "%.*s", STR_ARG(buf_as_str(&why)));
	struct map *m = fine ? project_map_read(p, s, source_add(s, p->file, buf_as_str(&text), found), NULL, found) : NULL;
	buf_finish(&text);
	buf_finish(&why);
	return m;
}

struct map *project_text_read(struct project *p, struct sources *s, struct str path, struct str text, bool has_pictures, struct map **settings, struct findings *found)
{
	struct reader reader = project_reader(p);
	uint32_t file = source_add(s, path, text, found);
	char *named = str_terminated(&s->arena, path);
	bool is_settings_itself = p->file.len && str_equal(project_path(p, named), p->file);
	reader.picture = has_pictures ? reader.picture : NULL;
	*settings = is_settings_itself ? NULL : project_settings_read(p, s, found);
	return read_map(&reader, s, file, *settings, found);
}
