/* atlas_page.c — an atlas as a page: its drawing in each of the page's themes, and its tables. */
#include "job/page_themes.h"

#include "cjm/atlas_view.h"

/* "maps/a b.cjm" → "maps/a%20b.html": whatever a file is called, a link to it. */
static struct str link_of_path(struct arena *a, struct str path)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '/';
		if (is_plain)
			buf_char(&b, (char)c);
		else
			buf_fmt(&b, "%%%x%x", c >> 4, c & 15);
	}
	struct str link = buf_take(&b, a);
	buf_finish(&b);
	return link;
}

struct str atlas_job_page_of(struct atlas_job *j, const struct atlas_row *r, struct str path)
{
	struct str stem = path_without_ending(path);
	return str_fmt(&j->arena, "%.*s%s%.*s.html", STR_ARG(stem), r->is_alone ? "" : "-", STR_ARG(r->is_alone ? (struct str){ 0 } : r->id));
}

void atlas_job_link(struct atlas_job *j, size_t row, struct str page)
{
	if (!j->atlas.rows.at[row].is_in_document)
		j->atlas.rows.at[row].link = link_of_path(&j->arena, page);
}

/* Another is one map's own. */
static bool is_built_in(struct str theme)
{
	bool is_known = false;
	for (size_t i = 0; theme_name_at(i); i++)
		is_known |= str_is(theme, theme_name_at(i));
	return is_known;
}

static void ask_for_page(const struct atlas_job *j, struct str stem, struct request *page)
{
	const struct request *r = j->request;
	request_init(page, TASK_BUILD);
	page->product = product_named(STR("html"));
	page->theme = is_built_in(r->theme) ? r->theme : (struct str){ 0 };
	page->language = r->language;
	page->is_for_client = r->is_for_client;
	page->has_today = true;
	page->today = r->today;
	page->stem = stem;
	page->maps = &j->maps;
}

void atlas_job_make_pages(struct atlas_job *j, struct str path, struct str stem, struct buf *packed)
{
	struct request request;
	struct buf text = { 0 }, why = { 0 };
	ask_for_page(j, stem, &request);
	if (project_text(j->project, str_terminated(&j->arena, path), &text, &why))
		handed_make(&request, j->project, path, buf_as_str(&text), (struct handing){ false, false }, packed);
	else
		handed_pack(&(struct handed){ .outcome = OUTCOME_FAILED, .why = buf_as_str(&why) }, packed);
	buf_finish(&text);
	buf_finish(&why);
	request_finish(&request);
}

/* ---- the page ---- */

static struct str draw_in_page(struct atlas_job *j, const struct theme themes[PAGE_THEMES], struct svg_styles *styles)
{
	struct scenes drawn[PAGE_THEMES];
	struct ruler *ruler = ruler_new();
	struct buf svg = { 0 };
	ruler_use_theme(ruler, &j->theme);
	j->atlas.is_drawn = true;
	for (size_t i = 0; i < PAGE_THEMES; i++)
		drawn[i] = draw_atlas(&(struct atlas_view){ .atlas = &j->atlas, .ruler = ruler, .theme = &themes[i], .width = ATLAS_WIDTH }, &j->arena);
	j->atlas.is_drawn = false;
	struct svg_page place = { .styles = styles, .others = { drawn[1].list.at[0], drawn[2].list.at[0] }, .prefix = STR("atlas-") };
	paint_svg(drawn[0].list.at[0], (struct svg_options){ .page = &place }, &svg);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		scene_free(drawn[i].list.at[0]);
	ruler_free(ruler);
	struct str text = buf_take(&svg, &j->arena);
	buf_finish(&svg);
	return text;
}

static void write_page(struct atlas_job *j, struct buf *out)
{
	struct theme themes[PAGE_THEMES];
	struct svg_styles *styles = svg_styles_new(PAGE_THEMES);
	struct buf tables = { 0 }, contents = { 0 }, rules = { 0 }, summary = { 0 };
	struct page page = { .words = j->atlas.words, .language = str_of(j->atlas.words->code), .title = atlas_title(&j->atlas), .subtitle = atlas_subtitle(&j->atlas, &j->arena), .family = j->theme.family };
	page.theme = page_themes_of(&j->theme, themes);
	struct page_view view = { .name = "atlas", .title = atlas_title(&j->atlas), .svg = draw_in_page(j, themes, styles) };
	page.views = &view;
	page.view_count = 1;
	atlas_write_html(&j->atlas, &tables, &contents, &summary);
	svg_styles_rules(styles, &rules);
	page.report = buf_as_str(&tables);
	page.table = buf_as_str(&summary);
	page.contents = buf_as_str(&contents);
	page.rules = buf_as_str(&rules);
	for (size_t i = 0; i < PAGE_THEMES; i++)
		page.themes[i] = page_theme_of(&themes[i], styles, i, &j->arena);
	page_write(&page, out);
	svg_styles_free(styles);
	buf_finish(&tables);
	buf_finish(&contents);
	buf_finish(&rules);
	buf_finish(&summary);
}

enum outcome atlas_make_html(struct atlas_job *j, struct buf *out)
{
	enum outcome outcome = atlas_job_choose_theme(j);
	if (outcome == OUTCOME_FINE)
		write_page(j, out);
	return outcome;
}
