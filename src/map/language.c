/* language.c — the map's language is a code; what is said of one that is none, and how a code is written. */
#include "map/bind.h"

#include <string.h>

const char *language_called(struct str name)
{
	static const struct {
		const char *name, *code;
	} LANGUAGES[] = {
#define CALLED(name, code) { name, code },
#include "map/languages.def"
	};
	struct arena a;
	arena_init(&a);
	struct str bare = str_bare(&a, name);
	const char *code = NULL;
	for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES && !code; i++)
		if (str_is(bare, LANGUAGES[i].name))
			code = LANGUAGES[i].code;
	arena_finish(&a);
	return code;
}

static size_t letters_of(struct str s)
{
	size_t i = 0;
	while (i < s.len && ((s.at[i] | 0x20) >= 'a' && (s.at[i] | 0x20) <= 'z'))
		i++;
	return i;
}

/* Two or three letters, and perhaps a region: https://www.rfc-editor.org/info/bcp47. */
static bool is_code(struct str s)
{
	size_t letters = letters_of(s);
	return (letters == 2 || letters == 3) && (letters == s.len || s.at[letters] == '-' || s.at[letters] == '_');
}

/* "FR" is "fr", "fr_FR" is "fr-FR": so programs that read the drawing know it. */
static struct str tidy_code(struct arena *a, struct str code)
{
	struct str copy = str_copy(a, code);
	char *at = (char *)copy.at;
	size_t letters = letters_of(code);
	for (size_t i = 0; i < letters; i++)
		at[i] |= 0x20;
	for (size_t i = letters; i < code.len; i++)
		at[i] = at[i] == '_' ? '-' : at[i];
	return copy;
}

void bind_language(struct binder *b, const struct node *n)
{
	const struct arg *a = node_arg(n, 0);
	if (!a)
		return;
	const char *code = language_called(a->text);
	if (code) {
		struct finding *f = finding_add(b->found, SEVERITY_ERROR, "wrong-value", a->span, "`language` takes a code, not the language's name");
		f->hint = str_fmt(&b->found->arena, "write `language %s`", code);
		finding_add_fix(b->found, f, a->span, str_of(code));
		b->map->language = str_of(code);
	} else if (!is_code(a->text)) {
		finding_add(b->found, SEVERITY_ERROR, "wrong-value", a->span, "`%.*s` is not a language code", STR_ARG(a->text))->hint =
			STR("a code has two or three letters: en, fr, de, es, ar, ja …");
	} else {
		b->map->language = tidy_code(bind_arena(b), a->text);
	}
}

struct str map_language_at(const struct map *m, struct span span, struct arena *a)
{
	for (size_t i = 0; i < m->asts.len; i++)
		for (const struct node *n = m->asts.at[i]->file == span.file ? m->asts.at[i]->root->first : NULL; n; n = n->next)
			if (n->kind == KIND_LANGUAGE && node_arg(n, 0) && is_code(node_arg(n, 0)->text))
				return tidy_code(a, node_arg(n, 0)->text);
	return (struct str){ 0 };
}
