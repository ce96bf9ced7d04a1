/* all.h — the headers of every stage at once, for src/cli, the tests and the tools.
 *
 *   sources_init → source_add → map_read → plan_new → draw_swimlane → paint_svg
 *
 * Nothing here opens a file, reads the environment or the clock, or writes to a stream. */
#ifndef CJM_ALL_H
#define CJM_ALL_H

#include "cjm/base.h"
#include "cjm/said.h"
#include "cjm/unicode.h"
#include "cjm/unified.h"
#include "cjm/picture.h"
#include "cjm/source.h"
#include "cjm/ast.h"
#include "cjm/fmt.h"
#include "cjm/map.h"
#include "cjm/places.h"
#include "cjm/references.h"
#include "cjm/exchange.h"
#include "cjm/atlas.h"
#include "cjm/atlas_view.h"
#include "cjm/coverage.h"
#include "cjm/paths.h"
#include "cjm/course.h"
#include "cjm/rollup.h"
#include "cjm/check.h"
#include "cjm/locale.h"
#include "cjm/diff.h"
#include "cjm/text.h"
#include "cjm/fonts.h"
#include "cjm/plan.h"
#include "cjm/theme.h"
#include "cjm/scene.h"
#include "cjm/draw.h"
#include "cjm/view.h"
#include "cjm/changes.h"
#include "cjm/paint.h"
#include "cjm/report.h"
#include "cjm/workbook.h"
#include "cjm/scores.h"
#include "cjm/maturity.h"
#include "cjm/counts.h"
#include "cjm/digest.h"
#include "cjm/units.h"
#include "cjm/graph.h"
#include "cjm/project.h"
#include "cjm/job.h"
#include "cjm/trees.h"
#include "cjm/convert.h"
#include "cjm/json_read.h"
#include "cjm/lsp.h"

#endif
