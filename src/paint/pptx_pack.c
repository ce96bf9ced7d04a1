/* pptx_pack.c — parts to a zip in memory, by libzip. Every part has the first day that a zip can say. */
#include "pptx.h"

#include "pack_lib.h"

static const zip_uint16_t FIRST_DAY = 0x21; /* 1980-01-01 */
static const zip_uint32_t QUICK = 1;        /* of zlib's levels: a fourth larger than its usual one, in a third of the time */

static bool add_parts(const struct pack_lib *lib, zip_t *archive, const struct pptx_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		zip_source_t *source = lib->zip_source_buffer(archive, parts[i].bytes.at, parts[i].bytes.len, 0);
		zip_int64_t index = source ? lib->zip_file_add(archive, parts[i].name.at, source, 0) : -1;
		if (source && index < 0)
			lib->zip_source_free(source);
		if (index < 0 || lib->zip_file_set_dostime(archive, (zip_uint64_t)index, 0, FIRST_DAY, 0) != 0
			|| lib->zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_DEFLATE, QUICK) != 0)
			return false;
	}
	return true;
}

static bool read_back(const struct pack_lib *lib, zip_source_t *source, struct buf *out)
{
	char bytes[16384];
	zip_int64_t got = -1;
	if (lib->zip_source_open(source) != 0)
		return false;
	while ((got = lib->zip_source_read(source, bytes, sizeof bytes)) > 0)
		buf_add(out, bytes, (size_t)got);
	lib->zip_source_close(source);
	return got == 0;
}

/* Closing writes the archive into the source, and gives up its own hold of it. */
static bool write_archive(const struct pack_lib *lib, zip_source_t *source, const struct pptx_part *parts, size_t count, struct buf *out)
{
	zip_error_t error;
	lib->zip_error_init(&error);
	lib->zip_source_keep(source);
	zip_t *archive = lib->zip_open_from_source(source, ZIP_TRUNCATE, &error);
	lib->zip_error_fini(&error);
	if (!archive) {
		lib->zip_source_free(source);
		return false;
	}
	if (add_parts(lib, archive, parts, count) && lib->zip_close(archive) == 0)
		return read_back(lib, source, out);
	lib->zip_discard(archive);
	return false;
}

bool pptx_pack(const struct pptx_part *parts, size_t count, struct buf *out, struct buf *message)
{
	struct pack_lib lib;
	zip_error_t error;
	if (!pack_lib_load(&lib, message))
		return false;
	lib.zip_error_init(&error);
	zip_source_t *source = lib.zip_source_buffer_create(NULL, 0, 0, &error);
	lib.zip_error_fini(&error);
	bool is_fine = source && write_archive(&lib, source, parts, count, out);
	if (source)
		lib.zip_source_free(source);
	if (!is_fine)
		buf_text(message, "The slides could not be packed: libzip gave up.");
	return is_fine;
}
