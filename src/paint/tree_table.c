/* tree_table.c — rows and cells, from places. */
#include "tree_table.h"

#include <math.h>

static double distance_to(struct box column, double x)
{
	return fmax(0, fmax(column.left - x, x - column.right));
}

static size_t column_at(const struct tagged_table *t, double x)
{
	size_t nearest = 0;
	for (size_t i = 1; i < t->columns.len; i++)
		if (distance_to(t->columns.at[i], x) < distance_to(t->columns.at[nearest], x))
			nearest = i;
	return nearest;
}

/* Without columns a table is a list of names: each row has its head alone. */
static bool is_before(const struct tagged_table *t, double x)
{
	if (!t->columns.len)
		return true;
	struct box first = t->columns.at[0];
	return t->leftwards ? x > first.right : x < first.left;
}

static bool is_behind(const struct tagged_table *t, double x)
{
	if (!t->columns.len)
		return true;
	struct box last = t->columns.at[t->columns.len - 1];
	return t->leftwards ? x < last.left : x > last.right;
}

struct tagged_row row_begin(struct tagged_table *t, const char *kind, bool has_head)
{
	struct tagged_row row = { .table = t, .kind = kind, .head = has_head ? element_new(t->arena, "TH") : NULL };
	if (row.head)
		row.head->scope = kind[1] == 'H' ? "Column" : "Row";
	return row;
}

/* The cell that spans just these columns; NULL where another is in the way. */
static struct element *cell_in(const struct tagged_row *r, const struct layer *layer, size_t first, size_t last)
{
	struct element *cell = layer->cells[first];
	for (size_t i = first; i <= last; i++)
		if (layer->cells[i] != cell)
			return NULL;
	if (cell && (size_t)cell->columns != last - first + 1)
		return NULL;
	if (!cell) {
		cell = element_new(r->table->arena, r->kind);
		cell->columns = (int)(last - first + 1);
		cell->scope = r->kind[1] == 'H' ? "Column" : NULL;
	}
	for (size_t i = first; i <= last; i++)
		layer->cells[i] = cell;
	return cell;
}

static struct element *cell_over(struct tagged_row *r, size_t first, size_t last)
{
	struct element *cell = NULL;
	for (size_t i = 0; i < r->layers.len && !cell; i++)
		cell = cell_in(r, &r->layers.at[i], first, last);
	if (cell)
		return cell;
	struct layer layer = { arena_alloc(r->table->arena, (r->table->columns.len + 1) * sizeof *layer.cells) };
	VEC_PUSH(r->table->arena, &r->layers, layer);
	return cell_in(r, &layer, first, last);
}

struct element *row_cell(struct tagged_row *r, struct box box)
{
	const struct tagged_table *t = r->table;
	double middle = (box.left + box.right) / 2;
	if (r->head && is_before(t, middle))
		return r->head;
	if (is_behind(t, middle))
		return cell_over(r, t->columns.len, t->columns.len);
	size_t one = column_at(t, fmin(box.left + 2, middle)), other = column_at(t, fmax(box.right - 2, middle));
	return one < other ? cell_over(r, one, other) : cell_over(r, other, one);
}

/* Several cards are a list; a lone one needs none. */
static void settle_list(struct arena *a, struct element *cell)
{
	size_t count = 0;
	for (const struct element *e = cell->first; e; e = e->next)
		count += e->kind[0] == 'L' && e->kind[1] == 'I';
	struct element *children = cell->first, *list = NULL;
	cell->first = cell->last = NULL;
	for (struct element *e = children, *next; e; e = next) {
		next = e->next;
		if (e->kind[0] != 'L' || e->kind[1] != 'I') {
			element_add(cell, e);
			list = NULL;
			continue;
		}
		if (count == 1)
			e->kind = "Div", e->first->kind = "Div";
		else if (!list)
			list = element_in(a, cell, "L");
		element_add(list ? list : cell, e);
	}
}

static void add_cells(struct tagged_row *r, const struct layer *layer, struct element *line)
{
	struct tagged_table *t = r->table;
	size_t count = t->columns.len;
	for (size_t i = 0; i < count; i += layer && layer->cells[i] ? (size_t)layer->cells[i]->columns : 1) {
		struct element *cell = layer ? layer->cells[i] : NULL;
		if (!cell)
			cell = element_new(t->arena, "TD");
		settle_list(t->arena, cell);
		element_add(line, cell);
	}
	if (layer && layer->cells[count]) {
		t->has_far = true;
		settle_list(t->arena, layer->cells[count]);
		element_add(line, layer->cells[count]);
	} else {
		VEC_PUSH(t->arena, &t->shorter, line);
	}
}

void row_end(struct tagged_row *r)
{
	struct tagged_table *t = r->table;
	size_t lines = r->layers.len ? r->layers.len : r->head && r->head->first;
	for (size_t i = 0; i < lines; i++) {
		struct element *line = element_in(t->arena, t->element, "TR");
		if (i == 0) {
			struct element *head = r->head ? r->head : element_new(t->arena, "TD");
			settle_list(t->arena, head);
			head->rows = (int)lines;
			element_add(line, head);
		}
		add_cells(r, i < r->layers.len ? &r->layers.at[i] : NULL, line);
	}
}

void table_end(struct tagged_table *t)
{
	for (size_t i = 0; t->has_far && i < t->shorter.len; i++)
		element_in(t->arena, t->shorter.at[i], "TD");
}
