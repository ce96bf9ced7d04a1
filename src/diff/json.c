/* json.c — the changes for programs: keys and values in the language's words, a sentence for people beside them. */
#include "diff/writer.h"

#include "cjm/json.h"

#include <math.h>

static void add_side(struct json *j, const char *key, const struct diff_side *side)
{
	json_key(j, key);
	json_open(j, '{');
	json_text(j, "name", side->name);
	json_text(j, "language", side->map->language);
	json_close(j, '}');
}

static const char *const FIGURE_NAMES[FIGURE_COUNT] = {
	"feeling", "way out", "pains", "severe pains", "opportunities", "actions done", "targets met", "stages", "steps", "touchpoints", "moments of truth", "coverage", "maturity",
};

static void add_figure(struct json *j, int i, const struct figure *f)
{
	json_item(j);
	json_open(j, '{');
	json_text(j, "figure", str_of(FIGURE_NAMES[i]));
	if (!isnan(f->old))
		json_number(j, "old", f->old);
	if (!isnan(f->new))
		json_number(j, "new", f->new);
	json_number(j, "better", f->better);
	json_close(j, '}');
}

static struct str id_of(const struct thing *t)
{
	return t ? t->id : (struct str){ 0 };
}

static void add_story(struct json *j, const struct diff_journey *journey)
{
	json_key(j, "story");
	json_open(j, '[');
	for (size_t i = 0; i < journey->story.len; i++) {
		const struct story_part *part = &journey->story.at[i];
		json_item(j);
		json_open(j, '{');
		json_text(j, "heading", part->heading);
		json_key(j, "lines");
		json_open(j, '[');
		for (size_t k = 0; k < part->lines.len; k++) {
			json_item(j);
			json_string(j->out, part->lines.at[k].text);
		}
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void add_journey(struct json *j, const struct diff_journey *journey)
{
	json_item(j);
	json_open(j, '{');
	json_text(j, "old", journey->old ? id_of(&journey->old->thing) : (struct str){ 0 });
	json_text(j, "new", journey->new ? id_of(&journey->new->thing) : (struct str){ 0 });
	json_key(j, "figures");
	json_open(j, '[');
	for (int i = 0; i < FIGURE_COUNT; i++)
		if (journey->figures[i].label.len)
			add_figure(j, i, &journey->figures[i]);
	json_close(j, ']');
	if (journey->story.len)
		add_story(j, journey);
	json_close(j, '}');
}

static const struct thing *journey_of(const struct diff_group *g)
{
	return !g->journey ? NULL : g->journey->new ? &g->journey->new->thing : &g->journey->old->thing;
}

static void add_thing(struct json *j, const char *key, const struct thing *t)
{
	if (!t)
		return;
	json_key(j, key);
	json_open(j, '{');
	if (t->id.len)
		json_text(j, "id", t->id);
	if (t->name.len)
		json_text(j, "name", t->name);
	if (t->text.len)
		json_text(j, "text", t->text);
	json_close(j, '}');
}

static void add_change(struct json *j, const struct diff *d, const struct change *c)
{
	static const char *const WORDS[CHANGE_SIGNS] = { "added", "removed", "changed", "moved" };
	const struct diff_group *g = &d->groups.at[c->group];
	json_item(j);
	json_open(j, '{');
	json_text(j, "change", str_of(WORDS[c->sign]));
	json_text(j, "kind", c->kind == KIND_FILE ? STR("map") : str_of(kind_word(c->kind)));
	if (c->property)
		json_text(j, "property", str_of(c->property));
	if (g->journey)
		json_text(j, "journey", id_of(journey_of(g)));
	if (g->stage)
		json_text(j, "stage", id_of(g->stage));
	if (g->step)
		json_text(j, "step", id_of(g->step));
	add_thing(j, "old", c->old);
	add_thing(j, "new", c->new);
	if (!c->property)
		add_thing(j, "part of", diff_part_of(d, c->new ? c->new : c->old));
	if (c->from.len)
		json_text(j, "from", c->from);
	if (c->to.len)
		json_text(j, "to", c->to);
	json_number(j, "better", c->better);
	if (c->sentence.len)
		json_text(j, "sentence", c->sentence);
	if (c->is_written_elsewhere)
		json_truth(j, "detail", true);
	json_close(j, '}');
}

void diff_json(const struct diff *d, struct buf *out)
{
	struct json j = { .out = out };
	json_open(&j, '{');
	json_number(&j, "cjm-diff", 1);
	json_truth(&j, "same", diff_is_same(d));
	json_text(&j, "language", d->language);
	add_side(&j, "old", &d->old);
	add_side(&j, "new", &d->new);
	json_key(&j, "journeys");
	json_open(&j, '[');
	for (size_t i = 0; i < d->journeys.len; i++)
		add_journey(&j, d->journeys.at[i]);
	json_close(&j, ']');
	json_key(&j, "changes");
	json_open(&j, '[');
	for (size_t i = 0; i < d->changes.len; i++)
		add_change(&j, d, &d->changes.at[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}
