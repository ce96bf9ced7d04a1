/* reference.c — writes what the documents say of the language from the tables that the program itself reads, so that they
 * can't go stale: reference FILE… rewrites, in each file, what stands between a line with "reference: NAME" and the next
 * with "/reference". A file that ends in .json is made as a whole. `make reference` runs it; tests/docs holds the result. */
#include "completions.h"
#include "grammar.h"

#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum form { FORM_MARKDOWN, FORM_MAN, FORM_VIM };

/* Words that may stand on nearly everything are told once, as words on any claim. */
enum { CLAIM_PARENTS = 20 };

/* ---- the table, asked ---- */

static const enum statement_kind PLACES[] = { KIND_FILE, KIND_JOURNEY, KIND_STAGE, KIND_STEP };

static bool is_claim_word(enum statement_kind kind)
{
	int parents = 0;
	for (int parent = 0; parent < KIND_COUNT; parent++)
		parents += statement_fits(kind, (enum statement_kind)parent);
	return parents >= CLAIM_PARENTS;
}

static bool stands_in(enum statement_kind kind, enum statement_kind parent)
{
	return statement_fits(kind, parent) && !is_claim_word(kind);
}

static bool holds_something(enum statement_kind parent)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (stands_in((enum statement_kind)kind, parent))
			return true;
	return false;
}

static bool hold_the_same(enum statement_kind a, enum statement_kind b)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (stands_in((enum statement_kind)kind, a) != stands_in((enum statement_kind)kind, b))
			return false;
	return true;
}

static bool is_place(enum statement_kind kind)
{
	for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
		if (PLACES[i] == kind)
			return true;
	return false;
}

/* The first of those that hold the same words, something at least: they are told together. */
static bool begins_a_group(enum statement_kind kind)
{
	if (is_place(kind) || !holds_something(kind))
		return false;
	for (int before = 0; before < (int)kind; before++)
		if (!is_place((enum statement_kind)before) && hold_the_same((enum statement_kind)before, kind))
			return false;
	return true;
}

static bool shares_its_word(enum statement_kind kind)
{
	for (int other = 0; other < KIND_NONE; other++)
		if (other != (int)kind && strcmp(statement_of((enum statement_kind)other)->word, statement_of(kind)->word) == 0)
			return true;
	return false;
}

/* ---- text in each form ---- */

static void add_man_char(struct buf *out, uint32_t code)
{
	if (code == '\\')
		buf_text(out, "\\e");
	else if (code == '-')
		buf_text(out, "\\-");
	else if (code == '"')
		buf_text(out, "\\(dq");
	else if (code < 0x80)
		buf_char(out, (char)code);
	else
		buf_fmt(out, code > 0xFFFF ? "\\[u%05x]" : "\\[u%04x]", code);
}

/* A man page takes escapes, with capital letters in its codes. */
static void add_man(struct buf *out, const char *text)
{
	struct str s = str_of(text);
	if (s.len && (text[0] == '.' || text[0] == '\''))
		buf_text(out, "\\&");
	for (size_t at = 0; at < s.len;) {
		size_t before = out->len;
		uint32_t code = utf8_next(s, &at);
		add_man_char(out, code);
		for (size_t i = before; code >= 0x80 && i < out->len; i++)
			if (out->at[i] >= 'a' && out->at[i] <= 'f')
				out->at[i] = (char)(out->at[i] - 32);
	}
}

static void add_text(struct buf *out, enum form form, const char *text)
{
	if (form == FORM_MAN)
		add_man(out, text);
	else
		buf_text(out, text);
}

static void add_heading(struct buf *out, enum form form, const char *text)
{
	buf_text(out, form == FORM_MAN ? ".Ss \\&" : "\n### "); /* "At" and "In" are macros of mdoc */
	add_text(out, form, text);
	buf_text(out, form == FORM_MAN ? "\n" : "\n\n");
}

/* ---- what a word takes ---- */

static const char *const TAKES[] = {
	[SLOT_NAME] = "name", [SLOT_WORD] = "word", [SLOT_WORDS] = "word, \xE2\x80\xA6", [SLOT_TEXT] = "\"text\"", [SLOT_ANY] = "anything",
	[SLOT_NUMBER] = "number", [SLOT_PERCENT] = "percentage", [SLOT_VALUE] = "value", [SLOT_DURATION] = "duration", [SLOT_TIME] = "time", [SLOT_DATE] = "date",
	[SLOT_RANGE] = "range", [SLOT_COMPARE] = "comparison", [SLOT_COLOR] = "colour", [SLOT_COLORS] = "colour, \xE2\x80\xA6",
};

static void add_choices(struct buf *out, enum form form, int choices)
{
	for (const char *const *c = choices_of(choices); *c; c++) {
		buf_text(out, c == choices_of(choices) ? "" : form == FORM_MAN ? " | " : " \xC2\xB7 ");
		buf_text(out, form == FORM_MAN ? "\\fB" : "`");
		add_text(out, form, *c);
		buf_text(out, form == FORM_MAN ? "\\fR" : "`");
	}
}

static void add_slot(struct buf *out, enum form form, const struct slot *slot)
{
	const char *word = slot->type == SLOT_REF || slot->type == SLOT_REFS || slot->type == SLOT_REF_OR_TEXT
		? statement_of((enum statement_kind)slot->detail)->word : TAKES[slot->type];
	const char *italic = form == FORM_MAN ? "\\fI" : "*", *roman = form == FORM_MAN ? "\\fR" : "*";
	bool is_left_out_alone = slot->is_optional && !slot->is_either;
	buf_text(out, is_left_out_alone ? "[" : "");
	if (slot->type == SLOT_CHOICE)
		add_choices(out, form, slot->detail);
	else if (slot->type == SLOT_TEXT)
		add_text(out, form, word);
	else {
		buf_text(out, italic);
		add_text(out, form, word);
		buf_text(out, roman);
	}
	if (slot->type == SLOT_REFS)
		add_text(out, form, ", \xE2\x80\xA6");
	if (slot->type == SLOT_REF_OR_TEXT)
		add_text(out, form, " or \"file\"");
	buf_text(out, is_left_out_alone ? "]" : "");
}

static void add_slots(struct buf *out, enum form form, enum statement_kind kind)
{
	const struct slot *slots = statement_of(kind)->slots;
	for (int i = 0; slots[i].type; i++) {
		buf_text(out, i && slots[i].is_either ? " and/or " : i || form == FORM_MAN ? " " : "");
		add_slot(out, form, &slots[i]);
	}
}

/* ---- statements ---- */

static void add_cells(struct buf *out, enum statement_kind kind, enum statement_kind parent)
{
	const struct statement *row = statement_of(kind);
	buf_fmt(out, "| `%s` | ", row->word);
	add_slots(out, FORM_MARKDOWN, kind);
	buf_fmt(out, " | %s | %s | `%s` |\n", row->is_many ? "many" : "once", row->help, statement_example(kind, parent));
}

static void add_entry(struct buf *out, enum statement_kind kind, enum statement_kind parent)
{
	const struct statement *row = statement_of(kind);
	buf_text(out, ".It \\fB");
	add_man(out, row->word);
	buf_text(out, "\\fR");
	add_slots(out, FORM_MAN, kind);
	buf_char(out, '\n');
	add_man(out, row->help);
	buf_fmt(out, "%s\n.Bd -literal -offset 4n -compact\n", row->is_many ? "" : " (once)");
	add_man(out, statement_example(kind, parent));
	buf_text(out, "\n.Ed\n");
}

static void add_rows(struct buf *out, enum form form, const char *heading, bool (*is_listed)(enum statement_kind kind, enum statement_kind parent), enum statement_kind parent)
{
	add_heading(out, form, heading);
	buf_text(out, form == FORM_MAN ? ".Bl -tag -width Ds\n" : "| keyword | takes | how often | meaning | example |\n| --- | --- | --- | --- | --- |\n");
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (is_listed((enum statement_kind)kind, parent))
			(form == FORM_MAN ? add_entry : add_cells)(out, (enum statement_kind)kind, parent);
	if (form == FORM_MAN)
		buf_text(out, ".El\n");
}

static bool in_stage_and_step(enum statement_kind kind, enum statement_kind parent)
{
	(void)parent;
	return stands_in(kind, KIND_STAGE) && stands_in(kind, KIND_STEP);
}

static bool in_only_one(enum statement_kind kind, enum statement_kind parent)
{
	return stands_in(kind, parent) && !in_stage_and_step(kind, parent);
}

static bool on_claims(enum statement_kind kind, enum statement_kind parent)
{
	(void)parent;
	return is_claim_word(kind);
}

static void add_places_of(struct buf *out, enum statement_kind kind)
{
	int count = 0;
	for (int parent = 0; parent < KIND_COUNT; parent++)
		if (statement_fits(kind, (enum statement_kind)parent))
			buf_fmt(out, "%s%s", count++ ? ", " : "", parent == KIND_FILE ? "the top level of a file" : statement_of((enum statement_kind)parent)->word);
}

/* "`think` or `quote`"; "`metric` of journey, stage, step" where the word means several things. */
static void add_group_name(struct buf *out, enum form form, enum statement_kind first)
{
	int count = 0;
	for (int i = (int)first; i < KIND_NONE; i++) {
		enum statement_kind kind = (enum statement_kind)i;
		if (is_place(kind) || !holds_something(kind) || !hold_the_same(first, kind))
			continue;
		buf_fmt(out, form == FORM_MAN ? "%s%s" : "%s`%s`", count++ ? " or " : "", statement_of(kind)->word);
		if (shares_its_word(kind)) {
			buf_text(out, statement_fits(kind, KIND_FILE) ? " at " : " of ");
			add_places_of(out, kind);
		}
	}
}

static void add_man_groups(struct buf *out)
{
	for (int kind = 0; kind < KIND_NONE; kind++) {
		struct buf heading = { 0 };
		if (!begins_a_group((enum statement_kind)kind))
			continue;
		buf_text(&heading, "In ");
		add_group_name(&heading, FORM_MAN, (enum statement_kind)kind);
		add_rows(out, FORM_MAN, heading.at, stands_in, (enum statement_kind)kind);
		buf_finish(&heading);
	}
}

/* One table for all: a table of two rows for every statement would be mostly headings. */
static void add_markdown_groups(struct buf *out)
{
	add_heading(out, FORM_MARKDOWN, "In other statements");
	buf_text(out, "| in | keyword | takes | how often | meaning | example |\n| --- | --- | --- | --- | --- | --- |\n");
	for (int group = 0; group < KIND_NONE; group++) {
		int count = 0;
		for (int kind = 0; kind < KIND_NONE && begins_a_group((enum statement_kind)group); kind++) {
			if (!stands_in((enum statement_kind)kind, (enum statement_kind)group))
				continue;
			buf_text(out, "| ");
			if (!count++)
				add_group_name(out, FORM_MARKDOWN, (enum statement_kind)group);
			buf_char(out, ' ');
			add_cells(out, (enum statement_kind)kind, (enum statement_kind)group);
		}
	}
	buf_char(out, '\n');
}

static void add_statements(struct buf *out, enum form form)
{
	add_rows(out, form, "At the top level of a file", stands_in, KIND_FILE);
	add_rows(out, form, "In a journey", stands_in, KIND_JOURNEY);
	add_rows(out, form, "In a stage or a step", in_stage_and_step, KIND_STAGE);
	add_rows(out, form, "Only in a stage", in_only_one, KIND_STAGE);
	add_rows(out, form, "Only in a step", in_only_one, KIND_STEP);
	add_rows(out, form, "On any claim", on_claims, KIND_NONE);
	if (form == FORM_MAN)
		add_man_groups(out);
	else
		add_markdown_groups(out);
}

/* ---- all words by letter ---- */

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every word once, in order. */
static size_t list_words(const char **words)
{
	size_t count = 0, kept = 0;
	for (int kind = 0; kind < KIND_NONE; kind++)
		words[count++] = statement_of((enum statement_kind)kind)->word;
	qsort(words, count, sizeof *words, compare_words);
	for (size_t i = 0; i < count; i++)
		if (!i || strcmp(words[i], words[i - 1]) != 0)
			words[kept++] = words[i];
	return kept;
}

/* "journey, stage, step": each word that it may stand in, once. */
static void add_places_of_word(struct buf *out, const char *word)
{
	struct arena a;
	struct names places;
	arena_init(&a);
	names_init(&places, &a);
	if (statement_find(KIND_FILE, str_of(word)) != KIND_NONE)
		names_add(&places, STR("the top level of a file"), &places);
	for (int parent = 0; parent < KIND_NONE; parent++)
		if (statement_find((enum statement_kind)parent, str_of(word)) != KIND_NONE)
			names_add(&places, str_of(statement_of((enum statement_kind)parent)->word), &places);
	for (size_t i = 0; i < places.len; i++)
		buf_fmt(out, "%s%.*s", i ? ", " : "", STR_ARG(places.entries[i].name));
	arena_finish(&a);
}

static void add_index(struct buf *out, enum form form)
{
	const char *words[KIND_NONE];
	size_t count = list_words(words);
	(void)form;
	buf_text(out, "\n| keyword | goes in |\n| --- | --- |\n");
	for (size_t i = 0; i < count; i++) {
		buf_fmt(out, "| `%s` | ", words[i]);
		if (is_claim_word(statement_find(KIND_PAIN, str_of(words[i]))))
			buf_text(out, "any claim");
		else
			add_places_of_word(out, words[i]);
		buf_text(out, " |\n");
	}
	buf_char(out, '\n');
}

/* ---- what is known without declaring it ---- */

static void begin_table(struct buf *out, enum form form, const char *const *headings)
{
	int count = 0;
	if (form == FORM_MAN) {
		buf_text(out, ".Bl -tag -width Ds -compact\n");
		return;
	}
	for (const char *const *h = headings; *h; h++, count++)
		buf_fmt(out, "%s| %s ", count ? "" : "\n", *h);
	buf_text(out, "|\n");
	for (int i = 0; i < count; i++)
		buf_text(out, "| --- ");
	buf_text(out, "|\n");
}

/* A row: the first cell is a word of the language, the others may be empty. */
static void add_row(struct buf *out, enum form form, const char *word, const char *const *cells)
{
	buf_text(out, form == FORM_MAN ? ".It \\fB" : "| `");
	add_text(out, form, word);
	buf_text(out, form == FORM_MAN ? "\\fR\n" : "` ");
	int shown = 0;
	for (const char *const *c = cells; *c; c++) {
		if (form == FORM_MAN && !**c)
			continue;
		buf_text(out, form == FORM_MAN ? shown++ ? ", " : "" : "| ");
		add_text(out, form, *c);
		buf_text(out, form == FORM_MAN ? "" : **c ? " " : "");
	}
	buf_text(out, form == FORM_MAN ? "\n" : "|\n");
}

static void end_table(struct buf *out, enum form form)
{
	buf_text(out, form == FORM_MAN ? ".El\n" : "\n");
}

static const char *choice_word(int choices, unsigned int choice)
{
	return choice ? choices_of(choices)[choice - 1] : "";
}

static void add_channels(struct buf *out, enum form form)
{
	static const char *const HEADINGS[] = { "channel", "kind", "mode", NULL };
	begin_table(out, form, HEADINGS);
#define KNOWN_CHANNEL(name, kind, mode) \
	add_row(out, form, name, (const char *const[]){ choice_word(CHOICES_channel_kind, CHANNEL_##kind), choice_word(CHOICES_mode, MODE_##mode), NULL });
#include "map/known.def"
	end_table(out, form);
}

static void add_metric(struct buf *out, enum form form, const char *name, const char *text, double low, double high, enum better better)
{
	struct buf range = { 0 };
	if (low < high) {
		buf_number(&range, low, 2);
		buf_text(&range, "..");
		buf_number(&range, high, 2);
	}
	add_row(out, form, name, (const char *const[]){ text, range.at ? range.at : "any", choice_word(CHOICES_better, better), NULL });
	buf_finish(&range);
}

static void add_metrics(struct buf *out, enum form form)
{
	static const char *const HEADINGS[] = { "metric", "shown as", "range", "better", NULL };
	begin_table(out, form, HEADINGS);
#define KNOWN_METRIC(name, text, low, high, better) add_metric(out, form, name, text, low, high, BETTER_##better);
#include "map/known.def"
	end_table(out, form);
}

static void add_sentence(struct buf *out, enum form form, int choices)
{
	add_choices(out, form, choices);
	buf_char(out, '\n');
}

static void add_sources(struct buf *out, enum form form)
{
	add_sentence(out, form, CHOICES_source_kind);
}

static void add_lanes(struct buf *out, enum form form)
{
	static const char *const HEADINGS[] = { "lane", "its heading in English", NULL };
	struct arena a;
	arena_init(&a);
	begin_table(out, form, HEADINGS);
	for (int lane = LANE_NONE + 1; lane < LANE_COUNT; lane++)
		add_row(out, form, choice_word(CHOICES_lane, (unsigned)lane),
			(const char *const[]){ str_terminated(&a, locale_choice(locale_of(STR("en"), NULL), CHOICES_lane, (unsigned)lane)), NULL });
	end_table(out, form);
	arena_finish(&a);
}

/* What was once written otherwise, and what may be spelled otherwise: the rows of retired.def. */
struct retired {
	const char *old, *today, *since;
	enum statement_kind kind; /* KIND_NONE: a choice */
};

static bool is_same_retired(const struct retired *a, const struct retired *b)
{
	return strcmp(a->old, b->old) == 0 && strcmp(a->today, b->today) == 0;
}

/* "metric, goal": where the rows from this one on that say the same may stand; how many there are. */
static size_t add_homes(struct buf *out, const struct retired *rows, size_t count)
{
	size_t same = 0, homes = 0;
	for (; same < count && is_same_retired(&rows[same], &rows[0]); same++)
		for (int parent = 0; parent < KIND_NONE && rows[same].kind != KIND_NONE; parent++)
			if (statement_fits(rows[same].kind, (enum statement_kind)parent))
				buf_fmt(out, "%s%s", homes++ ? ", " : "", statement_of((enum statement_kind)parent)->word);
	if (!homes)
		buf_text(out, "require coverage of");
	return same;
}

static void add_retired(struct buf *out, enum form form)
{
	static const char *const HEADINGS[] = { "old", "new", "in", "since", NULL };
	const struct retired rows[] = {
#define WAS(kind, old, version) { old, statement_of(KIND_##kind)->word, version, KIND_##kind },
#define ALSO(kind, old) { old, statement_of(KIND_##kind)->word, "both are accepted", KIND_##kind },
#define WAS_CHOICE(choices, old, new, version) { old, new, version, KIND_NONE },
#include "retired.def"
	};
	enum { COUNT = sizeof rows / sizeof *rows };
	begin_table(out, form, HEADINGS);
	for (size_t i = 0, same; i < COUNT; i += same) {
		struct buf homes = { 0 };
		same = add_homes(&homes, &rows[i], COUNT - i);
		add_row(out, form, rows[i].old, (const char *const[]){ rows[i].today, homes.at, rows[i].since, NULL });
		buf_finish(&homes);
	}
	end_table(out, form);
}

static void add_languages(struct buf *out, enum form form)
{
	for (size_t i = 0; locale_at(i); i++)
		buf_fmt(out, form == FORM_MAN ? "%s\\fB%s\\fR" : "%s`%s`", i ? ", " : "", locale_at(i)->code);
	buf_char(out, '\n');
}

static void add_views(struct buf *out, enum form form)
{
	static const char *const HEADINGS[] = { "view", "content", NULL };
	begin_table(out, form, HEADINGS);
	for (size_t i = 0; view_at(i); i++)
		add_row(out, form, view_at(i)->name, (const char *const[]){ view_at(i)->help, NULL });
	end_table(out, form);
}

/* Every statement once, in one line: for a program that reads the whole language at a time. */
static void add_brief(struct buf *out, enum form form)
{
	(void)form;
	buf_text(out, "| keyword | takes | in | example |\n| --- | --- | --- | --- |\n");
	for (int i = 0; i < KIND_NONE; i++) {
		enum statement_kind kind = (enum statement_kind)i;
		buf_fmt(out, "| `%s` | ", statement_of(kind)->word);
		add_slots(out, FORM_MARKDOWN, kind);
		buf_text(out, " | ");
		if (is_claim_word(kind))
			buf_text(out, "every claim");
		else
			add_places_of(out, kind);
		buf_fmt(out, "%s | `%s` |\n", statement_of(kind)->is_many ? "" : "; once", statement_example(kind, KIND_NONE));
	}
}

/* ---- the field's terms, as the labels have them ---- */

static const struct {
	enum label label;
	const char *meaning, *seen;
} TERMS[] = {
#define TERM(label, meaning, seen) { LABEL_##label, meaning, seen },
#include "locale/glossary.def"
};

/* As it is written within a sentence: headings begin with a capital letter, and German nouns always do. */
static void add_term(struct buf *out, const struct locale *l, enum label term)
{
	struct arena a = { 0 };
	buf_str(out, locale_within(l, &a, label(l, term)));
	arena_finish(&a);
}

static void add_terms(struct buf *out, enum form form)
{
	static const char *const HEADINGS[] = { "English", "French", "German", "Spanish", "Arabic", "Japanese", NULL };
	begin_table(out, form, HEADINGS);
	for (size_t i = 0; i < sizeof TERMS / sizeof *TERMS; i++) {
		for (size_t l = 0; locale_at(l); l++) {
			buf_text(out, "| ");
			add_term(out, locale_at(l), TERMS[i].label);
			buf_char(out, ' ');
		}
		buf_text(out, "|\n");
	}
	end_table(out, form);
}

/* The page of a language: what follows "fr: " up to the semicolon; empty if there is none. */
static struct str page_in(const char *seen, const struct locale *l)
{
	char lead[8];
	snprintf(lead, sizeof lead, "%s: ", l->code);
	const char *at = strstr(seen, lead);
	return at ? (struct str){ at + strlen(lead), strcspn(at + strlen(lead), ";") } : (struct str){ 0 };
}

static void add_pages(struct buf *out, const char *seen)
{
	int count = 0;
	for (size_t l = 0; locale_at(l); l++) {
		struct str page = page_in(seen, locale_at(l));
		if (page.len)
			buf_fmt(out, "%s[%s](%.*s)", count++ ? ", " : " Used in: ", locale_at(l)->code, STR_ARG(page));
	}
}

static void add_chosen(struct buf *out, const char *seen)
{
	int count = 0;
	for (size_t l = 0; locale_at(l); l++)
		if (!page_in(seen, locale_at(l)).len)
			buf_fmt(out, "%s%s", count++ ? ", " : *seen ? "; cjm's own choice: " : " cjm's own choice: ", locale_at(l)->code);
}

static void add_meanings(struct buf *out, enum form form)
{
	(void)form;
	buf_char(out, '\n');
	for (size_t i = 0; i < sizeof TERMS / sizeof *TERMS; i++) {
		buf_text(out, "- **");
		add_term(out, locale_at(0), TERMS[i].label);
		buf_fmt(out, "**: %s", TERMS[i].meaning);
		add_pages(out, TERMS[i].seen);
		add_chosen(out, TERMS[i].seen);
		buf_text(out, ".\n");
	}
	buf_char(out, '\n');
}

static void add_cast(struct buf *out, enum form form)
{
	buf_text(out, form == FORM_MAN ? ".Bd -literal\n" : "```cjm\n");
	for (const char *line = examples_cast(); *line;) {
		const char *end = strchr(line, '\n');
		struct buf one = { 0 };
		buf_add(&one, line, (size_t)(end - line));
		if (one.len)
			add_text(out, form, one.at);
		buf_char(out, '\n');
		buf_finish(&one);
		line = end + 1;
	}
	buf_text(out, form == FORM_MAN ? ".Ed\n" : "```\n");
}

/* ---- the command's options ---- */

static void add_filled(struct buf *out, enum form form, const struct command *c, enum option_id id, const char *text)
{
	struct buf filled = { 0 };
	command_fill(c, OPTIONS[id].name, text, &filled);
	add_text(out, form, filled.at);
	buf_finish(&filled);
}

static void add_option(struct buf *out, enum form form, const struct command *c, enum option_id id)
{
	const struct option_row *row = &OPTIONS[id];
	buf_text(out, ".It ");
	if (row->letter)
		buf_fmt(out, "Fl %c , ", row->letter);
	buf_text(out, "Fl Fl ");
	add_text(out, form, row->name);
	if (row->value) {
		buf_text(out, " Ar ");
		add_filled(out, form, c, id, row->value);
	}
	buf_char(out, '\n');
	add_filled(out, form, c, id, row->help);
	buf_char(out, '\n');
}

static void add_option_list(struct buf *out, enum form form, const struct command *c, const enum option_id *ids)
{
	if (*ids == OPTION_COUNT)
		return;
	buf_text(out, ".Bl -tag -width Ds\n");
	for (; *ids != OPTION_COUNT; ids++)
		add_option(out, form, c, *ids);
	buf_text(out, ".El\n");
}

/* By command: a format or a default is that of one command. */
static void add_options(struct buf *out, enum form form)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (*COMMANDS[i].options != OPTION_COUNT)
			buf_fmt(out, ".Ss Options of cjm %s\n", COMMANDS[i].name);
		add_option_list(out, form, &COMMANDS[i], COMMANDS[i].options);
	}
	buf_text(out, ".Ss Options of all commands\n");
	add_option_list(out, form, &COMMANDS[0], COMMON_OPTIONS);
}

/* ---- what can be made: of a map, of findings, of a comparison ---- */

static const char *const FORMAT_HEADINGS[] = { "format", "meaning", NULL };

static void add_products(struct buf *out, enum form form)
{
	begin_table(out, form, FORMAT_HEADINGS);
	for (size_t i = 0; product_at(i); i++)
		add_row(out, form, product_at(i)->name, (const char *const[]){ product_at(i)->help, NULL });
	end_table(out, form);
}

static void add_check_formats(struct buf *out, enum form form)
{
	begin_table(out, form, FORMAT_HEADINGS);
	for (size_t i = 0; check_format_at(i); i++)
		add_row(out, form, check_format_at(i)->name, (const char *const[]){ check_format_at(i)->help, NULL });
	end_table(out, form);
}

static void add_atlases(struct buf *out, enum form form)
{
	begin_table(out, form, FORMAT_HEADINGS);
	for (size_t i = 0; atlas_product_at(i); i++)
		add_row(out, form, atlas_product_at(i)->name, (const char *const[]){ atlas_product_at(i)->help, NULL });
	end_table(out, form);
}

static void add_changes(struct buf *out, enum form form)
{
	begin_table(out, form, FORMAT_HEADINGS);
	for (size_t i = 0; changes_product_at(i); i++)
		add_row(out, form, changes_product_at(i)->name, (const char *const[]){ changes_product_at(i)->help, NULL });
	end_table(out, form);
}

/* ---- editors ---- */

static bool begins_a_block(const char *word)
{
	return statement_find(KIND_FILE, str_of(word)) != KIND_NONE || strcmp(word, "stage") == 0 || strcmp(word, "step") == 0;
}

static void add_vim_words(struct buf *out, enum form form)
{
	const char *words[KIND_NONE];
	size_t count = list_words(words);
	(void)form;
	for (int block = 1; block >= 0; block--) {
		buf_fmt(out, "syntax keyword %s", block ? "cjmBlock" : "cjmWord");
		for (size_t i = 0; i < count; i++)
			if (begins_a_block(words[i]) == block)
				buf_fmt(out, " %s", words[i]);
		buf_char(out, '\n');
	}
}

static void add_json_words(struct buf *out, bool block)
{
	const char *words[KIND_NONE];
	size_t count = list_words(words);
	int shown = 0;
	for (size_t i = 0; i < count; i++)
		if (begins_a_block(words[i]) == block)
			buf_fmt(out, "%s%s", shown++ ? "|" : "", words[i]);
}

/* A TextMate grammar: what VS Code, Sublime Text and others colour a text by. */
static void make_textmate(struct buf *out)
{
	buf_text(out, "{\n"
		"  \"scopeName\": \"source.cjm\",\n"
		"  \"name\": \"cjm\",\n"
		"  \"fileTypes\": [\"cjm\"],\n"
		"  \"patterns\": [\n"
		"    { \"name\": \"constant.other.color.cjm\", \"match\": \"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?=[ \\\\t,]|$)\" },\n"
		"    { \"name\": \"comment.line.number-sign.cjm\", \"match\": \"(^|(?<=[ \\\\t]))#.*$\" },\n"
		"    { \"name\": \"string.quoted.double.cjm\", \"match\": \"\\\"([^\\\"\\\\\\\\]|\\\\\\\\.)*\\\"?\" },\n"
		"    { \"name\": \"string.quoted.other.cjm\", \"match\": \"\u201C[^\u201D]*\u201D?|\u201E[^\u201C\u201D]*[\u201C\u201D]?|\u00AB[^\u00BB]*\u00BB?\" },\n"
		"    { \"name\": \"constant.numeric.cjm\", \"match\": \"(?<![\\\\w-])([0-9]{4}-(Q[1-4]|[0-9]{2}(-[0-9]{2})?)|[+-]?[0-9]+(\\\\.[0-9]+)?(\\\\.\\\\.[+-]?[0-9.]+)?( ?%)?)(?![\\\\w-])\" },\n"
		"    { \"name\": \"keyword.operator.cjm\", \"match\": \"<=|>=|<|>|=\" },\n"
		"    { \"name\": \"keyword.control.cjm\", \"match\": \"(?<![\\\\w-])(");
	add_json_words(out, true);
	buf_text(out, ")(?![\\\\w-])\" },\n"
		"    { \"name\": \"support.type.property-name.cjm\", \"match\": \"(?<![\\\\w-])(");
	add_json_words(out, false);
	buf_text(out, ")(?![\\\\w-])\" }\n  ]\n}\n");
}

/* ---- files ---- */

static void add_ebnf(struct buf *out, enum form form)
{
	(void)form;
	add_grammar(out);
}

static const struct {
	const char *name;
	void (*add)(struct buf *out, enum form form);
} SECTIONS[] = {
	{ "statements", add_statements }, { "index", add_index }, { "channels", add_channels }, { "metrics", add_metrics },
	{ "sources", add_sources }, { "lanes", add_lanes }, { "languages", add_languages }, { "terms", add_terms },
	{ "meanings", add_meanings }, { "retired", add_retired }, { "views", add_views }, { "cast", add_cast },
	{ "grammar", add_ebnf }, { "options", add_options }, { "products", add_products }, { "check formats", add_check_formats }, { "changes", add_changes }, { "atlases", add_atlases }, { "words", add_vim_words }, { "brief", add_brief },
};

static size_t find_text(struct str s, const char *text, size_t from)
{
	size_t len = strlen(text);
	for (size_t i = from; i + len <= s.len; i++)
		if (memcmp(s.at + i, text, len) == 0)
			return i;
	return s.len;
}

static size_t line_end(struct str s, size_t at)
{
	while (at < s.len && s.at[at] != '\n')
		at++;
	return at < s.len ? at + 1 : at;
}

static bool add_section(struct str name, enum form form, struct buf *out)
{
	for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
		if (str_starts(name, SECTIONS[i].name)) {
			SECTIONS[i].add(out, form);
			return true;
		}
	return false;
}

/* Copies the text, with every marked section made anew. False, and a message, for a mark that is wrong. */
static bool rewrite_text(struct str old, enum form form, const char *path, struct buf *out)
{
	static const char BEGIN[] = " reference: ", END[] = " /reference";
	for (size_t at = 0; at < old.len;) {
		size_t begin = find_text(old, BEGIN, at), body = line_end(old, begin), end = find_text(old, END, body);
		buf_str(out, str_slice(old, at, body));
		if (begin == old.len)
			return true;
		struct str name = str_slice(old, begin + sizeof BEGIN - 1, body);
		if (end == old.len || !add_section(name, form, out)) {
			fprintf(stderr, "%s: this mark has no end or no such name: %.*s", path, STR_ARG(name));
			return false;
		}
		while (end && old.at[end - 1] != '\n')
			end--;
		at = end;
	}
	return true;
}

static bool read_all(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	for (int c; f && (c = getc(f)) != EOF;)
		buf_char(out, (char)c);
	return f && fclose(f) == 0;
}

static bool write_all(const char *path, const struct buf *bytes)
{
	FILE *f = fopen(path, "wb");
	bool fine = f && fwrite(bytes->at, 1, bytes->len, f) == bytes->len;
	return f && fclose(f) == 0 && fine;
}

/* Files that are made as a whole, by how their names end. */
static const struct {
	const char *ending;
	void (*make)(struct buf *out);
} WHOLE[] = { { ".json", make_textmate }, { ".bash", write_bash_completion }, { "_cjm", write_zsh_completion }, { ".fish", write_fish_completion } };

static bool make_whole(struct str path, struct buf *out)
{
	for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++)
		if (str_ends(path, WHOLE[i].ending)) {
			WHOLE[i].make(out);
			return true;
		}
	return false;
}

static bool renew_file(const char *path)
{
	struct buf old = { 0 }, new = { 0 };
	struct str s = str_of(path);
	bool is_there = read_all(path, &old), fine = make_whole(s, &new);
	if (!fine && is_there)
		fine = rewrite_text(buf_as_str(&old), str_ends(s, ".md") ? FORM_MARKDOWN : str_ends(s, ".vim") ? FORM_VIM : FORM_MAN, path, &new);
	if (fine && !str_equal(buf_as_str(&old), buf_as_str(&new)))
		fine = write_all(path, &new);
	if (!fine)
		fprintf(stderr, "reference: %s was not rewritten\n", path);
	buf_finish(&old);
	buf_finish(&new);
	return fine;
}

int main(int count, char **paths)
{
	bool fine = true;
	for (int i = 1; i < count; i++)
		fine = renew_file(paths[i]) && fine;
	return !fine;
}
