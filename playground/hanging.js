// hanging.js — a long line goes on below its own beginning, so that the indentation can still be read.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";

const INSET = 8, FURTHER = 2; // px before a line; characters by which the rest of it is indented further

function decorate({ state, visibleRanges }) {
	const builder = new RangeSetBuilder();
	for (const { from, to } of visibleRanges)
		for (let at = from; at <= to; ) {
			const line = state.doc.lineAt(at), hang = line.text.match(/^ */)[0].length + FURTHER;
			builder.add(line.from, line.from, Decoration.line({ attributes: { style: `text-indent:-${hang}ch;padding-inline-start:calc(${INSET}px + ${hang}ch)` } }));
			at = line.to + 1;
		}
	return builder.finish();
}

export const hangingLines = ViewPlugin.fromClass(class {
	constructor(view) {
		this.decorations = decorate(view);
	}

	update(update) {
		if (update.docChanged || update.viewportChanged)
			this.decorations = decorate(update.view);
	}
}, { decorations: (plugin) => plugin.decorations });
