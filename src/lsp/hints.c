/* hints.c — what an editor shows between the lines: figures of stages and opportunities, how often a name is used, what a statement takes. */
#include "lsp/hover.h"

#include "cjm/references.h"

/* ---- figures behind a line ---- */

struct hint_writing {
	struct lsp *l;
	struct json *out;
	struct lsp_spot spot;
	uint32_t from, to;
};

static void write_hint(struct hint_writing *w, const struct thing *t, struct str label, const char *tooltip)
{
	uint32_t end = t->node ? t->node->span.at + t->node->span.len : 0;
	if (!label.len || !t->node || t->node->span.file != w->spot.reading->file || end < w->from || end > w->to)
		return;
	json_item(w->out);
	json_open(w->out, '{');
	lsp_write_position(w->out, "position", lsp_lines_of(&w->spot.reading->places, w->spot.reading->file), end, w->l->is_utf8);
	json_text(w->out, "label", label);
	json_text(w->out, "tooltip", str_of(said(tooltip)));
	json_truth(w->out, "paddingLeft", true);
	json_close(w->out, '}');
}

static void hint_stage(struct hint_writing *w, const struct courses *all, const struct stage *s)
{
	struct arena *a = &w->l->scratch;
	struct str mean = lsp_mean_of_stage(a, w->spot.reading->map, all, s);
	struct range waits = courses_times(all, s).waits;
	struct str waiting = waits.given ? str_fmt(a, "waits %.*s", STR_ARG(lsp_days(a, waits))) : (struct str){ 0 };
	const char *between = mean.len && waiting.len ? " · " : ""; /* a number may have a comma */
	struct str emotion = mean.len ? str_fmt(a, "emotion %.*s", STR_ARG(mean)) : (struct str){ 0 };
	write_hint(w, &s->thing, str_fmt(a, "%.*s%s%.*s", STR_ARG(emotion), between, STR_ARG(waiting)), "average emotion and waiting time of the stage");
}

static void hint_thing(void *writing, const struct thing *t)
{
	struct hint_writing *w = writing;
	if (t->kind == KIND_OPPORTUNITY)
		write_hint(w, t, lsp_score_of(&w->l->scratch, (const struct opportunity *)t), "score of the opportunity");
}

void lsp_hints(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct hint_writing w = { .l = l, .out = out };
	if (!lsp_find(l, params, &w.spot))
		return;
	w.from = lsp_at(l, &w.spot, json_at(params, "range.start"));
	w.to = lsp_at(l, &w.spot, json_at(params, "range.end"));
	json_open(out, '[');
	FOR_EACH(struct journey, j, w.spot.reading->map->journeys) {
		if (j->is_included)
			continue;
		struct courses all = courses_of(j, &l->scratch);
		FOR_EACH(struct stage, s, j->stages)
			hint_stage(&w, &all, s);
		map_walk(w.spot.reading->map, j, hint_thing, &w);
	}
	json_close(out, ']');
}

/* ---- above a line ---- */

struct lens_writing {
	struct lsp *l;
	struct json *out;
	struct lsp_spot spot;
};

static void write_lens(struct lens_writing *w, const struct thing *t, struct str title, const char *command)
{
	const struct lsp_lines *lines = lsp_lines_of(&w->spot.reading->places, t->node->span.file);
	json_item(w->out);
	json_open(w->out, '{');
	lsp_range(w->l, w->out, "range", &w->spot.reading->places, t->node->word);
	json_key(w->out, "command");
	json_open(w->out, '{');
	json_text(w->out, "title", title);
	json_text(w->out, "command", str_of(command));
	json_key(w->out, "arguments");
	json_open(w->out, '[');
	json_item(w->out);
	json_string(w->out->out, w->spot.document->uri);
	json_item(w->out);
	json_open(w->out, '{');
	lsp_write_position(w->out, "at", lines, lsp_declared_at(t).at, w->l->is_utf8);
	json_close(w->out, '}');
	json_close(w->out, ']');
	json_close(w->out, '}');
	json_close(w->out, '}');
}

/* What is declared at the top, to be referred to; and journeys, where the editor can draw them. */
static void lens_of(void *writing, const struct thing *t)
{
	struct lens_writing *w = writing;
	if (!t->node || t->node->span.file != w->spot.reading->file || t->node->is_handed_on || !lsp_declared_at(t).file)
		return;
	if (t->kind == KIND_JOURNEY && w->l->has_preview_command)
		write_lens(w, t, str_of(said("Show the drawing")), "cjm.preview");
	if (t->kind == KIND_JOURNEY || !t->is_declared || !statement_fits(t->kind, KIND_FILE) || t->parent)
		return;
	size_t count = map_references_of(w->spot.reading->map, t, &w->l->scratch).list.len;
	write_lens(w, t, str_fmt(&w->l->scratch, by_count(count, "%zu reference", "%zu references"), count), w->l->has_reference_command ? "cjm.showReferences" : "");
}

void lsp_lenses(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lens_writing w = { .l = l, .out = out };
	if (!lsp_find(l, params, &w.spot))
		return;
	json_open(out, '[');
	map_walk(w.spot.reading->map, NULL, lens_of, &w);
	json_close(out, ']');
}

/* ---- what a statement takes ---- */

static size_t units_of(struct str s)
{
	size_t units = 0;
	for (size_t at = 0; at < s.len;)
		units += utf8_next(s, &at) > 0xFFFF ? 2 : 1;
	return units;
}

static void add_slot(struct buf *label, const struct slot *slot)
{
	buf_text(label, slot->is_optional ? "[" : "");
	for (const char *const *word = slot->type == SLOT_CHOICE ? choices_of(slot->detail) : NULL; word && *word; word++)
		buf_fmt(label, "%s%s", word == choices_of(slot->detail) ? "" : " | ", *word);
	buf_text(label, slot->type == SLOT_CHOICE ? "" : slot_name(slot->type));
	buf_text(label, slot->is_optional ? "]" : "");
}

/* The one that the place is in, else the first that is not filled; -1 where all are. */
static int active_slot(const struct node *n, uint32_t at)
{
	const struct arg *arg = lsp_arg_at(n, at);
	const struct statement *s = statement_of(n->kind);
	for (int i = 0; !arg && s->slots[i].type; i++)
		if (!(n->filled >> i & 1u))
			return i;
	return arg ? arg->slot : -1;
}

static void write_signature(struct json *out, const struct node *n, int active)
{
	const struct statement *s = statement_of(n->kind);
	struct buf label = { 0 };
	size_t begin[SLOTS_MAX], end[SLOTS_MAX], count = 0;
	buf_text(&label, s->word);
	for (; s->slots[count].type; count++) {
		buf_char(&label, ' ');
		begin[count] = units_of(buf_as_str(&label));
		add_slot(&label, &s->slots[count]);
		end[count] = units_of(buf_as_str(&label));
	}
	json_text(out, "label", buf_as_str(&label));
	lsp_write_markdown(out, "documentation", str_of(said(s->help)));
	json_key(out, "parameters");
	json_open(out, '[');
	for (size_t i = 0; i < count; i++) {
		json_item(out);
		json_open(out, '{');
		json_key(out, "label");
		json_open(out, '[');
		json_count(out, begin[i]);
		json_count(out, end[i]);
		json_close(out, ']');
		json_close(out, '}');
	}
	json_close(out, ']');
	json_number(out, "activeParameter", active);
	buf_finish(&label);
}

/* The statement that is being written: the last on the line before the place. */
static const struct node *open_at(const struct lsp_spot *s)
{
	const struct source *source = s->reading->sources.files.at[s->reading->file - 1];
	uint32_t line = line_of(source, s->at);
	const struct node *found = NULL;
	for (const struct node *n = s->reading->ast->root->first; n && n->span.at <= s->at; n = node_after(n))
		if (!n->is_handed_on && (line_of(source, n->span.at) == line || s->at <= n->span.at + n->span.len) && s->at > n->word.at + n->word.len)
			found = n;
	return found;
}

void lsp_signature(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	if (!lsp_find(l, params, &s))
		return;
	const struct node *n = open_at(&s);
	int active = n ? active_slot(n, s.at) : -1;
	if (active < 0)
		return;
	json_open(out, '{');
	json_key(out, "signatures");
	json_open(out, '[');
	json_item(out);
	json_open(out, '{');
	write_signature(out, n, active);
	json_close(out, '}');
	json_close(out, ']');
	json_number(out, "activeSignature", 0);
	json_number(out, "activeParameter", active);
	json_close(out, '}');
}
