/* writer.c — what libcgraph asks of its user: numbers for names. Left to itself it numbers names by
 * their addresses, and orders clusters by these; here they are numbered as they come. */
#include "graph/writer.h"

/* ---- names to numbers ---- */

static void *open_ids(Agraph_t *graph, Agdisc_t *disc)
{
	((struct graph_writer *)disc)->graph = graph;
	return disc;
}

/* The writer looks in front of a name for whether it is HTML: only a string of libcgraph's own has that there. */
static IDTYPE number_name(struct graph_writer *d, int kind, char *name)
{
	char *kept = name ? d->lib->agstrdup(d->graph, name) : NULL;
	VEC_PUSH(d->arena, &d->named, kept);
	if (kept)
		names_add(&d->known[kind], str_of(kept), (void *)(uintptr_t)d->named.len);
	return d->named.len;
}

static long id_of_name(void *state, int kind, char *name, IDTYPE *id, int create)
{
	struct graph_writer *d = state;
	kind = kind == AGINEDGE ? AGEDGE : kind;
	*id = name ? (IDTYPE)(uintptr_t)names_find(&d->known[kind], str_of(name)) : 0;
	d->is_asked = true;
	if (!*id && create)
		*id = number_name(d, kind, name);
	d->is_asked = false;
	return *id != 0;
}

static long take_id(void *state, int kind, IDTYPE id)
{
	(void)state, (void)kind, (void)id;
	return 0; /* numbers are given here and nowhere else */
}

static void forget_id(void *state, int kind, IDTYPE id)
{
	(void)state, (void)kind, (void)id;
}

static char *name_of_id(void *state, int kind, IDTYPE id)
{
	struct graph_writer *d = state;
	(void)kind;
	return id && id <= d->named.len ? d->named.at[id - 1] : NULL;
}

static void close_ids(void *state)
{
	(void)state;
}

static void note_object(void *state, int kind, void *object)
{
	(void)state, (void)kind, (void)object;
}

Agraph_t *graph_writer_open(struct graph_writer *w, const struct cgraph_lib *lib, struct arena *arena, char *name)
{
	Agdesc_t directed = { .directed = 1, .maingraph = 1 };
	*w = (struct graph_writer){
		.id = { open_ids, id_of_name, take_id, forget_id, name_of_id, close_ids, note_object },
		.lib = lib, .arena = arena,
	};
	w->disc = (Agdisc_t){ .id = &w->id };
	for (int kind = 0; kind <= AGEDGE; kind++)
		names_init(&w->known[kind], arena);
	return lib->agopen(name, directed, &w->disc);
}
