/* lookup.c — which statement a word begins, and what its slots take. */
#include "syntax/build.h"

enum statement_kind word_find(const struct parser *p, enum statement_kind parent, struct str word)
{
	return word_index_find(&p->words, parent, word);
}

bool word_find_anywhere(struct str word, enum statement_kind *only)
{
	int count = 0;
	*only = KIND_NONE;
	for (int kind = 0; kind < KIND_NONE; kind++)
		if (statement_is_called((enum statement_kind)kind, word))
			*only = count++ ? KIND_NONE : (enum statement_kind)kind;
	return count > 0;
}

bool slot_takes_word(enum slot_type type)
{
	switch (type) {
	case SLOT_NAME: case SLOT_WORD: case SLOT_WORDS: case SLOT_CHOICE: case SLOT_REF: case SLOT_REFS: case SLOT_REF_OR_TEXT: case SLOT_ANY:
		return true;
	default:
		return false;
	}
}

bool slot_is_time(enum slot_type type)
{
	return type == SLOT_DURATION || type == SLOT_TIME;
}

bool slot_takes(enum slot_type type, enum token_kind kind)
{
	switch (kind) {
	case ARG_WORD: return slot_takes_word(type);
	case ARG_TEXT: return type == SLOT_TEXT || type == SLOT_REF || type == SLOT_REFS || type == SLOT_REF_OR_TEXT || type == SLOT_ANY;
	case ARG_NUMBER: case ARG_AMOUNT: return type == SLOT_NUMBER || type == SLOT_VALUE || slot_is_time(type) || type == SLOT_ANY;
	case ARG_PERCENT: return type == SLOT_PERCENT || type == SLOT_VALUE || type == SLOT_ANY;
	case ARG_DATE: return type == SLOT_DATE || type == SLOT_ANY;
	case ARG_RANGE: return type == SLOT_RANGE || type == SLOT_TIME || type == SLOT_ANY;
	case ARG_COMPARE: return type == SLOT_COMPARE;
	case ARG_COLOR: return type == SLOT_COLOR || type == SLOT_COLORS;
	}
	return false;
}

int slot_for(const struct node *n, enum token_kind kind)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (!(n->filled >> i & 1) && slot_takes(slots[i].type, kind))
			return i;
	return -1;
}

/* Where a further paragraph goes: the slot that a text already fills, else one that waits for a text. */
int build_text_slot(const struct node *n)
{
	const struct slot *slots = statement_of(n->kind)->slots;
	for (int i = 0; slots[i].type; i++)
		if (slots[i].type == SLOT_TEXT)
			return i;
	return -1;
}
