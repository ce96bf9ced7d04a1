/* build.c — `cjm build`: read, parse, bind, then what the format's row says, then write. */
#include "cli/build.h"
#include "cjm/places.h"

#include <stdlib.h>
#include <string.h>

enum { FORMATS_MOST = 16, VIEWS_MOST = 16 };

static const char *const PAPERS[] = { "fit", "a4", "a3", "letter", "tabloid", "16:9", NULL };

static void raise_status(struct build *b, int status)
{
	if (status > b->status)
		b->status = status;
}

/* ---- what was asked for ---- */

/* NULL after telling what is allowed. */
static const struct format *format_of(const struct options *o)
{
	const char *names[FORMATS_MOST + 1] = { NULL };
	for (size_t i = 0; i < FORMATS_MOST && format_at(i); i++)
		names[i] = format_at(i)->name;
	int chosen = option_format(o, OPTION_FORMAT, OPTION_OUTPUT, names);
	return chosen < 0 ? NULL : format_at((size_t)chosen);
}

/* Whether the file's name ends in a format. */
static bool format_named_by(const char *path)
{
	struct str name = str_of(path);
	for (size_t i = 0; format_at(i); i++) {
		size_t len = strlen(format_at(i)->name);
		if (name.len > len && str_ends(name, format_at(i)->name) && name.at[name.len - len - 1] == '.')
			return true;
	}
	return false;
}

/* NULL after telling what is allowed. */
static const struct view *view_wanted(const struct options *o)
{
	const char *names[VIEWS_MOST + 1] = { NULL };
	for (size_t i = 0; i < VIEWS_MOST && view_at(i); i++)
		names[i] = view_at(i)->name;
	int chosen = option_given(o, OPTION_VIEW) ? option_choice(o, OPTION_VIEW, names) : 0;
	return chosen < 0 ? NULL : view_at((size_t)chosen);
}

static bool read_scale(const struct options *o, double *scale)
{
	*scale = 2;
	if (!option_given(o, OPTION_SCALE))
		return true;
	if (number_read(str_of(o->values[OPTION_SCALE]), scale) && *scale >= 0.1 && *scale <= 20)
		return true;
	usage_error("--scale takes a number from 0.1 to 20, not `%s`", o->values[OPTION_SCALE]);
	return false;
}

/* A report can show the drawing that is written beside it. */
static bool read_embedded(struct build *b)
{
	static const char *const DRAWINGS[] = { "svg", "png", NULL };
	if (!option_given(b->o, OPTION_EMBED))
		return true;
	int chosen = option_choice(b->o, OPTION_EMBED, DRAWINGS);
	if (chosen >= 0)
		b->embedded = format_named(str_of(DRAWINGS[chosen]));
	if (chosen >= 0 && strcmp(b->format->name, "md") == 0)
		return true;
	if (chosen >= 0)
		usage_error("--embed is for a report (-f md)");
	return false;
}

/* An option that one format heeds is a mistake with another: what it asks for would silently not be done. */
static bool holds_for(const struct build *b, enum option_id id, const char *name, const char *format)
{
	bool is_made = strcmp(b->format->name, format) == 0 || (b->embedded && strcmp(b->embedded->name, format) == 0);
	if (is_made || !option_given(b->o, id))
		return true;
	usage_error("--%s is for a %s (-f %s), not for %s", name, format, format, b->format->name);
	return false;
}

/* For several maps -o is a folder; a name without an ending was meant as one. */
static bool report_no_folder(const char *output)
{
	if (disk_exists(output) || format_named_by(output))
		usage_error("several maps cannot go into one file; give a folder to -o");
	else
		usage_error("there is no folder %s; end its name with / and it is made: -o %s/", output, output);
	return false;
}

/* `cjm build map.cjm map.svg`: what is to be written was named as if it were to be read. */
static bool are_maps(const struct options *o)
{
	for (int i = 1; i < o->operand_count; i++)
		if (format_named_by(o->operands[i]) && !disk_exists(o->operands[i])) {
			usage_error("there is no map %s; to write it, put -o before its name: -o %s", o->operands[i], o->operands[i]);
			return false;
		}
	return true;
}

static bool read_options(struct build *b)
{
	const struct options *o = b->o;
	static const char *const WHENS[] = { "auto", "always", "never", NULL };
	b->format = format_of(o);
	b->paper = option_given(o, OPTION_PAPER) ? option_choice(o, OPTION_PAPER, PAPERS) : -1;
	b->view = view_wanted(o);
	if (!b->format || !b->view || !read_scale(o, &b->scale) || (option_given(o, OPTION_PAPER) && b->paper < 0))
		return false;
	if (option_given(o, OPTION_COLOR) && option_choice(o, OPTION_COLOR, WHENS) < 0)
		return false;
	if (!option_day(o, &b->has_today, &b->today))
		return false;
	const char *output = o->values[OPTION_OUTPUT];
	b->to_stdout = output && strcmp(output, "-") == 0;
	b->to_folder = output && (disk_is_folder(output) || str_ends(str_of(output), "/"));
	if (!read_embedded(b))
		return false;
	if (!holds_for(b, OPTION_SCALE, "scale", "png") || !holds_for(b, OPTION_PAPER, "paper", "pdf"))
		return false;
	if (option_given(o, OPTION_VIEW) && !b->format->is_drawing && !b->embedded) {
		usage_error("--view chooses a drawing, and %s is none", b->format->name);
		return false;
	}
	if (!o->operand_count) {
		usage_error("which map? For example: cjm build map.cjm");
		return false;
	}
	if (!are_maps(o))
		return false;
	bool several = o->operand_count > 1 || disk_is_folder(o->operands[0]);
	if (several && output && !b->to_folder && !b->to_stdout)
		return report_no_folder(output);
	if (several && b->to_stdout && b->format->is_drawing) {
		usage_error("several drawings cannot follow each other; give a folder to -o");
		return false;
	}
	return true;
}

/* ---- findings of this stage ---- */

struct finding *note_finding(struct job *j, enum severity severity, const char *id, const char *format, struct str what)
{
	return finding_add(&j->found, severity, id, (struct span){ 0 }, format, STR_ARG(what)); /* NOLINT: literals of this file */
}

static bool choose_theme(struct job *j)
{
	struct str name = str_of(j->b->o->values[OPTION_THEME]);
	if (theme_of(j->map, name, &j->theme))
		return true;
	struct finding *f = note_finding(j, SEVERITY_ERROR, "unknown-theme", "there is no theme named `%.*s`", name);
	f->hint = STR("built in are light, dark, print and contrast; a map can declare its own: theme brand");
	return false;
}

/* "there are: today, \"Coffee\"": as --journey takes them. */
static struct str journeys_held(struct job *j)
{
	struct buf b = { 0 };
	FOR_EACH(struct journey, journey, j->map->journeys) {
		const struct thing *t = &journey->thing;
		buf_fmt(&b, t->name.len ? "%s%.*s" : "%s\"%.*s\"", b.len ? ", " : "there are: ", STR_ARG(t->name.len ? t->name : t->text));
	}
	struct str list = b.len ? buf_take(&b, &j->found.arena) : str_of("the map holds no journey");
	buf_finish(&b);
	return list;
}

static bool choose_journeys(struct job *j)
{
	struct str wanted = str_of(j->b->o->values[OPTION_JOURNEY]);
	FOR_EACH(struct journey, journey, j->map->journeys) {
		bool named = thing_is_called(&journey->thing, wanted);
		if ((wanted.len ? named : !journey->is_included) && selection_has(&j->shown, journey))
			VEC_PUSH(&j->arena, &j->journeys, journey);
	}
	if (j->journeys.len || j->below.len || !j->b->format->needs_a_journey || j->map->asts.at[0]->is_newer)
		return true;
	if (wanted.len) {
		struct finding *f = note_finding(j, SEVERITY_ERROR, "unknown-name", "there is no journey named `%.*s`", wanted);
		f->hint = journeys_held(j);
	} else {
		struct finding *f = note_finding(j, SEVERITY_ERROR, "no-journey", "%.*s holds no journey to draw", str_of(j->path));
		f->hint = j->map->is_for_client ? STR("begin one with: journey \"…\"; one that is internal is left out for a client")
			: STR("begin one with: journey \"…\"");
	}
	return false;
}

static void note_language(struct job *j)
{
	bool known, is_option = option_given(j->b->o, OPTION_LANG);
	struct str language = is_option ? str_of(j->b->o->values[OPTION_LANG]) : j->map->language;
	struct span said = is_option ? (struct span){ 0 } : map_span_of_member(j->map, &j->map->language);
	locale_of(language, &known);
	if (known)
		return;
	struct finding *f = finding_add(&j->found, SEVERITY_INFO, "no-labels", said,
		"cjm does not speak `%.*s` yet: headings, legend and months that it adds to the drawing are English", STR_ARG(language));
	f->hint = STR("your own texts stay as they are; for headings in another language, write its code: en, fr, de, es, ar or ja");
}

static void note_measuring(struct job *j)
{
	struct str example;
	enum text_trouble trouble = ruler_trouble(j->b->ruler, &example);
	if (trouble == TEXT_BY_PANGO && !j->theme.family.len)
		note_finding(j, SEVERITY_INFO, "measured-here", "`%.*s` was measured with this machine's fonts; another machine may break its lines elsewhere", example);
	else if (trouble == TEXT_GUESSED)
		note_finding(j, SEVERITY_WARNING, "measured-roughly", "`%.*s` could only be measured roughly; install libpango-1.0-0 and libpangoft2-1.0-0", example);
}

/* ---- where it goes ---- */

/* Beneath the folder of -o a map keeps its name, and its place below the folder that was named. */
static struct str name_in_folder(const struct job *j, struct str stem)
{
	return j->below.len ? str_slice(stem, j->below.len + !str_ends(j->below, "/"), stem.len) : path_name(stem);
}

const char *output_path(struct job *j, const struct format *f, const struct journey *journey)
{
	const struct build *b = j->b;
	const char *output = b->o->values[OPTION_OUTPUT];
	struct str stem = strcmp(j->path, "-") == 0 ? STR("map") : path_without_ending(str_of(j->path));
	bool several = j->journeys.len > 1 && !f->holds_all;
	if (b->to_folder)
		stem = str_fmt(&j->arena, "%s%s%.*s", output, str_ends(str_of(output), "/") ? "" : "/", STR_ARG(name_in_folder(j, stem)));
	else if (output && !several && f == b->format)
		return output;
	else if (output)
		stem = path_without_ending(str_of(output));
	bool is_view = f->is_drawing && b->view != view_at(0);
	return str_fmt(&j->arena, "%.*s%s%.*s%s%s.%s", STR_ARG(stem), several ? "-" : "", STR_ARG(several ? journey->thing.id : STR("")),
		is_view ? "-" : "", is_view ? b->view->name : "", f->name).at;
}

static bool goes_to_stdout(const struct job *j)
{
	return j->b->to_stdout || (!j->b->o->values[OPTION_OUTPUT] && strcmp(j->path, "-") == 0);
}

static int make_files(struct job *j, const struct format *f)
{
	size_t each = f->holds_all ? j->journeys.len : 1, files = f->holds_all ? 1 : j->journeys.len;
	int status = STATUS_FINE;
	for (size_t i = 0; i < files && status == STATUS_FINE; i++) {
		struct made made = { .path = output_path(j, f, f->holds_all ? NULL : j->journeys.at[i]) };
		status = f->make(j, i, each, &made.bytes);
		VEC_PUSH(&j->arena, &j->made, made);
	}
	return status;
}

static int deliver_made(struct job *j, const struct made *m)
{
	struct build *b = j->b;
	if (goes_to_stdout(j))
		return write_stdout(buf_as_str(&m->bytes)) ? STATUS_FINE : STATUS_WORLD;
	return b->to_folder && make_folders_of(m->path) != STATUS_FINE ? STATUS_WORLD : write_file(&b->files, m->path, buf_as_str(&m->bytes), j->path);
}

/* A map's files are all made, and all may be written, before the first of them is: on a failure none is touched. */
static int deliver_all(struct job *j)
{
	int status = STATUS_FINE;
	for (size_t i = 0; i < j->made.len && status == STATUS_FINE && !goes_to_stdout(j); i++)
		status = file_may_be_written(&j->b->files, j->made.at[i].path, j->path);
	for (size_t i = 0; i < j->made.len && status == STATUS_FINE; i++)
		status = deliver_made(j, &j->made.at[i]);
	return status;
}

static void choose_font(struct job *j)
{
	bool in_table = str_is(j->theme.family, "Inter") || str_is(j->theme.family, "Liberation Sans");
	if (!j->theme.family.len || in_table || ruler_use_family(j->b->ruler, j->theme.family))
		return;
	struct span said = span_of_member(&j->theme.spec->thing, &j->theme.spec->font);
	struct finding *f = finding_add(&j->found, SEVERITY_WARNING, "fonts", said, "the font `%.*s` is not on this machine",
		STR_ARG(j->theme.family));
	f->hint = STR("lines are broken as for the usual font, so a text may look narrow or wide in its card; install it, or leave `font` out");
}

static int make_drawings(struct job *j, const struct format *f)
{
	choose_font(j);
	int status = make_files(j, f);
	note_measuring(j);
	return status;
}

static int build_job(struct job *j)
{
	const struct format *f = j->b->format, *embedded = j->b->embedded;
	bool to_stdout = goes_to_stdout(j);
	if (j->journeys.len > 1 && !f->holds_all && to_stdout)
		return usage_error("%s holds %zu journeys; choose one with --journey, or write a PDF", j->path, j->journeys.len);
	if (embedded && to_stdout)
		return usage_error("--embed writes the drawing beside the report; give a file or a folder to -o");
	if (f->needs_a_journey)
		note_language(j);
	int status = embedded ? make_drawings(j, embedded) : STATUS_FINE;
	if (status == STATUS_FINE)
		status = f->is_drawing ? make_drawings(j, f) : make_files(j, f);
	return status == STATUS_FINE ? deliver_all(j) : status;
}

/* A diagram or a table that was given as a map: its mistakes would be told line by line, and lead nowhere. */
static bool report_foreign(const char *path)
{
	static const char *const ENDINGS[] = { ".mmd", ".mermaid", ".md", ".markdown", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json", NULL };
	for (size_t i = 0; ENDINGS[i]; i++)
		if (str_ends(str_of(path), ENDINGS[i])) {
			usage_error("%s is no map; to make one of it: cjm import %s -o %.*s.cjm", path, path, STR_ARG(path_without_ending(str_of(path))));
			return true;
		}
	return false;
}

/* False after telling that the map has no such selection; where it was found in a folder, it is left out then. */
static bool select_part(struct job *j)
{
	const struct options *o = j->b->o;
	bool may_lack = j->below.len && !j->found.error_count;
	j->shown = selection_wanted(o, &j->map->arena);
	bool is_named = selection_add_shows(&j->shown, j->map, o, &j->map->arena);
	if (!is_named && !may_lack)
		selection_report_no_show(j->map, o, &j->found);
	if (option_given(o, OPTION_CLIENT) || selection_is_for_client(&j->shown))
		map_leave_out_internal(j->map);
	selection_check(&j->shown, &j->map, 1, &j->found);
	map_select(j->map, j->shown);
	return is_named || may_lack;
}

/* ---- what the call is about: of several maps, all that any of them reads is known before the first output is written ---- */

static bool is_several(const struct options *o)
{
	return o->operand_count > 1 || disk_is_folder(o->operands[0]);
}

/* False after telling why. */
static bool read_text(struct job *j)
{
	j->has_text = read_file(&j->b->files, j->path, &j->text);
	if (!j->has_text)
		raise_status(j->b, STATUS_WORLD);
	return j->has_text;
}

/* Texts are read again when their turn comes, so that a thousand maps need no more memory than one; what comes through a pipe is kept. */
static void add_job(struct build *b, int operand, const char *path, struct str below)
{
	struct job *j = ARENA_NEW(&b->arena, struct job);
	*j = (struct job){ .b = b, .path = str_terminated(&b->arena, str_of(path)), .operand = operand, .below = below };
	VEC_PUSH(&b->arena, &b->jobs, j);
	j->is_lost = !read_text(j);
	if (j->is_lost || !is_several(b->o))
		return;
	project_set_root(&b->project, path);
	if (!b->to_stdout)
		project_note_inputs(&b->project, j->path, buf_as_str(&j->text));
	j->has_text = !disk_can_read_again(path);
	if (!j->has_text)
		buf_finish(&j->text);
}

struct below {
	struct build *b;
	int operand;
};

static void add_below(void *context, const char *map)
{
	const struct below *below = context;
	add_job(below->b, below->operand, map, str_of(below->b->o->operands[below->operand]));
}

static void find_all(struct build *b)
{
	for (int i = 0; i < b->o->operand_count; i++) {
		const char *path = b->o->operands[i];
		struct below below = { b, i };
		if (!disk_is_folder(path))
			add_job(b, i, path, (struct str){ 0 });
		else
			raise_status(b, each_map_below(path, add_below, &below));
	}
}

/* ---- building ---- */

static void read_map(struct job *j)
{
	struct build *b = j->b;
	sources_init(&j->sources);
	findings_init(&j->found);
	arena_init(&j->arena);
	project_set_root(&b->project, j->path);
	struct reader reader = project_reader(&b->project);
	uint32_t file = source_add(&j->sources, str_of(j->path), buf_as_str(&j->text), &j->found);
	buf_finish(&j->text);
	j->map = map_read(&j->sources, file, &reader, &j->found);
	project_note_named(&b->project, j->map);
}

static void drop_map(struct job *j)
{
	for (size_t i = 0; i < j->made.len; i++)
		buf_finish(&j->made.at[i].bytes);
	map_free(j->map);
	arena_finish(&j->arena);
	findings_finish(&j->found);
	sources_finish(&j->sources);
}

static void build_map(struct build *b, struct job *j)
{
	read_map(j);
	/* A font of its own must not be used for the next map, so each map measures by itself. */
	b->ruler = ruler_new();
	bool is_named = select_part(j);
	bool fine = is_named && !j->found.error_count && choose_theme(j) && choose_journeys(j);
	/* A folder also holds files that only declare what others include. */
	bool is_left_out = j->below.len && !j->journeys.len;
	int status = !fine ? STATUS_MISTAKES : is_left_out ? STATUS_FINE : build_job(j);
	b->drawn += fine && !is_left_out;
	if (status != STATUS_MISTAKES || !report_foreign(j->path))
		print_findings(&j->sources, &j->found, b->o);
	raise_status(b, status);
	ruler_free(b->ruler);
	drop_map(j);
}

static void build_all(struct build *b)
{
	size_t at = 0;
	for (int i = 0; i < b->o->operand_count; i++) {
		size_t before = b->drawn;
		for (; at < b->jobs.len && b->jobs.at[at]->operand == i; at++) {
			struct job *j = b->jobs.at[at];
			if (!j->is_lost && (j->has_text || read_text(j)))
				build_map(b, j);
		}
		if (disk_is_folder(b->o->operands[i]) && b->drawn == before && b->status == STATUS_FINE)
			raise_status(b, usage_error("%s holds no map with %s", b->o->operands[i], option_given(b->o, OPTION_JOURNEY) ? "that journey" : "a journey to draw"));
	}
}

int run_build(const struct options *o)
{
	struct build b = { .o = o };
	if (!read_options(&b))
		return STATUS_USAGE;
	arena_init(&b.arena);
	files_init(&b.files);
	project_init(&b.project, &b.files.disk);
	find_all(&b);
	build_all(&b);
	project_finish(&b.project);
	files_finish(&b.files);
	arena_finish(&b.arena);
	return b.status;
}
