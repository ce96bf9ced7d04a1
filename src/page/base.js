/* base.js — what the modules share. One script, in the order of the Makefile. Styles are set on elements: the policy forbids them in the file. */
"use strict";
const byId = (id) => document.getElementById(id);
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const asked = new URLSearchParams(location.search); /* ?theme=dark&z=0.5, for tests */
const isNarrow = () => matchMedia("(max-width: 899px)").matches;
const behaviour = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const isRtl = document.documentElement.dir === "rtl";
byId("tools").hidden = byId("keys").hidden = false;

const chosenView = () => byId(document.querySelector(".tab:checked").id.replace("tab-", "view-"));
const onTab = (act) => all(".tab").forEach((tab) => tab.addEventListener("change", act));
const chosenDrawing = () => chosenView().querySelector(".drawing");
const swimlane = document.querySelector("#view-swimlane .drawing");

/* "#pain-twice&view=flow": what is chosen, and in which view. */
function address() {
	let hash = location.hash.slice(1);
	try {
		hash = decodeURIComponent(hash);
	} catch {
		hash = "";
	}
	const [id, view] = hash.split("&view=");
	return { to: id ? byId(id) : null, view: view ? byId("view-" + view) : null };
}
const target = () => address().to;

/* In the file links are short, to the first line of an article. Here they are addresses that last. */
for (const name of ["href", "data-of"])
	all(`[${name}^="#"]`).forEach((e) => {
		const line = byId(e.getAttribute(name).slice(1));
		if (line?.matches("article > p"))
			e.setAttribute(name, "#" + line.parentElement.id);
	});

/* What a link in a drawing leads to. */
const articleOf = (link) => byId(link.getAttribute("href")?.slice(1));

/* Where an element is, in the units of its drawing. */
function boxIn(svg, element) {
	const outer = svg.getBoundingClientRect(), inner = element.getBoundingClientRect(), box = svg.viewBox.baseVal;
	const unit = box.width / outer.width;
	return { x: box.x + (inner.left - outer.left) * unit, y: box.y + (inner.top - outer.top) * unit, width: inner.width * unit, height: inner.height * unit };
}
