/* parcel.c — the fields of what is handed from process to process, one after the other. */
#include "cjm/parcel.h"

#include <string.h>

void parcel_data(struct parcel *p, void *at, size_t size)
{
	if (p->out) {
		buf_add(p->out, at, size);
		return;
	}
	p->is_broken |= p->left.len < size;
	if (p->is_broken) {
		memset(at, 0, size);
		return;
	}
	memcpy(at, p->left.at, size);
	p->left = str_slice(p->left, size, p->left.len);
}

void parcel_size(struct parcel *p, size_t *size)
{
	PARCEL(p, *size);
}

/* Texts have a zero behind them, so that whoever takes one as it is has it terminated. */
void parcel_seen(struct parcel *p, struct str *s)
{
	parcel_size(p, &s->len);
	if (p->out) {
		buf_str(p->out, *s);
		buf_char(p->out, 0);
		return;
	}
	p->is_broken |= p->left.len <= s->len;
	if (p->is_broken) {
		*s = (struct str){ 0 };
		return;
	}
	s->at = p->left.at;
	p->left = str_slice(p->left, s->len + 1, p->left.len);
}

void parcel_str(struct parcel *p, struct str *s)
{
	parcel_seen(p, s);
	if (!p->out)
		*s = s->len ? str_copy(p->arena, *s) : (struct str){ 0 };
}

void parcel_shared(struct parcel *p, struct str *s)
{
	parcel_seen(p, s);
	if (p->out)
		return;
	struct str *known = p->shared && s->len ? names_find(p->shared, *s) : NULL;
	if (known) {
		*s = *known;
		return;
	}
	*s = s->len ? str_copy(p->arena, *s) : (struct str){ 0 };
	if (p->shared && s->len) {
		known = ARENA_NEW(p->arena, struct str);
		*known = *s;
		names_add(p->shared, *s, known);
	}
}

void parcel_span(struct parcel *p, struct span *span)
{
	PARCEL(p, *span);
	if (p->out || !p->files || !span->file)
		return;
	p->is_broken |= span->file > p->file_count;
	if (p->is_broken)
		*span = (struct span){ 0 };
	else
		span->file = p->files[span->file - 1];
}

void parcel_list(struct parcel *p, void **at, size_t *len, size_t *cap, size_t item_size)
{
	parcel_size(p, len);
	if (p->out)
		return;
	p->is_broken |= *len > p->left.len; /* no item is without a byte */
	*len = p->is_broken ? 0 : *len;
	*cap = *len;
	*at = *len ? arena_alloc(p->arena, *len * item_size) : NULL;
}

void parcel_finding(struct parcel *p, struct finding *f)
{
	struct str id = str_of(f->id ? f->id : "");
	PARCEL(p, f->severity);
	parcel_shared(p, &id);
	f->id = id.at ? id.at : "";
	parcel_span(p, &f->span);
	parcel_str(p, &f->message);
	parcel_str(p, &f->english);
	parcel_shared(p, &f->hint);
	parcel_span(p, &f->other);
	parcel_shared(p, &f->other_note);
	struct { struct fix *at; size_t len, cap; } fixes = { f->fixes, f->fix_count, f->fix_count };
	PARCEL_LIST(p, &fixes);
	for (size_t i = 0; i < fixes.len; i++) {
		parcel_span(p, &fixes.at[i].span);
		parcel_str(p, &fixes.at[i].text);
	}
	f->fixes = fixes.at;
	f->fix_count = fixes.len;
}
