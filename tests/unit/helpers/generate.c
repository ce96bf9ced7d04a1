/* generate.c — writes a map by throwing dice, each sort with dice of its own. What it writes is right: a map with a mistake
 * would only test the parser. */
#include "generate.h"

#include "cjm/ast.h"

struct dice {
	uint64_t state;
};

enum script { PLAIN, LONG, ACCENTS, JAPANESE, ARABIC, HEBREW, THAI, EMOJI, GREEK, CYRILLIC, HINDI, SCRIPT_COUNT, MIXED };

struct sort { /* how a map of this sort comes out: the most of each thing, chances in percent */
	const char *name;
	int stages, steps, empty_stage;
	int words, title_words;
	enum script script;
	int density;       /* of what a step holds */
	int stage_density; /* of what a stage holds */
	int journey_things;
	int personas, feelings, level_feelings, double_feelings, ways, metrics;
};

static const struct sort SORTS[] = {
	{ "plain", 5, 4, 10, 8, 3, PLAIN, 35, 10, 1, 1, 80, 0, 30, 15, 2 },
	{ "long words", 4, 3, 10, 6, 3, LONG, 35, 20, 2, 2, 80, 0, 30, 20, 3 },
	{ "empty stages", 8, 2, 70, 6, 4, ACCENTS, 20, 25, 1, 1, 60, 0, 20, 10, 1 },
	{ "one step", 1, 1, 0, 12, 5, MIXED, 60, 30, 3, 1, 100, 0, 50, 0, 4 },
	{ "eighty steps", 16, 5, 0, 6, 3, ACCENTS, 12, 6, 1, 1, 80, 0, 30, 12, 2 },
	{ "mixed scripts", 5, 4, 10, 9, 4, MIXED, 35, 15, 2, 2, 80, 0, 30, 20, 3 },
	{ "many personas", 4, 4, 10, 6, 3, ACCENTS, 20, 10, 1, 6, 100, 50, 40, 10, 2 },
	{ "equal feelings", 3, 4, 0, 4, 3, PLAIN, 5, 5, 0, 3, 100, 100, 80, 5, 0 },
	{ "many branches", 4, 5, 0, 5, 3, PLAIN, 10, 5, 0, 1, 60, 0, 20, 130, 1 },
	{ "stages' own content", 6, 3, 30, 10, 3, MIXED, 5, 60, 4, 2, 20, 0, 30, 5, 2 },
	{ "huge titles", 9, 1, 10, 4, 30, LONG, 10, 10, 1, 1, 50, 0, 10, 5, 1 },
	{ "many header cards", 3, 2, 0, 8, 4, ACCENTS, 20, 10, 3, 7, 60, 0, 20, 5, 12 },
	{ "everything", 4, 4, 5, 14, 6, MIXED, 75, 50, 4, 4, 100, 30, 60, 40, 8 },
	{ "no stages", 0, 0, 0, 9, 4, MIXED, 0, 0, 4, 3, 0, 0, 0, 0, 4 },
	{ "from the right", 5, 4, 10, 8, 3, ARABIC, 35, 15, 2, 2, 80, 0, 30, 20, 3 },
};
enum { SORT_COUNT = sizeof SORTS / sizeof *SORTS, WORDS_MOST = 8 };

static const char *const WORDS[SCRIPT_COUNT][WORDS_MOST] = {
	[PLAIN] = { "waits", "for", "the", "order", "and", "reads", "a", "confirmation" },
	[LONG] = { "Donaudampfschifffahrtsgesellschaftskapitän", "https://example.com/a/path/that/never/ends/and/goes/on?x=1&y=2", "anticonstitutionnellement",
		"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "at", "Rechtsschutzversicherung", "the", "half-hearted-non-committal" },
	[ACCENTS] = { "commande", "différée", "à", "l'été", "où", "ça", "reçoit\xC2\xA0:", "Überraschung" },
	[JAPANESE] = { "購入手続きの確認画面を開く", "注文", "商品が届くまで待つ。", "「助かった」", "返品、", "カスタマーサポート", "に", "電話する" },
	[ARABIC] = { "تنتظر", "المريضة", "في", "غرفة", "الانتظار", "موعد", "جديد،", "بعد" },
	[HEBREW] = { "הלקוחה", "ממתינה", "לאישור", "של", "ההזמנה", "בדוא״ל", "עם", "מענה" },
	[THAI] = { "ลูกค้ารอการยืนยันคำสั่งซื้อ", "ร้าน", "ส่งของ", "ไม่ทันเวลา", "โทร", "กลับ", "มา", "อีกครั้งหนึ่ง" },
	[EMOJI] = { "\U0001F600", "\U0001F469\u200D\U0001F469\u200D\U0001F467", "\U0001F1EB\U0001F1F7", "\U0001F44D\U0001F3FD", "ok", "\U0001F6D2", "!", "go" },
	[GREEK] = { "περιμένει", "την", "παραγγελία", "και", "διαβάζει", "ένα", "μήνυμα", "ξανά" },
	[CYRILLIC] = { "ожидает", "подтверждения", "заказа", "и", "читает", "письмо", "от", "магазина" },
	[HINDI] = { "ग्राहक", "पुष्टि", "की", "प्रतीक्षा", "करता", "है", "और", "पढ़ता" },
};

static uint32_t roll_dice(struct dice *d, uint32_t below)
{
	d->state += 0x9E3779B97F4A7C15u; /* splitmix64 */
	uint64_t z = d->state;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return below ? (uint32_t)((z ^ (z >> 31)) >> 33) % below : 0;
}

static bool roll_happens(struct dice *d, int percent)
{
	return (int)roll_dice(d, 100) < percent;
}

struct writer {
	struct dice dice, own, known; /* own: of feelings without a number, of reasons and of phases; known: of how long, and of what rests on what */
	const struct sort *sort;
	struct buf *out;
	int stages, steps[32], personas, teams, metrics;
	int depth;
};

static void write_line(struct writer *w)
{
	if (w->out->len)
		buf_char(w->out, '\n');
	for (int i = 0; i < w->depth; i++)
		buf_char(w->out, '\t');
}

static void write_fact(struct writer *w, const char *whole)
{
	write_line(w);
	buf_text(w->out, whole);
}

static bool has_blanks(enum script s)
{
	return s != JAPANESE && s != THAI;
}

/* A text in quotes of one to `most` words; now and then one word, now and then twice as many. */
static void write_text(struct writer *w, int most)
{
	enum script script = w->sort->script;
	if (script == MIXED)
		script = (enum script)roll_dice(&w->dice, SCRIPT_COUNT);
	uint32_t count = 1 + roll_dice(&w->dice, (uint32_t)most * (roll_happens(&w->dice, 5) ? 2 : 1));
	buf_text(w->out, " \"");
	for (uint32_t i = 0; i < count; i++) {
		if (w->sort->script == MIXED && roll_happens(&w->dice, 10))
			script = (enum script)roll_dice(&w->dice, SCRIPT_COUNT);
		buf_fmt(w->out, "%s%s", i && has_blanks(script) ? " " : "", WORDS[script][roll_dice(&w->dice, WORDS_MOST)]);
	}
	buf_char(w->out, '"');
}

static void write_said(struct writer *w, const char *word)
{
	write_line(w);
	buf_text(w->out, word);
	write_text(w, w->sort->words);
}

static void one_of(struct writer *w, const char *word, const char *const *choices, uint32_t count)
{
	buf_fmt(w->out, " %s %s", word, choices[roll_dice(&w->dice, count)]);
}

static const char *const LEVELS[] = { "low", "medium", "high" };
static const char *const CHANNELS[] = { "web", "app", "email", "phone", "store", "chat", "ads", "delivery", "in-person", "kiosk", "press" };

static void write_claim(struct writer *w)
{
	static const char *const CLAIMS[] = { " from interviews", " from interviews, survey", " assumed", " predicted", " internal" };
	if (roll_happens(&w->dice, 50))
		buf_text(w->out, CLAIMS[roll_dice(&w->dice, 5)]);
}

/* The same of what is no card, with dice of their own: the rest of a map stays as it was. */
static void claim_apart(struct writer *w)
{
	static const char *const CLAIMS[] = { " from interviews", " from interviews, survey", " assumed", " predicted", " internal" };
	if (roll_happens(&w->known, 50))
		buf_text(w->out, CLAIMS[roll_dice(&w->known, 5)]);
}

static void write_known(struct writer *w, const char *word)
{
	write_said(w, word);
	claim_apart(w);
}

/* As one number or from … to. */
static void write_lasting(struct writer *w, const char *word)
{
	static const char *const TIMES[] = { "45 min", "2..5 min", "3 days", "10.5..12.25 h", "1..2 weeks", "100..2000 days" };
	write_line(w);
	buf_fmt(w->out, "%s %s", word, TIMES[roll_dice(&w->known, 6)]);
	claim_apart(w);
}

static void write_team(struct writer *w, const char *word)
{
	if (roll_happens(&w->dice, 50))
		buf_fmt(w->out, " %s team%d", word, (int)roll_dice(&w->dice, (uint32_t)w->teams));
}

static void write_persona(struct writer *w)
{
	if (w->personas > 1 && roll_happens(&w->dice, 70))
		buf_fmt(w->out, " by persona%d", (int)roll_dice(&w->dice, (uint32_t)w->personas));
}

/* ---- what a step or a stage holds ---- */

static int feeling_level(struct writer *w)
{
	return roll_happens(&w->dice, w->sort->level_feelings) ? 1 : (int)roll_dice(&w->dice, 5) - 2;
}

/* A number, a word, or both. A word alone may be one that every list knows, or one that none does. */
static void part_of_feeling(struct writer *w, const char *word, int percent, int most_words)
{
	static const char *const ALONE[] = { "curiosity", "relief", "not satisfied", "anger", "zebraish", "frobnicated and grey" };
	buf_text(w->out, word);
	size_t behind = w->out->len;
	buf_fmt(w->out, " %d", feeling_level(w));
	if (roll_happens(&w->dice, percent))
		write_text(w, most_words);
	if (roll_happens(&w->own, 12)) {
		w->out->len = behind;
		buf_fmt(w->out, " \"%s\"", ALONE[roll_dice(&w->own, 6)]);
	}
}

/* The last words of its half: what follows a reason could be its own. */
static void write_reason(struct writer *w)
{
	static const char *const WHY[] = { "the queue is long", "no date", "it was dear" };
	if (roll_happens(&w->own, 5))
		buf_fmt(w->out, " because \"%s\"", WHY[roll_dice(&w->own, 3)]);
}

static void write_feel(struct writer *w)
{
	write_line(w);
	part_of_feeling(w, "feel", 80, w->sort->words > 6 ? 6 : w->sort->words);
	write_persona(w);
	write_claim(w);
	write_reason(w);
	if (roll_happens(&w->dice, w->sort->double_feelings)) {
		static const char *const SECOND[] = { "and", "to", "or" };
		uint32_t which = roll_dice(&w->dice, 3);
		buf_char(w->out, ' ');
		part_of_feeling(w, SECOND[which], 70, 4);
		if (which == 2 && roll_happens(&w->dice, 70)) {
			buf_text(w->out, " if");
			write_text(w, 6);
		}
		write_reason(w);
	}
}

static void write_measure(struct writer *w)
{
	static const char *const VALUES[] = { "31%", "4.1", "12 min", "3 days", "1250000 EUR", "0", "-12", "98.75%" };
	write_line(w);
	buf_fmt(w->out, "metric metric%d %s", (int)roll_dice(&w->dice, (uint32_t)w->metrics), VALUES[roll_dice(&w->dice, 8)]);
	if (roll_happens(&w->dice, 60))
		buf_fmt(w->out, " target %s", VALUES[roll_dice(&w->dice, 8)]);
	write_claim(w);
}

static void write_pain(struct writer *w)
{
	write_said(w, "pain");
	if (roll_happens(&w->dice, 70))
		one_of(w, "severity", LEVELS, 3);
	if (roll_happens(&w->dice, 30))
		buf_text(w->out, " frequency 31%");
	if (roll_happens(&w->dice, 40)) {
		buf_text(w->out, " because");
		write_text(w, w->sort->words);
	}
	write_claim(w);
	write_team(w, "owner");
}

static void write_opportunity(struct writer *w)
{
	write_said(w, "opportunity");
	if (roll_happens(&w->dice, 60))
		one_of(w, "impact", LEVELS, 3);
	if (roll_happens(&w->dice, 60))
		one_of(w, "effort", LEVELS, 3);
	write_team(w, "owner");
	write_claim(w);
}

static void write_action(struct writer *w)
{
	static const char *const STATES[] = { "idea", "todo", "doing", "done", "dropped" };
	write_said(w, "action");
	write_team(w, "owner");
	one_of(w, "status", STATES, 5);
	if (roll_happens(&w->dice, 60))
		buf_text(w->out, " due 2027-02-28 cost 4000 EUR");
}

static void write_touchpoint(struct writer *w)
{
	write_said(w, "at");
	if (w->personas % 3 == 1)
		buf_text(w->out, ", shunned");
	if (roll_happens(&w->dice, 80))
		one_of(w, "via", CHANNELS, 11);
}

static void write_keyword(struct writer *w)
{
	static const char *const INTENTS[] = { "informational", "navigational", "commercial", "transactional" };
	write_said(w, "keyword");
	one_of(w, "intent", INTENTS, 4);
	buf_text(w->out, " volume 54000 position 14");
}

static void write_work(struct writer *w)
{
	static const char *const KINDS[] = { "front", "back", "support" };
	write_said(w, KINDS[roll_dice(&w->dice, 3)]);
	write_team(w, "by");
	write_claim(w);
}

static void write_simple(struct writer *w)
{
	static const char *const KINDS[] = { "evidence", "policy", "wish", "practice", "insight", "resource", "promise", "note", "note own" };
	write_said(w, KINDS[roll_dice(&w->dice, 9)]);
	write_claim(w);
}

static void write_saying(struct writer *w)
{
	write_said(w, roll_happens(&w->dice, 70) ? "think" : "quote");
	write_persona(w);
	write_claim(w);
}

static void write_gain(struct writer *w)
{
	write_said(w, "gain");
	write_claim(w);
}

static void write_none(struct writer *w)
{
	static const char *const KINDS[] = { "pain", "gain", "opportunity", "touchpoint", "metric", "thought" };
	write_line(w);
	buf_fmt(w->out, "no %s", KINDS[roll_dice(&w->dice, 6)]);
	if (roll_happens(&w->dice, 80))
		write_text(w, w->sort->words);
}

static void write_content(struct writer *w, int density)
{
	static void (*const KINDS[])(struct writer *) = {
		write_touchpoint, write_saying, write_pain, write_gain, write_opportunity, write_action, write_keyword, write_work, write_work, write_simple,
		write_simple, write_none,
	};
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		for (int again = 0; again < 3 && roll_happens(&w->dice, density); again++)
			KINDS[i](w);
	if (w->metrics && roll_happens(&w->dice, density))
		write_measure(w);
	if (roll_happens(&w->dice, density / 2))
		write_said(w, "moment-of-truth");
	if (roll_happens(&w->dice, density / 3))
		write_lasting(w, "wait");
	if (roll_happens(&w->dice, density / 3))
		write_lasting(w, "takes");
	if (roll_happens(&w->dice, density / 3))
		write_said(w, "because");
	if (roll_happens(&w->dice, density / 4)) {
		write_line(w);
		buf_fmt(w->out, "image \"%d.png\"", (int)roll_dice(&w->dice, 9));
	}
}

static void write_feelings(struct writer *w)
{
	int most = w->personas > 1 ? w->personas : 1;
	if (roll_happens(&w->dice, w->sort->feelings))
		write_feel(w);
	for (int i = 1; i < most && roll_happens(&w->dice, w->sort->feelings / 2); i++)
		write_feel(w);
}

/* ---- the journey ---- */

static void write_ways(struct writer *w)
{
	int chance = w->sort->ways;
	for (int i = 0; i < 4 && roll_happens(&w->dice, chance > 100 ? 100 : chance); i++, chance -= 35) {
		int stage = (int)roll_dice(&w->dice, (uint32_t)w->stages);
		if (!w->steps[stage])
			continue;
		write_line(w);
		buf_fmt(w->out, "next s%d-%d", stage, (int)roll_dice(&w->dice, (uint32_t)w->steps[stage]));
		if (roll_happens(&w->dice, 70))
			buf_fmt(w->out, " %d%%", (int)roll_dice(&w->dice, 101));
		if (roll_happens(&w->dice, 60)) {
			buf_text(w->out, " if");
			write_text(w, 5);
		}
		claim_apart(w);
	}
}

static void write_step(struct writer *w, int stage, int index)
{
	write_line(w);
	buf_fmt(w->out, "step s%d-%d", stage, index);
	write_text(w, w->sort->words);
	w->depth++;
	write_feelings(w);
	write_content(w, w->sort->density);
	write_ways(w);
	if (roll_happens(&w->dice, 10))
		write_fact(w, roll_happens(&w->dice, 50) ? "exit" : "off-brand");
	w->depth--;
}

static void write_stage(struct writer *w, int index)
{
	write_line(w);
	buf_text(w->out, "stage");
	write_text(w, w->sort->title_words);
	w->depth++;
	if (roll_happens(&w->dice, 50))
		write_known(w, "goal");
	if (roll_happens(&w->dice, 20))
		write_known(w, "expects");
	if (roll_happens(&w->dice, 20)) {
		write_said(w, "question");
		buf_fmt(w->out, " answer \"%s\"", roll_happens(&w->known,
			50) ? "At the till" : "Nobody knows yet: the figures of the year before are all that there is");
		claim_apart(w);
	}
	if (roll_happens(&w->dice, 20)) {
		write_fact(w, "drop 17%");
		claim_apart(w);
	}
	write_content(w, w->sort->stage_density);
	if (roll_happens(&w->dice, w->sort->stage_density))
		write_feel(w);
	for (int i = 0; i < w->steps[index]; i++)
		write_step(w, index, i);
	w->depth--;
}

static void journey_things(struct writer *w)
{
	static const char *const KINDS[] = { "insight", "wish", "practice", "resource", "opportunity", "action", "question", "event 2027-03-01" };
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		for (int k = 0; k < w->sort->journey_things * 2 && roll_happens(&w->dice, 45); k++)
			write_said(w, KINDS[i]);
	for (int i = 0; w->metrics && i < w->sort->journey_things && roll_happens(&w->dice, 50); i++)
		write_measure(w);
}

static void write_header(struct writer *w)
{
	for (int i = 0; i < w->personas; i++) {
		write_line(w);
		buf_fmt(w->out, "persona persona%d", i);
	}
	if (roll_happens(&w->dice, 60))
		write_said(w, "why");
	if (roll_happens(&w->dice, 30))
		write_said(w, "scenario");
	if (roll_happens(&w->dice, 60))
		write_said(w, "scope");
	for (int i = 0; w->metrics && i < 3 && roll_happens(&w->dice, 60); i++) {
		write_said(w, "goal");
		buf_fmt(w->out, " metric metric%d from 31%% to 20%% due 2027-03-31", (int)roll_dice(&w->dice, (uint32_t)w->metrics));
	}
	static const char *const FACTS[] = { "state current", "owner team0", "stakeholders team0, team1", "reviewed 2026-10-01", "review every 3 months", "version 1.2" };
	for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++)
		if (roll_happens(&w->dice, 50))
			write_fact(w, FACTS[i]);
	write_fact(w, "lane own");
	write_text(w, 3);
}

/* Some maps choose their lanes and the order of them. */
static void write_lanes(struct writer *w)
{
	static const char *const LANES[] = { "support", "pains", "own", "feelings", "steps", "quotes", "back", "metrics", "actions", "touchpoints", "images", "opportunities" };
	enum { LANES_MOST = sizeof LANES / sizeof *LANES };
	if (!roll_happens(&w->dice, 15))
		return;
	write_fact(w, "lanes ");
	uint32_t first = roll_dice(&w->dice, LANES_MOST), count = 1 + roll_dice(&w->dice, LANES_MOST - 1);
	for (uint32_t i = 0; i < count; i++)
		buf_fmt(w->out, "%s%s", i ? ", " : "", LANES[(first + i * 5) % LANES_MOST]);
}

/* Each third map has phases; a stage begins one, goes on with it, or stands beside it. */
static void stage_with_phase(struct writer *w, int index, bool *in_phase)
{
	static const char *const NAMES[] = { "Before", "All that happens until she has decided", "بعد الشراء", "Wirtschaftsprüfungsgesellschaftsvertrag", "購入の前", "😀" };
	uint32_t does = w->own.state % 3 ? 3 : roll_dice(&w->own, 4);
	if (does == 0) {
		write_line(w);
		buf_fmt(w->out, "phase \"%s\"", NAMES[roll_dice(&w->own, sizeof NAMES / sizeof *NAMES)]);
	}
	*in_phase = does == 0 || (does == 1 && *in_phase);
	w->depth += *in_phase;
	write_stage(w, index);
	w->depth -= *in_phase;
}

static void write_journey(struct writer *w)
{
	write_line(w);
	buf_text(w->out, "journey");
	write_text(w, w->sort->title_words * 2);
	w->depth++;
	write_header(w);
	write_lanes(w);
	journey_things(w);
	bool in_phase = false;
	for (int i = 0; i < w->stages; i++)
		stage_with_phase(w, i, &in_phase);
	w->depth--;
}

/* ---- what is declared at the top ---- */

/* What somebody wants and fears may be known, who they are is. */
static bool takes_claims(const char *word)
{
	return statement_fits(KIND_FROM, statement_find(KIND_PERSONA, str_of(word)));
}

static void declare_personas(struct writer *w)
{
	static const char *const SAYS[] = { "about", "role", "goal", "need", "frustration", "quote", "location", "expects", "behavior" };
	for (int i = 0; i < w->personas; i++) {
		write_line(w);
		buf_fmt(w->out, "persona persona%d", i);
		write_text(w, 3);
		w->depth++;
		for (size_t k = 0; k < sizeof SAYS / sizeof *SAYS; k++)
			if (roll_happens(&w->dice, 40))
				(takes_claims(SAYS[k]) ? write_known : write_said)(w, SAYS[k]);
		if (roll_happens(&w->dice, 30))
			write_fact(w, "image \"face.png\"");
		w->depth--;
	}
}

/* A letter, a sign and an emoji stand for channels in half of the maps. */
static void declare_channels(struct writer *w)
{
	static const char *const ICONS[] = { "channel store icon \"K\"", "channel web icon \"🛒\"", "channel phone \"☎ ☎\" icon \"☎️\"", "channel email icon \"WWW\"" };
	for (size_t i = 0; w->personas % 2 && i < sizeof ICONS / sizeof *ICONS; i++)
		write_fact(w, ICONS[i]);
}

/* Touchpoints that are met though nobody wants them, and one that is wanted and nobody meets. */
static void declare_touchpoints(struct writer *w)
{
	if (w->personas % 3 != 1)
		return;
	write_fact(w, "touchpoint shunned");
	write_text(w, 3);
	buf_text(w->out, " wanted no via phone");
	write_fact(w, "touchpoint missed");
	write_text(w, 6);
	buf_text(w->out, " wanted yes owner team0 via store");
}

static void write_declared(struct writer *w)
{
	static const char *const LANGUAGES[] = { "en", "fr", "de", "es", "ja", "ar" };
	buf_fmt(w->out, "language %s", w->sort->script == ARABIC ? "ar" : LANGUAGES[roll_dice(&w->dice, 6)]);
	write_line(w);
	buf_text(w->out, "source interviews");
	write_text(w, 3);
	buf_text(w->out, " n 12");
	for (int i = 0; i < w->teams; i++) {
		write_line(w);
		buf_fmt(w->out, "team team%d", i);
		write_text(w, 2);
	}
	declare_personas(w);
	declare_channels(w);
	declare_touchpoints(w);
	for (int i = 0; i < w->metrics; i++) {
		write_line(w);
		buf_fmt(w->out, "metric metric%d", i);
		write_text(w, 3);
		buf_fmt(w->out, " better %s%s", i % 2 ? "higher" : "lower", i % 3 ? " value 4.1 target 4.5" : "");
	}
}

/* ---- the map ---- */

static void throw_sizes(struct writer *w)
{
	const struct sort *s = w->sort;
	bool whole = s->stages == 16 || s->stages == 1; /* these sorts are about their size */
	w->stages = whole || !s->stages ? s->stages : 1 + (int)roll_dice(&w->dice, (uint32_t)s->stages);
	for (int i = 0; i < w->stages; i++)
		w->steps[i] = roll_happens(&w->dice, s->empty_stage) ? 0 : whole ? s->steps : 1 + (int)roll_dice(&w->dice, (uint32_t)s->steps);
	w->personas = (int)roll_dice(&w->dice, (uint32_t)s->personas + 1);
	w->metrics = (int)roll_dice(&w->dice, (uint32_t)s->metrics + 1);
	w->teams = 2;
}

void generate_map(uint32_t number, struct buf *out)
{
	struct writer w = {
		.dice = { number * 7919u + 17u }, .own = { number * 104729u + 29u }, .known = { number * 15485863u + 41u }, .sort = &SORTS[number % SORT_COUNT], .out = out,
	};
	throw_sizes(&w);
	write_declared(&w);
	write_journey(&w);
	buf_char(out, '\n');
}

const char *generated_sort(uint32_t number)
{
	return SORTS[number % SORT_COUNT].name;
}
