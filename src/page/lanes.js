/* lanes.js — lanes on and off; one that is empty without a persona goes as well. What is below or beside takes its place. */

/* Fills a menu with a box for each; `act` is told which were turned off. */
function fillMenu(menu, names, act) {
	const boxes = names.map((name) => {
		const box = create("input", "");
		box.type = "checkbox";
		box.checked = true;
		menu.querySelector("div").append(create("label", "", box, name));
		return box;
	});
	const count = () => (menu.querySelector("span").textContent = `${boxes.filter((b) => b.checked).length}/${boxes.length}`);
	boxes.forEach((box) => (box.onchange = () => {
		count();
		if (!parts)
			measureParts();
		act(boxes.map((b) => !b.checked));
		arrange();
	}));
	count();
}

function closeMenus() {
	const open = all(".menu[open]");
	open.forEach((menu) => (menu.open = false));
	return open.length > 0;
}

function partsIn(group, above) {
	return [...group.children].filter((e) => e.tagName !== "title").map((element) => {
		const [x, y] = (element.getAttribute("transform") || "0 " + (element.getAttribute("y") || 0)).match(/-?[\d.]+/g).map(Number), at = above + y;
		const box = element.getBBox(), start = isRtl ? -x - box.x - box.width : x + box.x;
		return { element, above, x, y, start, at, end: at + box.y + box.height, height: +element.getAttribute("height") };
	});
}

/* What may go: lanes, and bands of curves in them. */
let parts = null, rooms, wholeHeight, unwanted = [];

/* Before something goes for the first time. */
function measureParts() {
	parts = partsIn(laneGroups[0].parentElement, 0);
	const lanes = parts.filter((p) => laneGroups.includes(p.element)).sort((a, b) => a.y - b.y);
	const bands = lanes.flatMap((lane, i) => {
		const next = lanes[i + 1], endsRow = !next || parts.some((p) => p.element.matches(".stages") && p.y > lane.y && p.y < next.y);
		lane.room = (endsRow ? lane.end + 12 : next.y) - lane.y;
		const own = partsIn(lane.element, lane.at).filter((p) => p.element.matches(".curve"));
		return own.map((band) => ({ ...band, lane, room: own.length > 1 && own[1].y - own[0].y }));
	});
	rooms = lanes.concat(bands);
	parts.push(...bands);
	wholeHeight = sizeOf(swimlane).height;
}

function isEmpty(element) {
	const said = all("a, [data-of]", element);
	return said.length > 0 && said.every((e) => e.closest(".off"));
}

const goneAbove = (y) => rooms.reduce((sum, room) => sum + (room.isOff ? Math.max(0, Math.min(room.room, y - room.at)) : 0), 0);

/* How far the cards before it in the head reach that are off. */
function goneBefore(part) {
	const row = parts.filter((p) => p.at === part.at), off = row.filter((p) => p.start < part.start && p.element.matches(".persona.off"));
	return off.reduce((sum, p) => sum + Math.min(...row.filter((o) => o.start > p.start).map((o) => o.start)) - p.start, 0);
}

function arrange() {
	rooms.forEach((room) => {
		room.isOff = !room.lane?.isOff && (unwanted.includes(nameOf(room.element)) || isEmpty(room.element));
		room.element.toggleAttribute("hidden", room.isOff);
	});
	parts.forEach((part) => {
		const gone = goneAbove(part.at), y = part.y - gone + goneAbove(part.above);
		if (part.element.tagName === "rect") {
			part.element.setAttribute("y", y);
			part.element.setAttribute("height", Math.max(0, part.height - goneAbove(part.at + part.height) + gone));
		} else {
			part.element.setAttribute("transform", `translate(${part.x - forward * goneBefore(part)} ${y})`);
		}
	});
	sizeOf(swimlane).height = wholeHeight - goneAbove(wholeHeight);
	setZoom(swimlane, zoomOf(swimlane));
	search();
}

if (laneGroups.length) {
	const names = [...new Set(laneGroups.map(nameOf))]; /* of several rows of stages each has its own */
	fillMenu(byId("lanes"), names, (off) => (unwanted = names.filter((_, i) => off[i])));
}
