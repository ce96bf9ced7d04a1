/* library.c — opens libraries and finds their functions. */
#include "cjm/library.h"
#include "cjm/memory.h"
#include "cjm/said.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>

/* The loader has no numbers for what went wrong, only words, and those of errno among them. */
static bool says(const char *words, int error)
{
	return words && strstr(words, strerror(error));
}

/* A file that stands where the library should: what helps is to install it. */
static bool is_no_library(const char *words)
{
	return strstr(words, "file too short") || strstr(words, "invalid ELF header");
}

void library_check_memory(const char *words)
{
	static const char *const WORDS[] = { "out of memory", "cannot allocate", "failed to map segment", "cannot map" };
	bool lacks_memory = says(words, ENOMEM);
	for (size_t i = 0; words && i < sizeof WORDS / sizeof *WORDS; i++)
		lacks_memory |= strstr(words, WORDS[i]) != NULL;
	if (lacks_memory)
		memory_lacks();
}

void *library_open(const struct library *l, struct buf *message)
{
	const char *words = NULL;
	for (size_t i = 0; i < sizeof l->files / sizeof *l->files && l->files[i]; i++) {
		void *opened = dlopen(l->files[i], RTLD_LAZY | RTLD_LOCAL);
		if (opened)
			return opened;
		words = dlerror();
		library_check_memory(words);
	}
	if (words && !says(words, ENOENT) && !is_no_library(words)) {
		buf_fmt(message, "%s, and %s cannot be opened: %s", said(l->need), l->files[0], words);
		return NULL;
	}
	buf_fmt(message, "%s, and %s is not installed (in Debian and Ubuntu: apt install %s)", said(l->need), l->files[0], l->package);
	return NULL;
}

/* POSIX has dlsym give an object's pointer; this is the one way to make it a function's that no compiler objects to. */
bool library_find(void *opened, const struct library *l, const char *name, void **function, struct buf *message)
{
	*function = dlsym(opened, name);
	if (!*function)
		buf_fmt(message, "this version of %s is not supported: it has no %s", l->name, name);
	return *function;
}

bool library_load(const struct library *l, const char *const *names, size_t count, void *functions, struct buf *message)
{
	void *opened = library_open(l, message);
	for (size_t i = 0; opened && i < count; i++)
		if (!library_find(opened, l, names[i], (void **)functions + i, message))
			return false;
	return opened;
}

/* One of several names, with | between them. */
static bool is_installed(struct str names)
{
	struct buf message = { 0 };
	bool is_there = false;
	while (names.len && !is_there) {
		const char *bar = memchr(names.at, '|', names.len);
		struct buf file = { 0 };
		buf_str(&file, str_slice(names, 0, bar ? (size_t)(bar - names.at) : names.len));
		struct library one = { "", "", "", { file.at } };
		is_there = library_open(&one, &message);
		names = str_slice(names, bar ? (size_t)(bar - names.at) + 1 : names.len, names.len);
		buf_finish(&file);
	}
	buf_finish(&message);
	return is_there;
}

void library_lacks(const char *files, bool in_module, struct buf *why)
{
	(void)in_module;
	for (const char *at = files; *at;) {
		size_t len = strcspn(at, " ");
		if (!is_installed((struct str){ at, len }))
			buf_fmt(why, "%s%.*s", why->len ? ", " : "", (int)strcspn(at, " |"), at);
		at += len + (at[len] == ' ');
	}
	if (why->len)
		buf_said(why, " not installed");
}
