/* host.c — a host program whose memory ends at each request of the library in turn: it is told so and goes on. What the library took is given back, files are
 * closed, and what the host had put into its objects is still there: the same request gives the same bytes afterwards. Linked with --wrap for malloc and its like,
 * so that only requests of cjm itself fail. Its words: how many of each kind of call, from which request on, at most; then what is checked. */
#include "cjm.h"

#include <dirent.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_realloc(void *old, size_t size);
void __real_free(void *at);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *at);

static long asked, fails_at, living;
static size_t passed, failed;

/* What came from here and lives: cjm also frees what the system has made for it. */
enum { ROOM = 1 << 20 };
static void *known[ROOM];

static size_t place_of(const void *at)
{
	size_t i = ((uintptr_t)at >> 4) * 0x9E3779B97F4A7C15u >> 44;
	while (known[i] && known[i] != at)
		i = (i + 1) % ROOM;
	return i;
}

static void forget(const void *at)
{
	size_t i = place_of(at);
	if (!known[i])
		return;
	living--;
	known[i] = NULL;
	for (i = (i + 1) % ROOM; known[i]; i = (i + 1) % ROOM) { /* those behind it may stand nearer to where they belong */
		void *other = known[i];
		known[i] = NULL;
		known[place_of(other)] = other;
	}
}

/* Threads of the encoder ask, too, but only for what belongs to nobody yet. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void *__wrap_realloc(void *old, size_t size)
{
	pthread_mutex_lock(&lock);
	void *at = ++asked == fails_at ? NULL : __real_realloc(old, size);
	if (at && old)
		forget(old);
	if (at) {
		living++;
		known[place_of(at)] = at;
	}
	pthread_mutex_unlock(&lock);
	return at;
}

void __wrap_free(void *at)
{
	pthread_mutex_lock(&lock);
	if (at)
		forget(at);
	__real_free(at);
	pthread_mutex_unlock(&lock);
}

/* One loss is told once. */
static void forget_all(void)
{
	memset(known, 0, living ? sizeof known : 0);
	living = 0;
}

static bool check(bool holds, const char *what, const char *which, long at)
{
	if (!holds)
		printf("%s: %s, at request %ld\n", which, what, at);
	failed += !holds;
	return holds;
}

static long open_files(void)
{
	DIR *folder = opendir("/proc/self/fd");
	long count = 0;
	while (folder && readdir(folder))
		count++;
	if (folder)
		closedir(folder);
	return count;
}

/* ---- the host's files ---- */

struct host_file {
	char path[32];
	char *at;
	size_t length;
};

static struct host_file files[8];
static size_t file_count;

static bool read_file(void *context, const char *path, struct cjm_bytes *bytes)
{
	(void)context;
	for (size_t i = 0; i < file_count; i++)
		if (strcmp(files[i].path, path) == 0) {
			for (size_t at = 0; at < files[i].length; at += 4096) /* in pieces */
				cjm_bytes_add(bytes, files[i].at + at, files[i].length - at < 4096 ? files[i].length - at : 4096);
			return true;
		}
	return false;
}

static bool load(const char *path, const char *name)
{
	FILE *f = fopen(path, "rb");
	struct host_file *file = &files[file_count++];
	snprintf(file->path, sizeof file->path, "%s", name);
	file->at = malloc(1 << 20);
	file->length = f && file->at ? fread(file->at, 1, 1 << 20, f) : 0;
	if (f)
		fclose(f);
	return file->length > 0;
}

/* ---- what is asked for ---- */

struct wish {
	const char *name;
	int task; /* of cjm_request_new; or one of these */
	const char *setting, *word, *path;
};

enum { FORMAT = 10, IMPORT, EXPLAIN, MODEL, FOLDER };

static const struct wish WISHES[] = {
	{ "svg", CJM_BUILD, "format", "svg", "map.cjm" }, { "png", CJM_BUILD, "format", "png", "map.cjm" }, { "pdf", CJM_BUILD, "format", "pdf", "map.cjm" },
	{ "html", CJM_BUILD, "format", "html", "map.cjm" }, { "md", CJM_BUILD, "format", "md", "map.cjm" }, { "csv", CJM_BUILD, "format", "csv", "map.cjm" },
	{ "xlsx", CJM_BUILD, "format", "xlsx", "map.cjm" }, { "json", CJM_BUILD, "format", "json", "map.cjm" }, { "dot", CJM_BUILD, "format", "dot", "map.cjm" },
	{ "pptx", CJM_BUILD, "format", "pptx", "map.cjm" }, { "flow", CJM_BUILD, "view", "flow", "map.cjm" }, { "mistaken", CJM_BUILD, "format", "svg", "mistaken.cjm" },
	{ "check", CJM_CHECK, "format", "json", "map.cjm" }, { "diff", CJM_DIFF, "format", "md", "map.cjm" }, { "format", FORMAT, NULL, NULL, "map.cjm" },
	{ "import a table", IMPORT, NULL, NULL, "visit.csv" }, { "import a workbook", IMPORT, NULL, NULL, "visit.xlsx" }, { "import JSON", IMPORT, NULL, NULL, "visit.json" },
	{ "explain", EXPLAIN, NULL, NULL, NULL }, { "model", MODEL, NULL, NULL, "map.cjm" }, { "folder", FOLDER, "format", "svg", "map.cjm" },
};
enum { WISH_COUNT = sizeof WISHES / sizeof *WISHES };

struct objects {
	struct cjm_project *project;
	struct cjm_request *request;
	bool is_whole;
};

static struct objects make_objects(const struct wish *w, const char *folder)
{
	const struct cjm_disk disk = { NULL, read_file };
	struct objects o = { w->task == FOLDER ? cjm_project_new_in(folder) : cjm_project_new(&disk), cjm_request_new(w->task < FORMAT ? (enum cjm_task)w->task : CJM_BUILD), false };
	o.is_whole = o.project && o.request && cjm_project_put(o.project, "other.cjm", "journey \"Other\"\n  stage \"S\"\n    step \"T\"\n", 42);
	o.is_whole = o.is_whole && (!w->setting || cjm_request_set(o.request, w->setting, w->word));
	if (o.request && w->path)
		cjm_request_add(o.request, w->path);
	if (o.request && w->task == CJM_DIFF)
		cjm_request_add(o.request, "other.cjm");
	return o;
}

static void drop_objects(struct objects o)
{
	cjm_project_free(o.project);
	cjm_request_free(o.request);
}

static uint64_t hash(uint64_t so_far, const void *at, size_t length)
{
	for (size_t i = 0; i < length; i++)
		so_far = (so_far ^ ((const unsigned char *)at)[i]) * 1099511628211u;
	return so_far;
}

struct answer {
	bool lacks_memory, is_odd; /* it says so; or something that makes no sense */
	uint64_t hash;
};

static const char WORDS[] = "not enough memory";

static struct answer answer_of_map(struct cjm_map *map)
{
	struct answer a = { .lacks_memory = strcmp(cjm_map_why(map), WORDS) == 0, .hash = hash(1, cjm_findings_text(cjm_map_findings(map)), strlen(cjm_findings_text(cjm_map_findings(map)))) };
	const struct cjm_thing *journey = cjm_thing_first(cjm_map_file(map), "journey");
	if (journey)
		a.hash = hash(a.hash, cjm_thing_text(journey), strlen(cjm_thing_text(journey)));
	a.is_odd = a.lacks_memory && (journey || *cjm_thing_place(cjm_map_file(map)).path || cjm_thing_property_count(cjm_map_file(map)));
	cjm_map_free(map);
	return a;
}

static struct answer answer_of(struct cjm_result *result)
{
	struct answer a = { .lacks_memory = cjm_result_status(result) == CJM_WORLD && strcmp(cjm_result_why(result), WORDS) == 0 };
	a.is_odd = (cjm_result_status(result) == CJM_WORLD && !a.lacks_memory) || (a.lacks_memory && (cjm_result_count(result) || cjm_findings_count(cjm_result_findings(result))));
	a.hash = hash(1, cjm_findings_text(cjm_result_findings(result)), strlen(cjm_findings_text(cjm_result_findings(result))));
	for (size_t i = 0; i < cjm_result_count(result); i++)
		a.hash = hash(a.hash, cjm_result_bytes(result, i), cjm_result_length(result, i));
	cjm_result_free(result);
	return a;
}

static struct answer ask(const struct wish *w, struct objects o)
{
	switch (w->task) {
	case FORMAT: return answer_of(cjm_format(o.project, w->path, true));
	case IMPORT: return answer_of(cjm_import(o.project, w->path, NULL));
	case EXPLAIN: return answer_of(cjm_explain("no-owner", "markdown"));
	case MODEL: return answer_of_map(cjm_map_read(o.project, w->path));
	default: return answer_of(cjm_run(o.project, o.request));
	}
}

/* ---- each request ---- */

/* The memory ends while it is asked; the same objects are asked again. */
static bool try_asking(const struct wish *w, const char *folder, long at, uint64_t expected)
{
	struct objects o = make_objects(w, folder);
	long files_before = open_files();
	asked = 0, fails_at = at;
	struct answer first = ask(w, o);
	bool has_failed = asked >= at;
	fails_at = 0;
	bool fine = check(!first.is_odd && (first.lacks_memory || first.hash == expected), "neither the answer nor a lack of memory", w->name, at);
	fine &= check(open_files() == files_before, "a file stays open", w->name, at);
	fine &= check(ask(w, o).hash == expected, "another answer afterwards", w->name, at);
	drop_objects(o);
	return fine && has_failed;
}

/* The memory ends while the objects are made. */
static void try_making(const struct wish *w, const char *folder, uint64_t expected)
{
	bool goes_on = true;
	for (long at = 1; goes_on; at++) {
		asked = 0, fails_at = at;
		struct objects o = make_objects(w, folder);
		goes_on = asked >= at;
		fails_at = 0;
		struct answer a = o.project && o.request ? ask(w, o) : (struct answer){ .lacks_memory = true };
		check(!o.is_whole || a.lacks_memory || a.hash == expected, "objects that are not what they were told", w->name, at);
		drop_objects(o);
		check(living == 0, "memory is not given back after making", w->name, at);
	}
}

static void try_wish(const struct wish *w, const char *folder, long most)
{
	struct objects o = make_objects(w, folder);
	struct answer a = ask(w, o); /* loads what it needs */
	asked = 0;
	a = ask(w, o);
	long count = asked, step = count / most + 1;
	size_t before = failed;
	drop_objects(o);
	check(a.hash != 0 && !a.lacks_memory && !a.is_odd, "no answer", w->name, 0);
	check(living == 0, "memory is not given back where nothing fails", w->name, 0);
	for (long at = 1; at <= count && failed < before + 5; at += at < 20 ? 1 : step) {
		bool fine = try_asking(w, folder, at, a.hash);
		check(!fine || living == 0, "memory is not given back", w->name, at);
		forget_all();
	}
	if (w->task != EXPLAIN)
		try_making(w, folder, a.hash);
	forget_all();
	passed += failed == before;
}

/* host FOLDER MOST */
int main(int count, char **words)
{
	static const char *const NAMES[] = { "map.cjm", "shared.cjm", "portrait.png", "seen.csv", "mistaken.cjm", "visit.csv", "visit.xlsx", "visit.json" };
	const char *folder = count > 2 ? words[1] : ".";
	char path[4096];
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
		check(load(path, NAMES[i]), "cannot be read", NAMES[i], 0);
	}
	for (size_t i = 0; i < WISH_COUNT; i++)
		if (count < 4 || strcmp(words[3], WISHES[i].name) == 0)
			try_wish(&WISHES[i], folder, count > 2 ? atol(words[2]) : 100);
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed > 0;
}
