/* rename.c — another name for something, in all files of a project. Which words mean it is known from reading each map, never from searching its text. */
#include "cjm/rename.h"

#include "cjm/document.h"
#include "cjm/places.h"
#include "cjm/references.h"
#include "cjm/trees.h"
#include "job/job.h"
#include "job/rename.h"

struct read_again { /* a map of the project, for one look at it */
	struct renaming *r;
	struct sources sources;
	struct findings found;
	struct map *map;
	const struct markdown_maps *document; /* that it is in; NULL: it is a file of its own */
	size_t number; /* there, from 1 */
	bool is_known; /* it has one of the targets */
};

static bool stop(struct renaming *r, const char *format, struct str a, struct str b)
{
	r->why = str_fmt(&r->arena, format, STR_ARG(a), STR_ARG(b)); /* NOLINT: literals of this file */
	return false;
}

/* ---- what is asked for ---- */

static bool has_kind(const struct renaming *r, enum statement_kind kind)
{
	const struct statement *s = statement_of(kind);
	return s->slots[0].type == SLOT_NAME && str_is(r->kind, s->word);
}

static bool is_kind(const struct renaming *r)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (has_kind(r, (enum statement_kind)kind))
			return true;
	return false;
}

/* As the language reads it: a declaration of it has that name. */
static bool can_be_name(struct str name)
{
	struct sources sources;
	struct findings found;
	struct buf text = { 0 };
	sources_init(&sources);
	findings_init(&found);
	buf_fmt(&text, "team %.*s \"T\"\n", STR_ARG(name));
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR("name"), buf_as_str(&text), &found), &found);
	const struct arg *said = ast->root->first ? node_arg(ast->root->first, 0) : NULL;
	bool fine = !found.error_count && said && said->kind == ARG_WORD && str_equal(said->text, name) && ast->root->first == ast->root->last;
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
	return fine;
}

bool renaming_init(struct renaming *r, struct project *p, struct str kind, struct str old, struct str new)
{
	*r = (struct renaming){ .project = p, .kind = kind, .old = old, .new = new };
	arena_init(&r->arena);
	names_init(&r->targets, &r->arena);
	names_init(&r->by_text, &r->arena);
	names_init(&r->known, &r->arena);
	names_init(&r->paths, &r->arena);
	if (!is_kind(r))
		return stop(r, "`%.*s` has no names%.*s; use the keyword of an item that has one, such as persona, touchpoint or step", kind, STR(""));
	if (!can_be_name(new) && (word_is_flag(new) || word_is_kept(new)))
		return stop(r, "`%.*s` is a keyword and cannot be a name%.*s", new, STR(""));
	if (!can_be_name(new))
		return stop(r, "`%.*s` cannot be a name%.*s; names begin with a letter and contain letters, digits and hyphens", new, STR(""));
	return !str_equal(old, new) || stop(r, "%.*s `%.*s` has that name already", kind, new);
}

void renaming_finish(struct renaming *r)
{
	arena_finish(&r->arena);
}

bool renaming_find_project(struct renaming *r, struct buf *up)
{
	const struct disk *disk = r->project->disk;
	struct buf here = { 0 }, why = { 0 };
	project_set_root(r->project, "-");
	bool fine = disk->resolve(disk->context, ".", &here, &why);
	struct str root = buf_as_str(&r->project->root), below = str_slice(buf_as_str(&here), root.len, here.len);
	fine = fine && root.len && str_starts(buf_as_str(&here), root.at); /* else all folders of the machine would be searched */
	if (!fine)
		stop(r, "the folder of the project cannot be found%.*s%.*s", why.len ? STR(": ") : STR(""), buf_as_str(&why));
	buf_char(up, '.');
	while (fine && below.len)
		if (str_next(&below, '/').len)
			buf_text(up, up->len > 1 ? "/.." : ".");
	buf_finish(&here);
	buf_finish(&why);
	return fine;
}

/* ---- reading a map ---- */

/* The map of a document that this place is in; NULL: it is in a file of its own. */
static const struct document_map *map_around(const struct read_again *a, struct span span)
{
	return a->number && span.file == a->map->file ? &a->document->maps.at[a->number - 1] : NULL;
}

static struct span placed(const struct read_again *a, struct span span)
{
	const struct document_map *m = map_around(a, span);
	if (m)
		span.at = document_offset(a->document, m, a->sources.files.at[span.file - 1], span.at);
	return span;
}

static void read_map(struct read_again *a, struct renaming *r, struct project *p, struct str path, struct str text)
{
	*a = (struct read_again){ .r = r, .document = a->document, .number = a->number };
	sources_init(&a->sources);
	findings_init(&a->found);
	struct str named = str_copy(&r->arena, path);
	project_set_root(p, named.at);
	struct reader reader = project_reader(p);
	reader.picture = NULL;
	a->map = map_read(&a->sources, source_add(&a->sources, project_path(p, named.at), text, &a->found), &reader, &a->found);
}

static void finish_map(struct read_again *a)
{
	map_free(a->map);
	findings_finish(&a->found);
	sources_finish(&a->sources);
}

/* Where the name of a thing of this kind is declared, by the path of its file; empty where it is not. */
static struct str declared_at(struct read_again *a, const struct thing *t)
{
	struct span span = span_of_member(t, &t->name);
	if (!has_kind(a->r, t->kind) || !span.file)
		return (struct str){ 0 };
	return str_fmt(&a->r->arena, "%.*s:%u", STR_ARG(a->sources.files.at[span.file - 1]->path), (unsigned)placed(a, span).at);
}

static struct str target_of(struct read_again *a, const struct thing *t)
{
	return str_equal(t->name, a->r->old) ? declared_at(a, t) : (struct str){ 0 };
}

static void add_target(void *again, const struct thing *t)
{
	struct read_again *a = again;
	struct arena *arena = &a->r->arena;
	struct str place = declared_at(a, t), name = str_copy(arena, t->name);
	if (!place.len)
		return;
	names_add(&a->r->known, name, a->r);
	if (str_equal(name, a->r->old))
		names_add(&a->r->targets, place, a->r);
	else if (str_equal(str_trim(t->text), str_trim(a->r->old)))
		names_add(&a->r->by_text, place, (void *)str_terminated(arena, name));
}

static enum outcome find_in(struct read_again *a, struct renaming *r, struct str path, struct str text)
{
	read_map(a, r, r->project, path, text);
	map_walk(a->map, NULL, add_target, a);
	finish_map(a);
	return OUTCOME_FINE;
}

typedef enum outcome look_at_map(struct read_again *a, struct renaming *r, struct str path, struct str text);

/* A file, or each map of a document, as long as all is fine. */
static enum outcome look_at_file(struct renaming *r, struct str path, struct str text, look_at_map *look)
{
	struct read_again a = { .r = r };
	struct markdown_maps d;
	enum outcome outcome = OUTCOME_FINE;
	if (!path_is_document(path))
		return look(&a, r, path, text);
	document_read(&d, path, text);
	for (size_t i = 0; i < d.maps.len && outcome == OUTCOME_FINE; i++) {
		a = (struct read_again){ .r = r, .document = &d, .number = i + 1 };
		outcome = look(&a, r, path, d.maps.at[i].text);
	}
	document_finish(&d);
	return outcome;
}

void renaming_find(struct renaming *r, struct str path, struct str text)
{
	look_at_file(r, path, text, find_in);
}

void renaming_mean(struct renaming *r, struct str path, uint32_t at)
{
	names_add(&r->targets, str_fmt(&r->arena, "%.*s:%u", STR_ARG(path), (unsigned)at), r);
}

static enum outcome refuse_unknown(struct renaming *r)
{
	struct buf known = { 0 };
	names_propose_all(&r->known, r->old, "names: ", &known);
	r->why = str_fmt(&r->arena, "unknown %.*s `%.*s`; %.*s", STR_ARG(r->kind), STR_ARG(r->old), STR_ARG(r->known.len ? buf_as_str(&known) : STR("no map gives one a name; `cjm fmt --name` does")));
	buf_finish(&known);
	return OUTCOME_REFUSED;
}

enum outcome renaming_choose(struct renaming *r)
{
	const struct names *found = &r->by_text;
	if (r->targets.len)
		return OUTCOME_FINE;
	if (!found->len)
		return refuse_unknown(r);
	struct str name = str_of(found->entries[0].thing);
	for (size_t i = 0; i < found->len; i++) {
		struct str other = str_of(found->entries[i].thing);
		if (!str_equal(name, other)) {
			r->why = str_fmt(&r->arena, "several items have the text “%.*s”; use the name of one: %.*s or %.*s", STR_ARG(r->old), STR_ARG(name), STR_ARG(other));
			return OUTCOME_REFUSED;
		}
		names_add(&r->targets, found->entries[i].name, r);
	}
	r->old = name;
	return !str_equal(name, r->new) || stop(r, "%.*s `%.*s` has that name already", r->kind, r->new) ? OUTCOME_FINE : OUTCOME_REFUSED;
}

/* ---- what says the name ---- */

static void add_edit_of(struct read_again *a, struct span span, struct str said)
{
	struct renaming *r = a->r;
	const struct source *source = a->sources.files.at[span.file - 1];
	struct renamed_file *file = names_find(&r->paths, source->path);
	if (!file) {
		file = ARENA_NEW(&r->arena, struct renamed_file);
		file->path = str_copy(&r->arena, source->path);
		file->before = str_copy(&r->arena, map_around(a, span) ? a->document->text : source->text);
		names_add(&r->paths, file->path, file);
		VEC_PUSH(&r->arena, &r->files, file);
	}
	struct span place = placed(a, span);
	for (size_t i = 0; i < file->edits.len; i++)
		if (file->edits.at[i].span.at == place.at)
			return;
	if (str_equal(str_slice(source->text, span.at, span.at + span.len), said))
		VEC_PUSH(&r->arena, &file->edits, ((struct fix){ place, r->new }));
}

static void add_edit(struct read_again *a, struct span span)
{
	add_edit_of(a, span, a->r->old);
}

static void collect_thing(void *again, const struct thing *t)
{
	struct read_again *a = again;
	struct str target = target_of(a, t);
	if (!target.len || !names_find(&a->r->targets, target))
		return;
	if (map_name_is_bound(a->map, t))
		stop(a->r, "%.*s `%.*s` cannot be renamed: its name has a special meaning, as a built-in name, as a channel and touchpoint, or as a column of a CSV file", a->r->kind, a->r->old);
	struct references refs = map_references_of(a->map, t, &a->r->arena);
	a->is_known = true;
	add_edit(a, span_of_member(t, &t->name));
	for (size_t i = 0; i < refs.list.len; i++)
		if (!refs.list.at[i]->is_text)
			add_edit(a, refs.list.at[i]->span);
}

/* It reads a file that declares one of the targets. */
static bool reads_target(const struct read_again *a)
{
	for (size_t i = 0; i < a->r->targets.len; i++) {
		struct str target = a->r->targets.entries[i].name;
		for (size_t k = 0; k < a->sources.files.len; k++) {
			struct str path = a->sources.files.at[k]->path;
			if (str_equal(str_slice(target, 0, path.len), path) && target.len > path.len && target.at[path.len] == ':')
				return true;
		}
	}
	return false;
}

static void refuse_doubt(struct read_again *a, struct span doubt)
{
	const struct source *source = source_of(&a->sources, doubt);
	struct str line = str_fmt(&a->r->arena, "%u", (unsigned)line_of(source, doubt.at));
	a->r->why = str_fmt(&a->r->arena, "%.*s has an error where it says `%.*s`, in line %.*s; `cjm check` lists it", STR_ARG(source->path), STR_ARG(a->r->old), STR_ARG(line));
}

/* A text in quotes that is also the title of the journey stays: it still means it. */
static bool means_name(const struct renaming *r, const struct quoted_journey *q)
{
	for (size_t i = 0; i < r->targets.len && q->path.len; i++) {
		struct str target = r->targets.entries[i].name, place = str_slice(target, q->path.len, target.len);
		size_t at = 0;
		if (!str_starts(target, str_terminated((struct arena *)&r->arena, q->path)) || !str_starts(place, ":"))
			continue;
		for (size_t k = 1; k < place.len; k++)
			at = at * 10 + (size_t)(place.at[k] - '0');
		if (q->is_name || !journey_there_is_titled(r->project, q->path, (uint32_t)at, q->text, (struct arena *)&r->arena))
			return true;
	}
	return false;
}

static struct quoted_journeys quoted_in(const struct read_again *a, struct project *p)
{
	return quoted_journeys_of(a->map, &a->sources, p, a->r->old, a->r->new, &a->r->arena);
}

static bool quotes_target(struct read_again *a)
{
	bool is_meant = false;
	struct quoted_journeys quoted = { { 0 } };
	if (has_kind(a->r, KIND_JOURNEY))
		quoted = quoted_in(a, a->r->project);
	for (size_t i = 0; i < quoted.list.len; i++) {
		a->is_known = true; /* also what quotes the new name: it must not mean another from then on */
		if (!means_name(a->r, &quoted.list.at[i]))
			continue;
		is_meant = true;
		add_edit_of(a, quoted.list.at[i].span, quoted.list.at[i].text);
	}
	return is_meant;
}

static void keep_map(struct read_again *a, struct str path)
{
	struct renaming *r = a->r;
	struct renamed_map kept = { .path = str_copy(&r->arena, path), .number = a->number, .errors = a->found.error_count, .findings = a->found.len, .reference_count = a->map->references.len };
	kept.references = arena_alloc(&r->arena, (kept.reference_count + 1) * sizeof *kept.references);
	for (size_t i = 0; i < kept.reference_count; i++) {
		const struct thing *t = a->map->references.at[i].thing;
		kept.references[i] = t ? (struct renamed_reference){ t->kind, str_copy(&r->arena, t->text) } : (struct renamed_reference){ .kind = KIND_NONE };
	}
	struct quoted_journeys quoted = { { 0 } };
	if (has_kind(r, KIND_JOURNEY))
		quoted = quoted_in(a, r->project);
	for (size_t i = 0; i < quoted.list.len; i++)
		VEC_PUSH(&r->arena, &kept.quoted, str_copy(&r->arena, quoted.list.at[i].path));
	VEC_PUSH(&r->arena, &r->maps, kept);
}

static enum outcome collect_in(struct read_again *a, struct renaming *r, struct str path, struct str text)
{
	read_map(a, r, r->project, path, text);
	bool is_quoting = quotes_target(a);
	struct span doubt = a->found.error_count && (is_quoting || reads_target(a)) ? rename_doubt(a->map, &a->sources, &a->found, r->old) : (struct span){ 0 };
	bool is_mistaken = doubt.file;
	if (is_mistaken)
		refuse_doubt(a, doubt);
	else
		map_walk(a->map, NULL, collect_thing, a);
	if (a->is_known)
		keep_map(a, path);
	finish_map(a);
	return is_mistaken ? OUTCOME_MISTAKES : r->why.len ? OUTCOME_REFUSED : OUTCOME_FINE;
}

enum outcome renaming_collect(struct renaming *r, struct str path, struct str text)
{
	return look_at_file(r, path, text, collect_in);
}

/* ---- the new texts ---- */

static bool quotes_as_before(const struct renamed_map *before, const struct read_again *after, struct project *with)
{
	struct quoted_journeys is = quoted_in(after, with);
	bool fine = before->quoted.len == is.list.len;
	for (size_t i = 0; i < is.list.len && fine; i++)
		fine = str_equal(before->quoted.at[i], is.list.at[i].path);
	return fine;
}

/* A name has no line ends: the document has as many maps as before. */
static struct str map_of(struct renaming *r, const struct renamed_map *before, struct str text)
{
	struct markdown_maps d;
	if (!before->number)
		return text;
	document_read(&d, before->path, text);
	struct str map = before->number <= d.maps.len ? str_copy(&r->arena, d.maps.at[before->number - 1].text) : (struct str){ 0 };
	document_finish(&d);
	return map;
}

/* Another thing of that name would be meant from then on, or both. */
static bool reads_as_before(struct renaming *r, struct project *with, const struct renamed_map *before)
{
	struct read_again after = { .r = r };
	struct buf is = { 0 }, why = { 0 };
	bool fine = project_text(with, before->path.at, &is, &why);
	struct str text = map_of(r, before, buf_as_str(&is));
	read_map(&after, r, with, before->path, text);
	fine = fine && before->errors == after.found.error_count && before->findings == after.found.len && before->reference_count == after.map->references.len;
	for (size_t i = 0; fine && i < before->reference_count; i++) {
		const struct renamed_reference *a = &before->references[i];
		const struct thing *b = after.map->references.at[i].thing;
		fine = b ? a->kind == b->kind && str_equal(a->text, b->text) : a->kind == KIND_NONE;
	}
	fine = fine && (!has_kind(r, KIND_JOURNEY) || quotes_as_before(before, &after, with));
	finish_map(&after);
	buf_finish(&is);
	buf_finish(&why);
	return fine;
}

enum outcome renaming_settle(struct renaming *r)
{
	struct project with;
	bool fine = r->files.len || stop(r, "unknown %.*s `%.*s`", r->kind, r->old);
	renaming_make_texts(r);
	project_init(&with, r->project->disk);
	project_overlay_as(&with, r->project);
	for (size_t i = 0; i < r->files.len; i++)
		project_overlay(&with, r->files.at[i]->path.at, r->files.at[i]->after);
	for (size_t i = 0; fine && i < r->maps.len; i++)
		fine = reads_as_before(r, &with, &r->maps.at[i]) || stop(r, "`%.*s` is already a name in %.*s", r->new, r->maps.at[i].path);
	project_finish(&with);
	return fine ? OUTCOME_FINE : OUTCOME_REFUSED;
}
