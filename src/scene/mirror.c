/* mirror.c — turns a scene about its vertical middle.
 *
 * What lies in the root at x goes to width - x; what lies in a group at x goes to -x, since the group's own place has
 * moved to the other side already. So each number is turned once, and turning twice gives the scene back. */
#include "cjm/scene.h"

static void mirror_path(struct shape *path, double width)
{
	for (size_t i = 0; i < path->step_count; i++) {
		struct path_step *step = &path->steps[i];
		for (int k = 0; k < path_numbers(step->op); k += 2)
			step->at[k] = width - step->at[k];
	}
}

static enum anchor mirror_anchor(enum anchor anchor)
{
	return anchor == ANCHOR_LEFT ? ANCHOR_RIGHT : anchor == ANCHOR_RIGHT ? ANCHOR_LEFT : ANCHOR_MIDDLE;
}

static void mirror_children(struct shape *group, double width);

static void mirror_shape(struct shape *shape, double width)
{
	switch (shape->kind) {
	case SHAPE_GROUP:
		shape->x = width - shape->x;
		mirror_children(shape, 0);
		break;
	case SHAPE_RECT:
	case SHAPE_IMAGE:
		shape->x = width - (shape->x + shape->width);
		break;
	case SHAPE_TEXT:
		shape->anchor = mirror_anchor(shape->anchor);
		shape->is_from_right = true;
		shape->x = width - shape->x;
		break;
	case SHAPE_CIRCLE:
		shape->x = width - shape->x;
		break;
	case SHAPE_PATH:
		mirror_path(shape, width);
		break;
	}
}

static void mirror_children(struct shape *group, double width)
{
	for (struct shape *shape = group->first; shape; shape = shape->next)
		mirror_shape(shape, width);
}

static void mirror_cuts(double *cuts, size_t count, double width)
{
	for (size_t i = 0; i < count / 2; i++) {
		double left = cuts[i];
		cuts[i] = cuts[count - 1 - i];
		cuts[count - 1 - i] = left;
	}
	for (size_t i = 0; i < count; i++)
		cuts[i] = width - cuts[i];
}

void scene_mirror(struct scene *s)
{
	mirror_children(&s->root, s->width - 2 * s->root.x);
	mirror_cuts(s->frame.column_cuts.at, s->frame.column_cuts.len, s->width);
	mirror_cuts(s->frame.stage_cuts.at, s->frame.stage_cuts.len, s->width);
	for (size_t i = 0; i < s->bookmarks.len; i++)
		s->bookmarks.at[i].x = s->width - s->bookmarks.at[i].x;
}
