// page.js — the page of the preview: nothing is in it but its own script and style; the drawing and all texts come later, as messages.
import { randomBytes } from "node:crypto";

const ENGLISH = { language: "en", journey: "Journey", smaller: "Smaller", larger: "Larger", fit: "Fit" };

const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** `script` and `style` are addresses within the page's own source; `words` is what its controls are called. */
export function pageOf(source, script, style, words = ENGLISH) {
	const { language, journey, smaller, larger, fit } = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, escaped(text)]));
	const nonce = randomBytes(18).toString("base64");
	const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; img-src data:; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>cjm</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<header><select id="journey" aria-label="${journey}" hidden></select><button id="smaller" aria-label="${smaller}">−</button><button id="larger" aria-label="${larger}">+</button><button id="fit">${fit}</button></header>
<pre id="trouble" role="status" hidden></pre>
<main id="drawing"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
