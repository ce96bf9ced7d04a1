// graphviz.js — Graphviz for the flow, in Node: the npm package @hpcc-js/wasm-graphviz, where it is installed. It loads in its own time, and in a worker, so that whoever asks can wait.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";

const PACKAGE = "@hpcc-js/wasm-graphviz";
const LONGEST = 60000; // milliseconds
const IN_WORKER = `
const { workerData } = require("node:worker_threads");
const { place, port, bell } = workerData;
const ring = (answer) => (port.postMessage(answer), Atomics.store(bell, 0, 1), Atomics.notify(bell, 0));
const graphviz = import(place).then(({ Graphviz }) => Graphviz.load());
port.on("message", (dot) => graphviz.then((g) => g.layout(dot, "json0", "dot")).then((json) => ring({ json }), (error) => ring({ error: String(error) })));
`;

function fail(code) {
	throw Object.assign(new Error(code), { code });
}

/** From beside this package, or from the folder in which we work. */
function find() {
	for (const from of [import.meta.url, path.join(process.cwd(), "package.json")])
		try {
			return pathToFileURL(createRequire(from).resolve(PACKAGE)).href;
		} catch (error) {
			if (!["MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED"].includes(error.code))
				throw error;
		}
	return fail("ENOENT");
}

let worker;

function start() {
	const { port1, port2 } = new MessageChannel(), bell = new Int32Array(new SharedArrayBuffer(4));
	const thread = new Worker(IN_WORKER, { eval: true, workerData: { place: find(), port: port2, bell }, transferList: [port2] });
	thread.unref();
	port1.unref();
	return { port: port1, bell };
}

/** A graph in the DOT language: Graphviz's JSON of it, at once. Throws an error with the code ENOENT where the package is not installed. */
export function layOut(dot) {
	worker ??= start();
	Atomics.store(worker.bell, 0, 0);
	worker.port.postMessage(dot);
	Atomics.wait(worker.bell, 0, 0, LONGEST);
	const { json } = receiveMessageOnPort(worker.port)?.message ?? {};
	return json ?? fail("EIO");
}
