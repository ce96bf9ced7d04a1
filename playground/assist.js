// assist.js — what helps while one writes: suggestions, help, other names, ways to a declaration, corrections. All of it is asked of the language server.
import { autocompletion, completionKeymap, snippet } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { hoverTooltip, keymap } from "@codemirror/view";
import { element, tell } from "./dom.js";
import { pageOf } from "./markdown.js";
import { answer, ask, choice } from "./menus.js";
import { tongue, words } from "./words.js";

/** The server counts lines from 0, and UTF-16 units, as the editor does. */
export function offsetIn(doc, { line, character }) {
	const at = doc.line(Math.max(1, Math.min(line + 1, doc.lines)));
	return Math.min(at.from + character, at.to);
}

function positionIn(doc, at) {
	const line = doc.lineAt(at);
	return { line: line.number - 1, character: at - line.from };
}

/** A snippet of the protocol as the editor writes them. */
function templateOf(text) {
	return text.replace(/[#$]\{(?!\d)/g, "\\$&").replace(/\$\{(\d+)\|([^,|}]*)[^}]*\}|\$\{(\d+):([^}]*)\}|\$(\d+)/g, (_, choiceAt, first, namedAt, name, at) => (choiceAt ? `\${${choiceAt}:${first}}` : namedAt ? `\${${namedAt}:${name}}` : `\${${at}}`));
}

/** Of what may stand here, what begins with this; a keyword also if the word is its name in another language. */
function begunBy(word, items) {
	const begun = word.toLowerCase();
	const found = items.filter(({ label, filterText = label }) => filterText.toLowerCase().startsWith(begun));
	return found.filter(({ textEdit }, i) => found.findIndex((other) => other.textEdit.newText === textEdit.newText) === i); // once, however many languages have it
}

const helpOf = ({ contents }) => element("div", { class: "page", lang: tongue }, ...pageOf(contents.value));

export class Assistant {
	/** `project()` is the one that is open; `change(edits)` edits its maps, by path; `goTo(path, line, column)`. */
	constructor({ engine, project, change, goTo }) {
		Object.assign(this, { engine, project, change, goTo });
	}

	/** What the editor is extended with. */
	get extensions() {
		const keys = [
			{ key: "F2", run: (view) => (this.rename(view), true) },
			{ key: "F12", run: (view) => (this.declaration(view), true) },
			{ key: "Mod-.", run: (view) => (this.offer(view), true) },
		];
		return [
			keymap.of(keys),
			autocompletion({ override: [(context) => this.#suggest(context)], icons: false, defaultKeymap: false, maxRenderedOptions: 60 }),
			keymap.of(completionKeymap),
			hoverTooltip((view, at) => this.#hover(view, at), { hideOnChange: true }),
		];
	}

	/** The answer for a place of the text; null where there is none. */
	#ask(state, method, at, more = {}) {
		const { current } = this.project();
		const params = { position: positionIn(state.doc, at), ...more };
		return this.engine.ask("ask", { path: current, text: state.doc.toString(), method, params });
	}

	// ---- while one types ----

	async #suggest(context) {
		const { state, pos, explicit } = context, word = context.matchBefore(/[\p{L}\p{N}_-]+/u);
		const kind = syntaxTree(state).resolveInner(pos, -1).name;
		const path = context.matchBefore(/(?:include|detail|data|image|logo)[ \t]+"[^"]*/), typed = path ? path.text.slice(path.text.indexOf('"') + 1) : word?.text ?? "";
		if (!path && ((!word && !explicit) || kind === "comment" || kind === "string"))
			return null;
		const told = await this.#ask(state, "textDocument/completion", pos).catch(() => null), items = begunBy(typed, told?.items ?? []);
		const isWritten = items.some(({ label }) => label === typed), isAnother = items.some(({ label, filterText }) => label !== typed && filterText === typed); // “action” is a step in French
		if (context.aborted || !items.length || (!explicit && isWritten && !isAnother)) // else Enter begins a new line
			return null;
		const from = offsetIn(state.doc, items[0].textEdit.range.start);
		return { from, filter: false, options: items.map((item) => this.#optionOf(item)) };
	}

	#optionOf({ label, detail, documentation, textEdit, insertTextFormat }) {
		return {
			label, detail,
			apply: insertTextFormat === 2 && textEdit.newText.includes("$") ? snippet(templateOf(textEdit.newText)) : textEdit.newText,
			info: documentation ? () => helpOf({ contents: documentation }) : undefined,
		};
	}

	async #hover(view, at) {
		const told = await this.#ask(view.state, "textDocument/hover", at).catch(() => null);
		if (!told)
			return null;
		const { doc } = view.state, pos = told.range ? offsetIn(doc, told.range.start) : at;
		return { pos, end: told.range ? offsetIn(doc, told.range.end) : at, create: () => ({ dom: element("div", { class: "cm-help" }, helpOf(told)) }) };
	}

	// ---- names ----

	async declaration(view) {
		const told = await this.#ask(view.state, "textDocument/definition", view.state.selection.main.head).catch(() => null);
		const place = [told].flat()[0];
		if (!place)
			return tell(words.noDeclaration);
		const { start } = place.range, { files } = this.project(), line = (files.get(place.uri) ?? "").split("\n")[start.line] ?? "";
		this.goTo(place.uri, start.line + 1, [...line.slice(0, start.character)].length + 1);
	}

	async rename(view) {
		const { state } = view, { head } = state.selection.main;
		const told = await this.#ask(state, "textDocument/prepareRename", head).catch(() => null);
		if (!told)
			return tell(words.noName);
		const input = element("input", { id: "new-name", value: told.placeholder, autofocus: true, autocomplete: "off", spellcheck: "false", "aria-describedby": "name-why" });
		const why = element("p", { id: "name-why", class: "why", role: "alert", lang: tongue });
		let changes = null;
		const form = element("form", { onsubmit: async (event) => {
			event.preventDefault();
			try {
				({ changes } = await this.#ask(state, "textDocument/rename", head, { newName: input.value.trim() }));
				answer("renamed");
			} catch (error) {
				why.textContent = error.message.replaceAll("`", "");
				input.setAttribute("aria-invalid", "true");
				input.focus();
			}
		} }, element("label", { for: "new-name" }, words.renameLabel(told.placeholder)), input, why, element("p", { class: "buttons" }, element("button", { class: "main" }, words.rename), choice(words.cancel, "")));
		const done = ask(words.renameTitle, form);
		input.select();
		if ((await done) === "renamed" && changes && state.doc.eq(view.state.doc)) {
			await this.change(changes);
			tell(words.renamed(Object.values(changes).flat().length));
		}
		view.focus();
	}

	// ---- corrections ----

	/** Help for what stands at the cursor, and all that can be done there. */
	async offer(view) {
		const { state } = view, { from, to, head } = state.selection.main, { doc } = state;
		const range = { start: positionIn(doc, from), end: positionIn(doc, to) };
		const [help, actions] = await Promise.all([
			this.#ask(state, "textDocument/hover", head).catch(() => null),
			this.#ask(state, "textDocument/codeAction", head, { range, context: { diagnostics: [] } }).catch(() => null),
		]);
		const offered = (actions ?? []).filter(({ edit }) => edit?.changes);
		if (!help && !offered.length)
			return tell(words.nothingHere);
		const buttons = offered.map(({ title }, i) => element("li", {}, choice(title, String(i))));
		const chosen = await ask(words.here, ...(help ? [helpOf(help)] : []), element("ul", { class: "offered", lang: tongue }, ...buttons));
		if (chosen && state.doc.eq(view.state.doc))
			await this.change(offered[chosen].edit.changes);
		view.focus();
	}
}
