// menus.js — menus below a button, and the one dialog.
import { byId, element } from "./dom.js";
import { words } from "./words.js";

/** Opens a menu below the button: items have a text, and an action or the reason why there is none. */
export function openMenu(button, items) {
	const list = element("ul", { role: "menu", class: "menu", "aria-label": button.textContent });
	for (const { text, act, why } of items)
		list.append(element("li", { role: "none" }, element("button", { type: "button", role: "menuitem", tabindex: -1, "aria-disabled": why ? "true" : undefined, onclick: () => !why && (close(), act()) },
			text, ...(why ? [element("small", {}, why)] : []))));
	const entries = [...list.querySelectorAll("button")];

	function close() {
		list.remove();
		button.setAttribute("aria-expanded", "false");
		document.removeEventListener("pointerdown", outside, true);
		button.focus();
	}
	function outside(event) {
		if (!list.contains(event.target) && event.target !== button)
			close();
	}
	list.addEventListener("keydown", (event) => {
		const at = entries.indexOf(document.activeElement), last = entries.length - 1;
		const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
		if (to !== undefined) {
			entries[to].focus();
			event.preventDefault();
		} else if (event.key === "Escape" || event.key === "Tab") {
			close();
			event.preventDefault();
		}
	});
	button.setAttribute("aria-expanded", "true");
	document.addEventListener("pointerdown", outside, true);
	button.parentNode.append(list);
	const below = button.getBoundingClientRect();
	list.style.top = `${below.bottom + 6}px`;
	list.style.left = `${Math.max(8, Math.min(below.left, innerWidth - list.offsetWidth - 8))}px`;
	entries[0].focus();
}

/** A button with a menu: `items` is asked each time. */
export function menuOf(button, items) {
	button.setAttribute("aria-haspopup", "menu");
	button.setAttribute("aria-expanded", "false");
	button.addEventListener("click", () => {
		if (button.getAttribute("aria-expanded") === "false")
			openMenu(button, items());
	});
}

/** Shows a dialog with a title and this content; gives what it was closed with. */
export function ask(title, ...content) {
	const dialog = byId("dialog");
	dialog.replaceChildren(
		element("div", { class: "head" }, element("h2", { id: "dialog-title" }, title), element("button", { type: "button", class: "close", "aria-label": words.close, onclick: () => dialog.close() }, "×")),
		...content);
	dialog.returnValue = "";
	if (!dialog.open)
		dialog.showModal();
	return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
}

export function answer(value) {
	byId("dialog").close(value);
}

/** A button of a dialog that closes it with this value. */
export function choice(text, value, kind = "") {
	return element("button", { type: "button", class: kind, onclick: () => answer(value) }, text);
}
