// preview.js — in the preview: shows the drawing that it is sent, keeps the last one where there is none, and tells what was clicked.
(() => {
	const editor = acquireVsCodeApi(), byId = (id) => document.getElementById(id);
	const STEP = 1.2, SMALLEST = 0.1, LARGEST = 5;
	const REFUSED = "script, foreignObject, iframe, object, embed, style, animate, animateMotion, animateTransform, set";
	let svg = null, scale = null, here = 0; // a scale of null: all of the width

	/** Without anything that runs, and without links but those that the editor asks about. The program writes none of it; the preview does not rely on that. */
	function harmless(root) {
		root.querySelectorAll(REFUSED).forEach((element) => element.remove());
		for (const element of [root, ...root.querySelectorAll("*")])
			for (const { name, value } of [...element.attributes])
				if (/^on/i.test(name) || name === "style" || (/(^|:)href$/i.test(name) && !/^(#|data:image\/|https?:\/\/|mailto:)/i.test(value)))
					element.removeAttribute(name);
		return root;
	}

	function size() {
		const { width, height } = svg.viewBox.baseVal, factor = scale ?? Math.min(1.25, (byId("drawing").clientWidth - 16) / width);
		svg.setAttribute("width", Math.max(1, width * factor));
		svg.setAttribute("height", Math.max(1, height * factor));
		return factor;
	}

	function zoom(by) {
		if (!svg)
			return;
		scale = Math.min(LARGEST, Math.max(SMALLEST, size() * by));
		size();
	}

	/** The parts of the last line of the map, not after the cursor's, that has any. */
	function mark() {
		const parts = [...(svg?.querySelectorAll("[data-line]:not([data-file])") ?? [])], lineOf = (part) => Number(part.dataset.line);
		const line = Math.max(0, ...parts.map(lineOf).filter((n) => n <= here));
		parts.forEach((part) => part.classList.toggle("here", lineOf(part) === line));
	}

	function show(text) {
		const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
		if (root.localName !== "svg" || root.querySelector("parsererror"))
			return;
		const place = byId("drawing"), at = [place.scrollLeft, place.scrollTop];
		svg = document.importNode(harmless(root), true);
		place.replaceChildren(svg);
		size();
		[place.scrollLeft, place.scrollTop] = at;
		mark();
	}

	function offer(journeys, chosen) {
		const list = byId("journey");
		list.hidden = !journeys.length;
		list.replaceChildren(...journeys.map(({ id, title }) => Object.assign(document.createElement("option"), { value: id, textContent: title, selected: id === chosen })));
	}

	addEventListener("message", ({ data }) => {
		if (data.type === "drawing") {
			if (data.svg)
				show(data.svg);
			byId("drawing").classList.toggle("old", !data.svg);
			byId("trouble").textContent = data.trouble;
			byId("trouble").hidden = !data.trouble;
			if (data.svg)
				offer(data.journeys, data.journey);
		} else if (data.type === "cursor") {
			here = data.line;
			mark();
		}
	});
	byId("drawing").addEventListener("click", (event) => {
		const part = event.target.closest("[data-line]");
		if (!part || event.target.closest("a[href^='http'], a[href^='mailto']"))
			return;
		event.preventDefault();
		editor.postMessage({ type: "place", file: part.dataset.file ?? null, line: Number(part.dataset.line), column: Number(part.dataset.column) });
	});
	byId("journey").addEventListener("change", (event) => editor.postMessage({ type: "journey", id: event.target.value }));
	byId("smaller").addEventListener("click", () => zoom(1 / STEP));
	byId("larger").addEventListener("click", () => zoom(STEP));
	byId("fit").addEventListener("click", () => {
		scale = null;
		if (svg)
			size();
	});
	addEventListener("resize", () => svg && size());
	editor.postMessage({ type: "ready" });
})();
