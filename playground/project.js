// project.js — the map that is open, with the files that it includes: their contents, and which of them are saved.
import { keep, kept } from "./keeping.js";

const LARGEST_KEPT = 2000000; // of what stays in the tab: browsers have room for some 5 MB

export const isMap = (path) => path.endsWith(".cjm");

/** As editors write it; some of Windows write what is not UTF-8. Of letters that were lost here, saving would make question marks. */
function textOf(bytes) {
	const mark = bytes[0] << 8 | bytes[1];
	try {
		return new TextDecoder({ 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[mark], { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1252").decode(bytes);
	}
}

export class Project {
	/** `files`: texts and bytes by path; `handles`: where they can be saved, if the browser lets them be. */
	constructor(files, { current, handles = new Map(), isSaved = true } = {}) {
		this.files = new Map([...files].map(([path, content]) => [path, isMap(path) && typeof content !== "string" ? textOf(content) : content]));
		this.ends = new Map(this.maps.map((path) => [path, this.files.get(path).includes("\r\n") ? "\r\n" : "\n"]));
		this.maps.forEach((path) => this.files.set(path, this.files.get(path).replaceAll("\r\n", "\n")));
		this.current = current ?? this.maps[0];
		this.handles = handles;
		this.saved = new Map(isSaved ? this.maps.map((path) => [path, this.files.get(path)]) : []);
	}

	get maps() {
		return [...this.files.keys()].filter(isMap);
	}

	get text() {
		return this.files.get(this.current);
	}

	set text(text) {
		this.files.set(this.current, text);
	}

	/** With the line ends that the file had. */
	bytesOf(path) {
		return new TextEncoder().encode(this.files.get(path).replaceAll("\n", this.ends.get(path) ?? "\n"));
	}

	get unsaved() {
		return this.maps.filter((path) => this.saved.get(path) !== this.files.get(path));
	}

	/** The map that is open has another name from here on; where others may include it, it keeps its own. */
	rename(name) {
		const before = this.current, path = before.replace(/[^/]*$/, () => name);
		if (!isMap(name) || this.files.has(path) || this.maps.length > 1)
			return;
		for (const key of ["files", "ends", "handles", "saved"])
			this[key] = new Map([...this[key]].map(([old, value]) => [old === before ? path : old, value]));
		this.current = path;
	}

	// ---- what outlives a reload ----

	keep() {
		const files = [...this.files].map(([path, content]) => [path, typeof content === "string" ? content : { bytes: base64Of(content) }]);
		if (JSON.stringify(files).length < LARGEST_KEPT)
			keep("project", { files, current: this.current, saved: [...this.saved] });
	}

	static kept() {
		const old = kept("project");
		if (!old)
			return null;
		const project = new Project(old.files.map(([path, content]) => [path, typeof content === "string" ? content : bytesOf(content.bytes)]), { current: old.current });
		project.saved = new Map(old.saved);
		return project;
	}
}

export function base64Of(bytes) {
	let letters = "";
	for (let at = 0; at < bytes.length; at += 32768)
		letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
	return btoa(letters);
}

export function bytesOf(base64) {
	return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
