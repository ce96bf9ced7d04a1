/* diagnostics.c — what `cjm check` finds, for all open maps and those that include them, and of what they include, where it stands. */
#include "lsp/lsp.h"

enum { TAG_UNNECESSARY = 1, TAG_DEPRECATED = 2 };

static int severity_of(const struct finding *f)
{
	return f->severity == SEVERITY_ERROR ? 1 : f->severity == SEVERITY_WARNING ? 2 : 3;
}

static int tag_of(const struct finding *f)
{
	struct str id = str_of(f->id);
	return str_ends(id, "-unused") ? TAG_UNNECESSARY : str_is(id, "retired-word") ? TAG_DEPRECATED : 0;
}

static void write_related(struct lsp *l, struct json *out, struct lsp_check *c, const struct finding *f)
{
	json_key(out, "relatedInformation");
	json_open(out, '[');
	json_item(out);
	json_open(out, '{');
	json_key(out, "location");
	lsp_write_location(l, out, &c->places, f->other);
	json_text(out, "message", f->other_note.len ? f->other_note : f->message);
	json_close(out, '}');
	json_close(out, ']');
}

/* The sentence, and below it the way out. */
static void write_message(struct lsp *l, struct json *out, const struct finding *f)
{
	const char *between = f->hint.len ? "\n" : "";
	json_text(out, "message", str_fmt(&l->scratch, "%.*s%s%.*s", STR_ARG(f->message), between, STR_ARG(f->hint)));
}

void lsp_write_diagnostic(struct lsp *l, struct json *out, struct lsp_check *c, const struct finding *f)
{
	json_open(out, '{');
	lsp_range(l, out, "range", &c->places, f->span.file ? f->span : (struct span){ 1, 0, 0 });
	json_number(out, "severity", severity_of(f));
	json_text(out, "code", str_of(f->id));
	if (l->has_code_page && l->pages.len) {
		json_key(out, "codeDescription");
		json_open(out, '{');
		json_text(out, "href", str_fmt(&l->scratch, "%.*s#%s", STR_ARG(l->pages), f->id));
		json_close(out, '}');
	}
	json_text(out, "source", STR("cjm"));
	write_message(l, out, f);
	if (l->has_tags && tag_of(f)) {
		json_key(out, "tags");
		json_open(out, '[');
		json_count(out, (size_t)tag_of(f));
		json_close(out, ']');
	}
	if (l->has_related && f->other.file)
		write_related(l, out, c, f);
	json_close(out, '}');
}

/* ---- the findings of a document, by file ---- */

static struct lsp_report *report_of(struct lsp_document *d, struct str path)
{
	for (size_t i = 0; i < d->reports.len; i++)
		if (str_equal(d->reports.at[i].path, path))
			return &d->reports.at[i];
	VEC_PUSH(&d->reported, &d->reports, (struct lsp_report){ .path = str_copy(&d->reported, path) });
	return &d->reports.at[d->reports.len - 1];
}

static void mark(struct lsp *l, struct str path)
{
	struct lsp_sent *sent = names_find(&l->sent, path);
	if (!sent) {
		sent = ARENA_NEW(&l->arena, struct lsp_sent);
		names_add(&l->sent, str_copy(&l->arena, path), sent);
	}
	sent->is_due = true;
}

void lsp_drop_reports(struct lsp *l, struct lsp_document *d)
{
	for (size_t i = 0; i < d->reports.len; i++)
		mark(l, d->reports.at[i].path);
	arena_finish(&d->reported);
	arena_init(&d->reported);
	d->reports.at = NULL;
	d->reports.len = d->reports.cap = 0;
}

void lsp_check_document(struct lsp *l, struct lsp_document *d)
{
	struct lsp_check *c = lsp_check_of(l, d);
	struct buf item = { 0 };
	lsp_drop_reports(l, d);
	report_of(d, d->path);
	for (size_t i = 0; i < c->job.found.len; i++) {
		const struct finding *f = &c->job.found.at[i];
		struct json j = { .out = &item, .is_compact = true };
		const struct source *source = source_of(&c->job.sources, f->span);
		struct lsp_report *r = report_of(d, source ? source->path : d->path);
		lsp_write_diagnostic(l, &j, c, f);
		VEC_PUSH(&d->reported, &r->items.list, str_copy(&d->reported, buf_as_str(&item)));
		buf_clear(&item);
	}
	for (size_t i = 0; i < d->reports.len; i++)
		mark(l, d->reports.at[i].path);
	d->is_told = true;
	buf_finish(&item);
}

/* ---- what is sent ---- */

static void add_items(struct json *out, struct names *told, const struct lsp_document *d, struct str path)
{
	for (size_t i = 0; i < d->reports.len; i++) {
		struct lsp_report *r = &d->reports.at[i];
		for (size_t k = 0; str_equal(r->path, path) && k < r->items.list.len; k++)
			if (!names_add(told, r->items.list.at[k], r)) {
				json_item(out);
				buf_str(out->out, r->items.list.at[k]);
			}
	}
}

/* What several maps find of a file they include is told once; what an open map says of itself comes first. */
static void gather(struct lsp *l, struct str path, struct buf *list)
{
	struct json j = { .out = list, .is_compact = true };
	struct names told;
	const struct lsp_document *own = lsp_document_by_path(l, path);
	names_init(&told, &l->scratch);
	json_open(&j, '[');
	if (own)
		add_items(&j, &told, own, path);
	for (size_t i = 0; i < l->documents.len; i++)
		if (l->documents.entries[i].thing != own)
			add_items(&j, &told, l->documents.entries[i].thing, path);
	for (size_t i = 0; i < l->includers.len; i++)
		add_items(&j, &told, &((struct lsp_includer *)l->includers.entries[i].thing)->document, path);
	json_close(&j, ']');
}

static void send_list(struct lsp *l, struct str path, struct str list)
{
	struct buf message = { 0 };
	const struct lsp_document *d = lsp_document_by_path(l, path);
	struct json j = lsp_begin(&message);
	json_text(&j, "method", STR("textDocument/publishDiagnostics"));
	json_key(&j, "params");
	json_open(&j, '{');
	json_text(&j, "uri", lsp_uri_of_path(l, &l->scratch, path));
	if (d && l->knows_versions)
		json_number(&j, "version", d->version);
	json_key(&j, "diagnostics");
	buf_str(&message, list);
	json_close(&j, '}');
	json_close(&j, '}');
	lsp_send(l, &message);
}

/* Editors move what was sent before as they edit, so a document that was checked gets it again, even if it is the same. */
static void publish(struct lsp *l, struct str path, struct lsp_sent *sent, const struct lsp_document *checked)
{
	struct buf list = { 0 };
	gather(l, path, &list);
	if (!sent->list.at || !str_equal(buf_as_str(&sent->list), buf_as_str(&list)) || (checked && str_equal(checked->path, path)))
		send_list(l, path, buf_as_str(&list));
	buf_finish(&sent->list);
	sent->list = list;
	sent->is_due = false;
}

/* What was edited last goes first. */
static struct lsp_document *next_untold(const struct lsp *l)
{
	if (l->recent && l->recent->is_open && !l->recent->is_told)
		return l->recent;
	for (size_t i = 0; i < l->documents.len; i++) {
		struct lsp_document *d = l->documents.entries[i].thing;
		if (d->is_open && !d->is_told)
			return d;
	}
	return NULL;
}

void lsp_publish(struct lsp *l)
{
	struct lsp_document *d = next_untold(l);
	if (d)
		lsp_check_document(l, d);
	else
		lsp_work_on_includers(l);
	for (size_t i = 0; i < l->sent.len; i++) {
		struct lsp_sent *sent = l->sent.entries[i].thing;
		if (sent->is_due)
			publish(l, l->sent.entries[i].name, sent, d);
	}
	l->is_due = next_untold(l) || lsp_includers_are_due(l);
}
