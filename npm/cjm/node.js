// node.js — for tools that run in Node: loaded at once, and with the files of a folder.
import fs from "node:fs";
import path from "node:path";

import { DISK, toModule } from "./disk.js";
import { layOut } from "./graphviz.js";
import { cjmOf } from "./index.js";

let module;

/** As `await cjm()`, but reads what maps include from this folder, and nothing outside it. */
export function cjmIn(root = ".") {
	module ??= new WebAssembly.Module(fs.readFileSync(new URL("./cjm.wasm", import.meta.url)));
	const { environment, put, ...files } = DISK;
	return cjmOf(module, { ...files, layOut }, toModule(path.resolve(root)));
}
