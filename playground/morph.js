// morph.js — turns one tree into another and touches only what differs: what stays in place needs no new layout, which takes a browser longer than all else.

function sameAttributes(old, fresh) {
	for (const { name } of [...old.attributes])
		if (!fresh.hasAttribute(name))
			old.removeAttribute(name);
	for (const attribute of [...fresh.attributes])
		if (old.getAttribute(attribute.name) !== attribute.value)
			old.setAttributeNode(fresh.removeAttributeNode(attribute));
}

/** `old` becomes what `fresh` is; what is taken from `fresh` is gone there. */
export function morph(old, fresh) {
	if (old.isEqualNode(fresh))
		return;
	if (old.nodeName !== fresh.nodeName || old.nodeType !== Node.ELEMENT_NODE || old.id !== fresh.id) {
		old.replaceWith(fresh);
		return;
	}
	sameAttributes(old, fresh);
	const before = [...old.childNodes], after = [...fresh.childNodes];
	let start = 0, end = 0;
	// What was put in or taken out lies between the parts that are the same.
	while (start < Math.min(before.length, after.length) && before[start].isEqualNode(after[start]))
		start++;
	while (end < Math.min(before.length, after.length) - start && before.at(-1 - end).isEqualNode(after.at(-1 - end)))
		end++;
	const changed = before.slice(start, before.length - end), wanted = after.slice(start, after.length - end);
	const pairs = Math.min(changed.length, wanted.length), next = changed.length ? changed.at(-1).nextSibling : (before[start] ?? null);
	wanted.slice(pairs).forEach((node) => old.insertBefore(node, next));
	changed.slice(pairs).forEach((node) => node.remove());
	for (let i = 0; i < pairs; i++)
		morph(changed[i], wanted[i]);
}
