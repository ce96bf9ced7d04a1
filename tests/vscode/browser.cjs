// browser.cjs EXTENSION CJM — the browser’s edition as it is packed, in a room without Node: with the module in its worker, over files of another scheme. Ends with its count.
"use strict";
const assert = require("node:assert");
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const { host, events, commands, called, calls, found, diagnostics, Document, until } = require("./host.cjs");
const [extensionPath, cjm] = process.argv.slice(2);
const { attempt, finish } = require("./counted.cjs");

const ROOT = "vscode-vfs://github/some/maps/";
const MAP = 'include "shared/people.cjm"\njourney "Coffee"\n  persona ada\n  stage "Order"\n    step "Orders" via store feel +1\n';
const files = new Map([["shared/people.cjm", 'persona ada "Ada"\n'], ["a.cjm", MAP]].map(([name, text]) => [ROOT + name, Buffer.from(text)]));
const workers = [], refused = [];

/** What a browser has, and nothing of Node. */
const WEB = Object.fromEntries(["TextEncoder", "TextDecoder", "WebAssembly", "MessageChannel", "URL", "Response", "btoa", "atob", "crypto", "setTimeout", "clearTimeout", "queueMicrotask", "AbortController", "performance"].map((name) => [name, globalThis[name]]));

function room(more) {
	const inside = vm.createContext({ ...WEB, console, ...more });
	inside.globalThis = inside.self = inside;
	return inside;
}

class Worker extends EventTarget {
	constructor(address) {
		super();
		this.inside = room({ postMessage: (data) => setImmediate(() => this.onmessage?.({ data })) });
		vm.runInContext(fs.readFileSync(new URL(address), "utf8"), this.inside, { filename: address });
		workers.push(this);
	}
	postMessage(data, ports = []) {
		setImmediate(() => this.inside.onmessage({ data: structuredClone(data), ports }));
	}
	terminate() {
		this.isTerminated = true;
	}
}

function load() {
	const module = { exports: {} };
	const require_ = (name) => (name === "vscode" ? host : (refused.push(name), {}));
	vm.runInContext(`(function (module, exports, require) {${fs.readFileSync(path.join(extensionPath, "browser.js"), "utf8")}\n})`, room({ Worker }))(module, module.exports, require_);
	return module.exports;
}

Object.assign(host.workspace.fs, {
	readFile: async (uri) => (uri.scheme === "file" ? new Uint8Array(fs.readFileSync(uri.fsPath)) : files.get(uri.toString())),
	stat: async (uri) => ({ size: files.get(uri.toString())?.length ?? 0, type: 1 }),
	writeFile: async (uri, bytes) => void files.set(uri.toString(), Buffer.from(bytes)),
});
host.FileType = { File: 1, Directory: 2 };
const watchers = [], sent = [];
let click;
found.set("window.createWebviewPanel", () => ({
	webview: { html: "", cspSource: "https://source.test", postMessage: (message) => sent.push(message), onDidReceiveMessage: (act) => (click = act), asWebviewUri: (uri) => `https://source.test${uri.path}` },
	onDidDispose() {}, reveal() {}, dispose() {},
}));
Object.assign(host.workspace, {
	findFiles: async () => [...files.keys()].map((name) => host.Uri.parse(name)),
	createFileSystemWatcher: () => {
		const watcher = { onDidCreate: (act) => (watcher.created = act), onDidChange: (act) => (watcher.changed = act), onDidDelete: (act) => (watcher.deleted = act), dispose() {} };
		watchers.push(watcher);
		return watcher;
	},
});
const a = new Document(ROOT + "a.cjm", MAP), findings = (document) => diagnostics.get(String(document.uri)) ?? [];
const context = { subscriptions: [], extensionPath, extensionUri: host.Uri.file(extensionPath), extension: { packageJSON: {} } };

async function main() {
	let extension;
	await attempt("nothing of Node is in what a browser loads", async () => {
		for (const name of ["browser.js", "worker.js"]) {
			const text = fs.readFileSync(path.join(extensionPath, name), "utf8");
			assert.deepEqual([...text.matchAll(/(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)].map(([, module]) => module).filter((module) => module !== "vscode"), [], name);
			assert.ok(!/["']node:/.test(text), name);
		}
		const manifest = JSON.parse(fs.readFileSync(path.join(extensionPath, "package.json")));
		assert.ok(fs.existsSync(path.join(extensionPath, manifest.browser)));
	});
	await attempt("it starts, with the server in a worker", async () => {
		host.workspace.textDocuments.push(a);
		extension = load();
		await extension.activate(context);
		assert.equal(workers.length, 1);
		assert.deepEqual(refused, []);
		const list = await until(() => findings(a).length && findings(a));
		assert.ok(list && !list.some(({ message }) => /people|ada/.test(message)), JSON.stringify(list));
	});
	await attempt("a file that changes is read again", async () => {
		files.set(ROOT + "shared/people.cjm", Buffer.from('persona zoe "Zoe"\n'));
		await watchers[0].changed(host.Uri.parse(ROOT + "shared/people.cjm"));
		assert.ok(await until(() => findings(a).some(({ message }) => message.includes("`ada`"))));
		files.set(ROOT + "shared/people.cjm", Buffer.from('persona ada "Ada"\n'));
		await watchers[0].created(host.Uri.parse(ROOT + "shared/people.cjm"));
		assert.ok(await until(() => !findings(a).some(({ message }) => message.includes("`ada`"))));
	});
	host.window.activeTextEditor = { document: a };
	await attempt("a map is built beside itself, with the bytes of the program", async () => {
		found.set("window.showQuickPick", (choices) => (assert.ok(!choices.includes("pdf")), "csv"));
		await commands.get("cjm.build")();
		assert.ok(await until(() => files.has(ROOT + "a.csv")), [...files.keys()].join());
		const place = fs.mkdtempSync(path.join(require("node:os").tmpdir(), "cjm-"));
		fs.mkdirSync(path.join(place, "shared"));
		fs.writeFileSync(path.join(place, "shared/people.cjm"), files.get(ROOT + "shared/people.cjm"));
		fs.writeFileSync(path.join(place, "a.cjm"), MAP);
		assert.equal(String(files.get(ROOT + "a.csv")), spawnSync(cjm, ["build", "a.cjm", "-f", "csv", "-o", "-"], { cwd: place }).stdout.toString());
		fs.rmSync(place, { recursive: true });
	});
	await attempt("the drawing comes from the module, and a click goes to the file that it names", async () => {
		await commands.get("cjm.preview")();
		click({ type: "ready" });
		const drawing = await until(() => sent.findLast(({ type }) => type === "drawing"));
		assert.ok(drawing?.svg?.startsWith("<svg"), JSON.stringify(drawing).slice(0, 500));
		assert.match(drawing.svg, /data-file="shared\/people\.cjm"/);
		found.set("workspace.openTextDocument", async (what) => new Document(String(what), files.get(String(what)).toString()));
		click({ type: "place", file: "shared/people.cjm", line: 1, column: 9 });
		const shown = await until(() => called("window.showTextDocument").at(-1));
		assert.equal(String(shown.values[0].uri), ROOT + "shared/people.cjm");
		assert.deepEqual({ ...shown.values[1].selection.start }, { line: 0, character: 8 });
		found.delete("workspace.openTextDocument");
	});
	await attempt("all maps of the folder are checked", async () => {
		files.set(ROOT + "b.cjm", Buffer.from('journey "B"\n  stage "S"\n    step "T" vai store\n'));
		await watchers[0].created(host.Uri.parse(ROOT + "b.cjm"));
		host.workspace.workspaceFolders = [{ uri: host.Uri.parse(ROOT.slice(0, -1)), name: "maps", index: 0 }];
		await commands.get("cjm.checkProject")();
		assert.ok(await until(() => findings({ uri: ROOT + "b.cjm" }).some(({ message }) => message.includes("vai"))), JSON.stringify([...diagnostics.keys()]));
	});
	await attempt("a new map, and one of a diagram", async () => {
		found.set("window.showQuickPick", (choices) => choices.find(({ label }) => label === "stages"));
		await commands.get("cjm.new")();
		assert.ok(await until(() => called("workspace.openTextDocument").some(({ values: [{ content }] }) => /journey/.test(content ?? ""))));
		files.set(ROOT + "d.mmd", Buffer.from("journey\n  title My day\n  section Go\n    Make tea: 5: Me\n"));
		found.set("window.showOpenDialog", () => [host.Uri.parse(ROOT + "d.mmd")]);
		await commands.get("cjm.import")();
		assert.ok(await until(() => called("workspace.openTextDocument").some(({ values: [{ content }] }) => /Make tea/.test(content ?? ""))));
	});
	await attempt("no error was shown, and it ends", async () => {
		assert.deepEqual(called("window.showErrorMessage").map(({ values }) => values[0]), []);
		await extension.deactivate();
		context.subscriptions.forEach((subscription) => subscription.dispose?.());
		assert.ok(workers[0].isTerminated);
	});
}

main().then(finish, finish);
