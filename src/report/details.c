/* details.c — all that a map says of one thing, as an article: its facts by the rows of fields.def, what it rests on, what it names and what names it,
 * as links. So a page leads from a pain point to its opportunities and actions and back, whatever statements the language gets. */
#include "report/details.h"

/* ---- which things ---- */

/* What is said in a thing without an article of its own is told with the thing. */
static bool has_detail(const struct thing *t)
{
	if (t->kind == KIND_AT) /* told with what is met there */
		return false;
	return t->kind == KIND_STAGE || t->kind == KIND_STEP || thing_lane(t) != LANE_NONE || (t->kind == KIND_NOTE && t->parent);
}

struct article *detail_of(const struct details *d, const struct thing *t)
{
	return names_find_address(&d->known, t);
}

/* "pay.abandon": a measure is called by its metric, which has an article of its own. */
static struct str measure_id(struct arena *a, const struct thing *t)
{
	const struct measure *m = t->kind == KIND_MEASURE ? (const struct measure *)t : NULL;
	if (!m || !m->metric)
		return (struct str){ 0 };
	bool is_whole = !t->parent || t->parent->kind == KIND_JOURNEY;
	return str_fmt(a, "%.*s.%.*s", STR_ARG(is_whole ? STR("journey") : t->parent->id), STR_ARG(m->metric->thing.id));
}

/* What has no name of its own is called by where it stands and what it says, "purchase.saisit-ses.pourquoi-me": a few words of each, for an address is read, and
 * stands in the page more than once. */
static void add_short(struct buf *out, struct str part)
{
	enum { PART_MOST = 16 };
	size_t end = part.len;
	for (size_t i = 1; i <= PART_MOST && i < part.len && part.len > PART_MOST; i++)
		if (part.at[i] == '-')
			end = i;
	buf_str(out, str_slice(part, 0, end));
}

static struct str short_id(struct arena *a, struct str id)
{
	struct buf b = { 0 };
	for (struct str rest = id; rest.len;) {
		struct str part = str_next(&rest, '.');
		add_short(&b, part);
		if (rest.len)
			buf_char(&b, '.');
	}
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

static struct str id_of(struct details *d, const struct thing *t)
{
	struct arena *a = &d->r->arena;
	struct str own = t->name.len ? t->id : short_id(a, t->id.len ? t->id : measure_id(a, t)), place = t->parent ? t->parent->id : (struct str){ 0 }; /* without words it is one of its place */
	struct str base = str_fmt(a, "%.*s%s-%.*s", STR_ARG(d->r->options.prefix), kind_word(t->kind), STR_ARG(own.len ? own : place));
	return names_add_numbered(&d->ids, &d->id_counts, base, d);
}

static void add_detail(struct details *d, const struct thing *t)
{
	struct article *article = ARENA_NEW(&d->r->arena, struct article);
	article->thing = t;
	article->id = id_of(d, t);
	article->number = str_fmt(&d->r->arena, "%zx", d->r->options.told_before + d->list.len + 1); /* no word that is an id is made of these letters */
	names_add_address(&d->known, t, article);
	VEC_PUSH(&d->r->arena, &d->list, article);
}

static void add_own(void *details, const struct thing *t)
{
	struct details *d = details;
	if (t->kind == KIND_AT)
		VEC_PUSH(&d->r->arena, &d->touches, (struct thing *)t);
	if (has_detail(t))
		add_detail(details, t);
}

/* ---- what names what ---- */

struct name_walk {
	struct details *d;
	const struct thing *from;
};

static const struct thing *told_with(const struct details *d, const struct thing *t)
{
	while (t && !detail_of(d, t))
		t = t->parent;
	return t;
}

/* What is declared for all journeys is told once somebody names it. */
static bool is_shared(const struct thing *t)
{
	return !t->parent && (t->text.len || t->name.len) && t->kind != KIND_JOURNEY;
}

static void add_named(struct name_walk *n, const struct thing *t)
{
	if (!detail_of(n->d, t) && is_shared(t))
		add_detail(n->d, t);
	struct article *named = names_find_address(&n->d->known, t);
	const struct thing *from = told_with(n->d, n->from);
	if (!named || !from || from == t)
		return;
	for (size_t i = named->back.len; i > 0 && i + 8 > named->back.len; i--)
		if (named->back.at[i - 1] == from)
			return;
	VEC_PUSH(&n->d->r->arena, &named->back, (struct thing *)from);
}

static void add_member(void *naming, const struct thing_member *m)
{
	const struct things *things = m->at;
	if (m->holds_things)
		return;
	if (m->type == MEMBER_POINTER)
		add_named(naming, pointer_at(m->at));
	for (size_t i = 0; m->type == MEMBER_THINGS && i < things->len; i++)
		add_named(naming, things->at[i]);
}

static void add_names(void *details, const struct thing *t)
{
	struct name_walk n = { details, t };
	members_of_slots(t, add_member, &n);
	members_of_fields(t, add_member, &n);
	const struct basis *basis = thing_basis(t);
	for (size_t i = 0; basis && i < basis->sources.len; i++)
		add_named(&n, basis->sources.at[i]);
}

void details_gather(struct details *d, struct report *r)
{
	*d = (struct details){ .r = r };
	names_init(&d->known, &r->arena);
	names_init(&d->ids, &r->arena);
	names_init(&d->id_counts, &r->arena);
	journey_walk(r->journey, add_own, d);
	size_t own = d->list.len;
	journey_walk(r->journey, add_names, d);
	for (size_t i = own; i < d->list.len; i++)
		thing_walk(d->list.at[i]->thing, add_names, d);
}

/* ---- facts: names with what stands behind them. In these thousands HTML ends an element by itself, where the next one begins. ---- */

/* Its values follow. */
void details_put_name(struct details *d, struct md name)
{
	md_put(d->r->out, "<dt>", name, "");
}

static void put_value(struct details *d, struct md value)
{
	md_put(d->r->out, "<dd>", value, "");
}

void details_put_fact(struct details *d, struct md name, struct md value)
{
	if (md_is_empty(value))
		return;
	md_put(d->r->out, "<dt class=f>", name, "");
	put_value(d, value);
}

static void put_things(struct details *d, enum statement_kind kind, const struct things *things, bool are_held)
{
	if (!things->len)
		return;
	details_put_name(d, detail_word(d, kind));
	FOR_EACH(struct thing, t, *things)
		put_value(d, are_held ? detail_held(d, t) : detail_named(d, t));
}

/* A level also as dots, as drawings have it; the page's style draws them: "l3", "s3" of a severity. */
static struct md member_words(struct details *d, const void *member, const struct field *f)
{
	struct md said = md_member(d->r, member, f->type, f->kind, 0);
	bool is_level = f->type == MEMBER_CHOICE && statement_of(f->kind)->slots[0].detail == CHOICES_level;
	unsigned int level = is_level ? *(const unsigned int *)member : 0;
	return !level || level > 3 ? said : (struct md){ str_fmt(&d->r->arena, "<i class=%s%d></i> %.*s", f->kind == KIND_SEVERITY ? "s" : "l", (int)level, STR_ARG(said.s)) };
}

static bool is_told_elsewhere(enum statement_kind kind)
{
	return (map_is_path(kind) && kind != KIND_DETAIL && kind != KIND_FOLLOWS) || kind == KIND_REQUIRE || kind == KIND_RULE || kind == KIND_OWN || statement_takes_color(kind) || kind == KIND_ICON;
}

void details_put_field(struct details *d, const struct thing *t, const struct field *f)
{
	const void *member = (const char *)t + f->offset;
	if (is_told_elsewhere(f->kind))
		return;
	if (f->type == MEMBER_THINGS) {
		put_things(d, f->kind, member, field_holds_things(f));
	} else if (f->type == MEMBER_POINTER) {
		struct thing *one = pointer_at(member);
		put_things(d, f->kind, &(struct things){ &one, one ? 1 : 0, 1 }, field_holds_things(f));
	} else {
		details_put_fact(d, detail_word(d, f->kind), member_words(d, member, f));
	}
}

/* What the words of the statement itself say beside its name: "high", "12 interviews". */
static void put_arguments(struct details *d, const struct thing *t)
{
	struct buf b = { 0 };
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++) {
		const struct arg_field *f = &ARG_FIELDS[i];
		if (f->kind != t->kind || f->type == MEMBER_THINGS || f->type == MEMBER_POINTER || t->kind == KIND_FEEL || t->kind == KIND_MEASURE)
			continue;
		struct md said = md_member(d->r, (const char *)t + f->offset, f->type, t->kind, f->slot);
		if (!md_is_empty(said))
			buf_fmt(&b, "%s%.*s", b.len ? " · " : "", STR_ARG(said.s));
	}
	if (b.len)
		buf_fmt(d->r->out, "<p>%.*s", STR_ARG(buf_as_str(&b)));
	buf_finish(&b);
}

static struct md own_value(struct details *d, const struct own_field *f)
{
	return md_text(d->r, locale_any(d->r->words, &d->r->arena, f->value));
}

struct md details_own(struct details *d, const struct thing *t)
{
	struct md_list all = { 0 };
	for (size_t i = 0; i < t->own.list.len; i++)
		md_add(d->r, &all, MD_JOIN(d->r, d->r->words->colon, md_text(d->r, t->own.list.at[i].name), own_value(d, &t->own.list.at[i])));
	return md_joined(d->r, " · ", &all);
}

void details_put_own(struct details *d, const struct thing *t)
{
	for (size_t i = 0; i < t->own.list.len; i++)
		details_put_fact(d, md_text(d->r, t->own.list.at[i].name), own_value(d, &t->own.list.at[i]));
}

static struct md source_words(struct details *d, const struct thing *t)
{
	const struct origin *origin = (const struct origin *)t;
	struct md about = t->kind == KIND_SOURCE ? MD_JOIN(d->r, label(d->r->words, LABEL_list_comma).at,
		origin->n.given ? MD_FILL(d->r, LABEL_sample, md_value(d->r, origin->n)) : MD_NONE, md_date(d->r, origin->date)) : MD_NONE;
	return md_is_empty(about) ? detail_link(d, t) : MD_FILL(d->r, LABEL_in_brackets, detail_link(d, t), about);
}

void details_put_basis(struct details *d, const struct thing *t)
{
	const struct basis *basis = thing_basis(t);
	struct md doubt = md_text(d->r, locale_doubt(d->r->words, d->r->journey, t));
	if (basis_is_empty(basis) && md_is_empty(doubt))
		return;
	if (!basis->sources.len && md_is_empty(doubt))
		return;
	details_put_name(d, md_label(d->r, LABEL_sources));
	for (size_t i = 0; i < basis->sources.len; i++)
		put_value(d, source_words(d, basis->sources.at[i]));
	if (!md_is_empty(doubt))
		put_value(d, doubt);
}

/* ---- what is said where a pain point is ---- */

/* Nobody's alone, or of one whose pain point it is. */
static bool is_voice_of(const struct things *by, const struct things *whose)
{
	bool is = !by->len || !whose->len;
	for (size_t i = 0; i < by->len; i++)
		is |= things_hold(whose, by->at[i]);
	return is;
}

static void put_sayings(struct details *d, const struct pain *p, enum statement_kind kind, const struct things *sayings)
{
	struct things said = { 0 };
	FOR_EACH(struct saying, s, *sayings)
		if (is_voice_of(&s->by, &p->by))
			things_note(&d->r->arena, &said, &s->thing);
	put_things(d, kind, &said, false);
}

/* What was thought and said in the same step, or in the same stage where it is said of that. */
static void put_voices(struct details *d, const struct pain *p)
{
	const struct content *content = p->thing.parent ? content_of(p->thing.parent) : NULL;
	if (!content)
		return;
	put_sayings(d, p, KIND_THINK, &content->thoughts);
	put_sayings(d, p, KIND_QUOTE, &content->quotes);
}

/* ---- articles ---- */

/* Links lead to this line, and so to the article around it. */
static void put_place(struct details *d, const struct article *article)
{
	const struct thing *t = article->thing;
	buf_fmt(d->r->out, "<p id=%.*s>%.*s", STR_ARG(article->number), STR_ARG(detail_word(d, t->kind).s));
	struct md place = MD_NONE;
	for (const struct thing *p = t->parent; p && p->kind != KIND_JOURNEY; p = p->parent)
		if (detail_of(d, p))
			place = MD_JOIN(d->r, " › ", detail_link(d, p), place);
	if (t->kind == KIND_STEP)
		place = detail_link(d, &((const struct step *)t)->stage->thing);
	else if (t->parent && t->parent->kind == KIND_STEP)
		place = MD_JOIN(d->r, " › ", detail_link(d, &((const struct step *)t->parent)->stage->thing), detail_link(d, t->parent));
	buf_fmt(d->r->out, "%s%.*s", md_is_empty(place) ? "" : " · ", STR_ARG(place.s));
}

/* A value leads to what was measured. */
static struct md heading_of(struct details *d, const struct thing *t)
{
	const struct measure *m = t->kind == KIND_MEASURE ? (const struct measure *)t : NULL;
	return m && m->metric ? MD_JOIN(d->r, d->r->words->colon, detail_link(d, &m->metric->thing), md_value(d->r, measure_value(m))) : md_link(d->r, detail_title(d, t), t);
}

/* A list without a fact only stands before another. */
static void put_facts_end(struct details *d, const struct article *article, size_t begin)
{
	struct buf *out = d->r->out;
	if (out->len == begin && !article->back.len)
		out->len -= sizeof "<dl>" - 1;
	else
		buf_text(out, "</dl>");
}

/* By the style and the script of the page. */
static bool is_asked_for(enum statement_kind kind)
{
	static const enum statement_kind ASKED[] = { KIND_STAGE, KIND_PAIN, KIND_GAIN, KIND_SOURCE, KIND_METRIC, KIND_PERSONA, KIND_SEGMENT, KIND_TEAM, KIND_CHANNEL, KIND_TOUCHPOINT };
	for (size_t i = 0; i < sizeof ASKED / sizeof *ASKED; i++)
		if (ASKED[i] == kind)
			return true;
	return false;
}

static void put_article(struct details *d, const struct article *article)
{
	const struct thing *t = article->thing;
	struct buf *out = d->r->out;
	buf_html_value(out, "<article id", "", article->id);
	if (is_asked_for(t->kind))
		buf_fmt(out, " class=%s", kind_word(t->kind));
	buf_char(out, '>');
	put_place(d, article);
	buf_text(out, "<h3");
	details_put_language(out, d->r->options.titles);
	md_put(out, ">", heading_of(d, t), "</h3>");
	put_arguments(d, t);
	buf_text(out, "<dl>");
	size_t begin = out->len;
	for (size_t row = d->r->fields.first[t->kind]; row; row = d->r->fields.next[row - 1])
		details_put_field(d, t, &FIELDS[row - 1]);
	if (t->kind == KIND_OPPORTUNITY)
		details_put_scores(d, (const struct opportunity *)t);
	details_put_own(d, t);
	details_put_basis(d, t);
	if (t->kind == KIND_PAIN)
		put_voices(d, (const struct pain *)t);
	if (t->basis.internal)
		details_put_fact(d, md_text(d->r, with_capital(d->r, label(d->r->words, LABEL_internal))), md_label(d->r, LABEL_yes));
	put_facts_end(d, article, begin);
	details_put_back(d, article);
	buf_text(out, "</article>\n");
}

void details_write(struct details *d)
{
	struct str language = d->r->options.articles;
	if (language.len)
		buf_html_value(d->r->out, "<div lang", "", language), buf_text(d->r->out, ">\n");
	for (size_t i = 0; i < d->list.len; i++)
		put_article(d, d->list.at[i]);
	if (language.len)
		buf_text(d->r->out, "</div>\n");
}
