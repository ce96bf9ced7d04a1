/* notes.c — what whoever speaks to a slide has before their eyes: the report on the stages that it shows. */
#include "job/job.h"

struct told_stage {
	VEC(size_t) slides; /* that show it, in their order */
};

static struct str key_of(struct arena *a, struct span span)
{
	return str_fmt(a, "%zu:%zu", (size_t)span.file, (size_t)span.at);
}

static struct told_stage *told_at(struct job *j, const struct names *told, struct span span)
{
	return names_find(told, key_of(&j->arena, span));
}

static void note_columns(struct job *j, const struct names *told, const struct shape *shape, size_t slide)
{
	if (shape->kind != SHAPE_GROUP)
		return;
	struct told_stage *stage = group_part(shape) == PART_COLUMN ? told_at(j, told, shape->span) : NULL;
	if (stage && !(stage->slides.len && stage->slides.at[stage->slides.len - 1] == slide))
		VEC_PUSH(&j->arena, &stage->slides, slide);
	for (const struct shape *child = shape->first; child; child = child->next)
		note_columns(j, told, child, slide);
}

/* How many stages of the journey each slide shows, in a vector that holds none of another journey. */
static void count_shown(struct job *j, const struct names *told, const struct journey *journey, size_t *shown, bool is_end)
{
	FOR_EACH(struct stage, stage, journey->stages) {
		const struct told_stage *s = told_at(j, told, stage->thing.span);
		for (size_t i = 0; i < s->slides.len; i++)
			shown[s->slides.at[i]] = is_end ? 0 : shown[s->slides.at[i]] + 1;
	}
}

/* To every slide about it: whoever speaks to the second one has no other before their eyes. One with all stages is about the journey, and speaks of them
 * only where nothing else does. */
static void add_notes(const struct told_stage *stage, size_t of_all, const size_t *shown, struct str notes, struct buf *texts)
{
	bool is_told = false;
	for (size_t i = 0; i < stage->slides.len; i++) {
		size_t slide = stage->slides.at[i];
		if (shown[slide] == of_all && (is_told || i + 1 < stage->slides.len))
			continue;
		buf_str(&texts[slide], notes);
		is_told = true;
	}
}

const struct str *notes_of(struct job *j, size_t first, size_t count, const struct scenes *scenes)
{
	size_t slides = scenes->list.len + 1, *shown = arena_alloc(&j->arena, slides * sizeof *shown);
	struct buf *texts = arena_alloc(&j->arena, slides * sizeof *texts);
	struct str *notes = arena_alloc(&j->arena, slides * sizeof *notes);
	struct names told;
	names_init(&told, &j->arena);
	for (size_t i = first; i < first + count; i++)
		FOR_EACH(struct stage, stage, j->journeys.at[i]->stages)
			names_add(&told, key_of(&j->arena, stage->thing.span), ARENA_NEW(&j->arena, struct told_stage));
	for (size_t i = 0; i < scenes->list.len; i++)
		note_columns(j, &told, &scenes->list.at[i]->root, i);
	for (size_t i = first; i < first + count; i++) {
		const struct journey *journey = j->journeys.at[i];
		const struct str *said = report_stages_plain(j->map, journey, (struct report_options){ .language = j->request->language }, &j->arena);
		count_shown(j, &told, journey, shown, false);
		FOR_EACH(struct stage, stage, journey->stages)
			add_notes(told_at(j, &told, stage->thing.span), journey->stages.len, shown, said[stage_i], texts);
		count_shown(j, &told, journey, shown, true);
	}
	for (size_t i = 0; i < scenes->list.len; i++) {
		notes[i] = buf_take(&texts[i], &j->arena);
		buf_finish(&texts[i]);
	}
	return notes;
}
