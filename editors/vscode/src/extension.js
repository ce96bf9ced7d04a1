// extension.js — what Visual Studio Code starts when a map is opened: the language client and the commands.
import * as vscode from "vscode";

import { Client, showReferences } from "./client.js";
import { findProgram } from "./program.js";

let client;

/** The native program, or null. A program that was asked for and is not there is said once, for each change of the setting. */
function programOf() {
	const setting = vscode.workspace.getConfiguration("cjm").get("path", "").trim(), found = findProgram(setting);
	if (setting && !found)
		vscode.window.showWarningMessage(`cjm.path is ${setting}, but there is no program at this path`);
	return found;
}

async function start() {
	try {
		await client.use(programOf());
	} catch (error) {
		vscode.window.showErrorMessage(`the language server cjm lsp does not start: ${error.message}`);
	}
}

export async function activate(context) {
	client = new Client();
	context.subscriptions.push(
		vscode.commands.registerCommand("cjm.showReferences", showReferences),
		vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("cjm.path") && start()),
	);
	await start();
}

export function deactivate() {
	return client?.use(null);
}
