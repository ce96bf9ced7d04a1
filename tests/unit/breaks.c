/* breaks.c — tests of where clusters and lines end, against Unicode's own; where ours are others, a list says why. */
#include "check.h"
#include "unidata.h"

#include "../../src/text/breaks.h"
#include "../../src/text/cluster.h"
#include "../../src/text/kinds.h"

static struct arena arena;

/* ---- clusters ---- */

/* Where clusters are others than Unicode's, and why. Each is needed by one of its tests at least. */
static struct {
	const char *why, *before, *behind; /* a blank or a letter, and what we keep with it or not */
	int seen;
} CLUSTERS_OF_OURS[] = {
	{ "what isn't seen is not kept at a blank, so that trimming the blank can't lose it", " ", "\xE2\x80\x8D", 0 },
	{ "… nor such a mark", " ", "\xCD\x8F", 0 },
};

static bool is_cluster_of_ours(struct str text, size_t at)
{
	for (size_t i = 0; i < sizeof CLUSTERS_OF_OURS / sizeof *CLUSTERS_OF_OURS; i++)
		if (str_ends(str_slice(text, 0, at), CLUSTERS_OF_OURS[i].before) && str_starts(str_slice(text, at, text.len), CLUSTERS_OF_OURS[i].behind))
			return ++CLUSTERS_OF_OURS[i].seen;
	return false;
}

static bool clusters_hold(const char *line)
{
	bool may_break[UNIDATA_LINE] = { 0 }, breaks[UNIDATA_LINE] = { true };
	struct str text = unidata_breaks(&arena, line, may_break);
	for (size_t at = 0; at < text.len;)
		breaks[at = text_cluster_end(text, at)] = true;
	for (size_t at = 0; at <= text.len; at++)
		if (breaks[at] != may_break[at] && !is_cluster_of_ours(text, at))
			return false;
	return true;
}

/* What is told at a glance is what the tables say. */
static void test_clusters_at_a_glance(void)
{
	for (uint32_t code = 0; code < 0x20000; code++) {
		char bytes[4];
		struct str one = { bytes, (size_t)utf8_encode(code, bytes) };
		enum unicode_break b = unicode_break(code);
		if (cluster_plain_length(one, 0) && unicode_cluster(code) != CLUSTER_OTHER && code >= ' ' && code != 0x7F)
			check_count(0, __FILE__, __LINE__, "no cluster by itself", str_fmt(&arena, "U+%x", (int)code).at);
		if (code_is_plain_letter(code) && (unicode_cluster(code) != CLUSTER_OTHER || !(b == BREAK_AL || b == BREAK_HL || b == BREAK_XX)))
			check_count(0, __FILE__, __LINE__, "no plain letter", str_fmt(&arena, "U+%x", (int)code).at);
		if (code_is_plain_ideograph(code) && !(b == BREAK_ID || b == BREAK_XX))
			check_count(0, __FILE__, __LINE__, "no plain ideograph", str_fmt(&arena, "U+%x", (int)code).at);
	}
}

static void test_cluster_file(void)
{
	FILE *in = unidata_open("cat " UNIDATA "auxiliary/GraphemeBreakTest.txt 2>/dev/null");
	char line[UNIDATA_LINE];
	int count = 0;
	while (in && fgets(line, sizeof line, in)) {
		if (line[0] == '#')
			continue;
		count++;
		if (!clusters_hold(line))
			check_count(0, __FILE__, __LINE__, "GraphemeBreakTest.txt", line);
	}
	if (in)
		pclose(in);
	CHECK(!in || count > 600);
	for (size_t i = 0; in && i < sizeof CLUSTERS_OF_OURS / sizeof *CLUSTERS_OF_OURS; i++)
		check_count(CLUSTERS_OF_OURS[i].seen > 0, __FILE__, __LINE__, "no longer needed", CLUSTERS_OF_OURS[i].why);
}

/* ---- where lines end ---- */

static void test_kinds_at_a_glance(void)
{
	for (uint32_t code = 0; code < 0xA000; code++)
		if (code_kind(code) != code_kind_by_tables(code) && !(code < ' ' || code == 0x7F))
			check_count(0, __FILE__, __LINE__, "another kind at a glance", str_fmt(&arena, "U+%x", (int)code).at);
}

static const char *const CLASSES[] = { "AI", "AL", "B2", "BA", "BB", "BK", "CB", "CJ", "CL", "CM", "CP", "CR", "EB", "EM", "EX", "GL", "H2", "H3", "HL", "HY", "ID", "IN",
	"IS", "JL", "JT", "JV", "LF", "NL", "NS", "NU", "OP", "PO", "PR", "QU", "RI", "SA", "SG", "SP", "SY", "WJ", "XX", "ZW", "ZWJ" };

enum { HOLD = false, BREAK = true };

/* Where our lines end otherwise than Unicode's: by the classes before and behind the place, "*" for any. The first row that fits
 * explains a place; each is needed by one of Unicode's tests at least. Most is stricter: a map's texts are short, and a narrow card
 * shows each break. What may break in a word that is too long for its line only, Unicode leaves to emergencies. */
static struct {
	bool ours;
	const char *before, *behind, *why;
	int seen;
} LINES_OF_OURS[] = {
	{ HOLD, "*", "EM", "a tone of skin joins what it follows, and a cluster is not cut", 0 },
	{ HOLD, "SP", "CM", "a mark stays on its blank", 0 },
	{ HOLD, "*", "CB BB", "objects and accents that stand alone are letters to us", 0 },
	{ HOLD, "CB BB", "*", "… on either side", 0 },
	{ BREAK, "BB", "*", "… but beside wide writing and pictures", 0 },
	{ HOLD, "SP", "CJ NS IN GL QU", "what begins no line begins none after a blank, either: French sets one before ! and »", 0 },
	{ HOLD, "*", "B2", "a dash stays with what it follows", 0 },
	{ HOLD, "B2", "*", "… and with what it leads, where nothing stands before it", 0 },
	{ HOLD, "PR PO", "*", "a unit or a currency stays with what stands beside it", 0 },
	{ HOLD, "*", "PR PO", "… on either side", 0 },
	{ HOLD, "AL", "*", "# is the class's sample, and a joint of addresses", 0 },
	{ HOLD, "*", "AL", "… on either side", 0 },
	{ HOLD, "CL CP EX IS IN NS CJ", "*", "a sign that no blank follows is part of a word: example.org, a)b", 0 },
	{ HOLD, "SY HY BA", "*", "a slash or a hyphen leads what follows, where no word stands before it: -5, /etc", 0 },
	{ BREAK, "SP", "*", "a slash or a point before a word begins a line after a blank: .NET, /etc", 0 },
	{ BREAK, "*", "OP", "before a bracket in a word that is too long", 0 },
	{ BREAK, "ZWJ PR PO IS HY CP CL", "*", "between wide writing and signs in a word that is too long", 0 },
	{ BREAK, "*", "SP", "a blank with a mark on it is a letter to us", 0 },
	{ BREAK, "AL", "AL", "# again", 0 },
	{ BREAK, "H2 H3 JL JV JT", "H2 H3 JL JV JT", "a mark ends a Hangul syllable, as it ends a cluster", 0 },
	{ BREAK, "RI", "RI", "… and half a flag", 0 },
	{ BREAK, "WJ", "*", "a mark behind a word joiner stands by itself", 0 },
	{ BREAK, "SA", "SA", "between Thai words, which a dictionary knows", 0 },
};

static bool has_class(const char *classes, const char *class)
{
	size_t len = strlen(class);
	for (const char *at = classes; (at = strstr(at, class)); at += len)
		if ((at == classes || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
			return true;
	return strcmp(classes, "*") == 0;
}

/* The class of what stands before a place, marks on it aside; marks on nothing are letters. */
static const char *class_before(struct str text, size_t at)
{
	enum unicode_break b;
	bool has_marks = false;
	do {
		while (((unsigned char)text.at[--at] & 0xC0) == 0x80)
			;
		size_t next = at;
		b = unicode_break(utf8_next(text, &next));
		has_marks = has_marks || b == BREAK_CM || b == BREAK_ZWJ;
	} while (at && (b == BREAK_CM || b == BREAK_ZWJ));
	return CLASSES[has_marks && (b == BREAK_SP || b == BREAK_CM) ? BREAK_AL : b];
}

static bool is_line_of_ours(struct str text, size_t at, bool ours)
{
	const char *before = class_before(text, at), *behind = CLASSES[unicode_break(utf8_next(text, &at))];
	for (size_t i = 0; i < sizeof LINES_OF_OURS / sizeof *LINES_OF_OURS; i++)
		if (LINES_OF_OURS[i].ours == ours && has_class(LINES_OF_OURS[i].before, before) && has_class(LINES_OF_OURS[i].behind, behind))
			return ++LINES_OF_OURS[i].seen;
	return false;
}

/* Paragraphs are parted before, their ends trimmed, and controls come through from no map. */
static bool is_paragraph(struct str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = utf8_next(text, &at);
		enum unicode_break b = unicode_break(code);
		if (b == BREAK_BK || b == BREAK_CR || b == BREAK_LF || b == BREAK_NL || code < ' ')
			return false;
	}
	return text_trim(text).len == text.len;
}

static bool lines_hold(struct ruler *m, const char *line)
{
	static const struct font PLAIN = { FACE_REGULAR, 10, 0 };
	bool may_break[UNIDATA_LINE] = { 0 }, breaks[UNIDATA_LINE] = { 0 };
	struct str text = unidata_breaks(&arena, line, may_break);
	if (!is_paragraph(text))
		return true;
	cut_pieces(m, PLAIN, text);
	for (size_t i = 1; i < m->pieces.len; i++)
		breaks[m->pieces.at[i].from] = true;
	for (size_t at = 1; at < text.len; at++)
		if (breaks[at] != may_break[at] && !is_line_of_ours(text, at, breaks[at]))
			return false;
	return true;
}

static void test_line_file(void)
{
	FILE *in = unidata_open("cat " UNIDATA "auxiliary/LineBreakTest.txt 2>/dev/null");
	struct ruler *m = ruler_new();
	char line[UNIDATA_LINE];
	int count = 0;
	while (in && fgets(line, sizeof line, in))
		if (line[0] != '#') {
			count++;
			if (!lines_hold(m, line))
				check_count(0, __FILE__, __LINE__, "LineBreakTest.txt", line);
		}
	if (in)
		pclose(in);
	ruler_free(m);
	CHECK(!in || count > 7000);
	for (size_t i = 0; in && i < sizeof LINES_OF_OURS / sizeof *LINES_OF_OURS; i++)
		check_count(LINES_OF_OURS[i].seen > 0, __FILE__, __LINE__, "no longer needed", LINES_OF_OURS[i].why);
}

int main(void)
{
	arena_init(&arena);
	test_clusters_at_a_glance();
	test_cluster_file();
	test_kinds_at_a_glance();
	test_line_file();
	arena_finish(&arena);
	return check_report();
}
