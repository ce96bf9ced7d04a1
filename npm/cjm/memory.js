// memory.js — a disk in memory for a command line: the files that are given, in their folders, and those that it writes.

const ROOT = "/project";
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function fail(code) {
	throw Object.assign(new Error(code), { code });
}

/** The path from the root, without "." and "..". */
function tidied(path, folder) {
	const parts = [];
	for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/"))
		if (part === "..")
			parts.pop();
		else if (part && part !== ".")
			parts.push(part);
	return "/" + parts.join("/");
}

export class MemoryDisk {
	#files = new Map(); // by tidy path: { bytes, inode, changed, isWritten }
	#folders = new Map([["/", 1]]);
	#count = 1;
	#here;
	#streams = [[], [], []];
	#input;
	environment = {};

	/** `folder` is the one that relative paths begin at. */
	constructor(entries, input, { now, columns, layOut, folder = ROOT }) {
		this.#here = tidied(folder, "");
		this.makeFolders(this.#here);
		this.#input = input;
		this.now = now;
		this.columns = columns;
		this.layOut = layOut;
		for (const [path, bytes] of entries)
			this.place(path, bytes);
	}

	/** A file that is there, in folders that are made for it. */
	place(path, bytes) {
		const whole = this.#tidy(path);
		this.makeFolders(whole.slice(0, whole.lastIndexOf("/")));
		this.#files.set(whole, { bytes, inode: ++this.#count, changed: 0, isWritten: false });
	}

	#tidy(path) {
		return tidied(path, this.#here);
	}

	/** All that lead there. */
	makeFolders(whole) {
		const parts = whole.split("/").slice(1).filter(Boolean);
		parts.forEach((_, i) => this.makeFolder("/" + parts.slice(0, i + 1).join("/")));
	}

	remove(path) {
		this.#files.delete(this.#tidy(path));
	}

	look(path) {
		const whole = this.#tidy(path), file = this.#files.get(whole), folder = this.#folders.get(whole);
		if (file && !path.endsWith("/"))
			return { kind: "file", inode: file.inode, size: file.bytes.length, changed: file.changed };
		return folder ? { kind: "folder", inode: folder, size: 0 } : fail("ENOENT");
	}

	resolve(path) {
		this.look(path);
		return this.#tidy(path);
	}

	read(path) {
		return path === "-" ? this.#input : this.#files.get(this.#tidy(path))?.bytes ?? fail("ENOENT");
	}

	list(path) {
		const folder = this.#tidy(path), start = folder === "/" ? "/" : folder + "/";
		if (!this.#folders.has(folder))
			fail(this.#files.has(folder) ? "ENOTDIR" : "ENOENT");
		return [...this.#files.keys(), ...this.#folders.keys()].filter((name) => name.startsWith(start) && name !== start && !name.slice(start.length).includes("/")).map((name) => name.slice(start.length));
	}

	write(path, bytes) {
		const whole = this.#tidy(path), folder = whole.slice(0, whole.lastIndexOf("/")) || "/";
		if (this.#folders.has(whole))
			fail("EISDIR");
		if (!this.#folders.has(folder))
			fail("ENOENT");
		const inode = ++this.#count;
		this.#files.set(whole, { bytes, inode, changed: inode, isWritten: true });
	}

	makeFolder(path) {
		const whole = this.#tidy(path);
		if (this.#files.has(whole))
			fail("ENOTDIR");
		if (!this.#folders.has(whole))
			this.#folders.set(whole, ++this.#count);
	}

	put(stream, bytes) {
		this.#streams[stream].push(bytes);
	}

	/** All that was written to a stream. */
	said(stream) {
		return this.#streams[stream].map((bytes, i, all) => decoder.decode(bytes, { stream: i < all.length - 1 })).join("");
	}

	/** Paths from the working folder and their bytes. */
	written() {
		return Object.fromEntries([...this.#files].filter(([, file]) => file.isWritten).map(([path, file]) => [path.startsWith(this.#here + "/") ? path.slice(this.#here.length + 1) : path, file.bytes]));
	}
}
