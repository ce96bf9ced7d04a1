/* server.c — messages by JSON-RPC 2.0: each is taken when it comes, and answered in its turn. */
#include "lsp/lsp.h"

#include <stdlib.h>

struct lsp_row { /* of methods.def */
	struct lsp_method method;
	lsp_handler *handle;
};

static const struct lsp_row ROWS[] = {
#define REQUEST(name, function, capability, announced) { { name, capability, announced, false }, function },
#define NOTICE(name, function, capability, announced) { { name, capability, announced, true }, function },
#include "lsp/methods.def"
};
static const size_t ROW_COUNT = sizeof ROWS / sizeof *ROWS;

const struct lsp_method *lsp_method_at(size_t index)
{
	return index < ROW_COUNT ? &ROWS[index].method : NULL;
}

struct lsp *lsp_new(const struct lsp_host *host)
{
	struct arena arena;
	arena_init(&arena);
	struct lsp *l = ARENA_NEW(&arena, struct lsp);
	l->host = host;
	l->arena = arena;
	arena_init(&l->scratch);
	names_init(&l->documents, &l->arena);
	names_init(&l->sent, &l->arena);
	names_init(&l->includers, &l->arena);
	l->has_looked = true;
	lsp_project_begin(l);
	request_init(&l->request, TASK_CHECK);
	l->request.has_today = true;
	l->request.today = host->today;
	return l;
}

static struct lsp_waiting *take_first(struct lsp *l)
{
	struct lsp_waiting *w = l->first;
	l->first = w ? w->next : NULL;
	l->last = l->first ? l->last : NULL;
	return w;
}

static void finish_waiting(struct lsp_waiting *w)
{
	struct arena arena = w->arena;
	arena_finish(&arena);
}

void lsp_free(struct lsp *l)
{
	if (!l)
		return;
	for (struct lsp_waiting *w = take_first(l); w; w = take_first(l))
		finish_waiting(w);
	lsp_forget_includers(l);
	lsp_forget_documents(l);
	for (size_t i = 0; i < l->sent.len; i++)
		buf_finish(&((struct lsp_sent *)l->sent.entries[i].thing)->list);
	project_finish(&l->project);
	request_finish(&l->request);
	arena_finish(&l->scratch);
	struct arena arena = l->arena;
	arena_finish(&arena);
}

/* ---- messages ---- */

struct json lsp_begin(struct buf *message)
{
	struct json j = { .out = message, .is_compact = true };
	json_open(&j, '{');
	json_text(&j, "jsonrpc", STR("2.0"));
	return j;
}

void lsp_send(struct lsp *l, struct buf *message)
{
	l->host->send(l->host->context, buf_as_str(message));
	buf_finish(message);
}

void lsp_fail(struct lsp *l, int code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	l->error = code;
	l->error_message = str_fmt_args(&l->scratch, format, args);
	va_end(args);
}

static void write_id(struct json *j, const struct json_value *id)
{
	json_key(j, "id");
	if (id && id->kind == JSON_KIND_NUMBER)
		buf_number(j->out, id->number, 6);
	else if (id && id->kind == JSON_KIND_TEXT)
		json_string(j->out, id->text);
	else
		lsp_null(j);
}

static void send_error(struct lsp *l, const struct json_value *id)
{
	struct buf message = { 0 };
	struct json j = lsp_begin(&message);
	write_id(&j, id);
	json_key(&j, "error");
	json_open(&j, '{');
	json_number(&j, "code", l->error);
	json_text(&j, "message", l->error_message);
	json_close(&j, '}');
	json_close(&j, '}');
	lsp_send(l, &message);
	l->error = 0;
}

static const struct lsp_row *row_of(struct str method)
{
	for (size_t i = 0; i < ROW_COUNT; i++)
		if (str_is(method, ROWS[i].method.name))
			return &ROWS[i];
	return NULL;
}

/* ---- taking ---- */

static bool is_same_id(const struct json_value *a, const struct json_value *b)
{
	return a && b && a->kind == b->kind && (a->kind == JSON_KIND_TEXT ? str_equal(a->text, b->text) : a->kind == JSON_KIND_NUMBER && !(a->number < b->number) && !(a->number > b->number));
}

static void cancel(struct lsp *l, const struct json_value *id)
{
	for (struct lsp_waiting *w = l->first; w; w = w->next)
		if (is_same_id(json_at(w->message, "id"), id))
			w->is_cancelled = true;
}

void lsp_receive(struct lsp *l, struct str message)
{
	struct arena arena;
	struct buf why = { 0 };
	arena_init(&arena);
	struct lsp_waiting *w = ARENA_NEW(&arena, struct lsp_waiting);
	w->message = json_read(&arena, message, &why);
	w->arena = arena;
	if (!w->message) {
		lsp_fail(l, LSP_PARSE_ERROR, "%s", why.at);
		send_error(l, NULL);
		finish_waiting(w);
	} else if (str_is(json_text_at(w->message, "method"), "$/cancelRequest")) {
		cancel(l, json_at(w->message, "params.id"));
		finish_waiting(w);
	} else {
		if (l->last)
			l->last->next = w;
		else
			l->first = w;
		l->last = w;
	}
	buf_finish(&why);
}

/* ---- answering ---- */

static void answer(struct lsp *l, const struct lsp_row *row, const struct json_value *id, const struct json_value *params)
{
	struct buf message = { 0 };
	struct json j = lsp_begin(&message);
	write_id(&j, id);
	json_key(&j, "result");
	size_t before = message.len;
	row->handle(l, params, &j);
	if (message.len == before)
		lsp_null(&j);
	json_close(&j, '}');
	if (l->error) {
		buf_finish(&message);
		send_error(l, id);
	} else {
		lsp_send(l, &message);
	}
}

/* Why it cannot be answered now, or at all. */
static void refuse(struct lsp *l, const struct lsp_waiting *w, struct str method, const struct lsp_row *row)
{
	bool begins = str_is(method, "initialize");
	if (w->message->kind != JSON_KIND_OBJECT || !json_at(w->message, "method"))
		lsp_fail(l, LSP_INVALID_REQUEST, "a message is an object with a method");
	else if (w->is_cancelled)
		lsp_fail(l, LSP_CANCELLED, "the request was cancelled");
	else if (!l->is_begun && !begins)
		lsp_fail(l, LSP_NOT_READY, "the first request must be `initialize`");
	else if (l->is_begun && begins)
		lsp_fail(l, LSP_INVALID_REQUEST, "`initialize` is for the first request only");
	else if (l->is_shut)
		lsp_fail(l, LSP_INVALID_REQUEST, "after `shutdown` only `exit` is allowed");
	else if (!row)
		lsp_fail(l, LSP_NO_METHOD, "unknown method `%.*s`", STR_ARG(method));
	else if (row->method.is_notice)
		lsp_fail(l, LSP_INVALID_REQUEST, "`%.*s` is a notification, which has no id", STR_ARG(method));
}

static void work_on(struct lsp *l, const struct lsp_waiting *w)
{
	const struct json_value *id = json_at(w->message, "id"), *params = json_at(w->message, "params");
	struct str method = json_text_at(w->message, "method");
	const struct lsp_row *row = row_of(method);
	bool is_exit = str_is(method, "exit");
	if (w->message->kind == JSON_KIND_OBJECT && id && !json_at(w->message, "method"))
		return; /* an answer to a request of ours */
	if (w->message->kind == JSON_KIND_OBJECT && method.len && !id) {
		if (row && row->method.is_notice && (is_exit || (l->is_begun && !l->is_shut)))
			row->handle(l, params, NULL);
		l->error = 0;
		return;
	}
	refuse(l, w, method, row);
	if (l->error)
		send_error(l, id);
	else
		answer(l, row, id, params);
}

bool lsp_work(struct lsp *l)
{
	struct lsp_waiting *w = take_first(l);
	if (!w)
		return false;
	work_on(l, w);
	finish_waiting(w);
	arena_finish(&l->scratch);
	arena_init(&l->scratch);
	return true;
}

bool lsp_is_busy(const struct lsp *l)
{
	return l->first;
}

bool lsp_is_due(const struct lsp *l)
{
	return l->is_due && l->is_begun && !l->is_shut;
}

void lsp_settle(struct lsp *l)
{
	if (lsp_is_due(l))
		lsp_publish(l);
	arena_finish(&l->scratch);
	arena_init(&l->scratch);
}

bool lsp_has_ended(const struct lsp *l, bool *fine)
{
	*fine = l->is_shut;
	return l->has_ended;
}
