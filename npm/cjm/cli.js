#!/usr/bin/env node
// cli.js — the command line of the WebAssembly module: `npx cjm build map.cjm`.
import fs from "node:fs";
import process from "node:process";

import { DISK, toModule } from "./disk.js";
import { layOut } from "./graphviz.js";
import { Instance } from "./module.js";

const words = process.argv.slice(2).map((word) => toModule(word));
const module = new WebAssembly.Module(fs.readFileSync(new URL("./cjm.wasm", import.meta.url)));
process.exitCode = new Instance(module, { ...DISK, layOut }).command(["cjm", ...words]);
