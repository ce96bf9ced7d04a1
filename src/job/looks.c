/* looks.c — what a drawing's request and its theme say together: fonts, brand, paper, the day in a PDF. */
#include "job/job.h"

bool ruler_use_theme(struct ruler *ruler, const struct theme *theme)
{
	bool in_table = str_is(theme->family, "Inter") || str_is(theme->family, "Liberation Sans");
	return !theme->family.len || in_table || ruler_use_family(ruler, theme->family);
}

static bool declares_theme(const struct map *m, struct str name)
{
	FOR_EACH(struct theme_spec, t, m->themes)
		if (str_equal(t->thing.name, name))
			return true;
	return false;
}

struct str theme_meant(const struct map *m, struct str asked)
{
	struct str of_project = m->project ? m->project->theme : STR("");
	bool holds = !asked.len && of_project.len && (!m->themes.len || declares_theme(m, of_project));
	return holds ? of_project : asked;
}

struct str list_themes(const struct map *m, struct str wanted, struct arena *a)
{
	struct buf list = { 0 };
	struct names known;
	names_init(&known, a);
	for (size_t i = 0; m && i < m->themes.len; i++)
		names_add(&known, m->themes.at[i]->name, a);
	for (size_t i = 0; theme_name_at(i); i++)
		names_add(&known, str_of(theme_name_at(i)), a);
	names_propose(&known, wanted, &list);
	for (size_t i = 0; theme_name_at(i); i++)
		buf_fmt(&list, "%s%s", !i ? said("built-in themes: ") : theme_name_at(i + 1) ? ", " : said(" and "), theme_name_at(i));
	struct str themes = buf_take(&list, a);
	buf_finish(&list);
	return themes;
}

struct plan_options plan_options_of(const struct theme *theme, struct str language)
{
	return (struct plan_options){ .language = language, .logo = theme->logo, .brand_header = theme->header, .brand_footer = theme->footer };
}

long day_made(const struct request *r, const struct journey *journey)
{
	long reviewed = journey && journey->reviewed.year ? date_last_day(journey->reviewed) : 0;
	return r->has_build_day ? r->build_day : reviewed;
}

struct pdf_options pdf_options_of(const struct request *r, const struct theme *theme, const struct journey *journey, struct arena *a)
{
	int paper = r->paper >= 0 ? r->paper : theme->paper ? (int)theme->paper - 1 : PAPER_FIT;
	struct date d = date_of_day(day_made(r, journey));
	return (struct pdf_options){ (enum paper)paper, r->is_portrait, str_fmt(a, "%04d-%02d-%02dT00:00:00Z", d.year, d.month, d.day).at };
}
