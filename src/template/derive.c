/* derive.c — what a template takes from a journey: its stages, steps and touchpoints, and what is still to be said of each. */
#include "template/template.h"

static const char *const TITLES[][TEMPLATE_LANGUAGE_COUNT] = { /* behind that of the journey */
	{ ", as it should be", " – état futur" },
	{ ": service blueprint", " – service blueprint" },
};
static const char *const WORK[][TEMPLATE_LANGUAGE_COUNT] = { /* what a blueprint asks of each step */
	{ "# front \"Who is there, and what do they do?\"", "# front \"Qui est là, et pour faire quoi ?\"" },
	{ "# back \"What happens unseen?\"", "# back \"Que se passe-t-il en coulisses ?\"" },
	{ "# support \"Which system or partner carries it?\"", "# support \"Quel système, quel partenaire le porte ?\"" },
};

static void add_headed(struct buf *out, const char *margin_and_word, const struct thing *t)
{
	buf_fmt(out, "%s ", margin_and_word);
	if (t->name.len)
		buf_fmt(out, "%.*s%s", STR_ARG(t->name), t->text.len ? " " : "");
	if (t->text.len)
		add_text(out, t->text);
	buf_char(out, '\n');
}

static void add_references(struct buf *out, const char *margin_and_word, const struct things *list)
{
	for (size_t i = 0; i < list->len; i++) {
		buf_text(out, i ? ", " : margin_and_word);
		add_reference(out, list->at[i]);
	}
	if (list->len)
		buf_char(out, '\n');
}

/* One that is declared is known through the include; of others the channel is said again. */
static void add_touch(struct buf *out, const struct touch *touch)
{
	if (!touch->touchpoints.len && touch->via)
		add_references(out, "      via ", &(struct things){ (struct thing *[]){ (struct thing *)&touch->via->thing }, 1, 1 });
	FOR_EACH(struct touchpoint, met, touch->touchpoints) {
		const struct channel *via = touch->via ? touch->via : met->thing.is_declared ? NULL : met->channel;
		buf_text(out, "      at ");
		add_reference(out, &met->thing);
		if (via) {
			buf_text(out, " via ");
			add_reference(out, &via->thing);
		}
		buf_char(out, '\n');
	}
}

static void add_opportunities(struct buf *out, const struct things *opportunities)
{
	FOR_EACH(struct opportunity, o, *opportunities) {
		buf_text(out, "      # for ");
		add_reference(out, &o->thing);
		buf_char(out, '\n');
	}
}

static void add_step(const struct step *s, bool is_future, const struct things *of_stage, enum template_language language, struct buf *out)
{
	add_headed(out, "    step", &s->thing);
	add_references(out, "      by ", &s->by);
	FOR_EACH(struct touch, touch, s->content.touches)
		add_touch(out, touch);
	if (is_future) {
		add_opportunities(out, &s->content.opportunities);
		add_opportunities(out, of_stage);
	}
	for (size_t i = 0; !is_future && i < sizeof WORK / sizeof *WORK; i++)
		buf_fmt(out, "      %s\n", WORK[i][language]);
}

/* Where people leave today is no part of it. What was found for the whole stage is asked of its first step. */
static void add_stage(const struct stage *s, bool is_future, enum template_language language, struct buf *out)
{
	static const struct things NONE;
	const struct things *of_stage = &s->content.opportunities;
	buf_char(out, '\n');
	add_headed(out, "  stage", &s->thing);
	FOR_EACH(struct step, step, s->steps)
		if (!step->exit) {
			add_step(step, is_future, of_stage, language, out);
			of_stage = &NONE;
		}
}

void template_take_journey(const struct template_row *t, enum template_language language, const struct journey *j, struct str path, struct template_parts *p)
{
	bool is_future = str_is(str_of(t->name), "future");
	struct buf title = { 0 };
	add_text(&p->path, path);
	buf_str(&title, j->thing.text.len ? j->thing.text : j->thing.name);
	buf_text(&title, TITLES[is_future ? 0 : 1][language]);
	add_text(&p->title, buf_as_str(&title));
	add_reference(&p->follows, &j->thing);
	add_references(&p->people, "  persona ", &j->personas);
	add_references(&p->people, "  segment ", &j->segments);
	FOR_EACH(struct stage, stage, j->stages)
		add_stage(stage, is_future, language, &p->body);
	buf_finish(&title);
}

void template_add_stage(const struct journey *j, struct str path, struct template_parts *p)
{
	buf_text(&p->body, "\n  stage ");
	add_text(&p->body, j->thing.text.len ? j->thing.text : j->thing.name);
	buf_text(&p->body, "\n    detail ");
	add_text(&p->body, path);
	buf_char(&p->body, '\n');
}
