/* present.js — the map stage by stage, or step by step. Each fills the screen: its lanes stand beside each other, in as many columns as make it largest, every lane
 * beside its name. The pieces are those of the drawing, as far as they belong there. */
const stepLinks = swimlane ? all(".lane.step > a", swimlane) : [];
let shownAt = -1, isBySteps = false;
const isPresenting = () => shownAt >= 0;
const shownLinks = () => (isBySteps ? stepLinks : stageLinks);
const screenOf = document.createElement("div");
screenOf.className = "presented";
screenOf.tabIndex = -1;

function svgOf(name, attributes) {
	const element = document.createElementNS(swimlane.querySelector("svg").namespaceURI, name);
	Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
	return element;
}

/* What is told as said elsewhere isn't of what is shown, wherever its card stands; what has no place, such as a touchpoint, is where it is drawn. */
function isOfShown(child) {
	const article = articleOf(child), shown = shownLinks()[shownAt], places = article ? all(".kind a", article) : [];
	return article === articleOf(shown) || !places.length || places.some((a) => a.getAttribute("href") === shown.getAttribute("href"));
}

/* What of a lane stands between two edges: its cards, and lines that cross it. */
function copyBetween(svg, group, range) {
	const copy = group.cloneNode(false), end = range.x + range.width;
	copy.removeAttribute("display");
	[...group.children].forEach((child) => {
		const box = boxIn(svg, child), middle = box.x + box.width / 2, isIn = middle > range.x && middle < end && box.x > range.x - 12 && box.x + box.width < end + 12;
		if (child.tagName === "a" ? isIn && isOfShown(child) : isIn || (child.tagName !== "g" && box.x < range.x + 1 && box.x + box.width > end - 1))
			copy.append(child.cloneNode(true));
		else if (child.tagName === "g")
			copy.append(copyBetween(svg, child, range));
	});
	return copy;
}

function piece(svg, row, range, x, y) {
	const element = svgOf("svg", { x, y, width: range.width, height: row.height, viewBox: [range.x, row.y, range.width, row.height].join(" ") });
	element.append(copyBetween(svg, row.group, range));
	return element;
}

/* The stage's own row above, where a whole stage is shown, and each lane that is on; of a step, those in which it has something. */
function rowsOf(svg, range) {
	const lanes = laneGroups.filter((l) => !l.hasAttribute("display") && !l.matches(".journey") && l.getBBox().height);
	const tops = lanes.map((l) => boxIn(svg, l).y), stages = stageLinks[0].parentElement, head = boxIn(svg, stages);
	const rows = lanes.map((group, i) => ({ group, y: tops[i] - 2, height: Math.max(boxIn(svg, group).height + 4, i + 1 < lanes.length ? tops[i + 1] - tops[i] : 0) }));
	if (isBySteps)
		return rows.filter((row) => copyBetween(svg, row.group, range).querySelector("a"));
	return [{ group: stages, y: head.y - 4, height: tops[0] - head.y }, ...rows];
}

/* In order, none higher than the screen where that is possible. */
function columnsOf(rows, count) {
	const whole = rows.reduce((sum, row) => sum + row.height, 0);
	for (let most = Math.max(whole / count, ...rows.map((row) => row.height)); ; most += 4) {
		const columns = [[]];
		let height = 0;
		rows.forEach((row) => {
			if (height + row.height > most && height)
				columns.push([]), height = 0;
			columns[columns.length - 1].push(row);
			height += row.height;
		});
		if (columns.length <= count)
			return { columns, height: Math.max(...columns.map((c) => c.reduce((sum, row) => sum + row.height, 0))) };
	}
}

function arrangementOf(rows, width) {
	const fits = [1, 2, 3, 4].map((count) => {
		const { columns, height } = columnsOf(rows, count), all = columns.length * width + (columns.length - 1) * 28;
		return { columns, height, width: all, zoom: Math.min(2.4, (screenOf.clientWidth - 24) / all, (screenOf.clientHeight - 20) / height) };
	});
	return fits.reduce((best, fit) => (fit.zoom > best.zoom * 1.02 ? fit : best));
}

function drawShown(link) {
	const svg = swimlane.querySelector("svg"), size = svg.viewBox.baseVal, own = boxIn(svg, link), room = isBySteps ? 4 : 10;
	const edges = stageLinks.map((s) => boxIn(svg, s)), left = Math.min(...edges.map((b) => b.x)), right = Math.max(...edges.map((b) => b.x + b.width));
	const range = { x: own.x - room, width: own.width + 2 * room };
	const names = isRtl ? { x: right + 4, width: size.x + size.width - right - 4 } : { x: size.x, width: left - 4 - size.x };
	const rows = rowsOf(svg, range), fit = arrangementOf(rows, range.width + names.width);
	const picture = svgOf("svg", { viewBox: [0, 0, fit.width, fit.height].join(" "), width: fit.width * fit.zoom, height: fit.height * fit.zoom, "aria-hidden": "true" });
	fit.columns.forEach((column, i) => {
		const step = (range.width + names.width + 28) * i, x = isRtl ? fit.width - step - range.width - names.width : step;
		let y = 0;
		column.forEach((row) => {
			picture.append(piece(svg, row, names, isRtl ? x + range.width : x, y), piece(svg, row, range, isRtl ? x : x + names.width, y));
			y += row.height;
		});
	});
	picture.querySelectorAll("a").forEach((a) => (a.tabIndex = -1));
	screenOf.replaceChildren(picture);
}

/* Which stage a chosen thing is, or stands in; -1: none. */
const stageOf = (article) => stageLinks.findIndex((s) => article && (articleOf(s) === article || article.querySelector(`.kind a[href="${s.getAttribute("href")}"]`)));

function showPart(index) {
	const links = shownLinks();
	shownAt = Math.max(0, Math.min(links.length - 1, index));
	drawShown(links[shownAt]);
	const stage = isBySteps ? stageOf(articleOf(links[shownAt])) : shownAt;
	byId("shown").value = [byId("shown").dataset.shown.replace("%1", stage + 1).replace("%2", stageLinks.length), nameOf(stageLinks[stage]), isBySteps ? nameOf(links[shownAt]) : ""].filter(Boolean).join(" · ");
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

/* Begins with what is chosen: a step alone, else the stage of it. */
function present() {
	if (!swimlane || !stageLinks.length || isPresenting() || isNarrow())
		return;
	const chosen = target()?.id === openedFirst ? null : target(), step = stepLinks.findIndex((s) => articleOf(s) === chosen);
	chooseView(swimlane.closest(".view"));
	document.body.classList.add("present");
	swimlane.after(screenOf);
	isBySteps = Boolean(chosen) && step >= 0;
	showPart(isBySteps ? step : Math.max(0, stageOf(articles.has(chosen) ? chosen : null)));
	screenOf.focus({ preventScroll: true });
}

function stopPresenting() {
	shownAt = -1;
	screenOf.remove();
	document.body.classList.remove("present");
	setZoom(swimlane, zooms.get(swimlane) || 1);
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
