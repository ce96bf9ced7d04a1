// module.mjs PACKAGE SAMPLE — what the WebAssembly module takes in this Node, as the command sets it up: the processors' milliseconds for loading, for a first drawing of the sample and
// for each of the next ones, and the megabytes of its memory after them.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const [packed, sample, flag] = process.argv.slice(2);
if (flag)
	setFlagsFromString(flag);
const { Instance } = await import(pathToFileURL(path.resolve(packed, "module.js")));
const { DISK } = await import(pathToFileURL(path.resolve(packed, "disk.js")));

const used = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};

const start = used();
const instance = new Instance(new WebAssembly.Module(fs.readFileSync(path.join(packed, "cjm.wasm"))), { ...DISK, put: () => {} });
const loaded = used();
const draw = () => instance.command(["cjm", "build", sample, "-o", "-"]);
draw();
const drawn = used();
const NEXT = 50;
for (let i = 0; i < NEXT; i++)
	draw();
console.log([loaded - start, drawn - loaded, (used() - drawn) / NEXT, instance.memory.buffer.byteLength / 2 ** 20].map((n) => n.toFixed(1)).join(" "));
