/* picture_svg_style.c — what the properties of an SVG cost, wherever they stand: in attributes, in style attributes, in style sheets. */
#include "base/picture_svg.h"

#include <string.h>

static const struct costly {
	const char *name;
	enum svg_cost cost;
	const char *idle;
} COSTLY_ONES[] = {
#define COSTLY(name, kind, idle) { name, SVG_COST_##kind, idle },
#include "base/svg_shown.def"
};

static const struct costly *costly_of(struct str property)
{
	for (size_t i = 0; i < sizeof COSTLY_ONES / sizeof *COSTLY_ONES; i++)
		if (str_distance(property, str_of(COSTLY_ONES[i].name), 0) == 0)
			return &COSTLY_ONES[i];
	return NULL;
}

/* The id in "url(#id)", behind which a colour may stand. */
static struct str part_in(struct arena *a, struct str value)
{
	struct str lower = str_lower(a, value);
	size_t at = str_find_text(lower, 0, STR("url("));
	struct str to = at < lower.len ? str_slice(value, at + 4, value.len) : (struct str){ 0 };
	to = str_trim(str_slice(to, 0, str_find(to, ')')));
	if (to.len > 1 && strchr("\"'", *to.at))
		to = str_slice(to, 1, to.len - 1);
	return str_slice(to, 1, to.len);
}

/* What a declaration costs; NONE where it costs nothing. */
static enum svg_cost cost_of(struct arena *a, struct str property, struct str value, struct str *to)
{
	const struct costly *costly = costly_of(property);
	*to = costly ? part_in(a, value) : (struct str){ 0 };
	if (str_ends(str_lower(a, property), "filter") && !str_is(value, "none"))
		return SVG_COST_REFUSE;
	if (!costly || str_is(value, costly->idle) || ((costly->cost == SVG_COST_PAINT || costly->cost == SVG_COST_MARKERS) && !to->len))
		return SVG_COST_NONE;
	return costly->cost;
}

static struct str next_declaration(struct str *rest, struct str *property)
{
	struct str value = str_next(rest, ';');
	*property = str_trim(str_next(&value, ':'));
	return str_trim(value);
}

bool svg_parts_say(struct svg_parts *p, struct arena *a, struct str property, struct str value)
{
	struct svg_claim claim = { .part = p->list.len - 1 };
	claim.cost = cost_of(a, property, str_trim(value), &claim.to);
	if (claim.cost != SVG_COST_NONE) {
		claim.to = str_copy(a, claim.to);
		VEC_PUSH(a, &p->claims, claim);
	}
	return claim.cost != SVG_COST_REFUSE;
}

/* As it is drawn: comments may stand anywhere. */
static struct str without_comments(struct arena *a, struct str css)
{
	char *made = arena_alloc(a, css.len + 1);
	size_t len = 0;
	for (size_t at = 0; at < css.len; at++) {
		size_t end = css.at[at] == '/' && at + 1 < css.len && css.at[at + 1] == '*' ? str_find_text(css, at + 2, STR("*/")) : 0;
		made[len++] = end ? ' ' : css.at[at];
		at = end ? end + 1 : at;
	}
	return (struct str){ made, len };
}

bool svg_parts_declare(struct svg_parts *p, struct arena *a, struct str declarations)
{
	struct str property;
	for (struct str rest = without_comments(a, declarations); rest.len;) {
		struct str value = next_declaration(&rest, &property);
		if (!svg_parts_say(p, a, property, value))
			return false;
	}
	return true;
}

/* Of "path.thin" the class: no part that it means is missed. Empty: a selector that says more. */
static struct str key_of(struct str selector)
{
	size_t from = 0;
	for (size_t i = 0; i < selector.len; i++) {
		char c = selector.at[i];
		if (c == '.' || c == '#')
			from = i;
		else if (strchr(" \t\r\n\f>+~:[]()|&=\"'{}!", c))
			return (struct str){ 0 };
	}
	return str_slice(selector, from, selector.len);
}

static bool take_rule(struct svg_parts *p, struct arena *a, struct str selectors, struct str body)
{
	struct str property;
	if (str_find(body, '{') < body.len || !selectors.len)
		return false;
	while (selectors.len) {
		struct svg_rule rule = { .selector = key_of(str_trim(str_next(&selectors, ','))) };
		if (!rule.selector.len)
			return false;
		for (struct str rest = body; rest.len;) {
			struct str value = next_declaration(&rest, &property);
			rule.cost = cost_of(a, property, value, &rule.to);
			if (rule.cost == SVG_COST_REFUSE)
				return false;
			if (rule.cost != SVG_COST_NONE)
				VEC_PUSH(a, &p->rules, rule);
		}
	}
	return true;
}

struct str svg_parts_style(struct svg_parts *p, struct arena *a, struct str sheet)
{
	struct str bare = without_comments(a, sheet);
	p->css += bare.len;
	for (struct str rest = str_trim(bare); rest.len; rest = str_trim(rest)) {
		struct str selectors = str_trim(str_next(&rest, '{')), body = str_next(&rest, '}');
		if (!take_rule(p, a, selectors, body))
			return (struct str){ 0 };
	}
	return bare;
}
