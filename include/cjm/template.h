/* template.h — maps to begin with: texts that teach the method in their comments, and maps made of a map, of a folder, or of four answers. Each is a whole map
 * once it is formatted (convert_layout). */
#ifndef CJM_TEMPLATE_H
#define CJM_TEMPLATE_H

#include "cjm/map.h"

enum template_origin { FROM_NOTHING, FROM_MAP, FROM_FOLDER };

enum template_language { TEMPLATE_EN, TEMPLATE_FR, TEMPLATE_LANGUAGE_COUNT };
extern const char *const TEMPLATE_LANGUAGES[]; /* their codes, NULL behind the last */
enum template_language template_language_of(struct str code); /* English where it has none of its own */

struct template_row {
	const char *name;
	enum template_origin origin;
	const char *summary; /* what it is, without a full stop */
	struct template_text { const char *const *lines; size_t count; } texts[TEMPLATE_LANGUAGE_COUNT];
};

const struct template_row *template_at(size_t index); /* NULL behind the last */
const struct template_row *template_of(struct str name); /* NULL for none */
const struct template_row *template_nearest(struct str name); /* one that may be meant; NULL for none */

void template_list(struct buf *out); /* for readers: a line each */

struct template_parts { /* what stands for the marks in a text; empty where it has none */
	struct buf file, folder, path, title, follows, people, body;
};

void template_parts_finish(struct template_parts *p);
void template_write(const struct template_row *t, enum template_language language, const struct template_parts *p, struct buf *out);

/* Of a journey: its future state or its blueprint. `path` leads from the new map to the file that the journey stands in. */
void template_take_journey(const struct template_row *t, enum template_language language, const struct journey *j, struct str path, struct template_parts *p);
/* Adds a stage for a journey, which stands in the file at `path` as seen from the new map. */
void template_add_stage(const struct journey *j, struct str path, struct template_parts *p);

enum template_question { QUESTION_WHO, QUESTION_WHY, QUESTION_STAGES, QUESTION_TOUCHPOINTS, TEMPLATE_QUESTION_COUNT };
const char *template_question(enum template_question question, enum template_language language);
/* Answers may be empty; several stages or touchpoints have commas between them. */
void template_answered(const struct str answers[TEMPLATE_QUESTION_COUNT], enum template_language language, struct buf *out);

#endif
