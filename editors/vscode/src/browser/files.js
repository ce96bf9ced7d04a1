// files.js — whatever a map may name, for a module that cannot wait for a file: all of it is read before, and again when it changes.
import * as vscode from "vscode";

const NAMED = "**/*.{cjm,csv,png,jpg,jpeg,svg}";
const MOST = 5000, LARGEST = 5000000; // files; bytes of one

async function read(uri) {
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		return size <= LARGEST ? await vscode.workspace.fs.readFile(uri) : null;
	} catch {
		return null; // it is gone again
	}
}

export class Files {
	/** By URI. */
	async all() {
		const found = await vscode.workspace.findFiles(NAMED, undefined, MOST);
		const pairs = await Promise.all(found.map(async (uri) => [uri.toString(), await read(uri)]));
		return Object.fromEntries(pairs.filter(([, bytes]) => bytes));
	}

	/** Tells what has changed: bytes by URI, null for a file that is gone. */
	watch(tell) {
		const watcher = vscode.workspace.createFileSystemWatcher(NAMED), again = async (uri) => tell({ [uri.toString()]: await read(uri) });
		watcher.onDidCreate(again);
		watcher.onDidChange(again);
		watcher.onDidDelete((uri) => tell({ [uri.toString()]: null }));
		return watcher;
	}
}
