// index.d.ts — the types of index.js.
import type { BuildRequest } from "cjm";

export interface FenceOptions extends BuildRequest {
	/** The folder that maps may read from: default the working folder. */
	root?: string;
}

export default function cjmFences(options?: FenceOptions): (tree: any, file: any) => void;
