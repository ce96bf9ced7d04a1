/* title.c — the top of every drawing: title, what map it is, who keeps it and what it rests on. */
#include "cjm/header.h"
#include "cjm/picture.h"
#include "layout/sources.h"

enum { TOP = 10, BELOW = 8, TITLE_LINES_MOST = 2, UNDER_TITLE = -3 };

static struct str subtitle_of(struct layout *l, struct str what)
{
	const struct journey *j = l->plan->journey;
	const struct locale *words = l->plan->locale;
	struct str parts[] = {
		what.len ? what : label_choice(words, LABEL_map_journey, j->kind ? j->kind : JOURNEY_JOURNEY),
		label_choice(words, LABEL_state_current, j->state),
		j->scope,
		j->follows ? layout_label_with(l, LABEL_follows, detail_label(j->follows)) : (struct str){ 0 },
		layout_label_with(l, LABEL_version, j->version), label_choice(words, LABEL_map_draft, j->status), locale_shown(words, l->arena, l->plan->map, l->plan->journey),
	};
	return layout_items(l, parts, sizeof parts / sizeof *parts);
}

/* ---- for whom, and who has a say ---- */

static struct str in_brackets(struct layout *l, struct str name, struct str facts)
{
	return facts.len ? LABEL_FILL(l->plan->locale, l->arena, LABEL_in_brackets, name, facts) : name;
}

static struct str level_of(struct layout *l, enum statement_kind kind, enum level level)
{
	struct str word = locale_word(l->plan->locale, kind), high = locale_choice(l->plan->locale, CHOICES_level, level);
	return level ? str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(word), l->plan->locale->colon, STR_ARG(high)) : (struct str){ 0 };
}

struct str segment_label(struct layout *l, const struct segment *s)
{
	const struct locale *words = l->plan->locale;
	struct str facts[] = {
		s->share.given ? layout_label_with(l, LABEL_share_of_customers, locale_value(words, l->arena, s->share)) : (struct str){ 0 },
		locale_choice(words, CHOICES_served, s->status),
	};
	return in_brackets(l, locale_name(words, &s->thing), layout_join(l, words->list, facts, 2));
}

static struct str segments_of(struct layout *l, enum label kicker, const struct things *segments)
{
	struct str *names = arena_alloc(l->arena, (segments->len + 1) * sizeof *names);
	FOR_EACH(struct segment, s, *segments)
		names[s_i] = segment_label(l, s);
	return layout_pair(l, kicker, layout_join(l, l->plan->locale->list, names, segments->len));
}

static bool are_alike(const struct team *a, const struct team *b)
{
	return a->influence == b->influence && a->interest == b->interest && a->kind == b->kind;
}

/* Whether each tells both how much it counts and how much it cares: then the heading says once which is which. */
static bool are_weighed(const struct things *teams)
{
	FOR_EACH(struct team, team, *teams)
		if (!team->influence || !team->interest)
			return false;
	return teams->len > 0;
}

static struct str weight_of(struct layout *l, const struct team *team, bool is_headed)
{
	const struct locale *words = l->plan->locale;
	struct str headed[] = { locale_choice(words, CHOICES_level, team->influence), locale_choice(words, CHOICES_level, team->interest) };
	struct str named[] = { level_of(l, KIND_INFLUENCE, team->influence), level_of(l, KIND_INTEREST, team->interest) };
	return is_headed ? layout_join(l, " / ", headed, 2) : layout_join(l, words->list, named, 2);
}

/* Those who matter alike stand together: "Stakeholders (influence / interest): Product, Payment (high / high); Carrier (partner, low / low)". */
static struct str stakeholders_of(struct layout *l)
{
	const struct things *teams = &l->plan->journey->stakeholders;
	const struct locale *words = l->plan->locale;
	struct str *groups = arena_alloc(l->arena, (teams->len + 1) * sizeof *groups), *names = arena_alloc(l->arena, (teams->len + 1) * sizeof *names);
	size_t count = 0;
	bool is_headed = are_weighed(teams), told[TEAM_PARTNER + 1][LEVEL_HIGH + 1][LEVEL_HIGH + 1] = { { { false } } };
	FOR_EACH(struct team, first, *teams) {
		bool *is_told = &told[first->kind][first->influence][first->interest];
		size_t alike = 0;
		if (*is_told)
			continue;
		*is_told = true;
		FOR_EACH(struct team, team, *teams)
			if (are_alike(first, team))
				names[alike++] = locale_name(words, &team->thing);
		struct str facts[] = { first->kind == TEAM_PARTNER ? locale_choice(words, CHOICES_team_kind, first->kind) : (struct str){ 0 }, weight_of(l, first, is_headed) };
		groups[count++] = in_brackets(l, layout_join(l, words->list, names, alike), layout_join(l, words->list, facts, 2));
	}
	struct str said = layout_join(l, label(words, LABEL_list_semicolon).at, groups, count), sides[] = { locale_word(words, KIND_INFLUENCE), locale_word(words, KIND_INTEREST) };
	if (!is_headed)
		return layout_pair(l, LABEL_stakeholders, said);
	struct str heading = in_brackets(l, label(words, LABEL_stakeholders), layout_join(l, " / ", sides, 2));
	return str_fmt(l->arena, "%.*s%s%.*s", STR_ARG(heading), words->colon, STR_ARG(said));
}

static struct str meta_of(struct layout *l)
{
	const struct journey *j = l->plan->journey;
	const struct locale *words = l->plan->locale;
	struct str review[] = {
		j->reviewed.year ? layout_label_with(l, LABEL_reviewed, locale_date(words, l->arena, j->reviewed)) : (struct str){ 0 },
		locale_rhythm(l->plan->locale, l->arena, j->review_every),
	};
	struct str first[] = { j->owner ? layout_pair(l, LABEL_owner, locale_name(words, &j->owner->thing)) : (struct str){ 0 }, layout_join(l, l->plan->locale->list, review, 2) };
	struct str lines[] = { layout_items(l, first, 2), segments_of(l, LABEL_segment, &j->segments) };
	return layout_join(l, "\n", lines, sizeof lines / sizeof *lines);
}

/* How much each stakeholder counts, and who is in no drawing, is told below the map of the whole only: others answer one question. */
struct str title_foot(struct layout *l, bool is_whole)
{
	const struct journey *j = l->plan->journey;
	struct things open = is_whole ? map_open_segments(l->plan->map, l->arena) : (struct things){ 0 };
	struct str lines[] = { sources_line(l), segments_of(l, LABEL_segments_open, &open),
		is_whole ? stakeholders_of(l) : layout_pair(l, LABEL_stakeholders, layout_labels(l, &j->stakeholders, l->plan->locale->list)) };
	return layout_join(l, "\n", lines, sizeof lines / sizeof *lines);
}

/* Above the notes at the right, else above the title. Gives the height that it takes. */
static double place_brand(struct layout *l, double y, double width)
{
	struct plan *p = l->plan;
	p->brand_header = layout_wrap(l, ROLE_META, l->options.brand_header, width);
	p->brand_y = y + font_ascent(role_font(ROLE_META));
	return (double)p->brand_header.len * role_line_height(ROLE_META);
}

/* The title takes what the notes on the right leave; on a narrow drawing the notes go below it. */
double title_place(struct layout *l, struct str what)
{
	struct plan *p = l->plan;
	struct str name = thing_label(&p->journey->thing);
	double y = TOP, width = p->width - 2 * p->margin;
	bool is_sized = p->page && p->page->title_size > 0;
	p->title_font.size = is_sized ? p->page->title_size : p->title_font.size;
	double logo_width, logo_height;
	p->logo = l->options.logo;
	picture_size(p->logo, &logo_width, &logo_height);
	if (p->logo.len) {
		p->logo_height = 46;
		p->logo_width = logo_width * 46 / logo_height;
		if (p->logo_width > 180) {
			p->logo_height *= 180 / p->logo_width;
			p->logo_width = 180;
		}
	}
	p->title_x = p->margin + (p->logo_width > 0 ? p->logo_width + 18 : 0);
	struct str meta = meta_of(l);
	p->foot = title_foot(l, !what.len);
	double room = p->margin + width - p->title_x, title = text_width(p->ruler, p->title_font, name);
	double for_meta = room * 0.42;
	p->meta = layout_wrap(l, ROLE_META, meta, for_meta);
	p->meta_beside = title + p->meta.width + 30 <= room || room > 1100;
	double brand = place_brand(l, y, p->meta_beside ? for_meta : width);
	double side = p->meta_beside ? p->brand_header.width > p->meta.width ? p->brand_header.width : p->meta.width : 0;
	y += p->meta_beside ? 0 : brand;
	double title_room = side > 0 ? room - side - 30 : room;
	bool is_above = title > title_room && title <= room; /* one line above the notes rather than two beside them */
	p->title = text_wrap(p->ruler, l->arena, p->title_font, name, is_above ? room : title_room);
	if (p->title.len > TITLE_LINES_MOST && !is_sized) {
		p->title_font = role_font(ROLE_NUMBER);
		p->title = text_wrap(p->ruler, l->arena, p->title_font, name, is_above ? room : title_room);
	}
	p->title_y = y + font_ascent(p->title_font);
	double left = y + text_lines_height(p->title_font, p->title);
	p->subtitle = layout_wrap(l, ROLE_SUBTITLE, subtitle_of(l, what), title_room);
	double deep = layout_air_below(p->title_font, name);
	left += deep > 0 ? deep : UNDER_TITLE; /* large letters of Latin have air enough below them */
	p->subtitle_y = left + 2 + font_ascent(role_font(ROLE_SUBTITLE));
	left += text_lines_height(role_font(ROLE_SUBTITLE), p->subtitle) + 2;
	double meta_height = text_lines_height(role_font(ROLE_META), p->meta);
	if (!p->meta_beside) {
		p->meta = layout_wrap(l, ROLE_META, meta, room);
		p->meta_y = left + 4 + font_ascent(role_font(ROLE_META));
		return left + 4 + text_lines_height(role_font(ROLE_META), p->meta) + BELOW;
	}
	double meta_top = y + (is_above ? font_line_height(p->title_font) : 0) + brand;
	double bottom = left > meta_top + meta_height ? left : meta_top + meta_height;
	if (!p->meta.len && bottom < meta_top)
		bottom = meta_top;
	if (p->logo_height > 0 && bottom < TOP + p->logo_height)
		bottom = TOP + p->logo_height;
	p->meta_y = bottom - meta_height + font_ascent(role_font(ROLE_META));
	p->brand_y = p->meta_y - brand;
	return bottom + BELOW;
}
