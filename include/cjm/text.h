/* text.h — how wide a text is and where it may break. All lengths in pixels (1/96 inch).
 *
 * Widths come from a table (src/text/widths.c, made by tools/widths) that holds, for every character it knows, the
 * widest of the faces that may be met: Inter and its stand-in Liberation Sans in both of its editions, Noto and DejaVu for
 * Hebrew, Arabic and Thai, one em for CJK; of letters that join, each of their forms. So a text fits whichever of them a viewer has, and the bytes are the same on every machine.
 * A script that the table does not know is measured with the font system (Pango, loaded at that moment); `unknown`
 * tells that it happened, and whether even that was impossible. */
#ifndef CJM_TEXT_H
#define CJM_TEXT_H

#include "cjm/base.h"

enum face { FACE_REGULAR, FACE_ITALIC, FACE_SEMIBOLD, FACE_BOLD, FACE_COUNT };

struct font {
	enum face face;
	double size;    /* pixels */
	double spacing; /* added after every cluster; 0 for most */
};

enum text_trouble {
	TEXT_KNOWN,      /* all measured with the table */
	TEXT_BY_PANGO,   /* some of it with this machine's fonts: another machine may draw other bytes */
	TEXT_GUESSED,    /* Pango could not be loaded: one em a character, an upper bound for nearly every script */
};

/* A session of measuring. Not for two threads at once. */
struct ruler;

struct ruler *ruler_new(void);     /* cheap: loads nothing */
void ruler_free(struct ruler *m);  /* accepts NULL */

/* A family to measure with instead of the table (a theme's own font): goes through Pango for every text.
 * False, and nothing changed, where the font system is missing or has no such family. */
bool ruler_use_family(struct ruler *m, struct str family);

struct families {
	const char *at[9]; /* best first, to be tried after the theme's own and before whatever sans-serif is */
	size_t count;
};

/* The families that texts are measured for, and painters ask for. Han characters are drawn as readers of the language
 * write them. */
struct families families_for(struct str lang);

/* Without spacing where letters of the text join, as in Arabic: it would tear them apart. */
struct font font_for_text(struct font font, struct str text);

double text_width(struct ruler *m, struct font font, struct str text);

/* The worst trouble met so far, and the first text that caused it. */
enum text_trouble ruler_trouble(const struct ruler *m, struct str *example);
/* Whether there would be fonts to measure with if the libraries were installed: not in the WebAssembly module. */
bool ruler_may_have_fonts(void);

double font_ascent(struct font font);      /* from the baseline up, of the tallest of the faces */
double font_descent(struct font font);     /* from the baseline down, positive */
double font_line_height(struct font font); /* from baseline to baseline */

enum direction { DIRECTION_LTR, DIRECTION_RTL };
enum direction text_direction(struct str text); /* that of its first letter with one (UAX 9, P2 and P3); LTR when none */
/* The same where one reads from the right: a text without letters is read that way too, marks before numbers are no letters. */
enum direction text_direction_from_right(struct str text);

struct lines {
	struct str *at; /* slices of the text, blanks at their ends left out */
	size_t len;
	double width; /* of the widest */
};

/* From baseline to baseline of these lines: the same, unless letters that hang far down stand above such as reach far up. */
double text_pitch(struct font font, const struct str *lines, size_t count);
double text_lines_height(struct font font, struct lines lines);
/* What two texts below each other lack to be so far apart. */
double text_lack_between(struct font font, struct str upper, struct str lower);

/* Breaks text to fit width: at '\n' always, else where the script allows (after blanks and hyphens, between CJK
 * characters by their rules, between Thai words). A word wider than width is broken between its clusters, and only
 * then; a cluster (letter with marks, joined emoji, flag) never is. Blank lines between paragraphs become one empty line.
 * Empty text gives no lines. Paragraphs of two to four lines are evened out, longer ones only lose a lone last word. A line
 * that ends in U+00AD is drawn with a hyphen there. The lines' array lives in the arena. */
struct lines text_wrap(struct ruler *m, struct arena *a, struct font font, struct str text, double width);
/* The same behind something that takes `indent` of the first line, which counts in `width` of the lines. Where no word has room there, the first
 * line is empty. */
struct lines text_wrap_behind(struct ruler *m, struct arena *a, struct font font, struct str text, double width, double indent);
/* How narrow the width may be at which the text that was broken last still comes out the same; what is a little narrower may, too. */
double text_wrap_holds(const struct ruler *m);

/* The narrowest width at which text_wrap breaks no word: that of the widest piece between two places to break. */
double text_longest_word(struct ruler *m, struct font font, struct str text);
/* The same at which it ends no line where only need asks for it: after a slash, within a Japanese word. */
double text_longest_whole(struct ruler *m, struct font font, struct str text);

/* The end of the cluster that begins at `at`: what must never be torn apart (UAX 29 in the parts that matter here). */
size_t text_cluster_end(struct str text, size_t at);

#endif
