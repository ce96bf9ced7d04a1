/* check_details.c — the maps that stages name and that are not among those that are checked: what they compute is compared with what the stages say. */
#include "job/check_piece.h"

struct deep_map { /* one that was read for this */
	struct check_kept kept;
	bool has_errors;
};

struct check_details {
	struct check_job *job;
	struct names titles; /* of the journeys of the run, and their names */
	struct names deep;   /* by path: struct deep_map * */
};

static void note_title(struct check_details *k, struct str title)
{
	struct str key = title_key(&k->job->arena, title);
	if (key.len)
		names_add(&k->titles, key, k);
}

static void note_titles(struct check_details *k)
{
	for (size_t i = 0; i < k->job->maps.len; i++)
		for (size_t at = 0; at < k->job->maps.at[i]->journeys.len; at++) {
			note_title(k, k->job->maps.at[i]->journeys.at[at].thing.text);
			note_title(k, k->job->maps.at[i]->journeys.at[at].thing.name);
		}
}

/* What outlives the map: its texts are those of the sources, which stay, or are copied. */
static void keep_map(struct check_job *c, const struct map *m, struct check_kept *kept)
{
	struct arena arena = { 0 };
	struct buf packed = { 0 };
	struct check_options options = check_options_of(c->request);
	struct check_kept all;
	struct parcel out = { .out = &packed };
	check_keep(&all, m, &options, &arena);
	check_kept_carry(&all, &out);
	uint32_t *files = arena_alloc(&arena, c->sources.files.len * sizeof *files);
	for (size_t i = 0; i < c->sources.files.len; i++)
		files[i] = (uint32_t)i + 1;
	struct parcel in = { .left = buf_as_str(&packed), .arena = &c->arena, .shared = &c->shared, .files = files, .file_count = c->sources.files.len };
	check_kept_carry(kept, &in);
	buf_finish(&packed);
	arena_finish(&arena);
}

/* With mistakes it computes nothing; who checks that file is told of them. */
static const struct deep_map *read_map(struct check_details *k, struct str path, struct str text)
{
	struct check_job *c = k->job;
	struct deep_map *known = names_find(&k->deep, path);
	struct findings found;
	if (known)
		return known;
	findings_init(&found);
	struct reader reader = project_reader(c->project);
	reader.picture = NULL;
	known = ARENA_NEW(&c->arena, struct deep_map);
	struct map *m = map_read(&c->sources, check_job_take_file(c, path, text), &reader, &found);
	known->has_errors = found.error_count;
	if (!known->has_errors)
		keep_map(c, m, &known->kept);
	names_add(&k->deep, str_copy(&c->arena, path), known);
	map_free(m);
	findings_finish(&found);
	return known;
}

static bool is_called(const struct kept_journey *j, struct str title, struct arena *a)
{
	struct str key = title_key(a, title);
	return str_equal(title_key(a, j->thing.text), key) || (j->thing.name.len && str_equal(title_key(a, j->thing.name), key));
}

/* A file with several journeys does not say which is meant. */
static void take_journey(struct check_details *k, struct kept_stage *s, const struct deep_map *m, struct str title)
{
	const struct kept_journey *first = NULL;
	for (size_t i = 0; i < m->kept.journeys.len; i++) {
		const struct kept_journey *j = &m->kept.journeys.at[i];
		if (j->is_included || (title.len && !is_called(j, title, &k->job->arena)))
			continue;
		first = first ? first : j;
		if (!title.len)
			VEC_PUSH(&k->job->arena, &s->among, j->thing.text);
	}
	s->elsewhere = s->among.len > 1 ? NULL : first;
}

static void read_file(struct check_details *k, struct kept_stage *s, struct str from, struct str path, struct str title)
{
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	if (project_read(k->job->project, from, path, &text, &found, &why)) {
		const struct deep_map *m = read_map(k, buf_as_str(&found), buf_as_str(&text));
		s->faulty = m->has_errors ? str_copy(&k->job->arena, buf_as_str(&found)) : s->faulty;
		take_journey(k, s, m, title);
	}
	buf_finish(&text);
	buf_finish(&found);
	buf_finish(&why);
}

static void find_titled(struct check_details *k, struct kept_stage *s)
{
	struct check_job *c = k->job;
	struct detail d = { .thing = { .kind = s->detail.kind, .text = s->detail.text, .span = s->detail.span } };
	project_find_titled(c->project, NULL, &c->sources, &d, &c->arena);
	s->has_file = d.file.len;
	for (size_t i = 0; i < d.rivals.list.len; i++)
		VEC_PUSH(&c->arena, &s->rivals, d.rivals.list.at[i]);
	if (d.file.len)
		read_file(k, s, source_of(&c->sources, s->detail.span)->path, d.file, s->detail.text);
}

static void read_detail(struct check_details *k, struct kept_stage *s)
{
	struct check_job *c = k->job;
	if (s->journey >= 0 || !s->detail.text.len || names_find(&k->titles, title_key(&c->arena, s->detail.text)))
		return;
	struct str from = source_of(&c->sources, s->detail.span)->path;
	if (names_find(&c->read, project_path_from(c->project, from, s->detail.text, &c->arena)))
		return;
	if (str_ends(s->detail.text, ".cjm"))
		read_file(k, s, from, s->detail.text, (struct str){ 0 });
	else
		find_titled(k, s);
}

void check_job_read_details(struct check_job *c)
{
	struct check_details k = { .job = c };
	names_init(&k.titles, &c->arena);
	names_init(&k.deep, &c->arena);
	note_titles(&k);
	for (size_t i = 0; i < c->maps.len; i++) {
		struct check_kept *m = c->maps.at[i];
		project_set_root(c->project, str_terminated(&c->arena, c->sources.files.at[m->file - 1]->path));
		for (size_t at = 0; at < m->journeys.len; at++)
			for (size_t s = 0; s < m->journeys.at[at].stages.len && !m->journeys.at[at].is_included; s++)
				read_detail(&k, &m->journeys.at[at].stages.at[s]);
	}
}
