/* footer.h — the legend of what is really used, coverage in a line, and the brand's own line. */
#ifndef CJM_FOOTER_H
#define CJM_FOOTER_H

#include "cjm/layout.h"

void footer_place(struct layout *l); /* all of it: sets plan.height */
struct str coverage_text(struct layout *l);
double legend_place(struct layout *l, double y, double width); /* from the first baseline, y, on; gives the last */
double legend_width(struct layout *l); /* of all entries on one line */
void legend_add(struct layout *l, struct legend_item item); /* left out when it has no text */
/* What a drawing shows of how sure its claims are: whole and broken lines of cards, whole and broken faces, estimated places. */
struct shown_basis {
	bool is_shown[CERTAINTY_PREDICTED + 1];
	enum { SHOWN_ON_FACES, SHOWN_ON_CARDS, SHOWN_ON_CELLS } sign; /* what it is explained by: the one furthest behind of those that occur */
	bool is_estimated; /* the place of a face */
};
void legend_note_card(struct shown_basis *s, const struct card *c);
void legend_note_face(struct shown_basis *s, const struct feeling *f);
void legend_add_basis(struct layout *l, struct shown_basis s); /* names as many as there are */
struct shown_curves { /* what curves show beside faces and the main line */
	bool star, side_way, way_out, off_brand, stage_felt, no_place;
	struct shown_basis basis;
};
void legend_note_curves(struct shown_curves *shown, const struct curves *curves);
void legend_add_curves(struct layout *l, const struct shown_curves *shown); /* all but the star and the basis, which others have too */
/* "Not drawn: policies (2), promises (1)", as the label says it; empty where nothing was left out. */
struct str layout_left_out(struct layout *l, enum label id);
struct str layout_left_out_names(struct layout *l); /* "policies (2), promises (1), other items (12)" */
struct str layout_left_out_most(struct layout *l, size_t most); /* the same of so many kinds, the one with most of its things first, mere details last */
/* The foot goes to the lower edge of a page, with its number. */
void page_end(struct layout *l);
/* The legend and a note at its right, from plan.footer_y on, then the brand's line: sets plan.height. */
void footer_set(struct layout *l, struct str note);

#endif
