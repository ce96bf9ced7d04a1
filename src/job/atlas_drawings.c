/* atlas_drawings.c — an atlas that is drawn. */
#include "job/job.h"

#include "cjm/atlas_view.h"

#include <math.h>
#include <string.h>

enum { BRAND_TEXTS = 5 };

static void brand_texts(struct theme *t, struct str *texts[BRAND_TEXTS])
{
	struct str *const all[BRAND_TEXTS] = { &t->name, &t->family, &t->header, &t->footer, &t->logo };
	for (int i = 0; i < BRAND_TEXTS; i++)
		texts[i] = all[i];
}

/* All that its declaration says: two brands that say the same are one. */
static struct str brand_said(struct arena *a, const struct theme_spec *spec)
{
	struct buf b = { 0 };
	struct str texts[] = { spec->thing.name, spec->font, spec->header, spec->footer, spec->logo_bytes };
	buf_fmt(&b, "%d %u", (int)spec->base, spec->paper);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		buf_fmt(&b, " %zu %.*s", texts[i].len, STR_ARG(texts[i]));
	FOR_EACH(struct theme_color_entry, entry, spec->colors)
		for (size_t i = 0; i < entry->colors.list.len; i++)
			buf_fmt(&b, " %d %.*s", (int)entry->role, STR_ARG(entry->colors.list.at[i]));
	struct str said = str_copy(a, buf_as_str(&b));
	buf_finish(&b);
	return said;
}

/* A brand's own is that of all maps that declare one. Of several brands none may sign the whole, unless it is asked for: then it is
 * that of the first map that declares it. */
void atlas_job_take_theme(struct atlas_job *j)
{
	struct theme theme;
	bool is_named = j->request->theme.len > 0, is_known = theme_of(j->map, j->request->theme, &theme);
	if (j->brands_differ || !is_known || (!is_named && !theme.spec))
		return;
	if (j->has_theme) {
		j->brands_differ = !is_named && !str_equal(j->brand, brand_said(&j->map->arena, theme.spec));
		j->has_theme = !j->brands_differ;
		return;
	}
	j->has_theme = true;
	j->brand = theme.spec ? brand_said(&j->arena, theme.spec) : (struct str){ 0 };
	struct theme_spec *spec = theme.spec ? ARENA_NEW(&j->arena, struct theme_spec) : NULL; /* which theme it is made of */
	if (spec)
		spec->base = theme.spec->base;
	theme.spec = spec;
	struct str *texts[BRAND_TEXTS];
	brand_texts(&theme, texts);
	for (int i = 0; i < BRAND_TEXTS; i++)
		*texts[i] = str_copy(&j->arena, *texts[i]);
	j->theme = theme;
}

static enum outcome refuse(struct atlas_job *j, enum outcome outcome, struct str why)
{
	j->why = str_copy(&j->arena, why);
	return outcome;
}

enum outcome atlas_job_choose_theme(struct atlas_job *j)
{
	if (j->has_theme || theme_of(NULL, j->request->theme, &j->theme))
		return OUTCOME_FINE;
	struct str themes = list_themes(NULL, j->request->theme, &j->arena);
	return refuse(j, OUTCOME_REFUSED, str_fmt(&j->arena, "unknown theme `%.*s`; %.*s", STR_ARG(j->request->theme), STR_ARG(themes)));
}

/* ---- drawing ---- */

struct atlas_drawing {
	struct ruler *ruler;
	struct scenes scenes;
};

static const double POINTS_LEAST = 8.0 / 12.5; /* a pixel, for body text of 8 points */
static const double SHEET_RATIO = 1.4142;

static struct atlas_drawing draw(struct atlas_job *j, struct paper_size paper)
{
	struct atlas_drawing d = { .ruler = ruler_new() };
	struct atlas_view view = { .atlas = &j->atlas, .ruler = d.ruler, .theme = &j->theme, .width = ATLAS_WIDTH };
	j->atlas.is_drawn = true;
	ruler_use_theme(d.ruler, &j->theme);
	if (paper.width > 0) {
		view.width = fmin(ATLAS_WIDTH, fmax(ATLAS_LEAST_WIDTH, paper.width / POINTS_LEAST));
		view.height = paper.height * view.width / paper.width;
	}
	d.scenes = draw_atlas(&view, &j->arena);
	for (size_t i = 0; i < d.scenes.list.len; i++)
		d.scenes.list.at[i]->page.scale = paper.width / d.scenes.list.at[i]->width;
	return d;
}

static void drop(struct atlas_drawing *d)
{
	for (size_t i = 0; i < d->scenes.list.len; i++)
		scene_free(d->scenes.list.at[i]);
	ruler_free(d->ruler);
}

static enum outcome settle(struct atlas_job *j, struct atlas_drawing *d, enum paint_result result, struct paint_report *report)
{
	struct str said = buf_as_str(&report->message);
	enum outcome outcome = result == PAINT_OK ? OUTCOME_FINE : refuse(j, OUTCOME_FAILED, said.len ? said : STR("the drawing could not be painted"));
	paint_report_finish(report);
	drop(d);
	return outcome;
}

enum outcome atlas_make_svg(struct atlas_job *j, struct buf *out)
{
	struct paint_report report = { 0 };
	enum outcome outcome = atlas_job_choose_theme(j);
	if (outcome != OUTCOME_FINE)
		return outcome;
	struct atlas_drawing d = draw(j, (struct paper_size){ 0 });
	paint_svg(d.scenes.list.at[0], (struct svg_options){ 0 }, out);
	return settle(j, &d, PAINT_OK, &report);
}

struct str atlas_job_file_of_page(struct atlas_job *j, const char *output, size_t index)
{
	struct str path = str_of(output), stem = path_without_ending(path);
	return str_fmt(&j->arena, "%.*s-%zu%.*s", STR_ARG(stem), index + 1, STR_ARG(str_slice(path, stem.len, path.len)));
}

static enum paint_result paint_pages(struct atlas_job *j, const struct atlas_drawing *d, struct paint_report *report)
{
	enum paint_result result = PAINT_OK;
	for (size_t i = 0; i < d->scenes.list.len && result == PAINT_OK; i++) {
		struct buf page = { 0 };
		result = paint_png(d->scenes.list.at[i], j->request->scale, &page, report);
		VEC_PUSH(&j->arena, &j->pages, buf_take(&page, &j->arena));
		buf_finish(&page);
	}
	return result;
}

/* What is too high for one picture becomes several, each as high as a sheet of paper of that width. */
enum outcome atlas_make_png(struct atlas_job *j, struct buf *out)
{
	struct paint_report report = { 0 };
	enum outcome outcome = atlas_job_choose_theme(j);
	if (outcome != OUTCOME_FINE)
		return outcome;
	struct atlas_drawing d = draw(j, (struct paper_size){ 0 });
	struct paper_size sheet = { .width = ATLAS_WIDTH * POINTS_LEAST, .height = ATLAS_WIDTH * POINTS_LEAST * SHEET_RATIO };
	double scale = j->request->scale;
	if (ceil(d.scenes.list.at[0]->height * scale) <= PNG_LONGEST_SIDE || ATLAS_WIDTH * SHEET_RATIO * scale > PNG_LONGEST_SIDE)
		return settle(j, &d, paint_png(d.scenes.list.at[0], scale, out, &report), &report);
	drop(&d);
	if (j->request->is_one_file)
		return refuse(j, OUTCOME_REFUSED, STR("the atlas is too high for one PNG; use -o with a file, for several: -o atlas.png"));
	d = draw(j, sheet);
	return settle(j, &d, paint_pages(j, &d, &report), &report);
}

enum outcome atlas_make_pdf(struct atlas_job *j, struct buf *out)
{
	struct paint_report report = { 0 };
	enum outcome outcome = atlas_job_choose_theme(j);
	if (outcome != OUTCOME_FINE)
		return outcome;
	struct pdf_options options = pdf_options_of(j->request, &j->theme, NULL, &j->arena);
	struct atlas_drawing d = draw(j, paper_size(options.paper, options.is_portrait));
	enum paint_result result = paint_pdf(d.scenes.list.at, d.scenes.list.len, options, out, &report);
	return settle(j, &d, result, &report);
}

/* Slides are 16:9 where nobody says otherwise. */
enum outcome atlas_make_pptx(struct atlas_job *j, struct buf *out)
{
	struct paint_report report = { 0 };
	enum outcome outcome = atlas_job_choose_theme(j);
	if (outcome != OUTCOME_FINE)
		return outcome;
	struct pdf_options paged = pdf_options_of(j->request, &j->theme, NULL, &j->arena);
	bool is_said = j->request->paper >= 0 || paper_size(paged.paper, false).is_slide;
	struct pptx_options options = { is_said ? paged.paper : PAPER_16_9, paged.is_portrait, paged.date, &j->theme, NULL, slide_word, j->atlas.words };
	struct atlas_drawing d = draw(j, paper_size(options.paper, options.is_portrait));
	enum paint_result result = paint_pptx(d.scenes.list.at, d.scenes.list.len, &options, out, &report);
	return settle(j, &d, result, &report);
}
