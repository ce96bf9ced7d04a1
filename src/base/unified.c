/* unified.c — the lines that differ. The shortest way from one text to the other is found as Myers describes it: along the
 * diagonals on which lines are the same, one removed or added line further each round. */
#include "cjm/unified.h"

#include <string.h>

/* Beyond so many changed lines the way is not worth its memory: then all that differs is shown as replaced. */
enum { CONTEXT = 3, CHANGES_MOST = 2000 };

struct text_lines {
	VEC(struct str) list; /* each with its line feed, where it has one */
};

struct line_edit { /* lines that are the same, removed or added */
	char sign;
	size_t old_at, new_at;
};

struct line_diff {
	struct arena arena;
	struct text_lines old, new;
	size_t same_head, same_tail;
	VEC(struct line_edit) edits;
};

static void split_lines(struct line_diff *d, struct str text, struct text_lines *lines)
{
	while (text.len) {
		size_t end = str_find(text, '\n');
		struct str line = str_slice(text, 0, end + 1);
		VEC_PUSH(&d->arena, &lines->list, line);
		text = str_slice(text, line.len, text.len);
	}
}

static void trim_ends(struct line_diff *d)
{
	size_t m = d->old.list.len, n = d->new.list.len, least = m < n ? m : n;
	while (d->same_head < least && str_equal(d->old.list.at[d->same_head], d->new.list.at[d->same_head]))
		d->same_head++;
	while (d->same_tail < least - d->same_head && str_equal(d->old.list.at[m - 1 - d->same_tail], d->new.list.at[n - 1 - d->same_tail]))
		d->same_tail++;
}

static void push_edit(struct line_diff *d, char sign, size_t old_at, size_t new_at)
{
	struct line_edit e = { sign, old_at, new_at };
	VEC_PUSH(&d->arena, &d->edits, e);
}

static bool is_same(const struct line_diff *d, long x, long y)
{
	return str_equal(d->old.list.at[d->same_head + (size_t)x], d->new.list.at[d->same_head + (size_t)y]);
}

/* One round further on diagonal k: down (a line added) or right (one removed), then along what is the same. */
static long furthest(const struct line_diff *d, const long *from, long round, long k, long m, long n)
{
	bool down = k == -round || (k != round && from[k - 1] < from[k + 1]);
	long x = down ? from[k + 1] : from[k - 1] + 1;
	while (x < m && x - k < n && is_same(d, x, x - k))
		x++;
	return x;
}

/* Back from the end, round by round, and then turned around. */
static void trace_back(struct line_diff *d, long **rounds, long round, long m, long n)
{
	size_t first = d->edits.len;
	long x = m, y = n;
	for (; round >= 0; round--) {
		const long *from = rounds[round];
		long k = x - y;
		bool down = round > 0 && (k == -round || (k != round && from[k - 1] < from[k + 1]));
		long before_x = round == 0 ? 0 : down ? from[k + 1] : from[k - 1], before_y = round == 0 ? 0 : before_x - (down ? k + 1 : k - 1);
		while (x > before_x && y > before_y)
			x--, y--, push_edit(d, ' ', d->same_head + (size_t)x, d->same_head + (size_t)y);
		if (round > 0)
			push_edit(d, down ? '+' : '-', d->same_head + (size_t)before_x, d->same_head + (size_t)before_y);
		x = before_x;
		y = before_y;
	}
	for (size_t i = first, k = d->edits.len; i + 1 < k; i++) {
		struct line_edit swapped = d->edits.at[i];
		d->edits.at[i] = d->edits.at[--k];
		d->edits.at[k] = swapped;
	}
}

static void replace_all(struct line_diff *d, long m, long n)
{
	for (long x = 0; x < m; x++)
		push_edit(d, '-', d->same_head + (size_t)x, d->same_head);
	for (long y = 0; y < n; y++)
		push_edit(d, '+', d->same_head + (size_t)m, d->same_head + (size_t)y);
}

static void find_way(struct line_diff *d, long m, long n)
{
	long most = m + n < CHANGES_MOST ? m + n : CHANGES_MOST;
	long *furthest_at = arena_alloc(&d->arena, (size_t)(2 * most + 3) * sizeof *furthest_at), *middle = furthest_at + most + 1;
	long **rounds = arena_alloc(&d->arena, (size_t)(most + 1) * sizeof *rounds);
	for (long round = 0; round <= most; round++) {
		/* rounds[round] is what was reached before this round, kept from diagonal -round-1 to round+1 */
		long *kept = arena_alloc(&d->arena, (size_t)(2 * round + 3) * sizeof *kept);
		memcpy(kept, middle - round - 1, (size_t)(2 * round + 3) * sizeof *kept);
		rounds[round] = kept + round + 1;
		for (long k = -round; k <= round; k += 2) {
			middle[k] = furthest(d, rounds[round], round, k, m, n);
			if (middle[k] >= m && middle[k] - k >= n) {
				trace_back(d, rounds, round, m, n);
				return;
			}
		}
	}
	replace_all(d, m, n);
}

static void find_edits(struct line_diff *d)
{
	size_t m = d->old.list.len, n = d->new.list.len;
	trim_ends(d);
	for (size_t i = 0; i < d->same_head; i++)
		push_edit(d, ' ', i, i);
	find_way(d, (long)(m - d->same_head - d->same_tail), (long)(n - d->same_head - d->same_tail));
	for (size_t i = d->same_tail; i; i--)
		push_edit(d, ' ', m - i, n - i);
}

/* ---- showing them ---- */

static void show_line(const struct line_diff *d, const struct line_edit *e, bool color, struct buf *out)
{
	struct str line = e->sign == '+' ? d->new.list.at[e->new_at] : d->old.list.at[e->old_at];
	const char *style = !color || e->sign == ' ' ? "" : e->sign == '+' ? "\033[32m" : "\033[31m";
	bool ends = str_ends(line, "\n");
	bool ends_as_windows = str_ends(line, "\r\n"); /* a patch wants it */
	buf_fmt(out, "%s%c", style, e->sign);
	buf_visible(out, str_slice(line, 0, line.len - ends - ends_as_windows), VISIBLE_TEXT);
	buf_fmt(out, "%s%s\n", ends_as_windows ? "\r" : "", *style ? "\033[0m" : "");
	if (!ends)
		buf_text(out, "\\ No newline at end of file\n");
}

static void show_range(struct buf *out, char sign, size_t at, size_t count)
{
	buf_fmt(out, "%c%zu", sign, count ? at + 1 : at);
	if (count != 1)
		buf_fmt(out, ",%zu", count);
}

static void show_hunk(const struct line_diff *d, size_t first, size_t end, bool color, struct buf *out)
{
	size_t old_count = 0, new_count = 0;
	for (size_t i = first; i < end; i++) {
		old_count += d->edits.at[i].sign != '+';
		new_count += d->edits.at[i].sign != '-';
	}
	buf_text(out, color ? "\033[36m@@ " : "@@ ");
	show_range(out, '-', d->edits.at[first].old_at, old_count);
	buf_char(out, ' ');
	show_range(out, '+', d->edits.at[first].new_at, new_count);
	buf_text(out, color ? " @@\033[0m\n" : " @@\n");
	for (size_t i = first; i < end; i++)
		show_line(d, &d->edits.at[i], color, out);
}

/* The next changed line at or behind i. */
static size_t next_change(const struct line_diff *d, size_t i)
{
	while (i < d->edits.len && d->edits.at[i].sign == ' ')
		i++;
	return i;
}

static void show_hunks(const struct line_diff *d, bool color, struct buf *out)
{
	for (size_t change = next_change(d, 0); change < d->edits.len;) {
		size_t first = change > CONTEXT ? change - CONTEXT : 0, end = change;
		size_t next = change;
		while (next < d->edits.len && next <= end + 2 * CONTEXT) {
			end = next + 1;
			next = next_change(d, end);
		}
		change = next;
		end = end + CONTEXT < d->edits.len ? end + CONTEXT : d->edits.len;
		show_hunk(d, first, end, color, out);
	}
}

void unified_diff(struct str path, struct str old_text, struct str new_text, bool color, struct buf *out)
{
	struct line_diff d = { 0 };
	if (str_equal(old_text, new_text))
		return;
	arena_init(&d.arena);
	split_lines(&d, old_text, &d.old);
	split_lines(&d, new_text, &d.new);
	find_edits(&d);
	struct buf name = { 0 };
	buf_visible(&name, path, VISIBLE_NAME);
	struct str shown = buf_as_str(&name);
	buf_fmt(out, "%s--- a/%.*s\n+++ b/%.*s%s\n", color ? "\033[1m" : "", STR_ARG(shown), STR_ARG(shown), color ? "\033[0m" : "");
	buf_finish(&name);
	show_hunks(&d, color, out);
	arena_finish(&d.arena);
}

/* ---- as edits ---- */

enum { AHEAD_MOST = 64 /* lines, added up on both sides, in which the two texts meet again */ };

static size_t byte_of_line(const struct text_lines *lines, size_t line, struct str text)
{
	return line < lines->list.len ? (size_t)(lines->list.at[line].at - text.at) : text.len;
}

/* How many lines on each side differ before the next that is the same, by the fewest of both; all the rest where none is near. */
static void find_meeting(const struct line_diff *d, size_t x, size_t y, size_t *removed, size_t *added)
{
	size_t m = d->old.list.len - d->same_tail, n = d->new.list.len - d->same_tail;
	for (size_t sum = 1; sum <= AHEAD_MOST; sum++)
		for (size_t i = 0; i <= sum; i++)
			if (x + i < m && y + sum - i < n && str_equal(d->old.list.at[x + i], d->new.list.at[y + sum - i])) {
				*removed = i;
				*added = sum - i;
				return;
			}
	*removed = m - x;
	*added = n - y;
}

struct text_changes text_changes(struct str old_text, struct str new_text, struct arena *a)
{
	struct line_diff d = { 0 };
	struct text_changes changes = { 0 };
	size_t removed, added;
	arena_init(&d.arena);
	split_lines(&d, old_text, &d.old);
	split_lines(&d, new_text, &d.new);
	trim_ends(&d);
	for (size_t x = d.same_head, y = x, m = d.old.list.len - d.same_tail, n = d.new.list.len - d.same_tail; x < m || y < n; x += removed, y += added) {
		removed = added = 1;
		if (x < m && y < n && str_equal(d.old.list.at[x], d.new.list.at[y]))
			continue;
		find_meeting(&d, x, y, &removed, &added);
		size_t at = byte_of_line(&d.old, x, old_text), from = byte_of_line(&d.new, y, new_text);
		struct str text = str_slice(new_text, from, byte_of_line(&d.new, y + added, new_text));
		VEC_PUSH(a, &changes.list, ((struct text_change){ at, byte_of_line(&d.old, x + removed, old_text) - at, text }));
	}
	arena_finish(&d.arena);
	return changes;
}
