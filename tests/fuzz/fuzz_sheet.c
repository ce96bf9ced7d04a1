/* fuzz_sheet.c — any bytes as the parts of a workbook: a sheet, its strings, its styles, apart by zeros. They are put into a zip that is sound,
 * so that what is tried is what stands in the parts. */
#include "cjm/all.h"

#include <stdlib.h>
#include <string.h>

static uint32_t crc_of(struct str s)
{
	uint32_t crc = 0xFFFFFFFFu;
	for (size_t i = 0; i < s.len; i++) {
		crc ^= (unsigned char)s.at[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
	}
	return ~crc;
}

static void add_number(struct buf *out, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(out, (char)(number >> 8 * i));
}

struct zip { struct buf files, directory; uint32_t count; };

static void add_part(struct zip *z, const char *name, struct str content)
{
	uint32_t at = (uint32_t)z->files.len, crc = crc_of(content), len = (uint32_t)content.len, name_len = (uint32_t)strlen(name);
	buf_add(&z->files, "PK\3\4\24\0\0\0\0\0\0\0!X", 14);
	buf_add(&z->directory, "PK\1\2\24\0\24\0\0\0\0\0\0\0!X", 16);
	for (int i = 0; i < 2; i++) {
		struct buf *out = i ? &z->directory : &z->files;
		add_number(out, crc, 4);
		add_number(out, len, 4);
		add_number(out, len, 4);
		add_number(out, name_len, 4); /* and nothing extra */
	}
	for (int i = 0; i < 5; i++)
		add_number(&z->directory, 0, 2);
	add_number(&z->directory, at, 4);
	buf_text(&z->directory, name);
	buf_text(&z->files, name);
	buf_str(&z->files, content);
	z->count++;
}

static void finish_zip(struct zip *z)
{
	uint32_t at = (uint32_t)z->files.len;
	buf_str(&z->files, buf_as_str(&z->directory));
	buf_add(&z->files, "PK\5\6\0\0\0\0", 8);
	add_number(&z->files, z->count, 2);
	add_number(&z->files, z->count, 2);
	add_number(&z->files, (uint32_t)z->directory.len, 4);
	add_number(&z->files, at, 4);
	add_number(&z->files, 0, 2);
}

static struct str next_part(struct str *rest)
{
	size_t end = str_find(*rest, 0);
	struct str part = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return part;
}

#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"" type "\" Target=\"" target "\"/>"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct zip z = { 0 };
	struct sources sources;
	struct findings found;
	struct buf map = { 0 };
	struct str rest = { (const char *)data, size };
	add_part(&z, "_rels/.rels", STR(RELATIONS RELATION("a", "o/officeDocument", "xl/workbook.xml") "</Relationships>"));
	add_part(&z, "xl/workbook.xml", STR("<workbook xmlns:r=\"o/relationships\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"));
	add_part(&z, "xl/_rels/workbook.xml.rels", STR(RELATIONS RELATION("a", "o/worksheet", "s.xml") RELATION("b", "o/sharedStrings", "t.xml") RELATION("c", "o/styles", "u.xml") "</Relationships>"));
	add_part(&z, "xl/s.xml", next_part(&rest));
	add_part(&z, "xl/t.xml", next_part(&rest));
	add_part(&z, "xl/u.xml", next_part(&rest));
	finish_zip(&z);
	sources_init(&sources);
	findings_init(&found);
	import_map(IMPORT_XLSX, &sources, STR("original.xlsx"), buf_as_str(&z.files), (struct import_options){ 0 }, &map, &found);
	for (size_t i = 0; i < found.len; i++)
		if (strcmp(found.at[i].id, "import-broken") == 0)
			abort();
	findings_finish(&found);
	sources_finish(&sources);
	buf_finish(&map);
	buf_finish(&z.files);
	buf_finish(&z.directory);
	return 0;
}
