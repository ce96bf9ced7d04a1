/* outside.c — links and pictures: what a map names outside of itself. Each is judged here, once, whatever is made of the map later. */
#include "map/outside.h"

bool outside_is_named(enum statement_kind kind)
{
	return kind == KIND_LINK || kind == KIND_TICKET || kind == KIND_DETAIL || kind == KIND_FOLLOWS || kind == KIND_IMAGE || kind == KIND_LOGO;
}

/* ---- links ---- */

static const struct {
	const char *sentence, *way_out;
} FAULTS[] = {
	[LINK_LEADS_NOWHERE] = { "this link leads nowhere", "write it whole, as https://example.org/page or mailto:desk@example.org" },
	[LINK_OF_ANOTHER_KIND] = { "this is no link that a reader can follow", "links are https:, http: and mailto: addresses, and files of the project by their path from here" },
	[LINK_BEGINS_AT_THE_ROOT] = { "a link that begins with a slash leads out of the project", "write the whole address, https://…, or the file's path from the folder of this one" },
	[LINK_HAS_BACKSLASH] = { "a backslash in a link hides where it leads", "paths are written with /, on every system" },
	[LINK_HIDES] = { "this link holds characters that hide where it leads", "write it as it is read, without blanks at its ends and without controls" },
};

/* The file's folder may lie deep in the project; how deep, the reader knows. */
static bool climbs_out(const struct map *m, const struct reader *reader, const struct arg *a)
{
	int climb = link_climb(a->text);
	return climb && climb > (reader && reader->depth ? reader->depth(reader->context, source_of(m->sources, a->span)->path) : 0);
}

static void judge_link(struct map *m, const struct reader *reader, const struct outer *o)
{
	enum link_fault fault = link_fault(o->arg->text);
	o->thing->leads_out = !fault && climbs_out(m, reader, o->arg);
	if (!fault && !o->thing->leads_out)
		return;
	struct finding *f = finding_add(m->sources, SEVERITY_WARNING, "unsafe-link", o->arg->span, "%s", fault ? FAULTS[fault].sentence : "this link leads out of the project");
	f->hint = str_of(fault ? FAULTS[fault].way_out : "take a copy of the file into the project, or write the address where it can be read: https://…");
}

/* A journey that is known by its name or text needs no link. */
static bool is_resolved(const struct outer *o)
{
	bool is_detail = o->kind == KIND_DETAIL || o->kind == KIND_FOLLOWS;
	return is_detail && (((const struct detail *)o->thing)->journey || !o->thing->text.len);
}

void outside_judge(struct map *m, const struct reader *reader, const struct outers *outers)
{
	for (size_t i = 0; i < outers->list.len; i++) {
		const struct outer *o = &outers->list.at[i];
		bool is_picture = o->kind == KIND_IMAGE || o->kind == KIND_LOGO;
		if (!is_picture && !is_resolved(o))
			judge_link(m, reader, o);
	}
}
