// node.d.ts — the types of node.js.
import type { Cjm } from "./index.js";

/** Loaded at once. What maps include, and the files that are asked for and not given, are read from this folder (default: the working folder), and nothing outside it. */
export function cjmIn(root?: string): Cjm;
