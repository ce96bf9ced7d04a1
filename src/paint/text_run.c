/* text_run.c — cuts a text where the direction of writing changes: before a paragraph, never within one. */
#include "text_run.h"

static enum direction direction_of_line(const struct shape *text, size_t line)
{
	return text->is_from_right ? text_direction_from_right(text->lines[line]) : text_direction(text->lines[line]);
}

bool text_run_next(const struct shape *text, struct text_run *run)
{
	size_t at = run->to;
	while (at < text->line_count && !text->lines[at].len)
		at++;
	if (at == text->line_count)
		return false;
	run->from = at;
	run->direction = direction_of_line(text, at);
	for (at++; at < text->line_count; at++) {
		bool begins_paragraph = text->lines[at].len && !text->lines[at - 1].len;
		if (begins_paragraph && direction_of_line(text, at) != run->direction)
			break;
	}
	run->to = at;
	return true;
}
