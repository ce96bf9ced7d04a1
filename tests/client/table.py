"""grammar/statements.def as data, and maps of it that say everything in every place."""
import os
import re


class Kind:
    def __init__(self, name, word, parents, occurs, slots):
        self.name, self.word, self.parents, self.is_many, self.slots = name, word, parents, occurs != "ONCE", slots


def parts(text):
    """What stands between the commas of a call, brackets kept together."""
    out, depth, at = [""], 0, 0
    for m in re.finditer(r'"(?:[^"\\]|\\.)*"|.', text, re.S):
        at = m[0]
        depth += (at == "(") - (at == ")")
        if at == "," and not depth:
            out.append("")
        else:
            out[-1] += at
    return [p.strip() for p in out]


class Table:
    def __init__(self, root):
        with open(os.path.join(root, "grammar/statements.def")) as f:
            text = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S).replace("\\\n", " ")
        self.macros = dict(re.findall(r"#define (IN_\w+)\s+(.*)", text))
        self.choices = {p[0]: [w.strip('"') for w in p[1:]] for p in (parts(c) for c in re.findall(r"^CHOICES\((.*?)\)$", text, re.M | re.S))}
        self.kinds = {}
        for row in re.findall(r"^STATEMENT\((.*)\)$", text, re.M):
            p = parts(row)
            slots = [re.match(r"(opt|either)?(\w+)(?:\((\w+)\))?", s).groups() for s in p[5:] if s != "NOTHING"]
            self.kinds[p[0]] = Kind(p[0], p[1].strip('"'), self.scopes(p[2]), p[3], slots)
        self.members = {}
        for k in self.kinds.values():
            for parent in k.parents:
                self.members.setdefault(parent, []).append(k.name)

    def scopes(self, text):
        return set(re.findall(r"IN\((\w+)\)", text)).union(*(self.scopes(self.macros[m]) for m in re.findall(r"\bIN_\w+", text)))


class Line:
    """One line of a map: a statement, who stands in it, whether a client may know of it."""

    def __init__(self, kind, parent, text, is_kept, below=()):
        self.kind, self.parent, self.text, self.is_kept, self.below = kind, parent, text, is_kept, list(below)

    def each(self, depth=0):
        yield depth, self
        for line in self.below:
            yield from line.each(depth + 1)


DECLARED = {"TEAM": "team", "SOURCE": "source", "SEGMENT": "segment", "PERSONA": "persona", "CHANNEL": "channel", "TOUCHPOINT": "touchpoint", "METRIC": "metric"}
FILES = {"LOGO": ".png", "IMAGE": ".png", "DATA": ".csv", "FOLLOWS": ".cjm", "DETAIL": ".cjm"}
CSV = "stage,month,rate,visits\npurchase,2026-09,21,840\n"
# What stands for itself: words of a table or of a file.
FIXED = {"COLUMN": "rate", "N_COLUMN": "visits", "DATE_COLUMN": "month", "WHERE": "stage = purchase", "REQUIRE": "pains <= 999",
         "RULE": 'no-persona off "{t}"', "OF": "s0", "INTENSITY": "4", "UNTIL": "2026-12-31", "METRIC_RANGE": "0..999999", "SHOW_PERSONAS": "persona0", "SHOW_STAGES": "s0"}
SHARED = {kind: word + "0" for kind, word in DECLARED.items()}  # declared, and named by what all may see
WITHIN = {"STEP": "st0", "STAGE": "s0", "QUESTION": "q0", "PAIN": "pain0", "ACTION": "act0", "LANE": "lane0"}  # of the same journey, for everybody


class Maker:
    """Statements with words that stand nowhere else. `kept` begins those that no client may see, `open` those that all may."""

    def __init__(self, table, seed):
        self.table, self.count, self.seed = table, 0, seed
        self.top = []      # what is declared for others
        self.files = set()

    def word(self, is_kept):
        self.count += 1
        n, letters = self.count, ""
        while n:
            n, digit = divmod(n, 20)
            letters += "bcdfghjklmnprstvwxyz"[digit]
        return ("qk%s%sq" if is_kept else "wo%s%sow") % (self.seed, letters)

    def declare(self, kind, is_kept, depth):
        """A thing that only the caller's line names."""
        name = self.word(is_kept)
        line = Line(kind, "FILE", '%s %s "%s"' % (DECLARED[kind], name, self.word(is_kept)), is_kept)
        line.below = self.below(kind, is_kept, depth + 1, {"INTERNAL"})
        self.top.append(line)
        return name

    def slot(self, kind, slot, is_kept, depth):
        _, type_, detail = slot
        if type_ in ("REF", "REFS", "REF_OR_TEXT") and detail in DECLARED:
            self.count += 1
            if depth and self.count % 2: # made by its use
                return '"%s"' % self.word(is_kept)
            return self.declare(detail, is_kept, depth) if depth < 2 else SHARED[detail]
        if type_ in ("REF", "REFS"):
            return WITHIN[detail]
        if kind.name in FILES and type_ in ("TEXT", "REF_OR_TEXT"):
            name = self.word(is_kept) + FILES[kind.name]
            self.files.add(name)
            return '"%s"' % name
        if type_ == "CHOICE":
            return self.table.choices[detail][0]
        values = {"NAME": lambda: self.word(is_kept), "WORD": lambda: "lane0", "WORDS": lambda: self.word(is_kept), "TEXT": lambda: '"%s"' % self.word(is_kept),
                  "ANY": lambda: '"%s"' % self.word(is_kept), "NUMBER": lambda: str(1 + self.count % 3 * (kind.name[:4] != "FEEL")), "PERCENT": lambda: "%d%%" % (11 + self.count % 80),
                  "VALUE": lambda: str(1001 + self.count), "DURATION": lambda: "%d months" % (2 + self.count % 9), "TIME": lambda: "%d min" % (2 + self.count % 9),
                  "DATE": lambda: "2026-0%d-%02d" % (1 + self.count % 9, 1 + self.count % 28), "RANGE": lambda: "1..5", "COMPARE": lambda: "<=", "COLOR": lambda: "#3B6FD4",
                  "COLORS": lambda: "#3B6FD4", "PERCENTorDATA": lambda: "%d%%" % (11 + self.count % 80)}
        return values[type_]()

    def head(self, kind, is_kept, depth):
        k = self.table.kinds[kind]
        if kind == "LANES":
            return k.word + " " + ", ".join(self.table.choices["lane"])
        if kind in FIXED:
            return k.word + " " + FIXED[kind].format(t=self.word(is_kept))
        word = k.word if kind != "OWN" else "x-" + self.word(is_kept)
        if kind == "METRIC":
            return '%s %s "%s"' % (word, self.word(is_kept), self.word(is_kept))
        return " ".join([word] + [self.slot(k, s, is_kept, depth) for s in k.slots])

    def statement(self, kind, parent, is_kept, depth=0, without=()):
        line = Line(kind, parent, self.head(kind, is_kept, depth), is_kept, self.below(kind, is_kept, depth, without))
        if kind == "JOURNEY" and is_kept:
            line.below += self.named(is_kept)
        return line

    def named(self, is_kept):
        """What WITHIN names, in a journey of its own."""
        def line(kind, parent, start, *below):
            return Line(kind, parent, '%s "%s"' % (start, self.word(is_kept)), is_kept, below)
        return [line("LANE", "JOURNEY", "lane lane0"), line("QUESTION", "JOURNEY", "question q0"), line("ACTION", "JOURNEY", "action act0"),
                line("STAGE", "JOURNEY", "stage s0", line("PAIN", "STAGE", "pain pain0"), line("STEP", "STAGE", "step st0"))]

    def below(self, kind, is_kept, depth, without=()):
        """All that may stand in it, one of each."""
        return [self.statement(m, kind, is_kept, depth, without) for m in self.table.members.get(kind, ()) if m not in without]

    def text(self, lines, with_kept):
        out, numbered = [], []
        for line in [*self.top, *lines]:
            for depth, l in line.each():
                if with_kept or not l.is_kept:
                    out.append("  " * depth + l.text)
                    numbered.append(l)
        return "\n".join(out) + "\n", numbered
