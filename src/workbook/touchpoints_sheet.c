/* touchpoints_sheet.c — where the person and the company meet: what is wanted, what is used, who answers for it, how it feels. */
#include "workbook/book.h"
#include "cjm/counts.h"
#include "cjm/course.h"

#include <math.h>

enum touchpoint_place { T_JOURNEY, T_NAME, T_CHANNELS, T_OWNER, T_USES, T_WANTED, T_IMPORTANCE, T_PRIORITY, T_FEELING, T_REMARKS, T_COUNT };

static void add_columns(struct out_table *t)
{
	static const struct {
		enum label head;
		int width;
	} COLUMNS[T_COUNT] = {
		[T_JOURNEY] = { LABEL_col_journey, 24 }, [T_NAME] = { LABEL_col_touchpoint, 30 }, [T_CHANNELS] = { LABEL_col_channel, 18 }, [T_OWNER] = { LABEL_owner, 18 },
		[T_USES] = { LABEL_col_uses, 10 }, [T_WANTED] = { LABEL_col_wanted, 13 }, [T_IMPORTANCE] = { LABEL_col_for_customers, 18 },
		[T_PRIORITY] = { LABEL_col_for_us, 18 }, [T_FEELING] = { LABEL_col_feeling, 11 }, [T_REMARKS] = { LABEL_col_remarks, 24 },
	};
	for (int i = 0; i < T_COUNT; i++)
		out_column(t, book_label(t->book, COLUMNS[i].head), COLUMNS[i].width);
}

static struct told_cell told_remarks(struct out_book *b, const struct touchpoint *t, const struct touchpoint_use *u)
{
	bool is_missed = t->wanted == ANSWER_YES && !u->places, is_unwanted = t->wanted == ANSWER_NO && u->places;
	struct str parts[] = {
		t->critical ? book_label(b, LABEL_critical) : (struct str){ 0 }, t->proactive ? book_label(b, LABEL_proactive) : (struct str){ 0 },
		is_missed ? book_label(b, LABEL_touch_missed) : is_unwanted ? book_label(b, LABEL_touch_unwanted) : (struct str){ 0 },
	};
	return told_text(locale_list(b->words, &b->arena, parts, 3));
}

static void add_touchpoint(struct out_table *table, const struct other_columns *o, const struct journey *j, const struct touchpoint_use *u)
{
	struct out_book *b = table->book;
	const struct touchpoint *t = u->touchpoint;
	struct told_cell *cells = out_row(table);
	struct things channels = u->channels;
	if (!channels.len)
		things_note(&b->arena, &channels, t->channel ? &t->channel->thing : NULL);
	cells[T_JOURNEY] = told_name(b, b->journey_count > 1 ? &j->thing : NULL);
	cells[T_NAME] = told_name(b, &t->thing);
	cells[T_CHANNELS] = told_names(b, &channels);
	cells[T_OWNER] = told_name(b, t->owner ? &t->owner->thing : NULL);
	cells[T_USES] = told_number(b, (double)u->places, 0);
	cells[T_WANTED] = told_text(locale_choice(b->words, CHOICES_answer, t->wanted));
	cells[T_IMPORTANCE] = told_text(label_choice(b->words, LABEL_degree_low, t->importance));
	cells[T_PRIORITY] = told_text(label_choice(b->words, LABEL_degree_low, t->priority));
	cells[T_FEELING] = told_number(b, u->felt ? book_on_scale(b, u->sum / (double)u->felt) : NAN, 1);
	cells[T_REMARKS] = told_remarks(b, t, u);
	fill_others(table, o, &t->thing, cells);
}

void write_touchpoint_sheet(struct out_book *b)
{
	static const bool TOLD[KIND_COUNT] = {
		[KIND_TP_VIA] = true, [KIND_TP_OWNER] = true, [KIND_WANTED] = true, [KIND_CRITICAL] = true, [KIND_PROACTIVE] = true, [KIND_TP_IMPORTANCE] = true, [KIND_PRIORITY] = true,
	};
	struct other_columns others = { .told = TOLD };
	struct out_table t = out_table_of(b);
	add_columns(&t);
	add_other_columns(&t, &others, KIND_TOUCHPOINT);
	for (size_t i = 0; i < b->journey_count; i++) {
		const struct journey *j = book_journey(b, i);
		struct things used = journey_touchpoints(j, &b->arena);
		struct touchpoint_uses uses = journey_uses(j, &b->arena);
		FOR_EACH(struct touchpoint, p, used)
			add_touchpoint(&t, &others, j, names_find_address(&uses.by_touchpoint, p));
		FOR_EACH(struct touchpoint, missed, b->map->touchpoints)
			if (touchpoint_is_missed(b->map, missed))
				add_touchpoint(&t, &others, j, &(struct touchpoint_use){ .touchpoint = missed });
	}
	out_write(&t, LABEL_lane_touchpoints);
}
