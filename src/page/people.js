/* people.js — personas on and off: their curves, and what is theirs alone. */
const people = [...articles].filter((a) => a.matches(".persona") && swimlane?.querySelector(`[data-of="#${CSS.escape(a.id)}"]`));

/* The personas that an article names, or is. */
function ownersOf(article) {
	if (!article || article.matches(".stage, .source, .metric"))
		return [];
	return people.filter((p) => p === article || article.querySelector(`dl a[href="#${CSS.escape(p.id)}"]`));
}

if (people.length > 1) {
	const owned = all("a[href^='#'], [data-of]", swimlane).map((part) => [part, ownersOf(articleOf(part))]);
	fillMenu(byId("people"), people.map((p) => p.querySelector("h3").textContent), (off) => {
		owned.forEach(([part, owners]) => part.classList.toggle("off", owners.length > 0 && owners.every((p) => off[people.indexOf(p)])));
	});
}
