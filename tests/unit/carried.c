/* carried.c — nothing that a map says is lost on the way. For every statement of statements.def, in every place where it may
 * stand: a word of its own where it takes a text, another value where it takes a number, a date or a choice. The word is in the
 * drawing, the report, the JSON and every other form, or left_out.def says why not; `cjm diff` tells it when it changes; and it is
 * nowhere in what a client gets when it is internal.
 *
 * The maps are made of the tables and of examples.def, so a new row is held to all of it without another word here.
 *
 *   carried          all of it
 *   carried WORD     the map of each statement of this word, and in which forms it was lost */
#include "check.h"
#include "stands.h"

#include "cjm/all.h"

#include <stdlib.h>

enum { DEPTH = 10, FORMS_MOST = 16 };

static const char WORD[] = "zqwk", OTHER_WORD[] = "vjyx";

/* ---- forms ---- */

enum { SPOTS_MOST = 64 };

struct spots { /* where in the map a drawing says that its word stands */
	struct span at[SPOTS_MOST];
	size_t len;
};

struct outputs { /* what is made of a map, for readers and for programs */
	struct buf forms[FORMS_MOST];
	struct spots spots[FORMS_MOST];
	bool has[FORMS_MOST]; /* a library may be missing */
};

static const char *const WRITTEN[] = { "report", "json", "csv", "dot", "xlsx", "table" };
enum { REPORT, JSON, CSV, DOT, XLSX, TABLE, WRITTEN_COUNT };

/* First the written forms, then each view as a drawing, then the deck of slides; NULL behind it. */
static const char *form_name(size_t form)
{
	const struct view *view = form < WRITTEN_COUNT ? NULL : view_at(form - WRITTEN_COUNT);
	bool is_deck = form >= WRITTEN_COUNT && !view && (form == WRITTEN_COUNT || view_at(form - WRITTEN_COUNT - 1));
	return form < WRITTEN_COUNT ? WRITTEN[form] : view ? view->name : is_deck ? "deck" : NULL;
}

static const struct view *view_of(size_t form)
{
	return strcmp(form_name(form), "deck") == 0 ? NULL : view_at(form - WRITTEN_COUNT);
}

static size_t count_word(struct str text, const char *word)
{
	size_t len = strlen(word), count = 0;
	for (size_t i = 0; i + len <= text.len; i++) {
		size_t k = 0;
		while (k < len && (text.at[i + k] == word[k] || (text.at[i + k] | 0x20) == word[k])) /* a heading may be in capitals */
			k++;
		count += k == len;
	}
	return count;
}

static bool holds_word(struct str text, const char *word)
{
	return count_word(text, word) > 0;
}

static bool shape_shows(const struct shape *s, const char *word)
{
	bool says = s->kind == SHAPE_GROUP && holds_word(s->title, word);
	for (size_t i = 0; s->kind == SHAPE_TEXT && i < s->line_count; i++)
		says |= holds_word(s->lines[i], word);
	return says;
}

/* What the part says of itself, or the innermost group around it. */
static void find_spots(const struct shape *s, struct span around, struct spots *spots)
{
	around = s->span.file ? s->span : around;
	if (shape_shows(s, WORD) && spots->len < SPOTS_MOST)
		spots->at[spots->len++] = around;
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		find_spots(child, around, spots);
}

/* The drawing, or the slides of a deck where there is no view. */
static struct scenes draw_form(const struct view_request *request, const struct view *view, struct arena *a, struct view_report *report)
{
	struct scenes made = { 0 };
	if (!view) {
		struct paper_size size = paper_size(PAPER_16_9, false);
		struct page_wish wish = { .width = size.width, .height = size.height, .margin = size.margin, .least_scale = 16.0 / 13 * size.height / 900, .is_deck = true };
		return view_deck(request, wish, a, report);
	}
	struct scene *scene = view->draw(request, report);
	if (scene)
		VEC_PUSH(a, &made.list, scene);
	return made;
}

/* What a drawing's notes count: "not drawn: Promises (1), Thoughts (2), other items (3)". */
static size_t count_in(struct str note)
{
	size_t sum = 0;
	for (size_t i = 0; i < note.len; i++) {
		size_t number = 0, at = i;
		while (at < note.len && note.at[at] >= '0' && note.at[at] <= '9')
			number = number * 10 + (size_t)(note.at[at++] - '0');
		bool is_count = at > i && at < note.len && (note.at[at] == ')' || str_starts(str_slice(note, at, note.len), " more"));
		sum += is_count ? number : 0;
		i = at > i ? at - 1 : i;
	}
	return sum;
}

static void put_words(const struct shape *s, struct buf *out)
{
	for (size_t i = 0; s->kind == SHAPE_TEXT && i < s->line_count; i++)
		buf_fmt(out, "%.*s ", STR_ARG(s->lines[i]));
}

static size_t counted_in(const struct shape *s)
{
	size_t sum = 0;
	struct buf text = { 0 };
	put_words(s, &text);
	struct str all = buf_as_str(&text);
	size_t from = str_find_text(all, 0, STR("ot drawn: ")), shown = str_find_text(all, 0, STR("ot shown: ")), deck = str_find_text(all, 0, STR("ot on these slides: "));
	from = from < shown ? from : shown;
	from = from < deck ? from : deck;
	if (from < all.len)
		sum = count_in(str_slice(all, from, from + str_find_text(str_slice(all, from, all.len), 0, STR("Coverage"))));
	buf_finish(&text);
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		sum += counted_in(child);
	return sum;
}

struct drawn { /* what is looked for in a drawing */
	struct buf *text;      /* NULL: only what its notes count, which stand in it then */
	struct spots *spots;
	size_t counted;
};

static bool draw_view(const struct map *m, const struct journey *j, const struct view *view, struct drawn *d)
{
	struct theme theme;
	struct ruler *ruler = ruler_new();
	struct arena a;
	arena_init(&a);
	theme_of(m, STR(""), &theme);
	struct plan_options options = { .brand_header = theme.header, .brand_footer = theme.footer, .is_counted_elsewhere = d->text != NULL };
	struct view_request request = { .map = m, .journey = j, .ruler = ruler, .theme = &theme, .options = options };
	struct view_report report = { 0 };
	struct scenes made = draw_form(&request, view, &a, &report);
	for (size_t i = 0; i < made.list.len; i++) {
		if (d->text) {
			paint_svg(made.list.at[i], (struct svg_options){ 0 }, d->text);
			find_spots(&made.list.at[i]->root, (struct span){ 0 }, d->spots);
		} else {
			d->counted += counted_in(&made.list.at[i]->root);
		}
		scene_free(made.list.at[i]);
	}
	bool drawn = made.list.len || report.result != VIEW_NO_LIBRARY;
	view_report_finish(&report);
	arena_finish(&a);
	ruler_free(ruler);
	return drawn;
}

/* The texts of its cells, read back. */
static bool make_workbook(const struct map *m, const struct journey *j, struct buf *out)
{
	struct buf bytes = { 0 }, message = { 0 };
	struct arena a = { 0 };
	struct sources sources;
	struct findings found;
	struct import_sheets sheets = { 0 };
	bool made = workbook_write(&m, &j, 1, (struct workbook_options){ 0 }, &bytes, &message) == WORKBOOK_FINE;
	sources_init(&sources);
	findings_init(&found);
	if (made)
		import_sheets_of(&sources, STR("made.xlsx"), buf_as_str(&bytes), &a, &sheets, &found);
	for (size_t i = 0; i < sheets.list.len; i++)
		for (size_t row = 0; row < sheets.list.at[i]->rows.len; row++)
			for (size_t k = 0; k < sheets.list.at[i]->rows.at[row]->cells.len; k++)
				buf_fmt(out, "%.*s\n", STR_ARG(sheets.list.at[i]->rows.at[row]->cells.at[k].text));
	findings_finish(&found);
	sources_finish(&sources);
	arena_finish(&a);
	buf_finish(&bytes);
	buf_finish(&message);
	return made;
}

/* What a page has in the place of its drawing, where it can't be seen. */
static void make_table(const struct map *m, const struct journey *j, struct buf *out)
{
	struct report_parts parts = { 0 };
	report_html(m, j, (struct report_options){ 0 }, &parts);
	buf_str(out, buf_as_str(&parts.table));
	report_parts_finish(&parts);
}

static bool make_form(const struct map *m, const struct journey *j, size_t form, struct outputs *into)
{
	struct buf *out = &into->forms[form];
	struct buf message = { 0 };
	bool made = true;
	switch (form) {
	case REPORT: report_markdown(m, j, (struct report_options){ 0 }, out); break;
	case JSON: map_json_with(m, (struct json_options){ .has_coverage = true }, out); break;
	case CSV: report_backlog(&j, 1, (struct report_options){ 0 }, out); break;
	case TABLE: make_table(m, j, out); break;
	case XLSX: made = make_workbook(m, j, out); break;
	case DOT: made = graph_dot(m, j, (struct graph_options){ 0 }, out, &message) != GRAPH_NO_LIBRARY; break;
	default: made = draw_view(m, j, view_of(form), &(struct drawn){ .text = out, .spots = &into->spots[form] }); break;
	}
	buf_finish(&message);
	return made;
}

static void make_all(struct outputs *made, const struct map *m, bool draws)
{
	const struct journey *j = m->journeys.len ? (const struct journey *)m->journeys.at[0] : NULL;
	for (size_t form = 0; form_name(form) && j && (draws || form < WRITTEN_COUNT); form++)
		made->has[form] = make_form(m, j, form, made);
}

static void made_finish(struct outputs *made)
{
	for (size_t form = 0; form < FORMS_MOST; form++)
		buf_finish(&made->forms[form]);
}

static bool is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && (!a->len || memcmp(a->at, b->at, a->len) == 0);
}

/* ---- what a form leaves out by design ---- */

struct left_out { /* a KIND_NONE parent: wherever it stands; a KIND_NONE kind: all that stands there */
	enum statement_kind parent, kind;
};

enum { ENTRIES_MOST = 96, SAID = 0, UNSAID = 1 };

#define OF(kind) { KIND_NONE, KIND_##kind }
#define IN(parent, kind) { KIND_##parent, KIND_##kind }
#define BELOW(parent) { KIND_##parent, KIND_NONE }
#define LEFT_OUT(forms, why, ...) { forms, 0, SAID, { __VA_ARGS__ } },
#define COUNTED(forms, why, ...) { forms, 0, SAID, { __VA_ARGS__ } },
#define UNSAID(forms, why, ...) { forms, 0, UNSAID, { __VA_ARGS__ } },
#define UNSHOWN(drawn, why, ...) { NULL, drawn, SAID, { __VA_ARGS__ } },
static const struct {
	const char *forms;  /* NULL: drawn */
	unsigned int drawn; /* enum drawn_form */
	int is_unsaid;
	struct left_out entries[ENTRIES_MOST];
} LEFT_OUT_ROWS[] = {
#include "left_out.def"
#include "../../src/layout/unshown.def"
};
#undef IN
#undef OF
#undef BELOW

enum { ROWS = sizeof LEFT_OUT_ROWS / sizeof *LEFT_OUT_ROWS };

static unsigned met[ROWS][ENTRIES_MOST]; /* in which of a row's forms something was left out, a bit each */

static bool is_entry(const struct left_out *l)
{
	return l->parent || l->kind;
}

/* The bit of a drawing or the deck among those that a row of unshown.def names; -1 when it is none of them. */
static int place_among(unsigned int drawn, const char *form)
{
	static const struct { const char *form; unsigned int drawn; } DRAWN[] = {
		{ "swimlane", ON_SWIMLANE }, { "flow", ON_FLOW }, { "matrix", ON_MATRIX }, { "priorities", ON_PRIORITIES }, { "personas", ON_PERSONAS }, { "summary", ON_SUMMARY }, { "deck", ON_DECK }, { "table", ON_TABLE },
	};
	for (size_t i = 0; i < sizeof DRAWN / sizeof *DRAWN; i++)
		if (strcmp(DRAWN[i].form, form) == 0 && ((drawn & DRAWN[i].drawn) || ((drawn & ON_SMALL_CAST) && (DRAWN[i].drawn & (ON_SWIMLANE | ON_DECK)))))
			return (int)i;
	return -1;
}

/* The number of a form in a row's list, from 0; -1 when it is none of them. */
static int place_in(size_t row, const char *form)
{
	const char *forms = LEFT_OUT_ROWS[row].forms;
	size_t len = strlen(form);
	if (!forms)
		return place_among(LEFT_OUT_ROWS[row].drawn, form);
	for (int place = 0; *forms; place++) {
		size_t word = strcspn(forms, " ");
		if (word == len && memcmp(forms, form, len) == 0)
			return place;
		forms += word + strspn(forms + word, " ");
	}
	return -1;
}

static bool is_left_out(const char *form, enum statement_kind parent, enum statement_kind kind, bool is_lost, bool *is_unsaid)
{
	bool found = false;
	for (size_t i = 0; i < ROWS; i++) {
		int place = place_in(i, form);
		for (size_t k = 0; place >= 0 && k < ENTRIES_MOST && is_entry(&LEFT_OUT_ROWS[i].entries[k]); k++) {
			const struct left_out *l = &LEFT_OUT_ROWS[i].entries[k];
			if ((l->parent != KIND_NONE && l->parent != parent) || (l->kind != KIND_NONE && l->kind != kind))
				continue;
			met[i][k] |= is_lost ? 1u << place : 0;
			found = true;
			if (is_unsaid)
				*is_unsaid |= LEFT_OUT_ROWS[i].is_unsaid;
		}
	}
	return found;
}

/* What needs an entry no more hides the next loss. */
static void hold_rows(void)
{
	static const char *const OTHERS[] = { "map", "diff", "swimlane-line", "flow-line", "matrix-line", "priorities-line", "personas-line", "summary-line" };
	enum { OTHERS_COUNT = sizeof OTHERS / sizeof *OTHERS };
	for (size_t i = 0; i < ROWS; i++)
		for (size_t k = 0; k < ENTRIES_MOST && is_entry(&LEFT_OUT_ROWS[i].entries[k]); k++)
			for (size_t form = 0; form < FORMS_MOST + OTHERS_COUNT; form++) {
				const struct left_out *l = &LEFT_OUT_ROWS[i].entries[k];
				const char *name = form < OTHERS_COUNT ? OTHERS[form] : form_name(form - OTHERS_COUNT);
				int place = name ? place_in(i, name) : -1;
				char detail[160];
				snprintf(detail, sizeof detail, "delete it: %s, %s in %s", name ? name : "", l->kind == KIND_NONE ? "all" : statement_of(l->kind)->word,
					l->parent == KIND_NONE ? "all" : l->parent == KIND_FILE ? "the file" : statement_of(l->parent)->word);
				if (place >= 0)
					check_count(met[i][k] >> place & 1, __FILE__, __LINE__, "left_out.def names what is not left out", detail);
			}
}

/* ---- maps ---- */

struct opened {
	struct sources sources;
	struct findings found;
	struct map *map;
};

static bool read_file(void *context, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why)
{
	(void)context, (void)from, (void)why;
	buf_str(found, path);
	if (str_ends(path, ".csv")) /* the last two columns may be read as a number, and as a year */
		buf_fmt(text, "stage,month,rate,visits,%s,%s\npurchase,2026-09,2.1,840,2024,2025\n", WORD, OTHER_WORD);
	return true;
}

/* Whether the map was read without a finding. */
static bool read_text(struct opened *r, struct str text)
{
	static const struct reader READER = { .read = read_file };
	sources_init(&r->sources);
	findings_init(&r->found);
	r->map = map_read(&r->sources, source_add(&r->sources, STR("carried.cjm"), text, &r->found), &READER, &r->found);
	return r->found.len == 0;
}

static void opened_finish(struct opened *r)
{
	map_free(r->map);
	findings_finish(&r->found);
	sources_finish(&r->sources);
}

/* ---- statements, as their examples write them ---- */

static const struct node *find_kind(const struct node *n, enum statement_kind kind, size_t behind)
{
	for (; n; n = n->next) {
		if (n->kind == kind && n->span.at >= behind)
			return n;
		const struct node *below = find_kind(n->first, kind, behind);
		if (below)
			return below;
	}
	return NULL;
}

struct said { /* one statement without what stands in it */
	struct str text;
	struct { struct str before, after; bool has; } slots[SLOTS_MAX]; /* the text around what fills each */
	struct str name;
};

static struct str copy_text(struct arena *a, struct str s)
{
	return str_copy(a, s);
}

static void take_statement(struct arena *a, struct str all, const struct node *n, struct said *s)
{
	size_t from = n->span.at, to = from + n->span.len;
	s->text = copy_text(a, str_slice(all, from, to));
	for (uint32_t i = 0; i < n->arg_count; i++) {
		const struct arg *arg = &n->args[i];
		enum slot_type type = statement_of(n->kind)->slots[arg->slot].type;
		if (!s->slots[arg->slot].has)
			s->slots[arg->slot].before = copy_text(a, str_slice(all, from, arg->span.at));
		s->slots[arg->slot].after = copy_text(a, str_slice(all, arg->span.at + arg->span.len, to)); /* behind the last of a list */
		s->slots[arg->slot].has = true;
		if (type == SLOT_NAME)
			s->name = copy_text(a, arg->text);
	}
}

/* False where the table of examples has none that can be read. */
static bool read_statement(struct arena *a, enum statement_kind kind, enum statement_kind parent, struct said *s)
{
	static const char *const INDENTS[] = { "", "  ", "    ", "      " };
	bool found = false;
	for (int i = 0; i < 4 && !found; i++) {
		struct str text = str_fmt(a, "%s%s%s\n", examples_cast(), INDENTS[i], statement_example(kind, parent));
		struct opened r;
		bool fine = read_text(&r, text);
		const struct node *n = fine ? find_kind(r.map->asts.at[0]->root->first, kind, strlen(examples_cast())) : NULL;
		*s = (struct said){ 0 };
		if (n)
			take_statement(a, r.sources.files.at[0]->text, n, s);
		found = n != NULL;
		opened_finish(&r);
	}
	return found;
}

/* The statement with another value in a slot; where its example leaves the slot free, behind what it says. */
static struct str statement_with(struct arena *a, const struct said *s, int slot, const char *value)
{
	if (s->slots[slot].has)
		return str_fmt(a, "%.*s%s%.*s", STR_ARG(s->slots[slot].before), value, STR_ARG(s->slots[slot].after));
	return str_fmt(a, "%.*s %s", STR_ARG(s->text), value);
}

/* ---- a map around a statement ---- */

struct standing { /* from what stands at the top or in the frame down to the statement itself */
	enum statement_kind chain[DEPTH];
	int depth;
	int user; /* what is declared at the top is named by the user-th alone of those who may, from 1; 0: by all */
};

/* The cast's last step, its stage and its journey stand ready; what else a statement stands in is written around it. */
static int frame_indent(enum statement_kind parent)
{
	return parent == KIND_FILE ? 0 : parent == KIND_JOURNEY ? 2 : parent == KIND_STAGE ? 4 : parent == KIND_STEP ? 6 : -1;
}

static bool find_place(enum statement_kind kind, enum statement_kind parent, struct standing *p)
{
	static const enum statement_kind FRAME[] = { KIND_STEP, KIND_STAGE, KIND_JOURNEY, KIND_FILE };
	if (p->depth == DEPTH)
		return false;
	p->chain[p->depth++] = kind;
	if (frame_indent(parent) >= 0) {
		p->chain[p->depth++] = parent;
		return true;
	}
	for (int i = 0; i < 4; i++)
		if (statement_fits(parent, FRAME[i]))
			return find_place(parent, FRAME[i], p);
	for (int other = 0; other < KIND_NONE; other++)
		if (statement_fits(parent, (enum statement_kind)other) && other != (int)kind)
			return find_place(parent, (enum statement_kind)other, p);
	return false;
}

static void put_line(struct buf *out, int indent, struct str line)
{
	buf_fmt(out, "%*s%.*s\n", indent, "", STR_ARG(line));
}

/* Whoever may name a thing that is declared at the top does so, in the step, the stage and the journey: else nothing would show it. How many may. */
static int use_declared(struct buf *out, enum statement_kind kind, struct str name, int only)
{
	static const enum statement_kind FRAME[] = { KIND_STEP, KIND_STAGE, KIND_JOURNEY };
	int count = 0;
	for (int i = 0; i < 3 && name.len; i++)
		for (int user = 0; user < KIND_NONE; user++) {
			const struct slot *slots = statement_of((enum statement_kind)user)->slots;
			bool refers = (slots->type == SLOT_REF || slots->type == SLOT_REFS) && slots->detail == (int)kind;
			bool is_enough = !slots[refers ? 1 : 0].type || slots[1].is_optional;
			if (refers && is_enough && statement_fits((enum statement_kind)user, FRAME[i]) && (++count == only || !only))
				buf_fmt(out, "%*s%s %.*s%s\n", frame_indent(FRAME[i]), "", statement_of((enum statement_kind)user)->word, STR_ARG(name),
					slots[1].type == SLOT_VALUE && FRAME[i] == KIND_STEP && !only ? " 7" : ""); /* which is told instead of the metric's own */
		}
	return count;
}

/* What else may be said once of what the statement stands in: a target is drawn beside a value. */
static void put_siblings(struct arena *a, const struct standing *p, int indent, struct buf *out)
{
	for (int kind = 0; kind < KIND_NONE; kind++) {
		struct said said;
		bool is_one = statement_fits((enum statement_kind)kind, p->chain[1]) && !statement_of((enum statement_kind)kind)->is_many;
		bool is_of_claims = kind == KIND_FROM || kind == KIND_ASSUMED || kind == KIND_PREDICTED || kind == KIND_INTERNAL;
		if (is_one && !is_of_claims && !map_is_path((enum statement_kind)kind) && kind != (int)p->chain[0] && read_statement(a, (enum statement_kind)kind, p->chain[1], &said))
			put_line(out, indent, said.text);
	}
}

/* What is shown by what stands in it alone. */
static void put_content(enum statement_kind kind, int indent, struct buf *out)
{
	if (kind != KIND_PHASE)
		return;
	put_line(out, indent, STR("stage \"Looks around\""));
	put_line(out, indent + 2, STR("step \"Asks a friend\" feel +1 \"helped\""));
	put_line(out, indent + 4, STR("pain \"Hears of it late\""));
}

/* The map in which `line` stands as p says. internal: the innermost that can be marked so is. */
static bool write_map(struct arena *a, const struct standing *p, struct str line, bool is_internal, bool has_siblings, struct buf *out)
{
	int indent = frame_indent(p->chain[p->depth - 1]), marked = -1;
	struct str name = { 0 };
	struct buf block = { 0 };
	for (int i = 0; i < p->depth && marked < 0; i++)
		if (statement_fits(KIND_INTERNAL, p->chain[i]))
			marked = i;
	for (int i = p->depth - 1; i-- > 0;) {
		struct said said;
		int at = indent + 2 * (p->depth - 2 - i);
		if (!read_statement(a, p->chain[i], p->chain[i + 1], &said) && !read_statement(a, p->chain[i], KIND_NONE, &said))
			break;
		name = i == p->depth - 2 ? said.name : name;
		put_line(&block, at, i ? said.text : line);
		if (i == 0)
			put_content(p->chain[0], line.len ? at + 2 : at, &block);
		if (has_siblings && i == 0 && p->depth > 2)
			put_siblings(a, p, at, &block);
		if (is_internal && marked == i)
			put_line(&block, at + 2, STR("internal"));
	}
	if (is_internal && marked == p->depth - 1)
		put_line(&block, indent, STR("internal"));
	bool at_top = p->chain[p->depth - 1] == KIND_FILE;
	buf_fmt(out, "%.*s%s%.*s", at_top ? (int)block.len : 0, block.at ? block.at : "", examples_cast(), at_top ? 0 : (int)block.len, block.at ? block.at : "");
	if (at_top && (line.len || p->depth > 2))
		use_declared(out, p->chain[p->depth - 2], name, p->user);
	bool is_of_two = p->depth > 2 && p->chain[p->depth - 2] == KIND_PERSONA && !has_siblings; /* of more the swimlane tells less */
	buf_text(out, is_of_two ? "  persona marc\n" : "  persona camille, marc\n"); /* who walk it: sheets and curves are theirs */
	if (p->chain[0] == KIND_FROM && !is_internal) /* that a source is named at all says nothing of what rests on it */
		buf_fmt(out, "  why \"Its source is named elsewhere, too\" from \"%s\"\n", WORD);
	buf_finish(&block);
	return !is_internal || marked >= 0;
}

/* ---- holding ---- */

struct at { /* what is being held */
	enum statement_kind kind, parent;
	int slot; /* -1: the statement as a whole */
	struct standing place;
	struct said said;
	struct arena arena;
	bool tells; /* each map, and where it was lost */
};

static const char *parent_word(enum statement_kind parent)
{
	return parent == KIND_FILE ? "the file" : statement_of(parent)->word;
}

static void report_form(const struct at *at, bool fine, const char *what, const char *form)
{
	char detail[256];
	snprintf(detail, sizeof detail, "%s in %s, slot %d, %s", statement_of(at->kind)->word, parent_word(at->parent), at->slot, form);
	check_count(fine, __FILE__, __LINE__, what, detail);
}

/* Where a statement arrived: alone, or beside what else is said of the same. */
struct arrival {
	bool is_made, is_compared, has[FORMS_MOST], carried[FORMS_MOST];
	bool is_lost[FORMS_MOST];   /* in one of the two maps at least */
	bool is_silent[FORMS_MOST]; /* a drawing in which it is not, and whose note does not count it */
	bool is_spotted[FORMS_MOST], stands[FORMS_MOST], strays[FORMS_MOST]; /* a word of it, in a part that says its line, or another's */
};

static size_t counted(const struct opened *r, size_t form)
{
	const struct journey *j = r->map->journeys.len ? (const struct journey *)r->map->journeys.at[0] : NULL;
	struct drawn d = { 0 };
	if (j)
		draw_view(r->map, j, view_of(form), &d);
	return d.counted;
}

/* base: the map without it, where one can be made. */
static void note_forms(struct arrival *arrival, const struct opened *r, const struct opened *base, struct outputs made[3], const char *word, bool names_one)
{
	for (size_t form = 0; form_name(form) && (form < WRITTEN_COUNT || !names_one); form++) {
		size_t before = base && word && made[2].has[form] ? count_word(buf_as_str(&made[2].forms[form]), word) : 0;
		if (names_one && (form == DOT || form == TABLE)) /* of what is only named somewhere, a page has articles, and a graph the name */
			continue;
		bool is_here = word ? count_word(buf_as_str(&made->forms[form]), word) > before : !is_same(&made[0].forms[form], &made[1].forms[form]);
		arrival->has[form] |= made->has[form];
		arrival->carried[form] |= is_here;
		arrival->is_lost[form] |= !is_here && made->has[form];
		if (form >= WRITTEN_COUNT && !is_here && made->has[form])
			arrival->is_silent[form] |= !base || counted(r, form) <= counted(base, form);
	}
}

/* The statement that says it: the place that a part of a drawing has to give. */
static const struct node *node_around(const struct node *n, uint32_t at)
{
	for (; n; n = n->next) {
		const struct node *below = node_around(n->first, at);
		if (below || (n->span.at <= at && at < n->span.at + n->span.len))
			return below ? below : n;
	}
	return NULL;
}

static bool is_around(const struct node *outer, const struct node *n)
{
	while (n && n != outer)
		n = n->parent;
	return n != NULL;
}

/* Whether it, or what stands in it, refers to a name. */
static bool refers_to(const struct node *n, struct str name)
{
	bool refers = false;
	for (uint32_t i = 0; i < n->arg_count; i++)
		refers |= name.len && str_equal(n->args[i].text, name);
	for (const struct node *below = n->first; below && !refers; below = below->next)
		refers = refers_to(below, name);
	return refers;
}

static struct str name_of_node(const struct node *n)
{
	return n->arg_count && statement_of(n->kind)->slots[n->args[0].slot].type == SLOT_NAME ? n->args[0].text : (struct str){ 0 };
}

/* Said in one text with others of the same thing, of which each is said once, it stands behind the first of them: "Buyer · Lyon". */
static bool is_in_row(const struct node *part, const struct node *said)
{
	return part->parent == said->parent && !statement_of(part->kind)->is_many && !statement_of(said->kind)->is_many;
}

/* A part that says a word of a statement stands for it, for what it stands in, or for what one of the two refers to. */
static bool is_about(const struct node *part, const struct node *said)
{
	bool is = is_around(part, said) || is_in_row(part, said) || (said->kind == KIND_FROM && said->arg_count && refers_to(part, said->args[0].text));
	for (const struct node *n = said; n && n->parent && !is; n = n->parent)
		is = refers_to(part, name_of_node(n)) || (n->parent->parent && refers_to(n, name_of_node(part)));
	return is;
}

static void note_spot(struct arrival *arrival, size_t form, const struct opened *r, const struct node *said, struct span spot)
{
	const struct node *root = r->map->asts.at[0]->root, *part = node_with_span(root->first, spot);
	arrival->stands[form] |= part == said;
	arrival->strays[form] |= spot.file && (!part || !is_about(part, said));
}

static void note_spots(struct arrival *arrival, const struct outputs *made, const struct opened *r, const char *word)
{
	struct str text = r->sources.files.at[0]->text;
	const struct node *said = node_around(r->map->asts.at[0]->root->first, (uint32_t)str_find_text(text, 0, str_of(word)));
	for (size_t form = WRITTEN_COUNT; said && form_name(form) && view_of(form); form++) {
		arrival->is_spotted[form] |= made->spots[form].len > 0;
		for (size_t i = 0; i < made->spots[form].len; i++)
			note_spot(arrival, form, r, said, made->spots[form].at[i]);
	}
}

static void note_diff(struct arrival *arrival, const struct opened *old, const struct opened *new, const char *word)
{
	struct diff *d = diff_new((struct diff_side){ .map = old->map, .name = STR("old.cjm") }, (struct diff_side){ .map = new->map, .name = STR("new.cjm") },
		(struct diff_options){ 0 });
	struct buf text = { 0 };
	diff_text(d, false, &text);
	arrival->is_compared |= !diff_is_same(d) && text.len && (!word || holds_word(buf_as_str(&text), word));
	buf_finish(&text);
	diff_free(d);
}

/* Where a drawing says it, some part of it knows the statement's own line, and none a line that has nothing to do with it. */
static void hold_spots(const struct at *at, const struct arrival *arrival)
{
	for (size_t form = WRITTEN_COUNT; form_name(form) && view_of(form); form++) {
		char name[32];
		snprintf(name, sizeof name, "%s-line", form_name(form));
		bool is_lost = arrival->is_spotted[form] && !arrival->stands[form], by_design = is_left_out(name, at->parent, at->kind, is_lost, NULL);
		if (at->tells && is_lost)
			printf("no line of its own in %s%s\n", form_name(form), by_design ? ", by design" : "");
		report_form(at, !is_lost || by_design, "no part that says it knows its line", form_name(form));
		report_form(at, !arrival->strays[form], "a part that says it names another line", form_name(form));
	}
}

/* What stands in a statement that is left out, and counted, goes with it. */
static bool goes_with_another(const struct at *at, const char *form)
{
	bool goes = false, is_unsaid = false;
	for (int i = 1; i + 1 < at->place.depth && !goes; i++)
		goes = is_left_out(form, at->place.chain[i + 1], at->place.chain[i], false, &is_unsaid) && !is_unsaid;
	return goes;
}

/* By design or not, a drawing counts what it does not show. */
static void hold_counted(const struct at *at, const struct arrival *arrival, size_t form, bool is_unsaid)
{
	bool is_fine = !arrival->is_silent[form] || is_unsaid || goes_with_another(at, form_name(form));
	if (at->tells && arrival->is_silent[form])
		printf("not counted in %s%s\n", form_name(form), is_fine ? ", by design" : "");
	report_form(at, is_fine, "missing, and not counted", form_name(form));
}

static void hold_arrival(const struct at *at, const struct arrival *arrival)
{
	for (size_t form = 0; form_name(form); form++) {
		bool is_unsaid = false, by_design = is_left_out(form_name(form), at->parent, at->kind, arrival->is_lost[form], &is_unsaid);
		by_design |= form >= WRITTEN_COUNT && goes_with_another(at, form_name(form));
		if (at->tells && !arrival->carried[form])
			printf("lost in %s%s\n", form_name(form), by_design ? ", by design" : "");
		if (arrival->has[form])
			report_form(at, (form < WRITTEN_COUNT ? !arrival->is_lost[form] : arrival->carried[form]) || by_design, "lost", form_name(form));
		if (arrival->has[form] && form >= WRITTEN_COUNT)
			hold_counted(at, arrival, form, is_unsaid);
	}
	report_form(at, is_left_out("diff", at->parent, at->kind, !arrival->is_compared, NULL) || arrival->is_compared, "no change", "diff");
}

static void hold_nowhere(const struct at *at, struct map *m)
{
	struct outputs made = { .has = { false } };
	map_leave_out_internal(m);
	make_all(&made, m, true);
	for (size_t form = 0; form_name(form); form++)
		report_form(at, !holds_word(buf_as_str(&made.forms[form]), WORD), "internal, and a client gets it", form_name(form));
	made_finish(&made);
}

static void hold_client(struct at *at, struct str line)
{
	bool is_fine = false, can_be = true;
	for (int has_siblings = 0; has_siblings < 2 && !is_fine && can_be; has_siblings++) {
		struct buf text = { 0 };
		struct opened r;
		can_be = write_map(&at->arena, &at->place, line, true, has_siblings, &text);
		is_fine = read_text(&r, buf_as_str(&text));
		if (can_be && is_fine)
			hold_nowhere(at, r.map);
		opened_finish(&r);
		buf_finish(&text);
	}
	report_form(at, is_fine || !can_be, "a map with a mistake", "internal");
}

/* Two maps that differ in this statement only; nothing is noted where one of them has a mistake. A third says nothing of it at all. */
static void note_pair(struct at *at, const struct str lines[2], const char *const words[2], bool has_siblings, struct arrival *arrival)
{
	struct buf texts[3] = { { 0 } };
	struct opened r[3];
	struct outputs made[3] = { { .has = { false } } };
	bool fine[3];
	for (int i = 0; i < 3; i++) {
		write_map(&at->arena, &at->place, i < 2 ? lines[i] : STR(""), false, has_siblings, &texts[i]);
		fine[i] = read_text(&r[i], buf_as_str(&texts[i]));
	}
	if (fine[0] && fine[1] && at->tells)
		printf("----\n%.*s", STR_ARG(buf_as_str(&texts[0])));
	for (int i = 0; i < 3 && fine[0] && fine[1]; i++)
		if (i == 0 || (i == 1 && !words) || (i == 2 && words && fine[2] && at->kind == KIND_FROM))
			make_all(&made[i], r[i].map, !at->place.user);
	if (fine[0] && fine[1]) {
		note_forms(arrival, &r[0], fine[2] ? &r[2] : NULL, made, words ? words[0] : NULL, at->place.user > 0);
		if (words && !at->place.user)
			note_spots(arrival, &made[0], &r[0], words[0]);
		note_diff(arrival, &r[0], &r[1], words ? words[1] : NULL);
		arrival->is_made = true;
	}
	for (int i = 0; i < 3; i++) {
		made_finish(&made[i]);
		opened_finish(&r[i]);
		buf_finish(&texts[i]);
	}
}

/* How many may name what it stands in, or is, where that is declared at the top: a form may tell it with one of them, and not with another. */
static int users_of(const struct at *at)
{
	struct buf none = { 0 };
	const struct standing *p = &at->place;
	bool is_declared = p->chain[p->depth - 1] == KIND_FILE && at->kind != KIND_UNIT /* which is told with a value in it */ && statement_of(p->chain[p->depth - 2])->slots[0].type == SLOT_NAME;
	int count = is_declared ? use_declared(&none, p->chain[p->depth - 2], STR("any"), 0) : 0;
	buf_finish(&none);
	return count;
}

/* False where no map can be made without a mistake: then nothing was held. */
static bool hold_pair(struct at *at, const struct str lines[2], const char *const words[2])
{
	struct arrival arrival = { 0 };
	note_pair(at, lines, words, false, &arrival);
	note_pair(at, lines, words, true, &arrival);
	for (at->place.user = users_of(at); at->place.user; at->place.user--)
		note_pair(at, lines, words, at->place.depth > 2, &arrival); /* a unit is told beside a value */
	if (arrival.is_made)
		hold_arrival(at, &arrival);
	if (arrival.is_made && words)
		hold_spots(at, &arrival);
	return arrival.is_made;
}

static const char *ending_of(enum statement_kind kind)
{
	bool is_map = kind == KIND_INCLUDE || kind == KIND_FOLLOWS || kind == KIND_DETAIL;
	return is_map ? ".cjm" : kind == KIND_DATA ? ".csv" : map_is_path(kind) ? ".png" : "";
}

static bool hold_text(struct at *at)
{
	static const char *const WORDS[] = { WORD, OTHER_WORD };
	struct str lines[2];
	for (int i = 0; i < 2; i++)
		lines[i] = statement_with(&at->arena, &at->said, at->slot, str_fmt(&at->arena, "\"%s%s\"", WORDS[i], ending_of(at->kind)).at);
	bool is_made = hold_pair(at, lines, WORDS);
	if (is_made)
		hold_client(at, lines[0]);
	return is_made;
}

/* Bare words that mean nothing but themselves. */
static bool hold_words(struct at *at)
{
	static const char *const WORDS[] = { WORD, OTHER_WORD };
	const struct str lines[] = { statement_with(&at->arena, &at->said, at->slot, WORD), statement_with(&at->arena, &at->said, at->slot, OTHER_WORD) };
	bool is_made = hold_pair(at, lines, WORDS);
	if (is_made)
		hold_client(at, lines[0]);
	return is_made;
}

/* A report says the figure itself, not only what follows from it, such as a score. */
static void hold_figure(struct at *at, enum slot_type type)
{
	static const struct { enum slot_type type; const char *said, *told; } FIGURES[] = {
		{ SLOT_NUMBER, "4417", "4,417" }, { SLOT_NUMBER, "7", "7" }, { SLOT_PERCENT, "43%", "43%" }, { SLOT_VALUE, "4417", "4,417" }, { SLOT_TIME, "43 min", "43" },
		{ SLOT_DATE, "2031-03-16", "2031" },
	};
	for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++) {
		struct opened r, none;
		struct buf texts[2] = { { 0 } }, reports[2] = { { 0 } };
		if (FIGURES[i].type != type)
			continue;
		write_map(&at->arena, &at->place, statement_with(&at->arena, &at->said, at->slot, FIGURES[i].said), false, true, &texts[0]);
		write_map(&at->arena, &at->place, STR(""), false, true, &texts[1]);
		bool is_fine = read_text(&r, buf_as_str(&texts[0])), has_none = read_text(&none, buf_as_str(&texts[1]));
		struct opened *both[] = { &r, &none };
		for (int k = 0; k < 2 && is_fine && has_none; k++)
			report_markdown(both[k]->map, (const struct journey *)both[k]->map->journeys.at[0], (struct report_options){ 0 }, &reports[k]);
		if (is_fine && has_none)
			report_form(at, count_word(buf_as_str(&reports[0]), FIGURES[i].told) > count_word(buf_as_str(&reports[1]), FIGURES[i].told) || is_left_out("report", at->parent, at->kind, false, NULL),
				"a report says what follows from the figure only", "report");
		for (int k = 0; k < 2; k++) {
			buf_finish(&texts[k]);
			buf_finish(&reports[k]);
			opened_finish(both[k]);
		}
	}
}

static bool hold_values(struct at *at, const char *const values[2])
{
	hold_figure(at, statement_of(at->kind)->slots[at->slot].type);
	const struct str lines[] = { statement_with(&at->arena, &at->said, at->slot, values[0]), statement_with(&at->arena, &at->said, at->slot, values[1]) };
	return hold_pair(at, lines, NULL);
}

/* Two values that such a slot may hold; false where it is a name or a word with a meaning of its own. */
static bool values_of(const struct slot *slot, const char *values[2])
{
	static const char *const VALUES[][2] = {
		[SLOT_NUMBER] = { "1", "2" }, [SLOT_PERCENT] = { "10%", "20%" }, [SLOT_VALUE] = { "11", "12" }, [SLOT_DURATION] = { "2 min", "3 min" }, [SLOT_TIME] = { "2..3 min", "2..4 min" },
		[SLOT_DATE] = { "2026-01-15", "2026-03-16" }, [SLOT_RANGE] = { "-3..3", "-4..4" }, [SLOT_COMPARE] = { "<=", ">=" }, [SLOT_COLOR] = { "#123456", "#654321" },
		[SLOT_COLORS] = { "#123456", "#654321" },
	};
	const char *const *choices = slot->type == SLOT_CHOICE ? choices_of(slot->detail) : NULL;
	values[0] = choices ? choices[0] : slot->type < sizeof VALUES / sizeof *VALUES ? VALUES[slot->type][0] : NULL;
	values[1] = choices ? choices[1] : slot->type < sizeof VALUES / sizeof *VALUES ? VALUES[slot->type][1] : NULL;
	return values[0] != NULL;
}

/* What takes no word of its own, such as the name of a question: it is there, or it isn't. */
static bool hold_absence(struct at *at)
{
	const struct str lines[] = { at->said.text, STR("") };
	return hold_pair(at, lines, NULL);
}

static void report_made(const struct at *at, bool is_made)
{
	report_form(at, is_left_out("map", at->parent, at->kind, !is_made, NULL) || is_made, "no map can be made that says it", "");
}

static void hold_slot(struct at *at, const struct slot *slot)
{
	const char *values[2];
	bool is_text = slot->type == SLOT_TEXT || slot->type == SLOT_ANY;
	bool may_be_text = slot->type == SLOT_REF || slot->type == SLOT_REFS || slot->type == SLOT_REF_OR_TEXT;
	if (is_text || may_be_text)
		report_made(at, hold_text(at) || (may_be_text && hold_absence(at)));
	else if (at->kind == KIND_TAG)
		report_made(at, hold_words(at));
	else if (values_of(slot, values))
		report_made(at, hold_values(at, values));
}

static void hold_statement(enum statement_kind kind, enum statement_kind parent, bool tells)
{
	struct at at = { .kind = kind, .parent = parent, .tells = tells };
	const struct slot *slots = statement_of(kind)->slots;
	arena_init(&at.arena);
	bool fine = find_place(kind, parent, &at.place) && (read_statement(&at.arena, kind, parent, &at.said) || read_statement(&at.arena, kind, KIND_NONE,
		&at.said));
	report_form(&at, fine, "no place or no example", "");
	for (at.slot = 0; fine && slots[at.slot].type; at.slot++)
		hold_slot(&at, &slots[at.slot]);
	at.slot = -1;
	if (fine && !slots->type)
		report_made(&at, hold_absence(&at));
	arena_finish(&at.arena);
}

int main(int argc, char **argv)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (int parent = 0; parent < KIND_COUNT && kind != KIND_EDITION; parent++) { /* it says nothing of the journey */
			bool is_wanted = argc < 2 || strcmp(argv[1], statement_of((enum statement_kind)kind)->word) == 0;
			if (is_wanted && statement_fits((enum statement_kind)kind, (enum statement_kind)parent))
				hold_statement((enum statement_kind)kind, (enum statement_kind)parent, argc > 1);
		}
	if (argc < 2)
		hold_rows();
	return check_report();
}
