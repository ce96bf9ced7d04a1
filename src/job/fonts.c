/* fonts.c — the fonts of a drawing or a page as parts of it. */
#include "job/job.h"

#include "cjm/fonts.h"

static void note_embedded(struct job *j, const struct embedding *e, enum embed_result result)
{
	struct buf missing = { 0 };
	if (result == EMBED_NO_LIBRARY)
		job_note(j, SEVERITY_WARNING, "no-library", "no font is embedded: %.*s", STR_ARG(buf_as_str(&e->message)));
	if (e->refused.len)
		job_note(j, SEVERITY_WARNING, "fonts", "the licence of a font forbids that it is embedded: %.*s", STR_ARG(buf_as_str(&e->refused)));
	else if (result == EMBED_NO_FONT)
		job_note(j, SEVERITY_WARNING, "fonts", "no font is embedded: none of those that drawings use is installed (in Debian and Ubuntu: apt install fonts-inter)");
	if (result == EMBED_FINE && e->missing) {
		buf_utf8(&missing, e->missing);
		struct finding *f = job_note(j, SEVERITY_INFO, "fonts", "`%.*s` is in no font that is embedded; other computers show it in their own", STR_ARG(buf_as_str(&missing)));
		f->hint = STR("install a font with this character (in Debian and Ubuntu: apt install fonts-noto-core fonts-noto-cjk)");
	}
	buf_finish(&missing);
}

struct str job_embed_fonts(struct job *j, struct str text, struct str language, struct str *names)
{
	struct embedding e = { .text = text };
	struct families house = families_for(language);
	if (j->theme.family.len)
		e.families[e.family_count++] = j->theme.family;
	for (size_t i = 0; i < house.count; i++)
		e.families[e.family_count++] = str_of(house.at[i]);
	enum embed_result result = fonts_embed(&e);
	note_embedded(j, &e, result);
	struct str css = buf_take(&e.css, &j->arena), listed = buf_take(&e.names, &j->arena);
	if (names)
		*names = listed;
	embedding_finish(&e);
	return css;
}
