// preview.js — the panel beside the text: the map as it is being written. One for each map.
import path from "node:path";
import * as vscode from "vscode";

import { draw, filesIn } from "./draw.js";
import { pageOf } from "./page.js";

const PAUSE = 120; // milliseconds after the last key

class Preview {
	#panel;
	#program;
	#document;
	#last = null; // the last drawing, with the files that it names
	#sent = null;
	#files = new Set();
	#journey = null;
	#timer = null;
	#running = null;

	constructor(document, panel, program) {
		this.#document = document;
		this.#panel = panel;
		this.#program = program;
		panel.webview.onDidReceiveMessage((message) => this.#received(message));
		panel.onDidDispose(() => this.#end());
	}

	get document() {
		return this.#document;
	}

	reveal() {
		this.#panel.reveal(undefined, true);
	}

	/** After a pause; what is being drawn is given up. */
	changed() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.draw(), PAUSE);
	}

	cursorAt(line) {
		this.#panel.webview.postMessage({ type: "cursor", line });
	}

	async draw() {
		this.#running?.abort();
		const own = (this.#running = new AbortController());
		const made = await draw(this.#program, this.#document.getText(), { file: this.#program.pathOf(this.#document.uri), journey: this.#journey, messages: messagesOf(), signal: own.signal });
		if (own.signal.aborted)
			return;
		if (made.svg) {
			this.#files = filesIn(made.svg);
			this.#last = made;
		}
		this.#sent = { type: "drawing", ...made };
		this.#panel.webview.postMessage(this.#sent);
	}

	#received(message) {
		if (message.type === "ready")
			this.#again();
		else if (message.type === "journey") {
			this.#journey = String(message.id);
			this.draw();
		} else if (message.type === "place")
			this.#go(message);
	}

	/** The page was made anew, as whenever it was hidden: the last drawing, and then what is wrong now. */
	#again() {
		if (!this.#sent)
			return void this.draw();
		if (this.#last)
			this.#panel.webview.postMessage({ type: "drawing", ...this.#last });
		if (!this.#sent.svg)
			this.#panel.webview.postMessage(this.#sent);
	}

	/** To the line of what was clicked: of the map, or of a file that the drawing names. */
	async #go({ file, line, column }) {
		if (!Number.isInteger(line) || line < 1 || (file !== null && !this.#files.has(file)))
			return;
		const own = this.#program.pathOf(this.#document.uri);
		if (file !== null && !own)
			return;
		const document = file === null ? this.#document : await vscode.workspace.openTextDocument(this.#program.uriOf(path.resolve(path.dirname(own), file)));
		const at = new vscode.Position(Math.min(line, document.lineCount) - 1, Number.isInteger(column) && column > 0 ? column - 1 : 0);
		const open = vscode.window.visibleTextEditors.find((editor) => String(editor.document.uri) === String(document.uri));
		await vscode.window.showTextDocument(document, { viewColumn: open?.viewColumn ?? vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
	}

	#end() {
		clearTimeout(this.#timer);
		this.#running?.abort();
	}
}

/** The language of what the program says: one that it has. */
export function messagesOf() {
	return /^fr\b/i.test(vscode.env.language) ? "fr" : "en";
}

/** What the page of the preview says, in the editor’s language. */
const wordsOfPage = () => ({ language: vscode.l10n.bundle ? messagesOf() : "en", journey: vscode.l10n.t("Journey"), smaller: vscode.l10n.t("Smaller"), larger: vscode.l10n.t("Larger"), fit: vscode.l10n.t("Fit") });

export class Previews {
	#open = new Map();
	#context;
	#program;

	/** `program` runs cjm, and knows its paths (program.js, browser/program.js). */
	constructor(context, program) {
		this.#context = context;
		this.#program = program;
		context.subscriptions.push(
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#touched(document)),
			vscode.workspace.onDidSaveTextDocument((document) => this.#touched(document)),
			vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => this.#open.get(String(textEditor.document.uri))?.cursorAt(selections[0].active.line + 1)),
		);
	}

	/** Other maps may include what was saved or changed. */
	#touched(document) {
		const own = this.#open.get(String(document.uri));
		if (own)
			own.changed();
		else if (this.#program.pathOf(document.uri) && !document.isDirty)
			this.#open.forEach((preview) => preview.changed());
	}

	show(document) {
		const key = String(document.uri);
		if (this.#open.has(key))
			return this.#open.get(key).reveal();
		const media = vscode.Uri.joinPath(this.#context.extensionUri, "media");
		const panel = vscode.window.createWebviewPanel("cjm.preview", vscode.l10n.t("Drawing of {0}", path.basename(document.uri.path)), { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true, localResourceRoots: [media] });
		this.#open.set(key, new Preview(document, panel, this.#program));
		panel.onDidDispose(() => this.#open.delete(key));
		const address = (name) => panel.webview.asWebviewUri(vscode.Uri.joinPath(media, name));
		panel.webview.html = pageOf(panel.webview.cspSource, address("preview.js"), address("preview.css"), wordsOfPage());
		return undefined;
	}
}
