/* evidence.c — how far the map can be trusted: what is filled in and what is not, what it rests on, how mature it is. */
#include "report/report.h"

#include "cjm/maturity.h"

/* ---- coverage ---- */

static struct md gaps_of(struct report *r, const struct coverage *c, enum coverage_dimension d)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < c->gaps.len; i++)
		if (c->gaps.at[i].dimension == d)
			buf_fmt(&b, "%.*s%.*s", STR_ARG(b.len ? label(r->words, LABEL_list_comma) : STR("")), STR_ARG(md_name(r, &c->gaps.at[i].stage->thing).s));
	struct md m = { str_copy(&r->arena, buf_as_str(&b)) };
	buf_finish(&b);
	return m;
}

static struct md percent_of(struct report *r, size_t covered, size_t total)
{
	return md_text(r, locale_percent(r->words, &r->arena, coverage_percent(covered, total)));
}

/* "2 warnings · 5 notes" */
static struct md findings_text(struct report *r)
{
	static const enum label COUNTS[] = { [SEVERITY_INFO] = LABEL_count_note, [SEVERITY_WARNING] = LABEL_count_warning, [SEVERITY_ERROR] = LABEL_count_error };
	struct md parts[SEVERITY_ERROR] = { MD_NONE };
	if (!r->options.findings || !map_judges(r->map, JUDGED_FINDINGS))
		return MD_NONE;
	for (int s = SEVERITY_ERROR; s > SEVERITY_NONE; s--)
		if (r->options.findings[s])
			parts[SEVERITY_ERROR - s] = md_counted_choice(r, COUNTS[s], 1, r->options.findings[s]);
	struct md found = md_join(r, label(r->words, LABEL_list_point).at, parts, SEVERITY_ERROR);
	return md_is_empty(found) ? md_label(r, LABEL_check_nothing) : found;
}

/* Only where a cell says something of the world. */
static struct md observed_of(struct report *r, const struct coverage *c, enum coverage_dimension d)
{
	if (!coverage_is_of_world(d))
		return MD_NONE;
	return MD_FILL(r, LABEL_some_of, md_number(r, (double)c->observed_by[d], 0), md_number(r, (double)c->stage_count, 0));
}

void report_coverage(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_dimension, false }, { LABEL_coverage, true }, { LABEL_report_stages, true }, { LABEL_col_observed, true },
		{ LABEL_col_missing, false },
	};
	static const enum label NAMES[COVER_COUNT] = {
		LABEL_col_steps, LABEL_lane_touchpoints, LABEL_lane_feelings, LABEL_lane_thoughts, LABEL_lane_pains, LABEL_lane_opportunities,
		LABEL_lane_measures, LABEL_owner, LABEL_sources,
	};
	if (!map_judges(r->map, JUDGED_COVERAGE))
		return;
	struct coverage c = coverage_count(r->journey, &r->arena);
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	if (!coverage_is_shown(r->journey)) {
		write_heading(r, 2, md_label(r, LABEL_checks));
		write_bullet(r, findings_text(r));
		return;
	}
	for (int d = 0; d < COVER_COUNT; d++) {
		size_t covered = c.by_dimension[d];
		const struct md cells[] = {
			md_label(r, NAMES[d]), percent_of(r, covered, c.stage_count),
			MD_FILL(r, LABEL_some_of, md_number(r, (double)covered, 0), md_number(r, (double)c.stage_count, 0)),
			observed_of(r, &c, (enum coverage_dimension)d), gaps_of(r, &c, (enum coverage_dimension)d),
		};
		table_row(r, &table, cells);
	}
	write_heading(r, 2, md_label(r, LABEL_coverage));
	write_paragraph(r, MD_FILL(r, LABEL_covered_cells, md_bold(r, percent_of(r, c.covered, c.total)), md_number(r, (double)c.covered, 0),
		md_number(r, (double)c.total, 0)));
	if (c.observable)
		write_paragraph(r, MD_FILL(r, LABEL_known_cells, md_number(r, (double)c.observable, 0), md_number(r, (double)c.observed, 0), md_number(r, (double)c.assumed, 0)));
	if (c.covered < c.total || c.assumed)
		write_table(r, &table);
	write_fact(r, LABEL_checks, findings_text(r));
}

/* ---- sources ---- */

struct origin_count {
	const struct origin *origin;
	size_t claims;
};

struct report_evidence {
	struct report *r;
	VEC(struct origin_count) origins;
	struct claims claims;
	struct things silent; /* claims of which nothing says where they are known from */
};

enum { SILENT_NAMED = 12 };

/* What rests on it and is no claim (a step, an action) is told where it stands, and not counted. */
static void count_origin(struct report_evidence *c, const struct origin *o, bool is_claim)
{
	for (size_t i = 0; i < c->origins.len; i++)
		if (c->origins.at[i].origin == o) {
			c->origins.at[i].claims += is_claim;
			return;
		}
	struct origin_count counted = { o, is_claim };
	VEC_PUSH(&c->r->arena, &c->origins, counted);
}

static void count_claim(void *context, const struct thing *t)
{
	struct report_evidence *c = context;
	FOR_EACH(struct origin, o, *thing_sources(t))
		count_origin(c, o, thing_is_claim(t));
	size_t before = c->claims.silent;
	claims_add(&c->claims, t);
	if (c->claims.silent > before)
		VEC_PUSH(&c->r->arena, &c->silent, (struct thing *)t);
}

/* What is said of a persona is no claim of the journey. */
static void note_of_persona(void *context, const struct thing *t)
{
	FOR_EACH(struct origin, o, *thing_sources(t))
		count_origin(context, o, false);
}

/* Its words in quotes; a feeling or a figure without any by what it is. */
static struct md said_words(struct report *r, const struct thing *t)
{
	const struct measure *m = (const struct measure *)t;
	if (t->kind == KIND_MEASURE && m->metric)
		return md_name(r, &m->metric->thing);
	if (!thing_label(t).len)
		return t->kind == KIND_FEEL ? md_text(r, locale_feeling(r->words, &r->arena, r->map->scale, (const struct feeling *)t)) : MD_NONE;
	return md_quoted(r, thing_label(t));
}

/* "“A pain” (Stage › step)" */
static struct md claim_words(struct report *r, const struct thing *t)
{
	struct md said = said_words(r, t), place = md_place(r, t);
	return md_is_empty(place) || md_is_empty(said) ? MD_JOIN(r, "", said, place) : MD_FILL(r, LABEL_in_brackets, said, place);
}

/* "3 — “A pain” (Stage › step); …" */
static struct md silent_words(struct report *r, const struct things *silent)
{
	struct md all = MD_NONE;
	size_t named = silent->len < SILENT_NAMED ? silent->len : SILENT_NAMED;
	for (size_t i = 0; i < named; i++)
		all = MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, all, claim_words(r, silent->at[i]));
	struct md more = silent->len > named ? md_with(r, LABEL_more, md_number(r, (double)(silent->len - named), 0)) : MD_NONE;
	return MD_JOIN(r, label(r->words, LABEL_list_dash).at, md_count(r, silent->len), MD_JOIN(r, label(r->words, LABEL_list_semicolon).at, all, more));
}

static void add_source(struct report *r, struct text_table *t, const struct origin_count *c)
{
	const struct origin *o = c->origin;
	const struct md cells[] = {
		md_link(r, md_name(r, &o->thing), &o->thing), md_choice(r, LABEL_source_interviews, o->kind), md_value(r, o->n), md_date(r, o->date),
		md_number(r, (double)c->claims, 0),
	};
	table_row(r, t, cells);
}

void report_sources(struct report *r)
{
	static const struct text_column COLUMNS[] = {
		{ LABEL_col_source, false }, { LABEL_col_kind, false }, { LABEL_col_n, true }, { LABEL_col_date, false },
		{ LABEL_col_claims, true },
	};
	struct report_evidence c = { .r = r };
	struct text_table table = table_of(COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
	journey_walk(r->journey, count_claim, &c);
	journey_walk_personas(r->journey, note_of_persona, &c);
	for (size_t i = 0; i < c.origins.len; i++)
		add_source(r, &table, &c.origins.at[i]);
	const struct claims *claims = &c.claims;
	write_heading(r, 2, md_label(r, LABEL_sources));
	write_table(r, &table);
	if (!claims->all || !map_judges(r->map, JUDGED_CLAIMS))
		return;
	write_fact(r, LABEL_claims_observed, MD_FILL(r, LABEL_some_of, md_number(r, (double)claims->observed, 0), md_number(r, (double)claims->all, 0)));
	write_fact(r, LABEL_claims_assumed, md_count(r, claims->assumed));
	write_fact(r, LABEL_claims_predicted, md_count(r, claims->predicted));
	write_fact(r, LABEL_claims_silent, silent_words(r, &c.silent));
}

/* ---- maturity ---- */

void report_maturity(struct report *r)
{
	static const enum label MISSING[MATURITY_CLAIMS] = {
#define MATURITY(id, level) LABEL_missing_##id,
#include "map/maturity.def"
	};
	if (!map_judges(r->map, JUDGED_MATURITY))
		return;
	struct maturity_given given = { r->options.today, r->options.findings ? r->options.findings[SEVERITY_ERROR] : 0 };
	struct maturity m = maturity_of(r->journey, given);
	struct md level = md_number(r, m.level, 0), most = md_number(r, MATURITY_LEVELS, 0);
	write_heading(r, 2, md_label(r, LABEL_report_maturity));
	write_paragraph(r, MD_FILL(r, LABEL_maturity_level, level, most, md_choice(r, LABEL_maturity_1, (unsigned int)m.level)));
	if (m.level == MATURITY_LEVELS)
		return;
	write_paragraph(r, MD_FILL(r, LABEL_maturity_next, md_number(r, m.level + 1, 0), md_choice(r, LABEL_maturity_1, (unsigned int)m.level + 1)));
	for (int i = 0; i < MATURITY_CLAIMS; i++)
		if (maturity_claim_level(i) == m.level + 1 && !m.holds[i])
			write_bullet(r, md_label(r, MISSING[i]));
}
