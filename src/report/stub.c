#include "cjm/report.h"
void report_markdown(const struct map *m, const struct journey *j, struct report_options options, struct buf *out) { (void)m,(void)options; buf_fmt(out, "# %.*s\n", STR_ARG(thing_label(&j->thing))); }
