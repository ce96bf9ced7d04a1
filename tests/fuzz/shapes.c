/* shapes.c — the parts of an input, and what an output must be. */
#include "shapes.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char SEPARATOR[] = "====\n";

struct input input_of(const uint8_t *data, size_t size)
{
	struct input in = { 0 };
	size_t end = size;
	while (end && data[end - 1] != '\n')
		end--;
	if (end && size - end <= CHOICES_MOST && size > end)
		memcpy(in.choices, data + end, size - end);
	else
		end = size;
	struct str rest = { (const char *)data, end };
	for (size_t i = 0; i < PARTS_MOST; i++) {
		size_t at = i + 1 < PARTS_MOST ? str_find_text(rest, 0, STR(SEPARATOR)) : rest.len;
		in.parts[i] = str_slice(rest, 0, at);
		rest = at + 5 <= rest.len ? str_slice(rest, at + 5, rest.len) : (struct str){ "", 0 };
	}
	return in;
}

void fault(const char *what, struct str where)
{
	fprintf(stderr, "fault: %s\n%.*s\n", what, STR_ARG(where));
	abort();
}

void must_be_xml(const char *what, const char *at, size_t length)
{
	xmlDocPtr doc = xmlReadMemory(at, (int)length, "out", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	if (!doc)
		fault(what, (struct str){ at, length < 4000 ? length : 4000 });
	xmlFreeDoc(doc);
}

void must_be_json(const char *what, const char *at, size_t length)
{
	struct arena a = { 0 };
	struct buf why = { 0 };
	if (!json_read(&a, (struct str){ at, length }, &why))
		fault(what, (struct str){ at, length < 4000 ? length : 4000 });
	buf_finish(&why);
	arena_finish(&a);
}
