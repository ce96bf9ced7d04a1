/* lsp_wasm.c — the language server, whose messages the host of the WebAssembly module carries: it has the streams, and it knows when there is time. */
#include "cjm/host.h"
#include "cjm/memory.h"
#include "cli/cli.h"

#include <time.h>

struct lsp_service {
	struct files files;
	struct lsp_host host;
	struct lsp *server;
	struct buf said;
};

static void keep_message(void *service, struct str message)
{
	struct lsp_service *s = service;
	buf_str(&s->said, message);
	buf_char(&s->said, '\0');
}

struct lsp_service *cjm_lsp_new(void)
{
	struct lsp_service *s = memory_new(sizeof *s);
	files_init(&s->files);
	s->host = (struct lsp_host){ .context = s, .disk = &s->files.disk, .send = keep_message, .each_file = disk_each_file, .today = (long)(time(NULL) / 86400) };
	s->server = lsp_new(&s->host);
	return s;
}

void cjm_lsp_free(struct lsp_service *s)
{
	if (!s)
		return;
	lsp_free(s->server);
	files_finish(&s->files);
	buf_finish(&s->said);
	memory_free(s);
}

static enum host_lsp state_of(const struct lsp_service *s)
{
	bool fine;
	if (lsp_has_ended(s->server, &fine))
		return fine ? HOST_LSP_ENDED : HOST_LSP_BROKE_OFF;
	return lsp_is_busy(s->server) ? HOST_LSP_BUSY : lsp_is_due(s->server) ? HOST_LSP_PAUSED : HOST_LSP_WAITS;
}

void cjm_lsp_receive(struct lsp_service *s, const char *at, size_t length)
{
	buf_clear(&s->said);
	lsp_receive(s->server, (struct str){ at, length });
}

enum host_lsp cjm_lsp_work(struct lsp_service *s)
{
	buf_clear(&s->said);
	lsp_work(s->server);
	return state_of(s);
}

enum host_lsp cjm_lsp_settle(struct lsp_service *s)
{
	buf_clear(&s->said);
	lsp_settle(s->server);
	return state_of(s);
}

const char *cjm_lsp_said(const struct lsp_service *s)
{
	return s->said.at ? s->said.at : "";
}

size_t cjm_lsp_said_length(const struct lsp_service *s)
{
	return s->said.len;
}

int run_lsp(const struct options *o)
{
	return o->operand_count ? usage_error("`cjm lsp` takes no files: the editor names them") : HOST_SERVES;
}
