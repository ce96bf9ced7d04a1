/* atlas_job.c — many maps, read one after the other, and what is made of them together. */
#include "job/job.h"

#include "cjm/document.h"
#include "cjm/workbook.h"

static const struct atlas_product PRODUCTS[] = {
#define ATLAS(name, ending, heeds, is_binary, help) { #name, ending, help, heeds, is_binary, atlas_make_##name },
#include "job/atlases.def"
};

const struct atlas_product *atlas_product_at(size_t index)
{
	return index < sizeof PRODUCTS / sizeof *PRODUCTS ? &PRODUCTS[index] : NULL;
}

void atlas_job_init(struct atlas_job *j, const struct request *r, struct project *p)
{
	*j = (struct atlas_job){ .request = r, .project = p };
	arena_init(&j->arena);
	names_init(&j->known, &j->arena);
	atlas_init(&j->atlas, r->language.len ? locale_of(r->language, NULL) : NULL, r->today);
}

static void drop_map(struct atlas_job *j)
{
	if (!j->map)
		return;
	map_free(j->map);
	findings_finish(&j->found);
	sources_finish(&j->sources);
	j->map = NULL;
}

void atlas_job_finish(struct atlas_job *j)
{
	drop_map(j);
	atlas_finish(&j->atlas);
	arena_finish(&j->arena);
}

/* ---- one map ---- */

static void read_map(struct atlas_job *j, struct str path, struct str text)
{
	struct reader reader = project_reader(j->project);
	if (!(j->request->atlas->heeds & HEEDS_VIEW))
		reader.picture = NULL; /* none is shown */
	sources_init(&j->sources);
	findings_init(&j->found);
	project_set_root(j->project, str_terminated(&j->arena, path));
	j->map = map_read(&j->sources, source_add(&j->sources, path, text, &j->found), &reader, &j->found);
	project_note_named(j->project, j->map);
}

static void take_map(struct atlas_job *j, struct str told)
{
	struct findings broken;
	size_t errors = count_errors(j->map, &j->found);
	if (j->request->is_for_client)
		map_leave_out_internal(j->map);
	atlas_job_take_theme(j);
	find_broken(j->map, j->request->today, &broken);
	atlas_add(&j->atlas, j->map, &(struct atlas_given){ .file = told, .place = j->place, .maturity = { date_of_day(j->request->today), errors }, .broken = &broken, .is_in_document = j->within });
	findings_finish(&broken);
}

bool atlas_job_add(struct atlas_job *j, struct str path, struct str told, struct str text)
{
	struct str named = str_is(path, "-") ? str_copy(&j->arena, path) : str_copy(&j->arena, project_path(j->project, str_terminated(&j->arena, path)));
	drop_map(j);
	if (names_add(&j->known, named, j))
		return true;
	read_map(j, named, text);
	if (j->found.error_count) {
		atlas_add_faulty(&j->atlas, j->map);
		return false;
	}
	take_map(j, told);
	return true;
}

struct str atlas_told_path(struct str below, struct str path)
{
	return below.len ? str_slice(path, below.len + !str_ends(below, "/"), path.len) : path_name(path);
}

static enum outcome add_one(struct atlas_job *j, struct str document, struct str path, struct str told, struct str text, void (*tell)(void *context), void *context)
{
	if (atlas_job_add(j, path, told, text))
		return OUTCOME_FINE;
	uint32_t file = j->within ? document_place_columns(&j->sources, j->within) : 0;
	if (file)
		j->sources.files.at[file - 1]->path = document;
	if (tell)
		tell(context);
	return OUTCOME_MISTAKES;
}

/* Journeys of one document are told apart by the line of their block; in an older atlas by their number, for lines move. */
static enum outcome add_each(struct atlas_job *j, const struct markdown_maps *d, struct str told, void (*tell)(void *context), void *context)
{
	enum outcome outcome = OUTCOME_FINE;
	struct str whole = j->place.len ? j->place : told, before = j->place, known = str_copy(&j->arena, project_path(j->project, str_terminated(&j->arena, d->path)));
	for (size_t i = 0; i < d->maps.len; i++) {
		j->within = &d->maps.at[i];
		j->place = str_fmt(&j->arena, "%.*s:%zu", STR_ARG(whole), i + 1);
		struct str path = str_fmt(&j->arena, "%.*s:%u", STR_ARG(known), (unsigned)j->within->line), shown = str_fmt(&j->arena, "%.*s:%u", STR_ARG(told), (unsigned)j->within->line);
		enum outcome of_map = add_one(j, known, path, shown, j->within->text, tell, context);
		outcome = of_map > outcome ? of_map : outcome;
	}
	j->within = NULL;
	j->place = before;
	return outcome;
}

enum outcome atlas_job_add_file(struct atlas_job *j, struct str path, struct str told, struct str text, void (*tell)(void *context), void *context)
{
	struct markdown_maps d;
	struct buf why = { 0 };
	if (!path_is_document(path))
		return add_one(j, path, path, told, text, tell, context);
	document_read(&d, path, text);
	enum outcome outcome = d.maps.len ? add_each(j, &d, told, tell, context) : OUTCOME_REFUSED;
	if (!d.maps.len)
		document_lacks_map(path, &why);
	j->why = str_copy(&j->arena, buf_as_str(&why));
	buf_finish(&why);
	document_finish(&d);
	return outcome;
}

/* ---- all of them ---- */

/* A map with errors may have one: whoever corrects them will see. */
static enum outcome stop_without_row(struct atlas_job *j)
{
	bool is_faulty = j->atlas.faulty > 0;
	j->why = str_of(is_faulty ? said("nothing was written: no map without errors has a journey")
		: said("no map has a journey to show; a map has one if a line begins with: journey \"…\""));
	return is_faulty ? OUTCOME_MISTAKES : OUTCOME_REFUSED;
}

/* With all owners, or kinds, that there are. */
static enum outcome stop_at_wish(struct atlas_job *j)
{
	const struct request *r = j->request;
	bool is_owner = r->owner.len > 0;
	struct str kind = r->kind ? str_of(choices_of(CHOICES_journey_kind)[r->kind - 1]) : (struct str){ 0 };
	struct names known;
	struct buf list = { 0 };
	names_init(&known, &j->arena);
	for (size_t i = 0; i < j->atlas.rows.len; i++) {
		const struct atlas_row *row = &j->atlas.rows.at[i];
		struct str one = is_owner ? row->owner : str_of(choices_of(CHOICES_journey_kind)[row->kind - 1]);
		if (one.len)
			names_add(&known, one, j);
	}
	names_propose_all(&known, is_owner ? r->owner : kind, is_owner ? "owners: " : "kinds: ", &list);
	const char *what = !is_owner ? "no journey has the kind `%.*s`; %.*s" : r->kind ? "no journey with that kind has the owner `%.*s`; %.*s" : "no journey has the owner `%.*s`; %.*s";
	j->why = str_fmt(&j->arena, what, STR_ARG(is_owner ? r->owner : kind), STR_ARG(known.len ? buf_as_str(&list) : str_of(said("no journey has an owner"))));
	buf_finish(&list);
	return OUTCOME_REFUSED;
}

enum outcome atlas_job_settle(struct atlas_job *j)
{
	const struct request *r = j->request;
	struct atlas_wish wish = { r->order, r->owner, r->kind };
	size_t all = j->atlas.rows.len;
	if (!all)
		return stop_without_row(j);
	struct atlas before = j->atlas;
	atlas_settle(&j->atlas, wish);
	if (!j->atlas.rows.len) {
		j->atlas.rows = before.rows;
		return stop_at_wish(j);
	}
	names_init(&j->maps, &j->arena);
	for (size_t i = 0; i < j->atlas.rows.len; i++)
		if (!j->atlas.rows.at[i].is_in_document)
			names_add(&j->maps, j->atlas.rows.at[i].path, &j->atlas.rows.at[i]);
	return OUTCOME_FINE;
}

enum outcome atlas_job_make(struct atlas_job *j, struct buf *out)
{
	return j->request->atlas->make(j, out);
}

/* ---- what is read ---- */

enum outcome atlas_make_text(struct atlas_job *j, struct buf *out)
{
	atlas_write_text(&j->atlas, j->request->width, out);
	return OUTCOME_FINE;
}

enum outcome atlas_make_md(struct atlas_job *j, struct buf *out)
{
	atlas_write_markdown(&j->atlas, out);
	return OUTCOME_FINE;
}

enum outcome atlas_make_csv(struct atlas_job *j, struct buf *out)
{
	atlas_write_csv(&j->atlas, out);
	return OUTCOME_FINE;
}

enum outcome atlas_make_xlsx(struct atlas_job *j, struct buf *out)
{
	struct workbook_options options = { .made = day_made(j->request, NULL) };
	struct buf message = { 0 };
	enum workbook_result result = workbook_write_atlas(&j->atlas, options, out, &message);
	j->why = str_copy(&j->arena, buf_as_str(&message));
	buf_finish(&message);
	return result == WORKBOOK_FINE ? OUTCOME_FINE : result == WORKBOOK_TOO_LARGE ? OUTCOME_REFUSED : OUTCOME_FAILED;
}

enum outcome atlas_make_json(struct atlas_job *j, struct buf *out)
{
	atlas_write_json(&j->atlas, out);
	return OUTCOME_FINE;
}
