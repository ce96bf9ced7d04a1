/* diff.c — every statement of the language, in every place where it may stand, with every argument changed in turn: each
 * change has to be told, and neither writing the same twice nor the order of independent statements may show. */
#include "check.h"

#include "cjm/diff.h"
#include "diff/work.h"

#include <stdlib.h>

/* ---- maps made from the table ---- */

enum { WHOLE = -1, ABSENT = -2 };

struct wanted { /* the statement in question: which, where, and which of its slots says something else */
	enum statement_kind kind, parent;
	int other_slot;   /* WHOLE: none */
	int missing_slot; /* an optional one left out; WHOLE: none */
	bool is_there, twice, swapped;
};

static const char *reference_to(enum statement_kind kind, bool other)
{
	switch (kind) {
	case KIND_PERSONA: return other ? "persona-b" : "persona-a";
	case KIND_TEAM: return other ? "team-b" : "team-a";
	case KIND_SEGMENT: return other ? "segment-b" : "segment-a";
	case KIND_CHANNEL: return other ? "phone" : "email";
	case KIND_TOUCHPOINT: return other ? "place-b" : "place-a";
	case KIND_METRIC: return other ? "metric-b" : "metric-a";
	case KIND_SOURCE: return other ? "survey" : "interviews";
	case KIND_STAGE: return other ? "stage-b" : "stage-a";
	case KIND_STEP: return other ? "step-c" : "step-b";
	case KIND_JOURNEY: return other ? "journey-c" : "journey-b";
	case KIND_PAIN: case KIND_ACTION: return other ? "pain-b" : "pain-a";
	case KIND_QUESTION: return other ? "question-b" : "question-a";
	default: return other ? "b" : "a";
	}
}

static void add_slot(struct buf *out, enum statement_kind kind, const struct slot *slot, bool other)
{
	switch (slot->type) {
	case SLOT_NAME: buf_text(out, other ? "other-name" : "own-name"); break;
	case SLOT_WORD: buf_text(out, kind == KIND_LANGUAGE ? (other ? "fr" : "de") : kind == KIND_NOTE ? (other ? "lane-b" : "lane-a") : other ? "word-b" : "word-a"); break;
	case SLOT_WORDS: buf_text(out, kind == KIND_TAG || kind == KIND_SHOW_TAG || kind == KIND_SHOW_WITHOUT ? (other ? "later, legal" : "legal") : other ? "pains, steps" : "steps, pains"); break;
	case SLOT_CHOICE: buf_text(out, choices_of(slot->detail)[other ? 1 : 0]); break;
	case SLOT_REF: case SLOT_REFS: case SLOT_REF_OR_TEXT: buf_text(out, reference_to((enum statement_kind)slot->detail, other)); break;
	case SLOT_TEXT: buf_text(out, other ? "\"something else entirely\"" : "\"a sentence of its own\""); break;
	case SLOT_ANY: buf_text(out, other ? "\"some\"" : "\"any\""); break;
	case SLOT_NUMBER: buf_text(out, other ? "2" : "1"); break;
	case SLOT_PERCENT: buf_text(out, other ? "20%" : "10%"); break;
	case SLOT_VALUE: buf_text(out, other ? "40 EUR" : "30 EUR"); break;
	case SLOT_DURATION: buf_text(out, other ? "3 days" : "2 days"); break;
	case SLOT_TIME: buf_text(out, other ? "2..5 days" : "2..4 days"); break;
	case SLOT_DATE: buf_text(out, other ? "2026-11-02" : "2026-10-01"); break;
	case SLOT_RANGE: buf_text(out, other ? "1..7" : "1..5"); break;
	case SLOT_COMPARE: buf_text(out, other ? ">=" : "<="); break;
	case SLOT_COLOR: case SLOT_COLORS: buf_text(out, other ? "#222222" : "#111111"); break;
	case SLOT_END: break;
	}
}

static void add_statement(struct buf *out, int depth, enum statement_kind kind, int other_slot, int missing_slot)
{
	const struct statement *row = statement_of(kind);
	buf_fmt(out, "%*s%s", depth * 2, "", row->word);
	for (int i = 0; row->slots[i].type; i++) {
		if (i == missing_slot)
			continue;
		buf_char(out, ' ');
		add_slot(out, kind, &row->slots[i], other_slot == i || other_slot == SLOTS_MAX);
	}
	buf_char(out, '\n');
}

/* The way from the top of the file to where the statement may stand; journey, stage and step are there already. */
static enum statement_kind parent_of(enum statement_kind kind)
{
	static const enum statement_kind FIRST[] = { KIND_STEP, KIND_STAGE, KIND_JOURNEY, KIND_FILE };
	for (size_t i = 0; i < sizeof FIRST / sizeof *FIRST; i++)
		if (statement_fits(kind, FIRST[i]))
			return FIRST[i];
	for (int parent = 0; parent < KIND_NONE; parent++)
		if (statement_fits(kind, (enum statement_kind)parent))
			return (enum statement_kind)parent;
	return KIND_FILE;
}

static void add_wanted(struct buf *out, int depth, const struct wanted *w)
{
	if (!w->is_there)
		return;
	if (w->twice && w->swapped)
		add_statement(out, depth, w->kind, SLOTS_MAX, WHOLE);
	add_statement(out, depth, w->kind, w->other_slot, w->missing_slot);
	if (w->twice && !w->swapped)
		add_statement(out, depth, w->kind, SLOTS_MAX, WHOLE);
}

static bool is_place(enum statement_kind kind)
{
	return kind == KIND_FILE || kind == KIND_JOURNEY || kind == KIND_STAGE || kind == KIND_STEP;
}

/* At `place`, one of the four: the statement itself, or what it stands in with it inside. */
static void add_chain(struct buf *out, int depth, const struct wanted *w, enum statement_kind place)
{
	enum statement_kind chain[6] = { w->parent };
	int length = is_place(w->parent) ? 0 : 1;
	while (length && !is_place(parent_of(chain[length - 1])))
		chain[length] = parent_of(chain[length - 1]), length++;
	if ((length ? parent_of(chain[length - 1]) : w->parent) != place)
		return;
	for (int i = length - 1; i >= 0; i--)
		add_statement(out, depth++, chain[i], WHOLE, chain[i] == KIND_METRIC && w->kind == KIND_METRIC_VALUE ? 2 : WHOLE); /* it is said once */
	add_wanted(out, depth, w);
}

static void write_map(struct buf *out, const struct wanted *w)
{
	buf_text(out, "persona persona-a \"Ada\"\npersona persona-b \"Ben\"\nteam team-a \"Team A\"\nteam team-b \"Team B\"\nsegment segment-a \"A\"\nsegment segment-b \"B\"\n"
		"touchpoint place-a \"Place A\"\ntouchpoint place-b \"Place B\"\nmetric metric-a \"Metric A\"\nmetric metric-b \"Metric B\"\n");
	add_chain(out, 0, w, KIND_FILE);
	buf_text(out, "journey journey-a \"The journey\"\n  lane lane-a \"Lane A\"\n  lane lane-b \"Lane B\"\n  question question-a \"Why?\"\n  question question-b \"What?\"\n");
	add_chain(out, 1, w, KIND_JOURNEY);
	buf_text(out, "  stage stage-a \"Stage A\"\n    pain pain-a \"It hurts\"\n    pain pain-b \"It is late\"\n");
	add_chain(out, 2, w, KIND_STAGE);
	buf_text(out, "    step step-a \"First\"\n");
	add_chain(out, 3, w, KIND_STEP);
	buf_text(out, "    step step-b \"Second\"\n    step step-c \"Third\"\n  stage stage-b \"Stage B\"\n");
	buf_text(out, "journey journey-b \"Another\"\njourney journey-c \"A third one\"\n");
}

/* ---- comparing two of them ---- */

struct compared {
	struct sources sources[2];
	struct findings found[2];
	struct map *maps[2];
	struct diff *diff;
};

static void compare_texts(struct compared *c, struct str old, struct str new)
{
	struct str texts[] = { old, new };
	for (int i = 0; i < 2; i++) {
		sources_init(&c->sources[i]);
		findings_init(&c->found[i]);
		c->maps[i] = map_read(&c->sources[i], source_add(&c->sources[i], STR("map.cjm"), texts[i], &c->found[i]), NULL, &c->found[i]);
	}
	c->diff = diff_new((struct diff_side){ .map = c->maps[0] }, (struct diff_side){ .map = c->maps[1] }, (struct diff_options){ 0 });
}

static void finish_compared(struct compared *c)
{
	diff_free(c->diff);
	for (int i = 0; i < 2; i++) {
		map_free(c->maps[i]);
		findings_finish(&c->found[i]);
		sources_finish(&c->sources[i]);
	}
}

static size_t count_written(const struct diff *d)
{
	size_t count = 0;
	for (size_t i = 0; i < d->changes.len; i++) {
		CHECK(d->changes.at[i].is_written_elsewhere || d->changes.at[i].sentence.len > 0);
		count += !d->changes.at[i].is_written_elsewhere;
	}
	return count;
}

static void expect_change(const struct wanted *old, const struct wanted *new, bool differs, const char *what)
{
	struct buf a = { 0 }, b = { 0 }, detail = { 0 };
	struct compared c;
	write_map(&a, old);
	write_map(&b, new);
	compare_texts(&c, buf_as_str(&a), buf_as_str(&b));
	size_t count = count_written(c.diff);
	buf_fmt(&detail, "%s: %s in %s, slot %d", what, statement_of(new->kind)->word, new->parent == KIND_FILE ? "the file" : statement_of(new->parent)->word, new->other_slot);
	if (!differs && count)
		diff_text(c.diff, false, &detail);
	check_count(differs ? count > 0 : count == 0, __FILE__, __LINE__, differs ? "not told" : "told without reason", detail.at);
	finish_compared(&c);
	buf_finish(&a);
	buf_finish(&b);
	buf_finish(&detail);
}

/* What stands in another file means the same, wherever it stands. */
static bool has_no_meaning(enum statement_kind kind)
{
	return kind == KIND_INCLUDE || kind == KIND_REVIEW || kind == KIND_EDITION;
}

static bool order_matters(enum statement_kind kind)
{
	return kind == KIND_STAGE || kind == KIND_STEP;
}

static void check_statement(enum statement_kind kind, enum statement_kind parent)
{
	struct wanted plain = { kind, parent, WHOLE, WHOLE, true, false, false }, other = plain, absent = plain;
	const struct slot *slots = statement_of(kind)->slots;
	absent.is_there = false;
	expect_change(&plain, &plain, false, "said twice");
	expect_change(&absent, &plain, true, "added");
	expect_change(&plain, &absent, true, "removed");
	for (int i = 0; slots[i].type; i++) {
		other.other_slot = i;
		expect_change(&plain, &other, true, "changed");
		if (slots[i].is_optional) {
			struct wanted less = plain;
			less.missing_slot = i;
			expect_change(&less, &plain, true, "argument added");
		}
	}
	if (statement_of(kind)->is_many && !order_matters(kind)) {
		struct wanted first = plain, second = plain;
		first.twice = second.twice = second.swapped = true;
		expect_change(&first, &second, false, "order");
	}
}

static void check_every_statement(void)
{
	for (int kind = 0; kind < KIND_NONE; kind++)
		for (int parent = 0; parent < KIND_COUNT; parent++)
			if (parent != KIND_NONE && statement_fits((enum statement_kind)kind, (enum statement_kind)parent) && !has_no_meaning((enum statement_kind)kind))
				check_statement((enum statement_kind)kind, (enum statement_kind)parent);
}

/* ---- what is told, and how ---- */

static void check_sentence(const char *old, const char *new, const char *sentence)
{
	struct compared c;
	compare_texts(&c, str_of(old), str_of(new));
	const struct change *only = NULL;
	for (size_t i = 0; i < c.diff->changes.len; i++)
		if (!c.diff->changes.at[i].is_written_elsewhere)
			only = only ? only : &c.diff->changes.at[i];
	char *got = only ? str_terminated(&c.diff->arena, only->sentence) : "";
	CHECK_STR(got, sentence);
	CHECK((count_written(c.diff) == 1) == (*sentence != 0));
	finish_compared(&c);
}

#define NBSP "\xC2\xA0"
#define STEP_WITH(rest) "journey \"J\"\n  stage \"S\"\n    step \"T\"\n" rest

static void check_sentences(void)
{
	check_sentence(STEP_WITH("      feel -1 \"doubt\"\n"), STEP_WITH("      feel +1 \"sure\"\n"), "feels better: −1 “doubt” → +1 “sure”");
	check_sentence("scale 1..5\n" STEP_WITH("      feel 4\n"), "scale 1..5\n" STEP_WITH("      feel 2\n"), "feels worse: 4 → 2");
	check_sentence(STEP_WITH("      feel +1 \"joy\" and -1 \"fear\"\n"), STEP_WITH("      feel -1 \"fear\" and +1 \"joy\"\n"), "");
	check_sentence(STEP_WITH("      feel +1 \"joy\" to -1 \"fear\"\n"), STEP_WITH("      feel -1 \"fear\" to +1 \"joy\"\n"),
		"feels different: +1 “joy”, then −1 “fear” → −1 “fear”, then +1 “joy”");
	check_sentence(STEP_WITH("      pain \"Slow\"\n"), STEP_WITH("      pain \"Slow\" assumed\n"), "pain point “Slow” — now: assumed");
	check_sentence(STEP_WITH("      pain \"Slow\"\n      pain \"Dear\" from \"Talks\"\n"), STEP_WITH("      pain \"Slow\" assumed\n      pain \"Dear\" from \"Talks\"\n"), "");
	check_sentence(STEP_WITH("      pain \"Slow\" predicted\n"), STEP_WITH("      pain \"Slow\"\n"), "pain point “Slow” — mark removed: predicted");
	check_sentence(STEP_WITH("      pain \"Slow\" predicted\n"), STEP_WITH("      pain \"Slow\" assumed predicted\n"), "pain point “Slow” — now: assumed");
	check_sentence(STEP_WITH("      pain \"Slow\" from survey\n"), STEP_WITH("      pain \"Slow\" assumed from survey\n"), "pain point “Slow” — now: assumed");
	check_sentence("journey \"J\"\n  stage \"S\"\n    detail k\njourney k \"K\"\n", "journey \"J\"\n  stage \"S\"\n    detail \"k.cjm\"\njourney k \"K\"\n",
		"detailed map: “K” → “k”");
	check_sentence("journey \"J\"\n  stage \"S\"\n    detail \"maps/./k.cjm\"\n", "journey \"J\"\n  stage \"S\"\n    detail \"maps/old/../k.cjm\"\n", "");
	check_sentence("journey \"J\"\n  stage \"S\"\n    detail \"a/../../k.cjm\"\n", "journey \"J\"\n  stage \"S\"\n    detail \"../../k.cjm\"\n",
		"detailed map: “a/../../k.cjm” → “../../k.cjm”");
	check_sentence("scale 1..5\n" STEP_WITH("      feel 4\n"), STEP_WITH("      feel 1\n"), "scale of emotions: 1..5 → −2..2");
	check_sentence(STEP_WITH("      feel 1\n"), "scale 0..1000\n" STEP_WITH("      feel 750\n"), "scale of emotions: −2..2 → 0..1,000");
	check_sentence("language fr\n" STEP_WITH("      pain \"Lent\" frequency 31%\n"), "language fr\n" STEP_WITH("      pain \"Lent\" frequency 12.5%\n"),
		"point de friction «" NBSP "Lent" NBSP "» — fréquence" NBSP ": 31" NBSP "% → 12,5" NBSP "%, mieux");
	check_sentence("language fr\nmetric m \"NPS\" range 0..10\n" STEP_WITH("      metric m 5\n"), "language fr\nmetric m \"NPS\" range -100..100\n" STEP_WITH("      metric m 5\n"),
		"indicateur NPS — plage" NBSP ": 0..10 → −100..100");
	check_sentence("metric m \"Speed\"\njourney \"J\"\n  stage \"S\"\n", "metric m \"Speed\"\njourney \"J\"\n  require m <= 20%\n  stage \"S\"\n",
		"added: requirement “Speed ≤ 20%”");
	check_sentence("metric m \"Speed\"\njourney \"J\"\n  stage s \"Order\"\n    step t \"Pay\"\n",
		"metric m \"Speed\"\njourney \"J\"\n  require m <= 20% of t\n  stage s \"Order\"\n    step t \"Pay\"\n", "added: requirement “Speed ≤ 20% (Pay)”");
	check_sentence("language es\njourney \"J\"\n  stage \"S\"\n", "language es\njourney \"J\"\n  require coverage observed >= 50%\n  stage \"S\"\n",
		"adición: requisito «Cobertura (observación) ≥ 50" NBSP "%»");
	check_sentence("language fr\njourney \"J\"\n  version 2.3\n  stage \"S\"\n", "language fr\njourney \"J\"\n  version 2.4\n  stage \"S\"\n",
		"version" NBSP ": 2.3 → 2.4");
	check_sentence(STEP_WITH("      pain \"Slow\" severity high\n"), STEP_WITH("      no pain\n"), "closed: pain point “Slow” (severity: high) — none found");
	check_sentence(STEP_WITH("      pain \"Slow\" severity high\n      no pain\n"), STEP_WITH("      no pain\n"), "removed from the map: pain point “Slow” (severity: high)");
	check_sentence(STEP_WITH("      wait 2 weeks\n"), STEP_WITH("      wait 14 days\n"), "");
	check_sentence(STEP_WITH("      wait 2 weeks\n"), STEP_WITH("      wait 1 day\n"), "waiting time: 2\xC2\xA0weeks → 1\xC2\xA0" "day, better");
	check_sentence("metric m \"Speed\" better lower\n" STEP_WITH("      metric m 31% target 20%\n"), "metric m \"Speed\" better lower\n" STEP_WITH("      metric m 18.5% target 20%\n"),
		"Speed: 31% → 18.5% (−12.5 percentage points), better, target of 20% now met");
#define PEOPLE "persona a \"Anna\"\npersona b \"Ben\"\npersona c \"Cleo\"\n"
#define WHOSE(people, rest) PEOPLE "journey \"J\"\n" people "  stage \"S\"\n    step \"T\"\n" rest
#define ALONE "      feel 0\n"
#define EACH "      feel 0 by a\n      feel -2 by b\n"
	check_sentence(PEOPLE STEP_WITH(ALONE), PEOPLE STEP_WITH(EACH), "feels worse: 0 → −2 (Ben)");
	check_sentence(PEOPLE STEP_WITH(EACH), PEOPLE STEP_WITH(ALONE), "feels better: −2 → 0 (Ben)");
	check_sentence(WHOSE("  persona a, b\n", ALONE), WHOSE("  persona a, b\n", EACH), "feels worse: 0 → −2 (Ben)");
	check_sentence(WHOSE("  persona a, b\n", "      feel 0 by a, b\n"), WHOSE("  persona a, b\n", EACH), "feels worse: 0 → −2 (Ben)");
	check_sentence(WHOSE("  persona a, b\n", "      feel 1\n"), WHOSE("  persona a, b\n", "      feel 1 by a\n      feel 1 by b\n"), "");
	check_sentence(WHOSE("  persona a, b, c\n", ALONE), WHOSE("  persona a, b, c\n", "      feel 0 by a\n      feel 0 by b\n"), "removed from the map: emotion 0 (Cleo)");
	check_sentence(WHOSE("  persona a, b, c\n", "      feel 0 by a\n      feel 0 by b\n"), WHOSE("  persona a, b, c\n", ALONE), "added: emotion 0 (Cleo)");
#define HOLD(value, target) "metric m \"Hold\" unit min better lower\n" STEP_WITH("      metric m " value " target " target "\n")
	check_sentence(HOLD("18 min", "5 min"), HOLD("18 min", "20 min"), "metric Hold — target: 5" NBSP "min → 20" NBSP "min, target of 20" NBSP "min now met, the value is the same");
	check_sentence(HOLD("18 min", "20 min"), HOLD("18 min", "5 min"), "metric Hold — target: 20" NBSP "min → 5" NBSP "min, target of 5" NBSP "min now missed, the value is the same");
	check_sentence(HOLD("18 min", "20 min"), HOLD("18 min", "30 min"), "metric Hold — target: 20" NBSP "min → 30" NBSP "min");
	check_sentence(HOLD("18 min", "5 min"), HOLD("0.5 h", "5 min"), "Hold: 18" NBSP "min → 0.5" NBSP "hours, worse, target 5" NBSP "min");
	check_sentence("metric m \"Hold\" better lower value 18 min target 5 min\n", "metric m \"Hold\" better lower value 18 min target 20 min\n",
		"metric Hold — target: 5" NBSP "min → 20" NBSP "min, target of 20" NBSP "min now met, the value is the same");
	check_sentence(STEP_WITH("      at \"Till\"\n"), STEP_WITH("      at \"Kiosk\"\n"), "touchpoint Kiosk instead of Till");
	check_sentence(STEP_WITH("      at \"A\", \"B\"\n"), STEP_WITH("      at \"B\"\n      at \"A\"\n"), "");
	check_sentence(STEP_WITH("      quote \"the queue at the till is much too long\"\n"), STEP_WITH("      quote \"the queue at the tills is far too long\"\n"),
		"reworded: quote “the queue at the till is much too long” → “the queue at the tills is far too long”");
	check_sentence("journey \"J\"\n  stage \"S\"\n    step \"A\"\n    step \"B\"\n    step \"C\"\n", "journey \"J\"\n  stage \"S\"\n    step \"C\"\n    step \"A\"\n    step \"B\"\n",
		"moved: now first");
	check_sentence("journey \"J\"\n  stage \"S\"\n    step \"A\"\n    step \"B\"\n  stage \"U\"\n    step \"D\"\n", "journey \"J\"\n  stage \"S\"\n    step \"A\"\n  stage \"U\"\n    step \"D\"\n    step \"B\"\n",
		"moved here from “S”");
	check_sentence("journey \"J\"\n  stage \"S\"\n    step \"Pays at the till\"\n", "journey \"J\"\n  stage \"S\"\n    step \"Pays at the counter\"\n",
		"renamed: “Pays at the till” → “Pays at the counter”");
}

/* What stands in a thing is told as that thing's: named first, and the detail is the rest, which doesn't name it once more. */
static void check_detail(struct diff *d, const struct change *c)
{
	const struct thing *own = c->new ? c->new : c->old;
	if (!c->about || c->about == own || c->about == diff_new_of(d, own))
		return;
	bool is_rest = c->detail.len && c->detail.len < c->sentence.len && str_ends(c->sentence, str_terminated(&d->arena, c->detail));
	check_count(is_rest, __FILE__, __LINE__, d->locale->code, str_terminated(&d->arena, c->sentence));
}

static void check_details_of(const struct locale *l, enum statement_kind kind, enum statement_kind parent)
{
	struct wanted there = { kind, parent, WHOLE, WHOLE, true, false, false }, absent = there;
	struct buf old = { 0 }, new = { 0 };
	struct compared c;
	absent.is_there = false;
	buf_fmt(&old, "language %s\n", l->code);
	buf_fmt(&new, "language %s\n", l->code);
	write_map(&old, &absent);
	write_map(&new, &there);
	compare_texts(&c, buf_as_str(&old), buf_as_str(&new));
	for (size_t i = 0; i < c.diff->changes.len; i++)
		check_detail(c.diff, &c.diff->changes.at[i]);
	finish_compared(&c);
	buf_finish(&old);
	buf_finish(&new);
}

/* In every language, of every statement that stands in another. */
static void check_details(void)
{
	for (size_t i = 0; locale_at(i); i++)
		for (int kind = 0; kind < KIND_NONE; kind++)
			for (int parent = 0; parent < KIND_NONE; parent++)
				if (statement_fits((enum statement_kind)kind, (enum statement_kind)parent) && !is_place((enum statement_kind)parent) && kind != KIND_LANGUAGE)
					check_details_of(locale_at(i), (enum statement_kind)kind, (enum statement_kind)parent);
}

/* A comparison calls a lane as the drawing heads it. */
static void check_lanes(void)
{
	for (size_t i = 0; locale_at(i); i++)
		for (unsigned int lane = 1; lane < LANE_COUNT; lane++) {
			struct compared c;
			struct buf old = { 0 }, new = { 0 };
			buf_fmt(&old, "language %s\njourney \"J\"\n  lane rivals \"Elsewhere\"\n", locale_at(i)->code);
			buf_fmt(&new, "%s  lanes %s, rivals\n", old.at, choices_of(CHOICES_lane)[lane - 1]);
			compare_texts(&c, str_of(old.at), str_of(new.at));
			struct str lanes = locale_list(c.diff->locale, &c.diff->arena, (struct str[]){ locale_choice(c.diff->locale, CHOICES_lane, lane), STR("Elsewhere") }, 2);
			CHECK(c.diff->changes.len == 1 && str_ends(c.diff->changes.at[0].sentence, str_terminated(&c.diff->arena, lanes)));
			finish_compared(&c);
			buf_finish(&old);
			buf_finish(&new);
		}
}

/* ---- several steps of one name ---- */

#define CALM "    step \"Waits\" at \"Till\" feel 0 \"calm\"\n"
#define ANGRY "    step \"Waits\" at \"Door\" feel -2 \"angry\" wait 9 min\n"
#define CALLS "    step \"Calls\" feel 1\n"
#define STAGE "journey \"J\"\n  stage \"S\"\n"

static const struct thing *step_at(const struct map *m, size_t index)
{
	return ((const struct stage *)((const struct journey *)m->journeys.at[0])->stages.at[0])->steps.at[index];
}

static void check_became(const char *old, const char *new, size_t from, size_t to)
{
	struct compared c;
	compare_texts(&c, str_of(old), str_of(new));
	CHECK(diff_new_of(c.diff, step_at(c.maps[0], from)) == step_at(c.maps[1], to));
	finish_compared(&c);
}

static void check_namesakes(void)
{
	check_sentence(STAGE CALM CALLS ANGRY, STAGE CALLS ANGRY, "removed from the map: step “Waits” (Till, 0 “calm”)");
	check_sentence(STAGE CALLS ANGRY, STAGE CALM CALLS ANGRY, "added: step “Waits” (Till, 0 “calm”)");
	check_sentence(STAGE CALM CALLS ANGRY, STAGE CALM CALLS, "removed from the map: step “Waits” (Door, −2 “angry”, waiting time: 9\xC2\xA0min)");
	check_sentence(STAGE CALM CALM ANGRY, STAGE CALM ANGRY, "removed from the map: step “Waits” (Till, 0 “calm”)");
	check_sentence(STAGE CALM ANGRY, STAGE CALM "    step \"Waits\" at \"Door\" feel -1 \"angry\" wait 9 min\n", "feels better: −2 “angry” → −1 “angry”");
	check_sentence(STAGE "    step \"Waits\"\n" CALLS "    step \"Waits\"\n", STAGE CALLS "    step \"Waits\"\n", "removed from the map: step “Waits”");
	/* None is as it was: the more alike. */
	check_sentence(STAGE "    step \"Waits\"\n" ANGRY "    step \"Waits\"\n", STAGE ANGRY "    step \"Waits\"\n", "removed from the map: step “Waits”");
	check_became(STAGE CALM ANGRY, STAGE "    step \"Waits\" at \"Door\" feel -1 \"angry\" wait 9 min\n", 1, 0);
	check_became(STAGE ANGRY CALM, STAGE "    step \"Waits\" at \"Till\" feel 1\n", 1, 0);
	/* Nothing tells them apart but their order. */
	check_sentence(STAGE "    step \"Waits\"\n      feel -1\n    step \"Waits\"\n      feel 1\n", STAGE "    step \"Waits\"\n      feel -1\n    step \"Waits\"\n      feel 2\n",
		"feels better: +1 → +2");
}

/* ---- figures ---- */

static void check_figure(const char *old, const char *new, enum figure_id id, const char *from, const char *to, int better)
{
	struct compared c;
	compare_texts(&c, str_of(old), str_of(new));
	const struct figure *f = &c.diff->journeys.at[0]->figures[id];
	CHECK_STR(str_terminated(&c.diff->arena, f->from), from);
	CHECK_STR(str_terminated(&c.diff->arena, f->to), to);
	CHECK(f->better == better);
	finish_compared(&c);
}

static void check_figures(void)
{
	check_figure(STEP_WITH("      feel 1\n      feel 2\n"), "scale 1..5\n" STEP_WITH("      feel 4\n      feel 4\n"), FIGURE_FEELING, "4.5", "4", -1);
	check_figure(HOLD("18 min", "5 min"), HOLD("0.5 h", "5 min"), FIGURE_MET, "0/1", "0/1", 0);
	check_figure(HOLD("52 days", "30 days"), HOLD("8 weeks", "30 days"), FIGURE_MET, "0/1", "0/1", 0);
	check_figure("scale 1..5\n" STEP_WITH("      feel 4\n"), STEP_WITH("      feel 1\n"), FIGURE_FEELING, "+1", "+1", 0);
}

/* ---- the longest run ---- */

static void check_run(const size_t *place, size_t count, const char *keeps)
{
	struct arena a;
	bool kept[16];
	char got[17] = "";
	arena_init(&a);
	diff_longest_run(&a, place, count, kept);
	for (size_t i = 0; i < count; i++)
		got[i] = kept[i] ? 'k' : '-';
	got[count] = 0;
	CHECK_STR(got, keeps);
	arena_finish(&a);
}

int main(void)
{
	check_every_statement();
	check_sentences();
	check_details();
	check_lanes();
	check_namesakes();
	check_figures();
	check_run((const size_t[]){ 0, 1, 2, 3 }, 4, "kkkk");
	check_run((const size_t[]){ 3, 0, 1, 2 }, 4, "-kkk");
	check_run((const size_t[]){ 1, 2, 3, 0 }, 4, "kkk-");
	check_run((const size_t[]){ 2, 0, 1, 4, 3 }, 5, "-kk-k");
	check_run(NULL, 0, "");
	return check_report();
}
