// editor.js — the text of the map, in CodeMirror. It lives in a shadow tree, where its style needs no exception from the page's policy.
import { defaultKeymap, history, historyKeymap, toggleComment } from "@codemirror/commands";
import { indentService, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { sentence } from "./dom.js";
import { hangingLines } from "./hanging.js";
import { colors, language } from "./highlight.js";
import { phrases } from "./phrases.js";

const look = EditorView.theme({
	"&": { height: "100%", fontSize: "13.5px", color: "var(--ink)", backgroundColor: "var(--bg)" },
	"&.cm-focused": { outline: "none" },
	".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.7" },
	".cm-content": { padding: "14px 0 40px", caretColor: "var(--accent)" },
	".cm-line": { padding: "0 16px 0 8px" },
	".cm-gutters": { backgroundColor: "var(--bg)", color: "var(--meta)", border: "0" },
	".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 14px", minWidth: "34px" },
	".cm-activeLine": { backgroundColor: "var(--active)" },
	".cm-activeLineGutter": { backgroundColor: "var(--active)", color: "var(--ink)" },
	".cm-cursor": { borderLeft: "2px solid var(--accent)" },
	"&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--chosen) !important" },
	".cm-selectionMatch": { backgroundColor: "var(--chosen)" },
	".cm-lintRange-error": { backgroundImage: "none", borderBottom: "2px solid var(--error)" },
	".cm-lintRange-warning": { backgroundImage: "none", borderBottom: "2px dotted var(--warning)" },
	".cm-lintRange-info": { backgroundImage: "none" },
	".cm-gutter-lint": { width: "20px" },
	".cm-gutter-lint .cm-gutterElement": { padding: "0" },
	".cm-lint-marker": { content: "none", width: "9px", height: "9px", margin: "7px 5px", boxSizing: "border-box", verticalAlign: "top", borderRadius: "50%", background: "var(--meta)", padding: "0" },
	".cm-lint-marker-error": { content: "none", background: "var(--error)", borderRadius: "2px" },
	".cm-lint-marker-warning": { content: "none", background: "var(--warning)" },
	".cm-lint-marker-info": { content: "none", background: "none", border: "1.5px solid var(--meta)" },
	".cm-tooltip": { border: "1px solid var(--edge)", borderRadius: "9px", background: "var(--raised)", color: "var(--ink)", overflow: "hidden", maxWidth: "440px", boxShadow: "var(--shadow)" },
	".cm-tooltip.cm-tooltip-autocomplete": { overflow: "visible" }, // what is selected is explained beside it
	".cm-tooltip.cm-tooltip-autocomplete > ul": { borderRadius: "9px", maxHeight: "16em", minWidth: "180px", maxWidth: "min(440px, 92vw)", fontFamily: "var(--sans)" },
	".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 12px", lineHeight: "1.4" },
	".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
	".cm-tooltip.cm-completionInfo": { padding: "4px 13px", font: "13px/1.45 var(--sans)" },
	".cm-completionLabel": { fontWeight: "600" },
	".cm-completionDetail": { fontStyle: "normal", color: "var(--soft)", marginLeft: "12px" },
	"li[aria-selected] .cm-completionDetail": { color: "inherit" },
	".cm-help": { padding: "4px 13px", font: "13px/1.45 var(--sans)" },
	".cm-help ul, .cm-completionInfo ul": { margin: "6px 0", paddingLeft: "18px" },
	".cm-help p, .cm-completionInfo p": { margin: "7px 0" },
	".cm-help pre, .cm-completionInfo pre": { margin: "7px 0", padding: "8px 10px", overflow: "auto", borderRadius: "7px", background: "var(--card)", font: "12.5px/1.5 var(--mono)", whiteSpace: "pre-wrap" },
	".cm-snippetField": { backgroundColor: "var(--chosen)" },
	".cm-diagnostic": { padding: "9px 13px", borderLeft: "3px solid var(--meta)", font: "13px/1.45 var(--sans)" },
	".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
	".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
	".cm-diagnostic-info": { borderLeftColor: "var(--meta)" },
	".cm-diagnosticText, .cm-diagnosticText > span": { display: "block" },
	".cm-diagnosticText > span::first-letter, .cm-diagnostic small::first-letter": { textTransform: "uppercase" },
	".cm-diagnostic small": { display: "block", marginTop: "3px", color: "var(--soft)", fontSize: "12.5px" },
	".cm-diagnosticAction": { margin: "6px 8px 0 0", padding: "4px 10px", borderRadius: "6px", background: "var(--accent)", color: "var(--on-accent)", font: "500 12.5px var(--sans)", cursor: "pointer" },
	".cm-panels": { background: "var(--raised)", color: "var(--ink)", borderColor: "var(--line)" },
	".cm-panel.cm-search": { font: "13px var(--sans)", padding: "8px 12px" },
	".cm-panel input, .cm-panel button": { font: "13px var(--sans)" },
	".cm-textfield, .cm-button": { background: "var(--bg)", color: "var(--ink)", border: "1px solid var(--edge)", borderRadius: "6px", backgroundImage: "none" },
	".cm-searchMatch": { backgroundColor: "var(--chosen)" },
	".cm-placeholder": { color: "var(--meta)" },
});

/** The place in the document of a line and a column of the program's: characters are counted, not UTF-16 units. */
export function placeIn(doc, line, column) {
	const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
	return at.from + Math.min(at.length, [...at.text].slice(0, column - 1).join("").length);
}

/** Where findings are shown, with their fixes as buttons. */
function diagnosticOf(doc, finding, fixes) {
	const { place } = finding, from = placeIn(doc, place.line, place.column);
	const to = Math.max(from, placeIn(doc, place.endLine, place.endColumn));
	return {
		from, to, severity: finding.severity, message: finding.message,
		renderMessage() {
			const said = document.createElement("span");
			said.append(...sentence(finding.message));
			if (finding.hint) {
				const hint = document.createElement("small");
				hint.append(...sentence(finding.hint));
				said.append(hint);
			}
			return said;
		},
		actions: fixes(finding).map(({ text, act }) => ({ name: text, apply: act })),
	};
}

/** What is typed over a selection. Left to the browser, it would come with styles of its own, which the policy of the page forbids. */
const typingOver = EditorView.domEventHandlers({
	beforeinput(event, view) {
		if (event.inputType !== "insertText" || !event.data || view.composing || view.state.selection.main.empty)
			return false;
		view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
		return true;
	},
});

/** What a new line begins with: what a journey or a stage has is below it; else it is one more of what is above. */
const below = indentService.of((context, at) => {
	const isBegun = context.simulatedBreak === at && /^\s*(journey|stage)\b/.test(context.lineAt(at, -1).text);
	return isBegun ? context.lineIndent(at, -1) + context.unit : undefined;
});

export class Editor {
	#spoken = new Compartment();
	#isSilent = false;
	#label;

	/** `changed(text)`, `moved(line, column)`: what the author does, not what the page does; `more` extends the editor. */
	constructor(place, { changed, moved, keys, more }) {
		const root = place.attachShadow({ mode: "open" });
		this.changed = changed;
		this.moved = moved;
		this.keys = keys;
		this.more = more;
		this.view = new EditorView({ parent: root, root, state: this.#state("") });
	}

	#state(text) {
		return EditorState.create({ doc: text, extensions: [
			lineNumbers(), history(), drawSelection(), highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), EditorView.lineWrapping, typingOver, hangingLines, indentUnit.of("  "), below, language, colors, look, this.more,
			lintGutter(), this.#spoken.of(this.#attributes()), keymap.of([...this.keys, { key: "Mod-/", run: toggleComment }, { key: "F8", run: nextDiagnostic }, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
			EditorView.updateListener.of((update) => this.#updated(update)),
		] });
	}

	#attributes() {
		return [EditorView.contentAttributes.of({ "aria-label": this.#label ?? "", tabindex: "0", autocapitalize: "off", spellcheck: "false" }), EditorState.phrases.of(phrases())];
	}

	#updated(update) {
		if (update.docChanged && !this.#isSilent)
			this.changed(this.text);
		if (update.selectionSet && update.transactions.some((t) => t.annotation(Transaction.userEvent)))
			this.moved(...this.cursor);
	}

	/** Another label, and the words of another language. */
	say(label) {
		this.#label = label;
		this.view.dispatch({ effects: this.#spoken.reconfigure(this.#attributes()) });
	}

	get text() {
		return this.view.state.doc.toString();
	}

	get cursor() {
		const { head } = this.view.state.selection.main, line = this.view.state.doc.lineAt(head);
		return [line.number, [...line.text.slice(0, head - line.from)].length + 1];
	}

	/** Another file: there is nothing to undo. */
	open(text) {
		this.#isSilent = true;
		this.view.setState(this.#state(text));
		this.#isSilent = false;
	}

	/** Changes that can be undone: [{ from, to, insert }]. */
	change(changes) {
		this.view.dispatch({ changes, userEvent: "input" });
	}

	goTo(line, column = 1) {
		const at = placeIn(this.view.state.doc, line, column);
		this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
		this.view.focus();
	}

	show(findings, fixes) {
		const { doc } = this.view.state;
		this.view.dispatch(setDiagnostics(this.view.state, findings.map((finding) => diagnosticOf(doc, finding, fixes))));
	}
}
