// draw.js — the drawing of a text that need not be saved: what the program makes of it, and what it says.
import path from "node:path";

/** The journeys of a text: [{ id, text }]; none where it cannot be read. */
async function journeysOf(program, text, words, options) {
	const { status, out } = await program.run(["build", "-", "-f", "json", ...words], { input: text, ...options });
	return status === 0 ? JSON.parse(out).journey ?? [] : [];
}

/**
 * Draws the text of the file `file` (null for one that is not on the disk), the journey with the id `journey` where it has several: { svg, trouble, journeys, journey }. svg is null if there
 * is no drawing; trouble is what the program says, empty if nothing.
 */
export async function draw(program, text, { file, journey, messages = "en", signal }) {
	const words = ["--messages", messages, "--color", "never", ...(file ? ["--stdin-filename", file] : [])], options = { signal, cwd: file ? path.dirname(file) : undefined };
	const svgOf = (more) => program.run(["build", "-", "-f", "svg", "--lines", ...words, ...more], { input: text, ...options });
	let made = await svgOf([]), journeys = [], chosen = null;
	if (made.status === 2 && (journeys = await journeysOf(program, text, words, options)).length > 1) {
		chosen = journeys.find(({ id }) => id === journey) ?? journeys[0];
		made = await svgOf(["--journey", chosen.id]);
	}
	return { svg: made.status === 0 ? made.out : null, trouble: made.err.trim(), journeys: chosen ? journeys.map(({ id, text: title }) => ({ id, title: title ?? id })) : [], journey: chosen?.id ?? null };
}

/** The files that parts of the drawing come from, as they are named in it. */
export function filesIn(svg) {
	const marks = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'" };
	return new Set([...svg.matchAll(/ data-file="([^"]*)"/g)].map(([, name]) => name.replace(/&(amp|lt|gt|quot|apos|#39);/g, (mark) => marks[mark])));
}
