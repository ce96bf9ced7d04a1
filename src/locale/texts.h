/* texts.h — the labels of every language, for locale.c: the texts of one behind the other, and where each begins. A pointer to each would take as much room as a third of the
 * texts, in a module that is sent to browsers. */
#ifndef CJM_LOCALE_TEXTS_H
#define CJM_LOCALE_TEXTS_H

#include "cjm/locale.h"

#include <stddef.h>

#define LABEL(id, text) char id[sizeof text];
static const struct labels_en {
	char none[1];
#include "locale/labels.def"
#define LABEL(id, text) text,
} EN = { "",
#include "locale/labels.def"
};
#define LABEL(id, text) [LABEL_##id] = offsetof(struct labels_en, id),
static const uint16_t EN_PLACES[LABEL_COUNT] = {
#include "locale/labels.def"
};
#define LABEL(id, text) char id[sizeof text];
static const struct labels_fr {
	char none[1];
#include "locale/fr.def"
#define LABEL(id, text) text,
} FR = { "",
#include "locale/fr.def"
};
#define LABEL(id, text) [LABEL_##id] = offsetof(struct labels_fr, id),
static const uint16_t FR_PLACES[LABEL_COUNT] = {
#include "locale/fr.def"
};
#define LABEL(id, text) char id[sizeof text];
static const struct labels_de {
	char none[1];
#include "locale/de.def"
#define LABEL(id, text) text,
} DE = { "",
#include "locale/de.def"
};
#define LABEL(id, text) [LABEL_##id] = offsetof(struct labels_de, id),
static const uint16_t DE_PLACES[LABEL_COUNT] = {
#include "locale/de.def"
};
#define LABEL(id, text) char id[sizeof text];
static const struct labels_es {
	char none[1];
#include "locale/es.def"
#define LABEL(id, text) text,
} ES = { "",
#include "locale/es.def"
};
#define LABEL(id, text) [LABEL_##id] = offsetof(struct labels_es, id),
static const uint16_t ES_PLACES[LABEL_COUNT] = {
#include "locale/es.def"
};
#define LABEL(id, text) char id[sizeof text];
static const struct labels_ar {
	char none[1];
#include "locale/ar.def"
#define LABEL(id, text) text,
} AR = { "",
#include "locale/ar.def"
};
#define LABEL(id, text) [LABEL_##id] = offsetof(struct labels_ar, id),
static const uint16_t AR_PLACES[LABEL_COUNT] = {
#include "locale/ar.def"
};
#define LABEL(id, text) char id[sizeof text];
static const struct labels_ja {
	char none[1];
#include "locale/ja.def"
#define LABEL(id, text) text,
} JA = { "",
#include "locale/ja.def"
};
#define LABEL(id, text) [LABEL_##id] = offsetof(struct labels_ja, id),
static const uint16_t JA_PLACES[LABEL_COUNT] = {
#include "locale/ja.def"
};

#endif
