/* base.js — what the modules share. Styles are set on elements: the policy forbids them in the file. */
"use strict";
const byId = (id) => document.getElementById(id);
const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
const asked = new URLSearchParams(location.search); /* ?theme=dark&z=0.5, for tests */
const rectOf = (element) => element.getBoundingClientRect();
const isNarrow = () => matchMedia("(max-width: 899px)").matches;
const behaviour = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const isRtl = document.documentElement.dir === "rtl";
byId("tools").hidden = byId("keys").hidden = false;

const chosenView = () => byId("view-" + all(".tab:checked")[0].id.slice(4));
const onTab = (act) => all(".tab").forEach((tab) => tab.addEventListener("change", act));
const chosenDrawing = () => chosenView().querySelector(".drawing");
const swimlane = all("#view-swimlane .drawing")[0];

/* "#pain-twice&view=flow": what is chosen, and in which view. */
function address() {
	let hash = location.hash.slice(1);
	try {
		hash = decodeURIComponent(hash);
	} catch {
		hash = "";
	}
	const [id, view] = hash.split("&view=");
	return { to: byId(id), view: byId("view-" + view) };
}
const target = () => address().to;

/* What a link in a drawing leads to, and whose a line in it is. */
const articleOf = (link) => byId((link.dataset.of || link.getAttribute("href"))?.slice(1));

/* In the file they are short, and lead to the first line of an article; here they are addresses that last. */
all("[href^='#'], [data-of]").forEach((link) => {
	const line = articleOf(link);
	if (line?.matches("article > p"))
		link.setAttribute(link.dataset.of ? "data-of" : "href", "#" + line.parentElement.id);
});

function create(tag, className, ...content) {
	const element = document.createElement(tag);
	element.className = className;
	element.append(...content);
	return element;
}
