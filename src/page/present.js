/* present.js — a stage or a step fills the screen: its lanes in as many columns as make it largest, each beside its name. */
const stepLinks = swimlane ? all(".lane.step > a", swimlane) : [];
const GAP = 28; /* between columns */
let shownAt = -1, isBySteps = false, presentedFrom = null, drawnLink; /* the stage or step that is drawn */
const isPresenting = () => shownAt >= 0;
const shownLinks = () => (isBySteps ? stepLinks : stageLinks);
const mapSvg = swimlane?.querySelector("svg");
const screenOf = create("div", "presented");
screenOf.tabIndex = -1;

function svgOf(name, attributes) {
	const element = document.createElementNS(mapSvg.namespaceURI, name);
	Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
	return element;
}

/* Where it is, in the units of the map. */
function boxOf(element) {
	const outer = rectOf(mapSvg), inner = rectOf(element), unit = sizeOf(swimlane).width / outer.width;
	return { x: (inner.left - outer.left) * unit, y: (inner.top - outer.top) * unit, width: inner.width * unit, height: inner.height * unit };
}

/* What is said elsewhere isn't shown; what has no place is where it is drawn. */
function isOfShown(child) {
	const article = articleOf(child), shown = articleOf(drawnLink), places = article ? all("p[id] a", article).map(articleOf) : [];
	return article === shown || !places.length || places.includes(shown);
}

/* What of a lane stands between two edges. */
function copyBetween(group, range) {
	const copy = group.cloneNode(false), end = range.x + range.width;
	copy.removeAttribute("hidden");
	[...group.children].forEach((child) => {
		const box = boxOf(child), middle = box.x + box.width / 2, isIn = middle > range.x && middle < end && box.x > range.x - 12 && box.x + box.width < end + 12;
		const isLine = !["a", "g", "text"].includes(child.tagName) && box.x < end && box.x + box.width > range.x;
		if (child.tagName === "a" ? isIn && isOfShown(child) : isIn || isLine)
			copy.append(child.cloneNode(true));
		else if (child.tagName === "g")
			copy.append(copyBetween(child, range));
	});
	return copy;
}

function piece(row, range, x, y) {
	const element = svgOf("svg", { x, y, width: range.width, height: row.height, viewBox: [range.x, row.y, range.width, row.height].join(" ") });
	element.append(copyBetween(row.group, range));
	return element;
}

/* The stage's own row and each lane that is on; of a step, those that it is in. */
function rowsOf(range, link) {
	const heads = all(".stages", mapSvg), at = heads.findLastIndex((h) => boxOf(h).y <= boxOf(link).y + 1), stages = heads[at], head = boxOf(stages);
	const end = heads[at + 1] ? boxOf(heads[at + 1]).y : Infinity;
	const lanes = laneGroups.filter((l) => !l.hasAttribute("hidden") && !l.matches(".journey") && l.getBBox().height && boxOf(l).y > head.y && boxOf(l).y < end);
	const tops = lanes.map((l) => boxOf(l).y);
	const rows = lanes.map((group, i) => ({ group, y: tops[i] - 2, height: Math.max(boxOf(group).height + 4, i + 1 < lanes.length ? tops[i + 1] - tops[i] : 0) }));
	if (isBySteps)
		return rows.filter((row) => copyBetween(row.group, range).querySelector("a"));
	return [{ group: stages, y: head.y - 4, height: tops[0] - head.y }, ...rows];
}

const heightOf = (rows) => rows.reduce((sum, row) => sum + row.height, 0);

/* In order, none higher than the screen where that is possible. */
function columnsOf(rows, count) {
	for (let most = Math.max(heightOf(rows) / count, ...rows.map((row) => row.height)); ; most += 4) {
		const columns = [[]];
		rows.forEach((row) => {
			if (columns.at(-1).length && heightOf(columns.at(-1)) + row.height > most)
				columns.push([]);
			columns.at(-1).push(row);
		});
		if (columns.length <= count)
			return columns;
	}
}

/* Columns beside each other, as large as there is room. */
function pictureOf(columns, names, range, [width, height, most]) {
	const one = names.width + range.width, whole = columns.length * (one + GAP) - GAP, high = Math.max(...columns.map(heightOf)), zoom = Math.min(most, width / whole, height / high);
	const picture = svgOf("svg", { viewBox: `0 0 ${whole} ${high}`, width: whole * zoom, height: high * zoom, "aria-hidden": "true" });
	columns.forEach((column, i) => {
		const step = (one + GAP) * i, x = isRtl ? whole - step - one : step;
		let y = 0;
		column.forEach((row) => {
			picture.append(piece(row, names, isRtl ? x + range.width : x, y), piece(row, range, isRtl ? x : x + names.width, y));
			y += row.height;
		});
	});
	all("a", picture).forEach((a) => (a.tabIndex = -1));
	return { picture, zoom };
}

/* All of it in one picture; where that were smaller than `least`, one for each column. */
function picturesOf(link, least, ...room) {
	const own = boxOf((drawnLink = link)), more = isBySteps ? 4 : 10, range = { x: own.x - more, width: own.width + 2 * more };
	const stages = boxOf(stageLinks[0].parentElement), end = stages.x + stages.width + 4; /* names stand before the stages */
	const names = isRtl ? { x: end, width: sizeOf(swimlane).width - end } : { x: 0, width: stages.x - 4 };
	const rows = rowsOf(range, link), ways = [1, 2, 3, 4].map((count) => columnsOf(rows, count)), draw = (columns) => pictureOf(columns, names, range, room);
	const best = ways.map(draw).reduce((a, b) => (b.zoom > a.zoom * 1.02 ? b : a));
	const apart = best.zoom < least && ways.map((columns) => columns.map((column, i) => draw([i ? [rows[0], ...column] : column]))).find((sheets) => sheets.every((s) => s.zoom >= least));
	return (apart || [best]).map((s) => s.picture);
}

/* -1: none. */
const stageOf = (article) => stageLinks.map(articleOf).findIndex((s) => article && [article, ...all("p[id] a", article).map(articleOf)].includes(s));

function showPart(index) {
	const links = shownLinks();
	shownAt = Math.max(0, Math.min(links.length - 1, index));
	screenOf.replaceChildren(...picturesOf(links[shownAt], 0, screenOf.clientWidth - 24, screenOf.clientHeight - 20, 2.4));
	const stage = isBySteps ? stageOf(articleOf(links[shownAt])) : shownAt;
	const told = byId("shown"), where = told.dataset.shown.replace("%1", stage + 1).replace("%2", stageLinks.length);
	told.value = [where, nameOf(stageLinks[stage]), ...(isBySteps ? [nameOf(links[shownAt])] : [])].join(" · ");
	byId("steps").setAttribute("aria-pressed", String(isBySteps));
}

/* From a stage to its first step, and back to the stage of a step. */
function showSteps(isWanted) {
	if (!isPresenting() || isWanted === isBySteps || !stepLinks.length)
		return;
	const at = isWanted ? stepLinks.findIndex((s) => stageOf(articleOf(s)) >= shownAt) : stageOf(articleOf(stepLinks[shownAt]));
	isBySteps = isWanted;
	showPart(at < 0 ? shownLinks().length - 1 : at);
}

/* Begins with what is chosen: a step alone, else the stage of it. Not from inside a stage. */
function present() {
	if (!stageLinks.length || isPresenting() || isNarrow() || document.body.matches(".inside"))
		return;
	const chosen = chosenArticle()?.id === openedFirst ? null : chosenArticle(), step = stepLinks.findIndex((s) => articleOf(s) === chosen);
	presentedFrom = chosenView();
	chooseView(swimlane.closest(".view"));
	document.body.classList.add("present");
	swimlane.after(screenOf);
	isBySteps = step >= 0;
	showPart(isBySteps ? step : stageOf(chosen));
	screenOf.focus({ preventScroll: true });
}

function stopPresenting() {
	shownAt = -1;
	screenOf.remove();
	document.body.classList.remove("present");
	setZoom(swimlane, zoomOf(swimlane));
	chooseView(presentedFrom);
	byId("present").focus();
}

byId("present").onclick = present;
byId("previous").onclick = () => showPart(shownAt - 1);
byId("next").onclick = () => showPart(shownAt + 1);
byId("steps").onclick = () => showSteps(!isBySteps);
byId("leave").onclick = stopPresenting;
byId("present").hidden = !stageLinks.length;
byId("steps").hidden = !stepLinks.length;
addEventListener("resize", () => isPresenting() && showPart(shownAt));

/* On paper each stage follows the whole map, large. */
const sheets = create("div", "sheets");
addEventListener("beforeprint", () => {
	isBySteps &&= isPresenting();
	sheets.replaceChildren(...(inMap() && !isPresenting() ? stageLinks.flatMap((link) => picturesOf(link, 0.85, 975, 690, 1.3)) : []));
	swimlane?.after(sheets);
});
addEventListener("afterprint", () => sheets.remove());
