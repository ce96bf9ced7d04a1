/* stick.js — names of stages and lanes stay in sight while the map is scrolled: for the eye alone. */
const stageLinks = swimlane ? all(".stages > .stage, .stages > a", swimlane) : [];
const laneGroups = swimlane ? all(".lane", swimlane) : [];

function addStick(name) {
	const stick = document.createElement("div");
	stick.className = "stick " + name;
	stick.setAttribute("aria-hidden", "true");
	swimlane.parentElement.append(stick);
	return stick;
}

const nameOf = (group) => group.getAttribute("aria-label") || group.querySelector("text")?.textContent.trim() || "";

function fillStick(stick, groups) {
	stick.replaceChildren(...groups.map((group) => {
		const span = document.createElement("span");
		span.textContent = nameOf(group);
		return span;
	}));
}

function placeStages(stick) {
	const outer = swimlane.getBoundingClientRect(), rowOf = (stage) => stage.closest(".stages");
	const isAbove = (stage) => stage.querySelector("path, rect").getBoundingClientRect().bottom <= outer.top + 30;
	const above = stageLinks.filter(isAbove), row = above.length && rowOf(above[above.length - 1]); /* of several rows of stages the one in sight */
	stick.hidden = !row;
	if (stick.hidden)
		return;
	stick.style.width = swimlane.clientWidth + "px";
	stick.style.height = "34px";
	stageLinks.forEach((stage, i) => {
		const shape = stage.querySelector("path, rect"), box = shape.getBoundingClientRect(), span = stick.children[i];
		span.hidden = rowOf(stage) !== row;
		const left = Math.max(box.left - outer.left, 0);
		span.style.left = left + "px";
		span.style.width = Math.max(0, box.right - outer.left - left) + "px";
		span.style.background = getComputedStyle(shape).fill;
		span.style.color = getComputedStyle(stage.querySelector("text")).fill; /* a brand's stages may be light */
	});
}

function placeLanes(stick) {
	const outer = swimlane.getBoundingClientRect(), stages = stageLinks.map((s) => s.getBoundingClientRect());
	stick.hidden = isRtl ? stages.every((s) => s.right <= outer.right) : stages.every((s) => s.left >= outer.left);
	if (stick.hidden)
		return;
	stick.style.height = swimlane.clientHeight + "px";
	stick.style.width = "108px";
	stick.style[isRtl ? "right" : "left"] = "0";
	laneGroups.forEach((lane, i) => {
		const box = lane.getBoundingClientRect(), span = stick.children[i], top = Math.max(box.top - outer.top, 36);
		span.hidden = lane.hasAttribute("display") || box.bottom - outer.top < 60;
		span.style.top = top + 6 + "px";
		span.style.width = "108px";
	});
}

if (swimlane && stageLinks.length) {
	const stages = addStick("stages"), lanes = addStick("rows");
	fillStick(stages, stageLinks);
	fillStick(lanes, laneGroups);
	let isAsked = false;
	const place = () => {
		isAsked = false;
		placeLanes(lanes);
		placeStages(stages);
	};
	const ask = () => {
		if (!isAsked)
			requestAnimationFrame(place);
		isAsked = true;
	};
	swimlane.addEventListener("scroll", ask, { passive: true });
	addEventListener("resize", ask);
	ask();
}
