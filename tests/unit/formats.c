/* formats.c — what is formatted is what printf makes of it, with directives that are written by ourselves and with others. */
#include "check.h"

#include "cjm/base.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static struct arena arena;

/* Both ways in: of a buffer that has room for it or not, and of a text in an arena. */
#define SAME(...) \
	do { \
		static char expected[8192]; \
		struct buf made = { 0 }; \
		snprintf(expected, sizeof expected, __VA_ARGS__); \
		buf_fmt(&made, __VA_ARGS__); \
		CHECK(str_is(buf_as_str(&made), expected)); \
		buf_fmt(&made, __VA_ARGS__); \
		CHECK(made.len == 2 * strlen(expected) && memcmp(made.at + strlen(expected), expected, strlen(expected)) == 0); \
		CHECK(str_is(str_fmt(&arena, __VA_ARGS__), expected)); \
		buf_finish(&made); \
	} while (0)

static void test_directives(void)
{
	SAME("plain%s", "");
	SAME("%s and %s", "one", "");
	SAME("%.*s|%.*s|%.*s", 3, "abcdef", 0, "abc", 9, "short");
	SAME("%.*s", -1, "all of it");
	SAME("%d %d %d %d", 0, -1, INT_MAX, INT_MIN);
	SAME("%zu %zu", (size_t)0, SIZE_MAX);
	SAME("%c%c%%", 'a', 'b');
	SAME("%s%%", "100");
}

/* Those that stand before an uncommon one are not written twice. */
static void test_others(void)
{
	SAME("%s %04d %s", "a", 7, "b");
	SAME("%zu %-8s|", (size_t)5, "left");
	SAME("%x %02X %u %ld %*s", 255u, 10u, 3u, -4L, 6, "six");
}

static void test_lengths(void)
{
	static char text[5000];
	for (size_t len = 0; len < sizeof text - 1; len += len < 300 ? 1 : 500) {
		memset(text, 'x', len);
		text[len] = 0;
		SAME("<%s>", text);
		SAME("%.*s", (int)len, text);
	}
}

int main(void)
{
	arena_init(&arena);
	test_directives();
	test_others();
	test_lengths();
	arena_finish(&arena);
	return check_report();
}
