/* command.h — the whole command line as one function, for whoever has the words of one: the program, and the host of the WebAssembly module. */
#ifndef CJM_COMMAND_H
#define CJM_COMMAND_H

int run_words(int count, char **words); /* the first is its own name; gives the exit status, as in cjm.h */

#endif
