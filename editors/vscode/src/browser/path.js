// path.js — what is needed of node:path where there is no Node: paths with slashes.
function tidy(whole) {
	const parts = [];
	for (const part of whole.split("/"))
		if (part === "..")
			parts.pop();
		else if (part && part !== ".")
			parts.push(part);
	return "/" + parts.join("/");
}

export default {
	basename: (file) => file.slice(file.lastIndexOf("/") + 1),
	dirname: (file) => file.slice(0, file.lastIndexOf("/")) || "/",
	resolve: (folder, file) => tidy(file.startsWith("/") ? file : `${folder}/${file}`),
};
