/* write.c — places, severities and fingerprints as the machine-readable forms want them; and the forms of one line. */
#include "check/write.h"

bool extent_of(const struct check_report *r, struct span span, struct place_extent *e)
{
	if (!span.file) {
		*e = (struct place_extent){ r->map_count ? r->sources->files.at[r->maps[0]->file - 1]->path : STR("-"), 1, 1, 1, 1 };
		return false;
	}
	struct place from = place_of(r->sources, span);
	struct place to = place_of(r->sources, (struct span){ span.file, span.at + span.len, 0 });
	*e = (struct place_extent){ from.path, from.line, from.column, to.line, to.column };
	return true;
}

const char *severity_name(enum severity severity)
{
	static const char *const WORDS[] = { "none", "info", "warning", "error" };
	return WORDS[severity];
}

/* ---- fingerprints ---- */

void fingerprints_init(struct fingerprints *p)
{
	arena_init(&p->arena);
	*p = (struct fingerprints){ .arena = p->arena };
	p->seen.arena = &p->arena;
}

void fingerprints_finish(struct fingerprints *p)
{
	arena_finish(&p->arena);
}

static uint64_t mix_hash(uint64_t hash, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.at[i]) * UINT64_C(1099511628211); /* FNV-1a */
	return (hash ^ 0xFF) * UINT64_C(1099511628211);
}

static uint64_t hash_of(const struct check_report *r, const struct finding *f, uint64_t hash)
{
	const struct source *s = source_of(r->sources, f->span);
	hash = mix_hash(hash, str_of(f->id));
	if (!s)
		return mix_hash(hash, f->english.len ? f->english : f->message);
	return mix_hash(mix_hash(hash, s->path), str_trim(line_text(s, line_of(s, f->span.at))));
}

/* Both halves of what it is called, were it the only one of its kind in this line. */
static void hash_line(struct fingerprints *p, const struct check_report *r, const struct finding *f, uint64_t halves[2])
{
	const struct source *s = source_of(r->sources, f->span);
	uint32_t line = s ? line_of(s, f->span.at) : 0;
	if (p->file != f->span.file || p->line != line)
		p->of_line.len = 0;
	p->file = f->span.file;
	p->line = line;
	for (size_t i = 0; s && i < p->of_line.len; i++)
		if (str_is(str_of(f->id), p->of_line.at[i].id)) {
			halves[0] = p->of_line.at[i].halves[0];
			halves[1] = p->of_line.at[i].halves[1];
			return;
		}
	halves[0] = hash_of(r, f, UINT64_C(14695981039346656037));
	halves[1] = hash_of(r, f, UINT64_C(0x9E3779B97F4A7C15));
	if (s)
		VEC_PUSH(&p->arena, &p->of_line, ((struct line_print){ f->id, { halves[0], halves[1] } }));
}

struct str fingerprint_of(struct fingerprints *p, const struct check_report *r, const struct finding *f)
{
	static const char DIGITS[] = "0123456789abcdef";
	uint64_t halves[2];
	hash_line(p, r, f, halves);
	long times = keys_get(&p->seen, halves[0] | 1);
	keys_set(&p->seen, halves[0] | 1, times + 1);
	char *text = arena_alloc(&p->arena, 33);
	halves[1] += (uint64_t)times * UINT64_C(0xD1B54A32D192ED03);
	for (int i = 0; i < 32; i++)
		text[i] = DIGITS[halves[i / 16] >> (60 - i % 16 * 4) & 15];
	return (struct str){ text, 32 };
}

/* ---- a line a finding ---- */

void add_short(const struct check_report *r, const struct finding *f, const char *severity, struct buf *out)
{
	struct place_extent e;
	extent_of(r, f->span, &e);
	buf_visible(out, e.path, VISIBLE_NAME);
	buf_fmt(out, ":%d:%d: %s ", (int)e.line, (int)e.column, severity);
	buf_visible(out, f->message, VISIBLE_LINE);
	buf_fmt(out, " [%s]\n", f->id);
}

static const char *plain_severity(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "error:" : severity == SEVERITY_WARNING ? "warning:" : "info:";
}

void check_write_short(const struct check_report *r, struct buf *out)
{
	for (size_t i = 0; i < r->findings->len; i++)
		add_short(r, &r->findings->at[i], plain_severity(r->findings->at[i].severity), out);
}

/* https://docs.github.com/actions/reference/workflow-commands: what would end a value is escaped. */
static void add_github(struct buf *out, struct str text, bool is_property)
{
	struct buf shown = { 0 };
	buf_visible(&shown, text, VISIBLE_TEXT);
	for (size_t i = 0; i < shown.len; i++) {
		char c = shown.at[i];
		if (c == '%' || c == '\n' || (is_property && (c == ':' || c == ',')))
			buf_fmt(out, "%%%X%X", (unsigned)c >> 4, (unsigned)c & 15u);
		else
			buf_char(out, c);
	}
	buf_finish(&shown);
}

/* What matters most first: GitHub shows the first ten of a step. */
void check_write_github(const struct check_report *r, struct buf *out)
{
	static const char *const COMMANDS[] = { "", "notice", "warning", "error" };
	struct arena arena = { 0 };
	size_t *order = check_order(r->findings, &arena);
	for (size_t i = 0; i < r->findings->len; i++) {
		const struct finding *f = &r->findings->at[order[i]];
		struct place_extent e;
		extent_of(r, f->span, &e);
		buf_fmt(out, "::%s title=%s,file=", COMMANDS[f->severity], f->id);
		add_github(out, e.path, true);
		buf_fmt(out, ",line=%d,endLine=%d", (int)e.line, (int)e.end_line);
		if (e.line == e.end_line)
			buf_fmt(out, ",col=%d,endColumn=%d", (int)e.column, (int)e.end_column);
		buf_text(out, "::");
		add_github(out, f->message, false);
		if (f->hint.len) {
			buf_text(out, "%0A");
			add_github(out, f->hint, false);
		}
		buf_char(out, '\n');
	}
	arena_finish(&arena);
}
