/* unidata.c — Unicode's own tests, as Debian's unicode-data brings them. */
#include "unidata.h"

#include <stdlib.h>
#include <string.h>

/* One of Unicode's files of tests, of the version that the tables were made from. Its first line names it. */
FILE *unidata_open(const char *command)
{
	FILE *in = popen(command, "r");
	char line[UNIDATA_LINE];
	if (in && fgets(line, sizeof line, in) && strstr(line, UNICODE_VERSION))
		return in;
	printf("left out: unicode-data of this version of Unicode is not installed\n");
	if (in)
		pclose(in);
	return NULL;
}

struct str unidata_codes(struct arena *arena, const char **line, char end)
{
	struct buf b = { 0 };
	while (**line && **line != end) {
		char *behind;
		unsigned long code = strtoul(*line, &behind, 16);
		if (behind == *line)
			break;
		buf_utf8(&b, (uint32_t)code);
		*line = behind + strspn(behind, " ");
	}
	*line += **line == end;
	struct str text = buf_take(&b, arena);
	buf_finish(&b);
	return text;
}

/* "÷ 0020 × 0308 ÷ 0041 ÷": the text, and after which of its bytes a new cluster (or a line) may begin. */
struct str unidata_breaks(struct arena *arena, const char *line, bool may_break[UNIDATA_LINE])
{
	struct buf b = { 0 };
	while (strncmp(line, "\xC3", 1) == 0) {
		may_break[b.len] = strncmp(line, "\xC3\xB7", 2) == 0;
		line += strcspn(line, " \t") + 1;
		char *behind;
		unsigned long code = strtoul(line, &behind, 16);
		if (behind == line)
			break;
		size_t before = b.len;
		buf_utf8(&b, (uint32_t)code);
		memset(may_break + before + 1, 0, 4);
		line = behind + 1;
	}
	struct str text = buf_take(&b, arena);
	buf_finish(&b);
	return text;
}
