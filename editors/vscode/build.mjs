// build.mjs OUT PACKAGES CJM VERSION — puts the extension together in the folder OUT, and packs it to OUT.vsix. PACKAGES holds node_modules, and CJM the npm package of cjm.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [out, packages, cjm] = process.argv.slice(2, 5).map((path) => resolve(path)), version = process.argv[5];
const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(packages, "package.json"))("esbuild");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const shared = { bundle: true, minify: true, charset: "utf8", legalComments: "none", nodePaths: [join(packages, "node_modules")], external: ["vscode"], metafile: true };
// Where there is no Node, nothing of it may be asked for: small files stand in for the little that is.
const browser = { ...shared, platform: "browser", target: "es2022", alias: { "node:path": join(here, "src/browser/path.js"), "node:crypto": join(here, "src/browser/crypto.js") } };
const built = await Promise.all([
	esbuild.build({ ...shared, entryPoints: [join(here, "src/extension.js")], outfile: join(out, "extension.js"), format: "cjs", platform: "node", target: "node18" }),
	esbuild.build({ ...browser, entryPoints: [join(here, "src/browser/extension.js")], outfile: join(out, "browser.js"), format: "cjs" }),
	esbuild.build({ ...browser, entryPoints: [join(here, "src/browser/worker.js")], outfile: join(out, "worker.js"), format: "iife", define: { "import.meta.url": '""' } }),
]);
const warnings = built.flatMap((part) => part.warnings), inputs = built.flatMap((part) => Object.keys(part.metafile.inputs));
if (warnings.length)
	throw new Error(warnings.map((warning) => warning.text).join("\n"));

// What is bundled is other people's work: their licences come along.
const bundled = [...new Set(inputs.flatMap((path) => path.match(/.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? []))].sort();
writeFileSync(join(out, "LICENCES.txt"), bundled.map((folder) => {
	const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
	return `${folder.replace(/.*node_modules\//, "")}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}).join("\n----\n\n"));

const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
delete manifest.devDependencies; // bundled
writeFileSync(join(out, "package.json"), JSON.stringify({ ...manifest, version }, null, 2) + "\n");
for (const name of ["README.md", "icon.png", "language-configuration.json", "cjm.tmLanguage.json", "snippets.json", "media", "l10n", "package.nls.json", "package.nls.fr.json"])
	cpSync(join(here, name), join(out, name), { recursive: true });
cpSync(join(here, "../../LICENSE"), join(out, "LICENSE"));
// The program for machines that have none, with what it needs of its package.
mkdirSync(join(out, "program"));
for (const name of ["cli.js", "disk.js", "graphviz.js", "index.js", "memory.js", "module.js", "server.js", "stdio.js", "package.json", "cjm.wasm"])
	cpSync(join(cjm, name), join(out, "program", name));

writeFileSync(join(out, ".vscodeignore"), ""); // everything here is packed
execFileSync(process.execPath, [join(packages, "node_modules/@vscode/vsce/vsce"), "package", "--no-dependencies", "--allow-missing-repository", "--out", out + ".vsix"], { cwd: out, stdio: ["ignore", "ignore", "inherit"] });
