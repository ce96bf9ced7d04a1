// importing.js — a map made of what one has: pasted, or a file.
import { byId, element, sentence, tell } from "./dom.js";
import { choose } from "./disk.js";
import { answer, ask, choice } from "./menus.js";
import { Project } from "./project.js";
import { holdsMap, unpack } from "./share.js";
import { tongue, words } from "./words.js";

const SOURCES = ".md,.mmd,.csv,.tsv,.txt,.html,.xlsx,.json";

/** Gives { project, settings }, or null if the author makes nothing. */
export async function importByPaste(engine) {
	let made = null;
	const input = element("textarea", { id: "pasted", autofocus: true, rows: 12, spellcheck: "false", "aria-describedby": "pasted-why" });
	const wrong = element("p", { class: "wrong", role: "alert" });
	async function make(content, name) {
		wrong.textContent = "";
		made = await result(engine, content, name).catch((error) => void (wrong.textContent = error.message));
		if (made)
			answer("made");
	}
	const fromFile = async () => {
		const [file] = await choose({ accept: SOURCES });
		if (file)
			await make(new Uint8Array(await file.arrayBuffer()), file.name);
	};
	await ask(words.importTitle, element("p", { id: "pasted-why" }, words.importText), element("label", { for: "pasted" }, words.importContent), input, wrong,
		element("p", { class: "buttons" }, element("button", { type: "button", class: "main", onclick: () => make(input.value) }, words.importUse), element("button", { type: "button", onclick: fromFile }, words.importFile), choice(words.cancel, "")));
	if (made?.findings.length)
		await ask(words.importDone, element("ul", { class: "page", lang: tongue }, ...made.findings.map((finding) => element("li", {}, ...sentence(finding.place ? words.importLine(finding.place.line, finding.message) : finding.message)))),
			element("p", { class: "buttons" }, choice(words.close, "", "main")));
	return made;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const isMapText = (text) => /^[ \t]*journey[ \t]+[^\r\n]*["“”„«»]/m.test(text); // as Mermaid's journey never begins

/** What has no name of its own is called a new map. */
async function result(engine, content, name) {
	if (typeof content === "string" && holdsMap(content)) {
		const { project, settings } = await unpack(content).catch(() => Promise.reject(new Error(words.shareBad)));
		return { project, settings, findings: [] };
	}
	const { text, findings } = await engine.ask("import", { content, name: name ?? words.newMap }), path = `${name?.replace(/\.\w+$/, "") ?? "map"}.cjm`;
	if (!text.trim()) {
		const map = new Project([[path, content]], { isSaved: false });
		if (isMapText(map.text))
			return { project: map, settings: {}, findings: [] };
		const wrong = findings.find((finding) => finding.severity === "error");
		throw new Error(wrong ? `${words.importFailed} ${[wrong.message, wrong.hint].filter(Boolean).map(capital).join(". ")}` : words.importFailed);
	}
	return { project: new Project([[path, text]], { isSaved: false }), settings: {}, findings: findings.filter((finding) => finding.id !== "import-kind") };
}

/** The link, to be copied. */
export async function showLink({ fragment, left }) {
	const base = location.href.split("#")[0], link = base + fragment, notes = [];
	if (link.length > 8000)
		notes.push(words.shareLong(link.length));
	if (location.protocol === "file:")
		notes.push(words.shareFile);
	if (left.length)
		notes.push(words.shareLeft(left.join(", ")));
	const input = element("input", { id: "link", readonly: true, value: link });
	const copy = async () => {
		input.select();
		await navigator.clipboard.writeText(link).catch(() => document.execCommand("copy"));
		byId("dialog").close();
		tell(words.copied);
	};
	const shown = ask(words.shareTitle, element("p", {}, words.shareText), element("label", { for: "link" }, words.shareLink), input, ...notes.map((note) => element("p", { class: "note" }, note)),
		element("p", { class: "buttons" }, element("button", { type: "button", class: "main", onclick: copy }, words.copy), choice(words.close, "")));
	input.select();
	await shown;
}
