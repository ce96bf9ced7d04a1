// client.cjs EXTENSION CJM FOLDER — the extension as it is packed, with the real server: what is started where, and that findings arrive. Ends with its count.
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");

const { host, events, commands, called, calls, settings, found, diagnostics, Document, until } = require("./host.cjs");
const [extensionPath, cjm, folder] = process.argv.slice(2);
const { attempt, finish } = require("./counted.cjs");
// Every process that is started.
const started = [], child = require("node:child_process"), { spawn } = child;
child.spawn = (command, args, ...more) => (started.push({ command, args }), spawn(command, args, ...more));
const extension = require(path.join(extensionPath, "extension.js"));

const changed = () => events.emit("workspace.onDidChangeConfiguration", { affectsConfiguration: (name) => name === "cjm.path" });
const open = (document) => {
	host.workspace.textDocuments.push(document);
	events.emit("workspace.onDidOpenTextDocument", document);
};
const context = { subscriptions: [], extensionPath, extensionUri: host.Uri.file(extensionPath), extension: { packageJSON: {} } };
const bad = new Document(path.join(folder, "bad.cjm"), 'journey "Coffee"\n  stage "Order"\n    step "Orders" vai store feel +1\n');
const findings = (document) => diagnostics.get(String(document.uri)) ?? [];

async function main() {
	const bin = path.join(folder, "bin");
	fs.mkdirSync(bin);
	process.env.PATH = [".", "relative", bin].join(path.delimiter) + path.delimiter + path.dirname(process.execPath);
	host.workspace.textDocuments.push(bad);
	// A project's own cjm is not started: the folders of the path that lead there are not looked at.
	process.chdir(folder);
	fs.mkdirSync("relative");
	for (const name of ["cjm", "relative/cjm"])
		fs.symlinkSync(cjm, name);

	const ours = () => started.filter(({ args }) => args.includes("lsp"));
	await attempt("without the program the server is the module’s, and nothing is complained about", async () => {
		await extension.activate(context);
		assert.deepEqual(called("window.showWarningMessage"), []);
		assert.deepEqual(called("window.showErrorMessage"), []);
		const list = await until(() => findings(bad).length && findings(bad));
		assert.ok(list?.some((finding) => /vai/.test(finding.message) && finding.range.start.line === 2), JSON.stringify(list));
		assert.deepEqual(ours().map(({ command, args }) => [command, args[0]]), [[process.execPath, path.join(extensionPath, "program/cli.js")]], "not a program of the project");
		settings.set("cjm.path", "./cjm");
		changed();
		assert.ok(await until(() => called("window.showWarningMessage").length === 1), "a path that is not absolute");
		assert.equal(ours().length, 1);
	});
	await attempt("a program that is not where the setting says is reported", async () => {
		settings.set("cjm.path", path.join(folder, "nowhere"));
		changed();
		const [, call] = await until(() => called("window.showWarningMessage").length === 2 && called("window.showWarningMessage"));
		assert.match(call.values[0], /nowhere/);
	});
	await attempt("the setting starts the server, and findings of text that is not saved arrive", async () => {
		settings.set("cjm.path", cjm);
		changed();
		const list = await until(() => findings(bad).length && findings(bad));
		assert.ok(list?.some((finding) => /vai/.test(finding.message) && finding.range.start.line === 2), JSON.stringify(list));
	});
	await attempt("a document that is opened later has its findings", async () => {
		const later = new Document(path.join(folder, "later.cjm"), 'journye "X"\n');
		open(later);
		assert.ok(await until(() => findings(later).some((finding) => /journye/.test(finding.message))));
	});
	await attempt("without the setting it is the program in the path", async () => {
		settings.delete("cjm.path");
		changed();
		assert.ok(await until(() => ours().at(-1).args.includes("lsp") && ours().at(-1).command === process.execPath), "the module again");
		fs.symlinkSync(cjm, path.join(bin, "cjm"));
		changed();
		assert.ok(await until(() => ours().at(-1).command === path.join(bin, "cjm")));
		assert.ok(await until(() => findings(bad).length));
	});
	await attempt("“3 references” shows them", async () => {
		found.set("vscode.executeReferenceProvider", () => ["one", "two"]);
		await commands.get("cjm.showReferences")(String(bad.uri), { line: 2, character: 4 });
		const { values: [uri, position, places] } = called("editor.action.showReferences")[0];
		assert.equal(String(uri), String(bad.uri));
		assert.deepEqual({ ...position }, { line: 2, character: 4 });
		assert.deepEqual(places, ["one", "two"]);
	});
	await attempt("no error was shown, and the server ends with the extension", async () => {
		assert.deepEqual(calls.filter((call) => call.name === "window.showErrorMessage").map((call) => call.values[0]), []);
		await extension.deactivate();
		assert.equal(findings(bad).length, 0);
	});
}

main().then(finish, finish);
