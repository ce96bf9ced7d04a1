/* subset_lib.h — fontconfig, HarfBuzz and its subsetter, loaded when a font is to be embedded and not before. */
#ifndef CJM_TEXT_SUBSET_LIB_H
#define CJM_TEXT_SUBSET_LIB_H

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <hb-subset.h>

#include "cjm/base.h"

struct fc_lib {
#define FC(name) __typeof__(name) *name;
#include "text/subset_lib.def"
};

struct hb_lib {
#define HB(name) __typeof__(name) *name;
#include "text/subset_lib.def"
};

struct hb_subset_lib {
#define HB_SUBSET(name) __typeof__(name) *name;
#include "text/subset_lib.def"
};

struct subset_lib {
	struct fc_lib fc;
	struct hb_lib hb;
	struct hb_subset_lib subset;
};

/* False, and one sentence in the message, where one of them is not installed. */
bool subset_lib_load(struct subset_lib *lib, struct buf *message);

#endif
