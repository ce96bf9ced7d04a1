/* hold.c — what painters rely on: groups that end, numbers that are some, lines of text that are there. */
#include "cjm/scene.h"

#include <math.h>

static bool paint_holds(const struct scene *s, const struct paint *p)
{
	bool is_finite = isfinite(p->fill_opacity) && isfinite(p->stroke_width) && isfinite(p->dash) && isfinite(p->gap);
	return is_finite && p->gradient >= 0 && (size_t)p->gradient <= s->gradients.len;
}

static bool path_holds(const struct shape *shape)
{
	for (size_t i = 0; i < shape->step_count; i++)
		for (int k = 0; k < path_numbers(shape->steps[i].op); k++)
			if (!isfinite(shape->steps[i].at[k]))
				return false;
	return true;
}

static bool shape_holds(const struct scene *s, const struct shape *shape)
{
	if (!isfinite(shape->x) || !isfinite(shape->y) || (shape->kind != SHAPE_GROUP && !paint_holds(s, &shape->paint)))
		return false;
	switch (shape->kind) {
	case SHAPE_GROUP: return !shape->first == !shape->last && !(shape->last && shape->last->next);
	case SHAPE_PATH: return path_holds(shape);
	case SHAPE_TEXT: return (shape->lines || !shape->line_count) && isfinite(shape->line_height) && isfinite(shape->width);
	default: return isfinite(shape->width) && isfinite(shape->height) && (shape->kind == SHAPE_IMAGE || isfinite(shape->radius));
	}
}

/* As deep as groups go. */
static bool group_holds(const struct scene *s, const struct shape *group)
{
	const struct shape *last = NULL;
	if (!shape_holds(s, group))
		return false;
	for (const struct shape *child = group->first; child; last = child, child = child->next)
		if (child->kind == SHAPE_GROUP ? !group_holds(s, child) : !shape_holds(s, child))
			return false;
	return group->last == last;
}

const char *scene_fault(const struct scene *s)
{
	if (!isfinite(s->width) || !isfinite(s->height) || s->width <= 0 || s->height <= 0)
		return "a drawing has no size";
	return s->root.kind == SHAPE_GROUP && group_holds(s, &s->root) ? NULL : "a shape has no place, or no group";
}
