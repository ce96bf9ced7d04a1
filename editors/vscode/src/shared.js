// shared.js — what both editions do alike: the commands, the preview, and what the server’s links call.
import * as vscode from "vscode";

import { Commands } from "./commands.js";
import { Previews } from "./preview.js";

/** “3 references” above a declaration was clicked. */
async function showReferences(uri, { line, character }) {
	const document = vscode.Uri.parse(uri), position = new vscode.Position(line, character);
	const places = await vscode.commands.executeCommand("vscode.executeReferenceProvider", document, position);
	await vscode.commands.executeCommand("editor.action.showReferences", document, position, places ?? []);
}

/** The map that the command was called for, or that of the active editor. */
async function preview(previews, uri) {
	const document = uri ? await vscode.workspace.openTextDocument(typeof uri === "string" ? vscode.Uri.parse(uri) : uri) : vscode.window.activeTextEditor?.document;
	if (document?.languageId === "cjm")
		previews.show(document);
	else
		vscode.window.showInformationMessage(vscode.l10n.t("Open a map first"));
}

export function register(context, program) {
	const output = vscode.window.createOutputChannel(vscode.l10n.t("cjm messages")), commands = new Commands(program, output), previews = new Previews(context, program);
	const add = (name, act) => context.subscriptions.push(vscode.commands.registerCommand(name, act));
	add("cjm.showReferences", showReferences);
	add("cjm.preview", (uri) => preview(previews, uri));
	add("cjm.build", () => commands.build());
	add("cjm.checkProject", () => commands.checkProject());
	add("cjm.new", () => commands.begin());
	add("cjm.import", () => commands.import());
	context.subscriptions.push(output);
}
