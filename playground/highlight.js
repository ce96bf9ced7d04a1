// highlight.js — the language in colors: the keywords are those of the grammar for VS Code, which is made from the program's own tables.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import grammar from "../editors/vscode/cjm.tmLanguage.json";

/** The rule of this name, at the place where one stands. Words are looked at whole, so nothing is looked for before it. */
function ruleOf(name) {
	const rule = grammar.patterns.find((pattern) => pattern.name === name + ".cjm").match;
	return new RegExp(`^(?:${rule.replace("(?<![\\w-])", "")})`);
}

const RULES = [
	["color", ruleOf("constant.other.color")],
	["string", ruleOf("string.quoted.double")],
	["string", ruleOf("string.quoted.other")],
	["number", ruleOf("constant.numeric")],
	["operator", ruleOf("keyword.operator")],
	["heading", ruleOf("keyword.control")],
	["keyword", ruleOf("support.type.property-name")],
	["name", /^[\p{L}\p{N}_-]+/u],
];

export const language = StreamLanguage.define({
	name: "cjm",
	token(stream) {
		if (stream.eatSpace())
			return null;
		const isAfterBlank = stream.pos === 0 || /[ \t]/.test(stream.string[stream.pos - 1]);
		for (const [kind, rule] of RULES)
			if (stream.match(rule))
				return kind === "name" ? null : kind;
		if (stream.peek() === "#" && isAfterBlank) {
			stream.skipToEnd();
			return "comment";
		}
		stream.next();
		return null;
	},
	tokenTable: { heading: tags.heading, color: tags.number },
	languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ['"'] } },
});

export const colors = syntaxHighlighting(HighlightStyle.define([
	{ tag: tags.heading, color: "var(--accent)", fontWeight: "600" },
	{ tag: tags.keyword, color: "var(--word)" },
	{ tag: tags.string, color: "var(--ink)" },
	{ tag: tags.number, color: "var(--number)" },
	{ tag: tags.operator, color: "var(--soft)" },
	{ tag: tags.comment, color: "var(--meta)", fontStyle: "italic" },
]));
