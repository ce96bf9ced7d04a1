// fences.mjs — maps in Markdown, by markdown-it and by remark; prints what does not hold, and how much does.
import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";

import MarkdownIt from "markdown-it";
import { rehypeFormat, stringify } from "./html.mjs";
import remarkParse from "remark-parse";
import { unified } from "unified";

import markdownIt from "cjm-markdown-it";
import remark from "cjm-remark";

const [program, place] = process.argv.slice(2);
let passed = 0, failed = 0;

function check(holds, what, detail = "") {
	holds ? passed++ : failed++;
	if (!holds)
		console.log(`${what}${detail && " — " + String(detail).slice(0, 400)}`);
}

const MAP = 'journey "Café & <Co>"\n  stage "S"\n    step "B" via store feel +1\n';
const fence = (map, info = "", indent = "") => `${indent}\`\`\`cjm${info}\n${map.replace(/^(?=.)/gm, indent)}${indent}\`\`\`\n`;
const warnings = [];

/** Each renders Markdown to HTML, or throws. */
const WAYS = {
	"markdown-it": (text, options, file) => new MarkdownIt({ html: false }).use(markdownIt, { root: place, report: (sentence) => warnings.push(sentence), ...options }).render(text, { path: file }),
	remark: async (text, options, file) => {
		const made = await unified().use(remarkParse).use(remark, { root: place, ...options }).use(rehypeFormat).use(stringify).process({ value: text, path: file, cwd: place });
		made.messages.forEach((m) => warnings.push(String(m)));
		return String(made);
	},
};

function pictures(html) {
	return [...html.matchAll(/<img[^>]*src="data:image\/svg\+xml;base64,([^"]*)"[^>]*>/g)].map((m) => ({ tag: m[0], svg: Buffer.from(m[1], "base64").toString() }));
}

function native(map, ...words) {
	return spawnSync(program, ["build", "-", "-o", "-", ...words], { input: map, cwd: place }).stdout.toString();
}

async function rejection(run) {
	try {
		await run();
		return "";
	} catch (error) {
		return String(error.message) + (error.place ? ` at ${error.place.start.line}:${error.place.start.column}` : "");
	}
}

fs.mkdirSync(path.join(place, "docs/parts"), { recursive: true });
fs.writeFileSync(path.join(place, "docs/parts/kiosk.cjm"), 'channel kiosk "Kiosk"\n');
const document = path.join(place, "docs/page.md");

for (const [name, render] of Object.entries(WAYS)) {
	const page = `# Title\n\n${fence(MAP)}\nText\n\n${fence(MAP, " theme=dark view=matrix")}\n\`\`\`js\ncjm\n\`\`\`\n`;
	const html = await render(page, {}, document), drawn = pictures(html);
	check(drawn.length === 2 && html.includes("Text") && !html.includes("journey"), `${name}: fences become pictures`, html);
	check(drawn[0]?.svg === native(MAP), `${name}: with the same bytes`);
	check(drawn[1]?.svg === native(MAP, "--theme", "dark", "--view", "matrix"), `${name}: options behind the word`);
	check(/alt="Café &(amp|#x26); (&lt;|&#x3C;|<)Co/.test(drawn[0]?.tag), `${name}: a title to be read out`, drawn[0]?.tag.slice(-100));
	check(!/<script|<svg/.test(html), `${name}: no script, and no markup of the map's`);
	check(pictures(await render(fence(MAP), { theme: "print" }, document))[0]?.svg === native(MAP, "--theme", "print"), `${name}: options of the plugin`);
	check(pictures(await render(fence(MAP + MAP.replace("Café", "Bar")), {}, document)).length === 2, `${name}: a picture for each journey`);
	check(pictures(await render("- item\n\n" + fence(MAP, "", "  "), {}, document))[0]?.svg === native(MAP), `${name}: in a list`);
	check((await render("```cjmx\n" + MAP + "```\n", {}, document)).includes("journey"), `${name}: another word is another language`);
	check(pictures(await render(fence('include "parts/kiosk.cjm"\n' + MAP.replace("store", "kiosk")), {}, document)).length === 1, `${name}: includes are beside the document`);
	check(pictures(await render(fence(MAP).replaceAll("\n", "\r\n"), {}, document)).length === 1, `${name}: Windows line ends`);

	const wrong = await rejection(() => render("# Title\n\n" + fence(MAP.replace("store", "stroe")), {}, document));
	check(wrong.includes("docs/page.md:6:18: error: unknown channel `stroe`") && wrong.includes("did you mean `store`?"), `${name}: an error stops, at its line`, wrong);
	const inList = await rejection(() => render("- item\n\n" + fence(MAP.replace("store", "stroe"), "", "  "), {}, document));
	check(inList.includes("docs/page.md:6:20: error"), `${name}: in a list, at its column`, inList);
	check((await rejection(() => render(fence(MAP, " view=no-such"), {}, document))).includes("docs/page.md:1:1: error: "), `${name}: a wrong option, at the fence`);
	const outside = await rejection(() => render(fence('include "../../secret.cjm"\n' + MAP), {}, document));
	check(outside.includes("docs/page.md:2:"), `${name}: nothing outside the folder is read`, outside);
	warnings.length = 0;
	await render(fence('theme t\n  logo "none.png"\n' + MAP), {}, document);
	check(warnings.length === 1 && warnings[0].includes("none.png") && /3:\d/.test(warnings[0]), `${name}: a warning is told at its line`, warnings.join());
	const hostile = await render(fence('journey "</svg><script>alert(1)</script>"\n  stage "S\'\\" onload=x"\n    step "<img src=x onerror=y>"\n'), {}, document);
	check(pictures(hostile).length === 1 && !/<script|onload|onerror/.test(hostile.replace(/"[^"]*"/g, '')), `${name}: texts are never markup`, hostile.slice(-300));
}

/** What `cjm build` makes of a document: the bytes of the drawings, or none, or an error. */
function nativeDocument(text) {
	const where = fs.mkdtempSync(path.join(place, "native-"));
	fs.writeFileSync(path.join(where, "page.md"), text);
	const run = spawnSync(program, ["build", "page.md"], { cwd: where });
	const images = path.join(where, "images");
	const isError = run.status !== 0 && !run.stderr.includes("has no map");
	const drawn = fs.existsSync(images) ? fs.readdirSync(images).sort().map((name) => fs.readFileSync(path.join(images, name), "utf8")) : [];
	fs.rmSync(where, { recursive: true });
	return isError ? "an error" : drawn;
}

// What a fence is called and asks for is read by one rule, here and by `cjm build README.md`.
{ // as in VitePress, where another plugin takes what is in braces away, for attributes
	const md = new MarkdownIt();
	md.core.ruler.before("linkify", "attributes", ({ tokens }) => tokens.forEach((token) => (token.info = token.info.replace(/ *\{.*\}$/, ""))));
	const drawn = pictures(md.use(markdownIt, { root: place }).render(`\`\`\`{.cjm view=matrix}\n${MAP}\`\`\`\n`));
	check(drawn.length === 1 && drawn[0].svg === native(MAP, "--view", "matrix"), "markdown-it: a fence in braces beside a plugin for attributes", drawn.length);
}
for (const info of ["cjm", "CJM", "Cjm view=matrix", "cjm\tview=matrix", "cjm  view=matrix  theme=dark", "{.cjm}", "{ .cjm }", "{.CJM view=matrix}", "{.cjm view=\"matrix\" theme=dark}", "{.cjm view=matrix", "{cjm}", ".cjm",
	"cjm skip", "{.cjm skip}", "cjm view=matrix skip", "cjm file=name", "cjm file=skip", "{.cjm file=name view=matrix}", "cjm{view=matrix}", "cjm {view=matrix}", "cjm, view=matrix", "cjmx", "xcjm", "mermaid", "",
	"cjm view=no-such", "cjm view", "cjm no-such", "cjm skipped", "cjm format=png", "cjm maps=x", "{.cjm .wide}", "{.cjm #id}", "cjm{1,3}", "cjm client", "cjm\tskip", "cjm lanes=steps lanes=feelings", "cjm lanes=\"steps, feelings", "cjm stage=\"S..S\" theme=dark", "cjm theme=dark}", "cjm lang=fr;view=matrix"])
	for (const sign of ["```", "~~~~"]) {
		const page = `# T\n\n${sign}${info}\n${MAP}${sign}\n`, wanted = nativeDocument(page);
		for (const [name, render] of Object.entries(WAYS)) {
			let made;
			const failed = await rejection(async () => (made = pictures(await render(page, {}, path.join(place, "page.md"))).map(({ svg }) => svg)));
			check(JSON.stringify(failed ? "an error" : made) === JSON.stringify(wanted), `${name}: ${sign}${info} is what cjm build makes of it`, `${failed || made.length} and not ${JSON.stringify(wanted).slice(0, 200)}`);
		}
	}

fs.writeFileSync(document, "---\ntitle: T\n---\n\n" + fence(MAP.replace("store", "stroe")));
const rendered = fs.readFileSync(document, "utf8").replace(/^---[^]*?---\n/, "");
check((await rejection(() => WAYS["markdown-it"](rendered, {}, document))).includes("docs/page.md:8:18"), "markdown-it: lines count from the file's first, with its settings");
console.log(`${passed} hold, ${failed} do not`);
process.exit(failed ? 1 : 0);
