/* keys.js — keys with Ctrl, Alt or Meta are the browser's. */
/* Of several rows of stages the last that begins in the upper half of what is shown. */
function rowInSight() {
	const outer = rectOf(swimlane), rows = all(".stages", swimlane);
	return rows.filter((row) => rectOf(row).top < outer.top + outer.height / 2).pop() ?? rows[0];
}

const forward = isRtl ? -1 : 1;
const nextOf = (places, step) => (step > 0 ? places.find((p) => p > 4) ?? 1e6 : places.filter((p) => p < -4).pop() ?? -1e6);

function goToStage(step) {
	if (isPresenting())
		return showPart(shownAt + step);
	const box = rectOf(swimlane), edge = isRtl ? box.right - 124 : box.left + 124;
	const places = stageLinks.filter((s) => s.closest(".stages") === rowInSight()).map((s) => (isRtl ? edge - rectOf(s).right : rectOf(s).left - edge));
	swimlane.scrollBy({ left: forward * nextOf(places, step), behavior: behaviour() });
}

function goToLane(step) {
	const top = rectOf(swimlane).top + 40;
	const places = laneGroups.filter((l) => !l.hasAttribute("hidden")).map((l) => rectOf(l).top - top);
	swimlane.scrollBy({ top: nextOf(places, step), behavior: behaviour() });
}

const inMap = () => chosenDrawing() === swimlane && swimlane;
const KEYS = {
	ArrowRight: () => inMap() && (goToStage(forward), true),
	ArrowLeft: () => inMap() && (goToStage(-forward), true),
	ArrowDown: () => inMap() && (isPresenting() ? showSteps(true) : goToLane(1), true),
	ArrowUp: () => inMap() && (isPresenting() ? showSteps(false) : goToLane(-1), true),
	PageDown: () => isPresenting() && (goToStage(1), true),
	PageUp: () => isPresenting() && (goToStage(-1), true),
	Escape: () => (isPresenting() ? (stopPresenting(), true) : closeMenus() || closeDetails()),
	"+": () => (zoomBy(1.15), true),
	"=": () => KEYS["+"](),
	"-": () => (zoomBy(1 / 1.15), true),
	0: () => (fit(), true),
	"/": () => (byId("search").focus(), true),
	p: () => (isPresenting() ? stopPresenting() : present(), true),
};

addEventListener("keydown", (e) => {
	if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented || e.target.matches("input:not(.tab)") || (e.key.startsWith("Arrow") && e.target.closest(".tab, .report, .map-table, #details")))
		return;
	if (KEYS[e.key.length === 1 ? e.key.toLowerCase() : e.key]?.())
		e.preventDefault();
});
