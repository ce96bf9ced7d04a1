// phrases.js — what CodeMirror says itself, in the language of the interface.
import { tongue } from "./words.js";

const FRENCH = {
	Find: "Chercher", Replace: "Remplacer", next: "suivant", previous: "précédent", all: "tous", "match case": "majuscules", regexp: "motif", "by word": "mots entiers", replace: "remplacer", "replace all": "tout remplacer", close: "fermer",
	"current match": "résultat actuel", "replaced match on line $": "remplacé à la ligne $", "replaced $ matches": "$ remplacements", "on line": "à la ligne", "Go to line": "Aller à la ligne", go: "aller", "Control character": "Caractère de contrôle",
	Completions: "Suggestions", Diagnostics: "Remarques", "No diagnostics": "Aucune remarque",
};

export function phrases() {
	return tongue === "fr" ? FRENCH : {};
}
