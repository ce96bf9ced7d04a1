/* project.h — the files that maps are made of: where a path leads, what stands there, and that it lies inside the project. Nothing is opened here:
 * what a disk holds is asked of a `struct disk`, and what an editor holds in memory beats it.
 *
 * Paths have '/' between folders; what a map names is relative to the file that names it. With a disk a file is known by where it
 * really lies, through all links; without one by its path alone, and relative paths begin in a folder called ".". */
#ifndef CJM_PROJECT_H
#define CJM_PROJECT_H

#include "cjm/map.h"

#define PROJECT_FILE "project.cjm" /* in the root: settings of all maps below it */

enum disk_result { /* of writing */
	DISK_FINE,
	DISK_REFUSED, /* the run reads that file, or has written it for another map: what was asked for makes no sense */
	DISK_FAILED
};

/* What is asked of a machine that has files (cjm/disk.h has one). `why` gets why not, without the path: "no such file". */
struct replacing {
	const char *path;
	struct str before, after; /* before.at NULL: it is a new one, and the only one of the call */
};

struct disk {
	void *context;
	/* Where the path leads to, through every link: the one absolute path of a file or folder that is there. Where it is a link that leads nowhere, `real`
	 * may get where that would be. */
	bool (*resolve)(void *context, const char *path, struct buf *real, struct buf *why);
	/* The bytes of an ordinary file: what a map names must end some day, and give the same again. */
	bool (*read)(void *context, const char *path, struct buf *bytes, struct buf *why);
	/* What the caller has named: a pipe or a device as well, and "-" for what is handed in. Here `why` gets a whole sentence. */
	bool (*read_named)(void *context, const char *path, struct buf *bytes, struct buf *why);
	/* The file counts as an input of this run, read or not: nobody writes over it. */
	void (*note_input)(void *context, const char *path);
	bool (*is_input)(void *context, const char *path); /* it counts as one so far */
	/* For a command that is there to change files: each holds its `before`, and from now on its `after`, or nothing happens to any of them. Both may be
	 * NULL: nothing is written. */
	enum disk_result (*replace)(void *context, const struct replacing *files, size_t count, struct buf *why);
	/* Every map below a folder. May be NULL: it cannot list any. */
	void (*each_map)(void *context, const char *folder, void (*visit)(void *visitor, const char *path), void *visitor);
};

struct project { /* includes, data and pictures are read inside one folder only, its root */
	const struct disk *disk;   /* NULL: there is none, and everything comes from the overlay */
	struct arena arena;        /* kept, like the next, where a project lives longer than an attempt (memory.h): src/lib */
	struct arena path_arena;   /* of `paths` */
	struct buf root;           /* as the disk knows it; empty until it is set */
	struct str checkout;       /* this folder is one, whether it has a .git or not; empty: none */
	bool has_own_root;         /* the caller said which */
	struct buf own_root;       /* as the caller said it, with a slash behind it; empty for the working folder */
	struct str file;           /* the project.cjm in the root, by the path by which it is known; empty: there is none */
	struct names files;        /* folder → whether it has one */
	struct names paths;        /* where a file lies → the path by which it is known */
	struct names overlays;     /* where it lies → what an editor holds of it */
	struct names inputs;       /* the paths of what was read since project_begin_inputs */
	struct names read;         /* the same of all maps, with what they name and was not there: a change of these is worth looking at */
	struct names titles;       /* what a journey is called → the files of those called so; of the root */
	struct str titles_of;      /* that is this one; empty: nobody asked yet */
	bool takes_names;          /* of journeys in other files, without looking for these: git may have handed over one file alone */
	struct names noted;        /* included files of which all that they name is noted */
};

/* `disk` may be NULL, and lives longer. */
void project_init(struct project *p, const struct disk *disk);
void project_finish(struct project *p);

/* Holds this text (copied) for the file at `path`, whether a disk has it or not: it is read from now on by whatever path, as a map, an include,
 * data or a picture. Given again it takes the place of what was held; text.at NULL holds it no longer. */
void project_overlay(struct project *p, const char *path, struct str text);

/* Holds all that another project holds, too. */
void project_overlay_as(struct project *p, const struct project *other);

/* This folder is the root, whichever map is read. */
void project_fix_root(struct project *p, const char *folder);
/* Else the root is the nearest folder above the map that has a project.cjm or is a checkout; where there is none, the map's own folder. "-" is a map
 * in the working folder. */
void project_set_root(struct project *p, const char *map_path);

/* The path by which a map that the caller names is known, so that one that another includes is the same file. */
struct str project_path(struct project *p, const char *path);
/* Where such a file lies; the path itself where no disk has it. */
struct str project_place(const struct project *p, struct str known);
/* From now on a file is known by the path by which it is met next: what is said of a map does not follow from those before it. */
void project_forget_paths(struct project *p);
/* The text of such a map, wherever it lies. False with a sentence in `why`: "cannot read map.cjm: no such file". */
bool project_text(struct project *p, const char *path, struct buf *text, struct buf *why);
/* The same of a file that nobody has named, but that was found: one that is no ordinary file is not waited for. */
bool project_found_text(struct project *p, const char *path, struct buf *text, struct buf *why);
/* An absolute path, as it is seen from where relative paths of the disk begin: so both sides of a comparison say the same. */
void project_see_from_here(const struct project *p, struct str real, struct buf *path);

/* Reads what maps name, inside the root, pictures as well; alive as long as the project. */
struct reader project_reader(struct project *p);
/* What the reader's `read` does; `project` is one. */
bool project_read(void *project, struct str from, struct str path, struct buf *text, struct buf *found, struct buf *why);

/* ---- journeys by what they are called (titles.c) ---- */

/* Looks for the journey that has the detail's text as its title or name, whatever its capitals and accents, in all maps below the root that is set: one
 * of the same file is meant rather than one of those whose paths are `first` (NULL: none), and that rather than another. Sets the detail's `file`, or its `rivals`, or neither. */
void project_find_titled(struct project *p, const struct names *first, const struct sources *s, struct detail *d, struct arena *a);
struct str title_key(struct arena *a, struct str title); /* equal for titles that are the same */
/* By which a file is known that the file `from` names by this path. */
struct str project_path_from(struct project *p, struct str from, struct str path, struct arena *a);
bool journey_is_called(const struct journey *j, struct str title, struct arena *a);
/* They may be others from now on. */
void project_forget_titles(struct project *p);
/* Whether some map of the root has a journey of this name; as a reader asks (map.h). */
bool project_has_journey(void *project, struct str name);

/* ---- settings of the project (project_file.c) ---- */

/* The settings of the root that is set, as a map of their own, after telling what is wrong with them; NULL where it has none. */
struct map *project_settings_read(struct project *p, struct sources *s, struct findings *found);
/* Reads a map of the root that is set, after these settings (NULL: none), which live as long as the map: what it leaves open follows from them. Tells
 * where settings stand in it. */
struct map *project_map_read(struct project *p, struct sources *s, uint32_t file, const struct map *settings, struct findings *found);
/* The same of a text, with the settings of its root, which it gives: to be freed after the map. Pictures are read if `has_pictures`. */
struct map *project_text_read(struct project *p, struct sources *s, struct str path, struct str text, bool has_pictures, struct map **settings, struct findings *found);

/* ---- what a run reads, for who writes files (inputs.c) ---- */

/* From now on `inputs` is of one map. */
void project_begin_inputs(struct project *p);
/* Counts whatever the map names as input: a picture is one also where none is drawn. */
void project_note_named(struct project *p, const struct map *m);
/* The same from a map's text alone, with what it includes: for a map whose turn comes after others have been written. */
void project_note_inputs(struct project *p, const char *path, struct str text);
/* All files that a map is made of, by their paths below the root, and where settings of its project would be; on a disk whose relative paths begin there. */
void project_add_named_files(const struct disk *disk, struct str root, struct str path, struct str text, struct names *others);
/* Counts one file as input, wherever it lies. */
void project_note_input(struct project *p, struct str from, struct str path);

#endif
