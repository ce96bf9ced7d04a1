/* check.c — `cjm check`: read all maps, check each, check them together, tell. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum check_format { FORMAT_TEXT, FORMAT_SHORT, FORMAT_JSON, FORMAT_SARIF, FORMAT_GITHUB, FORMAT_GITLAB, FORMAT_JUNIT };
static const char *const FORMATS[] = { "text", "short", "json", "sarif", "github", "gitlab", "junit", NULL };
static check_writer *const WRITERS[] = { NULL, check_write_short, check_write_json, check_write_sarif, check_write_github, check_write_gitlab, check_write_junit };
static const char *const FAIL_WORDS[] = { "info", "warning", "error", NULL };

struct ids { VEC(struct str) list; };

struct check { /* one call of the command */
	const struct options *o;
	struct arena arena;
	struct files files;
	struct project project;
	struct sources sources;
	struct findings all, found; /* found: what of it is told */
	VEC(struct map *) maps;
	enum check_format format;
	enum severity fail_on;
	struct ids only, skip;
	struct selection meant; /* whose findings are told */
	struct check_options options;
	int status;
};

/* ---- what was asked for ---- */

static bool report_unknown_check(struct check *c, struct str id)
{
	struct str nearest = check_nearest(id, &c->arena);
	if (nearest.len)
		usage_error("there is no check `%.*s`; did you mean `%.*s`?", STR_ARG(id), STR_ARG(nearest));
	else
		usage_error("there is no check `%.*s`; `cjm explain` lists them", STR_ARG(id));
	return false;
}

static bool read_ids(struct check *c, enum option_id option, struct ids *ids)
{
	struct str rest = str_of(option_given(c->o, option) ? c->o->values[option] : "");
	while (rest.len) {
		size_t comma = str_find(rest, ',');
		struct str id = str_trim(str_slice(rest, 0, comma));
		rest = str_slice(rest, comma + 1, rest.len);
		if (!id.len)
			continue;
		if (!check_of(id))
			return report_unknown_check(c, id);
		VEC_PUSH(&c->arena, &ids->list, id);
	}
	return true;
}

/* Where nobody says which day it is, it is today as it is in Greenwich: the same for everyone who checks at once. */
static bool read_today(struct check *c)
{
	bool is_written;
	if (!option_day(c->o, &is_written, &c->options.today))
		return false;
	if (!is_written)
		c->options.today = (long)(time(NULL) / 86400);
	return true;
}

static bool read_options(struct check *c)
{
	static const char *const WHENS[] = { "auto", "always", "never", NULL };
	const struct options *o = c->o;
	int format = option_given(o, OPTION_CHECK_FORMAT) ? option_choice(o, OPTION_CHECK_FORMAT, FORMATS) : FORMAT_TEXT;
	int fail_on = option_given(o, OPTION_FAIL_ON) ? option_choice(o, OPTION_FAIL_ON, FAIL_WORDS) : 2;
	if (format < 0 || fail_on < 0 || (option_given(o, OPTION_COLOR) && option_choice(o, OPTION_COLOR, WHENS) < 0))
		return false;
	if (!read_ids(c, OPTION_ONLY, &c->only) || !read_ids(c, OPTION_SKIP, &c->skip) || !read_today(c))
		return false;
	if (option_given(o, OPTION_COVERAGE) && format != FORMAT_TEXT && format != FORMAT_JSON) {
		usage_error("--coverage is a table; take it as text, or all figures as JSON (-f json)");
		return false;
	}
	if (!o->operand_count) {
		usage_error("which map? For example: cjm check map.cjm");
		return false;
	}
	c->format = (enum check_format)format;
	c->meant = selection_wanted(o, &c->arena);
	c->fail_on = (enum severity)(fail_on + 1);
	c->options.only = c->only.list.at;
	c->options.only_count = c->only.list.len;
	c->options.skip = c->skip.list.at;
	c->options.skip_count = c->skip.list.len;
	return true;
}

/* ---- reading and checking ---- */

/* The file by this path; one that another map has brought in already is not taken twice. */
static uint32_t take_file(struct check *c, struct str path, const struct buf *text, struct findings *read)
{
	for (size_t i = 0; i < c->sources.files.len; i++)
		if (str_equal(c->sources.files.at[i]->path, path))
			return (uint32_t)i + 1;
	return source_add(&c->sources, path, buf_as_str(text), read);
}

static bool is_read_already(const struct check *c, uint32_t file)
{
	for (size_t i = 0; i < c->maps.len; i++)
		if (c->maps.at[i]->file == file)
			return true;
	return false;
}

static void check_one(void *check, const char *path)
{
	struct check *c = check;
	struct buf text = { 0 };
	struct findings read;
	findings_init(&read);
	if (read_file(&c->files, path, &text)) {
		uint32_t file = take_file(c, strcmp(path, "-") == 0 ? STR("-") : project_path(&c->project, path), &text, &read);
		struct reader reader = project_reader(&c->project);
		project_set_root(&c->project, path);
		if (!is_read_already(c, file)) {
			struct map *m = map_read(&c->sources, file, &reader, &read);
			VEC_PUSH(&c->arena, &c->maps, m);
			check_map(m, &read, &c->options, &c->all);
		}
	} else {
		c->status = STATUS_WORLD;
	}
	findings_finish(&read);
	buf_finish(&text);
}

static void check_paths(struct check *c)
{
	for (int i = 0; i < c->o->operand_count; i++) {
		const char *path = c->o->operands[i];
		if (!disk_is_folder(path))
			check_one(c, path);
		else if (each_map_below(path, check_one, c) != STATUS_FINE)
			c->status = STATUS_WORLD;
	}
	check_together(c->maps.at, c->maps.len, &c->options, &c->all);
	selection_keep_findings(&c->meant, c->maps.at, c->maps.len, &c->all, &c->found);
	selection_check(&c->meant, c->maps.at, c->maps.len, &c->found);
	findings_sort(&c->found);
}

/* ---- telling ---- */

static int terminal_width(void)
{
	struct winsize size;
	double columns;
	const char *said = getenv("COLUMNS");
	if (said && number_read(str_of(said), &columns) && columns >= 20 && columns < 10000)
		return (int)columns;
	return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 ? size.ws_col : 80;
}

static void write_tags(const char *before, const struct texts *words, struct buf *out)
{
	for (size_t i = 0; i < words->list.len; i++)
		buf_fmt(out, "%s%.*s", i ? ", " : before, STR_ARG(words->list.at[i]));
}

/* Nobody shall take a part's findings for those of the whole. */
static void write_what_is_meant(const struct check *c, struct buf *out)
{
	write_tags("Told is only what is tagged ", &c->meant.tags, out);
	write_tags(c->meant.tags.list.len ? ", without " : "Told is nothing of what is tagged ", &c->meant.without, out);
	if (c->meant.tags.list.len || c->meant.without.list.len)
		buf_text(out, ".\n");
}

static void write_text(struct check *c, const struct check_report *r, struct buf *out)
{
	bool color = color_wanted(c->o, stdout);
	for (size_t i = 0; i < c->found.len; i++)
		finding_print(&c->sources, &c->found.at[i], color, out);
	findings_print_summary(&c->found, out);
	struct buf rest = { 0 };
	write_what_is_meant(c, &rest);
	check_write_worst(r, &rest);
	if (option_given(c->o, OPTION_COVERAGE))
		check_write_coverage(r, terminal_width(), &rest);
	buf_visible(out, buf_as_str(&rest), VISIBLE_TEXT);
	buf_finish(&rest);
}

static void write_report(struct check *c)
{
	struct check_report report = { &c->sources, &c->found, c->maps.at, c->maps.len, STR(CJM_VERSION), c->fail_on };
	struct buf out = { 0 };
	if (WRITERS[c->format])
		WRITERS[c->format](&report, &out);
	else
		write_text(c, &report, &out);
	if (!write_stdout(buf_as_str(&out)))
		c->status = STATUS_WORLD;
	buf_finish(&out);
	for (size_t i = 0; i < c->found.len && c->status == STATUS_FINE; i++)
		if (c->found.at[i].severity >= c->fail_on)
			c->status = STATUS_MISTAKES;
}

int run_check(const struct options *o)
{
	struct check c = { .o = o };
	arena_init(&c.arena);
	if (!read_options(&c)) {
		arena_finish(&c.arena);
		return STATUS_USAGE;
	}
	sources_init(&c.sources);
	findings_init(&c.all);
	findings_init(&c.found);
	files_init(&c.files);
	project_init(&c.project, &c.files.disk);
	check_paths(&c);
	write_report(&c);
	for (size_t i = 0; i < c.maps.len; i++)
		map_free(c.maps.at[i]);
	project_finish(&c.project);
	files_finish(&c.files);
	findings_finish(&c.found);
	findings_finish(&c.all);
	sources_finish(&c.sources);
	arena_finish(&c.arena);
	return c.status;
}
