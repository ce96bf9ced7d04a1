// drawing.js — the drawing: as large as one likes, and in both ways connected with the text.
import { byId, element } from "./dom.js";
import { morph } from "./morph.js";
import { words } from "./words.js";

const STEP = 1.2, LARGEST_FITTED = 1.25, SMALLEST = 0.1, LARGEST = 4, READABLE = 0.62; // below that texts are too small to be read
const MARGIN = 24;

/** The element, in a document that loads and runs nothing. This parser takes half the time of that for XML. */
function svgOf(text) {
	const inert = document.createElement("template");
	inert.innerHTML = text;
	return inert.content.querySelector("svg");
}

export class Drawing {
	#place = byId("drawing");
	#root;
	#paper = element("div", { class: "paper" });
	#svg = null;
	#room = this.#place.clientWidth;
	#scale = null; // null: all of the width, if it is readable
	#marked = [];
	#at = -1;
	#press = null;

	/** `chosen(path, line, column)`: an item was clicked; path is null for the map itself. */
	constructor(chosen, style) {
		this.chosen = chosen;
		this.#root = this.#place.attachShadow({ mode: "open" });
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(style);
		this.#root.adoptedStyleSheets = [sheet];
		this.#root.append(this.#paper);
		this.#root.addEventListener("click", (event) => this.#clicked(event));
		this.#place.addEventListener("keydown", (event) => this.#pressed(event));
		this.#place.addEventListener("wheel", (event) => event.ctrlKey && (event.preventDefault(), this.zoom(event.deltaY < 0 ? STEP : 1 / STEP)), { passive: false });
		this.#place.addEventListener("pointerdown", (event) => this.#grab(event));
		new ResizeObserver(() => ((this.#room = this.#place.clientWidth), this.#size())).observe(this.#place);
		byId("smaller").onclick = () => this.zoom(1 / STEP);
		byId("larger").onclick = () => this.zoom(STEP);
		byId("fit").onclick = () => ((this.#scale = null), this.#size());
	}

	// ---- what is shown ----

	/** The last one stays where this is none. */
	show(text) {
		const fresh = svgOf(text);
		const { width, height } = fresh.viewBox.baseVal, factor = this.#factorOf(width);
		fresh.setAttribute("width", width * factor);
		fresh.setAttribute("height", height * factor);
		if (this.#svg)
			morph(this.#svg, fresh);
		else
			this.#paper.prepend((this.#svg = fresh));
		this.#sayFactor(factor);
		this.#marked = [];
		this.#at = -1;
	}

	get isEmpty() {
		return !this.#svg;
	}

	get #wide() {
		return this.#svg.viewBox.baseVal.width;
	}

	/** Asked before anything is changed: it would have to be laid out for an answer. */
	#factorOf(width) {
		return this.#scale ?? Math.min(LARGEST_FITTED, Math.max((this.#room - 2 * MARGIN) / width, READABLE));
	}

	get #factor() {
		return this.#factorOf(this.#wide);
	}

	#sayFactor(factor) {
		const percent = Math.round(100 * factor);
		if (byId("fit").textContent === words.percent(percent))
			return;
		byId("fit").textContent = words.percent(percent);
		byId("fit").setAttribute("aria-label", words.zoom(percent));
	}

	#size() {
		if (!this.#svg || !this.#room)
			return;
		const factor = this.#factor;
		this.#svg.setAttribute("width", this.#wide * factor);
		this.#svg.setAttribute("height", this.#svg.viewBox.baseVal.height * factor);
		this.#sayFactor(factor);
		this.#outline();
	}

	/** What is in the middle stays there. */
	zoom(by) {
		if (!this.#svg)
			return;
		const place = this.#place, before = this.#factor;
		this.#scale = Math.max(SMALLEST, Math.min(LARGEST, before * by));
		const grown = this.#scale / before, x = place.scrollLeft + place.clientWidth / 2, y = place.scrollTop + place.clientHeight / 2;
		this.#size();
		place.scrollTo(x * grown - place.clientWidth / 2, y * grown - place.clientHeight / 2);
	}

	// ---- from the drawing to the text ----

	#clicked(event) {
		const at = event.target.closest?.("[data-line]");
		if (event.target.closest?.("a") && !(event.ctrlKey || event.metaKey))
			event.preventDefault(); // a link leads to where it is written
		if (at && !this.#press?.isDragged)
			this.#choose(at);
	}

	#choose(item) {
		this.#mark([item]);
		this.chosen(item.dataset.file ?? null, Number(item.dataset.line), Number(item.dataset.column ?? 1));
	}

	/** One for each place in the text: an emotion is a face, a word and a note. */
	#items() {
		const places = new Map();
		for (const item of this.#svg?.querySelectorAll("g[data-line], a[data-line]") ?? []) {
			const place = [item.dataset.file, item.dataset.line, item.dataset.column].join(":");
			if (item.textContent.trim() && !places.has(place))
				places.set(place, item);
		}
		return [...places.values()];
	}

	#pressed(event) {
		const items = this.#items();
		if (event.key === "Enter" && items[this.#at]) {
			event.preventDefault(); // the key is not for the text, which has the focus from here on
			this.#choose(items[this.#at]);
		}
		const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (!by || !items.length || event.altKey || event.ctrlKey || event.metaKey)
			return;
		event.preventDefault();
		const from = this.#at >= 0 ? this.#at : items.indexOf(this.#marked[0]);
		this.#at = Math.max(0, Math.min(items.length - 1, from + by));
		const item = items[this.#at];
		this.#mark([item]);
		this.#bring(item);
		const texts = [...item.querySelectorAll("text")].map((text) => text.textContent).join(" ");
		byId("spoken").textContent = `${item.getAttribute("aria-label") ?? texts.slice(0, 90)}, ${words.line(item.dataset.line)}`;
	}

	/** The hand moves the drawing; a click moves nothing. */
	#grab(event) {
		if (event.pointerType !== "mouse" || event.button !== 0)
			return;
		const place = this.#place, press = (this.#press = { x: event.clientX, y: event.clientY, left: place.scrollLeft, top: place.scrollTop, isDragged: false });
		const move = (e) => {
			press.isDragged ||= Math.hypot(e.clientX - press.x, e.clientY - press.y) > 5;
			if (press.isDragged)
				place.scrollTo(press.left - e.clientX + press.x, press.top - e.clientY + press.y);
		};
		addEventListener("pointermove", move);
		addEventListener("pointerup", () => removeEventListener("pointermove", move), { once: true });
	}

	// ---- from the text to the drawing ----

	/** Outlines what the line says, or what it belongs to; `path` is null for the map itself. */
	point(path, line, column, isFollowed) {
		if (!this.#svg)
			return;
		const own = [...this.#svg.querySelectorAll("[data-line]")].filter((item) => (item.dataset.file ?? null) === path);
		const lines = own.map((item) => Number(item.dataset.line)).filter((n) => n <= line);
		const nearest = Math.max(0, ...lines), there = own.filter((item) => Number(item.dataset.line) === nearest);
		const before = there.filter((item) => nearest < line || Number(item.dataset.column ?? 1) <= column);
		const most = Math.max(0, ...before.map((item) => Number(item.dataset.column ?? 1)));
		const items = nearest < line ? there.slice(0, 1) : before.length ? before.filter((item) => Number(item.dataset.column ?? 1) === most) : there;
		this.#at = -1;
		this.#mark(items);
		if (isFollowed && items.length)
			this.#bring(items[0]);
	}

	#mark(items) {
		this.#marked = items;
		this.#outline();
	}

	#outline() {
		this.#paper.querySelectorAll(".frame").forEach((old) => old.remove());
		const from = this.#paper.getBoundingClientRect();
		for (const item of this.#marked) {
			const box = item.getBoundingClientRect(), frame = element("div", { class: "frame" });
			Object.assign(frame.style, { left: `${box.left - from.left - 3}px`, top: `${box.top - from.top - 3}px`, width: `${box.width + 6}px`, height: `${box.height + 6}px` });
			this.#paper.append(frame);
		}
	}

	/** Scrolls no further than is needed. */
	#bring(item) {
		const box = item.getBoundingClientRect(), seen = this.#place.getBoundingClientRect(), room = 40;
		const by = (from, to, least, most) => (from < least + room ? from - least - room : to > most - room ? Math.min(to - most + room, from - least - room) : 0);
		this.#place.scrollBy({ left: by(box.left, box.right, seen.left, seen.right), top: by(box.top, box.bottom, seen.top, seen.bottom), behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
	}
}
