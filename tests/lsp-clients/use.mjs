// Every request of the server by the client that Visual Studio Code is made with, each answer held against the protocol's own types.
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [tools, program, ...paths] = process.argv.slice(2);
const require = createRequire(tools + "/");
const p = require("vscode-languageserver-protocol/node");
let passed = 0, failed = 0;

function check(holds, what, detail) {
	if (holds)
		passed++;
	else {
		failed++;
		console.log(what + (detail === undefined ? "" : " — " + JSON.stringify(detail).slice(0, 300)));
	}
}

const server = spawn(program, ["lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = p.createProtocolConnection(new p.StreamMessageReader(server.stdout), new p.StreamMessageWriter(server.stdin));
const found = new Map();
let waits = [];
connection.onNotification(p.PublishDiagnosticsNotification.type, (told) => {
	found.set(told.uri, told.diagnostics);
	waits = waits.filter((wait) => !wait());
});
connection.onRequest(p.RegistrationRequest.type, () => {});
connection.listen();

function heard(uri) {
	return new Promise((done) => {
		const wait = () => found.has(uri) && (done(found.get(uri)), true);
		if (!wait())
			waits.push(wait);
	});
}

const capabilities = {
	general: { positionEncodings: ["utf-16"] },
	workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
	textDocument: {
		completion: { completionItem: { snippetSupport: true } }, documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true, codeDescriptionSupport: true },
	},
};
const started = await connection.sendRequest(p.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
check(p.InitializeResult !== undefined || started.capabilities, "it starts");
await connection.sendNotification(p.InitializedNotification.type, {});

const every = (is) => (list) => Array.isArray(list) && list.every((item) => is(item));
const orNull = (is) => (value) => value === null || is(value);

for (const path of paths) {
	const uri = pathToFileURL(path).href, text = readFileSync(path, "utf8"), textDocument = { uri };
	await connection.sendNotification(p.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "cjm", version: 1, text } });
	check(every(p.Diagnostic.is)(await heard(uri)), path + ": diagnostics", found.get(uri));
	const lines = text.split("\n"), whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
	const context = { diagnostics: found.get(uri) ?? [] };
	const asked = [
		[p.DocumentSymbolRequest.type, { textDocument }, every(p.DocumentSymbol.is)], [p.FoldingRangeRequest.type, { textDocument }, every(p.FoldingRange.is)],
		[p.DocumentLinkRequest.type, { textDocument }, every(p.DocumentLink.is)], [p.CodeLensRequest.type, { textDocument }, every(p.CodeLens.is)],
		[p.InlayHintRequest.type, { textDocument, range: whole }, every(p.InlayHint.is)], [p.SemanticTokensRequest.type, { textDocument }, p.SemanticTokens.is],
		[p.CodeActionRequest.type, { textDocument, range: whole, context }, every(p.CodeAction.is)], [p.WorkspaceSymbolRequest.type, { query: "a" }, every((s) => typeof s.name === "string" && s.name && p.Location.is(s.location))],
		[p.DocumentFormattingRequest.type, { textDocument, options: { tabSize: 2, insertSpaces: true } }, every(p.TextEdit.is)],
	];
	for (let line = 0; line < lines.length; line += 7) {
		const position = { line, character: Math.min(12, lines[line].length) }, at = { textDocument, position };
		asked.push([p.HoverRequest.type, at, orNull(p.Hover.is)], [p.DefinitionRequest.type, at, orNull(p.Location.is)], [p.ReferencesRequest.type, { ...at, context: { includeDeclaration: true } }, every(p.Location.is)],
			[p.DocumentHighlightRequest.type, at, every((h) => p.Range.is(h.range))], [p.CompletionRequest.type, at, (list) => every((i) => typeof i.label === "string" && p.TextEdit.is(i.textEdit) && (!i.documentation || p.MarkupContent.is(i.documentation)))(list.items)],
			[p.SelectionRangeRequest.type, { textDocument, positions: [position] }, every(p.SelectionRange.is)],
			[p.SignatureHelpRequest.type, at, orNull((s) => s.signatures.every((one) => typeof one.label === "string" && one.parameters.every((x) => p.ParameterInformation.is?.(x) ?? true)))]);
	}
	for (const [type, params, is] of asked) {
		try {
			const result = await connection.sendRequest(type, params);
			check(is(result), `${path}: ${type.method}`, result);
		} catch (fault) {
			check(false, `${path}: ${type.method}`, String(fault));
		}
	}
	await connection.sendNotification(p.DidCloseTextDocumentNotification.type, { textDocument });
}
const source = new p.CancellationTokenSource(), pending = connection.sendRequest(p.WorkspaceSymbolRequest.type, { query: "" }, source.token);
source.cancel();
check(await pending.then(() => true, (fault) => fault.code === -32800), "a request can be cancelled");
await connection.sendRequest(p.ShutdownRequest.type);
await connection.sendNotification(p.ExitNotification.type);
const status = await new Promise((done) => server.on("exit", done));
check(status === 0, "it ends well", status);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
