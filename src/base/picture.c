/* picture.c — the kinds of pictures, by how their files begin. */
#include "base/picture_kinds.h"

#include <string.h>

typedef bool reading(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why);

static const struct {
	const char *media_type;
	reading *read;
	void (*size)(struct str bytes, double *width, double *height);
} KINDS[] = {
	[PICTURE_IS_PNG] = { "image/png", png_read, png_size },
	[PICTURE_IS_JPEG] = { "image/jpeg", jpeg_read, jpeg_size },
	[PICTURE_IS_SVG] = { "image/svg+xml", svg_read, svg_size },
};

static struct str without_blanks(struct str s)
{
	size_t at = 0;
	while (at < s.len && strchr(" \t\r\n", s.at[at]))
		at++;
	return str_slice(s, at, s.len);
}

/* Whether its first element is svg, behind a byte order mark, an XML declaration, comments and a DOCTYPE, which may hold declarations. */
static bool is_svg(struct str bytes)
{
	struct str rest = without_blanks(str_without_mark(bytes));
	while (str_starts(rest, "<!") || str_starts(rest, "<?") || str_starts(rest, "]")) {
		struct str end = str_starts(rest, "<!--") ? STR("-->") : STR(">");
		rest = without_blanks(str_slice(rest, str_find_text(rest, 1, end) + end.len, rest.len));
	}
	struct str name = str_slice(rest, 1, 64);
	size_t len = 0;
	while (len < name.len && !strchr(" \t\r\n/>", name.at[len]))
		len++;
	name = str_slice(name, 0, len);
	return str_starts(rest, "<") && (str_is(name, "svg") || str_ends(name, ":svg"));
}

enum picture_kind picture_kind_of(struct str bytes)
{
	if (str_starts(bytes, PNG_SIGNATURE))
		return PICTURE_IS_PNG;
	if (str_starts(bytes, JPEG_SIGNATURE))
		return PICTURE_IS_JPEG;
	return is_svg(bytes) ? PICTURE_IS_SVG : PICTURE_IS_NONE;
}

bool picture_fits(struct picture_limits most, uint32_t width, uint32_t height)
{
	return width <= most.side && height <= most.side && (uint64_t)width * height <= most.pixels;
}

bool picture_read(struct arena *a, struct str bytes, struct picture_limits most, struct picture *p, struct buf *why)
{
	enum picture_kind kind = picture_kind_of(bytes);
	*p = (struct picture){ 0 };
	if (kind == PICTURE_IS_NONE)
		buf_text(why, "it is not a PNG, JPEG or SVG; save it as one of these");
	else if (bytes.len > most.bytes)
		buf_text(why, "it is too large for a picture of a map; save it smaller");
	else
		return KINDS[kind].read(a, bytes, most, p, why);
	return false;
}

void picture_size(struct str bytes, double *width, double *height)
{
	*width = *height = 0;
	if (bytes.len)
		KINDS[picture_kind_of(bytes)].size(bytes, width, height);
}

const char *picture_media_type(struct str bytes)
{
	return KINDS[picture_kind_of(bytes)].media_type;
}
