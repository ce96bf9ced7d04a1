/* fuzz_lsp.c — an editor that does anything: a text, edits anywhere, every request at any place. Each request has one answer, and all that is sent is JSON. */
#include "shapes.h"

#include "cjm/lsp.h"

struct editor {
	struct lsp *server;
	const unsigned char *next, *end; /* what it does */
	long asked, answered;
};

static size_t take(struct editor *e)
{
	return e->next < e->end ? *e->next++ : 0;
}

static void receive(void *editor, struct str message)
{
	struct editor *e = editor;
	must_be_json("a message that is no JSON", message.at, message.len);
	size_t head = message.len < 40 ? message.len : 40;
	e->answered += str_find_text(str_slice(message, 0, head), 0, STR("\"id\":")) < head && str_find_text(message, 0, STR("\"method\":")) == message.len;
}

static void send(struct editor *e, struct buf *message)
{
	lsp_receive(e->server, buf_as_str(message));
	buf_finish(message);
	while (lsp_work(e->server)) {
	}
}

static void write_place(struct buf *out, struct editor *e)
{
	size_t line = take(e), character = take(e);
	buf_fmt(out, "{\"line\":%zu,\"character\":%zu}", line, character);
}

static void write_range(struct buf *out, struct editor *e)
{
	buf_str(out, STR("{\"start\":"));
	write_place(out, e);
	buf_str(out, STR(",\"end\":"));
	write_place(out, e);
	buf_str(out, STR("}"));
}

static void open_text(struct editor *e, struct str text)
{
	struct buf m = { 0 };
	buf_str(&m, STR("{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.cjm\",\"languageId\":\"cjm\",\"version\":1,\"text\":"));
	json_string(&m, text);
	buf_str(&m, STR("}}}"));
	send(e, &m);
}

static void edit(struct editor *e)
{
	static const char *const TYPED[] = { "", "\\n", " ", "\\\"", "x", "step \\\"S\\\"", "  ", "pain \\\"P\\\" severity 3\\n", "persona camille", "# ", "\\t", "\\u202e", "\\ud83d\\ude00" };
	struct buf m = { 0 };
	buf_str(&m, STR("{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.cjm\",\"version\":2},\"contentChanges\":[{\"range\":"));
	write_range(&m, e);
	buf_fmt(&m, ",\"text\":\"%s\"}]}}", TYPED[take(e) % (sizeof TYPED / sizeof *TYPED)]);
	send(e, &m);
}

static void ask(struct editor *e)
{
	size_t count = 0;
	while (lsp_method_at(count))
		count++;
	const struct lsp_method *method = lsp_method_at(take(e) % count);
	struct str name = str_of(method->name);
	if (method->is_notice || str_equal(name, STR("initialize")) || str_equal(name, STR("shutdown")))
		return;
	struct buf m = { 0 };
	buf_fmt(&m, "{\"id\":%ld,\"method\":\"%s\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.cjm\"},\"query\":\"s\",\"newName\":\"n%zu\",\"options\":{\"tabSize\":2,\"insertSpaces\":true},"
		"\"context\":{\"diagnostics\":[],\"includeDeclaration\":true},\"position\":", ++e->asked, method->name, take(e) % 3);
	write_place(&m, e);
	buf_str(&m, STR(",\"positions\":["));
	write_place(&m, e);
	buf_str(&m, STR("],\"range\":"));
	write_range(&m, e);
	buf_str(&m, STR("}}"));
	send(e, &m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = input_of(data, size);
	struct editor e = { .next = (const unsigned char *)in.parts[1].at, .end = (const unsigned char *)in.parts[1].at + in.parts[1].len };
	const struct lsp_host host = { .context = &e, .send = receive, .today = 20000 };
	e.server = lsp_new(&host);
	struct buf m = { 0 };
	buf_str(&m, STR("{\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"));
	send(&e, &m);
	open_text(&e, in.parts[0]);
	for (int i = 0; i < 24 && e.next < e.end; i++) {
		size_t what = take(&e) % 8;
		if (what < 3)
			edit(&e);
		else if (what == 3)
			lsp_settle(e.server);
		else
			ask(&e);
	}
	lsp_settle(e.server);
	lsp_free(e.server);
	if (e.answered != e.asked + 1)
		fault("a request without one answer", in.parts[0]);
	return 0;
}
