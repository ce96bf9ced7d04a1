// en.js — the words of the playground in English.
export default {
	tongue: "Français", tongueOf: "fr", tongueLabel: "Afficher cette page en français",
	playground: "playground", skip: "Go to the text of the map", actions: "Actions", menu: "Menu",
	new: "New", open: "Open", save: "Save", share: "Share", download: "Download", help: "Help", tidy: "Tidy up", close: "Close", cancel: "Cancel",
	text: "Text", drawing: "Drawing", sides: "What is shown", divider: "Width of the text", files: "Files of the map", unsaved: "not saved",
	how: "The left and right arrow keys go from item to item, Enter goes to the item’s line in the text.",

	views: "View", view: { swimlane: "Map", flow: "Flow", matrix: "Coverage", priorities: "Priorities", personas: "Personas", summary: "Summary" },
	theme: "Colors", themes: { auto: "Colors: auto", light: "Light", dark: "Dark", print: "Grayscale", contrast: "High contrast" },
	labels: "Language of the labels", asWritten: "Labels: auto",
	smaller: "Smaller", larger: "Larger", fit: "Show the whole width", percent: (n) => `${n}%`, zoom: (n) => `${n}%: show the whole width`,
	loading: "Getting ready …", failed: (why) => `The drawing could not be made: ${why}`,
	kept: (n) => `${n === 1 ? "An error has" : `${n} errors have`} to be corrected first. Until then you see the last drawing.`, toError: "Go to the error",
	line: (n) => `line ${n}`,

	fine: "No errors", errors: (n) => (n === 1 ? "1 error" : `${n} errors`), warnings: (n) => (n === 1 ? "1 gap" : `${n} gaps`), infos: (n) => (n === 1 ? "1 note" : `${n} notes`),
	severity: { error: "Error", warning: "Gap", info: "Note" },
	why: "Why?", fix: "Fix it", fixWith: (text) => `Write “${text}”`, fixAdd: (text) => `Add “${text}”`, fixRemove: "Remove it", explained: "Why it matters", noTidy: "Correct the errors first: then the text can be tidied up.",
	tidied: "The text is tidied up.", isTidy: "The text is tidy already.",

	renameTitle: "Another name", renameLabel: (name) => `New name of “${name}”, wherever it is used`, rename: "Rename", renamed: (n) => (n === 1 ? "The name is changed in one place." : `The name is changed in ${n} places.`),
	noName: "Put the cursor on a name, such as that of a persona, to change it.", noDeclaration: "Put the cursor on a name to go to its declaration.", here: "At the cursor", nothingHere: "There is nothing to say of this place.",

	openFile: "A file …", openFolder: "A folder …", fromText: "Paste a table or a diagram …",
	tooManyFiles: (n) => `The folder has more than ${n} files. Open the folder of the map itself.`, noMaps: "This folder has no map: no file whose name ends in .cjm.", notOpened: (name) => `${name} could not be read.`,
	opened: (name) => `${name} is open.`, saved: (name) => `${name} is saved.`, notSaved: (why) => `The map could not be saved: ${why}`,
	changes: "Your changes are not saved", changesText: "Save them first, or go on without them.", goOn: "Go on without saving",

	newMap: "A new map", newText: "Begin with an example of the kind that you need, and replace its texts.", pasteInstead: "Or paste what you have",
	importTitle: "Paste what you have", importText: "A Mermaid journey, a table in Markdown, HTML or CSV, an outline, the text of a map, or a link from Share. You can also choose a file, such as an Excel workbook.",
	importContent: "Content", importFile: "Choose a file …", importUse: "Make a map", importDone: "The map is made. Please look at these:", importLine: (n, text) => `line ${n}: ${text}`, importFailed: "Nothing could be made of this text.",

	downloads: { svg: "Drawing (SVG)", png: "Picture (PNG)", print: "PDF, by printing", pptx: "Slides for PowerPoint", html: "Web page with all views", md: "Report (Markdown)", csv: "Backlog (CSV)", xlsx: "Workbook for Excel", cjm: "Text of the map" },
	downloaded: (name) => `${name} is downloaded.`, correctFirst: "Correct the errors first: then the map can be downloaded.", tooLarge: "The drawing is too large for a picture. Download it as SVG, or print it.",

	shareTitle: "Share by a link", shareText: "The map is inside of the link itself. It is sent nowhere: only people to whom you give the link can read it.", shareLink: "Link", copy: "Copy the link", copied: "The link is copied.",
	shareLong: (n) => `The link has ${n.toLocaleString("en")} characters. Some mail and chat programs shorten such links: send the map’s file instead.`,
	shareFile: "This page was opened from a file, so the link works for those who have it in the same place. Others paste the link under New in their own.",
	shareLeft: (names) => `Not in the link because they are too large: ${names}`, shareBad: "This link is not complete: the map in it cannot be read.", shareOpened: "This map came with the link. It is a copy of your own.",

	helpTitle: "How a map is written", helpText: "One item per line. What belongs to it is indented below. Texts are in quotes, names and numbers are not.",
	helpRows: [
		['journey "Morning coffee"', "the map, and its title"], ['persona ines "Inès Roche"', "a customer; above the journey"], ['stage "Order"', "a part of the journey"], ['step "Orders at the till"', "what the customer does"],
		['at "Till" via store', "a touchpoint and its channel"], ['feel -2 "forgotten"', "an emotion, from -2 to +2"], ['think "Did they lose my cup?"', "what goes through her mind"],
		['pain no-time "Nobody says how long" severity high', "a pain point, with a name to refer to"], ['opportunity "Show the queue" for no-time impact high effort low', "an idea that answers it"], ["from interviews", "the source of what was said before"],
	],
	keys: "Keys", keyRows: [
		["Ctrl S", "save"], ["Ctrl Z", "undo"], ["Ctrl F", "search in the text"], ["F8", "next error or gap"],
		["Ctrl Space", "suggestions at the cursor"], ["Ctrl .", "help and corrections at the cursor"], ["F2", "another name for a persona or other item, wherever it is used"], ["F12", "to the declaration of a name"],
		["Ctrl Enter", "from the text to the drawing"], ["← →", "in the drawing: from item to item"], ["Enter", "in the drawing: to the line of the item"],
	],

	templates: {
		example: ["Morning coffee", "a first map, with all that you need to know"], empty: ["Smallest map", "two stages with two steps each"], "clinic-appointment": ["Service blueprint", "an appointment in a clinic, on stage and behind it"],
		"b2b-onboarding": ["Software onboarding", "a company’s first weeks, with metrics"], "day-in-the-life": ["A day in the life", "a customer’s day, also without you"], relationship: ["Experience map", "a whole relationship; stages lead to other maps"],
		"public-service": ["Public service", "an application to an authority"], candidate: ["Candidate journey", "from the advertisement to the first day"], "achat-en-ligne": ["Buying online", "a shop, with all details (in French)"], "achat-en-ligne-futur": ["Future map", "the same shop tomorrow, compared with today (in French)"],
	},
};
