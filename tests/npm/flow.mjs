// flow.mjs — the flow as Graphviz of npm lays it out, against what the native program draws: the same boxes, arrows and texts, wherever they are; and what a layout may be.
import fs from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";

import { Graphviz } from "@hpcc-js/wasm-graphviz";
import cjm from "cjm";
import { cjmIn } from "cjm/node";

const [program, root] = process.argv.slice(2);
let passed = 0, failed = 0;

function check(holds, what, detail = "") {
	holds ? passed++ : failed++;
	if (!holds)
		console.log(`${what}${detail && " — " + String(detail).slice(0, 300)}`);
}

const samples = path.join(root, "samples");
const files = Object.fromEntries(fs.readdirSync(samples, { recursive: true }).filter((name) => fs.statSync(path.join(samples, name)).isFile()).map((name) => [name, fs.readFileSync(path.join(samples, name))]));
const names = Object.keys(files).filter((name) => /^[^/]*\.cjm$/.test(name) && !name.startsWith("achat")); // a JPEG, which the module does not draw

const graphviz = await Graphviz.load();
const layout = (dot) => graphviz.layout(dot, "json0", "dot");
const c = await cjm({ layout });

/** What is drawn, without where: the texts in their order, and how many shapes of each class. */
function structureOf(svg) {
	const texts = [...svg.matchAll(/<(?:text|tspan|title)\b[^>]*>([^<]*)</g)].map(([, text]) => text).filter((text) => text.trim());
	const classes = {};
	for (const [, name] of svg.matchAll(/<g[^>]* class="([^"]*)"/g))
		classes[name] = (classes[name] ?? 0) + 1;
	return JSON.stringify([texts.sort(), Object.entries(classes).sort()]);
}

for (const name of names) {
	const native = execFileSync(program, ["build", name, "--view", "flow", "-o", "-"], { cwd: samples }).toString();
	const made = c.build(files, { maps: name, view: "flow" }).files[0];
	check(structureOf(made.text) === structureOf(native), `${name}: the same flow, laid out by npm's Graphviz`, made.text.length);
	check((made.text.match(/<path/g) ?? []).length === (native.match(/<path/g) ?? []).length, `${name}: as many lines`);
	const page = c.build(files, { maps: name, format: "html" });
	check(page.files[0].text.includes('id="view-flow"'), `${name}: the page has its flow`);
	check(!page.findings.some((finding) => finding.message.includes("Graphviz")), `${name}: nothing is missing in the page`, JSON.stringify(page.findings));
}

const [first] = names, direct = c.build(files, { maps: first, view: "flow" }).files[0].text;
check((await cjm({ layout: (dot) => JSON.parse(layout(dot)) })).build(files, { maps: first, view: "flow" }).files[0].text === direct, "a layout as an object");
check(cjmIn(samples).build({ [first]: files[first] }, { view: "flow" }).files[0].text === direct, "Graphviz is found by itself in Node");
const commanded = c.command(["build", first, "--view", "flow", "-o", "-"], { files });
check(commanded.status === 0 && commanded.out === direct, "a command has it, too", commanded.err);

function refusal(c) {
	try {
		c.build(files, { maps: first, view: "flow" });
		return "";
	} catch (error) {
		return `${error.name}: ${error.message}`;
	}
}
check(refusal(await cjm()).includes("needs Graphviz, which the npm package @hpcc-js/wasm-graphviz has"), "without a layout it says what is missing");
check(refusal(await cjm({ layout: () => "no JSON" })).includes("could not lay out"), "a layout that is none");
const broken = await cjm({ layout: () => { throw new TypeError("mine"); } });
check(refusal(broken) === "TypeError: mine" && broken.build(files, { maps: first }).status === "fine", "an error of the layout's own is handed on, and does no harm", refusal(broken));
console.log(`${passed} hold, ${failed} do not`);
