/* job.h — what the files of this folder share. */
#ifndef CJM_JOB_PRIVATE_H
#define CJM_JOB_PRIVATE_H

#include "cjm/checking.h"
#include "cjm/paint.h"
#include "cjm/report.h"

/* ---- what makes each product ---- */

/* The first half of job_run: reads the map and takes the part of it that is meant. False where the findings say that it has mistakes. */
bool job_begin(struct job *j, const struct request *r, struct project *p, struct str path, struct str text);
/* Reads what the stages of its experience maps name, once it is known for whom it is; to be dropped before the map. */
void job_read_details(struct job *j);
void job_drop_details(struct job *j);
/* What the files are called that a map names as detailed maps, or follows: for readers who see the name alone. */
void project_note_titles_of_files(struct project *p, const struct map *m, struct arena *a);
bool job_makes_page_of(const struct job *j, const struct detail *d); /* beside its own */
/* What its reader should know before the product is made; sets the font. */
void job_prepare(struct job *j, const struct product *p);
enum outcome joined_stop(struct joined_job *j, enum outcome outcome, const char *format, ...) __attribute__((format(printf, 3, 4)));

#define JOIN(name) enum outcome join_##name(struct joined_job *j, struct buf *out);
#define PRODUCT(name, ending, heeds, holds_all, needs_a_journey, is_drawing, help) product_maker make_##name;
#include "job/products.def"
/* The theme of the drawing, from the map that was read, unless one before it had it; nothing in it leads into the map (atlas_drawings.c). */
void atlas_job_take_theme(struct atlas_job *j);
enum outcome atlas_job_choose_theme(struct atlas_job *j);

#define ATLAS(name, ending, heeds, is_binary, help) enum outcome atlas_make_##name(struct atlas_job *j, struct buf *out);
#include "job/atlases.def"

/* ---- files of a project ---- */

enum held { HELD_NONE, HELD_READ, HELD_UNREADABLE };
/* Where the path leads to; for a file that is not there, where it would lie. */
void project_real(const struct project *p, struct str path, struct buf *real);
bool project_has(const struct project *p, struct str path); /* on a disk or in memory */
/* What stands at this path, wherever it lies; a folder is none. */
enum held project_look(const struct project *p, struct str path, struct buf *text);
/* Whether the folder, by its real path, has a project.cjm with settings, or one that cannot be read. */
bool project_finds_file(const struct project *p, struct str folder);
/* The same, asked of each folder once: many maps have one above them. */
bool project_has_file(struct project *p, struct str folder);

/* ---- parts of a map (selected.c) ---- */

/* Adds those of a list such as "legal, release-2". */
void split_tags(struct str list, struct arena *a, struct texts *tags);
/* What the request's tags and its show say; `is_named` false, with a finding, where the map has no such show. */
struct selection selection_of(const struct request *r, struct map *m, struct findings *found, bool *is_named);
/* Adds what the request asks for beside it: stages, personas and lanes, as one show for each journey that has them. After a client's reader
 * has lost what is internal: numbers count what there is. False where a name means nothing; it is told unless the map may lack it. */
bool selection_ask(struct selection *s, const struct request *r, struct map *m, struct findings *found);
/* Reports which journeys have nothing of what is shown, once it was selected, and which lanes are empty; false where one has nothing. */
bool selection_shows(const struct selection *s, const struct journey *j, const struct request *r, struct findings *found);
const struct show *selection_show_of(const struct selection *s, const struct journey *j); /* NULL: the journey is shown as it is */
void selection_report_nothing(struct findings *found, enum severity severity, const struct journey *j, struct str lanes); /* in the lanes; in the part where that is empty */
bool request_draws_lanes(const struct request *r); /* a swimlane, alone or in its report */
/* With a sentence: it would leave out what the rest is shown with. */
bool request_needs_steps(const struct request *r, struct buf *why);
bool request_means(const struct request *r, const struct journey *j); /* by its name, or by standing in the file itself */
bool selection_has(const struct selection *s, const struct journey *j); /* what was named is of this journey, or nothing was named */
bool selection_is_for_client(const struct selection *s);
/* Reports which of its tags are not among those that the maps have. */
void selection_check(const struct selection *wanted, struct findings *found, const struct names *known);
bool selection_means(const struct selection *wanted, const struct thing *t); /* by its tags; NULL: what is said of no part of a map */

struct standing { /* things, by where they begin */
	struct arena *arena;
	VEC(const struct thing *) list;
};

struct standing things_standing(struct map *const *maps, size_t count, struct arena *a);

/* “Journey › Stage › Step”, as a baseline has it, without those that a thing has not. */
void baseline_add_place(const struct thing *t, struct buf *out);
/* The last that begins at the place or before it, in its file: no statement ends before the next one begins. NULL where none does, or where nobody has to know. */
const struct check_place *check_place_at(const struct check_job *c, struct span span);

/* ---- what the checks say, for products that hold it (checked.c) ---- */

long day_of_reviews(const struct map *m); /* the latest of its journeys', in days since 1970-01-01; 0 for none */
/* Whether `cjm check` can find it: not what only an import does, or a drawing that is asked for. */
bool check_job_runs(const struct check_row *row);
/* Adds what building the map would find. */
/* Pages are tried by laying them out, each with all steps: 480 take four seconds, and the time grows with their square. */
enum { STEPS_ON_PAGES_MOST = 480 };
/* Points for each pixel of the drawing at which body text is read without effort: on paper 8 points, on a slide 16 of its 900 pixels. */
double readable_scale(struct paper_size paper);
void check_job_draw(struct project *p, const struct map *m, struct str path, struct findings *found);
/* What reading and the checks found, in order; begins the list. */
void job_check(const struct job *j, struct findings *found);
/* Only how many errors there are: quicker. `read`: what reading the map found. */
size_t count_errors(const struct map *m, const struct findings *read);

/* Only the requirements that are not met; begins the list. */
void find_broken(const struct map *m, long today, struct findings *broken);

/* What a report is asked for, with the number of findings. */
struct report_options job_report_options(struct job *j);

/* By its name; NULL for one that there is not. */
const struct product *product_named(struct str name);

/* ---- looks (looks.c) ---- */

/* Measures with the theme's own font. False where this machine has none such. */
bool ruler_use_theme(struct ruler *ruler, const struct theme *theme);
/* What is asked for, else the project's where the map declares none or declares that one; empty: the map's own. */
struct str theme_meant(const struct map *m, struct str asked);
/* "light, dark, print and contrast" */
struct str list_themes(const struct map *m, struct str wanted, struct arena *a);
/* Of slides, each about the journeys from `first` on: what is said by whoever speaks to them, one for each (notes.c). */
const struct str *notes_of(struct job *j, size_t first, size_t count, const struct scenes *scenes);
/* Of a class, in the language of a struct locale (slide_words.c). */
struct str slide_word(const void *locale, struct str class);
struct plan_options plan_options_of(const struct theme *theme, struct str language);
size_t rows_asked(const struct request *r); /* of stages in a swimlane */
/* That a file says it was made on, in days since 1970-01-01: the request's, else that of the journey's last review; 0 for none. `journey` may be NULL. */
long day_made(const struct request *r, const struct journey *journey);
/* Of a PDF of drawings in this theme, the first of this journey; `journey` may be NULL. */
struct pdf_options pdf_options_of(const struct request *r, const struct theme *theme, const struct journey *journey, struct arena *a);

/* Rules of the fonts that the text needs, of a theme's own family and of the house's in this language; empty, and a finding says why, where there are none.
 * `names`: of the families in it, as CSS lists them; may be NULL. Live in the job's arena. */
struct str job_embed_fonts(struct job *j, struct str text, struct str language, struct str *names);

#endif
