/* project.c — the files of a project: with a disk, with an overlay over it, and with an overlay alone. */
#include "check.h"

#include "cjm/disk.h"
#include "cjm/project.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct machine {
	struct files files;
	struct project project;
	struct arena arena;
	char folder[64];
};

static void begin_case(struct machine *s, bool has_disk)
{
	arena_init(&s->arena);
	files_init(&s->files);
	project_init(&s->project, has_disk ? &s->files.disk : NULL);
	strcpy(s->folder, "/tmp/cjm-project-XXXXXX");
	if (has_disk && !mkdtemp(s->folder))
		abort();
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

static void end_case(struct machine *s)
{
	if (s->project.disk)
		nftw(s->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	arena_finish(&s->arena);
	project_finish(&s->project);
	files_finish(&s->files);
}

/* A path in the machine's folder. */
static const char *at(struct machine *s, const char *name)
{
	return str_fmt(&s->arena, "%s/%s", s->folder, name).at;
}

static void put_file(struct machine *s, const char *name, const char *text)
{
	struct buf why = { 0 };
	struct files others; /* so that it doesn't count as written by this run */
	files_init(&others);
	others.makes_maps = true;
	disk_make_folders_of(at(s, name), &why);
	CHECK(disk_write(&others, at(s, name), str_of(text), "", &why) == DISK_FINE);
	files_finish(&others);
	buf_finish(&why);
}

/* ---- what is asked, and what comes ---- */

struct outcome {
	bool fine;
	char text[200], found[200], why[400];
};

static void keep_bytes(char *at, size_t size, struct buf *b)
{
	snprintf(at, size, "%.*s", STR_ARG(buf_as_str(b)));
	buf_finish(b);
}

static struct outcome read_from(struct project *p, const char *from, const char *path)
{
	struct outcome a;
	struct buf text = { 0 }, found = { 0 }, why = { 0 };
	a.fine = project_read(p, str_of(from), str_of(path), &text, &found, &why);
	keep_bytes(a.text, sizeof a.text, &text);
	keep_bytes(a.found, sizeof a.found, &found);
	keep_bytes(a.why, sizeof a.why, &why);
	return a;
}

static struct outcome read_picture(struct project *p, const char *from, const char *path)
{
	struct outcome a = { 0 };
	struct buf text = { 0 }, why = { 0 };
	struct reader reader = project_reader(p);
	a.fine = reader.picture(reader.context, str_of(from), str_of(path), &text, &why);
	keep_bytes(a.text, sizeof a.text, &text);
	keep_bytes(a.why, sizeof a.why, &why);
	return a;
}

static struct outcome own_text(struct project *p, const char *path)
{
	struct outcome a = { 0 };
	struct buf text = { 0 }, why = { 0 };
	a.fine = project_text(p, path, &text, &why);
	keep_bytes(a.text, sizeof a.text, &text);
	keep_bytes(a.why, sizeof a.why, &why);
	return a;
}

#define EXPECT(answer, wanted) expect(answer, wanted, __LINE__)
#define EXPECT_NOT(answer, reason) expect_not(answer, reason, __LINE__)

static void expect(struct outcome a, const char *text, int line)
{
	check_texts(a.fine ? a.text : a.why, text, __FILE__, line);
}

static void expect_not(struct outcome a, const char *why, int line)
{
	if (a.fine || !strstr(a.why, why))
		check_texts(a.fine ? a.text : a.why, why, __FILE__, line);
	else
		check_count(1, __FILE__, line, why, "");
}

/* ---- paths ---- */

static void test_paths(void)
{
	static const struct {
		const char *path, *tidy;
	} ROWS[] = {
		{ "maps/../shared/a.cjm", "shared/a.cjm" }, { "./a//b/./c", "a/b/c" }, { "a/b/../../..", ".." }, { "../../a", "../../a" }, { "../a/../b", "../b" },
		{ "/../../a", "/a" }, { "/a/..", "/" }, { "/", "/" }, { "a/", "a" }, { "a/..", "" }, { ".", "" }, { "", "" }, { "a../../b", "b" }, { "...", "..." },
	};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		struct buf tidy = { 0 };
		path_tidy(&tidy, str_of(ROWS[i].path));
		CHECK_STR(tidy.at ? tidy.at : "", ROWS[i].tidy);
		buf_finish(&tidy);
	}
	CHECK(path_is_below(STR("/a"), STR("/a/b")) && path_is_below(STR("/"), STR("/a")) && path_is_below(STR("."), STR("a"))); /* what lies below */
	CHECK(!path_is_below(STR("/a"), STR("/ab")) && !path_is_below(STR("/a"), STR("/a")) && !path_is_below(STR(""), STR("/a"))); /* what doesn't */
	CHECK(!path_is_below(STR("."), STR("../a")) && !path_is_below(STR("."), STR("..")) && !path_is_below(STR("."), STR("/a"))); /* what doesn't, of here */
}

/* ---- without a disk ---- */

static void test_overlay_alone(void)
{
	struct machine s;
	begin_case(&s, false);
	struct project *p = &s.project;
	project_overlay(p, "maps/main.cjm", STR("main"));
	project_overlay(p, "maps/shared/people.cjm", STR("people"));
	project_overlay(p, "maps/seen.csv", STR("a,b\0c"));
	project_overlay(p, "outside.cjm", STR("outside"));
	project_set_root(p, "maps/main.cjm");
	EXPECT(own_text(p, "maps/main.cjm"), "main"); /* a map from memory */
	EXPECT(own_text(p, "./maps/x/../main.cjm"), "main"); /* … by another name */
	EXPECT_NOT(own_text(p, "maps/none.cjm"), "cannot read maps/none.cjm: no such file"); /* a map that nobody holds */
	EXPECT(read_from(p, "maps/main.cjm", "shared/people.cjm"), "people"); /* an include from memory */
	EXPECT(read_from(p, "maps/shared/people.cjm", "../main.cjm"), "main"); /* … and back */
	EXPECT(read_picture(p, "maps/main.cjm", "shared/people.cjm"), "people"); /* a picture from memory */
	EXPECT_NOT(read_from(p, "maps/main.cjm", "none.cjm"), "cannot read `none.cjm`: no such file"); /* an include that nobody holds */
	EXPECT_NOT(read_from(p, "maps/main.cjm", "../outside.cjm"), "`../outside.cjm` is outside the project"); /* out of the root */
	EXPECT_NOT(read_from(p, "maps/main.cjm", "../nowhere.cjm"), "`../nowhere.cjm` is outside the project"); /* … where nobody holds anything */
	EXPECT_NOT(read_from(p, "maps/main.cjm", "x/../../outside.cjm"), "outside the project"); /* … through a folder that is none */
	project_fix_root(p, ".");
	project_set_root(p, "maps/main.cjm");
	EXPECT(read_from(p, "maps/main.cjm", "../outside.cjm"), "outside"); /* inside the root that the caller said */
	project_overlay(p, "../further.cjm", STR("further"));
	EXPECT_NOT(read_from(p, "outside.cjm", "../further.cjm"), "outside the project"); /* … and no further */
	project_overlay(p, "/etc/passwd", STR("root"));
	EXPECT_NOT(read_from(p, "outside.cjm", "/etc/passwd"), "outside the project"); /* … nor from the top */
	end_case(&s);
}

static void test_known_paths(void)
{
	struct machine s;
	begin_case(&s, false);
	struct project *p = &s.project;
	project_overlay(p, "/repo/a/x.cjm", STR("x"));
	project_fix_root(p, "/repo/");
	CHECK(str_is(project_path(p, "/repo/a/../a/x.cjm"), "/repo/a/x.cjm")); /* a path is known tidily */
	CHECK_STR(read_from(p, "/repo/b/y.cjm", "../a/./x.cjm").found, "/repo/a/x.cjm"); /* two names of one file are one */
	struct reader reader = project_reader(p);
	CHECK(reader.depth(reader.context, STR("/repo/a/x.cjm")) == 1); /* depth of a folder below the root */
	CHECK(reader.depth(reader.context, STR("/repo/x.cjm")) == 0); /* depth of the root */
	CHECK(reader.depth(reader.context, STR("/elsewhere/a/x.cjm")) == 0); /* depth of what lies elsewhere */
	end_case(&s);
}

static void test_a_whole_map(void)
{
	struct machine s;
	struct sources sources;
	struct findings found;
	begin_case(&s, false);
	project_overlay(&s.project, "maps/main.cjm", STR("include \"../shared/people.cjm\"\njourney \"Coffee\"\n  persona ada\n"));
	project_overlay(&s.project, "shared/people.cjm", STR("persona ada \"Ada\"\n"));
	project_fix_root(&s.project, ".");
	sources_init(&sources);
	findings_init(&found);
	struct buf text = { 0 }, why = { 0 };
	struct reader reader = project_reader(&s.project);
	CHECK(project_text(&s.project, "maps/main.cjm", &text, &why)); /* the map's text */
	struct map *m = map_read(&sources, source_add(&sources, STR("maps/main.cjm"), buf_as_str(&text), &found), &reader, &found);
	CHECK(!found.error_count && sources.files.len == 2 && str_is(sources.files.at[1]->path, "shared/people.cjm")); /* a map and its include, from memory alone */
	map_free(m);
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&text);
	buf_finish(&why);
	end_case(&s);
}

/* ---- over a disk ---- */

static void test_overlay_over_disk(void)
{
	struct machine s;
	begin_case(&s, true);
	struct project *p = &s.project;
	put_file(&s, "repo/.git/HEAD", "");
	put_file(&s, "repo/maps/main.cjm", "main");
	put_file(&s, "repo/shared/a.cjm", "a");
	put_file(&s, "outside.cjm", "outside");
	CHECK(symlink("shared", at(&s, "repo/link")) == 0); /* a link */
	const char *map = at(&s, "repo/maps/main.cjm");
	project_set_root(p, map);
	EXPECT(own_text(p, map), "main"); /* from the disk */
	EXPECT(read_from(p, map, "../shared/a.cjm"), "a"); /* an include from the disk */
	EXPECT_NOT(read_from(p, map, "../../outside.cjm"), "is outside the project"); /* out of the checkout */
	project_overlay(p, at(&s, "repo/link/a.cjm"), STR("held"));
	EXPECT(read_from(p, map, "../shared/a.cjm"), "held"); /* what is held beats the disk, by another name */
	EXPECT(read_picture(p, map, "../shared/a.cjm"), "held"); /* … as a picture, too */
	project_overlay(p, at(&s, "repo/shared/a.cjm"), STR("held anew"));
	EXPECT(read_from(p, map, "../link/a.cjm"), "held anew"); /* … and what is held later beats it */
	project_overlay(p, at(&s, "repo/shared/a.cjm"), STR(""));
	EXPECT(read_from(p, map, "../link/a.cjm"), ""); /* … though it is empty */
	project_overlay(p, at(&s, "repo/shared/../link/a.cjm"), (struct str){ 0 });
	EXPECT(read_from(p, map, "../shared/a.cjm"), "a"); /* held no longer, it is the disk's again */
	project_overlay(p, at(&s, "repo/link/new/b.cjm"), STR("b"));
	EXPECT(read_from(p, map, "../shared/new/b.cjm"), "b"); /* what is on no disk yet, in a folder that is on none */
	EXPECT_NOT(read_from(p, map, "../shared/new/c.cjm"), "no such file"); /* what nobody has */
	project_overlay(p, at(&s, "new.cjm"), STR("new"));
	EXPECT_NOT(read_from(p, map, "../../new.cjm"), "is outside the project"); /* what is held outside */
	project_overlay(p, map, STR("main held"));
	EXPECT(own_text(p, at(&s, "repo/maps/../maps/main.cjm")), "main held"); /* the map's own text */
	end_case(&s);
}

/* What is held in memory is an input of the run as well: no output takes its place. */
static void test_inputs(void)
{
	struct machine s;
	struct buf why = { 0 };
	begin_case(&s, true);
	put_file(&s, "main.cjm", "main");
	put_file(&s, "seen.csv", "seen");
	put_file(&s, "free.svg", "free");
	const char *map = at(&s, "main.cjm");
	project_overlay(&s.project, map, STR("include \"other.cjm\"\n"));
	EXPECT(own_text(&s.project, map), "include \"other.cjm\"\n"); /* a map that is held */
	project_note_inputs(&s.project, map, STR("metric m \"M\"\n  data \"seen.csv\" column n\n"));
	CHECK(disk_may_write(&s.files, map, "", &why) == DISK_REFUSED); /* a map that is held is not written over */
	CHECK(disk_may_write(&s.files, at(&s, "seen.csv"), "", &why) == DISK_REFUSED); /* data that the map names is not written over */
	CHECK(disk_may_write(&s.files, at(&s, "free.svg"), "", &why) == DISK_FINE); /* what nobody reads may be written */
	buf_finish(&why);
	end_case(&s);
}

int main(void)
{
	test_paths();
	test_overlay_alone();
	test_known_paths();
	test_a_whole_map();
	test_overlay_over_disk();
	test_inputs();
	return check_report();
}
