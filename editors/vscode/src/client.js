// client.js — the language client: starts `cjm lsp`, of the native program or of the module, and starts it again when the setting changes.
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

import { COMMANDS } from "./links.js";

export class Client {
	#client = null;
	#key = null; // of how it was started
	#turn = Promise.resolve();

	/** The server of the program that is launched so, and of no other; none for null. One after the other: what is being started cannot be stopped. */
	use(launch) {
		this.#turn = this.#turn.then(() => this.#change(launch), () => this.#change(launch));
		return this.#turn;
	}

	async #change(launch) {
		const key = JSON.stringify(launch);
		if (key === this.#key)
			return;
		const before = this.#client;
		this.#client = null;
		this.#key = null;
		await before?.stop();
		if (!launch)
			return;
		const { command, args, env } = launch;
		const client = new LanguageClient("cjm", "cjm", { command, args: [...args, "lsp"], options: { env: { ...process.env, ...env } }, transport: TransportKind.stdio }, {
			documentSelector: [{ scheme: "file", language: "cjm" }, { scheme: "untitled", language: "cjm" }],
			initializationOptions: { commands: COMMANDS },
		});
		await client.start();
		this.#client = client;
		this.#key = key;
	}
}
