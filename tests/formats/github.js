// Writes findings as GitHub's own toolkit does, what matters most first: node github.js MODULES FINDINGS. FINDINGS is what cjm check -f json wrote.
"use strict";
const fs = require("fs");
const { createRequire } = require("module");
const [modules, path] = process.argv.slice(2);
const core = createRequire(modules + "/")("@actions/core");
const tell = { error: core.error, warning: core.warning, info: core.notice };
for (const f of JSON.parse(fs.readFileSync(path, "utf8")).findings.sort((a, b) => a.rank - b.rank))
	tell[f.severity](f.hint ? f.message + "\n" + f.hint : f.message, {
		title: f.id, file: f.file, startLine: f.line, endLine: f.endLine,
		...(f.line === f.endLine ? { startColumn: f.column, endColumn: f.endColumn } : {}),
	});
