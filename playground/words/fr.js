// fr.js — the words of the playground in French.
export default {
	tongue: "English", tongueOf: "en", tongueLabel: "Show this page in English",
	playground: "bac à sable", skip: "Aller au texte de la carte", actions: "Actions", menu: "Menu",
	new: "Nouvelle", open: "Ouvrir", save: "Enregistrer", share: "Partager", download: "Télécharger", help: "Aide", tidy: "Mettre en ordre", close: "Fermer", cancel: "Annuler",
	text: "Texte", drawing: "Dessin", sides: "Ce qui est affiché", divider: "Largeur du texte", files: "Fichiers de la carte", unsaved: "non enregistrée",
	how: "Les flèches gauche et droite vont d’un élément à l’autre, Entrée va à sa ligne dans le texte.",

	views: "Vue", view: { swimlane: "Carte", flow: "Flux", matrix: "Couverture", priorities: "Priorités", personas: "Personas", summary: "Synthèse" },
	theme: "Couleurs", themes: { auto: "Couleurs : auto", light: "Clair", dark: "Sombre", print: "Nuances de gris", contrast: "Contraste élevé" },
	labels: "Langue des libellés", asWritten: "Libellés : auto",
	smaller: "Plus petit", larger: "Plus grand", fit: "Afficher toute la largeur", percent: (n) => `${n} %`, zoom: (n) => `${n} % : afficher toute la largeur`,
	loading: "Préparation …", failed: (why) => `Le dessin n’a pas pu être fait : ${why}`,
	kept: (n) => `${n === 1 ? "Une erreur est" : `${n} erreurs sont`} à corriger d’abord. D’ici là, vous voyez le dernier dessin.`, toError: "Aller à l’erreur",
	line: (n) => `ligne ${n}`,

	fine: "Aucune erreur", errors: (n) => (n === 1 ? "1 erreur" : `${n} erreurs`), warnings: (n) => (n === 1 ? "1 lacune" : `${n} lacunes`), infos: (n) => (n === 1 ? "1 remarque" : `${n} remarques`),
	severity: { error: "Erreur", warning: "Lacune", info: "Remarque" },
	why: "Pourquoi ?", fix: "Corriger", fixWith: (text) => `Écrire « ${text} »`, fixAdd: (text) => `Ajouter « ${text} »`, fixRemove: "Retirer", explained: "Pourquoi c’est important", noTidy: "Corrigez d’abord les erreurs : le texte pourra ensuite être mis en ordre.",
	tidied: "Le texte est mis en ordre.", isTidy: "Le texte est déjà en ordre.",

	renameTitle: "Un autre nom", renameLabel: (name) => `Nouveau nom de « ${name} », partout où il est utilisé`, rename: "Renommer", renamed: (n) => (n === 1 ? "Le nom est changé à un endroit." : `Le nom est changé à ${n} endroits.`),
	noName: "Placez le curseur sur un nom, par exemple d’un persona, pour le changer.", noDeclaration: "Placez le curseur sur un nom pour aller à sa déclaration.", here: "Au curseur", nothingHere: "Il n’y a rien à dire de cet endroit.",

	openFile: "Un fichier …", openFolder: "Un dossier …", fromText: "Coller un tableau ou un diagramme …",
	tooManyFiles: (n) => `Le dossier contient plus de ${n} fichiers. Ouvrez celui de la carte elle-même.`, noMaps: "Ce dossier ne contient pas de carte : aucun fichier dont le nom finit par .cjm.", notOpened: (name) => `${name} n’a pas pu être lu.`,
	opened: (name) => `${name} est ouvert.`, saved: (name) => `${name} est enregistré.`, notSaved: (why) => `La carte n’a pas pu être enregistrée : ${why}`,
	changes: "Vos modifications ne sont pas enregistrées", changesText: "Enregistrez-les d’abord, ou continuez sans elles.", goOn: "Continuer sans enregistrer",

	newMap: "Une nouvelle carte", newText: "Partez d’un exemple du genre qu’il vous faut, et remplacez ses textes.", pasteInstead: "Ou collez ce que vous avez",
	importTitle: "Collez ce que vous avez", importText: "Un parcours Mermaid, un tableau en Markdown, HTML ou CSV, un plan, le texte d’une carte ou un lien de partage. Vous pouvez aussi choisir un fichier, par exemple un classeur Excel.",
	importContent: "Contenu", importFile: "Choisir un fichier …", importUse: "En faire une carte", importDone: "La carte est faite. À vérifier :", importLine: (n, text) => `ligne ${n} : ${text}`, importFailed: "Rien n’a pu être fait de ce texte.",

	downloads: { svg: "Dessin (SVG)", png: "Image (PNG)", print: "PDF, par l’impression", pptx: "Diapositives pour PowerPoint", html: "Page web avec toutes les vues", md: "Rapport (Markdown)", csv: "Liste d’actions (CSV)", xlsx: "Classeur Excel", cjm: "Texte de la carte" },
	downloaded: (name) => `${name} est téléchargé.`, correctFirst: "Corrigez d’abord les erreurs : la carte pourra ensuite être téléchargée.", tooLarge: "Le dessin est trop grand pour une image. Téléchargez-le en SVG, ou imprimez-le.",

	shareTitle: "Partager par un lien", shareText: "La carte est dans le lien lui-même. Elle n’est envoyée nulle part : seules les personnes à qui vous donnez le lien peuvent la lire.", shareLink: "Lien", copy: "Copier le lien", copied: "Le lien est copié.",
	shareLong: (n) => `Le lien a ${n.toLocaleString("fr")} caractères. Certaines messageries raccourcissent de tels liens : envoyez plutôt le fichier de la carte.`,
	shareFile: "Cette page a été ouverte depuis un fichier : le lien fonctionne pour ceux qui l’ont au même endroit. Les autres collent le lien sous « Nouvelle » dans la leur.",
	shareLeft: (names) => `Trop grands pour le lien, ils n’y sont pas : ${names}`, shareBad: "Ce lien n’est pas complet : la carte qu’il contient ne peut pas être lue.", shareOpened: "Cette carte est venue avec le lien. C’est votre propre copie.",

	helpTitle: "Comment s’écrit une carte", helpText: "Un élément par ligne. Ce qui lui appartient est en retrait, en dessous. Les textes sont entre guillemets, les noms et les nombres non.",
	helpRows: [
		['journey "Le café du matin"', "la carte et son titre"], ['persona ines "Inès Roche"', "une cliente ; au-dessus du parcours"], ['stage "Commande"', "une étape du parcours"], ['step "Commande au comptoir"', "ce que fait la cliente"],
		['at "Caisse" via store', "un point de contact et son canal"], ['feel -2 "oubliée"', "une émotion, de -2 à +2"], ['think "Ont-ils perdu ma tasse ?"', "ce qui lui passe par la tête"],
		['pain attente "Personne ne dit combien" severity high', "une friction, avec un nom pour en parler"], ['opportunity "Afficher la file" for attente impact high effort low', "une idée qui y répond"], ["from interviews", "la source de ce qui précède"],
	],
	keys: "Touches", keyRows: [
		["Ctrl S", "enregistrer"], ["Ctrl Z", "annuler"], ["Ctrl F", "chercher dans le texte"], ["F8", "erreur ou lacune suivante"],
		["Ctrl Espace", "suggestions au curseur"], ["Ctrl .", "aide et corrections au curseur"], ["F2", "un autre nom pour un persona ou un autre élément, partout où il est utilisé"], ["F12", "à la déclaration d’un nom"],
		["Ctrl Entrée", "du texte au dessin"], ["← →", "dans le dessin : d’un élément à l’autre"], ["Entrée", "dans le dessin : à la ligne de l’élément"],
	],

	templates: {
		example: ["Le café du matin", "une première carte, avec tout ce qu’il faut savoir"], empty: ["La plus petite carte", "deux étapes de deux actions (en anglais)"], "clinic-appointment": ["Blueprint de service", "un rendez-vous en clinique, sur scène et en coulisses (en anglais)"],
		"b2b-onboarding": ["Prise en main d’un logiciel", "les premières semaines d’une entreprise, avec des indicateurs (en anglais)"], "day-in-the-life": ["Une journée", "la journée d’une cliente, aussi sans vous (en anglais)"], relationship: ["Carte d’expérience", "toute une relation ; ses étapes mènent à d’autres cartes (en anglais)"],
		"public-service": ["Service public", "une demande à une administration (en anglais)"], candidate: ["Parcours candidat", "de l’annonce au premier jour (en anglais)"], "achat-en-ligne": ["Achat en ligne", "une boutique, avec tous les détails"], "achat-en-ligne-futur": ["Carte future", "la même boutique demain, comparée à aujourd’hui"],
	},
};
