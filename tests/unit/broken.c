/* broken.c — files as they are while somebody types, copies and damages them: every beginning of the smallest sample, many
 * of the others, and samples with bytes changed, lines moved and words doubled. Nothing may crash, hang or leak; every
 * finding must point into its file and say something; the same file must give the same findings. */
#include "check.h"
#include "read_map.h"
#include "samples.h"

#include "cjm/all.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
enum { EVERY = 331, DAMAGED = 60 };
#else
enum { EVERY = 53, DAMAGED = 400 };
#endif
enum { SECONDS_MOST = 10, DRAWN_EVERY = 8 };

static char doing[160]; /* for the message when it takes too long */

static void on_alarm(int signal_number)
{
	(void)signal_number;
	ssize_t ignored = write(STDOUT_FILENO, doing, strlen(doing));
	(void)ignored;
	_exit(1);
}

static bool finding_is_sound(const struct sources *s, const struct finding *f)
{
	if (!f->message.len || !f->id || !*f->id || !f->severity || strcmp(f->id, "internal-error") == 0)
		return false;
	if (!f->span.file)
		return true;
	const struct source *source = source_of(s, f->span);
	return f->span.file <= s->files.len && (size_t)f->span.at + f->span.len <= source->text.len;
}

static void draw_map(const struct map *m, struct buf *out)
{
	struct ruler *ruler = ruler_new();
	struct theme theme;
	theme_of(m, (struct str){ 0 }, &theme);
	FOR_EACH(struct journey, j, m->journeys) {
		struct plan *p = plan_new(m, j, ruler, (struct plan_options){ 0 });
		struct scene *s = draw_swimlane(p, &theme);
		paint_svg(s, (struct svg_options){ 0 }, out);
		scene_free(s);
		plan_free(p);
	}
	ruler_free(ruler);
}

/* Reads the text and gives what was found, as people see it. */
static void read_once(const char *path, struct str text, bool drawn, struct buf *told)
{
	struct sources s;
	struct findings found;
	struct buf out = { 0 };
	sources_init(&s);
	findings_init(&found);
	alarm(SECONDS_MOST);
	struct map *m = read_map_text(&s, path, text, &found);
	findings_sort(&found);
	bool sound = true;
	size_t errors = 0;
	for (size_t i = 0; i < found.len; i++) {
		sound &= finding_is_sound(&s, &found.at[i]);
		errors += found.at[i].severity == SEVERITY_ERROR;
		finding_print(&s, &found.at[i], false, told);
	}
	if (!sound || errors != found.error_count)
		printf("%s\n", doing);
	CHECK(sound);
	CHECK(errors == found.error_count);
	map_json(m, &out);
	if (drawn)
		draw_map(m, &out); /* also with mistakes: a library's caller may do it */
	buf_finish(&out);
	map_free(m);
	findings_finish(&found);
	sources_finish(&s);
	alarm(0);
}

static void read_broken(const char *path, struct str text, uint32_t number)
{
	struct buf first = { 0 }, second = { 0 };
	check_case();
	read_once(path, text, number % DRAWN_EVERY == 0, &first);
	read_once(path, text, false, &second);
	CHECK(str_equal(buf_as_str(&first), buf_as_str(&second)));
	check_case_end();
	buf_finish(&first);
	buf_finish(&second);
}

/* ---- kinds of damage ---- */

static uint32_t roll_dice(uint32_t *dice, uint32_t below)
{
	*dice = *dice * 1664525u + 1013904223u;
	return below ? (*dice >> 8) % below : 0;
}

static void change_byte(struct buf *b, uint32_t *dice)
{
	static const char BYTES[] = "\0\t\n\r \"#,<=>\\\x80\xBF\xC2\xE2\xF0\xFF-0a";
	b->at[roll_dice(dice, (uint32_t)b->len)] = roll_dice(dice, 2) ? BYTES[roll_dice(dice, sizeof BYTES - 1)] : (char)roll_dice(dice, 256);
}

static void take_out(struct buf *b, uint32_t *dice)
{
	size_t at = roll_dice(dice, (uint32_t)b->len), len = roll_dice(dice, 30);
	if (at + len > b->len)
		len = b->len - at;
	memmove(b->at + at, b->at + at + len, b->len - at - len);
	b->len -= len;
}

static void double_part(struct buf *b, uint32_t *dice)
{
	size_t at = roll_dice(dice, (uint32_t)b->len), len = 1 + roll_dice(dice, 60);
	struct buf out = { 0 };
	struct str all = buf_as_str(b), part = str_slice(all, at, at + len);
	buf_str(&out, str_slice(all, 0, at + part.len));
	buf_str(&out, part);
	buf_str(&out, str_slice(all, at + part.len, all.len));
	buf_finish(b);
	*b = out;
}

static void put_in(struct buf *b, uint32_t *dice)
{
	static const char *const PARTS[] = { " feel +1 ", "\n\t", "\n        ", " \"", "\xC2\xAB", "# ", " by ", " from x, ", "include \"smallest.cjm\"\n", " 31% ", " 1..5", ",,",
		" \xE2\x80\xAE", "stage", "\xEF\xBB\xBF", " 99999999999999999999999999999999 ", " -0.0000000000001 ", " no pain ", "\r\n", "\\u{0}", "scale 2..1\n", " #12" };
	enum { PART_COUNT = sizeof PARTS / sizeof *PARTS };
	size_t at = roll_dice(dice, (uint32_t)b->len);
	struct buf out = { 0 };
	struct str all = buf_as_str(b);
	buf_str(&out, str_slice(all, 0, at));
	buf_text(&out, PARTS[roll_dice(dice, PART_COUNT)]);
	buf_str(&out, str_slice(all, at, all.len));
	buf_finish(b);
	*b = out;
}

static void damage_bytes(struct buf *b, uint32_t *dice)
{
	static void (*const KINDS[])(struct buf *, uint32_t *) = { change_byte, take_out, double_part, put_in };
	for (uint32_t i = 0, count = 1 + roll_dice(dice, 6); i < count && b->len > 1; i++)
		KINDS[roll_dice(dice, 4)](b, dice);
}

/* ---- samples ---- */

static void break_sample(const char *path)
{
	struct buf text = { 0 }, broken = { 0 };
	uint32_t dice = 1;
	CHECK(read_whole(path, &text));
	size_t every = str_ends(str_of(path), "/smallest.cjm") ? 1 : EVERY;
	for (size_t len = 0; len < text.len; len += every) {
		snprintf(doing, sizeof doing, "%s, its first %zu bytes\n", path, len);
		read_broken(path, str_slice(buf_as_str(&text), 0, len), (uint32_t)len);
	}
	for (uint32_t i = 0; i < DAMAGED; i++) {
		snprintf(doing, sizeof doing, "%s, damage %u\n", path, i);
		buf_clear(&broken);
		buf_str(&broken, buf_as_str(&text));
		damage_bytes(&broken, &dice);
		read_broken(path, buf_as_str(&broken), i);
	}
	buf_finish(&text);
	buf_finish(&broken);
}

int main(void)
{
	signal(SIGALRM, on_alarm);
	CHECK(sample_at(0) != NULL);
	for (size_t i = 0; sample_at(i); i++)
		break_sample(sample_at(i));
	return check_report();
}
