/* package.h — the parts of an Office file: XML in a zip. They are unpacked piece by piece while they are read, never onto a disk, and
 * no more of them than a workbook made by people has. */
#ifndef CJM_EXCHANGE_PACKAGE_H
#define CJM_EXCHANGE_PACKAGE_H

#include "cjm/base.h"

enum {
	PART_MOST = 64 * 1024 * 1024,     /* bytes of one part, unpacked */
	PACKAGE_MOST = 160 * 1024 * 1024, /* of all that are read */
};

struct package {
	struct package_archive *archive; /* as who reads it knows it: package.c, package_wasm.c */
	size_t left;        /* bytes that may still be unpacked, of all parts together */
	struct buf trouble; /* a sentence, once something could not be read */
	bool lacks_memory;  /* for that sentence */
};

/* The bytes are the caller's, and needed until the end. False with the trouble told where they are no zip. To be closed in any case. */
bool package_open(struct package *p, struct str bytes);
void package_close(struct package *p);
bool package_has(struct package *p, struct str name);
/* What stands first counts: what follows from it is not told. */
void package_trouble(struct package *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

enum part_event { PART_END, PART_OPENS, PART_CLOSES, PART_TEXT };

struct package_part {
	struct package *package;
	struct str name;
	struct package_reader *reader;
	size_t left;
	bool is_closing;     /* an element without content closes next */
	struct str element;  /* that opens or closes, without its prefix */
	struct str text;
};

/* False where there is no such part, or with trouble. To be closed in any case. */
bool part_open(struct package_part *x, struct package *p, struct str name);
void part_close(struct package_part *x);
/* PART_END also where it is damaged, with trouble. Element and text hold until the next call. */
enum part_event part_next(struct package_part *x);
/* Of the element that opens. Empty where it has none such. Holds until the next call. */
struct str part_attribute(struct package_part *x, const char *name);
struct str part_attribute_in(struct package_part *x, const char *name, const char *namespace_end); /* of a namespace that ends so; "": of none */
bool part_is_true(struct package_part *x, const char *name); /* whether it is true; false where there is none */
/* The id of a relationship ("r:id"), whatever the prefix. */
struct str part_relation(struct package_part *x);

#endif
