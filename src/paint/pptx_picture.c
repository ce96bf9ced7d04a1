/* pptx_picture.c — pictures as parts of the package, each once: PNG and JPEG as they are, SVG as pixels, which every version of PowerPoint shows. */
#include "pptx.h"

#include "cjm/picture.h"

static struct str add_media(struct pptx *p, struct str bytes)
{
	enum picture_kind kind = picture_kind_of(bytes);
	const char *ending = kind == PICTURE_IS_JPEG ? "jpeg" : "png";
	struct str name = str_fmt(&p->arena, "picture%zu.%s", p->media.len + 1, ending);
	struct buf drawn = { 0 };
	if (kind != PICTURE_IS_SVG)
		buf_str(&drawn, bytes);
	else if (!pptx_draw_vector(p->report, bytes, &drawn))
		name = (struct str){ 0 };
	if (name.len)
		pptx_add(p, str_fmt(&p->arena, "ppt/media/%.*s", STR_ARG(name)), NULL, &drawn);
	buf_finish(&drawn);
	return name;
}

struct str pptx_picture(struct pptx_slide *s, struct str bytes)
{
	struct pptx *p = s->deck;
	size_t i = 0;
	while (i < p->media.len && !str_equal(p->media.at[i], bytes))
		i++;
	if (i == p->media.len) {
		struct str name = add_media(p, bytes);
		VEC_PUSH(&p->arena, &p->media, bytes);
		VEC_PUSH(&p->arena, &p->media_names, name);
	}
	struct str name = p->media_names.at[i];
	return name.len ? pptx_relation(s, "image", str_fmt(&p->arena, "../media/%.*s", STR_ARG(name)), false) : name;
}

struct str pptx_picture_alt(const struct pptx_slide *s, const struct shape *image, struct str around)
{
	const struct pptx_options *o = s->deck->options;
	bool is_logo = o->theme->logo.len && str_equal(image->bytes, o->theme->logo);
	if (image->alt.len || !is_logo)
		return image->alt.len ? image->alt : around;
	return o->theme->header.len ? o->theme->header : o->word(o->words, STR("logo"));
}
