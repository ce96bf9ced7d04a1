/* deflate_codes.c — codes of a block by how often its symbols come (Huffman), or the fixed ones where these are shorter. */
#include "base/deflate_codes.h"

#include <stdlib.h>
#include <string.h>

enum { CODES_MOST = 288, LENGTH_CODES = 19, CODE_LONGEST = 15, LENGTH_LONGEST = 7, END = 256 };

struct deflate_code { unsigned char lengths[CODES_MOST]; uint16_t bits[CODES_MOST]; };

/* ---- bits ---- */

static void put_bits(struct deflate_bits *b, unsigned value, unsigned count)
{
	b->held |= (uint32_t)value << b->count;
	for (b->count += count; b->count >= 8; b->count -= 8) {
		buf_char(b->out, (char)(b->held & 0xFF));
		b->held >>= 8;
	}
}

void deflate_flush(struct deflate_bits *bits)
{
	put_bits(bits, 0, (8 - bits->count % 8) % 8);
}

static void put_code(struct deflate_bits *b, const struct deflate_code *c, unsigned symbol)
{
	put_bits(b, c->bits[symbol], c->lengths[symbol]);
}

/* ---- symbols ---- */

static const uint16_t LENGTH_BASES[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
static const uint16_t DISTANCE_BASES[] = { 1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };

static unsigned last_below(const uint16_t *bases, unsigned count, size_t value)
{
	unsigned low = 0, high = count;
	while (high - low > 1) {
		unsigned middle = (low + high) / 2;
		*(bases[middle] <= value ? &low : &high) = middle;
	}
	return low;
}

static unsigned length_symbol(size_t length)
{
	return last_below(LENGTH_BASES, sizeof LENGTH_BASES / sizeof *LENGTH_BASES, length);
}

static unsigned distance_symbol(size_t distance)
{
	return last_below(DISTANCE_BASES, DEFLATE_DISTANCES, distance);
}

static unsigned length_extra(unsigned symbol)
{
	return symbol < 8 || symbol == 28 ? 0 : symbol / 4 - 1;
}

static unsigned distance_extra(unsigned symbol)
{
	return symbol < 4 ? 0 : symbol / 2 - 1;
}

void deflate_add_byte(struct deflate_block *b, struct arena *a, unsigned char byte)
{
	VEC_PUSH(a, &b->tokens, ((struct deflate_token){ 0, byte }));
	b->literals[byte]++;
}

void deflate_add_repeat(struct deflate_block *b, struct arena *a, size_t length, size_t distance)
{
	VEC_PUSH(a, &b->tokens, ((struct deflate_token){ (uint16_t)length, (uint16_t)distance }));
	b->literals[END + 1 + length_symbol(length)]++;
	b->distances[distance_symbol(distance)]++;
}

/* ---- codes ---- */

struct deflate_leaf { uint32_t weight; uint16_t symbol; };

static int by_weight(const void *left, const void *right)
{
	const struct deflate_leaf *a = left, *b = right;
	return a->weight != b->weight ? (a->weight < b->weight ? -1 : 1) : (int)a->symbol - (int)b->symbol;
}

struct deflate_tree { uint32_t weights[2 * CODES_MOST]; uint16_t parents[2 * CODES_MOST]; };

/* The lighter of the first leaf and the first joint that have no parent yet. */
static size_t take_lightest(const struct deflate_tree *t, size_t *leaf, size_t count, size_t *joint, size_t made)
{
	bool is_leaf = *leaf < count && (*joint >= made || t->weights[*leaf] <= t->weights[*joint]);
	return is_leaf ? (*leaf)++ : (*joint)++;
}

/* The longest length of sorted leaves. */
static unsigned measure_leaves(const struct deflate_leaf *leaves, size_t count, unsigned char *lengths)
{
	struct deflate_tree t;
	size_t leaf = 0, joint = count, made = count;
	unsigned longest = 0;
	for (size_t i = 0; i < count; i++)
		t.weights[i] = leaves[i].weight;
	for (; made < 2 * count - 1; made++) {
		size_t a = take_lightest(&t, &leaf, count, &joint, made), b = take_lightest(&t, &leaf, count, &joint, made);
		t.weights[made] = t.weights[a] + t.weights[b];
		t.parents[a] = t.parents[b] = (uint16_t)made;
	}
	for (size_t i = 0; i < count; i++) {
		unsigned depth = 0;
		for (size_t at = i; at < made - 1; at = t.parents[at])
			depth++;
		lengths[leaves[i].symbol] = (unsigned char)depth;
		longest = depth > longest ? depth : longest;
	}
	return longest;
}

/* Lighter weights are lifted until no code is too long. A code has two symbols at least. */
static void set_lengths(struct deflate_code *c, const uint32_t *weights, unsigned count, unsigned most)
{
	struct deflate_leaf leaves[CODES_MOST];
	size_t used = 0;
	memset(c->lengths, 0, sizeof c->lengths);
	for (unsigned i = 0; i < count; i++)
		if (weights[i])
			leaves[used++] = (struct deflate_leaf){ weights[i], (uint16_t)i };
	for (uint16_t i = 0; used < 2; i++)
		if (!weights[i])
			leaves[used++] = (struct deflate_leaf){ 1, i };
	qsort(leaves, used, sizeof *leaves, by_weight);
	while (measure_leaves(leaves, used, c->lengths) > most)
		for (size_t i = 0; i < used; i++)
			leaves[i].weight = leaves[i].weight / 2 + 1;
}

static uint16_t turned(unsigned bits, unsigned count)
{
	unsigned turned = 0;
	for (unsigned i = 0; i < count; i++)
		turned |= (bits >> i & 1) << (count - 1 - i);
	return (uint16_t)turned;
}

static void set_bits(struct deflate_code *c)
{
	unsigned next[CODE_LONGEST + 2] = { 0 }, code = 0, counts[CODE_LONGEST + 1] = { 0 };
	for (unsigned i = 0; i < CODES_MOST; i++)
		counts[c->lengths[i]]++;
	counts[0] = 0;
	for (unsigned len = 1; len <= CODE_LONGEST; len++) {
		code = (code + counts[len - 1]) << 1;
		next[len] = code;
	}
	for (unsigned i = 0; i < CODES_MOST; i++)
		if (c->lengths[i])
			c->bits[i] = turned(next[c->lengths[i]]++, c->lengths[i]);
}

static void set_fixed(struct deflate_code *literals, struct deflate_code *distances)
{
	for (unsigned i = 0; i < CODES_MOST; i++)
		literals->lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	memset(distances->lengths, 0, sizeof distances->lengths);
	memset(distances->lengths, 5, DEFLATE_DISTANCES + 2);
	set_bits(literals);
	set_bits(distances);
}

/* ---- the head of a block: the lengths of its codes, with runs ---- */

struct deflate_head {
	unsigned char symbols[DEFLATE_LITERALS + DEFLATE_DISTANCES], extras[DEFLATE_LITERALS + DEFLATE_DISTANCES];
	unsigned len, literals, distances, lengths;
	uint32_t weights[LENGTH_CODES];
	struct deflate_code code;
};

static const unsigned char LENGTH_ORDER[LENGTH_CODES] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };

static unsigned used_of(const unsigned char *lengths, unsigned count, unsigned least)
{
	while (count > least && !lengths[count - 1])
		count--;
	return count;
}

static void add_length(struct deflate_head *h, unsigned symbol, unsigned extra)
{
	h->symbols[h->len] = (unsigned char)symbol;
	h->extras[h->len++] = (unsigned char)extra;
	h->weights[symbol]++;
}

static void add_run(struct deflate_head *h, unsigned length, unsigned run)
{
	if (length && run)
		add_length(h, length, 0), run--;
	while (run >= 3) {
		unsigned most = length ? 6 : 138, part = run < most ? run : most;
		add_length(h, length ? 16 : part < 11 ? 17 : 18, part - (length || part < 11 ? 3 : 11));
		run -= part;
	}
	while (run--)
		add_length(h, length, 0);
}

static void set_head(struct deflate_head *h, const struct deflate_code *literals, const struct deflate_code *distances)
{
	unsigned char all[DEFLATE_LITERALS + DEFLATE_DISTANCES];
	*h = (struct deflate_head){ .literals = used_of(literals->lengths, DEFLATE_LITERALS, 257), .distances = used_of(distances->lengths, DEFLATE_DISTANCES, 1) };
	memcpy(all, literals->lengths, h->literals);
	memcpy(all + h->literals, distances->lengths, h->distances);
	for (unsigned at = 0, run; at < h->literals + h->distances; at += run) {
		for (run = 1; at + run < h->literals + h->distances && all[at + run] == all[at]; run++)
			;
		add_run(h, all[at], run);
	}
	set_lengths(&h->code, h->weights, LENGTH_CODES, LENGTH_LONGEST);
	set_bits(&h->code);
	for (h->lengths = LENGTH_CODES; h->lengths > 4 && !h->code.lengths[LENGTH_ORDER[h->lengths - 1]];)
		h->lengths--;
}

static unsigned extra_of(unsigned symbol)
{
	return symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0;
}

static void write_head(const struct deflate_head *h, struct deflate_bits *bits)
{
	put_bits(bits, h->literals - 257, 5);
	put_bits(bits, h->distances - 1, 5);
	put_bits(bits, h->lengths - 4, 4);
	for (unsigned i = 0; i < h->lengths; i++)
		put_bits(bits, h->code.lengths[LENGTH_ORDER[i]], 3);
	for (unsigned i = 0; i < h->len; i++) {
		put_code(bits, &h->code, h->symbols[i]);
		put_bits(bits, h->extras[i], extra_of(h->symbols[i]));
	}
}

/* ---- blocks ---- */

static uint64_t cost_of(const struct deflate_block *b, const struct deflate_code *literals, const struct deflate_code *distances)
{
	uint64_t cost = 0;
	for (unsigned i = 0; i < DEFLATE_LITERALS; i++)
		cost += (uint64_t)b->literals[i] * literals->lengths[i];
	for (unsigned i = 0; i < DEFLATE_DISTANCES; i++)
		cost += (uint64_t)b->distances[i] * distances->lengths[i];
	return cost;
}

static uint64_t head_cost(const struct deflate_head *h)
{
	uint64_t cost = 14 + 3 * (uint64_t)h->lengths;
	for (unsigned i = 0; i < LENGTH_CODES; i++)
		cost += (uint64_t)h->weights[i] * (h->code.lengths[i] + extra_of(i));
	return cost;
}

static void write_tokens(const struct deflate_block *b, const struct deflate_code *literals, const struct deflate_code *distances, struct deflate_bits *bits)
{
	for (size_t i = 0; i < b->tokens.len; i++) {
		const struct deflate_token *t = &b->tokens.at[i];
		if (!t->length) {
			put_code(bits, literals, t->value);
			continue;
		}
		unsigned length = length_symbol(t->length), distance = distance_symbol(t->value);
		put_code(bits, literals, END + 1 + length);
		put_bits(bits, t->length - LENGTH_BASES[length], length_extra(length));
		put_code(bits, distances, distance);
		put_bits(bits, t->value - DISTANCE_BASES[distance], distance_extra(distance));
	}
	put_code(bits, literals, END);
}

void deflate_write_block(struct deflate_block *b, bool is_last, struct deflate_bits *bits)
{
	struct deflate_code literals, distances, fixed_literals, fixed_distances;
	struct deflate_head head;
	b->literals[END] = 1;
	set_lengths(&literals, b->literals, DEFLATE_LITERALS, CODE_LONGEST);
	set_lengths(&distances, b->distances, DEFLATE_DISTANCES, CODE_LONGEST);
	set_bits(&literals);
	set_bits(&distances);
	set_fixed(&fixed_literals, &fixed_distances);
	set_head(&head, &literals, &distances);
	bool is_fixed = cost_of(b, &fixed_literals, &fixed_distances) <= cost_of(b, &literals, &distances) + head_cost(&head);
	put_bits(bits, is_last, 1);
	put_bits(bits, is_fixed ? 1 : 2, 2);
	if (!is_fixed)
		write_head(&head, bits);
	write_tokens(b, is_fixed ? &fixed_literals : &literals, is_fixed ? &fixed_distances : &distances, bits);
	memset(b->literals, 0, sizeof b->literals);
	memset(b->distances, 0, sizeof b->distances);
	b->tokens.len = 0;
}
