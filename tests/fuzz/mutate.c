/* mutate.c — maps are changed as people change them: by lines, at their indentation, with the words of statements.def. Bytes alone would hardly get past the
 * parser; libFuzzer's own changes come in between. */
#include "shapes.h"

#include <string.h>

struct dice {
	uint64_t state;
};

static size_t throw(struct dice *d, size_t below)
{
	d->state += 0x9E3779B97F4A7C15u; /* splitmix64 */
	uint64_t z = d->state;
	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return below ? (size_t)((z ^ z >> 31) % below) : 0;
}

static const char *const TEXTS[] = { "", " ", "a", "</text><script>x</script>", "&amp;\"'<>", "=1+1", "\xE2\x80\xAE", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9", "\xD9\x85\xD9\x88\xD8\xB9\xD8\xAF",
	"\xE8\xB3\xBC\xE5\x85\xA5\xE6\x89\x8B\xE7\xB6\x9A\xE3\x81\x8D", "|---|\n", "\\", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
	"https://example.com/?a=1&b=2", "javascript:alert(1)", "{{x}}", "%s%n", "]]>" };
static const char *const NUMBERS[] = { "0", "-5", "+5", "6", "999999999", "-0.0001", "1e9", "50%", "101%", "3 days", "2026-02-30", "2026-10-01", "1..9", "9..1", "#fff", "<= 3 min" };

struct line {
	size_t from, end; /* with its line end */
	size_t depth;
};

static struct line line_at(struct str text, size_t at)
{
	struct line l = { at, at, 0 };
	while (l.from && text.at[l.from - 1] != '\n')
		l.from--;
	while (l.end < text.len && text.at[l.end] != '\n')
		l.end++;
	l.end += l.end < text.len;
	while (l.from + l.depth < l.end && text.at[l.from + l.depth] == ' ')
		l.depth++;
	return l;
}

/* The line and all that is indented below it. */
static size_t block_end(struct str text, struct line l)
{
	size_t end = l.end;
	while (end < text.len) {
		struct line next = line_at(text, end);
		if (next.depth <= l.depth)
			break;
		end = next.end;
	}
	return end;
}

static void indent(struct buf *out, size_t depth, struct str line)
{
	buf_fmt(out, "%*s", (int)depth, "");
	buf_str(out, line);
	buf_str(out, STR("\n"));
}

static void write_statement(struct buf *out, struct dice *d, size_t depth)
{
	enum statement_kind kind = (enum statement_kind)(1 + throw(d, KIND_COUNT - 1)), parent = (enum statement_kind)throw(d, KIND_COUNT);
	const char *example = statement_example(kind, parent);
	if (example)
		indent(out, depth, str_of(example));
	else
		buf_fmt(out, "%*s%s \"%s\" %s\n", (int)depth, "", statement_of(kind)->word, TEXTS[throw(d, sizeof TEXTS / sizeof *TEXTS)], NUMBERS[throw(d, sizeof NUMBERS / sizeof *NUMBERS)]);
}

/* A line with another text between its first quotes, or another number. */
static void write_changed(struct buf *out, struct dice *d, struct str line)
{
	size_t open = str_find_text(line, 0, STR("\"")), close = open < line.len ? str_find_text(line, open + 1, STR("\"")) : line.len;
	if (close < line.len && throw(d, 2)) {
		buf_str(out, str_slice(line, 0, open + 1));
		buf_str(out, str_of(TEXTS[throw(d, sizeof TEXTS / sizeof *TEXTS)]));
		buf_str(out, str_slice(line, close, line.len));
		return;
	}
	size_t at = throw(d, line.len + 1);
	while (at < line.len && line.at[at] != ' ')
		at++;
	buf_str(out, str_slice(line, 0, at));
	buf_fmt(out, " %s", NUMBERS[throw(d, sizeof NUMBERS / sizeof *NUMBERS)]);
	buf_str(out, str_slice(line, at, line.len));
}

static void write_after(struct buf *out, struct dice *d, struct str text, struct line l)
{
	struct line from = line_at(text, throw(d, text.len));
	switch (throw(d, 7)) {
	case 0: write_statement(out, d, l.depth + 2); break;
	case 1: write_statement(out, d, l.depth); break;
	case 2: buf_str(out, str_slice(text, from.from, block_end(text, from))); break;
	case 3: indent(out, l.depth + 2, str_trim(str_slice(text, from.from, from.end))); break;
	case 4: buf_fmt(out, "%*s\"%s\"\n", (int)l.depth, "", TEXTS[throw(d, sizeof TEXTS / sizeof *TEXTS)]); break;
	case 5: buf_str(out, STR("====\n")); break;
	default: buf_str(out, str_of(examples_cast())); break;
	}
}

static void change_lines(struct buf *out, struct dice *d, struct str text)
{
	struct line l = line_at(text, throw(d, text.len + 1));
	struct str line = str_slice(text, l.from, l.end);
	buf_str(out, str_slice(text, 0, l.from));
	size_t rest = l.end;
	switch (throw(d, 6)) {
	case 0: break; /* without it */
	case 1: rest = block_end(text, l); break;
	case 2: write_changed(out, d, line); break;
	case 3: indent(out, l.depth > 1 && throw(d, 2) ? l.depth - 2 : l.depth + 2, str_trim(line)); break;
	default:
		buf_str(out, line);
		write_after(out, d, text, l);
		break;
	}
	buf_str(out, str_slice(text, rest, text.len));
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	struct dice d = { seed };
	if (!throw(&d, 4))
		return LLVMFuzzerMutate(data, size, most);
	size_t end = size;
	while (end && data[end - 1] != '\n')
		end--;
	struct buf out = { 0 };
	for (size_t i = 0, changes = 1 + throw(&d, 4); i < changes; i++) {
		struct buf changed = { 0 };
		change_lines(&changed, &d, i ? buf_as_str(&out) : (struct str){ (const char *)data, end });
		buf_finish(&out);
		out = changed;
	}
	if (throw(&d, 3) && size - end <= CHOICES_MOST && out.len + (size - end) <= most) {
		buf_str(&out, (struct str){ (const char *)data + end, size - end });
	} else {
		for (size_t i = 0; i < CHOICES_MOST; i++) {
			char byte = (char)('0' + throw(&d, 75)); /* no line end */
			buf_str(&out, (struct str){ &byte, 1 });
		}
	}
	size = out.len < most ? out.len : most;
	if (size)
		memcpy(data, out.at, size);
	buf_finish(&out);
	return size;
}
