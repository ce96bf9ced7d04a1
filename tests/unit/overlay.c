/* overlay.c — every sample, made by every product, out of memory alone: the same bytes and findings as from the disk. What the library does
 * in a browser or an editor is what the command does. */
#include "check.h"

#include "cjm/disk.h"
#include "cjm/job.h"

#include <ftw.h>
#include <stdlib.h>

static struct {
	struct arena arena;
	VEC(const char *) files;
} samples; /* nftw hands nothing on */

static int add_sample(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)where;
	if (type == FTW_F)
		VEC_PUSH(&samples.arena, &samples.files, str_copy(&samples.arena, str_of(path)).at);
	return 0;
}

static struct str read_sample(struct project *p, const char *path)
{
	struct buf text = { 0 }, why = { 0 };
	CHECK(project_text(p, path, &text, &why));
	struct str taken = buf_take(&text, &samples.arena);
	buf_finish(&text);
	buf_finish(&why);
	return taken;
}

/* All that comes of it: the outcome, the files, the findings. */
static void make_product(struct project *p, const struct product *product, const char *path, struct buf *out)
{
	struct request r;
	struct job j;
	struct buf why = { 0 };
	request_init(&r, TASK_BUILD);
	CHECK(request_set(&r, "format", str_of(product->name), &why));
	r.stem = STR("out");
	enum outcome outcome = job_run(&j, &r, p, str_of(path), read_sample(p, path));
	buf_fmt(out, "%d %.*s\n", (int)outcome, STR_ARG(j.why));
	for (size_t i = 0; i < j.made.len; i++)
		buf_fmt(out, "%.*s\n%.*s\n", STR_ARG(j.made.at[i].name), STR_ARG(buf_as_str(&j.made.at[i].bytes)));
	for (size_t i = 0; i < j.found.len; i++)
		finding_print(&j.sources, &j.found.at[i], false, out);
	job_finish(&j);
	request_finish(&r);
	buf_finish(&why);
}

static void compare_products(struct project *on_disk, struct project *in_memory, const struct product *product, const char *path)
{
	struct buf wanted = { 0 }, got = { 0 };
	make_product(on_disk, product, path, &wanted);
	make_product(in_memory, product, path, &got);
	check_count(wanted.len > 10 && str_equal(buf_as_str(&wanted), buf_as_str(&got)), __FILE__, __LINE__, path, product->name);
	buf_finish(&wanted);
	buf_finish(&got);
}

/* PNG and PDF paint what the SVG holds. */
static bool is_painted_again(const struct product *p)
{
	return p->heeds & (HEEDS_SCALE | HEEDS_PAPER);
}

static void test_samples(struct project *on_disk, struct project *in_memory)
{
	for (size_t i = 0; i < samples.files.len; i++)
		for (size_t k = 0; product_at(k); k++)
			if (str_ends(str_of(samples.files.at[i]), ".cjm") && !is_painted_again(product_at(k)))
				compare_products(on_disk, in_memory, product_at(k), samples.files.at[i]);
}

/* What nobody holds isn't there, whatever a disk has. */
static void test_nothing_else(const char *path, struct str text)
{
	struct project p;
	struct buf out = { 0 };
	project_init(&p, NULL);
	project_overlay(&p, path, text);
	make_product(&p, product_at(0), path, &out);
	CHECK(strstr(out.at, "no such file"));
	project_finish(&p);
	buf_finish(&out);
}

int main(void)
{
	static const char INCLUDING[] = "samples/achat-en-ligne.cjm";
	struct files files;
	struct project on_disk, in_memory;
	arena_init(&samples.arena);
	files_init(&files);
	project_init(&on_disk, &files.disk);
	project_init(&in_memory, NULL);
	project_fix_root(&on_disk, ".");
	project_fix_root(&in_memory, ".");
	nftw("samples", add_sample, 8, FTW_PHYS);
	CHECK(samples.files.len > 12);
	for (size_t i = 0; i < samples.files.len; i++)
		project_overlay(&in_memory, samples.files.at[i], read_sample(&on_disk, samples.files.at[i]));
	test_samples(&on_disk, &in_memory);
	test_nothing_else(INCLUDING, read_sample(&on_disk, INCLUDING));
	project_finish(&in_memory);
	project_finish(&on_disk);
	files_finish(&files);
	arena_finish(&samples.arena);
	return check_report();
}
