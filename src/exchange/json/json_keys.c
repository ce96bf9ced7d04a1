/* json_keys.c — by which keys a thing says what. */
#include "exchange/json/json.h"

#include <string.h>

const char *unpack_key(const struct unpack *r, const json_t *object, enum statement_kind kind)
{
	const char *word = statement_of(kind)->word, *old;
	for (size_t i = 0; !unpack_member(r, object, word) && (old = statement_old_word(kind, i)); i++)
		if (unpack_member(r, object, old))
			return old;
	return word;
}

bool unpack_is_own_key(enum statement_kind kind, const char *key)
{
	return statement_fits(KIND_OWN, kind) && statement_is_called(KIND_OWN, str_of(key));
}

static bool is_known_key(enum statement_kind kind, const char *key)
{
	static const char *const ALWAYS[] = { "id", "name", "text", "declared", "file" };
	static const enum statement_kind ON_CLAIMS[] = { KIND_FROM, KIND_ASSUMED, KIND_PREDICTED, KIND_INTERNAL };
	static const char *const OF_VALUES[] = { "number", "low", "high", "unit", "written" };
	static const char *const AT_TOP[] = { "cjm", "shown", "coverage", "courses", "rollup", "findings", "$schema" };
	for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
		if (strcmp(key, ALWAYS[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof ON_CLAIMS / sizeof *ON_CLAIMS; i++)
		if (statement_fits(ON_CLAIMS[i], kind) && strcmp(key, statement_of(ON_CLAIMS[i])->word) == 0)
			return true;
	if (unpack_is_own_key(kind, key))
		return true;
	if ((kind == KIND_MEASURE && strcmp(key, "past") == 0) || ((kind == KIND_MEASURE || kind == KIND_METRIC) && strcmp(key, "earlier") == 0)) /* they follow */
		return true;
	for (size_t i = 0; kind == KIND_FILE && i < sizeof AT_TOP / sizeof *AT_TOP; i++)
		if (strcmp(key, AT_TOP[i]) == 0)
			return true;
	for (size_t i = 0; inline_value(kind) && i < sizeof OF_VALUES / sizeof *OF_VALUES; i++)
		if (strcmp(key, OF_VALUES[i]) == 0)
			return true;
	for (size_t i = 0; i < ARG_FIELD_COUNT; i++)
		if (ARG_FIELDS[i].kind == kind && strcmp(key, ARG_FIELDS[i].key) == 0)
			return true;
	const char *since;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (FIELDS[i].parent == kind && strcmp(key, statement_of(FIELDS[i].kind)->word) == 0)
			return true;
	return statement_once(kind, str_of(key), &since) != KIND_NONE || (kind == KIND_JOURNEY && strcmp(key, "review every") == 0) || (map_is_feeling(kind) && strcmp(key, "guessed") == 0);
}

void unpack_report_unknown_keys(struct unpack *r, enum statement_kind kind, const json_t *object)
{
	for (void *at = r->lib.json_object_iter((json_t *)object); at; at = r->lib.json_object_iter_next((json_t *)object, at))
		if (!is_known_key(kind, r->lib.json_object_iter_key(at))) {
			size_t mark = unpack_enter(r, r->lib.json_object_iter_key(at));
			unpack_report(r, "unknown key", NULL, UNPACK_LEFT_OUT);
			unpack_leave(r, mark);
		}
}
