/* layout.c — the ground that every part of a layout stands on: a plan with nothing in it yet. */
#include "cjm/layout.h"
#include "cjm/memory.h"

size_t plan_channel_index(struct layout *l, const struct channel *c)
{
	struct plan *p = l->plan;
	for (size_t i = 0; i < p->channels_used.len; i++)
		if (p->channels_used.at[i] == c)
			return i;
	VEC_PUSH(l->arena, &p->channels_used, c);
	return p->channels_used.len - 1;
}

const struct courses *layout_courses(struct layout *l)
{
	if (!l->courses) {
		struct courses *courses = ARENA_NEW(l->arena, struct courses);
		*courses = courses_of(l->plan->journey, l->arena);
		l->courses = courses;
	}
	return l->courses;
}

const struct paths *layout_paths(struct layout *l)
{
	if (!l->paths) {
		struct paths *paths = ARENA_NEW(l->arena, struct paths);
		*paths = paths_of(l->plan->journey, NULL, l->arena);
		l->paths = paths;
	}
	return l->paths;
}

void plan_leave_out(struct layout *l, struct str name, size_t count)
{
	for (size_t i = 0; i < l->plan->left_out.len; i++)
		if (str_equal(l->plan->left_out.at[i].name, name)) {
			l->plan->left_out.at[i].count += count;
			return;
		}
	if (count)
		VEC_PUSH(l->arena, &l->plan->left_out, ((struct not_drawn){ name, count }));
}

static struct plan *new_plan(void)
{
	struct plan *p = memory_new(sizeof *p);
	arena_init(&p->arena);
	return p;
}

static void begin(struct plan *p, struct arena *a, const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options)
{
	p->map = m;
	p->journey = j;
	p->language = str_copy(a, options.language.len ? options.language : m->language);
	p->locale = locale_of(p->language, NULL);
	p->ruler = ruler;
	p->stands_alone = options.stands_alone;
	p->page = options.page;
	p->margin = p->page ? p->page->margin : MARGIN;
	p->label_width = LABEL_WIDTH + GAP;
	p->coverage = coverage_count(j, a);
	p->title_font = role_font(ROLE_TITLE);
}

struct plan *plan_begin(const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options)
{
	struct plan *p = new_plan();
	begin(p, &p->arena, m, j, ruler, options);
	return p;
}

struct plan *plan_begin_in(struct arena *a, const struct map *m, const struct journey *j, struct ruler *ruler, struct plan_options options)
{
	struct plan *p = ARENA_NEW(a, struct plan);
	begin(p, a, m, j, ruler, options);
	return p;
}

struct plan *plan_like(const struct plan *begun, const struct page_frame *page)
{
	struct plan *p = new_plan();
	struct arena own = p->arena;
	*p = *begun;
	p->arena = own;
	p->page = page;
	p->margin = page->margin;
	return p;
}

void plan_free(struct plan *p)
{
	if (!p)
		return;
	arena_finish(&p->arena);
	memory_free(p);
}
