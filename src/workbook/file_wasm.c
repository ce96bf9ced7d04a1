/* file_wasm.c — a workbook of the WebAssembly module, which writes it itself as libxlsxwriter does. */
#include "workbook/book.h"
#include "workbook/writer/writer.h"

bool file_open(struct out_book *b, struct buf *message)
{
	(void)message;
	writer_functions(&b->lib);
	b->file = b->lib.workbook_new("");
	return b->file;
}

bool file_close(struct out_book *b, struct buf *out, struct buf *message)
{
	(void)message;
	if (b->is_too_large)
		b->lib.workbook_close(b->file);
	else
		writer_finish(b->file, out);
	return true;
}
