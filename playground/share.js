// share.js — a map inside of a link: packed into what follows its "#", which browsers send to no server.
import { base64Of, bytesOf, Project } from "./project.js";

const START = "#map=", LARGEST_PICTURE = 20000, MOST = 20000000; // bytes: a short link may be one that unpacks to all of the memory

async function through(stream, bytes) {
	const parts = [];
	let length = 0;
	for (const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader(); ;) {
		const { done, value } = await reader.read();
		if (done)
			return new Uint8Array(await new Blob(parts).arrayBuffer());
		parts.push(value);
		if ((length += value.length) > MOST)
			throw new Error((await reader.cancel(), "too large"));
	}
}

/** The fragment, and the names of what is too large for it. */
export async function pack(project, settings) {
	const left = [], files = [];
	for (const [path, content] of project.files)
		if (typeof content === "string")
			files.push([path, content]);
		else if (content.length <= LARGEST_PICTURE)
			files.push([path, { bytes: base64Of(content) }]);
		else
			left.push(path);
	const text = JSON.stringify({ files, current: project.current, ...settings });
	const packed = base64Of(await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text)));
	return { fragment: START + packed.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""), left };
}

export const holdsMap = (text) => /#map=[\w-]+\s*$/.test(text);

/** Of a link, or of its fragment; throws where it is damaged. */
export async function unpack(link) {
	const packed = link.slice(link.indexOf(START) + START.length).trim().replaceAll("-", "+").replaceAll("_", "/");
	const { files, current, ...settings } = JSON.parse(new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytesOf(packed))));
	const entries = files.map(([path, content]) => [String(path), typeof content === "string" ? content : bytesOf(content.bytes)]);
	if (!entries.some(([path]) => path === current && path.endsWith(".cjm")))
		throw new Error("no map");
	return { project: new Project(entries, { current }), settings };
}
