// counted.cjs — attempts that are counted: each is a promise that holds or says why not.
"use strict";
let passed = 0, failed = 0;

exports.attempt = async (what, act) => {
	try {
		await act();
		passed++;
	} catch (error) {
		failed++;
		console.log(`${what} — ${String(error.message).slice(0, 600)}`);
	}
};

exports.finish = (error) => {
	if (error) {
		failed++;
		console.log(error.stack);
	}
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed ? 1 : 0);
};
