/* source.h — files as they were read, places in them, and what is found wrong with them. */
#ifndef CJM_SOURCE_H
#define CJM_SOURCE_H

#include "cjm/base.h"
#include "cjm/said.h"

struct source {
	struct str path;   /* as the author wrote it or as it was found, with '/' between folders */
	struct str text;   /* valid UTF-8 without NUL and byte-order mark: what was not is replaced and told as a finding */
	bool is_unreadable; /* it is no text at all, which is told; its text is empty */
	uint32_t *lines;   /* the offset at which each line starts */
	uint32_t line_count;
	struct utf8_marks marks; /* where it has a long line */
	const uint32_t *shifts; /* of each line, the columns that stand in front of it where it was taken from; NULL: none do */
};

struct span {
	uint32_t file; /* index + 1 into sources; 0: no place */
	uint32_t at, len;
};

struct place { /* a span in a reader's terms, from 1 */
	struct str path;
	uint32_t line, column; /* column counts characters, not bytes */
};

enum severity { SEVERITY_NONE, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

/* One edit of the text: what stands there becomes this; where the span is empty, it is put in. */
struct fix {
	struct span span;
	struct str text;
};

struct finding {
	enum severity severity;
	const char *id;       /* permanent, such as "unknown-name" */
	struct span span;     /* span.file == 0: about the world, not about a place */
	struct str message;   /* what is wrong, without a full stop */
	struct str english;   /* the message in English, where it isn't and somebody has to know it (check_job_settle) */
	struct str hint;      /* what to do; may be empty */
	struct span other;    /* a second place, where other.file != 0 */
	struct str other_note;
	struct fix *fixes;    /* the edits that together do what the hint says, no two over one another; where it names one way out, and nothing is guessed */
	size_t fix_count;
	size_t turn;          /* of findings_sort: which one was reported first */
};

/* Everything read in one run. */
struct sources {
	struct arena arena;
	VEC(struct source *) files;
};

void sources_init(struct sources *s);
void sources_finish(struct sources *s);

/* What somebody found, in the order in which it was found. Whoever wants to know makes the list and hands it to those who add to it; nobody takes
 * anything out of a list that another made. The places are in the sources, which live longer than what is done with the places. */
struct findings {
	struct arena arena; /* of the list and its texts */
	struct finding *at;
	size_t len, cap;
	size_t error_count;
};

void findings_init(struct findings *f);
void findings_finish(struct findings *f); /* may be called on zeroed ones */

/* Takes text (copied) as a file. Ill-formed UTF-8, NUL bytes and bidirectional controls become findings (ten at most
 * for each kind) and are replaced byte by byte, so that places stay true. A file in UTF-16 is one finding and has no text.
 * The result is files.len: span.file. */
uint32_t source_add(struct sources *s, struct str path, struct str text, struct findings *found);
/* Takes one that another list has: its text is as that one made it. */
uint32_t source_take(struct sources *s, struct str path, struct str text);
const struct source *source_of(const struct sources *s, struct span span);
struct place place_of(const struct sources *s, struct span span);
struct str line_text(const struct source *source, uint32_t line); /* line from 1; without its end */
uint32_t line_of(const struct source *source, uint32_t at);       /* from 1 */

/* Adds a finding and returns it for hint and other to be filled. The message is made as by str_fmt in the list's arena, where
 * other texts that are made for it belong as well. */
struct finding *finding_add(struct findings *found, enum severity severity, const char *id, struct span span, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* One more edit of those that mend it. */
void finding_add_fix(struct findings *found, struct finding *f, struct span span, struct str text);
/* "did you mean `x`?", as its hint and as its fix: x in place of what the finding points to. */
void finding_suggest(struct findings *found, struct finding *f, struct str meant);

const char *severity_lead(enum severity severity); /* what a finding begins with: "error:", with its colon as the reader writes it */
/* Whether its edits are the one way out, and no guess ("did you mean"). */
bool finding_is_certain(const struct finding *f);

/* A mistake of cjm's own, and none of the author's: what one stage made isn't as the next relies on. Told as all others are, an error, so
 * that nothing more is made and no editor and no host is stopped. `what` is wrong, in a few words. */
void finding_add_internal(struct findings *found, const char *what);
/* Whether all say something, and of places that there are. One that doesn't loses its place, and is told as a mistake of cjm's. */
bool findings_hold(const struct sources *s, struct findings *found);

/* Adds a copy of another list's finding, which may end before this one does. */
void findings_drop(struct findings *f, size_t index); /* where another says the same better */
struct finding *finding_copy(struct findings *found, const struct finding *f);

/* Adds one whose texts live as long as the list. */
void finding_take(struct findings *found, struct finding f);

/* Its message, its way out and its note in the language of messages, where they are literals; findings_sort does so for all. */
void finding_say(struct finding *f);
/* Orders them by place (those without one last), at one place by severity and then as they were reported, and drops repeated ones. */
void findings_sort(struct findings *f);

/* For people: place, sentence, its id (for `cjm explain`), the line with a caret, the way out, the other place. Control characters of the map's text
 * are shown as they are named, never sent to the terminal. */
void finding_print(const struct sources *s, const struct finding *f, bool color, struct buf *out);
/* All of them so, in order (it sorts them), with their count behind; of very many only the first hundred. Nothing where there are none. */
void findings_print(const struct sources *s, struct findings *f, bool color, struct buf *out);
/* "1 error, 2 warnings" — nothing when there is nothing. */
void findings_print_summary(const struct findings *f, struct buf *out);

/* Of many maps: what is wrong in a file that several of them include is printed once, and at the end, of which others it is true. */
struct repeats {
	struct arena *arena;
	struct names printed; /* findings, as they were printed */
	struct buf others;    /* the first of the maps that have the same */
	size_t other_count;
};
void repeats_init(struct repeats *r, struct arena *a);
bool repeats_add(struct repeats *r, struct str path, struct str findings); /* false where the same ones are printed already; path: of the map that has them */
struct str repeats_finish(struct repeats *r); /* "2 more maps have the same findings: b.cjm, c.cjm", in the arena; empty where none has */

#endif
