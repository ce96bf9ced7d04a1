/* pdf_objects.h — the objects of a PDF that cairo wrote, to be changed, dropped and added to. */
#ifndef CJM_PAINT_PDF_OBJECTS_H
#define CJM_PAINT_PDF_OBJECTS_H

#include "cairo_lib.h"

struct pdf_objects {
	struct arena *arena;
	VEC(struct str) list; /* by number; what stands between "obj" and "endobj"; empty: there is none */
	size_t read;          /* so many of them are cairo's, and 0; what was added is packed, but for streams and what is asked for */
	VEC(int) plain;       /* added, and not packed; ascending */
	int root, info;
};

/* False where it is not written as cairo writes PDF 1.4: a table of objects, no updates. The objects are slices of what was written. */
bool pdf_objects_read(struct pdf_objects *o, struct arena *a, struct str written);
/* False where memory ran out. */
bool pdf_objects_write(const struct pdf_objects *o, const struct cairo_lib *lib, struct buf *out);

/* A dictionary with this entry, and the bytes after it, packed. False where memory ran out. */
bool pdf_stream(const struct cairo_lib *lib, struct str entry, struct str plain, struct buf *out);

int pdf_objects_add(struct pdf_objects *o, struct str object);
int pdf_objects_add_plain(struct pdf_objects *o, struct str object); /* a stream, or one that any program may look for */
/* The bytes of a stream as they are in the file, and unpacked: false where they are not packed. */
struct str pdf_stream_bytes(const struct pdf_objects *o, struct str object);
bool pdf_unpack(const struct cairo_lib *lib, struct str packed, struct buf *out);
struct str pdf_object(const struct pdf_objects *o, int number); /* empty: there is none */

/* Of a dictionary: the number after "/Key "; -1: it has none. */
int pdf_number_of(struct str dictionary, const char *key);
/* Of an array of references in it, "/Key [": the index-th; -1: it is not as long. */
int pdf_reference_in(struct str dictionary, const char *key, size_t index);
/* A text as a string: a byte a character where PDF's own encoding has them all, else UTF-16. */
void pdf_string(struct buf *out, struct str text);
void pdf_wide_string(struct buf *out, struct str text); /* always UTF-16: some programs read labels of pages in no other way */

#endif
