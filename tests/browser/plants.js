/* plants.js — faults of every kind, planted into a drawing that has none at that place: measure.js must report each, with its kind,
 * element, text and place; and what only looks like a fault must not be reported.
 *
 * PLANTS: name → [the kind that must be reported, null for none; what is done to a line of text, or to a sign]. It gives back whatever must
 * be reported, where that isn't what was touched. */
"use strict";

function near(element, name, looks) {
	const added = document.createElementNS("http://www.w3.org/2000/svg", name);
	for (const [key, value] of Object.entries(looks))
		added.setAttribute(key, value);
	element.before(added);
	return added;
}

const after = (element, added) => (element.after(added), null);
const attributes = (element, looks) => void Object.entries(looks).forEach(([key, value]) => element.setAttribute(key, value));
const first = (text) => [...text.parentNode.children].find((e) => e.localName === "rect");
const moved = (text, x, y) => attributes(text, { transform: `translate(${x} ${y})` });
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
const across = (b, y = b.y + 0.6 * b.height) => `M${b.x - 9} ${y}L${b.x + b.width + 9} ${y}`;
const curve = (b) => `M${b.x - 30} ${b.y - 25}C${b.x} ${b.y - 25} ${b.x + b.width} ${b.y + b.height + 25} ${b.x + b.width + 30} ${b.y + b.height + 25}`;
const LINE = { fill: "none", stroke: "#336699", "stroke-width": 1 };
const area = (b, by, fill) => ({ x: b.x - by, y: b.y - by, width: b.width + 2 * by, height: b.height + 2 * by, fill });

/* A face in this colour, its mouth in another: so small that it has no pixel but the smoothed edges of its lines. */
function face(t, b, ring, mouth, aside = 0) {
	const x = b.x + b.width + 30 + aside, y = b.y - 30, k = 5 / 13;
	near(t, "circle", { cx: x, cy: y, r: 5, fill: "#ffffff", stroke: ring, "stroke-width": 2.5 * k });
	for (const side of [-1, 1])
		near(t, "circle", { cx: x + side * 4.3 * k, cy: y - 3 * k, r: 1.6 * k, fill: ring });
	return near(t, "path", { d: `M${x - 5.5 * k} ${y + 4 * k}C${x - 2 * k} ${y + 7 * k} ${x + 2 * k} ${y + 7 * k} ${x + 5.5 * k} ${y + 4 * k}`, fill: "none", stroke: mouth, "stroke-width": 1.9 * k });
}

const PLANTS = {
	"a text moved over the edge of its card": ["card", (t, b) => moved(t, first(t).getBBox().x - b.x - b.width / 2, 0)],
	"a text moved far from its card": ["card", (t) => moved(t, 0, first(t).height.baseVal.value + 60)],
	"a text moved out of the drawing": ["outside", (t) => moved(t, -1e4, 0)],
	"a text written twice": ["overlap", (t) => after(t, t.cloneNode(true))],
	"a text on the beginning of another": ["overlap", (t, b) => {
		const other = near(t, "text", { x: b.x - 12, y: t.getAttribute("y"), "font-size": 11, fill: "#333333" });
		other.textContent = "Wmm";
		return null;
	}],
	"a card made narrower": ["card", (t, b) => attributes(first(t), { width: b.x - first(t).getBBox().x + b.width / 2 })],
	"a card made lower": ["card", (t, b) => attributes(first(t), { height: Math.max(1, b.y - first(t).getBBox().y + b.height / 2) })],
	"a line behind a text": ["crossed", (t, b) => void near(t, "path", { d: across(b), ...LINE })],
	"a line over a text": ["crossed", (t, b) => after(t, near(t, "path", { d: across(b), ...LINE }))],
	"a dashed line through a text": ["crossed", (t, b) => void near(t, "path", { d: across(b), ...LINE, "stroke-dasharray": "4 3" })],
	"a curve through a text": ["crossed", (t, b) => void near(t, "path", { d: curve(b), ...LINE, "stroke-width": 3 })],
	"a connector from above into a text": ["crossed", (t, b) => void near(t, "line", { x1: middle(b)[0], x2: middle(b)[0], y1: b.y - 40, y2: b.y + b.height / 2, ...LINE })],
	"the border of another card through a text": ["crossed", (t, b) => void near(t, "rect", { ...area(b, 9, "none"), x: b.x + b.width / 2, rx: 6, stroke: "#888888" })],
	"the edge of a tint through a text": ["crossed", (t, b) => void near(t, "rect", { ...area(b, 9, "#cfdff5"), x: b.x + b.width / 2 })],
	"a line through a text with a thin halo": ["crossed", (t, b) => {
		attributes(t, { stroke: "#ffffff", "stroke-width": 1, "paint-order": "stroke" });
		near(t, "path", { d: across(b), ...LINE });
	}],
	"a line over a text with a halo": ["crossed", (t, b) => {
		attributes(t, { stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke" });
		t.after(near(t, "path", { d: across(b), ...LINE }));
	}],
	"an area over a text": ["hidden", (t, b) => after(t, near(t, "rect", area(b, 9, "#ffffff")))],
	"a greyed text": ["contrast", (t) => attributes(t, { fill: "#a0a0a0" })],
	"a text that shines through": ["contrast", (t) => attributes(t, { "fill-opacity": 0.4 })],
	"a text in a faint group": ["contrast", (t) => attributes(t, { opacity: 0.4 })],
	"a ground as dark as its text": ["contrast", (t, b) => void near(t, "rect", area(b, 9, "#444444"))],
	"a ground that is dark at one end": ["contrast", (t, b) => void near(t, "rect", { ...area(b, 9, "#000000"), "fill-opacity": 0.6, x: b.x + b.width * 0.8 })],
	"a halo as dark as its text": ["contrast", (t) => attributes(t, { stroke: "#444444", "stroke-width": 3, "paint-order": "stroke" })],
	"a small text": ["small", (t) => attributes(t, { "font-size": 10 })],
	"a text made small by its group": ["small", (t) => attributes(t, { transform: "scale(0.7)" })],
	"a pale disc": ["sign", (t, b) => near(t, "circle", { cx: b.x + b.width + 30, cy: b.y - 30, r: 5, fill: "#e0e0e0" })],
	"a pale disc with a white edge": ["sign", (t, b) => near(t, "circle", { cx: b.x + b.width + 30, cy: b.y - 30, r: 5, fill: "#e0e0e0", stroke: "#ffffff", "stroke-width": 1.5 })],
	"a pale ring": ["sign", (t, b) => near(t, "circle", { cx: b.x + b.width + 30, cy: b.y - 30, r: 5, fill: "none", stroke: "#e0e0e0", "stroke-width": 1.5 })],
	"a pale bar": ["sign", (t, b) => near(t, "rect", { x: -30, y: 0, width: 25, height: 6, fill: "#d0d0d0" })],
	"a pale curve": ["sign", (t, b) => near(t, "path", { d: curve(b), fill: "none", stroke: "#cccccc", "stroke-width": 3 })],
	"a pale mouth of a small face": ["sign", (t, b) => face(t, b, "#333333", "#b0b0b0")],
	"a small face in a pale colour": ["sign", (t, b) => face(t, b, "#b0b0b0", "#b0b0b0")],
	"a pale disc that a dark one covers in part": ["sign", (t, b) => {
		const disc = near(t, "circle", { cx: b.x + b.width + 30, cy: b.y - 30, r: 5, fill: "#e0e0e0" });
		near(t, "circle", { cx: b.x + b.width + 36, cy: b.y - 30, r: 5, fill: "#333333" });
		return disc;
	}],
	"a line over the eyes of a face": ["sign", (t, b) => {
		const mouth = face(t, b, "#777777", "#777777");
		near(t, "path", { d: `M${b.x} ${b.y - 31}L${b.x + b.width + 60} ${b.y - 31}`, ...LINE, "stroke-width": 3 });
		return mouth.previousSibling;
	}],
	"a sign out of the drawing": ["outside", (t, b) => near(t, "circle", { cx: -1e4, cy: b.y, r: 5, fill: "#333333" })],

	"nothing": [null, () => {}],
	"a line behind a text with a halo": [null, (t, b) => {
		attributes(t, { fill: "#222222", stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke" });
		near(t, "path", { d: across(b), ...LINE });
	}],
	"a line behind the ground of a text": [null, (t, b) => {
		near(t, "path", { d: across(b), ...LINE });
		near(t, "rect", { ...area(b, 1, "#ffffff") });
		attributes(t, { fill: "#222222" });
	}],
	"a hairline between two texts": [null, (t, b) => void near(t, "path", { d: across(b, b.y + 1.02 * b.height), fill: "none", stroke: "#e8e8e8" })],
	"a disc on a tint, with a white edge": [null, (t, b) => {
		const x = b.x + b.width + 30, y = b.y - 30;
		near(t, "circle", { cx: x, cy: y, r: 9, fill: "#949494" });
		near(t, "circle", { cx: x, cy: y, r: 5, fill: "#565656", stroke: "#ffffff", "stroke-width": 1.5 });
	}],
	"a small face": [null, (t, b) => void face(t, b, "#5a9a35", "#5a9a35")],
	"a small face that another one covers in part": [null, (t, b) => {
		face(t, b, "#566074", "#566074");
		face(t, b, "#5a9a35", "#5a9a35", 5);
	}],
	"a dark disc": [null, (t, b) => near(t, "circle", { cx: b.x + b.width + 30, cy: b.y - 30, r: 5, fill: "#333333" })],
};

const keyOf = (fault) => [fault.kind, fault.element, fault.text, fault.place].join("\t");

/* One line in a card, with enough of the card to its left and above it that what is left is still a card when it is made smaller. */
function isFit(text) {
	if (text.children.length || !first(text) || text.closest(".callout")) /* a box at the curve has lines and faces around it */
		return false;
	const b = text.getBBox(), card = first(text).getBBox();
	return within(boxOf(b.x, b.y, b.width, b.height), boxOf(card.x, card.y, card.width, card.height)) && middle(b)[0] - card.x > CARD.width && middle(b)[1] - card.y > CARD.height;
}

/* Where the browser itself says that the element is. */
function standsAt(fault, element, svg) {
	const is = element.getBoundingClientRect(), whole = svg.getBoundingClientRect();
	return Math.abs(fault.place[0] - is.left + whole.left) < 4 && Math.abs(fault.place[1] - is.top + whole.top) < 12;
}

/* What the drawing has without a plant; measured once. */
const sound = new Map();

async function known(source) {
	if (!sound.has(source))
		sound.set(source, new Set((await measureShown(show(source))).faults.map(keyOf)));
	return sound.get(source);
}

/* null, or what is wrong with what was reported. */
async function plant(source, name, number) {
	const before = await known(source), svg = show(source), [kind, act] = PLANTS[name];
	const texts = [...svg.querySelectorAll("text")].filter(isFit), text = texts[number % texts.length];
	const guilty = act(text, text.getBBox()) ?? text;
	const found = (await measureShown(svg)).faults.filter((fault) => !before.has(keyOf(fault)));
	const said = found.map(keyOf).join("; ").slice(0, 300) || "nothing";
	if (!kind)
		return found.length ? "reported " + said : null;
	const words = guilty.localName === "text" ? guilty.textContent : "";
	const isTold = (f) => f.kind === kind && f.text === words && f.element.endsWith(guilty.localName) && standsAt(f, guilty, svg);
	return found.some(isTold) ? null : "“" + words + "” should be reported as " + kind + ", but reported was " + said;
}
