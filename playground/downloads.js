// downloads.js — what one takes away: files that the program makes, a picture that the browser makes of the drawing, and paper.
import { byId, tell } from "./dom.js";
import { download } from "./disk.js";
import { words } from "./words.js";

const TYPES = {
	svg: "image/svg+xml", html: "text/html", md: "text/markdown", csv: "text/csv",
	pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const SHARP = 2, WIDEST = 16384, MOST_PIXELS = 120e6; // what browsers draw at the most

export class Downloads {
	#sheet = new CSSStyleSheet();

	/** `settings()`: the view, the theme and the language that are chosen, as the program's request. */
	constructor({ engine, project, settings }) {
		Object.assign(this, { engine, project, settings });
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
	}

	/** For a menu. */
	items() {
		return Object.entries(words.downloads).map(([format, text]) => ({
			text, act: () => this.#take(format).catch((error) => tell(error.message)),
		}));
	}

	async #take(format) {
		const own = { cjm: () => this.#text(), png: () => this.#picture(), print: () => this.print() }[format];
		const name = await (own ? own() : this.#file(format));
		if (name)
			tell(words.downloaded(name));
	}

	/** The drawing of a deck, a page or a report is not that of the view on the screen. */
	async #made(format) {
		const { view, ...request } = this.settings();
		const { status, files } = await this.engine.ask("make", { path: this.project().current, request: { ...request, format, view: format === "svg" ? view : undefined } });
		if (status !== "fine" || !files.length)
			throw new Error(words.correctFirst);
		return files[0];
	}

	async #file(format) {
		const { path, bytes } = await this.#made(format), name = path.split("/").pop();
		download(name, bytes, TYPES[format]);
		return name;
	}

	#text() {
		const name = this.project().current.split("/").pop();
		download(name, this.project().bytesOf(this.project().current), "text/plain");
		return name;
	}

	async #picture() {
		const { path, bytes } = await this.#made("svg"), name = path.split("/").pop().replace(/svg$/, "png");
		const picture = new Image(), url = URL.createObjectURL(new Blob([bytes], { type: TYPES.svg }));
		try {
			picture.src = url;
			await picture.decode();
			const { naturalWidth: width, naturalHeight: height } = picture;
			const factor = Math.min(SHARP, WIDEST / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
			if (factor < 0.5)
				throw new Error(words.tooLarge);
			const canvas = new OffscreenCanvas(Math.ceil(width * factor), Math.ceil(height * factor));
			canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
			download(name, await canvas.convertToBlob({ type: "image/png" }), "image/png");
		} finally {
			URL.revokeObjectURL(url);
		}
		return name;
	}

	/** On one sheet as large as the drawing; the dialog of the browser makes a PDF of it, or scales it to paper. */
	async print() {
		const { bytes } = await this.#made("svg");
		const svg = document.adoptNode(new DOMParser().parseFromString(new TextDecoder().decode(bytes), "image/svg+xml").documentElement);
		svg.style.display = "block"; // no room for a line of text below it
		const { width, height } = svg.viewBox.baseVal, place = byId("print");
		(place.shadowRoot ?? place.attachShadow({ mode: "open" })).replaceChildren(svg);
		this.#sheet.replaceSync(`@page{size:${Math.ceil(width)}px ${Math.ceil(height) + 1}px;margin:0}`);
		window.print();
	}
}
