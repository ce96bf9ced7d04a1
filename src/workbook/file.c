/* file.c — a workbook that libxlsxwriter writes: to a path that leads to memory. It is packed again, so that its bytes do not depend on which zlib and
 * minizip a machine has. */
#define _GNU_SOURCE /* memfd_create */
#include "workbook/book.h"

#include "cjm/said.h"
#include "cjm/zip.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

static void drop_file(void *book)
{
	struct out_book *b = book;
	if (b->file)
		b->lib.lxw_workbook_free(b->file);
	if (b->memory)
		fclose(b->memory);
}

static bool fail_with(struct out_book *b, int error, struct buf *message)
{
	if (error == ENOMEM)
		memory_lacks();
	memory_unguard(&b->guard);
	buf_fmt(message, "the workbook cannot be written: %s", said(strerror(error)));
	return false;
}

bool file_open(struct out_book *b, struct buf *message)
{
	if (!xlsx_lib_load(&b->lib, message))
		return false;
	b->guard = (struct memory_guard){ .undo = drop_file, .context = b };
	memory_guard(&b->guard);
	int memory = memfd_create("workbook", MFD_CLOEXEC);
	b->memory = memory < 0 ? NULL : fdopen(memory, "r");
	if (!b->memory)
		return fail_with(b, errno, message);
	b->file = b->lib.workbook_new(str_fmt(&b->arena, "/proc/self/fd/%d", memory).at);
	return b->file || fail_with(b, ENOMEM, message);
}

static bool read_bytes(FILE *memory, struct buf *bytes)
{
	char part[16384];
	size_t len;
	rewind(memory);
	while ((len = fread(part, 1, sizeof part, memory)))
		buf_add(bytes, part, len);
	return !ferror(memory) && bytes->len;
}

static bool pack_again(struct out_book *b, struct buf *out, struct buf *message)
{
	struct buf bytes = { 0 };
	struct zip_parts parts = { 0 };
	bool is_fine = read_bytes(b->memory, &bytes) && zip_unpack(&b->arena, buf_as_str(&bytes), &parts, message);
	if (is_fine)
		zip_pack(&b->arena, parts.list.at, parts.list.len, out);
	buf_finish(&bytes);
	return is_fine;
}

bool file_close(struct out_book *b, struct buf *out, struct buf *message)
{
	lxw_error error = b->lib.workbook_close(b->file);
	b->file = NULL; /* closing frees it, whatever came of it */
	if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
		memory_lacks();
	bool is_fine = error == LXW_NO_ERROR && (b->is_too_large || pack_again(b, out, message));
	if (!is_fine && !message->len)
		buf_said(message, "the workbook cannot be written: libxlsxwriter found no room for its temporary files");
	memory_unguard(&b->guard);
	drop_file(b);
	return is_fine;
}
