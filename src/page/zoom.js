/* zoom.js — size and place of drawings: buttons, keys, wheel, pinch, and dragging. */
const zooms = new WeakMap(), zoomOf = (drawing) => zooms.get(drawing) || 1;
const sizeOf = (drawing) => drawing.querySelector("svg").viewBox.baseVal;

function setZoom(drawing, factor, at) {
	const svg = drawing.querySelector("svg"), size = sizeOf(drawing), before = zoomOf(drawing);
	const zoom = Math.max(0.2, Math.min(4, factor)), outer = rectOf(drawing);
	const x = at ? at.x - outer.left : drawing.clientWidth / 2, y = at ? at.y - outer.top : drawing.clientHeight / 2;
	const left = (drawing.scrollLeft + x) * zoom / before - x, top = (drawing.scrollTop + y) * zoom / before - y;
	zooms.set(drawing, zoom);
	svg.setAttribute("width", size.width * zoom);
	svg.setAttribute("height", size.height * zoom);
	drawing.scrollTo({ left, top, behavior: "instant" });
	showZoom();
	drawing.dispatchEvent(new Event("scroll"));
}

function showZoom() {
	const drawing = chosenDrawing();
	byId("zoom").value = drawing ? Math.round(100 * (zoomOf(drawing))) + "\u00a0%" : "";
	document.body.classList.toggle("inside", !!chosenView().querySelector(".below"));
}

function zoomBy(factor) {
	const drawing = chosenDrawing();
	if (drawing)
		setZoom(drawing, zoomOf(drawing) * factor);
}

function fit() {
	const drawing = chosenDrawing();
	if (drawing)
		setZoom(drawing, Math.min(drawing.clientWidth / sizeOf(drawing).width, drawing.clientHeight / sizeOf(drawing).height));
}

/* First in its whole width, as far as it can be read so. */
function openDrawing(drawing) {
	if (!drawing || zooms.has(drawing) || !drawing.clientWidth)
		return;
	const whole = Math.min(1, Math.max(0.6, drawing.clientWidth / sizeOf(drawing).width));
	setZoom(drawing, +asked.get("z") || (drawing === swimlane ? 0.85 : whole));
	drawing.scrollTo({ top: 0, left: isRtl ? drawing.scrollWidth : 0, behavior: "instant" });
}

function followPointers(drawing) {
	const down = new Map();
	let from = null, spread = 0;
	const distance = ([a, b] = down.values()) => Math.hypot(a.x - b.x, a.y - b.y);
	drawing.addEventListener("wheel", (e) => {
		if (!e.ctrlKey && !e.metaKey)
			return;
		e.preventDefault();
		setZoom(drawing, zoomOf(drawing) * Math.exp(-e.deltaY / 300), e);
	}, { passive: false });
	drawing.onpointerdown = (e) => {
		down.set(e.pointerId, { x: e.clientX, y: e.clientY });
		if (down.size === 2)
			spread = distance();
		if (e.pointerType === "mouse" && e.button === 0)
			from = { x: e.clientX, y: e.clientY, left: drawing.scrollLeft, top: drawing.scrollTop };
	};
	drawing.onpointermove = (e) => {
		if (down.has(e.pointerId))
			down.set(e.pointerId, { x: e.clientX, y: e.clientY });
		if (down.size === 2) {
			setZoom(drawing, zoomOf(drawing) * distance() / spread, { x: (down.values().next().value.x + e.clientX) / 2, y: e.clientY });
			spread = distance();
		} else if (from && Math.hypot(e.clientX - from.x, e.clientY - from.y) > 4) {
			drawing.classList.add("dragged");
			drawing.scrollTo({ left: from.left - e.clientX + from.x, top: from.top - e.clientY + from.y, behavior: "instant" });
		}
	};
	const end = (e) => {
		down.delete(e.pointerId);
		from = null;
		setTimeout(() => drawing.classList.remove("dragged"));
	};
	addEventListener("pointerup", end);
	addEventListener("pointercancel", end);
	drawing.ondragstart = (e) => e.preventDefault();
	drawing.addEventListener("click", (e) => drawing.matches(".dragged") && e.preventDefault(), true);
}

all(".drawing").forEach(followPointers);
byId("zoom-in").onclick = () => zoomBy(1.15);
byId("zoom-out").onclick = () => zoomBy(1 / 1.15);
byId("fit").onclick = fit;
function openChosen() {
	openDrawing(chosenDrawing());
	showZoom();
}
onTab(openChosen);
openChosen();
