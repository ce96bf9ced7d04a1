/* preview.js — listens to what was drawn, and shows it in a frame: the next one is laid out behind the one that is seen, gets its zoom, place, tab and theme, and
 * takes its place. Texts of maps are only ever text. */
"use strict";
const byId = (id) => document.getElementById(id);
const { base, page } = document.body.dataset;
const place = byId("place");
let told = null, shown = 0, frame = null, next = null, theme = null, cursor = null;

const partsOf = (pane, selector) => [...pane.contentDocument.querySelectorAll(selector)];
const nameOf = (drawing) => drawing.closest(".view")?.id;
const choicesOf = (pane) => partsOf(pane, ".menu label").filter((label) => label.querySelector("input"));
const zoomOf = (svg) => svg.getAttribute("width") / svg.viewBox.baseVal.width;

/* ---- what is kept ---- */

const places = {}; /* of views, by their names: one that is not seen forgets its own */

function notePlace(part) {
	if (part.clientWidth)
		places[nameOf(part)] = { left: part.scrollLeft, top: part.scrollTop };
}

function lookOf(pane) {
	const views = {};
	for (const part of partsOf(pane, ".drawing")) {
		const svg = part.querySelector("svg");
		notePlace(part);
		if (places[nameOf(part)]) /* else it was never seen */
			views[nameOf(part)] = { zoom: svg ? zoomOf(svg) : 1, ...places[nameOf(part)] };
	}
	const boxes = partsOf(pane, ".map-table, .report, #details").map((part) => [part.scrollLeft, part.scrollTop]);
	const tab = pane.contentDocument.querySelector(".tab:checked")?.id;
	const off = choicesOf(pane).filter((choice) => !choice.querySelector("input").checked).map((choice) => choice.textContent);
	const words = pane.contentDocument.getElementById("search")?.value ?? "", hash = pane.contentWindow.location.hash || "#map";
	return { views, boxes, tab, off, words, hash, chosen: placeOfChosen(pane) };
}

/* Of what is chosen, in the text: its name in the page may be made of words that are being changed. */
function placeOfChosen(pane) {
	const part = pane.contentDocument.querySelector(".view .selected"), said = part?.matches("[data-line]") ? part : part?.querySelector("[data-line]") ?? part?.closest("[data-line]");
	return said ? { file: said.dataset.file ?? "", line: said.dataset.line, column: said.dataset.column } : null;
}

function chooseAgain(pane, { hash, chosen }) {
	const name = decodeURIComponent(hash.slice(1).split("&view=")[0]);
	if (!chosen || !name || pane.contentDocument.getElementById(name))
		return;
	const isIt = ({ dataset: d }) => d.line === chosen.line && d.column === chosen.column && (d.file ?? "") === chosen.file;
	const part = partsOf(pane, ".view [data-line]").find(isIt), link = part?.closest("a[href^='#']") ?? part?.querySelector("a[href^='#']");
	if (link)
		pane.contentWindow.location.hash = link.getAttribute("href");
}

/* What was being looked for. */
function searchAgain(pane, words) {
	const box = pane.contentDocument.getElementById("search");
	if (!box || !words)
		return;
	box.value = words;
	box.dispatchEvent(new pane.contentWindow.Event("input"));
}

/* Lanes and people that are switched off. */
function switchOff(pane, off) {
	for (const choice of choicesOf(pane))
		if (off.includes(choice.textContent) && choice.querySelector("input").checked)
			choice.querySelector("input").click();
}

function scroll(part, left, top) {
	part.scrollTo({ left, top, behavior: "instant" });
}

/* Of a view that is not seen, once it is. */
function restoreView(pane, part, kept) {
	const svg = part.querySelector("svg");
	if (!kept || !svg || !part.clientWidth || part.dataset.kept)
		return;
	part.dataset.kept = "yes";
	if (Math.abs(zoomOf(svg) - kept.zoom) > 1e-6)
		pane.contentWindow.setZoom(part, kept.zoom);
	scroll(part, kept.left, kept.top);
}

function restore(pane, look) {
	const restoreSeen = () => partsOf(pane, ".drawing").forEach((part) => restoreView(pane, part, look.views[nameOf(part)]));
	const tab = look.tab && pane.contentDocument.getElementById(look.tab);
	if (theme)
		pane.contentWindow.setTheme(theme);
	if (tab && !tab.checked)
		pane.contentWindow.chooseView(pane.contentDocument.getElementById(look.tab.replace("tab-", "view-")));
	switchOff(pane, look.off);
	chooseAgain(pane, look);
	searchAgain(pane, look.words); /* which brings a hit into sight: before the places */
	restoreSeen();
	pane.contentDocument.addEventListener("change", restoreSeen);
	partsOf(pane, ".map-table, .report, #details").forEach((part, i) => look.boxes[i] && scroll(part, ...look.boxes[i]));
}

/* ---- when the window itself is loaded again ---- */

const KEPT = "cjm " + base;
let lookBefore = null;

function keepLook() {
	if (frame)
		sessionStorage.setItem(KEPT, JSON.stringify({ ...lookOf(frame), theme }));
}

function findLook() {
	const isAgain = performance.getEntriesByType("navigation")[0]?.type === "reload", kept = sessionStorage.getItem(KEPT);
	if (isAgain && kept)
		lookBefore = JSON.parse(kept);
	theme = lookBefore?.theme ?? null;
}

/* ---- the frame ---- */

const themeOf = (pane) => pane.contentWindow.getComputedStyle(pane.contentDocument.documentElement).colorScheme;

function showTheme(pane) {
	document.documentElement.classList.toggle("dark", themeOf(pane) === "dark");
}

function follow(pane) {
	pane.contentDocument.addEventListener("click", (e) => clicked(e, pane), true);
	pane.contentDocument.addEventListener("scroll", (e) => pane === frame && e.target.matches?.(".drawing") && notePlace(e.target), true);
	pane.contentDocument.getElementById("theme")?.addEventListener("click", () => {
		theme = themeOf(pane);
		showTheme(pane);
	});
	pane.contentWindow.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showTheme(pane));
}

/* After what the page itself does when it opens, which takes two frames of the screen. */
function settled(act) {
	let left = 3;
	const wait = () => (left-- ? requestAnimationFrame(wait) : act());
	wait();
}

function swap(pane, look) {
	if (pane !== next)
		return; /* a later one is on its way */
	if (look)
		restore(pane, look);
	const hadFocus = [frame, document.body].includes(document.activeElement); /* the keys of the page work at once */
	pane.classList.remove("next");
	frame?.remove();
	frame = pane;
	next = null;
	showTheme(pane);
	document.title = pane.contentDocument.title || document.title;
	mark();
	if (hadFocus)
		pane.contentWindow.focus();
	pane.dataset.version = pane.dataset.wanted;
}

function load(version) {
	const pane = document.createElement("iframe");
	const hash = frame ? frame.contentWindow.location.hash || "#map" : lookBefore?.hash ?? location.hash;
	next?.remove();
	next = pane;
	shown = version;
	pane.className = "next";
	pane.dataset.wanted = version;
	pane.title = document.title;
	pane.addEventListener("load", () => {
		if (pane !== next || !pane.contentDocument?.querySelector("main"))
			return;
		follow(pane);
		settled(() => swap(pane, frame ? lookOf(frame) : lookBefore));
	}, { once: true });
	pane.src = base + "page" + hash;
	place.append(pane);
}

/* ---- clicks ---- */

const fileOf = (named) => told.files.findIndex((file) => file.named === (named ?? ""));

function goTo(file, line, column) {
	if (told.goes && file >= 0)
		fetch(`${base}at/${file}/${line}/${column}`).catch(() => {});
}

function clickedPart(part) {
	const file = fileOf(part.dataset.file), { line, column } = part.dataset;
	byId("where").textContent = `${told.files[file]?.path ?? ""}:${line}`;
	goTo(file, line, column || 1);
}

/* What leaves the page opens beside it; another map of the preview opens in its place. */
function clickedLink(e, link) {
	const to = new URL(link.href.baseVal ?? link.href, link.baseURI), home = base.split("/").slice(0, 2).join("/") + "/";
	if (to.href.split("#")[0] === link.baseURI.split("#")[0])
		return;
	e.preventDefault();
	if (to.origin === location.origin && to.pathname.startsWith(home))
		location.assign(to.href);
	else if (/^(https?|mailto|tel):$/.test(to.protocol) && to.origin !== location.origin)
		open(to.href, "_blank", "noopener,noreferrer");
}

function clicked(e, pane) {
	const part = e.target.closest?.("[data-line]"), link = e.target.closest?.("a[href]");
	if (pane.contentDocument.querySelector(".dragged"))
		return;
	if (link)
		clickedLink(e, link);
	if (part)
		clickedPart(part);
}

/* ---- where the cursor is ---- */

function mark() {
	const pane = frame;
	if (!pane || !told)
		return;
	if (!pane.contentDocument.adoptedStyleSheets.length) {
		const sheet = new pane.contentWindow.CSSStyleSheet();
		sheet.replaceSync(".drawing .cursor{outline:3px dashed var(--accent);outline-offset:3px}@media print{.drawing .cursor{outline:none}}");
		pane.contentDocument.adoptedStyleSheets = [sheet];
	}
	partsOf(pane, ".cursor").forEach((part) => part.classList.remove("cursor"));
	const named = cursor && told.files[cursor.file]?.named;
	if (named === undefined || named === null)
		return;
	const own = partsOf(pane, "[data-line]").filter((part) => (part.dataset.file ?? "") === named && +part.dataset.line <= cursor.line);
	const nearest = Math.max(0, ...own.map((part) => +part.dataset.line));
	own.filter((part) => +part.dataset.line === nearest).forEach((part) => part.classList.add("cursor"));
	bring(partsOf(pane, ".cursor").find((part) => part.getClientRects().length));
}

/* No further than is needed. */
function bring(part) {
	const drawing = part?.closest(".drawing");
	if (!drawing)
		return;
	const box = part.getBoundingClientRect(), seen = drawing.getBoundingClientRect(), room = 48;
	const by = (from, to, least, most) => (from < least + room ? from - least - room : to > most - room ? Math.min(to - most + room, from - least - room) : 0);
	drawing.scrollBy({ left: by(box.left, box.right, seen.left, seen.right), top: by(box.top, box.bottom, seen.top, seen.bottom) });
}

/* ---- mistakes ---- */

function element(name, className, text) {
	const made = document.createElement(name);
	made.className = className;
	made.textContent = text;
	return made;
}

function rowOf(finding) {
	const row = document.createElement("li");
	if (finding.path) {
		const goes = told.goes && finding.file >= 0, at = element(goes ? "button" : "span", "at", `${finding.path}:${finding.line}:${finding.column}`);
		if (goes)
			at.onclick = () => goTo(finding.file, finding.line, finding.column);
		row.append(at);
	}
	row.append(element("span", "", finding.message));
	if (finding.hint)
		row.append(element("small", "", finding.hint));
	return row;
}

function showMistakes() {
	const version = told.versions[page - 1], isGone = !version && told.versions.length > 0;
	byId("mistakes").hidden = !told.findings.length && !isGone;
	byId("mistakes").classList.toggle("mild", !told.errors);
	byId("fold").textContent = told.summary;
	byId("kept").hidden = !told.errors || !version || !told.keeps;
	byId("left").hidden = !told.errors || !version || told.keeps;
	byId("none").hidden = !told.errors || !!version || isGone;
	byId("gone").hidden = !isGone;
	byId("list").replaceChildren(...told.findings.map(rowOf));
}

byId("fold").onclick = () => {
	const list = byId("list");
	list.hidden = !list.hidden;
	byId("fold").setAttribute("aria-expanded", String(!list.hidden));
};

/* ---- listening ---- */

function take(state) {
	told = state;
	byId("all").hidden = !told.index || !/\/map\//.test(base);
	if (!byId("where").textContent)
		byId("where").textContent = told.path;
	showMistakes();
	const version = told.versions[page - 1];
	if (version && version !== shown)
		load(version);
}

/* A browser has six connections to a server: a page that is not seen leaves its own to others. */
let source = null;

function listen() {
	const isSeen = document.visibilityState === "visible";
	if (!isSeen || source) {
		if (!isSeen)
			source?.close();
		source = isSeen ? source : null;
		return;
	}
	source = new EventSource(base + "events");
	source.addEventListener("state", (e) => {
		byId("ended").hidden = true;
		take(JSON.parse(e.data));
	});
	source.addEventListener("cursor", (e) => {
		cursor = JSON.parse(e.data);
		mark();
	});
	source.addEventListener("end", () => {
		source.close();
		byId("ended").hidden = false;
	});
	source.onerror = () => (byId("ended").hidden = false);
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => {
	source?.close();
	keepLook();
});
findLook();
listen();
