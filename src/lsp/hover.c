/* hover.c — what a word is: a keyword's help, or what is named there, with the figures that follow from it. */
#include "lsp/hover.h"

#include "cjm/course.h"
#include "cjm/references.h"
#include "cjm/scores.h"

enum { LINES_MOST = 12 /* of a statement, as it is written */ };

/* ---- keywords ---- */

static void add_slots(struct buf *b, const struct statement *s)
{
	for (int i = 0; s->slots[i].type; i++) {
		buf_fmt(b, "- %s", s->slots[i].type == SLOT_CHOICE ? said("one of:") : slot_name(s->slots[i].type));
		for (const char *const *word = s->slots[i].type == SLOT_CHOICE ? choices_of(s->slots[i].detail) : NULL; word && *word; word++)
			buf_fmt(b, "%s `%s`", word == choices_of(s->slots[i].detail) ? "" : ",", *word);
		buf_fmt(b, "%s\n", s->slots[i].is_optional ? said(" (optional)") : "");
	}
}

static void add_keyword(struct buf *b, enum statement_kind kind, enum statement_kind parent)
{
	const struct statement *s = statement_of(kind);
	buf_fmt(b, "**%s**: %s\n\n", s->word, said(s->help));
	add_slots(b, s);
	buf_char(b, '\n');
	struct arena arena = { 0 };
	lsp_add_code(b, example_said(&arena, statement_example(kind, parent)));
	arena_finish(&arena);
}

static void add_check(struct buf *b, struct str id)
{
	const struct check_row *row = check_of(id);
	if (row)
		buf_fmt(b, "**%s**: %s\n\n%s\n\n%s\n", row->id, said(row->sentence), said(row->means), said(row->why));
}

/* ---- figures ---- */

static void add_feelings(struct buf *b, struct arena *a, const struct map *m, const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		buf_said(b, "- emotion: ");
		lsp_add_plain(b, locale_feeling(lsp_words(), a, m->scale, f));
		buf_char(b, '\n');
	}
}

static void add_time(struct buf *b, struct arena *a, const char *what, struct range days)
{
	if (days.given)
		buf_fmt(b, "- %s: %.*s\n", said(what), STR_ARG(lsp_days(a, days)));
}

static void add_step(struct buf *b, struct arena *a, const struct map *m, const struct step *s)
{
	struct course course = course_of(thing_journey(&s->thing), NULL, a);
	size_t place = 0;
	for (size_t i = 0; i < course.paths.line_count; i++)
		if (course.paths.line[i] == s)
			place = i + 1;
	if (place)
		buf_fmt(b, "- step %zu of %zu on the main line\n", place, course.paths.line_count);
	else
		buf_said(b, "- on a branch: not on the main line\n");
	add_feelings(b, a, m, &s->content);
	if (s->content.wait)
		add_time(b, a, "waiting time", value_days(quantity_value(s->content.wait)));
	if (s->content.takes)
		add_time(b, a, "duration", value_days(quantity_value(s->content.takes)));
}

static void add_stage(struct buf *b, struct arena *a, const struct map *m, const struct stage *s)
{
	struct courses all = courses_of(s->journey, a);
	struct str mean = lsp_mean_of_stage(a, m, &all, s);
	struct times times = courses_times(&all, s);
	buf_fmt(b, "- %zu %s\n", (size_t)s->steps.len, by_count(s->steps.len, "step", "steps"));
	if (mean.len)
		buf_fmt(b, "- average emotion: %.*s\n", STR_ARG(mean));
	add_time(b, a, "waiting time", times.waits);
	add_time(b, a, "duration", times.takes);
}

static void add_opportunity(struct buf *b, struct arena *a, const struct opportunity *o)
{
	struct str score = lsp_score_of(a, o);
	if (score.len)
		buf_fmt(b, "- %.*s\n", STR_ARG(score));
}

/* ---- what is named ---- */

static void add_uses(struct buf *b, struct lsp *l, const struct lsp_spot *s, const struct thing *t)
{
	struct references refs = map_references_of(s->reading->map, t, &l->scratch);
	if (refs.list.len)
		buf_fmt(b, "- referred to %zu %s in this map\n", refs.list.len, by_count(refs.list.len, "time", "times"));
	else
		buf_said(b, "- not referred to in this map\n");
}

/* As it is written, its first lines. */
static void add_statement(struct buf *b, const struct lsp_spot *s, const struct thing *t)
{
	if (!t->node)
		return;
	struct span extent = node_extent(t->node);
	struct str text = source_of(&s->reading->sources, extent)->text, shown = str_slice(text, extent.at, extent.at + extent.len);
	size_t end = 0;
	for (int line = 0; line < LINES_MOST && end < shown.len; line++)
		end += str_find(str_slice(shown, end, shown.len), '\n') + 1;
	bool is_cut = end < shown.len;
	lsp_add_code(b, str_fmt(&s->reading->arena, "%.*s%s", STR_ARG(str_slice(shown, 0, is_cut ? end - 1 : shown.len)), is_cut ? "\n…" : ""));
}

static void add_thing(struct buf *b, struct lsp *l, const struct lsp_spot *s, const struct thing *t)
{
	struct arena *a = &l->scratch;
	buf_fmt(b, "**%s** ", kind_noun(t->kind));
	lsp_add_plain(b, thing_label(t));
	buf_text(b, "\n\n");
	if (t->kind == KIND_STEP)
		add_step(b, a, s->reading->map, (const struct step *)t);
	if (t->kind == KIND_STAGE)
		add_stage(b, a, s->reading->map, (const struct stage *)t);
	if (t->kind == KIND_OPPORTUNITY)
		add_opportunity(b, a, (const struct opportunity *)t);
	add_uses(b, l, s, t);
	buf_char(b, '\n');
	add_statement(b, s, t);
}

static void write_hover(struct lsp *l, struct json *out, const struct lsp_spot *s, struct span span, struct buf *b)
{
	json_open(out, '{');
	lsp_write_markdown(out, "contents", buf_as_str(b));
	lsp_range(l, out, "range", &s->reading->places, span);
	json_close(out, '}');
}

static bool is_on(struct span span, uint32_t at)
{
	return span.at <= at && at <= span.at + span.len;
}

void lsp_hover(struct lsp *l, const struct json_value *params, struct json *out)
{
	struct lsp_spot s;
	struct buf b = { 0 };
	struct span span = { 0 };
	if (!lsp_find(l, params, &s))
		return;
	const struct node *n = lsp_node_at(&s, s.at);
	const struct arg *arg = n->kind == KIND_FILE ? NULL : lsp_arg_at(n, s.at);
	const struct thing *t = map_named_at(s.reading->map, s.reading->file, s.at, &span);
	if (n->kind != KIND_FILE && is_on(n->word, s.at) && !(t && is_on(span, s.at) && span.at != n->word.at)) {
		span = n->word;
		add_keyword(&b, n->kind, n->parent->kind);
	} else if (t) {
		add_thing(&b, l, &s, t);
	} else if (arg) {
		span = arg->span;
		if (n->kind == KIND_RULE && arg->slot == 0)
			add_check(&b, arg->text);
		else if (arg->kind != ARG_TEXT)
			add_keyword(&b, n->kind, n->parent->kind);
	}
	if (b.len)
		write_hover(l, out, &s, span, &b);
	buf_finish(&b);
}
