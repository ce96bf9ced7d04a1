/* texts.h — the labels of every language, for locale.c. */
#ifndef CJM_LOCALE_TEXTS_H
#define CJM_LOCALE_TEXTS_H

#include "cjm/locale.h"

#include <stddef.h>

#define JOINED(a, b) a##b
#define JOIN(a, b) JOINED(a, b)

#define TEXTS EN
#define TEXTS_FILE "locale/labels.def"
#include "locale/texts_of.def"
#define TEXTS FR
#define TEXTS_FILE "locale/fr.def"
#include "locale/texts_of.def"
#define TEXTS DE
#define TEXTS_FILE "locale/de.def"
#include "locale/texts_of.def"
#define TEXTS ES
#define TEXTS_FILE "locale/es.def"
#include "locale/texts_of.def"
#define TEXTS AR
#define TEXTS_FILE "locale/ar.def"
#include "locale/texts_of.def"
#define TEXTS JA
#define TEXTS_FILE "locale/ja.def"
#include "locale/texts_of.def"

#undef JOIN
#undef JOINED

#endif
