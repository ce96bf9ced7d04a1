// keeping.js — what stays in this tab of the browser: the map that one works on, and how the page is set. Nothing of it leaves the computer.

export function kept(name) {
	try {
		return JSON.parse(sessionStorage.getItem("cjm-" + name)) ?? undefined;
	} catch {
		return undefined;
	}
}

/** Where there is no room, or the browser forbids it, nothing is kept. */
export function keep(name, value) {
	try {
		sessionStorage.setItem("cjm-" + name, JSON.stringify(value));
	} catch {
		// the page works without
	}
}
