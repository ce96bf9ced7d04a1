// panes.js — text and drawing side by side, or one of them on a narrow screen.
import { byId } from "./dom.js";
import { keep, kept } from "./keeping.js";

const LEAST = 20, MOST = 75, STEP = 5;

export class Panes {
	#divider = byId("divider");
	#width = kept("width") ?? 40;

	constructor() {
		for (const radio of document.querySelectorAll("#sides input"))
			radio.onchange = () => this.show(radio.value);
		this.#divider.addEventListener("keydown", (event) => {
			const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
			if (by)
				this.#set(this.#width + by);
		});
		this.#divider.addEventListener("pointerdown", (event) => {
			this.#divider.setPointerCapture(event.pointerId);
			this.#divider.onpointermove = (move) => this.#set((100 * move.clientX) / innerWidth);
			event.preventDefault();
		});
		this.#divider.addEventListener("pointerup", () => (this.#divider.onpointermove = null));
		this.show("text");
		this.#set(this.#width);
	}

	#set(width) {
		this.#width = Math.round(Math.max(LEAST, Math.min(MOST, width)));
		document.documentElement.style.setProperty("--part", `${this.#width}%`);
		keep("width", this.#width);
		this.say();
	}

	say() {
		this.#divider.setAttribute("aria-valuenow", this.#width);
	}

	/** Of what is narrow, "text" or "shown"; where there is room, both are shown. */
	show(side) {
		document.body.dataset.side = side;
		document.querySelector(`#sides input[value=${side}]`).checked = true;
	}
}
