/* answers.c — a first map of four answers. */
#include "template/template.h"

#include <string.h>

static const char *const QUESTIONS[TEMPLATE_QUESTION_COUNT][TEMPLATE_LANGUAGE_COUNT] = {
	[QUESTION_WHO] = { "Who makes the journey? A name, such as Inès Roche:", "Qui fait le parcours ? Un nom, comme Inès Roche :" },
	[QUESTION_WHY] = { "What does this person want to achieve?", "Que veut obtenir cette personne ?" },
	[QUESTION_STAGES] = { "Which stages does it have? Separate them with commas:", "Quelles en sont les étapes ? Séparez-les par des virgules :" },
	[QUESTION_TOUCHPOINTS] = { "Which touchpoints are met on the way? Separate them with commas:", "Quels points de contact rencontre-t-on en chemin ? Séparez-les par des virgules :" },
};

struct phrases { const char *head, *title, *elided /* before a vowel; NULL where that makes no difference */, *stages, *step; };
static const struct phrases PHRASES[TEMPLATE_LANGUAGE_COUNT] = {
	{ "# A first map. `cjm check` says what to fill in next, the most important first; `cjm help pain` explains a word, and `cjm new` lists templates\n"
		"# whose comments teach the method.\nlanguage en\n",
		"The journey of ", NULL, "Awareness, Consideration, Decision, Purchase, After the purchase", "What happens here" },
	{ "# Une première carte. `cjm check` dit quoi remplir ensuite, le plus important d’abord ; `cjm help pain` explique un mot, et `cjm new` liste des\n"
		"# modèles dont les commentaires enseignent la méthode.\nlanguage fr\n",
		"Le parcours de ", "Le parcours d’", "Prise de conscience, Considération, Décision, Achat, Après-achat", "Ce qui se passe ici" },
};

const char *template_question(enum template_question question, enum template_language language)
{
	return QUESTIONS[question][language];
}

static void split(struct arena *a, struct str list, struct texts *out)
{
	while (list.len) {
		struct str between = str_next(&list, ','); /* some write semicolons */
		while (between.len) {
			struct str part = str_trim(str_next(&between, ';'));
			if (part.len)
				VEC_PUSH(a, &out->list, part);
		}
	}
}

static void add_stages(const struct texts *stages, const struct texts *touchpoints, const char *step, struct buf *out)
{
	for (size_t i = 0, met = 0; i < stages->list.len; i++) {
		buf_text(out, "\n  stage ");
		add_text(out, stages->list.at[i]);
		buf_text(out, "\n    step ");
		add_text(out, str_of(step));
		buf_char(out, '\n');
		/* As many here as fall to it: all are met, in their order. */
		for (; met < touchpoints->list.len && met * stages->list.len / touchpoints->list.len <= i; met++) {
			buf_text(out, "      at ");
			add_text(out, touchpoints->list.at[met]);
			buf_char(out, '\n');
		}
	}
}

static void add_person(struct str name, struct str who, struct str why, struct buf *out)
{
	buf_fmt(out, "\npersona %.*s ", STR_ARG(name));
	add_text(out, who);
	if (why.len) {
		buf_text(out, "\n  goal ");
		add_text(out, why);
	}
	buf_char(out, '\n');
}

/* "d’Inès", "d’Hélène", "d’Yves", but "de Yann" */
static bool is_elided_before(struct arena *a, struct str who)
{
	struct str bare = str_bare(a, who);
	return bare.len && (strchr("aeiouh", bare.at[0]) || (bare.len > 1 && bare.at[0] == 'y' && !strchr("aeiou", bare.at[1])));
}

static void add_journey(struct str name, struct str who, struct str why, const struct phrases *words, struct buf *out)
{
	struct buf title = { 0 };
	struct arena arena = { 0 };
	buf_text(&title, words->elided && is_elided_before(&arena, who) ? words->elided : words->title);
	arena_finish(&arena);
	buf_str(&title, who.len ? who : STR("…"));
	buf_text(out, "\njourney ");
	add_text(out, buf_as_str(&title));
	buf_text(out, "\n  status draft\n");
	if (who.len) {
		buf_fmt(out, "  persona %.*s\n", STR_ARG(name));
	} else if (why.len) {
		buf_text(out, "  why ");
		add_text(out, why);
		buf_char(out, '\n');
	}
	buf_finish(&title);
}

void template_answered(const struct str answers[TEMPLATE_QUESTION_COUNT], enum template_language language, struct buf *out)
{
	const struct phrases *words = &PHRASES[language];
	struct arena arena = { 0 };
	struct texts stages = { 0 }, touchpoints = { 0 };
	struct str who = str_trim(answers[QUESTION_WHO]), why = str_trim(answers[QUESTION_WHY]), name = name_made_of(&arena, KIND_PERSONA, who);
	split(&arena, answers[QUESTION_STAGES], &stages);
	split(&arena, answers[QUESTION_TOUCHPOINTS], &touchpoints);
	if (!stages.list.len)
		split(&arena, str_of(words->stages), &stages);
	buf_text(out, words->head);
	if (who.len)
		add_person(name, who, why, out);
	add_journey(name, who, why, words, out);
	add_stages(&stages, &touchpoints, words->step, out);
	arena_finish(&arena);
}
