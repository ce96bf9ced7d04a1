// client.js — the language client: starts `cjm lsp` where the native program is found, and starts it again when the setting changes.
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** What the server's links above declarations and journeys may call. */
const COMMANDS = ["cjm.showReferences", "cjm.preview"];

export class Client {
	#client = null;
	#path = null;
	#turn = Promise.resolve();

	/** The server of this program, and of no other; none for null. One after the other: what is being started cannot be stopped. */
	use(path) {
		this.#turn = this.#turn.then(() => this.#change(path), () => this.#change(path));
		return this.#turn;
	}

	get path() {
		return this.#path;
	}

	async #change(path) {
		if (path === this.#path)
			return;
		const before = this.#client;
		this.#client = null;
		this.#path = null;
		await before?.stop();
		if (!path)
			return;
		const client = new LanguageClient("cjm", "cjm", { command: path, args: ["lsp"], transport: TransportKind.stdio }, {
			documentSelector: [{ scheme: "file", language: "cjm" }, { scheme: "untitled", language: "cjm" }],
			initializationOptions: { commands: COMMANDS },
		});
		await client.start();
		this.#client = client;
		this.#path = path;
	}
}

/** “3 references” above a declaration was clicked. */
export async function showReferences(uri, { line, character }) {
	const document = vscode.Uri.parse(uri), position = new vscode.Position(line, character);
	const places = await vscode.commands.executeCommand("vscode.executeReferenceProvider", document, position);
	await vscode.commands.executeCommand("editor.action.showReferences", document, position, places ?? []);
}
