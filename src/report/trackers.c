/* trackers.c — the backlog in the columns and words that trackers import. What has no column there is in the description, by its name. */
#include "cjm/csv.h"
#include "report/csv_out.h"

enum { KINDS = 5, LEVELS = 3, STATES = ACTION_DROPPED + DECISION_REFUSED, COLUMNS_OF_A_TRACKER = 8 };

struct tracker_row {
	const struct tracker *tracker;
	const struct backlog *backlog;   /* in the words of its language */
	const struct backlog *keywords;
	const struct backlog_row *row;
};

typedef void tracker_writer(const struct tracker_row *r, struct buf *out);

struct tracker {
	const char *name, *between_labels;
	const char *kinds[KINDS], *levels[LEVELS], *states[STATES];
	struct tracker_column { const char *head; tracker_writer *write; } columns[COLUMNS_OF_A_TRACKER];
};

static struct str told(const struct tracker_row *r, enum backlog_column c)
{
	return backlog_cell(r->backlog, r->row, c).text;
}

static struct str keyword(const struct tracker_row *r, enum backlog_column c)
{
	return backlog_cell(r->keywords, r->row, c).text;
}

/* ---- cells ---- */

static void tracker_title(const struct tracker_row *r, struct buf *out)
{
	buf_str(out, told(r, BACKLOG_text));
}

static const char *type_of(const struct tracker_row *r)
{
	static const enum statement_kind ORDER[KINDS] = { KIND_PAIN, KIND_WISH, KIND_OPPORTUNITY, KIND_DECISION, KIND_ACTION };
	int i = 0;
	while (i < KINDS - 1 && ORDER[i] != r->row->thing->kind)
		i++;
	return r->tracker->kinds[i];
}

static void tracker_type(const struct tracker_row *r, struct buf *out)
{
	buf_text(out, type_of(r));
}

/* All that the row says: a line for each column, but for those that have one of their own in every tracker. */
static void tracker_description(const struct tracker_row *r, struct buf *out)
{
	for (int c = 0; c < BACKLOG_COLUMNS; c++) {
		struct str text = c == BACKLOG_text ? (struct str){ 0 } : told(r, (enum backlog_column)c);
		if (text.len)
			buf_fmt(out, "%s%.*s%s%.*s", out->len ? "\n" : "", STR_ARG(backlog_head(r->backlog, (enum backlog_column)c)), r->backlog->words->colon, STR_ARG(text));
	}
	for (size_t i = 0; i < r->row->thing->own.list.len; i++) {
		const struct own_field *f = &r->row->thing->own.list.at[i];
		buf_fmt(out, "%s%.*s%s%.*s", out->len ? "\n" : "", STR_ARG(f->name), r->backlog->words->colon, STR_ARG(f->value));
	}
}

/* How bad a pain is, or how good an opportunity. */
static void tracker_priority(const struct tracker_row *r, struct buf *out)
{
	struct str severity = keyword(r, BACKLOG_severity), level = severity.len ? severity : keyword(r, BACKLOG_impact);
	int choice = level.len ? choice_find(CHOICES_level, level) : 0;
	if (choice)
		buf_text(out, r->tracker->levels[choice - 1]);
}

static void tracker_state(const struct tracker_row *r, struct buf *out)
{
	struct str status = keyword(r, BACKLOG_status);
	bool is_decision = r->row->thing->kind == KIND_DECISION;
	int choice = status.len ? choice_find(is_decision ? CHOICES_decision_status : CHOICES_action_status, status) : 0;
	buf_text(out, r->tracker->states[choice ? choice - 1 + (is_decision ? ACTION_DROPPED : 0) : 0]);
}

static void tracker_due(const struct tracker_row *r, struct buf *out)
{
	struct str due = keyword(r, BACKLOG_due);
	struct date d;
	if (due.len && date_read(due, &d))
		date_write(date_of_day(date_last_day(d)), out);
}

/* A tag is a word without blanks. */
static void tracker_labels(const struct tracker_row *r, struct buf *out)
{
	const struct texts *tags = &r->row->thing->tags;
	for (size_t i = 0; i < tags->list.len; i++)
		buf_fmt(out, "%s%.*s", out->len ? r->tracker->between_labels : "", STR_ARG(tags->list.at[i]));
}

static void tracker_labels_with_type(const struct tracker_row *r, struct buf *out)
{
	buf_text(out, type_of(r));
	tracker_labels(r, out);
}

/* ---- the table ---- */

static const struct tracker TRACKERS[] = {
#define WORDS(...) { __VA_ARGS__ }
#define COLUMN(head, what) { head, tracker_##what },
#define TRACKER(name, between, kinds, levels, states, columns) { #name, between, kinds, levels, states, { columns } },
#include "report/trackers.def"
};

const struct tracker *tracker_at(size_t index)
{
	return index < sizeof TRACKERS / sizeof *TRACKERS ? &TRACKERS[index] : NULL;
}

const char *tracker_name(const struct tracker *t)
{
	return t->name;
}

static void write_row(const struct tracker_row *r, struct buf *out)
{
	struct buf cell = { 0 };
	for (int i = 0; i < COLUMNS_OF_A_TRACKER && r->tracker->columns[i].head; i++) {
		buf_clear(&cell);
		r->tracker->columns[i].write(r, &cell);
		csv_write_cell(buf_as_str(&cell), ',', i == 0, out);
	}
	buf_text(out, "\r\n");
	buf_finish(&cell);
}

void tracker_write(const struct tracker *t, const struct backlog *told_in_words, const struct backlog *keywords, struct buf *out)
{
	for (int i = 0; i < COLUMNS_OF_A_TRACKER && t->columns[i].head; i++)
		csv_write_cell(str_of(t->columns[i].head), ',', i == 0, out);
	buf_text(out, "\r\n");
	for (size_t i = 0; i < told_in_words->rows.len; i++) {
		struct tracker_row row = { .tracker = t, .backlog = told_in_words, .keywords = keywords, .row = &told_in_words->rows.at[i] };
		write_row(&row, out);
	}
}
