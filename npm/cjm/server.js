// server.js — the language server in the module: messages in, messages out. Each is answered in its turn, with time between for what comes meanwhile, such as a cancellation.

const WAITS = 0, BUSY = 1, PAUSED = 2, ENDED = 3; // enum host_lsp
const PAUSE = 150; // milliseconds without a message, after which findings are sent
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Runs it when all that has come already was heard: a timer of 0 would take four milliseconds in a browser. */
function later(run) {
	if (typeof setImmediate === "function")
		return setImmediate(run);
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		port1.close();
		run();
	};
	port2.postMessage(0);
}

const URI = /^([a-z][a-z0-9+.-]+):(\/\/)?(.*)$/is;

/** The path by which the server knows a URI (src/lsp/uri.c): of a file its own, of others one below a folder that no disk has. */
export function placeOfUri(path) {
	const [, scheme, slashes, rest] = URI.exec(path) ?? [];
	if (!scheme)
		return path.startsWith("/") ? path : "/" + path;
	return scheme === "file" && slashes && rest.startsWith("/") ? decodeURIComponent(rest) : `/~${scheme}${slashes ? "~" : ""}/${decodeURIComponent(rest)}`;
}

/** Back again. */
export function uriOfPlace(path) {
	const [, scheme, slashes, rest] = /^\/~([a-z][a-z0-9+.-]*)(~)?\/(.*)$/is.exec(path) ?? [];
	return URI.test(path) ? path : scheme ? `${scheme}:${slashes ? "//" : ""}${encodeURI(rest)}` : "file://" + encodeURI(placeOfUri(path));
}

export class Service {
	#instance;
	#server;
	#send;
	#end;
	#hasFindings;
	#timer;
	#isComing = false; // a step is due

	/** `send` gets each message of the server as a text; `end`, whether the session ended as it should. Without `hasFindings`, it only answers. */
	constructor(instance, send, end = () => {}, hasFindings = true) {
		this.#instance = instance;
		this.#send = send;
		this.#end = end;
		this.#hasFindings = hasFindings;
		this.#server = instance.call.cjm_lsp_new();
		if (!this.#server)
			throw new RangeError("out of memory");
	}

	/** A message of the editor: bytes, a text or an object. */
	receive(message) {
		if (!this.#server)
			return;
		const bytes = message instanceof Uint8Array ? message : encoder.encode(typeof message === "string" ? message : JSON.stringify(message));
		clearTimeout(this.#timer);
		this.#instance.lend([bytes], (at) => this.#instance.call.cjm_lsp_receive(this.#server, at, bytes.length));
		this.#deliver();
		this.#step("cjm_lsp_work");
	}

	/** Nothing more will come: answers what waits, and ends. */
	close() {
		let state = BUSY;
		while (this.#server && state === BUSY) {
			state = this.#instance.call.cjm_lsp_work(this.#server);
			this.#deliver();
		}
		if (this.#server)
			this.#finish(state === ENDED);
	}

	free() {
		clearTimeout(this.#timer);
		if (this.#server)
			this.#instance.call.cjm_lsp_free(this.#server);
		this.#server = 0;
	}

	#step(name) {
		if (this.#isComing)
			return;
		this.#isComing = true;
		later(() => {
			this.#isComing = false;
			if (this.#server)
				this.#go(this.#instance.call[name](this.#server), name);
		});
	}

	#go(state, name) {
		this.#deliver();
		if (state === WAITS || !this.#server || this.#isComing) // or somebody was told something, and answered at once
			return;
		if (state === BUSY)
			this.#step("cjm_lsp_work");
		else if (state === PAUSED && name === "cjm_lsp_settle")
			this.#step(name);
		else if (state === PAUSED && this.#hasFindings)
			this.#timer = setTimeout(() => this.#step("cjm_lsp_settle"), PAUSE);
		else if (state !== PAUSED)
			this.#finish(state === ENDED);
	}

	#finish(isFine) {
		this.free();
		this.#end(isFine);
	}

	#deliver() {
		const { call } = this.#instance, length = call.cjm_lsp_said_length(this.#server);
		if (!length)
			return;
		const said = decoder.decode(this.#instance.slice(call.cjm_lsp_said(this.#server), length - 1));
		for (const message of said.split("\0"))
			this.#send(message);
	}
}
