// worker.js — cjm itself, beside the page: whatever it takes, typing is never held up.
import { cjm } from "cjm";
import { Asking } from "./asking.js";
import smallest from "../samples/smallest.cjm";

let program, asking;
const files = new Map();

/** The bytes of build.mjs’s letters, with up to three more behind them. */
function bytesOf(letters) {
	const view = new DataView(new ArrayBuffer(letters.length / 5 * 4));
	for (let at = 0, to = 0; at < letters.length; at += 5, to += 4) {
		let number = 0;
		for (let i = at; i < at + 5; i++)
			number = number * 85 + letters.charCodeAt(i) - (letters.charCodeAt(i) < 60 ? 40 : 41);
		view.setUint32(to, number);
	}
	return view.buffer;
}

function inflate({ letters, length }) {
	const packed = bytesOf(letters).slice(0, length);
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
		asking = new Asking(program, files);
		return { version: program.version, flow: can({ view: "flow" }) };
	},
	/** All files of the project; those that were there before are gone. */
	put({ entries }) {
		files.clear();
		entries.forEach(([path, content]) => files.set(path, content));
		asking.forget();
	},
	draw({ path, text, request, messages }) {
		const begun = performance.now();
		files.set(path, text);
		const { status, files: made, findings } = program.build(files, { maps: path, format: "svg", lines: true, messages, ...request });
		return { status, findings, svg: made[0]?.text ?? null, took: performance.now() - begun };
	},
	check({ path, today, messages }) {
		return program.check(files, { maps: path, today, messages }).findings;
	},
	make({ path, request, messages }) {
		const { status, files: made } = program.build(files, { maps: path, messages, ...request });
		return { status, files: made.map((file) => ({ path: file.path, bytes: file.bytes })) };
	},
	tidy: ({ path, messages }) => program.format(files, { map: path, messages }),
	import: ({ content, name, messages }) => program.import(content, { path: name, messages }),
	/** What the language server answers of a map, as it is written now. */
	ask({ text, ...question }) {
		files.set(question.path, text);
		return asking.ask(question);
	},
	explain: ({ id, messages }) => program.explain(id, { format: "markdown", messages }),
};

onmessage = async ({ data: { id, task, words } }) => {
	try {
		postMessage({ id, result: await TASKS[task](words) });
	} catch (error) {
		postMessage({ id, error: error.message });
	}
};
