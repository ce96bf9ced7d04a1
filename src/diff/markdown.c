/* markdown.c — the telling for a pull request: a table of figures, then the changes by stage and step. */
#include "diff/writer.h"

struct markdown_page {
	const struct diff *d;
	struct buf *out;
};

/* "**+1** (better)" */
static void add_figure(struct markdown_page *p, const struct figure *f)
{
	const struct locale *words = p->d->locale;
	struct arena a;
	arena_init(&a);
	struct str verdict = f->better > 0 ? label(words, LABEL_diff_better) : f->better < 0 ? label(words, LABEL_diff_worse) : (struct str){ 0 };
	struct str to = f->to.len ? str_fmt(&a, "**%.*s**", STR_ARG(f->to)) : f->to;
	if (verdict.len)
		to = LABEL_FILL(words, &a, LABEL_diff_with, to, verdict);
	buf_fmt(p->out, "| %.*s | %.*s | %.*s |\n", STR_ARG(f->label), STR_ARG(f->from), STR_ARG(to));
	arena_finish(&a);
}

static void add_figures(struct markdown_page *p, const struct diff_journey *j)
{
	const struct locale *words = p->d->locale;
	bool any = false;
	for (int i = 0; i < FIGURE_COUNT; i++)
		any |= !str_equal(j->figures[i].from, j->figures[i].to);
	if (!any)
		return;
	buf_fmt(p->out, "\n| | %.*s | %.*s |\n| --- | ---: | ---: |\n", STR_ARG(label(words, LABEL_diff_before)), STR_ARG(label(words, LABEL_diff_after)));
	for (int i = 0; i < FIGURE_COUNT; i++)
		if (!str_equal(j->figures[i].from, j->figures[i].to))
			add_figure(p, &j->figures[i]);
}

static void start_journey(void *page, struct str title, const struct diff_journey *j)
{
	struct markdown_page *p = page;
	buf_text(p->out, p->out->len ? "\n## " : "## ");
	buf_markdown(p->out, title);
	buf_char(p->out, '\n');
	if (j)
		add_figures(p, j);
	if (!j)
		buf_char(p->out, '\n');
}

static void write_story(void *page, const struct story_part *parts, size_t count)
{
	struct markdown_page *p = page;
	for (size_t i = 0; i < count; i++) {
		buf_text(p->out, "\n**");
		buf_markdown(p->out, parts[i].heading);
		buf_text(p->out, "**\n\n");
		for (size_t k = 0; k < parts[i].lines.len; k++) {
			buf_text(p->out, "- ");
			buf_markdown(p->out, parts[i].lines.at[k].text);
			buf_char(p->out, '\n');
		}
	}
	buf_text(p->out, "\n## ");
	buf_markdown(p->out, label(p->d->locale, LABEL_diff_details));
	buf_char(p->out, '\n');
}

static void start_stage(void *page, struct str title)
{
	struct markdown_page *p = page;
	buf_text(p->out, "\n### ");
	buf_markdown(p->out, title);
	buf_text(p->out, "\n\n");
}

static void start_step(void *page, struct str title)
{
	struct markdown_page *p = page;
	buf_text(p->out, "- **");
	buf_markdown(p->out, title);
	buf_text(p->out, "**\n");
}

static void add_change(void *page, const struct change *c, bool in_step)
{
	struct markdown_page *p = page;
	buf_fmt(p->out, "%s- `%s` ", in_step ? "  " : "", diff_sign_of_change(c));
	buf_markdown(p->out, c->sentence);
	buf_char(p->out, '\n');
}

static const struct change_writer MARKDOWN = { start_journey, write_story, start_stage, start_step, add_change };

void diff_markdown(const struct diff *d, struct buf *out)
{
	struct markdown_page p = { d, out };
	diff_write_changes(d, &MARKDOWN, &p);
	if (diff_is_same(d))
		buf_fmt(out, "%.*s\n", STR_ARG(label(d->locale, LABEL_diff_none)));
}
