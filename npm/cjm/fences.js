// fences.js — what plugins for Markdown share: the drawings of a map in a code fence, as pictures.
import { CjmError } from "./index.js";

const NAMES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function plain(xml) {
	return xml.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, number, hex, name) => (name ? NAMES[name] ?? "" : String.fromCodePoint(number ? +number : parseInt(hex, 16))));
}

/**
 * What stands behind the language in the first line of a fence, where that is cjm and its map is to be drawn; else undefined.
 * "cjm view=matrix", "CJM", and as Pandoc writes it "{.cjm view=matrix}", but nothing with the word skip: by the rule of `cjm build README.md` (src/job/document.c).
 */
export function wordsOfFence(info) {
	const braced = /^\{(.*)\}$/s.exec(info);
	const [, language, words] = (braced ? /^([^ \t]*)(.*)$/s : /^([^ \t{]*)(.*)$/s).exec(braced ? braced[1].trim() : info);
	const isMap = language.toLowerCase() === (braced ? ".cjm" : "cjm");
	return isMap && !words.split(/[ \t]+/).includes("skip") ? words : undefined;
}

/** `view=priorities client` behind the language: options of `cjm build`; signs between them, such as braces, mean nothing. A picture that is no file has no name. */
function optionsOf(words) {
	const options = {};
	for (const [, name, quoted, plainly] of words.matchAll(/([\w-]+)(?:=(?:"([^"]*)"?|([^ ]*)))?/g)) {
		if (name === "format" || name === "maps")
			throw new CjmError(`\`${name}\` is no option of a map in Markdown; use options of cjm build, such as view=priorities, or file or skip`, 2);
		const value = quoted ?? plainly?.replace(/\}$/, "") ?? true;
		options[name] = name in options ? [options[name], value].flat() : value;
	}
	delete options.file;
	return options;
}

/** The sentence of a finding as the command writes it, at its place in the document. */
export function sentenceOf({ place, severity, message, hint, id }) {
	const at = place ? `${place.path}:${place.line}:${place.column}: ` : "";
	return `${at}${severity}: ${message} [${id}]${hint ? `\n  = ${hint}` : ""}`;
}

/**
 * Draws the map of a fence. `path` is the document's, `line` that of the fence, from 1, `indent` how many characters of each line of the document stand before the map, and `words` what wordsOfFence() gives.
 * Gives a picture for each journey, { url, title }, and the findings, at their places in the document. A map with errors has no pictures.
 */
export function drawFence(c, { path, text, line, indent = 0, words = "", options = {} }) {
	const inDocument = (place) => place && (place.path === path ? { ...place, column: place.column + indent, endColumn: place.endColumn + indent } : place);
	let made;
	try {
		made = c.build({ [path]: "\n".repeat(line) + text }, { ...options, ...optionsOf(words), maps: path, format: "svg" });
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
