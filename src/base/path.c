/* path.c — the parts of a path as it is written; nothing is looked up. */
#include "cjm/base.h"

struct str path_name(struct str path)
{
	return str_slice(path, path_folder(path).len, path.len);
}

struct str path_folder(struct str path)
{
	size_t slash = path.len;
	while (slash && path.at[slash - 1] != '/')
		slash--;
	return str_slice(path, 0, slash);
}

struct str path_without_ending(struct str path)
{
	size_t dot = path.len;
	while (dot && path.at[dot - 1] != '.' && path.at[dot - 1] != '/')
		dot--;
	return dot > 1 && path.at[dot - 1] == '.' && path.at[dot - 2] != '/' ? str_slice(path, 0, dot - 1) : path;
}
