"""Documents as people write them, made at random: journeys in every shape of table, with what they say, for tests/import/run.

A journey is a list of stages; a stage has what is said of all of it, and steps; a step has a title and what is said of it. Every word is
used once in a document, so that where it comes out says where it went."""
import re

HEADS = {
	"en": {"stage": "Stage", "step": "Action", "at": "Touchpoint", "feel": "Emotion", "think": "Thoughts", "pain": "Pain points", "own": "Weather", "front": "Frontstage", "journey": "Journey", "number": "#"},
	"de": {"stage": "Phase", "step": "Handlung", "at": "Kontaktpunkt", "feel": "Gefühl", "think": "Gedanken", "pain": "Schmerzpunkte", "own": "Wetter", "front": "Frontstage", "journey": "Reise", "number": "#"},
	"fr": {"stage": "Étape", "step": "Actions", "at": "Points de contact", "feel": "Émotions", "think": "Pensées", "pain": "Irritants", "own": "Météo", "front": "Frontstage", "journey": "Parcours", "number": "N°"},
	"es": {"stage": "Etapa", "step": "Acciones", "at": "Puntos de contacto", "feel": "Emociones", "think": "Pensamientos", "pain": "Puntos de dolor", "own": "Clima", "front": "Frontstage", "journey": "Viaje", "number": "#"},
	"ru": {"stage": "Этап", "step": "Действия", "at": "Точки контакта", "feel": "Эмоции", "think": "Мысли", "pain": "Боли", "own": "Погода", "front": "Frontstage", "journey": "Путь", "number": "№"},
	"ja": {"stage": "段階", "step": "行動", "at": "接点", "feel": "感情", "think": "思考", "pain": "課題", "own": "天気", "front": "Frontstage", "journey": "ジャーニー", "number": "番号"},
}
LETTERS = {"ru": ("бвгджзклмнпрст", "аеиоу")}
SAID = ("at", "feel", "think", "pain", "own")


class Words:
	"""Words that mean nothing, each once."""

	def __init__(self, chance, language):
		self.chance, self.used = chance, set()
		self.consonants, self.vowels = LETTERS.get(language, ("bdfgklmnprtvz", "aeiou"))

	def one(self):
		while True:
			word = "".join(self.chance.choice(self.consonants) + self.chance.choice(self.vowels) for _ in range(5))
			if word not in self.used:
				self.used.add(word)
				return word

	def some(self, least=1, most=3):
		return " ".join(self.one() for _ in range(self.chance.randint(least, most))).capitalize()


class Row:
	"""One line of a map: cells by lane, and where its words belong. A title of None is a row that names no action."""

	def __init__(self, title, cells):
		self.title, self.cells = title, cells


class Stage:
	def __init__(self, name, rows):
		self.name, self.rows = name, rows


class Document:
	def __init__(self, chance, language):
		self.chance, self.language, self.heads = chance, language, HEADS[language]
		self.words = Words(chance, language)
		known = chance.choice(SAID[:-1])  # one lane is known beside the actions: else it may be a table of anything
		self.lanes = [lane for lane in SAID if lane == known or chance.random() < 0.6]
		self.lines = []
		self.expected = []  # journeys: (name, [(stage's name, words of the stage, [(title, words)])])

	def maybe(self, share):
		return self.chance.random() < share

	# ---- what is said ----

	def cells(self):
		return {lane: self.words.some() for lane in self.lanes if self.maybe(0.7)}

	def stage(self, rows, names_none):
		made = [Row(self.words.some(2, 4), self.cells()) for _ in range(rows)]
		for row in made[1:]:
			if names_none and self.maybe(0.3):
				row.title = None
				row.cells = row.cells or {self.lanes[0]: self.words.some()}
		return Stage(self.words.some(1, 2), made)

	def expect(self, name, stages):
		"""A row without an action is a step called by its touchpoint, or goes on with the one before."""
		told = []
		for stage in stages:
			steps = []
			for row in stage.rows:
				said = " ".join(row.cells.values())
				if row.title is None and "at" not in row.cells:
					steps[-1] = (steps[-1][0], steps[-1][1] + " " + said)
				else:
					steps.append((row.title or row.cells["at"], said))
			told.append((stage.name, "", steps))
		self.expected.append((name, told))

	# ---- how it is written ----

	def prose(self):
		if self.maybe(0.3):
			self.lines += [self.words.some(3, 8) + ", " + self.words.some(3, 8).lower() + ".", ""]
		if self.maybe(0.1):
			self.lines += [f"| {self.words.some(1, 1)} | {self.words.some(1, 1)} |", "|---|---|", f"| {self.words.some()} | {self.words.some()} |", ""]

	def heading(self, level, text):
		self.lines += ["#" * level + " " + text, ""]

	def table(self, rows, may_break):
		"""In Markdown. A row may be broken at a blank, or have a cell too many: its words belong to the last cell."""
		width = len(rows[0])
		for number, row in enumerate(rows):
			line = "| " + " | ".join(row) + " |"
			if number and may_break and self.maybe(0.08):
				at = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", line)]
				if at:
					cut = self.chance.choice(at)
					line = line[:cut] + "\n" + line[cut + 1:]
			self.lines.append(line)
			if number == 0:
				self.lines.append("|" + "---|" * width)
		self.lines.append("")

	def records(self, stages, with_stage, numbers, merges):
		"""Rows of a table, the head first."""
		lanes = ["step"] + self.lanes
		head = ([self.heads["number"]] if numbers else []) + ([self.heads["stage"]] if with_stage else []) + [self.heads[lane] for lane in lanes]
		rows, number = [head], 0
		for stage in stages:
			for k, row in enumerate(stage.rows):
				number += 1
				label = stage.name if k == 0 or not merges else self.chance.choice(["", "", "^^", "〃"])
				cells = [row.title or self.chance.choice(["", "—"])] + [row.cells.get(lane, "") for lane in self.lanes]
				if cells[-1] and self.maybe(0.05) and row.cells.get(self.lanes[-1]):
					extra = self.words.some()
					row.cells[self.lanes[-1]] += " " + extra
					cells.append(extra)
				rows.append(([str(number)] if numbers else []) + ([label] if with_stage else []) + cells)
		return rows

	def turned(self, rows):
		"""The columns of a table as its rows; all of the same length."""
		width = max(len(row) for row in rows)
		full = [row + [""] * (width - len(row)) for row in rows]
		return [list(column) for column in zip(*full)]

	def journey_of_rows(self, name):
		stages = [self.stage(self.chance.randint(1, 3), True) for _ in range(self.chance.randint(2, 4))]
		self.prose()
		self.table(self.records(stages, True, self.maybe(0.4), self.maybe(0.5)), True)
		self.expect(name, stages)

	def journey_of_sections(self, name):
		"""A stage in a row of its own, above those of its steps."""
		stages = [self.stage(self.chance.randint(2, 4), False) for _ in range(self.chance.randint(2, 4))]
		lanes, rows = ["step"] + self.lanes, []
		for stage in stages:
			rows.append([stage.name] + [""] * len(self.lanes))
			for row in stage.rows:
				row.cells = row.cells or {self.lanes[0]: self.words.some()}
				rows.append([row.title] + [row.cells.get(lane, "") for lane in self.lanes])
		self.prose()
		self.table([[self.heads[lane] for lane in lanes]] + rows, True)
		self.expect(name, stages)

	def journey_of_columns(self, name):
		stages = [self.stage(self.chance.randint(1, 2), True) for _ in range(self.chance.randint(2, 4))]
		self.lanes = self.lanes if len(self.lanes) > 2 else list(SAID)
		rows = self.records(stages, True, False, True)
		width = len(rows[0])
		for row in rows:  # no cell too many: a column has no end
			if len(row) > width:
				row[width - 1] += "; " + row.pop()
		self.prose()
		self.table(self.turned(rows), False)
		self.expect(name, stages)

	def journey_of_small_tables(self, name):
		"""A heading and a table of two columns for each stage."""
		stages = [self.stage(1, False) for _ in range(self.chance.randint(2, 4))]
		stages[0].rows[0].cells = {lane: self.words.some() for lane in self.lanes}
		for stage in stages:
			self.heading(3, stage.name)
			self.prose()
			row, rows = stage.rows[0], [["Layer", "Detail"], [self.heads["step"], stage.rows[0].title]]
			for lane in self.lanes:
				if lane in row.cells:
					rows.append([self.heads[lane], row.cells[lane]])
					if self.maybe(0.2):
						more = self.words.some()
						row.cells[lane] += " " + more
						rows.append(["", more])
			self.table(rows, False)
		self.expect(name, stages)

	def journey_of_stages_apart(self, name):
		"""A heading and a table of steps for each stage."""
		stages = [self.stage(self.chance.randint(1, 3), True) for _ in range(self.chance.randint(2, 4))]
		numbers = self.maybe(0.4)
		for stage in stages:
			self.heading(3, stage.name)
			self.prose()
			self.table(self.records([stage], False, numbers, False), True)
		self.expect(name, stages)

	def markdown(self):
		self.heading(1, self.words.some(2, 3))
		self.prose()
		shape = self.chance.choice([self.journey_of_rows, self.journey_of_columns, self.journey_of_sections, self.journey_of_small_tables, self.journey_of_stages_apart])
		for _ in range(self.chance.randint(1, 3)):
			name = self.words.some(2, 3)
			self.heading(2, name)
			shape(name)
		self.prose()
		return "\n".join(self.lines) + "\n"

	def csv(self):
		"""One table; several journeys by a column that names them."""
		names = [self.words.some(2, 3) for _ in range(self.chance.randint(1, 3))]
		merges, numbers, separator, lines = self.maybe(0.5), self.maybe(0.4), self.chance.choice(",;\t"), []
		for name in names:
			stages = [self.stage(self.chance.randint(1, 3), True) for _ in range(self.chance.randint(2, 4))]
			rows = self.records(stages, True, numbers, merges)
			for k, row in enumerate(rows):
				label = self.heads["journey"] if k == 0 else name if k == 1 or not merges else ""
				if k or not lines:
					lines.append(separator.join(([label] if len(names) > 1 else []) + row))
			self.expect(name if len(names) > 1 else None, stages)
		return "\n".join(lines) + "\n"


def words_of(text):
	return re.findall(r"[^\W\d_]+", text.lower())


def read_map(text):
	"""The map's journeys in the form of Document.expected."""
	journeys, name = [], lambda line: re.match(r'\s*\w+ "((?:[^"\\]|\\.)*)"', line)[1]
	for line in text.split("\n"):
		kind = re.match(r"\s*(\w*)", line)[1]
		indent = len(line) - len(line.lstrip(" "))
		if kind == "journey":
			journeys.append((name(line), []))
		elif not journeys or line.lstrip().startswith("#") or not line.strip():
			continue
		elif kind == "stage" and indent == 2:
			journeys[-1][1].append((name(line), line.split('"', 2)[2], []))
		elif kind == "step" and indent == 4:
			journeys[-1][1][-1][2].append((name(line), line.split('"', 2)[2]))
		elif indent >= 4 and journeys[-1][1]:
			stage = journeys[-1][1][-1]
			if stage[2] and indent > 4:
				stage[2][-1] = (stage[2][-1][0], stage[2][-1][1] + " " + line)
			else:
				journeys[-1][1][-1] = (stage[0], stage[1] + " " + line, stage[2])
	return journeys


def differences(expected, got):
	"""What of a document came out elsewhere than where it belongs."""
	found = []
	if len(expected) != len(got):
		return [f"{len(expected)} journeys became {len(got)}"]
	for (name, stages), (got_name, got_stages) in zip(expected, got):
		if name is not None and name != got_name:
			found.append(f"journey “{name}” is called “{got_name}”")
		if [stage[0] for stage in stages] != [stage[0] for stage in got_stages]:
			found.append(f"the stages {[stage[0] for stage in stages]} became {[stage[0] for stage in got_stages]}")
			continue
		for (stage, said, steps), (_, got_said, got_steps) in zip(stages, got_stages):
			if [words_of(step[0]) for step in steps] != [words_of(step[0]) for step in got_steps]:
				found.append(f"the steps {[step[0] for step in steps]} of “{stage}” became {[step[0] for step in got_steps]}")
				continue
			for what, there, text in [(f"stage “{stage}”", got_said, said)] + [(f"step “{s[0]}”", g[1], s[1]) for s, g in zip(steps, got_steps)]:
				missing = [word for word in words_of(text) if word not in words_of(there)]
				if missing:
					found.append(f"{what} has lost {missing}")
	return found
