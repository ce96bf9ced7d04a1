// stdio.js — `npx cjm lsp`: the language server on standard input and output, each message behind a header.
import process from "node:process";

import { Service } from "./server.js";

const LENGTH_MOST = 2 ** 28;
const BREAK = Buffer.from("\r\n\r\n");

/** The length that a header says; NaN where it says none. */
function lengthOf(header) {
	const [, digits] = /^\s*Content-Length\s*:\s*(\d+)\s*$/im.exec(header) ?? [];
	return digits <= LENGTH_MOST ? Number(digits) : NaN;
}

/** Answers until the editor says `exit`, or is gone; then sets the exit status. */
export function serve(instance) {
	const { stdin, stdout } = process;
	let rest = Buffer.alloc(0);
	const service = new Service(instance, send, leave);

	function send(message) {
		const body = Buffer.from(message);
		stdout.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
	}
	function leave(isFine) {
		process.exitCode = isFine ? 0 : 1;
		service.free();
		stdin.destroy();
	}
	function take(bytes) {
		rest = rest.length ? Buffer.concat([rest, bytes]) : bytes;
		for (let end; (end = rest.indexOf(BREAK)) >= 0;) {
			const length = lengthOf(rest.toString("latin1", 0, end)), from = end + BREAK.length;
			if (Number.isNaN(length))
				return leave(false);
			if (rest.length < from + length)
				return;
			service.receive(rest.subarray(from, from + length));
			rest = rest.subarray(from + length);
		}
	}

	process.exitCode = 1; // unless it ends well
	stdin.on("data", take);
	stdin.on("error", () => leave(false));
	stdin.on("end", () => service.close());
	stdout.on("error", () => leave(false));
}
