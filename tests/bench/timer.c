/* timer.c — how long a program takes and how much memory it needs: timer RUNS PROGRAM ARGUMENT…
 * Prints the wall-clock time and the processors' time in milliseconds, and the largest resident set in kilobytes. The times are
 * those that a tenth of the runs keep below: what else the machine does only ever adds. What the program prints is thrown
 * away; a program that fails ends the measurement. */
#define _DEFAULT_SOURCE /* wait4 */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { RUNS_MOST = 1000 };

static double milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct taken {
	double wall, processors;
};

static double ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static struct taken run_once(char **words, long *memory)
{
	posix_spawn_file_actions_t files;
	struct rusage used;
	pid_t pid;
	int status;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	double begin = milliseconds();
	if (posix_spawnp(&pid, words[0], &files, NULL, words, environ) != 0 || wait4(pid, &status, 0, &used) < 0 || status != 0) {
		fprintf(stderr, "timer: %s failed\n", words[0]);
		exit(1);
	}
	struct taken taken = { milliseconds() - begin, ms_of(used.ru_utime) + ms_of(used.ru_stime) };
	posix_spawn_file_actions_destroy(&files);
	*memory = used.ru_maxrss > *memory ? used.ru_maxrss : *memory;
	return taken;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int count, char **words)
{
	double walls[RUNS_MOST], processors[RUNS_MOST];
	long memory = 0;
	int runs = count > 2 ? atoi(words[1]) : 0;
	if (runs < 1 || runs > RUNS_MOST)
		return 2;
	run_once(words + 2, &memory); /* the files come into the cache */
	for (int i = 0; i < runs; i++) {
		struct taken t = run_once(words + 2, &memory);
		walls[i] = t.wall;
		processors[i] = t.processors;
	}
	qsort(walls, (size_t)runs, sizeof *walls, by_size);
	qsort(processors, (size_t)runs, sizeof *processors, by_size);
	printf("%.3f %.3f %ld\n", walls[runs / 10], processors[runs / 10], memory);
	return 0;
}
