// dom.js — elements, made and found.

export const byId = (id) => document.getElementById(id);

/** An element with these properties and children; texts are texts, whatever they contain. */
export function element(name, properties = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(properties))
		if (key.startsWith("on"))
			made.addEventListener(key.slice(2), value);
		else if (key === "class")
			made.className = value;
		else if (value !== undefined && value !== false)
			made.setAttribute(key, value === true ? "" : value);
	made.append(...children);
	return made;
}

/** A sentence of the program: what is in backticks is code. */
export function sentence(text) {
	return text.split("`").map((part, i) => (i % 2 ? element("code", {}, part) : part));
}

let timer;

/** Says something below for a while; screen readers hear it. */
export function tell(text) {
	const told = byId("told");
	told.textContent = text;
	clearTimeout(timer);
	timer = setTimeout(() => (told.textContent = ""), 6000);
}
