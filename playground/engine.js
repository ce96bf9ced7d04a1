// engine.js — asks the worker, and gives its answers, in the language of the interface.
import { tongue } from "./words.js";

export class Engine {
	#worker;
	#waiting = new Map();
	#count = 0;

	constructor(script) {
		this.#worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
		this.#worker.onmessage = ({ data: { id, result, error } }) => {
			const { done, fail } = this.#waiting.get(id);
			this.#waiting.delete(id);
			if (error === undefined)
				done(result);
			else
				fail(new Error(error));
		};
	}

	ask(task, words = {}) {
		return new Promise((done, fail) => {
			this.#waiting.set(++this.#count, { done, fail });
			this.#worker.postMessage({ id: this.#count, task, words: { messages: tongue, ...words } });
		});
	}
}

/** Runs one at a time, and of those that are asked for meanwhile only the last. */
export function latest(run) {
	let isRunning = false, next = null;
	return async function ask(...words) {
		next = words;
		if (isRunning)
			return;
		isRunning = true;
		try {
			while (next) {
				const now = next;
				next = null;
				await run(...now);
			}
		} finally {
			isRunning = false;
		}
	};
}
