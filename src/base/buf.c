/* buf.c — a growing text. Numbers are written here and nowhere else, so that no locale can show. */
#include "cjm/memory.h"
#include "cjm/said.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { FORMATTED_MOSTLY = 64 };

static size_t cap_for(const struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 128;
	do
		cap *= 2;
	while (cap - b->len <= more);
	return cap;
}

static void reserve_room(struct buf *b, size_t more)
{
	if (b->cap - b->len > more)
		return;
	size_t cap = cap_for(b, more);
	b->at = memory_grow(b->at, cap);
	b->cap = cap;
}

void buf_finish(struct buf *b)
{
	memory_free(b->at);
	*b = (struct buf){ 0 };
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->at)
		b->at[0] = 0;
}

/* Most of what is added are a few bytes, for which a call costs more than the copy. */
static void copy_few(char *to, const char *from, size_t len)
{
	if (len >= 8) {
		memcpy(to, from, 8);
		memcpy(to + len - 8, from + len - 8, 8);
	} else if (len >= 4) {
		memcpy(to, from, 4);
		memcpy(to + len - 4, from + len - 4, 4);
	} else {
		to[0] = from[0];
		to[len / 2] = from[len / 2];
		to[len - 1] = from[len - 1];
	}
}

/* At least one byte. */
static void append(struct buf *b, const char *at, size_t len)
{
	if (len <= 16)
		copy_few(b->at + b->len, at, len);
	else
		memcpy(b->at + b->len, at, len);
	b->len += len;
	b->at[b->len] = 0;
}

void buf_add(struct buf *b, const char *at, size_t len)
{
	if (!len)
		return;
	reserve_room(b, len);
	append(b, at, len);
}

bool buf_may_add(struct buf *b, const char *at, size_t len)
{
	if (len && b->cap - b->len <= len) {
		size_t cap = cap_for(b, len);
		char *grown = memory_may_grow(b->at, cap);
		if (!grown)
			return false;
		b->at = grown;
		b->cap = cap;
	}
	if (len)
		append(b, at, len);
	return true;
}

void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.at, s.len);
}

void buf_text(struct buf *b, const char *terminated)
{
	buf_add(b, terminated, strlen(terminated));
}

void buf_char(struct buf *b, char c)
{
	reserve_room(b, 1);
	b->at[b->len++] = c;
	b->at[b->len] = 0;
}

void buf_utf8(struct buf *b, uint32_t code)
{
	char bytes[4];
	if (code < 0x80)
		buf_char(b, (char)code);
	else
		buf_add(b, bytes, (size_t)utf8_encode(code, bytes));
}

/* ---- formats ---- */

/* How long a directive is behind its percent sign, of those that nearly all of ours are; 0 for others. */
static size_t plain_length(const char *at)
{
	switch (*at) {
	case 's': case 'd': case 'c': case '%': return 1;
	case 'z': return at[1] == 'u' ? 2 : 0;
	case '.': return at[1] == '*' && at[2] == 's' ? 3 : 0;
	default: return 0;
	}
}

struct format_room {
	char *at;
	size_t len, room;
};

static void put(struct format_room *w, const char *bytes, size_t len)
{
	if (len && w->len + len < w->room)
		memcpy(w->at + w->len, bytes, len);
	w->len += len;
}

static int length_of(struct format_room *w)
{
	if (w->len < w->room)
		w->at[w->len] = '\0';
	return w->len > INT_MAX ? -1 : (int)w->len;
}

/* Of a slice no more than `most` bytes; below 0: all of them. */
static void put_slice(struct format_room *w, const char *bytes, int most)
{
	const char *end = most > 0 ? memchr(bytes, 0, (size_t)most) : NULL; /* of nothing there may be no address */
	put(w, bytes, most < 0 ? strlen(bytes) : end ? (size_t)(end - bytes) : (size_t)most);
}

static void put_number(struct format_room *w, bool is_negative, uint64_t number)
{
	char digits[24];
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	if (is_negative)
		digits[--at] = '-';
	put(w, digits + at, sizeof digits - at);
}

enum { NOT_PLAIN = -2 };

/* As vsnprintf does it, but of what has no room nothing is written. */
static int format_plain(char *out, size_t room, const char *format, va_list args)
{
	struct format_room w = { out, 0, room };
	for (const char *at = format; *at;) {
		const char *sign = strchr(at, '%');
		put(&w, at, sign ? (size_t)(sign - at) : strlen(at));
		size_t length = sign ? plain_length(sign + 1) : 0;
		if (!length)
			return sign ? NOT_PLAIN : length_of(&w);
		int number = sign[1] == '.' || sign[1] == 'd' || sign[1] == 'c' ? va_arg(args, int) : -1;
		switch (sign[1]) {
		case '.': case 's': put_slice(&w, va_arg(args, const char *), number); break;
		case 'd': put_number(&w, number < 0, (uint64_t)llabs(number)); break;
		case 'z': put_number(&w, false, va_arg(args, size_t)); break;
		default: put(&w, sign[1] == 'c' ? &(char){ (char)number } : "%", 1);
		}
		at = sign + 1 + length;
	}
	return length_of(&w);
}

/* What vsnprintf sets up for each call costs more than most of ours need. */
static int format_text(char *out, size_t room, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int len = format_plain(out, room, format, args);
	if (len == NOT_PLAIN)
		len = vsnprintf(out, room, format, again);
	va_end(again);
	return len;
}

/* Most texts fit what there is, so they are made once. */
static void buf_vfmt(struct buf *b, const char *english, va_list args)
{
	const char *format = said(english);
	va_list again;
	va_copy(again, args);
	reserve_room(b, FORMATTED_MOSTLY);
	size_t room = b->cap - b->len;
	int len = format_text(b->at + b->len, room, format, args);
	if (len > 0 && (size_t)len >= room) {
		reserve_room(b, (size_t)len);
		format_text(b->at + b->len, (size_t)len + 1, format, again);
	}
	b->len += len > 0 ? (size_t)len : 0;
	va_end(again);
}

void buf_fmt(struct buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	buf_vfmt(b, format, args);
	va_end(args);
}

void buf_and_more(struct buf *b, size_t left)
{
	buf_fmt(b, " and %zu more", left);
}

const char *by_count(size_t count, const char *one, const char *several)
{
	const char *other = said_of_count(count, one);
	return other ? other : count == 1 ? one : several;
}

struct str str_number(struct arena *a, double number, int decimals)
{
	struct buf b = { 0 };
	buf_number(&b, number, decimals);
	struct str s = buf_take(&b, a);
	buf_finish(&b);
	return s;
}

struct str str_fmt_args(struct arena *a, const char *english, va_list args)
{
	const char *format = said(english);
	char brief[256];
	struct buf b = { 0 };
	va_list again;
	va_copy(again, args);
	int len = format_text(brief, sizeof brief, format, args);
	bool fits = len >= 0 && (size_t)len < sizeof brief;
	if (!fits)
		buf_vfmt(&b, format, again);
	struct str s = str_copy(a, fits ? (struct str){ brief, (size_t)len } : buf_as_str(&b));
	buf_finish(&b);
	va_end(again);
	return s;
}

struct str str_fmt(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str s = str_fmt_args(a, format, args);
	va_end(args);
	return s;
}

static void add_digits(struct buf *b, uint64_t whole, int at_least)
{
	char digits[24];
	size_t at = sizeof digits, end = sizeof digits - (size_t)at_least;
	do
		digits[--at] = (char)('0' + whole % 10);
	while ((whole /= 10) || at > end);
	buf_add(b, digits + at, sizeof digits - at);
}

/* A double holds fifteen digits for sure; those beyond would be made up. */
static uint64_t power_for(double size, int *decimals)
{
	uint64_t power = 1;
	int count = 0;
	while (count < *decimals && size * (double)power < 1e14) {
		power *= 10;
		count++;
	}
	*decimals = count;
	return power;
}

void buf_number(struct buf *b, double number, int decimals)
{
	bool negative = number < 0;
	double size = negative ? -number : number;
	if (!(size < 1e300)) /* also not a number: nothing sensible can be drawn there, and nothing may break */
		size = 1e18;
	uint64_t power = power_for(size, &decimals);
	int zeros = 0;
	for (; size >= 1e18; size /= 10)
		zeros++;
	uint64_t all = (uint64_t)(size * (double)power + 0.5);
	if (negative && all)
		buf_char(b, '-');
	add_digits(b, all / power, 1);
	while (zeros--)
		buf_char(b, '0');
	uint64_t rest = all % power;
	if (!rest)
		return;
	while (rest % 10 == 0)
		rest /= 10, decimals--;
	buf_char(b, '.');
	add_digits(b, rest, decimals);
}

struct str buf_as_str(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

struct str buf_take(struct buf *b, struct arena *a)
{
	struct str s = str_copy(a, buf_as_str(b));
	buf_clear(b);
	return s;
}

bool number_read(struct str s, double *number)
{
	size_t at = s.len && (s.at[0] == '+' || s.at[0] == '-');
	bool negative = at && s.at[0] == '-', seen = false, fraction = false;
	double value = 0, divisor = 1;
	for (; at < s.len; at++) {
		if (s.at[at] == '.' && seen && !fraction && at + 1 < s.len) {
			fraction = true;
			continue;
		}
		if (s.at[at] < '0' || s.at[at] > '9')
			return false;
		seen = true;
		value = value * 10 + (s.at[at] - '0');
		divisor *= fraction ? 10 : 1;
	}
	*number = (negative ? -value : value) / divisor;
	return seen && divisor < 1e300 && value < 1e300;
}

bool number_read_scaled(struct str s, double *number)
{
	double power = 0;
	size_t e = 0;
	while (e < s.len && (s.at[e] | 32) != 'e')
		e++;
	struct str digits = str_slice(s, 0, e);
	digits.len -= str_ends(digits, ".");
	if ((e < s.len && !number_read(str_slice(s, e + 1, s.len), &power)) || !number_read(digits, number) || power > 300 || power < -400)
		return false;
	*number = power < 0 ? *number / pow(10, -power) : *number * pow(10, power);
	return *number < 1e300 && *number > -1e300;
}

void buf_base64(struct buf *out, struct str bytes)
{
	static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t left = bytes.len - i;
		uint32_t three = 0;
		for (size_t k = 0; k < 3; k++)
			three = three << 8 | (k < left ? (unsigned char)bytes.at[i + k] : 0);
		char four[4];
		for (int k = 0; k < 4; k++)
			four[k] = DIGITS[three >> (18 - 6 * k) & 63];
		if (left < 3)
			four[3] = '=';
		if (left < 2)
			four[2] = '=';
		buf_add(out, four, 4);
	}
}
