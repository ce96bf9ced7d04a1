/* html_page.c — a page of HTML: what its tags say of headings, lists and tables; all text between two tags of blocks is one line. */
#include "exchange/documents/document.h"
#include "exchange/documents/html.h"
#include "exchange/plain/words.h"

struct html_page {
	struct document *d;
	struct str text;
	size_t from;       /* where the text begins that no block has taken yet */
	int depth;         /* of lists */
	int number;        /* of the next item; 0 where the list has bullets */
	enum { IN_TEXT, IN_HEADING, IN_ITEM, IN_TERM, IN_DEFINITION } place;
	int level;         /* of the heading that is open */
};

/* Markdown may begin with a tag of HTML, too: then it has headings, items or bars of its own. */
static bool has_markdown(struct str text)
{
	static const char *const MARKS[] = { "# ", "## ", "### ", "- ", "* ", "|", "**", NULL };
	for (struct str rest = text; rest.len;)
		if (text_starts_with_one_of(str_next(&rest, '\n'), MARKS))
			return true;
	return false;
}

bool page_is_html(struct str text)
{
	enum { LOOKED_AT = 400 };
	struct str head = plain_trim(str_slice(text, 0, LOOKED_AT));
	char small[32] = { 0 };
	for (size_t i = 0; i < head.len && i < sizeof small - 1; i++)
		small[i] = (char)(head.at[i] >= 'A' && head.at[i] <= 'Z' ? head.at[i] + 'a' - 'A' : head.at[i]);
	struct str s = str_of(small);
	static const char *const PAGES[] = { "<!doctype", "<html", "<head", "<body", "<?xml", NULL }; /* nothing else begins so */
	static const char *const TAGS[] = { "<table", "<div", "<section", "<article", "<main", "<h1", "<h2", NULL };
	return text_starts_with_one_of(s, PAGES) || (text_starts_with_one_of(s, TAGS) && !has_markdown(text));
}

static int level_of(struct str name)
{
	return name.len == 2 && name.at[0] == 'h' && name.at[1] >= '1' && name.at[1] <= '6' ? name.at[1] - '0' : 0;
}

/* All text since the last block. */
static void take_text(struct html_page *p, size_t end)
{
	struct document *d = p->d;
	struct str s = plain_trim(str_slice(p->text, p->from, end));
	struct str says = html_text(&d->i->arena, s);
	if (!says.len)
		return;
	if (p->place == IN_HEADING) {
		outline_add_heading(&d->outline, p->level, s);
		document_heading(d, p->level, plain_line(&d->i->arena, says), s);
		return;
	}
	document_take_line(d, plain_line(&d->i->arena, says), s);
	if (p->place == IN_ITEM)
		outline_add_item(&d->outline, 2 * p->depth, p->number, s);
	else if (p->place == IN_TERM)
		outline_add_term(&d->outline, s);
	else if (p->place == IN_DEFINITION)
		outline_add_item(&d->outline, 2 * p->depth, 0, s);
	else
		outline_add_line(&d->outline, s, false);
	p->place = p->place == IN_ITEM ? IN_TEXT : p->place;
}

static void take_list_tag(struct html_page *p, const struct html_tag *tag)
{
	if (str_is(tag->name, "li")) {
		p->place = tag->closes ? IN_TEXT : IN_ITEM;
		p->number += !tag->closes && p->number;
	} else {
		p->depth += tag->closes ? -(p->depth > 0) : 1;
		p->number = !tag->closes && str_is(tag->name, "ol");
		p->place = IN_TEXT;
	}
}

/* One that is never closed ends with the page. */
static void take_table(struct html_page *p, const struct html_tag *tag, size_t *at)
{
	*at = tag->to;
	if (document_only_lays_out(p->d, p->text, tag->from))
		return;
	struct table t = document_table_below(p->d);
	*at = tag->from;
	html_read_table(p->d->i, p->text, at, &t);
	document_add_table(p->d, &t);
	p->d->has_html_tables = true;
}

static void take_tag(struct html_page *p, const struct html_tag *tag, size_t *at)
{
	static const char *const LISTS[] = { "ul", "ol", "li", NULL };
	int level = str_is(tag->name, "title") ? 1 : level_of(tag->name); /* in the head, the page's name */
	outline_add_line(&p->d->outline, (struct str){ 0 }, false);
	if (level) {
		p->place = tag->closes ? IN_TEXT : IN_HEADING;
		p->level = level;
	} else if (text_is_one_of(tag->name, LISTS)) {
		take_list_tag(p, tag);
	} else if (str_is(tag->name, "dt")) {
		p->place = tag->closes ? IN_TEXT : IN_TERM;
	} else if (str_is(tag->name, "dd")) {
		p->place = tag->closes ? IN_TEXT : IN_DEFINITION;
	} else if (str_is(tag->name, "table") && !tag->closes) {
		take_table(p, tag, at);
	}
}

void page_read(struct document *d)
{
	struct html_page p = { .d = d, .text = d->i->source->text };
	struct html_tag tag;
	size_t at = 0;
	html_mark_for_programs(d->i, p.text);
	while (html_next_tag(&d->i->arena, p.text, &at, &tag)) {
		account_markup(&d->i->account, str_slice(p.text, tag.from, at));
		if (html_is_inline(tag.name))
			continue;
		take_text(&p, tag.from);
		take_tag(&p, &tag, &at);
		p.from = at;
	}
	take_text(&p, p.text.len);
}
