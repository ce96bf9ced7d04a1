/* readings.c — how each pair of words on a line is read, for tests/readings. A line a case:
 *
 *   fits PARENT WORD                      the table: the statement may stand there
 *   pair HEAD FIRST SECOND READING        head first second, on one line
 *   past HEAD FIRST BETWEEN SECOND READING
 *                                         the same with a statement of the head between, where first and head can have the second
 *   below HEAD FIRST SECOND READING       head first, and the second on a line below them, where both can have it
 *
 * READING: the statement that has the second word, `refused` for one with two readings, `value` where it is a value of the one before
 * it, else the id of the mistake. Statements are
 * named as in the table (KIND), so that several of one word are told apart. */
#include "cjm/all.h"

#include <stdio.h>
#include <string.h>

static const char *const NAMES[KIND_COUNT] = {
#define STATEMENT(kind, word, parents, occurs, help, ...) #kind,
#include "statements.def"
	"NONE", "FILE",
};

/* The statement with the least that it needs. */
static void add_least(struct buf *out, enum statement_kind kind)
{
	static const char *const LEAST[] = {
		[SLOT_NAME] = "some", [SLOT_WORD] = "word", [SLOT_WORDS] = "words", [SLOT_REF] = "\"Thing\"", [SLOT_REFS] = "\"Thing\"", [SLOT_REF_OR_TEXT] = "\"Thing\"",
		[SLOT_TEXT] = "\"Text\"", [SLOT_ANY] = "\"Any\"", [SLOT_NUMBER] = "1", [SLOT_PERCENT] = "4%", [SLOT_VALUE] = "5 EUR", [SLOT_DURATION] = "2 min", [SLOT_TIME] = "2 min",
		[SLOT_DATE] = "2026-10-01", [SLOT_RANGE] = "1..5", [SLOT_COMPARE] = "<=", [SLOT_COLOR] = "#3B6FD4", [SLOT_COLORS] = "#3B6FD4",
	};
	const struct statement *row = statement_of(kind);
	buf_text(out, row->word);
	for (const struct slot *s = row->slots; s->type; s++)
		if (!s->is_optional || s->or_data || (s->is_either && s->type == SLOT_TEXT))
			buf_fmt(out, " %s", s->type == SLOT_CHOICE ? choices_of(s->detail)[0] : LEAST[s->type]);
}

static enum statement_kind parent_of(enum statement_kind kind)
{
	for (int parent = KIND_COUNT - 1; parent >= 0; parent--)
		if (parent != (int)kind && statement_fits(kind, (enum statement_kind)parent) && (parent == KIND_FILE || parent < (int)kind))
			return (enum statement_kind)parent;
	return KIND_FILE;
}

/* What the head stands in, a line each; gives the depth of the head. */
static int add_around(struct buf *out, enum statement_kind head)
{
	if (head == KIND_FILE || parent_of(head) == KIND_FILE)
		return 0;
	int depth = add_around(out, parent_of(head));
	buf_fmt(out, "%*s", depth * 2, "");
	add_least(out, parent_of(head));
	buf_char(out, '\n');
	return depth + 1;
}


static const struct node *node_at(const struct node *n, size_t at)
{
	for (const struct node *child = n->first; child; child = child->next) {
		const struct node *found = child->word.at == at ? child : node_at(child, at);
		if (found)
			return found;
	}
	return NULL;
}

/* The mistake of a text, else whose the statement at `at` is. */
static const char *reading_of(struct str text, size_t at)
{
	static char id[64];
	struct sources sources;
	struct findings found;
	sources_init(&sources);
	findings_init(&found);
	struct ast *ast = ast_parse(&sources, source_add(&sources, STR("readings.cjm"), text, &found), &found);
	const struct node *n = node_at(ast->root, at);
	const char *reported = n && n->parent ? NAMES[n->parent->kind] : "value";
	for (size_t i = 0; i < found.len; i++)
		if (found.at[i].severity == SEVERITY_ERROR)
			reported = strcmp(found.at[i].id, "two-readings") == 0 ? "refused" : found.at[i].id;
	snprintf(id, sizeof id, "%s", reported);
	ast_free(ast);
	findings_finish(&found);
	sources_finish(&sources);
	return id;
}

/* head first [between] second, or the second on a line below */
static const char *read_line(enum statement_kind head, enum statement_kind first, enum statement_kind between, enum statement_kind second, bool below)
{
	struct buf text = { 0 };
	int depth = add_around(&text, head);
	buf_fmt(&text, "%*s", depth * 2, "");
	if (head != KIND_FILE) {
		add_least(&text, head);
		buf_char(&text, ' ');
	}
	add_least(&text, first);
	if (between != KIND_NONE) {
		buf_char(&text, ' ');
		add_least(&text, between);
	}
	buf_fmt(&text, "%s%*s", below ? "\n" : " ", below ? depth * 2 + 2 : 0, "");
	size_t at = text.len;
	add_least(&text, second);
	buf_char(&text, '\n');
	const char *reading = reading_of(buf_as_str(&text), at);
	buf_finish(&text);
	return reading;
}

static bool is_first_of_its_word(enum statement_kind kind)
{
	for (int k = 0; k < (int)kind; k++)
		if (strcmp(statement_of((enum statement_kind)k)->word, statement_of(kind)->word) == 0)
			return false;
	return true;
}

static enum statement_kind kind_below(enum statement_kind parent, enum statement_kind word)
{
	return statement_find(parent, str_of(statement_of(word)->word));
}

static void print_past(enum statement_kind head, enum statement_kind first, enum statement_kind second)
{
	for (int b = 0; b < KIND_NONE; b++) {
		enum statement_kind between = (enum statement_kind)b;
		bool goes_past = statement_fits(between, head) && kind_below(first, between) == KIND_NONE && kind_below(between, second) == KIND_NONE;
		if (goes_past && between != first)
			printf("past %s %s %s %s %s\n", NAMES[head], NAMES[first], NAMES[between], NAMES[second], read_line(head, first, between, second, false));
	}
}

static void print_pairs(enum statement_kind head, enum statement_kind first)
{
	for (int p = 0; p < KIND_NONE; p++) {
		enum statement_kind second = (enum statement_kind)p;
		if (!is_first_of_its_word(second))
			continue;
		enum statement_kind inner = kind_below(first, second), outer = head == KIND_FILE ? KIND_NONE : kind_below(head, second);
		enum statement_kind shown = inner != KIND_NONE ? inner : outer != KIND_NONE ? outer : second;
		printf("pair %s %s %s %s\n", NAMES[head], NAMES[first], NAMES[shown], read_line(head, first, KIND_NONE, shown, false));
		if (inner != KIND_NONE && outer != KIND_NONE) {
			printf("below %s %s %s %s\n", NAMES[head], NAMES[first], NAMES[outer], read_line(head, first, KIND_NONE, outer, true));
			print_past(head, first, outer);
		}
	}
}

int main(void)
{
	for (int h = 0; h < KIND_COUNT; h++)
		for (int f = 0; f < KIND_NONE; f++)
			if (h != KIND_NONE && statement_fits((enum statement_kind)f, (enum statement_kind)h)) {
				printf("fits %s %s\n", NAMES[h], NAMES[f]);
				print_pairs((enum statement_kind)h, (enum statement_kind)f);
			}
	return 0;
}
