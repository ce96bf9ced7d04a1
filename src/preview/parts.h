/* parts.h — what the files of the preview share: its maps as they were drawn last, and the pages that are open. */
#ifndef CJM_PREVIEW_PARTS_H
#define CJM_PREVIEW_PARTS_H

#include "cjm/preview.h"
#include "preview/microhttpd_lib.h"

struct preview_page { /* of a journey */
	struct buf bytes;
	size_t version; /* 0: it was never drawn, or is in the map no longer */
};

struct preview_map {
	size_t number;          /* 0: the index */
	struct str path;        /* as it was named */
	bool is_drawn;          /* from the files and texts that there are now */
	VEC(struct preview_page) pages;
	struct buf state;       /* what its pages are told, as JSON */
	struct arena arena;     /* of what follows */
	VEC(struct str) files;  /* that it was read from: a click names one by its place here */
};

struct preview_client { /* a page that is open, and listens */
	struct preview *preview;
	struct preview_map *map;
	struct MHD_Connection *connection;
	struct buf out;   /* what is to be sent */
	size_t sent;
	bool waits;       /* it is suspended until there is something */
	bool is_gone;     /* it is to be dropped */
	struct preview_client *next;
};

struct preview_asking { /* a request, until it is over */
	struct MHD_Connection *connection;
	char url[100];                 /* cut off: what is longer leads nowhere */
	bool waits;                    /* it is suspended until it is answered */
	struct MHD_Response *response; /* that is to be given */
	unsigned int status;
	bool is_over;                  /* it is to be dropped */
	struct preview_asking *next;
};

struct preview {
	const struct preview_host *host;
	struct preview_wish wish;
	struct arena arena;
	struct microhttpd_lib lib;
	struct MHD_Daemon *daemon;
	int port;
	struct str authority; /* "127.0.0.1:40123": what Host must be */
	VEC(struct str) folders;
	size_t operands;
	VEC(struct preview_map *) maps;
	struct preview_map index;
	struct names known;   /* path → struct preview_map */
	struct names read;    /* paths */
	size_t versions;      /* how many pages were drawn so far */
	struct preview_client *clients;
	struct preview_asking *askings;
	bool is_ending;
};

/* ---- drawn.c ---- */

/* Draws it, unless that was done since the last change; a map with mistakes keeps the pages that it had. */
void preview_draw(struct preview *p, struct preview_map *m);
struct preview_map *preview_map_at(struct preview *p, size_t number); /* 0: the index; NULL where there is none */
struct preview_map *preview_map_of(struct preview *p, const char *path); /* adds it, if it is new */
void preview_find_maps(struct preview *p); /* looks through the folders */
bool preview_has_index(const struct preview *p);

/* ---- events.c ---- */

struct preview_client *preview_listen(struct preview *p, struct preview_map *m);
void preview_send(struct preview_client *c, const char *event, struct str data);
/* What libmicrohttpd asks for, and when it has ended; these take and give back no memory. */
ssize_t preview_give(void *client, uint64_t at, char *out, size_t most);
void preview_forget(void *client);
void preview_drop_clients(struct preview *p); /* those that are gone */

/* ---- shell.c ---- */

/* The page around a page: it listens, and shows what is told. `base` is the path that its own addresses begin with. */
void preview_write_shell(const struct preview *p, struct str base, size_t page, struct buf *out);
void preview_write_policy(struct buf *out); /* of it, for the head of the answer */

/* ---- server.c ---- */

bool preview_open(struct preview *p, struct buf *why);
void preview_close(struct preview *p);

#endif
