// commands.js — what the palette offers: to build a map, check a project, begin a map, and make one of a diagram or a table.
import path from "node:path";
import * as vscode from "vscode";

import { messagesOf } from "./preview.js";

const IMPORTED = () => ({ [vscode.l10n.t("Diagrams, tables and outlines")]: ["mmd", "mermaid", "md", "html", "rst", "csv", "xlsx", "json", "txt"], [vscode.l10n.t("All files")]: ["*"] });

export class Commands {
	#program;
	#output;

	constructor(program, output) {
		this.#program = program;
		this.#output = output;
	}

	/** What the program says is kept in the output; the first line of why it failed is shown as well. */
	async #run(words, options, messages = messagesOf()) {
		const done = await this.#program.run([...words, "--messages", messages, "--color", "never"], options);
		if (done.err)
			this.#output.append(done.err);
		if (done.status === 0)
			return done;
		const asked = await vscode.window.showErrorMessage(done.err.trim().split("\n")[0] || vscode.l10n.t("cjm does not run"), vscode.l10n.t("Show all"));
		if (asked)
			this.#output.show(true);
		return null;
	}

	async build() {
		const document = await this.#savedMap();
		const format = document && await vscode.window.showQuickPick(this.#program.formats, { title: vscode.l10n.t("Build the map as") });
		if (!format)
			return;
		const file = this.#program.pathOf(document.uri);
		if (await this.#run(["build", file, "-f", format], { cwd: path.dirname(file) })) {
			const asked = await vscode.window.showInformationMessage(vscode.l10n.t("{0} is built as {1}", path.basename(file), format), ...(this.#program.hasFolders ? [vscode.l10n.t("Show the folder")] : []));
			if (asked)
				await vscode.commands.executeCommand("revealFileInOS", document.uri);
		}
	}

	async checkProject() {
		const uri = vscode.window.activeTextEditor?.document.uri, own = uri && vscode.workspace.getWorkspaceFolder(uri), folder = own ?? vscode.workspace.workspaceFolders?.[0];
		const file = uri && this.#program.pathOf(uri), place = folder ? this.#program.pathOf(folder.uri) : file ? path.dirname(file) : null;
		if (!place)
			return void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder with maps first"));
		await this.#program.check(place, folder);
	}

	async begin() {
		const listed = await this.#run(["new"]), plain = listed && await this.#run(["new"], {}, "en");
		const template = plain && await vscode.window.showQuickPick(templatesOf(listed.out, plain.out), { title: vscode.l10n.t("Template"), matchOnDescription: true });
		if (!template)
			return;
		const from = template.takes === "MAP" ? await this.#savedPath() : template.takes === "FOLDER" ? await this.#chosen({ canSelectFolders: true, canSelectFiles: false }) : "";
		if (from === undefined)
			return;
		// What it includes is named from the folder that we are in: that of the map.
		const cwd = from && (template.takes === "MAP" ? path.dirname(from) : from);
		const made = await this.#run(["new", template.label, ...(from ? [from] : ["--lang", messagesOf()])], { cwd: cwd || undefined });
		if (made)
			await shown(made.out);
	}

	async import() {
		const file = await this.#chosen({ filters: IMPORTED() });
		const made = file && await this.#run(["import", file]);
		if (!made)
			return;
		await shown(made.out);
		if (made.err)
			this.#output.show(true); // what had to be guessed
	}

	/** The map of the active editor, saved; undefined if there is none. */
	async #savedMap() {
		const document = vscode.window.activeTextEditor?.document;
		if (document?.languageId !== "cjm" || !this.#program.pathOf(document.uri))
			return void vscode.window.showInformationMessage(vscode.l10n.t("Open a map that is saved in a file first"));
		return !document.isDirty || (await document.save()) ? document : undefined;
	}

	async #savedPath() {
		const document = await this.#savedMap();
		return document && this.#program.pathOf(document.uri);
	}

	async #chosen(options) {
		const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false, ...options })) ?? [];
		return uri && this.#program.take(uri);
	}
}

/** The templates as `cjm new` lists them, described in the reader’s language: { label, takes, description }. What one takes is said as in English: MAP, FOLDER or nothing. */
export function templatesOf(text, plain = text) {
	const rows = (list) => [...list.matchAll(/^ {2}([a-z][a-z-]*)(?: ([A-Z]+))? {2,}(\S.*)$/gm)], taken = new Map(rows(plain).map(([, label, takes]) => [label, takes ?? ""]));
	return rows(text).map(([, label, , description]) => ({ label, takes: taken.get(label) ?? "", description }));
}

/** A new map that is not saved yet. */
async function shown(content) {
	await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "cjm", content }));
}
