/* flow.c — what the flow holds: a box for each step, a line for each way, and the rank in which a step stands. */
#include "view/flow.h"

#include <string.h>

enum { BOX_WIDTH = 186, BOX_WIDTH_NARROW = 168, RANK_GAP_NARROW = 36, BOX_MOST = 300, BOX_LEAST_HEIGHT = 46, LABEL_WIDEST = 118, RANK_GAP = 60, BOX_GAP = 26 };

static const double MAIN_HEAVIER = 0.9;

/* ---- steps ---- */

static struct block *add_block(struct layout *l, struct step_box *b, enum role role, enum mark mark, struct str text)
{
	struct block block = { .role = role, .mark = mark, .text = text };
	if (!text.len)
		return NULL;
	VEC_PUSH(l->arena, &b->blocks, block);
	return &b->blocks.at[b->blocks.len - 1];
}

static void add_touchpoints(struct layout *l, struct step_box *b, const struct content *c)
{
	FOR_EACH(struct touch, touch, c->touches)
		FOR_EACH(struct touchpoint, t, touch->touchpoints) {
			struct block *block = add_block(l, b, ROLE_TAG, MARK_CHANNEL, locale_name(l->plan->locale, &t->thing));
			if (block_of(block, &touch->thing))
				block->channel = touch_channel(c, touch, t);
		}
}

static void add_times(struct layout *l, struct step_box *b, const struct content *c)
{
	block_of(add_block(l, b, ROLE_TAG, MARK_CLOCK, layout_times(l, c)), content_first_time(c));
}

static void add_feelings(struct layout *l, struct step_box *b, const struct content *c)
{
	FOR_EACH(struct feeling, f, c->feelings) {
		struct blocks felt = flow_felt(l, f, f->by.len > 0); /* a face alone says not whose it is */
		for (size_t i = 0; i < felt.len; i++)
			VEC_PUSH(l->arena, &b->blocks, felt.at[i]);
	}
}

static double longest_word(struct layout *l, const struct step_box *b)
{
	double longest = 0;
	for (size_t i = 0; i < b->blocks.len; i++) {
		const struct block *block = &b->blocks.at[i];
		double around = block_indent(l, block) + (i < 2 ? faces_beside(b) + 2 : 0);
		longest = layout_at_least(longest, text_longest_word(l->plan->ruler, role_font(block->role), block->text) + around);
	}
	return longest + BOX_LEFT + BOX_PADDING + 1;
}

/* What stands beside the faces leaves them room. */
static void measure_box(struct flow_view *f, struct step_box *b)
{
	struct layout *l = &f->l;
	double wanted = longest_word(l, b);
	b->width = wanted > BOX_MOST ? BOX_MOST : layout_at_least(wanted, f->is_narrow ? BOX_WIDTH_NARROW : BOX_WIDTH);
	double room = b->width - BOX_LEFT - BOX_PADDING, y = BOX_PADDING - 1;
	for (size_t i = 0; i < b->blocks.len; i++) {
		y += !i ? 0 : i == 1 ? 3 : 2;
		y = blocks_set(l, &b->blocks.at[i], 1, BOX_LEFT, y, y < faces_bottom(b) ? room - faces_beside(b) : room);
	}
	b->height = layout_at_least(layout_at_least(y, faces_bottom(b)) + BOX_PADDING - 2, BOX_LEAST_HEIGHT);
}

static void add_step(struct flow_view *f, const struct step *step, bool names_personas)
{
	struct layout *l = &f->l;
	struct step_box b = { .step = step, .certainty = certainty_of(f->l.plan->journey, &step->thing) };
	add_block(l, &b, ROLE_BODY, MARK_NONE, thing_label(&step->thing));
	if (names_personas || step->is_by_others) /* one alone takes all the others */
		block_at(add_block(l, &b, ROLE_TAG, MARK_NONE, locale_takers(l->plan->locale, l->arena, step)), thing_statement_at(&step->thing, KIND_BY));
	add_touchpoints(l, &b, &step->content);
	add_times(l, &b, &step->content);
	add_feelings(l, &b, &step->content);
	FOR_EACH(struct way, way, step->aways) {
		struct str share = way->share.given ? locale_value(l->plan->locale, l->arena, way->share) : (struct str){ 0 };
		struct str parts[] = { share, layout_label_with(l, LABEL_condition, way->when), layout_label_with(l, LABEL_goes_to, locale_away(l->plan->locale, l->arena, way)) };
		block_of(add_block(l, &b, ROLE_TAG, MARK_GO, layout_with_doubt(l, layout_join(l, " ", parts, 3), &way->thing)), &way->thing);
	}
	if (step->exit)
		block_at(add_block(l, &b, ROLE_TAG, MARK_EXIT, label(l->plan->locale, LABEL_exit)), thing_statement_at(&step->thing, KIND_EXIT));
	if (step->off_brand)
		block_at(add_block(l, &b, ROLE_TAG, MARK_NONE, label(l->plan->locale, LABEL_off_brand)), thing_statement_at(&step->thing, KIND_OFF_BRAND));
	flow_collect_faces(f, &b);
	measure_box(f, &b);
	VEC_PUSH(l->arena, &f->boxes, b);
}

/* ---- ways ---- */

static double weight_of(const struct way *way)
{
	double share = way && way->share.given ? way->share.number / 100 : -1;
	return share < 0 ? 1.7 : 1.2 + 4.3 * (share > 1 ? 1 : share);
}

static bool leads_out(const struct paths *p, const struct path_way *edge)
{
	return edge->to->exit && p->places[edge->to->index] != PATH_MAIN;
}

/* How sure it is stands behind its condition or its share, where the label gets less wide by it, or alone where it has neither. */
static void word_way(struct layout *l, struct way_line *w, const struct way *way)
{
	struct str share = way->share.given ? locale_value(l->plan->locale, l->arena, way->share) : (struct str){ 0 };
	struct str doubt = layout_claim_words(l, &way->thing), sure_when = way->when.len ? layout_with_doubt(l, way->when, &way->thing) : doubt;
	struct str sure_share = layout_with_doubt(l, share, &way->thing);
	bool behind_share = share.len && layout_wrap(l, ROLE_LANE, sure_share, LABEL_WIDEST).width <= layout_wrap(l, ROLE_TAG, sure_when, LABEL_WIDEST).width;
	w->share = layout_wrap(l, ROLE_LANE, behind_share ? sure_share : share, LABEL_WIDEST);
	w->when = layout_wrap(l, ROLE_TAG, behind_share ? way->when : sure_when, LABEL_WIDEST);
}

static void add_way(struct flow_view *f, const struct path_way *edge)
{
	struct layout *l = &f->l;
	struct way_line w = { .edge = edge, .weight = weight_of(edge->way), .leads_out = leads_out(&f->paths, edge), .goes_back = path_way_leads_back(&f->paths, edge) };
	if (edge->way)
		word_way(l, &w, edge->way);
	if (f->next_on_line[edge->from->index] == edge->to)
		w.weight += MAIN_HEAVIER;
	w.label_height = layout_at_least(role_lines_height(ROLE_LANE, w.share), w.leads_out ? role_line_height(ROLE_LANE) : 0) + role_lines_height(ROLE_TAG, w.when);
	w.label_width = w.label_height > 0 ? layout_at_least(w.share.width + (w.leads_out ? EXIT_SIGN : 0), w.when.width) + 10 : 0;
	VEC_PUSH(l->arena, &f->ways, w);
}

void flow_collect(struct flow_view *f)
{
	const struct journey *j = f->l.plan->journey;
	flow_name_personas(f);
	page_note_channels(&f->l);
	FOR_EACH(struct stage, stage, j->stages)
		FOR_EACH(struct step, step, stage->steps)
			add_step(f, step, f->personas.len > 1);
	f->paths = paths_of(j, NULL, f->l.arena);
	f->next_on_line = arena_alloc(f->l.arena, (j->step_count + 1) * sizeof *f->next_on_line);
	for (size_t i = 1; i < f->paths.line_count; i++)
		f->next_on_line[f->paths.line[i - 1]->index] = f->paths.line[i];
	for (size_t i = 0; i < f->paths.ways.len; i++)
		if (!f->paths.ways.at[i].is_gap)
			add_way(f, &f->paths.ways.at[i]);
}

/* ---- ranks ---- */

/* No way joins two steps of one rank: dot's code for such is what breaks (in 2.43 it frees twice what it has grown). */
static size_t free_rank(const struct flow_picture *p, size_t box, size_t edge)
{
	size_t rank = p->boxes[box].rank;
	for (size_t i = edge; i < p->arrow_count && p->arrows[i].from == box; i++)
		if (p->arrows[i].to < box && p->boxes[p->arrows[i].to].rank == rank) {
			rank++;
			i = edge - 1; /* look at all of them again */
		}
	return rank;
}

/* A step stands behind all that lead to it from before, and behind the whole stage before its own. The ways come in the order of
 * the steps that they leave. */
static void give_ranks(struct flow_view *f)
{
	struct flow_picture *p = &f->picture;
	size_t edge = 0, stage_rank = 0;
	const struct stage *stage = NULL;
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct step *step = f->boxes.at[i].step;
		if (step->stage != stage) {
			stage = step->stage;
			stage_rank = f->rank_count;
		}
		if (p->boxes[i].rank < stage_rank)
			p->boxes[i].rank = stage_rank;
		p->boxes[i].rank = free_rank(p, i, edge);
		f->rank_count = p->boxes[i].rank + 1 > f->rank_count ? p->boxes[i].rank + 1 : f->rank_count;
		for (; edge < p->arrow_count && p->arrows[edge].from == i; edge++) {
			struct flow_box *to = &p->boxes[p->arrows[edge].to];
			if (p->arrows[edge].to > i && to->rank <= p->boxes[i].rank)
				to->rank = p->boxes[i].rank + 1;
		}
	}
}

static void fill_picture(struct flow_view *f)
{
	struct flow_picture *p = &f->picture;
	p->arena = f->l.arena;
	p->box_gap = BOX_GAP;
	p->rank_gap = f->is_narrow ? RANK_GAP_NARROW : RANK_GAP;
	p->box_count = f->boxes.len;
	p->boxes = arena_alloc(p->arena, (p->box_count + 1) * sizeof *p->boxes);
	for (size_t i = 0; i < p->box_count; i++) {
		p->boxes[i].width = f->boxes.at[i].width;
		p->boxes[i].height = f->boxes.at[i].height;
	}
	p->arrow_count = f->ways.len;
	p->arrows = arena_alloc(p->arena, (p->arrow_count + 1) * sizeof *p->arrows);
	for (size_t i = 0; i < p->arrow_count; i++) {
		const struct way_line *w = &f->ways.at[i];
		p->arrows[i] = (struct flow_arrow){
			.from = w->edge->from->index, .to = w->edge->to->index,
			.label_width = w->label_width > 0 ? w->label_width + 4 : 0, .label_height = w->label_height + 5 + w->weight,
			.pull = !w->edge->way ? 0.8 : w->edge->way->share.given ? w->edge->way->share.number / 100 : 0.3,
		};
	}
}

static void measure_ranks(struct flow_view *f)
{
	const struct flow_picture *p = &f->picture;
	size_t size = (f->rank_count + 1) * sizeof(double);
	f->rank_left = arena_alloc(f->l.arena, size);
	f->rank_right = arena_alloc(f->l.arena, size);
	for (size_t r = 0; r < f->rank_count; r++)
		f->rank_left[r] = 1e9;
	for (size_t i = 0; i < p->box_count; i++) {
		const struct flow_box *b = &p->boxes[i];
		double left = b->middle.x - b->width / 2, right = b->middle.x + b->width / 2;
		f->rank_left[b->rank] = f->rank_left[b->rank] < left ? f->rank_left[b->rank] : left;
		f->rank_right[b->rank] = layout_at_least(f->rank_right[b->rank], right);
	}
}

enum flow_result flow_place(struct flow_view *f, struct buf *message)
{
	fill_picture(f);
	give_ranks(f);
	enum flow_result result = flow_lay_out(&f->picture, message);
	if (result == FLOW_DONE)
		measure_ranks(f);
	return result;
}

void flow_place_as(struct flow_view *f, const struct flow_picture *placed)
{
	fill_picture(f);
	give_ranks(f);
	for (size_t i = 0; i < placed->box_count; i++)
		f->picture.boxes[i].middle = placed->boxes[i].middle;
	for (size_t i = 0; i < placed->arrow_count; i++) {
		struct flow_arrow *a = &f->picture.arrows[i];
		const struct flow_arrow *was = &placed->arrows[i];
		a->points = arena_alloc(f->l.arena, (was->point_count + 1) * sizeof *a->points);
		memcpy(a->points, was->points, was->point_count * sizeof *a->points);
		a->point_count = was->point_count;
		a->tip = was->tip;
		a->label = was->label;
	}
	f->picture.width = placed->width;
	f->picture.height = placed->height;
	measure_ranks(f);
}

/* ---- the whole ---- */

static void note_felt(struct shown_curves *shown, const struct block *blocks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (blocks[i].mark == MARK_FELT) {
			legend_note_face(&shown->basis, blocks[i].felt);
			shown->no_place |= !blocks[i].felt->is_placed;
		}
}

static void note_step(struct shown_basis *shown, const struct step_box *b)
{
	shown->is_shown[b->certainty] |= certainty_is_doubt(b->certainty);
	for (size_t i = 0; i < b->faces.len; i++) {
		shown->is_shown[b->faces.at[i].certainty] = true;
		shown->is_estimated |= b->faces.at[i].is_estimated;
	}
}

static struct shown_curves shown_feelings(const struct flow_view *f)
{
	struct shown_curves shown = { 0 };
	for (size_t i = 0; i < f->boxes.len; i++) {
		if (!flow_shows(f, f->boxes.at[i].system))
			continue;
		note_felt(&shown, f->boxes.at[i].blocks.at, f->boxes.at[i].blocks.len);
		note_step(&shown.basis, &f->boxes.at[i]);
	}
	for (size_t i = 0; i < f->systems.len; i++)
		for (size_t k = 0; k < f->systems.at[i].parts.len && flow_shows(f, i); k++)
			note_felt(&shown, f->systems.at[i].parts.at[k].notes.at, f->systems.at[i].parts.at[k].notes.len);
	return shown;
}

static bool shows_channel(const struct flow_view *f, const struct channel *c)
{
	for (size_t i = 0; i < f->boxes.len; i++)
		for (size_t k = 0; k < f->boxes.at[i].blocks.len && flow_shows(f, f->boxes.at[i].system); k++)
			if (f->boxes.at[i].blocks.at[k].mark == MARK_CHANNEL && f->boxes.at[i].blocks.at[k].channel == c)
				return true;
	return !f->paged;
}

void flow_add_legend(struct flow_view *f)
{
	struct plan *p = f->l.plan;
	bool star = false, exits = false, loops = false;
	for (size_t i = 0; i < p->channels_used.len; i++) {
		struct legend_item item = { .kind = LEGEND_CHANNEL, .channel = p->channels_used.at[i], .index = i };
		item.text = locale_name(p->locale, &p->channels_used.at[i]->thing);
		if (shows_channel(f, p->channels_used.at[i]))
			legend_add(&f->l, item);
	}
	for (size_t i = 0; i < f->boxes.len; i++) {
		const struct content *c = &f->boxes.at[i].step->content;
		bool is_shown = flow_shows(f, f->boxes.at[i].system);
		star |= is_shown && c->moment;
		exits |= is_shown && f->boxes.at[i].step->exit;
	}
	for (size_t i = 0; i < f->ways.len; i++)
		loops |= f->ways.at[i].goes_back && flow_shows_way(f, &f->ways.at[i]);
	struct legend_item back = { .kind = LEGEND_WAY_BACK, .text = label(p->locale, LABEL_curve_back) };
	struct legend_item moment = { .kind = LEGEND_STAR, .text = label(p->locale, LABEL_moment) };
	struct legend_item leave = { .kind = LEGEND_EXIT, .text = label(p->locale, LABEL_exit) };
	if (star)
		legend_add(&f->l, moment);
	if (exits)
		legend_add(&f->l, leave);
	if (loops)
		legend_add(&f->l, back);
	struct shown_curves shown = shown_feelings(f);
	legend_add_curves(&f->l, &shown);
	legend_add_basis(&f->l, shown.basis);
	flow_add_persona_legend(f);
}

static void place_page(struct flow_view *f)
{
	struct plan *p = f->l.plan;
	double width = PAGE_LEAST * 0.8;
	p->label_width = 0; /* nothing to repeat at a page's left */
	for (size_t i = 0; i < f->systems.len; i++)
		width = layout_at_least(width, f->systems.at[i].right - f->systems.at[i].left + 2 * p->margin);
	p->width = width;
	double y = p->strip_y = title_place(&f->l, label(p->locale, LABEL_view_flow));
	for (size_t i = 0; i < f->systems.len; i++) {
		struct system *s = &f->systems.at[i];
		s->y = y += phases_room(&s->phases);
		y += s->chevron_height + 4 + s->band_height + SECTION_GAP;
	}
	p->strip_y = f->systems.len ? f->systems.at[0].y : p->strip_y;
	p->phases.height = f->systems.len == 1 ? f->systems.at[0].phases.height : 0;
	p->chevron_height = f->systems.len == 1 ? f->systems.at[0].chevron_height : 0;
	p->footer_y = f->systems.len ? y : y + 60;
	flow_add_legend(f);
	footer_set(&f->l, unshown_foot(&f->l, ON_FLOW, NULL));
}

static void draw_placed(const void *flow, struct drawing *d)
{
	flow_draw(flow, d);
}

struct scene *view_flow(const struct view_request *r, struct view_report *report)
{
	static const enum view_result RESULTS[] = { VIEW_DRAWN, VIEW_NO_LIBRARY, VIEW_TOO_LARGE, VIEW_FAILED };
	struct flow_view f = { .l = page_begin(r) };
	struct scene *s = NULL;
	flow_collect(&f);
	report->result = f.boxes.len ? RESULTS[flow_place(&f, &report->message)] : VIEW_DRAWN;
	if (report->result == VIEW_DRAWN) {
		flow_fold(&f);
		place_page(&f);
		s = page_draw(r, f.l.plan, draw_placed, &f);
	}
	page_finish(&f.l);
	return s;
}
