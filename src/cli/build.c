/* build.c — `cjm build`: each map's request, made; then its files written, all or none. */
#include "cli/cli.h"

#include <string.h>

struct input { /* a map of the call */
	const char *path;
	const char *named; /* the same, but of standard input the file that it is said to be */
	int operand;      /* that named it, or its folder */
	struct str below; /* the folder that was named, where the map was found in one */
	struct buf text;
	bool has_text;    /* it is read already */
	bool is_lost;     /* it could not be read */
};

struct build { /* one call of the command */
	const struct options *o;
	struct request request;
	struct arena arena;
	struct files files;
	struct project project;
	VEC(struct input *) inputs;
	struct workers workers;
	size_t jobs; /* at most as many maps at once */
	struct outputs outputs;
	struct buf deps;
	bool to_stdout, to_folder;
	int operand;  /* that is looked through */
	struct names maps; /* all inputs */
	size_t drawn; /* maps */
	struct repeats repeats;
	int status;
};

static void raise_status(struct build *b, int status)
{
	if (status > b->status)
		b->status = status;
}

/* ---- what was asked for ---- */

/* For several maps -o is a folder; a name without an ending was meant as one. */
static int refuse_file(const char *output)
{
	if (disk_exists(output) || product_of_file(output))
		return usage_error("several maps cannot be written to one file of this format; use -o with a folder, or one of: pdf, html, csv, xlsx, json, jsonl");
	return usage_error("folder %s does not exist; to create it, end its name with /: -o %s/", output, output);
}

/* `cjm build map.cjm map.svg`: what is to be written was named as if it were to be read. */
static const char *output_among_maps(const struct options *o)
{
	for (int i = 1; i < o->operand_count; i++)
		if (product_of_file(o->operands[i]) && !disk_exists(o->operands[i]))
			return o->operands[i];
	return NULL;
}

static bool is_several(const struct options *o)
{
	return o->operand_count > 1 || disk_is_folder(o->operands[0]);
}

static bool has_document(const struct build *b)
{
	for (int i = 0; i < b->o->operand_count; i++)
		if (path_is_document(str_of(b->o->operands[i])))
			return true;
	return false;
}

/* One file, or one stream, for all maps. */
static bool is_joined(const struct build *b)
{
	const char *output = b->o->values[OPTION_OUTPUT];
	bool is_one = output && (b->to_stdout || (!b->to_folder && product_of_file(output)));
	return is_one && is_several(b->o) && product_joins(b->request.product);
}

static int read_operands(struct build *b)
{
	const struct options *o = b->o;
	const char *output = o->values[OPTION_OUTPUT];
	if (!o->operand_count)
		return usage_error("missing map. For example: cjm build map.cjm");
	const char *named = output_among_maps(o);
	if (named)
		return usage_error("map %s does not exist; to write it, put -o before its name: -o %s", named, named);
	if (is_several(o) && output && !b->to_folder && !b->to_stdout && !is_joined(b) && !disk_discards(output))
		return refuse_file(output);
	bool is_check = option_given(o, OPTION_BUILD_CHECK), writes_more = option_given(o, OPTION_DEPS) || option_given(o, OPTION_MD) || option_given(o, OPTION_WATCH);
	if (is_check && writes_more)
		return usage_error("--check writes nothing; remove --deps, -MD and --watch");
	if ((is_check || writes_more) && (b->to_stdout || (!output && reads_stdin(o))))
		return usage_error("--check, --deps, -MD and --watch are for output files; use -o with a file or folder");
	if (output && !b->to_folder && has_document(b))
		return usage_error("the pictures of maps in Markdown need a folder, and its name ends with /: -o images/");
	if (is_several(o) && b->to_stdout && b->request.product->is_drawing && !is_joined(b))
		return usage_error("several drawings cannot be written to standard output; use -o with a folder");
	return STATUS_FINE;
}

static int read_options(struct build *b)
{
	const char *output = b->o->values[OPTION_OUTPUT];
	b->to_stdout = output && strcmp(output, "-") == 0;
	b->to_folder = output && (disk_is_folder(output) || str_ends(str_of(output), "/"));
	bool fine = option_format(b->o, OPTION_FORMAT, OPTION_OUTPUT, &b->request) && options_to_request(b->o, &b->request) && option_jobs(b->o, &b->jobs);
	return fine ? read_operands(b) : STATUS_USAGE;
}

/* ---- where it goes ---- */

static bool goes_to_stdout(const struct build *b, const struct input *i)
{
	return b->to_stdout || (!b->o->values[OPTION_OUTPUT] && strcmp(i->path, "-") == 0);
}

static struct request request_for(struct build *b, const struct input *i)
{
	struct request r = b->request;
	const char *output = b->o->values[OPTION_OUTPUT];
	r.stem = strcmp(i->named, "-") == 0 ? STR("map") : path_without_ending(str_of(i->named));
	if (b->to_folder)
		r.stem = stem_in_folder(&b->arena, str_of(output), r.stem, i->below);
	else if (output)
		r.stem = path_without_ending(str_of(output)), r.file = str_of(output);
	r.maps = &b->maps;
	r.is_discarded = output && disk_discards(output);
	r.is_one_file = goes_to_stdout(b, i) || (output && !r.is_discarded && disk_takes_one(output));
	r.may_lack = i->below.len > 0;
	return r;
}

static int deliver_file(struct build *b, const struct input *i, const struct handed_file *f)
{
	if (goes_to_stdout(b, i))
		return write_stdout(f->bytes) ? STATUS_FINE : STATUS_WORLD;
	return put_output(&b->outputs, f->name.at, f->bytes, i->path);
}

/* A map's files are all made, and all may be written, before the first of them is: on a failure none is touched. */
static int deliver_all(struct build *b, const struct input *i, const struct handed *h)
{
	int status = STATUS_FINE;
	for (size_t k = 0; k < h->files.len && status == STATUS_FINE && !goes_to_stdout(b, i); k++)
		status = file_may_be_written(&b->files, h->files.at[k].name.at, i->path);
	for (size_t k = 0; k < h->files.len && status == STATUS_FINE; k++)
		status = deliver_file(b, i, &h->files.at[k]);
	return status;
}

/* ---- what the call is about: of several maps, all that any of them reads is known before the first output is written ---- */

/* False after telling why. */
static bool read_text(struct build *b, struct input *i)
{
	i->has_text = read_file(&b->files, i->path, &i->text);
	if (!i->has_text)
		raise_status(b, STATUS_WORLD);
	return i->has_text;
}

/* Texts are read again when their turn comes, so that a thousand maps need no more memory than one; what comes through a pipe is kept. */
static void add_input(struct build *b, int operand, const char *path, struct str below)
{
	struct input *i = ARENA_NEW(&b->arena, struct input);
	*i = (struct input){ .path = str_terminated(&b->arena, str_of(path)), .named = path_named(b->o, path), .operand = operand, .below = below };
	i->named = i->named == path ? i->path : i->named;
	names_add(&b->maps, str_of(i->named), i);
	VEC_PUSH(&b->arena, &b->inputs, i);
	i->is_lost = !read_text(b, i);
	if (i->is_lost)
		return;
	hold_stdin(&b->project, b->o, path, buf_as_str(&i->text));
	project_set_root(&b->project, i->named);
	if (!is_several(b->o))
		return;
	if (!b->to_stdout)
		(path_is_document(str_of(path)) ? document_note_inputs : project_note_inputs)(&b->project, i->named, buf_as_str(&i->text));
	i->has_text = !disk_can_read_again(path);
	if (!i->has_text)
		buf_finish(&i->text);
}

static void add_below(void *build, const char *map)
{
	struct build *b = build;
	add_input(b, b->operand, map, str_of(b->o->operands[b->operand]));
}

static void find_all(struct build *b)
{
	for (b->operand = 0; b->operand < b->o->operand_count; b->operand++) {
		const char *path = b->o->operands[b->operand];
		if (!disk_is_folder(path))
			add_input(b, b->operand, path, (struct str){ 0 });
		else
			raise_status(b, each_map_of(path, add_below, b));
	}
}

/* ---- building ---- */

/* What they are made of: in one file for the whole call, or beside each output. */
static int deliver_rules(struct build *b, const struct input *i, const struct handed *h)
{
	int status = STATUS_FINE;
	buf_str(&b->deps, h->rule);
	for (size_t k = 0; k < h->files.len && option_given(b->o, OPTION_MD) && status == STATUS_FINE; k++)
		status = put_output(&b->outputs, str_fmt(&b->arena, "%.*s.d", STR_ARG(h->files.at[k].name)).at, h->files.at[k].rule, i->path);
	return status;
}

static void propose_import(struct build *b, struct str path)
{
	struct str map = str_fmt(&b->arena, "%.*s.cjm", STR_ARG(path_without_ending(path)));
	usage_error("%.*s is not a map. To convert it: cjm import %.*s -o %.*s", STR_ARG(path), STR_ARG(path_for_shell(&b->arena, path)), STR_ARG(path_for_shell(&b->arena, map)));
}

static void deliver(struct build *b, const struct input *i, const struct handed *h)
{
	int status = print_outcome(h->outcome, h->why);
	if (status == STATUS_FINE)
		status = deliver_all(b, i, h);
	if (status == STATUS_FINE)
		status = deliver_rules(b, i, h);
	b->drawn += h->is_drawn;
	if (status == STATUS_MISTAKES && import_is_named(str_of(i->path))) /* its errors would be reported line by line, and lead nowhere */
		propose_import(b, str_of(i->path));
	else
		print_new_findings(&b->repeats, str_of(i->path), h->findings);
	raise_status(b, status);
}

static bool is_made_apart(const struct input *i) { return !i->is_lost && !path_is_document(str_of(i->path)); }

/* What this process or a worker makes of a map; it is told and written by this one, in the order of the maps. */
static void make_map(void *build, size_t at, struct buf *packed)
{
	struct build *b = build;
	struct input *i = b->inputs.at[at];
	struct buf why = { 0 };
	if (is_made_apart(i)) {
		struct request request = request_for(b, i);
		bool is_read = i->has_text || disk_read(&b->files, i->path, &i->text, &why);
		struct handing wish = { option_given(b->o, OPTION_MD), color_wanted(b->o, stderr) };
		if (is_read)
			handed_make(&request, &b->project, str_of(i->named), buf_as_str(&i->text), wish, packed);
		else
			handed_pack(&(struct handed){ .outcome = OUTCOME_FAILED, .why = buf_as_str(&why) }, packed);
		buf_finish(&i->text);
		buf_finish(&why);
	}
}

/* The maps of a document: its pictures, then the document with those that it did not show. */
static void build_document(struct build *b, struct input *i)
{
	struct stat was;
	struct str docs = str_fmt(&b->arena, "%.*sdocs", STR_ARG(path_folder(str_of(i->path)))), folder = str_of(b->o->values[OPTION_OUTPUT]);
	struct document_job d = { .request = &b->request, .project = &b->project, .folder = document_folder(&b->arena, str_of(i->path), folder, disk_is_folder(docs.at)), .may_refresh = disk_may_refresh, .may_begin = disk_may_begin, .is_folder_named = folder.len > 0 };
	buf_finish(&i->text);
	int status = read_to_rewrite(&b->files, i->path, &i->text, &was) ? STATUS_FINE : STATUS_WORLD;
	if (status == STATUS_FINE)
		status = print_outcome(document_run(&d, i->path, buf_as_str(&i->text)), d.why);
	for (size_t k = 0; k < d.drawings.len; k++) {
		struct handed h;
		handed_take(&h, &d.drawings.at[k]->job, OUTCOME_FINE, (struct handing){ false, color_wanted(b->o, stderr) });
		print_errors(h.findings);
		if (status == STATUS_FINE && (status = deliver_all(b, i, &h)) == STATUS_FINE)
			buf_str(&b->deps, h.rule);
		handed_finish(&h);
	}
	if (status == STATUS_FINE && !str_equal(buf_as_str(&d.after), buf_as_str(&i->text)))
		status = b->outputs.only_checks ? put_output(&b->outputs, i->path, buf_as_str(&d.after), "") : rewrite_file(&b->files, i->path, &was, buf_as_str(&d.after));
	document_job_finish(&d);
	buf_finish(&i->text);
	raise_status(b, status);
}

static void build_input(struct build *b, size_t at)
{
	struct input *i = b->inputs.at[at];
	struct buf packed = { 0 };
	struct handed h = { 0 };
	bool fine = workers_take(&b->workers, at, &packed);
	if (!i->is_lost && !is_made_apart(i) && (i->has_text || read_text(b, i)))
		build_document(b, i);
	else if (is_made_apart(i) && fine && handed_unpack(&h, buf_as_str(&packed)))
		deliver(b, i, &h);
	else if (is_made_apart(i))
		raise_status(b, world_error("cannot build %s: the process that was to do it has ended", i->path));
	handed_finish(&h);
	buf_finish(&packed);
	buf_finish(&i->text); /* of standard input, where a worker has its own */
}

static void build_all(struct build *b)
{
	size_t at = 0;
	workers_start(&b->workers, b->to_stdout || option_given(b->o, OPTION_WATCH) ? 1 : b->jobs, b->inputs.len, make_map, b);
	for (int operand = 0; operand < b->o->operand_count; operand++) {
		size_t before = b->drawn;
		for (; at < b->inputs.len && b->inputs.at[at]->operand == operand; at++)
			build_input(b, at);
		if (disk_is_folder(b->o->operands[operand]) && b->drawn == before && b->status == STATUS_FINE)
			raise_status(b, usage_error(option_given(b->o, OPTION_JOURNEY) ? "%s has no map with that journey" : "%s has no map with a journey to draw", b->o->operands[operand]));
	}
	workers_finish(&b->workers);
}

/* ---- all maps in one file ---- */

static void add_inputs(struct build *b, struct names *all)
{
	const struct names *inputs = &b->project.inputs;
	for (size_t i = 0; i < inputs->len; i++)
		names_add(all, inputs->entries[i].name, b);
}

static void join_all(struct build *b)
{
	struct joined_job j;
	struct buf out = { 0 };
	struct names inputs;
	joined_init(&j, &b->request, &b->project);
	names_init(&inputs, &b->arena);
	for (size_t i = 0; i < b->inputs.len; i++) {
		struct input *input = b->inputs.at[i];
		struct request request = request_for(b, input);
		if (!input->is_lost && (input->has_text || read_text(b, input)))
			joined_add(&j, &request, str_of(input->path), buf_as_str(&input->text));
		buf_finish(&input->text);
		add_inputs(b, &inputs);
	}
	enum outcome outcome = b->status == STATUS_FINE ? joined_make(&j, &out) : OUTCOME_MISTAKES;
	add_inputs(b, &inputs);
	int status = print_outcome(outcome, j.why);
	if (status == STATUS_FINE)
		status = b->to_stdout ? print_bytes(&out) : put_output(&b->outputs, b->o->values[OPTION_OUTPUT], buf_as_str(&out), "");
	if (status == STATUS_FINE && !b->to_stdout) {
		const char *output = b->o->values[OPTION_OUTPUT];
		deps_add(&(struct str){ output, strlen(output) }, 1, &inputs, &b->deps);
		if (option_given(b->o, OPTION_MD))
			status = put_output(&b->outputs, str_fmt(&b->arena, "%s.d", output).at, buf_as_str(&b->deps), "");
	}
	for (size_t i = 0; i < j.all.len; i++) {
		struct buf text = { 0 };
		findings_print(&j.all.at[i]->sources, &j.all.at[i]->found, color_wanted(b->o, stderr), &text);
		print_new_findings(&b->repeats, j.all.at[i]->path, buf_as_str(&text));
		buf_finish(&text);
	}
	raise_status(b, status);
	joined_finish(&j);
	buf_finish(&out);
}

/* Of whole folders all outputs are known, so that what else stands in a folder of theirs is of a map or a journey that is no more. */
static void find_left_over(struct build *b)
{
	const char *folder = b->o->values[OPTION_OUTPUT];
	const struct product *of[] = { b->request.product, b->request.embedded, NULL };
	bool is_whole = b->to_folder && b->status == STATUS_FINE && is_for_outputs(folder, b->o->operands, (size_t)b->o->operand_count);
	for (size_t i = 0; is_whole && of[i]; i++)
		outputs_find_left_over(&b->outputs, folder, of[i]->ending, view_names());
}

static void finish_outputs(struct build *b)
{
	const char *deps = b->o->values[OPTION_DEPS];
	if (deps && b->status == STATUS_FINE)
		raise_status(b, write_file(&b->files, deps, buf_as_str(&b->deps), "--deps"));
	if (b->outputs.only_checks)
		find_left_over(b);
	if (b->outputs.told.len)
		raise_status(b, print_bytes(&b->outputs.told) == STATUS_FINE ? STATUS_MISTAKES : STATUS_WORLD);
	buf_finish(&b->deps);
}

/* True where something has changed, and all of it is to be built again. */
static bool build_once(struct build *b, struct watch *w)
{
	arena_init(&b->arena);
	names_init(&b->maps, &b->arena);
	repeats_init(&b->repeats, &b->arena);
	files_init(&b->files);
	b->status = begin_project(&b->project, &b->files, b->o);
	outputs_init(&b->outputs, &b->files, option_given(b->o, OPTION_BUILD_CHECK), b->to_folder || has_document(b));
	watch_inputs(w, b->o->operands, (size_t)b->o->operand_count, NULL);
	if (b->status == STATUS_FINE && b->o->values[OPTION_DEPS])
		b->status = file_may_be_written(&b->files, b->o->values[OPTION_DEPS], "--deps");
	if (b->status == STATUS_FINE) {
		find_all(b);
		(is_joined(b) ? join_all : build_all)(b);
		print_repeats(&b->repeats);
		finish_outputs(b);
	}
	for (size_t i = 0; w && i < b->outputs.written.list.len; i++)
		note("written: %.*s", STR_ARG(b->outputs.written.list.at[i]));
	watch_inputs(w, b->o->operands, (size_t)b->o->operand_count, &b->project.read);
	bool is_changed = w && watch_wait(w, &b->outputs);
	outputs_finish(&b->outputs);
	project_finish(&b->project);
	files_finish(&b->files);
	arena_finish(&b->arena);
	return is_changed;
}

/* A change while it builds waits until then. What could not be drawn stays as it was drawn last. */
static void build_and_watch(struct build *b)
{
	const struct build fresh = *b;
	struct watch w;
	const char *why = watch_init(&w);
	if (why)
		b->status = world_error("cannot watch files: %s", said(why));
	while (!why && build_once(b, &w))
		*b = fresh;
	watch_finish(&w);
}

int run_build(const struct options *o)
{
	struct build b = { .o = o };
	request_init(&b.request, TASK_BUILD);
	b.status = read_options(&b);
	if (b.status == STATUS_FINE && option_given(o, OPTION_WATCH))
		build_and_watch(&b);
	else if (b.status == STATUS_FINE)
		build_once(&b, NULL);
	request_finish(&b.request);
	return b.status;
}
