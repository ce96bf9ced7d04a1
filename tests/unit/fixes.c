/* fixes.c — a hint that names a correction can be applied by an editor: it is a fix as well, and with it the finding is gone. */
#include "check.h"
#include "read_map.h"

#include "cjm/check.h"

#include <dirent.h>
#include <stdlib.h>

static size_t applied; /* of all files */

struct look { /* at one text */
	struct sources sources;
	struct findings read, found;
	struct map *map;
};

static void begin_look(struct look *l, const char *path, struct str text)
{
	sources_init(&l->sources);
	findings_init(&l->read);
	findings_init(&l->found);
	l->map = read_map_text(&l->sources, path, text, &l->read);
	check_map(l->map, &l->read, &(struct check_options){ 0 }, &l->found);
}

static void end_look(struct look *l)
{
	map_free(l->map);
	findings_finish(&l->found);
	findings_finish(&l->read);
	sources_finish(&l->sources);
}

static int by_place_backwards(const void *a, const void *b)
{
	const struct fix *x = a, *y = b;
	return (x->span.at < y->span.at) - (x->span.at > y->span.at);
}

/* From behind, so that places stay true. False where two lie over one another, or one stands in another file. */
static bool apply(struct str text, const struct finding *f, struct buf *out)
{
	struct fix fixes[64];
	size_t end = text.len;
	if (f->fix_count > 64)
		return false;
	memcpy(fixes, f->fixes, f->fix_count * sizeof *fixes);
	qsort(fixes, f->fix_count, sizeof *fixes, by_place_backwards);
	buf_str(out, text);
	for (size_t i = 0; i < f->fix_count; i++) {
		struct span at = fixes[i].span;
		struct buf next = { 0 };
		if (at.file != 1 || at.at + at.len > end)
			return false;
		buf_str(&next, str_slice(buf_as_str(out), 0, at.at));
		buf_str(&next, fixes[i].text);
		buf_str(&next, str_slice(buf_as_str(out), at.at + at.len, out->len));
		end = at.at;
		buf_finish(out);
		*out = next;
	}
	return true;
}

static bool is_told(const struct findings *found, const struct finding *f)
{
	for (size_t i = 0; i < found->len; i++)
		if (strcmp(found->at[i].id, f->id) == 0 && (str_equal(found->at[i].message, f->message) || (found->at[i].span.at == f->span.at && found->at[i].span.file == f->span.file)))
			return true;
	return false;
}

static void hold_fix(const char *path, struct str text, const struct finding *f)
{
	struct look after;
	struct buf mended = { 0 };
	char what[600];
	snprintf(what, sizeof what, "%s: %.*s = %.*s", path, STR_ARG(f->message), STR_ARG(f->hint));
	bool fits = apply(text, f, &mended);
	check_count(fits, __FILE__, __LINE__, what, "its edits don't fit the text");
	begin_look(&after, path, buf_as_str(&mended));
	check_count(!fits || !is_told(&after.found, f), __FILE__, __LINE__, what, "it is told again after its fix");
	end_look(&after);
	buf_finish(&mended);
	applied++;
}

/* "did you mean `x`?" and no more */
static bool names_one(struct str hint)
{
	static const char BEGIN[] = "did you mean `";
	struct str rest = str_starts(hint, BEGIN) ? str_slice(hint, sizeof BEGIN - 1, hint.len) : (struct str){ 0 };
	return rest.len > 2 && str_find(rest, '`') == rest.len - 2 && str_ends(rest, "`?");
}

static void hold_text(const char *path, struct str text)
{
	struct look l;
	begin_look(&l, path, text);
	for (size_t i = 0; i < l.found.len; i++) {
		const struct finding *f = &l.found.at[i];
		if (names_one(f->hint) && f->span.file == 1)
			check_count(f->fix_count > 0, __FILE__, __LINE__, path, f->message.at);
		if (f->fix_count && f->fixes[0].span.file == 1)
			hold_fix(path, text, f);
	}
	end_look(&l);
}

static void hold_folder(const char *folder)
{
	DIR *d = opendir(folder);
	CHECK(d);
	for (struct dirent *e; d && (e = readdir(d));) {
		char path[400];
		struct buf text = { 0 };
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		if (str_ends(str_of(e->d_name), ".cjm") && read_whole(path, &text))
			hold_text(path, buf_as_str(&text));
		buf_finish(&text);
	}
	if (d)
		closedir(d);
}

/* What people write, a line each in a step; or a whole file, where it begins with a word of the top. */
static const char *const STEP_LINES[] = {
	"think \"Who?\" form interviews", "via stroe", "at \"Till\" via e-mail", "via courriel", "wait 5 minuten", "wait 1h30", "wait 1 h 30", "feel 0,5", "pain 'Slow'",
	"pain \"Slow\" severity hihg", "pain \"Slow\" severity faible", "pain \"Slow\" severity \"high\"", "thinks \"Who?\"", "paim \"Slow\"", "metric nps 31\n      metric npss 40",
	"who ada, adda", "pain p \"P\"\n      opportunity \"O\" for pp\n      opportunity \"Q\" for pp", "backstage \"Packs\"", "next stepp", "emotion -1",
	"feel -1 \"lost\" because \"Nobody calls\" from intervews", "pain \"P\" because \"Q\" from intervews",
};
static const char *const FILES[] = {
	"journey \"J\"\n  persona adda\n  stage \"S\"\n    step \"A\" who adda\npersona ada \"Ada\"\n", "language french\n", "rule no-ower off\njourney \"J\"\n",
	"journey \"J\"\n  lanes steps, paims\n", "journey \"J\"\n  require coverag >= 50%\n  require coverage of Sx >= 5%\n  stage S \"S\"\n", "journey \"J\"\n  etape \"E\"\n",
	"journey \"J\"\n  stag \"S\"\n    step \"A\"\n", "Journey \"J\"\n", "theme t base drak\n", "journey \"J\"\n  step \"S\"\n    step \"T\"\n", "metric m \"M\" 31 data \"d.csv\"\n",
};

int main(void)
{
	for (size_t i = 0; i < sizeof STEP_LINES / sizeof *STEP_LINES; i++) {
		struct buf text = { 0 };
		buf_fmt(&text, "persona ada \"Ada\"\njourney \"J\"\n  persona ada\n  stage \"S\"\n    step stp \"A\"\n      %s\n    step \"B\"\n", STEP_LINES[i]);
		hold_text(STEP_LINES[i], buf_as_str(&text));
		buf_finish(&text);
	}
	for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
		hold_text("a.cjm", str_of(FILES[i]));
	hold_folder("tests/checks");
	hold_folder("tests/cases");
	CHECK(applied > 30);
	printf("%zu fixes were applied\n", applied);
	return check_report();
}
