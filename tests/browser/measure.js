/* measure.js — what a reader would stumble over in a drawing, measured where it is shown: in the browser that has set its type.
 *
 * measure(svg, looksOnly) gives { texts, signs, faults }: how many lines of text and drawn signs were looked at, and what is wrong, each
 * with its kind, the element, its text and its place. FAULTS says what the kinds mean. Everything is in the drawing's own units.
 *
 * Boxes of text are those of its ink: from the first to the last letter as set, and as high as these very letters are. What lies beneath
 * a text or beside a sign is asked of the pixels of the drawing, painted without its texts. */
"use strict";

const FAULTS = {
	outside: "lies outside the drawing",
	card: "leaves its card",
	overlap: "lies on another text",
	crossed: "is crossed by a line or an edge",
	hidden: "is hidden by what is painted over it",
	contrast: "has too little contrast",
	sign: "has too little contrast for a sign",
	small: "is too small",
};
const SLACK = 0.6; /* of a pixel: nobody sees it, and sums of rounded numbers differ by less */
const LEAST = { contrast: 4.5, sign: 3, size: 11, halo: 3, opacity: 0.5, edge: 1.03, other: 1.1 };
const CARD = { width: 40, height: 20 }; /* a rectangle smaller than this, at the beginning of a group, is a sign */
const SIGN = { width: 48, height: 16 }; /* an area larger than this in both is a ground */
const GLASS = { scale: 8, widest: 4096, away: 0.75 }; /* how much larger; pixels at most; how far from a sign its ground is looked at, in the drawing's units */
const STEP = 4; /* at most, between two points of an outline */
const SHAPES = "rect, circle, ellipse, path, line, polyline, polygon, image";

/* ---- boxes ---- */

const boxOf = (x, y, width, height) => ({ left: x, top: y, right: x + width, bottom: y + height });
const grown = (b, by) => ({ left: b.left - by, top: b.top - by, right: b.right + by, bottom: b.bottom + by });
const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const within = (a, b) => a.left >= b.left && a.top >= b.top && a.right <= b.right && a.bottom <= b.bottom;

function transformed(box, matrix) {
	const corners = [[box.x, box.y], [box.x + box.width, box.y], [box.x, box.y + box.height], [box.x + box.width, box.y + box.height]]
		.map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
	const xs = corners.map((p) => p.x), ys = corners.map((p) => p.y);
	return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/* Whether the piece of a line goes through the box: cut by each of its sides in turn, something is left. */
function pieceCrosses([x1, y1, x2, y2], b) {
	let from = 0, to = 1;
	for (const [start, way, low, high] of [[x1, x2 - x1, b.left, b.right], [y1, y2 - y1, b.top, b.bottom]]) {
		if (way === 0) {
			if (start <= low || start >= high)
				return false;
			continue;
		}
		const a = (low - start) / way, z = (high - start) / way;
		from = Math.max(from, Math.min(a, z));
		to = Math.min(to, Math.max(a, z));
	}
	return from < to;
}

/* ---- colours ---- */

/* { r, g, b, a }; null: nothing is painted. A gradient is as strong as its strongest stop, and has no colour of its own. */
function colorOf(value, svg) {
	const numbers = value.match(/^rgba?\((.*)\)$/);
	if (numbers) {
		const [r, g, b, a = 1] = numbers[1].split(/[ ,/]+/).map(Number);
		return a > 0 ? { r, g, b, a } : null;
	}
	const id = value.match(/^url\(["']?#(.*?)["']?\)/);
	if (!id)
		return null;
	const stops = [...svg.querySelector("#" + CSS.escape(id[1])).querySelectorAll("stop")];
	return { a: Math.max(...stops.map((s) => Number(getComputedStyle(s).stopOpacity))), isGradient: true };
}

function luminance({ r, g, b }) {
	const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
	return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

const contrastOfLevels = (dark, light) => (light + 0.05) / (dark + 0.05);

function contrastOf(color, ground) {
	const seen = Object.fromEntries(["r", "g", "b"].map((k) => [k, color[k] * color.a + ground[k] * (1 - color.a)]));
	const a = luminance(seen), b = luminance(ground);
	return contrastOfLevels(Math.min(a, b), Math.max(a, b));
}

/* ---- what is painted ---- */

const opacityOf = (e, svg) => e === svg ? 1 : Number(getComputedStyle(e).opacity) * opacityOf(e.parentNode, svg);

class Paint {
	constructor(element, order, svg) {
		const style = getComputedStyle(element), opacity = opacityOf(element, svg);
		this.element = element;
		this.order = order;
		this.matrix = element.getCTM();
		this.isImage = element.localName === "image";
		this.fill = this.isImage ? { a: 1 } : colorOf(style.fill, svg);
		this.stroke = this.isImage ? null : colorOf(style.stroke, svg);
		this.fill && (this.fill.a *= Number(style.fillOpacity) * opacity);
		this.stroke && (this.stroke.a *= Number(style.strokeOpacity) * opacity);
		this.width = this.stroke ? parseFloat(style.strokeWidth) : 0;
		const box = element.getBBox();
		this.isNothing = (!this.fill?.a && !this.width) || style.visibility !== "visible" || style.display === "none" || !(box.width || box.height);
		this.area = transformed(box, this.matrix);
		this.box = grown(this.area, this.width / 2);
	}

	get outline() {
		return this.pieces ??= piecesOf(this.element, this.matrix);
	}

	contains(x, y) {
		if (x <= this.area.left || x >= this.area.right || y <= this.area.top || y >= this.area.bottom)
			return false;
		return this.isImage || this.element.isPointInFill(new DOMPoint(x, y).matrixTransform(this.matrix.inverse()));
	}

	isCrossing(box) {
		return !apart(this.box, box) && this.outline.some((piece) => pieceCrosses(piece, grown(box, this.width / 2)));
	}

	holds(box) {
		return this.contains((box.left + box.right) / 2, (box.top + box.bottom) / 2);
	}
}

/* ---- outlines ---- */

const ROUND = 24; /* pieces of a circle */

/* Around an ellipse, or a rectangle with such corners. */
function roundOf({ x, y, width, height }, rx, ry) {
	const points = [];
	for (let i = 0; i <= ROUND; i++) {
		const angle = 2 * Math.PI * ((i % ROUND) + 0.5) / ROUND, right = Math.cos(angle) > 0, low = Math.sin(angle) > 0;
		points.push([(right ? x + width - rx : x + rx) + rx * Math.cos(angle), (low ? y + height - ry : y + ry) + ry * Math.sin(angle)]);
	}
	return [points];
}

function curveTo(points, [x1, y1, x2, y2, x3, y3]) {
	const [x, y] = points.at(-1), count = Math.ceil((Math.hypot(x1 - x, y1 - y) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2)) / STEP) || 1;
	for (let i = 1; i <= count; i++) {
		const t = i / count, u = 1 - t, parts = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
		points.push([parts[0] * x + parts[1] * x1 + parts[2] * x2 + parts[3] * x3, parts[0] * y + parts[1] * y1 + parts[2] * y2 + parts[3] * y3]);
	}
}

/* Of the steps that cjm writes; null where there are others. */
function pathOf(d) {
	const runs = [];
	for (const [, op, rest] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
		const at = rest.match(/-?[\d.]+/g)?.map(Number) ?? [], run = runs.at(-1);
		if (op === "M" && at.length === 2)
			runs.push([at]);
		else if (op === "L" && at.length === 2)
			run.push(at);
		else if (op === "C" && at.length === 6)
			curveTo(run, at);
		else if (op === "Z")
			run.push(run[0]);
		else
			return null;
	}
	return runs;
}

/* As the browser walks along it; slow. */
function walked(element) {
	const length = element.getTotalLength(), count = Math.max(ROUND, Math.ceil(length / STEP)), runs = [];
	for (let i = 0, before = null; i <= count; i++) {
		const { x, y } = element.getPointAtLength(i * length / count);
		if (!before || Math.hypot(x - before[0], y - before[1]) > 1.01 * length / count)
			runs.push([]);
		runs.at(-1).push(before = [x, y]);
	}
	return runs;
}

function runsOf(element) {
	const box = element.getBBox();
	switch (element.localName) {
	case "image": return roundOf(box, 0, 0);
	case "rect": return roundOf(box, ...Array(2).fill(Math.min(element.rx.baseVal.value, box.width / 2, box.height / 2)));
	case "circle": case "ellipse": return roundOf(box, box.width / 2, box.height / 2);
	case "path": return pathOf(element.getAttribute("d")) ?? walked(element);
	default: return walked(element);
	}
}

/* Straight pieces from point to point, in the drawing's units. Where the pen was lifted there is none. */
function piecesOf(element, matrix) {
	const place = ([x, y]) => [matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f];
	return runsOf(element).flatMap((run) => run.map(place).map((p, i, all) => i ? [...all[i - 1], ...p] : null)).filter((piece) => piece && (piece[0] !== piece[2] || piece[1] !== piece[3]));
}

/* ---- lines of text ---- */

const brush = new OffscreenCanvas(1, 1).getContext("2d");
const FINE = 16; /* times larger, for a browser gives ink in whole pixels */

/* How far the ink of these letters reaches above and below the line that they stand on. */
function heightsOf(text, style) {
	brush.font = [style.fontStyle, style.fontWeight, FINE * parseFloat(style.fontSize) + "px", style.fontFamily].join(" ");
	const ink = brush.measureText(text);
	return [ink.actualBoundingBoxAscent / FINE, ink.actualBoundingBoxDescent / FINE];
}

class Line {
	constructor(node, before, element, order, svg) {
		const style = getComputedStyle(node.parentNode), all = node.data, from = all.length - all.trimStart().length;
		this.text = all.trim();
		this.element = element;
		this.order = order;
		const range = document.createRange();
		range.setStart(node, from);
		range.setEnd(node, from + this.text.length);
		const set = range.getBoundingClientRect(), matrix = element.getCTM(), corner = svg.getBoundingClientRect();
		const first = element.getStartPositionOfChar(Math.min(before + from, element.getNumberOfChars() - 1)).matrixTransform(matrix);
		const [above, below] = heightsOf(this.text, style).map((h) => h * matrix.d);
		this.box = { left: set.left - corner.left, right: set.right - corner.left, top: first.y - above, bottom: first.y + below };
		this.ink = grown(this.box, -SLACK);
		this.size = parseFloat(style.fontSize) * matrix.d;
		this.color = colorOf(style.fill, svg);
		this.color && (this.color.a *= Number(style.fillOpacity) * opacityOf(element, svg));
		const halo = style.paintOrder.startsWith("stroke") && parseFloat(style.strokeWidth) >= LEAST.halo && colorOf(style.stroke, svg);
		this.halo = halo && halo.a === 1 && Number(style.strokeOpacity) === 1 ? halo : null;
	}
}

function linesOf(element, order, svg) {
	const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), lines = [];
	for (let before = 0, node; (node = nodes.nextNode()); before += node.data.length)
		if (node.data.trim())
			lines.push(new Line(node, before, element, order, svg));
	return lines;
}

/* The rectangle that the group of a text begins with, or the one around that group. The text belongs into it, or on a ground of its own
 * in the same group, such as the heading above a frame. The band of a curve is no card: its scale stands beside it. */
function cardOf(element, paints) {
	for (let group = element.parentNode; group.localName === "g" || group.localName === "a"; group = group.parentNode) {
		const first = [...group.children].find((child) => !["title", "desc"].includes(child.localName));
		const card = first.localName === "rect" && !group.classList.contains("curve") && paints.get(first);
		if (card && card.area.right - card.area.left >= CARD.width && card.area.bottom - card.area.top >= CARD.height)
			return card;
	}
	return null;
}

/* ---- the drawing ---- */

function show(text) {
	const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
	if (svg.localName !== "svg")
		throw new Error("this is no SVG: " + svg.textContent.slice(0, 200));
	const { width, height } = svg.viewBox.baseVal;
	svg.setAttribute("width", width);
	svg.setAttribute("height", height);
	svg.style.textRendering = "geometricPrecision"; /* else letters are as wide as whole pixels, with some settings of a machine's fonts */
	document.body.style.margin = 0;
	document.body.replaceChildren(svg);
	return svg;
}

class Drawing {
	constructor(svg) {
		this.svg = svg;
		this.width = svg.viewBox.baseVal.width;
		this.height = svg.viewBox.baseVal.height;
		const strange = svg.querySelector("use, foreignObject, textPath, filter, mask");
		if (strange)
			throw new Error("<" + strange.localName + "> is not measured: measure.js must learn it");
		this.paints = [];
		this.lines = [];
		[...svg.querySelectorAll(SHAPES + ", text")].filter((e) => !e.closest("defs, clipPath")).forEach((e, order) =>
			e.localName === "text" ? this.lines.push(...linesOf(e, order, svg)) : this.paints.push(new Paint(e, order, svg)));
		this.paints = this.paints.filter((p) => !p.isNothing);
		this.lines = this.lines.filter((l) => l.color);
		this.faults = [];
		this.grounds = new Set();
	}

	/* The nearest thing with a name, then the element itself. */
	nameOf(element) {
		const named = element.parentNode.closest("[id], [class]");
		return (named && named !== this.svg ? (named.id ? "#" + named.id : "." + named.getAttribute("class").replace(/ /g, ".")) + " " : "") + element.localName;
	}

	add(kind, thing, why) {
		const { left, top } = thing.box;
		this.faults.push({ kind, element: this.nameOf(thing.element), text: thing.text ?? "", place: [Math.round(left), Math.round(top)], why });
	}
}

/* ---- what is beneath ---- */

/* The pixels of the drawing without its texts, a tile at a time. */
class Ground {
	static async of(d) {
		const ground = new Ground(), copy = d.svg.cloneNode(true);
		copy.querySelectorAll("text").forEach((t) => t.remove());
		ground.image = new Image();
		ground.image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
		await ground.image.decode();
		Object.assign(ground, { width: d.width, height: d.height, side: 1024, tiles: new Map() });
		return ground;
	}

	tile(column, row) {
		const key = column + " " + row;
		if (!this.tiles.has(key)) {
			const brush = new OffscreenCanvas(this.side, this.side).getContext("2d", { willReadFrequently: true });
			brush.drawImage(this.image, -column * this.side, -row * this.side);
			this.tiles.set(key, brush.getImageData(0, 0, this.side, this.side).data);
		}
		return this.tiles.get(key);
	}

	/* A part of it, so much larger that the smoothed edges of small signs keep apart. */
	closeUp({ left, top, right, bottom }) {
		const part = new Ground(), longest = Math.max(right - left, bottom - top), scale = Math.min(GLASS.scale, GLASS.widest / longest);
		const width = Math.ceil((right - left) * scale), height = Math.ceil((bottom - top) * scale);
		const brush = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
		brush.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
		brush.drawImage(this.image, 0, 0);
		const { data } = brush.getImageData(0, 0, width, height);
		part.at = (x, y) => {
			const column = Math.floor(Math.min(Math.max((x - left) * scale, 0), width - 1)), row = Math.floor(Math.min(Math.max((y - top) * scale, 0), height - 1));
			const at = 4 * (row * width + column);
			return { r: data[at], g: data[at + 1], b: data[at + 2] };
		};
		return part;
	}

	at(x, y) {
		x = Math.floor(Math.min(Math.max(x, 0), this.width - 1));
		y = Math.floor(Math.min(Math.max(y, 0), this.height - 1));
		const data = this.tile(Math.floor(x / this.side), Math.floor(y / this.side)), at = 4 * ((y % this.side) * this.side + (x % this.side));
		return { r: data[at], g: data[at + 1], b: data[at + 2] };
	}
}

/* At nine places along the line, above, in its middle and below. */
function pixelsBeneath(line, ground) {
	const { left, top, right, bottom } = line.ink;
	return [...Array(27).keys()].map((i) => ground.at(left + (right - left) * (i % 9) / 8, top + (bottom - top) * Math.floor(i / 9) / 2));
}

/* ---- where everything is ---- */

function checkInside(d) {
	const whole = grown(boxOf(0, 0, d.width, d.height), SLACK);
	for (const thing of [...d.lines, ...d.paints])
		if (!within(thing.box, whole))
			d.add("outside", thing, Object.values(thing.box).map(Math.round).join(" ") + " in " + d.width + " × " + d.height);
}

function checkCards(d) {
	const paints = new Map(d.paints.map((p) => [p.element, p]));
	for (const line of d.lines) {
		const card = cardOf(line.element, paints);
		const isOn = (p) => p && within(line.box, grown(p.area, SLACK));
		const grounds = card ? [...line.element.parentNode.children].map((e) => paints.get(e)).filter((p) => p?.fill && p.order < line.order) : [];
		if (card && !isOn(card) && !grounds.some(isOn))
			d.add("card", line, "its card goes from " + Math.round(card.area.left) + ", " + Math.round(card.area.top) + " to " + Math.round(card.area.right) + ", " + Math.round(card.area.bottom));
	}
}

function checkOverlaps(d) {
	const order = [...d.lines].sort((a, b) => a.ink.top - b.ink.top);
	for (let i = 0; i < order.length; i++)
		for (let k = i + 1; k < order.length && order[k].ink.top < order[i].ink.bottom; k++)
			if (!apart(order[i].ink, order[k].ink))
				d.add("overlap", order[i], "on “" + order[k].text + "”");
}

/* From the text down: what is below an opaque ground that holds all of it doesn't matter, nor does the edge of an area that is painted in
 * the colour of what it lies on. */
function checkCrossings(d, ground, looksOnly) {
	for (const line of d.lines) {
		const levels = pixelsBeneath(line, ground).map(luminance), isEven = contrastOfLevels(Math.min(...levels), Math.max(...levels)) < LEAST.edge;
		for (let i = d.paints.length - 1; i >= 0; i--) {
			const p = d.paints[i];
			if (apart(p.box, line.ink))
				continue;
			const crosses = !looksOnly && p.isCrossing(line.ink), holds = p.fill && p.holds(line.ink);
			const isSeen = p.width > 0 || (p.fill.a >= LEAST.opacity && !isEven);
			if (holds)
				d.grounds.add(p);
			if (p.order > line.order) {
				if (crosses || (holds && !looksOnly))
					d.add(crosses ? "crossed" : "hidden", line, "by " + d.nameOf(p.element));
			} else if (crosses) {
				if (isSeen && !line.halo)
					d.add("crossed", line, "by " + d.nameOf(p.element));
			} else if (holds && p.fill.a === 1 && !p.fill.isGradient) {
				break;
			}
		}
	}
}

/* ---- how everything looks ---- */

/* The worst place of each line, from its first letter to its last; within a halo it is the halo that counts. */
function checkContrast(d, ground) {
	for (const line of d.lines) {
		const worst = Math.min(...(line.halo ? [line.halo] : pixelsBeneath(line, ground)).map((pixel) => contrastOf(line.color, pixel)));
		if (worst < LEAST.contrast)
			d.add("contrast", line, worst.toFixed(2) + " : 1");
	}
}

const isStraight = (p) => p.outline.length > 0 && (p.area.right - p.area.left < 0.01 || p.area.bottom - p.area.top < 0.01);

const fillOf = (p) => p.element.localName + JSON.stringify(p.fill);

/* The track of a bar: the bar lies on it, from one of its ends. */
function isTrack(p, next) {
	const isBar = next && next.element.parentNode === p.element.parentNode && p.fill && p.element.localName === "rect" && within(next.area, grown(p.area, SLACK));
	return isBar && Math.min(Math.abs(next.area.left - p.area.left), Math.abs(next.area.right - p.area.right)) < SLACK;
}

/* What carries no meaning by itself: grounds, tints, hairlines and tracks, one without a bar, too; and what is painted in the colour of the
 * drawing's own ground, to keep others apart. */
function isSign(d, p) {
	const width = p.area.right - p.area.left, height = p.area.bottom - p.area.top;
	if (p.isImage || d.grounds.has(p) || (p.fill && !p.width && p.fill.a < LEAST.opacity) || (p.fill && width > SIGN.width && height > SIGN.height))
		return false;
	if (!p.fill && isStraight(p) && p.width <= 1)
		return false;
	return !d.tracks.has(fillOf(p)) && (p.width > 0 || JSON.stringify(p.fill) !== JSON.stringify(d.paints[0].fill));
}

/* So many places along the outline, each with the way that leads away from it. */
function* placesAlong(pieces, count) {
	const lengths = pieces.map(([x1, y1, x2, y2]) => Math.hypot(x2 - x1, y2 - y1)), step = lengths.reduce((a, b) => a + b, 0) / count;
	let next = step / 2;
	for (const [i, [x1, y1, x2, y2]] of pieces.entries()) {
		for (; next < lengths[i]; next += step)
			yield { x: x1 + (x2 - x1) * next / lengths[i], y: y1 + (y2 - y1) * next / lengths[i], right: (y2 - y1) / lengths[i], down: (x1 - x2) / lengths[i] };
		next -= lengths[i];
	}
}

/* Just beside its outline, on both sides of a line and outside of an area; those that are much alike together. */
function groundsBeside(p, ground, away, isCovered) {
	const groups = new Map();
	for (const { x, y, right, down } of placesAlong(p.outline, 2 * ROUND))
		for (const side of isCovered(x, y) ? [] : [-away, away]) {
			const at = [x + side * right, y + side * down];
			if (p.fill && p.contains(...at))
				continue;
			const pixel = ground.at(...at), key = [pixel.r >> 4, pixel.g >> 4, pixel.b >> 4].join();
			groups.set(key, [...(groups.get(key) ?? []), pixel]);
		}
	return [...groups.values()].sort((a, b) => b.length - a.length);
}

/* What a filled sign lies on first is its own edge. */
const contrastToEdge = (p) => p.fill?.a === 1 && p.stroke?.a === 1 && p.width >= 1 && !p.fill.isGradient && !p.stroke.isGradient ? contrastOf(p.fill, p.stroke) : 1;

/* By the colour of its own that stands out most, on what most of it stands on; the rest of a sign in the same colour is no ground. */
function signContrast(p, ground, away, isCovered = () => false) {
	const colors = [p.fill, p.width ? p.stroke : null].filter((c) => c && !c.isGradient);
	const contrasts = groundsBeside(p, ground, p.width / 2 + away, isCovered).map(([pixel]) => Math.max(...colors.map((c) => contrastOf(c, pixel))));
	const worst = contrasts.find((c, i) => c > LEAST.other || i === contrasts.length - 1);
	return colors.length && contrasts.length ? Math.max(worst, contrastToEdge(p)) : 21;
}

/* Once more, as through a glass, and where nothing lies over it: beside the mouth of a small face the pixels have the smoothed edges of
 * its ring in them, and beside the eyes of one that another one covers there is the other one. */
function signContrastInClose(d, p, ground) {
	const above = d.paints.filter((q) => q.order > p.order && q.fill?.a === 1 && !q.fill.isGradient && !apart(q.box, p.box));
	return signContrast(p, ground.closeUp(grown(p.box, 2)), GLASS.away, (x, y) => above.some((q) => q.contains(x, y)));
}

function checkSigns(d, ground) {
	d.tracks = new Set(d.paints.filter((p, i) => isTrack(p, d.paints[i + 1])).map(fillOf));
	const signs = d.paints.filter((p) => isSign(d, p));
	for (const p of signs) {
		if (signContrast(p, ground, 2) >= LEAST.sign)
			continue;
		const contrast = signContrastInClose(d, p, ground);
		if (contrast < LEAST.sign)
			d.add("sign", p, contrast.toFixed(2) + " : 1");
	}
	return signs.length;
}

function checkSizes(d) {
	for (const line of d.lines)
		if (line.size < LEAST.size - 0.01)
			d.add("small", line, line.size + " px");
}

/* looksOnly: another theme of a drawing whose places are known to be right. */
async function measureShown(svg, looksOnly) {
	const d = new Drawing(svg), ground = await Ground.of(d);
	checkCrossings(d, ground, looksOnly); /* finds the grounds, too */
	if (!looksOnly)
		[checkInside, checkCards, checkOverlaps, checkSizes].forEach((check) => check(d));
	checkContrast(d, ground);
	return { texts: d.lines.length, signs: checkSigns(d, ground), faults: d.faults };
}

const measure = (text, looksOnly) => measureShown(show(text), looksOnly);
