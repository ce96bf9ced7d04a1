/* asked.c — stages, personas and lanes that a request asks for by their words: which of a map's they are. They become a show of each
 * journey, as a map declares one itself (`show`), so that both are selected in one way. */
#include "job/job.h"

bool request_draws_lanes(const struct request *r)
{
	const struct product *p = r->embedded ? r->embedded : r->product;
	return p->is_drawing && r->view == view_at(0);
}

bool request_means(const struct request *r, const struct journey *j)
{
	return r->journey.len ? thing_is_called(&j->thing, r->journey) : !j->is_included;
}

/* ---- words of a list ---- */

struct asking { /* for one kind of things, over all journeys that are meant */
	const struct request *request;
	const struct selection *selection; /* as far as it is made */
	struct map *map;
	struct findings *found;
	const char *kind; /* "stage" */
	struct names known; /* what there is, to suggest */
	struct buf list;    /* the same, to choose from */
	bool has_numbers;   /* each can be called by its number, too */
	bool is_fine;
};

/* Adds a word of the list, or what it means. False: it means nothing here. */
typedef bool word_taker(struct asking *a, void *to, struct str word);

static bool is_meant(const struct asking *a, const struct journey *j)
{
	return request_means(a->request, j) && selection_has(a->selection, j);
}

static void note_known(struct asking *a, struct str word)
{
	if (!word.len || names_add(&a->known, word, a))
		return;
	buf_fmt(&a->list, "%s%.*s", a->list.len ? ", " : "", STR_ARG(word));
}

static size_t number_of(struct str word);

/* How far the numbers go: for a number, or the end of a range, that is none. */
static void hint_numbers(struct asking *a, struct finding *f)
{
	FOR_EACH(struct journey, j, a->map->journeys)
		if (is_meant(a, j)) {
			f->hint = str_fmt(&a->found->arena, by_count(j->stages.len, "journey “%.*s” has %zu stage: %.*s", "journey “%.*s” has %zu stages: %.*s"),
				STR_ARG(thing_label(&j->thing)), (size_t)j->stages.len, STR_ARG(buf_as_str(&a->list)));
			return;
		}
}

static void report_unknown(struct asking *a, struct str word)
{
	struct arena *arena = &a->found->arena;
	struct finding *f = finding_add(a->found, SEVERITY_ERROR, "unknown-name", (struct span){ 0 }, "unknown %s `%.*s`", said(a->kind), STR_ARG(word));
	struct str list = buf_as_str(&a->list);
	struct buf near = { 0 };
	names_propose(&a->known, word, &near);
	if (a->has_numbers && word.len && word.at[0] >= '0' && word.at[0] <= '9')
		hint_numbers(a, f);
	else if (!list.len)
		f->hint = str_fmt(arena, "the map has no %s", said(a->kind));
	else
		f->hint = str_fmt(arena, "%.*schoose from: %.*s", STR_ARG(buf_as_str(&near)), STR_ARG(list));
	buf_finish(&near);
}

/* A name may hold a comma: what it says as a whole goes first. */
static void take_list(struct asking *a, const struct texts *lists, word_taker *take, void *to)
{
	for (size_t i = 0; i < lists->list.len; i++) {
		struct str rest = lists->list.at[i];
		if (take(a, to, rest))
			continue;
		while (rest.len) {
			struct str word = str_trim(str_next(&rest, ','));
			if (!word.len || take(a, to, word))
				continue;
			a->is_fine = false;
			if (!a->request->may_lack)
				report_unknown(a, word);
		}
	}
}

static struct asking asking_for(struct selection *s, const struct request *r, struct map *m, struct findings *found, const char *kind)
{
	struct asking a = { .request = r, .selection = s, .map = m, .found = found, .kind = kind, .is_fine = true };
	names_init(&a.known, &m->arena);
	return a;
}

/* ---- stages ---- */

static void note_stages(struct asking *a)
{
	FOR_EACH(struct journey, j, a->map->journeys)
		for (size_t i = 0; i < j->stages.len && is_meant(a, j); i++) {
			note_known(a, thing_label(j->stages.at[i]));
			if (j->stages.at[i]->name.len)
				names_add(&a->known, j->stages.at[i]->name, a);
		}
}

/* From 1; 0 for what is no number. */
static size_t number_of(struct str word)
{
	size_t number = 0;
	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] < '0' || word.at[i] > '9' || number > 100000)
			return 0;
		number = number * 10 + (size_t)(word.at[i] - '0');
	}
	return number;
}

/* By name, else by number, from 1; SIZE_MAX for none. */
static size_t stage_called(const struct journey *j, struct str word)
{
	size_t number = number_of(word);
	for (size_t i = 0; i < j->stages.len; i++)
		if (thing_is_called(j->stages.at[i], word))
			return i;
	return number && number <= j->stages.len ? number - 1 : SIZE_MAX;
}

static bool take_named_stages(struct asking *a, struct things *to, const struct journey *j, struct str word)
{
	size_t before = to->len, at = stage_called(j, word);
	for (size_t i = 0; i < j->stages.len; i++)
		if (i == at || thing_is_called(j->stages.at[i], word))
			things_note(&a->map->arena, to, j->stages.at[i]);
	return at != SIZE_MAX || to->len > before;
}

/* The two ends of "2..4", "2-4", "Choice..Returns"; between names only dots, for a name may have a dash. */
static bool split_range(struct str word, struct str *from, struct str *to)
{
	static const char *const MARKS[] = { "..", "–", "-" };
	for (size_t k = 0; k < sizeof MARKS / sizeof *MARKS; k++) {
		size_t len = str_of(MARKS[k]).len, at = 0;
		while (at < word.len && !str_starts(str_slice(word, at, word.len), MARKS[k]))
			at++;
		if (at >= word.len)
			continue;
		*from = str_trim(str_slice(word, 0, at));
		*to = str_trim(str_slice(word, at + len, word.len));
		return from->len && to->len && (!k || (number_of(*from) && number_of(*to)));
	}
	return false;
}

static bool take_range(struct asking *a, struct things *to, const struct journey *j, struct str word)
{
	struct str first, last;
	if (!split_range(word, &first, &last))
		return false;
	size_t from = stage_called(j, first), until = stage_called(j, last);
	if (from == SIZE_MAX || until == SIZE_MAX)
		return false;
	for (size_t i = from < until ? from : until; i <= (from < until ? until : from); i++)
		things_note(&a->map->arena, to, j->stages.at[i]);
	return true;
}

static bool take_stage(struct asking *a, void *to, struct str word)
{
	bool is_known = false;
	FOR_EACH(struct journey, j, a->map->journeys)
		if (is_meant(a, j))
			is_known |= take_named_stages(a, to, j, word) || take_range(a, to, j, word);
	return is_known;
}

static bool ask_stages(struct selection *s, const struct request *r, struct map *m, struct findings *found, struct things *stages)
{
	struct asking a = asking_for(s, r, m, found, "stage");
	a.has_numbers = true;
	note_stages(&a);
	take_list(&a, &r->stages, take_stage, stages);
	buf_finish(&a.list);
	return a.is_fine;
}

/* ---- personas ---- */

static bool take_persona(struct asking *a, void *to, struct str word)
{
	bool is_known = false;
	FOR_EACH(struct persona, p, a->map->personas)
		if (thing_is_called(&p->thing, word)) {
			things_note(&a->map->arena, to, &p->thing);
			is_known = true;
		}
	return is_known;
}

static bool ask_personas(struct selection *s, const struct request *r, struct map *m, struct findings *found, struct things *personas)
{
	struct asking a = asking_for(s, r, m, found, "persona");
	FOR_EACH(struct persona, p, m->personas) {
		note_known(&a, p->thing.name.len ? p->thing.name : p->thing.text);
		if (p->thing.text.len)
			names_add(&a.known, p->thing.text, &a);
	}
	take_list(&a, &r->personas, take_persona, personas);
	buf_finish(&a.list);
	return a.is_fine;
}

/* ---- lanes ---- */

static void note_lane(struct asking *a, struct texts *to, struct str word)
{
	for (size_t i = 0; i < to->list.len; i++)
		if (str_equal(to->list.at[i], word))
			return;
	VEC_PUSH(&a->map->arena, &to->list, word);
}

static bool take_lane(struct asking *a, void *to, struct str word)
{
	bool is_known = false;
	FOR_EACH(struct journey, j, a->map->journeys) {
		struct str lane = is_meant(a, j) ? lane_word(j, word) : (struct str){ 0 };
		if (lane.len)
			note_lane(a, to, lane);
		is_known |= lane.len > 0;
	}
	return is_known;
}

static bool ask_lanes(struct selection *s, const struct request *r, struct map *m, struct findings *found, const struct texts *asked, struct texts *lanes)
{
	struct asking a = asking_for(s, r, m, found, "lane");
	for (const char *const *word = choices_of(CHOICES_lane); *word; word++)
		note_known(&a, str_of(*word));
	FOR_EACH(struct journey, j, m->journeys)
		for (size_t i = 0; i < j->lanes.len && is_meant(&a, j); i++)
			note_known(&a, j->lanes.at[i]->name);
	take_list(&a, asked, take_lane, lanes);
	buf_finish(&a.list);
	return a.is_fine;
}

bool request_needs_steps(const struct request *r, struct buf *why)
{
	for (size_t i = 0; i < r->lanes_out.list.len && !request_draws_lanes(r); i++)
		for (struct str rest = r->lanes_out.list.at[i]; rest.len;)
			if (choice_find(CHOICES_lane, str_trim(str_next(&rest, ','))) == LANE_STEPS) {
				buf_fmt(why, "--without steps is for the swimlane (--view %s); all others show what belongs to a step with it", view_at(0)->name);
				return true;
			}
	return false;
}

/* ---- as shows ---- */

struct asked_part { /* of all journeys */
	struct things stages, personas;
	struct texts lanes, lanes_out;
};

/* What both have; one that says nothing leaves all. */
static struct things things_of_both(struct arena *a, const struct things *one, const struct things *other)
{
	struct things both = { 0 };
	for (size_t i = 0; i < one->len; i++)
		if (!other->len || things_hold(other, one->at[i]))
			VEC_PUSH(a, &both, one->at[i]);
	return one->len ? both : *other;
}

static struct things stages_in(struct arena *a, const struct things *stages, const struct journey *j)
{
	struct things in = { 0 };
	for (size_t i = 0; i < stages->len; i++)
		if (((const struct stage *)stages->at[i])->journey == j)
			VEC_PUSH(a, &in, stages->at[i]);
	return in;
}

static void add_texts(struct arena *a, struct texts *to, const struct texts *from)
{
	for (size_t i = 0; i < from->list.len; i++)
		VEC_PUSH(a, &to->list, from->list.at[i]);
}

const struct show *selection_show_of(const struct selection *s, const struct journey *j)
{
	FOR_EACH(struct show, show, s->shows)
		if (show->thing.parent == &j->thing)
			return show;
	return NULL;
}

/* Of a selection that the map declares, what is asked for is again a part. */
static struct show *show_of(struct arena *a, const struct show *named, struct journey *j, const struct asked_part *asked)
{
	struct show *show = ARENA_NEW(a, struct show);
	struct things stages = stages_in(a, &asked->stages, j);
	*show = named ? *named : (struct show){ .thing = { .kind = KIND_SHOW, .parent = &j->thing } };
	show->stages = things_of_both(a, &show->stages, &stages);
	show->personas = things_of_both(a, &show->personas, &asked->personas);
	show->lanes = asked->lanes.list.len ? asked->lanes : show->lanes;
	show->lanes_out = (struct texts){ 0 };
	if (named)
		add_texts(a, &show->lanes_out, &named->lanes_out);
	add_texts(a, &show->lanes_out, &asked->lanes_out);
	return show;
}

void selection_report_nothing(struct findings *found, enum severity severity, const struct journey *j, struct str lanes)
{
	struct str name = thing_label(&j->thing);
	struct finding *f = lanes.len
		? finding_add(found, severity, "nothing-to-show", (struct span){ 0 }, "journey “%.*s” has nothing in these lanes: %.*s", STR_ARG(name), STR_ARG(lanes))
		: finding_add(found, severity, "nothing-to-show", (struct span){ 0 }, "journey “%.*s” has nothing in the selected part", STR_ARG(name));
	f->hint = lanes.len ? STR("select other lanes: --lanes steps,feelings,pains") : STR("select other stages: --stage 1..3");
}

/* Where the map's selection and what is asked for have none in common. */
static bool is_nothing(const struct show *show, const struct asked_part *asked, const struct show *named)
{
	bool had_stages = named && named->stages.len && asked->stages.len, had_personas = named && named->personas.len && asked->personas.len;
	return (had_stages && !show->stages.len) || (had_personas && !show->personas.len);
}

struct missed_lanes {
	struct filled_lanes filled;
	struct names out; /* what is left out */
	struct buf hidden;
	bool is_left;
};

static void note_if_hidden(struct missed_lanes *m, struct str lane)
{
	bool is_out = names_find(&m->out, lane);
	if (!lane_is_filled(&m->filled, lane))
		return;
	m->is_left |= !is_out;
	if (is_out)
		buf_fmt(&m->hidden, "%s%.*s", m->hidden.len ? ", " : "", STR_ARG(lane));
}

/* The lanes with content that would be shown but are left out, if no other is: "steps, feelings". Empty where one stays. */
static struct str lanes_missed(struct arena *a, const struct show *show, const struct journey *j)
{
	struct missed_lanes m = { .filled = journey_filled_lanes(j, a) };
	names_init(&m.out, a);
	for (size_t i = 0; i < show->lanes_out.list.len; i++)
		names_add(&m.out, show->lanes_out.list.at[i], a);
	for (size_t i = 0; i < show->lanes.list.len; i++)
		note_if_hidden(&m, show->lanes.list.at[i]);
	for (const char *const *word = choices_of(CHOICES_lane); *word && !show->lanes.list.len; word++)
		note_if_hidden(&m, str_of(*word));
	for (size_t i = 0; i < j->lanes.len && !show->lanes.list.len; i++)
		note_if_hidden(&m, j->lanes.at[i]->name);
	struct str missed = m.is_left ? (struct str){ 0 } : buf_take(&m.hidden, a);
	buf_finish(&m.hidden);
	return missed;
}

static void report_no_lane(struct findings *found, const struct journey *j, const struct show *show, const struct asked_part *asked, struct str lanes)
{
	const char *sentence = asked->lanes.list.len && asked->lanes_out.list.len ? "journey “%.*s” has no lane left: `--lanes` and `--without` both name %.*s"
		: show->lanes.list.len ? "journey “%.*s” has no lane left: the selected lanes are left out as well: %.*s" : "journey “%.*s” has no lane left: all with content are left out: %.*s";
	struct finding *f = finding_add(found, SEVERITY_ERROR, "nothing-to-show", (struct span){ 0 }, sentence, STR_ARG(thing_label(&j->thing)), STR_ARG(lanes)); /* NOLINT: literals above */
	f->hint = STR("leave out fewer lanes: --without, or without-lanes in the selection");
}

/* A journey that none of the stages belongs to is not meant, unless it stands in another file and is there for its references alone. */
static bool add_shows(struct selection *s, struct map *m, const struct request *r, const struct asked_part *asked, struct findings *found)
{
	struct things shows = { 0 };
	bool is_fine = true;
	FOR_EACH(struct journey, j, m->journeys) {
		if (asked->stages.len && !stages_in(&m->arena, &asked->stages, j).len)
			continue;
		if (request_means(r, j) ? !selection_has(s, j) : s->is_of_shows)
			continue;
		struct show *show = show_of(&m->arena, selection_show_of(s, j), j, asked);
		VEC_PUSH(&m->arena, &shows, &show->thing);
		struct str missed = lanes_missed(&m->arena, show, j);
		if (is_nothing(show, asked, selection_show_of(s, j)))
			selection_report_nothing(found, SEVERITY_ERROR, j, (struct str){ 0 });
		else if (missed.len)
			report_no_lane(found, j, show, asked, missed);
		else
			continue;
		is_fine = false;
	}
	s->shows = shows;
	s->is_of_shows = true;
	return is_fine;
}

bool selection_ask(struct selection *s, const struct request *r, struct map *m, struct findings *found)
{
	struct asked_part asked = { 0 };
	bool is_asked = r->stages.list.len || r->personas.list.len || r->lanes.list.len || r->lanes_out.list.len;
	if (!is_asked || (r->show.len && !s->shows.len))
		return true;
	bool has_stages = ask_stages(s, r, m, found, &asked.stages), has_personas = ask_personas(s, r, m, found, &asked.personas);
	bool has_lanes = ask_lanes(s, r, m, found, &r->lanes, &asked.lanes), has_lanes_out = ask_lanes(s, r, m, found, &r->lanes_out, &asked.lanes_out);
	bool is_there = has_stages && has_personas && has_lanes && has_lanes_out;
	is_there = is_there && add_shows(s, m, r, &asked, found);
	if (!is_there)
		*s = (struct selection){ .is_of_shows = true };
	return is_there;
}
