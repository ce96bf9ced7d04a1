/* document_job.c — the maps of a document, drawn into the files that it shows beside them. */
#include "cjm/document.h"

struct str document_folder(struct arena *a, struct str path, struct str folder, bool has_docs)
{
	if (folder.len)
		return str_fmt(a, "%.*s%s", STR_ARG(folder), str_ends(folder, "/") ? "" : "/");
	return str_fmt(a, "%.*s%simages/", STR_ARG(path_folder(path)), has_docs ? "docs/" : "");
}

void document_note_inputs(struct project *p, const char *path, struct str text)
{
	struct markdown_maps d;
	document_read(&d, str_of(path), text);
	for (size_t i = 0; i < d.maps.len; i++)
		project_note_inputs(p, path, d.maps.at[i].text);
	document_finish(&d);
}

/* ---- drawing ---- */

static enum outcome stop(struct document_job *j, enum outcome outcome, struct str why)
{
	if (!j->why.len)
		j->why = why;
	return outcome;
}

/* Of the fence alone: what its words add to a list is in memory of its own. */
static void copy_request(struct request *to, const struct request *from)
{
	*to = *from;
	to->arena = (struct arena){ 0 };
	for (struct texts *const *t = (struct texts *const[]){ &to->stages, &to->personas, &to->lanes, &to->lanes_out, &to->tags, &to->without, NULL }; *t; t++)
		(*t)->list.cap = (*t)->list.len;
	to->stem = STR("map");
}

static enum outcome draw_map(struct document_job *j, struct document_drawing *d)
{
	struct buf why = { 0 };
	struct str unclosed = d->map->unclosed;
	copy_request(&d->request, j->request);
	if (unclosed.len)
		return stop(j, OUTCOME_REFUSED, str_fmt(&j->arena, "%.*s:%u: the code block is not closed; add %.*s below the map", STR_ARG(j->document.path), (unsigned)d->map->line, STR_ARG(unclosed)));
	bool is_asked = document_words(d->map, &d->request, &d->name, &why);
	struct str sentence = str_fmt(&j->arena, "%.*s:%u: %.*s", STR_ARG(j->document.path), (unsigned)d->map->line, STR_ARG(buf_as_str(&why)));
	buf_finish(&why);
	if (!is_asked)
		return stop(j, OUTCOME_REFUSED, sentence);
	enum outcome outcome = job_run(&d->job, &d->request, j->project, j->document.path, d->map->text);
	d->is_run = true;
	document_place(&j->document, d->map, &d->job);
	return outcome == OUTCOME_FINE || outcome == OUTCOME_MISTAKES ? outcome : stop(j, outcome, str_copy(&j->arena, d->job.why));
}

static enum outcome draw_all(struct document_job *j)
{
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0; i < j->document.maps.len; i++) {
		struct document_drawing *d = ARENA_NEW(&j->arena, struct document_drawing);
		d->map = &j->document.maps.at[i];
		VEC_PUSH(&j->arena, &j->drawings, d);
		enum outcome of_map = draw_map(j, d);
		outcome = of_map > outcome ? of_map : outcome;
	}
	return outcome;
}

/* ---- where the pictures go ---- */

/* Without its folder and without an ending: what the fence says, else what the journey is called. */
static struct str name_of_picture(struct document_job *j, const struct document_drawing *d, const struct journey *journey)
{
	bool is_several = d->job.journeys.len > 1, is_view = !d->name.len && d->request.view != view_at(0);
	struct str name = d->name.len && !is_several ? d->name : d->name.len ? str_fmt(&j->arena, "%.*s-%.*s", STR_ARG(d->name), STR_ARG(journey->thing.id)) : journey->thing.id;
	name = str_fmt(&j->arena, "%.*s%s%s", STR_ARG(name), is_view ? "-" : "", is_view ? d->request.view->name : "");
	struct str other = name;
	for (size_t n = 2; names_add(&j->names, other, j); n++)
		other = str_fmt(&j->arena, "%.*s-%zu", STR_ARG(name), n);
	return other;
}

/* A picture that the document shows there already, if it is one of ours. A PNG does not say so, but may have the name that it would get. */
static struct str *picture_shown(struct document_job *j, const struct document_drawing *d, struct str name, struct str *path)
{
	const char *ending = d->request.product->ending;
	for (size_t i = 0; i < d->map->pictures.list.len; i++) {
		struct str *shown = &d->map->pictures.list.at[i];
		*path = str_fmt(&j->arena, "%.*s%.*s", STR_ARG(path_folder(j->document.path)), STR_ARG(*shown));
		bool is_kind = str_ends(*shown, str_fmt(&j->arena, ".%s", ending).at), is_named = str_equal(path_without_ending(path_name(*shown)), name);
		if (is_kind && (j->may_refresh(path->at) || (str_equal(str_of(ending), STR("png")) && is_named)) && document_may_write(j->project, *path))
			return shown;
	}
	return NULL;
}

/* What no document shows below its map may be anybody's: another document's, or a file that cjm did not make. Folders may be links that lead anywhere. */
static bool may_begin(struct document_job *j, const struct document_drawing *d, const struct made *made)
{
	bool is_inside = j->is_folder_named || document_may_write(j->project, made->name);
	if (is_inside && j->may_begin(made->name.at, buf_as_str(&made->bytes)))
		return true;
	if (!is_inside)
		stop(j, OUTCOME_REFUSED, str_fmt(&j->arena, "%.*s:%u: %.*s is outside the project, by a link; to write there, name the folder with -o", STR_ARG(j->document.path), (unsigned)d->map->line, STR_ARG(made->name)));
	else
		stop(j, OUTCOME_REFUSED, str_fmt(&j->arena, "%.*s:%u: %.*s exists already, and is not shown directly below the map; name the picture behind cjm, such as file=NAME, or remove that file",
			STR_ARG(j->document.path), (unsigned)d->map->line, STR_ARG(made->name)));
	return false;
}

/* What is shown is taken once. */
static enum outcome place_picture(struct document_job *j, struct document_drawing *d, struct made *made, const struct journey *journey)
{
	struct str name = name_of_picture(j, d, journey), path, *shown = picture_shown(j, d, name, &path);
	if (shown) {
		made->name = path;
		*shown = (struct str){ 0 };
		return OUTCOME_FINE;
	}
	made->name = str_fmt(&j->arena, "%.*s%.*s.%s", STR_ARG(j->folder), STR_ARG(name), d->request.product->ending);
	struct document_picture added = { d->map->end, d->map->before, thing_label(&journey->thing), path_from_file(&j->arena, j->document.path, made->name) };
	VEC_PUSH(&j->arena, &j->added, added);
	return may_begin(j, d, made) ? OUTCOME_FINE : OUTCOME_REFUSED;
}

static enum outcome place_all(struct document_job *j)
{
	enum outcome outcome = OUTCOME_FINE;
	for (size_t i = 0; i < j->drawings.len; i++) {
		struct job *job = &j->drawings.at[i]->job;
		for (size_t k = 0; k < job->made.len && outcome == OUTCOME_FINE; k++)
			outcome = place_picture(j, j->drawings.at[i], &job->made.at[k], job->journeys.at[k]);
	}
	return outcome;
}

/* ---- the whole ---- */

static enum outcome stop_without_map(struct document_job *j, struct str path)
{
	struct buf why = { 0 };
	document_lacks_map(path, &why);
	struct str sentence = str_copy(&j->arena, buf_as_str(&why));
	buf_finish(&why);
	return stop(j, OUTCOME_REFUSED, sentence);
}

enum outcome document_run(struct document_job *j, const char *path, struct str text)
{
	const char *format = j->request->product->name;
	names_init(&j->names, &j->arena);
	document_read(&j->document, str_of(path), text);
	if (!str_is(str_of(format), "svg") && !str_is(str_of(format), "png"))
		return stop(j, OUTCOME_REFUSED, str_fmt(&j->arena, "maps in Markdown are drawn as svg or png, not as %s", format));
	if (!j->document.maps.len)
		return stop_without_map(j, str_of(path));
	enum outcome outcome = draw_all(j);
	if (outcome == OUTCOME_FINE)
		outcome = place_all(j);
	document_write(&j->document, j->added.at, j->added.len, &j->after);
	return outcome;
}

void document_job_finish(struct document_job *j)
{
	for (size_t i = 0; i < j->drawings.len; i++) {
		if (j->drawings.at[i]->is_run)
			job_finish(&j->drawings.at[i]->job);
		request_finish(&j->drawings.at[i]->request);
	}
	buf_finish(&j->after);
	document_finish(&j->document);
	arena_finish(&j->arena);
}
