// index.d.ts — the types of index.js.
import type { BuildRequest, Finding } from "cjm";

export interface FenceOptions extends BuildRequest {
	/** The folder that maps may read from: default the working folder. */
	root?: string;
	/** What is done with findings that are no errors: default console.warn. */
	report?: (sentence: string, finding: Finding) => void;
}

export default function cjmFences(md: unknown, options?: FenceOptions): void;
