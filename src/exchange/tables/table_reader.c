/* table_reader.c — a table as records × lanes, whichever way it stands. */
#include "exchange/tables/table_lanes.h"

void cell_keep(struct table_reader *r, struct table_cell cell)
{
	account_keep(&r->i->account, cell.source);
	for (const struct table_cell *also = cell.also; also; also = also->also)
		account_keep(&r->i->account, also->source);
}

struct table_cell lane_cell(const struct table_reader *r, size_t record, size_t lane)
{
	return r->is_turned ? table_cell_at(r->table, lane, record) : table_cell_at(r->table, record, lane);
}

size_t record_count(const struct table_reader *r)
{
	return r->is_turned ? table_width(r->table) : r->table->rows.len;
}

size_t lane_find(const struct table_reader *r, enum column_kind kind)
{
	size_t lane = 0;
	while (lane < r->lane_count && r->lanes[lane].kind != kind)
		lane++;
	return lane;
}

void lane_make_own(struct table_reader *r, size_t lane)
{
	if (lane < r->lane_count)
		r->lanes[lane].kind = COLUMN_OWN;
}

void lane_name(struct table_reader *r, struct table_lane *lane)
{
	if (!lane->name.len)
		lane->name = draft_lane(&r->i->draft, r->journey, lane->head.len ? lane->head : STR("…"));
}
