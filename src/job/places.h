/* places.h — where the paths of a project lead (project.c). */
#ifndef CJM_JOB_PLACES_H
#define CJM_JOB_PLACES_H

#include "job/job.h"

/* False, with the reason, where the disk has none. */
bool place_resolve(const struct project *p, const char *path, struct buf *real, struct buf *why);
/* True where the disk has it; else where it would lie. */
bool place_find(const struct project *p, struct str path, struct buf *real, struct buf *why);
/* The folder that it is in, without a slash behind it; "/" has no other name. */
struct str place_above(struct str path);
/* By what path the file that lies there is known: the first by which it was named. */
struct str place_known(struct project *p, struct str real, struct str written);

/* The folder that a map is in, for "-" the working one. A folder that is on no disk is one only where maps may be in no file (project_root.c). */
bool place_find_folder(const struct project *p, struct str map_path, struct buf *real);

#endif
