/* chance.c — the only chance in the program. It decides who may look at a preview, and nothing that is shown or written. */
#include "cjm/disk.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

bool disk_draw_token(struct buf *token, struct buf *why)
{
	unsigned char bytes[16];
	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) {
		buf_fmt(why, "cannot get random bytes: %s", said(strerror(errno)));
		return false;
	}
	for (size_t i = 0; i < sizeof bytes; i++)
		buf_fmt(token, "%x%x", bytes[i] >> 4, bytes[i] & 15u);
	return true;
}
