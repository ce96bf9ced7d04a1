/* paper.c — the sizes of paper, and what a painting has to report: what is asked of painters, whichever there are. */
#include "cjm/paint.h"

struct paper_size paper_size(enum paper paper, bool is_portrait)
{
	static const double MARGIN = 72 / 2.54; /* 10 millimetres */
	static const struct paper_size PAPERS[PAPER_COUNT] = {
		[PAPER_A0] = { 3370.39, 2383.94, MARGIN, false },
		[PAPER_A1] = { 2383.94, 1683.78, MARGIN, false },
		[PAPER_A2] = { 1683.78, 1190.55, MARGIN, false },
		[PAPER_A3] = { 1190.55, 841.89, MARGIN, false },
		[PAPER_A4] = { 841.89, 595.28, MARGIN, false },
		[PAPER_A5] = { 595.28, 419.53, MARGIN, false },
		[PAPER_LETTER] = { 792, 612, MARGIN, false },
		[PAPER_TABLOID] = { 1224, 792, MARGIN, false },
		[PAPER_16_9] = { 960, 540, MARGIN, true },
		[PAPER_4_3] = { 720, 540, MARGIN, true },
	};
	struct paper_size size = PAPERS[paper];
	if (is_portrait)
		size = (struct paper_size){ size.height, size.width, size.margin, size.is_slide };
	return size;
}

void paint_report_clear(struct paint_report *report)
{
	buf_clear(&report->message);
	buf_clear(&report->pictures);
	report->lacks_library = report->fonts_missing = false;
}

void paint_report_finish(struct paint_report *r)
{
	buf_finish(&r->message);
	buf_finish(&r->pictures);
}
