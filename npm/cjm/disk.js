// disk.js — the machine's files for the command line in Node (see module.js): the paths of the system are the module's paths, with '/' between folders.
import fs from "node:fs";
import path from "node:path";

const isWindows = process.platform === "win32";

/** A path of the system as the module has it: with slashes; a drive's after one, and relative where it lies on the drive that we work on. */
export function toModule(word, { sep = path.sep, cwd = process.cwd(), relative = path.relative } = {}) {
	if (sep === "/" || word === "-")
		return word;
	const drive = /^[A-Za-z]:[\\/]/.test(word);
	if (drive && word[0].toLowerCase() === cwd[0].toLowerCase())
		word = relative(cwd, word) || ".";
	else if (drive)
		word = "/" + word;
	return word.replaceAll("\\", "/");
}

/** Back again. */
function toSystem(word) {
	return isWindows && /^\/[A-Za-z]:/.test(word) ? word.slice(1) : word;
}

function fail(code) {
	throw Object.assign(new Error(code), { code });
}

function kindOf(stat) {
	return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
}

function isStandardOutput(stat) {
	if (process.platform === "win32") // there it has no path
		return false;
	const out = fs.fstatSync(1);
	return out.dev === stat.dev && out.ino === stat.ino;
}

/** Whole or not at all: beside its place, and renamed. What a link leads to is what changes; what is no ordinary file is written as it is. */
function write(target, bytes) {
	const place = fs.statSync(target, { throwIfNoEntry: false });
	if (place && isStandardOutput(place))
		return put(1, bytes);
	if (place && !place.isFile() && !place.isDirectory())
		return fs.writeFileSync(target, bytes);
	const real = fs.existsSync(target) ? fs.realpathSync(target) : target;
	const before = fs.existsSync(real) ? fs.statSync(real) : null;
	if (!before && fs.lstatSync(target, { throwIfNoEntry: false }))
		fail("ENOLINK"); // a link that leads nowhere
	if (before?.isDirectory())
		fail("EISDIR");
	const beside = path.join(path.dirname(real), `.cjm-writing-${process.pid}`);
	try {
		fs.writeFileSync(beside, bytes, before ? { mode: before.mode & 0o7777, flag: "wx" } : { flag: "wx" });
		if (before)
			fs.chmodSync(beside, before.mode & 0o7777);
		fs.renameSync(beside, real);
	} catch (error) {
		fs.rmSync(beside, { force: true });
		throw error;
	}
}

function put(stream, bytes) {
	for (let at = 0; at < bytes.length;)
		try {
			at += fs.writeSync(stream, bytes, at);
		} catch (error) {
			if (error.code !== "EAGAIN") // a pipe that is full for the moment
				throw error;
		}
}

function readInput() {
	try {
		return fs.readFileSync(0);
	} catch (error) {
		if (error.code === "EOF") // Windows, where nothing is handed in
			return new Uint8Array();
		throw error;
	}
}

export const DISK = {
	look(word) {
		const stat = fs.statSync(toSystem(word), { bigint: true });
		return { device: BigInt.asUintN(64, stat.dev), inode: BigInt.asUintN(64, stat.ino), size: stat.size, changed: stat.mtimeNs, links: Number(stat.nlink), kind: kindOf(stat), isProtected: stat.isFile() && !(stat.mode & 0o222n) };
	},
	resolve: (word) => {
		const real = fs.realpathSync.native(toSystem(word));
		return isWindows ? "/" + real.replaceAll("\\", "/") : real;
	},
	read: (word) => (word === "-" ? readInput() : fs.readFileSync(toSystem(word))),
	list: (word) => fs.readdirSync(toSystem(word)),
	write: (word, bytes) => write(toSystem(word), bytes),
	makeFolder: (word) => fs.mkdirSync(toSystem(word), { recursive: true }),
	columns: () => Number(process.env.COLUMNS) || process.stdout.columns || 0,
	isTerminal: (stream) => (stream === 1 ? process.stdout.isTTY : stream === 2 ? process.stderr.isTTY : false) ?? false,
	put,
	now: Date.now,
	environment: Object.fromEntries(["NO_COLOR", "TERM", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH", "GIT_PAGER_IN_USE", "GIT_DIFF_PATH_COUNTER"].flatMap((name) => (name in process.env ? [[name, process.env[name]]] : []))),
};
