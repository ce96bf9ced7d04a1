/* base.js — what the modules share. The modules are one script, in the order of the Makefile. The policy forbids style attributes in the file; what is set here
 * is set on elements, which it allows. */
"use strict";
const byId = (id) => document.getElementById(id);
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const asked = new URLSearchParams(location.search); /* ?theme=dark&z=0.5, for tests */
const isNarrow = () => matchMedia("(max-width: 899px)").matches;
const behaviour = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const isRtl = document.documentElement.dir === "rtl";
byId("tools").hidden = byId("keys").hidden = false;

const chosenView = () => byId(document.querySelector(".tab:checked").id.replace("tab-", "view-"));
const chosenDrawing = () => chosenView().querySelector(".drawing");
const swimlane = document.querySelector("#view-swimlane .drawing");

/* What a hash leads to; NULL for none. */
function target() {
	let id = location.hash.slice(1);
	try {
		id = decodeURIComponent(id);
	} catch {
		return null;
	}
	return id ? byId(id) : null;
}

/* Where an element is, in the units of its drawing. */
function boxIn(svg, element) {
	const outer = svg.getBoundingClientRect(), inner = element.getBoundingClientRect(), box = svg.viewBox.baseVal;
	const unit = box.width / outer.width;
	return { x: box.x + (inner.left - outer.left) * unit, y: box.y + (inner.top - outer.top) * unit, width: inner.width * unit, height: inner.height * unit };
}
