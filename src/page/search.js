/* search.js — outlines what has the words. */
const bare = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/\s+/g, " ");
const field = byId("search"), found = byId("found");
let hits = [], hitAt = -1;

/* An item is also found by the facts, reasons, owners and sources of its article. */
const NAMED = ".team, .source, .persona, .segment, .channel, .touchpoint";
const texts = new Map();
function textOf(item) {
	const article = articleOf(item);
	if (!article)
		return bare(item.textContent);
	if (!texts.has(article)) {
		const said = all("h3, dl:first-of-type dd", article).filter((e) => all("a[href^='#']", e).every((a) => articleOf(a)?.matches(NAMED)));
		texts.set(article, bare(said.map((e) => e.textContent).join(" ")));
	}
	return bare(item.textContent) + " " + texts.get(article);
}

/* On narrow screens a list takes the drawing's place. What is turned off is no hit. */
const isSeen = (e) => e?.getClientRects().length > 0;
const items = () => (isSeen(chosenDrawing()) ? all("a[href^='#']", chosenView()) : all("li, td, th, p, dd", byId("map")).filter((e) => !e.querySelector("li, p"))).filter(isSeen);

function search() {
	const words = bare(field.value.trim());
	all(".hit").forEach((e) => e.classList.remove("hit"));
	hits = words ? items().filter((item) => textOf(item).includes(words)) : [];
	hitAt = -1;
	hits.forEach((hit) => hit.classList.add("hit"));
	found.value = words ? found.dataset.found.replace("%s", hits.length) : "";
	if (hits.length)
		bringIntoSight(hits[0]);
}

function nextHit(step) {
	if (!hits.length)
		return;
	hitAt = (hitAt + step + hits.length) % hits.length;
	const hit = hits[hitAt];
	bringIntoSight(hit);
	found.value = `${hitAt + 1} / ${hits.length}: ${(hit.querySelector("text") || hit).textContent.trim().slice(0, 80)}`;
}

field.oninput = search;
field.onkeydown = (e) => {
	if (e.key === "Enter")
		nextHit(e.shiftKey ? -1 : 1);
	if (e.key === "Escape") {
		e.stopPropagation();
		field.value = "";
		search();
		field.blur();
	}
};
onTab(search);
