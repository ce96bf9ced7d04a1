#include "view/page.h"
struct scene *view_flow(const struct view_request *r, struct view_report *report) { (void)report; return view_matrix(r, report); }
