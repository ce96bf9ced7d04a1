/* forms.c — letters that join, as those of Arabic do: each is as wide as the form that it has beside its neighbours. Where it isn't sure which
 * one that is, at an end that others go on behind or beside a sign that is not seen, it is the widest of those that it may be. */
#include "cluster.h"
#include "measure.h"

enum { LAM = 0x644, NON_JOINER = 0x200C };

/* How a letter may be to one side, as bits: of these that are set the widest counts. */
enum { APART = 1, JOINED = 2, EITHER = APART | JOINED };
/* Bits of the number of a form. */
enum { TO_BEFORE = 1, TO_BEHIND = 2, FORM_COUNT = 4 };

/* A letter with its marks. */
struct joined_letter {
	const uint16_t *forms; /* NULL: no letter that joins, or with signs that take it to the font system */
	uint32_t code;
	size_t end;
	unsigned behind, next; /* how it may be to what follows, and that to it, as far as this one has a say */
};

static bool is_bold(enum face face)
{
	return face == FACE_SEMIBOLD || face == FACE_BOLD;
}

const uint16_t *joined_forms(enum face face, uint32_t code)
{
	bool is_there = code >= JOINED_FIRST && code < JOINED_END;
	unsigned row = is_there ? JOINED_ROWS[code - JOINED_FIRST] : 0;
	return row ? JOINED_FORMS[row - 1][is_bold(face)] : NULL;
}

static int widest_form(const uint16_t *forms, unsigned before, unsigned behind)
{
	int widest = 0;
	for (unsigned form = 0; form < FORM_COUNT; form++) {
		bool may_be = (before & (form & TO_BEFORE ? JOINED : APART)) && (behind & (form & TO_BEHIND ? JOINED : APART));
		widest = may_be && forms[form] > widest ? forms[form] : widest;
	}
	return widest;
}

int joined_widest(const uint16_t *forms)
{
	return widest_form(forms, EITHER, EITHER);
}

/* What isn't seen may join, or hide what does; and so may letters that only the font system knows. */
static bool may_join(enum face face, uint32_t code)
{
	if (code < 0xAD || code == UTF8_BAD)
		return false;
	return joined_forms(face, code) || code_is_mark(code) || unicode_is_invisible(code) || code_width(face, code) == WIDTH_UNKNOWN;
}

/* Marks are passed over, but for those that might have a width of their own with a letter. */
static struct joined_letter read_letter(enum face face, struct str text, size_t at)
{
	struct joined_letter l = { .end = text_cluster_end(text, at) };
	l.code = utf8_next(text, &at);
	const uint16_t *forms = joined_forms(face, l.code);
	l.behind = forms && forms[TO_BEHIND] ? JOINED : APART;
	l.next = l.behind;
	while (forms && at < l.end) {
		uint32_t code = utf8_next(text, &at);
		if (!code_is_mark(code) || code_width(face, code) != 0)
			return l;
		if (unicode_is_invisible(code))
			l.behind = l.next = code == NON_JOINER && l.next != EITHER ? APART : EITHER;
	}
	l.forms = forms;
	return l;
}

/* Beside what comes behind it, which counts up to `to`. */
static unsigned beside_next(enum face face, struct str text, const struct joined_letter *l, size_t to)
{
	size_t at = l->end;
	if (l->behind != JOINED)
		return l->behind;
	uint32_t code = at < text.len ? utf8_next(text, &at) : 0;
	if (l->end < to && joined_forms(face, code))
		return JOINED;
	return may_join(face, code) ? EITHER : APART;
}

static unsigned before_first(enum face face, struct str text, size_t at)
{
	if (at == 0 || !(text.at[at - 1] & 0x80))
		return APART;
	size_t from = at - 1;
	while (from > 0 && at - from < 4 && ((unsigned char)text.at[from] & 0xC0) == 0x80)
		from--;
	return may_join(face, utf8_next(text, &from)) ? EITHER : APART;
}

/* What fonts draw as one sign may be wider than the two are. */
static int lam_alef_more(enum face face, uint32_t alef)
{
	for (size_t i = 0; i < LAM_ALEF_COUNT; i++)
		if (LAM_ALEFS[i].alef == alef)
			return LAM_ALEFS[i].more[is_bold(face)];
	return 0;
}

/* The font system takes blanks from the font of what they follow. */
static int blanks_more(enum face face, struct str text, size_t at)
{
	int more = 0;
	for (; at < text.len && text.at[at] == ' '; at++)
		more += JOINED_BLANK_MORE[is_bold(face)];
	return more;
}

struct joined_extent joined_extent(enum face face, struct str text, size_t at, size_t to)
{
	struct joined_extent e = { .end = at };
	struct str part = str_slice(text, 0, to);
	unsigned before = 0;
	uint32_t last = 0;
	while (e.end < to) {
		struct joined_letter l = read_letter(face, part, e.end);
		if (!l.forms)
			break;
		before = before ? before : before_first(face, text, at);
		e.units += widest_form(l.forms, before, beside_next(face, text, &l, to));
		if (last == LAM && before != APART)
			e.units += lam_alef_more(face, l.code);
		e.clusters++;
		e.end = l.end;
		before = l.next;
		last = l.code;
	}
	e.units += blanks_more(face, text, e.end > at ? e.end : text_cluster_end(part, at));
	return e;
}
