/* outline.c — from lines to a tree. A line stands below the nearest one before it of a smaller rank: headings by their level, then lines in
 * bold, labels, and items by how far they are indented. People indent by one blank, by four, or not at all: what the marks say counts too. */
#include "exchange/documents/outline.h"
#include "exchange/words/cells.h"
#include "exchange/tables/table_lanes.h"

#include <string.h>

enum { RANK_TITLE = 10, RANK_NUMBERED = 15, RANK_LABEL = 20, RANK_ITEM = 30, RANK_TEXT = 1000000, DEEPEST = 200 /* what is deeper stands beside: others walk the tree by calling themselves */, LABEL_WORDS = 5, BOLD_WORDS = 7 };

void outline_init(struct outline *o, struct import *i)
{
	*o = (struct outline){ .i = i };
	o->root = o->open = ARENA_NEW(&i->arena, struct outline_node);
}

/* Closes what has this rank or a deeper one. */
static void close_from(struct outline *o, int rank)
{
	while (o->open->parent && o->open->rank >= rank)
		o->open = o->open->parent;
}

static struct outline_node *add_node(struct outline *o, enum outline_kind kind, int rank, struct str line)
{
	struct outline_node *n = ARENA_NEW(&o->i->arena, struct outline_node);
	close_from(o, rank);
	if (o->open->depth == DEEPEST)
		o->open = o->open->parent;
	*n = (struct outline_node){ .kind = kind, .rank = rank, .depth = o->open->depth + 1, .parent = o->open, .follows_gap = o->after_gap };
	VEC_PUSH(&o->i->arena, &n->lines, line);
	VEC_PUSH(&o->i->arena, &o->open->children, n);
	o->open = n;
	o->after_gap = o->after_rule = false;
	return n;
}

void outline_add_heading(struct outline *o, int level, struct str source)
{
	struct outline_node *n = add_node(o, OUTLINE_HEADING, level, source);
	n->lane = outline_lane_of(o, source, BOLD_WORDS);
}

static void read_label(struct outline *o, struct str line, struct outline_node *read)
{
	if (!outline_read_label(line, read))
		return;
	read->lane = outline_lane_of(o, read->label, read->is_strong ? BOLD_WORDS : LABEL_WORDS);
	if (!read->is_strong && !read->has_colon && !lane_is_known(read->lane)) /* "Reads – and goes on" */
		read->label = read->said = (struct str){ 0 };
}

static void take_label(struct outline_node *n, const struct outline_node *read)
{
	n->label = read->label;
	n->said = read->said;
	n->is_strong = read->is_strong;
	n->has_colon = read->has_colon;
	n->lane = read->lane;
}

void outline_break(struct outline *o)
{
	close_from(o, RANK_ITEM);
	o->after_gap = o->after_rule = true;
}

void outline_add_table(struct outline *o)
{
	outline_break(o);
	close_from(o, RANK_LABEL);
	o->open->holds_table = true;
}

/* ---- lists ---- */

static bool is_same_list(const struct outline_node *n, const struct outline_item *item)
{
	return n->mark == item->mark && !n->number == !item->number;
}

static bool is_beside(const struct outline_node *n, const struct outline_item *item)
{
	return item->indent <= n->indent + 1;
}

/* A list of other marks that begins right below an item is meant to be the item's, even where nobody indented it: steps of a numbered list
 * with bullets below each. */
static bool is_inner_list(const struct outline_node *n, const struct outline_item *item)
{
	for (const struct outline_node *up = n; up->kind == OUTLINE_ITEM && is_beside(up, item); up = up->parent)
		if (is_same_list(up, item))
			return false;
	return !item->number || (n->label.len && !n->said.len);
}

static bool waits_for_items(const struct outline_node *n)
{
	return n->kind == OUTLINE_LABEL ? !n->said.len : lane_is_known(n->lane);
}

/* "1. **Awareness**" at the margin is a heading more than an item, unless it is listed below a label: "**Actions:**", "1. **Opens** …" */
static bool is_numbered_title(struct outline *o, const struct outline_item *item, const struct outline_node *read)
{
	struct outline_node *n = o->open;
	if (!item->number || item->indent > 1 || lane_is_known(read->lane))
		return false;
	while (n->parent && n->rank > RANK_NUMBERED)
		n = n->parent;
	if (n->rank == RANK_NUMBERED && n->number + 1 == item->number && n->mark == item->mark)
		return true;
	for (n = o->open; n->parent && n->rank >= RANK_ITEM;)
		n = n->parent;
	return read->is_strong && !waits_for_items(n);
}

static int rank_below(const struct outline_node *n)
{
	return n->rank < RANK_ITEM ? RANK_ITEM : n->rank + 1;
}

static void close_lists(struct outline *o, const struct outline_item *item)
{
	close_from(o, RANK_TEXT);
	while (o->open->rank >= RANK_ITEM) {
		struct outline_node *n = o->open;
		bool is_over = n->kind == OUTLINE_LABEL ? item->indent < n->indent : is_beside(n, item) && (item->indent + 1 < n->indent || !is_inner_list(n, item));
		if (!is_over)
			return;
		o->open = n->parent;
	}
}

/* ---- several lanes on a line ---- */

/* Where the next part begins that a lane's name and a colon stand before, behind a sign that parts, or in bold; s.len where none does. */
static size_t next_part(struct outline *o, struct str s, size_t at)
{
	for (; at < s.len; at++) {
		bool is_strong = at && (str_starts(str_slice(s, at, s.len), "**") || str_starts(str_slice(s, at, s.len), "__"));
		bool parts = at && (strchr(";|", s.at[at - 1]) || (s.at[at - 1] == '.' && s.at[at] == ' '));
		struct str part = plain_trim(str_slice(s, at, s.len));
		struct outline_node read = { 0 };
		if (!is_strong && !parts && at)
			continue;
		if (str_starts(part, "- "))
			part = plain_trim(str_slice(part, 2, part.len));
		read_label(o, part, &read);
		if (read.has_colon && lane_is_known(read.lane))
			return (size_t)(part.at - s.at);
	}
	return s.len;
}

static struct str without_sign(struct str s)
{
	s = plain_trim(s);
	while (str_ends(s, ";") || str_ends(s, "|") || str_ends(s, "-"))
		s = plain_trim(str_slice(s, 0, s.len - 1));
	return s;
}

static void cut_text(struct outline_node *n, size_t length)
{
	n->said = without_sign(str_slice(n->said, 0, length));
	const char *end = n->said.len ? n->said.at + n->said.len : n->label.at + n->label.len;
	n->lines.at[0].len = (size_t)(end - n->lines.at[0].at);
}

/* "**Awareness** – sees an ad; Emotion: curious; Pain: none": what follows a name of a stage is its lanes, what follows a lane are further ones. */
static void part_line(struct outline *o, struct outline_node *n)
{
	struct str s = n->said;
	bool is_lane = lane_is_known(n->lane);
	size_t at = next_part(o, s, is_lane);
	if (!n->label.len || at == s.len)
		return;
	cut_text(n, at);
	while (at < s.len) {
		size_t end = next_part(o, s, at + 1);
		struct outline_node read = { 0 };
		struct str part = without_sign(str_slice(s, at, end));
		read_label(o, part, &read);
		struct outline_node *added = add_node(o, is_lane ? n->kind : OUTLINE_LABEL, is_lane ? n->rank : n->rank < RANK_LABEL ? RANK_LABEL : n->rank + 1, part);
		take_label(added, &read);
		added->indent = is_lane ? n->indent : n->indent + 2;
		added->mark = n->mark;
		at = end;
	}
	o->open = is_lane ? o->open : n;
}

/* "Actions" in plain letters, with a list right below: a label after all. */
static void make_label_of_text(struct outline *o)
{
	struct outline_node *n = o->open, *above = n->parent;
	if (n->kind != OUTLINE_TEXT || n->is_quote || n->lines.len != 1 || above->rank >= RANK_ITEM)
		return;
	struct str text = plain_trim(n->lines.at[0]);
	enum column_kind lane = outline_lane_of(o, text, LABEL_WORDS);
	if (!lane_is_known(lane))
		return;
	above->children.len--;
	close_from(o, RANK_LABEL);
	struct outline_node *label = add_node(o, OUTLINE_LABEL, RANK_LABEL, text);
	label->label = text;
	label->is_strong = true;
	label->lane = lane;
	label->follows_gap = n->follows_gap;
	label->parent->is_labelled = label->parent->is_labelled || outline_is_core(lane);
}

/* "Awareness" in plain letters, with lanes right below, in a text without headings: a stage. */
static void make_title_of_text(struct outline *o)
{
	enum { WORDS = 6 };
	struct outline_node *n = o->open, *above = n->parent;
	if (n->kind != OUTLINE_TEXT || n->is_quote || n->lines.len != 1 || o->after_gap || !(above == o->root || above->is_of_text))
		return;
	struct str text = plain_trim(n->lines.at[0]);
	bool stands_apart = n->follows_gap || (above == o->root && above->children.len == 1), is_sentence = text.len && strchr(".,;:!?", text.at[text.len - 1]), is_key = str_find(text, ':') < text.len;
	if (!stands_apart || is_sentence || is_key || outline_words_in(text) > WORDS)
		return;
	above->children.len--;
	close_from(o, RANK_TITLE);
	struct outline_node *title = add_node(o, OUTLINE_TITLE, RANK_TITLE, text);
	title->is_of_text = true;
	title->follows_gap = n->follows_gap;
}

static void add_item(struct outline *o, const struct outline_item *item)
{
	struct outline_node read = { 0 };
	make_label_of_text(o);
	read_label(o, item->text, &read);
	if (lane_is_known(read.lane))
		make_title_of_text(o);
	bool is_title = is_numbered_title(o, item, &read);
	if (!is_title)
		close_lists(o, item);
	struct outline_node *n = add_node(o, is_title ? OUTLINE_TITLE : OUTLINE_ITEM, is_title ? RANK_NUMBERED : rank_below(o->open), item->text);
	take_label(n, &read);
	n->indent = item->indent;
	n->number = item->number;
	n->mark = item->mark;
	part_line(o, n);
}

void outline_add_item(struct outline *o, int indent, int number, struct str source)
{
	struct outline_item item = { indent, number, number ? '.' : '-', source };
	add_item(o, &item);
}

/* ---- lines that are no items ---- */

static bool is_inside_item(const struct outline *o, int indent)
{
	const struct outline_node *n = o->open;
	while (n->rank >= RANK_ITEM && n->kind != OUTLINE_ITEM)
		n = n->parent;
	return n->kind == OUTLINE_ITEM && indent >= n->indent + 2;
}

/* "Stage 1 – Booking", in plain letters. */
static bool is_numbered_stage(struct outline *o, struct str line)
{
	enum { WORDS = 12 };
	struct outline_node read = { 0 };
	struct str name = outline_read_label(line, &read) ? read.label : line;
	bool has_number = false;
	for (size_t k = 0; k < name.len; k++)
		has_number = has_number || plain_is_digit(name.at[k]);
	return has_number && !str_ends(line, ".") && outline_words_in(name) <= 3 && outline_words_in(line) <= WORDS && outline_names_stage(o, outline_plain(o, name));
}

/* Among labels such as "**Actions**" a further line in bold is one of them, not a heading; but where stages are in bold, too, it is the next
 * stage if it stands apart and only labels have a colon, or a rule parts the stages. */
static bool is_among_labels(const struct outline *o)
{
	const struct outline_node *n = o->open;
	while (n->parent && n->rank >= RANK_LABEL)
		n = n->parent;
	return n->is_labelled && !(n->kind == OUTLINE_TITLE && (o->after_rule || (n->labels_have_colons && o->after_gap)));
}

/* "*Persona: Maria, 35*", all of it in bold or italics, is no heading. */
static bool names_person(struct outline *o, struct str line)
{
	struct str value;
	enum cell_key key = cell_key_of(&o->i->arena, outline_plain(o, line), &value);
	return key != CELL_NO_KEY && key != CELL_TITLE && value.len;
}

static enum outline_kind kind_of_line(struct outline *o, struct str line, const struct outline_node *read)
{
	bool stands_alone = !read->said.len || str_starts(read->said, "(");
	bool is_content = !o->after_gap && !read->has_colon && o->open->kind == OUTLINE_LABEL && !o->open->said.len && !o->open->children.len;
	if (is_content && read->said.len && !lane_is_known(read->lane)) /* "**Emotions**" above "😐 **Tense** – the queue is long" */
		return OUTLINE_TEXT;
	if (read->label.len && lane_is_known(read->lane) && !(read->lane == COLUMN_STEP && is_numbered_stage(o, line)))
		return OUTLINE_LABEL;
	if (!read->is_strong)
		return is_numbered_stage(o, line) ? OUTLINE_TITLE : OUTLINE_TEXT;
	if (stands_alone && outline_names_stage(o, outline_plain(o, read->label)))
		return OUTLINE_TITLE;
	if (stands_alone && names_person(o, read->label))
		return OUTLINE_TEXT;
	return read->has_colon || read->said.len || is_among_labels(o) ? OUTLINE_LABEL : OUTLINE_TITLE;
}

static bool goes_on(const struct outline *o, const struct outline_node *read)
{
	bool holds_text = o->open->kind == OUTLINE_TEXT || o->open->kind == OUTLINE_ITEM || (o->open->kind == OUTLINE_LABEL && o->open->said.len);
	return holds_text && !o->after_gap && o->open->is_quote == read->is_quote;
}

static bool has_item(const struct outline_node *n)
{
	return n->children.len && n->children.at[n->children.len - 1]->kind == OUTLINE_ITEM;
}

static void add_text(struct outline *o, struct str line, int indent, const struct outline_node *read)
{
	if (goes_on(o, read)) {
		VEC_PUSH(&o->i->arena, &o->open->lines, line);
		return;
	}
	if (o->after_gap && !is_inside_item(o, indent)) {
		close_from(o, RANK_ITEM);
		close_from(o, has_item(o->open) || o->open->said.len ? RANK_LABEL : RANK_ITEM); /* a paragraph below what a label says is not the label's */
	}
	add_node(o, OUTLINE_TEXT, RANK_TEXT, line)->is_quote = read->is_quote;
}

/* "Phase: Search": what stands behind it names the stage. Empty for any other line. */
static struct str stage_behind_label(const struct outline_node *read)
{
	enum { WORDS = 8 };
	bool names_it = read->lane == COLUMN_STAGE && read->has_colon && outline_words_in(read->label) == 1 && outline_words_in(read->said) <= WORDS;
	return names_it ? read->said : (struct str){ 0 };
}

/* A line in a text that begins a stage by saying so. */
static void add_stage_line(struct outline *o, struct str text, const struct outline_node *read)
{
	account_markup(&o->i->account, str_slice(text, 0, (size_t)(read->said.at - text.at)));
	add_node(o, OUTLINE_TITLE, RANK_TITLE, read->said)->is_called_stage = true;
}

void outline_add_line(struct outline *o, struct str line, bool is_quote)
{
	size_t first;
	struct outline_item item;
	struct outline_node read = { .is_quote = is_quote };
	int indent = outline_indent_of(line, &first);
	struct str text = plain_trim(line), whole = str_slice(line, first, line.len); /* two blanks at the end break the line */
	if (!text.len) {
		o->after_gap = true;
		return;
	}
	if (outline_read_item(line, &item)) {
		account_markup(&o->i->account, str_slice(line, 0, (size_t)(item.text.at - line.at))); /* the order says as much as the number */
		add_item(o, &item);
		return;
	}
	read_label(o, text, &read);
	if (stage_behind_label(&read).len && !is_quote && indent < 2) {
		add_stage_line(o, text, &read);
		return;
	}
	enum outline_kind kind = kind_of_line(o, text, &read);
	if (kind == OUTLINE_LABEL && lane_is_known(read.lane))
		make_title_of_text(o);
	if (kind == OUTLINE_TEXT) {
		add_text(o, whole, indent, &read);
		return;
	}
	close_from(o, RANK_TEXT);
	while (o->open->kind == OUTLINE_LABEL && o->open->rank > RANK_ITEM)
		o->open = o->open->parent;
	bool is_inside = is_inside_item(o, indent);
	if (!is_inside && o->after_gap && kind == OUTLINE_LABEL) { /* below a numbered list it says something of the whole */
		close_from(o, RANK_LABEL);
		close_from(o, has_item(o->open) ? RANK_NUMBERED : RANK_LABEL);
	}
	while (is_inside && o->open->indent + 2 > indent)
		o->open = o->open->parent;
	struct outline_node *n = add_node(o, is_inside ? OUTLINE_LABEL : kind, is_inside ? rank_below(o->open) : kind == OUTLINE_TITLE ? RANK_TITLE : RANK_LABEL, text);
	take_label(n, &read);
	n->indent = indent;
	n->is_quote = is_quote;
	n->parent->is_labelled = n->parent->is_labelled || (n->kind == OUTLINE_LABEL && outline_is_core(n->lane));
	n->parent->labels_have_colons = n->parent->labels_have_colons || n->has_colon;
	part_line(o, n);
}

void outline_add_term(struct outline *o, struct str line)
{
	struct str text = plain_trim(line);
	enum column_kind lane = outline_lane_of(o, text, LABEL_WORDS);
	struct outline_node *n = add_node(o, lane_is_known(lane) ? OUTLINE_LABEL : OUTLINE_TITLE, lane_is_known(lane) ? RANK_LABEL : RANK_NUMBERED, text);
	n->label = text;
	n->is_strong = true;
	n->lane = lane;
}
