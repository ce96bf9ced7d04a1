/* preview.c — `cjm preview`: maps in a browser, as they are being written. */
#include "cjm/live.h"
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

struct showing { /* one call of the command */
	const struct options *o;
	struct files files;
	struct request look;
	struct live live;
};

/* What ends it comes as something to read, where it waits. */
static int open_signals(void)
{
	sigset_t ends;
	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGHUP);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	return signalfd(-1, &ends, SFD_CLOEXEC);
}

/* A terminal, or the pipe of who has started it: when that is gone, so is whoever looks. */
static bool may_hang_up(void)
{
	struct stat s;
	return fstat(STDIN_FILENO, &s) == 0 && (S_ISFIFO(s.st_mode) || S_ISSOCK(s.st_mode) || isatty(STDIN_FILENO));
}

static int serve(struct showing *s, int signals)
{
	struct pollfd others[] = { { signals, POLLIN, 0 }, { may_hang_up() ? STDIN_FILENO : -1, 0, 0 } };
	bool is_over = false;
	while (!is_over) {
		is_over = live_wait(&s->live, others, 2, -1) < 0 || others[0].revents || others[1].revents & (POLLHUP | POLLERR | POLLNVAL);
		if (!is_over && s->live.is_due)
			live_refresh(&s->live);
	}
	return STATUS_FINE;
}

static int read_port(const struct options *o, int *port)
{
	double number = 0;
	const char *asked = o->values[OPTION_PORT];
	if (asked && (!number_read(str_of(asked), &number) || number < 1 || number > 65535 || number > (int)number))
		return usage_error("--port needs a number from 1 to 65535, not %s", asked);
	*port = (int)number;
	return STATUS_FINE;
}

static int add_all(struct showing *s)
{
	const struct options *o = s->o;
	for (int i = 0; i < o->operand_count; i++)
		if (!disk_exists(o->operands[i]))
			return world_error("cannot read %s: %s", o->operands[i], said("no such file"));
	for (int i = 0; i < o->operand_count; i++)
		live_add(&s->live, o->operands[i]);
	if (!o->operand_count)
		live_add(&s->live, ".");
	return STATUS_FINE;
}

static int tell_address(const struct showing *s)
{
	struct buf address = { 0 };
	preview_address(s->live.preview, 0, &address);
	buf_char(&address, '\n');
	bool is_told = write_stdout(buf_as_str(&address));
	buf_finish(&address);
	return is_told ? STATUS_FINE : STATUS_WORLD;
}

static int show(struct showing *s)
{
	struct buf why = { 0 };
	int status = STATUS_FINE, signals = open_signals(); /* before anybody knows of it */
	if (signals < 0)
		status = world_error("cannot wait for signals: %s", said(strerror(errno)));
	else if (!live_begin(&s->live, &why))
		status = world_error("%.*s", STR_ARG(buf_as_str(&why)));
	if (status == STATUS_FINE)
		status = add_all(s);
	if (status == STATUS_FINE)
		status = tell_address(s);
	if (status == STATUS_FINE)
		status = serve(s, signals);
	live_end(&s->live);
	if (signals >= 0)
		close(signals);
	buf_finish(&why);
	return status;
}

int run_preview(const struct options *o)
{
	struct showing s = { .o = o };
	int status = reads_stdin(o) ? usage_error("`cjm preview` needs files that it can read again, not standard input") : root_exists(o);
	request_init(&s.look, TASK_BUILD);
	if (status == STATUS_FINE)
		status = read_port(o, &s.live.wish.port);
	if (status == STATUS_FINE && !options_to_request(o, &s.look))
		status = STATUS_USAGE;
	files_init(&s.files);
	s.live.host.disk = &s.files.disk;
	s.live.wish.root = o->values[OPTION_ROOT];
	s.live.wish.look = &s.look;
	s.live.wish.today = (long)(time(NULL) / 86400);
	if (status == STATUS_FINE)
		status = show(&s);
	files_finish(&s.files);
	request_finish(&s.look);
	return status;
}
