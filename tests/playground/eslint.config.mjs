// What the sources of the playground are held to: no name that is unknown or unused, and nothing too long to be read.
const BROWSER = ["addEventListener", "atob", "Blob", "btoa", "clearTimeout", "CompressionStream", "createImageBitmap", "CSSStyleSheet", "DecompressionStream", "document", "DOMParser", "history", "Image", "innerWidth", "location", "matchMedia", "navigator", "Node",
	"OffscreenCanvas", "performance", "postMessage", "removeEventListener", "ResizeObserver", "Response", "sessionStorage", "setTimeout", "showDirectoryPicker", "showOpenFilePicker", "showSaveFilePicker", "TextDecoder", "TextEncoder", "URL", "WebAssembly", "window", "Worker", "onmessage"];

export default [
	{
		languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: { ...Object.fromEntries(BROWSER.map((name) => [name, "readonly"])), onmessage: "writable", process: "readonly" } },
		rules: {
			"no-undef": "error", "no-unused-vars": "error", "no-redeclare": "error", "no-shadow": "error", "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-var": "error", "prefer-const": "error", eqeqeq: "error", "no-unreachable": "error", "no-dupe-keys": "error",
			"no-dupe-class-members": "error", "no-unused-private-class-members": "error", "no-fallthrough": "error", "no-empty": "error", "no-self-assign": "error", "no-unsafe-finally": "error", "require-await": "error", "no-promise-executor-return": "off", "no-trailing-spaces": "error", "eol-last": "error",
			"max-lines": ["error", 450], "max-lines-per-function": ["error", 60],
		},
	},
];
