/* each_file.c — the files below a folder, for who only wants to know which there are. */
#include "cjm/disk.h"

static void ignore(void *visitor, struct str what)
{
	(void)visitor, (void)what;
}

void disk_each_file(const char *folder, const char *ending, void (*visit)(void *visitor, const char *path), void *visitor)
{
	disk_walk(folder, &(struct disk_walk){ visit, ignore, ignore, visitor, ending });
}

void disk_each_document(const char *folder, void (*visit)(void *visitor, const char *path), void *visitor)
{
	static const char *const ENDINGS[] = { ".md", ".markdown", ".MD" };
	for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
		disk_each_file(folder, ENDINGS[i], visit, visitor);
}
