// index.d.ts — the types of index.js.

/** A file's content: a text, or bytes. */
export type Content = string | Uint8Array | ArrayBuffer;

/** Files by their paths, with "/" between folders; a content alone is the file map.cjm. */
export type Files = Content | Record<string, Content> | Map<string, Content>;

/** Of a text: lines and columns from 1, columns in characters; offset and length in bytes. */
export interface Place {
	path: string;
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
	offset: number;
	length: number;
}

/** Replaces the text at the place; inserts where its length is 0. */
export interface Edit {
	place: Place;
	text: string;
}

export interface Finding {
	severity: "error" | "warning" | "info";
	/** Permanent, such as "unknown-name"; see explain. */
	id: string;
	message: string;
	/** What to do; may be empty. */
	hint: string;
	place: Place | null;
	/** A second place that the message mentions, and what is there. */
	other: (Place & { note: string }) | null;
	/** The fix, if there is exactly one: apply all of them. */
	edits: Edit[];
}

export interface OutputFile {
	/** The name that the command would give it: "coffee.svg". */
	path: string;
	bytes: Uint8Array;
	/** The bytes as text. */
	readonly text: string;
}

/** "fine", or "mistakes": errors in a map, which are among the findings, and nothing was made. */
export type Status = "fine" | "mistakes";

type Word = string | number | boolean | Date | string[] | null | undefined;

/** The options of the command by their long names, in camel case or not: `failOn` is --fail-on. True is an option without a value. */
export interface Request {
	/** Which of the files are maps: default all that end in .cjm, or the only file. */
	maps?: string | string[];
	format?: string;
	theme?: string;
	/** Of the drawing: default the map's. */
	lang?: string;
	/** The language of messages, such as "fr": default "en". What is made is the same in each. */
	messages?: string;
	client?: boolean;
	today?: string | Date;
	[option: string]: Word;
}

export interface BuildRequest extends Request {
	/** Default "svg". */
	format?: "svg" | "html" | "pptx" | "xlsx" | "md" | "csv" | "json" | "jsonl" | "dot";
	/** Default "swimlane". "flow" needs a layout: see cjm(). */
	view?: "swimlane" | "flow" | "matrix" | "priorities" | "personas" | "summary";
	journey?: string;
	stage?: string | string[];
	persona?: string | string[];
	lanes?: string | string[];
	without?: string | string[];
	show?: string;
	lines?: boolean;
}

export interface CheckRequest extends Request {
	format?: "text" | "short" | "json" | "sarif" | "github" | "gitlab" | "junit";
	failOn?: "error" | "warning" | "info";
	only?: string | string[];
	skip?: string | string[];
}

export interface DiffRequest extends Request {
	format?: "text" | "md" | "json" | "svg";
	/** Compares a future journey with the current one that it is based on. */
	future?: boolean;
}

export interface CommandOptions {
	files?: Files;
	/** Standard input, for "-". */
	input?: Content;
	/** The day of `cjm check`: default now. */
	today?: Date;
	/** The folder that relative paths begin at: default one of its own. */
	folder?: string;
	/** Of a line of text: default 80. */
	columns?: number;
}

/** A message of the Language Server Protocol 3.17, without a header. */
export type Message = Record<string, unknown>;

export interface LanguageServerOptions {
	/** Gets each message of the server. */
	send: (message: Message) => void;
	/** What lies on the editor’s disk, by paths below `file:///`, or by URIs: included maps, values, pictures. With `cjmIn`, the folder’s files are read instead. */
	files?: string | Record<string, Content> | Map<string, Content>;
	/** The session has ended: whether `shutdown` came before `exit`. */
	ended?: (isFine: boolean) => void;
	/** Whether findings are sent after a change: default true. Without them it only answers. */
	findings?: boolean;
	/** The reference date: default now. */
	today?: Date;
	/** The language of its messages, such as "fr": default "en". */
	messages?: string;
}

export interface LanguageServer {
	/** Takes a message of the editor, as an object or as JSON. The answers are sent later, each in its turn. */
	receive(message: object | string): void;
	/** Files changed on the editor’s disk; null for those that are gone. */
	change(files: Record<string, Content | null> | Map<string, Content | null>): void;
	/** Ends it at once. */
	free(): void;
}

/** A request that cannot be followed ("usage"), or a file or a library that is missing ("world"). */
export class CjmError extends Error {
	status: "usage" | "world";
	findings: Finding[];
}

export interface Cjm {
	readonly version: string;
	build(files: Files, request?: BuildRequest): { status: Status; files: OutputFile[]; findings: Finding[] };
	check(files: Files, request?: CheckRequest): { status: Status; findings: Finding[]; text: string };
	/** The first map is the old one. */
	diff(files: Files, request?: DiffRequest): { status: Status; differs: boolean; text: string; bytes: Uint8Array; findings: Finding[] };
	/** `names` adds a name to everything that can have one. A map with errors stays as it is. */
	format(files: Files, options?: { map?: string; names?: boolean; messages?: string }): { status: Status; text: string; findings: Finding[] };
	/** `format` is detected from the content and the path if it is not given. */
	import(content: Content, options?: { path?: string; format?: "mermaid" | "markdown" | "csv" | "xlsx" | "json"; messages?: string }): { status: Status; text: string; findings: Finding[] };
	explain(id: string, options?: { format?: "text" | "markdown" | "man"; messages?: string }): string;
	/** The options of a task with their values; none are listed for an option that takes any text. */
	settings(task?: "build" | "check" | "diff"): Record<string, string[]>;
	/** Any command line over files in memory: its exit status, what it says, and the files that it wrote. */
	command(words: string[], options?: CommandOptions): { status: number; out: string; err: string; files: Record<string, Uint8Array> };
	/** What `cjm lsp` is for an editor, without streams: for editors in a browser, and workers. */
	languageServer(options: LanguageServerOptions): LanguageServer;
}

/** Loads the module: from beside index.js, or from `wasm`. */
export function cjm(options?: {
	/**
	 * Graphviz's JSON (`-Tjson0`) of a graph in the DOT language, laid out by dot, at once; the view "flow" needs it. With the npm package @hpcc-js/wasm-graphviz:
	 * `const graphviz = await Graphviz.load()`, and `layout: (dot) => graphviz.layout(dot, "json0", "dot")`.
	 */
	layout?: (dot: string) => string | object;
	wasm?: string | URL | Response | ArrayBuffer | Uint8Array | WebAssembly.Module | PromiseLike<string | URL | Response | ArrayBuffer | Uint8Array | WebAssembly.Module>;
}): Promise<Cjm>;
export default cjm;
