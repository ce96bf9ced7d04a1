// Holds a document against a JSON Schema with Ajv: node validate.js MODULES SCHEMA DOCUMENT. SARIF's schema is draft-04.
"use strict";
const fs = require("fs");
const { createRequire } = require("module");
const [modules, schemaPath, documentPath] = process.argv.slice(2);
const load = createRequire(modules + "/");
const schema = JSON.parse(fs.readFileSync(schemaPath, "utf8"));
const draft04 = String(schema.$schema).includes("draft-04");
const Ajv = draft04 ? load("ajv-draft-04") : load("ajv");
const ajv = new (Ajv.default || Ajv)({ allErrors: true, strict: false, unicodeRegExp: false }); // SARIF has a pattern that is none in Unicode mode
(load("ajv-formats").default || load("ajv-formats"))(ajv);
const validate = ajv.compile(schema);
if (!validate(JSON.parse(fs.readFileSync(documentPath, "utf8")))) {
	console.log(ajv.errorsText(validate.errors.slice(0, 5), { separator: "\n" }));
	process.exit(1);
}
