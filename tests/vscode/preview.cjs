// preview.cjs EXTENSION CJM FOLDER — the preview and the commands of the packed extension, with the real program and with the module. Ends with its count.
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");

const { host, events, commands, called, calls, settings, found, Document, until } = require("./host.cjs");
const { attempt, finish } = require("./counted.cjs");
const [extensionPath, cjm, folder] = process.argv.slice(2);
const extension = require(path.join(extensionPath, "extension.js"));
process.env.PATH = path.dirname(process.execPath);

const COFFEE = 'journey "Coffee"\n  stage "Order"\n    step "Orders" via store feel +1\n';
const panels = [];
found.set("window.createWebviewPanel", (type, title, column, options) => {
	const panel = { title, options, sent: [], ends: [], revealed: 0 };
	panel.webview = { html: "", cspSource: "https://source.test", postMessage: (message) => panel.sent.push(message), onDidReceiveMessage: (act) => void (panel.receive = act), asWebviewUri: (uri) => `https://source.test${uri.path}` };
	Object.assign(panel, { onDidDispose: (act) => panel.ends.push(act), reveal: () => panel.revealed++, dispose: () => panel.ends.forEach((end) => end()) });
	panels.push(panel);
	return panel;
});
const opened = (uri) => host.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
found.set("workspace.openTextDocument", (what) => Promise.resolve(opened(what) ?? (what.content === undefined ? new Document(what.fsPath, fs.readFileSync(what.fsPath, "utf8")) : new Document("untitled:Untitled-1", what.content))));

const edited = (document, text) => {
	const range = new host.Range(0, 0, document.lineCount, 0), rangeLength = document.text.length;
	Object.assign(document, { text, isDirty: true, version: document.version + 1 });
	events.emit("workspace.onDidChangeTextDocument", { document, contentChanges: [{ range, rangeOffset: 0, rangeLength, text }] });
};
const activate = (document) => {
	host.window.activeTextEditor = { document };
	host.workspace.textDocuments.push(document);
	events.emit("workspace.onDidOpenTextDocument", document);
};
const drawings = (panel) => panel.sent.filter((message) => message.type === "drawing");
/** The next drawing that holds. */
const drawn = (panel, holds) => until(() => drawings(panel).findLast(holds));
const lastShown = (name) => called(name).at(-1)?.values;
const places = () => called("window.showTextDocument").map(({ values: [document, options] }) => [path.basename(document.uri.fsPath), options?.selection?.start.line, options?.selection?.start.character]);

async function previews() {
	fs.writeFileSync(path.join(folder, "people & co.cjm"), 'persona ines "Inès"\n');
	const document = new Document(path.join(folder, "coffee.cjm"), 'include "people & co.cjm"\n' + COFFEE.replace("\n", "\n  persona ines\n"));
	activate(document);
	await commands.get("cjm.preview")();
	const [panel] = panels;

	await attempt("the page is strict, and has nothing of the map in it", () => {
		const policy = panel.webview.html.match(/Content-Security-Policy" content="([^"]*)"/)[1];
		const nonce = policy.match(/script-src 'nonce-([\w+/=]{20,})'/)[1];
		assert.equal(policy, `default-src 'none'; script-src 'nonce-${nonce}'; style-src https://source.test; img-src data:; base-uri 'none'; form-action 'none'`);
		assert.equal(panel.webview.html.match(/<script[^>]*>/g).join(), `<script nonce="${nonce}" src="https://source.test${path.join(extensionPath, "media/preview.js")}">`);
		assert.ok(!panel.webview.html.includes("Coffee"));
		assert.deepEqual(panel.options.localResourceRoots.map((uri) => uri.fsPath), [path.join(extensionPath, "media")]);
	});
	await attempt("the map is drawn as it is in the editor, with what it includes", async () => {
		panel.receive({ type: "ready" });
		const { svg, trouble } = await drawn(panel, () => true);
		assert.match(svg, /^<svg.*data-line="4"/s);
		assert.match(svg, /Inès/);
		assert.equal(trouble, "");
	});
	await attempt("an edit is drawn", async () => {
		edited(document, document.text.replace("Orders", "Chooses & orders"));
		assert.ok(await drawn(panel, ({ svg }) => svg?.includes("Chooses &amp; orders")));
	});
	await attempt("of edits in quick succession only the last is drawn", async () => {
		const before = drawings(panel).length;
		["Ab", "Abc", "Abcd"].forEach((name) => edited(document, COFFEE.replace("Orders", name)));
		assert.ok(await drawn(panel, ({ svg }) => svg?.includes(">Abcd<")));
		assert.equal(drawings(panel).length, before + 1);
	});
	await attempt("a mistake is told, and the page made anew has the last good drawing as well", async () => {
		edited(document, COFFEE.replace("via", "vai"));
		const { svg, trouble } = await drawn(panel, (message) => !message.svg);
		assert.equal(svg, null);
		assert.match(trouble, /coffee\.cjm:3:19: error: .*vai/);
		panel.sent.length = 0;
		panel.receive({ type: "ready" });
		assert.deepEqual(drawings(panel).map((message) => [message.svg?.includes(">Abcd<") ?? null, /vai/.test(message.trouble)]), [[true, false], [null, true]]);
	});
	await clicks(document, panel);
	await attempt("the panel is one for each map, and ends with nothing more drawn", async () => {
		await commands.get("cjm.preview")(document.uri);
		assert.equal(panels.length, 2 - 1);
		assert.equal(panel.revealed, 1);
		edited(document, COFFEE);
		panel.dispose();
		panel.sent.length = 0;
		await new Promise((done) => setTimeout(done, 600));
		assert.deepEqual(panel.sent, []);
	});
}

async function clicks(document, panel) {
	found.set("window.showTextDocument", () => Promise.resolve());
	await attempt("a click leads to the line, in the map and in what it includes", async () => {
		edited(document, 'include "people & co.cjm"\n' + COFFEE.replace("\n", "\n  persona ines\n"));
		const { svg } = await drawn(panel, (message) => message.svg?.includes('data-file="people &amp; co.cjm"'));
		assert.ok(svg);
		panel.receive({ type: "place", file: null, line: 3, column: 5 });
		panel.receive({ type: "place", file: "people & co.cjm", line: 1, column: 1 });
		await until(() => places().length === 2);
		assert.deepEqual(places(), [["coffee.cjm", 2, 4], ["people & co.cjm", 0, 0]]);
	});
	await attempt("… and nowhere else, whatever the page asks for", async () => {
		for (const message of [{ file: "/etc/passwd", line: 1 }, { file: "../people & co.cjm", line: 1 }, { file: null, line: "1" }, { file: null, line: 0 }])
			panel.receive({ type: "place", column: 1, ...message });
		await new Promise((done) => setTimeout(done, 100));
		assert.equal(places().length, 2);
	});
	await attempt("the cursor's line is told to the page", () => {
		events.emit("window.onDidChangeTextEditorSelection", { textEditor: { document }, selections: [{ active: { line: 4 } }] });
		assert.deepEqual(panel.sent.at(-1), { type: "cursor", line: 5 });
	});
	await attempt("a file that is included is saved: the map is drawn again", async () => {
		fs.writeFileSync(path.join(folder, "people & co.cjm"), 'persona ines "Ada"\n');
		events.emit("workspace.onDidSaveTextDocument", new Document(path.join(folder, "people & co.cjm"), ""));
		assert.ok(await drawn(panel, ({ svg }) => svg?.includes("Ada")));
	});
	await attempt("of several journeys the chosen one is drawn", async () => {
		edited(document, COFFEE + COFFEE.replace("Coffee", "Tea <b>"));
		const { journeys, journey } = await drawn(panel, (message) => message.journeys.length > 0);
		assert.deepEqual([journeys.map(({ title }) => title), journey], [["Coffee", "Tea <b>"], journeys[0].id]);
		panel.receive({ type: "journey", id: journeys[1].id });
		assert.ok(await drawn(panel, (message) => message.journey === journeys[1].id && message.svg.includes("Tea &lt;b&gt;")));
	});
}

async function buildsAndChecks() {
	const document = new Document(path.join(folder, "built.cjm"), COFFEE);
	fs.writeFileSync(document.uri.fsPath, COFFEE);
	document.isDirty = true;
	activate(document);
	await attempt("build saves the map and writes what was chosen", async () => {
		found.set("window.showQuickPick", (list) => list.find((item) => item === "html"));
		await commands.get("cjm.build")();
		assert.equal(document.saved, 1);
		assert.match(fs.readFileSync(path.join(folder, "built.html"), "utf8"), /Coffee/);
		assert.match(lastShown("window.showInformationMessage")[0], /built\.cjm is built as html/);
	});
	await attempt("a build that fails says why", async () => {
		fs.writeFileSync(document.uri.fsPath, COFFEE.replace("via", "vai"));
		await commands.get("cjm.build")();
		assert.match(lastShown("window.showErrorMessage")[0], /vai/);
		fs.writeFileSync(document.uri.fsPath, COFFEE);
	});
	await attempt("the project is checked by a task with the problem matcher", async () => {
		host.workspace.workspaceFolders = [{ uri: host.Uri.file(folder), name: "maps" }];
		await commands.get("cjm.checkProject")();
		const { values: [, , name, source, execution, matchers] } = lastShown("tasks.executeTask")[0];
		assert.deepEqual([name, source, matchers], ["check", "cjm", ["$cjm"]]);
		assert.deepEqual(execution.values[1].slice(-4), ["check", "-f", "short", folder]);
	});
}

async function begins(made) {
	await attempt("every template is offered, and the chosen one becomes a map that is not saved", async () => {
		let offered;
		found.set("window.showQuickPick", (list) => (offered = list).find(({ label }) => label === "stages"));
		await commands.get("cjm.new")();
		assert.ok(offered.length >= 12 && offered.every(({ description }) => description.length > 10), JSON.stringify(offered));
		assert.match(made(), /^journey /m);
	});
	await attempt("a template of a map takes the active one", async () => {
		found.set("window.showQuickPick", (list) => list.find(({ takes }) => takes === "MAP"));
		await commands.get("cjm.new")();
		assert.match(made(), /Orders/);
	});
	await attempt("a template of a folder asks for the folder", async () => {
		found.set("window.showQuickPick", (list) => list.find(({ takes }) => takes === "FOLDER"));
		found.set("window.showOpenDialog", ({ canSelectFolders }) => Promise.resolve(canSelectFolders && [host.Uri.file(path.join(folder, "journeys"))]));
		fs.mkdirSync(path.join(folder, "journeys"));
		fs.writeFileSync(path.join(folder, "journeys/one.cjm"), COFFEE.replace("Coffee", "Breakfast"));
		await commands.get("cjm.new")();
		assert.match(made(), /Breakfast/);
	});
	await attempt("in French the program is asked in French", async () => {
		host.env.language = "fr";
		found.set("window.showQuickPick", (list) => list.find(({ label }) => label === "stages"));
		await commands.get("cjm.new")();
		assert.match(made(), /^language fr$/m);
		let offered;
		found.set("window.showQuickPick", (list, { title }) => (offered = { list, title }, list.find(({ takes }) => takes === "MAP")));
		await commands.get("cjm.new")();
		assert.match(made(), /Orders/);
		assert.equal(offered.title, "Modèle");
		assert.match(offered.list[0].description, /première carte/);
		activate(new Document(path.join(folder, "fr.cjm"), COFFEE));
		await commands.get("cjm.preview")();
		assert.equal(panels.at(-1).title, "Dessin de fr.cjm");
		assert.match(panels.at(-1).webview.html, /<html lang="fr">[^]*aria-label="Parcours"[^]*>Ajuster</);
		host.window.activeTextEditor = undefined;
		await commands.get("cjm.build")();
		assert.equal(lastShown("window.showInformationMessage")[0], "Ouvrez d’abord une carte enregistrée dans un fichier");
		host.env.language = "en";
	});
	await attempt("a diagram is imported", async () => {
		fs.writeFileSync(path.join(folder, "d.mmd"), "journey\n  title Trip\n  section Go\n    Walks: 5: Me\n");
		found.set("window.showOpenDialog", () => Promise.resolve([host.Uri.file(path.join(folder, "d.mmd"))]));
		await commands.get("cjm.import")();
		assert.match(made(), /step "?Walks/);
	});
}

async function main() {
	settings.set("cjm.path", cjm);
	await extension.activate({ subscriptions: [], extensionUri: host.Uri.file(extensionPath), extension: { packageJSON: {} } });
	const { contributes } = require(path.join(extensionPath, "package.json"));
	await attempt("every command of the palette is there", () => assert.deepEqual(contributes.commands.map(({ command }) => command).filter((name) => !commands.has(name)), []));
	await previews();
	const made = () => lastShown("window.showTextDocument")[0].text;
	await buildsAndChecks();
	await begins(made);
	await attempt("without the program the module draws the same, and builds", async () => {
		const document = new Document(path.join(folder, "other.cjm"), COFFEE);
		const draw = async () => {
			await commands.get("cjm.preview")((activate(document), undefined));
			panels.at(-1).receive({ type: "ready" });
			const { svg } = await drawn(panels.at(-1), () => true);
			panels.at(-1).dispose();
			return svg;
		};
		const native = await draw();
		settings.delete("cjm.path");
		assert.equal(await draw(), native);
		await commands.get("cjm.checkProject")();
		const { values: [command, args, { env }] } = lastShown("tasks.executeTask")[0].values[4];
		assert.deepEqual([command, args[0], env], [process.execPath, path.join(extensionPath, "program/cli.js"), { ELECTRON_RUN_AS_NODE: "1" }]);
		assert.match(native, /^<svg/);
		activate(new Document(path.join(folder, "built.cjm"), COFFEE));
		found.set("window.showQuickPick", (list) => list.find((item) => item === "csv"));
		await commands.get("cjm.build")();
		assert.ok(fs.existsSync(path.join(folder, "built.csv")));
	});
	await attempt("nothing is complained about but the build that failed", () => {
		assert.equal(called("window.showErrorMessage").length, 1);
		assert.deepEqual(calls.filter(({ name }) => name === "window.showWarningMessage"), []);
	});
}

main().then(finish, finish);
