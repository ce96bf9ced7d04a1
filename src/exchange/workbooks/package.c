/* package.c — a zip in memory, and a pull reader over each of its parts. */
#include "exchange/workbooks/package.h"

#include <stdarg.h>
#include <stdio.h>

enum {
	PART_MOST = 64 * 1024 * 1024,     /* bytes of one part, unpacked */
	PACKAGE_MOST = 160 * 1024 * 1024, /* of all that are read */
};

void package_trouble(struct package *p, const char *format, ...)
{
	va_list args;
	char message[400];
	if (p->trouble.len)
		return;
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	buf_text(&p->trouble, message);
}

bool package_open(struct package *p, struct str bytes)
{
	zip_error_t error;
	*p = (struct package){ .left = PACKAGE_MOST };
	if (!zip_lib_load(&p->zip, &p->trouble) || !xml_lib_load(&p->xml, &p->trouble))
		return false;
	p->zip.zip_error_init(&error);
	zip_source_t *source = p->zip.zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
	p->archive = source ? p->zip.zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (source && !p->archive)
		p->zip.zip_source_free(source);
	p->zip.zip_error_fini(&error);
	if (!p->archive)
		package_trouble(p, "it is damaged or cut off");
	return p->archive;
}

void package_close(struct package *p)
{
	if (p->archive)
		p->zip.zip_discard(p->archive);
	buf_finish(&p->trouble);
	*p = (struct package){ 0 };
}

static zip_int64_t index_of(struct package *p, struct str name)
{
	char terminated[256]; /* longer than any that Office programs write */
	if (name.len >= sizeof terminated)
		return -1;
	snprintf(terminated, sizeof terminated, "%.*s", STR_ARG(name));
	return p->zip.zip_name_locate(p->archive, terminated, ZIP_FL_NOCASE);
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
	zip_int64_t got = room > 0 ? p->zip.zip_fread(x->file, to, (zip_uint64_t)room) : 0;
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

bool part_open(struct package_part *x, struct package *p, struct str name)
{
	*x = (struct package_part){ .package = p, .name = name, .left = PART_MOST };
	zip_int64_t index = index_of(p, name);
	if (index < 0)
		return false;
	x->file = p->zip.zip_fopen_index(p->archive, (zip_uint64_t)index, 0);
	if (x->file) /* no network, no document types, no message of its own on standard error, and its limits on depth and length kept */
		x->reader = p->xml.xmlReaderForIO(unpack_more, NULL, x, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
	if (!x->reader)
		package_trouble(p, "its part %.*s cannot be unpacked: it is damaged or password-protected", STR_ARG(name));
	return x->reader;
}

void part_close(struct package_part *x)
{
	if (x->reader)
		x->package->xml.xmlFreeTextReader(x->reader);
	if (x->file)
		x->package->zip.zip_fclose(x->file);
	x->reader = NULL;
	x->file = NULL;
}

static struct str text_of(const xmlChar *s)
{
	return str_of((const char *)s);
}

/* A document type could define entities; no Office program writes one. */
static bool goes_on(struct package_part *x, int got)
{
	bool has_type = got == 1 && x->package->xml.xmlTextReaderNodeType(x->reader) == XML_READER_TYPE_DOCUMENT_TYPE;
	if (has_type)
		package_trouble(x->package, "its part %.*s has a document type, which is not allowed in a workbook", STR_ARG(x->name));
	if (got < 0)
		package_trouble(x->package, "its part %.*s is damaged or cut off", STR_ARG(x->name));
	return got == 1 && !has_type && !x->package->trouble.len;
}

enum part_event part_next(struct package_part *x)
{
	const struct xml_lib *xml = &x->package->xml;
	if (x->is_closing) {
		x->is_closing = false;
		return PART_CLOSES;
	}
	while (goes_on(x, xml->xmlTextReaderRead(x->reader)))
		switch (xml->xmlTextReaderNodeType(x->reader)) {
		case XML_READER_TYPE_ELEMENT:
			x->element = text_of(xml->xmlTextReaderConstLocalName(x->reader));
			x->is_closing = xml->xmlTextReaderIsEmptyElement(x->reader) == 1;
			return PART_OPENS;
		case XML_READER_TYPE_END_ELEMENT: x->element = text_of(xml->xmlTextReaderConstLocalName(x->reader)); return PART_CLOSES;
		case XML_READER_TYPE_TEXT: case XML_READER_TYPE_CDATA: case XML_READER_TYPE_WHITESPACE: case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			x->text = text_of(xml->xmlTextReaderConstValue(x->reader));
			return PART_TEXT;
		default: break;
		}
	return PART_END;
}

/* In strict files the namespaces have other names; both end alike. */
static struct str attribute_in(struct package_part *x, const char *name, const char *namespace_end)
{
	const struct xml_lib *xml = &x->package->xml;
	struct str value = { 0 };
	bool found = false;
	for (int more = xml->xmlTextReaderMoveToFirstAttribute(x->reader); more == 1 && !found; more = xml->xmlTextReaderMoveToNextAttribute(x->reader)) {
		struct str space = text_of(xml->xmlTextReaderConstNamespaceUri(x->reader));
		found = str_is(text_of(xml->xmlTextReaderConstLocalName(x->reader)), name) && (*namespace_end ? str_ends(space, namespace_end) : !space.len);
		if (found)
			value = text_of(xml->xmlTextReaderConstValue(x->reader));
	}
	xml->xmlTextReaderMoveToElement(x->reader);
	return value;
}

struct str part_attribute(struct package_part *x, const char *name)
{
	return attribute_in(x, name, "");
}

bool part_is_true(struct package_part *x, const char *name)
{
	struct str value = part_attribute(x, name);
	return str_is(value, "1") || str_is(value, "true");
}

struct str part_relation(struct package_part *x)
{
	return attribute_in(x, "id", "/relationships");
}
