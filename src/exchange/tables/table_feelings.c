/* table_feelings.c — words, faces and points of one feeling become a statement; what had to be guessed or has no place is told. */
#include "exchange/tables/table_feelings.h"
#include "exchange/feelings/feelings.h"

enum { REPORTED_MOST = 20, FURTHER_MOST = 5 /* changes of one cell, each a `feel` */ };

static struct arena *arena(struct table_reader *r)
{
	return &r->i->arena;
}

static struct feeling_guess read_cell(struct table_reader *r, const struct table_lane *lane, struct str text)
{
	struct feeling_guess g = feeling_read(r->i->lexicon, arena(r), text, lane->column);
	for (int k = 0; k < 2; k++)
		g.feelings[k].scale = g.feelings[k].has_value ? lane_scale(r, lane, g.of[k]) : NULL;
	return g;
}

/* ---- points beside ---- */

/* The words that go with points: each its own, where both tell of two. */
static void take_words(struct table_reader *r, struct feeling_guess *points, const struct feeling_guess *words, struct str all)
{
	bool both = points->joint && words->joint;
	points->feelings[0].word = both ? words->feelings[0].word : plain_line(arena(r), all);
	points->feelings[1].word = both ? words->feelings[1].word : (struct str){ 0 };
	points->is_only_number = false;
}

static void append_word(struct table_reader *r, struct str *word, struct str more)
{
	*word = word->len && more.len ? str_fmt(arena(r), "%.*s (%.*s)", STR_ARG(*word), STR_ARG(more)) : word->len ? *word : more;
}

/* The points of the lane beside; its words, and what could not be read, join the feeling's. */
static void add_points(struct table_reader *r, struct feeling_guess *g, struct str own, const struct table_lane *score, struct str text)
{
	struct feeling_guess points = read_cell(r, score, text);
	struct str beside[2] = { points.is_known ? points.feelings[0].word : plain_line(arena(r), text), points.feelings[1].word };
	if (points.is_missing || (!points.is_known && !beside[0].len))
		return;
	if (points.is_known) {
		struct str then = points.joint && g->joint ? g->then : (struct str){ 0 }; /* else it stands among the words */
		take_words(r, &points, g, own);
		*g = points;
		append_word(r, &then, g->then);
		g->then = then;
	}
	append_word(r, &g->feelings[g->joint && !points.is_known].word, beside[0]);
	append_word(r, &g->feelings[1].word, beside[1]);
}

/* ---- what is told ---- */

static void report_guess(struct table_reader *r, const struct feeling_guess *g, struct str source)
{
	bool is_either = g->feelings[0].is_either || g->feelings[1].is_either;
	struct finding *f = NULL;
	for (int k = 0; k < 2; k++)
		if (g->feelings[k].further.len)
			import_report(r->i, SEVERITY_WARNING, "import-left-out", source, "only two of three emotions are kept; `%.*s` is left out", STR_ARG(g->feelings[k].further))
				->hint = STR("add it as a separate `feel`");
	if (g->is_known && !is_either)
		return;
	if (r->i->reported_feelings++ >= REPORTED_MOST)
		return;
	if (!g->is_known)
		f = import_report(r->i, SEVERITY_INFO, "import-feeling", source, "unknown emotion; its words are kept without a number");
	else
		f = import_report(r->i, SEVERITY_INFO, "import-feeling", source, "a surprise can be good or bad; this one was read as good");
	f->hint = STR("add the right number");
}

/* ---- one cell ---- */

/* A row that goes on with the step before says how its feeling goes on: "feel -2 to -1". */
static bool goes_on_feeling(struct draft_items *items, const struct draft_item *next)
{
	struct draft_item *last = NULL;
	for (size_t i = 0; i < items->list.len; i++)
		last = items->list.at[i].kind == KIND_FEEL ? &items->list.at[i] : last;
	if (!last || last->joint || next->joint || next->remark.len || last->person != next->person)
		return false;
	last->joint = "to";
	last->feelings[1] = next->feelings[0];
	return true;
}

static bool is_same_part(const struct draft_feeling *a, const struct draft_feeling *b)
{
	return a->has_value == b->has_value && a->value == b->value && a->level == b->level && str_equal(a->word, b->word);
}

static bool is_felt_already(const struct draft_items *items, const struct draft_item *item)
{
	for (size_t k = 0; k < items->list.len; k++) {
		const struct draft_item *other = &items->list.at[k];
		if (other->kind == KIND_FEEL && !other->joint == !item->joint && is_same_part(&other->feelings[0], &item->feelings[0]) && is_same_part(&other->feelings[1], &item->feelings[1]))
			return true;
	}
	return false;
}

static void add_guess(struct table_reader *r, struct draft_items *items, const struct feeling_guess *g, struct table_cell cell)
{
	for (int k = 0; k < 2; k++)
		if (g->feelings[k].has_value)
			draft_note_number(g->feelings[k].scale, g->feelings[k].value, g->feelings[k].has_plus);
	report_guess(r, g, cell.source);
	struct draft_item item = { .kind = KIND_FEEL, .feelings = { g->feelings[0], g->feelings[1] }, .joint = g->joint, .person = r->felt_by };
	item.remark = g->leaves_words ? plain_line(arena(r), cell.text) : (struct str){ 0 };
	if (r->repeats && is_felt_already(items, &item))
		return;
	if (!r->joins || !goes_on_feeling(items, &item))
		VEC_PUSH(arena(r), &items->list, item);
}

static void report_further(struct table_reader *r, struct table_cell cell, struct str rest)
{
	enum { SHOWN_MOST = 40 };
	bool is_cut;
	struct str shown = plain_quoted(plain_line(arena(r), rest), SHOWN_MOST, &is_cut);
	import_report(r->i, SEVERITY_WARNING, "import-left-out", cell.source, is_cut ? "this cell has too many emotions; from `%.*s…` on they are left out" : "this cell has too many emotions; `%.*s` is left out",
		STR_ARG(shown))->hint = STR("give each its own row");
}

/* What the cell says, and what comes after that. */
static void add_guesses(struct table_reader *r, struct draft_items *items, const struct table_lane *lane, struct table_cell cell, struct feeling_guess g)
{
	add_guess(r, items, &g, cell);
	for (int further = 0; g.then.len; further++) {
		if (further == FURTHER_MOST) {
			report_further(r, cell, g.then);
			break;
		}
		g = read_cell(r, lane, g.then);
		add_guess(r, items, &g, cell);
	}
}

static bool says_nothing(const struct feeling_guess *g)
{
	return !g->is_known && (g->is_missing || !g->feelings[0].word.len);
}

void table_add_feeling(struct table_reader *r, size_t record, struct draft_items *items, const struct table_lane *lane, struct table_cell cell)
{
	size_t score = lane_find(r, COLUMN_SCORE);
	bool has_points = lane->kind == COLUMN_FEELING && score < r->lane_count;
	struct table_cell beside = has_points ? lane_cell(r, record, score) : (struct table_cell){ 0 };
	bool is_empty = !lane->column.signs && !plain_items(arena(r), cell.text, false).list.len;
	cell.text = is_empty ? (struct str){ 0 } : cell.text;
	cell_keep(r, cell);
	cell_keep(r, beside);
	struct feeling_guess g = read_cell(r, lane, cell.text);
	if (plain_trim(beside.text).len)
		add_points(r, &g, cell.text, &r->lanes[score], beside.text);
	if (!says_nothing(&g))
		add_guesses(r, items, lane, cell, g);
}

void table_add_feeling_of(struct table_reader *r, struct draft_items *items, const struct table_lane *lane, struct table_cell cell)
{
	struct feeling_guess g = read_cell(r, lane, cell.text);
	struct draft_person *before = r->felt_by;
	r->felt_by = lane->person;
	if (!says_nothing(&g))
		add_guesses(r, items, lane, cell, g);
	r->felt_by = before;
}

void table_add_implied_feeling(struct table_reader *r, struct draft_items *items, struct table_cell cell)
{
	struct feeling_guess g = feeling_read(r->i->lexicon, arena(r), cell.text, (struct feeling_column){ 0 });
	if (!g.is_known || g.has_number || g.feelings[0].is_either)
		return;
	struct draft_item item = { .kind = KIND_FEEL, .feelings = { { .level = g.feelings[0].level }, { .level = g.feelings[1].level } }, .joint = g.joint };
	VEC_PUSH(arena(r), &items->list, item);
	import_report(r->i, SEVERITY_INFO, "import-feeling", cell.source, "the emotion was guessed from this thought");
}
