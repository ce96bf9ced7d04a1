// page.js — the page of the preview: nothing is in it but its own script and style; the drawing and all texts come later, as messages.
import { randomBytes } from "node:crypto";

/** `script` and `style` are addresses within the page's own source. */
export function pageOf(source, script, style) {
	const nonce = randomBytes(18).toString("base64");
	const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; img-src data:; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>cjm</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<header><select id="journey" aria-label="Journey" hidden></select><button id="smaller" aria-label="Smaller">−</button><button id="larger" aria-label="Larger">+</button><button id="fit">Fit</button></header>
<pre id="trouble" role="status" hidden></pre>
<main id="drawing"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
