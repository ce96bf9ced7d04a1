// fences.js — what plugins for Markdown share: the drawings of a map in a code fence, as pictures.
import { CjmError } from "./index.js";

const NAMES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function plain(xml) {
	return xml.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, number, hex, name) => (name ? NAMES[name] ?? "" : String.fromCodePoint(number ? +number : parseInt(hex, 16))));
}

/** `view=priorities client` behind the word cjm: options of `cjm build`, but for files and the format. */
function optionsOf(info) {
	const words = info.match(/[\w-]+(?:=(?:"[^"]*"|\S*))?/g) ?? [];
	return Object.fromEntries(words.map((word) => word.split(/=(.*)/s)).filter(([name]) => !["file", "format", "maps"].includes(name)).map(([name, value]) => [name, value === undefined ? true : value.replace(/^"(.*)"$/, "$1")]));
}

/** The sentence of a finding as the command writes it, at its place in the document. */
export function sentenceOf({ place, severity, message, hint, id }) {
	const at = place ? `${place.path}:${place.line}:${place.column}: ` : "";
	return `${at}${severity}: ${message} [${id}]${hint ? `\n  = ${hint}` : ""}`;
}

/**
 * Draws the map of a fence. `path` is the document's, `line` that of the fence, from 1, and `indent` how many characters of each line of the document stand before the map.
 * Gives a picture for each journey, { url, title }, and the findings, at their places in the document. A map with errors has no pictures.
 */
export function drawFence(c, { path, text, line, indent = 0, info = "", options = {} }) {
	const inDocument = (place) => place && (place.path === path ? { ...place, column: place.column + indent, endColumn: place.endColumn + indent } : place);
	let made;
	try {
		made = c.build({ [path]: "\n".repeat(line) + text }, { ...options, ...optionsOf(info), maps: path, format: "svg" });
	} catch (error) {
		if (!(error instanceof CjmError))
			throw error;
		const place = { path, line, column: 1 + indent, endLine: line, endColumn: 1 + indent };
		made = { files: [], findings: [...error.findings, { severity: "error", id: "not-drawn", message: error.message, hint: "", place }] };
	}
	const pictures = made.files.map((file) => ({ url: `data:image/svg+xml;base64,${base64(file.bytes)}`, title: plain(/<title[^>]*>([^<]*)<\/title>/.exec(file.text)?.[1] ?? "") }));
	return { pictures, findings: made.findings.map((finding) => ({ ...finding, place: inDocument(finding.place) })) };
}

function base64(bytes) {
	let text = "";
	for (let at = 0; at < bytes.length; at += 8192)
		text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return btoa(text);
}
