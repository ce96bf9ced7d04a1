// disk.js — files of the computer: read where the author chooses them, and written only where the author says so.
import { element } from "./dom.js";
import { isMap, Project } from "./project.js";
import { words } from "./words.js";

const MOST = 500, LARGEST = 10000000;
const READ = /\.(cjm|csv|png|jpe?g|svg)$/i; // what a map includes or shows
const TYPES = [{ description: "cjm", accept: { "text/plain": [".cjm"] } }];

const bytesIn = async (file) => new Uint8Array(await file.arrayBuffer());

/** The files that the author chooses in the browser's own way; none if nothing is chosen. */
export function choose(properties) {
	return new Promise((done) => {
		const input = element("input", { type: "file", ...properties });
		input.onchange = () => done([...input.files]);
		input.oncancel = () => done([]);
		input.click();
	});
}

/** A browser's dialog that the author leaves without choosing is no error. */
async function orNothing(promise) {
	try {
		return await promise;
	} catch (error) {
		if (error.name === "AbortError")
			return null;
		throw error;
	}
}

export async function openFile() {
	if (!window.showOpenFilePicker) {
		const [file] = await choose({ accept: ".cjm,text/plain" });
		return file ? projectOf(file) : null;
	}
	const [handle] = (await orNothing(showOpenFilePicker({ types: TYPES }))) ?? [];
	return handle ? projectOf(await handle.getFile(), handle) : null;
}

async function projectOf(file, handle) {
	const path = isMap(file.name) ? file.name : file.name.replace(/\.\w+$/, "") + ".cjm";
	return new Project([[path, await bytesIn(file)]], { handles: new Map(handle && path === file.name ? [[path, handle]] : []) });
}

/** A folder with all that its maps include. */
export async function openFolder() {
	if (!window.showDirectoryPicker) {
		const files = await choose({ webkitdirectory: true });
		return folderOf(files.map((file) => [file.webkitRelativePath.split("/").slice(1).join("/"), { getFile: () => file }]), new Map());
	}
	const folder = await orNothing(showDirectoryPicker({ mode: "readwrite" }));
	if (!folder)
		return null;
	const entries = [];
	await walk(folder, "", entries);
	return folderOf(entries, new Map(entries));
}

async function walk(folder, start, entries) {
	for await (const [name, handle] of folder.entries())
		if (handle.kind === "directory" && !name.startsWith(".") && name !== "node_modules")
			await walk(handle, `${start}${name}/`, entries);
		else if (handle.kind === "file" && READ.test(name) && entries.push([start + name, handle]) > MOST)
			throw new Error(words.tooManyFiles(MOST));
}

async function folderOf(entries, handles) {
	const chosen = entries.filter(([path]) => READ.test(path)).sort(([a], [b]) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1));
	if (!entries.length)
		return null;
	if (chosen.length > MOST)
		throw new Error(words.tooManyFiles(MOST));
	const files = [];
	for (const [path, handle] of chosen) {
		const file = await handle.getFile();
		if (file.size < LARGEST)
			files.push([path, await bytesIn(file)]);
	}
	if (!files.some(([path]) => isMap(path)))
		throw new Error(words.noMaps);
	return new Project(files, { handles });
}

/** Writes the files that were changed: where they came from, else where the author says, else as a download. Gives their names. */
export async function save(project) {
	const changed = project.unsaved.filter((path) => path === project.current || project.handles.has(path));
	const names = [];
	for (const path of changed.length ? changed : [project.current]) {
		const bytes = project.bytesOf(path), text = project.files.get(path), handle = project.handles.get(path);
		let name = path;
		if (handle?.createWritable)
			await write(handle, bytes);
		else if (window.showSaveFilePicker) {
			const chosen = await orNothing(showSaveFilePicker({ suggestedName: path.split("/").pop(), types: TYPES }));
			if (!chosen)
				continue;
			await write(chosen, bytes);
			project.handles.set(path, chosen);
			({ name } = chosen);
		} else
			download(path.split("/").pop(), bytes, "text/plain");
		project.saved.set(path, text); // that may be no longer what is there
		if (name !== path && path === project.current)
			project.rename(name);
		names.push(name);
	}
	return names;
}

async function write(handle, bytes) {
	const stream = await handle.createWritable();
	await stream.write(bytes);
	await stream.close();
}

export function download(name, content, type) {
	const url = URL.createObjectURL(new Blob([content], { type }));
	element("a", { href: url, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000);
}
