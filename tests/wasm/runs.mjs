// runs.mjs — command lines for the module, one after the other in one instance of it, as tests/wasm/run asks: a line of JSON each, in and out. The files are the machine's.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const place = process.argv[2]; // of the package
const load = (name) => import(pathToFileURL(path.resolve(place, name)));
const { Instance } = await load("module.js"), { DISK } = await load("disk.js");
const module = new WebAssembly.Module(fs.readFileSync(path.join(place, "cjm.wasm")));

let said, given, instance, asked;

const host = {
	...DISK,
	read: (word) => (word === "-" ? given : DISK.read(word)),
	put: (stream, bytes) => said[stream].push(Buffer.from(bytes)),
	isTerminal: () => false,
	columns: () => 0,
	// Graphviz as it is on this machine: that of the native program.
	layOut: (dot) => {
		if (asked.laysOut === false)
			throw Object.assign(new Error(), { code: "ENOENT" });
		return asked.answer ?? execFileSync("dot", ["-Kdot", "-Tjson0"], { input: dot, maxBuffer: 1 << 28 }).toString();
	},
	environment: {},
};

for await (const line of readline.createInterface({ input: process.stdin })) {
	asked = JSON.parse(line);
	said = [[], [], []];
	given = Buffer.from(asked.input ?? "", "base64");
	instance ??= new Instance(module, host);
	let status;
	try {
		status = instance.command(["cjm", ...asked.words]);
	} catch (error) {
		status = String(error.stack);
		instance = undefined;
	}
	const [, out, err] = said.map((parts) => Buffer.concat(parts).toString("base64"));
	process.stdout.write(JSON.stringify({ status, out, err, memory: instance?.memory.buffer.byteLength }) + "\n");
}
