/* deck_draw.c — the looks of a deck's own slides: a title, rows under their heads, the brand's lines, and which slide it is. */
#include "view/deck.h"

#include <math.h>

enum { TOP = 24, FOOT = 14, HEADING_BELOW = 6, HEAD_PADDING = 5, ROW_PADDING = 7, ROW_PADDING_TIGHT = 4, TABLES_APART = 22, EDGE = 8, STATE_SIGN = 16, STATES_APART = 16 };

struct deck_page {
	struct deck_section *section;
	size_t page, number, count;
	double y; /* below what is drawn */
};

/* ---- a table ---- */

static double text_x(const struct deck_column *c)
{
	return c->anchor == ANCHOR_RIGHT ? c->x + c->width : c->x;
}

/* From the middle of the gap before a column to that of the gap behind it. */
static void column_span(const struct deck_table *t, size_t column, double *left, double *right)
{
	const struct deck_column *c = &t->columns[column];
	*left = column ? (t->columns[column - 1].x + t->columns[column - 1].width + c->x) / 2 : c->x - EDGE;
	*right = column + 1 < t->count ? (c->x + c->width + t->columns[column + 1].x) / 2 : c->x + c->width + EDGE;
}

/* The head of the first column heads the names of the rows. */
static void draw_heads(const struct deck_table *t, struct drawing *d, struct shape *into, double y)
{
	struct shape *heads = scene_group(d->scene, into, STR("heads"), 0, y);
	for (size_t i = 0; i < t->count; i++) {
		const struct deck_column *c = &t->columns[i];
		struct shape *head = scene_group(d->scene, heads, i ? STR("head") : STR("corner"), 0, 0);
		double left, right;
		column_span(t, i, &left, &right);
		scene_rect(d->scene, head, left, 0, right - left, t->head_height, 0)->paint.fill = d->theme->ground;
		struct slide_text text = { .role = SLIDE_CAPS, .lines = c->lines, .height = slide_height(SLIDE_CAPS, c->lines) };
		struct shape *words = slide_draw(d, head, text_x(c), t->head_height - HEAD_PADDING - text.height, c->anchor, text, d->theme->label);
		if (words)
			words->part = TEXT_NAME;
	}
}

static void draw_row(const struct deck_table *t, const struct deck_row *row, double padding, struct drawing *d, struct shape *into, double y)
{
	const struct theme *theme = d->theme;
	const struct deck_column *last = &t->columns[t->count - 1];
	struct shape *g = scene_group(d->scene, into, STR("row"), 0, y);
	double left = t->columns[0].x - EDGE, right = last->x + last->width + EDGE;
	g->span = row->span;
	g->link = str_copy(&d->scene->arena, row->link);
	scene_rect(d->scene, g, left, 0, right - left, row->height, 0); /* not seen: how far the row reaches */
	draw_line(d, g, left, row->height - 0.5, right, row->height - 0.5, theme->line, 1);
	for (size_t i = 0; i < t->count; i++) {
		struct shape *text = slide_draw(d, g, text_x(&t->columns[i]), padding, t->columns[i].anchor, row->texts[i], i ? theme->text : theme->strong_text);
		if (text)
			text->part = i ? TEXT_WORDS : TEXT_NAME;
	}
}

static struct shape *begin_table(const struct deck_table *t, struct deck_page *p, struct drawing *d)
{
	if (t->heading.len) {
		struct slide_text heading = slide_text(&p->section->l, SLIDE_HEAD, t->heading, p->section->width, (struct span){ 0 });
		slide_draw(d, &d->scene->root, SLIDE_MARGIN, p->y, ANCHOR_LEFT, heading, d->theme->strong_text);
		p->y += heading.height + HEADING_BELOW;
	}
	struct shape *table = scene_group(d->scene, &d->scene->root, STR("table"), 0, 0);
	draw_heads(t, d, table, p->y);
	p->y += t->head_height;
	return table;
}

static void draw_rows(struct deck_page *p, struct drawing *d)
{
	const struct deck_section *s = p->section;
	struct shape *table = NULL;
	size_t open = 0;
	for (size_t i = 0; i < s->rows.len; i++) {
		const struct deck_row *row = &s->rows.at[i];
		const struct deck_table *t = &s->tables.at[row->table];
		if (row->page != p->page)
			continue;
		if (!table || row->table != open) {
			p->y += table ? TABLES_APART : 0;
			table = begin_table(t, p, d);
			open = row->table;
		}
		draw_row(t, row, (s->is_tight ? ROW_PADDING_TIGHT : ROW_PADDING) + s->air / 2, d, table, p->y);
		p->y += row->height;
	}
}

static void draw_bars(struct deck_page *p, struct drawing *d)
{
	const struct deck_section *s = p->section;
	size_t from = 0, to;
	while (from < s->chart.actions.len && s->chart_pages[from] != p->page)
		from++;
	for (to = from; to < s->chart.actions.len && s->chart_pages[to] == p->page; to++)
		p->y += s->chart.actions.at[to].height;
	chart_draw(&s->chart, d, &d->scene->root, SLIDE_MARGIN, s->top, from, to);
	p->y += s->chart.axis_height;
}

/* ---- around it ---- */

static struct str title_of(const struct deck_page *p, struct drawing *d)
{
	const struct deck_section *s = p->section;
	return s->pages > 1 ? LABEL_FILL(d->plan->locale, &d->scene->arena, LABEL_in_brackets, s->title, str_fmt(&d->scene->arena, "%zu/%zu", p->page + 1, s->pages)) : s->title;
}

static void draw_states(const struct deck_section *s, struct drawing *d, struct shape *into, double top)
{
	struct shape *g = scene_group(d->scene, into, STR("states"), 0, 0);
	double x = SLIDE_MARGIN;
	for (size_t i = 0; i < s->states.len; i++) {
		const struct deck_state *state = &s->states.at[i];
		draw_action_status(d, g, x + STATE_SIGN / 2.0, top + slide_line(SLIDE_META) / 2, state->status, d->plan->locale);
		slide_draw(d, g, x + STATE_SIGN, top, ANCHOR_LEFT, state->text, d->theme->muted);
		x += STATE_SIGN + state->text.lines.width + STATES_APART;
	}
}

static void draw_head(const struct deck_page *p, struct drawing *d)
{
	const struct deck_section *s = p->section;
	const struct theme *t = d->theme;
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("heading"), 0, 0);
	double right = s->width - SLIDE_MARGIN;
	struct shape *brand = slide_draw(d, g, right, TOP, ANCHOR_RIGHT, s->brand, t->muted);
	shape_of(brand, drawing_theme_span(d, KIND_HEADER));
	d->scene->frame.header = drawing_running_line(d, s->brand.lines, brand);
	struct slide_text head = deck_title(p->section, title_of(p, d), right - SLIDE_MARGIN - s->brand.lines.width - 30);
	struct shape *title = slide_draw(d, g, SLIDE_MARGIN, TOP, ANCHOR_LEFT, head, t->strong_text);
	title->part = TEXT_NAME;
	draw_states(s, d, g, TOP + s->head.height);
	if (!s->is_noted_last || p->page + 1 == s->pages)
		slide_draw(d, g, SLIDE_MARGIN, TOP + s->head.height, ANCHOR_LEFT, s->under, t->muted);
}

/* Higher only where a text leaves no other way. */
static double height_of(const struct deck_page *p)
{
	double over = p->y - p->section->bottom;
	return p->section->height + (over > 0.01 ? over : 0);
}

/* "A visit · 7 / 12", as on the slides of stages. */
static void draw_foot(const struct deck_page *p, struct drawing *d)
{
	const struct deck_section *s = p->section;
	struct layout *l = &p->section->l;
	struct shape *g = scene_group(d->scene, &d->scene->root, STR("legend"), 0, 0);
	double bottom = height_of(p) - FOOT;
	struct str name = thing_label(&s->l.plan->journey->thing), number = str_fmt(s->l.arena, "%zu / %zu", p->number, p->count), none = { 0 };
	bool has_room = slide_width(l, SLIDE_FOOT, name) < s->width / 3;
	struct slide_text words = slide_text(l, SLIDE_FOOT, layout_items(l, (struct str[]){ has_room ? locale_set_in(l->plan->locale, l->arena, name) : none, number }, 2), s->width / 2, (struct span){ 0 });
	struct shape *brand = slide_draw(d, g, SLIDE_MARGIN, bottom - s->foot.height, ANCHOR_LEFT, s->foot, d->theme->muted);
	shape_of(brand, drawing_theme_span(d, KIND_FOOTER));
	d->scene->frame.footer = drawing_running_line(d, s->foot.lines, brand);
	struct shape *page = slide_draw(d, g, s->width - SLIDE_MARGIN, bottom - words.height, ANCHOR_RIGHT, words, d->theme->muted);
	page->part = TEXT_ORNAMENT;
}

static void draw_placed(const void *page, struct drawing *d)
{
	struct deck_page p = *(const struct deck_page *)page;
	p.y = p.section->top;
	draw_head(&p, d);
	if (p.section->chart.actions.len)
		draw_bars(&p, d);
	else
		draw_rows(&p, d);
	draw_foot(&p, d);
	d->scene->height = height_of(&p);
	d->scene->frame.is_one_page = true;
}

struct scene *deck_draw(struct deck_section *s, size_t page, size_t number, size_t count)
{
	struct deck_page p = { s, page, number, count, 0 };
	struct scene *scene = page_draw(s->request, s->l.plan, draw_placed, &p);
	scene->bookmarks.len = 0;
	if (!page)
		VEC_PUSH(&scene->arena, &scene->bookmarks, ((struct bookmark){ .label = str_copy(&scene->arena, s->title), .x = scene->direction == DIRECTION_RTL ? scene->width : 0, .level = 1 }));
	return scene;
}
