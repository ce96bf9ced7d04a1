/* html.c — the telling as part of a page: headings, a table of figures, lists. Texts of a map are never markup. */
#include "diff/writer.h"

struct html_part {
	const struct diff *d;
	struct buf *out;
	bool in_list;
};

static void add_element(struct buf *out, const char *name, struct str text)
{
	buf_fmt(out, "<%s>", name);
	buf_xml(out, text);
	buf_fmt(out, "</%s>\n", name);
}

static void end_list(struct html_part *p)
{
	buf_text(p->out, p->in_list ? "</ul>\n" : "");
	p->in_list = false;
}

static const char *class_of(int better)
{
	return better > 0 ? " class=\"better\"" : better < 0 ? " class=\"worse\"" : "";
}

static void add_figure(struct html_part *p, const struct figure *f)
{
	struct buf *out = p->out;
	const struct locale *words = p->d->locale;
	struct str verdict = f->better > 0 ? label(words, LABEL_diff_better) : f->better < 0 ? label(words, LABEL_diff_worse) : (struct str){ 0 };
	buf_text(out, "<tr><th scope=\"row\">");
	buf_xml(out, f->label);
	buf_text(out, "</th><td>");
	buf_xml(out, f->from);
	buf_fmt(out, "</td><td%s>", class_of(f->better));
	buf_xml(out, f->to);
	if (verdict.len) {
		buf_text(out, " (");
		buf_xml(out, verdict);
		buf_char(out, ')');
	}
	buf_text(out, "</td></tr>\n");
}

static void add_figures(struct html_part *p, const struct diff_journey *j)
{
	const struct locale *words = p->d->locale;
	bool any = false;
	for (int i = 0; i < FIGURE_COUNT; i++) {
		if (str_equal(j->figures[i].from, j->figures[i].to))
			continue;
		if (!any) {
			buf_text(p->out, "<table>\n<thead><tr><td></td><th scope=\"col\">");
			buf_xml(p->out, label(words, LABEL_diff_before));
			buf_text(p->out, "</th><th scope=\"col\">");
			buf_xml(p->out, label(words, LABEL_diff_after));
			buf_text(p->out, "</th></tr></thead>\n<tbody>\n");
		}
		any = true;
		add_figure(p, &j->figures[i]);
	}
	buf_text(p->out, any ? "</tbody>\n</table>\n" : "");
}

static void start_journey(void *part, struct str title, const struct diff_journey *j)
{
	struct html_part *p = part;
	end_list(p);
	add_element(p->out, "h2", title);
	if (j)
		add_figures(p, j);
}

static void write_story(void *part, const struct story_part *parts, size_t count)
{
	struct html_part *p = part;
	for (size_t i = 0; i < count; i++) {
		add_element(p->out, "h3", parts[i].heading);
		buf_text(p->out, "<ul>\n");
		for (size_t k = 0; k < parts[i].lines.len; k++) {
			buf_fmt(p->out, "<li%s>", class_of(parts[i].lines.at[k].better));
			buf_xml(p->out, parts[i].lines.at[k].text);
			buf_text(p->out, "</li>\n");
		}
		buf_text(p->out, "</ul>\n");
	}
	add_element(p->out, "h2", label(p->d->locale, LABEL_diff_details));
}

static void start_stage(void *part, struct str title)
{
	end_list(part);
	add_element(((struct html_part *)part)->out, "h3", title);
}

static void start_step(void *part, struct str title)
{
	end_list(part);
	add_element(((struct html_part *)part)->out, "h4", title);
}

static void add_change(void *part, const struct change *c, bool in_step)
{
	struct html_part *p = part;
	(void)in_step;
	buf_text(p->out, p->in_list ? "" : "<ul>\n");
	p->in_list = true;
	buf_fmt(p->out, "<li%s><b>%s</b> ", class_of(c->better), diff_sign_of_change(c));
	buf_xml(p->out, c->sentence);
	buf_text(p->out, "</li>\n");
}

static const struct change_writer HTML = { start_journey, write_story, start_stage, start_step, add_change };

void diff_html(const struct diff *d, struct buf *out)
{
	struct html_part p = { d, out, false };
	diff_write_changes(d, &HTML, &p);
	end_list(&p);
	if (diff_is_same(d))
		add_element(out, "p", label(d->locale, LABEL_diff_none));
}
