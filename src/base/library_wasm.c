/* library_wasm.c — a WebAssembly module loads no libraries: what needs one says so, but for what the module has in their place. */
#include "base/expat_lib.h"
#include "base/zlib_lib.h"
#include "cjm/host.h"
#include "cjm/library.h"
#include "cjm/portable.h"
#include "cjm/said.h"

#include <stdlib.h>
#include <string.h>

void *library_open(const struct library *l, struct buf *message)
{
	buf_fmt(message, "%s, which only the native program has", said(l->need));
	return NULL;
}

bool library_find(void *opened, const struct library *l, const char *name, void **function, struct buf *message)
{
	(void)opened, (void)name, (void)function;
	library_open(l, message);
	return false;
}

bool library_load(const struct library *l, const char *const *names, size_t count, void *functions, struct buf *message)
{
	(void)names, (void)count, (void)functions;
	library_open(l, message);
	return false;
}

void library_lacks(const char *files, bool in_module, struct buf *why)
{
	struct host_bytes places = { 0 };
	if (!in_module)
		buf_said(why, "only the native program has it");
	else if (strstr(files, "libgvc") && host_lay_out("graph {}", &places) == HOST_NONE) /* its host may have Graphviz */
		buf_said(why, "the flow drawing needs Graphviz, which the npm package @hpcc-js/wasm-graphviz has");
	free(places.at);
}

/* ---- in the place of libraries ---- */

bool portable_unpack(struct str packed, size_t size, struct buf *out)
{
	struct buf framed = { 0 };
	struct zlib lib;
	z_stream z = { 0 };
	bool is_begun = zlib_load(&lib, &framed) && lib.inflateInit_(&z, ZLIB_VERSION, (int)sizeof z) == Z_OK, is_fine = is_begun;
	char part[16384];
	size_t before = out->len;
	buf_text(&framed, "\x78\x01"); /* zlib's head; its sum is not there, for a zip has one of its own */
	buf_str(&framed, packed);
	z.next_in = (Bytef *)framed.at;
	z.avail_in = (uInt)framed.len;
	for (bool is_full = true; is_fine && is_full && out->len - before <= size;) {
		z.next_out = (Bytef *)part;
		z.avail_out = sizeof part;
		is_fine = lib.inflate(&z, Z_NO_FLUSH) == Z_OK;
		is_full = !z.avail_out;
		buf_add(out, part, sizeof part - z.avail_out);
	}
	if (is_begun)
		lib.inflateEnd(&z);
	buf_finish(&framed);
	return is_fine && out->len - before == size;
}

uint32_t portable_checksum(struct str bytes)
{
	struct zlib lib;
	struct buf message = { 0 };
	return zlib_load(&lib, &message) ? (uint32_t)lib.crc32(0, (const Bytef *)bytes.at, (uInt)bytes.len) : 0;
}

struct xml_taking { const struct portable_xml *taker; struct expat_lib lib; };

static void XMLCALL open_element(void *taking, const XML_Char *name, const XML_Char **attributes)
{
	const struct portable_xml *taker = ((struct xml_taking *)taking)->taker;
	taker->open(taker->context, name, attributes);
}

static void XMLCALL close_element(void *taking, const XML_Char *name)
{
	const struct portable_xml *taker = ((struct xml_taking *)taking)->taker;
	taker->close(taker->context, name);
}

static void XMLCALL take_text(void *taking, const XML_Char *at, int len)
{
	const struct portable_xml *taker = ((struct xml_taking *)taking)->taker;
	taker->text(taker->context, at, len);
}

static void XMLCALL meet_doctype(void *taking, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	const struct portable_xml *taker = ((struct xml_taking *)taking)->taker;
	taker->doctype(taker->context);
}

bool portable_read_xml(struct str bytes, const struct portable_xml *taker)
{
	struct xml_taking taking = { .taker = taker };
	struct buf message = { 0 };
	XML_Parser parser = expat_load(&taking.lib, &message) ? taking.lib.XML_ParserCreateNS(NULL, ' ') : NULL;
	if (!parser)
		return false;
	taking.lib.XML_SetUserData(parser, &taking);
	taking.lib.XML_SetElementHandler(parser, open_element, close_element);
	taking.lib.XML_SetCharacterDataHandler(parser, take_text);
	taking.lib.XML_SetStartDoctypeDeclHandler(parser, meet_doctype);
	bool is_fine = taking.lib.XML_Parse(parser, bytes.at, (int)bytes.len, 1) == XML_STATUS_OK;
	taking.lib.XML_ParserFree(parser);
	return is_fine;
}
