/* git_run.c — the one place that starts a program: `git`, by its arguments and never through a shell, with an environment of our own. */
#include "disk/git_run.h"
#include "cjm/said.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OBJECT_MOST = 256 * 1024 * 1024, SAID_MOST = 65536, HELD_MOST = 64 * 1024 * 1024 };

/* What git would run for a repository, or wait for. */
static const char *const HARMLESS[] = {
	"--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=", "-c", "log.showSignature=false",
	"-c", "protocol.allow=never", "-c", "core.quotePath=false", "-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.follow=false", "-c", "log.diffMerges=off", "-c", "log.mailmap=false",
};
static const char *const ENVIRONMENT[] = {
	"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_PAGER=cat", "GIT_ASKPASS=", "GIT_LITERAL_PATHSPECS=1",
};
enum { HARMLESS_COUNT = sizeof HARMLESS / sizeof *HARMLESS, ENVIRONMENT_COUNT = sizeof ENVIRONMENT / sizeof *ENVIRONMENT, KEPT_MOST = 32 };

struct child {
	pid_t process;
	int input, output, errors; /* our ends; -1 where there is none */
	int error;                 /* why not all of what it says was read, or nothing could be said to it; 0: nothing failed */
};

/* ---- starting ---- */

static bool open_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	return true;
}

static void close_ends(int ends[2])
{
	for (int i = 0; i < 2; i++)
		if (ends[i] >= 0)
			close(ends[i]);
}

static void set_streams(posix_spawn_file_actions_t *actions, const int input[2], const int output[2], const int errors[2])
{
	if (input[0] >= 0)
		posix_spawn_file_actions_adddup2(actions, input[0], STDIN_FILENO);
	else
		posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(actions, output[1], STDOUT_FILENO);
	if (errors[1] >= 0)
		posix_spawn_file_actions_adddup2(actions, errors[1], STDERR_FILENO);
	else
		posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
}

/* The caller may ignore SIGPIPE, and git is not to. */
static int spawn(pid_t *process, const posix_spawn_file_actions_t *actions, const char **words, const char **environment)
{
	posix_spawnattr_t attributes;
	sigset_t defaults;
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	int error = posix_spawnp(process, "git", actions, &attributes, (char *const *)words, (char *const *)environment);
	posix_spawnattr_destroy(&attributes);
	return error;
}

static int spawn_git(struct git *g, const char *const *arguments, pid_t *process, const posix_spawn_file_actions_t *actions)
{
	const char *environment[ENVIRONMENT_COUNT + KEPT_MOST + 1];
	struct arena a;
	size_t at = 1, kept = 0, count = 0;
	while (arguments[count])
		count++;
	arena_init(&a);
	const char **words = arena_alloc(&a, (1 + HARMLESS_COUNT + 2 + count + 1) * sizeof *words);
	words[0] = "git";
	for (size_t i = 0; i < HARMLESS_COUNT; i++)
		words[at++] = HARMLESS[i];
	words[at++] = "-C";
	words[at++] = g->folder.at;
	for (size_t i = 0; i < count; i++)
		words[at++] = arguments[i];
	words[at] = NULL;
	for (size_t i = 0; i < ENVIRONMENT_COUNT; i++)
		environment[kept++] = ENVIRONMENT[i];
	for (size_t i = 0; i < KEPT_MOST && g->environment[i]; i++)
		environment[kept++] = g->environment[i];
	environment[kept] = NULL;
	int error = spawn(process, actions, words, environment);
	arena_finish(&a);
	return error;
}

static bool start(struct git *g, const char *const *arguments, bool has_input, bool has_errors, struct child *c, struct buf *why)
{
	int input[2] = { -1, -1 }, output[2] = { -1, -1 }, errors[2] = { -1, -1 };
	posix_spawn_file_actions_t actions;
	bool fine = (!has_input || open_pipe(input)) && open_pipe(output) && (!has_errors || open_pipe(errors));
	int error = fine ? 0 : errno;
	posix_spawn_file_actions_init(&actions);
	if (fine) {
		set_streams(&actions, input, output, errors);
		error = spawn_git(g, arguments, &c->process, &actions);
	}
	posix_spawn_file_actions_destroy(&actions);
	if (error) {
		close_ends(input), close_ends(output), close_ends(errors);
		buf_fmt(why, error == ENOENT ? "cannot run `git`: it is not installed" : "cannot run `git`: %s", said(strerror(error)));
		return false;
	}
	int *theirs[] = { &input[0], &output[1], &errors[1] };
	for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
		if (*theirs[i] >= 0)
			close(*theirs[i]);
	*c = (struct child){ c->process, input[1], output[0], errors[0], 0 };
	return true;
}

static int wait_for(struct child *c)
{
	int status = 0;
	while (waitpid(c->process, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* ---- one answer ---- */

/* False at its end, and where it cannot be read. */
static bool read_some(struct child *c, int fd, struct buf *out, size_t most)
{
	char chunk[65536];
	ssize_t got;
	do
		got = read(fd, chunk, sizeof chunk);
	while (got < 0 && errno == EINTR);
	c->error = got < 0 ? errno : c->error;
	if (got > 0 && out->len < most)
		buf_add(out, chunk, (size_t)got);
	return got > 0;
}

static void read_both(struct child *c, struct buf *out, struct buf *said)
{
	struct pollfd ends[2] = { { .fd = c->output, .events = POLLIN }, { .fd = c->errors, .events = POLLIN } };
	while (ends[0].fd >= 0 || ends[1].fd >= 0) {
		if (poll(ends, 2, -1) < 0) {
			if (errno == EINTR)
				continue; /* what has come is not known */
			c->error = errno;
			break;
		}
		if (ends[0].fd >= 0 && ends[0].revents && !read_some(c, ends[0].fd, out, SIZE_MAX))
			ends[0].fd = -1;
		if (ends[1].fd >= 0 && ends[1].revents && !read_some(c, ends[1].fd, said, SAID_MOST))
			ends[1].fd = -1;
	}
}

/* Half an answer is none. */
static bool is_heard(const struct child *c, struct buf *why)
{
	if (c->error)
		buf_fmt(why, "cannot run `git`: %s", said(strerror(c->error)));
	return !c->error;
}

bool git_run(struct git *g, const char *const *arguments, struct buf *out, struct buf *said, int *status, struct buf *why)
{
	struct child c;
	if (!start(g, arguments, false, true, &c, why))
		return false;
	read_both(&c, out, said);
	close(c.output);
	close(c.errors);
	*status = wait_for(&c);
	return is_heard(&c, why);
}

bool git_ask(struct git *g, const char *const *arguments, struct buf *out, struct buf *why)
{
	struct buf said = { 0 };
	int status = 0;
	bool is_run = git_run(g, arguments, out, &said, &status, why);
	if (is_run && status) {
		struct str rest = buf_as_str(&said), line = str_next(&rest, '\n');
		size_t skipped = str_starts(line, "fatal: ") ? 7 : str_starts(line, "error: ") ? 7 : 0;
		buf_said(why, "git cannot read the repository: ");
		buf_visible(why, str_slice(line, skipped, line.len), VISIBLE_NAME);
	}
	buf_finish(&said);
	return is_run && !status;
}

/* ---- objects, from one process ---- */

struct git_answers {
	struct child child;
	struct buf read; /* and not yet taken */
	size_t taken;
};

static bool begin_answers(struct git *g, struct buf *why)
{
	static const char *const BATCH[] = { "cat-file", "--batch", NULL };
	if (g->answers)
		return true;
	struct git_answers *answers = ARENA_NEW(&g->arena, struct git_answers);
	if (!start(g, BATCH, true, false, &answers->child, why))
		return false;
	g->answers = answers;
	return true;
}

void git_answers_finish(struct git *g)
{
	struct git_answers *answers = g->answers;
	if (!answers)
		return;
	close(answers->child.input);
	close(answers->child.output);
	wait_for(&answers->child);
	buf_finish(&answers->read);
	g->answers = NULL;
}

static bool ask_for(struct git_answers *answers, struct str object)
{
	struct buf line = { 0 };
	buf_fmt(&line, "%.*s\n", STR_ARG(object));
	size_t done = 0;
	while (done < line.len) {
		ssize_t wrote = write(answers->child.input, line.at + done, line.len - done);
		if (wrote < 0 && errno != EINTR) {
			answers->child.error = errno == EPIPE ? 0 : errno; /* one that has ended has no answer */
			break;
		}
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	bool fine = done == line.len;
	buf_finish(&line);
	return fine;
}

/* The line that says how large it is: "OBJECT blob 123"; "… missing". False where there is none. */
static bool read_size(struct git_answers *answers, size_t *size, bool *is_missing)
{
	struct str line, all;
	double number;
	do {
		all = str_slice(buf_as_str(&answers->read), answers->taken, answers->read.len);
		if (str_find(all, '\n') < all.len)
			break;
	} while (read_some(&answers->child, answers->child.output, &answers->read, SIZE_MAX));
	if (str_find(all, '\n') == all.len)
		return false;
	line = str_slice(all, 0, str_find(all, '\n'));
	answers->taken += line.len + 1;
	*is_missing = str_ends(line, " missing");
	str_next(&line, ' ');
	bool is_file = str_is(str_next(&line, ' '), "blob") && number_read(line, &number) && number >= 0 && number <= OBJECT_MOST;
	*size = is_file ? (size_t)number : 0;
	return is_file;
}

static bool read_bytes(struct git_answers *answers, size_t size, struct buf *bytes)
{
	while (answers->read.len - answers->taken < size + 1)
		if (!read_some(&answers->child, answers->child.output, &answers->read, SIZE_MAX))
			return false;
	buf_add(bytes, answers->read.at + answers->taken, size);
	answers->taken += size + 1;
	if (answers->taken == answers->read.len) {
		buf_clear(&answers->read);
		answers->taken = 0;
	}
	return true;
}

static void hold(struct git *g, struct str object, struct str bytes)
{
	if (g->held + bytes.len > HELD_MOST)
		return;
	struct str *held = ARENA_NEW(&g->arena, struct str);
	*held = str_copy(&g->arena, bytes);
	g->held += bytes.len;
	names_add(&g->objects, str_copy(&g->arena, object), held);
}

bool git_object(struct git *g, struct str object, struct buf *bytes, struct buf *why)
{
	size_t size, before = bytes->len;
	bool is_missing = false;
	const struct str *held = names_find(&g->objects, object);
	if (held) {
		buf_str(bytes, *held);
		return true;
	}
	if (!begin_answers(g, why))
		return false;
	bool fine = ask_for(g->answers, object) && read_size(g->answers, &size, &is_missing) && read_bytes(g->answers, size, bytes);
	if (fine)
		hold(g, object, str_slice(buf_as_str(bytes), before, bytes->len));
	if (!fine) {
		if (is_heard(&g->answers->child, why))
			buf_said(why, "git does not have its content");
		if (!is_missing)
			git_answers_finish(g); /* whatever it still has to say would be taken for the next one */
	}
	return fine;
}
