/* project.c — where a path leads, what is held or read there, and that what a map names lies inside the project. */
#include "job/places.h"
#include "cjm/memory.h"

#define NO_SUCH_FILE "no such file"

struct overlay {
	struct buf text;
	bool is_held;
};

struct whereabouts { /* of a path that somebody wrote */
	struct buf written;  /* from the working folder on */
	struct buf real;     /* where it leads; for a file that is not there, where it would lie */
	struct buf reason;   /* why the disk has none */
	bool is_on_disk;
	const struct overlay *held; /* NULL: nothing is */
};

void project_init(struct project *p, const struct disk *disk)
{
	*p = (struct project){ .disk = disk };
	arena_init(&p->arena);
	arena_init(&p->path_arena);
	names_init(&p->paths, &p->path_arena);
	names_init(&p->overlays, &p->arena);
	names_init(&p->noted, &p->arena);
	names_init(&p->files, &p->arena);
	names_init(&p->read, &p->arena);
	project_begin_inputs(p);
}

void project_begin_inputs(struct project *p)
{
	names_init(&p->inputs, &p->arena);
}

/* What is not there is no input, but worth watching. */
static void note_path(struct project *p, struct str written, bool is_there)
{
	struct buf tidy = { 0 };
	path_tidy(&tidy, written);
	struct names *both[] = { &p->read, &p->inputs };
	for (size_t i = 0; i < (is_there ? 2 : 1); i++)
		if (!names_find(both[i], buf_as_str(&tidy)))
			names_add(both[i], str_copy(&p->arena, buf_as_str(&tidy)), p);
	buf_finish(&tidy);
}

void project_finish(struct project *p)
{
	for (size_t i = 0; i < p->overlays.len; i++)
		buf_finish(&((struct overlay *)p->overlays.entries[i].thing)->text);
	buf_finish(&p->root);
	buf_finish(&p->own_root);
	arena_finish(&p->path_arena);
	arena_finish(&p->arena);
}

/* ---- where a path leads ---- */

bool place_resolve(const struct project *p, const char *path, struct buf *real, struct buf *why)
{
	buf_clear(real);
	return p->disk && p->disk->resolve(p->disk->context, path, real, why);
}

struct str place_above(struct str path)
{
	struct str folder = path_folder(path);
	return str_slice(folder, 0, folder.len > 1 ? folder.len - 1 : folder.len);
}

/* A file that is not there lies where its folder is, or the nearest one that is there; unless `real` has where a link would lead to it. */
static void guess_real(const struct project *p, struct str path, struct buf *real)
{
	struct buf there = { 0 }, whole = { 0 }, unused = { 0 };
	struct str known = path;
	bool is_found = real->len;
	buf_str(&whole, buf_as_str(real));
	while (p->disk && !is_found && known.len) {
		bool is_last = known.len == place_above(known).len;
		known = place_above(known);
		buf_clear(&there);
		buf_str(&there, known.len ? known : STR("."));
		is_found = place_resolve(p, there.at, &whole, &unused) || whole.len;
		if (is_last)
			break;
	}
	if (is_found)
		buf_fmt(&whole, "/%.*s", STR_ARG(str_slice(path, known.len, path.len)));
	buf_clear(real);
	path_tidy(real, is_found ? buf_as_str(&whole) : path);
	if (!real->len)
		buf_char(real, '.');
	buf_finish(&there);
	buf_finish(&whole);
	buf_finish(&unused);
}

bool place_find(const struct project *p, struct str path, struct buf *real, struct buf *why)
{
	struct buf terminated = { 0 };
	buf_str(&terminated, path.len ? path : STR("."));
	bool fine = place_resolve(p, terminated.at, real, why);
	if (!fine)
		guess_real(p, path, real);
	buf_finish(&terminated);
	return fine;
}

static struct overlay *overlay_at(const struct project *p, struct str real)
{
	return names_find(&p->overlays, real);
}

static void locate(const struct project *p, struct str path, struct whereabouts *w)
{
	buf_str(&w->written, path);
	w->is_on_disk = place_find(p, path, &w->real, &w->reason);
	if (!w->is_on_disk && !w->reason.len)
		buf_text(&w->reason, NO_SUCH_FILE);
	const struct overlay *o = overlay_at(p, buf_as_str(&w->real));
	w->held = o && o->is_held ? o : NULL;
}

static void finish_whereabouts(struct whereabouts *w)
{
	buf_finish(&w->written);
	buf_finish(&w->real);
	buf_finish(&w->reason);
}

/* A path is relative to the file that names it. */
static void locate_from(const struct project *p, struct str from, struct str path, struct whereabouts *w)
{
	struct buf whole = { 0 };
	if (!str_starts(path, "/") && !str_is(from, "-"))
		buf_str(&whole, path_folder(from));
	buf_str(&whole, path);
	locate(p, buf_as_str(&whole), w);
	buf_finish(&whole);
}

/* ---- what is held in memory ---- */

void project_overlay(struct project *p, const char *path, struct str text)
{
	struct whereabouts w = { 0 };
	struct buf held = { 0 };
	locate(p, str_of(path), &w);
	buf_str(&held, text);
	struct overlay *o = overlay_at(p, buf_as_str(&w.real));
	if (!o && text.at) {
		o = ARENA_NEW(&p->arena, struct overlay);
		names_add(&p->overlays, str_copy(&p->arena, buf_as_str(&w.real)), o);
	}
	if (str_is(path_name(str_of(path)), PROJECT_FILE))
		names_init(&p->files, &p->arena);
	project_forget_titles(p);
	if (o) {
		buf_finish(&o->text);
		o->text = held;
		o->is_held = text.at;
		memory_keep(held.at);
	}
	finish_whereabouts(&w);
}

void project_overlay_as(struct project *p, const struct project *other)
{
	for (size_t i = 0; i < other->overlays.len; i++) {
		const struct overlay *o = other->overlays.entries[i].thing;
		if (o->is_held)
			project_overlay(p, other->overlays.entries[i].name.at, o->text.len ? buf_as_str(&o->text) : STR(""));
	}
}

/* ---- by what path a file is known ---- */

/* Whoever comes second gets the first one's. */
struct str place_known(struct project *p, struct str real, struct str written)
{
	struct str *known = names_find(&p->paths, real);
	if (known)
		return *known;
	struct buf shown = { 0 };
	path_tidy(&shown, written);
	known = ARENA_NEW(&p->path_arena, struct str);
	*known = buf_take(&shown, &p->path_arena);
	names_add(&p->paths, str_copy(&p->path_arena, real), known);
	buf_finish(&shown);
	return *known;
}

struct str project_path(struct project *p, const char *path)
{
	struct whereabouts w = { 0 };
	locate(p, str_of(path), &w);
	bool is_there = w.is_on_disk || w.held;
	struct str known = is_there ? place_known(p, buf_as_str(&w.real), buf_as_str(&w.written)) : str_of(path);
	finish_whereabouts(&w);
	return known;
}

struct str project_place(const struct project *p, struct str known)
{
	for (size_t i = 0; i < p->paths.len; i++)
		if (str_equal(*(const struct str *)p->paths.entries[i].thing, known))
			return p->paths.entries[i].name;
	return known;
}

void project_forget_paths(struct project *p)
{
	arena_finish(&p->path_arena);
	names_init(&p->paths, &p->path_arena);
	p->file = (struct str){ 0 };
}

/* ---- reading ---- */

static void note_real(const struct project *p, const struct whereabouts *w)
{
	if (w->is_on_disk)
		p->disk->note_input(p->disk->context, w->real.at);
}

static bool read_real(const struct project *p, const struct whereabouts *w, struct buf *bytes, struct buf *why)
{
	if (!w->held)
		return p->disk->read(p->disk->context, w->real.at, bytes, why);
	note_real(p, w);
	buf_str(bytes, buf_as_str(&w->held->text));
	return true;
}

void project_real(const struct project *p, struct str path, struct buf *real)
{
	struct buf unused = { 0 };
	place_find(p, path, real, &unused);
	buf_finish(&unused);
}

bool project_has(const struct project *p, struct str path)
{
	struct whereabouts w = { 0 };
	locate(p, path, &w);
	bool is_there = w.is_on_disk || w.held;
	finish_whereabouts(&w);
	return is_there;
}

enum held project_look(const struct project *p, struct str path, struct buf *text)
{
	struct whereabouts w = { 0 };
	struct buf why = { 0 };
	locate(p, path, &w);
	bool is_known = w.is_on_disk || w.held, fine = is_known && read_real(p, &w, text, &why);
	bool is_there = fine || (is_known && !str_is(buf_as_str(&why), NO_SUCH_FILE)); /* a host may know a path before it looks */
	finish_whereabouts(&w);
	buf_finish(&why);
	return fine ? HELD_READ : is_there ? HELD_UNREADABLE : HELD_NONE;
}

static bool read_text(struct project *p, const char *path, bool is_named, struct buf *text, struct buf *why)
{
	struct whereabouts w = { 0 };
	struct buf reason = { 0 };
	locate(p, str_of(path), &w);
	bool fine = w.held;
	if (!p->disk && !fine)
		buf_text(&reason, NO_SUCH_FILE);
	else if (!fine && is_named)
		fine = p->disk->read_named(p->disk->context, path, text, why);
	else if (!fine)
		fine = p->disk->read(p->disk->context, path, text, &reason);
	else
		fine = read_real(p, &w, text, why);
	if (reason.len)
		buf_fmt(why, "cannot read %s: %.*s", path, STR_ARG(buf_as_str(&reason)));
	buf_finish(&reason);
	if (fine && !str_is(str_of(path), "-"))
		note_path(p, str_of(path), true);
	finish_whereabouts(&w);
	return fine;
}

bool project_text(struct project *p, const char *path, struct buf *text, struct buf *why)
{
	return read_text(p, path, true, text, why);
}

bool project_found_text(struct project *p, const char *path, struct buf *text, struct buf *why)
{
	return read_text(p, path, false, text, why);
}

/* Nobody is told what is there outside; and without the root, the sentence is the same wherever the project lies, in a checkout or in a revision. */
static bool may_be_read(const struct project *p, const struct whereabouts *w, struct str path, struct buf *why)
{
	bool is_there = w->is_on_disk || w->held, is_inside = path_is_below(buf_as_str(&p->root), buf_as_str(&w->real));
	if (!is_inside)
		buf_fmt(why, "`%.*s` is outside the project", STR_ARG(path));
	else if (!is_there)
		buf_fmt(why, "cannot read `%.*s`: %s", STR_ARG(path), w->reason.at);
	return is_inside && is_there;
}

/* The path by which it is known goes into `found`, where that is wanted. */
bool project_read(void *project, struct str from, struct str path, struct buf *bytes, struct buf *found, struct buf *why)
{
	struct project *p = project;
	struct whereabouts w = { 0 };
	struct buf reason = { 0 };
	locate_from(p, from, path, &w);
	bool is_inside = may_be_read(p, &w, path, why), fine = is_inside && read_real(p, &w, bytes, &reason);
	if (fine)
		note_path(p, buf_as_str(&w.written), true);
	if (is_inside && !fine)
		buf_fmt(why, "cannot read `%.*s`: %.*s", STR_ARG(path), STR_ARG(buf_as_str(&reason)));
	if (is_inside && found)
		buf_str(found, place_known(p, buf_as_str(&w.real), buf_as_str(&w.written)));
	buf_finish(&reason);
	finish_whereabouts(&w);
	return fine;
}

static bool read_picture(void *project, struct str from, struct str path, struct buf *bytes, struct buf *why)
{
	return project_read(project, from, path, bytes, NULL, why);
}

static int depth_below_start(struct str path)
{
	int depth = 0;
	for (struct str rest = path; rest.len;) {
		struct str part = str_next(&rest, '/');
		depth += part.len && !str_is(part, ".");
	}
	return depth;
}

/* Links are followed by whoever reads the drawing, so the path is taken as it is written; a folder that cannot be found is the outermost. */
static int depth_of(void *project, struct str from)
{
	const struct project *p = project;
	struct buf real = { 0 };
	struct str root = buf_as_str(&p->root);
	bool is_below = place_find_folder(p, from, &real) && path_is_below(root, buf_as_str(&real));
	int depth = is_below ? depth_below_start(buf_as_str(&real)) - depth_below_start(root) : 0;
	buf_finish(&real);
	return depth;
}

struct reader project_reader(struct project *p)
{
	return (struct reader){ p, project_read, depth_of, read_picture, project_has_journey };
}

void project_note_input(struct project *p, struct str from, struct str path)
{
	struct whereabouts w = { 0 };
	locate_from(p, from, path, &w);
	note_real(p, &w);
	note_path(p, buf_as_str(&w.written), w.is_on_disk);
	finish_whereabouts(&w);
}
