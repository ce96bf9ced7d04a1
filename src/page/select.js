/* select.js — what is chosen, and the tab, are the page's address. Here the drawing shows what belongs to it. */
const articles = new Set(all("#details article"));
articles.forEach((a) => (a.tabIndex = -1));
const chosenArticle = () => (articles.has(target()) ? target() : null);
let cameFrom = null; /* the link by which an article was opened */

/* In the views, not the way back above one; a callout says again what a card says, so it comes last. */
function linksTo(id) {
	const links = all(`.view > div a[href="#${CSS.escape(id)}"]`);
	return links.sort((a, b) => a.matches(".callout") - b.matches(".callout"));
}

const firstView = all(".view")[0];

/* The view that an address without one opens. */
function homeOf(article) {
	const links = linksTo(article.id);
	return links.some((a) => firstView.contains(a)) ? firstView : links[0]?.closest(".view") || firstView;
}

/* The address of what is seen now. */
function addressOf(article) {
	const view = chosenView();
	if (!article)
		return view === firstView ? "map" : view.id;
	return article.id + (view === homeOf(article) ? "" : "&view=" + view.id.slice(5));
}

function goTo(hash) {
	const place = { left: scrollX, top: scrollY, behavior: "instant" };
	location.hash = hash;
	scrollTo(place); /* what was read stays in sight */
}

function bringIntoSight(element, how) {
	if (!isNarrow())
		element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: how || behaviour() });
}

/* It, and all that it names or is named by; not where it stands. */
function mark(article) {
	all(".selected, .linked").forEach((e) => e.classList.remove("selected", "linked"));
	if (!article)
		return;
	linksTo(article.id).forEach((a) => a.classList.add("selected"));
	all("dl a[href^='#']", article).forEach((link) => linksTo(link.getAttribute("href").slice(1)).forEach((a) => a.classList.add("linked")));
}

function chooseView(view) {
	const tab = byId("tab-" + view.id.slice(5));
	tab.checked = true;
	tab.dispatchEvent(new Event("change"));
}

function follow(event) {
	const { to, view } = address(), article = chosenArticle();
	articles.forEach((a) => a.classList.toggle("open", a === article));
	mark(article);
	const wanted = view || to?.closest(".view") || (article ? null : firstView);
	if (wanted && wanted !== chosenView())
		chooseView(wanted);
	const links = article ? linksTo(article.id) : [], here = links.find((a) => a.closest(".view") === chosenView()), shown = here || (!view && chosenDrawing() && links[0]);
	if (shown && !here)
		chooseView(shown.closest(".view"));
	if (article)
		history.replaceState(history.state, "", "#" + addressOf(article));
	if (shown) /* once the article has taken its room */
		requestAnimationFrame(() => requestAnimationFrame(() => bringIntoSight(shown, event ? "" : "instant")));
}

function closeDetails() {
	if (!chosenArticle())
		return false;
	goTo(addressOf(null));
	cameFrom?.focus({ preventScroll: true });
	cameFrom = null;
	return true;
}

/* A tab that the reader chose. */
onTab((e) => e.isTrusted && goTo(addressOf(chosenArticle())));

document.addEventListener("click", (e) => {
	const a = e.target.closest?.("a[href^='#']");
	if (!a)
		return;
	if (a.matches(".close")) {
		e.preventDefault();
		closeDetails();
	} else if (!a.closest("#details")) {
		cameFrom = a;
	}
	if (e.detail === 0) /* by key: read on in the article */
		setTimeout(() => chosenArticle()?.focus());
});
addEventListener("hashchange", follow);

let openedFirst = null; /* not by a wish: a presentation begins at the beginning */

/* Without a wish the worst pain point is open, where there is room beside the map. */
function openWorst() {
	const worst = [3, 2, 1].map((level) => all(`article.pain .s${level}`)[0]?.closest("article")).find((a) => a);
	if (worst && swimlane && innerWidth >= 1200) /* an index opens with itself */
		location.replace("#" + (openedFirst = worst.id));
}

if (location.hash)
	follow();
else
	openWorst();
