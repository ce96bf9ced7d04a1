/* theme.js — light or dark: the switch says for which screens a theme's rule is. */
const themeRules = [...document.styleSheets[0].cssRules].filter((rule) => rule.media && rule.cssRules[0]?.style?.colorScheme).map((rule) => rule.media);
const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark";

function showTheme() {
	byId("theme").setAttribute("aria-pressed", String(isDark()));
}

function setTheme(name) {
	themeRules.forEach((media, i) => (media.mediaText = name === "dark" && i === 0 ? "screen" : "not all"));
	showTheme();
}

if (["light", "dark"].includes(asked.get("theme")))
	setTheme(asked.get("theme"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
byId("theme").onclick = () => setTheme(isDark() ? "light" : "dark");
byId("print").onclick = () => print();
showTheme();
