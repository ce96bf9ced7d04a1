// extension.js — what the editor starts where it runs in a browser: everything comes from the module, in a worker.
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";

import { COMMANDS } from "../links.js";
import { messagesOf } from "../preview.js";
import { register } from "../shared.js";
import { Program } from "./program.js";
import { Files } from "./files.js";

let client;

export async function activate(context) {
	const address = (name) => vscode.Uri.joinPath(context.extensionUri, name), files = new Files();
	const worker = new Worker(address("worker.js").toString(true));
	worker.postMessage({ cjm: "start", wasm: await vscode.workspace.fs.readFile(address("program/cjm.wasm")), files: await files.all(), messages: messagesOf() });
	register(context, new Program(worker));
	context.subscriptions.push(files.watch((changed) => worker.postMessage({ cjm: "change", files: changed })), { dispose: () => worker.terminate() });
	client = new LanguageClient("cjm", "cjm", { documentSelector: [{ language: "cjm" }], initializationOptions: { commands: COMMANDS } }, worker);
	await client.start();
}

export function deactivate() {
	return client?.stop();
}
