/* inline.c — pieces of a report as a type: the map's texts get in as themselves, our own marks around them, as the form has both. */
#include "report/report.h"
#include "cjm/unicode.h"

#include <string.h>

const struct md MD_NONE = { { 0 } };

bool md_is_empty(struct md m)
{
	return m.s.len == 0;
}

static struct md taken_md(struct report *r, struct buf *b)
{
	struct md m = { buf_take(b, &r->arena) };
	buf_finish(b);
	return m;
}

struct md md_text(struct report *r, struct str text)
{
	r->form->text(&r->scratch, str_trim(text));
	return (struct md){ buf_take(&r->scratch, &r->arena) };
}

struct md md_kind(struct report *r, enum statement_kind kind)
{
	if (!r->kind_words[kind].s.at)
		r->kind_words[kind] = md_text(r, with_capital(r, locale_word(r->words, kind)));
	return r->kind_words[kind];
}

/* ---- putting together ---- */

struct md md_label(struct report *r, enum label id)
{
	return md_text(r, label(r->words, id));
}

struct md md_bold(struct report *r, struct md m)
{
	return m.s.len ? (struct md){ str_fmt(&r->arena, "%s%.*s%s", r->form->bold, STR_ARG(m.s), r->form->end_bold) } : m;
}

struct md md_quoted(struct report *r, struct str text)
{
	return md_text(r, locale_quoted(r->words, &r->arena, str_trim(text)));
}

struct md md_fill(struct report *r, enum label id, const struct md *with, size_t count)
{
	/* The pattern is our own and holds nothing that a form would read; what fills it has been escaped. */
	struct str filled = label_filled(r->words, &r->arena, id, &with->s, count);
	return (struct md){ filled };
}

struct md md_with(struct report *r, enum label id, struct md m)
{
	return m.s.len ? (struct md){ label_with(r->words, &r->arena, id, m.s) } : MD_NONE;
}

/* As a format would, in a tenth of its time: a page has thousands of these. */
void md_put(struct buf *out, const char *before, struct md m, const char *behind)
{
	buf_text(out, before);
	buf_str(out, m.s);
	buf_text(out, behind);
}

struct md md_join(struct report *r, const char *between, const struct md *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i].s.len)
			md_put(&r->scratch, r->scratch.len ? between : "", parts[i], "");
	return (struct md){ buf_take(&r->scratch, &r->arena) };
}

void md_add(struct report *r, struct md_list *l, struct md m)
{
	VEC_PUSH(&r->arena, &l->parts, m);
}

struct md md_joined(struct report *r, const char *between, const struct md_list *l)
{
	return md_join(r, between, l->parts.at, l->parts.len);
}

/* The colon stands within the bold, the blank behind it outside. */
struct md md_pair(struct report *r, struct md name, struct md value)
{
	struct str colon = str_trim(str_of(r->words->colon));
	if (!value.s.len)
		return MD_NONE;
	return (struct md){ str_fmt(&r->arena, "%s%.*s%.*s%s %.*s", r->form->bold, STR_ARG(name.s), STR_ARG(colon), r->form->end_bold, STR_ARG(value.s)) };
}

/* ---- links ---- */

static bool is_bad_in_address(uint32_t code)
{
	return code == UTF8_BAD || unicode_is_control(code) || unicode_is_direction_control(code) || (code < 0x80 && strchr(" \"'()<>[]\\^`{}|*_~$", (int)code));
}

/* What would end a link's address or a table's cell, or act, is written in hexadecimal, as addresses may be; so is what has a meaning of its
 * own there. */
static struct str escaped_address(struct report *r, struct str url, const char *meant)
{
	struct buf b = { 0 };
	for (size_t at = 0; at < url.len;) {
		size_t from = at;
		bool is_bad = is_bad_in_address(utf8_next(url, &at)) || strchr(meant, url.at[from]);
		for (; from < at; from++)
			buf_fmt(&b, is_bad ? "%%%c%c" : "%c", is_bad ? "0123456789ABCDEF"[(unsigned char)url.at[from] >> 4] : url.at[from], "0123456789ABCDEF"[url.at[from] & 15]);
	}
	return taken_md(r, &b).s;
}

static struct md link_to(struct report *r, struct md m, struct str to)
{
	struct buf b = { 0 };
	if (!to.len || !m.s.len)
		return m;
	r->form->link(&b, m, escaped_address(r, to, ""));
	return taken_md(r, &b);
}

/* A page leads to the page of another map, which stands where its text does, if it is made as well. */
static struct str href_of(struct report *r, const struct thing *t)
{
	const struct report_options *o = &r->options;
	struct str to = thing_href(t);
	if (r->form != &FORM_HTML || (t->kind != KIND_DETAIL && t->kind != KIND_FOLLOWS))
		return to;
	bool has_page = o->has_page && str_ends(to, ".cjm") && o->has_page(o->context, (const struct detail *)t);
	return has_page ? detail_output((const struct detail *)t, STR(".html"), &r->arena) : (struct str){ 0 };
}

struct md md_link(struct report *r, struct md m, const struct thing *t)
{
	struct str to = href_of(r, t), said = thing_link(t);
	return said.len && !to.len ? MD_FILL(r, LABEL_in_brackets, m, md_text(r, said)) : link_to(r, m, to);
}

struct md md_ticket(struct report *r, const struct thing *t)
{
	return link_to(r, md_text(r, link_name(thing_link(t))), thing_href(t));
}

struct md md_picture(struct report *r, struct str path, struct str alt)
{
	struct buf b = { 0 };
	r->form->picture(&b, md_text(r, alt), escaped_address(r, path, ":?#%"));
	return taken_md(r, &b);
}
