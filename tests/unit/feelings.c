/* feelings.c — words without a number: where they stand, and that they go nowhere else. */
#include "check.h"

#include "cjm/course.h"
#include "cjm/locale.h"
#include "cjm/feeling_words.h"

#include <math.h>

/* The field's usual words in the languages of the drawing, and on which side of the middle each stands. */
static const struct {
	int side;
	const char *words;
} KNOWN[] = {
	{ +1, "curiosity|interest|growing interest|mild interest|excitement|excited|satisfaction|satisfied|relief|relieved|delight|delighted|trust|"
		"confidence|confident|hope|hopeful|joy|happy|happiness|pride|proud|gratitude|grateful|calm|reassured|comfortable|enthusiasm|enthusiastic|"
		"anticipation|surprise|pleasant surprise|appreciated|valued|welcome|loyal|loyalty|engaged|engagement|empowered|in control|inspired|motivated|"
		"pleased|content|fulfilled|attracted|desire|eagerness|admiration|amusement|accomplished|impressed|understood|cared for|safe|convinced|"
		"euphoria|serenity|ease|fun" },
	{ -1, "anxiety|anxious|frustration|frustrated|annoyance|confusion|confused|boredom|bored|anger|angry|doubt|doubtful|disappointment|disappointed|"
		"worry|worried|overwhelmed|stress|stressed|impatience|impatient|uncertainty|uncertain|fear|sadness|irritation|irritated|regret|disgust|"
		"skepticism|hesitation|hesitant|nervous|tension|tense|guilt|shame|embarrassment|lost|ignored|abandoned|rushed|tired|fatigue|exhausted|"
		"helpless|suspicion|mistrust|distrust|betrayed|buyer's remorse|remorse|cognitive dissonance|indecision|panic|rage|despair|not happy|"
		"unsatisfied|dissatisfied|no trust|loss of trust|lack of confidence|discomfort|inconvenienced|neglected|pain|discouraged|apathy|envy" },
	{ 0, "neutral|indifferent|ok|okay|neither good nor bad" },
	{ +1, "curiosité|intérêt|intérêt croissant|excitation|enthousiasme|satisfaction|satisfait|satisfaite|soulagement|soulagé|soulagée|ravissement|ravi|"
		"confiance|confiant|espoir|joie|joyeux|heureux|heureuse|bonheur|fierté|fier|gratitude|reconnaissance|calme|rassuré|rassurée|confortable|"
		"anticipation|surprise|bonne surprise|valorisé|valorisée|accueilli|fidélité|fidèle|engagé|motivé|motivation|inspiré|content|contente|envie|"
		"désir|plaisir|émerveillement|admiration|sérénité|serein|convaincu|euphorie|délice|attrait|attirance|impressionné|en sécurité|sécurité|"
		"optimisme|optimiste|tranquillité|étonnement|amusement|enchanté|pleine d'espoir|plein d’enthousiasme|l'espoir|j'adore" },
	{ -1, "anxiété|anxieux|frustration|frustré|frustrée|agacement|agacé|confusion|confus|ennui|ennuyé|colère|en colère|doute|déception|déçu|déçue|"
		"inquiétude|inquiet|inquiète|submergé|débordé|stress|stressé|impatience|impatient|incertitude|peur|tristesse|triste|irritation|irrité|regret|"
		"dégoût|scepticisme|sceptique|hésitation|hésitant|nervosité|nerveux|tension|tendu|culpabilité|honte|gêne|perdu|perdue|ignoré|abandonné|"
		"fatigue|fatigué|épuisé|épuisement|impuissance|méfiance|trahi|remords|indécision|panique|rage|désespoir|pas content|pas satisfait|"
		"insatisfait|insatisfaction|perte de confiance|manque de confiance|inconfort|négligé|exaspération|appréhension|crainte|lassitude|"
		"découragement|mécontentement|mécontent|incompréhension|désarroi|angoisse|désorienté|contrariété|vexé|l'angoisse|s'ennuie|pas d'espoir|manque d'espoir|m'énerve" },
	{ 0, "neutre|indifférent|indifférence" },
	{ +1, "Neugier|neugierig|Interesse|wachsendes Interesse|Begeisterung|begeistert|Vorfreude|Zufriedenheit|zufrieden|Erleichterung|erleichtert|Freude|"
		"erfreut|Vertrauen|Zuversicht|zuversichtlich|Hoffnung|hoffnungsvoll|glücklich|Glück|Stolz|stolz|Dankbarkeit|dankbar|Ruhe|ruhig|beruhigt|"
		"bequem|Enthusiasmus|Überraschung|positiv überrascht|wertgeschätzt|Wertschätzung|willkommen|treu|Loyalität|engagiert|motiviert|Motivation|"
		"inspiriert|Spaß|Lust|Sicherheit|sicher|überzeugt|beeindruckt|verstanden|Gelassenheit|entspannt|Entspannung|Euphorie|Aufregung|aufgeregt|"
		"Spannung|optimistisch|angetan|entzückt|Bewunderung|Faszination|fasziniert" },
	{ -1, "Angst|ängstlich|Frustration|frustriert|Frust|Ärger|verärgert|Verwirrung|verwirrt|Langeweile|gelangweilt|Wut|wütend|Zweifel|zweifelnd|"
		"Enttäuschung|enttäuscht|Sorge|besorgt|überfordert|Überforderung|Stress|gestresst|Ungeduld|ungeduldig|Unsicherheit|unsicher|Furcht|Trauer|"
		"traurig|Gereiztheit|gereizt|Reue|Bedauern|Ekel|Skepsis|skeptisch|Zögern|zögerlich|Nervosität|nervös|Anspannung|angespannt|Schuld|Scham|"
		"Verlegenheit|verloren|ignoriert|allein gelassen|im Stich gelassen|müde|Müdigkeit|erschöpft|Hilflosigkeit|hilflos|Misstrauen|betrogen|"
		"Unentschlossenheit|Panik|Verzweiflung|nicht zufrieden|unzufrieden|Unzufriedenheit|kein Vertrauen|Vertrauensverlust|Unbehagen|genervt|"
		"irritiert|entmutigt|Unverständnis|Verunsicherung|Druck|Überdruss" },
	{ 0, "neutral|gleichgültig|Gleichgültigkeit" },
	{ +1, "curiosidad|interés|interés creciente|emoción|emocionado|entusiasmo|satisfacción|satisfecho|satisfecha|alivio|aliviado|aliviada|deleite|"
		"encantado|encantada|confianza|esperanza|alegría|alegre|feliz|felicidad|orgullo|orgulloso|gratitud|agradecido|calma|tranquilo|tranquila|"
		"tranquilidad|cómodo|comodidad|ilusión|ilusionado|sorpresa|valorado|bienvenido|lealtad|leal|comprometido|motivado|motivación|inspirado|"
		"contento|deseo|asombro|admiración|serenidad|convencido|euforia|seguro|seguridad|optimismo|impresionado|comprendido|diversión|atraído|"
		"anticipación|expectación" },
	{ -1, "ansiedad|ansioso|frustración|frustrado|frustrada|molestia|molesto|confusión|confundido|aburrimiento|aburrido|enojo|enfado|enfadado|duda|"
		"dudas|decepción|decepcionado|preocupación|preocupado|preocupada|abrumado|agobio|estrés|estresado|impaciencia|impaciente|incertidumbre|miedo|"
		"tristeza|triste|irritación|irritado|arrepentimiento|asco|escepticismo|escéptico|vacilación|indecisión|nervios|nervioso|tensión|tenso|culpa|"
		"vergüenza|perdido|ignorado|abandonado|cansancio|cansado|agotado|impotencia|desconfianza|traicionado|remordimiento|pánico|rabia|"
		"desesperación|no satisfecho|insatisfecho|insatisfacción|pérdida de confianza|falta de confianza|incomodidad|inseguridad|inseguro|desánimo|"
		"descontento|hartazgo|angustia|temor" },
	{ 0, "neutral|neutro|indiferente|indiferencia" },
	{ +1, "فضول|الفضول|اهتمام|الاهتمام|اهتمام متزايد|حماس|متحمس|متحمسة|حماسة|رضا|الرضا|راض|راضٍ|راضي|راضية|ارتياح|مرتاح|مرتاحة|بهجة|سرور|مسرور|مسرورة|"
		"ثقة|الثقة|واثق|واثقة|أمل|متفائل|متفائلة|تفاؤل|فرح|سعيد|سعيدة|سعادة|فخر|فخور|فخورة|امتنان|ممتن|ممتنة|هدوء|هادئ|هادئة|مطمئن|مطمئنة|اطمئنان|"
		"طمأنينة|راحة|دهشة|مفاجأة سارة|تقدير|ترحيب|ولاء|متحفز|إلهام|رغبة|متعة|إعجاب|معجب|أمان|مقتنع|اقتناع|ترقب|شوق|مهتم|مهتمة|منبهر|نشوة" },
	{ -1, "قلق|القلق|قلقة|إحباط|الإحباط|محبط|محبطة|انزعاج|منزعج|منزعجة|ارتباك|مرتبك|مرتبكة|حيرة|محتار|محتارة|ملل|الملل|غضب|غاضب|غاضبة|شك|شكوك|خيبة أمل|"
		"خيبة|محبط|توتر|متوتر|متوترة|ضغط|نفاد الصبر|عدم يقين|خوف|خائف|خائفة|حزن|حزين|حزينة|ندم|اشمئزاز|تردد|متردد|مترددة|خجل|ذنب|ضائع|ضائعة|مهمل|تعب|"
		"متعب|متعبة|إرهاق|مرهق|مرهقة|عجز|عدم ثقة|انعدام الثقة|فقدان الثقة|ريبة|ذعر|يأس|يائس|غير راض|غير راضٍ|غير راضية|غير سعيد|عدم رضا|عدم الرضا|"
		"استياء|مستاء|مستاءة|لا ثقة|سخط|إزعاج|ضيق|حرج|خيبة الأمل|مستعجل|مضطرب" },
	{ 0, "محايد|محايدة|لا مبالاة|لامبالاة" },
	{ +1, "好奇心|興味|興味が高まる|関心|高まる関心|興奮|ワクワク|満足|満足感|安堵|ほっとした|喜び|嬉しい|うれしい|信頼|信頼感|自信|希望|期待|幸せ|幸福|誇り|誇らしい|感謝|ありがたい|落ち着き|穏やか|安心|安心感|快適|熱意|驚き|嬉しい驚き|歓迎|愛着|やる気|"
		"意欲|楽しい|楽しさ|楽しみ|憧れ|欲しい|感動|感心|納得|達成感|共感|魅力|高揚|高揚感|爽快|充実感|好感|親しみ|余裕|信用" },
	{ -1, "不安|フラストレーション|いらだち|苛立ち|イライラ|混乱|困惑|戸惑い|退屈|怒り|疑い|疑念|疑問|失望|落胆|がっかり|心配|ストレス|焦り|不確実|恐れ|恐怖|悲しみ|悲しい|後悔|嫌悪|懐疑|ためらい|迷い|緊張|罪悪感|恥|恥ずかしい|孤独|疲れ|疲労|無力感|不信|"
		"不信感|裏切られた|パニック|絶望|不満|不満足|満足していない|信頼できない|信頼の喪失|不快|面倒|煩わしい|煩雑|うんざり|もどかしい|もどかしさ|納得できない|放置された|負担|億劫|物足りない|不便|がっかり感|悔しい|警戒|警戒心|抵抗感|ためらう|困った|わからない" },
	{ 0, "中立|普通|どちらでもない|無関心|特になし" },
};

struct read { /* a map and where it lives */
	struct arena arena;
	struct sources sources;
	struct findings found;
	struct map *map;
};

static const struct feeling *feeling_at(const struct read *r, size_t step)
{
	const struct stage *stage = (const struct stage *)((const struct journey *)r->map->journeys.at[0])->stages.at[0];
	return (const struct feeling *)((const struct step *)stage->steps.at[step])->content.feelings.at[0];
}

/* A step for each of the feelings, which `|` parts. */
static void read_steps(struct read *r, const char *head, const char *before, const char *feelings, const char *behind)
{
	struct buf text = { 0 };
	*r = (struct read){ 0 };
	sources_init(&r->sources);
	findings_init(&r->found);
	buf_fmt(&text, "%sjourney \"J\"\n  stage \"S\"\n", head);
	for (struct str rest = str_of(feelings); rest.len;) {
		struct str one = str_slice(rest, 0, str_find(rest, '|'));
		buf_fmt(&text, "    step \"T\"\n      feel %s%.*s%s\n", before, STR_ARG(one), behind);
		rest = str_slice(rest, one.len + 1, rest.len);
	}
	r->map = map_read(&r->sources, source_add(&r->sources, STR("felt.cjm"), buf_as_str(&text), &r->found), NULL, &r->found);
	buf_finish(&text);
}

static void finish_read(struct read *r)
{
	map_free(r->map);
	findings_finish(&r->found);
	sources_finish(&r->sources);
	arena_finish(&r->arena);
}

static int side_of(double level)
{
	return (level > 1e-9) - (level < -1e-9);
}

static void test_known_words(void)
{
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
		struct read r;
		read_steps(&r, "scale 1..5\n", "\"", KNOWN[i].words, "\"");
		for (size_t k = 0; k < ((const struct journey *)r.map->journeys.at[0])->step_count; k++) {
			const struct feeling *f = feeling_at(&r, k);
			bool fits = f->is_placed && f->is_guessed && side_of(f->level) == KNOWN[i].side && fabs(f->value - (3 + 2 * f->level)) < 1e-9;
			check_count(fits, __FILE__, __LINE__, "a known word stands on its side of the middle", str_terminated(&r.arena, f->thing.text));
		}
		finish_read(&r);
	}
}

static void test_unknown_words(void)
{
	struct read r;
	read_steps(&r, "", "", "\"Zébrure\"|\"like a zebra crossing\"|\"frobnicated\" and +1|+1 \"frobnicated\"|-2", "");
	CHECK(!r.found.error_count);
	CHECK(!feeling_at(&r, 0)->is_placed && isnan(feeling_at(&r, 0)->value) && isnan(feeling_at(&r, 0)->level));
	CHECK(!feeling_at(&r, 1)->is_placed && !feeling_at(&r, 1)->is_guessed);
	CHECK(!feeling_at(&r, 2)->is_placed && feeling_at(&r, 2)->and->is_placed && fabs(feeling_mean(feeling_at(&r, 2)) - 0.5) < 1e-9);
	CHECK(feeling_at(&r, 3)->is_placed && !feeling_at(&r, 3)->is_guessed);
	CHECK(feeling_at(&r, 4)->is_placed && feeling_at(&r, 4)->level == -1);
	struct courses c = courses_of((const struct journey *)r.map->journeys.at[0], &r.arena);
	CHECK(fabs(courses_mean(&c) - 0) < 1e-9); /* of +1, +1 and -2 */
	finish_read(&r);
	read_steps(&r, "", "", "+2 \"joy\"|\"Zébrure\"", "");
	c = courses_of((const struct journey *)r.map->journeys.at[0], &r.arena);
	CHECK(c.at[0].placed == 1 && c.at[0].last && !c.at[0].end && c.at[0].memory == MEMORY_NONE); /* nobody knows how it ends */
	finish_read(&r);
}

/* ---- the list itself: a word's place is that of the faces that it is written with ---- */

static const struct {
	int level;
	bool is_either;
	const char *faces, *words;
} ROWS[] = {
#define FEELING(level, faces, words) { level, false, faces, words },
#define EITHER(level, faces, words) { level, true, faces, words },
#include "map/feelings.def"
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

static struct str next_of(struct str *rest)
{
	struct str one = str_slice(*rest, 0, str_find(*rest, ' '));
	*rest = str_slice(*rest, one.len + 1, rest->len);
	return one;
}

/* As somebody writes it: "=can_not" → "can not". */
static struct str as_written(struct arena *a, struct str word)
{
	struct str text = str_copy(a, str_slice(word, word.at[0] == '=', word.len));
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '_')
			((char *)text.at)[i] = ' ';
	return text;
}

static bool is_level_of(struct word_level t, size_t row)
{
	return t.is_known && t.level == ROWS[row].level && t.is_either == ROWS[row].is_either;
}

static void test_each_word(void)
{
	struct arena a = { 0 };
	arena_init(&a);
	const struct lexicon *l = lexicon_new(&a);
	size_t count = 0;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		for (struct str rest = str_of(ROWS[i].words); rest.len; count++) {
			struct str word = as_written(&a, next_of(&rest));
			check_count(is_level_of(feeling_of_words(l, &a, word), i), __FILE__, __LINE__, "a word has the place of its row", str_terminated(&a, word));
		}
		for (struct str rest = str_of(ROWS[i].faces); rest.len;) {
			struct str face = next_of(&rest);
			check_count(is_level_of(feeling_of_faces(l, face), i), __FILE__, __LINE__, "a face has the place of its row", str_terminated(&a, face));
		}
	}
	CHECK(count > 2 * 1713); /* twice what it was when words and faces had lists of their own */
	arena_finish(&a);
}

static void test_each_once(void)
{
	struct arena a = { 0 };
	arena_init(&a);
	struct names names;
	names_init(&names, &a);
	for (size_t i = 0; i < ROW_COUNT; i++)
		for (int faces = 0; faces < 2; faces++)
			for (struct str rest = str_of(faces ? ROWS[i].faces : ROWS[i].words); rest.len;) {
				struct str word = as_written(&a, next_of(&rest));
				check_count(!names_add(&names, word, &names), __FILE__, __LINE__, "it stands in one row", str_terminated(&a, word));
			}
	arena_finish(&a);
}

/* The usual face of each. */
static void test_faces_and_words(void)
{
	static const char *const PAIRS[][2] = { { "😀", "joyful" }, { "🤩", "excited" }, { "😍", "love" }, { "😊", "happy" }, { "😌", "relieved" }, { "🙏", "grateful" },
		{ "😎", "confident" }, { "😲", "surprised" }, { "😮", "Überraschung" }, { "😯", "驚き" }, { "😐", "neutral" }, { "😟", "worried" }, { "😕", "confused" },
		{ "🤨", "sceptical" }, { "😞", "disappointed" }, { "😔", "sad" }, { "😬", "nervous" }, { "😳", "embarrassed" }, { "😓", "stressed" }, { "😒", "annoyed" },
		{ "🥱", "bored" }, { "😴", "tired" }, { "😤", "frustrated" }, { "😠", "angry" }, { "😡", "furious" }, { "😭", "crying" }, { "😨", "fear" }, { "😱", "shocked" },
		{ "😩", "exhausted" }, { "🤯", "overwhelmed" }, { "🤮", "disgusted" } };
	struct arena a = { 0 };
	arena_init(&a);
	const struct lexicon *l = lexicon_new(&a);
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
		struct word_level face = feeling_of_faces(l, str_of(PAIRS[i][0])), word = feeling_of_words(l, &a, str_of(PAIRS[i][1]));
		check_count(face.is_known && word.is_known && face.level == word.level && face.is_either == word.is_either, __FILE__, __LINE__, "agree", PAIRS[i][1]);
	}
	struct word_level none = feeling_of_words(l, &a, STR("no surprise")), un = feeling_of_words(l, &a, STR("unsurprised"));
	CHECK(none.is_known && none.level == 0 && !none.is_either && un.is_known && un.level == 0 && !un.is_either);
	CHECK(feeling_of_words(l, &a, STR("unpleasant surprise")).level < 0 && !feeling_of_words(l, &a, STR("pleasantly surprised")).is_either);
	arena_finish(&a);
}

/* What turns a word around is heeded, and no word is found inside another. */
static void test_turned_words(void)
{
	struct read r;
	read_steps(&r, "", "\"", "not satisfied|no trust|unzufrieden|pas très rassurée|sin confianza|غير راض|満足していない|very happy|function|الشكل", "\"");
	static const int SIDES[] = { -1, -1, -1, -1, -1, -1, -1, +1 };
	for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
		check_count(side_of(feeling_at(&r, i)->level) == SIDES[i], __FILE__, __LINE__, "turned", str_terminated(&r.arena, feeling_at(&r, i)->thing.text));
	CHECK(feeling_at(&r, 7)->level == 1);
	CHECK(!feeling_at(&r, 8)->is_placed && !feeling_at(&r, 9)->is_placed);
	finish_read(&r);
}

/* ---- reasons ---- */

static const char *reasons_of(const char *feel)
{
	static char written[256];
	struct read r;
	read_steps(&r, "", "", feel, "");
	const struct feeling *f = feeling_at(&r, 0), *parts[] = { f, f->and, f->to, f->or };
	struct buf b = { 0 };
	for (int i = 0; i < 4; i++)
		if (parts[i])
			buf_fmt(&b, "%s%.*s", i ? "/" : "", STR_ARG(locale_reasons(locale_of(STR("en"), NULL), &r.arena, &parts[i]->because)));
	snprintf(written, sizeof written, "%.*s", STR_ARG(buf_as_str(&b)));
	buf_finish(&b);
	finish_read(&r);
	return written;
}

static void test_reasons(void)
{
	CHECK_STR(reasons_of("+1 because \"a\""), "a");
	CHECK_STR(reasons_of("+1 and -1 because \"b\""), "/b");
	CHECK_STR(reasons_of("+1 because \"a\" and -1 because \"b\""), "a/b");
	CHECK_STR(reasons_of("+1 because \"a\" and -1"), "a/");
	CHECK_STR(reasons_of("+1 to -1 because \"b\""), "/b");
	CHECK_STR(reasons_of("+1 or -1 if \"late\" because \"b\""), "/b");
	CHECK_STR(reasons_of("+1 and -1 because \"b\" or 0 because \"c\""), "/b/c");
	CHECK_STR(reasons_of("+1 and -1\n        because \"all\""), "all/all");
	CHECK_STR(reasons_of("+1 and -1 because \"b\"\n        because \"all\""), "all/b");
	CHECK_STR(reasons_of("+1\n        because \"a\"\n        and -1"), "a/");
	CHECK_STR(reasons_of("+1\n        and -1\n          because \"b\""), "/b");
}

int main(void)
{
	test_known_words();
	test_unknown_words();
	test_each_word();
	test_each_once();
	test_faces_and_words();
	test_turned_words();
	test_reasons();
	return check_report();
}
