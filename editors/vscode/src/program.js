// program.js — finds the program cjm, and runs it: the native one where there is one, else the WebAssembly module that is packed with the extension.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";

function isProgram(file, isWindows) {
	try {
		fs.accessSync(file, isWindows ? fs.constants.F_OK : fs.constants.X_OK);
		return fs.statSync(file).isFile();
	} catch {
		return false;
	}
}

/**
 * The absolute path of the native program: the setting's, else the first one in the path; null if there is none. Folders of the path that are relative are passed over: they would
 * be those of somebody else's project.
 */
export function findProgram(setting, { env = process.env, platform = process.platform } = {}) {
	const isWindows = platform === "win32";
	if (setting)
		return path.isAbsolute(setting) && isProgram(setting, isWindows) ? setting : null;
	const variable = Object.keys(env).find((name) => name === "PATH" || (isWindows && name.toUpperCase() === "PATH"));
	const folders = (env[variable] ?? "").split(isWindows ? ";" : ":").filter((folder) => path.isAbsolute(folder));
	return folders.map((folder) => path.join(folder, isWindows ? "cjm.exe" : "cjm")).find((file) => isProgram(file, isWindows)) ?? null;
}

/** How to start the program: { command, args, env }. The module runs in the editor's own Node. */
export function launchOf(native, module) {
	return native ? { command: native, args: [], env: {} } : { command: process.execPath, args: [module], env: { ELECTRON_RUN_AS_NODE: "1" } };
}

/** Runs it to its end, or until the signal is aborted: { status, out, err }, the status being null if it did not start or was ended. */
export function run(launch, words, { input = "", cwd, signal } = {}) {
	return new Promise((done) => {
		const child = spawn(launch.command, [...launch.args, ...words], { cwd, signal, env: { ...process.env, ...launch.env }, windowsHide: true });
		const out = [], err = [];
		child.stdout.on("data", (bytes) => out.push(bytes));
		child.stderr.on("data", (bytes) => err.push(bytes));
		child.on("error", (error) => done({ status: null, out: "", err: error.message }));
		child.on("close", (status) => done({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
		child.stdin.on("error", () => {}); // it may end without having read everything
		child.stdin.end(input);
	});
}

/** What the preview and the commands ask for, on a desktop: the program as a process of its own. `launch()` tells how, each time anew, since the setting may change. */
export class Program {
	formats = ["svg", "html", "pdf", "png", "pptx", "md", "xlsx", "csv", "json"];
	hasFolders = true; // that can be shown

	constructor(launch) {
		this.launch = launch;
	}

	run(words, options) {
		return run(this.launch(), words, options);
	}

	/** The path by which the program knows it; null for what is not on the disk. */
	pathOf(uri) {
		return uri.scheme === "file" ? uri.fsPath : null;
	}

	uriOf(file) {
		return vscode.Uri.file(file);
	}

	/** The path of a file that was chosen. */
	take(uri) {
		return uri.fsPath;
	}

	/** A task, so that its findings are listed with their places. */
	async check(place, folder) {
		const { command, args, env } = this.launch();
		const execution = new vscode.ProcessExecution(command, [...args, "check", "-f", "short", place], { cwd: place, env });
		await vscode.tasks.executeTask(new vscode.Task({ type: "cjm" }, folder ?? vscode.TaskScope.Workspace, "check", "cjm", execution, ["$cjm"]));
	}
}
