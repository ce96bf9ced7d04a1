// worker.js — the module in the browser’s edition: the language server, whose messages come as they are, and what the commands run.
import { cjm } from "../../../../npm/cjm/index.js";
import { placeOfUri } from "../../../../npm/cjm/server.js";

const files = new Map(), early = []; // by path; messages that came before it was ready
let program, server;

/** Files by URI; null for those that are gone. */
function take(changed) {
	for (const [uri, bytes] of Object.entries(changed))
		if (bytes)
			files.set(placeOfUri(uri), bytes);
		else
			files.delete(placeOfUri(uri));
}

const TASKS = {
	async start({ wasm, files: given, messages }) {
		program = await cjm({ wasm });
		take(given);
		server = program.languageServer({ files: given, messages, send: (message) => postMessage(message) });
		early.splice(0).forEach((data) => onmessage(data));
	},
	change({ files: changed }) {
		take(changed);
		server.change(changed);
	},
	run({ words, input, folder }, port) {
		try {
			port.postMessage(program.command(words, { files, input, folder }));
		} catch (error) {
			port.postMessage({ status: 3, out: "", err: error.message, files: {} });
		}
	},
};

onmessage = (event) => {
	const { data } = event;
	if (data.cjm === "start")
		TASKS.start(data);
	else if (!server)
		early.push(event);
	else if (data.cjm)
		TASKS[data.cjm](data, event.ports[0]);
	else
		server.receive(data);
};
