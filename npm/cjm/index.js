// index.js — customer journey maps for JavaScript: `const c = await cjm()`, and then everything at once, without waiting. docs/wasm.md has examples.
import { MemoryDisk } from "./memory.js";
import { Instance, NO_HOST, SERVES } from "./module.js";
import { placeOfUri, Service, uriOfPlace } from "./server.js";

const TASKS = { build: 0, check: 1, diff: 2 };
const STATUSES = ["fine", "mistakes", "usage", "world"];
const SEVERITIES = { 1: "info", 2: "warning", 3: "error" };
const PLACE = 28; // the size of struct cjm_place: seven numbers of 32 bits
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

// ---- what is given ----

/** Bytes of a file: a text, bytes, or an ArrayBuffer. */
function bytesOf(content) {
	return typeof content === "string" || content instanceof Uint8Array ? content : ArrayBuffer.isView(content) ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength) : new Uint8Array(content);
}

/** A text alone is the file map.cjm. Gives pairs of a path and its content. */
function filesOf(files) {
	if (typeof files === "string" || files instanceof Uint8Array)
		return [["map.cjm", files]];
	return files instanceof Map ? [...files] : Object.entries(files);
}

/** The maps that are asked for: the request's, else the only file, else all that end in .cjm. */
function mapsOf(entries, maps) {
	if (maps)
		return [maps].flat();
	const named = entries.map(([path]) => path);
	return named.length === 1 ? named : named.filter((path) => path.endsWith(".cjm"));
}

/** "failOn" is the option "fail-on". */
function optionOf(name) {
	return name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
}

function wordOf(value) {
	return value === true ? "" : Array.isArray(value) ? value.join(",") : value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** What the request cannot be: thrown, as is what a file or a library lacks. */
export class CjmError extends Error {
	constructor(message, status, findings = []) {
		super(message);
		this.name = "CjmError";
		this.status = status;
		this.findings = findings;
	}
}

// ---- an instance ----

class Cjm {
	#module;
	#host;
	#root;
	#instance;

	/** With a root, files that are not given are read from that folder of the host, and never from outside it. */
	constructor(module, host = NO_HOST, root = undefined) {
		this.#module = module;
		this.#host = host;
		this.#root = root;
		this.#instance = new Instance(module, host);
	}

	get version() {
		return this.#instance.text(this.#instance.call.cjm_version());
	}

	/** Drawings, pages, reports … of maps: { files, findings, status }. */
	build(files, request = {}) {
		return this.#run("build", files, request);
	}

	/** What maps lack: { findings, status, text }, the text being the report in the request's format. */
	check(files, request = {}) {
		const { files: made, ...result } = this.#run("check", files, request);
		return { ...result, text: made[0]?.text ?? "" };
	}

	/** What changed for the customer from the first map to the second: { text, bytes, differs, findings, status }. */
	diff(files, request = {}) {
		const { files: made, ...result } = this.#run("diff", files, request);
		return { ...result, text: made[0]?.text ?? "", bytes: made[0]?.bytes ?? new Uint8Array() };
	}

	/** The map formatted: { text, findings, status }; the text as it was where the map has errors. */
	format(files, { map, names = false, messages } = {}) {
		const entries = filesOf(files), path = mapsOf(entries, map)[0] ?? "";
		const result = this.#text(messages, entries, (i, project) => i.lend([path], (at) => i.call.cjm_format(project, at, names ? 1 : 0)));
		const before = entries.find(([name]) => name === path)?.[1] ?? "";
		return { ...result, text: result.text ?? (typeof before === "string" ? before : decoder.decode(bytesOf(before))) };
	}

	/** A map made of a diagram, a table or an outline: { text, findings, status }. */
	import(content, { path = "import", format, messages } = {}) {
		const result = this.#text(messages, [[path, content]], (i, project) => i.lend([path, format], (at, word) => i.call.cjm_import(project, at, word)));
		return { ...result, text: result.text ?? "" };
	}

	/** The page of a check: why it matters and how to fix what it found. */
	explain(id, { format = "text", messages } = {}) {
		return this.#text(messages, [], (i) => i.lend([id, format], (at, form) => i.call.cjm_explain(at, form))).text;
	}

	/** The options of a task with their values, none for those that take any text: what a menu can be made of. */
	settings(task = "build") {
		const i = this.#instance, settings = {};
		for (let at = 0, name; (name = i.call.cjm_setting_at(TASKS[task], at)); at++) {
			const words = settings[i.text(name)] = [];
			for (let k = 0, word; (word = i.call.cjm_setting_word(TASKS[task], name, k)); k++)
				words.push(i.text(word));
		}
		return settings;
	}

	/** A command line over files in memory, with all its options: { status, out, err, files }, the files being those that it wrote. */
	command(words, { files = {}, input = "", folder, today = new Date(), columns = 80 } = {}) {
		const disk = new MemoryDisk(filesOf(files).map(([path, content]) => [path, contentOf(content)]), contentOf(input), { now: () => +today, columns: () => columns, layOut: this.#host.layOut, folder });
		const status = new Instance(this.#module, disk).command(["cjm", ...words]);
		if (status === SERVES)
			throw new CjmError("a language server has no end that could be waited for: use languageServer()", "usage");
		return { status, out: disk.said(1), err: disk.said(2), files: disk.written() };
	}

	/**
	 * A language server: `send` gets its messages, each an object of the Language Server Protocol, and `ended` whether the session ended as it should. What the editor has not opened
	 * comes from `files`, by their paths (below file:///) or URIs.
	 */
	languageServer({ send, files = {}, ended, findings = true, today = new Date(), messages }) {
		const disk = this.#root === undefined ? new MemoryDisk([], new Uint8Array(), { now: () => +today }) : null;
		const instance = new Instance(this.#module, disk ?? { ...this.#host, now: () => +today });
		if (messages && !instance.lend([messages], (code) => instance.call.cjm_messages(code)))
			throw new CjmError(`there are no messages in ${messages}`, "usage");
		filesOf(files).forEach(([path, content]) => disk?.place(placeOfUri(path), contentOf(content)));
		return new LanguageServer(new Service(instance, (message) => send(JSON.parse(message)), ended, findings), disk);
	}

	// ---- projects and requests ----

	/** After a crash the instance is another one. */
	#guard(use) {
		try {
			return use(this.#instance);
		} catch (error) {
			if (!(error instanceof CjmError))
				this.#instance = new Instance(this.#module, this.#host);
			throw error;
		}
	}

	#with(entries, use) {
		return this.#guard((i) => {
			const project = this.#root === undefined ? i.call.cjm_project_new(0) : i.lend([this.#root], (at) => i.call.cjm_project_new_in(at));
			if (!project)
				throw new CjmError(`there is no folder ${this.#root}`, "world");
			try {
				const outside = entries.find(([path, content]) => !put(i, project, path, content));
				if (outside)
					throw new CjmError(`${outside[0]} leads out of the project`, "usage");
				return use(i, project);
			} finally {
				i.call.cjm_project_free(project);
			}
		});
	}

	#run(task, files, { maps, messages, ...options }) {
		const entries = filesOf(files);
		return this.#with(entries, (i, project) => speaking(i, messages, () => {
			const request = i.call.cjm_request_new(TASKS[task]);
			try {
				mapsOf(entries, maps).forEach((path) => i.lend([path], (at) => i.call.cjm_request_add(request, at)));
				Object.entries(options).filter(([, value]) => value !== undefined && value !== null && value !== false).forEach(([name, value]) => set(i, request, name, value));
				return taken(i, i.call.cjm_run(project, request), task === "diff");
			} finally {
				i.call.cjm_request_free(request);
			}
		}));
	}

	#text(messages, entries, make) {
		const { files, ...result } = this.#with(entries, (i, project) => speaking(i, messages, () => taken(i, make(i, project))));
		return { ...result, text: files[0]?.text };
	}
}

/** Where a document lies that this message opens; null where it lies nowhere or the message is none, which the server answers. */
function folderOpenedBy(message) {
	try {
		const { method, params } = typeof message === "string" ? JSON.parse(message) : message;
		const path = method === "textDocument/didOpen" ? placeOfUri(params.textDocument.uri) : "";
		return /^\/(?!~)|^\/~(?!untitled\/)[^/]*(~\/|\/\/)/.test(path) ? path.slice(0, path.lastIndexOf("/")) : null;
	} catch {
		return null;
	}
}

class LanguageServer {
	#service;
	#disk;

	constructor(service, disk) {
		this.#service = service;
		this.#disk = disk;
	}

	/** A message of the editor, an object or a text. Whatever it leads to is sent later. */
	receive(message) {
		const folder = this.#disk && folderOpenedBy(message); // which can get files beside it
		if (folder)
			this.#disk.makeFolders(folder);
		this.#service.receive(message);
	}

	/** The editor’s files changed: contents by path or URI, null for those that are gone. */
	change(files) {
		for (const [path, content] of filesOf(files))
			if (content === null)
				this.#disk?.remove(placeOfUri(path));
			else
				this.#disk?.place(placeOfUri(path), contentOf(content));
		const changes = filesOf(files).map(([path, content]) => ({ uri: uriOfPlace(path), type: content === null ? 3 : 2 }));
		this.receive({ jsonrpc: "2.0", method: "workspace/didChangeWatchedFiles", params: { changes } });
	}

	/** Ends it at once. */
	free() {
		this.#service.free();
	}
}

/** What is made in it has its messages in that language; English without one. */
function speaking(i, messages, make) {
	if (!i.lend([messages ?? "en"], (code) => i.call.cjm_messages(code)))
		throw new CjmError(`there are no messages in ${messages}`, "usage");
	try {
		return make();
	} finally {
		i.lend(["en"], (code) => i.call.cjm_messages(code));
	}
}

function contentOf(content) {
	const bytes = bytesOf(content);
	return typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
}

function put(i, project, path, content) {
	const encoded = contentOf(content);
	return i.lend([path, encoded], (at, from) => i.call.cjm_project_put(project, at, from, encoded.length));
}

function set(i, request, name, value) {
	const done = i.lend([optionOf(name), wordOf(value)], (setting, word) => i.call.cjm_request_set(request, setting, word));
	if (!done)
		throw new CjmError(i.text(i.call.cjm_request_why(request)), "usage");
}

// ---- results ----

/** All of a result, which is freed. */
function taken(i, result, mayDiffer = false) {
	const status = STATUSES[i.call.cjm_result_status(result)], why = i.text(i.call.cjm_result_why(result));
	const files = Array.from({ length: i.call.cjm_result_count(result) }, (_, k) => fileOf(i, result, k));
	const list = i.call.cjm_result_findings(result);
	const findings = Array.from({ length: i.call.cjm_findings_count(list) }, (_, k) => findingOf(i, i.call.cjm_findings_at(list, k)));
	const differs = mayDiffer ? { differs: !!i.call.cjm_result_differs(result) } : {};
	i.call.cjm_result_free(result);
	if (status === "usage" || status === "world")
		throw new CjmError(why, status, findings);
	return { status, files, findings, ...differs };
}

function fileOf(i, result, k) {
	const bytes = i.slice(i.call.cjm_result_bytes(result, k), i.call.cjm_result_length(result, k));
	return {
		path: i.text(i.call.cjm_result_path(result, k)),
		bytes,
		get text() {
			return decoder.decode(bytes);
		},
	};
}

/** Calls a function that gives a struct cjm_place; null for none. */
function placeOf(i, call) {
	const at = i.call.malloc(PLACE);
	call(at);
	const view = i.view, [path, line, column, endLine, endColumn, offset, length] = Array.from({ length: 7 }, (_, k) => view.getUint32(at + 4 * k, true));
	i.call.free(at);
	const name = i.text(path);
	return name ? { path: name, line, column, endLine, endColumn, offset, length } : null;
}

function findingOf(i, finding) {
	const other = placeOf(i, (at) => i.call.cjm_finding_other(at, finding));
	return {
		severity: SEVERITIES[i.call.cjm_finding_severity(finding)],
		id: i.text(i.call.cjm_finding_id(finding)),
		message: i.text(i.call.cjm_finding_message(finding)),
		hint: i.text(i.call.cjm_finding_hint(finding)),
		place: placeOf(i, (at) => i.call.cjm_finding_place(at, finding)),
		other: other && { ...other, note: i.text(i.call.cjm_finding_other_note(finding)) },
		edits: Array.from({ length: i.call.cjm_finding_edit_count(finding) }, (_, k) => ({
			place: placeOf(i, (at) => i.call.cjm_finding_edit_place(at, finding, k)),
			text: i.text(i.call.cjm_finding_edit_text(finding, k)),
		})),
	};
}

// ---- loading ----

/** Of Node, under a name that no bundler for browsers looks for, or makes a file of its own for, which Vite's workers cannot have. */
const builtIn = (name) => import(/* @vite-ignore */ /* webpackIgnore: true */ `node:${name}`);

async function compile(source) {
	if (source instanceof WebAssembly.Module)
		return source;
	if (source instanceof ArrayBuffer || ArrayBuffer.isView(source))
		return WebAssembly.compile(source);
	const url = source ?? new URL("./cjm.wasm", import.meta.url);
	if (String(url).startsWith("file:"))
		return WebAssembly.compile(await (await builtIn("fs/promises")).readFile(new URL(url)));
	const answer = url instanceof Response ? url : await fetch(url);
	if (!answer.ok)
		throw new Error(`cannot load ${answer.url}: ${answer.status}`);
	return WebAssembly.compile(await answer.arrayBuffer());
}

/**
 * Loads the module, from beside this file unless `wasm` says otherwise: a URL, a Response, bytes or a WebAssembly.Module. `layout` gives Graphviz's JSON of a graph in the
 * DOT language; the flow needs it.
 */
export async function cjm({ wasm, layout } = {}) {
	return new Cjm(await compile(await wasm), layout ? { ...NO_HOST, layOut: layout } : NO_HOST);
}

/** The same at once, of a module that is compiled; for hosts with files of their own, see node.js. */
export function cjmOf(module, host, root) {
	return new Cjm(module, host, root);
}

export default cjm;
