/* parcel.c — what is handed from process to process: a piece of a check is taken whole, whatever it was cut down to it is refused, and fields come out as they went in. */
#include "check.h"
#include "cjm/all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char MAP[] =
	"persona ines \"Inès\"\ntouchpoint till \"Till\"\ntouchpoint gone \"Gone\" wanted yes\nsegment s \"S\" status target\n  persona ines\nsource survey \"Survey\" kind survey\nmetric nps \"NPS\"\n"
	"journey \"Wide\" kind experience\n  rule touchpoint-wanted-unused error\n  persona ines\n  stage \"Buy\"\n    rule rollup-disagrees error\n    detail \"Deep\"\n    feel 2 \"glad\"\n"
	"    measure nps 40 date 2026-05-01 from survey\n    step \"Pays\" at till tag legal\n"
	"journey \"Deep\"\n  measure nps 20 date 2026-05-01 from survey\n  stage \"Queue\"\n    step \"Waits\" feel -2 \"bored\" at till\n    stpe \"x\"\n";

static void check_fields(void)
{
	struct buf out = { 0 };
	struct arena arena = { 0 };
	struct fix fixes[] = { { { 1, 2, 3 }, STR("a") }, { { 2, 4, 5 }, STR("") } };
	struct finding f = { .severity = SEVERITY_WARNING, .id = "unknown-name", .span = { 2, 7, 9 }, .message = STR("one\ntwo"), .other = { 1, 1, 1 }, .fixes = fixes, .fix_count = 2 }, back = { 0 };
	double nothing = NAN;
	struct parcel to = { .out = &out };
	parcel_finding(&to, &f);
	PARCEL(&to, nothing);
	struct parcel from = { .left = buf_as_str(&out), .arena = &arena, .files = (const uint32_t[]){ 7, 5 }, .file_count = 2 };
	nothing = 1;
	parcel_finding(&from, &back);
	PARCEL(&from, nothing);
	CHECK(!from.is_broken && !from.left.len && isnan(nothing));
	CHECK(back.severity == f.severity && strcmp(back.id, f.id) == 0 && str_equal(back.message, f.message) && back.fix_count == 2 && str_is(back.fixes[0].text, "a"));
	CHECK(back.span.file == 5 && back.span.at == 7 && back.other.file == 7 && back.fixes[0].span.file == 7 && back.fixes[1].span.file == 5);
	from = (struct parcel){ .left = buf_as_str(&out), .arena = &arena, .files = (const uint32_t[]){ 7 }, .file_count = 1 };
	parcel_finding(&from, &back); /* of a file that the other side does not have */
	CHECK(from.is_broken && !back.span.file);
	arena_finish(&arena);
	buf_finish(&out);
}

static bool is_taken(const struct request *r, struct project *p, struct str packed, size_t *found)
{
	struct check_job c;
	check_job_init(&c, r, p);
	bool fine = check_job_take(&c, packed);
	check_job_settle(&c);
	*found = c.found.len;
	check_job_finish(&c);
	return fine;
}

static void check_pieces(void)
{
	struct request r;
	struct project p;
	struct buf packed = { 0 };
	size_t found, whole;
	request_init(&r, TASK_CHECK);
	project_init(&p, NULL);
	r.baseline = STR("known"); /* then all that can be kept is */
	VEC_PUSH(&r.arena, &r.tags.list, STR("legal"));
	check_job_piece(&r, &p, STR("a.cjm"), str_of(MAP), &packed);
	CHECK(is_taken(&r, &p, buf_as_str(&packed), &whole) && whole > 0);
	size_t refused = 0;
	for (size_t len = 0; len < packed.len; len++) {
		char *part = memcpy(malloc(len + 1), packed.at, len); /* of its own, so that a byte too many is noticed */
		refused += !is_taken(&r, &p, (struct str){ part, len }, &found);
		free(part);
	}
	CHECK(refused == packed.len);
	buf_finish(&packed);
	project_finish(&p);
	request_finish(&r);
}

int main(void)
{
	check_fields();
	check_pieces();
	return check_report();
}
