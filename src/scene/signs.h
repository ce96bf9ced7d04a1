/* signs.h — the line signs of channels, as signs.def has them, and which channel has which. */
#ifndef CJM_SCENE_SIGNS_H
#define CJM_SCENE_SIGNS_H

#include "cjm/plan.h"
#include "cjm/scene.h"

enum { SIGN_BOX = 16 }; /* units of a sign's own, as wide as high */

struct line_sign {
	const char *id;
	bool turns;                           /* it shows a direction: turned where lines run from the right */
	enum mode never;                      /* of a channel of this mode it would be false; MODE_NONE: of none */
	const char *channels, *emoji, *words; /* with a blank between, the words with a bar */
	const struct path_step *steps;
	size_t step_count;
};

/* How sure it is that a sign is a channel's: what comes first is stronger. */
enum sign_claim { CLAIM_ICON, CLAIM_NAME, CLAIM_WORDS, CLAIM_KIND, CLAIM_COUNT };

const struct line_sign *sign_at(size_t index); /* NULL behind the last */
/* The sign that an emoji stands for, with or without its variation selector; NULL for none. */
const struct line_sign *sign_of_emoji(struct str icon);
/* The sign that a channel has by this claim; NULL for none. A channel with an icon has no claim but that. */
const struct line_sign *sign_claimed(struct arena *a, const struct channel *c, enum sign_claim claim);

/* What stands for a channel in one drawing: a sign; else a text, which is its icon or a letter of its name; else neither, for a ring. */
struct channel_look {
	const struct line_sign *sign;
	struct str text;
	bool is_boxed; /* the text is a letter */
	bool is_twin;  /* it looks like another one before it, which only the map's own icons do: a colour has to tell them */
};

/* Of all channels of a drawing, in their order. No two look the same, unless the map gave them the same icon or too few letters. */
struct channel_look *channel_looks(struct arena *a, const struct locale *l, const struct channel *const *channels, size_t count);

#endif
