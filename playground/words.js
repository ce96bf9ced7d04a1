// words.js — the language of the interface: the browser's, until the switch says another.
import en from "./words/en.js";
import fr from "./words/fr.js";
import { kept, keep } from "./keeping.js";

const TONGUES = { en, fr };
export let tongue = kept("tongue") in TONGUES ? kept("tongue") : navigator.language.startsWith("fr") ? "fr" : "en";
export let words = TONGUES[tongue];

/** Puts the words into what is written in index.html. */
export function sayWords() {
	document.documentElement.lang = tongue;
	for (const element of document.querySelectorAll("[data-word]"))
		element.textContent = words[element.dataset.word];
	for (const element of document.querySelectorAll("[data-label]")) {
		element.setAttribute("aria-label", words[element.dataset.label]);
		if (element.matches("button, select"))
			element.title = words[element.dataset.label];
	}
}

export function setTongue(name) {
	tongue = name;
	words = TONGUES[name];
	keep("tongue", name);
	sayWords();
}
