// program.js — what the preview and the commands ask for, in a browser: the module in the worker, with the files that it has there.
import * as vscode from "vscode";

import { placeOfUri, uriOfPlace } from "../../../../npm/cjm/server.js";

export class Program {
	formats = ["svg", "html", "pptx", "md", "csv", "json"]; // those that the module makes
	hasFolders = false;
	#worker;
	#found = vscode.languages.createDiagnosticCollection("cjm-check");

	constructor(worker) {
		this.#worker = worker;
	}

	/** Runs it in the worker, and writes the files that it made; { status, out, err }, the status being null if the signal was aborted. */
	async run(words, { input = "", cwd, signal } = {}) {
		const { port1, port2 } = new MessageChannel();
		const { files, ...done } = await new Promise((answer) => {
			port1.onmessage = ({ data }) => answer(data);
			this.#worker.postMessage({ cjm: "run", words, input, folder: cwd }, [port2]);
		});
		port1.close();
		if (signal?.aborted)
			return { status: null, out: "", err: "" };
		for (const [place, bytes] of Object.entries(files))
			await vscode.workspace.fs.writeFile(this.uriOf(place.startsWith("/") ? place : `${cwd}/${place}`), bytes);
		return done;
	}

	/** The path by which the module knows it; null for what is in no file. */
	pathOf(uri) {
		return uri.scheme === "untitled" ? null : placeOfUri(uri.toString());
	}

	uriOf(place) {
		return vscode.Uri.parse(uriOfPlace(place));
	}

	/** The path of a file that was chosen, which the worker gets. */
	async take(uri) {
		const stat = await vscode.workspace.fs.stat(uri);
		if (stat.type !== vscode.FileType.Directory)
			this.#worker.postMessage({ cjm: "change", files: { [uri.toString()]: await vscode.workspace.fs.readFile(uri) } });
		return this.pathOf(uri);
	}

	/** No process can be a task here: the findings are listed as they are. */
	async check(place) {
		const { out, err } = await this.run(["check", "-f", "json", place], { cwd: place });
		this.#found.clear();
		if (!out)
			return void vscode.window.showErrorMessage(err.trim().split("\n")[0]);
		const LEVELS = { error: vscode.DiagnosticSeverity.Error, warning: vscode.DiagnosticSeverity.Warning, info: vscode.DiagnosticSeverity.Information };
		const byFile = new Map();
		for (const { file, line, column, end_line: endLine, end_column: endColumn, severity, message, id } of JSON.parse(out).findings) {
			const made = new vscode.Diagnostic(new vscode.Range(line - 1, column - 1, (endLine ?? line) - 1, (endColumn ?? column) - 1), message, LEVELS[severity]);
			Object.assign(made, { source: "cjm", code: id });
			byFile.set(file, [...(byFile.get(file) ?? []), made]);
		}
		byFile.forEach((list, file) => this.#found.set(this.uriOf(file.startsWith("/") ? file : `${place}/${file}`), list));
		vscode.commands.executeCommand("workbench.actions.view.problems");
	}
}
