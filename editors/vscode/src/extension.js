// extension.js — what Visual Studio Code starts when a map is opened: the language client, the preview and the commands.
import path from "node:path";
import * as vscode from "vscode";

import { Client, showReferences } from "./client.js";
import { Commands } from "./commands.js";
import { Previews } from "./preview.js";
import { findProgram, launchOf } from "./program.js";

let client;

const settingOf = () => vscode.workspace.getConfiguration("cjm").get("path", "").trim();

/** The server of the program that is found, if one is. A program that was asked for and is not there is said once, for each change of the setting. */
async function start() {
	const setting = settingOf(), found = findProgram(setting);
	if (setting && !found)
		vscode.window.showWarningMessage(`cjm.path is ${setting}, but there is no program at this path`);
	try {
		await client.use(found);
	} catch (error) {
		vscode.window.showErrorMessage(`the language server cjm lsp does not start: ${error.message}`);
	}
}

/** The map that the command was called for, or that of the active editor. */
async function preview(previews, uri) {
	const document = uri ? await vscode.workspace.openTextDocument(typeof uri === "string" ? vscode.Uri.parse(uri) : uri) : vscode.window.activeTextEditor?.document;
	if (document?.languageId === "cjm")
		previews.show(document);
	else
		vscode.window.showInformationMessage("Open a map first");
}

export async function activate(context) {
	const launch = () => launchOf(findProgram(settingOf()), path.join(context.extensionUri.fsPath, "program/cli.js"));
	const output = vscode.window.createOutputChannel("cjm messages"), commands = new Commands(launch, output), previews = new Previews(context, launch);
	client = new Client();
	const register = (name, act) => context.subscriptions.push(vscode.commands.registerCommand(name, act));
	register("cjm.showReferences", showReferences);
	register("cjm.preview", (uri) => preview(previews, uri));
	register("cjm.build", () => commands.build());
	register("cjm.checkProject", () => commands.checkProject());
	register("cjm.new", () => commands.begin());
	register("cjm.import", () => commands.import());
	context.subscriptions.push(output, vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("cjm.path") && start()));
	await start();
}

export function deactivate() {
	return client?.use(null);
}
