// hanging.js — a long line goes on below its own beginning, so that the indentation can still be read.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

const INSET = 8, FURTHER = 2, DEEPEST = 40; // px before a line; characters by which the rest of it is indented further, and at the most

const classOf = (hang) => `cm-hang-${hang}`;
const styleOf = (hang) => ({ textIndent: `-${hang}ch`, paddingInlineStart: `calc(${INSET}px + ${hang}ch) !important` });
/** Classes, since the policy of the page allows no style on an element. */
const styles = EditorView.theme(Object.fromEntries(Array.from({ length: DEEPEST + 1 }, (_, hang) => ["." + classOf(hang), styleOf(hang)])));

function decorate({ state, visibleRanges }) {
	const builder = new RangeSetBuilder();
	for (const { from, to } of visibleRanges)
		for (let at = from; at <= to; ) {
			const line = state.doc.lineAt(at), hang = Math.min(DEEPEST, line.text.match(/^ */)[0].length + FURTHER);
			builder.add(line.from, line.from, Decoration.line({ class: classOf(hang) }));
			at = line.to + 1;
		}
	return builder.finish();
}

export const hangingLines = [styles, ViewPlugin.fromClass(class {
	constructor(view) {
		this.decorations = decorate(view);
	}

	update(update) {
		if (update.docChanged || update.viewportChanged)
			this.decorations = decorate(update.view);
	}
}, { decorations: (plugin) => plugin.decorations })];
