// index.js — ```cjm fences in Markdown become drawings, for remark and what is made of it, such as Docusaurus, Astro and MDX.
import path from "node:path";

import { drawFence, sentenceOf, wordsOfFence } from "cjm/fences";
import { cjmIn } from "cjm/node";

/** Where a finding is, as unified has it; undefined for one without a place. */
function positionOf({ place }) {
	return place ? { start: { line: place.line, column: place.column }, end: { line: place.endLine, column: place.endColumn } } : undefined;
}

function told(file, finding, document) {
	const isHere = finding.place?.path === document;
	const words = isHere || !finding.place ? `${finding.message}${finding.hint ? `; ${finding.hint}` : ""}` : sentenceOf(finding);
	file.message(words, isHere ? positionOf(finding) : undefined, `cjm:${finding.id}`);
}

/** How many characters stand before the map's own, as in a list or behind ">". */
function indentOf(file, node) {
	const lines = String(file.value).split("\n"), rows = node.value.split("\n"), at = rows.findIndex((row) => row.trim());
	return at < 0 ? 0 : Math.max(0, [...(lines[node.position.start.line + at] ?? "")].length - [...rows[at]].length);
}

/** `unified().use(cjmFences, { root, theme, view, lang, … })`: options of `cjm build`. Findings are messages of the file; a map with errors stops the build, with the line of the document. */
export default function cjmFences({ root = ".", ...options } = {}) {
	const c = cjmIn(root);
	/** Undefined where it is no map. */
	const words = (node) => (node.type === "code" && node.lang ? wordsOfFence([node.lang, node.meta ?? ""].join(" ").trim()) : undefined);
	const draw = (node, file) => {
		const document = file.path ? path.relative(root, path.resolve(file.cwd, file.path)).replaceAll("\\", "/") : "document.md";
		const { pictures, findings } = drawFence(c, { path: document, text: node.value + "\n", line: node.position.start.line, indent: indentOf(file, node), words: words(node), options });
		const errors = findings.filter((finding) => finding.severity === "error");
		findings.filter((finding) => !errors.includes(finding)).forEach((finding) => told(file, finding, document));
		if (errors.length)
			file.fail(errors.map(sentenceOf).join("\n"), positionOf(errors[0]), `cjm:${errors[0].id}`);
		return pictures.map(({ url, title }) => ({ type: "paragraph", children: [{ type: "image", url, alt: title, title: null, data: { hProperties: { className: ["cjm"] } } }], position: node.position }));
	};
	const visit = (parent, file) => {
		parent.children = parent.children?.flatMap((node) => (words(node) !== undefined ? draw(node, file) : (node.children && visit(node, file), [node])));
	};
	return (tree, file) => visit(tree, file);
}
