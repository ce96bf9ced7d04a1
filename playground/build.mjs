// build.mjs OUT PACKAGES — puts the playground into one file: page, style, scripts, and the program, packed. PACKAGES holds node_modules and the npm package of cjm.
import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [out, packages, cjm] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(packages, "package.json"))("esbuild");

async function bundle(entry) {
	const { outputFiles, warnings } = await esbuild.build({
		entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, format: "iife", target: ["chrome111", "firefox113", "safari16.4"], charset: "utf8", legalComments: "none",
		alias: { cjm: join(cjm, "index.js") }, nodePaths: [join(packages, "node_modules")], external: ["node:*"], define: { "import.meta.url": '""' },
		loader: { ".cjm": "text", ".csv": "text", ".css": "text", ".svg": "text", ".jpg": "binary", ".png": "binary" },
	});
	if (warnings.length)
		throw new Error(warnings.map((warning) => warning.text).join("\n"));
	return outputFiles[0].text.trim();
}

/** Bytes as text that is safe in a page: five letters for four bytes, from "(" to "}" without "<" (worker.js reads them). Base64 would take 7 % more. */
function lettersOf(bytes) {
	const padded = Buffer.concat([bytes, Buffer.alloc(3)]), letters = Buffer.alloc(5 * Math.ceil(bytes.length / 4));
	for (let at = 0, to = 0; at < bytes.length; at += 4, to += 5)
		for (let rest = padded.readUInt32BE(at), i = 4; i >= 0; i--, rest = Math.floor(rest / 85))
			letters[to + i] = rest % 85 + (rest % 85 < 20 ? 40 : 41);
	return letters.toString("latin1");
}

/** Nothing within a script ends it, or begins a comment of the page. */
const inScript = (text) => text.replace(/<(?=\/script|script|!--)/gi, "\\x3c");
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const script = inScript(await bundle("main.js")), worker = await bundle("worker.js");
const style = (await esbuild.transform(readFileSync(join(here, "style.css"), "utf8"), { loader: "css", minify: true })).code.trim();
// A twentieth smaller than by zlib, and any gunzip unpacks it.
const packed = execFileSync("libdeflate-gzip", ["-12", "-c", join(cjm, "cjm.wasm")], { maxBuffer: 1 << 26 }), program = lettersOf(packed);
if (inScript(worker) !== worker)
	throw new Error("the worker's script would end before its end");
// Nothing is loaded and nothing is sent. Only this script and this style are allowed, by their digests; what they make is a worker, and the program in it.
const policy = `default-src 'none'; script-src ${digest(script)} 'wasm-unsafe-eval'; worker-src blob:; style-src ${digest(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
writeFileSync(out, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>cjm – customer journey maps</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
${readFileSync(join(here, "index.html"), "utf8").trim()}
<script type="text/plain" id="worker">${worker}</script>
<script type="application/gzip" id="program" data-length="${packed.length}">${program}</script>
<script>${script}</script>
</body>
</html>
`);
