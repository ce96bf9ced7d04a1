/* each_file.c — the files below a folder, for who only wants to know which there are. */
#include "cjm/disk.h"

static void ignore(void *visitor, struct str what)
{
	(void)visitor, (void)what;
}

void disk_each_file(const char *folder, const char *ending, size_t most, void (*visit)(void *visitor, const char *path), void *visitor)
{
	disk_walk(folder, &(struct disk_walk){ visit, ignore, ignore, visitor, ending, &most });
}

struct wanting {
	bool (*wants)(struct str path);
	void (*visit)(void *visitor, const char *path);
	void *visitor;
};

static void visit_wanted(void *wanting, const char *path)
{
	const struct wanting *w = wanting;
	if (w->wants(str_of(path)))
		w->visit(w->visitor, path);
}

void disk_each_wanted(const char *folder, bool (*wants)(struct str path), void (*visit)(void *visitor, const char *path), void *visitor)
{
	disk_each_file(folder, "", SIZE_MAX, visit_wanted, &(struct wanting){ wants, visit, visitor });
}
