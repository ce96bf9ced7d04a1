/* theme.js — light or dark, whatever the system prefers. */
const root = document.documentElement;
const isDark = () => getComputedStyle(root).colorScheme === "dark";

function setTheme(name) {
	root.dataset.theme = name;
	byId("theme").setAttribute("aria-pressed", String(name === "dark"));
}

if (["light", "dark"].includes(asked.get("theme")))
	setTheme(asked.get("theme"));
byId("theme").setAttribute("aria-pressed", String(isDark()));
byId("theme").onclick = () => setTheme(isDark() ? "light" : "dark");
byId("print").onclick = () => print();
