// main.js — puts the page together: the text, the drawing, the findings, and what the buttons do.
import { Text } from "@codemirror/state";
import paper from "./paper.css";
import { Actions } from "./actions.js";
import { Assistant, offsetIn } from "./assist.js";
import { byId, element, sentence, tell } from "./dom.js";
import { Downloads } from "./downloads.js";
import { Drawing } from "./drawing.js";
import { Editor } from "./editor.js";
import { Engine, latest } from "./engine.js";
import { Findings } from "./findings.js";
import { keep, kept } from "./keeping.js";
import { fillLooks, requestOf } from "./looks.js";
import { Panes } from "./panes.js";
import { withDrawable } from "./pictures.js";
import { Project } from "./project.js";
import { holdsMap, unpack } from "./share.js";
import { isExample, projectFrom } from "./templates.js";
import { sayWords, setTongue, tongue, words } from "./words.js";

const PATIENCE = 300; // ms without a keystroke, after which gaps are looked for
const HURRY = 16; // ms of a cursor at rest, after which its item is outlined
const engine = new Engine(byId("worker").textContent);
const looks = { view: "swimlane", theme: "auto", lang: "", ...kept("looks") };
const panes = new Panes();
const can = {}, timers = {}; // what the program can make; what is waited for
let project;

const assistant = new Assistant({ engine, project: () => project, change, goTo });
const editor = new Editor(byId("editor"), { changed, moved, more: assistant.extensions, keys: [
	{ key: "Mod-Enter", run: () => (panes.show("shown"), byId("drawing").focus(), true) },
] });
const drawing = new Drawing((path, line, column) => goTo(path ?? project.current, line, column), paper);
const shared = { engine, editor, get project() { return project; }, goTo };
const findings = new Findings({ engine, editor, goTo, project: { get current() { return project.current; } } });
const downloads = new Downloads({ engine, project: () => project, settings: () => requestOf(looks, project, false) });
const actions = new Actions({ ...shared, current: () => project, open, showNames, downloads, looks, redraw: () => draw() });

// ---- drawing ----

const draw = latest(async (begun = performance.now()) => {
	try {
		const { status, svg, findings: found, took } = await engine.ask("draw", { path: project.current, text: project.text, request: requestOf(looks, project, true) });
		if (svg) {
			const made = performance.now();
			drawing.show(svg);
			drawing.point(null, ...editor.cursor, false);
			performance.measure("made", { start: made - took, end: made });
			performance.measure("shown", { start: made });
			performance.measure("drawing", { start: begun });
		}
		const errors = status === "fine" ? [] : found.filter((finding) => finding.severity === "error");
		sayKept(errors);
		if (status !== "fine")
			findings.show(found);
		clearTimeout(timers.check);
		timers.check = setTimeout(check, PATIENCE, errors.some(({ place }) => place));
	} catch (error) {
		sayFailed(words.failed(error.message));
	}
});

/** Of a map with mistakes nothing else is said: a step that cannot be read would be missed as a gap, too. */
const check = latest(async (isWrong) => {
	const now = new Date(), today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
	const text = project.text, found = isWrong ? null : await engine.ask("check", { path: project.current, today }).catch(() => null);
	if (found && text === project.text)
		findings.show(found);
	project.keep();
});

function sayFailed(...content) {
	const place = byId("kept");
	place.hidden = !content.length;
	place.replaceChildren(...content);
}

/** With errors, the last drawing stays. What has no place in the text, as where no journey is written yet, is nothing that one could go to. */
function sayKept(errors) {
	const place = errors[0]?.place;
	if (errors.length && !place)
		return sayFailed(...[errors[0].message, errors[0].hint].filter(Boolean).map((text) => element("span", { lang: tongue }, ...sentence(text))));
	sayFailed(...(errors.length ? [words.kept(errors.length), " ", element("button", { type: "button", onclick: () => goTo(place.path, place.line, place.column) }, words.toError)] : []));
}

// ---- the text ----

function changed(text) {
	project.text = text;
	draw(performance.now());
	showNames();
}

function moved(line, column) {
	clearTimeout(timers.point);
	timers.point = setTimeout(() => drawing.point(null, line, column, true), HURRY);
}

function goTo(path, line, column) {
	if (path !== project.current && project.maps.includes(path))
		openPath(path);
	if (path !== project.current)
		return;
	panes.show("text");
	editor.goTo(line, column);
	drawing.point(null, line, column, false);
}

/** Edits of the language server, by path: those of the map that is shown can be undone. */
async function change(edits) {
	const own = edits[project.current] ?? [], { doc } = editor.view.state;
	for (const [path, list] of Object.entries(edits))
		if (path !== project.current && project.maps.includes(path))
			project.files.set(path, edited(project.files.get(path), list));
	if (Object.keys(edits).length > 1 || !own.length)
		await engine.ask("put", { entries: await withDrawable(project.files) });
	if (own.length)
		editor.change(own.map(({ range, newText }) => ({ from: offsetIn(doc, range.start), to: offsetIn(doc, range.end), insert: newText })));
	else
		draw();
	showNames();
}

function edited(text, edits) {
	const doc = Text.of(text.split("\n"));
	return edits.map(({ range, newText }) => [offsetIn(doc, range.start), offsetIn(doc, range.end), newText]).sort(([a], [b]) => b - a).reduce((made, [from, to, insert]) => made.slice(0, from) + insert + made.slice(to), text);
}

function openPath(path) {
	project.current = path;
	editor.open(project.text);
	showNames();
	draw();
}

function showNames() {
	byId("name").textContent = project.current;
	byId("unsaved").hidden = !project.unsaved.length;
	document.title = `${project.current} – cjm`;
	const files = byId("files");
	files.hidden = project.maps.length < 2;
	files.replaceChildren(...project.maps.map((path) => element("option", { value: path, selected: path === project.current }, path)));
}

/** Another project: from a file, a template, a link or a table. */
async function open(next) {
	project = next;
	await engine.ask("put", { entries: await withDrawable(project.files) });
	editor.open(project.text);
	showNames();
	await draw();
}

// ---- the beginning ----

function speak() {
	sayWords();
	byId("tongue").textContent = words.tongue;
	byId("tongue").lang = words.tongueOf;
	byId("tongue").title = words.tongueLabel;
	editor.say(words.text);
	fillLooks(looks, can, () => (keep("looks", looks), draw()));
	findings.say();
	panes.say();
}

async function first() {
	if (holdsMap(location.hash))
		try {
			const { project: given, settings } = await unpack(location.hash);
			Object.assign(looks, settings);
			history.replaceState(null, "", location.href.split("#")[0]); // what is edited from here on is another map
			tell(words.shareOpened);
			return given;
		} catch {
			tell(words.shareBad);
		}
	return Project.kept() ?? projectFrom("example", tongue);
}

async function start() {
	sayWords();
	sayFailed(words.loading);
	Object.assign(can, await engine.ask("start", { packed: { letters: byId("program").textContent, length: byId("program").dataset.length } }));
	const given = await first();
	speak();
	await open(given);
}

byId("files").onchange = () => openPath(byId("files").value);
byId("tongue").onclick = async () => {
	const isUntouched = isExample(project, tongue);
	setTongue(words.tongueOf);
	speak();
	await (isUntouched ? open(projectFrom("example", tongue)) : draw());
};
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
addEventListener("beforeunload", (event) => project?.unsaved.length && event.preventDefault());
addEventListener("pagehide", () => project?.keep());
addEventListener("hashchange", async () => holdsMap(location.hash) && (await actions.mayLeave()) && open(await first()).then(speak));
start().catch((error) => sayFailed(words.failed(error.message)));
