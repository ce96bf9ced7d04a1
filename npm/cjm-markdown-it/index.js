// index.js — ```cjm fences in Markdown become drawings, for markdown-it and what is made of it, such as VitePress.
import fs from "node:fs";
import path from "node:path";

import { drawFence, sentenceOf, wordsOfFence } from "cjm/fences";
import { cjmIn } from "cjm/node";

/** How many characters of the document's line stand before the map's, as in a list. */
function indentOf(lines, token) {
	const rows = token.content.split("\n"), at = rows.findIndex((row) => row.trim());
	const line = lines[token.map[0] + 1 + at] ?? "";
	return at < 0 ? 0 : Math.max(0, [...line].length - [...rows[at]].length);
}

/** How many lines of the file stand before what is rendered: VitePress takes a page's settings away first. */
function linesBefore(state) {
	const file = state.env?.path && fs.existsSync(state.env.path) ? fs.readFileSync(state.env.path, "utf8").replaceAll("\r\n", "\n") : "";
	return file.endsWith(state.src) ? file.slice(0, file.length - state.src.length).split("\n").length - 1 : 0;
}

/** `md.use(cjmFences, { root, theme, view, lang, …, report })`: options of `cjm build`. A map with errors stops the build, with the line of the document. */
export default function cjmFences(md, { root = ".", report = (sentence) => console.warn(sentence), ...options } = {}) {
	const c = cjmIn(root);
	const draw = (token, words, state) => {
		const document = state.env?.path ? path.relative(root, state.env.path).replaceAll("\\", "/") : "document.md";
		const { pictures, findings } = drawFence(c, {
			path: document, text: token.content, line: token.map[0] + 1 + linesBefore(state), indent: indentOf(state.src.split("\n"), token), words, options,
		});
		const errors = findings.filter((finding) => finding.severity === "error");
		if (errors.length)
			throw new Error(errors.map(sentenceOf).join("\n"));
		findings.forEach((finding) => report(sentenceOf(finding), finding));
		return pictures.map(({ url, title }) => `<img class="cjm" src="${url}" alt="${md.utils.escapeHtml(title)}">`).join("\n");
	};
	// Before what others do with the words behind a fence: VitePress takes {.cjm} for an attribute.
	md.core.ruler.after("block", "cjm", (state) => {
		for (const token of state.tokens) {
			const words = token.type === "fence" ? wordsOfFence(token.info.trim()) : undefined;
			if (words === undefined)
				continue;
			token.content = `<p>${draw(token, words, state)}</p>\n`;
			token.type = "html_block";
			token.tag = token.info = token.markup = "";
		}
	});
}
