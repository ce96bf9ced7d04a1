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

static uint32_t roll(struct dice *d, uint32_t below)
{
	d->state += 0x9E3779B97F4A7C15u; /* splitmix64 */
	uint64_t z = d->state;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return below ? (uint32_t)((z ^ (z >> 31)) >> 33) % below : 0;
}

static bool happens(struct dice *d, int percent)
{
	return (int)roll(d, 100) < percent;
}

struct writer {
	struct dice dice, own, known; /* own: of feelings without a number, of reasons and of phases; known: of how long, and of what rests on what */
	const struct sort *sort;
	struct buf *out;
	int stages, steps[32], personas, teams, metrics;
	int depth;
};

static void line(struct writer *w)
{
	if (w->out->len)
		buf_char(w->out, '\n');
	for (int i = 0; i < w->depth; i++)
		buf_char(w->out, '\t');
}

static void fact(struct writer *w, const char *whole)
{
	line(w);
	buf_text(w->out, whole);
}

static bool has_blanks(enum script s)
{
	return s != JAPANESE && s != THAI;
}

/* A text in quotes of one to `most` words; now and then one word, now and then twice as many. */
static void text(struct writer *w, int most)
{
	enum script script = w->sort->script;
	if (script == MIXED)
		script = (enum script)roll(&w->dice, SCRIPT_COUNT);
	uint32_t count = 1 + roll(&w->dice, (uint32_t)most * (happens(&w->dice, 5) ? 2 : 1));
	buf_text(w->out, " \"");
	for (uint32_t i = 0; i < count; i++) {
		if (w->sort->script == MIXED && happens(&w->dice, 10))
			script = (enum script)roll(&w->dice, SCRIPT_COUNT);
		buf_fmt(w->out, "%s%s", i && has_blanks(script) ? " " : "", WORDS[script][roll(&w->dice, WORDS_MOST)]);
	}
	buf_char(w->out, '"');
}

static void say(struct writer *w, const char *word)
{
	line(w);
	buf_text(w->out, word);
	text(w, w->sort->words);
}

static void one_of(struct writer *w, const char *word, const char *const *choices, uint32_t count)
{
	buf_fmt(w->out, " %s %s", word, choices[roll(&w->dice, count)]);
}

static const char *const LEVELS[] = { "low", "medium", "high" };
static const char *const CHANNELS[] = { "web", "app", "email", "phone", "store", "chat", "ads", "delivery", "in-person", "kiosk", "press" };

static void claim(struct writer *w)
{
	static const char *const CLAIMS[] = { " from interviews", " from interviews, survey", " assumed", " predicted", " internal" };
	if (happens(&w->dice, 50))
		buf_text(w->out, CLAIMS[roll(&w->dice, 5)]);
}

/* The same of what is no card, with dice of their own: the rest of a map stays as it was. */
static void claim_apart(struct writer *w)
{
	static const char *const CLAIMS[] = { " from interviews", " from interviews, survey", " assumed", " predicted", " internal" };
	if (happens(&w->known, 50))
		buf_text(w->out, CLAIMS[roll(&w->known, 5)]);
}

static void say_known(struct writer *w, const char *word)
{
	say(w, word);
	claim_apart(w);
}

/* As one number or from … to. */
static void lasting(struct writer *w, const char *word)
{
	static const char *const TIMES[] = { "45 min", "2..5 min", "3 days", "10.5..12.25 h", "1..2 weeks", "100..2000 days" };
	line(w);
	buf_fmt(w->out, "%s %s", word, TIMES[roll(&w->known, 6)]);
	claim_apart(w);
}

static void team(struct writer *w, const char *word)
{
	if (happens(&w->dice, 50))
		buf_fmt(w->out, " %s team%d", word, (int)roll(&w->dice, (uint32_t)w->teams));
}

static void persona(struct writer *w)
{
	if (w->personas > 1 && happens(&w->dice, 70))
		buf_fmt(w->out, " by persona%d", (int)roll(&w->dice, (uint32_t)w->personas));
}

/* ---- what a step or a stage holds ---- */

static int level(struct writer *w)
{
	return happens(&w->dice, w->sort->level_feelings) ? 1 : (int)roll(&w->dice, 5) - 2;
}

/* A number, a word, or both. A word alone may be one that every list knows, or one that none does. */
static void part_of_feeling(struct writer *w, const char *word, int percent, int most_words)
{
	static const char *const ALONE[] = { "curiosity", "relief", "not satisfied", "anger", "zebraish", "frobnicated and grey" };
	buf_text(w->out, word);
	size_t behind = w->out->len;
	buf_fmt(w->out, " %d", level(w));
	if (happens(&w->dice, percent))
		text(w, most_words);
	if (happens(&w->own, 12)) {
		w->out->len = behind;
		buf_fmt(w->out, " \"%s\"", ALONE[roll(&w->own, 6)]);
	}
}

/* The last words of its half: what follows a reason could be its own. */
static void reason(struct writer *w)
{
	static const char *const WHY[] = { "the queue is long", "no date", "it was dear" };
	if (happens(&w->own, 5))
		buf_fmt(w->out, " because \"%s\"", WHY[roll(&w->own, 3)]);
}

static void feel(struct writer *w)
{
	line(w);
	part_of_feeling(w, "feel", 80, w->sort->words > 6 ? 6 : w->sort->words);
	persona(w);
	claim(w);
	reason(w);
	if (happens(&w->dice, w->sort->double_feelings)) {
		static const char *const SECOND[] = { "and", "to", "or" };
		uint32_t which = roll(&w->dice, 3);
		buf_char(w->out, ' ');
		part_of_feeling(w, SECOND[which], 70, 4);
		if (which == 2 && happens(&w->dice, 70)) {
			buf_text(w->out, " if");
			text(w, 6);
		}
		reason(w);
	}
}

static void measure(struct writer *w)
{
	static const char *const VALUES[] = { "31%", "4.1", "12 min", "3 days", "1250000 EUR", "0", "-12", "98.75%" };
	line(w);
	buf_fmt(w->out, "metric metric%d %s", (int)roll(&w->dice, (uint32_t)w->metrics), VALUES[roll(&w->dice, 8)]);
	if (happens(&w->dice, 60))
		buf_fmt(w->out, " target %s", VALUES[roll(&w->dice, 8)]);
	claim(w);
}

static void pain(struct writer *w)
{
	say(w, "pain");
	if (happens(&w->dice, 70))
		one_of(w, "severity", LEVELS, 3);
	if (happens(&w->dice, 30))
		buf_text(w->out, " frequency 31%");
	if (happens(&w->dice, 40)) {
		buf_text(w->out, " because");
		text(w, w->sort->words);
	}
	claim(w);
	team(w, "owner");
}

static void opportunity(struct writer *w)
{
	say(w, "opportunity");
	if (happens(&w->dice, 60))
		one_of(w, "impact", LEVELS, 3);
	if (happens(&w->dice, 60))
		one_of(w, "effort", LEVELS, 3);
	team(w, "owner");
	claim(w);
}

static void action(struct writer *w)
{
	static const char *const STATES[] = { "idea", "todo", "doing", "done", "dropped" };
	say(w, "action");
	team(w, "owner");
	one_of(w, "status", STATES, 5);
	if (happens(&w->dice, 60))
		buf_text(w->out, " due 2027-02-28 cost 4000 EUR");
}

static void touchpoint(struct writer *w)
{
	say(w, "at");
	if (w->personas % 3 == 1)
		buf_text(w->out, ", shunned");
	if (happens(&w->dice, 80))
		one_of(w, "via", CHANNELS, 11);
}

static void keyword(struct writer *w)
{
	static const char *const INTENTS[] = { "informational", "navigational", "commercial", "transactional" };
	say(w, "keyword");
	one_of(w, "intent", INTENTS, 4);
	buf_text(w->out, " volume 54000 position 14");
}

static void work(struct writer *w)
{
	static const char *const KINDS[] = { "front", "back", "support" };
	say(w, KINDS[roll(&w->dice, 3)]);
	team(w, "by");
	claim(w);
}

static void simple(struct writer *w)
{
	static const char *const KINDS[] = { "evidence", "policy", "wish", "practice", "insight", "resource", "promise", "note", "note own" };
	say(w, KINDS[roll(&w->dice, 9)]);
	claim(w);
}

static void saying(struct writer *w)
{
	say(w, happens(&w->dice, 70) ? "think" : "quote");
	persona(w);
	claim(w);
}

static void gain(struct writer *w)
{
	say(w, "gain");
	claim(w);
}

static void none(struct writer *w)
{
	static const char *const KINDS[] = { "pain", "gain", "opportunity", "touchpoint", "metric", "thought" };
	line(w);
	buf_fmt(w->out, "no %s", KINDS[roll(&w->dice, 6)]);
	if (happens(&w->dice, 80))
		text(w, w->sort->words);
}

static void content(struct writer *w, int density)
{
	static void (*const KINDS[])(struct writer *) = {
		touchpoint, saying, pain, gain, opportunity, action, keyword, work, work, simple, simple, none,
	};
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		for (int again = 0; again < 3 && happens(&w->dice, density); again++)
			KINDS[i](w);
	if (w->metrics && happens(&w->dice, density))
		measure(w);
	if (happens(&w->dice, density / 2))
		say(w, "moment-of-truth");
	if (happens(&w->dice, density / 3))
		lasting(w, "wait");
	if (happens(&w->dice, density / 3))
		lasting(w, "takes");
	if (happens(&w->dice, density / 3))
		say(w, "because");
	if (happens(&w->dice, density / 4)) {
		line(w);
		buf_fmt(w->out, "image \"%d.png\"", (int)roll(&w->dice, 9));
	}
}

static void feelings(struct writer *w)
{
	int most = w->personas > 1 ? w->personas : 1;
	if (happens(&w->dice, w->sort->feelings))
		feel(w);
	for (int i = 1; i < most && happens(&w->dice, w->sort->feelings / 2); i++)
		feel(w);
}

/* ---- the journey ---- */

static void ways(struct writer *w)
{
	int chance = w->sort->ways;
	for (int i = 0; i < 4 && happens(&w->dice, chance > 100 ? 100 : chance); i++, chance -= 35) {
		int stage = (int)roll(&w->dice, (uint32_t)w->stages);
		if (!w->steps[stage])
			continue;
		line(w);
		buf_fmt(w->out, "next s%d-%d", stage, (int)roll(&w->dice, (uint32_t)w->steps[stage]));
		if (happens(&w->dice, 70))
			buf_fmt(w->out, " %d%%", (int)roll(&w->dice, 101));
		if (happens(&w->dice, 60)) {
			buf_text(w->out, " if");
			text(w, 5);
		}
		claim_apart(w);
	}
}

static void step(struct writer *w, int stage, int index)
{
	line(w);
	buf_fmt(w->out, "step s%d-%d", stage, index);
	text(w, w->sort->words);
	w->depth++;
	feelings(w);
	content(w, w->sort->density);
	ways(w);
	if (happens(&w->dice, 10))
		fact(w, happens(&w->dice, 50) ? "exit" : "off-brand");
	w->depth--;
}

static void stage(struct writer *w, int index)
{
	line(w);
	buf_text(w->out, "stage");
	text(w, w->sort->title_words);
	w->depth++;
	if (happens(&w->dice, 50))
		say_known(w, "goal");
	if (happens(&w->dice, 20))
		say_known(w, "expects");
	if (happens(&w->dice, 20)) {
		say(w, "question");
		buf_fmt(w->out, " answer \"%s\"", happens(&w->known, 50) ? "At the till" : "Nobody knows yet: the figures of the year before are all that there is");
		claim_apart(w);
	}
	if (happens(&w->dice, 20)) {
		fact(w, "drop 17%");
		claim_apart(w);
	}
	content(w, w->sort->stage_density);
	if (happens(&w->dice, w->sort->stage_density))
		feel(w);
	for (int i = 0; i < w->steps[index]; i++)
		step(w, index, i);
	w->depth--;
}

static void journey_things(struct writer *w)
{
	static const char *const KINDS[] = { "insight", "wish", "practice", "resource", "opportunity", "action", "question", "event 2027-03-01" };
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
		for (int k = 0; k < w->sort->journey_things * 2 && happens(&w->dice, 45); k++)
			say(w, KINDS[i]);
	for (int i = 0; w->metrics && i < w->sort->journey_things && happens(&w->dice, 50); i++)
		measure(w);
}

static void header(struct writer *w)
{
	for (int i = 0; i < w->personas; i++) {
		line(w);
		buf_fmt(w->out, "persona persona%d", i);
	}
	if (happens(&w->dice, 60))
		say(w, "why");
	if (happens(&w->dice, 30))
		say(w, "scenario");
	if (happens(&w->dice, 60))
		say(w, "scope");
	for (int i = 0; w->metrics && i < 3 && happens(&w->dice, 60); i++) {
		say(w, "goal");
		buf_fmt(w->out, " metric metric%d from 31%% to 20%% due 2027-03-31", (int)roll(&w->dice, (uint32_t)w->metrics));
	}
	static const char *const FACTS[] = { "state current", "owner team0", "stakeholders team0, team1", "reviewed 2026-10-01", "review every 3 months", "version 1.2" };
	for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++)
		if (happens(&w->dice, 50))
			fact(w, FACTS[i]);
	fact(w, "lane own");
	text(w, 3);
}

/* Some maps choose their lanes and the order of them. */
static void lanes(struct writer *w)
{
	static const char *const LANES[] = { "support", "pains", "own", "feelings", "steps", "quotes", "back", "metrics", "actions", "touchpoints", "images", "opportunities" };
	enum { LANES_MOST = sizeof LANES / sizeof *LANES };
	if (!happens(&w->dice, 15))
		return;
	fact(w, "lanes ");
	uint32_t first = roll(&w->dice, LANES_MOST), count = 1 + roll(&w->dice, LANES_MOST - 1);
	for (uint32_t i = 0; i < count; i++)
		buf_fmt(w->out, "%s%s", i ? ", " : "", LANES[(first + i * 5) % LANES_MOST]);
}

/* Each third map has phases; a stage begins one, goes on with it, or stands beside it. */
static void stage_with_phase(struct writer *w, int index, bool *in_phase)
{
	static const char *const NAMES[] = { "Before", "All that happens until she has decided", "بعد الشراء", "Wirtschaftsprüfungsgesellschaftsvertrag", "購入の前", "😀" };
	uint32_t does = w->own.state % 3 ? 3 : roll(&w->own, 4);
	if (does == 0) {
		line(w);
		buf_fmt(w->out, "phase \"%s\"", NAMES[roll(&w->own, sizeof NAMES / sizeof *NAMES)]);
	}
	*in_phase = does == 0 || (does == 1 && *in_phase);
	w->depth += *in_phase;
	stage(w, index);
	w->depth -= *in_phase;
}

static void journey(struct writer *w)
{
	line(w);
	buf_text(w->out, "journey");
	text(w, w->sort->title_words * 2);
	w->depth++;
	header(w);
	lanes(w);
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
		line(w);
		buf_fmt(w->out, "persona persona%d", i);
		text(w, 3);
		w->depth++;
		for (size_t k = 0; k < sizeof SAYS / sizeof *SAYS; k++)
			if (happens(&w->dice, 40))
				(takes_claims(SAYS[k]) ? say_known : say)(w, SAYS[k]);
		if (happens(&w->dice, 30))
			fact(w, "image \"face.png\"");
		w->depth--;
	}
}

/* A letter, a sign and an emoji stand for channels in half of the maps. */
static void declare_channels(struct writer *w)
{
	static const char *const ICONS[] = { "channel store icon \"K\"", "channel web icon \"🛒\"", "channel phone \"☎ ☎\" icon \"☎️\"", "channel email icon \"WWW\"" };
	for (size_t i = 0; w->personas % 2 && i < sizeof ICONS / sizeof *ICONS; i++)
		fact(w, ICONS[i]);
}

/* Touchpoints that are met though nobody wants them, and one that is wanted and nobody meets. */
static void declare_touchpoints(struct writer *w)
{
	if (w->personas % 3 != 1)
		return;
	fact(w, "touchpoint shunned");
	text(w, 3);
	buf_text(w->out, " wanted no via phone");
	fact(w, "touchpoint missed");
	text(w, 6);
	buf_text(w->out, " wanted yes owner team0 via store");
}

static void declare(struct writer *w)
{
	static const char *const LANGUAGES[] = { "en", "fr", "de", "es", "ja", "ar" };
	buf_fmt(w->out, "language %s", w->sort->script == ARABIC ? "ar" : LANGUAGES[roll(&w->dice, 6)]);
	line(w);
	buf_text(w->out, "source interviews");
	text(w, 3);
	buf_text(w->out, " n 12");
	for (int i = 0; i < w->teams; i++) {
		line(w);
		buf_fmt(w->out, "team team%d", i);
		text(w, 2);
	}
	declare_personas(w);
	declare_channels(w);
	declare_touchpoints(w);
	for (int i = 0; i < w->metrics; i++) {
		line(w);
		buf_fmt(w->out, "metric metric%d", i);
		text(w, 3);
		buf_fmt(w->out, " better %s%s", i % 2 ? "higher" : "lower", i % 3 ? " value 4.1 target 4.5" : "");
	}
}

/* ---- the map ---- */

static void throw_sizes(struct writer *w)
{
	const struct sort *s = w->sort;
	bool whole = s->stages == 16 || s->stages == 1; /* these sorts are about their size */
	w->stages = whole || !s->stages ? s->stages : 1 + (int)roll(&w->dice, (uint32_t)s->stages);
	for (int i = 0; i < w->stages; i++)
		w->steps[i] = happens(&w->dice, s->empty_stage) ? 0 : whole ? s->steps : 1 + (int)roll(&w->dice, (uint32_t)s->steps);
	w->personas = (int)roll(&w->dice, (uint32_t)s->personas + 1);
	w->metrics = (int)roll(&w->dice, (uint32_t)s->metrics + 1);
	w->teams = 2;
}

void generate_map(uint32_t number, struct buf *out)
{
	struct writer w = {
		.dice = { number * 7919u + 17u }, .own = { number * 104729u + 29u }, .known = { number * 15485863u + 41u }, .sort = &SORTS[number % SORT_COUNT], .out = out,
	};
	throw_sizes(&w);
	declare(&w);
	journey(&w);
	buf_char(out, '\n');
}

const char *generated_sort(uint32_t number)
{
	return SORTS[number % SORT_COUNT].name;
}
