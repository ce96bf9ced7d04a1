/* package.c — a zip in memory, and a pull reader over each of its parts. */
#include "cjm/memory.h"
#include "cjm/said.h"
#include "exchange/workbooks/package.h"
#include "exchange/workbooks/xml_lib.h"
#include "exchange/workbooks/zip_lib.h"

#include <stdio.h>

struct package_archive {
	struct arena arena;
	struct zip_lib zip;
	struct xml_lib xml;
	zip_t *zipped;
	struct memory_guard guard;
};

struct package_reader {
	zip_file_t *file;
	xmlTextReaderPtr xml;
	const struct package_archive *archive;
	struct memory_guard guard;
};

static void drop_archive(void *archive)
{
	const struct package_archive *a = archive;
	if (a->zipped)
		a->zip.zip_discard(a->zipped);
}

static bool open_archive(struct package_archive *a, struct str bytes, struct buf *trouble)
{
	zip_error_t error;
	if (!zip_lib_load(&a->zip, trouble) || !xml_lib_load(&a->xml, trouble))
		return false;
	a->zip.zip_error_init(&error);
	zip_source_t *source = a->zip.zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
	a->zipped = source ? a->zip.zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	bool lacks_memory = !a->zipped && error.zip_err == ZIP_ER_MEMORY;
	if (source && !a->zipped)
		a->zip.zip_source_free(source);
	a->zip.zip_error_fini(&error);
	if (lacks_memory)
		memory_lacks();
	return a->zipped;
}

bool package_open(struct package *p, struct str bytes)
{
	struct arena arena = { 0 };
	struct package_archive *a = ARENA_NEW(&arena, struct package_archive);
	a->arena = arena;
	*p = (struct package){ .archive = a, .left = PACKAGE_MOST };
	a->guard = (struct memory_guard){ .undo = drop_archive, .context = a };
	memory_guard(&a->guard);
	if (open_archive(a, bytes, &p->trouble))
		return true;
	package_trouble(p, "it is damaged or cut off");
	return false;
}

void package_close(struct package *p)
{
	struct package_archive *a = p->archive;
	if (a) {
		memory_unguard(&a->guard);
		drop_archive(a);
		struct arena arena = a->arena;
		arena_finish(&arena);
	}
	buf_finish(&p->trouble);
	*p = (struct package){ 0 };
}

static zip_int64_t index_of(struct package *p, struct str name)
{
	char terminated[256]; /* longer than any that Office programs write */
	if (name.len >= sizeof terminated)
		return -1;
	snprintf(terminated, sizeof terminated, "%.*s", STR_ARG(name));
	return p->archive->zip.zip_name_locate(p->archive->zipped, terminated, ZIP_FL_NOCASE);
}

bool package_has(struct package *p, struct str name)
{
	return index_of(p, name) >= 0;
}

/* What libxml2 asks for more by. Less than nothing ends the reading. */
static int unpack_more(void *part, char *to, int room)
{
	struct package_part *x = part;
	struct package *p = x->package;
	zip_int64_t got = room > 0 ? p->archive->zip.zip_fread(x->reader->file, to, (zip_uint64_t)room) : 0;
	if (got < 0)
		package_trouble(p, "its part %.*s is damaged", STR_ARG(x->name));
	else if ((size_t)got > x->left || (size_t)got > p->left)
		package_trouble(p, "its part %.*s is too large when unpacked", STR_ARG(x->name));
	if (got < 0 || p->trouble.len)
		return -1;
	x->left -= (size_t)got;
	p->left -= (size_t)got;
	return (int)got;
}

static void drop_reader(void *reader)
{
	const struct package_reader *r = reader;
	if (r->xml)
		r->archive->xml.xmlFreeTextReader(r->xml);
	if (r->file)
		r->archive->zip.zip_fclose(r->file);
}

bool part_open(struct package_part *x, struct package *p, struct str name)
{
	*x = (struct package_part){ .package = p, .name = name, .left = PART_MOST };
	zip_int64_t index = index_of(p, name);
	if (index < 0)
		return false;
	struct package_archive *a = p->archive;
	x->reader = ARENA_NEW(&a->arena, struct package_reader);
	x->reader->archive = a;
	x->reader->guard = (struct memory_guard){ .undo = drop_reader, .context = x->reader };
	memory_guard(&x->reader->guard);
	x->reader->file = a->zip.zip_fopen_index(a->zipped, (zip_uint64_t)index, 0);
	if (x->reader->file) /* no network, no document types, no message of its own on standard error, and its limits on depth and length kept */
		x->reader->xml = a->xml.xmlReaderForIO(unpack_more, NULL, x, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
	if (!x->reader->xml)
		package_trouble(p, "its part %.*s cannot be unpacked: it is damaged or password-protected", STR_ARG(name));
	return x->reader->xml;
}

void part_close(struct package_part *x)
{
	if (x->reader) {
		memory_unguard(&x->reader->guard);
		drop_reader(x->reader);
	}
	x->reader = NULL;
}

static struct str text_of(const xmlChar *s)
{
	return str_of((const char *)s);
}

/* A document type could define entities; no Office program writes one. */
static bool goes_on(struct package_part *x, int got)
{
	if (x->package->lacks_memory)
		memory_lacks();
	memory_adopt(x->package->trouble.at);
	bool has_type = got == 1 && x->package->archive->xml.xmlTextReaderNodeType(x->reader->xml) == XML_READER_TYPE_DOCUMENT_TYPE;
	if (has_type)
		package_trouble(x->package, "its part %.*s has a document type, which is not allowed in a workbook", STR_ARG(x->name));
	if (got < 0)
		package_trouble(x->package, "its part %.*s is damaged or cut off", STR_ARG(x->name));
	return got == 1 && !has_type && !x->package->trouble.len;
}

enum part_event part_next(struct package_part *x)
{
	const struct xml_lib *xml = &x->package->archive->xml;
	if (x->is_closing) {
		x->is_closing = false;
		return PART_CLOSES;
	}
	while (goes_on(x, xml->xmlTextReaderRead(x->reader->xml)))
		switch (xml->xmlTextReaderNodeType(x->reader->xml)) {
		case XML_READER_TYPE_ELEMENT:
			x->element = text_of(xml->xmlTextReaderConstLocalName(x->reader->xml));
			x->is_closing = xml->xmlTextReaderIsEmptyElement(x->reader->xml) == 1;
			return PART_OPENS;
		case XML_READER_TYPE_END_ELEMENT: x->element = text_of(xml->xmlTextReaderConstLocalName(x->reader->xml)); return PART_CLOSES;
		case XML_READER_TYPE_TEXT: case XML_READER_TYPE_CDATA: case XML_READER_TYPE_WHITESPACE: case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			x->text = text_of(xml->xmlTextReaderConstValue(x->reader->xml));
			return PART_TEXT;
		default: break;
		}
	return PART_END;
}

/* In strict files the namespaces have other names; both end alike. */
struct str part_attribute_in(struct package_part *x, const char *name, const char *namespace_end)
{
	const struct xml_lib *xml = &x->package->archive->xml;
	struct str value = { 0 };
	bool found = false;
	for (int more = xml->xmlTextReaderMoveToFirstAttribute(x->reader->xml); more == 1 && !found; more = xml->xmlTextReaderMoveToNextAttribute(x->reader->xml)) {
		struct str space = text_of(xml->xmlTextReaderConstNamespaceUri(x->reader->xml));
		found = str_is(text_of(xml->xmlTextReaderConstLocalName(x->reader->xml)), name) && (*namespace_end ? str_ends(space, namespace_end) : !space.len);
		if (found)
			value = text_of(xml->xmlTextReaderConstValue(x->reader->xml));
	}
	xml->xmlTextReaderMoveToElement(x->reader->xml);
	return value;
}
