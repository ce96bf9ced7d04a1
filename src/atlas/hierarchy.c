/* hierarchy.c — domains, journeys and sub-journeys: what each journey is part of, by the stages that lead to it and the folder that it stands in. */
#include "atlas/atlas.h"

#include <math.h>

struct str atlas_domain(struct str file)
{
	for (size_t i = 0; i < file.len; i++)
		if (file.at[i] == '/')
			return str_slice(file, 0, i);
	return (struct str){ 0 };
}

struct str atlas_rank_word(enum atlas_rank rank)
{
	static const char *const WORDS[] = { [RANK_EXPERIENCE] = "experience", [RANK_JOURNEY] = "journey", [RANK_SUBJOURNEY] = "sub-journey" };
	return str_of(WORDS[rank]);
}

static void note_parts(struct atlas *a, size_t row)
{
	const struct atlas_row *r = &a->rows.at[row];
	for (size_t k = 0; k < r->stages.len; k++) {
		const struct atlas_stage *s = &r->stages.at[k];
		struct atlas_row *below = s->computed.row == ATLAS_NONE ? NULL : &a->rows.at[s->computed.row];
		if (!below)
			continue;
		VEC_PUSH(&a->arena, &below->part_of, ((struct atlas_part){ r->title, r->shown, s->name, (long)row }));
		if (r->kind != JOURNEY_EXPERIENCE && below->kind != JOURNEY_EXPERIENCE)
			below->rank = RANK_SUBJOURNEY;
	}
}

/* Where one journey is asked for, another may be what a folder has; so this is found while all are there. A library that maps are made of is no domain. */
static void find_open_domains(struct atlas *a)
{
	struct names known;
	names_init(&known, &a->arena);
	for (size_t i = 0; i < a->rows.len; i++)
		names_add(&known, a->rows.at[i].domain, a);
	for (size_t i = 0; i < a->libraries.len; i++)
		if (names_find(&a->read, a->libraries.at[i].path))
			names_add(&known, a->libraries.at[i].domain, a);
	for (size_t i = 0; i < a->libraries.len; i++) {
		struct str domain = a->libraries.at[i].domain;
		if (domain.len && !names_add(&known, domain, a))
			VEC_PUSH(&a->arena, &a->open_domains, domain);
	}
}

void atlas_rank(struct atlas *a)
{
	for (size_t i = 0; i < a->rows.len; i++)
		a->rows.at[i].rank = a->rows.at[i].kind == JOURNEY_EXPERIENCE ? RANK_EXPERIENCE : RANK_JOURNEY;
	for (size_t i = 0; i < a->rows.len; i++)
		note_parts(a, i);
	find_open_domains(a);
}

/* ---- as a table: by domain in the order of the rows, in each the highest first ---- */

static void put_parts(struct tabling *t, const struct atlas_row *r)
{
	struct atlas_cell *parts = arena_alloc(t->arena, (r->part_of.len + 1) * sizeof *parts);
	struct buf b = { 0 };
	for (size_t i = 0; i < r->part_of.len; i++) {
		const struct atlas_part *p = &r->part_of.at[i];
		parts[i] = (struct atlas_cell){ .text = tabling_points(t, p->shown, p->stage), .level = NAN, .row = p->row };
		buf_fmt(&b, "%s%.*s", i ? label(t->words, LABEL_list_semicolon).at : "", STR_ARG(parts[i].text));
	}
	struct atlas_cell *cell = tabling_put(t, buf_take(&b, t->arena));
	cell->parts = parts;
	cell->part_count = r->part_of.len;
	buf_finish(&b);
}

struct domain_rows { VEC(size_t) list; };

static void put_domain(struct tabling *t, struct str domain, const struct domain_rows *rows)
{
	for (int rank = RANK_EXPERIENCE; rank <= RANK_SUBJOURNEY; rank++)
		for (size_t i = 0; i < rows->list.len; i++) {
			const struct atlas_row *r = &t->atlas->rows.at[rows->list.at[i]];
			if ((int)r->rank != rank)
				continue;
			tabling_row(t);
			tabling_put(t, domain);
			tabling_put(t, label(t->words, (enum label)(LABEL_rank_experience + rank)));
			tabling_journey(t, rows->list.at[i]);
			put_parts(t, r);
		}
}

static struct domain_rows *rows_of(struct names *domains, struct str domain)
{
	struct domain_rows *rows = names_find(domains, domain);
	if (!rows) {
		rows = ARENA_NEW(domains->arena, struct domain_rows);
		names_add(domains, domain, rows);
	}
	return rows;
}

/* Only where there is more than one level. */
static bool has_levels(const struct atlas *a)
{
	for (size_t i = 0; i < a->rows.len; i++)
		if (a->rows.at[i].rank != RANK_JOURNEY || a->rows.at[i].domain.len)
			return true;
	return false;
}

struct atlas_table atlas_table_of_hierarchy(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_hierarchy));
	struct names domains;
	names_init(&domains, arena);
	tabling_column(&t, LABEL_atlas_domain, false), tabling_column(&t, LABEL_atlas_rank, false), tabling_column(&t, LABEL_col_journey, false), tabling_column(&t, LABEL_atlas_part_of, false);
	rows_of(&domains, STR("")); /* above the others */
	for (size_t i = 0; i < a->rows.len; i++)
		VEC_PUSH(arena, &rows_of(&domains, a->rows.at[i].domain)->list, i);
	for (size_t i = 0; i < domains.len && has_levels(a); i++)
		put_domain(&t, domains.entries[i].name, domains.entries[i].thing);
	return table;
}

struct atlas_table atlas_table_of_open_domains(const struct atlas *a, struct arena *arena)
{
	struct atlas_table table;
	struct tabling t = tabling_begin(a, arena, &table, label(a->words, LABEL_atlas_open_domains));
	tabling_column(&t, LABEL_atlas_domain, false);
	for (size_t i = 0; i < a->open_domains.len; i++) {
		tabling_row(&t);
		tabling_put(&t, a->open_domains.at[i]);
	}
	return table;
}
