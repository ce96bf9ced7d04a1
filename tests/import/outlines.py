"""Outlines of journeys in every shape in which people write them, in every language whose labels are known, of made-up words: what comes
in can be told apart from everything else, and has one right place."""
import re


def labels(columns):
	"""By language: a name for each of these lanes, from the rows of columns.def."""
	found = {}
	for kind, language, phrases in re.findall(r'COLUMN\((\w+), "(\w+)",\s*"([^)]*)"\)', columns):
		first = re.sub(r'"\s*"', "", phrases).split(",")[0].strip().strip('"')
		if kind in ("STEP", "FEELING", "THOUGHT", "PAIN", "TOUCHPOINT") and "=" not in first:
			found.setdefault(language, {}).setdefault(kind, " ".join(w.rstrip("*") for w in first.split()))
	return {language: lanes for language, lanes in found.items() if len(lanes) == 5}


class Words:
	"""A word that is used once."""
	def __init__(self):
		self.count = 0

	def __call__(self, count=1):
		made = []
		for _ in range(count):
			self.count += 1
			made.append("zu" + "".join("bcdfghjklm"[int(d)] + "o" for d in str(self.count)))
		return " ".join(made)


def journey(chance, words):
	"""Its name, and stages: a name, and what stands in each lane."""
	stages = []
	for _ in range(chance.randrange(2, 5)):
		lanes = {"STEP": [words(2) for _ in range(chance.randrange(1, 4))], "FEELING": [words()]}
		for kind in ("THOUGHT", "PAIN", "TOUCHPOINT"):
			if chance.random() < 0.6:
				lanes[kind] = [words(2) for _ in range(chance.randrange(1, 3))]
		stages.append((words(2), lanes))
	return words(2), stages


def items(values, indent, mark="-"):
	return "".join(f"{indent}{mark} {v}\n" for v in values)


def below_headings(one):
	"""# Title, ## Stage, and for each lane what `one` writes."""
	def write(title, stages, labels):
		return f"# {title}\n\n" + "".join(f"## {name}\n\n" + "".join(one(labels[kind], values) for kind, values in lanes.items()) + "\n" for name, lanes in stages)
	return write


def nested(step, marks):
	def write(title, stages, labels):
		a, b, c = marks
		return f"# {title}\n\n" + "".join(f"{a} {name}\n" + "".join(f"{step}{b} {labels[kind]}\n" + items(values, step * 2, c) for kind, values in lanes.items()) for name, lanes in stages)
	return write


def numbered(indent, name_as):
	def write(title, stages, labels):
		out = f"# {title}\n\n"
		for number, (name, lanes) in enumerate(stages, 1):
			out += f"{number}. {name_as % name}\n"
			for kind, values in lanes.items():
				out += "".join(f"{indent}- {labels[kind]}: {value}\n" for value in values) if kind == "STEP" else f"{indent}- {labels[kind]}: {'; '.join(values)}\n"
		return out
	return write


def one_line(between):
	def write(title, stages, labels):
		return f"# {title}\n\n" + "".join(f"- **{name}**: " + between.join(f"{labels[kind]}: {'; '.join(values)}" for kind, values in lanes.items()) + "\n" for name, lanes in stages)
	return write


def titles_in_bold(title, stages, labels):
	return f"# {title}\n\n" + "".join(f"**{name}**\n\n" + "".join(f"**{labels[kind]}:** {'; '.join(values)}  \n" for kind, values in lanes.items()) + "\n---\n\n" for name, lanes in stages)


def underlined(title, stages, labels):
	return f"{title}\n=======\n\n" + "".join(f"{name}\n-------\n\n" + "".join(f"{labels[kind]}\n" + "".join(f": {v}\n" for v in values) + "\n" for kind, values in lanes.items()) for name, lanes in stages)


def page(title, stages, labels):
	def lane(kind, values):
		return f"<li><b>{labels[kind]}:</b><ul>" + "".join(f"<li>{v}</li>" for v in values) + "</ul></li>\n"
	return f"<!DOCTYPE html><html><body><h1>{title}</h1>\n" + "".join(f"<h2>{name}</h2><ul>" + "".join(lane(k, v) for k, v in lanes.items()) + "</ul>\n" for name, lanes in stages) + "</body></html>\n"


def page_table(title, stages, labels):
	head = "<tr><td></td>" + "".join(f"<th>{labels[k]}</th>" for k in ("STEP", "FEELING", "THOUGHT", "PAIN", "TOUCHPOINT")) + "</tr>\n"
	rows = "".join(f"<tr><th>{name}</th>" + "".join("<td>" + "<br>".join(lanes.get(k, [])) + "</td>" for k in ("STEP", "FEELING", "THOUGHT", "PAIN", "TOUCHPOINT")) + "</tr>\n" for name, lanes in stages)
	return f"# {title}\n\n<table>\n{head}{rows}</table>\n"


SHAPES = {
	"labels in bold, bullets below": below_headings(lambda label, values: f"**{label}:**\n" + items(values, "") + "\n"),
	"labels in bold, the colon outside": below_headings(lambda label, values: f"**{label}**: {'; '.join(values)}\n\n"),
	"labels in bold without a colon": below_headings(lambda label, values: f"**{label}**  \n" + items(values, "", "*") + "\n"),
	"labels in plain letters": below_headings(lambda label, values: f"{label}: {'; '.join(values)}\n"),
	"labelled bullets": below_headings(lambda label, values: f"- **{label}**: {'; '.join(values)}\n"),
	"labelled bullets, a dash": below_headings(lambda label, values: f"* **{label}** – {'; '.join(values)}\n"),
	"labelled bullets with bullets": below_headings(lambda label, values: f"- {label}:\n" + items(values, "  ")),
	"boxes to tick": below_headings(lambda label, values: f"**{label}:**\n" + items([f"[ ] {v}" for v in values], "") + "\n"),
	"lanes as headings": below_headings(lambda label, values: f"### 🎯 {label}\n\n" + items(values, "", "+") + "\n"),
	"lanes as headings, numbers": below_headings(lambda label, values: f"### {label}\n" + "".join(f"{n}. {v}\n" for n, v in enumerate(values, 1)) + "\n"),
	"nested by two": nested("  ", "---"),
	"nested by four": nested("    ", "***"),
	"nested by tabs": nested("\t", "-*+"),
	"numbers and bullets": numbered("   ", "**%s**"),
	"numbers and bullets, not indented": numbered("", "%s"),
	"all of a stage on one line": one_line("; "),
	"all of a stage on one line, bars": one_line(" | "),
	"titles in bold": titles_in_bold,
	"underlined headings and definitions": underlined,
	"a page": page,
	"a table in a page": page_table,
}


def in_order(text, wanted):
	"""The first of these that does not follow the one before."""
	at = 0
	for word in wanted:
		found = re.compile(rf"\b{word}\b").search(text, at)
		if not found:
			return word
		at = found.end()
	return None


def wrong(imported, title, stages):
	"""What is not where it belongs; None where all is."""
	parts = re.split(r'^  stage "', imported, flags=re.M)
	if f'journey "{title}"' not in parts[0]:
		return f"the journey is not called {title}"
	if [p.split('"')[0] for p in parts[1:]] != [name for name, _ in stages]:
		return "the stages are others"
	for part, (name, lanes) in zip(parts[1:], stages):
		if re.findall(r'step "([^"]*)"', part) != lanes["STEP"]:
			return f"the steps of {name} are others"
		for kind, values in lanes.items():
			missing = in_order(part, values)
			if missing:
				return f"{missing} ({kind}) is not in {name}, or not in its place"
	return None
