/* shapes.h — what the fuzzers of the whole program share: an input with several files in it, choices at its end, and changes that keep the shape of a map. */
#ifndef CJM_FUZZ_SHAPES_H
#define CJM_FUZZ_SHAPES_H

#include "cjm/all.h"

enum { CHOICES_MOST = 8, PARTS_MOST = 4 };

struct input { /* parts are separated by lines of ====; choices are the bytes after the last line end, 0 where there are none */
	struct str parts[PARTS_MOST];
	unsigned char choices[CHOICES_MOST];
};

struct input input_of(const uint8_t *data, size_t size);

/* Ends the process: the fuzzer keeps the input. */
void fault(const char *what, struct str where);
void must_be_xml(const char *what, const char *at, size_t length);
void must_be_json(const char *what, const char *at, size_t length);

/* What libFuzzer declares and calls. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
