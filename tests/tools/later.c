/* later.c — loaded before a program, it is two years on for it: what tells the day to the program is time(), and nothing else. */
#define _DEFAULT_SOURCE
#include <sys/time.h>
#include <time.h>

time_t time(time_t *at)
{
	struct timeval now;
	gettimeofday(&now, NULL);
	now.tv_sec += 2 * 365 * 86400L;
	if (at)
		*at = now.tv_sec;
	return now.tv_sec;
}
