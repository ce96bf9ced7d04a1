/* fmt.c — properties of the formatter over generated files: every statement of the table, on its parent's line or below it,
 * with comments and empty lines anywhere. Formatting twice is formatting once, the model stays, no comment is lost. */
#include "check.h"

#include "cjm/all.h"

#include <stdlib.h>

struct gen {
	struct buf out;
	uint64_t state;
	int comments;
};

static unsigned int any_below(struct gen *g, unsigned int below)
{
	g->state = g->state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned int)(g->state >> 33) % below;
}

static const char *pick_word(struct gen *g, const char *const *words, unsigned int count)
{
	return words[any_below(g, count)];
}

#define PICK(g, ...) pick_word((g), (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* ---- what fills slots ---- */

static const char *a_name(struct gen *g)
{
	return PICK(g, "pay", "exit", "for", "web", "email", "camille", "feel", "n", "step", "été", "購入", "a-b_c9", "by", "nps");
}

static const char *a_text(struct gen *g)
{
	return PICK(g, "\"Pays\"", "\"\"", "\"say \\\"yes\\\"\"", "\xC2\xAB la carte \xC2\xBB", "“curly \\ one”", "\"two\\nlines\"",
		"\"back\\\\slash\"", "\"# no comment\"", "\"tab\there\"", "\"line \\u{2028}\"", "\"دفع\"",
		"\"a text that is long enough to push whatever follows it onto lines of its own, one at a time\"");
}

static void add_ref(struct gen *g)
{
	buf_text(&g->out, any_below(g, 3) ? a_name(g) : a_text(g));
}

static void add_list(struct gen *g, void (*item)(struct gen *g))
{
	item(g);
	while (any_below(g, 3) == 0) {
		buf_text(&g->out, PICK(g, ",", ", ", " , ", "、"));
		item(g);
	}
}

static void add_color(struct gen *g)
{
	buf_text(&g->out, PICK(g, "#3B6FD4", "#abc", "#123456"));
}

static void add_word(struct gen *g)
{
	buf_text(&g->out, a_name(g));
}

static void add_slot(struct gen *g, const struct slot *s)
{
	switch (s->type) {
	case SLOT_NAME: case SLOT_WORD: add_word(g); break;
	case SLOT_WORDS: add_list(g, add_word); break;
	case SLOT_CHOICE: {
		const char *const *choices = choices_of(s->detail);
		unsigned int count = 0;
		while (choices[count])
			count++;
		buf_text(&g->out, choices[any_below(g, count)]);
		break;
	}
	case SLOT_REF: case SLOT_REF_OR_TEXT: add_ref(g); break;
	case SLOT_REFS: add_list(g, add_ref); break;
	case SLOT_TEXT: buf_text(&g->out, a_text(g)); break;
	case SLOT_ANY: buf_text(&g->out, PICK(g, "34", "\"30 to 40\"", "31 %", "v2", "2026-10", "3 apples", "1..5")); break;
	case SLOT_NUMBER: buf_text(&g->out, PICK(g, "0", "+1", "-2", "−1", "1.5", "2026")); break;
	case SLOT_PERCENT: buf_text(&g->out, PICK(g, "31%", "31 %", "-4.5%")); break;
	case SLOT_VALUE: buf_text(&g->out, PICK(g, "3", "31 %", "40  EUR", "40 €", "5 by", "5 n", "4.10", "2 target")); break;
	case SLOT_DURATION: buf_text(&g->out, PICK(g, "2 min", "3  days", "month", "1 week")); break;
	case SLOT_TIME: buf_text(&g->out, PICK(g, "2 min", "2..5  min", "1.5..2 h", "week")); break;
	case SLOT_DATE: buf_text(&g->out, PICK(g, "2026-10-01", "2026-10", "2026-q4", "2026")); break;
	case SLOT_RANGE: buf_text(&g->out, PICK(g, "1..5", "-3..3", "0..10")); break;
	case SLOT_COMPARE: buf_text(&g->out, PICK(g, "<=", "≥", "=")); break;
	case SLOT_COLOR: add_color(g); break;
	case SLOT_COLORS: add_list(g, add_color); break;
	case SLOT_END: break;
	}
}

/* ---- lines ---- */

static void add_comment(struct gen *g)
{
	buf_fmt(&g->out, "#%s %d", PICK(g, "", "#", "abc", "---- "), ++g->comments);
}

static void end_line(struct gen *g)
{
	if (any_below(g, 6) == 0) {
		buf_text(&g->out, PICK(g, " ", "   ", "\t"));
		add_comment(g);
	}
	buf_text(&g->out, any_below(g, 9) ? "\n" : "\r\n");
	while (any_below(g, 5) == 0)
		buf_text(&g->out, PICK(g, "\n", "  \n", "\t\n"));
	while (any_below(g, 8) == 0) {
		buf_fmt(&g->out, "%*s", (int)any_below(g, 12), "");
		add_comment(g);
		buf_text(&g->out, "\n");
		if (any_below(g, 3) == 0)
			buf_text(&g->out, "\n");
	}
}

static void begin_line(struct gen *g, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_text(&g->out, "   ");
}

static enum statement_kind a_child(struct gen *g, enum statement_kind parent, uint8_t *used)
{
	for (int tries = 0; tries < 400; tries++) {
		int kind = (int)any_below(g, KIND_NONE);
		bool again = used[kind] && !statement_of((enum statement_kind)kind)->is_many;
		if (!statement_fits((enum statement_kind)kind, parent) || again)
			continue;
		used[kind] = 1;
		return (enum statement_kind)kind;
	}
	return KIND_NONE;
}

static void add_words(struct gen *g, enum statement_kind kind)
{
	const struct statement *row = statement_of(kind);
	buf_text(&g->out, row->word);
	for (int i = 0; row->slots[i].type; i++) {
		if (row->slots[i].is_optional && any_below(g, 2))
			continue;
		buf_text(&g->out, PICK(g, " ", "  ", "\xC2\xA0"));
		add_slot(g, &row->slots[i]);
	}
}

static void add_statement(struct gen *g, enum statement_kind kind, int depth)
{
	uint8_t used[KIND_COUNT] = { 0 };
	unsigned int beside = any_below(g, 4);
	begin_line(g, depth);
	add_words(g, kind);
	for (unsigned int left = beside; left && depth < 6; left--) {
		enum statement_kind child = a_child(g, kind, used);
		if (child == KIND_NONE)
			break;
		buf_char(&g->out, ' ');
		add_words(g, child);
	}
	end_line(g);
	for (unsigned int left = any_below(g, depth < 3 ? 7 : 3); left && depth < 6; left--) {
		bool continues = any_below(g, 6) == 0 && !beside && statement_of(kind)->slots[0].type == SLOT_TEXT; /* beside others, whose it is would be in doubt */
		enum statement_kind child = continues ? KIND_NONE : a_child(g, kind, used);
		if (child != KIND_NONE) {
			add_statement(g, child, depth + 1);
		} else if (continues) {
			begin_line(g, depth + 1);
			buf_text(&g->out, a_text(g));
			end_line(g);
		}
	}
}

static void add_file(struct gen *g)
{
	uint8_t used[KIND_COUNT] = { 0 };
	for (unsigned int left = 1 + any_below(g, 5); left; left--) {
		enum statement_kind kind = any_below(g, 3) ? a_child(g, KIND_FILE, used) : KIND_JOURNEY;
		if (kind != KIND_NONE && kind != KIND_INCLUDE)
			add_statement(g, kind, 0);
	}
}

/* ---- what must hold ---- */

struct formatting {
	bool is_valid; /* no mistake of syntax */
	struct buf formatted, model;
	unsigned int comments;
};

/* So that their sum tells when one is lost, doubled or changed. */
static unsigned int weight_of(struct str comment)
{
	unsigned int weight = 7;
	for (size_t i = 0; i < comment.len; i++)
		weight = weight * 31 + (unsigned char)comment.at[i];
	return weight;
}

static void examine_text(struct str text, struct formatting *o)
{
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *a = ast_parse(&sources, source_add(&sources, STR("a.cjm"), text, &found), &found);
	o->is_valid = !found.error_count;
	o->comments = 0;
	for (size_t i = 0; i < a->comments.len; i++)
		o->comments += weight_of(str_slice(sources.files.at[0]->text, a->comments.at[i].span.at, a->comments.at[i].span.at + a->comments.at[i].span.len));
	if (o->is_valid) {
		ast_format(&sources, a, &o->formatted);
		struct map *m = map_read(&sources, 1, NULL, &found);
		map_json(m, &o->model);
		map_free(m);
	}
	ast_free(a);
	findings_finish(&found);
	sources_finish(&sources);
}

static void finish_outcome(struct formatting *o)
{
	buf_finish(&o->formatted);
	buf_finish(&o->model);
}

static void report_seed(uint64_t seed, const char *what, const struct buf *text, const struct formatting *once, const struct formatting *twice)
{
	char detail[64];
	snprintf(detail, sizeof detail, "seed %llu", (unsigned long long)seed);
	check_count(0, __FILE__, __LINE__, what, detail);
	if (checks_failed > 1)
		return;
	printf("---- text\n%s\n---- once\n%s\n---- twice\n%s\n", text->at, once->formatted.at ? once->formatted.at : "",
		twice->formatted.at ? twice->formatted.at : "");
}

static bool test_generated(uint64_t seed, void (*add)(struct gen *g))
{
	struct gen g = { .state = seed * 2654435761u + 12345 };
	struct formatting once = { 0 }, twice = { 0 };
	add(&g);
	examine_text(buf_as_str(&g.out), &once);
	if (once.is_valid) {
		examine_text(buf_as_str(&once.formatted), &twice);
		const char *broken = !twice.is_valid ? "the result has mistakes"
			: !str_equal(buf_as_str(&once.formatted), buf_as_str(&twice.formatted)) ? "twice is not once"
			: !str_equal(buf_as_str(&once.model), buf_as_str(&twice.model)) ? "the model changed"
			: once.comments != twice.comments ? "a comment was lost" : NULL;
		if (broken)
			report_seed(seed, broken, &g.out, &once, &twice);
		else
			checks_passed++;
	}
	bool was_valid = once.is_valid;
	finish_outcome(&once);
	finish_outcome(&twice);
	buf_finish(&g.out);
	return was_valid;
}

/* ---- reasons, on the line of what they explain and below it: what each rests on stays ---- */

static const char LONG[] = "a text that is long enough to push whatever follows it onto lines of its own";

static void add_claims(struct gen *g, bool on_line, int indent)
{
	for (unsigned int left = any_below(g, 3) ? any_below(g, 2) : 2; left; left--) {
		if (!on_line)
			buf_fmt(&g->out, "\n%*s", indent, "");
		buf_fmt(&g->out, "%s%s", on_line ? " " : "", PICK(g, "from itv", "from desk", "from itv, desk", "assumed", "predicted", "internal"));
	}
}

static void add_reason(struct gen *g, bool on_line, int indent)
{
	if (!on_line)
		buf_fmt(&g->out, "\n%*s", indent, "");
	buf_fmt(&g->out, "%sbecause \"%s%d\"", on_line ? " " : "", any_below(g, 4) ? "r" : LONG, (int)any_below(g, 3));
	add_claims(g, on_line || any_below(g, 2), indent + 2);
}

static void add_half(struct gen *g, const char *word, bool on_line, int indent)
{
	if (!any_below(g, 3))
		return;
	if (!on_line)
		buf_fmt(&g->out, "\n%*s", indent, "");
	buf_fmt(&g->out, "%s%s -1 \"%s\"", on_line ? " " : "", word, any_below(g, 4) ? "b" : LONG);
	for (unsigned int left = any_below(g, 3); left; left--)
		add_reason(g, any_below(g, 2), indent + 2);
}

static void add_explained(struct gen *g)
{
	unsigned int kind = any_below(g, 5);
	int indent = kind < 3 ? 8 : 6;
	static const char *const HEADS[] = { "      pain \"%s\"", "      gain \"%s\"", "      feel +1 \"%s\"", "    step \"%s\"", "    step \"%s\" feel 0" };
	buf_fmt(&g->out, HEADS[kind], any_below(g, 4) ? "a" : LONG);
	for (int on_line = 1; on_line >= 0; on_line--)
		for (unsigned int left = any_below(g, 4); left; left--)
			switch (any_below(g, 4)) {
			case 0: add_claims(g, on_line, indent); break;
			case 1: if (kind == 2) add_half(g, PICK(g, "and", "to", "or"), on_line, indent); break;
			default: add_reason(g, on_line, indent); break;
			}
	buf_text(&g->out, any_below(g, 9) ? "\n" : " # remark 1\n");
}

static void add_reasons_file(struct gen *g)
{
	buf_text(&g->out, "source itv \"I\"\nsource desk \"D\"\njourney \"J\"\n  stage \"S\"\n    step \"T\"\n");
	for (unsigned int left = 1 + any_below(g, 3); left; left--)
		add_explained(g);
}

/* ---- retired.def: what was once written so says the same, and is written as today ---- */

/* The example with the last `word` in it written `as`; nothing where it has none. */
static bool write_example(struct buf *out, int indent, const char *example, const char *word, const char *as)
{
	size_t len = strlen(word), at = strlen(example);
	while (at > 0 && !(strncmp(example + at - 1, word, len) == 0 && (at == 1 || example[at - 2] == ' ') && (example[at - 1 + len] == ' ' || !example[at - 1 + len])))
		at--;
	if (at)
		buf_fmt(out, "%s%*s%.*s%s%s\n", examples_cast(), indent, "", (int)(at - 1), example, as, example + at - 1 + len);
	return at > 0;
}

static bool reads_alike(const char *example, const char *word, const char *old, int indent)
{
	struct buf text = { 0 }, old_text = { 0 };
	struct formatting today = { 0 }, once = { 0 };
	bool same = write_example(&text, indent, example, word, word) && write_example(&old_text, indent, example, word, old);
	if (same) {
		examine_text(buf_as_str(&text), &today);
		examine_text(buf_as_str(&old_text), &once);
		same = today.is_valid && once.is_valid && str_equal(buf_as_str(&today.model), buf_as_str(&once.model)) &&
			str_equal(buf_as_str(&today.formatted), buf_as_str(&once.formatted));
	}
	finish_outcome(&today);
	finish_outcome(&once);
	buf_finish(&text);
	buf_finish(&old_text);
	return same;
}

static void test_retired(enum statement_kind kind, const char *old)
{
	for (int parent = 0; parent < KIND_COUNT; parent++) {
		const char *example = statement_example(kind, (enum statement_kind)parent);
		bool same = !statement_fits(kind, (enum statement_kind)parent);
		for (int indent = 0; indent <= 6 && !same; indent += 2)
			same = reads_alike(example, statement_of(kind)->word, old, indent);
		check_count(same, __FILE__, __LINE__, "the old word doesn't say the same", old);
	}
}

static void test_all_retired(void)
{
	const char *old;
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (size_t i = 0; (old = statement_old_word((enum statement_kind)kind, i)); i++)
			test_retired((enum statement_kind)kind, old);
}

static void test_quote(const char *text, const char *quoted)
{
	struct buf out = { 0 };
	fmt_quote(&out, str_of(text));
	CHECK_STR(out.at, quoted);
	buf_finish(&out);
}

int main(int count, char **words)
{
	int valid = 0, wanted = count > 1 ? atoi(words[1]) : 4000;
	test_quote("plain", "\"plain\"");
	test_quote("a\"b\\c\nd", "\"a\\\"b\\\\c\\nd\"");
	test_quote("\t\xE2\x80\xA8\xE2\x80\xA9", "\"\t\\u{2028}\\u{2029}\"");
	test_all_retired();
	for (int seed = 0; seed < wanted * 3 / 2; seed++) /* many say a word that could be read in two ways, and hold nothing */
		valid += test_generated((uint64_t)seed, add_file);
	CHECK(valid * 4 > wanted);
	valid = 0;
	for (int seed = 0; seed < wanted; seed++)
		valid += test_generated((uint64_t)seed, add_reasons_file);
	CHECK(valid * 10 > wanted);
	return check_report();
}
