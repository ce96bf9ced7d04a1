/* present.js — the map stage by stage, each as wide as the screen. */
let shownStage = -1, wholeBox = null;
const isPresenting = () => shownStage >= 0;

function showStage(index) {
	const svg = swimlane.querySelector("svg"), box = svg.viewBox.baseVal;
	shownStage = Math.max(0, Math.min(stageLinks.length - 1, index));
	box.x = wholeBox.x, box.y = wholeBox.y, box.width = wholeBox.width, box.height = wholeBox.height;
	svg.setAttribute("width", wholeBox.width);
	svg.setAttribute("height", wholeBox.height);
	const stage = boxIn(svg, stageLinks[shownStage]), from = stage.x - 14, width = stage.width + 28, zoom = Math.min(2, swimlane.clientWidth / width);
	box.x = from, box.y = stage.y - 12, box.width = width, box.height = wholeBox.height - stage.y + 12;
	svg.setAttribute("width", width * zoom);
	svg.setAttribute("height", box.height * zoom);
	swimlane.scrollTo({ top: 0, left: 0, behavior: "instant" });
	byId("shown").value = byId("shown").dataset.shown.replace("%1", shownStage + 1).replace("%2", stageLinks.length) + " · " + nameOf(stageLinks[shownStage]);
}

function present() {
	if (!swimlane || !stageLinks.length || isPresenting())
		return;
	byId("tab-swimlane").checked = true;
	const box = swimlane.querySelector("svg").viewBox.baseVal;
	wholeBox = { x: box.x, y: box.y, width: box.width, height: box.height };
	document.body.classList.add("present");
	const chosen = target()?.id === openedFirst ? null : target();
	const at = stageLinks.findIndex((s) => chosen && (s.getAttribute("href") === "#" + chosen.id || chosen.querySelector?.(`.kind a[href="${s.getAttribute("href")}"]`)));
	showStage(Math.max(0, at));
	swimlane.focus({ preventScroll: true });
}

function stopPresenting() {
	const box = swimlane.querySelector("svg").viewBox.baseVal;
	shownStage = -1;
	box.x = wholeBox.x, box.y = wholeBox.y, box.width = wholeBox.width, box.height = wholeBox.height;
	document.body.classList.remove("present");
	setZoom(swimlane, zooms.get(swimlane) || 1);
	byId("present").focus();
}

byId("present").onclick = present;
byId("previous").onclick = () => showStage(shownStage - 1);
byId("next").onclick = () => showStage(shownStage + 1);
byId("leave").onclick = stopPresenting;
byId("present").hidden = !stageLinks.length;
addEventListener("resize", () => isPresenting() && showStage(shownStage));
