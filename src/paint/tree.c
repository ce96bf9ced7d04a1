/* tree.c — from groups, as parts.def tells them, to elements. */
#include "tree.h"

#include "cjm/unicode.h"
#include "tree_table.h"

#include <math.h>

struct element *element_new(struct arena *a, const char *kind)
{
	struct element *e = ARENA_NEW(a, struct element);
	e->kind = kind;
	return e;
}

void element_add(struct element *parent, struct element *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

struct element *element_in(struct arena *a, struct element *parent, const char *kind)
{
	struct element *e = element_new(a, kind);
	element_add(parent, e);
	return e;
}

/* ---- where the walk is ---- */

struct section {
	struct element *element;
	int level;
	bool has_name;
	bool takes; /* what lies within its borders is of it, though it is drawn later and elsewhere */
	struct box box;
};

struct tree_walk {
	struct tree *tree;
	const struct scene *scene;
	struct tagged_table *table;             /* the one that rows go to; NULL: there is none */
	VEC(struct section *) sections;
};

struct tree_spot {
	struct element *into;
	double x, y;
	const struct shape *group;   /* that gives a picture its name */
	struct section *section;     /* whose name the next name is; NULL: none's */
	struct tagged_row *row;             /* whose cells things stand in, by their place */
	struct tagged_row *names;           /* for the name of a column; what else it says goes to the row */
	struct link_element *link;   /* that has no element yet */
	bool is_head, is_banner, is_figure;
};

static struct box joined(struct box a, struct box b)
{
	return (struct box){ fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right), fmax(a.bottom, b.bottom) };
}

/* Of a shape or of all in a group. */
static struct box box_in(const struct shape *shape, double x, double y)
{
	if (shape->kind != SHAPE_GROUP)
		return box_moved(box_of(shape), x, y);
	struct box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	for (const struct shape *child = shape->first; child; child = child->next)
		box = joined(box, box_in(child, x + shape->x, y + shape->y));
	return box;
}

/* A column is as wide as what is drawn first of it: its ground. */
static struct box box_of_column(const struct shape *column, double x, double y)
{
	return column->first ? box_in(column->first, x + column->x, y + column->y) : box_in(column, x, y);
}

/* ---- texts and pictures ---- */

static bool text_is_shown(const struct shape *text)
{
	for (size_t i = 0; i < text->line_count && !text->paint.fill.none; i++)
		if (text->lines[i].len)
			return true;
	return false;
}

static const char *heading(int level)
{
	static const char *const HEADINGS[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
	return HEADINGS[level < 1 ? 0 : level > 6 ? 5 : level - 1];
}

static const char *text_kind(struct tree_spot at, const struct shape *text)
{
	if (at.is_figure)
		return "Span";
	if (at.group ? text->part == TEXT_WORDS || text != group_name_text(at.group) : text->part != TEXT_NAME) /* no long group is searched for each of its words */
		return "P";
	if (at.is_head)
		return "H1";
	if (!at.section || at.section->has_name)
		return "P";
	at.section->has_name = true;
	return heading(at.section->level);
}

static struct element *banner_cell(struct tree_walk *w)
{
	struct arena *a = w->tree->arena;
	struct element *cell = element_in(a, element_in(a, w->table->element, "TR"), "TH");
	cell->columns = (int)w->table->columns.len + 1;
	cell->scope = "Row";
	VEC_PUSH(a, &w->table->shorter, cell->parent);
	return cell;
}

static struct element *cell_of(struct tree_walk *w, struct tree_spot at, const struct shape *shape)
{
	bool is_group = shape->kind == SHAPE_GROUP; /* its own place is in that of the walk already */
	struct box box = box_in(shape, at.x - (is_group ? shape->x : 0), at.y - (is_group ? shape->y : 0));
	bool is_name = shape->kind == SHAPE_TEXT && shape->part == TEXT_NAME;
	if (at.is_banner)
		return banner_cell(w);
	if (at.names && is_name)
		return row_cell(at.names, box_of_column(at.group, at.x - at.group->x, at.y - at.group->y));
	if (at.row && at.row->head && is_name)
		return at.row->head;
	return at.row ? row_cell(at.row, box) : at.into;
}

/* An emoji is drawn as an image, of which no letters are left. */
static bool has_pictures(const struct shape *text)
{
	for (size_t i = 0; i < text->line_count; i++)
		for (size_t at = 0; at < text->lines[i].len;)
			if (unicode_is_picture(utf8_next(text->lines[i], &at)))
				return true;
	return false;
}

/* The first thing in a group that leads somewhere is what leads there. */
static struct element *linked(struct tree_walk *w, struct tree_spot at, struct element *e)
{
	if (!at.link || at.link->element)
		return e;
	at.link->element = element_in(w->tree->arena, e, "Link");
	VEC_PUSH(w->tree->arena, &w->tree->links, *at.link);
	return at.link->element;
}

static bool fonts_equal(struct font a, struct font b)
{
	return a.face == b.face && a.size == b.size;
}

static struct standing_text *standing_of(struct tree *t, struct str words, struct font font)
{
	for (size_t i = 0; i < t->standing.len; i++)
		if (fonts_equal(t->standing.at[i].font, font) && str_equal(t->standing.at[i].words, words))
			return &t->standing.at[i];
	VEC_PUSH(t->arena, &t->standing, ((struct standing_text){ .words = words, .font = font }));
	return &t->standing.at[t->standing.len - 1];
}

/* The heading of a row or a column is one on every page: each has a table of its own, whose cells are told with their headings. */
static bool was_told(struct tree_walk *w, struct tree_spot at, const struct shape *text)
{
	struct str words = text->is_standing ? text_words(w->tree->arena, text) : (struct str){ 0 };
	struct standing_text *s = text->is_standing ? standing_of(w->tree, words, text->font) : NULL;
	struct element *cell = s && text->part == TEXT_NAME ? cell_of(w, at, text) : NULL;
	return s && ++s->now <= s->before && !(cell && str_is(str_of(cell->kind), "TH"));
}

static void begin_page(struct tree *t)
{
	for (size_t i = 0; i < t->standing.len; i++) {
		struct standing_text *s = &t->standing.at[i];
		s->before = s->now > s->before ? s->now : s->before;
		s->now = 0;
	}
}

void tree_begin_drawing(struct tree *t)
{
	t->standing.len = 0;
}

static struct element *text_element(struct tree_walk *w, struct tree_spot at, const struct shape *text)
{
	struct arena *a = w->tree->arena;
	if (was_told(w, at, text))
		return NULL;
	struct element *e = linked(w, at, element_in(a, cell_of(w, at, text), text_kind(at, text)));
	e->has_pictures = has_pictures(text);
	if (text->line_count > 1 || e->has_pictures)
		e->words = text_words(a, text);
	return e;
}

static struct element *picture_element(struct tree_walk *w, struct tree_spot at, const struct shape *image)
{
	struct arena *a = w->tree->arena;
	struct str alt = image->alt.len ? image->alt : at.group && !at.is_head ? group_name(a, at.group) : (struct str){ 0 };
	if (!alt.len || !(image->width > 0 && image->height > 0))
		return NULL;
	struct element *e = element_in(a, linked(w, at, cell_of(w, at, image)), "Figure");
	e->alt = alt;
	return e;
}

static struct element *leaf_element(struct tree_walk *w, struct tree_spot at, const struct shape *shape)
{
	if (shape->kind == SHAPE_TEXT)
		return shape->part != TEXT_ORNAMENT && text_is_shown(shape) ? text_element(w, at, shape) : NULL;
	if (at.is_figure)
		return at.into;
	return shape->kind == SHAPE_IMAGE ? picture_element(w, at, shape) : NULL;
}

/* ---- groups ---- */

static void walk_group(struct tree_walk *w, struct tree_spot at, const struct shape *group);

static void walk_children(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	for (const struct shape *child = group->first; child; child = child->next) {
		if (child->kind == SHAPE_GROUP)
			walk_group(w, at, child);
		else
			VEC_PUSH(w->tree->arena, &w->tree->items, leaf_element(w, at, child));
	}
}

static bool has_rows(const struct shape *group)
{
	const struct shape *child = group->first;
	while (child && !(child->kind == SHAPE_GROUP && group_part(child) == PART_ROW))
		child = child->next;
	return child;
}

/* The group that has the columns: the last of those that stand together, if rows follow before others do. NULL: they head nothing. */
static const struct shape *columns_of(const struct shape *group)
{
	const struct shape *columns = group, *next = group->next;
	for (; next && next->kind == SHAPE_GROUP && group_part(next) == PART_COLUMNS; next = next->next)
		columns = next;
	for (; next && !(next->kind == SHAPE_GROUP && group_part(next) == PART_COLUMNS); next = next->next)
		if (next->kind == SHAPE_GROUP && (group_part(next) == PART_ROW || has_rows(next)))
			return columns->first && columns->first->kind == SHAPE_GROUP ? columns : NULL;
	return NULL;
}

static void open_table(struct tree_walk *w, struct tree_spot at, const struct shape *columns)
{
	struct arena *a = w->tree->arena;
	struct tagged_table *t = ARENA_NEW(a, struct tagged_table);
	*t = (struct tagged_table){ .arena = a, .element = element_in(a, at.into, "Table"), .leftwards = w->scene->direction == DIRECTION_RTL };
	double x = at.x - at.group->x + columns->x, y = at.y - at.group->y + columns->y;
	for (const struct shape *c = columns->first; c; c = c->next)
		if (c->kind == SHAPE_GROUP && group_part(c) == PART_COLUMN)
			VEC_PUSH(a, &t->columns, box_of_column(c, x, y));
	t->heads = columns;
	w->table = t;
}

static void close_table(struct tree_walk *w)
{
	if (w->table)
		table_end(w->table);
	w->table = NULL;
}

static void walk_columns(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	const struct shape *columns = columns_of(group);
	if (!columns) {
		walk_children(w, at, group);
		return;
	}
	if (!w->table || w->table->heads != columns) {
		close_table(w);
		open_table(w, at, columns);
	}
	struct tagged_row names = row_begin(w->table, "TH", group->first && group->first->kind == SHAPE_GROUP && group_part(group->first) == PART_NONE), notes = row_begin(w->table, "TD", false);
	at.names = &names;
	at.row = &notes;
	walk_children(w, at, group);
	row_end(&names);
	row_end(&notes);
}

static void walk_row(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	struct tagged_row row = row_begin(w->table, "TD", true);
	at.row = &row;
	walk_children(w, at, group);
	row_end(&row);
}

static void add_words(struct arena *a, struct buf *out, const struct shape *group)
{
	for (const struct shape *child = group->first; child; child = child->next) {
		if (child->kind == SHAPE_GROUP) {
			add_words(a, out, child);
			continue;
		}
		struct str words = child->kind == SHAPE_TEXT && text_is_shown(child) ? text_words(a, child) : (struct str){ 0 };
		if (words.len && str_find_text(buf_as_str(out), 0, words) == out->len)
			buf_fmt(out, ", %.*s", STR_ARG(words));
	}
}

/* Its title, and what stands in it that the title does not say. */
static struct str figure_alt(struct arena *a, const struct shape *group)
{
	struct buf alt = { 0 };
	buf_str(&alt, group->title);
	add_words(a, &alt, group);
	struct str told = buf_take(&alt, a);
	buf_finish(&alt);
	return told;
}

static void walk_figure(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	at.into = element_in(w->tree->arena, cell_of(w, at, group), "Figure");
	at.into->alt = figure_alt(w->tree->arena, group);
	at.is_figure = true;
	at.row = at.names = NULL;
	walk_children(w, at, group);
}

/* The element of a section whose borders these lie within. */
static struct element *taker_of(const struct tree_walk *w, struct box box)
{
	double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
	for (size_t i = w->sections.len; i-- > 0;) {
		const struct section *s = w->sections.at[i];
		if (s->takes && x > s->box.left && x < s->box.right && y > s->box.top && y < s->box.bottom)
			return s->element;
	}
	return NULL;
}

static struct section *open_section(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	struct arena *a = w->tree->arena;
	struct section *s = ARENA_NEW(a, struct section);
	struct box box = box_in(group, at.x - group->x, at.y - group->y);
	struct element *taker = at.section->level == 1 ? taker_of(w, box) : NULL;
	s->element = element_in(a, taker ? taker : at.into, "Sect");
	s->level = at.section->level + (at.section->has_name || at.section->level == 1 ? 1 : 0) + (taker != NULL);
	s->takes = at.section->level == 1 && group_part(group) == PART_COLUMN;
	s->box = box;
	VEC_PUSH(a, &w->sections, s);
	return s;
}

static void walk_item(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	struct arena *a = w->tree->arena;
	if (at.row) {
		at.into = element_in(a, element_in(a, cell_of(w, at, group), "LI"), "LBody");
		at.section = NULL;
	} else if (at.section) {
		at.section = open_section(w, at, group);
		at.into = at.section->element;
	} else {
		at.into = element_in(a, at.into, "Div");
	}
	at.row = at.names = NULL;
	walk_children(w, at, group);
}

/* Rows under a title of their own. */
static void walk_rows(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	at.is_banner = true;
	walk_children(w, at, group);
}

static void walk_part(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	enum part part = group_part(group);
	bool is_row = w->table && at.section && at.section->level == 1;
	if (at.is_figure || part == PART_NONE || (part == PART_COLUMN && at.names)) {
		walk_children(w, at, group);
	} else if (part == PART_HEAD) {
		at.is_head = true;
		walk_children(w, at, group);
	} else if (part == PART_FIGURE) {
		walk_figure(w, at, group);
	} else if (part == PART_COLUMNS) {
		walk_columns(w, at, group);
	} else if (part == PART_ROW && is_row) {
		at.is_banner = false;
		walk_row(w, at, group);
	} else if (is_row && !at.row && has_rows(group)) {
		walk_rows(w, at, group);
	} else {
		walk_item(w, at, group);
	}
}

static void walk_group(struct tree_walk *w, struct tree_spot at, const struct shape *group)
{
	struct tree_spot inner = at;
	struct link_element link = { group, NULL };
	inner.x += group->x;
	inner.y += group->y;
	inner.group = group;
	if (!at.link && link_is_safe(group->link))
		inner.link = &link;
	walk_part(w, inner, group);
}

/* What has no name is no section; what has nothing but a name is a line. */
static void settle_sections(struct tree_walk *w)
{
	for (size_t i = 0; i < w->sections.len; i++) {
		struct section *s = w->sections.at[i];
		if (!s->has_name)
			s->element->kind = "Div";
		else if (s->element->first == s->element->last)
			s->element->kind = "Div", s->element->first->kind = "P";
	}
}

void tree_scene(struct tree *t, struct element *into, const struct scene *s)
{
	struct tree_walk w = { .tree = t, .scene = s };
	struct section whole = { .element = into, .level = 1, .has_name = true };
	t->items.len = t->links.len = 0;
	begin_page(t);
	walk_children(&w, (struct tree_spot){ .into = into, .section = &whole, .x = s->root.x, .y = s->root.y }, &s->root);
	close_table(&w);
	settle_sections(&w);
}
