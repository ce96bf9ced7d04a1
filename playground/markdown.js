// markdown.js — pages and help of the program as elements: a small part of Markdown, in which no text is ever markup of this page.
import { element } from "./dom.js";

/** Headings are left out; paragraphs, lists, and maps between fences. */
export function pageOf(markdown) {
	return markdown.split(/^(```[^\n]*\n[\s\S]*?^```)$/m).flatMap((part) => {
		if (part.startsWith("```"))
			return [element("pre", { tabindex: 0 }, part.replace(/^```[^\n]*\n|```$/g, ""))];
		return part.split(/\n{2,}/).map((text) => text.trim()).filter((text) => text && !text.startsWith("#")).map(blockOf);
	});
}

function blockOf(text) {
	const items = text.split(/^- /m);
	return items[0] === "" && items.length > 1 ? element("ul", {}, ...items.slice(1).map((item) => element("li", {}, ...inline(item.trim())))) : element("p", {}, ...inline(text));
}

/** **strong**, *weak*, `code`; a backslash takes the meaning from what follows. */
function inline(text) {
	const plain = (part) => part.replace(/\\([!-/:-@[-`{-~])/g, "$1");
	return text.split(/((?<!\\)\*\*(?:[^*\\]|\\.)+\*\*|(?<!\\)\*(?:[^*\\]|\\.)+\*|(?<!\\)`[^`]+`)/).map((part) =>
		part.startsWith("**") ? element("strong", {}, plain(part.slice(2, -2))) : part.startsWith("*") && part.length > 1 ? element("em", {}, plain(part.slice(1, -1))) : part.startsWith("`") && part.length > 1 ? element("code", {}, part.slice(1, -1)) : plain(part));
}
