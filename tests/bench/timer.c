/* timer.c — what runs of a program take: timer RUNS PROGRAM ARGUMENT…
 * Prints a line for each run: wall-clock time and processors' time in milliseconds, and the largest resident set in kilobytes, of the program and the processes that it has started. What the
 * program prints is thrown away; a program that fails ends the measurement, unless it ends with 1, as a check that has found something does. */
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

static double milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int run_once(char **words)
{
	posix_spawn_file_actions_t files;
	struct rusage used;
	pid_t pid;
	int status;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	double begin = milliseconds();
	if (posix_spawnp(&pid, words[0], &files, NULL, words, environ) != 0 || wait4(pid, &status, 0, &used) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "timer: %s failed\n", words[0]);
		return 1;
	}
	printf("%.3f %.3f %ld\n", milliseconds() - begin, ms_of(used.ru_utime) + ms_of(used.ru_stime), used.ru_maxrss);
	posix_spawn_file_actions_destroy(&files);
	return 0;
}

int main(int count, char **words)
{
	int runs = count > 2 ? atoi(words[1]) : 0, failed = runs < 1 ? 2 : 0;
	for (int i = 0; i < runs && !failed; i++)
		failed = run_once(words + 2);
	return failed;
}
