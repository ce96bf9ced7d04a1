// use.mjs — the package as a program in Node uses it; prints what does not hold, and how much does.
import fs from "node:fs";
import path from "node:path";
import { execFileSync, spawnSync } from "node:child_process";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

import cjm, { cjm as named } from "cjm";

const [program, root] = isMainThread ? process.argv.slice(2) : workerData;
let passed = 0, failed = 0;

function check(holds, what, detail = "") {
	holds ? passed++ : failed++;
	if (!holds)
		console.log(`${what}${detail && " — " + String(detail).slice(0, 300)}`);
}

function refuses(status, use, words) {
	try {
		use();
		check(false, `refuses: ${words}`);
	} catch (error) {
		check(error.name === "CjmError" && error.status === status && error.message.includes(words), `says why: ${words}`, error.stack);
	}
}

const MAP = 'journey "A"\n  stage "S"\n    step "B" via stroe feel +1\n';
const GOOD = MAP.replace("stroe", "store");
const c = await cjm();

function native(...words) {
	return spawnSync(program, words, { cwd: root, maxBuffer: 1 << 28, env: { ...process.env, LD_LIBRARY_PATH: "" } }).stdout;
}

/** A sample and all that lies beside it. */
function sample(name) {
	const files = { [name]: fs.readFileSync(path.join(root, "samples", name)) };
	for (const other of fs.readdirSync(path.join(root, "samples")).filter((n) => n.endsWith(".cjm"))) /* stages can have them as detailed maps */
		files[other] = fs.readFileSync(path.join(root, "samples", other));
	for (const other of fs.readdirSync(path.join(root, "samples/shared")))
		files["shared/" + other] = fs.readFileSync(path.join(root, "samples/shared", other));
	return files;
}

function drawSamples() {
	for (const name of fs.readdirSync(path.join(root, "samples")).filter((n) => n.endsWith(".cjm") && !n.startsWith("achat"))) {
		const made = c.build(sample(name), { maps: name });
		check(made.status === "fine" && made.files[0].path === name.replace(".cjm", ".svg"), `${name} is drawn`, JSON.stringify(made.findings));
		check(Buffer.compare(native("build", "samples/" + name, "-o", "-"), Buffer.from(made.files[0].bytes)) === 0, `${name}: the same bytes`);
	}
}

function check_results() {
	const good = c.build(GOOD), bad = c.build(MAP);
	check(good.status === "fine" && good.files.length === 1 && good.files[0].path === "map.svg" && good.files[0].text.startsWith("<svg "), "a text alone is map.cjm", good.files[0]?.path);
	check(bad.status === "mistakes" && bad.files.length === 0, "a map with errors is not drawn");
	const finding = bad.findings.find((f) => f.id === "unknown-name");
	check(finding?.severity === "error" && finding.message.includes("stroe") && finding.hint.includes("store"), "its finding", JSON.stringify(bad.findings));
	const { place } = finding;
	check(place.path === "map.cjm" && place.line === 3 && place.column === 18 && place.endColumn === 23 && MAP.slice(place.offset, place.offset + place.length) === "stroe", "its place", JSON.stringify(place));
	check(finding.edits.length === 1 && finding.edits[0].text === "store" && finding.edits[0].place.offset === place.offset, "its fix", JSON.stringify(finding.edits));
	const twice = c.check('journey "A"\n  stage s "S"\n  stage s "T"\n').findings.find((f) => f.other);
	check(twice?.other.line === 2 && twice.other.note, "a second place", JSON.stringify(twice));
	const two = c.build({ "a.cjm": GOOD, "b.cjm": GOOD.replace('"A"', '"Ä"'), "c.txt": "no map" }, { format: "json" });
	check(two.files.map((f) => f.path).join() === "a.json,b.json" && two.files[1].text.includes("Ä"), "all maps, and nothing else");
	check(c.build({ "a.cjm": 'include "p/b.cjm"\n' + GOOD, "p/b.cjm": 'channel kiosk "Kiosk"\n' }, { maps: "a.cjm" }).status === "fine", "a map includes another");
	check(c.build(new Map([["a.cjm", Buffer.from(GOOD)]])).status === "fine" && c.build(new Uint8Array(Buffer.from(GOOD))).status === "fine", "maps and bytes");
	check(c.build({ "a.cjm": new TextEncoder().encode(GOOD).buffer }).status === "fine", "an ArrayBuffer");
	const within = new TextEncoder().encode("no map " + GOOD);
	check(c.build({ "a.cjm": new DataView(within.buffer, 7) }).status === "fine", "a part of one");
}

function check_options() {
	check(c.build(GOOD, { theme: "dark" }).files[0].text !== c.build(GOOD).files[0].text, "a theme");
	const inside = GOOD + '      pain "P" internal\n';
	check(c.build(inside, { client: true, format: "csv" }).files[0].text !== c.build(inside, { client: false, tag: undefined, lang: null, format: "csv" }).files[0].text, "options without a value");
	check(c.check(GOOD, { failOn: "warning" }).status === "mistakes" && c.check(GOOD, { "fail-on": "error", only: ["no-persona", "stage-without-step"] }).status === "fine", "camel case, lists");
	check(c.check(GOOD, { only: "stage-without-step,no-persona", format: "json", today: new Date("2026-06-01") }).text.includes('"no-persona"'), "a date");
	const settings = c.settings("build");
	check(settings.view.includes("swimlane") && settings.theme && c.settings("check").format.includes("sarif") && c.settings("diff").format.includes("md"), "settings", JSON.stringify(settings));
	refuses("usage", () => c.build(GOOD, { themee: "dark" }), "themee");
	refuses("usage", () => c.build(GOOD, { view: "no-such" }), "no-such");
	refuses("usage", () => c.build({}), "no map");
	refuses("usage", () => c.build({ "../a.cjm": GOOD }), "leads out of the project");
	refuses("world", () => c.build(GOOD, { maps: "missing.cjm" }), "missing.cjm");
	refuses("world", () => c.build(GOOD, { format: "png" }), "only the native program has");
	refuses("usage", () => c.explain("no-such"), "no-such");
}

function check_texts() {
	const diff = c.diff({ "old.cjm": GOOD, "new.cjm": GOOD.replace("+1", "-1") });
	check(diff.differs && diff.text.includes("feels worse") && !c.diff({ "a.cjm": GOOD, "b.cjm": GOOD }).differs, "diff", diff.text);
	check(c.diff({ "a.cjm": GOOD, "b.cjm": GOOD }, { format: "svg" }).text.startsWith("<svg "), "a drawn diff");
	const formatted = c.format("journey   \"A\"\n  stage  \"S\"\n");
	check(formatted.status === "fine" && formatted.text === 'journey "A"\n  stage "S"\n', "format", formatted.text);
	check(c.format(GOOD, { names: true }).text.includes("step b "), "format with names");
	const wrong = c.format("stage\n");
	check(wrong.status === "mistakes" && wrong.text === "stage\n" && wrong.findings.length === 1, "format of a map with errors");
	const imported = c.import("journey\n  title My day\n  section Go\n    Make tea: 5: Me\n");
	check(imported.status === "fine" && imported.text.includes('step "Make tea"') && imported.findings.some((f) => f.id === "import-kind"), "import", imported.text);
	check(c.import("| Stage | Step |\n|---|---|\n| S | A |\n", { path: "a.md", format: "markdown" }).text.includes('stage "S"'), "import of a table");
	const french = c.build('journey "A"\n  stage "S"\n    step "B" via stroe\n', { messages: "fr" }).findings[0];
	check(french.message.includes("inconnu") && french.hint.startsWith("vouliez-vous") && french.id === "unknown-name", "messages in French");
	check(c.explain("no-owner", { messages: "fr" }).includes("Pourquoi") && c.explain("no-owner").includes("Why"), "a page in French, and the next in English");
	check(c.format("stage\n", { messages: "fr" }).findings[0].message !== c.format("stage\n").findings[0].message, "format in French");
	refuses("usage", () => c.build(GOOD, { messages: "tlh" }), "tlh");
	check(c.explain("no-owner").includes("no-owner") && c.explain("no-owner", { format: "markdown" }).includes("**"), "explain");
}

function check_commands() {
	const built = c.command(["build", "maps", "-o", "out/"], { files: { "maps/a.cjm": GOOD, "maps/b/c.cjm": GOOD } });
	check(built.status === 0 && Object.keys(built.files).sort().join() === "out/a.svg,out/b/c.svg" && built.err === "", "a command writes files", built.err + Object.keys(built.files));
	check(c.command(["check", "-", "--only", "no-persona", "-f", "short"], { input: GOOD }).out.startsWith("-:1:9"), "a command reads what is handed in");
	check(c.command(["fmt", "a.cjm"], { files: { "a.cjm": 'journey   "A"\n' } }).files["a.cjm"]?.length === 12, "a command rewrites a file");
	const input = c.command(["build", "a.cjm", "-f", "csv", "-o", "a.cjm"], { files: { "a.cjm": GOOD } });
	check(input.status === 2 && !Object.keys(input.files).length, "an input is not overwritten", input.err);
	const below = c.command(["build", "a.cjm", "--lines"], { files: { "/x/y/a.cjm": 'include "../p.cjm"\n' + GOOD, "/x/p.cjm": 'channel kiosk "Kiosk"\n', "/x/project.cjm": "project\n" }, folder: "/x/y" });
	check(below.status === 0 && Object.keys(below.files).join() === "a.svg", "a working folder", below.err + Object.keys(below.files));
	check(c.command(["build", "none.cjm"]).status === 3 && c.command(["no-such"]).status === 2, "exit statuses");
}

/** As much as a module can have is asked for and not used, so that it gets no more itself. */
async function module_without_memory() {
	const place = path.dirname(new URL(import.meta.resolve("cjm")).pathname), { Instance } = WebAssembly;
	let made;
	WebAssembly.Instance = function (...words) {
		return made = new Instance(...words);
	};
	const full = await named({ wasm: fs.readFileSync(path.join(place, "cjm.wasm")) });
	WebAssembly.Instance = Instance;
	full.build(GOOD); // before that its own heap would take all that there is
	for (let pages = 1 << 16; pages >= 1; pages >>= 1)
		try {
			made.exports.memory.grow(pages);
		} catch {
			continue; // not so many more
		}
	return full;
}

async function check_memory() {
	for (const size of [1 << 16, 8 << 20]) { // what is left of its heap may be enough for the first; the second is more than the package can hand it
		const full = await module_without_memory();
		try {
			const map = GOOD + '    think "word"\n'.repeat(size / 16);
			check(full.build(map).status !== "fine" || size < 1 << 20, "a module without memory draws nothing");
		} catch (error) {
			check(error instanceof RangeError && error.message === "not enough memory", "a module without memory says so", error.stack);
		}
		check(full.build(GOOD).status === "fine", "after that, the next map is drawn by another instance");
	}
}

/** A crash of the module must not make the next call wrong: here it is too deep for its stack. */
function check_limits() {
	const deep = 'journey "A"\n' + "  ".repeat(5000) + 'stage "S"\n';
	try {
		c.build(deep);
	} catch (error) {
		check(error.name !== "CjmError", "what is too deep");
	}
	check(c.build(GOOD).status === "fine", "after that, the next map is drawn");
	const memory = [];
	for (let i = 0; i < 60; i++) {
		c.build(sample("clinic-appointment.cjm"), { maps: "clinic-appointment.cjm" });
		memory.push(process.memoryUsage().arrayBuffers);
	}
	check(memory[59] - memory[20] < 8 << 20, "memory is given back", memory[59] - memory[20]);
}

async function check_loading() {
	const place = path.dirname(new URL(import.meta.resolve("cjm")).pathname), bytes = fs.readFileSync(path.join(place, "cjm.wasm"));
	const want = c.build(GOOD).files[0].text;
	for (const [what, wasm] of Object.entries({ bytes, "an ArrayBuffer": Uint8Array.from(bytes).buffer, "a module": new WebAssembly.Module(bytes), "a URL": new URL("cjm.wasm", "file://" + place + "/"), "a promise": Promise.resolve(bytes), "a response": new Response(bytes) }))
		check((await named({ wasm })).build(GOOD).files[0].text === want, `loaded from ${what}`);
	check(/^\d+\.\d+\.\d+$/.test(c.version) && c.version === JSON.parse(fs.readFileSync(path.join(place, "package.json"))).version, "one version", c.version);
	const said = await new Promise((done, fail) => new Worker(new URL(import.meta.url), { workerData: process.argv.slice(2) }).on("message", done).on("error", fail));
	check(said === want, "in a worker");
}

if (isMainThread) {
	drawSamples();
	check_results();
	check_options();
	check_texts();
	check_commands();
	check_limits();
	await check_memory();
	await check_loading();
	console.log(`${passed} hold, ${failed} do not`);
} else {
	parentPort.postMessage(c.build(GOOD).files[0].text);
}
