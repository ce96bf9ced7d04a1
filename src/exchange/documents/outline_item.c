/* outline_item.c — an item of a list: how far it is indented, its bullet or number, and its text. */
#include "exchange/documents/outline.h"

#include <string.h>

enum { TAB = 4 };

int outline_indent_of(struct str line, size_t *first)
{
	int columns = 0;
	for (*first = 0; *first < line.len; ++*first) {
		char c = line.at[*first];
		if (c != ' ' && c != '\t')
			break;
		columns = c == '\t' ? columns / TAB * TAB + TAB : columns + 1;
	}
	return columns;
}

static struct str without_box(struct str s)
{
	bool is_box = s.len > 3 && s.at[0] == '[' && strchr(" xX", s.at[1]) && s.at[2] == ']' && s.at[3] == ' ';
	return is_box ? plain_trim(str_slice(s, 3, s.len)) : s;
}

/* The bytes of a bullet; 0 for none. Those of plain letters need a blank behind them. */
static size_t bullet_at(struct str s)
{
	static const char *const BULLETS[] = { "•", "▪", "◦", "●", "○", "■", "□", "◆", "◇", "‣", "・", "·", "➢", "➤", "\xEF\x82\xB7", "\xEF\x82\xA7" /* of Word’s own font */ };
	for (size_t k = 0; k < sizeof BULLETS / sizeof *BULLETS; k++)
		if (str_starts(s, BULLETS[k]))
			return strlen(BULLETS[k]);
	if (str_starts(s, "o\t")) /* Word's bullet of an inner list */
		return 1;
	bool is_lettered = s.len > 1 && s.at[0] >= 'a' && s.at[0] <= 'z' && (s.at[1] == '.' || s.at[1] == ')'); /* "a) Actions: …" */
	return is_lettered ? 2 : s.len && strchr("-*+", s.at[0]) ? 1 : 0;
}

/* Each bullet has a mark of its own, all letters one. */
static char mark_of(struct str s, size_t bullet)
{
	return bullet == 2 && strchr(".)", s.at[1]) ? 'a' : s.at[bullet - 1];
}

bool outline_read_item(struct str line, struct outline_item *item)
{
	size_t at, digits = 0;
	*item = (struct outline_item){ .indent = outline_indent_of(line, &at) };
	struct str s = str_slice(line, at, line.len);
	while (digits < s.len && digits < 3 && plain_is_digit(s.at[digits]))
		item->number = item->number * 10 + s.at[digits++] - '0';
	bool is_number = digits && digits < s.len && strchr(".)", s.at[digits]);
	size_t mark = digits ? is_number : bullet_at(s);
	struct str rest = str_slice(s, digits + mark, s.len);
	if (!mark || !rest.len || (rest.at[0] != ' ' && rest.at[0] != '\t' && (unsigned char)s.at[0] < 0x80))
		return false;
	item->mark = digits ? s.at[digits] : mark_of(s, mark);
	item->number = digits ? item->number + 1 : 0; /* "0." numbers too */
	item->text = without_box(plain_trim(rest));
	return item->text.len > 0;
}
