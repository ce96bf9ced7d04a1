// templates.js — maps to begin with: the samples of the program, and a first one in the language of the interface.
import exampleEn from "./templates/example.en.cjm";
import exampleFr from "./templates/example.fr.cjm";
import achat from "../samples/achat-en-ligne.cjm";
import achatFutur from "../samples/achat-en-ligne-futur.cjm";
import b2b from "../samples/b2b-onboarding.cjm";
import candidate from "../samples/candidate.cjm";
import clinic from "../samples/clinic-appointment.cjm";
import day from "../samples/day-in-the-life.cjm";
import publicService from "../samples/public-service.cjm";
import relationship from "../samples/relationship.cjm";
import smallest from "../samples/smallest.cjm";
import boutique from "../samples/shared/boutique.cjm";
import camille from "../samples/shared/camille.jpg";
import funnel from "../samples/shared/entonnoir-2026-09.csv";
import logo from "../samples/shared/logo.svg";
import onePage from "../samples/shared/one-page.png";
import { Project } from "./project.js";

const SHOP = [["shared/boutique.cjm", boutique], ["shared/camille.jpg", camille], ["shared/entonnoir-2026-09.csv", funnel], ["shared/logo.svg", logo], ["shared/one-page.png", onePage]];
const CLINIC = ["clinic-appointment.cjm", clinic], DAY = ["day-in-the-life.cjm", day], CANDIDATE = ["candidate.cjm", candidate], BUYING = ["achat-en-ligne.cjm", achat];

const FILES = {
	example: [], empty: [["map.cjm", smallest]], "clinic-appointment": [CLINIC], "b2b-onboarding": [["b2b-onboarding.cjm", b2b]], "day-in-the-life": [DAY],
	relationship: [["relationship.cjm", relationship], BUYING, CLINIC, DAY, CANDIDATE, ...SHOP], "public-service": [["public-service.cjm", publicService]], candidate: [CANDIDATE],
	"achat-en-ligne": [BUYING, ...SHOP], "achat-en-ligne-futur": [["achat-en-ligne-futur.cjm", achatFutur], BUYING, ...SHOP],
};

export const TEMPLATES = Object.keys(FILES);

const exampleIn = (tongue) => (tongue === "fr" ? exampleFr : exampleEn);

/** The first map, as it is given. */
export function isExample(project, tongue) {
	return project.files.size === 1 && project.text === exampleIn(tongue);
}

export function projectFrom(name, tongue) {
	const files = name === "example" ? [["map.cjm", exampleIn(tongue)]] : FILES[name];
	return new Project(files);
}
