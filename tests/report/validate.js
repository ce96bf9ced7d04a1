// validate.js — judges JSON files by a schema, with Debian's node-ajv: validate.js SCHEMA FILE… prints a line for each file,
// "ok" or what is wrong. Run with NODE_PATH=/usr/share/nodejs, where Debian keeps it whoever made the node that runs.
const Ajv = require('ajv');
const fs = require('fs');
const [schema, ...files] = process.argv.slice(2);
const judge = new Ajv({ allErrors: true }).compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
for (const file of files) {
	const fine = judge(JSON.parse(fs.readFileSync(file, 'utf8')));
	const wrong = fine ? [] : judge.errors.map(e => `${e.dataPath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
	console.log(fine ? 'ok' : wrong.slice(0, 5).join('; '));
}
