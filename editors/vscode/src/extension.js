// extension.js — what Visual Studio Code starts on a desktop when a map is opened: the language client, the preview and the commands.
import path from "node:path";
import * as vscode from "vscode";

import { Client } from "./client.js";
import { findProgram, launchOf, Program } from "./program.js";
import { register } from "./shared.js";

let client;

const settingOf = () => vscode.workspace.getConfiguration("cjm").get("path", "").trim();

/** The server of the program that is found, else of the module. A program that was asked for and is not there is said once, for each change of the setting. */
async function start(launch) {
	const setting = settingOf();
	if (setting && !findProgram(setting))
		vscode.window.showWarningMessage(vscode.l10n.t("cjm.path is {0}, but there is no program at this path", setting));
	try {
		await client.use(launch());
	} catch (error) {
		vscode.window.showErrorMessage(vscode.l10n.t("The language server cjm lsp does not start: {0}", error.message));
	}
}

export async function activate(context) {
	const launch = () => launchOf(findProgram(settingOf()), path.join(context.extensionUri.fsPath, "program/cli.js"));
	client = new Client();
	register(context, new Program(launch));
	context.subscriptions.push(vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("cjm.path") && start(launch)));
	await start(launch);
}

export function deactivate() {
	return client?.use(null);
}
