// pictures.js — photos for the drawing: the browser reads JPEG, and hands them on as PNG, which the drawing takes.

const LARGEST = 640; // in pixels: a portrait is small in a drawing

async function asPng(bytes) {
	const picture = await createImageBitmap(new Blob([bytes]));
	const factor = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
	const canvas = new OffscreenCanvas(Math.round(picture.width * factor), Math.round(picture.height * factor));
	canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
	return new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
}

/** The same files for the drawing, with JPEG pictures that it takes; the map keeps its own. One that is damaged stays as it is, and is reported when it is drawn. */
export function withDrawable(files) {
	return Promise.all([...files].map(async ([path, content]) => [path, /\.jpe?g$/i.test(path) ? await asPng(content).catch(() => content) : content]));
}
