/* faults.c — a library that is loaded in front of the program (LD_PRELOAD) and makes one of its calls fail, or kills it there.
 *
 * FAULT=memory   each way to memory, of the program and of its libraries
 *       calls    what the program itself asks the system: open, read, write, rename, fsync, close, pipe, fork and their like
 *       writes   those that change something
 * FAULT_AT=N     the N-th of them is the one, from 1; with FAULT_ON=all, all from there on
 * FAULT_ERROR=E  the number of the error that it gives; 0: the process is killed there by SIGKILL; -1: a write writes half and says so, and its like is killed
 * FAULT_COUNT=F  writes how many there were into this file, at the end */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { NOTHING, MEMORY, CALLS, WRITES };

static enum kind kind;
static long at, error;
static bool all;
static long counted;
static uintptr_t program_begin, program_end;
static bool is_ready;

static int note_program(struct dl_phdr_info *info, size_t size, void *unused)
{
	(void)size, (void)unused;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		uintptr_t begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
		if (info->dlpi_phdr[i].p_type != PT_LOAD)
			continue;
		if (!program_begin || begin < program_begin)
			program_begin = begin;
		if (begin + info->dlpi_phdr[i].p_memsz > program_end)
			program_end = begin + info->dlpi_phdr[i].p_memsz;
	}
	return 1; /* the first is the program */
}

static long number_in(const char *name)
{
	const char *value = getenv(name);
	return value ? atol(value) : 0;
}

__attribute__((constructor)) static void begin(void)
{
	const char *what = getenv("FAULT");
	dl_iterate_phdr(note_program, NULL);
	at = number_in("FAULT_AT");
	error = number_in("FAULT_ERROR");
	all = getenv("FAULT_ON") != NULL;
	kind = !what ? NOTHING : strcmp(what, "memory") == 0 ? MEMORY : strcmp(what, "calls") == 0 ? CALLS : WRITES;
	is_ready = true;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");
	kind = NOTHING;
	FILE *f = path ? fopen(path, "w") : NULL;
	if (!f)
		return;
	fprintf(f, "%ld\n", counted);
	fclose(f);
}

/* Whether this is the call. */
static bool is_it(bool counts)
{
	if (!is_ready || !counts)
		return false;
	long number = __atomic_add_fetch(&counted, 1, __ATOMIC_RELAXED);
	return at && (all ? number >= at : number == at);
}

static bool is_own(void *from)
{
	return (uintptr_t)from >= program_begin && (uintptr_t)from < program_end;
}

#define OWN is_own(__builtin_return_address(0))
#define CHANGES(own) is_it((kind == CALLS || kind == WRITES) && (own))
#define ASKS(own) is_it(kind == CALLS && (own))

static void die(void)
{
	kill(getpid(), SIGKILL);
	for (;;)
		pause();
}

/* What a call gives that fails. */
static long failing(void)
{
	if (error <= 0)
		die();
	errno = (int)error;
	return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* ---- memory ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static bool memory_fails(void)
{
	bool fails = is_it(kind == MEMORY);
	if (fails)
		errno = ENOMEM;
	return fails;
}

/* Looking up a name may ask for memory itself; then there is none. */
static __thread bool is_looking;

#define REAL_MEMORY(name) static __typeof__(&name) real; \
	if (!real && !is_looking) { is_looking = true; real = REAL(name); is_looking = false; }

void *__libc_malloc(size_t size)
{
	REAL_MEMORY(__libc_malloc)
	return !real || memory_fails() ? NULL : real(size);
}

void *__libc_calloc(size_t count, size_t size)
{
	REAL_MEMORY(__libc_calloc)
	return !real || memory_fails() ? NULL : real(count, size);
}

void *__libc_realloc(void *old, size_t size)
{
	REAL_MEMORY(__libc_realloc)
	return !real || memory_fails() ? NULL : real(old, size);
}

void *__libc_memalign(size_t alignment, size_t size)
{
	REAL_MEMORY(__libc_memalign)
	return !real || memory_fails() ? NULL : real(alignment, size);
}

void *mmap(void *where, size_t size, int protection, int flags, int fd, off_t offset)
{
	return OWN && memory_fails() ? MAP_FAILED : REAL(mmap)(where, size, protection, flags, fd, offset);
}

/* ---- calls that change something ---- */

ssize_t write(int fd, const void *bytes, size_t size)
{
	if (!(CHANGES(OWN) && fd != STDERR_FILENO))
		return REAL(write)(fd, bytes, size);
	if (error == -1 && size > 1)
		return REAL(write)(fd, bytes, size / 2);
	return failing();
}

int rename(const char *from, const char *to)
{
	return CHANGES(OWN) ? (int)failing() : REAL(rename)(from, to);
}

int fsync(int fd)
{
	return CHANGES(OWN) ? (int)failing() : REAL(fsync)(fd);
}

/* It is closed whatever it says. */
int close(int fd)
{
	bool fails = CHANGES(OWN);
	int result = fails && error <= 0 ? (int)failing() : REAL(close)(fd);
	return fails ? (int)failing() : result;
}

int unlink(const char *path)
{
	return CHANGES(OWN) ? (int)failing() : REAL(unlink)(path);
}

int mkstemp(char *path)
{
	return CHANGES(OWN) ? (int)failing() : REAL(mkstemp)(path);
}

int mkdir(const char *path, mode_t mode)
{
	return CHANGES(OWN) ? (int)failing() : REAL(mkdir)(path, mode);
}

int fchmod(int fd, mode_t mode)
{
	return CHANGES(OWN) ? (int)failing() : REAL(fchmod)(fd, mode);
}

/* ---- calls that only ask ---- */

int open(const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
	va_end(more);
	return ASKS(OWN) ? (int)failing() : REAL(open)(path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t size)
{
	return ASKS(OWN) ? failing() : REAL(read)(fd, bytes, size);
}

int fstat(int fd, struct stat *st)
{
	return ASKS(OWN) ? (int)failing() : REAL(fstat)(fd, st);
}

int dup(int fd)
{
	return ASKS(OWN) ? (int)failing() : REAL(dup)(fd);
}

char *realpath(const char *path, char *resolved)
{
	if (!ASKS(OWN))
		return REAL(realpath)(path, resolved);
	failing();
	return NULL;
}

DIR *opendir(const char *path)
{
	if (!ASKS(OWN))
		return REAL(opendir)(path);
	failing();
	return NULL;
}

int scandir(const char *path, struct dirent ***entries, int (*filter)(const struct dirent *), int (*order)(const struct dirent **, const struct dirent **))
{
	return ASKS(OWN) ? (int)failing() : REAL(scandir)(path, entries, filter, order);
}

int flock(int fd, int operation)
{
	return ASKS(OWN) ? (int)failing() : REAL(flock)(fd, operation);
}

ssize_t getrandom(void *bytes, size_t size, unsigned int flags)
{
	return ASKS(OWN) ? failing() : REAL(getrandom)(bytes, size, flags);
}

/* ---- other processes ---- */

int pipe(int ends[2])
{
	return ASKS(OWN) ? (int)failing() : REAL(pipe)(ends);
}

pid_t fork(void)
{
	return ASKS(OWN) ? (pid_t)failing() : REAL(fork)();
}

/* It gives the number of its error. */
int posix_spawnp(pid_t *process, const char *file, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes, char *const words[], char *const environment[])
{
	return ASKS(OWN) ? (failing(), (int)error) : REAL(posix_spawnp)(process, file, actions, attributes, words, environment);
}

int poll(struct pollfd *ends, nfds_t count, int milliseconds)
{
	return ASKS(OWN) ? (int)failing() : REAL(poll)(ends, count, milliseconds);
}
