// worker.js — cjm itself, beside the page: whatever it takes, typing is never held up.
import { cjm } from "cjm";
import smallest from "../samples/smallest.cjm";

let program;
const files = new Map();

function inflate(base64) {
	const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Whether this program can make it: what needs a library that it lacks is thrown. */
function can(request) {
	try {
		return program.build(smallest, request).files.length > 0;
	} catch {
		return false;
	}
}

const TASKS = {
	async start({ packed }) {
		program = await cjm({ wasm: await inflate(packed) });
		program.build(smallest);
		return { version: program.version, flow: can({ view: "flow" }), xlsx: can({ format: "xlsx" }) };
	},
	/** All files of the project; those that were there before are gone. */
	put({ entries }) {
		files.clear();
		entries.forEach(([path, content]) => files.set(path, content));
	},
	draw({ path, text, request }) {
		const begun = performance.now();
		files.set(path, text);
		const { status, files: made, findings } = program.build(files, { maps: path, format: "svg", lines: true, ...request });
		return { status, findings, svg: made[0]?.text ?? null, took: performance.now() - begun };
	},
	check({ path, today }) {
		return program.check(files, { maps: path, today }).findings;
	},
	make({ path, request }) {
		const { status, files: made } = program.build(files, { maps: path, ...request });
		return { status, files: made.map((file) => ({ path: file.path, bytes: file.bytes })) };
	},
	tidy: ({ path }) => program.format(files, { map: path }),
	import: ({ content, name }) => program.import(content, { path: name }),
	explain: ({ id }) => program.explain(id, { format: "markdown" }),
};

onmessage = async ({ data: { id, task, words } }) => {
	try {
		postMessage({ id, result: await TASKS[task](words) });
	} catch (error) {
		postMessage({ id, error: error.message });
	}
};
