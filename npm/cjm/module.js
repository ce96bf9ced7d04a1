// module.js — an instance of the WebAssembly module: its memory, the functions that it exports, and what it asks of its host (include/cjm/host.h).

/** What a RangeError says where the module gets no more memory; that instance cannot go on then. */
export const NO_MEMORY = "not enough memory";

const NO_SUCH_FILE = 44; // WASI's number
const HOST_FILE = 1, HOST_FOLDER = 2, HOST_OTHER = 3;
const KINDS = { file: HOST_FILE, folder: HOST_FOLDER, other: HOST_OTHER };
// WASI's numbers of what a host's own errors are called in Node.
const ERRORS = {
	EACCES: 2, EAGAIN: 6, EBADF: 8, EBUSY: 10, EEXIST: 20, EFBIG: 22, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32, EMFILE: 33, ENAMETOOLONG: 37, ENOENT: NO_SUCH_FILE, ENOLINK: 47,
	ENOSPC: 51, ENOTDIR: 54, ENOTEMPTY: 55, EPERM: 63, EPIPE: 64, EROFS: 69, ETXTBSY: 74, EXDEV: 75,
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What a function of the host failed with, as WASI's number; of anything else but an error of a file it is thrown on. */
function numberOf(error) {
	if (typeof error?.code !== "string")
		throw error;
	return ERRORS[error.code] ?? ERRORS.EIO;
}

/** What a command line gives instead of an exit status if it is `cjm lsp`: it is for the host to carry messages (server.js). */
export const SERVES = -1;

/** A host that has no files, no terminal and no environment. */
export const NO_HOST = { environment: {}, now: () => 0 };

function parsed(json) {
	try {
		return JSON.parse(json);
	} catch (cause) {
		throw Object.assign(new Error("this layout is no JSON", { cause }), { code: "EIO" });
	}
}

/** Graphviz's JSON of a graph, or an object, as the module reads it (src/graph/flow_engine.h): a line for the whole, for each node and for each edge. */
function placesOf(json) {
	const { bb, objects = [], edges = [] } = typeof json === "string" ? parsed(json) : json;
	const lines = [["graph", bb], ...objects.filter(({ pos }) => pos).map(({ name, pos }) => [name, pos]), ...edges.filter(({ id }) => id).map(({ id, pos, lp }) => [id, pos ?? "", lp ?? ""])];
	return lines.map((line) => line.join("\t") + "\n").join("");
}

export class Instance {
	/**
	 * `host` may have: look, resolve, read, list, write, makeFolder (throw an error with Node's `code`), layOut (a text in the DOT language: gives Graphviz's JSON of it),
	 * columns, put(stream, bytes), environment, now.
	 */
	constructor(module, host = NO_HOST) {
		this.host = host;
		this.instance = new WebAssembly.Instance(module, this.imports());
		this.call = this.instance.exports;
		this.memory = this.call.memory;
		this.call._initialize();
	}

	// ---- memory ----

	get bytes() {
		return new Uint8Array(this.memory.buffer);
	}

	get view() {
		return new DataView(this.memory.buffer);
	}

	text(at) {
		const bytes = this.bytes;
		let end = at;
		while (bytes[end])
			end++;
		return decoder.decode(bytes.subarray(at, end));
	}

	slice(at, length) {
		return this.bytes.slice(at, at + length);
	}

	/** Memory of the module that holds these bytes and a 0; to be freed. */
	give(bytes) {
		const at = this.call.malloc(bytes.length + 1);
		if (!at)
			throw new RangeError(NO_MEMORY);
		const memory = this.bytes;
		memory.set(bytes, at);
		memory[at + bytes.length] = 0;
		return at;
	}

	/** Runs `use` with the addresses of these texts (or bytes; undefined becomes NULL), and frees them. */
	lend(values, use) {
		const lent = values.map((value) => (value === undefined || value === null ? 0 : this.give(typeof value === "string" ? encoder.encode(value) : value)));
		try {
			return use(...lent);
		} finally {
			lent.filter(Boolean).forEach((at) => this.call.free(at));
		}
	}

	/** The command line: gives the exit status. */
	command(words) {
		return this.lend(words, (...lent) => {
			const list = this.give(new Uint8Array(4 * (lent.length + 1)));
			lent.forEach((at, i) => this.view.setUint32(list + 4 * i, at, true));
			try {
				return this.call.cjm_command(lent.length, list);
			} finally {
				this.call.free(list);
			}
		});
	}

	// ---- what it imports ----

	imports() {
		return { cjm: this.files(), wasi_snapshot_preview1: this.system() };
	}

	/** Calls the host's function of this name, if it has one; gives WASI's number. */
	ask(name, use) {
		if (!this.host[name])
			return NO_SUCH_FILE;
		try {
			use();
			return 0;
		} catch (error) {
			return numberOf(error);
		}
	}

	fill(result, bytes) {
		const at = this.give(bytes);
		this.view.setUint32(result, at, true);
		this.view.setUint32(result + 4, bytes.length, true);
	}

	setLook(at, look) {
		const view = this.view;
		view.setBigUint64(at, BigInt(look.device ?? 0), true);
		view.setBigUint64(at + 8, BigInt(look.inode), true);
		view.setBigUint64(at + 16, BigInt(look.size), true);
		view.setBigUint64(at + 24, BigInt(look.changed ?? 0), true);
		view.setUint32(at + 32, KINDS[look.kind], true);
		view.setUint32(at + 36, look.links ?? 1, true);
		view.setUint32(at + 40, look.isProtected ? 1 : 0, true);
	}

	files() {
		const host = this.host;
		return {
			look: (path, at) => this.ask("look", () => this.setLook(at, host.look(this.text(path)))),
			resolve: (path, at) => this.ask("resolve", () => this.fill(at, encoder.encode(host.resolve(this.text(path))))),
			read: (path, at) => this.ask("read", () => this.fill(at, host.read(this.text(path)))),
			list: (path, at) => this.ask("list", () => this.fill(at, encoder.encode(host.list(this.text(path)).map((name) => name + "\0").join("")))),
			write: (path, at, length) => this.ask("write", () => host.write(this.text(path), this.slice(at, length))),
			make_folder: (path) => this.ask("makeFolder", () => host.makeFolder(this.text(path))),
			lay_out: (graph, at) => this.ask("layOut", () => this.fill(at, encoder.encode(placesOf(host.layOut(this.text(graph)))))),
			columns: () => host.columns?.() ?? 0,
			no_memory: () => {
				throw new RangeError(NO_MEMORY);
			},
		};
	}

	/** What the C library needs. There are three streams and no other files. */
	system() {
		const variables = () => Object.entries(this.host.environment ?? {}).map(([name, value]) => encoder.encode(`${name}=${value}\0`));
		return {
			environ_sizes_get: (count, size) => {
				this.view.setUint32(count, variables().length, true);
				this.view.setUint32(size, variables().reduce((sum, v) => sum + v.length, 0), true);
				return 0;
			},
			environ_get: (list, at) => {
				for (const variable of variables()) {
					this.view.setUint32(list, at, true);
					this.bytes.set(variable, at);
					list += 4;
					at += variable.length;
				}
				return 0;
			},
			clock_time_get: (clock, precision, at) => (this.view.setBigUint64(at, BigInt(Math.floor(this.host.now?.() ?? 0)) * 1000000n, true), 0),
			fd_write: (stream, list, count, at) => this.write(stream, list, count, at),
			fd_read: (stream, list, count, at) => (this.view.setUint32(at, 0, true), 0),
			fd_close: () => 0,
			fd_seek: () => 70, // ESPIPE: a stream
			fd_fdstat_get: (stream, at) => {
				this.bytes.fill(0, at, at + 24);
				const isTerminal = this.host.isTerminal?.(stream) ?? false;
				this.view.setUint8(at, isTerminal ? 2 : 6); // a character device, which may be a terminal, or a socket
				if (!isTerminal)
					this.view.setBigUint64(at + 8, 2n ** 2n, true); // its rights: seeking, which no terminal has
				return stream <= 2 ? 0 : ERRORS.EBADF;
			},
			proc_exit: (status) => {
				throw new Error(`the module ended with status ${status}`);
			},
		};
	}

	write(stream, list, count, at) {
		const view = this.view;
		let length = 0;
		try {
			for (let i = 0; i < count; i++) {
				const part = this.slice(view.getUint32(list + 8 * i, true), view.getUint32(list + 8 * i + 4, true));
				if (part.length)
					this.host.put?.(stream, part);
				length += part.length;
			}
		} catch (error) {
			return numberOf(error);
		}
		view.setUint32(at, length, true);
		return 0;
	}
}
