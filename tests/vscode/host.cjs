// host.cjs — the editor as the extension sees it, without one: what is called is kept, and what is asked for is answered with what a test puts there.
"use strict";
const { EventEmitter } = require("node:events");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const url = require("node:url");

const events = new EventEmitter(), commands = new Map(), calls = [], settings = new Map(), found = new Map();

class Disposable {
	constructor(end) {
		this.dispose = end ?? (() => {});
	}
}

function eventOf(name) {
	return (listener, self) => {
		const bound = listener.bind(self);
		events.on(name, bound);
		return new Disposable(() => events.off(name, bound));
	};
}

class Emitter {
	#inside = new EventEmitter();
	event = (listener, self) => {
		const bound = listener.bind(self);
		this.#inside.on("it", bound);
		return new Disposable(() => this.#inside.off("it", bound));
	};
	fire(value) {
		this.#inside.emit("it", value);
	}
	dispose() {}
}

class Position {
	constructor(line, character) {
		Object.assign(this, { line, character });
	}
}

class Range {
	constructor(start, end, line, character) {
		Object.assign(this, typeof start === "number" ? { start: new Position(start, end), end: new Position(line, character) } : { start, end });
	}
}

class Uri {
	constructor(text) {
		const { protocol, pathname } = new URL(text);
		Object.assign(this, { scheme: protocol.slice(0, -1), path: decodeURIComponent(pathname), authority: "", query: "", fragment: "", text });
	}
	static parse(text) {
		return new Uri(text);
	}
	static file(name) {
		return new Uri(url.pathToFileURL(name).href);
	}
	static joinPath(base, ...parts) {
		return Uri.file(path.join(base.fsPath, ...parts));
	}
	get fsPath() {
		return this.scheme === "file" ? url.fileURLToPath(this.text) : this.path;
	}
	toString() {
		return this.text;
	}
}

class Document {
	constructor(name, text) {
		Object.assign(this, { uri: name.includes(":") ? Uri.parse(name) : Uri.file(name), text, languageId: "cjm", version: 1, isDirty: false, isClosed: false, saved: 0 });
		this.fileName = this.uri.fsPath;
		this.isUntitled = this.uri.scheme === "untitled";
	}
	getText() {
		return this.text;
	}
	save() {
		this.saved++;
		this.isDirty = false;
		return Promise.resolve(true);
	}
	get lineCount() {
		return this.text.split("\n").length;
	}
}

/** What has no part of its own here: a class by a capital letter, an event by `on`, else a function whose calls are kept. Lists of choices have any name. */
function standIn(name, own = {}) {
	const made = {};
	return new Proxy(own, {
		get(target, key) {
			if (key in target || typeof key === "symbol" || key === "then")
				return target[key];
			if (/^on[A-Z]/.test(key))
				return (made[key] ??= eventOf(`${name}.${key}`));
			if (/^[A-Z]/.test(key))
				return (made[key] ??= class {
								constructor(...values) {
						this.values = values;
					}
				});
			return (made[key] ??= (...values) => {
				calls.push({ name: `${name}.${key}`, values });
				return found.has(`${name}.${key}`) ? found.get(`${name}.${key}`)(...values) : key.startsWith("register") || key.startsWith("create") ? standIn(`${name}.${key}`, new Disposable()) : key.startsWith("show") ? Promise.resolve() : undefined;
			});
		},
	});
}

class Kind {
	constructor(value) {
		this.value = value;
	}
	append(part) {
		return new Kind(this.value ? `${this.value}.${part}` : part);
	}
}
Kind.Empty = new Kind("");
for (const [name, value] of Object.entries({ QuickFix: "quickfix", Refactor: "refactor", RefactorExtract: "refactor.extract", RefactorInline: "refactor.inline", RefactorRewrite: "refactor.rewrite", Source: "source", SourceFixAll: "source.fixAll", SourceOrganizeImports: "source.organizeImports" }))
	Kind[name] = new Kind(value);

class Diagnostic {
	constructor(range, message, severity) {
		Object.assign(this, { range, message, severity });
	}
}

class Kept {
	constructor(...values) {
		this.values = values;
	}
}

/** As the editor does it: what the extension's own bundle says in the editor's language. The packed extension is the tests' first argument. */
function translated() {
	const file = path.join(process.argv[2], "l10n", `bundle.l10n.${host.env.language}.json`);
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

const severities = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
const diagnostics = new Map();
const host = standIn("vscode", {
	CodeActionKind: Kind, Diagnostic, Disposable, ProcessExecution: Kept, Task: Kept, Position, Range, Uri, EventEmitter: Emitter, DiagnosticSeverity: severities, DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
	Selection: Range, ViewColumn: { Beside: -2, Active: -1 }, ProgressLocation: { Window: 10 }, TextEditorRevealType: { InCenterIfOutsideViewport: 2 }, TaskScope: { Workspace: 2 },
	CancellationTokenSource: class {
		token = { isCancellationRequested: false, onCancellationRequested: eventOf("cancelled") };
		cancel() {}
		dispose() {}
	},
	env: { language: "en", appName: "tests" }, version: "1.82.0",
	l10n: { get bundle() { return translated(); }, t: (message, ...values) => (translated()?.[message] ?? message).replace(/\{(\d+)\}/g, (_, index) => values[index]) },
	commands: standIn("commands", {
		registerCommand(name, act) {
			commands.set(name, act);
			return new Disposable(() => commands.delete(name));
		},
		executeCommand(name, ...values) {
			calls.push({ name, values });
			return Promise.resolve(commands.has(name) ? commands.get(name)(...values) : found.get(name)?.(...values));
		},
	}),
	languages: standIn("languages", {
		match: () => 10,
		createDiagnosticCollection: () => ({ set: (uri, list) => diagnostics.set(String(uri), list), delete: (uri) => diagnostics.delete(String(uri)), clear: () => diagnostics.clear(), dispose: () => diagnostics.clear() }),
	}),
	tasks: standIn("tasks"),
	workspace: standIn("workspace", {
		textDocuments: [], workspaceFolders: undefined, notebookDocuments: [], isTrusted: true, fs: standIn("fs"),
		getConfiguration: (section) => ({ get: (key, otherwise) => settings.get(`${section}.${key}`) ?? otherwise, inspect: () => undefined, has: () => false }),
		getWorkspaceFolder: () => undefined,
	}),
	window: standIn("window", { activeTextEditor: undefined, visibleTextEditors: [], tabGroups: { all: [], onDidChangeTabs: eventOf("tabs") }, createOutputChannel: () => standIn("output") }),
});

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? host : load(name, ...rest));

/** Until it holds, or for some seconds: what it holds. */
async function until(holds, seconds = 20) {
	for (const end = Date.now() + 1000 * seconds; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
		const value = await holds();
		if (value)
			return value;
	}
	return undefined;
}

const called = (name) => calls.filter((call) => call.name === name);
module.exports = { host, events, commands, calls, called, settings, found, diagnostics, Document, until };
