/* lanes.js — lanes of the map on and off. What is below moves up. */

/* Fills a menu with a box for each; `act` is told which were turned off. */
function fillMenu(menu, names, act) {
	const boxes = names.map((name) => {
		const label = document.createElement("label"), box = document.createElement("input");
		box.type = "checkbox";
		box.checked = true;
		label.append(box, name);
		menu.querySelector("div").append(label);
		return box;
	});
	const count = () => (menu.querySelector("span").textContent = `${boxes.filter((b) => b.checked).length}/${boxes.length}`);
	boxes.forEach((box) => (box.onchange = () => {
		count();
		act(boxes.map((b) => !b.checked));
	}));
	count();
	showZoom();
}

function closeMenus() {
	const open = all(".menu[open]");
	open.forEach((menu) => (menu.open = false));
	return open.length > 0;
}

function laneHeights(root) {
	const parts = [...root.children].filter((e) => e.tagName !== "title").map((element) => {
		const moved = element.transform?.baseVal.numberOfItems ? element.transform.baseVal.getItem(0).matrix : { e: 0, f: +element.getAttribute("y") || 0 };
		return { element, lane: laneGroups.includes(element), x: moved.e, y: moved.f, height: +element.getAttribute("height") || 0 };
	});
	const lanes = parts.filter((p) => p.lane).sort((a, b) => a.y - b.y);
	lanes.forEach((lane, i) => {
		const next = lanes[i + 1], box = lane.element.getBBox();
		const endsRow = !next || parts.some((p) => p.element.matches(".stages") && p.y > lane.y && p.y < next.y);
		lane.room = endsRow ? box.y + box.height + 12 : next.y - lane.y;
	});
	return { parts, lanes };
}

if (swimlane && laneGroups.length) {
	const svg = swimlane.querySelector("svg"), size = svg.viewBox.baseVal, whole = size.height;
	const { parts, lanes } = laneHeights(laneGroups[0].parentElement);
	const gone = (y) => lanes.reduce((sum, lane) => sum + (lane.isOff ? Math.max(0, Math.min(lane.room, y - lane.y)) : 0), 0);
	const arrange = () => {
		parts.forEach(({ element, y, x, height }) => {
			if (y < lanes[0].y)
				return;
			if (element.tagName === "rect") {
				element.setAttribute("y", y - gone(y));
				element.setAttribute("height", Math.max(0, height - gone(y + height) + gone(y)));
			} else {
				element.setAttribute("transform", `translate(${x} ${y - gone(y)})`);
			}
		});
		lanes.forEach((lane) => (lane.isOff ? lane.element.setAttribute("display", "none") : lane.element.removeAttribute("display")));
		size.height = whole - gone(whole);
		setZoom(swimlane, zoomOf(swimlane));
	};
	const names = [...new Set(lanes.map((lane) => nameOf(lane.element)))]; /* of several rows of stages each has its own */
	fillMenu(byId("lanes"), names, (off) => {
		lanes.forEach((lane) => (lane.isOff = off[names.indexOf(nameOf(lane.element))]));
		arrange();
	});
}
