/* samples.c — the maps in samples. */
#include "samples.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLES_MOST = 64, PATH_LONGEST = 96 };

static int is_map(const struct dirent *e)
{
	const char *ending = strrchr(e->d_name, '.');
	return ending && strcmp(ending, ".cjm") == 0;
}

const char *sample_at(size_t index)
{
	static char paths[SAMPLES_MOST][PATH_LONGEST];
	static int count = -1;
	struct dirent **entries = NULL;
	if (count < 0) {
		int found = scandir("samples", &entries, is_map, alphasort);
		count = 0;
		for (int i = 0; i < found; i++) {
			if (count == SAMPLES_MOST || snprintf(paths[count], PATH_LONGEST, "samples/%s", entries[i]->d_name) >= PATH_LONGEST)
				abort(); /* none is passed over */
			count++;
			free(entries[i]);
		}
		free(entries);
	}
	return index < (size_t)count ? paths[index] : NULL;
}
