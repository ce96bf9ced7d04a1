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

const inMap = () => !!swimlane && chosenDrawing() === swimlane;
const KEYS = { /* false: it is not for us */
	ArrowRight: () => inMap() && goToStage(forward),
	ArrowLeft: () => inMap() && goToStage(-forward),
	ArrowDown: () => inMap() && (isPresenting() ? showSteps(true) : goToLane(1)),
	ArrowUp: () => inMap() && (isPresenting() ? showSteps(false) : goToLane(-1)),
	PageDown: () => isPresenting() && goToStage(1),
	PageUp: () => isPresenting() && goToStage(-1),
	Escape: () => (isPresenting() ? stopPresenting() : closeMenus() || closeDetails()),
	"+": () => zoomBy(1.15),
	"=": () => zoomBy(1.15),
	"-": () => zoomBy(1 / 1.15),
	0: fit,
	"/": () => field.focus(),
	p: () => (isPresenting() ? stopPresenting() : present()),
};

addEventListener("keydown", (e) => {
	if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented || e.target.matches("input:not(.tab)") || (e.key.startsWith("Arrow") && e.target.closest(".tab, .report, .map-table, #details")))
		return;
	const act = KEYS[e.key.length === 1 ? e.key.toLowerCase() : e.key];
	if (act && act() !== false)
		e.preventDefault();
});
