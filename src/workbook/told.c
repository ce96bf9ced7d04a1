/* told.c — what the sheets put into their cells, in the words of the workbook. */
#include "workbook/book.h"

#include <math.h>

struct told_cell told_text(struct str text)
{
	return (struct told_cell){ .text = text };
}

struct told_cell told_label(const struct out_book *b, enum label id)
{
	return told_text(book_label(b, id));
}

struct told_cell told_name(const struct out_book *b, const struct thing *t)
{
	return told_text(t ? locale_name(b->words, t) : (struct str){ 0 });
}

struct told_cell told_value(struct out_book *b, struct value v)
{
	if (!v.given)
		return (struct told_cell){ 0 };
	struct told_cell cell = { .text = locale_value(b->words, &b->arena, v) };
	if (!v.is_range)
		cell.value = v;
	return cell;
}

struct told_cell told_number(struct out_book *b, double number, int decimals)
{
	struct value v = { .given = !isnan(number), .number = number };
	if (v.given)
		v.written = str_number(&b->arena, number, decimals);
	return told_value(b, v);
}

/* With the decimals that it takes not to be 100 where something is missing. */
struct told_cell told_percent(struct out_book *b, double percent)
{
	struct value v = { .given = !isnan(percent), .is_percent = true, .number = percent };
	for (int decimals = 0; v.given && decimals < NUMBER_DECIMALS && (!decimals || (percent < 100 && str_is(v.written, "100"))); decimals++)
		v.written = str_number(&b->arena, percent, decimals);
	return told_value(b, v);
}

struct told_cell told_date(const struct out_book *b, struct date d)
{
	if (!d.year)
		return (struct told_cell){ 0 };
	return (struct told_cell){ .text = locale_date(b->words, &((struct out_book *)b)->arena, d), .date = d };
}

struct told_cell told_names(struct out_book *b, const struct things *things)
{
	return told_text(locale_names(b->words, &b->arena, things));
}

struct told_cell told_place(struct out_book *b, const struct thing *t)
{
	const struct thing *p = t->parent;
	while (p && p->kind != KIND_STEP && p->kind != KIND_STAGE)
		p = p->parent;
	if (!p)
		return told_label(b, LABEL_whole_journey);
	if (p->kind == KIND_STAGE)
		return told_name(b, p);
	struct str stage = locale_name(b->words, &((const struct step *)p)->stage->thing);
	return told_text(str_fmt(&b->arena, "%.*s › %.*s", STR_ARG(stage), STR_ARG(locale_name(b->words, p))));
}

bool book_shares_scale(const struct out_book *b, const struct map *m)
{
	return !(m->scale.low < b->scale.low || m->scale.low > b->scale.low || m->scale.high < b->scale.high || m->scale.high > b->scale.high);
}

double book_on_scale(const struct out_book *b, double level)
{
	const struct range *scale = &b->scale;
	return (scale->low + scale->high) / 2 + level * (scale->high - scale->low) / 2;
}
