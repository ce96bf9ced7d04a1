/* refactors.c — what an author may want to do with a map that no finding names as the one way out. */
#include "lsp/actions.h"

#include "cjm/fmt.h"
#include "cjm/locale.h"
#include "cjm/references.h"
#include "cjm/token.h"

enum { ASIDE_DAYS = 91 /* for how long a check is set aside: a quarter */ };

/* ---- where a new line goes ---- */

static struct str text_of(const struct lsp_actions *a)
{
	return a->spot.reading->sources.files.at[a->spot.reading->file - 1]->text;
}

static uint32_t line_start(struct str text, uint32_t at)
{
	while (at && text.at[at - 1] != '\n')
		at--;
	return at;
}

/* Behind the line feed, or the end of the text. */
static uint32_t line_end(struct str text, uint32_t at)
{
	size_t end = at + str_find(str_slice(text, at, text.len), '\n') + 1;
	return (uint32_t)(end < text.len ? end : text.len);
}

/* Settings of the file stand before all else, and so do comments. */
static uint32_t top_of_file(const struct lsp_actions *a)
{
	const struct node *n = a->spot.reading->ast->root->first;
	while (n && (n->kind == KIND_EDITION || n->kind == KIND_INCLUDE || n->kind == KIND_LANGUAGE || n->kind == KIND_SCALE))
		n = n->next;
	return n ? line_start(text_of(a), n->span.at) : (uint32_t)text_of(a).len;
}

static void write_insertion(const struct lsp_actions *a, const char *kind, struct str title, const struct finding *solved, uint32_t at, struct str text, struct lsp_edits *edits)
{
	struct str was = text_of(a);
	bool lacks_end = at == was.len && at && was.at[at - 1] != '\n';
	VEC_PUSH(&a->l->scratch, &edits->list, ((struct fix){ { a->spot.reading->file, at, 0 }, str_fmt(&a->l->scratch, "%s%.*s\n", lacks_end ? "\n" : "", STR_ARG(text)) }));
	lsp_write_action(a, kind, title, solved, &a->spot.reading->places, edits);
}

/* What is put into a map is in its language; where it names none, in that of messages. */
static const struct locale *locale_here(const struct lsp_actions *a)
{
	const struct map *m = a->spot.reading->map;
	struct str own = map_language_at(m, (struct span){ a->spot.reading->file, a->from, 0 }, &a->l->scratch);
	struct str code = own.len ? own : m->has_language ? m->language : str_of(tongue_code());
	return locale_of(code, NULL);
}

/* ---- a check set aside ---- */

/* The innermost statement around the finding that may say how it is checked; the root where none is. */
static const struct node *scope_of(const struct lsp_actions *a, uint32_t at)
{
	const struct node *n = lsp_node_at(&a->spot, at);
	while (n->kind != KIND_FILE && (!statement_fits(KIND_RULE, n->kind) || !n->on_own_line))
		n = n->parent;
	return n;
}

static void set_aside(const struct lsp_actions *a, const struct finding *f)
{
	struct arena *arena = &a->l->scratch;
	const struct node *scope = scope_of(a, f->span.at);
	struct str text = text_of(a), until = date_text(arena, date_of_day(a->l->host->today + ASIDE_DAYS));
	struct str title = str_fmt(arena, "Set check %s aside until %.*s", f->id, STR_ARG(until));
	struct str rule = str_fmt(arena, "rule %s off \"%.*s\" until %.*s", f->id, STR_ARG(label(locale_here(a), LABEL_aside_reason)), STR_ARG(until));
	struct lsp_edits edits = { 0 };
	if (scope->kind == KIND_FILE) {
		write_insertion(a, "quickfix", title, f, top_of_file(a), rule, &edits);
		return;
	}
	struct str indentation = str_slice(text, line_start(text, scope->span.at), scope->span.at);
	write_insertion(a, "quickfix", title, f, line_end(text, scope->span.at + scope->span.len), str_fmt(arena, "%.*s  %.*s", STR_ARG(indentation), STR_ARG(rule)), &edits);
}

/* ---- steps without a stage ---- */

struct text_line {
	uint32_t at, end, indent; /* bytes: it begins, the next one begins, its blanks */
};

static struct text_line line_around(struct str text, uint32_t at)
{
	struct text_line l = { .at = line_start(text, at) };
	l.end = line_end(text, l.at);
	while (l.at + l.indent < l.end && (text.at[l.at + l.indent] == ' ' || text.at[l.at + l.indent] == '\t'))
		l.indent++;
	return l;
}

/* A step of the same depth, what stands in one, or an empty line. */
static bool belongs_to_steps(struct str text, struct text_line l, uint32_t indent)
{
	struct str rest = str_slice(text, l.at + l.indent, l.end);
	return !str_trim(rest).len || l.indent > indent || (l.indent == indent && str_starts(rest, "step "));
}

static bool is_step_without_stage(const struct lsp_actions *a, const struct finding *f)
{
	struct str word = str_slice(text_of(a), f->span.at, f->span.at + f->span.len);
	return str_is(str_of(f->id), "misplaced") && str_is(word, "step") && str_find_text(f->hint, 0, STR("`stage`")) < f->hint.len;
}

static void put_into_stage(const struct lsp_actions *a, const struct finding *f)
{
	struct str text = text_of(a);
	struct text_line first = line_around(text, f->span.at), l;
	struct lsp_edits edits = { 0 };
	uint32_t indent = first.indent;
	for (uint32_t at = first.at; at; ) { /* from the first of those that follow one another */
		l = line_around(text, at - 1);
		if (!belongs_to_steps(text, l, indent))
			break;
		first = l.indent == indent && str_trim(str_slice(text, l.at, l.end)).len ? l : first;
		at = l.at;
	}
	struct str blanks = str_slice(text, first.at, first.at + indent);
	for (l = first; l.at < text.len; l = line_around(text, l.end)) {
		if (!belongs_to_steps(text, l, indent))
			break;
		if (l.at > first.at && str_trim(str_slice(text, l.at, l.end)).len)
			VEC_PUSH(&a->l->scratch, &edits.list, ((struct fix){ { a->spot.reading->file, l.at, 0 }, STR("  ") }));
		if (l.end >= text.len)
			break;
	}
	struct str head = str_fmt(&a->l->scratch, "%.*sstage \"%.*s\"\n  ", STR_ARG(blanks), STR_ARG(label(locale_here(a), LABEL_col_stage)));
	VEC_PUSH(&a->l->scratch, &edits.list, ((struct fix){ { a->spot.reading->file, first.at, 0 }, head }));
	lsp_write_action(a, "quickfix", str_of(said("Put these steps into a stage")), f, &a->spot.reading->places, &edits);
}

void lsp_write_remedies(const struct lsp_actions *a)
{
	struct names offered;
	names_init(&offered, &a->l->scratch);
	for (size_t i = 0; i < a->check->job.found.len; i++) {
		const struct finding *f = &a->check->job.found.at[i];
		const struct check_row *row = check_of(str_of(f->id));
		bool is_here = f->span.file == a->file && f->span.at <= a->to && a->from <= f->span.at + f->span.len;
		if (is_here && is_step_without_stage(a, f) && !names_add(&offered, STR("put into a stage"), &offered))
			put_into_stage(a, f);
		if (is_here && row && check_may_be_off(row) && !names_add(&offered, str_of(f->id), &offered))
			set_aside(a, f);
	}
}

/* ---- what is only named, declared ---- */

static bool is_taken(const struct lsp_actions *a, enum statement_kind kind, struct str name)
{
	struct known_names known = map_names_at(a->spot.reading->map, a->spot.reading->file, a->from, kind, &a->l->scratch);
	for (size_t i = 0; i < known.list.len; i++)
		if (!known.list.at[i].is_text && str_equal(known.list.at[i].name, name))
			return true;
	return false;
}

static struct str free_name(const struct lsp_actions *a, enum statement_kind kind, struct str text)
{
	struct str made = name_made_of(&a->l->scratch, kind, text), name = made;
	for (int number = 2; is_taken(a, kind, name); number++)
		name = str_fmt(&a->l->scratch, "%.*s-%d", STR_ARG(made), number);
	return name;
}

static struct str declaration(const struct lsp_actions *a, enum statement_kind kind, struct str name, struct str title)
{
	struct buf b = { 0 };
	buf_fmt(&b, "%s %.*s ", statement_of(kind)->word, STR_ARG(name));
	fmt_quote(&b, title);
	struct str taken = buf_take(&b, &a->l->scratch);
	buf_finish(&b);
	return taken;
}

/* By its text: it gets a name, which takes the place of the text wherever this file says it. */
static void declare_text(const struct lsp_actions *a, const struct reference *r)
{
	struct lsp_edits edits = { 0 };
	enum statement_kind kind = r->thing->kind;
	struct str name = free_name(a, kind, r->thing->text);
	struct references all = map_references_of(a->spot.reading->map, r->thing, &a->l->scratch);
	for (size_t i = 0; i < all.list.len; i++)
		if (all.list.at[i]->is_text && all.list.at[i]->span.file == a->spot.reading->file)
			VEC_PUSH(&a->l->scratch, &edits.list, ((struct fix){ all.list.at[i]->span, name }));
	struct str title = str_fmt(&a->l->scratch, "Declare %s “%.*s”", kind_noun(kind), STR_ARG(r->thing->text));
	write_insertion(a, "refactor.extract", title, NULL, top_of_file(a), declaration(a, kind, name, r->thing->text), &edits);
}

/* `persona lea "Léa Petit"` where only a name is called: the text is reported as one too many. */
static struct span title_behind(const struct lsp_actions *a, struct span name)
{
	const struct findings *found = &a->spot.reading->found;
	uint32_t end = name.at + name.len;
	for (size_t i = 0; i < found->len; i++) {
		struct span text = found->at[i].span;
		bool is_behind = text.file == name.file && text.at > end && str_is(str_of(found->at[i].id), "wrong-value") && !str_trim(str_slice(text_of(a), end, text.at)).len;
		if (is_behind && token_closing_mark(str_slice(text_of(a), text.at, text.at + text.len)))
			return text;
	}
	return (struct span){ 0 };
}

/* By a name that nobody has; a title behind it goes along. */
static void declare_name(const struct lsp_actions *a, const struct reference *r)
{
	struct lsp_edits edits = { 0 };
	struct str name = str_slice(text_of(a), r->span.at, r->span.at + r->span.len), declared = declaration(a, r->kind, name, name);
	struct span behind = title_behind(a, r->span);
	uint32_t end = r->span.at + r->span.len;
	if (behind.file) {
		declared = str_fmt(&a->l->scratch, "%s %.*s %.*s", statement_of(r->kind)->word, STR_ARG(name), STR_ARG(str_slice(text_of(a), behind.at, behind.at + behind.len)));
		VEC_PUSH(&a->l->scratch, &edits.list, ((struct fix){ { r->span.file, end, behind.at + behind.len - end }, STR("") }));
	}
	struct str title = str_fmt(&a->l->scratch, "Declare %s `%.*s`", kind_noun(r->kind), STR_ARG(name));
	write_insertion(a, "refactor.extract", title, NULL, top_of_file(a), declared, &edits);
}

/* What is named where the cursor is, or before the title in which it is. */
static const struct reference *named_here(const struct lsp_actions *a)
{
	const struct lsp_reading *reading = a->spot.reading;
	const struct reference *r = map_reference_at(reading->map, reading->file, a->from);
	for (size_t i = 0; !r && i < reading->found.len; i++) {
		struct span span = reading->found.at[i].span;
		if (span.file != reading->file || a->from < span.at || span.at + span.len < a->from || !span.at)
			continue;
		struct str before = str_trim(str_slice(text_of(a), line_start(text_of(a), span.at), span.at));
		r = before.len ? map_reference_at(reading->map, reading->file, (uint32_t)(before.at + before.len - text_of(a).at)) : NULL;
		r = r && title_behind(a, r->span).at == span.at ? r : NULL;
	}
	return r;
}

/* ---- a declaration moved ---- */

static void write_text_edit(const struct lsp_actions *a, struct str uri, bool is_new, const struct lsp_edits *edits)
{
	json_item(a->out);
	json_open(a->out, '{');
	json_key(a->out, "textDocument");
	json_open(a->out, '{');
	json_text(a->out, "uri", uri);
	json_key(a->out, "version");
	if (is_new)
		lsp_null(a->out);
	else
		buf_number(a->out->out, a->spot.document->version, 0);
	json_close(a->out, '}');
	json_key(a->out, "edits");
	json_open(a->out, '[');
	for (size_t i = 0; i < edits->list.len; i++) {
		json_item(a->out);
		lsp_write_edit(a->l, a->out, &a->spot.reading->places, edits->list.at[i].span, edits->list.at[i].text);
	}
	json_close(a->out, ']');
	json_close(a->out, '}');
}

/* Only a new file: what stands in another, on the disk or in the editor, is never touched. */
static void write_creation(const struct lsp_actions *a, struct str uri)
{
	json_item(a->out);
	json_open(a->out, '{');
	json_text(a->out, "kind", STR("create"));
	json_text(a->out, "uri", uri);
	json_key(a->out, "options");
	json_open(a->out, '{');
	json_truth(a->out, "overwrite", false);
	json_truth(a->out, "ignoreIfExists", false);
	json_close(a->out, '}');
	json_close(a->out, '}');
}

static void write_move(const struct lsp_actions *a, struct str title, struct str path, const struct lsp_edits *here, const struct lsp_edits *there)
{
	struct str uri = lsp_uri_of_path(a->l, &a->l->scratch, path);
	json_item(a->out);
	json_open(a->out, '{');
	json_text(a->out, "title", title);
	json_text(a->out, "kind", STR("refactor.move"));
	json_key(a->out, "edit");
	json_open(a->out, '{');
	json_key(a->out, "documentChanges");
	json_open(a->out, '[');
	write_creation(a, uri);
	write_text_edit(a, uri, true, there);
	write_text_edit(a, a->spot.document->uri, false, here);
	json_close(a->out, ']');
	json_close(a->out, '}');
	json_close(a->out, '}');
}

static bool is_there(const struct lsp_actions *a, struct str path)
{
	const struct disk *disk = a->l->host->disk;
	struct buf real = { 0 }, why = { 0 };
	bool is_there = disk && disk->resolve(disk->context, path.at, &real, &why);
	buf_finish(&real);
	buf_finish(&why);
	return is_there;
}

/* A folder that is there, or one of the editor's own, which only the editor sees: making a file there fails where one is (write_creation). A text that was
 * never saved has none. */
static bool can_get_files(const struct lsp_actions *a, struct str folder)
{
	struct str rest = str_slice(folder, 1, folder.len), scheme = str_next(&rest, '/');
	bool is_own = str_starts(scheme, "~") && (str_ends(scheme, "~") || str_starts(rest, "/")) && !str_is(scheme, "~untitled");
	return is_own || is_there(a, str_fmt(&a->l->scratch, "%.*s.", STR_ARG(folder)));
}

/* A file of the document's folder that is called as the thing is, or nearly: neither one that is there, nor one that is open, nor the project's settings.
 * Empty where the folder gets none. */
static struct str free_file(const struct lsp_actions *a, struct str name, struct str *path)
{
	struct arena *arena = &a->l->scratch;
	struct str folder = path_folder(lsp_path_of_uri(arena, a->spot.document->uri)), file = str_fmt(arena, "%.*s.cjm", STR_ARG(name));
	if (!can_get_files(a, folder))
		return (struct str){ 0 };
	for (int number = 2;; number++) {
		*path = str_fmt(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(file));
		if (!str_is(file, PROJECT_FILE) && !is_there(a, *path) && !lsp_document_by_path(a->l, project_path(&a->l->project, path->at)))
			return file;
		file = str_fmt(arena, "%.*s-%d.cjm", STR_ARG(name), number);
	}
}

/* The declaration, whole lines, with the comments directly above it. */
static struct span lines_of(const struct lsp_actions *a, const struct node *n)
{
	struct str text = text_of(a);
	struct span extent = node_extent(n);
	uint32_t from = line_start(text, extent.at);
	while (from && text.at[line_start(text, from - 1)] == '#')
		from = line_start(text, from - 1);
	return (struct span){ a->spot.reading->file, from, line_end(text, extent.at + extent.len) - from };
}

/* What is declared at the top goes into a file that is called as it is, and is included from there. */
static void move_declaration(const struct lsp_actions *a)
{
	const struct node *n = lsp_node_at(&a->spot, a->from), *first = a->spot.reading->ast->root->first;
	while (n->kind != KIND_FILE && n->parent->kind != KIND_FILE)
		n = n->parent;
	const struct arg *name = n->kind == KIND_FILE ? NULL : node_arg(n, 0);
	bool is_declaration = name && name->kind == ARG_WORD && n->kind != KIND_JOURNEY && statement_of(n->kind)->slots[0].type == SLOT_NAME;
	if (!is_declaration || !n->on_own_line || !a->l->has_created_files || !a->l->has_document_changes)
		return;
	struct arena *arena = &a->l->scratch;
	struct str text = text_of(a), path, file = free_file(a, name->text, &path);
	if (!file.len)
		return;
	struct span moved = lines_of(a, n);
	struct str lines = str_slice(text, moved.at, moved.at + moved.len), include = str_fmt(arena, "include \"%.*s\"\n", STR_ARG(file));
	uint32_t top = first->kind == KIND_EDITION ? line_end(text, first->span.at) : 0;
	struct lsp_edits here = { 0 }, there = { 0 };
	if (top != moved.at)
		VEC_PUSH(arena, &here.list, ((struct fix){ { moved.file, top, 0 }, include }));
	VEC_PUSH(arena, &here.list, ((struct fix){ moved, top == moved.at ? include : STR("") }));
	VEC_PUSH(arena, &there.list, ((struct fix){ { moved.file, 0, 0 }, str_ends(lines, "\n") ? lines : str_fmt(arena, "%.*s\n", STR_ARG(lines)) }));
	write_move(a, str_fmt(arena, "Move %s `%.*s` into %.*s", kind_noun(n->kind), STR_ARG(name->text), STR_ARG(file)), path, &here, &there);
}

void lsp_write_refactors(const struct lsp_actions *a)
{
	const struct reference *r = named_here(a);
	bool can_be_declared = r && statement_fits(r->thing ? r->thing->kind : r->kind, KIND_FILE) && (r->thing ? r->thing->kind : r->kind) != KIND_JOURNEY;
	if (can_be_declared && r->thing && r->is_text && !r->thing->is_declared)
		declare_text(a, r);
	if (can_be_declared && !r->thing && !r->is_text)
		declare_name(a, r);
	move_declaration(a);
}
