// findings.js — what is wrong and what is missing: in the margin of the text, and as a list below it.
import { byId, element, sentence } from "./dom.js";
import { pageOf } from "./markdown.js";
import { ask } from "./menus.js";
import { placeIn } from "./editor.js";
import { tongue, words } from "./words.js";

const RANK = { error: 0, warning: 1, info: 2 };

/** What a fix does, in a few words. */
function nameOf(edits) {
	const [{ place, text }] = edits, short = text.trim().replace(/\s+/g, " ");
	if (edits.length > 1 || short.length > 40)
		return words.fix;
	return !short ? words.fixRemove : place.length ? words.fixWith(short) : words.fixAdd(short);
}

export class Findings {
	#list = byId("findings").querySelector("ul");
	#all = null; // until they are known

	constructor({ engine, project, editor, goTo }) {
		Object.assign(this, { engine, project, editor, goTo });
	}

	/** Errors come before gaps and notes, and all in the order of the text. */
	show(findings) {
		this.#all = findings.filter((finding) => finding.place).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
		const own = this.#all.filter((finding) => finding.place.path === this.project.current);
		this.editor.show(own, (finding) => this.#fixes(finding));
		this.#list.replaceChildren(...this.#all.map((finding) => this.#rowOf(finding)));
		this.say();
	}

	/** The sum, in the language of the interface. */
	say() {
		if (!this.#all)
			return;
		const count = (severity) => this.#all.filter((finding) => finding.severity === severity).length;
		const errors = count("error"), warnings = count("warning"), infos = count("info");
		const parts = [errors ? words.errors(errors) : words.fine, ...(warnings ? [words.warnings(warnings)] : []), ...(infos ? [words.infos(infos)] : [])];
		byId("state").textContent = parts.join(" · ");
		byId("findings").classList.toggle("wrong", errors > 0);
	}

	#fixes(finding) {
		return finding.edits.length ? [{ text: nameOf(finding.edits), act: () => this.#fix(finding) }] : [];
	}

	#rowOf(finding) {
		const { place, hint, id, severity } = finding, where = place.path === this.project.current ? words.line(place.line) : `${place.path}, ${words.line(place.line)}`;
		const buttons = [...this.#fixes(finding).map(({ text, act }) => element("button", { type: "button", class: "main", onclick: act }, text)),
			element("button", { type: "button", onclick: () => this.#explain(id) }, words.why)];
		return element("li", { class: severity },
			element("button", { type: "button", class: "go", onclick: () => this.goTo(place.path, place.line, place.column) }, element("span", { class: "kind" }, `${words.severity[severity]} · ${where}`), element("span", { class: "message", lang: tongue }, ...sentence(finding.message))),
			...(hint ? [element("p", { lang: tongue }, ...sentence(hint))] : []), element("p", { class: "buttons" }, ...buttons));
	}

	/** All edits of the fix, in whichever files of the project. */
	#fix({ edits }) {
		const other = edits.filter(({ place }) => place.path !== this.project.current);
		const { doc } = this.editor.view.state;
		this.editor.change(edits.filter((edit) => !other.includes(edit)).map(({ place, text }) => {
			const from = placeIn(doc, place.line, place.column);
			return { from, to: place.length ? placeIn(doc, place.endLine, place.endColumn) : from, insert: text };
		}));
		if (other.length)
			this.goTo(other[0].place.path, other[0].place.line, other[0].place.column);
	}

	async #explain(id) {
		await ask(words.explained, element("div", { class: "page", lang: tongue }, ...pageOf(await this.engine.ask("explain", { id }))));
	}
}
