/* settings.c — what a request can be asked for, by words: a function a row of settings.def, for the options of the commands and for other
 * programs alike. */
#include "job/settings_words.h"

#include <math.h>
#include <string.h>

enum { PAGES_MOST = 999, ROWS_MOST = 999 };

struct request_setting {
	const char *name;
	unsigned int tasks;
	bool (*set)(struct asked *a); /* false with a sentence in `why` */
	const char *(*word_at)(enum task task, size_t index);
	unsigned int heed;
	const char *refusal; /* with one %s: the product; NULL: that other product is named which heeds it */
};

const char *setting_name(const struct request_setting *s)
{
	return s->name;
}

/* ---- taking one ---- */

static void refuse_word(const struct asked *a)
{
	const char *word;
	struct names known;
	names_init(&known, &a->request->arena);
	for (size_t i = 0; (word = a->setting->word_at(a->request->task, i)); i++)
		names_add(&known, str_of(word), a->request);
	buf_fmt(a->why, "--%s cannot be `%.*s`; ", a->setting->name, STR_ARG(a->word));
	names_propose_all(&known, a->word, "use one of: ", a->why);
}

/* A host's locale may have other letters. */
static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* In capitals or not; such words are ASCII. */
bool word_is(struct str said, const char *word)
{
	size_t i = 0;
	while (i < said.len && word[i] && ascii_lower(said.at[i]) == ascii_lower(word[i]))
		i++;
	return i == said.len && !word[i];
}

/* Which of the words it is; -1 after saying which there are. */
int choose_word(struct asked *a)
{
	const char *word;
	for (size_t i = 0; (word = a->setting->word_at(a->request->task, i)); i++)
		if (word_is(a->word, word))
			return (int)i;
	refuse_word(a);
	return -1;
}

static bool set_format(struct asked *a)
{
	int chosen = choose_word(a);
	if (chosen < 0)
		return false;
	switch (a->request->task) {
	case TASK_BUILD: a->request->product = product_at((size_t)chosen); break;
	case TASK_DIFF: a->request->changes = changes_product_at((size_t)chosen); break;
	case TASK_CHECK: a->request->check_format = check_format_at((size_t)chosen); break;
	case TASK_ATLAS: a->request->atlas = atlas_product_at((size_t)chosen); break;
	}
	return true;
}

/* What could "no" mean? */
bool set_flag(struct asked *a, bool *flag)
{
	*flag = !a->word.len;
	if (!*flag)
		buf_fmt(a->why, "--%s takes no value", a->setting->name);
	return *flag;
}

static bool set_paper(struct asked *a)
{
	a->request->paper = choose_word(a);
	return a->request->paper >= 0;
}

static bool set_landscape(struct asked *a)
{
	bool is_set;
	a->request->is_portrait = false;
	return set_flag(a, &is_set);
}

static bool set_portrait(struct asked *a)
{
	return set_flag(a, &a->request->is_portrait);
}

static bool set_pages(struct asked *a)
{
	double pages;
	bool fine = number_read(a->word, &pages) && pages >= 1 && pages <= PAGES_MOST && floor(pages) >= pages;
	if (fine)
		a->request->pages = (size_t)pages;
	else
		buf_fmt(a->why, "--pages takes a whole number from 1 to %d, not `%.*s`", PAGES_MOST, STR_ARG(a->word));
	return fine;
}

static bool set_rows(struct asked *a)
{
	double rows;
	bool fine = number_read(a->word, &rows) && rows >= 1 && rows <= ROWS_MOST && floor(rows) >= rows;
	if (fine)
		a->request->rows = (size_t)rows;
	else
		buf_fmt(a->why, "--rows takes a whole number from 1 to %d, not `%.*s`", ROWS_MOST, STR_ARG(a->word));
	return fine;
}

static bool set_view(struct asked *a)
{
	int chosen = choose_word(a);
	if (chosen >= 0)
		a->request->view = view_at((size_t)chosen);
	return chosen >= 0;
}

static bool set_embed(struct asked *a)
{
	int chosen = choose_word(a);
	if (chosen >= 0)
		a->request->embedded = product_named(str_of(embed_word(TASK_BUILD, (size_t)chosen)));
	return chosen >= 0;
}

static bool set_scale(struct asked *a)
{
	double scale;
	bool fine = number_read(a->word, &scale) && scale >= 0.1 && scale <= 20;
	if (fine)
		a->request->scale = scale;
	else
		buf_fmt(a->why, "--scale takes a number from 0.1 to 20, not `%.*s`", STR_ARG(a->word));
	return fine;
}

static bool set_lines(struct asked *a)
{
	return set_flag(a, &a->request->has_lines);
}

static bool set_csv_for(struct asked *a)
{
	int chosen = choose_word(a);
	a->request->csv_reader = chosen >= 0 ? (unsigned int)chosen + 1 : 0;
	return chosen >= 0;
}

static bool set_report(struct asked *a)
{
	return set_flag(a, &a->request->is_report_alone);
}

static bool set_embed_fonts(struct asked *a)
{
	return set_flag(a, &a->request->embeds_fonts);
}

static bool set_today(struct asked *a)
{
	struct date d;
	bool fine = date_read(a->word, &d) && d.day;
	if (fine)
		a->request->today = date_first_day(d);
	else
		buf_fmt(a->why, "--today takes a day such as 2026-10-15, not `%.*s`", STR_ARG(a->word));
	a->request->has_today = fine;
	return fine;
}

/* Of "FR" and "fr_FR" the code that there are labels for. */
static bool set_lang(struct asked *a)
{
	bool is_spoken, is_code = false;
	const struct locale *locale = locale_of(a->word, &is_spoken);
	const char *code = language_called(a->word);
	if (is_spoken) {
		a->request->language = str_of(locale->code);
		return true;
	}
	if (code)
		locale_of(str_of(code), &is_code);
	if (!is_code)
		return choose_word(a) >= 0;
	buf_fmt(a->why, "--lang takes a code: --lang %s", code);
	return false;
}

static bool set_journey(struct asked *a)
{
	a->request->journey = a->word;
	return true;
}

static bool set_theme(struct asked *a)
{
	a->request->theme = a->word;
	return true;
}

static bool set_client(struct asked *a)
{
	return set_flag(a, &a->request->is_for_client);
}

/* An empty list, as an unset variable of a script makes it, would leave out nothing of what somebody meant to. */
static bool names_anything(struct asked *a)
{
	bool names = false;
	for (struct str rest = a->word; rest.len && !names;)
		names = str_trim(str_next(&rest, ',')).len > 0;
	if (!names)
		buf_fmt(a->why, "--%s needs a value", a->setting->name);
	return names;
}

/* What it means is known when the map is read: a stage's name may hold a comma. */
static bool keep_asked(struct asked *a, struct texts *list)
{
	if (!names_anything(a))
		return false;
	VEC_PUSH(&a->request->arena, &list->list, str_trim(a->word));
	return true;
}

static bool set_stage(struct asked *a)
{
	return keep_asked(a, &a->request->stages);
}

static bool set_persona(struct asked *a)
{
	return keep_asked(a, &a->request->personas);
}

static bool set_lanes(struct asked *a)
{
	return keep_asked(a, &a->request->lanes);
}

static bool set_lanes_out(struct asked *a)
{
	return keep_asked(a, &a->request->lanes_out);
}

static bool set_tag(struct asked *a)
{
	split_tags(a->word, &a->request->arena, &a->request->tags);
	return names_anything(a);
}

static bool set_without(struct asked *a)
{
	split_tags(a->word, &a->request->arena, &a->request->without);
	return names_anything(a);
}

static bool set_show(struct asked *a)
{
	a->request->show = a->word;
	a->request->has_show = true;
	return true;
}

static bool set_future(struct asked *a)
{
	return set_flag(a, &a->request->is_future);
}

/* The language of the messages, which no drawing knows. */
static bool set_messages(struct asked *a)
{
	int tongue = tongue_of(a->word);
	a->request->tongue = tongue == TONGUE_NONE ? choose_word(a) : tongue; /* which says what there is */
	return tongue != TONGUE_NONE;
}

static bool set_by(struct asked *a)
{
	int chosen = choose_word(a);
	a->request->order = chosen >= 0 ? (enum atlas_order)chosen : ATLAS_BY_FILE;
	return chosen >= 0;
}

static bool set_owner(struct asked *a)
{
	a->request->owner = a->word;
	return true;
}

static bool set_kind(struct asked *a)
{
	int chosen = choose_word(a);
	a->request->kind = (enum journey_kind)(chosen + 1);
	return chosen >= 0;
}

/* ---- the table ---- */

static const struct request_setting SETTINGS[] = {
#define SETTING(name, option, tasks, words, heed, refusal) { option, tasks, set_##name, words, heed, refusal },
#include "job/settings.def"
};
enum { SETTING_COUNT = sizeof SETTINGS / sizeof *SETTINGS };

static const struct request_setting *setting_named(enum task task, const char *name)
{
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (SETTINGS[i].tasks & task && strcmp(SETTINGS[i].name, name) == 0)
			return &SETTINGS[i];
	return NULL;
}

bool request_has(enum task task, const char *setting)
{
	return setting_named(task, setting) != NULL;
}

const char *request_setting_at(enum task task, size_t index)
{
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (SETTINGS[i].tasks & task && !index--)
			return SETTINGS[i].name;
	return NULL;
}

const char *request_word_at(enum task task, const char *setting, size_t index)
{
	const struct request_setting *s = setting_named(task, setting);
	return s ? s->word_at(task, index) : NULL;
}

bool request_set(struct request *r, const char *setting, struct str word, struct buf *why)
{
	const struct request_setting *s = setting_named(r->task, setting);
	struct asked a = { r, s, str_copy(&r->arena, word), why };
	if (!s) {
		buf_fmt(why, "unknown setting `%s`", setting);
		return false;
	}
	struct request before = *r;
	if (s->set(&a)) {
		r->given |= s->heed;
		return true;
	}
	before.arena = r->arena; /* it only grows */
	*r = before;
	return false;
}

/* ---- whether it goes together ---- */

static const char *product_that_heeds(const struct request *r, unsigned int heed)
{
	for (size_t i = 0; r->task == TASK_ATLAS && atlas_product_at(i); i++)
		if (atlas_product_at(i)->heeds & heed)
			return atlas_product_at(i)->name;
	for (size_t i = 0; product_at(i); i++)
		if (product_at(i)->heeds & heed)
			return product_at(i)->name;
	return "";
}

static bool is_heeded(const struct request *r, const struct request_setting *s)
{
	unsigned int heeded = r->task == TASK_ATLAS ? r->atlas->heeds : r->product->heeds | (r->embedded ? r->embedded->heeds : 0);
	return !(r->given & s->heed) || heeded & s->heed;
}

static void refuse_setting(const struct request *r, const struct request_setting *s, struct buf *why)
{
	const char *other = product_that_heeds(r, s->heed), *name = r->task == TASK_ATLAS ? r->atlas->name : r->product->name;
	if (s->refusal)
		buf_fmt(why, s->refusal, name); /* NOLINT: literals of settings.def */
	else
		buf_fmt(why, "--%s is for a %s (-f %s), not for %s", s->name, other, other, name);
}

bool request_settle(const struct request *r, struct buf *why)
{
	if (r->task != TASK_BUILD && r->task != TASK_ATLAS)
		return r->task != TASK_CHECK || check_settings_fit(r, why);
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (!is_heeded(r, &SETTINGS[i])) {
			refuse_setting(r, &SETTINGS[i], why);
			return false;
		}
	if (r->rows && r->paper > PAPER_FIT) {
		buf_text(why, "--rows is for a drawing in one piece; with --paper, stages are laid out on pages: use --pages");
		return false;
	}
	return r->task == TASK_ATLAS || !request_needs_steps(r, why);
}

/* ---- a request ---- */

void request_init(struct request *r, enum task task)
{
	*r = (struct request){
		.task = task, .product = product_at(0), .changes = changes_product_at(0), .check_format = check_format_at(0), .atlas = atlas_product_at(0), .view = view_at(0), .scale = 2, .paper = -1, .tongue = TONGUE_NONE,
		.fail_on = SEVERITY_ERROR, .width = 80,
	};
	arena_init(&r->arena);
}

void request_finish(struct request *r)
{
	arena_finish(&r->arena);
}
