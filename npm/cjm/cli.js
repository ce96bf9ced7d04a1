#!/usr/bin/env node
// cli.js — the command line of the WebAssembly module: `npx cjm build map.cjm`.
import fs from "node:fs";
import process from "node:process";
import { setFlagsFromString } from "node:v8";

import { DISK, toModule } from "./disk.js";
import { layOut } from "./graphviz.js";
import { Instance, NO_MEMORY, SERVES } from "./module.js";

// V8 makes code faster as soon as it has run a little, on another processor: for one map that takes four times as long as drawing it. Later is soon enough for a thousand.
const [version] = process.versions.node.split("."), isServer = process.argv[2] === "lsp"; // which answers for hours
if (!isServer && version >= 18 && version <= 22) // of which it is known that they have this
	setFlagsFromString("--wasm-tiering-budget=1000000000");

const words = process.argv.slice(2).map((word) => toModule(word));
const module = new WebAssembly.Module(fs.readFileSync(new URL("./cjm.wasm", import.meta.url)));
try {
	const instance = new Instance(module, { ...DISK, layOut }), status = instance.command(["cjm", ...words]);
	if (status === SERVES)
		(await import("./stdio.js")).serve(instance);
	else
		process.exitCode = status;
} catch (error) {
	if (error.message !== NO_MEMORY)
		throw error;
	fs.writeSync(2, `cjm: ${NO_MEMORY}\n`);
	process.exitCode = 3;
}
