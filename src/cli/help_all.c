/* help_all.c — `cjm help --all -f json`: the tables of commands, keywords and checks as data, for programs that write maps or edit them. What people read is
 * in their language, what programs go by (names, usage, placeholders) is the same in each. */
#include "cli/cli.h"
#include "cjm/json.h"

const char *const HELP_FORMS[] = { "text", "json", NULL };

/* ---- commands ---- */

static void add_filled(struct json *j, const char *name, const struct command *c, const char *own, const char *text)
{
	struct buf filled = { 0 };
	command_fill_as_is(c, own, text, &filled);
	json_text(j, name, buf_as_str(&filled));
	buf_finish(&filled);
}

static void add_option(struct json *j, const struct command *c, enum option_id id)
{
	const struct option_row *row = &OPTIONS[id];
	json_open_item(j);
	json_text(j, "name", str_of(row->name));
	if (row->letter)
		json_text(j, "letter", (struct str){ &row->letter, 1 });
	if (row->value)
		add_filled(j, "value", c, row->name, row->value);
	if (command_word_at(c, row->name, 0)) {
		json_open_list(j, "words");
		for (size_t i = 0; command_word_at(c, row->name, i); i++) {
			json_item(j);
			json_string(j->out, str_of(command_word_at(c, row->name, i)));
		}
		json_close(j, ']');
	}
	add_filled(j, "help", c, row->name, said(row->help));
	json_close(j, '}');
}

static void add_command(struct json *j, const struct command *c)
{
	json_open_item(j);
	json_text(j, "name", str_of(c->name));
	add_filled(j, "usage", c, "", c->usage);
	json_text(j, "summary", str_of(said(c->summary)));
	json_open_list(j, "options");
	for (const enum option_id *id = c->options; *id != OPTION_COUNT; id++)
		add_option(j, c, *id);
	for (const enum option_id *id = COMMON_OPTIONS; *id != OPTION_COUNT; id++)
		add_option(j, c, *id);
	json_close(j, ']');
	json_close(j, '}');
}

void help_write_json(struct buf *out)
{
	struct json j = { .out = out };
	json_open(&j, '{');
	json_text(&j, "version", STR(CJM_VERSION));
	json_open_list(&j, "keywords");
	statements_write_json(&j);
	json_close(&j, ']');
	json_open_list(&j, "commands");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		add_command(&j, &COMMANDS[i]);
	json_close(&j, ']');
	json_open_list(&j, "checks");
	checks_write_json(&j);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_char(out, '\n');
}
