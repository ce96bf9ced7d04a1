/* number.c — a number with sixteen digits, as C's "%.16G" has it, rounded from what it is exactly. */
#include "workbook/writer/writer.h"

#include <math.h>
#include <string.h>

enum { LIMB = 1000000000, LIMB_DIGITS = 9, LIMBS = 90, DIGITS = 16, EXPONENT_LEAST = -4, MANTISSA_BITS = 53 };

struct long_whole { /* from the lowest */
	uint32_t limbs[LIMBS];
	size_t count;
};

static void multiply(struct long_whole *n, uint32_t by)
{
	uint64_t carried = 0;
	for (size_t i = 0; i < n->count; i++) {
		carried += (uint64_t)n->limbs[i] * by;
		n->limbs[i] = (uint32_t)(carried % LIMB);
		carried /= LIMB;
	}
	if (carried)
		n->limbs[n->count++] = (uint32_t)carried;
}

static void multiply_often(struct long_whole *n, uint32_t by, int times)
{
	enum { AT_ONCE = 8 };
	uint32_t all = 1;
	for (int i = 0; i < AT_ONCE; i++)
		all *= by;
	for (; times >= AT_ONCE; times -= AT_ONCE)
		multiply(n, all);
	while (times-- > 0)
		multiply(n, by);
}

/* Its decimal digits from the highest, without zeros before them; how many. */
static size_t digits_of(const struct long_whole *n, char *out)
{
	size_t len = 0;
	for (size_t i = n->count; i--;)
		for (uint32_t power = LIMB / 10; power; power /= 10) {
			char digit = (char)('0' + n->limbs[i] / power % 10);
			if (len || digit != '0')
				out[len++] = digit;
		}
	return len;
}

/* To the nearest of sixteen digits, to an even one from the middle. True where it grew to a digit more. */
static bool round_digits(char *digits, size_t len)
{
	bool is_more = digits[DIGITS] > '5';
	for (size_t i = DIGITS + 1; digits[DIGITS] == '5' && i < len && !is_more; i++)
		is_more = digits[i] != '0';
	is_more |= digits[DIGITS] == '5' && digits[DIGITS - 1] % 2;
	for (size_t i = DIGITS; is_more && i--;) {
		is_more = digits[i] == '9';
		digits[i] = is_more ? '0' : (char)(digits[i] + 1);
	}
	if (is_more)
		digits[0] = '1'; /* all others are 0 now */
	return is_more;
}

static void put_digits(struct buf *out, const char *digits, size_t len, int exponent)
{
	if (exponent < EXPONENT_LEAST || exponent >= DIGITS) {
		buf_char(out, digits[0]);
		if (len > 1)
			buf_char(out, '.');
		buf_add(out, digits + 1, len - 1);
		buf_text(out, exponent < 0 ? "E-" : "E+");
		if (exponent > -10 && exponent < 10)
			buf_char(out, '0');
		put_whole(out, (size_t)(exponent < 0 ? -exponent : exponent));
		return;
	}
	if (exponent < 0)
		buf_text(out, "0.");
	for (int i = exponent + 1; i < 0; i++)
		buf_char(out, '0');
	for (int i = 0; i < (int)len || i <= exponent; i++) {
		if (i && i == exponent + 1)
			buf_char(out, '.');
		buf_char(out, i < (int)len ? digits[i] : '0');
	}
}

void put_double(struct buf *out, double number)
{
	char digits[LIMBS * LIMB_DIGITS];
	struct long_whole n = { .count = 2 };
	int power;
	if (!isfinite(number) || !(number < 0 || number > 0)) { /* no map has the first */
		buf_text(out, isnan(number) ? "NAN" : !number ? signbit(number) ? "-0" : "0" : number < 0 ? "-INF" : "INF");
		return;
	}
	uint64_t whole = (uint64_t)ldexp(frexp(fabs(number), &power), MANTISSA_BITS);
	power -= MANTISSA_BITS;
	for (; power < 0 && whole % 2 == 0; power++)
		whole /= 2;
	n.limbs[0] = (uint32_t)(whole % LIMB);
	n.limbs[1] = (uint32_t)(whole / LIMB);
	multiply_often(&n, power < 0 ? 5 : 2, power < 0 ? -power : power); /* halves are tenths of fives */
	size_t len = digits_of(&n, digits);
	int exponent = (int)len - 1 + (power < 0 ? power : 0);
	if (len > DIGITS) {
		exponent += round_digits(digits, len);
		len = DIGITS;
	}
	while (len > 1 && digits[len - 1] == '0')
		len--;
	if (number < 0)
		buf_char(out, '-');
	put_digits(out, digits, len, exponent);
}
