/* check_piece.c — one map of several, checked alone: what is found in it, and what of it the others are held against, as bytes. The map is gone then, and may have been in another
 * process. */
#include "job/check_piece.h"

#include <string.h>

struct checked_map {
	const struct request *request;
	struct project *project;
	struct arena arena;
	struct sources sources;
	struct findings found, of_settings;
	struct map *map;      /* NULL: the file is the project's own */
	struct map *settings; /* NULL: the project has none */
	uint32_t main;        /* 0: as map */
	bool has_errors;      /* in what was read */
};

struct check_options check_options_of(const struct request *r)
{
	return (struct check_options){
		.today = r->today, .is_singly = r->baseline.len || r->is_compared, .tags = &r->tags, .without = &r->without,
		.only = r->only.list.at, .only_count = r->only.list.len, .skip = r->skip.list.at, .skip_count = r->skip.list.len,
	};
}

bool check_needs_english(const struct request *r)
{
	return tongue_speak(TONGUE_NONE) != TONGUE_ENGLISH && (r->baseline.len || r->check_format != check_format_at(0));
}

void findings_take_english(struct findings *found, const struct findings *english)
{
	size_t next = 0;
	for (size_t i = 0; i < found->len; i++) {
		struct finding *f = &found->at[i];
		size_t at = next;
		while (at < english->len && !(strcmp(english->at[at].id, f->id) == 0 && english->at[at].span.file == f->span.file && english->at[at].span.at == f->span.at))
			at++;
		if (at == english->len)
			continue;
		f->english = str_copy(&found->arena, english->at[at].message);
		next = at + 1;
	}
}

/* ---- reading and checking ---- */

static void read_settings(struct checked_map *w)
{
	struct findings read;
	struct check_options options = check_options_of(w->request);
	findings_init(&read);
	w->settings = project_settings_read(w->project, &w->sources, &read);
	if (w->settings)
		check_map(w->settings, &read, &options, &w->of_settings);
	for (size_t i = 0; i < read.len && !w->settings; i++)
		finding_copy(&w->of_settings, &read.at[i]);
	findings_finish(&read);
}

static void read_map(struct checked_map *w, struct str path, struct findings *read)
{
	struct check_options options = check_options_of(w->request);
	w->map = project_map_read(w->project, &w->sources, w->main, w->settings, read);
	w->has_errors = read->error_count;
	check_job_draw(w->project, w->map, path, read);
	check_map(w->map, read, &options, &w->found);
}

static void begin_piece(struct checked_map *w, const struct request *r, struct project *p, struct str path, struct str text)
{
	struct findings read;
	*w = (struct checked_map){ .request = r, .project = p };
	arena_init(&w->arena);
	sources_init(&w->sources);
	findings_init(&w->found);
	findings_init(&w->of_settings);
	findings_init(&read);
	char *named = str_terminated(&w->arena, path);
	struct str known = str_is(path, "-") ? path : project_path(p, named);
	project_set_root(p, named);
	bool is_settings = p->file.len && str_equal(known, p->file);
	if (!is_settings)
		w->main = source_add(&w->sources, known, text, &read);
	read_settings(w);
	if (!is_settings)
		read_map(w, path, &read);
	findings_finish(&read);
}

static void finish_piece(struct checked_map *w)
{
	map_free(w->map);
	map_free(w->settings);
	findings_finish(&w->found);
	findings_finish(&w->of_settings);
	sources_finish(&w->sources);
	arena_finish(&w->arena);
}

static void add_english(struct checked_map *w, struct str path, struct str text)
{
	struct checked_map english;
	int before = tongue_speak(TONGUE_ENGLISH);
	begin_piece(&english, w->request, w->project, path, text);
	tongue_speak(before);
	findings_take_english(&w->found, &english.found);
	findings_take_english(&w->of_settings, &english.of_settings);
	finish_piece(&english);
}

/* ---- as bytes ---- */

static void pack_files(struct checked_map *w, struct parcel *p)
{
	size_t count = w->sources.files.len;
	parcel_size(p, &count);
	for (size_t i = 0; i < count; i++) {
		const struct source *s = w->sources.files.at[i];
		struct check_file f = { s->path, project_place(w->project, s->path), s->text };
		check_file_carry(&f, p);
	}
	const struct project_settings *own = w->settings ? w->settings->settings : NULL;
	struct check_settings of = { w->settings ? w->settings->file : 0, own ? own->fail_on : 0 };
	PARCEL(p, w->main);
	PARCEL(p, of);
}

static void pack_findings(const struct findings *found, struct parcel *p)
{
	size_t count = found->len;
	parcel_size(p, &count);
	for (size_t i = 0; i < count; i++)
		parcel_finding(p, &found->at[i]);
}

static void pack_kept(struct checked_map *w, struct parcel *p)
{
	const struct request *r = w->request;
	struct check_options options = check_options_of(r);
	struct check_kept kept;
	struct buf coverage = { 0 };
	bool covers = r->check_format && r->check_format->cover && (r->check_format->always_covers || r->has_coverage);
	check_keep(&kept, w->map, &options, &w->arena);
	kept.has_errors = w->has_errors;
	FOR_EACH(struct journey, j, w->map->journeys)
		if (covers && !j->is_included)
			r->check_format->cover(w->map, j, r->width, &coverage);
	kept.coverage = buf_as_str(&coverage);
	check_kept_carry(&kept, p);
	buf_finish(&coverage);
}

static void note_tag(const struct names *known, struct parcel *p)
{
	size_t count = known->len;
	parcel_size(p, &count);
	for (size_t i = 0; i < count; i++) {
		struct str tag = known->entries[i].name;
		parcel_shared(p, &tag);
	}
}

/* What findings of all maps may have to be asked: where they stand, and the tags of it. */
static void pack_places(struct checked_map *w, struct parcel *p)
{
	const struct request *r = w->request;
	struct selection meant = { .tags = r->tags, .without = r->without };
	bool has_tags = r->tags.list.len || r->without.list.len, has_places = has_tags || r->baseline.len || r->is_compared;
	const struct thing *around = NULL; /* what is used without being declared has the tags of the place */
	struct standing standing = things_standing(&w->map, has_places, &w->arena);
	struct names known;
	names_init(&known, &w->arena);
	if (has_tags)
		map_tags(w->map, &known);
	note_tag(&known, p);
	parcel_size(p, &standing.list.len);
	for (size_t i = 0; i < standing.list.len; i++) {
		struct buf label = { 0 };
		const struct thing *t = standing.list.at[i];
		baseline_add_place(t, &label);
		around = t->parent || t->is_declared || !around ? t : around;
		struct check_place place = { t->span, selection_means(&meant, around), buf_as_str(&label) };
		check_place_carry(&place, p);
		buf_finish(&label);
	}
}

void check_job_piece(const struct request *r, struct project *p, struct str path, struct str text, struct buf *packed)
{
	struct checked_map w;
	struct parcel parcel = { .out = packed };
	begin_piece(&w, r, p, path, text);
	if (check_needs_english(r))
		add_english(&w, path, text);
	pack_files(&w, &parcel);
	pack_findings(&w.of_settings, &parcel);
	if (w.map) {
		pack_findings(&w.found, &parcel);
		pack_kept(&w, &parcel);
		pack_places(&w, &parcel);
	}
	finish_piece(&w);
}

/* ---- what both sides read and write ---- */

void check_file_carry(struct check_file *f, struct parcel *p)
{
	parcel_seen(p, &f->path);
	parcel_seen(p, &f->place);
	parcel_seen(p, &f->text);
}

void check_place_carry(struct check_place *place, struct parcel *p)
{
	parcel_span(p, &place->span);
	PARCEL(p, place->is_meant);
	parcel_shared(p, &place->label);
}
