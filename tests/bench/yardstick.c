/* yardstick.c — how fast the processor is: as much reckoning and as many look-ups in two megabytes as always. */
#include <stdint.h>

int main(void)
{
	enum { CELLS = 1 << 18, ROUNDS = 1 << 21 };
	static uint64_t cells[CELLS];
	uint64_t x = 88172645463325252u, sum = 0;
	for (int i = 0; i < ROUNDS; i++) {
		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		cells[x & (CELLS - 1)] += x;
		sum += cells[x >> 40 & (CELLS - 1)];
	}
	return sum == 1;
}
