// asking.js — beside the program, in the worker: the server that editors ask for completion, help and names. It knows each map as it was written last.

const CAPABILITIES = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
const uriOf = (path) => "file:///" + path.split("/").map(encodeURIComponent).join("/");

export class Asking {
	#program;
	#files;
	#server;
	#tongue;
	#held = new Map(); // the texts that it knows, by path
	#waiting = new Map();
	#count = 0;

	/** `files`: texts and bytes by path, which may change. */
	constructor(program, files) {
		this.#program = program;
		this.#files = files;
	}

	/** Other files: it begins again, when it is asked. */
	forget() {
		this.#server?.free();
		this.#server = undefined;
		this.#held.clear();
		this.#waiting.forEach(({ fail }) => fail(new Error("forgotten")));
		this.#waiting.clear();
	}

	/** The answer for a place of a map (a line and UTF-16 units from 0), and what else the method takes. */
	async ask({ path, method, params, messages }) {
		if (this.#tongue !== messages)
			this.forget();
		this.#tongue = messages;
		if (!this.#server)
			this.#begin();
		this.#tellTexts();
		return this.#withPaths(await this.#request(method, { textDocument: { uri: uriOf(path) }, ...params }));
	}

	#begin() {
		const other = [...this.#files].filter(([path]) => !path.endsWith(".cjm"));
		this.#server = this.#program.languageServer({ send: (message) => this.#hear(message), files: new Map(other), messages: this.#tongue, findings: false });
		this.#request("initialize", { capabilities: CAPABILITIES, rootUri: "file:///" });
		this.#tell("initialized", {});
	}

	#hear({ id, result, error }) {
		const { done, fail } = this.#waiting.get(id) ?? {};
		this.#waiting.delete(id);
		if (error)
			fail?.(new Error(error.message));
		else
			done?.(result);
	}

	#tell(method, params) {
		this.#server.receive({ jsonrpc: "2.0", method, params });
	}

	#request(method, params) {
		return new Promise((done, fail) => {
			this.#waiting.set(++this.#count, { done, fail });
			this.#server.receive({ jsonrpc: "2.0", id: this.#count, method, params });
		});
	}

	#tellTexts() {
		for (const [path, text] of this.#files) {
			const uri = uriOf(path), isNew = !this.#held.has(path);
			if (!path.endsWith(".cjm") || this.#held.get(path) === text)
				continue;
			this.#held.set(path, text);
			if (isNew)
				this.#tell("textDocument/didOpen", { textDocument: { uri, languageId: "cjm", version: 1, text } });
			else
				this.#tell("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
		}
	}

	/** Answers name files as the page does. */
	#withPaths(value) {
		const paths = new Map([...this.#files.keys()].map((path) => [uriOf(path), path]));
		const pathOf = (text) => paths.get(text) ?? text;
		const turned = (v) => (Array.isArray(v) ? v.map(turned) : v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([key, inner]) => [pathOf(key), key === "uri" ? pathOf(inner) : turned(inner)])) : v);
		return turned(value);
	}
}
