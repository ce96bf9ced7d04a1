// server.mjs — the language server of the package, without streams: prints what does not hold, and how much does.
import cjm from "cjm";
import { cjmIn } from "cjm/node";

let passed = 0, failed = 0;

function check(holds, what, detail = "") {
	holds ? passed++ : failed++;
	if (!holds)
		console.log(`${what}${detail && " — " + JSON.stringify(detail).slice(0, 400)}`);
}

/** An editor: asks, and keeps what is said to it. */
class Editor {
	heard = [];
	#waiting = new Map();
	#count = 0;

	constructor(c, options = {}) {
		this.server = c.languageServer({ ...options, send: (message) => this.#hear(message), ended: (isFine) => (this.ended = isFine) });
	}

	#hear(message) {
		this.heard.push(message);
		this.#waiting.get(message.id)?.(message);
	}

	tell(method, params) {
		this.server.receive({ jsonrpc: "2.0", method, params });
	}

	ask(method, params = {}) {
		const id = ++this.#count;
		return new Promise((done) => {
			this.#waiting.set(id, ({ result, error }) => done(result ?? error ?? null));
			this.server.receive({ jsonrpc: "2.0", id, method, params });
		});
	}

	async begin(workspace = {}) {
		return this.ask("initialize", { capabilities: { workspace, textDocument: { completion: { completionItem: { snippetSupport: true } } } } });
	}

	open(uri, text) {
		this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "cjm", version: 1, text } });
	}

	/** The findings of a document, when they come. */
	async findings(uri, holds = () => true) {
		for (let tries = 0; tries < 200; tries++) {
			const last = this.heard.findLast(({ method, params }) => method === "textDocument/publishDiagnostics" && params.uri === uri)?.params.diagnostics;
			if (last && holds(last))
				return last;
			await new Promise((done) => setTimeout(done, 50));
		}
		return null;
	}
}

const c = await cjm();
const URI = "file:///maps/a.cjm", MAP = 'include "shared/people.cjm"\njourney "Ä"\n  persona ada\n  stage "S"\n    step "B" via stroe feel +1\n';
const PEOPLE = 'persona ada "Ada"\n';
const at = (line, character) => ({ textDocument: { uri: URI }, position: { line, character } });

async function answers() {
	const e = new Editor(c, { files: { "maps/shared/people.cjm": PEOPLE } });
	const begun = await e.begin();
	check(begun.capabilities.hoverProvider && begun.serverInfo.version === c.version, "it begins", begun);
	e.open(URI, MAP);
	const found = await e.findings(URI);
	check(found?.some((f) => f.code === "unknown-name" && f.range.start.character === 17), "findings", found);
	check(found && !found.some((f) => f.code === "no-such-file" || f.message.includes("people.cjm")), "what is included comes from its files", found);
	check((await e.ask("textDocument/hover", at(2, 11))).contents.value.includes("Ada"), "help of a name that another file declares");
	check((await e.ask("textDocument/definition", at(2, 11))).uri === "file:///maps/shared/people.cjm", "its definition");
	check((await e.ask("textDocument/completion", at(2, 13))).items.some((i) => i.label === "ada"), "completion");
	const [fix] = await e.ask("textDocument/codeAction", { ...at(), range: { start: { line: 4, character: 18 }, end: { line: 4, character: 18 } }, context: { diagnostics: [], only: ["quickfix"] } });
	check(fix?.edit.changes[URI][0].newText === "store", "a fix", fix);
	e.tell("textDocument/didChange", { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: MAP.replace("stroe", "store") }] });
	const renamed = await e.ask("textDocument/rename", { ...at(2, 11), newName: "eva" });
	check(Object.keys(renamed.changes).length === 2 && renamed.changes["file:///maps/shared/people.cjm"], "a name in two files", renamed);
	e.server.change({ "maps/shared/people.cjm": 'persona zoe "Zoe"\n' });
	check(await e.findings(URI, (all) => all.some((f) => f.message.includes("`ada`"))), "a file that has changed");
	e.server.change({ "file:///maps/shared/people.cjm": null });
	check(await e.findings(URI, (all) => all.some((f) => f.message.includes("people.cjm"))), "a file that is gone");
	const first = e.ask("textDocument/none"), second = e.ask("textDocument/none");
	e.tell("$/cancelRequest", { id: 8 });
	check([(await first).code, (await second).code].includes(-32800), "what waits can be cancelled", [await first, await second]);
	await e.ask("shutdown");
	e.tell("exit");
	await new Promise((done) => setTimeout(done, 20));
	check(e.ended === true, "it ends well", e.ended);
	const said = e.heard.length;
	e.tell("textDocument/hover", at(2, 11));
	check(e.heard.length === said, "and says nothing then");
}

async function others() {
	const french = new Editor(c, { messages: "fr" });
	await french.begin();
	french.open(URI, MAP.replace(/^.*\n/, ""));
	check((await french.findings(URI))?.some((f) => f.message.includes("inconnu")), "in French, with nothing but what is open");
	french.server.free();
	check(c.build(MAP.replace(/^.*\n|  persona ada\n/g, "")).findings.every((f) => !f.message.includes("inconnu")), "and nothing else is");
	const quiet = new Editor(c, { findings: false });
	await quiet.begin();
	quiet.open(URI, MAP);
	await quiet.ask("textDocument/hover", at(4, 6));
	await new Promise((done) => setTimeout(done, 400));
	check(!quiet.heard.some(({ method }) => method === "textDocument/publishDiagnostics"), "without findings it only answers");
	quiet.server.free();
	const remote = new Editor(c, { files: new Map([["vscode-vfs://github/some/maps/shared/people.cjm", PEOPLE]]) });
	await remote.begin();
	remote.open("vscode-vfs://github/some/maps/a.cjm", MAP);
	const found = await remote.findings("vscode-vfs://github/some/maps/a.cjm");
	check(found && !found.some((f) => f.message.includes("people.cjm") || f.message.includes("`ada`")), "files of another scheme", found);
	remote.server.free();
	try {
		c.languageServer({ send() {}, messages: "tlh" });
		check(false, "an unknown language is refused");
	} catch (error) {
		check(error.name === "CjmError", "an unknown language is refused");
	}
	try {
		c.command(["lsp"]);
		check(false, "a command line in memory has no end of it");
	} catch (error) {
		check(error.name === "CjmError" && error.message.includes("languageServer"), "a command line in memory has no end of it");
	}
}

/** A declaration goes into a file beside the map, which the editor makes, wherever its files are: what was never saved is beside none. */
async function moved() {
	const workspaceEdit = { documentChanges: true, resourceOperations: ["create", "rename", "delete"] };
	for (const [folder, capability, files = {}] of [["file:///", workspaceEdit], ["file:///maps/new/", workspaceEdit], ["vscode-vfs://github/some/maps/", workspaceEdit], ["memfs:/sample/", workspaceEdit], ["file:///maps/", { documentChanges: true }, null],
		["file:///maps/", { resourceOperations: ["create"] }, null], ["untitled:", workspaceEdit, null], ["untitled:/maps/", workspaceEdit, null]]) {
		const e = new Editor(c), uri = folder + "a.cjm";
		await e.begin({ workspaceEdit: capability });
		e.open(uri, 'persona ada "Ada"\njourney "J"\n  persona ada\n  stage "S"\n    step "T"\n');
		const found = await e.ask("textDocument/codeAction", { textDocument: { uri }, range: { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } }, context: { diagnostics: [], only: ["refactor"] } });
		const move = (found ?? []).find(({ title }) => title.startsWith("Move")), [creation] = move?.edit.documentChanges ?? [];
		check(files ? creation?.kind === "create" && creation.uri === folder + "ada.cjm" && creation.options.overwrite === false : !move, `a declaration is moved: ${folder}, ${Object.keys(capability)}`, found);
		e.server.receive("{");
		e.server.free();
	}
}

/** Two that know nothing of each other, and the files of a folder. */
async function inFolder(folder) {
	const one = new Editor(cjmIn(folder)), other = new Editor(cjmIn(folder)), uri = `file://${folder}/a.cjm`;
	await Promise.all([one.begin(), other.begin()]);
	one.open(uri, MAP);
	const found = await one.findings(uri);
	check(found && !found.some((f) => f.message.includes("people.cjm")), "files of a folder", found);
	check((await other.ask("textDocument/hover", { textDocument: { uri }, position: { line: 0, character: 0 } })).code, "another server has another editor’s texts");
	one.server.free();
	other.server.free();
}

await answers();
await others();
await moved();
await inFolder(process.argv[2]);
console.log(`${passed} hold, ${failed} do not`);
