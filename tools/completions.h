/* completions.h — what shells complete, from the tables of commands, options and whatever those take. */
#ifndef CJM_TOOLS_COMPLETIONS_H
#define CJM_TOOLS_COMPLETIONS_H

#include "cjm/base.h"

void write_bash_completion(struct buf *out);
void write_zsh_completion(struct buf *out);
void write_fish_completion(struct buf *out);

#endif
