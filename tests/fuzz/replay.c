/* replay.c — what a fuzzer has found, or keeps because it leads elsewhere, once more and without libFuzzer: replay FILE…. Ends at the first fault. */
#include "shapes.h"

#include <stdio.h>
#include <stdlib.h>

int main(int count, char **paths)
{
	for (int i = 1; i < count; i++) {
		FILE *file = fopen(paths[i], "rb");
		if (!file)
			return fprintf(stderr, "cannot read %s\n", paths[i]), 3;
		struct buf all = { 0 };
		char room[1 << 16];
		for (size_t read; (read = fread(room, 1, sizeof room, file)) > 0;)
			buf_add(&all, room, read);
		fclose(file);
		printf("%s\n", paths[i]);
		fflush(stdout);
		/* A copy of just this length: a sanitizer sees what reads beyond it. */
		uint8_t *data = malloc(all.len ? all.len : 1);
		for (size_t at = 0; data && at < all.len; at++)
			data[at] = (uint8_t)all.at[at];
		if (data)
			LLVMFuzzerTestOneInput(data, all.len);
		free(data);
		buf_finish(&all);
	}
	return 0;
}
