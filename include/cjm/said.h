/* said.h — the language of messages: what findings, errors, help and pages are said in. Sources say them in English; what a .po file of the folder po
 * says instead is compiled in, so that nothing is read and no locale has to be installed. `str_fmt`, `buf_fmt`, `finding_add` and `by_count` look up
 * their format; what is a message on its own, such as a row of a table, is looked up by `said`.
 *
 * The language is that of a thread, chosen by whoever makes a request: the command line by its environment, another program by the request. It decides
 * nothing but messages: no drawing, report or map depends on it. */
#ifndef CJM_SAID_H
#define CJM_SAID_H

#include "cjm/base.h"

enum { TONGUE_ENGLISH, TONGUE_NONE = -1 };

const char *const *tongue_codes(void); /* all of them, NULL behind the last */
const char *tongue_code_at(size_t index); /* "en", "fr" …; NULL past the end */
/* Of a code such as "fr", "fr-CA" or "fr_FR.UTF-8"; "C" and "POSIX" are English. TONGUE_NONE for one that has no translation. */
int tongue_of(struct str code);
const char *tongue_code(void); /* of the language that is spoken */
/* That of an environment: LANGUAGE, a list such as "fr:en", unless the locale, the first of these that is not empty, is C; then that of the locale. As
 * gettext has it, but that no locale has to be installed. English where nothing is asked for, or known. NULL is empty. */
int tongue_wanted(const char *list, const char *const *locales, size_t count);
/* Chooses the language of this thread's messages; gives the one before. TONGUE_NONE leaves it as it is. */
int tongue_speak(int tongue);

/* The message in the language that is spoken; the same where it is no message, or English. Lives as long as the program. */
const char *said(const char *english) __attribute__((format_arg(1)));
struct str said_str(struct str english);
void buf_said(struct buf *b, const char *english); /* buf_text, of a message */
/* A part of a map that is an example: its keywords and names stay, what it says in quotes and in comments is looked up, with the quotes and the #. */
void buf_example(struct buf *b, const char *example);
struct str example_said(struct arena *a, const char *example);
/* The form of a counted message; NULL where it is English, or unknown. */
const char *said_of_count(size_t count, const char *one) __attribute__((format_arg(2)));

#endif
