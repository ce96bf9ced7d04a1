// What the sources of the extension are held to: no name that is unknown or unused, and nothing too long to be read.
const NODE = ["Buffer", "clearTimeout", "process", "setTimeout", "AbortController", "URL"], WEBVIEW = ["acquireVsCodeApi", "addEventListener", "document", "DOMParser"];
const globals = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));
const rules = {
	"no-undef": "error", "no-unused-vars": "error", "no-redeclare": "error", "no-shadow": "error", "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-var": "error", "prefer-const": "error", eqeqeq: "error", "no-unreachable": "error", "no-dupe-keys": "error",
	"no-dupe-class-members": "error", "no-unused-private-class-members": "error", "no-fallthrough": "error", "no-empty": "error", "no-self-assign": "error", "no-unsafe-finally": "error", "require-await": "error", "no-trailing-spaces": "error", "eol-last": "error",
	"max-lines": ["error", 450], "max-lines-per-function": ["error", 60],
};

export default [
	{ files: ["**/src/*.js", "**/build.mjs"], languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals(NODE) }, rules },
	{ files: ["**/media/*.js"], languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: globals(WEBVIEW) }, rules },
];
