// run.mjs — the steps of action.yml, one in each call. What they are asked stands in the environment, never in a command line: a title of a pull request or a path is no script.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";

const { env } = process;
const PLACE = path.join(env.RUNNER_TEMP ?? "", "cjm");
const PROGRAM = path.join(PLACE, "node_modules/cjm/cli.js");
const MARK = "<!-- cjm: what changes for the customer -->"; // of our comment, so that there is one
const LONGEST = 60000; // characters of a comment; GitHub's limit is 65536

const lines = (name) => (env[`INPUT_${name}`] ?? "").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const isAsked = (name) => env[`INPUT_${name}`] === "true";

/** What a command of a workflow takes for a text. */
const escaped = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

function output(name, value) {
	const end = `end-${Math.random().toString(36).slice(2)}`;
	fs.appendFileSync(env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

function run(program, words, { echo = true, ...options } = {}) {
	const done = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
	if (done.error)
		throw done.error;
	if (echo)
		process.stdout.write(done.stdout + done.stderr);
	return done;
}

const cjm = (words, options) => run(process.execPath, [PROGRAM, ...words], options);

/** Paths in the repository, which are never options. */
const paths = (name) => lines(name).map((word) => (word.startsWith("-") ? `./${word}` : word));
const maps = () => paths("MAPS");

// ---- the steps ----

function install() {
	fs.mkdirSync(PLACE, { recursive: true });
	fs.writeFileSync(path.join(PLACE, "package.json"), '{ "private": true }\n');
	const named = env.INPUT_PACKAGE || "cjm", file = path.resolve(named);
	const packages = [fs.existsSync(file) && fs.statSync(file).isFile() ? file : /^[\d.^~]+$/.test(named) ? `cjm@${named}` : named, ...(isAsked("FLOW") ? ["@hpcc-js/wasm-graphviz@1"] : [])];
	const words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ...packages];
	const isWindows = process.platform === "win32"; // where npm is a script
	const { status } = isWindows ? run("npm", words.map((word) => `"${word}"`), { cwd: PLACE, shell: true }) : run("npm", words, { cwd: PLACE });
	if (status || cjm(["--version"]).status)
		throw new Error(`cannot install ${packages.join(" and ")}`);
}

function check() {
	const failOn = env.INPUT_FAIL_ON || "error", documents = paths("DOCUMENTS");
	const statuses = [cjm(["check", ...maps(), "-f", "github", "--fail-on", failOn]).status];
	if (isAsked("FMT"))
		statuses.push(tell(cjm(["fmt", "--check", ...maps()], { echo: false }), (name) => `::error file=${escaped(name)}::this map is not formatted; run: cjm fmt ${escaped(name)}`));
	if (documents.length)
		statuses.push(tell(cjm(["build", "--check", ...documents], { echo: false }), (line) => `::error::${escaped(line)}; run: cjm build ${escaped(documents.join(" "))}`));
	if (isAsked("SARIF")) {
		const file = path.join(PLACE, "cjm.sarif");
		fs.writeFileSync(file, cjm(["check", ...maps(), "-f", "sarif", "--fail-on", failOn], { echo: false }).stdout);
		output("sarif", file);
	}
	output("status", Math.max(...statuses));
}

/** Each line that a command has listed becomes an annotation. */
function tell({ status, stdout, stderr }, annotation) {
	for (const line of stdout.split(/\r?\n/).filter(Boolean))
		console.log(annotation(line));
	process.stdout.write(stderr);
	return status;
}

function draw() {
	const formats = (env.INPUT_DRAWINGS ?? "").split(/[\s,]+/).filter(Boolean), folder = path.join(PLACE, "drawings");
	if (!formats.length)
		return;
	fs.mkdirSync(folder, { recursive: true });
	output("status", Math.max(...formats.map((format) => cjm(["build", ...maps(), "-f", format, "-o", `${folder}${path.sep}`]).status)));
	if (fs.readdirSync(folder).length)
		output("folder", folder);
}

/** The pull request's number and the commit that it is to be merged into; null in other events. */
function pullRequest() {
	const event = env.GITHUB_EVENT_PATH && fs.existsSync(env.GITHUB_EVENT_PATH) ? JSON.parse(fs.readFileSync(env.GITHUB_EVENT_PATH, "utf8")) : {};
	return event.pull_request ? { number: event.pull_request.number, base: event.pull_request.base.sha } : null;
}

/** The maps as they are in the branch that it is to be merged into; where there were none, an empty folder stands for them. */
function checkOut(base) {
	const place = path.join(PLACE, "base"), quiet = { echo: false };
	fs.rmSync(place, { recursive: true, force: true });
	run("git", ["worktree", "prune"], quiet);
	if (run("git", ["cat-file", "-e", `${base}^{commit}`], quiet).status)
		run("git", ["fetch", "--quiet", "--no-tags", "--depth=1", "origin", base]);
	const { status, stderr } = run("git", ["worktree", "add", "--quiet", "--detach", place, base], quiet);
	if (status)
		throw new Error(stderr);
	return place;
}

function compare() {
	const request = pullRequest();
	if (!request)
		return;
	const base = checkOut(request.base), empty = path.join(PLACE, "empty");
	fs.mkdirSync(empty, { recursive: true });
	const texts = maps().map((name) => {
		const sides = [path.join(base, name), name], there = sides.filter((side) => fs.existsSync(side));
		if (there.length === 1 && !fs.statSync(there[0]).isDirectory())
			return `**${there[0] === name ? "New" : "Removed"} map:** ${name.replace(/[^\p{L}\p{N} ./-]/gu, "\\$&")}\n`;
		const { stdout, stderr } = cjm(["diff", ...sides.map((side) => (there.includes(side) ? side : empty)), "-f", "md"], { echo: false });
		process.stdout.write(stderr);
		return stdout;
	});
	run("git", ["worktree", "remove", "--force", base], { echo: false });
	const text = texts.filter((t) => !/^(Nothing changed for the customer\.|\*\*Only laid out differently.*)?\s*$/.test(t)).join("\n") || "Nothing changes for the customer.\n";
	const file = path.join(PLACE, "changes.md");
	fs.writeFileSync(file, text);
	if (env.GITHUB_STEP_SUMMARY)
		fs.appendFileSync(env.GITHUB_STEP_SUMMARY, text);
	output("file", file);
}

/** One comment for each pull request, which changes with it. */
async function comment() {
	const request = pullRequest();
	if (!request || !env.CHANGES)
		return;
	const text = fs.readFileSync(env.CHANGES, "utf8");
	const body = `${MARK}\n${text.length > LONGEST ? `${text.slice(0, text.lastIndexOf("\n", LONGEST))}\n\n… The summary of the job has all of it.` : text}`;
	const at = `${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/issues`;
	try {
		const before = await findComment(`${at}/${request.number}/comments`);
		if (before)
			await ask(`${at}/comments/${before.id}`, "PATCH", { body });
		else if (!text.startsWith("Nothing changes"))
			await ask(`${at}/${request.number}/comments`, "POST", { body });
	} catch (error) { // from a fork the token may only read
		console.log(`::warning::${escaped(`the comment could not be written: ${error.message}. The summary of the job has what changes`)}`);
	}
}

async function findComment(url) {
	for (let page = 1, list; page === 1 || list.length === 100; page++) {
		list = await ask(`${url}?per_page=100&page=${page}`);
		const found = list.find(({ body, user }) => body?.startsWith(MARK) && user?.type === "Bot");
		if (found)
			return found;
	}
	return undefined;
}

async function ask(url, method = "GET", body = undefined) {
	const answer = await fetch(url, {
		method, body: body && JSON.stringify(body),
		headers: { accept: "application/vnd.github+json", authorization: `Bearer ${env.INPUT_TOKEN}`, "x-github-api-version": "2022-11-28", ...(body ? { "content-type": "application/json" } : {}) },
	});
	if (!answer.ok)
		throw new Error(`${answer.status} ${answer.statusText}`);
	return answer.json();
}

/** Last, so that drawings and the comment are there in any case. */
function finish() {
	process.exitCode = Math.max(Number(env.STATUS) || 0, Number(env.DRAWN) || 0);
}

const STEPS = { install, check, draw, compare, comment, finish };
try {
	await STEPS[process.argv[2]]();
} catch (error) {
	console.log(`::error::${escaped(error.message)}`);
	process.exitCode = 3;
}
