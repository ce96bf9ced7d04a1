// actions.js — what the buttons at the top do.
import { byId, element, tell } from "./dom.js";
import { openFile, openFolder, save } from "./disk.js";
import { importByPaste, showLink } from "./importing.js";
import { answer, ask, choice, menuOf, openMenu } from "./menus.js";
import { withDrawable } from "./pictures.js";
import { pack } from "./share.js";
import { requestOf } from "./looks.js";
import { projectFrom, TEMPLATES } from "./templates.js";
import { tongue, words } from "./words.js";

export class Actions {
	constructor(page) {
		Object.assign(this, page);
		byId("new").onclick = () => this.new();
		menuOf(byId("open"), () => this.#openings());
		byId("save").onclick = () => this.save();
		byId("share").onclick = () => this.share();
		menuOf(byId("download"), () => this.downloads.items());
		menuOf(byId("menu"), () => this.#everything());
		byId("tidy").onclick = () => this.tidy();
		byId("help").onclick = () => this.help();
		addEventListener("keydown", (event) => {
			if ((event.ctrlKey || event.metaKey) && event.key === "s") {
				event.preventDefault();
				this.save();
			}
		});
	}

	#openings() {
		return [
			{ text: words.openFile, act: () => this.#open(openFile) },
			{ text: words.openFolder, act: () => this.#open(openFolder) },
			{ text: words.fromText, act: () => this.import() },
		];
	}

	/** On a narrow screen. */
	#everything() {
		return [{ text: words.new, act: () => this.new() }, ...this.#openings(), { text: words.save, act: () => this.save() }, { text: words.share, act: () => this.share() },
			{ text: `${words.download} …`, act: () => openMenu(byId("menu"), this.downloads.items()) }];
	}

	/** Whether the map may be left: it is saved, or the author says so. */
	async mayLeave() {
		if (!this.current().unsaved.length)
			return true;
		const said = await ask(words.changes, element("p", {}, words.changesText), element("p", { class: "buttons" }, choice(words.save, "save", "main"), choice(words.goOn, "on"), choice(words.cancel, "")));
		return said === "on" || (said === "save" && (await this.save()));
	}

	async #open(chosen) {
		if (!(await this.mayLeave()))
			return;
		try {
			const project = await chosen();
			if (project) {
				await this.open(project);
				tell(words.opened(project.current));
			}
		} catch (error) {
			tell(error.message);
		}
	}

	async new() {
		const cards = TEMPLATES.map((name, i) => element("button", { type: "button", class: "card", autofocus: i === 0, onclick: () => answer(name) }, element("strong", {}, words.templates[name][0]), element("span", {}, words.templates[name][1])));
		const chosen = await ask(words.newMap, element("p", {}, words.newText), element("div", { class: "cards" }, ...cards), element("p", { class: "buttons" }, choice(words.pasteInstead, "paste"), choice(words.cancel, "")));
		if (chosen === "paste")
			await this.import();
		else if (chosen && (await this.mayLeave()))
			await this.open(projectFrom(chosen, tongue));
	}

	async import() {
		const made = await importByPaste(this.engine);
		if (!made || !(await this.mayLeave()))
			return;
		Object.assign(this.looks, made.settings);
		await this.open(made.project);
	}

	/** Whether something was saved. */
	async save() {
		try {
			const project = this.current(), { current } = project, names = await save(project);
			if (project.current !== current) {
				await this.engine.ask("put", { entries: await withDrawable(project.files) });
				this.redraw();
			}
			if (names.length)
				tell(words.saved(names.join(", ")));
			this.showNames();
			return names.length > 0;
		} catch (error) {
			tell(words.notSaved(error.message));
			return false;
		}
	}

	async share() {
		const { view, theme } = this.looks, { lang = "" } = requestOf(this.looks, this.current(), false);
		await showLink(await pack(this.current(), { view, theme, lang }));
	}

	async tidy() {
		const before = this.editor.text, { status, text } = await this.engine.ask("tidy", { path: this.current().current });
		if (status === "fine" && text !== before)
			this.editor.change([{ from: 0, to: before.length, insert: text }]);
		tell(status !== "fine" ? words.noTidy : text === before ? words.isTidy : words.tidied);
	}

	async help() {
		const rows = (list) => list.map(([what, says]) => element("tr", {}, element("th", { scope: "row" }, element("code", {}, what)), element("td", {}, says)));
		await ask(words.helpTitle, element("div", { class: "page", tabindex: 0 }, element("p", {}, words.helpText), element("table", {}, ...rows(words.helpRows)), element("h3", {}, words.keys), element("table", {}, ...rows(words.keyRows))));
	}
}
