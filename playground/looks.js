// looks.js — how the map is drawn: the view, the colors, and the language of the labels.
import { byId, element } from "./dom.js";
import { tongue, words } from "./words.js";

const THEMES = ["auto", "light", "dark", "print", "contrast"];
const LANGUAGES = { en: "English", fr: "Français", de: "Deutsch", es: "Español", ar: "العربية", ja: "日本語" };

/** The menus; `changed` is called when the author chooses. */
export function fillLooks(looks, can, changed) {
	const views = Object.entries(words.view).filter(([name]) => name !== "flow" || can.flow);
	byId("views").replaceChildren(byId("views").querySelector("legend"), ...views.map(([name, text]) => element("label", {},
		element("input", { type: "radio", name: "view", value: name, checked: name === looks.view, onchange: () => ((looks.view = name), changed()) }), element("span", {}, text))));
	fill(byId("theme"), THEMES.map((name) => [name, words.themes[name]]), looks.theme, (name) => ((looks.theme = name), changed()));
	fill(byId("lang"), [["", words.asWritten], ...Object.entries(LANGUAGES)], looks.lang, (name) => ((looks.lang = name), changed()));
}

function fill(select, entries, chosen, act) {
	select.replaceChildren(...entries.map(([value, text]) => element("option", { value, selected: value === chosen, lang: value in LANGUAGES ? value : undefined }, text)));
	select.onchange = () => act(select.value);
}

/**
 * What is asked of the program. On the screen the colors are those of the page, unless the map has a look of its own; what is downloaded is made for others. The labels of a map that names no
 * language are in that of the page, in which its author reads and so, most likely, writes.
 */
export function requestOf({ view, theme, lang }, project, isOnScreen) {
	const says = (word) => project.maps.some((path) => new RegExp(`^${word}[ \\t]`, "m").test(project.files.get(path)));
	const isDark = isOnScreen && !says("theme") && matchMedia("(prefers-color-scheme: dark)").matches;
	return { view, theme: theme !== "auto" ? theme : isDark ? "dark" : undefined, lang: lang || (tongue === "en" || says("language") ? undefined : tongue) };
}
