/* draft_write.c — a draft as a map. Every text goes through fmt_quote, every comment onto one clean line, so that nothing in an original
 * can mean more than text. */
#include "exchange/draft/draft.h"
#include "exchange/plain/bare.h"
#include "cjm/fmt.h"
#include "cjm/token.h"

static void begin_line(struct buf *out, int depth, const char *word)
{
	buf_fmt(out, "%*s%s", depth * 2, "", word);
}

static void add_text(struct buf *out, struct str text)
{
	buf_char(out, ' ');
	fmt_quote(out, token_is_empty(text) ? STR("…") : text);
}

static void write_remarks(struct buf *out, int depth, const struct pieces *remarks)
{
	for (size_t i = 0; i < remarks->list.len; i++)
		buf_fmt(out, "%*s# %.*s\n", depth * 2, "", STR_ARG(remarks->list.at[i]));
}

static void write_feeling(const struct draft *d, struct buf *out, const struct draft_feeling *f)
{
	double value = draft_value(d, f);
	bool is_word_alone = f->is_unplaced && !f->has_value && f->word.len;
	if (!is_word_alone) {
		buf_text(out, value > 0 && d->low < 0 ? " +" : " ");
		buf_number(out, value, 6);
	}
	if (f->word.len)
		add_text(out, f->word);
}

static void write_property(struct buf *out, const struct draft_property *p)
{
	if (p->name.len)
		buf_fmt(out, " %.*s", STR_ARG(p->name));
	else if (p->kind != KIND_MEASURE)
		buf_fmt(out, " %s", statement_of(p->kind)->word);
	if (p->is_bare)
		buf_fmt(out, " %.*s", STR_ARG(p->text));
	else
		add_text(out, p->text);
}

/* An age with a sign is none: it stays a text. */
static bool is_age_in_years(const struct draft_item *item)
{
	return item->kind == KIND_AGE && bare_is_number(item->text) && item->text.at[0] >= '0' && item->text.at[0] <= '9';
}

static void write_item(const struct draft *d, struct buf *out, int depth, const struct draft_item *item)
{
	if (item->remark.len)
		buf_fmt(out, "%*s# %.*s\n", depth * 2, "", STR_ARG(item->remark));
	begin_line(out, depth, item->kind == KIND_OWN ? "" : statement_of(item->kind)->word);
	if (item->name.len)
		buf_fmt(out, "%s%.*s", item->kind == KIND_OWN ? "" : " ", STR_ARG(item->name));
	if (item->kind == KIND_FEEL)
		write_feeling(d, out, &item->feelings[0]);
	else if (item->is_bare || is_age_in_years(item))
		buf_fmt(out, " %.*s", STR_ARG(item->text));
	else
		add_text(out, item->text);
	if (item->joint) {
		buf_fmt(out, " %s", item->joint);
		write_feeling(d, out, &item->feelings[1]);
	}
	if (item->person)
		buf_fmt(out, " by %.*s", STR_ARG(item->person->name));
	for (size_t i = 0; i < item->properties.len; i++)
		write_property(out, &item->properties.at[i]);
	buf_char(out, '\n');
}

/* Fields of the team's own first: below another thing they would be that thing's. */
static void write_items(const struct draft *d, struct buf *out, int depth, const struct draft_items *items)
{
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < items->list.len; i++)
			if ((items->list.at[i].kind == KIND_OWN) == own)
				write_item(d, out, depth, &items->list.at[i]);
}

/* "by a, b"; a long list of a journey's goes on in a further statement. */
static void write_people(struct buf *out, int depth, const char *word, const struct draft_people *people)
{
	size_t line = out->len;
	for (size_t i = 0; i < people->list.len; i++) {
		bool goes_on = i && (!people->is_journeys || out->len - line < 80);
		if (i && !goes_on) {
			buf_char(out, '\n');
			line = out->len;
		}
		if (!goes_on)
			begin_line(out, depth, word);
		buf_fmt(out, "%s%.*s", goes_on ? ", " : " ", STR_ARG(people->list.at[i]->name));
	}
	if (people->list.len)
		buf_char(out, '\n');
}

static void write_step(const struct draft *d, struct buf *out, int depth, const struct draft_step *step)
{
	write_remarks(out, depth, &step->remarks);
	begin_line(out, depth, "step");
	add_text(out, step->text);
	buf_char(out, '\n');
	write_people(out, depth + 1, "by", &step->people);
	write_items(d, out, depth + 1, &step->items);
}

static void write_stage(const struct draft *d, struct buf *out, int depth, const struct draft_stage *stage)
{
	buf_char(out, '\n');
	write_remarks(out, depth, &stage->remarks);
	begin_line(out, depth, "stage");
	add_text(out, stage->text);
	buf_char(out, '\n');
	write_items(d, out, depth + 1, &stage->items);
	for (size_t i = 0; i < stage->steps.len; i++)
		write_step(d, out, depth + 1, stage->steps.at[i]);
}

/* Stages of one phase that follow one another stand below it. */
static void write_stages(const struct draft *d, struct buf *out, const struct draft_journey *j)
{
	struct str phase = { 0 };
	for (size_t i = 0; i < j->stages.len; i++) {
		const struct draft_stage *stage = j->stages.at[i];
		if (stage->phase.len && !str_equal(stage->phase, phase)) {
			buf_char(out, '\n');
			begin_line(out, 1, "phase");
			add_text(out, stage->phase);
			buf_char(out, '\n');
		}
		phase = stage->phase;
		write_stage(d, out, phase.len ? 2 : 1, stage);
	}
}

static void write_journey(const struct draft *d, struct buf *out, const struct draft_journey *j)
{
	buf_char(out, '\n');
	write_remarks(out, 0, &j->remarks);
	begin_line(out, 0, "journey");
	add_text(out, j->text);
	buf_char(out, '\n');
	write_people(out, 1, "persona", &j->people);
	write_items(d, out, 1, &j->items);
	write_stages(d, out, j);
	write_remarks(out, 1, &j->remarks_at_end);
}

void draft_write(const struct draft *d, struct buf *out)
{
	if (d->language.len)
		buf_fmt(out, "language %.*s\n", STR_ARG(d->language));
	if (d->has_scale) {
		buf_text(out, "scale ");
		buf_number(out, d->low, 6);
		buf_text(out, "..");
		buf_number(out, d->high, 6);
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
	for (size_t i = 0; i < d->teams.len; i++) {
		buf_fmt(out, "team %.*s", STR_ARG(d->teams.at[i]->name));
		add_text(out, d->teams.at[i]->text);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < d->people.len; i++) {
		buf_fmt(out, "persona %.*s", STR_ARG(d->people.at[i]->name));
		add_text(out, d->people.at[i]->text);
		buf_char(out, '\n');
		write_items(d, out, 1, &d->people.at[i]->items);
	}
	for (size_t i = 0; i < d->journeys.len; i++)
		write_journey(d, out, d->journeys.at[i]);
}
