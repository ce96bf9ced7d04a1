/* text.c — the telling for a terminal. Colour says what is better and worse for the customer; the words say it too. */
#include "diff/writer.h"

static const char *const SIGNS[CHANGE_SIGNS] = { "+", "−", "~", "↔" };

const char *diff_sign_of_change(const struct change *c)
{
	return SIGNS[c->sign];
}

enum { BOLD = 1, FAINT = 2, RED = 31, GREEN = 32, YELLOW = 33, CYAN = 36 };

static void add_colored(struct buf *out, bool color, int code, struct str text)
{
	if (color && code)
		buf_fmt(out, "\x1b[%dm", code);
	buf_visible(out, text, VISIBLE_TEXT);
	if (color && code)
		buf_text(out, "\x1b[0m");
}

static int color_of(const struct change *c)
{
	return c->better > 0 ? GREEN : c->better < 0 ? RED : 0;
}

static int sign_color(const struct change *c)
{
	return c->better ? color_of(c) : c->sign == CHANGE_MOVED ? CYAN : YELLOW;
}

struct text_page { /* the telling as it grows */
	const struct diff *d;
	struct buf *out;
	bool color;
};

static void start_journey(void *page, struct str title, const struct diff_journey *j)
{
	struct text_page *p = page;
	if (p->out->len)
		buf_char(p->out, '\n');
	add_colored(p->out, p->color, BOLD, title);
	buf_char(p->out, '\n');
	bool first = true;
	for (int i = 0; j && !j->story.len && i < FIGURE_COUNT; i++) {
		const struct figure *f = &j->figures[i];
		if (!f->label.len || str_equal(f->from, f->to))
			continue;
		buf_str(p->out, first ? STR("") : label(p->d->locale, LABEL_list_point));
		buf_fmt(p->out, "%.*s ", STR_ARG(f->label));
		struct buf figures = { 0 };
		bool has_both = f->from.len && f->to.len; /* else the journey came or went */
		buf_fmt(&figures, "%.*s%s%s%s%.*s", STR_ARG(f->from), has_both ? " " : "", has_both ? p->d->locale->becomes : "", has_both ? " " : "", STR_ARG(f->to));
		add_colored(p->out, p->color, f->better > 0 ? GREEN : f->better < 0 ? RED : 0, buf_as_str(&figures));
		buf_finish(&figures);
		first = false;
	}
	if (!first)
		buf_char(p->out, '\n');
}

static void write_story(void *page, const struct story_part *parts, size_t count)
{
	struct text_page *p = page;
	buf_char(p->out, '\n');
	for (size_t i = 0; i < count; i++) {
		add_colored(p->out, p->color, BOLD, parts[i].heading);
		buf_char(p->out, '\n');
		for (size_t k = 0; k < parts[i].lines.len; k++) {
			const struct story_line *line = &parts[i].lines.at[k];
			buf_text(p->out, "  • ");
			add_colored(p->out, p->color, line->better > 0 ? GREEN : line->better < 0 ? RED : 0, line->text);
			buf_char(p->out, '\n');
		}
	}
	buf_char(p->out, '\n');
	add_colored(p->out, p->color, BOLD, label(p->d->locale, LABEL_diff_details));
	buf_char(p->out, '\n');
}

static void start_stage(void *page, struct str title)
{
	struct text_page *p = page;
	buf_char(p->out, '\n');
	add_colored(p->out, p->color, BOLD, title);
	buf_char(p->out, '\n');
}

static void start_step(void *page, struct str title)
{
	struct text_page *p = page;
	buf_text(p->out, "  ");
	buf_visible(p->out, title, VISIBLE_TEXT);
	buf_char(p->out, '\n');
}

static void add_change(void *page, const struct change *c, bool in_step)
{
	struct text_page *p = page;
	buf_text(p->out, in_step ? "    " : "  ");
	add_colored(p->out, p->color, sign_color(c), str_of(SIGNS[c->sign]));
	buf_char(p->out, ' ');
	add_colored(p->out, p->color, color_of(c), c->sentence);
	buf_char(p->out, '\n');
}

static const struct change_writer TEXT = { start_journey, write_story, start_stage, start_step, add_change };

void diff_text(const struct diff *d, bool color, struct buf *out)
{
	struct text_page p = { d, out, color };
	diff_write_changes(d, &TEXT, &p);
}
