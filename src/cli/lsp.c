/* lsp.c — `cjm lsp`: the language server on standard input and output. */
#include "cjm/live.h"
#include "cli/cli.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

enum { PAUSE = 150 /* milliseconds without a message, after which findings are sent */, BREATH = 20 /* the same, after which a preview is drawn */, LENGTH_MOST = 1 << 28 };

struct session {
	struct files files;
	struct lsp_host host;
	struct lsp *server;
	struct live live; /* maps that are shown in a browser */
	struct buf in;   /* what came, and is no whole message yet */
	bool has_broken; /* nothing more comes: the editor is gone, or what it sends are no messages */
	bool is_unheard; /* nobody reads what is sent */
};

static void send_message(void *session, struct str message)
{
	struct session *s = session;
	struct buf out = { 0 };
	buf_fmt(&out, "Content-Length: %zu\r\n\r\n", message.len);
	buf_str(&out, message);
	s->is_unheard |= !write_stdout(buf_as_str(&out));
	s->has_broken |= s->is_unheard;
	buf_finish(&out);
}

/* ---- a preview of what the editor holds ---- */

static void hold(void *session, struct project *p)
{
	lsp_hold(((struct session *)session)->server, p);
}

static void show_place(void *session, struct str path, size_t line, size_t column)
{
	lsp_show(((struct session *)session)->server, path, line, column);
}

static bool show_map(void *session, struct str path, struct buf *url, struct buf *why)
{
	struct session *s = session;
	if (!s->live.preview) {
		s->live.host = (struct preview_host){ .context = s, .disk = &s->files.disk, .hold = hold, .show = lsp_can_show(s->server) ? show_place : NULL };
		s->live.wish.today = s->host.today;
		if (!live_begin(&s->live, why))
			return false;
	}
	preview_address(s->live.preview, live_add(&s->live, path.at), url);
	return true;
}

static void note_change(void *session)
{
	((struct session *)session)->live.is_due = true;
}

static void point(void *session, struct str path, size_t line)
{
	struct session *s = session;
	if (s->live.preview)
		preview_point(s->live.preview, path, line);
}

/* ---- messages ---- */

/* The number behind it, in a header; SIZE_MAX where there is none. */
static size_t length_said(struct str header)
{
	double length;
	for (struct str rest = header; rest.len;) {
		struct str value = str_trim(str_next(&rest, '\n')), name = str_next(&value, ':');
		if (str_distance(name, STR("Content-Length"), 1) == 0 && number_read(str_trim(value), &length) && length >= 0 && length <= LENGTH_MOST)
			return (size_t)length;
	}
	return SIZE_MAX;
}

/* Hands on every whole message that came. */
static void take_messages(struct session *s)
{
	size_t done = 0;
	for (struct str all = buf_as_str(&s->in); !s->has_broken;) {
		size_t end = str_find_text(all, done, STR("\r\n\r\n")), length = end < all.len ? length_said(str_slice(all, done, end)) : 0;
		s->has_broken = length == SIZE_MAX;
		if (end >= all.len || s->has_broken || all.len - end - 4 < length)
			break;
		lsp_receive(s->server, str_slice(all, end + 4, end + 4 + length));
		done = end + 4 + length;
	}
	struct buf rest = { 0 };
	buf_str(&rest, str_slice(buf_as_str(&s->in), done, s->in.len));
	buf_finish(&s->in);
	s->in = rest;
}

/* Whether anything came within so many milliseconds; -1: however long it takes. */
static bool wait_for_input(struct session *s, int milliseconds)
{
	struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
	char bytes[1 << 16];
	int ready = live_wait(&s->live, &input, 1, milliseconds);
	if (ready <= 0)
		return ready < 0 ? (s->has_broken = true) : false;
	ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
	if (count > 0)
		buf_add(&s->in, bytes, (size_t)count);
	s->has_broken |= count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN);
	take_messages(s);
	return true;
}

static bool serve(struct session *s)
{
	bool is_busy = false, fine = false;
	while (!s->has_broken && !lsp_has_ended(s->server, &fine)) {
		bool is_drawn = !s->live.preview || !s->live.is_due;
		bool has_come = wait_for_input(s, is_busy ? 0 : !is_drawn ? BREATH : lsp_is_due(s->server) ? PAUSE : -1);
		bool has_worked = lsp_work(s->server);
		if (!is_drawn && !has_come && !has_worked) {
			live_refresh(&s->live);
			continue;
		}
		while (!has_come && !has_worked && !is_busy && lsp_is_due(s->server) && !(has_come = wait_for_input(s, 0)) && !s->has_broken)
			lsp_settle(s->server);
		is_busy = has_worked || has_come;
	}
	while (!s->is_unheard && !lsp_has_ended(s->server, &fine) && lsp_work(s->server)) /* what came before the end of the input is still answered */
		;
	return fine;
}

int run_lsp(const struct options *o)
{
	struct session s = { 0 };
	if (o->operand_count)
		return usage_error("`cjm lsp` takes no files: the editor names them");
	files_init(&s.files);
	s.host = (struct lsp_host){ &s, &s.files.disk, send_message, disk_each_file, (long)(time(NULL) / 86400), o->values[OPTION_MESSAGES], show_map, note_change, point };
	s.server = lsp_new(&s.host);
	bool fine = serve(&s);
	live_end(&s.live);
	lsp_free(s.server);
	buf_finish(&s.in);
	files_finish(&s.files);
	return s.is_unheard ? STATUS_WORLD : fine ? STATUS_FINE : STATUS_MISTAKES;
}
