/* lsp.c — the language server in memory: after any edit it says what it would say of the same text, opened anew. */
#include "check.h"

#include "cjm/json.h"
#include "cjm/lsp.h"

#include <stdlib.h>

#ifdef __SANITIZE_ADDRESS__
enum { EDITS = 2000 };
#else
enum { EDITS = 10000 };
#endif
enum { FRESH_AFTER = 400 /* edits, the text is a map again */ };

static const char *const PIECES[] = {
	"\n", "  ", "    ", "\"", "pain ", "step \"Pays\" ", "\xC3\xA9", "\xF0\x9D\x92\xB3", "feel -2 \"lost\"", "from interviews", "\n    step pay \"Pays\" at till\n", "# ", "\t", "via store", "\r\n", "\r",
	"persona ada", "\xEF\xBC\x83", "wait 2..5 min", ",", "\n\n", "stage \"S\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\\", "next ", "include \"x.cjm\"\n", "feel ", "-",
};

static const char MAP[] =
	"persona ada \"Ada Lovelace\"\n  about \"H\xC3\xA9 \xF0\x9D\x92\xB3\"\nteam bar \"Bar\"\ntouchpoint till \"Till\" via store\nsource interviews \"Interviews\"\n\n"
	"journey coffee \"Morning coffee\"\n  persona ada\n  owner bar\n  stage order \"Order\"\n    step reads \"Reads the board\" feel 0 \"undecided\"\n"
	"    step pays \"Orders at the till\" at till feel +1 \"welcome\" from interviews\n      pain slow \"Slow\" severity high\n  stage \"Wait\"\n"
	"    step \"Waits\" wait 6 min feel -2\n      think \"Did they lose my cup?\"\n      opportunity \"Show the number\" for slow impact high effort low # why not\n      next pays 30% if \"wrong\"\n";

struct session {
	struct lsp_host host;
	struct lsp *lsp;
	struct buf said;
};

static void hear(void *session, struct str message)
{
	struct session *s = session;
	buf_str(&s->said, message);
	buf_char(&s->said, '\n');
}

static void tell(struct session *s, const char *message)
{
	lsp_receive(s->lsp, str_of(message));
	while (lsp_work(s->lsp))
		;
}

static void begin(struct session *s, struct lsp_host host)
{
	*s = (struct session){ .host = host };
	s->host.context = s;
	s->host.send = hear;
	s->lsp = lsp_new(&s->host);
	tell(s, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
	tell(s, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
	buf_clear(&s->said);
}

static void finish(struct session *s)
{
	lsp_free(s->lsp);
	buf_finish(&s->said);
}

static void open_text(struct session *s, struct str text)
{
	struct buf message = { 0 };
	buf_text(&message, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///m/a.cjm\",\"version\":1,\"text\":");
	json_string(&message, text);
	buf_text(&message, "}}}");
	tell(s, message.at);
	buf_finish(&message);
}

/* ---- an edit, told in the protocol's way and made here as bytes ---- */

static unsigned int seed = 7;

static size_t below(size_t count)
{
	seed = seed * 1103515245u + 12345u;
	return count ? (seed >> 8) % count : 0;
}

/* Before a character, and not within a line end of two. */
static size_t settle_at(struct str text, size_t at)
{
	while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at && at < text.len && text.at[at] == '\n' && text.at[at - 1] == '\r' ? at - 1 : at;
}

static void write_place(struct buf *out, struct str text, size_t to)
{
	size_t line = 0, units = 0;
	for (size_t at = 0; at < to;) {
		char c = text.at[at];
		uint32_t code = utf8_next(text, &at);
		bool ends = c == '\n' || (c == '\r' && !(at < text.len && text.at[at] == '\n'));
		line += ends;
		units = ends ? 0 : units + (code > 0xFFFF ? 2 : 1);
	}
	buf_fmt(out, "{\"line\":%zu,\"character\":%zu}", line, units);
}

static void edit(struct session *s, struct buf *text)
{
	struct buf is = { 0 }, message = { 0 };
	struct str was = buf_as_str(text), piece = str_of(PIECES[below(sizeof PIECES / sizeof *PIECES)]);
	size_t from = settle_at(was, below(was.len + 1)), to = below(3) ? from : settle_at(was, from + below(12) < was.len ? from + below(12) : was.len);
	to = to < from ? from : to;
	if (below(4) == 0)
		piece = STR("");
	buf_text(&message, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///m/a.cjm\",\"version\":2},\"contentChanges\":[{\"range\":{\"start\":");
	write_place(&message, was, from);
	buf_text(&message, ",\"end\":");
	write_place(&message, was, to);
	buf_text(&message, "},\"text\":");
	json_string(&message, piece);
	buf_text(&message, "}]}}");
	buf_str(&is, str_slice(was, 0, from));
	buf_str(&is, piece);
	buf_str(&is, str_slice(was, to, was.len));
	tell(s, message.at);
	buf_finish(&message);
	buf_finish(text);
	*text = is;
}

/* ---- what it says ---- */

/* A third of all methods each time, and what is found each fifth time. */
static void ask_some(struct session *s, size_t turn)
{
	static const char *const METHODS[] = { "documentSymbol", "semanticTokens/full", "foldingRange", "documentLink", "codeLens", "inlayHint", "formatting" };
	while (turn % 5 == 0 && lsp_is_due(s->lsp))
		lsp_settle(s->lsp);
	for (size_t i = turn % 3; i < sizeof METHODS / sizeof *METHODS; i += 3) {
		struct buf message = { 0 };
		buf_fmt(&message, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/%s\",\"params\":{\"textDocument\":{\"uri\":\"file:///m/a.cjm\"},\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":999,\"character\":0}},\"options\":{}}}", METHODS[i]);
		tell(s, message.at);
		buf_finish(&message);
	}
}

static void test_edits(void)
{
	struct session s;
	struct buf text = { 0 };
	begin(&s, (struct lsp_host){ 0 });
	for (int i = 0; i < EDITS; i++) {
		struct session fresh;
		if (i % FRESH_AFTER == 0) {
			buf_finish(&text);
			buf_text(&text, MAP);
			open_text(&s, buf_as_str(&text));
		}
		edit(&s, &text);
		begin(&fresh, (struct lsp_host){ 0 });
		open_text(&fresh, buf_as_str(&text));
		buf_clear(&s.said);
		ask_some(&s, (size_t)i);
		ask_some(&fresh, (size_t)i);
		check_count(s.said.len && str_equal(buf_as_str(&s.said), buf_as_str(&fresh.said)), __FILE__, __LINE__, "what is said after an edit is what is said of the text", text.at);
		finish(&fresh);
	}
	buf_finish(&text);
	finish(&s);
}

int main(void)
{
	test_edits();
	return check_report();
}
