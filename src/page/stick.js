/* stick.js — names of stages and lanes stay in sight while the map is scrolled: for the eye alone. */
const stageLinks = swimlane ? all(".stages > .stage, .stages > a", swimlane) : [];
const laneGroups = swimlane ? all(".lane", swimlane) : [];

const nameOf = (group) => group.getAttribute("aria-label") || group.querySelector("text")?.textContent.trim() || "";

function addStick(name, groups) {
	const stick = create("div", "stick " + name, ...groups.map((group) => create("span", "", nameOf(group))));
	stick.setAttribute("aria-hidden", "true");
	swimlane.parentElement.append(stick);
	return stick;
}

function placeStages(stick) {
	const outer = rectOf(swimlane), rowOf = (stage) => stage.closest(".stages");
	const isAbove = (stage) => rectOf(stage.querySelector("path, rect")).bottom <= outer.top + 30;
	const above = stageLinks.filter(isAbove), row = above.length && rowOf(above[above.length - 1]); /* of several rows of stages the one in sight */
	stick.hidden = !row;
	if (stick.hidden)
		return;
	stick.style.width = swimlane.clientWidth + "px";
	stageLinks.forEach((stage, i) => {
		const shape = stage.querySelector("path, rect"), box = rectOf(shape), span = stick.children[i];
		span.hidden = rowOf(stage) !== row;
		const left = Math.max(box.left - outer.left, 0);
		span.style.left = left + "px";
		span.style.width = Math.max(0, box.right - outer.left - left) + "px";
		span.style.background = getComputedStyle(shape).fill;
		span.style.color = getComputedStyle(stage.querySelector("text")).fill; /* a brand's stages may be light */
	});
}

function placeLanes(stick) {
	const outer = rectOf(swimlane), stages = stageLinks.map(rectOf);
	stick.hidden = isRtl ? stages.every((s) => s.right <= outer.right) : stages.every((s) => s.left >= outer.left);
	if (stick.hidden)
		return;
	stick.style.height = swimlane.clientHeight + "px";
	laneGroups.forEach((lane, i) => {
		const box = rectOf(lane), span = stick.children[i], top = Math.max(box.top - outer.top, 36);
		span.hidden = lane.hasAttribute("hidden") || box.bottom - outer.top < 60;
		span.style.top = top + 6 + "px";
	});
}

if (swimlane && stageLinks.length) {
	const stages = addStick("stages", stageLinks), lanes = addStick("rows", laneGroups);
	const ask = () => requestAnimationFrame(() => {
		placeLanes(lanes);
		placeStages(stages);
	});
	swimlane.addEventListener("scroll", ask, { passive: true });
	addEventListener("resize", ask);
	ask();
}
