/* room.c — no word is broken while a column has room for it, and no swimlane is higher than wide while its columns may be wider: over small
 * maps that once were, all samples, and sixty generated maps. */
#include "generate.h"
#include "named.h"
#include "read_map.h"
#include "samples.h"

#include "cjm/all.h"
#include "cjm/layout.h"
#include "cjm/unicode.h"


enum { MAPS = 60, AS_WIDE = 8 }; /* px: columns end at a multiple of four */

static uint32_t first_letter(struct str s)
{
	size_t at = 0;
	return s.len ? utf8_next(s, &at) : 0;
}

static uint32_t last_letter(struct str s)
{
	uint32_t last = 0;
	for (size_t at = 0; at < s.len;)
		last = utf8_next(s, &at);
	return last;
}

/* A kana or a Han character, between which a line may end. */
static bool is_syllable(uint32_t code)
{
	bool is_katakana = code > 0x30A0 && code < 0x3100;
	return code > 0x2E80 && code < 0xA000 && !is_katakana;
}

/* Lines are slices of one text: where one begins right behind the other, nothing stood between them. */
static void hold_lines(struct lines lines, const char *what)
{
	for (size_t i = 1; i < lines.len; i++) {
		struct str before = lines.at[i - 1], line = lines.at[i];
		uint32_t left = last_letter(before), right = first_letter(line);
		bool is_torn = before.at + before.len == line.at && unicode_is_letter(left) && unicode_is_letter(right) && !(is_syllable(left) || is_syllable(right));
		check_that(!is_torn, "%s: “%.*s” is torn from “%.*s”", what, STR_ARG(before), STR_ARG(line));
	}
}

static void hold_words(const struct plan *p)
{
	for (size_t i = 0; i < p->lanes.len; i++) {
		const struct swimlane *lane = &p->lanes.at[i];
		hold_lines(lane->label, "heading");
		for (const struct curves *c = lane->curves; c; c = c->next)
			hold_lines(c->name, "name of a band");
		for (size_t k = 0; k < lane->cards.len; k++)
			for (size_t n = 0; n < lane->cards.at[k]->blocks.len; n++)
				hold_lines(lane->cards.at[k]->blocks.at[n].lines, "card");
	}
	for (size_t i = 0; i < p->header_cards.len; i++)
		for (size_t n = 0; n < p->header_cards.at[i].blocks.len; n++)
			hold_lines(p->header_cards.at[i].blocks.at[n].lines, "header");
	for (size_t i = 0; i < p->stages.len; i++)
		hold_lines(p->stages.at[i].title, "stage");
}

/* The same of what a view draws, whichever part of it laid out the text. */
static void hold_shape(const struct shape *s, const char *what)
{
	for (const struct shape *child = s->kind == SHAPE_GROUP ? s->first : NULL; child; child = child->next)
		hold_shape(child, what);
	for (size_t i = 1; s->kind == SHAPE_TEXT && i < s->line_count; i++) {
		uint32_t left = last_letter(s->lines[i - 1]), right = first_letter(s->lines[i]);
		bool is_torn = (s->glued >> (i - 1) & 1) && unicode_is_letter(left) && unicode_is_letter(right) && !(is_syllable(left) || is_syllable(right));
		check_that(!is_torn, "%s: “%.*s” is torn from “%.*s”", what, STR_ARG(s->lines[i - 1]), STR_ARG(s->lines[i]));
	}
}

static void hold_views(const struct map *map, const struct journey *j, struct ruler *m)
{
	static const char *const VIEWS[] = { "personas", "summary", "priorities" };
	struct theme theme;
	theme_of(map, STR(""), &theme);
	for (size_t i = 0; view_names()[i]; i++)
		for (size_t k = 0; k < sizeof VIEWS / sizeof *VIEWS; k++) {
			if (!str_is(str_of(view_names()[i]), VIEWS[k]))
				continue;
			struct view_request r = { .map = map, .journey = j, .ruler = m, .theme = &theme };
			struct view_report report = { 0 };
			struct scene *scene = view_at(i)->draw(&r, &report);
			if (scene)
				hold_shape(&scene->root, VIEWS[k]);
			scene_free(scene);
			view_report_finish(&report);
		}
}

static bool may_be_wider(const struct plan *p)
{
	bool any = false;
	for (size_t i = 0; i < p->columns.len; i++)
		any |= p->columns.at[i].width + 1 < COLUMN_LANDSCAPE_MOST;
	return any && p->stages.len && p->width < WIDTH_FULL - AS_WIDE;
}

static void hold_text(struct str text, struct ruler *m, bool is_plain)
{
	struct sources s;
	struct findings found;
	check_case();
	sources_init(&s);
	findings_init(&found);
	struct map *map = read_map_text(&s, "map.cjm", text, &found);
	FOR_EACH(struct journey, j, map->journeys) {
		struct plan *p = plan_new(map, j, m, (struct plan_options){ 0 });
		check_that(p->width >= p->height || !may_be_wider(p), "%.0f × %.0f", p->width, p->height);
		check_that(!is_plain || p->width >= p->height, "%.0f × %.0f", p->width, p->height);
		if (is_plain) {
			hold_words(p);
			hold_views(map, j, m);
		}
		plan_free(p);
	}
	map_free(map);
	findings_finish(&found);
	sources_finish(&s);
	check_case_end();
}

/* ---- maps that once had broken words, or were higher than wide ---- */

static const struct { const char *name, *text; } MET[] = {
	{ "long names of four people", "language en\npersona a \"Ana Desrousseaux-Vandenbroucke\"\npersona b \"Orquestador Okonkwo\"\npersona c \"Cleo Anagnostopoulou\"\npersona d \"D\"\njourney \"J\"\n"
		"  persona a, b, c, d\n  stage \"S\"\n    step \"1\"\n      feel -2 by a\n      feel +2 by b\n      feel -1 by c\n      feel 0 by d\n"
		"    step \"2\"\n      feel 0 by a\n      feel 0 by b\n      feel 0 by c\n      feel 0 by d\n  stage \"T\"\n    step \"3\"\n    step \"4\"\n    step \"5\"\n    step \"6\"\n    step \"7\"\n" },
	{ "katakana", "language ja\njourney \"旅館\"\n  stage \"宿を探す\"\n    step \"広告から検索する\"\n    step \"口コミを比べる\" at \"レビューサイト\"\n    step \"マイナンバーカードの住所を変更する\"\n"
		"  stage \"予約\"\n    step \"ウェブサイトで予約する\" at \"オンラインシステム\"\n    step \"待つ\"\n    step \"電話する\"\n" },
	{ "long words", "language de\npersona j \"Jörg Oberhinrichsmeyer-Schwarzenberger\"\n  role \"Arbeitsunfähigkeitsbescheinigungsbeauftragter\"\n  need \"Verständliche Krankenversicherungsunterlagen\"\n"
		"  frustration \"Unterlagenanforderungen ohne Ansprechpartner\"\njourney \"Krankenversicherungswechsel\"\n  persona j\n  stage \"Informationsbeschaffung\"\n    step \"Vergleicht Versicherungsleistungen\" at \"Vergleichsportal\"\n"
		"      pain \"Ansprechpartnerwechsel bei jeder Rückfrage\"\n      opportunity \"Ansprechpartnerzuordnung\"\n    step \"Füllt aus\" at \"Gesundheitsfragebogen\"\n      pain \"Gesundheitsfragenkatalog\"\n"
		"  stage \"Antrag\"\n    step \"Sendet\"\n      back \"Lastschrifteinzugsverfahren\"\n    step \"Wartet\"\n" },
	{ "few stages, much to say", "language ar\njourney \"زيارة العيادة\"\n  why \"ثلث المرضى لا يعودون بعد الزيارة الأولى.\"\n  stage \"البحث\"\n    step \"ترى إعلاناً للعيادة وتقرأ تقييمات المرضى\" at \"إعلان\" feel 0 \"حياد\"\n"
		"      think \"يقولون إنه يصغي جيداً وأن مواعيده سريعة.\"\n      pain \"لا ذكر لكلفة الزيارة ولا لمدة الانتظار قبل الموعد\" severity high\n      opportunity \"نشر الأسعار على الصفحة\" impact high effort low\n"
		"      gain \"رأي\"\n      back \"تحديث صفحة الأسعار أسبوعياً\"\n      support \"نظام السجلات\"\n      metric \"زيارات\" 96 target 140\n      action \"نشر قائمة الأسعار\" due 2026-12-15\n"
		"  stage \"الحجز\"\n    step \"تتصل بخط الحجز وتنتظر\" feel -2 \"ملل\"\n      think \"هل سيجيبني أحد اليوم؟\"\n      pain \"تسع دقائق انتظار على الهاتف كل صباح\" severity high\n      wait 9 min\n"
		"  question \"لماذا لا يعود المرضى؟\" answer \"لأن أحداً لم يتصل بهم بعد الزيارة\"\n  insight \"الصمت بعد الزيارة يفقد الثقة\"\n" },
};

/* A stage's bar stands in a free column where that spares a line, and goes below those of its steps where its name would take many there. */
static void hold_bar(struct ruler *m, const char *name, bool is_beside)
{
	struct buf text = { 0 };
	struct sources s;
	struct findings found;
	sources_init(&s);
	findings_init(&found);
	buf_text(&text, "language en\njourney \"J\"\n");
	for (int i = 0; i < 7; i++)
		buf_fmt(&text, "  stage s%d \"Stage\"\n    step \"Fills in the form\"\n    step \"Asks at the desk\"\n      metric \"NPS %d\" 5 target 3\n", i, i);
	buf_fmt(&text, "    metric \"%s\" 9 target 4\n", name);
	snprintf(map_name, sizeof map_name, "a bar called %s", name);
	struct map *map = read_map_text(&s, "bar.cjm", buf_as_str(&text), &found);
	struct plan *p = plan_new(map, (const struct journey *)map->journeys.at[0], m, (struct plan_options){ 0 });
	const struct card *bar = NULL, *of_step = NULL;
	for (size_t i = 0; i < p->lanes.len; i++)
		for (size_t k = 0; k < p->lanes.at[i].cards.len; k++)
			if (p->lanes.at[i].cards.at[k]->style == CARD_MEASURE)
				*(p->lanes.at[i].cards.at[k]->of_stage ? &bar : &of_step) = p->lanes.at[i].cards.at[k];
	check_that(bar && of_step && (bar->y < of_step->y + 1) == is_beside, "it stands %s those of the steps", is_beside ? "below" : "beside");
	check_that(bar && (bar->last_column == bar->first_column) == is_beside, "columns %zu to %zu", bar ? bar->first_column : 0, bar ? bar->last_column : 0);
	plan_free(p);
	map_free(map);
	findings_finish(&found);
	sources_finish(&s);
	buf_finish(&text);
}

static void hold_samples(struct ruler *m)
{
	check_that(sample_at(0) != NULL, "there are no samples here");
	for (size_t i = 0; sample_at(i); i++) {
		struct buf text = { 0 };
		snprintf(map_name, sizeof map_name, "%s", sample_at(i));
		check_that(read_whole(map_name, &text), "cannot be read");
		hold_text(buf_as_str(&text), m, true);
		buf_finish(&text);
	}
}

int main(void)
{
	struct ruler *m = ruler_new();
	hold_samples(m);
	hold_bar(m, "CSAT", true);
	hold_bar(m, "Weeks from the first form that was filled in at home to the first payment of the whole sum", false);
	for (size_t i = 0; i < sizeof MET / sizeof *MET; i++) {
		snprintf(map_name, sizeof map_name, "%s", MET[i].name);
		hold_text(str_of(MET[i].text), m, true);
	}
	for (uint32_t i = 0; i < MAPS; i++) {
		struct buf text = { 0 };
		generate_map(i, &text);
		snprintf(map_name, sizeof map_name, "generated %u (%s)", i, generated_sort(i));
		hold_text(buf_as_str(&text), m, false);
		buf_finish(&text);
	}
	ruler_free(m);
	return check_report();
}
